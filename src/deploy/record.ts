import * as z from 'zod/mini';
import { textLike } from '../plan/values.ts';
import type { Pod } from './api.ts';

/**
 * What is known of a pod that was asked for. It is written before the request, under a name that no other pod has,
 * and settled after it: whatever interrupts us, the list of the account says under that name whether there is one.
 */
export interface PodRecord extends About {
  readonly schema: 1;
  /** The pod's, and the file's. */
  readonly name: string;
  /** When the last request was about to be sent; ISO. */
  readonly askedAt: string;
  readonly state: State;
}

/** What it is for. */
export interface About {
  /** `FluxGym on RTX 4090`. */
  readonly title: string;
  /** Digest of the plan. */
  readonly plan: string;
  /** Absolute path of the journal, and the entry's number; null: there is none. */
  readonly journal: { readonly path: string; readonly entry: number } | null;
  /** Where the app answers; null: its port is closed. */
  readonly port: number | null;
  /** What its page must hold; null: any 200 of it. */
  readonly page: { readonly path: string; readonly contains: string | null };
  /** What goes on being billed while it is stopped, and how much; null: nothing. */
  readonly stopped: string | null;
}

export type State =
  /** A request was sent, or was about to be. */
  | { readonly is: 'asked' }
  | (Made & { readonly is: 'made' })
  /** None came of it. */
  | { readonly is: 'none'; readonly why: string }
  /** More than one has the name, which nobody but us should know. */
  | { readonly is: 'several'; readonly ids: readonly string[] }
  /** It is gone from the account. */
  | (Made & { readonly is: 'ended'; readonly endedAt: string });

interface Made {
  readonly id: string;
  readonly status: string;
  readonly gpu: string;
  /** Data centre; empty: not told yet. */
  readonly region: string;
  readonly cloud: string;
  /** While it runs; null: not told. */
  readonly usdPerHour: number | null;
  readonly startedAt: string;
  /** The list had it: from then on, that it is missing means something. */
  readonly listed: boolean;
  /** Null: it was not seen ready. */
  readonly secondsToReady: number | null;
}

const text = z.string().check(z.maxLength(1000));
const made = {
  id: textLike(/^[A-Za-z0-9_-]{1,64}$/),
  status: text,
  gpu: text,
  region: text,
  cloud: text,
  usdPerHour: z.nullable(z.number()),
  startedAt: text,
  listed: z.boolean(),
  secondsToReady: z.nullable(z.number()),
};

const recordSchema = z.object({
  schema: z.literal(1),
  name: textLike(/^[a-z0-9-]{1,80}$/),
  askedAt: text.check(z.refine((moment) => !Number.isNaN(Date.parse(moment)))),
  title: text,
  plan: textLike(/^[0-9a-f]{64}$/),
  journal: z.nullable(z.object({ path: text, entry: z.int().check(z.minimum(1)) })),
  port: z.nullable(z.int().check(z.minimum(1), z.maximum(65535))),
  page: z.object({ path: textLike(/^\//), contains: z.nullable(text) }),
  stopped: z.nullable(text),
  state: z.union([
    z.object({ is: z.literal('asked') }),
    z.object({ is: z.literal('made'), ...made }),
    z.object({ is: z.literal('none'), why: text }),
    z.object({ is: z.literal('several'), ids: z.array(text) }),
    z.object({ is: z.literal('ended'), ...made, endedAt: text }),
  ]),
});

/** The text of a record; null: it is none. */
export function readRecord(content: string): PodRecord | null {
  try {
    return recordSchema.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    return null;
  }
}

export function recordText(record: PodRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** A name that no other pod has, of what a person recognises, the day, and chance. */
export function uniqueName(slug: string, now: Date, chance: string): string {
  return `${slug}-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${chance}`;
}

/** The record of a pod that is there. */
export function asMade(record: PodRecord, pod: Pod, now: Date, listed: boolean): PodRecord {
  const before = record.state.is === 'made' || record.state.is === 'ended' ? record.state : null;
  const running = (pod.cost ?? 0) > 0 ? pod.cost : null;
  return {
    ...record,
    state: {
      is: 'made',
      id: pod.id,
      status: pod.status ?? before?.status ?? '',
      gpu: pod.gpu?.id ?? before?.gpu ?? '',
      region: pod.dataCenterId ?? before?.region ?? '',
      cloud: pod.cloud ?? before?.cloud ?? '',
      usdPerHour: running ?? before?.usdPerHour ?? null,
      startedAt: before?.startedAt ?? pod.createdAt ?? now.toISOString(),
      listed: listed || (before?.listed ?? false),
      secondsToReady: before?.secondsToReady ?? null,
    },
  };
}

/** For so long after a request, a pod that is not in the list may still come (a 404 after the 201 is normal). */
export const settledAfterSeconds = 600;

/** What a record is in the light of the whole list of the account's pods. */
export function reconcile(record: PodRecord, pods: readonly Pod[], now: Date): PodRecord {
  const { state } = record;
  const ours = pods.filter(({ name, status }) => name === record.name && status !== 'TERMINATED');
  const [first, ...others] = ours;
  if (first !== undefined && others.length === 0) return asMade(record, first, now, true);
  if (first !== undefined) return { ...record, state: { is: 'several', ids: ours.map(({ id }) => id) } };
  const isSettled = now.getTime() - Date.parse(record.askedAt) >= settledAfterSeconds * 1000;
  switch (state.is) {
    case 'asked':
      return isSettled ? { ...record, state: { is: 'none', why: 'no pod of this name appeared' } } : record;
    case 'several':
      return { ...record, state: { is: 'none', why: 'all pods of this name are gone' } };
    case 'made':
      return isSettled || state.listed || pods.some(({ id }) => id === state.id)
        ? asEnded(record, now)
        : record;
    default:
      return record;
  }
}

/** The record of a pod that is gone. */
export function asEnded(record: PodRecord, now: Date): PodRecord {
  const { state } = record;
  if (state.is !== 'made') return record;
  return { ...record, state: { ...state, is: 'ended', endedAt: now.toISOString() } };
}

/** Whether something may be billed under this name. */
export function isOpen({ state }: PodRecord): boolean {
  return state.is === 'asked' || state.is === 'made' || state.is === 'several';
}

/** Nothing more is spent on it by the hour. */
export function isSpent(record: PodRecord): boolean {
  return isStopped(record) || record.state.is === 'ended';
}

/** It runs no more, and what is kept of it may still be billed. */
export function isStopped({ state }: PodRecord): boolean {
  return state.is === 'made' && state.status === 'EXITED';
}

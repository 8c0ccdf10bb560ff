import type { Pod } from './api.ts';

/** How far a pod has come, as far as it was told. */
export interface Followed {
  /** Of `stages`; -1: nothing yet. */
  readonly stage: number;
  /** The script has said READY, and nothing else since. */
  readonly isSaid: boolean;
  /** Null: it goes on. */
  readonly end: End | null;
}

export type End =
  | { readonly is: 'ready' }
  /** `why`: as the script says it, or the cloud. */
  | { readonly is: 'failed'; readonly why: string }
  /** It was stopped, or it stopped itself. */
  | { readonly is: 'stopped' }
  | { readonly is: 'gone' };

const stages = ['created; waiting for a host', 'host found; the image is pulled', 'container up'] as const;

/** What was seen in one round. */
export interface Seen {
  /** Null: the cloud could not be asked. */
  readonly pod: Pod | null;
  readonly isGone: boolean;
  /** New lines of its log. */
  readonly lines: readonly string[];
  /** `own`: the app answers with its own page; `any`: something does, and nobody knows what its page holds. */
  readonly page: 'own' | 'any' | null;
}

export const nothingFollowed: Followed = { stage: -1, isSaid: false, end: null };

// As the startup script says everything (src/artifacts/runtime/speak.sh).
const said = /^\[pod-wizard [^\]]{1,40}\] (.*)$/;

/** What is to be told of a round: each stage once, then the script's own words. */
export function follow(
  before: Followed,
  { pod, isGone, lines, page }: Seen,
): { readonly followed: Followed; readonly told: readonly string[] } {
  const words = lines.flatMap((line) => said.exec(line)?.[1] ?? []);
  const stage = Math.max(before.stage, lines.length > 0 || page !== null ? 2 : stageOf(pod));
  const failure = words.findLast((word) => word.startsWith('FAILED: ')) ?? null;
  const last = words.findLast((word) => /^(?:READY|FAILED): /.test(word));
  const isSaid = last === undefined ? before.isSaid : last.startsWith('READY');
  const end: End | null =
    page === 'own' || (page === 'any' && isSaid)
      ? { is: 'ready' }
      : isGone
        ? { is: 'gone' }
        : failure !== null
          ? { is: 'failed', why: failure }
          : pod?.status === 'ERROR'
            ? { is: 'failed', why: 'the cloud says that its container is in error' }
            : pod?.status === 'EXITED'
              ? { is: 'stopped' }
              : null;
  return { followed: { stage, isSaid, end }, told: [...stages.slice(before.stage + 1, stage + 1), ...words] };
}

function stageOf(pod: Pod | null): number {
  if (pod === null) return -1;
  if (pod.status === 'RUNNING') return 2;
  return pod.status === 'STARTING' || (pod.ssh?.proxy ?? null) !== null ? 1 : 0;
}

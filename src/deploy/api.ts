import * as z from 'zod/mini';
import { printable } from '../basics/printable.ts';
import type { Api } from './api-types.ts';

/** The body of `POST /v2/pods`. */
export type PodBody = Api['CreatePodRequest'];

/** `Ours`, where all that the document promises can be read as that; else the compiler refuses. */
type Reads<_Theirs extends Ours, Ours> = Ours;

/** What else comes in another form is not known, and stops nothing. (z.catch weighs ten times as much.) */
function orNull<One>(schema: z.ZodMiniType<One>) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value): One | null => schema.safeParse(value).data ?? null),
  );
}
const text = orNull(z.string());
/** As long as a record of ours may hold: it must be read again. */
const brief = orNull(z.string().check(z.maxLength(1000)));
const number = orNull(z.number());
const way = orNull(z.object({ command: z.string() }));

const podSchema = z.object({
  // It goes into addresses.
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  name: z.string(),
  status: brief,
  cloud: brief,
  dataCenterId: brief,
  cudaVersion: brief,
  /** Dollars an hour; 0 while stopped. */
  cost: number,
  createdAt: brief,
  gpu: orNull(z.object({ id: z.string().check(z.maxLength(1000)) })),
  ssh: orNull(z.object({ proxy: way, direct: way })),
});
export type Pod = Reads<Required<Api['Pod']>, z.output<typeof podSchema>>;

const pageSchema = z.object({
  pods: z.array(podSchema),
  // In no document yet; newer clients follow it (SkyPilot of 2026-10-27).
  pagination: z.optional(
    z.object({ hasNextPage: z.optional(z.boolean()), nextCursor: z.optional(z.nullable(z.string())) }),
  ),
});

const offerSchema = z.object({
  id: z.string(),
  price: z.object({ secure: z.number(), community: z.number() }),
  availability: text,
  dataCenters: orNull(z.readonly(z.array(z.object({ id: z.string(), availability: text })))),
  cudaVersions: orNull(z.readonly(z.array(z.object({ version: z.string(), available: z.boolean() })))),
});
const offersSchema = z.object({ gpus: z.array(offerSchema) });
/** What the cloud says of a GPU type now: dollars an hour for one, how many are free and where, and what CUDA their hosts have. */
export type Offer = Reads<Required<Api['GpuType']>, z.output<typeof offerSchema>>;

const templateSchema = z.object({ id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)), name: z.string() });
const templatesSchema = z.object({
  templates: z.array(templateSchema),
  pagination: pageSchema.shape.pagination,
});

const problemSchema = z.object({
  title: text,
  detail: text,
  errors: orNull(z.array(z.string())),
  // The older forms of the same.
  message: text,
  error: text,
});

/** JSON, or undefined where it is none. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The pod that an answer tells of; null: it tells of none. */
export function readPod(body: string): Pod | null {
  return podSchema.safeParse(json(body)).data ?? null;
}

export interface Page<One> {
  readonly rows: readonly One[];
  /** Of the next page; null: this is the last. */
  readonly next: string | null;
}

/** A page of a list; null where it cannot be read, or not as a whole. */
export function readPods(body: string): Page<Pod> | null {
  const { data } = pageSchema.safeParse(json(body));
  return data === undefined ? null : page(data.pods, data.pagination);
}

export type Template = z.infer<typeof templateSchema>;

export function readTemplates(body: string): Page<Template> | null {
  const { data } = templatesSchema.safeParse(json(body));
  return data === undefined ? null : page(data.templates, data.pagination);
}

function page<One>(
  rows: readonly One[],
  pagination: z.infer<typeof pageSchema>['pagination'],
): Page<One> | null {
  const next = pagination?.nextCursor || null;
  if (pagination?.hasNextPage === true && next === null) return null;
  return { rows, next: pagination?.hasNextPage === false ? null : next };
}

/** What there is to rent; null where it cannot be read. */
export function readOffers(body: string): readonly Offer[] | null {
  return offersSchema.safeParse(json(body)).data?.gpus ?? null;
}

/** What a refusal says, in one line; null where it is not the API's own form, but a page of somebody between. */
export function readProblem(body: string): string | null {
  const { data } = problemSchema.safeParse(json(body));
  if (data === undefined) return null;
  const { title, detail, errors, message, error } = data;
  const said = [detail ?? message ?? error ?? title, ...(errors ?? [])].filter((one) => one !== null);
  return printable(said.join('; ')).slice(0, 400);
}

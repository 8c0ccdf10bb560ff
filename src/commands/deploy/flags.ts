import { type Arguments, type Flags, plainly } from '../command.ts';
import { shared } from '../flags.ts';

export const deployFlags = {
  orGpu: {
    type: 'string',
    placeholder: 'GPU',
    multiple: true,
    help: 'the card to take where none of those before is free; may be repeated',
    offers: async ({ world }) => plainly((await world()).catalog.gpus.map(({ id }) => id)),
  },
  region: {
    type: 'string',
    placeholder: 'ID',
    multiple: true,
    help: 'data centre, such as EU-RO-1; may be repeated: each is tried before the next card',
  },
  maxPrice: {
    type: 'string',
    placeholder: 'DOLLARS',
    help: 'what is dearer an hour is not rented; --yes needs it',
  },
  count: { type: 'string', placeholder: 'N', default: '1', help: 'cards of that type (default: 1)' },
  networkVolume: {
    type: 'string',
    placeholder: 'ID',
    help: 'network volume in the place of the volume disk; secure cloud, and its data centre, only',
  },
  hold: {
    type: 'string',
    placeholder: 'MINUTES',
    help: 'the pod stops itself when it is not ready after so long',
  },
  stopAfter: {
    type: 'string',
    placeholder: 'HOURS',
    help: 'the pod stops itself after so long, ready or not',
  },
  follow: {
    type: 'boolean',
    short: 'f',
    help: 'tell what becomes of it until its app answers, as where it was asked for (an hour at most)',
  },
  template: {
    type: 'boolean',
    help: 'rent nothing; make or renew a private template of the plan, for those who click',
  },
  yes: { ...shared.yes, help: 'rent without asking; needs --max-price' },
  fix: shared.fix,
  out: shared.out,
  force: shared.force,
  dryRun: { type: 'boolean', help: 'rent and write nothing; show the requests. Needs no key' },
  json: shared.json,
} as const satisfies Flags;

export type DeployArguments = Arguments<typeof deployFlags>;

export const jsonFlag = { json: shared.json } as const satisfies Flags;

export const listFlags = {
  ...jsonFlag,
  gone: { type: 'boolean', help: 'those that are gone, too' },
} as const satisfies Flags;
export type ListArguments = Arguments<typeof listFlags>;
export type OneArguments = Arguments<typeof jsonFlag>;

export const logFlags = {
  tail: { type: 'string', placeholder: 'N', default: '200', help: 'lines from before (default: 200)' },
  follow: { type: 'boolean', short: 'f', help: 'and those that come' },
} as const satisfies Flags;
export type LogArguments = Arguments<typeof logFlags>;

export const verifyFlags = {
  ...jsonFlag,
  minutes: {
    type: 'string',
    placeholder: 'N',
    default: '0',
    help: 'follow it for so long (default: look once)',
  },
} as const satisfies Flags;
export type VerifyArguments = Arguments<typeof verifyFlags>;

export const terminateFlags = {
  ...jsonFlag,
  yes: { ...shared.yes, help: 'without asking' },
} as const satisfies Flags;
export type TerminateArguments = Arguments<typeof terminateFlags>;

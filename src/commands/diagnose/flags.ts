import type { Arguments, Flags } from '../command.ts';
import { shared } from '../flags.ts';

export const diagnoseFlags = {
  plan: {
    type: 'string',
    placeholder: 'FILE',
    isPath: true,
    help: 'the plan or journal it ran with (default: the journal beside the log)',
  },
  apply: {
    type: 'boolean',
    help: 'write the mended plan, with an entry that refers to the old one',
  },
  report: {
    type: 'boolean',
    help: 'an excerpt for a bug report, without names, tokens and addresses',
  },
  out: { ...shared.out, help: 'with --apply: folder to write into (default: where the plan lies)' },
  force: shared.force,
  json: shared.json,
} as const satisfies Flags;

export type DiagnoseArguments = Arguments<typeof diagnoseFlags>;

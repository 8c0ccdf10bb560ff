import type { Arguments, Flags } from '../command.ts';
import { shared } from '../flags.ts';

export const wizardFlags = {
  out: shared.out,
  yes: shared.yes,
  fix: shared.fix,
  dryRun: shared.dryRun,
  force: shared.force,
  json: shared.json,
  ascii: { type: 'boolean', help: 'draw with ASCII signs only' },
  plain: { type: 'boolean', help: 'numbered questions, line by line: for screen readers and pipes' },
  why: { type: 'string', placeholder: 'TEXT', help: 'why you make it: a line for the journal' },
  items: {
    type: 'string',
    placeholder: 'FILE',
    help: 'with --target pool: a list of jobs, one a line, its words as in a shell',
  },
  savePreset: {
    type: 'string',
    placeholder: 'ID',
    help: 'also save these answers as a preset of your own',
  },
} as const satisfies Flags;

export type WizardArguments = Arguments<typeof wizardFlags>;

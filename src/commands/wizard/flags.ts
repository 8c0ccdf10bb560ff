import type { Arguments, Flags } from '../command.ts';
import { shared } from '../flags.ts';
import { itemsFlag } from '../items.ts';

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
  items: itemsFlag,
  savePreset: {
    type: 'string',
    placeholder: 'ID',
    help: 'also save these answers as a preset of your own',
  },
} as const satisfies Flags;

export type WizardArguments = Arguments<typeof wizardFlags>;

import type { Flags } from './command.ts';

/** Flags that mean the same in every command that takes them. */
export const shared = {
  out: {
    type: 'string',
    placeholder: 'DIR',
    default: '.',
    isPath: true,
    help: 'folder to write into (default: this one)',
  },
  yes: {
    type: 'boolean',
    short: 'y',
    help: 'take defaults for what is not stated; never accepts an error',
  },
  fix: { type: 'boolean', help: 'apply the fixes, and say what changed' },
  dryRun: { type: 'boolean', help: 'write nothing; show what would be written' },
  force: { type: 'boolean', help: 'replace files that differ' },
  json: { type: 'boolean', help: 'one JSON document on stdout' },
} as const satisfies Flags;

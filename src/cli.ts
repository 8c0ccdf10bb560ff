#!/usr/bin/env node
import { keptCode } from './system/kept-code.ts';
import { survive } from './system/output-failure.ts';
import { DamagedInstall, scriptsIn } from './system/scripts.ts';
import { version } from './version.ts';

type Main = typeof import('./main.ts');

/** The door: answers what needs nothing else at once, and loads the rest only then. */
async function open(argv: readonly string[]): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-v') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const unasked = argv.includes('--yes') || argv.includes('-y');
  const kept = keptCode({ env: process.env, uid: process.geteuid?.(), unasked });
  const { main } = (await scriptsIn(import.meta.dirname, kept, sayThatItWaits)('./main.js.br')) as Main;
  const code = await main(argv);
  kept.keep();
  return code;
}

/** A line that is there while a person would wonder, and then is not. */
function sayThatItWaits(isWaiting: boolean): void {
  if (process.stderr.isTTY)
    process.stderr.write(isWaiting ? 'Unpacking what this version knows, once ...' : '\r\u001B[K');
}

survive(process.stdout, (line) => {
  survive(process.stderr, () => {});
  process.stderr.write(`pod-wizard: ${line}\n`);
});
open(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Whatever else arrives here is our mistake, not the user's; a stack helps nobody but us.
    const whose = error instanceof DamagedInstall ? '' : 'this is a bug in pod-wizard, please report it: ';
    const detail =
      error instanceof Error
        ? process.env['POD_WIZARD_DEBUG']
          ? error.stack
          : error.message
        : String(error);
    survive(process.stderr, () => {});
    process.stderr.write(`pod-wizard: ${whose}${detail}\n`);
    process.exitCode = 1;
  },
);

#!/usr/bin/env node
import module from 'node:module';
import { survive } from './system/output-failure.ts';
import { version } from './version.ts';

/** The door: answers what needs nothing else at once, and loads the rest only then. */
async function open(argv: readonly string[]): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-v') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  // Node 22.8 and newer keep the compiled code between runs: in a folder of the person's own, since what lies in
  // one that all share may be anybody's code.
  const cache = compiledFolder(process.env);
  if (cache !== null && 'enableCompileCache' in module && typeof module.enableCompileCache === 'function')
    module.enableCompileCache(cache);
  const { main } = await import('./main.ts');
  return main(argv);
}

/** By the XDG base directory specification; null where the environment names no place. */
function compiledFolder({ XDG_CACHE_HOME: cache = '', HOME: home = '' }: NodeJS.ProcessEnv): string | null {
  const base = [cache, home === '' ? '' : `${home}/.cache`].find((folder) => folder.startsWith('/'));
  return base === undefined ? null : `${base}/pod-wizard/compiled`;
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
    // Whatever arrives here is our mistake, not the user's; a stack helps nobody but us.
    const detail =
      error instanceof Error
        ? process.env['POD_WIZARD_DEBUG']
          ? error.stack
          : error.message
        : String(error);
    survive(process.stderr, () => {});
    process.stderr.write(`pod-wizard: this is a bug in pod-wizard, please report it: ${detail}\n`);
    process.exitCode = 1;
  },
);

import { type FileFinding, found } from './finding.ts';
import { countEnds, exportIntoFile, pidOfTee } from './pages/slips.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Lines that read well and do something else. */
export function checkSlips(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const pipefail = commands.some(({ name, words }) => name === 'set' && words.includes('pipefail'));
  return commands.flatMap((command, at) => [
    ...intoFile(command),
    ...lastOfPipeline(command, at, commands),
    ...(pipefail ? counts(command) : []),
  ]);
}

/** PW835. */
function intoFile({ name, words, writesTo, place }: ShellCommand): readonly FileFinding[] {
  const file = writesTo.find((path) => /(?:rc|profile|environment|\.env)$/.test(path));
  if (name !== 'export' || file === undefined || !words.some((word) => word.includes('='))) return [];
  return [
    found(exportIntoFile, {
      place,
      message: `${file} stays as it was: no later shell knows this variable.`,
      why: 'Because export prints nothing that could be written.',
      fixes: [`write echo 'export …' >> ${file}`],
    }),
  ];
}

const filters = /^(?:tee|ts|sed|awk|grep|logger|rotatelogs|multilog)$/;

/** PW836: where that PID is told to end. */
function lastOfPipeline(
  { name, assignments, place }: ShellCommand,
  at: number,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const variable = [...assignments].find(([, value]) => value === '$!')?.[0];
  const last = commands[at - 1];
  if (variable === undefined || name !== '' || last === undefined || !filters.test(last.name)) return [];
  const first = commands
    .slice(Math.max(0, at - 5), at - 1)
    .findLast(({ background, pipedInto }) => background && pipedInto.at(-1) === last.name);
  const ended = new RegExp(`\\bkill\\b[^\\n]{0,200}\\$\\{?${variable}\\b`);
  if (!last.background || first === undefined || !commands.some(({ text }) => ended.test(text))) return [];
  return [
    found(pidOfTee, {
      place,
      message: `${variable} is the process of ${last.name}, not of ${first.name}: kill ends the log and leaves the program.`,
      why: 'Because $! is the last process of a pipeline.',
      fixes: [`write > >(${last.name} …) 2>&1 & in the place of | ${last.name} … &`],
    }),
  ];
}

const counted = /^[A-Za-z_]\w{0,60}="?\$\(\s*(ls|grep)\s([^|()`]{1,300})\|\s*wc\s+-l\s*\)/;

/** PW837. */
function counts({ name, text, strict, caught, place }: ShellCommand): readonly FileFinding[] {
  const [, program = '', what = ''] = name === '' ? (counted.exec(text) ?? []) : [];
  if (program === '' || !strict || caught || (program === 'ls' && !what.includes('*'))) return [];
  return [
    found(countEnds, {
      place,
      message: `Where nothing matches, the script ends here, in the place of counting 0.`,
      why: `Because ${program} fails then, and set -e with pipefail takes that for a failure of the line.`,
      fixes: [
        program === 'ls' ? 'count with find DIR -name PATTERN | wc -l' : 'write { grep … || true; } | wc -l',
      ],
    }),
  ];
}

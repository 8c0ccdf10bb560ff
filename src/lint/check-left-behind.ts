import type { Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { nothingLeft } from './pages/instructions.ts';
import { readShell, type ShellCommand } from './shell-commands.ts';

/** PW920: steps of a build that change nothing but their own shell, which ends with them. */
export function checkLeftBehind({ runs, env, start }: Stage): readonly FileFinding[] {
  // A script that starts the container starts its services, perhaps.
  const own = [...start.map(({ text }) => text), ''].join('\n');
  const scripted = /\.sh\b|\bservice\b|init\.d|supervisord|entrypoint/.test(own);
  return runs.flatMap((run, at) => {
    const { commands } = readShell(run);
    const [first] = commands;
    const lost = commands.flatMap((command) => lostWith(command) ?? []);
    if (first === undefined || lost.length < commands.length) return [];
    const told = lost.find(({ kind, what }) =>
      kind === 'variable'
        ? !env.has(what)
        : kind === 'service'
          ? !scripted
          : // What goes its own way afterwards misses nothing.
            /^\s*(?!cd\b)[a-z]/.test(runs[at + 1]?.text ?? ''),
    );
    if (told === undefined) return [];
    return [
      found(nothingLeft, {
        place: first.place,
        message: `${first.text.slice(0, 60)} holds for this RUN alone.`,
        why: 'Because each RUN has a shell of its own; only files are kept.',
        fixes: [told.fix],
      }),
    ];
  });
}

interface Lost {
  readonly kind: 'variable' | 'folder' | 'service';
  readonly what: string;
  readonly fix: string;
}

/** What a command does to its shell; null where it does something else, or may. */
function lostWith({ name, words, writesTo, assignments }: ShellCommand): Lost | null {
  if (writesTo.length > 0) return null;
  const [, first = '', second = ''] = words;
  const variable = name === 'export' ? (/^(\w+)=/.exec(first)?.[1] ?? [...assignments.keys()][0]) : undefined;
  if (variable !== undefined) return { kind: 'variable', what: variable, fix: `write ENV ${variable}=…` };
  if (name === 'cd' && first !== '')
    return { kind: 'folder', what: first, fix: `write WORKDIR ${first.replace(/^~/, '/root')}` };
  const started = name === 'service' ? second : words[0]?.startsWith('/etc/init.d/') === true ? first : '';
  return started === 'start' || started === 'restart'
    ? { kind: 'service', what: '', fix: 'start it where the container starts, before the app' }
    : null;
}

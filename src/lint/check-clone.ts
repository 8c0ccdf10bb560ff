import { holdsPod, startsApp } from './app-commands.ts';
import { type FileEdit, type FileFinding, found } from './finding.ts';
import { unguardedClone } from './pages/script.ts';
import { pathIn, type ShellCommand, type ShellScript } from './shell-commands.ts';
import type { Guard } from './shell-guards.ts';

const valued =
  /^(?:-b|--branch|--depth|-o|--origin|-c|--config|--reference|-j|--jobs|--filter|--template|-u)$/;

/** The address and the folder of a `git clone`; null where the command is none or the folder cannot be told. */
export function cloneOf(command: ShellCommand): { readonly url: string; readonly into: string } | null {
  const { name, words, folder } = command;
  const at = name === 'git' ? words.indexOf('clone') : -1;
  if (at < 0) return null;
  const from = words[1] === '-C' ? pathIn(folder, words[2] ?? '') : folder;
  const rest = words
    .slice(at + 1)
    .filter((word, index, all) => !word.startsWith('-') && !valued.test(all[index - 1] ?? ''));
  const [url = '', target] = rest;
  if (url === '' || url.includes('...') || url === '\\') return null;
  const own = folderOf(url);
  const into = target ?? own;
  return into === '' ? null : { url, into: pathIn(from, into) };
}

/** PW801: clones of a start script that fail, or lie, at the second start. */
export function checkClones(script: ShellScript, instructs: boolean): readonly FileFinding[] {
  const { commands } = script;
  // A script that starts nothing is typed by hand, once or again.
  const starts = commands.some((command) => startsApp(command) || holdsPod(command));
  return commands.flatMap((command) => clone(command, script, starts, instructs));
}

function clone(
  command: ShellCommand,
  script: ShellScript,
  starts: boolean,
  instructs: boolean,
): readonly FileFinding[] {
  const what = cloneOf(command);
  if (what === null) return [];
  const { url, into } = what;
  if (/^\/tmp\/|^\/dev\//.test(into) || isTemporary(into, script) || isRemoved(into, script.commands))
    return [];
  if (command.caught) return [];
  // What starts nothing is typed once; what lies on a volume is there when it is typed again.
  if (!starts && !instructs && !/^\/(?:workspace|runpod-volume)\//.test(into)) return [];
  const shown = into.length > 80 ? 'the folder' : into;
  const guards = guardsOf(command, script.commands, new Set());
  const about = guards.filter(({ paths }) => paths.length > 0);
  if (about.length > 0) {
    const itself = about.some(({ paths }) =>
      paths.some((path) => samePlace(pathIn(command.folder, path), into)),
    );
    return itself && instructs ? cutOff(command, shown, script) : [];
  }
  const chained = command.checked;
  const ends = command.strict && !chained;
  // A folder that is there is what was wanted; the script goes on with it.
  if (!ends && !chained) return [];
  return [
    found(unguardedClone, {
      place: command.place,
      severity: !starts ? 'info' : ends ? 'error' : 'warning',
      message: ends
        ? `At the second start ${shown} exists, git clone fails, and set -e ends the script there.`
        : `At the second start ${shown} exists, git clone fails, and what follows && is left out.`,
      error: `fatal: destination path '${shown}' already exists and is not an empty directory.`,
      why: 'Because a start script runs at every boot and nothing asks whether the clone is already there.',
      edits: plainClone(command, url, into),
      fixes: [
        /[$`"'\s]/.test(`${into}${url}`)
          ? 'clone into a temporary folder and rename it when it is whole, unless the folder is there'
          : `[ -d ${into}/.git ] || { rm -rf ${into}.part && git clone ${url} ${into}.part && mv ${into}.part ${into}; }`,
      ],
    }),
  ];
}

/** A clone without options is put into a temporary folder and renamed, unless the folder is there. */
function plainClone({ text, place }: ShellCommand, url: string, into: string): readonly FileEdit[] {
  const [, address, target = folderOf(url)] = /^git clone ([\w.:/@+-]+)(?: ([\w./+-]+))?$/.exec(text) ?? [];
  if (address === undefined || target === undefined || target === '.' || into === '') return [];
  const folder = target.replace(/\/$/, '');
  return [
    {
      ...{ place, old: text },
      new: `[ -d ${folder}/.git ] || { rm -rf ${folder}.part && ${`git clone ${address} ${folder}.part`} && mv ${folder}.part ${folder}; }`,
    },
  ];
}

function cutOff(command: ShellCommand, folder: string, { commands }: ShellScript): readonly FileFinding[] {
  const verifies = commands.some(
    ({ name, words }) =>
      name === 'git' && words.some((word) => /^(checkout|fetch|reset|rev-parse|pull)$/.test(word)),
  );
  if (verifies) return [];
  return [
    found(unguardedClone, {
      place: command.place,
      severity: 'info',
      message: `A clone of ${folder} that was cut off counts as whole at the next start.`,
      why: 'Because the condition asks whether the folder is there, not whether the clone was finished.',
      fixes: [`clone into ${folder}.part and rename it when git is done`],
    }),
  ];
}

/** What is asked before a command runs; in a function also what every call of it is asked. */
function guardsOf(
  command: ShellCommand,
  commands: readonly ShellCommand[],
  seen: Set<string>,
): readonly Guard[] {
  const { inFunction, guards } = command;
  if (inFunction === null || seen.has(inFunction)) return guards;
  seen.add(inFunction);
  const calls = commands.filter(({ name }) => name === inFunction);
  const ofCalls = calls.map((call) => guardsOf(call, commands, seen));
  const all = calls.length > 0 && ofCalls.every((list) => list.some(({ paths }) => paths.length > 0));
  return all ? [...guards, ...(ofCalls[0] ?? [])] : guards;
}

/** `rm -rf` of the folder, of one above it, or of what is in it. */
export function isRemoved(into: string, commands: readonly ShellCommand[]): boolean {
  return commands.some(
    ({ name, words, folder }) =>
      (name === 'rm' || name === 'mv') &&
      words.slice(1).some((word) => {
        if (word.startsWith('-')) return false;
        const gone = pathIn(folder, withoutContents(word));
        if (gone === '') return word.startsWith('*') && folder === '';
        return into === gone || into.startsWith(`${gone}/`) || sameName(into, gone);
      }),
  );
}

/** Where one of the two is only known from where the script was started, the names decide. */
function sameName(a: string, b: string): boolean {
  const [one, other] = [a.split('/').at(-1), b.split('/').at(-1)];
  return one === other && (!a.startsWith('/') || !b.startsWith('/'));
}

function samePlace(asked: string, into: string): boolean {
  return (
    asked === into || asked.startsWith(`${into}/`) || asked.split('/').includes(into.split('/').at(-1) ?? '')
  );
}

/** A folder whose name comes from mktemp, or lies below one. */
function isTemporary(into: string, { values }: ShellScript): boolean {
  const name = /^\$\{?(\w+)/.exec(into)?.[1];
  return (
    /mktemp|^\$\{?(?:TMP|TEMP)\w*/.test(into) ||
    (name !== undefined && /mktemp|\/tmp\b/.test(values.assigned(name) ?? ''))
  );
}

/** The folder that git makes of an address: its last name. */
export function folderOf(url: string): string {
  const bare = url.endsWith('/') ? url.slice(0, -1) : url;
  const name = bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf(':')) + 1);
  return name.endsWith('.git') ? name.slice(0, -4) : name;
}

/** `models` of `models/*` and `models/{a,b}`. */
function withoutContents(word: string): string {
  const brace = word.endsWith('}') ? word.indexOf('{') : -1;
  const bare = word.endsWith('*') ? word.slice(0, -1) : brace >= 0 ? word.slice(0, brace) : word;
  return bare !== word && bare.endsWith('/') ? bare.slice(0, -1) : bare;
}

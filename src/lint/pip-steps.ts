import { isAddress, type Located, type PackageIndex } from './located.ts';
import type { Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** One `pip install` (or `uv pip install`). */
export interface PipStep {
  readonly command: ShellCommand;
  readonly place: Place;
  readonly tool: 'pip' | 'uv';
  readonly requirements: readonly Located[];
  readonly addresses: readonly Located[];
  readonly files: readonly { readonly path: string; readonly constraints: boolean }[];
  readonly indexes: readonly PackageIndex[];
  readonly breakSystem: Place | null;
  /** Installed somewhere of its own (--target, --prefix), which no marker guards. */
  readonly elsewhere: boolean;
  /** Installs into the interpreter of this path (`env/bin/pip`); null: whatever `pip` is. */
  readonly within: string | null;
  /** `3.11` for python3.11 -m pip. */
  readonly python: string | null;
  readonly system: boolean;
  /** -U, --force-reinstall: what is there is replaced by the newest. */
  readonly upgrades: boolean;
}

/** Options of pip install that take a value. */
const valued = new Set([
  ...['-r', '--requirement', '-c', '--constraint', '-i', '--index-url', '--extra-index-url', '-f'],
  ...['--find-links', '-t', '--target', '--prefix', '--root', '--platform', '--python-version', '--abi'],
  ...[
    '--implementation',
    '--progress-bar',
    '--timeout',
    '--retries',
    '--trusted-host',
    '--cache-dir',
    '--log',
  ],
  ...[
    '-e',
    '--editable',
    '--upgrade-strategy',
    '--no-binary',
    '--only-binary',
    '--src',
    '--proxy',
    '--python',
  ],
  ...['-p', '--index-strategy', '--torch-backend', '--config-settings', '-C', '--index', '--default-index'],
  ...['--report', '--root-user-action', '--cert', '--exists-action', '--link-mode', '--prerelease'],
]);
const requirementLike = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[^\]]*\])?\s*(?:$|[=<>!~@;(\s])/;

/** Reads a command as an install; null where it is none. */
export function pipStep(command: ShellCommand): PipStep | null {
  const start = argumentsAt(command);
  if (start === null) return null;
  const requirements: Located[] = [];
  const addresses: Located[] = [];
  const files: { path: string; constraints: boolean }[] = [];
  const indexes: PackageIndex[] = [];
  let breakSystem: Place | null = null;
  let [elsewhere, system, upgrades] = [false, false, false];
  for (let at = start.at; at < command.words.length; at += 1) {
    const word = command.words[at] ?? '';
    const place = command.places[at] ?? command.place;
    const option = /^(--[a-z-]+)=(.*)$/s.exec(word);
    const name = option?.[1] ?? word;
    if (name.startsWith('-')) {
      const takes = valued.has(name) && option === null;
      const value = option?.[2] ?? (takes ? (command.words[at + 1] ?? '') : '');
      if (takes) at += 1;
      if (/^(-r|--requirement)$/.test(name)) files.push({ path: value, constraints: false });
      else if (/^(-c|--constraint)$/.test(name)) files.push({ path: value, constraints: true });
      else if (/^(-i|--index-url|--extra-index-url|-f|--find-links|--index|--default-index)$/.test(name))
        indexes.push({
          ...{ url: value, extra: !/^(-i|--index-url|--default-index)$/.test(name), place },
          first: start.tool === 'uv' && !command.text.includes('unsafe-best-match'),
        });
      else if (name === '--torch-backend')
        indexes.push({ url: `/whl/${value}`, extra: true, place, first: true });
      else if (/^(-e|--editable)$/.test(name)) addresses.push({ text: value, place });
      else if (name === '--break-system-packages') breakSystem = place;
      else if (/^(-t|--target|--prefix|--root)$/.test(name)) elsewhere = true;
      else if (name === '--system') system = true;
      else if (/^(?:-[A-TV-Za-z]*U[A-Za-z]*|--upgrade|--force-reinstall|--reinstall)$/.test(name))
        upgrades = true;
      continue;
    }
    // `[exact versions…]`, `$PACKAGES`: nothing that could be judged.
    if (/\.\.\.|…/.test(word) || command.text.includes(`${word}<`)) continue;
    if (isAddress(word)) addresses.push({ text: word, place });
    else if (!word.includes('$') && requirementLike.test(word)) requirements.push({ text: word, place });
  }
  const { tool, within, python } = start;
  return {
    ...{ command, place: command.place, tool, requirements, addresses, files, indexes },
    ...{ breakSystem, elsewhere, within, python, system, upgrades },
  };
}

interface Start extends Pick<PipStep, 'tool' | 'within' | 'python'> {
  /** Index of the first word after `install`. */
  readonly at: number;
}

function argumentsAt({ name, words }: ShellCommand): Start | null {
  const program = words[0] ?? '';
  const within =
    program.includes('/') && /\/bin\/[^/]+$/.test(program) && !/^\/(usr|bin)/.test(program) ? program : null;
  const install = (from: number): number | null => {
    const at = words.findIndex((word, index) => index >= from && !word.startsWith('-'));
    return at >= 0 && words[at] === 'install' ? at + 1 : null;
  };
  if (/^pip3?(\.\d+)?$/.test(name)) {
    const at = install(1);
    const python = /^pip(3\.\d+)$/.exec(name)?.[1] ?? null;
    return at === null ? null : { at, tool: 'pip', within, python };
  }
  if (/^python[\d.]*$/.test(name) || /^\$\{?(?:PYTHON|PY)\b/i.test(program)) {
    const module = words.indexOf('-m');
    if (module < 0 || words[module + 1] !== 'pip') return null;
    const at = install(module + 2);
    const python = /^python(3\.\d+)/.exec(name)?.[1] ?? null;
    return at === null ? null : { at, tool: 'pip', within, python };
  }
  if (name === 'uv' && words[1] === 'pip') {
    const at = install(2);
    return at === null ? null : { at, tool: 'uv', within: null, python: null };
  }
  return null;
}

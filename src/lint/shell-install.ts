import { appListOf } from '../catalog/app-lists.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { cloneOf } from './check-clone.ts';
import { type Installation, joined, type Located, nameOf, nothing, type PackageIndex } from './located.ts';
import { type PipStep, pipStep } from './pip-steps.ts';
import type { Piece } from './place.ts';
import { installationOf } from './requirements-file.ts';
import { pathIn, type ShellCommand } from './shell-commands.ts';

/** What a run of commands installs, and with which steps. */
export interface ShellInstall {
  readonly installation: Installation;
  readonly steps: readonly PipStep[];
  /** What each of the steps asks for, its lists read. */
  readonly asked: readonly (readonly Located[])[];
}

/**
 * Reads the pip, apt and git steps of one or several shells as one installation. What one shell
 * activates, the next one (another RUN) knows nothing of.
 */
export function shellInstall(
  shells: readonly (readonly ShellCommand[])[],
  include: (path: string) => Piece | null,
  env: ReadonlyMap<string, string> = new Map(),
): ShellInstall {
  let initially: Installation['install'] =
    env.has('VIRTUAL_ENV') || hasOwnPath(env.get('PATH')) || env.has('PIP_BREAK_SYSTEM_PACKAGES')
      ? null
      : 'system';
  let python: string | null = null;
  let shared = false;
  let ofUv = false;
  let made = false;
  // An environment of a fixed place that nothing here makes: what it holds is not known.
  const unseen = (path: string) => !made && /^[/$]/.test(path);
  const steps: PipStep[] = [];
  const asked: (readonly Located[])[] = [];
  const cloned: Cloned[] = [];
  let whole: Installation = { ...nothing, steps: true, indexes: indexesIn(env) };
  for (const commands of shells) {
    let strategy: Installation['install'] = initially;
    for (const [at, command] of commands.entries()) {
      const { name, words } = command;
      if (leavesSystem(command)) strategy = null;
      // What a link or a file says, it says to the next shell too.
      if (changesPython(command)) strategy = initially = null;
      if (words[1] === '-m' && words[2] === 'venv') {
        made = true;
        shared = words.includes('--system-site-packages');
        python = /^python(3\.\d+)/.exec(name)?.[1] ?? python;
      }
      if (name === 'virtualenv' || (name === 'uv' && words[1] === 'venv')) {
        made = true;
        shared = words.includes('--system-site-packages');
        const at = words.findIndex((word) => /^(?:--python|-p)$/.test(word));
        ofUv = name === 'uv' && at < 0;
        python = /^(?:python)?(3\.\d+)/.exec(words[at + 1] ?? '')?.[1] ?? python;
      }
      if ((name === 'source' || name === '.') && /\bactivate$/.test(words[1] ?? '')) {
        strategy = unseen(words[1] ?? '') ? null : shared ? 'venv-system-site' : 'venv';
      }
      whole = joined(whole, {
        ...nothing,
        apt: aptPackages(command),
        repositories: clones(command),
        switches: switchesOf(command),
      });
      const clone = cloneOf(command);
      if (clone !== null) cloned.push(clone);
      const step = pipStep(command);
      if (step === null) continue;
      steps.push(step);
      python = step.python ?? python;
      // uv takes the environment that is there: one that was not made here was not seen.
      const uvs = step.system ? 'system' : made ? 'venv' : null;
      const own =
        step.within !== null && unseen(step.within)
          ? null
          : strategyOf(step, step.tool === 'uv' ? uvs : strategy, shared);
      // The first step that touches the system's own Python is the one that the marker of PEP 668 stops.
      const settled = whole.install === 'system' || whole.install === 'system-break';
      const now = readStep(step, include, cloned);
      asked.push(now.requirements);
      // In `pip install A || pip install B` what stops the first is what the second is for.
      if (command.caught && isPip(commands[at + 1])) continue;
      whole = {
        ...added(whole, now, step.upgrades),
        upgrades: whole.upgrades === true || (step.upgrades && now.requirements.some(isTorch)),
        ...(settled ? {} : { install: own, place: step.place }),
      };
    }
  }
  return { steps, asked, installation: { ...whole, python, ofUv } };
}

const isTorch = (one: Located) => nameOf(one) === 'torch';

/** Indexes that variables name: PIP_INDEX_URL, PIP_EXTRA_INDEX_URL and uv's. */
function indexesIn(env: ReadonlyMap<string, string>): readonly PackageIndex[] {
  const place = { file: '', line: 1, column: 1 };
  return ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'UV_INDEX_URL', 'UV_EXTRA_INDEX_URL', 'UV_INDEX'].flatMap(
    (name) => {
      const url = env.get(name);
      const extra = name.includes('EXTRA') || name === 'UV_INDEX';
      return url === undefined ? [] : [{ url, extra, place, first: name.startsWith('UV_') }];
    },
  );
}

/** `export A=1`. */
function switchesOf({ name, words, places, place, conditional }: ShellCommand): readonly Located[] {
  if (name !== 'export' || conditional) return [];
  return words.flatMap((word, at) => {
    const [, variable] = /^(\w+)=(?:1|true)$/i.exec(word) ?? [];
    return variable === undefined ? [] : [{ text: variable, place: places[at] ?? place }];
  });
}

/** After this, whose pip it is cannot be told. */
function leavesSystem({ name, words }: ShellCommand): boolean {
  if (/^(conda|mamba|micromamba|pyenv)$/.test(name)) return true;
  return (
    name === 'export' &&
    words.some((text) => /^(VIRTUAL_ENV=|PATH=.*\bbin\b|CONDA|PIP_BREAK_SYSTEM_PACKAGES=)/.test(text))
  );
}

/** After this, `python` is another one, or the system's is no longer marked. */
function changesPython({ name, words, text }: ShellCommand): boolean {
  return (
    (/^(?:update-alternatives|ln|cp)$/.test(name) &&
      words.some((word) => /\bpython[\d.]*$|\bpip3?$/.test(word))) ||
    /EXTERNALLY-MANAGED|break-system-packages[ =](?:true|1)|get-pip\.py/.test(text)
  );
}

/** What a command takes from apt. */
export function aptPackages({ name, words, places, place }: ShellCommand): readonly Located[] {
  const at = name === 'apt-get' || name === 'apt' ? words.indexOf('install') : -1;
  if (at < 0) return [];
  return words.flatMap((word, index) =>
    index > at && /^[a-z0-9][a-z0-9.+-]+(=.*)?$/.test(word)
      ? [{ text: word.replace(/=.*/s, ''), place: places[index] ?? place }]
      : [],
  );
}

function clones({ name, words }: ShellCommand): readonly string[] {
  return name === 'git' && words[1] === 'clone'
    ? words.filter((word) => word.includes('://')).slice(0, 1)
    : [];
}

function strategyOf(
  step: PipStep,
  strategy: Installation['install'],
  shared: boolean,
): Installation['install'] {
  if (step.within !== null) return shared ? 'venv-system-site' : 'venv';
  if (step.elsewhere || step.command.assignments.has('PIP_BREAK_SYSTEM_PACKAGES')) return null;
  if (step.breakSystem !== null && strategy === 'system') return 'system-break';
  return strategy;
}

const isPip = (command: ShellCommand | undefined) =>
  command?.conditional === true && pipStep(command) !== null;

/** What one step asks for, with its lists. */
function readStep(
  step: PipStep,
  include: (path: string) => Piece | null,
  cloned: readonly Cloned[],
): Installation {
  const { requirements, addresses, indexes } = step;
  let now: Installation = { ...nothing, requirements, addresses, indexes };
  for (const { path, constraints } of step.files) {
    const file = include(path);
    const read = file === null ? unread(path, step, cloned) : installationOf(file, include);
    now = joined(now, read, constraints);
  }
  return now;
}

/**
 * Later steps have the last word about a package that an earlier one named, unless what is installed
 * is what they ask for: then pip leaves it.
 */
function added(whole: Installation, now: Installation, upgrades: boolean): Installation {
  const there = new Map(whole.requirements.map((one) => [baseName(one.text), one]));
  const isMet = ({ text }: Located) => {
    const before = there.get(baseName(text));
    const version = exactVersion(parseRequirement(before?.text ?? '')?.specifier ?? '');
    const spec = parseRequirement(text)?.specifier;
    if (spec === '') return before !== undefined;
    return version !== null && spec !== undefined && satisfies(version, spec);
  };
  const fresh = upgrades ? now.requirements : now.requirements.filter((one) => !isMet(one));
  const named = new Set(fresh.map(({ text }) => baseName(text)));
  const earlier = whole.requirements.filter(({ text }) => !named.has(baseName(text)));
  return joined({ ...whole, requirements: earlier }, { ...now, requirements: fresh });
}

type Cloned = NonNullable<ReturnType<typeof cloneOf>>;

/** The list of an app that was cloned: what is known of it. Of any other file, that it was not seen. */
function unread(path: string, { command, place }: PipStep, cloned: readonly Cloned[]): Installation {
  const whole = pathIn(command.folder, path);
  for (const { url, into } of cloned) {
    // A clone into the folder where one started, then `cd /workspace/NAME`: its name tells.
    const at = into.startsWith('/')
      ? whole.startsWith(`${into}/`)
        ? 0
        : -1
      : `/${whole}`.lastIndexOf(`/${into}/`);
    const list = at < 0 ? null : appListOf(url, whole.slice(at + into.length + 1));
    if (list !== null)
      return { ...nothing, requirements: list.requires.map((text) => ({ text, place, ofApp: true })) };
  }
  return { ...nothing, unseen: [path] };
}

function baseName(text: string): string {
  return (/^[A-Za-z0-9._-]+/.exec(text)?.[0] ?? text).toLowerCase().replace(/[-_.]+/g, '-');
}

/** A PATH that puts some environment's bin in front: whose pip that is, is not known. */
function hasOwnPath(path: string | undefined): boolean {
  return (
    path !== undefined &&
    ((/^[^:$]*bin:/.test(path) && !/^\/usr/.test(path)) || /(?:conda|mamba|forge)\d?\/bin:/.test(path))
  );
}

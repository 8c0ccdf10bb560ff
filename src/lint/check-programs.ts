import { imageByRef } from '../catalog/images.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { programMissing } from './pages/programs.ts';
import { pipStep } from './pip-steps.ts';
import { readShell, type ShellCommand } from './shell-commands.ts';

/** Programs, and the packages of apt that bring them. */
const bringers: Readonly<Record<string, RegExp>> = {
  git: /^(?:git|git-lfs|git-core|gitk|git-all)$/,
  sudo: /^sudo$/,
  curl: /^curl$/,
  wget: /^wget$/,
  unzip: /^unzip$/,
  zstd: /^zstd$/,
  'add-apt-repository': /^software-properties-common$/,
  pip: /^(?:pip|python3?-(?:pip|full)|python3-virtualenv|pipx)$/,
  python: /^(?:python|python2|python-is-python[23]|python-dev-is-python3|python-dev|python-minimal)$/,
};

/** After one of these, what the image holds is not known. */
const bringsMore =
  /^(?:conda|mamba|micromamba|brew|nix|snap|dpkg|make|cmake|npm|cargo|yum|dnf|apk|tdnf|microdnf|zypper|pyenv|tar|ln|cp|mv)$|\.sh$/;

/** PW874: what a build on a bare image calls before anything installs it. */
export function checkPrograms(stage: Stage, catalog: Catalog): readonly FileFinding[] {
  return [...called(stage, catalog), ...asked(stage, catalog)];
}

/** PW874: a HEALTHCHECK with curl or wget, where no word of the stage could have brought it. */
function asked(
  { from, image, instructions, filled, copied }: Stage,
  catalog: Catalog,
): readonly FileFinding[] {
  const check = instructions.findLast(({ keyword }) => keyword === 'HEALTHCHECK');
  const program = /\bCMD\s+(?:\[\s*")?(curl|wget)\b/.exec(check?.text ?? '')?.[1];
  if (check === undefined || program === undefined || image === null || from === null) return [];
  const known = imageByRef(catalog, image);
  if (known.services !== 'none' || known.tools.includes(program)) return [];
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN').map(({ text }) => text);
  // A script, another package manager, a folder of programs: any of them may.
  if (
    runs.some((text) =>
      new RegExp(`\\b${program}\\b|\\.sh\\b|\\$|\\bapk\\b|\\bdnf\\b|\\byum\\b|\\bconda\\b`).test(text),
    )
  )
    return [];
  if (filled.some(({ text }) => /^\/(?:usr\/)?s?bin(?:\/|$)|^\/(?:usr|opt)?\/?$/.test(text))) return [];
  if (copied.some((path) => path.includes(program))) return [];
  return [
    {
      ...missingAt({ place: check.place, name: program }, program, image, true),
      severity: 'warning',
      message: `The HEALTHCHECK calls ${program}, which ${image} does not have and no step installs: the container counts as unhealthy for ever.`,
    },
  ];
}

function called(
  { from, image, runs, start, env, filled, copied, instructions }: Stage,
  catalog: Catalog,
): readonly FileFinding[] {
  if (image === null || from === null) return [];
  const known = imageByRef(catalog, image);
  // Of its making (docker/Dockerfile of vllm 0.6.6 to 0.33.0) python3 and pip alone are known, and no python.
  const ofVllm = /^vllm\/vllm-openai[:@]/.test(image);
  if (known.services !== 'none' && !ofVllm) return [];
  const isPython = /(?:^|\/)python:/.test(image);
  // Onto the image of vLLM anything may be put; a Python stands in a folder that is called so.
  const ownPath = env.has('PATH') && (!ofVllm || /env|conda|py|uv/.test(env.get('PATH') ?? ''));
  const has = new Set<string>([...known.tools, ...(isPython || ownPath ? ['pip', 'python'] : [])]);
  // What is copied into a folder of programs may be any of them.
  if (
    filled.some(
      ({ text, listsOnly }) => !listsOnly && /\/s?bin(?:\/|$)|^\/(?:opt|usr)(?:\/|$)|^\/$/.test(text),
    )
  )
    return [];
  // A whole folder may hold a script that brings them; none brings `python` or zstd, and none pip where none is run.
  const runsOwn = runs.some(({ text }) => /(?:^|[\s;&])\.{0,2}\/|\.sh\b|\b(?:ba)?sh\b/.test(text));
  if (copied.includes('.'))
    for (const program of Object.keys(bringers))
      if (!/^(?:python|zstd)$/.test(program) && (program !== 'pip' || runsOwn)) has.add(program);
  if (!/^(?:ubuntu|debian|nvidia\/cuda):/.test(image)) has.add('add-apt-repository');
  if (ofVllm) for (const program of Object.keys(bringers)) if (program !== 'python') has.add(program);
  let python3 = ofVllm;
  // A CMD alone is handed to the program of that image.
  const starts = ofVllm && instructions.every(({ keyword }) => keyword !== 'ENTRYPOINT') ? [] : start;
  for (const run of [...runs, ...starts]) {
    for (const command of readShell(run, env).commands) {
      const { name, words, text } = command;
      const missing = wanted(command, python3, run.text).find((one) => !has.has(one));
      if (missing !== undefined && comesToRun(command)) {
        return [missingAt(command, missing, image, start.includes(run))];
      }
      if (/^apt(?:-get)?$/.test(name) && words.includes('install')) {
        if (words.some((word) => /[$*]/.test(word))) return [];
        python3 ||= words.some((word) => /^python3(?:[.-]|$)/.test(word));
        for (const [program, packages] of Object.entries(bringers))
          if (words.some((word) => packages.test(word.replace(/=.*/s, '')))) has.add(program);
      } else if (/get-pip|ensurepip|uv\b|venv|virtualenv|bin\/activate/.test(text)) {
        has.add('pip');
        if (!/get-pip|ensurepip/.test(text)) has.add('python');
      } else if (name === 'update-alternatives' || /\bpython\b.*\bpython3|alias python/.test(text))
        has.add('python');
      else if (bringsMore.test(name) || words.some((word) => /\.sh$/.test(word))) return [];
    }
  }
  return [];
}

/** What follows && runs wherever the image is built at all; what a test lets run, perhaps. */
function comesToRun({ conditional, caught, guards }: ShellCommand): boolean {
  const chained =
    guards.length > 0 &&
    guards.every(({ holds, text }) => holds && !/\[|\btest\b|\bcommand -v|\bwhich\b|\btype\b/.test(text));
  return !caught && (!conditional || chained);
}

function wanted(command: ShellCommand, python3: boolean, text: string): readonly string[] {
  const { name } = command;
  if (command.wrappers[0] === 'sudo' && /^sudo\b/.test(command.text)) return ['sudo'];
  // Without any Python something else brings it, or nothing works at all.
  if (name === 'python' && command.words[0] === name) return python3 ? ['python'] : [];
  const step = pipStep(command);
  const sources = [...(step?.addresses ?? []), ...(step?.requirements ?? [])];
  const git = sources.some(({ text }) => /(?:^|@\s*)git\+/.test(text)) ? ['git'] : [];
  if (/^pip3?$/.test(name) && command.words[0] === name) return ['pip', ...git];
  if (!/^(?:git|curl|wget|unzip|add-apt-repository)$/.test(name) || command.words[0] !== name) return git;
  // Releases before 0.14 are no .tar.zst.
  const ollama = /ollama\.com\/install\.sh/.test(command.text) && !/OLLAMA_VERSION/.test(text);
  return [name, ...git, ...(ollama && command.pipedInto.length > 0 ? ['zstd'] : [])];
}

const packageOf: Readonly<Record<string, string>> = {
  pip: 'python3-pip',
  'add-apt-repository': 'software-properties-common',
};

function missingAt(
  { place, name }: Pick<ShellCommand, 'place' | 'name'>,
  program: string,
  image: string,
  starts: boolean,
): FileFinding {
  const asked = program === 'git' && name !== 'git';
  if (program === 'python')
    return found(programMissing, {
      place,
      message: `The python3 of ${image.replace(/^.*(?=ubuntu|debian)/, '').split('@')[0]} brings no command named python, and nothing here makes one.`,
      error: starts ? 'exec: "python": executable file not found in $PATH' : '/bin/sh: 1: python: not found',
      why: 'Because Debian and Ubuntu call it python3 alone.',
      fixes: ['write python3', 'apt-get install -y python-is-python3'],
    });
  if (program === 'sudo')
    return found(programMissing, {
      place,
      message: `${image} has no sudo, and no step before this installs it.`,
      error: '/bin/sh: 1: sudo: not found',
      why: 'Because in an image one is root already.',
      fixes: ['drop sudo'],
    });
  const unpacks = program === 'zstd';
  return found(programMissing, {
    place,
    message: unpacks
      ? `The installer of ollama unpacks with zstd; ${image} has none, and no step before this installs it.`
      : asked
        ? `pip calls git for git+ addresses; ${image} has none, and no step before this installs it.`
        : `${image} has no ${name}, and no step before this installs it.`,
    error: unpacks
      ? 'ERROR: This version requires zstd for extraction.'
      : asked
        ? "ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?"
        : `/bin/sh: 1: ${name}: not found`,
    why: 'Because a bare image holds little more than a shell and apt.',
    fixes: [
      `apt-get update && apt-get install -y --no-install-recommends ${packageOf[program] ?? program} before it`,
    ],
  });
}

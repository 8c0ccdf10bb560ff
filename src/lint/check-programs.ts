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
  curl: /^curl$/,
  wget: /^wget$/,
  unzip: /^unzip$/,
  pip: /^(?:python3?-pip|python3?-full|python3-virtualenv|pipx)$/,
};

/** After one of these, what the image holds is not known. */
const bringsMore =
  /^(?:conda|mamba|micromamba|brew|nix|snap|dpkg|make|cmake|npm|cargo|yum|dnf|apk|tdnf|microdnf|zypper|pyenv|tar|ln|cp|mv)$|\.sh$/;

/** PW874: what a build on a bare image calls before anything installs it. */
export function checkPrograms(
  { from, image, runs, env, filled, copied }: Stage,
  catalog: Catalog,
): readonly FileFinding[] {
  if (image === null || from === null || imageByRef(catalog, image).services !== 'none') return [];
  const known = imageByRef(catalog, image);
  const isPython = /(?:^|\/)python:/.test(image);
  const has = new Set<string>([...known.tools, ...(isPython || env.has('PATH') ? ['pip'] : [])]);
  // What is copied into a folder of programs may be any of them.
  if (filled.some(({ text }) => /\/s?bin(?:\/|$)|^\/(?:opt|usr)(?:\/|$)/.test(text)) || copied.includes('.'))
    return [];
  for (const run of runs) {
    for (const command of readShell(run, env).commands) {
      const { name, words, text } = command;
      const missing = wanted(command).find((one) => !has.has(one));
      if (missing !== undefined && !command.conditional && !command.caught && !command.checked) {
        return [missingAt(command, missing, image)];
      }
      if (/^apt(?:-get)?$/.test(name) && words.includes('install')) {
        if (words.some((word) => /[$*]/.test(word))) return [];
        for (const [program, packages] of Object.entries(bringers))
          if (words.some((word) => packages.test(word.replace(/=.*/s, '')))) has.add(program);
      } else if (/get-pip|ensurepip|uv\b|venv/.test(text)) has.add('pip');
      else if (bringsMore.test(name) || words.some((word) => /\.sh$/.test(word))) return [];
    }
  }
  return [];
}

function wanted(command: ShellCommand): readonly string[] {
  const { name } = command;
  const step = pipStep(command);
  const sources = [...(step?.addresses ?? []), ...(step?.requirements ?? [])];
  const git = sources.some(({ text }) => /(?:^|@\s*)git\+/.test(text)) ? ['git'] : [];
  if (/^pip3?$/.test(name) && command.words[0] === name) return ['pip', ...git];
  return /^(?:git|curl|wget|unzip)$/.test(name) && command.words[0] === name ? [name, ...git] : git;
}

function missingAt({ place, name }: ShellCommand, program: string, image: string): FileFinding {
  const asked = program === 'git' && name !== 'git';
  return found(programMissing, {
    place,
    message: asked
      ? `pip calls git for git+ addresses; ${image} has none, and no step before this installs it.`
      : `${image} has no ${name}, and no step before this installs it.`,
    error: asked
      ? "ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?"
      : `/bin/sh: 1: ${name}: not found`,
    why: 'Because a bare image holds little more than a shell and apt.',
    fixes: [
      `apt-get update && apt-get install -y --no-install-recommends ${program === 'pip' ? 'python3-pip' : program} before it`,
    ],
  });
}

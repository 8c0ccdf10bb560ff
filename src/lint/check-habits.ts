import { imageByRef } from '../catalog/images.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { nameOf } from './located.ts';
import { notebookLine, optionGone, pageNotFile, uvNotFound } from './pages/habits.ts';
import type { PipStep } from './pip-steps.ts';
import type { ShellCommand } from './shell-commands.ts';
import { hasOldPython } from './situation.ts';

interface Around {
  readonly image: string | null;
  readonly catalog: Catalog;
  /** Variables that are set from outside. */
  readonly env: ReadonlyMap<string, string>;
}

/** What was true elsewhere, or once: a notebook's `!`, an address of a page, options and folders of older tools. */
export function checkHabits(
  commands: readonly ShellCommand[],
  steps: readonly PipStep[],
  around: Around,
): readonly FileFinding[] {
  return [
    ...commands.flatMap((command) => [...notebook(command), ...pages(command)]),
    ...uvUnfound(commands, around),
    ...goneOptions(steps, around),
    ...commands.flatMap((command) => unknownWord(command, commands, steps, around)),
  ];
}

/** PW846: `!pip install`, `%cd`, as a cell of a notebook has them. */
function notebook({ words, places, place }: ShellCommand): readonly FileFinding[] {
  const [first = ''] = words;
  const name = /^!([a-z][\w-]{1,30})$/.exec(first)?.[1];
  const magic = /^%{1,2}(?:cd|env|pip|conda|bash|cell|writefile|load_ext|matplotlib)$/.test(first);
  if (name === undefined && !magic) return [];
  return [
    found(notebookLine, {
      place,
      message: `${first} is for a cell of a notebook: a shell finds no command of that name, and the line does nothing.`,
      error: `bash: ${first}: command not found`,
      why: `Because ${magic ? '%' : '!'} means something to IPython only.`,
      fixes: [name === undefined ? `write it as a shell does: ${first.replace(/^%+/, '')}` : `write ${name}`],
      edits: name === undefined ? [] : [{ place: places[0] ?? place, old: first, new: name }],
    }),
  ];
}

const pageAddress =
  /^https?:\/\/(?:(?:www\.)?huggingface\.co|hf\.co|(?:www\.)?github\.com|hf-mirror\.com)\/(?:datasets\/|spaces\/)?[\w.-]+\/[\w.-]+\/blob\//;

/** PW848: `/blob/` is the page about a file. */
function pages({ name, words, places, place, text }: ShellCommand): readonly FileFinding[] {
  if (!/^(?:wget|curl|aria2c)$/.test(name)) return [];
  const at = words.findIndex((word) => pageAddress.test(word) && !/[?&]raw=(?:true|1)/.test(word));
  const url = words[at];
  if (url === undefined) return [];
  const right = url.replace('/blob/', /github\.com/.test(url) ? '/raw/' : '/resolve/');
  const mark = [`"${url}"`, `'${url}'`, url].find((one) => text.includes(one)) ?? url;
  return [
    found(pageNotFile, {
      place: places[at] ?? place,
      message: `This address is the page about the file: ${name} saves HTML under its name, and says nothing.`,
      error: /\.safetensors\b/.test(url)
        ? 'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge'
        : null,
      why: 'Because /blob/ is what a browser shows; the file itself lies elsewhere.',
      fixes: [`write ${right}`],
      edits: [{ place: places[at] ?? place, old: mark, new: mark.replace(url, right) }],
    }),
  ];
}

const installer = /astral\.sh\/uv(?:\/([\d.]{3,12}))?\/install\.sh|uv-installer\.sh/;

/** PW847: `uv` right after its installer, whose folder is not on PATH. */
function uvUnfound(
  commands: readonly ShellCommand[],
  { image, catalog, env }: Around,
): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ text, name }) => installer.test(text) && /^(?:curl|wget|sh|bash)$/.test(name),
  );
  const install = commands[at];
  if (install === undefined || (image !== null && /\buv\b/.test(image))) return [];
  const old = /^0\.[0-4]\./.test(installer.exec(install.text)?.[1] ?? '');
  const folder = old ? '.cargo/bin' : '.local/bin';
  // Told where to go, or there already.
  const told = /UV_INSTALL_DIR|UV_UNMANAGED_INSTALL|XDG_BIN_HOME|XDG_DATA_HOME|CARGO_HOME/;
  const has = image !== null && imageByRef(catalog, image).tools.includes('uv');
  const onPath = (path: string | undefined) =>
    path?.includes(folder) === true || path?.includes('$HOME/bin') === true;
  if (has || [...env.keys()].some((name) => told.test(name)) || onPath(env.get('PATH'))) return [];
  const elsewhere = old ? '.local/bin/env' : '.cargo/env';
  const rust = /\brust/.test(image ?? '') || commands.some((one) => /rustup/.test(one.text));
  for (const [index, command] of commands.entries()) {
    const { name, words, text, place, caught, callsFunction, guards } = command;
    const sources = /^(?:source|\.)$/.test(name) && words[1]?.endsWith(elsewhere) === true;
    const asked = guards.some((one) => one.text.includes(elsewhere));
    if (index > at && sources && !caught && !asked && !rust && (command.strict || command.andThen.length > 0))
      return [
        found(uvNotFound, {
          place,
          message: `The installer of line ${install.place.line} writes no ~/${elsewhere}: it ends here.`,
          error: 'No such file or directory',
          why: `Because ${old ? 'before' : 'since'} 0.5 uv goes to ~/${folder}.`,
          fixes: [`write export PATH="$HOME/${folder}:$PATH" in its place`],
        }),
      ];
    if (
      told.test(text) ||
      text.includes(folder) ||
      /\.local\/share|\/uv\b(?!\/)/.test(text.replace(installer, ''))
    )
      return [];
    // A shell that reads its start files, and other ways to uv.
    if (/\.(?:bashrc|profile|bash_profile|zshrc)\b|\bhash -r\b/.test(text)) return [];
    if (
      /\binstall\b.*\buv\b/.test(text) &&
      /^(?:pip3?|python[\d.]*|pipx|apt|apt-get|brew|snap|cargo|conda)$/.test(name)
    )
      return [];
    if (index <= at || (words[0] !== 'uv' && words[0] !== 'uvx') || callsFunction) continue;
    if (caught || guards.some(({ text: asked }) => /command -v uv|which uv|type uv/.test(asked))) continue;
    const wrong =
      commands.some((one) => one.text.includes('.cargo/')) || env.get('PATH')?.includes('.cargo/');
    return [
      found(uvNotFound, {
        place,
        message: `The installer of line ${install.place.line} puts uv into ~/${folder}, which is not on PATH here${wrong === true && !old ? ' (~/.cargo/bin is, where it went before 0.5)' : ''}.`,
        error: `bash: ${words[0]}: command not found`,
        why: 'Because the installer changes the start files of later shells, not the shell that calls it.',
        fixes: [
          `export PATH="$HOME/${folder}:$PATH" after the installer (in a Dockerfile: ENV PATH="/root/${folder}:$PATH")`,
          'pip install uv',
        ],
      }),
    ];
  }
  return [];
}

/** Options of huggingface-cli that hf never had. */
export const goneFromHub = /^--(?:local-dir-use-symlinks|resume-download)(?:=|$)/;

/** Whose Python is 3.9 or newer, by the name. */
const newPython =
  /^(?:docker\.io\/)?(?:library\/)?python:3(?:\.(?:9|1\d)\b|-)|ubuntu:?2[2-6]\.04|^nvcr\.io\/nvidia\/\w+:2[3-9]|^pytorch\/pytorch:2|^runpod\//;

const goneFrom253 = /^(?:--global-option|--build-option|--no-use-pep517|--install-option)(?:=|$)/;

/** PW849: options that pip 25.3 no longer knows. */
function goneOptions(steps: readonly PipStep[], { image }: Around): readonly FileFinding[] {
  const named = steps.flatMap(({ requirements }) => requirements).filter((one) => nameOf(one) === 'pip');
  const specs = named.map(({ text }) => parseRequirement(text)?.specifier ?? '');
  if (specs.some((spec) => spec !== '' && !satisfies('26.0', spec))) return [];
  const upgraded = steps.findIndex(
    ({ upgrades, requirements }) => upgrades && requirements.some((one) => nameOf(one) === 'pip'),
  );
  const seen = new Set<string>();
  return steps.flatMap((step, at) => {
    const { words } = step.command;
    // Behind --config-settings it is a value, and the right way to say it.
    const where = words.findIndex(
      (word, index) => goneFrom253.test(word) && !/^(?:-C|--config-settings?)$/.test(words[index - 1] ?? ''),
    );
    const option = words[where]?.replace(/=.*/s, '');
    // Which pip an image brings is not known; one that was just renewed is new.
    const renewed = upgraded >= 0 && upgraded < at;
    // The newest pip for a Python before 3.9 still has them.
    const old = image !== null && !newPython.test(image);
    if (
      step.tool !== 'pip' ||
      option === undefined ||
      step.command.caught ||
      old ||
      (image !== null && !renewed)
    )
      return [];
    if (seen.has(option)) return [];
    seen.add(option);
    return [
      found(optionGone, {
        place: step.command.places[where] ?? step.place,
        severity: renewed ? 'error' : 'warning',
        message: renewed
          ? `pip stops here: 25.3 and newer have no ${option}, and line ${steps[upgraded]?.place.line} installs the newest pip.`
          : `pip 25.3 and newer stop here: they have no ${option}.`,
        error: `no such option: ${option}`,
        why: 'Because it belonged to setup.py, which pip no longer calls.',
        // What has a pyproject.toml is built without it by an older pip too, which only says so.
        fixes: [
          option === '--no-use-pep517'
            ? 'drop it; with --no-build-isolation where the build needs what is installed'
            : 'write --config-settings "--build-option=…" in its place',
        ],
      }),
    ];
  });
}

/** PW849: what reads as a command, and is none; options and verbs that a program lacks. */
function unknownWord(
  command: ShellCommand,
  commands: readonly ShellCommand[],
  steps: readonly PipStep[],
  around: Around,
): readonly FileFinding[] {
  const [at, what, fix] = wordAt(command, commands) ?? wordOfPoetry(command, commands, steps, around) ?? [];
  if (at === undefined || command.callsFunction) return [];
  return [
    found(optionGone, {
      place: command.places[at] ?? command.place,
      severity: 'error',
      message: `${what}: it fails here.`,
      error: null,
      why: 'Because a command ends at a word that it does not know.',
      fixes: [fix ?? ''],
    }),
  ];
}

type Unknown = readonly [at: number, what: string, fix: string] | null;

const textOf = (commands: readonly ShellCommand[]) => commands.map(({ text }) => text).join('\n');

function wordAt({ name, words, text }: ShellCommand, commands: readonly ShellCommand[]): Unknown {
  const [, verb = ''] = words;
  const glued = /^(?:\[\[?(?=!|-[a-z]\s|["$])|cd(?=\.\.(?:\/|$)))/.exec(text)?.[0];
  if (glued !== undefined && !/\balias\b/.test(textOf(commands)))
    return [0, `No command is called ${text.split(/\s/)[0]}`, `write a blank after ${glued}`];
  if (name === '[' && words.at(-1) !== ']' && /[^\s\]]\]$/.test(text))
    return [0, 'No ] of its own ends this test', 'write a blank before ]'];
  const at = name === 'hf' && verb === 'download' ? words.findIndex((word) => goneFromHub.test(word)) : -1;
  if (at > 1) return [at, `hf has no ${words[at]}`, 'leave it out, with its value'];
  return name === 'ollama' && words.length === 2 && /^[a-z][a-z.]*(?:\d|[:-][a-z\d])[\w.:-]*$/.test(verb)
    ? [1, `ollama has no command ${verb}`, `write ollama pull ${verb}`]
    : null;
}

/** What poetry 2 lacks, where nothing holds it below. */
function wordOfPoetry(
  { name, words }: ShellCommand,
  commands: readonly ShellCommand[],
  steps: readonly PipStep[],
  { image, env }: Around,
): Unknown {
  const at = words.findIndex((word, index) =>
    words[1] === 'install' ? word === '--no-dev' : index === 1 && word === 'export',
  );
  if (name !== 'poetry' || at < 0 || env.has('POETRY_VERSION')) return null;
  const texts = textOf(commands);
  const newest = steps
    .flatMap(({ requirements }) => requirements)
    .some(
      (one) => nameOf(one) === 'poetry' && satisfies('2.5.1', parseRequirement(one.text)?.specifier ?? ''),
    );
  const script = /install\.python-poetry\.org/.test(texts) && !/--version|POETRY_VERSION/.test(texts);
  if (!(newest || script) || /plugin-export/.test(texts) || hasOldPython(image)) return null;
  if (/python:3\.[5-8]\b/.test(image ?? '')) return null;
  return [
    at,
    `poetry 2 has no ${words[at]}`,
    at === 1 ? 'install poetry-plugin-export as well' : 'write --without dev, or --only main',
  ];
}

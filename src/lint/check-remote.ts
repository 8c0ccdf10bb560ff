import type { ScriptKind } from './check-script.ts';
import { type FileFinding, found } from './finding.ts';
import { pipedToShell } from './pages/script.ts';
import { pathIn, type ShellCommand } from './shell-commands.ts';

const shells = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'python', 'python3']);
/** Installers that their makers tell everybody to run so; a release can be named in none of their addresses. */
const vendors =
  /^https:\/\/(?:astral\.sh\/uv|dot\.net\/v1|(?:www\.)?ollama\.com|ollama\.ai|code-server\.dev|bun\.sh|repo\.anaconda\.com|sh\.rustup\.rs|deb\.nodesource\.com|rpm\.nodesource\.com|get\.docker\.com|tailscale\.com|bootstrap\.pypa\.io|install\.python-poetry\.org|github\.com\/conda-forge\/miniforge|micro\.mamba\.pm|(?:www\.)?hf\.co\/cli|cli\.runpod\.net|taskfile\.dev|rclone\.org|packagecloud\.io\/install\/repositories\/github\/git-lfs)(?:\/|$)/;
/** An address that states which release or commit it is of. */
const release = /^https?:\/\/[^/]+\/.*(?:\d\.\d+\.\d|\d{4}\.\d\d|\$\{?\w*VER|\/[\da-f]{40}\/|NVIDIA-Linux)/;
const checks = /^(?:sha\d+sum|shasum|md5sum|gpg|gpgv|cosign|minisign|openssl|b2sum)$/;

/** PW802: scripts from an address that run at once: piped into a shell, or saved and then run. */
export function checkRemote(
  commands: readonly ShellCommand[],
  { atEveryStart, instructs = false }: ScriptKind,
): readonly FileFinding[] {
  return commands.flatMap((command, at) =>
    // What instructions give to others, many of them run at each start.
    release.test(addressIn(command)) || (!instructs && vendors.test(addressIn(command)))
      ? []
      : [
          ...piped(command, commands.slice(at + 1, at + 4), atEveryStart),
          ...savedThenRun(command, commands.slice(at + 1), atEveryStart),
        ],
  );
}

function piped(
  command: ShellCommand,
  later: readonly ShellCommand[],
  atEveryStart: boolean,
): readonly FileFinding[] {
  const { name, words, pipedInto, text } = command;
  const into = pipedInto.find((program) => shells.has(program));
  const substituted =
    /^(?:bash|sh|eval)\b.*\$\(\s*(?:curl|wget)\b|^(?:bash|sh|source|\.)\s+<\(\s*(?:curl|wget)\b/s.test(text);
  // `curl … | python -m json.tool`, `| python -c …`: what comes is data. A `$(…)` of its words may stand between.
  const readsData = later.some(
    (next) =>
      next.name === into &&
      /^python/.test(next.name) &&
      next.words.slice(1).some((word) => /^-[a-zA-Z]*[cm]/.test(word)),
  );
  const own = words.some((word) => /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b/.test(word));
  if (readsData || own) return [];
  if (!((name === 'curl' || name === 'wget') && into !== undefined) && !substituted) return [];
  return [
    remote(
      command,
      atEveryStart,
      'the download goes straight into a shell: no version, no digest, and a cut connection runs half of it',
    ),
  ];
}

function savedThenRun(
  command: ShellCommand,
  later: readonly ShellCommand[],
  atEveryStart: boolean,
): readonly FileFinding[] {
  const saved = savedTo(command);
  if (saved === null) return [];
  const run = later.findIndex((other) => runs(other, saved));
  const checked = later.slice(0, Math.max(0, run)).some(({ name }) => checks.test(name));
  if (run < 0 || checked) return [];
  return [remote(command, atEveryStart, 'the file is run as it came: no version, no digest')];
}

/** Path of what `curl -o FILE`, `curl … > FILE`, `wget -O FILE`, `wget URL` fetch, where that reads like a script. */
function savedTo({ name, words, folder, writesTo, pipedInto }: ShellCommand): string | null {
  if ((name !== 'curl' && name !== 'wget') || pipedInto.length > 0) return null;
  const url = words.find((word) => /^https?:\/\//.test(word));
  if (url === undefined || /@sha256|\.(?:tar|tgz|zip|gz|deb|whl|safetensors)\b/.test(url)) return null;
  const flag = name === 'curl' ? /^(?:-[a-zA-Z]*o|--output)$/ : /^(?:-[a-zA-Z]*O|--output-document)$/;
  const at = words.findIndex((word) => flag.test(word));
  const joined = /^--output(?:-document)?=(.+)$/;
  const option = at >= 0 ? words[at + 1] : words.map((word) => joined.exec(word)?.[1]).find(Boolean);
  const own = url
    .replace(/[?#].*/s, '')
    .replace(/\/$/, '')
    .split('/')
    .at(-1);
  const bare =
    name === 'wget' || words.some((word) => /^-[a-zA-Z]*O$|^--remote-name$/.test(word)) ? own : undefined;
  const path = option ?? writesTo.find((one) => !one.startsWith('/dev/')) ?? bare;
  return path === undefined || path === '-' || path === '' ? null : pathIn(folder, path);
}

function runs({ name, words, folder, wrappers }: ShellCommand, file: string): boolean {
  const same = (word: string | undefined) => word !== undefined && pathIn(folder, word) === file;
  if (shells.has(name) || name === 'source' || name === '.')
    return same(words.slice(1).find((word) => !word.startsWith('-')));
  return same(words[0]) && (words[0]?.includes('/') === true || wrappers.length > 0);
}

function remote(command: ShellCommand, atEveryStart: boolean, because: string): FileFinding {
  const { place, guards, inFunction } = command;
  // `command -v X || curl …` runs where X is missing, a function where it is called: not at each start.
  const again = atEveryStart && guards.length === 0 && inFunction === null;
  const url = addressIn(command);
  const named = /[-_/v]\d+\.\d+(?:\.\d+)?(?:[-_./]|$)/.test(url);
  return found(pipedToShell, {
    place,
    severity: atEveryStart ? 'warning' : 'info',
    message: `Whatever ${url} serves at ${again ? 'each start' : 'that moment'} is run.`,
    why: `Because ${named ? because.replace('no version, no digest', 'no digest') : because}.`,
    fixes: [
      named ? 'compare its sha256 first' : 'download a stated release, compare its sha256, then run it',
    ],
  });
}

/** As its words have it, where a variable holds it. */
function addressIn({ text, words }: ShellCommand): string {
  return /https?:\/\/[^\s'"|)]+/.exec(`${text} ${words.join(' ')}`)?.[0] ?? 'the address';
}

import { type Captures, harmlessWord } from './fill.ts';
import { bare, normalise } from './normalise.ts';

/** A line of a Python traceback. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  /** First part of the import name, where the file is one of an installed package. */
  readonly root: string | null;
  /** Folder of the ComfyUI node it belongs to, as the log writes it. */
  readonly node: string | null;
  /** The line of code, as far as the log shows it. */
  readonly code: string;
}

/** What a log says at one place, read: the line, the frames that lead to it, and the interpreter they name. */
export interface Event {
  readonly text: string;
  readonly captures: Captures;
  /** Outermost first; the last one raised. Those of the traceback that the line ends. */
  readonly frames: readonly Frame[];
  /** What pip of the environment that failed is called, e.g. `/workspace/venv/bin/python -m pip`. */
  readonly pip: string;
  /** Minor version of that Python, e.g. `3.10`. */
  readonly python: string | null;
  /** Lines above and below without prefixes; the nearest last, and first. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

const frameLine = /File "(?<file>[^"]{1,300})", line (?<line>\d{1,7})/;
// rich: │ /venv/lib/python3.10/site-packages/x/y.py:12 in main │
const richLine = /^\s{0,6}(?<file>[^\s:"]{1,300}\.py):(?<line>\d{1,7}) in /;
// IPython: File /venv/lib/.../x.py:12, in main(a), or before its release 8: /venv/lib/.../x.py in main(a); Colab makes links of them.
const notebookLine =
  /^(?:File (?=\S{1,300}:\d)|(?=\[?[~/]))\[?(?<file>(?:[A-Za-z]:)?[^\s:"\]]{1,300}\.py)(?::(?<line>\d{1,7}))?(?:\]\(https:[^)]{1,80}\))?(?:,? in |(?<=:\d{1,7})$)/;
const installed = /[\\/](?:site|dist)-packages[\\/](?<root>[A-Za-z_]\w{0,60})/;
const nodeFolder = /^(?<node>.{0,200}[\\/]custom_nodes[\\/][\w.-]{1,80})/;
const most = 60;
const ofTorchCalls =
  /torch[\\/]nn[\\/]modules[\\/]module\.py.{0,30} in _(?:(?:wrapped_)?call_impl|_getattr__)/;

/** Reads the surroundings of a line. `before` and `after` are raw text. */
export function readEvent(place: {
  readonly text: string;
  readonly captures: Captures;
  readonly before: string;
  readonly after: string;
}): Event {
  const above = lines(place.before).slice(-most);
  const below = lines(place.after).slice(0, 20);
  const frames = framesAbove(above);
  const read = interpreter([...above, place.text, ...below]);
  return {
    text: place.text,
    captures: place.captures,
    frames,
    ...read,
    python: read.python ?? (lateMarks(above) ? '3.13' : null),
    above,
    below,
  };
}

/** The line with all that stands around it. */
export function wholeOf({ above, text, below }: Event): string {
  return [...above, text, ...below].join('\n');
}

function lines(raw: string): readonly string[] {
  return raw
    .split(/\r?\n|\r/)
    .map((line) => bare(normalise(line)))
    .filter((line) => line !== '');
}

function framesAbove(above: readonly string[]): readonly Frame[] {
  // The traceback begins below its heading; a cut one has none, and then all frames above belong to it.
  const heading = above.findLastIndex((line) => line.includes('Traceback (most recent call last)'));
  const own = above.slice(heading + 1);
  const frames: Frame[] = [];
  for (const [at, line] of own.entries()) {
    const notebook = notebookLine.exec(line);
    const found = (frameLine.exec(line) ?? richLine.exec(line) ?? notebook)?.groups;
    const file = found?.['file'];
    // How torch calls a module stands between the caller and what it calls, and is neither.
    if (file === undefined || ofTorchCalls.test(line)) continue;
    const arrow = notebook === null ? undefined : arrowBelow(own.slice(at + 1, at + 12));
    frames.push({
      file,
      line: Number(found?.['line'] ?? arrow?.['line'] ?? 0),
      root: installed.exec(file)?.groups?.['root'] ?? null,
      node: nodeFolder.exec(file)?.groups?.['node'] ?? null,
      code: arrow?.['code'] ?? own[at + 1] ?? '',
    });
  }
  return frames;
}

/** The line of code to which IPython points below a frame. */
function arrowBelow(lines: readonly string[]): Captures | undefined {
  const pointed = lines.map((line) => /^-{1,8}> ?(?<line>\d{1,7}) (?<code>.{0,400})$/.exec(line)?.groups);
  return pointed.find((one) => one !== undefined);
}

// What stands before the first folder: then the path is cut, or made unreadable, and names no place.
const unixPython =
  /(?<cut>[\w.*$}>\]])?(?<prefix>~?(?:\/[\w.+@-]{1,80}){1,12})\/lib(?:64)?\/python(?<version>\d\.\d{1,2})\/(?:site|dist)-packages/;
// An environment, or an interpreter itself: the one that ComfyUI brings beside itself, Anaconda's, python.org's.
const windowsPython =
  /(?<prefix>[A-Za-z]:\\(?:[\w.+-]{1,80}\\){1,12}(?:[\w.+-]{1,80}))\\[Ll]ib\\site-packages/;
const windowsProgram =
  /(?<prefix>[A-Za-z]:\\(?:[\w.+-]{1,80}\\){1,12}(?:python_embede?d|venv|\.venv|env))\\(?:Scripts\\)?python\.exe/;
const ofItself =
  /python_embede?d$|\\(?:python|runtime|installer_files\\env)$|\\envs\\[^\\]{1,80}$|(?:conda|forge)\d?$|\\Python3(?<minor>\d{1,2})$/i;
// ComfyUI as it is unpacked for Windows: its Python lies beside it, whatever Python pip of the system belongs to.
const portable =
  /(?<folder>[A-Za-z]:\\(?:[\w.+-]{1,80}\\){0,12}[\w.+-]{0,60}portable[\w.+-]{0,40})\\(?:ComfyUI|python_embede?d)\\/;
const called = /(?:^|[\s"'])(?<path>(?:\/[\w.+@-]{1,80}){1,12}\/bin\/python(?<version>3\.\d{1,2})?3?)\b/;
const spoken = /[Pp]ython(?: version)?:? ?\(?(?<version>3\.\d{1,2})\b/;
// Its own library, where no package shows: a virtual environment runs on that of another, so no path is taken.
const own = /\/lib(?:64)?\/python(?<version>\d\.\d{1,2})\/(?!site-packages|dist-packages)/;

/** Python 3.13 and newer underline a call that is the whole line, in two kinds of marks. */
const lateMarks = (around: readonly string[]) =>
  around.some((line, at) => {
    const code = around[at - 1]?.trim() ?? '';
    return (
      /^\s*~{1,200}\^{2,200}\s*$/.test(line) && /^\w.*\)$/.test(code) && code.length === line.trim().length
    );
  });

/** The nearest interpreter that a path names. */
function interpreter(around: readonly string[]): { readonly pip: string; readonly python: string | null } {
  const library = last(around, unixPython);
  const version =
    library?.['version'] ?? last(around, called)?.['version'] ?? last(around, spoken)?.['version'] ?? null;
  const prefix = library?.['cut'] === undefined ? library?.['prefix'] : undefined;
  if (
    prefix !== undefined &&
    !/^\/(?:usr|usr\/local)$|\.local$|^\/opt\/ros\/|\/pip-build-env|\/builds-v0|\/environments-v\d\/\.tmp|\/build-env-/.test(
      prefix,
    )
  ) {
    return { pip: `${prefix}/bin/python -m pip`, python: version };
  }
  if (prefix !== undefined && version !== null) return { pip: `python${version} -m pip`, python: version };
  const comfy = last(around, portable)?.['folder'];
  const windows =
    last(around, windowsPython)?.['prefix'] ??
    last(around, windowsProgram)?.['prefix'] ??
    (comfy === undefined ? comfy : `${comfy}\\python_embeded`);
  if (windows !== undefined) {
    const self = ofItself.exec(windows);
    const minor = self?.groups?.['minor'];
    return {
      pip: `${windows}${self === null ? '\\Scripts' : ''}\\python.exe -m pip`,
      python: version ?? (minor === undefined ? null : `3.${minor}`),
    };
  }
  // SwarmUI makes an environment within the ComfyUI that it starts.
  const swarm = last(around, /(?<folder>(?:\/[\w.+-]{1,80}){1,12}\/dlbackend\/ComfyUI)\//)?.['folder'];
  const path = last(around, called)?.['path'] ?? (swarm && `${swarm}/venv/bin/python`);
  const standard = last(around, own)?.['version'];
  if (path === undefined && standard !== undefined)
    return { pip: `python${standard} -m pip`, python: standard };
  return { pip: path === undefined ? 'python3 -m pip' : `${path} -m pip`, python: version };
}

function last(around: readonly string[], pattern: RegExp): Captures | undefined {
  for (const line of around.toReversed()) {
    const match = pattern.exec(line.slice(0, 600));
    if (match !== null) return match.groups;
  }
  return undefined;
}

/** The files that the install of the log was given, as options: `-c limits.txt -r base.txt`; null where none shows. */
export function requirementsNearby({ above, text, below }: Event): string | null {
  for (const line of [text, ...above.toReversed(), ...below]) {
    const said = line.slice(0, 800);
    const typed = /\bpip3? (?:install|sync|compile)(?= )(?<rest>.{1,500})/.exec(said)?.groups?.['rest'] ?? '';
    const options = [
      ...typed.matchAll(/ (-r|-c|--requirement|--constraint)[ =]{1,12}((?:[A-Z]:)?[\w./\\-]{1,160})/g),
    ].filter(([, , file]) => harmlessWord((file ?? '').replaceAll('\\', '/')));
    if (options.some(([, option]) => /^-r|--req/.test(option ?? '')))
      return options.map(([, option, file]) => `${option} ${file}`).join(' ');
    const from = /\(from -r (?<file>[\w./-]{1,160}) \(line/.exec(said)?.groups?.['file'];
    if (from !== undefined && harmlessWord(from)) return `-r ${from}`;
  }
  return null;
}

/** The package, node or app whose code asked for what was not there: the innermost frame not of `callee`. */
export function callerOf(event: Event, callee: string | null): Frame | null {
  return event.frames.findLast(({ root, file }) => root !== callee && !isStandard(file)) ?? null;
}

function isStandard(file: string): boolean {
  return /[\\/]lib[\\/]python3\.\d{1,2}[\\/](?!site-packages|dist-packages)|^<frozen|^<string|[\\/]utils[\\/]_?(?:deprecation|validators|contextlib)\.py$/.test(
    file,
  );
}

import { DockerfileParser } from 'dockerfile-ast';
import { limits } from './limits.ts';
import type { Located } from './located.ts';
import { type Piece, type Place, partOf } from './place.ts';

/** One instruction of a stage. */
export interface Instruction {
  /** Upper case: `COPY`. */
  readonly keyword: string;
  /** What follows it, as written; its lines joined, comments between them dropped. */
  readonly text: string;
  readonly place: Place;
}

/** One build stage: its base, its variables, and the shell text of each RUN. */
export interface Stage {
  /** Image reference; null where it hangs on a variable that has no default. */
  readonly image: string | null;
  /** The reference as it reads with its variables filled in, and where it stands; null: another stage. */
  readonly from: Located | null;
  readonly env: ReadonlyMap<string, string>;
  readonly runs: readonly Piece[];
  /** Those of the stages that this one builds on. */
  readonly below: readonly Piece[];
  /** The WORKDIR at each of the runs. */
  readonly runFolders: readonly string[];
  /** What starts the container. */
  readonly start: readonly Piece[];
  /** Files written by COPY <<EOF. */
  readonly written: readonly { readonly path: string; readonly piece: Piece }[];
  /** Folders that COPY and ADD fill, absolute; and whether with nothing but lists that the build reads. */
  readonly filled: readonly (Located & { readonly listsOnly: boolean })[];
  /** The last USER; null: none. */
  readonly user: string | null;
  /** What COPY and ADD take in, as written. */
  readonly copied: readonly string[];
  /** The last WORKDIR. */
  readonly folder: string;
  /** All of them, in order; those of a stage that this one builds on come first. */
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  /** The first line that is no instruction. */
  readonly unknown: Located | null;
}

/** Longer texts are no Dockerfile. */
const longest = 2_000_000;
const keywords = new Set([
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL'],
  ...['MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);

/** What a build reads and nothing after it. */
const buildList =
  /(?:^|\/)(?:[\w.-]*requirements?[\w.-]*|constraints[\w.-]*|pyproject\.toml|[\w.-]*\.lock|environment\.ya?ml)$/;

interface Draft {
  image: string | null;
  from: Located | null;
  env: Map<string, string>;
  runs: Piece[];
  below: readonly Piece[];
  runFolders: string[];
  start: Piece[];
  written: { path: string; piece: Piece }[];
  filled: (Located & { listsOnly: boolean })[];
  user: string | null;
  copied: string[];
  folder: string;
  instructions: Instruction[];
}

/** Reads a Dockerfile. Never throws; what makes no sense is left out. */
export function readDockerfile(piece: Piece): Dockerfile {
  if (piece.text.length > longest) return { stages: [], unknown: null };
  const lines = lineOffsets(piece.text);
  const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
    (lines[line] ?? piece.text.length) + character;
  const defaults = new Map<string, string>();
  const byName = new Map<string, Draft>();
  const stages: Draft[] = [];
  let unknown: Located | null = null;
  let steps = 0;
  for (const instruction of DockerfileParser.parse(withHeredocs(piece.text)).getInstructions()) {
    // Not its getArgumentsRange and getArgumentsContent: their time grows with the square of the words.
    const range = instruction.getRange();
    const end = offset(range.end);
    const written = piece.text.slice(offset(range.start), end);
    const start = offset(range.start) + (/^\s*\S+\s*/.exec(written)?.[0].length ?? 0);
    const text = piece.text
      .slice(start, end)
      .replace(/^[ \t]*#.*\n/gm, '')
      .replace(/\\[ \t]*\r?\n/g, ' ');
    const stage = stages.at(-1);
    const keyword = instruction.getKeyword();
    if (stage !== undefined && keyword !== 'FROM' && stage.instructions.length < limits.parts)
      stage.instructions.push({ keyword, text, place: piece.place(offset(range.start)) });
    switch (keyword) {
      case 'ARG':
        // Without a default the build says it, and nobody knows it here.
        for (const [name, value] of pairs(text, false)) {
          const known = value === '' ? (defaults.get(name) ?? '') : fill(value, stage?.env ?? defaults);
          if (known !== '' && !known.includes('$')) (stage?.env ?? defaults).set(name, known);
        }
        break;
      case 'FROM': {
        // Behind a line that stops the build this is Python's own `from … import`.
        if (unknown !== null && /\simport\s/.test(text)) break;
        const [, ref = '', alias] = /^(?:--\S+\s+)*(\S+)(?:\s+[aA][sS]\s+(\S+))?/.exec(text) ?? [];
        const filled = unquoted(fill(ref, defaults));
        const parent = byName.get(filled.toLowerCase());
        const image =
          parent !== undefined ? parent.image : filled === '' || filled.includes('$') ? null : filled;
        const at = start + Math.max(0, text.indexOf(ref));
        const next: Draft = {
          ...{ image, from: parent === undefined ? { text: filled, place: piece.place(at) } : null },
          env: new Map(parent?.env ?? []),
          below: parent === undefined ? [] : [...parent.below, ...parent.runs].slice(-limits.parts),
          ...{ runs: [], runFolders: [], start: [], written: [], filled: [], folder: parent?.folder ?? '/' },
          ...{ user: parent?.user ?? null, copied: [...(parent?.copied ?? [])] },
          instructions: [...(parent?.instructions ?? [])],
        };
        if (alias !== undefined) byName.set(alias.toLowerCase(), next);
        if (stages.length < limits.parts) stages.push(next);
        break;
      }
      case 'ENV':
        for (const [name, value] of pairs(text)) stage?.env.set(name, fill(value, stage.env));
        break;
      case 'USER':
        if (stage !== undefined) stage.user = fill(text.trim(), stage.env).replace(/:.*/s, '');
        break;
      case 'WORKDIR':
        if (stage !== undefined) stage.folder = join(stage.folder, fill(text.trim(), stage.env));
        break;
      case 'COPY':
      case 'ADD': {
        if (stage === undefined) break;
        // Of a heredoc the first line alone has the words.
        const head = /<<-?["']?\w/.test(text) ? (piece.text.slice(start, end).split('\n')[0] ?? '') : text;
        const words = head.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
        const to = (jsonWords(text) ?? words).at(-1)?.replace(/["\]]/g, '') ?? '';
        const path = join(stage.folder, fill(to, stage.env));
        const sources = (jsonWords(text) ?? words).slice(0, -1).map((one) => fill(one, stage.env));
        if (stage.copied.length < limits.parts) stage.copied.push(...sources);
        if (stage.filled.length < limits.parts) {
          const listsOnly = sources.length > 0 && sources.every((one) => buildList.test(one));
          stage.filled.push({ text: path, place: piece.place(start), listsOnly });
        }
        const body = heredocOf(piece.text.slice(start, end));
        const [, heredocTo] = /<<-?["']?\w+["']?\s+(\S+)/.exec(text.split('\n')[0] ?? '') ?? [];
        if (body !== null && heredocTo !== undefined)
          stage.written.push({
            path: join(stage.folder, heredocTo),
            piece: partOf(piece, start + body.at, body.text),
          });
        break;
      }
      case 'RUN':
      case 'CMD':
      case 'ENTRYPOINT': {
        if (stage === undefined || steps >= limits.parts) break;
        steps += 1;
        const shell = shellText(piece.text.slice(start, end));
        (keyword === 'RUN' ? stage.runs : stage.start).push(partOf(piece, start, shell));
        if (keyword === 'RUN') stage.runFolders.push(stage.folder);
        break;
      }
      default:
        if (/^[A-Z]{2,}$/i.test(keyword) && !keywords.has(keyword))
          unknown ??= {
            text: instruction.getInstruction(),
            place: piece.place(offset(instruction.getInstructionRange().start)),
          };
    }
  }
  return { stages, unknown: stages.length === 0 ? null : unknown };
}

/** `A=b C="d e"`, or the old form `A b c`, which ARG has not. */
export function pairs(text: string, hasOld = true): readonly (readonly [string, string])[] {
  const old = hasOld ? /^(\w+)\s+([^=\s].*)$/s.exec(text) : null;
  if (old?.[1] !== undefined) return [[old[1], unquoted(old[2] ?? '')]];
  const found = [...text.matchAll(/(\w+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?/g)];
  return found.flatMap(([, name, value]) =>
    name === undefined ? [] : [[name, unquoted(value ?? '')] as const],
  );
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

/** Fills in variables that have a value. */
function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g,
    (whole: string, braced: string | undefined, fallback: string | undefined, bare: string | undefined) =>
      values.get(braced ?? bare ?? '') || (fallback ?? whole),
  );
}

function join(folder: string, path: string): string {
  return path.startsWith('/') || path.startsWith('$')
    ? path
    : `${folder.replace(/\/$/, '')}/${path.replace(/^\.\/?/, '')}`;
}

/**
 * `<< 'EOF'` as `  <<'EOF'`, of the same length, where a line ends it: the builder takes both (BuildKit from 0.22
 * on), our parser the second alone. Without its end it is a shift (`$((1 << n))`), and stays.
 */
function withHeredocs(text: string): string {
  // Where each line was seen last: no search from every `<<` on.
  const lines = new Map(
    [...text.matchAll(/^([A-Za-z_]\w{0,100})\r?$/gm)].map(({ 1: word, index }) => [word, index]),
  );
  return text.replace(
    /<<(-?)([ \t]{1,20})(["']?)([A-Za-z_]\w{0,100})\3/g,
    (whole: string, dash: string, blanks: string, mark: string, word: string, at: number) =>
      (lines.get(word) ?? -1) > at ? `${blanks}<<${dash}${mark}${word}${mark}` : whole,
  );
}

/** The body of a heredoc, and where it starts. */
function heredocOf(text: string): { readonly text: string; readonly at: number } | null {
  const opening = /<<-?[ \t]*["']?(\w{1,100})/.exec(text);
  const lineEnd = opening === null ? -1 : text.indexOf('\n', opening.index);
  if (opening?.[1] === undefined || lineEnd === -1) return null;
  const at = lineEnd + 1;
  const end = text.lastIndexOf(`\n${opening[1]}`);
  return { text: text.slice(at, end < at ? undefined : end + 1), at };
}

/** The shell text of an instruction, of the same length as far as places count. */
function shellText(raw: string): string {
  const options = optionsLength(raw);
  const text = ' '.repeat(options) + raw.slice(options);
  const words = jsonWords(text);
  if (words !== null) return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const heredoc = /^\s*<<-?\s*["']?(\w+)["']?[ \t]*\n/.exec(text);
  if (heredoc?.[1] !== undefined) {
    const end = text.lastIndexOf(`\n${heredoc[1]}`);
    return ' '
      .repeat(heredoc[0].length - 1)
      .concat('\n', text.slice(heredoc[0].length, end < 0 ? undefined : end + 1));
  }
  // Docker drops comments and empty lines inside a continued command, and blanks after a backslash; to the shell
  // each would end it.
  return (
    text
      .replace(/^[ \t]*(?:#[^\n]*)?\r?\n/gm, (dropped) => ' '.repeat(dropped.length))
      .replace(/\\([ \t]+)(?=\r?\n)/g, '$1\\')
      // The last of two goes on all the same.
      .replace(/\\\\(?=\r?\n)/g, ' \\')
  );
}

/** Length of the options in front, `--mount=…`, also where each stands on a line of its own. */
function optionsLength(raw: string): number {
  let at = 0;
  for (const [word] of raw.matchAll(/(?:[^\s\\]|\\(?!\s))+(?:\s|\\(?=\s))*/g)) {
    if (!word.startsWith('--')) break;
    at += word.length;
  }
  return at;
}

/** The words of the exec form `["bash", "-c", "…"]`, or null. */
export function jsonWords(text: string): readonly string[] | null {
  // A list may go over several lines, like any instruction.
  const joined = text.replace(/\\[ \t]{0,40}\r?\n/g, ' ');
  if (!joined.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(joined);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
  } catch {
    return null;
  }
}

function lineOffsets(text: string): readonly number[] {
  const offsets = [0];
  // dockerfile-ast counts a lone carriage return as a line end, too.
  for (const match of text.matchAll(/\r\n|\r|\n/g)) offsets.push(match.index + match[0].length);
  return offsets;
}

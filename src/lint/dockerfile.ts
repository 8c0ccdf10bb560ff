import { DockerfileParser } from 'dockerfile-ast';
import { limits } from './limits.ts';
import { type Piece, partOf } from './place.ts';

/** One build stage: its base, its variables, and the shell text of each RUN. */
export interface Stage {
  /** Image reference; null where it hangs on a variable that has no default. */
  readonly image: string | null;
  readonly env: ReadonlyMap<string, string>;
  readonly runs: readonly Piece[];
  /** What starts the container. */
  readonly start: readonly Piece[];
}

/** Longer texts are no Dockerfile. */
const longest = 2_000_000;

/** Reads a Dockerfile. Never throws; what makes no sense is left out. */
export function readDockerfile(piece: Piece): readonly Stage[] {
  if (piece.text.length > longest) return [];
  const lines = lineOffsets(piece.text);
  const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
    (lines[line] ?? piece.text.length) + character;
  const defaults = new Map<string, string>();
  const byName = new Map<string, string | null>();
  const stages: { image: string | null; env: Map<string, string>; runs: Piece[]; start: Piece[] }[] = [];
  let steps = 0;
  for (const instruction of DockerfileParser.parse(piece.text).getInstructions()) {
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
    switch (instruction.getKeyword()) {
      case 'ARG': {
        const [, name, value] = /^(\w+)=["']?([^"'\s]*)/.exec(text) ?? [];
        if (name !== undefined) defaults.set(name, value ?? '');
        break;
      }
      case 'FROM': {
        const [, ref = '', alias] = /^(?:--\S+\s+)*(\S+)(?:\s+[aA][sS]\s+(\S+))?/.exec(text) ?? [];
        const filled = ref.replace(
          /\$\{?(\w+)(?::-([^}]*))?\}?/g,
          (whole, name, fallback) => defaults.get(String(name)) ?? fallback ?? whole,
        );
        const image = byName.has(filled)
          ? (byName.get(filled) ?? null)
          : filled === '' || filled.includes('$')
            ? null
            : filled;
        if (alias !== undefined) byName.set(alias, image);
        if (stages.length < limits.parts) stages.push({ image, env: new Map(), runs: [], start: [] });
        break;
      }
      case 'ENV':
        for (const [, name = '', value = ''] of text.matchAll(/(?<!\w)(\w+)[= ]["']?([^"'\s]*)/g))
          stage?.env.set(name, value);
        break;
      case 'RUN':
      case 'CMD':
      case 'ENTRYPOINT': {
        if (stage === undefined || steps >= limits.parts) break;
        steps += 1;
        const shell = shellText(piece.text.slice(start, end));
        const list = instruction.getKeyword() === 'RUN' ? stage.runs : stage.start;
        list.push(partOf(piece, start, shell));
        break;
      }
    }
  }
  return stages;
}

/** The shell text of an instruction, of the same length as far as places count. */
function shellText(raw: string): string {
  const options = /^(?:--\S+\s+)+/.exec(raw)?.[0] ?? '';
  const text = ' '.repeat(options.length) + raw.slice(options.length);
  const words = jsonWords(text);
  if (words !== null) return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const heredoc = /^\s*<<-?\s*["']?(\w+)["']?[ \t]*\n/.exec(text);
  if (heredoc?.[1] !== undefined) {
    const end = text.lastIndexOf(`\n${heredoc[1]}`);
    return ' '
      .repeat(heredoc[0].length - 1)
      .concat('\n', text.slice(heredoc[0].length, end < 0 ? undefined : end + 1));
  }
  // Docker drops comment lines inside a continued command; to the shell they would end it.
  return text.replace(/^[ \t]*#[^\n]*\n/gm, (comment) => ' '.repeat(comment.length));
}

/** The words of the exec form `["bash", "-c", "…"]`, or null. */
function jsonWords(text: string): readonly string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
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

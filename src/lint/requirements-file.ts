import { limits } from './limits.ts';
import { type Installation, isAddress, joined, type Located, nothing, type PackageIndex } from './located.ts';
import type { Piece } from './place.ts';

/** One requirements or constraints file, line by line. */
export interface RequirementsFile {
  readonly lines: readonly Located[];
  readonly addresses: readonly Located[];
  readonly indexes: readonly PackageIndex[];
  /** Files it draws in with -r and -c, as written. */
  readonly includes: readonly { readonly path: string; readonly constraints: boolean }[];
}

/** A line longer than this is no requirement. */
const longest = 4000;

/**
 * Reads a pip requirements file: comments, continued lines, options (-r, -c, -e, --index-url, --hash).
 * What is neither option nor address is a requirement, valid or not; judging it is the rules' business.
 */
export function readRequirements(piece: Piece): RequirementsFile {
  const lines: Located[] = [];
  const addresses: Located[] = [];
  const indexes: PackageIndex[] = [];
  const includes: { path: string; constraints: boolean }[] = [];
  for (const { text: whole, at } of logicalLines(piece.text)) {
    if (lines.length >= limits.requirements || includes.length >= limits.includes) break;
    const place = piece.place(at);
    const text = whole.replace(/(^|\s)#.*$/, '').trim();
    if (text === '') continue;
    const option = /^(--?[A-Za-z][a-z-]*)(?:\s*=\s*|\s*)(.*)$/.exec(text);
    if (option?.[1] !== undefined) {
      const value = (option[2] ?? '').trim();
      if (/^(-i|--index-url|--extra-index-url|-f|--find-links)$/.test(option[1]))
        indexes.push({ url: value, extra: option[1] !== '-i' && option[1] !== '--index-url', place });
      else if (/^(-r|--requirement)$/.test(option[1])) includes.push({ path: value, constraints: false });
      else if (/^(-c|--constraint)$/.test(option[1])) includes.push({ path: value, constraints: true });
      else if (/^(-e|--editable)$/.test(option[1])) addresses.push({ text: value, place });
      continue;
    }
    const requirement = text
      .replace(/\s+--(?:hash|config-settings|global-option)\b.*$/, '')
      .slice(0, longest);
    (isAddress(requirement) ? addresses : lines).push({ text: requirement, place });
  }
  return { lines, addresses, indexes, includes };
}

/** A requirements file as an installation, with the files it draws in where they are known. */
export function installationOf(
  piece: Piece,
  include: (path: string) => Piece | null = () => null,
  depth = 0,
): Installation {
  const { lines, addresses, indexes, includes } = readRequirements(piece);
  let whole: Installation = { ...nothing, requirements: lines, addresses, indexes };
  for (const { path, constraints } of includes) {
    const other = depth < 5 ? include(path) : null;
    const read = other === null ? { ...nothing, unseen: [path] } : installationOf(other, include, depth + 1);
    whole = joined(whole, read, constraints);
  }
  return whole;
}

/** Joins lines that end in a backslash. */
function logicalLines(text: string): readonly { readonly text: string; readonly at: number }[] {
  const joined: { text: string; at: number }[] = [];
  let at = 0;
  let open = false;
  for (const line of text.split('\n')) {
    const bare = line.replace(/\r$/, '');
    const continues = bare.endsWith('\\');
    const content = continues ? bare.slice(0, -1) : bare;
    const last = joined.at(-1);
    if (open && last !== undefined) last.text += ` ${content.trim()}`;
    else joined.push({ text: content, at: at + (content.length - content.trimStart().length) });
    open = continues;
    at += line.length + 1;
  }
  return joined;
}

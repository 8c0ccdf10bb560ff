import { limits } from './limits.ts';
import { type Installation, isAddress, joined, type Located, nothing, type PackageIndex } from './located.ts';
import type { Piece } from './place.ts';

/** One requirements or constraints file, line by line. */
export interface RequirementsFile {
  readonly lines: readonly Located[];
  readonly addresses: readonly Located[];
  readonly indexes: readonly PackageIndex[];
  /** Options that pip takes on its command line only. */
  readonly misplaced: readonly Located[];
  /** Files it draws in with -r and -c, as written. */
  readonly includes: readonly { readonly path: string; readonly constraints: boolean }[];
}

/** Not among the options that pip's documentation of the file format lists. */
export const commandLineOnly =
  /^(?:-U|--upgrade|--user|--no-deps|--no-cache-dir|--force-reinstall|-y|--yes|-q|--quiet|--break-system-packages|--no-build-isolation|-t|--target)$/;

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
  const misplaced: Located[] = [];
  const includes: { path: string; constraints: boolean }[] = [];
  for (const { text: whole, at } of logicalLines(piece.text)) {
    if (lines.length >= limits.requirements || includes.length >= limits.includes) break;
    const place = piece.place(at);
    const text = whole.replace(/(^|\s)#.*$/, '').trim();
    if (text === '') continue;
    const option = /^--?[A-Za-z][a-z-]*/.exec(text)?.[0];
    if (option !== undefined) {
      const value = text.slice(option.length).trim().replace(/^=/, '').trim();
      if (/^(-i|--index-url|--extra-index-url|-f|--find-links)$/.test(option))
        indexes.push({ url: value, extra: option !== '-i' && option !== '--index-url', place });
      else if (/^(-r|--requirement)$/.test(option)) includes.push({ path: value, constraints: false });
      else if (/^(-c|--constraint)$/.test(option)) includes.push({ path: value, constraints: true });
      else if (/^(-e|--editable)$/.test(option)) addresses.push({ text: value, place });
      else if (commandLineOnly.test(option)) misplaced.push({ text, place });
      continue;
    }
    const requirement = text
      .replace(/(?<!\s)\s+--(?:hash|config-settings|global-option)\b.*/s, '')
      .slice(0, longest);
    (isAddress(requirement) ? addresses : lines).push({ text: requirement, place });
  }
  return { lines, addresses, indexes, includes, misplaced };
}

/** A requirements file as an installation, with the files it draws in where they are known. */
export function installationOf(
  piece: Piece,
  include: (path: string) => Piece | null = () => null,
  depth = 0,
): Installation {
  const { lines, addresses, indexes, includes, misplaced } = readRequirements(piece);
  const noted = [...piece.text.matchAll(/^[ \t]*#[^\n]*-index-url[ =](\S+)/gm)].map(([, url = '']) => url);
  let whole: Installation = { ...nothing, requirements: lines, addresses, indexes, misplaced, noted };
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

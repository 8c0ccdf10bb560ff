import type { Piece } from './place.ts';

/** One `def`, with what stands in it. */
export interface PythonFunction {
  readonly name: string;
  /** Offsets of its body, from after the `def` line. */
  readonly start: number;
  readonly end: number;
}

/** One line that holds code. */
export interface PythonLine {
  /** Without what strings and comments say. */
  readonly code: string;
  readonly indent: number;
  readonly at: number;
}

export interface PythonFile {
  readonly text: string;
  /** The text with the insides of strings and comments blanked, at the same offsets. */
  readonly code: string;
  readonly functions: readonly PythonFunction[];
  /** Lines with code that begin a statement, as far as brackets tell. */
  readonly lines: readonly PythonLine[];
}

/** Longer texts are no worker. */
const longest = 500_000;

/**
 * Reads the shape of a Python file: strings and comments set apart, statements by their lines, functions
 * by their indentation. Not Python's grammar, and it never throws.
 */
export function readPython({ text: whole }: Piece): PythonFile {
  const text = whole.slice(0, longest);
  const code = withoutStrings(text);
  const lines = statements(code);
  return { text, code, lines, functions: functionsIn(lines, code.length) };
}

/** Strings keep their quotes, so that a literal is still seen as one. */
function withoutStrings(text: string): string {
  const kept = text.split('');
  const blank = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) if (kept[at] !== '\n') kept[at] = ' ';
  };
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '#') {
      const end = lineEnd(text, at);
      blank(at, end);
      at = end;
    } else if (sign === '"' || sign === "'") {
      const quote = text.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      const end = stringEnd(text, at + quote.length, quote);
      blank(at + quote.length, end);
      at = Math.min(text.length, end + quote.length);
    } else at += 1;
  }
  return kept.join('');
}

function stringEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (quote.length === 1 && text[at] === '\n') return at;
    else if (text.startsWith(quote, at)) return at;
  }
  return text.length;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

function statements(code: string): readonly PythonLine[] {
  const lines: PythonLine[] = [];
  let depth = 0;
  for (let at = 0; at < code.length; ) {
    const end = lineEnd(code, at);
    const line = code.slice(at, end);
    const bare = line.trim();
    if (depth === 0 && bare !== '')
      lines.push({ code: bare, indent: line.length - line.trimStart().length, at });
    // What an import names on its further lines, it names too.
    const last = depth > 0 ? lines.at(-1) : undefined;
    if (last !== undefined && /^from\b/.test(last.code))
      lines[lines.length - 1] = { ...last, code: `${last.code} ${bare}` };
    for (const bracket of line) {
      if (bracket === '(' || bracket === '[' || bracket === '{') depth += 1;
      else if (bracket === ')' || bracket === ']' || bracket === '}') depth = Math.max(0, depth - 1);
    }
    at = end + 1;
  }
  return lines;
}

function functionsIn(lines: readonly PythonLine[], length: number): readonly PythonFunction[] {
  return lines.flatMap((line, index) => {
    const name = /^(?:async\s+)?def\s+(\w+)/.exec(line.code)?.[1];
    if (name === undefined) return [];
    const after = blockAfter(lines, index);
    const end = lines[index + 1 + after.length]?.at ?? length;
    return [{ name, start: after[0]?.at ?? end, end }];
  });
}

/** The lines that belong to the one at this index: those below it that are indented further. */
export function blockAfter(lines: readonly PythonLine[], index: number): readonly PythonLine[] {
  const own = lines[index]?.indent ?? 0;
  let end = index + 1;
  while (end < lines.length && (lines[end]?.indent ?? 0) > own) end += 1;
  return lines.slice(index + 1, end);
}

/** How many lines up a block is looked for: a handler has hundreds. */
const farthest = 2000;

/** The lines whose blocks this one stands in, innermost first. */
export function around(lines: readonly PythonLine[], index: number): readonly PythonLine[] {
  const found: PythonLine[] = [];
  let indent = lines[index]?.indent ?? 0;
  for (let at = index - 1; at >= Math.max(0, index - farthest) && indent > 0; at -= 1) {
    const line = lines[at];
    if (line !== undefined && line.indent < indent) {
      found.push(line);
      indent = line.indent;
    }
  }
  return found;
}

/** The entries of a dict literal that begins at this offset: key and value as written; null: none, or not plain. */
export function dictAt({ code, text }: PythonFile, at: number): ReadonlyMap<string, string> | null {
  if (code[at] !== '{') return null;
  const entries = new Map<string, string>();
  let depth = 0;
  let start = at + 1;
  for (let index = at; index < code.length && index < at + 5000; index += 1) {
    const sign = code[index] ?? '';
    if (sign === '{' || sign === '(' || sign === '[') depth += 1;
    const closes = sign === '}' || sign === ')' || sign === ']';
    if ((sign === ',' && depth === 1) || (closes && depth === 1)) {
      const part = text.slice(start, index).trim();
      const [, key, value] = /^["']([\w-]{1,100})["']\s*:(.*)$/s.exec(part) ?? [];
      if (key !== undefined) entries.set(key, (value ?? '').trim());
      else if (part !== '') return null;
      start = index + 1;
    }
    if (closes) depth -= 1;
    if (depth === 0) return entries;
  }
  return null;
}

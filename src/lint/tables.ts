import type { Piece } from './place.ts';

/** One `key = value` of a TOML file, as text: enough for lists of strings and plain strings. */
export interface TomlEntry {
  /** `tool.poetry.dependencies`. */
  readonly table: string;
  readonly key: string;
  /** The strings in the value, in order, with their offsets. */
  readonly strings: readonly { readonly text: string; readonly at: number }[];
  /** The value as written. */
  readonly raw: string;
  readonly at: number;
}

const entryStart = /^[ \t]*((?:[\w-]+|"[^"\n]*")(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"))*)[ \t]*=[ \t]*/;
const table = /^[ \t]*\[\[?([^\]\n]+)\]/;
const most = 5000;

/**
 * Reads the tables of a TOML file for their strings. No whole TOML: dates, numbers and nesting inside
 * values are passed over, since no list of packages is made of them.
 */
export function readTables({ text }: Piece): readonly TomlEntry[] {
  const entries: TomlEntry[] = [];
  let current = '';
  let at = 0;
  while (at < text.length && entries.length < most) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    const header = table.exec(line);
    const key = entryStart.exec(line);
    if (header?.[1] !== undefined) current = header[1].replaceAll('"', '').trim();
    else if (key?.[1] !== undefined) {
      const start = at + key[0].length;
      const value = valueAt(text, start);
      entries.push({
        table: current,
        key: key[1].replaceAll('"', ''),
        raw: text.slice(start, value.end),
        at,
        strings: value.strings,
      });
      at = value.end;
      const next = text.indexOf('\n', at);
      at = next < 0 ? text.length : next + 1;
      continue;
    }
    at = end < 0 ? text.length : end + 1;
  }
  return entries;
}

/** A value up to the end of its line, or of its brackets, and the strings in it. */
function valueAt(
  text: string,
  start: number,
): { readonly end: number; readonly strings: TomlEntry['strings'] } {
  const strings: { text: string; at: number }[] = [];
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"' || sign === "'") {
      const triple = text.startsWith(sign.repeat(3), at) ? 3 : 1;
      let close = text.indexOf(sign.repeat(triple), at + triple);
      while (sign === '"' && close > 0 && text[close - 1] === '\\' && text[close - 2] !== '\\')
        close = text.indexOf(sign.repeat(triple), close + 1);
      if (close < 0) return { end: text.length, strings };
      const own = text.slice(at + triple, close);
      strings.push({ text: sign === '"' ? own.replaceAll('\\"', '"') : own, at: at + triple });
      at = close + triple;
      continue;
    }
    if (sign === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
    if (sign === '\n' && depth <= 0) break;
    at += 1;
  }
  return { end: at, strings };
}

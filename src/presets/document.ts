import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { printable, unprintable } from '../basics/printable.ts';
import { quote } from './quote.ts';

/** What is wrong in a preset file, and where. */
export interface Problem {
  /** `presets/x.yaml:12:5` (line and column from 1). */
  readonly where: string;
  /** One line of printable text. */
  readonly message: string;
}

export type Path = readonly PropertyKey[];

/** A YAML file that was read: its data, and where each part of it stands. */
export interface Source {
  readonly value: unknown;
  /** The position of the part, or of its nearest existing parent. `key` points at the key before it. */
  readonly where: (path: Path, part?: 'key' | 'value') => string;
  /** What is written there, as it is written; null where nothing is, or where it is not one scalar. */
  readonly written: (path: Path) => string | null;
  readonly has: (path: Path) => boolean;
}

export type Read =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const maximumCharacters = 256 * 1024;
const maximumAliases = 50;
const tooDeep = 'is nested too deeply';
// Tabs and line ends are YAML's own; all else of this class could hide or forge text, in comments too.
const unsafe = new RegExp(`(?![\\t\\n\\r])${unprintable.source}`, 'u');

/** Reads YAML that anybody may have written: one document, no duplicate keys, no tags, bounded in size and aliases. */
export function readYaml(text: string, file: string): Read {
  const lines = new LineCounter();
  const name = printable(file);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const refuse = (...problems: Problem[]): Read => ({ ok: false, problems });

  if (text.length > maximumCharacters) {
    return refuse({ where: `${name}:1:1`, message: `is larger than ${maximumCharacters / 1024} KB` });
  }
  const body = text.replace(/^\uFEFF/, '');
  const bad = unsafe.exec(body);
  if (bad !== null) {
    const before = body.slice(0, bad.index).split('\n');
    const where = `${name}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    return refuse({ where, message: `holds the control character ${printable(bad[0])}; remove it` });
  }

  try {
    // yaml's own check for unique keys compares each with each; a set does not.
    const document = parseDocument(body, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) {
      return refuse(
        ...faults.slice(0, 20).map(({ pos, message }) => ({
          where: at(pos[0]),
          message: message.includes('call stack') ? tooDeep : printable(message),
        })),
      );
    }
    const duplicates = findDuplicates(document, at);
    if (duplicates.length > 0) return refuse(...duplicates);
    return { ok: true, source: describe(document, document.toJS({ maxAliasCount: maximumAliases }), at) };
  } catch (error) {
    const message =
      error instanceof RangeError
        ? tooDeep
        : `repeats itself through aliases too often (at most ${maximumAliases} times)`;
    return refuse({ where: `${name}:1:1`, message });
  }
}

function findDuplicates(document: Document, at: (offset: number) => string): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const [offset, name] = [key.range?.[0] ?? 0, String(key.value)];
        const first = seen.get(name);
        if (first === undefined) seen.set(name, offset);
        else
          problems.push({
            where: at(offset),
            message: `the key ${quote(name)} stands twice; first at ${at(first)}`,
          });
      }
      return problems.length < 20 ? undefined : visit.BREAK;
    },
  });
  return problems;
}

function describe(document: Document, value: unknown, at: (offset: number) => string): Source {
  const find = (path: Path) => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    let keyOffset = offset;
    for (const segment of path) {
      if (isAlias(node)) node = node.resolve(document);
      let child: unknown;
      let childKey: unknown;
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
        child = pair?.value;
        childKey = pair?.key;
      } else if (isSeq(node)) {
        child = childKey = node.items[Number(segment)];
      }
      const own = isNode(child) ? child.range?.[0] : undefined;
      const ownKey = isNode(childKey) ? childKey.range?.[0] : undefined;
      if (own === undefined && ownKey === undefined)
        return { found: false, node: undefined, offset: keyOffset, keyOffset };
      keyOffset = ownKey ?? own ?? keyOffset;
      offset = own ?? keyOffset;
      node = child;
    }
    return { found: true, node, offset, keyOffset };
  };
  return {
    value,
    has: (path) => find(path).found,
    where: (path, part = 'value') => {
      const { offset, keyOffset } = find(path);
      return at(part === 'key' ? keyOffset : offset);
    },
    written: (path) => {
      const { node } = find(path);
      return isScalar(node) ? (node.source ?? String(node.value)) : null;
    },
  };
}

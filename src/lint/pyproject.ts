import { normaliseName, parseRequirement } from '../packaging/requirement.ts';
import { type Installation, isAddress, type Located, nothing, type PackageIndex } from './located.ts';
import type { Piece } from './place.ts';
import { readTables, type TomlEntry } from './tables.ts';

/** What a pyproject.toml installs: project.dependencies, uv's and Poetry's tables, and the indexes they name. */
export function readPyproject(piece: Piece): Installation {
  const entries = readTables(piece);
  const requirements: Located[] = [];
  const addresses: Located[] = [];
  const indexes: PackageIndex[] = [];
  let python: string | null = null;
  for (const entry of entries) {
    const { table, key, strings, raw, at } = entry;
    const place = piece.place(at);
    if (table === 'project' && key === 'dependencies') {
      for (const { text, at: from } of strings)
        (isAddress(text) ? addresses : requirements).push({ text, place: piece.place(from) });
    } else if ((table === 'project' && key === 'requires-python') || (isPoetry(table) && key === 'python')) {
      // Only an exact minor says which one it is.
      python = /^(?:==|~=|\^|~)?\s*(3\.\d{1,2})(?:\.\*)?$/.exec(strings[0]?.text ?? '')?.[1] ?? null;
      if (/^\^/.test(strings[0]?.text ?? '')) python = null;
    } else if (isPoetry(table)) {
      if (/^\{.*\boptional\s*=\s*true/.test(raw)) continue;
      const requirement = poetry(key, entry);
      if (requirement !== null) requirements.push({ text: requirement, place });
      else if (/\bgit\s*=|\bpath\s*=|\burl\s*=/.test(raw))
        addresses.push({ text: `${key} from another source`, place });
    } else if (
      /^tool\.(?:uv\.index|poetry\.source|pdm\.source)$/.test(table) &&
      key === 'url' &&
      strings[0] !== undefined
    )
      indexes.push({ url: strings[0].text, extra: true, place, first: true });
    else if (table === 'tool.uv' && /^(?:extra-)?index-url$|^index$|^find-links$/.test(key))
      indexes.push(
        ...strings.map(({ text }) => ({ url: text, extra: key !== 'index-url', place, first: true })),
      );
  }
  // What uv takes from elsewhere is asked of no index.
  const elsewhere = new Set(
    entries.flatMap(({ table, key, raw }) =>
      table === 'tool.uv.sources' && /\b(?:git|path|url|workspace)\s*=/.test(raw) ? [normaliseName(key)] : [],
    ),
  );
  const isElsewhere = ({ text }: Located) => elsewhere.has(parseRequirement(text)?.name ?? '');
  return {
    ...nothing,
    requirements: requirements.filter((one) => !isElsewhere(one)),
    addresses: [...addresses, ...requirements.filter(isElsewhere)],
    indexes,
    python,
    place: piece.place(0),
  };
}

const isPoetry = (table: string) => table === 'tool.poetry.dependencies';

/** `torch = "^2.1"`, `torch = { version = "2.1.0", source = "pytorch" }` as a requirement; null where it has no version. */
function poetry(name: string, { raw, strings }: TomlEntry): string | null {
  const version = /^[{[]/.test(raw) ? /\bversion\s*=\s*["']([^"'\n]*)["']/.exec(raw)?.[1] : strings[0]?.text;
  if (version === undefined) return null;
  const clauses = version.split(',').map((clause) => asPep440(clause.trim()));
  const marker = /\bmarkers\s*=\s*"([^"\n]*)"/.exec(raw)?.[1];
  return clauses.includes(null)
    ? null
    : `${name}${clauses.filter((one) => one !== '').join(',')}${marker === undefined ? '' : ` ; ${marker}`}`;
}

/** `^1.2.3`, `~1.2`, `1.2.*`, `1.2.3`, `>=1`. */
function asPep440(clause: string): string | null {
  const sign = /^(?:\^|~(?!=))/.exec(clause)?.[0] ?? '';
  const version = clause.slice(sign.length).trim();
  if (version === '*' || version === '') return '';
  if (sign === '') return /^[=<>~!]/.test(version) ? version.replaceAll(' ', '') : `==${version}`;
  const parts = /^\d+(?:\.\d+)*/.exec(version)?.[0].split('.').map(Number) ?? [];
  if (parts.length === 0) return null;
  // ^0.2.3 stays below 0.3; ~1.2 below 1.3.
  const first = parts.findIndex((part) => part > 0);
  const kept = sign === '^' ? (first < 0 ? parts.length - 1 : first) : Math.min(1, parts.length - 1);
  const next = parts.slice(0, kept + 1).map((part, at) => (at === kept ? part + 1 : part));
  return `>=${version},<${next.join('.')}`;
}

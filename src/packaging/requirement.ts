/**
 * A requirement as PEP 508 writes it: `name[extra]>=1,<2 ; marker` or `name @ address`.
 * Only the grammar is read here; what a specifier admits is PEP 440's business (see versions.ts).
 */
export interface Requirement {
  /** Normalised (PEP 503): lower case, runs of `-`, `_`, `.` become `-`. */
  readonly name: string;
  readonly extras: readonly string[];
  /** PEP 440 specifier set, without spaces; empty when any version will do. */
  readonly specifier: string;
  readonly url: string | null;
  readonly marker: string | null;
}

const name = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const extras = '(?:\\[([A-Za-z0-9._,\\s-]*)\\]\\s*)?';
const direct = new RegExp(`^(${name})\\s*${extras}@\\s*(\\S+)(?:\\s+;(.+))?$`);
const versioned = new RegExp(
  `^(${name})\\s*${extras}(?:\\(\\s*)?((?:[,<>=!~][^;()@]*)?)(?:\\)\\s*)?(?:;(.+))?$`,
);
const clause = /^(?:===|==|!=|~=|<=|>=|<|>)[A-Za-z0-9.*+!_-]+$/;

/** The comparison form of a package name (PEP 503). */
export function normaliseName(text: string): string {
  return text.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Requirements by their text: a script is looked at step by step, and each step asks for all before it again. */
const known = new Map<string, Requirement | null>();
const mostKnown = 5000;

/** Reads one requirement; null where it is none. */
export function parseRequirement(text: string): Requirement | null {
  if (text.length > 200) return read(text);
  let requirement = known.get(text);
  if (requirement === undefined) {
    if (known.size >= mostKnown) known.clear();
    requirement = read(text);
    known.set(text, requirement);
  }
  return requirement;
}

function read(text: string): Requirement | null {
  const line = text.trim();
  const byUrl = direct.exec(line);
  if (byUrl?.[1] !== undefined && byUrl[3] !== undefined) {
    return {
      name: normaliseName(byUrl[1]),
      extras: splitExtras(byUrl[2]),
      specifier: '',
      url: byUrl[3],
      marker: byUrl[4]?.trim() ?? null,
    };
  }
  const byVersion = versioned.exec(line);
  if (byVersion?.[1] === undefined) return null;
  const clauses = (byVersion[3] ?? '')
    .split(',')
    .map((part) => part.replace(/\s+/g, ''))
    .filter((part) => part !== '');
  if (!clauses.every((part) => clause.test(part))) return null;
  return {
    name: normaliseName(byVersion[1]),
    extras: splitExtras(byVersion[2]),
    specifier: clauses.join(','),
    url: null,
    marker: byVersion[4]?.trim() ?? null,
  };
}

function splitExtras(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((extra) => normaliseName(extra.trim()))
    .filter((extra) => extra !== '');
}

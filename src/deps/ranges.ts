import type { Requirement } from '../packaging/requirement.ts';
import { isSpecifier } from '../packaging/versions.ts';

/** What a requirement is worth where the same thing shall be installed next month. */
export type Suitability = 'yes' | 'patches' | 'range' | 'no';

export interface Admits {
  /** What the specifier lets in, in words. Empty where it is no specifier. */
  readonly words: string;
  readonly suitable: Suitability;
  readonly because: string;
}

const clause = /^(===|==|!=|~=|<=|>=|<|>)(.+)$/;

/** What a requirement admits (PEP 440), in words; null where its versions are no specifier. */
export function admits({ specifier, url }: Requirement): Admits | null {
  if (url !== null) return address(url);
  if (!isSpecifier(specifier)) return null;
  if (specifier === '') {
    return {
      words: 'any version: the newest that fits, or one that is there already',
      suitable: 'no',
      because: 'what is installed depends on the day',
    };
  }
  const clauses = specifier.split(',');
  const words = clauses.map(inWords);
  // Naming a pre-release is asking for them.
  if (clauses.some(isPrerelease)) words.push('pre-releases included, since it names one');
  return { words: words.join('; '), ...judged(clauses) };
}

function address(url: string): Admits {
  const commit = /@[0-9a-f]{7,40}(?:#|$)/.test(url) || /#sha256=/.test(url);
  const tag = /@v?\d+\.\d/.test(url.slice(url.lastIndexOf('/') + 1));
  if (commit)
    return {
      words: 'exactly this commit or file',
      suitable: 'yes',
      because: 'the address cannot change what it names',
    };
  if (tag) return { words: 'whatever the tag names', suitable: 'yes', because: 'tags are seldom moved' };
  if (url.startsWith('git+')) {
    return { words: 'the newest commit at that moment', suitable: 'no', because: 'a branch moves' };
  }
  const moves = /\/(?:main|master|latest|nightly)\//.test(url);
  return moves
    ? {
        words: 'the file that lies there at that moment',
        suitable: 'no',
        because: 'the address names a branch',
      }
    : {
        words: 'the file at this address',
        suitable: 'patches',
        because: 'no digest says that it is still the same file',
      };
}

const isPrerelease = (text: string) => /\d[._-]?(?:a|b|c|rc|dev|alpha|beta|pre)[._-]?\d*/i.test(text);

function inWords(text: string): string {
  const [, operator = '', version = ''] = clause.exec(text) ?? [];
  const local = version.includes('+');
  switch (operator) {
    case '==':
      if (version.endsWith('.*')) return `every release that starts with ${version.slice(0, -2)}.`;
      return local
        ? `exactly the build ${version}, which is on the index of that tag only`
        : `exactly ${version}, with or without a local part such as +cu121; no post-release`;
    case '===':
      return `the text "${version}" and nothing else (discouraged)`;
    case '!=':
      return `not ${version}`;
    case '~=':
      return compatible(version);
    case '>=':
      return `${version} or newer`;
    case '>':
      return `newer than ${version}, and no post-release of it`;
    case '<=':
      return `${version} or older`;
    case '<':
      return isPrerelease(version) ? `below ${version}` : `below ${version}, and none of its pre-releases`;
    default:
      return text;
  }
}

/** `~=2.31.0` is >=2.31.0, ==2.31.*; `~=2.31` is >=2.31, ==2.*. */
function compatible(version: string): string {
  const release = /^(?:\d+!)?\d+(?:\.\d+)*/.exec(version)?.[0] ?? version;
  const parts = release.split('.');
  const kept = parts.slice(0, -1);
  const next = [...kept.slice(0, -1), String(Number(kept.at(-1) ?? 0) + 1)].join('.');
  const meaning = kept.length === 1 ? 'minor releases too' : 'patches only';
  return `${version} or newer, below ${next} (==${kept.join('.')}.*: ${meaning})`;
}

function judged(clauses: readonly string[]): Pick<Admits, 'suitable' | 'because'> {
  const has = (pattern: RegExp) => clauses.some((one) => pattern.test(one));
  if (has(/^={2,3}[^*]+$/)) {
    return {
      suitable: 'yes',
      because: 'an exact version; what it brings along floats, so keep a pip freeze as constraints',
    };
  }
  if (has(/^==.*\*$/) || has(/^~=\d+\.\d+\.\d/))
    return { suitable: 'patches', because: 'patch releases come in by themselves' };
  if (has(/^(<|<=|~=)/)) {
    return has(/^(>|>=|~=)/)
      ? { suitable: 'range', because: 'bounded; which version it was, only a pip freeze tells' }
      : { suitable: 'range', because: 'bounded above only: an old one may be kept' };
  }
  return { suitable: 'no', because: 'no upper bound: a new major release comes in by itself' };
}

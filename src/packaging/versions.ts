import * as pep440 from '@renovatebot/pep440';
import { comparePlain, plainSpecifier, plainVersion } from './plain-versions.ts';

/** Versions and specifiers of Python packages (PEP 440). Bad input is never an exception here: it satisfies nothing. */

// Judging a list of options asks the same few questions thousands of times, and parsing is what costs.
interface Known {
  readonly plain: ReturnType<typeof plainSpecifier>;
  readonly answers: Map<string, boolean>;
}
const known = new Map<string, Known>();
const mostSpecifiers = 2000;

/** True where `version` is in the specifier set; an empty set admits every version. */
export function satisfies(version: string, specifier: string): boolean {
  let about = known.get(specifier);
  if (about === undefined) {
    if (known.size >= mostSpecifiers) known.clear();
    about = { plain: plainSpecifier(specifier), answers: new Map() };
    known.set(specifier, about);
  }
  let answer = about.answers.get(version);
  if (answer === undefined) {
    const numbers = about.plain === null ? null : plainVersion(version);
    answer = numbers === null ? isIn(version, specifier) : about.plain?.(numbers) === true;
    about.answers.set(version, answer);
  }
  return answer;
}

function isIn(version: string, specifier: string): boolean {
  if (specifier.trim() === '') return pep440.valid(version) !== null;
  try {
    return pep440.satisfies(version, specifier, { prereleases: true });
  } catch {
    return false;
  }
}

/** True for a release. pip takes a pre-release, such as a nightly, for no requirement that does not name one. */
export function isRelease(version: string): boolean {
  return /^\d+(?:\.\d+)*(?:\.post\d+)?(?:\+.*)?$/.test(version);
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; null where one is no version. */
export function compareVersions(a: string, b: string): number | null {
  const [plainA, plainB] = [plainVersion(a), plainVersion(b)];
  if (plainA !== null && plainB !== null) return comparePlain(plainA, plainB);
  if (pep440.valid(a) === null || pep440.valid(b) === null) return null;
  return pep440.compare(a, b);
}

/** The version of `==X` or `===X` (no wildcard) in a specifier set, or null. */
export function exactVersion(specifier: string): string | null {
  return /(?:^|,)\s*={2,3}\s*([^*,\s]+)\s*(?=,|$)/.exec(specifier)?.[1] ?? null;
}

/** True where the text is a valid specifier set. */
export function isSpecifier(text: string): boolean {
  return text.trim() === '' || pep440.validRange(text);
}

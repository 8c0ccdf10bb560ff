import * as pep440 from '@renovatebot/pep440';

/** Versions and specifiers of Python packages (PEP 440). Bad input is never an exception here: it satisfies nothing. */

// Judging a list of options asks the same few questions thousands of times, and parsing is what costs.
const answers = new Map<string, boolean>();
const mostAnswers = 10_000;

/** True where `version` is in the specifier set; an empty set admits every version. */
export function satisfies(version: string, specifier: string): boolean {
  const question = `${version}\n${specifier}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  if (answers.size >= mostAnswers) answers.clear();
  const answer = isIn(version, specifier);
  answers.set(question, answer);
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

/** Negative, zero or positive as `a` is below, equal to or above `b`; null where one is no version. */
export function compareVersions(a: string, b: string): number | null {
  if (pep440.valid(a) === null || pep440.valid(b) === null) return null;
  return pep440.compare(a, b);
}

/** The version of `==X` or `===X` (no wildcard) in a specifier set, or null. */
export function exactVersion(specifier: string): string | null {
  for (const part of specifier.split(',')) {
    const match = /^={2,3}([^*]+)$/.exec(part.trim());
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}

/** True where the text is a valid specifier set. */
export function isSpecifier(text: string): boolean {
  return text.trim() === '' || pep440.validRange(text);
}

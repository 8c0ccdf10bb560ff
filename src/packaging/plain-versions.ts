/**
 * Versions that are numbers only (2.8.0), and specifiers of such: almost all that is ever asked, and answered
 * without the expressions of PEP 440, which cost more than all rules do when a list is first judged. Null: ask
 * somebody who knows the rest of it.
 */

const numbers = /^\d{1,9}(?:\.\d{1,9}){0,5}$/;
const clause = /^(==|!=|~=|[<>]=?)(\d{1,9}(?:\.\d{1,9}){0,5})(\.\*)?$/;

/** The numbers of a version; null where there is more to it. */
export function plainVersion(text: string): readonly number[] | null {
  return numbers.test(text) ? text.split('.').map(Number) : null;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function comparePlain(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

type Test = (version: readonly number[]) => boolean;

/** What a specifier set admits. */
export function plainSpecifier(text: string): Test | null {
  const tests: Test[] = [];
  for (const one of text.split(',')) {
    const test = clauseTest(one.trim());
    if (test === null) return null;
    tests.push(test);
  }
  return (version) => tests.every((test) => test(version));
}

function clauseTest(text: string): Test | null {
  const [, operator, version = '', wildcard] = clause.exec(text) ?? [];
  const wanted = version.split('.').map(Number);
  const compared = (version: readonly number[]) => comparePlain(version, wanted);
  const begins = (count: number) => (version: readonly number[]) =>
    version.length >= count && wanted.slice(0, count).every((part, at) => version[at] === part);
  if (wildcard !== undefined) {
    const isIn = begins(wanted.length);
    return operator === '==' ? isIn : operator === '!=' ? (version) => !isIn(version) : null;
  }
  switch (operator) {
    case '==':
      return (version) => compared(version) === 0;
    case '!=':
      return (version) => compared(version) !== 0;
    case '>=':
      return (version) => compared(version) >= 0;
    case '<=':
      return (version) => compared(version) <= 0;
    case '>':
      return (version) => compared(version) > 0;
    case '<':
      return (version) => compared(version) < 0;
    case '~=': {
      const isIn = begins(wanted.length - 1);
      return wanted.length < 2 ? null : (version) => compared(version) >= 0 && isIn(version);
    }
    default:
      return null;
  }
}

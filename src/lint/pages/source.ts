import type { Statement } from '../../rules/rule.ts';

/** Shorthand for a sourced statement. */
export function read(text: string, source: string): Statement {
  return { text, source };
}

export const seedScript = 'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md';

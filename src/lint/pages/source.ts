import type { Evidence } from '../../rules/rule.ts';

/** Shorthand for a sourced statement, reviewed together with these pages. */
export function read(text: string, source: string): Evidence {
  return { text, source, reviewed: '2026-11-22' };
}

export const seedScript = 'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md';

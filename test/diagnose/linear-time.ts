/**
 * Why the time of a pattern might not be linear in its line; null where it is. Deliberately narrow: every
 * quantifier has an upper bound, none stands on a group (but for `?`), and the bounds of one pattern do not
 * multiply to much, so that backtracking from each character costs at most a constant.
 */
export function linearTimeProblem({ source }: RegExp): string | null {
  const bare = source
    .replace(/\\./g, 'a')
    .replace(/\[(?:\\.|[^\]])*\]/g, 'a')
    .replace(/\(\?(?:<\w+>|[:=!]|<[=!])/g, '(');
  if (/[*+]/.test(bare)) return 'unbounded quantifier';
  if (/\{\d+,\}/.test(bare)) return 'unbounded quantifier';
  if (/\)\{/.test(bare) && !/\)\{1,4\}/.test(bare)) return 'quantified group';
  // A gap of any characters can be crossed at every place; classes end where other text begins.
  const gaps = [...bare.matchAll(/\.\{\d+,(\d+)\}/g)].map(([, most]) => Number(most));
  const work = bare.includes('|')
    ? Math.max(1, ...gaps) ** Math.min(2, gaps.length)
    : gaps.reduce((a, b) => a * b, 1);
  return work > 200_000 ? `its gaps multiply to ${work}` : null;
}

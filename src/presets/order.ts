/** What pod-wizard was made for stands first in every list; the others follow by their names. */
const leading: readonly string[] = ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'];

/** Presets in the order in which they are offered. */
export function inOrder<T extends { readonly id: string }>(presets: readonly T[]): readonly T[] {
  const place = ({ id }: T) => (leading.includes(id) ? leading.indexOf(id) : leading.length);
  return presets.toSorted((a, b) => place(a) - place(b) || Number(a.id > b.id) - Number(a.id < b.id));
}

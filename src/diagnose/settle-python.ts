import type { Hit } from './hit.ts';

/**
 * pip lists the releases it passed over for their Python without saying of which package they are, so
 * that list alone proves nothing. It is the cause where the version asked for stands in it, or where a
 * package without a version has none left; else the package lacks that version, whatever the Python.
 */
export function settlePython(hits: readonly Hit[]): readonly Hit[] {
  const lists = hits.filter(({ signature }) => signature.id === 'ignored-versions');
  if (lists.length === 0) return hits;
  const misses = hits.filter(({ signature }) => signature.class === 'package-not-found');
  const blamed = new Set<Hit>();
  const unblamed = new Set<Hit>();
  for (const list of lists) {
    const miss = misses.find(({ line }) => line >= list.line && line - list.line <= 12);
    if (miss === undefined || isBehind(list, miss)) {
      for (const other of misses) if (Math.abs(other.line - list.line) <= 12) unblamed.add(other);
    } else {
      blamed.add(list);
    }
  }
  return hits.filter((hit) => !blamed.has(hit) && !unblamed.has(hit));
}

function isBehind(list: Hit, miss: Hit): boolean {
  const version = /==([\w.]{1,40})$/.exec(miss.captures['spec'] ?? '')?.[1];
  // The list is longer than what was kept of it: it may hold any version.
  const listed = list.captures['versions'] ?? '';
  const cut = list.text.length > 1400;
  if (version !== undefined) return ` ${listed}`.includes(` ${version} Requires-Python`) || cut;
  return (miss.captures['versions'] ?? '').startsWith('none') || miss.captures['spec'] !== undefined;
}

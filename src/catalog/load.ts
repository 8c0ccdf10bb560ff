import type { Catalog } from './types.ts';

/** The built-in Catalog. Its facts lie in a chunk of their own, which is read when first asked for. */
export async function loadCatalog(): Promise<Catalog> {
  const { catalog } = await import('./facts.ts');
  return catalog;
}

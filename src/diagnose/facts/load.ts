import type {
  Ages,
  ApiHistory,
  Codes,
  CrossImports,
  Facts,
  ImportNames,
  Libraries,
  Metadata,
} from './facts.ts';

/** Reads the facts; they are some 800 kB, so that no other command should. */
export async function loadFacts(): Promise<Facts> {
  const [api, ages, came, cross, metadata, imports, libraries, codes, older] = await Promise.all([
    import('../../catalog/diagnose/api-history.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/ages.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/came-and-went.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/cross-imports.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/metadata.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/import-names.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/libraries.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/codes.json', { with: { type: 'json' } }),
    import('../../catalog/diagnose/older-names.json', { with: { type: 'json' } }),
  ]);
  // Their shape is what a test reads from the files; each key of a package would else be a type of its own.
  const history = api.default as unknown as ApiHistory;
  const names = older.default as unknown as Pick<ApiHistory, 'curated'>;
  return {
    api: { ...history, curated: [...history.curated, ...names.curated] },
    ages: ages.default.packages as unknown as Ages,
    came: came.default.packages as unknown as Ages,
    cross: cross.default as unknown as CrossImports,
    metadata: metadata.default as unknown as Metadata,
    imports: imports.default as unknown as ImportNames,
    libraries: libraries.default as unknown as Libraries,
    codes: codes.default as unknown as Codes,
  };
}

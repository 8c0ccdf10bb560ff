// The TypeScript core for scripts: bundled into memory, so that nothing must be built first.
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(import.meta.dirname);

/** Imports what these lines export, e.g. `export { check } from './src/judge/check.ts';`. */
export async function loadCore(lines) {
  const { outputFiles } = await build({
    stdin: { contents: lines, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    loader: { '.sh': 'text', '.py': 'text' },
    logLevel: 'warning',
    // Of a name that stands twice in the data one fact would be lost.
    logOverride: { 'duplicate-object-key': 'error' },
    banner: {
      js: "import{createRequire as podWizardCreateRequire}from'node:module';const require=podWizardCreateRequire(process.cwd()+'/');",
    },
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** The Catalog and the presets as they stand in presets/*.yaml. */
export async function loadWorld() {
  const { readdir, readFile } = await import('node:fs/promises');
  const { loadCatalog, parsePreset } = await loadCore(
    "export { loadCatalog } from './src/catalog/load.ts'; export { parsePreset } from './src/presets/parse.ts';",
  );
  const folder = path.join(root, 'presets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const presets = [];
  for (const name of names) {
    const parsed = parsePreset(await readFile(path.join(folder, name), 'utf8'), `presets/${name}`);
    if (!parsed.ok)
      throw new Error(parsed.problems.map(({ where, message }) => `${where}: ${message}`).join('\n'));
    presets.push(parsed.preset);
  }
  return { catalog: await loadCatalog(), presets };
}

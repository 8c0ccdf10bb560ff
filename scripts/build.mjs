// Builds dist/: one entry, with the wizard, the Catalog and the presets in chunks that are loaded only when needed.
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { asScript } from './as-scripts.mjs';
import { bundleOptions, requireShim } from './bundle-options.mjs';
import { notices } from './notices.mjs';
import { presetJsonSchema } from './preset-schema.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

await writePresets();
await bundle();

// The built-in presets are validated here, once, and carried as plain data.
async function writePresets() {
  const loader = path.join(root, 'src/generated/preset-loader.mjs');
  await mkdir(path.dirname(loader), { recursive: true });
  await build({
    stdin: {
      contents: `export { parsePreset } from './src/presets/parse.ts';
export { presetSchema, savedPlanSchema } from './src/presets/schema.ts';
export { union } from 'zod/mini';
export { toJSONSchema } from 'zod/v4/core';`,
      resolveDir: root,
    },
    absWorkingDir: root,
    outfile: loader,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: { js: requireShim },
    logLevel: 'warning',
  });
  const loaded = await import(`${pathToFileURL(loader).href}?${Date.now()}`);
  const { parsePreset } = loaded;
  const names = (await readdir('presets')).filter((name) => name.endsWith('.yaml'));
  const presets = [];
  for (const name of names) {
    const parsed = parsePreset(await readFile(path.join('presets', name), 'utf8'), `presets/${name}`);
    if (!parsed.ok) {
      for (const problem of parsed.problems) console.error(`${problem.where}: ${problem.message}`);
      process.exit(1);
    }
    presets.push(parsed.preset);
  }
  presets.sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeFile('src/generated/presets.json', `${JSON.stringify(presets, null, 1)}\n`);
  await writeFile(
    'src/generated/preset-schema.json',
    JSON.stringify(presetJsonSchema(loaded)).replaceAll('__schema', ''),
  );
  await rm(loader);
}

async function bundle() {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm('dist', { recursive: true, force: true });
  const options = {
    ...bundleOptions,
    outdir: 'dist',
    metafile: true,
    define: { ...bundleOptions.define, __VERSION__: JSON.stringify(version) },
  };
  // The door is CommonJS: Node gets to its first line some milliseconds sooner.
  await build({
    ...options,
    entryPoints: { cli: 'src/cli.ts' },
    format: 'cjs',
    splitting: false,
    banner: {},
    define: { ...options.define, 'import.meta.dirname': '__dirname' },
  });
  await chmod('dist/cli.js', 0o755);
  await writeFile('dist/package.json', '{"type":"commonjs"}\n');
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: { main: 'src/main.ts' },
    banner: {},
    // What asks where it lies does so for files that are not here.
    define: { ...options.define, 'import.meta.url': '""', 'import.meta.resolve': 'undefined' },
    write: false,
  });
  const scripts = new Map();
  for (const { path: file, text } of outputFiles)
    scripts.set(path.relative(root, file), await smaller(asScript(text, path.basename(file))));
  const packed = [...scripts.keys()].filter((file) => isSeldomNeeded(metafile, file));
  for (const [file, text] of scripts)
    if (packed.includes(file)) await writeFile(`${file}.br`, packedWhole(text));
    else await writeFile(file, withPackedNames(text, packed));
  for (const { imports } of Object.values(metafile.outputs))
    for (const { path: file, kind } of imports)
      if (kind === 'import-statement' && scripts.get(file)?.startsWith('(async '))
        throw new Error(`${file} is imported at once, and waits for something`);
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(metafile, root));
}

/** What the wizard never loads, and is large: a third of the package becomes a quarter smaller. */
function isSeldomNeeded({ outputs }, file) {
  return outputs[file].entryPoint === 'src/commands/registry.ts';
}

function packedWhole(text) {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  return brotliCompressSync(text, { params });
}

/** Who loads a packed script, calls it by its name (src/system/scripts.ts). */
function withPackedNames(text, packed) {
  return packed.reduce((result, file) => result.replaceAll(`./${path.basename(file)}`, '$&.br'), text);
}

/** The same function, minified once more by another hand: 2 % of the package. */
async function smaller(script) {
  // ASCII, as esbuild writes it: it is read as such (src/system/kept-code.ts).
  // By itself it would be a value that nobody uses, and nothing would be left.
  const taken = 'podWizard=';
  const { code = '' } = await minify(`${taken}${script}`, {
    ecma: 2020,
    compress: { passes: 2 },
    format: { ascii_only: true },
  });
  if (!code.startsWith(taken)) throw new Error(`not an assignment any more: ${code.slice(0, 80)}`);
  return `(${code.slice(taken.length).replace(/;$/, '')})\n`;
}

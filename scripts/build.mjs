// Builds dist/: one entry, with the wizard, the Catalog and the presets in chunks that are loaded only when needed.
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { asScript } from './as-scripts.mjs';
import { bundleOptions, requireShim } from './bundle-options.mjs';
import { notices } from './notices.mjs';
import { presetJsonSchema } from './preset-schema.mjs';
import { withoutExamples } from './without-examples.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const judging = 'src/rules/registry.ts';

await writePresets();
await writeRanks();
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

// How each of them runs on each card, by what the wizard judges with.
async function writeRanks() {
  const loader = path.join(root, 'src/generated/ranks-loader.mjs');
  await build({
    ...bundleOptions,
    stdin: {
      contents: `import { loadCatalog } from './src/catalog/load.ts';
import { loadBuiltinPresets } from './src/presets/builtin.ts';
import { makeRanks } from './src/wizard/make-ranks.ts';
export const ranks = makeRanks({ catalog: await loadCatalog(), presets: await loadBuiltinPresets() });`,
      resolveDir: root,
    },
    splitting: false,
    outfile: loader,
  });
  const { ranks } = await import(`${pathToFileURL(loader).href}?${Date.now()}`);
  await writeFile('src/generated/ranks.json', JSON.stringify(ranks));
  await rm(loader);
}

async function bundle() {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm('dist', { recursive: true, force: true });
  const options = {
    ...bundleOptions,
    outdir: 'dist',
    metafile: true,
    plugins: [withoutExamples, ...bundleOptions.plugins],
    define: { ...bundleOptions.define, __VERSION__: JSON.stringify(version) },
  };
  // The door is CommonJS: Node gets to its first line some milliseconds sooner.
  await build({
    ...options,
    entryPoints: { cli: 'src/cli.ts', unpack: 'scripts/predicted.mjs' },
    format: 'cjs',
    splitting: false,
    banner: {},
    define: { ...options.define, 'import.meta.dirname': '__dirname' },
  });
  await chmod('dist/cli.js', 0o755);
  await writeFile('dist/package.json', '{"type":"commonjs"}\n');
  const { metafile, outputFiles } = await build({
    ...options,
    // As if the rules were a program of their own: then nothing that others need comes to lie in a chunk with them.
    entryPoints: { main: 'src/main.ts', rules: judging },
    banner: {},
    // What asks where it lies does so for files that are not here.
    define: { ...options.define, 'import.meta.url': '""', 'import.meta.resolve': 'undefined' },
    write: false,
  });
  // Names are shortened by what letters their sources hold: with a whole path among them, every folder makes other ones.
  const placed = Object.keys(metafile.inputs).find((file) => file.includes(root));
  if (placed !== undefined) throw new Error(`${placed} is bundled by where it lies`);
  delete metafile.outputs['dist/rules.js'];
  const late = lateOf(metafile);
  const scripts = new Map();
  for (const { path: whole, text } of outputFiles) {
    const file = path.relative(root, whole);
    const isLate = (from) => !late.has(file) && late.has(path.join('dist', from));
    if (file in metafile.outputs)
      scripts.set(file, await smaller(asScript(text, path.basename(file), isLate)));
  }
  const places = placesOf(metafile, late);
  const files = new Map();
  for (const [file, { inFile }] of places)
    files.set(inFile, [...(files.get(inFile) ?? []), withPlaces(scripts.get(file), places)]);
  const texts = new Map(
    [...files].map(([file, parts]) => [
      file,
      parts.length === 1 ? parts[0] : `[${parts.map((part) => part.trim()).join()}]\n`,
    ]),
  );
  // What is unpacked once a version, each behind those before it: what is learnt from one is not said again in the next.
  const placeOf = (source) =>
    places.get(Object.keys(metafile.outputs).find((file) => metafile.outputs[file].entryPoint === source));
  const [rules] = [...late].flatMap((file) => places.get(file) ?? []);
  const chain = [
    rules,
    placeOf('src/presets/parse.ts'),
    placeOf('src/commands/deploy/run.ts'),
    placeOf('src/commands/registry.ts'),
    placeOf('src/commands/diagnose/run.ts'),
  ].map(({ inFile }) => inFile);
  const before = new Map(chain.map((file, at) => [file, chain.slice(0, at)]));
  // The wizard has the verdicts as soon as what draws.
  before.set(placeOf('src/wizard/mount.tsx').inFile, chain.slice(0, 1));
  for (const [file, text] of texts)
    await writeFile(file, packedAs(file, text, before.get(file) ?? [], texts));
  for (const { imports } of Object.values(metafile.outputs))
    for (const { path: file, kind } of imports)
      if (kind === 'import-statement' && scripts.get(file)?.startsWith('(async '))
        throw new Error(`${file} is imported at once, and waits for something`);
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await notices(metafile, root));
}

/** What is packed by what is predicted says in front what goes before it: the names of files. */
function packedAs(file, text, before, texts) {
  const kind = path.extname(file);
  if (kind === '.js') return text;
  if (kind === '.predicted') {
    const names = Buffer.from(before.map((one) => path.basename(one)).join());
    if (names.length > 255) throw new Error(`${file}: too many go before it`);
    // What the program unpacks it with.
    const { pack } = createRequire(import.meta.url)('../dist/unpack.js');
    const primer = Buffer.from(before.map((one) => texts.get(one)).join(''), 'latin1');
    return Buffer.concat([Buffer.of(names.length), names, pack(Buffer.from(text, 'latin1'), primer)]);
  }
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  return brotliCompressSync(text, { params });
}

/** The rules and the facts that only they need, a third of the wizard: its first frame asks for no verdict. */
function lateOf({ outputs }) {
  const holds = (file) => [judging, 'src/catalog/packages.ts'].some((one) => one in outputs[file].inputs);
  return new Set(Object.keys(outputs).filter(holds));
}

/**
 * Where each script goes. What the wizard loads in one go lies in one file, in which each has its number: a file read
 * takes a third of a millisecond, and they were forty.
 */
function placesOf({ outputs }, late) {
  const all = Object.keys(outputs);
  const places = new Map();
  const atOnce = (file) =>
    outputs[file].imports
      .filter(({ path: next, kind }) => kind === 'import-statement' && outputs[next] !== undefined)
      .map(({ path: next }) => next);
  /** What is loaded with a source, and is in no file yet. */
  const loadedWith = (source) => {
    const entry = all.find((file) => outputs[file].entryPoint === source);
    if (entry === undefined) throw new Error(`${source} is no entry of the bundle any more`);
    const found = new Set([entry]);
    for (const file of found) for (const next of atOnce(file)) if (!places.has(next)) found.add(next);
    return [...found];
  };
  const putTogether = (files, inFile = files[0]) => {
    for (const [number, file] of files.entries()) places.set(file, { inFile, number });
  };
  const always = ['src/main.ts', 'src/catalog/facts.ts', 'src/generated/presets.json'];
  const first = [...new Set(always.flatMap(loadedWith))];
  for (const isLate of [false, true]) {
    const files = first.filter((file) => late.has(file) === isLate);
    // No first frame asks for a verdict, and what is unpacked once a version has much in common with the verdicts.
    putTogether(files, `${files[0]}.${isLate ? 'predicted' : 'br'}`);
  }
  const screen = loadedWith('src/commands/wizard/screen.ts');
  putTogether(screen, `${screen[0]}.br`);
  // What draws is large, and comes after the first frame: that may be unpacked once a version as well.
  const drawing = loadedWith('src/wizard/mount.tsx');
  putTogether(drawing, `${drawing[0]}.predicted`);
  // The rest is large, and unpacked once a version. Whoever has presets or pods of their own has the wizard wait for
  // what reads them: those come without the other commands, and these without what `diagnose` alone needs.
  const unpackedOnce = (...sources) => {
    const files = sources.flatMap(loadedWith);
    putTogether([...new Set(files)], `${files[0]}.predicted`);
  };
  unpackedOnce(
    'src/presets/parse.ts',
    'src/presets/saved-plan.ts',
    'src/commands/elsewhere.ts',
    'src/generated/preset-schema.json',
  );
  unpackedOnce('src/commands/deploy/run.ts', 'src/commands/wizard/rent.ts');
  unpackedOnce(
    'src/commands/registry.ts',
    'src/draft/draft.ts',
    'src/draft/empty.ts',
    'src/judge/advise.ts',
    'src/catalog/diagnose/metadata.json',
    'src/catalog/diagnose/import-names.json',
  );
  const known = [
    'api-history',
    'ages',
    'came-and-went',
    'libraries',
    'older-names',
    'cross-imports',
    'codes',
  ];
  unpackedOnce('src/commands/diagnose/run.ts', ...known.map((name) => `src/catalog/diagnose/${name}.json`));
  // All else is seldom needed: packed where it is large.
  for (const file of all)
    if (!places.has(file))
      places.set(file, { inFile: outputs[file].bytes > 4096 ? `${file}.br` : file, number: 0 });
  return places;
}

/** Who loads a script, calls it by its file and its number there (src/system/scripts.ts). */
function withPlaces(text, places) {
  let result = text;
  for (const [file, { inFile, number }] of places) {
    const place = `./${path.basename(inFile)}${number === 0 ? '' : `#${number}`}`;
    result = result.replaceAll(`"./${path.basename(file)}"`, JSON.stringify(place));
  }
  return result;
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

// Builds dist/: one entry, with the wizard, the Catalog and the presets in chunks that are loaded only when needed.
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// Some CommonJS dependencies call require() for Node's own modules.
const requireShim =
  "import{createRequire as podWizardCreateRequire}from'node:module';const require=podWizardCreateRequire(import.meta.url);";

// Ink imports its devtools statically, and they are not installed.
const withoutDevtools = {
  name: 'without-devtools',
  setup(plugin) {
    plugin.onResolve({ filter: /devtools\.js$/ }, ({ importer }) =>
      importer.includes(`${path.sep}ink${path.sep}`) ? { path: 'devtools', namespace: 'empty' } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

// zod carries its error texts in forty languages; ours are English.
const onlyEnglish = {
  name: 'only-english',
  setup(plugin) {
    plugin.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: path.join(root, 'node_modules/zod/v4/locales'),
    }));
  },
};

await writePresets();
await bundle();

// The built-in presets are validated here, once, and carried as plain data.
async function writePresets() {
  const loader = path.join(root, 'src/generated/preset-loader.mjs');
  await mkdir(path.dirname(loader), { recursive: true });
  await build({
    entryPoints: ['src/presets/parse.ts'],
    outfile: loader,
    bundle: true,
    plugins: [onlyEnglish],
    format: 'esm',
    platform: 'node',
    banner: { js: requireShim },
    logLevel: 'warning',
  });
  const { parsePreset } = await import(`${pathToFileURL(loader).href}?${Date.now()}`);
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
  await rm(loader);
}

async function bundle() {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm('dist', { recursive: true, force: true });
  await build({
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VERSION__: JSON.stringify(version),
      // yoga-layout fetches its own data: address, and loading fetch costs 50 ms; without it, it decodes the bytes itself.
      fetch: 'undefined',
    },
    banner: { js: requireShim },
    plugins: [withoutDevtools, onlyEnglish],
    logLevel: 'warning',
  });
  await chmod('dist/cli.js', 0o755);
}

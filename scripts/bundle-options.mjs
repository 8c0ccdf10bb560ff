// How everything that ships is bundled.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Some CommonJS dependencies call require() for Node's own modules.
export const requireShim =
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

// Ink measures text as we do: see there.
const quickWidth = {
  name: 'quick-width',
  setup(plugin) {
    const ours = fileURLToPath(new URL('../src/wizard/string-width.ts', import.meta.url));
    plugin.onResolve({ filter: /^string-width$/ }, ({ importer, namespace }) =>
      importer === ours || namespace === 'used-of' ? undefined : { path: 'ours', namespace: 'quick-width' },
    );
    plugin.onLoad({ filter: /.*/, namespace: 'quick-width' }, () => ({
      // No whole path: the shortest names go by what letters a source holds, so every folder would make other ones.
      contents: `export { quickStringWidth as default } from './${path.basename(ours)}';`,
      resolveDir: path.dirname(ours),
    }));
  },
};

// Packages that work hard while they are loaded (tables for packing, a set of all emoji) or are seldom needed
// (searches), and the functions of them that are used: evaluated at the first call, not at every start.
const seldom = {
  'fflate/browser': ['deflateSync'],
  '@leeoniya/ufuzzy': ['default'],
  'string-width': ['default'],
  'get-east-asian-width': ['eastAsianWidth', '_isFullWidth', '_isWide'],
  'node:child_process': ['execFileSync', 'spawn', 'spawnSync'],
  'node:zlib': ['crc32', 'gunzipSync'],
  'node:crypto': ['createHash', 'randomBytes'],
};
const onDemand = {
  name: 'on-demand',
  setup(plugin) {
    const resolveDir = fileURLToPath(new URL('..', import.meta.url));
    plugin.onResolve(
      { filter: new RegExp(`^(?:${Object.keys(seldom).join('|')})$`) },
      ({ path: name, namespace }) =>
        namespace === 'used-of' ? undefined : { path: name, namespace: 'on-demand' },
    );
    plugin.onResolve({ filter: /^used-of:/ }, ({ path: name }) => ({
      path: name.replace('used-of:', ''),
      namespace: 'used-of',
    }));
    // What is required is taken whole; what this takes of it is not.
    plugin.onLoad({ filter: /.*/, namespace: 'used-of' }, ({ path: name }) => ({
      contents: `export { ${seldom[name].join(', ')} } from ${JSON.stringify(name)};`,
      resolveDir,
    }));
    plugin.onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path: name }) => ({
      contents: [
        name.startsWith('node:')
          ? `const load = () => process.getBuiltinModule(${JSON.stringify(name)});`
          : `let used; const load = () => (used ??= require(${JSON.stringify(`used-of:${name}`)}));`,
        ...seldom[name].map((one) =>
          one === 'default'
            ? 'export default function (...given) { const one = load().default; return new.target ? new one(...given) : one(...given); }'
            : `export function ${one}(...given) { return load().${one}(...given); }`,
        ),
      ].join('\n'),
      resolveDir,
    }));
  },
};

// A regular expression is checked where it is read, used or not, and this one is a set of all emoji: the first launch,
// which has no compiled code yet, took 30 ms longer for it. As text it is one when it is needed.
const lateEmoji = {
  name: 'late-emoji',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, async ({ path: file }) => {
      const [literal, text] = ['/^\\p{RGI_Emoji}$/v', "new RegExp('^\\\\p{RGI_Emoji}$', 'v')"];
      const code = await readFile(file, 'utf8');
      if (!code.includes(literal)) throw new Error(`${file} does not hold ${literal} any more`);
      return { contents: code.replace(literal, () => text) };
    });
  },
};

// Ink lays out and draws nothing: the frame is painted below it (src/wizard/screens/painter.ts), and what would lay
// it out and draw it takes longer to load than all the rest of Ink.
const undrawn = {
  renderer: "export default () => ({ output: '', outputHeight: 0, staticOutput: '' });",
  styles: 'export default () => {};',
  'measure-text': 'export default () => ({ width: 0, height: 0 });',
  'wrap-text': 'export default (text) => text;',
  'squash-text-nodes': "export default () => '';",
  ErrorOverview: 'export default () => null;',
  colorize: 'export default (text) => text;',
  chalk: 'export default {};',
  'wrap-ansi': 'export default (text) => text;',
  // Whatever is asked of it, the answer is 0.
  'yoga-layout': [
    'const node = new Proxy({}, { get: () => () => 0 });',
    "export default new Proxy({}, { get: (_, name) => (name === 'Node' ? { create: () => node } : 0) });",
  ].join('\n'),
};
const withoutDrawing = {
  name: 'without-drawing',
  setup(plugin) {
    const names = Object.keys(undrawn).join('|');
    const inInk = /[\\/]ink[\\/]build[\\/]/;
    const wanted = new RegExp(`^(?:\\.{0,2}/)*(${names})(?:\\.js)?$`);
    plugin.onResolve({ filter: wanted }, ({ path: name, importer }) =>
      inInk.test(importer) ? { path: wanted.exec(name)[1], namespace: 'undrawn' } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'undrawn' }, ({ path: name }) => ({ contents: undrawn[name] }));
  },
};

// Of all types of an editor's protocol, the Dockerfile reader makes two. The rest cannot be shaken off: enums and checks.
const placesAlone = {
  name: 'places-alone',
  setup(plugin) {
    plugin.onResolve({ filter: /^vscode-languageserver-types$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'places',
    }));
    plugin.onLoad({ filter: /.*/, namespace: 'places' }, () => ({
      contents: [
        'const place = (line, character) => ({ line, character });',
        'export const Position = { create: place };',
        "export const Range = { create: (...of) => typeof of[0] === 'number' ?",
        '  { start: place(of[0], of[1]), end: place(of[2], of[3]) } : { start: of[0], end: of[1] } };',
      ].join('\n'),
    }));
  },
};

// Of its signs for terminals with and without Unicode, ink-select-input takes one, and ours is drawn in its place.
const pointerAlone = {
  name: 'pointer-alone',
  setup(plugin) {
    plugin.onResolve({ filter: /^figures$/ }, ({ path: name }) => ({ path: name, namespace: 'pointer' }));
    plugin.onLoad({ filter: /.*/, namespace: 'pointer' }, () => ({
      contents: "export default { pointer: '\u276f' };",
    }));
  },
};

/** By file, what stands there for whoever mends it, and is never shown; a module may be called so, and is an object. */
const unread = {
  'breaking-steps.json': ['source', 'reviewed', 'confidence'],
  'kinds.json': ['because', 'source', 'reviewed', 'confidence'],
  'same-folder.json': ['source', 'reviewed', 'confidence'],
  'image-entrypoints.json': ['reviewed', 'confidence'],
  'other-systems.json': ['source', 'reviewed', 'confidence'],
  'app-lists.json': ['source', 'reviewed', 'confidence'],
};

// Parsing a string as JSON is several times faster than compiling the same as a literal.
const jsonAsText = {
  name: 'json-as-text',
  setup(plugin) {
    plugin.onLoad({ filter: /\.json$/ }, async ({ path: file }) => {
      const name = path.basename(file);
      const json = JSON.parse(await readFile(file, 'utf8'), (key, value) =>
        unread[name]?.includes(key) && (typeof value === 'string' || Array.isArray(value))
          ? undefined
          : value,
      );
      if (name === 'catalog.json') return inParts(json);
      const text = JSON.stringify(json);
      return { contents: `export default JSON.parse(${JSON.stringify(text)})` };
    });
  },
};

/** Each member is read when it is asked for: the first frame needs some of the tables. */
function inParts(json) {
  const parts = Object.entries(json).map(
    ([name, part]) =>
      `get ${JSON.stringify(name)}(){return JSON.parse(${JSON.stringify(JSON.stringify(part))})}`,
  );
  return { contents: `export default {${parts.join()}}` };
}

/** Options of esbuild. @type {import('esbuild').BuildOptions} */
export const bundleOptions = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  splitting: true,
  entryNames: '[name]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Node 20 knows both. esbuild is not sure, and would make them anew wherever they are used: in Ink, for each character.
  supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
  minify: true,
  legalComments: 'none',
  // Its other half is CommonJS, of which nothing can be left out.
  alias: { yaml: fileURLToPath(new URL('../node_modules/yaml/browser/dist/index.js', import.meta.url)) },
  // The runtime of the startup script.
  loader: { '.sh': 'text', '.py': 'text', '.css': 'text', '.page.js': 'text' },
  jsx: 'automatic',
  inject: [fileURLToPath(new URL('late-segmenter.mjs', import.meta.url))],
  define: {
    'process.env.NODE_ENV': '"production"',
    'Intl.Segmenter': 'LateSegmenter',
  },
  banner: { js: requireShim },
  plugins: [
    withoutDevtools,
    withoutDrawing,
    quickWidth,
    lateEmoji,
    onDemand,
    placesAlone,
    pointerAlone,
    jsonAsText,
  ],
  logLevel: 'warning',
};

// Asks the package index what is newest, and prints what the facts lack: npm run facts:news. Known rows are
// asked again by verify:knowledge; this asks for what no row knows of. It reports, and fails only where nothing
// could be asked: that the world moved on is news, not an error.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCore } from './core.mjs';
import { run } from './verify/uv.mjs';

const root = path.dirname(import.meta.dirname);
const json = async (file) => JSON.parse(await readFile(path.join(root, 'src/catalog', file), 'utf8'));
const { compareVersions } = await loadCore("export { compareVersions } from './src/packaging/versions.ts';");

const [torch, xformers, flashAttn, bitsandbytes, releases] = await Promise.all([
  json('facts/torch.json'),
  json('facts/xformers.json'),
  json('facts/flash-attn.json'),
  json('facts/bitsandbytes.json'),
  json('packages/releases.json'),
]);

/** By package: where its row would go, and the releases that the facts know. */
const known = new Map([
  ['torch', { file: 'facts/torch.json', versions: torch.map(({ version }) => version) }],
  [
    'torchvision',
    { file: 'facts/torch.json', versions: torch.flatMap(({ torchvision }) => torchvision ?? []) },
  ],
  ['torchaudio', { file: 'facts/torch.json', versions: torch.flatMap(({ torchaudio }) => torchaudio ?? []) }],
  ['xformers', { file: 'facts/xformers.json', versions: xformers.map(({ version }) => version) }],
  ['flash-attn', { file: 'facts/flash-attn.json', versions: flashAttn.flatMap(({ versions }) => versions) }],
  ...releases.map(({ name, versions }) => [name, { file: 'packages/releases.json', versions }]),
  ['bitsandbytes', { file: 'facts/bitsandbytes.json', versions: bitsandbytes.map(({ version }) => version) }],
]);

const answers = await Promise.all(
  [...known].map(async ([name, { file, versions }]) => ({
    name,
    file,
    versions,
    newest: await newestOf(name),
  })),
);
let lacking = 0;
let unanswered = 0;
for (const { name, file, versions, newest } of answers) {
  const newestKnown = versions.toSorted((a, b) => compareVersions(a, b) ?? 0).at(-1) ?? 'none';
  if (newest === null) {
    unanswered += 1;
    console.log(`not answered  ${name}`);
  } else if ((compareVersions(newest, newestKnown) ?? 0) > 0) {
    lacking += 1;
    console.log(`lacking       ${name} ${newest}: the newest in src/catalog/${file} is ${newestKnown}`);
  }
}
console.log(
  `${answers.length} packages asked, ${lacking} with a newer release than the facts know, ${unanswered} not answered`,
);
if (unanswered === answers.length) process.exit(1);

/** The newest release of any Python and platform; null where the index gives none. */
async function newestOf(name) {
  const asked = ['-m', 'pip', '--disable-pip-version-check', 'index', 'versions', name];
  // A newer Python than this machine's may have newer releases; what has no wheels is asked for without it.
  for (const more of [['--python-version', '3.13', '--only-binary', ':all:'], []]) {
    const { text } = await run('python3', [...asked, ...more]);
    const newest = new RegExp(`^${name} \\(([^)]+)\\)`, 'm').exec(text)?.[1];
    if (newest !== undefined) return newest;
  }
  return null;
}

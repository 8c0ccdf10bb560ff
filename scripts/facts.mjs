// Makes src/catalog/catalog.json, which is loaded, of src/catalog/facts/*.json, which people read and
// edit: npm run facts. With --check it only says whether the two still agree.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'src/catalog/facts');
const made = path.join(root, 'src/catalog/catalog.json');

const text = compact(await tables());
if (process.argv.includes('--check')) {
  if (text !== (await readFile(made, 'utf8'))) {
    console.error('src/catalog/catalog.json is not made of src/catalog/facts as they are: npm run facts');
    process.exit(1);
  }
} else {
  await writeFile(made, text);
}

async function tables() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const entries = names.map(async (name) => [
    path.basename(name, '.json'),
    JSON.parse(await readFile(path.join(folder, name), 'utf8')),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Hundreds of rows come from a few dozen readings and share their notes: each stands once, and rows point at it. */
function compact(tables) {
  const origins = new Map();
  const texts = new Map();
  const pointer = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text);
  };
  const pointing = Object.entries(tables).map(([name, rows]) => [
    name,
    rows.map(({ source, confidence, reviewed, ...row }) => {
      const origin = JSON.stringify({ source, confidence, reviewed });
      if (!origins.has(origin)) origins.set(origin, origins.size);
      const { notes, prices } = row;
      return JSON.stringify({
        origin: origins.get(origin),
        ...row,
        ...(notes === undefined ? {} : { notes: notes.map(pointer) }),
        ...(prices === undefined
          ? {}
          : { prices: prices.map((price) => ({ ...price, source: pointer(price.source) })) }),
      });
    }),
  ]);
  const lines = [
    ['origins', [...origins.keys()]],
    ['texts', [...texts.keys()].map((text) => JSON.stringify(text))],
    ...pointing,
  ].map(([name, rows]) => `${JSON.stringify(name)}:[\n${rows.join(',\n')}\n]`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

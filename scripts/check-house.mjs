// The house rules of src, checked: npm run house. With --write the drawing in CONTRIBUTING.md is made anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { circles, drawing, wrongDirections } from './house/directions.mjs';
import { fieldLists } from './house/field-lists.mjs';
import { readModules } from './house/imports.mjs';

const root = path.resolve(
  process.argv.slice(2).find((one) => !one.startsWith('--')) ?? path.dirname(import.meta.dirname),
);
const modules = readModules(root);
const names = new Set(
  readdirSync(path.join(root, 'src/plan/fields'))
    .filter((name) => name !== 'all.ts')
    .map((name) => name.replace(/\.ts$/, '').replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase())),
);
const wrong = [
  ...wrongDirections(modules),
  ...circles(modules).map((files) => `a circle: ${files.join(' -> ')} -> ${files[0]}`),
  ...fieldLists(modules, names),
];

const page = path.join(root, 'CONTRIBUTING.md');
const text = readFileSync(page, 'utf8');
const between = /(<!-- rooms: npm run house -- --write -->\n)[\s\S]*?(\n<!-- \/rooms -->)/;
const drawn = drawing(modules);
if (process.argv.includes('--write')) {
  writeFileSync(
    page,
    text.replace(between, (_, before, after) => `${before}${drawn}${after}`),
  );
} else if (
  normal(between.exec(text)?.[0] ?? '') !==
  normal(`<!-- rooms: npm run house -- --write -->\n${drawn}\n<!-- /rooms -->`)
) {
  wrong.push('CONTRIBUTING.md: the table of rooms is not what is imported: npm run house -- --write');
}

for (const message of wrong) console.error(message);
if (wrong.length > 0) process.exit(1);

/** The formatter pads cells and lines. */
function normal(table) {
  return table
    .replaceAll(/ *\| */g, '|')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll(/\n+/g, '\n');
}

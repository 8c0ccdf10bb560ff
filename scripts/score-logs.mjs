// node scripts/score-logs.mjs LOGS.jsonl: how often the first diagnosis is right, as a table per class.
// Each line of the file: {"id", "class", "acceptable": [...], "log"}; class "none" wants no diagnosis at all.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/score-logs.mjs LOGS.jsonl');
  process.exit(2);
}
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = await build({
  entryPoints: [path.join(root, 'src/diagnose/diagnose-text.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { diagnoseText } = await import(`data:text/javascript;base64,${code}`);

const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const table = new Map();
const wrong = [];
for (const { id, class: wanted, acceptable = [], log } of rows) {
  const given = diagnoseText(log)[0]?.class ?? 'none';
  const right = given === wanted || acceptable.includes(given);
  const score = table.get(wanted) ?? { right: 0, of: 0 };
  table.set(wanted, { right: score.right + (right ? 1 : 0), of: score.of + 1 });
  if (!right) wrong.push(`${id}: wanted ${wanted}, got ${given}`);
}
const width = Math.max(...[...table.keys()].map((name) => name.length));
for (const [name, { right, of }] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${name.padEnd(width)}  ${right} of ${of}`);
}
const sum = (names) => names.reduce((all, [, { right, of }]) => [all[0] + right, all[1] + of], [0, 0]);
const [right, of] = sum([...table].filter(([name]) => name !== 'none'));
const [silent, quiet] = sum([...table].filter(([name]) => name === 'none'));
console.log(`\nright ${right} of ${of}; silent where nothing is wrong ${silent} of ${quiet}`);
for (const line of wrong) console.log(line);

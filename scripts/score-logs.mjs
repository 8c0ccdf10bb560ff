// node scripts/score-logs.mjs LOGS: how often the first diagnosis is right, as a table per class.
// LOGS is a file of lines of JSON {"id", "class", "acceptable": [...], "fix": "REGEX", "log"}, or a folder of
// such lines, or of NAME.log beside NAME.json without "log". Class "none" wants no diagnosis at all.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadCore } from './core.mjs';

const [place] = process.argv.slice(2);
if (place === undefined) {
  console.error('usage: node scripts/score-logs.mjs LOGS.jsonl|FOLDER');
  process.exit(2);
}
const { diagnoseText } = await loadCore("export { diagnoseText } from './src/diagnose/diagnose-text.ts';");

const rows = statSync(place).isDirectory() ? folder(place) : lines(place);
const table = new Map();
const wrong = [];
let [fixed, fixable] = [0, 0];
for (const { id, log, ...row } of rows) {
  const wanted = row.class ?? row.expect_class;
  const [first] = diagnoseText(log);
  const given = first?.class ?? 'none';
  const right = given === wanted || (row.acceptable ?? []).includes(given);
  const score = table.get(wanted) ?? { right: 0, of: 0 };
  table.set(wanted, { right: score.right + (right ? 1 : 0), of: score.of + 1 });
  if (!right) wrong.push(`${id}: wanted ${wanted}, got ${given}`);
  const fix = row.fix ?? row.expect_fix_regex ?? '';
  if (fix === '') continue;
  fixable += 1;
  // What begins with ^ must stand in the first line of the fix.
  const parts = fix.startsWith('^') ? (first?.fix.slice(0, 1) ?? []) : (first?.fix ?? []);
  if (new RegExp(fix.replace(/(^|\|)\^/g, '$1')).test(parts.join('\n'))) fixed += 1;
  else wrong.push(`${id}: no fix like ${fix}: ${JSON.stringify(first?.fix ?? [])}`);
}
const width = Math.max(...[...table.keys()].map((name) => name.length));
for (const [name, { right, of }] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${name.padEnd(width)}  ${right} of ${of}`);
}
const sum = (names) => names.reduce((all, [, { right, of }]) => [all[0] + right, all[1] + of], [0, 0]);
const [right, of] = sum([...table].filter(([name]) => name !== 'none'));
const [silent, quiet] = sum([...table].filter(([name]) => name === 'none'));
console.log(`\nright ${right} of ${of}; silent where nothing is wrong ${silent} of ${quiet}`);
if (fixable > 0) console.log(`fix right ${fixed} of ${fixable}`);
for (const line of wrong) console.log(line);

function lines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

function folder(dir) {
  return readdirSync(dir)
    .sort()
    .flatMap((name) => {
      const file = path.join(dir, name);
      if (name.endsWith('.jsonl')) return lines(file);
      if (!name.endsWith('.log')) return [];
      const label = JSON.parse(readFileSync(file.replace(/\.log$/, '.json'), 'utf8'));
      return [{ id: path.basename(name, '.log'), ...label, log: readFileSync(file, 'utf8') }];
    });
}

// What the registry of diagnose is tested with is not shipped, nor the day of its review, nor what its forms are
// called in tests, nor of the codes those that no answer reads, nor where and when the facts of diagnose and of
// compare were read: no answer shows it. A plugin of esbuild that leaves it out.
import { readFile } from 'node:fs/promises';

// As the formatter writes it: a property begins its line. test/scripts/without-examples.test.ts holds it to that.
const example = /^ {4}(?:matches|misses|example|other):[\s\S]*?,\n(?= {4}\w| {2}\})/gm;
const reviewed = /^ {4}reviewed(?:: '[\d-]{10}')?,\n/gm;
// What an entry says anyway, where it says nothing else (signature.ts).
const usual = /^ {4}(?:stage: 'run'|weight: 'root'|confidence: 'high'),\n/gm;
const formName = /^ {4}name: .*,\n(?= {4}pattern:)/gm;

/** Where in the text of an entry stands what is not shipped, since it is only for tests and reviews. */
export const examplesIn = (text) =>
  [example, reviewed].flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );

const bare = ({ source, reviewed, confidence, ...rest }) => rest;

/** Of each table, and each row that somebody wrote: the rest is what was read, under names of its own. */
function withoutSources({ about, date, source, ...tables }) {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      Array.isArray(table) ? table.map(bare) : 'rows' in table ? bare(table) : table,
    ]),
  );
}

/** Of a file's head. */
const withoutHead = ({ about, date, source, sources, ...tables }) => tables;

/** By file of the Catalog: what of it is shipped. */
const shipped = [
  [/[\\/]catalog[\\/]diagnose[\\/](?:answers|api-history|older-names)\.json$/, withoutSources],
  [/[\\/]catalog[\\/]diagnose[\\/](?:ages|came-and-went|cross-imports|libraries)\.json$/, withoutHead],
  // What compare and check name as their source stands in the heads of these.
  [/[\\/]catalog[\\/]diagnose[\\/](?:metadata|releases-read)\.json$/, ({ about, ...rest }) => rest],
  [/[\\/]catalog[\\/]packages[\\/](?:breaking-steps|kinds)\.json$/, (rows) => rows.map(bare)],
  // As `Codes` of src/diagnose/facts/facts.ts has them; the others stand there for whoever writes an entry.
  [/[\\/]catalog[\\/]diagnose[\\/]codes\.json$/, ({ cudnn }) => ({ cudnn })],
];

export const withoutExamples = {
  name: 'without-examples',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]diagnose[\\/]signatures[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(example, '').replace(reviewed, '').replace(usual, ''),
      loader: 'ts',
    }));
    plugin.onLoad({ filter: /[\\/]diagnose[\\/]last-words[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(formName, ''),
      loader: 'ts',
    }));
    for (const [filter, part] of shipped)
      plugin.onLoad({ filter }, async ({ path: file }) => ({
        contents: JSON.stringify(part(JSON.parse(await readFile(file, 'utf8')))),
        loader: 'json',
      }));
  },
};

// What the registry of diagnose is tested with is not shipped, nor the day of its review, nor what its forms are
// called in tests, nor of the codes those that no answer reads: a plugin of esbuild that leaves it out.
import { readFile } from 'node:fs/promises';

// As the formatter writes it: a property begins its line. test/scripts/without-examples.test.ts holds it to that.
const example = /^ {4}(?:matches|misses|example|other):[\s\S]*?,\n(?= {4}\w| {2}\})/gm;
const reviewed = /^ {4}reviewed(?:: '[\d-]{10}')?,\n/gm;
// What an entry says anyway, where it says nothing else (signature.ts).
const usual = /^ {4}(?:stage: 'run'|weight: 'root'|confidence: 'high'),\n/gm;
const formName = /^ {4}name: .*,\n(?= {4}pattern:)/gm;

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
    // As `Codes` of src/diagnose/facts/facts.ts has them; the others stand there for whoever writes an entry.
    plugin.onLoad({ filter: /[\\/]catalog[\\/]diagnose[\\/]codes\.json$/ }, async ({ path: file }) => {
      const { cudnn } = JSON.parse(await readFile(file, 'utf8'));
      return { contents: JSON.stringify({ cudnn }), loader: 'json' };
    });
  },
};

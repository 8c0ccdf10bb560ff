import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

/** What is loaded at each start, whether it is needed or not: all that a chunk imports at its head. */

const root = path.join(import.meta.dirname, '../..');
let made: Metafile = { inputs: {}, outputs: {} };

beforeAll(async () => {
  const options: { bundleOptions: object } = await import(path.join(root, 'scripts/bundle-options.mjs'));
  const { metafile } = await build({
    ...options.bundleOptions,
    entryPoints: { main: path.join(root, 'src/main.ts') },
    outdir: path.join(root, 'dist'),
    write: false,
    metafile: true,
  });
  made = metafile;
}, 120_000);

/** The files that are loaded with this one. */
function loadedWith(entry: string): readonly string[] {
  const first = Object.keys(made.outputs).find((name) => made.outputs[name]?.entryPoint === entry);
  const chunks = new Set<string>();
  const load = (name: string) => {
    const chunk = made.outputs[name];
    if (chunk === undefined || chunks.has(name)) return;
    chunks.add(name);
    for (const one of chunk.imports) if (one.kind === 'import-statement') load(one.path);
  };
  load(first ?? `${entry} is no chunk of its own`);
  return [...chunks].flatMap((name) => Object.keys(made.outputs[name]?.inputs ?? {}));
}

describe.each([
  ['a run without a screen', 'src/main.ts', /src\/wizard\/(?:view|screens|reduce|plain)\//],
  [
    'the first frame',
    'src/commands/wizard/screen.ts',
    /src\/wizard\/plain\/(?:run|hear)|node_modules\/(?:ink|react|yoga-layout)/,
  ],
])('%s', (_, entry, unwanted) => {
  it('loads its own part of the program', () => {
    expect(loadedWith(entry)).toContain(entry);
  });

  it('and neither what it does not need, nor what reads YAML', () => {
    expect(loadedWith(entry).filter((file) => unwanted.test(file) || file.includes('/yaml/'))).toEqual([]);
  });
});

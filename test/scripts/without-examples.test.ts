import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import answers from '../../src/catalog/diagnose/answers.json' with { type: 'json' };
import codes from '../../src/catalog/diagnose/codes.json' with { type: 'json' };
import libraries from '../../src/catalog/diagnose/libraries.json' with { type: 'json' };
import olderNames from '../../src/catalog/diagnose/older-names.json' with { type: 'json' };
import type { Codes } from '../../src/diagnose/facts/facts.ts';
import type { Signature } from '../../src/diagnose/signature.ts';

const root = path.join(import.meta.dirname, '../..');

/** A file of the sources as the bundler makes it. */
async function bundled(file: string, plugins: readonly Plugin[]): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'pod-wizard-registry-')), 'bundled.mjs');
  await build({
    entryPoints: [path.join(root, file)],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' },
    plugins: [...plugins],
  });
  return outfile;
}

async function registryWith(plugins: readonly Plugin[]): Promise<readonly Signature[]> {
  const file = await bundled('src/diagnose/registry.ts', plugins);
  const { signatures }: { signatures: readonly Signature[] } = await import(file);
  return signatures;
}

async function withoutExamplesPlugin(): Promise<Plugin> {
  const { withoutExamples }: { withoutExamples: Plugin } = await import(
    path.join(root, 'scripts/without-examples.mjs')
  );
  return withoutExamples;
}

const unread = (list: readonly Signature[]) => list.map(({ matches, misses, reviewed, ...read }) => read);

it('what is shipped knows the same messages, without what they are tested with', async () => {
  const withoutExamples = await withoutExamplesPlugin();
  const whole = await registryWith([]);
  const shipped = await registryWith([withoutExamples]);
  expect(unread(shipped)).toEqual(unread(whole));
  expect(whole.every(({ matches }) => matches.length > 0)).toBe(true);
  const left = shipped.filter(({ matches, misses }) =>
    [matches, misses].flat(2).some((one: unknown) => one !== undefined),
  );
  expect(left.map(({ id }) => id)).toEqual([]);
}, 60_000);

it('of the codes those are shipped that answers read', async () => {
  const file = await bundled('src/catalog/diagnose/codes.json', [await withoutExamplesPlugin()]);
  const { default: shipped }: { default: Codes } = await import(file);
  expect(shipped).toEqual({ cudnn: codes.cudnn });
}, 60_000);

it('of the facts of diagnose is shipped what was read, not where and when', async () => {
  const plugins = [await withoutExamplesPlugin()];
  const shipped = async (name: string): Promise<unknown> => {
    const file = await bundled(`src/catalog/diagnose/${name}.json`, plugins);
    const { default: facts }: { default: unknown } = await import(file);
    return facts;
  };
  expect(await shipped('older-names')).toEqual({
    curated: olderNames.curated.map(({ source, ...row }) => row),
  });
  const { about: head, date, sources, ...places } = libraries;
  expect(await shipped('libraries')).toEqual(places);
  const { about, ...tables } = answers;
  expect(await shipped('answers')).toEqual(
    Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, { rows }])),
  );
}, 60_000);

it('what an answer names as its source is shipped', async () => {
  const plugins = [await withoutExamplesPlugin()];
  for (const file of ['src/catalog/releases-read.ts', 'src/catalog/metadata.ts']) {
    const whole: object = await import(await bundled(file, []));
    const shipped: object = await import(await bundled(file, plugins));
    const told = (of: object) => Object.entries(of).filter(([, value]) => typeof value === 'string');
    expect(told(shipped), file).toEqual(told(whole));
    expect(told(whole).length, file).toBeGreaterThan(0);
  }
}, 60_000);

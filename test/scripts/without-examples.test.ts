import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import type { Signature } from '../../src/diagnose/signature.ts';

const root = path.join(import.meta.dirname, '../..');

/** The registry as the bundler makes it. */
async function registryWith(plugins: readonly Plugin[]): Promise<readonly Signature[]> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'pod-wizard-registry-')), 'registry.mjs');
  await build({
    entryPoints: [path.join(root, 'src/diagnose/registry.ts')],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' },
    plugins: [...plugins],
  });
  const { signatures }: { signatures: readonly Signature[] } = await import(outfile);
  return signatures;
}

const unread = (list: readonly Signature[]) => list.map(({ matches, misses, reviewed, ...read }) => read);

it('what is shipped knows the same messages, without what they are tested with', async () => {
  const { withoutExamples }: { withoutExamples: Plugin } = await import(
    path.join(root, 'scripts/without-examples.mjs')
  );
  const whole = await registryWith([]);
  const shipped = await registryWith([withoutExamples]);
  expect(unread(shipped)).toEqual(unread(whole));
  expect(whole.every(({ matches }) => matches.length > 0)).toBe(true);
  const left = shipped.filter(({ matches, misses }) =>
    [matches, misses].flat(2).some((one: unknown) => one !== undefined),
  );
  expect(left.map(({ id }) => id)).toEqual([]);
}, 60_000);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftCommand, ownKey, recordedCommand, repeatCommand } from '../../src/plan/command.ts';
import { planDigest } from '../../src/plan/digest.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { bash } from '../support/bash.ts';

test('the command holds what was chosen, and bash reads every value back', async () => {
  const { plan, preset } = (
    await inputFor({ python: { version: '3.10', provider: 'uv' }, keepServices: false })
  ).resolved;
  expect(repeatCommand(plan, preset)).toBe(
    "npx pod-wizard --preset fluxgym --gpu 'NVIDIA GeForce RTX 4090' " +
      `--image ${plan.image} --python uv:3.10 --install venv --services drop --volume-gb 100 --yes`,
  );
  for (const name of ["x'; touch /tmp/pwned; '$(id)", '-rf', 'caf\u00e9']) {
    const command = repeatCommand({ ...plan, name }, preset);
    const words = bash(`npx() { printf '%s\\0' "$@"; }\n${command}\n`).stdout.split('\0');
    expect(words.includes(name) || words.includes(`--name=${name}`)).toBe(true);
  }
});

test('files name a preset that travels with the journal by its entry, a screen by how it was given', async () => {
  const { plan, preset } = (await inputFor({})).resolved;
  const own = { named: './my.yaml', digest: 'b'.repeat(64) };
  expect(recordedCommand(plan, preset)).toBe(repeatCommand(plan, preset));
  expect(recordedCommand(plan, { ...preset, own })).toBe(
    `npx pod-wizard replay JOURNAL.md --entry ${ownKey(plan, own.digest).slice(0, 16)} --out again`,
  );
  expect(ownKey(plan, own.digest)).not.toBe(ownKey(plan, 'c'.repeat(64)));
  const draft = { app: plan.app, gpu: 'L4' };
  expect(draftCommand(draft, { own }, 'pod-wizard')).toBe('pod-wizard --preset ./my.yaml --gpu L4');
  for (const app of [null, preset, { own: { ...own, named: null } }]) {
    expect(draftCommand(draft, app, 'pod-wizard')).toBe('pod-wizard --preset fluxgym --gpu L4');
  }
});

test('the digest is of the choices, not of their order', async () => {
  const { plan } = (await inputFor({})).resolved;
  const shuffled = Object.fromEntries(Object.entries(plan).reverse()) as typeof plan;
  expect(planDigest(shuffled)).toBe(planDigest(plan));
  fc.assert(
    fc.property(fc.string(), (name) => {
      fc.pre(name !== plan.name);
      expect(planDigest({ ...plan, name })).not.toBe(planDigest(plan));
    }),
  );
});

import { expect, it, vi } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { readStated } from '../../src/commands/stated.ts';
import type { WizardArguments } from '../../src/commands/wizard/flags.ts';
import { openWizard } from '../../src/commands/wizard/screen.ts';
import type { Origin } from '../../src/plan/origin.ts';
import { type Field, fields } from '../../src/plan/plan.ts';
import type { WizardInput, WizardResult } from '../../src/wizard/types.ts';
import { fakeSystem } from '../support/fake-system.ts';
import { plan } from '../support/plans.ts';

// What the wizard was opened with, and what the person in front of it does.
let walk: (input: WizardInput) => WizardResult = () => ({ kind: 'cancelled', draft: {} });
vi.mock('../../src/wizard/run.tsx', () => ({
  runWizard: async (input: WizardInput) => ({ result: await walk(input), state: null }),
}));

const args: WizardArguments = {
  answers: new Map(),
  positionals: [],
  out: '.',
  force: false,
  noColor: true,
  why: null,
  items: null,
  savePreset: null,
  yes: false,
  fix: false,
  dryRun: false,
  plain: false,
  ascii: false,
  json: false,
};

async function opened(existing: Readonly<Record<string, string>>, does: typeof walk) {
  walk = does;
  const system = fakeSystem({ existing, env: { HOME: '/home/user' }, tty: true });
  const stated = await readStated(args, system);
  const code = await openWizard(args, stated, system, async () => []).catch((error: unknown) => error);
  return { code, system };
}

function chosen(): WizardResult {
  const origins = Object.fromEntries(fields.map(({ name }) => [name, 'you'])) as Record<Field, Origin>;
  return {
    kind: 'write',
    plan,
    origins,
    edited: null,
    why: null,
    copies: false,
    saveAs: null,
    beside: false,
    deploys: false,
  };
}

it('the review knows every file that may be replaced', async () => {
  const names = [...artifactNames, 'JOURNAL.md'];
  const there = Object.fromEntries(names.map((name) => [name, `my ${name}\n`]));
  const { code, system } = await opened(there, ({ existing }) => {
    expect(names.map((name) => existing(name))).toEqual(names.map((name) => `my ${name}\n`));
    return { kind: 'cancelled', draft: {} };
  });
  expect(code).toBe(130);
  expect([...system.disk.values()].map(({ content }) => content)).toEqual(Object.values(there));
});

it('who leaves is told the command that goes on from there', async () => {
  const { code, system } = await opened({}, () => ({
    kind: 'cancelled',
    draft: { gpu: 'NVIDIA L40S', volumeGb: 70 },
  }));
  expect(code).toBe(130);
  expect(system.err()).toContain("to go on from there: pod-wizard --gpu 'NVIDIA L40S' --volume-gb 70\n");
});

it.each(artifactNames)('what the review showed of %s is replaced', async (name) => {
  const { code, system } = await opened({ [name]: 'shown\n' }, chosen);
  expect(code).toBe(0);
  expect(system.disk.get(`/home/user/${name}`)?.content).not.toBe('shown\n');
});

it.each(artifactNames)('a %s that was written since the review stays', async (name) => {
  const system = fakeSystem({ env: { HOME: '/home/user' }, tty: true });
  walk = () => {
    // Somebody else, while the review is on screen.
    void system.files.replace(name, 'newer\n', 0o644);
    return chosen();
  };
  const stated = await readStated(args, system);
  await expect(openWizard(args, stated, system, async () => [])).rejects.toThrow(name);
  expect([...system.disk.values()].map(({ content }) => content)).toEqual(['newer\n']);
});

import { expect, it, vi } from 'vitest';
import { check } from '../../src/judge/check.ts';
import type { Hit, Rule, Severity } from '../../src/rules/rule.ts';
import { catalog, presetOf } from '../support/plans.ts';

// One rule that looks at whether the volume's size is stated, and says of the plan with and without it what
// the workspace's folders say: how grave it is, and in which words.
vi.mock('../../src/rules/registry.ts', () => {
  const rule: Rule = {
    code: 'PW999',
    title: 'a test',
    severity: 'info',
    reviewed: '2026-11-22',
    reads: ['volumeGb', 'workspace'],
    page: { catches: '', happens: '', why: '', fix: '', override: '', evidence: [] },
    check: ({ draft }): readonly Hit[] => {
      const [, open, whole, words = ''] = draft.workspace?.split('/') ?? [];
      const stated = draft.volumeGb !== undefined;
      return [
        {
          severity: (stated ? whole : open) as Severity,
          field: 'volumeGb',
          message: stated ? words : 'the-same',
          error: null,
          why: '',
          fixes: [],
        },
      ];
    },
  };
  return { rules: [rule], ruleByCode: () => rule };
});

const fluxgym = presetOf('fluxgym');
const draft = (workspace: string) => ({
  app: 'fluxgym',
  gpu: 'NVIDIA GeForce RTX 4090',
  image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  workspace,
});

it.each([
  ['warning', 'error', 'error'],
  ['error', 'warning', 'error'],
  ['info', 'warning', 'warning'],
  ['warning', 'info', 'warning'],
  ['warning', 'warning', 'warning'],
])('what is said as %s of what is stated and as %s of the whole plan is one %s', (open, whole, graver) => {
  const found = check(draft(`/${open}/${whole}/the-same`), fluxgym, catalog);
  expect(found.map(({ severity }) => severity)).toEqual([graver]);
});

it('two things said stay two, the graver first', () => {
  const found = check(draft('/warning/error/another'), fluxgym, catalog);
  expect(found.map(({ severity, message }) => [severity, message])).toEqual([
    ['error', 'another'],
    ['warning', 'the-same'],
  ]);
});

it('of two that are as grave, what is stated comes first', () => {
  const found = check(draft('/warning/warning/another'), fluxgym, catalog);
  expect(found.map(({ message }) => message)).toEqual(['the-same', 'another']);
});

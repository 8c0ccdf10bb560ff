import { expect, it } from 'vitest';
import { applyFixes } from '../../src/commands/fix.ts';
import { check, standingErrors } from '../../src/judge/check.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { catalog, presetOf, soundDraft } from '../support/plans.ts';

const world = { catalog, presets: [] };
const fixed = (draft: PlanDraft) => applyFixes(draft, presetOf('fluxgym'), world);
const errors = (draft: PlanDraft) =>
  standingErrors(check(draft, presetOf('fluxgym'), catalog)).map(({ code }) => code);

// PW601 warns that the image's services are off. Switched on, its nginx holds 8081.
const off: PlanDraft = soundDraft('fluxgym', { keepServices: false });

it('applies the fix of a warning', () => {
  const { draft, fields, changes } = fixed({ ...off, codeServer: { port: 8443, auth: 'password' } });
  expect(draft.keepServices).toBe(true);
  expect(fields).toContain('keepServices');
  expect(changes.join('\n')).toContain('PW601');
});

it('leaves a warning alone where its fix would bring an error', () => {
  const taken: PlanDraft = { ...off, codeServer: { port: 8081, auth: 'password' } };
  expect(errors(taken)).toEqual([]);
  expect(errors({ ...taken, keepServices: true })).toEqual(['PW501']);
  const { draft, fields, changes } = fixed(taken);
  expect(errors(draft)).toEqual([]);
  expect(draft.keepServices).toBe(false);
  expect(draft.codeServer).toEqual(taken.codeServer);
  expect(fields).not.toContain('keepServices');
  expect(changes.join('\n')).not.toContain('PW601');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, standingErrors } from '../../src/judge/check.ts';
import { otherAnswers } from '../../src/judge/other-answers.ts';
import { recommend } from '../../src/judge/recommend.ts';
import { applyPatch, type PlanDraft } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
import { anyDraft } from '../rules/any-draft.ts';
import { catalog, gpus, presetOf } from '../support/plans.ts';

const ask = (draft: PlanDraft, keep: readonly Field[] = []) =>
  recommend(draft, draft.app === undefined ? null : presetOf(draft.app), catalog, keep);

describe('the search for a plan', () => {
  it('finds a plan where there are too many to look at all', () => {
    const draft: PlanDraft = {
      app: 'fluxgym-hardened',
      gpu: gpus.amd,
      python: { version: '3.8', provider: 'image' },
      torch: { torch: '2.11.0', torchvision: '0.26.0', torchaudio: '2.11.0', cudaTag: 'cu130' },
      pins: ['flash-attn==2.8.3'],
      codeServer: { port: 8081, auth: 'password' },
      hostCuda: '12.4',
    };
    const result = ask(draft);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    const there = applyPatch(draft, result.patch);
    expect(standingErrors(check(there, presetOf('fluxgym-hardened'), catalog))).toEqual([]);
  });

  it('proves that there is none where few rules let nothing through, and much differs in what they do not see', () => {
    const draft: PlanDraft = {
      app: 'vllm',
      gpu: 'NVIDIA RTX A2000',
      image: 'runpod/pytorch:1.0.6-cu1300-torch271-ubuntu2404',
      python: { version: '3.9', provider: 'uv' },
      install: 'venv-system-site',
      codeServer: { port: 8081, auth: 'password' },
      volumePath: '/usr',
      hostCuda: '12.8',
    };
    // Its wheel is of CUDA 13.
    expect(ask(draft, ['hostCuda'])).toMatchObject({ ok: false, conflict: ['hostCuda', 'app'] });
    expect(ask(draft)).toMatchObject({ ok: true });
  });

  it('is asked for drafts of both kinds: that can be mended, and that cannot', () => {
    const drawn = fc.sample(fc.tuple(anyDraft(), anyKeep), { numRuns: 60, seed: 1 });
    const mended = drawn.filter(([draft, keep]) => ask(draft, keep).ok).length;
    expect(mended).toBeGreaterThan(10);
    expect(mended).toBeLessThan(60);
  });

  it('never fails its own check, never touches what is kept, and proves it where there is none', () => {
    fc.assert(
      fc.property(anyDraft(), anyKeep, (draft, keep) => {
        const result = ask(draft, keep);
        if (!result.ok) {
          expect(result.conflict?.length).toBeGreaterThan(0);
          expect(result.because).not.toBe('');
          return;
        }
        const preset = presetOf(draft.app);
        expect(standingErrors(check(applyPatch(draft, result.patch), preset, catalog))).toEqual([]);
        for (const field of keep) expect(Object.keys(result.patch)).not.toContain(field);
        expect(result.changes.map(({ field }) => field).toSorted()).toEqual(
          Object.keys(result.patch).toSorted(),
        );
        for (const { because, why, code } of result.changes) {
          expect(code).toMatch(/^PW\d{3}$/);
          expect(because).not.toBe('');
          expect(why).not.toBe('');
        }
      }),
      { numRuns: 120 },
    );
  });

  it('changes no more choices than any search of all plans would', () => {
    fc.assert(
      fc.property(anyDraft(searched), anyKeep, (drawn, keep) => {
        const draft: PlanDraft = Object.fromEntries(
          Object.entries(drawn).filter(([field]) => [...searched, 'app'].some((one) => one === field)),
        );
        const least = leastChanges(draft, keep);
        const result = ask(draft, keep);
        const changed = result.ok ? result.changes.filter(({ from }) => from !== undefined).length : null;
        // The search also knows fixes that are no other answer to a question, so it may do with less.
        if (least === null) return;
        expect(changed).not.toBeNull();
        expect(changed ?? 0).toBeLessThanOrEqual(least);
      }),
      { numRuns: 30 },
    );
  });

  it('names a conflict that no plan escapes, and no smaller one', () => {
    fc.assert(
      fc.property(anyDraft(searched), anyKeep, (draft, keep) => {
        const result = ask(draft, keep);
        if (result.ok) return;
        const conflict = result.conflict ?? [];
        expect(ask(draft, conflict).ok).toBe(false);
        for (const field of conflict.filter((one) => one !== 'app' && one !== 'territory')) {
          const fewer = conflict.filter((one) => one !== field);
          const again = ask(draft, fewer);
          if (!again.ok) expect(again.conflict).not.toEqual(conflict);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const anyKeep = fc.subarray(['gpu', 'image', 'python', 'install', 'hostCuda'] as const, { maxLength: 2 });

/** The choices that are tried in full. */
const searched = ['gpu', 'image', 'python', 'install'] as const;

/** The fewest stated choices one must change, by trying every combination of other answers; null: there is no way. */
function leastChanges(draft: PlanDraft & { app?: string }, keep: readonly Field[]): number | null {
  const preset = presetOf(draft.app ?? '');
  const free = searched.filter((field) => !keep.includes(field));
  const subsets: Field[][] = [[]];
  for (const field of free) subsets.push(...subsets.map((set) => [...set, field]));
  for (const fields of subsets.toSorted((a, b) => a.length - b.length)) {
    const plans = fields.reduce<PlanDraft[]>(
      (drafts, field) =>
        drafts.flatMap((one) =>
          otherAnswers(field, draft, preset, catalog).map((patch) => applyPatch(one, patch)),
        ),
      [draft],
    );
    if (plans.some((plan) => standingErrors(check(plan, preset, catalog)).length === 0)) return fields.length;
  }
  return null;
}

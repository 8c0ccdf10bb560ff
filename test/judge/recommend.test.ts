import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, standingErrors } from '../../src/judge/check.ts';
import { otherAnswers } from '../../src/judge/other-answers.ts';
import { recommend } from '../../src/judge/recommend.ts';
import { search } from '../../src/judge/search.ts';
import { applyPatch, type PlanDraft } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
import { anyDraft } from '../rules/any-draft.ts';
import { catalog, gpus, images, presetOf, soundDraft } from '../support/plans.ts';
import { smallPreset, smallPresetWith } from '../support/small-preset.ts';

const ask = (draft: PlanDraft, keep: readonly Field[] = []) =>
  recommend(draft, draft.app === undefined ? null : presetOf(draft.app), catalog, keep);

describe('the recommended plan', () => {
  it('leaves a sound plan alone', () => {
    expect(ask(soundDraft('fluxgym'))).toEqual({ ok: true, patch: {}, changes: [], isNearest: true });
  });

  it('states what was open before it changes what was stated', () => {
    const [build] = smallPreset.torch.builds;
    if (build === undefined) throw new Error('the small preset has a build');
    const old = { ...build, torch: '2.4.1', torchvision: '0.19.1', torchaudio: '2.4.1', cudaTag: 'cu121' };
    const preset = smallPresetWith({ torch: { ...smallPreset.torch, builds: [{ ...old, for: 'any' }] } });
    const draft: PlanDraft = { app: 'small', gpu: gpus.blackwell, image: images.usual };
    const result = recommend(draft, preset, catalog, []);
    expect(result.ok && result.changes.map(({ field, from }) => [field, from])).toEqual([
      ['torch', undefined],
    ]);
    expect(result.ok && result.changes[0]?.because).toContain('has no code for the RTX 5090');
  });

  it('changes one choice where one is enough', () => {
    const result = ask(
      soundDraft('fluxgym', {
        image: images.bare,
        python: { version: '3.12', provider: 'image' },
        install: 'system',
      }),
    );
    expect(result).toMatchObject({ ok: true, patch: { install: 'venv' } });
    expect(result.ok && result.changes).toHaveLength(1);
  });

  it('keeps what it is told to keep', () => {
    const draft = soundDraft('hunyuanvideo-foley', {
      gpu: gpus.blackwell,
      image: images.old,
      install: 'venv-system-site',
      python: { version: '3.11', provider: 'image' },
    });
    for (const field of ['gpu', 'image', 'install'] as const) {
      const result = ask(draft, [field]);
      expect(result.ok && Object.keys(result.patch)).not.toContain(field);
    }
  });

  it('names the choices that cannot go together', () => {
    const draft = soundDraft('fluxgym', { gpu: gpus.small });
    expect(ask(draft, ['gpu', 'image'])).toMatchObject({ ok: false, conflict: ['gpu', 'app'] });
  });

  it('says of the choices that cannot go together what stands in their way', () => {
    const pins = ['rich==13.7.0', 'rich==13.8.0'];
    const draft: PlanDraft = { app: 'fluxgym', gpu: gpus.blackwell, image: images.old, pins };
    const result = ask(draft, ['pins', 'gpu', 'image', 'install', 'python']);
    expect(result).toMatchObject({ ok: false, conflict: ['pins'] });
    expect(result.ok ? '' : result.because).toContain('rich==13.7.0 and rich==13.8.0');
  });

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

  it('calls it no proof where it gave up', () => {
    const draft = soundDraft('fluxgym', { gpu: gpus.small });
    const all = search(draft, presetOf('fluxgym'), catalog, ['gpu']);
    expect(all).toMatchObject({ found: null, gaveUp: false });
    expect(search(draft, presetOf('fluxgym'), catalog, [], true, 1)).toMatchObject({
      found: null,
      gaveUp: true,
    });
  });

  it('never fails its own check, never touches what is kept, and proves it where there is none', () => {
    let plans = 0;
    let proofs = 0;
    fc.assert(
      fc.property(anyDraft(), anyKeep, (draft, keep) => {
        const result = ask(draft, keep);
        if (!result.ok) {
          proofs += 1;
          expect(result.conflict?.length).toBeGreaterThan(0);
          expect(result.because).not.toBe('');
          return;
        }
        plans += 1;
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
      { numRuns: 250 },
    );
    expect(plans).toBeGreaterThan(50);
    expect(proofs).toBeGreaterThan(3);
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

  it('is quick where an error has no end', () => {
    const draft = soundDraft('hunyuanvideo-foley', { gpu: gpus.small, image: images.old, territory: 'DE' });
    expect(ask(draft, ['app'])).toMatchObject({ ok: false, conflict: ['app', 'territory'] });
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, type PlanDraft } from '../../src/plan/draft.ts';
import { type Field, installStrategies } from '../../src/plan/schema.ts';
import { check, standingErrors } from '../../src/rules/check.ts';
import { recommend } from '../../src/rules/recommend.ts';
import { catalog, gpus, images, presetOf, presets, soundDraft } from '../support/plans.ts';

const ask = (draft: PlanDraft, keep: readonly Field[] = []) =>
  recommend(draft, draft.app === undefined ? null : presetOf(draft.app), catalog, keep);

describe('the recommended plan', () => {
  it('leaves a sound plan alone', () => {
    expect(ask(soundDraft('fluxgym'))).toEqual({ ok: true, patch: {}, changes: [] });
  });

  it('states what was open before it changes what was stated', () => {
    const result = ask({ app: 'fluxgym', gpu: gpus.blackwell, image: images.old });
    expect(result).toMatchObject({ ok: true, patch: { install: 'venv' } });
    expect(result.ok && result.changes.map(({ field, from }) => [field, from])).toEqual([
      ['install', undefined],
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
    expect(ask(draft, ['gpu', 'image'])).toEqual({ ok: false, conflict: ['gpu', 'app'] });
  });

  it('never fails its own check, and never touches what is kept', () => {
    const anyDraft = fc.record(
      {
        app: fc.constantFrom(...presets.map(({ id }) => id)),
        gpu: fc.constantFrom(...Object.values(gpus)),
        image: fc.constantFrom(...Object.values(images), 'ghcr.io/me/mine:1'),
        python: fc.record({
          version: fc.constantFrom('3.9', '3.10', '3.11', '3.12', '3.13'),
          provider: fc.constantFrom('image' as const, 'uv' as const),
        }),
        install: fc.constantFrom(...installStrategies),
        hostCuda: fc.constantFrom('12.4', '12.8'),
      },
      { requiredKeys: ['app'] },
    );
    const anyKeep = fc.subarray(['gpu', 'image', 'python', 'install'] as const, { maxLength: 2 });
    fc.assert(
      fc.property(anyDraft, anyKeep, (draft, keep) => {
        const result = ask(draft, keep);
        if (!result.ok) {
          expect(result.conflict.length).toBeGreaterThan(0);
          return;
        }
        const preset = presetOf(draft.app);
        expect(standingErrors(check(applyPatch(draft, result.patch), preset, catalog))).toEqual([]);
        for (const field of keep) expect(Object.keys(result.patch)).not.toContain(field);
        expect(result.changes.map(({ field }) => field).toSorted()).toEqual(
          Object.keys(result.patch).toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });
});

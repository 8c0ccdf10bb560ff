import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/judge/recommend.ts';
import { search } from '../../src/judge/search.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
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

  it('calls it no proof where it gave up', () => {
    const draft = soundDraft('fluxgym', { gpu: gpus.small });
    const all = search(draft, presetOf('fluxgym'), catalog, ['gpu']);
    expect(all).toMatchObject({ found: null, gaveUp: false });
    expect(search(draft, presetOf('fluxgym'), catalog, [], true, 1)).toMatchObject({
      found: null,
      gaveUp: true,
    });
  });

  it('is quick where an error has no end', () => {
    const draft = soundDraft('hunyuanvideo-foley', { gpu: gpus.small, image: images.old, territory: 'DE' });
    expect(ask(draft, ['app'])).toMatchObject({ ok: false, conflict: ['app', 'territory'] });
  });
});

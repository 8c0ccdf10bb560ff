import { expect, it } from 'vitest';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { pythonFix } from '../../src/rules/fixes.ts';
import { catalog, images } from '../support/plans.ts';

const fix = (draft: PlanDraft, version: string) => pythonFix(resolve(draft, null, catalog), version);

it("takes the image's own Python where it has that version", () => {
  expect(fix({ image: images.old, install: 'system' }, '3.11')).toEqual({
    label: 'use Python 3.11',
    patch: { python: { version: '3.11', provider: 'image' } },
  });
});

it.each<[string, PlanDraft]>([
  ['another image', { image: images.old }],
  ['no image', {}],
  ['a venv', { image: images.old, install: 'venv' }],
])('brings one by uv where there is none: %s', (_, draft) => {
  expect(fix(draft, '3.10')).toEqual({
    label: 'use Python 3.10, brought by uv',
    patch: { python: { version: '3.10', provider: 'uv' } },
  });
});

it.each(['system', 'system-break', 'venv-system-site'] as const)(
  "uv's never sees the packages of the image, so that %s becomes a venv",
  (install) => {
    expect(fix({ image: images.old, install }, '3.10')).toEqual({
      label: 'use Python 3.10, brought by uv, in its own venv',
      patch: { python: { version: '3.10', provider: 'uv' }, install: 'venv' },
    });
  },
);

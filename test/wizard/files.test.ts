import { describe, expect, it } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { resolvePlan } from '../../src/resolve/resolve.ts';
import { planOf } from '../../src/wizard/answers.ts';
import { lineWidth } from '../../src/wizard/lines.ts';
import { changedLines, diffCount } from '../../src/wizard/review/diff.ts';
import { filesOf } from '../../src/wizard/review/files.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { catalog, presetOf } from '../support/plans.ts';
import { context, contextWith, flags, opened, pressed, screen } from './context.ts';

function artifacts() {
  const plan = planOf(context, flags);
  if (plan === null) throw new Error('the flags make no plan');
  return render({ resolved: resolvePlan(plan, presetOf('fluxgym'), catalog), stamp: context.stamp });
}

function shownFiles(world = context) {
  const made = filesOf(world, { ...flags });
  if (!made.ok) throw new Error(made.because);
  return made.files;
}

it('the files shown are, byte for byte, those that are written, and the journal entry', () => {
  const files = shownFiles();
  expect(files.slice(0, -1).map(({ path, content }) => ({ path, content }))).toEqual(
    artifacts().map(({ path, content }) => ({ path, content })),
  );
  expect(files.at(-1)).toMatchObject({
    path: 'JOURNAL.md',
    content: '## 1 · fluxgym\n\nthe entry\n',
    state: 'new',
  });
});

it('the preview shows every character of the script', () => {
  const state = pressed(opened(flags.draft, flags.origins), ['p']);
  const [script] = artifacts();
  const page = frameOf(context, state, { ...screen, rows: 20_000 }).page ?? [];
  // Beside the margin, the line's number and its mark.
  const seen = page
    .map((line) =>
      line
        .slice(3)
        .map(({ text }) => text)
        .join(''),
    )
    .join('');
  expect(seen.replaceAll(/\s/g, '')).toBe(script?.content.replaceAll(/\s/g, ''));
});

describe('a file that is there', () => {
  it.each([
    ['nothing there', {}, 'new', false],
    ['the same', { 'startup.sh': artifacts()[0]?.content ?? '' }, 'unchanged', false],
    ["somebody else's", { 'startup.sh': 'mine\n' }, 'changed', false],
    ['ours, edited by hand', { 'startup.sh': `${artifacts()[0]?.content}# my line\n` }, 'changed', true],
  ] as const)('%s', (_, there, state, edited) => {
    expect(shownFiles(contextWith(there))[0]).toMatchObject({ state, edited });
  });

  it('the journal is appended to', () => {
    expect(shownFiles(contextWith({ 'JOURNAL.md': '# Journal\n' })).at(-1)?.state).toBe('appended');
  });

  it('a diff is counted', () => {
    const file = {
      path: 'a',
      content: 'one\nTWO\nthree\nfour\n',
      there: 'one\ntwo\nthree\n',
      state: 'changed',
      edited: false,
      own: null,
    } as const;
    expect(diffCount(file)).toEqual({ added: 2, removed: 1 });
  });
});

it('changed lines are those that are new or different', () => {
  expect(changedLines('a\nb\nc', 'a\nB\nc\nd')).toEqual([false, true, false, true]);
});

it('what is missing for a script is named', () => {
  expect(filesOf(context, { draft: { gpu: flags.draft.gpu ?? '' }, origins: {} })).toEqual({
    ok: false,
    because: 'The script needs these first: App preset, Base image.',
  });
});

it('a page is never wider than the screen', () => {
  const state = pressed(opened(flags.draft, flags.origins), ['p']);
  for (const columns of [60, 80, 200]) {
    for (const line of frameOf(context, state, { ...screen, columns }).page ?? []) {
      expect(lineWidth(line)).toBeLessThanOrEqual(columns);
    }
  }
});

it('a target that cannot be made is told on the review, and nothing is written without it', () => {
  const draft = { ...flags.draft, gpu: 'AMD Instinct MI300X OAM', target: ['compose' as const] };
  const made = filesOf(context, { draft, origins: flags.origins });
  expect(made).toMatchObject({
    ok: false,
    because: expect.stringContaining('the target compose cannot be made'),
  });
});

it('where only the target stands in the way, w writes nothing and says why', () => {
  // SkyPilot knows no such card.
  const gpu = catalog.gpus.find(({ id }) => {
    const made = filesOf(context, { draft: { ...flags.draft, gpu: id, target: ['skypilot'] }, origins: {} });
    return !made.ok && made.because.includes('skypilot') && id.startsWith('NVIDIA');
  });
  const draft = { ...flags.draft, gpu: gpu?.id ?? '', target: ['skypilot' as const] };
  const state = pressed(opened(draft, flags.origins), ['enter', 'w']);
  expect(state.place).toBe('review');
  expect(state.result).toBeNull();
  expect(state.notice?.text).toMatch(/^Cannot write: the target skypilot cannot be made: .+ Leave it out\.$/);
});

import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../src/journal/format.ts';
import { defaultPlan } from '../../src/judge/advise.ts';
import { answersOf, definedOnly, type PlanDraft } from '../../src/plan/draft.ts';
import { judgeAnswer } from '../../src/wizard/judge.ts';
import { reduce } from '../../src/wizard/reducer.ts';
import { reviewRows } from '../../src/wizard/review/rows.ts';
import { highlighted, listHere, rowsHere, type State } from '../../src/wizard/state.ts';
import { optionFields } from '../../src/wizard/steps.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { entry } from '../journal/sample.ts';
import { catalog, presetOf, presets } from '../support/plans.ts';
import { context, contextWith, flags, opened, pressed, screen, type, walking } from './context.ts';

const oldImage = 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04';
const blackwell = 'NVIDIA GeForce RTX 5090';
const onBlackwell: PlanDraft = { gpu: blackwell, app: 'fluxgym' };

describe('where it opens', () => {
  it.each([
    ['nothing', {}, {}, 'start'],
    ['no step by flag', { territory: 'US' }, { territory: 'flag' }, 'start'],
    ['a GPU by flag', { gpu: blackwell }, { gpu: 'flag' }, 'image'],
    [
      'a GPU by preset, which is shown',
      { gpu: blackwell, app: 'fluxgym' },
      { gpu: 'preset', app: 'flag' },
      'gpu',
    ],
    ['an app by flag', { app: 'fluxgym' }, { app: 'flag' }, 'gpu'],
    ['all four by flags', flags.draft, flags.origins, 'options'],
  ] as const)('%s', (_, draft, origins, place) => {
    expect(opened(draft, origins).place).toBe(place);
  });

  it('rests on the answer that a preset gave', () => {
    const state = opened({ gpu: blackwell, app: 'fluxgym' }, { gpu: 'preset', app: 'flag' });
    expect(highlighted(context, state)?.id).toBe(blackwell);
  });
});

describe('Enter', () => {
  it('chooses the third item after Down Down, in every list', () => {
    let state = walking();
    for (const place of ['gpu', 'image', 'python', 'app'] as const) {
      expect(state.place).toBe(place);
      const third = rowsHere(context, state)[2];
      // A menu moves through ink-select-input, which reports the row; see the terminal tests for its keys.
      const at = reduce(context, state, { kind: 'highlight', place, index: 2 });
      const next = reduce(context, at, { kind: 'choose', place, id: null });
      const choice = third?.choice;
      expect(choice?.kind === 'state' ? choice.patch : null).toEqual({ [place]: next.answers.draft[place] });
      state = next;
    }
    expect(state.place).toBe('options');
  });

  it('refuses what cannot work in one line that names the fix, and stays', () => {
    const state = opened(
      { gpu: blackwell, image: oldImage, app: 'hunyuanvideo-foley', install: 'venv-system-site' },
      { gpu: 'flag' },
    );
    expect(highlighted(context, state)?.id).toBe(oldImage);
    const after = pressed(state, ['enter']);
    expect(after.place).toBe('image');
    expect(after.answers).toBe(state.answers);
    expect(after.notice?.text).toMatch(/^Not chosen \(PW104\)\. f: /);
  });

  it('on an answer that stands goes on, and it stays whose it was', () => {
    const state = opened({ gpu: blackwell, app: 'fluxgym' }, { gpu: 'preset', app: 'flag' });
    const after = pressed(state, ['enter']);
    expect(after.place).toBe('image');
    expect(after.answers).toBe(state.answers);
  });

  it('goes to the earliest step that is still open', () => {
    const state = pressed(walking(), ['s']);
    expect(state.place).toBe('app');
    const after = reduce(context, state, { kind: 'choose', place: 'app', id: 'fluxgym' });
    expect(after.place).toBe('gpu');
    expect(after.answers.draft.app).toBe('fluxgym');
  });

  it('answers only the question it was meant for', () => {
    const state = walking();
    const stale = reduce(context, state, { kind: 'choose', place: 'python', id: 'image 3.12' });
    expect(stale.answers.draft).toEqual({});
    expect(stale.place).toBe('gpu');
  });

  it('chooses nothing where a search finds nothing', () => {
    const state = pressed(walking(), ['/', ...type('zzz'), 'enter']);
    expect(state.place).toBe('gpu');
    expect(state.notice?.text).toMatch(/Nothing to choose/);
  });
});

describe('back', () => {
  it.each(['esc', 'left', 'shift+tab'])('%s goes back and keeps later answers', (key) => {
    const state = opened(flags.draft, flags.origins);
    const back = pressed(state, [key, key]);
    expect(back.place).toBe('python');
    expect(back.answers).toBe(state.answers);
  });

  it('leads from the first step to the start, which says so and stays', () => {
    const start = pressed(walking(), ['esc']);
    expect(start.place).toBe('start');
    const state = pressed(start, ['esc']);
    expect(state.place).toBe('start');
    expect(state.notice?.text).toMatch(/the start/);
  });

  it('is not blocked by a text that cannot be taken', () => {
    const editing = pressed(opened(flags.draft, flags.origins), [
      ...type('j'.repeat(optionFields.indexOf('volumeGb') + 1)),
      'enter',
      'ctrl+u',
      ...type('many'),
    ]);
    expect(editing.editing?.text.text).toBe('many');
    expect(pressed(editing, ['enter']).notice?.text).toMatch(/Not taken: "many" is not a size/);
    const left = pressed(editing, ['esc']);
    expect(left.editing).toBeNull();
    expect(left.answers.draft.volumeGb).toBeUndefined();
  });

  it('marks a later answer that no longer fits, and keeps it', () => {
    const state = opened({ ...flags.draft, image: oldImage }, flags.origins);
    const moved = {
      ...state,
      answers: {
        ...state.answers,
        draft: { ...state.answers.draft, gpu: blackwell, install: 'system' as const },
      },
    };
    expect(moved.answers.draft.image).toBe(oldImage);
    expect(judgeAnswer(context, moved.answers, 'image').verdict).toBe('incompatible');
  });
});

describe('search', () => {
  it('a digit begins it, and < asks for a price an hour of any lane', () => {
    const byDigit = pressed(walking(), type('5090'));
    expect(listHere(byDigit)).toMatchObject({ query: '5090', searching: true });
    expect(rowsHere(context, byDigit).map(({ label }) => label)).toEqual(['RTX 5090']);
    const cheap = pressed(walking(), type('<0.25'));
    const found = rowsHere(context, cheap).map(({ label }) => label);
    expect(found).toEqual(expect.arrayContaining(['RTX A4000', 'RTX 4000 Ada SFF']));
    expect(found).not.toContain('RTX 5090');
    expect(rowsHere(context, pressed(walking(), ['<'])).length).toBe(context.world.catalog.gpus.length);
    expect(rowsHere(context, pressed(walking(), type('24gb'))).map(({ label }) => label)).toContain(
      'RTX 4090',
    );
  });

  it('letters filter, Esc leaves it, and then letters are commands again', () => {
    const searching = pressed(walking(), ['/', ...type('5090')]);
    expect(rowsHere(context, searching).map(({ label }) => label)).toEqual(['RTX 5090']);
    const left = pressed(searching, ['esc']);
    expect(listHere(left)).toMatchObject({ query: '', searching: false });
    expect(rowsHere(context, left).length).toBe(context.world.catalog.gpus.length);
  });

  it('finds with and without spaces, by memory and by architecture', () => {
    for (const query of ['rtx4090', 'rtx 4090', 'RTX 4090', 'sm_89 24gb']) {
      const found = rowsHere(context, pressed(walking(), ['/', ...type(query)]));
      expect(found.map(({ label }) => label)).toContain('RTX 4090');
    }
  });

  it('takes any image that is typed, and judges it', () => {
    const state = opened({ gpu: blackwell }, { gpu: 'flag' });
    const typed = pressed(state, ['/', ...type('ghcr.io/me/mine:1.2')]);
    expect(rowsHere(context, typed).map(({ id }) => id)).toEqual(['ghcr.io/me/mine:1.2']);
    expect(pressed(typed, ['enter']).answers.draft.image).toBe('ghcr.io/me/mine:1.2');
  });

  it('opens from the row "another tag"', () => {
    const state = pressed(opened({ gpu: blackwell }, { gpu: 'flag' }), ['end', 'enter']);
    expect(listHere(state).searching).toBe(true);
  });

  it('Backspace in an empty search leaves it', () => {
    expect(listHere(pressed(walking(), ['/', 'x', 'backspace', 'backspace'])).searching).toBe(false);
  });
});

describe('f', () => {
  it('takes the highlighted option and changes what stands in its way', () => {
    const state = opened({ ...onBlackwell, image: oldImage, install: 'system' }, { gpu: 'flag' });
    const fixed = pressed(state, ['f']);
    expect(judgeAnswer(context, fixed.answers, 'image').verdict).not.toBe('incompatible');
    expect(fixed.answers.draft.gpu).toBe(blackwell);
    expect(Object.values(fixed.answers.origins)).toContain('fix');
    // The filter of the cloud's form: nothing here can set it.
    expect(fixed.notice?.text).toMatch(/^Noted, and yours to do: /);
    expect(fixed.place).toBe('image');
  });

  it('a digit on the review opens that step, and Esc leads back', () => {
    const review = pressed(opened(flags.draft, flags.origins), ['enter']);
    for (const [digit, place] of [
      ['1', 'gpu'],
      ['5', 'options'],
    ] as const) {
      const there = pressed(review, [digit]);
      expect(there.place).toBe(place);
      expect(pressed(there, ['esc']).place).toBe('review');
    }
  });

  it('does nothing where there is nothing to fix', () => {
    const state = pressed(walking(), ['f']);
    expect(state.answers.draft).toEqual({});
    expect(state.place).toBe('gpu');
  });
});

describe('r', () => {
  it('asks for the app first', () => {
    expect(pressed(walking(), ['r']).notice?.text).toMatch(/depends on the app/);
  });

  it('settles what is open and says what it chose', () => {
    const state = pressed(opened({ app: 'fluxgym' }, { app: 'flag' }), ['r']);
    expect(state.answers.draft).toMatchObject({ app: 'fluxgym' });
    expect(state.answers.draft.gpu).toBeDefined();
    expect(state.answers.origins).toMatchObject({ app: 'flag', gpu: 'recommended', image: 'recommended' });
    expect(state.notice?.text).toMatch(/^Recommended: GPU type /);
    expect(judgeAnswer(context, state.answers, 'gpu').verdict).toBe('recommended');
  });

  it('keeps what was chosen where that can be kept', () => {
    const state = pressed(opened({ ...onBlackwell, image: oldImage, install: 'system' }, { gpu: 'flag' }), [
      'r',
    ]);
    expect(state.answers.draft.gpu).toBe(blackwell);
    expect(judgeAnswer(context, state.answers, 'gpu').verdict).not.toBe('incompatible');
  });
});

describe('options', () => {
  const atOptions = () => opened(flags.draft, flags.origins);

  it('a menu is opened, answered and left on its row', () => {
    const menu = pressed(atOptions(), ['down', 'enter']);
    expect(menu.place).toBe('install');
    expect(highlighted(context, menu)?.id).toBe('venv');
    const chosen = reduce(context, menu, { kind: 'choose', place: 'install', id: 'venv-system-site' });
    expect(chosen.place).toBe('options');
    expect(chosen.answers.draft.install).toBe('venv-system-site');
    expect(highlighted(context, chosen)?.id).toBe('install');
  });

  it("a port of one's own is typed", () => {
    const menu = pressed(atOptions(), ['down', 'down', 'enter']);
    const field = reduce(context, menu, { kind: 'choose', place: 'codeServer', id: 'another port' });
    const done = pressed(field, ['ctrl+u', ...type('9000'), 'enter']);
    expect(done.answers.draft.codeServer).toEqual({ port: 9000, auth: 'password' });
    expect(done.place).toBe('options');
  });

  it('a name may hold anything but control characters', () => {
    const name = `x'; touch /tmp/pwned; '$(id)`;
    const field = pressed(atOptions(), ['end', 'enter', 'ctrl+u']);
    expect(pressed(field, [...type(name), 'enter']).answers.draft.name).toBe(name);
    const pasted = reduce(context, field, {
      kind: 'text',
      edit: { kind: 'insert', text: 'a\r\nb\u001b[31mc\u0007' },
    });
    expect(pasted.editing?.text.text).toBe('ab[31mc');
  });
});

describe('review', () => {
  const atReview = (world = context) => pressed(opened(flags.draft, flags.origins, world), ['enter'], world);

  it('Enter gives the whole plan with the origin of every answer', () => {
    const { result } = pressed(atReview(), ['enter']);
    expect(result).toMatchObject({
      kind: 'write',
      saveAs: null,
      plan: { app: 'fluxgym', name: 'fluxgym', install: 'venv' },
      origins: { gpu: 'flag', install: 'default', name: 'default' },
    });
  });

  it('errors are not written over; accepted with a reason they are', () => {
    const draft: PlanDraft = { ...flags.draft, codeServer: { port: 8443, auth: 'none' } };
    const state = pressed(opened(draft, flags.origins), ['enter']);
    expect(state.place).toBe('review');
    const refused = pressed(state, ['w']);
    expect(refused.result).toBeNull();
    expect(refused.notice?.text).toMatch(/^Not written\. An error stands/);
    const reasoned = pressed(refused, ['a', ...type('behind a VPN'), 'enter']);
    expect(reasoned.answers.draft.accept).toEqual([{ code: 'PW503', reason: 'behind a VPN' }]);
    expect(pressed(reasoned, ['w']).result?.kind).toBe('write');
  });

  it('asks before a file is replaced; only w replaces, and b keeps', () => {
    const world = contextWith({ 'startup.sh': 'mine\n' });
    const asked = pressed(atReview(world), ['enter'], world);
    expect(asked.result).toBeNull();
    expect(asked.notice?.text).toMatch(/Replace startup\.sh\?/);
    expect(pressed(asked, ['enter'], world).result).toBeNull();
    expect(pressed(asked, ['esc'], world)).toMatchObject({
      place: 'review',
      confirming: null,
      result: null,
    });
    expect(pressed(asked, ['down', 'w'], world).result).toBeNull();
    expect(pressed(asked, ['y'], world).result).toBeNull();
    expect(pressed(asked, ['w'], world).result).toMatchObject({ kind: 'write', beside: false });
    expect(pressed(asked, ['b'], world).result).toMatchObject({ kind: 'write', beside: true });
    for (const key of ['w', 'b'])
      expect(pressed(asked, [key], world).result).toMatchObject({ deploys: false });
  });

  it('D rents what w would write: with the same questions, and never over an error', () => {
    expect(pressed(atReview(), ['D']).result).toMatchObject({ kind: 'write', deploys: true });
    const world = contextWith({ 'startup.sh': 'mine\n' });
    const asked = pressed(atReview(world), ['D'], world);
    expect(asked.result).toBeNull();
    expect(pressed(asked, ['w'], world).result).toMatchObject({ deploys: true, beside: false });
    expect(pressed(asked, ['b'], world).result).toMatchObject({ deploys: true, beside: true });
    expect(pressed(asked, ['esc', 'w', 'w'], world).result).toMatchObject({ deploys: false });
  });

  it.each([
    ['1', 'gpu'],
    ['2', 'image'],
    ['3', 'python'],
    ['4', 'app'],
    ['5', 'options'],
    ['6', 'review'],
  ])('%s goes to its step', (key, place) => {
    expect(pressed(atReview(), [key]).place).toBe(place);
  });

  it('s saves under an id that is free', () => {
    const field = pressed(atReview(), ['s']);
    expect(pressed(field, [...type('My Flux'), 'enter']).notice?.text).toMatch(/lower-case/);
    expect(pressed(field, [...type('fluxgym'), 'enter']).notice?.text).toMatch(/is there/);
    const saved = pressed(field, [...type('my-flux'), 'enter']);
    expect(saved.saveAs).toBe('my-flux');
    expect(pressed(saved, ['enter']).result).toMatchObject({ kind: 'write', saveAs: 'my-flux' });
  });
});

describe('the start', () => {
  it('Enter on an app goes to the review of the plan that is offered first, Enter there writes it', () => {
    const start = opened();
    const ids = rowsHere(context, start).map(({ id }) => id);
    expect(ids).toEqual([...presets.map(({ id }) => id), 'step by step']);
    const review = pressed(start, [...Array<string>(ids.indexOf('fluxgym')).fill('down'), 'enter']);
    expect(review.place).toBe('review');
    expect(review.answers.origins).toEqual({ app: 'you' });
    // What nobody answered is judged as the default that it is.
    const verdicts = reviewRows(context, review.answers).flatMap((row) =>
      row.kind === 'answer' ? [row.verdict] : [],
    );
    expect(new Set(verdicts)).toEqual(new Set(['recommended']));
    const offer = defaultPlan({}, presetOf('fluxgym'), catalog);
    expect(pressed(review, ['enter']).result).toMatchObject({
      kind: 'write',
      plan: offer?.plan,
      origins: { app: 'you', gpu: 'default', image: 'default' },
    });
  });

  it('c walks the choices, with the answers that are offered in place', () => {
    const at = rowsHere(context, opened()).findIndex(({ id }) => id === 'fluxgym');
    const state = pressed(opened(), [...Array<string>(at).fill('down'), 'c']);
    expect(state.place).toBe('gpu');
    expect(state.answers.draft.app).toBe('fluxgym');
    expect(highlighted(context, state)?.id).toBe(state.answers.draft.gpu);
  });

  it('keeps what flags stated', () => {
    const start = opened({ territory: 'US' }, { territory: 'flag' });
    const review = reduce(context, start, { kind: 'choose', place: 'start', id: 'fluxgym' });
    expect(review.answers.draft.territory).toBe('US');
    expect(review.answers.origins.territory).toBe('flag');
  });

  it('the last deployment into the folder comes first, and flags win over it', () => {
    const journal = formatEntry({ ...entry, plan: { ...entry.plan, territory: 'DE' } });
    const world = contextWith({ 'JOURNAL.md': journal });
    const start = opened({ hostCuda: '12.8' }, { hostCuda: 'flag' }, world);
    expect(rowsHere(world, start)[0]).toMatchObject({ id: 'repeat', label: 'Again: FluxGym' });
    const review = pressed(start, ['home', 'enter'], world);
    expect(review.place).toBe('review');
    expect(review.answers.draft).toMatchObject({
      ...answersOf(entry.plan),
      territory: 'DE',
      hostCuda: '12.8',
    });
    expect(review.answers.origins).toMatchObject({ gpu: 'journal', hostCuda: 'flag' });
    const other = contextWith({ 'JOURNAL.md': '# Notes\n' });
    expect(rowsHere(other, opened({}, {}, other)).map(({ id }) => id)).not.toContain('repeat');
  });

  it('a saved plan is a way in, too', () => {
    const saved = {
      format: 1 as const,
      id: 'my-flux',
      title: 'Mine',
      extends: 'fluxgym',
      plan: { gpu: blackwell, volumeGb: 200 },
    };
    const world = contextWith({}, { savedPlans: [saved] });
    const state = reduce(world, opened({}, {}, world), {
      kind: 'choose',
      place: 'start',
      id: 'saved my-flux',
    });
    expect(state.place).toBe('review');
    expect(state.answers).toMatchObject({
      draft: { app: 'fluxgym', gpu: blackwell, volumeGb: 200 },
      origins: { app: 'you', gpu: 'preset', volumeGb: 'preset' },
    });
  });
});

describe('no surprise', () => {
  const atReview = () =>
    pressed(opened({ ...flags.draft, volumeGb: 120 }, { ...flags.origins, volumeGb: 'flag' }), ['enter']);
  const onRow = (field: string) => {
    const state = atReview();
    const index = reviewRows(context, state.answers).findIndex(
      (row) => row.kind === 'answer' && row.field === field,
    );
    return reduce(context, state, { kind: 'highlight', place: 'review', index });
  };

  it('the settings that nobody stated are one row, which opens them and comes back', () => {
    const state = atReview();
    const rows = reviewRows(context, state.answers);
    const index = rows.findIndex(({ kind }) => kind === 'defaults');
    const there = pressed(reduce(context, state, { kind: 'highlight', place: 'review', index }), ['enter']);
    expect(there.place).toBe('options');
    expect(pressed(there, ['esc']).place).toBe('review');
  });

  it('y copies the start command, and says where it stands else', () => {
    const copied = pressed(atReview(), ['y']);
    expect(copied.copied?.text).toMatch(/^bash -c /);
    expect(copied.notice?.text).toContain('start-command.txt');
  });

  it('what was accepted reads so, in its row and on the review', () => {
    const start = opened(
      { ...flags.draft, app: 'hunyuanvideo-foley', accept: [{ code: 'PW701', reason: 'allowed' }] },
      { ...flags.origins, accept: 'flag' },
    );
    const frame = frameOf(context, pressed(start, ['enter']), screen);
    const text = frame.rows.map(({ line }) => line.map((one) => one.text).join('')).join('\n');
    expect(text).toMatch(/App +hunyuanvideo-foley +accepted/);
  });

  it.each(['gpu', 'install', 'volumeGb'] as const)(
    'Enter on the answer %s opens its question, Esc comes back',
    (field) => {
      const opening = pressed(onRow(field), ['enter']);
      expect(opening.opened).toBe(field);
      expect(opening.place).toBe(field === 'volumeGb' ? 'options' : field);
      expect(opening.editing !== null).toBe(field === 'volumeGb');
      const back = pressed(opening, ['esc']);
      expect(back.place).toBe('review');
      expect(back.opened).toBeNull();
      const row = reviewRows(context, back.answers)[listHere(back).highlight];
      expect(row).toMatchObject({ kind: 'answer', field });
    },
  );

  it('an answer that was opened from the review leads back to its row', () => {
    const opening = pressed(onRow('gpu'), ['enter']);
    const done = reduce(context, opening, { kind: 'choose', place: 'gpu', id: 'NVIDIA L40S' });
    expect(done.place).toBe('review');
    expect(done.answers.draft.gpu).toBe('NVIDIA L40S');
    const volume = pressed(onRow('volumeGb'), ['enter', 'ctrl+u', ...type('250'), 'enter']);
    expect(volume.place).toBe('review');
    expect(volume.answers.draft.volumeGb).toBe(250);
  });

  it('Enter on a finding explains it, and writes nothing', () => {
    const state = atReview();
    const index = reviewRows(context, state.answers).findIndex(({ kind }) => kind === 'finding');
    const opening = pressed(reduce(context, state, { kind: 'highlight', place: 'review', index }), ['enter']);
    expect(opening).toMatchObject({ overlay: { kind: 'explain' }, result: null });
  });

  it('what a choice changes elsewhere is said, and undone by z', () => {
    const { codeServer, image } = definedOnly(presetOf('fluxgym-hardened').plan);
    const state = opened(
      { ...flags.draft, app: 'fluxgym-hardened', image: image ?? '', codeServer: codeServer ?? null },
      { gpu: 'flag', python: 'flag', app: 'you', image: 'preset', codeServer: 'preset' },
    );
    const at: State = { ...state, place: 'app' };
    const chosen = reduce(context, at, { kind: 'choose', place: 'app', id: 'fluxgym' });
    expect(chosen.notice?.text).toMatch(/^fluxgym\. Also changed: .*z undoes it\.$/);
    const undone = pressed(chosen, ['z']);
    expect(undone.answers).toBe(at.answers);
    expect(undone.place).toBe('app');
  });

  it('z undoes what f did, too, where something was chosen after it', () => {
    const state = opened({ ...onBlackwell, image: oldImage, install: 'system' }, { gpu: 'flag' });
    const fixed = pressed(state, ['f']);
    const later = pressed(fixed, ['up', 'enter']);
    expect(later.answers).not.toBe(fixed.answers);
    const undone = pressed(later, ['z']);
    expect(undone.answers).toBe(fixed.answers);
    expect(undone.notice?.keys).toMatch(/z undoes the one before it/);
    expect(pressed(undone, ['z']).answers).toBe(state.answers);
    expect(pressed(undone, ['z', 'z']).answers).toBe(state.answers);
    expect(pressed(undone, ['z', 'Z', 'Z']).answers).toBe(later.answers);
    // What is chosen instead is not overwritten by what was undone.
    const other = pressed(undone, ['z', 'down', 'enter']);
    expect(pressed(other, ['Z']).answers).toBe(other.answers);
  });

  it('x leads to the answer that causes what stands', () => {
    const state = opened(
      { gpu: blackwell, image: oldImage, app: 'hunyuanvideo-foley', install: 'venv-system-site' },
      { gpu: 'flag' },
    );
    expect(state.place).toBe('image');
    expect(pressed(state, ['x']).place).toBe('gpu');
  });
});

describe('apps', () => {
  const saved = {
    format: 1 as const,
    id: 'my-flux',
    title: 'Mine',
    extends: 'fluxgym',
    plan: { gpu: blackwell, volumeGb: 200 },
  };
  const world = contextWith({}, { savedPlans: [saved] });

  it('a saved plan answers what is open, and what was answered stays', () => {
    const start = reduce(world, pressed(walking(world), ['s'], world), {
      kind: 'choose',
      place: 'app',
      id: 'saved my-flux',
    });
    expect(start.answers).toMatchObject({
      draft: { app: 'fluxgym', gpu: blackwell, volumeGb: 200 },
      origins: { app: 'you', gpu: 'preset', volumeGb: 'preset' },
    });
    const { app: _, ...withoutApp } = flags.draft;
    const later = opened(withoutApp, { gpu: 'flag', image: 'flag', python: 'flag' }, world);
    const kept = reduce(world, later, { kind: 'choose', place: 'app', id: 'saved my-flux' });
    expect(kept.answers.draft.gpu).toBe(flags.draft.gpu);
    expect(kept.answers.origins.gpu).toBe('flag');
  });

  it('another app takes the wishes of the one before it away', () => {
    const first = reduce(world, pressed(walking(world), ['s'], world), {
      kind: 'choose',
      place: 'app',
      id: 'saved my-flux',
    });
    const back = pressed({ ...first, place: 'gpu' }, ['s'], world);
    expect(back.place).toBe('gpu');
    const again = reduce(
      world,
      { ...first, place: 'app' },
      { kind: 'choose', place: 'app', id: 'hunyuanvideo-foley' },
    );
    expect(again.answers.draft.volumeGb).toBeUndefined();
    expect(again.answers.draft.app).toBe('hunyuanvideo-foley');
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['a list', []],
    ['a search', ['/', 'x']],
    ['a page', ['?']],
    ['the preview', ['p']],
  ] as const)('leaves at once from %s', (_, keys) => {
    expect(pressed(walking(), [...keys, 'ctrl+c']).result).toMatchObject({ kind: 'cancelled' });
  });

  it('leaves from a text field, and nothing happens after it', () => {
    const state = pressed(opened(flags.draft, flags.origins), ['end', 'enter', 'ctrl+c']);
    expect(state.result).toEqual({ kind: 'cancelled', draft: state.answers.draft });
    expect(pressed(state, ['enter', 'down'])).toBe(state);
  });
});

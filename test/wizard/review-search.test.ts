import { describe, expect, it } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { reviewRowHere, reviewRowsHere, type State } from '../../src/wizard/state.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { context, flags, opened, pressed, screen, type } from './context.ts';

/** `/` on the review, and what `y` copies from its rows. */

const review = () => pressed(opened(flags.draft, flags.origins), ['enter']);
const search = (text: string, state = review()) => pressed(state, ['/', ...type(text)]);
const kinds = (state: State) => [...new Set(reviewRowsHere(context, state).map(({ kind }) => kind))];

describe('a search on the review', () => {
  it.each([
    ['minimum memory', ['form']],
    ['form:', ['form']],
    ['note pw', ['finding']],
    ['startup.sh', ['file']],
    ['again:', ['command']],
    ['python 3.10', ['answer', 'command']],
  ])('%s', (text, found) => {
    expect(kinds(search(text))).toEqual(found);
  });

  it('shows what was found in bold', () => {
    const bold = frameOf(context, search('mount'), screen).rows.flatMap(({ line }) =>
      line.filter(({ role }) => role === 'match' || role === 'accentMatch').map(({ text }) => text),
    );
    expect(bold).toEqual([]);
    const value = frameOf(context, search('/workspace'), screen).rows.flatMap(({ line }) =>
      line.filter(({ role }) => role === 'accentMatch').map(({ text }) => text),
    );
    expect(value).toEqual(['/workspace']);
  });

  it('never writes: the row that does is not found, not even by an empty search', () => {
    expect(kinds(search('write'))).not.toContain('write');
    expect(pressed(search(''), ['enter']).result).toBeNull();
  });

  it('begins on the row that was highlighted, be it the last', () => {
    const last = pressed(review(), ['end']);
    expect(reviewRowHere(context, pressed(last, ['/']))).toEqual(reviewRowHere(context, last));
  });

  it('Enter opens the row that was found, and its answer leads back to the whole review', () => {
    const asked = pressed(search('base image'), ['enter']);
    expect(asked.place).toBe('image');
    const back = pressed(asked, ['esc']);
    expect(back.place).toBe('review');
    expect(reviewRowHere(context, back)).toMatchObject({ kind: 'answer', field: 'image' });
    expect(kinds(back)).toContain('write');
  });

  it('a file that was found is the one that is previewed', () => {
    const page = pressed(search('journal.md'), ['enter']);
    expect(page.overlay).toMatchObject({ kind: 'preview', file: artifactNames.length });
  });

  it('Esc leaves it on the row that was found', () => {
    const left = pressed(search('mount'), ['esc']);
    expect(reviewRowHere(context, left)).toMatchObject({ row: { field: 'Volume mount path' } });
    expect(kinds(left)).toContain('write');
  });

  it('what is not there is said', () => {
    const none = search('zzz');
    expect(
      frameOf(context, none, screen)
        .panel.flat()
        .map(({ text }) => text)
        .join(' '),
    ).toContain('Nothing fits "zzz"');
    expect(pressed(none, ['enter']).notice?.text).toBe('Nothing to choose.');
  });

  it('digits are steps there, and text only in a search', () => {
    expect(pressed(review(), ['2']).place).toBe('image');
    expect(pressed(review(), ['/', '2']).place).toBe('review');
  });
});

describe('y copies', () => {
  const copied = (text: string) => {
    const row = pressed(search(text), ['esc']);
    return pressed(row, ['y']).copied;
  };

  it('what a row of the form holds, as it is typed there', () => {
    expect(copied('form: container image')?.text).toBe(flags.draft.image);
    expect(copied('form: gpu type')?.text).toBe(flags.draft.gpu);
    expect(copied('mount path')?.text).toBe('/workspace');
  });

  it('the command that repeats it', () => {
    expect(copied('again:')?.text).toMatch(/^npx pod-wizard --preset fluxgym /);
  });

  it('everywhere else the start command, which is then copied again as it was written', () => {
    for (const text of ['form: container start', 'cuda version', 'startup.sh', 'pw105']) {
      expect(copied(text)?.text).toMatch(/^bash -c /);
    }
    expect(pressed(review(), ['y', 'enter']).result).toMatchObject({ copies: true });
    expect(pressed(review(), ['enter']).result).toMatchObject({ copies: false });
    expect(pressed(pressed(search('mount'), ['esc']), ['y', 'home', 'enter']).result).toMatchObject({
      copies: false,
    });
  });
});

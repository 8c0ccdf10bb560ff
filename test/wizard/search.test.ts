import { describe, expect, it } from 'vitest';
import { reduce } from '../../src/wizard/reducer.ts';
import { rangesIn } from '../../src/wizard/search.ts';
import { highlighted, rowsHere, type State } from '../../src/wizard/state.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { context, flags, opened, pressed, screen, type, walking } from './context.ts';

const atGpus = () => walking();
const atImages = () => pressed(walking(), ['enter']);
const labels = (state: State) => rowsHere(context, state).map(({ label }) => label);
const search = (state: State, text: string) => labels(pressed(state, ['/', ...type(text)]));

describe('GPUs', () => {
  it.each<[string, readonly string[]]>([
    ['5090', ['RTX 5090']],
    ['rtx-4090', ['RTX 4090']],
    ['rtx4090', ['RTX 4090']],
    ['nvidia l4', ['L4', 'L40', 'L40S']],
    ['4080', ['RTX 4080', 'RTX 4080 SUPER']],
    ['h100', ['H100 PCIe', 'H100 NVL', 'H100 SXM']],
    ['a40', ['A40', 'RTX A4000']],
  ])('%s: what the flag takes comes first, then what has it', (text, found) => {
    expect(search(atGpus(), text)).toEqual(found);
  });

  it.each([
    ['24gb', 'RTX A5000'],
    ['blackwell', 'RTX 5090'],
    ['sm_89', 'L4'],
    ['ada 16gb', 'RTX 2000 Ada'],
    ['blakcwell', 'RTX 5090'],
    ['blackwel <1', 'RTX 5090'],
  ])('%s finds %s', (text, name) => {
    expect(search(atGpus(), text)).toContain(name);
  });

  it('forgives no slip in a number, and names the nearest, which Tab takes', () => {
    const none = pressed(atGpus(), ['/', ...type('4095')]);
    expect(labels(none)).toEqual([]);
    expect(plain(none)).toContain('Nothing fits "4095". The nearest is RTX 4090: Tab takes it.');
    expect(labels(pressed(none, ['tab']))).toEqual(['RTX 4090']);
  });

  it('<0.50 is a price, alone and among words', () => {
    const cheap = search(atGpus(), '<0.26');
    expect(cheap).toContain('RTX A4000');
    expect(cheap).not.toContain('RTX 5090');
    expect(search(atGpus(), 'ada <0.26')).toContain('RTX 2000 Ada');
    expect(search(atGpus(), 'ada <0.26')).not.toContain('RTX A4000');
    expect(search(atGpus(), '<').length).toBe(labels(atGpus()).length);
  });
});

describe('images', () => {
  it('all are searched, not the shortlist; a version stays whole', () => {
    expect(search(atImages(), 'cu128').length).toBeGreaterThan(50);
    for (const label of search(atImages(), 'torch280 2404')) expect(label).toMatch(/torch280.*2404/);
  });

  it('a Python is found wherever an image has it, be it not the first', () => {
    const found = search(atImages(), '3.10');
    expect(found).toContain('runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404');
  });

  it('a slip is forgiven where nothing has the words', () => {
    expect(search(atImages(), 'nvidia devle')[0]).toMatch(/^nvidia\/cuda:.*devel/);
  });

  it('what is no image of the Catalog can be typed whole', () => {
    expect(search(atImages(), 'me/mine:1.0')).toEqual(['me/mine:1.0']);
  });
});

describe('every other list', () => {
  it('3.11 finds the Python of that version', () => {
    const state = pressed(walking(), ['enter', 'enter', ...type('3.11')]);
    expect(labels(state)).toEqual(['Python 3.11']);
    expect(pressed(state, ['enter']).answers.draft.python?.version).toBe('3.11');
  });

  it('the start finds an app, and Enter goes on with it', () => {
    const state = pressed(opened(), ['/', ...type('foley')]);
    expect(labels(state)).toEqual(['HunyuanVideo-Foley']);
    expect(pressed(state, ['enter']).answers.draft.app).toBe('hunyuanvideo-foley');
  });

  it('a setting that was found is opened, and one comes back to it in the whole list', () => {
    const options = opened(flags.draft, flags.origins);
    const found = pressed(options, ['/', ...type('volume size')]);
    expect(labels(found)).toEqual(['Volume size (GB)']);
    const back = pressed(found, ['enter', 'esc']);
    expect(labels(back)).toEqual(labels(options));
    expect(highlighted(context, back)?.label).toBe('Volume size (GB)');
  });
});

describe('in the search', () => {
  it('Tab takes the highlighted name', () => {
    const state = pressed(atGpus(), ['/', ...type('sup'), 'tab']);
    expect(labels(state)).toEqual(['RTX 4080 SUPER']);
  });

  it('letters are text: no command among them acts', () => {
    const state = pressed(atGpus(), ['/', ...type('frozaxc')]);
    expect(state.lists.gpu.query).toBe('frozaxc');
  });

  it('the part that was found is bold', () => {
    const state = pressed(atGpus(), ['/', ...type('50')]);
    const row = frameOf(context, state, screen).rows[1];
    expect(row?.line.filter(({ role }) => role === 'match').map(({ text }) => text)).toEqual(['50']);
  });

  it.each<[string, string, readonly (readonly [number, number])[]]>([
    ['RTX 4090', '40 90', [[4, 8]]],
    ['RTX 4090', 'rtx', [[0, 3]]],
    ['RTX 4090', '', []],
    ['RTX 4090', '<0.50', []],
    ['runpod/pytorch', 'pytroch', [[7, 14]]],
    ['RTX', 'zzz', []],
    ['İstanbul', 'stan', []],
  ])('in %s, %s is at %j', (text, query, ranges) => {
    expect(rangesIn(text, query)).toEqual(ranges);
  });

  it.each(['"', '-', '" -', '\\', '(', '[', '.*', '-rtx', "'"])('%s breaks nothing', (text) => {
    expect(() => search(atGpus(), text)).not.toThrow();
    expect(() => search(atImages(), text)).not.toThrow();
  });
});

it('a whole file pasted into it costs no more than a word', () => {
  const searching = pressed(atImages(), ['/']);
  const edit = { kind: 'insert', text: 'abcde '.repeat(2000) } as const;
  expect(labels(reduce(context, searching, { kind: 'text', edit }))).toEqual([]);
});

function plain(state: State): string {
  return frameOf(context, state, screen)
    .panel.map((line) => line.map(({ text }) => text).join(''))
    .join(' ');
}

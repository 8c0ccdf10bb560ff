import { describe, expect, it, vi } from 'vitest';
import { hear, opening } from '../../../src/wizard/plain/hear.ts';
import type { WizardContext } from '../../../src/wizard/types.ts';
import { catalog, presets } from '../../support/plans.ts';
import { contextWith, flags, opened } from '../context.ts';

vi.mock('../../../src/artifacts/render.ts', () => import('../stand-in.ts'));
vi.mock('../../../src/plan/fields/all.ts', async (original) =>
  (await import('../../support/pictured.ts')).firstFields(original),
);

/** Choices go by number: a preset more would be another conversation. */
const built = ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'];
const world = { catalog, presets: presets.filter(({ id }) => built.includes(id)) };
const empty = contextWith({}, { world });
const filled = contextWith({ 'startup.sh': '#!/bin/bash\nmine\n' }, { world });

/** A conversation as it would be read aloud, and where it ended. */
function talk(lines: readonly string[], context: WizardContext = empty, start = opened({}, {}, context)) {
  let turn = opening(context, start);
  const told = [...turn.said];
  for (const line of lines) {
    turn = hear(context, turn, line);
    told.push('', `> ${line}`, '', ...turn.said);
  }
  return { text: `${told.join('\n')}\n`, state: turn.state, said: turn.said.join('\n') };
}

const onReview = () => opened({ ...flags.draft, name: 'mine' }, { ...flags.origins, name: 'flag' }, empty);

describe('transcripts, to be read aloud', () => {
  it.each<[string, readonly string[]]>([
    ['fluxgym', ['1', '1']],
    ['hunyuanvideo-foley', ['3', '? 9', '1']],
    [
      'step-by-step',
      ['4', 'm', '/ 5090', '1', '? 7', '7', 'b', '1', '3', '1', 'x', 'b', '2', '? 1', 'h', '1', '1'],
    ],
  ])('%s', async (name, lines) => {
    const { text } = talk(lines);
    await expect(text).toMatchFileSnapshot(`../../../snapshots/plain/${name}.txt`);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('a line', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a number that is no row', ['99'], /There is no 99: the choices go from 1 to 4/],
    ['zero', ['0'], /There is no 0/],
    ['nonsense', ['fly me'], /"fly me" is nothing that can be answered here/],
    ['a command with a row that is none', ['4', 'f 99'], /nothing that can be answered/],
    ['nothing: the question again', [''], /^Start\. What do you want/],
    ['more than there is', ['m'], /That was all/],
    [
      'a search of the review',
      ['2', '/ mount'],
      /1 found for "mount"\.\n1\. In the cloud's form, Volume mount/,
    ],
    [
      'the review says what it costs',
      ['2'],
      /\nAn hour, when last seen: \$\d.*\.\nStopped, its volume of .* costs about/,
    ],
    ['which writes nothing', ['2', '/ write'], /0 found for "write"/],
    [
      'GPU types under an app: how they run is said once, and the cheapest named',
      ['c 2'],
      /\nWorks fully, \d+ cards; the cheapest is the RTX A6000, \$\d\.\d\d an hour\.\n1\. RTX A6000, /,
    ],
    ['and again where it goes on', ['c 2', 'm'], /^Works fully, more of them/],
    [
      'of other cards with which setting',
      ['c 2', 'm', 'm'],
      /\nWorks with a setting: [^\n]+ (\d+ cards|one card)\.\n\d+\. /,
    ],
    ['a search of the start', ['/ foley'], /1 found for "foley".\n1\. HunyuanVideo-Foley/],
    ['a search that finds nothing', ['4', '/ zzz'], /0 found for "zzz"/],
    ['a price', ['4', '<0.25'], /found for "<0.25"/],
    ['an empty search: the whole list', ['4', '/ 5090', '/'], /1 to 9 of/],
    ['back', ['4', 'b'], /^Start\./],
  ])('%s', (_, lines, said) => {
    expect(talk(lines).said).toMatch(said);
  });

  it('a choice that cannot work is refused with the fix, and explained by its number', () => {
    const start = opened(
      { gpu: 'NVIDIA GeForce RTX 5090', app: 'hunyuanvideo-foley', install: 'system' },
      { gpu: 'flag', app: 'flag', install: 'flag' },
    );
    const rows = talk([], empty, start).text;
    const row = /^(\d+)\..*2\.1\.1-py3\.10.*Does not work/m.exec(rows)?.[1] ?? 'none';
    expect(talk([row], empty, start).said).toMatch(
      new RegExp(`Not chosen \\(PW104\\).*\\n\\? ${row} tells why`),
    );
    expect(talk([`? ${row}`], empty, start).said).toMatch(/The error reads: .*no kernel image/);
    expect(talk([`f ${row}`], empty, start).said).toMatch(/^Done: /);
  });

  it('a warning is accepted with a reason, and reads so', () => {
    const { state, text } = talk(['3', 'a 9', 'I may use it here', '']);
    expect(state.answers.draft.accept).toEqual([{ code: 'PW701', reason: 'I may use it here' }]);
    expect(text).toContain('App: hunyuanvideo-foley. You chose it. Accepted by you: ');
  });

  it('a text is typed as it is; an empty line leaves it', () => {
    const start = onReview();
    const name = /^(\d+)\. Name, mine/m.exec(talk(['m'], empty, start).text)?.[1] ?? 'none';
    expect(talk([name, 'my 2nd flux'], empty, start).state.answers.draft.name).toBe('my 2nd flux');
    expect(talk([name, ''], empty, start).state.answers.draft.name).toBe('mine');
    expect(talk([name, 'b'], empty, start).state.answers.draft.name).toBe('b');
  });

  it('what is undone is back, and q leaves', () => {
    const { state, text } = talk(['4', '/ 5090', '1', 'z', 'q']);
    expect(text).toContain('The last change is undone');
    expect(state.result).toEqual({ kind: 'cancelled', draft: {} });
  });
});

describe('files that are there', () => {
  it('are replaced on a clear yes only', () => {
    expect(talk(['2', '1'], filled).said).toMatch(/^Replace startup\.sh\?/);
    expect(talk(['2', '1', 'yes please'], filled).state.result).toBeNull();
    expect(talk(['2', '1', ''], filled).state.result).toBeNull();
  });

  it('their difference is told in lines', () => {
    expect(talk(['2', '1', 'd'], filled).said).toMatch(/\n-mine\n/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Progress, Walk } from '../../src/wizard/types.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { ago, formatWalk, isWorthKeeping, readWalk } from '../../src/wizard/walk/record.ts';
import { catalog, presets } from '../support/plans.ts';
import { contextWith, flags, opened, pressed, screen } from './context.ts';

const when = '2026-11-22T11:40:00.000Z';
const world = { catalog, presets };

function walkOf({ answers, place }: Progress): Walk {
  return { id: 'a run', when, preset: null, answers, place };
}

function taken(content: string, from = world) {
  const read = readWalk(content, from, []);
  if (read === null) throw new Error('nothing was read');
  return read;
}

const ownOrigins = { gpu: 'you', image: 'you', python: 'recommended', app: 'preset' } as const;

describe('a walk on the disk', () => {
  it('is read as it was kept, with flags of then as the words of the person', () => {
    const answers = {
      draft: { ...flags.draft, install: 'venv', ports: undefined, name: 'my flux', volumeGb: 100 } as const,
      origins: { ...ownOrigins, name: 'flag', volumeGb: 'fix' } as const,
    };
    const { ports: _, ...draft } = answers.draft;
    const read = taken(formatWalk(walkOf({ answers: { ...answers, draft }, place: 'review' })));
    expect(read.answers.draft).toEqual(draft);
    expect(read.answers.origins).toEqual({ ...ownOrigins, name: 'you', volumeGb: 'fix' });
    expect(read.lost).toEqual([]);
  });

  it('loses what is gone from the Catalog or the presets, says so, and keeps the rest', () => {
    const content = formatWalk(
      walkOf({ answers: { draft: flags.draft, origins: ownOrigins }, place: 'options' }),
    );
    const read = taken(content, {
      catalog: { ...catalog, gpus: catalog.gpus.filter(({ name }) => name !== 'RTX 4090') },
      presets: presets.filter(({ id }) => id !== 'fluxgym'),
    });
    expect(Object.keys(read.answers.draft).sort()).toEqual(['image', 'python']);
    expect(read.lost.join(' ')).toMatch(/App is open again: .*GPU is open again: there is no GPU type /);
  });

  it.each([
    ['nothing', ''],
    ['half a record', formatWalk(walkOf({ answers: flags, place: 'review' })).slice(0, 90)],
    ['another program', '[1, 2]'],
    [
      'another version',
      formatWalk(walkOf({ answers: flags, place: 'review' })).replace('"version":1', '"version":2'),
    ],
    [
      'a place that is gone',
      formatWalk(walkOf({ answers: flags, place: 'review' })).replace('"review"', '"billing"'),
    ],
    ['no moment', formatWalk(walkOf({ answers: flags, place: 'review' })).replace(when, 'lately')],
    ['no answer', formatWalk(walkOf({ answers: { draft: {}, origins: {} }, place: 'review' }))],
    [
      'a prototype',
      '{"version":1,"id":"x","when":"2026-11-22","place":"__proto__","answers":{},"origins":{}}',
    ],
  ])('damaged or foreign: %s is no walk', (_, content) => {
    expect(readWalk(content, world, [])).toBeNull();
  });

  it('holds no token: an answer that looks like one is not kept', () => {
    const secret = `hf_${'a1B2'.repeat(8)}`;
    const draft = { ...flags.draft, name: secret, accept: [{ code: 'PW301', reason: `with ${secret}` }] };
    const content = formatWalk(walkOf({ answers: { draft, origins: {} }, place: 'review' }));
    expect(content).not.toContain(secret);
    expect(Object.keys(taken(content).answers.draft)).not.toContain('accept');
  });
});

describe('what is worth keeping', () => {
  const world = contextWith();
  it.each<[string, readonly string[], boolean]>([
    ['a card that was chosen', ['end', 'enter', 'enter'], true],
    ['nothing but the app, with what it is offered with', ['enter'], false],
    ['that, and a card chosen in it', ['enter', 'down', 'down', 'enter', 'down', 'enter'], true],
    ['the start', ['end', 'enter', 'enter', 'esc', 'esc'], false],
  ])('%s', (_, keys, is) => {
    const first = opened();
    expect(isWorthKeeping(first.answers, pressed(first, keys, world))).toBe(is);
  });
});

describe('the first row of the start', () => {
  const walked = pressed(opened(), ['end', 'enter', 'down', 'enter', 'enter']);
  const back = contextWith(
    {},
    { interrupted: { walk: taken(formatWalk(walkOf(walked))), ago: '20 minutes ago' } },
  );

  it('says how far and when', () => {
    const [first] = frameOf(back, opened({}, {}, back), screen).rows;
    expect(first?.line.map(({ text }) => text).join('')).toMatch(/Continue.*3 of 6.*20 minutes ago/);
  });

  it('goes on where one stopped, and Esc still leads back through every step', () => {
    const there = pressed(opened({}, {}, back), ['enter'], back);
    expect(there.place).toBe('python');
    expect(there.answers.draft).toEqual(walked.answers.draft);
    expect(pressed(there, ['esc', 'esc', 'esc'], back).place).toBe('start');
  });

  it('asks first what no longer stands', () => {
    const read = taken(
      formatWalk(walkOf({ answers: { draft: flags.draft, origins: ownOrigins }, place: 'review' })),
      { catalog, presets: presets.filter(({ id }) => id !== 'fluxgym') },
    );
    const less = contextWith({}, { interrupted: { walk: read, ago: 'just now' } });
    expect(pressed(opened({}, {}, less), ['enter'], less).place).toBe('app');
  });
});

it.each([
  ['2026-11-22T11:59:40Z', 'just now'],
  ['2026-11-22T11:59:00Z', '1 minute ago'],
  ['2026-11-22T10:01:00Z', '1 hour ago'],
  ['2026-11-20T10:00:00Z', '2 days ago'],
  ['2026-10-01T10:00:00Z', 'on 2026-10-01'],
  ['2027-01-01T10:00:00Z', 'on 2027-01-01'],
])('%s was %s', (moment, words) => {
  expect(ago(moment, new Date('2026-11-22T12:00:00Z'))).toBe(words);
});

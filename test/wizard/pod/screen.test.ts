import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEnded, type PodRecord } from '../../../src/deploy/record.ts';
import { lineWidth } from '../../../src/wizard/lines.ts';
import { podFrame } from '../../../src/wizard/pod/frame.ts';
import { podKeymap, pressPod } from '../../../src/wizard/pod/keymap.ts';
import { hearNews, type News, openedPod, type PodState } from '../../../src/wizard/pod/state.ts';
import { failed, happened, podScenes, quote, record, start, stoppedRecord } from './scenes.ts';

const usual = { columns: 80, rows: 24, unicode: true };
const text = (state: PodState, screen = usual) =>
  podFrame(state, screen)
    .rows.map((line) =>
      line
        .map((one) => one.text)
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .trimEnd();
const question = (): PodState => happened([{ is: 'quote', quote }], usual);
const opened = () => openedPod(record.title, start);
const following = () => happened(podScenes['following'] ?? [], usual);

describe.each(Object.entries(podScenes))('%s', (name, happenings) => {
  it.each([
    [120, 40],
    [80, 24],
    [40, 12],
  ])('is as pictured at %i x %i', async (columns, rows) => {
    const screen = { columns, rows, unicode: true };
    await expect(`${text(happened(happenings, screen), screen)}\n`).toMatchFileSnapshot(
      `../../../snapshots/deploy/screen/${name}-${columns}x${rows}.txt`,
    );
  });
});

describe('the question', () => {
  it('is answered by no Enter by surprise: the first row leads back', () => {
    expect(happened(['enter'], usual, question()).result).toEqual({ kind: 'back' });
    expect(happened(['enter'], usual, question()).order).toBeNull();
  });

  it('rents on its own row, with what was said of the end', () => {
    expect(happened(['down', 'enter'], usual, question()).order).toEqual({
      do: 'rent',
      ends: { hold: 120, stopAfter: null },
    });
    const changed = happened(
      ['down', 'down', 'enter', 'enter', 'down', 'enter', 'up', 'up', 'enter'],
      usual,
      question(),
    );
    expect(changed.order).toEqual({ do: 'rent', ends: { hold: null, stopAfter: 2 } });
  });

  it('is not answered by what came in one read with another key, nor before it is there', () => {
    const before = happened(['down'], usual, question());
    expect(pressPod(before, 'enter', { count: 0, page: 1 }, true)).toBe(before);
    expect(happened(['down', 'enter'], usual).order).toBeNull();
    const rented = happened(['down', 'enter', 'enter'], usual, question());
    expect(rented.result).toBeNull();
  });

  it('goes on from a number that a flag said to the next that is more', () => {
    const asked = hearNews(opened(), { is: 'quote', quote: { ...quote, ends: { hold: 45, stopAfter: 30 } } });
    const next = happened(['down', 'down', 'enter', 'down', 'enter'], usual, asked);
    expect(next.question?.ends).toEqual({ hold: 60, stopAfter: null });
  });
});

describe('a pod that is there', () => {
  it('is stopped by t and Enter, and by nothing else: not by t that is held down, either', () => {
    expect(happened(['t', 'enter'], usual, following()).order).toEqual({ do: 'stop' });
    expect(happened(['t', 't', 't'], usual, following()).order).toBeNull();
    expect(happened(['enter'], usual, following()).order).toBeNull();
    for (const between of ['esc', 'l', 'up', 'x'])
      expect(happened(['t', between, 'enter'], usual, following()).order).toBeNull();
    const once = happened(['t'], usual, following());
    expect(pressPod(once, 'enter', { count: 0, page: 1 }, true)).toBe(once);
    expect(once.notice?.text).toContain('This goes on being billed: its volume disk of 100 GB');
  });

  it('is not left by Esc, and goes on where it is left', () => {
    const stays = happened(['esc'], usual, following());
    expect(stays.result).toBeNull();
    expect(text(stays)).toContain('The pod is there, and goes on.');
    expect(happened(['ctrl+c'], usual, following()).result).toEqual({ kind: 'left' });
  });

  it('tells why it could not be stopped, and is asked again', () => {
    const asked = happened(['t', 'enter'], usual, following());
    expect(happened(['t'], usual, asked).notice?.text).toBe('It is asked to stop already.');
    const refused = hearNews(asked, { is: 'stopped', record, failed: '409: no' });
    expect(refused.notice).toMatchObject({ tone: 'bad', text: expect.stringContaining('409: no') });
    expect(happened(['t', 'enter'], usual, refused).order).not.toBe(asked.order);
  });

  it('that was stopped costs no more by the hour, whatever an older round says', () => {
    const stopped = hearNews(following(), { is: 'stopped', record: stoppedRecord(), failed: null });
    const later = [
      { is: 'tick', now: start + 9_000_000 },
      { is: 'round', record, told: [], lines: [] },
    ] satisfies readonly News[];
    expect(happened(later, usual, stopped)).toMatchObject({ now: stopped.now, record: stopped.record });
    expect(text(stopped).split('\n')[0]).toContain('stopped');
  });

  it.each<['stopped' | 'gone', PodRecord]>([
    ['stopped', stoppedRecord()],
    ['gone', asEnded(record, new Date(start))],
  ])('that is %s by itself costs no more by the hour either', (is, last) => {
    const ended = { end: { is }, record: last, why: `the pod is ${is}`, report: [], change: null };
    const over = hearNews(following(), { is: 'ended', ...ended });
    expect(text(over)).not.toContain('is billed, until');
    expect(hearNews(over, { is: 'tick', now: start + 9_000_000 })).toBe(over);
    expect(text(happened(['t'], usual, over))).not.toContain('Stop the pod?');
  });

  it('whose moments and lines are of no use is shown all the same', () => {
    const { state } = record;
    const odd = { ...record, state: { ...state, startedAt: 'yesterday' } as typeof state };
    const lines = ['x'.repeat(60_000), '[pod-wizard 2026] '.concat('y'.repeat(60_000))];
    const news = [
      { is: 'made', record: odd, address: null },
      { is: 'round', record: odd, told: lines, lines },
    ] satisfies readonly News[];
    const all = happened(news, usual, opened());
    expect(text(all)).not.toContain('NaN');
    expect(JSON.stringify(all).length).toBeLessThan(10_000);
  });

  it('gives its address to the browser and to the clipboard', () => {
    const address = 'https://7h9k2m4n6p-7860.proxy.runpod.net';
    expect(happened(['u'], usual, following()).order).toEqual({ do: 'open', address });
    expect(happened(['y'], usual, following()).order).toEqual({ do: 'copy', text: address });
  });

  it('shows its log from the end, and back to the beginning', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `line ${at} of the log`);
    const long = happened([{ is: 'round', record, told: [], lines }, 'l'], usual, following());
    expect(text(long)).toContain('line 99 of the log');
    expect(text(happened(['pageup'], usual, long))).not.toContain('line 99 of the log');
    expect(text(happened(['g'], usual, long))).toContain('Starting Nginx service');
    expect(text(happened(['g', 'G'], usual, long))).toBe(text(long));
    expect(happened(['l'], usual, long).view).toBe('main');
  });
});

describe('a failure', () => {
  it('leads to the review with the plan that ends it', () => {
    const state = hearNews(following(), failed);
    expect(happened(['f'], usual, state).result).toEqual({
      kind: 'changed',
      plan: failed.change,
      because: 'The disk is full',
    });
  });

  it('without one has no such key', () => {
    const state = hearNews(following(), { ...failed, change: null });
    expect(happened(['f'], usual, state)).toBe(state);
    expect(text(state)).not.toContain('f change the plan');
  });
});

describe('where nothing was rented', () => {
  it.each(['no-key', 'none-free', 'question'])('%s: Esc leads back to the review', (name) => {
    expect(happened(['esc'], usual, happened(podScenes[name] ?? [], usual)).result).toEqual({ kind: 'back' });
  });

  it('for all that is known, there is no way back to rent another', () => {
    const doubt = happened([{ is: 'over', isSettled: false }, 'esc'], usual);
    expect(doubt.result).toBeNull();
  });
});

const words = fc.constantFrom(
  '',
  'FAILED: x',
  '\u001b[2J\u0007',
  '日本語のログ e\u0301',
  'x'.repeat(300),
  '[pod-wizard x] y',
);
const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({ is: fc.constant('tick' as const), now: fc.integer({ min: start, max: start + 1e9 }) }),
  fc.record({ is: fc.constant('told' as const), line: words }),
  fc.constant<News>({ is: 'quote', quote }),
  fc.constant<News>({ is: 'made', record, address: null }),
  fc.constant<News>({ is: 'made', record, address: 'https://x-7860.proxy.runpod.net' }),
  fc.record({
    is: fc.constant('round' as const),
    record: fc.constant(record),
    told: fc.array(words),
    lines: fc.array(words),
  }),
  fc.constant<News>(failed),
  fc.constant<News>({ is: 'stopped', record: stoppedRecord(), failed: null }),
  fc.record({ is: fc.constant('refused' as const), message: words, next: words }),
  fc.record({ is: fc.constant('over' as const), isSettled: fc.boolean() }),
);
const key = fc.constantFrom(...podKeymap.flatMap(({ keys }) => keys), 'x', 'D', '5');

it('whatever comes in whatever order, the frame fits its terminal and holds no control code', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(news, key), { maxLength: 30 }),
      fc.integer({ min: 10, max: 130 }),
      fc.integer({ min: 2, max: 45 }),
      (happenings, columns, rows) => {
        const screen = { columns, rows, unicode: true };
        const state = happened(happenings, screen);
        const frame = podFrame(state, screen);
        expect(frame.rows).toHaveLength(Math.max(1, rows - 1));
        for (const line of frame.rows) {
          expect(lineWidth(line)).toBeLessThanOrEqual(columns);
          expect(line.map((one) => one.text).join('')).not.toMatch(/\p{Cc}/u);
        }
        if (frame.cursor !== null) expect(frame.cursor.y).toBeLessThan(rows);
      },
    ),
  );
});

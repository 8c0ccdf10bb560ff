import { describe, expect, it } from 'vitest';
import {
  asMade,
  isOpen,
  readRecord,
  reconcile,
  recordText,
  settledAfterSeconds,
  uniqueName,
} from '../../src/deploy/record.ts';
import { later, now, pod, record } from './support.ts';

const made = asMade(record, pod(), now, false);

describe('the record of a pod', () => {
  it('is read as it was written, and nothing else is', () => {
    for (const one of [record, made, reconcile(made, [], later(900))])
      expect(readRecord(recordText(one))).toEqual(one);
    for (const text of ['', '{}', recordText(record).slice(0, -5), recordText({ ...record, name: '../x' })])
      expect(readRecord(text)).toBe(null);
  });

  it('is read again, however long the words of the cloud are', () => {
    const long = 'x'.repeat(1001);
    const odd = pod({ status: long, dataCenterId: long, gpu: { id: long }, createdAt: long });
    const kept = asMade(record, odd, now, true);
    expect(readRecord(recordText(kept))).toEqual(kept);
  });

  it('has a name that says what it is', () => {
    expect(uniqueName('fluxgym', now, '1a2b3c4d')).toBe(record.name);
  });

  it.each([
    ['asked, and there', record, [pod()], 5, 'made'],
    ['asked, and not there yet', record, [], 5, 'asked'],
    ['asked, and never came', record, [], settledAfterSeconds, 'none'],
    ['asked, and another is there', record, [pod({ name: `${record.name}x` })], 5, 'asked'],
    ['asked, and two came', record, [pod(), pod({ id: 'b' })], 5, 'several'],
    ['made, and not in the list yet', made, [], 5, 'made'],
    ['made, and long not in the list', made, [], settledAfterSeconds, 'ended'],
    ['made, seen, and gone', reconcile(made, [pod()], now), [], 5, 'ended'],
    ['made, seen, and still there', reconcile(made, [pod()], now), [pod()], 5, 'made'],
    [
      'made, and listed as terminated',
      reconcile(made, [pod()], now),
      [pod({ status: 'TERMINATED' })],
      5,
      'ended',
    ],
    ['given up, and there after all', reconcile(record, [], later(900)), [pod()], 901, 'made'],
    ['ended, and there after all', reconcile(made, [], later(900)), [pod()], 901, 'made'],
  ])('%s', (_, before, pods, seconds, is) => {
    const found = reconcile(before, pods, later(seconds));
    expect(found.state.is).toBe(is);
    // To look once more changes nothing.
    expect(reconcile(found, pods, later(seconds))).toEqual(found);
    expect(isOpen(found)).toBe(['asked', 'made', 'several'].includes(is));
  });

  it('keeps its price while stopped, when the cloud says 0', () => {
    const stopped = asMade(made, pod({ status: 'EXITED', cost: 0 }), now, true);
    expect(stopped.state).toMatchObject({ status: 'EXITED', usdPerHour: 0.69 });
  });
});

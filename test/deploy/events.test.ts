import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LogLine, readEvents } from '../../src/deploy/events.ts';

const stream =
  'id: 2026-06-01T12:02:03Z/1\ndata: {"ts":"","source":"container","line":"Model loaded."}\n\n: a comment\n\nid: bad id\ndata: {"line":"ä €"}\n\ndata: nonsense\n\nid: 3\r\ndata: {"line":\r\ndata: "two"}\r\n\r\n';
const lines: readonly LogLine[] = [
  { id: '2026-06-01T12:02:03Z/1', line: 'Model loaded.' },
  { id: '2026-06-01T12:02:03Z/1', line: 'ä €' },
  { id: '3', line: 'two' },
];

it('reads lines of a log, in whatever pieces they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const found: LogLine[] = [];
      const take = readEvents((line) => found.push(line));
      const at = [...cuts, stream.length].sort((a, b) => a - b);
      let from = 0;
      for (const to of at) {
        take(stream.slice(from, to));
        from = to;
      }
      expect(found).toEqual(lines);
    }),
  );
});

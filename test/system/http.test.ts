import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../src/basics/exchange.ts';
import { readAnswer } from '../../src/deploy/answer.ts';
import { proceed, startRenting } from '../../src/deploy/rent.ts';
import { exchange } from '../../src/system/http.ts';
import { candidate, now, pod, podJson, record } from '../deploy/support.ts';

/** A server that reads so many bytes of a request, answers so many of these, and hangs up. */
let plan: { readonly reads: number; readonly answer: Buffer } = { reads: 0, answer: Buffer.alloc(0) };
let received = Buffer.alloc(0);
const server = net.createServer((socket) => {
  received = Buffer.alloc(0);
  const { reads, answer } = plan;
  socket.on('error', () => {});
  if (reads === 0) socket.destroy();
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < reads) return;
    if (answer.length === 0) socket.destroy();
    else socket.write(answer, () => socket.end());
  });
});
let port = 0;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        port = address === null || typeof address === 'string' ? 0 : address.port;
        resolve();
      });
    }),
);
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const body = JSON.stringify({ name: record.name, image: 'x' });
const ask = (more: object = {}) =>
  exchange({
    method: 'POST',
    url: `http://127.0.0.1:${port}/v2/pods`,
    headers: { Authorization: 'Bearer key', 'User-Agent': 'pod-wizard' },
    body,
    seconds: 5,
    mostBytes: 100_000,
    ...more,
  });
const made = JSON.stringify(podJson());
const answers = {
  'of a stated length': `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${made.length}\r\n\r\n${made}`,
  'in chunks': `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n${made.length.toString(16)}\r\n${made}\r\n0\r\n\r\n`,
  'until the end': `HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n${made}`,
};

/** What a client believes after this, and with a list that shows the pod. */
function believed(done: Exchange): readonly string[] {
  const answer = readAnswer(done, record.name);
  const after = proceed(startRenting(record, [candidate('A')]), { is: 'answer', answer, now });
  const looked = after.next.do === 'look' ? proceed(after, { is: 'list', pods: [pod()], now }) : after;
  return [after.record.state.is, looked.record.state.is];
}

describe('an exchange that is cut', () => {
  it.each(Object.entries(answers))(
    'at every byte of an answer %s leaves the pod to be found',
    async (_, whole) => {
      const bytes = Buffer.from(whole);
      for (let length = 0; length <= bytes.length; length++) {
        plan = { reads: 1, answer: bytes.subarray(0, length) };
        const [before, looked] = believed(await ask());
        expect(looked, `at byte ${length}`).toBe('made');
        if (length === bytes.length) expect(before).toBe('made');
      }
    },
  );

  it('at every byte of the request is never taken for a refusal', async () => {
    plan = { reads: 1_000_000, answer: Buffer.alloc(0) };
    await ask({ seconds: 0.1 });
    const { length } = received;
    expect(length).toBeGreaterThan(body.length);
    for (let reads = 0; reads <= length; reads++) {
      plan = { reads, answer: Buffer.alloc(0) };
      expect(believed(await ask()), `at byte ${reads}`).toEqual(['asked', 'made']);
    }
  });
});

describe('an exchange', () => {
  it('that reached nobody is known to have done so', async () => {
    const free = await new Promise<number>((resolve) => {
      const one = net.createServer().listen(0, '127.0.0.1', () => {
        const address = one.address();
        one.close(() => resolve(address === null || typeof address === 'string' ? 0 : address.port));
      });
    });
    expect(await ask({ url: `http://127.0.0.1:${free}/` })).toEqual({
      kind: 'unsent',
      why: 'not reached (ECONNREFUSED)',
    });
    expect(await ask({ url: 'http://no-such-host.invalid/' })).toMatchObject({ kind: 'unsent' });
  });

  it('is bounded in time and size, and follows no redirection', async () => {
    plan = { reads: 1_000_000, answer: Buffer.alloc(0) };
    expect(await ask({ seconds: 0.2 })).toEqual({ kind: 'lost', why: 'no whole answer in 0.2 seconds' });
    plan = { reads: 1, answer: Buffer.from(answers['of a stated length']) };
    expect(await ask({ mostBytes: 100 })).toEqual({ kind: 'lost', why: 'the answer is too long' });
    plan = {
      reads: 1,
      answer: Buffer.from('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
    };
    expect(await ask()).toMatchObject({ kind: 'answered', status: 302 });
    plan = { reads: 1, answer: Buffer.from('not HTTP at all\r\n\r\n') };
    expect(await ask()).toMatchObject({ kind: 'lost' });
  });

  it('hands on a stream as it comes, until time is up', async () => {
    const texts: string[] = [];
    plan = { reads: 1, answer: Buffer.from('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nid: 1\ndata: ä') };
    const done = await exchange(
      { method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {}, body: '', seconds: 5, mostBytes: 1000 },
      (text) => texts.push(text),
    );
    expect([done.kind, texts.join('')]).toEqual(['answered', 'id: 1\ndata: ä']);
  });
});

describe('given up', () => {
  it('before it was sent, nothing was', async () => {
    plan = { reads: Number.POSITIVE_INFINITY, answer: Buffer.alloc(0) };
    expect(await ask({ signal: AbortSignal.abort() })).toEqual({ kind: 'unsent', why: 'it was given up' });
  });

  it('after it was sent, nobody knows what came of it', async () => {
    plan = { reads: Number.POSITIVE_INFINITY, answer: Buffer.alloc(0) };
    received = Buffer.alloc(0);
    const leaving = new AbortController();
    const done = ask({ signal: leaving.signal });
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(0));
    leaving.abort();
    expect(await done).toEqual({ kind: 'lost', why: 'it was given up' });
  });
});

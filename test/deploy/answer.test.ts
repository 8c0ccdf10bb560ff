import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, readAnswer } from '../../src/deploy/answer.ts';
import { readOffers, readPods } from '../../src/deploy/api.ts';
import { answered, podJson, problem, record } from './support.ts';

const page = '<html><body>error code: 1010</body></html>';
const read = (exchange: Parameters<typeof readAnswer>[0]) => readAnswer(exchange, record.name);

describe('an answer to POST /v2/pods', () => {
  it.each([
    ['a pod', answered(201, podJson()), 'made', undefined],
    [
      'a pod with fields of next year, and some in another form',
      answered(201, podJson({ cost: '0.69', more: 1, dataCenterId: 7 })),
      'made',
      undefined,
    ],
    ['too many requests', problem(429, 'slow down'), 'later', undefined],
    ['too many requests, said by a proxy', answered(429, page), 'later', undefined],
    ['nothing sent', { kind: 'unsent', why: 'ENOTFOUND' } as const, 'refused', 'unsent'],
    [
      'none free',
      problem(400, 'There are no longer any instances available with the requested specifications.'),
      'refused',
      'capacity',
    ],
    [
      'none free, in other words',
      problem(400, 'This machine does not have the resources to deploy your pod.'),
      'refused',
      'capacity',
    ],
    ['a wrong request', problem(400, 'gpu and cpu exclude each other'), 'refused', 'request'],
    [
      'an unknown field',
      problem(422, 'validation failed', ["$: additional properties 'bogus' not allowed"]),
      'refused',
      'request',
    ],
    [
      'the older form of a refusal',
      answered(400, { error: 'gpu is wrong', status: 400 }),
      'refused',
      'request',
    ],
    ['no key', problem(401, 'unauthorized'), 'refused', 'key'],
    ['no money', problem(402, 'insufficient balance'), 'refused', 'balance'],
    ['no access', problem(403, 'community cloud is not for you'), 'refused', 'pool'],
    ['a page of a proxy', answered(403, page), 'unknown', undefined],
    ['an error of theirs', problem(500, 'internal'), 'unknown', undefined],
    ['a gateway that gave up', answered(504, page), 'unknown', undefined],
    ['a request that took them too long', problem(408, 'timeout'), 'unknown', undefined],
    ['nothing, in time', { kind: 'lost', why: 'no answer in 60 seconds' } as const, 'unknown', undefined],
    ['200 with a page', answered(200, page), 'unknown', undefined],
    ['201 without a pod', answered(201, {}), 'unknown', undefined],
    ['201 with the pod of somebody else', answered(201, podJson({ name: 'other' })), 'unknown', undefined],
    [
      '201 with an id that would be a path',
      answered(201, podJson({ id: '../../pods' })),
      'unknown',
      undefined,
    ],
    ['a pod that is cut off', answered(201, JSON.stringify(podJson()).slice(0, -9)), 'unknown', undefined],
    ['a redirection', answered(302, ''), 'unknown', undefined],
  ])('%s', (_, exchange, kind, why) => {
    const answer = read(exchange);
    expect(answer.kind).toBe(kind);
    expect(answer.kind === 'refused' ? answer.why : undefined).toBe(why);
  });

  it('is never taken for a refusal where it may have been carried out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), (status, body) => {
        const answer = read(answered(status, body));
        if (answer.kind === 'made') throw new Error('made of nothing');
        if (answer.kind === 'later') expect(status).toBe(429);
        // Only the API's own words are a refusal.
        if (answer.kind === 'refused') expect(() => JSON.parse(body)).not.toThrow();
      }),
    );
  });

  it.each([
    ['7', 7],
    ['0', 1],
    ['99999', 60],
    ['', 5],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 5],
    ['-3', 5],
  ])('waits %j as %d seconds', (text, seconds) => {
    expect(read(answered(429, '', text))).toEqual({ kind: 'later', seconds });
  });

  it('says what the cloud said, on one line that steers no terminal', () => {
    const answer = read(problem(422, 'bad \u001b[31mbody\n', ['$.disk: 0']));
    expect(answer).toMatchObject({ detail: '422: bad \\u001b[31mbody\\u000a; $.disk: 0' });
    expect(failureOf(answered(200, {}))).toBe(null);
    expect(failureOf(answered(403, page))).toMatch(/403, with a web page/);
  });
});

describe('a list of pods', () => {
  const list = (rest: object) => JSON.stringify({ pods: [podJson()], ...rest });
  it.each([
    ['as in the document', {}, null],
    ['with a page after it', { pagination: { hasNextPage: true, nextCursor: 'abc' } }, 'abc'],
    ['the last page', { pagination: { hasNextPage: false, nextCursor: 'abc' } }, null],
    ['without a word of more', { pagination: { nextCursor: 'abc' } }, 'abc'],
  ])('%s', (_, rest, next) => {
    expect(readPods(list(rest))).toMatchObject({ rows: [{ id: '7h9k2m4n6p' }], next });
  });

  it.each([
    ['a page after it that nobody names', list({ pagination: { hasNextPage: true } })],
    ['a pod in it that has no name', JSON.stringify({ pods: [{ id: 'a' }] })],
    ['a bare array', '[]'],
    ['a page of a proxy', page],
  ])('is none with %s', (_, text) => {
    expect(readPods(text)).toBe(null);
  });

  it('of what there is to rent', () => {
    const row = { id: 'X', price: { secure: 0.4, community: 0.3, serverless: 1 }, availability: 'LOW' };
    expect(readOffers(JSON.stringify({ gpus: [row] }))).toMatchObject([{ id: 'X', availability: 'LOW' }]);
    expect(readOffers('{}')).toBe(null);
  });
});

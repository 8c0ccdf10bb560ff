import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from '../../src/deploy/answer.ts';
import type { Pod } from '../../src/deploy/api.ts';
import { reconcile } from '../../src/deploy/record.ts';
import { asking, proceed, type Renting, startRenting } from '../../src/deploy/rent.ts';
import { answered, candidate, later, now, pod, podJson, problem, record } from './support.ts';

const two = [candidate('A'), candidate('B')];
const answer = (exchange: Parameters<typeof readAnswer>[0]): Answer => readAnswer(exchange, record.name);
const capacity = answer(problem(400, 'out of stock'));
const wrong = answer(problem(422, 'no such field'));
const put = answer(problem(429, 'slow'));
const lost = answer({ kind: 'lost', why: 'cut' });

/** Runs with these answers in turn, and lists that show these pods. */
function rented(answers: readonly Answer[], pods: readonly Pod[] | null = []) {
  let situation = startRenting(record, two);
  const asked: string[] = [];
  const rest = [...answers];
  while (situation.next.do !== 'stop') {
    const { next } = situation;
    if (next.do === 'ask') {
      asked.push(next.candidate.label);
      situation = proceed(asking(situation, next.candidate, now), {
        is: 'answer',
        answer: rest.shift() ?? lost,
        now,
      });
    } else if (next.do === 'wait') situation = proceed(situation, { is: 'waited' });
    else situation = proceed(situation, { is: 'list', pods, now: later(3) });
  }
  return { asked, situation, state: situation.record.state };
}

describe('renting', () => {
  it.each([
    ['the first is there', [answer(answered(201, podJson()))], 'A', 'made'],
    ['the first is not free', [capacity, answer(answered(201, podJson()))], 'AB', 'made'],
    ['none is free', [capacity, capacity], 'AB', 'none'],
    ['no access to one', [answer(problem(403, 'no')), answer(answered(201, podJson()))], 'AB', 'made'],
    ['both are wrong', [wrong, wrong], 'AB', 'none'],
    ['no money', [answer(problem(402, 'no'))], 'A', 'none'],
    ['a wrong key', [answer(problem(401, 'no'))], 'A', 'none'],
    ['no network', [answer({ kind: 'unsent', why: 'ENOTFOUND' })], 'A', 'none'],
    ['put off, then made', [put, put, answer(answered(201, podJson()))], 'AAA', 'made'],
    ['put off for ever', [put, put, put, put, put, put, put], 'AAAAAAA', 'none'],
    ['lost', [lost], 'A', 'asked'],
    ['an error of theirs', [answer(problem(500, 'oops'))], 'A', 'asked'],
  ])('%s', (_, answers, asked, is) => {
    const ran = rented(answers);
    expect([ran.asked.join(''), ran.state.is]).toEqual([asked, is]);
    expect(ran.situation.doubt === '').toBe(is !== 'asked');
  });

  it('finds what was made though the answer was lost', () => {
    expect(rented([lost], [pod()]).state).toMatchObject({ is: 'made', id: '7h9k2m4n6p' });
    expect(rented([lost], [pod(), pod({ id: 'b' })]).state).toEqual({
      is: 'several',
      ids: ['7h9k2m4n6p', 'b'],
    });
    expect(rented([lost], null).state).toEqual({ is: 'asked' });
  });

  // A cloud that may make a pod whatever it answers, and whose list lags.
  const reply = fc.constantFrom(
    '201',
    '400',
    '402',
    '422',
    '429',
    '500 made',
    '500',
    'cut made',
    'cut',
    '200 html made',
  );
  const exchanges: Record<string, Parameters<typeof readAnswer>[0]> = {
    201: answered(201, podJson()),
    400: problem(400, 'out of stock'),
    402: problem(402, 'no'),
    422: problem(422, 'no'),
    429: problem(429, 'no'),
    500: problem(500, 'no'),
    cut: { kind: 'lost', why: 'cut' },
    200: answered(200, '<html>'),
  };

  it('leaves one pod or none, and the record says which, whatever is answered and whenever we are killed', () => {
    fc.assert(
      fc.property(
        fc.array(reply, { minLength: 1, maxLength: 12 }),
        fc.nat(8),
        fc.nat(30),
        (replies, lag, killedAt) => {
          let pods = 0;
          let madeAt = 0;
          let clock = 0;
          let written = record;
          let situation: Renting = startRenting(record, [...two, ...two]);
          const rest = [...replies];
          for (let at = 0; situation.next.do !== 'stop' && at < killedAt; at++) {
            const { next } = situation;
            if (next.do === 'ask') {
              situation = asking(situation, next.candidate, later(clock));
              written = situation.record;
              const name = rest.shift() ?? 'cut';
              if (name === '201' || name.endsWith('made')) {
                pods += 1;
                madeAt = clock;
              }
              const exchange = exchanges[name.split(' ')[0] ?? ''];
              if (exchange === undefined) throw new Error(name);
              // Killed between the request and its answer: nothing more is written.
              if (at + 1 === killedAt) break;
              situation = proceed(situation, { is: 'answer', answer: answer(exchange), now: later(clock) });
            } else if (next.do === 'wait') {
              clock += next.seconds;
              situation = proceed(situation, { is: 'waited' });
            } else {
              clock += next.seconds;
              const seen = pods > 0 && clock - madeAt >= lag ? [pod()] : [];
              situation = proceed(situation, { is: 'list', pods: seen, now: later(clock) });
            }
            if (at + 1 < killedAt) written = situation.record;
          }
          expect(pods).toBeLessThanOrEqual(1);
          // Later, with a list that has caught up, the record tells the truth.
          const settled = reconcile(written, pods === 0 ? [] : [pod()], later(clock + 1000));
          expect(settled.state.is).toBe(pods === 1 ? 'made' : 'none');
          // And before that, it never denies a pod that is there.
          if (pods === 1) expect(['asked', 'made']).toContain(written.state.is);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('left by the person', () => {
  it('before anything was sent, there is none for sure', () => {
    const { record: after, next } = proceed(startRenting(record, two), { is: 'left' });
    expect([after.state.is, next.do]).toEqual(['none', 'stop']);
  });

  it('after a request whose answer is not known, it stays asked for, to be found later', () => {
    const start = startRenting(record, two);
    const doubtful = proceed(start, { is: 'answer', answer: lost, now });
    const { record: after, next } = proceed(doubtful, { is: 'left' });
    expect([after.state.is, next.do]).toEqual(['asked', 'stop']);
  });
});

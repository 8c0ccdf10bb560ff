import type { Answer, Why } from './answer.ts';
import type { Pod, PodBody } from './api.ts';
import { type About, asMade, type PodRecord, reconcile } from './record.ts';

/** One thing that may be rented, in the order of the person. */
export interface Candidate {
  /** `RTX 4090 in EU-RO-1, secure cloud`. */
  readonly label: string;
  /** Its name is the record's. */
  readonly body: PodBody;
  readonly about: About;
}

interface Refused {
  readonly label: string;
  readonly why: Why;
  readonly detail: string;
}

/** What to do next. Whoever does it reports what came of it by `proceed`. */
export type Step =
  /** Write the record (see `asking`) so that it outlives us, then send the request. */
  | { readonly do: 'ask'; readonly candidate: Candidate }
  /** Ask for the whole list of pods, after so many seconds. */
  | { readonly do: 'look'; readonly seconds: number }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'stop' };

/** How far renting has come. Plain data: the same situation and event give the same next one. */
export interface Renting {
  readonly record: PodRecord;
  /** Not tried yet; the first is asked for now. */
  readonly left: readonly Candidate[];
  readonly refused: readonly Refused[];
  /** Times that this candidate was put off. */
  readonly putOff: number;
  /** Times that the list was looked through. */
  readonly looks: number;
  /** Why it is not known whether there is a pod; empty: it is. */
  readonly doubt: string;
  readonly next: Step;
}

export type Event =
  | { readonly is: 'answer'; readonly answer: Answer; readonly now: Date }
  /** Null: the list could not be read to its end. */
  | { readonly is: 'list'; readonly pods: readonly Pod[] | null; readonly now: Date }
  | { readonly is: 'waited' }
  /** The person left: nothing more is asked. Whether a request that was sent made one, is found later. */
  | { readonly is: 'left' };

const mostPutOff = 6;
/** A pod whose answer was lost appears within seconds; what is not there after these is looked for by `deploy status`. */
const lookAfter: readonly number[] = [1, 2, 4, 8, 15];

/** No other place or card helps. */
const hopeless: readonly Why[] = ['key', 'balance', 'unsent', 'rate'];

export function startRenting(record: PodRecord, candidates: readonly Candidate[]): Renting {
  return tryNext({
    record,
    left: candidates,
    refused: [],
    putOff: 0,
    looks: 0,
    doubt: '',
    next: { do: 'stop' },
  });
}

/** The same, about to ask: what is written then outlives us. */
export function asking(situation: Renting, { about }: Candidate, now: Date): Renting {
  return { ...situation, record: { ...situation.record, ...about, askedAt: now.toISOString() } };
}

/** The situation after what came of its step. */
export function proceed(situation: Renting, event: Event): Renting {
  const { record } = situation;
  switch (event.is) {
    case 'waited':
      return tryNext(situation);
    case 'left':
      return situation.next.do === 'look'
        ? { ...situation, next: { do: 'stop' } }
        : none({
            ...situation,
            refused: [
              ...situation.refused,
              { label: '', why: 'left', detail: 'you left before it was there' },
            ],
          });
    case 'list': {
      if (event.pods === null) return look(situation);
      const found = reconcile(record, event.pods, event.now);
      if (found.state.is === 'asked') return look(situation);
      return { ...situation, record: found, doubt: '', next: { do: 'stop' } };
    }
    case 'answer':
      return afterAnswer(situation, event.answer, event.now);
  }
}

function afterAnswer(situation: Renting, answer: Answer, now: Date): Renting {
  const { record, left, refused } = situation;
  const label = left[0]?.label ?? '';
  switch (answer.kind) {
    case 'made':
      return { ...situation, record: asMade(record, answer.pod, now, false), next: { do: 'stop' } };
    case 'unknown':
      // From here on nothing is asked for any more: there may be a pod already.
      return look({ ...situation, doubt: answer.detail });
    case 'later': {
      if (situation.putOff < mostPutOff)
        return { ...situation, putOff: situation.putOff + 1, next: { do: 'wait', seconds: answer.seconds } };
      return none({ ...situation, refused: [...refused, { label, why: 'rate', detail: '429 each time' }] });
    }
    case 'refused': {
      const told = { ...situation, refused: [...refused, { label, why: answer.why, detail: answer.detail }] };
      return hopeless.includes(answer.why)
        ? none(told)
        : tryNext({ ...told, left: left.slice(1), putOff: 0 });
    }
  }
}

function tryNext(situation: Renting): Renting {
  const [candidate] = situation.left;
  return candidate === undefined ? none(situation) : { ...situation, next: { do: 'ask', candidate } };
}

function look(situation: Renting): Renting {
  const seconds = lookAfter[situation.looks];
  return {
    ...situation,
    looks: situation.looks + 1,
    next: seconds === undefined ? { do: 'stop' } : { do: 'look', seconds },
  };
}

function none(situation: Renting): Renting {
  const why = situation.refused.at(-1)?.detail ?? 'there was nothing to try';
  return { ...situation, record: { ...situation.record, state: { is: 'none', why } }, next: { do: 'stop' } };
}

import { failureOf } from '../../deploy/answer.ts';
import { readPod } from '../../deploy/api.ts';
import { readEvents } from '../../deploy/events.ts';
import { type End, follow, nothingFollowed } from '../../deploy/follow.ts';
import type { PodRecord } from '../../deploy/record.ts';
import type { Teller } from '../../deploy/teller.ts';
import { stateText } from '../../deploy/words.ts';
import type { System } from '../../system/system.ts';
import { Refusal } from '../errors.ts';
import { appUrl, type Cloud } from './cloud.ts';

/** How it stood with a pod when nobody looked any longer. */
export interface Watched {
  /** That the cloud had it is noted. */
  readonly record: PodRecord;
  /** Null: it goes on. */
  readonly end: End | null;
  /** Why it is not ready; a clause, empty where it is. */
  readonly why: string;
  /** The end of its log. */
  readonly log: string;
  /** Where its app answers, or is to. */
  readonly url: string;
}

const secondsOfRound = 10;
/** What a diagnosis reads of a log. */
const mostOfLog = 1024 * 1024;

/** Looks at a pod again and again, until it ends, the time is over, or the person left; tells of each round. */
export async function watchPod(
  record: PodRecord,
  minutes: number,
  { cloud, system, teller }: { readonly cloud: Cloud; readonly system: System; readonly teller: Teller },
): Promise<Watched> {
  const { state, port, page } = record;
  if (state.is !== 'made') throw new Refusal(`there is no such pod: ${stateText(record)}`, '');
  if (port === null)
    throw new Refusal(
      'its port is closed, so that only the pod itself can say',
      'on the pod: bash startup.sh verify',
    );
  const { id } = state;
  const url = `${appUrl(system, id, port)}${page.path}`;
  let last: string | null = null;
  let log = '';
  let followed = nothingFollowed;
  let { listed } = state;
  for (let left = Math.ceil((minutes * 60) / secondsOfRound); ; left--) {
    const found = await pageSays(url, page.contains, system);
    const done = await cloud.pod(id);
    const lines: string[] = [];
    const answers = found !== null ? null : page.contains === null ? 'any' : 'own';
    if (answers !== 'own') {
      const events = readEvents(({ id: event, line }) => {
        last = event ?? last;
        lines.push(line);
      });
      await cloud.logs(id, secondsOfRound / 2, last === null ? { tail: 1000 } : { after: last }, events);
    }
    log = `${log}${lines.map((line) => `${line}\n`).join('')}`.slice(-mostOfLog);
    const pod = done.kind === 'answered' && done.status === 200 ? readPod(done.body) : null;
    listed ||= pod !== null;
    const isMissing = answers === null && done.kind === 'answered' && done.status === 404 && listed;
    const isGone = isMissing && !(await mayBeListed(id, cloud));
    const step = follow(followed, { pod, isGone, lines, page: answers });
    ({ followed } = step);
    teller.round({ record, told: step.told, lines });
    const { end } = followed;
    if (end === null && left > 0 && !teller.left.aborted) {
      await system.wait(secondsOfRound / 2);
      continue;
    }
    return {
      record: { ...record, state: { ...state, listed } },
      end,
      why: whyNot(end, `${pod?.status ?? failureOf(done) ?? 'unknown'}: ${found}`),
      log,
      url,
    };
  }
}

/** Whether the account's list has it; also where that cannot be read: a pod is gone when the list says so. */
async function mayBeListed(id: string, cloud: Cloud): Promise<boolean> {
  const list = await cloud.pods();
  return 'failed' in list || list.rows.some((pod) => pod.id === id && pod.status !== 'TERMINATED');
}

function whyNot(end: End | null, sofar: string): string {
  switch (end?.is) {
    case undefined:
      return sofar;
    case 'ready':
      return '';
    case 'failed':
      return end.why;
    case 'gone':
      return 'the pod is gone';
    case 'stopped':
      return 'the pod is stopped';
  }
}

/** Why the page is not the app's; null: it is. */
async function pageSays(url: string, contains: string | null, system: System): Promise<string | null> {
  const done = await system.http({
    method: 'GET',
    url,
    headers: { 'User-Agent': 'pod-wizard', Accept: '*/*' },
    body: '',
    seconds: 20,
    mostBytes: 4 * 1024 * 1024,
  });
  if (done.kind !== 'answered') return `${url} does not answer (${done.why})`;
  if (done.status !== 200) return `${url} answers ${done.status}`;
  return contains === null || done.body.includes(contains)
    ? null
    : `${url} answers, but not with the app's page`;
}

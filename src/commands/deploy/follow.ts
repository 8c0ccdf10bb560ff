import { printable } from '../../basics/printable.ts';
import { quote } from '../../basics/shell.ts';
import { failureOf } from '../../deploy/answer.ts';
import { readPod } from '../../deploy/api.ts';
import { readEvents } from '../../deploy/events.ts';
import { follow, nothingFollowed } from '../../deploy/follow.ts';
import type { PodRecord } from '../../deploy/record.ts';
import { duration } from '../../journal/verified.ts';
import type { System } from '../../system/system.ts';
import type { Command } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { appUrl, type Cloud } from './cloud.ts';
import { outcomeInJournal } from './in-journal.ts';
import { type Ledger, saveOurs } from './ledger.ts';
import { madeText, readyText, secondsSince, spentText, stateText } from './words.ts';

export type LoadCommands = () => Promise<readonly Command[]>;

interface Follower {
  readonly cloud: Cloud;
  readonly ledger: Ledger;
  readonly system: System;
  readonly loadCommands: LoadCommands;
}

const secondsOfRound = 10;
/** What a diagnosis reads of a log. */
const mostOfLog = 1024 * 1024;

/** Tells what becomes of a pod, a line each, until it ends. What it finds goes into the record and the journal. */
export async function followPod(
  record: PodRecord,
  minutes: number,
  args: { readonly json: boolean },
  { cloud, ledger, system, loadCommands }: Follower,
): Promise<number> {
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
    const isGone = answers === null && done.kind === 'answered' && done.status === 404 && state.listed;
    const step = follow(followed, { pod, isGone, lines, page: answers });
    ({ followed } = step);
    for (const line of step.told)
      system.stderr.write(`pod-wizard: ${printable(line)} (${spentText(record, system)})\n`);
    const { end } = followed;
    if (end === null && left > 0) {
      await system.wait(secondsOfRound / 2);
      continue;
    }
    const now = end?.is === 'ready' ? await ready(record, ledger, system) : record;
    if (args.json)
      system.stdout.write(`${JSON.stringify({ ready: end?.is === 'ready', url, end, pod: now }, null, 2)}\n`);
    if (end?.is === 'ready') {
      if (!args.json)
        system.stdout.write(`${printable(`ready: ${url} answers with its own page${readyText(now)}`)}\n`);
      return exitCode.done;
    }
    const why =
      end === null
        ? `${pod?.status ?? failureOf(done) ?? 'unknown'}: ${found}`
        : end.is === 'failed'
          ? end.why
          : end.is === 'gone'
            ? 'the pod is gone'
            : 'the pod is stopped';
    system.stderr.write(`pod-wizard: not ready: ${printable(why)}\n`);
    if (end?.is === 'failed') await explain(now, end.why, log, args, { system, loadCommands });
    if (end === null || end.is === 'failed')
      system.stderr.write(
        `pod-wizard: it goes on, and is billed (${spentText(record, system)}): ${system.calledAs} deploy logs -f, or ${system.calledAs} deploy stop\n`,
      );
    return exitCode.findings;
  }
}

/** What the log says went wrong, as diagnose tells it, and what would be written in its place. */
async function explain(
  record: PodRecord,
  why: string,
  log: string,
  { json }: { readonly json: boolean },
  { system, loadCommands }: Pick<Follower, 'system' | 'loadCommands'>,
): Promise<void> {
  await outcomeInJournal(record, { result: 'failed', facts: [madeText(record)], note: why }, system);
  const diagnose = (await loadCommands()).find(({ name }) => name === 'diagnose');
  if (diagnose === undefined || log === '') return;
  const piped: System = {
    ...system,
    stdout: json ? system.stderr : system.stdout,
    stdinIsTty: false,
    stdin: async function* () {
      yield new TextEncoder().encode(log);
    },
  };
  const plan = record.journal === null ? null : record.journal.path;
  const flags = new Map(plan === null ? [] : [['plan', [plan]] as const]);
  await diagnose.run({ answers: new Map(), positionals: ['-'], flags }, piped, loadCommands);
  if (plan !== null)
    system.stderr.write(
      `pod-wizard: as a changed plan: ${system.calledAs} deploy logs | ${system.calledAs} diagnose - --plan ${printable(quote(plan))} --apply\n`,
    );
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

/** The first time that it is seen ready is told to the journal. */
async function ready(record: PodRecord, ledger: Ledger, system: System): Promise<PodRecord> {
  const { state } = record;
  if (state.is !== 'made' || state.secondsToReady !== null) return record;
  const secondsToReady = Math.round(secondsSince(state.startedAt, system));
  const now: PodRecord = { ...record, state: { ...state, secondsToReady } };
  await saveOurs(now, ledger);
  await outcomeInJournal(
    now,
    {
      result: 'works',
      facts: [`ready after ${duration(secondsToReady)}`, madeText(now)],
      note: "the app answers with its own page through the cloud's proxy",
    },
    system,
  );
  return now;
}

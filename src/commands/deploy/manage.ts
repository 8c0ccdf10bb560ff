import { printable } from '../../basics/printable.ts';
import { failureOf } from '../../deploy/answer.ts';
import { readPod } from '../../deploy/api.ts';
import { readEvents } from '../../deploy/events.ts';
import { asEnded, asMade, isOpen, type PodRecord } from '../../deploy/record.ts';
import type { Stopped } from '../../deploy/teller.ts';
import { readyLine, spentText, stateText } from '../../deploy/words.ts';
import type { System } from '../../system/system.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { agreed, numberOf } from './ask.ts';
import { appUrl, type Cloud, openCloud } from './cloud.ts';
import type {
  ListArguments,
  LogArguments,
  OneArguments,
  TerminateArguments,
  VerifyArguments,
} from './flags.ts';
import { followPod, type LoadCommands } from './follow.ts';
import { type Ledger, notOurs, openLedger, openOnes, recordOf, saveOurs } from './ledger.ts';
import { lineTeller } from './lines.ts';
import { type Keeping, keep, seen } from './seen.ts';

export async function listCommand(args: ListArguments, system: System): Promise<number> {
  const records = await openLedger(system).all();
  show(args.gone ? records : openOnes(records), args, system);
  return exitCode.done;
}

export async function statusCommand(args: ListArguments, system: System): Promise<number> {
  const ledger = openLedger(system);
  const cloud = await openCloud(system);
  const list = await cloud.pods();
  const before = await ledger.all();
  const records = await Promise.all(
    before.map((record) => ('rows' in list ? seen(record, list.rows, ledger, system) : record)),
  );
  const [word] = args.positionals;
  const one = word === undefined ? null : recordOf(records, word);
  if (word !== undefined && one === null) throw unknown(word, records);
  // What ended just now is news.
  const shown = args.gone
    ? records
    : records.filter((record, at) => isOpen(record) || (before[at] !== undefined && isOpen(before[at])));
  const told = one === null ? shown : [one];
  show(told, args, system);
  if ('failed' in list) {
    system.stderr.write(`pod-wizard: the cloud could not be asked: ${printable(list.failed)}\n`);
    return exitCode.unsettled;
  }
  if (told.some(({ state }) => state.is === 'asked')) {
    system.stderr.write('pod-wizard: what was asked for may still come: ask again in some minutes\n');
    return exitCode.unsettled;
  }
  return told.some(({ state }) => state.is === 'several') ? exitCode.findings : exitCode.done;
}

/** Asks that it ends, and believes it when the list no longer has it. */
export async function endPod(
  record: PodRecord,
  { cloud, ledger, system }: Keeping,
): Promise<{ readonly record: PodRecord; readonly isGone: boolean; readonly failed: string | null }> {
  if (record.state.is !== 'made') return { record, isGone: record.state.is === 'ended', failed: null };
  const { id } = record.state;
  const failed = failureOf(await cloud.act(id, 'terminate'));
  let last: PodRecord = record;
  let missing = 0;
  for (const seconds of [1, 2, 4, 8, 15]) {
    const list = await cloud.pods();
    if ('rows' in list) {
      last = await seen(last, list.rows, ledger, system);
      if (last.state.is === 'ended') return { record: last, isGone: true, failed };
      if (!list.rows.some((one) => one.id === id)) missing += 1;
      else if (failed !== null) break;
    }
    await system.wait(seconds);
  }
  // So new that the list has never had it: the cloud said that it ends it, and it did not come for all that time.
  if (failed !== null || missing < 5) return { record: last, isGone: false, failed };
  const gone = asEnded(last, system.now());
  await keep(last, gone, ledger, system);
  return { record: gone, isGone: true, failed };
}

export async function terminateCommand(args: TerminateArguments, system: System): Promise<number> {
  const { record, cloud, ledger } = await theOne(args, system);
  if (record.state.is !== 'made') throw new Refusal(`there is nothing to end: ${stateText(record)}`, '');
  const { id } = record.state;
  if (!args.yes) {
    const question = `End ${record.title} (pod ${id}) for good, with all that is on its disks?`;
    if (!(await agreed(printable(question), `pod-wizard deploy terminate ${id} --yes`, system)))
      return exitCode.cancelled;
  }
  const { record: last, isGone, failed } = await endPod(record, { cloud, ledger, system });
  if (args.json) system.stdout.write(`${JSON.stringify(last, null, 2)}\n`);
  if (isGone) {
    if (!args.json)
      system.stdout.write(printable(`pod ${id} is gone after ${spentText(last, system.now())}`).concat('\n'));
    return exitCode.done;
  }
  const why = failed === null ? 'it was asked for, and the list still has it' : failed;
  system.stderr.write(
    `pod-wizard: pod ${id} is still there, and billed: ${printable(why)}\n  ask again: ${system.calledAs} deploy status; or end it in the console\n`,
  );
  return exitCode.unsettled;
}

export const stopCommand = (args: OneArguments, system: System) => act('stop', args, system);
export const startCommand = (args: OneArguments, system: System) => act('start', args, system);

async function act(action: 'start' | 'stop', args: OneArguments, system: System): Promise<number> {
  const { record, cloud, ledger } = await theOne(args, system);
  if (record.state.is !== 'made')
    throw new Refusal(`there is nothing to ${action}: ${stateText(record)}`, '');
  const { record: now, failed, isKnown } = await ask(action, record, { cloud, ledger, system });
  show([now], args, system);
  if (failed === null) {
    if (action === 'start')
      system.stderr.write(
        'pod-wizard: it starts on the host that it was on: its card may be taken by now, see deploy status\n',
      );
    return exitCode.done;
  }
  system.stderr.write(`pod-wizard: ${printable(failed)}\n`);
  return isKnown ? exitCode.findings : exitCode.unsettled;
}

/** Asks that it stops; its volume is kept. */
export async function stopPod(record: PodRecord, hands: Keeping): Promise<Stopped> {
  return ask('stop', record, hands);
}

/** `isKnown`: whether it is sure that it is not done. */
async function ask(
  action: 'start' | 'stop',
  record: PodRecord,
  { cloud, ledger, system }: Keeping,
): Promise<Stopped & { readonly isKnown: boolean }> {
  if (record.state.is !== 'made') return { record, failed: stateText(record), isKnown: true };
  const { id } = record.state;
  const done = await cloud.act(id, action);
  const failed = failureOf(done);
  // What its answer says, else what the list says of it now.
  const told = failed === null && done.kind === 'answered' ? readPod(done.body) : null;
  const list = told === null ? await cloud.pods() : { rows: [told] };
  const pod = 'rows' in list ? list.rows.find((one) => one.id === id) : undefined;
  const now = pod === undefined ? record : asMade(record, pod, system.now(), true);
  if (pod !== undefined) await saveOurs(now, ledger);
  const isStopped = now.state.is === 'made' && now.state.status === 'EXITED';
  if (pod !== undefined && (action === 'stop') === isStopped)
    return { record: now, failed: null, isKnown: true };
  return {
    record: now,
    failed: failed ?? `it is ${pod?.status ?? 'not in the list'}`,
    isKnown: failed !== null && pod !== undefined,
  };
}

export async function sshCommand(args: OneArguments, system: System): Promise<number> {
  const { record, cloud } = await theOne(args, system);
  if (record.state.is !== 'made') throw new Refusal(`there is no such pod: ${stateText(record)}`, '');
  const done = await cloud.pod(record.state.id);
  const pod = done.kind === 'answered' && done.status === 200 ? readPod(done.body) : null;
  if (pod === null)
    throw new Refusal(failureOf(done) ?? 'the answer tells of no pod', 'ask again: pod-wizard deploy status');
  const [direct, proxy] = [pod.ssh?.direct?.command ?? null, pod.ssh?.proxy?.command ?? null];
  if (args.json) system.stdout.write(`${JSON.stringify({ direct, proxy }, null, 2)}\n`);
  else if (direct === null && proxy === null)
    throw new Refusal('there is no way in yet: it has no machine', 'ask again in a minute');
  else system.stdout.write(`${printable(direct ?? proxy ?? '')}\n`);
  return exitCode.done;
}

const aWhile = 20;

export async function logsCommand(args: LogArguments, system: System): Promise<number> {
  const tail = numberOf('tail', args.tail, { whole: true, most: 10_000, like: '200' }) ?? 200;
  const { record, cloud } = await theOne(args, system);
  if (record.state.is !== 'made') throw new Refusal(`there is no such pod: ${stateText(record)}`, '');
  const { id } = record.state;
  let last: string | null = null;
  for (let quiet = 0; ; ) {
    const events = readEvents(({ id: event, line }) => {
      last = event ?? last;
      quiet = 0;
      system.stdout.write(`${printable(line)}\n`);
    });
    const since = last === null ? { tail } : { after: last };
    const done = await cloud.logs(id, args.follow ? aWhile : 5, since, events);
    const failed = failureOf(done);
    if (!args.follow) {
      if (failed === null) return exitCode.done;
      throw new Refusal(
        `its log could not be read: ${failed}`,
        'see whether it runs: pod-wizard deploy status',
      );
    }
    // A stream that ends or breaks is taken up where it was; one that brings nothing for long has an end.
    if (failed !== null) system.stderr.write(`pod-wizard: ${printable(failed)}\n`);
    quiet += 1;
    if (quiet > 30 || (failed !== null && quiet > 5)) return exitCode.findings;
    await system.wait(failed === null ? 1 : 5);
  }
}

/** Follows it until its app answers with its own page, for so many minutes. */
export async function verifyCommand(
  args: VerifyArguments,
  system: System,
  loadCommands: LoadCommands,
): Promise<number> {
  const minutes =
    args.minutes === '0'
      ? 0
      : (numberOf('minutes', args.minutes, { whole: false, most: 1440, like: '20' }) ?? 0);
  const { record, cloud, ledger } = await theOne(args, system);
  const teller = lineTeller({ yes: true, json: args.json, follows: true }, system);
  const followed = await followPod(record, minutes, { cloud, ledger, system, loadCommands, teller });
  const { record: now, end, url } = followed;
  const isReady = end?.is === 'ready';
  if (args.json) system.stdout.write(`${JSON.stringify({ ready: isReady, url, end, pod: now }, null, 2)}\n`);
  else if (isReady) system.stdout.write(`${printable(readyLine(now, url))}\n`);
  return isReady ? exitCode.done : exitCode.findings;
}

/** The pod that is meant. One that was not rented from here must be named by its id, and is asked of the cloud. */
async function theOne(
  { positionals: [word] }: Pick<OneArguments, 'positionals'>,
  system: System,
): Promise<{ readonly record: PodRecord; readonly cloud: Cloud; readonly ledger: Ledger }> {
  const ledger = openLedger(system);
  const records = await ledger.all();
  if (word === undefined) {
    const open = openOnes(records);
    const [only] = open;
    if (only === undefined)
      throw new Refusal(
        'no pod was rented from here that is still open',
        'name one by its id, or see deploy list --gone',
      );
    if (open.length > 1) throw unknown(null, open);
    return { record: only, cloud: await openCloud(system), ledger };
  }
  const ours = recordOf(records, word);
  if (ours !== null) return { record: ours, cloud: await openCloud(system), ledger };
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(word)) throw unknown(word, records);
  const cloud = await openCloud(system);
  const done = await cloud.pod(word);
  const pod = done.kind === 'answered' && done.status === 200 ? readPod(done.body) : null;
  if (pod === null) throw unknown(word, records);
  const blank: PodRecord = {
    schema: 1,
    name: pod.name,
    askedAt: notOurs,
    title: pod.name,
    plan: '0'.repeat(64),
    journal: null,
    port: null,
    page: { path: '/', contains: null },
    stopped: null,
    state: { is: 'asked' },
  };
  // Its name is somebody's own: nothing is written under it.
  return {
    record: asMade(blank, pod, system.now(), true),
    cloud,
    ledger: { ...ledger, save: async () => {}, note: async () => {} },
  };
}

function unknown(word: string | null, records: readonly PodRecord[]): UsageError {
  const names = records.map(({ name, title }) => `${name}  ${title}`);
  return new UsageError(
    word === null ? 'more than one pod is open' : `no pod of that name or id: ${word}`,
    names.length === 0 ? 'none was rented from here' : `name one:\n${names.join('\n')}`,
  );
}

function show(records: readonly PodRecord[], { json }: { readonly json: boolean }, system: System): void {
  if (json) {
    system.stdout.write(`${JSON.stringify({ pods: records }, null, 2)}\n`);
    return;
  }
  if (records.length === 0) system.stdout.write('no pod that was rented from here is open\n');
  for (const record of records) {
    const lines = [`${record.name}  ${record.title}`, `  ${stateText(record)}`, ...billed(record, system)];
    system.stdout.write(`${lines.map(printable).join('\n')}\n`);
  }
}

function billed(record: PodRecord, system: System): readonly string[] {
  const { state } = record;
  if (state.is !== 'made') return [];
  if (state.status === 'EXITED')
    return [
      record.stopped === null ? '  nothing is billed while it is stopped' : `  billed: ${record.stopped}`,
    ];
  const at = record.port === null ? '' : `; ${appUrl(system, state.id, record.port)}`;
  return [`  billed: ${spentText(record, system.now())}, so far${at}`];
}

import { randomBytes } from 'node:crypto';
import { printable } from '../../basics/printable.ts';
import { wrapWords } from '../../basics/wrap.ts';
import { dollars } from '../../catalog/prices.ts';
import { readAnswer } from '../../deploy/answer.ts';
import type { Offer } from '../../deploy/api.ts';
import { type PodRecord, uniqueName } from '../../deploy/record.ts';
import { asking, type Candidate, proceed, type Renting, startRenting } from '../../deploy/rent.ts';
import { candidatesOf } from '../../deploy/request.ts';
import type { System } from '../../system/system.ts';
import type { Command } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { agreed, maxPriceOf } from './ask.ts';
import { type Cloud, openCloud } from './cloud.ts';
import type { DeployArguments } from './flags.ts';
import { followPod } from './follow.ts';
import { noteInJournal } from './in-journal.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { endPod } from './manage.ts';
import type { Wanted } from './wanted.ts';
import { madeText } from './words.ts';

/** Rents what is wanted, when it is agreed to. */
export async function rentWanted(
  wanted: Wanted,
  args: DeployArguments,
  system: System,
  loadCommands: () => Promise<readonly Command[]>,
): Promise<number> {
  const maxPrice = maxPriceOf(args);
  const ledger = openLedger(system);
  const cloud = await openCloud(system);
  const tell = (line: string) => system.stderr.write(`pod-wizard: ${printable(line)}\n`);
  const name = uniqueName(wanted.slug, system.now(), randomBytes(4).toString('hex'));
  const candidates = candidatesOf(wanted.options, name, wanted.wishes);
  const offers = await cloud.offers();
  if ('failed' in offers) tell(`prices of today could not be read: ${offers.failed}`);
  const priceOf = prices(wanted, 'rows' in offers ? offers.rows : []);
  const affordable = candidates.filter((candidate) => {
    const price = priceOf(candidate);
    if (maxPrice === null || (price?.seen === null && price.usdPerHour <= maxPrice)) return true;
    tell(`left out: ${candidate.label}: ${priceWords(price)}; at most ${dollars(maxPrice)} was said`);
    return false;
  });
  if (affordable.length === 0)
    throw new Refusal(
      'nothing is rented: nothing of it is known to cost so little now',
      'say another card or --max-price',
    );
  if (!args.yes) {
    const rows = affordable.map((candidate) => `${candidate.label}: ${priceWords(priceOf(candidate))}`);
    const width = Math.min(system.stdout.columns, 100) - 9;
    for (const [label, text] of confirmation(wanted, rows))
      for (const [at, line] of wrapWords(printable(text), width).entries())
        system.stdout.write(`${(at === 0 ? label : '').padEnd(9)}${line}\n`);
    if (!(await agreed('Rent it?', '', system))) {
      system.stderr.write('pod-wizard: nothing was rented\n');
      return exitCode.cancelled;
    }
  }
  const [first] = wanted.options;
  const journal = wanted.journal ?? (await first.enter(args.force));
  const about = { ...first.about, journal };
  const shell = { wanted, args, cloud, ledger, tell, system, loadCommands };
  const situation = await rent(
    startRenting(
      { schema: 1, name, askedAt: system.now().toISOString(), ...about, state: { is: 'asked' } },
      affordable.map((one) => (one.about === first.about ? { ...one, about } : one)),
    ),
    shell,
  );
  return settle(situation, maxPrice, shell);
}

interface Shell {
  readonly wanted: Wanted;
  readonly args: DeployArguments;
  readonly cloud: Cloud;
  readonly ledger: Ledger;
  readonly tell: (line: string) => void;
  readonly system: System;
  readonly loadCommands: () => Promise<readonly Command[]>;
}

/** Does what the situation says is next until there is nothing. */
async function rent(start: Renting, { cloud, ledger, tell, system }: Shell): Promise<Renting> {
  let situation = start;
  for (;;) {
    const { next } = situation;
    if (next.do === 'stop') return situation;
    if (next.do === 'ask') {
      situation = asking(situation, next.candidate, system.now());
      // From here on, whatever happens to us, the record says under which name there may be a pod.
      await ledger.save(situation.record);
      tell(`asking for ${next.candidate.label}`);
      const exchange = await cloud.create(next.candidate.body);
      const answer = readAnswer(exchange, situation.record.name);
      situation = proceed(situation, { is: 'answer', answer, now: system.now() });
      if (answer.kind !== 'made' && answer.kind !== 'later') tell(`  ${answer.detail}`);
    } else if (next.do === 'wait') {
      tell(`  too many requests; once more in ${next.seconds} s`);
      await system.wait(next.seconds);
      situation = proceed(situation, { is: 'waited' });
      continue;
    } else {
      if (situation.looks === 1) tell('  looking whether there is a pod of that name');
      await system.wait(next.seconds);
      const list = await cloud.pods();
      const pods = 'rows' in list ? list.rows : null;
      situation = proceed(situation, { is: 'list', pods, now: system.now() });
    }
    await ledger.save(situation.record);
  }
}

/** Tells how it ended, and does what follows from it. */
async function settle(
  { record, refused, doubt }: Renting,
  maxPrice: number | null,
  shell: Shell,
): Promise<number> {
  const { args, tell, system } = shell;
  const print = (made: PodRecord, code: number) => {
    if (args.json) system.stdout.write(`${JSON.stringify({ pod: made, refused, doubt }, null, 2)}\n`);
    return code;
  };
  const { state } = record;
  if (state.is === 'asked') {
    tell(`it is not known whether there is a pod: ${doubt}`);
    tell(`it would be called ${record.name}; ask again in some minutes: ${system.calledAs} deploy status`);
    return print(record, exitCode.unsettled);
  }
  if (state.is === 'several') {
    tell(`there are ${state.ids.length} pods called ${record.name}: ${state.ids.join(', ')}`);
    tell(`look at them in the console, and end what you do not want: ${system.calledAs} deploy terminate ID`);
    return print(record, exitCode.unsettled);
  }
  if (state.is !== 'made') {
    tell('nothing was rented');
    if (refused.every(({ why }) => why === 'capacity'))
      tell(
        'none of them is free now: try again later, other data centres (--region), or another card (--or-gpu)',
      );
    else if (refused.some(({ why }) => why === 'balance'))
      tell('the account has too little money: top it up in the console');
    else if (refused.every(({ why }) => why === 'request'))
      tell('the cloud takes no such request: see it with --dry-run; what is wrong stands above');
    else if (refused.some(({ why }) => why === 'key')) tell('the key is not valid, or may not do this');
    return print(record, exitCode.findings);
  }
  if (maxPrice !== null && state.usdPerHour !== null && state.usdPerHour > maxPrice) {
    tell(
      `it costs ${dollars(state.usdPerHour)} an hour, more than ${dollars(maxPrice)}: it is terminated again`,
    );
    const { record: ended, isGone } = await endPod(record, shell);
    return print(ended, isGone ? exitCode.findings : exitCode.unsettled);
  }
  const made = await withEntry(record, shell);
  await noteInJournal(made, madeText(made), system);
  if (!args.json)
    system.stdout.write(
      madeLines(made, system)
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
  if ((args.yes && !args.follow) || made.port === null) return print(made, exitCode.done);
  tell('Ctrl-C leaves; the pod goes on, and is billed');
  const code = await followPod(made, followMinutes, { json: false }, shell);
  return print(made, code);
}

const followMinutes = 60;

/** Where another card stood in, the plan that runs gets an entry and files of its own. */
async function withEntry(
  record: PodRecord,
  { wanted: { options, journal }, args, ledger, tell }: Shell,
): Promise<PodRecord> {
  const used = options.find(({ about }) => about.plan === record.plan);
  if (record.journal !== null || used === undefined) return record;
  try {
    // What lies there is of the first plan: ours, unless it was an entry that was rented.
    const entered = { ...record, journal: await used.enter(args.force || journal === null) };
    await ledger.save(entered);
    return entered;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(`the plan that runs has no entry in the journal: ${error.message}`);
    return record;
  }
}

interface Price {
  readonly usdPerHour: number;
  /** The day it was seen; null: now. */
  readonly seen: string | null;
  readonly stock: string | null;
}

/** What they cost an hour: as the cloud says now, else as somebody last saw it. */
function prices({ options }: Wanted, offers: readonly Offer[]): (candidate: Candidate) => Price | null {
  return ({ body: { gpu, cloud } }) => {
    const count = gpu?.count ?? 1;
    const offer = offers.find(({ id }) => id === gpu?.id);
    if (offer !== undefined) {
      const usdPerHour = count * offer.price[cloud === 'COMMUNITY' ? 'community' : 'secure'];
      return { usdPerHour, seen: null, stock: offer.availability };
    }
    const seen = options.find(({ body }) => body.gpu.id === gpu?.id)?.seen ?? null;
    return seen === null ? null : { usdPerHour: count * seen.usdPerHour, seen: seen.date, stock: null };
  };
}

function priceWords(price: Price | null): string {
  if (price === null) return 'nobody noted its price';
  const { usdPerHour, seen, stock } = price;
  const when =
    seen === null ? `now${stock === null ? '' : `, free: ${stock.toLowerCase()}`}` : `seen on ${seen}`;
  return `${dollars(usdPerHour)} an hour (${when})`;
}

/** What is agreed to: labels, and what stands beside them. */
function confirmation(
  { options, wishes }: Wanted,
  rows: readonly string[],
): readonly (readonly [string, string])[] {
  const [{ about, lost }] = options;
  const { hold, stopAfter } = wishes;
  const ends = [
    ...(stopAfter === null ? [] : [`after ${stopAfter} h`]),
    ...(hold === null ? [] : [`when it is not ready after ${hold} min`]),
  ];
  return [
    ['Rent', `${about.title}${rows.length > 1 ? ', or the next of these that is free' : ''}`],
    ...rows.map((row) => ['', row] as const),
    [
      'Stopped',
      about.stopped === null
        ? 'everything on it is lost, and nothing is billed'
        : `this goes on being billed: ${about.stopped}`,
    ],
    [
      'Ends',
      ends.length === 0
        ? 'when you stop or terminate it: nothing else does (--stop-after HOURS, --hold MINUTES)'
        : `it stops itself ${ends.join(', and ')}`,
    ],
    ...lost.map((line) => ['Note', line] as const),
  ];
}

function madeLines(record: PodRecord, system: System): readonly string[] {
  const { name, state } = record;
  const call = `${system.calledAs} deploy`;
  if (state.is !== 'made') return [];
  return [
    `Rented   ${name}: ${madeText(record)}`,
    `Ready?   ${call} verify --minutes 30`,
    `Look     ${call} status; ${call} logs -f`,
    `End      ${call} stop, or ${call} terminate: until then it is billed`,
  ];
}

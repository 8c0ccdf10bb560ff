import { randomBytes } from 'node:crypto';
import { printable } from '../../basics/printable.ts';
import { dollars } from '../../catalog/prices.ts';
import { readAnswer } from '../../deploy/answer.ts';
import type { Offer, PodBody } from '../../deploy/api.ts';
import { type Price, priceOf, quoteRow, rowText } from '../../deploy/quote.ts';
import { type PodRecord, uniqueName } from '../../deploy/record.ts';
import { asking, type Candidate, proceed, type Renting, startRenting } from '../../deploy/rent.ts';
import { candidatesOf } from '../../deploy/request.ts';
import { madeText, readyLine } from '../../deploy/words.ts';
import { exitCode, Refusal } from '../errors.ts';
import { appUrl, openCloud } from './cloud.ts';
import { followPod, type Hands } from './follow.ts';
import { noteInJournal } from './in-journal.ts';
import { openLedger } from './ledger.ts';
import { endPod, stopPod } from './manage.ts';
import type { Wanted } from './wanted.ts';

/** What renting takes of the line. */
export interface RentArguments {
  /** Dollars an hour; null: nobody said. */
  readonly maxPrice: number | null;
  readonly force: boolean;
  readonly json: boolean;
  /** Minutes for which it is followed until its app answers; 0: it is not. */
  readonly follow: number;
}

/** Rents what is wanted, when it is agreed to. */
export async function rentWanted(
  wanted: Wanted,
  args: RentArguments,
  given: Omit<Hands, 'cloud' | 'ledger'>,
): Promise<number> {
  const { system, teller } = given;
  const hands: Hands = { ...given, ledger: openLedger(system), cloud: await openCloud(system) };
  const name = uniqueName(wanted.slug, system.now(), randomBytes(4).toString('hex'));
  const price = await pricesNow(candidatesOf(wanted.options, name, wanted.wishes), wanted, hands);
  const { maxPrice } = args;
  const isAffordable = (candidate: Candidate) => {
    const found = price(candidate);
    return maxPrice === null || (found?.seen === null && found.usdPerHour <= maxPrice);
  };
  const [fitting, dear] = split(candidatesOf(wanted.options, name, wanted.wishes), isAffordable);
  for (const candidate of dear)
    teller.tell(
      `left out: ${rowText(quoteRow(candidate.label, price(candidate)))}; at most ${dollars(maxPrice ?? 0)} was said`,
    );
  const [first] = wanted.options;
  if (fitting.length === 0)
    throw new Refusal(
      'nothing is rented: nothing of it is known to cost so little now',
      'say another card or --max-price',
    );
  const ends = await teller.agree({
    title: first.about.title,
    rows: fitting.map((candidate) => quoteRow(candidate.label, price(candidate))),
    stopped: first.about.stopped,
    lost: first.lost,
    ends: wanted.wishes,
  });
  if (ends === null) {
    teller.tell('nothing was rented');
    return exitCode.cancelled;
  }
  const journal = wanted.journal ?? (await first.enter(args.force));
  const about = { ...first.about, journal };
  const agreed = candidatesOf(wanted.options, name, { ...wanted.wishes, ...ends });
  const situation = await rent(
    startRenting(
      { schema: 1, name, askedAt: system.now().toISOString(), ...about, state: { is: 'asked' } },
      agreed.filter(isAffordable).map((one) => (one.about === first.about ? { ...one, about } : one)),
    ),
    hands,
  );
  return settle(situation, wanted, args, hands);
}

/** Those for which it is so, and the others. */
function split<One>(
  all: readonly One[],
  isSo: (one: One) => boolean,
): readonly [readonly One[], readonly One[]] {
  return [all.filter(isSo), all.filter((one) => !isSo(one))];
}

/** What each costs an hour. Where the cloud does not say, that is told. */
async function pricesNow(
  candidates: readonly Candidate[],
  { options }: Wanted,
  { cloud, teller }: Hands,
): Promise<(candidate: Candidate) => Price | null> {
  // What is free depends on more than the card.
  const asked = new Map(candidates.map(({ body }) => [askedOf(body), body] as const));
  const offers = new Map<string, readonly Offer[]>();
  for (const [key, body] of asked) {
    const list = await cloud.offers(body);
    if ('failed' in list) teller.tell(`prices of today could not be read: ${list.failed}`);
    offers.set(key, 'rows' in list ? list.rows : []);
  }
  return (candidate) => {
    const { gpu } = candidate.body;
    const offer = offers.get(askedOf(candidate.body))?.find(({ id }) => id === gpu?.id) ?? null;
    return priceOf(candidate, offer, options.find(({ body }) => body.gpu.id === gpu?.id)?.seen ?? null);
  };
}

const askedOf = ({ cloud, gpu }: PodBody) => JSON.stringify([cloud, gpu?.count, gpu?.minCudaVersion]);

/** Does what the situation says is next until there is nothing. */
async function rent(start: Renting, { cloud, ledger, teller, system }: Hands): Promise<Renting> {
  const { tell, left } = teller;
  let situation = start;
  for (;;) {
    const { next } = situation;
    if (next.do === 'stop') return situation;
    if (left.aborted) {
      situation = proceed(situation, { is: 'left' });
      await ledger.note(situation.record);
      continue;
    }
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
    await ledger.note(situation.record);
  }
}

/** Tells how it ended, and does what follows from it. */
async function settle(
  { record, refused, doubt }: Renting,
  wanted: Wanted,
  { maxPrice, force, json, follow }: RentArguments,
  hands: Hands,
): Promise<number> {
  const { system, teller } = hands;
  const { tell } = teller;
  const print = (made: PodRecord, code: number) => {
    if (json) system.stdout.write(`${JSON.stringify({ pod: made, refused, doubt }, null, 2)}\n`);
    return code;
  };
  const { state } = record;
  if (state.is === 'asked') {
    tell(`it is not known whether there is a pod${doubt === '' ? '' : `: ${doubt}`}`);
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
    const { record: ended, isGone } = await endPod(record, hands);
    return print(ended, isGone ? exitCode.findings : exitCode.unsettled);
  }
  const made = await withEntry(record, wanted, force, hands);
  await noteInJournal(made, madeText(made), system);
  teller.made({
    record: made,
    address: made.port === null ? null : appUrl(system, state.id, made.port),
    stop: (now) => stopPod(now, hands),
  });
  if (follow === 0 || made.port === null) return print(made, exitCode.done);
  const { record: last, end, url } = await followPod(made, follow, hands);
  if (end?.is === 'ready' && !json) system.stdout.write(`${printable(readyLine(last, url))}\n`);
  return print(last, end?.is === 'ready' ? exitCode.done : exitCode.findings);
}

/** Where another card stood in, the plan that runs gets an entry and files of its own. */
async function withEntry(
  record: PodRecord,
  { options, journal }: Wanted,
  force: boolean,
  { ledger, teller }: Hands,
): Promise<PodRecord> {
  const used = options.find(({ about }) => about.plan === record.plan);
  if (record.journal !== null || used === undefined) return record;
  try {
    // What lies there is of the first plan: ours, unless it was an entry that was rented.
    const entered = { ...record, journal: await used.enter(force || journal === null) };
    await ledger.note(entered);
    return entered;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    teller.tell(`the plan that runs has no entry in the journal: ${error.message}`);
    return record;
  }
}

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { lostAtRunpod, slugOf } from '../../artifacts/targets/facts.ts';
import { podBody } from '../../artifacts/targets/pod.ts';
import { volumeRefused } from '../../artifacts/targets/runpod.ts';
import { sha256 } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import { gpuById } from '../../catalog/gpus.ts';
import { communityPrice, dollars, securePrice } from '../../catalog/prices.ts';
import { stoppedCost } from '../../catalog/storage-prices.ts';
import { readAnswer } from '../../deploy/answer.ts';
import { type PodRecord, uniqueName } from '../../deploy/record.ts';
import { asking, type Candidate, proceed, type Renting, startRenting } from '../../deploy/rent.ts';
import { candidatesOf, type Wishes } from '../../deploy/request.ts';
import type { Deployment } from '../../journal/compose.ts';
import { check, standingErrors } from '../../judge/check.ts';
import { complete } from '../../plan/complete.ts';
import { planDigest } from '../../plan/digest.ts';
import { answering, answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { givenBy, type World } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { isInteractive } from '../../system/terminal.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { chosenEntry, readJournal } from '../journal/entries.ts';
import { likenessOf, remake } from '../journal/remake.ts';
import { loadWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { reportFindings } from '../report.ts';
import { readStated } from '../stated.ts';
import { decide } from '../wizard/headless.ts';
import { prepare, stampNow, write } from '../write-plan.ts';
import { agreed, numberOf } from './ask.ts';
import { type Cloud, openCloud } from './cloud.ts';
import type { DeployArguments } from './flags.ts';
import { noteInJournal } from './in-journal.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { endPod, madeText } from './manage.ts';

/** What is to be rented, first what was asked for, then what may stand in for it. */
interface Wanted {
  readonly deployments: readonly [Deployment, ...Deployment[]];
  readonly world: World;
  /** Its entry, where it has one already; null: it gets one. */
  readonly journal: PodRecord['journal'];
}

export async function rentCommand(args: DeployArguments, system: System): Promise<number> {
  const maxPrice = numberOf('max-price', args.maxPrice, { whole: false, most: 1000, like: '0.80' });
  if (args.yes && maxPrice === null && !args.dryRun)
    throw new UsageError('--yes needs --max-price', 'say what an hour may cost at most: --max-price 0.80');
  if (!args.yes && !args.dryRun && !isInteractive(system))
    throw new UsageError(
      'there is no terminal to ask on, and --yes was not given',
      'see it with --dry-run, or say what an hour may cost at most: --yes --max-price 0.80',
    );
  const wishes = wishesOf(args);
  const wanted = await whatIsWanted(args, system);
  if (wanted === null) return exitCode.findings;
  const [first] = wanted.deployments;
  refuseVolumes(wanted, wishes);
  const name = uniqueName(slugOf(first.resolved), system.now(), randomBytes(4).toString('hex'));
  const candidates = candidatesOf(wanted.deployments.map(rentableOf), name, wishes);
  if (args.dryRun) return showRequests(candidates, args, system);

  const ledger = openLedger(system);
  const cloud = await openCloud(system);
  const tell = (line: string) => system.stderr.write(`pod-wizard: ${printable(line)}\n`);
  const prices = await pricesOf(candidates, cloud, wanted.world);
  if (prices.failed !== null) tell(`prices of today could not be read: ${prices.failed}`);
  const priced = candidates.map((candidate) => ({ candidate, price: prices.of(candidate) }));
  const affordable = priced.filter(({ candidate, price }) => {
    if (maxPrice === null) return true;
    const fits = price?.seen === null && price.usdPerHour <= maxPrice;
    if (!fits)
      tell(`left out: ${candidate.label}: ${priceWords(price)}; at most ${dollars(maxPrice)} was said`);
    return fits;
  });
  if (affordable.length === 0)
    throw new Refusal(
      'nothing is rented: nothing of it costs so little now',
      'say another card or --max-price',
    );
  if (!args.yes) {
    system.stdout.write(
      confirmation(first, affordable, wishes)
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
    if (!(await agreed('Rent it?', '', system))) {
      system.stderr.write('pod-wizard: nothing was rented\n');
      return exitCode.cancelled;
    }
  }
  const journal = wanted.journal ?? (await written(first, args.out, args.force, system));
  const situation = await rent(
    startRenting(
      recordOf(name, first, journal, wishes, system),
      affordable.map(({ candidate }) => candidate),
    ),
    cloud,
    ledger,
    tell,
    system,
  );
  return settle(situation, wanted, maxPrice, { args, cloud, ledger, tell, system });
}

interface Shell {
  readonly args: DeployArguments;
  readonly cloud: Cloud;
  readonly ledger: Ledger;
  readonly tell: (line: string) => void;
  readonly system: System;
}

/** Does what the situation says is next until there is nothing. */
async function rent(
  start: Renting,
  cloud: Cloud,
  ledger: Ledger,
  tell: (line: string) => void,
  system: System,
): Promise<Renting> {
  let situation = start;
  for (;;) {
    const { next } = situation;
    if (next.do === 'stop') return situation;
    if (next.do === 'ask') {
      situation = asking(situation, system.now());
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
  { record, refused, doubt, left }: Renting,
  wanted: Wanted,
  maxPrice: number | null,
  { args, cloud, ledger, tell, system }: Shell,
): Promise<number> {
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
    else if (refused.some(({ why }) => why === 'key')) tell('the key is not valid, or may not do this');
    return print(record, exitCode.findings);
  }
  if (maxPrice !== null && state.usdPerHour !== null && state.usdPerHour > maxPrice) {
    tell(
      `it costs ${dollars(state.usdPerHour)} an hour, more than ${dollars(maxPrice)}: it is terminated again`,
    );
    const { record: ended, isGone } = await endPod(record, { cloud, ledger, system });
    return print(ended, isGone ? exitCode.findings : exitCode.unsettled);
  }
  const made = await withEntryOf(record, left[0], wanted, { args, cloud, ledger, tell, system });
  await noteInJournal(made, madeText(made), system);
  if (!args.json)
    system.stdout.write(
      madeLines(made, system)
        .map((line) => `${printable(line)}\n`)
        .join(''),
    );
  return print(made, exitCode.done);
}

/** Where another card stood in, the plan that runs gets an entry and files of its own. */
async function withEntryOf(
  record: PodRecord,
  candidate: Candidate | undefined,
  { deployments, journal }: Wanted,
  { args, ledger, tell, system }: Shell,
): Promise<PodRecord> {
  const [first] = deployments;
  const used = deployments.find(({ resolved }) => resolved.plan.gpu === candidate?.body.gpu?.id) ?? first;
  if (used === first) return record;
  try {
    const entry = await written(used, args.out, args.force || journal === null, system);
    const changed = { ...record, ...titleOf(used), journal: entry };
    await ledger.save(changed);
    return changed;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(`the plan that runs has no entry in the journal: ${error.message}`);
    const changed = { ...record, ...titleOf(used), journal: null };
    await ledger.save(changed);
    return changed;
  }
}

function wishesOf(args: DeployArguments): Wishes {
  const wrong = args.region.find((id) => !/^[A-Za-z0-9-]{2,40}$/.test(id));
  if (wrong !== undefined)
    throw new UsageError(`--region: "${wrong}" is no data centre`, 'write --region EU-RO-1');
  const { networkVolume } = args;
  if (networkVolume !== null && !/^[A-Za-z0-9_-]{1,64}$/.test(networkVolume))
    throw new UsageError(`--network-volume: "${networkVolume}" is no id`, 'copy it from the console');
  return {
    regions: args.region,
    count: numberOf('count', args.count, { whole: true, most: 64, like: '1' }) ?? 1,
    networkVolume,
    hold: numberOf('hold', args.hold, { whole: true, most: 100_000, like: '60' }),
    stopAfter: numberOf('stop-after', args.stopAfter, { whole: true, most: 10_000, like: '8' }),
  };
}

/** The plan that was stated, or that an entry records. Null, and told, where an error stands. */
async function whatIsWanted(args: DeployArguments, system: System): Promise<Wanted | null> {
  const isStated = args.answers.size > 0 || (system.env['POD_WIZARD_PRESET'] ?? '') !== '';
  const [number = null] = args.positionals;
  if (isStated && args.answers.size > 0 && number !== null)
    throw new UsageError('an entry is rented as it is', 'leave out its number, or the choices');
  if (number === null && isStated) {
    const stated = await readStated(args, system);
    const deployment = decide({ ...args, yes: true, fix: false, why: null }, stated, system);
    if (deployment === null) return null;
    return {
      deployments: [deployment, ...standIns(args, deployment, stated.world, system)],
      world: stated.world,
      journal: null,
    };
  }
  const file = path.join(args.out, journalName);
  const place = path.resolve(system.cwd, file);
  if (number === null && (await system.files.read(place)) === null)
    throw new UsageError(
      `nothing says what to rent: no choices, and no ${journalName} in ${args.out}`,
      'pod-wizard deploy --preset fluxgym --gpu 4090 --dry-run',
    );
  const entry = chosenEntry(await readJournal(file, system), number, file);
  const { world, preset, resolved, artifacts } = await remake(entry, await loadWorld(system, null));
  const findings = check(answersOf(entry.plan), preset, world.catalog);
  const standing = standingErrors(findings);
  if (standing.length > 0) {
    system.stderr.write(
      reportFindings(standing, answersOf(entry.plan), world, painter(system, args.noColor)),
    );
    return null;
  }
  // As a person changed it, where that is what was recorded; else as it is made today.
  const kept = await Promise.all(
    artifacts.map(async (artifact) => {
      const there = await system.files.read(path.resolve(system.cwd, args.out, artifact.path));
      const recorded = entry.files.find((one) => one.path === artifact.path);
      return there !== null && recorded?.sha256 === sha256(there)
        ? { ...artifact, content: there }
        : artifact;
    }),
  );
  if (kept.some((artifact) => likenessOf(artifact, entry.files) === 'other'))
    system.stderr.write(
      `pod-wizard: made by this version, the script is not as recorded in entry ${entry.number}: see pod-wizard replay ${entry.number} --dry-run\n`,
    );
  const deployment: Deployment = { resolved, findings, origins: {}, artifacts: kept, stamp: entry.stamp };
  return {
    deployments: [deployment, ...standIns(args, deployment, world, system)],
    world,
    journal: { path: place, entry: entry.number },
  };
}

/** The same plan on the other cards. Throws Refusal for one that it would not work on. */
function standIns(
  { orGpu }: DeployArguments,
  { resolved }: Deployment,
  world: World,
  system: System,
): readonly Deployment[] {
  const { plan, preset } = resolved;
  const field = fieldRecord('gpu');
  return orGpu.map((text) => {
    const read = field.read(text, givenBy(world, answersOf(plan)));
    if (!read.ok)
      throw new UsageError(
        `--or-gpu: ${read.message}`,
        read.allowed.map((one) => JSON.stringify(one)).join(', '),
      );
    const draft = { ...answersOf(plan), ...answering('gpu', read.value) };
    const completed = complete(draft, preset, world.catalog);
    const findings = check(draft, preset, world.catalog);
    const [error] = standingErrors(findings);
    if (!completed.ok || error !== undefined)
      throw new Refusal(
        `--or-gpu: the same plan does not work on ${text}: ${error?.code ?? ''} ${error?.title ?? ''}`,
        `pod-wizard recommend says what does; or leave ${text} out`,
      );
    return prepare(completed.plan, preset, findings, {}, world, stampNow(system));
  });
}

function refuseVolumes({ deployments }: Wanted, { networkVolume }: Wishes): void {
  const refused = deployments.map(({ resolved }) => volumeRefused(resolved)).find((one) => one !== null);
  if (refused !== undefined && networkVolume === null)
    throw new Refusal(refused, 'say --volume-gb 0, or 10 or more');
}

/** The body is what pod.json of the plan says. */
function rentableOf({ resolved, artifacts, stamp }: Deployment) {
  const script = artifacts.find(({ path: name }) => name === 'startup.sh')?.content ?? '';
  return {
    body: podBody(script, { resolved, stamp }),
    gpu: resolved.gpu?.name ?? resolved.plan.gpu,
    volumePath: resolved.plan.volumePath,
  };
}

function titleOf({ resolved }: Deployment): Pick<PodRecord, 'title' | 'plan'> {
  const { plan, preset, gpu } = resolved;
  return { title: `${preset.title} on ${gpu?.name ?? plan.gpu}`, plan: planDigest(plan) };
}

function recordOf(
  name: string,
  deployment: Deployment,
  journal: PodRecord['journal'],
  wishes: Wishes,
  system: System,
): PodRecord {
  const { plan, preset } = deployment.resolved;
  const { path: page, contains } = preset.health;
  return {
    schema: 1,
    name,
    askedAt: system.now().toISOString(),
    ...titleOf(deployment),
    journal,
    port: plan.publicPort ? preset.app.port : null,
    page: { path: page, contains },
    volumeGb: wishes.networkVolume === null ? plan.volumeGb : 0,
    state: { is: 'asked' },
  };
}

async function written(
  deployment: Deployment,
  folder: string,
  force: boolean,
  system: System,
): Promise<NonNullable<PodRecord['journal']>> {
  const { journal } = await write(deployment, folder, force, system);
  return { path: journal.path, entry: journal.number };
}

interface Price {
  readonly usdPerHour: number;
  /** The day it was seen; null: now. */
  readonly seen: string | null;
  readonly stock: string | null;
}

/** What they cost an hour: as the cloud says now, else as the Catalog last saw it. */
async function pricesOf(
  candidates: readonly Candidate[],
  cloud: Cloud,
  { catalog }: World,
): Promise<{ readonly failed: string | null; readonly of: (candidate: Candidate) => Price | null }> {
  const offers = await cloud.offers();
  const rows = 'rows' in offers ? offers.rows : [];
  const known = new Map<Candidate, Price | null>(
    candidates.map((candidate) => {
      const { gpu, cloud: lane } = candidate.body;
      const count = gpu?.count ?? 1;
      const offer = rows.find(({ id }) => id === gpu?.id);
      if (offer !== undefined) {
        const usdPerHour = count * offer.price[lane === 'COMMUNITY' ? 'community' : 'secure'];
        return [candidate, { usdPerHour, seen: null, stock: offer.availability }];
      }
      const card = gpuById(catalog, gpu?.id ?? '');
      const seen = card === null ? null : lane === 'COMMUNITY' ? communityPrice(card) : securePrice(card);
      const price =
        seen === null ? null : { usdPerHour: count * seen.usdPerHour, seen: seen.date, stock: null };
      return [candidate, price];
    }),
  );
  return { failed: 'failed' in offers ? offers.failed : null, of: (one) => known.get(one) ?? null };
}

function priceWords(price: Price | null): string {
  if (price === null) return 'nobody noted its price';
  const { usdPerHour, seen, stock } = price;
  const when =
    seen === null ? `now${stock === null ? '' : `, free: ${stock.toLowerCase()}`}` : `seen on ${seen}`;
  return `${dollars(usdPerHour)} an hour (${when})`;
}

/** What is agreed to. */
function confirmation(
  { resolved }: Deployment,
  priced: readonly { readonly candidate: Candidate; readonly price: Price | null }[],
  { networkVolume, hold, stopAfter }: Wishes,
): readonly string[] {
  const { plan, preset, catalog } = resolved;
  const stopped = networkVolume === null ? stoppedCost(catalog, plan.volumeGb) : null;
  const ends = [
    ...(stopAfter === null ? [] : [`after ${stopAfter} h`]),
    ...(hold === null ? [] : [`when it is not ready after ${hold} min`]),
  ];
  return [
    `Rent     ${preset.title}${priced.length > 1 ? ', the first of these that is free' : ''}`,
    ...priced.map(({ candidate, price }) => `         ${candidate.label}: ${priceWords(price)}`),
    ...(stopped !== null
      ? [`Stopped  its volume disk of ${plan.volumeGb} GB goes on being billed: ${stopped}`]
      : networkVolume !== null
        ? ['Stopped  the network volume goes on being billed, stopped or terminated']
        : ['Stopped  everything on it is lost, and nothing is billed']),
    ends.length === 0
      ? 'Ends     when you stop or terminate it: nothing else does (--stop-after HOURS, --hold MINUTES)'
      : `Ends     it stops itself ${ends.join(', and ')}`,
    ...lostAtRunpod(resolved).map((line) => `Note     ${line}`),
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

/** The requests, as they would be sent. */
function showRequests(candidates: readonly Candidate[], args: DeployArguments, system: System): number {
  const url = 'https://api.runpod.io/v2/pods';
  const requests = candidates.map(({ label, body }) => ({ label, method: 'POST', url, body }));
  if (args.json) system.stdout.write(`${JSON.stringify({ requests }, null, 2)}\n`);
  else {
    const texts = requests.map(({ label, method, body }, at) => {
      const heading = `==> ${at + 1}. ${label}: ${method} ${url}`;
      return `${printable(heading)}\n${JSON.stringify(body, null, 2)}\n`;
    });
    system.stdout.write(`${texts.join('\n')}\nNothing was rented, and nothing written.\n`);
  }
  return exitCode.done;
}

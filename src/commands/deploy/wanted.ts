import path from 'node:path';
import { startupFile } from '../../artifacts/startup/script.ts';
import { lostAtRunpod, slugOf } from '../../artifacts/targets/facts.ts';
import { podBody } from '../../artifacts/targets/pod.ts';
import { volumeRefused } from '../../artifacts/targets/runpod.ts';
import { templateBody } from '../../artifacts/targets/template.ts';
import { sha256 } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import { communityPrice, securePrice } from '../../catalog/prices.ts';
import { stoppedCost } from '../../catalog/storage-prices.ts';
import type { PriceSighting } from '../../catalog/types.ts';
import type { Api } from '../../deploy/api-types.ts';
import type { PodRecord } from '../../deploy/record.ts';
import type { Rentable, Wishes } from '../../deploy/request.ts';
import type { Deployment } from '../../journal/compose.ts';
import { check, standingErrors } from '../../judge/check.ts';
import { complete } from '../../plan/complete.ts';
import { planDigest } from '../../plan/digest.ts';
import { answering, answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { givenBy, type World } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { chosenEntry, readJournal } from '../journal/entries.ts';
import { likenessOf, remake } from '../journal/remake.ts';
import { loadWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { reportFindings } from '../report.ts';
import { readStated } from '../stated.ts';
import { decide } from '../wizard/headless.ts';
import { prepare, stampNow, write } from '../write-plan.ts';
import { numberOf } from './ask.ts';
import type { DeployArguments } from './flags.ts';

/** A plan that may be rented. */
export interface Option extends Rentable {
  /** What one card of it cost an hour when somebody looked; null: nobody did. */
  readonly seen: PriceSighting | null;
  /** What of the plan is not sent, or otherwise; a sentence each. */
  readonly lost: readonly string[];
  /** The body of a template of it, named as nobody else's. */
  readonly template: () => Api['CreateTemplateRequest'];
  /** Writes its files and its entry. */
  readonly enter: (force: boolean) => Promise<NonNullable<PodRecord['journal']>>;
}

/** What is to be rented, first what was asked for, then what may stand in for it. */
export interface Wanted {
  readonly options: readonly [Option, ...Option[]];
  readonly wishes: Wishes;
  /** What its pod is called, before what makes the name its own. */
  readonly slug: string;
  /** Its entry, where it has one already; null: it gets one. */
  readonly journal: PodRecord['journal'];
}

/** The plan that was stated, or that an entry records. Null, and told, where an error stands. */
export async function whatIsWanted(args: DeployArguments, system: System): Promise<Wanted | null> {
  const wishes = wishesOf(args);
  const found = await decided(args, system);
  if (found === null) return null;
  const { deployment, world, journal } = found;
  const option = (one: Deployment) =>
    optionOf(one, wishes, async (force) => {
      const { journal: written } = await write(one, args.out, force, system);
      return { path: written.path, entry: written.number };
    });
  return {
    options: [option(deployment), ...standIns(args, deployment, world, system).map(option)],
    wishes,
    slug: slugOf(deployment.resolved),
    journal,
  };
}

/** What the wizard was left for. That it stops itself when it is never ready is offered, and shown, from the start. */
export function chosenWanted(
  deployment: Deployment,
  entered: { readonly path: string; readonly number: number } | null,
  enter: () => Promise<NonNullable<PodRecord['journal']>>,
): Wanted {
  const wishes: Wishes = { regions: [], count: 1, networkVolume: null, hold: 120, stopAfter: null };
  return {
    options: [optionOf(deployment, wishes, enter)],
    wishes,
    slug: slugOf(deployment.resolved),
    journal: entered === null ? null : { path: entered.path, entry: entered.number },
  };
}

interface Decided {
  readonly deployment: Deployment;
  readonly world: World;
  readonly journal: PodRecord['journal'];
}

async function decided(args: DeployArguments, system: System): Promise<Decided | null> {
  const isStated = args.answers.size > 0 || (system.env['POD_WIZARD_PRESET'] ?? '') !== '';
  const [number = null] = args.positionals;
  if (isStated && args.answers.size > 0 && number !== null)
    throw new UsageError('an entry is rented as it is', 'leave out its number, or the choices');
  if (number === null && isStated) {
    const stated = await readStated(args, system);
    const deployment = decide({ ...args, yes: true, why: null }, stated, system);
    if (deployment === null) return null;
    return { deployment, world: stated.world, journal: null };
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
  return { deployment, world, journal: { path: place, entry: entry.number } };
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

/** A deployment as it may be rented; the body is what pod.json of its plan says. Throws Refusal for what the API takes from nobody. */
export function optionOf(deployment: Deployment, { networkVolume }: Wishes, enter: Option['enter']): Option {
  const { resolved, artifacts, stamp } = deployment;
  const { plan, preset, gpu, catalog } = resolved;
  const refused = networkVolume === null ? volumeRefused(resolved) : null;
  if (refused !== null) throw new Refusal(refused, 'say --volume-gb 0, or 10 or more');
  const script = artifacts.find(({ path: name }) => name === startupFile.path)?.content ?? '';
  const body = podBody(script, { resolved, stamp });
  const volume = stoppedCost(catalog, plan.volumeGb);
  const { path: page, contains } = preset.health;
  return {
    body,
    gpu: gpu?.name ?? plan.gpu,
    volumePath: plan.volumePath,
    about: {
      title: `${preset.title} on ${gpu?.name ?? plan.gpu}`,
      plan: planDigest(plan),
      journal: null,
      port: plan.publicPort ? preset.app.port : null,
      page: { path: page, contains },
      stopped:
        networkVolume !== null
          ? 'its network volume, also when it is gone'
          : volume === null
            ? null
            : `its volume disk of ${plan.volumeGb} GB: ${volume}`,
    },
    seen: gpu === null ? null : body.cloud === 'COMMUNITY' ? communityPrice(gpu) : securePrice(gpu),
    lost: lostAtRunpod(resolved),
    template: () => ({ ...templateBody(script, { resolved, stamp }), name: `${plan.name} (pod-wizard)` }),
    enter,
  };
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

/** The requests, as they would be sent. */
export function showRequests(
  what: 'pods' | 'templates',
  bodies: readonly { readonly label: string; readonly body: object }[],
  args: DeployArguments,
  system: System,
): number {
  const url = `https://api.runpod.io/v2/${what}`;
  const requests = bodies.map(({ label, body }) => ({ label, method: 'POST', url, body }));
  if (args.json) system.stdout.write(`${JSON.stringify({ requests }, null, 2)}\n`);
  else {
    const texts = requests.map(({ label, method, body }, at) => {
      const heading = `==> ${at + 1}. ${label}: ${method} ${url}`;
      return `${printable(heading)}\n${JSON.stringify(body, null, 2)}\n`;
    });
    system.stdout.write(`${texts.join('\n')}\nNothing was sent, and nothing written.\n`);
  }
  return exitCode.done;
}

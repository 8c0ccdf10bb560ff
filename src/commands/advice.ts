import { printable } from '../basics/printable.ts';
import { communityPrice, dollars, securePrice } from '../catalog/prices.ts';
import { jobTimeOf } from '../catalog/speed.ts';
import { advise, type Offer } from '../judge/advise.ts';
import { repeatCommand } from '../plan/command.ts';
import type { Preset } from '../presets/schema.ts';
import type { System } from '../system/system.ts';
import type { Flags } from './command.ts';
import { exitCode, UsageError } from './errors.ts';
import { type Paint, painter } from './paint.ts';
import { countFindings } from './report.ts';
import type { Stated } from './stated.ts';

export const adviceFlags = {
  budget: {
    type: 'string',
    placeholder: 'DOLLARS',
    help: 'only cards that cost at most so much an hour (secure cloud, when last seen)',
  },
} as const satisfies Flags;

interface AdviceArguments {
  readonly budget: string | null;
  readonly json: boolean;
  readonly noColor: boolean;
}

/** A price older than this (days) is called old, and one older than the second may be far from today's. */
const old = { days: 14, far: 30 };

/** What to rent for an app, where no card was stated: the cheapest, the best value and the fastest, as far as they differ. */
export function adviseCards(
  args: AdviceArguments,
  { draft, world, preset }: Stated & { readonly preset: Preset },
  system: System,
): number {
  const budget = args.budget === null ? undefined : Number(args.budget.replace(/^\$/, ''));
  if (budget !== undefined && !(budget > 0)) {
    throw new UsageError(`--budget: "${args.budget}" is no amount of dollars`, 'write --budget 0.60');
  }
  const advice = advise(draft, preset, world.catalog, budget);
  const time = jobTimeOf(world.catalog, preset.id);
  if (advice === null) {
    const under = budget === undefined ? '' : ` for at most ${dollars(budget)} an hour`;
    if (args.json) system.stdout.write(`${JSON.stringify({ ok: false, offers: [] }, null, 2)}\n`);
    else system.stdout.write(`no card was found on which ${printable(preset.title)} works${under}\n`);
    return exitCode.findings;
  }
  const named = [
    ['cheapest', advice.cheapest],
    ['best value', advice.value],
    ['fastest', advice.fastest],
  ] as const;
  const offers = named.flatMap(([title, offer]) => (offer === null ? [] : [{ title, offer }]));
  if (args.json) {
    const document = {
      ok: true,
      offers: offers.map(({ title, offer }) => ({
        title,
        fit: offer.fit,
        plan: offer.plan,
        price: securePrice(offer.gpu),
        job: offer.job,
        command: repeatCommand(offer.plan, preset),
      })),
      aboutTheSame: advice.aboutTheSame.map(({ gpu }) => gpu.name),
    };
    system.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return exitCode.done;
  }
  const paint = painter(system, args.noColor);
  const now = system.now();
  const parts = offers.map(({ title, offer }) => offerText(title, offer, preset, now, paint));
  const boot =
    time === null ? [] : [`First boot: ${time.firstBootMinutes.join(' to ')} minutes, seen elsewhere.`];
  const same = advice.aboutTheSame.map(({ gpu }) => gpu.name);
  system.stdout.write(
    `${[
      ...parts,
      [
        ...boot,
        ...(advice.cheapest.job === null
          ? ['What one job costs is unknown: nobody measured it well enough.']
          : [`One job: ${advice.cheapest.job.job}; each figure may be off by the range shown.`]),
        ...(same.length === 0 ? [] : [`About the same a job: ${same.join(', ')}.`]),
      ].join('\n'),
    ].join('\n\n')}\n`,
  );
  return exitCode.done;
}

function offerText(title: string, offer: Offer, preset: Preset, now: Date, paint: Paint): string {
  const { gpu, plan, fit, findings, job } = offer;
  const secure = securePrice(gpu);
  const community = communityPrice(gpu);
  const price = secure ?? community;
  return [
    `${paint('bold', `${title}: ${gpu.name}`)} (${gpu.vramGb} GB)  ${fit === 'fully' ? 'works fully' : fit}`,
    ...(price === null
      ? ['  price     unknown']
      : [
          `  price     ${dollars(price.usdPerHour)} an hour, ${price.cloud === 'secure' ? 'secure' : 'community'}, seen on ${price.date}${ageText(price.date, now)}`,
        ]),
    `  image     ${printable(plan.image)}`,
    `  Python    ${plan.python.version}    volume ${plan.volumeGb} GB`,
    ...(job === null || job.dollars === null
      ? []
      : [
          `  one job   ${job.minutes.map((minutes) => Math.round(minutes)).join(' to ')} minutes, ${job.dollars.map(dollars).join(' to ')}`,
        ]),
    `  findings  ${countFindings(findings)}`,
    `  ${printable(repeatCommand(plan, preset, paint.calledAs))}`,
  ].join('\n');
}

/** How far such a price may be from today's: secure ones rose by 19 to 34 % in six weeks of 2026. */
function ageText(date: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(date)) / 86_400_000);
  if (days > old.far) return ' (old: it may be 20 to 35 % more by now)';
  return days > old.days ? ' (more than two weeks ago)' : '';
}

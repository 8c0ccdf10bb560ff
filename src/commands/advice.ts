import { printable } from '../basics/printable.ts';
import { wrapWords } from '../basics/wrap.ts';
import { gpuById } from '../catalog/gpus.ts';
import {
  communityPrice,
  daysSince,
  dollars,
  mayHaveRisen,
  priceAge,
  securePrice,
} from '../catalog/prices.ts';
import { jobTimeOf } from '../catalog/speed.ts';
import type { Catalog, Gpu, JobTime, PriceSighting } from '../catalog/types.ts';
import { type Advice, advise, type Offer, offers } from '../judge/advise.ts';
import { repeatCommand } from '../plan/command.ts';
import type { PlanDraft } from '../plan/draft.ts';
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

/** Dollars an hour; null where none were stated. */
export function readBudget(text: string | null): number | null {
  if (text === null) return null;
  const amount = /^\$?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text.replace('$', '')) : 0;
  if (amount > 0) return amount;
  throw new UsageError(`--budget: "${text}" is no amount of dollars`, 'write --budget 0.60');
}

/** What is to be said of a card that costs more than was stated. */
export function overBudget({ gpu }: PlanDraft, budget: number | null, catalog: Catalog): readonly string[] {
  const card = gpuById(catalog, gpu ?? '');
  const price = card === null ? null : securePrice(card);
  if (card === null || price === null || budget === null || price.usdPerHour <= budget) return [];
  const seen = `${dollars(price.usdPerHour)} an hour (secure, seen on ${price.date})`;
  return [`budget    ${card.name} costs ${seen}: more than ${dollars(budget)}`];
}

interface Asked extends Stated {
  readonly preset: Preset;
  readonly budget: number | null;
}

/**
 * What to rent for an app, where card or image was left open: the cheapest, the best value and the fastest, as
 * far as they differ. Null where what was stated cannot stay, whatever the card: that is another question.
 */
export function adviseCards(
  args: { readonly json: boolean; readonly noColor: boolean },
  asked: Asked,
  system: System,
): number | null {
  const { draft, preset, budget, world } = asked;
  const { catalog } = world;
  const advice = advise(draft, preset, catalog, budget ?? undefined);
  if (advice === null) {
    const dearer = offers(draft, preset, catalog);
    if (budget === null || dearer.length === 0) return null;
    system.stdout.write(args.json ? json({ ok: false, offers: [] }) : overBudgetText(dearer, asked, budget));
    return exitCode.findings;
  }
  const time = jobTimeOf(catalog, preset.id);
  const named = namedOffers(advice, draft.gpu !== undefined);
  system.stdout.write(
    args.json
      ? json(documentOf(advice, named, preset, time, system.now()))
      : adviceText(advice, named, asked, time, system, painter(system, args.noColor)),
  );
  return exitCode.done;
}

function json(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

const worth = {
  fully: 'works fully',
  'with a setting': 'works with a setting',
  unknown: 'whether it works is not known',
  not: 'does not work',
} as const satisfies Record<Offer['fit'], string>;

interface Named {
  readonly title: string;
  readonly offer: Offer;
}

function namedOffers({ cheapest, value, fastest }: Advice, isStated: boolean): readonly Named[] {
  const all = [
    [isStated ? 'your card' : 'cheapest', cheapest],
    ['best value', value],
    ['fastest', fastest],
  ] as const;
  return all.flatMap(([title, offer]) => (offer === null ? [] : [{ title, offer }]));
}

/** The plan at its head is the first offer's, as in the answer to the other question. */
function documentOf(
  { cheapest, aboutTheSame, aboutAsFast }: Advice,
  named: readonly Named[],
  preset: Preset,
  time: JobTime | null,
  now: Date,
): object {
  return {
    ok: true,
    changes: [],
    plan: cheapest.plan,
    command: repeatCommand(cheapest.plan, preset),
    findings: cheapest.findings,
    offers: named.map(({ title, offer }) => ({
      title,
      fit: offer.fit,
      settings: offer.settings.map(({ message }) => message),
      plan: offer.plan,
      price: securePrice(offer.gpu),
      job: offer.job === null ? null : { ...offer.job, dollars: totalOf(offer, now) },
      firstBootMinutes: time?.firstBootMinutes ?? null,
      command: repeatCommand(offer.plan, preset),
    })),
    aboutTheSame: aboutTheSame.map(({ gpu }) => gpu.name),
    aboutAsFast: aboutAsFast.map(({ gpu }) => gpu.name),
  };
}

/** What one job costs, from and to, with what the price may have risen by; null where nothing can be said. */
function totalOf({ gpu, job }: Offer, now: Date): readonly [from: number, to: number] | null {
  const price = securePrice(gpu);
  if (price === null || job === null || job.dollars === null) return null;
  const [from, to] = job.dollars;
  const age = priceAge(price, now);
  return age === 'stale' ? null : [from, age === 'old' ? to * mayHaveRisen : to];
}

function adviceText(
  advice: Advice,
  named: readonly Named[],
  { draft, preset, world, budget }: Asked,
  time: JobTime | null,
  system: System,
  paint: Paint,
): string {
  const now = system.now();
  const job =
    [advice.cheapest, advice.value, advice.fastest].find((offer) => offer?.job != null)?.job ?? null;
  const same = advice.aboutTheSame.map(({ gpu }) => gpu.name);
  const fast = advice.aboutAsFast.map(({ gpu }) => gpu.name);
  const elsewhere =
    budget === null || draft.gpu !== undefined || advice.cheapest.fit === 'fully'
      ? []
      : onCommunity(offers(draft, preset, world.catalog), budget, 'fully');
  const lines = [
    ...(job === null
      ? ['What one job costs is unknown: nobody measured it well enough.']
      : [`One job is ${job.job}. Times and costs are estimates; what people measured lay in such a range.`]),
    ...(same.length === 0 ? [] : [`About the same a job, as far as can be told: ${same.join(', ')}.`]),
    ...(fast.length === 0 ? [] : [`About as fast as the fastest, for less an hour: ${fast.join(', ')}.`]),
    ...(elsewhere.length === 0
      ? []
      : [`On the community cloud, when last seen, these work fully: ${elsewhere.join(', ')}.`]),
  ];
  const blocks = named.map((one) => offerText(one, preset, time, now, paint));
  return `${[...blocks, lines.flatMap((line) => wrapWords(line, 100)).join('\n')].join('\n\n')}\n`;
}

function offerText(
  { title, offer }: Named,
  preset: Preset,
  time: JobTime | null,
  now: Date,
  paint: Paint,
): string {
  const { gpu, plan, fit, settings, findings } = offer;
  const warnings = findings.filter(
    (one) => one.severity === 'warning' && one.accepted === null && !settings.includes(one),
  );
  const rows: readonly (readonly [string, string])[] = [
    ...settings.map(({ message }, at) => [at === 0 ? 'setting' : '', message] as const),
    ['price', priceText(gpu, now)],
    ['image', plan.image],
    ['Python', `${plan.python.version}, volume ${plan.volumeGb} GB`],
    ...(time === null
      ? []
      : [
          [
            'boot',
            `the first takes ${range(time.firstBootMinutes.map(whole))} minutes, on a slow host twice that`,
          ] as const,
        ]),
    ['one job', jobText(offer, now)],
    ['findings', countFindings(findings)],
    ...warnings.map(({ code, message }) => ['', `${code} ${message}`] as const),
  ];
  const heading = `${paint('bold', `${title}: ${gpu.name}`)}${gpu.vramGb === null ? '' : ` (${gpu.vramGb} GB)`}`;
  return [
    `${heading}  ${worth[fit]}`,
    ...rows.flatMap(([name, text]) =>
      wrapWords(printable(text), 88).map((line, at) => `  ${(at === 0 ? name : '').padEnd(10)}${line}`),
    ),
    `  ${printable(repeatCommand(plan, preset, paint.calledAs))}`,
  ].join('\n');
}

function jobText(offer: Offer, now: Date): string {
  if (offer.job === null) return 'unknown';
  const total = totalOf(offer, now);
  return `${range(offer.job.minutes.map(whole))} minutes, ${total === null ? 'cost unknown' : range(total.map(dollars))}`;
}

/** What a card costs an hour, when that was seen, and what it is worth by now. */
export function priceText(gpu: Gpu, now: Date): string {
  const secure = securePrice(gpu);
  const community = communityPrice(gpu);
  const other =
    community === null ? '' : `; community from ${dollars(community.usdPerHour)} (${community.date})`;
  return secure === null
    ? `unknown on the secure cloud${other}`
    : `${dollars(secure.usdPerHour)} an hour, secure, seen on ${secure.date}${sinceText(secure, now)}${other}`;
}

function sinceText(price: PriceSighting, now: Date): string {
  const age = priceAge(price, now);
  if (age === 'fresh') return '';
  const means = { aged: '', old: ': it may be 20 to 35 % more by now', stale: ': too long to count on it' }[
    age
  ];
  return `, ${daysSince(price.date, now)} days ago${means}`;
}

/** Nobody meets the budget: what comes nearest. */
function overBudgetText(dearer: readonly Offer[], { draft, preset }: Asked, budget: number): string {
  const told = ({ gpu, fit }: Offer) => {
    const price = securePrice(gpu);
    const cost = price === null ? 'price unknown' : `${dollars(price.usdPerHour)} (${price.date})`;
    return `${gpu.name}, ${cost}, ${worth[fit]}`;
  };
  const [cheapest] = dearer.toSorted((a, b) => byDollars(a) - byDollars(b));
  const fully = dearer.find(({ fit }) => fit === 'fully');
  const nearest = [...new Set([cheapest, fully])].flatMap((offer) =>
    offer === undefined ? [] : [told(offer)],
  );
  const elsewhere = onCommunity(dearer, budget, null);
  const over = `more than ${dollars(budget)} an hour on the secure cloud`;
  return `${[
    draft.gpu === undefined
      ? `Every card on which ${printable(preset.title)} works costs ${over}.`
      : `The card that was stated costs ${over}.`,
    `${draft.gpu === undefined ? 'The nearest' : 'Seen'}: ${nearest.join('; ')}.`,
    ...(elsewhere.length === 0 ? [] : [`On the community cloud, when last seen: ${elsewhere.join(', ')}.`]),
  ].join('\n')}\n`;
}

function byDollars({ gpu }: Offer): number {
  return securePrice(gpu)?.usdPerHour ?? Number.POSITIVE_INFINITY;
}

/** The three cheapest that the other lanes give for so much. */
function onCommunity(all: readonly Offer[], budget: number, fit: Offer['fit'] | null): readonly string[] {
  return all
    .flatMap((offer) => {
      const price = communityPrice(offer.gpu);
      const does = price !== null && price.usdPerHour <= budget && (fit === null || offer.fit === fit);
      return does ? [{ name: offer.gpu.name, price }] : [];
    })
    .toSorted((a, b) => a.price.usdPerHour - b.price.usdPerHour)
    .slice(0, 3)
    .map(({ name, price }) => `${name} from ${dollars(price.usdPerHour)} (${price.date})`);
}

const whole = (minutes: number): string => String(Math.round(minutes));

const range = (ends: readonly string[]): string => ends.join(' to ');

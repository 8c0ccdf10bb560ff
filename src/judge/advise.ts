import { gpuById } from '../catalog/gpus.ts';
import { byPrice, dollars, priceAge, securePrice } from '../catalog/prices.ts';
import { diffusionSpeed, estimateJob, type JobEstimate, toldApart } from '../catalog/speed.ts';
import type { Catalog, Gpu } from '../catalog/types.ts';
import { complete } from '../plan/complete.ts';
import { answeredFields, answersOf, type PlanDraft } from '../plan/draft.ts';
import type { Origins } from '../plan/origin.ts';
import type { Field, Plan } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { Finding } from '../rules/rule.ts';
import { check } from './check.ts';
import { type Fit, fitBy, fits, reasonsOf } from './fit.ts';

/** A whole plan with what it rests on. */
export interface Offer {
  readonly plan: Plan;
  readonly gpu: Gpu;
  readonly fit: Fit;
  /** Why it does not work fully, and what to set; empty where it does. */
  readonly settings: readonly Finding[];
  /** What stands, gravest first; no error among it. */
  readonly findings: readonly Finding[];
  /** One job of the app; null where nothing can be said of it. */
  readonly job: JobEstimate | null;
  /** Why an open choice was answered as it is, as a clause without a full stop. */
  readonly why: Readonly<Partial<Record<Field, string>>>;
}

/** What an app makes of a card under everything else that is stated, and the findings that say so. */
export function fitOf(
  draft: PlanDraft,
  preset: Preset,
  catalog: Catalog,
): { readonly fit: Fit; readonly because: readonly Finding[]; readonly findings: readonly Finding[] } {
  const findings = check(draft, preset, catalog);
  const gpu = gpuById(catalog, draft.gpu ?? '');
  return { fit: fitBy(findings, gpu), because: reasonsOf(findings), findings };
}

/**
 * The plan offered first: works fully, then cheapest (secure cloud, dated price; ties by memory, then name),
 * on the image that hosts keep warm, with the Python that upstream tests; never one with an error. What was
 * stated stays. Null where no such plan exists.
 */
export function defaultPlan(
  draft: PlanDraft,
  preset: Preset,
  catalog: Catalog,
  budget?: number,
): Offer | null {
  const stated: PlanDraft = { ...draft, app: preset.id };
  const partly: Offer[] = [];
  // By price, so that nothing behind the first that works fully has to be judged.
  for (const gpu of cardsFor(draft, catalog, budget).toSorted(byPrice)) {
    const offer = offerOf(stated, gpu, preset, catalog);
    if (offer?.fit === 'fully') return offer;
    if (offer !== null) partly.push(offer);
  }
  return partly.toSorted(bestFirst)[0] ?? null;
}

/** Every card that works, best first by the order of `defaultPlan`. */
export function offers(
  draft: PlanDraft,
  preset: Preset,
  catalog: Catalog,
  budget?: number,
): readonly Offer[] {
  const stated: PlanDraft = { ...draft, app: preset.id };
  return cardsFor(draft, catalog, budget)
    .flatMap((gpu) => offerOf(stated, gpu, preset, catalog) ?? [])
    .toSorted(bestFirst);
}

function cardsFor(draft: PlanDraft, catalog: Catalog, budget: number | undefined): readonly Gpu[] {
  return catalog.gpus.filter((gpu) =>
    draft.gpu === undefined ? isOffered(gpu, budget, catalog) : gpu.id === draft.gpu && !isOver(gpu, budget),
  );
}

function bestFirst(a: Offer, b: Offer): number {
  return fits.indexOf(a.fit) - fits.indexOf(b.fit) || byPrice(a.gpu, b.gpu);
}

/** A card that nobody priced on the secure cloud in the half year before the facts' own day is offered only where it was asked for. */
function isOffered(gpu: Gpu, budget: number | undefined, { reviewed }: Catalog): boolean {
  const price = securePrice(gpu);
  const isSeen = price !== null && priceAge(price, new Date(reviewed)) !== 'stale';
  return gpu.vendor === 'NVIDIA' && isSeen && !isOver(gpu, budget);
}

/** Known to cost more; one without a price is not. */
function isOver(gpu: Gpu, budget = Number.POSITIVE_INFINITY): boolean {
  return (securePrice(gpu)?.usdPerHour ?? 0) > budget;
}

function offerOf(stated: PlanDraft, gpu: Gpu, preset: Preset, catalog: Catalog): Offer | null {
  const image = stated.image ?? preset.plan.image;
  // The shortlist begins with the image of the cloud's own template, which hosts keep.
  const images =
    image === undefined
      ? catalog.images.filter(({ shortlisted }) => shortlisted !== null).map(({ ref }) => ref)
      : [image];
  let best: Offer | null = null;
  for (const ref of images) {
    const draft: PlanDraft = { ...stated, gpu: gpu.id, image: ref };
    const completed = complete(draft, preset, catalog);
    if (!completed.ok) continue;
    const { fit, because, findings } = fitOf(draft, preset, catalog);
    // What the card itself brings, no other image ends.
    const isOfCard = because.some(({ involves }) => !involves.includes('image'));
    if (fit === 'not' && isOfCard && image === undefined) return best;
    if (fit === 'not') continue;
    const offer: Offer = {
      plan: completed.plan,
      gpu,
      fit,
      settings: because,
      findings,
      job: estimateJob(catalog, preset.id, gpu),
      why: whyOf(stated, gpu, fit, ref === images[0], preset),
    };
    if (fit === 'fully' || isOfCard) return offer;
    best ??= offer;
  }
  return best;
}

function whyOf(stated: PlanDraft, gpu: Gpu, fit: Fit, isWarm: boolean, preset: Preset): Offer['why'] {
  const price = securePrice(gpu);
  const cost = price === null ? '' : `, ${dollars(price.usdPerHour)} an hour (secure, seen on ${price.date})`;
  return {
    ...(stated.gpu === undefined
      ? { gpu: `the cheapest on which ${preset.title} ${fit === 'fully' ? 'works fully' : 'works'}${cost}` }
      : {}),
    ...(stated.image === undefined && preset.plan.image === undefined
      ? {
          image: isWarm
            ? "the image of the cloud's own template, which hosts keep"
            : 'the first of the shortlist that fits this card',
        }
      : {}),
    ...(stated.python === undefined
      ? { python: 'the Python that upstream tests, where the image has it' }
      : {}),
  };
}

/** Why the answers of a plan that nobody gave are as they are; nothing where they are not what is offered first. */
export function whyOffered(plan: Plan, origins: Origins, preset: Preset, catalog: Catalog): Offer['why'] {
  const answers = answersOf(plan);
  const given = answeredFields(answers).filter((field) => (origins[field] ?? 'default') !== 'default');
  const stated: PlanDraft = Object.fromEntries(given.map((field) => [field, answers[field]]));
  const offer = defaultPlan(stated, preset, catalog);
  return offer?.plan.gpu === plan.gpu && offer.plan.image === plan.image ? offer.why : {};
}

/** Up to three offers that differ: the cheapest, the best value, the fastest. */
export interface Advice {
  readonly cheapest: Offer;
  /** Fewest dollars for one job; null where nothing can be said, or where the cheapest costs about the same. */
  readonly value: Offer | null;
  /** Least time for one job among those that fit as well; null where none is told apart from the two above. */
  readonly fastest: Offer | null;
  /** Cards whose job costs about the same as the best value's, beside it. */
  readonly aboutTheSame: readonly Offer[];
  /** Cards that are about as fast as the fastest, as far as an estimate can tell, and cost less an hour. */
  readonly aboutAsFast: readonly Offer[];
  readonly all: readonly Offer[];
}

/** What an expert would name, or null where no card works. */
export function advise(draft: PlanDraft, preset: Preset, catalog: Catalog, budget?: number): Advice | null {
  const all = offers(draft, preset, catalog, budget);
  const [cheapest] = all;
  if (cheapest === undefined) return null;
  const full = all.filter(({ fit }) => fit === cheapest.fit);
  const priced = full
    .filter(({ job }) => job?.likelyDollars != null)
    .toSorted((a, b) => costOf(a) - costOf(b));
  const [bestValue] = priced;
  // Told apart or not: a card that is only a little cheaper by an estimate is not better.
  const isBetter = bestValue !== undefined && costOf(cheapest) / costOf(bestValue) > toldApart;
  const value = isBetter ? bestValue : null;
  const speedOf = (offer: Offer) => (offer.job === null ? 0 : (diffusionSpeed(offer.gpu) ?? 0));
  const already = Math.max(speedOf(cheapest), value === null ? 0 : speedOf(value));
  const fastest = full
    .toSorted((a, b) => speedOf(b) - speedOf(a))
    .find((offer) => speedOf(offer) > already * toldApart);
  const base = value ?? cheapest;
  return {
    cheapest,
    value,
    fastest: fastest ?? null,
    aboutTheSame: priced.filter(
      (one) => one.gpu.id !== base.gpu.id && costOf(one) / costOf(base) <= toldApart,
    ),
    aboutAsFast: full.filter(
      (one) =>
        fastest !== undefined &&
        speedOf(one) * toldApart >= speedOf(fastest) &&
        byPrice(one.gpu, fastest.gpu) < 0 &&
        one !== value,
    ),
    all,
  };
}

function costOf({ job }: Offer): number {
  return job?.likelyDollars ?? Number.POSITIVE_INFINITY;
}

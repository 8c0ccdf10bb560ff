import { gpuById } from './gpus.ts';
import { securePrice } from './prices.ts';
import type { Catalog, Gpu, JobTime } from './types.ts';

/**
 * How fast a card is beside an RTX 4090, for work that keeps it busy (training and sampling of diffusion
 * models without offload). Peak arithmetic alone ranks boards that are limited by their power far too high,
 * so their watts stand for sustained clocks. Left out one source at a time, over 17 pairs of cards of 8
 * sources: median within 1.18, nine of ten within 1.44, worst within 1.58.
 */
export function diffusionSpeed({ speed }: Gpu): number | null {
  if (speed === null) return null;
  return (speed.tflopsBf16 / 165.2) ** 0.35 * (speed.watts / 450) ** 0.72;
}

/** Two costs that differ by less are about the same: nine of ten estimates of a ratio are within it. */
export const toldApart = 1.44;

/** Cards outside of those the estimate was made from: slices, the smallest boards, the newest and other makes. */
const uncalibrated = /MIG|L4$|2000 Ada|SFF|B200|B300|MI3/;

/** One job on a card: minutes, and dollars at the price last seen, as ranges; null where nothing can be said. */
export interface JobEstimate {
  readonly job: string;
  readonly minutes: readonly [from: number, to: number];
  readonly dollars: readonly [from: number, to: number] | null;
  /** The middle of `dollars`, to compare with; null where it has none. */
  readonly likelyDollars: number | null;
}

/** What is known about jobs of this app; null: nothing. */
export function jobTimeOf(catalog: Catalog, app: string): JobTime | null {
  return catalog.jobTimes.find(({ app: ids }) => ids.includes(app)) ?? null;
}

/** Estimates one job of the app on the card; null where the estimator does not hold. */
export function estimateJob(catalog: Catalog, app: string, gpu: Gpu): JobEstimate | null {
  const known = jobTimeOf(catalog, app);
  if (known === null || known.anchor === null || known.scale === null || known.spread === null) return null;
  const anchor = gpuById(catalog, known.anchor.gpu);
  if (anchor === null || uncalibrated.test(gpu.name) || (gpu.vramGb ?? 0) < (known.fromVramGb ?? 0))
    return null;
  const own = diffusionSpeed(gpu);
  const base = diffusionSpeed(anchor);
  if (own === null || base === null) return null;
  const minutes = (known.anchor.minutes * base) / own;
  const { spread } = known;
  const price = securePrice(gpu);
  const dollars = price === null ? null : (minutes / 60) * price.usdPerHour;
  return {
    job: known.job,
    minutes: [minutes / spread, minutes * spread],
    dollars: dollars === null ? null : [dollars / spread, dollars * spread],
    likelyDollars: dollars,
  };
}

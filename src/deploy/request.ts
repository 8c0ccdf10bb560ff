import type { podBody } from '../artifacts/targets/pod.ts';
import type { PodBody } from './api.ts';
import type { About } from './record.ts';
import type { Candidate } from './rent.ts';

/** What ends a pod by itself: the startup script on it does. */
export interface Ends {
  /** Minutes after which it stops when it is not ready; null: it does not. */
  readonly hold: number | null;
  /** Hours after which it stops, ready or not; null: it does not. */
  readonly stopAfter: number | null;
}

/** What is wished for beside the plan. */
export interface Wishes extends Ends {
  /** Data centres by id, in order; empty: any. */
  readonly regions: readonly string[];
  readonly count: number;
  /** Id of a network volume, in the place of the volume disk; null: none. */
  readonly networkVolume: string | null;
}

/** A plan as it may be rented: what `pod.json` of it says. */
export interface Rentable {
  readonly body: ReturnType<typeof podBody>;
  /** `RTX 4090` */
  readonly gpu: string;
  readonly volumePath: string;
  readonly about: About;
}

/** What is asked for in turn: each card in each data centre before the next card. */
export function candidatesOf(
  rentables: readonly Rentable[],
  name: string,
  wishes: Wishes,
): readonly Candidate[] {
  const regions = wishes.regions.length === 0 ? [null] : wishes.regions;
  return rentables.flatMap((rentable) =>
    regions.map((region) => {
      const body = requestOf(rentable, name, region, wishes);
      const count = wishes.count === 1 ? '' : `${wishes.count} × `;
      const place = region === null ? '' : ` in ${region}`;
      return {
        label: `${count}${rentable.gpu}${place}, ${body.cloud?.toLowerCase()} cloud`,
        body,
        about: rentable.about,
      };
    }),
  );
}

function requestOf(
  { body, volumePath }: Rentable,
  name: string,
  region: string | null,
  { count, networkVolume, hold, stopAfter }: Wishes,
): PodBody {
  const { mounts, env, ...rest } = body;
  const network =
    networkVolume === null ? null : { network: [{ volumeId: networkVolume, path: volumePath }] };
  const all = {
    ...env,
    ...(hold === null ? {} : { POD_WIZARD_HOLD: String(hold) }),
    ...(stopAfter === null ? {} : { POD_WIZARD_STOP_AFTER: String(stopAfter) }),
  };
  const storage = network ?? mounts;
  return {
    ...rest,
    name,
    gpu: { ...body.gpu, count },
    // A network volume is of the secure cloud alone.
    cloud: network === null ? body.cloud : 'SECURE',
    ...(storage === undefined ? {} : { mounts: storage }),
    ...(Object.keys(all).length === 0 ? {} : { env: all }),
    ...(region === null ? {} : { dataCenterIds: [region] }),
  };
}

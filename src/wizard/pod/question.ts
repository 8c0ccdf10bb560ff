import type { Quote } from '../../deploy/quote.ts';
import type { Ends } from '../../deploy/request.ts';

/** A row under the question whether to rent. The first is the highlighted one, so that no Enter rents by surprise. */
export interface QuestionRow {
  readonly text: string;
  /** What Enter does: leads back, rents, or says otherwise what ends the pod. */
  readonly does: 'back' | 'rent' | Ends;
}

const minutes = [null, 30, 60, 120, 240] as const;
const hours = [null, 2, 4, 8, 24] as const;

export function questionRows({ rows: [first] }: Quote, ends: Ends): readonly QuestionRow[] {
  const { hold, stopAfter } = ends;
  return [
    { text: 'Not now: back to the review', does: 'back' },
    { text: first === undefined ? 'Rent it' : `Rent it: ${first.price}`, does: 'rent' },
    {
      text: `Not ready: ${hold === null ? 'no stop by itself' : `stop after ${hold} min`}`,
      does: { ...ends, hold: after(minutes, hold) },
    },
    {
      text: `In any case: ${stopAfter === null ? 'no stop by itself' : `stop after ${stopAfter} h`}`,
      does: { ...ends, stopAfter: after(hours, stopAfter) },
    },
  ];
}

/** The next of the values that Enter goes through; of one that a flag said, the first that is more. */
function after(values: readonly (number | null)[], value: number | null): number | null {
  return values.find((one) => (one ?? 0) > (value ?? 0)) ?? null;
}

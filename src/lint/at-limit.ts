import type { FileFinding } from './finding.ts';
import { found } from './finding.ts';
import { cutShort } from './pages/script.ts';
import type { Place } from './place.ts';

/** Says where reading stopped: silence about the rest would call it sound. */
export function atLimit<Part>(
  parts: readonly Part[],
  most: number,
  placeOf: (part: Part) => Place,
): readonly FileFinding[] {
  const last = parts.at(-1);
  if (last === undefined || parts.length < most) return [];
  return [
    found(cutShort, {
      place: placeOf(last),
      message: `Nothing after this was judged: it is number ${most}, and no more are looked at.`,
      why: 'Because each is compared with every other.',
      fixes: ['give the parts as files of their own'],
    }),
  ];
}

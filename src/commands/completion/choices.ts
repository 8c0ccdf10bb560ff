import type { Question } from '../../plan/questions.ts';
import type { Field } from '../../plan/schema.ts';
import { rules } from '../../rules/registry.ts';
import { type Offers, plainly } from '../command.ts';
import { presetNames } from '../preset/names.ts';

/** Where more is known than the question itself may know: what the user saved, and the rules. */
const known: Partial<Record<Field, Offers>> = {
  app: presetNames,
  accept: () => rules.map(({ code, title }) => ({ value: `${code}=`, note: title })),
};

/** What may be offered as the value of a question's flag. */
export function choiceOffers({ field, offers }: Question): Offers {
  return (
    known[field] ??
    (async (typed) => {
      const world = await typed.world();
      return plainly(offers(await typed.draft(world), world));
    })
  );
}

import type { AnyField, Field } from '../../plan/plan.ts';
import { givenBy } from '../../presets/world.ts';
import { rules } from '../../rules/registry.ts';
import { type Offers, plainly } from '../command.ts';
import { presetNames } from '../preset/names.ts';

/** Where more is known than the question itself may know: what the user saved, and the rules. */
const known: Partial<Record<Field, Offers>> = {
  app: presetNames,
  accept: () => rules.map(({ code, title }) => ({ value: `${code}=`, note: title })),
};

/** What may be offered as the value of a question's flag. */
export function choiceOffers({ name, offers }: AnyField): Offers {
  return (
    known[name] ??
    (async (typed) => {
      const world = await typed.world();
      return plainly(offers(givenBy(world, await typed.draft(world))));
    })
  );
}

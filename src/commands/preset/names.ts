import type { Offers } from '../command.ts';

/** The presets there are, each with what it is. */
export const presetNames: Offers = async ({ world }) => {
  const { presets, savedPlans } = await world();
  return [
    ...presets.map(({ id, title }) => ({ value: id, note: title })),
    ...savedPlans.map(({ id, extends: base }) => ({ value: id, note: `your answers for ${base}` })),
  ];
};

import type { Field } from './plan.ts';

/** Where an answer came from. */
export type Origin = 'you' | 'flag' | 'preset' | 'default' | 'fix' | 'recommended' | 'journal';

/** By field; a field nobody stated is a default. */
export type Origins = Readonly<Partial<Record<Field, Origin>>>;

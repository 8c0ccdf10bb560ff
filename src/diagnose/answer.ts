import type { Event } from './event.ts';
import type { Facts } from './facts/facts.ts';
import type { Confidence, Weight } from './signature.ts';

/** What was read at a place, instead of what its signature says in general. Texts are as they are shown. */
export interface Answer {
  readonly class?: string;
  readonly title?: string;
  readonly cause?: string;
  readonly fix?: readonly string[];
  readonly confidence?: Confidence;
  readonly weight?: Weight;
  /** What it is about, e.g. the module that is missing: a log may lack several, and each is shown. */
  readonly subject?: string;
}

/** `null`: what the signature says stands. `'nothing'`: it is no failure. */
export type Answerer = (event: Event, facts: Facts) => Answer | 'nothing' | null;

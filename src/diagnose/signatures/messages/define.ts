import { defineSignatures, type Matcher, type Signature } from '../../signature.ts';

/** A message that says by itself what is the matter: in short form. */
interface Message {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly match: readonly (string | Matcher)[];
  readonly cause: string;
  readonly fix: readonly string[];
  readonly source: string;
  readonly example: string;
  /** The nearest that it must not be. */
  readonly other: string;
  readonly stage?: Signature['stage'];
  readonly weight?: Signature['weight'];
  readonly confidence?: Signature['confidence'];
  readonly explainedBy?: readonly string[];
  readonly onlyAnswered?: true;
}

export const torch = 'pytorch/pytorch@v2.6.0 torch';

/** What packages and tools say in words that leave no doubt. */
export function defineMessages(messages: readonly Message[]): readonly Signature[] {
  return defineSignatures(
    messages.map(({ source, example, other, ...message }) => ({
      stage: 'run',
      weight: 'root',
      confidence: 'high',
      reviewed: '2026-11-28',
      ...message,
      sources: [source],
      matches: [example],
      misses: [other],
    })),
  );
}

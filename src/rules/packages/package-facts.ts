import type { Sourced } from '../../catalog/types.ts';
import type { Evidence, Statement } from '../rule.ts';

/** What the package rules know about packages: data with sources, no judgement. */

/** Shorthand for a sourced statement. */
export function fact(text: string, source: string): Statement {
  return { text, source };
}

/** A row of the Catalog as evidence; where it is not sure through and through, it says so. */
export function rowAsEvidence(text: string, { source, reviewed, confidence }: Sourced): Evidence {
  const doubt = confidence === 'high' ? '' : `, confidence ${confidence}`;
  return { text: `${text}${doubt}`, source: source.join('; '), reviewed };
}

export const bitsandbytesEvidence = fact(
  'bitsandbytes 0.46 and 0.47 require torch >=2.2,<3; 0.48 and 0.49 >=2.3; 0.50 >=2.4; 0.45.3 still takes 2.0',
  'bitsandbytes-foundation/bitsandbytes, pyproject.toml of the tags 0.45.3 to 0.50.0',
);

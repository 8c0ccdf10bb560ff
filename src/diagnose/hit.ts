import type { ErrorKind, ErrorLine } from './error-line.ts';
import type { Captures } from './fill.ts';
import type { MarkerId } from './markers.ts';
import type { Matcher, Near, Signature } from './signature.ts';

/** A place in a log where a signature matched. */
export interface Hit {
  readonly signature: Signature;
  readonly matcher: Matcher;
  /** From 1. */
  readonly line: number;
  /** The piece of the line, normalised, at most 2000 characters. */
  readonly text: string;
  readonly captures: Captures;
  /** Which chain of exceptions it stands in, and which link of it. */
  readonly chain: number;
  readonly link: number;
  /** Line of the last occurrence of each marker up to here, and of the first one after. */
  readonly above: Readonly<Partial<Record<MarkerId, number>>>;
  readonly below: Partial<Record<MarkerId, number>>;
  /** What stands before and after the piece in the log, raw; at most some thousand characters. */
  readonly before: string;
  readonly after: string;
  /** What it is about, e.g. the module that is missing; filled where an answer was read. */
  readonly subject?: string;
}

/** All that a log says, as far as it matters. */
export interface Seen {
  /** By line. At most some dozens per signature. */
  readonly hits: readonly Hit[];
  /** Line on which each marker stood last. */
  readonly lastLine: Readonly<Partial<Record<MarkerId, number>>>;
  /** For each chain, how each link came about: by what connects it to the one before. */
  readonly links: ReadonlyMap<number, readonly ('handling' | 'direct-cause')[]>;
  readonly lines: number;
  /** Of each kind of error line the last one. */
  readonly errors: Readonly<Partial<Record<ErrorKind, ErrorLine>>>;
  /** The same of a short log as it may have been before it was posted; null where that makes no difference. */
  readonly again: (() => Seen) | null;
}

/** Whether a marker stands as near to a hit as is asked. */
export function isNear(hit: Hit, { marker, before = 0, after = 0 }: Near): boolean {
  const above = hit.above[marker];
  const below = hit.below[marker];
  return (
    (above !== undefined && hit.line - above <= before) || (below !== undefined && below - hit.line <= after)
  );
}

/** Whether what a matcher asks of the neighbourhood holds. */
export function fitsItsPlace(hit: Hit): boolean {
  const { near, notNear } = hit.matcher;
  return (
    (near === undefined || near.some((place) => isNear(hit, place))) &&
    !(notNear ?? []).some((place) => isNear(hit, place))
  );
}

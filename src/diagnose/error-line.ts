/** A line that was found, before it is known whether a later one counts more. */
export interface ErrorLine {
  readonly line: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Of the same kind before it, the nearest first; a few. */
  readonly earlier: readonly ErrorLine[];
}

/** How plainly a line speaks of an error, best last; a raise is the code of one. */
export type ErrorKind = (typeof errorKinds)[number];
export const errorKinds = ['raise', 'mention', 'consequence', 'message', 'exception'] as const;

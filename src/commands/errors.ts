/** The command line cannot be understood or is not complete: exit code 2. */
export class UsageError extends Error {
  /** What to type next. */
  readonly next: string;
  constructor(message: string, next: string) {
    super(message);
    this.name = 'UsageError';
    this.next = next;
  }
}

/** Understood, but cannot be done as things are: exit code 1. The person can change that. */
export class Refusal extends Error {
  readonly next: string;
  constructor(message: string, next: string) {
    super(message);
    this.name = 'Refusal';
    this.next = next;
  }
}

/** `unsettled`: something may be rented and billed, and it is not known yet. */
export const exitCode = { done: 0, findings: 1, usage: 2, unsettled: 3, cancelled: 130 } as const;

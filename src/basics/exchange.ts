/** One request over HTTP, with how long and how much of an answer is waited for. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty: none. */
  readonly body: string;
  /** From the first byte of it to the last of the answer. */
  readonly seconds: number;
  readonly mostBytes: number;
  /** Given up when it says so. Left out: nothing does. */
  readonly signal?: AbortSignal;
}

/** What came of a request. `why`: a clause. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** As the header has it; empty: none. */
      readonly retryAfter: string;
      readonly body: string;
    }
  /** Not a byte of it left this machine. */
  | { readonly kind: 'unsent'; readonly why: string }
  /** It may have arrived, and no whole answer came. */
  | { readonly kind: 'lost'; readonly why: string };

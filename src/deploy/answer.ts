import type { Exchange } from '../basics/exchange.ts';
import { printable } from '../basics/printable.ts';
import { type Pod, readPod, readProblem } from './api.ts';

/** Why nothing was made. */
export type Why =
  /** None is free there now. */
  | 'capacity'
  /** The request is wrong, or asks for what there is nowhere. */
  | 'request'
  /** No access to that cloud. */
  | 'pool'
  | 'key'
  | 'balance'
  /** The cloud was not reached. */
  | 'unsent'
  /** Too many requests, again and again. */
  | 'rate'
  /** Nobody was there any longer to be asked for. */
  | 'left';

/** What an answer to `POST /v2/pods` means. */
export type Answer =
  | { readonly kind: 'made'; readonly pod: Pod }
  /** Nothing was done: the only answer after which the same may be asked again. */
  | { readonly kind: 'later'; readonly seconds: number }
  /** Nothing was made, for sure. */
  | { readonly kind: 'refused'; readonly why: Why; readonly detail: string }
  /** There may be a pod, and it may be billed. */
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * Words for "none is free" in a refusal that is otherwise the same as for a wrong request: of RunPod's own SDK
 * (runpod 2.0.0rc2), and as others saw them (dstack issue 1740, runpod-mcp mappers.ts; read on 2026-11-28).
 */
const noneFree =
  /resources to deploy your pod|insufficient capacity|no available machine|out of stock|instances? (?:currently )?available|not enough free gpus/i;

const byStatus: Readonly<Record<number, Why>> = {
  401: 'key',
  402: 'balance',
  403: 'pool',
  404: 'request',
  409: 'request',
  410: 'request',
  415: 'request',
  422: 'request',
};

/** Reads the answer to a request for a pod of this name. */
export function readAnswer(exchange: Exchange, name: string): Answer {
  if (exchange.kind === 'unsent') return { kind: 'refused', why: 'unsent', detail: exchange.why };
  if (exchange.kind === 'lost') return { kind: 'unknown', detail: exchange.why };
  const { status, body, retryAfter } = exchange;
  if (status === 429) return { kind: 'later', seconds: readRetryAfter(retryAfter) };
  if (status >= 200 && status < 300) {
    const pod = readPod(body);
    return pod !== null && pod.name === name
      ? { kind: 'made', pod }
      : { kind: 'unknown', detail: `the answer (${status}) tells of no pod of this name` };
  }
  const said = readProblem(body);
  // Somebody between us and the API may say anything about what became of the request.
  if (said === null) return { kind: 'unknown', detail: notOfApi(status, body) };
  const detail = `${status}: ${said}`;
  if (status === 400) return { kind: 'refused', why: noneFree.test(said) ? 'capacity' : 'request', detail };
  const why = byStatus[status];
  return why === undefined ? { kind: 'unknown', detail } : { kind: 'refused', why, detail };
}

/** What failed of any other request; null: nothing did. */
export function failureOf(exchange: Exchange): string | null {
  if (exchange.kind !== 'answered') return exchange.why;
  const { status, body } = exchange;
  if (status >= 200 && status < 300) return null;
  const said = readProblem(body);
  return said === null ? notOfApi(status, body) : `${status}: ${said}`;
}

function notOfApi(status: number, body: string): string {
  const start = printable(body.slice(0, 200)).trim();
  const what = start === '' ? 'an empty answer' : start.startsWith('<') ? 'a web page' : `"${start}"`;
  return `${status}, with ${what} that is not the API's`;
}

const longestWait = 60;

/** Seconds; what is no number of them, or a date, is a few. */
function readRetryAfter(text: string): number {
  const seconds = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 5;
  return Math.min(Math.max(seconds, 1), longestWait);
}

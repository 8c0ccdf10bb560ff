import http from 'node:http';
import https from 'node:https';
import type { Ask, Exchange } from '../basics/exchange.ts';

/**
 * One request on a connection of its own, so that none is sent again by somebody else because a kept one had died.
 * No redirection is followed: the key stays where it was meant to go. `onText` is given the body of an answer of 200
 * as it comes, and what came until time is up is then the whole of it.
 */
export function exchange(ask: Ask, onText: ((text: string) => void) | null = null): Promise<Exchange> {
  const { method, url, headers, body, seconds, mostBytes, signal } = ask;
  const isSecure = url.startsWith('https:');
  return new Promise((resolve) => {
    let isSent = false;
    let isStreaming = false;
    let settle: (what: Exchange) => void = () => {};
    const request = (isSecure ? https : http).request(
      url,
      {
        method,
        agent: false,
        headers: { ...headers, ...(body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const status = response.statusCode ?? 0;
        const told = () => ({
          kind: 'answered' as const,
          status,
          retryAfter: response.headers['retry-after'] ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
        });
        const decoder = new TextDecoder();
        isStreaming = onText !== null && status === 200;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostBytes) settle(isStreaming ? told() : lost('the answer is too long'));
          else if (isStreaming) onText?.(decoder.decode(chunk, { stream: true }));
          else chunks.push(chunk);
        });
        response.on('end', () => settle(response.complete ? told() : lost('the answer was cut off')));
        response.on('error', () => settle(isStreaming ? told() : lost('the answer was cut off')));
      },
    );
    const timer = setTimeout(() => {
      if (isStreaming) settle({ kind: 'answered', status: 200, retryAfter: '', body: '' });
      else
        settle(
          isSent
            ? lost(`no whole answer in ${seconds} seconds`)
            : unsent(`not reached in ${seconds} seconds`),
        );
    }, seconds * 1000);
    const giveUp = () => settle(isSent ? lost('it was given up') : unsent('it was given up'));
    settle = (what) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      resolve(what);
      request.destroy();
    };
    request.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isSent = true;
      }),
    );
    request.on('error', (error) => {
      const code = 'code' in error && typeof error.code === 'string' ? error.code : 'no connection';
      settle(isSent ? lost(`the connection was lost (${code})`) : unsent(`not reached (${code})`));
    });
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted === true) giveUp();
    request.end(body === '' ? undefined : body);
  });
}

const lost = (why: string): Exchange => ({ kind: 'lost', why });
const unsent = (why: string): Exchange => ({ kind: 'unsent', why });

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';

/** The far ends of the network on loopback: package indexes and the hub. */
export interface FarEnd {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Tokens that came with them. */
  readonly tokens: ReadonlySet<string>;
  readonly close: () => void;
}

/**
 * Serves `index/` as pip wants it and `weights/` as the hub does. While a file `offline` is in the root,
 * every connection breaks; while there is `hub-offline`, those to the hub. `model.bin.sha256` makes it lie.
 */
export function serveFarEnd(root: string): Promise<FarEnd> {
  const asked: string[] = [];
  const tokens = new Set<string>();
  const server = createServer((request, response) => {
    const hub = request.url?.startsWith('/standin/') ?? false;
    if (existsSync(path.join(root, 'offline')) || (hub && existsSync(path.join(root, 'hub-offline')))) {
      request.socket.destroy();
      return;
    }
    if (request.headers.authorization !== undefined) tokens.add(request.headers.authorization);
    asked.push(`${request.method} ${request.url}`);
    answer(root, request, response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no address');
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        asked,
        tokens,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const where = decodeURIComponent(new URL(request.url ?? '/', 'http://far.end').pathname);
  const weight = /^\/standin\/model\/resolve\/main\/([\w.-]+)$/.exec(where)?.[1];
  const file = path.join(root, weight === undefined ? path.join('index', where) : `weights/${weight}`);
  const body = existsSync(file) ? contentOf(file) : null;
  if (body === null) {
    response.writeHead(404).end();
    return;
  }
  if (weight !== undefined) {
    response.setHeader('x-linked-size', body.length);
    const told = existsSync(`${file}.sha256`) ? readFileSync(`${file}.sha256`, 'utf8') : null;
    const digest = told ?? createHash('sha256').update(body).digest('hex');
    response.setHeader('x-linked-etag', `"${digest}"`);
  }
  if (where.endsWith('/')) response.setHeader('content-type', 'text/html');
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0 && from >= body.length) {
    response.writeHead(416).end();
    return;
  }
  const part = body.subarray(from);
  response.setHeader('content-length', part.length);
  if (from > 0) {
    response.setHeader('content-range', `bytes ${from}-${body.length - 1}/${body.length}`);
  }
  response.writeHead(from > 0 ? 206 : 200).end(request.method === 'HEAD' ? undefined : part);
}

function contentOf(file: string): Buffer {
  if (!statSync(file).isDirectory()) return readFileSync(file);
  const links = readdirSync(file).map((name) => `<a href="${encodeURIComponent(name)}">${name}</a>`);
  return Buffer.from(`<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`);
}

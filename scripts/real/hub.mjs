// The hub's stand-in: each file that is asked for is there, with its size and digest as the hub tells them. A wheel
// gets the module that its name says; any other file is a megabyte of nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

const zeros = Buffer.alloc(1_000_000);

export function serveHub() {
  const bodies = new Map();
  const server = createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://hub').pathname);
    if (!bodies.has(name)) bodies.set(name, name.endsWith('.whl') ? wheel(name) : zeros);
    const body = bodies.get(name);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part = body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': part.length,
      'x-linked-size': body.length,
      'x-linked-etag': `"${createHash('sha256').update(body).digest('hex')}"`,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : part);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
    });
  });
}

function wheel(name) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wheel-'));
  execFileSync('python3', [path.join(import.meta.dirname, 'standin/wheel.py'), name, folder]);
  return readFileSync(path.join(folder, name));
}

// The hub's stand-in: each file that is asked for is there, with its size and digest as the hub tells them. A wheel
// gets the module that its name says, a file that stands in for another itself; any other is a megabyte of nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

const zeros = Buffer.alloc(1_000_000);

export function serveHub(standIns) {
  const bodies = new Map(standIns.map(([url, file]) => [path.basename(url), readFileSync(file)]));
  const server = createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://hub').pathname);
    if (!bodies.has(name)) bodies.set(name, name.endsWith('.whl') ? wheel(name) : zeros);
    const body = bodies.get(name);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part = body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': part.length,
      'x-linked-size': body.length,
      'x-linked-etag': `"${sha256(body)}"`,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : part);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const place = `http://127.0.0.1:${server.address().port}`;
      resolve({
        url: place,
        standIns: standIns.map(([url, file]) => {
          const name = path.basename(url);
          return {
            url,
            file: path.basename(file),
            place: `${place}/${name}`,
            digest: sha256(bodies.get(name)),
          };
        }),
        close: () => server.close(),
      });
    });
  });
}

const sha256 = (body) => createHash('sha256').update(body).digest('hex');

function wheel(name) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wheel-'));
  execFileSync('python3', [path.join(import.meta.dirname, 'standin/wheel.py'), name, folder]);
  return readFileSync(path.join(folder, name));
}

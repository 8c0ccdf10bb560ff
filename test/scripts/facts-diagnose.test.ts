import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve('scripts/facts_diagnose');

/** Two releases of a package, as they would lie in its wheels. */
const program = `
import json, sys
sys.path.insert(0, ${JSON.stringify(folder)})
sys.dont_write_bytecode = True
from history import build
from wheels import extract
sources = {
    "1.0.0": {"acme/__init__.py": "from .core import kept, gone", "acme/core.py": "def kept(a, b): pass\\ndef gone(): pass"},
    "1.1.0": {"acme/__init__.py": "from .core import kept, new", "acme/core.py": "def kept(a): pass\\ndef new(): pass"},
}
read = {"ex": {}, "v": {}, "listed": list(sources)}
for version, files in sources.items():
    for file, text in files.items():
        read["ex"][version + file] = extract(text)
    read["v"][version] = {"files": {file: version + file for file in files}, "rp": ">=3.9", "rd": ["numpy>=1.2" if version == "1.0.0" else "numpy>=2"]}
rows, metadata = build("acme", read)
print(json.dumps([rows["acme"], metadata]))
`;

test('what went and what came is read from the sources of a package', () => {
  const [row, metadata] = JSON.parse(
    execFileSync('python3', ['-c', program], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONHASHSEED: '0' },
    }),
  );
  expect(row.v).toEqual(['1.0.0', '1.1.0']);
  expect(row.names['.']).toEqual({ '-': { 1: 'gone' }, '+': { 1: 'new' } });
  expect(row.kw).toEqual({ kept: { '-': { 1: 'b' } } });
  expect(row.always.split(' ')).toContain('kept');
  expect(metadata.req.numpy).toEqual([
    [0, '>=1.2'],
    [1, '>=2'],
  ]);
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as all from '../../src/basics/assembled.ts';
import { assembly } from '../../src/basics/assembly.ts';
import { sha256 } from '../../src/basics/digest.ts';

describe('a digest', () => {
  afterEach(() => vi.unstubAllGlobals());
  const known = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

  it('is that of node:crypto, wherever the text ends in a block', () => {
    for (let length = 0; length < 200; length += 1) {
      const text = 'é0'.repeat(length).slice(0, length);
      expect(sha256(text)).toBe(known(text));
    }
  });

  it('of a text that needs more memory is so, too', () => {
    const text = 'one line of many\n'.repeat(40_000);
    expect(sha256(text)).toBe(known(text));
  });

  it('is the same without WebAssembly', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(sha256('a text')).toBe(known('a text'));
  });
});

describe('WebAssembly', () => {
  it.each(Object.entries(all))('of %s is taken, where there is any', (_, packed) => {
    expect(assembly(packed)).not.toBeNull();
  });

  it('is what its source says', async () => {
    const root = path.join(import.meta.dirname, '../..');
    const { assembled }: { assembled: () => Promise<string> } = await import(
      path.join(root, 'scripts/assemble.mjs')
    );
    expect(readFileSync(path.join(root, 'src/basics/assembled.ts'), 'utf8')).toBe(await assembled());
  });

  it('is null where it cannot be had', () => {
    expect(assembly('')).toBeNull();
  });
});

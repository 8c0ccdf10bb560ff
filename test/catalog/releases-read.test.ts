import { describe, expect, it } from 'vitest';
import read from '../../src/catalog/diagnose/releases-read.json' with { type: 'json' };
import { missingRelease, needsRead, newestNeedsPython, pythonsOf } from '../../src/catalog/releases-read.ts';
import { compareVersions } from '../../src/packaging/versions.ts';

describe('releases that were read of the package index', () => {
  it('every row can be read, and its versions are versions', () => {
    for (const name of Object.keys(read.packages)) {
      // All before the first of one was deleted.
      if (name !== 'onnxruntime-gpu') expect(missingRelease(name, '0'), name).toBeNull();
      expect(newestNeedsPython(name) ?? 0, name).toBeGreaterThanOrEqual(0);
    }
    for (const [name, { v }] of Object.entries(read.needs))
      for (const [at, version] of v.entries()) {
        expect(compareVersions(version, version), `${name} ${version}`).toBe(0);
        expect(at === 0 || (compareVersions(v[at - 1] ?? '', version) ?? 0) < 0, name).toBe(true);
      }
  });

  it('no version of a row is missing, however it is written', () => {
    for (const [name, row] of Object.entries(read.packages)) {
      const written = row
        .split(/[;|]/)
        .flatMap((part) => (part.startsWith('=') ? part.slice(1).split(' ') : []));
      for (const version of written.map((one) => one.replace('$', '').replace('p', '.post')))
        expect(missingRelease(name, version), `${name} ${version}`).toBeNull();
    }
  });

  it('tells a version that is missing from one that is there, is older than the list, or may have come since', () => {
    expect(missingRelease('xgrammar', '0.1.16')).toMatchObject({ sure: true, nearest: ['0.1.13', '0.1.17'] });
    expect(missingRelease('xgrammar', '0.1.17')).toBeNull();
    expect(missingRelease('transformers', '4.40.0')).toBeNull();
    expect(missingRelease('transformers', '4.40')).toBeNull();
    expect(missingRelease('transformers', '4.38.7')).toMatchObject({ sure: false });
    expect(missingRelease('transformers', '99.0.0')).toBeNull();
    expect(missingRelease('transformers', '0.1.0')).toBeNull();
    expect(missingRelease('transformers', '5.0.0rc9')).toBeNull();
    expect(missingRelease('no-such-package', '1.0')).toBeNull();
    // Nothing came for more than a year.
    expect(missingRelease('magic-pdf', '1.4.2')).toMatchObject({ sure: false, nearest: ['1.3.12'] });
    expect(missingRelease('opencv-python', '4.9.0')?.nearest).toEqual(['4.9.0.80']);
  });

  it('tells the Pythons of a release', () => {
    expect(pythonsOf('sentencepiece', '0.1.99')).toEqual({ from: 0, to: 11, above: 'source' });
    expect(pythonsOf('numpy', '1.26.0')).toEqual({ from: 9, to: 12, above: 'refused' });
    expect(pythonsOf('tensorflow', '2.13.0')).toMatchObject({ to: 11, above: 'nothing' });
    expect(pythonsOf('transformers', '4.40.0')).toMatchObject({ from: 8, to: null });
    expect(pythonsOf('numpy', '0.0.1')).toBeNull();
  });

  it('tells what a release requires, and between two that were read only what both say', () => {
    expect(needsRead('supabase', '2.0.3')).toContainEqual({
      ...{ name: 'supabase', version: '2.0.3', needs: 'httpx', specifier: '>=0.24.0,<0.25.0' },
    });
    expect(needsRead('supabase', '2.0.2')).toEqual([]);
    expect(needsRead('vllm', '0.8.1').filter(({ specifier }) => specifier.includes('=='))).toEqual([]);
  });
});

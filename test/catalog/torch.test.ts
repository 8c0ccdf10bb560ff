import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gpuById } from '../../src/catalog/gpus.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import {
  codeFor,
  hasCodeFor,
  isKnownTorchvision,
  newestTorch,
  partnersOf,
  torchRelease,
  wheelExists,
} from '../../src/catalog/torch.ts';

const catalog = await loadCatalog();

describe('hasCodeFor', () => {
  test.each([
    [['sm_86'], '8.9', 'code'],
    [['sm_86'], '8.6', 'code'],
    [['sm_86'], '8.0', 'none'],
    [['sm_80'], '8.9', 'code'],
    [['sm_90'], '8.9', 'none'],
    [['sm_90'], '10.0', 'none'],
    [['sm_90'], '9.0', 'code'],
    [['sm_100'], '10.3', 'code'],
    [['sm_100'], '12.0', 'none'],
    [['sm_120'], '12.1', 'code'],
    [['sm_120'], '12.0', 'code'],
    [['sm_120'], '10.0', 'none'],
    [['compute_120'], '12.0', 'ptx'],
    [['compute_120'], '12.1', 'ptx'],
    [['compute_120'], '10.3', 'none'],
    [['compute_90'], '10.0', 'ptx'],
    [['sm_90', 'compute_90'], '8.9', 'none'],
    [['compute_120', 'sm_120'], '12.0', 'code'],
    [['sm_120', 'compute_120'], '13.0', 'ptx'],
    [['sm_90a'], '9.0', 'none'],
    [[], '8.9', 'none'],
    [['sm_86'], 'gfx942', 'none'],
  ] as const)('%j on %s: %s', (archs, capability, expected) => {
    expect(hasCodeFor(archs, capability)).toBe(expected);
  });

  test('more entries never make it worse', () => {
    const arch = fc
      .tuple(
        fc.constantFrom('sm', 'compute'),
        fc.integer({ min: 5, max: 13 }),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([kind, major, minor]) => `${kind}_${major}${minor}`);
    const capability = fc
      .tuple(fc.integer({ min: 5, max: 13 }), fc.integer({ min: 0, max: 9 }))
      .map(([major, minor]) => `${major}.${minor}`);
    const rank = { none: 0, ptx: 1, code: 2 };
    fc.assert(
      fc.property(fc.array(arch), arch, fc.nat(), capability, (archs, extra, at, device) => {
        const more = archs.toSpliced(at % (archs.length + 1), 0, extra);
        expect(rank[hasCodeFor(more, device)]).toBeGreaterThanOrEqual(rank[hasCodeFor(archs, device)]);
      }),
    );
  });
});

test.each([
  ['2.4.0', 'cu124', 'NVIDIA GeForce RTX 5090', 'none'],
  ['2.4.0', 'cu124', 'NVIDIA GeForce RTX 4090', 'code'],
  ['2.6.0', 'cu126', 'NVIDIA B200', 'none'],
  ['2.7.0', 'cu128', 'NVIDIA GeForce RTX 5090', 'code'],
  ['2.7.0', 'cu126', 'NVIDIA GeForce RTX 5090', 'none'],
  ['2.8.0', 'cu128', 'NVIDIA B300 SXM6 AC', 'code'],
  ['2.9.1', 'cu129', 'NVIDIA GeForce RTX 5090', 'code'],
  ['2.7.1', 'cu128', 'Tesla V100-SXM2-16GB', 'none'],
  ['2.8.0', 'cu128', 'Tesla V100-SXM2-16GB', 'code'],
  ['2.11.0', 'cu128', 'Tesla V100-SXM2-16GB', 'none'],
  ['2.11.0', 'cu126', 'Tesla V100-SXM2-16GB', 'code'],
  ['2.8.0', 'cu118', 'NVIDIA GeForce RTX 4090', 'unknown'],
  ['2.15.0', 'cu130', 'NVIDIA GeForce RTX 4090', 'unknown'],
  ['2.8.0', 'cu128', 'AMD Instinct MI300X OAM', 'unknown'],
])('codeFor %s+%s on %s: %s', (version, cudaTag, id, expected) => {
  const gpu = gpuById(catalog, id);
  expect(gpu && codeFor(catalog, version, cudaTag, gpu)).toBe(expected);
});

test.each([
  ['2.8.0', 'cu128', '3.11', 'yes'],
  ['2.8', 'cu128', '3.11', 'yes'],
  ['2.8.0+cu128', 'cu128', '3.11', 'yes'],
  ['2.8.0', 'cu121', '3.11', 'no-tag'],
  ['2.8.2', 'cu128', '3.11', 'no-version'],
  ['2.8.1+cu128', 'cu128', '3.11', 'no-version'],
  ['2.8.0', 'cu128', '3.14', 'no-python'],
  ['2.9.1', 'cu129', '3.12', 'yes'],
  ['2.1.0', 'cu121', '3.12', 'no-python'],
  ['2.5.1', 'cu124', '3.13', 'yes'],
  ['2.12.0', 'cu128', '3.12', 'no-tag'],
  ['2.14.1', 'cu130', '3.12', 'yes'],
  ['2.14.2', 'cu130', '3.12', 'no-version'],
  ['2.15.0', 'cu130', '3.10', 'no-python'],
  ['2.15.1', 'cu130', '3.12', 'unknown'],
  ['2.16.0', 'cu130', '3.12', 'unknown'],
  ['1.13.1', 'cu117', '3.10', 'unknown'],
  ['2.8.0.dev0', 'cu128', '3.11', 'unknown'],
  ['nonsense', 'cu128', '3.11', 'unknown'],
])('wheel of torch %s %s for Python %s: %s', (version, cudaTag, python, expected) => {
  expect(wheelExists(catalog, version, cudaTag, python)).toBe(expected);
});

test('every wheel of the matrix exists', () => {
  for (const { version, cudaTags, pythons } of catalog.torch) {
    for (const tag of cudaTags)
      for (const python of pythons) expect(wheelExists(catalog, version, tag, python)).toBe('yes');
  }
});

test.each([
  ['0.19.1', true],
  ['0.19.1+cu124', true],
  ['0.19.2', false],
  ['0.22.9', false],
  ['0.15.0', 'unknown'],
  ['0.28.1', false],
  ['0.29.0', true],
  ['0.29.1', true],
  ['0.29.3', 'unknown'],
  ['0.14.1', 'unknown'],
  ['x', 'unknown'],
])('torchvision %s is known: %s', (version, expected) => {
  expect(isKnownTorchvision(catalog, version)).toBe(expected);
});

test('partners and the newest', () => {
  expect(partnersOf(catalog, '2.4.1')).toEqual({ torchvision: '0.19.1', torchaudio: '2.4.1' });
  expect(partnersOf(catalog, '2.13.0')).toEqual({ torchvision: '0.28.0', torchaudio: '2.11.0' });
  expect(partnersOf(catalog, '2.14.0')).toEqual({ torchvision: '0.29.0', torchaudio: '2.11.0' });
  expect(partnersOf(catalog, '2.8.2')).toBeNull();
  expect(newestTorch(catalog)?.version).toBe('2.15.0');
  expect(torchRelease(catalog, '2.10.0')?.defaultTag).toBe('cu128');
});

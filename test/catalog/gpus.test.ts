import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gpuById, isBlackwell, isDataCentre, machineCode, matchGpu } from '../../src/catalog/gpus.ts';
import { loadCatalog } from '../../src/catalog/load.ts';

const catalog = await loadCatalog();

function gpu(id: string) {
  const found = gpuById(catalog, id);
  if (found === null) throw new Error(`no GPU ${id}`);
  return found;
}

describe('matchGpu', () => {
  test.each([
    ['4090', 'NVIDIA GeForce RTX 4090'],
    ['rtx 4090', 'NVIDIA GeForce RTX 4090'],
    ['RTX4090', 'NVIDIA GeForce RTX 4090'],
    ['nvidia rtx4090', 'NVIDIA GeForce RTX 4090'],
    ['  GeForce-RTX_4090 ', 'NVIDIA GeForce RTX 4090'],
    ['nvidia geforce rtx 4090', 'NVIDIA GeForce RTX 4090'],
    ['5090', 'NVIDIA GeForce RTX 5090'],
    ['4080', 'NVIDIA GeForce RTX 4080'],
    ['nvidia 4080', 'NVIDIA GeForce RTX 4080'],
    ['4080 super', 'NVIDIA GeForce RTX 4080 SUPER'],
    ['3080ti', 'NVIDIA GeForce RTX 3080 Ti'],
    ['a4500', 'NVIDIA RTX A4500'],
    ['a30', 'NVIDIA A30'],
    ['l40', 'NVIDIA L40'],
    ['L40S', 'NVIDIA L40S'],
    ['a100 sxm', 'NVIDIA A100-SXM4-80GB'],
    ['h100 nvl', 'NVIDIA H100 NVL'],
    ['6000 ada', 'NVIDIA RTX 6000 Ada Generation'],
    ['mi300x', 'AMD Instinct MI300X OAM'],
    ['b200', 'NVIDIA B200'],
  ])('%j is %s', (text, id) => {
    expect(matchGpu(catalog, text)).toEqual({ kind: 'found', gpu: gpu(id) });
  });

  test('every exact id finds itself', () => {
    for (const row of catalog.gpus) expect(matchGpu(catalog, row.id)).toEqual({ kind: 'found', gpu: row });
  });

  test.each([
    ['a100', ['NVIDIA A100 80GB PCIe', 'NVIDIA A100-SXM4-80GB', 'NVIDIA A100-SXM4-40GB']],
    ['H100', ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 NVL', 'NVIDIA H100 PCIe']],
    [
      'rtx 4000',
      [
        'NVIDIA RTX 4000 Ada Generation',
        'NVIDIA RTX 4000 SFF Ada Generation',
        'NVIDIA RTX PRO 4000 Blackwell',
      ],
    ],
  ])('%j could be several', (text, ids) => {
    expect(matchGpu(catalog, text)).toEqual({ kind: 'ambiguous', gpus: ids.map(gpu) });
  });

  test.each([
    ['RTX 4095', 'RTX 4090'],
    ['4900', 'RTX 4090'],
    ['h10', 'H100 SXM'],
    ['l40x', 'L40'],
    ['5900', 'RTX 5090'],
  ])('%j is none, and the nearest is %s', (text, name) => {
    const match = matchGpu(catalog, text);
    expect(match.kind).toBe('none');
    expect(match.kind === 'none' && match.nearest.map((row) => row.name)).toContain(name);
  });

  test('names the one-letter neighbour first', () => {
    const match = matchGpu(catalog, 'RTX 4095');
    expect(match.kind === 'none' && match.nearest[0]?.name).toBe('RTX 4090');
  });

  test('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(['found', 'ambiguous', 'none']).toContain(matchGpu(catalog, text).kind);
      }),
    );
    expect(matchGpu(catalog, ' ')).toEqual({ kind: 'none', nearest: [] });
    expect(matchGpu(catalog, 'x'.repeat(100_000)).kind).toBe('none');
  });
});

test.each([
  ['NVIDIA GeForce RTX 4090', 'sm_89', false],
  ['NVIDIA GeForce RTX 5090', 'sm_120', true],
  ['NVIDIA B200', 'sm_100', true],
  ['NVIDIA B300 SXM6 AC', 'sm_103', true],
  ['NVIDIA H100 PCIe', 'sm_90', false],
  ['AMD Instinct MI300X OAM', null, false],
])('%s compiles for %s; Blackwell: %s', (id, code, blackwell) => {
  expect(machineCode(gpu(id))).toBe(code);
  expect(isBlackwell(gpu(id))).toBe(blackwell);
});

test('data-centre cards are told from those with names like theirs', () => {
  const named = catalog.gpus.filter(isDataCentre).map(({ name }) => name);
  expect(named).toEqual(
    expect.arrayContaining([
      'A100 SXM 40GB',
      'A30',
      'A40',
      'B200',
      'H100 NVL',
      'H200 SXM',
      'L4',
      'L40',
      'L40S',
      'Tesla T4',
      'V100 FHHL',
    ]),
  );
  expect(named.filter((name) => /RTX|A4500|A5000|A4000|MI3|PRO/.test(name))).toEqual([]);
});

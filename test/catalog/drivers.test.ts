import { expect, test } from 'vitest';
import { cudaOfTag, driverFloor, hostCudaReaches, sameCudaMajor } from '../../src/catalog/drivers.ts';
import { loadCatalog } from '../../src/catalog/load.ts';

const catalog = await loadCatalog();

test.each([
  ['cu128', '12.8'],
  ['cu117', '11.7'],
  ['cu130', '13.0'],
  ['cpu', null],
  ['12.8', null],
  ['cu1281', null],
])('cudaOfTag %s: %s', (tag, expected) => {
  expect(cudaOfTag(tag)).toBe(expected);
});

test.each([
  ['cu117', { major: 11, minorCompat: '450.80.02', full: '515.43.04' }],
  ['cu124', { major: 12, minorCompat: '525.60.13', full: '550.54.14' }],
  ['cu128', { major: 12, minorCompat: '525.60.13', full: '570.26' }],
  ['cu130', { major: 13, minorCompat: '580.65.06', full: '580.65.06' }],
  ['cu999', null],
  ['cpu', null],
])('driverFloor %s', (tag, expected) => {
  expect(driverFloor(catalog, tag)).toEqual(expected);
});

test('every tag of a torch wheel has a driver floor', () => {
  for (const { cudaTags, indexOnlyTags } of catalog.torch) {
    for (const tag of [...cudaTags, ...indexOnlyTags]) expect(driverFloor(catalog, tag), tag).not.toBeNull();
  }
});

test.each([
  ['12.8', '12.8.1', true],
  ['12.8', '12.8', true],
  ['12.4', '12.8', false],
  ['12.10', '12.9', true],
  ['13.0', '12.9.1', true],
  ['12.9', '13.0', false],
  ['unknown', '12.8', false],
])('a host with CUDA %s reaches %s: %s', (host, wanted, expected) => {
  expect(hostCudaReaches(host, wanted)).toBe(expected);
});

test.each([
  ['12.4', '12.8.1', true],
  ['12.9', '13.0', false],
])('%s and %s share their major: %s', (a, b, expected) => {
  expect(sameCudaMajor(a, b)).toBe(expected);
});

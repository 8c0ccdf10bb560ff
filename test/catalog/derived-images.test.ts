import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageByRef } from '../../src/catalog/images.ts';
import { loadCatalog } from '../../src/catalog/load.ts';

const catalog = await loadCatalog();
const image = (ref: string) => imageByRef(catalog, ref);
const versions = (ref: string) => image(ref).pythons.map((python) => python.version);

test('a digest says which build of a tag it is, not what the tag means', () => {
  const ref = 'runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404';
  const pinned = `${ref}@sha256:${'a'.repeat(64)}`;
  expect(image(pinned)).toEqual({ ...image(ref), ref: pinned });
});

describe('images that only the tag describes', () => {
  test.each([
    ['runpod/pytorch:1.4.0-cu1281-torch280-ubuntu2404', '12.8.1', '2.8.0', 'cu128', '3.12', 'ubuntu24.04'],
    ['runpod/pytorch:1.2.0-cu1320-torch2130-ubuntu2404', '13.2.0', '2.13.0', 'cu132', '3.12', 'ubuntu24.04'],
    ['runpod/pytorch:1.4.0-cu1281-torch2130-ubuntu2404', '12.8.1', '2.13.0', 'cu129', '3.12', 'ubuntu24.04'],
    [
      'runpod/pytorch:1.0.7-cluster-cu1300-torch291-ubuntu2404',
      '13.0.0',
      '2.9.1',
      'cu130',
      '3.12',
      'ubuntu24.04',
    ],
  ])('%s', (ref, cuda, version, cudaTag, python, distro) => {
    expect(image(ref)).toMatchObject({
      ref,
      status: 'derived',
      prerelease: false,
      vendor: 'NVIDIA',
      distro,
      cuda,
      torch: { version, cudaTag, python },
      services: 'start.sh',
    });
    expect(versions(ref)).toContain(python);
  });

  test.each([
    'runpod/pytorch:1.0.7-dev-fix-cuda-path-cu1281-torch280-ubuntu2404',
    'runpod/pytorch:1.0.8-rc.142-cu1281-torch280-ubuntu2404',
    'runpod/base:1.0.8-dev-x-cuda1281-ubuntu2404',
  ])('%s may be deleted at any time', (ref) => {
    expect(image(ref)).toMatchObject({
      status: 'derived',
      prerelease: true,
      cuda: '12.8.1',
      distro: 'ubuntu24.04',
    });
  });

  test.each([
    ['runpod/pytorch:2.3.0-py3.11-cuda12.1.1-devel-ubuntu22.04', '12.1.1', '2.3.0'],
    ['runpod/pytorch:1.9.9-cu1281-torch2100-ubuntu2404', '12.8.1', '2.10.0'],
    ['nvidia/cuda:12.6.0-runtime-ubuntu22.04', '12.6.0', null],
  ])('%s is read, but nobody has seen it', (ref, cuda, version) => {
    expect(image(ref)).toMatchObject({ status: 'unseen', cuda, insteadUse: null });
    expect(image(ref).torch?.version ?? null).toBe(version);
  });

  test.each([
    ['runpod/pytorch:1.0.2-cu1281-torch291-ubuntu2404', 'runpod/pytorch:1.0.3-cu1281-torch291-ubuntu2404'],
    ['runpod/pytorch:1.2.0-cu1300-torch280-ubuntu2204', null],
  ])('%s was never built', (ref, instead) => {
    expect(image(ref).status).toBe('phantom');
    expect(image(ref).insteadUse).toEqual(instead ?? expect.stringMatching(/^runpod\/pytorch:/));
  });

  test('bases, with CUDA, without, and for AMD', () => {
    expect(image('runpod/base:1.0.9-cuda1290-ubuntu2204')).toMatchObject({
      vendor: 'NVIDIA',
      cuda: '12.9.0',
      torch: null,
    });
    expect(image('runpod/base:1.0.9-ubuntu2204')).toMatchObject({
      vendor: 'CPU',
      cuda: null,
      minHostCuda: null,
    });
    expect(image('runpod/base:1.0.9-rocm644-ubuntu2404-py312-pytorch271')).toMatchObject({
      vendor: 'AMD',
      torch: { version: '2.7.1', cudaTag: null, python: '3.12' },
      pythons: [],
      services: null,
    });
    expect(image('runpod/base:0.6.2-cuda12.2.0')).toMatchObject({
      cuda: '12.2.0',
      distro: null,
      commands: {},
    });
  });

  test('bare CUDA images of any version', () => {
    expect(image('nvidia/cuda:12.6.3-runtime-ubuntu22.04')).toMatchObject({
      status: 'derived',
      minHostCuda: '12.6',
      pythons: [{ version: '3.10', externallyManaged: false, needsApt: true }],
      services: 'none',
    });
  });

  test('a release of a make we have not read keeps its layout to itself', () => {
    expect(image('runpod/pytorch:2.0.0-cu1300-torch2120-ubuntu2404')).toMatchObject({
      status: 'unseen',
      cuda: '13.0.0',
      torch: { version: '2.12.0', cudaTag: null, python: null },
      pythons: [],
      commands: {},
      services: null,
      env: {},
    });
  });

  test('a derived row says the same as the known one of its make', () => {
    for (const known of catalog.images.filter(({ ref }) =>
      /^runpod\/(?:pytorch|base):1\.0\.[3-7]-(?:cu|ubuntu)/.test(ref),
    )) {
      const derived = image(known.ref.replace(/:1\.0\.\d/, ':1.0.99'));
      const { vendor, distro, cuda, minHostCuda, torch, pythons, commands, services, env, tools } = known;
      expect(derived).toMatchObject({
        vendor,
        distro,
        cuda,
        minHostCuda,
        torch,
        pythons,
        commands,
        services,
        env,
        tools,
      });
    }
  });
});

describe('everything else', () => {
  test.each([
    'alpine:3.20',
    'runpod/pytorch:newest',
    'ghcr.io/me/own:1',
    'runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404@sha256:0',
    '',
    '__proto__',
  ])('%j is unknown and says nothing', (ref) => {
    expect(image(ref)).toMatchObject({
      ref,
      status: 'unknown',
      vendor: null,
      distro: null,
      torch: null,
      pythons: [],
      services: null,
    });
    expect(image(ref).commands).toEqual({});
  });

  test('imageByRef answers whatever is typed', () => {
    const pieces = fc.constantFrom(
      'runpod/pytorch:',
      'nvidia/cuda:',
      '1.0.7',
      '-dev-',
      '-cu1281',
      '-torch280',
      '-ubuntu2404',
      '-',
    );
    const ref = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(ref, (text) => {
        const answer = image(text);
        expect(answer.ref).toBe(text);
        expect(answer.source.length).toBeGreaterThan(0);
      }),
    );
  });
});

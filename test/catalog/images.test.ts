import { describe, expect, test } from 'vitest';
import { imageByRef, nearestImages, searchImages } from '../../src/catalog/images.ts';
import { loadCatalog } from '../../src/catalog/load.ts';

const catalog = await loadCatalog();
const image = (ref: string) => imageByRef(catalog, ref);

describe('known images', () => {
  test('every row is found by its reference', () => {
    for (const row of catalog.images) expect(image(row.ref)).toBe(row);
  });

  test('the image of the first seed document: one Python 3.11, torch without Blackwell', () => {
    expect(image('runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04')).toMatchObject({
      status: 'known',
      distro: 'ubuntu22.04',
      cuda: '12.4.1',
      minHostCuda: '12.4',
      torch: { version: '2.4.0', cudaTag: 'cu124', python: '3.11' },
      pythons: [
        {
          version: '3.11',
          commands: ['python3.11', 'python', 'python3'],
          hasTorch: true,
          externallyManaged: false,
          needsApt: false,
        },
      ],
      commands: { python: '3.11', python3: '3.11' },
      services: 'start.sh',
    });
  });

  test('the bare CUDA image: Python 3.12 by apt, externally managed, no services', () => {
    expect(image('nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04')).toMatchObject({
      status: 'known',
      torch: null,
      pythons: [{ version: '3.12', hasTorch: false, externallyManaged: true, needsApt: true }],
      commands: { python: null, python3: null },
      services: 'none',
      env: {},
    });
  });

  test('on 22.04, `python` has torch and `python3` does not', () => {
    const jammy = image('runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2204');
    expect(jammy.commands).toEqual({ python: '3.12', python3: '3.10' });
    expect(
      jammy.pythons.map((python) => [python.version, python.hasTorch, python.externallyManaged]),
    ).toEqual([
      ['3.9', false, null],
      ['3.10', false, false],
      ['3.11', false, null],
      ['3.12', true, null],
      ['3.13', false, null],
    ]);
    expect(jammy.env).toMatchObject({ PIP_BREAK_SYSTEM_PACKAGES: '1', HF_HUB_ENABLE_HF_TRANSFER: '1' });
  });

  test('on 24.04, the same command is the distribution’s own and marked', () => {
    const noble = image('runpod/pytorch:1.0.3-cu1281-torch291-ubuntu2404');
    expect(noble.pythons.find((python) => python.version === '3.12')).toEqual({
      version: '3.12',
      commands: ['python3.12', 'python', 'python3'],
      hasTorch: true,
      externallyManaged: true,
      needsApt: false,
    });
  });

  test.each([
    ['runpod/pytorch:1.0.0-cu1281-torch280-ubuntu2404', '3.12', '3.10'],
    ['runpod/pytorch:0.7.0-cu1241-torch240-ubuntu2004', '3.8', '3.10'],
    ['runpod/pytorch:0.7.0-cu1263-torch260-ubuntu2404', '3.12', '3.10'],
  ])('%s: python is %s, torch is in %s', (ref, python, torchPython) => {
    expect(image(ref).commands.python).toBe(python);
    expect(image(ref).torch?.python).toBe(torchPython);
  });

  test('hf_transfer came with 1.0.3', () => {
    expect(image('runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404').tools).not.toContain('hf_transfer');
    expect(image('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2404').tools).toContain('hf_transfer');
  });

  test('a tag that lies is told as it was built', () => {
    expect(image('runpod/pytorch:1.13.0-py3.10-cuda11.7.1-devel-ubuntu22.04')).toMatchObject({
      cuda: '11.8.0',
      torch: { version: '1.13.1', cudaTag: 'cu117', python: '3.8' },
      commands: { python: '3.8' },
    });
  });

  test('a nightly is never taken for the release', () => {
    const nightly = image('runpod/pytorch:2.8.0-py3.11-cuda12.8.1-cudnn-devel-ubuntu22.04');
    expect(nightly.torch?.version).toBe('2.8.0.dev0');
  });

  test('the words of a 0.7 tag may stand in either order', () => {
    const other = 'runpod/pytorch:0.7.0-ubuntu2204-cu1241-torch241';
    const own = 'runpod/pytorch:0.7.0-cu1241-torch241-ubuntu2204';
    expect(image(own).status).toBe('known');
    expect(image(other)).toEqual({ ...image(own), ref: other });
  });

  test('the registry may be written out', () => {
    const ref = 'docker.io/nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';
    expect(image(ref)).toMatchObject({ ref, status: 'known', distro: 'ubuntu24.04' });
  });
});

describe('phantom images', () => {
  test.each([
    'runpod/pytorch:2.1.0-py3.10-cuda12.1.0-devel-ubuntu22.04',
    'runpod/pytorch:2.1.1-py3.10-cuda12.1.0-devel-ubuntu22.04',
  ])('%s', (ref) => {
    expect(image(ref)).toMatchObject({
      status: 'phantom',
      pythons: [],
      insteadUse: 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04',
    });
    expect(nearestImages(catalog, ref, 3)[0]?.ref).toBe(image(ref).insteadUse);
  });
});

describe('searchImages', () => {
  test('finds images that have every word, shortlist first', () => {
    const found = searchImages(catalog, 'TORCH280 2204');
    expect(found[0]?.shortlisted).not.toBeNull();
    expect(found.length).toBeGreaterThan(5);
    for (const { ref } of found) expect(ref).toMatch(/torch280.*2204|2204.*torch280/);
  });

  test('an empty query finds all, a foreign word none', () => {
    expect(searchImages(catalog, '  ')).toEqual(catalog.images);
    expect(searchImages(catalog, 'pytorch windows')).toEqual([]);
  });
});

test('nearestImages offers existing images only', () => {
  const near = nearestImages(catalog, 'runpod/pytorch:1.0.7-cu1281-torch281-ubuntu2404', 3);
  expect(near).toHaveLength(3);
  expect(near[0]?.ref).toBe('runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404');
  expect(near.every(({ status }) => status === 'known')).toBe(true);
});

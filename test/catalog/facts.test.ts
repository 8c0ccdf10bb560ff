import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { loadCatalog } from '../../src/catalog/load.ts';

// The facts are not validated when the tool runs, so every row of every file is held against its type here.

const text = z.string().min(1);
const sourced = {
  source: z.array(text).min(1),
  reviewed: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
};
const version = z.string().regex(/^\d+(\.\d+)+(\.dev0)?$/);
const python = z.string().regex(/^3\.\d{1,2}$/);
const cudaTag = z.string().regex(/^cu\d{3}$/);
const arch = z.string().regex(/^(sm|compute)_\d{2,3}$/);
const commands = z.strictObject({
  python: python.nullable().optional(),
  python3: python.nullable().optional(),
});

const schemas: Record<string, z.ZodType> = {
  'gpus.json': z.strictObject({
    ...sourced,
    id: text,
    name: text,
    vendor: z.enum(['NVIDIA', 'AMD']),
    vramGb: z.number().positive().nullable(),
    architecture: text.nullable(),
    computeCapability: z
      .string()
      .regex(/^\d+\.\d$/)
      .nullable(),
    shortlisted: z.boolean(),
    notes: z.array(text),
    prices: z.array(
      z.strictObject({
        usdPerHour: z.number().positive(),
        cloud: z.enum(['secure', 'community', 'lowest']),
        date: z.iso.date(),
        source: text,
      }),
    ),
    speed: z
      .strictObject({
        tflopsBf16: z.number().positive(),
        watts: z.number().positive(),
        bandwidthGbPerS: z.number().positive().nullable(),
        confidence: z.enum(['high', 'medium', 'low']),
      })
      .nullable(),
    hostMemoryGb: z.number().positive().nullable(),
    clouds: z.array(z.enum(['secure', 'community'])),
  }),
  'storage-prices.json': z.strictObject({
    ...sourced,
    kind: z.enum(['volume disk', 'container disk']),
    usdPerGbMonth: z.strictObject({ running: z.number().min(0), stopped: z.number().min(0) }),
  }),
  'images.json': z.strictObject({
    ...sourced,
    ref: text,
    status: z.literal('phantom').optional(),
    family: text.nullable(),
    vendor: z.enum(['NVIDIA', 'AMD', 'CPU']).nullable(),
    distro: text.optional(),
    cuda: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .nullable(),
    torch: z.strictObject({ version, cudaTag: cudaTag.nullable(), python: python.nullable() }).nullable(),
    onlyPython: python.optional(),
    shortlisted: z.strictObject({ why: text, caveat: text.nullable() }).optional(),
    notes: z.array(text),
    insteadUse: text.optional(),
  }),
  'image-releases.json': z.strictObject({
    ...sourced,
    repository: text,
    release: z.string().regex(/^\d+\.\d+\.\d+$/),
    complete: z.boolean(),
    builds: z.array(
      z.strictObject({
        cuda: z.string().regex(/^\d+\.\d+\.\d+$/),
        distros: z.array(text).min(1),
        torch: z.record(version, cudaTag),
      }),
    ),
    notes: z.array(text),
  }),
  'image-families.json': z.strictObject({
    ...sourced,
    id: text,
    distro: text.nullable(),
    torchPython: python.nullable(),
    pythons: z.array(
      z.strictObject({
        version: python,
        commands: z.array(text).min(1),
        externallyManaged: z.boolean().nullable(),
        needsApt: z.boolean(),
      }),
    ),
    commands,
    services: z.enum(['start.sh', 'none']).nullable(),
    env: z.record(z.string().regex(/^[A-Z_]+$/), z.string()),
    tools: z.array(text),
    notes: z.array(text),
  }),
  'torch.json': z.strictObject({
    ...sourced,
    version,
    released: z.iso.date().nullable(),
    pythons: z.array(python).min(1),
    cudaTags: z.array(cudaTag).min(1),
    indexOnlyTags: z.array(cudaTag),
    torchvision: version.nullable(),
    torchaudio: version.nullable(),
    defaultTag: cudaTag.nullable(),
    archs: z.record(cudaTag, z.array(arch).min(1)),
    notes: z.array(text),
  }),
  'cuda.json': z.strictObject({
    ...sourced,
    version: z.string().regex(/^\d\d\.\d$/),
    driver: version,
    driverMinorCompat: version,
  }),
  'distros.json': z.strictObject({
    ...sourced,
    id: text,
    python: python.nullable(),
    pip: version.nullable(),
    externallyManaged: z.boolean().nullable(),
    glibc: version.nullable(),
  }),
  'flash-attn.json': z.strictObject({
    ...sourced,
    versions: z.array(text).min(1),
    glibc: version,
    wheels: z
      .array(
        z.strictObject({
          torch: version,
          pythons: z.array(python).min(1),
          cudaMajors: z.array(z.int()).min(1),
        }),
      )
      .min(1),
  }),
  'xformers.json': z.strictObject({
    ...sourced,
    version: text,
    torch: version,
    cudaTags: z.array(cudaTag).min(1),
    indexTag: cudaTag.nullable(),
  }),
  'bitsandbytes.json': z.strictObject({
    ...sourced,
    version,
    torch: text.nullable(),
    cuda: z.array(z.string().regex(/^\d\d\.\d$/)).min(1),
    codes: z.record(z.string().regex(/^\d\d\.\d$/), z.array(arch).min(1)),
  }),
  'job-times.json': z.strictObject({
    ...sourced,
    app: z.array(text).min(1),
    job: text,
    anchor: z.strictObject({ gpu: text, minutes: z.number().positive() }).nullable(),
    scale: z.enum(['diffusion']).nullable(),
    spread: z.number().min(1).nullable(),
    fromVramGb: z.number().positive().nullable(),
    firstBootMinutes: z.array(z.number().positive()).length(2),
  }),
  'held-ports.json': z.strictObject({
    ...sourced,
    port: z.int().min(1).max(65_535),
    by: text,
    when: z.enum(['always', 'with JUPYTER_PASSWORD', 'with PUBLIC_KEY']),
  }),
};

const folder = new URL('../../src/catalog/facts/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const catalog = await loadCatalog();

describe('the fact files', () => {
  test('all have a schema', () => {
    expect(files.toSorted()).toEqual(Object.keys(schemas).toSorted());
  });

  test.each(files)('%s: every row is complete, sourced, dated and says how sure it is', (file) => {
    const rows = z
      .array(z.unknown())
      .min(1)
      .parse(JSON.parse(read(file)));
    for (const row of rows) schemas[file]?.parse(row);
  });

  test.each(files)('%s names no download address, no path of a work machine, no search tool', (file) => {
    expect(read(file)).not.toMatch(
      /https?:\/\/(?:download|files|registry|packages|archive)\.|\/work\/|stored[- ](?:file|index)|find_string/,
    );
  });

  test('are what the loaded Catalog is made of, which stays small', () => {
    const check = () => execFileSync(process.execPath, ['scripts/facts.mjs', '--check'], { stdio: 'pipe' });
    expect(check).not.toThrow();
    expect(statSync('src/catalog/catalog.json').size).toBeLessThan(180_000);
  });
});

describe('the Catalog', () => {
  test('holds everything that was gathered', () => {
    expect(catalog.gpus).toHaveLength(58);
    expect(catalog.images).toHaveLength(295);
    expect(catalog.torch.map((release) => release.version)).toEqual(
      expect.arrayContaining(['2.0.0', '2.14.0']),
    );
    expect(catalog.heldPorts.map(({ port }) => port).toSorted((a, b) => a - b)).toEqual([
      22, 3001, 7270, 7861, 8001, 8081, 8888, 9091,
    ]);
    expect(catalog.reviewed).toBe('2026-11-30');
  });

  test('has no row twice', () => {
    const keys = [
      catalog.gpus.map(({ id }) => id),
      catalog.images.map(({ ref }) => ref),
      catalog.imageFamilies.map(({ id }) => id),
      catalog.torch.map((release) => release.version),
      catalog.cuda.map((toolkit) => toolkit.version),
      catalog.distros.map(({ id }) => id),
    ];
    for (const column of keys) expect(column).toEqual([...new Set(column)]);
  });

  test('refers only to rows it has', () => {
    const distros = new Set(catalog.distros.map(({ id }) => id));
    const refs = new Set(catalog.images.filter(({ status }) => status === 'known').map(({ ref }) => ref));
    for (const image of catalog.images) {
      if (image.distro !== null) expect(distros).toContain(image.distro);
      if (image.insteadUse !== null) expect(refs).toContain(image.insteadUse);
      expect(image.status === 'phantom').toBe(image.insteadUse !== null);
    }
    const families = new Set(catalog.imageFamilies.map(({ id }) => id));
    for (const { family } of z
      .array(z.object({ family: z.string().nullable() }))
      .parse(JSON.parse(read('images.json')))) {
      if (family !== null) expect(families).toContain(family);
    }
  });

  test('agrees with itself about which Python a command starts and which holds torch', () => {
    for (const image of catalog.images) {
      for (const command of ['python', 'python3'] as const) {
        const started = image.commands[command];
        const claimed = image.pythons.filter(
          (python) => !python.needsApt && python.commands.includes(command),
        );
        expect(claimed.map((python) => python.version)).toEqual(started ? [started] : []);
      }
      const holders = image.pythons.filter(({ hasTorch }) => hasTorch).map((python) => python.version);
      if (image.pythons.length > 0) expect(holders).toEqual(image.torch?.python ? [image.torch.python] : []);
    }
  });

  test('knows the machine code of the wheels of the release matrix, up to what it read', () => {
    for (const { cudaTags, indexOnlyTags, archs, version: release } of catalog.torch) {
      const known = Object.keys(archs);
      expect([...cudaTags, ...indexOnlyTags], release).toEqual(expect.arrayContaining(known));
      if (known.length > 0) expect(known, release).toEqual(expect.arrayContaining([...cudaTags]));
    }
  });

  test('shows the shortlist first, phantoms last', () => {
    const { images } = catalog;
    expect(images.slice(0, 8).every(({ shortlisted }) => shortlisted !== null)).toBe(true);
    expect(images.slice(8).every(({ shortlisted }) => shortlisted === null)).toBe(true);
    expect(images[0]?.ref).toBe('runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404');
    expect(images.slice(-3).every(({ status }) => status === 'phantom')).toBe(true);
  });

  test.each([
    ['ubuntu22.04', '3.10', '22.0.2', false],
    ['ubuntu24.04', '3.12', '24.0', true],
    ['debian12', '3.11', '23.0.1', true],
    ['debian11', '3.9', '20.3.4', false],
  ])('%s has Python %s and pip %s; externally managed: %s', (id, python, pip, externallyManaged) => {
    expect(catalog.distros.find((distro) => distro.id === id)).toMatchObject({
      python,
      pip,
      externallyManaged,
    });
  });
});

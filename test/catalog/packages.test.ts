import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bounds, knownReleases, wheelRanges } from '../../src/catalog/packages.ts';
import { compareVersions, isSpecifier, satisfies } from '../../src/packaging/versions.ts';
import { catalog } from '../support/plans.ts';

// Like the other facts they are not validated when the tool runs.

const text = z.string().min(1);
const name = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const aptName = z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/);
const specifier = text.refine(isSpecifier);
const version = text.refine((one) => compareVersions(one, one) === 0);
const python = z.string().regex(/^3\.\d{1,2}$/);
const sourced = {
  source: z.array(text).min(1),
  reviewed: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
};
const schemas: Readonly<Record<string, z.ZodType>> = {
  'releases.json': z.strictObject({
    ...sourced,
    name,
    versions: z.array(version).min(1),
    pythonFrom: z.array(z.tuple([version, python])).optional(),
  }),
  'bounds.json': z.strictObject({
    ...sourced,
    name,
    versions: specifier,
    needs: name,
    specifier,
    read: text.optional(),
  }),
  'broken-pairs.json': z.strictObject({
    ...sourced,
    name,
    versions: specifier,
    beside: name,
    broken: specifier,
    error: text,
    because: text,
    fails: text.optional(),
    heldBy: z.array(name).min(1).optional(),
    named: z.literal(true).optional(),
    pin: text,
    seen: text,
  }),
  'breaking-steps.json': z.strictObject({
    ...{ ...sourced, name, at: version, because: text },
    whom: z.optional(z.strictObject({ name, versions: z.string() })),
  }),
  'wheel-ranges.json': z.strictObject({
    ...sourced,
    name,
    versions: specifier,
    from: python.nullable(),
    to: python.nullable(),
    fails: z.boolean(),
  }),
  'torch-needs.json': z.strictObject({ ...sourced, name, versions: specifier, torch: specifier }),
  'new-gpu-gaps.json': z.strictObject({
    ...sourced,
    name,
    versions: z.union([z.literal(''), specifier]),
    torch: z.union([z.literal(''), specifier]),
    cudaTags: z.array(z.string().regex(/^cu\d{3}$/)),
    from: z.string().regex(/^\d+\.\d$/),
    what: text,
    fix: text,
  }),
  'missing-builds.json': z.strictObject({
    ...sourced,
    name: z.enum(['torchvision', 'torchaudio']),
    cudaTag: z.string().regex(/^cu\d{3}$/),
    instead: z.string().regex(/^cu\d{3}$/),
    error: text,
  }),
  'wheel-sizes.json': z.strictObject({
    ...sourced,
    name,
    version,
    download: z.number().positive(),
    unpacked: z.number().positive(),
    brings: z
      .strictObject({ what: text, download: z.number().positive(), unpacked: z.number().positive() })
      .optional(),
  }),
  'image-entrypoints.json': z.strictObject({
    ...sourced,
    image: z.string().regex(/^[a-z0-9./-]+$/),
    tags: z.string(),
    runs: text,
    port: z.int().positive(),
  }),
  'other-systems.json': z.strictObject({
    ...sourced,
    name: z.string().regex(/^[a-z0-9_-]+$/),
    manager: z.enum(['pip', 'conda']),
    system: z.enum(['Windows', 'macOS']),
    instead: name.nullable(),
  }),
  'same-folder.json': z.strictObject({
    ...sourced,
    names: z.array(name).min(2),
    folder: text,
    error: text,
    because: text,
    keep: text,
  }),
  'companions.json': z.strictObject({ ...sourced, names: z.array(name).min(2), because: text }),
  'kinds.json': z.strictObject({
    ...sourced,
    kind: z.enum(['in-step', 'built-for-torch', 'native', 'central', 'helper']),
    names: z.array(name).min(1),
    because: text,
  }),
  'system-needs.json': z.strictObject({
    ...sourced,
    name,
    apt: z.array(aptName).min(1),
    because: text,
    error: text,
    always: z.boolean(),
    before: z
      .strictObject({ version: text, apt: z.array(aptName).min(1), because: text, error: text })
      .optional(),
  }),
  'brings-own.json': z.strictObject({ ...sourced, name, because: text }),
  'apt-provides.json': z.strictObject({ ...sourced, apt: aptName, by: z.array(aptName).min(1) }),
  'wrong-names.json': z.strictObject({ ...sourced, name, project: name }),
  'cuda-11-builds.json': z.strictObject({
    ...sourced,
    torch: z.string().regex(/^1\.\d+$/),
    tag: z.string().regex(/^cu\d{3}$/),
  }),
  'not-packages.json': z.strictObject({
    ...sourced,
    belongsTo: z.enum(['Python', 'apt', 'conda', 'NVIDIA', 'git']),
    names: z.array(name).min(1),
  }),
  'torch-index.json': z.strictObject({
    ...sourced,
    names: z.array(name).min(1),
    prefixes: z.array(z.string().regex(/^[a-z0-9-]+$/)),
  }),
  'exposures.json': z.strictObject({
    ...sourced,
    name,
    versions: specifier,
    open: text,
    id: z.string().regex(/^CVE-\d{4}-\d{4,7}$/),
  }),
  'forces-hf-transfer.json': z.strictObject({
    ...sourced,
    repository: z.string().regex(/^[a-z0-9-]+\/[a-z0-9._-]+$/),
  }),
  'app-lists.json': z.strictObject({
    ...sourced,
    name: text,
    repositories: z.array(z.string().regex(/^[a-z0-9._-]+\/[a-z0-9._-]+$/)).min(1),
    file: text,
    requires: z.array(text).min(1),
  }),
  'apt-gone.json': z.strictObject({
    ...sourced,
    apt: aptName,
    from: z.array(text).min(1),
    now: aptName.nullable(),
  }),
};

const folder = new URL('../../src/catalog/packages/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

describe('what is known about packages', () => {
  test('has a schema, file by file', () => {
    expect(files.toSorted()).toEqual(Object.keys(schemas).toSorted());
  });

  test.each(files)('%s: every row is complete, sourced and dated', (file) => {
    const rows = z.array(z.unknown()).min(1).parse(read(file));
    for (const row of rows) schemas[file]?.parse(row);
  });

  test('lists releases oldest first', () => {
    const rows = z.array(z.object({ name, versions: z.array(version) })).parse(read('releases.json'));
    for (const { versions } of rows)
      expect(versions).toEqual(versions.toSorted((a, b) => compareVersions(a, b) ?? 0));
  });

  test('bounds what some known release could break', () => {
    for (const { needs, specifier: bound } of bounds.filter((one) => knownReleases(one.needs).length > 0)) {
      const outside = knownReleases(needs).filter((one) => !satisfies(one, bound));
      expect(outside, `${needs}${bound}`).not.toEqual([]);
    }
  });

  test('has an end to every range of Pythons', () => {
    for (const { from, to } of wheelRanges) expect(from ?? to).not.toBeNull();
  });

  test('metadata of wheels: every run has an index that exists and a specifier, or null', () => {
    const run = z.tuple([z.int().min(0), z.string().nullable()]);
    const row = z.object({ v: z.array(version).min(1), req: z.record(z.string(), z.array(run).min(1)) });
    const facts = z.object({ about: text, date: text, source: text, packages: z.record(z.string(), row) });
    for (const { v, req } of Object.values(facts.parse(read('../diagnose/metadata.json')).packages))
      for (const runs of Object.values(req)) expect(runs.at(-1)?.[0]).toBeLessThan(v.length);
  });

  test('a package is of one kind', () => {
    const rows = z.array(z.object({ names: z.array(name) })).parse(read('kinds.json'));
    const names = rows.flatMap((row) => row.names);
    expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([]);
  });

  test('names distributions that the Catalog has', () => {
    const rows = z.array(z.object({ from: z.array(text) })).parse(read('apt-gone.json'));
    const ids = catalog.distros.map(({ id }) => id);
    for (const id of rows.flatMap(({ from }) => from)) expect(ids).toContain(id);
  });
});

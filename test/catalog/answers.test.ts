import { expect, test } from 'vitest';
import * as z from 'zod';
import { rowOf } from '../../src/catalog/answers.ts';
import file from '../../src/catalog/diagnose/answers.json' with { type: 'json' };

const word = z.string().min(1);
const version = z.string().regex(/^\d+(?:\.\d+)+$/);
const byName = <T extends z.ZodType>(value: T) => z.record(word, value);
const table = <T extends z.ZodType>(rows: T) =>
  z.strictObject({
    source: z.array(word).min(1),
    reviewed: z.iso.date(),
    confidence: z.enum(['high', 'medium', 'low']),
    rows,
  });
const list = <T extends z.ZodRawShape>(row: T) => table(z.array(z.strictObject(row)).min(1));
const words = z.array(word).min(1);

const schema = z.strictObject({
  about: word,
  cudaImages: table(byName(version)),
  lastTorch: list({
    python: version,
    torch: version,
    torchvision: version,
    torchaudio: version,
    tag: z.string().regex(/^cu\d{3}$/),
  }),
  firstXformers: table(byName(version)),
  nvcc: list({ capability: z.int(), from: version, gone: version.nullable() }),
  tensorflowCuda: list({ ends: words, cuda: word, releases: word }),
  glibc: list({ glibc: z.int(), base: word }),
  libstdcxx: list({ glibcxx: z.int(), cxxabi: z.int(), base: word }),
  loaderKeywords: table(byName(z.strictObject({ came: version.optional(), gone: version.optional() }))),
  forwardKeywords: table(byName(version)),
  layerAttributes: table(byName(z.strictObject({ since: version, value: word }))),
  subModules: table(words),
  notPackages: table(byName(z.strictObject({ instead: z.string(), why: word }))),
  aptRenamed: table(byName(word)),
  importAliases: table(byName(word)),
  namespaces: table(words),
  pythonNames: table(byName(byName(word))),
  newestPythons: table(byName(z.number())),
  lastPythons: table(byName(byName(z.number()))),
  firstPythons: table(byName(byName(z.number()))),
  movedAlong: table(byName(byName(word))),
  sharedFolders: table(byName(words)),
  servers: list({ says: words, dist: word }),
  engineOptions: table(z.array(byName(z.string()))),
  goneOptions: table(byName(byName(z.string()))),
  gpuPackages: table(byName(z.string())),
  gpuMessages: list({ says: words, dist: word, from: z.string() }),
  compiledModules: table(byName(z.strictObject({ of: word, commands: words }))),
  headerProjects: list({ starts: words, name: word, apt: word.nullable() }),
  symbols: list({ starts: words, library: word, apt: word.nullable() }),
  installers: table(byName(z.strictObject({ before: z.int(), fix: words }))),
  owners: list({ starts: words, owner: word }),
  caches: list({ folders: words, set: word }),
});

test('every table is complete, sourced and dated', () => {
  expect(schema.parse(file)).toEqual(file);
});

test('what is searched in order stands in that order', () => {
  const rising = (numbers: readonly number[]) =>
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  rising(file.nvcc.rows.map(({ capability }) => capability));
  rising(file.glibc.rows.map(({ glibc }) => glibc));
  rising(file.libstdcxx.rows.map(({ glibcxx }) => glibcxx));
});

test('what is compared in lower case is written in it', () => {
  const compared = [
    ...file.gpuMessages.rows.flatMap(({ says }) => says),
    ...file.caches.rows.flatMap(({ folders }) => folders),
  ];
  expect(compared.filter((one) => one !== one.toLowerCase())).toEqual([]);
});

test('a name of a log finds its own row, and no part of every object', () => {
  expect(rowOf({ a: 1 }, 'a')).toBe(1);
  expect(rowOf({ a: 1 }, 'constructor')).toBeUndefined();
});

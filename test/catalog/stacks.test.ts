import { expect, test } from 'vitest';
import * as z from 'zod';
import worker from '../../src/catalog/flash-worker.json' with { type: 'json' };
import { stacks } from '../../src/catalog/stacks.ts';
import { parseRequirement } from '../../src/packaging/requirement.ts';

const sourced = {
  source: z.array(z.string().min(1)).min(1),
  reviewed: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
};

test('every stack is complete, sourced and dated, of requirements that can be read', () => {
  const row = z.strictObject({
    ...sourced,
    name: z.string().regex(/^[a-z][a-z-]*$/),
    title: z.string().min(1),
    requirements: z.array(z.string().refine((text) => parseRequirement(text) !== null)).min(1),
    apt: z.array(z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/)),
  });
  expect(
    new Set(
      z
        .array(row)
        .parse(stacks)
        .map(({ name }) => name),
    ).size,
  ).toBe(stacks.length);
});

test('what a Flash worker brings is sourced and dated', () => {
  z.strictObject({
    ...sourced,
    provides: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
    python: z.string().regex(/^3\.\d+$/),
    sdkImages: z.strictObject({
      ...sourced,
      confidence: z.optional(sourced.confidence),
      package: z.string().refine((text) => parseRequirement(text) !== null),
      flashPackage: z.string().refine((text) => parseRequirement(text) !== null),
      torch: z.string().regex(/^\d+\.\d+\.\d+\+cu\d+$/),
      cuda: z.string().regex(/^\d+\.\d+$/),
      pythons: z.array(z.string().regex(/^3\.\d+$/)).min(1),
      flashPythons: z.array(z.string().regex(/^3\.\d+$/)).min(1),
      artifactMb: z.int().positive(),
    }),
  }).parse(worker);
});

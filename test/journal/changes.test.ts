import { describe, expect, it } from 'vitest';
import { carriedDigest, sinceEntry } from '../../src/journal/changes.ts';
import type { ParsedEntry } from '../../src/journal/entry.ts';
import { contentOf, presetDigest } from '../../src/presets/content.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { presetOf } from '../support/plans.ts';
import { plan } from './sample.ts';

const preset = presetOf('fluxgym');
const own = { ...preset, own: { named: './my.yaml', digest: presetDigest(preset) } };
const locked = { from: 'entry 1 of JOURNAL.md', packages: ['numpy==1.26.4'], rest: [] };

const carrying = (one: Preset) => JSON.stringify(contentOf(one), null, 2);
const before = (over: Partial<ParsedEntry> = {}): ParsedEntry => ({
  number: 3,
  version: 'v1.0.2',
  stamp: { toolVersion: '0.2.0', date: '2026-11-20' },
  preset: { id: preset.id, version: preset.version },
  plan,
  files: [],
  carried: null,
  installed: null,
  told: () => ({ title: null, why: null, supersedes: null, findings: [], outcome: null, notes: [] }),
  line: 12,
  place: { side: 0, from: 0, to: 20, heading: 1, outcome: null },
  ...over,
});
const changesOf = (was: Partial<ParsedEntry>, now: Partial<Parameters<typeof sinceEntry>[1]> = {}) =>
  sinceEntry(before(was), { plan, preset, toolVersion: '0.2.0', ...now }).changes;

describe('what changed since an entry', () => {
  it('is nothing where nothing did, and the way back names the entry', () => {
    expect(sinceEntry(before(), { plan, preset, toolVersion: '0.2.0' })).toEqual({
      number: 3,
      version: 'v1.0.2',
      changes: [],
      backCommand: 'npx pod-wizard replay JOURNAL.md --entry 3 --force',
    });
  });

  it('is each answer that reads otherwise, and no other', () => {
    expect(changesOf({}, { plan: { ...plan, volumeGb: 120, name: 'another' } })).toEqual([
      expect.stringMatching(/^.+: 120 GB.*; it was: 100 GB/),
      expect.stringMatching(/another; it was: my first LoRA$/),
    ]);
  });

  it('is the tool, after the answers', () => {
    expect(changesOf({}, { plan: { ...plan, volumeGb: 120 }, toolVersion: '0.3.0' })).toEqual([
      expect.stringContaining('120'),
      'pod-wizard 0.3.0; it was 0.2.0',
    ]);
  });

  it.each<[string, Partial<ParsedEntry>, Preset, readonly string[]]>([
    [
      'a version of the preset, whatever else it says',
      { preset: { id: preset.id, version: '0.9.0' }, carried: carrying(own) },
      { ...own, locked },
      [`the preset is ${preset.version}; it was 0.9.0`],
    ],
    ['an own preset that says the same', { carried: carrying(own) }, own, []],
    [
      'an own preset that says something else under its version',
      { carried: carrying(own) },
      { ...own, title: 'Another' },
      ['the preset says something else, under the same version'],
    ],
    [
      'a built-in one where an own one was',
      { carried: carrying({ ...own, title: 'Another' }) },
      preset,
      ['the preset says something else, under the same version'],
    ],
    [
      'an own one where a built-in one was',
      {},
      own,
      ['the preset says something else, under the same version'],
    ],
    [
      'a lock that is new',
      { carried: carrying(own) },
      { ...own, locked },
      ['every package is locked to what was installed'],
    ],
    [
      'a lock that is gone',
      { carried: carrying({ ...own, locked }) },
      own,
      ['packages are chosen anew; they were locked'],
    ],
    [
      'a lock to something else',
      { carried: carrying({ ...own, locked }) },
      { ...own, locked: { ...locked, packages: ['numpy==2.0.0'] } },
      ['the preset says something else, under the same version'],
    ],
  ])('%s', (_, was, now, changes) => {
    expect(changesOf(was, { preset: now })).toEqual(changes);
  });
});

describe('the digest of what an entry carries', () => {
  it('is that of the preset, however the JSON is laid out', () => {
    expect(carriedDigest(carrying(own))).toBe(presetDigest(own));
    expect(carriedDigest(JSON.stringify(contentOf(own)))).toBe(presetDigest(own));
  });

  it('of what is no JSON is one of its text', () => {
    expect(carriedDigest('{')).toMatch(/^[0-9a-f]{64}$/);
    expect(carriedDigest('{')).not.toBe(carriedDigest('['));
  });
});

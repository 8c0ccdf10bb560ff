import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/commands/answers.ts';
import { readGiven, sortWords } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/registry.ts';
import { repeatCommand } from '../../src/plan/command.ts';
import { complete } from '../../src/plan/complete.ts';
import * as records from '../../src/plan/fields/all.ts';
import { fields, planSchema, usualOf, variableOf } from '../../src/plan/plan.ts';
import { givenBy } from '../../src/presets/world.ts';
import { anyDraft } from '../rules/any-draft.ts';
import { catalog, plan, presetOf, presets } from '../support/plans.ts';

const world = { catalog, presets };

describe('the records', () => {
  it('go by the name of their export, each once', () => {
    for (const [name, record] of Object.entries(records)) expect(record.name).toBe(name);
    for (const key of ['flag', 'position', 'label', 'short'] as const) {
      expect(new Set(fields.map((field) => field[key])).size, key).toBe(fields.length);
    }
  });

  it('stand in the order in which answers depend on each other', () => {
    expect(fields.map(({ position }) => position)).toEqual(
      fields.map(({ position }) => position).toSorted((a, b) => a - b),
    );
  });

  it('give each question a variable of its flag', () => {
    expect(variableOf(records.volumeGb)).toBe('POD_WIZARD_VOLUME_GB');
  });
});

describe.each(fields)('$name', (field) => {
  const given = givenBy(world, plan);

  it('has a fallback of its own form, or must be stated or wished', () => {
    if (usualOf(field, plan) === undefined) {
      const mustBeStated = complete({}, null, catalog);
      const isWished = field.wish?.(given) !== undefined;
      expect(isWished || (!mustBeStated.ok && mustBeStated.missing.includes(field.name))).toBe(true);
    } else {
      expect(field.schema.safeParse(usualOf(field, plan)).success).toBe(true);
    }
  });

  it('takes every value that it offers, and those are of its form', () => {
    for (const text of field.offers(given)) {
      const read = field.read(text, givenBy(world, {}));
      expect(read.ok, text).toBe(true);
      if (read.ok) expect(field.schema.safeParse(read.value).success, text).toBe(true);
    }
  });

  it('is written as texts, which are read back as the same', () => {
    const usual = usualOf(field, plan);
    for (const value of [plan[field.name], ...(usual === undefined ? [] : [usual])]) {
      let read: unknown = null;
      for (const text of field.write(value)) {
        expect(typeof text).toBe('string');
        const once = field.read(text, given);
        read = once.ok ? once.value : once.message;
      }
      // What may be repeated adds to what is there; each text alone is asked here.
      if (!field.repeatable) expect(read).toEqual(value);
    }
  });

  it('is typed from what it is now', () => {
    if (field.editor.kind !== 'text') return;
    const now = usualOf(field, plan);
    const start = now === undefined ? '' : field.editor.start(now);
    expect(typeof start).toBe('string');
    const read = start === '' ? null : field.read(start, given);
    if (read?.ok) expect(read.value).toEqual(now);
    else expect(start).toBe('');
  });

  it('offers a recommendation only answers of its form', () => {
    for (const value of field.others?.(given) ?? []) {
      expect(planSchema.safeParse({ ...plan, [field.name]: value }).success).toBe(true);
    }
  });

  it('refuses nonsense in one line that names it, with values that it would take', () => {
    const read = field.read('no\nsuch=', givenBy(world, {}));
    if (read.ok) return;
    expect(read.message.length).toBeGreaterThan(0);
    for (const text of read.allowed) expect(text).not.toBe('');
  });

  it('lists rows whose answers are of its form, each once', () => {
    const { editor } = field;
    const rows =
      editor.kind === 'list'
        ? editor.rows(given, '')
        : editor.kind === 'menu'
          ? editor.rows(given, plan[field.name])
          : [];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { choice } of rows) {
      if (choice.kind === 'answer') expect(field.schema.safeParse(choice.value).success).toBe(true);
    }
  });
});

it('an acceptance said again takes the place of the one before', () => {
  const said = [
    { code: 'PW301', reason: 'first' },
    { code: 'PW302', reason: 'other' },
  ];
  expect(records.accept.read('PW301=second = last', givenBy(world, { accept: said }))).toEqual({
    ok: true,
    value: [said[1], { code: 'PW301', reason: 'second = last' }],
  });
  const codes = Array.from({ length: 50 }, (_, at) => ({ code: `PW${100 + at}`, reason: 'known' }));
  expect(records.accept.read('PW149=again', givenBy(world, { accept: codes })).ok).toBe(true);
  expect(records.accept.read('PW999=one more', givenBy(world, { accept: codes })).ok).toBe(false);
});

it('what only lacks an app lacks just that', () => {
  expect(complete(plan, null, catalog)).toEqual({ ok: false, missing: ['app'] });
});

it('the command that repeats a plan is read back as that plan', () => {
  fc.assert(
    fc.property(anyDraft(['gpu', 'image']), (draft) => {
      const preset = presetOf(draft.app);
      const whole = complete(draft, preset, catalog);
      if (!whole.ok) throw new Error('the draft is whole');
      const typed = words(repeatCommand(whole.plan, preset)).slice(2);
      const { given } = readGiven(sortWords(typed, commands), commands);
      const again = complete(readAnswers(given, {}, world, []).draft, preset, catalog);
      if (!again.ok) throw new Error('what was written is whole');
      // A trio that is not the Catalog's, and a Python that the image lacks, have no flag that says so.
      const { torch: _, python: __, ...rest } = again.plan;
      const { torch: ___, python: ____, ...wanted } = whole.plan;
      expect(rest).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

/** The words of a command whose quoting is that of `quote`: single quotes, or none. */
function words(command: string): readonly string[] {
  return [...command.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) => word.replaceAll("'", ''));
}

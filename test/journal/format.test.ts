import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/basics/printable.ts';
import type { JournalEntry } from '../../src/journal/entry.ts';
import { formatEntry } from '../../src/journal/format.ts';
import { parseJournal } from '../../src/journal/parse.ts';
import { planSchema } from '../../src/plan/plan.ts';
import { smallPreset } from '../support/small-preset.ts';
import { hostileEntry } from './hostile.ts';
import { entry, plan } from './sample.ts';

/** As GitHub shows it; HTML is let through, so that any that slips in is seen. */
function html(text: string): string {
  return micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** What is structure, without the text. */
function tags(text: string): readonly string[] {
  return html(text).match(/<[^>]*>/g) ?? [];
}

/** What a reader sees, blanks aside. */
function shown(text: string): string {
  const bare = html(text).replaceAll(/<[^>]*>/g, '');
  const decoded = bare
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return decoded.replaceAll(/\s+/g, '');
}

/** The same entry with nothing but words in it. */
function tame(hostile: JournalEntry): JournalEntry {
  return {
    ...hostile,
    title: 'w',
    plan: { ...hostile.plan, name: 'w', gpu: 'w', volumePath: '/w', accept: [], pins: [] },
    serves: {
      ...hostile.serves,
      health: { ...hostile.serves.health, contains: 'w', ready: 'w' },
    },
    form: hostile.form.map((row) => ({ ...row, field: 'w', value: 'w', note: 'w' })),
    choices: hostile.choices.map((choice) => ({ ...choice, label: 'w', value: 'w', reason: 'w' })),
    findings: hostile.findings.map((finding) => ({
      ...finding,
      title: 'w',
      message: 'w',
      fix: 'w',
      accepted: finding.accepted === null ? null : 'w',
    })),
    files: hostile.files.map((file) => ({ ...file, path: 'w' })),
    carried: smallPreset,
    repeatCommand: 'w',
  };
}

describe('formatEntry', () => {
  test('says so where there is nothing to tell', () => {
    const text = formatEntry({
      ...entry,
      findings: [],
      files: [],
      form: [],
      plan: { ...plan, volumeGb: 0, codeServer: null },
    });
    expect(text).toContain('### Findings\n\nNone.');
    expect(text).toContain('### Files\n\nNone.');
    expect(text).not.toContain('code-server');
  });

  test('hostile text never becomes structure', () => {
    fc.assert(
      fc.property(hostileEntry, (hostile) => {
        const text = formatEntry(hostile);
        expect(tags(text)).toEqual(tags(formatEntry(tame(hostile))));
        expect(text.match(/^## /gm)).toHaveLength(1);
        expect(text.match(/^Outcome:/gm)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  test('hostile text is shown as it is', () => {
    fc.assert(
      fc.property(hostileEntry, (hostile) => {
        const seen = shown(formatEntry(hostile));
        const { title, choices, findings, plan: written, repeatCommand } = hostile;
        const texts = [
          title,
          written.name,
          written.gpu,
          repeatCommand,
          findings[0]?.message,
          findings[0]?.accepted,
          findings[1]?.fix,
        ];
        for (const text of [...texts, choices[0]?.label, choices[0]?.value, choices[0]?.reason]) {
          expect(seen).toContain(printable(text ?? '').replaceAll(/\s+/g, ''));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is parsed back to the same', () => {
    fc.assert(
      fc.property(hostileEntry, (hostile) => {
        fc.pre(planSchema.safeParse(hostile.plan).success);
        const { entries, problems } = parseJournal(formatEntry(hostile));
        expect(problems).toEqual([]);
        expect(entries).toHaveLength(1);
        expect(entries[0]).toMatchObject({
          number: 4,
          version: 'v1.0.3',
          stamp: { toolVersion: '0.1.0', date: '2026-11-22' },
          preset: { id: 'fluxgym', version: '1.2.0' },
        });
        expect(entries[0]?.plan).toEqual(hostile.plan);
        expect(entries[0]?.files).toEqual(hostile.files);
        expect(JSON.parse(entries[0]?.carried ?? '')).toEqual(hostile.carried);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [1, '1 setting at its default'],
  [2, '2 settings at their defaults'],
])('%d choices that nobody made are folded', (count, words) => {
  const rest = Array.from({ length: count }, (_, at) => ({
    label: `Setting ${at}`,
    value: 'usual',
    origin: 'default' as const,
    reason: null,
  }));
  const text = formatEntry({ ...entry, choices: [...entry.choices, ...rest] });
  expect(text).toContain(`<summary>${words}</summary>`);
});

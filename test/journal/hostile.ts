import fc from 'fast-check';
import type { JournalEntry } from '../../src/journal/entry.ts';
import { lineSchema } from '../../src/plan/values.ts';
import { smallPreset } from '../support/small-preset.ts';
import { entry, plan } from './sample.ts';

const nasty = fc.constantFrom(
  '```',
  '~~~',
  '`',
  '# ',
  '## 9. x (v1.0.0, 2026-01-01)',
  '\n',
  '\r\n',
  '<script>',
  '</details>',
  '<!--',
  '-->',
  '|',
  '[a](http://x)',
  '![a](b)',
  '<http://x.io>',
  'https://evil.example',
  'www.evil.example',
  '**',
  '__',
  '_',
  '~~',
  '\\',
  '&lt;',
  '&#35;',
  '- [ ] ',
  '- ',
  '1. ',
  '> ',
  '---',
  '===',
  '***',
  'Outcome: ',
  '    ',
  '\t',
  '$(id)',
  '\u202e',
  '\x1b[2J',
  '[^1]',
  '[a]: b',
  '```json pod-wizard-plan',
  '{',
  '"',
  "'",
  ' ',
  'word',
);

/** Text that tries to be something else. */
export const hostile = fc.oneof(
  fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** The same, as far as the plan admits it. */
export function hostileLine(most: number): fc.Arbitrary<string> {
  return hostile
    .map((text) => text.replaceAll(/[\r\n\t]/g, ' ').slice(0, most))
    .filter((text) => text.length > 0 && lineSchema.safeParse(text).success);
}

/** An entry in which every foreign text is hostile. */
export const hostileEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    name: hostileLine(80),
    gpu: hostileLine(120),
    pin: hostileLine(200),
    reason: hostileLine(500),
    path: hostileLine(100),
    texts: fc.array(hostile, { minLength: 9, maxLength: 9 }),
  })
  .map(({ name, gpu, pin, reason, path, texts }) => {
    const [
      title = '',
      label = '',
      value = '',
      why = '',
      heading = '',
      message = '',
      fix = '',
      contains = '',
      command = '',
    ] = texts;
    return {
      ...entry,
      title,
      plan: {
        ...plan,
        name,
        gpu,
        pins: [pin],
        accept: [{ code: 'PW203', reason }],
        volumePath: `/${path.replaceAll('..', '')}`,
      },
      serves: {
        port: 7860,
        health: { path: '/', contains, ready: contains, timeoutSeconds: 60 },
      },
      form: [{ field: label, value: gpu, note: message, asked: null }],
      choices: [{ label, value, origin: 'you', reason: why }],
      findings: [
        { code: 'PW203', severity: 'error', title: heading, message, accepted: reason, fix },
        { code: 'PW204', severity: 'warning', title: heading, message, accepted: null, fix },
      ],
      files: [{ path, sha256: 'b'.repeat(64), bytes: 1 }],
      carried: { ...smallPreset, summary: message, title: heading },
      repeatCommand: `npx pod-wizard --name ${command}`,
    };
  });

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { type YamlValue, yamlLines, yamlText } from '../../src/basics/yaml.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.toWellFormed());
const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

it.each(['1.1', 'core'] as const)('is read back as the same, by the rules of %s', (schema) => {
  const options = schema === '1.1' ? ({ version: '1.1' } as const) : ({ version: '1.2' } as const);
  fc.assert(
    fc.property(
      value.filter(
        (one) => !JSON.stringify(one).includes('"__proto__"') && !JSON.stringify(one).includes('"<<"'),
      ),
      (one) => {
        expect(parse(yamlLines(one).join('\n'), options)).toEqual(one);
      },
    ),
    { numRuns: 300 },
  );
});

it.each([
  'yes',
  'Off',
  'null',
  '1e3',
  '0x1f',
  '12:30',
  '~',
  '-',
  '- a',
  'a: b',
  'a #b',
  '',
  '.5',
  '2026-11-28',
])('quotes %j, which somebody might read as something else', (one) => {
  expect(yamlText(one)).toBe(JSON.stringify(one));
});

it.each(['workspace', '/workspace', './startup.sh', 'unless-stopped'])('leaves %s as it is', (one) => {
  expect(yamlText(one)).toBe(one);
});

import * as z from 'zod/mini';
import { answerTo, type FieldRecord, none, readBy, taken } from '../field.ts';
import { lineOf } from '../values.ts';

const example = 'pydantic==2.10.6';
const schema = z.array(lineOf(1, 200)).check(z.maxLength(100));

/** Requirements (PEP 508) that replace the preset's constraint of the same name, or add one. */
export const pins: FieldRecord<string[]> = {
  name: 'pins',
  position: 70,
  flag: 'pin',
  placeholder: 'REQUIREMENT',
  label: 'Extra pins',
  short: 'Pins',
  help: `requirement that replaces the preset's for that package, e.g. ${example}; may be repeated; none drops the preset's`,
  repeatable: true,
  step: null,
  schema,
  fallback: [],
  editor: { kind: 'flag' },
  read: (text, { answers }) => {
    if (text === none) return taken([]);
    const all = new Set([...(answerTo(pins, answers) ?? []), text]);
    return readBy(schema, [...all], `"${text}" is not a requirement`, [example]);
  },
  write: (value) => (value.length === 0 ? [none] : value),
  describe: (value) => (value.length === 0 ? 'none' : value.join(', ')),
  others: () => [[]],
  offers: () => [example, none],
  isRecommended: ({ draft }) => (answerTo(pins, draft) ?? []).length === 0,
};

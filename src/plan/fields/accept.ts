import * as z from 'zod/mini';
import { answerTo, type FieldRecord, none, readBy, taken } from '../field.ts';
import { type Accepted, acceptedSchema } from '../values.ts';

const schema = z.array(acceptedSchema).check(z.maxLength(50));
const example = 'PW301="tested on 2026-11-20"';

/** Findings the user read and overrode, and why. */
export const accept: FieldRecord<Accepted[]> = {
  name: 'accept',
  position: 160,
  flag: 'accept',
  placeholder: 'CODE=REASON',
  label: 'Accepted findings',
  short: 'Accepted',
  help: 'override a finding, with the reason, which the journal keeps; may be repeated',
  repeatable: true,
  step: null,
  schema,
  fallback: [],
  told: 'with finding',
  editor: { kind: 'flag' },
  read: (text, { answers }) => {
    if (text === none) return taken([]);
    const [code = '', ...rest] = text.split('=');
    const others = (answerTo(accept, answers) ?? []).filter((one) => one.code !== code);
    const all = [...others, { code, reason: rest.join('=').trim() }];
    return readBy(schema, all, `"${text}" is not CODE=REASON`, [example]);
  },
  write: (value) => (value.length === 0 ? [none] : value.map(({ code, reason }) => `${code}=${reason}`)),
  describe: (value) => (value.length === 0 ? 'none' : value.map(({ code }) => code).join(', ')),
  others: () => [],
  offers: () => [],
};

import { type FieldRecord, readBy } from '../field.ts';
import { absolutePathSchema } from '../values.ts';

const usual = '/workspace';

/** Where the volume is mounted. */
export const volumePath: FieldRecord<string> = {
  name: 'volumePath',
  position: 110,
  flag: 'volume-path',
  placeholder: 'PATH',
  label: 'Volume path',
  short: 'Volume path',
  help: 'where the volume is mounted (default /workspace)',
  repeatable: false,
  step: 'options',
  schema: absolutePathSchema,
  fallback: usual,
  editor: { kind: 'text', start: (value) => value },
  read: (text) => readBy(absolutePathSchema, text, `"${text}" is not an absolute path`, [usual]),
  write: (value) => [value],
  describe: (value) => value,
  others: () => [usual],
  offers: () => [usual],
};

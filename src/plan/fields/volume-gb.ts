import { digits, type FieldRecord, readBy } from '../field.ts';
import { wholeNumber } from '../values.ts';

const schema = wholeNumber(0, 100_000);

/** Size of the volume in GB; 0: no volume. */
export const volumeGb: FieldRecord<number> = {
  name: 'volumeGb',
  position: 100,
  flag: 'volume-gb',
  placeholder: 'N',
  label: 'Volume size (GB)',
  short: 'Volume',
  help: 'size of the volume in GB; 0 for none',
  repeatable: false,
  restated: true,
  step: 'options',
  schema,
  editor: { kind: 'text', start: String },
  wish: ({ app }) => app?.storage.volumeGb.recommended,
  read: (text) => readBy(schema, digits(text), `"${text}" is not a size in GB`, ['100']),
  write: (value) => [String(value)],
  describe: (value) => (value === 0 ? 'no volume' : `${value} GB`),
  others: ({ app }) => (app === null ? [] : [app.storage.volumeGb.recommended]),
  offers: ({ app }) => [String(app?.storage.volumeGb.recommended ?? 100)],
};

import * as z from 'zod/mini';
import { type FieldRecord, none, readBy, taken } from '../field.ts';
import { textLike } from '../values.ts';

const code = textLike(/^[A-Z]{2}$/, 'must be a two-letter code such as DE, EU or US');

/** Where the app is used (ISO 3166 code, or EU), for licences that exclude territories; null: not stated. */
export const territory: FieldRecord<string | null> = {
  name: 'territory',
  position: 140,
  flag: 'territory',
  placeholder: 'CC',
  label: 'Where you use it',
  short: 'Territory',
  help: 'two-letter country code, or EU, for licences that exclude territories',
  repeatable: false,
  step: 'options',
  schema: z.nullable(code),
  fallback: null,
  editor: { kind: 'text', start: (value) => value ?? '' },
  read: (text) =>
    text === none
      ? taken(null)
      : readBy(code, text.toUpperCase(), `"${text}" is not a two-letter code`, ['US', 'DE', 'EU']),
  write: (value) => [value ?? none],
  describe: (value) => value ?? 'not stated',
  offers: () => ['US', 'DE', 'EU', none],
};

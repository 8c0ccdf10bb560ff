import * as z from 'zod/mini';
import { type FieldRecord, none, readBy, refused, taken } from '../field.ts';
import { textLike } from '../values.ts';

const code = textLike(/^[A-Z]{2}$/, 'must be a two-letter code such as DE, EU or US');

const examples = ['US', 'DE', 'EU'];

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
  read: (text) => {
    if (text === none) return taken(null);
    const named = text.toUpperCase();
    const read = readBy(code, named, `"${text}" is not a two-letter code`, examples);
    // A code that no country has would excuse from every licence.
    return read.ok && !isRegion(named) ? refused(`no country has the code "${text}"`, examples) : read;
  },
  write: (value) => [value ?? none],
  describe: (value) => value ?? 'not stated',
  offers: () => [...examples, none],
};

function isRegion(code: string): boolean {
  return (
    new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code) !== undefined &&
    code !== 'ZZ'
  );
}

import * as z from 'zod/mini';
import { type FieldRecord, refused, taken } from '../field.ts';

/** What the how-to of a new question asks. */
export const howto: FieldRecord<boolean> = {
  name: 'howto',
  position: 147,
  flag: 'howto',
  placeholder: 'yes|no',
  label: 'Whether the how-to was followed',
  short: 'How-to',
  help: 'whether the how-to was followed',
  repeatable: false,
  step: 'options',
  schema: z.boolean(),
  fallback: false,
  since: '0.3.0',
  editor: { kind: 'text', start: (value) => (value ? 'yes' : 'no') },
  read: (text) =>
    text === 'yes' || text === 'no'
      ? taken(text === 'yes')
      : refused(`"${text}" is neither yes nor no`, ['yes', 'no']),
  write: (value) => [value ? 'yes' : 'no'],
  describe: (value) => (value ? 'followed' : 'not followed'),
  offers: () => ['yes', 'no'],
};

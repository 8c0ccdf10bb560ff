import { answerTo, type FieldRecord, readBy } from '../field.ts';
import { lineOf } from '../values.ts';
import { app } from './app.ts';

const schema = lineOf(1, 80);

/** What the user calls this deployment; free text. */
export const name: FieldRecord<string> = {
  name: 'name',
  position: 150,
  flag: 'name',
  placeholder: 'TEXT',
  label: 'Name',
  short: 'Name',
  help: 'what you call this deployment',
  repeatable: false,
  step: 'options',
  schema,
  told: 'as title',
  editor: { kind: 'text', start: (value) => value },
  usual: (answers) => answerTo(app, answers),
  read: (text) => readBy(schema, text, 'a name is one line of 1 to 80 characters', []),
  write: (value) => [value],
  describe: (value) => value,
  others: () => [],
  offers: () => [],
};

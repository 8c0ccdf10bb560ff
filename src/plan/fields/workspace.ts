import { type FieldRecord, readBy } from '../field.ts';
import { absolutePathSchema } from '../values.ts';

const usual = '/workspace';

/** Where sources, venv and weights go. Outside the volume they are lost when the pod stops. */
export const workspace: FieldRecord<string> = {
  name: 'workspace',
  position: 120,
  flag: 'workspace',
  placeholder: 'PATH',
  label: 'Workspace path',
  short: 'Workspace',
  help: 'where sources, venv and weights go (default /workspace)',
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

import * as z from 'zod/mini';
import { type FieldRecord, readBy, taken } from '../field.ts';
import { cudaVersionSchema } from '../values.ts';

const unset = 'unknown';

/** CUDA version the host's driver supports, when known (the cloud's CUDA filter); null: not stated. */
export const hostCuda: FieldRecord<string | null> = {
  name: 'hostCuda',
  position: 130,
  flag: 'host-cuda',
  placeholder: 'X.Y',
  label: 'CUDA of the host',
  short: 'Host CUDA',
  help: "CUDA version the host's driver supports (the cloud's CUDA filter), e.g. 12.8, or unknown",
  repeatable: false,
  step: 'options',
  byHand: true,
  schema: z.nullable(cudaVersionSchema),
  fallback: null,
  editor: { kind: 'text', start: (value) => value ?? '' },
  read: (text) =>
    text === unset
      ? taken(null)
      : readBy(cudaVersionSchema, text, `"${text}" is not a CUDA version`, ['12.4', '12.8']),
  write: (value) => [value ?? unset],
  describe: (value) => value ?? 'not stated',
  others: () => [null, '12.8', '13.0'],
  offers: ({ catalog }) => [...catalog.cuda.map(({ version }) => version), unset],
};

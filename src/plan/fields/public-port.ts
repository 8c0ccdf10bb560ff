import * as z from 'zod/mini';
import { type FieldRecord, refused, taken } from '../field.ts';

/** Whether the cloud's proxy shows the app's port to everybody; false: it is reached through ssh alone. */
export const publicPort: FieldRecord<boolean> = {
  name: 'publicPort',
  position: 95,
  flag: 'public-port',
  alone: { flag: 'no-public-port', text: 'no' },
  placeholder: 'yes|no',
  label: "App's port is public",
  short: 'Public port',
  help: "whether the cloud shows the app's port to everybody (yes); no: it is reached through ssh -L alone",
  repeatable: false,
  step: 'options',
  schema: z.boolean(),
  fallback: true,
  since: '0.3.0',
  editor: {
    kind: 'menu',
    about: "Whether the cloud's proxy shows the app's port to whoever has its address.",
    rows: () => [
      {
        id: 'yes',
        label: 'yes',
        cut: 'end',
        facts: ['a browser, anywhere'],
        about: ['A public address', 'A browser is enough. The proxy itself asks nobody for a password.'],
        choice: { kind: 'answer', value: true },
      },
      {
        id: 'no',
        label: 'no',
        cut: 'end',
        facts: ['ssh -L only'],
        about: [
          'Through ssh alone',
          "The port stays out of the cloud's form. ssh -L brings it to your own machine; that takes the image's SSH, TCP port 22 in the form, and an SSH key of yours in the account.",
        ],
        choice: { kind: 'answer', value: false },
      },
    ],
  },
  read: (text) =>
    text === 'yes' || text === 'no'
      ? taken(text === 'yes')
      : refused(`"${text}" is neither yes nor no`, ['yes', 'no']),
  write: (value) => [value ? 'yes' : 'no'],
  describe: (value) => (value ? 'yes' : 'no, through ssh -L only'),
  others: () => [true, false],
  offers: () => ['yes', 'no'],
};

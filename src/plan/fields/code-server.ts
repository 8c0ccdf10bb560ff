import * as z from 'zod/mini';
import { digits, type FieldRecord, type Row, readBy, taken } from '../field.ts';
import { type CodeServer, codeServerSchema } from '../values.ts';

const usualPort = 8443;

/** code-server beside the app; null: none. */
export const codeServer: FieldRecord<CodeServer | null> = {
  name: 'codeServer',
  position: 80,
  flag: 'code-server',
  placeholder: 'PORT',
  label: 'code-server',
  short: 'code-server',
  help: 'code-server (VS Code in the browser) on this port, with a password; off for none',
  repeatable: false,
  step: 'options',
  schema: z.nullable(codeServerSchema),
  fallback: null,
  editor: {
    kind: 'menu',
    about: 'An editor in the browser, beside the app.',
    typed: 'code-server port',
    rows: (_, value) => [
      off,
      ...[...new Set([usualPort, value?.port ?? usualPort])].map((port) => on({ port, auth: 'password' })),
      ...(value?.auth === 'none' ? [on(value)] : []),
      {
        id: 'another port',
        label: 'on, another port',
        cut: 'end',
        facts: ['type it'],
        about: ['code-server on another port', 'Ports that the image or the app already holds are reported.'],
        choice: { kind: 'type', text: String(value?.port ?? usualPort) },
      },
    ],
  },
  read: (text) => {
    if (text === 'off') return taken(null);
    const [port = '', auth = 'password'] = text.split(':');
    return readBy(codeServerSchema, { port: digits(port), auth }, `"${text}" is not a port`, ['8443', 'off']);
  },
  write: (value) => [value === null ? 'off' : `${value.port}${value.auth === 'none' ? ':none' : ''}`],
  describe: (value) => (value === null ? 'off' : `port ${value.port}, ${passwordText(value)}`),
  others: () => [null],
  offers: () => [String(usualPort), 'off'],
};

const passwordText = ({ auth }: CodeServer) => (auth === 'none' ? 'without a password' : 'with a password');

const off: Row<CodeServer | null> = {
  id: 'off',
  label: 'off',
  cut: 'end',
  facts: ['no editor in the browser'],
  about: ['No code-server', 'Only the app itself is started.'],
  choice: { kind: 'answer', value: null },
};

function on(value: CodeServer): Row<CodeServer | null> {
  const isOpen = value.auth === 'none';
  return {
    id: `port ${value.port}${isOpen ? ' open' : ''}`,
    label: `on, port ${value.port}`,
    cut: 'end',
    facts: [passwordText(value)],
    about: [
      `code-server on port ${value.port}`,
      isOpen
        ? 'VS Code in the browser, beside the app, for whoever finds the address.'
        : 'VS Code in the browser, beside the app. Its password comes from the environment, or is made on the pod and kept in a file only root can read; it is never in the script.',
    ],
    choice: { kind: 'answer', value },
  };
}

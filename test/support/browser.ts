import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Path of a Chromium that is installed; null: there is none. */
export function chromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
  return found ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page in a headless browser, driven over its debugging pipe. */
export interface Page {
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>;
  /** What an expression comes to in the page. */
  readonly value: (expression: string) => Promise<unknown>;
  readonly press: (key: string) => Promise<void>;
  /** Opens a file and waits for its load event. */
  readonly open: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export async function openBrowser(program: string): Promise<Page> {
  const profile = mkdtempSync(path.join(tmpdir(), 'pod-wizard-browser-'));
  const child = spawn(
    program,
    ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const calls = connection(child);
  const { targetId } = await calls.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await calls.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: object = {}) => calls.send(method, params, String(sessionId));
  await send('Page.enable');
  return {
    send,
    value: async (expression) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value?: unknown }).value;
    },
    press: async (key) => {
      for (const type of ['rawKeyDown', 'keyUp'])
        await send('Input.dispatchKeyEvent', {
          type,
          key,
          code: key,
          windowsVirtualKeyCode: codes[key] ?? 0,
        });
    },
    open: async (file) => {
      const loaded = calls.event('Page.loadEventFired');
      await send('Page.navigate', { url: `file://${file}` });
      await loaded;
    },
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

const codes: Readonly<Record<string, number>> = {
  Tab: 9,
  Escape: 27,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

/** Messages end with a zero byte. */
function connection(child: ChildProcess) {
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const events = new Map<string, () => void>();
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else if (message.method !== undefined) events.get(message.method)?.();
    }
  });
  let last = 0;
  return {
    event: (method: string) => new Promise<void>((done) => events.set(method, done)),
    send: (method: string, params: object, sessionId?: string) =>
      new Promise<Record<string, unknown>>((done, failed) => {
        last += 1;
        const id = last;
        waiting.set(id, ({ result, error }) =>
          error === undefined ? done(result ?? {}) : failed(new Error(`${method}: ${error.message}`)),
        );
        to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
  };
}

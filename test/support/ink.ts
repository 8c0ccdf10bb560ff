import { PassThrough, Writable } from 'node:stream';
import { render } from 'ink';
import type { ReactNode } from 'react';
import { mountWizard } from '../../src/wizard/mount.tsx';
import type { WizardInput, WizardResult } from '../../src/wizard/types.ts';
import { createScreen, type Screen } from './term.ts';

export interface InkProgram {
  readonly screen: Screen;
  readonly send: (data: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly result: Promise<WizardResult>;
}

/** The wizard, whole, in this process: Ink writes into a terminal emulator and reads what is sent. */
export function startInk(
  input: Omit<WizardInput, 'stdin' | 'stdout' | 'onProgress' | 'edit'> & Partial<Pick<WizardInput, 'edit'>>,
  columns: number,
  rows: number,
): InkProgram {
  const { screen, stdin, stdout } = inkTerminal(columns, rows);
  screen.onReply((data) => stdin.write(data));
  const left = mountWizard({
    edit: null,
    ...input,
    onProgress: () => {},
    ...asStreams({ stdin, stdout }),
  });
  return {
    screen,
    send: (data) => stdin.write(data),
    resize: (newColumns, newRows) => {
      screen.resize(newColumns, newRows);
      Object.assign(stdout, { columns: newColumns, rows: newRows });
      stdout.emit('resize');
    },
    result: left.then(({ result }) => result),
  };
}

/** A terminal of this size, in this process, for Ink to draw on. */
function inkTerminal(columns: number, rows: number) {
  const screen = createScreen(columns, rows);
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
  const stdout = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        screen.feed(chunk.toString());
        done();
      },
    }),
    { isTTY: true, columns, rows },
  );
  return { screen, stdin, stdout };
}

const asStreams = ({ stdin, stdout }: Pick<ReturnType<typeof inkTerminal>, 'stdin' | 'stdout'>) => ({
  stdin: stdin as unknown as NodeJS.ReadStream,
  stdout: stdout as unknown as NodeJS.WriteStream,
});

/** What Ink draws of these components: cells, colours and cursor. */
export async function drawnByInk(components: ReactNode, columns: number, rows: number) {
  const { screen, ...streams } = inkTerminal(columns, rows);
  const app = render(components, {
    ...asStreams(streams),
    interactive: true,
    alternateScreen: true,
    patchConsole: false,
  });
  await app.waitUntilRenderFlush();
  await screen.settled();
  const drawn = { cells: screen.cells(), cursor: screen.cursor() };
  app.unmount();
  return drawn;
}

import { PassThrough, Writable } from 'node:stream';
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
  screen.onReply((data) => stdin.write(data));
  const left = mountWizard({
    edit: null,
    ...input,
    onProgress: () => {},
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
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

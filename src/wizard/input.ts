import { Readable } from 'node:stream';

/** The part of a terminal's input stream that is used here. */
export interface KeySource extends NodeJS.EventEmitter {
  readonly isTTY?: boolean;
  setEncoding(encoding: 'utf8'): unknown;
  setRawMode?(mode: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
  resume(): unknown;
  pause(): unknown;
}

const esc = '\u001b';
const interrupt = '\u0003';
const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;
const controlSequence = String.raw`(?:\[\[.|\[[0-?]*[ -/]*[@-~]|O.)`;
/** CSI or SS3, with or without Alt's ESC before it, or Alt with one character. */
const escapeSequence = new RegExp(`^${esc}(?:${controlSequence}|${esc}${controlSequence}|[^${esc}[O])`, 'u');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Splits what was read into single keys. A paste is one piece, and what may be the beginning of a
 * longer sequence stays as it is: the rest comes with the next read.
 */
export function splitKeys(text: string): readonly string[] {
  const keys: string[] = [];
  let rest = text;
  const take = (length: number) => {
    keys.push(rest.slice(0, length));
    rest = rest.slice(length);
  };
  while (rest !== '') {
    if (rest.startsWith(pasteStart)) {
      const end = rest.indexOf(pasteEnd);
      take(end === -1 ? rest.length : end + pasteEnd.length);
    } else if (rest.startsWith(esc)) {
      take(escapeSequence.exec(rest)?.[0].length ?? rest.length);
    } else {
      const next = rest.indexOf(esc);
      const plain = next === -1 ? rest : rest.slice(0, next);
      for (const { segment } of graphemes.segment(plain)) keys.push(segment);
      rest = rest.slice(plain.length);
    }
  }
  return keys;
}

export interface KeyAdapter {
  /** What Ink is given to read from. */
  readonly stream: NodeJS.ReadStream;
  /** Lets go of the terminal. */
  readonly close: () => void;
}

/**
 * Stands between the terminal and Ink, and hands out one key per turn of the event loop. Ink
 * dispatches all keys of one read before React renders, so a component that keeps state of its own
 * (ink-select-input) would see Down, Down, Enter as if each met the first frame.
 */
export function adaptKeys(source: KeySource): KeyAdapter {
  const queue: string[] = [];
  let running = false;
  /** A paste whose end has not come yet. */
  let held = '';
  const stream = new Readable({ read() {}, encoding: 'utf8' });

  const next = () => {
    const key = queue.shift();
    running = key !== undefined;
    if (key === undefined) return;
    stream.push(key);
    // Two turns: in the first React draws, in the second new components begin to listen.
    setImmediate(() => setImmediate(next));
  };
  const take = (chunk: string | Buffer) => {
    const text = held + chunk.toString();
    held = '';
    if (text.includes(interrupt)) {
      // Ctrl-C does not wait for what was typed before it.
      queue.splice(0, queue.length, interrupt);
    } else {
      const opened = text.lastIndexOf(pasteStart);
      const cut = opened === -1 || text.includes(pasteEnd, opened) ? text.length : opened;
      held = text.slice(cut);
      queue.push(...splitKeys(text.slice(0, cut)));
    }
    if (!running) next();
  };
  const end = () => take(interrupt);

  source.setEncoding('utf8');
  source.on('data', take);
  source.on('end', end);
  const terminal = Object.assign(stream, {
    isTTY: source.isTTY === true,
    setRawMode: (mode: boolean) => {
      source.setRawMode?.(mode);
      return terminal;
    },
    ref: () => source.ref?.(),
    unref: () => source.unref?.(),
  });
  return {
    // Ink asks for no more of a ReadStream than what is here.
    stream: terminal as unknown as NodeJS.ReadStream,
    close: () => {
      source.off('data', take);
      source.off('end', end);
      source.pause();
      source.unref?.();
    },
  };
}

import { Readable } from 'node:stream';
import { split } from './lines.ts';

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
/** Esc as the kitty protocol writes it: Ink takes it at once, and never for the beginning of something else. */
const loneEsc = `${esc}[27u`;
/** How long an ESC at the end of a read may still be the beginning of a sequence; Ink waits as long. */
const escDelay = 20;
const controlSequence = new RegExp(`^${esc}(?:${String.raw`\[\[.|\[[0-?]*[ -/]*[@-~]|O.`})`, 'u');

/**
 * Splits what was read into single keys. A paste is one piece. ESC that begins no control sequence is
 * Esc, also right before another key (nothing here is bound to Alt); what may be the beginning of one
 * stays as it is, at the end.
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
      const sequence = controlSequence.exec(rest)?.[0];
      if (sequence !== undefined) take(sequence.length);
      else if (/^.(?:$|\[|O)/su.test(rest)) take(rest.length);
      else {
        keys.push(loneEsc);
        rest = rest.slice(1);
      }
    } else {
      const next = rest.indexOf(esc);
      const plain = next === -1 ? rest : rest.slice(0, next);
      keys.push(...split(plain));
      rest = rest.slice(plain.length);
    }
  }
  return keys;
}

export interface KeyAdapter {
  /** What Ink is given to read from. */
  readonly stream: NodeJS.ReadStream;
  /** Whether the key handed out last came before the screen showed what the one ahead of it did. */
  readonly isAlong: () => boolean;
  /** Lets go of the terminal. */
  readonly close: () => void;
}

/**
 * Stands between the terminal and Ink, and hands out one key per turn of the event loop. Ink
 * dispatches all keys of one read before React renders, so a component that keeps state of its own
 * (ink-select-input) would see Down, Down, Enter as if each met the first frame.
 */
export function adaptKeys(source: KeySource): KeyAdapter {
  const queue: { readonly key: string; readonly along: boolean }[] = [];
  let running = false;
  /** What the last key did is on the screen. */
  let isDrawn = true;
  let isAlong = false;
  /** Ink listens. Until then keys wait here, or it would get all of them in one piece. */
  let armed = false;
  /** A paste whose end has not come yet, or an ESC that may be Esc. */
  let held = '';
  let escTimer: NodeJS.Timeout | undefined;
  const stream = new Readable({ read() {}, encoding: 'utf8' });

  const next = () => {
    const one = queue.shift();
    running = one !== undefined;
    if (one === undefined) return;
    isAlong = one.along;
    isDrawn = false;
    stream.push(one.key);
    // Two turns: in the first React draws, in the second new components begin to listen.
    setImmediate(() => {
      isDrawn = true;
      setImmediate(next);
    });
  };
  const hand = (keys: readonly string[]) => {
    for (const key of keys) queue.push({ key, along: !isDrawn || queue.length > 0 });
    if (armed && !running) next();
  };
  const take = (chunk: string | Buffer) => {
    clearTimeout(escTimer);
    const text = held + chunk.toString();
    held = '';
    if (text.includes(interrupt)) {
      // Ctrl-C does not wait for what was typed before it.
      queue.length = 0;
      hand([interrupt]);
      return;
    }
    const opened = text.lastIndexOf(pasteStart);
    const isOpen = opened !== -1 && !text.includes(pasteEnd, opened);
    const keys = [...splitKeys(isOpen ? text.slice(0, opened) : text)];
    held = isOpen ? text.slice(opened) : keys.at(-1) === esc ? (keys.pop() ?? '') : '';
    hand(keys);
    if (held !== esc) return;
    escTimer = setTimeout(() => {
      held = '';
      hand([loneEsc]);
    }, escDelay);
  };
  const end = () => take(interrupt);

  source.setEncoding('utf8');
  // At once, not when Ink gets to it: its first frame is out before, and until then the terminal would
  // echo keys over it and make a signal of Ctrl-C.
  source.setRawMode?.(true);
  source.on('data', take);
  source.on('end', end);
  const terminal = Object.assign(stream, {
    isTTY: source.isTTY === true,
    setRawMode: (mode: boolean) => {
      source.setRawMode?.(mode);
      // Without it the terminal is somebody else's, and so is what is typed there.
      if (mode) source.resume();
      else source.pause();
      if (mode && !armed) {
        armed = true;
        setImmediate(() => hand([]));
      }
      return terminal;
    },
    ref: () => source.ref?.(),
    unref: () => source.unref?.(),
  });
  return {
    // Ink asks for no more of a ReadStream than what is here.
    stream: terminal as unknown as NodeJS.ReadStream,
    isAlong: () => isAlong,
    close: () => {
      clearTimeout(escTimer);
      source.setRawMode?.(false);
      source.off('data', take);
      source.off('end', end);
      source.pause();
      source.unref?.();
    },
  };
}

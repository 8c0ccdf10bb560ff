import { printable } from '../basics/printable.ts';
import { split } from './lines.ts';

/** A one-line text in the making. `cursor` counts graphemes before it. */
export interface TextState {
  readonly text: string;
  readonly cursor: number;
}

export type TextEdit =
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'backspace' | 'delete' | 'left' | 'right' | 'home' | 'end' | 'clear' };

/** No field takes more, so a paste of a whole file cannot make the screen crawl. */
const longest = 400;

export function textState(text: string): TextState {
  return { text, cursor: split(text).length };
}

/** Applies one edit. Line ends and control characters in what is inserted are dropped: the field is one line. */
export function editText({ text, cursor }: TextState, edit: TextEdit): TextState {
  const parts = split(text);
  const at = Math.min(cursor, parts.length);
  switch (edit.kind) {
    case 'insert': {
      const added = split(edit.text)
        .filter((part) => printable(part) === part)
        .slice(0, Math.max(0, longest - parts.length));
      const whole = [...parts.slice(0, at), ...added, ...parts.slice(at)].join('');
      // Joining may merge graphemes (an accent after its letter), so the cursor is counted anew.
      return { text: whole, cursor: split([...parts.slice(0, at), ...added].join('')).length };
    }
    case 'backspace':
      return at === 0
        ? { text, cursor: 0 }
        : { text: [...parts.slice(0, at - 1), ...parts.slice(at)].join(''), cursor: at - 1 };
    case 'delete':
      return { text: [...parts.slice(0, at), ...parts.slice(at + 1)].join(''), cursor: at };
    case 'left':
      return { text, cursor: Math.max(0, at - 1) };
    case 'right':
      return { text, cursor: Math.min(parts.length, at + 1) };
    case 'home':
      return { text, cursor: 0 };
    case 'end':
      return { text, cursor: parts.length };
    case 'clear':
      return { text: '', cursor: 0 };
  }
}

import { printable } from '../basics/printable.ts';

/** Text from a file, fit for one line of a terminal: quoted, cut, and without control characters. */
export function quote(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `"${printable(cut)}"`;
}

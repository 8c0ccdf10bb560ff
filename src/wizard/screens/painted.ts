import { styleText } from 'node:util';
import { remember } from '../../basics/remember.ts';
import type { Line, Span } from '../lines.ts';
import { styles } from '../theme.ts';

const rememberCodes = remember<typeof styles, readonly string[]>();

/** What turns the style of a text on, and off again: asked of Node once for each role. */
function codesOf(role: Span['role']): readonly string[] {
  return rememberCodes(styles, role, () => {
    const style = styles[role];
    return style === null ? ['', ''] : styleText(style, '|', { validateStream: false }).split('|');
  });
}

/**
 * A line as one text with its colours in it: a component for each span is most of what a frame costs.
 * Neighbours of one role share their codes, as in what Ink writes: else it would parse each line twice.
 */
export function painted(line: Line, color: boolean): string {
  // Words and glyphs carry the meaning; nothing but text is sent, no address either.
  if (!color) return line.map(({ text }) => text).join('');
  let all = '';
  let end = '';
  let last: Span | null = null;
  for (const one of line) {
    const { text, role, link } = one;
    if (text === '') continue;
    if (last?.role !== role || last.link !== link) {
      const [on = '', off = ''] = codesOf(role);
      const to = (address: string) => `\u001b]8;;${address}\u0007`;
      all += end + (link === undefined ? on : to(link) + on);
      end = link === undefined ? off : off + to('');
    }
    all += text;
    last = one;
  }
  return all + end;
}

import { styleText } from 'node:util';
import type { Line, Span } from '../lines.ts';
import { styleOf } from '../theme.ts';

/**
 * A line as one text with its colours in it: a component for each span is most of what a frame costs.
 * Neighbours of one role share their codes, as in what Ink writes: else it would parse each line twice.
 */
export function painted(line: Line, color: boolean): string {
  const runs: Span[] = [];
  for (const one of line) {
    if (one.text === '') continue;
    const last = runs.at(-1);
    if (last?.role === one.role && last.link === one.link) {
      runs[runs.length - 1] = { ...last, text: last.text + one.text };
    } else runs.push(one);
  }
  return runs
    .map(({ text, role, link }) => {
      const style = styleOf(role, color);
      const styled = style === null ? text : styleText(style, text, { validateStream: false });
      // Without colours nothing but text is sent.
      return link === undefined || !color ? styled : `\u001b]8;;${link}\u0007${styled}\u001b]8;;\u0007`;
    })
    .join('');
}

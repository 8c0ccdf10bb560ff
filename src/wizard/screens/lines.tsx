import { styleText } from 'node:util';
import { Box, Text } from 'ink';
import { createContext, memo, useContext } from 'react';
import type { Line, Span } from '../lines.ts';
import { styleOf } from '../theme.ts';

/** Whether to colour; decided once, at the door. */
export const ColorContext = createContext(true);

/**
 * A line as one text with its colours in it: a component for each span is most of what a frame costs.
 * Neighbours of one role share their codes, as in what Ink writes: else it would parse each line twice.
 */
export function painted(line: Line, color: boolean): string {
  const runs: Span[] = [];
  for (const one of line) {
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

/** One row. It never wraps: lines are made to measure before they come here. */
export const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
});

/** Rows one below the other; filled up to `height` where one is given. */
export function Rows({ lines, height }: { readonly lines: readonly Line[]; readonly height?: number }) {
  const color = useContext(ColorContext);
  const missing = Math.max(0, (height ?? lines.length) - lines.length);
  const all = [...lines, ...Array.from({ length: missing }, (): Line => [])];
  return (
    <Box flexDirection="column">
      {all.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <Row key={index} text={painted(line, color)} />
      ))}
    </Box>
  );
}

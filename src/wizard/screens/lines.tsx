import { Box, Text } from 'ink';
import { createContext, memo, useContext } from 'react';
import type { Line } from '../lines.ts';
import { painted } from './painted.ts';

/** Whether to colour; decided once, at the door. */
export const ColorContext = createContext(true);

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

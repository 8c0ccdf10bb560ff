import { Box, Text } from 'ink';
import { createContext, useContext } from 'react';
import type { Line } from '../lines.ts';
import { styleOf } from '../theme.ts';

/** Whether to colour; decided once, at the door. */
export const ColorContext = createContext(true);

/** One row. It never wraps: lines are made to measure before they come here. */
export function Row({ line }: { readonly line: Line }) {
  const color = useContext(ColorContext);
  return (
    <Text wrap="truncate-end">
      {line.length === 0
        ? ' '
        : line.map(({ text, role }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity and no state
            <Text key={index} {...styleOf(role, color)}>
              {text}
            </Text>
          ))}
    </Text>
  );
}

/** Rows one below the other; filled up to `height` where one is given. */
export function Rows({ lines, height }: { readonly lines: readonly Line[]; readonly height?: number }) {
  const missing = Math.max(0, (height ?? lines.length) - lines.length);
  const all = [...lines, ...Array.from({ length: missing }, (): Line => [])];
  return (
    <Box flexDirection="column">
      {all.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
        <Row key={index} line={line} />
      ))}
    </Box>
  );
}

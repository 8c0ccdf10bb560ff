import { Box } from 'ink';
import { span } from '../lines.ts';
import type { ListRow } from '../view/frame.ts';
import { Row } from './lines.tsx';

/** The rows in sight of a list whose highlight is the wizard's own. */
export function List({
  rows,
  active,
  pointer,
}: {
  readonly rows: readonly ListRow[];
  readonly active: number;
  readonly pointer: string;
}) {
  return (
    <Box flexDirection="column">
      {rows.map(({ id, line }, index) => (
        <Row key={id} line={[span(index === active ? ` ${pointer} ` : '   ', 'accent'), ...line]} />
      ))}
    </Box>
  );
}

import { span } from '../lines.ts';
import type { ListRow } from '../view/list-lines.ts';
import { Rows } from './lines.tsx';

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
    <Rows
      lines={rows.map(({ line, isHeading }, index) => [
        index === active ? span(` ${pointer} `, 'accent') : span(isHeading ? ' ' : '   '),
        ...line,
      ])}
    />
  );
}

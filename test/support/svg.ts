import type { Cell } from './term.ts';

const width = 8.4;
const height = 18;
const margin = 14;
const bar = 26;

/** The sixteen colours of a dark terminal, as far as the wizard uses them. */
const palette: Readonly<Record<number, string>> = { 1: '#f47067', 2: '#6bc46d', 3: '#daaa3f', 6: '#56d4dd' };
const plain = '#d1d7e0';

/** A screen as a picture: text stays text, so that it can be selected, searched and read aloud. */
export function svgOf(rows: readonly (readonly Cell[])[], title: string): string {
  const columns = rows[0]?.length ?? 0;
  const size = [columns * width + 2 * margin, rows.length * height + 2 * margin + bar].map(Math.ceil);
  const lines = rows.flatMap((row, index) => {
    const y = bar + margin + index * height + 13;
    return runsOf(row).map(
      ({ column, length, text, style }) =>
        `<text x="${(margin + column * width).toFixed(1)}" y="${y}" textLength="${(length * width).toFixed(1)}" ${style}>${escaped(text)}</text>`,
    );
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size[0]} ${size[1]}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#161b22"/>`,
    ...['#f47067', '#daaa3f', '#6bc46d'].map(
      (fill, at) => `<circle cx="${18 + at * 18}" cy="16" r="5" fill="${fill}"/>`,
    ),
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve" fill="${plain}">`,
    ...lines,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

interface Run {
  readonly column: number;
  readonly length: number;
  readonly text: string;
  readonly style: string;
}

/** Neighbours that look alike, without the blanks at their ends. */
function runsOf(row: readonly Cell[]): readonly Run[] {
  const runs: { column: number; cells: Cell[]; style: string }[] = [];
  row.forEach((cell, column) => {
    const style = styleOf(cell);
    const last = runs.at(-1);
    if (last?.style === style) last.cells.push(cell);
    else runs.push({ column, cells: [cell], style });
  });
  return runs.flatMap(({ column, cells, style }) => {
    const from = cells.findIndex(({ text }) => text !== ' ');
    const to = cells.findLastIndex(({ text }) => text !== ' ' && text !== '') + 1;
    const text = cells
      .slice(Math.max(0, from), to)
      .map((cell) => cell.text)
      .join('');
    return to <= 0 ? [] : [{ column: column + from, length: to - from, text, style }];
  });
}

function styleOf({ color, bold, dim }: Cell): string {
  return [
    ...(color === null ? [] : [`fill="${palette[color % 8] ?? plain}"`]),
    ...(bold ? ['font-weight="bold"'] : []),
    ...(dim ? ['opacity="0.6"'] : []),
  ].join(' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

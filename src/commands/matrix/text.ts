import { printable } from '../../basics/printable.ts';
import { type Axes, type Cell, type Row, rowsOf } from '../../judge/matrix.ts';
import type { Preset } from '../../presets/schema.ts';
import { ruleByCode } from '../../rules/registry.ts';
import type { Verdict } from '../../rules/rule.ts';
import type { Paint } from '../paint.ts';

const marks = {
  recommended: 'R',
  compatible: '+',
  unverified: '?',
  incompatible: 'x',
} as const satisfies Record<Verdict, string>;
const colours = {
  recommended: 'green',
  compatible: 'cyan',
  unverified: 'yellow',
  incompatible: 'red',
} as const;

/** A grid for the terminal: a row for each class of GPUs, a group of marks for each image, a mark for each Python. */
export function gridText(
  preset: Preset,
  axes: Axes,
  cells: readonly Cell[],
  columns: number,
  paint: Paint,
): string {
  const rows = rowsOf(cells, axes);
  const names = rows.map(({ gpus }) => gpuNames(gpus.map(({ name }) => name)));
  const left = Math.min(Math.max(...names.map((name) => name.length), 3), 34);
  const width = Math.max(axes.pythons.length, 2) + 2;
  const perBlock = Math.max(1, Math.floor((Math.min(columns, 160) - left) / width));
  const legend = (Object.keys(marks) as Verdict[]).map(
    (verdict) => `${paint(colours[verdict], marks[verdict])} ${verdict}`,
  );
  const lines = [
    paint('bold', `${printable(preset.title)}: GPU × image × Python`),
    `${legend.join('   ')}`,
    `Each group is an image, numbered below; its marks are Python ${axes.pythons.join(', ')}.`,
  ];
  for (let from = 0; from < axes.images.length; from += perBlock) {
    const some = axes.images.slice(from, from + perBlock);
    lines.push(
      '',
      `${'GPU'.padEnd(left)}${some.map((_, at) => `  ${String(from + at + 1).padEnd(width - 2)}`).join('')}`.trimEnd(),
    );
    for (const [at, row] of rows.entries()) {
      const wrapped = wrap(names[at] ?? '', left);
      const groups = some.map(({ ref }) => {
        const own = row.cells.filter(({ image }) => image === ref);
        const text = own.map(({ verdict }) => paint(colours[verdict], marks[verdict])).join('');
        return `  ${text}${' '.repeat(width - 2 - own.length)}`;
      });
      lines.push(`${(wrapped[0] ?? '').padEnd(left)}${groups.join('')}`.trimEnd(), ...wrapped.slice(1));
    }
  }
  lines.push('', ...axes.images.map(({ ref }, at) => `${String(at + 1).padStart(3)}  ${ref}`));
  return `${[...lines, ...reasons(cells, paint.calledAs)].join('\n')}\n`;
}

/** Why cells are not recommended: each code in a line, with how often it speaks. */
function reasons(cells: readonly Cell[], calledAs: string): readonly string[] {
  const told = speaking(cells);
  if (told.length === 0) return [];
  return [
    '',
    ...told.map(
      ({ mark, code, title, times }) =>
        `  ${mark}  ${code}  ${title} (${times} of ${cells.length}; ${calledAs} explain ${code})`,
    ),
  ];
}

/** The codes in these cells, in their order. */
function speaking(cells: readonly Cell[]) {
  const count = new Map<string, number>();
  for (const code of cells.flatMap(({ codes }) => codes)) count.set(code, (count.get(code) ?? 0) + 1);
  const bad = cells.filter(({ verdict }) => verdict === 'incompatible').flatMap(({ codes }) => codes);
  return [...count]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, times]) => ({
      code,
      times,
      title: ruleByCode(code)?.title ?? '',
      mark: bad.includes(code) ? marks.incompatible : marks.compatible,
    }));
}

/** The same in Markdown: a row for each image, a column for each class of GPUs, which are listed below. */
export function markdownTable(preset: Preset, axes: Axes, cells: readonly Cell[]): string {
  const rows = rowsOf(cells, axes);
  const head = ['image', ...rows.map((_, at) => `GPUs ${classOf(at)}`)];
  const body = axes.images.map(({ ref }) => [`\`${plain(ref)}\``, ...rows.map((row) => cellText(row, ref))]);
  return `${[
    `${plain(preset.title)} on Python ${axes.pythons.join(', ')}: what \`pod-wizard check\` says.`,
    '',
    ...aligned([head, ...body]),
    '',
    ...rows.map(({ gpus }, at) => `- GPUs ${classOf(at)}: ${plain(gpuNames(gpus.map(({ name }) => name)))}`),
    ...speaking(cells).map(({ code, title }) => `- ${code}: ${plain(title)}`),
  ].join('\n')}\n`;
}

/** A Markdown table that can be read as text too. */
function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widths = (table[0] ?? []).map((_, at) => Math.max(3, ...table.map((row) => row[at]?.length ?? 0)));
  const [head = '', ...body] = table.map(
    (row) => `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body];
}

/** A, B, … Z, AA: what a class of GPUs is called. */
function classOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${classOf(Math.floor(at / 26) - 1)}${letter}`;
}

/** `compatible`, or `recommended: 3.10; compatible: 3.11, 3.12`; with the codes of what is incompatible. */
function cellText({ cells }: Row, ref: string): string {
  const own = cells.filter(({ image }) => image === ref);
  const said = new Map<string, string[]>();
  for (const { verdict, codes, python } of own) {
    const text = verdict === 'incompatible' ? `${verdict} (${codes.join(', ')})` : verdict;
    said.set(text, [...(said.get(text) ?? []), python]);
  }
  const [only] = said.keys();
  if (said.size === 1 && only !== undefined) return only;
  return [...said].map(([text, pythons]) => `${text}: ${pythons.join(', ')}`).join('; ');
}

function gpuNames(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}

/** Text that Markdown takes as it stands, inside a cell. */
function plain(text: string): string {
  return printable(text).replace(/[\\|`<>[\]]/g, '\\$&');
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of printable(text).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

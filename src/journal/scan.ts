import { recordInfo } from './entry.ts';

/** One line of a journal, with what the lines before make of it. */
export interface Line {
  /** Without its line end. */
  readonly content: string;
  /** `\n`, `\r\n`, or nothing at the end of the text. */
  readonly ending: string;
  /** From 1. */
  readonly number: number;
  /** The fenced block it is part of (fences included); null outside. */
  readonly block: Block | null;
}

export interface Block {
  readonly info: string;
  /** Index of the opening fence. */
  readonly from: number;
  /** Index of the closing fence, or of the last line where it was never closed. */
  readonly to: number;
  readonly closed: boolean;
}

type RawLine = Omit<Line, 'block'>;

const fencePattern = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})\s*(.*?)\s*$/;
const headingPattern = /^## (\d{1,9})\. .*\(v\d+\.\d+\.\d+, \d{4}-\d{2}-\d{2}\)\s*$/;

/** The entry number of an entry's heading, or null for any other line. */
export function headingNumber({ content, block }: Line): number | null {
  const digits = block === null ? headingPattern.exec(content)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

/** Splits a journal into lines and marks its fenced blocks. Joining `content + ending` gives the text back. */
export function scanLines(text: string): readonly Line[] {
  const raw: readonly RawLine[] = (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line, index) => {
    const ending = line.endsWith('\r\n') ? '\r\n' : line.endsWith('\n') ? '\n' : '';
    return { content: line.slice(0, line.length - ending.length), ending, number: index + 1 };
  });
  let block: Block | null = null;
  return raw.map((line, index) => {
    if (block !== null && index > block.to) block = null;
    block ??= blockAt(raw, index);
    return { ...line, block };
  });
}

/** The text of the entry around a line (from 1): from its heading to the next one, or to the end. */
export function entryText(text: string, line: number): string {
  const lines = scanLines(text);
  const start = lines.findLastIndex((one) => one.number <= line && headingNumber(one) !== null);
  const next = lines.findIndex((one) => one.number > line && headingNumber(one) !== null);
  return lines
    .slice(Math.max(0, start), next === -1 ? lines.length : next)
    .map(({ content }) => `${content}\n`)
    .join('');
}

function blockAt(lines: readonly RawLine[], from: number): Block | null {
  const [, marks, info] = fencePattern.exec(lines[from]?.content ?? '') ?? [];
  if (marks === undefined || info === undefined) return null;
  let heading: number | null = null;
  for (let index = from + 1; index < lines.length; index += 1) {
    const content = lines[index]?.content ?? '';
    if (headingPattern.test(content)) {
      heading ??= index;
      // A record that was cut short must not swallow the entries after it.
      if (info === recordInfo) break;
    }
    const [, closing, rest] = fencePattern.exec(content) ?? [];
    if (closing?.startsWith(marks) && rest === '') return { info, from, to: index, closed: true };
  }
  return { info, from, to: (heading ?? lines.length) - 1, closed: false };
}

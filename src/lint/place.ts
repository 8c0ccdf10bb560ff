/** Where in a file something stands. Lines and columns count from 1, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file that is read on its own (a fenced block, the text of `bash -c '…'`), which knows where it came from. */
export interface Piece {
  readonly text: string;
  /** Place of the character at this offset of `text`. */
  readonly place: (offset: number) => Place;
}

/** A whole file as one piece. */
export function wholeFile(file: string, text: string): Piece {
  const starts = lineStarts(text);
  return {
    text,
    place: (offset) => {
      const line = lastAtOrBelow(starts, offset);
      return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

/** Part of a piece; `text` may differ from the stretch by what quoting took away. */
export function partOf(piece: Piece, start: number, text: string): Piece {
  return { text, place: (offset) => piece.place(start + offset) };
}

/** Order of two places in the same file. */
export function comparePlaces(a: Place, b: Place): number {
  return a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtOrBelow(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The entries whose nearest spelling needs the fewest edits to become `wanted`, best first; ties keep
 * their order. For "did you mean": spellings are compared as given.
 */
export function closest<T>(
  entries: readonly T[],
  wanted: string,
  count: number,
  spellings: (entry: T) => readonly string[],
): readonly T[] {
  return entries
    .map((entry) => ({
      entry,
      distance: Math.min(...spellings(entry).map((text) => editDistance(text, wanted))),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ entry }) => entry);
}

/**
 * Edits between two texts, in UTF-16 units: insert, delete, replace, and swap of neighbours, which is
 * the commonest slip in a number (optimal string alignment).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The texts nearest to a mistyped one, best first; those that contain it come before the merely similar. */
export function nearest(wanted: string, texts: readonly string[], count: number): readonly string[] {
  const text = wanted.toLowerCase().slice(0, 200);
  const containing = texts.filter((candidate) => text !== '' && candidate.toLowerCase().includes(text));
  const others = texts.filter((candidate) => !containing.includes(candidate));
  return [...containing, ...closest(others, text, count, (candidate) => [candidate.toLowerCase()])].slice(
    0,
    count,
  );
}

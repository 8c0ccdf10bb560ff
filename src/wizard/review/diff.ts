import { diffArrays, structuredPatch } from 'diff';
import { type Line, span, truncate } from '../lines.ts';
import type { Glyphs } from '../theme.ts';
import type { FileView } from './files.ts';

/** A unified diff from what is there to what would be written, as lines. */
export function diffLines(file: FileView, width: number, glyphs: Glyphs): readonly Line[] {
  const patch = structuredPatch(file.path, file.path, file.there ?? '', file.content, '', '', { context: 2 });
  return patch.hunks.flatMap((hunk) => [
    [span(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`, 'accent')],
    ...hunk.lines.map((text): Line => {
      const role = text.startsWith('+') ? 'added' : text.startsWith('-') ? 'removed' : 'dim';
      return [span(truncate(text.slice(0, 1000), width, glyphs.ellipsis), role)];
    }),
  ]);
}

/** How many lines a diff adds and removes. */
export function diffCount(file: FileView): { readonly added: number; readonly removed: number } {
  let added = 0;
  let removed = 0;
  for (const change of diffArrays((file.there ?? '').split('\n'), file.content.split('\n'))) {
    if (change.added) added += change.count;
    if (change.removed) removed += change.count;
  }
  return { added, removed };
}

/** For each line of `after`: whether it is new or different against `before`. */
export function changedLines(before: string, after: string): readonly boolean[] {
  return diffArrays(before.split('\n'), after.split('\n')).flatMap((change) =>
    change.removed ? [] : change.value.map(() => change.added),
  );
}

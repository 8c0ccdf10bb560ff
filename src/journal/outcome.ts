import { code, md } from '../basics/markdown.ts';
import type { Outcome, ParsedEntry } from './entry.ts';
import { type Line, splitLines } from './scan.ts';
import { sidesOf } from './sides.ts';

/** The line that tells what came of an entry; null: nobody has said yet. */
export function formatOutcome(outcome: Outcome | null): string {
  if (outcome === null) return 'Outcome: not yet recorded';
  const { result, date, facts, installed, note } = outcome;
  const told = [
    ...facts.map((fact) => md`${fact}`),
    ...(installed === null
      ? []
      : [md`${installed.packages} packages in ${code(installed.file)} (sha256 ${code(installed.sha256)})`]),
  ].map(({ markdown }) => `, ${markdown}`);
  return md`Outcome: **${result}** (${date})${{ markdown: told.join('') }}${note.trim() === '' ? '' : `: ${note}`}`
    .markdown;
}

/** The same for a terminal. */
export function outcomeText({ result, facts, installed, note }: Outcome): string {
  const kept = installed === null ? [] : [`${installed.packages} packages in ${installed.file}`];
  return `${[result, ...facts, ...kept].join(', ')}${note === '' ? '' : `: ${note}`}`;
}

export type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Replaces the outcome line of an entry of this text, and not one other byte. */
export function withOutcome(text: string, entry: ParsedEntry, outcome: Outcome): Edited {
  return editAt(text, entry, (_, target) => ({ at: target, put: [formatOutcome(outcome)] }));
}

/** Adds a note below the outcome of an entry and the notes that are there, as a paragraph of its own. */
export function withNote(text: string, entry: ParsedEntry, date: string, note: string): Edited {
  return editAt(text, entry, (lines, target) => {
    let at = target;
    while (lines[at + 1]?.content === '' && lines[at + 2]?.content.startsWith('Note (') === true) at += 2;
    return { at, put: [lines[at]?.content ?? '', '', md`Note (${date}): ${note}`.markdown] };
  });
}

interface Edit {
  /** The line that others take the place of. */
  readonly at: number;
  readonly put: readonly string[];
}

/** Changes one line by what is made of all of them and the place of the outcome; the line end stays its own. */
function editAt(
  text: string,
  { number, place }: ParsedEntry,
  edit: (lines: readonly Line[], target: number) => Edit,
): Edited {
  if (place.outcome === null) {
    return {
      ok: false,
      message: `entry ${number} has no line that starts with "Outcome:"; add it and try again`,
    };
  }
  const lines = splitLines(text);
  const { at, put } = edit(lines, place.outcome - 1);
  const edited = lines.map(({ content, ending }, index) =>
    index === at ? put.join(ending === '' ? '\n' : ending).concat(ending) : `${content}${ending}`,
  );
  return { ok: true, text: edited.join('') };
}

/** The text of an entry, from its heading to the next one. */
export function entryText(text: string, { place: { side, from, to } }: ParsedEntry): string {
  const lines = sidesOf(text).sides[side] ?? [];
  return lines
    .slice(from, to)
    .map(({ content }) => `${content}\n`)
    .join('');
}

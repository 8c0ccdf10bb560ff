import { code, md } from '../basics/markdown.ts';
import type { Installed, Outcome } from './entry.ts';
import { headingNumber, type Line, scanLines } from './scan.ts';

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

/** What an outcome line says was installed; null: nothing, or it is no outcome line. */
export function installedIn({ content, block }: Line): Omit<Installed, 'packages'> | null {
  if (block !== null || !content.startsWith('Outcome:')) return null;
  const [, file, sha256] = /`(installed-[0-9a-f]{16}\.txt)` \(sha256 `([0-9a-f]{64})`\)/.exec(content) ?? [];
  return file === undefined || sha256 === undefined ? null : { file, sha256 };
}

export type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/**
 * Replaces the outcome line of an entry and not one other byte. Where an entry number occurs twice,
 * the last one is meant.
 */
export function withOutcome(text: string, entryNumber: number, outcome: Outcome): Edited {
  return editAt(text, entryNumber, (_, target) => ({ at: target, put: [formatOutcome(outcome)] }));
}

/** Adds a note below the outcome of an entry and the notes that are there, as a paragraph of its own. */
export function withNote(text: string, entryNumber: number, date: string, note: string): Edited {
  return editAt(text, entryNumber, (lines, target) => {
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
  entryNumber: number,
  edit: (lines: readonly Line[], target: number) => Edit,
): Edited {
  const lines = scanLines(text);
  const start = lines.findLastIndex((line) => headingNumber(line) === entryNumber);
  if (start === -1) return { ok: false, message: `the journal has no heading of an entry ${entryNumber}` };
  const rest = lines.findIndex((line, index) => index > start && headingNumber(line) !== null);
  const end = rest === -1 ? lines.length : rest;
  const target = lines.findIndex(
    ({ content, block }, index) =>
      index > start && index < end && block === null && content.startsWith('Outcome:'),
  );
  if (target === -1) {
    return {
      ok: false,
      message: `entry ${entryNumber} has no line that starts with "Outcome:"; add it and try again`,
    };
  }
  const { at, put } = edit(lines, target);
  const edited = lines.map(({ content, ending }, index) =>
    index === at ? put.join(ending === '' ? '\n' : ending).concat(ending) : `${content}${ending}`,
  );
  return { ok: true, text: edited.join('') };
}

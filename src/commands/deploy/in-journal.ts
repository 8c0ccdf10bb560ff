import { printable } from '../../basics/printable.ts';
import type { PodRecord } from '../../deploy/record.ts';
import type { Outcome, ParsedEntry } from '../../journal/entry.ts';
import { type Edited, withNote, withOutcome } from '../../journal/outcome.ts';
import { parseJournal } from '../../journal/parse.ts';
import { planDigest } from '../../plan/digest.ts';
import { FileError, type System } from '../../system/system.ts';

/** Adds a line to the entry that the pod was made from. Where that is no more, it is said, and nothing fails. */
export async function noteInJournal(record: PodRecord, note: string, system: System): Promise<void> {
  const date = system.now().toISOString().slice(0, 10);
  await edit(record, (text, entry) => withNote(text, entry, date, note), system);
}

/** Says there what came of it, unless that was said before. */
export async function outcomeInJournal(
  record: PodRecord,
  outcome: Omit<Outcome, 'date' | 'installed'>,
  system: System,
): Promise<void> {
  const date = system.now().toISOString().slice(0, 10);
  await edit(
    record,
    (text, entry) =>
      entry.told().outcome === null
        ? withOutcome(text, entry, { ...outcome, date, installed: null })
        : { ok: true, text },
    system,
  );
}

async function edit(
  { journal, plan, name }: PodRecord,
  change: (text: string, entry: ParsedEntry) => Edited,
  system: System,
): Promise<void> {
  if (journal === null) return;
  const fail = (why: string) =>
    system.stderr.write(
      `pod-wizard: the journal does not know of ${name}: ${printable(`${journal.path}: ${why}`)}\n`,
    );
  try {
    await system.files.editUnderLock(journal.path, (text) => {
      const entry = parseJournal(text).entries.findLast(
        (one) => one.number === journal.entry && planDigest(one.plan) === plan,
      );
      const edited =
        entry === undefined
          ? ({ ok: false, message: `no entry ${journal.entry} of that plan is in it` } as const)
          : change(text, entry);
      if (edited.ok) return edited.text;
      fail(edited.message);
      return text;
    });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    fail(error.message);
  }
}

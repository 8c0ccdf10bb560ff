import type { Pod } from '../../deploy/api.ts';
import { type PodRecord, reconcile } from '../../deploy/record.ts';
import { spentText } from '../../deploy/words.ts';
import type { System } from '../../system/system.ts';
import type { Cloud } from './cloud.ts';
import { noteInJournal } from './in-journal.ts';
import { type Ledger, notOurs } from './ledger.ts';

/** What it takes to ask the cloud of a pod, and to keep what it says. */
export interface Keeping {
  readonly cloud: Cloud;
  readonly ledger: Ledger;
  readonly system: System;
}

/** The record in the light of the whole list, written where it changed. */
export async function seen(
  record: PodRecord,
  pods: readonly Pod[],
  ledger: Ledger,
  system: System,
): Promise<PodRecord> {
  const { state } = record;
  // The name of somebody else's is no name that no other pod has.
  const rows =
    record.askedAt === notOurs && state.is === 'made' ? pods.filter(({ id }) => id === state.id) : pods;
  const now = reconcile(record, rows, system.now());
  if (JSON.stringify(now) !== JSON.stringify(record)) await keep(record, now, ledger, system);
  return now;
}

/** Writes what is new of a pod; that it is gone, into the journal, too. */
export async function keep(before: PodRecord, now: PodRecord, ledger: Ledger, system: System): Promise<void> {
  await ledger.note(now);
  if (now.state.is === 'ended' && before.state.is === 'made')
    await noteInJournal(now, `pod ${now.state.id} is gone after ${spentText(now, system.now())}`, system);
}

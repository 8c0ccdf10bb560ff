import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { isOpen, type PodRecord, readRecord, recordText } from '../../deploy/record.ts';
import { FileError, type System } from '../../system/system.ts';
import { Refusal } from '../errors.ts';
import { ledgerFolder } from './folder.ts';

/** The pods that were asked for from here, whatever the folder: a file each. */
export interface Ledger {
  readonly folder: string;
  readonly all: () => Promise<readonly PodRecord[]>;
  /** When it returns, the record outlives us. */
  readonly save: (record: PodRecord) => Promise<void>;
  /** The same of what the cloud said: it will say so again, and where it cannot be written, that is told alone. */
  readonly note: (record: PodRecord) => Promise<void>;
}

/** Throws Refusal where there is no place for records: nothing is rented that nobody could find again. */
export function openLedger(system: System): Ledger {
  const folder = ledgerFolder(system);
  if (folder === null)
    throw new Refusal('there is no place to keep a record of what is rented', 'set HOME to your folder');
  const fileOf = (name: string) => path.join(folder, `${name}.json`);
  const save = (record: PodRecord) => system.files.replace(fileOf(record.name), recordText(record), 0o600);
  return {
    folder,
    save,
    note: async (record) => {
      try {
        await save(record);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        system.stderr.write(
          `pod-wizard: the record of ${record.name} is not of now: ${printable(error.message)}\n`,
        );
      }
    },
    all: async () => {
      const names = (await system.files.list(folder)).filter((name) => /^[^.].*\.json$/.test(name));
      const records: PodRecord[] = [];
      for (const name of names) {
        const record = readRecord((await system.files.read(path.join(folder, name))) ?? '');
        if (record !== null && `${record.name}.json` === name) records.push(record);
        else
          system.stderr.write(
            `pod-wizard: ${printable(path.join(folder, name))} is no record of a pod any more: look in the cloud's console for a pod of that name\n`,
          );
      }
      return records.toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
    },
  };
}

/** The record that a word means: by name, or by the pod's id. Null: it means none of them. */
export function recordOf(records: readonly PodRecord[], word: string): PodRecord | null {
  return (
    records.findLast(({ name }) => name === word) ??
    records.findLast(({ state }) => 'id' in state && state.id === word) ??
    null
  );
}

/** Those under whose name something may be billed. */
export const openOnes = (records: readonly PodRecord[]) => records.filter(isOpen);

/** Nothing is kept of a pod that was not rented from here. */
export async function saveOurs(record: PodRecord, ledger: Ledger): Promise<void> {
  if (record.askedAt !== notOurs) await ledger.note(record);
}

/** When a pod was asked for that was not rented from here. */
export const notOurs = '1970-01-01T00:00:00.000Z';

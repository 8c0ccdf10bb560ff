import * as z from 'zod/mini';
import { duration } from '../../basics/duration.ts';
import type { PodRecord } from '../../deploy/record.ts';
import type { Ended, Teller } from '../../deploy/teller.ts';
import { madeText, secondsSince } from '../../deploy/words.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { parseJournal } from '../../journal/parse.ts';
import { planDigest } from '../../plan/digest.ts';
import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/read-plan.ts';
import { FileError, type System } from '../../system/system.ts';
import type { Command } from '../command.ts';
import { Refusal, UsageError } from '../errors.ts';
import { outcomeInJournal } from './in-journal.ts';
import { type Ledger, saveOurs } from './ledger.ts';
import { type Keeping, seen } from './seen.ts';
import { watchPod } from './watch.ts';

export type LoadCommands = () => Promise<readonly Command[]>;

/** What doing something with pods takes. */
export interface Hands extends Keeping {
  readonly loadCommands: LoadCommands;
  readonly teller: Teller;
}

/** Follows a pod until it ends. What it finds goes into the record and the journal. */
export async function followPod(
  record: PodRecord,
  minutes: number,
  hands: Hands,
): Promise<Ended & { readonly url: string }> {
  const { ledger, system, teller } = hands;
  const { record: watched, end, why, log, url } = await watchPod(record, minutes, hands);
  const now =
    end?.is === 'ready'
      ? await ready(watched, ledger, system)
      : end?.is === 'stopped' || end?.is === 'gone'
        ? await over(watched, hands)
        : watched;
  const known = end?.is === 'failed' ? await explained(now, end.why, log, hands) : nothingKnown;
  const ended: Ended = { record: now, end, why, ...known };
  teller.ended(ended);
  return { ...ended, url };
}

/** Of one that runs no more: as the list has it, so that nothing is counted on, here and in `deploy list`. */
async function over(record: PodRecord, { cloud, ledger, system }: Hands): Promise<PodRecord> {
  const list = await cloud.pods();
  return 'rows' in list ? seen(record, list.rows, ledger, system) : record;
}

type Known = Pick<Ended, 'report' | 'change'>;
const nothingKnown: Known = { report: [], change: null };

/** What the log says went wrong, and the plan that ends it. */
async function explained(
  record: PodRecord,
  why: string,
  log: string,
  { system, loadCommands }: Pick<Hands, 'system' | 'loadCommands'>,
): Promise<Known> {
  await outcomeInJournal(record, { result: 'failed', facts: [madeText(record)], note: why }, system);
  const diagnose = (await loadCommands()).find(({ name }) => name === 'diagnose');
  if (diagnose === undefined || log === '') return nothingKnown;
  const entry = await lastEntryOf(record, system);
  const plan = entry === null || record.journal === null ? [] : [['plan', [record.journal.path]] as const];
  const said = async (json: boolean): Promise<string> => {
    let text = '';
    const piped: System = {
      ...system,
      stdout: {
        ...system.stdout,
        write: (more) => {
          text += more;
        },
      },
      stdinIsTty: false,
      stdin: async function* () {
        yield new TextEncoder().encode(log);
      },
    };
    const flags = new Map<string, readonly string[]>([...plan, ...(json ? [['json', []] as const] : [])]);
    await diagnose.run({ answers: new Map(), positionals: ['-'], flags }, piped, loadCommands);
    return text;
  };
  try {
    return {
      report: (await said(false)).trimEnd().split('\n'),
      change: entry === null ? null : changed(entry.plan, await said(true)),
    };
  } catch (error) {
    // That the pod failed is told all the same.
    if (!(error instanceof Refusal || error instanceof UsageError || error instanceof FileError)) throw error;
    return { report: [`what its log says could not be looked into: ${error.message}`], change: null };
  }
}

const foundSchema = z.object({
  diagnoses: z.array(z.object({ patch: z.optional(z.record(z.string(), z.unknown())) })),
});

/** The plan with the first change that a diagnosis names; null: none does. */
function changed(plan: Plan, json: string): Plan | null {
  const { data } = foundSchema.safeParse(JSON.parse(json));
  const patch = data?.diagnoses.find((one) => one.patch !== undefined)?.patch;
  if (patch === undefined) return null;
  const read = readPlan({ ...plan, ...patch });
  return read.ok ? read.plan : null;
}

/** The journal's last entry, where that is the one that the pod was made from: diagnose reads no other. */
async function lastEntryOf({ journal, plan }: PodRecord, system: System): Promise<ParsedEntry | null> {
  const text = journal === null ? null : await system.files.read(journal.path).catch(() => null);
  const last = text === null ? undefined : parseJournal(text).entries.at(-1);
  return last !== undefined && planDigest(last.plan) === plan ? last : null;
}

/** The first time that it is seen ready is told to the journal. */
async function ready(record: PodRecord, ledger: Ledger, system: System): Promise<PodRecord> {
  const { state } = record;
  if (state.is !== 'made' || state.secondsToReady !== null) return record;
  const secondsToReady = Math.round(secondsSince(state.startedAt, system.now()));
  const now: PodRecord = { ...record, state: { ...state, secondsToReady } };
  await saveOurs(now, ledger);
  await outcomeInJournal(
    now,
    {
      result: 'works',
      facts: [`ready after ${duration(secondsToReady)}`, madeText(now)],
      note: "the app answers with its own page through the cloud's proxy",
    },
    system,
  );
  return now;
}

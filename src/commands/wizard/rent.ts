import { printable } from '../../basics/printable.ts';
import { isStopped, type PodRecord } from '../../deploy/record.ts';
import { spentText } from '../../deploy/words.ts';
import type { Deployment } from '../../journal/compose.ts';
import { planDigest } from '../../plan/digest.ts';
import type { System } from '../../system/system.ts';
import type { PodResult } from '../../wizard/pod/state.ts';
import type { WizardTerminal } from '../../wizard/types.ts';
import type { LoadCommands } from '../deploy/follow.ts';
import { writtenLines } from '../summary.ts';
import type { Written } from '../write-plan.ts';

/** The entry of a plan that was written in this run already: the same plan gets no second one. */
export interface Entered {
  /** Digest of the plan. */
  readonly plan: string;
  readonly path: string;
  readonly number: number;
}

interface Chosen {
  readonly deployment: Deployment;
  readonly before: Entered | null;
  /** Writes its files and its entry. */
  readonly enter: () => Promise<Written>;
  /** Path of the preset that is saved with it; null: none is. */
  readonly saved: string | null;
}

/** What came of it. */
export interface Rented {
  readonly code: number;
  readonly result: PodResult;
  /** Null: nothing was written. */
  readonly entered: Entered | null;
  /** The pod that is there, or was; null: none. */
  readonly record: PodRecord | null;
}

/** That pods go on which nobody looks at any more. */
export function tellRunning(records: readonly PodRecord[], system: System): void {
  for (const record of records)
    if (record.state.is === 'made' && !isStopped(record))
      system.stderr.write(
        `pod-wizard: left; the pod goes on, and is billed: ${printable(spentText(record, system.now()))} so far; ${system.calledAs} deploy stop ${record.state.id}\n`,
      );
}

/** Rents what was chosen, where that is agreed to: on a screen, or in lines where there is no terminal for one. */
export async function rentChosen(
  { deployment, before, enter, saved }: Chosen,
  terminal: WizardTerminal | null,
  system: System,
  loadCommands: LoadCommands,
): Promise<Rented> {
  const { chosenWanted, lineTeller, madeLines, rentOnScreen, rentWanted } = await import('../deploy/run.ts');
  const plan = planDigest(deployment.resolved.plan);
  let entered = before;
  let written: Written | null = null;
  const wanted = chosenWanted(deployment, before?.plan === plan ? before : null, async () => {
    written = await enter();
    const { path, number } = written.journal;
    entered = { plan, path, number };
    return { path, entry: number };
  });
  const tellWritten = () => {
    const lines = written === null ? [] : writtenLines(deployment, written, saved, system);
    if (lines.length > 0) system.stdout.write(`${lines.join('\n')}\n`);
  };
  if (terminal === null) {
    const teller = lineTeller({ yes: false, json: false, follows: true }, system);
    const args = { maxPrice: null, force: false, json: false, follow: 60 };
    const code = await rentWanted(wanted, args, { system, loadCommands, teller });
    tellWritten();
    return { code, result: { kind: 'left' }, entered, record: null };
  }
  const { code, result, record, last } = await rentOnScreen(wanted, terminal, system, loadCommands);
  if (result.kind === 'left') {
    tellWritten();
    // What the screen said is gone with it.
    const lines = record === null ? [last] : madeLines(record, system.calledAs);
    if (entered !== null) for (const line of lines) system.stdout.write(`${printable(line)}\n`);
    if (record !== null) tellRunning([record], system);
  }
  return { code, result, entered, record };
}

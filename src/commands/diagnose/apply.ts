import path from 'node:path';
import { sha256 } from '../../basics/digest.ts';
import { parseJournal } from '../../journal/parse.ts';
import { check, standingErrors } from '../../judge/check.ts';
import { complete } from '../../plan/complete.ts';
import { answersOf, applyPatch } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { presetOf } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { Refusal } from '../errors.ts';
import type { Target } from '../existing-files.ts';
import type { Paint } from '../paint.ts';
import { createdJson, createdText } from '../summary.ts';
import { prepare, stampNow, write } from '../write-plan.ts';
import type { DiagnoseArguments } from './flags.ts';
import type { Placed } from './placed.ts';
import { type RanPlan, worldOf } from './plan-that-ran.ts';

export interface Applied {
  readonly json: unknown;
  readonly text: (paint: Paint) => string;
}

/**
 * `diagnose --apply`: the best diagnosis that the plan can mend becomes a changed plan, its files, and
 * a journal entry that refers to the old one. Files that are not as a journal entry recorded them were
 * changed by somebody, and stay without --force. Throws Refusal.
 */
export async function applyDiagnosis(
  diagnoses: readonly Placed[],
  ran: RanPlan | null,
  args: DiagnoseArguments,
  system: System,
): Promise<Applied> {
  if (ran === null) {
    throw new Refusal(
      'there is no plan to mend',
      `give it with --plan ${journalName}, or keep the log beside its ${journalName}`,
    );
  }
  const diagnosis = diagnoses.find(({ patch }) => patch !== null);
  if (diagnosis === undefined || diagnosis.patch === null) {
    throw new Refusal(
      diagnoses.length === 0 ? 'nothing was found in the log' : 'no change of the plan mends what was found',
      diagnoses.length === 0 ? '' : `the fix is on the pod: ${diagnoses[0]?.fix[0] ?? 'see above'}`,
    );
  }
  const world = await worldOf(ran, system);
  const preset = presetOf(world, ran.plan.app);
  if (preset === null)
    throw new Refusal(
      `the preset "${ran.plan.app}" is not here`,
      'pod-wizard preset list shows those that are',
    );
  const draft = answersOf(ran.plan);
  const mended = applyPatch(draft, diagnosis.patch);
  const completed = complete(mended, preset, world.catalog);
  const findings = check(mended, preset, world.catalog);
  const [standing] = standingErrors(findings);
  if (standing !== undefined || !completed.ok) {
    throw new Refusal(
      `with that fix, ${standing?.code ?? 'an error'} stands: ${standing?.title ?? 'the plan is not whole'}`,
      'pod-wizard check with the fix shown above says what else to change',
    );
  }

  const origins = Object.fromEntries(Object.keys(diagnosis.patch).map((field) => [field, 'fix'] as const));
  const deployment = {
    ...prepare(completed.plan, preset, findings, origins, world, stampNow(system)),
    follows: ran.entry === null ? null : { number: ran.entry, because: diagnosis.title },
  };
  const folder = args.out === '.' ? ran.folder : path.resolve(system.cwd, args.out);
  const recorded = args.force ? () => true : await recordedIn(folder, system);
  const written = await write(deployment, folder, recorded, system);
  return {
    json: JSON.parse(createdJson(deployment, written, null)),
    text: (paint) => createdText(deployment, written, null, system, paint),
  };
}

/** Whether a file that would be replaced is one that the journal beside it recorded, byte for byte. */
async function recordedIn(folder: string, system: System): Promise<(target: Target) => boolean> {
  const journal = await system.files.read(path.join(folder, journalName));
  const recorded = new Set(
    parseJournal(journal ?? '').entries.flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
  return ({ there }) => recorded.has(sha256(there ?? ''));
}

import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { lockOf } from '../../journal/lock.ts';
import type { Verified } from '../../journal/verified.ts';
import { complete } from '../../plan/complete.ts';
import { planDigest } from '../../plan/digest.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Preset } from '../../presets/schema.ts';
import type { System } from '../../system/system.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { shared } from '../flags.ts';
import { readJournal } from '../journal/entries.ts';
import { entryPreset, withEntryPreset } from '../journal/entry-preset.ts';
import { readVerified, verifiedEntry } from '../journal/result.ts';
import { loadWorld } from '../load-world.ts';
import { assertPresetId, presetFile, writePreset } from '../save-preset.ts';
import { readStated } from '../stated.ts';
import { missingAnswers } from '../wizard/missing.ts';
import { tellLocked } from './lock.ts';

const flags = {
  from: {
    type: 'string',
    placeholder: 'FILE',
    isPath: true,
    help: 'what "startup.sh verify --json" printed on a pod: its choices, and each package as it is there',
  },
  out: { ...shared.out, help: 'with --from: folder of its journal (default: this one)' },
  json: shared.json,
} as const satisfies Flags;

export const presetSave = command({
  name: 'preset save',
  position: 120,
  line: 'these choices as a preset of your own',
  choices: 'all',
  flags,
  positionals: { usage: 'NAME', least: 1, most: 1, what: 'one name' },
  examples: [
    'preset save my-flux --preset fluxgym --gpu 4090 --image IMAGE',
    'preset save my-flux --from verify.json --out pod',
  ],
  more: 'It starts later wizards and scripts: pod-wizard --preset NAME. With --from, the choices are those of the entry that the pod was made from, or the flags; the file gives the same script wherever it is taken.',
  run: async (args, system) => {
    const [name = ''] = args.positionals;
    if (args.from !== null) return saveFrom(args, name, args.from, system);
    const { plan } = await stated(args, name, system);
    const { path: file, content, mode } = await presetFile(plan, name, system);
    await system.files.replace(file, content, mode);
    system.stdout.write(
      args.json ? `${JSON.stringify({ id: name, file }, null, 2)}\n` : `saved  ${printable(file)}\n`,
    );
    return exitCode.done;
  },
});

type Args = Arguments<typeof flags>;

/** The plan that the flags say, whole. */
async function stated(
  args: Args,
  name: string,
  system: System,
): Promise<{ readonly plan: Plan; readonly preset: Preset | null }> {
  const { draft, preset, world } = await readStated(args, system);
  assertPresetId(name, world);
  const completed = complete(draft, preset, world.catalog);
  if (!completed.ok) throw missingAnswers(draft, completed.missing, world, true);
  return { plan: completed.plan, preset };
}

/** A pod's choices and packages as one file that needs nothing else. */
async function saveFrom(args: Args, name: string, from: string, system: System): Promise<number> {
  const verified = await readVerified(from, 'bash startup.sh verify --json >verify.json', system);
  const { plan, preset } = await whatRuns(args, name, verified, system);
  const locked = lockOf(verified.installed ?? [], `a pod, saved ${system.now().toISOString().slice(0, 10)}`);
  const { format: _, app: _app, ...answers } = plan;
  const whole = { ...preset, locked: locked ?? preset.locked, plan: answers };
  tellLocked(name, await writePreset(whole, name, system), whole.locked, args.json, system);
  return exitCode.done;
}

/** The plan that was verified, from the flags or the journal; the pod itself tells its digest only. */
async function whatRuns(
  args: Args,
  name: string,
  verified: Verified,
  system: System,
): Promise<{ readonly plan: Plan; readonly preset: Preset }> {
  if (args.answers.size > 0) {
    const { plan, preset } = await stated(args, name, system);
    if (preset !== null && planDigest(plan) === verified.plan) return { plan, preset };
    throw new Refusal(
      'these are not the choices that the pod was made from',
      'take those that its journal names, or leave them out beside that journal',
    );
  }
  const journal = path.join(args.out, journalName);
  const entry = verifiedEntry(null, await readJournal(journal, system), verified);
  const { world } = await withEntryPreset(await loadWorld(system, null), entry);
  assertPresetId(name, world);
  return { plan: entry.plan, preset: entryPreset(world, entry) };
}

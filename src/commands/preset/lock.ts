import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { journalName } from '../../plan/journal-name.ts';
import { hashedOf, type Locked } from '../../presets/locked.ts';
import type { System } from '../../system/system.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { chosenEntry, entryFlag, inOutFolder, readJournal } from '../journal/entries.ts';
import { entryPreset, withEntryPreset } from '../journal/entry-preset.ts';
import { lockedPreset } from '../journal/lock.ts';
import { loadWorld } from '../load-world.ts';
import { assertPresetId, writePreset } from '../save-preset.ts';

const flags = {
  entry: { ...entryFlag(inOutFolder), help: 'which entry (default: the last)' },
  out: { ...shared.out, help: 'folder of the journal (default: this one)' },
  json: shared.json,
} as const satisfies Flags;

export const presetLock = command({
  name: 'preset lock',
  position: 125,
  line: 'an app with all packages as they were once',
  choices: [],
  flags,
  positionals: { usage: 'NAME', least: 1, most: 1, what: 'one name' },
  examples: ['preset lock my-flux-november --entry 3 --out pod'],
  more: 'It takes what journal result kept of an entry. Packages that have a digest are locked by it, too: uv checks it, pip takes the version only.',
  run: async (args, system) => {
    const [name = ''] = args.positionals;
    const journal = path.join(args.out, journalName);
    const entry = chosenEntry(await readJournal(journal, system), args.entry, journal);
    const { world } = await withEntryPreset(await loadWorld(system, null), entry);
    assertPresetId(name, world);
    const preset = await lockedPreset(entryPreset(world, entry), entry, journal, system);
    const file = await writePreset(preset, name, system);
    tellLocked(name, file, preset.locked, args.json, system);
    return exitCode.done;
  },
});

/** What was saved of an app whose packages are locked, and what of it is not. */
export function tellLocked(
  id: string,
  file: string,
  locked: Locked | null,
  json: boolean,
  { stdout }: Pick<System, 'stdout'>,
): void {
  const [packages, hashed, rest] =
    locked === null ? [0, 0, []] : [locked.packages.length, hashedOf(locked), locked.rest];
  if (json) stdout.write(`${JSON.stringify({ id, file, packages, hashed, rest }, null, 2)}\n`);
  else {
    stdout.write(`saved  ${printable(file)}: ${packages} packages, ${hashed} by digest\n`);
    for (const one of rest) stdout.write(`not locked  ${printable(one)}\n`);
  }
}

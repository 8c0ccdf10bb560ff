import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { journalName } from '../../plan/journal-name.ts';
import { contentOf } from '../../presets/content.ts';
import { hashedOf } from '../../presets/locked.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { shared } from '../flags.ts';
import { chosenEntry, entryFlag, inOutFolder, readJournal } from '../journal/entries.ts';
import { entryPreset, withEntryPreset } from '../journal/entry-preset.ts';
import { lockedPreset } from '../journal/lock.ts';
import { loadWorld, presetFolder } from '../load-world.ts';
import { assertPresetId, keepSchema } from '../save-preset.ts';

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
    const folder = presetFolder(system);
    if (folder === null)
      throw new Refusal('no folder for presets is known: HOME is not set', 'set HOME or XDG_CONFIG_HOME');
    const file = path.join(folder, `${name}.yaml`);
    if ((await system.files.read(file)) !== null)
      throw new Refusal(`${file} is there; nothing was written`, 'choose another name, or remove that file');
    const { formatDocument, schemaLine } = await import('../../presets/saved-plan.ts');
    await keepSchema(folder, system);
    const text = `${schemaLine}${formatDocument({ ...contentOf(preset), id: name })}`;
    await system.files.replace(file, text, 0o644);
    const { locked } = preset;
    const [packages, hashed, rest] =
      locked === null ? [0, 0, []] : [locked.packages.length, hashedOf(locked), locked.rest];
    if (args.json) {
      system.stdout.write(`${JSON.stringify({ id: name, file, packages, hashed, rest }, null, 2)}\n`);
    } else {
      system.stdout.write(`saved  ${printable(file)}: ${packages} packages, ${hashed} by digest\n`);
      for (const one of rest) system.stdout.write(`not locked  ${printable(one)}\n`);
    }
    return exitCode.done;
  },
});

import { cloudForm, type FormRow, formText } from '../../artifacts/form.ts';
import { printable } from '../../basics/printable.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { entryText } from '../../journal/scan.ts';
import { journalName } from '../../plan/journal-name.ts';
import { resolvePlan } from '../../resolve/resolve.ts';
import type { System } from '../../system/system.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import { chosenEntry, entryFlag, firstFile, readJournal } from './entries.ts';
import { entryPreset, withEntryPreset } from './entry-preset.ts';

const flags = {
  entry: { ...entryFlag(firstFile), help: 'which entry (default: the last)' },
  form: { type: 'boolean', help: "the cloud's form for it, field by field, instead of the entry" },
  json: shared.json,
} as const satisfies Flags;

export const journalShow = command({
  name: 'journal show',
  position: 140,
  line: 'one entry as it stands in the journal',
  choices: [],
  flags,
  positionals: { usage: '[FILE]', least: 0, most: 1, what: 'at most one journal', isPath: true },
  examples: ['journal show', 'journal show --form', `journal show pod/${journalName} --entry 3`],
  run: async (args, system) => {
    const [file = journalName] = args.positionals;
    const journal = await readJournal(file, system);
    const entry = chosenEntry(journal, args.entry, file);
    if (args.form) {
      const form = await formOf(entry, system);
      system.stdout.write(
        args.json ? `${JSON.stringify(form, null, 2)}\n` : `${formText(form).map(printable).join('\n')}\n`,
      );
      return exitCode.done;
    }
    const text = entryText(journal.text, entry.line);
    system.stdout.write(
      args.json
        ? `${JSON.stringify(entry, null, 2)}\n`
        : `${text.trimEnd().split('\n').map(printable).join('\n')}\n`,
    );
    return exitCode.done;
  },
});

/** The form as today's facts fill it in. Throws Refusal where the entry's preset is not there. */
async function formOf(entry: ParsedEntry, system: System): Promise<readonly FormRow[]> {
  const { world } = await withEntryPreset(await loadWorld(system, null), entry);
  return cloudForm(resolvePlan(entry.plan, entryPreset(world, entry), world.catalog));
}

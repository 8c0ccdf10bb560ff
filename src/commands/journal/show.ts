import path from 'node:path';
import { cloudForm, type FormRow, formText } from '../../artifacts/form.ts';
import { startCommandName } from '../../artifacts/start-command.ts';
import { clipboard } from '../../basics/clipboard.ts';
import { sha256 } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import { quote } from '../../basics/shell.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { entryText } from '../../journal/outcome.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { System } from '../../system/system.ts';
import { lineWidth } from '../../system/terminal.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import {
  chosenEntry,
  entriesAndFile,
  entryAndJournal,
  entryFlag,
  firstFile,
  mentionProblems,
  oneEntry,
  readJournal,
} from './entries.ts';
import { remake } from './remake.ts';

const flags = {
  entry: { ...entryFlag(firstFile), help: 'which entry (default: the last)' },
  form: { type: 'boolean', help: "the cloud's form for it, field by field, instead of the entry" },
  copy: { type: 'boolean', help: "give its start command to the terminal's clipboard (OSC 52)" },
  json: shared.json,
} as const satisfies Flags;

export const journalShow = command({
  name: 'journal show',
  position: 140,
  line: 'one entry as it stands in the journal',
  choices: [],
  flags,
  positionals: entryAndJournal,
  examples: [
    'journal show',
    'journal show 3 --form',
    'journal show --copy',
    `journal show 3 pod/${journalName}`,
  ],
  run: async (args, system) => {
    const { numbers, file } = entriesAndFile(args.positionals);
    const journal = await readJournal(file, system);
    mentionProblems(file, journal, system);
    const entry = chosenEntry(journal, oneEntry(numbers, args.entry), file);
    if (args.copy) {
      system.stdout.write(clipboard(await commandOf(file, entry, system)));
      if (!args.form && !args.json) {
        system.stdout.write(`Copied, if your terminal allows it; else: ${printable(commandBeside(file))}\n`);
        return exitCode.done;
      }
    }
    if (args.form) {
      const form = await formOf(entry, system);
      system.stdout.write(
        args.json
          ? `${JSON.stringify(form, null, 2)}\n`
          : `${formText(form, lineWidth(system.stdout)).map(printable).join('\n')}\n`,
      );
      return exitCode.done;
    }
    const text = entryText(journal.text, entry);
    const { place: _, ...data } = entry;
    system.stdout.write(
      args.json
        ? `${JSON.stringify(data, null, 2)}\n`
        : `${text.trimEnd().split('\n').map(printable).join('\n')}\n`,
    );
    return exitCode.done;
  },
});

/**
 * The start command that the entry recorded, from the file beside the journal. Throws Refusal where that is
 * another one by now: what is pasted has to be what the entry says.
 */
async function commandOf(journal: string, { number, files }: ParsedEntry, system: System): Promise<string> {
  if (!system.stdout.isTty) throw new UsageError('--copy needs a terminal: the clipboard is its own', '');
  const file = commandBeside(journal);
  const text = await system.files.read(path.resolve(system.cwd, file));
  const recorded = files.find(({ path: name }) => name === startCommandName);
  if (text === null || sha256(text) !== recorded?.sha256) {
    const what = text === null ? `there is no ${file}` : `${file} is not the one of entry ${number}`;
    throw new Refusal(what, `pod-wizard journal replay ${quote(journal)} --entry ${number}`);
  }
  return text.trimEnd();
}

function commandBeside(journal: string): string {
  return path.join(path.dirname(journal), startCommandName);
}

/** The form as today's facts fill it in. Throws Refusal where the entry's preset is not there. */
async function formOf(entry: ParsedEntry, system: System): Promise<readonly FormRow[]> {
  const { resolved } = await remake(entry, await loadWorld(system, null));
  return cloudForm(resolved);
}

import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { withOutcome } from '../../journal/outcome.ts';
import { type ParsedJournal, parseJournal } from '../../journal/parse.ts';
import { outcomeOf, type Verified, verifiedSchema } from '../../journal/verified.ts';
import { planDigest } from '../../plan/digest.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { System } from '../../system/system.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { shared } from '../flags.ts';
import { readPiped } from '../piped.ts';
import { chosenEntry, entryFlag, inOutFolder } from './entries.ts';

const usage = 'bash startup.sh verify --json | pod-wizard journal result [--entry N] [--out DIR]';
// A verification has a handful of lines.
const maxBytes = 256 * 1024;

const flags = {
  entry: entryFlag(inOutFolder),
  out: { ...shared.out, help: 'folder of the journal (default: this one)' },
  dryRun: shared.dryRun,
  json: shared.json,
} as const satisfies Flags;

export const journalResult = command({
  name: 'journal result',
  position: 150,
  line: "what verify found becomes an entry's outcome",
  choices: [],
  flags,
  positionals: { usage: '[FILE|-]', least: 0, most: 1, what: 'at most one file', isPath: true },
  examples: ['journal result verify.json --out pod'],
  more: `FILE, or standard input, is what "startup.sh verify --json" printed:\n${usage}\nIt goes to entry --entry, else to the last one that was made from the same plan.`,
  run: resultCommand,
});

async function resultCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const [file = '-'] = args.positionals;
  const verified = parsed(await input(file, system));
  const journalPath = path.resolve(system.cwd, args.out, journalName);
  const journal = await system.files.read(journalPath);
  if (journal === null) {
    throw new Refusal(`there is no ${journalName} in ${args.out}`, 'name its folder with --out DIR');
  }
  const entry = verifiedEntry(args.entry, parseJournal(journal), verified);
  const outcome = outcomeOf(verified, system.now().toISOString().slice(0, 10));
  if (!args.dryRun) {
    await system.files.editUnderLock(journalPath, (existing) => {
      const edited = withOutcome(existing, entry, outcome);
      if (!edited.ok) throw new Refusal(edited.message, '');
      return edited.text;
    });
  }
  system.stdout.write(
    args.json
      ? `${JSON.stringify({ entry, outcome }, null, 2)}\n`
      : `entry ${entry}: ${outcome.result}${outcome.note === '' ? '' : ` (${printable(outcome.note)})`}\n`,
  );
  return exitCode.done;
}

async function input(file: string, system: System): Promise<string> {
  if (file !== '-') {
    const text = await system.files.read(path.resolve(system.cwd, file), maxBytes);
    if (text === null) throw new Refusal(`there is no file ${file}`, usage);
    return text;
  }
  return readPiped(system, maxBytes, usage);
}

function parsed(text: string): Verified {
  const result = verifiedSchema.safeParse(json(text));
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal(
    `this is not what startup.sh verify --json prints${where === '' ? '' : ` (see ${where})`}`,
    usage,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The entry that was verified. One made from another plan is refused: its outcome would be a lie. */
function verifiedEntry(text: string | null, journal: ParsedJournal, { plan }: Verified): number {
  if (text === null) {
    const match = journal.entries.findLast((entry) => planDigest(entry.plan) === plan);
    if (match !== undefined) return match.number;
    throw new Refusal(
      'no entry of this journal was made from the plan that was verified',
      `its digest is ${plan}`,
    );
  }
  const entry = chosenEntry(journal, text, 'the journal');
  if (planDigest(entry.plan) !== plan) {
    throw new Refusal(
      `entry ${entry.number} was made from another plan than the one that was verified`,
      'leave --entry out to find the right one',
    );
  }
  return entry.number;
}

import path from 'node:path';
import { sha256 } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import { gpuById } from '../../catalog/gpus.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { dollars, securePrice } from '../../catalog/prices.ts';
import type { Outcome, ParsedEntry } from '../../journal/entry.ts';
import { outcomeText, withOutcome } from '../../journal/outcome.ts';
import { type ParsedJournal, parseJournal } from '../../journal/parse.ts';
import { outcomeOf, type Verified, verifiedSchema } from '../../journal/verified.ts';
import { planDigest } from '../../plan/digest.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { NewFile, System } from '../../system/system.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { readPiped } from '../piped.ts';
import { chosenEntry, entryFlag, inOutFolder, isEntry } from './entries.ts';

const usage = 'bash startup.sh verify --json | pod-wizard journal result [--entry N] [--out DIR]';
// A verification has a handful of lines, and one for each package.
const maxBytes = 256 * 1024;

const flags = {
  entry: entryFlag(inOutFolder),
  verify: {
    type: 'string',
    placeholder: 'FILE',
    isPath: true,
    help: 'what "startup.sh verify --json" printed (default: standard input)',
  },
  cost: { type: 'string', placeholder: 'USD', help: 'what it cost in all, in dollars' },
  note: { type: 'string', placeholder: 'TEXT', help: 'a line of your own, first in the outcome' },
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
  positionals: {
    usage: '[N] [FILE|-]',
    least: 0,
    most: 2,
    what: 'an entry and a file at most',
    isPath: true,
  },
  examples: ['journal result verify.json --out pod', 'journal result 3 --verify verify.json --cost 1.20'],
  more: `FILE, or standard input, is what "startup.sh verify --json" printed:\n${usage}\nIt goes to entry N, else to the last one that was made from the same plan. The packages it lists are kept in a file beside the journal, for journal replay --locked.`,
  run: resultCommand,
});

async function resultCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const [first = '', second] = args.positionals;
  const isNumber = isEntry(first);
  if (second !== undefined && !isNumber) throw new UsageError(`"${first}" is not an entry's number`, usage);
  const verified = await readVerified(
    args.verify ?? (isNumber ? second : args.positionals[0]) ?? '-',
    usage,
    system,
  );
  const journalPath = path.resolve(system.cwd, args.out, journalName);
  const journal = await system.files.read(journalPath);
  if (journal === null) {
    throw new Refusal(`there is no ${journalName} in ${args.out}`, 'name its folder with --out DIR');
  }
  const chosen = (text: string) => verifiedEntry(isNumber ? first : args.entry, parseJournal(text), verified);
  const entry = chosen(journal);
  const { number } = entry;
  const kept = installedFile(verified, path.dirname(journalPath));
  const outcome = outcomeOf(verified, {
    date: system.now().toISOString().slice(0, 10),
    cost: await costOf(args.cost, verified, entry),
    installed: kept?.installed ?? null,
    note: args.note ?? '',
  });
  if (!args.dryRun) {
    // Named by its content, so one that nobody comes to refer to is in nobody's way.
    if (kept !== null) await system.files.replace(kept.file.path, kept.file.content, kept.file.mode);
    await system.files.editUnderLock(journalPath, (existing) => {
      const edited = withOutcome(existing, chosen(existing), outcome);
      if (!edited.ok) throw new Refusal(edited.message, '');
      return edited.text;
    });
  }
  system.stdout.write(
    args.json
      ? `${JSON.stringify({ entry: number, outcome }, null, 2)}\n`
      : `entry ${number}: ${printable(outcomeText(outcome))}\n`,
  );
  return exitCode.done;
}

/** The list of packages as a file beside the journal; null where the pod sent none. */
function installedFile(
  { installed }: Verified,
  folder: string,
): { readonly file: NewFile; readonly installed: Outcome['installed'] } | null {
  if (installed === undefined || installed.length === 0) return null;
  const content = installed.map((line) => `${printable(line)}\n`).join('');
  const digest = sha256(content);
  const name = `installed-${digest.slice(0, 16)}.txt`;
  const packages = installed.filter((line) => line.trim() !== '' && !line.startsWith('#')).length;
  return {
    file: { path: path.join(folder, name), content, mode: 0o644 },
    installed: { file: name, sha256: digest, packages },
  };
}

/** What the user says, else what the time to READY came to at the price that was last seen. */
async function costOf(
  stated: string | null,
  { pod }: Verified,
  { plan }: ParsedEntry,
): Promise<string | null> {
  if (stated !== null) {
    if (!/^\d{1,6}(\.\d{1,4})?$/.test(stated))
      throw new UsageError(`--cost: "${stated}" is no amount in dollars`, 'write --cost 1.20');
    return `${dollars(Number(stated))} in all`;
  }
  const seconds = pod?.secondsToReady ?? null;
  const gpu = gpuById(await loadCatalog(), plan.gpu);
  const price = gpu === null ? null : securePrice(gpu);
  if (seconds === null || price === null) return null;
  const { usdPerHour, date } = price;
  return `about ${dollars((seconds / 3600) * usdPerHour)} until then, at ${dollars(usdPerHour)} an hour (secure, seen on ${date})`;
}

/** What `startup.sh verify --json` printed, from a file or standard input (`-`). Throws Refusal where it is not that. */
export async function readVerified(file: string, usage: string, system: System): Promise<Verified> {
  const text =
    file === '-'
      ? await readPiped(system, maxBytes, usage)
      : await system.files.read(path.resolve(system.cwd, file), maxBytes);
  if (text === null) throw new Refusal(`there is no file ${file}`, usage);
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
export function verifiedEntry(
  text: string | null,
  journal: ParsedJournal,
  { plan }: Pick<Verified, 'plan'>,
): ParsedEntry {
  if (text === null) {
    const match = journal.entries.findLast((entry) => planDigest(entry.plan) === plan);
    if (match !== undefined) return match;
    throw new Refusal(
      'no entry of this journal was made from the plan that was verified',
      `its digest is ${plan}`,
    );
  }
  const entry = chosenEntry(journal, text, 'the journal');
  if (planDigest(entry.plan) !== plan) {
    throw new Refusal(
      `entry ${entry.number} was made from another plan than the one that was verified`,
      'leave its number out to find the right one',
    );
  }
  return entry;
}

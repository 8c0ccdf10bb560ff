import { printable } from '../basics/printable.ts';
import { FileError, type System } from '../system/system.ts';
import { readGiven, sortWords, takes, wantsHelp, wordsForHelp } from './arguments.ts';
import { asCalled } from './called.ts';
import type { Command } from './command.ts';
import { exitCode, Refusal, UsageError } from './errors.ts';
import { commandWords } from './names.ts';
import { wizard } from './wizard/wizard.ts';

const loadCommands = async () => (await import('./registry.ts')).commands;

/** One command line from text to exit code. Every error a person can cause ends here, in words. */
export async function run(argv: readonly string[], system: System): Promise<number> {
  try {
    return await route(argv, system);
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, error.next, exitCode.usage);
    if (error instanceof Refusal) return complain(error.message, error.next, exitCode.findings);
    if (error instanceof FileError) return complain(error.message, '', exitCode.findings);
    throw error;
  }

  async function complain(message: string, next: string, code: number): Promise<number> {
    const hints =
      next === '' ? [] : asCalled(next, system.calledAs, commandWords(await loadCommands())).split('\n');
    const lines = [`pod-wizard: ${message}`, ...hints.map((line) => `  ${line}`)];
    system.stderr.write(`${lines.map(printable).join('\n')}\n`);
    return code;
  }
}

async function route(argv: readonly string[], system: System): Promise<number> {
  // The wizard's own line needs no other command, and they are a chunk that takes longer to load than it.
  const alone = sortWords(argv, [wizard]);
  const isAlone =
    alone.positionals.length === 0 &&
    !wantsHelp(alone) &&
    alone.flags.every(({ name }) => takes(wizard, name));
  const commands: readonly Command[] = isAlone ? [wizard] : await loadCommands();
  const sorted = isAlone ? alone : sortWords(argv, commands);
  // `COMMAND --help` is `help COMMAND`.
  const { command, given } = wantsHelp(sorted)
    ? readGiven(sortWords(['help', ...wordsForHelp(sorted)], commands), commands)
    : readGiven(sorted, commands);
  return command.run(given, system, loadCommands);
}

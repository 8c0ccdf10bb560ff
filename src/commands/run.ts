import { printable } from '../basics/printable.ts';
import { FileError, type System } from '../system/system.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { createCommand } from './create.ts';
import { exitCode, Refusal, UsageError } from './errors.ts';
import { help } from './help.ts';

/** One command line from text to exit code. Every error a person can cause ends here, in words. */
export async function run(argv: readonly string[], system: System): Promise<number> {
  try {
    return await route(parseArguments(argv), system);
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, error.next, exitCode.usage);
    if (error instanceof Refusal) return complain(error.message, error.next, exitCode.findings);
    if (error instanceof FileError) return complain(error.message, '', exitCode.findings);
    throw error;
  }

  function complain(message: string, next: string, code: number): number {
    const lines = [
      `pod-wizard: ${message}`,
      ...(next === '' ? [] : next.split('\n').map((line) => `  ${line}`)),
    ];
    system.stderr.write(`${lines.map(printable).join('\n')}\n`);
    return code;
  }
}

async function route(args: Arguments, system: System): Promise<number> {
  if (args.help || args.command === 'help') return help(args, system);
  if (args.command === 'wizard') return createCommand(args, system);
  const { commands } = await import('./others.ts');
  return commands[args.command](args, system);
}

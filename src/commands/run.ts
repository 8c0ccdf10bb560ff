import { printable } from '../plan/printable.ts';
import { FileError, type System } from '../system/system.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { exitCode, Refusal, UsageError } from './errors.ts';

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
  if (args.help) return (await import('./help.ts')).help(args, system);
  switch (args.command) {
    case 'check':
      return (await import('./check.ts')).checkCommand(args, system);
    case 'compare':
      return (await import('./compare.ts')).compareCommand(args, system);
    case 'deps':
      return (await import('./deps.ts')).depsCommand(args, system);
    case 'diagnose':
      return (await import('./diagnose.ts')).diagnoseCommand(args, system);
    case 'explain':
      return (await import('./explain.ts')).explainCommand(args, system);
    case 'journal':
      return (await import('./journal.ts')).journalCommand(args, system);
    case 'matrix':
      return (await import('./matrix.ts')).matrixCommand(args, system);
    case 'recommend':
      return (await import('./recommend.ts')).recommendCommand(args, system);
    case 'replay':
      return (await import('./replay.ts')).replayCommand(args, system);
    case 'presets':
      return (await import('./presets.ts')).presetsCommand(args, system);
    default:
      return (await import('./create.ts')).createCommand(args, system);
  }
}

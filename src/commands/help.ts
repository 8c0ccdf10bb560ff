import { fields } from '../plan/plan.ts';
import type { System } from '../system/system.ts';
import { version } from '../version.ts';
import { type Arguments, switches } from './arguments.ts';
import { exitCode } from './errors.ts';

/** `pod-wizard help`: made from the same tables that parse the flags. */
export function help(_args: Arguments, system: System): number {
  const answers = fields.map(
    ({ flag, placeholder, help: text }) => [`--${flag} ${placeholder}`, text] as const,
  );
  const others = Object.entries(switches).map(([flag, entry]) => {
    const placeholder = 'placeholder' in entry ? ` ${entry.placeholder}` : '';
    return [`--${flag}${placeholder}`, entry.help] as const;
  });
  system.stdout.write(`pod-wizard ${version}: pick a GPU pod that works the first time

  pod-wizard                      open the wizard
  pod-wizard FLAGS --yes          write startup.sh, start-command.txt and JOURNAL.md without a screen
  pod-wizard check FLAGS          judge the choices, write nothing
  pod-wizard check FILE...|-      judge a script, requirements, Dockerfile, Flash file or Markdown
  pod-wizard recommend FLAGS      the nearest plan without errors, and why; --keep CHOICE leaves it alone
  pod-wizard matrix --preset APP  GPU × image × Python, each with its verdict
  pod-wizard compare GOOD BAD     two package lists: what differs, likeliest cause first
  pod-wizard deps FILE|-          what each requirement admits, needs and weighs
  pod-wizard diagnose FILE|-      what a log says went wrong, why, and what ends it
  pod-wizard replay JOURNAL.md    write an entry's files again, byte for byte
  pod-wizard journal result       what "startup.sh verify --json" printed becomes an entry's outcome
  pod-wizard explain [PW203]      what a rule catches, why, and the fix
  pod-wizard presets              list the presets

Answers (each also as a variable, e.g. POD_WIZARD_GPU):
${columns(answers)}

How:
${columns(others)}

Exit codes: 0 done, 1 findings or failure, 2 usage, 130 cancelled.
`);
  return exitCode.done;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
}

import { quote } from '../basics/shell.ts';
import type { PlanPatch } from './draft.ts';
import { questions } from './questions.ts';
import type { Plan } from './schema.ts';

/**
 * The command that makes the same plan again: one line of bash, only what differs from the defaults.
 * Files always hold `npx pod-wizard`, so that their bytes depend on nobody's machine; on the screen it
 * starts with the words that work there.
 */
export function repeatCommand(plan: Plan, calledAs = 'npx pod-wizard'): string {
  return [calledAs, flagsOf(plan), '--yes'].join(' ');
}

/** The plan's answers as quoted flags; with `only`, just those of the fields in that patch. */
export function flagsOf(plan: Plan, only?: PlanPatch): string {
  return questions
    .filter(({ field }) => only === undefined || field in only)
    .flatMap((question) =>
      question.write(plan).map((value) =>
        // A value that starts with a dash would be read as a flag of its own.
        value.startsWith('-') ? `--${question.flag}=${quote(value)}` : `--${question.flag} ${quote(value)}`,
      ),
    )
    .join(' ');
}

import { fileRules } from '../lint/pages/all.ts';
import { nearest } from '../plan/nearest.ts';
import { explain, explainIndex } from '../rules/explain.ts';
import { rules as planRules } from '../rules/registry.ts';
import type { System } from '../system/system.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, UsageError } from './errors.ts';

const rules = [...planRules, ...fileRules];

/** `pod-wizard explain [CODE]`: a rule's page, or the list of all rules. */
export function explainCommand(args: Arguments, system: System): number {
  const [code] = args.positionals;
  if (code === undefined) {
    system.stdout.write(args.json ? json(rules) : `${explainIndex(rules)}\n`);
    return exitCode.done;
  }
  const rule = rules.find((candidate) => candidate.code === code.toUpperCase());
  if (rule === undefined) {
    const names = nearest(
      code,
      rules.map((candidate) => candidate.code),
      3,
    );
    throw new UsageError(
      `there is no rule "${code}"`,
      `did you mean ${names.join(', ')}? pod-wizard explain lists all`,
    );
  }
  system.stdout.write(args.json ? json(rule) : `${explain(rule)}\n`);
  return exitCode.done;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

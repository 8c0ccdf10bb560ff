import { nearest } from '../basics/spelling.ts';
import { fileRules } from '../lint/pages/all.ts';
import { explain, explainIndex } from '../rules/explain.ts';
import { rules as planRules } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import type { System } from '../system/system.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, UsageError } from './errors.ts';

const rules = [...planRules, ...fileRules];

/** `pod-wizard explain [CODE…]`: pages of rules, or the list of all. */
export function explainCommand(args: Arguments, system: System): number {
  if (args.positionals.length === 0) {
    system.stdout.write(args.json ? json(rules) : `${explainIndex(rules)}\n`);
    return exitCode.done;
  }
  const named = args.positionals.map(ruleNamed);
  system.stdout.write(
    args.json
      ? json(named.length === 1 ? named[0] : named)
      : `${named.map((rule) => explain(rule)).join('\n\n')}\n`,
  );
  return exitCode.done;
}

function ruleNamed(code: string): Rule {
  const rule = rules.find((candidate) => candidate.code === code.toUpperCase());
  if (rule !== undefined) return rule;
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

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

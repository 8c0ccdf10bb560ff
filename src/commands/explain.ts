import { nearest } from '../basics/spelling.ts';
import { fileRules } from '../lint/pages/all.ts';
import { explainIndex, explain as pageOf } from '../rules/explain.ts';
import { rules as planRules } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import type { System } from '../system/system.ts';
import { type Arguments, command, type Flags } from './command.ts';
import { exitCode, UsageError } from './errors.ts';
import { shared } from './flags.ts';

const rules = [...planRules, ...fileRules];

const flags = { json: shared.json } as const satisfies Flags;

export const explain = command({
  name: 'explain',
  position: 70,
  line: 'what a rule catches, why, and the fix',
  choices: [],
  flags,
  positionals: {
    usage: '[CODE…]',
    least: 0,
    most: 1000,
    what: 'codes of rules',
    offers: () => rules.map(({ code, title }) => ({ value: code, note: title })),
  },
  examples: ['explain PW104', 'explain'],
  more: 'Without a code, the list of all.',
  run: explainCommand,
});

function explainCommand(args: Arguments<typeof flags>, system: System): number {
  if (args.positionals.length === 0) {
    system.stdout.write(args.json ? json(rules) : `${explainIndex(rules)}\n`);
    return exitCode.done;
  }
  const named = args.positionals.map(ruleNamed);
  system.stdout.write(
    args.json
      ? json(named.length === 1 ? named[0] : named)
      : `${named.map((rule) => pageOf(rule)).join('\n\n')}\n`,
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

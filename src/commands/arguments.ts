import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../plan/nearest.ts';
import { questions } from '../plan/questions.ts';
import { UsageError } from './errors.ts';

/** Flags that are no questions: how a command works, not what it makes. */
export const switches = {
  out: { type: 'string', placeholder: 'DIR', help: 'folder to write into (default: this one)' },
  yes: { type: 'boolean', help: 'take defaults for what is not stated; never accepts an error' },
  fix: { type: 'boolean', help: 'apply the fixes, and say what changed' },
  'dry-run': { type: 'boolean', help: 'write nothing; show what would be written' },
  force: { type: 'boolean', help: 'replace files that differ' },
  json: { type: 'boolean', help: 'one JSON document on stdout' },
  sarif: { type: 'boolean', help: 'check FILE: findings as SARIF 2.1.0, for code review tools' },
  github: { type: 'boolean', help: 'check FILE: findings as annotations of GitHub Actions' },
  diff: { type: 'boolean', help: 'check FILE: the safe edits as a patch; write nothing' },
  log: { type: 'string', placeholder: 'FILE', help: 'compare: the log of the failure' },
  stack: {
    type: 'string',
    placeholder: 'NAME',
    help: 'deps: a common set to start from (ml, data-science, vision, audio, nlp)',
  },
  plan: { type: 'string', placeholder: 'FILE', help: 'diagnose: the plan or journal it ran with' },
  apply: {
    type: 'boolean',
    help: 'diagnose: write the mended plan, with an entry that refers to the old one',
  },
  keep: {
    type: 'string',
    multiple: true,
    placeholder: 'CHOICE',
    help: 'recommend: leave this choice alone (gpu, image, …); can be repeated',
  },
  all: { type: 'boolean', help: 'matrix: every GPU and image, not the short list' },
  markdown: { type: 'boolean', help: 'matrix: as a Markdown table' },
  entry: { type: 'string', placeholder: 'N', help: 'journal entry (default: the last that fits)' },
  'save-preset': {
    type: 'string',
    placeholder: 'ID',
    help: 'also save these answers as a preset of your own',
  },
  'no-color': { type: 'boolean', help: 'no colours' },
  help: { type: 'boolean', help: 'this text' },
} as const satisfies Record<
  string,
  { type: 'string' | 'boolean'; multiple?: boolean; placeholder?: string; help: string }
>;

export const commandNames = [
  'check',
  'compare',
  'diagnose',
  'deps',
  'explain',
  'journal',
  'matrix',
  'recommend',
  'replay',
  'presets',
  'help',
] as const;
export type CommandName = (typeof commandNames)[number] | 'wizard';

/** What was typed, sorted but not yet judged. */
export interface Arguments {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  /** By question flag: the texts given, in order. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly out: string;
  readonly yes: boolean;
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly json: boolean;
  readonly sarif: boolean;
  readonly github: boolean;
  readonly diff: boolean;
  readonly log: string | null;
  readonly stack: string | null;
  readonly plan: string | null;
  readonly apply: boolean;
  readonly entry: string | null;
  readonly keep: readonly string[];
  readonly all: boolean;
  readonly markdown: boolean;
  readonly savePreset: string | null;
  readonly noColor: boolean;
  readonly help: boolean;
}

/** Sorts argv. Throws UsageError, which names the nearest flag or command. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [first, ...rest] = positionals;
  const command = commandNames.find((name) => name === first);
  if (first !== undefined && command === undefined) {
    throw new UsageError(`there is no command "${first}"`, suggestion(first, commandNames, ''));
  }

  const text = (name: keyof typeof switches) => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const texts = (name: keyof typeof switches) => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  };
  const answers = new Map<string, readonly string[]>();
  for (const { flag } of questions) {
    const value = values[flag];
    if (Array.isArray(value))
      answers.set(
        flag,
        value.filter((item) => typeof item === 'string'),
      );
    else if (typeof value === 'string') answers.set(flag, [value]);
  }
  return {
    command: command ?? 'wizard',
    positionals: rest,
    answers,
    out: text('out') ?? '.',
    yes: values['yes'] === true,
    fix: values['fix'] === true,
    dryRun: values['dry-run'] === true,
    force: values['force'] === true,
    json: values['json'] === true,
    sarif: values['sarif'] === true,
    github: values['github'] === true,
    diff: values['diff'] === true,
    log: text('log'),
    stack: text('stack'),
    plan: text('plan'),
    apply: values['apply'] === true,
    entry: text('entry'),
    keep: texts('keep'),
    all: values['all'] === true,
    markdown: values['markdown'] === true,
    savePreset: text('save-preset'),
    noColor: values['no-color'] === true,
    help: values['help'] === true || command === 'help',
  };
}

function parse(argv: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const { flag, repeatable } of questions) options[flag] = { type: 'string', multiple: repeatable };
  for (const [flag, entry] of Object.entries(switches)) {
    options[flag] = { type: entry.type, multiple: 'multiple' in entry };
  }
  options['help'] = { type: 'boolean', short: 'h' };
  options['yes'] = { type: 'boolean', short: 'y' };
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw explained(error, Object.keys(options));
  }
}

/** Node's own words for a bad flag, made ours: what is wrong and what to type instead. */
function explained(error: unknown, flags: readonly string[]): unknown {
  if (!(error instanceof TypeError) || !('code' in error)) return error;
  const flag = /'(?:-\w, )?--?([^' =<]+)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return new UsageError(`there is no flag --${flag}`, suggestion(flag, flags, '--'));
  }
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const wantsValue = /argument missing|ambiguous/i.test(error.message);
    return new UsageError(
      wantsValue ? `--${flag} needs a value` : `--${flag} takes no value`,
      wantsValue ? `write --${flag}=VALUE` : `write --${flag} alone`,
    );
  }
  return error;
}

function suggestion(text: string, candidates: readonly string[], prefix: string): string {
  const names = nearest(text, candidates, 2).map((name) => `${prefix}${name}`);
  return `did you mean ${names.join(' or ')}? pod-wizard help lists all`;
}

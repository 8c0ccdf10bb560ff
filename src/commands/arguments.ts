import { parseArgs } from 'node:util';
import { editDistance, nearest } from '../basics/spelling.ts';
import type { AnyField } from '../plan/plan.ts';
import type { Command, Given } from './command.ts';
import { UsageError } from './errors.ts';
import { commandWords } from './names.ts';

/** Name of the command that runs where none is named. */
export const defaultCommand = 'wizard';

/** A command line as its words fall apart, before anything in it is judged. */
export interface Sorted {
  /** Null where the first words name none; then they are all in `positionals`. */
  readonly command: Command | null;
  /** Whether the words name it; else it is the one that runs where none is named. */
  readonly isNamed: boolean;
  /** What follows the command's name. */
  readonly positionals: readonly string[];
  readonly flags: readonly TypedFlag[];
}

export interface TypedFlag {
  /** Long, without dashes; of a short one that nobody takes, its letter. */
  readonly name: string;
  /** As typed: `--gpu`, `-y`. */
  readonly typed: string;
  readonly value: string | null;
  /** Whether it came as `--flag=value`. */
  readonly isInline: boolean;
}

/** How a long flag is read; the same in every command that takes it (a test holds them to it). */
type Options = Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }>;

/** Sorts words by what these commands know. Never throws. */
export function sortWords(words: readonly string[], commands: readonly Command[]): Sorted {
  const { tokens } = parseArgs({
    args: [...words],
    options: optionsOf(commands),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const flags = tokens.flatMap((token) =>
    token.kind === 'option'
      ? [
          {
            name: token.name,
            typed: token.rawName,
            value: token.value ?? null,
            isInline: token.inlineValue ?? false,
          },
        ]
      : [],
  );
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  for (const length of [2, 1]) {
    const named = positionals.slice(0, length).join(' ');
    const command = commands.find(({ name, aliases }) => name === named || aliases.includes(named));
    if (command !== undefined && positionals.length >= length)
      return { command, isNamed: true, positionals: positionals.slice(length), flags };
  }
  const command = positionals.length === 0 ? commands.find(({ name }) => name === defaultCommand) : undefined;
  return { command: command ?? null, isNamed: false, positionals, flags };
}

function optionsOf(commands: readonly Command[]): Options {
  const options: Options = {};
  for (const { questions, flags } of commands) {
    for (const { flag, alone } of questions) {
      options[flag] = { type: 'string', multiple: true };
      if (alone !== undefined) options[alone.flag] = { type: 'boolean', multiple: true };
    }
    for (const [name, { type, short }] of flags)
      options[name] = { type, multiple: true, ...(short === undefined ? {} : { short }) };
  }
  return options;
}

/** Every flag that answers a question. */
export function flagsOf({ flag, alone }: Pick<AnyField, 'flag' | 'alone'>): readonly string[] {
  return alone === undefined ? [flag] : [flag, alone.flag];
}

/** Whether a command takes a flag at all. */
export function takes({ questions, flags }: Command, name: string): boolean {
  return flags.has(name) || questions.some((question) => flagsOf(question).includes(name));
}

/** Whether `--help` is among the words. */
export function wantsHelp({ flags }: Sorted): boolean {
  return flags.some(({ name }) => name === 'help');
}

/** What help is wanted about: the command that was named, or the words that name none. */
export function wordsForHelp({ command, isNamed, positionals }: Sorted): readonly string[] {
  return isNamed && command !== null ? command.name.split(' ') : positionals.slice(0, 2);
}

/**
 * What was typed, for the command it names. Throws UsageError for words that name no command, for flags
 * that this one does not take (with the nearest that it does, or the command that takes it), for values
 * that are missing or too many, and for too few or too many files.
 */
export function readGiven(
  sorted: Sorted,
  commands: readonly Command[],
): { readonly command: Command; readonly given: Given } {
  const { command } = sorted;
  const unknown = sorted.flags.find(({ name }) => !commands.some((one) => takes(one, name)));
  if (unknown !== undefined) throw foreignFlag(unknown, command, commands);
  if (command === null) throw unknownCommand(sorted.positionals, commands);

  const answers = new Map<string, readonly string[]>();
  const flags = new Map<string, readonly string[]>();
  for (const flag of sorted.flags) {
    const { name, typed, value, isInline } = flag;
    if (!takes(command, name)) throw foreignFlag(flag, command, commands);
    const question = command.questions.find((one) => flagsOf(one).includes(name));
    const isQuestion = question?.flag === name;
    const wantsValue = isQuestion || command.flags.get(name)?.type === 'string';
    if (wantsValue && (value === null || (!isInline && value.length > 1 && value.startsWith('-'))))
      throw new UsageError(`${typed} needs a value`, `write --${name}=VALUE`);
    if (!wantsValue && value !== null)
      throw new UsageError(`${typed} takes no value`, `write --${name} alone`);
    // A variable that is not set, as a rule: the current folder would be a guess.
    if (value === '' && isPath(command, name))
      throw new UsageError(`${typed} is empty`, `name a place, e.g. --${name} pod, or leave it out`);
    const into = question === undefined ? flags : answers;
    const under = question?.flag ?? name;
    const text = isQuestion ? value : (question?.alone?.text ?? value);
    into.set(under, [...(into.get(under) ?? []), ...(text === null ? [] : [text])]);
  }
  for (const { flag, repeatable } of command.questions) {
    // Said twice, the last counts, as with other programs.
    const texts = answers.get(flag);
    if (texts !== undefined && !repeatable) answers.set(flag, texts.slice(-1));
  }
  const { least, most, what } = command.positionals;
  const { positionals } = sorted;
  if (positionals.length < least || positionals.length > most) {
    const found = most === 0 ? ` ("${positionals[0]}")` : '';
    throw new UsageError(`${command.name} takes ${what}${found}`, usageOf(command));
  }
  return { command, given: { answers, flags, positionals } };
}

function isPath({ flags }: Command, name: string): boolean {
  const flag = flags.get(name);
  return flag?.type === 'string' && flag.isPath === true;
}

/** How to type a command: its first example, and where the rest stands. */
export function usageOf({ name, examples }: Command): string {
  return [
    ...examples.slice(0, 1).map((example) => `pod-wizard ${example}`.trim()),
    `pod-wizard help ${name}`,
  ].join('\n');
}

function foreignFlag(
  { name, typed }: TypedFlag,
  command: Command | null,
  commands: readonly Command[],
): UsageError {
  const one = command ?? commands.find((candidate) => candidate.name === defaultCommand);
  const own = one === undefined ? [] : [...one.questions.flatMap(flagsOf), ...one.flags.keys()];
  const takers = commands.filter((candidate) => takes(candidate, name)).map((taker) => taker.name);
  const near = nearest(name, own, 2);
  // Of a flag that is there, only a slip may have been meant; any other may be a wild guess.
  const meant = takers.length === 0 ? near : near.filter((flag) => editDistance(flag, name) <= 2);
  const hints = [
    ...(takers.length === 0
      ? []
      : [`${takers.slice(0, 3).join(', ')} ${takers.length === 1 ? 'takes' : 'take'} it`]),
    ...(meant.length === 0 ? [] : [`did you mean ${meant.map((flag) => `--${flag}`).join(' or ')}?`]),
  ];
  return new UsageError(
    takers.length === 0 || one === undefined ? `there is no flag ${typed}` : `${one.name} takes no ${typed}`,
    `${hints.join('; ')}\npod-wizard help ${one?.name ?? ''} lists all`.replaceAll('  ', ' '),
  );
}

/** The error for words that name no command. */
export function unknownCommand(
  [first = '', second]: readonly string[],
  commands: readonly Command[],
): UsageError {
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
  const verbs = names.filter((name) => name.startsWith(`${first} `));
  if (verbs.length > 0) {
    const [nearestVerb = ''] = nearest(`${first} ${second ?? ''}`, verbs, 1);
    return new UsageError(
      second === undefined ? `${first} needs a verb` : `${first} has no verb "${second}"`,
      `there are ${verbs.map((name) => name.slice(first.length + 1)).join(', ')}; e.g. pod-wizard ${nearestVerb}`,
    );
  }
  const near = nearest(first, commandWords(commands), 2);
  return new UsageError(
    `there is no command "${first}"`,
    `did you mean ${near.join(' or ')}? pod-wizard help lists all`,
  );
}

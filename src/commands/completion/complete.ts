import { printable, unprintable } from '../../basics/printable.ts';
import type { System } from '../../system/system.ts';
import { readAnswers } from '../answers.ts';
import { flagsOf, type Sorted, sortWords } from '../arguments.ts';
import type { Command, Offer, Offers, Typed } from '../command.ts';
import { loadWorld } from '../load-world.ts';
import { nameOffers } from '../names.ts';
import { choiceOffers } from './choices.ts';

/** What could come next on a line. */
export interface Completion {
  /** Each stands for the whole current word. No value holds a character that no terminal should get. */
  readonly offers: readonly Offer[];
  /** A path may stand here too. */
  readonly isPath: boolean;
}

const nothing: Completion = { offers: [], isPath: false };

/**
 * What could stand in place of `current` after `words` (both without the quotes of a shell, the program's
 * own name left out). Never throws for what was typed: nobody reads an error there.
 */
export async function complete(
  words: readonly string[],
  current: string,
  commands: readonly Command[],
  system: System,
): Promise<Completion> {
  const sorted = sortWords(words, commands);
  const typed = typedSoFar(sorted, commands, system);
  const pending = sorted.flags.at(-1);
  // A flag that wants a value takes whatever word comes next: without one, it is the last.
  if (pending !== undefined && pending.value === null && words.at(-1) === pending.typed) {
    const wanted = wantedValue(sorted, pending.name);
    if (wanted !== null) return matching(current, await wanted.offers(typed), wanted.isPath);
  }
  if (!words.includes('--') && current.startsWith('-')) {
    const [, name, text] = /^--([a-z-]{1,40})=(.*)$/s.exec(current) ?? [];
    if (name === undefined || text === undefined) return matching(current, flagOffers(sorted), false);
    const wanted = wantedValue(sorted, name);
    if (wanted === null) return nothing;
    const { offers } = matching(text, await wanted.offers(typed), false);
    return {
      offers: offers.map(({ value, note }) => ({ value: `--${name}=${value}`, note })),
      isPath: false,
    };
  }
  if (!sorted.isNamed && sorted.flags.length === 0)
    return matching(current, nameOffers(sorted.positionals, commands), false);
  const { command } = sorted;
  if (command === null) return nothing;
  const { positionals } = command;
  if (sorted.positionals.length >= positionals.most) return matching(current, flagOffers(sorted), false);
  return matching(current, (await positionals.offers?.(typed)) ?? [], positionals.isPath ?? false);
}

function typedSoFar(sorted: Sorted, commands: readonly Command[], system: System): Typed {
  let loaded: ReturnType<typeof loadWorld> | null = null;
  return {
    system,
    commands,
    world: () => {
      loaded ??= loadWorld(system, null);
      return loaded;
    },
    positionals: sorted.positionals,
    flag: (name) => sorted.flags.findLast((flag) => flag.name === name)?.value ?? null,
    draft: async (world) => {
      const answers = new Map<string, readonly string[]>();
      for (const { name, value } of sorted.flags) if (value !== null) answers.set(name, [value]);
      try {
        return readAnswers({ answers }, {}, world, world.savedPlans).draft;
      } catch {
        return {};
      }
    },
  };
}

/** What may stand as a flag's value; null where the command takes no such flag, or it takes no value. */
function wantedValue({ command }: Sorted, name: string): { offers: Offers; isPath: boolean } | null {
  const question = command?.questions.find(({ flag }) => flag === name);
  if (question !== undefined) return { offers: choiceOffers(question), isPath: question.name === 'app' };
  const flag = command?.flags.get(name);
  if (flag?.type !== 'string') return null;
  return { offers: flag.offers ?? (() => []), isPath: flag.isPath ?? false };
}

/** The flags of the command that were not given yet. */
function flagOffers({ command, flags }: Sorted): readonly Offer[] {
  if (command === null) return [];
  const given = new Set(flags.map(({ name }) => name));
  return [
    ...command.questions
      .filter(({ flag, repeatable }) => repeatable || !given.has(flag))
      .flatMap((question) => flagsOf(question).map((flag) => ({ value: `--${flag}`, note: question.help }))),
    ...[...command.flags]
      .filter(([name, flag]) => (flag.type === 'string' && flag.multiple === true) || !given.has(name))
      .map(([name, { help }]) => ({ value: `--${name}`, note: help })),
  ];
}

/** The offers that begin as the word does, in any case; where none does, the one that contains it. */
function matching(current: string, offers: readonly Offer[], isPath: boolean): Completion {
  const wanted = current.toLowerCase();
  const sound = offers
    .filter(({ value }) => value !== '' && !unprintable.test(value))
    .map(({ value, note }) => ({ value, note: printable(note) }));
  const beginning = sound.filter(({ value }) => value.toLowerCase().startsWith(wanted));
  if (beginning.length > 0) return { offers: beginning, isPath };
  const containing = sound.filter(({ value }) => value.toLowerCase().includes(wanted));
  return { offers: containing.length === 1 ? containing : [], isPath };
}

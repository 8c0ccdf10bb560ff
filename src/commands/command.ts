import type { PlanDraft } from '../plan/draft.ts';
import { type AnyField, fields } from '../plan/plan.ts';
import type { System } from '../system/system.ts';
import type { LoadedWorld } from './load-world.ts';

/** A value worth offering where one is wanted, and what is said beside it. */
export interface Offer {
  readonly value: string;
  /** One line; empty: nothing to say. */
  readonly note: string;
}

/** What completion knows of the line it completes. */
export interface Typed {
  readonly system: System;
  /** Loaded when asked for: most offers do without. */
  readonly world: () => Promise<LoadedWorld>;
  readonly commands: readonly Command[];
  /** What was answered so far; empty where that cannot be read. */
  readonly draft: (world: LoadedWorld) => Promise<PlanDraft>;
  readonly positionals: readonly string[];
  /** The last text given to a flag, by its long name; null where it was not given. */
  readonly flag: (name: string) => string | null;
}

export type Offers = (typed: Typed) => readonly Offer[] | Promise<readonly Offer[]>;

/** What stands for itself. */
export const plainly = (values: readonly string[]): readonly Offer[] =>
  values.map((value) => ({ value, note: '' }));

interface FlagText {
  readonly help: string;
  /** One letter. */
  readonly short?: string;
}

interface SwitchFlag extends FlagText {
  readonly type: 'boolean';
}

interface ValueFlag extends FlagText {
  readonly type: 'string';
  /** What stands for the value in help: `DIR`. */
  readonly placeholder: string;
  readonly default?: string;
  readonly multiple?: boolean;
  readonly offers?: Offers;
  /** Its value is a path. */
  readonly isPath?: boolean;
}

/** A flag that is no question: how a command works, not what it makes. */
export type Flag = SwitchFlag | ValueFlag;

/** By the name they have in code; the flag is the same in kebab case: `dryRun` is `--dry-run`. */
export type Flags = Readonly<Record<string, Flag>>;

type ValueOf<F extends Flag> = F extends { readonly type: 'boolean' }
  ? boolean
  : F extends { readonly multiple: true }
    ? readonly string[]
    : F extends { readonly default: string }
      ? string
      : string | null;

/** The choices that were stated: by question flag, the texts given, in order. */
export interface StatedTexts {
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** What a command's `run` is given: each of its own flags by name, and nothing else. */
export type Arguments<F extends Flags> = StatedTexts & {
  readonly positionals: readonly string[];
} & { readonly [Name in keyof F]: ValueOf<F[Name]> } & { readonly noColor: boolean };

/** What stands after the command's name. */
export interface Positionals {
  /** As help shows it: `GOOD BAD`, `[FILE…]`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** Completes "NAME takes …": `one journal`. */
  readonly what: string;
  readonly offers?: Offers;
  /** Each may be a path. */
  readonly isPath?: boolean;
}

const flagsOfAll = {
  noColor: { type: 'boolean', help: 'no colours' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
} as const satisfies Flags;

interface CommandRecord<F extends Flags> {
  /** One word, or a noun and a verb: `journal replay`. */
  readonly name: string;
  /** Its place in the overview. In tens, so that one goes between. */
  readonly position: number;
  /** Shorter or older names that stay. */
  readonly aliases?: readonly string[];
  /** What it is for, in one line of at most 44 columns. */
  readonly line: string;
  /** The questions it takes as flags: all, none, or those of these flags. */
  readonly choices: 'all' | readonly string[];
  readonly flags: F;
  /** Left out: it takes none. */
  readonly positionals?: Positionals;
  /** Command lines without the name of the program. */
  readonly examples: readonly string[];
  /** Said in its help after the flags. */
  readonly more?: string;
  readonly run: (
    args: Arguments<F>,
    system: System,
    loadCommands: () => Promise<readonly Command[]>,
  ) => number | Promise<number>;
}

/** What was typed for one command: flags by their long name. Switches have no texts. */
export interface Given extends StatedTexts {
  readonly positionals: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** A command as help, parsing and completion see it. */
export interface Command {
  readonly name: string;
  readonly position: number;
  readonly aliases: readonly string[];
  readonly line: string;
  readonly questions: readonly AnyField[];
  /** By long flag. `--help` and `--no-color` are among them. */
  readonly flags: ReadonlyMap<string, Flag>;
  readonly positionals: Positionals;
  readonly examples: readonly string[];
  readonly more: string;
  readonly run: (
    given: Given,
    system: System,
    loadCommands: () => Promise<readonly Command[]>,
  ) => number | Promise<number>;
}

/** Makes a command of its record. */
export function command<const F extends Flags>(record: CommandRecord<F>): Command {
  const { name, position, aliases = [], line, choices, examples, more = '', positionals } = record;
  const flags = new Map(
    Object.entries<Flag>({ ...record.flags, ...flagsOfAll }).map(([key, flag]) => [longName(key), flag]),
  );
  return {
    name,
    position,
    aliases,
    line,
    questions: choices === 'all' ? fields : fields.filter(({ flag }) => choices.includes(flag)),
    flags,
    positionals: positionals ?? { usage: '', least: 0, most: 0, what: 'no file' },
    examples,
    more,
    run: (given, system, loadCommands) => {
      const values = Object.entries<Flag>({ ...record.flags, ...flagsOfAll }).map(
        ([key, flag]) => [key, readValue(flag, given.flags.get(longName(key)) ?? null)] as const,
      );
      const args = {
        answers: given.answers,
        positionals: given.positionals,
        ...Object.fromEntries(values),
        // ValueOf says of each flag what readValue gives; the compiler cannot see that they agree.
      } as Arguments<F>;
      return record.run(args, system, loadCommands);
    },
  };
}

/** `dryRun` is given as `--dry-run`. */
export function longName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readValue(flag: Flag, texts: readonly string[] | null): boolean | string | null | readonly string[] {
  if (flag.type === 'boolean') return texts !== null;
  if (flag.multiple === true) return texts ?? [];
  return texts?.at(-1) ?? flag.default ?? null;
}

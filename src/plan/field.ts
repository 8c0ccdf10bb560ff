import type * as z from 'zod/mini';
import type { Catalog, Gpu, Image } from '../catalog/types.ts';

/**
 * A field of the Plan is one question, and its record says everything about it: what a value looks like,
 * what is taken where nobody answers, how it is typed and written as a flag, how it is described, what a
 * person can pick from, which other answers are worth trying. The Plan, the flags, the wizard, help, errors,
 * completion and judging are all made from these records (fields/all.ts), and know no field by name where
 * they treat all alike.
 */
export interface FieldRecord<Value> {
  /** Key of the Plan; the same as the name of the record's export. */
  readonly name: string;
  /** Questions are listed, read and completed in this order, so an answer may depend on those before it. */
  readonly position: number;
  /** Long flag without dashes. The environment variable that answers it, too, is named after it. */
  readonly flag: string;
  /** A flag of its own for one answer, without a value: `--no-public-port` stands for the text `no`. */
  readonly alone?: { readonly flag: string; readonly text: string };
  /** What stands for the value in help: `GPU`, `PORT`. */
  readonly placeholder: string;
  /** Heading on screen. */
  readonly label: string;
  /** As short as a table wants it. */
  readonly short: string;
  readonly help: string;
  /** True where the flag may be given several times, each adding to the value. */
  readonly repeatable: boolean;
  /** Place among the wizard's own steps; `options`: asked together with the other settings; null: only by flag. */
  readonly step: number | 'options' | null;
  readonly schema: z.ZodMiniType<Value>;
  /** What is taken where nothing was stated and nothing is wished. Without one, somebody or the app must say. */
  readonly fallback?: Value;
  /** Written into a command even where it is what anybody gets, so that the command says it. */
  readonly restated?: true;
  /** The version that brought the field: plans from before have its fallback, and keep their digests. */
  readonly since?: string;
  /** Where it is told instead of among the other answers: a name is the title, what was accepted stands with its finding. */
  readonly told?: 'as title' | 'with finding';
  /** It is set in the cloud's form, by the person: no file of ours does it. */
  readonly byHand?: true;
  /** How a long value is shortened. */
  readonly cut?: 'reference';
  readonly editor: Editor<Value>;

  // Methods, so that records of different values fit into one list: a record is only ever given its own values.

  /** What the app, or an earlier answer, wishes; undefined where neither does. */
  wish?(given: Given): Value | undefined;
  /** What is taken instead of a `fallback`, where that hangs on other answers only. */
  usual?(answers: Answers): Value | undefined;
  /** Text to answer, under what is already answered. */
  read(text: string, given: Given): Read<Value>;
  /** The flag's values that give this answer, each a text that `read` takes. */
  write(value: Value): readonly string[];
  /** An answer as a person reads it, in one line. */
  describe(value: Value): string;
  /** The same in a few words, for a line of many; `describe` where left out. */
  brief?(value: Value, catalog: Catalog): string;
  /**
   * Answers that a recommendation may give instead, best first; they never depend on the other answers but
   * its own. Left out where nobody can choose for the user.
   */
  others?(given: Given): readonly Value[];
  /** Values worth offering for the flag, best first: those that an error names, and those that a shell completes. */
  offers(given: Given): readonly string[];
  /** True where a fact is missing without which the answer cannot be judged. */
  isUnknown?(known: Known): boolean;
  /** True where the Catalog's shortlist or the app speaks for the answer. Without this, its verdict is nobody's concern. */
  isRecommended?(known: Known): boolean;
}

/** Answers by field name, stated or settled. */
export type Answers = Readonly<Record<string, unknown>>;

/** The answer to another question, as its record has it; undefined where it is open. */
export function answerTo<Value>(field: FieldRecord<Value>, answers: Answers): Value | undefined {
  return answers[field.name] as Value | undefined;
}

/** What a question is answered against. */
export interface Given {
  readonly answers: Answers;
  readonly catalog: Catalog;
  /** What the answers name; null while that is open. */
  readonly app: AppToPlan | null;
  readonly apps: readonly AppToPlan[];
  readonly saved: readonly SavedAnswers[];
}

/** What the questions need to know of a preset; a Preset is one. */
export interface AppToPlan {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly homepage: string | null;
  readonly reviewed: string;
  /** Null: it needs none. */
  readonly python: {
    readonly default: string;
    readonly tested: readonly string[];
    readonly allowed: readonly string[];
  } | null;
  readonly install: { readonly default: string; readonly allowed: readonly string[] };
  /** Null: it needs none. */
  readonly torch: { readonly builds: readonly { readonly torch: string; readonly cudaTag: string }[] } | null;
  readonly vram: { readonly minimumGb: number };
  readonly storage: { readonly volumeGb: { readonly minimum: number; readonly recommended: number } };
  /** Answers it pre-chooses. */
  readonly plan: Answers;
  /** A preset that is not built in, and what names it on this machine: the path as it was typed, or its id; null: only an entry has it. And the digest of what it says. */
  readonly own?: { readonly named: string | null; readonly digest: string };
}

/** Answers that a person saved under a name, for an app. */
export interface SavedAnswers {
  readonly id: string;
  readonly title: string;
  readonly extends: string;
  readonly plan: Answers;
}

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `allowed`: nearest values that would do. */
  | { readonly ok: false; readonly message: string; readonly allowed: readonly string[] };

/** Typed where a flag is to give nothing. */
export const none = 'none';

export function taken<Value>(value: Value): Read<Value> {
  return { ok: true, value };
}

export function refused(message: string, allowed: readonly string[] = []): Read<never> {
  return { ok: false, message, allowed };
}

/** Reads by the schema alone. `wrong`: what is said of a text that does not fit. */
export function readBy<Value>(
  schema: z.ZodMiniType<Value>,
  value: unknown,
  wrong: string,
  allowed: readonly string[],
): Read<Value> {
  const parsed = schema.safeParse(value);
  return parsed.success ? taken(parsed.data) : refused(wrong, allowed);
}

/** Digits as a number; NaN for anything else. */
export function digits(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** How a person answers on screen. */
export type Editor<Value> =
  /** A step with a list of its own. */
  | {
      readonly kind: 'list';
      /** True where the best verdict comes first as long as nothing is searched. */
      readonly bestFirst: boolean;
      readonly search: Search | null;
      /** Names of the orders that the rows can have, the usual one first. */
      readonly orders?: readonly string[];
      /** Facts alone until there is an app; then each row says how the app runs on it. */
      readonly judgedByApp?: true;
      /**
       * `query`: what is searched for; the rows that have it are picked out elsewhere, of all that are given
       * here. `order`: one of `orders`, the usual one where left out.
       */
      rows(given: Given, query: string, order?: string): readonly Row<Value>[];
    }
  /** A short menu behind a row of the options. */
  | {
      readonly kind: 'menu';
      readonly about: string;
      /** Heading of the text field behind a row that asks for one. */
      readonly typed?: string;
      rows(given: Given, value: Value): readonly Row<Value>[];
    }
  /** A text field. `start`: what stands in it at first. */
  | { readonly kind: 'text'; start(value: Value): string }
  | { readonly kind: 'flag' };

export interface Search {
  /** What the list is of, beside its heading, e.g. `shortlist of 294`; null: it is all there is. */
  extent(catalog: Catalog): string | null;
  /** What comes nearest to a query that fits nothing, as one would type it; null: nothing does. */
  nearest(catalog: Catalog, query: string): string | null;
  /** Said where nothing fits, beside what comes nearest. */
  readonly besides?: string;
}

/** Something a person can pick. */
export interface Row<Value> {
  /** Unique within its list. */
  readonly id: string;
  readonly label: string;
  /** How a label is shortened that is too long. */
  readonly cut: 'end' | 'reference';
  /** Short facts beside the label, the most useful first; columns that line up. */
  readonly facts: readonly string[];
  /** What else it is called, for the search. */
  readonly words?: readonly string[];
  /** What it costs an hour, in US dollars, for a search such as `<0.50`. */
  readonly prices?: readonly number[];
  /** What is said about it before any finding, a paragraph each. */
  readonly about: readonly string[];
  readonly choice:
    | {
        readonly kind: 'answer';
        readonly value: Value;
        /** Answers to other questions that come along, where nobody gave them. */
        readonly wishes?: Answers;
      }
    /** Opens the search, so that any other value can be typed. */
    | { readonly kind: 'search' }
    /** Opens a text field. */
    | { readonly kind: 'type'; readonly text: string };
}

/** What is known of a draft; a Resolved is one. */
export interface Known {
  readonly draft: Answers;
  readonly catalog: Catalog;
  readonly preset: AppToPlan | null;
  readonly gpu: Gpu | null;
  readonly image: Image | null;
  readonly torch: { readonly torch: string; readonly from: string } | null;
  /** The app's settings for this much memory; null where the GPU is unknown or too small. */
  readonly tier: object | null;
}

/** True where nothing but its name, or that it does not exist, is known of the image. */
export function isImageUnknown({ image }: Known): boolean {
  return image !== null && (image.status === 'unknown' || image.status === 'phantom');
}

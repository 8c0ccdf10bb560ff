import * as z from 'zod/mini';
import { lineOf, lineSchema, textLike } from '../plan/values.ts';

/** The small shapes of which a preset is made. Each key carries a description, and an example where it must be stated. */

/** What a key is for, and a value that it could have: for messages, editors and a JSON Schema. */
export function said<T>(description: string, example?: unknown): z.core.$ZodCheck<T> {
  return z.meta(example === undefined ? { description } : { description, examples: [example] });
}

export const sentence = lineOf(1, 600);

export const httpsUrl = lineSchema.check(
  z.maxLength(400),
  z.regex(/^https:\/\/[^\s'"`\\<>]+$/, 'must be an https address'),
);

export const date = textLike(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-22');

export const envName = textLike(/^[A-Z_][A-Z0-9_]*$/, 'must be an environment variable name');

/** A path below some root: no leading slash, no `..`. `.` is the root itself. */
export const relativePath = lineSchema.check(
  z.maxLength(200),
  z.regex(/^(?!\/)(?!-)(?!.*(?:^|\/)\.\.(?:\/|$)).+$/, 'must be a relative path without ".."'),
);

/** A folder on the pod: relative to the app's directory, or below `{workspace}`. */
export const podFolder = lineSchema.check(z.minLength(1), z.maxLength(200));

/** Words of a command; nothing in them is ever code. */
export const commandWords = z.array(lineOf(1, 400)).check(z.minLength(1));

/** Where something was read. */
export const source = z
  ._default(sentence, 'the preset itself')
  .check(said('Where this was read: a file at a commit, an address, a trial and its date.'));

/** Why something is as it is, where that was not said. */
export const because = z._default(sentence, 'Stated by the preset').check(said('Why it is so.'));

/** A list of things of which most need one word: `git`, or `{ package: git, because: … }`. */
export function shortOrWhole<K extends string, T extends z.core.$ZodLooseShape>(
  key: K,
  whole: z.ZodMiniObject<T, z.core.$strict>,
) {
  return z.pipe(
    z.union([z.string(), whole]),
    z.transform((value, context): z.infer<typeof whole> => {
      if (typeof value !== 'string') return value as z.infer<typeof whole>;
      const parsed = whole.safeParse({ [key]: value });
      if (parsed.success) return parsed.data;
      for (const { message, code } of parsed.error.issues)
        context.issues.push({
          code: 'custom',
          message: code === 'too_small' ? 'must not be empty' : message,
          input: value,
        });
      return z.NEVER;
    }),
  );
}

/** A requirement (PEP 508): `gradio==4.44.1`, or with the reason why it is there. */
export const requirement = z.strictObject({
  spec: lineOf(1, 400).check(said('The requirement (PEP 508).', 'gradio==4.44.1')),
  because,
  source,
});

import * as z from 'zod/mini';
import { normaliseName } from '../packaging/requirement.ts';
import { lineOf, textLike } from '../plan/values.ts';
import { said, sentence } from './shapes.ts';

/** A package exactly: its version, and the digest of the file it came from where that is known. */
const exactly =
  /^([A-Za-z0-9][A-Za-z0-9._-]{0,99})==([A-Za-z0-9][A-Za-z0-9.!+_-]{0,60})((?: --hash=sha256:[0-9a-f]{64}){0,4})$/;

export const lockedSchema = z
  ._default(
    z.nullable(
      z.strictObject({
        from: sentence.check(said('Where that was installed.', 'entry 3 of JOURNAL.md, 2026-11-28')),
        packages: z
          .array(textLike(exactly, 'must look like numpy==1.26.4, with --hash=sha256:… where it is known'))
          .check(
            z.minLength(1),
            z.maxLength(2000),
            said('Each package, its version, the digest of its file where known.', ['numpy==1.26.4']),
          ),
        rest: z
          ._default(z.array(lineOf(1, 400)).check(z.maxLength(500)), [])
          .check(said('What could not be settled like that, and why.')),
      }),
    ),
    null,
  )
  .check(
    said(
      'Every package exactly as it once was installed, whoever asks for it. `pod-wizard preset lock` writes it; null: versions are chosen anew within what is stated.',
    ),
  );
export type Locked = NonNullable<z.infer<typeof lockedSchema>>;

/** Normalised name, version and digests of such a line; null where it is none. */
export function lockedPackage(
  line: string,
): { readonly name: string; readonly version: string; readonly hashed: boolean } | null {
  const [, name, version, hashes] = exactly.exec(line) ?? [];
  if (name === undefined || version === undefined) return null;
  return { name: normaliseName(name), version, hashed: hashes !== undefined && hashes !== '' };
}

/** How many of them are settled by digest, too. */
export function hashedOf({ packages }: Locked): number {
  return packages.filter((line) => lockedPackage(line)?.hashed === true).length;
}

import type { Captures } from '../fill.ts';
import type { Words } from './words.ts';

/** What a sentence says: the cause in plain words, and what it asks for. */
export interface Said {
  readonly class?: string;
  readonly title: string;
  readonly cause: string;
  readonly fix: readonly string[];
  readonly confidence?: 'medium' | 'low';
}

/** A shape of sentence, whoever says it. */
export interface Form {
  /** For the tests, and for whoever reads a wrong answer. */
  readonly name: string;
  readonly pattern: RegExp;
  /** It is read only where an exception or a program's own last line says it: any other line may be a remark. */
  readonly raised?: true;
  readonly say: (groups: Captures, words: Words) => Said | null;
}

/** The first form that the message has, and that has something to say. */
export function read(forms: readonly Form[], words: Words, final = words.final): Said | null {
  for (const { pattern, raised, say } of forms) {
    if (raised && !final) continue;
    const match = pattern.exec(words.message);
    if (match === null) continue;
    const said = say(match.groups ?? {}, words);
    if (said !== null) return said;
  }
  return null;
}

import { printable } from '../../../basics/printable.ts';
import { fillCommand, fillText } from '../../fill.ts';
import type { Form } from '../form.ts';
import { ownerOfFrame, placeOf, updating, where } from '../place.ts';
import { computed, computing, lineOf } from '../tensors.ts';

/**
 * What a library refuses: what the matter is, and what ends it, a line each: `$ ` begins a command, `# ` a remark, and all else is
 * to be written in the code. Then the same done to the line that the log shows, and the torch that no longer takes it.
 */
export type Mistake = readonly [
  said: RegExp,
  title: string,
  write: string,
  mend?: readonly [of: RegExp, into: string] | ((line: string, message: string) => string) | null,
  gone?: string,
];

/** Messages of one kind that leave no doubt what is to be done instead. */
export const mistaken = (kind: string, rows: readonly Mistake[]): readonly Form[] =>
  rows.map(([pattern, title, write, mend, gone]) => ({
    name: title,
    pattern,
    raised: true,
    say: (groups, words) => {
      const { event } = words;
      const frame = computing(words);
      const refused = frame?.root === 'torch' || frame?.root === 'numpy';
      const line = refused ? '' : lineOf(words).trim();
      const mended =
        typeof mend === 'function' ? mend(line, words.message) : mend ? line.replace(...mend) : line;
      const known = mended !== line && mended !== '';
      const told = write
        .split('\n')
        .map((one) =>
          one.startsWith('$ ')
            ? fillCommand(one.slice(2), groups).replace(/^pip /, `${event.pip} `)
            : one.startsWith('# ')
              ? fillText(one, groups)
              : `# ${known ? 'in general' : `in the code${where(event)}`}: ${fillText(one, groups)}`,
        );
      return {
        class: kind,
        title: fillText(title, groups),
        cause: computed(words, /^[$#]/.test(write) ? '' : 'It is a mistake of the code or its data.').trim(),
        fix: [
          ...(known
            ? [
                `# in the code${frame === null ? '' : ` (${placeOf(frame)})`}: ${printable(mended.slice(0, 200))}`,
              ]
            : []),
          ...told,
          ...(gone === undefined ? [] : [`# or the torch of the code: before ${gone}`]),
          ...(refused || /^[$#]/.test(write) ? [] : updating(event, ownerOfFrame(frame)).slice(0, 1)),
        ],
        confidence: 'medium',
      };
    },
  }));

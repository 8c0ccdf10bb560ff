import { printable } from '../../basics/printable.ts';
import type { Answer } from '../answer.ts';
import { backTo, nameOfClass } from '../answers/version-commands.ts';
import { callerOf } from '../event.ts';
import { distOf, knownDist } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import type { Words } from './words.ts';

/** How packages say that a release took something away: `was removed in the NumPy 2.0 release`, `no longer supported in openai>=1.0`. */
const said =
  /(?<!will |to )(?:been |was |were |is |are |be |got )(?:removed|dropped|retired|expired)(?: from [\w.-]{2,40})? (?:in|since|as of|from|with) (?:the )?(?<release>[\w.>= -]{1,40})|no longer (?:supported|available|valid|allowed|accepted) (?:in|since|with|as of|from) (?<later>[\w.>= -]{1,40})|not (?:supported|available) in (?<now>Keras 3|NumPy 2[\d.]*)/;
const release =
  /^(?:(?<name>[A-Za-z][\w.-]{0,28}?)[ >=]{1,4})??(?:version |release |v)?(?<version>\d{1,4}(?:\.\d{1,4}){0,2})/i;
/** What stands before a number and is no package. */
const noName = /^(?:version|release|v|python|cuda|favou?r|this|future|an?|the|torchscript)$/i;
/** Packages that speak without their name, by an address in what they say. */
const hints: readonly (readonly [word: string, root: string])[] = [
  ['Lightning-AI', 'pytorch_lightning'],
  ['lightning.ai', 'pytorch_lightning'],
];

/** An exception that says which release took away what the code uses: the one before it. */
export function removedAnswer(words: Words, facts: Facts): Answer | null {
  const { message, event, exception } = words;
  const groups = said.exec(message)?.groups;
  const text = groups?.['release'] ?? groups?.['later'] ?? groups?.['now'];
  const { name, version } = release.exec(text ?? '')?.groups ?? {};
  if (exception === null || version === undefined) return null;
  if (name !== undefined && noName.test(name) && !/^(?:version|release|v)$/i.test(name)) return null;
  const named = name === undefined || noName.test(name) ? null : name.toLowerCase();
  const root =
    named ?? hints.find(([word]) => message.includes(word))?.[1] ?? event.frames.at(-1)?.root ?? null;
  if (root === null) return null;
  const dist = distOf(facts, root);
  const caller = callerOf(event, root)?.root ?? null;
  const asker = caller === null || caller === root ? null : knownDist(facts, caller);
  return {
    class: nameOfClass(root),
    subject: `${dist}<${version}`,
    title: `${dist} is too new for ${asker ?? 'the code'}: what it uses is gone since ${version}`,
    cause: `${dist} says it itself: ${printable(message.slice(0, 240))}`,
    fix: [
      ...backTo(event, dist, `<${version.replace(/(?:\.0){1,2}$/, '')}`),
      asker === null
        ? '# or, in code of your own: as the message says'
        : `# or a release of ${asker} that knows it: ${event.pip} install -U ${asker}`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

import type { Finding } from '../rules/rule.ts';
import type { FileEdit } from './finding.ts';
import type { Installation } from './located.ts';

/** The first fix of a rule as a change of the file, where that is one word for another. */
export function editsFor(
  { fixes }: Pick<Finding, 'fixes'>,
  { requirements, constraints }: Installation,
): readonly FileEdit[] {
  const [first] = fixes;
  if (first === undefined) return [];
  const written = /^write (\S+)$/.exec(first.label)?.[1];
  if (written === undefined) return [];
  // `write huggingface-hub` replaces the name, `write numpy~=2.0` the requirement.
  const pins = first.patch.pins ?? [];
  const all = [...requirements, ...constraints];
  const gone = all.find(({ text }) => !pins.includes(text));
  return gone === undefined || !pins.includes(written)
    ? []
    : [{ place: gone.place, old: gone.text, new: written }];
}

import { excludeEachOther } from '../../packaging/ranges.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirement.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';

export const pinsContradict = defineRule({
  code: 'PW413',
  title: 'Two pins contradict each other',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins'],
  page: {
    catches: 'Two pins of one package that no version meets.',
    happens:
      'ERROR: Cannot install pydantic==2.10.6 and pydantic==2.9.2 because these package versions have conflicting dependencies.\nERROR: ResolutionImpossible',
    why: 'All pins hold at once; pip does not take the last one.',
    fix: 'Keep one of the two.',
    override: 'Never sound: pip stops.',
    evidence: [
      fact(
        'Constraints of one name are joined',
        'pip user guide, constraints files; PEP 440, version specifiers',
      ),
    ],
  },
  check: ({ draft }) => {
    const pins = (draft.pins ?? []).flatMap((text) => {
      const requirement = parseRequirement(text);
      return requirement === null ? [] : [{ text, requirement }];
    });
    return pins.flatMap((earlier, at) =>
      pins
        .slice(at + 1)
        .filter((later) => contradict(earlier.requirement, later.requirement))
        .map((later) => ({
          field: 'pins' as const,
          message: `${earlier.text} and ${later.text} cannot both hold, so pip stops.`,
          error: `ERROR: Cannot install ${earlier.text} and ${later.text} because these package versions have conflicting dependencies.`,
          why: `Because no version of ${later.requirement.name} meets both.`,
          fixes: [later, earlier].map((kept) => ({
            label: `keep ${kept.text}`,
            patch: {
              pins: (draft.pins ?? []).filter((pin) => pin !== (kept === later ? earlier : later).text),
            },
          })),
        })),
    );
  },
});

/** A marker may keep them apart. */
function contradict(a: Requirement, b: Requirement): boolean {
  if (a.name !== b.name || a.marker !== null || b.marker !== null) return false;
  return excludeEachOther(a.specifier, b.specifier);
}

import { parseRequirement } from '../../packaging/requirement.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';

export const anyVersion = defineRule({
  code: 'PW429',
  title: 'A pin that pins nothing',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['pins'],
  page: {
    catches: "A name without a version among the plan's pins.",
    happens: 'Nothing today; a later boot installs another version.',
    why: 'Without a version pip takes the newest that fits this Python and the other requirements, at each fresh install. As a pin it also lifts the bound that the preset set for that package.',
    fix: 'Give the version that works: name==1.2.3. Mind ~=: ~=2.31.0 means 2.31.0 or newer below 2.32, ~=2.31 below 3.',
    override: 'A note needs none.',
    evidence: [
      fact(
        'Newest that fits the other constraints, this Python and platform',
        'pip documentation, dependency resolution; PEP 440',
      ),
      fact(
        'Upstream itself calls unpinned lists fine for examples, not for a target you control',
        'runpod/flash-examples HEAD, dependencies guide',
      ),
    ],
  },
  check: ({ draft, preset }) =>
    (draft.pins ?? []).flatMap((pin) => {
      const requirement = parseRequirement(pin);
      if (requirement === null || requirement.specifier !== '' || requirement.url !== null) return [];
      const bounds = preset?.constraints.find(
        ({ spec }) => parseRequirement(spec)?.name === requirement.name,
      );
      const lifted = bounds === undefined ? '' : ` It lifts the preset's ${bounds.spec}.`;
      return [
        {
          field: 'pins' as const,
          message: `${pin} names no version: each fresh install takes the newest.${lifted} No fix is offered: which version is right, you know best.`,
          error: null,
          why: 'Because a name alone admits every version, what is installed depends on the day.',
          fixes: [],
        },
      ];
    }),
});

import { defineRule } from '../rule.ts';

export const howto = defineRule({
  code: 'PW699',
  title: 'A volume of 4321 GB',
  severity: 'info',
  reviewed: '2026-11-28',
  reads: ['volumeGb'],
  page: {
    catches: 'A volume of exactly 4321 GB.',
    happens: 'Nothing fails.',
    why: 'It is what the how-to of a new rule looks for.',
    fix: 'Any other size.',
    override: 'An information: nothing to override.',
    evidence: [{ text: 'A rule of one file, its test and one line', source: 'CONTRIBUTING.md' }],
  },
  check: ({ draft }) =>
    draft.volumeGb === 4321
      ? [
          {
            field: 'volumeGb',
            message: 'The volume has 4321 GB.',
            error: null,
            why: 'Because the plan says so.',
            fixes: [],
          },
        ]
      : [],
});

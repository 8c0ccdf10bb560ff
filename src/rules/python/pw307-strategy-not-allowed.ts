import { defineRule } from '../rule.ts';

export const strategyNotAllowed = defineRule({
  code: 'PW307',
  title: 'The preset was not made for this install strategy',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['install', 'app'],
  page: {
    catches: 'An install strategy that the preset does not list.',
    happens: 'Mostly a package of the image that overrules a pin, or a pin that breaks a tool of the image.',
    why: "A preset's pins were put together for certain surroundings: alone in a venv, or on top of what the image has. Elsewhere they meet packages nobody reckoned with.",
    fix: "Take the preset's strategy.",
    override: 'Sound once you have seen it work: --accept PW307="works here since DATE".',
    evidence: [
      {
        text: 'With the packages of the system visible, any requirement they do not meet is installed on top of them, torch included.',
        source:
          'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md, read against bitsandbytes 0.46.1 (requires torch>=2.2)',
      },
    ],
  },
  check: ({ draft, preset }) => {
    const { install } = draft;
    if (preset === null || install === undefined || preset.install.allowed.includes(install)) return [];
    const usual = preset.install.default;
    return [
      {
        field: 'install',
        message: `${preset.title} was put together for ${preset.install.allowed.join(', ')}, not for ${install}.`,
        error: null,
        why: 'Because its pins reckon with other surroundings, packages may overrule each other.',
        fixes: [{ label: `use the install strategy ${usual}`, patch: { install: usual } }],
        evidence: [
          {
            text: `Install strategies of ${preset.title}.`,
            source: `presets/${preset.id}.yaml, install.allowed`,
            reviewed: preset.reviewed,
          },
        ],
      },
    ];
  },
});

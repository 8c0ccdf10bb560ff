import { pythonFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const pythonUntested = defineRule({
  code: 'PW303',
  title: 'Upstream does not test this Python',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['python', 'app'],
  fixesRead: ['image', 'install'],
  page: {
    catches:
      'A Python version that the app is said to work with, but that its authors do not test. Where something is known against that version, PW301 says so instead.',
    happens: 'Nothing in particular; if something fails, you are the first to see it.',
    why: 'Authors test with one version and accept others. Reports of failures there are answered late.',
    fix: 'Take a Python that upstream tests.',
    override: 'A note needs none.',
    evidence: [
      {
        text: 'An example: sd-scripts recommends 3.10 and says that 3.11 and 3.12 will work but are not tested.',
        source: 'kohya-ss/sd-scripts@3265f2e README.md L129-134',
      },
    ],
  },
  check: (situation) => {
    const { draft, preset } = situation;
    const version = draft.python?.version;
    if (preset === null || preset.python === null || version === undefined) return [];
    const { tested, allowed, source } = preset.python;
    if (tested.includes(version) || !allowed.includes(version)) return [];
    if (preset.knownBad.some(({ when }) => when.python?.includes(version) === true)) return [];
    return [
      {
        field: 'python',
        message: `${preset.title} is said to run on Python ${version}, but its authors test ${tested.join(', ')}.`,
        error: null,
        why: `Because upstream tests ${tested.join(', ')} only, trouble with ${version} may be new to everybody.`,
        fixes: [pythonFix(situation, preset.python.default)].filter(({ patch }) =>
          tested.includes(patch.python?.version ?? ''),
        ),
        evidence: [{ text: `Pythons of ${preset.title}.`, source, reviewed: preset.reviewed }],
      },
    ];
  },
});

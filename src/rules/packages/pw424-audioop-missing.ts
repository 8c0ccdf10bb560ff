import type { Resolved } from '../../resolve/resolve.ts';
import { pythonFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, isInstalled, likelyVersion, pinFix } from './package-lookup.ts';

export const audioopMissing = defineRule({
  code: 'PW424',
  title: 'gradio 3 and 4 need a module that Python 3.13 dropped',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['python', 'image', 'pins', 'app'],
  fixesRead: ['image', 'install'],
  page: {
    catches: 'gradio before 5.4, or pydub, on Python 3.13 or newer without audioop-lts.',
    happens:
      "ModuleNotFoundError: No module named 'audioop'\nModuleNotFoundError: No module named 'pyaudioop'",
    why: 'Python 3.13 removed audioop from its library. pydub imports it, and gradio imports pydub at its start. From 5.4 on gradio asks for audioop-lts there.',
    fix: 'Pin audioop-lts, or take Python 3.12.',
    override: 'Sound when the app brings the module by another way.',
    evidence: [
      fact('pydub on Python 3.13', 'https://github.com/jiaaro/pydub/issues/839'),
      fact(
        'gradio 5.4.0 requires audioop-lts for Python 3.13; 4.44.1 requires pydub and nothing of the kind',
        'METADATA of the wheels on the package index, read on 2026-11-22',
      ),
    ],
  },
  check: (situation) => {
    const { python, draft, preset } = situation;
    const version = python?.choice.version;
    if (preset === null || version === undefined || Number(version.split('.')[1]) < 13) return [];
    const by = importer(situation);
    if (by === null || isInstalled(situation, 'audioop-lts')) return [];
    return [
      {
        field: 'python',
        message: `${by} imports audioop, which Python ${version} no longer has: the app ends at its start.`,
        error: "ModuleNotFoundError: No module named 'audioop'",
        why: `Because audioop left Python with 3.13, and nothing here installs audioop-lts in its place.`,
        fixes: [
          pinFix(draft, 'audioop-lts'),
          ...(preset.python?.allowed ?? [])
            .filter((one) => Number(one.split('.')[1]) < 13)
            .slice(-1)
            .map((one) => pythonFix(situation, one)),
        ],
      },
    ];
  },
});

function importer(situation: Resolved): string | null {
  if (comesIn(situation, 'gradio', '<5.4')) return `gradio ${likelyVersion(situation, 'gradio')}`;
  return situation.requirements.has('pydub') ? 'pydub' : null;
}

import { allowsPython } from '../../presets/needs.ts';
import { pythonFix, testedPythons } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const pythonNotAllowed = defineRule({
  code: 'PW302',
  title: 'The app does not support this Python',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['python', 'app'],
  fixesRead: ['image', 'install'],
  page: {
    catches: 'A Python version that the preset does not allow.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement … (from versions: none), or: No matching distribution found',
    why: "Wheels are built per Python version. Outside the versions an app's pins were made for, some of them have no wheel, and pip either finds nothing or starts to compile.",
    fix: "Take the preset's Python. Where the image lacks it, uv brings it.",
    override: 'Sound if you know that every pin has a wheel for it: --accept PW302="installed on DATE".',
    evidence: [
      {
        text: 'Which Pythons the torch wheels are built for, release by release.',
        source:
          'pytorch/pytorch RELEASE.md, Release Compatibility Matrix; replicate/cog@6110c912 pkg/config/torch_compatibility.json',
      },
    ],
  },
  check: (situation) => {
    const { draft, preset } = situation;
    const version = draft.python?.version;
    if (preset === null || preset.python === null || version === undefined || allowsPython(preset, version))
      return [];
    const { allowed, source } = preset.python;
    return [
      {
        field: 'python',
        message: `${preset.title} does not support Python ${version}; it runs on ${listed(allowed)}.`,
        error: 'ERROR: No matching distribution found',
        why: `Because its pins were made for Python ${listed(allowed)}, some of them have nothing to install on ${version}.`,
        fixes: testedPythons(preset)
          .slice(0, 2)
          .map((tested) => pythonFix(situation, tested)),
        evidence: [{ text: `Pythons of ${preset.title}.`, source, reviewed: preset.reviewed }],
      },
    ];
  },
});

function listed(versions: readonly string[]): string {
  return versions.length < 2
    ? versions.join('')
    : `${versions.slice(0, -1).join(', ')} or ${versions.at(-1)}`;
}

import { allowsPython, needsPython } from '../../presets/needs.ts';
import { pythonFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const pythonMissing = defineRule({
  code: 'PW305',
  title: 'The image does not have this Python',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['python', 'image'],
  fixesRead: ['install', 'app'],
  page: {
    catches: "A Python version asked of the image that it does not have, in the Catalog's knowledge.",
    happens: 'bash: python3.10: command not found',
    why: 'Each image carries certain Python versions. A script that starts another one stops at its first step, or quietly takes the wrong one.',
    fix: 'Let uv bring that version, or take one that the image has.',
    override: 'If you installed it in an image of your own: --accept PW305="it is there".',
    evidence: [
      {
        text: 'The Pythons of the 1.0.x images: 3.9 to 3.13; of the older ones: exactly one.',
        source:
          'runpod/containers@6990d37 official-templates/base/Dockerfile; @9a7400d official-templates/pytorch/Dockerfile',
      },
    ],
  },
  check: (situation) => {
    const { image, python, preset } = situation;
    if (image === null || image.pythons.length === 0 || python === null || !needsPython(preset)) return [];
    const { version, provider } = python.choice;
    if (provider !== 'image' || python.interpreter !== null) return [];
    const own = image.pythons.map((one) => one.version);
    const usable = own.filter((one) => allowsPython(preset, one));
    return [
      {
        field: 'python',
        message: `This image has no Python ${version}; it has ${own.join(', ')}.`,
        error: `bash: python${version}: command not found`,
        why: `Because the image was built without Python ${version}, there is nothing for the script to start.`,
        fixes: [pythonFix(situation, version), ...usable.slice(0, 1).map((one) => pythonFix(situation, one))],
      },
    ];
  },
});

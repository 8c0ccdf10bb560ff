import { pythonFix } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const nothingToShare = defineRule({
  code: 'PW309',
  title: 'This Python of the image has no torch to share',
  severity: 'warning',
  reviewed: '2026-11-28',
  reads: ['python', 'install', 'image', 'torch'],
  page: {
    catches:
      "An install strategy that counts on the image's packages, with an interpreter of the image that has none of them: its torch was installed for another.",
    happens: 'Nothing fails: torch and all it needs are downloaded again, several gigabytes.',
    why: 'An image has several Pythons and one torch. System site packages are those of the interpreter that a venv is made from, and no other sees them.',
    fix: "Use the Python that holds the image's torch, or a plain virtual environment, which is what this amounts to.",
    override: 'Sound where other packages of that interpreter are wanted: --accept PW309="own torch wanted".',
    evidence: [
      {
        text: 'In the images since 1.0.1 torch lies in Python 3.12, beside 3.9 to 3.13 without it.',
        source:
          'runpod/containers@6990d37 official-templates/base/Dockerfile, official-templates/pytorch/Dockerfile',
      },
    ],
  },
  check: (situation) => {
    const { draft, image, python } = situation;
    // With a torch of its own, nothing was to be shared; uv's Pythons are PW306's.
    if (draft.install !== 'venv-system-site' || draft.torch || python?.interpreter == null) return [];
    const own = image?.torch ?? null;
    if (own === null || own.python === null || python.interpreter.hasTorch) return [];
    const { version } = python.interpreter;
    return [
      {
        field: 'python',
        involves: ['python', 'install', 'image'],
        message: `The image's torch ${own.version} lies in its Python ${own.python}; a venv of Python ${version} does not see it, and several gigabytes are downloaded again.`,
        error: null,
        why: 'Because system site packages are those of the interpreter a venv is made from.',
        fixes: [
          pythonFix(situation, own.python),
          { label: 'install into a plain virtual environment', patch: { install: 'venv' } },
        ],
      },
    ];
  },
});

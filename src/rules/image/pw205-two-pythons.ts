import type { Image } from '../../catalog/types.ts';
import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const twoPythons = defineRule({
  code: 'PW205',
  title: '`python` and `python3` are different interpreters',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['image', 'install'],
  page: {
    catches:
      'Images in which `python` and `python3` start different versions; above all the RunPod 1.0.x images on Ubuntu 22.04. A virtual environment copied to a stage without its Python.',
    happens: "ModuleNotFoundError: No module named 'torch'",
    why: "On those images /usr/local/bin/python and pip are Python 3.12, which holds torch, while /usr/bin/python3 is Ubuntu's own 3.10, which does not. What one installs, the other does not see. The script written here names one interpreter by its path and is not affected; commands typed by hand are.",
    fix: 'Type the full name (python3.12), or take an image on Ubuntu 24.04, where both are the same.',
    override: 'A note needs none; for the warning: --accept PW205="only python3.12 is used".',
    evidence: [
      {
        text: 'The links are made for python, pip and pip3, and not for python3.',
        source: 'runpod/containers@6990d37 official-templates/base/Dockerfile',
      },
    ],
  },
  check: (situation) => {
    const { draft, image } = situation;
    if (image === null || !differs(image)) return [];
    const { python, python3 } = image.commands;
    const shared = draft.install === 'system' || draft.install === 'system-break';
    const facts = `In this image \`python\` is ${python} and \`python3\` is ${python3}`;
    return [
      {
        severity: shared ? 'warning' : 'info',
        field: shared ? 'install' : 'image',
        message: shared
          ? `${facts}: packages installed into one of them are missing in the other.`
          : `${facts}: in a terminal of the pod, name the one you mean.`,
        error: "ModuleNotFoundError: No module named 'torch'",
        why: `Because only the links of \`python\` and \`pip\` were set to ${python}, \`python3\` still starts the system's ${python3}.`,
        fixes: [
          ...(shared
            ? [{ label: 'install into a virtual environment', patch: { install: 'venv' as const } }]
            : []),
          ...otherImages(situation, (other) => isOneOf(other, image) && !differs(other)),
        ],
      },
    ];
  },
});

function differs({ commands: { python, python3 } }: Image): boolean {
  return typeof python === 'string' && typeof python3 === 'string' && python !== python3;
}

/** Offers a neighbour, not another world: same torch, same CUDA. */
function isOneOf(other: Image, image: Image): boolean {
  return other.torch?.version === image.torch?.version && other.cuda === image.cuda && other.torch !== null;
}

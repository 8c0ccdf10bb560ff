import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

/** Releases whose start script calls Jupyter with the wrong Python on Ubuntu 22.04. */
const broken = /^runpod\/(?:pytorch|base):1\.0\.[1-6](?![.\d])/;

export const jupyterDead = defineRule({
  code: 'PW207',
  title: 'Jupyter does not start in this image',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['image', 'keepServices'],
  page: {
    catches: "RunPod's images 1.0.1 to 1.0.6 on Ubuntu 22.04 (1.0.6: not settled).",
    happens: '/usr/bin/python3: No module named jupyter',
    why: 'Their /start.sh runs `python3 -m jupyter`, and python3 is 3.10 there while Jupyter was installed for 3.12. SSH and the web terminal are not affected. 1.0.7 starts it right.',
    fix: 'Take the 1.0.7 image, or one on Ubuntu 24.04; or start Jupyter yourself with python3.12 -m jupyter.',
    override: 'A note needs none.',
    evidence: [
      {
        text: 'fix: JupyterLab start for ubuntu22 images',
        source: 'runpod/containers commit 2d6bf05, tests/README.md (troubleshooting)',
      },
    ],
  },
  check: (situation) => {
    const { draft, image } = situation;
    if (draft.keepServices === false || image?.distro !== 'ubuntu22.04' || !broken.test(image.ref)) return [];
    // The mend was merged six days before 1.0.7; whether 1.0.6 was built with it is not settled.
    const unsure = image.ref.includes(':1.0.6-');
    return [
      {
        field: 'image',
        message: `Jupyter ${unsure ? 'may' : 'does'} not come up in this image; SSH and the web terminal do.`,
        error: '/usr/bin/python3: No module named jupyter',
        why: 'Because its /start.sh calls Jupyter with python3, which is 3.10 here, and Jupyter was installed for 3.12.',
        fixes: otherImages(
          situation,
          (other) =>
            other.services === 'start.sh' &&
            other.cuda === image.cuda &&
            !(other.distro === 'ubuntu22.04' && broken.test(other.ref)),
          2,
        ),
      },
    ];
  },
});

import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, described, endsUpIn, likelyVersion, pinFix, shutsOut } from './package-lookup.ts';

export const numpy2 = defineRule({
  code: 'PW410',
  title: 'numpy 2 with packages built for numpy 1',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['pins', 'torch', 'app', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'numpy 2 where torch is older than 2.3, opencv-python older than 4.10.0.84, or accelerate is 0.33.0.',
    happens:
      'RuntimeError: Numpy is not available\nA module that was compiled using NumPy 1.x cannot be run in NumPy 2.x',
    why: 'numpy 2 changed its binary interface. Packages compiled against numpy 1 import, warn, and fail where they hand arrays over; accelerate 0.33.0 says so in its metadata (numpy <2.0.0).',
    fix: 'Pin numpy<2.',
    override: 'Sound when the app never hands numpy arrays to the package in question.',
    evidence: [
      fact(
        'torch before 2.3: RuntimeError: Numpy is not available',
        'securefederatedai/openfederatedlearning issue 999',
      ),
      fact('torch 2.2.2 pulls numpy 2: pin numpy<2', 'runpod/runpod-plugins-official gotchas.md'),
      fact(
        'opencv-python 4.10.0.84 is the first built for numpy 2 (inferred)',
        'opencv/opencv issue 25455; opencv/opencv-python issue 997',
      ),
      fact('accelerate 0.33.0 requires numpy >=1.17,<2.0.0', 'huggingface/accelerate v0.33.0 setup.py'),
    ],
  },
  check: (situation) => {
    if (situation.preset === null || !endsUpIn(situation, 'numpy', '>=2')) return [];
    // Metadata that caps numpy: a pip that is free to choose then stays below 2.
    const capped =
      comesIn(situation, 'accelerate', '==0.33.0') ||
      comesIn(situation, 'gradio', '>=3,<4') ||
      ['tensorflow', 'tensorflow-cpu'].some((name) => comesIn(situation, name, '>=2.13,<2.18'));
    if (capped && !shutsOut(situation, 'numpy', '<2')) return [];
    return [...withTorch(situation), ...withOpencv(situation), ...withAccelerate(situation)];
  },
});

function withTorch(situation: Resolved): readonly Hit[] {
  const { torch, requirements, python } = situation;
  if (torch === null || !satisfies(torch.torch, '<2.3')) return [];
  // The image's torch has the image's numpy beside it, unless the app asks for its own.
  if (torch.from === 'image' && !requirements.has('numpy')) return [];
  // Its wheels end with Python 3.9 (PyPI, read 2026-11-28), and before 3.9 pip finds no numpy 2: not known which.
  if (python === null && satisfies(torch.torch, '<1.11')) return [];
  return [hit(situation, `torch ${torch.torch}`, 'error', 'RuntimeError: Numpy is not available')];
}

function withOpencv(situation: Resolved): readonly Hit[] {
  return ['opencv-python', 'opencv-python-headless']
    .filter((name) => comesIn(situation, name, '<4.10.0.84'))
    .map((name) =>
      hit(
        situation,
        `${name} ${likelyVersion(situation, name)}`,
        'warning',
        'A module that was compiled using NumPy 1.x cannot be run in NumPy 2.x as it may crash.',
      ),
    );
}

function withAccelerate(situation: Resolved): readonly Hit[] {
  if (!comesIn(situation, 'accelerate', '==0.33.0')) return [];
  const error = `ERROR: Cannot install accelerate==0.33.0 and ${described(situation, 'numpy')} because these package versions have conflicting dependencies.`;
  return [hit(situation, 'accelerate 0.33.0', 'error', error)];
}

function hit(situation: Resolved, partner: string, severity: 'error' | 'warning', error: string): Hit {
  return {
    severity,
    field: 'pins',
    message: `${partner} needs numpy 1, but pip takes numpy ${taken(situation)} (${described(situation, 'numpy')}).`,
    error,
    why: `Because ${partner} was built for numpy 1 and nothing here keeps numpy below 2.`,
    fixes: [pinFix(situation.draft, 'numpy<2')],
  };
}

/** A version only where one is pinned: which of numpy 2 it is hangs on the Python, and torch has few of them. */
function taken({ requirements }: Resolved): string {
  return exactVersion(requirements.get('numpy')?.specifier ?? '') ?? '2';
}

import { expect, it } from 'vitest';
import { resolve } from '../../../src/resolve/resolve.ts';
import { wrongName } from '../../../src/rules/packages/pw414-wrong-name.ts';
import { catalog } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(wrongName, {
  catches: ['hf-hub', 'hf_hub>=0.34', 'cv2==4.8.1.78', 'PIL', 'sklearn', 'yaml']
    .map((pin) => ({
      title: pin,
      draft: { pins: [pin] },
      severity: 'error' as const,
      says: /what to install/,
    }))
    .concat(
      ['json', 'sqlite3', 'git', 'libgl1', 'pytorch-cuda==12.1', 'nvcc'].map((pin) => ({
        title: pin,
        draft: { pins: [pin] },
        severity: 'error' as const,
        says: /nothing that pip can install/,
      })),
    ),
  catchesNot: [
    'huggingface_hub>=0.34',
    'opencv-python==4.8.1.78',
    'pillow',
    'scikit-learn',
    'sklearn==0.0',
    'GitPython',
    'dataclasses',
    'wget',
    'cuda-python',
    'cv2; sys_platform == "win32"',
    'pyyaml',
    'constructor',
    'cv2 @ https://example.org/cv2-1.0-py3-none-any.whl',
  ].map((pin) => ({ title: pin, draft: { pins: [pin] } })),
});

it('a release of a placeholder is no release of the right package', () => {
  const fixOf = (pin: string) => wrongName.check(resolve({ pins: [pin] }, null, catalog))[0]?.fixes[0]?.label;
  expect(fixOf('sklearn==0.0.post1')).toBe('write scikit-learn');
  expect(fixOf('sklearn==1.3.0')).toBe('write scikit-learn==1.3.0');
});

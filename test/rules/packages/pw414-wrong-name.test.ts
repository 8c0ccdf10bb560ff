import { wrongName } from '../../../src/rules/packages/pw414-wrong-name.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(wrongName, {
  catches: ['hf-hub', 'hf_hub>=0.34', 'cv2==4.8.1.78', 'PIL', 'sklearn', 'yaml'].map((pin) => ({
    title: pin,
    draft: { pins: [pin] },
    severity: 'error' as const,
    says: /what to install/,
  })),
  catchesNot: [
    'huggingface_hub>=0.34',
    'opencv-python==4.8.1.78',
    'pillow',
    'scikit-learn',
    'pyyaml',
    'constructor',
    'cv2 @ https://example.org/cv2-1.0-py3-none-any.whl',
  ].map((pin) => ({ title: pin, draft: { pins: [pin] } })),
});

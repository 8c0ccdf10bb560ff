import { libraryMissing } from '../../src/rules/pw426-library-missing.ts';
import { testApp, testDraft } from '../support/package-plans.ts';
import { images } from '../support/plans.ts';
import { bracket } from '../support/rule-cases.ts';

const opencv = testApp({ installs: ['opencv-python==4.10.0.84'] });
const bare = (pins: string[] = []) => testDraft({ image: images.bare, pins });

bracket(libraryMissing, {
  catches: [
    {
      title: 'opencv-python in a bare image',
      draft: bare(),
      preset: opencv,
      severity: 'error',
      says: /libGL\.so\.1/,
    },
    { title: 'the same as a pin', draft: bare(['opencv-python==4.10.0.84']), preset: testApp() },
    {
      title: 'librosa where ffmpeg is missing',
      draft: bare(),
      preset: testApp({ installs: ['librosa'] }),
      severity: 'warning',
    },
    {
      title: 'librosa in an old image, which has libgl1 only',
      draft: testDraft({ image: images.old }),
      preset: testApp({ installs: ['librosa'] }),
    },
  ],
  catchesNot: [
    { title: 'an image that has it', draft: testDraft(), preset: opencv },
    { title: 'the headless build', draft: bare(), preset: testApp({ installs: ['opencv-python-headless'] }) },
    {
      title: 'the preset installs it',
      draft: bare(),
      preset: { ...opencv, apt: [{ package: 'libgl1', because: 'test' }] },
    },
    { title: 'an image nobody knows', draft: testDraft({ image: 'ghcr.io/me/mine:1' }), preset: opencv },
  ],
});

import { libraryMissing } from '../../../src/rules/packages/pw426-library-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

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
    {
      title: 'opencv-python in a bare image, with libgl1 but without glib',
      draft: bare(),
      preset: { ...opencv, apt: [{ package: 'libgl1', because: 'test' }] },
      severity: 'error',
      says: /libgthread-2\.0\.so\.0/,
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
      preset: {
        ...opencv,
        apt: ['libgl1', 'libglib2.0-0'].map((name) => ({ package: name, because: 'test' })),
      },
    },
    {
      title: 'ffmpeg, which brings glib along',
      draft: bare(),
      preset: { ...opencv, apt: ['libgl1', 'ffmpeg'].map((name) => ({ package: name, because: 'test' })) },
    },
    {
      title: 'glib in an image of which that is not known',
      draft: testDraft({ image: images.old }),
      preset: opencv,
    },
    { title: 'an image nobody knows', draft: testDraft({ image: 'ghcr.io/me/mine:1' }), preset: opencv },
  ],
});

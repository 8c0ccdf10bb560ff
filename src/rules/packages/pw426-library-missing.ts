import { notAmong, systemNeedOf } from '../../catalog/system-packages.ts';
import type { Image } from '../../catalog/types.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherImages } from '../fixes.ts';
import { defineRule, type Fix, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';
import { withoutPin, withPin } from './package-lookup.ts';

export const libraryMissing = defineRule({
  code: 'PW426',
  title: 'A system library that nothing installs',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'image'],
  page: {
    catches:
      'opencv-python without libgl1 (or, in a bare image, libglib2.0-0), or librosa and its like without ffmpeg, where neither the image nor the preset brings it.',
    happens:
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory\naudioread.exceptions.NoBackendError',
    why: "Wheels bring no system libraries. opencv-python (not the -headless build) loads libGL and libgthread at its import; librosa and audioread need ffmpeg for mp3 and m4a. RunPod's images since 0.7 have both; the older ones have libgl1 only; bare CUDA images have neither. libgl1-mesa-glx is the old name of libgl1 and is gone from Ubuntu 24.04.",
    fix: 'List the package under apt in the preset; or take opencv-python-headless, or an image that has the library.',
    override: 'Sound for an image of your own that has it: --accept PW426="installed in the image".',
    evidence: [
      fact(
        'opencv-python needs libGL.so.1, the -headless packages have no GUI dependencies',
        'opencv/opencv-python README, issue 370; ltdrdata/ComfyUI-Impact-Pack pull request 266',
      ),
      fact(
        'What the images have: libgl1 in all, ffmpeg since the 0.7 line',
        'runpod/containers@6990d37 official-templates/base/Dockerfile; @9a7400d official-templates/pytorch/Dockerfile',
      ),
      fact('ffmpeg for mp3 and m4a', 'runpod/flash-examples@654ca96 dependencies guide; audioread README'),
    ],
  },
  check: (situation) => libraries.flatMap((library) => judge(situation, library)),
});

interface Library {
  readonly packages: readonly string[];
  /** Its name in apt. */
  readonly apt: string;
  readonly severity: 'error' | 'warning';
  readonly error: string;
  readonly effect: string;
  /** A package that does without the library. */
  readonly instead: string | null;
  /** Whether what is known of an image would name it; if not, only a bare image is sure to lack it. */
  readonly listed: boolean;
}

const libraries: readonly Library[] = [
  {
    packages: ['opencv-python', 'opencv-contrib-python'],
    apt: 'libgl1',
    severity: 'error',
    error: 'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
    effect: 'the import of cv2 fails',
    instead: '-headless',
    listed: true,
  },
  {
    packages: ['opencv-python', 'opencv-contrib-python'],
    apt: 'libglib2.0-0',
    severity: 'error',
    error: 'ImportError: libgthread-2.0.so.0: cannot open shared object file: No such file or directory',
    effect: 'the import of cv2 fails',
    instead: null,
    listed: false,
  },
  {
    packages: ['librosa', 'audioread', 'openai-whisper'],
    apt: 'ffmpeg',
    severity: 'warning',
    error: 'audioread.exceptions.NoBackendError',
    effect: 'reading mp3 or m4a fails',
    instead: null,
    listed: true,
  },
];

function judge(situation: Resolved, library: Library): readonly Hit[] {
  const { requirements, image, preset, draft } = situation;
  const name = library.packages.find((one) => requirements.has(one));
  if (name === undefined || image === null || preset === null) return [];
  const { apt } = library;
  const brought = preset.apt.map((one) => one.package);
  if (has(image, library) !== false || notAmong([apt], brought).length === 0) return [];
  const requirement = requirements.get(name);
  if (!(systemNeedOf(name, requirement?.specifier)?.apt.includes(apt) ?? true)) return [];
  const fixes: Fix[] = otherImages(situation, (other) => has(other, library) === true).slice();
  if (library.instead !== null && requirement?.from === 'plan') {
    const rest = withoutPin(draft, name);
    const patch = withPin({ ...draft, ...rest }, `${name}${library.instead}${requirement.specifier}`);
    fixes.unshift({ label: `take ${name}${library.instead}`, patch });
  }
  return [
    {
      severity: library.severity,
      field: requirement?.from === 'plan' ? 'pins' : 'image',
      message: `${name} needs ${apt}, which this image does not have and the preset does not install: ${library.effect}.`,
      error: library.error,
      why: `Because a wheel brings no system libraries, ${apt} must come from the image or from apt (list it under apt in the preset).`,
      fixes,
    },
  ];
}

/** Null where it is not known what the image has. */
function has(image: Image, { apt, listed }: Library): boolean | null {
  if (notAmong([apt], image.tools).length === 0) return true;
  if (image.services === 'none') return false;
  return listed && image.tools.length > 0 ? false : null;
}

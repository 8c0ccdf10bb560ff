import { imageByRef } from './images.ts';
import type { Catalog } from './types.ts';

/** apt packages without which a Python package does not work. */
export interface SystemNeed {
  readonly apt: readonly string[];
  readonly because: string;
  /** What fails without. */
  readonly error: string;
  /** False: only part of what it does needs them. */
  readonly always: boolean;
  readonly source: string;
}

const opencv: SystemNeed = {
  apt: ['libgl1', 'libglib2.0-0'],
  because: 'cv2 loads libGL.so.1 and libgthread-2.0.so.0',
  error: 'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
  always: true,
  source: 'opencv/opencv-python issue 203; runpod/flash-examples@654ca96, dependencies guide',
};
const ffmpeg = (because: string, error: string, source: string): SystemNeed => ({
  apt: ['ffmpeg'],
  because,
  error,
  always: false,
  source,
});

/** By normalised name. Reviewed 2026-11-22. */
export const systemNeeds: ReadonlyMap<string, SystemNeed> = new Map([
  ['opencv-python', opencv],
  ['opencv-contrib-python', opencv],
  [
    'librosa',
    ffmpeg(
      'audioread calls ffmpeg for mp3 and m4a',
      'audioread.exceptions.NoBackendError',
      'runpod/flash-examples@654ca96, dependencies guide',
    ),
  ],
  [
    'pydub',
    ffmpeg(
      'it calls ffmpeg for all but wav',
      "FileNotFoundError: [Errno 2] No such file or directory: 'ffprobe'",
      'jiaaro/pydub README.markdown',
    ),
  ],
  [
    'openai-whisper',
    ffmpeg(
      'it calls ffmpeg to load audio',
      "FileNotFoundError: [Errno 2] No such file or directory: 'ffmpeg'",
      'openai/whisper README.md, setup',
    ),
  ],
  [
    'graphviz',
    {
      apt: ['graphviz'],
      because: 'the package calls the program dot',
      error: "graphviz.backend.execute.ExecutableNotFound: failed to execute PosixPath('dot')",
      always: true,
      source: 'runpod/flash-examples@654ca96, dependencies guide; xflr6/graphviz documentation',
    },
  ],
  [
    'pyaudio',
    {
      apt: ['portaudio19-dev', 'build-essential'],
      because: 'there is no Linux wheel: it is compiled against portaudio',
      error: 'fatal error: portaudio.h: No such file or directory',
      always: true,
      source: 'PyAudio documentation, installation',
    },
  ],
  [
    'sounddevice',
    {
      apt: ['libportaudio2'],
      because: 'its Linux wheel is plain Python and loads libportaudio',
      error: 'OSError: PortAudio library not found',
      always: true,
      source: 'files of the wheel sounddevice 0.5.6, read on 2026-11-28',
    },
  ],
  [
    'pytesseract',
    {
      apt: ['tesseract-ocr'],
      because: 'it calls the program tesseract',
      error: 'pytesseract.pytesseract.TesseractNotFoundError',
      always: true,
      source: 'madmaze/pytesseract README.rst',
    },
  ],
]);

/** Packages whose wheel was said to need a system library, and which bring it along. */
export const bringsOwn: ReadonlyMap<string, string> = new Map([
  ['soundfile', 'its Linux wheel holds libsndfile (seen in soundfile 0.14.0, 2026-11-22)'],
  [
    'moviepy',
    'it requires imageio-ffmpeg, whose wheel holds an ffmpeg (METADATA of moviepy 2.2.1, 2026-11-28)',
  ],
  ['opencv-python-headless', 'the headless build does not load libGL'],
]);

/** Names under which a newer release provides an older one, and programs that bring a library. */
const also: Readonly<Record<string, readonly string[]>> = {
  'libglib2.0-0': ['libglib2.0-0t64', 'libglib2.0-dev'],
  libgl1: ['libgl1-mesa-glx', 'libgl1-mesa-dev', 'mesa-utils'],
  libsndfile1: ['libsndfile1-dev'],
  libportaudio2: ['portaudio19-dev', 'libportaudio-dev'],
  'libglib2.0-0t64': ['libglib2.0-0', 'libglib2.0-dev'],
};

/** Whether an image has an apt package. A list of tools is never whole, so only a bare image is sure to lack one. */
export function imageHas(catalog: Catalog, ref: string, apt: string): 'yes' | 'no' | 'unknown' {
  const image = imageByRef(catalog, ref);
  if (image.tools.includes(apt)) return 'yes';
  return image.services === 'none' ? 'no' : 'unknown';
}

/** Those of the packages that none of the installed ones provides. */
export function notAmong(wanted: readonly string[], installed: readonly string[]): readonly string[] {
  return wanted.filter((name) => ![name, ...(also[name] ?? [])].some((one) => installed.includes(one)));
}

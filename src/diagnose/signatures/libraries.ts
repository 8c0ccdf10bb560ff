import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** Shared libraries of the system: missing, or older than a binary needs. */
export const librarySignatures = defineSignatures([
  {
    id: 'library-file',
    class: 'library-file-broken',
    stage: 'import',
    title: 'A library file is not whole, or is not for this system',
    weight: 'root',
    match: [
      {
        text: 'invalid ELF header',
        pattern: /(?<file>[\w./+@-]{1,240}\.(?:so[\d.]{0,16}|pyd|dylib)): invalid ELF header/,
      },
      { text: 'file too short', pattern: /(?<file>[\w./+@-]{1,240}\.so[\d.]{0,16}): file too short/ },
      { text: 'wrong ELF class', pattern: /(?<file>[\w./+@-]{1,240}\.so[\d.]{0,16}): wrong ELF class/ },
    ],
    cause: '{file} was cut off when it was copied or unpacked, or was made for another system or processor.',
    fix: ['file {file}; ls -l {file}   # ELF 64-bit x86-64, and not 0 bytes?'],
    confidence: 'high',
    sources: ['https://man7.org/linux/man-pages/man8/ld.so.8.html'],
    reviewed: '2026-11-29',
    matches: [
      'ImportError: /v/lib/python3.9/site-packages/torch/lib/libtorch_cpu.so: invalid ELF header',
      'ImportError: app/ops.so: file too short',
    ],
    misses: ['readelf: ELF header of libx.so'],
  },
  {
    id: 'glibc',
    class: 'glibc-too-old',
    stage: 'import',
    title: "The image's C library is older than a binary needs",
    weight: 'root',
    match: [
      {
        text: 'GLIBC',
        pattern:
          /[vV]ersion ?[`'"]{0,1}(?<version>GLIBC(?:XX)?_[\d.]{1,10})['"]{0,1} (?:not found|nicht gefunden|non trouv|no encontrad)/,
      },
      { text: 'GLIBC', pattern: /(?<version>GLIBC(?:XX)?_[\d.]{1,10})\b.{0,20}not (?:found|defined)/ },
      // As it is often posted: cut before "not found".
      {
        text: 'GLIBC',
        pattern: /ersion [`'"](?<version>(?:GLIBC(?:XX)?|CXXABI)_[\d.]{1,10})['"]{0,1}\s{0,4}$/,
      },
      { text: 'CXXABI', pattern: /(?<version>CXXABI_[\d.]{1,10})['"]{0,1}.{0,10}not found/ },
      { text: 'GLIBC_', pattern: /(?<version>GLIBC_[\d.]{1,10})\S{0,3} (?:未找到|not found)/ },
    ],
    cause:
      'A compiled package was built on a newer distribution: it asks for {version}, and the system (or the conda environment that comes first) has an older one.',
    fix: [
      '# best: an image with Ubuntu 22.04, Debian 12 or newer',
      'pip install flash-attn==2.7.4.post1 --no-build-isolation   # for flash-attn: the last wheels for older systems',
      'ldd --version | head -1   # what is here; for GLIBCXX in conda: conda install -c conda-forge libstdcxx-ng',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/Dao-AILab/flash-attention/issues/1708',
      'https://github.com/pytorch/pytorch/issues/157709',
    ],
    reviewed,
    matches: [
      "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.32' not found (required by /venv/flash_attn_2_cuda.so)",
      "ImportError: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by libtorch_python.so)",
      "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.99'",
      '/lib/x86_64-linux-gnu/libc.so.6: Version »GLIBC_2.34« nicht gefunden (benötigt von ./node)',
    ],
    misses: ['ldd (Ubuntu GLIBC 2.35-0ubuntu3.8) 2.35'],
  },
  {
    id: 'libgl',
    class: 'libgl-missing',
    stage: 'import',
    title: "OpenCV's graphics libraries are missing",
    weight: 'root',
    match: [
      {
        text: 'cannot open shared object file',
        pattern:
          /\b(?<library>lib(?:GL|EGL|GLX|GLU|OpenGL|GLdispatch|GLESv2|gthread-2\.0|glib-2\.0|gobject-2\.0|SM|ICE|Xext|Xrender|X11|xcb[\w-]{0,20}|xkbcommon[\w-]{0,10})\.so[\d.]{0,10}): cannot open/,
      },
      {
        text: 'Could not load the Qt platform plugin "xcb"',
        not: /in ""|cv2[\\/]qt/,
        notNear: [{ marker: 'display', before: 3 }],
      },
    ],
    cause: 'opencv-python draws windows and needs {library}, which server images leave out.',
    fix: [
      'apt-get update && apt-get install -y libgl1 libglib2.0-0   # libgl1-mesa-glx is gone from Debian 13 and Ubuntu 24.04',
      'pip uninstall -y opencv-python opencv-contrib-python && pip install opencv-python-headless   # needs no apt package',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/opencv/opencv-python/issues/370',
      'https://github.com/fireform-core/FireForm/issues/184',
    ],
    reviewed,
    matches: [
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
      'ImportError: libgthread-2.0.so.0: cannot open shared object file: No such file or directory',
    ],
    misses: ['ImportError: libGLnvidia-custom.so: undefined symbol: foo'],
  },
  {
    id: 'sound-and-video',
    class: 'libsndfile-or-ffmpeg-missing',
    stage: 'run',
    title: 'ffmpeg or libsndfile is missing',
    weight: 'root',
    match: [
      'sndfile library not found',
      {
        text: 'cannot open shared object file',
        pattern:
          /lib(?:sndfile|avutil|avcodec|avformat|avfilter|avdevice|swscale|swresample)\.so[\d.]{0,12}:? cannot open/,
      },
      {
        text: '=> not found',
        pattern: /lib(?:av(?:util|codec|format|filter|device)|swscale|swresample)\.so[\d.]{0,12} => not/,
      },
      { text: "cannot load library 'libsndfile" },
      { text: 'did not manage to locate a library', pattern: /library called [`'"]sndfile/ },
      {
        text: 'directory: ',
        pattern:
          /No such file or directory: [b]?'(?:\/usr\/bin\/|\/usr\/local\/bin\/)?(?:ffmpeg|ffprobe|sox|mediainfo)'/,
      },
      { text: 'not found', pattern: /(?:^|[\s:])'?(?:ffmpeg|ffprobe)'?: (?:command )?not found/ },
      {
        text: 'ffmpeg',
        pattern:
          /ffmpeg(?: is| was)? not (?:installed|found|available)|(?:could not|cannot|can't|unable to|couldn't) (?:find|locate) (?:the )?'?ffmpeg|no ffmpeg exe|install(?:ing)? ffmpeg (?:and|to|first|or)|'ffmpeg' is not recognized|'ffmpeg' 不是内部/i,
        not: /defaulting to ffmpeg/,
      },
      { text: "Couldn't find ffmpeg or avconv", weight: 'hint' },
      { text: "Couldn't find ffprobe or avprobe", weight: 'hint' },
      { text: 'WinError 2]', near: [{ marker: 'audio', before: 25, after: 25 }] },
      'audioread.exceptions.NoBackendError',
      { text: 'Could not load libtorchcodec' },
      { text: 'find appropriate backend to handle uri' },
    ],
    cause:
      'Sound and video are decoded by a program or library of the system, which pip does not bring: the packages called ffmpeg and ffmpeg-python on the index are only wrappers.',
    fix: [
      'apt-get update && apt-get install -y ffmpeg libsndfile1',
      'ffmpeg -version   # must answer in the same shell as the app',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/VOICEVOX/voicevox_engine/issues/745',
      'https://github.com/Keycatowo/audioviz-webui/issues/15',
      'https://github.com/pytorch/audio/issues/4182',
    ],
    explainedBy: ['torchcodec-version-mismatch'],
    reviewed,
    matches: [
      'OSError: sndfile library not found',
      "FileNotFoundError: [Errno 2] No such file or directory: 'ffmpeg'",
      'RuntimeError: Could not load libtorchcodec. Likely causes:',
      'sh: 1: ffmpeg: not found',
    ],
    misses: ["FileNotFoundError: [Errno 2] No such file or directory: '/workspace/ffmpeg_out/clip.mp4'"],
  },
  {
    id: 'shared-library',
    class: 'other-missing-shared-library',
    stage: 'import',
    title: 'A shared library is missing, or is another one than was built for',
    weight: 'plain',
    match: [
      {
        text: 'cannot open shared object file',
        pattern: /(?<library>lib[\w.+-]{1,60}\.so[\d.]{0,12}):? cannot open shared/,
        // NCCL's plugins are optional: it says so, and takes its own network.
        not: /conda entry point|libnccl-\w{1,20}|NET\/Plugin|lib(?:GL|EGL|GLX|GLU|OpenGL|GLdispatch|GLESv2|gthread-2\.0|glib-2\.0|gobject-2\.0|SM|ICE|Xext|Xrender|X11|xcb[\w-]{0,20}|xkbcommon[\w-]{0,10}|sndfile|av(?:util|codec|format|filter|device)|swscale|swresample|portaudio|bitsandbytes\w{0,30}|c10\w{0,10}|torch\w{0,20})\.so/,
      },
      {
        text: "Couldn't open CUDA library",
        pattern: /open CUDA library (?<library>lib[\w+-]{1,40}\.so[\d.]{0,6})/,
      },
      {
        text: 'an not find library: lib',
        pattern: /an not find library: (?<library>lib[\w+-]{1,40}\.so[\d.]{0,6}\b)/,
      },
      {
        text: 'Could not load library',
        pattern:
          /Could not load library (?:\S{1,80} Error: (?=lib\S{1,60}: cannot open))?(?<library>lib[\w.+-]{1,60})/,
      },
      { text: 'Unable to load any of', pattern: /Unable to load any of \{(?<library>lib[\w.+-]{1,60})/ },
      {
        text: 'is not found or cannot be loaded',
        pattern: /Library (?<library>lib[\w.+-]{1,60}) is not found/,
      },
      {
        text: 'error while loading shared libraries',
        pattern: /shared libraries: (?<library>lib[\w.+-]{1,60}):(?! (?:cannot enable|failed to map))/,
      },
      {
        text: '=> not found',
        pattern: /(?<library>lib(?!av[a-z]|sw|torch|c10)[\w.+-]{1,60}\.so[\d.]{0,12}) => not found/,
      },
      { text: 'DLL load failed', not: /flash_attn|bitsandbytes|xformers/i },
      {
        text: 'or one of its dependencies',
        pattern: /Error loading "?(?<library>[^"]{1,160})"? or one of its dependencies/,
      },
      { text: 'nvJitLink', pattern: /undefined symbol: _{0,2}nvJitLink/ },
      { text: 'libcusparse.so', pattern: /libcusparse\.so\.1\d: undefined symbol/ },
      {
        text: 'libcudnn',
        pattern: /Could not locate (?:zlibwapi|libcudnn)|Invalid handle. Cannot load symbol cudnn/,
      },
      {
        text: 'cudnn',
        pattern: /Could not locate cudnn|Cannot load symbol cudnn/,
        not: /cudnn\w{1,30}\.dll/,
      },
    ],
    cause:
      'The program needs {library} and the loader does not find it: it belongs to another CUDA major than the torch here, lies inside site-packages where only torch looks, or its system package is not installed.',
    fix: [
      'python3 -c "import torch; print(torch.version.cuda, torch.backends.cudnn.version())"   # install the build for this CUDA major',
      "export LD_LIBRARY_PATH=$(python3 -c \"import os, nvidia.cudnn, nvidia.cublas; print(os.path.dirname(nvidia.cudnn.__file__) + '/lib:' + os.path.dirname(nvidia.cublas.__file__) + '/lib')\"):$LD_LIBRARY_PATH   # for cuDNN and cuBLAS that pip installed",
      'apt-get update && apt-get install -y apt-file && apt-file update && apt-file search {library}   # finds the package of a system library',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/vllm-project/vllm/issues/36099',
      'https://github.com/SYSTRAN/faster-whisper/issues/516',
      'https://github.com/pytorch/pytorch/issues/111469',
    ],
    reviewed,
    matches: [
      'ImportError: libcudart.so.13: cannot open shared object file: No such file or directory',
      'Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9.1, libcudnn_ops.so.9, libcudnn_ops.so}',
      'OSError: [WinError 126] The specified module could not be found. Error loading "C:\\venv\\Lib\\site-packages\\torch\\lib\\fbgemm.dll" or one of its dependencies.',
    ],
    misses: ['ImportError: libGL.so.1: cannot open shared object file: No such file or directory'],
  },
]);

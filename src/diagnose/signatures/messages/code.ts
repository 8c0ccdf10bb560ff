import { defineMessages } from './define.ts';

/** What Python says of code, settings and files that it reads. */
export const codeMessages = defineMessages([
  {
    id: 'python-newer',
    class: 'python-version-unsupported',
    title: 'The code is written for a newer Python than runs here',
    match: [
      {
        text: 'unsupported operand type(s) for |',
        pattern:
          /for \|: '(?:type|_GenericAlias|ABCMeta|ModelMetaclass|builtin_function_or_method|_LiteralGenericAlias|types\.GenericAlias|EnumMeta|_UnionGenericAlias)'/,
      },
      { text: "'type' object is not subscriptable" },
      { text: "'ABCMeta' object is not subscriptable" },
      { text: "has no attribute 'removeprefix'" },
      { text: "has no attribute 'removesuffix'" },
      { text: "module 'functools' has no attribute 'cache'" },
      {
        text: "module 'asyncio' has no attribute",
        pattern: /'asyncio' has no attribute '(?:timeout|TaskGroup|to_thread|Runner)'/,
      },
      {
        text: "module 'typing' has no attribute",
        pattern: /'typing' has no attribute '(?:TypeAlias|ParamSpec|Self|override|NotRequired)'/,
      },
      {
        text: "from 'typing'",
        pattern:
          /cannot import name '(?:TypeAlias|ParamSpec|Self|override|NotRequired|Annotated|Literal|Concatenate|Unpack|TypeGuard|Never|assert_never|Required|LiteralString)' from 'typing'/,
      },
      { text: "cannot import name 'StrEnum' from 'enum'" },
      { text: "cannot import name 'UTC' from 'datetime'" },
      {
        text: "from 'importlib.resources'",
        pattern: /cannot import name 'files' from 'importlib\.resources'/,
      },
    ],
    cause:
      'X | Y in types came with Python 3.10, list[int] and str.removeprefix with 3.9, StrEnum and Self with 3.11; the Python here is older.',
    fix: [
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # a newer Python; then install the requirements again',
      '# or a release of the package that raised it for this Python: the last one that names it in its requirements',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.10.html',
    example: "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'",
    other: "TypeError: unsupported operand type(s) for |: 'dict' and 'dict'",
    stage: 'import',
  },
  {
    id: 'python-older',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python, which has removed what it asks for',
    match: [
      {
        text: "module 'collections' has no attribute",
        pattern:
          /'collections' has no attribute '(?:Callable|Iterable|(?:Mutable)?(?:Mapping|Sequence|Set)|Hashable|Sized|Container|Iterator|Generator|(?:Keys|Values|Items)View)'/,
      },
      {
        text: "from 'collections'",
        pattern:
          /cannot import name '(?:Callable|Iterable|(?:Mutable)?(?:Mapping|Sequence|Set)|Hashable|Sized|Container|Iterator|Generator|(?:Keys|Values|Items)View)' from 'collections'/,
      },
    ],
    cause:
      'The abstract classes are in collections.abc only since Python 3.10; 3.9 is the last that has them in collections, too.',
    fix: [
      'uv venv --seed --python 3.9 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again',
      '# or a newer release of the package that raised it (the last frame of the traceback): pip install -U its name',
      "# code of your own: sed -i 's/from collections import/from collections.abc import/' FILE.py",
    ],
    source: 'https://docs.python.org/3/whatsnew/3.10.html#removed',
    example: "ImportError: cannot import name 'Mapping' from 'collections'",
    other: 'from collections.abc import Mapping',
    stage: 'import',
  },
  {
    id: 'python-older-inspect',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python, which has removed what it asks for',
    match: [
      {
        text: "module 'inspect' has no attribute",
        pattern: /'inspect' has no attribute '(?:getargspec|formatargspec)'/,
      },
      {
        text: "from 'inspect'",
        pattern: /cannot import name '(?:getargspec|formatargspec|ArgSpec)' from 'inspect'/,
      },
      { text: 'mutable default ', pattern: /mutable default .{1,160} is not allowed: use default_factory/ },
      { text: 'asyncio', pattern: /'asyncio' has no attribute 'coroutine'/ },
    ],
    cause:
      'Python 3.11 removed inspect.getargspec and asyncio.coroutine, and refuses classes as defaults of dataclasses (fairseq, hydra); 3.10 still takes them.',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again',
      '# or a newer release of the package that raised it (the last frame of the traceback): pip install -U its name; for fairseq: pip install git+https://github.com/One-sixth/fairseq.git, a copy for 3.11',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.11.html#removed',
    example: "AttributeError: module 'inspect' has no attribute 'getargspec'. Did you mean: 'getargs'?",
    other: 'inspect.getfullargspec',
    stage: 'import',
  },
  {
    id: 'relative-import',
    class: 'started-from-wrong-folder',
    title: 'A part of a package was started as if it were a program',
    match: [
      'attempted relative import with no known parent package',
      'attempted relative import beyond top-level package',
    ],
    cause:
      'The file says "from . import": it must be started as a module of its package, from the folder above.',
    fix: [
      '# from the folder above the package, with dots and without .py: python3 -m PACKAGE.FILE in place of python3 PACKAGE/FILE.py',
      '# a node of ComfyUI: its folder must lie in custom_nodes itself, and be loaded by ComfyUI',
    ],
    source: 'https://docs.python.org/3/reference/import.html#package-relative-imports',
    example: 'ImportError: attempted relative import with no known parent package',
    other: 'from . import utils',
    stage: 'import',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'running-loop',
    class: 'event-loop-running',
    title: 'A program starts an event loop within one that runs',
    match: [
      { text: 'asyncio.run() cannot be called from a running event loop' },
      { text: 'This event loop is already running' },
      { text: "Can't patch loop of type" },
    ],
    cause: 'In a notebook, and in some servers (uvloop), a loop runs already.',
    fix: [
      '# in a notebook: await main() in place of asyncio.run(main()); or first: pip install nest_asyncio, import nest_asyncio; nest_asyncio.apply()',
      '# uvicorn with nest_asyncio: uvicorn.run(app, loop="asyncio")',
    ],
    source: 'https://docs.python.org/3/library/asyncio-runner.html',
    example: 'RuntimeError: asyncio.run() cannot be called from a running event loop',
    other: 'event loop started',
  },
  {
    id: 'image-empty',
    class: 'input-file-missing',
    title: 'OpenCV was given an empty picture: the file was not read',
    match: [
      { text: "can't open/read file: check file path", weight: 'hint' },
      {
        text: '(-215:Assertion failed)',
        pattern: /\(-215:Assertion failed\).{0,40}(?:empty\(\)|ssize\.empty|size\.width ?> ?0|!buf\.empty)/,
      },
    ],
    cause:
      'cv2.imread gives None, without a word, where a path is wrong, a file is no picture, or a video has ended; the next call then fails.',
    fix: [
      '# is the path that the program was given there, from the folder it was started in? ls -l FILE; file FILE',
      '# paths with letters beyond ASCII, HEIC and AVIF are not read: rename or convert it (ffmpeg -i FILE x.png)',
    ],
    source: 'opencv/opencv@4.8.0 modules/imgproc/src/color.cpp',
    example:
      "cv2.error: OpenCV(4.8.0) color.cpp:182: error: (-215:Assertion failed) !_src.empty() in function 'cvtColor'",
    other: 'cv2 4.8.0',
  },
  {
    id: 'moov',
    class: 'corrupt-download',
    title: 'A file of video or sound is not whole',
    match: [
      'moov atom not found',
      {
        text: 'DECORDError: ',
        pattern:
          /cannot find video stream|[Ee]rror sending packet|broken metadata|Fail to (?:get|send|receive)|avcodec_send_packet/,
      },
      { text: 'Error reading ', pattern: /RuntimeError: Error reading \S{1,200}\.\.\.$/ },
    ],
    cause:
      'The index of an MP4 is written last: the file was cut off while it was written, copied or downloaded, or is no MP4.',
    fix: [
      'ls -l FILE; file FILE; ffprobe FILE   # of the size it should have? HTML or text is an error page',
      '# download or make it again; the program that writes it must end properly (not be killed) before it is read',
    ],
    source: 'FFmpeg libavformat/mov.c',
    example: '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] moov atom not found',
    other: 'moov atom at 32',
  },
  {
    id: 'ffmpeg-encoder',
    class: 'ffmpeg-without-encoder',
    title: 'This ffmpeg was built without the encoder that is asked for',
    match: [
      { text: 'Unknown encoder', pattern: /Unknown encoder '(?<name>\w{2,30})'/ },
      { text: 'Unrecognized option', pattern: /Unrecognized option '(?:crf|preset)'/ },
      { text: 'Encoder not found', not: /[Tt]ext Encoder|cap_ffmpeg/ },
    ],
    cause: 'ffmpeg of conda (or one that was built by hand) leaves out {name}; it comes first in PATH.',
    fix: [
      'apt-get update && apt-get install -y ffmpeg && mkdir -p ~/bin && ln -sf /usr/bin/ffmpeg ~/bin/ && export PATH=~/bin:$PATH   # that of the distribution has libx264 and nvenc',
      '# in conda: conda install -y -c conda-forge "ffmpeg=*=gpl*"; or conda remove ffmpeg; from Python: pip install -U imageio-ffmpeg',
    ],
    source: 'FFmpeg fftools/ffmpeg_mux_init.c',
    example: "Unknown encoder 'libx264'",
    other: 'encoder: libx264',
  },
  {
    id: 'opencv-avc1',
    class: 'ffmpeg-without-encoder',
    title: 'This OpenCV has no encoder for H.264',
    match: [
      { text: 'fallback to use tag', pattern: /tag 0x0{6}21\// },
      { text: 'Could not find encoder for codec_id', pattern: /cap_ffmpeg/ },
    ],
    cause: 'The OpenCV of pip is built without x264: the video stays empty.',
    fix: [
      "# in the code: cv2.VideoWriter_fourcc(*'mp4v') in place of avc1; for a browser then: ffmpeg -i OUT.mp4 -c:v libx264 H264.mp4",
      'conda install -y -c conda-forge opencv "ffmpeg=*=gpl*"   # or: an OpenCV that has it',
    ],
    source: 'opencv/opencv modules/videoio',
    example: "OpenCV: FFMPEG: fallback to use tag 0x00000021/'!???'",
    other: "OpenCV: FFMPEG: fallback to use tag 0x7634706d/'mp4v'",
  },
  {
    id: 'nvenc-library',
    class: 'nvenc-unavailable',
    title: 'The part of the driver that encodes video is not here: {library}',
    match: [
      { text: 'Cannot load libnvidia-encode.so', pattern: /Cannot load (?<library>libnvidia-encode)/ },
      { text: 'Cannot load libnvcuvid.so', pattern: /Cannot load (?<library>libnvcuvid)/ },
    ],
    cause: 'A container gets it with the capability "video" alone, and from a host that has it.',
    fix: [
      '# a container: start it with --gpus all -e NVIDIA_DRIVER_CAPABILITIES=compute,utility,video   (all of them: =all); compose: environment: and capabilities: [gpu, video]',
      'V=$(nvidia-smi --query-gpu=driver_version --format=csv,noheader | head -1 | cut -d. -f1); sudo apt-get install -y libnvidia-encode-$V libnvidia-decode-$V   # on the host, where it is missing there (Debian: libnvidia-encode1 libnvcuvid1)',
      '# no card that encodes (A100, H100): on the CPU, libx264 or libx265 in place of …_nvenc',
    ],
    source:
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    example: '[hevc_nvenc @ 0x55] Cannot load libnvidia-encode.so.1',
    other: 'Loaded libnvidia-encode.so.1',
  },
  {
    id: 'nvenc-none',
    class: 'nvenc-unavailable',
    title: 'The card or the container has no video encoder (NVENC)',
    match: [
      { text: 'No capable devices found' },
      { text: 'No NVENC capable devices found' },
      { text: 'OpenEncodeSessionEx failed' },
    ],
    cause:
      'A100 and H100 have no NVENC at all; elsewhere the container was started without the capability "video", or too many videos are encoded at once.',
    fix: [
      '# either: on the CPU: -c:v libx264 in place of h264_nvenc',
      '# or, on a card that has it: start the container with -e NVIDIA_DRIVER_CAPABILITIES=compute,utility,video (all of them: =all)',
    ],
    source: 'https://developer.nvidia.com/video-encode-and-decode-gpu-support-matrix-new',
    example: '[h264_nvenc @ 0x55] No capable devices found',
    other: 'h264_nvenc',
  },
  {
    id: 'name-undefined',
    class: 'package-bug',
    title: 'The code of a package uses a name that it has not',
    match: [{ text: "' is not defined", pattern: /NameError ?: ?name '(?<name>\w{1,80})' is not defined/ }],
    onlyAnswered: true,
    weight: 'plain',
    cause: '{name} is not defined there: an optional import failed before, or this release has a mistake.',
    fix: ['pip install -U PACKAGE'],
    source: 'https://docs.python.org/3/library/exceptions.html#NameError',
    example:
      'Traceback (most recent call last):\n  File "/venv/lib/python3.10/site-packages/sglang/srt/layers/quantization/gptq.py", line 347, in is_compatible\n    return check_marlin_supported(\nNameError: name \'check_marlin_supported\' is not defined',
    other: "NameError: name 'x' is not defined",
    confidence: 'low',
  },
  {
    id: 'mm-registry',
    class: 'config-key-missing',
    title: 'The config names a class that is not registered',
    match: [
      {
        text: 'is not in the',
        pattern:
          /Error: ['"]?(?:\w{2,60}: ['"])?(?:(?<scope>mm\w{2,20})\.)?(?<name>\w{2,60}) is not in the (?:\w{2,30}::)?[\w ]{3,30} registry/,
      },
      { text: 'No object named ', pattern: /No object named \\?'(?<name>\w{2,60})\\?' found in/ },
    ],
    cause:
      '{name} is misspelt, its file is imported nowhere, or another copy of the package than the clone is used.',
    fix: [
      'grep -rnE "class {name}\\b" --include=*.py .   # in the clone: is it there, and in the __init__.py of its folder? no: what is it called there?',
      '# it is there? then another copy of mmdet (mmdet3d, mmseg …) is used: pip uninstall -y THAT, and pip install --no-build-isolation -v -e . in the clone',
    ],
    source: 'https://mmengine.readthedocs.io/en/latest/advanced_tutorials/registry.html',
    example: "KeyError: 'MoonHead is not in the models registry'",
    other: "KeyError: 'moon is not in the list'",
    confidence: 'medium',
  },
  {
    id: 'distribution-missing',
    class: 'module-not-found',
    title: 'A package that is asked for is not installed',
    match: [
      {
        text: 'distribution was not found',
        pattern:
          /The '(?<dist>[A-Za-z][\w.-]{0,60})(?:\[[\w,]{1,40}\])?(?<bounds>[<>=!~][^']{1,60})?' distribution was not found and is required by (?<by>[\w.-]{1,60})/,
      },
      {
        text: 'distribution was not found',
        pattern:
          /The '(?<dist>[A-Za-z][\w.-]{0,60})(?<bounds>[<>=!~][^']{1,60})?' distribution was not found/,
      },
      {
        text: 'not satisfied',
        pattern:
          /(?:^|[\s'"`:])(?<dist>[A-Za-z][\w.-]{0,60})(?<bounds>[<>=!~]=?\d[\w.,<>=!~]{0,40})['"`]? (?:requirement )?(?:is )?not satisfied/,
      },
    ],
    cause: 'The program asks for {dist}, and this Python has none.',
    fix: ['pip install {dist}'],
    source: 'pypa/setuptools@v70.0.0 pkg_resources/__init__.py',
    example:
      "importlib.metadata.PackageNotFoundError: No package metadata was found for The 'sglang>=0.4.5' distribution was not found and is required by this application.",
    other: "The 'sglang' distribution was found",
    stage: 'import',
    weight: 'plain',
  },
  {
    id: 'librosa-keywords',
    class: 'librosa-version-mismatch',
    title: 'librosa 0.10 is newer than the code: its arguments must be named',
    match: [
      {
        text: 'positional argument',
        pattern:
          /\b(?:mel|mfcc|chroma_stft|onset_strength|beat_track|resample|stft|melspectrogram|load|pitch_shift|time_stretch|power_to_db|trim|split|magphase)\(\) takes (?:from )?\d(?: to \d)? positional arguments? but \d (?:positional arguments? (?:\(and \d keyword-only|were given)|were given)/,
      },
    ],
    cause: 'Since librosa 0.10 most arguments are given by name only (mel(sr=…, n_fft=…)).',
    fix: [
      'pip install "librosa<0.10"   # 0.9.2; numpy below 1.24 goes with it',
      '# or, in the code, the names: librosa.filters.mel(sr=sampling_rate, n_fft=n_fft, n_mels=num_mels, fmin=fmin, fmax=fmax)',
    ],
    source: 'https://librosa.org/doc/0.10.0/changelog.html',
    example: 'TypeError: mel() takes 0 positional arguments but 5 were given',
    other: 'TypeError: run() takes 0 positional arguments but 5 were given',
    confidence: 'medium',
  },
  {
    id: 'h5py-decode',
    class: 'h5py-version-mismatch',
    title: 'h5py 3 is newer than this Keras or TensorFlow',
    match: [{ text: "'str' object has no attribute 'decode'" }],
    weight: 'plain',
    cause:
      'h5py 3 gives text where h5py 2 gave bytes, and Keras before 2.4 (TensorFlow 1 and 2.0 to 2.3) decodes it.',
    fix: ['pip install "h5py<3"', '# in code of your own: take .decode(…) away'],
    source: 'https://docs.h5py.org/en/stable/whatsnew/3.0.html',
    example: "AttributeError: 'str' object has no attribute 'decode'",
    other: "AttributeError: 'str' object has no attribute 'x'",
    confidence: 'low',
  },
  {
    id: 'python-two',
    class: 'python-version-unsupported',
    title: 'The code is written for Python 2',
    match: [
      {
        text: "object has no attribute 'iteritems'",
        pattern: /'(?:dict|OrderedDict)' object has no attribute 'iteritems'/,
      },
      { text: "'dict' object has no attribute 'has_key'" },
      { text: "Missing parentheses in call to 'print'" },
      { text: "name 'xrange' is not defined" },
      { text: "name 'unicode' is not defined" },
      { text: "name 'raw_input' is not defined" },
    ],
    cause: 'Python 3 no longer has what it uses.',
    fix: [
      'uv run --no-project --python 3.12 python -m lib2to3 -w .   # in the folder of the code: rewrites it for Python 3, and keeps each file as .bak',
      '# or a fork of the project for Python 3; or: conda create -n py2 python=2.7, with the torch or TensorFlow of its time and an old card',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.0.html',
    example: "AttributeError: 'dict' object has no attribute 'iteritems'",
    other: "AttributeError: 'DataFrame' object has no attribute 'iteritems'",
    stage: 'import',
  },
  {
    id: 'message-says',
    class: 'message-says',
    title: 'The message says itself what to do',
    match: [
      {
        text: 'install',
        pattern: /(?:Error|Exception|ERROR|error):.{0,300}\b(?:install(?:ing)?|reinstall) /,
        not: /WARN|[Ww]arning|INFO|Failed to install|while installing|pip's dependency|did not complete/,
      },
      { text: 'make sure', pattern: /Error: .{0,300}make sure (?:that )?you have installed / },
      {
        text: 'upgrad',
        pattern: /(?:Error|Exception|ERROR|error):.{0,300}\bupgrad(?:e|ing) /,
        not: /WARN|[Ww]arning|INFO/,
      },
      {
        text: 'update',
        pattern: /(?:Error|Exception|ERROR|error):.{0,300}(?:[Pp]lease|[Tt]ry) updat(?:e|ing) /,
        not: /WARN|[Ww]arning|INFO/,
      },
      {
        text: 'requires',
        pattern:
          /(?:Error|Exception):.{0,200}requires? [A-Za-z][\w-]{1,30} ?(?:version )?(?:>=|at least|version) ?\d/,
        not: /WARN|[Ww]arning|INFO|Python|python|CUDA|driver/,
      },
      {
        text: ' set ',
        pattern:
          /(?:Error|Exception|ERROR):.{0,300}\bset (?:the )?(?:environment variable )?[`'"]?[A-Z][A-Z0-9_]{3,40}[`'"]? ?(?:=|to)/,
        not: /WARN|[Ww]arning|INFO|CUDA_LAUNCH_BLOCKING|PYTORCH_CUDA_ALLOC|max_split|TORCH_USE_CUDA_DSA/,
      },
      {
        text: 'Please',
        pattern:
          /(?:Error|Exception):.{0,300}[Pp]lease (?:use|pass|add|set|specify|try|enable) .{0,40}(?:--[a-z][\w-]{2,50}|[a-z][a-z_]{3,40} ?= ?(?:True|False|None))/,
        not: /WARN|[Ww]arning|INFO|shareable link/,
      },
      {
        text: 'setting ',
        pattern:
          /(?:Error|Exception):.{0,300}(?:by|[Tt]ry|consider) setting .{0,40}(?:--[a-z][\w-]{2,50}|[a-z][a-z_]{3,40} ?= ?(?:True|False|None))/,
        not: /WARN|[Ww]arning|INFO/,
      },
    ],
    weight: 'symptom',
    onlyAnswered: true,
    cause: 'The program stopped with a message that names the remedy.',
    fix: ['# as the message says'],
    source: 'https://docs.python.org/3/library/exceptions.html',
    example: 'RuntimeError: Please upgrade transformers to 4.45.0 or later',
    other: 'UserWarning: Please upgrade transformers to 4.45.0 or later',
    confidence: 'low',
  },
]);

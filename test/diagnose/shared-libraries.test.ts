import { type AnswerCase, answersAs } from './told.ts';

/** Libraries that the loader does not find, or finds in another version. */
const first: readonly AnswerCase[] = [
  // A library inside a package, for one torch.
  [
    'FileNotFoundError: Cannot find DGL C++ sparse library at /opt/v/lib/python3.11/site-packages/dgl/dgl_sparse/libdgl_sparse_pytorch_2.6.0.so',
    'extension-of-another-torch',
    /^ls \/opt\/v\/lib\/python3\.11\/site-packages\/dgl\/dgl_sparse/,
  ],
  // What ldd prints.
  [
    '/v/lib/python3.10/site-packages/torchcodec/libtorchcodec_core8.so\n       libavcodec.so.62 => not found',
    'libsndfile-or-ffmpeg-missing',
    /ffmpeg/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // Libraries by name.
  [
    'ffmpeg: error while loading shared libraries: libx265.so.179: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /conda-forge .*ffmpeg x265/,
  ],
  [
    'ImportError: libHalf.so.23: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libopenexr-dev/,
  ],
  [
    'ImportError: libmoonbase.so.2: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /find \/ -xdev/,
  ],
  [
    "C:\\moon\\lib\\site-packages\\pydub\\utils.py:170: RuntimeWarning: Couldn't find ffmpeg or avconv - defaulting to ffmpeg, but may not work",
    'libsndfile-or-ffmpeg-missing',
    /winget install/,
    /apt-get/,
  ],
  // A screen that is not there, and libraries that are not, end in the same line of Qt.
  [
    'qt.qpa.xcb: could not connect to display :0\nqt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
    'no-display',
  ],
  [
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/venv/cv2/qt/plugins" even though it was found.',
    'libgl-missing',
  ],
  // libstdc++ of the system before that of conda; torch is not built anew for it.
  [
    "ImportError: /lib64/libstdc++.so.6: version `CXXABI_1.3.11' not found (required by /opt/miniconda3/envs/a/lib/python3.10/site-packages/torch/lib/libtorch_python.so)",
    'glibc-too-old',
    /^export LD_LIBRARY_PATH=\/opt\/miniconda3\/envs\/a\/lib:/,
    /flash-attn|--no-binary torch/,
  ],
  // A library of nobody, the one of a Python in the home of root, and a plugin that nobody needs.
  [
    'error while loading shared libraries: libmadeup.so.3: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /^F=.*find .*libmadeup\.so\.3.*LD_LIBRARY_PATH/,
    /nvidia\.cudnn/,
  ],
  [
    'error while loading shared libraries: libpython3.12.so.1.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libpython3\.12[\s\S]*--user/,
  ],
  ['libnccl-tuner.so: cannot open shared object file: No such file or directory : using internal', 'none'],
  // A CUDA library that only a package made for another torch asks for.
  [
    '  File "/opt/venv/lib/python3.11/site-packages/xformers/ops/a.py", line 8, in <module>\n    import b\nImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /uninstall -y xformers[\s\S]*whl\/cu118/,
    /LD_LIBRARY_PATH/,
  ],
  ['/bin/sh: 0: cannot open /api/run.sh: Permission denied', 'permission-denied', /:z/, /sudo/],
];

answersAs(import.meta.filename, { first, anywhere });

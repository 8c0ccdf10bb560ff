import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

/** Kinds whose cause was known and whose first step was not one that can be typed, and kinds that were not known. */
const cases: readonly AnswerCase[] = [
  ['Must use gcc >= 11.1', 'gcc-too-old', /gcc-11 g\+\+-11[\s\S]*CC=gcc-11 CXX=g\+\+-11/],
  [
    'CMake Error at CMakeLists.txt:12 (message):\n  GCC version must be at least 9.3!',
    'gcc-too-old',
    /gcc-10/,
  ],
  [
    'torch/include/c10/util/C++17.h:13:2: error: #error "too old version of GCC. We need GCC 9 or later."',
    'gcc-too-old',
    /gcc-10/,
  ],
  [
    'RuntimeError: The current installed version of g++ (7.5.0) is less than the minimum required version by CUDA 12.4 (9.0.0).',
    'gcc-too-old',
    /CC=gcc-10/,
  ],
  [
    '    self.sp_model.Load(vocab_file)\n    return self.LoadFromFile(model_file)\nTypeError: not a string',
    'tokenizer-file-missing',
  ],
  [
    'RuntimeError: Detector is not installed. Please run `bash scripts/setup_detector.sh`',
    'message-says',
    /^bash scripts\/setup_detector\.sh /,
  ],
  ['[ERROR] Environment not found. Please run setup.sh first!', 'message-says', /^bash setup\.sh /],
  [
    'Parts are not installed. Run ./install.sh --cuda 12.4',
    'message-says',
    /^bash \.\/install\.sh --cuda 12\.4 /,
  ],
  [
    'Failed downloading url https://github.com/acme/zoo/releases/download/v0.3/net.params',
    'download-gone',
    /^curl -fsS "https:\/\/api\.github\.com\/repos\/acme\/zoo\/releases/,
  ],
  [
    '+ curl -fL -o vae.pt https://github.com/acme/vae/releases/download/v1/vae.pt\ncurl: (22) The requested URL returned error: 404',
    'download-gone',
    /repos\/acme\/vae/,
    /TOKEN/,
  ],
  [
    'ValueError: Path ./configs/base.yaml does not exist or is not a file',
    'named-thing-missing',
    /^find .*configs\/base\.yaml/,
  ],
  ['Error: loading model: unsupported model architecture "nextllm"', 'model-not-supported'],
  [
    'Exception: Current loss scale already at minimum - cannot decrease scale anymore. Exiting run.',
    'loss-nan',
    /bf16/,
  ],
  [
    '$ uv pip install --index-url https://download.pytorch.org/whl/cu124 torch einops-exts\n  × No solution found when resolving dependencies:\n  ╰─▶ Because einops-exts was not found in the package registry and you require einops-exts, we can conclude that your requirements are unsatisfiable.',
    'package-not-found',
    /^uv pip install einops-exts /,
  ],
  [
    '$ uv pip install "torch==2.3.1" --index-url https://download.pytorch.org/whl/cpu\n  ╰─▶ Because there is no version of torch==2.3.1 and you require torch==2.3.1, we can conclude that your requirements are unsatisfiable.',
    'torch-no-matching-distribution',
    /"torch==2\.3\.1\+cpu"/,
  ],
  [
    '$ uv pip install "torch==2.3.1" --index-url https://download.pytorch.org/whl/cu124\n  ╰─▶ Because there is no version of torch==2.3.1 and you require torch==2.3.1, we can conclude that your requirements are unsatisfiable.',
    'torch-no-matching-distribution',
    /whl\/cu121/,
  ],
  [
    'error: No solution found when resolving dependencies\n  cause: Because torch==2.3.1+cpu has no wheels with a matching Python ABI tag (e.g., `cp313`) and there is no version of torch==2.3.1, we can conclude that all of:\n             torch==2.3.1\n             torch==2.3.1+cpu\n          cannot be used.\n         And because you require torch==2.3.1, we can conclude that your requirements are unsatisfiable.\n\nhint: You require CPython 3.13 (`cp313`), but we only found wheels for `torch` (v2.3.1+cpu) with the following Python ABI tags: `cp311`, `cp312`',
    'wheel-not-supported-on-platform',
    /^uv venv --seed --python 3\.12 /,
  ],
  [
    'ERROR: Cannot install numpy==1.26.4 and numpy==2.1.0 because these package versions have conflicting dependencies.',
    'resolution-conflict',
    /^sed -i\.bak -E '\/\^\(numpy==1\\\.26\\\.4\)/,
  ],
  [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because you require accelerate==0.34.0 and accelerate==1.0.0, we can conclude that your requirements are unsatisfiable.',
    'resolution-conflict',
    /accelerate==0\\\.34\\\.0/,
  ],
  [
    '$ echo $LD_LIBRARY_PATH\n/usr/local/cuda-11.8/lib64\nRuntimeError: nvrtc: error: invalid value for --gpu-architecture (-arch)',
    'no-kernel-image',
    /^unset LD_LIBRARY_PATH/,
  ],
  [
    'RuntimeError: Error reading /data/clips/12.mp4...',
    'corrupt-download',
    /^ls -l \/data\/clips\/12\.mp4[\s\S]*find \/data\/clips -name '\*\.mp4'/,
  ],
  [
    'decord._ffi.base.DECORDError: [12:01:11] /src/video/video_reader.cc:151: Check failed: st_nb >= 0 (-1381258232 vs. 0) ERROR cannot find video stream with wanted index: -1',
    'corrupt-download',
  ],
  [
    '  File "/app/prep.py", line 12, in load\n    rows = json.load(open("data/a.jsonl"))\njson.decoder.JSONDecodeError: Extra data: line 2 column 1 (char 181)',
    'config-file-broken',
    /^jq -s \. data\/a\.jsonl /,
    /true, false, null/,
  ],
  [
    '  File "/app/prep.py", line 12, in load\n    rows = [json.loads(line) for line in open("data/a.json")]\njson.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)',
    'config-file-broken',
    /^jq -c '\.\[\]' data\/a\.json /,
  ],
  [
    '  File "D:\\ComfyUI_windows_portable\\ComfyUI\\custom_nodes\\x\\__init__.py", line 3, in <module>\n    import matplotlib\nModuleNotFoundError: No module named \'matplotlib\'\nD:\\>pip install matplotlib\nRequirement already satisfied: matplotlib in c:\\python311\\lib\\site-packages (3.9.0)',
    'module-not-found',
    /^D:\\ComfyUI_windows_portable\\python_embeded\\python\.exe -m pip install matplotlib/,
  ],
  [
    "Collecting mmcv==2.1.0\n  Getting requirements to build wheel: finished with status 'error'\n      ModuleNotFoundError: No module named 'pkg_resources'\nERROR: Failed to build 'mmcv' when getting requirements to build wheel",
    'pkg-resources-missing',
    /--no-build-isolation mmcv==2\.1\.0/,
  ],
  [
    "$ ls\nREADME.md  pyproject.toml  src\n$ pip install -r requirements.txt\nERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
    'requirements-file-missing',
    /pip install -e \./,
  ],
  ['error: File not found: `requirements.txt`', 'requirements-file-missing'],
  [
    "$ uv sync einops\nerror: unexpected argument 'einops' found\n\nUsage: uv sync [OPTIONS]",
    'unknown-argument',
    /^uv add einops /,
  ],
  [
    "$ uv install -r requirements.txt\nerror: unrecognized subcommand 'install'\n\n  tip: a similar subcommand exists: 'uv pip install'",
    'unknown-argument',
    /^uv pip install -r requirements\.txt$/m,
  ],
  [
    "-- OpenCV: CUDA_ARCH_BIN=3.5\nnvcc fatal   : Unsupported gpu architecture 'compute_35'",
    'compiler-arch-unsupported',
    /^cmake -DCUDA_ARCH_BIN=/,
  ],
  ["find: 'checkpoints': No such file or directory", 'named-thing-missing', /^mkdir -p checkpoints /],
  [
    'bash: ./venv/bin/activate: Permission denied',
    'venv-not-sourced',
    /^\. \.\/venv\/bin\/activate /,
    /chmod \+x/,
  ],
  [
    'nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown.',
    'driver-too-old',
    /^wsl --update/,
  ],
  [
    'ERROR: failed to solve: error from sender: open /home/me/app/data/pg: permission denied',
    'build-context-unreadable',
    /^echo '\*\*\/pg' >> \.dockerignore/,
  ],
  [
    "$ git clone https://github.com/acme/app\nfatal: could not create work tree dir 'app': Permission denied",
    'permission-denied',
    /^cd ~ && git clone https:\/\/github\.com\/acme\/app /,
    /PATH/,
  ],
  ['Error response from daemon: Duplicate mount point: /workspace', 'docker-option', /target: \/workspace\$/],
  [
    'channel 3: open failed: administratively prohibited: open failed',
    'ssh-forwarding-off',
    /AllowTcpForwarding yes/,
  ],
  [
    'rsync: connection unexpectedly closed (0 bytes received so far) [sender]\nrsync error: error in rsync protocol data stream (code 12) at io.c(231) [sender=3.2.7]',
    'rsync-cut',
  ],
  [
    "mv: inter-device move failed: '/a/models' to '/mnt/vol/models'; unable to remove target: Directory not empty",
    'move-target-exists',
    /^cp -au \/a\/models\/\. \/mnt\/vol\/models\//,
  ],
  [
    "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.",
    'no-gpu-visible',
    /libnvidia-ml\.so\.1/,
  ],
  [
    '$ pip install autoawq-kernels\nERROR: Could not find a version that satisfies the requirement autoawq-kernels (from versions: none)',
    'package-not-found',
    /^uv venv --seed --python 3\.12 /,
    /OWNER/,
  ],
  [
    '  ╰─▶ Because only spconv-cu120==2.3.6 is available and spconv-cu120==2.3.6 has no wheels with a matching Python ABI tag (e.g., `cp313`), we can conclude that all versions of spconv-cu120 cannot be used.',
    'wheel-not-supported-on-platform',
    /--python 3\.11 /,
  ],
  // Two packages of different ages: the one that moves, and where to.
  [
    "AttributeError: Can't get attribute 'C3k2' on <module 'ultralytics.nn.modules.block' from '/v/lib/python3.10/site-packages/ultralytics/nn/modules/block.py'>",
    'pickle-of-another-version',
    /install -U ultralytics/,
    /older one/,
  ],
  [
    "AttributeError: module 'keras._tf_keras.keras.layers' has no attribute 'experimental'",
    'keras-model-version',
    /tf_keras/,
  ],
  [
    'RuntimeError: jaxlib version 0.4.35 is newer than and incompatible with jax version 0.4.30. Please update your jax and/or jaxlib packages.',
    'jax-version-mismatch',
    /"jax==0\.4\.35"/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/spconv/pytorch/__init__.py", line 3, in <module>\n    from spconv.core_cc import x\nImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory\ntorch 2.4.0+cu121',
    'other-missing-shared-library',
    /install spconv-cu121/,
  ],
  [
    'ImportError: The installed acmenlp 2.8.1 needs paddlepaddle>=3.0.0b0 but paddlepaddle-gpu 2.6.1 is installed.',
    'package-version-mismatch',
    /install "paddlepaddle>=3\.0\.0b0"/,
  ],
];

answersAs(import.meta.filename, cases, { first: true });

it.each([
  'Requirements: gcc >= 9 (tested with 11)',
  'INFO: flash-attn is not installed. Run the installer of its page for it.',
  'sox is not installed. Run `rm -rf /; sh x.sh` first.',
  'GET /releases/download/x 404 curl',
  "find: '/proc/1/fd': Permission denied",
  'bash: venv/bin/activate: No such file or directory',
  "mv: cannot move '/a' to '/b': Directory not empty",
  'rsync error: received SIGINT, SIGTERM, or SIGHUP (code 20) at rsync.c(713)',
  'json.decoder.JSONDecodeError: Extra data: line 7 column 2 (char 181)',
])('is none of these kinds: %s', (log) => {
  const known = new Set([
    'gcc-too-old',
    'move-target-exists',
    'rsync-cut',
    'venv-not-sourced',
    'download-gone',
  ]);
  for (const { class: kind, fix } of diagnoseText(log)) {
    expect(known).not.toContain(kind);
    expect(fix.join('\n')).not.toMatch(/rm -rf|json\.loads|mkdir -p \/proc/);
  }
});

import { type AnswerCase, answersAs } from './told.ts';

const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;
const site = '/v/lib/python3.11/site-packages';

/** What pip, uv, conda and apt are asked for and cannot give, and what stands in their lists. */
const first: readonly AnswerCase[] = [
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
    'bash: ./venv/bin/activate: Permission denied',
    'venv-not-sourced',
    /^\. \.\/venv\/bin\/activate /,
    /chmod \+x/,
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
  // Java.
  [
    '  File "/v/lib/python3.10/site-packages/jnius/env.py", line 9, in get_jdk_home\n    raise Exception(\'Unable to find javac\')',
    'command-not-found',
    /^apt-get update && apt-get install -y default-jdk/,
  ],
  [
    'RuntimeError: Java gateway process exited before sending its port number',
    'command-not-found',
    /default-jdk/,
  ],
  ['Exception: No matching jar file found in target', 'named-thing-missing', /^mvn clean package/],
  // Alpine.
  [
    'ERROR: unable to select packages:\n  python (no such package):\n    required by: world[python]\nERROR: executor failed running [/bin/sh -c apk add --no-cache python]: exit code: 1',
    'package-not-found',
    /^# in the Dockerfile.*python3 in place of python/,
    /--no-cache/,
  ],
  // A part of pip that went, and pip that never was.
  [
    "    from pip.req import parse_requirements\nModuleNotFoundError: No module named 'pip.req'",
    'pip-too-new',
    /"pip<10"/,
    /python3-pip/,
  ],
  ['/usr/bin/python3: No module named pip', 'pip-missing'],
  // uv: its cache, of another release or where it may not write.
  [
    'uv: [error]\n × Failed to download and build `moon==0.8`\n  ├─▶ Failed to deserialize cache entry\n  ╰─▶ array had incorrect length, expected 5',
    'broken-install',
    /^export UV_CACHE_DIR=/,
  ],
  [
    '  × Failed to download and build moon==1.0.0\n  ├─▶ Failed to write to the distribution cache\n  ╰─▶ Operation not permitted (os error 1)',
    'broken-install',
    /UV_CACHE_DIR/,
  ],
  [
    'FATAL:  data directory "/srv/pg/moon" has wrong ownership\nHINT:  The server must be started by the user that owns the data directory.',
    'permission-denied',
    /pgdata:\/srv\/pg\/moon/,
  ],
  // A wheel of one release and one build of CUDA in its name, of which there is none any more.
  [
    'ERROR: Could not find a version that satisfies the requirement jaxlib==0.4.31+cuda12.cudnn89 (from versions: 0.4.1, 0.4.2)',
    'package-not-found',
    /install -U "jax\[cuda12\]==0\.4\.31"/,
  ],
  // What the code itself says of the Python it is for.
  [
    '  File "/v/lib/site-packages/moon/a.py", line 9\n    match size:\n          ^\nSyntaxError: invalid syntax',
    'python-version-unsupported',
    /^uv venv --seed --python 3\.10/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // The requirement itself must change, or what asks for it be installed without it.
  [
    'ERROR: Could not find a version that satisfies the requirement clip==1.0 (from versions: 0.1.0, 0.2.0)',
    'package-not-found',
    /in place of clip==1\.0/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement whisper (unavailable) (from moon-talk)\nERROR: No matching distribution found for whisper (unavailable)',
    'package-not-found',
    /install --no-deps moon-talk/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement cupy-cuda12x (from versions: none)',
    'package-not-found',
    /--python 3\.10/,
    /OWNER|git\+/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement moonbase (from versions: none)\nERROR: No matching distribution found for moonbase',
    'package-not-found',
    /as its README says/,
    /OWNER/,
  ],
  // Commands that can be carried out.
  [
    "  File \"/usr/lib/python3.6/site-packages/moonocr/a.py\", line 7, in x\n    if torch.backends.mps.is_available():\nAttributeError: module 'torch.backends' has no attribute 'mps'",
    'torch-version-mismatch',
    /^uv venv --seed --python 3\.11/,
    /last torch for|python3\.6 -m/,
  ],
  [
    "  File \"/opt/v/lib/python3.7/site-packages/moon/a.py\", line 7, in x\n    librosa.output.write_wav(a, b, c)\nAttributeError: module 'librosa' has no attribute 'output'",
    'librosa-version-mismatch',
    /"librosa<0\.8" "numba<0\.50"/,
  ],
  [
    "ModuleNotFoundError: No module named 'tensorrt_bindings'",
    'module-not-found',
    /install tensorrt-cu12 tensorrt-cu12-libs tensorrt-cu12-bindings/,
  ],
  ["ModuleNotFoundError: No module named 'tomlli'", 'module-not-found', /install tomli\b/],
  [
    "ModuleNotFoundError: No module named 'flexkv'",
    'module-not-found',
    /FlexKV\.git && cd FlexKV/,
    /pip install/,
  ],
  ["ModuleNotFoundError: No module named 'nixl_ep'", 'module-not-found', /install nixl$/m],
  [
    'ImportError: Please install deepep to use the all2all kernels',
    'message-says',
    /DeepEP/,
    /install deepep/,
  ],
  // Bounds that agree are no conflict, and those that do not are one.
  [
    'The conflict is caused by:\n    a 1.0 depends on omegaconf<2.1\n    b 1.0 depends on omegaconf<2.1 and >=2.0.5',
    'pip-invalid-metadata',
    /"pip<24\.1"/,
  ],
  [
    'The conflict is caused by:\n    a 1.0 depends on omegaconf<2.1\n    b 1.0 depends on omegaconf>=2.1',
    'resolution-conflict',
    /overrid/,
  ],
  // The lists of a vendor that are gone, and a package that is.
  [
    'E: Failed to fetch https://moon.example.com/repos/ubuntu1804/x86_64/Packages  404  Not Found\nE: Failed to fetch https://moon.example.com/learning/ubuntu1804/x86_64/Packages  404  Not Found',
    'apt-release-gone',
    /"moon\.example\.com\/repos\/ubuntu1804\/x86_64".*"moon\.example\.com\/learning\/ubuntu1804/,
    /PACKAGES/,
  ],
  [
    'E: Failed to fetch https://moon.example.com/repos/ubuntu1804/x86_64/moon_1.0_amd64.deb  404  Not Found',
    'apt-lists-outdated',
  ],
  [
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/jammy/main/binary-amd64/Packages.gz  404  Not Found',
    'apt-lists-outdated',
  ],
  ['ValueError: Unknown CUDA arch (8.6) or GPU not supported', 'compiler-arch-unsupported', /"8\.0\+PTX"/],
  ['ValueError: Unknown CUDA arch (12.0) or GPU not supported', 'compiler-arch-unsupported', /"8\.6\+PTX"/],
  // The name with an underscore is the newer one.
  [
    '  File "/app/basicsr/data/d.py", line 8, in <module>\n    from torchvision.transforms._functional_tensor import x\nModuleNotFoundError: No module named \'torchvision.transforms._functional_tensor\'',
    'torchvision-version-mismatch',
    /s\/transforms\\\._functional_tensor\/transforms\.functional\/' \/app/,
    /basicsr-fixed/,
  ],
  // apt's packages are none of pip's.
  [
    'The following packages have unmet dependencies:\n cuda-drivers : Depends: nvidia-driver-550 but it is not installable\nE: Unable to correct problems, you have held broken packages.',
    'apt-unmet-dependencies',
    /cuda-repository-pin-600[\s\S]*apt-cache policy cuda-drivers nvidia-driver-550/,
    /pip|requirements/,
  ],
  // uv is no pip.
  [
    "  × No solution found when resolving dependencies for split (python_full_version == '3.8.*'):\n  ╰─▶ Because the requested Python version (>=3.8) does not satisfy Python>=3.11 and numpy==2.3.1 depends on Python>=3.11, we can conclude that\n      numpy==2.3.1 cannot be used.\n      And because your project depends on numpy==2.3.1, we can conclude that your project's\n      requirements are unsatisfiable.",
    'python-version-unsupported',
    /^[^\n]*requires-python = ">=3\.11"/,
    /uv venv/,
  ],
  [
    "  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of torch==2.5.0+cu121 and your project depends on torch==2.5.0+cu121, we can conclude that your project's requirements are unsatisfiable.",
    'torch-no-matching-distribution',
    /tool\.uv\.index[\s\S]*whl\/cu121/,
    /^pip install/m,
  ],
  ['error: Failed to parse `uv.lock`\n  Caused by: TOML parse error', 'uv-lock-unreadable', /uv self update/],
  [
    'error: No `pyproject.toml` found in current directory or any parent directory',
    'project-file-missing',
    /cd/,
  ],
  // What a tool says below its heading.
  [
    'RUN cmake -B build -DCMAKE_CUDA_ARCHITECTURES=121 && cmake --build build\nCMake Error at ggml/CMakeLists.txt:65 (message):\n  Compute capability 121 used, use 121a or 121f for Blackwell specific\n  optimizations',
    'setting-refused',
    /-DCMAKE_CUDA_ARCHITECTURES=121a in place of/,
  ],
  [
    "  error: invalid command 'bdist_wheel'\n  Failed building wheel for future",
    'wheel-package-missing',
    /install -U "setuptools<81" wheel[\s\S]*install future/,
  ],
  // Not of the key of a vendor: the disk, the way, the end of a release.
  [
    "Err:3 http://archive.ubuntu.com/ubuntu noble InRelease\n  At least one invalid signature was encountered.\nE: The repository 'http://archive.ubuntu.com/ubuntu noble InRelease' is not signed.",
    'apt-signature-invalid',
    /docker builder prune/,
    /nvidia/,
  ],
  [
    "E: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  500  unexpected EOF\nE: The repository 'http://deb.debian.org/debian bookworm InRelease' is not signed.",
    'network-timeout',
  ],
  [
    "E: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file.",
    'apt-release-gone',
    /^[^\n]*archive\.debian\.org/,
    /ubuntu/,
  ],
  [
    '  - package python-3.7.13-haa1d7c7_1 is excluded by strict repo priority',
    'conda-package-not-found',
    /flexible/,
  ],
  ['RuntimeError: NCCL Error 2: unhandled system error', 'nccl-error', /shm/],
  [
    "AttributeError: type object 'Dropdown' has no attribute 'update'",
    'gradio-version-mismatch',
    /"gradio<4/,
  ],
  [
    'OSError: Consistency check failed: file should be of size 9860464979 but has size 4277965032 (model.bin).',
    'corrupt-download',
    /huggingface_hub/,
  ],
  [
    "RuntimeError: Couldn't find appropriate backend to handle uri out.wav and format None.",
    'libsndfile-or-ffmpeg-missing',
    /^[^\n]*soundfile/,
  ],
  ['Error: llama runner process has terminated: exit status 2', 'model-not-loaded', /install\.sh/],
  // Two requirements of one package.
  [
    'ERROR: Cannot install -r requirements.txt (line 2) and moonlib==1.4 because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested moonlib==1.4\n    tidelib 2.0 depends on moonlib>=1.6 and <2',
    'resolution-conflict',
  ],
  [
    'ERROR: Cannot install moonlib 1.4 and tidelib 2.0 because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    craterlib 1.0 depends on phases==1.1\n    tidelib 2.0 depends on phases>=2.0',
    'resolution-conflict',
  ],
  [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because tidelib==2.0 depends on phases>=2.0 and you require phases==1.1, we can conclude that your requirements are unsatisfiable.',
    'resolution-conflict',
  ],
  [
    'LibMambaUnsatisfiableError: Encountered problems while solving:\n  - package moonlib-1.4-py310_0 requires phases 1.1.*, but none of the providers can be installed\n  - phases=2.0 is asked for',
    'resolution-conflict',
  ],
  // apt.
  ['E: Unable to locate package moontide-tools', 'package-not-found'],
  [
    "E: The repository 'https://packages.example.org/moon focal Release' no longer has a Release file.",
    'apt-release-gone',
  ],
  [
    'E: Unable to correct problems, you have held broken packages.\nThe following packages have unmet dependencies:\n moontide : Depends: libphase1 (>= 2.0) but 1.1 is to be installed',
    'apt-unmet-dependencies',
  ],
  // What is left of an install, and of an index.
  [
    'ERROR: Could not find a version that satisfies the requirement torchaudio==2.8.0 (from versions: 2.4.0+cu121, 2.5.1+cu121)',
    'torch-no-matching-distribution',
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement torchvision==0.23.0 (from versions: 0.19.0+cu121, 0.20.1+cu121)',
    'torch-no-matching-distribution',
  ],
  [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because torch==1.13.1 has no wheels with a matching Python ABI tag (e.g., `cp312`), we can conclude that torch==1.13.1 cannot be used.',
    'torch-no-matching-distribution',
  ],
  [
    raised(
      frame('/v/bin/moonlib', 5, 'from moonlib.cli import main'),
      "ModuleNotFoundError: No module named 'moonlib.cli'",
    ),
    'broken-install',
  ],
  [
    raised(
      frame(`${site}/transformers/models/moon.py`, 9, 'self.dropout(x)'),
      "ImportError: cannot import name 'flow' from 'utils' (/v/lib/python3.11/site-packages/utils/__init__.py)",
    ),
    'module-not-found',
  ],
  [
    raised(
      frame(`${site}/pydantic/main.py`, 9, 'from pydantic._internal import _tides'),
      "ImportError: cannot import name '_tides' from 'pydantic._internal'",
    ),
    'broken-install',
  ],
  [
    "Error: llama runner process has terminated: error loading model architecture: unknown model architecture: 'moonlm'",
    'model-not-supported',
  ],
  [
    'onnxruntime.capi.onnxruntime_pybind11_state.Fail: Load model from moon.onnx failed: Unsupported model IR version: 11, max supported IR version: 9',
    'model-not-supported',
  ],
  [
    'ValueError: Due to a serious vulnerability issue in `torch.load`, even with `weights_only=True`, we now require users to upgrade torch to at least v2.6 in order to use the function.',
    'transformers-version-mismatch',
  ],
  [
    'Disabling PyTorch because PyTorch >= 2.4 is required but found 2.3.1\nImportError: Tide requires the PyTorch library but it was not found in your environment.',
    'transformers-version-mismatch',
  ],
  [
    raised(
      frame('/w/tide.py', 3, 'model = AutoModel.from_pretrained(name, dtype=torch.float16)'),
      "TypeError: MoonForCausalLM.__init__() got an unexpected keyword argument 'dtype'",
    ),
    'transformers-version-mismatch',
  ],
];

answersAs(import.meta.filename, { first, anywhere });

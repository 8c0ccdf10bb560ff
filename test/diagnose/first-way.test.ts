import { type AnswerCase, answersAs } from './told.ts';

/** What stands first must end this log: each with the nearest one, whose first way is another. */
const poetry = (name: string, version: string) =>
  `  - Installing ${name} (${version}): Failed\n  Unable to find installation candidates for ${name} (${version})`;
const of = (python: string, said: string) =>
  `  File "/opt/moon/lib/python${python}/site-packages/tide/a.py", line 3, in <module>\n    call()\n${said}`;
const driver = (found: number) =>
  `RuntimeError: The NVIDIA driver on your system is too old (found version ${found}).`;

const cases: readonly AnswerCase[] = [
  // An environment that was made without pip: that very one.
  [
    '/srv/moon/.venv/bin/python: No module named pip',
    'pip-missing',
    /^\/srv\/moon\/\.venv\/bin\/python -m ensurepip --upgrade.*\nuv pip install --python \/srv\/moon\/\.venv\/bin\/python pip/,
    /apt-get/,
  ],
  ['/usr/bin/python3: No module named pip', 'pip-missing', /^apt-get/],
  // No numpy of that age for this Python: the caller's newest, or an older Python first.
  [
    of('3.12', "AttributeError: module 'numpy' has no attribute 'bool'."),
    'numpy2-abi',
    /^\S+ -m pip install -U tide$/m,
  ],
  [
    of('3.10', "AttributeError: module 'numpy' has no attribute 'bool'."),
    'numpy2-abi',
    /^\S+ -m pip install "numpy<1\.24"/,
  ],
  ["AttributeError: module 'numpy' has no attribute 'warnings'", 'numpy2-abi', /"numpy<1\.24"/],
  // A release that this Python is too old for.
  [
    of('3.8', "ImportError: cannot import name 'Qwen2_5_VLForConditionalGeneration' from 'transformers'"),
    'transformers-version-mismatch',
    /^uv venv --seed --python 3\.11 .*\npython3 -m pip install "transformers>=4\.49\.0,<5"/,
  ],
  [
    of('3.9', "ImportError: cannot import name 'Qwen2_5_VLForConditionalGeneration' from 'transformers'"),
    'transformers-version-mismatch',
    /^\/opt\/moon\/bin\/python -m pip install "transformers>=4\.49\.0,<5"/,
  ],
  // Which program it is that has no code for the card.
  [
    '[ONNXRuntimeError] : 1 : FAIL : CUDA error cudaErrorNoKernelImageForDevice:no kernel image is available for execution on the device',
    'no-kernel-image',
    /install -U onnxruntime-gpu/,
    /whl\/cu128/,
  ],
  [
    'jaxlib.xla_extension.XlaRuntimeError: INTERNAL: CUDA_ERROR_NO_BINARY_FOR_GPU',
    'no-kernel-image',
    /"jax\[cuda12\]"/,
  ],
  [
    'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    'no-kernel-image',
    /whl\/cu128/,
  ],
  // NVIDIA's images bring it, compiled for their own torch.
  [
    'ImportError: /usr/local/lib/python3.10/dist-packages/transformer_engine_extensions.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN2at4_ops9to_device4callERKNS_6Tensor',
    'torch-extension-abi-mismatch',
    /^python3\.10 -m pip uninstall -y transformer-engine/,
  ],
  // The release that the library's number says, or that the log pins.
  [
    'ImportError: libnvinfer.so.8: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /install "tensorrt<10"/,
  ],
  [
    "Collecting flash-attn==2.6.3\n  Getting requirements to build wheel did not run successfully.\n      ModuleNotFoundError: No module named 'torch'",
    'flash-attn-build-no-torch',
    /--no-build-isolation flash-attn==2\.6\.3/,
  ],
  [
    "$ uv sync\n  × Failed to build `flash-attn==2.6.3`\n      ModuleNotFoundError: No module named 'torch'",
    'flash-attn-build-no-torch',
    /^printf .*extra-build-dependencies.*flash-attn = .*>> pyproject\.toml && uv sync/,
  ],
  // Python by the tool that chose it.
  [
    "error: The Python request from `.python-version` resolved to Python 3.11.10, which is incompatible with the project's Python requirement: `>=3.13`",
    'python-version-unsupported',
    /^uv python pin 3\.13 && uv sync/,
  ],
  [
    "ERROR: Package 'moon' requires a different Python: 3.8.10 not in '>=3.9'",
    'python-version-unsupported',
    /^uv venv/,
  ],
  [poetry('torch', '1.13.1'), 'poetry-lock-outdated', /^poetry env use python3\.10 && poetry install/],
  [poetry('greenlet', '1.1.2'), 'poetry-lock-outdated', /^pip install -U poetry/],
  [
    'ERROR: Could not find a version that satisfies the requirement tensorflow-gpu==1.12 (from versions: none)',
    'package-not-found',
    /python=3\.6 /,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement tensorflow-gpu==1.15 (from versions: none)',
    'package-not-found',
    /python=3\.7 /,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement moon==9.0 (from versions: 1.0, 1.1)',
    'package-not-found',
    /^uv venv --seed --python 3\.12/,
  ],
  // The torch that this driver runs, before another machine.
  [driver(12020), 'driver-too-old', /whl\/cu126/],
  [driver(12080), 'driver-too-old', /whl\/cu128/],
  [driver(11040), 'driver-too-old', /^\S+ -m pip install .*whl\/cu118/],
  // The part of llama-cpp-python for pictures, which is linked without OpenMP.
  [
    "      compiler_compat/ld: bin/libggml-cpu.so: undefined reference to `omp_get_num_threads@OMP_1.0'\n  ERROR: Failed building wheel for llama-cpp-python",
    'llama-cpp-not-built',
    /-DLLAVA_BUILD=off/,
  ],
  [
    '  /usr/local/cuda/include/crt/math_functions.h(629): error: exception specification is incompatible with that of previous function "rsqrtf"',
    'cuda-headers-newer-glibc',
    /^sudo sed -i\.bak/,
  ],
  // It runs already: no build whose environment had to be reached.
  [
    of('3.12', "ModuleNotFoundError: No module named 'pkg_resources'"),
    'pkg-resources-missing',
    /^\S+ -m pip install "setuptools<81" /,
  ],
  // The package that stumbles is what must be newer, not the app.
  [
    of('3.10', "AttributeError: 'TideZero' object has no attribute 'train'"),
    'api-mismatch',
    /^\S+ -m pip install -U tide /,
  ],
  [
    "DownloadConfig.__init__() got an unexpected keyword argument 'trust_remote_code'",
    'datasets-version-mismatch',
    /"datasets<4"/,
  ],
  [
    'level=DEBUG msg="Unable to load nvcuda" error="nvcuda init failure: 999"',
    'no-gpu-visible',
    /modprobe -r nvidia_uvm/,
  ],
];

answersAs(import.meta.filename, { first: cases });

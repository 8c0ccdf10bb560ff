import { type AnswerCase, answersAs } from './told.ts';

const built = 'extension-build-failed';

/** What fails without a word of an error, or in words that another failure has, too; and the nearest of each. */
const first: readonly AnswerCase[] = [
  // A data set of another library than the Hub's.
  [
    'tensorflow_datasets.core.registered.DatasetNotFoundError: Dataset moon_pick not found.',
    'training-data-missing',
    /^ls ~\/tensorflow_datasets/,
    /huggingface/,
  ],
  [
    "datasets.exceptions.DatasetNotFoundError: Dataset 'moon/pick' doesn't exist on the Hub or cannot be accessed.",
    'hub-file-missing',
    /huggingface\.co\/datasets\/moon\/pick/,
  ],
  ['    raise DatasetNotFoundError(f"Dataset {name} not found.")', 'none'],
  // The flag of a library, whatever the system calls its refusal.
  [
    'ImportError: libtide-1a2b3c4d.so.4: cannot enable executable stack as shared object requires: Permission denied',
    'executable-stack-refused',
    /find \/ -name libtide-1a2b3c4d\.so\.4 .*clear-execstack/,
    /chown/,
  ],
  ["PermissionError: [Errno 13] Permission denied: '/srv/tide/libtide.so'", 'permission-denied', /srv\/tide/],
  // The Cython part of VITS and its kin.
  [
    'Traceback (most recent call last):\n  File "/srv/moon/monotonic_align/__init__.py", line 3, in <module>\n    from .monotonic_align.core import maximum_path_c\nModuleNotFoundError: No module named \'monotonic_align.monotonic_align\'',
    built,
    /mkdir -p monotonic_align && .*build_ext --inplace/,
    /uninstall/,
  ],
  ["ModuleNotFoundError: No module named 'text.monotonic_align.core'", built, /build_ext --inplace/],
  ["ModuleNotFoundError: No module named 'monotonic_align.tide'", 'module-not-found', undefined, /build_ext/],
  // An object that was never made, as its end says.
  [
    "Exception ignored in: <function DeepSpeedCPUAdam.__del__ at 0x7f00>\nTraceback (most recent call last):\n  File \"/v/site-packages/deepspeed/ops/adam/cpu_adam.py\", line 90, in __del__\nAttributeError: 'DeepSpeedCPUAdam' object has no attribute 'ds_opt_adam'",
    built,
    /DS_BUILD_CPU_ADAM=1/,
  ],
  [
    "Exception ignored in: <function Tide.__del__ at 0x7f00>\nTraceback (most recent call last):\n  File \"/v/site-packages/tide/pool.py\", line 90, in __del__\nAttributeError: 'NoneType' object has no attribute 'close'",
    'none',
  ],
  // Notes that are failures.
  [
    'Bin size was too small in the coarse rasterization phase. This caused an overflow, meaning output may be incomplete.',
    'rasterizer-overflow',
    /bin_size=0/,
  ],
  ['Bin size was 64', 'none'],
  [
    'WARNING: tokenization mismatch: 70 vs. 69. (ignored)\nWARNING: tokenization mismatch: 81 vs. 80. (ignored)',
    'training-data-ignored',
    /--version/,
  ],
  [
    'WARNING: tokenization mismatch: 70 vs. 69. (ignored)\n 10%|#         | 10/100 [00:20<03:00,  2.00s/it]\n{"loss": 1.2}',
    'none',
  ],
  [
    'IMPORT FAILED: nodes_tide.py\n\nThis issue might be caused by new missing dependencies added the last time you updated ComfyUI.',
    'comfyui-node-import-failed',
    /^pip install -r requirements\.txt/,
  ],
  // Releases that do not go with what they read.
  [
    "ValueError: The observation configuration dictionary 'obs_groups' must contain the 'policy' key. Found keys: ['tide']",
    'api-mismatch',
    /"rsl-rl-lib<3"/,
  ],
  [
    "UserWarning: The observation configuration dictionary 'obs_groups' must contain the 'policy' key. As an observation group with the name 'policy' was found",
    'none',
  ],
  [
    'lerobot.datasets.backward_compatibility.BackwardCompatibilityError:\nThe dataset you requested (moon/pick) is in 2.1 format.',
    'api-mismatch',
    /v30\.convert_dataset_v21_to_v30 --repo-id=moon\/pick/,
  ],
  [
    'BackwardCompatibilityError: The dataset you requested (moon/pick) is in v2.0 format.',
    'api-mismatch',
    /v21\.convert_dataset_v20_to_v21 --repo-id=moon\/pick/,
  ],
  [
    'ForwardCompatibilityError: The dataset you requested (moon/pick) is only available in 3.0 format.',
    'api-mismatch',
    /install -U lerobot/,
  ],
  [
    "AttributeError: 'mujoco._structs.MjData' object has no attribute 'solver_iter'",
    'api-mismatch',
    /"mujoco<3"/,
  ],
  // A class of a compiled package is that package's.
  [
    "AttributeError: 'moonphys._structs.TideViews' object has no attribute 'name'",
    'api-mismatch',
    /show moonphys/,
    /class \\w/,
  ],
  // What ends it comes before what may.
  [
    "ImportError: cannot import name 'GuidedDecodingParams' from 'vllm.sampling_params'",
    'vllm-version-mismatch',
    /^pip install "vllm<0\.12"/,
  ],
  [
    'ImportError: /v/dist-packages/sgl_kernel/common_ops.abi3.so: undefined symbol: _ZN5torch3jit17parseSchemaOrNameERKSsb',
    'torch-extension-abi-mismatch',
    /^python3 -m pip install "sglang\[all\]==\$\(/,
  ],
  [
    'Cython.Compiler.Errors.CompileError: /v/lib/python3.9/site-packages/moon_py/tide.pyx',
    'source-does-not-compile',
    /pip install "cython<3" {3}# then start again$/,
  ],
  ['Cython.Compiler.Errors.CompileError: tide/moon.pyx', 'source-does-not-compile', /PIP_BUILD_CONSTRAINT/],
  // The same kinds elsewhere.
  [
    'ImportError: /v/site-packages/tide/tide_state.so: cannot enable executable stack as shared object requires: Operation not permitted',
    'executable-stack-refused',
    /-name tide_state\.so /,
  ],
  [
    'DatasetNotFoundError: Dataset moon_pick not found.\nAvailable datasets:',
    'training-data-missing',
    /data_dir/,
  ],
  [
    'torchgeo.datasets.errors.DatasetNotFoundError: Dataset not found in `root=tide` and `download=False`',
    'none',
  ],
  [
    'BackwardCompatibilityError: The dataset you requested (moon/pick) is in 1.6 format.',
    'api-mismatch',
    /convert_dataset_v1_to_v2 --repo-id=moon\/pick/,
  ],
  [
    'huggingface_hub.errors.RevisionNotFoundError: Your dataset must be tagged with a codebase version.',
    'api-mismatch',
    /create_tag/,
  ],
  [
    'NotImplementedError: Contact the maintainer on [Discord](https://discord.com/invite/s3KuuzsPFb).',
    'api-mismatch',
    /"lerobot<0\.4"/,
  ],
  ['WARNING: tokenization mismatch: 70 vs. 68. #turn = 1. (ignored)', 'training-data-ignored', /--version/],
  [
    '[WARNING] Could not find response key `### Tide:` in the following instance: foo',
    'training-data-ignored',
    /add_special_tokens=False/,
  ],
  [
    "Exception ignored in: <function MjRenderContext.__del__ at 0x7f>\nTraceback (most recent call last):\n  File \"/v/site-packages/robosuite/utils/binding_utils.py\", line 190, in __del__\nAttributeError: 'MjRenderContextOffscreen' object has no attribute 'con'",
    'no-display',
    /MUJOCO_GL=egl/,
  ],
  ["ModuleNotFoundError: No module named 'utils.libmise.mise'", built, /build_ext --inplace/],
  [
    "AttributeError: 'onnxruntime.capi.onnxruntime_pybind11_state.SessionOptions' object has no attribute 'tide'",
    'api-mismatch',
    undefined,
    /uv pip install/,
  ],
  [
    "error: could not create 'tide_align/core.cpython-310-x86_64-linux-gnu.so': No such file or directory",
    'step-left-out',
    /^mkdir -p tide_align /,
  ],
  [
    'error while loading shared libraries: libtide.so.11: cannot enable executable stack as shared object requires: Permission denied',
    'executable-stack-refused',
    /-name libtide\.so\.11 /,
  ],
];

answersAs(import.meta.filename, { first });

import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

const resolver =
  "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.";
const site = '/v/lib/python3.11/site-packages';
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;

/** Packages of different ages: which of them moves, and where to. */
const first: readonly AnswerCase[] = [
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
  // Parts of JAX of two releases.
  [
    'RuntimeWarning: JAX plugin jax_cuda13_plugin version 0.8.1 is installed, but it is not compatible with the installed jaxlib version 0.8.0\nNo FFI handler registered for cublas_gemm',
    'jax-version-mismatch',
    /install "jax-cuda13-plugin==0\.8\.0" "jax-cuda13-pjrt==0\.8\.0"/,
  ],
  // Hooks and arguments that Lightning took away.
  [
    'The `LightningModule.on_train_dataloader` hook was removed in v1.7. Please use `setup` instead.',
    'pytorch-lightning-version-mismatch',
    /install "pytorch-lightning<1\.7"/,
  ],
  [
    '  File "/opt/conda/lib/python3.10/site-packages/lightning/pytorch/trainer/configuration_validator.py", line 141, in x\nNotImplementedError: Support for `training_epoch_end` has been removed in v2.0.0. `Tuner` implements this method. You can use the `on_train_epoch_end` hook instead.',
    'lightning-version-mismatch',
    /install "lightning<2"/,
  ],
  // Keras 3 with code for Keras 2.
  ['ValueError: A KerasTensor cannot be used as input to a TensorFlow function.', 'keras-3', /tf_keras/],
  // What no longer is a list, and graphs of another release.
  [
    '  File "/srv/moon/a.py", line 3, in f\n    if len(tides) > 0:\nTypeError: object of type \'generator\' has no len()',
    'api-mismatch',
    /tides = list\(tides\)/,
  ],
  ["AttributeError: 'DiGraph' object has no attribute 'edges_iter'", 'api-mismatch', /networkx<2/],
];

const anywhere: readonly AnswerCase[] = [
  // A companion on a too new Python: with its torch.
  [
    'ERROR: Could not find a version that satisfies the requirement torchtext==0.11.0 (from versions: 0.5.0, 0.6.0, 0.16.2, 0.17.2, 0.18.0)',
    'torch-no-matching-distribution',
    /--python 3\.9[\s\S]*torchtext==0\.16\.2 "torch==2\.1\.\*"/,
  ],
  // Releases that do not go together, silent so far.
  ["AttributeError: module 'gradio' error has no attribute 'outputs'", 'gradio-version-mismatch', /gradio<4/],
  [
    "AttributeError: 'tuple' object has no attribute 'to_legacy_cache'",
    'api-mismatch',
    /transformers==4\.38\.2/,
  ],
  ["AttributeError: 'EntryPoints' object has no attribute 'get'", 'api-mismatch', /importlib-metadata<5/],
  [
    'SystemError: initialization of _internal failed without raising an exception',
    'numpy-abi-mismatch',
    /install -U numba/,
  ],
  [
    'AttributeError: \n"dump()" has been removed, use\n\n  yaml = YAML(typ=\'rt\')',
    'api-mismatch',
    /ruamel\.yaml<0\.18/,
  ],
  [
    'CuPy may not function correctly because multiple CuPy packages are installed\nin your environment:\n\n  cupy-cuda11x, cupy-cuda12x\n\nFollow these steps',
    'package-conflict',
    /uninstall -y cupy-cuda11x cupy-cuda12x/,
  ],
  ['RuntimeError: `pyav` can not handle the given uri.', 'api-mismatch', /extension='\.mp4'/],
  [
    'batch response: Git LFS is disabled for this repository.\nerror: failed to fetch some objects from here',
    'git-lfs-pointer',
    /GIT_LFS_SKIP_SMUDGE/,
  ],
  // Of JAX, not of TensorFlow.
  [
    'E external/xla/xla/stream_executor/cuda/cuda_dnn.cc:429] Could not create cudnn handle: CUDNN_STATUS_NOT_INITIALIZED',
    'jax-version-mismatch',
    /jax\[cuda12\]/,
    /tensorflow|TF_/,
  ],
  [
    'E tensorflow/stream_executor/cuda/cuda_dnn.cc:429] Could not create cudnn handle: CUDNN_STATUS_NOT_INITIALIZED',
    'cudnn-error',
    /TF_FORCE/,
  ],
  // A companion of another torch, as pip says it after an install.
  [
    `${resolver}\ntorchvision 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.`,
    'torchvision-nms-mismatch',
    /torch==1\.12\.1 torchvision==0\.13\.1 torchaudio==0\.12\.1/,
  ],
  [
    `${resolver}\ntorchaudio 2.3.0+cu121 requires torch==2.3.0, but you have torch 2.4.1+cu121 which is incompatible.`,
    'torchvision-nms-mismatch',
    /torch==2\.4\.1\+cu121 torchvision==0\.19\.1\+cu121 torchaudio==2\.4\.1\+cu121 .*whl\/cu121/,
  ],
  [
    `${resolver}\nmoon 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.`,
    'resolution-conflict',
  ],
  [
    `${resolver}\ntorchvision 0.14.1 requires torch==1.13.1, but you have torch 1.12.1 which is incompatible.\nSuccessfully installed torch-1.12.1`,
    'none',
  ],
  [
    'you are not using the latest moonlib. Please install moonlib>=0.4.0',
    'package-too-old',
    /"moonlib>=0\.4\.0"/,
  ],
  ['moon is slow. Please install moonlib>=0.4.0', 'none'],
  [
    "ImportError: cannot import name 'AutoModelForVision2Seq'",
    'transformers-version-mismatch',
    /transformers<5/,
  ],
  [
    'AssertionError: \n  File "core/train.py", line 3, in <module>\n    assert config.use_cuda == use_cuda\nAssertionError',
    'assertion-failed',
    /^python3 -c "import torch/,
  ],
  ['400 default chat template is no longer allowed', 'chat-template-missing', /^# give one: --chat-template/],
  [
    "C:\\ComfyUI\\custom_nodes\\Moon-Node>python -m pip install -r requirements.txt\nERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
    'requirements-file-missing',
    /custom_nodes\/Moon-Node: dir \*requirement\*/,
  ],
  [
    'Failed to validate prompt for output 9:\n* Moon Style 12:\n  - Required input is missing: clip\n  - Required input is missing: positive\n* KSampler 3:\n  - Required input is missing: model\nOutput will be ignored',
    'workflow-incomplete',
    /Moon Style \(node 12\): connect clip, positive;/,
  ],
  [
    "TypeError: moonlight_forward_orig() got an unexpected keyword argument 'timestep'",
    'api-mismatch',
    /node pack .* with moonlight in its name/,
  ],
  [
    "TypeError: forward_orig() got an unexpected keyword argument 'timestep'",
    'api-mismatch',
    /^# git pull in the folder of the node pack/,
  ],
  ["TypeError: forward_moon() got an unexpected keyword argument 'timestep'", 'api-mismatch', /^git pull/],
  // Both versions stand in the message: it is said which to take, and never how to find a failing call.
  [
    'ImportError: accelerator-lib>=2.1,<3 is required for a normal functioning of this module, but found accelerator-lib==1.9.',
    'package-version-mismatch',
    /install "accelerator-lib>=2\.1,<3"/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'CUDA backend failed to initialize: Found cuDNN version 8907, but JAX was built against version 90100, which is newer.',
    'cudnn-too-old',
    /nvidia-cudnn-cu12>=9\.1\.0,<10/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'deepspeed.ops.op_builder.builder.CUDAMismatchException: >- DeepSpeed Op Builder: Installed CUDA version 11.4 does not match the version torch was compiled with 12.1, unable to compile cuda/cpp extensions without a matching cuda version.',
    'cuda-toolkit-mismatch',
    /cuda-12\.1\.0[\s\S]*whl\/cu118/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  ['RuntimeError: CUDA error: two versions 1.2.3 and 4.5.6 were found', 'none'],
  // Which way, and to which version.
  [
    "TypeError: event_trigger() got an unexpected keyword argument '_js'",
    'gradio-version-mismatch',
    /"gradio<4/,
  ],
  [
    "TypeError: BlockContext.__init__() got an unexpected keyword argument 'css'",
    'gradio-version-mismatch',
    /"gradio<6/,
  ],
  [
    "ModuleNotFoundError: No module named 'numba.decorators'",
    'numba-version-mismatch',
    /"numba<0\.50"/,
    /-U numba/,
  ],
  [
    "ImportError: cannot import name 'sageattn_qk_int8_pv_fp8_cuda' from 'sageattention'",
    'sageattention-version-mismatch',
    /git clone .*SageAttention/,
    /requirements/,
  ],
  // pydantic 1, without gradio and with it.
  [
    'pydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package.',
    'pydantic-mismatch',
    /^[^\n]*"pydantic<2"/,
    /2\.10\.6/,
  ],
  [
    'pydantic.errors.PydanticUserError: A non-annotated attribute was detected: `x = 1`. All model fields require a type annotation',
    'pydantic-mismatch',
    /^[^\n]*"pydantic<2"/,
  ],
  [
    "TypeError: ForwardRef._evaluate() missing 1 required keyword-only argument: 'recursive_guard'",
    'pydantic-mismatch',
    /"pydantic>=1\.10\.19,<2"/,
  ],
  // A range with both ends, by the torch that is here.
  [
    "torch                     2.1.2+cu121\ntransformers              4.39.3\nImportError: cannot import name 'EncoderDecoderCache' from 'transformers'",
    'transformers-version-mismatch',
    /"transformers>=4\.43\.4,<4\.56"/,
  ],
  [
    'Name: torch\nVersion: 2.4.0+cu121\nName: torchvision\nVersion: 0.20.1+cu124\nRuntimeError: operator torchvision::nms does not exist',
    'torchvision-nms-mismatch',
    /torchvision==0\.19\.0 torchaudio==2\.4\.0 --index-url \S+cu121/,
    /cu128/,
  ],
  [
    "AttributeError: 'DeepSpeedCPUAdam' object has no attribute 'ds_opt_adam'",
    'extension-build-failed',
    /DS_BUILD_CPU_ADAM=1/,
  ],
  // The source of mamba-ssm is built with the torch that is here.
  [
    "ModuleNotFoundError: No module named 'mamba_ssm.modules.block'",
    'mamba-ssm-version-mismatch',
    /install --no-build-isolation "mamba_ssm>=2\.0/,
  ],
  ["ModuleNotFoundError: No module named 'einops.moon'", 'broken-install', undefined, /no-build-isolation/],
  // A project's own line hands a model too much; one of a package does so where the ages differ.
  ...(['/app/rover.py', '/v/lib/python3.9/site-packages/moonlib/a.py'] as const).map(
    (file, at): AnswerCase => [
      `  File "${file}", line 2, in drive\n    self.net(a, b, c)\n  File "/v/lib/python3.9/site-packages/torch/nn/modules/module.py", line 1501, in _call_impl\n    return forward_call(*args, **kwargs)\nTypeError: forward() takes 3 positional arguments but 4 were given`,
      'api-mismatch',
      at === 0 ? /in the code \(\/app\/rover\.py, line 2\)/ : undefined,
      at === 0 ? /install -U torch/ : /in the code/,
    ],
  ),
  // How torch calls a module is neither the caller nor what is called; where no version is known: that of the app's day.
  [
    '  File "/v/lib/python3.9/site-packages/diffusers/models/a.py", line 2, in forward\n    x = resnet(x, scale=s)\n  File "/v/lib/python3.9/site-packages/torch/nn/modules/module.py", line 1501, in _call_impl\n    return forward_call(*args, **kwargs)\nTypeError: forward() got an unexpected keyword argument \'scale\'',
    'diffusers-version-mismatch',
    /pip show diffusers/,
    /install -U torch/,
  ],
  [
    "TypeError: MadeUpAttnProcessor.__call__() got an unexpected keyword argument 'temb'",
    'diffusers-version-mismatch',
    /--exclude-newer "\$\(git log -1 --format=%cs\)" diffusers/,
  ],
  // Files of another Python, another CUDA.
  [
    `ImportError: ${site}/moonlib/_tide.so: undefined symbol: _PyThreadState_UncheckedGet`,
    'undefined-symbol',
  ],
  [`ImportError: ${site}/moonlib/_tide.so: undefined symbol: cublasLtGetStatusString`, 'undefined-symbol'],
  // NumPy of another age.
  ["ModuleNotFoundError: No module named 'numpy._core'", 'numpy2-abi'],
  [
    'RuntimeError: Numpy is not available: A module that was compiled using NumPy 1.x cannot be run in NumPy 2.0.2\n  import cv2',
    'numpy2-abi',
  ],
  // Whose code is older than what it asks.
  [
    raised(
      frame(`${site}/moonlib/tide.py`, 9, 'a = np.bool(x)'),
      "AttributeError: module 'numpy' has no attribute 'bool'.",
    ),
    'numpy2-abi',
  ],
  [
    raised(
      frame(`${site}/moonlib/tide.py`, 9, 'from pydantic import BaseSettings'),
      'pydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package.',
    ),
    'pydantic-mismatch',
  ],
  [
    raised(
      frame('/w/tide.py', 3, 'model = AutoModel.from_pretrained(name, load_in_8bit=True)'),
      "TypeError: MoonForCausalLM.__init__() got an unexpected keyword argument 'load_in_8bit'",
    ),
    'transformers-version-mismatch',
  ],
  ["ModuleNotFoundError: No module named '_bz2'", 'module-not-found'],
];

answersAs(import.meta.filename, { first, anywhere });

it('puts no words of a log behind the torch that it names', () => {
  const log = (more: string) =>
    `torchvision 0.13.0 requires torch==1.12.0, but you have torch 1.11.0+cu113${more} which is incompatible.`;
  const fixes = (text: string) =>
    diagnoseText(text)
      .flatMap(({ fix }) => fix)
      .join('\n');
  expect(fixes(log(''))).toContain('torchvision==0.12.0+cu113');
  expect(fixes(log(' -r evil'))).not.toContain('evil');
});

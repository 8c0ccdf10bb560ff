import { type AnswerCase, answersAs } from './told.ts';

/**
 * What was taken for a clone, a default or another program's file (a package without code at its top, an argument that
 * the call passes, Ollama's own server), and what nothing was said of; each beside its nearest neighbour.
 */
const unknown = (name: string, module: string) =>
  `ImportError: cannot import name '${name}' from '${module}' (unknown location)`;
const load = (code: string) =>
  `Traceback (most recent call last):\n  File "/work/moon/run.py", line 24, in <module>\n    ${code}\n  File "/v/lib/python3.10/site-packages/torch/serialization.py", line 1096, in load\n    raise pickle.UnpicklingError(_get_wo_message(str(e))) from None\n_pickle.UnpicklingError: Weights only load failed. WeightsUnpickler error: Can only build Tensor, but got <class 'numpy.dtypes.UInt32DType'>`;
const conflict = (pin: string) =>
  `ERROR: Cannot install moonserve because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    moonlib 0.0.46 depends on pymoon${pin}\n    moonlib 0.0.45 depends on pymoon${pin}\n\nERROR: ResolutionImpossible: for help visit https://pip.pypa.io/`;
const gone = "cannot import name 'MutableSequence' from 'collections'";
const extension = (code: string) =>
  `Traceback (most recent call last):\n  File "/ui/modules/scripts.py", line 205, in load_scripts\n    x = y\n  File "/ui/extensions/moon-helper/scripts/lib/model.py", line 42, in get\n    ${code}\nAttributeError: 'Namespace' object has no attribute 'lora_dir'`;
const compiled = (library: string) =>
  `Traceback (most recent call last):\n  File "/v/lib/python3.9/site-packages/pytorch3d/ops/graph_conv.py", line 8, in <module>\n    from pytorch3d import _C\nImportError: ${library}: cannot open shared object file: No such file or directory`;
const pull =
  'Error: pull model manifest: 412:\n\nThe model you are attempting to pull requires a newer version of Ollama.';
const first: readonly AnswerCase[] = [
  [unknown('cudart', 'cuda'), 'cuda-version-mismatch', /"cuda-python<13/, /-e \.\/cuda/],
  [unknown('next_power_of_2', 'triton'), 'broken-install', /uninstall -y pytorch-triton/, /-e \.\/triton/],
  [unknown('moonwalk', 'moonlib'), 'broken-install', /-e \.\/moonlib/],
  [
    load('x = torch.load(f, weights_only=True)'),
    'weights-only-unpickling',
    /24s\/weights_only \*= \*True\/weights_only=False\/' \/work\/moon\/run\.py/,
    /NO_WEIGHTS_ONLY/,
  ],
  [load('x = torch.load(f)'), 'weights-only-unpickling', /NO_WEIGHTS_ONLY/, /sed/],
  [conflict(''), 'resolution-conflict', /install -U moonserve /, /venv/],
  [conflict('==1.0'), 'python-version-unsupported', /venv/],
  [`ImportError: ${gone} (/x/python3.10/collections/__init__.py)`, 'python-version-unsupported', /3\.9/],
  [
    `ImportError: ${gone.replace('MutableSequence', 'moon')} (/x/python3.10/collections/__init__.py)`,
    'python-version-unsupported',
    /ls collections\.py/,
  ],
  [
    `$ curl -fsSL https://ollama.com/install.sh | sh\n>>> Install complete. Run "ollama" from the command line.\n$ ollama pull moon\n${pull}`,
    'model-not-supported',
    /^pkill -x ollama/,
    /install\.sh/,
  ],
  [pull, 'model-not-supported', /install\.sh/],
  [
    'Error: 500 Internal Server Error: llama runner process has terminated: error loading model: done_getting_tensors: wrong number of tensors; expected 658, got 418\nllama_model_load_from_file_impl: failed to load model',
    'model-not-supported',
    /ollama\.com\/install\.sh/,
    /cmake/,
  ],
  [extension('if shared.cmd_opts.lora_dir:'), 'web-ui-too-old', /^git pull/],
  [extension('if args.lora_dir:'), 'arguments-missing'],
  [compiled('libc10_cuda.so'), 'torch-extension-abi-mismatch', /install --force-reinstall "torch==/],
  [
    compiled('libtorch_cuda_cu.so'),
    'torch-extension-abi-mismatch',
    /pytorch3d/,
    /install --force-reinstall "torch==/,
  ],
  [
    'ImportError: trl>=0.8.6,<=0.9.6 is required for a normal functioning of this module, but found trl==0.24.0.',
    'package-version-mismatch',
    /DISABLE_VERSION_CHECK=1/,
  ],
  ["TypeError: annotate() got an unexpected keyword argument'labels'", 'api-mismatch', /"supervision<0\.22"/],
  [
    "TypeError: annotate() got an unexpected keyword argument 'moon'",
    'api-mismatch',
    undefined,
    /supervision/,
  ],
  [
    'No such file or directory #include <sparsehash/internal/sparseconfig.h>',
    'missing-header',
    /libsparsehash-dev/,
  ],
  ['fatal error: cannot read #include <sparsehash/internal/sparseconfig.h>', 'none'],
  [
    "/home/me/envs/chatterbox/lib/python3.11/site-packages/a.py:3: FutureWarning: old\nModel initialization failed:\n\n'NoneType' object is not callable",
    'pkg-resources-missing',
    /setuptools<81/,
  ],
  [
    "TypeError: ByteTrack.__init__() got an unexpected keyword argument 'track_thresh'",
    'api-mismatch',
    /"supervision<0\.23"/,
  ],
  [
    "TypeError: ByteTrack.__init__() got an unexpected keyword argument 'moon'",
    'api-mismatch',
    undefined,
    /supervision/,
  ],
  // The index has a stranger's, without code.
  ["ModuleNotFoundError: No module named 'pyairports'", 'module-not-found', /install -U vllm/],
  [
    'OSError: /v/lib/python3.10/site-packages/torchvision/image.so: undefined symbol: _ZN3c1017RegisterOperatorsD1Ev',
    'extension-of-another-torch',
    /"torch==.*" torchvision /,
    /--no-binary/,
  ],
  [
    'OSError: /v/lib/python3.10/site-packages/moonops/a.so: undefined symbol: _ZN3c1017RegisterOperatorsD1Ev',
    'torch-extension-abi-mismatch',
    undefined,
    /"torch==/,
  ],
  ['No such file or directory #include <Eigen/Core>', 'missing-header', /libeigen3-dev/],
];

answersAs(import.meta.filename, { first });

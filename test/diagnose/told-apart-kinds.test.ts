import { type AnswerCase, answersAs } from './told.ts';

/**
 * Failures that one signature knows and an answer tells apart (by card, code, owner, release), one for each way
 * that no other table goes. What is said to each is kept whole; here stand the class and what it turns on.
 */
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;
const site = '/v/lib/python3.11/site-packages';
const noKernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device';
const onCard = (card: string) => `Device: cuda:0 NVIDIA ${card}\n${noKernel}`;
const cublas = (code: string, call = 'cublasSgemm( handle, m, n, k)') =>
  `RuntimeError: CUDA error: CUBLAS_STATUS_${code} when calling \`${call}\``;
const setting = (field: string, said: string) =>
  `pydantic_core._pydantic_core.ValidationError: 1 validation error for TideConfig\n${field}\n  ${said}`;

const cases: readonly AnswerCase[] = [
  // The card that a log names says which torch has code for it.
  [onCard('GeForce RTX 5090'), 'no-kernel-image', /whl\/cu128/],
  [onCard('RTX PRO 6000 Blackwell'), 'no-kernel-image', /sm_120/],
  [onCard('B200'), 'no-kernel-image', /sm_100/],
  [onCard('Tesla V100'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_70/],
  [onCard('Tesla P100'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_60/],
  [onCard('GeForce GTX 1080'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_61/],
  [onCard('Tesla P40'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_61/],
  [onCard('GeForce RTX 4090'), 'no-kernel-image', undefined, /Maxwell/],
  [onCard('H100 80GB'), 'no-kernel-image'],
  [onCard('A100-SXM4-40GB'), 'no-kernel-image'],
  [onCard('GeForce RTX 3090'), 'no-kernel-image'],
  [
    raised(frame(`${site}/xformers/ops/fmha/cutlass.py`, 40, 'return self.op(q, k)'), noKernel),
    'no-kernel-image',
  ],
  [raised(frame(`${site}/moonlib/tide.py`, 40, 'return self.op(q, k)'), noKernel), 'no-kernel-image'],
  [raised(frame('/w/moon/tide.py', 40, 'return tide_cuda.flow(q)'), noKernel), 'no-kernel-image'],
  // cuBLAS, by its code.
  [cublas('NOT_SUPPORTED', 'cublasGemmEx( handle, CUDA_R_16BF)'), 'cublas-error'],
  [cublas('NOT_SUPPORTED'), 'cublas-error'],
  [cublas('ARCH_MISMATCH'), 'cublas-error'],
  [cublas('EXECUTION_FAILED'), 'cublas-error'],
  [cublas('INVALID_VALUE'), 'cublas-error'],
  // State of a model.
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tMissing key(s) in state_dict: "flow.weight", "flow.bias".\n\tUnexpected key(s) in state_dict: "module.flow.weight", "module.flow.bias".',
    'model-mismatch',
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tMissing key(s) in state_dict: "module.flow.weight".\n\tUnexpected key(s) in state_dict: "flow.weight".',
    'model-mismatch',
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tsize mismatch for pos_embed: copying a param with shape torch.Size([1, 197, 768]) from checkpoint, the shape in current model is torch.Size([1, 577, 768]).',
    'model-mismatch',
  ],
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
  // Names that transformers takes only where a package is there.
  [
    raised(
      frame(`${site}/transformers/modeling_utils.py`, 9, 'with init_empty_weights():'),
      "NameError: name 'init_empty_weights' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(
      frame(`${site}/transformers/integrations/tp.py`, 9, 'def f(a: DTensor):'),
      "NameError: name 'DTensor' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(
      frame(`${site}/transformers/models/moon.py`, 9, 'out = flash_attn_func(q, k, v)'),
      "NameError: name 'flash_attn_func' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(frame(`${site}/moonlib/tide.py`, 9, 'return _C.flow(a)'), "NameError: name '_C' is not defined"),
    'broken-install',
  ],
  // What a validator says of a field.
  [setting('phase', 'Input should be a valid dictionary [type=dict_type]'), 'config-refused'],
  [setting('phase', 'Input should be a valid integer, unable to parse [type=int_parsing]'), 'config-refused'],
  [setting('phase', 'Input should be a valid boolean [type=bool_type]'), 'config-refused'],
  [setting('phase', 'Input should be a valid string [type=string_type]'), 'config-refused'],
  [setting('phase', 'Extra inputs are not permitted [type=extra_forbidden]'), 'config-refused'],
  [setting('phase', "Input should be 'new' or 'full' [type=literal_error]"), 'config-refused'],
  // Files of another Python, another CUDA.
  [
    `ImportError: ${site}/moonlib/_tide.so: undefined symbol: _PyThreadState_UncheckedGet`,
    'undefined-symbol',
  ],
  [`ImportError: ${site}/moonlib/_tide.so: undefined symbol: cublasLtGetStatusString`, 'undefined-symbol'],
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
  // Rights.
  ["PermissionError: [Errno 13] Permission denied: '/dev/dri/renderD128'", 'permission-denied'],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/local/lib/python3.11/dist-packages/moonlib'",
    'permission-denied',
  ],
  ["PermissionError: [Errno 13] Permission denied: '/tmp/moontide.lock'", 'permission-denied'],
  ["OSError: [Errno 28] No space left on device: '/dev/shm/torch_1'", 'shared-memory-too-small'],
  // NumPy of another age.
  ["ModuleNotFoundError: No module named 'numpy._core'", 'numpy2-abi'],
  [
    'RuntimeError: Numpy is not available: A module that was compiled using NumPy 1.x cannot be run in NumPy 2.0.2\n  import cv2',
    'numpy2-abi',
  ],
  // Compiled for one torch.
  [
    `ImportError: ${site}/vllm/_C.abi3.so: undefined symbol: _ZN3c104cuda9SetDeviceEi`,
    'torch-extension-abi-mismatch',
  ],
  [
    'Could not load library libcudnn_cnn_infer.so.8. Error: libcudnn_cnn_infer.so.8: undefined symbol: cudnnTideFlow',
    'other-missing-shared-library',
  ],
  // An extension of a web UI, and a submodule.
  [
    raised(
      frame('/w/webui/extensions/moon/scripts/tide.py', 3, 'from modules.tides import flow'),
      "ModuleNotFoundError: No module named 'modules.tides'",
    ),
    'app-requirements-outdated',
  ],
  ['tide.cpp:3:10: fatal error: cutlass/cutlass.h: No such file or directory', 'missing-header'],
  // A service without an address.
  ['httpx.ConnectError: All connection attempts failed', 'service-not-reached'],
  ['httpx.ConnectError: [Errno -2] Name or service not known', 'service-not-reached'],
  ['OSError: moon/tide does not appear to have a file named config.json.', 'model-file-missing'],
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
  // A port of root's, a file that was cut, a folder without its files.
  [
    raised(
      frame('/w/moon/serve.py', 4, "sock.bind(('0.0.0.0', port))"),
      'PermissionError: [Errno 13] Permission denied',
    ),
    'port-privileged',
  ],
  [
    'Loading /workspace/models/tide.safetensors\nsafetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer',
    'corrupt-download',
    /^rm \/workspace\/models\/tide\.safetensors$/m,
  ],
  ['OSError: /workspace/models/tide does not appear to have a file named config.json.', 'model-file-missing'],
  [
    'OSError: /root/.cache/huggingface/hub/models--moon--tide/snapshots/0a1b does not appear to have a file named config.json.',
    'model-file-missing',
    /hf download moon\/tide/,
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

answersAs(import.meta.filename, cases, { first: false });

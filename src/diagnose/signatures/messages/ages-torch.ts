import { ofThisTorch } from '../../of-this-torch.ts';
import { defineMessages } from './define.ts';

/** The releases of torchcodec by that of torch. */
const codecOfTorch = `"torchcodec==$(python3 -c 'import torch; print({"2.4": "0.0.3", "2.5": "0.1.*", "2.6": "0.2.*", "2.7": "0.5.*", "2.8": "0.7.*", "2.9": "0.9.*", "2.10": "0.10.*"}.get(".".join(torch.__version__.split(".")[:2]), "0.16.*"))')"   # the one for this torch`;

/** What torch, JAX and what is compiled for them say of each other. */
export const ageTorchMessages = defineMessages([
  {
    id: 'torchcodec-of-another-torch',
    class: 'torchcodec-version-mismatch',
    title: 'torchcodec does not fit the torch that is here',
    weight: 'root',
    match: [
      { text: 'libtorchcodec_', pattern: /libtorchcodec_\w{1,20}\.so: undefined symbol/ },
      // One that knows ffmpeg 8 is for torch 2.9.
      { text: '7, and 8', across: true, pattern: /PyTorch version \(2\.[0-8]\./ },
    ],
    cause:
      'Each torchcodec is made for one torch; that ffmpeg is missing it says as well, and is not the matter here.',
    fix: [`pip install ${codecOfTorch}`],
    source: 'torchcodec 0.16 (wheel), METADATA: the table of releases',
    example: 'OSError: /v/torchcodec/libtorchcodec_core7.so: undefined symbol: torch_library_impl',
    other: 'OSError: libtorchcodec_core7.so: cannot open shared object file: No such file or directory',
    stage: 'import',
  },
  {
    id: 'torchcodec-wanted',
    class: 'module-not-found',
    title: 'torchaudio reads and writes by torchcodec, which is not here',
    match: ['TorchCodec is required for'],
    cause:
      'torchaudio 2.9 and newer have no reader of their own; torchcodec itself needs the libraries of ffmpeg.',
    fix: [`apt-get update && apt-get install -y ffmpeg && pip install ${codecOfTorch}`],
    source: 'torchaudio 2.9 (wheel), _torchcodec.py',
    example:
      'ImportError: TorchCodec is required for load_with_torchcodec. Please install torchcodec to use it.',
    other: 'TorchCodec is installed',
    stage: 'run',
  },
  {
    id: 'torch-ffi',
    class: 'torch-version-mismatch',
    title: 'The code is for torch before 1.0: torch.utils.ffi is gone',
    match: [
      'torch.utils.ffi is deprecated',
      "No module named 'torch.utils.ffi'",
      { text: "from 'torch.utils'", pattern: /cannot import name '_?ffi' from 'torch\.utils'/ },
    ],
    cause: 'torch 1.0 took it away; headers that are missing beside it (THC.h) follow from that.',
    fix: [
      'conda create -y -n old -c pytorch -c conda-forge python=3.6 pytorch=0.4.1 cffi && conda activate old   # pip has no torch before 1.0; then its build script again; for cards up to Volta, with nvcc of CUDA 9',
      '# or, for a newer card: its branch or a fork for torch 1 (git branch -a)',
    ],
    source: 'https://github.com/pytorch/pytorch/releases/tag/v1.0.0',
    example: 'ImportError: torch.utils.ffi is deprecated. Please use cpp extensions instead.',
    other: 'torch.utils.cpp_extension is used',
  },
  {
    id: 'gptq-cuda',
    class: 'extension-build-failed',
    title: 'auto-gptq was installed without its kernels for CUDA',
    match: [{ text: 'CUDA extension not installed', not: /deepspeed/i }],
    cause:
      'No ready wheel fits this torch, CUDA and Python, so it was built without nvcc: it is slow, or runs on the CPU.',
    fix: [
      'BUILD_CUDA_EXT=1 pip install --force-reinstall --no-deps --no-build-isolation --no-binary auto-gptq auto-gptq   # needs nvcc of the CUDA of torch',
      'pip install -U gptqmodel --no-build-isolation   # or: what took its place',
    ],
    source: 'AutoGPTQ/AutoGPTQ@v0.7.1 auto_gptq/nn_modules/qlinear/qlinear_cuda_old.py',
    example: 'WARNING:auto_gptq.nn_modules.qlinear.qlinear_cuda:CUDA extension not installed.',
    other: 'exllama_kernels not installed.',
    weight: 'hint',
  },
  {
    id: 'jax-plugin',
    class: 'jax-version-mismatch',
    title: "JAX's plugin for CUDA is of another release than jaxlib, and is not used",
    match: [
      {
        text: 'JAX plugin ',
        pattern:
          /plugin jax_(?<cuda>cuda1\d)_(?:plugin|pjrt) version (?<plugin>[\d.]{3,20}) is installed,? {1,4}but it is not compatible with the installed jaxlib version (?<here>\d[\d.]{2,20}\d)/,
        across: true,
      },
    ],
    cause:
      'jaxlib, jax-{cuda}-plugin and jax-{cuda}-pjrt are released together, and are only loaded with one version: here {here} and {plugin}.',
    fix: [
      'pip install "jax-{cuda}-plugin=={here}" "jax-{cuda}-pjrt=={here}"',
      'pip install -U "jax[{cuda}]"   # or: all of them anew',
    ],
    source: 'jax-ml/jax@v0.8.0 jax/_src/xla_bridge.py',
    example:
      'RuntimeWarning: JAX plugin jax_cuda12_plugin version 0.6.1 is installed, but it is not compatible with the installed jaxlib version 0.6.0, so it will not be used.',
    other: 'JAX plugin configuration error',
    weight: 'plain',
  },
  {
    id: 'isin-number',
    class: 'transformers-version-mismatch',
    title: 'transformers is too new for the code that generates (XTTS, Coqui TTS, Tortoise)',
    match: [
      {
        text: 'isin() received an invalid combination of arguments',
        pattern: /test_elements=int/,
      },
    ],
    cause:
      'From 4.41 on transformers wants pad_token_id as a tensor where it looks for it; code of before gives a number.',
    fix: [
      'pip install "transformers<4.41"',
      'pip uninstall -y TTS && pip install coqui-tts   # or: the TTS that is still cared for, for newer transformers',
    ],
    source: 'https://github.com/idiap/coqui-ai-TTS/issues/31',
    example:
      'TypeError: isin() received an invalid combination of arguments - got (elements=Tensor, test_elements=int, ), but expected one of:',
    other:
      'TypeError: isin() received an invalid combination of arguments - got (Tensor, list), but expected one of:',
  },
  {
    id: 'flash-one',
    class: 'flash-attn-version-mismatch',
    title: 'The code is for flash-attn 1: version 2 calls its functions otherwise',
    match: [
      {
        text: 'flash_attn_unpadded',
        pattern:
          /flash_attn_unpadded\w{0,20}[`'"] is not defined|import name '?flash_attn_unpadded\w{0,20}'?$/,
      },
    ],
    cause: 'flash-attn 2 renamed flash_attn_unpadded… to flash_attn_varlen….',
    fix: [
      "grep -rl flash_attn_unpadded --include='*.py' . | xargs -r sed -i 's/flash_attn_unpadded/flash_attn_varlen/g'   # in the folder of the code: the same functions, called otherwise",
      '# or pip uninstall -y flash-attn && pip install --no-build-isolation "flash-attn<2"   (needs nvcc, a card up to Ada)',
    ],
    source: 'Dao-AILab/flash-attention@v2.0.0 README.md',
    example: "NameError: name 'flash_attn_unpadded_qkvpacked_func' is not defined",
    other: "NameError: name 'flash_attn_func' is not defined",
  },
  {
    id: 'jax-jaxlib-parts',
    class: 'package-version-mismatch',
    title: 'jax and jaxlib are of different ages',
    match: [{ text: "module 'jaxlib", pattern: /module 'jaxlib[\w.]{0,60}' has no attribute '/ }],
    cause: 'jax asks jaxlib for what the jaxlib here does not have: the two are released together.',
    fix: [
      'pip install -U "jax[cuda12]"   # both of one release (CUDA 13: jax[cuda13]; for the CPU: jax)',
      '# an older jax that the app pins: jaxlib of the very same number: pip install "jax==X" "jaxlib==X"',
    ],
    source: 'https://docs.jax.dev/en/latest/installation.html',
    example: "AttributeError: module 'jaxlib.cuda_linalg' has no attribute 'cuda_sytrd'",
    other: "AttributeError: module 'jaxlike' has no attribute 'cuda_sytrd'",
    stage: 'import',
  },
  {
    id: 'jax-config-name',
    class: 'package-version-mismatch',
    title: 'What uses jax (flax, haiku, chex, optax) is of another age than jax',
    match: [
      {
        text: "'Config' object has no attribute '",
        pattern: /attribute '(?:define_bool_state|define_\w{1,20}_state|jax_\w{1,60})'/,
      },
    ],
    cause:
      'It asks the settings of jax for a name that this jax no longer has (or, for an old jax, not yet).',
    fix: [
      'pip install -U flax dm-haiku chex optax   # the ones of them that are here: newer ones know this jax',
      '# or the jax and jaxlib that the app names, both of one release (define_bool_state: jax<0.4.25)',
    ],
    source: 'https://docs.jax.dev/en/latest/changelog.html',
    example: "AttributeError: 'Config' object has no attribute 'define_bool_state'",
    other: "AttributeError: 'Config' object has no attribute 'device'",
    stage: 'import',
  },
  {
    id: 'torchvision-models-utils',
    class: 'torchvision-version-mismatch',
    title: 'torchvision.models.utils is gone: what the code wants of it is in torch.hub',
    match: [{ text: "named 'torchvision.models.utils'" }, { text: "from 'torchvision.models.utils'" }],
    weight: 'root',
    cause:
      'The code is older than this torchvision; load_state_dict_from_url is the same function in torch.hub.',
    fix: [
      "grep -rl 'torchvision.models.utils' --include='*.py' . | xargs sed -i 's/torchvision\\.models\\.utils/torch.hub/'   # in the folder of the app",
    ],
    source: 'https://github.com/pytorch/vision/releases/tag/v0.10.0',
    example: "ModuleNotFoundError: No module named 'torchvision.models.utils'",
    other: "ModuleNotFoundError: No module named 'torchvision.models.vgg20'",
    stage: 'import',
  },
  {
    id: 'xformers-none',
    class: 'xformers-mismatch',
    title: 'The code takes xformers for granted, and xformers is not there or does not load',
    match: [{ text: "'NoneType' object has no attribute 'attn_bias'" }],
    cause: 'An import of xformers failed quietly, and its name is None where its attention masks are wanted.',
    fix: [
      `${ofThisTorch('pip')}   # the xformers that was made for the torch that is here`,
      'python3 -m xformers.info   # loads it now?',
    ],
    source: 'facebookresearch/xformers@v0.0.23 xformers/ops/fmha/attn_bias.py',
    example: "AttributeError: 'NoneType' object has no attribute 'attn_bias'",
    other: "AttributeError: 'NoneType' object has no attribute 'bias'",
    confidence: 'medium',
  },
  {
    id: 'torch-before-ndim',
    class: 'package-too-old',
    title: 'torch is older than the code: tensors have ndim from 1.2 on',
    match: [{ text: "'Tensor' object has no attribute 'ndim'" }],
    cause: 'The code asks a tensor for ndim, which torch has from 1.2 on.',
    fix: ['pip install "torch>=1.2" torchvision   # or, in the code: .dim() for .ndim'],
    source: 'pytorch/pytorch@v1.2.0 torch/tensor.py',
    example: "AttributeError: 'Tensor' object has no attribute 'ndim'",
    other: "AttributeError: 'Tensor' object has no attribute 'ndims'",
  },
  {
    id: 'triton-ptxas',
    class: 'cuda-toolkit-mismatch',
    title: 'The ptxas that is taken is older than the code that is made for it',
    match: [
      {
        text: 'Unsupported .version',
        pattern: /Unsupported \.version (?<wanted>\d\.\d); current version is '(?<here>\d\.\d)'/,
        not: /tempfile|xla|jax|ptx input/,
      },
    ],
    cause:
      'The GPU code is of the PTX version {wanted}, and the assembler (ptxas) of an older CUDA toolkit knows {here} at most.',
    fix: [
      'unset TRITON_PTXAS_PATH   # triton then takes the one it brings; then start again',
      'export CUDA_HOME=/usr/local/cuda-12.8 PATH="/usr/local/cuda-12.8/bin:$PATH"   # or: a newer toolkit first, where one is installed: apt-get install -y cuda-nvcc-12-8',
      'echo "$TRITON_PTXAS_PATH"; which -a ptxas nvcc   # which one comes first',
    ],
    source: 'triton-lang/triton@v3.2.0 third_party/nvidia/backend/compiler.py',
    example: "ptxas /tmp/tmpq1.ptx, line 5; fatal   : Unsupported .version 8.7; current version is '8.4'",
    other: "ptxas /tmp/tempfile-a-1; fatal   : Unsupported .version 8.7; current version is '8.4'",
    confidence: 'medium',
  },
  {
    id: 'torch-axis-none',
    class: 'torch-version-mismatch',
    title: 'This torch is older than the code: sum() takes no axis=None yet',
    match: ['Please look up dimensions by name, got: name = None'],
    cause: 'torch 1 takes None for the name of a dimension; torch 2 sums over all.',
    fix: [
      'pip install -U torch   # and the torchvision and torchaudio that belong to it, where they are here',
    ],
    source: 'https://github.com/huggingface/trl/issues/240',
    example: 'RuntimeError: Please look up dimensions by name, got: name = None.',
    other: "RuntimeError: Please look up dimensions by name, got: name = 'C'.",
    confidence: 'medium',
  },
]);

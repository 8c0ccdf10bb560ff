import { ofThisTorch } from '../../of-this-torch.ts';
import { defineMessages } from './define.ts';

/** What two packages of different ages say of each other. */
export const ageMessages = defineMessages([
  {
    id: 'vision2seq',
    class: 'transformers-version-mismatch',
    title: 'AutoModelForVision2Seq is gone: this is transformers 5',
    match: [{ text: "cannot import name 'AutoModelForVision2Seq'", not: /Vision2Seq'? from/ }],
    cause: 'transformers 5 has AutoModelForImageTextToText in its place; the code is older.',
    fix: [
      'pip install "transformers<5"   # where the code is not yours',
      '# in the code: AutoModelForImageTextToText',
    ],
    source: 'huggingface/transformers MIGRATION_GUIDE_V5.md',
    example: "ImportError: cannot import name 'AutoModelForVision2Seq'",
    other: 'AutoModelForVision2Seq loaded',
  },
  {
    id: 'protobuf-gencode',
    class: 'protobuf-mismatch',
    title: 'protobuf is older than what the code was made with',
    match: [
      {
        text: 'gencode ',
        pattern: /gencode (?<wanted>\d[\d.]{2,10}\d) runtime (?<here>\d[\d.]{2,10}\d)/,
      },
    ],
    cause:
      'A package brings code that protobuf {wanted} made; protobuf {here} is installed, and does not run newer code.',
    fix: [
      'pip install -U "protobuf>={wanted}"   # what asks for an older one shows itself: pip check',
      '# where another package needs the older protobuf: an older release of the package whose _pb2.py stands in the traceback',
    ],
    source: 'protocolbuffers/protobuf@v28.0 python/google/protobuf/runtime_version.py',
    example:
      'google.protobuf.runtime_version.VersionError: Detected incompatible Protobuf Gencode/Runtime versions when loading a.proto: gencode 5.29.0 runtime 5.27.2.',
    other: 'protobuf gencode version 5.27.2 is one minor version older than the runtime version 5.28.0',
    stage: 'import',
  },
  {
    id: 'keras-three-in-two',
    class: 'keras-model-version',
    title: 'The model was saved by Keras 3, and Keras 2 opens it',
    match: [
      { text: 'Unrecognized keyword arguments: [', pattern: /\['(?:batch_shape|optional)'/ },
      { text: 'Unknown dtype policy', pattern: /DTypePolicy/ },
      { text: "Unknown layer: 'DTypePolicy'" },
    ],
    cause: 'Only Keras 3 (with TensorFlow 2.16 and newer) writes batch_shape and DTypePolicy into a model.',
    fix: [
      'pip install -U "tensorflow>=2.16" "keras>=3"   # and not TF_USE_LEGACY_KERAS=1',
      '# or save it again with the TensorFlow of this machine',
    ],
    source: 'keras-team/keras@v3.0.0 keras/src/layers/core/input_layer.py',
    example: "ValueError: Unrecognized keyword arguments: ['batch_shape']",
    other: "ValueError: Unrecognized keyword arguments: ['speed']",
  },
  {
    id: 'openai-before-one',
    class: 'openai-version-mismatch',
    title: 'The code is for openai 0.28, and a newer one is here',
    match: [{ text: 'no longer supported in openai>=1.0.0' }],
    cause: 'openai 1.0 is called otherwise: a client, in place of openai.ChatCompletion and the like.',
    fix: [
      'pip install "openai<1"   # the last of the old kind, 0.28.1',
      '# or a newer release of what calls it; code of your own: openai migrate',
    ],
    source: 'openai/openai-python@v1.0.0 src/openai/lib/_old_api.py',
    example:
      'You tried to access openai.Audio, but this is no longer supported in openai>=1.0.0 - see the README',
    other: 'openai>=1.0.0 is supported',
  },
  {
    id: 'chroma-before-four',
    class: 'chromadb-version-mismatch',
    title: 'The code is for chromadb 0.3, and a newer one is here',
    match: [{ text: 'You are using a deprecated configuration of Chroma' }],
    cause: 'chromadb 0.4 keeps its data otherwise and is set up otherwise (PersistentClient).',
    fix: [
      'pip install "chromadb<0.4"',
      '# or a newer release of what calls it; code of your own: chromadb.PersistentClient(path=FOLDER); data: pip install chroma-migrate && chroma-migrate',
    ],
    source: 'chroma-core/chroma@0.4.0 chromadb/config.py',
    example: 'ValueError: You are using a deprecated configuration of Chroma.',
    other: 'a configuration of Chroma',
  },
  {
    id: 'paddleocr-before-three',
    class: 'paddleocr-version-mismatch',
    title: 'The code is for paddleocr 2, and a newer one is here',
    match: [
      {
        text: 'Unknown argument: ',
        pattern:
          /Error: Unknown argument: (?<argument>show_log|use_gpu|use_mp|use_dilation|use_onnx|use_tensorrt|use_space_char|drop_score|max_batch_size|gpu_mem|(?:det|rec|cls|table|layout)_\w{2,40})$/,
      },
    ],
    cause: 'paddleocr 3 takes other arguments than 2 did, and gives its results in another form.',
    fix: [
      'pip install "paddleocr<3" "paddlepaddle<3"   # with a GPU: paddlepaddle-gpu<3',
      '# or, in code of your own: without {argument}; device="gpu" in place of use_gpu',
    ],
    source: 'PaddlePaddle/PaddleOCR@v3.0.0 paddleocr/_common_args.py',
    example: 'ValueError: Unknown argument: show_log',
    other: 'ValueError: Unknown argument: verbose',
  },
  {
    id: 'sqlalchemy-before-two',
    class: 'sqlalchemy-version-mismatch',
    title: 'The code is for SQLAlchemy 1.4, and 2 is here',
    match: [
      { text: 'Not an executable object: ' },
      { text: "Engine' object has no attribute 'execute'" },
      { text: 'should be explicitly declared as text(' },
    ],
    cause: 'SQLAlchemy 2 runs only text(…) and statements, and those on a connection, not on the engine.',
    fix: [
      'pip install "sqlalchemy<2"   # beside pandas 2.2 or newer: "pandas<2.2" as well',
      '# or a newer release of what calls it; code of your own: with engine.begin() as c: c.execute(sqlalchemy.text("…"))',
    ],
    source: 'sqlalchemy/sqlalchemy@rel_2_0_0 lib/sqlalchemy/exc.py',
    example: "AttributeError: 'OptionEngine' object has no attribute 'execute'",
    other: "AttributeError: 'Engine' object has no attribute 'start'",
  },
  {
    id: 'lightning-strategy-gone',
    class: 'pytorch-lightning-version-mismatch',
    title: 'Lightning is newer than the code: 2.0 took that strategy away',
    match: [
      {
        text: 'invalid strategy name',
        pattern:
          /strategy name: `?strategy='(?<strategy>dp|ddp2|ddp_sharded|ddp_sharded_spawn|ddp_fully_sharded|horovod|tpu_spawn|collaborative|bagua)'/,
      },
    ],
    cause: 'The Trainer of Lightning 2 has no strategy {strategy} any more.',
    fix: [
      'pip install "pytorch_lightning<2" "torchmetrics<1" "setuptools<81"',
      '# or, in the code: strategy="ddp" (fsdp in place of the sharded ones)',
    ],
    source: 'Lightning-AI/pytorch-lightning 2.0 release notes',
    example: "ValueError: You selected an invalid strategy name: `strategy='dp'`.",
    other: "ValueError: You selected an invalid strategy name: `strategy='ddq'`.",
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
    id: 'networkx-two',
    class: 'api-mismatch',
    title: 'networkx is newer than the code',
    match: [
      {
        text: 'has no attribute',
        pattern:
          /'(?:Multi)?(?:Di)?Graph' object has no attribute '(?:edge|nodes_iter|edges_iter|neighbors_iter|degree_iter|add_path|selfloop_edges)'/,
      },
      { text: 'networkx', pattern: /networkx\/classes\/reportviews\.py.{1,200}TypeError/, across: true },
    ],
    cause: 'networkx 2.0 took G.edge and the _iter functions away, and gives views in place of lists.',
    fix: [
      'pip install "networkx<2"',
      '# or, in the code: G[u][v] in place of G.edge[u][v], list(G.nodes())[i], G.nodes() in place of G.nodes_iter()',
    ],
    source: 'networkx/networkx@networkx-2.0 doc/release/migration_guide_from_1.x_to_2.0.rst',
    example: "AttributeError: 'DiGraph' object has no attribute 'edge'",
    other: "AttributeError: 'Graph' object has no attribute 'fit'",
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
    id: 'flash-one',
    class: 'flash-attn-version-mismatch',
    title: 'The code is for flash-attn 1: version 2 calls its functions otherwise',
    match: [{ text: 'flash_attn_unpadded', pattern: /flash_attn_unpadded\w{0,20}[`'"] is not defined/ }],
    cause: 'flash-attn 2 renamed flash_attn_unpadded… to flash_attn_varlen….',
    fix: [
      'pip uninstall -y flash-attn && pip install --no-build-isolation "flash-attn<2"   # needs nvcc; a card up to Ada',
      '# or, in the code: flash_attn_varlen in place of flash_attn_unpadded, where it is imported and used',
    ],
    source: 'Dao-AILab/flash-attention@v2.0.0 README.md',
    example: "NameError: name 'flash_attn_unpadded_qkvpacked_func' is not defined",
    other: "NameError: name 'flash_attn_func' is not defined",
  },
  {
    id: 'keras-tensor',
    class: 'keras-3',
    title: 'The code is for Keras 2: Keras 3 hands no placeholder to a function of TensorFlow',
    match: ['A KerasTensor cannot be used as input to a TensorFlow function'],
    cause: 'Keras 3, which TensorFlow brings, takes its own layers and keras.ops only.',
    fix: [
      'pip install tf_keras && export TF_USE_LEGACY_KERAS=1   # Keras 2',
      '# or, in the code: keras.layers.Lambda(f)(x); of a package: its newest version',
    ],
    source: 'keras-team/keras@v3.4.0 keras/src/backend/common/keras_tensor.py',
    example: 'ValueError: A KerasTensor cannot be used as input to a TensorFlow function.',
    other: 'KerasTensor(type_spec=TensorSpec(shape=(None, 4)))',
  },
  {
    id: 'text-config',
    class: 'transformers-version-mismatch',
    title: 'transformers is newer than the code of this model',
    match: [{ text: 'get_text_config', pattern: /has no attribute [`'"]?get_text_config/ }],
    cause:
      'transformers asks each config for its part for text (get_text_config) since 4.46, and everywhere since 4.49; the config of this model comes with code of its own (a node, or trust_remote_code) that does not have it.',
    fix: [
      'pip install "transformers<4.49"   # still so: transformers==4.46.0',
      '# or the newest version of the node or model that brings this code (git pull in its folder), with the transformers that it names',
    ],
    source: 'huggingface/transformers@v4.49.0 src/transformers/configuration_utils.py',
    example: "AttributeError: 'Florence2LanguageConfig' object has no attribute 'get_text_config'",
    other: "AttributeError: 'Graph' object has no attribute 'text_config'",
  },
  {
    id: 'numpy-api',
    class: 'numpy2-abi',
    title: 'numpy is older than a compiled package was made for',
    match: [
      {
        text: 'module compiled against',
        pattern: /module compiled against (?:ABI|API) version \w{3,12} but this version of numpy is/,
      },
      { text: 'module was compiled against NumPy C-API version' },
    ],
    cause: 'A compiled module was built with a newer numpy than the one that is installed.',
    fix: [
      'pip install -U "numpy<2"   # the newest of the 1.x; where the package is made for 2: pip install -U numpy',
      'pip check   # says who asks for the older numpy; or build the module again: pip install --force-reinstall --no-binary :all: --no-deps PACKAGE',
    ],
    source: 'numpy/numpy@v1.26.0 numpy/core/code_generators/generate_numpy_api.py',
    example: 'RuntimeError: module compiled against API version 0xf but this version of numpy is 0xd',
    other: 'RuntimeError: module was compiled for another API',
    stage: 'import',
    weight: 'plain',
  },
  {
    id: 'esmfold-openfold',
    class: 'model-mismatch',
    title: 'ESMFold was made with openfold 1, and a newer openfold is here',
    match: [{ text: "Keys 'trunk.structure_module.ipa.", pattern: /linear_q_points\.linear\./ }],
    cause:
      'openfold 2 (and its branch pl_upgrades) calls these weights otherwise, so that the checkpoint of ESMFold does not fit.',
    fix: [
      'pip install --force-reinstall --no-deps --no-build-isolation git+https://github.com/aqlaboratory/openfold.git@4b41059694619831a7db195b7e0988fc4ff3a307   # the commit that the README of esm names; needs nvcc',
      '# or without openfold: transformers has ESMFold: EsmForProteinFolding.from_pretrained("facebook/esmfold_v1")',
    ],
    source: 'https://github.com/facebookresearch/esm#installation',
    example: "RuntimeError: Keys 'trunk.structure_module.ipa.linear_q_points.linear.weight' are missing.",
    other: "RuntimeError: Keys 'head.weight' are missing.",
  },
  {
    id: 'bentoml-openllm',
    class: 'package-version-mismatch',
    title: 'This openllm was written for bentoml 1.1, and a newer bentoml is here',
    match: [{ text: 'Invalid Tag _service', pattern: /serve.{0,4} failed: Invalid Tag/ }],
    cause: 'bentoml 1.2 changed how services are named and started; openllm 0.4 starts it in the old way.',
    fix: ['pip install "bentoml<1.2"', '# or a newer openllm, which goes with it: pip install -U openllm'],
    source: 'https://github.com/bentoml/OpenLLM/releases',
    example: 'Error: [bentoml-cli] `serve` failed: Invalid Tag _service:svc',
    other: 'Error: [bentoml-cli] `serve` failed: no such service',
  },
  {
    id: 'gym-old-code',
    class: 'api-mismatch',
    title: 'The code was written for gym before 0.26, and a newer one (or gymnasium) is here',
    match: [
      {
        text: '.step(',
        across: true,
        pattern: /= [\w.]{1,40}\.step\(.{0,300}ValueError: too many values to unpack \(expected 4\)/,
      },
      {
        text: "object has no attribute 'seed'",
        pattern: /'(?:OrderEnforcing|TimeLimit|\w{1,60}Env)' object has/,
      },
      {
        text: "reset() got an unexpected keyword argument '",
        pattern: /Env\.reset\(\) got an unexpected keyword argument '(?:seed|options)'/,
      },
      {
        text: "reset() got an unexpected keyword argument '",
        pattern: /argument '(?:seed|options)'/,
        near: [{ marker: 'gym', before: 30 }],
      },
    ],
    cause:
      'From gym 0.26 on (and in gymnasium) step() gives five values, reset() gives two and is handed seed and options, and seed() is gone; the code or the environment is older than that.',
    fix: [
      'pip install "pip<24.1" "setuptools<66" "wheel<0.39" && pip install --no-build-isolation "gym==0.21.0"   # the last gym of the old kind; code for gymnasium or stable-baselines3 2: stable-baselines3==1.8.0 in its place',
      '# or the code moves: obs, info = env.reset(seed=…); obs, reward, terminated, truncated, info = env.step(action); class of your own: def reset(self, *, seed=None, options=None)',
    ],
    source: 'https://gymnasium.farama.org/introduction/migration_guide/',
    example: 'obs, reward, done, info = env.step(a) ValueError: too many values to unpack (expected 4)',
    other: 'obs, reward, done, info = split(a) ValueError: too many values to unpack (expected 4)',
  },
  {
    id: 'gym-new-code',
    class: 'api-mismatch',
    title: 'The code was written for gym 0.26 or gymnasium, and the environment is of an older gym',
    match: [
      {
        text: '.reset(',
        across: true,
        pattern:
          /, \w{1,20} = [\w.]{1,40}\.reset\(.{0,300}ValueError: (?:not enough|too many) values to unpack \(expected 2/,
      },
      {
        text: '.step(',
        across: true,
        pattern: /= [\w.]{1,40}\.step\(.{0,300}ValueError: not enough values to unpack \(expected 5/,
      },
    ],
    cause:
      'reset() gives two values and step() five from gym 0.26 on (and in gymnasium); what is asked here gives one and four, as gym did before: stable-baselines3 from 2.0 on wants gymnasium.',
    fix: [
      'pip install "stable-baselines3==1.8.0"   # where stable-baselines3 asks, and the environment stays with gym',
      '# else: pip install -U gymnasium, and in the code import gymnasium as gym; an environment of your own: return obs, {} from reset()',
    ],
    source: 'https://gymnasium.farama.org/introduction/migration_guide/',
    example: 'obs, info = self.env.reset(**kwargs) ValueError: too many values to unpack (expected 2)',
    other: 'obs, info = self.env.split(x) ValueError: too many values to unpack (expected 2)',
  },
  {
    id: 'python-compiled-for',
    class: 'python-version-unsupported',
    title: 'A compiled module is made for Python {wanted}, and Python {here} runs here',
    match: [
      {
        text: 'module was compiled for Python',
        pattern:
          /module was compiled for Python (?<wanted>3\.\d{1,2}), but the interpreter version is incompatible: (?<here>3\.\d{1,2})/,
      },
    ],
    cause: 'A compiled module fits one Python; this one was built with Python {wanted}.',
    fix: [
      'uv venv --seed --python {wanted} /workspace/venv && . /workspace/venv/bin/activate   # that Python; then the same install again (conda create -n app python={wanted} does as well)',
      '# or, in the Python that is here: pip install --force-reinstall --no-cache-dir of the package that it belongs to (conda: conda install of it)',
    ],
    source: 'https://github.com/conda-forge/openmm-feedstock',
    example:
      'Python version mismatch: module was compiled for Python 3.8, but the interpreter version is incompatible: 3.11.2 (main).',
    other: 'module was compiled for Python 3.8',
    stage: 'import',
  },
  {
    id: 'size-clean',
    class: 'python-version-unsupported',
    title: 'A compiled package is older than this Python (PY_SSIZE_T_CLEAN)',
    match: [{ text: "SystemError: PY_SSIZE_T_CLEAN macro must be defined for '#' formats" }],
    cause:
      'From Python 3.10 on compiled code must say how it counts; the package of the last frame above (pycuda, triton, spacy and others of before 2022) does not.',
    fix: [
      '# pip install -U the package of the last frame above (triton: another release of it, of the torch that is here)',
      'uv venv --seed --python 3.9 /workspace/venv && . /workspace/venv/bin/activate   # or the Python that it was made for; then the same install again',
    ],
    source: 'https://docs.python.org/3.10/whatsnew/3.10.html',
    example: "SystemError: PY_SSIZE_T_CLEAN macro must be defined for '#' formats",
    other: 'SystemError: bad format char passed to Py_BuildValue',
  },
  {
    id: 'numba-llvmlite',
    class: 'package-version-mismatch',
    title: 'numba and llvmlite are of different ages',
    match: [
      { text: 'Numba requires at least version', pattern: /of (?:llvmlite|LLVM)/ },
      { text: 'Numba needs llvmlite' },
    ],
    cause: 'Each numba goes with one llvmlite; another one was installed after it, or by conda beside pip.',
    fix: [
      'pip install -U --force-reinstall --no-deps llvmlite numba   # the newest of both; an app that pins numba: pip install --force-reinstall "numba==THAT", which brings its llvmlite',
      '# conda: conda install -c conda-forge numba llvmlite',
    ],
    source: 'https://numba.readthedocs.io/en/stable/user/installing.html#version-support-information',
    example: 'ImportError: Numba requires at least version 0.40.0 of llvmlite.',
    other: 'Numba needs at least a compiler of LLVM',
    stage: 'import',
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
    match: [{ text: "named 'torchvision.models.utils'" }],
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
    id: 'matplotlib-screen',
    class: 'no-display',
    title: 'Matplotlib is told to open a window, and there is no screen',
    match: [{ text: 'Cannot load backend', pattern: /interactive framework, as 'headless'/ }],
    cause:
      'The code or MPLBACKEND names a backend that draws windows, and a server or container has no screen.',
    fix: [
      "export MPLBACKEND=Agg   # and no matplotlib.use('TkAgg') in the code: matplotlib.use('Agg'), plt.savefig in place of plt.show",
    ],
    source: 'matplotlib/matplotlib@v3.9.0 lib/matplotlib/pyplot.py',
    example:
      "ImportError: Cannot load backend 'TkAgg' which requires the 'tk' interactive framework, as 'headless' is currently running",
    other: 'backend: TkAgg',
  },
  {
    id: 'matplotlib-backend',
    class: 'config-refused',
    title: 'MPLBACKEND names the backend of a notebook, which this environment does not have',
    match: [{ text: 'module://matplotlib_inline' }, { text: 'module://ipykernel.pylab.backend_inline' }],
    cause:
      'Jupyter and Colab set MPLBACKEND to a module of the notebook; a program of another environment inherits it.',
    fix: [
      'unset MPLBACKEND   # then the same again; in a notebook: import os; os.environ.pop("MPLBACKEND"), or MPLBACKEND=agg before the command',
      'pip install matplotlib-inline   # or: give the environment that backend',
    ],
    source: 'matplotlib/matplotlib@v3.9.0 lib/matplotlib/rcsetup.py',
    example:
      "ValueError: Key backend: 'module://matplotlib_inline.backend_inline' is not a valid value for backend; supported values are ['agg']",
    other: "ValueError: Key backend: 'gtk9' is not a valid value for backend",
    stage: 'import',
  },
  {
    id: 'hf-arguments',
    class: 'unknown-argument',
    title: 'The script knows no option or setting of this name',
    match: [
      {
        text: 'not used by the HfArgumentParser',
        pattern: /arguments are not used by the HfArgumentParser: \['-{0,2}(?<argument>\w[\w./=:-]{1,60})'/,
      },
      {
        text: 'keys are not used by the HfArgumentParser',
        pattern: /keys are not used by the HfArgumentParser: \['-{0,2}(?<argument>\w[\w./-]{1,60})'/,
      },
    ],
    cause:
      'The arguments of the script and of the installed transformers and trl are read from their classes, and none has these: they belong to another release, or are misspelt.',
    fix: [
      '# take it out of the command or the file of settings, with its value: {argument}   (and what else the message lists)',
      '# or look how this release calls them: run the script with --help; or the release of transformers, trl and the project that the example was written for: pip install -r requirements.txt',
    ],
    source: 'huggingface/transformers@v4.40.0 src/transformers/hf_argparser.py',
    example:
      "ValueError: Some specified arguments are not used by the HfArgumentParser: ['--group_by', 'length']",
    other: 'HfArgumentParser: arguments are used',
  },
  {
    id: 'lightning-gpus',
    class: 'gpu-index',
    title: 'Lightning is told to use a GPU that is not there',
    match: [
      {
        text: 'You requested gpu',
        pattern:
          /You requested gpu: \[(?<asked>[\d, ]{1,40})\]\s{1,4}But your machine only has: \[(?<here>[\d, ]{1,40})\]/,
      },
    ],
    cause: 'The settings ask for {asked}, and there is only {here}: the numbers begin at 0.',
    fix: [
      '# give the ones that are there: devices=[{here}] (--devices {here}, --gpus {here},), or as many: devices=1',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # more cards than Lightning sees? then the variable hides them',
    ],
    source: 'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/fabric/utilities/device_parser.py',
    example: 'MisconfigurationException: You requested gpu: [0, 1] But your machine only has: [0]',
    other: 'MisconfigurationException: You requested gpu: [] But your machine only has: []',
  },
  {
    id: 'lightning-no-gpu',
    class: 'no-gpu-visible',
    title: 'Lightning is told to use a GPU, and torch sees none',
    match: [{ text: 'No supported gpu backend found' }],
    cause:
      'torch.cuda.is_available() is False: the CPU build of torch, a driver that is too old, or a container without the GPU.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: torch is the CPU build (a driver before 570: whl/cu126)',
      '# no card is listed: start the container with docker run --gpus all, or deploy the pod with one',
      'python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # must say True',
    ],
    source:
      'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/pytorch/trainer/connectors/accelerator_connector.py',
    example: 'MisconfigurationException: No supported gpu backend found!',
    other: 'A gpu backend was found',
  },
  {
    id: 'lightning-monitor',
    class: 'model-mismatch',
    title: 'A callback watches a value that the training does not log',
    match: [
      {
        text: 'conditioned on metric',
        pattern: /conditioned on metric `?(?<metric>[\w./-]{1,60})`? which is not available/,
      },
      {
        text: 'could not find the monitored key in the returned',
        pattern: /monitor='(?<metric>[\w./-]{1,60})'/,
      },
    ],
    cause:
      'Early stopping, the saving of the best, or the scheduler waits for {metric}, which no step has logged: the validation has not run, or logs it by another name.',
    fix: [
      '# in training: validation data and check_val_every_n_epoch=1; in the module: self.log("{metric}", value); or monitor= one of the names that the message lists',
    ],
    source: 'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/pytorch/callbacks/early_stopping.py',
    example: 'RuntimeError: Early stopping conditioned on metric `val_loss` which is not available.',
    other: 'Early stopping conditioned on the loss',
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
        not: /tempfile|xla|jax/,
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
    id: 'lightning-gpus-gone',
    class: 'pytorch-lightning-version-mismatch',
    title: 'Lightning is newer than the code: 2.0 took the argument away',
    match: [
      {
        text: 'unexpected keyword argument',
        pattern:
          /TypeError(?:: |\(["'])__init__\(\) got an unexpected keyword argument '(?<argument>gpus|auto_select_gpus|replace_sampler_ddp|auto_lr_find)'/,
      },
    ],
    cause: 'The Trainer of Lightning 2 has no {argument} any more.',
    fix: [
      'pip install "pytorch_lightning<2"   # the Lightning that the code was written for; its requirements may name it exactly',
      '# or, in the code: devices=1, accelerator="gpu" in place of gpus=1',
    ],
    source: 'Lightning-AI/pytorch-lightning 2.0 release notes',
    example: "TypeError: __init__() got an unexpected keyword argument 'gpus'",
    other: "TypeError: Runner.__init__() got an unexpected keyword argument 'gpus'",
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'local-rank',
    class: 'unknown-argument',
    title: 'torch.distributed.launch of torch 2 says --local-rank, and the script knows --local_rank',
    match: [{ text: 'unrecognized arguments', pattern: /unrecognized arguments:.{0,300} --local-rank=\d/ }],
    cause:
      'The launcher passes the rank with a hyphen since torch 2.0; torchrun gives it in LOCAL_RANK alone.',
    fix: [
      '# torchrun --nproc_per_node=N in place of python -m torch.distributed.launch --nproc_per_node=N; the script takes int(os.environ["LOCAL_RANK"])',
      '# or, in the script: parser.add_argument("--local-rank", "--local_rank", type=int, default=0)',
    ],
    source: 'https://pytorch.org/docs/stable/distributed.html#launch-utility',
    example: 'train.py: error: unrecognized arguments: --local-rank=0',
    other: 'arguments: --local-rank=0',
  },
  {
    id: 'gone-package',
    class: 'package-renamed',
    title: 'A package is gone from the index under its old name',
    match: [
      {
        text: ' package ',
        pattern:
          /The ['"](?<old>[\w.-]{2,60})['"] (?:PyPI )?package (?:is deprecated, use|has been removed!\s{1,20}Please install) ['"](?<new>[\w.-]{2,60})['"]/,
        across: true,
      },
    ],
    cause: '{old} is {new} now: what is still called {old} there only says so, and fails on purpose.',
    fix: [
      'grep -rlE "^ *[\'\\"]?{old}\\b" --include="*.txt" --include="setup.*" --include="*.toml" --include="*.y*ml" . | xargs -r sed -i -E "s/^( *[\'\\"]?){old}\\b/\\1{new}/"; pip install {new}   # in the folder of the app; then its own install again',
      '# a package of another asks for it? a newer one of that; sklearn also: export SKLEARN_ALLOW_DEPRECATED_SKLEARN_PACKAGE_INSTALL=True',
    ],
    source: 'https://github.com/scikit-learn/sklearn-pypi-package',
    example: "The 'sklearn' PyPI package is deprecated, use 'scikit-learn' rather than 'sklearn'",
    other: "The 'train' package is deprecated",
    stage: 'install',
  },
  {
    id: 'gradio-queue',
    class: 'gradio-version-mismatch',
    title: 'gradio is newer than the code: queue() lost concurrency_count in 4.0',
    match: ['concurrency_count has been deprecated'],
    cause: 'gradio 4 raises this warning as an error.',
    fix: [
      'pip install "gradio<4"',
      '# or, in the code: queue() without concurrency_count; concurrency_limit in its place where an event is bound',
    ],
    source: 'gradio-app/gradio@gradio@4.0.0 gradio/blocks.py',
    example: '    raise DeprecationWarning(\nDeprecationWarning: concurrency_count has been deprecated.',
    other: 'concurrency_count is 3',
  },
  {
    id: 'ragged',
    class: 'numpy-version-mismatch',
    title: 'Rows of different lengths are made into one array, which numpy refuses since 1.24',
    match: ['The requested array has an inhomogeneous shape after'],
    cause: 'Up to 1.23 numpy made an array of objects of them, with a warning.',
    fix: [
      '# in the code, where the array is made: np.array(…, dtype=object); or the rows brought to one length first (an empty one among them?)',
      'pip install "numpy<1.24"   # or: Python 3.11 at most',
    ],
    source: 'numpy/numpy@v1.24.0 doc/source/release/1.24.0-notes.rst',
    example:
      'ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions.',
    other: 'ValueError: setting an array element with a sequence.',
    weight: 'plain',
  },
  {
    id: 'shapely-two',
    class: 'shapely-version-mismatch',
    title: 'shapely is newer than the code: from 2.0 on its collections are no lists',
    match: [
      {
        text: 'object ',
        pattern:
          /TypeError: (?:'(?:Multi(?:Polygon|LineString|Point)|GeometryCollection)' object is not (?:iterable|subscriptable)|object of type '(?:Multi(?:Polygon|LineString|Point)|GeometryCollection)' has no len)/,
      },
    ],
    cause: 'shapely 2 gives the parts of a MultiPolygon and its like as .geoms only.',
    fix: [
      'pip install "shapely<2"',
      '# or, in the code: .geoms behind what is gone through, counted or indexed',
    ],
    source: 'https://shapely.readthedocs.io/en/stable/migration.html',
    example: "TypeError: 'MultiPolygon' object is not iterable",
    other: "TypeError: 'Polygon' object is not iterable",
  },
  {
    id: 'spacy-three',
    class: 'spacy-version-mismatch',
    title: 'spaCy 3 is here, and the code is for spaCy 2: add_pipe takes a name',
    match: ['`nlp.add_pipe` now takes the string name'],
    cause: 'Up to spaCy 2 add_pipe took the component itself.',
    fix: [
      'pip install "spacy<3"   # with the models of its time; or a newer release of the package that adds the component',
      '# or, in the code: nlp.add_pipe("sentencizer") in place of add_pipe(create_pipe("sentencizer")); one of your own with @Language.factory("name") (a function: @Language.component) above it, then nlp.add_pipe("name")',
    ],
    source: 'https://spacy.io/usage/v3#migrating',
    example:
      'ValueError: [E966] `nlp.add_pipe` now takes the string name of the registered component factory',
    other: 'nlp.add_pipe takes a name',
  },
  {
    id: 'sample-of-set',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python: since 3.11 random.sample takes no set',
    match: ['Population must be a sequence.  For dicts or sets'],
    cause: 'Up to Python 3.10 random.sample made a list of a set by itself.',
    fix: [
      '# in the code: random.sample(sorted(x), k) in place of random.sample(x, k), x being the set',
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # or; then install the requirements again',
    ],
    source: 'python/cpython@v3.11.0 Lib/random.py',
    example: 'TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).',
    other: 'TypeError: Population must be a sequence or set.  For dicts, use list(d).',
  },
  {
    id: 'element-children',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python: 3.9 took getchildren and getiterator of XML away',
    match: [
      {
        text: "Element' object has no attribute",
        pattern: /'xml\.etree\.ElementTree\.Element' object has no attribute '(?:getchildren|getiterator)'/,
      },
    ],
    cause: 'Up to Python 3.8 an Element of xml.etree had them.',
    fix: [
      '# in the code: list(element) in place of element.getchildren(), element.iter() in place of getiterator()',
      'uv venv --seed --python 3.8 /workspace/venv && . /workspace/venv/bin/activate   # or; then install the requirements again',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.9.html#removed',
    example: "AttributeError: 'xml.etree.ElementTree.Element' object has no attribute 'getchildren'",
    other: "AttributeError: 'lxml.etree._Element' object has no attribute 'getchild'",
  },
  {
    id: 'lerobot-common',
    class: 'lerobot-version-mismatch',
    title: 'lerobot has no lerobot.common any more: its parts lie in lerobot itself since 0.3.2',
    match: [
      {
        text: 'lerobot.common',
        pattern: /No module named '?lerobot\.common\b|from '?lerobot\.common\.\S{1,100} \(/,
      },
    ],
    cause:
      'The code was written for a clone before that (on the index only 0.1.0 has it, with few of its parts).',
    fix: [
      'pip install -U "lerobot>=0.3.2" && grep -rl "lerobot\\.common\\." --include=*.py . | xargs -r sed -i "s/lerobot\\.common\\./lerobot./g"   # in the folder of the code, not within lerobot',
      '# or the lerobot that the README of the code names: pip install git+https://github.com/huggingface/lerobot@COMMIT; a clone that is older than the code: git pull in it',
    ],
    source: 'the wheels of lerobot 0.1.0 and 0.3.2',
    example: "ModuleNotFoundError: No module named 'lerobot.common.policies.factory'",
    other: "ModuleNotFoundError: No module named 'lerobot'",
    confidence: 'medium',
    stage: 'import',
  },
]);

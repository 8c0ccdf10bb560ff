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

  // Which way is not known: the import itself decides; what is made for one torch is not tried out.
  [
    "  File \"/srv/tide.py\", line 2, in <module>\n    from wandb import sweeps_extra\nImportError: cannot import name 'sweeps_extra' from 'wandb' (/v/lib/python3.10/site-packages/wandb/__init__.py)",
    'api-mismatch',
    /\/v\/bin\/python -m pip list --format=freeze > was\.txt; grep -i \^torch was\.txt > keep\.txt; for v in \$\(\/v\/bin\/python -m pip index versions wandb .*-c "from wandb import sweeps_extra" && break; done/,
  ],
  [
    "ModuleNotFoundError: No module named 'einops.moon'",
    'broken-install',
    /^python3 -m pip list .*-c "import einops\.moon"/,
  ],
  ["ModuleNotFoundError: No module named 'mamba_ssm.moon'", 'broken-install', /^python3 -c/, /for v in/],
  [
    "AttributeError: 'pycolmap.Image' object has no attribute 'moon_matrix'",
    'api-mismatch',
    /-c "import pycolmap; pycolmap\.Image\.moon_matrix" && break/,
  ],
  // Names that went, and what the code may say in their place.
  [
    "ImportError: cannot import name 'config' from 'jax.config'",
    'jax-version-mismatch',
    /^# in the code: from jax import config/,
  ],
  [
    "ImportError: cannot import name 'Block' from 'mamba_ssm.modules.mamba_simple'",
    'mamba-ssm-version-mismatch',
    /^# in the code: from mamba_ssm\.modules\.block import Block/,
  ],
  [
    "ImportError: cannot import name 'flash_attn_kvpacked_func' from 'flash_attn'",
    'flash-attn-version-mismatch',
    /^python3 -m pip install --no-build-isolation "flash-attn>=2/,
  ],
  // A blank that came in with the quotation.
  [
    "ImportError: cannot import name 'cached_download' from ' huggingface_hub'",
    'hf-hub-api-removed',
    /"huggingface_hub<0\.26"/,
  ],
  // Python 3.13 underlines the whole call, in two kinds of marks.
  [
    '  File "/srv/hands.py", line 9, in <module>\n    main()\n    ~~~~^^\n  File "/srv/hands.py", line 5, in main\n    hands = mp.solutions.hands\n            ^^^^^^^^^^^^\nAttributeError: module \'mediapipe\' has no attribute \'solutions\'',
    'mediapipe-version-mismatch',
    /^uv venv --seed --python 3\.12 /,
  ],
  [
    '  File "/srv/hands.py", line 9, in <module>\n    x = main()\n        ^^^^^^\n  File "/srv/hands.py", line 5, in main\n    hands = mp.solutions.hands\n            ^^^^^^^^^^^^\nAttributeError: module \'mediapipe\' has no attribute \'solutions\'',
    'mediapipe-version-mismatch',
    /^python3 -m pip install "mediapipe<0\.10\.30"/,
  ],
  // The file of compose that the log names.
  [
    "ERROR: The Compose file './compose-moon.yaml' is invalid because: services.tide.deploy.resources.reservations value Additional properties are not allowed ('devices' was unexpected)",
    'docker-compose-too-old',
    /^docker compose -f \.\/compose-moon\.yaml up -d/,
  ],
  [
    "ERROR: The Compose file './docker-compose.yml' is invalid because: services.tide.deploy.resources.reservations value Additional properties are not allowed ('devices' was unexpected)",
    'docker-compose-too-old',
    /^docker compose up -d/,
  ],
  // Qt does without a screen; Tk does not.
  ['qt.qpa.xcb: could not connect to display :3', 'no-display', /^export QT_QPA_PLATFORM=offscreen/],
  ['_tkinter.TclError: couldn\'t connect to display ":3"', 'no-display', /^apt-get .*xvfb-run/],
  // The nvcc that is found by default is the one that refuses.
  [
    "/usr/local/cuda/bin/nvcc -c moon.cu -gencode arch=compute_89,code=sm_89\nnvcc fatal   : Unsupported gpu architecture 'compute_89'\nmake: *** [Makefile:31: moon.o] Error 1",
    'compiler-arch-unsupported',
    /^make SMS=86/,
  ],
  [
    "/usr/local/cuda/bin/nvcc -c moon.cu -gencode arch=compute_89,code=sm_89\nnvcc fatal   : Unsupported gpu architecture 'compute_89'",
    'compiler-arch-unsupported',
    /^apt-get .*cuda-toolkit-11-8/,
  ],
  [
    "nvcc fatal   : Unsupported gpu architecture 'compute_89'",
    'compiler-arch-unsupported',
    /^export CUDA_HOME=\/usr\/local\/cuda /,
  ],
  // By the bar of gcc 9 and newer, whose systems have no gcc 6.
  [
    'host_config.h:119:2: error: #error -- unsupported GNU version! gcc versions later than 6 are not supported!\n      |  ^~~~~',
    'gcc-too-new',
    /^# gcc 9 or newer runs here/,
  ],
  [
    'host_config.h:119:2: error: #error -- unsupported GNU version! gcc versions later than 6 are not supported!\n  ^~~~~',
    'gcc-too-new',
    /^apt-get .*gcc-6/,
  ],
  // Libraries of OpenCV are of one package; a name of no package is looked for.
  ['/usr/bin/ld: cannot find -lopencv_flann', 'link-library-missing', /^apt-get .* libopencv-dev/],
  ['/usr/bin/ld: cannot find -lmoon_flann', 'link-library-missing', /^find \/ /],
  // Where python -m looks.
  [
    "/usr/bin/python3: Error while finding module specification for 'tools.train' (ModuleNotFoundError: No module named 'tools')",
    'module-not-found',
    /^# cd to the root of the repository, the folder that holds tools/,
  ],
  ["ModuleNotFoundError: No module named 'tools'", 'module-not-found', /^(?!# cd)/],
  // Weights alone, from which a run is to go on.
  [
    '  File "/v/lib/python3.8/site-packages/pytorch_lightning/trainer/connectors/checkpoint_connector.py", line 190, in restore_loops\n    self.trainer.fit_loop.global_step = self._loaded_checkpoint["global_step"]\nKeyError: \'global_step\'',
    'checkpoint-of-another-kind',
    /^# to resume: the checkpoint that the run itself saved/,
  ],
  // The window of LM Studio.
  [
    "🥲 Failed to load the model\n\nerror loading model: unknown model architecture: 'moon3'",
    'model-not-supported',
    /^# in LM Studio/,
  ],
  ["error loading model: unknown model architecture: 'moon3'", 'model-not-supported', /^pip install/],
  ["Error: model 'moon:7b' not found", 'model-file-missing', /^ollama pull moon:7b/],
  // What a function of the app was replaced by.
  [
    'TypeError: forward_orig() takes from 7 to 9 positional arguments but 10 were given',
    'api-mismatch',
    /^# git pull in the folder of the node pack/,
  ],
  // A class of a package that was renamed for one release.
  [
    "TypeError: VadOptions.__init__() got an unexpected keyword argument 'onset'",
    'faster-whisper-version-mismatch',
    /"faster_whisper<1\.1\.1"/,
  ],
  // A method that a release of numpy took away; a build of faiss that has no part for the GPU.
  [
    "AttributeError: 'numpy.ndarray' object has no attribute 'ptp'",
    'numpy2-abi',
    /^# in the code: np\.ptp\(x\)/,
  ],
  [
    "AttributeError: module 'faiss' has no attribute 'StandardGpuResources'",
    'broken-install',
    /pip install faiss-gpu-cu12/,
  ],
  [
    "AttributeError: module 'faiss' has no attribute 'moon'",
    'api-mismatch',
    /-c "import faiss; faiss\.moon"/,
  ],
  [
    "ImportError: cannot import name 'OpenAIEmbeddings' from 'langchain.embeddings'",
    'langchain-version-mismatch',
    /^# in the code: from langchain_openai import/,
  ],
  // Small ones go back sooner than their caller goes on to another major version.
  [
    of('3.9', "ImportError: cannot import name 'soft_unicode' from 'markupsafe'").replace('tide', 'jinja2'),
    'markupsafe-version-mismatch',
    /^\S+ -m pip install "markupsafe<2\.1"/,
  ],
  [
    of('3.10', "ModuleNotFoundError: No module named 'altair.vegalite.v4'").replace('tide', 'streamlit'),
    'altair-version-mismatch',
    /^\S+ -m pip install "altair<5\.0"/,
  ],
  ["ModuleNotFoundError: No module named 'mmcv'", 'module-not-found', /openmim && mim install mmcv$/m],
  [
    "AttributeError: 'build_ext' object has no attribute 'cython_sources'",
    'setuptools-too-new',
    /^printf "setuptools<58/,
  ],
  [
    '  Downloading scipy-1.5.1.tar.gz (25.6 MB)\nERROR: Failed building wheel for scipy',
    'build-failed',
    /^uv venv --seed --python 3\.8 /,
  ],
  // A change of the code is said first where the log shows its file.
  [
    "AttributeError: module 'scipy.signal' has no attribute 'gaussian'",
    'scipy-version-mismatch',
    /^\S+ -m pip install "scipy<1\.13"/,
  ],
  [
    "pkg_resources.ContextualVersionConflict: (numpy 1.23.5 (/v/lib/python3.9/site-packages), Requirement.parse('numpy<1.22'), {'tide'})",
    'resolution-conflict',
    /^\S+ -m pip install "numpy<1\.22"$/,
  ],
  ['ERROR: pkg_resources.VersionConflict: see above', 'none'],
  [
    'ERROR: No matching distribution found for mmcv-full==latest+torch1.8.0+cu111',
    'package-not-found',
    /mmcv\/dist\/cu111\/torch1\.8\.0\/index\.html/,
  ],
  [
    'ERROR: No matching distribution found for mmcv-full==9.9.9',
    'package-not-found',
    undefined,
    /mmcv\/dist/,
  ],
  [
    'Error: initializing source docker://nvidia/cuda:10.2-devel-ubuntu18.04: reading manifest 10.2-devel-ubuntu18.04 in docker.io/nvidia/cuda: manifest unknown',
    'image-not-found',
    /nvidia\/cuda:11\.7\.1-/,
    /IMAGE:TAG/,
  ],
  [
    'docker run -it nvidia/cuda:11.8.0-runtime-ubuntu22.04 bash\nroot@1:/# nvcc --version\nbash: nvcc: command not found',
    'nvcc-or-cuda-home-missing',
    /^docker pull nvidia\/cuda:11\.8\.0-devel-ubuntu22\.04 /,
  ],
  [
    'docker run -it nvidia/cuda:11.8.0-devel-ubuntu22.04 bash\nroot@1:/# nvcc --version\nbash: nvcc: command not found',
    'nvcc-or-cuda-home-missing',
    /^ls -d/,
  ],
  [
    of('3.7', 'ValueError: Tokenizer class Qwen2Tokenizer does not exist or is not currently imported.'),
    'transformers-version-mismatch',
    /uv venv --seed --python 3\.11 /,
  ],
  [
    of('3.10', 'ValueError: Tokenizer class Qwen2Tokenizer does not exist or is not currently imported.'),
    'transformers-version-mismatch',
    /install -U transformers/,
    /uv venv/,
  ],
  ["AttributeError: module 'moon_cuda' has no attribute 'forward'", 'extension-build-failed', /setup\.py/],
  ["AttributeError: module 'moon_cuda' has no attribute 'rise'", 'api-mismatch'],
  // Servers of models: what this one takes.
  [
    "ptxas fatal   : Value 'sm_121a' is not defined for option 'gpu-name'",
    'no-kernel-image',
    /^export TRITON_PTXAS_PATH=.*12\.9/,
  ],
  [
    "ptxas fatal   : Value 'sm_120' is not defined for option 'gpu-name'",
    'no-kernel-image',
    /^python3 -m pip install -U torch .*cu128/,
    /12\.9/,
  ],
  [
    "llama_model_load: error loading model: unknown model architecture: 'moon'\nValueError: Failed to load model from file: /m/a.gguf",
    'model-not-supported',
    /^CMAKE_ARGS=.* llama-cpp-python/,
    /^git pull/,
  ],
  [
    "llama_model_load: error loading model: unknown model architecture: 'moon'",
    'model-not-supported',
    /^git pull/,
  ],
  [
    'RuntimeError: Cannot re-initialize CUDA in forked subprocess.\n  File "/x/vllm/v1/worker/gpu_worker.py", line 9, in init_device',
    'cuda-fork',
    /^export VLLM_WORKER_MULTIPROC_METHOD=spawn/,
  ],
  ['RuntimeError: Cannot re-initialize CUDA in forked subprocess.', 'cuda-fork', /^# in the code/],
  [
    'ValueError: The tokenizer is of another kind. Please pass `--tide-mode low`',
    'message-says',
    /--tide-mode low$/,
  ],
  [
    'RuntimeError: flashinfer-cubin version (0.5.2) does not match flashinfer version (0.5.3). Please install the same version of both packages.',
    'api-mismatch',
    /install "flashinfer-cubin==0\.5\.3"/,
    /install same/,
  ],
  ['AssertionError: Sinks are only supported in FlashAttention 3', 'api-mismatch', /install -U vllm/],
  [
    "TypeError: Parameter.make_metavar() missing 1 required positional argument: 'ctx'",
    'api-mismatch',
    /install -U typer/,
  ],
  [
    'NotImplementedError: Unsloth currently does not support multi GPU setups - but we are working on it!',
    'api-mismatch',
    /^export CUDA_VISIBLE_DEVICES=0/,
  ],
  [
    'RuntimeError: Attempting to use the same CUDA device for multiple distinct roles/ranks within the same communicator.',
    'setting-refused',
    /trl vllm-serve/,
  ],
  [
    'ValueError: You set `assistant_only_loss=True`, but the dataset is not conversational.',
    'setting-refused',
    /assistant_only_loss=False/,
  ],
  ["RuntimeError: launcher 'pdsh' not installed.", 'setting-refused', /install -y pdsh/],
  [
    'docker: Error response from daemon: failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    'no-gpu-visible',
    /nvidia-ctk cdi generate/,
    /apt-get/,
  ],
];

answersAs(import.meta.filename, { first: cases });

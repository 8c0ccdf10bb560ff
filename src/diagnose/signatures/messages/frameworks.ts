import { defineMessages } from './define.ts';

/** What JAX, TensorFlow, ONNX Runtime and CTranslate2 say. */
export const frameworkMessages = defineMessages([
  {
    id: 'torch-2-0-1',
    class: 'broken-install',
    title: 'torch came without its libraries of CUDA',
    match: [{ text: 'not found in the system path', pattern: /lib(?:cu\w{2,12}|nv\w{2,12})\.so\.\*/ }],
    weight: 'plain',
    cause: 'poetry and others lock torch 2.0.1 (and 2.1.0) without the packages nvidia-… that it needs.',
    fix: [
      'pip install --force-reinstall --no-cache-dir torch torchvision torchaudio   # with what it needs; as the app pins it',
      '# poetry: torch = ">=2.0.0,!=2.0.1,!=2.1.0" in pyproject.toml, then poetry lock && poetry install',
    ],
    source: 'https://github.com/pytorch/pytorch/issues/100974',
    example:
      "ValueError: libcublas.so.*[0-9] not found in the system path ['/app', '/usr/lib/python310.zip']",
    other: 'ffmpeg not found in the system path',
    stage: 'import',
    confidence: 'medium',
  },
  {
    id: 'tf-short-checkpoint',
    class: 'checkpoint-incomplete',
    title: 'A checkpoint of TensorFlow is cut short',
    match: [{ text: 'Read less bytes than requested' }],
    cause: 'Its download broke off, or it is only the pointer of git-lfs.',
    fix: [
      'find . \\( -name "*.data-0*" -o -name "*.ckpt*" \\) -exec ls -l {} +   # shorter than its page says?',
      'apt-get update && apt-get install -y git-lfs && git lfs install && git lfs pull   # in its repository; else rm it, and download it again',
    ],
    source: 'tensorflow/tensorflow tensorflow/core/platform/default/posix_file_system.cc',
    example: 'W tensorflow/core/framework/op_kernel.cc:1192] Out of range: Read less bytes than requested',
    other: 'Read all bytes',
    weight: 'plain',
  },
  {
    id: 'jaxlib-older',
    class: 'jax-version-mismatch',
    title: 'jaxlib is older than this jax wants',
    match: [
      {
        text: 'this version of jax requires',
        pattern:
          /jaxlib is version (?<here>[\d.]{3,12}), but this version of jax requires version (?:>= ?)?(?<wanted>\d[\d.]{1,10}\d)/,
      },
    ],
    cause:
      'jaxlib {here} is installed, and jax needs {wanted} or newer: the two are one release in two packages.',
    fix: [
      'pip install -U "jaxlib>={wanted}"   # for the CPU; with a GPU all parts of one release: pip install -U "jax[cuda12]"',
    ],
    source: 'jax-ml/jax@jax-v0.4.30 jax/_src/lib/__init__.py',
    example: 'RuntimeError: jaxlib is version 0.3.10, but this version of jax requires version >= 0.4.1.',
    other: 'jaxlib is version 0.4.30',
    stage: 'import',
  },
  {
    id: 'jaxlib-newer',
    class: 'jax-version-mismatch',
    title: 'jaxlib is newer than this jax',
    match: [
      {
        text: 'is newer than and incompatible with jax',
        pattern: /version (?<here>\d[\d.]{2,10}) is newer .{1,30}jax version (?<jax>\d[\d.]{1,10}\d)/,
      },
    ],
    cause: 'jaxlib {here} and jax {jax}: the two are one release.',
    fix: [
      'pip install "jax=={here}"   # up to the jaxlib and plugins that are here',
      '# or down, where the app pins it:',
      'pip install "jax[cuda12]=={jax}"   # before 0.4.25: "jax[cuda12_pip]=={jax}" -f https://storage.googleapis.com/jax-releases/jax_cuda_releases.html',
    ],
    source: 'jax-ml/jax@jax-v0.4.30 jax/_src/lib/__init__.py',
    example:
      'RuntimeError: jaxlib version 0.4.35 is newer than and incompatible with jax version 0.4.30. Please update your jax and/or jaxlib packages.',
    other: 'jaxlib version 0.4.30 is here',
    stage: 'import',
  },
  {
    id: 'tensorflow-cudnn',
    class: 'cudnn-error',
    title: 'The cuDNN that is loaded is another than TensorFlow was built with',
    match: [
      {
        text: 'Loaded runtime CuDNN library',
        pattern: /CuDNN library: (?<here>\d[\d.]{2,8}).{0,60}compiled with:? (?<built>\d[\d.]{2,8}\d)/,
        not: /jax|external\/(?:xla|org_tensorflow)\//,
      },
      { text: 'Loaded runtime CuDNN library', not: /jax|external\/(?:xla|org_tensorflow)\// },
    ],
    cause:
      'The message names both: the cuDNN that was found, and the one that this TensorFlow was built with. It takes one of the same major version, at least as new.',
    fix: [
      'unset LD_LIBRARY_PATH; pip install -U "tensorflow[and-cuda]==$(python3 -c \'import importlib.metadata as m; print(m.version("tensorflow"))\')"   # this TensorFlow with its own cuDNN (2.14 or newer)',
      '# an older TensorFlow: install the cuDNN that the message says it was compiled with (or newer, of that major), or the TensorFlow that goes with the cuDNN that is there: https://www.tensorflow.org/install/source#gpu',
    ],
    source: 'https://www.tensorflow.org/install/source#gpu',
    example:
      'Loaded runtime CuDNN library: 8.0.5 but source was compiled with: 8.6.0. CuDNN library needs to have matching major version and equal or higher minor version.',
    other: 'Loaded cuDNN version 8907',
  },
  {
    id: 'jax-ptxas',
    class: 'jax-version-mismatch',
    title: 'JAX finds no ptxas, or one that is too old',
    match: [
      { text: 'ptxas too old', pattern: /ptxas too old|ptxas .{0,80}too old/ },
      { text: 'ptxas returned an error during compilation of ptx to sass' },
      {
        text: 'Unsupported .version',
        pattern:
          /ptxas .{0,40}(?:tempfile|xla|jax).{0,120}Unsupported \.version (?<wanted>\d\.\d); current version is '(?<here>\d\.\d)'/,
      },
      { text: "Couldn't get ptxas version" },
      { text: 'ptxas exited with non-zero error code' },
    ],
    cause:
      'The compiler of the GPU code (ptxas) is taken from PATH or /usr/local/cuda: there is none (32512: not found), or that toolkit is older than the code that is made for it, or than this card.',
    fix: [
      'pip install -U "jax[cuda12]" && export PATH="$(python3 -c \'import os, nvidia.cuda_nvcc as p; print(os.path.join(list(p.__path__)[0], "bin"))\'):$PATH"   # the ptxas that came with jax, first; TensorFlow: pip install -U "tensorflow[and-cuda]"',
      '# or take the old toolkit out of PATH and LD_LIBRARY_PATH, or install a newer one: apt-get install -y cuda-nvcc-12-8',
    ],
    source: 'openxla/xla xla/stream_executor/cuda/ptx_compiler_support.cc',
    example: 'XlaRuntimeError: UNIMPLEMENTED: ptxas too old. Falling back to the driver to compile.',
    other: 'You are using ptxas 9.2.148, which is older than 11.1.',
    weight: 'plain',
  },
  {
    id: 'jax-no-gpu',
    class: 'no-gpu-visible',
    title: 'JAX is told to use the GPU, and sees none',
    match: [
      {
        text: 'Unable to initialize backend',
        pattern:
          /RuntimeError: Unable to initialize backend '(?:cuda|gpu)'.{0,200}(?:no supported devices|not in the list)/,
      },
      { text: "Unknown backend: 'gpu' requested" },
      { text: 'Unknown backend cuda', pattern: /Unknown backend:? '?(?:gpu|cuda)/ },
    ],
    cause:
      'The container was started without a GPU, CUDA_VISIBLE_DEVICES hides it, or only the CPU build of jaxlib is installed.',
    fix: [
      'pip install -U "jax[cuda12]"   # a card, but no plugin: the build for the GPU',
      '# no card: docker run --gpus all, or a pod with one; without one: export JAX_PLATFORMS=cpu',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"; pip list | grep -i jax   # a card? jax-cuda12-plugin in the list?',
    ],
    source: 'jax-ml/jax@jax-v0.4.30 jax/_src/xla_bridge.py',
    example:
      "RuntimeError: Unable to initialize backend 'cuda': INTERNAL: no supported devices found for platform CUDA (set JAX_PLATFORMS='' to automatically choose an available backend)",
    other: "INFO: Unable to initialize backend 'tpu': INTERNAL: Failed to open libtpu.so",
  },
  {
    id: 'jax-gpu-hidden',
    class: 'no-gpu-visible',
    title: 'JAX has its part for the GPU, and sees no card',
    match: [
      {
        text: 'Unable to initialize backend',
        pattern:
          /RuntimeError: Unable to initialize backend '(?:cuda|gpu)'.{0,200}(?:No visible GPU|CUDA_ERROR_NO_DEVICE)/,
      },
    ],
    cause: 'The container has no card, or hides it.',
    fix: [
      'export JAX_PLATFORMS=cpu   # either, on the CPU: before the start',
      '# or, on a card: docker run --gpus all (apptainer: --nv), a pod with one; hidden: unset CUDA_VISIBLE_DEVICES',
    ],
    source: 'jax-ml/jax@jax-v0.4.30 jax/_src/xla_bridge.py',
    example:
      "RuntimeError: Unable to initialize backend 'cuda': FAILED_PRECONDITION: No visible GPU devices. (set JAX_PLATFORMS='' to automatically choose an available backend)",
    other: "INFO: Unable to initialize backend 'cuda': FAILED_PRECONDITION: No visible GPU devices.",
  },
  {
    id: 'jax-cuda-11',
    class: 'jax-version-mismatch',
    title: 'This jaxlib was built for a CUDA of another major version than is here',
    match: ['GetErrorString symbol not found'],
    cause:
      'jaxlib looks for the CUDA of its own major version (+cuda11 in its name); words about GPU memory around it are a guess of the program.',
    fix: [
      'pip install -U "jax[cuda12]"   # brings its own CUDA',
      '# or, for an app with an older one:',
      'pip install "jax[cuda11_pip]==0.4.25" -f https://storage.googleapis.com/jax-releases/jax_cuda_releases.html',
    ],
    source: 'https://docs.jax.dev/en/latest/changelog.html',
    example:
      'INTERNAL: CustomCall failed: jaxlib/gpu/prng_kernels.cc:33: operation gpuGetLastError() failed: cudaGetErrorString symbol not found.',
    other: 'operation gpuGetLastError() failed: out of memory',
  },
  {
    id: 'tensorflow-table-file',
    class: 'checkpoint-incomplete',
    title: 'TensorFlow is given a folder, or one file of a checkpoint, instead of its name',
    match: [
      {
        text: 'unable to open table file',
        pattern: /unable to open table file '?(?<file>[\w./+-]{1,200}?)'?[:;] /,
      },
      { text: 'not an sstable' },
    ],
    cause: 'A checkpoint is several files (NAME.index, NAME.data-…), named without an ending.',
    fix: [
      "ls -t {file}/*.index $(dirname {file})/*.index 2>/dev/null | head -1 | sed 's/\\.index$//'   # prints the newest one: give that in place of {file}",
    ],
    source: 'https://www.tensorflow.org/guide/checkpoint',
    example:
      'DataLossError (see above for traceback): unable to open table file ./models: Failed precondition: models: perhaps your file is in a different file format',
    other: 'INFO:tensorflow:Restoring parameters from ./models/model.ckpt-100',
  },
  {
    id: 'libdevice',
    class: 'cuda-toolkit-incomplete',
    title: 'The part libdevice of the CUDA toolkit is not found',
    match: [
      'libdevice not found at',
      "Can't find libdevice directory",
      { text: 'JIT compilation failed', pattern: /UnknownError.{0,60}JIT compilation failed/ },
      { text: 'libdevice.10.bc', pattern: /(?:not found|[Cc]an't find|could not find).{0,80}libdevice/ },
    ],
    cause:
      'XLA (TensorFlow, JAX) compiles GPU code and needs nvvm/libdevice of a CUDA toolkit; it lies elsewhere than XLA looks, or only the runtime libraries are installed.',
    fix: [
      'export XLA_FLAGS="--xla_gpu_cuda_data_dir=$(find / /workspace -xdev -path "*/nvvm/libdevice/libdevice.10.bc" -print -quit 2>/dev/null | sed "s#/nvvm/libdevice/.*##")"   # the folder of the toolkit that has it; then start again',
      '# nowhere: conda install -y -c nvidia cuda-nvcc, then XLA_FLAGS=--xla_gpu_cuda_data_dir=$CONDA_PREFIX; with pip: pip install nvidia-cuda-nvcc-cu12',
    ],
    source: 'openxla/xla xla/service/gpu/llvm_gpu_backend/nvptx_libdevice_path.cc',
    example: 'libdevice not found at ./libdevice.10.bc',
    other: 'libdevice found',
  },
  {
    id: 'tf-no-cudnn',
    class: 'cudnn-error',
    title: 'TensorFlow finds no cuDNN that goes with it',
    match: ['DNN library is not found'],
    cause:
      'The cuDNN that is loaded is older than the one this TensorFlow was built with (a line with E above says so), or there is none; seldom it got no memory.',
    fix: [
      'pip install -U "tensorflow[and-cuda]"   # from 2.14 on: brings its CUDA and cuDNN; 2.11 to 2.13: pip install nvidia-cudnn-cu11==8.6.0.163',
      'unset LD_LIBRARY_PATH   # where an older cuDNN of the system comes first',
      'export TF_FORCE_GPU_ALLOW_GROWTH=true   # still so: another process or TensorFlow itself took all memory',
    ],
    source: 'tensorflow/tensorflow@v2.15.0 tensorflow/core/kernels/conv_ops_impl.h',
    example: 'tensorflow.python.framework.errors_impl.UnimplementedError: DNN library is not found.',
    other: 'Loaded cuDNN version 8902',
    confidence: 'medium',
    weight: 'plain',
    explainedBy: ['cudnn-too-old', 'other-missing-shared-library'],
  },
  {
    id: 'tf-algorithm',
    class: 'cudnn-error',
    title: 'cuDNN of TensorFlow cannot compute: no memory left for it, or another cuDNN than it wants',
    match: [
      { text: 'No algorithm worked!' },
      { text: 'Failed to get convolution algorithm' },
      { text: 'ail to find the dnn implementation' },
      { text: 'Could not create cudnn handle', not: /external\/xla\// },
    ],
    cause:
      'TensorFlow takes nearly all GPU memory when it starts, and cuDNN then gets none; or the cuDNN that is loaded is of another version than this TensorFlow was built with (a line with E above says so).',
    fix: [
      'export TF_FORCE_GPU_ALLOW_GROWTH=true   # then start again; nvidia-smi: does another process hold the memory?',
      'pip install -U "tensorflow[and-cuda]"   # or, from 2.14 on: brings the CUDA and cuDNN that it was built with',
      'unset LD_LIBRARY_PATH   # where a cuDNN of the system comes first',
    ],
    source: 'tensorflow/tensorflow@v2.15.0 tensorflow/core/kernels/conv_ops_impl.h',
    example: 'No algorithm worked!',
    other: 'Loaded cuDNN version 8902',
    confidence: 'medium',
    weight: 'plain',
    explainedBy: ['cudnn-too-old', 'other-missing-shared-library'],
  },
  {
    id: 'ort-providers',
    class: 'onnxruntime-cpu-only',
    title: 'onnxruntime must be told on what to compute',
    match: [{ text: 'you are required to explicitly set the providers parameter' }],
    cause:
      'Since 1.9 a session needs its providers; the code is older. Where the list in the message has no CUDAExecutionProvider, only the CPU build is installed, too.',
    fix: [
      '# in code: onnxruntime.InferenceSession(path, providers=["CUDAExecutionProvider", "CPUExecutionProvider"])',
      'pip install -U insightface   # where insightface asks: 0.7 and newer take providers (FaceAnalysis(providers=[...]))',
      'pip uninstall -y onnxruntime onnxruntime-gpu && pip install onnxruntime-gpu   # where the list has no CUDAExecutionProvider',
    ],
    source: 'microsoft/onnxruntime@v1.17.0 onnxruntime/python/onnxruntime_inference_collection.py',
    example:
      "ValueError: This ORT build has ['AzureExecutionProvider', 'CPUExecutionProvider'] enabled. Since ORT 1.9, you are required to explicitly set the providers parameter when instantiating InferenceSession.",
    other: "providers=['CUDAExecutionProvider']",
  },
  {
    id: 'ort-choices',
    class: 'onnxruntime-cpu-only',
    title: 'The onnxruntime that is installed is the build for the CPU',
    match: [
      {
        text: 'argument --execution-provider',
        pattern: /invalid choice: '(?:cuda|tensorrt)' \(choose from '?cpu'?\)/,
      },
    ],
    cause: 'The program offers what its onnxruntime can do, and that is cpu alone.',
    fix: [
      'pip uninstall -y onnxruntime onnxruntime-gpu && pip install onnxruntime-gpu   # in the environment of the program; then the same command',
    ],
    source: 'microsoft/onnxruntime@v1.17.0 onnxruntime/python/onnxruntime_inference_collection.py',
    example: "app.py: error: argument --execution-provider: invalid choice: 'cuda' (choose from 'cpu')",
    other:
      "app.py: error: argument --execution-provider: invalid choice: 'cudda' (choose from 'cpu', 'cuda')",
  },
  {
    id: 'ort-file',
    class: 'model-file-missing',
    title: 'A model file (ONNX) is not where the program looks for it',
    match: [
      {
        text: "File doesn't exist",
        pattern:
          /Load model from (?<path>[\w./~+-]{1,200}) failed.{0,20}(?:Load model .{1,200}failed.{0,4})?File doesn't exist/,
      },
    ],
    cause: '{path} is not there: it was never downloaded, or lies in another folder.',
    fix: [
      '# download it to {path}, from the page that the README names (or with the download script of the app)',
      'find / -xdev -name "$(basename {path})" 2>/dev/null   # in another folder? then: ln -s FOUND {path}',
    ],
    source: 'microsoft/onnxruntime@v1.17.0 onnxruntime/core/graph/model.cc',
    example:
      "[ONNXRuntimeError] : 3 : NO_SUCHFILE : Load model from /models/inswapper_128.onnx failed. File doesn't exist",
    other: 'Load model from /models/x.onnx',
  },
  {
    id: 'library-says',
    class: 'api-mismatch',
    title: 'A library refuses what it is given',
    match: [
      'getPluginCreator could not find plugin',
      'Plugin not found, are the plugin name',
      'Could not find any implementation for node',
      'Sequence item with index',
      'is incompatible with cv::Mat',
      'AWQ kernels could not be loaded',
      'AWQ kernels missing',
      'Unexpected input data type. Actual',
      'Got invalid dimensions for input',
      'Invalid rank for input',
    ],
    cause: 'What it refuses stands in its own words.',
    fix: ['# as it says'],
    source: 'what the library itself prints',
    example: '[TRT] [E] 3: getPluginCreator could not find plugin: EfficientNMS_TRT version: 1',
    other: '[TRT] [I] plugin found',
    confidence: 'medium',
    weight: 'plain',
    onlyAnswered: true,
  },
  {
    id: 'trt-start',
    class: 'no-gpu-visible',
    title: 'TensorRT cannot start CUDA: no card is seen (100), or the driver is older than its CUDA (35)',
    match: [{ text: 'CUDA initialization failure with error' }, 'factory function returned nullptr'],
    weight: 'plain',
    cause:
      'The builder or runtime of TensorRT comes back empty: the driver does not take its CUDA, no card is handed to the container, or memory is full.',
    fix: [
      'nvidia-smi; pip list | grep -i tensorrt   # CUDA Version older than that of tensorrt-cu12 (cu13)? a newer driver (another host), or tensorrt-cu12 in place of cu13',
      '# no card is listed: docker run --gpus all, or a pod with one',
    ],
    source: 'https://docs.nvidia.com/deeplearning/tensorrt/',
    example: '[TRT] [W] CUDA initialization failure with error: 35',
    other: '[TRT] [I] CUDA initialization done',
    confidence: 'medium',
    explainedBy: ['driver-too-old'],
  },
  {
    id: 'ct2-cpu',
    class: 'torch-cpu-only',
    title: 'The CTranslate2 that is installed has no CUDA',
    match: ['This CTranslate2 package was not compiled with CUDA support'],
    cause: 'The wheels of CTranslate2 for ARM, macOS and some builds of conda compute on the CPU only.',
    fix: [
      'pip install --force-reinstall --no-cache-dir ctranslate2   # x86_64: the wheel of the index has CUDA; in a conda environment too',
      '# aarch64 (GH200, Jetson): build it from source with -DWITH_CUDA=ON -DWITH_CUDNN=ON, or device="cpu"',
    ],
    source: 'OpenNMT/CTranslate2 docs/installation.md',
    example: 'ValueError: This CTranslate2 package was not compiled with CUDA support',
    other: 'CTranslate2 4.4.0 with CUDA',
  },
  {
    id: 'trt-older-words',
    class: 'tensorrt-engine-mismatch',
    title: 'The TensorRT engine was built by another TensorRT, or for another GPU',
    match: [
      { text: 'Serialization Error in verifyHeader' },
      { text: 'Version tag does not match' },
      { text: 'engine plan file is generated on an incompatible device' },
      { text: 'Magic tag does not match' },
      { text: 'old deserialization call on a weight-separated plan' },
    ],
    cause:
      'An engine file fits one version of TensorRT and one GPU generation; it was built elsewhere, or TensorRT was updated since.',
    fix: [
      '# remove the engine file (*.engine, *.trt, *.plan) and build it again with the TensorRT that loads it: for Triton trtexec of the container of the same month (nvcr.io/nvidia/tensorrt:YY.MM-py3 for tritonserver:YY.MM-py3)',
      'python3 -c "import tensorrt; print(tensorrt.__version__)"; nvidia-smi -L   # what it must fit',
    ],
    source: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/advanced.html',
    example:
      'coreReadArchive.cpp (41) - Serialization Error in verifyHeader: 0 (Version tag does not match. Note: Current Version: 96, Serialized Engine Version: 97)',
    other: 'Loaded engine size: 98 MiB',
  },
  {
    id: 'paddle-cudnn',
    class: 'cudnn-error',
    title: 'Paddle does not find cuDNN',
    match: [{ text: 'Cannot load cudnn shared library' }],
    cause: 'libcudnn.so is not installed, or in no folder that the loader searches.',
    fix: [
      `F="$(find / -name 'libcudnn.so*' 2>/dev/null | head -1)"; [ -n "$F" ] && export LD_LIBRARY_PATH="$(dirname "$F"):$LD_LIBRARY_PATH"   # where one is here; before the start`,
      '# none: an image whose tag says cudnn, or the cuDNN of this release of Paddle: python3 -c "import paddle; print(paddle.version.cudnn(), paddle.version.cuda())"',
    ],
    source: 'PaddlePaddle/Paddle@v2.0.0 paddle/fluid/platform/dynload/cudnn.cc',
    example: 'Error: Cannot load cudnn shared library. Cannot invoke method cudnnGetVersion',
    other: 'cudnn shared library loaded',
  },
  {
    id: 'jax-handle',
    class: 'cuda-out-of-memory',
    title: 'JAX has left the CUDA libraries no memory, or another process holds it',
    match: [{ text: 'Create(&handle) failed', pattern: /cu(?:solver|blas|dnn|sparse)\w{0,4}Create/ }],
    weight: 'plain',
    cause: 'JAX takes 75 % of the card at its start; cuSOLVER, cuBLAS and cuDNN need some beside that.',
    fix: [
      'export XLA_PYTHON_CLIENT_PREALLOCATE=false   # before the start; or XLA_PYTHON_CLIENT_MEM_FRACTION=.5',
      'nvidia-smi   # another process? end it; still so: unset LD_LIBRARY_PATH',
    ],
    source: 'https://docs.jax.dev/en/latest/gpu_memory_allocation.html',
    example:
      'jaxlib/cusolver_kernels.cc:44: operation cusolverDnCreate(&handle) failed: cuSolver internal error',
    other: 'operation malloc(&handle) failed',
    confidence: 'medium',
  },
  {
    id: 'tensorflow-checkpoint',
    class: 'checkpoint-incomplete',
    title: 'TensorFlow finds no checkpoint of that name',
    match: [
      { text: "Couldn't find 'checkpoint' file", pattern: /given directory (?<place>[\w./-]{1,160}\w)/ },
      { text: 'Failed to find any matching files for', pattern: /files for (?<place>[\w./-]{1,160}\w)/ },
    ],
    cause:
      'A checkpoint is several files (NAME.index, NAME.data-…), named without an ending; a text file "checkpoint" beside them names the last.',
    fix: [
      'ls {place}*   # a checkpoint.txt? mv it to checkpoint; no .index and .data? download them again',
      '# all there: give the path from the folder of the program, without .index, with the number of one that is there',
    ],
    source: 'https://www.tensorflow.org/guide/checkpoint',
    example: "ValueError: Couldn't find 'checkpoint' file or checkpoints in given directory logs/a",
    other: 'Restoring parameters from logs/a/snap-0',
  },
  {
    id: 'paddle-older',
    class: 'api-mismatch',
    title: 'paddle is older than what calls it',
    match: [
      { text: 'libpaddle.', pattern: /'paddle\.[\w.]{0,40}libpaddle\.\w{1,60}' object has no attribute/ },
    ],
    cause: 'On PyPI its build for GPUs ends with 2.6.',
    fix: [
      'pip uninstall -y paddlepaddle paddlepaddle-gpu && pip install "paddlepaddle-gpu>=3" -i https://www.paddlepaddle.org.cn/packages/stable/cu126/   # the CPU: pip install -U paddlepaddle',
    ],
    source: 'PaddlePaddle/PaddleX paddlex/inference',
    example:
      "AttributeError: 'paddle.base.libpaddle.AnalysisConfig' object has no attribute 'set_optimization_level'",
    other: "AttributeError: 'paddle.nn.Layer' object has no attribute 'x'",
    confidence: 'medium',
  },
  {
    id: 'grid-sample-volume',
    class: 'package-version-mismatch',
    title: 'This onnxruntime samples pictures only, and the model volumes (GridSample of rank 5)',
    match: [{ text: '(GridSample)', pattern: /rank 4 but has rank 5/ }],
    cause:
      'GridSample takes volumes from opset 20 on: the model was exported below it, or this onnxruntime is older than that.',
    fix: [
      'pip install -U onnxruntime   # onnxruntime-gpu, where that is the one here; the model exported again with opset_version=20',
    ],
    source: 'https://onnx.ai/onnx/operators/onnx__GridSample.html',
    example: 'Op (GridSample) [ShapeInferenceError] Input 0 expected to have rank 4 but has rank 5',
    other: 'Op (Conv) [ShapeInferenceError] Input 0 expected to have rank 4 but has rank 5',
  },
]);

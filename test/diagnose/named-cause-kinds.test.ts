import { type AnswerCase, answersAs } from './told.ts';

/**
 * Logs that name the cause themselves (a program, an index, a library in a mangled name, a variable), and what is
 * told of them, each beside the nearest log of another cause. `none` wants silence.
 */
const none = (name: string, rest = '') =>
  `ERROR: Could not find a version that satisfies the requirement ${name}${rest} (from versions: none)\nERROR: No matching distribution found for ${name}`;
const symbol = (file: string, name: string) => `ImportError: ${file}: undefined symbol: ${name}`;
const cases: readonly AnswerCase[] = [
  // An index that lacks what every Python could take; and a package whose wheels do name Pythons.
  [none('setuptools>=40.8.0'), 'package-not-found', /install --isolated setuptools/, /--python 3/],
  [none('tqdm'), 'package-not-found', /install --isolated tqdm/, /--python 3/],
  [none('open3d'), 'package-not-found', /--python 3\.12/, /--index-url/],
  [none('abcxyz-models'), 'package-not-found', /git\+ and its address/, /--index-url/],
  // A driver, and no card: the variable, in the shell or the code; docker without its option stays with docker.
  ['RuntimeError: No CUDA GPUs are available', 'no-gpu-visible', /grep -rnE "CUDA_VISIBLE/],
  [
    'File "train.py", line 3, in <module>\ntorch._C._cuda_init()\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^unset CUDA_VISIBLE_DEVICES; nvidia-smi -L/,
  ],
  [
    'docker run app python run.py\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^# start the container with docker run --gpus all/,
  ],
  // The program that is missing stands in the log.
  [
    "unable to execute 'nvcc': No such file or directory\nerror: command 'nvcc' failed with exit status 1",
    'nvcc-or-cuda-home-missing',
    /\/usr\/local\/cuda\/bin:\$PATH/,
    /gcc-11/,
  ],
  [
    '/usr/bin/which: no nvcc in (/usr/local/bin:/usr/bin)\nmake: *** [build/a.o] Error 127',
    'nvcc-or-cuda-home-missing',
    /bin:\$PATH/,
    /gcc-11/,
  ],
  [
    "unable to execute 'x86_64-linux-gnu-gcc': No such file or directory\nerror: command 'x86_64-linux-gnu-gcc' failed with exit status 1",
    'compiler-missing',
    /build-essential/,
    /gcc-11/,
  ],
  ["unable to execute 'swig': No such file or directory", 'command-not-found', /swig/],
  [
    'configure: missing: cmake libjpeg.\nPlease install them with the following command:\n  sudo apt-get install cmake libjpeg-dev\nmake: *** [deps] Error 1',
    'message-says',
    /^sudo apt-get update && sudo apt-get install -y cmake libjpeg-dev/,
    /gcc-11/,
  ],
  [
    'tools/check.sh: install the missing ones using the command:\n  yum install gcc-gfortran sox\nmake: *** [check] Error 1',
    'message-says',
    /^yum install -y gcc-gfortran sox/,
  ],
  ['install it using the command:\n  curl https://example.org/x | sh\nFinished.', 'none'],
  // A mangled name holds the library.
  [
    'tensorflow.python.framework.errors_impl.NotFoundError: ./roi_pooling.so: undefined symbol: _ZTIN10tensorflow8OpKernelE',
    'undefined-symbol',
    /get_link_flags[\s\S]*-o roi_pooling\.so/,
    /NAME|LD_LIBRARY_PATH/,
  ],
  [
    'tensorflow.python.framework.errors_impl.NotFoundError: /app/ops/psroi.so: undefined symbol: _ZN10tensorflow7strings6StrCatB5cxx11ERKNS0_8AlphaNumE',
    'undefined-symbol',
    /get_compile_flags/,
    /NAME/,
  ],
  [
    symbol(
      '/venv/lib/python3.8/site-packages/tensorflow_addons/custom_ops/image.so',
      '_ZN10tensorflow6Status3foo',
    ),
    'undefined-symbol',
    /force-reinstall .*tensorflow-addons/,
    /g\+\+/,
  ],
  [symbol('/app/build/track.so', '_ZN2cv3Mat6createEiPKii'), 'undefined-symbol', /c\+\+filt/, / NAME/],
  // What protoc writes; and protobuf's own parts.
  [
    "File \"/srv/app/proto/client.py\", line 3, in <module>\nfrom proto import rpc_pb2_grpc\nImportError: cannot import name 'rpc_pb2_grpc' from 'proto' (/srv/app/proto/__init__.py)",
    'module-not-found',
    /grpc_tools\.protoc -I\. --python_out=\. --grpc_python_out=\. proto\/\*\.proto/,
    /-U proto/,
  ],
  [
    'File "/srv/models/research/object_detection/utils/x.py", line 3, in <module>\nModuleNotFoundError: No module named \'object_detection.protos.anchor_pb2\'',
    'module-not-found',
    /^cd \/srv\/models\/research && protoc object_detection\/protos\/\*\.proto --python_out=\./,
  ],
  ["ModuleNotFoundError: No module named 'caffe_pb2'", 'module-not-found', /^protoc \.\/\*\.proto/],
  [
    "ImportError: cannot import name 'descriptor_pb2' from 'google.protobuf' (/venv/lib/python3.8/site-packages/google/protobuf/__init__.py)",
    'protobuf-mismatch',
    undefined,
    /protoc /,
  ],
  // An operator that a plain install leaves out; and a part of another release.
  [
    "ModuleNotFoundError: No module named 'deepspeed.ops.sparse_attention.sparse_attn_op'",
    'extension-build-failed',
    /DS_BUILD_SPARSE_ATTN=1/,
  ],
  [
    "ModuleNotFoundError: No module named 'deepspeed.ops.aio.async_io_op'",
    'extension-build-failed',
    /DS_BUILD_AIO=1/,
  ],
  [
    "ModuleNotFoundError: No module named 'deepspeed.runtime.nothing'",
    'broken-install',
    undefined,
    /DS_BUILD/,
  ],
  // Kernels that an older torch does not have for True and False; and labels of another type.
  ['RuntimeError: "cumsum_cpu" not implemented for \'Bool\'', 'value-of-another-type', /install -U torch/],
  [
    'RuntimeError: "sum_cuda" not implemented for \'Bool\'',
    'value-of-another-type',
    /\.long\(\)\.sum\(\)/,
    /float32/,
  ],
  [
    'RuntimeError: "binary_cross_entropy" not implemented for \'Long\'',
    'value-of-another-type',
    /\.float\(\)/,
    /-U torch/,
  ],
  // What hydra calls is named above the error.
  [
    "Error in call to target 'pytorch_lightning.trainer.trainer.Trainer':\nTypeError(\"__init__() got an unexpected keyword argument 'replace_sampler_ddp'\")",
    'pytorch-lightning-version-mismatch',
    /pytorch_lightning<2/,
    /git log/,
  ],
  [
    "Error in call to target 'pytorch_lightning.trainer.trainer.Trainer':\nTypeError(\"__init__() got an unexpected keyword argument 'track_grad_norm'\")",
    'pytorch-lightning-version-mismatch',
    /pytorch_lightning<2/,
  ],
  // Triton: names, and sizes that the log rejects.
  [
    "failed to load 'ocr' version 1: Invalid argument: unexpected inference input 'data', allowed inputs are: x",
    'triton-config',
    /name: "x"#' ocr\/config\.pbtxt/,
  ],
  [
    "failed to load 'det' version 1: Invalid argument: unexpected inference output 'out', allowed outputs are: boxes, scores",
    'triton-config',
    /one of boxes, scores/,
    /sed/,
  ],
  [
    "failed to load 'm' version 2: Invalid argument: model 'm', tensor 'n': the model expects 0 dimensions (shape []) but the model configuration specifies 1 dimensions (shape [1])",
    'triton-config',
    /^mv m\/config\.pbtxt/,
    /max_batch_size: 0, and/,
  ],
  // A list of labels that another YOLO kept.
  [
    'AssertionError: train: No labels in /data/labels/train.cache. Can not train without labels. See https://docs',
    'training-data-missing',
    /^find .*-delete/,
  ],
  ['No labels in /data/val.cache. Can not train without labels.', 'training-data-missing', /^find .*-delete/],
  ['WARNING: No labels found in /data/val.cache. Training may not work.', 'none'],
  // A compiled operator without code for the card; AMD has its own words.
  [
    'error in roi_align_forward_cuda: invalid device function',
    'no-kernel-image',
    /TORCH_CUDA_ARCH_LIST/,
    /cu128/,
  ],
  ['error in deformable_im2col: invalid device function', 'no-kernel-image', /TORCH_CUDA_ARCH_LIST/],
  // Headers: of OpenCL, of cuDNN; and one that the toolkit has.
  ['src/gpu.c:1:10: fatal error: CL/cl.h: No such file or directory', 'missing-header', /opencl-headers/],
  [
    "gpu.cpp(3): fatal error C1083: Cannot open include file: 'CL/cl.h': No such file or directory",
    'missing-header',
    /OpenCL_INCLUDE_DIR/,
    /apt-get/,
  ],
  ['a.h:3:10: fatal error: nccl.h: No such file or directory', 'missing-header', /import nvidia\.nccl/],
  [
    'a.h:3:10: fatal error: cudnn.h: No such file or directory',
    'missing-header',
    /import nvidia\.cudnn/,
    /local\/cuda\/include/,
  ],
  ['a.h:3:10: fatal error: cufft.h: No such file or directory', 'nvcc-or-cuda-home-missing', /cuda\/include/],
  // A variable that holds the name of a card; and any other text.
  [
    "ValueError: invalid literal for int() with base 10: 'GPU-0a1b2c3d-1111-2222-3333-444455556666'",
    'value-of-another-type',
    /^export CUDA_VISIBLE_DEVICES=0/,
  ],
  [
    "ValueError: invalid literal for int() with base 10: 'MIGRATION-1'",
    'value-of-another-type',
    /# where does/,
  ],
  // Data by the names that it lacks.
  ["KeyError: 'conversations'", 'data-of-another-form', /"columns"/],
  ["KeyError: 'transcription'", 'data-of-another-form', /first record/],
  ["KeyError: 'frobnicate'", 'entry-missing', undefined, /first record/],
  [
    "File \"/venv/lib/python3.9/site-packages/pycocotools/coco.py\", line 100, in createIndex\nfor ann in self.dataset['annotations']:\nKeyError: 'bbox'",
    'data-of-another-form',
    /to each annotation/,
  ],
  [
    "File \"/venv/lib/python3.9/site-packages/pycocotools/coco.py\", line 171, in getCatIds\ncats = self.dataset['categories']\nKeyError: 'categories'",
    'data-of-another-form',
    /category_id/,
    /first record/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: '/root/ComfyUI/custom_nodes/my-node/__init__.py'",
    'node-not-whole',
    /^git -C \/root\/ComfyUI\/custom_nodes\/my-node pull/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: '/root/ComfyUI/custom_nodes/my-node/config.json'",
    'named-thing-missing',
  ],
  [
    'RuntimeError: Could not find a task with the ID 5. Make sure the requested task ID exists',
    'environment-variable-missing',
    /RESULTS_FOLDER=/,
  ],
  [
    'OSError: Unable to synchronously open file (file signature not found)',
    'corrupt-download',
    /git lfs pull/,
  ],
  ['OSError: Unable to open file (truncated file: eof = 96, sblock->base_addr = 0)', 'corrupt-download'],
  ['BlockingIOError: [Errno 11] Unable to open file (unable to lock file)', 'none', undefined, /lfs/],
  // One cause, told once: memory that is shared is no disk.
  [
    'NCCL WARN Call to posix_fallocate failed : No space left on device\nNCCL WARN Error while creating shared memory segment /nccl-a (size 9637888)',
    'shared-memory-too-small',
    /--shm-size/,
    /pip cache/,
  ],
  ['fallocate failed: No space left on device', 'disk-full'],
  // jaxlib of before the index has it; and a later one.
  [
    'RuntimeError: jaxlib is version 0.1.69, but this version of jax requires version 0.1.70.',
    'jax-version-mismatch',
    /jax_releases\.html/,
  ],
  [
    'RuntimeError: jaxlib is version 0.4.20, but this version of jax requires version >= 0.4.27.',
    'jax-version-mismatch',
    /jaxlib>=0\.4\.27/,
    /jax_releases/,
  ],
  [
    '"title": "Failed to load model",\n"cause": "llama.cpp error: \'unknown model architecture: \'qwen9\'\'",',
    'model-not-supported',
    /LM Studio/,
    /pip install/,
  ],
  ["error loading model: unknown model architecture: 'qwen9'", 'model-not-supported', undefined, /LM Studio/],
  // Headers that stand in a folder of their own: what the make file asks for, and a library that -lnccl finds.
  ['a.h:3:10: fatal error: mpi.h: No such file or directory', 'missing-header', /MPI_HOME=/, /same pip/],
  ['a.h:3:10: fatal error: nccl.h: No such file or directory', 'missing-header', /^apt-get .* libnccl-dev/],
  [
    'a.h:3:10: fatal error: nccl.h: No such file or directory',
    'missing-header',
    /libnccl\.so" && export NCCL_HOME/,
  ],
  ['a.h:3:10: fatal error: cudnn.h: No such file or directory', 'missing-header', /^D=/, /NCCL|libnccl/],
  // An onnxruntime for the CPU, and a word that is misspelt.
  [
    "app.py: error: argument --execution-providers: invalid choice: 'cuda' (choose from 'cpu')",
    'onnxruntime-cpu-only',
    /uninstall -y onnxruntime onnxruntime-gpu &&/,
    /one of these/,
  ],
  [
    "app.py: error: argument --execution-providers: invalid choice: 'cudda' (choose from 'cpu', 'cuda')",
    'message-says',
    /one of these/,
    /onnxruntime-gpu/,
  ],
  // Another driver holds the card.
  [
    '[12.3] NVRM: The NVIDIA probe routine was not called for 1 device(s).',
    'driver-install-failed',
    /nouveau/,
  ],
  // A screen without OpenGL, an option that the message names, a module that the repository builds.
  [
    "GLFWError: (65543) b'GLX: Failed to create context: BadMatch'\n  warnings.warn(message, GLFWError)\npython3: window.c:7: glfwGetFramebufferSize: Assertion `window != NULL' failed.",
    'no-display',
    /xvfb-run/,
    /newer version/,
  ],
  [
    'a.Error: No display detected. Use `viewer=False` for headless mode.',
    'no-display',
    /own code.*: viewer=False/,
  ],
  [
    'pyglet.display.xlib.NoSuchDisplayException: Cannot connect to "None"\nTraceback (most recent call last):\n  File "/w/my.py", line 3, in <module>\n    s = a.Scene(viewer=True)\n  File "/w/a/view.py", line 9, in f\n    fail("No display detected. Use `viewer=False` for headless mode.", e)',
    'no-display',
    /^# in \/w\/my\.py, line 3: viewer=False/,
    /PYOPENGL/,
  ],
  [
    'pyglet.display.xlib.NoSuchDisplayException: Cannot connect to "None"',
    'no-display',
    /xvfb-run/,
    /=False/,
  ],
  [
    "ModuleNotFoundError: No module named 'gpu_boxes'\nskipping 'gpu_boxes.cpp' Cython extension (up-to-date)",
    'module-not-found',
    /find "\$PWD" -name "gpu_boxes\*\.so"/,
    /pip install/,
  ],
  [
    "ModuleNotFoundError: No module named 'gpu_boxes'\nskipping 'others.cpp' Cython extension (up-to-date)",
    'module-not-found',
    undefined,
    /\.so"/,
  ],
  // torchcodec says both: only that of the torch is told.
  [
    'RuntimeError: Could not load libtorchcodec.\nOSError: libtorchcodec_core6.so: undefined symbol: torch_x',
    'torchcodec-version-mismatch',
    /torchcodec==/,
    /apt-get/,
  ],
  [
    'ValueError: Cannot instantiate this tokenizer from a slow version. Do you have it installed?',
    'module-not-found',
    /pip install -U sentencepiece/,
  ],
  // Nothing failed: nothing to type.
  [
    'WARNING[XFORMERS]: Need to compile C++ extensions to use all xFormers features.\nxformers version: 0.0.31',
    'xformers-mismatch',
    /^# only where it is missed/,
  ],
];

answersAs(import.meta.filename, { anywhere: cases });

import { defineMessages } from './define.ts';

const capabilities =
  'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html';

/** What libraries for tokens, pictures and processes say. */
export const libraryMessages = defineMessages([
  {
    id: 'sentencepiece-file',
    class: 'tokenizer-file-broken',
    title: 'The file of the tokenizer is no SentencePiece model',
    match: [
      { text: 'could not parse ModelProto', pattern: /ModelProto from (?<file>[\w./~+-]{1,160}\w)/ },
      { text: 'could not parse ModelProto' },
      { text: "Error parsing message with type 'sentencepiece.ModelProto'" },
    ],
    cause:
      'The tokenizer.model cannot be read: it is only a Git LFS pointer (130 bytes of text; cloned without git-lfs), was cut off while it was fetched, or is that of Llama 3 and newer, which is in the form of tiktoken and not of SentencePiece.',
    fix: [
      'git -C "$(dirname {file})" lfs install && git -C "$(dirname {file})" lfs pull   # where it is tiny: head -c 60 {file} shows "version https://git-lfs…"',
      '# or fetch that one file again from the page of the model: hf download ORG/MODEL tokenizer.model --local-dir THE_FOLDER',
      '# Llama 3 and newer: the tokenizer.json with AutoTokenizer (not LlamaTokenizer); convert_llama_weights_to_hf.py has --llama_version 3',
    ],
    source: 'google/sentencepiece src/sentencepiece_processor.cc',
    example: 'RuntimeError: Internal: could not parse ModelProto from ./chatglm3-6b/tokenizer.model',
    other: 'parsed ModelProto',
    confidence: 'medium',
    explainedBy: ['git-lfs-pointer', 'corrupt-download', 'disk-full'],
  },
  {
    id: 'sentencepiece-none',
    class: 'tokenizer-file-missing',
    title: 'The tokenizer finds no tokenizer.model',
    match: [
      {
        text: 'LoadFromFile(',
        pattern: /LoadFromFile\(.{1,120}TypeError: not a string/,
        across: true,
      },
    ],
    cause:
      'The slow tokenizer (LlamaTokenizer and its kin) was given no file: there is no tokenizer.model in the folder of the model, because it was not fetched or saved with it, or the model has only a tokenizer.json.',
    fix: [
      'hf download ORG/MODEL tokenizer.model --local-dir MODEL_FOLDER   # of the original model, into the folder that lacks it',
      '# only a tokenizer.json there (Llama 3, Qwen and others): AutoTokenizer in place of LlamaTokenizer; without use_fast=False',
    ],
    source: 'google/sentencepiece python/src/sentencepiece/__init__.py',
    example:
      '    return _sentencepiece.SentencePieceProcessor_LoadFromFile(self, arg)\nTypeError: not a string',
    other: 'TypeError: not a string',
  },
  {
    id: 'sentencepiece-protobuf',
    class: 'module-not-found',
    title: 'protobuf is not installed, which the tokenizer is converted with',
    match: [{ text: 'sentencepiece_model_pb2', pattern: /variable 'sentencepiece_model_pb2'/ }],
    cause:
      'transformers turns the tokenizer.model of SentencePiece into a fast one with the help of protobuf, and passes over that it is not there.',
    fix: ['pip install protobuf sentencepiece   # then start again'],
    source: 'huggingface/transformers@v4.45.2 src/transformers/convert_slow_tokenizer.py',
    example: "UnboundLocalError: local variable 'sentencepiece_model_pb2' referenced before assignment",
    other: 'import sentencepiece_model_pb2',
  },
  {
    id: 'git-lfs-missing',
    class: 'git-lfs-missing',
    title: 'Git LFS is not installed, so git does not fetch the large files',
    match: [
      { text: "'lfs' is not a git command" },
      {
        text: 'git-lfs',
        pattern: /git-lfs: (?:command )?not found|git-lfs filter-process.{0,20}: .{0,20}not found/,
      },
    ],
    cause:
      'Weights in a repository are kept with Git LFS, a program of its own beside git, which is not there: git lfs fails, and a clone without it brings text pointers of some 130 bytes in place of the files.',
    fix: [
      'apt-get update && apt-get install -y git-lfs && git lfs install && git lfs pull   # the last one in the folder of the repository',
      'hf download ORG/REPO --local-dir DIR   # or, for one on the Hugging Face Hub: needs no Git LFS',
    ],
    source: 'https://git-lfs.com/',
    example: "git: 'lfs' is not a git command. See 'git --help'.",
    other: 'Git LFS initialized.',
  },
  {
    id: 'accelerate-bitsandbytes',
    class: 'module-not-found',
    title: 'accelerate or bitsandbytes is missing, or too old for this transformers',
    match: [
      {
        text: 'quantization requires',
        pattern: /requires Accelerate.{1,60}and (?:the latest version of )?bitsandbytes/i,
      },
    ],
    cause:
      'Loading in 8 or 4 bits needs both packages; transformers says the same where one is there and too old, and bitsandbytes without a GPU counts as missing.',
    fix: [
      'pip install -U accelerate bitsandbytes   # then start anew (a notebook: restart the kernel)',
      `python3 -c "import torch; print(torch.cuda.is_available())"   # False? then that is the cause: no GPU is seen`,
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_8bit.py',
    example:
      'ImportError: Using `bitsandbytes` 8-bit quantization requires Accelerate: `pip install accelerate`',
    other: 'bitsandbytes 8-bit quantization is used',
    confidence: 'medium',
  },
  {
    id: 'start-method',
    class: 'start-method-set-twice',
    title: 'The way to start processes was already chosen when the program chooses it',
    match: [
      { text: 'context has already been set', pattern: /RuntimeError:? ?\(?'?context has already been set/ },
    ],
    cause:
      'multiprocessing takes set_start_method() once in a process: it is called a second time (a package did it first, a notebook ran the cell again, or it stands outside of if __name__ == "__main__" and each child runs it too).',
    fix: [
      '# in the line that the traceback names: set_start_method("spawn", force=True)',
      '# or below if __name__ == "__main__":, so that child processes leave it out; in a notebook: restart the kernel',
    ],
    source: 'https://docs.python.org/3/library/multiprocessing.html#multiprocessing.set_start_method',
    example: 'RuntimeError: context has already been set',
    other: 'the context has already been set up',
  },
  {
    id: 'pickle-local',
    class: 'not-picklable',
    title: 'What is handed to another process cannot be packed (pickled)',
    match: [
      {
        text: 'pickle local object',
        pattern: /[Cc]an't (?:pickle|get) local object '?(?<what>[\w.<>]{1,120})/,
      },
      { text: 'pickle local object' },
      { text: "Can't get local object", pattern: /local object '?(?<what>[\w.<>]{1,120})/ },
      { text: 'pickle', pattern: /Error: (?:cannot|can't) pickle '?(?<what>[\w.]{2,60})'? objects?/ },
      {
        text: "Can't pickle <",
        pattern: /pickle <(?:function|class) '?(?<what>[\w.<>]{1,80}).{0,40}(?:not the same object|lookup)/,
      },
    ],
    cause:
      'Worker processes that are started by spawn (or torch.save, Ray, a cache) get their data packed, and a function, lambda or class that is made inside of a function, a lock, module or generator ({what}) cannot be.',
    fix: [
      '# quickest: no worker processes: num_workers=0 (--num_workers 0, dataloader_num_workers 0)',
      '# in the code: move that function or class to the top level of its file (a lambda: a def or functools.partial); or on Linux: multiprocessing.set_start_method("fork") before CUDA is used',
    ],
    source: 'https://docs.python.org/3/library/pickle.html#what-can-be-pickled-and-unpickled',
    example: "AttributeError: Can't pickle local object 'get_loader.<locals>.<lambda>'",
    other: 'pickled local objects',
    confidence: 'medium',
  },
  {
    id: 'egl',
    class: 'egl-not-available',
    title: 'OpenGL without a screen (EGL) does not come up on this machine',
    match: [
      {
        text: 'eglInitialize',
        pattern: /eglInitialize(?:\(\))? failed|EGL error 0x30\d\d at eglInitialize/,
        not: /[Ff]all(?:ing|s|en)? ?back|[Ww]arn/,
      },
      { text: 'err = 1', pattern: /err = 1\d{4},.{1,40}baseOperation = egl\w{1,30}/, across: true },
      { text: 'EGL init failed' },
      { text: 'eglGetDisplay() failed' },
      {
        text: 'platforms/egl.py',
        pattern: /platforms\/egl\.py".{1,200}ValueError: Invalid device ID/,
        across: true,
      },
      { text: 'Cannot initialize a EGL device display' },
      {
        text: 'Failed to initialize OpenGL',
        pattern: /EGL.{0,80}Failed to initialize OpenGL|Failed to initialize OpenGL.{0,80}EGL/,
      },
    ],
    cause:
      'Rendering on the GPU without a screen needs the EGL part of the NVIDIA driver: a container gets it only with the capability graphics, and the image must have libglvnd (libegl1) with the file that names the vendor; a server may have a driver without OpenGL.',
    fix: [
      '# the container: with -e NVIDIA_DRIVER_CAPABILITIES=all (compose: environment; a pod: its environment variables), then start it anew',
      'apt-get update && apt-get install -y libegl1 libgl1 libglvnd0 libgles2 && mkdir -p /usr/share/glvnd/egl_vendor.d',
      `echo '{"file_format_version":"1.0.0","ICD":{"library_path":"libEGL_nvidia.so.0"}}' > /usr/share/glvnd/egl_vendor.d/10_nvidia.json; ldconfig -p | grep EGL_nvidia   # empty: the container has no EGL of the driver (first line)`,
      '# without it: on the CPU (slow): apt-get install -y libosmesa6 and export PYOPENGL_PLATFORM=osmesa (pyrender), MUJOCO_GL=osmesa; nvdiffrast: RasterizeCudaContext in place of RasterizeGLContext',
    ],
    source: capabilities,
    example: '[F glutil.cpp:338] eglInitialize() failed',
    other: 'eglInitialize: EGL 1.5 with NVIDIA',
    confidence: 'medium',
    explainedBy: ['libgl-missing'],
  },
  {
    id: 'screen-without-glx',
    class: 'no-display',
    title: 'The screen that DISPLAY names gives the program no OpenGL',
    weight: 'root',
    match: ['GLX: Failed to create context'],
    cause:
      'GLFW asks that screen for OpenGL by GLX: one that is forwarded (ssh -X, a container, VNC) often cannot, and what follows for want of a window is no mistake of the model.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 libgl1-mesa-dri && xvfb-run -a python3 app.py   # on a screen that nobody sees, drawn by the CPU',
      '# or without a window, where the program has an option for it (headless, no viewer); MuJoCo then: export MUJOCO_GL=egl',
    ],
    source: 'https://www.glfw.org/docs/latest/context_guide.html',
    example: "GLFWError: (65543) b'GLX: Failed to create context: GLXBadFBConfig'",
    other: 'GLX: context created',
    confidence: 'medium',
  },
  {
    id: 'open3d-screen',
    class: 'no-display',
    title: 'Open3D opens a window, and there is no screen',
    match: [
      { text: 'X11: Failed to open display', pattern: /Open3D/ },
      { text: 'Failed creating OpenGL window', pattern: /Open3D/ },
    ],
    cause: 'Its Visualizer is a window of GLFW, which no variable of EGL changes.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 libgl1-mesa-dri && xvfb-run -a python3 app.py   # on a screen that nobody sees',
      '# or in the code: open3d.visualization.rendering.OffscreenRenderer, by EGL; or without the picture: write_point_cloud',
    ],
    source: 'https://www.open3d.org/docs/latest/tutorial/visualization/headless_rendering.html',
    example: '[Open3D WARNING] GLFW Error: X11: Failed to open display ',
    other: '[Open3D WARNING] Read PLY failed',
  },
  {
    id: 'no-screen-gl',
    class: 'no-display',
    title: 'The program wants a window of OpenGL, and there is no screen',
    match: [
      { text: 'No display detected. Use ' },
      { text: 'GLEW init', pattern: /Missing GL version/ },
      { text: 'gladLoadGL error' },
      { text: 'The DISPLAY environment variable is missing' },
      { text: 'X11: Failed to open display', not: /Open3D/ },
      { text: 'X11: The ', pattern: /X11: The (?:DISPLAY environment|keyboard extension)/ },
    ],
    cause:
      'pyrender, MuJoCo, GLFW and the like open a window on the screen that DISPLAY names, and a server or container has none.',
    fix: [
      'export PYOPENGL_PLATFORM=egl MUJOCO_GL=egl   # before the start: draws on the GPU without a screen (container: NVIDIA_DRIVER_CAPABILITIES=all); mujoco-py (GLEW): apt-get install -y libglew-dev, export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libGLEW.so',
      'apt-get update && apt-get install -y xvfb libgl1 libegl1 && xvfb-run -a python3 app.py   # or, for what must have a window (pyglet, GLFW): on a screen that nobody sees',
    ],
    source: 'https://pyrender.readthedocs.io/en/latest/examples/offscreen.html',
    example: 'mujoco.FatalError: gladLoadGL error',
    other: 'DISPLAY=:0',
    explainedBy: ['libgl-missing'],
  },
  {
    id: 'hip-image',
    class: 'gpu-too-new-or-old',
    title: 'This torch for ROCm holds no code for this AMD card',
    match: [
      {
        text: 'HIP error',
        pattern: /HIP error: (?:invalid device function|no kernel image|the operation cannot be performed)/,
      },
      { text: 'hipErrorNoBinaryForGpu' },
    ],
    cause:
      'The ROCm libraries are compiled for a list of cards (gfx numbers), and that of this card is not among them, or the release of torch is older than the card.',
    fix: [
      'export HSA_OVERRIDE_GFX_VERSION=10.3.0   # RDNA 2 cards (gfx103x); RDNA 3 (gfx110x): 11.0.0; then start again in the same shell',
      '# data centre cards (gfx90a, gfx942, gfx950) and still so: a newer torch: pip install -U torch --index-url as https://pytorch.org/get-started/locally/ names it for ROCm',
      'rocminfo | grep -m1 -o "gfx[0-9a-f]*"   # which card it is',
    ],
    source:
      'https://rocm.docs.amd.com/projects/install-on-linux/en/latest/reference/system-requirements.html',
    example: 'RuntimeError: HIP error: invalid device function',
    other: 'HIP version: 6.2',
    confidence: 'medium',
  },
  {
    id: 'distutils-version',
    class: 'setuptools-too-new',
    title: 'An older tensorboard in torch and a newer setuptools do not go together',
    match: [{ text: "module 'distutils' has no attribute 'version'" }],
    cause:
      'torch before 1.11 uses distutils.version without importing it, and setuptools from 59.6 on brings a distutils of its own that does not load it.',
    fix: [
      'pip install "setuptools==59.5.0"   # then start again',
      '# or torch 1.11 or newer, which is without the fault',
    ],
    source: 'https://github.com/pytorch/pytorch/pull/69904',
    example: "AttributeError: module 'distutils' has no attribute 'version'",
    other: 'import distutils.version',
  },
  {
    id: 'wandb-folder',
    class: 'module-not-found',
    title: 'wandb is not installed: Python takes the folder of its logs for it',
    match: [
      {
        text: "module 'wandb' has no attribute",
        pattern: /has no attribute '(?:login|init|log|config|run|Image|Table|finish|watch|util)'/,
      },
    ],
    cause:
      'A run makes a folder wandb in the folder where it starts; without the package, import wandb finds that folder (or a file wandb.py), which is empty of functions.',
    fix: [
      'pip install -U wandb   # the package goes before the folder',
      '# still so: is there a wandb.py or wandb/__init__.py beside the script? give it another name',
    ],
    source: 'https://docs.python.org/3/reference/import.html#namespace-packages',
    example: "AttributeError: module 'wandb' has no attribute 'login'",
    other: "AttributeError: module 'wandb' has no attribute 'somethingnew'",
    confidence: 'medium',
  },
  {
    id: 'numba-internal',
    class: 'numpy-abi-mismatch',
    title: 'This numba and this NumPy do not go together',
    match: ['initialization of _internal failed without raising an exception'],
    cause: 'Each numba is compiled for the NumPy of its time (0.56: below 1.24).',
    fix: [
      'pip install -U numba   # the newest, and pip takes a NumPy that it knows',
      '# or, where the app pins numba 0.56 or older: pip install "numpy<1.24"   (in its requirements, too)',
    ],
    source: 'metadata of the wheels of numba 0.56.4 and 0.57.0',
    example: 'SystemError: initialization of _internal failed without raising an exception',
    other: 'SystemError: initialization of _moon failed without raising an exception',
    confidence: 'medium',
  },
  {
    id: 'ruamel-load',
    class: 'api-mismatch',
    title: 'ruamel.yaml 0.18 has removed load(), dump() and the like',
    match: [
      {
        text: '()" has been removed',
        pattern: /"(?:safe_|round_trip_)?(?:load|dump)(?:_all)?\(\)" has been removed/,
      },
    ],
    cause: 'Newer releases have them on a YAML object alone.',
    fix: [
      'pip install "ruamel.yaml<0.18"   # and so in the requirements',
      "# or, in the code: yaml = ruamel.yaml.YAML(typ='safe', pure=True); yaml.load(f)",
    ],
    source: 'ruamel.yaml 0.18.6 ruamel/yaml/main.py',
    example: '"load()" has been removed, use',
    other: '"moon()" has been removed, use',
    stage: 'import',
  },
  {
    id: 'cupy-headers',
    class: 'cuda-toolkit-incomplete',
    title: 'CuPy finds no headers of CUDA to compile with',
    match: [{ text: 'cannot open source file "', pattern: /cubin\.cu|cupy/ }],
    cause: 'They are not part of its wheel.',
    fix: [
      'pip install "cupy-cuda12x[ctk]"   # CUDA 13: cupy-cuda13x; older than 14: nvidia-cuda-runtime-cu12; conda: cuda-cudart-dev',
      '# or a toolkit that is there: export CUDA_PATH=/usr/local/cuda',
    ],
    source: 'cupy-cuda12x 14.2.0 (wheel) METADATA',
    example:
      'cupy.cuda.compiler.CompileException: /tmp/tmpabc/x.cubin.cu(6): catastrophic error: cannot open source file "cuda_fp16.h"',
    other: '/w/a.cu(6): catastrophic error: cannot open source file "acme.h"',
  },
  {
    id: 'onnx-dll',
    class: 'broken-install',
    title: 'This onnx does not load on Windows',
    match: ['DLL load failed while importing onnx_cpp2py_export'],
    cause: 'Its builds of 1.16.2 and 1.17 want a newer run time of Visual C++ than many have.',
    fix: [
      'pip install onnx==1.16.1   # or the newest one, and: winget install -e --id Microsoft.VCRedist.2015+.x64',
    ],
    source: 'onnx 1.16.1 and 1.17.0 (wheels)',
    example:
      'ImportError: DLL load failed while importing onnx_cpp2py_export: A DLL initialization routine failed.',
    other: 'import onnx_cpp2py_export',
  },
  {
    id: 'numba-ptx',
    class: 'driver-too-old',
    title: 'numba compiles with a newer CUDA than the driver knows',
    match: [
      {
        text: 'Unsupported .version',
        pattern:
          /ptx input.{0,60}Unsupported \.version (?<wanted>\d\.\d); current version is '(?<here>\d\.\d)'/,
      },
      { text: 'cuLinkAddData results in CUDA_ERROR_UNSUPPORTED_PTX_VERSION' },
    ],
    cause: 'The linker of the driver takes PTX up to its own CUDA.',
    fix: [
      'pip install -U "numba-cuda[cu12]"   # links by nvJitLink, without the driver (its CUDA 12; a driver before 525: CUDA 11)',
      '# conda: conda install -c conda-forge "cuda-version=12.N", the CUDA that nvidia-smi names',
    ],
    source: 'numba-cuda 0.30.4 (wheel) METADATA',
    example:
      "ptxas application ptx input, line 9; fatal   : Unsupported .version 8.5; current version is '8.2'",
    other: "ptxas /tmp/a.ptx, line 9; fatal   : Unsupported .version 8.5; current version is '8.2'",
    confidence: 'medium',
  },
  {
    id: 'numba-nvvm',
    class: 'cuda-toolkit-incomplete',
    title: 'numba finds no NVVM, which compiles its kernels',
    match: [{ text: 'libNVVM cannot be found' }],
    cause: 'The driver alone does not bring it.',
    fix: [
      'pip install "numba-cuda[cu12]"   # CUDA 13: cu13',
      '# or a toolkit that is there: export CUDA_HOME=/usr/local/cuda',
    ],
    source: 'numba 0.68.1 (wheel) cuda/cudadrv/nvvm.py; numba-cuda 0.30.4 METADATA',
    example:
      'numba.cuda.cudadrv.error.NvvmSupportError: libNVVM cannot be found. Do `conda install cudatoolkit`:',
    other: 'libNVVM found',
  },
  {
    id: 'piece-id',
    class: 'value-over-the-limit',
    title: 'Numbers are decoded that are no tokens: mostly -100, for "no label"',
    match: ['piece id is out of range'],
    cause: 'sentencepiece counts from 0.',
    fix: [
      '# in compute_metrics, before batch_decode, for predictions and labels: x = np.where(x < 0, tokenizer.pad_token_id, x)',
    ],
    source: 'sentencepiece 0.2.1 (wheel) __init__.py',
    example: 'IndexError: piece id is out of range.',
    other: 'piece id 5 is <unk>',
  },
  {
    id: 'cupy-twice',
    class: 'package-conflict',
    title: "More than one CuPy is installed, and they are in each other's way",
    match: [
      {
        text: 'multiple CuPy packages are installed',
        pattern: /environment:\s{1,9}(?<first>cupy[\w-]{0,20}), (?<second>cupy[\w-]{0,20})/,
        across: true,
      },
    ],
    cause: 'They write into one folder, and each is for one CUDA.',
    fix: [
      'pip uninstall -y {first} {second} && pip install {first}   # the one of the CUDA here (nvidia-smi, at its top): cupy-cuda12x up to 12, cupy-cuda13x for 13',
      '# a package that asks for the other one: its build for that CUDA (-cu12, -cu13)',
    ],
    source: 'https://docs.cupy.dev/en/stable/install.html',
    example:
      'CuPy may not function correctly because multiple CuPy packages are installed\nin your environment:\n\n  cupy-cuda11x, cupy-cuda12x\n',
    other: 'multiple CuPy arrays are installed in your environment: a, b',
  },
  {
    id: 'opencv-dnn-cpu',
    class: 'opencv-without-cuda',
    title: 'This OpenCV was built without CUDA, so its DNN module runs on the CPU',
    match: [
      {
        text: 'DNN module was not built with CUDA backend',
        pattern: /not built with CUDA backend; switching to CPU/,
      },
    ],
    cause: 'The wheels of pip have no CUDA, nor has a build without OPENCV_DNN_CUDA.',
    fix: [
      'cmake -DWITH_CUDA=ON -DWITH_CUDNN=ON -DOPENCV_DNN_CUDA=ON -DCUDA_ARCH_BIN="$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader | head -1)" -DOPENCV_EXTRA_MODULES_PATH=../opencv_contrib/modules ..   # in a new build folder of OpenCV (5.3 and newer); then make install',
      '# or onnxruntime-gpu in place of cv2.dnn; on the CPU all works, slower',
    ],
    source: 'opencv/opencv modules/dnn/CMakeLists.txt',
    example: 'setUpNet DNN module was not built with CUDA backend; switching to CPU',
    other: 'DNN module was built with CUDA backend',
    weight: 'plain',
  },
  {
    id: 'imageio-backend',
    class: 'module-not-found',
    title: 'imageio has no plugin for films',
    match: [
      {
        text: 'find a backend to open',
        pattern: /pip install imageio\[ffmpeg\]|<bytes> with iomode r/,
        across: true,
      },
    ],
    cause: 'That is a package of its own.',
    fix: ['pip install -U "imageio[ffmpeg,pyav]"   # pyav also for what is given as bytes'],
    source: 'imageio 2.38.1 imageio/core/imopen.py',
    example:
      'ValueError: Could not find a backend to open `moon.mp4`` with iomode `wI`.\nBased on the extension, the following plugins might add capable backends:\n  FFMPEG:  pip install imageio[ffmpeg]\n',
    other: 'Could not find a backend to open `moon.xyz`` with iomode `r`.\nDone.\n',
  },
  {
    id: 'imageio-uri',
    class: 'api-mismatch',
    title: 'imageio does not know what kind of file it is given',
    match: [{ text: 'can not handle the given uri', pattern: /`(?:ffmpeg|FFMPEG|pyav)` can not handle/ }],
    cause: 'Newer releases go by the ending of the name, which bytes do not have.',
    fix: [
      "# in the code: imageio.v3.imiter(DATA, plugin='FFMPEG', extension='.mp4') in place of get_reader, or the path of a file with its ending",
      'pip install "imageio<2.11" imageio-ffmpeg   # or: the release that the code was written for',
    ],
    source: 'imageio 2.38.1, tried with bytes',
    example: 'RuntimeError: `ffmpeg` can not handle the given uri.',
    other: 'curl can not handle the given uri',
    confidence: 'medium',
  },
  {
    id: 'moviepy-file',
    class: 'named-thing-missing',
    title: 'ffmpeg cannot write its file: the folder of it is not there',
    match: [
      {
        text: 'error while writing file',
        pattern:
          /error while writing file (?<file>[\w./~-]{1,160}):.{0,200}\k<file>: No such file or directory/,
        across: true,
      },
    ],
    cause: 'moviepy first writes the sound, here to {file} (Windows has no /tmp).',
    fix: [
      'mkdir -p "$(dirname {file})"',
      '# or, and on Windows, in the code: write_videofile(OUT, temp_audiofile="temp.m4a", remove_temp=True)',
    ],
    source: 'moviepy 1.0.3 moviepy/video/VideoClip.py',
    example:
      "MoviePy error: FFMPEG encountered the following error while writing file /moon/a.m4a:\n\nb'/moon/a.m4a: No such file or directory\\r\\n'\n",
    other: 'FFMPEG encountered the following error while writing file /moon/a.m4a: Unknown encoder',
  },
  {
    id: 'skimage-channel-axis',
    class: 'api-mismatch',
    title: 'scikit-image takes the colours of the picture for its third side',
    match: ['win_size exceeds image extent'],
    cause: 'From 0.20 on multichannel=True is of no effect: channel_axis took its place.',
    fix: [
      '# in the code: structural_similarity(a, b, channel_axis=-1) in place of multichannel=True; pictures below 7x7: win_size=3',
      'pip install "scikit-image<0.20"   # or: the release that the code was written for (Python 3.11 at most)',
    ],
    source: 'scikit-image 0.19.3 and 0.20.0 skimage/metrics/_structural_similarity.py',
    example: 'ValueError: win_size exceeds image extent. Either ensure that your images are at least 7x7',
    other: 'win_size must be odd',
  },
  {
    id: 'sage-one',
    class: 'sageattention-version-mismatch',
    title: 'The node wants SageAttention 2',
    match: [{ text: 'sageattention is not new enough' }],
    cause: 'Here is an older one, none, or no card of NVIDIA; the package index has version 1 only.',
    fix: ['pip show sageattention'],
    source: 'kijai/ComfyUI-KJNodes nodes/ltxv_nodes.py',
    example: 'RuntimeError: sageattention is not new enough version or could not determine CUDA architecture',
    other: 'Using sage attention',
  },
  {
    id: 'cublas-dll',
    class: 'other-missing-shared-library',
    title: 'Windows does not find {library}',
    match: [{ text: 'cublas64_', pattern: /Library (?<library>cublas64_1[123]\.dll) is not found/ }],
    cause:
      'CTranslate2 (faster-whisper) asks for it: it is of the CUDA toolkit, and comes with a torch for CUDA.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu126   # brings that of CUDA 12; in the code: import torch above the import of faster_whisper',
      '# or the CUDA toolkit itself; a toolkit that is there: its folder bin in PATH',
    ],
    source: 'ctranslate2 4.6 (wheel); torch cu126 (wheel) torch/lib',
    example: 'RuntimeError: Library cublas64_12.dll is not found or cannot be loaded',
    other: 'Library cublas64_12.dll loaded',
  },
  {
    id: 'cudnn-dll',
    class: 'other-missing-shared-library',
    title: 'Windows does not find {library} of cuDNN',
    match: [
      {
        text: 'cudnn',
        pattern:
          /(?:Could not (?:locate|load library)|Error loading|[Pp]lease make sure) "?(?<library>cudnn\w{0,30}_(?<major>\d)\.dll)/,
      },
    ],
    cause: 'cuDNN {major} is not installed, or its folder is not in PATH.',
    fix: [
      'python -m pip install "nvidia-cudnn-cu12=={major}.*"   # CUDA 11: nvidia-cudnn-cu11',
      `$env:PATH = "$(python -c 'import nvidia.cudnn as c; print(c.__path__[0])')\\bin;$env:PATH"   # PowerShell; then start again from it`,
      '# or, in the code, above the import of what asks for it: import torch   (it brings a cuDNN of its own: the same major)',
    ],
    source: 'the wheels of nvidia-cudnn-cu12',
    example: 'Could not load library cudnn_cnn_infer64_8.dll. Error code 126',
    other: 'Loaded library cudnn_cnn_infer64_8.dll',
  },
  {
    id: 'phonemizer-data-path',
    class: 'api-mismatch',
    title: 'This phonemizer has no set_data_path',
    match: [{ text: 'EspeakWrapper', pattern: /EspeakWrapper' has no attribute 'set_data_path'/ }],
    cause:
      'phonemizer-fork has it, and phonemizer from 3.4.0 on; an older phonemizer is installed (in its place).',
    fix: [
      'pip uninstall -y phonemizer && pip install --force-reinstall --no-deps phonemizer-fork',
      '# or, what newer programs ask for:',
      'pip install "phonemizer>=3.4.0"',
    ],
    source: 'phonemizer 3.4.0, phonemizer-fork 3.3.2 (wheels)',
    example: "AttributeError: type object 'EspeakWrapper' has no attribute 'set_data_path'",
    other: "AttributeError: 'EspeakWrapper' has no attribute 'x'",
    stage: 'import',
  },
]);

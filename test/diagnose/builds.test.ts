import { type AnswerCase, answersAs } from './told.ts';

const site = '/v/lib/python3.11/site-packages';

/** What is compiled: compilers, headers, extensions that were not built. */
const first: readonly AnswerCase[] = [
  ['Must use gcc >= 11.1', 'gcc-too-old', /gcc-11 g\+\+-11[\s\S]*CC=gcc-11 CXX=g\+\+-11/],
  [
    'CMake Error at CMakeLists.txt:12 (message):\n  GCC version must be at least 9.3!',
    'gcc-too-old',
    /gcc-10/,
  ],
  [
    'torch/include/c10/util/C++17.h:13:2: error: #error "too old version of GCC. We need GCC 9 or later."',
    'gcc-too-old',
    /gcc-10/,
  ],
  [
    'RuntimeError: The current installed version of g++ (7.5.0) is less than the minimum required version by CUDA 12.4 (9.0.0).',
    'gcc-too-old',
    /CC=gcc-10/,
  ],
  [
    "-- OpenCV: CUDA_ARCH_BIN=3.5\nnvcc fatal   : Unsupported gpu architecture 'compute_35'",
    'compiler-arch-unsupported',
    /^cmake -DCUDA_ARCH_BIN=/,
  ],
  // What was not compiled, said before or after.
  [
    "UserWarning: Failed to load custom C++ ops. Running on CPU mode Only!\nNameError: name '_C' is not defined",
    'extension-build-failed',
    /CUDA_HOME/,
  ],
  [
    "NameError: name '_C' is not defined\n UserWarning: Failed to load custom C++ ops. Running on CPU mode Only!",
    'extension-build-failed',
    /CUDA_HOME/,
  ],
  // No Rust at all.
  ['running build_rust\nerror: Can not find Rust compiler', 'tokenizers-rust-build', /rustup/],
  [
    "#9 24.49       creating build/lib.linux-aarch64-cpython-311\n#9 24.49       error: can't find Rust compiler",
    'tokenizers-rust-build',
    /^# in the Dockerfile.*rustup/,
  ],
  // A compiled package that asks for the CUDA it was built for.
  [
    '  File "/home/a/lib/python3.8/site-packages/torch_scatter/__init__.py", line 22, in <module>\nOSError: libcusparse.so.11: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /install --force-reinstall .*torch-scatter -f "https:\/\/data\.pyg\.org/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // A module that the project compiles: nothing of pip's, and no stranger's.
  [
    "AttributeError: module 'MoonSampling' has no attribute 'moon_sampling_forward'",
    'extension-build-failed',
    /grep -rl --include=setup\.py MoonSampling/,
    /install -U|uninstall/,
  ],
  [
    "ModuleNotFoundError: No module named 'utils.cython_bbox'",
    'extension-build-failed',
    /install --no-build-isolation cython_bbox/,
    /PYTHONPATH/,
  ],
  [
    "ModuleNotFoundError: No module named 'utils.gpu_nms'",
    'extension-build-failed',
    /-name setup\.py/,
    /install gpu|PYTHONPATH/,
  ],
  ["ModuleNotFoundError: No module named 'utils.moon'", 'module-not-found', /PYTHONPATH/],
  [
    "No module named 'onnx.onnx_cpp2py_export.shape_inference'; 'onnx.onnx_cpp2py_export' is not a package",
    'broken-install',
    /--force-reinstall --no-deps onnx/,
    /install -U/,
  ],
  // A build from within a clone: no folder is made up of half a path.
  [
    'rover/src/cpu/wheel.cpp:3:10: fatal error: moon/base.h: No such file or directory\ncompilation terminated.',
    'missing-header',
    /apt-file search moon\/base\.h/,
    /cd |\/src\/cpu/,
  ],
  [
    '/home/me/rover/src/cpu/wheel.cpp:3:10: fatal error: moon/base.h: No such file or directory\ncompilation terminated.',
    'missing-header',
    /git -C \/home\/me\/rover\/src\/cpu/,
  ],
  [
    "src/wheel.cpp:4:10: fatal error: TH/TH.h: No such file or directory\ncompilation terminated.\nerror: command 'gcc' failed with exit status 1",
    'extension-too-old-for-torch',
    /include \.THC\*/,
    /submodule/,
  ],
  ['    CUDA::nvToolsExt', 'cuda-toolkit-incomplete', /cuda-nvtx-dev=/, /libraries-dev/],
  ['    CUDA::cufft', 'cuda-toolkit-incomplete', /cuda-libraries-dev/, /nvtx/],
  // A part that is left out says so, and then the program fails all the same.
  [
    "Warning: Moonbase failed to import. Set LUNAR_QUIET=1 to suppress this message.\nNo module named 'moonbase'\nTraceback (most recent call last):\n  File \"run.py\", line 3, in <module>\n    import einops\nModuleNotFoundError: No module named 'einops'",
    'module-not-found',
    /install einops/,
    /moonbase/,
  ],
  // Programs and headers that a build calls for.
  [
    "  error: command 'swig.exe' failed: No such file or directory\n  ERROR: Failed building wheel for box2d-moon",
    'command-not-found',
    /install swig/,
    /apt-get/,
  ],
  ["error: command 'protoc' failed: No such file or directory", 'command-not-found', /protobuf-compiler/],
  ["error: command '/usr/bin/gcc' failed with exit code 1", 'extension-build-failed'],
  ['moon.cpp:4:10: fatal error: ImfIO.h: No such file or directory', 'missing-header', /libopenexr-dev/],
  // Headers that the code itself forgets.
  [
    "./src/moon.c:77:9: error: 'FLT_EPSILON' undeclared (first use in this function)",
    'missing-header',
    /^sed -i '1i #include <float\.h>' \.\/src\/moon\.c/,
  ],
  [
    "/tmp/pip-install-ab/moon_0123/a.cpp:9:5: error: 'INT_MAX' was not declared in this scope",
    'missing-header',
    /^export CXXFLAGS="-include limits\.h/,
  ],
  ["a.c:9:5: error: 'MOON_MAX' undeclared (first use in this function)", 'source-does-not-compile'],
  [
    'src/moon_cuda.cu(31): error: identifier "THCState_getCurrentStream" is undefined',
    'extension-too-old-for-torch',
    /getCurrentCUDAStream/,
  ],
  // A C library newer than the headers of CUDA, in each compiler's words, in the header that the log names.
  [
    '/usr/include/x86_64-linux-gnu/bits/mathcalls.h(206): error: exception specification is incompatible with that of previous function "rsqrtf"\n  (declared at line 629 of /usr/local/cuda-13.0/targets/x86_64-linux/include/crt/math_functions.h)',
    'cuda-headers-newer-glibc',
    /^sudo sed -i\.bak .* \/usr\/local\/cuda-13\.0\/targets[\s\S]*ubuntu24\.04/,
  ],
  ['error: exception specification of overriding function is more lax than base version', 'none'],
  // nvcc runs: its headers are missing, not the compiler.
  [
    "x.cpp:1:10: fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'nvcc' failed with exit status 1",
    'cuda-toolkit-incomplete',
    /^export CPATH=/,
    /torch\.version/,
  ],
  [
    "x.cpp:1:10: fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'gcc' failed with exit status 1",
    'nvcc-or-cuda-home-missing',
  ],
  ['run.py: error: unrecognized arguments: --local-rank=1', 'unknown-argument', /torchrun --nproc_per_node/],
  ['run.py: error: unrecognized arguments: --local-size=1', 'unknown-argument', undefined, /torchrun/],
  [
    "ValueError: Unrecognized configuration class <class 'transformers_modules.org.Model-7B.0123456789abcdef0123456789abcdef01234567.configuration_x.XConfig'> for this kind of AutoModel: AutoModelForCausalLM.",
    'transformers-version-mismatch',
    /^pip install "transformers==.*org\/Model-7B\/raw/,
    /-U transformers/,
  ],
  [
    'ValueError: The repository for boolq contains custom code which must be executed to correctly load the dataset.\nPlease pass the argument `trust_remote_code=True` to allow custom code to be run.',
    'trust-remote-code-needed',
    /^export HF_DATASETS_TRUST_REMOTE_CODE/,
    /from_pretrained/,
  ],
  [
    'ValueError: The repository for org/m contains custom code which must be executed to correctly load the model.',
    'trust-remote-code-needed',
    /from_pretrained/,
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
];

answersAs(import.meta.filename, { first, anywhere });

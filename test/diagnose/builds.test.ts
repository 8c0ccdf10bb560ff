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
  // What the extension is written with left torch: all of it at once, so that it compiles.
  [
    'src/cuda/dcn_v2_cuda.cu:6:10: fatal error: THC/THC.h: No such file or directory',
    'extension-too-old-for-torch',
    /--include=\*\.c\[cpu\]\*[\s\S]*CUDACachingAllocator\.h[\s\S]*\[\^\)\]\\\)\\\.type\(\),\/[\s\S]*AT_CHECK\(\/TORCH_CHECK/,
  ],
  [
    "ops/moon.cpp:22:30: error: cannot convert 'at::DeprecatedTypeProperties' to 'c10::ScalarType'",
    'extension-too-old-for-torch',
    /scalar_type/,
  ],
  [
    'torch/include/c10/util/C++17.h:27:2: error: #error You need C++17 to compile PyTorch',
    'extension-too-old-for-torch',
    /\(std=\(c\|gnu\)\\\+\\\+\|CXX_STANDARD \)1\[147\]\/\\117\//,
  ],
  // A list of cards in setup.py, which is taken in place of that of the environment.
  [
    "  Building wheel for pointnet2_ops (setup.py) ... error\n  nvcc fatal   : Unsupported gpu architecture 'compute_37'",
    'compiler-arch-unsupported',
    /^git clone .*sed -i \/TORCH_CUDA_ARCH_LIST\/d/,
  ],
  [
    "/srv/moon/setup.py\nnvcc fatal   : Unsupported gpu architecture 'compute_37'",
    'compiler-arch-unsupported',
    /^C=.*TORCH_CUDA_ARCH_LIST.*environ/,
    /git clone/,
  ],
  [
    "nvcc -c x.cu\nptxas /tmp/tmpxft_0, line 8; error   : Feature '.bf16' requires .target sm_80 or higher",
    'compiler-arch-unsupported',
    /ARCH_LIST="8\.0\+PTX"/,
  ],
  // A toolkit of conda is made whole in conda.
  [
    "torch/include/ATen/cuda/CUDAContextLight.h:9:10: fatal error: cublas_v2.h: No such file or directory\nerror: command '/opt/conda/envs/moon/bin/nvcc' failed with exit code 1",
    'nvcc-or-cuda-home-missing',
    /^conda install .*targets\/x86_64-linux\/include/,
  ],
  [
    "torch/include/ATen/cuda/CUDAContextLight.h:9:10: fatal error: cublas_v2.h: No such file or directory\nerror: command '/usr/local/cuda/bin/nvcc' failed with exit code 1",
    'nvcc-or-cuda-home-missing',
    /devel/,
    /conda install/,
  ],
  [
    '/opt/mc/envs/moon/compiler_compat/ld: cannot find -lmpi\ncollect2: error: ld returned 1 exit status',
    'link-library-missing',
    /libopenmpi-dev && mv \/opt\/mc\/envs\/moon\/compiler_compat\/ld /,
  ],
  ['/usr/bin/ld: cannot find -lmpi', 'link-library-missing', /libopenmpi-dev {3}#/, /compiler_compat/],
  [
    "/opt/conda/envs/moon/bin/../lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /srv/moon/x.so)",
    'glibc-too-old',
    /libstdcxx-ng>=13/,
  ],
  // One folder below those that are searched.
  [
    'src/so3.h:6:10: fatal error: Eigen/Dense: No such file or directory',
    'missing-header',
    /CPATH=\/usr\/include\/eigen3/,
  ],
  // What is on no index is built from where it comes.
  [
    `ImportError: ${site}/detectron2/_C.cpython-311-x86_64-linux-gnu.so: undefined symbol: _ZNK2at6Tensor7reshapeEN3c108ArrayRefIlEE`,
    'torch-extension-abi-mismatch',
    /git\+https:\/\/github\.com\/facebookresearch\/detectron2/,
  ],
  [
    `  File "${site}/pytorch3d/ops/knn.py", line 70, in forward\n    idx = _C.knn_points_idx(p1)\nRuntimeError: Not compiled with GPU support.`,
    'extension-build-failed',
    /FORCE_CUDA=1 && .*facebookresearch\/pytorch3d/,
    /detectron2/,
  ],
  [
    `ImportError: ${site}/kaolin/_C.so: undefined symbol: _ZN2at4_ops10zeros_like4callERKNS_6TensorE`,
    'torch-extension-abi-mismatch',
    /--force-reinstall .*kaolin -f .*nvidia-kaolin/,
  ],
  [
    "Collecting torch-scatter\n  Getting requirements to build wheel did not run successfully.\n      ModuleNotFoundError: No module named 'torch'",
    'flash-attn-build-no-torch',
    /install torch-scatter -f .*data\.pyg\.org/,
  ],
  [
    "Collecting git+https://github.com/NVlabs/tiny-cuda-nn/#subdirectory=bindings/torch\n  Getting requirements to build wheel did not run successfully.\n      ModuleNotFoundError: No module named 'torch'",
    'flash-attn-build-no-torch',
    /--no-build-isolation git\+https:\/\/github\.com\/NVlabs\/tiny-cuda-nn\/#subdirectory=bindings\/torch/,
  ],
  [
    `ImportError: ${site}/MinkowskiEngineBackend/_C.cpython-311-x86_64-linux-gnu.so: undefined symbol: _ZN9minkowski8cpu_gemmIfEEv11CBLAS_ORDER15CBLAS_TRANSPOSES2_iiiT_PKS3_iS5_iS3_PS3_i`,
    'undefined-symbol',
    /setup\.py install --blas=openblas/,
  ],
  [
    `ImportError: ${site}/cumm/core_cc.cpython-311-x86_64-linux-gnu.so: undefined symbol: cudaGetDriverEntryPoint, version libcudart.so.11.0`,
    'undefined-symbol',
    /uninstall -y; .*install spconv-cu/,
  ],
  // Run by hand, with the setuptools that is here.
  [
    '  File "/srv/tiny-cuda-nn/bindings/torch/setup.py", line 5, in <module>\n    from pkg_resources import parse_version\nModuleNotFoundError: No module named \'pkg_resources\'',
    'pkg-resources-missing',
    /install "setuptools<81"/,
    /PIP_CONSTRAINT/,
  ],
  [
    'CMake Error at vendor/llama.cpp/CMakeLists.txt:88 (message):\n  LLAMA_CUBLAS is deprecated and will be removed in the future.\n\n  Use GGML_CUDA instead',
    'llama-cpp-build-option',
    /^CMAKE_ARGS="-DGGML_CUDA=on/,
  ],
  // torch and older setuptools compile C++ with CFLAGS; what is set in one export is not read in it.
  ["src/moon.h:9:5: error: 'uint32_t' has not been declared", 'gcc-too-new', /CFLAGS="-include stdint\.h /],
  [
    "tmp/pip-1/moon.c:9:5: error: 'FLT_MAX' undeclared",
    'missing-header',
    /^F="-include float\.h"; export CFLAGS="\$F"/,
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
    /^F="-include limits\.h"/,
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

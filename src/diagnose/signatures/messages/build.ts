import { condaToolkit, systemToolkit } from '../../of-this-torch.ts';
import { defineMessages, torch } from './define.ts';

/** The CUDA of the compiler, as the shell finds it. */
const ofNvcc = (between: string) =>
  `$(nvcc --version | sed -n 's/.*release \\([0-9]*\\)\\.\\([0-9]*\\),.*/\\1${between}\\2/p')`;

/** What left torch, as it is called today: TH and THC (1.11), .type() in a dispatch (2.6), AT_CHECK and THCState (1.5). */
const ported = [
  's/.*THC\\/THCAtomics.*/#include <ATen\\/cuda\\/Atomic.cuh>/',
  's/.*include .THC\\/THC.*/#include <ATen\\/ceil_div.h>\\n#include <c10\\/cuda\\/CUDACachingAllocator.h>/',
  '/include .THC*\\/TH/d',
  's/THCCeilDiv/at::ceil_div/g',
  's/.*THCState \\*.*;//',
  's/\\([^)]\\)\\.type(),/\\1.scalar_type(),/g',
  's/THCudaCheck(/C10_CUDA_CHECK(/g',
  's/THCudaMalloc(state, /c10::cuda::CUDACachingAllocator::raw_alloc(/g',
  's/THCudaFree(state, /c10::cuda::CUDACachingAllocator::raw_delete(/g',
  's/THCState_getCurrentStream(\\w*)/c10::cuda::getCurrentCUDAStream()/g',
  's/AT_CHECK(/TORCH_CHECK(/g',
].reduce(
  (command, one) => `${command} -e "${one}"`,
  'grep -rlE "THC|AT_CHECK|\\.type\\(\\)" --include=*.c[cpu]* --include=*.h . | xargs sed -i',
);

/** What keeps torch from compiling an extension, and says so itself. */
const toolchains = [
  'nvcc-or-cuda-home-missing',
  'compiler-missing',
  'compiler-arch-unsupported',
  'gcc-too-new',
  'missing-header',
  'killed-oom',
  'link-library-missing',
  'cuda-toolkit-mismatch',
  'ninja-missing',
];

/** Of float.h and limits.h, as gcc and nvcc say that they do not know them. */
const constants =
  /(?:'(?<name>(?:FLT|DBL)_[A-Z]{3,8}|U?(?:INT|CHAR|SHRT|LONG|LLONG)_M(?:AX|IN)|CHAR_BIT)' (?:was not declared|undeclared)|identifier "(?<called>(?:FLT|DBL)_[A-Z]{3,8}|U?(?:INT|CHAR|SHRT|LONG|LLONG)_M(?:AX|IN)|CHAR_BIT)" is undefined)/;

/** What compilers and installers say. */
export const buildMessages = defineMessages([
  {
    id: 'cuda-architectures',
    class: 'nvcc-not-found',
    title: 'CMake finds no CUDA compiler that answers, or no card is named',
    match: [
      'CMAKE_CUDA_ARCHITECTURES must be non-empty',
      'Failed to detect a default CUDA architecture',
      { text: 'CUDA_ARCHITECTURES is empty for target' },
      'You must set CMAKE_CUDA_ARCHITECTURES',
    ],
    cause:
      'CMake asked nvcc for its default card and got none: nvcc is not on PATH, or is too old for this CMake; or the variable is empty.',
    fix: [
      'export PATH=/usr/local/cuda/bin:$PATH CUDACXX=/usr/local/cuda/bin/nvcc CUDAARCHS="80;86" CMAKE_ARGS="-DCMAKE_CUDA_ARCHITECTURES=80;86 $CMAKE_ARGS"   # newer cards run it, too; then build again, in an empty folder; cmake by hand: with -DCMAKE_CUDA_ARCHITECTURES=86, the number of the card',
      'nvcc --version   # not there: an image -devel, or apt-get install -y nvidia-cuda-toolkit',
    ],
    source: 'https://cmake.org/cmake/help/latest/variable/CMAKE_CUDA_ARCHITECTURES.html',
    example: '  CMAKE_CUDA_ARCHITECTURES must be non-empty if set.',
    other: 'CMAKE_CUDA_ARCHITECTURES: 86',
    stage: 'install',
  },
  {
    id: 'extension-build',
    class: 'extension-build-failed',
    title: 'An extension could not be compiled when the program started',
    match: [
      { text: 'Error building extension', pattern: /Error building extension '(?<name>[\w.-]{1,80})'/ },
    ],
    cause:
      'torch compiles {name} when it is first used, and that failed; the compiler says why some lines above (nvcc, gcc or ninja missing, another CUDA than torch, memory).',
    fix: [
      'pip install ninja && rm -rf ~/.cache/torch_extensions   # half of an earlier build away; then start again, with MAX_JOBS=2 where memory is short',
      'nvcc --version; gcc --version | head -1; ninja --version; python3 -c "import torch; print(torch.version.cuda)"   # all there, and the CUDA majors equal?',
      '# better: the ready wheel of the package for this torch, CUDA and Python, so that nothing is compiled',
    ],
    source: `${torch}/utils/cpp_extension.py`,
    example: "RuntimeError: Error building extension 'exllamav2_ext'",
    other: 'Building extension module fused...',
    stage: 'install',
    confidence: 'low',
    explainedBy: toolchains,
  },
  {
    id: 'inductor-compiler',
    class: 'compiler-missing',
    title: 'torch.compile needs a C++ compiler',
    match: ['No working C++ compiler found', 'InvalidCxxCompiler'],
    cause: 'torch.compile turns the model into C++ and Triton code here, and there is no compiler.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev',
      '# or do without: export TORCH_COMPILE_DISABLE=1; vLLM: --enforce-eager',
    ],
    source: `${torch}/_inductor/cpp_builder.py`,
    example:
      "InvalidCxxCompiler: No working C++ compiler found in torch._inductor.config.cpp.cxx: (None, 'g++')",
    other: 'Using C++ compiler g++',
  },
  {
    id: 'compile-python',
    class: 'python-version-unsupported',
    title: 'This torch cannot compile under this Python',
    match: [
      {
        text: 'not supported on Python 3',
        pattern: /(?:Dynamo|torch\.compile) is not supported on Python (?<python>3\.\d{1,2})/,
      },
      { text: 'not yet supported for torch.compile', pattern: /Python 3\.\d{1,2}\+ not yet/ },
    ],
    cause:
      'torch.compile follows a new Python some releases later: 3.12 from torch 2.4 on, 3.13 from 2.6 on, 3.14 from 2.10 on.',
    fix: [
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
      '# or do without: export TORCH_COMPILE_DISABLE=1',
      '# or: uv venv --seed --python 3.11 /workspace/venv',
    ],
    source: `${torch}/_dynamo/eval_frame.py`,
    example: 'RuntimeError: Dynamo is not supported on Python 3.12+',
    other: 'torch.compile enabled',
  },
  {
    id: 'compile-refused',
    class: 'compile-failed',
    title: 'torch.compile cannot compile this model, or not on this system',
    match: [
      'Windows not yet supported for torch.compile',
      { text: 'torch._dynamo.exc.Unsupported', pattern: /^.{0,80}exc\.Unsupported: / },
      { text: 'InternalTorchDynamoError', pattern: /exc\.InternalTorchDynamoError: / },
    ],
    weight: 'plain',
    cause:
      'A part of the code cannot be traced (another release of a package, most often), or fullgraph=True forbids to pass it by; Windows came late.',
    fix: [
      'export TORCHDYNAMO_DISABLE=1   # without compiling (Windows: set in place of export)',
      '# or torch.compile(…) without fullgraph=True; Windows: a newer torch with triton-windows',
    ],
    source: `${torch}/_dynamo/eval_frame.py`,
    example: 'RuntimeError: Windows not yet supported for torch.compile',
    other: 'torch.compile is supported',
    confidence: 'medium',
  },
  {
    id: 'visual-c',
    class: 'compiler-missing',
    title: 'A package is compiled on Windows, where there is no compiler',
    match: [
      'Microsoft Visual C++ 14.0 or greater is required',
      "Cannot find compiler 'cl.exe' in PATH",
      'build program corresponding to "NMake',
    ],
    cause:
      'There is no ready wheel of the package for this Python on Windows, and building it needs the compiler of Microsoft.',
    fix: [
      'winget install Microsoft.VisualStudio.2022.BuildTools --override "--wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"   # then a new window, and the same install again',
      '# or: a Python for which there is a wheel (3.10 or 3.11), or a ready wheel of the package for this one',
    ],
    source: 'pypa/setuptools@v70.0.0 setuptools/_distutils/_msvccompiler.py',
    example: 'error: Microsoft Visual C++ 14.0 or greater is required.',
    other: 'Microsoft Visual C++ found',
    stage: 'install',
  },

  {
    id: 'which-compiler',
    class: 'compiler-missing',
    title: 'There is no C++ compiler',
    match: [
      { text: "'cl.exe' failed: No such" },
      {
        text: "['which', '",
        pattern: /\['which', '(?<name>g\+\+|gcc|c\+\+|clang\+\+?|nvcc|cl)'\].{0,20}returned non-zero/,
      },
    ],
    cause: 'torch looks for {name} to compile an extension, and it is not installed.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev   # then the same again; conda: conda install -y -c conda-forge gxx_linux-64',
    ],
    source: `${torch}/utils/cpp_extension.py`,
    example: "subprocess.CalledProcessError: Command '['which', 'g++']' returned non-zero exit status 1.",
    other: '/usr/bin/g++',
    stage: 'install',
  },
  {
    id: 'cmake-old',
    class: 'cmake-missing',
    title: 'CMake is older than the project asks for',
    match: [
      {
        text: 'or higher is required.',
        pattern:
          /CMake (?<wanted>\d\.\d{1,2}(?:\.\d{1,2})?) or higher is required\.\s{1,4}You are running version (?<here>[\d.]{3,10})/,
        across: true,
      },
    ],
    cause: 'CMake {here} runs here, and {wanted} or newer is asked for.',
    fix: [
      'pip install -U "cmake>={wanted},<4" && hash -r && cmake --version   # then the same again, in a new build folder',
    ],
    source: 'https://cmake.org/cmake/help/latest/command/cmake_minimum_required.html',
    example: 'CMake 3.18 or higher is required.  You are running version 3.16.3',
    other: 'CMake 3.28.1',
    stage: 'install',
  },
  {
    id: 'cmake-four',
    class: 'cmake-missing',
    title: 'CMake 4 no longer takes what this package asks for',
    match: ['Compatibility with CMake < 3.5 has been removed'],
    cause: 'The package names a CMake of before 3.5 in its CMakeLists.txt, which CMake 4 refuses.',
    fix: [
      'export CMAKE_POLICY_VERSION_MINIMUM=3.5   # then the same install again: CMake 4 takes it then, also where pip fetches a CMake of its own to build',
      'pip install "cmake<4" && hash -r   # or an older CMake, where cmake is called by hand',
    ],
    source: 'Kitware/CMake@v4.0.0 Help/release/4.0.rst',
    example: 'Compatibility with CMake < 3.5 has been removed from CMake.',
    other: 'CMake 3.28.1',
    stage: 'install',
    weight: 'plain',
  },
  {
    id: 'torch-extension-file',
    class: 'extension-build-failed',
    title: 'An extension that is compiled at the start was not compiled',
    match: [
      {
        text: 'torch_extensions',
        pattern: /torch_extensions\/\S{1,120}\/(?<name>\w{1,60})\.so: cannot open shared object/,
      },
    ],
    explainedBy: toolchains,
    cause:
      '{name} is compiled by torch when it is first used; an earlier attempt failed or was cut off, and left a folder without it.',
    fix: [
      'rm -rf ~/.cache/torch_extensions   # what is left of the earlier attempt; then start again: it compiles anew',
      'nvcc --version; g++ --version | head -1; ninja --version; python3 -c "import torch; print(torch.version.cuda)"   # fails again: all there, and nvcc of the CUDA of torch?',
    ],
    source: `${torch}/utils/cpp_extension.py`,
    example:
      'ImportError: /root/.cache/torch_extensions/py310_cu118/fused_adam/fused_adam.so: cannot open shared object file: No such file or directory',
    other: 'Loading extension module fused_adam...',
  },
  {
    id: 'half-of-old-cards',
    class: 'extension-build-failed',
    title: 'The extension is compiled for a generation that has no arithmetic of half',
    match: [{ text: 'conversion function from "__half' }],
    cause: 'What converts __half is there from compute capability 5.3 on, and 5.0 or 5.2 is in the list.',
    fix: [
      'export TORCH_CUDA_ARCH_LIST="7.0;7.5;8.0;8.6+PTX"   # without 5.2; then the same build again (CMake: -DCMAKE_CUDA_ARCHITECTURES=86)',
    ],
    source: 'CUDA toolkit cuda_fp16.h',
    example: 'error: no suitable conversion function from "__half" to "int" exists',
    other: 'error: no suitable conversion function from "std::string" to "int" exists',
    stage: 'install',
  },
  {
    id: 'header-cstdint',
    class: 'gcc-too-new',
    title: 'The code is older than this compiler: it does not include cstdint',
    match: [
      {
        text: 'error: ',
        pattern:
          /error: '?[‘']?u?int(?:8|16|32|64)_t[’']? (?:has not been declared|does not name a type|was not declared)|'?u?intptr_t'? (?:is not a member of|in namespace) '?std/,
      },
      { text: '_t" is undefined', pattern: /\bu?int(?:8|16|32|64|ptr)_t/ },
      { text: 'has no member "uint', pattern: /\bu?int(?:8|16|32|64|ptr)_t/ },
    ],
    cause:
      'From gcc 13 on the headers no longer bring cstdint by themselves, and this code does not ask for it.',
    fix: [
      'export CFLAGS="-include stdint.h $CFLAGS" CXXFLAGS="-include cstdint $CXXFLAGS" NVCC_APPEND_FLAGS="-include cstdint"   # then the same install again',
      '# or an older compiler: apt-get install -y gcc-12 g++-12 && export CC=gcc-12 CXX=g++-12 CUDAHOSTCXX=g++-12',
    ],
    source: 'https://gcc.gnu.org/gcc-13/porting_to.html',
    example: "error: 'uint32_t' has not been declared",
    other: "error: 'foo_t' has not been declared",
    stage: 'install',
  },
  {
    id: 'flt-max',
    class: 'missing-header',
    title: 'The code does not include the header of a name that it uses',
    match: [
      { text: 'undeclared', pattern: constants },
      { text: 'was not declared', pattern: constants },
      { text: 'is undefined', pattern: constants },
      {
        text: 'was not declared',
        pattern: /'(?<name>mem(?:cpy|set|cmp|move)|str(?:len|n?cmp|n?cpy))' was not declared/,
      },
    ],
    cause: 'The compiler does not bring it along.',
    fix: ['# an #include of it at the head of the file that the message names'],
    source: 'https://github.com/graphdeco-inria/gaussian-splatting/issues/993',
    example: 'simple_knn.cu(90): error: identifier "FLT_MAX" is undefined',
    other: 'FLT_MAX = 3.4e38',
    stage: 'install',
  },
  {
    id: 'at-check',
    class: 'extension-too-old-for-torch',
    explainedBy: ['torch-version-mismatch'],
    title: 'The extension was written for a torch of years ago',
    match: [
      { text: 'THC/THC', pattern: /THC\/THC\w{0,20}\.c?u?h: No such file/ },
      { text: ' TH/TH', pattern: / TH\/TH\w{0,20}\.h: No such file/ },
      { text: ' THC.h: No such file' },
      {
        text: 'THCState',
        pattern:
          /THCState[’'"]? (?:was not declared|is undefined|does not name)|identifier "(?:THCState|THCudaCheck)"/,
      },
      {
        text: 'DeprecatedTypeProperties',
        pattern: /(?:function from|cannot convert) ["'‘](?:const )?(?:at|torch)::DeprecatedTypeProperties/,
      },
    ],
    cause:
      'The headers of TH and THC left torch with 1.11, tensor.type() in a dispatch with 2.x: the code must be changed, or an old torch used, which knows no newer card.',
    fix: [
      `${ported}   # in the folder of the extension, then build again`,
      "# or: a fork or newer version of the extension that builds with today's torch (search its issues and forks; for DCNv2, nms, roi_align: those of torchvision.ops and mmcv)",
      '# or: pip install "torch<1.11" for THC: an old Python and an old card',
    ],
    source: 'https://github.com/pytorch/pytorch/releases/tag/v1.11.0',
    example: 'fatal error: THC/THC.h: No such file or directory',
    other: 'fatal error: ATen/ATen.h: No such file or directory',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'thc-stream',
    class: 'extension-too-old-for-torch',
    title: 'The extension was written for a torch before 1.5',
    match: [
      {
        text: 'THCState_getCurrentStream',
        pattern: /Stream[’'"]? (?:was not declared|is undefined)/,
      },
    ],
    cause: 'THCState_getCurrentStream is gone; c10::cuda::getCurrentCUDAStream() gives the same.',
    fix: [
      'grep -rl THCState_getCurrentStream --include=*.cu --include=*.cuh --include=*.cpp . | xargs sed -i -E -e "s/THCState_getCurrentStream\\(\\w+\\)/c10::cuda::getCurrentCUDAStream()/g" -e "1i #include <c10/cuda/CUDAStream.h>"   # in the folder of the extension, then build again',
      '# other names with THC follow? a newer fork (DCNv2_latest), torchvision.ops.deform_conv2d, or torch 1.4',
    ],
    source: 'the headers of torch 1.4 and 1.5',
    example: 'a.cu(12): error: identifier "THCState_getCurrentStream" is undefined',
    other: 'a.cu(12): THCState_getCurrentStream(state)',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'at-check-renamed',
    class: 'extension-too-old-for-torch',
    title: 'The extension was written for a torch before 1.5',
    match: [
      { text: 'AT_CHECK', pattern: /AT_CHECK[’'"]? (?:was not declared|is undefined)|identifier "AT_CHECK"/ },
    ],
    cause: 'AT_CHECK became TORCH_CHECK in torch 1.5. Nothing else of the code need change for that.',
    fix: [
      'grep -rl AT_CHECK --include=*.cpp --include=*.cu --include=*.cuh --include=*.h . | xargs sed -i "s/AT_CHECK/TORCH_CHECK/g"   # in the folder of the extension, then build again',
      '# or a newer version or fork of the extension; a torch before 1.5 knows no newer card',
    ],
    source: 'https://github.com/pytorch/pytorch/releases/tag/v1.5.0',
    example: "error: 'AT_CHECK' was not declared in this scope",
    other: 'TORCH_CHECK failed',
    stage: 'install',
  },
  {
    id: 'apex-options',
    class: 'extension-build-failed',
    title: 'The parts of apex are chosen otherwise by this pip',
    match: ['--cuda_ext', '--cpp_ext'].map((text) => ({
      text,
      pattern: /not recognized|unrecognized arg|no such option/,
    })),
    cause: 'pip hands its options to setup.py no more; variables take their place.',
    fix: [
      'git pull && APEX_CPP_EXT=1 APEX_CUDA_EXT=1 pip install -v --no-cache-dir --no-build-isolation .   # in the clone of apex; nvcc of the CUDA of torch',
    ],
    source: 'NVIDIA/apex README.md',
    example: 'error: option --cpp_ext not recognized',
    other: 'Detected APEX_CPP_EXT=1, adding --cpp_ext to build flags.',
    stage: 'install',
  },
  {
    id: 'cast-op',
    class: 'cuda-toolkit-mismatch',
    title: 'This nvcc does not read the pybind11 that torch brings',
    match: [{ text: 'expected template-name before', pattern: /cast\.h:\d{2}:/ }],
    cause: 'nvcc up to CUDA 12.0 stumbles over one line of its cast.h.',
    fix: [
      `sed -i.bak 's/return caster.operator typename make_caster<T>::template cast_op_type<T>();/return caster;/' "$(python3 -c 'import torch; print(torch.__path__[0])')/include/pybind11/cast.h"   # says the same; then the same build again`,
    ],
    source: 'https://github.com/pybind/pybind11/issues/4606',
    example: "torch/include/pybind11/cast.h:45:120: error: expected template-name before '<' token",
    other: "srv/app/a.h:45:120: error: expected template-name before '<' token",
    stage: 'install',
  },
  {
    id: 'blas-not-found',
    class: 'missing-header',
    title: 'A package is built, and finds no BLAS',
    match: ['BLAS not found from numpy.distutils', 'No BLAS/LAPACK libraries found'],
    cause: 'The library for algebra is not here for compilers.',
    fix: [
      'apt-get update && apt-get install -y libopenblas-dev gfortran pkg-config   # then the same again (or a Python with a ready wheel); MinkowskiEngine, in a clone of it: python3 setup.py install --blas=openblas --force_cuda',
    ],
    source: 'NVIDIA/MinkowskiEngine setup.py',
    example: '  BLAS not found from numpy.distutils.system_info.get_info.',
    other: 'Using BLAS=openblas',
    stage: 'install',
  },
  {
    id: 'numpy-two-sources',
    class: 'source-does-not-compile',
    title: 'The C code was written for NumPy 1, and NumPy 2 is what it is built with',
    match: [{ text: 'PyArray_Descr', pattern: /has no member named/ }],
    cause: 'NumPy 2 hides what PyArray_Descr holds; pip fetched the newest for the build.',
    fix: [
      "echo 'numpy<2' > constraint.txt && PIP_CONSTRAINT=constraint.txt PIP_BUILD_CONSTRAINT=constraint.txt pip install --no-cache-dir PACKAGE   # the same install, built with the older numpy",
    ],
    source: 'https://numpy.org/doc/stable/numpy_2_0_migration_guide.html',
    example: "error: 'PyArray_Descr' {aka 'struct _PyArray_Descr'} has no member named 'subarray'",
    other: "'PyArray_Descr' is deprecated",
    stage: 'install',
  },
  {
    id: 'parameter-packs',
    class: 'gcc-too-new',
    title: 'The compiler is newer than this CUDA understands',
    match: [
      { text: 'parameter packs not expanded with' },
      { text: 'bits/std_function.h', pattern: /std_function\.h.{0,80}error/ },
    ],
    cause: 'The standard library of gcc 11 and newer uses C++ that nvcc before CUDA 11.6 does not read.',
    fix: [
      'apt-get update && apt-get install -y gcc-10 g++-10',
      'export CC=gcc-10 CXX=g++-10 CUDAHOSTCXX=g++-10 NVCC_PREPEND_FLAGS="-ccbin g++-10"   # then the same install again',
      '# or a newer CUDA toolkit, with the torch that was built for it',
    ],
    source: 'https://gcc.gnu.org/bugzilla/show_bug.cgi?id=100102',
    example:
      "/usr/include/c++/11/bits/std_function.h:435:145: error: parameter packs not expanded with '...':",
    other: 'parameter pack expanded',
    stage: 'install',
  },
  {
    id: 'cython-longintrepr',
    class: 'python-version-unsupported',
    title: 'The package is older than this Python: its C code does not build with it',
    match: [
      { text: 'longintrepr.h', pattern: /longintrepr\.h: No such file/ },
      { text: '_PyLongObject', pattern: /'struct _longobject'|no member named .{0,3}ob_digit/ },
      { text: "no member named 'curexc_type'" },
      { text: 'exc_type', pattern: /PyThreadState.{0,40}has no member named .{0,3}(?:curexc|exc)_type/ },
      { text: 'tp_print', pattern: /has no member named .{0,3}tp_print/ },
    ],
    cause:
      'Its C code was made by an old Cython, for Python 3.10 or older, and there is no ready wheel for the Python here.',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again',
      '# or a newer release of that package, which has a wheel for this Python',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.11.html#porting-to-python-3-11',
    example: 'fatal error: longintrepr.h: No such file or directory',
    other: 'fatal error: foo.h: No such file or directory',
    stage: 'install',
  },
  {
    id: 'pkg-config',
    class: 'missing-header',
    title: 'A library of the system is missing that a package is built with',
    match: [
      {
        text: 'in the pkg-config search path',
        pattern: /Package '?(?<name>(?!lib(?:av|sw))[\w.+-]{1,60})'?,? (?:was not found|required by)/,
      },
      { text: 'No package ', pattern: /No package '(?<name>(?!lib(?:av|sw))[\w.+-]{1,60})' found/ },
    ],
    weight: 'plain',
    cause: 'pkg-config knows no {name}: its package for developers is not installed.',
    fix: [
      'apt-get update && apt-get install -y pkg-config apt-file && apt-file update && apt-file search /{name}.pc   # names the -dev package: install it, then the same again',
    ],
    source: 'https://www.freedesktop.org/wiki/Software/pkg-config/',
    example: 'Package cairo was not found in the pkg-config search path.',
    other: 'Package libavformat found',
    stage: 'install',
  },
  {
    id: 'pkg-config-av',
    class: 'missing-header',
    title: 'A package (mostly PyAV) is built with ffmpeg, whose files for that are missing',
    match: [
      {
        text: 'Package ',
        pattern: /Package '?(?<name>lib(?:av|sw)\w{2,12})'?,? (?:was not found|required by)/,
      },
      { text: 'No package ', pattern: /No package '(?<name>lib(?:av|sw)\w{2,12})' found/ },
      { text: 'pkg-config is required for building PyAV' },
    ],
    weight: 'plain',
    cause: 'pkg-config knows no {name}: the packages of ffmpeg for developers are not installed.',
    fix: [
      'apt-get update && apt-get install -y pkg-config libavformat-dev libavcodec-dev libavdevice-dev libavutil-dev libavfilter-dev libswscale-dev libswresample-dev   # then the same again',
      'pip install -U av   # or, where it is av that is built: a newer one has a ready wheel',
    ],
    source: 'https://pyav.basswood-io.com/docs/stable/overview/installation.html',
    example: 'Package libavformat was not found in the pkg-config search path.',
    other: 'Package libavformat found',
    stage: 'install',
  },
  {
    id: 'config-program',
    class: 'missing-header',
    title: 'A library of the system is missing that a package is built with',
    match: [
      { text: 'pg_config executable not found' },
      {
        text: 'mysql_config',
        pattern:
          /mysql_config:? not found|mysql_config.{0,40}No such file|Can not find valid pkg-config name/,
      },
    ],
    cause: 'The client of a database is compiled, and the files for that are not installed.',
    fix: [
      'apt-get update && apt-get install -y libpq-dev default-libmysqlclient-dev pkg-config gcc   # of PostgreSQL and MySQL; then the same install again',
      'pip install psycopg2-binary   # or, PostgreSQL without compiling: in place of psycopg2',
    ],
    source: 'https://www.psycopg.org/docs/install.html',
    example: 'Error: pg_config executable not found.',
    other: 'pg_config --version',
    stage: 'install',
  },
  {
    id: 'gcc-alone',
    class: 'extension-build-failed',
    title:
      'A package is compiled, and gcc fails: mostly the headers of Python or a library are not installed',
    match: [
      {
        text: 'error: command ',
        pattern:
          /error: command '(?:\/\S{0,80}\/)?(?:x86_64-linux-gnu-)?(?:gcc|g\+\+|c\+\+|cc)\S{0,10}' failed/,
      },
    ],
    weight: 'symptom',
    onlyAnswered: true,
    cause:
      'pip builds this package from source, as it has no ready wheel for this Python or machine, and the compiler stops: without its tools and the headers of Python it always does; else the first "error:" above names what is missing.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev   # the compiler and the headers of Python; then the same install again (another Python than that of the system: pythonX.Y-dev)',
      '# still so: the first line above with "error:" or "No such file" names a header: apt-cache search for its -dev package; or a Python for which the package has a ready wheel (3.10 to 3.12)',
    ],
    source: 'https://setuptools.pypa.io/en/latest/userguide/ext_modules.html',
    example: "error: command 'gcc' failed with exit status 1",
    other: "error: command 'git' failed with exit status 1",
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'thrust-headers',
    class: 'extension-build-failed',
    title: 'The sources are older than this CUDA: they leave out headers of thrust that they use',
    match: [
      {
        text: 'namespace "thrust',
        pattern:
          /namespace "thrust(?:::(?!cub")\w{1,40})?" has no member "(?<name>(?!(?:unary|binary)_f)\w{2,40})"/,
      },
      { text: 'is not a member of', pattern: /(?<name>\w{2,40})['’] is not a member of [‘'"]thrust/ },
    ],
    cause:
      'thrust::{name} has a header of its own, which older CUDA toolkits drew in by way of others; from CUDA 12 on it must be included.',
    fix: [
      "grep -rl 'thrust::' --include='*.cu' --include='*.cuh' . | xargs sed -i '1i #include <thrust/execution_policy.h>\\n#include <thrust/reduce.h>\\n#include <thrust/sort.h>\\n#include <thrust/unique.h>\\n#include <thrust/remove.h>\\n#include <thrust/count.h>'   # in the folder of the sources (a clone of the repository); then build again there: pip install --no-build-isolation .",
      '# or a fork that is mended for CUDA 12; or CUDA 11.8 with a torch for it (cu118)',
    ],
    source: 'https://github.com/NVIDIA/MinkowskiEngine/issues/543',
    example: 'src/a.cuh(503): error: namespace "thrust" has no member "device"',
    other: 'src/a.cuh(503): error: namespace "std" has no member "device"',
    stage: 'install',
  },
  {
    id: 'thrust-other-cub',
    class: 'extension-build-failed',
    title: 'A CUB of another version stands before that of the CUDA toolkit',
    match: [{ text: 'namespace "thrust::cub" has no member' }],
    cause: 'Only headers of thrust itself ask CUB in that way: the two come from different versions.',
    fix: ['unset CUB_HOME   # and no -I of another CUB; then build anew, with the build folder removed'],
    source: 'https://github.com/facebookresearch/pytorch3d/issues/1927',
    confidence: 'medium',
    example: 'error: namespace "thrust::cub" has no member "SyncStream"',
    other: 'src/a.cuh(503): error: namespace "std" has no member "device"',
    stage: 'install',
  },
  {
    id: 'cccl-3',
    class: 'extension-build-failed',
    title: 'The sources are older than CUDA 13, which has removed {lib}::{name}',
    match: [
      {
        text: 'has no member "',
        pattern:
          /namespace "(?<lib>cub|thrust)" has no member "(?<name>Max|Min|Sum|(?:unary|binary)_function)"/,
      },
    ],
    cause: 'CUDA 13 brings CCCL 3, without the names that CCCL 2 called deprecated.',
    fix: [
      "grep -rlE 'cub::(Max|Min|Sum)|thrust::(un|bin)ary_f' --include='*.cu*' --include='*.h*' . | xargs sed -i -E -e '1i #include <cuda/functional>\\n#include <cuda/std/functional>' -e 's/cub::Sum\\b/cuda::std::plus<>/g; s/cub::Max\\b/cuda::maximum<>/g; s/cub::Min\\b/cuda::minimum<>/g; s/: *(public +)?thrust::(un|bin)ary_function<[^{>]*>//'   # in the folder of the sources; then the same build again",
      '# or the toolkit 12.8 with a torch for it (cu128), or a newer release of the project',
    ],
    source: 'nvidia-cuda-cccl 13.0.85 cub, thrust',
    example: 'src/topk.cu(22): error: namespace "cub" has no member "Sum"',
    other: 'src/topk.cu(22): error: namespace "moon" has no member "Sum"',
    stage: 'install',
  },
  {
    id: 'cuda-13-device-properties',
    class: 'extension-build-failed',
    title: 'The sources are older than CUDA 13, which has taken {name} out of cudaDeviceProp',
    match: [
      {
        text: 'has no member',
        pattern:
          /cudaDeviceProp\W{1,12}has no member (?:named )?\W?(?<name>clockRate|memoryClockRate|computeMode|deviceOverlap|kernelExecTimeoutEnabled|cooperativeMultiDeviceLaunch|singleToDoublePrecisionPerfRatio|maxTexture1DLinear)\b/,
      },
    ],
    cause: 'CUDA 12 has it still; what is left in 13 is asked of cudaDeviceGetAttribute.',
    fix: [
      '# in the source, {name} being asked of device D: int v; cudaDeviceGetAttribute(&v, cudaDevAttrClockRate, D);   (cudaDevAttrMemoryClockRate, cudaDevAttrComputeMode, …), and v in place of prop.{name}; or a newer release of the project',
      '# or with CUDA 12, and a torch for it (cu128):',
      'sudo apt-get update && sudo apt-get install -y cuda-toolkit-12-8 && export CUDA_HOME=/usr/local/cuda-12.8 PATH=/usr/local/cuda-12.8/bin:$PATH   # from the source of NVIDIA, or an image of 12.8, devel; then the same build in a new folder',
    ],
    source: 'nvidia-cuda-runtime 13.5.37 and nvidia-cuda-runtime-cu12 12.9.79: driver_types.h',
    example: 'moon.cu(12): error: class "cudaDeviceProp" has no member "clockRate"',
    other: 'moon.cu(12): error: class "cudaDeviceProp" has no member "clockRates_of_moon"',
    stage: 'install',
  },
  {
    id: 'gcc-14-errors',
    class: 'extension-build-failed',
    title: 'gcc 14 takes for errors what older ones warned of, and the C code is older',
    match: [
      {
        text: 'error: ',
        pattern: / error: .{1,200}\[-W(?:incompatible-pointer-types|int-conversion)\]/,
      },
    ],
    cause: 'From gcc 14 on, pointers of other types and undeclared functions are errors in C.',
    fix: [
      'export CFLAGS="-Wno-error=incompatible-pointer-types -Wno-error=int-conversion -Wno-error=implicit-function-declaration $CFLAGS"   # then the same install again',
      '# or gcc 13: apt-get install -y gcc-13 g++-13 && export CC=gcc-13 CXX=g++-13; or a newer release of the package, with a wheel',
    ],
    source: 'https://gcc.gnu.org/gcc-14/porting_to.html',
    example:
      'x.c:8:5: error: assignment to ‘PyObject *’ from incompatible pointer type ‘int *’ [-Wincompatible-pointer-types]',
    other:
      'x.c:8:5: warning: assignment to ‘PyObject *’ from incompatible pointer type ‘int *’ [-Wincompatible-pointer-types]',
    stage: 'install',
  },
  {
    id: 'version-of-locals',
    class: 'python-version-unsupported',
    title: 'The setup.py reads its version in a way that Python 3.13 no longer has',
    match: [{ text: "KeyError: '__version__'" }],
    cause:
      'BasicSR and its kin (GFPGAN, facexlib, Real-ESRGAN) run a file and look for __version__ in locals(), where Python 3.13 leaves nothing.',
    fix: [
      'uv venv --seed --python 3.12 /workspace/venv && . /workspace/venv/bin/activate   # then the same install again',
      '# BasicSR alone: pip install basicsr-fixed in its place',
    ],
    source: 'basicsr 1.4.2 (sdist) setup.py',
    example: "KeyError: '__version__'",
    other: "KeyError: 'version'",
    stage: 'install',
  },
  {
    id: 'nvdiffrast-setup',
    class: 'flash-attn-build-no-torch',
    title: 'The setup.py of nvdiffrast cannot import torch.utils.cpp_extension',
    match: ['Cannot compile nvdiffrast CUDA extension'],
    cause:
      'pip built it where no torch is (without --no-build-isolation), or its import fails: torch up to 2.1 wants a setuptools before 70.',
    fix: [
      'pip install "setuptools<70" wheel ninja && pip install --no-build-isolation git+https://github.com/NVlabs/nvdiffrast.git',
      'python3 -c "import torch.utils.cpp_extension"   # still so: says why',
    ],
    source: 'torch 2.0.1 and 2.1.2 torch/utils/cpp_extension.py; NVlabs/nvdiffrast setup.py',
    example: 'ERROR! Cannot compile nvdiffrast CUDA extension. Please ensure that:',
    other: 'Building wheel for nvdiffrast (pyproject.toml): started',
    stage: 'install',
  },
  {
    id: 'named-install',
    class: 'message-says',
    title: 'Programs that the build needs are missing, and the log names the command that installs them',
    weight: 'plain',
    match: [
      { text: 'command:', pattern: /\binstall.{0,80}\bcommand:\s{0,4}$/i },
      { text: 'following:', pattern: /\binstall.{0,40}\b(?:run|running|with) the following:\s{0,4}$/i },
    ],
    onlyAnswered: true,
    cause: 'A check before the build lists them in the lines above.',
    fix: ['# the command of the log'],
    source: 'kaldi-asr/kaldi tools/extras/check_dependencies.sh',
    example:
      'check.sh: Some prerequisites are missing; install them using the command:\n  sudo apt-get install gfortran sox',
    other: 'Install it using the command:\n  curl https://example.org/x | sh',
    stage: 'install',
    confidence: 'high',
  },
  {
    id: 'compile-failed',
    class: 'extension-build-failed',
    title: 'A package could not be compiled; the compiler says why some lines above',
    match: [
      'Error compiling objects for extension',
      { text: 'ninja: build stopped: subcommand failed' },
      "Command '['ninja', '-v'",
      {
        text: 'error: command ',
        pattern:
          /error: command '(?:\/\S{0,80}\/)?(?:x86_64-linux-gnu-)?(?:gcc|g\+\+|nvcc|c\+\+|cc)\S{0,10}' failed with exit (?:code|status) [1-9]/,
      },
      { text: 'make: *** ', pattern: /make(?:\[\d\])?: \*\*\* \[.{1,160}\] Error [1-9]/ },
    ],
    weight: 'symptom',
    cause:
      'The usual reasons: a gcc that this CUDA does not know (CUDA 11.8 up to gcc 11, 12.0 to 12.3 up to 12, 12.4 to 12.8 up to 13), an nvcc of another CUDA than torch, too little memory, or code that is older than this torch.',
    fix: [
      'nvcc --version | tail -2; gcc --version | head -1; python3 -c "import torch; print(torch.__version__, torch.version.cuda)"   # nvcc of the CUDA of torch? a gcc that it knows?',
      '# gcc too new: apt-get update && apt-get install -y gcc-11 g++-11 && export CC=gcc-11 CXX=g++-11 CUDAHOSTCXX=g++-11, then the same again',
      'MAX_JOBS=2 pip install --no-build-isolation -v PACKAGE 2>&1 | grep -nE "error|Killed" | head -20   # the same build again: shows the first error, which counts',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-installation-guide-linux/#host-compiler-support-policy',
    example: 'RuntimeError: Error compiling objects for extension',
    other: 'Compiling objects...',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'cython-at-import',
    class: 'source-does-not-compile',
    title: '{package} was written for Cython 0.29, and Cython 3 compiles it',
    match: [
      {
        text: 'Cython.Compiler.Errors.CompileError',
        pattern: /[\\/](?:site|dist)-packages[\\/](?<package>\w{1,60})[\\/]/,
      },
    ],
    cause: 'It is installed, and compiles itself when it is imported.',
    fix: ['pip install "cython<3"   # then start again'],
    source: 'https://cython.readthedocs.io/en/latest/src/userguide/migrating_to_cy30.html',
    example: 'Cython.Compiler.Errors.CompileError: /v/site-packages/foo_py/bar.pyx',
    other: 'Compiling /v/site-packages/foo_py/bar.pyx because it changed.',
  },
  {
    id: 'cython-three',
    class: 'source-does-not-compile',
    title: 'The package was written for Cython 0.29, and Cython 3 compiles it',
    match: [
      { text: 'Cannot assign type', pattern: /to '.{1,120}noexcept/ },
      { text: 'Cython.Compiler.Errors.CompileError', not: /[\\/](?:site|dist)-packages[\\/]/ },
      { text: 'Error compiling Cython file', near: [{ marker: 'cython-hint', before: 40 }] },
    ],
    cause: 'Cython 3 takes functions for such as may raise; pip fetched the newest for the build.',
    fix: [
      "echo 'cython<3' > constraint.txt && PIP_CONSTRAINT=constraint.txt PIP_BUILD_CONSTRAINT=constraint.txt pip install --no-cache-dir PACKAGE   # the same install, built with the older Cython",
      '# or a newer release of the package, which has a ready wheel for this Python',
    ],
    source: 'https://github.com/numpy/numpy/issues/24330',
    example:
      "_mt19937.pyx:138:35: Cannot assign type 'uint64_t (*)(void *) except? -1 nogil' to 'uint64_t (*)(void *) noexcept nogil'",
    other: "Cannot assign type 'double' to 'int'",
    stage: 'install',
  },
  {
    id: 'no-gpu-part',
    class: 'extension-build-failed',
    title: 'A package was built without its part for the GPU',
    match: [{ text: 'not compiled with GPU support', not: /xgboost|lightgbm/i }],
    cause:
      'Where no nvcc was found (CUDA_HOME), or no card was seen (in a docker build), setup.py left the part for the GPU out.',
    fix: [
      'export CUDA_HOME=/usr/local/cuda PATH="/usr/local/cuda/bin:$PATH" FORCE_CUDA=1   # must hold nvcc, of the CUDA of torch',
      'pip install --no-build-isolation --no-cache-dir --force-reinstall --no-deps git+https://github.com/facebookresearch/detectron2.git   # detectron2; another: its own address, or its folder after rm -r build',
    ],
    source: 'https://detectron2.readthedocs.io/en/latest/tutorials/install.html',
    example: 'RuntimeError: Not compiled with GPU support',
    other: 'XGBoost version not compiled with GPU support.',
    stage: 'install',
  },
  {
    id: 'cuda-target-nvtx',
    class: 'cuda-toolkit-incomplete',
    title: 'The CUDA toolkit here has no NVTX (nvToolsExt)',
    match: [
      {
        text: 'CUDA::nvToolsExt',
        pattern: /^\s{0,20}CUDA::nvToolsExt\s{0,10}$|(?:links to:|[Tt]arget).{0,300}not found/,
      },
    ],
    cause: 'It is a package of its own; CUDA 12.9 and newer have NVTX 3 alone.',
    fix: [
      `apt-get update && apt-get install -y cuda-nvtx-${ofNvcc('-')}   # of the CUDA of nvcc; conda: conda install -y -c nvidia cuda-nvtx-dev=${ofNvcc('.')}`,
      '# nvcc of 12.9 or newer: an older toolkit, or a newer release of the project, which takes CUDA::nvtx3',
    ],
    source: 'https://cmake.org/cmake/help/latest/module/FindCUDAToolkit.html',
    example: '    CUDA::nvToolsExt',
    other: 'found CUDA::nvToolsExt',
    stage: 'install',
  },
  {
    id: 'cuda-target',
    class: 'cuda-toolkit-incomplete',
    title: 'CMake finds a CUDA toolkit that lacks a library',
    match: [
      {
        text: 'CUDA::',
        pattern:
          /(?:links to:|[Tt]arget).{0,300}CUDA::(?<name>(?!nvToolsExt)\w{2,30}).{0,200}(?:target was not found|not found)/,
      },
      { text: 'CUDA::', pattern: /^\s{0,20}CUDA::(?<name>(?!nvToolsExt)\w{2,30})\s{0,10}$/ },
    ],
    cause:
      'The compiler (nvcc) is there, and {name} is not: only a part of the toolkit is installed (a runtime image, cuda-nvcc alone, a conda environment), or CMake took another toolkit.',
    fix: [
      `apt-get update && apt-get install -y cuda-libraries-dev-${ofNvcc('-')}   # of the CUDA of nvcc; better an image whose tag says devel; conda: conda install -y -c nvidia cuda-toolkit`,
      'export CUDACXX=/usr/local/cuda/bin/nvcc CUDAToolkit_ROOT=/usr/local/cuda   # then the same build again, in a new build folder',
      'ls -d /usr/local/cuda*; nvcc --version | tail -2   # which toolkits are here; of which version',
    ],
    source: 'https://cmake.org/cmake/help/latest/module/FindCUDAToolkit.html',
    example: '  CUDA::cublasLt',
    other: 'found CUDA::cublas',
    stage: 'install',
  },
  {
    id: 'llama-library',
    class: 'llama-cpp-not-built',
    title: 'llama-cpp-python was not built whole',
    match: [
      { text: 'Shared library with base name', pattern: /base name '(?<name>\w{2,30})' not found/ },
      {
        text: 'libllava.so',
        pattern:
          /(?:not find|cannot open|not found).{0,60}libllava|libllava.{0,60}(?:not found|cannot open|No such)/,
      },
      { text: 'libggml-cpu.so: undefined reference to `omp_' },
    ],
    cause: 'Its library for {name} is not in the package: the build left it out, or failed half-way.',
    fix: [
      'CMAKE_ARGS="-DGGML_CUDA=on -DLLAVA_BUILD=off" pip install -U llama-cpp-python --force-reinstall --no-cache-dir   # built anew, without the part for pictures; needs nvcc and a compiler',
      '# without compiling: pip install --force-reinstall --no-cache-dir llama-cpp-python --extra-index-url https://abetlen.github.io/llama-cpp-python/whl/cu124   (cu121 to cu125, as your CUDA)',
    ],
    source: 'abetlen/llama-cpp-python@v0.2.90 llama_cpp/_ctypes_extensions.py',
    example: "FileNotFoundError: Shared library with base name 'llava' not found",
    other: 'Shared library loaded',
    stage: 'import',
  },
  {
    id: 'nvcc-std',
    class: 'cuda-toolkit-mismatch',
    title: 'This nvcc is too old for the C++ that torch asks for',
    match: [
      "is not defined for option 'std'",
      { text: "'-std=c++", pattern: /nvcc fatal .{0,40}'-?-std=c\+\+/ },
    ],
    cause: 'c++17 comes with CUDA 11, c++20 with 12: an older toolkit than that of torch is found first.',
    fix: [
      `${systemToolkit}   # with the source of NVIDIA; or in conda:`,
      condaToolkit,
      'ls -d /usr/local/cuda-*   # or one that is there: export CUDA_HOME=/usr/local/cuda-VERSION PATH=/usr/local/cuda-VERSION/bin:$PATH',
    ],
    source: 'https://docs.nvidia.com/cuda/archive/11.0/cuda-toolkit-release-notes/',
    example: "nvcc fatal   : Value 'c++17' is not defined for option 'std'",
    other: "Value 'sm_90' is not defined for option 'gpu-architecture'",
    stage: 'install',
  },
  {
    id: 'pynini',
    class: 'extension-build-failed',
    title: 'pynini is compiled, and does not fit the OpenFst that is here',
    match: ['Failed building wheel for pynini', 'FST_FLAGS_fst_error_fatal'],
    cause: 'It has no ready wheel for this Python (2.1.5: up to 3.11), and its source wants one OpenFst.',
    fix: [
      'uv venv --seed --python 3.11 && . .venv/bin/activate && python -m pip install pynini==2.1.5   # then the app again',
      '# or conda install -c conda-forge pynini=2.1.5; or, where the app takes it: pip install pynini==2.1.7 (Python 3.12)',
    ],
    source: 'pynini 2.1.5, 2.1.7 (wheels)',
    example: 'ERROR: Failed building wheel for pynini',
    other: 'Building wheel for pynini',
    stage: 'install',
  },
  {
    id: 'recompiles',
    class: 'compile-failed',
    title: 'torch.compile compiles the same code again and again, and gives up',
    match: [
      { text: '_dynamo hit config.', pattern: /hit config\.(?:cache_size|recompile)_limit/ },
      { text: 'OnRecompileLimitHit' },
      { text: 'OnCacheLimitHit' },
    ],
    weight: 'hint',
    cause: 'Shapes or numbers change from call to call; the rest runs uncompiled, and slowly.',
    fix: [
      '# torch.compile(…, dynamic=True), or batches of one size (drop_last=True, padding); more tries: torch._dynamo.config.cache_size_limit = 64 before it',
      'export TORCH_LOGS=recompiles   # says what changed; without compiling: TORCHDYNAMO_DISABLE=1',
    ],
    source: `${torch}/_dynamo/convert_frame.py`,
    example: 'torch._dynamo hit config.cache_size_limit (8)',
    other: 'torch._dynamo.config.cache_size_limit = 64',
    confidence: 'medium',
  },
  {
    id: 'source-lacks-file',
    class: 'build-failed',
    title: 'The source package lacks a file that its own setup.py compiles',
    match: [{ text: 'fatal error: no input files' }, { text: 'clang: error: no input files' }],
    cause:
      'It was packed without it (one above its folder, as ../common/x.c), so that no compiler and no header helps.',
    fix: [
      '# take it from its repository: pip install "git+https://github.com/OWNER/NAME#subdirectory=FOLDER" (its page on the index names both; FOLDER: where setup.py lies, e.g. PythonAPI)',
      '# or another release: pip index versions NAME; for pycocotools and its copies mostly: pip install pycocotools',
    ],
    source: 'https://pip.pypa.io/en/stable/topics/vcs-support/',
    example: 'gcc: error: ../common/maskApi.c: No such file or directory\ngcc: fatal error: no input files',
    other: 'gcc: fatal error: Killed signal terminated program cc1plus',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'evdev-headers',
    class: 'missing-header',
    title: 'evdev is compiled, and the header files of the kernel are not here',
    weight: 'root',
    match: [{ text: "'linux/input.h' and 'linux/input-event-codes.h' include" }],
    cause:
      'linux/input.h and linux/input-event-codes.h are missing; evdev (which pynput asks for) has no wheels.',
    fix: [
      'apt-get update && apt-get install -y gcc python3-dev linux-libc-dev   # then the same install again',
      'conda install -y -c conda-forge evdev   # or, in conda: built already; elsewhere: pip install evdev-binary',
    ],
    source: 'https://github.com/ARISE-Initiative/robosuite/issues/485',
    example: "The 'linux/input.h' and 'linux/input-event-codes.h' include files",
    other: "'linux/input.h' and 'linux/input-event-codes.h' were found",
    stage: 'install',
  },
  {
    id: 'cuda-toolset',
    class: 'cuda-toolkit-incomplete',
    title: 'Visual Studio knows nothing of the CUDA that is installed',
    match: ['No CUDA toolset found'],
    cause: 'It was installed after CUDA, or its part was left out.',
    fix: [
      'gi "C:\\Program Files*\\Microsoft Visual Studio\\20*\\*\\MSBuild\\Microsoft\\VC\\v1*\\BuildCustomizations" | % { copy "$env:CUDA_PATH\\extras\\visual_studio_integration\\MSBuildExtensions\\*" $_.FullName }   # PowerShell as administrator; then the same again in a new window',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-installation-guide-microsoft-windows/',
    example: '  No CUDA toolset found.',
    other: 'CUDA toolset found: 12.4',
    stage: 'install',
  },
  {
    id: 'stl-newer',
    class: 'gcc-too-new',
    title: 'Visual Studio is newer than this CUDA knows',
    match: ['STL1002: Unexpected compiler version'],
    cause: 'Its headers ask for CUDA 12.4 or newer.',
    fix: [
      '$env:NVCC_APPEND_FLAGS = "-allow-unsupported-compiler -D_ALLOW_COMPILER_AND_STL_VERSION_MISMATCH"   # PowerShell; then the same again; or CUDA 12.4 and newer, or an older toolset of Visual Studio',
    ],
    source: 'microsoft/STL stl/inc/yvals_core.h',
    example: 'error STL1002: Unexpected compiler version, expected CUDA 12.4 or newer.',
    other: 'error STL1000: Unexpected compiler version, expected Clang 18 or newer.',
    stage: 'install',
  },
]);

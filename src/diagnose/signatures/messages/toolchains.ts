import { defineMessages } from './define.ts';

/** What nvcc, gcc, the linker, CMake, make and cargo say of each other's age, and of what they are given. */
export const toolchainMessages = defineMessages([
  {
    id: 'protoc-old',
    class: 'protoc-too-old',
    stage: 'install',
    title: 'protoc is older than the .proto files',
    match: [
      {
        text: '.proto:',
        pattern:
          /(?<file>[\w./-]{1,160}\.proto):\d{1,6}:\d{1,5}: (?:Expected "required", "optional", or "repeated"|Unrecognized syntax identifier)/,
      },
    ],
    cause:
      '{file} uses what this protoc does not know: oneof came with 2.6, map and proto3 with 3.0, and older distributions have 2.5.',
    fix: [
      'curl -fLo /tmp/protoc.zip https://github.com/protocolbuffers/protobuf/releases/download/v3.20.3/protoc-3.20.3-linux-x86_64.zip && unzip -o /tmp/protoc.zip -d "$HOME/protoc" && export PATH="$HOME/protoc/bin:$PATH" && hash -r && protoc --version   # then the same protoc command again',
    ],
    source: 'https://github.com/protocolbuffers/protobuf/blob/main/CHANGES.txt',
    example: 'acme/protos/scene.proto:11:3: Expected "required", "optional", or "repeated".',
    other: 'acme/protos/scene.proto:11:3: warning: Import acme/base.proto is unused.',
  },
  {
    id: 'protoc-import',
    class: 'named-thing-missing',
    stage: 'install',
    title: 'protoc is started from another folder than the .proto files are named from',
    match: [
      {
        text: '.proto',
        pattern:
          /(?:^|\s)(?<file>[\w./-]{1,160}\.proto): File not found\.|Import "(?<import>[\w./-]{1,160}\.proto)" was not found or had errors/,
      },
    ],
    weight: 'plain',
    cause:
      'protoc looks for each file, and for what it imports, below the folders of --proto_path (-I), else below the one where it is started: a path begins there, not beside the file that imports it.',
    fix: [
      '# start it in the folder where the paths of the imports begin, e.g. cd models/research && protoc object_detection/protos/*.proto --python_out=.   (or name that folder: -I FOLDER)',
      '# google/protobuf/… is not found: apt-get update && apt-get install -y libprotobuf-dev, or the folder include of the zip of protoc, as -I',
    ],
    source: 'https://protobuf.dev/programming-guides/proto3/#importing',
    example: 'scene.proto:5:1: Import "acme/base.proto" was not found or had errors.',
    other: 'acme/base.proto: compiled',
    confidence: 'medium',
  },
  {
    id: 'gcc-unread',
    class: 'gcc-too-new',
    title: 'nvcc does not understand the headers of this gcc',
    match: [
      // nvcc writes file(line), gcc file:line.
      {
        text: ': error: ',
        pattern:
          /\/(?:lib\/gcc\/[\w-]{1,40}\/(?<gcc>\d{1,2})(?:\.[\d.]{1,8})?\/|include\/c\+\+\/(?<std>\d{1,2})\b)[^\s(]{1,120}\(\d{1,6}\): error: (?:identifier|expected|invalid|namespace|parameter|this declaration|type name)/,
      },
      { text: '_builtin_ia32_', pattern: /identifier "__builtin_ia32_\w{1,60}" is undefined/ },
      {
        text: 'is undefined',
        pattern: /\.h\(\d{1,6}\): error: identifier "(?:_Float(?:32|64|128)x?|__float128)" is undefined/,
      },
    ],
    cause: 'The headers of the newer gcc use words that this nvcc does not know.',
    fix: [
      'apt-get update && apt-get install -y gcc-11 g++-11 && export CC=gcc-11 CXX=g++-11 CUDAHOSTCXX=g++-11 NVCC_PREPEND_FLAGS="-ccbin g++-11"   # then the same build again',
    ],
    source: 'https://docs.nvidia.com/cuda/',
    example: '/usr/include/stdlib.h(141): error: identifier "_Float32" is undefined',
    other: '/srv/app/kernel.cu(14): error: identifier "_Foo32" is undefined',
    stage: 'install',
  },
  {
    id: 'cmake-older-than-compiler',
    class: 'cmake-missing',
    title: 'This CMake does not know the compiler that it found',
    match: [
      { text: 'known features for CX', pattern: /[Nn]o known features for CXX? compiler/ },
      { text: 'does not know the compile flags to use to enable' },
      { text: 'requires the language dialect' },
    ],
    cause:
      'CMake is older than this gcc or nvcc, or they are older than the standard that is asked for; an empty name: no compiler works.',
    fix: [
      'apt-get update && apt-get install -y build-essential && pip install -U "cmake>=3.28,<4" && hash -r   # then configure again, in an empty folder',
    ],
    source: 'https://cmake.org/cmake/help/latest/',
    example: '  No known features for CXX compiler',
    other: 'Detecting CXX compile features - done',
    stage: 'install',
    explainedBy: ['compiler-missing'],
  },
  {
    id: 'cmake-cache',
    class: 'build-folder-stale',
    title: 'The build folder was configured for another place or generator',
    match: [
      {
        text: 'current CMakeCache.txt directory',
        pattern: /directory (?<cache>\/[\w./-]{1,200}\/CMakeCache\.txt) is different/,
      },
      { text: 'Does not match the generator used previously' },
      { text: 'does not match the source', pattern: /used to generate cache/ },
    ],
    cause: 'CMakeCache.txt holds whole paths, and was made elsewhere or with another generator.',
    fix: ['rm -f {cache}   # in the build folder: CMakeCache.txt; then configure again'],
    source: 'https://cmake.org/cmake/help/latest/',
    example:
      'CMake Error: The current CMakeCache.txt directory /srv/app/build/CMakeCache.txt is different than the directory /app/build where CMakeCache.txt was created.',
    other: '-- Using cache /srv/app/build/CMakeCache.txt',
    stage: 'install',
  },
  {
    id: 'cmake-builder',
    class: 'ninja-missing',
    title: 'CMake has nothing to build with',
    match: [{ text: 'unable to find a build program corresponding to', not: /NMake/ }],
    cause: 'The generator is Ninja or make, and that program is not installed.',
    fix: ['apt-get update && apt-get install -y ninja-build build-essential   # then the same again'],
    source: 'https://cmake.org/cmake/help/latest/',
    example:
      'CMake Error: CMake was unable to find a build program corresponding to "Ninja".  CMAKE_MAKE_PROGRAM is not set.',
    other: '-- Generating build files',
    stage: 'install',
  },
  {
    id: 'cmake-package',
    class: 'missing-header',
    title: 'CMake does not find a package that it builds with',
    match: [
      {
        text: 'a package configuration file provided by',
        pattern: /file provided by "(?<package>[\w-]{1,60})"/,
        across: true,
      },
      {
        text: 'FindPackageHandleStandardArgs.cmake:',
        pattern: /Could NOT find (?<package>(?!CURL|CUDA|Python)[\w-]{1,60})/,
        across: true,
      },
      { text: 'not found, tried', pattern: /ependency "(?<package>[\w.+-]{1,60})" not found, tried/ },
    ],
    cause: 'The -dev package of {package} is not installed, or not where CMake looks.',
    fix: [
      'apt-cache search --names-only -- {package} | grep -e -dev   # install the one that fits, then configure again',
      '# installed elsewhere: export CMAKE_PREFIX_PATH=ITS_FOLDER   (the one above lib/cmake)',
    ],
    source: 'https://cmake.org/cmake/help/latest/',
    example: '  Could not find a package configuration file provided by "Foo" with any',
    other: '-- Found Foo: /usr/lib/cmake/Foo',
    stage: 'install',
  },
  {
    id: 'nvcc-host',
    class: 'compiler-missing',
    title: 'nvcc cannot run the C++ compiler that it is told to take',
    match: ['Failed to preprocess host compiler properties'],
    cause: 'g++, or the one named by -ccbin or NVCC_CCBIN, is not installed or does not run.',
    fix: [
      'unset NVCC_CCBIN NVCC_PREPEND_FLAGS CUDAHOSTCXX && apt-get update && apt-get install -y build-essential   # then the same build again',
    ],
    source: 'https://docs.nvidia.com/cuda/',
    example: 'nvcc fatal   : Failed to preprocess host compiler properties.',
    other: 'nvcc: host compiler g++',
    stage: 'install',
  },
  {
    id: 'torch-standard',
    class: 'extension-too-old-for-torch',
    title: 'The extension is compiled as older C++ than this torch is written in',
    match: [
      { text: 'compatible compiler is required to use', pattern: /C\+\+(?<standard>\d\d) or later/ },
      { text: 'to compile PyTorch', pattern: /You need C\+\+(?<standard>\d\d)/ },
    ],
    cause: 'The headers of torch need C++{standard} (from torch 2.1 on 17), and the project asks for less.',
    fix: [
      'grep -rlE "(std=(c|gnu)\\+\\+|CXX_STANDARD )1[147]" --include=*.py --include=CMakeLists.txt --include=*.cmake . | xargs -r sed -i -E "s/(std=(c|gnu)\\+\\+|CXX_STANDARD )1[147]/\\1{standard}/g"   # in its folder; then build again',
    ],
    source: 'pytorch/pytorch@v2.6.0 torch',
    example: '#error C++17 or later compatible compiler is required to use PyTorch.',
    other: 'C++17 compatible compiler found',
    stage: 'install',
  },
  {
    id: 'half-operators',
    class: 'extension-build-failed',
    title: 'The operators for half precision are switched off where this is compiled',
    match: [
      {
        text: 'matches these operands',
        across: true,
        pattern: /no operator .{1,80}__(?:half|nv_bfloat16)\b/,
      },
    ],
    cause:
      'torch compiles extensions with __CUDA_NO_HALF_OPERATORS__, and cards below 5.3 (bfloat16: 8.0) have none.',
    fix: [
      'export NVCC_APPEND_FLAGS="-U__CUDA_NO_HALF_OPERATORS__ -U__CUDA_NO_HALF_CONVERSIONS__"   # then the same build again',
    ],
    source: 'pytorch/pytorch@v2.6.0 torch',
    example:
      'error: no operator "+" matches these operands            operand types are: const __half + const __half',
    other: 'error: no operator "+" matches these operands operand types are: Foo + Foo',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'driver-stub',
    class: 'link-library-missing',
    title: "The linker lacks the driver's library",
    match: [
      { text: 'libcuda.so.1, needed by' },
      {
        text: 'undefined reference to',
        pattern:
          /undefined reference to [`'‘]cu(?:Mem|Device|Ctx|Module|Launch|Get|Init|Stream|Event|Driver)\w{0,40}['’]/,
      },
      { text: 'libcuda.so', pattern: /'[\w./-]{1,100}libcuda\.so(?:\.1)?', needed by .{1,120}no known rule/ },
    ],
    cause: 'libcuda.so.1 is of the host; in docker build there is none, and CUDA brings a stub to link with.',
    fix: [
      'ln -sf /usr/local/cuda/lib64/stubs/libcuda.so /usr/local/cuda/lib64/stubs/libcuda.so.1 && export LIBRARY_PATH=/usr/local/cuda/lib64/stubs LDFLAGS="-L/usr/local/cuda/lib64/stubs -Wl,-rpath-link,/usr/local/cuda/lib64/stubs -Wl,--no-as-needed -lcuda"   # then build again, in a new folder',
      '# in a Dockerfile: both as RUN and ENV above the build, in a -devel image',
    ],
    source: 'https://docs.nvidia.com/cuda/',
    example:
      '/usr/bin/ld: warning: libcuda.so.1, needed by bin/libggml-cuda.so, not found (try using -rpath or -rpath-link)',
    other: 'libfoo.so.1, needed by bin/foo, not found (try using -rpath or -rpath-link)',
    stage: 'install',
  },
  {
    id: 'no-makefile',
    class: 'project-file-missing',
    title: 'There is nothing to build in this folder yet',
    match: [
      'no makefile found',
      { text: "loading 'build.ninja'" },
      'does not appear to contain CMakeLists.txt',
    ],
    cause: 'The folder was not configured, or that failed, or it is the wrong one.',
    fix: [
      'cmake -S . -B build && cmake --build build -j 4   # in the folder with CMakeLists.txt; one with a configure: ./configure && make',
    ],
    source: 'https://www.gnu.org/software/',
    example: 'make: *** No targets specified and no makefile found.  Stop.',
    other: 'make: Nothing to be done for all',
    stage: 'install',
    explainedBy: ['cmake-missing'],
  },
  {
    id: 'cargo-old',
    class: 'rust-too-old',
    title: 'This Rust is older than the package that is compiled',
    match: [
      { text: 'edition20', pattern: /feature `edition20\d\d` is required/ },
      { text: 'this version of Cargo does not understand this lock file' },
      {
        text: 'requires rustc',
        pattern: /cannot be built because it requires rustc|requires rustc 1\.\d{1,3}(?:\.\d{1,2})? or newer/,
      },
    ],
    cause: 'The Rust of the distribution is old; rustup brings the one of today.',
    fix: [
      'curl https://sh.rustup.rs -sSf | sh -s -- -y && . "$HOME/.cargo/env" && rustup update stable   # then the same again, in this shell',
    ],
    source: 'https://doc.rust-lang.org/cargo/',
    example: '  feature `edition2024` is required',
    other: 'edition = "2024"',
    stage: 'install',
  },
  {
    id: 'pyo3-python',
    class: 'python-version-unsupported',
    title: 'The package is older than this Python',
    match: [
      {
        text: "newer than PyO3's maximum supported version",
        pattern: /maximum supported version \((?<most>3\.\d{1,2})\)/,
      },
    ],
    cause: 'It has no wheel for this Python, and can be built for Pythons up to {most} only.',
    fix: [
      'uv venv --seed --python {most} /workspace/venv && . /workspace/venv/bin/activate   # then the same install again',
    ],
    source: 'https://doc.rust-lang.org/cargo/',
    example:
      "error: the configured Python interpreter version (3.13) is newer than PyO3's maximum supported version (3.12)",
    other: 'PyO3 0.21.2',
    stage: 'install',
  },
  {
    id: 'build-libraries',
    class: 'missing-header',
    title: 'A library or program is missing with which the package is built',
    match: [
      'Could not find directory of OpenSSL installation',
      'Could not find `protoc`',
      'Can not find valid pkg-config name',
    ],
    cause: 'OpenSSL, protoc or the client of MySQL is not in the image.',
    fix: [
      'apt-get update && apt-get install -y build-essential pkg-config libssl-dev protobuf-compiler default-libmysqlclient-dev   # then the same again',
    ],
    source: 'https://doc.rust-lang.org/cargo/',
    example: '  Could not find directory of OpenSSL installation, and this `-sys` crate cannot',
    other: 'Found OpenSSL 3.0.2',
    stage: 'install',
  },
  {
    id: 'gcc-old',
    class: 'gcc-too-old',
    title: 'This gcc is older than the C++ that it is asked for',
    match: [
      {
        text: 'unrecognized command',
        pattern: /unrecognized command[- ]line option ['‘"“]-std=(?:c|gnu)\+\+/,
      },
      { text: 'GNU C/C++ compiler is too old' },
      ...['gcc >=', 'g++ >=', 'at least g'].map((text) => ({
        text,
        pattern:
          /\b(?:must|requires?|needs?|error|too old)\b.{0,60}(?:g(?:cc|\+\+) ?>= ?|at least g(?:cc|\+\+)[ -])(?<need>\d{1,2})/i,
      })),
      { text: 'GCC version must', pattern: /version must be (?:at least|>=) ?(?<need>\d{1,2})/ },
      { text: 'We need GCC', pattern: /GCC (?<need>\d{1,2}) or/ },
      {
        text: 'less than the minimum required version',
        pattern: /version of [\w./+-]{1,80} \([\d.]{1,12}\) is less .{0,60}\((?<need>\d{1,2})/,
      },
    ],
    cause: 'C++17 needs gcc 7 or newer, C++20 gcc 10.',
    fix: [
      'apt-get update && apt-get install -y gcc-10 g++-10 && export CC=gcc-10 CXX=g++-10 CUDAHOSTCXX=g++-10   # then the same build again; conda: conda install -y -c conda-forge gxx_linux-64',
    ],
    source: 'https://www.gnu.org/software/',
    example: "g++: error: unrecognized command-line option '-std=c++20'",
    other: "g++: error: unrecognized command-line option '-acme'",
    stage: 'install',
  },
  {
    id: 'cub-twice',
    class: 'extension-build-failed',
    title: 'Two releases of CUB are mixed',
    match: ['version of CUB in your include path is not compatible'],
    cause: 'CUDA 11 and newer bring CUB, and the build adds an older one by CUB_HOME.',
    fix: ['export CUB_HOME=/usr/local/cuda/include   # then the same build again'],
    source: 'https://docs.nvidia.com/cuda/',
    example: '#error The version of CUB in your include path is not compatible with this release of Thrust.',
    other: 'CUB version 1.12',
    stage: 'install',
  },
  {
    id: 'ld-newer-runtime',
    class: 'glibc-too-old',
    title: 'The linker takes too old a libstdc++',
    match: [
      { text: 'undefined reference to', pattern: /undefined reference to .{1,160}@(?:GLIBCXX|CXXABI)_\d/ },
    ],
    cause: 'Mostly conda, whose libstdc++ comes first, and a library of the system needs a newer one.',
    fix: [
      'conda install -y -c conda-forge libstdcxx-ng libgcc-ng   # then build again',
      '# or without conda: conda deactivate; unset LD_LIBRARY_PATH LIBRARY_PATH; build again in an empty folder',
    ],
    source: 'https://www.gnu.org/software/',
    example: "/usr/bin/ld: libicuuc.so.70: undefined reference to `__cxa_call_terminate@CXXABI_1.3.15'",
    other: "/usr/bin/ld: undefined reference to `foo'",
    stage: 'install',
  },
  {
    id: 'cmake-nvidia-test',
    class: 'package-too-old',
    title: 'This CMake (3.28) stumbles over CUDA',
    match: ['No preprocessor test for "NVIDIA"'],
    cause: 'A newer one does not.',
    fix: [
      'pip install -U cmake && hash -r && cmake --version   # then configure again, in an empty build folder',
    ],
    source: 'https://github.com/colmap/colmap/issues/3722',
    example: '  No preprocessor test for "NVIDIA"',
    other: 'preprocessor test for NVIDIA passed',
    stage: 'install',
  },
  {
    id: 'nvcc-crashes',
    class: 'compiler-crash',
    title: 'nvcc itself crashed',
    match: [{ text: 'died due to signal 11' }, { text: 'died due to signal 8' }],
    cause: 'A fault of that release of CUDA with this gcc and code.',
    fix: [
      'apt-get update && apt-get install -y gcc-11 g++-11 && export CC=gcc-11 CXX=g++-11 CUDAHOSTCXX=g++-11 NVCC_PREPEND_FLAGS="-ccbin g++-11" MAX_JOBS=1   # then the same build again',
      '# still so: a newer release of the same CUDA (11.8, 12.6, 12.8), or a ready wheel of the package',
    ],
    source: 'https://docs.nvidia.com/cuda/',
    example: "nvcc error   : 'cudafe++' died due to signal 11 (Invalid memory reference)",
    other: "nvcc error   : 'cicc' died due to signal 9 (Kill signal)",
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'cmake-try',
    class: 'compiler-broken',
    title: 'The compiler that CMake took cannot build even a small program',
    match: ['is not able to compile a simple test program', 'CMakeCUDACompilerId.cu" failed'],
    weight: 'symptom',
    cause: 'The lines below say why: a gcc too new for nvcc, an unknown card, a library that is missing.',
    fix: [
      'apt-get update && apt-get install -y gcc-11 g++-11 && export CC=gcc-11 CXX=g++-11 CUDAHOSTCXX=g++-11 CUDACXX=/usr/local/cuda/bin/nvcc CUDAARCHS="80;86"   # then configure again, in an empty folder',
    ],
    source: 'https://cmake.org/cmake/help/latest/',
    example: '  is not able to compile a simple test program.',
    other: 'Check for working CUDA compiler: /usr/local/cuda/bin/nvcc - skipped',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'apex-cuda',
    class: 'cuda-toolkit-mismatch',
    title: 'nvcc is of another CUDA than torch',
    match: [
      {
        text: 'does not match the version used to compile P',
        across: true,
        pattern: /compiled with C[uU][dD][aA] (?<cuda>(?<major>\d{2})\.(?<minor>\d))/,
      },
    ],
    cause: 'Extensions must be compiled with the CUDA of torch ({cuda}).',
    fix: [
      'apt-get update && apt-get install -y cuda-toolkit-{major}-{minor} && export CUDA_HOME=/usr/local/cuda-{cuda} PATH=/usr/local/cuda-{cuda}/bin:$PATH   # in images with the source of NVIDIA; then the same build again',
      '# or a torch of the CUDA of nvcc (nvcc --version)',
    ],
    source: 'https://github.com/NVIDIA/apex',
    example:
      'RuntimeError: Cuda extensions are being compiled with a version of Cuda that does not match the version used to compile Pytorch binaries.  Pytorch binaries were compiled with Cuda 12.1.',
    other: 'compiled with Cuda 12.1',
    stage: 'install',
  },
  {
    id: 'nvcc-below',
    class: 'cuda-toolkit-mismatch',
    title: 'The nvcc that is found is too old for this package',
    match: [
      { text: 'is only supported on CUDA', pattern: /supported on CUDA (?<least>[\d.]{2,6}) and above/ },
      {
        text: 'or higher is required',
        pattern: /\bCUDA (?<least>1[\d.]{2,5}) or higher is required (?:to build|for compute)/,
      },
      { text: 'Attention requires CUDA', pattern: /requires CUDA (?<least>[\d.]{2,6}) or higher/ },
    ],
    cause:
      'It must be {least} at least; /usr/bin/nvcc of Ubuntu (10.1, 11.5) often comes before that of /usr/local/cuda.',
    fix: [
      'export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH && nvcc --version | tail -2   # {least} or newer? then the same again',
      '# older: apt-get install -y the cuda-toolkit of the CUDA of torch (source of NVIDIA), or an image -devel',
    ],
    source: 'https://github.com/Dao-AILab/flash-attention',
    example:
      'RuntimeError: FlashAttention is only supported on CUDA 11.7 and above.  Note: make sure nvcc has a supported version by running nvcc -V.',
    other: 'FlashAttention only supports Ampere GPUs or newer',
    stage: 'install',
  },
  {
    id: 'wheel-renamed-across',
    class: 'rename-across-disks',
    title: 'The ready wheel lies on another disk than the cache of pip',
    match: [
      { text: 'cross-device link', pattern: /link: '(?<package>[A-Za-z]\w{1,40})-\d[^']{1,120}\.whl' -> / },
    ],
    cause: 'setup.py renames it into that cache, which works within one disk only.',
    fix: ['pip install --no-cache-dir --no-build-isolation {package}'],
    source: 'https://github.com/Dao-AILab/flash-attention',
    example:
      "OSError: [Errno 18] Invalid cross-device link: 'flash_attn-2.7.4.post1-cp310-cp310-linux_x86_64.whl' -> '/root/.cache/pip/wheels/aa/flash_attn-2.7.4.post1.whl'",
    other: 'Stored in directory: /root/.cache/pip/wheels/aa',
    stage: 'install',
  },
  {
    id: 'deepspeed-ahead',
    class: 'extension-build-failed',
    title: 'DeepSpeed is to compile its parts when it is installed, and cannot',
    match: ['Unable to pre-compile'],
    cause: 'DS_BUILD_… is set; without it they are compiled when they are first used.',
    fix: [
      'DS_BUILD_OPS=0 pip install --no-build-isolation deepspeed   # torch first; async_io in advance wants: apt-get install -y libaio-dev',
    ],
    source: 'https://www.deepspeed.ai/',
    example: 'AssertionError: Unable to pre-compile async_io',
    other: 'async_io ............... [NO]',
    stage: 'install',
  },
  {
    id: 'xorg-headers',
    class: 'missing-header',
    title: 'The headers of X11 are missing, with which GLFW is built',
    match: [
      {
        text: 'development package',
        pattern: /(?:RandR|Xinerama|Xcursor|XInput|XKB|X11|Xkb|X Shape) headers not found/,
      },
    ],
    cause: 'GLFW opens windows, by X11.',
    fix: [
      'apt-get update && apt-get install -y xorg-dev libgl1-mesa-dev   # then configure again, in an empty folder',
    ],
    source: 'https://cmake.org/cmake/help/latest/',
    example: '  RandR headers not found; install libxrandr development package',
    other: 'RandR headers found',
    stage: 'install',
  },
  {
    id: 'two-toolkits',
    class: 'cuda-toolkit-mismatch',
    title: 'The build finds two toolkits of CUDA at once',
    match: ['two conflicting CUDA versions'],
    cause: 'The compiler is of one, the headers are of another.',
    fix: [
      'export CUDA_HOME=/usr/local/cuda CUDACXX=/usr/local/cuda/bin/nvcc PATH=/usr/local/cuda/bin:$PATH && unset CPATH CUDA_TOOLKIT_ROOT_DIR   # that of the CUDA of torch (ls -d /usr/local/cuda-*); then build again, in an empty folder',
    ],
    source: 'https://cmake.org/cmake/help/latest/',
    example: '  Found two conflicting CUDA versions:',
    other: 'Found CUDA 12.1',
    stage: 'install',
  },
  {
    id: 'not-pic',
    class: 'link-failed',
    title: 'A part was compiled so that it cannot go into a library',
    match: [{ text: 'recompile with -fPIC' }],
    cause: 'Shared libraries, such as modules of Python, need -fPIC.',
    fix: [
      'export CFLAGS="-fPIC $CFLAGS" CXXFLAGS="-fPIC $CXXFLAGS" CMAKE_ARGS="-DCMAKE_POSITION_INDEPENDENT_CODE=ON $CMAKE_ARGS"   # then build anew, in an empty folder; of another library: its -dev package, or its shared one',
    ],
    source: 'https://www.gnu.org/software/',
    example:
      "/usr/bin/ld: x.o: relocation R_X86_64_PC32 against symbol `foo' can not be used when making a shared object; recompile with -fPIC",
    other: 'compiled with -fPIC',
    stage: 'install',
  },
  {
    id: 'cub-namespace',
    class: 'source-does-not-compile',
    title: 'The CUB of CUDA 11.5 and newer wants CUB_NS_QUALIFIER beside CUB_NS_PREFIX',
    match: ['CUB requires a definition of CUB_NS_QUALIFIER'],
    cause: 'The source puts CUB into a namespace of its own, in the way of CUDA 11.4 and older.',
    fix: [
      '# in the source, below #define CUB_NS_POSTFIX: #define CUB_NS_QUALIFIER ::NAME::cub, NAME being the namespace of CUB_NS_PREFIX (grep -rn CUB_NS_ .)',
      '# or: a newer version of the project; or CUDA 11.4 or older',
    ],
    source: 'https://nvidia.github.io/cccl/cub/',
    example: '#error CUB requires a definition of CUB_NS_QUALIFIER when CUB_NS_PREFIX/POSTFIX are defined.',
    other: '#define CUB_NS_QUALIFIER ::mine::cub',
    stage: 'install',
  },
  {
    id: 'visual-studio-newer',
    class: 'compiler-too-new',
    title: 'This Visual Studio is newer than the CUDA that compiles with it knows',
    match: ['unsupported Microsoft Visual Studio version'],
    cause:
      'nvcc takes the versions that the message names; 2022 from CUDA 11.6 on, its 17.10 and newer from 12.4 on.',
    fix: [
      'set "NVCC_APPEND_FLAGS=-allow-unsupported-compiler"   # then the same build again, in that window',
      '# for good: the Build Tools of an older one (winget install Microsoft.VisualStudio.2019.BuildTools, with C++), or a newer CUDA with a torch for it',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-installation-guide-microsoft-windows/',
    example:
      'fatal error C1189: #error:  -- unsupported Microsoft Visual Studio version! Only the versions between 2017 and 2019 (inclusive) are supported!',
    other: 'Microsoft Visual Studio version 2019 was found',
    stage: 'install',
  },
  {
    id: 'gcc-crashes',
    class: 'compiler-crash',
    title: 'This gcc crashes on the code: a fault of the compiler itself',
    match: [
      {
        text: 'internal compiler error: in ',
        pattern: /internal compiler error: in \w{3,60}, at [\w./-]{3,60}\.(?:cc?|h):\d/,
      },
    ],
    cause: 'Another release of it does not (with nvcc: one that this CUDA takes as well).',
    fix: [
      'apt-get update && apt-get install -y g++-11 && export CC=gcc-11 CXX=g++-11 CUDAHOSTCXX=g++-11 NVCC_PREPEND_FLAGS="-ccbin g++-11"   # (CUDA 11.0 to 11.4: 9); then build anew, in an empty build folder',
      '# no such package: conda install -y -c conda-forge gxx=11',
    ],
    source: 'https://gcc.gnu.org/bugs/',
    example: 'k.cu:62:385: internal compiler error: in maybe_undo_parenthesized_ref, at cp/semantics.c:1740',
    other: 'internal compiler error: Segmentation fault',
    stage: 'install',
    confidence: 'medium',
  },
]);

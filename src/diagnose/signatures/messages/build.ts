import { defineMessages, torch } from './define.ts';

/** What compilers and installers say. */
export const buildMessages = defineMessages([
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
      'nvcc --version; gcc --version | head -1; ninja --version; python3 -c "import torch; print(torch.version.cuda)"   # all there, and the CUDA majors equal?',
      'rm -rf ~/.cache/torch_extensions   # half of an earlier build; then start again, with MAX_JOBS=2 where memory is short',
      '# better: the ready wheel of the package for this torch, CUDA and Python, so that nothing is compiled',
    ],
    source: `${torch}/utils/cpp_extension.py`,
    example: "RuntimeError: Error building extension 'exllamav2_ext'",
    other: 'Building extension module fused...',
    stage: 'install',
    confidence: 'low',
    explainedBy: [
      'nvcc-or-cuda-home-missing',
      'compiler-missing',
      'compiler-arch-unsupported',
      'gcc-too-new',
      'missing-header',
      'killed-oom',
      'link-library-missing',
      'cuda-toolkit-mismatch',
      'ninja-missing',
    ],
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
    ],
    cause:
      'torch.compile follows a new Python some releases later: 3.12 from torch 2.4 on, 3.13 from 2.6 on, 3.14 from 2.10 on.',
    fix: [
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
      '# or do without: export TORCH_COMPILE_DISABLE=1',
      '# or: uv venv --python 3.11 /workspace/venv',
    ],
    source: `${torch}/_dynamo/eval_frame.py`,
    example: 'RuntimeError: Dynamo is not supported on Python 3.12+',
    other: 'torch.compile enabled',
  },
  {
    id: 'visual-c',
    class: 'compiler-missing',
    title: 'A package is compiled on Windows, where there is no compiler',
    match: ['Microsoft Visual C++ 14.0 or greater is required'],
    cause:
      'There is no ready wheel of the package for this Python on Windows, and building it needs the compiler of Microsoft.',
    fix: [
      '# either: a Python for which there is a wheel (3.10 or 3.11), or a ready wheel of the package for this one',
      'winget install Microsoft.VisualStudio.2022.BuildTools --override "--wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"   # or: the compiler; then a new window, and the same install again',
    ],
    source: 'pypa/setuptools@v70.0.0 setuptools/_distutils/_msvccompiler.py',
    example: 'error: Microsoft Visual C++ 14.0 or greater is required.',
    other: 'Microsoft Visual C++ found',
    stage: 'install',
  },
  {
    id: 'old-setuptools',
    class: 'setuptools-too-new',
    title: 'An old package cannot be built with this setuptools or Cython',
    match: [
      { text: 'use_2to3 is invalid' },
      { text: 'AttributeError: cython_sources' },
      { text: 'AttributeError: install_layout' },
      { text: "has no attribute 'build_ext_c'" },
      { text: "setup command: 'test'" },
    ],
    cause:
      'use_2to3 left with setuptools 58; PyYAML before 6.0.1 (and others of its time) does not build with Cython 3; install_layout is a setuptools of Debian that is mixed with another.',
    fix: [
      '# either: a release of that package that has a ready wheel: for cython_sources: pip install "pyyaml>=6.0.1"',
      '# or: build it with the tools of its time:',
      'printf "setuptools<58\\ncython<3\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt pip install --no-cache-dir -r requirements.txt',
      'pip install -U setuptools wheel   # for install_layout',
    ],
    source: 'https://setuptools.pypa.io/en/latest/history.html',
    example: 'error in pyyaml setup command: use_2to3 is invalid.',
    other: 'running build_ext',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'requirement-invalid',
    class: 'requirement-invalid',
    title: 'A line of the requirements is not in the form that pip reads',
    match: [
      { text: 'Invalid requirement', pattern: /Invalid requirement: '(?<line>[^'\n]{1,160})'/ },
      { text: 'Invalid wheel filename' },
    ],
    cause:
      'One line holds one package; options such as --index-url stand in a line of their own, and a URL or path is written NAME @ URL. The line that is named is read as one name.',
    fix: [
      '# in requirements.txt: the option (--index-url, --extra-index-url, -f) in a line of its own at the top; no blanks inside a version; == and not =',
      'file requirements.txt   # UTF-16 or CRLF of Windows? then: dos2unix requirements.txt',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/req/constructors.py',
    example:
      "ERROR: Invalid requirement: 'torch==2.1.0 --index-url https://x' (from line 3 of requirements.txt)",
    other: 'Requirement already satisfied: torch',
    stage: 'install',
  },
  {
    id: 'submodule',
    class: 'git-repository-not-found',
    title: 'A submodule has no address',
    match: [{ text: 'No url found for submodule path', pattern: /submodule path '(?<path>[\w./-]{1,160})'/ }],
    cause:
      'The repository holds a reference to {path} and .gitmodules does not say where it comes from: a mistake of that repository.',
    fix: [
      'git submodule status; cat .gitmodules   # which are named',
      'git rm --cached {path} && git submodule update --init --recursive   # leaves it out; clone what is missing by hand',
    ],
    source: 'git/git builtin/submodule--helper.c',
    example: "fatal: No url found for submodule path 'third_party/x' in .gitmodules",
    other: "Submodule path 'third_party/x': checked out",
    stage: 'install',
  },

  {
    id: 'which-compiler',
    class: 'compiler-missing',
    title: 'There is no C++ compiler',
    match: [
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
    id: 'torch-extension-file',
    class: 'extension-build-failed',
    title: 'An extension that is compiled at the start was not compiled',
    match: [
      {
        text: 'torch_extensions',
        pattern: /torch_extensions\/\S{1,120}\/(?<name>\w{1,60})\.so: cannot open shared object/,
      },
    ],
    explainedBy: [
      'nvcc-or-cuda-home-missing',
      'compiler-missing',
      'compiler-arch-unsupported',
      'gcc-too-new',
      'missing-header',
      'killed-oom',
      'link-library-missing',
      'cuda-toolkit-mismatch',
      'ninja-missing',
    ],
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
    id: 'header-cstdint',
    class: 'gcc-too-new',
    title: 'The code is older than this compiler: it does not include cstdint',
    match: [
      {
        text: '_t',
        pattern:
          /error: '?[‘']?u?int(?:8|16|32|64)_t[’']? (?:has not been declared|does not name a type|was not declared)|'?u?intptr_t'? (?:is not a member of|in namespace) '?std/,
      },
    ].map((one) => ({ ...one, text: 'error: ' })),
    cause:
      'From gcc 13 on the headers no longer bring cstdint by themselves, and this code does not ask for it.',
    fix: [
      'export CXXFLAGS="-include cstdint $CXXFLAGS" CFLAGS="$CFLAGS" NVCC_APPEND_FLAGS="-include cstdint"   # then the same install again',
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
    title: 'The code does not include cfloat, where FLT_MAX is',
    match: [
      {
        text: 'FLT_MAX',
        pattern: /identifier "(?:FLT_MAX|FLT_MIN|DBL_MAX)" is undefined|[‘']FLT_MAX[’'] was not declared/,
      },
    ],
    cause:
      'Older toolkits brought cfloat along; this one does not, and the code (simple-knn of Gaussian splatting, mostly) must ask for it.',
    fix: [
      "sed -i '1i #include <cfloat>' submodules/simple-knn/simple_knn.cu   # of the file that the message names; then the same install again",
      '# or without a change: export NVCC_APPEND_FLAGS="-include cfloat"',
    ],
    source: 'https://github.com/graphdeco-inria/gaussian-splatting/issues/993',
    example: 'simple_knn.cu(90): error: identifier "FLT_MAX" is undefined',
    other: 'FLT_MAX = 3.4e38',
    stage: 'install',
  },
  {
    id: 'at-check',
    class: 'extension-too-old-for-torch',
    title: 'The extension was written for a torch of years ago',
    match: [
      { text: 'AT_CHECK', pattern: /AT_CHECK[’'"]? (?:was not declared|is undefined)|identifier "AT_CHECK"/ },
      { text: 'THC/THC', pattern: /THC\/THC\w{0,20}\.c?u?h: No such file/ },
      {
        text: 'THCState',
        pattern:
          /THCState[’'"]? (?:was not declared|is undefined|does not name)|identifier "(?:THCState|THCudaCheck)"/,
      },
      {
        text: 'AT_DISPATCH',
        pattern: /no suitable conversion function from "const (?:at|torch)::DeprecatedTypeProperties"/,
      },
      {
        text: 'DeprecatedTypeProperties',
        pattern: /no suitable conversion function from "const (?:at|torch)::DeprecatedTypeProperties"/,
      },
    ],
    cause:
      'AT_CHECK left torch with 1.5, the headers of THC with 1.11, tensor.type() in a dispatch with 2.x: the code must be changed, or an old torch used, which knows no newer card.',
    fix: [
      "# either: a fork or newer version of the extension that builds with today's torch (search its issues and forks; for DCNv2, nms, roi_align: those of torchvision.ops and mmcv)",
      'grep -rlE "AT_CHECK|THC/THC|\\.type\\(\\)" --include=*.cpp --include=*.cu --include=*.h . | xargs sed -i -e "s/AT_CHECK/TORCH_CHECK/g" -e "/THC\\/THC/d" -e "s/THCState \\*state = at::globalContext().lazyInitCUDA();//" -e "s/\\.type(), /.scalar_type(), /g" -e "s/THCudaCheck(/AT_CUDA_CHECK(/g"   # or: in the folder of the extension, then build again',
      '# or: pip install "torch<1.5" for AT_CHECK, "torch<1.11" for THC: an old Python and an old card',
    ],
    source: 'https://github.com/pytorch/pytorch/releases/tag/v1.11.0',
    example: "error: 'AT_CHECK' was not declared in this scope",
    other: 'TORCH_CHECK failed',
    stage: 'install',
    confidence: 'medium',
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
      'uv venv --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again; conda: conda create -n app python=3.10',
      '# or a newer release of that package, which has a wheel for this Python',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.11.html#porting-to-python-3-11',
    example: 'fatal error: longintrepr.h: No such file or directory',
    other: 'fatal error: foo.h: No such file or directory',
    stage: 'install',
  },
  {
    id: 'not-installable',
    class: 'wrong-folder',
    title: 'This folder is no Python package',
    match: [
      {
        text: 'is not installable. Neither',
        pattern: /Directory '(?<folder>[^']{1,200})' is not installable/,
      },
      {
        text: 'does not appear to be a Python project',
        pattern: /(?<folder>\/?[\w./~+-]{1,200}) does not appear to be a Python project/,
      },
      { text: 'File "setup.py"', pattern: /File "setup\.py" (?:or "setup\.cfg" )?not found/ },
      { text: "can't open file 'setup.py'" },
    ],
    cause:
      'There is neither a setup.py nor a pyproject.toml in {folder}: the command was typed in another folder, or a submodule is empty.',
    fix: [
      'pwd; ls   # in the folder of the repository? it mostly has to be cd into first',
      'git submodule update --init --recursive   # an empty folder below submodules or third_party',
      'pip install -r requirements.txt   # where the project has only that',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/req/constructors.py',
    example: "ERROR: Directory '.' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.",
    other: "Directory '.' is clean",
    stage: 'install',
  },
  {
    id: 'packaging-old',
    class: 'setuptools-too-new',
    title: 'packaging is older than this setuptools',
    match: ["unexpected keyword argument 'strip_trailing_zero'"],
    cause: 'setuptools 71 and newer take the packaging that is installed, and need 22 or newer of it.',
    fix: ['pip install -U "packaging>=22"   # then the same again; or: pip install "setuptools<71"'],
    source: 'https://github.com/pypa/setuptools/issues/4483',
    example: "TypeError: canonicalize_version() got an unexpected keyword argument 'strip_trailing_zero'",
    other: 'packaging 24.0',
    stage: 'install',
  },
  {
    id: 'flat-layout',
    class: 'flat-layout',
    title: 'setuptools does not know which folders of the project to install',
    match: [
      {
        text: 'Multiple top-level',
        pattern: /Multiple top-level (?:packages|modules) discovered in a flat-layout/,
      },
    ],
    cause:
      'The repository was not made to be installed: it has several folders at its top, and its setup names none.',
    fix: [
      '# either, in pyproject.toml: [tool.setuptools] and below it: py-modules = []   (or packages = ["NAME"]); then the same again',
      'pip install -r requirements.txt && export PYTHONPATH=$PWD   # or without installing it: start it from its own folder',
    ],
    source: 'https://setuptools.pypa.io/en/latest/userguide/package_discovery.html',
    example: "error: Multiple top-level packages discovered in a flat-layout: ['models', 'data'].",
    other: 'flat-layout',
    stage: 'install',
  },
  {
    id: 'pkg-config',
    class: 'missing-header',
    title: 'A library of the system is missing that a package is built with',
    match: [
      {
        text: 'in the pkg-config search path',
        pattern: /Package '?(?<name>[\w.+-]{1,60})'?,? (?:was not found|required by)/,
      },
      { text: 'No package ', pattern: /No package '(?<name>[\w.+-]{1,60})' found/ },
    ],
    weight: 'plain',
    cause: 'pkg-config knows no {name}: its package for developers is not installed.',
    fix: [
      'apt-get update && apt-get install -y pkg-config apt-file && apt-file update && apt-file search /{name}.pc   # names the -dev package: install it, then the same again',
      '# of ffmpeg (libavformat, libavcodec, libswscale ...; PyAV): apt-get install -y pkg-config libavformat-dev libavcodec-dev libavdevice-dev libavutil-dev libavfilter-dev libswscale-dev libswresample-dev; or a newer av, which has a wheel: pip install -U av',
    ],
    source: 'https://www.freedesktop.org/wiki/Software/pkg-config/',
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
      'apt-get update && apt-get install -y libpq-dev gcc   # PostgreSQL; or without compiling: pip install psycopg2-binary',
      'apt-get install -y default-libmysqlclient-dev pkg-config   # MySQL',
    ],
    source: 'https://www.psycopg.org/docs/install.html',
    example: 'Error: pg_config executable not found.',
    other: 'pg_config --version',
    stage: 'install',
  },
  {
    id: 'uv-no-venv',
    class: 'uv-no-environment',
    title: 'uv has no environment to install into',
    match: [
      'No virtual environment found; run `uv venv`',
      { text: 'No virtual environment found', pattern: /uv venv|--system/ },
    ],
    cause:
      'uv pip installs into a virtual environment only, unless it is told to use the Python of the system.',
    fix: [
      'uv venv && . .venv/bin/activate   # then the same again',
      'export UV_SYSTEM_PYTHON=1   # or: into the Python of the system (in an image); the same as uv pip install --system',
    ],
    source: 'https://docs.astral.sh/uv/pip/environments/',
    example:
      'error: No virtual environment found; run `uv venv` to create an environment, or pass `--system` to install into a non-virtual environment',
    other: 'Using virtual environment at .venv',
    stage: 'install',
  },
  {
    id: 'conda-writable',
    class: 'permission-denied',
    title: 'conda may not write where it keeps environments or packages',
    match: ['NoWritableEnvsDirError', 'NoWritablePkgsDirError', { text: 'EnvironmentNotWritableError' }],
    cause: 'conda was installed by another user (root), and this one has no folder of its own set.',
    fix: [
      'conda config --add envs_dirs ~/.conda/envs && conda config --add pkgs_dirs ~/.conda/pkgs   # then the same again; on a pod better: /workspace/conda/envs and /workspace/conda/pkgs',
      '# or an environment in a folder of yours: conda create -p /workspace/env python=3.10',
    ],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html',
    example: 'NoWritableEnvsDirError: No writeable envs directories configured.',
    other: 'envs directories : /root/.conda/envs',
    stage: 'install',
  },
  {
    id: 'conda-terms',
    class: 'conda-terms',
    title: "conda's default channels ask for their terms to be accepted",
    match: ['CondaToSNonInteractiveError', { text: 'Terms of Service have not been accepted' }],
    cause:
      'Since 2025 conda uses the channels of Anaconda only after their terms were accepted, and in a script nobody can answer.',
    fix: [
      'conda tos accept --override-channels --channel https://repo.anaconda.com/pkgs/main && conda tos accept --override-channels --channel https://repo.anaconda.com/pkgs/r   # then the same again; in a Dockerfile: in the RUN before it',
      '# or without those channels: conda config --remove channels defaults; conda config --add channels conda-forge (or Miniforge in place of Miniconda)',
    ],
    source: 'https://www.anaconda.com/docs/getting-started/tos-plugin',
    example:
      'CondaToSNonInteractiveError: Terms of Service have not been accepted for the following channels.',
    other: 'Terms of Service accepted',
    stage: 'install',
  },
  {
    id: 'webui-install',
    class: 'webui-install-failed',
    title: 'The web UI could not install a package by itself',
    match: [
      { text: "RuntimeError: Couldn't install", pattern: /Couldn't install (?<name>[\w-]{1,40})/ },
      { text: "RuntimeError: Couldn't fetch" },
    ],
    weight: 'symptom',
    cause:
      'launch.py calls pip for {name}, and that failed; the reason stands below ("stderr:"). Often the Python is not 3.10 or 3.11, for which the pinned versions have wheels.',
    fix: [
      'python3 --version   # not 3.10 or 3.11? then: apt-get install -y python3.10 python3.10-venv (Ubuntu 22.04), or uv python install 3.10',
      'rm -rf venv && echo \'python_cmd="python3.10"\' >> webui-user.sh && bash webui.sh   # in the folder of the web UI; as root: bash webui.sh -f',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.9.0 modules/launch_utils.py',
    example: "RuntimeError: Couldn't install torch.",
    other: 'Installing torch and torchvision',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'wheels-not-built',
    class: 'build-failed',
    title: 'A package could not be built from source',
    match: [
      { text: 'Could not build wheels for', pattern: /Could not build wheels for (?<package>[\w.-]{1,60})/ },
      { text: 'Failed to build installable wheels', pattern: /\((?<package>[\w.-]{1,60})/ },
    ],
    weight: 'symptom',
    cause:
      '{package} has no ready wheel for this Python and machine, and compiling it failed; the compiler says why some lines above.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev cmake ninja-build   # what most builds need; then the same again',
      'pip install --only-binary :all: {package}   # or: a version that has a ready wheel, if there is one',
      '# or a Python for which there is a wheel: uv venv --python 3.10 /workspace/venv',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/commands/install.py',
    example:
      'ERROR: Could not build wheels for llama-cpp-python, which is required to install pyproject.toml-based projects',
    other: 'Building wheels for collected packages: llama-cpp-python',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'compile-failed',
    class: 'extension-build-failed',
    title: 'A package could not be compiled; the compiler says why some lines above',
    match: [
      'Error compiling objects for extension',
      { text: 'ninja: build stopped: subcommand failed' },
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
    id: 'isolated-torch',
    class: 'flash-attn-build-no-torch',
    title: 'A package is built where torch cannot be seen',
    match: [
      {
        text: 'depends on `torch`, but doesn',
        pattern: /`(?<package>[\w.-]{1,60})@[\w.]{1,20}` depends on `torch`/,
      },
    ],
    cause:
      '{package} needs torch while it is built, and uv builds in an environment of its own, which has none.',
    fix: [
      'uv pip install torch setuptools wheel ninja packaging   # first, as the app pins torch',
      'uv pip install --no-build-isolation {package}   # then the rest; in pyproject.toml: [tool.uv] no-build-isolation-package = ["{package}"]',
    ],
    source: 'https://docs.astral.sh/uv/concepts/projects/config/#build-isolation',
    example:
      "hint: This error likely indicates that `deepspeed@0.14.0` depends on `torch`, but doesn't declare it as a build dependency.",
    other: '`torch` is installed',
    stage: 'install',
  },
  {
    id: 'metadata-version',
    class: 'pip-invalid-metadata',
    title: 'A package names another version of itself than its file',
    match: [
      {
        text: 'has inconsistent version',
        pattern:
          /Requested (?<package>[\w.-]{1,60}) from .{1,300} has inconsistent version: expected '(?<wanted>[\w.]{1,20})', but metadata has '(?<here>[\w.]{1,20})'/,
      },
      { text: 'has inconsistent version' },
    ],
    cause:
      'The setup of {package} does not find its own version (it says {here}) with this Python or setuptools, and pip then refuses it.',
    fix: [
      'uv venv --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # a Python of its time (3.13 and older, for most 3.10); then install the requirements again',
      '# or a newer release of {package}: pip install -U {package}; or with its build tools of then: printf "setuptools<70\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt pip install {package}',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/resolution/resolvelib/candidates.py',
    example:
      "Discarding https://x/sure-2.0.1.tar.gz: Requested sure from https://x/sure-2.0.1.tar.gz (from -r requirements.txt (line 9)) has inconsistent version: expected '2.0.1', but metadata has '0.0.0'",
    other: 'consistent version: 2.0.1',
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
          /(?:links to:|[Tt]arget).{0,300}CUDA::(?<name>\w{2,30}).{0,200}(?:target was not found|not found)|^\s{0,20}CUDA::(?<other>\w{2,30})\s{0,10}$/,
      },
    ],
    cause:
      'The compiler (nvcc) is there, and {name} is not: only a part of the toolkit is installed (a runtime image, cuda-nvcc alone, a conda environment), or CMake took another toolkit.',
    fix: [
      'ls -d /usr/local/cuda*; nvcc --version | tail -2   # which toolkits are here; of which version',
      'apt-get update && apt-get install -y cuda-libraries-dev-12-4   # the version of nvcc, with a dash; better an image whose tag says devel; conda: conda install -y -c nvidia cuda-toolkit',
      'export CUDACXX=/usr/local/cuda/bin/nvcc CUDAToolkit_ROOT=/usr/local/cuda   # then the same build again, in a new build folder',
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
]);

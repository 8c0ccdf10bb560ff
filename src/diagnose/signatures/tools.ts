import { defineSignatures, type Signature } from '../signature.ts';

const reviewed = '2026-11-28';

const install: Pick<Signature, 'stage' | 'weight' | 'confidence' | 'reviewed'> = {
  stage: 'install',
  weight: 'root',
  confidence: 'high',
  reviewed,
};

/** What the tools say that bring packages and build them: conda, the linker, CMake, git, apt, and libraries of the system. */
export const toolSignatures = defineSignatures([
  {
    ...install,
    id: 'sqlite',
    class: 'sqlite-too-old',
    stage: 'import',
    title: "The system's SQLite is older than the program needs",
    match: [
      { text: 'unsupported version of sqlite3' },
      { text: 'sqlite3 >= 3.35' },
      { text: 'SQLite 3.', pattern: /SQLite (?:3\.\d{1,2}(?:\.\d{1,2})?) or (?:later|newer) is required/ },
    ],
    cause:
      'Chroma and others need SQLite 3.35 or newer; Python takes the library of the system, and Debian 10, Ubuntu 20.04 and older have an older one.',
    fix: [
      'pip install pysqlite3-binary   # and at the top of the first file of the app, before chromadb is imported:',
      "# __import__('pysqlite3'); import sys; sys.modules['sqlite3'] = sys.modules.pop('pysqlite3')",
      '# or a newer base: an image with Debian 11, Ubuntu 22.04 or newer; with conda: conda install -y "sqlite>=3.35"',
    ],
    sources: ['https://docs.trychroma.com/docs/overview/troubleshooting'],
    matches: [
      'RuntimeError: Your system has an unsupported version of sqlite3. Chroma                     requires sqlite3 >= 3.35.0.',
    ],
    misses: ['sqlite3 3.45.1'],
  },
  {
    reviewed,
    id: 'hf-transfer-broke',
    class: 'network-timeout',
    stage: 'run',
    weight: 'root',
    confidence: 'high',
    title: 'The fast download of the Hub (hf_transfer) broke',
    match: [
      { text: 'error occurred while downloading using `hf_transfer`' },
      { text: 'Consider disabling HF_HUB_ENABLE_HF_TRANSFER' },
      { text: 'IncompleteBody' },
    ],
    cause:
      'hf_transfer loads in many parts at once and does not try again: the connection broke, or a proxy, a disk or the server does not go along. The plain download goes on where it stopped.',
    fix: [
      'export HF_HUB_ENABLE_HF_TRANSFER=0   # then the same again; a program that sets it itself overwrites that: grep -rn HF_HUB_ENABLE_HF_TRANSFER --include=*.py . and write "0" there',
      'pip install -U hf_transfer huggingface_hub   # where it is to stay on',
    ],
    sources: ['huggingface/huggingface_hub v0.25.2 src/huggingface_hub/file_download.py'],
    matches: [
      'RuntimeError: An error occurred while downloading using `hf_transfer`. Consider disabling HF_HUB_ENABLE_HF_TRANSFER for better error handling.',
    ],
    misses: ['Fetching 14 files with hf_transfer: done'],
  },
  {
    ...install,
    id: 'linker',
    class: 'link-library-missing',
    title: 'The linker does not find a library',
    match: [
      {
        text: 'cannot find -l',
        pattern: /cannot find -l(?<library>(?!python)[\w+-]{1,60})/,
      },
    ],
    cause: 'Something is compiled and links with lib{library}.so, which is not where the linker looks.',
    fix: [
      'find / -xdev -name "lib{library}.so*" 2>/dev/null   # there? then: export LIBRARY_PATH=ITS_FOLDER:$LIBRARY_PATH',
    ],
    confidence: 'medium',
    onlyAnswered: true,
    sources: ['src/catalog/diagnose/libraries.json'],
    matches: [
      '/usr/bin/ld: cannot find -lcuda: No such file or directory',
      '/usr/bin/ld: cannot find -laio',
      '/usr/bin/ld: cannot find -lcudart: No such file or directory',
    ],
    misses: ['ld: warning'],
  },
  {
    ...install,
    id: 'ninja',
    class: 'ninja-missing',
    title: 'ninja is not installed',
    match: [
      { text: 'Ninja is required to load C++ extensions' },
      { text: 'unable to find the build program corresponding to "Ninja"' },
      {
        text: 'ninja',
        pattern: /No such file or directory: 'ninja'|ninja: (?:command )?not found|Could not find ninja/i,
      },
    ],
    cause: 'torch, DeepSpeed and others compile extensions with ninja, which is a package of its own.',
    fix: [
      'pip install ninja   # into the environment of the app; its folder bin must be on PATH (activate the environment)',
    ],
    sources: ['pytorch/pytorch@v2.6.0 torch/utils/cpp_extension.py'],
    matches: ['RuntimeError: Ninja is required to load C++ extensions'],
    misses: ['ninja: no work to do.'],
  },
  {
    ...install,
    id: 'llama-build',
    class: 'llama-cpp-build-option',
    title: 'llama.cpp is built with an option of another time, or without curl',
    match: [
      { text: 'LLAMA_CUBLAS is deprecated' },
      { text: 'LLAMA_CUDA is deprecated' },
      { text: 'LLAMA_CURL=OFF', pattern: /Could NOT find CURL|Hint: to disable/ },
      { text: 'Build system changed', pattern: /Makefile build is deprecated|Build system changed/ },
    ],
    cause:
      'llama.cpp renamed its options (GGML_CUDA), builds with CMake only, and wants the headers of curl unless it is told otherwise.',
    fix: [
      'apt-get update && apt-get install -y cmake build-essential libcurl4-openssl-dev',
      'cmake -B build -DGGML_CUDA=ON && cmake --build build -j 4   # in the folder of llama.cpp; without curl: -DLLAMA_CURL=OFF',
      '# llama-cpp-python: CMAKE_ARGS="-DGGML_CUDA=on" pip install --no-cache-dir --force-reinstall llama-cpp-python',
    ],
    sources: ['ggml-org/llama.cpp docs/build.md'],
    matches: [
      'LLAMA_CUBLAS is deprecated and will be removed in the future.  Use GGML_CUDA instead',
      'Could NOT find CURL.  Hint: to disable this feature, set -DLLAMA_CURL=OFF',
    ],
    misses: ['-- CUDA found'],
  },
  {
    ...install,
    id: 'conda-missing',
    class: 'conda-package-not-found',
    title: 'conda finds no such package in its channels',
    match: [
      {
        text: 'are not available from current channels',
        pattern: /current channels: {1,4}- (?<package>(?!pytorch\b)[\w.=<>*-]{1,80})/,
        across: true,
      },
      {
        text: 'ResolvePackageNotFound',
        pattern: /ResolvePackageNotFound: {1,4}- (?<package>[\w.=<>*-]{1,120})/,
        across: true,
      },
      { text: 'nothing provides requested', pattern: /nothing provides requested (?<package>[\w.-]{1,60})/ },
    ],
    cause:
      '{package} is not in the channels that are asked, not for this system, or not in that build: an environment file that was exported on another machine names builds (the second =) that exist only there.',
    fix: [
      'conda install -y -c conda-forge -c pytorch -c nvidia "{package}"   # from the channels that mostly have it (in environment.yml: below channels:); conda search in place of install -y lists the versions there are',
      "sed -i -E 's/^( *- [^=]+=+[^=]+)=.*/\\1/' environment.yml   # or: takes the build numbers away, where the file was exported elsewhere; then the same again",
      '# packages of Windows or macOS (vc, vs2015_runtime, libgcc and the like): take their lines out',
    ],
    confidence: 'medium',
    sources: ['https://docs.conda.io/projects/conda/en/stable/user-guide/troubleshooting.html'],
    matches: [
      'PackagesNotFoundError: The following packages are not available from current channels:\n\n  - somepkg=11.3',
      'ResolvePackageNotFound:\n  - libuv==1.44.2=h166bdaf_0',
    ],
    misses: ['Collecting package metadata: done'],
  },
  {
    ...install,
    id: 'conda-http',
    class: 'network-timeout',
    title: 'conda does not reach its channel',
    weight: 'plain',
    match: [
      { text: 'CondaHTTPError', not: /HTTP 40[134]/ },
      { text: 'HTTP 000 CONNECTION FAILED' },
      { text: 'CondaSSLError', not: /OpenSSL appears/ },
      { text: 'An HTTP error occurred when trying to retrieve this URL' },
    ],
    cause:
      'The connection to the channel of conda broke or was never made: network, proxy, or a mirror that is gone.',
    fix: [
      'conda clean -i -y && conda config --set remote_read_timeout_secs 600   # then the same again',
      'conda config --show channels; conda config --show proxy_servers   # a mirror that is gone? conda config --remove channels NAME',
    ],
    confidence: 'medium',
    sources: ['https://docs.conda.io/projects/conda/en/stable/user-guide/troubleshooting.html'],
    matches: [
      'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://conda.anaconda.org/conda-forge/linux-64/repodata.json>',
    ],
    misses: ['Solving environment: done'],
  },
  {
    ...install,
    id: 'conda-name',
    class: 'conda-environment-name',
    title: 'The conda environment is there already',
    match: [
      {
        text: 'prefix already exists',
        pattern: /prefix already exists: [\w./-]{0,160}\/(?<name>[\w.-]{1,60})/,
      },
    ],
    cause: 'conda is told to make an environment that exists.',
    fix: [
      'conda env update -n {name} -f environment.yml --prune   # up to date; to begin anew: conda env remove -n {name}',
    ],
    confidence: 'medium',
    sources: ['https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html'],
    matches: ['CondaValueError: prefix already exists: /opt/conda/envs/x'],
    misses: ['conda activate comfy'],
  },
  {
    ...install,
    id: 'conda-none',
    class: 'conda-environment-name',
    title: 'There is no such conda environment',
    match: [
      { text: 'EnvironmentNameNotFound', pattern: /environment: (?<name>[\w.-]{1,80})/ },
      { text: 'EnvironmentLocationNotFound' },
    ],
    cause: 'It was not made here, was lost with the disk of the container, or belongs to another conda.',
    fix: [
      'conda env create -n {name} -f environment.yml || conda create -y -n {name} python=3.10 pip   # in the folder of the app; then conda activate {name}, and its requirements',
      'conda env list; conda info --base   # which there are, and of which conda',
    ],
    confidence: 'medium',
    sources: ['https://docs.conda.io/projects/conda/'],
    matches: ['EnvironmentNameNotFound: Could not find conda environment: comfy'],
    misses: ['conda activate comfy'],
  },
]);

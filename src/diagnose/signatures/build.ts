import { condaToolkit, systemToolkit } from '../of-this-torch.ts';
import { defineSignatures, type Near } from '../signature.ts';

const reviewed = '2026-11-22';
const inBuild: readonly Near[] = [{ marker: 'build', before: 80, after: 15 }];

/** Packages that are compiled while they are installed. */
export const buildSignatures = defineSignatures([
  {
    id: 'build-without-torch',
    class: 'flash-attn-build-no-torch',
    stage: 'install',
    title: 'The package is built where torch cannot be seen',
    weight: 'root',
    match: [
      { text: 'No module named', pattern: /No module named '?torch(?:'|$|\s)/, near: inBuild },
      // What pip shows of a build stands six blanks in.
      { text: 'No module named', pattern: /^ {6}ModuleNotFoundError: No module named 'torch'/ },
      { text: 'please install PyTorch first' },
      { text: 'depends on `torch`', pattern: /but doesn't declare it as a build dependency/, across: true },
      // Cut before the reason, as uv and pip begin.
      { text: 'Build backend failed to determine', weight: 'plain' },
      { text: 'Failed to download and build', weight: 'plain' },
      { text: 'Getting requirements to build wheel did not run', weight: 'plain' },
    ],
    cause:
      "flash-attn and its kind import torch in their setup.py, but pip and uv build in an environment of its own, which has no torch. It is not the app's environment that lacks it.",
    fix: [
      'pip install torch packaging ninja wheel "setuptools<81"   # first, as the app pins torch',
      'pip install --no-build-isolation -r requirements.txt   # then the rest',
    ],
    confidence: 'high',
    sources: ['https://github.com/Dao-AILab/flash-attention/issues/246'],
    reviewed,
    matches: [
      "Collecting flash-attn\n  Getting requirements to build wheel did not run successfully.\n      ModuleNotFoundError: No module named 'torch'",
      "      ModuleNotFoundError: No module named 'torch'\n      [end of output]\n\n  note: This error originates from a subprocess, and is likely not a problem with pip.",
    ],
    misses: [
      'Traceback (most recent call last):\n  File "app.py", line 1, in <module>\n    import torch\nModuleNotFoundError: No module named \'torch\'',
    ],
  },
  {
    id: 'cuda-headers',
    class: 'cuda-toolkit-incomplete',
    stage: 'install',
    title: 'nvcc is here, and the headers of CUDA are not found',
    weight: 'root',
    match: [
      {
        text: 'fatal error: cu',
        pattern: /fatal error: (?<header>cuda_runtime(?:_api)?|cuda_fp16|cuda)\.h: No such file/,
        near: [{ marker: 'nvcc-ran', before: 4, after: 6 }],
      },
    ],
    cause:
      '{header}.h lies in the folder include beside that of nvcc; the compiler does not look there, or only a part of the toolkit is installed.',
    fix: [
      'export CPATH="$(dirname "$(dirname "$(readlink -f "$(command -v nvcc || ls -d /usr/local/cuda*/bin/nvcc | head -1)")")")/include:$CPATH"   # then build again; the nvcc of the log is another: its folder',
      '# none there: the whole toolkit of that release (nvcc --version): an image whose tag says devel',
    ],
    confidence: 'high',
    sources: ['https://docs.nvidia.com/cuda/cuda-compiler-driver-nvcc/'],
    reviewed,
    matches: [
      "fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'nvcc' failed with exit status 1",
    ],
    misses: [
      "fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'gcc' failed with exit status 1",
    ],
  },
  {
    id: 'nvcc',
    class: 'nvcc-or-cuda-home-missing',
    stage: 'install',
    title: 'A CUDA extension is compiled where there is no CUDA compiler',
    weight: 'root',
    match: [
      {
        text: 'CUDA_HOME',
        pattern:
          /CUDA_HOME (?:environment variable )?(?:is not set|does not exist|not found|is not defined)|(?:set|specify|find) (?:the )?CUDA_HOME/i,
        not: /using CUDA_HOME=/i,
      },
      'nvcc was not found',
      'assert cuda_home is not None',
      { text: "'bare_metal_version' is not defined" },
      { text: 'CUDA_PATH', pattern: /CUDA_PATH (?:environment variable )?is not set/ },
      {
        text: '/nvcc',
        pattern: /No such file or directory: '[^']{0,120}\/nvcc|\/nvcc: (?:No such file|not found)/,
        not: /\/envs\/[^']{1,80}\/bin\/nvcc/,
      },
      { text: 'unable to execute', pattern: /unable to execute '?(?:.{1,120}\/)?nvcc\b/ },
      { text: 'no nvcc in', pattern: /which: no nvcc in/, weight: 'plain' },
      { text: 'nvcc:', pattern: /nvcc: (?:command )?not found/ },
      "Command 'nvcc' not found",
      {
        text: ' nvcc',
        pattern:
          /(?:could not find|can't find|cannot find|failed to find|unable to find|missing) (?:the )?[`']?nvcc/i,
      },
      'CUDA_TOOLKIT_ROOT_DIR',
      'Failed to find nvcc',
      'CMAKE_CUDA_COMPILER',
      { text: "'NoneType' and 'str'", near: [{ marker: 'nvcc', before: 4 }] },
      'MissingCUDAException',
      'uses CUDA but I cannot find the CUDA',
      'not able to find/configure CUDA SDK',
      {
        text: 'CUDAToolkit',
        pattern: /Could (?:NOT|not) find (?:a package configuration file provided by "?)?CUDAToolkit/,
      },
      {
        text: 'fatal error: cu',
        pattern:
          /fatal error: (?:cuda_runtime|cuda_runtime_api|cusparse|cublas_v2|cuda_fp16|cusolverDn|cuda|curand)\.h: No such file/,
        notNear: [{ marker: 'nvcc-ran', before: 4, after: 6 }],
      },
    ],
    cause:
      'Only images whose name says devel hold nvcc; runtime and base images, and most Python images, do not.',
    fix: [
      `${systemToolkit}   # the toolkit of the CUDA of torch, in images with the package source of NVIDIA; conda: conda install -y -c nvidia cuda-toolkit; or an image whose tag says devel`,
      'export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # where /usr/local/cuda/bin/nvcc is there already',
      '# or a ready wheel that fits torch, CUDA, Python and ABI, so that nothing is compiled',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/Dao-AILab/flash-attention/issues/420',
      'https://github.com/unslothai/unsloth/issues/1616',
    ],
    reviewed,
    matches: [
      'OSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.',
      "FileNotFoundError: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc'",
      'deepspeed.ops.op_builder.builder.MissingCUDAException: CUDA_HOME does not exist, unable to compile CUDA op(s)',
      '/bin/sh: 1: nvcc: not found',
    ],
    misses: ["No CUDA runtime is found, using CUDA_HOME='/usr/local/cuda'"],
  },
  {
    id: 'nvcc-of-conda',
    class: 'nvcc-or-cuda-home-missing',
    stage: 'install',
    title: 'The conda environment has no CUDA compiler',
    weight: 'root',
    match: [
      {
        text: '/bin/nvcc',
        pattern:
          /(?:No such file or directory: '|\s)[^'\s]{0,120}\/envs\/[^'\s]{1,80}\/bin\/nvcc(?:'|: not found|: No such)/,
      },
    ],
    cause: 'CUDA_HOME leads into it, and the CUDA that torch brings there is without nvcc.',
    fix: [`${condaToolkit}   # then the same again`],
    confidence: 'high',
    sources: ['https://docs.nvidia.com/cuda/cuda-installation-guide-linux/'],
    reviewed,
    matches: ["FileNotFoundError: [Errno 2] No such file or directory: '/opt/conda/envs/moon/bin/nvcc'"],
    misses: ['/opt/conda/envs/moon/bin/nvcc --version'],
  },
  {
    id: 'rust',
    class: 'tokenizers-rust-build',
    stage: 'install',
    title: 'An old package is compiled from Rust',
    weight: 'root',
    match: [
      { text: 'find Rust compiler' },
      'Cargo, the Rust package manager, is not installed',
      {
        text: 'Failed building wheel for',
        pattern: /wheel for (?<package>tokenizers|safetensors|tiktoken|sentencepiece-rs)\b/,
      },
      { text: 'could not compile', pattern: /could not compile `(?<package>[\w-]{1,60})`/ },
      'casting `&T` to `&mut T` is undefined behavior',
      { text: 'cargo', pattern: /`cargo (?:rustc|build|metadata).{0,300}` failed with (?:code|status)/ },
      { text: 'maturin', pattern: /maturin failed|Couldn't build rust|cargo build finished with "exit/ },
      {
        text: 'Could not build wheels for',
        pattern: /wheels for (?<package>tokenizers|safetensors|tiktoken)\b/,
      },
      {
        text: 'Failed to build',
        pattern:
          /Failed to build (?:installable wheels for some pyproject\.toml based projects \()?`?(?<package>tokenizers|safetensors|tiktoken)\b/,
      },
      'rustup could not choose a version',
    ],
    explainedBy: ['compiler-missing'],
    cause:
      'That version has no ready wheel for this Python, so pip builds it from its Rust source, and here is no Rust compiler that can.',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # a Python that the pinned version has wheels for; then install again',
      'pip install -U pip   # or: a pip of before 2021 passes over the ready wheels; then the same again',
      'pip install -U transformers tokenizers   # where the app allows newer ones',
      'curl https://sh.rustup.rs -sSf | sh -s -- -y && . "$HOME/.cargo/env"   # or a Rust of today; with "casting &T to &mut T": export RUSTFLAGS="-A invalid_reference_casting" too',
    ],
    confidence: 'high',
    sources: ['https://github.com/huggingface/tokenizers/issues/1050'],
    reviewed,
    matches: [
      "error: can't find Rust compiler",
      'ERROR: Failed building wheel for tokenizers',
      'error: casting `&T` to `&mut T` is undefined behavior, even if the reference is unused',
      'error: `cargo rustc --lib --message-format=json-render-diagnostics --manifest-path Cargo.toml` failed with code 101',
    ],
    misses: ['Successfully built tokenizers', 'ERROR: Failed building wheel for insightface'],
  },
  {
    id: 'cuda-mismatch',
    class: 'cuda-toolkit-mismatch',
    stage: 'install',
    title: 'nvcc and torch are of different CUDA versions',
    weight: 'root',
    match: [
      {
        text: 'The detected CUDA version',
        pattern: /detected CUDA version (?:\((?<toolkit>[\d.]{1,8})\) )?mismatches/,
      },
      {
        text: 'Installed CUDA version',
        pattern:
          /Installed CUDA version (?<toolkit>[\d.]{1,8}) does not match the version torch was compiled with/,
      },
    ],
    cause:
      "The image's CUDA toolkit is {toolkit}; torch was built for another, and extensions must be compiled with torch's own.",
    fix: [
      '# take a ready wheel, or the torch build of that toolkit',
      'python3 -c "import torch; print(torch.version.cuda)"; nvcc --version',
    ],
    confidence: 'high',
    sources: ['https://github.com/mistralai/mistral-inference/issues/54'],
    reviewed,
    matches: [
      'Exception: >- DeepSpeed Op Builder: Installed CUDA version 11.8 does not match the version torch was compiled with 12.1, unable to compile cuda/cpp extensions',
      'RuntimeError: The detected CUDA version (13.0) mismatches the version that was used to compile PyTorch (12.8).',
    ],
    misses: ['Detected CUDA version: 12.8'],
  },
  {
    id: 'compiler',
    class: 'compiler-missing',
    stage: 'install',
    title: 'There is no C compiler, or no Python headers',
    weight: 'root',
    match: [
      'Failed to find C compiler',
      'linker `cc` not found',
      { text: 'failed: No such file', pattern: /command '?(?:\S{0,40}-)?g(?:cc|\+\+)'? failed/ },
      {
        text: 'unable to execute',
        pattern: /execute '?(?:\S{0,60}[-/])?(?:g?cc|[cg]\+\+)(?:-\d{1,2})?'?: No such/,
      },
      { text: 'not found', pattern: /(?:^|[\s:])(?:gcc|g\+\+|cc): (?:command )?not found/ },
    ],
    cause:
      'The image has no compiler or not the headers of this Python. Triton needs a compiler even at run time.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev',
      '# or, for a Python that is not the one of the system, its -dev package: apt-get install -y python3.11-dev',
    ],
    confidence: 'high',
    sources: ['https://github.com/jamiepine/voicebox/issues/877'],
    reviewed,
    matches: [
      'fatal error: Python.h: No such file or directory',
      'RuntimeError: Failed to find C compiler. Please specify via CC environment variable.',
    ],
    misses: ['x86_64-linux-gnu-gcc -pthread -B compiler_compat'],
  },
  {
    id: 'conda-linker',
    class: 'conda-linker-old',
    stage: 'install',
    title: "conda's own linker is too old for what this compiler makes",
    weight: 'root',
    match: [
      {
        text: 'compiler_compat/ld: ',
        pattern:
          /(?<ld>\/[\w./-]{1,160}\/compiler_compat\/ld): .{1,200}(?:status for section|(?:file|format) not recognized|unknown type)/,
      },
    ],
    cause: 'A build within conda links by {ld}, an old ld; the gcc of the system is newer.',
    fix: ['mv {ld} {ld}.old   # the ld of the system takes its place; then the same install again'],
    confidence: 'high',
    sources: ['https://github.com/ContinuumIO/anaconda-issues/issues/11152'],
    reviewed,
    matches: [
      '/opt/conda/compiler_compat/ld: build/tide.o: unable to initialize decompress status for section .debug_info',
    ],
    misses: ['/opt/conda/compiler_compat/ld: cannot find -lcuda'],
  },
  {
    id: 'uninstall-distutils',
    class: 'pip-cannot-uninstall',
    stage: 'install',
    title: 'pip cannot remove a package that apt installed',
    weight: 'plain',
    match: [
      { text: 'uninstall-distutils-installed-package', weight: 'symptom' },
      { text: 'uninstall-no-record-file', weight: 'symptom' },
      {
        text: 'Invalid cross-device link',
        pattern: /link: '\/usr\/lib\/python3\/dist-packages\/(?<package>[A-Za-z][\w-]{0,60})/,
        weight: 'root',
      },
      { text: 'Cannot uninstall', pattern: /Cannot uninstall '?(?<package>[A-Za-z0-9][\w.-]{0,60})/ },
    ],
    cause: '{package} came with the system; pip does not know its files, and the app needs a newer one.',
    fix: [
      'python3 -m pip install --ignore-installed {package}   # then the same install again',
      'python3 -m venv /workspace/venv && . /workspace/venv/bin/activate   # or: an environment of its own, which leaves the system alone',
    ],
    confidence: 'high',
    sources: ['https://github.com/datajuicer/data-juicer/pull/668'],
    reviewed,
    matches: ["ERROR: Cannot uninstall 'blinker'. It is a distutils installed project"],
    misses: ['Successfully uninstalled blinker-1.9.0'],
  },
]);

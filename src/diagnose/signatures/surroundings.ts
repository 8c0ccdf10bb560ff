import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** What apps ask of the machine around them: files, downloads, encodings, compilers. */
export const surroundingsSignatures = defineSignatures([
  {
    id: 'mmap',
    class: 'mmap-unsupported',
    stage: 'run',
    title: 'The volume cannot map files into memory',
    weight: 'plain',
    match: [
      { text: 'No such device (os error 19)' },
      { text: 'Errno 19] No such device' },
      { text: 'unable to mmap', pattern: /unable to mmap \d{1,15} bytes/ },
      { text: 'mmap failed', pattern: /mmap failed: (?:No such device|Invalid)/ },
    ],
    cause: 'safetensors and llama.cpp map their files, and this network or object storage does not allow it.',
    fix: [
      'cp -r MODEL_FOLDER /tmp/models   # on the container disk, then load it from there',
      '# ComfyUI: --disable-mmap; llama.cpp: --no-mmap; vLLM: --safetensors-load-strategy eager',
    ],
    confidence: 'medium',
    sources: ['huggingface/safetensors@v0.4.5 bindings/python/src/lib.rs'],
    reviewed,
    matches: ['OSError: No such device (os error 19)'],
    misses: ['OSError: [Errno 28] No space left on device'],
  },
  {
    id: 'open-files',
    class: 'too-many-open-files',
    stage: 'run',
    title: 'Too many files are open at once',
    weight: 'root',
    match: [
      { text: 'Too many open files', not: /inotify|[Ww]atch(?:er|ing|es)\b|fsnotify/ },
      { text: 'items of ancdata' },
    ],
    cause:
      'The limit of this shell is lower than the number of files and sockets that the program opens; workers of a DataLoader open one for each tensor that they hand over.',
    fix: [
      'ulimit -n 65535   # in the shell that starts the program; for docker: --ulimit nofile=65535:65535',
      "# still so, with a DataLoader: torch.multiprocessing.set_sharing_strategy('file_system') at the top of the script, or fewer workers",
    ],
    confidence: 'high',
    sources: ['src/catalog/diagnose/codes.json'],
    reviewed,
    matches: ['OSError: [Errno 24] Too many open files'],
    misses: ['opened 24 files'],
  },
  {
    id: 'encoding',
    class: 'text-encoding',
    stage: 'run',
    title: 'A text file is not in the encoding that Python expects',
    weight: 'plain',
    match: [
      {
        text: 'UnicodeDecodeError',
        pattern: /UnicodeDecodeError: '(?<codec>[\w-]{1,20})' codec can't decode/,
      },
      {
        text: 'UnicodeEncodeError',
        pattern: /UnicodeEncodeError: '(?<codec>(?!ascii)[\w-]{1,20})' codec can't encode/,
      },
    ],
    cause: 'Python reads or writes text as {codec} here, and the file or the message is in another encoding.',
    fix: ['export PYTHONUTF8=1 LC_ALL=C.UTF-8   # on Windows: set PYTHONUTF8=1'],
    confidence: 'medium',
    sources: ['https://peps.python.org/pep-0540/'],
    reviewed,
    matches: [
      "UnicodeDecodeError: 'cp932' codec can't decode byte 0x85 in position 5: illegal multibyte sequence",
    ],
    misses: ['UnicodeWarning: something'],
  },
  {
    id: 'xet',
    class: 'network-timeout',
    stage: 'run',
    title: "The Hub's fast download (xet) failed",
    weight: 'root',
    match: [
      { text: 'CAS service error', not: /No space left/ },
      { text: 'Data processing error:', pattern: /CAS|xet|Request failed after/, not: /No space left/ },
    ],
    cause: 'hf_xet fetches files by another way than plain HTTP, and that way broke on this host.',
    fix: [
      'export HF_HUB_DISABLE_XET=1   # then the same download again: it goes on over plain HTTP',
      'pip install -U hf_xet huggingface_hub   # where it was an old one',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/huggingface/xet-core/issues/303',
      'https://github.com/huggingface/huggingface_hub/issues/3036',
    ],
    reviewed,
    matches: [
      'RuntimeError: Data processing error: CAS service error : ReqwestMiddleware Error: Request failed after 5 retries',
    ],
    misses: ['Xet Storage is enabled for this repo'],
  },
  {
    id: 'truncated',
    class: 'corrupt-download',
    stage: 'run',
    title: 'A weight file is cut off',
    weight: 'plain',
    match: [
      { text: 'must be divisible by', pattern: /self\.size\(-1\) must be divisible by/ },
      {
        text: 'Error while deserializing header',
        not: /HeaderTooLarge|InvalidHeaderDeserialization|header too large|invalid UTF-8/,
      },
      { text: 'Unexpected end of file', not: /syntax error/ },
      { text: 'unexpectedly reached end of file' },
      { text: 'unexpected EOF, expected' },
      { text: 'is not a valid zip', pattern: /(?:is not a (?:valid )?zip|zip file)/i },
      { text: 'End-of-central-directory signature not found' },
      { text: 'data is not within the file bounds' },
    ],
    explainedBy: ['disk-full', 'git-lfs-pointer'],
    cause: 'The file is shorter than it says it is: the download was cut off, or the disk was full.',
    fix: [
      'find . \\( -name "*.safetensors" -o -name "*.pt*" -o -name "*.ckpt" -o -name "*.bin" -o -name "*.gguf" \\) -exec ls -l {} +   # in the folder of the models (or ~/.cache/huggingface): the one that is smaller than its page says: delete it, and download it again',
      'df -h .   # full? make room first',
    ],
    confidence: 'medium',
    sources: ['https://github.com/TheLastBen/fast-stable-diffusion/issues/2130'],
    reviewed,
    matches: [
      'RuntimeError: self.size(-1) must be divisible by 2 to view Byte as Half (different element sizes), but got 770113',
    ],
    misses: ['unzip: ok'],
  },
  {
    id: 'wheel-failed',
    class: 'build-failed',
    stage: 'install',
    title: 'A package could not be built from source',
    weight: 'symptom',
    match: [
      { text: 'Failed building wheel for', pattern: /Failed building wheel for (?<package>[\w.-]{1,60})/ },
      {
        text: 'Failed to build',
        pattern: /Failed to build `?(?<package>(?!reg descs)[A-Za-z][\w.-]{1,60})(?=[`=]| @|[\w. -]{0,200}$)/,
      },
      { text: 'metadata-generation-failed' },
      { text: 'Getting requirements to build wheel did not run successfully' },
    ],
    cause:
      'There is no ready wheel of {package} for this Python and machine, and building it from source failed; the reason stands above this line.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev cmake ninja-build   # what most builds need',
      'pip install --only-binary :all: {package}   # takes a version that has a ready wheel, if there is one; else another Python: uv venv --seed --python 3.11',
    ],
    confidence: 'low',
    sources: ['pypa/pip@24.0 src/pip/_internal/wheel_builder.py'],
    reviewed,
    matches: ['ERROR: Failed building wheel for insightface'],
    misses: ['Successfully built insightface'],
  },
  {
    id: 'gcc-new',
    class: 'gcc-too-new',
    stage: 'install',
    title: 'The compiler is newer than this CUDA allows',
    weight: 'root',
    match: [
      {
        text: 'unsupported GNU version',
        pattern: /unsupported GNU version! gcc versions later than (?<version>\d{1,2})/,
      },
    ],
    cause: 'This nvcc accepts gcc up to {version}, and the system has a newer one.',
    fix: [
      'apt-get update && apt-get install -y gcc-{version} g++-{version}',
      'export CC=gcc-{version} CXX=g++-{version} NVCC_PREPEND_FLAGS="-ccbin g++-{version}"   # then the same install again',
    ],
    confidence: 'high',
    sources: ['NVIDIA CUDA toolkit crt/host_config.h'],
    reviewed,
    matches: ['error: #error -- unsupported GNU version! gcc versions later than 12 are not supported!'],
    misses: ['gcc version 12.3.0'],
  },
  {
    id: 'cmake',
    class: 'cmake-missing',
    stage: 'install',
    title: 'CMake is missing',
    weight: 'plain',
    match: [
      { text: 'CMake must be installed' },
      { text: "command 'cmake' failed: No such" },
      {
        text: 'cmake',
        pattern: /cmake: (?:command )?not found|Could not find cmake|No such file or directory: 'cmake'/i,
      },
    ],
    cause: 'The package is built with CMake, which is not here.',
    fix: [
      'pip install "cmake<4" ninja   # then the same install again',
      'apt-get update && apt-get install -y cmake build-essential',
    ],
    confidence: 'high',
    sources: ['Kitware/CMake@v4.0.0 Help/release/4.0.rst'],
    reviewed,
    matches: ['ERROR: CMake must be installed to build dlib'],
    misses: ['-- Configuring done'],
  },
]);

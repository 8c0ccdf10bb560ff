import { defineSignatures, type Matcher, type Signature, type Stage } from '../signature.ts';

/** A message that says by itself what is the matter: in short form. */
interface Message {
  readonly id: string;
  readonly class: string;
  readonly title: string;
  readonly match: readonly (string | Matcher)[];
  readonly cause: string;
  readonly fix: readonly string[];
  readonly source: string;
  readonly example: string;
  /** The nearest that it must not be. */
  readonly other: string;
  readonly stage?: Stage;
  readonly confidence?: Signature['confidence'];
  readonly explainedBy?: readonly string[];
}

const torch = 'pytorch/pytorch@v2.6.0 torch';

const messages: readonly Message[] = [
  {
    id: 'as-root',
    class: 'must-not-run-as-root',
    title: 'The script refuses to run as root',
    match: ['must not be launched as root'],
    cause:
      'webui.sh of AUTOMATIC1111 and its kind stop for root unless they are told; in a container one is root.',
    fix: ['bash webui.sh -f   # -f allows root; or: export can_run_as_root=1 in webui-user.sh'],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.9.0 webui.sh',
    example: 'ERROR: This script must not be launched as root, aborting...',
    other: 'Running as root user',
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
    id: 'quantise-cpu',
    class: 'no-gpu-visible',
    title: 'Quantised models need a GPU, and none is seen',
    match: [
      'A GPU is needed for quantization',
      { text: 'NVML Shared Library Not Found', not: /WARN|warn/ },
      { text: 'No HIP GPUs are available' },
    ],
    cause:
      'The program sees no GPU: the container was started without one, or the torch that is installed is a CPU build (or, for HIP, the user is not in the groups render and video).',
    fix: [
      'nvidia-smi; python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # no card? +cpu?',
      '# no card: start the container with a GPU (docker run --gpus all), or deploy the pod with one',
      '# +cpu: pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_4bit.py',
    example: 'RuntimeError: No GPU found. A GPU is needed for quantization.',
    other: 'GPU found: NVIDIA A100',
    explainedBy: ['torch-cpu-only', 'driver-too-old'],
  },
  {
    id: 'dispatched',
    class: 'cuda-out-of-memory',
    title: 'The model does not fit on the GPU, and was spread over CPU and disk',
    match: [
      'Some modules are dispatched on the CPU or the disk',
      'had weights offloaded to the disk',
      'Cannot copy out of meta tensor',
    ],
    cause:
      'device_map="auto" found too little GPU memory and put parts on the CPU or the disk, which this way of loading does not allow.',
    fix: [
      'nvidia-smi   # does another process hold memory? end it',
      '# either: a smaller or stronger quantised variant of the model, or a larger GPU',
      '# or: allow it: offload_folder="offload" in from_pretrained, llm_int8_enable_fp32_cpu_offload=True in BitsAndBytesConfig',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_8bit.py',
    example:
      'ValueError: Some modules are dispatched on the CPU or the disk. Make sure you have enough GPU RAM to fit the quantized model.',
    other: 'Loading checkpoint shards: 100%',
    confidence: 'medium',
  },
  {
    id: 'remote-code',
    class: 'trust-remote-code-needed',
    title: 'The model brings Python code, which must be allowed first',
    match: [
      {
        text: 'requires you to execute the',
        pattern: /requires you to execute the (?:configuration|modeling|tokenizer|dataset) (?:file|script)/,
      },
      { text: 'contains custom code which must be executed' },
      { text: 'set the option `trust_remote_code=True`' },
      { text: 'pass the argument `trust_remote_code=True`' },
    ],
    cause: 'The code of the model lies in its repository on the Hub, and runs only if that is allowed.',
    fix: [
      '# look at the *.py files on the page of the model; then: trust_remote_code=True in from_pretrained, --trust-remote-code for vLLM and web UIs',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/dynamic_module_utils.py',
    example:
      'ValueError: Loading org/model requires you to execute the configuration file in that repo on your local machine.',
    other: 'trust_remote_code: True',
  },
  {
    id: 'tokenizer-file',
    class: 'transformers-version-mismatch',
    title: 'The tokenizer file is newer than the tokenizers that is installed',
    match: [
      'data did not match any variant of untagged enum',
      { text: 'tokenizer.json', pattern: /unknown variant .{1,60} expected/ },
    ],
    cause:
      'tokenizer.json was written by a newer tokenizers (0.20 and later write it differently) than the one that reads it.',
    fix: [
      'pip install -U tokenizers transformers   # transformers 4.45 and newer bring a tokenizers that reads it',
    ],
    source: 'huggingface/tokenizers@v0.20.0 tokenizers/src/models/bpe/serialization.rs',
    example:
      'Exception: data did not match any variant of untagged enum ModelWrapper at line 757479 column 3',
    other: 'tokenizer loaded',
  },
  {
    id: 'dataset-script',
    class: 'datasets-version-mismatch',
    title: 'datasets 4 no longer runs loading scripts',
    match: ['Dataset scripts are no longer supported'],
    cause: 'The data set is made by a Python script, which datasets 4.0 and newer refuse.',
    fix: [
      'pip install "datasets<4"   # with trust_remote_code=True',
      '# or a copy of it in Parquet: its branch refs/convert/parquet',
    ],
    source: 'huggingface/datasets@4.0.0 src/datasets/load.py',
    example: 'RuntimeError: Dataset scripts are no longer supported, but found foo.py',
    other: 'Dataset loaded',
  },
  {
    id: 'fsspec',
    class: 'datasets-version-mismatch',
    title: 'fsspec is newer than this datasets',
    match: [
      'Loading a dataset cached in a LocalFileSystem is not supported',
      { text: 'Invalid pattern: ', pattern: /'\*\*' can only be an entire path component/ },
    ],
    cause: 'fsspec 2023.9 and newer changed what datasets before 2.14 builds on.',
    fix: [
      'pip install -U datasets   # 2.15 or newer',
      '# or, where the app pins datasets: pip install "fsspec<2023.9"',
    ],
    source: 'huggingface/datasets@2.14.5 setup.py',
    example: 'NotImplementedError: Loading a dataset cached in a LocalFileSystem is not supported.',
    other: 'LocalFileSystem opened',
  },
  {
    id: 'pyarrow',
    class: 'datasets-version-mismatch',
    title: 'pyarrow is newer than this datasets',
    match: [{ text: "module 'pyarrow' has no attribute 'PyExtensionType'" }],
    cause: 'pyarrow 21 removed PyExtensionType, which datasets before 2.16 asks for.',
    fix: ['pip install -U datasets', '# or, where the app pins datasets: pip install "pyarrow<21"'],
    source: 'apache/arrow@apache-arrow-21.0.0 python/pyarrow/__init__.py',
    example: "AttributeError: module 'pyarrow' has no attribute 'PyExtensionType'",
    other: "module 'pyarrow' loaded",
  },
  {
    id: 'api-key',
    class: 'api-key-missing',
    title: 'The program wants the key of a service, and finds none',
    match: [
      { text: 'api_key client option must be set' },
      {
        text: 'environment variable',
        pattern:
          /(?<name>[A-Z][A-Z_]{2,40}_(?:API_)?KEY) (?:environment variable )?(?:is )?(?:not set|not found|missing|must be set)/,
        not: /WARN|warn|skip|optional|disabl|INFO/,
      },
    ],
    cause: 'The key of OpenAI or another service is not in the environment of the process.',
    fix: [
      'export OPENAI_API_KEY=sk-...   # or the variable that the message names; for a local server any text does, with OPENAI_BASE_URL=http://127.0.0.1:8000/v1',
    ],
    source: 'openai/openai-python@v1.40.0 src/openai/_client.py',
    example:
      'openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable',
    other: 'api_key: set',
  },
  {
    id: 'nltk',
    class: 'language-data-missing',
    title: 'Language data is not downloaded',
    match: [
      {
        text: 'Please use the NLTK Downloader',
        pattern: /Resource .{0,20}?(?<name>[\w-]{2,60}).{0,20} not found/,
      },
      { text: 'Please use the NLTK Downloader' },
    ],
    cause: 'NLTK loads its data separately from the package, and {name} is not here.',
    fix: [
      'python3 -c "import nltk; nltk.download(\'{name}\')"   # into ~/nltk_data; NLTK_DATA names another folder',
    ],
    source: 'nltk/nltk@3.9 nltk/data.py',
    example: 'LookupError: Resource punkt not found. Please use the NLTK Downloader to obtain the resource',
    other: 'nltk_data is up to date',
  },
  {
    id: 'spacy',
    class: 'language-data-missing',
    title: 'A language model of spaCy is not installed',
    match: [{ text: "[E050] Can't find model", pattern: /find model '(?<name>[\w.-]{1,80})'/ }],
    cause: 'spaCy needs {name}, which is a package of its own.',
    fix: ['python3 -m spacy download {name}'],
    source: 'explosion/spaCy@v3.7.0 spacy/errors.py',
    example:
      "OSError: [E050] Can't find model 'en_core_web_sm'. It doesn't seem to be a Python package or a valid path to a data directory.",
    other: 'spacy model loaded',
  },
  {
    id: 'playwright',
    class: 'browser-missing',
    title: 'The browser of playwright is not installed',
    match: [{ text: "Executable doesn't exist at" }],
    cause: 'playwright is installed, and the browser that it drives is not.',
    fix: ['python3 -m playwright install --with-deps chromium'],
    source: 'https://playwright.dev/python/docs/browsers',
    example: "BrowserType.launch: Executable doesn't exist at /root/.cache/ms-playwright/chromium",
    other: 'browser launched',
  },
  {
    id: 'node-heap',
    class: 'killed-oom',
    title: 'Node ran out of the memory that it may use',
    match: ['JavaScript heap out of memory'],
    cause: 'Building a web interface took more than the limit of Node.',
    fix: [
      'export NODE_OPTIONS=--max-old-space-size=8192   # then the same build again; the machine needs that much RAM: free -g',
    ],
    source: 'https://nodejs.org/api/cli.html',
    example: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    other: 'heap snapshot written',
    stage: 'install',
  },
  {
    id: 'apt-lock',
    class: 'apt-locked',
    title: 'Another apt is at work, or was cut off',
    match: [
      { text: 'Could not get lock /var/lib', pattern: /held by process (?<pid>\d{1,8})/ },
      { text: 'Could not get lock /var/lib' },
      { text: 'dpkg was interrupted' },
    ],
    cause:
      'Two installs at once (often the automatic updates of a fresh machine), or an earlier one that was stopped half-way.',
    fix: [
      'ps aux | grep -E "[a]pt|[d]pkg|[u]nattended"   # one at work? wait for its end',
      'dpkg --configure -a && apt-get -f install -y   # as root; then the same again',
    ],
    source: 'Debian/apt apt-pkg/deb/debsystem.cc',
    example: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
    other: 'Reading package lists... Done',
    stage: 'install',
  },
  {
    id: 'apt-404',
    class: 'apt-lists-outdated',
    title: 'apt asks for a package file that is gone',
    match: [
      { text: 'E: Failed to fetch', pattern: /Failed to fetch .{1,300} {1,4}404 {1,4}Not Found/ },
      { text: 'Unable to fetch some archives, maybe run apt-get update' },
    ],
    cause: 'The lists in this image are older than the mirror, which keeps the newest versions only.',
    fix: [
      'apt-get update && apt-get install -y --fix-missing PACKAGES   # the same packages; in a Dockerfile both in one RUN',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/l/x_5.15.0-1.deb  404  Not Found [IP: 91.189.91.38 80]',
    other: 'Get:1 http://archive.ubuntu.com/ubuntu jammy InRelease',
    stage: 'install',
  },
  {
    id: 'apt-release',
    class: 'apt-release-gone',
    title: 'This release of the distribution is no longer served',
    match: ['does not have a Release file', 'no longer has a Release file'],
    cause:
      'The release is at its end (Debian buster, an interim Ubuntu), and its packages were moved to the archive; or a source (PPA) has none for this release.',
    fix: [
      "sed -i 's/archive.ubuntu.com\\|security.ubuntu.com/old-releases.ubuntu.com/g' /etc/apt/sources.list && apt-get update   # Ubuntu",
      "sed -i 's/deb.debian.org/archive.debian.org/g; /security/d' /etc/apt/sources.list && apt-get update   # Debian",
      '# better: an image with a release that is kept up; a PPA: remove its file below /etc/apt/sources.list.d',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      "E: The repository 'http://archive.ubuntu.com/ubuntu kinetic Release' does not have a Release file.",
    other: 'Hit:1 http://archive.ubuntu.com/ubuntu jammy InRelease',
    stage: 'install',
  },
  {
    id: 'apt-clock',
    class: 'clock-wrong',
    title: 'The clock of this machine is wrong',
    match: ['is not valid yet (invalid for another', 'certificate is not yet valid'],
    cause:
      'What was signed is, by this clock, in the future: the clock is behind (WSL and virtual machines after a sleep).',
    fix: [
      'date; sudo hwclock -s || sudo date -s "$(curl -sI https://www.google.com | grep -i ^date: | cut -d" " -f2-)"   # then the same again; WSL: wsl --shutdown',
    ],
    source: 'Debian/apt apt-pkg/acquire-item.cc',
    example:
      'E: Release file for http://archive.ubuntu.com/ubuntu/dists/jammy-updates/InRelease is not valid yet (invalid for another 3h 2min 1s).',
    other: 'Release file is valid',
    stage: 'install',
  },
  {
    id: 'ssh-mode',
    class: 'ssh-key-refused',
    title: 'The private key may be read by others, so ssh does not use it',
    match: [
      'UNPROTECTED PRIVATE KEY FILE',
      { text: ' are too open', pattern: /Permissions 0\d{3} for '(?<file>[^']{1,160})' are too open/ },
    ],
    cause: 'ssh uses a private key only where nobody but its owner may read it.',
    fix: [
      'chmod 600 ~/.ssh/id_*   # or the file that is named; a key on a Windows disk: copy it to the home of Linux first',
    ],
    source: 'openssh/openssh-portable@V_9_8 authfile.c',
    example: 'WARNING: UNPROTECTED PRIVATE KEY FILE!',
    other: 'Your identification has been saved',
    stage: 'deploy',
  },
  {
    id: 'uid-unknown',
    class: 'user-unknown',
    title: 'The user that runs here has no name in the container',
    match: [{ text: 'getpwuid(): uid not found', pattern: /uid not found: (?<uid>\d{1,10})/ }],
    cause:
      'The container runs as a number ({uid}) that /etc/passwd does not list, and torch, getpass and others ask for its name.',
    fix: [
      'export USER=app LOGNAME=app HOME=/tmp TORCHINDUCTOR_CACHE_DIR=/tmp/inductor   # with docker: -e for each; then the same again',
      '# or: docker run without --user; or in the Dockerfile: RUN useradd -u NUMBER -m app',
    ],
    source: 'python/cpython Lib/getpass.py',
    example: "KeyError: 'getpwuid(): uid not found: 1001'",
    other: 'uid=1001(app)',
  },
  {
    id: 'cache-folder',
    class: 'permission-denied',
    title: 'A cache folder may not be written to',
    match: [
      { text: 'trying to write in your cache folder', pattern: /cache folder \((?<folder>[\w./-]{1,160})\)/ },
      { text: 'no locator available for file' },
    ],
    cause:
      'The program keeps files in a cache folder of its user, and that user has no home, or may not write there.',
    fix: [
      'mkdir -p /tmp/cache && export HF_HOME=/tmp/cache/huggingface NUMBA_CACHE_DIR=/tmp/cache/numba MPLCONFIGDIR=/tmp/cache/mpl XDG_CACHE_HOME=/tmp/cache   # before the app starts; better on a volume that this user owns',
      'id; echo "$HOME"; ls -ld "$HOME"   # who runs, and whose home it is',
    ],
    source: 'numba/numba@0.60.0 numba/core/caching.py',
    example:
      "RuntimeError: cannot cache function '__shear_dense': no locator available for file '/usr/local/lib/python3.10/site-packages/librosa/util/utils.py'",
    other: 'cache folder: /root/.cache',
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
    id: 'triton-old-gpu',
    class: 'gpu-too-old',
    title: 'Triton needs a newer GPU',
    match: [
      'too old to be supported by the triton GPU compiler',
      { text: 'FlashAttention 3 is only supported' },
      { text: 'FlashMLA is only supported' },
    ],
    cause: 'Triton (torch.compile) needs compute capability 7.0, FlashAttention 3 a Hopper card (9.0).',
    fix: [
      'export TORCH_COMPILE_DISABLE=1   # runs without Triton; vLLM: --enforce-eager',
      '# FlashAttention 3: take FlashAttention 2 or sdpa; or rent a newer GPU',
    ],
    source: `${torch}/_inductor/scheduler.py`,
    example:
      'RuntimeError: Found Tesla K80 which is too old to be supported by the triton GPU compiler, which is used as the backend.',
    other: 'Triton compiled 12 kernels',
  },
  {
    id: 'rendezvous',
    class: 'distributed-not-connected',
    title: 'The processes of a training do not find each other',
    match: [
      { text: 'waiting for clients', pattern: /Timed out after \d{1,6} seconds waiting for clients/ },
      { text: 'gloo/transport/tcp', not: /\[W/ },
      { text: 'cannot be retrieved (gai error', not: /\[W/ },
      { text: 'RendezvousTimeoutError' },
      { text: 'RendezvousConnectionError' },
      { text: 'The client socket has failed to connect', not: /\[W/ },
    ],
    cause:
      'The address of the first process is not reached from the others: MASTER_ADDR is a name that is not resolved, or the wrong network card; fewer processes were started than announced; or a firewall is in between.',
    fix: [
      '# one machine: torchrun --standalone --nproc_per_node=NUMBER …, or: export MASTER_ADDR=127.0.0.1 MASTER_PORT=29500',
      'export GLOO_SOCKET_IFNAME=lo NCCL_SOCKET_IFNAME=lo   # one machine; for several: the network card of ip addr, e.g. eth0',
      '# several machines: the same MASTER_ADDR (an address that all reach) and port, each with its own --node_rank',
    ],
    source: `${torch}/csrc/distributed/c10d/TCPStore.cpp`,
    example:
      'torch.distributed.DistStoreError: Timed out after 601 seconds waiting for clients. 1/2 clients joined.',
    other: 'All clients joined',
    confidence: 'medium',
  },
  {
    id: 'openmp-twice',
    class: 'openmp-loaded-twice',
    title: 'OpenMP is loaded twice',
    match: ['OMP: Error #15'],
    cause: 'Two packages bring a copy each of the OpenMP library (conda and pip mixed).',
    fix: [
      'conda install -y nomkl   # or an environment with pip alone',
      'export KMP_DUPLICATE_LIB_OK=TRUE   # or: goes on, at the risk of wrong results',
    ],
    source: 'https://openmp.llvm.org',
    example: 'OMP: Error #15: Initializing libiomp5md.dll, but found libiomp5md.dll already initialized.',
    other: 'OMP_NUM_THREADS=4',
  },
  {
    id: 'inotify',
    class: 'file-watch-limit',
    title: 'The limit of watched files is reached',
    match: [
      { text: 'inotify watch limit reached' },
      { text: 'inotify instance limit reached' },
      { text: 'System limit for number of file watchers' },
    ],
    cause:
      'A program that reloads itself (streamlit, vite, uvicorn --reload) watches more files than this machine allows; the disk is not full.',
    fix: [
      'sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024   # on the host',
      '# or without watching: streamlit run --server.fileWatcherType none; uvicorn without --reload',
    ],
    source: 'https://man7.org/linux/man-pages/man7/inotify.7.html',
    example: 'OSError: [Errno 28] inotify watch limit reached',
    other: 'OSError: [Errno 28] No space left on device',
  },
  {
    id: 'kohya-data',
    class: 'training-data-missing',
    title: 'The training finds no pictures',
    match: [
      'No data found. Please verify arguments',
      'No data found. Please verify the metadata file',
      { text: 'no train image' },
      { text: 'num_samples should be a positive integer' },
    ],
    cause:
      'train_data_dir must be the folder above folders of the form REPEATS_name (10_cat) that hold the pictures; with a dataset TOML, image_dir the folder with the pictures.',
    fix: [
      'find TRAIN_DATA_DIR -maxdepth 2 | head   # the pictures must lie in TRAIN_DATA_DIR/10_name/',
      '# dataset config: image_dir is read as it stands there; paths of Windows do not exist here',
    ],
    source: 'kohya-ss/sd-scripts@v0.8.7 train_network.py',
    example:
      'No data found. Please verify arguments (train_data_dir must be the parent of folders with images)',
    other: '20 train images with repeating.',
  },
  {
    id: 'hub-rate',
    class: 'hub-rate-limit',
    title: 'The Hub counts too many requests from this address',
    match: [
      { text: '429 Client Error', pattern: /429 Client Error.{0,200}(?:huggingface|hf\.co)/ },
      { text: 'We had to rate limit you' },
    ],
    cause: 'Requests without a token are counted by address, which a data centre shares with many.',
    fix: [
      'export HF_TOKEN=hf_...   # a free token of your account counts by account; then wait some minutes and do the same again',
      'export HF_HUB_OFFLINE=1   # or: where the files are in the cache already',
    ],
    source: 'https://huggingface.co/docs/hub/rate-limits',
    example:
      'huggingface_hub.errors.HfHubHTTPError: 429 Client Error: Too Many Requests for url: https://huggingface.co/api/models/x/y',
    other: '200 OK https://huggingface.co/api/models/x/y',
  },
  {
    id: 'hub-entry',
    class: 'hub-file-missing',
    title: 'The repository on the Hub has no such file or revision',
    match: [
      {
        text: 'Entry Not Found for url',
        pattern: /huggingface\.co\/(?<repo>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve/,
      },
      { text: 'EntryNotFoundError', not: /LocalEntryNotFound/ },
      { text: 'Revision Not Found for url' },
      { text: 'RevisionNotFoundError' },
      { text: 'is not a valid git identifier' },
    ],
    cause:
      'The file (or branch) was renamed, moved or never there: the name in the app or command is of another time, or of another variant of the model.',
    fix: [
      '# open the page of the model, "Files and versions": is the name that is asked for there, in another folder, or under another revision?',
      'pip install -U huggingface_hub diffusers transformers   # where the app asks by an old name (revision fp16 is variant="fp16" today)',
      '# the app itself: git pull and its requirements again',
    ],
    source: 'huggingface/huggingface_hub v0.25.2 src/huggingface_hub/utils/_http.py',
    example:
      'EntryNotFoundError: 404 Client Error. Entry Not Found for url: https://huggingface.co/org/m/resolve/main/x.safetensors.',
    other: 'LocalEntryNotFoundError: Connection error',
    confidence: 'medium',
    explainedBy: ['network-timeout', 'hf-auth-gated'],
  },
  {
    id: 'hub-offline',
    class: 'hub-offline',
    title: 'Offline mode is on, and the file is not in the cache',
    match: ['OfflineModeIsEnabled', { text: 'offline mode is enabled', pattern: /Cannot reach|Error/ }],
    cause:
      'HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set, so nothing is downloaded; what is asked for is not in the cache of this user.',
    fix: [
      'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE HF_DATASETS_OFFLINE   # then the same again',
      'echo "$HF_HOME"; ls ~/.cache/huggingface/hub   # or: is the cache elsewhere?',
    ],
    source: 'huggingface/huggingface_hub v0.25.2 src/huggingface_hub/utils/_http.py',
    example:
      'huggingface_hub.errors.OfflineModeIsEnabled: Cannot reach https://huggingface.co/x: offline mode is enabled.',
    other: 'offline mode: off',
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
    id: 'no-display',
    class: 'no-display',
    title: 'The program wants to open a window, and there is no screen',
    match: [
      { text: 'no display name and no $DISPLAY' },
      { text: 'could not connect to display' },
      { text: "couldn't connect to display" },
      { text: 'The function is not implemented. Rebuild the library with' },
      { text: 'Unable to load EGL library' },
    ],
    cause:
      'A container has no screen: a window (cv2.imshow, tkinter, Qt, OpenGL) cannot be opened, and opencv-python-headless leaves windows out altogether.',
    fix: [
      '# either: without the window: the option of the app for servers (--headless, --no-gui, --share), cv2.imwrite in place of imshow, export MPLBACKEND=Agg',
      'apt-get update && apt-get install -y xvfb libgl1 libegl1 && xvfb-run -a python3 app.py   # or: on a screen that nobody sees; for OpenGL on the GPU: export PYOPENGL_PLATFORM=egl',
    ],
    source: 'opencv/opencv@4.8.0 modules/highgui/src/window.cpp',
    example: '_tkinter.TclError: no display name and no $DISPLAY environment variable',
    other: 'DISPLAY=:0',
    confidence: 'medium',
    explainedBy: ['libgl-missing'],
  },
  {
    id: 'nvenc',
    class: 'driver-too-old',
    title: "The driver is older than this ffmpeg's hardware encoder wants",
    match: ['does not support the required nvenc API version'],
    cause: 'ffmpeg was built for a newer NVENC than the driver of the host has.',
    fix: [
      '# either: encode on the CPU: -c:v libx264 in place of h264_nvenc',
      '# or: a host with a newer driver, or an older ffmpeg (that of the distribution: apt-get install -y ffmpeg)',
    ],
    source: 'FFmpeg libavcodec/nvenc.c',
    example:
      '[h264_nvenc @ 0x55] Driver does not support the required nvenc API version. Required: 12.1 Found: 12.0',
    other: 'Using h264_nvenc',
  },
  {
    id: 'nvrtc',
    class: 'other-missing-shared-library',
    title: 'The run-time compiler of CUDA lacks its built-ins',
    match: [
      { text: 'libnvrtc-builtins', pattern: /failed to open (?<library>libnvrtc-builtins\.so[\d.]{0,8})/ },
    ],
    cause:
      '{library} belongs to the very CUDA of this torch and is not found: another nvrtc (of the system or another package) is loaded first.',
    fix: [
      'unset LD_LIBRARY_PATH   # then the same again: torch finds its own',
      'pip install --force-reinstall --no-deps nvidia-cuda-nvrtc-cu12   # in the version that torch asks for: pip show torch',
    ],
    source: `${torch}/csrc/jit/codegen/fuser/cuda/fused_kernel.cpp`,
    example: 'RuntimeError: nvrtc: error: failed to open libnvrtc-builtins.so.12.1.',
    other: 'nvrtc 12.1 loaded',
    confidence: 'medium',
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
    id: 'ray-memory',
    class: 'killed-oom',
    title: 'Ray ended a task: main memory ran out',
    match: [
      'Task was killed due to the node running low on memory',
      'Workers (tasks / actors) killed due to memory pressure',
    ],
    cause:
      'The main memory (RAM, not that of the GPU) of this machine or container was nearly full, and Ray ends a task before the kernel does.',
    fix: [
      'free -g; cat /sys/fs/cgroup/memory.max 2>/dev/null   # how much there is',
      '# fewer workers, a smaller model, or a machine with more RAM',
      'export RAY_memory_monitor_refresh_ms=0   # or: without that guard; the kernel then ends it when memory is full',
    ],
    source: 'https://docs.ray.io/en/latest/ray-core/scheduling/ray-oom-prevention.html',
    example: 'ray.exceptions.OutOfMemoryError: Task was killed due to the node running low on memory.',
    other: 'ray memory monitor started',
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
];

/** What packages and tools say in words that leave no doubt. */
export const messageSignatures = defineSignatures(
  messages.map(({ source, example, other, ...message }) => ({
    stage: 'run',
    weight: 'root',
    confidence: 'high',
    reviewed: '2026-11-28',
    ...message,
    sources: [source],
    matches: [example],
    misses: [other],
  })),
);

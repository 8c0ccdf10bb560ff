import { type AnswerCase, answersAs } from './told.ts';

/**
 * What installers, compilers, CMake, git, ssh, shells and container tools print themselves, as their sources have
 * it, each beside the nearest that must be answered otherwise, or not at all.
 */
const replaced = (asked: string, installed: string) =>
  `Collecting torch==2.5.1 ${asked}\nInstalling collected packages: torch\n  Attempting uninstall: torch\n    Found existing installation: torch 2.4.1+cu124\n    Uninstalling torch-2.4.1+cu124:\n      Successfully uninstalled torch-2.4.1+cu124\nSuccessfully installed ${installed}`;
const wheel = 'ERROR: acme-2.3.0-cp310-cp310-linux_x86_64.whl is not a supported wheel on this platform.';

const cases: readonly AnswerCase[] = [
  // nvcc names a place as file(line); the headers of gcc are not those of the project.
  [
    '/usr/include/x86_64-linux-gnu/bits/floatn.h(97): error: identifier "__float128" is undefined',
    'gcc-too-new',
    /^apt-get update && apt-get install -y gcc-11 g\+\+-11 .*-ccbin g\+\+-11/,
  ],
  [
    '/usr/lib/gcc/x86_64-linux-gnu/13/include/amxtileintrin.h(42): error: identifier "__builtin_ia32_ldtilecfg" is undefined',
    'gcc-too-new',
    /gcc-11/,
  ],
  ['/usr/include/c++/13/bits/stl_iterator.h(2618): error: expected a "{"', 'gcc-too-new', /gcc-11/],
  ['/srv/acme/kernel.cu(14): error: identifier "_Foo32" is undefined', 'source-does-not-compile'],
  [
    'CMake Error in CMakeLists.txt:\n  No known features for CXX compiler\n\n  "GNU"\n\n  version 13.2.0.',
    'cmake-missing',
    /cmake>=3\.28,<4/,
  ],
  ['-- Detecting CXX compile features - done', 'none'],
  [
    "CMake Error at CMakeLists.txt:246 (message):\n  You must set CMAKE_CUDA_ARCHITECTURES to e.g. 'native', 'all-major', '70',\n  etc.",
    'nvcc-not-found',
    /CMAKE_ARGS="-DCMAKE_CUDA_ARCHITECTURES=80;86 /,
    /=e\.g/,
  ],
  [
    "nvcc fatal   : Unsupported gpu architecture 'compute_native'",
    'compiler-arch-unsupported',
    /^pip install -U "cmake>=3\.28,<4"/,
  ],
  [
    'CMake Error: Error: generator : Ninja\nDoes not match the generator used previously: Unix Makefiles',
    'build-folder-stale',
    /^rm -f CACHE/,
  ],
  [
    'By not providing "FindAcme.cmake" in CMAKE_MODULE_PATH this project has\n  asked CMake to find a package configuration file provided by "Acme", but\n  CMake did not find one.',
    'missing-header',
    /^apt-cache search --names-only -- Acme/,
  ],
  [
    '#error C++17 or later compatible compiler is required to use PyTorch.',
    'extension-too-old-for-torch',
    /\\117\/g|\\1?17/,
  ],
  [
    'error: no operator "+" matches these operands\n            operand types are: const __half + const __half',
    'extension-build-failed',
    /-U__CUDA_NO_HALF_OPERATORS__/,
  ],
  [
    "/usr/bin/ld: bin/libacme.so: undefined reference to `cuMemCreate'",
    'link-library-missing',
    /stubs\/libcuda\.so\.1/,
  ],
  ["/usr/bin/ld: bin/libacme.so: undefined reference to `acmeCreate'", 'library-not-linked'],
  ['  feature `edition2024` is required', 'rust-too-old', /rustup update stable/],
  // pip brings another torch, and all ends well: a note. Its companions with it, asked for, or the same: nothing.
  [
    replaced('(from xformers)', 'torch-2.5.1 xformers-0.0.28.post3'),
    'torch-replaced',
    /python3 -m pip install torch==2\.5\.1 torchvision==0\.20\.1 torchaudio==2\.5\.1 .*whl\/cu124/,
  ],
  [replaced('(from xformers)', 'torch-2.5.1 torchvision-0.20.1'), 'none'],
  [replaced('', 'torch-2.5.1'), 'none'],
  // A board of NVIDIA's, a server with ARM, another Python.
  [
    `Linux tegra-ubuntu 5.15.136-tegra aarch64\n${wheel.replace('acme', 'torch')}`,
    'wheel-not-supported-on-platform',
    /jetson-ai-lab\.io\/jp6/,
  ],
  [`Linux gh200 6.8.0 aarch64 GNU/Linux\n${wheel}`, 'wheel-not-supported-on-platform', /whl\/cu128/],
  [wheel, 'wheel-not-supported-on-platform', /^uv venv --seed --python 3\.10/],
  // onnxruntime of other languages.
  [
    'Microsoft.ML.OnnxRuntime.OnnxRuntimeException: Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.11: cannot open shared object file',
    'onnxruntime-gpu-missing',
    /^dotnet /,
    /pip/,
  ],
  [
    'ai.onnxruntime.OrtException: message: This binary was not compiled with CUDA support.',
    'onnxruntime-gpu-missing',
    /onnxruntime_gpu/,
  ],
  // Lists.
  [
    "ERROR: Double requirement given: numpy==1.26.4 (from -r reqs.txt (line 14)) (already in numpy==1.24.1 (from -r reqs.txt (line 3)), name='numpy')",
    'requirement-invalid',
    /^sed -i 14d reqs\.txt/,
  ],
  [
    "ERROR: Invalid requirement: '_libgcc_mutex=0.1=main' (from line 4 of requirements.txt)",
    'requirement-invalid',
    /^conda create -y -n app --file/,
  ],
  ["ERROR: Invalid requirement: 'numpy=1.26'", 'requirement-invalid', /==/, /conda create/],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: '/home/conda/feedstock_root/build_artifacts/acme_1/work'",
    'requirement-invalid',
    /^sed -i -E "s\| @ file:/,
  ],
  ['error: resolution-too-deep', 'resolution-conflict', /uv pip install/],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 18] Invalid cross-device link: '/usr/lib/python3/dist-packages/acme' -> '/usr/lib/python3/dist-packages/~cme'",
    'pip-cannot-uninstall',
    /^python3 -m pip install --ignore-installed acme/,
  ],
  ["OSError: [Errno 18] Invalid cross-device link: '/data/a' -> '/out/a'", 'rename-across-disks'],
  [
    "OSError: [Errno 39] Directory not empty: '/workspace/venv/lib/python3.10/site-packages/~orch'",
    'broken-install',
    /^rm -rf \/workspace\/venv\/lib\/python3\.10\/site-packages\/~\*/,
  ],
  [
    'WARNING: pip is configured with locations that require TLS/SSL, however the ssl module in Python is not available.',
    'python-without-ssl',
    /uv venv/,
  ],
  ["ModuleNotFoundError: No module named 'numpy.distutils'", 'python-version-unsupported', /python 3\.11/],
  // uv, poetry, conda.
  [
    'hint: `acme` was found on https://a.example/whl, but not at the requested version (acme>=2). A compatible version may be available on a subsequent index (e.g., https://b.example/simple).',
    'uv-index-strategy',
    /^export UV_INDEX_STRATEGY=unsafe-best-match/,
  ],
  [
    'error: No interpreter found for Python 3.10 in managed installations or search path',
    'python-version-unsupported',
    /uv venv --seed --python 3\.10/,
  ],
  [
    'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided. To update the lockfile, run `uv lock`.',
    'uv-lock-outdated',
    /^uv lock/,
  ],
  [
    'Resolved 120 packages in 3ms\nwarning: Failed to hardlink files; falling back to full copy. This may lead to degraded performance.\nInstalled 4 packages in 2s',
    'none',
  ],
  [
    'error: Querying Python at `/workspace/venv/bin/python3` failed with exit status exit status: 127',
    'venv-broken',
    /^uv venv --clear --seed \/workspace\/venv/,
  ],
  [
    'bash: /workspace/venv/bin/pip: /home/user/venv/bin/python: bad interpreter: No such file or directory',
    'venv-broken',
    /; python3 -m venv --clear \/workspace\/venv/,
  ],
  ['The option "--no-update" does not exist', 'poetry-command-gone', /poetry<2/],
  ['   └─ __cuda =* *, which is missing on the system.', 'conda-no-gpu-seen', /CONDA_OVERRIDE_CUDA/],
  [
    '/opt/conda/etc/conda/activate.d/libxml2_activate.sh: line 15: CONDA_PREFIX: unbound variable',
    'shell-script-strict',
    /set \+u/,
  ],
  ['./run.sh: line 15: ACME_HOME: unbound variable', 'environment-variable-missing'],
  // Memory: of pip, of the build, of a job.
  [
    '  Downloading torch-2.1.0-cp310-cp310-manylinux1_x86_64.whl (670.2 MB)\n     ━━━━ 670.2/670.2 MB 120.0 MB/s eta 0:00:01Killed',
    'killed-oom',
    /--no-cache-dir/,
  ],
  [
    'slurmstepd: error: Detected 1 oom_kill event in StepId=1234.0. Some of the step tasks have been OOM Killed.',
    'killed-oom',
    /--mem=/,
  ],
  [
    'warning: failed to mlock 1073741824-byte buffer (after previously locking 0 bytes): Cannot allocate memory',
    'none',
  ],
  // Names that no server is found for; a server that does not answer.
  [
    "fatal: unable to access 'https://git.example.org/a/b/': Could not resolve host: git.example.org",
    'network-timeout',
    /^getent hosts git\.example\.org/,
  ],
  [
    'curl: (28) Failed to connect to git.example.org port 443 after 130000 ms: Connection timed out',
    'network-timeout',
    undefined,
    /getent/,
  ],
  ['sudo: unable to resolve host a1b2c3: Name or service not known', 'none'],
  // An old gcc, Python or pyOpenSSL; a file and an environment of conda that are not there.
  ["g++: error: unrecognized command-line option '-std=c++20'", 'gcc-too-old', /g\+\+-10/],
  ["g++: error: unrecognized command-line option '-macme'", 'unknown-argument'],
  [
    "ImportError: urllib3 v2 only supports OpenSSL 1.1.1+, currently the 'ssl' module is compiled with 'OpenSSL 1.0.2k'.",
    'urllib3-version-mismatch',
    /urllib3<2/,
  ],
  [
    "AttributeError: module 'lib' has no attribute 'X509_V_FLAG_NOTIFY_POLICY'",
    'pyopenssl-version-mismatch',
    /pyOpenSSL cryptography/,
  ],
  [
    "EnvironmentFileNotFound: '/workspace/environment.yml' file not found",
    'requirements-file-missing',
    /environment\.yml/,
  ],
  [
    'EnvironmentNameNotFound: Could not find conda environment: acme',
    'conda-environment-name',
    /^conda env create -n acme/,
  ],
  [
    'CondaValueError: prefix already exists: /opt/conda/envs/acme',
    'conda-environment-name',
    /^conda env update -n acme/,
  ],
  [
    "gcc: fatal error: cannot execute 'cc1plus': execvp: No such file or directory",
    'compiler-missing',
    /build-essential/,
  ],
  ['ulimit: open files: cannot modify limit: Operation not permitted', 'none'],
  // git.
  ['error: object file .git/objects/ab/cd is empty', 'git-repository-damaged', /-empty -delete/],
  ['fatal: Need to specify how to reconcile divergent branches.', 'git-local-changes', /^git pull --rebase/],
  [
    'error: The following untracked working tree files would be overwritten by merge:\n\tconfig.yaml\nPlease move or remove them before you merge.',
    'git-local-changes',
    /^mv config\.yaml config\.yaml\.mine/,
  ],
  [
    'error: Your local changes to the following files would be overwritten by merge:\n\tconfig.yaml',
    'git-local-changes',
    /^git stash/,
  ],
  [
    'git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    'ssh-key-refused',
    /insteadOf/,
  ],
  ['root@203.0.113.7: Permission denied (publickey).', 'ssh-key-refused', undefined, /insteadOf/],
  [
    "Length: unspecified [text/html]\nSaving to: 'acme.safetensors'\n",
    'page-in-place-of-file',
    /\/resolve\//,
  ],
  ["Length: unspecified [text/html]\nSaving to: 'index.html'\n", 'none'],
  // ssh, apt.
  [
    'Load key "/root/.ssh/id_ed25519": invalid format',
    'ssh-key-refused',
    /ssh-keygen -y -f \/root\/\.ssh\/id_ed25519/,
  ],
  ['sshd: no hostkeys available -- exiting.', 'ssh-not-reached', /^ssh-keygen -A/],
  [
    ' installed acme package post-installation script subprocess returned error exit status 1',
    'apt-package-broken',
    /dpkg --configure -a/,
  ],
  // Shells.
  ['/start.sh: line 45: syntax error: unexpected end of file', 'script-broken', /bash -n \/start\.sh/],
  [
    'safetensors_rust.SafetensorError: Error while deserializing header: unexpected end of file',
    'corrupt-download',
  ],
  ["start.sh: line 3: syntax error near unexpected token `$'do\\r''", 'crlf-script'],
  ['bash: 2.0: No such file or directory', 'shell-syntax', /"NAME<2\.0"/],
  // Cards and containers.
  [
    'NVRM: Xid (PCI:0000:3b:00): 31, pid=12345, name=python, Ch 00000010, intr 00000000. MMU Fault',
    'illegal-memory-access',
  ],
  ['NVRM: Xid (PCI:0000:01:00): 79, pid=1234, GPU has fallen off the bus.', 'gpu-hardware-fault'],
  [
    'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    'no-gpu-visible',
    /^sudo nvidia-ctk cdi generate/,
  ],
  [
    'failed to start daemon: error initializing graphdriver: driver not supported',
    'docker-not-running',
    /elsewhere/,
    /chown/,
  ],
  [
    'ERROR: failed to solve: dockerfile parse error on line 12: unknown instruction: apt-get',
    'dockerfile-invalid',
    /line 12/,
  ],
  [
    "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Asia/Shanghai'",
    'tzdata-missing',
    /^pip install tzdata/,
  ],
  // Compilers and what they build with.
  [
    '  The CUDA compiler\n\n    "/usr/local/cuda/bin/nvcc"\n\n  is not able to compile a simple test program.',
    'compiler-broken',
    /CUDACXX=/,
  ],
  ['Check for working CUDA compiler: /usr/local/cuda/bin/nvcc - skipped', 'none'],
  [
    "nvcc error   : 'cudafe++' died due to signal 11 (Invalid memory reference)",
    'compiler-crash',
    /MAX_JOBS=1/,
  ],
  ["nvcc error   : 'cicc' died due to signal 9 (Kill signal)", 'killed-oom'],
  [
    '#error The version of CUB in your include path is not compatible with this release of Thrust.',
    'extension-build-failed',
    /^export CUB_HOME=/,
  ],
  [
    "/usr/bin/ld: libicuuc.so.70: undefined reference to `__cxa_call_terminate@CXXABI_1.3.15'",
    'glibc-too-old',
    /^conda install/,
  ],
  [
    '  Could NOT find Boost (missing: Boost_INCLUDE_DIR program_options filesystem)',
    'build-part-missing',
    /libboost-all-dev/,
  ],
  ['-- Could NOT find OpenMP_CXX (missing: OpenMP_CXX_FLAGS)\n-- Configuring done', 'none'],
  [
    '../scipy/meson.build:216:9: ERROR: Dependency "OpenBLAS" not found, tried pkgconfig and cmake',
    'missing-header',
    /libopenblas-dev/,
  ],
  [
    'CMake Error at CMakeLists.txt:4 (project):\n  No CMAKE_CUDA_COMPILER could be found.',
    'nvcc-or-cuda-home-missing',
    /^export PATH=\/usr\/local\/cuda/,
    /import torch/,
  ],
  [
    '  File "/x/torch/utils/cpp_extension.py", line 1, in _join_cuda_home\nOSError: CUDA_HOME environment variable is not set.',
    'nvcc-or-cuda-home-missing',
    /import torch/,
  ],
  ['fatal error: cudnn.h: No such file or directory', 'missing-header', /libcudnn9-dev-cuda-12/],
  ['fatal error: cublas_v2.h: No such file or directory', 'nvcc-or-cuda-home-missing'],
  ['error: identifier "uint32_t" is undefined', 'gcc-too-new', /-include cstdint/],
  [
    "OSError: [Errno 18] Invalid cross-device link: 'flash_attn-2.7.4.post1-cp310-cp310-linux_x86_64.whl' -> '/root/.cache/pip/wheels/aa/flash_attn-2.7.4.post1-cp310-cp310-linux_x86_64.whl'",
    'rename-across-disks',
    /^pip install --no-cache-dir --no-build-isolation flash_attn$/,
  ],
  [
    'RuntimeError: FlashAttention is only supported on CUDA 11.7 and above.  Note: make sure nvcc has a supported version by running nvcc -V.',
    'cuda-toolkit-mismatch',
    /CUDA_HOME=\/usr\/local\/cuda/,
  ],
  [
    "error: command '/opt/conda/bin/x86_64-conda-linux-gnu-cc' failed: No such file or directory",
    'compiler-missing',
    /gxx_linux-64/,
  ],
  // git.
  [
    "fatal: Unable to create '/workspace/ComfyUI/.git/index.lock': File exists.",
    'git-locked',
    /^rm -f \/workspace\/ComfyUI\/\.git\/index\.lock/,
  ],
  ["fatal: Unable to create '/workspace/ComfyUI/.git/index.lock': No space left on device", 'disk-full'],
  [
    'You are not currently on a branch.\nPlease specify which branch you want to merge with.',
    'git-detached',
    /HEAD branch/,
  ],
  ["You are in 'detached HEAD' state.", 'none'],
  ['*** Please tell me who you are.', 'git-author', /user\.email/],
  ['remote: Support for password authentication was removed on August 13, 2021.', 'git-login', /tokens/],
  [
    'Host key verification failed.\nfatal: Could not read from remote repository.',
    'ssh-host-key',
    /^mkdir -p ~\/\.ssh && ssh-keyscan/,
  ],
  ['Host key verification failed.', 'ssh-host-key', /^ssh-keygen -R/],
  [
    '  error: subprocess-exited-with-error\n  × git clone --filter=blob:none --quiet https://git.example.org/a/b.git /tmp/pip-req-build-x did not run successfully.\n  │ exit code: 128',
    'git-clone-failed',
    /^git ls-remote https:\/\/git\.example\.org\/a\/b\.git/,
  ],
  [
    "fatal: unable to access 'https://github.com/a/b/': Failed to connect to github.com port 443 after 129000 ms: Couldn't connect to server",
    'network-timeout',
    /^curl -sSI https:\/\/github\.com/,
    /postBuffer/,
  ],
  [
    'error: RPC failed; curl 92 HTTP/2 stream 5 was not closed cleanly: CANCEL (err 8)',
    'network-timeout',
    /postBuffer/,
  ],
  [
    "fatal: unable to access 'https://github.com/a/b/': Failed to connect to 127.0.0.1 port 7890 after 0 ms: Connection refused",
    'proxy-wrong',
    /--unset-all http\.proxy/,
  ],
  // Transfers and tunnels.
  [
    'rsync: [receiver] chown "/workspace/models/x" failed: Operation not permitted (1)',
    'chown-not-allowed',
    /--no-owner/,
  ],
  [
    'rsync warning: some files vanished before they could be transferred (code 24) at main.c(1338) [sender=3.2.7]',
    'none',
  ],
  [
    'ERR Failed to serve quic connection error="failed to dial to edge with quic: timeout: no recent network activity"',
    'tunnel-down',
    /--protocol http2/,
  ],
  ['INF Registered tunnel connection protocol=quic', 'none'],
  [
    'ERROR:  authentication failed: Usage of ngrok requires a verified account and authtoken.',
    'tunnel-down',
    /add-authtoken/,
  ],
  [
    'Failed to create file system for "gdrive:": didn\'t find section in config file',
    'rclone-remote-missing',
    /^rclone config create gdrive/,
  ],
  [
    'ssh: Could not resolve hostname pod: Name or service not known',
    'ssh-not-reached',
    undefined,
    /docker ps/,
  ],
  ['ssh: Could not resolve hostname github.com: Temporary failure in name resolution', 'network-timeout'],
  // Shells and terminals.
  [
    "bash: line 12: warning: here-document at line 3 delimited by end-of-file (wanted `EOF')",
    'shell-syntax',
    /EOF/,
  ],
  ["bash: syntax error near unexpected token `('", 'shell-syntax', /quotes/],
  ["start.sh: line 3: syntax error near unexpected token `$'do\\r''", 'crlf-script'],
  ['Error opening terminal: xterm-kitty.', 'terminal-unknown', /TERM=xterm-256color/],
  ['no server running on /tmp/tmux-0/default', 'session-gone', /^tmux new/],
  ['no server running on port 8188', 'none'],
  ['bash: “pip: command not found', 'shell-syntax', /anew/],
  ['bash: pip: command not found', 'pip-missing'],
  ['unix:///var/run/supervisor.sock no such file', 'service-does-not-stay', /^supervisord -c/],
  // Docker.
  [
    'ERROR: BuildKit is enabled but the buildx component is missing or broken.',
    'docker-too-old',
    /docker-buildx-plugin/,
  ],
  [
    'ERROR: failed to solve: failed to prepare extraction snapshot "extract-123": parent snapshot sha256:abc does not exist: not found',
    'docker-cache-broken',
    /^docker builder prune/,
  ],
  ['Error response from daemon: container 3f2a1b is not running', 'container-ended', /^docker start 3f2a1b/],
  ['Error response from daemon: No such container: comfy', 'named-thing-missing'],
  [
    'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving',
    'network-timeout',
    /^getent hosts registry-1\.docker\.io/,
  ],
  ['denied: requested access to the resource is denied', 'registry-denied', /ACCOUNT/],
  [
    "Error response from daemon: pull access denied for foo/bar, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'image-not-found',
  ],
  // Drivers and clusters.
  [
    "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
    'driver-unsigned',
    /^sudo mokutil --import/,
  ],
  ['nvidia: module verification failed: signature and/or required key missing - tainting kernel', 'none'],
  [
    "fabric manager NVIDIA GPU driver interface version 535.129.03 don't match with driver version 535.154.05.",
    'no-gpu-visible',
    /"nvidia-fabricmanager-535=535\.154\.05\*"/,
  ],
  [
    'RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 304: OS call failed or operation not supported on this OS',
    'no-gpu-visible',
    /nvidia-modprobe/,
  ],
  [
    'pynvml.NVMLError_LibraryNotFound: NVML Shared Library Not Found',
    'no-gpu-visible',
    /--gpus all/,
    /whl\/cu/,
  ],
  [
    'slurmstepd: error: *** JOB 1234 ON node01 CANCELLED AT 2026-11-20T10:00:00 DUE TO TIME LIMIT ***',
    'slurm-limit',
    /--time=/,
  ],
  ['ERROR  : Failed to create user namespace: user namespace disabled', 'user-namespace-off', /sysctl/],
  // Indexes, environments, disks.
  [
    '  ╰─▶ Failed to download distribution due to network timeout. Try increasing UV_HTTP_TIMEOUT (current value: 30s).',
    'network-timeout',
    /^export UV_HTTP_TIMEOUT=600/,
  ],
  [
    "hint: Pre-releases are available for `flash-attn-4` in the requested range (e.g., 4.0.0b4), but pre-releases weren't enabled (try: `--prerelease=allow`)",
    'uv-prerelease',
    /UV_PRERELEASE=allow/,
  ],
  [
    'error: Failed to fetch: `https://git.example.org/simple/x/`\n  Caused by: HTTP status client error (401 Unauthorized) for url (https://git.example.org/simple/x/)',
    'credentials-refused',
    /machine git\.example\.org/,
  ],
  ['OSError: Readme file does not exist: README.md', 'project-file-missing', /^touch README\.md/],
  [
    "touch: cannot touch 'x': No space left on device\nFilesystem      Inodes   IUsed IFree IUse% Mounted on\noverlay        6553600 6553600     0  100% /",
    'disk-full',
    /find "\$d" -xdev/,
  ],
  [
    "touch: cannot touch 'x': No space left on device\nFilesystem      Size  Used Avail Use% Mounted on",
    'disk-full',
    undefined,
    /inodes/,
  ],
  [
    "E: Type '<!doctype' is not known on line 1 in source list /etc/apt/sources.list.d/nvidia-container-toolkit.list",
    'apt-source-broken',
    /\.list\.save/,
  ],
  ["E: Type 'debb' is not known on line 1 in source list /etc/apt/sources.list", 'none'],
  [
    'Failed to start docker.service: Unit docker.service is masked.',
    'service-masked',
    /^sudo systemctl unmask docker\.service/,
  ],
  [
    "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n@@@@@@@@\nPermissions 0777 for '/workspace/id_rsa' are too open.",
    'ssh-key-refused',
    /^chmod 600 \/workspace\/id_rsa/,
  ],
  [
    "E: The package nvidia-dkms-535 needs to be reinstalled, but I can't find an archive for it.",
    'apt-package-broken',
    /--force-remove-reinstreq nvidia-dkms-535/,
  ],
  [
    'ERROR: failed to solve: process "/bin/sh -c pip install flash-attn" did not complete successfully: exit code: 1',
    'none',
  ],
];

answersAs(import.meta.filename, { first: cases });

/**
 * Logs in the manner of those that people post: other versions, languages, truncation, noise. Each batch
 * was written before the signatures were tried on it (43 of 49 and 46 of 48 right then); `none` wants silence.
 */
export const variants: readonly (readonly [name: string, wanted: string, log: string])[] = [
  [
    'killed on the progress bar',
    'killed-oom',
    'Loading checkpoint shards:  38%|██████▊           | 3/8 [00:02<00:03,  1.28it/s]Killed',
  ],
  [
    'work tree',
    'permission-denied',
    "+ git clone --depth=1 https://github.com/comfyanonymous/ComfyUI.git\nfatal: could not create work tree dir 'ComfyUI': Permission denied\n+ cd /home/runner/ComfyUI\n/home/scripts/download.sh: line 13: cd: /home/runner/ComfyUI: No such file or directory",
  ],
  [
    'whisper in Chinese Windows',
    'libsndfile-or-ffmpeg-missing',
    'got prompt\n!!! Exception during processing !!! [WinError 2] 系统找不到指定的文件。\nTraceback (most recent call last):\n  File "G:\\ComfyUI\\execution.py", line 327, in execute\n    output_data\n  File "G:\\site-packages\\whisper\\audio.py", line 58, in load_audio\nFileNotFoundError: [WinError 2] 系统找不到指定的文件。',
  ],
  [
    'whisper-jax',
    'libsndfile-or-ffmpeg-missing',
    'The above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\nValueError: ffmpeg was not found but is required to load audio files from filename',
  ],
  [
    'uv project',
    'python-version-unsupported',
    "Using CPython 3.11.10\nerror: The Python request from `.python-version` resolved to Python 3.11.10, which is incompatible with the project's Python requirement: `>=3.13`",
  ],
  [
    'ignored, yet no such version',
    'package-not-found',
    '# ERROR: Ignored the following versions that require a different python version: 0.7 Requires-Python >=3.6, <3.7; 0.8 Requires-Python >=3.6, <3.7\n# ERROR: Could not find a version that satisfies the requirement dataclasses==0.0.8 (from versions: 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)\n# ERROR: No matching distribution found for dataclasses==0.0.8',
  ],
  [
    'ignored, and asked for',
    'python-version-unsupported',
    'ERROR: Ignored the following versions that require a different python version: 6.10.0 Requires-Python >=3.9,<3.14; 6.2.0 Requires-Python >=3.6,<3.11\nERROR: Could not find a version that satisfies the requirement pyside6==6.10.0 (from versions: 6.0.0a1, 6.10.1)\nERROR: No matching distribution found for pyside6==6.10.0',
  ],
  [
    'uv, older Python',
    'python-version-unsupported',
    '    × No solution found when resolving dependencies:\n    ╰─▶ Because the current Python version (3.8.10) does not satisfy\n         Python>=3.10 and all versions of cbdep depend on Python>=3.10, we can\n         conclude that all versions of cbdep cannot be used.\n         And because you require cbdep, we can conclude that your requirements\n         are unsatisfiable.',
  ],
  [
    'uv, first index',
    'package-not-found',
    "  x No solution found when resolving dependencies for split (python_full_version >= '3.13'):\n  `-> Because there is no version of pillow==11.1.0 and your project depends on pillow==11.1.0, we can conclude that your project's requirements are unsatisfiable.",
  ],
  [
    'uv, cudnn',
    'torch-no-matching-distribution',
    "  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of nvidia-cudnn-cu12{platform_machine == 'x86_64' and sys_platform == 'linux'}==9.1.0.70 and torch==2.4.1 depends on\n      nvidia-cudnn-cu12==9.1.0.70, we can conclude that torch==2.4.1 cannot be used.",
  ],
  [
    'uv, conflict',
    'resolution-conflict',
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because vllm==0.6.3 depends on torch==2.4.0 and you require torch==2.5.1,\n      we can conclude that your requirements and vllm==0.6.3 are\n      incompatible.',
  ],
  [
    'old pip, no network',
    'network-timeout',
    "  Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<VerifiedHTTPSConnection>: Failed to establish a new connection: [Errno 101] Network is unreachable',)': /simple/pip/\n  Could not find a version that satisfies the requirement pip==1.4.1 (from versions: )\nNo matching distribution found for pip==1.4.1",
  ],
  [
    'llama gated',
    'hf-auth-gated',
    'Cannot access gated repo for url https://huggingface.co/meta-llama/Llama-2-7b/resolve/main/config.json.\nRepo model meta-llama/Llama-2-7b is gated. You must be authenticated to access it.\n\nThe above excepti',
  ],
  [
    'deepspeed kills',
    'killed-oom',
    '[2025-06-02 20:51:24,182] [INFO] [launch.py:319:sigkill_handler] Killing subprocess 410126\n[856341.770960] Out of memory: Killed process 410126 (python) total-vm:79905000kB, anon-rss:22957108kB',
  ],
  [
    'hf in Chinese',
    'hf-cli-missing-or-renamed',
    "'huggingface-cli' 不是内部或外部命令，也不是可运行的程序\n或批处理文件。",
  ],
  [
    'hub choices',
    'hf-cli-missing-or-renamed',
    "export HF_ENDPOINT= https://hf-mirror.com\nusage: huggingface-cli <command> [<args>]\nhuggingface-cli: error: invalid choice: 'download' (choose from 'login', 'whoami', 'logout', 'repo')",
  ],
  [
    'lfs, told by diffusers',
    'git-lfs-pointer',
    'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\nOSError: You seem to have cloned a repository without having git-lfs installed. Please install git-lfs and run `git lfs install`',
  ],
  [
    'tokenizers',
    'transformers-version-mismatch',
    'Traceback (most recent call last):\n  File "launch.py", line 291, in <module>\nImportError: tokenizers>=0.22.0,<=0.23.0 is required for a normal functioning of this module, but found tokenizers==0.21.4.',
  ],
  [
    'bnb pre-check',
    'bitsandbytes-cuda-setup',
    "Could not find the bitsandbytes CUDA binary at PosixPath('/notebooks/bitsandbytes/libbitsandbytes_cuda124.so')\nCould not load bitsandbytes native library: /notebooks/libbitsandbytes_cpu.so: cannot open shared object file: No such file or directory",
  ],
  [
    'bnb required library',
    'bitsandbytes-cuda-setup',
    'CUDA SETUP: Highest compute capability among GPUs detected: 7.0\nCUDA SETUP: Detected CUDA version 121\nCUDA SETUP: Required library version not found: libbitsandbytes_cuda121_nocublaslt.so. Maybe you need to compile it from source?\nCUDA SETUP: Defaulting to libbitsandbytes_cpu.so...',
  ],
  [
    'xformers cpu',
    'xformers-mismatch',
    "`flshattF@0.0.0` is not supported because:\n    xFormers wasn't build with CUDA support\n    operator wasn't built - see `python -m xformers.info` for more info",
  ],
  ['runpod port', 'proxy-502-not-ready', 'I tried connecting to port 3000: "The port is not up yet"'],
  [
    'handled, then out of memory',
    'cuda-out-of-memory',
    "Traceback (most recent call last):\nModuleNotFoundError: No module named 'flash_attn'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\ntorch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.",
  ],
  [
    'import under a failed install',
    'pep668-externally-managed',
    "error: externally-managed-environment\n\nTraceback (most recent call last):\nModuleNotFoundError: No module named 'gradio'",
  ],
  [
    'libGL in Docker JSON',
    'libgl-missing',
    '{"log":"ImportError: libGL.so.1: cannot open shared object file: No such file or directory\\n","stream":"stderr","time":"2025-01-01T00:00:00Z"}',
  ],
  [
    'jupyter',
    'module-not-found',
    "---------------------------------------------------------------------------\nModuleNotFoundError                       Traceback (most recent call last)\nCell In[3], line 1\n----> 1 import decord\n\nModuleNotFoundError: No module named 'decord'",
  ],
  ['german permission', 'permission-denied', 'bash: ./start.sh: Keine Berechtigung'],
  [
    'docker bind',
    'port-in-use',
    'docker: Error response from daemon: driver failed programming external connectivity on endpoint app: Bind for 0.0.0.0:8188 failed: port is already allocated.',
  ],
  [
    'uvicorn port',
    'port-in-use',
    "INFO:     Started server process [41]\nERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
  ],
  [
    'apt in a jam',
    'network-timeout',
    "Err:1 http://archive.example.net/ubuntu jammy InRelease\n  Temporary failure resolving 'archive.example.net'\nE: Unable to locate package ffmpeg",
  ],
  ['quota', 'disk-full', 'OSError: [Errno 122] Disk quota exceeded: /workspace/models/flux1-dev.safetensors'],
  [
    'nvidia-container',
    'driver-too-old',
    'docker: Error response from daemon: failed to create shim task: OCI runtime create failed: nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version: unknown.',
  ],
  ['jax', 'no-kernel-image', 'jaxlib.xla_extension.XlaRuntimeError: INTERNAL: CUDA_ERROR_NO_BINARY_FOR_GPU'],
  [
    'glibcxx',
    'glibc-too-old',
    "ImportError: /opt/conda/bin/../lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /root/.cache/torch_extensions/x.so)",
  ],
  [
    'env bash',
    'crlf-script',
    '/usr/bin/env: ‘bash\\r’: No such file or directory\n/usr/bin/env: use -[v]S to pass options in shebang lines',
  ],
  [
    'ctranslate',
    'other-missing-shared-library',
    'RuntimeError: Library libcublas.so.12 is not found or cannot be loaded',
  ],
  ['np.bool', 'numpy2-abi', "AttributeError: module 'numpy' has no attribute 'bool'."],
  [
    'circular torchvision',
    'torchvision-nms-mismatch',
    "AttributeError: partially initialized module 'torchvision' has no attribute 'extension' (most likely due to a circular import)",
  ],
  [
    'setuptools backend',
    'pkg-resources-missing',
    '      File "<string>", line 3, in <module>\n      ModuleNotFoundError: No module named \'pkg_resources\'\n      hint: `pkg_resources` was removed from setuptools',
  ],
  [
    'uv build',
    'flash-attn-build-no-torch',
    "  × Failed to build `flash-attn==2.7.4.post1`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to `setuptools.build_meta:__legacy__.build_wheel` failed (exit status: 1)\n      ModuleNotFoundError: No module named 'torch'\n      hint: This error likely indicates that `flash-attn@2.7.4.post1` depends on `torch`, but doesn't declare it as a build dependency.",
  ],
  ['healthy xformers note', 'none', "No module 'xformers'. Proceeding without it.\nStartup time: 21.4s"],
  [
    'healthy triton note',
    'none',
    "A matching Triton is not available, some optimizations will not be enabled.\nError caught was: No module named 'triton'\nRunning on local URL:  http://127.0.0.1:7860",
  ],
  [
    'asyncio noise',
    'none',
    'Exception in callback _ProactorBasePipeTransport._call_connection_lost(None)\nTraceback (most recent call last):\n  File "asyncio\\proactor_events.py", line 165, in _call_connection_lost\n    self._sock.shutdown(socket.SHUT_RDWR)\nConnectionResetError: [WinError 10054] An existing connection was forcibly closed by the remote host',
  ],
  [
    'pip notices',
    'none',
    "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager.\n[notice] A new release of pip is available: 24.0 -> 25.1\nSuccessfully installed gradio-5.23.1",
  ],
  [
    'old conflict note',
    'none',
    "ERROR: transformers 2.3.0 has requirement tokenizers==0.0.11, but you'll have tokenizers 0.1.1 which is incompatible.\nInstalling collected packages: tokenizers\nSuccessfully installed tokenizers-0.1.1",
  ],
  [
    'jupyter moves on',
    'none',
    '[I 10:00:00 NotebookApp] The port 8888 is already in use, trying another port.\n[I 10:00:00 NotebookApp] Jupyter is running at http://localhost:8889/',
  ],
  [
    'tiled',
    'none',
    'Warning: Ran out of memory when regular VAE decoding, retrying with tiled VAE decoding.\nPrompt executed in 41.90 seconds',
  ],
  [
    'weights not used',
    'none',
    'Some weights of BertModel were not initialized from the model checkpoint and are newly initialized\nYou should probably TRAIN this model',
  ],
  [
    'retry that worked',
    'none',
    "WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by 'ReadTimeoutError(\"HTTPSConnectionPool(host='files.example.org', port=443): Read timed out.\")': /packages/x.whl\nSuccessfully installed x-1.0",
  ],
  [
    'second batch a',
    'venv-module-missing',
    "Error: Command '['/opt/app/.venv/bin/python3.12', '-m', 'ensurepip', '--upgrade', '--default-pip']' returned non-zero exit status 1.\n./setup.sh: line 9: .venv/bin/activate: No such file or directory",
  ],
  [
    'second batch b',
    'distutils-missing',
    "File \"/usr/lib/python3/dist-packages/setuptools/__init__.py\", line 16\n    import distutils.core\nModuleNotFoundError: No module named 'distutils'\nERROR: Failed to build 'numpy' when getting requirements to build wheel",
  ],
  [
    'second batch c',
    'torch-no-matching-distribution',
    'ERROR: Could not find a version that satisfies the requirement torchvision==0.19.2 (from versions: 0.1.6, 0.2.0, 0.19.0, 0.19.1, 0.20.0)\nERROR: No matching distribution found for torchvision==0.19.2',
  ],
  [
    'second batch d',
    'package-not-found',
    'ERROR: Could not find a version that satisfies the requirement sklearn-utils==99 (from versions: 0.0.1)\nERROR: No matching distribution found for sklearn-utils==99',
  ],
  [
    'second batch e',
    'driver-too-old',
    'UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 12020).\n  return torch._C._cuda_getDeviceCount() > 0\nRuntimeError: No CUDA GPUs are available',
  ],
  [
    'second batch f',
    'killed-oom',
    '[2025-01-05 10:11:12] torch.distributed.elastic.multiprocessing.api: [ERROR] failed (exitcode: -9) local_rank: 0 (pid: 3121) of binary: /usr/bin/python3',
  ],
  [
    'second batch g',
    'killed-oom',
    'RuntimeError: [enforce fail at alloc_cpu.cpp:80] data. DefaultCPUAllocator: not enough memory: you tried to allocate 100663296 bytes.',
  ],
  [
    'second batch h',
    'hf-hub-api-removed',
    "ImportError: cannot import name 'split_torch_state_dict_into_shards' from 'huggingface_hub' (/venv/huggingface_hub/__init__.py)",
  ],
  [
    'second batch i',
    'hf-hub-api-removed',
    "TypeError: hf_hub_download() got an unexpected keyword argument 'local_dir_use_symlinks'",
  ],
  [
    'second batch j',
    'transformers-version-mismatch',
    "RuntimeError: Failed to import transformers.models.llama.modeling_llama because of the following error (look up to see its traceback):\ncannot import name 'LossKwargs' from 'transformers.utils' (/venv/transformers/utils/__init__.py)",
  ],
  [
    'second batch k',
    'transformers-version-mismatch',
    "AttributeError: 'DynamicCache' object has no attribute 'seen_tokens'",
  ],
  [
    'second batch l',
    'transformers-version-mismatch',
    "ModuleNotFoundError: No module named 'transformers.models.qwen2_5_vl'",
  ],
  [
    'second batch m',
    'numpy2-abi',
    "ImportError: numpy.core.multiarray failed to import (auto-generated because you didn't call numpy.import_array() after cimporting numpy",
  ],
  [
    'second batch n',
    'libsndfile-or-ffmpeg-missing',
    "OSError: cannot load library 'libsndfile.so': libsndfile.so: cannot open shared object file: No such file or directory",
  ],
  [
    'second batch o',
    'libgl-missing',
    'ImportError: libEGL.so.1: cannot open shared object file: No such file or directory',
  ],
  [
    'second batch p',
    'other-missing-shared-library',
    'ImportError: libnvinfer.so.8: cannot open shared object file: No such file or directory',
  ],
  [
    'second batch q',
    'other-missing-shared-library',
    'python3: error while loading shared libraries: libpython3.10.so.1.0: cannot open shared object file: No such file or directory',
  ],
  [
    'second batch r',
    'flash-attn-abi-mismatch',
    'RuntimeError: Failed to import transformers.models.llama.modeling_llama because of the following error (look up to see its traceback):\n/venv/lib/python3.10/site-packages/flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN2at4_ops9_pad_enum4callERKNS_6TensorE',
  ],
  [
    'second batch s',
    'weights-only-unpickling',
    'WeightsUnpickler error: Unsupported global: GLOBAL numpy.core.multiarray.scalar was not an allowed global by default.',
  ],
  [
    'second batch t',
    'git-lfs-pointer',
    "Error downloading object: model.safetensors (abc123): Smudge error\nerror: external filter 'git-lfs filter-process' failed\nfatal: model.safetensors: smudge filter lfs failed",
  ],
  [
    'second batch u',
    'tokenizers-rust-build',
    '  error: casting `&T` to `&mut T` is undefined behavior\n  error: could not compile `tokenizers` (lib) due to 1 previous error; 3 warnings emitted',
  ],
  [
    'second batch v',
    'nvcc-or-cuda-home-missing',
    '  File "setup.py", line 50, in get_cuda_bare_metal_version\n    raw_output = subprocess.check_output([cuda_dir + "/bin/nvcc", "-V"])\nTypeError: unsupported operand type(s) for +: \'NoneType\' and \'str\'',
  ],
  [
    'second batch w',
    'nvcc-or-cuda-home-missing',
    'CMake Error: CUDA_TOOLKIT_ROOT_DIR not found or specified\nNo CMAKE_CUDA_COMPILER could be found.',
  ],
  [
    'second batch x',
    'wheel-not-supported-on-platform',
    'error: Failed to determine installation plan\n  Caused by: A URL dependency is incompatible with the current platform: https://github.com/x/flash_attn-2.7-cp310-cp310-linux_x86_64.whl',
  ],
  ['second batch y', 'port-in-use', '[error] OSError: [Errno 48] Address already in use'],
  [
    'second batch z',
    'port-in-use',
    "ERROR: [Errno 10048] error while attempting to bind on address ('127.0.0.1', 8188): only one usage of each socket address (protocol/network address/port) is normally permitted",
  ],
  ['second batch aa', 'crlf-script', "start.sh: line 3: syntax error near unexpected token `$'do\\r''"],
  // The file may be missing as well as have Windows line ends: one class names both, and asks which.
  ['second batch bb', 'entrypoint-not-found', 'exec /entrypoint.sh: no such file or directory'],
  [
    'second batch cc',
    'git-dir-exists',
    "fatal : le chemin de destination 'ComfyUI' existe déjà et n'est pas un répertoire vide.",
  ],
  [
    'second batch dd',
    'network-timeout',
    "fatal: unable to access 'https://github.com/x/y.git/': Failed to connect to github.com port 443 after 134 ms: Couldn't connect to server",
  ],
  [
    'second batch ee',
    'network-timeout',
    'error: Failed to fetch: `https://download.pytorch.org/whl/cu128/torch-2.8.0.whl`\n  Caused by: operation timed out',
  ],
  [
    'second batch ff',
    'network-timeout',
    "OSError: We couldn't connect to 'https://huggingface.co' to load this file, couldn't find it in the cached files",
  ],
  [
    'second batch gg',
    'hf-auth-gated',
    'huggingface_hub.errors.RepositoryNotFoundError: 404 Client Error. Repository Not Found for url: https://huggingface.co/api/models/foo',
  ],
  [
    'second batch hh',
    'proxy-502-not-ready',
    '2025/11/20 10:00:00 [error] 29#29: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 100.64.0.1, upstream: "http://127.0.0.1:8188/"',
  ],
  [
    'second batch ii',
    'gradio-localhost-not-accessible',
    'Traceback (most recent call last):\n  File "gradio/blocks.py", line 2000, in launch\nValueError: When localhost is not accessible, a shareable link must be created. Please set share=True.',
  ],
  [
    'second batch jj',
    'permission-denied',
    'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?',
  ],
  [
    'second batch kk',
    'triton-missing',
    'RuntimeError: Cannot find a working triton installation. Either the package is not installed or it is too old.',
  ],
  [
    'second batch ll',
    'python-version-unsupported',
    "ERROR: Package 'fluxgym' requires a different Python: 3.13.1 not in '<3.13,>=3.10'",
  ],
  [
    'second batch mm',
    'cuda-out-of-memory',
    'ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization` when initializing the engine.',
  ],
  ['second batch nn', 'no-kernel-image', 'nvrtc: error: invalid value for --gpu-architecture (-arch)'],
  [
    'second batch oo',
    'resolution-conflict',
    'LibMambaUnsatisfiableError: Encountered problems while solving:\n  - package pytorch-2.1 requires cuda 12.1',
  ],
  [
    'second batch pp',
    'pep668-externally-managed',
    'error: The interpreter at /usr is externally managed, and indicates the following:\n\n  To install Python packages system-wide, try apt install',
  ],
  [
    'second batch qq',
    'none',
    'UserWarning: pkg_resources is deprecated as an API. See https://setuptools.pypa.io\nRunning on local URL:  http://0.0.0.0:7860',
  ],
  [
    'second batch rr',
    'none',
    'The cache for model files in Transformers v4.22.0 has been updated. Migrating your old cache.\nThere was a problem when trying to move your cache:',
  ],
  [
    'second batch ss',
    'model-file-missing',
    'ValueError: Prompt has no properly connected outputs\nFailed to validate prompt for output 9:\n* CheckpointLoaderSimple 4:\n  - Value not in list: ckpt_name',
  ],
  [
    'second batch tt',
    'shapes-differ',
    'RuntimeError: The size of tensor a (64) must match the size of tensor b (128) at non-singleton dimension 3',
  ],
  [
    'second batch uu',
    'none',
    'KeyboardInterrupt\nINFO:     Shutting down\nINFO:     Application shutdown complete.',
  ],
  [
    'second batch vv',
    'none',
    'npm WARN deprecated inflight@1.0.6: This module is not supported\nadded 212 packages in 9s',
  ],
];

import { describe } from 'vitest';
import { type AnswerCase, answersAs } from './told.ts';

/** What machines, clusters and the tools around a program say; each with the nearest that is another thing. */
const cases: readonly AnswerCase[] = [
  // A service beside the program, as its client names it.
  [
    'webui-1  | 2026-01-08 09:12:11.201 | ERROR    | routers.ollama:get_all:101 - Connection error: Cannot connect to host localhost:11434 ssl:default [Connection refused]',
    'service-not-reached',
    /http:\/\/ollama:11434/,
  ],
  [
    'curl: (7) Failed to connect to localhost port 7860 after 0 ms: Connection refused',
    'proxy-502-not-ready',
  ],
  [
    'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) could not connect to server: Connection refused\n\tIs the server running on host "db" (172.19.0.2) and accepting\n\tTCP/IP connections on port 5432?',
    'service-not-reached',
    /^docker compose up -d db /,
  ],
  [
    'psycopg2.OperationalError: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
    'service-not-reached',
    /:5432 /,
    /11434|GRADIO/,
  ],
  // The cards of one job.
  [
    'torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:1970, remote process exited or there was a network error, NCCL version 2.20.5\nncclRemoteError: A call failed possibly due to a network error or a remote process exiting prematurely.',
    'nccl-error',
    /the error of the other rank/,
  ],
  [
    '[rank1]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 1 has a total capacity of 23.6 GiB\n[rank0]: torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:1970, remote process exited or there was a network error',
    'cuda-out-of-memory',
  ],
  [
    'export NCCL_P2P_DISABLE=1\nh:1:2 [0] NCCL INFO Connected all rings\nstill hangs forever',
    'nccl-error',
    /NCCL_SHM_DISABLE=1/,
    /NCCL_P2P_DISABLE=1/,
  ],
  ['        HW Thermal Slowdown               : Active', 'gpu-throttled', /nvidia-smi -q -d/],
  ['        SW Power Cap                      : Active', 'none'],
  // Slurm.
  [
    'ValueError: You set `devices=4` in Lightning, but the number of tasks per node configured in SLURM `--ntasks-per-node=1` does not match. HINT: Set `devices=1`.',
    'slurm-request',
    /^#SBATCH --ntasks-per-node=4 --gres=gpu:4/,
  ],
  [
    'RuntimeError: You set `--ntasks=2` in your SLURM bash script, but this variable is not supported. HINT: Use `--ntasks-per-node=2` instead.',
    'slurm-request',
    /^#SBATCH --ntasks-per-node=2/,
  ],
  ['   71   gpu  train  ada PD  0:00  1 (QOSMaxGRESPerUser)', 'slurm-limit', /sacctmgr show qos/],
  ['   71   gpu  train  ada PD  0:00  1 (ReqNodeNotAvail, UnavailableNodes:n1)', 'slurm-request'],
  ['   71   gpu  train  ada PD  0:00  1 (Priority)', 'none'],
  // The Hub that is slow, and one that is not reached.
  [
    'requests.exceptions.ReadTimeout: (ReadTimeoutError("HTTPSConnectionPool(host=\'huggingface.co\', port=443): Read timed out. (read timeout=10)"))',
    'network-timeout',
    /^export HF_HUB_DOWNLOAD_TIMEOUT=120/,
  ],
  [
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded (Caused by ConnectTimeoutError('Connection to huggingface.co timed out. (connect timeout=10)'))",
    'network-timeout',
    /HF_ENDPOINT/,
  ],
  // A disk that has room.
  [
    "touch: cannot touch 'a': No space left on device\n$ df -i\n/dev/vda1  6553600 6553600 0 100% /",
    'disk-full',
    /df -i/,
  ],
  // conda, pyenv, pipx, Go.
  [
    'Error while loading conda entry point: conda-libmamba-solver (libarchive.so.20: cannot open shared object file: No such file or directory)',
    'conda-broken',
    /--solver classic/,
  ],
  [
    'ImportError: libarchive.so.20: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
  ],
  ["pyenv: version `3.10.9' is not installed (set by /app/.python-version)", 'python-version-unsupported'],
  [
    'No apps associated with package tqdm or its dependencies. If you want a library, take pip.',
    'wrong-installer',
    /pip install tqdm$/,
  ],
  [
    "go: errors parsing go.mod:\n/src/go.mod:3: invalid go version '1.23.0': must match format 1.23",
    'toolchain-too-old',
  ],
  ['go: go.mod requires go >= 1.24.1 (running go 1.22.2; GOTOOLCHAIN=local)', 'toolchain-too-old'],
  ['go: downloading go1.24.1 (linux/amd64)', 'none'],
  // npm, Jupyter, Modal.
  [
    'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.\nnpm error Missing: vite@5.4.2 from lock file',
    'npm-conflict',
    /^npm install /,
  ],
  ['npm ERR! gyp ERR! stack Error: not found: make', 'compiler-missing', /make g\+\+/],
  ['IOPub data rate exceeded.\nThe Jupyter server will temporarily stop sending output', 'output-limited'],
  ['Loading widget...\nError displaying widget: model not found', 'widgets-missing', /jupyterlab_widgets/],
  [
    'W1 torch/_dynamo/convert_frame.py:844] [0/8] torch._dynamo hit config.recompile_limit (8)',
    'compile-failed',
  ],
  [
    '  File "/v/lib/python3.11/site-packages/modal/client.py", line 140, in _open\nmodal.exception.AuthError: Token missing. Could not authenticate client.',
    'credentials-missing',
    /-m modal setup/,
  ],
  // Kubernetes, Windows.
  [
    'Warning  FailedAttachVolume  4m  attachdetach-controller  Multi-Attach error for volume "pvc-81f2" Volume is already used by pod(s) comfy-6c5',
    'pod-not-scheduled',
    /type: Recreate/,
  ],
  [
    "OSError: [WinError 1314] A required privilege is not held by the client: '..\\\\..\\\\blobs\\\\a'",
    'permission-denied',
    /Developer Mode/,
  ],
  // An extension that the project compiles for itself: no package of the index is offered.
  [
    '  File "/home/ada/Moon-SLAM/moon_slam/corr.py", line 4, in <module>\n    import moon_backends\nModuleNotFoundError: No module named \'moon_backends\'',
    'module-not-found',
    /^cd \/home\/ada\/Moon-SLAM && S=/,
    /install moon/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/lietorch/group_ops.py", line 1, in <module>\n    import lietorch_backends\nModuleNotFoundError: No module named \'lietorch_backends\'',
    'extension-build-failed',
    /git\+https:\/\/github\.com\/princeton-vl\/lietorch\.git$/m,
  ],
  ["ModuleNotFoundError: No module named 'moonbackends'", 'module-not-found', /pip install moonbackends/],
  // What the log itself names: a folder of conda, the whole tag, the Python of NLTK.
  [
    'c++ a.o -shared -L/opt/mc/envs/moon/lib64 -lcudart -o a.so \n/usr/bin/ld: cannot find -lcudart: No such file or directory',
    'link-library-missing',
    /^export LIBRARY_PATH=\/opt\/mc\/envs\/moon\/lib:/,
  ],
  [
    '/usr/bin/ld: cannot find -lcudart: No such file or directory',
    'link-library-missing',
    /^export CUDA_HOME=\/usr\/local\/cuda /,
  ],
  [
    ' => ERROR [internal] load metadata for docker.io/nvidia/cuda:12.2.0-cudnn8-devel-ub  1.1s\n------\n > [internal] load metadata for docker.io/nvidia/cuda:12.2.0-cudnn8-devel-ubuntu18.04:\n------',
    'image-not-found',
    /12\.2\.\d-cudnn8-devel-ubuntu18\.04/,
    /devel-ub /,
  ],
  [
    "  Please use the NLTK Downloader to obtain the resource:\n  >>> nltk.download('punkt_tab')\n  Searched in:\n    - '/home/ada/nltk_data'\n    - '/home/ada/.local/share/uv/tools/moon/nltk_data'\n    - '/home/ada/.local/share/uv/tools/moon/share/nltk_data'",
    'language-data-missing',
    /^\/home\/ada\/\.local\/share\/uv\/tools\/moon\/bin\/python3 -c/,
  ],
  [
    "  Please use the NLTK Downloader to obtain the resource:\n  >>> nltk.download('punkt_tab')\n  Searched in:\n    - '/root/nltk_data'\n    - '/usr/share/nltk_data'",
    'language-data-missing',
    /^python3 -c/,
  ],
  // Packages that lost what code asks for.
  [
    "AttributeError: 'BertModelWarper' object has no attribute 'get_head_mask'",
    'transformers-version-mismatch',
    /"transformers<5"/,
  ],
  [
    "TypeError: AdamW8bit.__init__() got an unexpected keyword argument 'percentile_clipping'",
    'api-mismatch',
    /"bitsandbytes<0\.50"/,
  ],
  ["ModuleNotFoundError: No module named 'ltx_video'", 'module-not-found', /install ltx-video/],
  [
    'x86_64-linux-gnu-gcc: error: ../common/a.c: No such file or directory\nx86_64-linux-gnu-gcc: fatal error: no input files',
    'build-failed',
    /from its repository/,
  ],
  [
    'Setting up [LPIPS]\n[F glutil.cpp:332] eglGetDisplay() failed\nAborted',
    'egl-not-available',
    /RasterizeCudaContext/,
  ],
  // A copy of a package beside the script, and the package itself.
  [
    "  File \"/home/ada/Moon-DETR-main/ultralytics/nn/tasks.py\", line 694, in load\nAttributeError: module 'ultralytics.utils.loss' has no attribute 'MoonLoss'",
    'api-mismatch',
    /^git -C \/home\/ada\/Moon-DETR-main pull/,
    /install/,
  ],
  [
    "  File \"/v/lib/python3.10/site-packages/ultralytics/nn/tasks.py\", line 694, in load\nAttributeError: module 'ultralytics.utils.loss' has no attribute 'MoonLoss'",
    'api-mismatch',
    /install/,
  ],
  [
    "ModuleNotFoundError: No module named 'convert_single'",
    'module-not-found',
    /install -U marker-pdf/,
    /convert-single/,
  ],
  // What is handled, or left as it was.
  [
    'Traceback (most recent call last):\n  File "/v/matplotlib/font_manager.py", line 1441, in <module>\n    fontManager = json_load(_fmcache)\nFileNotFoundError: [Errno 2] No such file or directory: \'/root/.matplotlib/fontList.json\'',
    'none',
  ],
  [
    'Traceback (most recent call last):\n  File "a.py", line 4, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: \'fonts.json\'',
    'named-thing-missing',
  ],
  ['Could not load symbol cublasGetSmCountTarget from libcublas.so.11. Error: undefined symbol', 'none'],
  [
    'layout failed: INVALID_ARGUMENT: Size of values 0 does not match size of permutation 4 @ fanin shape in',
    'none',
  ],
  ['df: /root/.triton/autotune: No such file or directory', 'none'],
];

describe('what machines and tools say', () => {
  answersAs(import.meta.filename, { first: cases });
});

import { describe } from 'vitest';
import { type AnswerCase, answersAs } from './told.ts';

/** What is seen and not said: it hangs, restarts, computes on the CPU, or a place ends it; each with its neighbours. */
const cases: readonly AnswerCase[] = [
  // Cards that wait for each other, and the same lines where nobody complains or an error is said.
  [
    'INFO 09-03 pynccl.py:63] vLLM is using nccl==2.21.5\nand there it is stuck, both cards at 100 %',
    'nccl-error',
    /^export NCCL_P2P_DISABLE=1/,
  ],
  ['INFO 09-03 pynccl.py:63] vLLM is using nccl==2.21.5', 'none'],
  ['h:1:2 [0] NCCL INFO Connected all rings\nestimated time: 5 hours', 'none'],
  [
    'it hangs\nh:1:2 [0] NCCL INFO Connected all rings\nTraceback (most recent call last):\n  File "t.py", line 3, in <module>\nRuntimeError: CUDA error: device-side assert triggered',
    'cuda-device-assert',
  ],
  // The first machine is not reached, by name; on this machine nothing is to be looked up.
  [
    'TimeoutError: The client socket has timed out after 60s while trying to connect to (node-7, 29500).',
    'distributed-not-connected',
    /^getent hosts node-7; nc -zv node-7 29500/,
  ],
  [
    'TimeoutError: The client socket has timed out after 60s while trying to connect to (127.0.0.1, 29500).',
    'distributed-not-connected',
    /torchrun --standalone/,
  ],
  // Downloads and builds.
  [
    'Fetching 9 files:  33%|###   | 3/9 [01:00<02:00, 20.1s/it]\nit hangs here',
    'download-stuck',
    /HF_HUB_DISABLE_XET=1/,
  ],
  ['Fetching 9 files: 100%|######| 9/9 [01:00<00:00]', 'none'],
  [
    'Building wheels for collected packages: causal-conv1d\nstuck for hours',
    'build-slow',
    /pip install -v --no-build-isolation causal-conv1d/,
  ],
  ['  Building wheel for causal-conv1d (setup.py) ... done', 'none'],
  // uv: what it does all the same, and what ends it.
  ['warning: Failed to hardlink files; falling back to full copy.', 'none'],
  [
    'error: Failed to install: a.whl (a==1)\n  Caused by: failed to hardlink file from /c/a to /v/a: Operation not supported (os error 95)',
    'link-refused',
    /UV_LINK_MODE=copy/,
  ],
  // A container that is done, and a job of one time.
  [
    'app-1 exited with code 0\napp-1 exited with code 0\nrestart: unless-stopped',
    'container-ends',
    /tty: true/,
  ],
  ['migrate-1 exited with code 0\nweb-1 | Uvicorn running on http://0.0.0.0:8000', 'none'],
  // Killed: by whom, and where its memory is set.
  [
    '    Last State:  Terminated\n      Reason:  OOMKilled\n      Exit Code:  137',
    'killed-oom',
    /limits: \{memory/,
  ],
  ['Loading checkpoint shards: 33%\nKilled\n(WSL2, Ubuntu)', 'killed-oom', /\.wslconfig/],
  [
    'Downloading torch-2.3.0-cp310-cp310-manylinux1_x86_64.whl (779.1 MB)\n  779.1/779.1 MB 1.9 MB/s eta 0:00:00\nKilled',
    'killed-oom',
    /--no-cache-dir/,
  ],
  [
    '[1] [CRITICAL] WORKER TIMEOUT (pid:12)\n[1] [ERROR] Worker (pid:12) was sent SIGKILL! Perhaps out of memory?',
    'worker-timeout',
    /--timeout 600/,
  ],
  // The neighbour of a known message is meant.
  [
    "remote: Support for password authentication was removed on August 13, 2021.\nfatal: Authentication failed for 'https://github.com/me/p.git/'",
    'git-login',
  ],
  ["NameError: name 'bare_metal_version' is not defined", 'nvcc-or-cuda-home-missing'],
  ['fusermount: mount failed: Operation not permitted', 'fuse-not-allowed', /rclone copy/],
  [
    "403 - Forbidden - Permission denied. You must accept this competition's rules before you'll be able to download files.",
    'download-refused',
  ],
  [
    'Failed to pull image "r.local/a:1": failed to resolve reference: pulling from host r.local failed with status code [manifests 1]: 401 Unauthorized\nError: ImagePullBackOff',
    'registry-denied',
    /docker login r\.local/,
  ],
  ['FATAL:   "nvidia-smi": executable file not found in $PATH', 'no-gpu-visible', /apptainer exec --nv/],
  ['exec: "nvidia-smi": executable file not found in $PATH', 'command-not-found'],
  [
    ">>> torch.__version__\n'torch 2.3.1+cpu'\n>>> torch.cuda.is_available()\nFalse",
    'torch-cpu-only',
    /nvidia-smi -L/,
  ],
  ['Installing torch==2.3.1+cpu', 'none'],
];

describe('what stands still, restarts or is ended', () => {
  answersAs(import.meta.filename, { first: cases });
});

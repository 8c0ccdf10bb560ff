import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds of failures of one's own gathering by neutral words, each beside the nearest that must be answered
 * otherwise, or with silence (`none`).
 */
type Case = readonly [log: string, name: string, fix?: RegExp | undefined, not?: RegExp];

const mounting =
  'Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/data/x/config.json" to rootfs at "/app/config.json": mount /data/x/config.json:/app/config.json (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?';
const compiled = (line: string) =>
  `UserWarning: The installed version of bitsandbytes was compiled without GPU support.${line}`;
const site = '/usr/local/lib/python3.10/dist-packages';

const cases: readonly Case[] = [
  // Libraries that are not whole: of a package, of the driver. Never is a file of the system removed.
  [
    `ImportError: ${site}/torch/lib/libtorch_cuda.so: file too short`,
    'library-file-broken',
    /--force-reinstall --no-cache-dir torch/,
    /rm -f/,
  ],
  [
    'ImportError: /usr/lib/x86_64-linux-gnu/libcuda.so.1: file too short',
    'no-gpu-visible',
    /--gpus all/,
    /rm -f \/|--force-reinstall/,
  ],
  ['libtorch_cuda.so: file of 900 MB, none too short', 'none'],
  [
    'ImportError: libnvinfer.so.10: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /tensorrt-cu12/,
  ],
  [
    '[ONNXRuntimeError] : 1 : FAIL : Failed to load library libonnxruntime_providers_tensorrt.so with error: libnvinfer.so.10: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /tensorrt-cu12/,
    /\[cuda,cudnn\]/,
  ],
  // A folder where a file was meant.
  [mounting, 'docker-mount-failed', /^sudo rmdir \/data\/x\/config\.json/, /rm -r/],
  ['mounted /data/x/config.json at /app/config.json', 'none'],
  // Data sets that hold nothing.
  [
    'ValueError: num_samples should be a positive integer value, but got num_samples=0',
    'training-data-missing',
  ],
  ['num_samples=4', 'none'],
  [
    '  File "/app/train.py", line 50, in train\n    avg = total / len(loader)\nZeroDivisionError: division by zero',
    'list-empty',
    /\/app\/train\.py, line 50/,
  ],
  ['ZeroDivisionError: division by zero, batch skipped', 'none'],
  // A fault inside of a package, and a word that is only logged.
  [
    `Traceback (most recent call last):\n  File "${site}/foolib/core.py", line 30, in go\n    x = table[name]\nKeyError: 'somekey'`,
    'fault-in-a-package',
    /install -U foolib/,
  ],
  ["INFO retry after KeyError: 'somekey'", 'none'],
  // Remarks count only where nothing works afterwards.
  [compiled('\nRunning on local URL:  http://127.0.0.1:7860'), 'none'],
  // gcc alone, and gcc that says what it lacks.
  ["error: command 'gcc' failed with exit status 1", 'extension-build-failed', /build-essential python3-dev/],
  [
    "src/a.c:3:10: fatal error: Python.h: No such file or directory\nerror: command 'gcc' failed with exit status 1",
    'compiler-missing',
    /python3-dev/,
  ],
  [
    "error: command '/usr/local/cuda/bin/nvcc' failed with exit code 1",
    'extension-build-failed',
    /nvcc --version/,
  ],
  // Weights that differ in what is of no weight.
  [
    'RuntimeError: Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "bn1.num_batches_tracked", "bn2.num_batches_tracked".',
    'model-mismatch',
    /strict=False/,
  ],
  // Starts that end again.
  [
    'INFO gave up: app entered FATAL state, too many start retries too quickly',
    'service-does-not-stay',
    /tail app/,
  ],
  ['INFO success: app entered RUNNING state, process has stayed up', 'none'],
  [
    'torch.distributed.DistStoreError: Timed out after 601 seconds waiting for clients. 1/2 clients joined.',
    'distributed-not-connected',
    /--standalone/,
  ],
  ['all clients joined: 2/2', 'none'],
  // Processes.
  ['RuntimeError: context has already been set', 'start-method-set-twice', /force=True/],
  ['mp: the context has already been set, nothing to do', 'none'],
  [
    "AttributeError: Can't pickle local object 'get_loader.<locals>.<lambda>'",
    'not-picklable',
    /num_workers=0/,
  ],
  ['pickled local objects: 4', 'none'],
  // Rendering without a screen.
  ['Exception: eglInitialize failed (0x3001)', 'egl-not-available', /DRIVER_CAPABILITIES=all/],
  ['warning: fallback after eglInitialize failed, drawing on the CPU', 'none'],
  ['EGL: eglInitialize done, version 1.5', 'none'],
  [`pyglet.canvas.xlib.NoSuchDisplayException: Cannot connect to "None"`, 'no-display', /xvfb-run/],
  // Tokenizers.
  [
    'RuntimeError: Internal: could not parse ModelProto from ./m/tokenizer.model',
    'tokenizer-file-broken',
    /\.\/m\/tokenizer\.model/,
  ],
  [
    '    return _sentencepiece.SentencePieceProcessor_LoadFromFile(self, arg)\nTypeError: not a string',
    'tokenizer-file-missing',
  ],
  ['TypeError: not a string', 'none'],
  [
    "UnboundLocalError: local variable 'sentencepiece_model_pb2' referenced before assignment",
    'module-not-found',
    /install protobuf/,
  ],
  // What stands in the place of a package.
  ["AttributeError: module 'wandb' has no attribute 'login'", 'module-not-found', /install -U wandb/],
  ["AttributeError: module 'wandb' has no attribute 'sweeps_extra'", 'api-mismatch'],
  [
    "AttributeError: module 'distutils' has no attribute 'version'",
    'setuptools-too-new',
    /setuptools==59\.5\.0/,
    /install -U distutils/,
  ],
  // Programs that are not there.
  ['./run.sh: line 3: nvidia-docker: command not found', 'command-not-found', /nvidia-ctk runtime configure/],
  [
    "git: 'lfs' is not a git command. See 'git --help'.",
    'git-lfs-missing',
    /^apt-get update && apt-get install -y git-lfs/,
  ],
  ['RuntimeError: HIP error: invalid device function', 'gpu-too-new-or-old', /HSA_OVERRIDE_GFX_VERSION/],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, fix, not] }) => {
  const [found] = diagnoseText(log);
  expect(found?.class ?? 'none').toBe(name);
  const lines = (found?.fix ?? []).join('\n');
  if (fix !== undefined) expect(lines).toMatch(fix);
  if (not !== undefined) expect(lines).not.toMatch(not);
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

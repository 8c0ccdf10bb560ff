import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

const cpuNote =
  "WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for:\n    PyTorch 2.1.0+cu121 with CUDA 1201 (you have 2.1.0+cpu)\n    Python  3.10.1 (you have 3.10.2)\n  Please reinstall xformers";

/** Words that are no error, or say too little by themselves; programs and shells that name a cause in passing. */
const first: readonly AnswerCase[] = [
  // A launcher that ends its children says nothing of memory.
  ['[INFO] [launch.py:318:sigkill_handler] Killing subprocess 77', 'none'],
  ['process 77 ended by SIGKILL', 'killed-oom'],
  // Shells.
  ['Host key verification failed.', 'ssh-host-key', /^ssh-keygen -R /],
  ['git@github.com: Permission denied (publickey).', 'ssh-key-refused'],
  ['./go.sh: line 4: API_TOKEN: unbound variable', 'environment-variable-missing', /export API_TOKEN=/],
  ['/bin/sh: 1: /srv/go.sh: not found', 'entrypoint-not-found', /^sed -i 's\/\\r\$\/\/' \/srv\/go\.sh /],
  ['/bin/sh: 0: cannot open ./go.sh: No such file', 'entrypoint-not-found', /entrypoint: or command:/],
  ['ln: /srv/a/log: File exists\n[init] go.sh: exited 1.', 'output-exists', /^mv \/srv\/a\/log /],
  ["mkdir: cannot create directory '/srv/a': File exists", 'none'],
  [
    "Error: Invalid value for '-l' / '--level': '-Q' is not one of 'DEBUG', 'INFO', 'WARNING'",
    'arguments-missing',
    /value behind --level/,
  ],
  [
    "Error: Invalid value for '--level': 'loud' is not one of 'low', 'high'",
    'value-refused',
    /one of: low, high/,
  ],
  ['job7/slurm_script: line 4: module: command not found', 'module-not-initialised', /bash -l/, /apt-/],
  // A name without its exception.
  ['`flash_attn_unpadded_func` is not defined', 'flash-attn-version-mismatch', /^grep .*flash_attn_varlen/],
  // What is missing by another exception's grammar.
  ['FileNotFoundError /moon/tide_1.jpg', 'named-thing-missing', /tide_1\.jpg/],
  ['FileNotFoundError: moon_rec does not exists.', 'named-thing-missing'],
  // Of no run: what code and loggers say in the same words.
  ['warnings.warn("FP16 is not supported on CPU; using FP32 instead")', 'none'],
  ['INFO: tide is not compatible with the sea, so it is left out', 'none'],
];

const anywhere: readonly AnswerCase[] = [
  // A note of what a program does by itself, and the same as what ends it.
  [cpuNote, 'none'],
  [`${cpuNote}\nAssertionError: Torch not compiled with CUDA enabled`, 'torch-cpu-only'],
  [
    '[warning] The compute type inferred from the saved model is float16, but the target device or backend do not support efficient float16 computation. The model weights have been automatically converted to use the float32 compute type instead.',
    'none',
  ],
  [
    'ValueError: Requested float16 compute type, but the target device or backend do not support efficient float16 computation.',
    'gpu-too-old',
  ],
  // What ends a program, in words that hold no "error".
  ["freeglut (x): failed to open display ''", 'no-display', /^apt-get .*xvfb-run/],
  ['open display :0', 'none'],
  ['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not comp', 'no-kernel-image', /cu128/],
  ['NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not shown', 'none'],
  ['Input prompt (36893 tokens) is too long and exceeds limit of 1000', 'prompt-too-long', /--max-model-len/],
  ['The node was low on resource: memory.', 'killed-oom', /requests\.memory/],
  ['The node was low on resource: ephemeral-storage.', 'disk-full', /HF_HOME/],
  ['The node was low on resource: pids.', 'none'],
  [
    'ValueError: Cannot load file containing pickled data when allow_pickle=False',
    'data-file-pickled',
    /allow_pickle=True/,
  ],
  // Titles that say what the message is about.
  [
    "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 1",
    'text-encoding',
    /LANG=C\.UTF-8/,
  ],
  [
    'RuntimeError: CUDA error: invalid device ordinal',
    'no-gpu-visible',
    /CUDA_VISIBLE_DEVICES=NUMBER/,
    /unset/,
  ],
  // Words that only a shell could not find.
  ['/bin/sh: 1: [gunicorn,: not found', 'entrypoint-not-found', /CMD \["gunicorn"/],
  ['run.sh: 9: run.sh: -m: not found', 'environment-variable-missing', /PYTHON[\s\S]*sed -n 9p run\.sh/],
  [
    '------\nprocess "/bin/sh -c test -n "$APP_VERSION" && echo x" did not complete successfully: exit code: 1',
    'environment-variable-missing',
    /--build-arg APP_VERSION=/,
  ],
  [' => CACHED [2/9] RUN test -n "$APP_VERSION"   0.3s', 'none'],
  [
    '正在等待回应... 403 Forbidden\n2024-11-01 08:50:17 错误 403：Forbidden。',
    'download-refused',
    /Bearer[\s\S]*bucket/,
  ],
  [
    '    image, radii, depth = rasterizer(\nValueError: too many values to unpack (expected 2)',
    'api-mismatch',
    /submodule/,
  ],
  [
    "python: can't open file '/usr/src/app/start.py': [Errno 2] No such file or directory",
    'script-missing',
    /compose/,
    /sd3|submodule/,
  ],
  [
    "python: can't open file '/root/sd-scripts/start.py': [Errno 2] No such file or directory",
    'script-missing',
    /submodule/,
  ],
  [
    'manifest for nvidia/cuda:10.1-devel-ubuntu18.04 not found: manifest unknown: manifest unknown',
    'image-not-found',
    /11\.7\.1-devel-ubuntu18\.04/,
  ],
  [
    '$ curl -LO https://huggingface.co/org/m/resolve/main/x.safetensors\nAccess to model org/m is restricted. You must have access to it and be authenticated to access it. Please log in.',
    'hf-auth-gated',
    /hf download org\/m x\.safetensors/,
    /config\.json/,
  ],
];

answersAs(import.meta.filename, { first, anywhere });

describe('what is told', () => {
  it.each([
    'ValueError: Support for the moon is bad and very sad',
    'RuntimeError: The moon cannot be used as input to a sun.',
  ])('is not the message again: %s', (log) => {
    for (const { cause, title, fix } of diagnoseText(log)) expect([cause, title, ...fix].join(' ')).toBe('');
  });
});

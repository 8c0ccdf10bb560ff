import { type AnswerCase, answersAs } from './told.ts';

/** Kinds of two draws of posted logs: what the log itself says of the place decides, before the message does. */
const cases: readonly AnswerCase[] = [
  // A card is there, by the log itself: then a variable hides it, and no other machine is needed.
  [
    'torch.cuda.is_available() returns True in the shell\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^unset CUDA_VISIBLE_DEVICES[\s\S]*grep -rn CUDA_VISIBLE_DEVICES/,
    /deploy a new/,
  ],
  [
    'GPU 0: NVIDIA A10 (UUID: GPU-0a1b)\nCUDA_VISIBLE_DEVICES=3 python3 a.py\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^unset CUDA_VISIBLE_DEVICES/,
    /deploy a new/,
  ],
  ['RuntimeError: No CUDA GPUs are available', 'no-gpu-visible', /deploy a new/],
  [
    'torch.cuda.is_available(): False\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /deploy a new/,
  ],
  // What os.py looks up is the environment, and a name alone may be a column.
  [
    'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n  File "/opt/v/lib/python3.9/os.py", line 675, in __getitem__\n    raise KeyError(key) from None\nKeyError: \'RANK\'',
    'environment-variable-missing',
    /torchrun/,
  ],
  [
    '  File "/w/a/data.py", line 9, in __getitem__\n    row = sample["RANK"]\nKeyError: \'RANK\'',
    'data-of-another-form',
  ],
  // A launcher that ends its children says nothing of memory.
  ['[INFO] [launch.py:318:sigkill_handler] Killing subprocess 77', 'none'],
  ['process 77 ended by SIGKILL', 'killed-oom'],
  // A data base in a folder.
  [
    'lmdb.Error: ./set/train.mdb: Not a directory',
    'path-of-another-kind',
    /\.\/set\b/,
    /train\.mdb in the command/,
  ],
  // Java.
  [
    '  File "/v/lib/python3.10/site-packages/jnius/env.py", line 9, in get_jdk_home\n    raise Exception(\'Unable to find javac\')',
    'command-not-found',
    /^apt-get update && apt-get install -y default-jdk/,
  ],
  [
    'RuntimeError: Java gateway process exited before sending its port number',
    'command-not-found',
    /default-jdk/,
  ],
  ['Exception: No matching jar file found in target', 'named-thing-missing', /^mvn clean package/],
  // OpenCL.
  ['LightGBMError: No OpenCL device found', 'opencl-missing', /^mkdir -p \/etc\/OpenCL\/vendors/],
  [
    'pyopencl._cl.LogicError: clGetPlatformIDs failed: PLATFORM_NOT_FOUND_KHR',
    'opencl-missing',
    /nvidia\.icd/,
  ],
  // A toolkit older than the code.
  [
    "nvcc fatal   : Value 'c++17' is not defined for option 'std'",
    'cuda-toolkit-mismatch',
    /^conda install .*cuda-toolkit/,
  ],
  // Alpine.
  [
    'ERROR: unable to select packages:\n  python (no such package):\n    required by: world[python]\nERROR: executor failed running [/bin/sh -c apk add --no-cache python]: exit code: 1',
    'package-not-found',
    /^# in the Dockerfile.*python3 in place of python/,
    /--no-cache/,
  ],
  // Requirements that name the folder itself, before it is copied in.
  [
    "Step 2/3 : RUN pip install -r requirements.txt\nDirectory '.' is not installable. File 'setup.py' not found.",
    'wrong-folder',
    /COPY \. \./,
  ],
  // A part of pip that went, and pip that never was.
  [
    "    from pip.req import parse_requirements\nModuleNotFoundError: No module named 'pip.req'",
    'pip-too-new',
    /"pip<10"/,
    /python3-pip/,
  ],
  ['/usr/bin/python3: No module named pip', 'pip-missing'],
  // A file of variables that is a script.
  [
    "ERROR: In file ./.env: environment variable name 'export A_DIR' may not contain whitespace.\nmake: *** [Makefile:5: build] Error 1",
    'compose-file-invalid',
    /^sed -i 's\/\^export \/\/' \.\/\.env/,
  ],
  // A network card that is not there, or that gloo cannot tell.
  [
    'RuntimeError: [enforce fail at /p/gloo/transport/tcp/device.cc:208] ifa != nullptr. Unable to find interface for: [0.0.8.34]',
    'distributed-not-connected',
    /^export GLOO_SOCKET_IFNAME=\$\(/,
  ],
  [
    '  what():  [enforce fail at /p/gloo/transport/tcp/device.cc:83] ifa != nullptr. Unable to find address for: ens9f1',
    'distributed-not-connected',
    /^export GLOO_SOCKET_IFNAME=\$\(/,
  ],
  // A port that was taken.
  ['Web server failed to start. Port 5081 was already in use.', 'port-in-use'],
  // A command that ends too early.
  [
    'train.py: error: the following arguments are required: --output_dir\ntrain.sh: line 2: --rank: command not found\ntrain.sh: line 3: --data: command not found',
    'script-line-cut',
    /^sed -i .* train\.sh/,
  ],
  // Slurm.
  [
    'srun: fatal: SLURM_GPUS_PER_TASK is mutually exclusive with --ntasks-per-gpu and SLURM_NTASKS_PER_GPU',
    'program-says',
    /unset SLURM_GPUS_PER_TASK SLURM_NTASKS_PER_GPU/,
  ],
  // A list that is empty.
  [
    "ValueError: invalid annotations file: 7.xml: could not parse object #0: missing element 'truncated'",
    'none',
  ],
  ['ValueError: bbox should have 2 dimensions, got 1', 'data-of-another-form', /without a box/],
];

answersAs(import.meta.filename, cases, { first: true });

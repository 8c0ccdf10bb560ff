import { type AnswerCase, answersAs } from './told.ts';

/** Kinds that threads on training and serving language models showed, each with its nearest neighbour. */
const raisedIn = (file: string, code: string, error: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 3, in <module>\n    ${code}\n${error}`;

const cases: readonly AnswerCase[] = [
  // The parts of llama-index are packages; its core is one; what is of before 0.10 is neither.
  [
    raisedIn(
      '/w/a.py',
      'from llama_index.vector_stores.chroma import ChromaVectorStore',
      "ModuleNotFoundError: No module named 'llama_index.vector_stores'",
    ),
    'module-not-found',
    /^\S+ -m pip install llama-index-vector-stores-chroma\n/,
  ],
  ["ModuleNotFoundError: No module named 'llama_index.core'", 'module-not-found', /install llama-index\n/],
  [
    raisedIn(
      '/w/a.py',
      'from llama_index import VectorStoreIndex',
      "ImportError: cannot import name 'VectorStoreIndex' from 'llama_index' (unknown location)",
    ),
    'api-mismatch',
    /llama_index\.core import\/' \/w\/a\.py/,
  ],
  [
    raisedIn(
      '/v/lib/python3.11/site-packages/llama_index/__init__.py',
      'from llama_index.core.base import BaseIndex',
      "ImportError: cannot import name 'BaseIndex' from 'llama_index.embeddings' (/v/lib/python3.11/site-packages/llama_index/embeddings/__init__.py)",
    ),
    'api-mismatch',
    /uninstall -y llama-index llama-index-core/,
  ],
  // A part that an extra brings, and one that no extra is known for.
  [
    "AttributeError: module 'transformer_engine' has no attribute 'pytorch'",
    'broken-install',
    /--no-build-isolation "transformer-engine\[pytorch\]"/,
  ],
  [
    "AttributeError: module 'transformer_engine' has no attribute 'recipe2'",
    'api-mismatch',
    undefined,
    /"transformer-engine\[p/,
  ],
  // The Python that has the name: by the name, not one for all.
  ["AttributeError: module 'typing' has no attribute 'override'", 'python-version-unsupported', /3\.12/],
  [
    "ImportError: cannot import name 'pairwise' from 'itertools' (/usr/lib/python3.9/itertools.py)",
    'python-version-unsupported',
    /--python 3\.10 /,
  ],
  [
    "AttributeError: module 'random' has no attribute 'shuffled'",
    'python-version-unsupported',
    /^ls random\.py/,
  ],
  // Options of another engine, of pip, and of nobody.
  [
    'api_server.py: error: unrecognized arguments: --mem-fraction-static 0.8',
    'unknown-argument',
    /--gpu-memory-utilization in place/,
  ],
  ['api_server.py: error: unrecognized arguments: --enable-metrics', 'unknown-argument', /take --enable-m/],
  ['api_server.py: error: unrecognized arguments: --no-such-thing', 'unknown-argument', /install -U vllm/],
  [
    '\nUsage:\n  pip install [options] <requirement specifier> ...\n\nno such option: --config-settings',
    'unknown-argument',
    /install -U pip/,
  ],
  ['app: error: no such option: --fast', 'unknown-argument', undefined, /install -U pip/],
  // Who hands over more than is taken: the one that is called is behind. Fewer: not.
  [
    raisedIn(
      '/v/lib/python3.10/site-packages/transformers/trainer.py',
      'self.log(logs, start_time)',
      'TypeError: DPOTrainer.log() takes 2 positional arguments but 3 were given',
    ),
    'trl-version-mismatch',
    /install -U trl/,
  ],
  [
    raisedIn(
      '/v/lib/python3.10/site-packages/transformers/trainer.py',
      'self.log()',
      "TypeError: DPOTrainer.log() missing 1 required positional argument: 'logs'",
    ),
    'trl-version-mismatch',
    undefined,
    /^\S+ -m pip install -U trl/,
  ],
  // An option that was left out: named where one stands in the line that failed.
  [
    `torchrun train.py --config a/b.yaml\n${raisedIn('/w/train.py', 'n=int(args.output_length),', "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'")}`,
    'nothing-where-something-is-wanted',
    /--output_length VALUE/,
  ],
  [
    raisedIn(
      '/w/train.py',
      'n=int(args.low + args.high)',
      "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
    ),
    'nothing-where-something-is-wanted',
    /^sed -n/m,
    /--low|--high/,
  ],
  // Files of llama.cpp: a kind that it does not know, a format that is gone, a cut file.
  [
    "llama_model_load: error loading model: missing tensor 'blk.32.ssm_conv1d.weight'",
    'model-not-supported',
    /cmake --build/,
  ],
  [
    "llama_model_load: invalid model file 'models/7B/ggml-model-q4_0.bin' (bad magic)",
    'model-not-supported',
    /as GGUF/,
    /cmake --build/,
  ],
  // A half-done merge is not stashed away.
  [
    'error: Pulling is not possible because you have unmerged files.',
    'git-local-changes',
    /git reset --merge/,
    /git stash &&/,
  ],
  [
    'error: Your local changes to the following files would be overwritten by merge:\n\tapp.py',
    'git-local-changes',
    /^git stash/,
    /reset --merge/,
  ],
  // A name that was resolved needs no --add-host.
  [
    "Cannot connect to host host.docker.internal:11434 ssl:default [Connect call failed ('172.17.0.1', 11434)]",
    'service-not-reached',
    /OLLAMA_HOST=0\.0\.0\.0/,
    /add-host/,
  ],
  [
    'Cannot connect to host host.docker.internal:11434 ssl:default [Name or service not known]',
    'service-not-reached',
    /add-host/,
  ],
  // A variable of compose is told only where something failed.
  [
    'WARN[0000] The "MODEL_NAME" variable is not set. Defaulting to a blank string.\nweb-1  | error: invalid argument: 0.0.0.0',
    'environment-variable-missing',
    /MODEL_NAME/,
  ],
  ['WARN[0000] The "MODEL_NAME" variable is not set. Defaulting to a blank string.', 'none'],
  // Ray has fewer cards than vLLM wants, by the numbers above; without them in general.
  [
    'WARNING Tensor parallel size (4) exceeds available GPUs (2). This may fail.\nValueError: Cannot provide a placement group of placement_group_specs=[] within 1800 seconds.',
    'no-gpu-visible',
    /--tensor-parallel-size 2/,
  ],
  ['WARNING Tensor parallel size (4) exceeds available GPUs (2). This may fail.', 'none'],
  [
    'ERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -7) local_rank: 0 (pid: 5406)',
    'shared-memory-too-small',
    /shm-size/,
  ],
  [
    'ERROR:torch.distributed.elastic.multiprocessing.api:failed (exitcode: -9) local_rank: 0 (pid: 5406)',
    'killed-oom',
    undefined,
    /^# docker run --shm/,
  ],
  [
    'ValueError: The model you want to train is loaded in 8-bit precision.  if you want to fine-tune an 8-bit model, please make sure that you have installed `bitsandbytes>=0.37.0`.',
    'message-says',
    /install "bitsandbytes>=0\.37\.0"/,
  ],
  [
    "WARNING: Requirement 'a-1.0-cp310-cp310-linux_x86_64.whl' looks like a filename, but the file does not exist\nERROR: Invalid requirement: 'a==1.0+cu118': Local version label",
    'requirement-invalid',
    /\*\.whl/,
  ],
  // Variables by their names; a note that all are set is none.
  [
    'ERROR: The following required environment variables are missing:\n\n- JWT_SECRET_KEY\n\n- LLM_API_KEY\n\nPlease provide these variables',
    'environment-variable-missing',
    /JWT_SECRET_KEY=VALUE LLM_API_KEY=VALUE/,
  ],
  ['All required environment variables are set: JWT_SECRET_KEY', 'none'],
  [
    '  File "pydantic/env_settings.py", line 39, in pydantic.env_settings.BaseSettings.__init__\npydantic.error_wrappers.ValidationError: 1 validation error for Settings\npersist_directory\n  none is not an allowed value (type=type_error.none.not_allowed)',
    'environment-variable-missing',
    /PERSIST_DIRECTORY/,
  ],
  [
    'pydantic.error_wrappers.ValidationError: 1 validation error for Config\npersist_directory\n  none is not an allowed value (type=type_error.none.not_allowed)',
    'config-refused',
    undefined,
    /PERSIST_DIRECTORY/,
  ],
  // A package by its new name, and the program that knows only the old one.
  [
    'Exception: flashinfer_python with minimum required version 0.2.5 is not installed. Please uninstall the old version',
    'package-too-old',
    /install "flashinfer_python==0\.2\.5"/,
  ],
  [
    'Exception: flashinfer with minimum required version 0.1.6 is not installed. Please uninstall the old version',
    'package-too-old',
    /-U "sglang\[all\]"/,
  ],
  ["ModuleNotFoundError: No module named 'flashinfer'", 'module-not-found', /install flashinfer-python/],
  // Data of a trainer: emptied, and one dimension too many; an index beyond a full data set is neither.
  ['IndexError: Invalid key: 0 is out of bounds for size 0', 'training-data-shape', /remove_unused_columns/],
  ['IndexError: Invalid key: 12 is out of bounds for size 10', 'none'],
  [
    raisedIn(
      '/v/lib/python3.10/site-packages/transformers/models/llama/modeling_llama.py',
      'batch_size, seq_length = input_ids.shape',
      'ValueError: too many values to unpack (expected 2)',
    ),
    'training-data-shape',
    /squeeze\(0\)/,
  ],
  // What may not be run within an image is mended where the image is made.
  [
    'Step 11/26 : RUN fix-permissions $HOME\n ---> Running in bed04ab60675\n/bin/sh: 1: fix-permissions: Permission denied',
    'permission-denied',
    /-name fix-permissions -exec chmod \+x/,
  ],
  [
    'docker logs app-1\n/bin/bash: /usr/local/bin/entrypoint.sh: Permission denied',
    'permission-denied',
    /-name entrypoint\.sh -exec chmod \+x/,
  ],
  ['bash: ./start.sh: Permission denied', 'permission-denied', /^chmod \+x \.\/start\.sh/],
  // The words of Rust are not those of torch.
  ['RuntimeError: Address already in use (os error 98)', 'port-in-use', undefined, /torchrun/],
  ['RuntimeError: Address already in use', 'port-in-use', /torchrun/],
];

answersAs(import.meta.filename, { first: cases });

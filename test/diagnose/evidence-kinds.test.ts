import { type AnswerCase, answersAs } from './told.ts';

/**
 * What a log shows besides its error: a prompt in the folder of the source, an option whose variable is empty, the Python
 * in a path, the first of two errors; each beside its nearest neighbour.
 */
const missing = (file: string, name: string) =>
  `Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n  File "${file}", line 3, in <module>\n    from gridkit.fast import near\nModuleNotFoundError: No module named '${name}'`;
const conflict = (pin: string, who: string, bounds: string) =>
  `The conflict is caused by:\n    The user requested ${pin}\n    ${who} depends on ${bounds}`;
const gone = (module: string, name: string) =>
  `AttributeError: module '${module}' has no attribute '${name}'`;
const toolkit = (python: string) =>
  `  File "/usr/local/lib/python${python}/dist-packages/deepspeed/ops/op_builder/builder.py", line 60, in assert_no_cuda_mismatch\nException: Installed CUDA version 11.1 does not match the version torch was compiled with 10.2, unable to compile cuda/cpp extensions without a matching cuda version.`;
const entry = (file: string) =>
  `Entry Not Found for url: https://huggingface.co/org/m-70B-GGUF/resolve/main/${file}.`;
const cython = 'Error compiling Cython file:\n------------------------------------------------------------';
const first: readonly AnswerCase[] = [
  // The prompt stands in the folder of the source; or the package is installed, or Python was started elsewhere.
  [
    `me@box:/src/gridkit$ python\n${missing('/src/gridkit/gridkit/__init__.py', 'gridkit.fast')}`,
    'shadowed-module',
    /^cd \.\./,
  ],
  [
    `me@box:/src$ python\n${missing('/src/gridkit/gridkit/__init__.py', 'gridkit.fast')}`,
    'module-not-found',
    undefined,
    /^cd \.\./,
  ],
  [
    `me@box:/src/gridkit$ python\n${missing('/v/lib/python3.10/site-packages/gridkit/__init__.py', 'gridkit.fast')}`,
    'broken-install',
    undefined,
    /^cd \.\./,
  ],
  // A variable of the command is empty.
  [
    "train.py: error: argument --node-rank: invalid int value: ''",
    'environment-variable-missing',
    /export NODE_RANK/,
  ],
  ["train.py: error: argument --node-rank: invalid int value: 'one'", 'setting-refused', undefined, /export/],
  [
    "requests.exceptions.InvalidURL: Invalid URL 'http://:8000/v1/models': No host supplied",
    'environment-variable-missing',
    /before 8000/,
  ],
  ['INFO: Listening on http://:8000', 'none'],
  [
    'gcs_rpc_client.h:151: Failed to connect to GCS at address :6379 within 5 seconds.',
    'environment-variable-missing',
    /before 6379/,
  ],
  ['Failed to connect to GCS at address 10.0.0.5:6379 within 5 seconds.', 'service-not-reached'],
  // Of one major as both are; what diffusers lost goes no further; a bound that is there stays.
  [
    conflict('huggingface-hub==0.11.0', 'diffusers 0.18.2', 'huggingface-hub>=0.13.2'),
    'resolution-conflict',
    /2,<0\.26"/,
  ],
  [
    conflict('huggingface-hub==0.20.0', 'diffusers 0.31.0', 'huggingface-hub>=0.23.2'),
    'resolution-conflict',
    /2,<1"/,
  ],
  [conflict('protobuf==3.20.3', 'onnx 1.17.0', 'protobuf>=4.25'), 'resolution-conflict', /"protobuf>=4\.25"/],
  [
    conflict('tokenizers==0.12.1', 'transformers 4.31.0', 'tokenizers<0.14 and >=0.13.1'),
    'resolution-conflict',
    undefined,
    /,<1/,
  ],
  // What the Python of the log can have.
  [toolkit('3.7'), 'cuda-toolkit-mismatch', /torch==1\.13\.1\+cu117/, /cuda-10\.2\.0/],
  [toolkit('3.10'), 'cuda-toolkit-mismatch', /whl\/cu118/],
  [
    "  File \"/v/lib/python3.8/site-packages/optimum/onnxruntime/trainer.py\", line 58, in <module>\n    from transformers.deepspeed import deepspeed_load_checkpoint\nImportError: cannot import name 'deepspeed_load_checkpoint' from 'transformers.deepspeed'",
    'transformers-version-mismatch',
    />=4\.30\.2,<4\.46"/,
  ],
  // The first error counts: what shows it stumbled.
  [
    "AssertionError: 24000 vs 22050\n\nDuring handling of the above exception, another exception occurred:\n\n/v/IPython/core/ultratb.py in find_recursion(etype, value, records)\n--> 382         return len(records), 0\n\nTypeError: object of type 'NoneType' has no len()",
    'data-of-another-form',
    /-ar 22050/,
  ],
  ["TypeError: object of type 'NoneType' has no len()", 'nothing-where-something-is-wanted'],
  // Names of jax, by its wheels.
  [gone('jax.random', 'PRNGKeyArray'), 'jax-version-mismatch', /jax<0\.4\.24/],
  [gone('jax.lib.xla_bridge', 'get_backend'), 'jax-version-mismatch', /jax<0\.8/],
  [gone('jax', 'xla_computation'), 'jax-version-mismatch', /jax<0\.4\.34/],
  [gone('jax.core', 'Shape'), 'jax-version-mismatch', /jax<0\.4\.29/],
  [gone('jax.core', 'Tracer'), 'api-mismatch'],
  // Hints of Cython 3 above an error of it.
  [
    `\t1. Declare 'cb' as 'noexcept' if you control the definition and you're sure you don't want it.\n${cython}`,
    'source-does-not-compile',
    /cython<3/,
  ],
  [cython, 'none'],
  // A cell of a notebook is edited; what a package imports is not.
  [
    "ModuleNotFoundError   Traceback (most recent call last)\n[<ipython-input-9-96b6>](https://localhost:8080/#) in <cell line: 2>()\n      1 import torch\n----> 2 from torch._six import inf\n      3 import esm\n\nModuleNotFoundError: No module named 'torch._six'",
    'torch-version-mismatch',
    /^# in that cell.*from math import inf/,
  ],
  [
    "Cell In[1], line 1\n----> 1 import timm\nFile /v/lib/python3.10/site-packages/timm/utils/clip_grad.py:3\n----> 3 from torch._six import inf\n\nModuleNotFoundError: No module named 'torch._six'",
    'torch-version-mismatch',
    undefined,
    /in that cell/,
  ],
  // Large files in parts; a path of the project itself.
  [entry('m-70b.Q6_K.gguf'), 'hub-file-missing', /--include "\*Q6_K\*"/],
  [entry('m-70b.Q4_K_M.gguf'), 'hub-file-missing', undefined, /--include/],
  [
    "error: could not create 'kit/ops/iou/iou.cpython-310-x86_64-linux-gnu.so': No such file or directory",
    'step-left-out',
    /show-toplevel.*pip install -e \./,
    /mkdir/,
  ],
  [
    "error: could not create 'iou/iou.cpython-310-x86_64-linux-gnu.so': No such file or directory",
    'step-left-out',
    /^mkdir -p iou/,
  ],
];
const anywhere: readonly AnswerCase[] = [
  [
    'ImportError: libcupti.so.11.7: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /^F=.*libcupti\.so\.11\.7[\s\S]*\/usr\/local\/cuda-11\.7\/extras\/CUPTI\/lib64/,
  ],
  [
    'ImportError: libodd.so.3: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /^F=\$\(find \/ -xdev -name "libodd\.so\.3".*export LD_LIBRARY_PATH/,
  ],
  [gone('flash_attn', 'flash_attn_varlen_func'), 'flash-attn-version-mismatch', /from Ampere on/],
  [
    'ValueError: With n_samples=1, test_size=0.2 and train_size=None, the resulting train set will be empty.',
    'training-data-missing',
    /test_size/,
  ],
];

answersAs(import.meta.filename, { first, anywhere });

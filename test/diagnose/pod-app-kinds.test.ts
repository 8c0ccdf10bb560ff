import { type AnswerCase, answersAs } from './told.ts';

const first: readonly AnswerCase[] = [
  // Of the words that there are, those that begin as what was typed.
  [
    "setup.py: error: argument --backend: invalid choice: 'rocm' (choose from 'default', 'rocm-6.4', 'rocm-7.0', 'cpu')",
    'message-says',
    /^# one of these: rocm-6\.4, rocm-7\.0\W /,
  ],
  [
    "setup.py: error: argument --backend: invalid choice: 'r' (choose from 'default', 'rocm-6.4', 'cpu')",
    'message-says',
    /^# one of these: default, rocm-6\.4, cpu\W /,
  ],
  [
    "AttributeError: module 'google.protobuf.descriptor' has no attribute '_internal_create_key'",
    'protobuf-mismatch',
    /"protobuf>=3\.20\.3,<3\.21/,
  ],
  [
    'Traceback (most recent call last):\n  File "/workspace/HandNet/handnet/ops/crop.py", line 3, in <module>\n    from . import crop_cuda\nImportError: cannot import name \'crop_cuda\'',
    'module-not-found',
    /--include=setup\.py crop_cuda/,
  ],
  [
    'Traceback (most recent call last):\n  File "run.py", line 2, in <module>\n    from helprs import *\nModuleNotFoundError: No module named \'helprs\'',
    'module-not-found',
    /git pull/,
    /^python3 -m pip/,
  ],
  [
    'Traceback (most recent call last):\n  File "run.py", line 2, in <module>\n    from helprs import start\nModuleNotFoundError: No module named \'helprs\'',
    'module-not-found',
    /pip install helprs/,
  ],
  [
    'File ".../envs/face/lib/python3.10/site-packages/basicsr/data/degradations.py", line 8, in <module>\n    from torchvision.transforms.functional_tensor import rgb_to_grayscale\nModuleNotFoundError: No module named \'torchvision.transforms.functional_tensor\'',
    'torchvision-functional-tensor-removed',
    /find_spec\("basicsr"\)/,
    / \.\.\.\//,
  ],
  [
    'Error: llama runner process has terminated: this model is not supported by your version of Ollama. You may need to upgrade',
    'model-not-supported',
    /ollama\.com\/install\.sh/,
  ],
  [
    "ImportError: cannot import name 'VectorQuantizer2' from 'taming.modules.vqvae.quantize'",
    'wrong-package-same-name',
    /taming-transformers-rom1504/,
  ],
  // The log ends there: torch waits for a lock.
  [
    'Using /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...\nUsing /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...',
    'extension-build-failed',
    /^rm -rf ~\/\.cache\/torch_extensions/,
  ],
  [
    'Using /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...\nCreating extension directory /root/x...\nstep 1 loss 0.3',
    'none',
  ],
];

answersAs(import.meta.filename, { first });

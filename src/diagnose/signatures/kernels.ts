import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** NumPy, bitsandbytes and triton: compiled parts that many packages lean on. */
export const kernelSignatures = defineSignatures([
  {
    id: 'numpy2',
    class: 'numpy2-abi',
    stage: 'import',
    title: 'A package was built for another NumPy',
    weight: 'root',
    match: [
      { text: 'compiled using NumPy 1' },
      'Numpy is not available',
      'numpy.dtype size changed',
      { text: 'size changed, may indicate' },
      '_ARRAY_API not found',
      {
        text: 'failed to import',
        pattern: /numpy\.(?:_?core)\.(?:multiarray|umath|_multiarray_umath) failed to import/,
      },
      'was removed in the NumPy 2.0 release',
      { text: "'numpy._core", pattern: /No module named 'numpy\._core/ },
      {
        text: "module 'numpy' has no attribute",
        pattern:
          /module 'numpy' has no attribute '(?<name>float|int|bool|object|complex|str|float_|bool8|product|in1d|typeDict|Inf|NaN|infty|long|unicode|cumproduct|asfarray|sctypes|row_stack|warnings)'/,
      },
      'binary incompatibility. Expected',
    ],
    cause:
      'NumPy 2 changed its binary interface and dropped old names. Something here was compiled or written for NumPy 1 (torch before 2.3, old opencv, pandas, numba).',
    fix: [
      'pip install "numpy<2"   # opencv-python 4.12 and newer then needs "opencv-python<4.12" too',
      '# or upgrade the package whose import stands in the traceback above',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pinokiocomputer/pinokio/issues/942',
      'https://github.com/securefederatedai/openfederatedlearning/issues/999',
    ],
    reviewed,
    matches: [
      'A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.0.2 as it may crash.',
      'RuntimeError: Numpy is not available',
      'AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.',
      'ValueError: numpy.ndarray size changed, may indicate binary incompatibility.\nExpected 96 from C header, got 88 from PyObject!',
      'ValueError: numpy.dtype size changed, may indicate binary incompatibility. Expected 96 from C header, got 88 from PyObject',
    ],
    misses: [
      "UserWarning: Failed to initialize NumPy: No module named 'numpy' (Triggered internally at tensor_numpy.cpp:81.)",
    ],
  },
  {
    id: 'bitsandbytes',
    class: 'bitsandbytes-cuda-setup',
    stage: 'import',
    title: 'bitsandbytes has no library for this CUDA',
    weight: 'root',
    match: [
      {
        text: 'CUDA SETUP',
        pattern:
          /CUDA[ _]SETUP(?:: (?:Problem|Something|Required library version not found|CUDA detection failed|Error|Solution)| ?ERROR|: WARNING! CUDA runtime| failed)|CUDA Setup failed/i,
      },
      'CUDA_SETUP: WARNING',
      { text: 'CUDA VERSION MISMATCH', pattern: /CUDA VERSION MISMATCH/ },
      'bitsandbytes library load error',
      'Configured CUDA binary not found',
      { text: 'Could not find the bitsandbytes CUDA binary', not: /WARNING/ },
      { text: 'Could not find the bitsandbytes CUDA binary', pattern: /WARNING/, weight: 'remark' },
      'Could not load bitsandbytes native library',
      {
        text: 'libbitsandbytes',
        pattern:
          /libbitsandbytes\w{0,40}\.(?:so|dll).{0,40}(?:cannot open|not found|undefined symbol|does not exist)|(?:Could not find module|undefined symbol).{0,200}libbitsandbytes/i,
      },
      {
        text: "object has no attribute 'c",
        pattern:
          /'NoneType' object has no attribute 'c(?:quantize|get_|dequantize|adam|lion|32bit|8bit|gemm|igemm|percentile)\w{0,60}'|has no attribute 'cget_managed_ptr'/,
      },
      {
        text: 'undefined symbol: c',
        pattern:
          /undefined symbol: c(?:adam|lion|get_managed_ptr|quantize|get_col_row|adagrad|igemm|sgd|momentum|rmsprop|prefetch)\w{0,40}/,
      },
      { text: 'Error named symbol not found at line' },
      { text: 'compiled without GPU support', not: /WARNING|llama/, weight: 'hint' },
      { text: 'compiled without GPU support', pattern: /WARNING/, weight: 'remark' },
      { text: 'DLL load failed', pattern: /bitsandbytes/ },
    ],
    cause:
      'bitsandbytes ships one library per CUDA version and picks by the CUDA of torch. This release has none for it, or cannot find the CUDA runtime.',
    fix: [
      'pip install -U bitsandbytes',
      'python3 -m bitsandbytes   # says what it looked for',
      'BNB_CUDA_VERSION=124 python3 app.py   # takes one of the libraries it has',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/1559',
      'bitsandbytes-foundation/bitsandbytes@95f9af30 bitsandbytes/cextension.py',
    ],
    reviewed,
    matches: [
      'RuntimeError: \n        CUDA Setup failed despite GPU being available. Please run the following command to get more information:',
      'CUDA SETUP: Problem: The main issue seems to be that the main CUDA runtime library was not detected.',
      "AttributeError: 'NoneType' object has no attribute 'cquantize_blockwise_fp16_fp4'",
    ],
    misses: ['CUDA SETUP: CUDA runtime path found: /usr/local/cuda/lib64/libcudart.so'],
  },
  {
    id: 'triton',
    class: 'triton-missing',
    stage: 'import',
    title: 'triton is not installed',
    weight: 'root',
    match: [
      {
        text: 'No module named',
        pattern: /No module named '?triton\b/,
        not: /A matching Triton is not available|Error caught was|optional|Proceeding without|falling back/i,
      },
      {
        text: 'Triton',
        pattern:
          /Cannot find a working triton installation|TritonMissing|[Tt]riton (?:is )?not (?:installed|found)|requires? [Tt]riton (?:to be|package|but)|Failed to import [Tt]riton|install [Tt]riton (?:to|before)/,
        not: /triton version is compatible/,
      },
      { text: 'triton', pattern: /cannot import name '\w{1,60}' from 'triton/ },
    ],
    cause:
      'On Linux torch brings triton itself; it is missing beside a CPU torch, after --no-deps, and on Windows, where triton is another package.',
    fix: ['pip install triton', 'pip install triton-windows   # on Windows'],
    confidence: 'high',
    sources: ['https://github.com/kijai/ComfyUI-HunyuanVideoWrapper/issues/246'],
    reviewed,
    matches: [
      "ModuleNotFoundError: No module named 'triton'",
      "ModuleNotFoundError: No module named 'triton.ops'",
    ],
    misses: ["ModuleNotFoundError: No module named 'tritonclient'"],
  },
]);

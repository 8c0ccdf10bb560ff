import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** Compiled packages that no longer fit the torch or numpy beside them. */
export const extensionSignatures = defineSignatures([
  {
    id: 'flash-attn-abi',
    class: 'flash-attn-abi-mismatch',
    stage: 'import',
    title: 'flash-attn was built for another torch',
    weight: 'root',
    match: [
      {
        text: 'undefined symbol',
        pattern:
          /(?:flash_attn|flash_attn_2_cuda|flashattn|flash_attn_3)[^ ]{0,120}: undefined symbol: (?<symbol>\w{1,200})/,
      },
      {
        text: 'undefined symbol',
        pattern: /\.so: undefined symbol: _ZN?\w{0,200}(?:c10|2at|5torch)/,
        not: /xformers|torchvision|torchaudio|detectron|mmcv|bitsandbytes/,
        near: [{ marker: 'flash-attn', before: 12, after: 3 }],
      },
      { text: 'DLL load failed while importing flash_attn' },
      {
        text: 'flash_attn',
        pattern:
          /flash_attn\w{0,20}.{0,80}(?:seems to be not installed|is incompatible|was compiled (?:with|for|against))/i,
      },
    ],
    cause:
      'The compiled part of flash-attn fits one torch version and one C++ ABI only; torch was replaced afterwards, or the wheel of the other ABI (cxx11abiTRUE and FALSE) was taken.',
    fix: [
      'python3 -c "import torch; print(torch.__version__, torch.version.cuda, torch._C._GLIBCXX_USE_CXX11_ABI)"',
      'pip uninstall -y flash-attn && pip install --no-cache-dir --no-build-isolation flash-attn   # takes the wheel for the torch that is here',
      'pip install flash-attn==2.7.4.post1 --no-build-isolation   # for torch 2.6.0 from the default index',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/Dao-AILab/flash-attention/issues/1644',
      'https://github.com/huggingface/open-r1/issues/684',
    ],
    reviewed,
    matches: [
      'ImportError: /venv/lib/python3.11/site-packages/flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol: _ZN3c104cuda9SetDeviceEi',
      'ImportError: DLL load failed while importing flash_attn_2_cuda: The specified procedure could not be found.',
    ],
    misses: ['ImportError: /venv/xformers/_C.so: undefined symbol: _ZN3c104cuda9SetDeviceEi'],
  },
  {
    id: 'xformers',
    class: 'xformers-mismatch',
    stage: 'import',
    title: 'xformers was built for another torch',
    weight: 'root',
    match: [
      "xFormers can't load C++/CUDA extensions",
      'xFormers was built for',
      {
        text: 'memory_efficient_attention',
        pattern: /No operator found for [`']?memory_efficient_attention/,
      },
      "xFormers wasn't build with CUDA support",
      {
        text: 'xformers',
        pattern:
          /xformers[^ ]{0,120}(?:undefined symbol|cannot open shared)|DLL load failed while importing _C.{0,40}xformers|module 'xformers' has no attribute 'ops'|No module named 'xformers\._C/,
      },
      'Need to compile C++ extensions to',
      {
        text: 'xformers::',
        pattern: /No such operator xformers::|operator xformers::\w{1,60} does not exist/,
      },
    ],
    cause:
      'Each xformers release is compiled for exactly one torch and CUDA tag. Beside another torch its fast code does not load.',
    fix: [
      'python3 -m xformers.info   # says what it was built for',
      'pip install --force-reinstall --no-deps xformers --index-url https://download.pytorch.org/whl/cu128   # from the index of the torch that is here, in the version made for it',
      "pip uninstall -y xformers   # most apps run as well on torch's own attention",
    ],
    confidence: 'high',
    sources: [
      'https://github.com/facebookresearch/xformers/issues/982',
      'https://github.com/kijai/ComfyUI-DepthAnythingV2/issues/27',
    ],
    reviewed,
    matches: [
      "WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for:\n    PyTorch 2.5.1+cu121 with CUDA 1201 (you have 2.5.1+cu124)",
      'NotImplementedError: No operator found for `memory_efficient_attention_forward` with inputs:',
    ],
    misses: ["No module 'xformers'. Proceeding without it.", 'xformers version: 0.0.28.post3'],
  },
  {
    id: 'torchvision',
    class: 'torchvision-nms-mismatch',
    stage: 'import',
    title: 'torchvision does not belong to this torch',
    weight: 'root',
    match: [
      {
        text: 'torchvision::',
        pattern:
          /(?:operator|Could not run|register_fake|No such operator|Couldn't find|schema).{0,20}torchvision::\w/,
        not: /@torch/,
      },
      {
        text: 'torchvision',
        pattern:
          /partially initialized module 'torchvision' has no attribute 'extension'|PyTorch and torchvision were compiled with different CUDA|torchvision[^ ]{0,80}undefined symbol|module 'torchvision' has no attribute|incompatible (?:version of )?torchvision/,
      },
      "Couldn't load custom C++ ops",
      {
        text: 'torchaudio',
        pattern:
          /torchaudio[^ ]{0,80}undefined symbol|PyTorch and torchaudio were compiled with different CUDA/,
      },
    ],
    cause:
      'torch, torchvision and torchaudio are built in pairs, from one index with one CUDA tag. One of them was replaced alone, or one is a CPU build.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # all three at once, from one index',
      'pip list | grep -i torch   # the tags after + must be equal',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pytorch/vision/issues/8985',
      'https://github.com/vladmandic/sdnext/issues/3531',
    ],
    reviewed,
    matches: [
      'RuntimeError: operator torchvision::nms does not exist',
      "NotImplementedError: Could not run 'torchvision::nms' with arguments from the 'CUDA' backend.",
      'RuntimeError: Detected that PyTorch and torchvision were compiled with different CUDA major versions.',
    ],
    misses: [
      '    @torch.library.register_fake("torchvision::nms")',
      "ModuleNotFoundError: No module named 'torchvision'",
    ],
  },
  {
    id: 'torch-extension',
    class: 'torch-extension-abi-mismatch',
    stage: 'import',
    title: 'A compiled extension was built for another torch',
    weight: 'plain',
    match: [
      {
        text: 'undefined symbol',
        pattern: /\/(?<library>[\w.-]{1,100}\.so): undefined symbol: _Z\w{0,200}(?:c10|2at|5torch)/,
        not: /flash_attn|xformers|torchvision|torchaudio/,
      },
    ],
    cause: '{library} was compiled against a torch that has been replaced since.',
    fix: [
      'pip install --force-reinstall --no-deps --no-build-isolation --no-cache-dir PACKAGE   # the package that {library} belongs to',
    ],
    confidence: 'medium',
    sources: ['https://github.com/Dao-AILab/flash-attention/issues/1644'],
    reviewed,
    matches: [
      'ImportError: /venv/lib/python3.10/site-packages/mmcv/_ext.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC2E',
    ],
    misses: ['undefined symbol: foo'],
  },
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
          /module 'numpy' has no attribute '(?<name>float|int|bool|object|complex|str|float_|bool8|product|in1d|typeDict|Inf|NaN|infty|long|unicode|cumproduct|asfarray|sctypes|trapz|row_stack)'/,
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
      { text: 'CUDA VERSION MISMATCH' },
      'bitsandbytes library load error',
      'Configured CUDA binary not found',
      'Could not find the bitsandbytes CUDA binary',
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
      { text: 'compiled without GPU support', weight: 'hint' },
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
      },
      { text: 'A matching Triton is not available', weight: 'hint' },
      { text: 'triton', pattern: /cannot import name '\w{1,60}' from 'triton/ },
    ],
    cause:
      'On Linux torch brings triton itself; it is missing beside a CPU torch, after --no-deps, and on Windows, where triton is another package.',
    fix: [
      'python3 -c "import torch; print(torch.__version__)"   # a CPU build brings no triton',
      'pip install triton',
      'pip install triton-windows   # on Windows',
    ],
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

import { answersAs } from './told.ts';

const packages = '/v/lib/python3.11/site-packages';
const raised = (frames: readonly (readonly [file: string, code: string])[], error: string) =>
  `Traceback (most recent call last):\n${frames.map(([file, code]) => `  File "${file}", line 9, in go\n    ${code}\n`).join('')}${error}`;
const noTensor = "ModuleNotFoundError: No module named 'torchvision.transforms.functional_tensor'";
const nodes = (module: string) =>
  raised(
    [
      ['/home/u/ComfyUI/custom_nodes/first/a.py', 'import x'],
      ['/home/u/ComfyUI/custom_nodes/second/b.py', `import ${module}`],
    ],
    `ModuleNotFoundError: No module named '${module}'`,
  );
const ofTorch = (library: string) => `ImportError: ${library}: undefined symbol: _ZN3c104cuda9SetDeviceEi`;
const unexpected = (keys: string) =>
  `RuntimeError: Error(s) in loading state_dict for CLIPTextModel:\n\tUnexpected key(s) in state_dict: ${keys}.`;

// The same words are mended in a package, in a folder of the app or of a node, or not at all.
answersAs(import.meta.filename, {
  first: [
    [
      raised([[`${packages}/basicsr/data/degradations.py`, 'import functional_tensor']], noTensor),
      'torchvision-functional-tensor-removed',
      /^sed -i \S+ \/v\/lib\S+\/basicsr\/data\/degradations\.py/,
    ],
    [
      raised([['/app/net/degrade.py', 'import functional_tensor']], noTensor),
      'torchvision-functional-tensor-removed',
      /^sed -i \S+ \/app\/net\/degrade\.py/,
      /basicsr/,
    ],
    [noTensor, 'torchvision-functional-tensor-removed', /find_spec\("basicsr"\)/],
    [ofTorch('/app/ext/build/lib.so'), 'torch-extension-abi-mismatch', /^cd \/app\/ext\/build && /],
    [
      ofTorch(`${packages}/moonops/_C.so`),
      'torch-extension-abi-mismatch',
      /import torch, moonops/,
      /^cd \/app/,
    ],
    [nodes('einops'), 'module-not-found', /custom_nodes\/second\/requirements\.txt/, /first|own repository/],
    [nodes('moonlib'), 'module-not-found', /install moonlib /, /first/],
    // What a program of Python's own says ends it; what is tried and done without does not.
    [
      '/usr/bin/python3: No module named uvicorn',
      'module-not-found',
      /^\/usr\/bin\/python3 -m pip install uvicorn/,
    ],
    [
      "A matching Triton is not available, some optimizations will not be enabled.\nError caught was: No module named 'triton'",
      'none',
    ],
    ["WARNING: No module named 'moonbase'", 'none'],
    // Of a checkpoint: a table that the model makes for itself, and one weight besides.
    [unexpected('"text_model.embeddings.position_ids"'), 'model-mismatch', /strict=False/],
    [
      unexpected('"text_model.embeddings.position_ids", "text_model.moon.weight"'),
      'model-mismatch',
      undefined,
      /strict=False/,
    ],
    // Of two compilers the one that spoke last.
    [
      "nvcc: release 12.1, V12.1\nnvcc: release 11.8, V11.8\nnvcc fatal   : Unsupported gpu architecture 'compute_100'",
      'compiler-arch-unsupported',
      /12\.8 or newer/,
    ],
    // A person says that it stands still, and at what.
    ['Fetching 12 files:  30%\nand there it hangs for an hour', 'download-stuck', /HF_HUB_DISABLE_XET/],
    ['Fetching 12 files:  30%', 'none'],
    ['training on two GPUs is stuck at 0% for hours', 'nccl-error', /NCCL_P2P_DISABLE=1/],
    ['training on two GPUs is quick', 'none'],
  ],
});

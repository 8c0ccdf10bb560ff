import { ofThisTorch } from '../of-this-torch.ts';
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
          /flash_attn\w{0,20}.{0,80}(?:seems to be not installed|package is not found|is not installed|is incompatible|was compiled (?:with|for|against))/i,
      },
    ],
    cause:
      'The compiled part of flash-attn fits one torch version and one C++ ABI only; torch was replaced afterwards, or the wheel of the other ABI (cxx11abiTRUE and FALSE) was taken.',
    fix: [
      'pip uninstall -y flash-attn && pip install --no-cache-dir --no-build-isolation flash-attn   # takes the wheel for the torch that is here',
      'python3 -c "import torch; print(torch.__version__, torch.version.cuda, torch._C._GLIBCXX_USE_CXX11_ABI)"',
      '# or, for torch 2.6.0 of the default index:',
      'pip install flash-attn==2.7.4.post1 --no-build-isolation',
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
      `${ofThisTorch('pip')}   # the xformers that was made for the torch that is here`,
      "# or do without it (most apps run as well on torch's own attention):",
      'pip uninstall -y xformers',
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
          /torchaudio[^ ]{0,80}: undefined symbol|Could not load this library: .{0,200}torchaudio|PyTorch and torchaudio were compiled with different CUDA/,
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
        pattern:
          /(?<library>[\w.-]{1,100}\.so)[\d.]{0,6}: undefined symbol: _Z\w{0,200}(?:c10|2at|5torch|6caffe2)/,
        not: /flash_attn|xformers|torchvision|torchaudio/,
      },
      {
        text: 'were compiled with different CUDA',
        pattern: /PyTorch and (?!torchvision|torchaudio)\w{1,40} were/,
      },
      'Cannot find DGL C++ graphbolt',
      { text: 'undefined symbol: THP', pattern: /^\W{0,8}undefined symbol: THP\w{1,80}/ },
      {
        text: 'cannot open shared',
        pattern: /(?:^|[\s:])(?<library>lib(?:c10|torch)\w{0,20}\.so): cannot open shared/,
      },
    ],
    cause: '{library} was compiled against a torch that has been replaced since.',
    fix: [
      '# code of your own: import torch before it (it loads the libraries that {library} asks for)',
      'pip install --force-reinstall --no-deps --no-build-isolation --no-cache-dir PACKAGE   # or: the package that {library} belongs to, built anew for the torch that is here',
    ],
    confidence: 'medium',
    sources: ['https://github.com/Dao-AILab/flash-attention/issues/1644'],
    reviewed,
    matches: [
      'ImportError: /venv/lib/python3.10/site-packages/mmcv/_ext.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC2E',
    ],
    misses: ['undefined symbol: foo'],
  },
]);

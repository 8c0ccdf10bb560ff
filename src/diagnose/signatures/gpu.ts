import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** The card, its driver, and the torch that should run on it. */
export const gpuSignatures = defineSignatures([
  {
    id: 'no-kernel',
    class: 'no-kernel-image',
    stage: 'run',
    title: 'The installed build has no code for this GPU',
    weight: 'root',
    match: [
      'no kernel image is available',
      'no device code compatible with CUDA arch',
      {
        text: 'is not compatible with the current PyTorch',
        pattern: /(?<gpu>[\w .()-]{3,60}) with CUDA capability (?<arch>sm_\d{2,3}a?) is not/,
      },
      { text: 'is not compatible with the current PyTorch' },
      // Cut by whoever posted it.
      {
        text: 'with CUDA capability sm_',
        pattern:
          /(?<gpu>[\w .()-]{3,60}) with CUDA capability (?<arch>sm_\d{2,3}a?) is not(?: comp[a-z]{0,7})?\s{0,4}$/,
      },
      { text: 'gpu-name', pattern: /Value '(?<arch>sm_\d{2,3}a?)' is not defined for option 'gpu-name'/ },
      {
        text: 'does not support .target',
        pattern: /PTX \.version [\d.]{1,6} does not support \.target (?<arch>sm_\d{2,3}a?)/,
      },
      { text: 'hopper/flash_fwd_launch_template', pattern: /xf.{0,80}: invalid argument/ },
      // The run-time compiler that torch brings, not the nvcc of a toolkit.
      { text: 'invalid value for --gpu-architecture', pattern: /nvrtc/ },
      'CUDA_ERROR_NO_BINARY_FOR_GPU',
      'cudaErrorNoKernelImageForDevice',
      { text: 'cuda execution failed with error', pattern: /error (?:98|209)\b/ },
      'cudaErrorInvalidDeviceFunction',
      'device kernel image is invalid',
      { text: 'invalid device function', not: /HIP error|hipError/ },
      {
        text: 'FATAL: kernel',
        pattern: /FATAL: kernel .{1,120} is for sm\d{2,3}.{0,40}but was built for sm\d/,
      },
      {
        text: 'CUDA capability',
        pattern:
          /(?:supports? CUDA capabilit|minimum cuda capability supported|no longer supports this GPU because it is too old)/i,
      },
      'no longer supports this GPU because it is too old',
      { text: 'kernel is not available', pattern: /SM\d{2,3} kernel is not available/ },
    ],
    cause:
      'A torch (or extension) holds machine code for some GPU generations only, and none for this one: too old a build for a new card such as Blackwell (sm_120 needs torch 2.7 for CUDA 12.8), or too new a build for an old card.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # Blackwell and the generations before it',
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu126   # Maxwell to Volta',
      'python3 -c "import torch; print(torch.__version__, torch.cuda.get_device_capability(), torch.cuda.get_arch_list())"   # if the card is in the list, an extension lacks the code: reinstall that',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pytorch/pytorch/issues/150733',
      'https://github.com/pytorch/pytorch/issues/31285',
    ],
    reviewed,
    matches: [
      'RuntimeError: CUDA error: no kernel image is available for execution on the device',
      'NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
      "ptxas fatal   : Value 'sm_120' is not defined for option 'gpu-name'",
    ],
    misses: [
      'Found GPU0 NVIDIA A100 which is of cuda capability 8.0.',
      "nvcc fatal   : Unsupported gpu architecture 'compute_120'",
    ],
  },
  {
    id: 'compiler-arch',
    class: 'compiler-arch-unsupported',
    stage: 'install',
    title: 'The CUDA compiler does not know the GPU generation it is told to compile for',
    weight: 'root',
    match: [
      { text: 'Unsupported gpu architecture' },
      { text: 'unsupported CUDA gpu architecture' },
      { text: 'invalid value for --gpu-architecture', not: /nvrtc/ },
      {
        text: 'gpu-architecture',
        pattern: /Value '[\w-]{2,20}' is not defined for option 'gpu-architecture'/,
      },
      { text: 'Unknown CUDA arch', pattern: /Unknown CUDA arch \([\w.+]{1,12}\) or GPU not supported/ },
    ],
    cause:
      'The compiler (nvcc, or the list that torch keeps for it) is older than the GPU generation it is told to compile for, or so new that it dropped an old one. It is no matter of the torch that runs.',
    fix: [
      'nvcc --version; which -a nvcc; ls -d /usr/local/cuda*   # which one is used, and is there a newer one?',
      'export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # then the same build again',
      'export TORCH_CUDA_ARCH_LIST="8.6"   # or: only what that compiler knows',
    ],
    confidence: 'medium',
    sources: ['https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/index.html'],
    reviewed: '2026-11-28',
    matches: [
      "nvcc fatal   : Unsupported gpu architecture 'compute_120'",
      "nvcc fatal   : Unsupported gpu architecture 'compute_20'",
      "nvcc fatal   : Value 'sm_20' is not defined for option 'gpu-architecture'",
      'ValueError: Unknown CUDA arch (12.0) or GPU not supported',
    ],
    misses: ['RuntimeError: CUDA error: no kernel image is available for execution on the device'],
  },
  {
    id: 'driver',
    class: 'driver-too-old',
    stage: 'run',
    title: "The host's NVIDIA driver is older than this CUDA needs",
    weight: 'root',
    match: [
      { text: 'driver on your system is too old', pattern: /too old \(found version (?<found>\d{4,6})\)/ },
      'driver on your system is too old',
      'CUDA driver version is insufficient',
      'cudaErrorInsufficientDriver',
      {
        text: 'unsupported CUDA version: driver',
        pattern: /: driver [\d.]{1,6} < image (?<needed>[\d.]{1,6})/,
      },
      {
        text: 'unsatisfied condition: cuda',
        pattern: /unsatisfied condition: cuda ?>= ?(?<needed>[\d.]{1,6})/,
      },
      'forward compatibility was attempted on non supported HW',
      'CUDA failure 804',
      'PTX was compiled with an unsupported toolchain',
      'Error loading CUDA module: CUDA_ERROR_UNSUPPORTED_PTX',
      'unsupported display driver / cuda driver combination',
      {
        text: 'NVIDIA Driver Release',
        pattern: /was built for NVIDIA Driver Release .{1,40} but/,
        across: true,
      },
      'driver/library version mismatch',
      'NVRM: API mismatch',
      'does not match DSO version',
      { text: 'update your driver to a newer version' },
    ],
    cause:
      'CUDA 12 needs driver 525 or newer, CUDA 13 needs 580. The number torch prints is a CUDA version (12040 is 12.4), not a driver. In a pod the driver belongs to the host and cannot be updated.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu126   # runs on every driver from 525 on',
      '# or rent a host with a newer driver: set the CUDA version filter when you deploy',
      'nvidia-smi   # top right: the CUDA version that the driver supports',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/lllyasviel/Fooocus/issues/1313',
      'https://github.com/NVIDIA/nvidia-container-toolkit/issues/152',
      'https://github.com/gpustack/gpustack/issues/1254',
    ],
    reviewed,
    matches: [
      'RuntimeError: The NVIDIA driver on your system is too old (found version 12040). Please update your GPU driver',
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version, or use an earlier cuda container',
      'Error 804: forward compatibility was attempted on non supported HW',
      'RuntimeError: CUDA error: the provided PTX was compiled with an unsupported toolchain.',
      'kernel version 570.1.0 does not match DSO version 560.2.0 -- cannot find working devices in this configuration',
    ],
    misses: ['Driver Version: 580.65.06   CUDA Version: 13.0'],
  },
  {
    id: 'no-gpu',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'The container sees no GPU',
    weight: 'root',
    match: [
      { text: 'Found no NVIDIA driver on your system', not: /UserWarning/ },
      { text: 'Found no NVIDIA driver on your system', pattern: /UserWarning/, weight: 'remark' },
      'no CUDA-capable device is detected',
      { text: 'No CUDA GPUs are available' },
    ],
    explainedBy: ['driver-too-old'],
    cause:
      'The pod was started without a GPU, lost it at a restart, or the container was run without access to it.',
    fix: [
      '# start the container with docker run --gpus all; a pod restarted with zero GPUs: deploy a new one on the same network volume',
      'nvidia-smi -L; ls -l /dev/nvidia*; echo "$CUDA_VISIBLE_DEVICES"   # cards are there? then the variable hides them: unset CUDA_VISIBLE_DEVICES',
    ],
    confidence: 'high',
    sources: ['https://github.com/runpod/containers/issues/56'],
    reviewed,
    matches: [
      'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU',
      'RuntimeError: No CUDA GPUs are available',
    ],
    misses: ['CUDA available: False (running on CPU as asked)'],
  },
  {
    id: 'cpu-torch',
    class: 'torch-cpu-only',
    stage: 'run',
    title: 'The installed torch is the CPU build',
    weight: 'root',
    match: [
      'Torch not compiled with CUDA enabled',
      { text: 'not linked with CUDA', pattern: /PyTorch (?:is )?not linked with CUDA/ },
    ],
    cause:
      'A torch without CUDA is installed: from the CPU index, or because a requirement replaced the GPU build.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
      'python3 -c "import torch; print(torch.__version__)"   # does it end in +cpu?',
    ],
    confidence: 'high',
    sources: ['https://github.com/pytorch/pytorch/issues/30664'],
    reviewed,
    matches: ['AssertionError: Torch not compiled with CUDA enabled'],
    misses: ['bitsandbytes compiled with CUDA enabled'],
  },
  {
    id: 'vram',
    class: 'cuda-out-of-memory',
    stage: 'run',
    title: 'The GPU ran out of memory',
    weight: 'root',
    match: [
      {
        text: 'out of memory',
        pattern:
          /(?:CUDA|HIP|MPS backend|cudaMalloc (?:error|failed:) ?|CUDA error: |VRAM|GPU|cuda)\b.{0,40}out of memory/i,
        not: /Warning: Plan failed with|retrying with (?:tiled|a? ?(?:smaller|batch))|trying (?:again|to free)|autotun|(?:^|: )W\d{0,4} external\//i,
      },
      {
        text: 'OutOfMemoryError',
        not: /Warning: Plan failed with|java\.lang|except |import |ray\.exceptions/,
      },
      'CUBLAS_STATUS_ALLOC_FAILED',
      'CUDNN_STATUS_ALLOC_FAILED',
      { text: 'Allocation on device', pattern: /Allocation on device (?:\d |would)/ },
      'No available memory for the cache blocks',
      'less than desired GPU memory utilization',
      { text: 'Failed to allocate memory for requested buffer of size' },
      { text: 'maximum number of tokens that can be stored in KV cache' },
      { text: 'KV cache is needed' },
      { text: 'estimated maximum model length' },
      'OOM during training step',
      'ran out of memory, skipping batch',
      'CUDA_ERROR_OUT_OF_MEMORY',
      'cudaErrorMemoryAllocation',
      // llama.cpp, under ollama too: its buffers by name.
      { text: 'unable to allocate ', pattern: /unable to allocate (?:CUDA|ROCm|Vulkan|Metal)\d? buffer/ },
      {
        text: 'failed to allocate ',
        pattern: /failed to allocate (?:(?:CUDA|ROCm|Vulkan|Metal)\d? buffer|compute pp buffers)/,
      },
      // TensorFlow and JAX.
      { text: 'OOM when allocating tensor' },
      { text: 'ResourceExhaustedError', not: /except |import / },
      {
        text: 'RESOURCE_EXHAUSTED: ',
        pattern: /RESOURCE_EXHAUSTED: (?:Out of memory|Failed to allocate|OOM)/,
        // XLA tries out how to compute, and says so of what did not fit.
        not: /(?:^|: )W\d{0,4} |autotun|rematerializ/i,
      },
    ],
    cause:
      'The model and what it computes need more memory than the card has free: too large a model, resolution or batch, or another process still holds the memory.',
    fix: [
      '# smaller resolution, batch or number of frames; 8-bit or fp8 weights; CPU offload; or a larger GPU',
      'nvidia-smi   # does another process hold memory?',
      'export PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True   # helps only where much is reserved but not allocated',
    ],
    confidence: 'high',
    sources: ['https://github.com/Wan-Video/Wan2.2/issues/34'],
    reviewed,
    matches: [
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 22.78 GiB. GPU 0 has a total capacity of 31.47 GiB',
      'torch.cuda.OutOfMemoryError: Allocation on device 0 would exceed allowed memory. (out of memory)',
      'RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`',
      'tensorflow.python.framework.errors_impl.ResourceExhaustedError: OOM when allocating tensor with shape[64,128,32,32]',
      'llama_model_load: error loading model: unable to allocate CUDA0 buffer',
      'llama_init_from_model: failed to initialize the context: failed to allocate compute pp buffers',
    ],
    misses: [
      'Warning: Ran out of memory when regular VAE decoding, retrying with tiled VAE decoding.',
      'Out of memory: Killed process 25118 (python3) total-vm:61820344kB',
      'W tensorflow/core/common_runtime/bfc_allocator.cc:217] Allocator (GPU_0_bfc) ran out of memory trying to allocate 84.60MiB. The caller indicates that this is not a failure, but may mean that there could be performance gains if more memory is available.',
    ],
  },
  {
    id: 'flash-old-card-exllama',
    class: 'gpu-too-old',
    title: 'FlashAttention 2 does not run on this GPU',
    stage: 'run',
    weight: 'root',
    match: [{ text: 'FlashAttention only supports Ampere', near: [{ marker: 'exllama', before: 40 }] }],
    cause: 'FlashAttention 2 needs compute capability 8.0 (Ampere) or newer.',
    fix: [
      'pip uninstall -y flash-attn   # exllamav2 takes it wherever it is installed',
      '# still so: -nsdpa, in code: config.no_sdpa = True',
    ],
    confidence: 'high',
    sources: ['https://github.com/Dao-AILab/flash-attention/issues/762'],
    reviewed: '2026-11-30',
    matches: [
      '  File "/venv/lib/python3.11/site-packages/exllamav2/attn.py", line 6, in forward\nRuntimeError: FlashAttention only supports Ampere GPUs or newer.',
    ],
    misses: ['Using FlashAttention version 2'],
  },
  {
    id: 'flash-old-card',
    class: 'gpu-too-old',
    stage: 'run',
    title: 'FlashAttention 2 does not run on this GPU',
    weight: 'root',
    match: ['FlashAttention only supports Ampere GPUs or newer'],
    cause: 'FlashAttention 2 needs compute capability 8.0 (Ampere) or newer.',
    fix: [
      '# in code or settings: attn_implementation="sdpa" in place of "flash_attention_2" (attn_mode: sdpa, --attn sdpa); the kernel of torch runs on this card',
      'pip uninstall -y flash-attn   # where the program takes it unasked',
      '# or rent an Ampere or newer GPU (A10, A40, A100, RTX 30, 40 or 50, L4, L40, H100)',
    ],
    confidence: 'high',
    sources: ['https://github.com/Dao-AILab/flash-attention/issues/762'],
    reviewed: '2026-11-29',
    matches: ['RuntimeError: FlashAttention only supports Ampere GPUs or newer.'],
    misses: ['Using FlashAttention version 2'],
  },
  {
    id: 'gpu-too-old',
    class: 'gpu-too-old',
    stage: 'run',
    title: 'This GPU is older than the code allows',
    weight: 'root',
    match: [
      'only supported on GPUs with compute capability of at least 8',
      {
        text: 'bfloat16',
        pattern:
          /(?:device|GPU|card|setup|hardware).{0,40} (?:does not|doesn't|do not|cannot) support (?:the )?`{0,1}bfloat16|bfloat16`{0,1} is not supported (?:on|by) (?:this|your|the current|current)/i,
      },
      {
        text: 'support bf16',
        pattern: /(?:setup|device|GPU|card|hardware).{0,40} (?:does not|doesn't) support bf16/i,
        not: /train the model on CPU\.?$/,
      },
      {
        text: 'bf16 is not supported',
        pattern: /bf16 is not supported (?:on|by) (?:this|your|the current|current)/i,
      },
      'SM 8.x or later GPUs',
      'bf16 requested, but AMP is not supported on this GPU',
      {
        text: 'with compute capability',
        pattern: /(?<!available - )requires? (?:a )?(?:GPU|device)s? with compute capability(?! (?:8\.9|9))/i,
      },
    ],
    cause: 'bfloat16 and FlashAttention 2 need compute capability 8.0 (Ampere) or newer.',
    fix: [
      '# in the settings or code of the program: float16 in place of bfloat16 (dtype=torch.float16, --dtype half, fp16: true and bf16: false, --mixed_precision fp16)',
      '# or rent an Ampere or newer GPU (A10, A40, A100, RTX 30, 40 or 50, L4, L40, H100)',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/Dao-AILab/flash-attention/issues/762',
      'https://github.com/vllm-project/vllm/issues/1157',
    ],
    reviewed,
    matches: [
      'RuntimeError: Current CUDA Device does not support bfloat16. Please switch dtype to float16.',
      "ValueError: Your setup doesn't support bf16/gpu. You need torch>=1.10, using Ampere GPU with cuda>=11.0",
    ],
    misses: [
      'Using FlashAttention version 2',
      // What python -m xformers.info lists.
      'memory_efficient_attention.flshatt:      available - requires GPU with compute capability 7.5+',
    ],
  },
]);

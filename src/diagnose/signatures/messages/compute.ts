import { defineMessages, torch } from './define.ts';

/** What torch and the card say. */
export const computeMessages = defineMessages([
  {
    id: 'quantise-cpu',
    class: 'no-gpu-visible',
    title: 'Quantised models need a GPU, and none is seen',
    match: [
      'A GPU is needed for quantization',
      { text: 'No NVIDIA GPU found?' },
      { text: 'NVML Shared Library Not Found', not: /WARN|warn/ },
      { text: 'No HIP GPUs are available' },
    ],
    cause:
      'The program sees no GPU: the container was started without one, or the torch that is installed is a CPU build (or, for HIP, the user is not in the groups render and video).',
    fix: [
      'nvidia-smi; python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # no card? +cpu?',
      '# no card: start the container with a GPU (docker run --gpus all), or deploy the pod with one',
      '# +cpu: pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_4bit.py',
    example: 'RuntimeError: No GPU found. A GPU is needed for quantization.',
    other: 'GPU found: NVIDIA A100',
    explainedBy: ['torch-cpu-only', 'driver-too-old'],
  },
  {
    id: 'dispatched',
    class: 'cuda-out-of-memory',
    title: 'The model does not fit on the GPU, and was spread over CPU and disk',
    match: [
      'Some modules are dispatched on the CPU or the disk',
      'had weights offloaded to the disk',
      'Cannot copy out of meta tensor',
    ],
    cause:
      'device_map="auto" found too little GPU memory and put parts on the CPU or the disk, which this way of loading does not allow.',
    fix: [
      'nvidia-smi   # does another process hold memory? end it',
      '# either: a smaller or stronger quantised variant of the model, or a larger GPU',
      '# or: allow it: offload_folder="offload" in from_pretrained, llm_int8_enable_fp32_cpu_offload=True in BitsAndBytesConfig',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_8bit.py',
    example:
      'ValueError: Some modules are dispatched on the CPU or the disk. Make sure you have enough GPU RAM to fit the quantized model.',
    other: 'Loading checkpoint shards: 100%',
    confidence: 'medium',
  },
  {
    id: 'triton-old-gpu',
    class: 'gpu-too-old',
    title: 'Triton needs a newer GPU',
    match: [
      'too old to be supported by the triton GPU compiler',
      { text: 'FlashAttention 3 is only supported' },
      { text: 'FlashMLA is only supported' },
    ],
    cause: 'Triton (torch.compile) needs compute capability 7.0, FlashAttention 3 a Hopper card (9.0).',
    fix: [
      'export TORCH_COMPILE_DISABLE=1   # runs without Triton; vLLM: --enforce-eager',
      '# FlashAttention 3: take FlashAttention 2 or sdpa; or rent a newer GPU',
    ],
    source: `${torch}/_inductor/scheduler.py`,
    example:
      'RuntimeError: Found Tesla K80 which is too old to be supported by the triton GPU compiler, which is used as the backend.',
    other: 'Triton compiled 12 kernels',
  },
  {
    id: 'rendezvous',
    class: 'distributed-not-connected',
    title: 'The processes of a training do not find each other',
    match: [
      { text: 'waiting for clients', pattern: /Timed out after \d{1,6} seconds waiting for clients/ },
      { text: 'gloo/transport/tcp', not: /\[W/ },
      { text: 'cannot be retrieved (gai error', not: /\[W/ },
      { text: 'RendezvousTimeoutError' },
      { text: 'RendezvousConnectionError' },
      { text: 'The client socket has failed to connect', not: /\[W/ },
    ],
    cause:
      'The address of the first process is not reached from the others: MASTER_ADDR is a name that is not resolved, or the wrong network card; fewer processes were started than announced; or a firewall is in between.',
    fix: [
      '# one machine: torchrun --standalone --nproc_per_node=NUMBER …, or: export MASTER_ADDR=127.0.0.1 MASTER_PORT=29500',
      'export GLOO_SOCKET_IFNAME=lo NCCL_SOCKET_IFNAME=lo   # one machine; for several: the network card of ip addr, e.g. eth0',
      '# several machines: the same MASTER_ADDR (an address that all reach) and port, each with its own --node_rank',
    ],
    source: `${torch}/csrc/distributed/c10d/TCPStore.cpp`,
    example:
      'torch.distributed.DistStoreError: Timed out after 601 seconds waiting for clients. 1/2 clients joined.',
    other: 'All clients joined',
    confidence: 'medium',
  },
  {
    id: 'nvenc',
    class: 'driver-too-old',
    title: "The driver is older than this ffmpeg's hardware encoder wants",
    match: ['does not support the required nvenc API version'],
    cause: 'ffmpeg was built for a newer NVENC than the driver of the host has.',
    fix: [
      '# either: encode on the CPU: -c:v libx264 in place of h264_nvenc',
      '# or: a host with a newer driver, or an older ffmpeg (that of the distribution: apt-get install -y ffmpeg)',
    ],
    source: 'FFmpeg libavcodec/nvenc.c',
    example:
      '[h264_nvenc @ 0x55] Driver does not support the required nvenc API version. Required: 12.1 Found: 12.0',
    other: 'Using h264_nvenc',
  },
  {
    id: 'nvrtc',
    class: 'other-missing-shared-library',
    title: 'The run-time compiler of CUDA lacks its built-ins',
    match: [
      {
        text: 'nvrtc-builtins',
        pattern: /failed to open (?<library>(?:lib)?nvrtc-builtins[\d_]{0,6}\.(?:dll|so[\d.]{0,8}))/,
      },
    ],
    cause:
      '{library} belongs to the very CUDA of this torch and is not found: another nvrtc (of the system or another package) is loaded first.',
    fix: [
      'unset LD_LIBRARY_PATH   # then the same again: torch finds its own',
      'pip install --force-reinstall --no-deps nvidia-cuda-nvrtc-cu12   # in the version that torch asks for: pip show torch',
    ],
    source: `${torch}/csrc/jit/codegen/fuser/cuda/fused_kernel.cpp`,
    example: 'RuntimeError: nvrtc: error: failed to open libnvrtc-builtins.so.12.1.',
    other: 'nvrtc 12.1 loaded',
    confidence: 'medium',
  },

  {
    id: 'fp8-card',
    class: 'gpu-too-old',
    title: 'This card is older than FP8',
    match: [
      {
        text: 'FP8 quantized models',
        pattern:
          /FP8 quantized models is only supported on GPUs with compute capability.{0,60}actual = `?(?<here>\d{1,2}\.\d)/,
      },
      { text: 'only supported on GPUs with compute capability' },
      { text: 'is only supported on devices with compute capability' },
    ],
    cause:
      'The kind of numbers that the model is stored in needs a card of compute capability 8.9 (RTX 40, L4, L40) or 9.0 (H100); 8.6 is RTX 30 and A40, 8.0 A100.',
    fix: [
      '# either: another variant of the model: bf16, AWQ, GPTQ or GGUF in place of FP8',
      '# or: a card from RTX 40, L4, L40S or H100 on',
      'nvidia-smi --query-gpu=name,compute_cap --format=csv',
    ],
    source: 'huggingface/transformers@v4.49.0 src/transformers/quantizers/quantizer_finegrained_fp8.py',
    example:
      'ValueError: FP8 quantized models is only supported on GPUs with compute capability >= 8.9 or above. actual = 8.6',
    other: 'compute capability 8.9',
  },
  {
    id: 'gpu-busy',
    class: 'gpu-busy',
    title: 'The GPU is held by another process, or hangs',
    match: [
      { text: 'CUDA-capable device(s) is/are busy or unavailable' },
      { text: 'all CUDA-capable devices are busy or unavailable' },
      { text: 'CUDA_ERROR_DEVICE_UNAVAILABLE' },
    ],
    cause:
      'The card is in exclusive mode and another process has it, or an earlier process died and the driver has not given it back.',
    fix: [
      'nvidia-smi --query-gpu=index,name,compute_mode,memory.used --format=csv; nvidia-smi --query-compute-apps=pid,name,used_memory --format=csv   # Exclusive_Process? a process that is yours? end it',
      'sudo nvidia-smi -c 0   # your own host: back to the default mode, in which several processes share the card',
      '# a rented pod: stop and start it again; if it comes back: another host',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: all CUDA-capable devices are busy or unavailable',
    other: 'GPU 0: idle',
  },
  {
    id: 'cuda-start',
    class: 'cuda-not-started',
    title: 'CUDA cannot be started in this process',
    match: [
      { text: 'CUDA error: initialization error' },
      { text: 'CUDA driver error: unknown error' },
      { text: 'CUDA error: unknown error' },
      { text: 'CUDA driver initialization failed' },
      { text: 'THCudaCheck FAIL', pattern: /error=(?:3|30|999)\b/ },
    ],
    weight: 'plain',
    explainedBy: ['cuda-fork', 'driver-too-old', 'no-gpu-visible'],
    cause:
      'The process was forked after CUDA had been used, or the driver of the host is in a bad state (after an update, a sleep, or a crash of another program).',
    fix: [
      'nvidia-smi && python3 -c "import torch; print(torch.zeros(1).cuda())"   # fails too: it is the host, not the app',
      '# it is the host: stop and start the pod, or restart the machine; your own host: sudo modprobe -r nvidia_uvm && sudo modprobe nvidia_uvm; a rented one: another host',
      '# the line above works: in the app start processes with spawn (torch.multiprocessing.set_start_method("spawn")), num_workers=0',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: initialization error',
    other: 'CUDA initialized',
    confidence: 'medium',
  },
  {
    id: 'deserialise-cuda',
    class: 'no-gpu-visible',
    title: 'A checkpoint of a GPU is loaded where no GPU is seen',
    match: [{ text: 'Attempting to deserialize object on a CUDA device but' }],
    cause: 'torch.cuda.is_available() is False: no GPU in this container, or torch is a CPU build.',
    fix: [
      'nvidia-smi -L; python3 -c "import torch; print(torch.__version__, torch.version.cuda)"   # a card? a version with +cpu, or None?',
      '# no card: docker run --gpus all, or a pod with one. A CPU build: pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
      "# or to compute on the CPU: torch.load(path, map_location='cpu')",
    ],
    source: `${torch}/serialization.py`,
    example:
      'RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.',
    other: 'torch.cuda.is_available() is True',
  },
  {
    id: 'deserialise-ordinal',
    class: 'gpu-index',
    title: 'A checkpoint was saved from a card of a number that is not here',
    match: [
      {
        text: 'Attempting to deserialize object on CUDA device',
        pattern: /on CUDA device (?<index>\d{1,2}) but torch\.cuda\.device_count\(\) is (?<count>\d{1,2})/,
      },
    ],
    cause: 'The file says cuda:{index}, and there are {count} cards here (numbered from 0).',
    fix: [
      "# in code: torch.load(path, map_location='cuda:0')",
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards the program may see',
    ],
    source: `${torch}/serialization.py`,
    example:
      'RuntimeError: Attempting to deserialize object on CUDA device 1 but torch.cuda.device_count() is 1.',
    other: 'torch.cuda.device_count() is 2',
  },
  {
    id: 'template-twice',
    class: 'broken-install',
    title: 'Two releases of torch are mixed in one environment',
    match: ['AssertionError: duplicate template name'],
    cause:
      'The templates of torch._inductor are registered twice: files of an older torch were left beside those of the newer.',
    fix: [
      'pip uninstall -y torch torchvision torchaudio triton && pip install --no-cache-dir torch torchvision torchaudio   # the versions that the app pins',
      '# better: a new environment, and the requirements again',
    ],
    source: `${torch}/_inductor/select_algorithm.py`,
    example: 'AssertionError: duplicate template name',
    other: 'template name: mm',
    confidence: 'medium',
  },
  {
    id: 'no-devices',
    class: 'no-gpu-visible',
    title: 'The driver is there, and no GPU',
    match: [{ text: 'No devices were found', pattern: /^No devices were found/ }],
    cause:
      'nvidia-smi sees no card: the pod runs with zero GPUs, the card fell off the bus, or it is not handed to this machine.',
    fix: [
      'lspci | grep -i nvidia; dmesg | grep -iE "nvrm|xid" | tail -5   # is it on the bus? what does the driver say?',
      '# a rented pod: deploy a new one (on the same network volume); report the host',
      '# your own host: restart it; in a virtual machine: hand the card through to it',
    ],
    source: 'https://docs.nvidia.com/deploy/nvidia-smi/index.html',
    example: 'No devices were found',
    other: 'WARNING: No devices were found in the config',
    confidence: 'medium',
  },
  {
    id: 'smi-hangs',
    class: 'gpu-hardware-fault',
    title: 'nvidia-smi does not answer: the driver or the card of this host hangs',
    match: [{ text: 'nvidia-smi', pattern: /nvidia-smi'?.{0,60}timed out/ }],
    cause: 'The driver waits for a card that no longer answers.',
    fix: [
      '# a rented pod: another host, and report this one',
      'sudo reboot   # your own host; if it comes back: dmesg | grep -i xid names the fault',
    ],
    source: 'https://docs.nvidia.com/deploy/xid-errors/index.html',
    example: "subprocess.TimeoutExpired: Command '['nvidia-smi']' timed out after 60 seconds",
    other: 'nvidia-smi',
  },
  {
    id: 'shapes',
    class: 'model-mismatch',
    title: 'Parts of different models are put together: their sizes do not fit',
    match: [
      {
        text: 'mat1 and mat2 shapes cannot be multiplied',
        pattern: /multiplied \((?<a>\d{1,7}x\d{1,6}) and (?<b>\d{1,6}x\d{1,7})\)/,
      },
      {
        text: 'Given groups=1, weight of size',
        pattern: /to have \d{1,6} channels, but got \d{1,6} channels/,
      },
    ],
    weight: 'hint',
    cause:
      'One part gives more or fewer numbers than the next one takes. 768: SD 1.5, 1024: SD 2, 2048: SDXL, 4096: T5 (FLUX, SD 3, Wan); 4 channels: a plain model, 9: an inpainting one, 16: FLUX and SD 3.',
    fix: [
      '# model, LoRA, ControlNet, IP-Adapter, text encoder (type in the CLIP loader) and VAE must be of one family: change the one that is not',
      '# the data or config of a training: the width that the code expects must be that of the features',
      'git pull && pip install -r requirements.txt   # in the folder of the app or node, where the model is newer than it',
    ],
    source: `${torch}/nn/functional.py`,
    example: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x2048 and 768x320)',
    other: 'shapes: 77x768',
    confidence: 'medium',
  },
  {
    id: 'sdpa-trace',
    class: 'transformers-version-mismatch',
    title: 'A model is traced, and its attention (SDPA) cannot be',
    match: ['Attention using SDPA can not be traced'],
    cause: 'transformers takes SDPA by default since 4.48 or so; tracing it without a mask is refused.',
    fix: [
      '# in code: from_pretrained(..., attn_implementation="eager") before the trace or export',
      '# or a release of the exporter (optimum, coremltools) made for this transformers: pip install -U optimum',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/modeling_attn_mask_utils.py',
    example:
      'ValueError: Attention using SDPA can not be traced with torch.jit.trace when no attention_mask is provided.',
    other: 'attn_implementation=sdpa',
  },
  {
    id: 'tinycudann-card',
    class: 'no-kernel-image',
    title: 'tiny-cuda-nn was not built for this card',
    match: [
      { text: 'compatible tinycudann extension', pattern: /for compute capability (?<sm>\d{2,3})/ },
      { text: 'TCNN_CUDA_ARCHITECTURES', pattern: /Could not find|not set/ },
    ],
    cause:
      'It is compiled for the cards that the build saw; there is no part for compute capability {sm} in it.',
    fix: [
      "TCNN_CUDA_ARCHITECTURES={sm} pip install --force-reinstall --no-cache-dir --no-build-isolation --no-deps git+https://github.com/NVlabs/tiny-cuda-nn/#subdirectory=bindings/torch   # needs nvcc of torch's CUDA",
    ],
    source: 'NVlabs/tiny-cuda-nn bindings/torch/tinycudann/modules.py',
    example: 'OSError: Could not find compatible tinycudann extension for compute capability 86.',
    other: 'tinycudann 1.7',
    stage: 'import',
  },
  {
    id: 'stream-capturing',
    class: 'cuda-graph-failed',
    title: 'A step cannot be recorded into a CUDA graph',
    match: [
      'operation not permitted when stream is capturing',
      'operation would make the legacy stream depend on a capturing blocking stream',
      { text: 'Capture cuda graph failed' },
    ],
    weight: 'plain',
    explainedBy: ['cuda-out-of-memory'],
    cause:
      'CUDA graphs record what runs on the GPU; something in this model or setting (a synchronisation, a kernel that allocates) does not allow it, or memory ran out during it.',
    fix: [
      '# vLLM: add --enforce-eager; SGLang: --disable-cuda-graph (or --cuda-graph-max-bs 16, --mem-fraction-static 0.8); torch.compile: mode="default" in place of "reduce-overhead"',
      'nvidia-smi   # nearly full? then less memory for the cache (--gpu-memory-utilization 0.85) mends it, too',
    ],
    source: 'https://pytorch.org/docs/stable/notes/cuda.html#cuda-graphs',
    example: 'RuntimeError: CUDA error: operation not permitted when stream is capturing',
    other: 'Capturing CUDA graph shapes: 100%',
    confidence: 'medium',
  },
  {
    id: 'peer-access',
    class: 'nccl-error',
    title: 'The cards of this machine cannot reach each other directly',
    match: ['peer access is not supported between these two devices', 'mapping of buffer object failed'],
    cause:
      'Copies from card to card (P2P) are not possible here: RTX cards from the 40 series on, virtual machines, and WSL do not allow them.',
    fix: [
      'export NCCL_P2P_DISABLE=1   # then start again; some also need NCCL_IB_DISABLE=1',
      '# vLLM: --disable-custom-all-reduce as well; or one card: CUDA_VISIBLE_DEVICES=0',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
    example: 'RuntimeError: CUDA error: peer access is not supported between these two devices',
    other: 'peer access enabled',
  },
  {
    id: 'cufft',
    class: 'torch-too-old-for-gpu',
    title: 'cuFFT or cuSOLVER of this torch does not work with this card',
    match: [
      { text: 'CUFFT_INTERNAL_ERROR' },
      { text: 'CUSOLVER_STATUS_INTERNAL_ERROR' },
      { text: 'CUSOLVER_STATUS_NOT_INITIALIZED' },
    ],
    weight: 'plain',
    cause:
      'cuFFT of CUDA 11.7 and older fails on cards of the 40 series (torch 1.13, 2.0 for cu117); else GPU memory is full, or libraries of another CUDA come first.',
    fix: [
      'nvidia-smi; python3 -c "import torch; print(torch.__version__)"   # memory free? cu117 or older on an RTX 40 or newer?',
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a build for CUDA 11.8 or newer; an app that pins torch 2.0: torch==2.0.1 torchvision==0.15.2 torchaudio==2.0.2 from whl/cu118',
      'unset LD_LIBRARY_PATH   # then start again; cuSOLVER in code: torch.backends.cuda.preferred_linalg_library("magma")',
    ],
    source: 'https://github.com/pytorch/pytorch/issues/88038',
    example: 'RuntimeError: cuFFT error: CUFFT_INTERNAL_ERROR',
    other: 'cuFFT plan made',
    confidence: 'medium',
  },
  {
    id: 'triton-pass',
    class: 'gpu-too-old',
    title: 'Triton cannot compile for this card, or this Triton is too old for the code',
    match: [
      'PassManager::run failed',
      { text: 'LLVM ERROR: Cannot select' },
      { text: 'tl.float8e4nv', pattern: /not supported/ },
      { text: 'type fp8e4nv not supported' },
    ],
    weight: 'plain',
    cause:
      'bf16 and FP8 in Triton need an Ampere card (compute capability 8.0) or a newer one (8.9 for FP8); on older ones compiling fails. On a new card: a Triton older than it.',
    fix: [
      'nvidia-smi --query-gpu=name,compute_cap --format=csv; python3 -c "import torch, triton; print(torch.__version__, triton.__version__)"',
      '# before 8.0: float16 in place of bfloat16 (--dtype half, --mixed_precision fp16), no FP8; export TORCH_COMPILE_DISABLE=1; vLLM: --enforce-eager, --no-enable-prefix-caching, another attention backend',
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a new card: a newer torch brings a Triton that knows it',
    ],
    source: 'triton-lang/triton python/triton/compiler/compiler.py',
    example: 'RuntimeError: PassManager::run failed',
    other: 'PassManager done',
    confidence: 'medium',
  },
  {
    id: 'token-range',
    class: 'model-mismatch',
    title: 'A token has a number that the model does not know',
    match: [{ text: 'IndexError: index out of range in self' }],
    weight: 'plain',
    cause:
      'The tokenizer is of another model than the weights (or was given new tokens), or a text is longer than the model has places for.',
    fix: [
      '# tokens were added: model.resize_token_embeddings(len(tokenizer)); else: tokenizer and model from one and the same folder',
      '# long texts: truncation=True, max_length=model.config.max_position_embeddings',
    ],
    source: `${torch}/nn/functional.py`,
    example: 'IndexError: index out of range in self',
    other: 'IndexError: list index out of range',
    confidence: 'medium',
  },
  {
    id: 'probability-nan',
    class: 'half-precision-nans',
    title: 'Numbers overflowed: the model gives inf or nan',
    match: [{ text: 'probability tensor contains either' }],
    weight: 'plain',
    cause:
      'A model that was made in bfloat16 overflows in float16; a quantised or badly merged model, and broken copies between cards do the same.',
    fix: [
      '# load it in bfloat16 (torch_dtype=torch.bfloat16, --dtype bfloat16; cards from Ampere on) or float32 in place of float16',
      '# several cards: export NCCL_P2P_DISABLE=1, or one card: CUDA_VISIBLE_DEVICES=0; quantised: another variant of it; or without sampling: do_sample=False',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/generation/utils.py',
    example: 'RuntimeError: probability tensor contains either `inf`, `nan` or element < 0',
    other: 'probabilities: 0.5',
    confidence: 'medium',
  },
  {
    id: 'thc-argument',
    class: 'torch-too-old-for-gpu',
    title: 'This torch is older than the card',
    match: [{ text: 'THCudaCheck FAIL', pattern: /error=(?:11|8|48|209)\b/ }],
    weight: 'plain',
    cause:
      'A torch for CUDA 9 on a card of the 20 series or newer (and for CUDA 10 on Ampere) fails in its first calls.',
    fix: [
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu126   # where the code allows it',
      '# code of then: the oldest torch that knows the card: 1.2 for CUDA 10.0 (RTX 20), 1.7 for CUDA 11.0 (RTX 30, A100), 1.13 for CUDA 11.7 (RTX 40)',
      '# it works all the same, with this line only: torch.backends.cudnn.benchmark = False',
    ],
    source: 'https://github.com/pytorch/pytorch/issues/15797',
    example:
      'THCudaCheck FAIL file=/pytorch/aten/src/THC/THCGeneral.cpp line=405 error=11 : invalid argument',
    other: 'THCudaCheck passed',
    confidence: 'medium',
  },
  {
    id: 'nccl-socket',
    class: 'nccl-error',
    title: 'NCCL does not reach the other processes over the network',
    match: [
      { text: 'Call to connect failed', pattern: /WARN .{0,40}Call to connect failed/ },
      { text: 'Socket creation failed', pattern: /WARN .{0,40}Socket creation failed/ },
      { text: 'socketStartConnect', pattern: /socketStartConnect: Connect to \S{1,80} failed/ },
      { text: 'no socket interface found' },
      { text: 'no usable', pattern: /NCCL.{0,80}no usable (?:listening port|interface)/ },
      { text: 'Connection closed by remote peer', pattern: /NCCL|socket\.(?:h|cc)/, weight: 'symptom' },
    ],
    cause:
      'NCCL took a network interface over which the others are not reached (that of Docker, a VPN), or a firewall or the container is in between.',
    fix: [
      'ip -br addr   # the interface with the address that the other machines reach, e.g. eth0 or ens3',
      'export NCCL_SOCKET_IFNAME=eth0 GLOO_SOCKET_IFNAME=eth0   # that one, on each machine (one machine alone: lo); then start again',
      '# in containers: docker run --network host --ipc=host; between machines: let all TCP ports through between them',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
    example: 'gpu:18553:18611 [0] include/socket.h:360 WARN Call to connect failed : Connection timed out',
    other: 'gpu:18553:18553 [0] INFO NET/Socket : 1 interfaces found',
  },
]);

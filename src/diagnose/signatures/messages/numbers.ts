import { defineMessages, torch } from './define.ts';

/** What torch says of numbers, shapes and kernels. */
export const numberMessages = defineMessages([
  {
    id: 'quantise-cpu',
    class: 'no-gpu-visible',
    title: 'Quantised models need a GPU, and none is seen',
    match: [
      'A GPU is needed for quantization',
      { text: 'No NVIDIA GPU found?' },
      {
        text: 'NVML Shared Library Not Found',
        // Programs for cards of all makers ask each maker's library in turn.
        not: /WARN|warn|will not be detected|Error (?:initializing|detecting)/,
      },
    ],
    cause:
      'The program sees no GPU: the container was started without one, or the torch that is installed is a CPU build.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: torch is the CPU build (a driver before 570: whl/cu126)',
      '# no card is listed: start the container with docker run --gpus all, or deploy the pod with one',
    ],
    source: 'huggingface/transformers@v4.45.2 src/transformers/quantizers/quantizer_bnb_4bit.py',
    example: 'RuntimeError: No GPU found. A GPU is needed for quantization.',
    other: 'GPU found: NVIDIA A100',
    explainedBy: ['torch-cpu-only', 'driver-too-old'],
  },
  {
    id: 'no-hip',
    class: 'no-gpu-visible',
    title: 'This torch is the one for AMD cards (ROCm), and sees none',
    match: ['No HIP GPUs are available'],
    cause:
      'The card is of NVIDIA, and a torch for ROCm was installed; or an AMD card is not handed to the container or the user.',
    fix: [
      '# either, a card of NVIDIA (nvidia-smi answers):',
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128',
      '# or an AMD card: docker run --device /dev/kfd --device /dev/dri --group-add video --group-add render; without docker: sudo usermod -aG render,video $USER, and log in again',
    ],
    source: `${torch}/cuda/__init__.py`,
    example: 'RuntimeError: No HIP GPUs are available',
    other: 'HIP version: 6.2',
    confidence: 'medium',
  },
  {
    id: 'dispatched',
    class: 'cuda-out-of-memory',
    title: 'The model does not fit on the GPU, and was spread over CPU and disk',
    match: ['Some modules are dispatched on the CPU or the disk', 'had weights offloaded to the disk'],
    cause:
      'device_map="auto" found too little GPU memory and put parts on the CPU or the disk, which this way of loading does not allow.',
    fix: [
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
    id: 'meta-copied',
    class: 'weights-not-loaded',
    title: 'A part of the model is moved before its weights are there',
    match: ['Cannot copy out of meta tensor'],
    cause:
      'Models are built without values first (meta): .to() comes before they are filled, what device_map left on the disk is moved, or the code of the model is older than transformers.',
    fix: [
      '# in code: device_map={"": 0} in from_pretrained (or low_cpu_mem_usage=False), and no .to() or .cuda() behind it',
      'pip install "transformers<5"   # or, where a node, app or model brings its own code: of its time',
    ],
    source: `${torch}/nn/modules/module.py`,
    example:
      'NotImplementedError: Cannot copy out of meta tensor; no data! Please use torch.nn.Module.to_empty() instead of torch.nn.Module.to()',
    other: 'loading on meta device',
    confidence: 'medium',
  },
  {
    id: 'no-bfloat16',
    class: 'gpu-too-old',
    title: 'This GPU has no bfloat16',
    match: [{ text: 'bf16 mixed precision requires', pattern: /PyTorch >= 1\.10 and a supported device/ }],
    cause: 'bfloat16 needs an Ampere card (RTX 30, A10) or newer.',
    fix: [
      '# fp16 in the config or command: --mixed_precision fp16 (bf16: false, fp16: true; accelerate config)',
    ],
    explainedBy: ['no-gpu-visible', 'driver-too-old'],
    source: 'accelerate 1.15.0 (wheel) accelerator.py',
    example: 'ValueError: bf16 mixed precision requires PyTorch >= 1.10 and a supported device.',
    other: 'mixed precision: bf16',
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
    id: 'tf32-card',
    class: 'gpu-too-old',
    title: 'TF32 is switched on, and this card is older than Ampere',
    match: ['tf32 requires Ampere'],
    cause: 'TF32 needs compute capability 8.0 (Ampere) or newer.',
    fix: ['# in the training arguments or the config: tf32=False (--tf32 False)'],
    source: 'huggingface/transformers@v4.45.2 src/transformers/training_args.py',
    example: 'ValueError: --tf32 requires Ampere or a newer GPU arch, cuda>=11 and torch>=1.7',
    other: 'tf32=True',
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
      { text: 'with compute capability 8.9', pattern: /FP8.{0,40} requires? /i },
      { text: 'only supported on GPUs with compute capability' },
      { text: 'is only supported on devices with compute capability' },
    ],
    cause:
      'The kind of numbers that the model is stored in needs a card of compute capability 8.9 (RTX 40, L4, L40) or 9.0 (H100); 8.6 is RTX 30 and A40, 8.0 A100.',
    fix: [
      '# either: another variant of the model: bf16, AWQ, GPTQ or GGUF in place of FP8',
      '# or: a card from RTX 40, L4, L40S or H100 on',
    ],
    source: 'huggingface/transformers@v4.49.0 src/transformers/quantizers/quantizer_finegrained_fp8.py',
    example:
      'ValueError: FP8 quantized models is only supported on GPUs with compute capability >= 8.9 or above. actual = 8.6',
    other: 'compute capability 8.9',
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
      { text: 'Given normalized_shape=[' },
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
      '# a card before compute capability 8.0: float16 in place of bfloat16 (--dtype half, --mixed_precision fp16), no FP8; export TORCH_COMPILE_DISABLE=1; vLLM: --enforce-eager, --no-enable-prefix-caching, another attention backend',
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
      '# a long text? tokenizer(…, truncation=True, max_length=model.config.max_position_embeddings); tokens added? model.resize_token_embeddings(len(tokenizer))',
      '# neither: tokenizer and model from one folder',
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
    match: [{ text: 'probability tensor contains either' }, 'cumdist[size - 1] > '],
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
    match: [
      { text: 'THCudaCheck FAIL', pattern: /error=(?:11|8|48|209)\b/ },
      { text: 'cuda runtime error (', pattern: /cuda runtime error \((?:11|8|48|209)\)/ },
      { text: 'cublas runtime error : the GPU program failed to execute' },
    ],
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
    id: 'nan-picture',
    class: 'half-precision-nans',
    title: 'The pictures are no numbers (NaN): they come out black',
    match: [{ text: 'invalid value encountered in cast' }],
    weight: 'hint',
    cause:
      'NaN becomes black: an attention kernel (sageattention, xformers) that does not go with this model or card, or half precision that overflows.',
    fix: [
      '# sdpa in place of sageattn (attention_mode of the loader; ComfyUI: --use-pytorch-cross-attention); without it, or still black: bfloat16 or float32 in place of float16 (torch_dtype=torch.bfloat16; ComfyUI: --bf16-vae or --fp32-vae; AUTOMATIC1111: --no-half-vae)',
    ],
    source: 'https://github.com/kijai/ComfyUI-CogVideoXWrapper/issues/334',
    example: 'nodes.py:104: RuntimeWarning: invalid value encountered in cast',
    other: 'RuntimeWarning: invalid value encountered in divide',
    confidence: 'medium',
  },
  {
    id: 'ptx-feature',
    class: 'gpu-too-old',
    title: 'This GPU is older than the kernels are written for',
    match: [
      {
        text: ' requires .target sm_',
        pattern: /Feature '(?<feature>[\w.:]{1,60})' requires \.target sm_(?<needs>\d{2,3})/,
      },
    ],
    cause: '{feature} is there from sm_{needs} on (80: Ampere, 89: Ada, 90: Hopper).',
    fix: [
      '# a GPU of compute capability {needs} or newer: A10, A40, A100, RTX 30 and up for 80; L4, L40, RTX 40 for 89; H100 for 90',
      '# or float16 in place of bfloat16 (--dtype half), attention sdpa, TORCH_COMPILE_DISABLE=1',
    ],
    source: 'https://docs.nvidia.com/cuda/parallel-thread-execution/',
    example: "ptxas /tmp/x, line 5; error   : Feature '.bf16' requires .target sm_80 or higher",
    other: "ptxas info    : Compiling entry function 'k' for 'sm_80'",
  },
  {
    id: 'loss-nan',
    class: 'loss-nan',
    title: 'The training has diverged: its loss is no number (NaN)',
    match: [
      { text: 'loss=nan', across: true, pattern: /loss=nan.{0,400}loss=nan/i },
      { text: 'loss: nan', across: true, pattern: /loss: nan.{0,400}loss: nan/i },
      { text: 'loss nan', across: true, pattern: /\bloss nan\b.{0,400}\bloss nan\b/i },
      { text: 'loss = nan', across: true, pattern: /loss = nan.{0,400}loss = nan/i },
      { text: "'loss': nan" },
      // The mean of all steps so far: it never comes back.
      { text: 'avr_loss=nan' },
      {
        text: "'loss': 0.0, 'grad_norm': nan",
        across: true,
        pattern: /'loss': 0\.0, 'grad_norm': nan.{0,300}'loss': 0\.0, 'grad_norm': nan/,
      },
      // Its scale of 2^20 falls at the beginning of every run; below 1 it is no scale any more.
      { text: 'decreased lg_loss_scale to -' },
      'Training loss became NaN',
      'Training failed: NaN persisted',
      'is corrupted with NaN/Inf weights',
      {
        text: 'loss is nan',
        pattern:
          /^(?:\[?\w{2,40}Error: |Exception: |ERROR:? )?(?:The )?Loss is nan(?![\w-])(?!.{0,40}\b(?:skip|ignor|continu))/i,
      },
      'contains infinite or NaN!',
      { text: ' returned nan values in its ', pattern: /\d(?:st|nd|rd|th) output/ },
      'contain Inf/NaN. Training has diverged',
      // What DETR checks of its own boxes.
      'assert (boxes1[:, 2:] >= boxes1[:, :2]).all()',
    ],
    weight: 'plain',
    cause:
      'float16 overflowed, the learning rate is too high, or the data hold NaN or empty samples; from then on nothing is learned.',
    fix: [
      '# bfloat16 (Ampere and newer) or float32 in place of float16: bf16: true, fp16: false, --mixed_precision bf16, use_fp16 False; from the last checkpoint before the NaN',
      '# still so: a tenth of the learning rate, gradient clipping (max_grad_norm 1); look for NaN and empty samples in the data',
    ],
    source: 'https://docs.pytorch.org/docs/stable/notes/amp_examples.html',
    example: "{'loss': nan, 'grad_norm': nan, 'learning_rate': 0.0001}",
    other: "{'loss': 0.31, 'grad_norm': nan}",
    confidence: 'medium',
  },
  {
    id: 'yolo-nan',
    class: 'loss-nan',
    title: 'The losses of YOLO are no numbers (NaN)',
    match: [{ text: ' nan  ', pattern: /^\s{0,8}\d{1,5}\/\d{1,5} {1,12}[\d.]{1,6}G? {1,12}nan {1,12}nan / }],
    cause:
      'Cards of the 16 series (GTX 1650, 1660) compute wrongly in float16; on others it is the data or the learning rate.',
    fix: [
      '# in the command or call: amp=False (YOLOv5, YOLOv7: autocast and GradScaler with enabled=False in train.py)',
      '# another card: lr0=0.001, and labels between 0 and 1',
    ],
    source: 'ultralytics 8.3 (wheel) utils/checks.py check_amp',
    example: '      1/100      2.19G        nan        nan        nan         34        640: 100%',
    other: '      1/100      2.19G        1.2        0.9        1.1         34        640: 100%',
    confidence: 'medium',
  },
  {
    id: 'loss-scale-least',
    class: 'loss-nan',
    title: 'fp16 overflows at each step, down to the smallest loss scale',
    match: ['loss scale already at minimum', 'Minimum loss scale reached'],
    cause: 'bf16 has the range of float32, and needs no loss scale.',
    fix: [
      '# in the config of DeepSpeed: "bf16": {"enabled": true}, "fp16": {"enabled": false}; in the command --bf16 (from Ampere on)',
      '# an older card, or still so: a tenth of the learning rate, gradient clipping',
    ],
    source: 'deepspeed 0.16.2 runtime/fp16/loss_scaler.py, fairseq 0.12.2 optim/dynamic_loss_scaler.py',
    example: 'Exception: Current loss scale already at minimum - cannot decrease scale anymore. Exiting run.',
    other: 'Attempted loss scale: 65536, reducing to 32768',
  },
]);

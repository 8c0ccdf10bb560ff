import { defineSignatures, type Signature } from '../signature.ts';

const reviewed = '2026-11-28';

/** What is alike in most of them. */
const run: Pick<Signature, 'stage' | 'weight' | 'confidence' | 'reviewed'> = {
  stage: 'run',
  weight: 'root',
  confidence: 'high',
  reviewed,
};

/** What engines say that run models: vLLM, llama.cpp, ollama, exllama, CTranslate2, TensorRT, JAX. */
export const engineSignatures = defineSignatures([
  {
    ...run,
    id: 'vllm-heads',
    class: 'vllm-setting-refused',
    title: 'The model cannot be split over so many GPUs',
    match: [
      {
        text: 'tensor parallel size',
        pattern: /must be divisible by tensor parallel size \((?<size>\d{1,4})\)/,
      },
      { text: 'is not divisible by the tensor parallel' },
      { text: 'not divisible by weight quantization block_' },
      { text: 'size is not aligned with the quantized weight' },
      { text: 'is not divisible by min_thread_' },
    ],
    cause:
      'Tensor parallelism cuts each layer into equal parts: the number of attention heads (or the width of a layer, or a quantisation block) must be a multiple of the number of GPUs.',
    fix: [
      '# in the command: --tensor-parallel-size 1, where the model fits on one card, else 2 or 4: the part of each card must stay a multiple of the number that is named (128 for most quantised weights)',
      '# for the other GPUs: --pipeline-parallel-size 2, or --data-parallel-size',
    ],
    sources: ['vllm-project/vllm@v0.10.0 vllm/config.py'],
    matches: [
      'ValueError: Total number of attention heads (28) must be divisible by tensor parallel size (8).',
    ],
    misses: ['tensor parallel size: 2'],
  },
  {
    ...run,
    id: 'vllm-template',
    class: 'chat-template-missing',
    title: 'The model brings no chat template',
    match: [
      { text: 'default chat template is no longer allowed' },
      { text: 'chat_template is not set and no template argument' },
      { text: 'does not have a chat template' },
      { text: 'must provide a chat template' },
    ],
    cause:
      'A base model, or an old one, has no chat template in its tokenizer, and transformers 4.44 and newer invent none.',
    fix: [
      '# give one: --chat-template FILE.jinja (vLLM has some in its folder examples), or tokenizer.chat_template in code',
      '# or, where the model was not made for chat: call /v1/completions in place of /v1/chat/completions',
      '# or: the instruct or chat variant of the model, which brings one',
    ],
    sources: ['huggingface/transformers@v4.45.2 src/transformers/tokenization_utils_base.py'],
    matches: [
      'ValueError: As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template',
    ],
    misses: ['Using supplied chat template'],
  },
  {
    ...run,
    id: 'gpu-format',
    class: 'gpu-too-old',
    title: 'This GPU does not know the number format of the model',
    match: [
      { text: 'not supported for the current GPU', pattern: /Minimum capability: (?<least>\d{2,3})/ },
      { text: 'type fp8e4nv not supported' },
      // What torch.compile makes of weights in fp8, as Triton quotes it when it refuses.
      {
        text: 'tmp1 = tmp0.to(tl.float32)',
        pattern: /float32\)\s{1,60}\^/,
        across: true,
      },
      { text: 'fp8e4nv data type is not supported' },
      { text: 'torch._scaled_mm is only supported' },
      { text: 'FP8 is only supported' },
      {
        text: 'MXFP4',
        pattern:
          /MXFP4 (?:quantized models |quantization )?(?:is|requires?|are) .{0,60}(?:capability|supported|GPU)/,
      },
    ],
    cause:
      'fp8 in hardware needs Ada or Hopper (compute capability 8.9 or newer), many quantised kernels Ampere (8.0); this card is older.',
    fix: [
      '# either: another variant of the model: fp16/bf16, GGUF, AWQ or GPTQ in place of fp8',
      '# or: a newer GPU, of the capability that is asked for: 8.9 is RTX 40, L4, L40; 9.0 is H100',
      'nvidia-smi --query-gpu=name,compute_cap --format=csv   # which card and generation; no answer: no GPU in this container',
    ],
    sources: ['vllm-project/vllm@v0.10.0 vllm/config.py'],
    matches: [
      'ValueError: The quantization method fp8 is not supported for the current GPU. Minimum capability: 89. Current capability: 75.',
      "ValueError: type fp8e4nv not supported in this architecture. The supported fp8 dtypes are ('fp8e4b15', 'fp8e5')",
    ],
    misses: ['fp8 quantization enabled'],
  },
  {
    ...run,
    id: 'ct2-type',
    class: 'gpu-too-old',
    title: 'CTranslate2 (faster-whisper) does not compute in that type here',
    match: [
      // It then takes another format by itself, and says so.
      {
        text: 'do not support efficient',
        pattern: /do not support efficient (?<type>float16|int8\w{0,9}|bfloat16)/,
        not: /automatically converted/,
      },
    ],
    cause:
      '{type} needs a card from Volta on (bfloat16: Ampere): this one is older, or the program computes on the CPU, which has no float16.',
    fix: [
      '# compute_type="float32" (quicker: "int8") in WhisperModel(...); whisperx, whisper-ctranslate2: --compute_type float32',
      'nvidia-smi --query-gpu=name,compute_cap --format=csv   # 7.0 or more? then it computes on the CPU: device="cuda"',
    ],
    sources: ['OpenNMT/CTranslate2@v4.5.0 src/types.cc'],
    matches: [
      'ValueError: Requested float16 compute type, but the target device or backend do not support efficient float16 computation.',
    ],
    misses: ['The compute type float16 was automatically converted to float32'],
  },
  {
    ...run,
    id: 'vllm-lora-rank',
    class: 'vllm-setting-refused',
    title: 'The LoRA is of a higher rank than vLLM was told to expect',
    match: [{ text: 'max_lora_rank', pattern: /LoRA rank (?<rank>\d{1,5}) is greater than max_lora_rank/ }],
    cause: 'The LoRA has rank {rank}, and vLLM reserves room for less unless it is told.',
    fix: [
      '# add to the command of vLLM: --max-lora-rank {rank}   (the next of 8, 16, 32, 64, 128, 256, 320, 512)',
    ],
    sources: ['vllm-project/vllm@v0.10.0 vllm/lora/peft_helper.py'],
    matches: ['ValueError: LoRA rank 64 is greater than max_lora_rank 16.'],
    misses: ['max_lora_rank: 64'],
  },
  {
    ...run,
    id: 'numba-numpy',
    class: 'numpy2-abi',
    stage: 'import',
    title: 'This NumPy is newer than numba allows',
    match: [{ text: 'Numba needs NumPy', pattern: /Numba needs NumPy (?<most>\d\.\d{1,2}) or less/ }],
    cause: 'numba checks NumPy when it is imported, and accepts {most} at most.',
    fix: [
      'pip install "numpy<={most}.99"',
      'pip install -U numba   # or: a numba that knows the newer NumPy',
    ],
    sources: ['numba/numba@0.60.0 numba/__init__.py'],
    matches: ['ImportError: Numba needs NumPy 2.2 or less. Got NumPy 2.3.'],
    misses: ['numba 0.60 uses NumPy 2.0'],
  },
  {
    ...run,
    id: 'ray-no-gpu',
    class: 'no-gpu-visible',
    title: 'Ray and vLLM see no GPU here',
    match: [
      { text: 'Current node has no GPU available' },
      { text: 'The number of required GPUs exceeds the total number of available GPUs' },
      { text: 'Cannot provide a placement group of' },
    ],
    cause:
      'More GPUs are asked for than this container has: a device number, CUDA_VISIBLE_DEVICES or a number of processes names cards that are not here.',
    fix: [
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards are here, and which are shown to the program',
      'unset CUDA_VISIBLE_DEVICES   # or set it to cards that are here: CUDA_VISIBLE_DEVICES=0',
      '# as many processes as cards: --nproc_per_node, --num_processes, --tensor-parallel-size, num_gpus; device cuda:0',
    ],
    sources: ['src/catalog/diagnose/codes.json', 'vllm-project/vllm@v0.10.0 vllm/executor/ray_utils.py'],
    matches: [
      'ValueError: Current node has no GPU available. current_node_resource={}. vLLM engine cannot start without GPU.',
    ],
    misses: ['device ordinal 0'],
  },
  {
    ...run,
    id: 'device-ordinal-ranks',
    class: 'no-gpu-visible',
    title: 'More processes were started than there are cards',
    match: [
      {
        text: 'invalid device ordinal',
        near: [{ marker: 'ranks', before: 60, after: 30 }],
      },
    ],
    cause:
      'Cards count from 0 within those that the process may see (CUDA_VISIBLE_DEVICES, the GPUs of the container): a number of processes names one beyond them.',
    fix: [
      '# as many processes on a machine as it has cards: mpirun -np, --nproc_per_node, --num_processes; nccl-tests: np times -g',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards are here, and which are shown to the program',
    ],
    sources: ['src/catalog/diagnose/codes.json'],
    matches: [
      "Test CUDA failure common.cu:732 'invalid device ordinal'\nmpirun noticed that process rank 3 exited",
    ],
    misses: ['RuntimeError: CUDA error: out of memory\nmpirun noticed that process rank 3 exited'],
  },
  {
    ...run,
    id: 'device-ordinal',
    class: 'no-gpu-visible',
    title: 'A GPU is asked for by a number that is not here',
    match: [{ text: 'invalid device ordinal' }, 'AssertionError: Invalid device id'],
    cause:
      'Cards count from 0 within those that the process may see (CUDA_VISIBLE_DEVICES, the GPUs of the container): a device number, or a number of processes, names one beyond them.',
    fix: [
      '# either: device cuda:0 (gpu id 0) in the command or config, and the card chosen before it: CUDA_VISIBLE_DEVICES=NUMBER python3 app.py',
      '# or: as many processes as cards: --nproc_per_node, --num_processes, --tensor-parallel-size, num_gpus',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards are here, and which are shown to the program',
    ],
    sources: ['src/catalog/diagnose/codes.json'],
    matches: ['RuntimeError: CUDA error: invalid device ordinal'],
    misses: ['device ordinal 0'],
  },
  {
    ...run,
    id: 'nccl-duplicate',
    class: 'nccl-error',
    title: 'Two processes use the same GPU',
    match: [{ text: 'Duplicate GPU detected' }],
    cause:
      'NCCL wants one card for each process, and two took the same: more processes were started than there are cards, the script does not choose its card by LOCAL_RANK, or an old launcher (Ray before 2.40 with vLLM) gave one card to two.',
    fix: [
      '# start as many processes as cards: torchrun --nproc_per_node=NUMBER, accelerate launch --num_processes NUMBER',
      'pip install -U "ray>=2.40"   # where Ray starts them (vLLM, verl, OpenRLHF); other launchers: their newest release',
      '# in code of your own, first thing: torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))',
      'nvidia-smi -L   # how many cards are here',
    ],
    sources: ['NVIDIA/nccl@v2.21.5-1 src/init.cc'],
    matches: ['Duplicate GPU detected : rank 1 and rank 0 both on CUDA device 1000'],
    misses: ['GPU 0 detected'],
  },
  {
    ...run,
    id: 'torch-ops',
    class: 'broken-install',
    stage: 'import',
    weight: 'plain',
    title: 'The compiled part of a package was not loaded',
    match: [
      {
        text: '_OpNamespace',
        pattern: /'_OpNamespace' '(?<part>\w{1,60})' object has no attribute '(?<name>\w{1,80})'/,
      },
      { text: 'Failed to import from vllm._C' },
    ],
    explainedBy: [
      'torch-extension-abi-mismatch',
      'other-missing-shared-library',
      'no-gpu-visible',
      'nvcc-or-cuda-home-missing',
      'compiler-missing',
      'cuda-toolkit-mismatch',
      'glibc-too-old',
      'gcc-too-new',
    ],
    cause:
      'The Python part of a package runs without its compiled operators: they were built for another torch or CUDA, or never built (the reason stands further up, where they were loaded).',
    fix: [
      'uv venv --seed --python 3.12 /workspace/venv-new && . /workspace/venv-new/bin/activate   # the package and its torch again, together, in an environment of their own: in it what the app asks for (uv pip install vllm, …)',
      'pip list | grep -iE "torch|vllm|sgl|deepspeed|flash|xformers|nvidia-c"   # which torch, and for which torch the package was made',
    ],
    confidence: 'medium',
    sources: ['pytorch/pytorch@v2.6.0 torch/_ops.py'],
    matches: ["AttributeError: '_OpNamespace' '_C' object has no attribute 'rms_norm'"],
    misses: ["AttributeError: 'NoneType' object has no attribute 'shape'"],
  },
  {
    ...run,
    id: 'deepspeed-op',
    class: 'extension-build-failed',
    weight: 'plain',
    title: 'An operator of DeepSpeed was not built',
    match: [
      { text: "object has no attribute 'ds_opt_" },
      { text: 'Unable to JIT load the', pattern: /JIT load the (?<op>\w{3,40}) op/ },
      { text: 'not able to be compiled', pattern: /DeepSpeed.{0,80}not able to be compiled/ },
      {
        text: "Error building extension '",
        pattern:
          /extension '(?<op>cpu_adam|fused_adam|cpu_lion|cpu_adagrad|async_io|utils|transformer_inference)'/,
      },
    ],
    explainedBy: [
      'missing-header',
      'nvcc-or-cuda-home-missing',
      'compiler-missing',
      'compiler-arch-unsupported',
      'cuda-toolkit-mismatch',
      'ninja-missing',
      'gcc-too-new',
      'link-library-missing',
      'killed-oom',
    ],
    cause:
      'DeepSpeed compiles its operators when they are first used, with the compiler, ninja, the headers of Python and a CUDA toolkit of the CUDA of torch; one of these is missing or of another version, or half of an earlier build is in the way.',
    fix: ['ds_report   # which operators can be built here, and what is missing'],
    confidence: 'medium',
    sources: ['https://www.deepspeed.ai/tutorials/advanced-install/'],
    matches: ["AttributeError: 'DeepSpeedCPUAdam' object has no attribute 'ds_opt_adam'"],
    misses: ['Building extension module cpu_adam...'],
  },
  {
    ...run,
    id: 'triton-shared',
    class: 'triton-out-of-resources',
    title: 'A Triton kernel asks for more shared memory than this card has per block',
    match: [
      {
        text: 'out of resource: ',
        pattern:
          /out of resource: (?<what>[\w ]{1,40}), Required: (?<need>\d{1,9}), Hardware limit: (?<all>\d{1,9})/,
      },
    ],
    cause:
      'The kernel is tuned for larger GPUs (A100, H100): it needs {need} of {what} per block, and this card has {all}. It is not the memory of the card.',
    fix: [
      'git pull; grep -rn "num_stages" --include=*.py .   # in the repository that brings the kernel: a newer version of it, else halve num_stages (3 to 2 or 1) or its block sizes in each triton.Config',
      '# a kernel of a package: the newest of it (pip install -U; mamba-ssm, vllm, liger-kernel), or another kernel: attn_implementation="sdpa", --attention-backend of vLLM',
    ],
    confidence: 'medium',
    sources: ['triton-lang/triton@v3.2.0 python/triton/runtime/errors.py'],
    matches: [
      'triton.runtime.errors.OutOfResources: out of resource: shared memory, Required: 147456, Hardware limit: 101376. Reducing block sizes or `num_stages` may help.',
    ],
    misses: ['shared memory: 101376'],
  },
  {
    ...run,
    id: 'engine-too-old',
    class: 'model-not-supported',
    title: 'The program that loads the model is older than the model',
    match: [
      { text: 'Could not find model', pattern: /Could not find (?<tensor>[\w.]{1,80})\.\* in model/ },
      { text: 'unknown pre-tokenizer type' },
      { text: 'unknown model architecture', not: /architecture!/ },
      { text: 'unsupported model architecture', pattern: /architecture "\w/ },
      { text: 'wrong number of tensors; expected' },
      { text: 'check_tensor_dims: tensor', pattern: /tensor '(?<tensor>[\w.]{1,80})' has wrong shape/ },
      { text: 'invalid ggml type' },
      { text: 'unrecognized tensor type' },
      { text: 'missing tensor', pattern: /missing tensor '/ },
      { text: 'create_tensor: tensor', pattern: /tensor '.{1,120}' not found/ },
      { text: 'unknown (magic, version) combination' },
      { text: 'wrong MAGIC', pattern: /magic in header|wrong magic/i },
      {
        text: 'bad magic',
        pattern: /(?:gg(?:uf|ml|jt)|llama).{0,200}bad magic|bad magic.{0,200}gg(?:uf|ml|jt)/i,
      },
      { text: 'Unknown architecture ', pattern: /Unknown architecture (?<model>\w{1,60}) in/ },
      { text: 'unsupported model IR version' },
      { text: 'Unsupported model IR version' },
      { text: 'requires a newer version of Ollama' },
      { text: 'not supported by your version of Ollama' },
    ],
    cause:
      'The file names a format (GGUF in place of GGML), a kind of model, tokenizer or tensor that this release of the loader does not know yet; an image with a fixed release does not update itself.',
    fix: [
      'pip install -U llama-cpp-python   # where that loads it; exllamav2: pip install -U exllamav2, the wheel for this torch; onnx: pip install -U onnxruntime-gpu',
      '# llama.cpp: git pull and build again, or its newest release; ollama: curl -fsSL https://ollama.com/install.sh | sh; a container: docker pull of its newest tag',
    ],
    sources: ['ggml-org/llama.cpp src/llama-model.cpp', 'turboderp-org/exllamav2@v0.2.0 exllamav2/config.py'],
    matches: [
      'ValueError:  ## Could not find model.embed_tokens.* in model',
      "llama_model_load: error loading model: unknown pre-tokenizer type: 'glm4'",
      "Invalid model file 'models/13B/model.gguf'! Wrong MAGIC in header",
    ],
    misses: ['FileNotFoundError: Could not find model.safetensors in folder'],
  },
  {
    ...run,
    id: 'llama-load',
    class: 'model-not-loaded',
    weight: 'symptom',
    title: 'llama.cpp could not load the model; the reason stands above',
    match: [
      { text: 'error: unable to load model' },
      { text: 'not load Llama model from path' },
      { text: 'failed to load model from file' },
      { text: 'Failed to load model from file' },
      { text: 'error loading model' },
    ],
    cause:
      'The lines above this one name the reason: no such file, a file that was cut off, a kind of model that this release does not know, or no room on the GPU.',
    fix: [
      'ls -lh MODEL.gguf; head -c 4 MODEL.gguf   # there, of its full size, and begins with GGUF? if not: download it again',
      '# too large for the card: fewer layers on it: -ngl 20 (n_gpu_layers=20), a smaller context: -c 4096',
      '# ollama: journalctl -u ollama -n 80, or docker logs of its container, has the reason; a newer release of it knows newer models',
    ],
    confidence: 'low',
    sources: ['ggml-org/llama.cpp src/llama.cpp'],
    matches: ['main: error: unable to load model'],
    misses: ['llama_model_loader: loaded meta data'],
  },
  {
    ...run,
    id: 'ollama-runner',
    class: 'model-not-loaded',
    weight: 'plain',
    title: 'The part of ollama that runs the model ended',
    match: [
      { text: 'llama runner terminated' },
      { text: 'model runner has unexpectedly stopped' },
      { text: 'llama runner process', pattern: /runner process (?:has terminated|no longer running)/ },
      { text: 'unable to load model: ', pattern: /unable to load model: \S{0,160}blobs\/sha256/ },
      { text: 'error loading model', pattern: /error loading model \S{0,160}blobs\/sha256/ },
    ],
    explainedBy: [
      'model-not-supported',
      'killed-oom',
      'cuda-out-of-memory',
      'driver-too-old',
      'other-missing-shared-library',
    ],
    cause:
      'The program that ollama starts for each model ended: mostly this release does not know the model or has a fault with it, the file of the model is cut off, or memory ran out.',
    fix: [
      'curl -fsSL https://ollama.com/install.sh | sh   # the newest ollama, which ends most of these; in docker: docker pull ollama/ollama:latest, and make the container anew',
      '# still so: fetch the model anew: ollama rm NAME && ollama pull NAME',
      'journalctl -u ollama -n 80 --no-pager | grep -iE "error|cuda|memory|unsupported|terminat"   # the reason (docker logs CONTAINER): memory? a smaller model or OLLAMA_CONTEXT_LENGTH=4096',
    ],
    confidence: 'medium',
    sources: ['https://github.com/ollama/ollama/issues/7031'],
    matches: ['Error: llama runner process has terminated: exit status 2'],
    misses: ['starting llama runner'],
  },
  {
    ...run,
    id: 'ollama-ram',
    class: 'killed-oom',
    title: 'The model needs more main memory than is free',
    match: [
      {
        text: 'requires more system memory',
        pattern: /memory \((?<need>[\d.]{1,8} [GMK]iB)\) than is available \((?<free>[\d.]{1,8} [GMK]iB)\)/,
      },
    ],
    cause: 'ollama needs {need} of main memory (RAM) for the model and its context, and {free} are free.',
    fix: [
      '# either: a smaller model or quantisation, or a shorter context: OLLAMA_CONTEXT_LENGTH=4096 ollama serve',
      '# or: more RAM (in WSL: memory= in .wslconfig; in Docker Desktop: its settings)',
      'free -g   # what else takes it?',
    ],
    sources: ['ollama/ollama@v0.5.0 llm/server.go'],
    matches: ['Error: model requires more system memory (8.4 GiB) than is available (5.6 GiB)'],
    misses: ['system memory: 64 GiB'],
  },
  {
    ...run,
    id: 'ollama-name',
    class: 'model-file-missing',
    title: 'ollama knows no model of that name',
    match: [
      { text: 'pull model manifest: file does not exist' },
      { text: 'try pulling it first', pattern: /model ["'](?<model>[\w./:-]{1,100})["'] not found/ },
      { text: ' not found', pattern: /^Error: model ["'](?<model>[\w./-]{1,80}:[\w.-]{1,40})["'] not found/ },
    ],
    cause:
      'The name or its tag (after the colon) does not exist in the library of ollama, or the model was not pulled here.',
    fix: [
      'ollama pull {model}   # as its page in the library writes it, with the tag',
      'ollama list   # which are here',
    ],
    sources: ['ollama/ollama@v0.5.0 server/routes.go'],
    matches: ['Error: pull model manifest: file does not exist'],
    misses: ['pulling manifest'],
  },
  {
    ...run,
    id: 'tensorrt-engine',
    class: 'tensorrt-engine-mismatch',
    title: 'The TensorRT engine was built by another TensorRT, or for another GPU',
    match: [
      { text: 'is not compatible with this version of TensorRT' },
      { text: "has no attribute 'create_execution_context'", pattern: /'NoneType' object/ },
      { text: 'engine plan file is generated on an incompatible device' },
      { text: 'Failed to deserialize cuda engine' },
      {
        text: 'Serialization assertion',
        pattern:
          /(?:stdVersionRead|safeVersionRead|plan->header(?:\.size)?|sizeRead) ?==|Version tag does not match/,
      },
    ],
    cause:
      'An engine file fits one version of TensorRT and one GPU generation; it was built elsewhere, or TensorRT was updated since.',
    fix: [
      'trtexec --onnx=MODEL.onnx --saveEngine=MODEL.engine --fp16   # here, with the TensorRT that loads it (as the README converts it); an app that builds its own: remove the engine file (*.engine, *.trt, *.plan) and start it again',
      'python3 -c "import tensorrt; print(tensorrt.__version__)"; nvidia-smi -L   # what it must fit',
    ],
    sources: ['https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/advanced.html'],
    matches: [
      'The engine plan file is not compatible with this version of TensorRT, expecting library version 8.6.1 got 8.5.3, please rebuild.',
    ],
    misses: ['TensorRT engine built in 120 s'],
  },
  {
    ...run,
    id: 'jax-pair',
    class: 'jax-version-mismatch',
    stage: 'import',
    title: 'jax, jaxlib and their CUDA plugin are of different versions',
    match: [
      {
        text: 'jaxlib',
        pattern:
          /jaxlib (?:version )?[\d.]{1,12} is incompatible with jax|version [\d.]{1,12} but jax requires version/,
      },
      { text: 'jax requires jaxlib to be installed' },
      { text: 'DNN library initialization failed' },
      { text: 'Unable to load cuDNN. Is it installed' },
      { text: 'dnn != nullptr' },
      { text: 'Unexpected PJRT_', pattern: /Unexpected PJRT_\w{1,60} size/ },
      { text: 'Mismatched PJRT plugin PJRT API version' },
      { text: 'No FFI handler registered for', pattern: /registered for cu/, weight: 'hint' },
      {
        text: 'register_custom_call_target(): incompatible function arguments',
        near: [{ marker: 'jax-plugins', before: 12 }],
      },
      { text: 'Could not create cudnn handle', pattern: /external\/xla\// },
      { text: 'Loaded runtime CuDNN library', pattern: /jax|external\/(?:xla|org_tensorflow)\// },
    ],
    cause:
      'jax, jaxlib and the packages jax-cuda12-plugin and -pjrt must be of one release, with a cuDNN at least as new as theirs; another install changed one of them.',
    fix: [
      'pip install -U "jax[cuda12]"   # all parts of one release, with their CUDA and cuDNN; a pin of the app: "jax[cuda12]==X" with the X of its jax',
      'unset LD_LIBRARY_PATH   # a cuDNN of the system must not come first',
      'python3 -c "import jax; print(jax.__version__, jax.devices())"   # must list CudaDevice',
    ],
    confidence: 'medium',
    sources: ['https://docs.jax.dev/en/latest/installation.html'],
    matches: [
      'RuntimeError: jaxlib version 0.4.20 is newer than and incompatible with jax version 0.4.14. Please update your jax and/or jaxlib packages.',
    ],
    misses: ['jax 0.4.30 and jaxlib 0.4.30'],
  },
  {
    ...run,
    id: 'jax-cpu',
    class: 'jax-cpu-only',
    weight: 'hint',
    title: 'jax runs on the CPU: its CUDA part is not installed',
    match: [
      { text: 'a CUDA-enabled jaxlib is not installed', pattern: /falling back to cpu/i },
      { text: 'No GPU/TPU found, falling back to CPU' },
      { text: 'registered platform with name: "cuda"', weight: 'plain' },
    ],
    cause: 'A machine with an NVIDIA GPU, and the jax for the CPU alone.',
    fix: ['pip install -U "jax[cuda12]"   # the same release as the jax of the app, where it pins one'],
    confidence: 'low',
    sources: ['https://docs.jax.dev/en/latest/installation.html'],
    matches: [
      'An NVIDIA GPU may be present on this machine, but a CUDA-enabled jaxlib is not installed. Falling back to cpu.',
    ],
    misses: [
      'jax.devices(): [CudaDevice(id=0)]',
      'An NVIDIA GPU may be present on this machine, but a CUDA-enabled jaxlib is not installed. Falling back to gpu.',
    ],
  },
  {
    ...run,
    id: 'terms',
    class: 'terms-not-agreed',
    title: 'The program asks a question, and nobody can answer it here',
    weight: 'plain',
    match: [
      { text: 'EOFError: EOF when reading a line' },
      { text: 'I have purchased a commercial license from Coqui' },
    ],
    cause:
      'A script asks for a yes (the licence of Coqui TTS, a download, trust_remote_code), and runs where nothing can be typed: in a container, a service or a notebook.',
    explainedBy: ['eula-not-accepted'],
    fix: [
      'export COQUI_TOS_AGREED=1   # for Coqui TTS, if you agree to its licence',
      '# else: docker run -it, or the option that answers (--yes, -y, trust_remote_code=True, HF_TRUST_REMOTE_CODE=1), or: yes | python3 app.py',
    ],
    confidence: 'medium',
    sources: ['coqui-ai/TTS@v0.22.0 TTS/utils/manage.py'],
    matches: ['EOFError: EOF when reading a line'],
    misses: ['reading a line'],
  },
  {
    ...run,
    id: 'dgl-backend',
    class: 'terms-not-agreed',
    weight: 'root',
    title: 'DGL asks which framework it is to use, and nobody can answer it here',
    match: [{ text: 'input("Backend choice' }],
    cause: 'Neither DGLBACKEND nor ~/.dgl/config.json names one.',
    fix: ['export DGLBACKEND=pytorch   # then the same again'],
    confidence: 'high',
    sources: ['dmlc/dgl@0.4.3 python/dgl/backend/__init__.py'],
    matches: [
      '    backend_name = input("Backend choice (pytorch, mxnet or tensorflow): ").lower()\nEOFError: EOF when reading a line',
    ],
    misses: ['Backend choice (pytorch, mxnet or tensorflow): pytorch'],
  },
  {
    ...run,
    id: 'gradio-path',
    class: 'gradio-path-not-allowed',
    weight: 'root',
    title: 'gradio will not give out a file of that folder',
    match: [
      { text: 'to the gradio cache dir because', pattern: /Cannot move (?<file>\S{1,200}) to the gradio/ },
      { text: 'InvalidPathError', pattern: /InvalidPathError(?:: Cannot move (?<file>\S{1,200}) to)?/ },
      { text: 'File not allowed: ' },
    ],
    cause:
      'gradio 4 and newer give out only files below the working folder, the temporary folder and what allowed_paths names; {file} is elsewhere.',
    fix: [
      'export GRADIO_ALLOWED_PATHS="$(dirname {file})"   # or a folder above it; before the app starts',
      '# or in its code: demo.launch(allowed_paths=["/workspace"]); or start the app from the folder above its outputs',
    ],
    sources: ['https://www.gradio.app/guides/file-access'],
    matches: [
      'gradio.exceptions.InvalidPathError: Cannot move /workspace/out/a.mp4 to the gradio cache dir because it was not created by the application',
    ],
    misses: ['gradio cache dir: /tmp/gradio'],
  },
]);

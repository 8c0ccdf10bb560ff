import { defineMessages } from './define.ts';

const vllm = 'vllm 0.33.0 (source)';
const llama = 'llama-cpp-python 0.3.9, vendor/llama.cpp (source)';

/** What engines say of their settings and of the model that they are to serve. */
export const servingMessages = defineMessages([
  {
    id: 'vllm-quant-named',
    class: 'vllm-setting-refused',
    title: 'The command names another quantisation than the model has',
    match: [
      {
        text: 'does not match the quantization method specified in the `',
        pattern: /model config \((?<own>[\w-]{2,30})\).{0,120}argument \((?<asked>[\w-]{2,30})\)/,
      },
    ],
    cause: 'The weights are {own}, and the command asks for {asked}: only what they are can be loaded.',
    fix: [
      '# take --quantization {asked} out of the command (quantization= in Python): it is read from the model',
    ],
    source: vllm,
    example:
      'ValueError: Quantization method specified in the model config (gptq) does not match the quantization method specified in the `quantization` argument (awq).',
    other: 'quantization: awq',
  },
  {
    id: 'vllm-world-size',
    class: 'no-gpu-visible',
    title: 'More cards are asked for than this machine has',
    match: [
      {
        text: 'is larger than the number of available GPUs',
        pattern: /World size \((?<world>\d{1,4})\).{0,80}GPUs \((?<here>\d{1,4})\)/,
      },
    ],
    cause: 'tensor and pipeline parallel together make {world}, and {here} cards are seen here.',
    fix: [
      '# in the command: --tensor-parallel-size {here} (and no --pipeline-parallel-size)',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # more cards than that? then the variable hides them; over several machines: --distributed-executor-backend ray',
    ],
    source: vllm,
    example: 'ValueError: World size (4) is larger than the number of available GPUs (2) in this node.',
    other: 'World size (4)',
  },
  {
    id: 'vllm-pictures',
    class: 'vllm-setting-refused',
    title: 'More pictures stand in the request than the server allows',
    match: [
      {
        text: 'may be provided in one',
        pattern:
          /At most (?<most>\d{1,4}) (?<kind>image|video|audio)\(s\) may be provided in one (?:request|prompt)/,
      },
    ],
    cause: 'The server takes {most} {kind}(s) a request.',
    fix: [
      `# start it with --limit-mm-per-prompt '{"{kind}": 4}'   (vLLM before 0.8.5: {kind}=4); as many as the client sends`,
      '# 0 of them: a model of text only, or a limit set to 0',
    ],
    source: vllm,
    example: 'ValueError: At most 1 image(s) may be provided in one request.',
    other: 'At most 1 request',
  },
  {
    id: 'vllm-backend',
    class: 'vllm-setting-refused',
    title: 'The attention backend that was chosen does not work for this model or card',
    match: [
      { text: 'is not valid for this configuration. Reason', pattern: /backend/ },
      { text: 'is not supported by FlashAttention. Supported head' },
      { text: 'does not support _Backend.' },
    ],
    cause: 'The message names the reason; vLLM chooses one that fits by itself if none is named.',
    fix: [
      'unset VLLM_ATTENTION_BACKEND   # and take --attention-backend out of the command',
      '# still so: --attention-backend FLEX_ATTENTION (before vLLM 0.14: export VLLM_ATTENTION_BACKEND=FLEX_ATTENTION)',
    ],
    source: vllm,
    example:
      "ValueError: Selected backend AttentionBackendEnum.FLASH_ATTN is not valid for this configuration. Reason: ['compute capability not supported']",
    other: 'Using FLASH_ATTN attention backend',
  },
  {
    id: 'vllm-no-place',
    class: 'model-not-supported',
    title: 'The weights do not fit the class by which vLLM loads the model',
    match: [
      {
        text: 'There is no module or parameter named',
        pattern: /named '(?<name>[\w.]{1,100})' in (?<kind>\w{2,80})/,
      },
      {
        text: 'were not initialized from checkpoint',
        pattern: /[Ww]eights were not initialized from checkpoint: \{'(?<name>[\w.]{1,120})/,
        not: /[Ss]ome weights/,
      },
    ],
    cause:
      '{name} stands on one side only: this vLLM is older than the model or its quantisation, or a training saved it with other names.',
    fix: [
      'pip install -U vllm   # a container: its newest tag',
      '# a model trained here: merge_and_unload, save_pretrained, config.json of its base; or the base with --enable-lora',
    ],
    source: vllm,
    example: "ValueError: There is no module or parameter named 'model.visual' in Qwen2ForCausalLM",
    other: "There is no module named 'visual'",
    confidence: 'medium',
  },
  {
    id: 'vllm-aimv2',
    class: 'transformers-version-mismatch',
    title: 'This vLLM is older than the transformers beside it',
    match: [{ text: "' is already used by a Transformers config", pattern: /'aimv2'/ }],
    cause: 'vLLM up to 0.9 brings a config aimv2, and transformers has one of its own since 4.54.',
    fix: ['pip install "transformers<4.54"', '# or the newer engine: pip install -U vllm'],
    source: 'vllm 0.9.2 and 0.10.2 (sources), transformers 4.53.3 and 4.54.1 (wheels)',
    example: "ValueError: 'aimv2' is already used by a Transformers config, pick another name.",
    other: "'mine' is already used by a Transformers config, pick another name.",
  },
  {
    id: 'vllm-guided',
    class: 'vllm-version-mismatch',
    title: 'vLLM calls it StructuredOutputsParams now',
    match: [
      { text: "cannot import name 'GuidedDecodingParams'" },
      { text: "unexpected keyword argument 'guided_decoding'" },
    ],
    cause:
      'vLLM 0.12 removed GuidedDecodingParams (guided_decoding=); since 0.11 it is StructuredOutputsParams (structured_outputs=).',
    fix: [
      'pip install "vllm<0.12"   # the last that has it, with the torch that it asks for; or a newer release of the caller (TRL, verl)',
      '# or, in code of your own: from vllm.sampling_params import StructuredOutputsParams, and SamplingParams(structured_outputs=…)',
    ],
    source: 'vllm 0.11.2 and 0.12.0 (sources)',
    example: "ImportError: cannot import name 'GuidedDecodingParams' from 'vllm.sampling_params'",
    other: "cannot import name 'SamplingParams'",
  },
  {
    id: 'vllm-slow-start',
    class: 'server-start-timeout',
    title: 'The model takes longer to load than vLLM waits',
    match: [
      {
        text: 'Timed out waiting for engine core processes',
        pattern: /(?:Waited (?<waited>\d{1,6})s)?/,
      },
    ],
    cause: 'Mostly a large model on a slow disk or network volume, or its first compilation.',
    fix: [
      'export VLLM_ENGINE_READY_TIMEOUT_S=3600   # then start again',
      '# and quicker: the model on the disk of the container in place of the network volume; --enforce-eager leaves the compilation out',
    ],
    source: vllm,
    example:
      'TimeoutError: Timed out waiting for engine core processes to start. Waited 600s (configured by VLLM_ENGINE_READY_TIMEOUT_S).',
    other: 'Waiting for 1 local engine core proc(s) to start.',
  },
  {
    id: 'llama-cpu-build',
    class: 'no-gpu-part',
    title: 'This llama.cpp was built without CUDA',
    match: [
      { text: 'warning: one possible reason is that llama.cpp was compiled without GPU' },
      { text: 'warning: no usable GPU found, --gpu-layers' },
      { text: 'not compiled with GPU offload support' },
    ],
    cause: 'It computes on the CPU: the part for the GPU is an option of the build.',
    fix: [
      'cmake -B build-cuda -DGGML_CUDA=ON && cmake --build build-cuda -j 4   # in its folder, with nvcc; the programs lie in build-cuda/bin',
      '# or the image that has it: ghcr.io/ggml-org/llama.cpp:server-cuda',
      'CMAKE_ARGS="-DGGML_CUDA=on" pip install --no-cache-dir --force-reinstall llama-cpp-python   # or, where Python runs it',
    ],
    source: llama,
    example: 'warning: no usable GPU found, --gpu-layers option will be ignored',
    other: 'ggml_cuda_init: found 1 CUDA devices',
    confidence: 'medium',
    weight: 'hint',
  },
  {
    id: 'submodule-empty',
    class: 'submodule-missing',
    stage: 'install',
    title: 'A folder that is a submodule of the repository is empty',
    match: [
      {
        text: 'does not contain a CMakeLists.txt file',
        pattern: /(?:vendor|extern\w{0,6}|third_?party|3rd_?party|submodules?|deps|lib)\//,
        across: true,
      },
    ],
    cause: 'It was cloned without --recursive, or unpacked from a zip of GitHub, which has no submodules.',
    fix: [
      'git submodule update --init --recursive   # in the folder of the repository; a zip: git clone --recursive in its place',
    ],
    source: llama,
    example:
      '  The source directory /tmp/llama-cpp-python/vendor/llama.cpp does not contain a CMakeLists.txt file.',
    other: 'The source directory "/w/build" does not contain a CMakeLists.txt file',
  },
  {
    id: 'ollama-no-tools',
    class: 'model-without-tools',
    title: 'This model of ollama has no tools',
    match: [
      {
        text: 'does not support tools',
        pattern: /(?:library\/)?(?<model>[\w.-]{1,60}(?::[\w.-]{1,40})?)"? does not support tools/,
      },
    ],
    cause: 'The template of {model} has no place for them.',
    fix: [
      '# another model: ollama.com/search?c=tools lists those that can (qwen3, llama3.1, mistral-small …); or the client without tools',
    ],
    source: 'ollama/ollama server/routes.go',
    example: 'Error: registry.ollama.ai/library/gemma:7b does not support tools',
    other: 'tools: []',
  },
  {
    id: 'zstd-program',
    class: 'command-not-found',
    stage: 'install',
    title: 'The installer unpacks with zstd, which is not there',
    match: ['requires zstd for extraction'],
    cause: 'zstd is a program of the system.',
    fix: ['apt-get update && apt-get install -y zstd   # then the installer again'],
    source: 'ollama/ollama scripts/install.sh',
    example: 'ERROR: This version requires zstd for extraction. Please install zstd and try again:',
    other: 'zstd: 1.5.5',
  },
  {
    id: 'asgi-module',
    class: 'wrong-folder',
    title: 'uvicorn does not find the file of the app, or the name in it',
    match: [
      { text: 'Error loading ASGI app. Could not', pattern: /import module "(?<module>[\w.]{1,80})"/ },
      { text: 'Error loading ASGI app. Attribute', pattern: /not found in module "(?<module>[\w.]{1,80})"/ },
    ],
    cause:
      'FILE:NAME is read from the folder in which uvicorn is started: FILE without .py, dots for folders, NAME as in NAME = FastAPI().',
    fix: [
      'python3 -c "import {module} as m; print(m.__file__, [n for n in dir(m) if callable(getattr(m, n))])"   # in the folder that holds it: the reason, or the names in it',
      '# start it there, or: uvicorn --app-dir FOLDER {module}:app',
    ],
    source: 'uvicorn 0.54.0 (wheel)',
    example: 'ERROR:    Error loading ASGI app. Could not import module "main".',
    other: 'INFO:     Loading ASGI app',
    explainedBy: ['module-not-found'],
    weight: 'plain',
  },
  {
    id: 'runpod-input',
    class: 'request-refused',
    title: 'The job has no input',
    match: ['Job has no input parameter'],
    cause: 'RunPod hands on what stands in "input", and the request (or test_input.json) has none.',
    fix: [
      `# as body of /run or /runsync: {"input": {"prompt": "…"}}   (locally: the same in test_input.json)`,
    ],
    source: 'runpod 1.12.0 (wheel)',
    example: 'ERROR  | Job has no input parameter. Unable to run.',
    other: 'Job has input',
  },
  {
    id: 'vllm-batched-tokens',
    class: 'vllm-setting-refused',
    title: 'A batch may hold fewer tokens than one request',
    match: [
      {
        text: 'max_num_batched_tokens (',
        pattern:
          /max_num_batched_tokens \((?<batch>\d{1,8})\) is smaller than max_model_len \((?<need>\d{1,8})\)/,
        not: /WARNING/,
      },
      {
        text: 'max_tokens_per_mm_item (',
        pattern:
          /max_tokens_per_mm_item \((?<need>\d{1,8})\) is larger than max_num_batched_tokens \((?<batch>\d{1,8})\)/,
      },
    ],
    cause:
      'Without chunked prefill one request must fit into one batch: {need} tokens, and {batch} are allowed.',
    fix: [
      '# add to the command: --max-num-batched-tokens {need}',
      '# or a smaller --max-model-len; or --enable-chunked-prefill',
    ],
    source: vllm,
    example: 'ValueError: max_num_batched_tokens (2048) is smaller than max_model_len (8192).',
    other: 'max_num_batched_tokens (8192)',
  },
  {
    id: 'engine-weight-size',
    class: 'model-mismatch',
    title: 'A weight of the file is of another size than the config says',
    match: [
      {
        text: 'Attempted to load weight',
        pattern:
          /weight \((?:torch\.Size\()?(?<there>\[[\d, ]{1,40}\])\)?\) into parameter \((?:torch\.Size\()?(?<here>\[[\d, ]{1,40}\])/,
      },
    ],
    cause:
      'The file has {there}, the model that is built {here}: config.json and weights are not of one model (a vocabulary that was enlarged, tied or packed weights), or the engine is older than the model.',
    fix: [
      'pip install -U vllm   # the engine (SGLang: sglang[all])',
      '# a model trained here: vocab_size in config.json must be the rows of its embeddings; take both from one save_pretrained',
    ],
    source: vllm,
    example:
      'AssertionError: Attempted to load weight (torch.Size([151936, 896])) into parameter (torch.Size([75968, 896]))',
    other: 'Attempted to load the model',
    confidence: 'medium',
  },
  {
    id: 'sglang-occupied',
    class: 'cuda-out-of-memory',
    title: 'Another process holds memory of one of the cards',
    match: ['The memory capacity is unbalanced. Some GPUs may be occupied'],
    cause: 'SGLang wants about the same free memory on each card.',
    fix: [
      'nvidia-smi   # which process holds memory? an earlier run: kill its PID; then start again',
      '# cards that must stay busy: others, by CUDA_VISIBLE_DEVICES=2,3',
    ],
    source: 'sglang 0.5.23 (wheel)',
    example: 'RuntimeError: The memory capacity is unbalanced. Some GPUs may be occupied by other processes.',
    other: 'memory capacity: 80 GB',
  },
  {
    id: 'sglang-killed',
    class: 'killed-oom',
    title: 'The process that loads the model was ended from outside, mostly as the main memory was full',
    match: [{ text: 'scheduler is dead', pattern: /scheduler is dead.{0,200}Exit code: -9/, across: true }],
    cause: 'Exit code -9 is a kill: the kernel ends what takes more RAM than the container may have.',
    fix: [
      '# a pod with more RAM, as much as the weights (it is not the memory of the card); in docker a larger --memory, and --shm-size 32g',
      '# or a smaller or quantised model; cat /sys/fs/cgroup/memory.max; free -g show what there is',
    ],
    source: 'sglang 0.5.23 (wheel)',
    example: 'Rank 0 scheduler is dead. Please check if there are relevant logs.\nExit code: -9',
    other: 'Rank 0 scheduler is dead. Please check if there are relevant logs.\nExit code: 1',
    confidence: 'medium',
  },
  {
    id: 'llama-cache-flash',
    class: 'llama-cpp-option',
    title: 'A quantised V cache works with flash attention only',
    match: ['V cache quantization requires flash_attn'],
    cause: '--cache-type-v (-ctv) is set, and flash attention is off.',
    fix: [
      '# add to the command: -fa on (older llama.cpp: -fa; llama-cpp-python: flash_attn=True); or leave -ctv out',
    ],
    source: llama,
    example: 'llama_init_from_model: V cache quantization requires flash_attn',
    other: 'flash_attn = 1',
  },
  {
    id: 'llama-jinja',
    class: 'llama-cpp-option',
    title: 'The chat template of the model needs --jinja',
    match: ['llama.cpp was started without --jinja'],
    cause: 'Without it llama.cpp knows a list of common templates only.',
    fix: ['# add to the command: --jinja'],
    source: llama,
    example: 'note: llama.cpp was started without --jinja, we only support commonly used templates',
    other: 'chat template: jinja',
  },
  {
    id: 'gguf-converter-old',
    class: 'model-not-supported',
    title: 'convert_hf_to_gguf.py does not know this kind of model',
    match: [
      { text: 'hf-to-gguf:Model', pattern: /Model (?<model>\w{2,80}) is not supported/ },
      {
        text: 'Architecture ',
        pattern: /NotImplementedError: Architecture ['"](?<model>\w{2,80})['"] not supported/,
      },
      { text: "object 'MODEL_ARCH' has no attribute" },
    ],
    cause:
      'The script (or the gguf beside it) is older than the model (or the tokenizer was changed by a training), or llama.cpp has none for it.',
    fix: [
      'git pull && pip install -U -r requirements.txt ./gguf-py   # in the folder of llama.cpp; then convert again (convert_hf_to_gguf.py there)',
      '# still so: a GGUF of it on the Hub, or another format; a trained model: tokenizer.json and tokenizer_config.json of its base model in its folder',
    ],
    source: llama,
    example: 'ERROR:hf-to-gguf:Model Qwen3VLForConditionalGeneration is not supported',
    other: 'INFO:hf-to-gguf:Model successfully exported',
  },
  {
    id: 'exllama-files',
    class: 'model-file-missing',
    title: 'The folder has no .safetensors files, which exllama reads',
    match: [{ text: 'No .safetensors files found in', pattern: /found in (?<folder>[\w./-]{1,200})/ }],
    cause:
      '{folder} is another folder, was only half downloaded, or holds a GGUF, which exllama does not read.',
    fix: [
      'ls -lL {folder}   # the .safetensors, config.json and tokenizer.json of one EXL2 or GPTQ model must lie in it',
      '# nothing there: hf download OWNER/MODEL-exl2 --revision 4.0bpw --local-dir {folder}; a GGUF: the loader llama.cpp',
    ],
    source: 'exllamav2 0.3.2 (wheel)',
    example: 'ValueError:  ## No .safetensors files found in /workspace/models/exl2',
    other: 'safetensors files found',
  },
  {
    id: 'exllama-room',
    class: 'cuda-out-of-memory',
    title: 'Weights and cache do not fit on the cards',
    match: ['Insufficient VRAM for model and cache', 'Insufficient space in device allocation'],
    cause: 'exllama reserves the cache for the whole max_seq_len beside the weights.',
    fix: [
      '# max_seq_len 8192 (cache_size too), cache_mode Q4; fewer bits per weight; gpu_split auto, or more on the cards that it names',
      'nvidia-smi   # does another process hold memory? end it',
    ],
    source: 'exllamav2 0.3.2 (wheel)',
    example: 'RuntimeError: Insufficient VRAM for model and cache',
    other: 'VRAM: 24 GB',
  },
  {
    id: 'tgi-tokens',
    class: 'setting-refused',
    title: 'Input and answer together must be more than the input alone',
    match: [
      {
        text: 'max_input_tokens',
        pattern: /must be < `?max_total_tokens/,
      },
    ],
    cause: 'max_total_tokens counts the prompt and what is written.',
    fix: [
      '# in the command, beside --max-input-tokens: --max-total-tokens, larger by as much as is to be written (8192: 9216); or leave both out: TGI chooses',
    ],
    source: 'huggingface/text-generation-inference launcher/src/main.rs',
    example:
      'Error: ArgumentValidation("`max_input_tokens must be < `max_total_tokens`. Given: 4096 and 2048")',
    other: 'max_input_tokens: 4096',
  },
  {
    id: 'tgi-shards',
    class: 'no-gpu-visible',
    title: 'More shards are asked for than there are cards',
    match: [
      {
        text: 'cannot be greater than the number of available CUDA devices',
        pattern: /cannot be greater than .{1,60}devices \((?<here>\d{1,3})\)/,
      },
      { text: 'NotEnoughCUDADevices', pattern: /only found (?<here>\d{1,3}) CUDA/ },
    ],
    cause: 'One shard is one card; seen: {here}.',
    fix: [
      '# in the command: --num-shard {here}',
      '# there are more? docker run --gpus all, and no CUDA_VISIBLE_DEVICES',
    ],
    source: 'huggingface/text-generation-inference launcher/src/main.rs',
    example:
      'ArgumentValidation("`num_shard` (4) cannot be greater than the number of available CUDA devices (1)")',
    other: 'number of available CUDA devices (1)',
  },
  {
    id: 'onnx-ir',
    class: 'model-not-supported',
    title: 'The ONNX file is newer than this onnxruntime, or no ONNX file',
    match: ['Unknown model file format version'],
    cause: 'Its IR version is above what this release reads.',
    fix: [
      'pip install -U onnxruntime-gpu   # a server (Triton): a newer image of it',
      `# or write it anew for the old one: python3 -c "import onnx; m = onnx.load('model.onnx'); m.ir_version = 9; onnx.save(m, 'model.onnx')"`,
    ],
    source: 'microsoft/onnxruntime onnxruntime/core/graph/model.cc',
    example: 'Load model from /models/m/1/model.onnx failed:model.cc:180 Unknown model file format version.',
    other: 'model file format version 9',
  },
  {
    id: 'xinference-engine',
    class: 'module-not-found',
    title: 'The engine of this model is not installed beside xinference',
    match: [
      {
        text: "Failed to import module '",
        pattern: /\] Failed to import module '(?<module>vllm|sglang|transformers|llama_cpp|mlx)'/,
      },
    ],
    cause: 'xinference brings no engine: {module} is an extra of it.',
    fix: [
      'pip install "xinference[{module}]"   # in the Python that runs it (llama_cpp: xllamacpp), then start it anew',
    ],
    source: 'xorbitsai/inference xinference/model/llm',
    example: "RuntimeError: [address=0.0.0.0:44444, pid=123] Failed to import module 'vllm'",
    other: "Failed to import module 'mine'",
  },
  {
    id: 'ollama-unreached',
    class: 'network-timeout',
    title: 'The registry of ollama is not reached',
    match: [
      {
        text: 'registry.ollama.ai',
        pattern:
          /dial tcp: lookup registry\.ollama\.ai.{0,60}(?:no such host|server misbehaving|i\/o timeout|[Tt]emporary failure)/,
      },
      { text: 'registry.ollama.ai', pattern: /(?:connection refused|i\/o timeout|TLS handshake timeout)/ },
    ],
    cause: 'The server of ollama (not the command) gets no address or no answer for it.',
    fix: [
      'curl -sSI https://registry.ollama.ai | head -1   # fails too: name resolution or firewall of this machine (docker: --dns 1.1.1.1)',
      '# behind a proxy: HTTPS_PROXY=http://HOST:PORT ollama serve (the server must have it)',
    ],
    source: 'ollama/ollama server/download.go',
    example:
      'Error: max retries exceeded: Get "https://registry.ollama.ai/v2/library/llama3/manifests/latest": dial tcp: lookup registry.ollama.ai: no such host',
    other: 'pulling from registry.ollama.ai',
  },
  {
    id: 'notebook-progress',
    class: 'module-not-found',
    title: 'The bars of progress need ipywidgets',
    match: [{ text: 'IProgress not found', pattern: /ImportError/ }],
    cause: 'tqdm.notebook draws by it, and it is missing beside this kernel.',
    fix: [
      'python3 -m pip install -U ipywidgets   # in the environment of the kernel (in a cell: %pip), then restart the kernel',
    ],
    source: 'tqdm/tqdm tqdm/notebook.py',
    example: 'ImportError: IProgress not found. Please update jupyter and ipywidgets.',
    other: 'TqdmWarning: IProgress not found. Please update jupyter and ipywidgets.',
  },
  {
    id: 'webui-nothing-loaded',
    class: 'model-not-loaded',
    title: 'text-generation-webui was started without a model',
    match: ['No model is loaded! Select one in the Model tab'],
    cause: 'It loads one only when it is told to.',
    fix: [
      '# add to the command (CMD_FLAGS.txt): --model NAME, the file or folder in user_data/models (before 3.0: models)',
    ],
    source: 'oobabooga/text-generation-webui modules/text_generation.py',
    example: 'ERROR    No model is loaded! Select one in the Model tab.',
    other: 'Loaded the model in 3 seconds.',
  },
  {
    id: 'vllm-compiled-broken',
    class: 'compile-failed',
    title: 'What vLLM had compiled before is not whole',
    match: ['leading to a corrupted compilation artifact'],
    cause:
      'An earlier start was ended while it compiled (memory, disk, a kill), and left half of it in the cache.',
    fix: [
      'rm -rf ~/.cache/vllm/torch_compile_cache   # then start again: its real error shows, if there is one',
    ],
    source: vllm,
    example:
      'RuntimeError: vLLM failed to compile the model. A previous compilation failed, leading to a corrupted compilation artifact.',
    other: 'compilation artifact saved',
  },
  {
    id: 'vllm-quant-gone',
    class: 'model-not-supported',
    title: 'This way of quantising is no longer read by this vLLM',
    match: [
      { text: 'activation ordering (', pattern: /\(\w{5,10}=\w{3,10}\) is no longer supported/ },
      'Sparsity support has been removed from compressed-tensors',
    ],
    cause:
      'The weights were made with an order of activations (GPTQ desc_act, actorder) or sparsity, which vLLM has dropped.',
    fix: [
      '# another quantisation of the same model: AWQ, FP8, or GPTQ with desc_act=False (quantize_config.json says it)',
      '# or a vLLM of the date of the weights, in an environment of its own',
    ],
    source: vllm,
    example:
      'ValueError: GPTQ group activation ordering (desc_act=True) is no longer supported. Use another checkpoint.',
    other: 'activation ordering (desc_act=True) found',
  },
  {
    id: 'llama-flash-attn',
    class: 'value-refused',
    title: 'This llama.cpp wants a value after --flash-attn',
    match: [
      {
        text: 'while handling argument "',
        pattern: /argument "(?:-fa|--flash-attn)": (?:expected value|error: unk)/,
      },
    ],
    cause: 'It was a flag alone once, and takes on, off or auto now; what follows it is read as that.',
    fix: [
      '# in the command: --flash-attn on, or without it (auto); a launcher that writes the flag: its newest release',
    ],
    source: 'ggml-org/llama.cpp common/arg.cpp',
    example: 'error while handling argument "-fa": expected value for argument',
    other: 'error while handling argument "-c": expected value for argument',
    stage: 'serve',
  },
  {
    id: 'runs-on-cpu',
    class: 'torch-cpu-only',
    title: 'The program takes the CPU: its torch sees no card',
    match: [
      { text: 'detected platform cpu' },
      { text: 'pytorch', pattern: /\bpytorch[ -]{1,30}\d\S{1,12}[ -]{1,20}py\S{2,20}_cpu_/ },
      {
        text: '0+cpu',
        pattern: /\btorch.{0,30}0\+cpu\b/,
        near: [{ marker: 'no-cuda', before: 8, after: 8 }],
      },
      {
        text: '1+cpu',
        pattern: /\btorch.{0,30}1\+cpu\b/,
        near: [{ marker: 'no-cuda', before: 8, after: 8 }],
      },
    ],
    weight: 'hint',
    cause: 'It is the CPU build, or the container has no GPU.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed; none: docker run --gpus all',
    ],
    source: 'https://docs.vllm.ai/',
    example: 'INFO __init__.py:190] Automatically detected platform cpu.',
    other: 'INFO __init__.py:190] Automatically detected platform cuda.',
    confidence: 'medium',
  },
  {
    id: 'ollama-amd',
    class: 'no-gpu-visible',
    title: 'ROCm has no code for this card of AMD',
    match: [{ text: 'amdgpu is not supported' }],
    weight: 'plain',
    cause: 'Its nearest relative is taken where it is named.',
    fix: [
      '# HSA_OVERRIDE_GFX_VERSION=10.3.0 ollama serve (gfx103x, RX 6000), =11.0.0 (gfx110x, RX 7000); docker: -e, and ollama/ollama:rocm',
    ],
    source: 'ollama/ollama docs/gpu.mdx',
    example: 'msg="amdgpu is not supported" gpu=0 gpu_type=gfx1031',
    other: 'msg="amdgpu is supported" gpu=0 gpu_type=gfx1030',
  },
  {
    id: 'tensorrt-bindings',
    class: 'step-left-out',
    title: 'The compiled part of TensorRT-LLM was not built',
    match: ['The `bindings` module does not exist', "No module named 'tensorrt_llm.bindings'"],
    cause: 'A clone that is installed with pip install -e has no bindings until its script has built them.',
    fix: [
      'python3 scripts/build_wheel.py && pip install -e .   # in the clone (in its container, with nvcc and TensorRT); with --cuda_architectures "90-real" it is done sooner',
      'cd / && pip uninstall -y tensorrt_llm && pip install tensorrt_llm   # or the released wheel, used outside of the clone',
    ],
    source: 'NVIDIA/TensorRT-LLM tensorrt_llm/__init__.py',
    example: 'The `bindings` module does not exist. Please check the package integrity.',
    other: 'The `bindings` module was built',
    stage: 'import',
  },
  {
    id: 'ollama-two-ages',
    class: 'model-not-supported',
    title: 'The ollama server that runs is of another age than the client',
    match: [
      {
        text: 'ollama version is',
        pattern: /version is \S{1,30} Warning: client version is/,
        across: true,
        weight: 'hint',
      },
    ],
    cause: 'The server is a process of its own: it goes on with the old release until it is started again.',
    fix: [
      'pkill -x ollama; sleep 2; nohup ollama serve > /tmp/ollama.log 2>&1 &   # with systemd: systemctl restart ollama',
    ],
    source: 'ollama/ollama cmd/cmd.go',
    example: 'ollama version is 0.5.7\nWarning: client version is 0.6.0',
    other: 'ollama version is 0.6.0',
    confidence: 'medium',
  },
]);

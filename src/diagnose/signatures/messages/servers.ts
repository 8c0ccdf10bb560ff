import { defineMessages } from './define.ts';

const vllm = 'vllm-project/vllm@v0.8.5 vllm/config.py';

/** What servers of models say: vLLM, SGLang, TGI, Triton, TensorRT-LLM, llama.cpp, ollama. */
export const serverMessages = defineMessages([
  {
    id: 'uvicorn-object',
    class: 'setting-refused',
    title: 'uvicorn starts several workers only from a name, not from an object',
    match: ['You must pass the application as an import string'],
    cause: 'Each worker imports the app itself.',
    fix: [
      '# without --workers (or --reload) behind the same command; in the code: uvicorn.run("module:app", workers=…), the name in quotes',
    ],
    source: 'uvicorn (wheel) uvicorn/main.py',
    example: "WARNING:  You must pass the application as an import string to enable 'reload' or 'workers'.",
    other: 'INFO:     Started parent process [1]',
    stage: 'serve',
  },
  {
    id: 'vllm-subcommand',
    class: 'unknown-argument',
    title: 'vllm gets {word} where its subcommand belongs',
    match: [
      {
        text: 'vllm: error: argument',
        pattern:
          /argument (?:subparser|\{[\w,-]{4,160}\}): invalid choice: '(?=(?<model>[\w.-]{1,60}\/[\w.-]{1,80})?)(?<word>[\w./-]{1,80})'/,
      },
    ],
    cause:
      'The start command of the image is vllm: what stands behind the name of the image is handed to it.',
    fix: [
      '# a model or an option? serve in front of it: vllm serve {model} …   (compose: command: serve {model} …)',
      '# a program (bash, python3): docker run --entrypoint {word} … before the name of the image',
    ],
    source: vllm,
    example:
      "vllm: error: argument subparser: invalid choice: '--model' (choose from chat, complete, serve, bench)",
    other: "app: error: argument mode: invalid choice: 'fast' (choose from slow)",
  },
  {
    id: 'compute-cap-image',
    class: 'no-kernel-image',
    title: 'This image or build has no code for this card',
    match: [{ text: 'compute cap', pattern: /\bcompute cap (?<cap>\d{2,3}) is not supported/ }],
    cause:
      'The card has the compute capability {cap} (the last digit behind the point), and the program was compiled for others.',
    fix: [
      '# text-embeddings-inference: docker pull its newest image whose tag begins with {cap}- (12x: 120-, 89: 89-, 9x: hopper-, 75: turing-)',
      '# built from source: a newer CUDA (12.8 for 120), and export CUDA_COMPUTE_CAP={cap} before cargo build',
    ],
    source: 'huggingface/text-embeddings-inference README.md, huggingface/candle',
    example: 'Error: cuda compute cap 120 is not supported',
    other: 'CUDA compute cap 120 found',
  },
  {
    id: 'address-no-host',
    class: 'environment-variable-missing',
    title: 'An address has no host: the variable that is to hold it is empty',
    match: [
      { text: 'GCS at', pattern: /GCS at (?:address )?:(?<port>\d{2,5})\b/ },
      { text: 'ray start', pattern: /ray start .{0,80}--address[= ]["']?:(?<port>\d{2,5})\b/ },
      { text: 'connecting to :', pattern: /Error.{0,60} connecting to :(?<port>\d{2,5})\b/ },
      {
        text: 'http://:',
        pattern: /(?:Error|Exception|Invalid URL|[Ff]ailed).{0,160}http:\/\/:(?<port>\d{2,5})\b/,
      },
    ],
    cause: 'Nothing stands before the port, {port}.',
    fix: [
      '# the variable that stands before {port} in the command, script or config (MASTER_ADDR, HEAD_IP, REDIS_HOST): export it, with the address of the machine that listens there',
    ],
    source: 'ray-project/ray@ray-2.40.0 src/ray/gcs/gcs_client/gcs_client.cc',
    example: 'gcs_rpc_client.h:151: Failed to connect to GCS at address :6379 within 5 seconds.',
    other: 'Listening on http://:8080',
  },
  {
    id: 'ray-gone',
    class: 'service-not-reached',
    title: 'Ray looks for a cluster that does not answer (any more)',
    match: [
      'Failed to connect to GCS',
      'Unable to connect to GCS at',
      'waiting for GCS to become available',
      'Failed to get cluster ID from GCS',
      { text: 'does not match persisted value', pattern: /Session name [\w-]{5,80} does not/ },
      { text: 'Ray is trying to start at' },
    ],
    cause:
      'An earlier cluster is remembered (/tmp/ray, RAY_ADDRESS) and is gone or in the way, or the head on another machine is not reached.',
    fix: [
      'ray stop --force; unset RAY_ADDRESS   # then the same again: it starts a cluster of its own',
      '# a head on another machine: does it run (ray status there), the same ray on both, its port 6379 open, and no proxy between?',
    ],
    source: 'ray-project/ray@ray-2.40.0 src/ray/gcs/gcs_client/gcs_client.cc',
    example: 'gcs_rpc_client.h:179: Failed to connect to GCS at address 10.0.0.5:6379 within 5 seconds.',
    other: 'Connected to Ray cluster',
    stage: 'serve',
    explainedBy: ['environment-variable-missing'],
  },
  {
    id: 'vllm-length',
    class: 'vllm-setting-refused',
    title: 'The context that is asked for is longer than the model knows',
    match: [
      {
        text: 'is greater than the derived max_model_len',
        pattern:
          /max_model_len \((?<asked>\d{1,9})\) is greater than the derived max_model_len \((?:max_position_embeddings|model_max_length|[a-z_]{1,40})=(?<fits>\d{1,9})/,
      },
      { text: 'is greater than the derived max_model_len' },
    ],
    cause: 'The config of the model allows {fits} tokens, and {asked} are asked for.',
    fix: [
      '# in the command: --max-model-len {fits}   (max_model_len={fits} in Python)',
      'export VLLM_ALLOW_LONG_MAX_MODEL_LEN=1   # or: only where the model is known to cope with it; else it writes nonsense',
    ],
    source: vllm,
    example:
      "ValueError: User-specified max_model_len (8192) is greater than the derived max_model_len (max_position_embeddings=4096 or model_max_length=None in model's config.json).",
    other: 'max_model_len 4096',
  },
  {
    id: 'sglang-length',
    class: 'vllm-setting-refused',
    title: 'The context that is asked for is longer than the model knows',
    match: [
      {
        text: 'set the env var SGLANG_ALLOW',
        pattern:
          /context_length \((?<asked>\d{1,9})\) is greater than the derived context_length \((?<fits>\d{1,9})\)/,
      },
    ],
    cause: 'The config of the model allows {fits} tokens, and {asked} are asked for.',
    fix: [
      '# in the command: --context-length {fits}',
      'export SGLANG_ALLOW_OVERWRITE_LONGER_CONTEXT_LEN=1   # or: only where the model is known to cope with it; else it writes nonsense',
    ],
    source: 'sgl-project/sglang@v0.5.9 python/sglang/srt/configs/model_config.py',
    example:
      "ValueError: Warning: User-specified context_length (9000) is greater than the derived context_length (8192). This may lead to incorrect model outputs or CUDA errors. Note that the derived context_length may differ from max_position_embeddings in the model's config. To allow overriding this maximum, set the env var SGLANG_ALLOW_OVERWRITE_LONGER_CONTEXT_LEN=1",
    other:
      'Warning: User-specified context_length (9000) is greater than the derived context_length (8192). This may lead to incorrect model outputs or CUDA errors.',
  },
  {
    id: 'vllm-json',
    class: 'vllm-setting-refused',
    title: '--{flag} wants JSON, and the shell took its quotes away',
    match: [
      {
        text: 'cannot be converted to <function loads',
        pattern: /argument --(?<flag>[\w-]{2,60})[^:]{0,40}: Value/,
      },
    ],
    cause: 'Its value begins and ends at a blank, and double quotes that stand bare are taken off.',
    fix: [
      `# in the command: --{flag} '{"KEY": VALUE}', in single quotes as a whole, names in double ones (Windows: "{\\"KEY\\": VALUE}"; in a list of compose or Kubernetes: one entry, without the single ones)`,
    ],
    source: vllm,
    example:
      'vllm serve: error: argument --hf-overrides: Value {a: cannot be converted to <function loads at 0x7f>.',
    other: 'vllm serve: error: argument --port: invalid int value',
  },
  {
    id: 'flashinfer-cards',
    class: 'no-kernel-image',
    title: 'FlashInfer finds no card that it can compile for',
    match: [
      'FlashInfer requires GPUs with sm75',
      { text: 'requires CUDA >= 12.', pattern: /SM 12.{0,5} requires CUDA/ },
    ],
    cause:
      'It begins with the RTX 20 and T4 (7.5): a V100 or GTX is too old; and for Blackwell the nvcc here must be 12.9 or newer, or it counts as none.',
    fix: [
      'export VLLM_USE_FLASHINFER_SAMPLER=0   # vLLM: without it; SGLang: add --attention-backend triton --sampling-backend pytorch',
      '# Blackwell (sm_120, sm_121), to have it: a toolkit of CUDA 12.9 or newer, e.g. apt-get install -y cuda-toolkit-12-9 && export CUDA_HOME=/usr/local/cuda-12.9',
    ],
    source: 'flashinfer-ai/flashinfer@v0.5.3 flashinfer/jit/core.py',
    example: 'RuntimeError: FlashInfer requires GPUs with sm75 or higher',
    other: 'FlashInfer supports GPUs with sm75 and higher',
    confidence: 'medium',
  },
  {
    id: 'custom-all-reduce',
    class: 'nccl-error',
    title: 'The all-reduce of the server itself (custom_all_reduce) fails on these cards',
    match: [{ text: 'custom_all_reduce.cuh:' }],
    cause: 'It opens the memory of the other cards by CUDA IPC, which this host or allocator does not allow.',
    fix: [
      '# add to the command of vLLM or SGLang: --disable-custom-all-reduce   (in Python: disable_custom_all_reduce=True)',
      'unset PYTORCH_CUDA_ALLOC_CONF   # or: where it says expandable_segments:True, which does not go with it',
    ],
    source: 'vllm-project/vllm@v0.8.5 csrc/custom_all_reduce.cuh',
    example: "Failed: Cuda error /workspace/csrc/custom_all_reduce.cuh:453 'invalid argument'",
    other: 'Compiling csrc/custom_all_reduce.cuh',
  },
  {
    id: 'prompt-too-long',
    class: 'prompt-too-long',
    title: 'The prompt has more tokens than the server takes',
    match: [
      {
        text: 'too long and exceeds',
        pattern:
          /[Pp]rompt \((?<tokens>\d{1,9}) tokens\) is too long and exceeds (?:the )?(?:limit|capacity) of (?<limit>[\w]{1,24})/,
      },
    ],
    cause:
      'The prompt has {tokens} tokens, and the engine was started for {limit}: max_model_len (or max_num_batched_tokens), which may be set far below what the model knows.',
    fix: [
      '# start the engine with --max-model-len above {tokens} plus the answer (max_model_len= in Python), and --max-num-batched-tokens as high, as far as the model allows it (max_position_embeddings in its config.json)',
      '# or cut the prompt before it is sent, or take a model with a longer context',
    ],
    source: 'vllm-project/vllm@v0.6.0 vllm/core/scheduler.py',
    example: 'Input prompt (36893 tokens) is too long and exceeds limit of 1000',
    other: 'Input prompt (36893 tokens) was cut to 1000',
    stage: 'serve',
  },
  {
    id: 'vllm-inspected',
    class: 'model-class-import-failed',
    title: "vLLM could not import its own code for this model's class",
    match: [{ text: 'failed to be inspected' }],
    weight: 'plain',
    cause:
      'vLLM imports the class of the model in a process of its own, and that import failed: mostly another version of transformers or torch than this vLLM was made for; the traceback stands above.',
    fix: [
      'pip install -U vllm   # with the transformers and torch that it asks for; a container: docker pull vllm/vllm-openai:latest',
      'pip list | grep -iE "^(torch|transformers|vllm|flash|triton)"   # what is here; a transformers newer than this vLLM is the usual one',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/model_executor/models/registry.py',
    example:
      "Value error, Model architectures ['FooForCausalLM'] failed to be inspected. Please check the logs for more details.",
    other: 'Model inspected',
    confidence: 'low',
  },
  {
    id: 'vllm-graph',
    class: 'vllm-setting-refused',
    title: 'vLLM does not get the model compiled',
    match: [{ text: 'Tried to erase Node ', pattern: /Tried to erase Node \w{1,40} but it still had/ }],
    cause: 'A pass over the graph of torch.compile fails, a fault of this pair of vLLM and torch.',
    fix: [
      '# vllm serve … --enforce-eager (Python: enforce_eager=True): without graphs; or another release of vLLM',
    ],
    source: 'https://github.com/unslothai/unsloth/issues/4841',
    example: 'RuntimeError: Tried to erase Node size_2 but it still had 1 users in the graph: {a: None}!',
    other: 'Tried to erase a node',
    confidence: 'medium',
  },
  {
    id: 'unsloth-older',
    class: 'unsloth-version-mismatch',
    title: 'unsloth does not know the trl or vLLM that is here',
    match: ['Please file a bug report! Error patching', "Unsloth: No module named 'vllm."],
    cause: 'It changes their code as it lies in the releases that it was made for; one of them is newer.',
    fix: [
      'pip install -U unsloth unsloth_zoo && rm -rf unsloth_compiled_cache   # without --no-deps, so that pip takes a trl that it knows; then start (the kernel) again',
    ],
    source: 'https://github.com/unslothai/unsloth/issues/1699',
    example: 'RuntimeError: Unsloth: Please file a bug report! Error patching SFTTrainer',
    other: 'Please file a bug report!',
    confidence: 'medium',
  },
  {
    id: 'weights-bnb',
    class: 'vllm-setting-refused',
    title: 'The weights are quantised by bitsandbytes, and the server was not told',
    match: [{ text: '.absmax', pattern: /KeyError: '[\w.]{1,120}\.weight\.absmax'/ }],
    cause: 'Such files hold an absmax beside each weight.',
    fix: [
      '# add: --quantization bitsandbytes --load-format bitsandbytes   (Python: quantization="bitsandbytes", load_format="bitsandbytes"); told already: pip install -U vllm bitsandbytes',
    ],
    source: 'https://docs.vllm.ai/en/latest/features/quantization/bnb.html',
    example: "KeyError: 'layers.3.mlp.down_proj.weight.absmax'",
    other: "KeyError: 'absmax'",
  },
  {
    id: 'weights-key',
    class: 'model-not-supported',
    title: 'The loader does not know a layer that the weight file has',
    match: [
      {
        text: 'KeyError:',
        pattern: /KeyError: '(?<layer>[\w.]{0,80}\b(?:layers|blocks|h)\.\d{1,3}\.[\w.]{1,120})'/,
        not: /\.absmax'/,
      },
    ],
    cause:
      'The weights hold {layer}, and this release of the program has no place for it: the model (or its kind of quantisation) is newer than the program, or is stored in another way (an adapter, bitsandbytes, an expert layer).',
    fix: [
      'pip install -U vllm transformers   # the one that loads the model (SGLang: sglang); a container: its newest tag',
      '# or another variant of the model: not quantised, or AWQ, GPTQ or FP8 by the makers; a LoRA is merged or given with --enable-lora',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/model_executor/models/llama.py',
    example: "KeyError: 'model.layers.0.mlp.gate_up_proj.qweight'",
    other: "KeyError: 'model'",
    confidence: 'medium',
  },
  {
    id: 'vllm-gguf',
    class: 'model-not-supported',
    title: 'This vLLM reads GGUF by a plugin only',
    match: [
      { text: 'Load format', pattern: /Load format `?'?gguf\b/ },
      { text: 'Unknown quantization method: gguf' },
    ],
    cause: 'GGUF was taken out of vLLM, and is a package of its own.',
    fix: [
      'pip install vllm-gguf-plugin   # then start again, with --tokenizer OWNER/BASE_MODEL',
      '# or the weights of the model itself (AWQ, FP8), or llama-server -m FILE.gguf',
    ],
    source: 'vllm 0.33.0 (source), vllm-gguf-plugin 0.0.5 (wheel)',
    example: 'ValueError: Load format `gguf` is not supported',
    other: 'Load format `auto` is not supported',
  },
  {
    id: 'quantisation-unknown',
    class: 'model-not-supported',
    title: 'This release does not know the quantisation of the model',
    match: [
      {
        text: 'Unknown quantization method',
        pattern: /Unknown quantization method: (?<method>[\w.-]{0,40}\w)/,
        not: /: gguf/,
      },
      {
        text: 'Unknown quantization type',
        pattern: /Unknown quantization type, got (?<method>[\w.-]{0,40}\w)/,
      },
    ],
    cause:
      'The config of the model names the quantisation {method}, which came later than this release (or belongs to another program).',
    fix: [
      'pip install -U vllm transformers   # the one that loads the model; a container: its newest tag',
      '# or another variant of the model: AWQ, GPTQ, FP8 or bf16',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/model_executor/layers/quantization/__init__.py',
    example: "ValueError: Unknown quantization method: quark. Must be one of ['awq', 'gptq'].",
    other: 'quantization method: awq',
  },
  {
    id: 'quantisation-dtype',
    class: 'vllm-setting-refused',
    title: 'This quantisation does not compute in the number format that is set',
    match: [
      {
        text: 'is not supported for quantization method',
        pattern:
          /torch\.(?<asked>\w{1,20}) is not supported for quantization method (?<method>[\w-]{1,40})\. Supported dtypes: \[torch\.(?<fits>\w{1,20})/,
      },
    ],
    cause: '{method} computes in {fits} here, and the model or the command asks for {asked}.',
    fix: ['# add to the command: --dtype {fits}   (dtype="{fits}" in Python)'],
    source: vllm,
    example:
      'ValueError: torch.bfloat16 is not supported for quantization method awq. Supported dtypes: [torch.float16]',
    other: 'dtype: torch.float16',
  },
  {
    id: 'quantisation-config',
    class: 'vllm-setting-refused',
    title: 'The command names a quantisation that this model does not have',
    match: [
      {
        text: 'Cannot find the config file for',
        pattern: /config file for (?<method>awq|gptq|squeezellm|fp8|marlin|bitsandbytes)/,
      },
    ],
    cause: 'The weights are not quantised with {method}: their folder has no config for it.',
    fix: [
      '# take --quantization {method} out of the command: the program sees by itself what the weights are',
      '# or give the {method} variant of the model (its name mostly ends in -{method})',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/model_executor/model_loader/weight_utils.py',
    example: 'ValueError: Cannot find the config file for awq',
    other: 'Found the config file for awq',
  },
  {
    id: 'expandable-segments',
    class: 'vllm-setting-refused',
    title: 'A setting of the memory allocator does not go with this',
    match: [
      {
        text: 'expandable_segments',
        pattern: /expandable_segments.{0,60}(?:not supported|support)|support expandable_segments/,
        not: /try setting|WARN|warn/,
      },
      'Expandable segments are not compatible with memory pool',
    ],
    cause:
      'PYTORCH_CUDA_ALLOC_CONF holds expandable_segments:True, which memory pools (CUDA graphs, sleep mode) do not support.',
    fix: [
      'unset PYTORCH_CUDA_ALLOC_CONF PYTORCH_ALLOC_CONF   # then start again; in the template of the pod: take the variable out',
    ],
    source: 'pytorch/pytorch@v2.6.0 c10/cuda/CUDACachingAllocator.cpp',
    example: "RuntimeError: torch.cuda.MemPool doesn't currently support expandable_segments.",
    other: 'PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True',
  },
  {
    id: 'weight-missing',
    class: 'model-mismatch',
    title: 'The server looks for a weight that the model does not have',
    match: [{ text: 'does not exist', pattern: /weight (?<layer>[\w.]{3,120}) does not exist/ }],
    cause:
      'The weights are stored under other names than this release asks for: {layer} is not among them. The model is newer than the server, or the file is a variant (adapter, quantised, only a part).',
    fix: [
      '# a newer release or image of the server, which knows this model',
      '# or the original variant of the model in safetensors; a quantised one needs its option (--quantize awq, gptq, bitsandbytes)',
    ],
    source: 'huggingface/text-generation-inference@v2.4.0 server/text_generation_server/utils/weights.py',
    example: 'RuntimeError: weight model.layers.0.self_attn.q_proj.weight does not exist',
    other: 'The file does not exist',
    confidence: 'medium',
  },
  {
    id: 'sglang-memory',
    class: 'cuda-out-of-memory',
    title: 'SGLang has no room left for the KV cache',
    match: [{ text: 'Please try to increase --mem-fraction-static' }],
    cause: 'The weights take nearly all that SGLang may use of the GPU memory.',
    fix: [
      '# add to the command: --mem-fraction-static 0.9 (up to 0.95), and a smaller --context-length 8192',
      '# or spread the model: --tp 2 (as many GPUs as there are); a smaller or quantised variant; a larger GPU',
      'nvidia-smi   # does another process hold memory? end it',
    ],
    source: 'sgl-project/sglang@v0.4.6 python/sglang/srt/model_executor/model_runner.py',
    example: 'RuntimeError: Not enough memory. Please try to increase --mem-fraction-static.',
    other: 'mem_fraction_static=0.88',
  },
  {
    id: 'served-name',
    class: 'served-model-name',
    title: 'The client asks for a model under a name that the server does not have',
    match: [
      {
        text: 'does not exist',
        pattern: /[Tt]he model [`'"](?<name>[^`'"]{1,120})[`'"] does not exist/,
      },
    ],
    cause: 'The server knows its model by the name or path it was started with; the client says {name}.',
    fix: [
      '# start the server with --served-model-name {name}',
      'curl -s http://127.0.0.1:8000/v1/models   # the names that it answers to (with the port of the server): write one of them into the client',
    ],
    source: 'vllm-project/vllm@v0.8.5 vllm/entrypoints/openai/serving_models.py',
    example: "openai.NotFoundError: Error code: 404 - {'message': 'The model `llama` does not exist.'}",
    other: 'Loaded the model `llama`',
    stage: 'serve',
  },
  {
    id: 'tool-choice',
    class: 'vllm-setting-refused',
    title: 'The server was started without its tool parser',
    match: [
      { text: 'tool choice requires --enable-auto-tool-choice' },
      { text: 'requires --tool-call-parser', not: /INFO/ },
    ],
    cause: 'A client lets the model choose tools, and the server must be told how this model writes them.',
    fix: [
      '# add to the command of vLLM: --enable-auto-tool-choice --tool-call-parser hermes   (Qwen: hermes, Llama 3: llama3_json, Mistral: mistral, DeepSeek: deepseek_v3)',
      '# or in the client: tool_choice="none"',
    ],
    source: 'vllm-project/vllm@v0.8.5 docs/source/features/tool_calling.md',
    example: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
    other: 'enable_auto_tool_choice=True',
    stage: 'serve',
  },
  {
    id: 'tokenizer-extended',
    class: 'transformers-version-mismatch',
    title: 'transformers 5 is newer than this server',
    match: [{ text: 'all_special_tokens_extended' }],
    cause: 'Tokenizers lost all_special_tokens_extended in transformers 5; servers from before ask for it.',
    fix: [
      'pip install "transformers<5"',
      '# or a release of the server that was made for transformers 5: pip install -U vllm',
    ],
    source: 'huggingface/transformers@v5.0.0 MIGRATION_GUIDE_V5.md',
    example: 'AttributeError: Qwen2Tokenizer has no attribute all_special_tokens_extended',
    other: 'tokenizer loaded',
  },
  {
    id: 'triton-backend-unnamed',
    class: 'triton-model-repository',
    title: 'Triton does not know with which backend to run a model',
    match: [
      { text: 'Could not determine backend for model', pattern: /backend for model '(?<name>[\w.-]{1,80})'/ },
      { text: "must specify 'backend'" },
      { text: 'unexpected platform type', pattern: /(?: for (?<name>[\w.-]{1,80}))?$/ },
    ],
    cause:
      'The config.pbtxt of {name} names no backend (or none that is known), and the file has not the name by which Triton guesses it.',
    fix: [
      '# in {name}/config.pbtxt: backend: "onnxruntime" (or "pytorch", "tensorrt", "python", "vllm", "tensorrtllm")',
      '# the file: {name}/1/model.onnx (model.pt, model.plan, model.py): the folder must hold a number, and in it a file of that name',
    ],
    source: 'triton-inference-server/server docs/user_guide/model_repository.md',
    example:
      "Poll failed for model directory 'resnet': Invalid model name: Could not determine backend for model 'resnet' with no backend in model configuration.",
    other: "successfully loaded 'resnet' version 1",
  },
  {
    id: 'triton-platform',
    class: 'triton-model-repository',
    title: '{name} is a platform, and config.pbtxt names it as a backend',
    match: [
      {
        text: 'unable to find',
        pattern:
          /(?:for backend '|libtriton_)(?<name>tensorflow_(?:savedmodel|graphdef)|tensorrt_plan|onnxruntime_onnx|pytorch_libtorch)\b/,
      },
    ],
    cause: 'A backend is tensorflow, tensorrt, onnxruntime or pytorch.',
    fix: ['# in config.pbtxt of the model: platform: "{name}" in place of backend: "{name}"'],
    source: 'triton-inference-server/backend README',
    example: "unable to find 'libtriton_tensorrt_plan.so' for model 'a'",
    other: 'Loaded libtriton_tensorrt_plan',
  },
  {
    id: 'triton-backend-missing',
    class: 'triton-model-repository',
    title: 'This Triton image does not have the backend that the model asks for',
    match: [
      { text: 'unable to find backend library for backend', pattern: /for backend '(?<name>[\w.-]{1,60})'/ },
      { text: 'unable to find', pattern: /unable to find '\S{0,160}libtriton_(?<name>\w{1,40})\.so'/ },
    ],
    cause: 'Each image of Triton brings only some backends, and {name} is not in this one.',
    fix: [
      '# the image that has it: nvcr.io/nvidia/tritonserver:YY.MM-vllm-python-py3 for vllm, YY.MM-trtllm-python-py3 for tensorrtllm, YY.MM-py3 for onnxruntime, pytorch, tensorrt and python',
      'ls /opt/tritonserver/backends   # which are here',
    ],
    source: 'triton-inference-server/server docs/customization_guide/compose.md',
    example: "UNAVAILABLE: Invalid argument: unable to find backend library for backend 'vllm'",
    other: "backend 'vllm' loaded",
  },
  {
    id: 'triton-all-failed',
    class: 'triton-model-repository',
    title: 'Triton ended because a model did not load; the reason stands in its table',
    match: [{ text: 'failed to load all models' }, { text: 'exit_timeout', pattern: /Server is not ready/ }],
    weight: 'symptom',
    cause: 'With strict readiness Triton ends where one model fails.',
    fix: [
      '# the reason stands in the table of models above ("UNAVAILABLE: …"), or in the lines with E before it',
      '# to let the others run: tritonserver --exit-on-error=false --model-repository=/models',
    ],
    source: 'triton-inference-server/server docs/user_guide/model_management.md',
    example: 'error: creating server: Internal - failed to load all models',
    other: 'all models loaded',
    confidence: 'low',
  },
  {
    id: 'trtllm-ranks',
    class: 'tensorrt-llm-ranks',
    title: 'The engine was built for another number of GPUs than processes are started',
    match: [
      { text: 'mpiSize', pattern: /mpiSize == tp ?\* ?pp/ },
      { text: 'Engine world size' },
      { text: 'world size', pattern: /world_?size.{0,40}(?:must be|!=|does not match).{0,40}engine/i },
    ],
    cause:
      'TensorRT-LLM needs exactly one process for each part of the engine (tensor times pipeline parallel).',
    fix: [
      'mpirun -n 2 --allow-run-as-root python3 run.py   # with the number that the engine was built for: tp_size times pp_size in its config.json',
      '# or build the engine again for the number of GPUs here: trtllm-build with a checkpoint converted with --tp_size',
    ],
    source: 'NVIDIA/TensorRT-LLM@v0.12.0 cpp/tensorrt_llm/runtime/worldConfig.cpp',
    example: '[TensorRT-LLM][ERROR] Assertion failed: mpiSize == tp * pp (/src/worldConfig.cpp:99)',
    other: 'mpiSize: 2',
  },
  {
    id: 'tgi-flash',
    class: 'gpu-too-old',
    title:
      'Text Generation Inference runs this model with Flash Attention only, which this card or build has not',
    match: [{ text: 'requires Flash Attention enabled models' }],
    cause:
      'To split this model over cards (or to run it at all) TGI needs Flash Attention 2: cards from Turing or Ampere on (not V100, P100), and the kernels of its own image.',
    fix: [
      '# another GPU: A10, L4, A100, RTX 3090 or newer',
      '# on the card that is there: one card alone (--num-shard 1, and a quantised model where it is too large), or vLLM, which runs on a V100 with --dtype half',
      '# with a fitting card: the image of its makers (ghcr.io/huggingface/text-generation-inference), which holds the kernels',
    ],
    source: 'huggingface/text-generation-inference@v1.0.0 server/text_generation_server/models/__init__.py',
    example: 'NotImplementedError: Sharded Llama requires Flash Attention enabled models.',
    other: 'Flash Attention enabled',
  },
  {
    id: 'webui-no-checkpoint',
    class: 'model-file-missing',
    title: 'The web UI finds no checkpoint to start with',
    match: [
      { text: "Can't run without a checkpoint" },
      { text: 'No checkpoints found. When searching for checkpoints' },
    ],
    cause:
      'The web UI wants one model in its folder before it starts, and there is none: it was not downloaded, lies elsewhere, or the volume that holds it is not mounted there.',
    fix: [
      'wget -P models/Stable-diffusion https://huggingface.co/stable-diffusion-v1-5/stable-diffusion-v1-5/resolve/main/v1-5-pruned-emaonly.safetensors   # one to begin with; or --ckpt-dir FOLDER, where yours lie elsewhere',
      'ls -lL models/Stable-diffusion   # in the folder of the web UI (of a container: in what is mounted there): a .safetensors or .ckpt file belongs there, of some GB',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.5.0 modules/sd_models.py',
    example:
      "Can't run without a checkpoint. Find and place a .ckpt or .safetensors file into any of those locations.",
    other: 'Loading weights [6ce0161689] from models/Stable-diffusion/v1-5.safetensors',
  },
  {
    id: 'invoke-root',
    class: 'model-file-missing',
    title: 'InvokeAI lacks models of its own that belong to this release',
    match: [
      { text: 'files is missing from your InvokeAI root directory' },
      { text: 'Please rerun the configuration script to fix this problem' },
    ],
    cause:
      'A new release of InvokeAI wants models (converters, tokenizers) in its root folder that an older one did not, or their download was cut off.',
    fix: [
      'invokeai-configure --yes --skip-sd-weights   # in its environment: fetches what is missing; older ones: from the launcher, option 7',
      '# from 4.0 on there is no such step: pip install -U invokeai, then start invokeai-web',
    ],
    source: 'invoke-ai/InvokeAI@v3.0.2 invokeai/backend/install/check_root.py',
    example: '** One or more necessary files is missing from your InvokeAI root directory **',
    other: 'InvokeAI root directory is /home/user/invokeai',
  },
  {
    id: 'middleware-late',
    class: 'starlette-version-mismatch',
    title: 'starlette is newer than this web app: it adds no middleware after the start any more',
    match: [{ text: 'Cannot add middleware after an application has started' }],
    cause:
      'The app adds middleware to a server that Gradio started already, which FastAPI 0.91 (starlette 0.24) and newer refuse; its requirements leave FastAPI open.',
    fix: [
      'pip install "fastapi==0.90.1"   # brings the starlette that goes with it; in a Dockerfile: below the install of the requirements',
      'git pull   # or: the newest version of the app, in its folder, which adds it before the start',
    ],
    source: 'encode/starlette@0.24.0 starlette/applications.py',
    example: 'RuntimeError: Cannot add middleware after an application has started',
    other: 'Added middleware',
  },
  {
    id: 'ollama-not-running',
    class: 'proxy-502-not-ready',
    title: 'The server of ollama does not run, or is not reached at that address',
    match: [
      { text: 'could not connect to ollama' },
      { text: 'could not connect to a running Ollama instance' },
      { text: 'Failed to connect to Ollama' },
      { text: 'is it running?', pattern: /ollama.{0,40}is it running\?/i },
    ],
    cause:
      'The command ollama only talks to a server: none runs here, or it listens elsewhere (another container).',
    fix: [
      'OLLAMA_HOST=0.0.0.0 nohup ollama serve > /tmp/ollama.log 2>&1 &   # on a pod there is no systemd; then the same command again',
      'curl -s http://127.0.0.1:11434/api/version   # answers when it runs; if not: tail /tmp/ollama.log',
      '# from another container: its name in place of 127.0.0.1 (http://ollama:11434), or http://host.docker.internal:11434',
    ],
    source: 'https://docs.ollama.com/faq',
    example: 'Error: could not connect to ollama app, is it running?',
    other: 'ollama is running',
    stage: 'serve',
  },
  {
    id: 'ollama-gpu',
    class: 'no-gpu-visible',
    title: 'ollama finds no GPU, and computes on the CPU',
    match: [
      'no compatible GPUs were discovered',
      'gpu support may not be enabled',
      { text: 'entering low vram mode', pattern: /total vram"?="?0 B/ },
    ],
    weight: 'hint',
    cause:
      'The container was started without a GPU, the driver of the host is too old, or CUDA cannot be started in it.',
    fix: [
      'docker run -d --gpus all -v ollama:/root/.ollama -p 11434:11434 --name ollama ollama/ollama   # in compose: deploy.resources.reservations.devices',
      'docker exec ollama nvidia-smi   # must show the card; if not: nvidia-container-toolkit on the host',
    ],
    source: 'https://docs.ollama.com/gpu',
    example: 'level=INFO source=gpu.go:386 msg="no compatible GPUs were discovered"',
    other: 'inference compute id=GPU-1 library=cuda',
    confidence: 'medium',
  },
  {
    id: 'kernels-of-sglang',
    class: 'package-too-old',
    title: 'A package of kernels is missing, or older than SGLang asks for',
    match: [
      {
        text: 'minimum required version',
        pattern:
          /(?<dist>[A-Za-z][\w.-]{1,60}) (?:is installed with version .{1,60}|with minimum) required version (?<least>\d[\w.]{0,20}\w)/,
      },
    ],
    cause:
      'This SGLang wants {dist} {least}, by that very name; this Python has none, or an older one. A newer one than it pins may not fit.',
    fix: [
      'pip install "{dist}=={least}"   # flashinfer_python: flashinfer_cubin of the same too, where it is here',
    ],
    source: 'sgl-project/sglang@v0.4.3 python/sglang/srt/utils.py',
    example:
      'Exception: flashinfer_python with minimum required version 0.2.5 is not installed. Please uninstall',
    other: 'minimum required version: 0.2.5',
    stage: 'import',
  },
  {
    id: 'minimum-version',
    class: 'package-too-old',
    title: 'A package is missing, or older than the program asks for',
    match: [
      {
        text: 'Found an incompatible version of',
        pattern:
          /incompatible version of (?:[\w-]{1,30} \(`)?(?<dist>[\w-]{2,40})(?:` package\))?\. Found version .{1,40} only versions (?:above|>=) (?<least>\d[\d.]{0,14}\d)/,
      },
    ],
    cause: 'The program wants {dist} {least} or newer; this Python has an older one.',
    fix: ['pip install -U "{dist}>={least}"'],
    source: 'huggingface/peft@v0.15.0 src/peft/import_utils.py',
    example:
      'ImportError: Found an incompatible version of auto-gptq. Found version 0.4.2, but only versions above 0.5.0 are supported',
    other: 'Found version 0.4.2 of auto-gptq',
    stage: 'import',
  },
  {
    id: 'ollama-convert',
    class: 'model-not-supported',
    title: 'ollama cannot convert a model of this kind',
    match: [
      { text: 'unsupported architecture', pattern: /[Ee]rror: unsupported architecture "?(?<name>\w{1,80})/ },
    ],
    cause:
      'ollama create turns only some kinds of models into GGUF; {name} is not among those of this release.',
    fix: [
      'git clone --depth 1 https://github.com/ggml-org/llama.cpp && pip install -r llama.cpp/requirements.txt && python3 llama.cpp/convert_hf_to_gguf.py MODEL_FOLDER --outfile model.gguf   # then FROM ./model.gguf in the Modelfile',
      '# or a newer ollama: curl -fsSL https://ollama.com/install.sh | sh; or a GGUF of the model that someone made: ollama run hf.co/OWNER/MODEL-GGUF',
    ],
    source: 'ollama/ollama@v0.5.0 convert/convert.go',
    example: 'Error: unsupported architecture "Qwen2VLForConditionalGeneration"',
    other: 'architecture: qwen2',
  },
  {
    id: 'llama-make',
    class: 'llama-cpp-build-option',
    title: 'llama.cpp is no longer built with make',
    match: [
      'The Makefile build is deprecated',
      'Build system changed',
      'Makefile build is no longer supported',
    ],
    cause: 'llama.cpp moved to CMake, and options that begin with LLAMA_ now begin with GGML_.',
    fix: [
      'apt-get update && apt-get install -y cmake build-essential libcurl4-openssl-dev',
      'cmake -B build -DGGML_CUDA=ON && cmake --build build --config Release -j 8   # in the folder of llama.cpp; the programs lie in build/bin',
    ],
    source: 'ggml-org/llama.cpp docs/build.md',
    example: 'Makefile:2: *** The Makefile build is deprecated. Use the CMake build instead. Stop.',
    other: 'make: Nothing to be done',
    stage: 'install',
  },
  {
    id: 'llama-context',
    class: 'model-not-loaded',
    title: 'llama.cpp cannot make the context: no memory for it, or flags that do not go together',
    match: [
      'Failed to create llama_context',
      'failed to create context with model',
      'failed to allocate buffer for kv cache',
    ],
    cause:
      'The weights fit, the context (KV cache) does not, or the flags of the context do not go together.',
    fix: [
      '# a smaller context: -c 4096 (n_ctx=4096); fewer layers on the card: -ngl 20 (n_gpu_layers=20); or -fa on with -ctk q8_0 -ctv q8_0',
      'nvidia-smi   # how much is free? does another process hold memory?',
    ],
    source: 'abetlen/llama-cpp-python@v0.3.2 llama_cpp/_internals.py',
    example: 'ValueError: Failed to create llama_context',
    other: 'llama_context: n_ctx = 4096',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'ollama-slow',
    class: 'server-start-timeout',
    title: 'ollama waited too long for the model to be loaded',
    match: [{ text: 'timed out waiting for llama runner' }],
    cause: 'It gives a model five minutes; a large one on a network disk, or that is swapped, takes longer.',
    fix: [
      'OLLAMA_LOAD_TIMEOUT=30m ollama serve   # in docker: -e; systemd: sudo systemctl edit ollama, Environment=',
      'free -g; nvidia-smi   # does it fit? else a smaller model, quant or num_ctx',
    ],
    source: 'ollama/ollama@v0.5.0 envconfig/config.go',
    example:
      'level=ERROR msg="error loading llama server" error="timed out waiting for llama runner to start - progress 1.00 - "',
    other: 'level=INFO msg="waiting for llama runner to start responding"',
    stage: 'serve',
  },
]);

import { defineMessages } from './define.ts';

const llama = 'ggml-org/llama.cpp';
const vllm = 'vllm 0.33.0 (source)';

/** What stands around engines says, and engines of what is asked of them: LiteLLM, xinference, LocalAI, TGI, llama.cpp, Triton, vLLM. */
export const gatewayMessages = defineMessages([
  {
    id: 'litellm-no-db',
    class: 'request-refused',
    title: 'LiteLLM does not know the key of the request',
    match: [
      { text: 'No connected db', pattern: /[Aa]uth|no_db/ },
      { text: 'Invalid proxy server token passed' },
    ],
    cause:
      'It is not the master_key, and other keys are looked for in its database, which is not there or has none of it.',
    fix: [
      '# in the client: the master_key of the config (LITELLM_MASTER_KEY) as its API key; for keys of others: DATABASE_URL=postgresql://… beside it',
    ],
    source: 'litellm 1.110.2 (wheel) proxy/auth/user_api_key_auth.py',
    example: '{"error":{"message":"Authentication Error, No connected db.","code":"400"}}',
    other: 'No connected db',
    stage: 'serve',
  },
  {
    id: 'xinference-not-on',
    class: 'module-not-found',
    title: 'xinference offers {engine} for this model not here',
    match: [
      { text: 'cannot be run on engine', pattern: /run on engine (?<engine>vllm|sglang|transformers|mlx)/i },
    ],
    cause: 'The engine is not installed beside it (or takes this format or quantisation not at all).',
    fix: [
      'pip install "xinference[{engine}]"   # in the Python that runs it, then start it anew',
      '# it is there? without quantization and size, or --model-engine transformers',
    ],
    source: 'xinference 4.1.0 (wheel) model/llm/llm_family.py',
    example: 'ValueError: [address=0.0.0.0:4, pid=1] Model qwen3 cannot be run on engine vllm.',
    other: 'Model qwen3 runs on engine vllm',
  },
  {
    id: 'ggml-other-cards',
    class: 'no-kernel-image',
    title: 'This build of llama.cpp has no code for this card',
    match: ['ggml-cuda was compiled without support for the current GPU'],
    cause: 'A release is compiled for some generations of cards.',
    fix: [
      '# its newest release; an old card: the build for CUDA 11 or 12 (koboldcpp: -oldpc); or built here: cmake -B build -DGGML_CUDA=ON -DCMAKE_CUDA_ARCHITECTURES=native',
    ],
    source: `${llama} ggml/src/ggml-cuda`,
    example: 'ERROR: ggml-cuda was compiled without support for the current GPU architecture.',
    other: 'ggml-cuda was compiled',
  },
  {
    id: 'tgi-packed',
    class: 'model-format-mismatch',
    title: 'The weights are packed by bitsandbytes, and this loader takes them for whole ones',
    match: [
      { text: 'choosen size 1 is not compatible with sharding' },
      { text: 'AssertionError: [', pattern: /\[\d{4,12}, 1\] != \[\d/ },
    ],
    cause: 'A repository with bnb-4bit in its name was quantised before.',
    fix: [
      '# the model that is not quantised (without bnb-4bit in its name), with --quantize bitsandbytes-nf4; or its AWQ or GPTQ variant',
    ],
    source: 'huggingface/text-generation-inference@v2.4.0 server/text_generation_server/utils/weights.py',
    example: 'AssertionError: [12582912, 1] != [6144, 4096]',
    other: 'AssertionError: [4096, 1024] != [6144, 4096]',
  },
  {
    id: 'convert-tokenizer',
    class: 'model-file-missing',
    title: 'The folder has not the tokenizer that the model was made with',
    match: [
      {
        text: 'File not found: ',
        pattern: /File not found: (?<folder>[\w./~-]{1,200})\/tokenizer\.model$/,
      },
    ],
    cause:
      'llama.cpp looks for tokenizer.model last: tokenizer.json is not there, or a training saved another.',
    fix: [
      'hf download OWNER/BASE --include "tokenizer*" --local-dir {folder}   # OWNER/BASE: the model that it was trained from; then convert again (a newer model: git pull in llama.cpp first)',
    ],
    source: `${llama} convert_hf_to_gguf.py`,
    example: 'FileNotFoundError: File not found: /models/tide/tokenizer.model',
    other: 'FileNotFoundError: File not found: /models/tide/config.json',
    confidence: 'medium',
  },
  {
    id: 'lora-weight',
    class: 'lora-targets',
    title: 'The adapter holds weights that vLLM takes from none',
    match: [{ text: 'is unsupported LoRA weight', pattern: /(?<name>[\w.]{3,160}) is unsupported LoRA/ }],
    cause:
      'It was saved with more than lora_A and lora_B (embeddings, a head: modules_to_save), or not by save_pretrained.',
    fix: [
      '# merged: PeftModel.from_pretrained(BASE, ADAPTER).merge_and_unload().save_pretrained(FOLDER), the tokenizer beside it, and FOLDER served without --enable-lora',
      '# or saved again without: model.save_pretrained(ADAPTER, save_embedding_layers=False)',
    ],
    source: vllm,
    example: 'ValueError: base_model.model.lm_head.weight is unsupported LoRA weight',
    other: 'ValueError: lm_head.weight is unsupported',
  },
  {
    id: 'tool-call-as-text',
    class: 'vllm-setting-refused',
    title: 'The tool call stands in the text: the parser is not that of this model',
    match: [{ text: '<tool_call>', pattern: /"content": ?"[^"]{0,40}<tool_call>/ }],
    cause: 'Models write their calls in different ways; Qwen and Hermes within <tool_call>.',
    fix: [
      '# in the command of vLLM: --enable-auto-tool-choice --tool-call-parser hermes (Qwen3-Coder: qwen3_coder; SGLang: --tool-call-parser qwen25; llama-server: --jinja)',
    ],
    source: 'https://docs.vllm.ai/en/latest/features/tool_calling.html',
    example: '{"role":"assistant","content":"<tool_call>\\n{}","tool_calls":[]}',
    other: '"content":"text"',
    stage: 'serve',
  },
  {
    id: 'localai-backend',
    class: 'step-left-out',
    title: 'LocalAI has no backend {name} yet',
    match: [{ text: 'ackend not found', pattern: /ackend not found:? (?:backend=)?"?(?<name>[\w-]{2,40})/ }],
    cause: 'Its images bring none since 3.0.',
    fix: [
      'local-ai backends install {name}   # in a container: docker exec CONTAINER ./local-ai backends install {name}; or the page Backends',
    ],
    source: 'https://localai.io/backends/',
    example: 'ERROR Backend not found backend="llama-cpp"',
    other: 'backend found',
  },
  {
    id: 'ollama-content',
    class: 'model-format-mismatch',
    title: 'FROM names a file that ollama does not read alone',
    match: [
      'Error: unsupported content type',
      { text: '.safetensors', pattern: /^`?FROM \S{1,200}\.safetensors`?$/, weight: 'plain' },
    ],
    cause:
      'It takes a GGUF, or the folder of a model: safetensors with config.json and tokenizer beside them.',
    fix: [
      '# in the Modelfile: FROM . (the folder of the .safetensors) or FROM ./model.gguf; then ollama create again',
    ],
    source: 'ollama/ollama cmd/cmd.go',
    example: 'Error: unsupported content type: unknown',
    other: 'content type: application/json',
  },
  {
    id: 'ollama-killed',
    class: 'killed-oom',
    title: 'The kernel ended the model of ollama: the main memory was full',
    match: ['runner process has terminated: signal: killed'],
    cause: 'Weights and context that the card does not hold go into the main memory.',
    fix: [
      '# a smaller model or quantisation, or OLLAMA_CONTEXT_LENGTH=4096 ollama serve; docker: a larger --memory; WSL: memory= in .wslconfig',
      'free -g; sudo dmesg | grep -i killed',
    ],
    source: 'ollama/ollama llm/server.go',
    example: 'Error: llama runner process has terminated: signal: killed',
    other: 'Error: llama runner process has terminated: exit status 2',
  },
  {
    id: 'triton-version',
    class: 'triton-model-repository',
    title: 'Triton finds no numbered folder below {name}',
    match: [{ text: 'at least one version must be available', pattern: /model '(?<name>[\w.-]{1,80})'/ }],
    cause: 'Each model has its files in a folder of its version.',
    fix: [
      '# in the repository: {name}/1/model.onnx (model.plan, model.pt, model.py; an ensemble: {name}/1 left empty), {name}/config.pbtxt beside 1',
    ],
    source: 'triton-inference-server/server docs/user_guide/model_repository.md',
    example:
      "failed to load 'resnet' : at least one version must be available under the version policy of model 'resnet'",
    other: "successfully loaded 'resnet' version 1",
  },
  {
    id: 'vllm-pipeline',
    class: 'vllm-setting-refused',
    title: 'This model cannot be cut into stages (pipeline parallel)',
    match: ['Pipeline parallelism is not supported for this model'],
    cause: 'Its class has no code for it.',
    fix: [
      '# in the command: --tensor-parallel-size in place of --pipeline-parallel-size, with the same number',
    ],
    source: vllm,
    example: 'NotImplementedError: Pipeline parallelism is not supported for this model.',
    other: 'Pipeline parallelism is on',
  },
]);

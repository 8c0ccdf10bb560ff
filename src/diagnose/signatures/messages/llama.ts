import { defineMessages } from './define.ts';

const llama = 'ggml-org/llama.cpp';

/** What llama.cpp, ollama, exllamav2 and vLLM say of what they are given. */
export const llamaMessages = defineMessages([
  {
    id: 'llama-mmproj',
    class: 'model-mismatch',
    title: 'The mmproj file is of another model',
    match: [
      {
        text: 'mismatch between text model',
        pattern: /\(n_embd = (?<text>\d{2,6})\).{0,40}\(n_embd = (?<eyes>\d{2,6})\)/,
      },
    ],
    cause: 'The text model is {text} wide, and its eyes (mmproj) are made for one of {eyes}.',
    fix: ['# --mmproj: the mmproj-*.gguf of the very repository that the model is of (same size: 4B, 12B …)'],
    source: `${llama} tools/mtmd/mtmd.cpp`,
    example: 'error: mismatch between text model (n_embd = 5120) and mmproj (n_embd = 3584)',
    other: 'text model (n_embd = 5120)',
  },
  {
    id: 'ollama-truncates',
    class: 'prompt-too-long',
    title: 'ollama cuts the prompt off: its context is too small',
    match: [
      {
        text: 'truncating input prompt',
        pattern: /limit=(?<limit>\d{2,7}) prompt=(?<prompt>\d{2,8})/,
      },
    ],
    weight: 'hint',
    cause: '{prompt} tokens were sent, and the first {limit} are read: what comes after is forgotten.',
    fix: [
      'OLLAMA_CONTEXT_LENGTH=16384 ollama serve   # more than the prompt; or num_ctx in the options of the request (Open WebUI: in the settings of the model)',
    ],
    source: 'ollama/ollama runner/llamarunner/runner.go',
    example: 'level=WARN msg="truncating input prompt" limit=2048 prompt=5210 keep=5 new=2048',
    other: 'level=INFO msg="input prompt" prompt=5210',
    stage: 'serve',
    confidence: 'medium',
  },

  {
    id: 'llama-no-curl',
    class: 'llama-cpp-build-option',
    title: 'This llama.cpp was built without the part that downloads',
    match: ['built without CURL, cannot download', 'HTTPS is not supported. Please rebuild with'],
    cause: 'It takes -hf only where it was built with curl (newer ones: OpenSSL).',
    fix: [
      'hf download OWNER/MODEL-GGUF FILE.gguf --local-dir models   # then -m models/FILE.gguf in place of -hf',
      'apt-get update && apt-get install -y libcurl4-openssl-dev libssl-dev && cmake -B build -DGGML_CUDA=ON && cmake --build build -j 4   # or build it again, in its folder',
    ],
    source: `${llama} common/arg.cpp`,
    example: 'error: built without CURL, cannot download model from the internet',
    other: 'built with CURL',
  },
  {
    id: 'llama-pre-tokenizer',
    class: 'model-not-supported',
    title: 'convert_hf_to_gguf.py does not know the tokenizer of this model',
    match: ['BPE pre-tokenizer was not recognized - update'],
    cause:
      'It knows tokenizers by a digest: this one is newer than the script, or a training has saved it with other tokens.',
    fix: [
      'git pull && pip install -U -r requirements.txt   # in the folder of llama.cpp; then convert again',
      '# trained here: tokenizer.json and tokenizer_config.json of its base in the place of the saved ones',
    ],
    source: `${llama} convert_hf_to_gguf.py`,
    example: 'NotImplementedError: BPE pre-tokenizer was not recognized - update get_vocab_base_pre()',
    other: 'INFO:hf-to-gguf:gguf: loading tokenizer',
  },
  {
    id: 'exl-paged',
    class: 'attention-not-available',
    title: 'exllamav2 wants flash-attn 2.5.7 or newer for its paged generator',
    match: ['Paged attention required Flash Attention'],
    cause: 'It is missing, or the card is older than RTX 30, which it does not take.',
    fix: [
      '# without it: ExLlamaV2DynamicGenerator(…, paged=False)',
      'pip install flash-attn --no-build-isolation   # RTX 30 and newer; its releases on GitHub have ready wheels',
    ],
    source: 'exllamav2 0.3.2 (wheel) generator/dynamic.py',
    example: 'AssertionError: Paged attention required Flash Attention 2.5.7 or later',
    other: 'Paged attention: on',
  },
  {
    id: 'vllm-tool-parser',
    class: 'vllm-setting-refused',
    title: 'The server has no {kind} parser {name}',
    match: [
      {
        text: ' parser: ',
        pattern: /invalid (?<kind>tool call|reasoning) parser: (?<name>[\w.-]{1,40}) \(ch/,
      },
    ],
    cause: 'The name is misspelt, or newer than this vLLM; the message lists those that it knows.',
    fix: [
      '# --tool-call-parser hermes (Qwen 2.5, Qwen 3), qwen3_coder, llama3_json (Llama 3), mistral; --reasoning-parser qwen3, deepseek_r1: one of the list',
      'pip install -U vllm   # or the newest, where the page of the model names that parser',
    ],
    source: 'vllm-project/vllm vllm/entrypoints/openai/api_server.py',
    example: "KeyError: 'invalid tool call parser: qwen (chose from { hermes,qwen3_coder })'",
    other: 'tool call parser: hermes',
    stage: 'serve',
  },
  {
    id: 'vllm-fa',
    class: 'attention-not-available',
    title: 'The FlashAttention of vLLM does not run here',
    match: ['FlashAttention version not detected', 'Unsupported FA version'],
    cause: 'The card is older than Ampere (V100, T4), or its compiled part is for another torch.',
    fix: [
      '# add to the command of vLLM: --attention-backend TRITON_ATTN (older: export VLLM_ATTENTION_BACKEND=TRITON_ATTN)',
      'python3 -c "import vllm.vllm_flash_attn"   # fails? vllm anew, in an environment of its own',
    ],
    source: 'vllm 0.14.1 (source) attention/utils/fa_utils.py',
    example: 'AssertionError: FlashAttention version not detected.',
    other: 'FlashAttention version: 2',
    confidence: 'medium',
  },
  {
    id: 'vocabulary-alone',
    class: 'model-not-loaded',
    title: '{file} holds a vocabulary alone, and no model',
    match: [
      {
        text: 'ggml-vocab-',
        pattern:
          /(?:ailed to load|ould not load|rror loading).{1,200}\b(?<file>ggml-vocab-[\w.-]{1,60}\.gguf)/,
      },
    ],
    cause:
      'The ggml-vocab files that come with the source of llama.cpp are for its tests: they have no weights.',
    fix: [
      'hf download Qwen/Qwen2.5-7B-Instruct-GGUF --include "*q4_k_m*" --local-dir models   # a whole model, this or another; then its file in place of {file}',
    ],
    source: `${llama} models`,
    example: 'Failed to load model from file: models/ggml-vocab-bert-bge.gguf',
    other: 'models/ggml-vocab-bert-bge.gguf: 50257 tokens',
  },
  {
    id: 'embeds-only',
    class: 'model-not-supported',
    title: 'It is a model for embeddings: it cannot chat',
    match: [
      'embedding models do not support chat',
      // ollama: no text can be had of this model at all.
      { text: 'does not support ', pattern: /["/][\w.:/-]{2,100}\\?" does not support (?:chat|generate)\b/ },
      { text: 'is not a chat model. Cannot be used' },
      { text: 'The model does not support Chat Completions API' },
    ],
    cause: 'It turns text into vectors, and writes none: run and /api/chat are for models that do.',
    fix: [
      'curl http://localhost:11434/api/embed -d \'{"model": "NAME", "input": "text"}\'   # for vectors; NAME as ollama list shows it; vLLM, LM Studio: /v1/embeddings',
      '# to chat: ollama run with a model for that (llama3.2, qwen3)',
    ],
    source: 'https://docs.ollama.com/capabilities/embeddings',
    example: 'Error: embedding models do not support chat',
    other: 'Error: these settings do not support chat',
  },
  {
    id: 'ollama-adapter-old',
    class: 'model-format-mismatch',
    title: 'This ollama reads an adapter as GGUF only, and ADAPTER names another kind',
    match: [
      {
        text: 'invalid file magic',
        near: [{ marker: 'ollama-adapter', before: 4 }],
      },
    ],
    cause: 'ADAPTER takes a GGUF file, and only newer releases a folder of safetensors.',
    fix: [
      'python3 convert_lora_to_gguf.py --outfile adapter.gguf FOLDER   # in a clone of llama.cpp; FOLDER holds adapter_config.json. Then in the Modelfile: ADAPTER ./adapter.gguf',
      '# or: a newer ollama, and ADAPTER with the folder',
    ],
    source: 'https://docs.ollama.com/import',
    example: 'creating adapter layer\nError: invalid file magic',
    other: 'creating model layer\nError: invalid file magic',
  },
  {
    id: 'ollama-adapter-folder',
    class: 'wrong-folder',
    title: 'ADAPTER of the Modelfile is to name the folder of the adapter',
    match: ['Error: open adapter_config.json: no such file'],
    cause: 'ollama copies what ADAPTER names: of a file alone, adapter_config.json beside it is left behind.',
    fix: [
      '# in the Modelfile: ADAPTER /path/of/the/folder, which holds adapter_config.json and adapter_model.safetensors; then ollama create again',
    ],
    source: 'https://docs.ollama.com/import',
    example: 'Error: open adapter_config.json: no such file or directory',
    other: 'converting adapter',
  },
  {
    id: 'llama-lora-base',
    class: 'model-mismatch',
    title: 'The LoRA is for another model',
    match: [{ text: 'maybe wrong base model?' }],
    cause: 'The adapter changes layers that the model under it has not, or has in another size.',
    fix: [
      '# -m (FROM in the Modelfile): the GGUF of the model that it was trained on: base_model_name_or_path in its adapter_config.json, of that very size',
      '# it is that one? the adapter converted anew: convert_lora_to_gguf.py --base FOLDER_OF_THAT_MODEL',
    ],
    source: 'ggml-org/llama.cpp src/llama-adapter.cpp',
    example:
      "llama_adapter_lora_init_impl: failed to apply lora adapter: tensor 'blk.3.ffn_up.weight' has incorrect shape (hint: maybe wrong base model?)",
    other: 'llama_adapter_lora_init_impl: loaded 224 tensors from lora file',
  },
  {
    id: 'ollama-no-modelfile',
    class: 'wrong-folder',
    title: 'ollama create finds no Modelfile where it was started',
    match: ['Error: no Modelfile or safetensors files found'],
    cause:
      'Without -f it looks in this folder: for a Modelfile, or for a whole model (*.safetensors with its config.json).',
    fix: [
      'ollama create NAME -f /path/of/Modelfile   # its first line: FROM ./model.gguf, or FROM and the folder of the model',
    ],
    source: 'ollama/ollama cmd/cmd.go',
    example: 'Error: no Modelfile or safetensors files found',
    other: 'gathering model components',
  },
  {
    id: 'vllm-no-adapter',
    class: 'wrong-folder',
    title: 'vLLM finds no LoRA adapter there',
    match: [{ text: 'No adapter found for', pattern: /No adapter found for (?<folder>[\w./~-]{1,200}\w)/ }],
    cause:
      '{folder} has no adapter_config.json for the process that runs vLLM (in a container: by its path in there).',
    fix: [
      'find {folder} -name adapter_config.json   # where vLLM runs: --lora-modules NAME=its folder, a path from /; nothing: docker run -v FOLDER:FOLDER',
    ],
    source: 'vllm-project/vllm@v0.10.0 vllm/lora/worker_manager.py',
    example: 'ValueError: Loading lora sql failed: No adapter found for /adapters/sql',
    other: 'adapter found for sql',
  },
  {
    id: 'ctranslate2-binary',
    class: 'model-format-mismatch',
    title: 'The model was converted by a newer CTranslate2 than the one that is here',
    match: ['Unsupported model binary version'],
    cause: 'The form of its model.bin has a number, and an older CTranslate2 stops at it.',
    fix: [
      'pip install -U ctranslate2',
      '# or, to keep it: the model converted again with this one (ct2-transformers-converter --model OWNER/MODEL --output_dir FOLDER)',
    ],
    source: 'OpenNMT/CTranslate2 src/models/model.cc',
    example:
      'RuntimeError: Unsupported model binary version. This executable supports models with binary version v5 or below',
    other: 'model binary version v6',
  },
  {
    id: 'gguf-no-merges',
    class: 'model-format-mismatch',
    title: 'The converter found no merges in the tokenizer: the GGUF will not work',
    match: ['merges requested but no merges found'],
    cause:
      'transformers from 4.45 on writes them into tokenizer.json as lists, and this llama.cpp reads pairs of words only.',
    fix: [
      'git pull && pip install -U -r requirements.txt   # in the folder of llama.cpp: then convert again',
    ],
    source: `${llama} gguf-py/gguf/vocab.py`,
    example: 'WARNING:gguf.vocab:Adding merges requested but no merges found, output may be non-functional.',
    other: 'INFO:gguf.vocab:Adding 280147 merge(s).',
  },
  {
    id: 'ollama-no-device',
    class: 'no-gpu-visible',
    title: 'ollama finds the library of the driver, and no card through it: it runs on the CPU',
    match: ['no nvidia devices detected by library'],
    cause:
      'The module of the kernel is not loaded, of another release, or does not know this card (RTX 50 wants the open one); a container was handed none.',
    fix: [
      'nvidia-smi -L || sudo modprobe nvidia; sudo dmesg | grep -i nvrm',
      'sudo apt-get install -y nvidia-open && sudo reboot   # from the source of NVIDIA, in place of that of the distribution; a container: docker run --gpus all',
    ],
    source: 'ollama/ollama@v0.5.0 discover/gpu.go',
    example: 'level=INFO source=gpu.go:604 msg="no nvidia devices detected by library /usr/lib/libcuda.so.1"',
    other: 'level=INFO source=gpu.go:604 msg="inference compute library=cuda"',
    weight: 'plain',
  },
  {
    id: 'llama-split-joined',
    class: 'model-not-loaded',
    title: 'The parts of a split GGUF were joined with cat, or lack each other',
    match: [{ text: 'invalid split file' }],
    weight: 'root',
    cause: 'Each part names its number: cat makes no whole of them.',
    fix: [
      '# give the first part as it was downloaded (NAME-00001-of-0000N.gguf), all parts in one folder: llama.cpp loads the others itself',
      'llama-gguf-split --merge NAME-00001-of-0000N.gguf NAME.gguf   # or one file of them (a program of llama.cpp)',
    ],
    source: `${llama} src/llama-model-loader.cpp, tools/gguf-split`,
    example: 'llama_model_load: error loading model: invalid split file: tide.gguf',
    other: 'llama_model_loader: additional 2 GGUFs metadata loaded.',
  },
  {
    id: 'ollama-discovery',
    class: 'no-gpu-visible',
    title: 'ollama gave up looking for the card, and computes on the CPU',
    match: [{ text: 'failed to finish discovery before timeout' }],
    cause:
      'The driver does not answer within 30 s: of AMD it is mostly older than ROCm 7, which this ollama brings.',
    fix: [
      'sudo amdgpu-install -y --usecase=rocm   # AMD: the package amdgpu-install of ROCm 7 first; then reboot',
      '# NVIDIA: sudo rmmod nvidia_uvm && sudo modprobe nvidia_uvm, then start ollama again; in Docker: start the container anew with --gpus all',
    ],
    source: 'ollama/ollama docs/troubleshooting.mdx',
    example: 'msg="failure during GPU discovery" error="failed to finish discovery before timeout"',
    other: 'msg="bootstrap discovery took" duration=1.2s',
    stage: 'serve',
    confidence: 'medium',
  },
]);

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
        pattern: /model config \((?<own>\w{2,30})\).{0,120}argument \((?<asked>\w{2,30})\)/,
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
      '# in code of your own: from vllm.sampling_params import StructuredOutputsParams, and SamplingParams(structured_outputs=…)',
      'pip install "vllm<0.12"   # else: the last that has it, with the torch that it asks for; or a newer release of the caller (TRL, verl)',
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
]);

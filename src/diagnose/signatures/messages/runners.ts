import { defineMessages } from './define.ts';

const llama = 'ggml-org/llama.cpp';

/** What engines and web UIs say of what they were handed, and the services that rent cards out. */
export const runnerMessages = defineMessages([
  {
    id: 'vllm-sampler-room',
    class: 'cuda-out-of-memory',
    title: 'No memory is left for so many requests at a time',
    match: [{ text: 'CUDA out of memory occurred when warm', pattern: /with (?<requests>\d{1,5}) dummy/ }],
    cause: 'vLLM tries {requests} requests at once (max_num_seqs).',
    fix: [
      '# add to the command: --max-num-seqs 16 --gpu-memory-utilization 0.85   (in Python with _ and without --)',
    ],
    source: 'vllm 0.33.0 (wheel) v1/worker/gpu_model_runner.py',
    example: 'RuntimeError: CUDA out of memory occurred when warming up sampler with 256 dummy requests.',
    other: 'warming up sampler with dummy requests',
  },
  {
    id: 'lmdeploy-room',
    class: 'cuda-out-of-memory',
    title: 'LMDeploy has no GPU memory left beside the weights',
    match: ['No enough gpu memory for', { text: '[TM][ERROR]', pattern: /KV cache.{0,60}out of memory/i }],
    cause: 'Its cache takes 0.8 of what the weights leave.',
    fix: [
      '# add to the command: --cache-max-entry-count 0.4 --max-batch-size 16 --session-len 8192; or --tp 2, or an AWQ model',
    ],
    source: 'lmdeploy 0.18.0 (wheel) pytorch/engine/executor/base.py',
    example: 'RuntimeError: No enough gpu memory for runtime.',
    other: '[TM][INFO] KV cache: 12 GB',
  },
  {
    id: 'gguf-no-config',
    class: 'model-mismatch',
    title: 'A repository of GGUF files is loaded as if it held the model itself',
    match: [
      {
        text: 'does not appear to have a file named',
        pattern: /(?<repo>[\w.-]{1,60}\/[\w.-]{1,80}[-_]GGUF) does not appear to have .{0,10} file named/i,
      },
    ],
    cause: '{repo} has .gguf files only: no config.json, and no weights for vLLM and transformers.',
    fix: [
      '# name the model itself (without -GGUF; for less memory its AWQ, GPTQ or FP8 variant)',
      '# or keep the GGUF: ollama run hf.co/{repo}; llama-server -hf {repo}; transformers: from_pretrained("{repo}", gguf_file="FILE.gguf")',
    ],
    source: 'huggingface/transformers utils/hub.py',
    example: 'OSError: TheBloke/Mistral-7B-GGUF does not appear to have a file named config.json.',
    other: 'OSError: TheBloke/Mistral-7B does not appear to have a file named config.json.',
  },
  {
    id: 'mpirun-root',
    class: 'must-not-run-as-root',
    title: 'mpirun refuses to run as root',
    match: [
      'mpirun has detected an attempt to run as root',
      'mpiexec has detected an attempt to run as root',
    ],
    cause: 'In a container one is root.',
    fix: [
      'export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1   # then the same again; or mpirun --allow-run-as-root',
    ],
    source: 'open-mpi/ompi orterun help text',
    example: 'mpirun has detected an attempt to run as root.',
    other: 'mpirun --allow-run-as-root',
  },
  {
    id: 'llama-no-eyes',
    class: 'input-not-connected',
    title: 'A picture or sound was sent, and the server has no part that reads it',
    match: [{ text: 'input is not supported - hint' }],
    cause: 'Its eyes are a file of their own (mmproj).',
    fix: [
      '# add to the command: --mmproj mmproj-F16.gguf, of the very repository of the model (with -hf it is fetched by itself); a model of text only: none',
    ],
    source: `${llama} tools/server/utils.hpp`,
    example:
      '{"error":{"code":500,"message":"image input is not supported - hint: if this is unexpected, you may need to provide the mmproj"}}',
    other: 'image input is supported',
    stage: 'serve',
  },
  {
    id: 'llama-first-part',
    class: 'file-unreadable',
    title: 'A model in several files is loaded from the wrong one',
    match: [
      {
        text: 'illegal split file',
        pattern: /file: (?<stem>[\w./ -]{1,160})-\d{5}-of-(?<parts>\d{5})\.gguf/,
      },
      { text: 'illegal split file', not: /-of-\d{5}\.gguf/ },
    ],
    cause: 'The others are found by its name.',
    fix: ['# -m {stem}-00001-of-{parts}.gguf, with all parts in one folder, under their own names'],
    source: `${llama} src/llama-model-loader.cpp`,
    example:
      'error loading model: illegal split file idx: 1 (file: m-00002-of-00003.gguf), model must be loaded with the first split',
    other: 'loading split file 1',
  },
  {
    id: 'ollama-download',
    class: 'network-timeout',
    title: 'The download of the model broke off',
    match: [
      { text: 'file must be downloaded again' },
      { text: 'max retries exceeded', pattern: /r2\.cloudflarestorage|\/v2\/.{0,200}(?:EOF|reset by peer)/ },
    ],
    cause: 'What is whole is kept.',
    fix: [
      '# the same ollama pull again, until it is done: it goes on where it stopped',
      '# still so: sudo systemctl restart ollama (docker restart ollama), which clears half parts away, then pull',
    ],
    source: 'ollama/ollama server/images.go, download.go',
    example: 'Error: digest mismatch, file must be downloaded again: want sha256:00e1, got sha256:4a6b',
    other: 'verifying sha256 digest',
  },
  {
    id: 'ollama-origin',
    class: 'request-refused',
    title: 'ollama refuses the page or extension that calls it',
    match: [
      { text: '| 403 |', pattern: /\| 403 \|.{0,120}"\/api\/(?:chat|generate|tags|show|embed|version)/ },
    ],
    cause: 'Their Origin is none that it knows.',
    fix: [
      'OLLAMA_ORIGINS="*" ollama serve   # as a service: sudo systemctl edit ollama, Environment="OLLAMA_ORIGINS=*"; docker: -e OLLAMA_ORIGINS="*"; then start it anew',
    ],
    source: 'ollama/ollama envconfig/config.go',
    example: '[GIN] 2025/10/01 - 12:00:00 | 403 |      31.245µs |       127.0.0.1 | POST     "/api/chat"',
    other: '[GIN] 2025/10/01 - 12:00:00 | 200 |      31.245µs |       127.0.0.1 | POST     "/api/chat"',
    stage: 'serve',
  },
  {
    id: 'insightface-left-out',
    class: 'module-not-found',
    title: 'FaceID needs the package insightface',
    match: ['InsightFace is not installed'],
    cause: 'It is none of the requirements of the node.',
    fix: [
      'pip install insightface onnxruntime-gpu   # with the Python of ComfyUI (portable: python_embeded\\python.exe -m pip), then start it again',
    ],
    source: 'cubiq/ComfyUI_IPAdapter_plus IPAdapterPlus.py',
    example: 'Exception: IPAdapter: InsightFace is not installed! Install the missing dependencies',
    other: 'InsightFace is installed',
  },
  {
    id: 'blocks-swapped',
    class: 'value-refused',
    title: 'More blocks are to be swapped than the model has to give',
    match: [
      {
        text: 'Cannot swap more than',
        pattern: /more than (?<most>\d{1,3}) (?:double |single )?blocks\. Requested (?<asked>\d{1,3})/,
      },
    ],
    cause: '{asked} are asked for, and {most} can be.',
    fix: ['# in the command: --blocks_to_swap {most}'],
    source: 'kohya-ss/musubi-tuner custom_offloading_utils.py',
    example: 'AssertionError: Cannot swap more than 38 blocks. Requested 40 blocks to swap.',
    other: 'Swapping 38 blocks',
  },
  {
    id: 'verl-chunks',
    class: 'batch-size-refused',
    title: 'The batch of verl does not divide evenly among its workers',
    match: [
      {
        text: 'only support equal chunk',
        pattern: /DataProto (?<rows>\d{1,7}) and chunk (?<workers>\d{1,5})/,
      },
    ],
    cause: '{rows} rows for {workers} workers.',
    fix: ['# data.train_batch_size (times rollout.n) and data.val_batch_size: multiples of {workers}'],
    source: 'verl 0.9.1 (wheel) protocol.py',
    example: 'AssertionError: only support equal chunk. Got size of DataProto 5 and chunk 4.',
    other: 'chunk 4 of DataProto',
  },
  {
    id: 'data-set-newer',
    class: 'datasets-version-mismatch',
    title: 'The data set was saved by a newer datasets',
    match: [{ text: "Feature type 'List' not found" }],
    cause: 'datasets 4.0 calls lists List; older ones know Sequence only.',
    fix: ['pip install -U "datasets>=4"'],
    source: 'datasets 5.2.0 (wheel) features/features.py',
    example: "ValueError: Feature type 'List' not found. Available feature types: ['Value', 'Sequence']",
    other: "Feature type 'Value' found",
  },
  {
    id: 'modal-renamed',
    class: 'api-mismatch',
    title: 'Modal calls this otherwise since 1.0',
    match: [
      {
        text: "got an unexpected keyword argument '",
        pattern: /'(?<name>keep_warm|concurrency_limit|container_idle_timeout|allow_concurrent_inputs)'/,
      },
      {
        text: 'has no attribute',
        pattern:
          /(?:modal' has no attribute '(?:Stub|Mount)|has no attribute '(?:copy_local_(?:dir|file)|copy_mount))'/,
      },
      { text: 'The use of "Stub" has been deprecated' },
    ],
    cause: 'The code was written for Modal before 1.0.',
    fix: [
      '# in the code: Stub → App; copy_local_dir(…) → add_local_dir(…, copy=True), _file likewise; mounts= → Image.add_local_dir, add_local_python_source; keep_warm → min_containers; concurrency_limit → max_containers; container_idle_timeout → scaledown_window; allow_concurrent_inputs=N → @modal.concurrent(max_inputs=N) below @app.function',
    ],
    source: 'modal 1.6.4 (wheel) __init__.py, app.py, _partial_function.py',
    example: "TypeError: _App.function() got an unexpected keyword argument 'keep_warm'",
    other: "TypeError: _App.function() got an unexpected keyword argument 'gpus'",
  },
  {
    id: 'starlette-template',
    class: 'package-version-mismatch',
    title: 'starlette 1.0 reads TemplateResponse in another order than this app gives it',
    match: [
      {
        text: 'self.cache.get(cache_key)',
        across: true,
        pattern: /unhashable type: 'dict'/,
      },
    ],
    cause: 'The request stands first now; an older gradio or app gives the name first.',
    fix: [
      'pip install "starlette<1"',
      '# or in code of your own: TemplateResponse(request, "page.html", {…})',
    ],
    source: 'starlette 0.52.1, 1.0.0 (wheels) templating.py',
    example: "template = self.cache.get(cache_key)\nTypeError: unhashable type: 'dict'",
    other: "self.cache.get(cache_key)\nKeyError: 'dict'",
  },
  {
    id: 'sglang-watchdog',
    class: 'standstill',
    title: 'A step of SGLang took longer than its watchdog waits',
    match: [{ text: 'Watchdog timeout', pattern: /watchdog_timeout=/ }],
    cause: 'A kernel is compiled, or the cards wait for each other.',
    fix: [
      '# add to the command: --watchdog-timeout 3600   (a first start that compiles for long)',
      '# still so: --disable-cuda-graph, --disable-custom-all-reduce',
    ],
    source: 'sglang 0.5.10 (wheel) srt/server_args.py',
    example: '[2025-11-05 22:30:55 TP3] Watchdog timeout (self.watchdog_timeout=300)',
    other: 'watchdog_timeout=300',
    confidence: 'medium',
  },
  {
    id: 'llama-key',
    class: 'model-not-supported',
    title: 'The GGUF was made for another age of llama.cpp',
    match: [
      { text: 'has wrong array length' },
      { text: 'error loading model hyperparameters: key not found' },
    ],
    cause: 'A key of it is read otherwise now.',
    fix: [
      '# a GGUF that was made for llama.cpp: of bartowski, unsloth, ggml-org or lmstudio-community on Hugging Face (one out of the library of Ollama is often for Ollama alone); made before: the same again, it was made anew',
      '# or a newer llama.cpp (ollama, LM Studio, llama-cpp-python), where the file is the newer',
    ],
    source: `${llama} src/llama-model-loader.cpp`,
    example:
      'error loading model hyperparameters: key qwen2.rope.dimension_sections has wrong array length; expected 4, got 3',
    other: 'key general.name has length 4',
    confidence: 'medium',
  },
  {
    id: 'lm-studio-guard',
    class: 'killed-oom',
    title: 'LM Studio holds the model for too large for what is free',
    match: ['stopped due to insufficient system resources'],
    cause: 'Weights and context are reckoned together.',
    fix: [
      '# when loading: a smaller Context Length, more GPU Offload; or a smaller quantisation; the reckoning is wrong? settings, Model loading guardrails: Relaxed',
    ],
    source: 'LM Studio 0.3 (application)',
    example: 'Model loading was stopped due to insufficient system resources.',
    other: 'Model loading was stopped',
  },
  {
    id: 'runpod-result',
    class: 'request-refused',
    title: 'RunPod did not take the result of the job',
    match: [{ text: 'Failed to return job results', pattern: /\b4(?:00|13)\b/ }],
    cause: 'It may have some 10 MB (/run) or 20 MB (/runsync).',
    fix: ['# upload the pictures (S3: rp_upload) and return their address; or JPEG or WebP, fewer a job'],
    source: 'runpod 1.12.0 (wheel) serverless/modules/rp_http.py',
    example:
      "Failed to return job results. | 400, message='Bad Request', url='https://api.runpod.ai/v2/a/job-done/b'",
    other: 'Finished. 400 jobs',
    confidence: 'medium',
  },
  {
    id: 'runpod-comfy',
    class: 'server-ended',
    title: 'The ComfyUI of the worker never answers',
    match: [
      { text: 'worker-comfyui', pattern: /Failed to connect to server at/ },
      { text: 'not reachable after multiple retries', pattern: /ComfyUI server/ },
    ],
    cause: 'It ended while it started; its error stands above.',
    fix: [
      '# its traceback above (a node; a driver too old: choose the CUDA versions of the endpoint); or start the image as a pod, and python main.py by hand',
    ],
    source: 'runpod-workers/worker-comfyui handler.py',
    example: 'worker-comfyui - Failed to connect to server at http://127.0.0.1:8188 after 500 attempts.',
    other: 'worker-comfyui - API is reachable',
    weight: 'symptom',
    confidence: 'medium',
  },
  {
    id: 'serverless-volume',
    class: 'named-thing-missing',
    title: 'A serverless worker has its volume at /runpod-volume, not at /workspace',
    match: [
      {
        text: "No such file or directory: '/workspace/",
        pattern: /'\/workspace\/(?<file>[\w./ -]{1,160})'/,
        near: [{ marker: 'serverless', before: 400, after: 20 }],
      },
    ],
    cause: 'Only pods of RunPod have it at /workspace.',
    fix: [
      '# /runpod-volume/{file} in the code or config, and the volume chosen in the endpoint; or where it starts: ln -s /runpod-volume /workspace',
    ],
    source: 'https://docs.runpod.io/serverless/storage/overview',
    example:
      "--- Starting Serverless Worker |  Version 1.7.9 ---\nFileNotFoundError: [Errno 2] No such file or directory: '/workspace/models/a.safetensors'",
    other: "FileNotFoundError: [Errno 2] No such file or directory: '/workspace/models/a.safetensors'",
  },
  {
    id: 'mps-float8',
    class: 'gpu-too-old',
    title: 'Apple GPUs have no float8',
    match: [{ text: 'Float8_e', pattern: /Float8_e\w{4,8} to the MPS/ }],
    cause: 'The weights are in fp8.',
    fix: [
      '# the fp16 or bf16 file of the model, or its GGUF (ComfyUI-GGUF); weight_dtype default in the loader',
    ],
    source: 'pytorch/pytorch aten/src/ATen/mps',
    example:
      'TypeError: Trying to convert Float8_e4m3fn to the MPS backend but it does not have support for that dtype.',
    other: 'Float8_e4m3fn',
  },
  {
    id: 'exllama-on-cpu',
    class: 'device-mismatch',
    title: 'A GPTQ model does not lie on the GPU as a whole, which its kernels (ExLlama) want',
    match: ['Found modules on cpu/disk. Using Exllama'],
    cause:
      'device_map="auto" put a part beside the card (it is too full or too small), or no card was named.',
    fix: [
      '# room enough: device_map="cuda:0" in from_pretrained (torch.cuda.is_available() must be True)',
      '# too small: a part on the CPU with GPTQConfig(bits=4, use_exllama=False) (older: disable_exllama=True)',
    ],
    source: 'optimum 1.17.0 (wheel) optimum/gptq/quantizer.py',
    example:
      'ValueError: Found modules on cpu/disk. Using Exllama backend requires all the modules to be on GPU.',
    other: 'All modules are on the GPU. Using Exllama',
  },
]);

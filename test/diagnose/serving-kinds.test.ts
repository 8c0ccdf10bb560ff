import { type AnswerCase, answersAs } from './told.ts';

/** What is met around engines of models: their numbers, the program at work, and who the file is of. */
const cases: readonly AnswerCase[] = [
  // The number of cards on which the blocks stay whole; without one in the log, or another message, it is not reckoned.
  [
    "vllm serve tide --tensor-parallel-size 8\nValueError: The output_size of gate's and up's weight = 192 is not divisible by weight quantization block_n = 128.",
    'vllm-setting-refused',
    /^# in the command: --tensor-parallel-size 4, which leaves 384/,
  ],
  [
    "ValueError: The output_size of gate's and up's weight = 192 is not divisible by weight quantization block_n = 128.",
    'vllm-setting-refused',
    /--tensor-parallel-size 1, where/,
  ],
  // The engine that speaks is the one to renew.
  [
    "ValueError: Model architectures ['TideForCausalLM'] are not supported for now.\npython3 -m sglang.launch_server --model-path tide",
    'model-not-supported',
    /^pip install -U "sglang\[all\]"/,
  ],
  [
    "ValueError: Model architectures ['TideForCausalLM'] are not supported for now.",
    'model-not-supported',
    /^pip install -U vllm/,
  ],
  // A driver that is too old is not mended by the same install again.
  [
    '  File "/opt/v/lib/python3.12/site-packages/vllm/tide.py", line 3, in run\nRuntimeError: CUDA error: the provided PTX was compiled with an unsupported toolchain.',
    'driver-too-old',
    /^# rent a host with a newer driver/,
    /force-reinstall/,
  ],
  [
    'vllm serve tide\nRuntimeError: CUDA error: no kernel image is available for execution on the device\nTesla P40',
    'no-kernel-image',
    /llama-server -m FILE\.gguf/,
  ],
  // The option of the program that says it, with room for what was sent.
  [
    '{"error":{"code":400,"message":"the request exceeds the available context size (4096 tokens), try increasing it","n_prompt_tokens":11235}}',
    'prompt-too-long',
    /llama-server: -c 16384,/,
  ],
  // The extra that the message names holds more than the one module.
  [
    "ImportError: Missing dependency No module named 'tideline'. Run `pip install 'moonproxy[proxy]'`",
    'module-not-found',
    /install "moonproxy\[proxy\]"$/,
  ],
  // The folder is there: its config was read.
  [
    "OSError: Can't load image processor for '/models/tide'. If you were trying to load it from the Hub",
    'hf-model-not-loaded',
    /^hf download OWNER\/BASE --include .* --local-dir \/models\/tide/,
  ],
  ["OSError: Can't load image processor for 'moon/tide'.", 'hf-model-not-loaded', /^hf download moon\/tide /],
  [
    "ValueError: Following weights were not initialized from checkpoint: {'lm_head.weight'}",
    'model-mismatch',
    /"tie_word_embeddings": true/,
  ],
  [
    'out = model.generate(**tides)\nRuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
    'dtype-mismatch',
    /tides = tides\.to\(model\.device\)$/,
  ],
  [
    'ERROR Connection error: Cannot connect to host localhost:8000 ssl:default\ndocker run -p 3000:8080 tide',
    'service-not-reached',
    /host\.docker\.internal:8000/,
  ],
  [
    "vllm==0.7.2 transformers==4.49.0\nImportError: cannot import name 'Qwen2_5_VLImageProcessor' from 'transformers.models.qwen2_5_vl'",
    'transformers-version-mismatch',
    /install -U vllm /,
  ],
  [
    'I0411 server.cc:267] Timeout\ntensorrt_llm: The engine plan file is not compatible with this version of TensorRT, expecting library version 9.2.0 got 9.3.0',
    'tensorrt-engine-mismatch',
    /^trtllm-build /,
  ],
  [
    "Invalid argument: unable to find 'libtriton_tensorrt_plan.so' for model 'tide'",
    'triton-model-repository',
    /platform: "tensorrt_plan" in place/,
  ],
  [
    'RuntimeError: FlashAttention only supports Ampere GPUs or newer.\nexport VLLM_ATTENTION_BACKEND=FLASHINFER',
    'gpu-too-old',
    /--attention-backend TRITON_ATTN/,
  ],
  // Of several machines it is not the loop of one.
  [
    'torchrun --nnodes 2 --node_rank 1 tide.py\nRuntimeError: [gloo/transport/tcp/pair.cc:534] Connection closed by peer [127.0.1.1]:54042',
    'distributed-not-connected',
    /ip -o route get/,
    /IFNAME=lo\b/,
  ],
  [
    'docker run -it --rm tide:1 bash\nOSError: libnvidia-ml.so.1: cannot open shared object file: No such file or directory',
    'no-gpu-visible',
    /^# start it with a GPU: docker run --gpus all/,
  ],
  [
    "  File \"/v/site-packages/vllm/model_executor/models/tide.py\", line 280, in __init__\nAttributeError: 'TideMoeConfig' object has no attribute 'mlp_only_layers'",
    'transformers-version-mismatch',
    /install -U vllm /,
  ],
];

answersAs(import.meta.filename, { first: cases });

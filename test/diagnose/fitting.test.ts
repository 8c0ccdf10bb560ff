import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Model, data, file and setting that do not agree: what the first way must hold, each beside the nearest
 * that must be answered otherwise, or with silence (`none`).
 */
type Case = readonly [log: string, name: string, first?: RegExp | undefined, not?: RegExp];

const size = (name: string, file: string, model: string) =>
  `\tsize mismatch for ${name}: copying a param with shape torch.Size([${file}]) from checkpoint, the shape in current model is torch.Size([${model}]).`;
const heads = (count: number, parts: number) =>
  `ValueError: Total number of attention heads (${count}) must be divisible by tensor parallel size (${parts}).`;
const architecture = (kind: string) =>
  `llama_model_load: error loading model: error loading model architecture: unknown model architecture: '${kind}'`;

const cases: readonly Case[] = [
  // A LoRA: the rank alone, the base model of language, the family of pictures; and what is no LoRA.
  [size('layers.8.q_proj.lora_A.default.weight', '32, 5120', '128, 5120'), 'model-mismatch', /rank to 32 /],
  [
    size('base_model.model.layers.1.q_proj.lora_B.default.weight', '3584, 16', '4096, 16'),
    'model-mismatch',
    /^grep base_model_name_or_path/,
  ],
  [
    size('down_blocks.1.attn2.to_k.lora_A.x.weight', '32, 768', '32, 2048'),
    'model-mismatch',
    /Stable Diffusion 1\.5.*SDXL/,
  ],
  [
    size('layers.8.q_proj.weight', '4096, 4096', '5120, 5120'),
    'model-mismatch',
    undefined,
    /rank|adapter_config/,
  ],
  // Heads over cards: the largest power of two that divides them.
  [heads(12, 8), 'vllm-setting-refused', /--tensor-parallel-size 4 .*CUDA_VISIBLE_DEVICES=0,1,2,3\)/],
  [heads(25, 2), 'vllm-setting-refused', /--tensor-parallel-size 1 .*; 5 divide 25/],
  [heads(64, 3), 'vllm-setting-refused', /--tensor-parallel-size 2 /],
  // A model of pictures in GGUF, a program by its name, a file that is newer than an old binary.
  [architecture('qwen_image'), 'model-not-supported', /ComfyUI-GGUF/, /install -U llama-cpp-python/],
  [architecture('qwen3vlmoe'), 'model-not-supported', /^git pull && cmake/],
  [`llama-cpp-2: ${architecture('qwen3vlmoe')}`, 'model-not-supported', /^cargo update -p llama-cpp-2/],
  [
    `site-packages/llama_cpp/x.py\n${architecture('qwen3')}`,
    'model-not-supported',
    /install -U llama-cpp-python/,
  ],
  [
    'main: build = 843 (6e7cca4)\nerror loading model: unknown (magic, version) combination: 46554747, 00000003; is this really a GGML file?',
    'model-not-supported',
    /cmake --build/,
  ],
  // ONNX: too old a file, too new a file, and the note that is no failure.
  [
    '[ONNXRuntimeError] : 9 : NOT_IMPLEMENTED : Could not find an implementation for the node Relu(1)',
    'onnx-not-known',
    /convert_version/,
  ],
  [
    '[ONNXRuntimeError] : 9 : NOT_IMPLEMENTED : Could not find an implementation for Trilu(14) node',
    'onnx-not-known',
    /^pip install -U onnxruntime/,
  ],
  [
    'Fail: [ONNXRuntimeError] : 1 : FAIL : Opset 13 is under development and support for this is limited. Current official support for domain ai.onnx is till opset 12.',
    'onnx-not-known',
    /^pip install -U onnxruntime/,
  ],
  [
    '[W:onnxruntime:, model.cc:1] Opset 13 is under development and support for this is limited. Current official support for domain ai.onnx is till opset 12.',
    'none',
  ],
  // Columns by their names.
  [
    "ValueError: Original column name instruction not in the dataset. Current columns in the dataset: ['text', 'meta']",
    'data-of-another-form',
    /"columns": \{"prompt": "text"\}/,
  ],
  [
    "KeyError: \"Column TEXT not in the dataset. Current columns in the dataset: ['id', 'text']\"",
    'data-of-another-form',
    /field: text;/,
  ],
  ["Current columns in the dataset: ['text', 'meta']", 'none'],
  [
    'Traceback (most recent call last):\n  File "finetune.py", line 37, in data_collator\n    seq_len = feature["seq_len"]\nKeyError: \'seq_len\'',
    'data-of-another-form',
    /remove_unused_columns=False/,
  ],
  [
    'Traceback (most recent call last):\n  File "data.py", line 3, in __getitem__\n    return item["caption"]\nKeyError: \'caption\'',
    'data-of-another-form',
    undefined,
    /remove_unused_columns/,
  ],
  // More tokens than the server takes: the answer is shortened only where that helps.
  [
    "ValueError: This model's maximum context length is 8192 tokens. However, you requested 8203 tokens (7691 in the messages, 512 in the completion). Please reduce",
    'prompt-too-long',
    / 501 or less/,
  ],
  [
    "ValueError: This model's maximum context length is 8192 tokens. However, you requested 9203 tokens (8691 in the messages, 512 in the completion). Please reduce",
    'prompt-too-long',
    /--max-model-len/,
    /or less in the request/,
  ],
  [
    'Token indices sequence length is longer than the specified maximum sequence length for this model (1024 > 512). Running this sequence through the model will result in indexing errors',
    'none',
  ],
  // Labels and classes.
  [
    'NLLLoss2d.cu:95: nll_loss2d_forward_kernel: block: [3,0,0], thread: [447,0,0] Assertion `t >= 0 && t < n_classes` failed.\nRuntimeError: CUDA error: device-side assert triggered',
    'cuda-device-assert',
    /num_classes/,
  ],
  ['RuntimeError: CUDA error: device-side assert triggered', 'cuda-device-assert', /labels from 0/],
  [
    'AssertionError: The `num_classes` (1) in Shared2FCBBoxHead of MMDataParallel does not matches the length of `CLASSES` 20) in RepeatDataset',
    'class-count-differs',
    /with the 1 names/,
  ],
  // What a tokenizer says by the way, and what ends the run.
  ['Using pad_token, but it is not set yet.', 'none'],
  [
    'ValueError: Asking to pad but the tokenizer does not have a padding token. Please select a token',
    'tokenizer-without-padding',
    /pad_token = tokenizer\.eos_token/,
  ],
  // JAX: its own setting first.
  [
    'E external/xla/xla/stream_executor/cuda/cuda_dnn.cc:407] There was an error before creating cudnn handle: cudaErrorMemoryAllocation : out of memory',
    'cuda-out-of-memory',
    /^export XLA_PYTHON_CLIENT_PREALLOCATE=false/,
  ],
  [
    'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.',
    'cuda-out-of-memory',
    undefined,
    /XLA_/,
  ],
  // Keras: the file of another release, and of another major one.
  ["TypeError: ('Keyword argument not understood:', 'data_format')", 'keras-model-version', /keras_version/],
  [
    "TypeError: Could not deserialize class 'Functional' because its parent module keras.src.engine.functional cannot be imported.",
    'keras-model-version',
    /^pip install tf_keras/,
  ],
  [
    'ValueError: You are trying to load model files of the `variant=fp16`, but no such modeling files are available.',
    'hub-file-missing',
    /leave variant="fp16" out/,
  ],
  // What a batch of GRPO is made of; tied weights; servers and their models.
  [
    'ValueError: The global train batch size (7 x 1) must be evenly divisible by the number of generations per prompt (8). Given the current train batch size, the valid values for the number of generations are: [7].',
    'batch-size-refused',
    /num_generations=7/,
  ],
  [
    'ValueError: The global train batch size (1 x 1) must be evenly divisible by the number of generations per prompt (8). Given the current train batch size, the valid values for the number of generations are: [].',
    'batch-size-refused',
    /per_device_train_batch_size=8/,
    /num_generations=\D/,
  ],
  [
    "RuntimeError: Some tensors share memory, this will lead to duplicate memory on disk and potential differences when loading them again: [{'lm_head.weight', 'model.embed_tokens.weight'}].",
    'safetensors-shared',
    /save_safetensors=False/,
  ],
  [
    'E0315 03:17:20.8 1281 x.cc:1890] Poll failed: instance group a_0 of model a has kind KIND_GPU but server does not support GPUs',
    'no-gpu-visible',
    /--gpus all/,
  ],
  // A part of a pipeline by its folder, a model by its own name.
  [
    "OSError: Can't load tokenizer for 'runwayml/stable-diffusion-v1-5'. If you were trying to load it from",
    'hf-model-not-loaded',
    /subfolder="tokenizer"/,
  ],
  [
    "OSError: Can't load tokenizer for 'gpt2-medium/mine'. If you were trying to load it from",
    'hf-model-not-loaded',
    undefined,
    /subfolder/,
  ],
  // ComfyUI: a model newer than it, one in the wrong loader, and None where it is not ComfyUI's.
  [
    'RuntimeError: ERROR: Could not detect model type of: /c/models/diffusion_models/new.safetensors',
    'model-mismatch',
    /^git pull/,
  ],
  [
    'RuntimeError: ERROR: Could not detect model type of: /c/models/checkpoints/flux.safetensors',
    'model-mismatch',
    /Load Diffusion Model/,
  ],
  [
    "  File \"/c/nodes.py\", line 58, in encode\n    tokens = clip.tokenize(text)\nAttributeError: 'NoneType' object has no attribute 'tokenize'",
    'model-mismatch',
    /Load Diffusion Model/,
  ],
  [
    "  File \"/c/train.py\", line 58, in main\n    tokens = tok.tokenize(text)\nAttributeError: 'NoneType' object has no attribute 'tokenize'",
    'nothing-where-something-is-wanted',
  ],
];

it.each(cases.map((one) => ({ said: one[0].trim().slice(0, 90), one })))(
  '$said',
  ({ one: [log, name, first, not] }) => {
    const [found] = diagnoseText(log);
    expect(found?.class ?? 'none').toBe(name);
    if (first !== undefined) expect(found?.fix[0] ?? '').toMatch(first);
    if (not !== undefined) expect((found?.fix ?? []).join('\n')).not.toMatch(not);
  },
);

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

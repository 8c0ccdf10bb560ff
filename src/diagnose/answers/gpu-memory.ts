import type { Answerer } from '../answer.ts';
import { versionNearby } from '../values-nearby.ts';
import { tensorflowMemory } from './tensorflow.ts';

/** What a program that the log names offers against it; the one that holds the rest comes first. */
const sparing: readonly (readonly [of: RegExp, fix: string])[] = [
  [
    /llama runner|\bollama\b|source=sched\.go/,
    '# a smaller model or quantisation, or a shorter context: OLLAMA_CONTEXT_LENGTH=4096 ollama serve (num_ctx in the request)',
  ],
  [
    /ggml_|llama_(?:model_load|context|init_from)|(?:CUDA|ROCm|Vulkan)\d buffer/,
    '# fewer layers on the card: -ngl 20 (n_gpu_layers=20), and a smaller context: -c 4096 (n_ctx=4096); or a smaller quantisation (Q4_K_M)',
  ],
  [/lmdeploy|\[TM\]/, '# LMDeploy: --cache-max-entry-count 0.4 --session-len 8192; or a 4-bit (AWQ) model'],
  [
    /Capture [Cc][Uu][Dd][Aa] graph failed|sglang\//,
    '# SGLang: --mem-fraction-static 0.75 --context-length 8192; or --tp 2 with two cards, or a quantised model',
  ],
  [
    /text_generation_(?:launcher|server)/,
    '# TGI: --quantize bitsandbytes-nf4 (an AWQ or GPTQ model: --quantize awq, gptq), --max-batch-prefill-tokens 2048; or --num-shard 2 with two cards',
  ],
  [
    /\bvllm\b|cumem_allocator/i,
    '# vLLM: --gpu-memory-utilization 0.8 --max-model-len 4096 --max-num-seqs 16 (in Python with _ and without --); weights that fill the card: an AWQ, GPTQ or FP8 model, or --tensor-parallel-size 2',
  ],
  [
    /SeedVR2/i,
    '# in the nodes of SeedVR2: batch_size 5, encode_tiled and decode_tiled on, blocks_to_swap 32 with offload_device cpu; or the 3B model in fp8',
  ],
  [
    /WanVideoWrapper|HunyuanVideoWrapper/,
    '# in the workflow: the node Block Swap on the model loader (blocks_to_swap 20, then more), fewer frames, enable_vae_tiling in the decode node',
  ],
  [
    /\binvokeai\b/i,
    '# in invokeai.yaml: enable_partial_loading: true; then a quantized variant of the model',
  ],
  [/wgp\.py|Wan2GP/, '# Wan2GP: --profile 4 (then 5), an int8 model, fewer frames, 480p; VAE tiling on'],
  [
    /preserved memory: |demo_gradio_f1/,
    '# FramePack: the slider "GPU Inference Preserved Memory" higher (8 to 12 GB), and nothing else on the card',
  ],
  [/ComfyUI|comfy\//, '# start ComfyUI with --lowvram (then --novram); fp8 weights, VAE Decode (Tiled)'],
  [
    /OOM during training step|ai-toolkit/,
    '# in the config of ai-toolkit: model: quantize: true, low_vram: true; train: batch_size: 1, gradient_checkpointing: true; datasets: resolution: [512]',
  ],
  [/modules\/(?:processing|sd_)/, '# COMMANDLINE_ARGS: --medvram (then --lowvram)'],
  [
    /gaussian[-_]splatting|gaussian_model\.py/,
    '# train.py with --data_device cpu -r 2   (pictures in main memory, and half as wide); fewer Gaussians: --densify_grad_threshold 0.0004',
  ],
  [/ultralytics/, '# batch=4 imgsz=640 (batch=-1 finds what fits), workers=2'],
  [
    /transformers\/trainer\.py|\btrl\/|llamafactory|accelerate\/accelerator/,
    '# per_device_train_batch_size 1, gradient_accumulation_steps 8, gradient_checkpointing true; then LoRA on 4-bit weights, or DeepSpeed ZeRO-3 with offload',
  ],
  [
    /diffusers\/pipelines/,
    '# in code: pipe.enable_model_cpu_offload() in place of pipe.to("cuda"), and pipe.vae.enable_tiling()',
  ],
  [
    /transformers\/(?:modeling_utils|core_model_loading)/,
    '# from_pretrained(..., quantization_config=BitsAndBytesConfig(load_in_4bit=True), device_map="auto")   (pip install bitsandbytes)',
  ],
];

/** How much was asked for, and of how much; and whether it is one request, or another process, that is too much. */
export const memoryAnswer: Answerer = (event) => {
  const numbers =
    /Tried to allocate (?<need>[\d.]{1,8} [MGK]iB).{0,120}(?:total capaci?ty of |GPU \d{1,2}; )(?<all>[\d.]{1,8} GiB)/.exec(
      event.text,
    )?.groups;
  const [need, all] = [numbers?.['need'] ?? '', numbers?.['all'] ?? ''];
  const near = [...event.above, event.text, ...event.below].join('\n').replaceAll('\\', '/');
  const option = sparing.find(([of]) => of.test(near))?.[1];
  // In 2.9 conv3d in half precision takes several times what it took before, unless cuDNN is newer than its own.
  if (/[Vv][Aa][Ee]|conv3d/.test(near) && versionNearby(event, 'torch')?.startsWith('2.9.') === true)
    return {
      title: 'conv3d of torch 2.9 takes more memory than that of 2.8',
      cause: 'Its cuDNN lacks the fast kernels for bfloat16, and the VAE of video models is made of conv3d.',
      fix: [
        // The torch of Windows has its cuDNN within.
        ...(/(?<!\w)[A-Z]:\/|Windows|python_embed/.test(near)
          ? []
          : [
              `${event.pip} install -U "nvidia-cudnn-cu12>=9.15"   # CUDA 13: nvidia-cudnn-cu13; then start again`,
            ]),
        `${event.pip} install torch==2.8.0 torchvision==0.23.0 torchaudio==2.8.0 --index-url https://download.pytorch.org/whl/cu128   # or a torch after 2.9`,
        ...(option === undefined ? [] : [option]),
      ],
      confidence: 'medium',
    };
  if (need === '' || all === '')
    return (
      tensorflowMemory(event) ??
      (option === undefined
        ? null
        : { fix: [option, 'nvidia-smi   # does another process hold memory? end it'] })
    );
  const other = /Process (?<pid>\d{1,8}) has (?<used>[\d.]{1,8} GiB) memory in use/.exec(event.text)?.groups;
  const own = /Of the allocated memory (?<own>[\d.]{1,8} [GM]iB) is allocated by PyTorch/.exec(event.text)
    ?.groups?.['own'];
  // The number that torch names is mostly its own: then it holds what PyTorch has, and its context.
  const foreign = other !== undefined && own !== undefined && gib(other['used'] ?? '') > 2 * gib(own) + 2;
  if (gib(need) > gib(all) * 0.9 && !/\bvllm\b/i.test(near)) {
    return {
      title: `One computation asks for ${need}, more than the whole card has (${all})`,
      cause: `A single request of ${need} on a card of ${all}: no setting of memory helps, what is computed at once is too large. Mostly attention over a long input (a large picture, many frames, a long text) without flash attention or sdpa, whose need grows with the square of the length; or a batch that is far too large.`,
      fix: [
        '# either: a memory-saving attention: attn_implementation="sdpa" or "flash_attention_2" in from_pretrained, --use-pytorch-cross-attention or --xformers for web UIs',
        `${event.pip} install flash-attn --no-build-isolation   # where the app asks for it; Ampere or newer`,
        '# or: a smaller input: resolution, frames, length of the context (--max-model-len), batch size; tiling for the VAE',
      ],
      confidence: 'high',
    };
  }
  return {
    cause: `${need} more were asked for on a card of ${all}: the model, resolution, batch or number of frames is too large for it${foreign ? `, and another process holds memory (${other['pid']} is named)` : ''}.`,
    ...(foreign
      ? {
          fix: [
            `kill ${other['pid']}   # where ps -fp ${other['pid']} shows an earlier run of yours; then start again`,
            '# then the same again; else a smaller resolution, batch or number of frames, 8-bit or fp8 weights, CPU offload, or a larger GPU',
          ],
        }
      : option === undefined
        ? {}
        : { fix: [option, 'nvidia-smi   # does another process hold memory? end it'] }),
  };
};

/** Of `512 MiB`, in GiB. */
function gib(text: string): number {
  const value = Number.parseFloat(text);
  return /K/.test(text) ? value / 1024 / 1024 : /M/.test(text) ? value / 1024 : value;
}

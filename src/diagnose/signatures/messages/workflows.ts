import { defineMessages } from './define.ts';

const kohya = 'kohya-ss/sd-scripts train_network.py, library/train_util.py';
const forge = 'lllyasviel/stable-diffusion-webui-forge backend/loader.py';

/** What the programs say that make and train pictures: ComfyUI, the web UIs, kohya, ai-toolkit. */
export const workflowMessages = defineMessages([
  {
    id: 'fp8-computed',
    class: 'dtype-mismatch',
    title: 'Weights in fp8 reach an operation that has no fp8',
    match: [
      { text: 'Promotion for Float8 Types is not supported' },
      { text: "not implemented for 'Float8_e" },
    ],
    cause: 'Whatever computes must cast them first; this node, LoRA or loader does not.',
    fix: [
      '# in the loader node: weight_dtype default (quantization: disabled) in place of fp8, or the bf16 file',
      'git pull && pip install -r requirements.txt   # in the folder of the node: newer ones cast',
    ],
    source: 'pytorch/pytorch c10/core/ScalarType.cpp',
    example:
      'RuntimeError: Promotion for Float8 Types is not supported, attempted to promote Float8_e4m3fn and Half',
    other: 'weight_dtype: Float8_e4m3fn',
  },
  {
    id: 'manager-security',
    class: 'setting-refused',
    title: 'ComfyUI-Manager does not do that at its level of security',
    match: [
      {
        text: 'To use this action, a security_level of',
        pattern: /security_level of `(?<level>[\w -]{3,30})`/,
      },
    ],
    cause: 'It wants {level}; with --listen more is refused.',
    fix: [
      'find . -path "*anager/config.ini"   # in the folder of ComfyUI: there security_level = weak (normal- where that is enough), then restart; set it back afterwards',
      '# or without the Manager: git clone the node into custom_nodes, pip install -r its requirements.txt, restart',
    ],
    source: 'ltdrdata/ComfyUI-Manager glob/manager_server.py',
    example: 'ERROR: To use this action, a security_level of `normal or below` is required.',
    other: 'security_level: normal',
  },
  {
    id: 'forge-parts',
    class: 'model-mismatch',
    title: 'The model has no text encoder or VAE of its own, and none is chosen',
    match: [
      { text: 'You do not have ', pattern: /You do not have (?<part>CLIP|VAE|T5|CLIP-[LG]) state dict/ },
    ],
    cause: 'FLUX and SD 3 are given out as the diffusion model alone (GGUF, unet): {part} is missing.',
    fix: [
      '# in the field "VAE / Text Encoder" choose ae.safetensors, clip_l.safetensors and t5xxl_fp16.safetensors (or fp8); they lie in models/VAE and models/text_encoder',
    ],
    source: forge,
    example: 'AssertionError: You do not have CLIP state dict!',
    other: 'CLIP state dict loaded',
  },
  {
    id: 'kohya-encoder-outputs',
    class: 'training-setup',
    title: 'The kept outputs of the text encoder exclude what would change them',
    match: [
      { text: 'cannot be trained with caching Text Encoder outputs' },
      { text: 'when caching Text Encoder outputs, ' },
    ],
    cause:
      'With --cache_text_encoder_outputs each caption is encoded once: its encoder is not trained, and captions are not shuffled or dropped.',
    fix: [
      '# either: add --network_train_unet_only, and take shuffle_caption, token_warmup_step and caption_tag_dropout_rate out (command and dataset config)',
      '# or: without --cache_text_encoder_outputs (more GPU memory)',
    ],
    source: kohya,
    example:
      'AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoder',
    other: 'caching Text Encoder outputs.',
  },
  {
    id: 'kohya-nan-latents',
    class: 'half-precision-nans',
    title: 'The VAE overflows in half precision',
    match: ['NaN detected in latents'],
    cause: 'The VAE of SDXL does in float16 (or the picture is broken, where one only is named).',
    fix: ['# add to the command: --no_half_vae; or the fp16-fix VAE: --vae madebyollin/sdxl-vae-fp16-fix'],
    source: kohya,
    example: 'RuntimeError: NaN detected in latents: /workspace/img/10_x/1.png',
    other: 'latents cached',
  },
]);

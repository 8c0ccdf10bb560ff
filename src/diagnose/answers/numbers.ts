import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { where } from '../last-words/place.ts';
import { tensorflowHandle } from './tensorflow.ts';

/** cuBLAS, by its code: memory, two CUDA libraries, or a torch that does not know the card. */
export const cublasAnswer: Answerer = (event) => {
  const tensorflow = tensorflowHandle(event);
  if (tensorflow !== null) return tensorflow;
  const code = /CUBLAS_STATUS_(?<code>[A-Z_]{4,30})/.exec(event.text)?.groups?.['code'] ?? '';
  const half = /16BF|_bf16|BFloat16|bfloat/i.test(event.text);
  const own =
    'unset LD_LIBRARY_PATH   # a cuBLAS of another CUDA must not come first: torch brings its own; then start again';
  const again = `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a torch that knows this card and brings the cuBLAS it was built with (an app that pins torch: that release, from the index of a CUDA that the card knows: Ampere from cu113, Ada from cu118, Blackwell from cu128)`;
  const memory = 'nvidia-smi   # memory nearly full? end the other process, or a smaller batch or resolution';
  const debug =
    'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # shows the line that really failed: an index out of range before it shows itself like this, too';
  if (code === 'NOT_INITIALIZED')
    return {
      title: 'cuBLAS could not start: no GPU memory left for it, or another cuBLAS is loaded',
      cause:
        'CUBLAS_STATUS_NOT_INITIALIZED: mostly the GPU memory is full (by another process, too); else a cuBLAS of another CUDA comes first, or the torch does not know this card. A label or token out of range before it shows itself like this as well.',
      fix: [memory, own, '# still so:', again, debug],
    };
  if (code === 'NOT_SUPPORTED' || code === 'ARCH_MISMATCH')
    return {
      title: `cuBLAS does not compute ${half ? 'bfloat16' : 'this'} on this card, or another cuBLAS is loaded`,
      cause: `CUBLAS_STATUS_${code}: ${half ? 'bfloat16 needs an Ampere card (compute capability 8.0) or newer' : 'the number format, or a build of torch for another CUDA than this card needs'}; or the cuBLAS of another CUDA comes first.`,
      fix: [
        ...(half
          ? [
              '# on cards before Ampere: float16 or float32 in place of bfloat16 (--dtype half, fp16: true and bf16: false, torch_dtype=torch.float16)',
            ]
          : []),
        own,
        '# still so:',
        again,
      ],
    };
  if (code === 'INVALID_VALUE' || code === 'INTERNAL_ERROR' || code === 'EXECUTION_FAILED')
    return {
      title: 'The cuBLAS that is loaded does not go with this torch or card',
      cause: `CUBLAS_STATUS_${code}: a cuBLAS of another CUDA than torch's is loaded (a system CUDA in LD_LIBRARY_PATH, or nvidia-cublas of another version beside torch 1.13), or the torch is older than the card; else an index or size is wrong.`,
      fix: [
        own,
        `# torch 1.13 with a system CUDA: ${event.pip} uninstall -y nvidia-cublas-cu11`,
        '# still so:',
        again,
        debug,
      ],
    };
  return null;
};

export interface Size {
  readonly name: string;
  readonly file: string;
  readonly model: string;
}

/** What the log says of each size that does not fit. */
export function sizesOf({ text, above, below }: Event): readonly Size[] {
  return [...above.slice(-8), text, ...below].flatMap((line) =>
    [
      ...line
        .slice(0, 4000)
        .matchAll(
          /size mismatch for (?<name>[\w.]{1,160}): {1,4}copying a param (?:with shape|of) torch\.Size\(\[(?<file>[\d, ]{0,60})\]\) from checkpoint, (?:where )?the shape (?:in current model )?is torch\.Size\(\[(?<model>[\d, ]{0,60})\]\)/g,
        ),
    ].map(([, name = '', file = '', model = '']) => ({ name, file, model })),
  );
}

const places = /pos_?embed|position|pix_coords|relative_position|rel_pos|attn_mask|grid|freqs/i;
const last =
  /(?:^|\.)(?:head|fc|cls|classifier|class_emb\w{0,8}|lm_head|out|output|logits|final|prediction|score|embed_tokens|word_embed\w{0,8}|wte|emb_g|spk_emb\w{0,10}|text_embed(?:ding)?|embedding)\d?\.?\w{0,20}(?:\.weight|\.bias)?$/i;
/** A row a token: tokens were added before the checkpoint was saved. */
const vocabulary = /embed_tokens|lm_head|word_embed|wte/;
const letters = /text_embed|text_head|text_encoder\.emb/;
/** The first layer of a picture model: its channels are those of the variant. */
const entrance = /(?:^|\.)(?:img_in|patch_embed\w{0,8}|x_embedder|conv_in|input_blocks\.0\.0)\b/;
const pictures = /comfy|sd_models|diffus|lora|controlnet|unet|webui|stable/i;

/** What a model computes for itself, and some releases save: tables of places and masks. */
const buffer =
  /(?:^|\.)(?:position_ids|inv_freq|freqs(?:_cis|_cos|_sin)?|rope\.freqs|(?:cos|sin)_cached|attn_mask|causal_mask|masked_bias|relative_position_index|num_batches_tracked)$/;

/** The end of a model that sorts pictures, which a backbone leaves out. */
const classifies = /^(?:norm|head|fc|classifier)\.(?:weight|bias)$/;

/** A program that prints which keys differ and runs on: no error is named, and the file is that of a classifier. */
export function onlyListed({ text, above, below, frames }: Event): boolean {
  const lines = [...above.slice(-3), text, ...below.slice(0, 3)];
  // mmcv loads what fits, and trains on.
  if (above.slice(-4).some((line) => line.includes('do not match exactly'))) return true;
  if (frames.length > 0 || !/^\w/.test(text) || lines.some((line) => /Error|size mismatch/.test(line)))
    return false;
  const extra = lines.find((line) => line.startsWith('Unexpected key(s)')) ?? '';
  const keys = [...extra.slice(0, 6000).matchAll(/"([\w.]{3,120})"/g)].map(([, key = '']) => key);
  return (
    keys.some((key) => classifies.test(key)) && keys.every((key) => classifies.test(key) || buffer.test(key))
  );
}

/** Weights that do not fit: what the sizes themselves tell. Null: nothing beyond the general answer. */
export const stateAnswer: Answerer = (event) => {
  const sizes = sizesOf(event);
  const [first] = sizes;
  const near = [
    event.text,
    ...event.above.slice(-12),
    ...event.frames.slice(-8).map(({ file }) => file),
  ].join('\n');
  const words =
    /size mismatch for base_model\.model\.[\w.]{0,60}(?:embed_tokens|lm_head|wte|word_embeddings)[\w.]{1,40}: copying a param with shape torch\.Size\(\[(?<words>\d+)/.exec(
      [event.text, ...event.below.slice(0, 8)].join(' ').slice(0, 4000),
    )?.groups?.['words'];
  if (words !== undefined)
    return {
      title: `The adapter was trained with ${words} words, and the base model has another number`,
      cause: 'Tokens were added before its training; it brings the table of words with them.',
      fix: [
        `# in the code, before PeftModel.from_pretrained: model.resize_token_embeddings(${words})${where(event)}; and the tokenizer that lies beside the adapter`,
      ],
      confidence: 'high',
    };
  const missing = /Missing key\(s\) in state_dict: "(?<key>[\w.]{1,120})"/.exec(
    [event.text, ...event.below.slice(0, 4)].join(' '),
  )?.groups?.['key'];
  const extra = /Unexpected key\(s\) in state_dict: "(?<key>[\w.]{1,120})"/.exec(
    [event.text, ...event.below.slice(0, 8)].join(' '),
  )?.groups?.['key'];
  if (
    missing !== undefined &&
    extra !== undefined &&
    (extra === `module.${missing}` || missing === `module.${extra}`)
  ) {
    return {
      title: 'The names in the checkpoint differ by "module." only',
      cause: `The file has ${extra} and the model wants ${missing}: it was saved from (or is loaded without) DataParallel, which puts "module." before each name.`,
      fix: [
        extra.startsWith('module.')
          ? "# in code: state = {k.removeprefix('module.'): v for k, v in state.items()} before load_state_dict"
          : "# in code: state = {'module.' + k: v for k, v in state.items()} before load_state_dict, or model.module.load_state_dict(state)",
      ],
      confidence: 'high',
    };
  }
  const lost = [
    ...[event.text, ...event.below.slice(0, 8)]
      .join(' ')
      .slice(0, 6000)
      .matchAll(/"(?<key>[\w.]{3,120})"/g),
  ].map(({ groups }) => groups?.['key'] ?? '');
  if (
    first === undefined &&
    missing !== undefined &&
    lost.length > 0 &&
    lost.every((key) => key.endsWith('num_batches_tracked'))
  )
    return {
      title:
        'The checkpoint is of a torch before 0.4.1, or of one after it: only num_batches_tracked differs',
      cause:
        'torch 0.4.1 added num_batches_tracked to the layers of batch norm. It is of no weight for a model that is only used.',
      fix: ['# in code: load_state_dict(state, strict=False) in place of load_state_dict(state)'],
      confidence: 'high',
    };
  if (
    first === undefined &&
    missing === undefined &&
    lost.length > 0 &&
    lost.every((key) => buffer.test(key))
  )
    return {
      title: `The checkpoint holds more than the model keeps: ${lost[0]}`,
      cause: 'A table that the model computes for itself: no weight is wanting.',
      fix: [
        `# in the code: model.load_state_dict(state, strict=False)   (or before it: state.pop("${lost[0]}"))`,
      ],
      confidence: 'high',
    };
  const nested = [
    ...`${event.text} ${event.below.slice(0, 8).join(' ')}`
      .slice(-4000)
      .matchAll(/"(?<key>state_dict|model|params(?:_ema)?|net|network|generator|model_state_dict)"/g),
  ].at(-1)?.groups?.['key'];
  if (first === undefined && missing !== undefined && !pictures.test(near) && lost.length > 2) {
    // A message that ends says of a file with other names that it holds them, too.
    const whole = [event.text, ...event.below.slice(0, 4)].some((line) =>
      /Missing key.*"\.$/.test(line.trim()),
    );
    const all = lost.filter((key) => key.includes('.')).every((key) => key.startsWith('module.'));
    if (nested !== undefined || (extra === undefined && !whole))
      return {
        title:
          nested === undefined
            ? 'The file names its weights otherwise, mostly by a prefix'
            : `The weights lie in the file below ${nested}`,
        cause: `The model wants ${missing}${nested === undefined ? '; the file has it under another name' : `; the file has ${nested}, which holds them`}.`,
        fix: [
          nested !== undefined
            ? `# in the code: load_state_dict(torch.load(FILE, map_location='cpu')['${nested}'])`
            : `# in the code: s = torch.load(FILE, map_location='cpu'); s = s.get('state_dict', s.get('model', s)); model.load_state_dict({${all ? "'module.' + k" : "k.removeprefix('module.')"}: v for k, v in s.items()})`,
        ],
        confidence: 'medium',
      };
  }
  const door = sizes.find(
    ({ name, file, model }) => entrance.test(name) && file.split(', ')[1] !== model.split(', ')[1],
  );
  const product = (size: string) => size.split(', ').reduce((all, one) => all * Number(one), 1);
  if (first?.file.endsWith(', 1') && product(first.model) === 2 * product(first.file))
    return {
      title: 'The file holds weights packed to 4 bits (NF4), and is read as if they were plain',
      cause: `${first.name} is [${first.file}] in the file and [${first.model}] here: one long column is how bitsandbytes packs.`,
      fix: [
        '# the same model in bf16, fp8 or GGUF; or a loader for NF4 (ComfyUI: the node ComfyUI_bitsandbytes_NF4; Forge reads it)',
      ],
      confidence: 'medium',
    };
  if (door !== undefined && sizes.length < 3) {
    const [more, here] = [door.file.split(', ')[1] ?? '', door.model.split(', ')[1] ?? ''];
    if (/decoder\.conv_in/.test(door.name) && /^(?:4|16)$/.test(more))
      return {
        title: `The VAE is of another family: ${more} channels in the file, ${here} in the model`,
        cause: '4 channels: SD 1.5, SD 2 and SDXL; 16: FLUX, SD 3, Wan and Qwen-Image.',
        fix: [
          `# the VAE of the model that is loaded: ${here === '16' ? 'ae.safetensors for FLUX' : 'vae-ft-mse-840000 for SD 1.5, sdxl_vae for SDXL'}, or the one within it (VAE: Automatic, None)`,
        ],
        confidence: 'medium',
      };
    return {
      title: `The file takes ${more} channels at its input, and the program builds the model with ${here}`,
      cause: `${door.name} is [${door.file}] in the file and [${door.model}] here: another variant (image to video, inpainting, Fill, Control take more channels) than the program is set to, or knows.`,
      fix: [
        `# the newest version of the node or app, which knows ${more}: git pull in its folder (or clone the node again)`,
        '# or the node or option for that variant (I2V, inpaint), or the file of the plain one',
      ],
      confidence: 'medium',
    };
  }
  const loader = event.frames.findLast(({ code }) => code.includes('load_state_dict('));
  if (
    first === undefined &&
    missing === undefined &&
    extra !== undefined &&
    loader?.root === null &&
    loader.node === null
  )
    return {
      title: `The checkpoint holds more than the model has: ${extra}`,
      cause: `Nothing that the model wants is missing. The file was saved with parts (${lost.slice(0, 3).join(', ')}) that this version of the code, or of a package, no longer builds or keeps elsewhere.`,
      fix: [
        `# in the code (${loader.file}, line ${loader.line}): ${loader.code.replace(/\)\s*$/, ', strict=False)')}   # what is not known is then left out`,
        `# should these parts be of use: the version of the code (git log) and its packages of the time of the checkpoint`,
      ],
      confidence: 'medium',
    };
  if (pictures.test(near)) return null;
  const apart = missing ?? extra;
  if (first === undefined)
    return apart === undefined
      ? null
      : {
          title: `The code builds another model than the checkpoint is of: ${apart}`,
          cause: `The names differ (${lost.slice(0, 3).join(', ')}): the option or config is of another model or size, or the package that builds this part is of another release than the checkpoint was made with.`,
          fix: [
            `${event.pip} install -r requirements.txt   # in the folder of the app: the releases that it names (the part ${apart.split('.').slice(0, -1).join('.') || apart} comes from one of them)`,
            '# the model, size and config that belong to this checkpoint: its page or name says which; or the checkpoint of this version of the code',
          ],
        };
  const what = `${first.name} is [${first.file}] in the file and [${first.model}] in the model that the program builds`;
  // The width of the model is the last number of a table of places, but for those of pairs of places.
  const width = (text: string) => text.split(', ').at(-1);
  if (
    sizes.every(
      ({ name, file, model }) =>
        places.test(name) && (!/pos_embed$/.test(name) || width(file) === width(model)),
    )
  )
    return {
      title: 'The checkpoint was made for another picture size or length than the config says',
      cause: `${what}: only tables of places differ, which go with the size of the picture (or the length of the text).`,
      fix: [
        '# give the program the height and width (or sequence length, patch size) that the checkpoint was trained with: its name, page or config says which',
      ],
      confidence: 'medium',
    };
  const dims = (text: string) => text.split(', ');
  const counted = (size: Size) => dims(size.file).slice(1).join() === dims(size.model).slice(1).join();
  const parts = new Set(sizes.map(({ name }) => name.replace(/\.(?:weight|bias)$/, '')));
  // One number that a table of words has as well as the layer that chooses one of them.
  const ofWords =
    sizes.some(({ name }) => /(?:^|[._])(?:\w{0,8}embed\w{0,8}|wte|word\w{0,10})\.weight$/.test(name)) &&
    new Set(sizes.map(({ file, model }) => `${dims(file)[0]} ${dims(model)[0]}`)).size === 1;
  if (
    sizes.every((size) => (last.test(size.name) || parts.size === 1 || ofWords) && counted(size)) &&
    sizes.some(({ file }) => dims(file).length > 1)
  )
    return {
      title: 'The checkpoint has another number of classes, speakers or words than the config says',
      cause: `${what}: only the first or last layer differs, whose size is the number of classes, speakers or tokens.`,
      fix: [
        ...(letters.test(first.name)
          ? [
              `# the vocabulary that belongs to the checkpoint (its vocab.txt or vocab.json, ${first.file.split(',')[0]} entries with filler) in place of your own${/text_embed\.text_embed/.test(first.name) ? ': data/Emilia_ZH_EN_pinyin/vocab.txt of F5-TTS' : ''}; letters added on purpose: extend the checkpoint, too`,
            ]
          : vocabulary.test(first.name)
            ? [
                `# before the weights are loaded: model.resize_token_embeddings(${first.file.split(',')[0]}), with the tokenizer that was saved beside the checkpoint`,
              ]
            : []),
        `# set that number in the config to that of the checkpoint (${first.file.split(',')[0]}); a vocabulary: the tokenizer of that very model`,
        ...(letters.test(first.name) || vocabulary.test(first.name)
          ? []
          : [
              '# neither number is yours (weights as their project gives them out)? then they are of another release than the code: git pull and pip install -U it; still so: git checkout of the day of the weights',
            ]),
        '# to train further with another number: load all but that layer: drop these names from the state dict, then load_state_dict(state, strict=False)',
      ],
      confidence: 'medium',
    };
  return {
    title: 'The checkpoint is of another variant of the model than the config builds',
    cause: `${what}: the width or depth differs, so that config, options and file are not of one variant (small, base, large; another depth; another version of the code).`,
    fix: [
      `# the config or option (--model, --arch, depth, width, hidden size ${first.file.split(',').at(-1)?.trim()}) that belongs to this file: its page or name says which; or the file that belongs to this config`,
      '# the code is newer than the file (or older): git pull, and the newest checkpoint of its page; or git checkout of the commit of that time',
    ],
    confidence: 'medium',
  };
};

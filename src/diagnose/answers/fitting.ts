import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { settingNearby } from '../values-nearby.ts';
import { adapterName } from './model-type.ts';
import { type Size, sizesOf } from './numbers.ts';

/** Widths of the text that a layer of attention reads: which family of pictures a file belongs to. */
export const families: Readonly<Record<string, string>> = {
  '768': 'Stable Diffusion 1.5',
  '1024': 'Stable Diffusion 2',
  '2048': 'SDXL',
};

const dims = (text: string) => text.split(',').map((one) => one.trim());
const isA = ({ name }: Size) => /lora_(?:A|down)\b|lora_A\./.test(name);

/** A LoRA that does not fit: of another rank, or of another base model; the sizes say which. */
export const loraAnswer: Answerer = (event) => {
  const sizes = sizesOf(event).filter(({ name }) => /lora_(?:A|B|up|down)\b/.test(name));
  const [first] = sizes;
  if (first === undefined) return null;
  const rank = (size: Size, side: 'file' | 'model') => dims(size[side])[isA(size) ? 0 : 1] ?? '';
  const width = (size: Size, side: 'file' | 'model') => dims(size[side])[isA(size) ? 1 : 0] ?? '';
  if (
    sizes.every(
      (size) => width(size, 'file') === width(size, 'model') && rank(size, 'file') !== rank(size, 'model'),
    )
  )
    return {
      title: `The LoRA has rank ${rank(first, 'file')}, and the settings say ${rank(first, 'model')}`,
      cause: `${first.name} is [${first.file}] in the file and [${first.model}] here: only the rank differs. A LoRA of an earlier training with other settings is loaded (to go on with it, or from the same output folder).`,
      fix: [
        `# either: set the rank to ${rank(first, 'file')} (r, lora_rank, network_dim), as the file has it`,
        '# or: to train anew: another name for the output, without the old adapter (resume_from_checkpoint, network_weights)',
      ],
      confidence: 'high',
    };
  const text = sizes.find(
    (size) =>
      isA(size) &&
      /attn2\.to_[kv]|encoder_hid/.test(size.name) &&
      width(size, 'file') !== width(size, 'model'),
  );
  const [of, into] =
    text === undefined ? [] : [families[width(text, 'file')], families[width(text, 'model')]];
  const wide = sizes.find((size) => width(size, 'file') !== width(size, 'model'));
  if (wide === undefined) return null;
  const shown = text ?? wide;
  return {
    title: `The LoRA is for another model${of === undefined ? '' : `: for ${of}`}${into === undefined ? '' : `, and ${into} is loaded`}`,
    cause: `${shown.name} is [${shown.file}] in the file and [${shown.model}] in the model: a layer is ${width(shown, 'file')} wide for the LoRA and ${width(shown, 'model')} in what was loaded.`,
    fix: [
      /base_model\.|default/.test(first.name)
        ? 'grep base_model_name_or_path ADAPTER_FOLDER/adapter_config.json   # the model that it was trained on: load that one'
        : `# load it with the model that it was made for${of === undefined ? ' (its page names it)' : ` (${of})`}, or take a LoRA for ${into ?? 'the model that is loaded'}`,
    ],
    confidence: 'high',
  };
};

/** Operators whose first version ended with opset 6. */
const before7 =
  /^(?:Relu|Add|Sub|Mul|Div|Sigmoid|Tanh|BatchNormalization|Dropout|Gemm|Reshape|Cast|Concat|LeakyRelu|Sqrt|Exp|Log|Neg|Abs|Sum|Max|Min|Mean|Pow|PRelu|Clip|Selu|Elu|HardSigmoid|Tile|Upsample)$/;

/** A node that onnxruntime does not know: of a file that is too old, or too new. */
export const operatorAnswer: Answerer = ({ captures }) => {
  const node = captures['node'] ?? '';
  const version = Number(captures['version'] ?? '0');
  if (!before7.test(node) || version > 6) return null;
  return {
    title: 'The ONNX model is older than what onnxruntime still reads',
    cause: `${node}(${version}) is of an opset before 7, and onnxruntime reads from opset 7 on.`,
    fix: [
      `python3 -c "import onnx, sys; from onnx import version_converter as v; onnx.save(v.convert_version(onnx.load(sys.argv[1]), 13), 'model-13.onnx')" MODEL.onnx   # the same model in a newer opset (pip install onnx)`,
      '# or export it again',
    ],
  };
};

/** A layer that was cut into parts smaller than the blocks of its quantisation: on how many cards they stay whole. */
function blocksAnswer(event: Event): Answer | null {
  const found =
    /weight = (?<part>\d{1,6}) is not divisible by weight quantization block_\w = (?<block>\d{1,4})/.exec(
      event.text,
    )?.groups;
  const [part, block] = [Number(found?.['part']), Number(found?.['block'])];
  const size =
    settingNearby(event, 'tensor-parallel-size') ??
    settingNearby(event, 'tp') ??
    settingNearby(event, 'tp-size');
  if (!(part > 0 && block > 0) || size === null) return null;
  const most = [8, 4, 2, 1].find(
    (one) => one < size && size % one === 0 && ((part * size) / one) % block === 0,
  );
  if (most === undefined) return null;
  return {
    cause: `On ${size} cards each has ${part} rows of a layer whose weights are quantised in blocks of ${block}.`,
    fix: [
      `# in the command: --tensor-parallel-size ${most}${most === 1 ? '' : `, which leaves ${(part * size) / most} to each`}`,
      `# or on all ${size}, a model of experts: add --enable-expert-parallel (SGLang: --ep-size ${size}), which cuts none of them`,
    ],
  };
}

/** Heads of attention that are to be split over cards: the number that divides them. */
export const headsAnswer: Answerer = (event) => {
  const { text } = event;
  const found =
    /attention heads \((?<heads>\d{1,4})\) must be divisible by tensor parallel size \((?<size>\d{1,3})\)/.exec(
      text,
    )?.groups;
  const [heads, size] = [Number(found?.['heads']), Number(found?.['size'])];
  if (!(heads > 0 && size > 0)) return blocksAnswer(event);
  const all = Array.from({ length: size }, (_, at) => at + 1).filter((one) => heads % one === 0);
  const power = all.filter((one) => (one & (one - 1)) === 0).at(-1) ?? 1;
  const others = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16].filter((one) => heads % one === 0 && one !== power);
  return {
    cause: `The model has ${heads} attention heads, and ${size} cards cannot have the same number of them each.`,
    fix: [
      `# --tensor-parallel-size ${power} (tensor_parallel_size=${power}; the cards: CUDA_VISIBLE_DEVICES=${Array.from({ length: power }, (_, at) => at).join(',')}); ${others.slice(0, 4).join(', ')} divide ${heads} too`,
      ...(size % power === 0 && size > power
        ? [
            `# for the other cards: --pipeline-parallel-size ${size / power}, or --data-parallel-size ${size / power}`,
          ]
        : ['# for the other cards: --pipeline-parallel-size, or a second server']),
    ],
  };
};

/** A call of all processes that not all came to: in the first ones the way fails, later a process falls behind. */
export const timeoutAnswer: Answerer = ({ text, above, below }) => {
  // Of several machines: what leads from one to the other comes before what is within one.
  if (
    /ystem error|SystemError/.test(text) &&
    [...above, text, ...below].some((line) =>
      /--nnodes[= ]['"]?(?:[2-9]|\d\d)|tcp:\/\/(?!127\.|localhost|0\.)[\w.-]{3,60}:\d/.test(line),
    )
  )
    return {
      title: 'NCCL does not reach the other machine',
      cause:
        'Docker gives each container a network of its own, or NCCL takes an interface that does not lead there.',
      fix: [
        '# in containers: docker run --network host --ipc=host, on each machine',
        'export NCCL_DEBUG=INFO NCCL_SOCKET_IFNAME="$(ip -o route get 1.1.1.1 | sed -n \'s/.* dev \\([^ ]*\\).*/\\1/p\')"; export GLOO_SOCKET_IFNAME=$NCCL_SOCKET_IFNAME   # the interface that leads out; on each machine; then start again',
        '# between machines: all TCP ports open; within one: --shm-size=16g, NCCL_P2P_DISABLE=1',
      ],
    };
  if ([text, ...below.slice(0, 4)].some((line) => /ncclRemoteError|remote process exited/.test(line)))
    return {
      title: 'Another process of the job has ended, or the network to it broke',
      cause: 'NCCL tells it of the others: what ended the first one stands in its own lines.',
      fix: [
        '# first: the error of the other rank, further up or in the log of its machine (out of memory, Killed, data); with several ranks in one log: the earliest time',
        'export NCCL_DEBUG=INFO TORCH_DISTRIBUTED_DEBUG=DETAIL   # none ended? then start again; several machines: NCCL_SOCKET_IFNAME, the interface that leads to the others',
      ],
      weight: 'symptom',
    };
  const number = /SeqNum=(?<number>\d{1,9})/.exec(text)?.groups?.['number'];
  if (number === undefined) return null;
  const prepares = above.some((line) =>
    /^(?:Map|Filter|Tokeniz|Running tokenizer|Generating|caching)\b.{0,60}\d%/i.test(line),
  );
  return Number(number) < 10 && !prepares
    ? {
        title: 'The cards do not reach each other: the first call of NCCL already waits in vain',
        fix: [
          'export NCCL_P2P_DISABLE=1   # cards without NVLink, virtual machines with an IOMMU: slower, but works; several machines: NCCL_IB_DISABLE=1 and NCCL_SOCKET_IFNAME=eth0 too',
          'export NCCL_DEBUG=INFO   # still so: the last lines before it waits name the way; in a container --shm-size=16g',
        ],
      }
    : {
        title: 'One process did not come to a common call in time',
        cause: `${number} calls went well. One rank died, hangs, or has more to do than the others (preparing data on rank 0, evaluation, saving, uneven batches), and the rest wait until the limit.`,
        fix: [
          '# a higher limit: ddp_timeout: 7200 (TrainingArguments, LLaMA-Factory); init_process_group(timeout=timedelta(hours=2)); accelerate: InitProcessGroupKwargs(timeout=...)',
          '# looked for first: an error of another rank further up (out of memory, data), and whether each rank has the same number of batches (drop_last)',
          'export TORCH_NCCL_TRACE_BUFFER_SIZE=2000 NCCL_DEBUG=INFO   # again at the same place: which rank and call',
        ],
      };
};

/** More cards asked for than Ray has, where vLLM said both numbers before. */
export const rayAnswer: Answerer = ({ text, above }) => {
  const found = [text, ...above]
    .map((line) =>
      /parallel size \((?<size>\d{1,3})\) exceeds available GPUs \((?<here>\d{1,3})\)/.exec(line),
    )
    .findLast((one) => one !== null)?.groups;
  if (found === undefined || found['here'] === '0') return null;
  const { size, here } = found;
  return {
    title: `vLLM is to split the model over ${size} GPUs, and Ray has ${here}`,
    cause: `This container sees fewer cards than the command says, or the other machine has not joined the Ray cluster.`,
    fix: [
      `# either: --tensor-parallel-size ${here} in the command   (a model too large for that: a smaller or quantised one)`,
      '# or make the other machine join, then start vLLM again: ray start --address=HEAD_IP:6379 --num-gpus=1 on it, with the same image',
      'ray status; nvidia-smi -L   # which GPUs Ray has',
    ],
  };
};

/** JAX takes three quarters of a card when it starts. */
export const jaxMemory: Answerer = ({ text, frames, below }) =>
  jaxTotal(text, below) ??
  (/\bxla[/_]|external\/xla|jaxlib|XlaRuntimeError/.test(text) ||
  frames.some(({ root }) => root === 'jax' || root === 'jaxlib')
    ? {
        title: 'The GPU memory that JAX wants is taken: by another program, or by JAX itself beforehand',
        cause:
          'JAX takes 75 % of the card at its start; cuDNN, a second process, torch or TensorFlow beside it then find too little.',
        fix: [
          'export XLA_PYTHON_CLIENT_PREALLOCATE=false   # takes what it needs; or a part: XLA_PYTHON_CLIENT_MEM_FRACTION=.50; before the program is started',
          'nvidia-smi   # another process that holds memory: end it, or another card: CUDA_VISIBLE_DEVICES=1',
          '# still so: a smaller batch or model',
        ],
      }
    : null);

/** XLA says what the whole program wants: then nobody else is at fault. */
function jaxTotal(text: string, below: readonly string[]): Answer | null {
  const total = below
    .map((line) => /^total allocation: {1,8}(?<total>[\d.]{1,8})GiB/.exec(line)?.groups?.['total'])
    .find((one) => one !== undefined);
  if (total === undefined || !/RESOURCE_EXHAUSTED/.test(text)) return null;
  return {
    title: `The program wants ${total} GiB of GPU memory for itself, more than the card has free`,
    cause: `XLA counts what it needs at once.`,
    fix: [
      `# a card with more than ${total} GiB free, or a smaller input: batch, length of the sequence, crop, model`,
    ],
    confidence: 'high',
  };
}

/** A column that the data does not have: what it has instead. */
export const columnsAnswer: Answerer = ({ captures }) => {
  const word = /^[A-Za-z_][\w-]{0,40}$/;
  const there = (captures['there'] ?? '')
    .split(',')
    .map((one) => one.replaceAll(/['" ]/g, ''))
    .filter((one) => word.test(one));
  const wanted = captures['wanted'] ?? '';
  const [first] = there;
  if (first === undefined || !word.test(wanted)) return null;
  const near = there.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? first;
  const role = /^(?:output|response|answer|completion|label)/i.test(wanted) ? 'response' : 'prompt';
  return {
    title: `The data has no column ${wanted}; it has ${there.slice(0, 8).join(', ')}`,
    fix: [
      `# say which column it is: LLaMA-Factory, in data/dataset_info.json at this data set: "columns": {"${role}": "${near}"}; axolotl: field: ${near}; else the option for it (--dataset_text_field ${near}, --text_column, column_mapping)`,
      `# or rename it in the data: dataset = dataset.rename_column("${near}", "${wanted}")`,
    ],
  };
};

/** A request that is too long because of the answer it asks for; else the option of the program that says it. */
export const contextLengthAnswer: Answerer = ({ captures, text, below }) => {
  const [limit, prompt, answer] = ['limit', 'prompt', 'answer'].map((one) => Number(captures[one]));
  const option = /context window of/.test(text)
    ? 'n_ctx='
    : /available context size/.test(text)
      ? 'llama-server: -c '
      : /maximum model length/.test(text)
        ? '--max-model-len '
        : null;
  if (option !== null && captures['prompt'] === undefined) {
    const sent = /n_prompt_tokens"?: ?(?<sent>\d{1,8})/.exec([text, ...below].join(' '))?.groups?.['sent'];
    const tokens = Number(sent ?? captures['tokens'] ?? (limit || 4096) + 1);
    return {
      fix: [
        `# start the server for more: ${option}${2 ** Math.ceil(Math.log2(tokens * 1.1))}, as far as the model allows (max_position_embeddings) and the memory reaches${option.endsWith('-c ') ? '; -np 1, as slots share it' : ''}`,
        '# or send less: a shorter prompt or history, smaller or fewer pictures',
      ],
    };
  }
  if (limit === undefined || prompt === undefined || answer === undefined || !(prompt < limit)) return null;
  return {
    title: `The prompt (${prompt}) and the answer that is asked for (${answer}) are more than ${limit} tokens`,
    cause: `The server was started for ${limit} tokens, prompt and answer together.`,
    fix: [
      `# either: a shorter answer: max_tokens (max_new_tokens) ${limit - prompt} or less in the request`,
      '# or: start the server for more, as far as the model allows: vLLM --max-model-len, SGLang --context-length, TGI --max-total-tokens; or a shorter prompt',
    ],
  };
};

/** A part of a pipeline of diffusers, looked for at the top of its repository. */
export const subfolderAnswer: Answerer = ({ text, captures }) => {
  const repo = captures['repo'] ?? '';
  const part = /Can't load (?:the )?(?<part>tokenizer|feature extractor|image processor)/.exec(text)
    ?.groups?.['part'];
  const pipeline =
    /^[\w.-]{1,60}\/[\w.-]{0,60}(?:stable-diffusion|sdxl|FLUX\.|PixArt|CogVideoX|HunyuanVideo|-Diffusers|Sana|Kandinsky|LTX-Video)/i;
  if (part === undefined || !pipeline.test(repo)) return null;
  const folder = part === 'tokenizer' ? 'tokenizer' : 'feature_extractor';
  return {
    title: `${repo} holds its parts in folders of their own: the ${part} lies in ${folder}`,
    cause: `${repo} is a whole pipeline (model_index.json, then folders); at its top there is no ${part}.`,
    fix: [
      `# in the code: from_pretrained("${repo}", subfolder="${folder}"), and so for text_encoder, vae, unet or transformer`,
      `hf download ${repo}   # named so already: is the Hub reached, and may you read it? a folder of that name where it starts hides it`,
    ],
  };
};

/** A model file that ComfyUI does not know: of a newer kind, or opened by the loader for another. */
export const modelKindAnswer: Answerer = ({ text }) => {
  const file = /Could not detect model type of:? (?<file>[^\n'"]{1,200}\.\w{2,12})/.exec(text)?.groups?.[
    'file'
  ];
  if (file === undefined) return null;
  const alone = /[\\/](?:diffusion_models|unet)[\\/]/.test(file);
  const newer =
    'git pull && pip install -r requirements.txt   # in the folder of ComfyUI: a model that is newer than it is not known; then start it again';
  return {
    title: 'ComfyUI does not know the kind of this model file',
    cause: `${file.slice(-120)}: ComfyUI looks at the names in the file, and knows none of that kind: it is older than the model, or the file is of another kind than the loader takes${alone ? '' : ' (Load Checkpoint wants a file with text encoder and VAE in it)'}.`,
    fix: [
      ...(alone ? [newer] : []),
      alone
        ? '# already the newest: a LoRA, VAE, text encoder or a whole checkpoint in that folder? or the file is not whole: compare its size with its page'
        : '# a diffusion model alone (FLUX, Wan, Qwen)? into models/diffusion_models, with "Load Diffusion Model", CLIP and VAE loader; a LoRA, VAE or ControlNet: into its own folder',
      ...(alone ? [] : [newer]),
    ],
  };
};

/** `None.tokenize`: of a checkpoint without text encoder, where it is ComfyUI that asks. */
export const clipAnswer: Answerer = ({ text, frames, above }) =>
  /tokenize/.test(text) &&
  !frames.some(({ file, code }) => /comfy/i.test(file) || /\bclip\.tokenize/.test(code)) &&
  !above.slice(-4).some((line) => /\bclip\.tokenize/.test(line))
    ? 'nothing'
    : null;

/** What a batch of GRPO can be: the numbers that the message names. */
export const generationsAnswer: Answerer = ({ text, captures }) => {
  const valid = /valid values for the number of generations are: \[(?<list>[\d, ]{1,60})\]/.exec(text)
    ?.groups?.['list'];
  const most = valid?.split(',').at(-1)?.trim();
  const answers = Number(captures['answers']);
  const cards = Number(captures['cards']);
  if (!(answers > 0 && cards > 0)) return null;
  const batch = Array.from({ length: answers }, (_, at) => at + 1).find(
    (one) => (one * cards) % answers === 0,
  );
  return {
    fix: [
      ...(most === undefined
        ? []
        : [`# either: num_generations=${most} (num_generations: ${most} in the yaml)`]),
      `# ${most === undefined ? '' : 'or: '}per_device_train_batch_size=${batch ?? answers}: ${cards} x ${batch ?? answers} is a multiple of ${answers}`,
      ...(most === undefined
        ? ['# memory too small for it: fewer answers and as large a batch, 2 at least']
        : []),
    ],
  };
};

/** Llama and Falcon have rope_theta from transformers 4.33 on, and no longer in 5: the line of the look-up tells which is here. */
export const ropeAnswer: Answerer = ({ captures, frames, pip }) => {
  if (!/^(?:Llama|Falcon)Config$/.test(captures['config'] ?? '')) return null;
  const line = frames.findLast(({ file }) => file.endsWith('configuration_utils.py'))?.line ?? 0;
  // 260 up to 4.33; 164 in 5.0, 425 and more in later ones.
  const old = line > 240 && line < 300;
  return {
    ...(old ? { title: 'transformers is older than the code: its config has no rope_theta yet' } : {}),
    cause: `These configs have rope_theta from transformers 4.33 on; 5 keeps it in rope_parameters.${old ? ` Line ${line} of configuration_utils.py is of before 4.33.` : ''}`,
    fix: [
      `${pip} install "transformers>=4.33,<5"`,
      '# or, in the code: getattr(config, "rope_theta", 10000.0)',
    ],
    confidence: old || line > 0 ? 'high' : 'medium',
  };
};

/** By its name the folder holds an adapter, which goes on top of a model. */
export const adapterAnswer: Answerer = ({ captures, above }) => {
  const name = captures['model'] ?? '';
  if (
    !adapterName.test(name) &&
    !above.some((line) => /adapter_(?:config|model)\.(?:json|safetensors|bin)/.test(line))
  )
    return null;
  return {
    title: `${name} is, by its name, a LoRA adapter, and vLLM wants the model below it`,
    cause:
      'An adapter has adapter_config.json, and no config.json: base_model_name_or_path in it is the model.',
    fix: [
      `vllm serve BASE_MODEL --enable-lora --lora-modules mine=${name}   # in code: LLM(BASE_MODEL, enable_lora=True), generate(…, lora_request=LoRARequest("mine", 1, "${name}"))`,
      '# or merged: PeftModel.from_pretrained(…).merge_and_unload().save_pretrained(FOLDER) (Unsloth: save_pretrained_merged), the tokenizer beside it',
    ],
    confidence: 'medium',
  };
};

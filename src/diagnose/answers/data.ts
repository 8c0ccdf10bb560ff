import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { ownFrame, where } from '../last-words/place.ts';
import { families } from './fitting.ts';
import { fileNearby } from './weight-files.ts';

/** What a model takes the text with: its first layer, as rows x columns, and the encoder that gives so many. */
const encoders: Readonly<Record<string, string>> = {
  '4096x5120': 'Wan 14B takes UMT5: CLIPLoader with umt5_xxl_fp8_e4m3fn_scaled.safetensors, type wan',
  '4096x1536':
    'Wan 1.3B takes UMT5: CLIPLoader with umt5_xxl_fp8_e4m3fn_scaled.safetensors, type wan (SD 3: t5xxl, type sd3)',
  '4096x3072':
    'FLUX takes T5: DualCLIPLoader with clip_l and t5xxl, type flux; HunyuanVideo: clip_l and llava_llama3, type hunyuan_video',
  '768x3072':
    'FLUX and HunyuanVideo take CLIP-L, too: DualCLIPLoader with clip_l.safetensors, type flux or hunyuan_video',
  '3584x3072':
    'Qwen-Image takes Qwen2.5-VL: CLIPLoader with qwen_2.5_vl_7b_fp8_scaled.safetensors, type qwen_image',
  '3584':
    'Qwen-Image takes Qwen2.5-VL: CLIPLoader with qwen_2.5_vl_7b_fp8_scaled.safetensors, type qwen_image',
  '2560': 'Z-Image takes Qwen3: CLIPLoader with qwen_3_4b.safetensors, type lumina2',
  '12288x4096': 'FLUX.2 klein 9B takes Qwen3 8B: CLIPLoader with qwen_3_8b_fp8mixed.safetensors, type flux2',
  '7680x3072': 'FLUX.2 klein 4B takes Qwen3 4B: CLIPLoader with qwen_3_4b.safetensors, type flux2',
  '15360x6144': 'FLUX.2 dev takes Mistral: CLIPLoader with mistral_3_small_flux2_fp8.safetensors, type flux2',
  '2560x3840': 'Z-Image takes Qwen3: CLIPLoader with qwen_3_4b.safetensors, type lumina2',
};
/** The text encoder of one model before another: the widths say which. */
export const encoderAnswer: Answerer = ({ captures }) => {
  const [given = '', wanted = ''] = [captures['a']?.split(/x|, /)[1], captures['b']];
  const encoder = encoders[wanted];
  // The layers that read the text in a UNet, and in what is put on it.
  const [of, into] = [
    families[given],
    /x(?:320|640|1280)$/.test(wanted) ? families[wanted.split('x')[0] ?? ''] : undefined,
  ];
  if (of !== undefined && into !== undefined && of !== into)
    return {
      title: `The text is of ${of}, and a part that reads it is of ${into}`,
      fix: [
        `# all of one family: the ControlNet, IP-Adapter, AnimateDiff module or LoRA that is for ${into}: that for ${of} in its place, or switched off; or a checkpoint of ${into}`,
      ],
      confidence: 'medium',
      weight: 'plain',
    };
  if (encoder === undefined) return null;
  const takes = wanted.split('x')[0] ?? '';
  return {
    title: `The text encoder is of another model: it gives ${given} numbers a word, and ${takes} are taken`,
    fix: [
      `# ${encoder}; then queue again`,
      '# it is? then the node or app is older than the model: git pull in its folder',
    ],
    confidence: 'medium',
    weight: 'plain',
  };
};

/** A picture with another number of channels, or with its channels last, than the first layer takes. */
export const channelsAnswer: Answerer = ({ text }) => {
  const groups =
    /expected input ?\[(?<sizes>[\d, ]{5,60})\] to have (?<wanted>\d{1,6}) channels, but got (?<here>\d{1,6})/.exec(
      text,
    )?.groups;
  const [wanted, here] = [Number(groups?.['wanted']), Number(groups?.['here'])];
  if ((wanted === 16 && here === 48) || (wanted === 48 && here === 16))
    return {
      title: 'The VAE is not that of this Wan model: one has 16 channels, the other 48',
      fix: ['# VAE loader: wan2.2_vae for Wan 2.2 TI2V 5B, wan_2.1_vae for all others (2.2 14B too)'],
    };
  if (here === 128 && wanted === 16)
    return {
      title: 'The VAE is not that of FLUX.2, whose pictures have 128 channels',
      fix: [
        '# Load VAE: flux2-vae.safetensors (in models/vae); newer than this ComfyUI: git pull and its requirements',
      ],
    };
  if (wanted === 36)
    return {
      title: 'This Wan model makes videos of a picture, and is not given one of its own kind',
      fix: [
        '# the node WanImageToVideo with a start image and the VAE wan_2.1_vae (not wan2.2_vae, which is for 5B); text alone: the T2V model; as the template of ComfyUI has it, and newest ComfyUI',
      ],
    };
  const last = Number(groups?.['sizes']?.split(',').at(-1));
  const swapped = last === wanted && here > 9;
  const mode = wanted === 3 && (here === 4 || here === 1) ? 'RGB' : wanted === 1 && here === 3 ? 'L' : null;
  if (!swapped && mode === null) return null;
  return {
    class: 'data-of-another-form',
    title: swapped
      ? `The channels of the picture stand last, and the model wants them first`
      : `The picture has ${here} channels${here === 4 ? ' (RGBA: a PNG with transparency)' : ''}, and the model takes ${wanted}`,
    cause: `The first layer takes ${wanted} channels. ${swapped ? 'The array is height x width x channels, as cv2, PIL and NumPy have it' : here === 4 ? 'The fourth one of a PNG or screenshot is its transparency' : mode === 'RGB' ? 'A grey picture has one' : 'A picture in colour has three'}: it is the data that does not fit, no version.`,
    fix: swapped
      ? ['# in the code, before the model: x = x.permute(0, 3, 1, 2)   (NumPy: x.transpose(0, 3, 1, 2))']
      : [
          `# in the code that opens it: Image.open(path).convert("${mode}")`,
          `# or the pictures themselves, in a copy of their folder: mogrify ${mode === 'RGB' ? '-background white -alpha remove -alpha off' : '-colorspace Gray'} *.png`,
        ],
    confidence: 'high',
    weight: 'root',
  };
};

const remark = /(?<value>[^\s'"=]{1,80}|(?<==))\s{1,60}#\s?(?<words>[A-Za-z][^'"]{3,80})/;

/** What stands behind a value in a file of variables is a part of the value, for most that read such files. */
export const remarkAnswer: Answerer = ({ text, above }) => {
  const found = [text, ...above.slice(-2).reverse()]
    .map((line) => remark.exec(line.slice(0, 600))?.groups)
    .find((groups) => groups !== undefined);
  if (found === undefined) return null;
  const { value = '', words = '' } = found;
  const name = /Config '(?<name>[A-Z]\w{1,60})'/.exec(text)?.groups?.['name'];
  return {
    title: `The remark behind a value was read as a part of it: “# ${words.trim().slice(0, 60)}”`,
    cause: `${name ?? 'A variable'} of the .env file has a remark behind ${value === '' ? 'nothing' : value} in the same line. docker --env-file, podman and many programs take the line to its end.`,
    fix: [
      `sed -i.bak -E '/^\\w+=[^"]*#/s/\\s+#.*$//' .env   # takes the remarks behind values out of that file (another name? --env-file, env_file: name it)`,
      'docker compose up -d --force-recreate   # or start it again as before',
    ],
    confidence: 'high',
  };
};

/** Sizes of a model against those of its config.pbtxt. */
export const tritonAnswer: Answerer = ({ text }) => {
  const model = /model '(?<model>[\w.-]{1,80})'|load '(?<load>[\w.-]{1,80})'/.exec(text)?.groups;
  const name = model?.['model'] ?? model?.['load'];
  const tensor = /(?:tensor|output|input) '(?<tensor>[\w.:/-]{1,80})'/.exec(text)?.groups?.['tensor'];
  const shapes = [...text.matchAll(/\[(?<shape>-?\d{1,6}(?:, ?-?\d{1,6}){0,9})\]/g)].map(
    ([, shape = '']) => shape,
  );
  const [own] = /inference shape/.test(text) ? shapes.slice(1) : shapes;
  const file = name === undefined ? 'config.pbtxt' : `${name}/config.pbtxt`;
  const without = `mv ${file} ${file}.old   # Triton writes it from the model (ONNX, TensorRT, SavedModel; before 22.01 with --strict-model-config=false); in the model repository`;
  const io =
    /unexpected (?:inference )?(?<kind>input|output) '(?<said>[\w.:/-]{1,80})', allowed \w{5,7} are: (?<names>[\w.:/, -]{1,300})/.exec(
      text,
    )?.groups;
  if (io !== undefined) {
    const { kind = '', said = '', names = '' } = io;
    const [only = '', ...more] = names.split(/, ?/).filter((one) => one !== '');
    return {
      title: `${file} names an ${kind} ${said}, and the model calls it ${names.trim()}`,
      cause: `The names in ${file} must be those that the model was exported with.`,
      fix: [
        more.length === 0 && harmlessWord(only) && harmlessWord(said)
          ? `sed -i 's#name: *"${said}"#name: "${only}"#' ${file}   # in the model repository; then start it again`
          : `# in ${file}: name: "…" of that ${kind}: one of ${names.trim()}, in place of "${said}"`,
        without.replace('   # ', '   # or without it: '),
      ],
    };
  }
  // A scalar: dims may not be empty.
  if (/expects 0 dimensions|model shape (?:is )?\[\]/.test(text))
    return {
      title: `${file} gives ${tensor ?? 'a tensor'} a size, and in the model it is a single number (shape [])`,
      fix: [
        without,
        `# or, in ${file}, for ${tensor ?? 'it'}: dims: [ 1 ] with reshape: { shape: [ ] } below it`,
      ],
    };
  return {
    title: `${file} gives ${tensor ?? 'the model'} other sizes than the model itself has`,
    fix: [
      own === undefined || own.startsWith('-1')
        ? `# in ${file}: max_batch_size: 0 and ${own === undefined ? 'all sizes of the model in dims' : `dims: [ ${own} ]`}; or, where the first size is free (-1): max_batch_size: 8 and dims without that first one`
        : `# in ${file}: max_batch_size: 0, and ${tensor === undefined ? '' : `for ${tensor} `}dims: [ ${own} ]   (with a max_batch_size above 0 Triton puts one more size in front of dims)`,
      without.replace('   # ', '   # or without it: '),
    ],
  };
};

/** The list of a data set, whose paths begin elsewhere than its author thought. */
export const listedDataAnswer: Answerer = ({ text, above, below }) => {
  const near = [text, ...below.slice(0, 3), ...above.slice(-3).reverse()].join(' ');
  const missing = /missing paths? \[?'(?<path>[^']{2,240})'/.exec(near)?.groups?.['path'] ?? null;
  const yaml =
    /Dataset '(?<yaml>[\w./ -]{1,160}\.ya?ml)'/.exec(near)?.groups?.['yaml'] ??
    /(?:--data|data=)[ =]?(?<given>[\w./-]{1,160}\.ya?ml)/.exec(near)?.groups?.['given'] ??
    'data.yaml';
  const tail =
    missing
      ?.split(/[\\/]+/)
      .slice(-2)
      .join('/') ?? 'images';
  return {
    title: `The pictures are not where ${yaml} says: ${missing ?? tail} is not there`,
    cause: `train: and val: in ${yaml} begin in its path:, and a relative path: begins in datasets_dir of the settings of ultralytics, not beside the file.`,
    fix: [
      ...(/settings/.test(near)
        ? [
            `yolo settings datasets_dir="$PWD"   # typed in the folder that has ${tail}: relative paths then begin there`,
          ]
        : []),
      `# ${/settings/.test(near) ? 'or: ' : ''}in ${yaml}: path: the whole path of the folder that has ${tail}; train: and val: as they go on from there (${tail}, not ../${tail})`,
    ],
  };
};

/** A build that asks for the card, in a place where there is none; null: it is no build. */
export function buildWithoutGpu({ above, text, below, frames, python }: Event): Answer | null {
  // torch before 2.0 refuses 8.9, and before 1.8 refuses 8.6; newer cards run what is kept as PTX.
  const early = /^3\.[67]$/.test(python ?? '') ? '7.0;7.5+PTX' : '7.5;8.0;8.6+PTX';
  const near = [...above.slice(-25), text, ...below.slice(0, 12)].join('\n');
  const cmake = /CMake Error|CMakeLists/.test(near);
  const variable = /TCNN_CUDA_ARCHITECTURES|`nvidia-smi` failed/.exec(text)?.[0];
  // torch warns of it in each build: what stopped this one is said besides.
  if (text.includes('No CUDA runtime') && /(?:Assertion|Import|NotFound)Error|fatal error/.test(near))
    return null;
  if (
    !cmake &&
    variable === undefined &&
    !/ARCH_LIST (?:is not set|or build)/.test(text) &&
    !frames.some(({ file }) => /(?:^|[\\/])setup\.py$/.test(file)) &&
    !/setup\.py|egg_info|bdist_wheel|_get_cuda_arch_flags|Building wheel|\bRUN /.test(near)
  )
    return null;
  return {
    class: 'extension-build-failed',
    title: 'The build asks for the card, and none is seen where it runs',
    cause:
      'In docker build there never is a card: its driver comes in only when a container is started with --gpus. Compiling needs none, only nvcc (a -devel image) and the generations to compile for.',
    fix: cmake
      ? [
          'docker run --gpus all -it -v "$PWD":/src -w /src IMAGE bash   # IMAGE: as far as it was built; and build in it (docker commit keeps it)',
          '# or: take that check out of its CMakeLists.txt, and give the generation: cmake -DCMAKE_CUDA_ARCHITECTURES=86 -DCUDA_ARCH_BIN=8.6',
        ]
      : [
          ...(variable === undefined && /<ipython-input|\/content\//.test(near)
            ? [
                '# a notebook (Colab, Kaggle): switch the GPU on (Runtime, Change runtime type), then all cells again',
              ]
            : []),
          `export ${variable === undefined ? `TORCH_CUDA_ARCH_LIST="${early}" FORCE_CUDA=1` : variable.startsWith('T') ? 'TCNN_CUDA_ARCHITECTURES=86' : 'CUDA_COMPUTE_CAP=86'}   # ${variable === undefined ? '' : '86: an RTX 30 or A10; 75: T4, 80: A100, 89: RTX 40 or L4, 90: H100; '}then the same again; in a Dockerfile ENV in place of export, above that RUN, and FROM a -devel image`,
          '# setup.py asks the card all the same? build it in a running container (docker run --gpus all), or with nvidia as default runtime (nvidia-ctk runtime configure --set-as-default)',
        ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** The list of data sets of LLaMA-Factory, which is read from the folder where it is started. */
export const datasetInfoAnswer: Answerer = ({ text, above, below, frames, captures }) => {
  const near = [...frames.map(({ file }) => file), text, ...above, ...below].join('\n').slice(0, 20000);
  const folder = /(?<folder>(?:\/[\w.-]{1,60}){0,8}\/LLa[Mm]A-Factory[\w.-]{0,20})/.exec(near)?.groups?.[
    'folder'
  ];
  const app = folder !== undefined && harmlessWord(folder) ? folder : 'LLaMA-Factory';
  const name = captures['name'];
  const file = name !== undefined && /[/.]/.test(name);
  const own = `# ${file ? '' : 'a data set of your own: '}an entry for it in ${app}/data/dataset_info.json: "${file ? 'mine' : (name ?? 'mine')}": { "file_name": "${file ? name : 'FILE.json'}" }${file ? ', and dataset: mine (the name of the entry, not the file)' : ''}`;
  return {
    title: file
      ? `dataset: wants the name of an entry in dataset_info.json, not the file ${name}`
      : 'LLaMA-Factory is started outside of its folder: it reads another dataset_info.json, or none',
    fix: [
      ...(file ? [own] : []),
      `cd ${app}   # then start it there: data/dataset_info.json begins where it is started (in a notebook: %cd, as !cd ends with its line)`,
      `# or from anywhere: dataset_dir: ${app}/data (--dataset_dir; in the web UI: Data dir)`,
      ...(file ? [] : [own]),
    ],
  };
};

/** Which place of which file: its name stands in the call, or in that of a caller. */
export const jsonAnswer: Answerer = (event) => linesForOne(event) ?? brokenJson(event);

const jsonFile = /(?<file>[\w./-]{1,160}\.jsonl?)\b/;

/** One value a line, read as one value; or the reverse. */
export function linesForOne(event: Event): Answer | null {
  const { text, frames } = event;
  const many = /Extra data: line 2 column 1 |Trailing data/.test(text);
  const byLine = /\bfor \w{1,20} in\b|loads\(l/.test(ownFrame(event)?.code ?? '');
  if (
    many === byLine ||
    !(many || /\(char [0-3]\)/.test(text)) ||
    frames.some(({ file }) => /requests|httpx|urllib/.test(file))
  )
    return null;
  const file = fileNearby(event, jsonFile);
  return {
    title: `${file ?? 'The file'} is ${many ? 'JSON Lines (a value on each line), and is read as one value' : 'one JSON value, and is read line by line'}`,
    cause: 'The two are read in two ways.',
    fix: [
      ...(file === null
        ? []
        : [
            many
              ? `jq -s . ${file} > ${file}.json   # one list (apt-get install -y jq): to be read in its place`
              : `jq -c '.[]' ${file} > ${file}.jsonl   # a line each (apt-get install -y jq): to be read in its place`,
          ]),
      `# ${file === null ? '' : 'or '}in the code${where(event)}: ${many ? '[json.loads(line) for line in f]; pandas: lines=True' : 'json.load(f); pandas: lines=False'}`,
    ],
    confidence: 'medium',
  };
}

function brokenJson({ text, frames, above }: Event): Answer | null {
  const place = /line (?<row>\d{1,7}) column (?<column>\d{1,7})/.exec(text)?.groups;
  const own = frames.filter(
    ({ root, file }) => root === null && !/[\\/]json[\\/]/.test(file) && /\.py$/.test(file),
  );
  const last = own.at(-1);
  if (
    last === undefined ||
    place === undefined ||
    frames.some(({ file }) => /requests|httpx|urllib/.test(file))
  )
    return null;
  const asked = own
    .toReversed()
    .map(
      ({ code }) =>
        /(?<name>\b\w{0,40}(?:json|conf(?:ig)?|cfg|meta|path|file)\w{0,40})\b(?!\(|\.load)/i.exec(
          code.replace(/^\s{0,20}[\w.]{1,40} = /, ''),
        )?.groups?.['name'],
    )
    .find((name) => name !== undefined && !/^json$/i.test(name));
  const named = [...above]
    .reverse()
    .map((line) => /(?<file>[\w./-]{2,160}\.jsonl?)\b/.exec(line)?.groups?.['file'])
    .find((one) => one !== undefined);
  const file = named !== undefined && harmlessWord(named) ? named : null;
  const at = `${last.file}, line ${last.line}`;
  const what =
    file ??
    (asked === undefined
      ? `the file that it reads (${at}; config or data, by its option)`
      : `the file in ${asked} (${at})`);
  const { row = '', column = '' } = place;
  const empty = row === '1' && column === '1';
  return {
    title: empty
      ? `${file ?? 'A JSON file'} is empty, or no JSON`
      : `${file ?? 'A JSON file'} is no JSON from line ${row}, column ${column} on`,
    fix: empty
      ? [
          `# ${what}: make or download it anew, with the step before this one (its first line must begin with { or [; UTF-8)`,
          ...(file === null ? [] : [`head -c 200 ${file}`]),
        ]
      : [
          `# ${what}: mend line ${row}, column ${column}: true, false, null in small letters, names in double quotes, no comma before } or ], no remarks`,
          ...(file === null ? [] : [`python3 -m json.tool ${file}   # says where it still is broken`]),
        ],
  };
}

/** How many processes the batch sizes were reckoned for. */
export const batchAnswer: Answerer = ({ text, below, pip }) => {
  const found = /(?<all>\d{1,9}) != (?<micro>\d{1,7}) \* (?<steps>\d{1,7}) \* (?<world>\d{1,6})/.exec(
    [text, ...below.slice(0, 2)].join(' '),
  )?.groups;
  const [all, micro, steps, world] = ['all', 'micro', 'steps', 'world'].map((name) =>
    Number(found?.[name]),
  ) as [number, number, number, number];
  const meant = all / (micro * steps);
  if (found === undefined || !Number.isInteger(meant) || meant <= world) return null;
  return {
    title: `The batch sizes are those of ${meant} processes, and ${world} take${world === 1 ? 's' : ''} part`,
    cause: `${all} is ${micro} x ${steps} x ${meant}: it was started without its launcher, or accelerate and DeepSpeed are of different ages.`,
    fix: [
      `# start it on the ${meant} GPUs: deepspeed --num_gpus ${meant} SCRIPT … (or torchrun --nproc_per_node ${meant}) in place of python SCRIPT …`,
      `# started so, and still ${world}: ${pip} install -U accelerate deepspeed transformers`,
      `# or on ${world}: in the DeepSpeed config "train_batch_size": ${micro * steps * world}, or "auto" for all three`,
    ],
  };
};

const media = /(?<file>[\w./@+-]{1,200}\.(?:mp4|mov|mkv|avi|webm|m4v|m4a|wav|flac|mp3|ogg))\b/;

/** One broken file among many ends a run: which one, and a command that finds them all. */
export const mediaAnswer: Answerer = (event) => {
  const file = fileNearby(event, media);
  if (file === null) return null;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.';
  return {
    title: `${file} is broken, or was not fetched whole`,
    fix: [
      `ls -l ${file}; ffprobe -v error ${file}   # fetch or make it again, or take it out of the list`,
      `find ${folder} -name '*.${file.split('.').at(-1)}' -exec ffprobe -v error {} \\;   # names all that do not open`,
    ],
  };
};

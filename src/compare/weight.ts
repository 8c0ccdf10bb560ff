import { namedBy, stepBetween } from '../catalog/metadata.ts';
import type { Difference } from './differences.ts';
import { type Failure, lastLines } from './frames.ts';

/** Compiled against one torch or CUDA: another version of either breaks them. */
const builtForTorch = new Set([
  ...[
    'torch',
    'torchvision',
    'torchaudio',
    'torchtext',
    'torchcodec',
    'torchao',
    'triton',
    'xformers',
    'flash-attn',
  ],
  ...[
    'flash-attn-3',
    'bitsandbytes',
    'vllm',
    'deepspeed',
    'apex',
    'auto-gptq',
    'autoawq',
    'gptqmodel',
    'exllamav2',
  ],
  ...[
    'mamba-ssm',
    'causal-conv1d',
    'sageattention',
    'pytorch3d',
    'nvdiffrast',
    'torch-scatter',
    'torch-sparse',
  ],
  ...['sgl-kernel', 'flashinfer-python', 'transformer-engine', 'spconv-cu120', 'basicsr'],
]);
const inStep = new Set(['torchvision', 'torchaudio', 'torchtext', 'triton']);
/** Compiled code that others are compiled against. */
const native = new Set([
  ...[
    'numpy',
    'scipy',
    'numba',
    'llvmlite',
    'opencv-python',
    'opencv-python-headless',
    'opencv-contrib-python',
  ],
  ...[
    'onnxruntime',
    'onnxruntime-gpu',
    'tensorflow',
    'jax',
    'jaxlib',
    'protobuf',
    'pandas',
    'pyarrow',
    'tokenizers',
  ],
  ...[
    'safetensors',
    'sentencepiece',
    'av',
    'cupy-cuda12x',
    'ctranslate2',
    'insightface',
    'scikit-learn',
    'h5py',
  ],
]);
/** What an app is written against, and which breaks callers at a minor step. */
const central = new Set([
  ...[
    'transformers',
    'diffusers',
    'accelerate',
    'peft',
    'huggingface-hub',
    'gradio',
    'gradio-client',
    'pydantic',
  ],
  ...[
    'starlette',
    'fastapi',
    'setuptools',
    'datasets',
    'trl',
    'timm',
    'pytorch-lightning',
    'lightning',
    'runpod',
  ],
  ...[
    'sqlalchemy',
    'langchain',
    'openai',
    'httpx',
    'websockets',
    'moviepy',
    'albumentations',
    'pillow',
    'controlnet-aux',
  ],
]);
/** Small helpers that rarely break anybody. */
const helpers = new Set([
  ...[
    'rich',
    'tqdm',
    'certifi',
    'idna',
    'urllib3',
    'charset-normalizer',
    'colorama',
    'pytz',
    'tzdata',
    'click',
  ],
  ...[
    'packaging',
    'six',
    'wheel',
    'pip',
    'markdown-it-py',
    'mdurl',
    'pygments',
    'zipp',
    'filelock',
    'platformdirs',
  ],
  ...[
    'typing-inspect',
    'attrs',
    'regex',
    'psutil',
    'shellingham',
    'coloredlogs',
    'humanfriendly',
    'ruff',
    'black',
  ],
  ...[
    'pytest',
    'ipython',
    'ipykernel',
    'jupyterlab',
    'notebook',
    'debugpy',
    'fonttools',
    'kiwisolver',
    'cycler',
  ],
]);

/** How much speaks for a package of which no rule says anything, and in which words. Higher is likelier. */
export interface Weight {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Weighs a difference by what kind of package it is, how far it moved, and who depends on it. */
export function weigh(
  one: Difference,
  all: readonly Difference[],
  failing: ReadonlyMap<string, string>,
  failure: Failure | null,
): Weight {
  const { name } = one;
  const parts: (readonly [score: number, reason: string | null])[] = [];
  const named = failure?.named.indexOf(name) ?? -1;
  if (named >= 0) parts.push([8 - Math.min(3, named), 'the error names it']);
  const torchMoved = all.some((other) => other.name === 'torch');
  // Released in step with torch; where they do not fit it, a rule says so.
  if (torchMoved && inStep.has(name)) parts.push([1, 'it moves with torch']);
  else if (builtForTorch.has(name))
    parts.push([
      torchMoved || failure?.native === true ? 5 : 4,
      name === 'torch'
        ? 'others are compiled against it'
        : 'compiled code that fits certain versions of torch only',
    ]);
  else if (native.has(name))
    parts.push([failure?.native === true ? 4 : 3, 'compiled code that others rest on']);
  else if (central.has(name)) parts.push([3, 'what apps are written against']);
  else if (helpers.has(name)) parts.push([-3, null]);
  const known =
    one.working === null || one.failing === null ? null : stepBetween(name, one.working, one.failing);
  // What is known to have broken callers counts whatever kind of package it is; less where the log shows
  // another place, more where the error speaks of that very thing.
  if (known !== null) {
    const spoken = failure !== null && speaksOf(failure, known.because);
    const elsewhere =
      failure !== null && !spoken && named < 0 && failure.near.length > 0 && !failure.near.includes(name);
    const score = spoken ? 12 : elsewhere ? 2 : 6;
    parts.push([score + (helpers.has(name) ? 3 : 0), `since ${known.at} ${known.because}`]);
  }
  parts.push(stepOf(one));
  const users = namedBy(name, failing);
  if (users.length > 0)
    parts.push([
      Math.min(2, users.length),
      `required by ${users.slice(0, 3).join(', ')}${users.length > 3 ? ' and others' : ''}`,
    ]);
  if (/^nvidia-|^types-|-stubs$/.test(name)) parts.push([-2, null]);
  return {
    score: parts.reduce((sum, [score]) => sum + score, 0),
    reasons: parts.flatMap(([, reason]) => reason ?? []),
  };
}

/** Words of a reason that any error may hold. */
const common =
  /^(?:arguments?|modules?|names?|default|which|renamed|imports?|refuses?d?|calls?|before|after|other|others|older|deprecated|moved|needs|class|models?|extensions|functional|build|components?|scripts?|longer|client|methods?)$/i;

/** True where the end of the log holds a word by which the reason is known: `proxies`, `triton.ops`, `cuDNN`. */
function speaksOf({ text }: Failure, because: string): boolean {
  const end = lastLines(text, 6).toLowerCase();
  return [...because.matchAll(/[A-Za-z_][\w.]{4,60}/g)].some(
    ([word]) =>
      !common.test(word) && /[_.]|[a-z][A-Z]|^[a-z]{6,}$/.test(word) && end.includes(word.toLowerCase()),
  );
}

/** A major step weighs most; below 1.0 a minor step is one. */
function stepOf({ working, failing }: Difference): readonly [number, string | null] {
  if (failing === null) return [1, 'only the working one has it'];
  if (working === null) return [-1, 'only the failing one has it'];
  const [a, b] = [working.split(/[.+]/), failing.split(/[.+]/)];
  if (a[0] !== b[0]) return [3, `a major step (${a[0]} to ${b[0]})`];
  if (a[1] !== b[1])
    return [
      a[0] === '0' ? 2 : 1,
      `${a[0] === '0' ? 'a step below 1.0, where anything may change' : 'a minor step'}`,
    ];
  return [0, null];
}

import { answers, rowOf } from '../../catalog/answers.ts';
import { compareVersions } from '../../packaging/versions.ts';
import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';

const classes: Readonly<Record<string, string>> = {
  huggingface_hub: 'hf-hub-api-removed',
  torchaudio: 'torchaudio-api-removed',
  google: 'protobuf-mismatch',
  pkg_resources: 'pkg-resources-missing',
  numpy: 'numpy2-abi',
  PIL: 'pillow-version-mismatch',
};

function classOf(root: string): string {
  return classes[root] ?? `${root.replaceAll('_', '-').toLowerCase()}-version-mismatch`;
}

/** pip for a package: one that is compiled against the torch that is here must see it while it is built. */
export function installOf({ pip }: Event, dist: string, root: string): string {
  // The index has its source alone; mim finds the wheel for the torch and CUDA that are here.
  if (dist === 'mmcv') return `${pip} install -U openmim && mim install mmcv`;
  const built = rowOf(answers.gpuPackages.rows, root) === dist.split('[')[0] && dist.includes('[');
  return `${pip} install ${built ? '--no-build-isolation ' : ''}${/[<>=!~[]/.test(dist) ? `"${dist}"` : dist}${built ? '   # compiles: torch and nvcc must be there' : ''}`;
}

/** Looks for the version that the code names: written with - or _, with extras (name[extra]>=2) or without. */
export function namedVersion(name: string): string {
  return `grep -rniE "${name.replaceAll(/[-_]/g, '[-_]')}[[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md`;
}

/** `pydantic` has its class since before the others. */
export function nameOfClass(root: string): string {
  return root === 'pydantic' ? 'pydantic-mismatch' : classOf(root);
}

/** Releases that the package index does not have. */
export function fromSource(event: Event, dist: string): readonly string[] | null {
  return dist === 'sageattention'
    ? [
        `${event.pip} uninstall -y sageattention && git clone --depth 1 https://github.com/thu-ml/SageAttention && cd SageAttention && ${event.pip} install --no-build-isolation .   # version 2, built here: needs nvcc of torch's CUDA and a card from Ampere on`,
        '# or a ready wheel of sageattention 2 that names this torch, CUDA and Python; or do without: start ComfyUI without --use-sage-attention, or set the node to "disabled"',
      ]
    : null;
}

/** From which transformers on a torch is too old, as its table of dependencies says (4.48 to 5.24 were read). */
const torchAsked: readonly (readonly [torch: string, transformers: string])[] = [
  ['2.0', '4.48'],
  ['2.1', '4.52'],
  ['2.2', '4.56'],
  ['2.4', '5.1'],
  ['2.6', '5.11'],
];

/** The other end of a range that a newer release is taken from: what is here goes with no later one. */
export function upTo(event: Event, dist: string, least: string): string {
  if (dist === 'huggingface_hub') return least.startsWith('0.') ? ',<1' : '';
  if (dist !== 'transformers') return '';
  const torch = versionNearby(event, 'torch');
  const asked = torch === null ? undefined : torchAsked.find(([release]) => isOlder(torch, release))?.[1];
  const bound = asked ?? (least.startsWith('4.') ? '5' : null);
  const most = bound !== null && least.startsWith('4.') && isOlder('5', bound) ? '5' : bound;
  return most === null || !isOlder(least, most) ? '' : `,<${most}`;
}

/** torch, torchvision and torchaudio move as one set, from one index. */
export function together(dist: string, commands: readonly string[], event: Event): readonly string[] {
  if (dist === 'tensorflow' && /"tensorflow<=?(?:[01]\.|2\.0)/.test(commands[0] ?? ''))
    return firstTensorflow(event);
  if (!['torch', 'torchvision', 'torchaudio'].includes(dist)) return commands;
  const spec = /"(?<spec>[^"]{1,60})"/.exec(commands.at(-1) ?? '')?.groups?.['spec'] ?? dist;
  const old = /^torch<2\.0\b/.test(spec) ? '14' : /^torch<1\.(?<minor>\d{1,2})/.exec(spec)?.groups?.['minor'];
  if (old !== undefined) return oldTorch(event, spec, Number(old));
  const first = /^torch[=~]=1\.(?<minor>\d{1,2})/.exec(spec)?.groups?.['minor'];
  if (first !== undefined) return oldTorch(event, spec, Number(first) + 1);
  const all =
    dist === 'torch'
      ? [`"${spec}"`, 'torchvision', 'torchaudio']
      : dist === 'torchaudio'
        ? [torchOf(spec), 'torchvision', `"${spec}"`]
        : ['torch', `"${spec}"`, 'torchaudio'];
  return [
    `${event.pip} install ${all.join(' ')} --index-url https://download.pytorch.org/whl/${indexOf(dist, spec, tagNearby(event))}   # one set, from one index`,
  ];
}

/** The first row of a table by bounds that is not below this one. */
export function under<T>(rows: Readonly<Record<string, T>> | undefined, below: string): T | null {
  return Object.entries(rows ?? {}).find(([bound]) => !isOlder(bound, below))?.[1] ?? null;
}

/** The index has no older jaxlib (pip index versions, 2026-11-30); JAX keeps a list of its own of them. */
const oldestJaxlib = '0.4.14';
const olderJaxlib =
  ' -f https://storage.googleapis.com/jax-releases/jax_releases.html   # the index has no jaxlib that old';

/** The jaxlib that jax asks for, where the index has none so old. */
export const jaxlibAnswer: Answerer = ({ captures, pip }) => {
  const { here = '', wanted = '' } = captures;
  if (!isOlder(wanted, oldestJaxlib)) return null;
  return {
    title: `jaxlib is ${here}, and this jax wants ${wanted}: the two are one release in two packages`,
    fix: [
      `${pip} install "jaxlib==${wanted}"${olderJaxlib}; for the GPU: jax_cuda_releases.html, and ==${wanted}+cuda11.cudnn82 (or as that list has it)`,
      `# or an older jax, for jaxlib ${here}: the requirements of the app name it, else the last before this one, step by step (jax needs no wheel: each Python has it)`,
    ],
    confidence: 'medium',
  };
};

/** The setup.py of the gyms up to 0.21, and what asks for them, is refused by newer tools. */
export const ofGym = (pip: string, wanted: string) =>
  `${pip} install "pip<24.1" "setuptools<66" "wheel<0.39" && ${pip} install --no-build-isolation "${wanted}"`;

/** A release below a bound, with what must move with it, and the Python that its wheels are made for. */
export function backTo(event: Event, dist: string, spec: string): readonly string[] {
  const below = /\d[\d.]*/.exec(spec)?.[0] ?? '0';
  // `<=4.37.2` lies below 4.37.3.
  const bound = spec.startsWith('<=') ? `${below}.1` : below;
  const last = under(rowOf(answers.lastPythons.rows, dist), bound);
  // pip has no triton for Windows.
  const name =
    dist === 'triton' && /\b[A-Z]:[\\/]/.test(`${event.text} ${event.pip}`) ? 'triton-windows' : dist;
  const set = [`${name}${spec}`, ...(under(rowOf(answers.movedAlong.rows, dist), bound) ?? '').split(' ')];
  const said = [event.text, ...event.above, ...event.below].join(' ').replaceAll('_', '-');
  // With a question mark: only where the log shows that it is there.
  const wanted = set
    .filter((one) => one !== '' && (!one.endsWith('?') || said.includes(one.split('<')[0] ?? one)))
    .map((one) => `"${one.replace(/\?$/, '').replaceAll('BELOW', below)}"`)
    .join(' ');
  // Its metadata say `>=1.9.*`, which newer pips refuse to read.
  const unread = dist === 'pytorch_lightning' && isOlder(bound, '1.8.1');
  const gym =
    (dist === 'gym' && isOlder(bound, '0.22.1')) || (dist === 'stable_baselines3' && !isOlder('2', bound));
  const late = last !== null && event.python !== null && Number(event.python.split('.')[1]) > last;
  const pip = late ? 'python3 -m pip' : event.pip;
  return [
    ...(late
      ? [
          `uv venv --seed --python 3.${last} /workspace/venv && . /workspace/venv/bin/activate   # ${dist}${spec} has no wheel for Python ${event.python}; then install the requirements again, and last:`,
        ]
      : []),
    gym
      ? ofGym(pip, `${dist}${spec}`)
      : `${unread ? `${pip} install "pip<24.1" && ` : ''}${pip} install ${isolation(dist)}${wanted}${dist === 'jax' && isOlder(bound, oldestJaxlib) ? olderJaxlib : ''}`,
  ];
}

/** OpenMMLab's packages: mim finds the mmcv of their time with the compiled parts; null for any other. */
export function withMmcv({ pip }: Event, dist: string, spec: string): readonly string[] | null {
  if (!['mmcv', 'mmdet', 'mmsegmentation'].includes(dist)) return null;
  const second = dist === 'mmdet' && spec.startsWith('>=2.');
  const isOld = second || spec.startsWith('<');
  const set = [
    isOld ? 'mmcv-full<2' : 'mmcv>=2,<2.2',
    ...(dist === 'mmcv' ? [] : [`${dist}${spec}${second ? ',<3' : ''}`]),
  ];
  return [
    `${pip} uninstall -y ${isOld ? 'mmcv' : 'mmcv-full'} mmcv-lite; ${pip} install -U openmim && mim install ${set.map((one) => `"${one}"`).join(' ')}   # with the compiled parts; for the torch and CUDA that are here`,
  ];
}

/** A release from a bound on; in a newer Python, where it is made for none so old. */
export function forthTo(event: Event, dist: string, least: string, spec: string): readonly string[] {
  const first = Object.entries(rowOf(answers.firstPythons.rows, dist) ?? {}).findLast(
    ([from]) => !isOlder(least, from),
  )?.[1];
  const early = first !== undefined && Number(event.python?.split('.')[1] ?? 99) < first;
  return early
    ? [
        `uv venv --seed --python 3.${Math.max(first, 11)} /workspace/venv && . /workspace/venv/bin/activate   # ${dist} ${least} has no wheel for Python ${event.python}; then install the requirements again, and last:`,
        `python3 -m pip install "${dist}${spec}"`,
      ]
    : [
        `${event.pip} install ${isolation(dist)}"${dist}${spec}"${dist === 'flash-attn' && !isOlder(least, '2') ? '   # for cards from Ampere on; an older one: switch flash attention off in the config of the model' : ''}`,
      ];
}

/** Their setup asks for torch. */
export const isolation = (dist: string) =>
  /^(?:flash-attn|mamba[-_]ssm|causal[-_]conv1d)$/.test(dist) ? '--no-build-isolation ' : '';

/** TensorFlow 1: for the Pythons of its time, and with the protobuf of its time, which it does not ask for. */
export function firstTensorflow(event: Event, spec = '<2'): readonly string[] {
  const old = event.python !== null && Number(event.python.split('.')[1]) <= 7;
  const first = /=(?:0|1\.\d\b|1\.1[0-2])/.test(spec) ? 6 : 7;
  return [
    ...(old
      ? []
      : [
          `uv venv --seed --python 3.${first} /workspace/venv && . /workspace/venv/bin/activate   # TensorFlow 1 needs it`,
        ]),
    `${old ? event.pip : 'python3 -m pip'} install "tensorflow${spec}" "protobuf<3.21" "keras<2.4" "h5py<3"   # a card from Ampere on needs the image nvcr.io/nvidia/tensorflow:22.12-tf1-py3`,
  ];
}

/** A torch of the first years: on the default index, for the Pythons of its time, which come first. */
function oldTorch(event: Event, spec: string, minor: number): readonly string[] {
  const most =
    minor <= 4 ? 7 : minor <= 8 ? 8 : minor <= 11 ? 9 : minor <= 13 || spec.includes('<2.0') ? 10 : 11;
  const here = Number(event.python?.split('.')[1] ?? Number.NaN);
  return [
    ...(here <= most
      ? []
      : [
          `uv venv --seed --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # wheels that old need Python 3.${most} or older`,
        ]),
    `${here <= most ? event.pip : 'python3 -m pip'} install "${spec}" torchvision   # such a release knows no card newer than its time: Ampere needs torch 1.7, Ada 1.13`,
    '# or, where the code is maintained: a newer version of it (git pull), which needs no old torch',
  ];
}

/** Which torch 2.N the index of a CUDA holds, from and to: first the one to take; a test holds it against the Catalog. */
const held: readonly (readonly [tag: string, from: number, to: number])[] = [
  ['cu128', 7, 11],
  ['cu126', 6, 14],
  ['cu124', 4, 6],
  ['cu121', 1, 5],
  ['cu118', 0, 7],
  ['cu130', 9, 99],
];

/** The last torch for a CUDA that newer ones have no wheels for. */
const lastOf: Readonly<Record<string, string>> = {
  cu102: '1.12',
  cu113: '1.12',
  cu116: '1.13',
  cu117: '2.0',
  ...Object.fromEntries(held.map(([tag, , to]) => [tag, `2.${to}`])),
};

/** The index that holds this very release, or the newest that holds one below a bound; that of the log, where it does. */
export function indexOf(dist: string, spec: string, here: string | null): string {
  // torchvision 0.15 is of torch 2.0.
  const of2 = (minor: string) => Number(minor) - (dist === 'torchvision' ? 15 : 0);
  const [, pinned] = /[=~]=[02]\.(\d{1,3})/.exec(spec) ?? [];
  if (pinned !== undefined) {
    const tags = held.filter(([, from, to]) => of2(pinned) >= from && of2(pinned) <= to).map(([tag]) => tag);
    return here !== null && tags.includes(here) ? here : (tags[0] ?? 'cu118');
  }
  const [, upTo = '', major = '9', minor = '0'] = /<(=?)(\d{1,2})\.(\d{1,3})/.exec(spec) ?? [];
  const last = of2(minor) - (upTo === '' ? 1 : 0);
  const release = major === '9' ? 99 : dist === 'torchvision' || major === '2' ? last : -1;
  const newest = held.find(([, from]) => release >= from)?.[0] ?? 'cu117';
  const [, least = ''] = />=(\d{1,2}\.\d{1,3})/.exec(spec) ?? [];
  if (least !== '' && dist === 'torch' && isOlder(lastOf[here ?? newest] ?? '99', least))
    return here?.startsWith('cu11') && isOlder(least, '2.8')
      ? 'cu118'
      : isOlder(least, '2.15')
        ? 'cu126'
        : 'cu130';
  return here !== null && here < newest ? here : release === 99 ? (here ?? newest) : newest;
}

/** torchaudio has torch's own number. */
function torchOf(spec: string): string {
  const at = spec.search(/[<>=]/);
  const bound = at === -1 ? '' : spec.slice(at);
  if (!bound.startsWith('<')) return 'torch';
  const [, major, minor] = /^<=(\d{1,4})\.(\d{1,4})/.exec(bound) ?? [];
  return `"torch${major === undefined ? bound : `<${major}.${Number(minor) + 1}`}"`;
}

/** The newest release of a package on the day of the app's last commit: what its author had, where no file names one. */
export function ofItsDay(event: Event, dist: string): string {
  const python = event.pip.replace(/ -m pip$/, '');
  return `${event.pip} install -q uv && ${python} -m uv pip install --python ${python} --reinstall-package ${dist} --exclude-newer "$(git log -1 --format=%cs)" ${dist}   # in the git folder of the app: the newest ${dist} of the day of its last commit`;
}

/** What is made for one torch each, compiled for hours, or has no wheels: not to be tried out, nor taken by its day. */
export const forOneTorch =
  /torch(?![-_]?(?:lightning|metrics))|xformers|flash|triton|sageattention|vllm|mamba|causal|tensorflow|^jax|deepspeed|engine|protobuf|^gym$|whisper$/;

/**
 * Which way no fact tells: the newest release with which the code goes through, of each minor one the last. torch stays
 * as it is: what asks for another one is passed over. Where none goes, all that came along is put back too.
 */
export function triedOut({ pip }: Event, dist: string, code: string): string {
  return `${pip} list --format=freeze > was.txt; grep -i ^torch was.txt > keep.txt; for v in $(${pip} index versions ${dist} | sed -n 's/^Available versions: //p' | tr -s ', ' '\\n' | sort -t. -k1,1nr -k2,2nr -u); do ${pip} install -q --only-binary :all: -c keep.txt ${dist}==$v && ${pip.replace(/ -m pip$/, '')} -c "${code}" && break; done || ${pip} install --no-deps -r was.txt   # minutes: stops at the newest ${dist} that has it (newer or older than the one here); the README names one? that`;
}

export function alternatives(groups: readonly (readonly string[])[], event: Event): readonly string[] {
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0)
    return [`${event.pip} install -r requirements.txt   # the versions the app itself names`];
  return filled.flatMap((group, at) => (at === 0 ? group : ['# or, instead of the line above:', ...group]));
}

/** Of two releases; which CUDA a build is for (`+cu118`) makes it no newer. What is no version is not older. */
export function isOlder(a: string, b: string): boolean {
  const [left = a, right = b] = [a, b].map((version) => version.replace(/\+.*/, ''));
  return (compareVersions(left, right) ?? 0) < 0;
}

/** Names of code stay as they are written. */
export function capital(text: string): string {
  if (/^\S{0,80}[._(]\S/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The index of torch that was asked: cpu, cu124. */
export const indexNearby = ({ above, text, below }: Event) =>
  /pytorch\.org\/whl\/(?<tag>cpu|cu\d{3})\b/.exec(
    [...above.slice(-8), text, ...below.slice(0, 8)].join(' ').slice(0, 9000),
  )?.groups?.['tag'];

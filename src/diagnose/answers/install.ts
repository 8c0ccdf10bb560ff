import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { type Event, requirementsNearby } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { commandOf } from './module-words.ts';
import { projectPython, torchOfUv } from './python-tools.ts';
import { equalVersion } from './setups.ts';
import { firstTensorflow, indexOf } from './version-commands.ts';

/** A Python that the package accepts, from what the line says. */
export const pythonAnswer: Answerer = (event) => {
  const project = projectPython(event);
  if (project !== null) return project;
  const around = [event.text, ...event.below.slice(0, 4)].join(' ');
  const upper = /<=? ?3\.(\d{1,2})/.exec(around)?.[1];
  const lower = />=? ?3\.(\d{1,2})/.exec(around)?.[1];
  if (upper === undefined && lower === undefined) return null;
  const strict = /<3\.|< 3\./.test(around);
  // 3.10.13 is more than 3.10, where that is the most: another 3.10 is refused as well.
  const refused = upper !== undefined && /: ?3\.(\d{1,2})\.[1-9]\d{0,2} not in/.exec(around)?.[1] === upper;
  const most = upper === undefined ? 12 : Number(upper) - (strict || refused ? 1 : 0);
  const least = lower === undefined ? 0 : Number(lower);
  const minor = upper === undefined ? Math.max(least, 11) : Math.max(least, Math.min(most, 12));
  return {
    fix: [
      /the project's Python req/.test(event.text)
        ? `uv python pin 3.${minor} && uv sync   # a Python that the project accepts; uv fetches it`
        : `uv venv --seed --python 3.${minor} /workspace/venv && . /workspace/venv/bin/activate   # a Python that the package accepts; then install again`,
      'python3 --version   # what runs here',
    ],
  };
};

/** Which torch there is instead, from the list that pip prints. */
export const torchVersionsAnswer: Answerer = (event, facts) => {
  const uv = torchOfUv(event);
  if (uv !== null) return uv;
  if (/ABI tag|Python version tag/.test([event.text, ...event.below.slice(0, 3)].join(' ')))
    return wheelAnswer(event, facts) ?? olderPython(event);
  const list = /from versions: (?<versions>[^)]{1,1400})/.exec(event.text)?.groups?.['versions'] ?? '';
  const { package: name = 'torch', spec = '' } = event.captures;
  // Up to 0.6 torchtext was of Python alone, which every Python takes: of a release with wheels it says nothing.
  const plain = list
    .split(', ')
    .filter((version) => /^\d+\.\d+\.\d+(?:\+\w+)?$/.test(version))
    .filter((version) => name !== 'torchtext' || !isBelow(version, '0.7.0') || /==0\.[0-6]\b/.test(spec));
  const [first, last] = [plain[0], plain.at(-1)];
  if (name === 'torch' && /^0\.1\.2(?:\.post[12])?(?:, 0\.1\.2\.post[12]){0,2}$/.test(list.trim()))
    return onlyStub(event, spec);
  if (/^nvidia-/.test(name)) return ofNvidia(event, `${name}${spec}`);
  if (first === undefined || last === undefined) return ofThatIndex(event, name, spec);
  const wanted = /==([\d.]+)/.exec(spec)?.[1];
  const older = wanted !== undefined && isBelow(wanted, first);
  const later =
    wanted !== undefined && isBelow(last, wanted) && last.includes('+cu')
      ? indexWith(torchOf(name, wanted))
      : null;
  if (later !== null) {
    const named = [event.text, ...event.above.slice(-4).reverse()]
      .map((line) => /\binstall (?<rest>.{0,200}?) ?(?:--\w|#|$)/.exec(line)?.groups?.['rest'])
      .find((rest) => rest?.includes(`${name}${spec}`));
    return {
      title: `The index of ${last.split('+')[1]} has no ${name} ${wanted}: it ends with ${last.split('+')[0]}`,
      cause: `Each index of torch holds one CUDA, and a CUDA is dropped at some release: ${name} ${wanted} is there for ${later}.`,
      fix: [
        `${event.pip} install ${named !== undefined && harmlessWord(named.replaceAll(/[ =]/g, '')) ? named.replaceAll(/\+cu\d+/g, '') : `${name}==${wanted}${name === 'torch' ? ' torchvision torchaudio' : ''}`} --index-url https://download.pytorch.org/whl/${later}`,
        `# or, for an older driver, what that index has: ${name} ${last}`,
      ],
      confidence: 'high',
    };
  }
  return {
    ...(name === 'torch' ? {} : { title: `This version of ${name} does not exist here` }),
    cause: `${name}${spec} is not there for this Python and index, which offer ${first} to ${last}${older ? ': this Python is newer than that release knew' : ''}.`,
    fix: [
      ...(older
        ? [
            `uv venv --seed --python 3.${newestPython(torchOf(name, wanted))} /workspace/venv && . /workspace/venv/bin/activate   # the newest Python for ${name} ${wanted}; then the same install again`,
            '# or take a release that is there:',
          ]
        : []),
      `${event.pip} install ${name}==${older ? first : last}${beside(name, older ? first : last)}`,
    ],
  };
};

/** What belongs to a package of torch's family: one without the other does not load. */
function beside(name: string, version: string): string {
  if (name === 'torch') return ' torchvision torchaudio';
  const torch = torchOf(name, version).split('.').slice(0, 2).join('.');
  return /^torch(?:vision|audio|text)$/.test(name)
    ? ` "torch==${torch}.*"   # with the torch that it is compiled for, in place of another`
    : '';
}

/** uv before 0.5 takes the builds of an index of torch by their whole name only (2.3.1+cpu); each CUDA has some releases only. */
function ofThatIndex(event: Event, name: string, spec: string): Answer | null {
  const near = [event.text, ...event.below.slice(0, 12)].join(' ').slice(0, 2000);
  const index = indexNearby(event);
  // uv lists what the index that it asked has.
  if (/following versions of/.test(near)) {
    const asked =
      index ?? /(?:whl\/|==[\d.]{3,9}\+)(?<tag>cu\d{3}|cpu|rocm[\d.]{1,5})\b/.exec(near)?.groups?.['tag'];
    return asked === undefined
      ? null
      : {
          fix: [
            `uv pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${asked}   # of the index that was asked; a pin: one of the list above`,
            'python3 --version   # each torch release supports few minor versions',
          ],
        };
  }
  const wanted = /^==(?<version>\d[\d.]{2,11}),?$/.exec(spec)?.groups?.['version'];
  if (wanted === undefined || index === undefined || !/no version of/.test(event.text)) return null;
  const tag = index === 'cpu' ? index : indexOf('torch', `<=${torchOf(name, wanted)}`, null);
  const address = `--index-url https://download.pytorch.org/whl/${tag}`;
  return {
    title:
      tag === index
        ? `This uv finds ${name} ${wanted} by its whole name only: ${wanted}+${tag}`
        : `The index of ${index} has no ${name} ${wanted}; that of ${tag} has`,
    fix: [
      `uv pip install "${name}==${wanted}+${tag}" ${address}${tag === index ? `   # torchvision and torchaudio likewise; from uv 0.5 on without +${tag}` : ''}`,
    ],
  };
}

/** Parts of CUDA, which torch asks for by their very version: wheels for Linux, whatever the Python. */
function ofNvidia(event: Event, wanted: string): Answer {
  return {
    title: `pip finds no ${wanted}`,
    cause: `The parts of CUDA have wheels for Linux (and Windows) with a 64 bit processor only, whatever the Python. pip passes over them where it is too old to know their kind of wheel, on another system, or where an index or mirror of one's own lacks them.`,
    fix: [
      `${event.pip} install -U pip   # then the same install again, without an index of your own (pip config list; env | grep PIP_)`,
      `# macOS, or a file of requirements that was written on another machine: take the line ${wanted} out; torch brings the ones that it needs`,
    ],
    confidence: 'medium',
  };
}

/** The torch that a torchvision or torchaudio belongs to. */
function torchOf(name: string, version: string): string {
  const minor = Number(/^0\.(\d{1,2})/.exec(version)?.[1] ?? Number.NaN);
  if (name === 'torch' || Number.isNaN(minor)) return version;
  if (name === 'torchaudio') return `1.${minor}`;
  return minor < 15 ? `1.${minor - 1}` : `2.${minor - 15}`;
}

/** The index that has a torch 2.N, where those of CUDA 12.1 and 12.4 ended before it. */
function indexWith(torch: string): string | null {
  const [major = 0, minor = 0] = torch.split('.').map(Number);
  return major === 2 && minor >= 6 ? (minor >= 7 ? 'cu128' : 'cu126') : null;
}

/** The newest Python (3.x) that a torch has wheels for. */
function newestPython(torch: string): number {
  const [major = 0, minor = 0] = torch.split('.').map(Number);
  if (major >= 2) return minor < 2 ? 11 : minor < 5 ? 12 : 13;
  return major < 1 || minor <= 3 ? 7 : minor <= 7 ? 8 : minor <= 10 ? 9 : 10;
}

/** A torch that is older than the Python: the lock is right, and the environment is not. */
export const candidatesAnswer: Answerer = ({ captures }) => {
  const { package: name = '', version = '' } = captures;
  const most = newestPython(torchOf(name, version));
  return /^torch(?:vision|audio)?$/.test(name)
    ? {
        fix: [
          `poetry env use python3.${most} && poetry install   # the newest Python with wheels of ${name} ${version}; not here? uv python install 3.${most}`,
        ],
      }
    : null;
};

/** uv names the Python that has no wheel: a new one, for a release that is older. */
function olderPython(event: Event): Answer | null {
  const version = /==(?<version>\d\.\d{1,2})/.exec(
    [event.text, ...event.below.slice(0, 2)].join(' '),
  )?.groups;
  const most = newestPython(version?.['version'] ?? '');
  return {
    cause:
      'That release of torch has no wheel for the Python that runs here: each release supports the Pythons of its time.',
    fix: [
      `uv venv --seed --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # the newest Python for that release; then the same install again (uv sync: uv python pin 3.${most})`,
      '# or a newer torch, with the torchvision and torchaudio that belong to it, where the app allows it',
    ],
  };
}

/** Beside them no wheel fits: pip is too old to read their names, or there is none for this Python. */
function onlyStub(event: Event, spec: string): Answer {
  const version = /==(?<version>1\.\d{1,2})/.exec(spec)?.groups?.['version'];
  const python = version === undefined ? 11 : newestPython(version);
  return {
    title: 'pip sees only placeholders of torch: no wheel fits this pip or this Python',
    cause: `The releases 0.1.2 are placeholders without content. The real ones are there, but pip passes over them: it is too old to know their kind of wheel, or this Python${event.python === null ? '' : ` (${event.python})`} or machine has none of torch${spec} (32 bit, macOS on ARM, Alpine, a newer Python than that release knew).`,
    fix: [
      'python3 --version; python3 -m pip --version; python3 -c "import platform; print(platform.machine(), platform.libc_ver())"   # which of both it is',
      '# either, where pip is older than 20.3:',
      `${event.pip} install -U pip   # then the same install again`,
      '# or, where the Python is another than that release knew:',
      `uv venv --seed --python 3.${python} /workspace/venv && . /workspace/venv/bin/activate   # then the same install again`,
      `# a pin that no index has (1.0.1.post2 and the like): write torch>=1.0.1 in its place, or the next release`,
    ],
    confidence: 'high',
  };
}

function isBelow(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(/[.+]/).slice(0, 3).map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** No Rust at all, where the general entry is for one that is of another age. */
export const rustAnswer: Answerer = ({ text, above }) =>
  ![text, ...above].some((line) =>
    /find Rust compiler|rust compiler, is not|aarch64|armv7l|^running install$/.test(line),
  )
    ? null
    : {
        title: 'The package is compiled from Rust, and there is no Rust here',
        cause:
          'That version has no ready wheel for this Python, system or processor, so pip builds it, and finds no rustc on the PATH (sudo has a PATH of its own).',
        fix: [
          /^#\d/.test(text)
            ? `# in the Dockerfile, before that step: RUN curl https://sh.rustup.rs -sSf | sh -s -- -y, then ENV PATH="/root/.cargo/bin:$PATH" (and build-essential)`
            : `curl https://sh.rustup.rs -sSf | sh -s -- -y && . "$HOME/.cargo/env"   # then the same again, without sudo`,
          '# or a wheel: pip install -U pip, then the same again; still built: a Python of its time (uv venv --seed --python 3.10)',
        ],
      };

/** A name that is none of the index, and what is meant by it. */
export const packageAnswer: Answerer = (event, facts: Facts) => {
  const name = event.captures['package'] ?? '';
  const asked = onlyTorchAsked(event, name);
  if (asked !== null) return asked;
  const apt = /Unable to locate|no installation candidate|has no/.test(event.text);
  const now = rowOf(answers.aptRenamed.rows, name);
  if (apt) {
    const python = /^python3\.\d{1,2}/.test(name);
    if (now === undefined && !python) {
      return {
        cause: `apt knows no package ${name}: its lists were not fetched, or this release of the distribution has none of that name.`,
        fix: [
          `apt-get update && apt-get install -y ${name}`,
          `apt-cache search ${withoutVersion(name)} | head   # what it is called here`,
        ],
      };
    }
    return python
      ? {
          cause: `This distribution has no ${name}: each release ships one Python only.`,
          fix: [
            `uv venv --seed --python ${/3\.\d{1,2}/.exec(name)?.[0] ?? '3.11'} /workspace/venv   # brings that Python without apt`,
            '# or, on Ubuntu: add-apt-repository -y ppa:deadsnakes/ppa && apt-get update, then the same again',
          ],
        }
      : {
          cause: `${name} is gone from this release of the distribution; ${now} took its place.`,
          fix: [`apt-get update && apt-get install -y ${now}`],
        };
  }
  const spec = (event.captures['spec'] ?? '').replaceAll(' ', '');
  // Bounds that only releases of TensorFlow 1 keep.
  if (/^tensorflow(?:-gpu|-cpu)?$/.test(name) && /(?:==|~=|<=?)(?:0|1)\.|<2(?:\.0){0,2}(?:,|$)/.test(spec))
    return {
      title: `${name}${spec} has no release for the Python that runs here: TensorFlow 1 ends with Python 3.7`,
      cause: 'pip sees none of its wheels in a newer Python (or one of 32 bit).',
      fix: [
        ...firstTensorflow(event, spec).slice(0, 1),
        requirementsNearby(event) === null
          ? `python3 -m pip install "${name}${spec}" "protobuf<3.21"`
          : `python3 -m pip install ${requirementsNearby(event)} "protobuf<3.21"   # the same install, in that Python`,
      ],
      confidence: 'high',
    };
  const jax = /^(?<version>==\d[\d.]{2,8}\d)\+(?<cuda>cuda1\d)/.exec(spec)?.groups;
  if (name === 'jaxlib' && jax !== undefined)
    return {
      title: `There is no jaxlib${spec}: the parts for CUDA are packages of their own now`,
      cause: `jax[${jax['cuda']}] brings them, from the index itself.`,
      fix: [
        `${event.pip} install -U "jax[${jax['cuda']}]${/\.4\.(?:2[6-9]|[3-9]\d)$/.test(jax['version'] ?? '') ? jax['version'] : ''}"   # without -f and without jaxlib${spec} (take that line out of the requirements)`,
      ],
    };
  const known = rowOf(answers.notPackages.rows, name.toLowerCase());
  if (known !== undefined) return byAnotherName(event, name, known.instead, known.why);
  const meant = Object.hasOwn(facts.imports.names, name)
    ? facts.imports.names[name]?.split('|')[0]
    : undefined;
  if (meant !== undefined && meant.toLowerCase() !== name.toLowerCase().replaceAll('_', '-')) {
    const asker = /\(from (?<asker>[A-Za-z][\w.-]{1,60})(?:[=<>!~ ].{0,60})?\)/.exec(
      [...event.above.slice(-3), event.text, ...event.below.slice(0, 2)].join(' ').slice(0, 4000),
    )?.groups?.['asker'];
    return {
      cause: `${name} is a name to import; the package to install is ${meant}.`,
      fix: [
        `${event.pip} install ${meant}`,
        asker === undefined
          ? `# and in the requirements: ${meant} in place of ${name}${spec}, which stops it again`
          : `${event.pip} install --no-deps ${asker}   # it asks for ${name} itself, and would stop again; then the rest of what it needs`,
      ],
    };
  }
  const other = Object.hasOwn(facts.imports.not_on_pypi, name) ? facts.imports.not_on_pypi[name] : undefined;
  if (other !== undefined)
    return {
      title: `${name} is not on the index (or only a stub of that name)`,
      cause: `${name}: ${other.replaceAll('`', '')}.`,
      fix: [commandOf(other, event, name)?.line ?? `# ${other}`],
    };
  return versionsOf(event, facts, name);
};

/** The index of torch that was asked: cpu, cu124. */
const indexNearby = ({ above, text, below }: Event) =>
  /pytorch\.org\/whl\/(?<tag>cpu|cu\d{3})\b/.exec(
    [...above.slice(-8), text, ...below.slice(0, 8)].join(' ').slice(0, 9000),
  )?.groups?.['tag'];

/** uv was given the index of torch in place of the usual one, not beside it. */
function onlyTorchAsked(event: Event, name: string): Answer | null {
  if (indexNearby(event) === undefined || !event.text.includes('was not found in the package registry'))
    return null;
  return {
    title: `uv looks for ${name} on the index of torch alone`,
    cause: '--index-url takes the place of the usual index.',
    fix: [
      `uv pip install ${name}   # without --index-url, which is for torch (or with --extra-index-url in its place; pyproject.toml: explicit = true below [[tool.uv.index]])`,
    ],
  };
}

function byAnotherName(event: Event, name: string, meant: string, why: string): Answer {
  const spec = event.captures['spec'] ?? '';
  const pin = /^==[\d.]{1,12}$/.test(spec) && meant === 'torch' ? spec : '';
  return {
    title: `${name} is not what the package is called`,
    cause: `The requirement names ${name}: ${why}.`,
    fix:
      meant === ''
        ? [`# take ${name} out of requirements.txt: ${why}`]
        : [
            `sed -i 's/^${name}\\b/${meant}/' requirements.txt   # then the same install again`,
            `${event.pip} install "${meant}${pin}"   # or by hand${pin === '' ? '' : '; where there is no such wheel for this Python: a Python of its time (uv venv --seed --python 3.7), or a newer torch'}`,
            ...(meant === 'torch'
              ? [`# conda still calls it pytorch: conda install pytorch${pin} -c pytorch`]
              : []),
          ],
    confidence: 'high',
  };
}

function versionsOf(event: Event, facts: Facts, name: string): Answer | null {
  const list =
    [event.text, ...event.above.slice(-2).reverse()]
      .map((line) => /from versions: (?<versions>[^)]{1,1400})/.exec(line)?.groups?.['versions'])
      .find((one) => one !== undefined) ?? '';
  const versions = list.split(', ').filter((version) => /^\d[\w.]*$/.test(version));
  const [first, last] = [versions[0], versions.at(-1)];
  const wheels = list === 'none' ? withoutSource(name) : null;
  if (wheels !== null) return wheels;
  if (list === 'none' && (event.captures['spec'] === undefined || isKnown(facts, name)))
    return noneAtAll(event, facts, name);
  if (first === undefined || last === undefined || !/^[\w.-]+$/.test(name)) return null;
  const spec = event.captures['spec'] ?? '';
  const wanted = /[=>]=(?<version>\d[\d.]{0,12})/.exec(spec)?.groups?.['version'];
  const newer = wanted !== undefined && isBelow(last, wanted);
  const older = wanted !== undefined && isBelow(wanted, first);
  const known = event.python === null ? '' : ` (${event.python})`;
  const other = newer ? '3.12' : '3.10';
  const python = `uv venv --seed --python ${other} /workspace/venv && . /workspace/venv/bin/activate   # then install again`;
  const pin = `${event.pip} install "${name}==${older ? first : last}"   # ${older ? 'the oldest' : 'the newest'} that is there for this Python; write it into requirements.txt too`;
  if (newer || older) {
    return {
      cause: `For this Python${known} and pip the index has ${name} ${first} to ${last}, and ${name}${spec} is ${newer ? 'newer: later releases need a newer Python (or pip is too old to see them)' : 'older: it was withdrawn, or has no wheels for so new a Python'}.`,
      fix: [
        python,
        ...(newer
          ? ['# or, where pip is old:', `${event.pip} install -U pip   # then the same install again`]
          : []),
        '# or, where the app allows it:',
        pin,
      ],
      confidence: 'medium',
    };
  }
  return {
    cause: `The index has ${name} ${first} to ${last} for this Python, but not ${name}${spec}: that release was never published, was withdrawn, or needs another Python.`,
    fix: [pin, '# or, where the release exists and needs another Python:', python],
  };
}

/** Whether a name to install is one of the index, as far as is known here. */
function isKnown({ imports }: Facts, name: string): boolean {
  const dists = Object.values(imports.names).flatMap((names) => names.split('|'));
  return (
    imports.same.split(' ').includes(name.replaceAll('-', '_')) ||
    dists.includes(name) ||
    /^cupy-cuda1(?:0[012]|1[0-7x]|[23]x)$/.test(name)
  );
}

/** Of which the index has no wheel, or none with its parts for the GPU. */
const onlySource = /^torch[-_](?:scatter|sparse|cluster|spline[-_]conv)$/;
/** No source is on the index, and the wheels name a Python: of others some Python always finds a file. */
const builtPerPython =
  /^(?:torch|tensorflow|tf-|tfx|onnxruntime|paddlepaddle|jaxlib|cupy-|faiss|nvidia-|tensorrt|triton|mediapipe|open3d|decord|bpy|ray$|vtk|taichi|ctranslate2|pymeshlab|pycolmap|usd-core|kaleido|carla|dm-reverb|vllm|pyside|bitsandbytes|isaac)/i;

/** Asks the index itself, whatever variables and settings name another one. */
const ownSettings = ({ pip }: Event) => (/^uv\b/.test(pip) ? '--no-config' : '--isolated');

/** A package of wheels alone, which a newer Python has not. */
function withoutSource(name: string): Answer | null {
  const most = rowOf(answers.newestPythons.rows, name);
  return most === undefined
    ? null
    : {
        title: `${name} has wheels for Python 3.${most} and older only, and no source`,
        cause: 'pip and uv see no file of it for the Python that runs here.',
        fix: [
          `uv venv --seed --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # then the same install again`,
        ],
      };
}

/** Not one release: none of a package that is known, for this Python; or no package of the index at all. */
function noneAtAll(event: Event, facts: Facts, name: string): Answer | null {
  if (!/^[\w.-]+$/.test(name)) return null;
  if (onlySource.test(name))
    return {
      title: `pip was shown no file of ${name}`,
      cause: `On the index ${name} is there as source alone, which fits every Python and processor: pip was kept from the index (--no-index, another --index-url, a find-links page without a wheel for this Python, torch or processor) or from sources (--only-binary).`,
      fix: [
        `${event.pip} install ${ownSettings(event)} --no-build-isolation ${name}   # compiled here, for the torch that is here: needs g++, and nvcc of torch's CUDA for the GPU`,
        'python3 -c "import platform, torch; print(platform.python_version(), platform.machine(), torch.__version__)"; pip config list   # or a ready wheel: one that names these (PyG has none for arm64 and ppc64le); an index of another kind set?',
      ],
    };
  if (isKnown(facts, name) && !builtPerPython.test(name))
    return {
      title: `The index that pip asks has no ${name}: it is another than PyPI, or is not reached`,
      cause: `${name} is on PyPI for nearly every Python and machine: pip was told to ask a mirror or an index of somebody's own (torch's is one) that lacks it, or there is no way to the network here.`,
      fix: [
        `${event.pip} install ${ownSettings(event)} ${name}   # from PyPI itself, whatever variables and settings of pip say; then the same install again (with torch's index: as --extra-index-url in place of --index-url)`,
        `${event.pip} config list; env | grep -iE "^(pip|uv)_|proxy"   # who names another one; built in isolation: pip install --no-build-isolation finds what is installed already`,
        '# or a package that is younger than the Python (python3 --version): a newer one',
      ],
      confidence: 'medium',
    };
  if (isKnown(facts, name)) {
    return {
      title: `pip sees no release of ${name} for this Python and system`,
      cause: `${name} is on the index, and none of its files fits: they are wheels for other Pythons (this one is too new, or too old), for another system or processor, or of a kind that an old pip does not know.`,
      fix: [
        'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # a Python that it has wheels for; then the same install again',
        `${event.pip} install -U pip   # or, where pip is older than the package; then again`,
        'python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"   # what runs here',
      ],
    };
  }
  const lines = [...event.above, ...event.below].map((line) => line.slice(0, 600));
  const url = lines
    .flatMap((line) => [...line.matchAll(/https:\/\/github\.com\/[\w.-]{1,60}\/(?<repo>[\w.-]{1,60})/g)])
    .find(({ groups }) => groups?.['repo']?.replace(/\.git$/, '').toLowerCase() === name.toLowerCase())?.[0];
  return {
    title: `The index has no package ${name} at all`,
    cause: `Not one release of ${name} is there: it was never put on the index (much of what papers and apps come with is only in its repository), the name to install is another one, or all of it is for another Python.`,
    fix: [
      url === undefined
        ? `# from its repository, as its README says: ${event.pip} install git+ and its address`
        : `${event.pip} install git+${url}   # from its repository, as its README says`,
      '# or by its right name: the name to install may differ from the name to import (cv2 is opencv-python), and from that of the repository',
      'python3 --version; pip --version   # or: a Python or pip that is too old or too new for it',
    ],
  };
}

/** Syntax that fails inside an installed package, under an old Python; a mistake in one's own file is none of ours. */
export const syntaxAnswer: Answerer = (event) => {
  const root = event.frames.at(-1)?.root ?? null;
  // The code that stands above the mark says which Python knows it.
  const code = event.above.slice(-3).join('\n');
  const since = /^match [\w.]{1,60}:$/m.test(code)
    ? 10
    : /^except\*/m.test(code)
      ? 11
      : /^type \w+ = |^(?:def|class) \w+\[/m.test(code)
        ? 12
        : null;
  if (since !== null)
    return {
      title: `The code is for Python 3.${since} and newer`,
      cause: `${root ?? 'The file'} uses syntax that Python knows since 3.${since}; an older one runs here.`,
      fix: [
        `uv venv --seed --python 3.${since} /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again`,
        ...(root === null
          ? []
          : [`# or, to keep this Python: the release of ${root.replaceAll('_', '-')} before it`]),
      ],
      confidence: 'high',
    };
  const minor = Number(event.python?.split('.')[1] ?? Number.NaN);
  return root === null || !(minor < 10)
    ? null
    : {
        title: `${root} is written for a newer Python than ${event.python}`,
        cause: `${root} uses syntax that Python ${event.python} does not know.`,
      };
};

/** `libfoo` of `libfoo1.2`. */
function withoutVersion(name: string): string {
  let end = name.length;
  while (end > 0 && /[\d.]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

/** The Python that a wheel names, or the ones that uv lists. */
export const wheelAnswer: Answerer = (event) => {
  const around = [
    event.text,
    ...event.below.slice(0, 4),
    ...event.below.filter((line) => line.startsWith('hint: ')),
  ].join(' ');
  const own = /-cp(?<py>3\d{1,2})-(?:cp3\d{1,2}|abi3)\w{0,3}-(?<platform>\w{3,40})\.whl/.exec(around)?.groups;
  const listed = [...around.matchAll(/`cp3(\d{1,2})`/g)].map((match) => Number(match[1]));
  const here = /CPython (?<here>3\.\d{1,2})/.exec(around)?.groups?.['here'] ?? event.python;
  // uv: `(e.g., `cp313`)` is the tag of the Python that runs here.
  const mine = /\(e\.g\., `cp3(?<minor>\d{1,2})`/.exec(around)?.groups?.['minor'];
  const others = listed.filter((one) => `${one}` !== mine).filter((minor) => `3.${minor}` !== here);
  const minor =
    own?.['py'] === undefined
      ? others.length === 0
        ? null
        : Math.max(...others)
      : Number(own['py'].slice(1));
  if (minor === null || minor < 6 || minor > 20)
    return withoutSource(
      /(?<name>[\w.-]{2,60})==[\w.]{1,20} has no wheels/.exec(around)?.groups?.['name'] ?? '',
    );
  const platform = own?.['platform'] ?? '';
  const foreign = /win_|macosx|aarch64/.test(platform);
  return {
    cause: `What is to be installed has wheels for Python 3.${minor}${platform === '' ? '' : ` on ${platform}`}${here === null ? ', and another Python (or machine) runs here' : `, and Python ${here} runs here`}.${foreign ? ' It is for another system, unless this is one.' : ''}`,
    fix: [
      ...(foreign
        ? ['# the system differs: take the wheel whose name ends in linux_x86_64 (or manylinux…)']
        : []),
      `uv venv --seed --python 3.${minor} /workspace/venv && . /workspace/venv/bin/activate   # that Python; then the same install again`,
      '# or: the wheel (or release) whose cp tag is the Python that runs here',
      'python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"   # what runs here',
    ],
  };
};

const depends =
  /^(?<name>[a-z0-9][a-z0-9.+-]{1,80})(?::\w{2,8})? ?: (?:Pre)?Depends: (?<other>[a-z0-9][a-z0-9.+-]{1,80})/;

/** apt's own: which package, and whether its sources are those of NVIDIA, which have a pin file. */
export const aptAnswer: Answerer = (event) => {
  const near = [...event.above.slice(-30), event.text, ...event.below];
  const equal = equalVersion(near);
  if (equal !== null) return equal;
  const groups = near
    .map((line) => depends.exec(line.slice(0, 400))?.groups)
    .find((one) => one !== undefined);
  const names = [groups?.['name'], groups?.['other']].filter(
    (one): one is string => one !== undefined && harmlessWord(one),
  );
  const nvidia = near.some((line) => /nvidia|cuda|cudnn|nccl|nvinfer/i.test(line));
  if (!nvidia && names.length === 0) return null;
  const broken = near.some((line) => /--fix-broken install/.test(line));
  return {
    fix: [
      ...(broken
        ? [
            'apt-get update && apt-get --fix-broken install -y   # as apt says itself: an earlier install was left half done; then the same again',
          ]
        : []),
      ...(nvidia
        ? [
            'V=$(. /etc/os-release; echo "$ID$VERSION_ID" | tr -d .); wget -O /etc/apt/preferences.d/cuda-repository-pin-600 https://developer.download.nvidia.com/compute/cuda/repos/$V/x86_64/cuda-$V.pin && apt-get update   # as root, Ubuntu: the pin of NVIDIA\'s source, so that all its packages come from there; then the same install again',
          ]
        : []),
      'apt-mark showhold; apt-get -f install -y   # what is held back; and what was left half done',
      `apt-cache policy ${names.length === 0 ? 'cuda-drivers nvidia-driver' : names.join(' ')}   # their versions, and the source of each: all must come from one`,
      ...(nvidia
        ? [
            '# two sources of NVIDIA (that of the distribution or a PPA beside the CUDA one): remove one of them from /etc/apt/sources.list.d; in a container: no driver is installed at all, it is the one of the host',
          ]
        : []),
    ],
  };
};

/** Whose source it is, and the folder of its key, as the log names them. */
export const aptKeyAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-12).reverse(), ...event.below.slice(0, 6)];
  const folder = near
    .map(
      (line) =>
        /developer\.download\.nvidia\.\w{2,3}\/compute\/cuda\/repos\/(?<folder>[a-z]{2,10}\d{2,5}\/[\w-]{3,12})/.exec(
          line.slice(0, 600),
        )?.groups?.['folder'],
    )
    .find((one) => one !== undefined);
  if (folder !== undefined) {
    return {
      fix: [
        "rm -f /etc/apt/sources.list.d/cuda*.list /etc/apt/sources.list.d/nvidia*.list && apt-get update   # leaves NVIDIA's source out: what is installed stays; in a Dockerfile: RUN with this line before the first apt-get",
        '# or, to keep that source, take its new key:',
        `apt-key adv --fetch-keys https://developer.download.nvidia.com/compute/cuda/repos/${folder}/3bf863cc.pub && apt-get update`,
        '# or a newer image of the same CUDA (nvidia/cuda tags of after May 2022)',
      ],
    };
  }
  const key = event.captures['key'];
  const source = near
    .map(
      (line) =>
        /(?:GPG error: |repository '?|^Err:\d{1,3} )(?<url>https?:\/\/[\w./~-]{4,160})/.exec(
          line.slice(0, 600),
        )?.groups?.['url'],
    )
    .find((one) => one !== undefined);
  if (source === undefined || key === undefined || /nvidia/i.test(source) || !harmlessWord(source))
    return null;
  const system = /^https?:\/\/[\w.-]{0,60}(?<name>debian|ubuntu)\.(?:org|com)\//.exec(source)?.groups?.[
    'name'
  ];
  if (system !== undefined) {
    const keyring = system === 'debian' ? 'debian-archive-keyring' : 'ubuntu-keyring';
    return {
      title: `apt does not have the key of ${source}`,
      cause: `${keyring} of this image is older than the release that its sources name, and lacks ${key}.`,
      fix: [
        `apt-get -o Acquire::AllowInsecureRepositories=true update; apt-get install -y --allow-unauthenticated ${keyring} && apt-get update   # takes the newer keys, this once unchecked`,
        '# better: a base image of that release, pulled anew',
      ],
      confidence: 'high',
    };
  }
  return {
    title: `apt does not have the key of ${source}`,
    cause: `apt refuses ${source}, whose key (${key}) it lacks, or has in an older version.`,
    fix: [
      `gpg --keyserver keyserver.ubuntu.com --recv-keys ${key} && gpg --export ${key} > /etc/apt/trusted.gpg.d/${key}.gpg && apt-get update   # as root; where gpg is missing: apt-get install -y gnupg`,
      `# or leave that source out: grep -rl "${source.replace(/^https?:\/\//, '').split('/')[0]}" /etc/apt/sources.list.d | xargs rm -f; apt-get update`,
    ],
    confidence: 'high',
  };
};

/** Which source is gone: one of a vendor is left out, one of the distribution moves to its archive. */
export const aptReleaseAnswer: Answerer = (event) => {
  const url = /repository '?(?<url>https?:\/\/[\w./~+-]{4,160})/.exec(event.text)?.groups?.['url'];
  if (url === undefined || !harmlessWord(url)) return null;
  const host = url.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (/(?:^|\.)(?:ubuntu\.com|debian\.org)$/.test(host)) {
    const debian = /debian\.org$/.test(host);
    const release =
      event.text.match(/ (?<name>[a-z]{4,12})(?:[-/]\w{1,12})? Release/)?.groups?.['name'] ?? 'this release';
    return {
      cause: `${debian ? 'Debian' : 'Ubuntu'} no longer serves ${release}: it is at its end, and its packages lie in the archive.`,
      fix: [
        debian
          ? "sed -i -e 's/deb.debian.org\\|security.debian.org/archive.debian.org/g' -e '/security/d' -e '/-updates/d' /etc/apt/sources.list && apt-get update   # in a Dockerfile: RUN with this line before the first apt-get"
          : "sed -i 's/archive.ubuntu.com\\|security.ubuntu.com/old-releases.ubuntu.com/g' /etc/apt/sources.list && apt-get update   # in a Dockerfile: RUN with this line before the first apt-get",
        `# better: an image with a release that is kept up (${debian ? 'bookworm, trixie' : '22.04, 24.04'})`,
      ],
    };
  }
  return leftOut(url, host);
};

/** The lists of a source (no package of it) that its maker does not serve: one of a vendor is left out. */
export const aptListAnswer: Answerer = ({ text, above, below }) => {
  const gone = [text, ...above.slice(-8), ...below].flatMap((line) => {
    const url =
      /Failed to fetch (?<url>https?:\/\/[\w./~+-]{4,160}?)\/(?:dists\/[\w./-]{1,80}\/)?(?:Packages|InRelease|Release)(?:\.\w{2,3})? {1,4}404/.exec(
        line,
      )?.groups?.['url'];
    return url === undefined || !harmlessWord(url) ? [] : [url];
  });
  const [url] = gone;
  const host = url?.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (url === undefined || /\.deb {1,4}404/.test(text) || /(?:^|\.)(?:ubuntu\.com|debian\.org)$/.test(host))
    return null;
  const places = [...new Set(gone)].filter((one) => one.includes(`//${host}/`));
  return { class: 'apt-release-gone', ...leftOut(url, host, places) };
};

function leftOut(url: string, host: string, urls: readonly string[] = [url]): Answer {
  return {
    title: `The package source ${host} has nothing for this release of the distribution`,
    cause: `${url} no longer exists (or has no folder for this release): a source that was added to the image is of another time.`,
    fix: [
      `${urls
        .map((one) => one.replace(/^https?:\/\//, '').replace(/\/$/, ''))
        .map(
          (place) =>
            `grep -rl "${place}" /etc/apt/sources.list /etc/apt/sources.list.d | xargs -r sed -i "\\#${place}#s/^/# /"`,
        )
        .join(
          '; ',
        )} && apt-get update   # leaves that source out; in a Dockerfile: RUN with this line before the first apt-get`,
      '# where its packages are needed: the page of their maker names the source of today; or a newer image',
    ],
    confidence: 'high',
  };
}

import { printable } from '../../basics/printable.ts';
import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { requirementsNearby } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { withoutVersion } from './apt.ts';
import { builtModule } from './built-modules.ts';
import { commandOf } from './module-words.ts';
import { withoutSource } from './python-needed.ts';
import { torchAlone } from './python-tools.ts';
import { firstTensorflow, indexNearby, isOlder } from './version-commands.ts';

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
    const around = [...event.above, event.text, ...event.below].join('\n');
    // deadsnakes ends with a release of Ubuntu: 20.04 is out.
    if (python && /deadsnakes/.test(around) && /ubuntu:20\.04|\bfocal\b/.test(around))
      return {
        cause: `The source deadsnakes has no ${name} for Ubuntu 20.04 any more.`,
        fix: [
          name.startsWith('python3.10')
            ? '# in the Dockerfile: FROM ubuntu:22.04 (of CUDA: the tag with ubuntu22.04), which has python3.10 itself'
            : '# in the Dockerfile: FROM ubuntu:22.04 (of CUDA: the tag with ubuntu22.04), which deadsnakes still serves',
        ],
      };
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
  const [, torch, cuda] = /latest\+(torch[\d.]{3,8})\+(cu\d{2,3}|cpu)/.exec(event.text) ?? [];
  if (name === 'mmcv-full' && torch !== undefined)
    return {
      title: `latest+${torch}+${cuda} is no version: pip from 20.3 on refuses that spelling`,
      cause: 'The page of that CUDA and torch lists the wheels.',
      fix: [
        `${event.pip} install --only-binary mmcv-full "mmcv-full<2" -f https://download.openmmlab.com/mmcv/dist/${cuda}/${torch}/index.html   # the CUDA and torch that are here; the project names a release? mmcv-full==that`,
      ],
      confidence: 'high',
    };
  if (name === 'faiss-gpu')
    return {
      title: 'faiss-gpu is kept up no more: its wheels end with 1.7.2 and Python 3.10',
      cause: 'This Python is newer, or it is no Linux, or that release was never put there.',
      fix: [
        `${event.pip} install faiss-gpu-cu12   # Linux, CUDA 12; in the requirements likewise`,
        `${event.pip} install faiss-cpu   # or without the GPU, on any system`,
      ],
      confidence: 'high',
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
    return (
      builtModule(event, name) ?? {
        title: `${name} is not on the index (or only a stub of that name)`,
        cause: `${name}: ${other.replaceAll('`', '')}.`,
        fix: [commandOf(other, event, name)?.line ?? `# ${other}`],
      }
    );
  return versionsOf(event, facts, name);
};

/** uv was given the index of torch in place of the usual one, not beside it. */
function onlyTorchAsked(event: Event, name: string): Answer | null {
  const index = indexNearby(event);
  if (index === undefined || !event.text.includes('was not found in the package registry')) return null;
  const added = event.above.some((line) => /\buv (?:add|sync|lock)\b/.test(line));
  return {
    title: `uv looks for ${name} on the index of torch alone`,
    cause: '--index-url takes the place of the usual index.',
    fix: [
      ...(added
        ? [
            `${torchAlone(`https://download.pytorch.org/whl/${index}`)} && uv add torch   # in place of --index-url: the index is asked for torch alone`,
          ]
        : []),
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

/** bpy: PyPI keeps its newer releases only. */
function ofBlender(event: Event): Answer {
  return {
    title: 'This release of bpy is on the index of Blender alone',
    cause:
      'PyPI keeps the newer releases of bpy only; each is for one Python (3.x and 4.0: 3.10; 4.1 to 4.5: 3.11).',
    fix: [
      `${event.pip} install "bpy${event.captures['spec'] ?? ''}" --extra-index-url https://download.blender.org/pypi/   # with the Python of that release; then the same install again, without bpy`,
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
  if (name === 'bpy') return ofBlender(event);
  if (list === 'none') return noneAtAll(event, facts, name);
  if (first === undefined || last === undefined || !/^[\w.-]+$/.test(name)) return null;
  const spec = event.captures['spec'] ?? '';
  const wanted = /[=>]=(?<version>\d[\d.]{0,12})/.exec(spec)?.groups?.['version'];
  const newer = wanted !== undefined && isOlder(last, wanted);
  const older = wanted !== undefined && isOlder(wanted, first);
  const known = event.python === null ? '' : ` (${event.python})`;
  const other = newer ? '3.12' : pythonShown(event) === '3.10' ? '3.9' : '3.10';
  const python = `uv venv --seed --python ${other} /workspace/venv && . /workspace/venv/bin/activate   # then install again`;
  const pin = `${event.pip} install "${name}==${older ? first : last}"   # ${older ? 'the oldest' : 'the newest'} that is there for this Python; write it into requirements.txt too`;
  // On the open index stand placeholders; the real ones are NVIDIA's, each for one Python.
  const sim = name.startsWith('isaacsim') ? /^[4-6]/.exec(wanted ?? '')?.[0] : undefined;
  if (sim !== undefined)
    return {
      title: `Isaac Sim ${sim} is for Python 3.${Number(sim) + 6}, on the index of NVIDIA`,
      cause: `Each release has wheels for one Python (4: 3.10, 5: 3.11, 6: 3.12)${event.python === null ? '' : `, and ${event.python} runs here`}; ${first} is a placeholder.`,
      fix: [
        `uv venv --seed --python 3.${Number(sim) + 6} && . .venv/bin/activate   # then the same install again, with NVIDIA's --extra-index-url`,
      ],
    };
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

/** The Python that runs: named, or the only one that fits what pip has left out (">=3.11" and "<3.10": 3.10). */
function pythonShown({ above, text, python }: Event): string | null {
  if (python !== null) return python;
  const left = [...above, text]
    .filter((line) => line.includes('Requires-Python'))
    .join(' ')
    .slice(0, 20_000);
  const minors = (sign: string) =>
    [...left.matchAll(new RegExp(`[ ,]${sign}3\\.(\\d{1,2})\\b`, 'g'))].map((match) => Number(match[1]));
  const least = Math.max(...[...left.matchAll(/,<3\.(\d{1,2})\b/g)].map((match) => Number(match[1])));
  return Math.min(...minors('>=').filter((minor) => minor > least)) === least + 1 ? `3.${least}` : null;
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
    const other = pythonShown(event) === '3.10' ? '3.11' : '3.10';
    return {
      title: `pip sees no release of ${name} for this Python and system`,
      cause: `${name} is on the index, and none of its files fits: they are wheels for other Pythons (this one is too new, or too old), for another system or processor, or of a kind that an old pip does not know.`,
      fix: [
        `uv venv --seed --python ${other} /workspace/venv && . /workspace/venv/bin/activate   # a Python that it has wheels for; then the same install again`,
        `${event.pip} install -U pip   # or, where pip is older than the package; then again`,
        'python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"   # what runs here',
      ],
    };
  }
  const lines = [...event.above, ...event.below].map((line) => line.slice(0, 600));
  const url = lines
    .flatMap((line) => [...line.matchAll(/https:\/\/github\.com\/[\w.-]{1,60}\/(?<repo>[\w.-]{1,60})/g)])
    .find(({ groups }) => groups?.['repo']?.replace(/\.git$/, '').toLowerCase() === name.toLowerCase())?.[0];
  const page = lines.findLast((line) => /^Looking in links: \S{1,200}torch-\d[\w.+-]{1,30}\.html/.test(line));
  if (page !== undefined)
    return {
      title: `The page of wheels has none of ${name} for this Python, torch and system`,
      cause: `pip was shown ${printable(page.slice(18, 200))}: wheels for a new torch or Python come later.`,
      fix: [
        `# the torch before it (the folder above that page lists those with wheels): ${event.pip} install it, then ${name} with its page`,
        '# or without it: PyG itself needs neither pyg_lib nor torch_…',
      ],
      confidence: 'medium',
    };
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

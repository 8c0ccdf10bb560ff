import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { versionNearby } from '../values-nearby.ts';
import { neverBuilt } from './uncompiled.ts';
import { namedVersion } from './version-commands.ts';

/** Written by an object of the script, or by a package of another version. */
export const pickleAnswer: Answerer = (event, facts) => {
  const { name = '', module = '', saved } = event.captures;
  if (/^_{2}(?:mp_)?main__$/.test(module)) {
    // A worker that was started anew reads what it is to call from the script, not from a file.
    if (event.above.some((line) => /multiprocessing|SpawnProcess/.test(line)))
      return {
        subject: name,
        title: `${name} is defined where a worker process does not find it`,
        cause: `A process of multiprocessing is given only the name ${name} and looks for it in the script that was started: in a notebook, an interactive Python, or below if __name__ == "__main__" it is not there.`,
        fix: [
          `# move ${name} into a file of its own (a module), and import it from there; in a script: define it above if __name__ == "__main__":`,
          '# or without workers: num_workers=0 (a DataLoader), processes=1',
        ],
        confidence: 'high',
      };
    return {
      subject: name,
      title: `The pickled file needs ${name} of the script that wrote it`,
      cause: `A pickle holds no code, only the name: ${name} was defined in the script that was started when the file was written, and the one that runs now (a server, a worker, a notebook) has no ${name}.`,
      fix: [
        `# in the script that is started, before the file is loaded: from THE_MODULE_THAT_DEFINES_IT import ${name}   (behind a server: import __main__; __main__.${name} = ${name})`,
        `# for good: define ${name} in a module of its own, import it in both scripts, and write the file anew`,
      ],
      confidence: 'high',
    };
  }
  const root = module.split('.')[0] ?? '';
  const learn = module === '';
  const dist = learn
    ? 'scikit-learn'
    : ((Object.hasOwn(facts.imports.names, root) ? facts.imports.names[root]?.split('|')[0] : undefined) ??
      root);
  const own = event.text.includes(`/${root}/`) && !/(?:site|dist)-packages/.test(event.text);
  if (own)
    return {
      subject: name,
      cause: `The file was written where ${module} had ${name}; the code of this project that is here does not have it: it was renamed or removed since, or the file is of another version of the project.`,
      fix: [
        '# the release of the project that the file belongs to (git log, git checkout), or its file for this release',
        `# or, in ${module}: give ${name} its old name again`,
      ],
      confidence: 'medium',
    };
  const warned = [...event.above, ...event.below]
    .map((line) => /estimator \w{1,60} from version (?<saved>[\d.]{1,20})/.exec(line)?.groups?.['saved'])
    .find((one) => one !== undefined);
  const version = saved ?? warned;
  const here = event.captures['here'] ?? versionNearby(event, dist);
  if (root === 'ultralytics')
    return {
      subject: dist,
      title: `This ultralytics is older than the saved model: it has no ${name}`,
      fix: [
        `${event.pip} install -U ultralytics`,
        '# still so: the model is of a fork: install that, from the repository that trained it',
      ],
      confidence: 'medium',
    };
  return {
    subject: dist,
    title: `The saved model was written with another ${dist} than the one that loads it`,
    cause: `${learn ? `A saved ${name} of ${dist} lacks what this version asks of it` : `The file names ${module}.${name}, which the ${dist} here does not have`}: pickled models hold the inside of their version${version === undefined ? '' : ` (${version})`}, and other versions have another${here === null ? '' : ` (here: ${here})`}.`,
    fix: [
      ...(version === undefined
        ? [
            learn && event.captures['attribute'] === 'monotonic_cst'
              ? `${event.pip} install "${dist}<1.4"`
              : here === null
                ? `# ${event.pip} install "${dist}==VERSION": the one of the time when it was saved (requirements of the project that trained it, its date), mostly an older one than is here`
                : `${event.pip} install "${dist}<${here}"   # mostly an older one than is here: that of the time when it was saved`,
            `${namedVersion(dist)}   # which one the project names`,
          ]
        : [`${event.pip} install "${dist}==${version}"`]),
      '# or train or export the model anew with the version that is here',
    ],
    confidence: 'medium',
  };
};

/** nvcc is missing for an extension of the project itself: of that there is no ready wheel. */
export const ownNvccAnswer: Answerer = (event) => {
  const quoted = /['"](?::|(?=[^'"]{1,100}['"]\/bin))(?<home>\/[\w./-]{1,100})['"]?\/bin\/nvcc/.exec(
    event.text,
  )?.groups?.['home'];
  if (quoted !== undefined)
    return {
      title: 'CUDA_HOME holds quotes or a colon, which are taken for a part of the path',
      fix: [`export CUDA_HOME=${quoted} PATH=${quoted}/bin:$PATH   # then the same build again`],
    };
  const runtime = /[\w./-]{3,60}:[\w.-]{2,60}-runtime\b[\w.-]{0,30}/.exec(
    event.above.findLast((line) => /docker run|FROM /.test(line)) ?? '',
  )?.[0];
  if (runtime !== undefined && /nvcc: (?:command )?not found/.test(event.text))
    return {
      title: 'The image is of the kind runtime, which holds no nvcc and no headers (cudnn.h)',
      cause: 'Both are in the one whose tag says devel.',
      fix: [`docker pull ${runtime.replace('-runtime', '-devel')}   # and start that in place of ${runtime}`],
    };
  if (/unable to execute '?nvcc|no nvcc in|nvcc: (?:command )?not found/.test(event.text)) {
    const image = event.above
      .map(
        (line) =>
          /(?:^|[\s/])(?<image>nvidia\/cuda:[\d.]{3,10}-(?:(?:cudnn\d?)-)?(?:base|runtime)[\w.-]{0,20}|cuda:[\d.]{3,10}-(?:base|runtime)[\w.-]{0,20})/.exec(
            line.slice(0, 400),
          )?.groups?.['image'],
      )
      .findLast((one) => one !== undefined);
    return {
      title: 'nvcc is not on the PATH that the build has (sudo has one of its own), or not installed',
      cause:
        'The toolkit of CUDA puts nvcc into /usr/local/cuda/bin, which is on no PATH by itself; images without devel in their name, and most Python images, have none.',
      fix: [
        ...(image === undefined
          ? []
          : [
              `# the image with the toolkit: ${image.replace(/-(?:base|runtime)/, '-devel')} in place of ${image}`,
            ]),
        'ls -d /usr/local/cuda*/bin/nvcc; export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # where that shows one; then the same again, without sudo (or sudo env "PATH=$PATH" …)',
        "# none there: an image whose tag says devel, apt-get install -y cuda-toolkit-12-8 (NVIDIA's source, of the CUDA of torch), or conda install -y -c nvidia cuda-toolkit",
      ],
    };
  }
  const file = event.frames.find(({ file }) => /(?:^|[\\/])setup\.py$/.test(file))?.file ?? '';
  const near = [event.text, ...event.above.slice(-30), ...event.below];
  if (
    file === '' &&
    !event.text.includes('fatal error') &&
    !near.some((line) => /torch|site-packages|\.py\b|\bpip\b|wheel|Error: |Exception|CUDA_HOME/.test(line))
  )
    return withoutTorch;
  if (file === '' || /pip-|\/builds?-v0|site-packages|tmp\//.test(file)) return null;
  const conda = /^(?<prefix>\/\S{1,160}\/(?:envs\/[\w.-]{1,60}|\w{0,12}conda\w{0,3}))\/bin\/python/.exec(
    event.pip,
  )?.groups?.['prefix'];
  return {
    title:
      'The extension of this project is compiled, and there is no CUDA compiler (or CUDA_HOME does not lead to it)',
    cause:
      'setup.py compiles code of the project itself, of which there is no ready wheel: that needs nvcc of the CUDA that torch was built with. Only images whose name says devel hold it.',
    fix: [
      'export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # where ls -d /usr/local/cuda* shows one; then the same again',
      `# none there: an image whose tag says devel, or ${conda === undefined ? "apt-get install -y cuda-toolkit-12-4 (NVIDIA's source)" : `conda install -y -p ${conda} -c nvidia cuda-toolkit && export CUDA_HOME=${conda}`}, of the CUDA of torch`,
      `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.version.cuda)"; nvcc --version   # the majors must be equal`,
    ],
    confidence: 'high',
  };
};

/** No torch whose CUDA could be asked for. */
const withoutTorch: Answer = {
  title: 'CUDA code is compiled, and there is no CUDA compiler (nvcc)',
  fix: [
    'export PATH=/usr/local/cuda/bin:$PATH CUDACXX=/usr/local/cuda/bin/nvcc; nvcc --version   # it answers? then the same build again, in an empty folder',
    "apt-get update && (apt-get install -y cuda-toolkit-12-8 || apt-get install -y nvidia-cuda-toolkit)   # no nvcc: the first from NVIDIA's source, the second of the distribution (older); or an image whose tag says devel",
  ],
};

/** The folder of the nvcc that the log shows has the headers beside it. */
export const cudaHeadersAnswer: Answerer = (event) => {
  const nvcc = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-6)]
    .map((line) => /(?<toolkit>\/[\w./+-]{1,120})\/bin\/nvcc\b/.exec(line.slice(0, 800))?.groups?.['toolkit'])
    .find((one) => one !== undefined && harmlessWord(one));
  if (nvcc === undefined) return null;
  return {
    fix: [
      `export CPATH=${nvcc}/include:$CPATH   # beside the nvcc that runs here; then build again`,
      `# not in there (ls ${nvcc}/include): the whole toolkit of that release, or an image whose tag says devel`,
    ],
  };
};

/** Whether the lines name builds: those exist on the machine only on which the file was written. */
export const condaMissingAnswer: Answerer = (event) => {
  const { package: name = '' } = event.captures;
  const lines = [event.text, ...event.below]
    .map(
      (line) =>
        /^(?:.{0,120}(?:Found|channels): {0,4})?- (?<what>[\w.-]{1,60}(?:={1,2}| )[\w.*+]{1,40}(?:=| )[\w.]{1,40})\s*$/.exec(
          line,
        )?.groups?.['what'],
    )
    .filter((one) => one !== undefined);
  const cuda = /^pytorch-cuda=+(?<cuda>1\d\.\d)$/.exec(name)?.groups?.['cuda'];
  if (lines.length === 0 && cuda === undefined) return severalMissing(event);
  const file =
    [...event.above, event.text]
      .map(
        (line) =>
          /conda env (?:create|update).{0,80}(?:-f|--file)[ =](?<file>[\w./-]{1,120}\.ya?ml)/.exec(line)
            ?.groups?.['file'],
      )
      .find((one) => one !== undefined && harmlessWord(one)) ?? 'environment.yml';
  if (cuda !== undefined) {
    const near =
      ['11.6', '11.7', '11.8', '12.1', '12.4'].find((one) => Number(one) >= Number(cuda)) ?? '12.4';
    return {
      title: `There is no pytorch-cuda ${cuda}`,
      cause:
        'conda has 11.6, 11.7, 11.8, 12.1 and 12.4 of it, in the channels pytorch and nvidia; torch before 1.13 takes cudatoolkit.',
      fix: [
        `sed -i 's/pytorch-cuda=*${cuda.replace('.', '\\.')}/pytorch-cuda=${near}/' ${file}   # then the same again; typed: pytorch-cuda=${near} -c pytorch -c nvidia`,
      ],
      confidence: 'high',
    };
  }
  const bare = name.split(/[=<>]/)[0] ?? name;
  return {
    title: 'The environment file names builds of conda that are not there (any more, or on this system)',
    cause: `${lines.slice(0, 3).join(', ')}: what stands behind the second = is one build, made for one system; a file that was exported on another machine names builds that exist only there, or were taken away since.`,
    fix: [
      // Of the years before 2018: conda moved them to a channel that it no longer asks.
      ...(lines.some((line) => /[=\s](?:np\d{2,3})?py(?:2[67]|3[3-5])_/.test(line))
        ? [
            'conda config --append channels https://repo.anaconda.com/pkgs/free   # the channel of packages that old; then the same again',
            '# or, without builds:',
          ]
        : []),
      `sed -i -E 's/^( *- [^=]+=+[^=]+)=.*/\\1/' ${file}   # takes the builds away; then the same again`,
      `# what is still not found: take its line out (libcxx, vc, libgcc and the like belong to the other system), or move it below pip: (${bare === '' ? 'pip' : `pip install ${bare}`})`,
      '# an author exports it so: conda env export --no-builds',
    ],
    confidence: 'high',
  };
};

/** conda lists what was asked for and what that wants: the latter is what no channel has. */
function severalMissing({ above, below }: Event): Answer | null {
  const end = below.findIndex((line) => /^Current channels/.test(line));
  const listed = below
    .slice(0, Math.max(0, end))
    .map((line) => /^- (?<name>[\w.-]{2,60})$/.exec(line)?.groups?.['name'] ?? '')
    .filter((name) => name !== '');
  const typed = above
    .slice(-12)
    .map((line) => /\b(?:conda|mamba) install (?<rest>[\w ./:=<>~"'-]{2,300})$/.exec(line)?.groups?.['rest'])
    .findLast((rest) => rest !== undefined);
  const asked = (typed ?? '').split(/\s+/).map((word) => word.replaceAll(/["']|[=<>~].*/g, ''));
  const wanted = listed.filter((name) => asked.includes(name));
  const needed = listed.filter((name) => !asked.includes(name));
  if (typed === undefined || wanted.length === 0 || needed.length === 0) return null;
  const has = ['pytorch', 'nvidia', 'conda-forge'].filter((channel) => !asked.includes(channel));
  return {
    title: `${wanted.join(', ')} needs ${needed.join(', ')}, which no channel of this command has`,
    cause: `${needed.join(', ')} was not asked for: ${wanted.join(', ')} needs it, and conda names both. It is in a channel that the command does not name${needed.includes('faiss-gpu') ? ' (pytorch or conda-forge)' : ''}.`,
    fix: [
      `conda install ${typed.trim()} ${has.map((channel) => `-c ${channel}`).join(' ')}   # the same command, with the channels that mostly have it`,
      `conda search -c conda-forge -c pytorch -c nvidia ${needed[0]}   # still not? which channel has it, for which system`,
    ],
    confidence: 'medium',
  };
}

/** The Python of a conda environment was made without pip. */
export const noPipAnswer: Answerer = (event) => {
  const python =
    /(?<prefix>\/\S{1,160}\/envs\/(?<name>[\w.-]{1,60}))\/bin\/python[\d.]{0,5}: No module named '?pip/.exec(
      event.text,
    )?.groups;
  if (python === undefined) return withoutPip(event);
  return {
    title: `The conda environment ${python['name']} has no pip`,
    cause: `conda made ${python['prefix']} without pip (environment.yml does not name it, or conda's solver left it out), and then wants to install with it.`,
    fix: [
      `conda install -y -p ${python['prefix']} pip   # then the same again; in environment.yml: a line - pip below dependencies:`,
      '# an old Python (2.7), for which the solver finds none: conda env create --solver=classic -f environment.yml',
      `${python['prefix']}/bin/python -m ensurepip --upgrade   # or from Python itself`,
    ],
    confidence: 'high',
  };
};

/** What venv --without-pip, or uv, has made: a pip of the system would not install into it. */
function withoutPip({ text }: Event): Answer | null {
  const python = /(?<python>\/(?!usr\/)[\w./+-]{1,160}\/bin\/python[\d.]{0,5}): No module named '?pip/.exec(
    text,
  )?.groups?.['python'];
  return python === undefined
    ? null
    : {
        title: `The environment of ${python} has no pip`,
        cause: 'It was made without one, as uv does.',
        fix: [
          `${python} -m ensurepip --upgrade   # then the same again`,
          `uv pip install --python ${python} pip   # or by uv (its project: uv add pip)`,
        ],
      };
}

/** `libx-dev : Depends: libx (= A) but B is to be installed`: the newer libx came from a source that this one is not read from. */
export function equalVersion(near: readonly string[]): Answer | null {
  const said = near
    .map(
      (line) =>
        /^(?<dev>[a-z0-9][\w.+-]{1,60})(?::\w{2,8})? ?: Depends: (?<lib>[a-z0-9][\w.+-]{1,60})(?::\w{2,8})? \(= (?<wanted>[\w.:+~-]{1,60})\) but (?<here>[\w.:+~-]{1,60}) is to be installed/.exec(
          line.trim().slice(0, 300),
        )?.groups,
    )
    .find((one) => one !== undefined);
  const { dev = '', lib = '', wanted = '', here = '' } = said ?? {};
  if (said === undefined || /nvidia|cuda|cudnn|nccl|nvinfer/i.test(`${dev}${lib}${wanted}`)) return null;
  if (![dev, lib, wanted].every(harmlessWord)) return null;
  return {
    cause: `${dev} is offered for ${lib} ${wanted}, and ${lib} is ${here} here: its list of packages is out of step with what is installed: a mirror that lags behind, a source (updates, security, a PPA) that is no longer named, or a held package.`,
    fix: [
      `apt-get update && apt-get install -y --allow-downgrades ${lib}=${wanted} ${dev}   # both of one version; then the same again`,
      '# in an image that is built with a mirror of its own (an argument such as UBUNTU_MIRROR): without it',
      `apt-cache policy ${dev} ${lib}   # still so: the source of each; the lines -updates and -security must be in /etc/apt/sources.list`,
    ],
  };
}

/** Which package Debian's own message names. */
export const venvAnswer: Answerer = (event) => {
  const named = [event.text, ...event.below.slice(0, 8)]
    .map(
      (line) =>
        /^(?:sudo )?apt(?:-get)? install (?<package>python3\.\d{1,2}-venv)/.exec(line.trim())?.groups?.[
          'package'
        ],
    )
    .find((one) => one !== undefined);
  return named === undefined
    ? null
    : {
        fix: [
          `apt-get update && apt-get install -y ${named}   # as the message says; then the same again`,
          'uv venv --seed /workspace/venv   # or: needs no package of apt',
        ],
      };
};

/** `(unknown location)`: Python found a folder without code of its own: that of a clone, in place of the package. */
export function plainFolder({ text, pip, frames }: Event, module: string, dist: string): Answer | null {
  if (!text.includes('(unknown location)') || /UnencryptedCookie/.test(text)) return null;
  const part = /import name '(\w{2,60}_(?:cuda|ext|cpp))' from/.exec(text)?.[1];
  if (part !== undefined) {
    const built = neverBuilt(part, false);
    return { ...built, fix: (built.fix ?? []).slice(1) };
  }
  if (module.includes('.')) {
    const path = module.replaceAll('.', '/');
    return {
      class: 'broken-install',
      subject: module,
      title: `Python finds only a folder ${path}, and no code in it`,
      cause: `"unknown location": what was found as ${module} is a folder without __init__.py: the outer folder of a clone within a clone, a part that was not fetched, or an empty one beside the program.`,
      fix: [
        `cd "$(find "$PWD" -path "*/${path}/__init__.py" -print -quit | sed 's#/${path}/.*##')" && pwd   # the folder to start the program in (its own files, such as app.py, must lie there, too)`,
        `# none found? git submodule update --init --recursive, or clone it anew; a package of the index: ${pip} install --force-reinstall --no-deps ${dist}, and the folder ${module.split('.')[0]} renamed`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  }
  // Nobody starts a program beside a clone of these: what is left is the rest of a removed or second install.
  if (/^(?:triton|torch|numpy)$/.test(module))
    return {
      class: 'broken-install',
      subject: module,
      title: `Of ${module} only a folder is left`,
      cause: `"unknown location": the folder ${module} has no __init__.py: two packages write into it (pytorch-triton and triton, the same name from conda and pip), and the removal of one took its files; or an install was cut off.`,
      fix: [
        `${pip} uninstall -y ${module === 'triton' ? 'pytorch-triton triton-nightly ' : ''}${dist}; ${pip} install --force-reinstall --no-cache-dir ${module === 'triton' ? 'torch   # with the triton that it pins; a torch that the app pins: torch==THAT' : dist}`,
        `# still so: a folder ${module} beside the program hides the package: rename it`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  return {
    class: 'broken-install',
    subject: module,
    title: `Python finds only a folder ${module}, and no package in it`,
    cause: `"unknown location": what was found as ${module} is a folder without __init__.py: the folder of a clone beside the program, in place of the package, which is not installed (or the rest of one that was removed).`,
    fix: [
      // An installed package asks: it means the one of the index, which goes before any folder without __init__.py.
      ...(frames.at(-1)?.file.includes('-packages/')
        ? [`${pip} install --force-reinstall --no-deps ${dist} && ${pip} install ${dist}`]
        : []),
      `${pip} install -e ./${module}   # in the folder where the program starts: a clone named ${module} with a setup.py or pyproject.toml of its own (empty? git submodule update --init --recursive first)`,
      `# or, where ${module} is a package of the index: ${pip} install --force-reinstall --no-deps ${dist}, and the folder ${module} renamed`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

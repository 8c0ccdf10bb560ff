import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { type Event, wholeOf } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { condaToolkit } from '../of-this-torch.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';
import { packageBuilt } from './build.ts';
import { builtModule } from './built-modules.ts';
import { own, packageOf } from './library-row.ts';
import { ownTorch } from './nvidia-library.ts';
import { sourceOf } from './uncompiled.ts';

/** A command that the shell does not find. */
export const commandAnswer: Answerer = (event, facts) => {
  const command = (event.captures['command'] ?? '').replace(/^.*\//, '');
  if (!/^[A-Za-z][\w.+-]{0,60}$/.test(command)) return 'nothing';
  const { special_commands: special, commands, pip_commands: pips } = facts.libraries;
  const say = (title: string, cause: string, fix: readonly string[]): Answer => ({
    subject: command,
    title,
    cause,
    fix,
    confidence: 'high',
  });
  const other = own(special, command);
  if (other !== undefined) {
    const [kind = '', text = ''] = other;
    // What can be typed, with its remark.
    const typed = kind === 'run' ? text.replace(/^pip/, event.pip) : null;
    if (command === 'nvidia-smi') {
      return {
        ...say(
          'The container sees no GPU: nvidia-smi is not there',
          'nvidia-smi comes with the driver of the host and is put in by the container runtime, so where it is missing there is no GPU in this container. Nothing is to be installed here.',
          [
            ...(/^\/bin\/sh: |\bRUN |^#\d/.test(`${event.above.at(-1) ?? ''}\n${event.text}`) ||
            /\/bin\/sh: \d{1,3}: /.test(event.text)
              ? [
                  '# in a docker build there is none, ever: take nvidia-smi out of the Dockerfile (nvcc compiles without a card; the generations: ENV TORCH_CUDA_ARCH_LIST="7.5;8.0;8.6;8.9;9.0"), and call it when the container runs',
                ]
              : []),
            '# a container that runs (singularity, apptainer: exec --nv): start it with a GPU:',
            'docker run --gpus all IMAGE   # docker compose: deploy.resources.reservations.devices',
            '# a pod: deploy one with a GPU (one that was restarted with zero GPUs has none)',
          ],
        ),
        class: 'no-gpu-visible',
        weight: 'root',
      };
    }
    if (command === 'nvidia-docker') {
      return say(
        'nvidia-docker is not there: the old way to give containers a GPU',
        'From Docker 19.03 on, the NVIDIA Container Toolkit and docker run --gpus all do what nvidia-docker did; the script is older, or the toolkit is not installed on this host.',
        [
          'sudo apt-get update && sudo apt-get install -y nvidia-container-toolkit && sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker   # on the host; no such package: add the source first, as https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html has it',
          '# then, in the script: docker run --gpus all in place of nvidia-docker run',
        ],
      );
    }
    return say(
      `The command ${command} is not there`,
      typed === null ? `${command}: ${text}.` : `The shell finds no ${command} on its PATH.`,
      [typed ?? `# ${text}`],
    );
  }
  if (/\.exe' failed/.test(event.text) && /^(?:swig|ninja|cmake)$/.test(command))
    return say(`The command ${command} is not there`, 'The build calls it, and Windows finds none.', [
      `${event.pip} install ${command}   # then the same install again`,
    ]);
  if (command === 'swig' && [event.text, ...event.above].some((line) => line.includes('faiss')))
    return say(
      'This faiss has no ready wheel for this Python, and is compiled',
      'It wants swig, and then faiss itself with its headers.',
      [
        `${event.pip} install faiss-cpu   # without a pin: the newest has one; or a Python of its time (3.10)`,
      ],
    );
  const apt = packageOf(own(commands, command));
  if (apt !== null) {
    return say(
      `The command ${command} is not installed`,
      `The script calls ${command}, which this image leaves out; on Debian and Ubuntu it is in the package ${apt}.`,
      [`apt-get update && apt-get install -y ${apt}`],
    );
  }
  const dist = own(pips, command)?.replace(/ \(.*$/, '');
  if (dist !== undefined) {
    // pip says it itself, where it has just installed it.
    const at = [...event.above, ...event.below]
      .map(
        (line) => / installed in '(?<at>\/[\w./-]{2,120})' which is not on PATH/.exec(line)?.groups?.['at'],
      )
      .find((one) => one !== undefined);
    return say(
      `The command ${command} is not installed, or its folder is not on PATH`,
      `${command} comes with the Python package ${dist}: it is not installed, or lies in an environment that is not active, or in ~/.local/bin (pip, where it may not write elsewhere).`,
      [
        at !== undefined
          ? `export PATH="${at}:$PATH"`
          : `export PATH="$PWD/venv/bin:$PWD/.venv/bin:$HOME/.local/bin:$PATH"; command -v ${command} || ${event.pip} install ${/^[\w.-]+$/.test(dist) ? dist : `"${dist}"`}   # in the folder of the app; then the same again`,
      ],
    );
  }
  return {
    ...say(
      `The command ${command} is not there`,
      `The shell finds no ${command}: it is not installed, or lies in a folder or environment that is not on PATH.`,
      [
        `ls -l */bin/${command} /opt/*/bin/${command} 2>/dev/null   # in an environment that is not active?`,
        `apt-cache policy ${command}   # or a package of the system?`,
      ],
    ),
    confidence: 'medium',
  };
};

/** A C header that a compiler does not find. */
export const headerAnswer: Answerer = (event, facts) => {
  const header = event.captures['header'] ?? '';
  const cuda = own(facts.libraries.nvidia_headers, header);
  if (/^(?:torch|ATen|c10)\//.test(header))
    return {
      subject: header,
      title: `${header} of torch itself is not found`,
      cause:
        'The torch here is older than the code (torch/extension.h came with 1.0), or the build runs in an environment without torch.',
      fix: [
        `${event.pip} install -U torch torchvision   # in the version that the app pins, 1.0 at least`,
        '# then the same install again, with --no-build-isolation',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  // What Triton compiles while it runs.
  if (header === 'Python.h' && /Temp\\tmp/.test(event.text)) return 'nothing';
  if (event.text.includes('C1083'))
    return {
      subject: header,
      title: `The compiler of Windows does not find ${header}`,
      cause: `A package is compiled with Visual C++, and no folder of its list (INCLUDE, or what CMake was given) has ${header}.`,
      fix: header.startsWith('CL/')
        ? [
            'cmake .. -DOpenCL_INCLUDE_DIR="%CUDA_PATH%/include" -DOpenCL_LIBRARY="%CUDA_PATH%/lib/x64/OpenCL.lib"   # with the toolkit of CUDA, in a new build folder; without it: the OpenCL SDK of Khronos, its folders in their place',
          ]
        : [
            `where /r C:\\ ${header.split('/').at(-1) ?? header}   # in the prompt of Visual Studio: is it there? then set INCLUDE=FOLDER;%INCLUDE% and build again`,
            '# none there: a ready wheel of the package for this Python; or what its README asks for, the SDK or toolkit that has it',
          ],
      confidence: 'medium',
      weight: 'root',
    };
  if (header === 'pybind11/pybind11.h')
    return {
      class: 'missing-header',
      subject: header,
      title: 'pybind11 is not installed here, or its headers are not seen',
      fix: [
        `${event.pip} install pybind11 && export CPATH="$(${event.pip.replace(/ -m pip$/, '')} -c 'import pybind11; print(pybind11.get_include())'):$CPATH"   # then the same again; a submodule of the repository: git submodule update --init --recursive`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  if (header === 'mpi.h')
    return {
      subject: header,
      title: 'The compiler does not find mpi.h, the header of MPI',
      cause:
        'No MPI is installed here, or it lies in a folder of its own, as that of Debian does: make and nvcc do not look there unless they are told.',
      fix: [
        'apt-get update && apt-get install -y libopenmpi-dev   # then the same build again (a cluster: module load openmpi)',
        `D=$(find / -xdev -path '*/include/mpi.h' -printf '%h\\n' 2>/dev/null | head -n 1); [ -n "$D" ] && export CPATH="$D:$CPATH" MPI_HOME="\${D%/include}"   # still so, or it was there: its folder made known`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  const apart = { 'cudnn.h': 'cudnn', 'cudnn_version.h': 'cudnn', 'nccl.h': 'nccl' }[header];
  if (apart !== undefined) {
    const python = event.pip.replace(/ -m pip$/, '');
    const system = `apt-get update && apt-get install -y ${apart === 'cudnn' ? 'libcudnn9-dev-cuda-12' : 'libnccl-dev'}   # of the system, with the package source of NVIDIA; or an image whose tag says ${apart === 'cudnn' ? 'cudnn-devel (cudnn8-devel)' : 'devel'}`;
    return {
      class: 'missing-header',
      subject: header,
      title: `${header} is not found: it is of ${apart}, which is no part of the CUDA toolkit`,
      cause: `An extension is compiled against ${header}, and no folder that the compiler looks into has it: not that of CUDA, where ${apart} came with pip, conda or a module.`,
      fix: [
        ...(apart === 'nccl' ? [system] : []),
        `D=$(${python} -c "import nvidia.${apart} as n; print(list(n.__path__)[0])") && ${apart === 'cudnn' ? 'export CUDNN_PATH=$D' : 'ln -sf libnccl.so.2 "$D/lib/libnccl.so" && export NCCL_HOME=$D NCCL_PATH=$D'} CPATH="$D/include:$CPATH" LIBRARY_PATH="$D/lib:$LIBRARY_PATH"   # the ${apart} that torch brought; then the same build again; none: ${event.pip} install nvidia-${apart}-cu12 (of the CUDA of torch)`,
        `# conda: D=$CONDA_PREFIX; a module: the folder that has include/${header} (find / -xdev -name ${header} 2>/dev/null)`,
        ...(apart === 'cudnn' ? [system] : []),
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  const packaged = /^lib(?:cudnn9-dev-cuda-12|nccl-dev|nvinfer-dev)/.exec(cuda ?? '')?.[0];
  if (packaged !== undefined)
    return {
      class: 'missing-header',
      subject: header,
      title: `The header ${header} is missing, so the package cannot be compiled`,
      cause: `It is in ${cuda}, which the toolkit of CUDA does not bring.`,
      fix: [
        `apt-get update && apt-get install -y ${packaged}   # in images with the package source of NVIDIA; then the same again`,
        '# without it: an image whose tag says cudnn-devel, or nvcr.io/nvidia/pytorch, which has them all',
      ],
      confidence: 'high',
      weight: 'root',
    };
  if (cuda !== undefined) {
    const shown = [event.text, ...event.above, ...event.below].join('\n');
    const release = /cuda-(?<major>\d{1,2})\.(?<minor>\d)/.exec(shown)?.groups;
    // cusparse.h is in libcusparse-dev-12-4; until 10.2 it was cuda-cusparse-dev-10-0.
    const named = /(?<name>[a-z]{2,12})-dev-12-X$/
      .exec(cuda.split(' ')[0] ?? '')
      ?.groups?.['name']?.replace(/^lib/, '');
    const old = Number(release?.['major']) < 11;
    // The toolkit of CUDA 13 has them in a folder that g++ does not search.
    const moved = /^(?:cub|thrust|cuda\/std)\//.test(header) && /cuda-13|\bcu13\d/.test(shown);
    const cpath = `export CUDA_HOME=/usr/local/cuda CPATH=/usr/local/cuda/include${moved ? '/cccl:/usr/local/cuda/include' : ''}:$CPATH   # where the toolkit is there: ls /usr/local/cuda/include/${moved ? 'cccl/' : ''}${header}`;
    const toolkit = tagNearby(event)?.replace(/^cu(\d\d)/, '$1.') ?? null;
    const dev =
      moved ||
      release === undefined ||
      named === undefined ||
      /cudart|nvcc/.test(named) ||
      !/bin\/nvcc/.test(shown)
        ? []
        : [
            `apt-get update && apt-get install -y ${old ? 'cuda' : 'lib'}${old ? '-' : ''}${named}-dev-${release['major']}-${release['minor']}   # nvcc is here, the headers of this library are not; then the same install again`,
            '# or the whole toolkit: an image whose tag says devel, or:',
          ];
    return {
      class: 'nvcc-or-cuda-home-missing',
      subject: header,
      title: `The CUDA toolkit's header ${header} is missing`,
      cause: `An extension is compiled, and ${header} is not ${moved ? 'found: CUDA 13 has it in include/cccl, where nvcc looks and g++ does not' : `here: ${cuda}`}.`,
      fix: [
        ...(moved ? [cpath] : []),
        // The compiler of a conda environment looks for headers there.
        ...(/(?:conda|mamba|miniforge|envs)[\w./-]{0,80}\/bin\/nvcc/.test(shown)
          ? [`${condaToolkit}   # beside the nvcc of that environment; then the same build again; or:`]
          : []),
        ...(dev.length === 0 && toolkit !== null
          ? [
              `conda install -y -c "nvidia/label/cuda-${toolkit}.0" cuda-toolkit && export CUDA_HOME=$CONDA_PREFIX CPATH=$CONDA_PREFIX/targets/x86_64-linux/include:$CPATH   # the toolkit of torch's CUDA, whole; with apt: apt-get install -y cuda-toolkit-${toolkit.replace('.', '-')}; or:`,
            ]
          : []),
        ...(dev.length > 0 ? dev : ['# an image whose tag says devel, or:']),
        ...(moved ? [] : [cpath]),
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  if (header === 'Python.h') {
    const version = event.python;
    return {
      class: 'compiler-missing',
      subject: header,
      title: `The headers of this Python are missing`,
      cause: `Something is compiled against Python.h, which is in the -dev package of ${version === null ? 'the interpreter' : `Python ${version}`}.`,
      fix: [
        `apt-get update && apt-get install -y ${version === null ? 'python3-dev' : `python${version}-dev`} build-essential`,
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  // Gone from torch itself: at-check says so.
  if (/^THC?\/THC?\w{0,20}\.c?u?h$/.test(header)) return 'nothing';
  const apt = packageOf(own(facts.libraries.headers, header));
  if (
    /^mj(?:model|data|xmacro|render|ui)\w{0,12}\.h$|^mujoco\.h$/.test(header) &&
    /mujoco_py|mjlib|cymj/.test(`${event.text} ${event.above.slice(-20).join(' ')}`)
  )
    return {
      subject: header,
      title: 'mujoco_py finds no MuJoCo 2.1 to build with',
      cause: `${header} comes with MuJoCo 2.1, which mujoco_py looks for in ~/.mujoco/mujoco210.`,
      fix: [
        'mkdir -p ~/.mujoco && curl -fL https://github.com/google-deepmind/mujoco/releases/download/2.1.0/mujoco210-linux-x86_64.tar.gz | tar xz -C ~/.mujoco && export LD_LIBRARY_PATH="$HOME/.mujoco/mujoco210/bin:$LD_LIBRARY_PATH"',
      ],
      confidence: 'high',
      weight: 'root',
    };
  const top = clonedAt(event.text);
  // A folder for what a repository brings of others: no package of the system lies there.
  const brought = /(?:^|\/)(?:third_?party|3rd_?party|submodules)\/(?<name>[\w.-]{1,40})\//i.exec(header)
    ?.groups?.['name'];
  const inner =
    brought === undefined
      ? answers.headerProjects.rows.find(({ starts }) => starts.some((start) => header.startsWith(start)))
      : { name: brought, apt: null };
  const apts = apt ?? inner?.apt;
  // A target of CMake finds what the system has, whichever folders it searches.
  if (
    inner !== undefined &&
    apts &&
    [...event.above, event.text, ...event.below].some((line) => /CMakeFiles\//.test(line))
  )
    return {
      subject: header,
      title: `${header} is in no folder that this target of CMake searches`,
      cause: `${header} comes with ${inner.name}: it is not here, lies in a submodule that was not fetched, or the target does not name its folder.`,
      fix: [
        `apt-get update && apt-get install -y ${apts}   # into a folder that each compiler searches; then the same build again`,
        `find . -path '*/${header}'   # here already? export CPATH=WHAT_STANDS_BEFORE_IT (absolute), or target_include_directories(TARGET PRIVATE …) in CMakeLists.txt; none: git submodule update --init --recursive`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  // Some projects have CUTLASS as a submodule, others want it beside them.
  if (inner?.name === 'CUTLASS')
    return {
      subject: header,
      title: `The headers of CUTLASS (${header}) are not here`,
      cause:
        'A submodule that was not fetched (a clone without --recursive, a zip), or a clone that is wanted beside it.',
      fix: [
        `${top === null ? '' : `cd ${top} && `}git submodule update --init --recursive && git submodule status | grep -i cutlass || { git clone --depth 1 https://github.com/NVIDIA/cutlass ~/cutlass && export CUTLASS_PATH=~/cutlass CPATH=~/cutlass/include:~/cutlass/tools/util/include:$CPATH; }   # then the same install again; code of before 2025 may want --branch v3.5.1 of the clone`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  if (inner !== undefined) {
    return {
      subject: header,
      title: `${header} belongs to a submodule of the repository that was not fetched`,
      cause: `${header} comes with ${inner.name}, which the repository names as a submodule: a clone without --recursive (or a zip of it) leaves its folder empty.`,
      fix: [
        `${top === null ? '' : `cd ${top} && `}git submodule update --init --recursive   # in the folder of the repository; then the same install again`,
        ...(apts ? [`# or of the system: apt-get update && apt-get install -y ${apts}`] : []),
        ...(inner.name === 'GLM'
          ? ['# third_party/glm is not empty? too old: github.com/g-truc/glm in its place']
          : []),
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  if (apt === null && top === null) {
    const wanted = /^[A-Za-z][\w.-]{1,60}$/.exec(packageBuilt(event) ?? '')?.[0];
    // Of a package of the index another release may have a wheel.
    return wanted === undefined || !/(?:Collecting|Using cached) /.test(wholeOf(event))
      ? null
      : {
          fix: [
            `${event.pip} install --only-binary :all: ${wanted}   # a release that need not be compiled, where one fits this Python; then the rest of the install again`,
            `apt-get update && apt-get install -y apt-file && apt-file update && apt-file search ${header}   # none: names the -dev package; install it, then the same again`,
          ],
        };
  }
  if (apt === null)
    return {
      subject: header,
      cause: `A repository is compiled from its source, and ${header} is not here: it belongs to a submodule that was not fetched, or to the -dev package of a system library.`,
      fix: [
        `cd ${top} && git submodule status | grep ^-; git submodule update --init --recursive   # lines with - in front were not fetched (a zip of a repository has none of them: git clone --recursive); then the same build again`,
        `apt-get update && apt-get install -y apt-file && apt-file update && apt-file search ${header}   # none? then this names the -dev package: install it`,
      ],
    };
  return {
    subject: header,
    title: `The header ${header} is missing, so the package cannot be compiled`,
    cause: `A package is compiled from source, and ${header} is in the system package ${apt}, which is not installed.`,
    fix: [
      // Its folder lies one below those that are searched; many projects bring it as a submodule.
      /^Eigen\//.test(header)
        ? `git submodule update --init --recursive; apt-get update && apt-get install -y ${apt} && export CPATH=/usr/include/eigen3:$CPATH   # in the folder of the repository; then the same install again`
        : `apt-get update && apt-get install -y ${apt} build-essential   # then the same pip install again`,
    ],
    confidence: 'high',
    weight: 'root',
  };
};

/** The repository that the compiled file lies in, as a word for the shell; null where it is a folder of pip, the system or a package. */
function clonedAt(text: string): string | null {
  const file =
    /(?<![\w.])(?<folder>\/[\w./+-]{1,200})\/[\w.+-]{1,80}\.(?:h|hpp|hh|cuh|cu|c|cc|cpp|cxx):\d/.exec(text)
      ?.groups?.['folder'];
  return file === undefined ||
    /^\/(?:usr|tmp\/pip|lib)\b|site-packages|dist-packages|\/pip-|conda|\/_skbuild|\/uv\//.test(`${file}/`)
    ? null
    : `"$(git -C ${file} rev-parse --show-toplevel)"`;
}

/** A script or program that a shell or container starts and does not find. */
export const entrypointAnswer: Answerer = (event) => {
  const file = event.captures['file'] ?? '';
  if (!harmlessWord(file)) return null;
  const volume = /^(?<at>\/workspace|\/runpod-volume|\/data|\/config)\//.exec(file)?.groups?.['at'];
  return {
    subject: file,
    cause: `The container starts ${file}, and the kernel finds none: the file is not in the image (or a volume is mounted over its folder), or the interpreter in its first line does not exist, which is so where the line ends in CR (Windows).`,
    fix: [
      ...(volume === undefined
        ? []
        : [
            `# a volume mounted at ${volume} hides what the image has there: mount it elsewhere, or take a newer tag of the image`,
          ]),
      ...(/\.(?:sh|bash|py)$|entrypoint|start|run|init/.test(file)
        ? [
            `sed -i 's/\\r$//' ${file}   # takes Windows line ends away: in the folder that the image is built from (then docker build --no-cache), or where it is mounted`,
          ]
        : []),
      `ls -l ${file}; head -1 ${file} | cat -A   # still so: is it there, and the program of its first line? (^M$ at its end: Windows line ends)`,
      '# if there is no such file: COPY it in the Dockerfile, or mount the volume elsewhere',
    ],
  };
};

/** A compiled package that fits another torch, by the folder its library lies in. */
/** Every torch for CUDA has this library, whatever its release. */
function torchForCpu({ pip }: Event, root: string): Answer {
  const python = pip.replace(/ -m pip$/, '');
  return {
    title: `The torch here has no CUDA, and ${root} was built for one that has`,
    cause: `libc10_cuda.so and libtorch_cuda.so come with every torch for CUDA: a build for the CPU is installed (often brought by another install).`,
    fix: [
      `${pip} install --force-reinstall "torch==$(${python} -c "import torch; print(torch.__version__.split('+')[0])")"   # the same release, for CUDA (Windows: with the --index-url of pytorch.org; of conda: its pytorch with pytorch-cuda or cudatoolkit)`,
      `${python} -c "import torch; print(torch.__version__, torch.version.cuda)"   # None: for the CPU`,
    ],
    confidence: 'medium',
  };
}

export const extensionAnswer: Answerer = (event, facts) => {
  const root =
    /(?:(?:site|dist)-packages\/|PyTorch and )(?<root>[A-Za-z_]\w{0,60})/.exec(event.text)?.groups?.[
      'root'
    ] ?? event.frames.findLast((frame) => frame.root !== null && frame.root !== 'torch')?.root;
  if (root === 'torch' || /torch\/lib\/lib|torch\/_C/.test(event.text)) return ownTorch(event);
  const library = event.captures['library'] ?? '';
  if ((root === undefined || root === null) && /^lib(?:torch|c10)_cuda/.test(library))
    // A part of the code itself, which nothing imported torch before.
    return event.frames.some(({ code }) =>
      /^from \.\w* import _C|^from \. import|^import _C/.test(code ?? ''),
    ) && !event.frames.some(({ file }) => /[\\/]torch[\\/]/.test(file))
      ? ownExtension(event, library)
      : otherCuda(event, library);
  if (root === undefined || root === null) return ownExtension(event, library);
  if (library === 'libc10_cuda.so' || library === 'libtorch_cuda.so') return torchForCpu(event, root);
  if (
    builtModule(event, root) === null &&
    own(facts.imports.names, root) === undefined &&
    !own(facts.imports.not_on_pypi, root) &&
    !facts.imports.same.split(' ').includes(root)
  )
    return ownExtension(event, root);
  if (root === 'torchtext') {
    const python = event.pip.replace(/ -m pip$/, '');
    return {
      title: 'torchtext was built for another torch',
      cause:
        'Each torchtext fits one torch: 0.8 is of 1.7, 0.14 of 1.13, 0.15 of 2.0, and 0.18, the last, of 2.3.',
      fix: [
        `${event.pip} install --no-deps "torchtext==$(${python} -c "import torch; a, b = map(int, torch.__version__.split('.')[:2]); print('0.%d.*' % (b + (1 if a < 2 else 15)))")"   # that of the torch that is here (newer than 2.3: none)`,
      ],
      confidence: 'high',
    };
  }
  // The wheels that were asked for are those that do not fit.
  const asked = {
    ...event,
    above: event.above.filter((line) => !/data\.pyg\.org|pytorch-geometric\.com/.test(line)),
  };
  const built = builtModule(asked, root, true) ?? builtModule(asked, `${root}._ext`);
  const clone = sourceTree(event.text);
  if (built !== null && clone === null) {
    const full = root === 'mmcv' ? versionNearby(event, 'mmcv-full') : null;
    return {
      title: `${root} was built for another torch`,
      cause: `The compiled part of ${root} fits one torch only, and torch was replaced after it was built (or a wheel for another torch or CUDA was taken).`,
      fix: (built.fix ?? []).map((line) =>
        full === null
          ? line
          : line.replace(/^M=.{1,200}?\)"\); (?<rest>.{1,400} )\$M .*/, `$<rest>"mmcv-full==${full}"`),
      ),
    };
  }
  const dist = own(facts.imports.names, root)?.split('|')[0] ?? root.replaceAll('_', '-');
  const source = sourceOf(facts, root);
  const torch = event.pip.replace(/ -m pip$/, '');
  if (
    /^(?:vllm|lmdeploy|sglang|tensorrt_llm|exllamav2|torchao|torchrec|fbgemm_gpu|torch_tensorrt|sgl_kernel)$/.test(
      root,
    )
  ) {
    return {
      title: `${root} was built for another torch`,
      cause: `Each release of ${root} is built for exactly one torch, which it pins; another one was installed after it (or it was installed without its requirements).`,
      fix: [
        `${event.pip} install --force-reinstall --no-cache-dir ${dist}   # with the torch that it pins; in an environment of its own, so that nothing else moves torch (a version that the app pins: ${dist}==THAT)`,
        `${torch} -c "import importlib.metadata as m; print([r for r in m.requires('${dist}') if r.startswith('torch')])"; ${event.pip} show torch ${dist} | grep -E "^(Name|Version)"   # the torch that it wants, and what is here`,
      ],
      confidence: 'high',
    };
  }
  return {
    title: `${root} was built for another torch`,
    cause: `The compiled part of ${root} fits one torch only, and torch was replaced after it was built (or a wheel for another torch or CUDA was taken).`,
    fix: [
      // Another's package has its name on the index.
      root === 'nunchaku'
        ? `${event.pip} uninstall -y nunchaku && ${event.pip} install --no-deps ./nunchaku-*.whl   # first download the wheel whose name has this torch and Python: github.com/nunchaku-tech/nunchaku/releases (PyPI's nunchaku is a stranger's)`
        : `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir --no-deps --no-build-isolation ${source ?? dist}   # taken or built anew for the torch that is here`,
      `${torch} -c "import torch; print(torch.__version__, torch._C._GLIBCXX_USE_CXX11_ABI)"   # a ready wheel must name this torch`,
    ],
  };
};

/** The folder that a compiled part lies in, where it was built in its source. */
function sourceTree(text: string): string | null {
  const folder = /(?<folder>\/[\w./+-]{2,200})\/[\w.+-]{1,100}\.so\b/.exec(text)?.groups?.['folder'];
  return folder === undefined ||
    /(?:site|dist)-packages|\/torch_extensions|\.egg/.test(folder) ||
    !harmlessWord(folder)
    ? null
    : folder;
}

/** An extension that somebody compiled himself: no index has it. */
export function ownExtension({ pip, text, frames }: Event, file: string): Answer {
  // Python's own side of torch: it is there as soon as torch is imported.
  const first = /undefined symbol: THP/.test(text) || /^lib(?:torch|c10)_cuda/.test(file);
  const name = file.replace(/\.(?:cpython|so\b).*$/, '');
  const known = /^[A-Za-z_]\w{0,60}$/.test(name) && !/^lib(?:c10|torch)/.test(name) ? name : null;
  const python = pip.replace(/ -m pip$/, '');
  // Its clone, where the path of what was started shows it.
  const flat = (part: string) => part.toLowerCase().replaceAll(/[-_]|(?:main|master)$/g, '');
  const clone = frames
    .filter(({ root }) => root === null)
    .map((frame) => frame.file.split('/').slice(0, -1))
    .map((parts) => parts.slice(0, parts.findIndex((part) => flat(part) === flat(known ?? '-')) + 1))
    .map((parts) => parts.join('/'))
    .find((folder) => folder.startsWith('/') && harmlessWord(folder));
  const tree = sourceTree(text);
  const inPlace = tree !== null && !`${tree}/`.includes('/build/');
  if (name.startsWith('transformer_engine'))
    return {
      title: 'transformer-engine was compiled for another torch',
      cause: 'It came with the image, for a torch that was replaced since.',
      fix: [`${pip} uninstall -y transformer-engine   # others only take it where it is there`],
    };
  return {
    title: `${known ?? 'An extension of the project itself'} was compiled for another torch, or is imported before torch`,
    cause: `The compiled part asks for functions of torch: they are there only once torch is imported, and only where it is the very torch that ${known ?? 'it'} was compiled with. It comes from a source folder, not from an index.`,
    fix: [
      ...(first
        ? [
            `# in the code: import torch before import ${known ?? 'the extension'}: that loads the library which has this function`,
          ]
        : []),
      `${tree === null ? (clone === undefined ? '' : `cd ${clone} && `) : `cd ${tree} && ${inPlace ? 'for f in *.so; do mv $f $f.old; done; ' : ''}until [ -e setup.py ] || [ "$PWD" = / ]; do cd ..; done; `}mv build build.old 2>/dev/null; ${/mmcv\/_ext/.test(text) ? 'MMCV_WITH_OPS=1 ' : ''}${pip} install --no-build-isolation --no-cache-dir --force-reinstall --no-deps ${inPlace ? '-e ' : ''}.   # in the folder with its setup.py: compiled anew, without what an earlier build left, for the torch that is here`,
      ...(first || known === null || tree !== null
        ? []
        : [
            `${python} -c "import torch, ${known}"   # and in the code the same order: import torch before it`,
          ]),
    ],
    confidence: 'medium',
  };
}

/** A part that only some builds of torch have, asked for by a package that the log does not name. */
function otherCuda(event: Event, library: string): Answer {
  const pyg = builtModule(event, 'torch_scatter', true)?.fix?.[0];
  return {
    subject: library,
    title: 'A compiled package was made for a torch of another CUDA than the one that is here',
    cause: `${library} is a part of torch that not every build has: a CPU build lacks it, and builds for another CUDA or of another release are cut otherwise. The log does not say which package asks for it: the wheel, or the build, of one was made for another torch.`,
    fix: [
      `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.version.cuda)"; ${event.pip} list | grep -iE "torch|pyg|dgl|mmcv|detectron|xformers|flash"   # the torch that is here; a tag behind + that differs from its own is the one`,
      ...(pyg === undefined ? [] : [`${pyg}; of PyG, and so torch-sparse, torch-cluster, torch-spline-conv`]),
      `# another package: its wheel for this torch and CUDA, as its page lists them; built from a source folder: there: ${event.pip} install --no-build-isolation --force-reinstall --no-deps .`,
      '# torch says +cpu or None, and there is a GPU? then it is torch that is the wrong one: the torch of the CUDA that the package names',
    ],
    confidence: 'medium',
  };
}

/** The step of a build that was killed, and what of it can be made smaller. */
export const killedAnswer: Answerer = (event) => {
  const around = [...event.above.slice(-25), event.text];
  const compiling = around.some((line) =>
    /nvcc|ninja|cc1plus|building wheel|Building wheel|build_wheel|setup\.py|g\+\+|cicc/.test(line),
  );
  if (/\bsrun\b|slurm/.test(event.text))
    return {
      title: 'Slurm ended the job: it took more main memory than it asked for',
      fix: [
        '#SBATCH --mem=64G   # in the script, or --mem=64G at srun: more than before',
        'sacct -j JOB --format=JobID,State,MaxRSS,ReqMem,ExitCode   # what it took, and asked for; TIMEOUT: --time',
      ],
    };
  if (event.text.startsWith('Killedng '))
    return {
      fix: [
        'export HF_HUB_DISABLE_XET=1   # plain HTTP, which takes less memory; then the same again: it continues',
        '# or a machine with more main memory',
      ],
    };
  if (
    /\beta -?[\d:]{4,8} ?Killed$/.test(event.text) ||
    around.some((line) => /pip\/_vendor\/(?:msgpack|cachecontrol)|B\/s eta 0:00:00/.test(line))
  )
    return {
      title: 'pip ran out of main memory while it kept a large wheel',
      fix: [
        `${event.pip} install --no-cache-dir -r requirements.txt   # keeps no copy of it in memory; in place of -r …: what was to be installed`,
        'free -g; cat /sys/fs/cgroup/memory.max 2>/dev/null   # less than 2 GB: a larger machine',
      ],
    };
  if (/OOMKilled/.test(event.text))
    return {
      title: 'Kubernetes ended the container: it took more main memory than it may have',
      fix: [
        '# in the YAML of the container: resources: {limits: {memory: 64Gi}, requests: {memory: 64Gi}}, more than before, on a node that has it',
        'kubectl top pod POD --containers   # what it takes',
      ],
    };
  const told = `${around.join('\n')}\n${event.text}\n${event.below.slice(0, 6).join('\n')}`;
  if (/\bWSL/i.test(told)) {
    const most = Math.max(32, ...[...told.matchAll(/\b(\d{2,3}) ?GB\b/gi)].map((found) => Number(found[1])));
    return {
      title: 'WSL ended the process: it has half of the memory of Windows',
      fix: [
        `# %UserProfile%\\.wslconfig in Windows: a line [wsl2], then memory=${most - 4}GB (4 less than Windows has) and swap=32GB; then, in PowerShell: wsl --shutdown`,
      ],
    };
  }
  return compiling
    ? {
        cause:
          'The machine ran out of main memory (RAM, not GPU memory) while something was compiled with many jobs at once, and the kernel killed it.',
        fix: [
          'export MAX_JOBS=2 NVCC_THREADS=1   # then the same install again',
          '# or take a ready wheel, or a machine with more RAM',
          'free -g',
        ],
      }
    : null;
};

/** How programs that start vLLM themselves call its length and its share of the memory. */
const vllmWithin: readonly (readonly [program: RegExp, length: string, share: string])[] = [
  [
    /\bverl\b|actor_rollout_ref/,
    'actor_rollout_ref.rollout.max_model_len=',
    'actor_rollout_ref.rollout.gpu_memory_utilization=',
  ],
  [
    /\bms-swift|\bswift (?:sft|rlhf|infer|deploy|rollout|app) /,
    '--vllm_max_model_len ',
    '--vllm_gpu_memory_utilization ',
  ],
  [/llama-?factory/i, 'vllm_maxlen: ', 'vllm_gpu_util: '],
  [/unsloth/i, 'max_seq_length=', 'gpu_memory_utilization='],
  [/\btrl\b|GRPOTrainer|GRPOConfig/, 'vllm_max_model_length=', 'vllm_gpu_memory_utilization='],
];

/** Values of the log that make a general fix one that can be typed. */
export const kvCacheAnswer: Answerer = (event) => {
  // Its numbers may stand in the line above.
  const text = /^is less than desired/.test(event.text)
    ? `${event.above.at(-1) ?? ''} ${event.text}`
    : event.text;
  const room =
    /stored in KV cache \((?<room>\d{1,9})\)|estimated maximum model length is (?<most>\d{1,9})/.exec(
      text,
    )?.groups;
  const tokens = room?.['room'] ?? room?.['most'] ?? null;
  if (!/KV cache|max.?seq.?len|cache blocks|gpu.memory.utilization/i.test(text)) return null;
  const used = /memory utilization|free memory on device|less than desired/i.test(text) && tokens === null;
  if (/No available memory for the cache blocks/.test(text))
    return {
      title: 'The weights leave no GPU memory for the context',
      cause: 'The context lives in what weights and one full step leave of the share of vLLM.',
      fix: [
        '# add to the command of vLLM: --gpu-memory-utilization 0.95 --max-num-seqs 16 --max-num-batched-tokens 2048 --enforce-eager',
        '# still so: a smaller or quantised variant of the model, --tensor-parallel-size 2 with two cards, or a larger GPU',
      ],
    };
  const within = vllmWithin.find(([program]) => program.test(wholeOf(event)));
  const [, length = '--max-model-len ', asked = '--gpu-memory-utilization '] = within ?? [];
  const spot = within === undefined ? 'add to the command of vLLM' : 'in the command, config or code';
  const { free, all } = /\((?<free>[\d.]{1,8})\/(?<all>[\d.]{1,8}) GiB\)/.exec(text)?.groups ?? {};
  const share = Math.floor((100 * Number(free)) / Number(all)) / 100;
  const less = `${asked}${share > 0 ? share : 0.8}`;
  return {
    title: used
      ? 'vLLM asks for more GPU memory than is free'
      : "The model's context does not fit into the GPU memory that is left",
    cause: used
      ? 'vLLM takes the share of the whole card that --gpu-memory-utilization names (0.9), and less than that is free: another process holds memory, or the model is too large.'
      : `vLLM keeps the keys and values of the whole context on the GPU; there is room for ${tokens ?? 'fewer'} tokens beside the weights.`,
    fix: used
      ? [
          // A desktop or another program with its small part is left alone.
          ...(share >= 0.3 ? [`# ${spot.replace('add to', 'in')}: ${less}, which is what is free`] : []),
          'nvidia-smi   # which process holds memory? end it',
          ...(share > 0 ? [] : [`# or ask for less: ${less}`]),
        ]
      : [
          `# ${spot}: ${length}${tokens ?? '8192'}${within === undefined ? `   (max_model_len=${tokens ?? '8192'} in Python)` : ''}`,
          `# or give it more: ${asked}0.95, --kv-cache-dtype fp8, or a larger GPU`,
        ],
  };
};

/** Where nothing of the signature needs more than the facts of its package. */
export function cudnnAnswer(event: Event, facts: Facts): Answer | null {
  const name = /CUDNN_STATUS_\w{3,60}/.exec(event.text)?.[0];
  const row = name === undefined ? undefined : own(facts.codes.cudnn, name);
  return row === undefined || !row[0]
    ? null
    : {
        cause: `${name}: ${row[0]}. Mostly another cuDNN than torch's own is loaded, or the GPU memory is full.`,
      };
}

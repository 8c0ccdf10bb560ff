import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { builtModule } from './built-modules.ts';
import { isTensorflowLine, tensorflowLibrary, tensorflowLine } from './tensorflow.ts';
import { tagNearby } from './version-commands.ts';

/** A shared library that the loader does not find, or finds in another version. */
export const libraryAnswer: Answerer = (event, facts) => {
  const library = (event.captures['library'] ?? '').replace(/\.$/, '');
  const root = event.frames.at(-1)?.root ?? null;
  if (isTensorflowLine(event.text)) return tensorflowLine(event, library);
  const part = /DLL load failed while importing (?<part>\w{1,40})/.exec(event.text)?.groups?.['part'];
  if (part !== undefined || /\.dll$/i.test(library)) return windowsLibrary(event, part ?? library);
  if (
    /cudnn/.test(library) &&
    /undefined symbol|^(?!.*Unable to load any).*Cannot load symbol|not found or cannot/.test(event.text)
  )
    return otherCudnn(library);
  const wheels = /^libcu/.test(library) && root !== null ? builtModule(event, root, true) : null;
  if (wheels !== null) return { ...wheels, title: `${root} was built for another CUDA than is here` };
  if (/^lib(?:cudart|cublas|cublasLt|cudnn|cufft|curand|cusolver|cusparse|nvrtc)\.so$/.test(library))
    return plainToolkit(library);
  if (/undefined symbol: _{0,2}nvJitLink/.test(event.text)) return otherLinker(event);
  const nvidia = nearest(facts.libraries.nvidia, library);
  const tensorflow =
    nvidia?.[0] !== 'driver' && /^lib(?:cu|nv)/.test(library) ? tensorflowLibrary(event, library) : null;
  if (tensorflow !== null) return tensorflow;
  if (nvidia !== undefined) return nvidiaLibrary(event, library, nvidia);
  const row = nearest(facts.libraries.libraries, library);
  if (row === undefined) return ofAnExtension(event, library) ?? ownLibrary(library);
  if (/^libpython3/.test(library)) return pythonLibrary(event, library, row[0] ?? row[2] ?? null);
  const [old, now] = [row[0] ?? row[2] ?? null, row[1] ?? row[3] ?? null];
  const name = old ?? now;
  const remark = row[4] ?? null;
  if (name === null) return /^lib(?:ssl|crypto)\.so\.1\.1/.test(library) ? olderSsl(event, library) : null;
  return {
    subject: library,
    title: `The system library ${library} is not installed`,
    cause: `The program needs ${library}, which pip does not bring; on Debian and Ubuntu it is in the package ${name}${now === null || now === name ? '' : ` (${now} in Debian 13 and Ubuntu 24.04)`}.${remark === null ? '' : ` ${remark}.`}`,
    fix: [
      `apt-get update && apt-get install -y ${name}`,
      ...(now === null || now === name
        ? []
        : [`# or, on Debian 13 and Ubuntu 24.04: apt-get install -y ${now}`]),
      ...(/^libGL\.|^libgthread|^libglib/.test(library)
        ? [
            '# or, with no system package:',
            `${event.pip} uninstall -y opencv-python opencv-contrib-python && ${event.pip} install opencv-python-headless`,
          ]
        : []),
    ],
    confidence: 'high',
    weight: 'root',
  };
};

/** cuSPARSE links at run time with nvJitLink, whose newer releases hold the names of all older ones of that CUDA. */
function otherLinker(event: Event): Answer {
  const [, major = '12', minor = '0'] = /nvJitLink\w{1,40}_(\d\d)_(\d{1,2})\b/.exec(event.text) ?? [];
  const folder = /(?<site>\/[\w./+-]{1,200}?\/(?:site|dist)-packages)\/(?:torch|nvidia)\//.exec(event.text)
    ?.groups?.['site'];
  return {
    subject: 'libnvJitLink',
    title: `libcusparse finds an older libnvJitLink than CUDA ${major}.${minor}`,
    cause: `A CUDA toolkit of LD_LIBRARY_PATH stands before the libraries of pip, or nvidia-nvjitlink is of another release than torch pins.`,
    fix: [
      `unset LD_LIBRARY_PATH && ${event.pip} install -U "nvidia-nvjitlink${major === '12' ? '-cu12' : ''}>=${major}.${minor}"   # then start again, in this shell`,
      ...(folder === undefined
        ? []
        : [
            `export LD_LIBRARY_PATH=${folder}/nvidia/${major === '12' ? 'nvjitlink' : `cu${major}`}/lib   # still so (a toolkit that ldconfig knows): that one first`,
          ]),
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Ubuntu 22.04, Debian 12 and newer have OpenSSL 3 alone. */
function olderSsl(event: Event, library: string): Answer {
  const around = [event.text, ...event.above].join('\n');
  return {
    subject: library,
    title: `${library} is of OpenSSL 1.1, and this system has OpenSSL 3`,
    cause: 'The program was built for Ubuntu 20.04 or Debian 11.',
    fix: [
      ...(/paddle/.test(around)
        ? [
            `${event.pip} install -U "paddlepaddle-gpu>=2.6"   # (paddlepaddle on the CPU) needs it no more; or:`,
          ]
        : []),
      'curl -fO http://archive.ubuntu.com/ubuntu/pool/main/o/openssl/libssl1.1_1.1.1f-1ubuntu2_amd64.deb && dpkg -i libssl1.1_1.1.1f-1ubuntu2_amd64.deb   # beside OpenSSL 3',
      '# or an image of Ubuntu 20.04, or a newer release of the program',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Windows names the library that it was asked for, and not the one below it that is missing. */
function windowsLibrary(event: Event, library: string): Answer {
  const name = library.split('\\').at(-1) ?? library;
  const omp = /^fbgemm/i.test(name);
  return {
    subject: name,
    title: `Windows cannot load ${name}: a library that it needs is missing`,
    cause: `${name} is there; what it builds on is not: ${omp ? 'libomp140.x86_64.dll, which torch 2.4.0 left out and 2.4.1 brings' : 'mostly the run time of Visual C++, or it is of another release than the rest'}.`,
    fix: [
      ...(omp
        ? []
        : [
            'winget install -e --id Microsoft.VCRedist.2015+.x64   # then open a new window, and start again',
          ]),
      `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # ${omp ? 'any but 2.4.0' : 'still so, and it is a library of torch: torch whole'}; an app that pins torch: ${omp ? '2.4.1 or 2.3.1' : 'that release'}, with the torchvision and torchaudio of its time`,
    ],
    confidence: omp ? 'high' : 'medium',
  };
}

/** Their names have the number of one release. */
function ofCodec(library: string): Answer | null {
  const exr = /^lib(?:Iex|Half|Imath|IlmImf|IlmThread|OpenEXR)/.test(library);
  const codec = /^lib(?<name>x26[45])\./.exec(library)?.groups?.['name'];
  if (!exr && codec === undefined) return null;
  return {
    subject: library,
    title: `${library} is of another release of ${codec ?? 'OpenEXR'} than is here, or it is not installed`,
    cause: 'The number in the name is that of the release that the program was built for.',
    fix: exr
      ? [
          'apt-get update && apt-get install -y libopenexr-dev',
          'python3 -m pip install -U OpenEXR   # its wheels bring their own',
        ]
      : [
          `conda install -y -c conda-forge --override-channels ffmpeg ${codec}   # in conda: both anew, of one channel`,
          '# or the one of the system: conda remove ffmpeg; apt-get update && apt-get install -y ffmpeg',
        ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Nobody's package that is known: built here or unpacked into a folder that the loader does not search, or not there. */
function ownLibrary(library: string): Answer | null {
  if (!/^lib[\w.+-]{1,60}\.so[\d.]{0,12}$/.test(library)) return null;
  const codec = ofCodec(library);
  if (codec !== null) return codec;
  const bare = library.replace(/\.so.*$/, '');
  const nccl = /^libnccl\.so/.test(library);
  return {
    subject: library,
    title: `The loader does not find ${library}`,
    cause: `The program needs ${library}: it lies in a folder that the loader does not search (built from source it goes to /usr/local/lib, or into the folder of its package), it is there in another release only, or it is not installed.`,
    fix: [
      `find / -xdev -name "${bare}.so*" 2>/dev/null; ldconfig -p | grep ${bare}   # is it there, and in which folder?`,
      'export LD_LIBRARY_PATH=/usr/local/lib:$LD_LIBRARY_PATH   # that folder, where it is another: then start again',
      '# for good: echo /usr/local/lib | sudo tee /etc/ld.so.conf.d/local.conf && sudo ldconfig',
      nccl
        ? `# nowhere: its package: apt-get install -y libnccl${/\.so\.(?<major>\d)/.exec(library)?.groups?.['major'] ?? '2'} (NVIDIA's package source); libnccl.so.2 also: pip install nvidia-nccl-cu12`
        : `apt-get update && apt-get install -y apt-file && apt-file update && apt-file search ${library}   # nowhere: finds the package of a system library; one of a Python package: install that package again, for the CUDA of torch here`,
    ],
    confidence: 'medium',
  };
}

/** Of an interpreter that uv, pyenv or conda brought, mostly in the home of the user that installed it. */
function pythonLibrary(event: Event, library: string, apt: string | null): Answer {
  const conda = /conda|\/envs\//.test([event.text, ...event.above].join('\n'));
  return {
    subject: library,
    title: `The loader does not find ${library}, the library of a Python`,
    cause: `${library} belongs to an interpreter: that of the system, or one that uv, pyenv or conda brought into the home of a user. In an image it often lies below /root, which no other user (docker run --user) may read.`,
    fix: [
      `id; find / -xdev -name "${library}*" 2>/dev/null   # as root (docker exec -u 0): where it is; below /root, and another user runs?`,
      '# then either: run the container as root: without --user (compose: user: "0:0"), or let others read it: chmod a+rx /root and the folders below it in the Dockerfile',
      conda
        ? 'export LD_LIBRARY_PATH=$CONDA_PREFIX/lib:$LD_LIBRARY_PATH   # of a conda environment'
        : '# or, elsewhere than in /root: export LD_LIBRARY_PATH=THAT_FOLDER:$LD_LIBRARY_PATH',
      ...(apt === null
        ? []
        : [`apt-get update && apt-get install -y ${apt}   # nowhere: the one of the system`]),
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

function otherCudnn(library: string): Answer {
  return {
    class: 'other-missing-shared-library',
    subject: 'cudnn',
    title: 'Another cuDNN than the one of this torch is loaded',
    cause: `${library} is found, but belongs to another cuDNN than the rest: a copy of the system, the image or another package stands before the one that torch brings.`,
    fix: [
      'unset LD_LIBRARY_PATH   # then start the app again: torch finds its own cuDNN',
      '# or, where a system copy is the one that is found:',
      'apt-get remove -y "libcudnn*"',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** The name without a number is for linking, and many a program loads it: there may be a libcuda.so.1 all the same. */
function plainDriver(event: Event): Answer {
  const around = [...event.above, ...event.below].join('\n');
  const there = /libcuda\.so\.1(?!.{0,20}cannot open)|CDLL 'libcuda|\/wsl\/|WSL|microsoft-standard/.test(
    around,
  );
  const link = [
    'ldconfig -p | grep libcuda; ls -l /usr/lib/wsl/lib/libcuda* 2>/dev/null   # libcuda.so.1 there? then only the name without a number is missing',
    'export LD_LIBRARY_PATH=/usr/lib/wsl/lib:$LD_LIBRARY_PATH   # WSL2: its folder has both names; then start again',
    'sudo ln -s "$(ldconfig -p | awk \'/libcuda.so.1 / {print $NF; exit}\')" /usr/local/lib/libcuda.so && sudo ldconfig   # elsewhere: the missing name',
  ];
  return {
    class: there ? 'other-missing-shared-library' : 'no-gpu-visible',
    subject: 'libcuda.so',
    title: there
      ? 'The driver is there, but not under the name libcuda.so'
      : 'libcuda.so is not found: the name is missing, or the driver',
    cause:
      'The driver brings libcuda.so.1; the name without a number is a link, which containers and WSL2 (in /usr/lib/wsl/lib) often lack or do not search. Where libcuda.so.1 is missing too, the container sees no GPU.',
    fix: [
      ...link,
      ...(there
        ? []
        : [
            '# no libcuda.so.1 either: start it with a GPU: docker run --gpus all; on a pod: deploy another one with a GPU',
          ]),
    ],
    confidence: there ? 'high' : 'medium',
    weight: 'root',
  };
}

/** Paddle, PyCUDA, RAPIDS and others load it by the name that only a toolkit has: wheels have the numbered one alone. */
function plainToolkit(library: string): Answer {
  return {
    subject: library,
    title: `${library} of a CUDA toolkit is not found`,
    cause: `${library}, without a number, is the name in a toolkit; its folder is not known to the loader, or no toolkit is here. Wheels of the index hold the numbered name only.`,
    fix: [
      `export LD_LIBRARY_PATH=/usr/local/cuda/lib64:/usr/lib/x86_64-linux-gnu:$LD_LIBRARY_PATH   # where find / -xdev -name "${library}*" shows it; then start again`,
      '# nowhere: an image nvidia/cuda:...-cudnn-devel of the CUDA that the package names (conda: cudatoolkit, cudnn)',
      '# or a release of the package that brings its own: paddlepaddle-gpu 3 from https://www.paddlepaddle.org.cn/packages/stable/cu126/, or the name that says the CUDA here (cuml-cu12, cupy-cuda12x)',
    ],
    confidence: 'medium',
  };
}

function nvidiaLibrary(event: Event, library: string, [kind = '', what = '']: readonly string[]): Answer {
  if (kind === 'driver' && library === 'libcuda.so') return plainDriver(event);
  if (kind === 'driver') {
    return {
      class: /libcuda\.so|nvidia-ml/.test(library) ? 'no-gpu-visible' : 'other-missing-shared-library',
      subject: library,
      title: `${library} is a part of the host's driver, and is not in this container`,
      cause: `${library}: ${what}.`,
      fix: [
        'nvidia-smi   # answers only where the container sees a GPU',
        `# start it with a GPU: docker run --gpus all${/video|graphics/.test(what) ? ' -e NVIDIA_DRIVER_CAPABILITIES=all' : ''}; on a pod: deploy another one with a GPU`,
        'export LD_LIBRARY_PATH=/usr/local/nvidia/lib64:/usr/lib/x86_64-linux-gnu:/usr/local/cuda/compat:$LD_LIBRARY_PATH   # started with one already, and nvidia-smi answers: the folders in which it lies there',
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  const name = /^[\w.-]+(?:(?:==|<)[\d.]+)?/.exec(what)?.[0] ?? '';
  const folder =
    /nvidia-(?<part>[a-z]+(?:-(?!cu)[a-z]+)?)/.exec(name)?.groups?.['part']?.replaceAll('-', '_') ?? '';
  if (kind !== 'pip' || name === '') return { subject: library, cause: `${library}: ${what}.` };
  if (
    /onnxruntime/.test(event.text) &&
    !/libnvinfer|libnvonnx/.test(library) &&
    /\.so\.(?:8|10|11|12|9)\b/.test(library)
  )
    return onnxLibrary(event, library);
  const bound = ofAnExtension(event, library);
  if (bound !== null) return bound;
  const python = event.pip.replace(/ -m pip$/, '');
  // The wheels of CUDA 13 put all parts into one folder.
  const inside =
    folder === ''
      ? 'tensorrt_libs'
      : /\.so\.13\b/.test(library) && folder !== 'cudnn'
        ? 'nvidia.cu13'
        : `nvidia.${folder}`;
  return {
    subject: library,
    title: `The CUDA library ${library} is not found`,
    cause: `${library} comes with ${what}. It is missing because a package was built for this CUDA and torch here is for another, or it lies in site-packages, where only torch looks.`,
    fix: [
      `${event.pip} install "${name}"`,
      `export LD_LIBRARY_PATH="$(${python} -c 'import os, ${inside} as p; print(os.path.join(list(p.__path__)[0], "${folder === '' ? '' : 'lib'}"))'):$LD_LIBRARY_PATH"   # makes it known to programs other than torch`,
      `# or, where a package was built for another CUDA than torch: install its build for ${tagNearby(event) ?? "torch's CUDA"} (python3 -c "import torch; print(torch.version.cuda)")`,
    ],
    confidence: 'medium',
  };
}

/** A package that was compiled for one torch: a CUDA library beside another torch would not make it fit. */
function ofAnExtension(event: Event, library: string): Answer | null {
  const major = /\.so\.(?<major>1[0-3])\b/.exec(library)?.groups?.['major'];
  const root = event.frames.findLast(({ root: one }) =>
    /^(?:flash_attn|vllm|xformers|exllamav2|auto_gptq|awq|sgl_kernel|sglang|lmdeploy|torchvision|torchaudio|fbgemm_gpu|detectron2|mmcv|pytorch3d|spconv|cumm)$/.test(
      one ?? '',
    ),
  )?.root;
  if (major === undefined || root === undefined || root === null) return null;
  const dist = root.replaceAll('_', '-');
  const python = event.pip.replace(/ -m pip$/, '');
  const index = major === '10' ? 'cu102' : major === '11' ? 'cu118' : major === '12' ? 'cu126' : 'cu130';
  const whole = /^(?:vllm|sglang|lmdeploy)$/.test(root);
  const look = `${python} -c "import torch; print(torch.__version__, torch.version.cuda)"   # the CUDA of the torch here: another than ${major}?`;
  const pair = /^torch(?:vision|audio)$/.test(root);
  return {
    subject: library,
    title: `${dist} was built for CUDA ${major}, and the torch here for another`,
    cause: `${library} is of CUDA ${major}, which comes with a torch of that CUDA; ${dist} was compiled for it, and the torch that is installed is of another. The library alone would not make the two fit.`,
    fix: [
      ...(/^(?:spconv|cumm)$/.test(root)
        ? [
            `${event.pip} freeze | grep -oE "^(spconv|cumm)[^= ]*" | xargs ${event.pip} uninstall -y; ${event.pip} install spconv-${/^cu(?:118|121|124)$/.exec(tagNearby(event) ?? '')?.[0] ?? 'cu126'}   # of the CUDA of torch`,
          ]
        : []),
      look,
      ...(pair || /^(?:spconv|cumm)$/.test(root)
        ? []
        : whole
          ? [
              `${event.pip} install --force-reinstall --no-cache-dir ${dist}   # with the torch that it pins and was built for; best in an environment of its own`,
            ]
          : [
              `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir --no-build-isolation ${dist}   # taken or built anew for the torch here (a ready wheel names it: cu12torch2.6)`,
            ]),
      ...(pair ? [] : ['# or: a torch of that CUDA:']),
      `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${index}   # one set, of CUDA ${major}; the release that ${pair ? 'the app pins' : `${dist} was built for`}`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** A library that is linked with while something is compiled: its -dev package, or a part of CUDA. */
export const linkerAnswer: Answerer = (event, facts) => {
  const name = event.captures['library'] ?? '';
  if (
    /^(?:cuda|nvidia-ml|cudart\w{0,10}|cublas\w{0,10}|cufft|curand|cusolver|cusparse|nvrtc|cudnn|nvToolsExt)$/.test(
      name,
    )
  ) {
    const driver = /^(?:cuda|nvidia-ml)$/.test(name);
    return {
      subject: name,
      title: `The linker does not find lib${name} of CUDA`,
      cause: driver
        ? `Something is compiled that links with lib${name} of the driver. The driver is on the host; to link, a stub of it is enough, and the toolkit brings that in its folder stubs.`
        : `Something is compiled that links with lib${name} of the CUDA toolkit, whose folder is not known to the linker (or the image is no -devel one).`,
      fix: [
        `export CUDA_HOME=/usr/local/cuda LIBRARY_PATH=/usr/local/cuda/lib64:/usr/local/cuda/lib64/stubs:$LIBRARY_PATH   # then the same again`,
        `ls /usr/local/cuda/lib64/${driver ? 'stubs/' : ''}lib${name}.so*   # nothing? start from a -devel image of the CUDA of this torch`,
        ...(driver
          ? [
              '# in WSL: export LIBRARY_PATH=/usr/lib/wsl/lib:$LIBRARY_PATH; Triton that links at run time: ln -s /usr/lib/x86_64-linux-gnu/libcuda.so.1 /usr/lib/x86_64-linux-gnu/libcuda.so',
            ]
          : []),
      ],
      confidence: 'high',
    };
  }
  const known: Readonly<Record<string, string>> = {
    aio: 'libaio-dev',
    GL: 'libgl-dev',
    GLEW: 'libglew-dev',
    EGL: 'libegl-dev',
    z: 'zlib1g-dev',
    ssl: 'libssl-dev',
    crypto: 'libssl-dev',
    ffi: 'libffi-dev',
    sndfile: 'libsndfile1-dev',
    portaudio: 'portaudio19-dev',
    openblas: 'libopenblas-dev',
    jpeg: 'libjpeg-dev',
    png: 'libpng-dev',
    X11: 'libx11-dev',
    boost_python3: 'libboost-python-dev',
    stdc: 'build-essential',
    'stdc++': 'build-essential',
    gomp: 'libgomp1',
    curl: 'libcurl4-openssl-dev',
    sqlite3: 'libsqlite3-dev',
    mpi: 'libopenmpi-dev',
  };
  const apt = own(known, name) ?? packageOf(own(facts.libraries.headers, `${name}.h`));
  return {
    subject: name,
    title: `The linker does not find lib${name}`,
    fix: [
      ...(apt === null || apt === undefined
        ? []
        : [`apt-get update && apt-get install -y ${apt}   # then the same again`]),
      `find / -xdev -name "lib${name}.so*" 2>/dev/null   # there all the same? then: export LIBRARY_PATH=ITS_FOLDER:$LIBRARY_PATH`,
    ],
    confidence: apt === null || apt === undefined ? 'medium' : 'high',
  };
};

/** The provider is in the package, and does not load: CUDA or cuDNN is not found, or of another release. */
export const providerAnswer: Answerer = ({ above, text, below, pip }) => {
  if (!text.includes('Failed to create CUDA')) return null;
  const old = [...above, text, ...below].some((line) => /CUDA.{0,12} 11\.|cuDNN 8/i.test(line));
  return {
    title: 'onnxruntime does not find the CUDA and cuDNN that it was built for',
    cause:
      'The GPU package is installed. Its provider loads CUDA and cuDNN, and does not find them, or others: it goes on with the CPU.',
    fix: [
      '# in the code, above import onnxruntime: import torch   (it loads its own CUDA and cuDNN, which must be of the same major)',
      `${pip} install ${old ? '"onnxruntime-gpu<1.19"   # the last for CUDA 11 and cuDNN 8' : '-U "onnxruntime-gpu[cuda,cudnn]"   # brings both; in the code then: onnxruntime.preload_dlls()'}`,
    ],
  };
};

/** onnxruntime-gpu up to 1.18 was built for CUDA 11 and cuDNN 8, up to 1.26 for CUDA 12 and cuDNN 9, then for CUDA 13. */
function onnxLibrary(event: Event, library: string): Answer {
  const old =
    /(?:cublas|cublasLt|cudart|cufft|curand)\.so\.1[01]\b|libcudnn\w{0,20}\.so\.8/.test(library) ||
    /libcufft\.so\.10/.test(library);
  const cuda = old ? '11' : /\.so\.13\b/.test(library) ? '13' : '12';
  const forTwelve = `${event.pip} install "onnxruntime-gpu>=1.19,<1.27"   # for CUDA 12 and cuDNN 9, where those are here`;
  return {
    subject: library,
    title: `This onnxruntime-gpu was built for CUDA ${cuda}, ${old ? 'which is not here' : 'whose libraries it does not find'}`,
    cause: old
      ? `${library} belongs to CUDA 11 (cuDNN 8); the default onnxruntime-gpu is built for CUDA 12 from 1.19 on. Without it, onnxruntime computes on the CPU.`
      : `${library} belongs to CUDA ${cuda} (cuDNN 9): it is not installed, or lies in site-packages, where the loader does not look. Without it, onnxruntime computes on the CPU.`,
    fix: old
      ? [
          forTwelve,
          `# or, to keep this one: CUDA 11 beside it: ${event.pip} install nvidia-cublas-cu11 nvidia-cudnn-cu11==8.9.6.50 nvidia-cuda-runtime-cu11 nvidia-cufft-cu11, and their folders in LD_LIBRARY_PATH; or an image with CUDA 11.8 and cuDNN 8`,
        ]
      : [
          ...(cuda === '13' ? [forTwelve] : []),
          `${event.pip} install -U "onnxruntime-gpu[cuda,cudnn]>=1.21"   # with the libraries it needs`,
          '# in code, before the first session: import onnxruntime; onnxruntime.preload_dlls()   (or import torch first: it loads them, too)',
          '# or, on CUDA 11: pip install "onnxruntime-gpu<1.19"',
        ],
    confidence: 'high',
    weight: 'root',
  };
}

export function packageOf(row: string | readonly (string | null)[] | undefined): string | null {
  return row === undefined ? null : typeof row === 'string' ? row : (row.find((one) => one !== null) ?? null);
}

/** The row of a library, also where the log says more or less of its version. */
function nearest<T>(table: Readonly<Record<string, T>>, library: string): T | undefined {
  if (library === '') return undefined;
  const exact = own(table, library);
  if (exact !== undefined) return exact;
  const shorter = library.replace(/(\.so(?:\.\d{1,4})?).{0,20}$/, '$1');
  const found = own(table, shorter);
  if (found !== undefined) return found;
  const stem = library.replace(/\.so.{0,20}$/, '.so');
  const key = Object.keys(table).find(
    (name) => name === stem || (library.endsWith('.so') && name.startsWith(`${library}.`)),
  );
  return key === undefined ? undefined : table[key];
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** torch's own libraries do not fit each other: two of them are mixed. */
export function ownTorch(event: Event): Answer {
  return {
    title: 'The libraries of two releases of torch are mixed',
    cause:
      'A library of torch asks another one of torch for something that it does not have: files of an older torch were left in the folder, or LD_LIBRARY_PATH leads to another one.',
    fix: [
      `unset LD_LIBRARY_PATH; ${event.pip} uninstall -y torch; ${event.pip} uninstall -y torch torchvision torchaudio   # twice: the second one takes what the first left`,
      `${event.pip} install --no-cache-dir torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # in the version that the app pins; built from source: remove the folder build first`,
      '# still so: an environment of its own, and the requirements again',
    ],
    confidence: 'high',
  };
}

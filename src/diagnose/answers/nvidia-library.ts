import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';

/** cuSPARSE links at run time with nvJitLink, whose newer releases hold the names of all older ones of that CUDA. */
export function otherLinker(event: Event): Answer {
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

export function otherCudnn(library: string): Answer {
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
export function plainToolkit(library: string): Answer {
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

export function nvidiaLibrary(
  event: Event,
  library: string,
  [kind = '', what = '']: readonly string[],
): Answer {
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
  const name = /^[\w.-]+(?:(?:==|<|>=)[\d.]+)?/.exec(what)?.[0] ?? '';
  const folder =
    /nvidia-(?<part>[a-z]+(?:-(?!cu)[a-z]+)?)/.exec(name)?.groups?.['part']?.replaceAll('-', '_') ?? '';
  if (
    /cupy/.test(event.frames.at(-1)?.file ?? event.above.slice(-4).join(' ')) &&
    /cudart\.so\.1[12]/.test(library)
  )
    return {
      subject: library,
      title: `The CuPy here is for CUDA ${library.includes('.11') ? 11 : 12}, which is not here`,
      cause: 'Each cupy-cuda… is for one CUDA.',
      fix: [
        `${event.pip} freeze | grep -oE "^cupy[^= ]*" | xargs ${event.pip} uninstall -y; ${event.pip} install "cupy-cuda${library.includes('.11') ? 12 : 13}x[ctk]"   # the one of the CUDA here (nvidia-smi), with its libraries`,
      ],
    };
  // The package finds its own: it is missing, or of another release than what asks for it.
  if (name.startsWith('libcudf'))
    return {
      subject: library,
      title: `${library} is missing, or of another release than cudf`,
      fix: [
        `${event.pip} install --force-reinstall cudf-cu12   # with the libcudf-cu12 and pyarrow of its release (CUDA 13: -cu13)`,
      ],
    };
  if (kind !== 'pip' || name === '') return { subject: library, cause: `${library}: ${what}.` };
  if (
    /onnxruntime/.test(event.text) &&
    !/libnvinfer|libnvonnx/.test(library) &&
    /\.so\.(?:8|9|1[0-3])\b/.test(library)
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
      // torch 2.4 and newer have a cuDNN 9 of that very name: both can be there, in two folders.
      ...(name.endsWith('cu12==8.9.7.29')
        ? [
            `${event.pip} install --no-deps --target /opt/cudnn8 ${name} && export LD_LIBRARY_PATH="/opt/cudnn8/nvidia/cudnn/lib:$LD_LIBRARY_PATH"   # beside the cuDNN 9 that torch 2.4 and newer need; then start again, in this shell`,
            `${event.pip} install -U "ctranslate2>=4.5"   # faster-whisper, WhisperX: or the release that takes cuDNN 9 (torch 2.4 and newer)`,
            '# or, with a torch before 2.4, in its own folder:',
          ]
        : []),
      `${event.pip} install "${name}"`,
      ...(name.endsWith('>=9')
        ? [
            `# a torch older than 2.4 stays with cuDNN 8: then, in place of that, what asks for 9 in a release for 8: ${event.pip} install "ctranslate2<4.5" (faster-whisper, WhisperX, XTTS)`,
          ]
        : []),
      `export LD_LIBRARY_PATH="$(${python} -c 'import os, ${inside} as p; print(os.path.join(list(p.__path__)[0], "${folder === '' ? '' : 'lib'}"))'):$LD_LIBRARY_PATH"   # makes it known to programs other than torch`,
      `# or, where a package was built for another CUDA than torch: install its build for ${tagNearby(event) ?? "torch's CUDA"} (python3 -c "import torch; print(torch.version.cuda)")`,
    ],
    confidence: 'medium',
  };
}

/** spconv and cumm of two CUDA releases lie over each other: both away, then the pair of one. */
export function spconvAgain(event: Event): string {
  return `${event.pip} freeze | grep -oE "^(spconv|cumm)[^= ]*" | xargs ${event.pip} uninstall -y; ${event.pip} install spconv-${/^cu(?:118|121|124)$/.exec(tagNearby(event) ?? '')?.[0] ?? (/^3\.[78]$/.test(event.python ?? '') ? 'cu118' : 'cu126')}   # of the CUDA of torch`;
}

/** A package that was compiled for one torch: a CUDA library beside another torch would not make it fit. */
export function ofAnExtension(event: Event, library: string): Answer | null {
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
      ...(/^(?:spconv|cumm)$/.test(root) ? [spconvAgain(event)] : []),
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

/** The provider is in the package, and does not load: CUDA or cuDNN is not found, or of another release. */
export const providerAnswer: Answerer = (event) => {
  const { above, text, below, pip } = event;
  if (!/Failed to create CUDA|error 126|which depends on "cu/.test(text)) return null;
  // torch brings cuDNN 9 since 2.4, and onnxruntime-gpu asks for it since 1.19.
  const torch = versionNearby(event, 'torch');
  const early = torch !== null && /^2\.[0-3]\./.test(torch);
  const said = [...above, text, ...below];
  const old = said.some((line) => /CUDA.{0,12} 11\.|cuDNN 8/i.test(line));
  // From 1.27 on it is built for CUDA 13.
  if (!old && said.some((line) => /cublasLt64_13|\.so\.13\b|CUDA.{0,12} 13\b/.test(line)))
    return {
      title: 'This onnxruntime-gpu was built for CUDA 13, which is not here',
      fix: [
        `${pip} install "onnxruntime-gpu[cuda,cudnn]<1.27"   # for CUDA 12, and brings it; in the code, first: onnxruntime.preload_dlls()`,
      ],
    };
  return {
    title: 'onnxruntime does not find the CUDA and cuDNN that it was built for',
    cause:
      'The GPU package is installed. Its provider loads CUDA and cuDNN, and does not find them, or others: it goes on with the CPU.',
    fix: [
      ...(early
        ? [
            `${pip} install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${tagNearby(event) === 'cu118' ? 'cu118' : 'cu126'}   # 2.4 and newer bring the cuDNN 9 that onnxruntime-gpu 1.19 and newer want; ${torch} has cuDNN 8`,
          ]
        : []),
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
          ...(cuda === '13' ? [forTwelve, '# or, to keep this one, its CUDA 13:'] : []),
          `${event.pip} install -U "onnxruntime-gpu[cuda,cudnn]>=1.21"   # with the libraries it needs`,
          '# in code, before the first session: import onnxruntime; onnxruntime.preload_dlls()   (or import torch first: it loads them, too)',
          '# or, on CUDA 11: pip install "onnxruntime-gpu<1.19"',
        ],
    confidence: 'high',
    weight: 'root',
  };
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

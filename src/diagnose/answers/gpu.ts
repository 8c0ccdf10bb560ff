import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { engineAtWork, ofThisTorch } from '../of-this-torch.ts';
import { tagNearby } from '../values-nearby.ts';
import { builtAgain } from './built-modules.ts';

/** Packages of Python code alone: what fails below them is torch. */
const plain =
  /^(?:torch|torchvision|torchaudio|transformers|diffusers|accelerate|peft|timm|einops|ultralytics|whisper|open_clip|clip|k_diffusion|kornia|pytorch_lightning|lightning|sentence_transformers|gradio|ldm|basicsr|facexlib|gfpgan|realesrgan|TTS|fairseq|trl|controlnet_aux|segment_anything|mmgp|numpy|scipy|PIL|cv2|monai|nnunet|nnunetv2|speechbrain|demucs|audiocraft|funasr|modelscope|compel|safetensors|torchmetrics|torchsde|spandrel)$/;

/** A compiled package that the last frames, or the line of code before the error, call. */
function compiledNearby(event: Event): string | null {
  const frame = event.frames.at(-1);
  const code = [frame?.code ?? '', ...event.above.slice(-2)].join('\n');
  const called = [...code.matchAll(/(?<![\w.])(?<root>[A-Za-z_]\w{1,40})\./g)].map((match) => match[1] ?? '');
  const named = called.find((root) => Object.hasOwn(answers.gpuPackages.rows, root));
  if (named !== undefined) return named;
  const root = event.frames.findLast((one) => one.root !== null && one.root !== 'torch')?.root ?? null;
  const last = frame?.root ?? null;
  if (root !== null && Object.hasOwn(answers.gpuPackages.rows, root) && (last === root || last === 'torch'))
    return root;
  const ext = /(?<![\w.])(?:_C|_ext|_cuda|_backend|\w{2,40}_(?:cuda|ext|kernels?))\./.test(code);
  return ext && last !== null && !plain.test(last) ? last : null;
}

/** An extension that the project brings and compiles itself: the line that fails calls it. */
function ownExtension(event: Event, arch: string | null): Answer | null {
  const frame = event.frames.at(-1);
  if (frame !== undefined && frame.root !== null) return null;
  const printed = /error in (?<name>\w{2,60}): (?:no kernel|invalid device)/.exec(event.text);
  const called = /(?<![\w.])(?<name>_C|_ext|_cuda|_backend|\w{2,60}_(?:cuda|ext|kernels?|cpp))\./.exec(
    frame?.code ?? '',
  );
  const { name } = (frame === undefined ? printed : called)?.groups ?? {};
  if (name === undefined) return null;
  return {
    subject: name,
    title: `${name}, an extension of the project itself, has no code for this GPU`,
    cause: `${frame?.file ?? 'The project'} calls ${name}, which was compiled on this or another machine for other GPU generations${arch === null ? '' : ` than this one (${arch})`}; torch itself is not what fails.`,
    fix: [
      `export ${archList(arch)}   # the generation of the card that is here`,
      builtAgain(event.pip, 'CUDAExtension'),
    ],
    confidence: 'high',
  };
}

/** A kernel too large for the card, of a program that pins torch and triton. */
export const outOfShared: Answerer = (event) => {
  const engine = engineAtWork(event);
  return engine === null
    ? null
    : {
        fix: [
          `${event.pip} install -U ${engine}   # newer releases choose sizes that fit this card; with the torch and triton that it pins: they are never moved alone (docker: its newest tag; AMD: its ROCm image)`,
          '# or another kernel: --attention-backend (vLLM: also VLLM_ATTENTION_BACKEND), a model without that kind of quantization',
        ],
      };
};

/** A program in C++ that was compiled here: no Python and no torch in all that the log shows. */
function ownProgram({ above, text, below, frames, pip }: Event, arch: string | null): Answer | null {
  const near = [...above, text, ...below].join('\n');
  if (
    frames.length > 0 ||
    /torch|python|\.py\b|\bATen\b|\bc10\b/i.test(near) ||
    !/terminate called|what\(\):|thrust::|\bcub::|parallel_for|ggml|\.(?:cu|cpp|cc|cuh|hpp)\b/.test(near)
  )
    return null;
  // A wheel of Python that says no more than a program of C++ does.
  if (/ctranslate2|whisper|libretranslate|argos/i.test(near))
    return {
      subject: 'ctranslate2',
      title: 'ctranslate2 has no code for this GPU',
      cause:
        'Its wheels are made for some generations only: 4 and newer (CUDA 12) no longer for the oldest cards.',
      fix: [
        `${pip} install "ctranslate2<4"   # Maxwell and Pascal, with CUDA 11 and cuDNN 8; a card newer than it: -U ctranslate2`,
        '# or on the CPU: device="cpu", compute_type="int8"',
      ],
      confidence: 'medium',
    };
  const number = arch?.replace('.', '') ?? '86';
  return {
    title: 'The program was compiled for other GPU generations than this one',
    cause: `It is a program in C++ (under Python: ctranslate2, below 4 for a card before Turing), and its kernels${/thrust|parallel_for/.test(near) ? ' (here those of Thrust)' : ''} were compiled for the generations that its CMake or Makefile names.`,
    fix: [
      'nvidia-smi --query-gpu=compute_cap --format=csv,noheader   # the number of the card: 8.6 is 86',
      `cmake -B build-new -DCMAKE_BUILD_TYPE=Release -DCMAKE_CUDA_ARCHITECTURES=${number} && cmake --build build-new -j 4   # in its folder, with that number; then start the program of build-new`,
      `# CMakeLists.txt sets CMAKE_CUDA_ARCHITECTURES itself, or a Makefile has -arch=sm_…, -gencode: that number there (nvcc must know it: 89 and 90 from CUDA 11.8, 120 from 12.8 on)`,
    ],
    confidence: 'medium',
  };
}

function archList(arch: string | null): string {
  return arch === null
    ? 'TORCH_CUDA_ARCH_LIST="$(python3 -c \'import torch; print("%d.%d" % torch.cuda.get_device_capability())\')"'
    : `TORCH_CUDA_ARCH_LIST="${arch}"`;
}

/** A card that the log itself shows, and that the process does not see. */
export function hiddenCard({ text, above, below }: Event): Answer | null {
  const near = [...above.slice(-40), text, ...below.slice(0, 12)].join('\n');
  if (!/No CUDA GPUs|no CUDA-capable/.test(text) || /docker|podman/.test(near)) return null;
  if (
    !/is_available\b\W{0,6}(?:\w{1,8} ){0,3}\W{0,2}T(?:ru|ur)e|^\| {1,4}\d{1,2} {2}(?:NVIDIA|Tesla|GeForce|Quadro)|^GPU \d{1,2}: .{1,60}UUID|CUDA_VISIBLE_DEVICES\W{0,4}= ?['"]?[1-9]/m.test(
      near,
    )
  )
    // Without any driver torch says that it found none.
    return /No CUDA GPUs/.test(text)
      ? {
          title: 'torch sees a driver and no card: CUDA_VISIBLE_DEVICES hides it, or there is none here',
          cause:
            'A number that the machine does not have (1 where there is one card: they count from 0), or an empty one, hides all; the code may set it too (os.environ, --gpu), whatever the shell says. Else the pod was started without a GPU, or lost it at a restart.',
          fix: [
            `unset CUDA_VISIBLE_DEVICES; nvidia-smi -L; grep -rnE "CUDA_VISIBLE_DEVICES|set_device" --include=*.py --include=*.sh .   # a card is listed: "0" in each place that names another; then start it again`,
            '# none is listed: docker run --gpus all; a pod restarted with zero GPUs: deploy a new one on the same network volume; Colab: Runtime, Change runtime type, GPU',
          ],
          confidence: 'medium',
        }
      : null;
  return {
    title: 'CUDA_VISIBLE_DEVICES names a card that is not there, and so hides the one that is',
    cause:
      'The log shows a GPU, and the process sees none: the variable counts from 0, and whoever sets it last before torch is imported wins, the code too.',
    fix: [
      'unset CUDA_VISIBLE_DEVICES; grep -rn CUDA_VISIBLE_DEVICES --include=*.py --include=*.sh .   # "0" in each place that sets it; then start it again',
    ],
    confidence: 'medium',
  };
}

/** torch was asked, and sees no card: what the log shows of its build and of the driver says which lacks. */
export const unseenCard: Answerer = (event) => {
  const near = [...event.above, event.text, ...event.below].join('\n');
  const driver = /CUDA Version: (\d{2})\.(\d)/.exec(near);
  const build = tagNearby(event);
  const wheels = driver === null ? null : wheelsOf(Number(driver[1]), Number(driver[2]));
  const reinstall = `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${wheels ?? 'cu128'}`;
  const why = `${event.pip.replace(/ -m pip$/, '')} -c "import torch; torch.cuda.init()"   # its last line says why`;
  if (/\d\+cpu\b|CUDA used to build PyTorch: None|version\.cuda\)?\s{0,3}None\b/.test(near))
    return {
      class: 'torch-cpu-only',
      title: 'The torch that is installed is a build for the CPU',
      cause: 'The log shows it: this build has no CUDA, whatever card and driver are there.',
      fix: [`nvidia-smi -L && ${reinstall}   # no card is listed: docker run --gpus all`],
      confidence: 'high',
    };
  if (driver === null || build === null) return null;
  const [, major = '', minor = ''] = /^cu(\d\d)(\d)$/.exec(build) ?? [];
  if (Number(major) > Number(driver[1]))
    return {
      class: 'driver-too-old',
      title: `The driver is for CUDA ${driver[1]}, this torch for CUDA ${major}.${minor}`,
      fix: [`${reinstall}   # or a host with a newer driver`],
      confidence: 'high',
    };
  return {
    title: 'torch has CUDA, the driver knows it, and still no card is seen',
    cause:
      'The variable CUDA_VISIBLE_DEVICES hides it, its device files are not there (/dev/nvidia-uvm), or the driver was updated and waits for a restart.',
    fix: [
      why,
      'unset CUDA_VISIBLE_DEVICES; ls -l /dev/nvidia*; sudo nvidia-modprobe -u -c=0   # /dev/nvidia-uvm was not there: this makes it',
      '# on your own machine: restart it after an update of the driver; 4 or 8 GPUs on one board: systemctl start nvidia-fabricmanager; a pod: another host',
    ],
    confidence: 'medium',
  };
};

/** The newest index of torch that a driver for this CUDA runs: within a major version all of them, from 12 on. */
function wheelsOf(major: number, minor: number): string {
  if (major >= 13 || (major === 12 && minor >= 8)) return 'cu128';
  return major === 12 ? 'cu126' : 'cu118';
}

/** Which build lacks the code: an extension that the line or the last frame names, else torch itself. */
export const kernelAnswer: Answerer = (event) => {
  const near = [event.text, ...event.frames.slice(-3).map(({ file }) => file), ...event.above.slice(-2)];
  const arch = archOf(event);
  if (/ptxas|gpu-name/.test(event.text)) return ptxas(event, arch);
  if (
    /nvrtc/.test(event.text) &&
    /LD_LIBRARY_PATH.{0,200}\/cuda/.test([...event.above.slice(-12), ...event.below].join(' '))
  )
    return {
      title: 'LD_LIBRARY_PATH brings an older NVRTC than the one of torch',
      cause:
        'The log shows a CUDA of the system in it: its compiler comes first, and does not know this card.',
      fix: ['unset LD_LIBRARY_PATH   # then start it again in this shell: torch brings its own'],
    };
  const engine = /\b(?:vllm|sglang|lmdeploy)\b/.exec(
    [...near, ...event.above, ...event.below].join('\n'),
  )?.[0];
  const said = near.map((line) => line.toLowerCase());
  const hit = answers.gpuMessages.rows.find(({ says }) =>
    says.some((word) => said.some((line) => line.includes(word))),
  );
  if (hit !== undefined) return extension(event, hit.dist, hit.from, arch);
  // It pins the torch that it was built with: neither is changed alone.
  if (engine !== undefined && Number(arch) >= 10)
    return {
      title: `This ${engine} was built before this GPU, with a torch that does not know it`,
      subject: engine,
      fix: [
        `${event.pip} install -U ${engine}   # with the torch of its release, in an environment of its own; in docker: its newest tag (vLLM from 0.9.2 on)`,
      ],
      confidence: 'medium',
    };
  const compiled = compiledNearby(event);
  if (compiled !== null)
    return extension(
      event,
      compiled.replaceAll('_', '-'),
      rowOf(answers.gpuPackages.rows, compiled) ?? '',
      arch,
    );
  const own = ownExtension(event, arch) ?? oldDriver(event) ?? ownProgram(event, arch);
  if (own !== null) return own;
  const last = event.frames.at(-1)?.root ?? null;
  return torchBuild(event, arch) ?? undecided(event, arch, last !== null && !plain.test(last) ? last : null);
};

/** A driver of CUDA 11, as nvidia-smi prints it beside the error: it runs nothing that was made for CUDA 12. */
function oldDriver({ above, text, below, pip }: Event): Answer | null {
  const version = [...above, text, ...below]
    .map((line) => /CUDA Version: (?<version>(?:9|1[01])\.\d)\b/.exec(line.slice(0, 400)))
    .findLast((found) => found !== null)?.groups?.['version'];
  if (version === undefined) return null;
  return {
    class: 'driver-too-old',
    title: 'The driver is older than what this code was compiled for',
    cause: `The driver of the host knows CUDA ${version}, and torch, triton or an extension here is made for CUDA 12 or newer.`,
    fix: [
      "# another host: a CUDA filter of 12.8 or newer in the cloud's form; on a machine of one's own a newer driver, then restart it",
      ...(version.startsWith('11')
        ? [
            `${pip} install --force-reinstall "torch<2.1" --index-url https://download.pytorch.org/whl/cu118   # or, on this driver: the torch and triton of its time`,
          ]
        : []),
    ],
    confidence: 'medium',
  };
}

/** `8.9`: compute capability that the log names. */
function archOf(event: Event): string | null {
  for (const line of [event.text, ...event.below.slice(0, 6), ...event.above.toReversed()]) {
    const sm =
      /\bsm_?(\d{2,3})a?\b.{0,30}is not compatible|capability (?:of )?(?:sm_)?(\d{1,2})\.?(\d)\b|'(?:sm|compute)_(\d{2,3})a?'|SM(\d{2,3})[_ ]/.exec(
        line.slice(0, 600),
      );
    const digits =
      sm === null
        ? undefined
        : (sm[1] ?? (sm[2] === undefined ? undefined : `${sm[2]}${sm[3]}`) ?? sm[4] ?? sm[5]);
    if (digits !== undefined) return `${digits.slice(0, -1)}.${digits.slice(-1)}`;
    const card =
      /RTX (?:PRO \d000 Blackwell|[25]0\d0)|\bB200\b|RTX 40\d0|\bL40?S?\b|\bT4\b|Quadro RTX|\bH100\b|\bH200\b|RTX A[456]000|RTX 30\d0|\bA100\b|\bV100\b|\bP100\b|\bP40\b|GTX 10\d0/.exec(
        line.slice(0, 600),
      )?.[0];
    if (card !== undefined) return capabilityOf(card);
  }
  return null;
}

function capabilityOf(card: string): string {
  if (/50\d0|PRO/.test(card)) return '12.0';
  if (/B200/.test(card)) return '10.0';
  if (/40\d0|^L/.test(card)) return '8.9';
  if (/20\d0|T4|Quadro/.test(card)) return '7.5';
  if (/H100|H200/.test(card)) return '9.0';
  if (/A100/.test(card)) return '8.0';
  if (/V100/.test(card)) return '7.0';
  if (/P100/.test(card)) return '6.0';
  if (/P40|10\d0/.test(card)) return '6.1';
  return '8.6';
}

function ptxas(event: Event, arch: string | null): Answer {
  const newest = arch === '12.1' || arch === '10.3';
  const own = `export TRITON_PTXAS_PATH=/usr/local/cuda/bin/ptxas${newest ? ' TRITON_PTXAS_BLACKWELL_PATH=/usr/local/cuda/bin/ptxas' : ''}   # where /usr/local/cuda is ${newest ? '12.9' : '12.8'} or newer`;
  // The ptxas of triton 3.6 (torch 2.10) is the first that knows these; the system of such a card has a CUDA that does.
  const moved = `${event.pip} install -U ${newest ? '"torch>=2.10"' : 'torch'} torchvision torchaudio --index-url https://download.pytorch.org/whl/${newest ? 'cu130' : 'cu128'}   # brings a triton that knows it`;
  return {
    title: "Triton's ptxas is older than this GPU",
    subject: 'triton',
    cause: `ptxas, which comes with triton or the CUDA toolkit, does not know ${arch === null ? 'this GPU' : `compute capability ${arch}`}.`,
    fix: [
      ...(newest
        ? [own, '# or:', moved]
        : [moved, '# or let triton use a newer toolkit that is installed:', own]),
    ],
  };
}

function extension(event: Event, name: string, source: string, arch: string | null): Answer {
  const list = archList(arch);
  const rebuild = source.includes(' ')
    ? [source.replaceAll('PIP', event.pip)]
    : name === 'xformers'
      ? [
          `${ofThisTorch(event.pip)}   # the xformers of the torch that is here, which knows this GPU where torch does`,
          '# or do without:',
          `${event.pip} uninstall -y xformers`,
        ]
      : source === ''
        ? [
            `${event.pip} show ${name} torch | grep -E "^(Name|Version)"   # keep this torch: ${name} was built for it`,
            `# install ${name} again as its own page says: the wheel (or the build from its source) that names this torch, this CUDA and this GPU generation`,
            `export ${list}   # set for that build, where it compiles`,
            `# or: the torch for which ${name} was made, where its page names one`,
          ]
        : [
            `${event.pip} uninstall -y ${name}`,
            `${list} ${event.pip} install --no-build-isolation --no-cache-dir --no-binary ${name} ${source}   # compiles it here, for this GPU; needs nvcc (a devel image)`,
          ];
  return {
    subject: name,
    title: `${name} has no code for this GPU`,
    cause: `The build of ${name} that is installed was compiled for other GPU generations${arch === null ? '' : ` than this one (${arch})`}; torch itself is not what fails.`,
    fix: rebuild,
    confidence: 'high',
  };
}

/** Torch, or a package that the log does not name: first what serves most cards, or decides it. */
function undecided(event: Event, arch: string | null, last: string | null): Answer {
  const newest = `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128${arch === null ? '   # a card from Turing to Blackwell; Maxwell, Pascal or Volta: whl/cu126' : '   # not in the list'}`;
  // Where torch has code for the card it is left alone: sm_86 runs on 8.9, sm_90 does not on 8.6.
  const unlessRight = `${event.pip.replace(/ -m pip$/, '')} -c "import torch; M, m = torch.cuda.get_device_capability(); exit(not any(a == f'sm_{M}{i}' for a in torch.cuda.get_arch_list() for i in range(m + 1)))" || `;
  const look = `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.cuda.get_device_capability(), torch.cuda.get_arch_list())"   # is the card in the list (8, 6 is sm_86)? then torch is right, and an extension lacks the code:`;
  // It is torch itself that says what it has code for.
  const known = arch !== null && /compatible with the current PyTorch/.test(event.text);
  if (known)
    return {
      cause: `The torch that is installed holds no machine code for compute capability ${arch}: it is older than the card (8.6: torch 1.7 for CUDA 11.1, 8.9 and 9.0: torch 2.0 for CUDA 11.8 at least).`,
      fix: [newest.replace('not in the list', 'or one of those, where the code wants an old one')],
      confidence: 'high',
    };
  return {
    cause:
      arch === null
        ? `The machine code for this GPU generation is missing in torch or in ${last === null ? 'a compiled package beside it' : `${last}, in whose code it failed`}: the build is too old for a new card (Blackwell, sm_120, needs torch 2.7 for CUDA 12.8), or too new for an old one. The log does not say which.`
        : `torch has code for compute capability ${arch} from 2.1 on at the latest: either it is older here, or a compiled package${last === null ? '' : ` (${last}, in whose code it failed)`} lacks it.`,
    fix: [
      ...(arch === null
        ? [`${unlessRight}${newest}; nothing is installed: torch is right, and then`]
        : [look]),
      ...(last === null
        ? [
            '# the last package of the traceback that is compiled (spconv: pip install -U spconv-cu120): install or build it again for this torch and card',
          ]
        : [
            `${event.pip} install --force-reinstall --no-deps --no-build-isolation ${last.replaceAll('_', '-')}`,
          ]),
      ...(arch === null ? [] : [newest]),
    ],
    confidence: last === null ? 'high' : 'medium',
  };
}

function torchBuild(event: Event, arch: string | null): Answer | null {
  if (arch === null) return null;
  const major = Number(arch.split('.')[0]);
  const tag = major >= 10 ? 'cu128' : major < 7 || arch === '7.0' ? 'cu126' : null;
  if (tag === null) return null;
  return {
    cause: `The torch that is installed holds no machine code for compute capability ${arch}: ${major >= 10 ? 'Blackwell needs torch 2.7 or newer built for CUDA 12.8 or newer' : 'builds for CUDA 12.8 and newer left this old generation out'}.`,
    fix: [
      `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${tag}`,
      `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.cuda.get_arch_list())"   # sm_${arch.replace('.', '')} must be in the list`,
    ],
  };
}

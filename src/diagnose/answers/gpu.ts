import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { tagNearby } from './version.ts';

const compiled: readonly (readonly [RegExp, string, string])[] = [
  [
    /sage_?attention|sageattn|SM\d\d_ENABLED/i,
    'sageattention',
    'git+https://github.com/thu-ml/SageAttention.git',
  ],
  [/bitsandbytes|csrc\/ops\.cu/i, 'bitsandbytes', 'bitsandbytes'],
  [/flash_?attn|flash-attention/i, 'flash-attn', 'flash-attn'],
  [/xformers/i, 'xformers', 'xformers'],
  [/nunchaku/i, 'nunchaku', ''],
  [/llama.cpp|ggml/i, 'llama-cpp-python', 'llama-cpp-python'],
];

/** Which build lacks the code: an extension that the line or the last frame names, else torch itself. */
export const kernelAnswer: Answerer = (event) => {
  const near = [event.text, ...event.frames.slice(-3).map(({ file }) => file), ...event.above.slice(-2)];
  const arch = archOf(event);
  if (/ptxas|gpu-name/.test(event.text)) return ptxas(event, arch);
  const hit = compiled.find(([pattern]) => near.some((line) => pattern.test(line)));
  if (hit !== undefined) return extension(event, hit[1], hit[2], arch);
  return torchBuild(event, arch);
};

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
      /RTX (?:PRO \d000 Blackwell|50\d0)|\bB200\b|RTX 40\d0|\bL40S?\b|\bH100\b|\bH200\b|RTX A[456]000|RTX 30\d0|\bA100\b|\bV100\b|\bP100\b|\bP40\b|GTX 10\d0/.exec(
        line.slice(0, 600),
      )?.[0];
    if (card !== undefined) return capabilityOf(card);
  }
  return null;
}

function capabilityOf(card: string): string {
  if (/50\d0|PRO/.test(card)) return '12.0';
  if (/B200/.test(card)) return '10.0';
  if (/40\d0|L40/.test(card)) return '8.9';
  if (/H100|H200/.test(card)) return '9.0';
  if (/A100/.test(card)) return '8.0';
  if (/V100/.test(card)) return '7.0';
  if (/P100/.test(card)) return '6.0';
  if (/P40|10\d0/.test(card)) return '6.1';
  return '8.6';
}

function ptxas(event: Event, arch: string | null): Answer {
  return {
    title: "Triton's ptxas is older than this GPU",
    subject: 'triton',
    cause: `ptxas, which comes with triton or the CUDA toolkit, does not know ${arch === null ? 'this GPU' : `compute capability ${arch}`}.`,
    fix: [
      `${event.pip} install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # brings a triton that knows it`,
      '# or let triton use a newer toolkit that is installed:',
      'export TRITON_PTXAS_PATH=/usr/local/cuda/bin/ptxas   # where /usr/local/cuda is 12.8 or newer',
    ],
  };
}

function extension(event: Event, name: string, source: string, arch: string | null): Answer {
  const list =
    arch === null
      ? 'TORCH_CUDA_ARCH_LIST="$(python3 -c \'import torch; print("%d.%d" % torch.cuda.get_device_capability())\')"'
      : `TORCH_CUDA_ARCH_LIST="${arch}"`;
  const rebuild =
    name === 'bitsandbytes'
      ? [`${event.pip} install -U bitsandbytes   # newer releases carry code for newer GPUs`]
      : name === 'xformers'
        ? [
            `${event.pip} install -U --force-reinstall --no-deps xformers --index-url https://download.pytorch.org/whl/${tagNearby(event) ?? 'cu128'}`,
            '# or do without:',
            `${event.pip} uninstall -y xformers`,
          ]
        : source === ''
          ? [`# take the wheel of ${name} that names this GPU's generation, this torch and this Python`]
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

import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { ofThisTorch } from '../of-this-torch.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';

/** The release of xformers that was made for a torch, by what it requires; null where none is known. */
function xformersFor(facts: Facts, torch: string): string | null {
  const own = rowOf(answers.firstXformers.rows, torch);
  if (own !== undefined) return own;
  const row = facts.metadata.packages['xformers'];
  const at = row?.req?.['torch']?.find(([, spec]) => spec === `==${torch}`)?.[0];
  return at === undefined ? null : (row?.v[at] ?? null);
}

/** Its fast code is there, and refuses the card: each kernel says why, below the line. */
function cardTooOld(event: Event): Answer | null {
  const below = [event.text, ...event.below].join('\n');
  const bf16 = /bf16 is only supported on/.test(below);
  const kernel = /requires (?:device|GPU) with capability .{1,60}\(too old\)/.exec(below);
  // Where the kernels were not built, the card is not the reason.
  if ((!bf16 && kernel === null) || /wasn't built|xFormers wasn't|operator does not exist/.test(below))
    return null;
  const has = /your GPU has capability \((?<major>\d{1,2}), (?<minor>\d)\)/.exec(below)?.groups;
  const card = has === undefined ? 'this GPU' : `this GPU (${has['major']}.${has['minor']})`;
  return {
    class: 'gpu-too-old',
    title: `xformers has no attention for ${bf16 ? 'bfloat16 on ' : ''}${card}`,
    cause: `xformers is whole; its kernels refuse ${card}${bf16 ? ': bfloat16 needs Ampere (compute capability 8.0) or newer' : ''}.`,
    fix: [
      "# either: without xformers, on torch's own attention: in ComfyUI the option --use-pytorch-cross-attention; elsewhere:",
      `${event.pip} uninstall -y xformers`,
      ...(bf16 ? ['# or: fp16 in place of bf16 (ComfyUI: --force-fp16; torch_dtype=torch.float16)'] : []),
      '# or: a newer GPU: Ampere (A100, RTX 30) or later',
    ],
    confidence: 'high',
  };
}

/** xformers, for the very torch that is here: its wheels name it, so that pip finds the right one. */
export const xformersAnswer: Answerer = (event, facts) => {
  const card = cardTooOld(event);
  if (card !== null) return card;
  const around = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-6)].join(' ');
  const here = /you have (?<torch>\d+\.\d+\.\d+)\+(?<tag>cu\d{3}|cpu)/.exec(around)?.groups;
  const built = /PyTorch (?<torch>\d+\.\d+\.\d+)\+(?<tag>cu\d{3}) with CUDA/.exec(around)?.groups;
  const torch = here?.['torch'] ?? versionNearby(event, 'torch');
  const tag = here?.['tag'] ?? tagNearby(event);
  const without = [
    "# or do without it (most apps run as well on torch's own attention):",
    `${event.pip} uninstall -y xformers`,
  ];
  // Each of its functions says why it refuses.
  if (event.below.some((line) => /^device=cpu \(supported/.test(line)))
    return {
      class: 'torch-cpu-only',
      title: 'xformers is given tensors that are on the CPU',
      cause:
        'It says device=cpu of them: torch is a build without CUDA, sees no GPU, or the model was left on the CPU.',
      fix: [
        `${event.pip} install --force-reinstall torch torchvision torchaudio xformers --index-url https://download.pytorch.org/whl/cu128   # with CUDA, all of one index; an app's own pins: torch==THAT`,
        `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # True already: the model was left on the CPU: .to("cuda"), fp16; False with +cu: nvidia-smi, CUDA_VISIBLE_DEVICES`,
        ...without,
      ],
      confidence: 'high',
    };
  if (here?.['tag'] === 'cpu') {
    // Alone it is a note: a machine without a GPU wants the torch that it has.
    if (/WARNING\[XFORMERS\]/.test(event.text) && !/(?:Error|ERROR|Exception)\b/.test(event.below.join(' ')))
      return 'nothing';
    return {
      class: 'torch-cpu-only',
      title: 'The installed torch is the CPU build, which xformers cannot use',
      cause: `xformers is built for CUDA, and torch here is ${torch ?? ''}+cpu.`,
      fix: [
        built === undefined
          ? `${event.pip} install --force-reinstall torch torchvision torchaudio xformers --index-url https://download.pytorch.org/whl/cu128   # all of one index`
          : `${event.pip} install --force-reinstall "torch==${built['torch']}" torchvision torchaudio --index-url https://download.pytorch.org/whl/${built['tag']}   # the torch that this xformers was made for, with CUDA`,
        ...without,
      ],
      confidence: 'high',
    };
  }
  if (torch === null || torch === undefined)
    return {
      fix: [
        `${ofThisTorch(event.pip)}   # the xformers that was made for the torch that is here`,
        ...without,
      ],
    };
  const release = xformersFor(facts, torch);
  if (release === null && (tag === null || tag === undefined)) return null;
  // That index carries xformers from CUDA 11.8 on.
  const index =
    tag !== null &&
    tag !== undefined &&
    !/cu11[0-7]|cu10/.test(tag) &&
    rowOf(answers.firstXformers.rows, torch) === undefined
      ? ` --index-url https://download.pytorch.org/whl/${tag}`
      : '';
  return {
    cause: `Each xformers release is compiled for exactly one torch and CUDA tag; torch here is ${torch}${tag === null || tag === undefined ? '' : `+${tag}`}, and xformers was made for another.`,
    fix: [
      release === null
        ? `${event.pip} install --force-reinstall xformers "torch==${torch}"${index}   # the xformers that was made for this torch`
        : `${event.pip} install --force-reinstall --no-deps xformers==${release}${index}   # the one that was made for torch ${torch}`,
      ...without,
    ],
  };
};

/** flash-attn that is not there at all, and what does without it. */
export const flashAnswer: Answerer = (event) => {
  // The same install brought the wheel that does not load.
  const brought = event.above
    .map(
      (line) =>
        /^Successfully installed .{0,400}?\bflash-attn-(?<version>\d[\d.]{1,8}\d)/.exec(line)?.groups?.[
          'version'
        ],
    )
    .findLast((one) => one !== undefined);
  if (brought !== undefined && /undefined symbol/.test(event.text))
    return {
      fix: [
        `FLASH_ATTENTION_FORCE_BUILD=TRUE ${event.pip} install --force-reinstall --no-deps --no-cache-dir --no-build-isolation flash-attn==${brought}   # compiled here (long; needs nvcc), in place of the ready wheel`,
      ],
    };
  if (!/not installed|not found|is not available/.test(event.text) || /undefined symbol/.test(event.text))
    return null;
  return {
    class: 'module-not-found',
    subject: 'flash_attn',
    title: 'The package flash-attn is not installed',
    cause: 'The code asks for FlashAttention 2, which is a package of its own.',
    fix: [
      `${event.pip} install flash-attn --no-build-isolation   # compiles for long unless a wheel for this torch, CUDA and Python exists`,
      '# or do without: attn_implementation="sdpa" in the code, or --attention_mode sdpa and the like',
    ],
    confidence: 'high',
  };
};

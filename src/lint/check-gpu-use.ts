import { imageByRef } from '../catalog/images.ts';
import { torchRelease } from '../catalog/torch.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import type { Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf, torchTagOf } from './located.ts';
import { compiledBlind, gpuInBuild, gpuLeftOut, runtimeForCuda11 } from './pages/gpu-use.ts';
import { pipStep } from './pip-steps.ts';
import { pathIn, readShell, type ShellCommand } from './shell-commands.ts';
import { hasOldPython, pythonOf, type Surroundings } from './situation.ts';

const needsDevice =
  /\bassert\s+torch\.cuda\.is_available|torch\.cuda\.(?:get_device_(?:name|properties|capability)|current_device|mem_get_info|init)\(|\.cuda\(\)|\.to\(["']cuda|device=["']cuda/;

/** PW895 and PW896: steps of a build that want to see a GPU. */
export function checkGpuInBuild({ runs, runFolders, env }: Stage, text: string): readonly FileFinding[] {
  const commands = runs.flatMap((run, at) => readShell(run, env, 0, runFolders[at]).commands);
  const told = /TORCH_CUDA_ARCH_LIST|FORCE_CUDA/.test(text);
  return commands.flatMap((command) => [...asksDevice(command), ...(told ? [] : blind(command))]);
}

function asksDevice({ name, words, text, place, checked, caught, conditional, pipedInto }: ShellCommand) {
  const smi = name === 'nvidia-smi' && pipedInto.length === 0;
  const python = /^python[\d.]*$/.test(name) && words[1] === '-c' && needsDevice.test(text);
  const asks = python && /\bif\b[^\n]{0,40}is_available|\btry\b/.test(text);
  if (!(smi || (python && !asks)) || caught || conditional || (smi && checked && text.includes('||')))
    return [];
  return [
    found(gpuInBuild, {
      place,
      message: 'The build stops here: it has no GPU, wherever it runs.',
      error: smi
        ? '/bin/sh: 1: nvidia-smi: not found'
        : text.includes('assert')
          ? 'AssertionError'
          : 'RuntimeError: Found no NVIDIA driver on your system',
      why: 'Because driver and devices are mounted when a container starts, not while its image is built.',
      fixes: ['ask at the start of the container'],
    }),
  ];
}

/** Compiled for the CPU alone, without a word, where no device is seen. */
const silently = /(?:^|[/:])(detectron2|pytorch3d|groundingdino)(?:\.git)?(?:[@#/]|$)/i;
/** Fail where no device is seen: plain CUDA extensions of torch. */
const loudly =
  /(?:^|\/)(diff-gaussian-rasterization(?:-\w+)?|diff-surfel-rasterization|simple-knn|diffoctreerast|fused-ssim)(?:\.git)?(?:[@#/]|$)/i;

function blind(command: ShellCommand): readonly FileFinding[] {
  const step = pipStep(command);
  return (step?.addresses ?? []).slice(0, 20).flatMap(({ text, place }) => {
    const path = /^\.{0,2}(?:$|\/)/.test(text) ? pathIn(command.folder, text) : text;
    const quiet = silently.exec(path)?.[1];
    const name = quiet ?? loudly.exec(path)?.[1];
    if (name === undefined || /\.whl\b/.test(path)) return [];
    return [
      found(compiledBlind, {
        place,
        message:
          quiet === undefined
            ? `${name} does not compile here: a build has no GPU, and nothing says which ones it is for.`
            : `${name} is compiled for the CPU alone here: a build has no GPU that its setup.py could see.`,
        error:
          quiet === undefined
            ? 'IndexError: list index out of range'
            : quiet.toLowerCase() === 'groundingdino'
              ? "NameError: name '_C' is not defined"
              : 'RuntimeError: Not compiled with GPU support',
        why: 'Because neither TORCH_CUDA_ARCH_LIST nor FORCE_CUDA is set.',
        fixes: ['ENV TORCH_CUDA_ARCH_LIST="8.0;8.6;8.9;9.0" FORCE_CUDA=1 before it'],
      }),
    ];
  });
}

/** What runs its models with onnxruntime. */
const onOnnx = /^(?:insightface|audio-separator)$/;
const llamaBuilt = /CMAKE_ARGS|GGML_CUDA|LLAMA_CUBLAS|LLAMA_CUDA|abetlen\.github\.io|--no-index/;

/** Extras of before; a bound may hold a release that has them. */
const goneExtra =
  /^jax\[(?:cuda11|cuda11_\w+|cuda12_(?:pip|cudnn\w+))\]\s*(?:>=?\s*[\d.]+\s*)?(?:$|;|-f|--find)/;

/** PW897 and PW898: builds for the CPU, or for another CUDA, in a file for a GPU. `text`: the whole, commands and all. */
export function checkGpuUse(
  installation: Installation,
  around: Surroundings,
  text: string,
): readonly FileFinding[] {
  const { requirements, indexes, steps } = installation;
  const { catalog, image } = around;
  const cuda = image === null ? null : imageByRef(catalog, image).cuda;
  const file = requirements[0]?.place.file ?? '';
  const forGpu =
    cuda !== null ||
    indexes.some(({ url }) => torchTagOf(url) !== null) ||
    /(?:^|[/_.-])(?:gpu|cuda)(?:[/_.\d-]|$)/i.test(file);
  const has = (pattern: RegExp) => requirements.find((one) => pattern.test(nameOf(one) ?? ''));
  const jax = has(/^jax$/);
  const jaxRuns =
    /jax\[[^\]]{0,40}(?:cuda|tpu)|jax-cuda|jaxlib[^\n]{0,40}\+cuda|jax_cuda\d/i.test(text) ||
    has(/^(?:torch|tensorflow.*|jax-.+)$/) !== undefined;
  const plain = has(/^onnxruntime$/);
  const user = has(onOnnx);
  const llama = has(/^llama-cpp-python$/);
  // The newest jax for Python 3.9 had some of them still.
  const old = hasOldPython(image) || /^3\.[6-9]$/.test(pythonOf(installation, around) ?? '');
  const extra = old ? undefined : requirements.find((one) => goneExtra.test(one.text));
  return [
    ...(extra === undefined
      ? []
      : [
          {
            ...leftOut(
              extra,
              extra.text.replace(/\].*/s, ']'),
              'write jax[cuda12] (for CUDA 13: jax[cuda13])',
            ),
            why: 'Because jax 0.12.0.1 has no such extra (its metadata, 2026-11-30): pip warns of it, and installs the build for the CPU.',
          },
        ]),
    ...(jax !== undefined && !jaxRuns && (forGpu || text.includes('jax_cuda_releases'))
      ? [leftOut(jax, 'jax', 'write jax[cuda12] (for CUDA 13: jax[cuda13])')]
      : []),
    ...(forGpu && plain !== undefined && user !== undefined && has(/^onnxruntime-(?!tools)/) === undefined
      ? [leftOut(plain, `onnxruntime, and with it ${nameOf(user)},`, 'write onnxruntime-gpu')]
      : []),
    ...((steps ? cuda !== null : forGpu) && llama !== undefined && !llamaBuilt.test(text)
      ? [
          leftOut(
            llama,
            'llama-cpp-python',
            'CMAKE_ARGS="-DGGML_CUDA=on" pip install llama-cpp-python, with nvcc',
          ),
        ]
      : []),
    ...otherCuda(installation, around, cuda, text),
    ...(steps && cuda?.startsWith('11.') === true && !/ubuntu:?1[68]/.test(image ?? '')
      ? requirements.flatMap((one) => whisperOnCuda11(one, cuda, text)).slice(0, 1)
      : []),
  ];
}

/** PW898: CTranslate2 4 looks for cuBLAS 12, in an image of CUDA 11. `text`: the whole. */
export function whisperOnCuda11(
  { text: asked, place }: Located,
  cuda: string,
  text: string,
): readonly FileFinding[] {
  const { name = '', specifier = '' } = parseRequirement(asked) ?? {};
  const newest = { 'faster-whisper': '1.2.1', ctranslate2: '4.5.0' }[name];
  // torch and NVIDIA's own wheels may bring the library; another bound of ctranslate2 has its say.
  if (newest === undefined || /\btorch\b|nvidia-cublas|whisperx/i.test(text)) return [];
  if (name !== 'ctranslate2' && /ctranslate2\W{0,4}[=<~]/i.test(text)) return [];
  if (!satisfies(exactVersion(specifier) ?? newest, name === 'ctranslate2' ? '>=4' : '>=1')) return [];
  if (exactVersion(specifier) === null && specifier !== '' && !satisfies(newest, specifier)) return [];
  return [
    found(runtimeForCuda11, {
      place,
      message: `${asked} looks for cuBLAS of CUDA 12, and the image has CUDA ${cuda}: on the GPU the first transcription fails.`,
      error: 'RuntimeError: Library libcublas.so.12 is not found or cannot be loaded',
      why: 'Because from ctranslate2 4 on, which faster-whisper 1.0 and newer take, the wheels are for CUDA 12.',
      fixes: ['take a base of CUDA 12', 'write "ctranslate2<4" and "faster-whisper<1"'],
    }),
  ];
}

function leftOut(located: Located, what: string, fix: string): FileFinding {
  return found(gpuLeftOut, {
    place: located.place,
    message: `${what} computes on the CPU here.`,
    why: 'Because this is the build for the CPU, and nothing here asks for the one for CUDA.',
    fixes: [fix],
  });
}

function otherCuda(
  { requirements, indexes, python }: Installation,
  { catalog, python: stated }: Surroundings,
  cuda: string | null,
  text: string,
): readonly FileFinding[] {
  const runtime = requirements.find((one) => nameOf(one) === 'onnxruntime-gpu');
  const spec = runtime === undefined ? '' : (parseRequirement(runtime.text)?.specifier ?? '');
  if (runtime === undefined || /onnxruntime-cuda-1[123]|aiinfra|-cu1[13]\b|\+cu11|\/cu11/.test(text))
    return [];
  const version = exactVersion(spec);
  const old = version === null ? /<\s?1\.19/.test(spec) : satisfies(version, '>=1.6,<1.19');
  // Any later release is of CUDA 13 as well.
  const fresh = satisfies(version ?? '1.31.1', `>=1.27${version === null && spec !== '' ? `,${spec}` : ''}`);
  const [torch, local] = (
    requirements.flatMap((one) =>
      nameOf(one) === 'torch' ? (exactVersion(parseRequirement(one.text)?.specifier ?? '') ?? []) : [],
    )[0] ?? ''
  ).split('+');
  const release = torch === undefined || torch === '' ? null : torchRelease(catalog, torch);
  const tag = local ?? indexes.flatMap(({ url }) => torchTagOf(url) ?? [])[0] ?? release?.defaultTag ?? null;
  const ofTorch = release !== null && tag?.startsWith('cu12') === true;
  // torch brought cuDNN 9 from 2.4 on, and onnxruntime asks for it from 1.18.1 on.
  const enough = !ofTorch || satisfies(torch ?? '', '>=2.4');
  const kept = 'onnxruntime-gpu>=1.19,<1.27';
  const fixes = [
    enough ? `write ${kept}` : `take torch 2.4 or newer, which brings cuDNN 9, and ${kept}`,
    ...(enough ? [] : ['onnxruntime-gpu 1.18.0 from the index for CUDA 12 of its makers is for cuDNN 8']),
  ];
  const twelve = cuda === null ? ofTorch : /^1[23]\./.test(cuda);
  if (old && twelve)
    return [
      found(runtimeForCuda11, {
        place: runtime.place,
        message: `${runtime.text} looks for the libraries of CUDA 11 and does not find them ${cuda === null ? `beside torch ${torch}` : `in CUDA ${cuda} of the image`}: it goes on with the CPU.`,
        error: 'libcublasLt.so.11: cannot open shared object file: No such file or directory',
        why: 'Because up to 1.18 the wheels of the package index were built for CUDA 11.8.',
        fixes: cuda?.startsWith('13') === true ? ['write onnxruntime-gpu>=1.27'] : fixes,
      }),
    ];
  // 1.27 is for Python 3.11 and newer: before, pip takes one for CUDA 12.
  const [, minor = 11] = (python ?? stated ?? '').split('.').map(Number);
  const own = /onnxruntime-gpu\[/.test(runtime.text) || cuda?.startsWith('13') === true;
  if (!fresh || !ofTorch || own || minor < 11 || !satisfies(torch ?? '', '>=2.1')) return [];
  return [
    found(runtimeForCuda11, {
      place: runtime.place,
      message: `${version === null ? 'The newest onnxruntime-gpu, which pip takes on Python 3.11 and newer,' : runtime.text} looks for the libraries of CUDA 13 and does not find them beside torch ${torch} (${tag}): it goes on with the CPU.`,
      error: 'libcublasLt.so.13: cannot open shared object file: No such file or directory',
      why: 'Because from 1.27 on the wheels of the package index are built for CUDA 13.',
      fixes,
    }),
  ];
}

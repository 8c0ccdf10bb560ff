import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const gpuInBuild: Rule = fileRule({
  code: 'PW895',
  title: 'A build that asks for a GPU',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'RUN nvidia-smi, or RUN python -c "assert torch.cuda.is_available()" and other calls that need a device.',
    happens: '/bin/sh: 1: nvidia-smi: not found\nRuntimeError: Found no NVIDIA driver on your system',
    why: 'A build has no GPU, wherever it runs; driver and nvidia-smi are mounted when a container starts.',
    fix: 'Ask at the start of the container.',
    override: 'Sound where the daemon that builds has nvidia as its default runtime.',
    evidence: [
      read(
        'The driver is injected when a container starts',
        'docs.nvidia.com, NVIDIA Container Toolkit, overview',
      ),
    ],
  },
});

export const compiledBlind: Rule = fileRule({
  code: 'PW896',
  title: 'Compiled where no GPU can be seen',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'detectron2, pytorch3d, GroundingDINO, the rasterizers of Gaussian splatting and the like, built from source in a Dockerfile without TORCH_CUDA_ARCH_LIST and FORCE_CUDA.',
    happens:
      'IndexError: list index out of range (_get_cuda_arch_flags), or later: RuntimeError: Not compiled with GPU support',
    why: 'Their setup.py asks the GPU what to compile for, and a build has none: some then compile for the CPU alone and say nothing.',
    fix: 'ENV TORCH_CUDA_ARCH_LIST="8.0;8.6;8.9;9.0" FORCE_CUDA=1 before it.',
    override: 'Sound where the daemon that builds has nvidia as its default runtime.',
    evidence: [
      read('CUDA is left out where no device is seen', 'setup.py of detectron2, pytorch3d, GroundingDINO'),
      read('Without a device the list of architectures is empty', 'torch/utils/cpp_extension.py'),
    ],
  },
});

export const gpuLeftOut: Rule = fileRule({
  code: 'PW897',
  title: 'The GPU is left out',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'jax without [cuda12] or [cuda13], onnxruntime in the place of onnxruntime-gpu beside what runs models with it, llama-cpp-python without CMAKE_ARGS, --cpu of ComfyUI, in files that are for a GPU.',
    happens: 'Nothing fails: it computes on the CPU, many times slower, while the GPU is paid for.',
    why: 'What the package index has under these names is the build for the CPU.',
    fix: 'jax[cuda12], onnxruntime-gpu, CMAKE_ARGS="-DGGML_CUDA=on" pip install llama-cpp-python.',
    override: 'Sound where it is meant for the CPU.',
    evidence: [
      read('pip install -U jax is for the CPU', 'docs.jax.dev, installation'),
      read('onnxruntime is for the CPU, onnxruntime-gpu for CUDA', 'onnxruntime.ai, install'),
      read('CUDA is a choice of CMAKE_ARGS', 'abetlen/llama-cpp-python README.md'),
    ],
  },
});

export const runtimeForCuda11: Rule = fileRule({
  code: 'PW898',
  title: 'A build for another CUDA',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'onnxruntime-gpu before 1.19 of the default index with an image or a torch of CUDA 12, and 1.27 or newer, or open, beside a pinned torch for CUDA 12; vLLM from 0.25.1 on over a torch for CUDA 12; faster-whisper 1.0 and newer in an image of CUDA 11.',
    happens:
      'Failed to load library libonnxruntime_providers_cuda.so … libcublasLt.so.11: cannot open shared object file: it goes on with the CPU.',
    why: 'The wheels of the package index are for CUDA 11.8 up to 1.18, for CUDA 12 and cuDNN 9 from 1.19 to 1.26, for CUDA 13 from 1.27 on.',
    fix: 'For CUDA 12: onnxruntime-gpu>=1.19,<1.27 and a torch from 2.4 on, which brings cuDNN 9.',
    override: 'Sound where the libraries of CUDA 11 are there as well.',
    evidence: [
      read(
        'From 1.19 on the default wheels are for CUDA 12',
        'onnxruntime.ai, CUDA execution provider, requirements',
      ),
      read(
        '1.26 asks for the libraries of CUDA 12, 1.27 for those of 13',
        'metadata of the wheels, extra cuda, 2026-11-29',
      ),
      read('libcublas.so.12 from ctranslate2 4.0.0 on', 'the wheels'),
    ],
  },
});

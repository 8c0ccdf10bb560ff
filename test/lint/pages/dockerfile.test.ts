import * as page from '../../../src/lint/pages/dockerfile.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW851: {
    file: 'Dockerfile',
    trips: ['FROM ubuntu\nRUN true', 'FROM a/b:latest\nRUN true', 'FROM a/b:cuda-nightly'],
    silent: [
      'FROM ubuntu:22.04',
      'FROM a/b@sha256:00',
      'FROM scratch',
      'FROM ubuntu:22.04 AS main\nFROM main',
      'ARG X\nFROM $X',
      // An image of this machine, and what stands for the build's own answer.
      'FROM my-base:latest',
      'ARG BASE=a/b:latest\nFROM $BASE',
    ],
  },
  PW852: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nRUN a && \\ # why\n  rm x',
      'FROM a:1\nRUNN x',
      'FROM a:1\nRUN a &&\n  curl x',
      'FROM a:1\nCOPY requirements.txt .\nRUN pip install -r requirements_pod.txt\nCOPY . .',
    ],
    silent: [
      'FROM a:1\nCOPY requirements.txt requirements_pod.txt ./\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      'FROM a:1\nCOPY requirements.txt requirements_pod.txt\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      'FROM a:1\nCOPY requirements*.txt ./\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      'FROM a:1\nCOPY lists .\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      // The image may have it.
      'FROM a:1\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      'FROM a:1\nCOPY requirements.txt .\nRUN pip install -r requirements_pod.txt',
      'FROM a:1\nCOPY a.py .\nRUN python a.py\nRUN pip install -r requirements_pod.txt\nCOPY . .',
      'FROM a:1\nRUN a && \\\n  # why\n  rm x',
      'FROM a:1\nRUN <<EOF\nrm x\nEOF',
      'FROM a:1\nrun x',
      'FROM a:1\nCOPY <<EOF /x\ncurl\nEOF',
    ],
  },
  PW853: {
    file: 'Dockerfile',
    trips: [
      'FROM runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404\nRUN git clone https://github.com/a/b /workspace/b',
      'FROM a:1\n# for RunPod\nWORKDIR /workspace\nCOPY . .',
      'FROM a:1\nRUN pip install runpod && python -m venv /runpod-volume/env\nCMD ["python", "handler.py"]',
    ],
    silent: [
      'FROM a:1\nWORKDIR /app\nCOPY . .',
      'FROM a:1\nWORKDIR /workspace\nRUN true',
      'FROM a:1\nWORKDIR /workspace\nCOPY . .',
      'FROM a:1\nWORKDIR /workspace\nCOPY . .\nCMD ["python", "handler.py"]',
      'FROM a:1\nWORKDIR /workspace\nCOPY requirements.txt .\nRUN pip install -r requirements.txt',
      'FROM a:1\nWORKDIR /opt\nRUN git clone https://github.com/a/b\nWORKDIR /workspace',
      'FROM a:1\nWORKDIR /workspace\nRUN git clone https://github.com/a/runpod-worker-b\nRUN pip install runpod\nCMD /start.sh',
    ],
  },
  PW854: {
    file: 'Dockerfile',
    trips: [
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nENV TORCH_CUDA_ARCH_LIST="8.9;12.0+PTX"\nRUN make',
      'FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04\nENV TORCH_CUDA_ARCH_LIST="10.0 10.3a"\nRUN make',
    ],
    silent: [
      'FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04\nENV TORCH_CUDA_ARCH_LIST="8.9;12.0+PTX"\nRUN make',
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nENV TORCH_CUDA_ARCH_LIST="8.0;9.0"\nRUN make',
      'FROM other:1\nENV TORCH_CUDA_ARCH_LIST="12.0"\nRUN make',
    ],
  },
});

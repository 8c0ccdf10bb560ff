import * as page from '../../../src/lint/pages/sources.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW855: {
    file: 'Dockerfile',
    trips: [
      'FROM nvidia/cuda:12.1.0-cudnn8-devel-ubuntu20.04\nRUN add-apt-repository ppa:deadsnakes/ppa && apt-get update && apt-get install -y python3.10',
      'FROM python:3.10\nRUN git clone https://github.com/Stability-AI/stablediffusion.git',
      'FROM python:3.10\nRUN git clone https://github.com/AUTOMATIC1111/stable-diffusion-webui.git',
      'FROM nvidia/cuda:10.2-cudnn7-devel-ubuntu18.04\nRUN true',
      // Two numbers; a cuDNN named as in other releases.
      'FROM nvidia/cuda:11.8-devel-ubuntu22.04\nRUN true',
      'FROM nvidia/cuda:12.4.1-cudnn8-devel-ubuntu22.04\nRUN true',
      'FROM nvidia/cuda:12.1.1-cudnn-devel-ubuntu22.04\nRUN true',
    ],
    silent: [
      'FROM nvidia/cuda:12.1.0-cudnn8-devel-ubuntu22.04\nRUN add-apt-repository ppa:deadsnakes/ppa && apt-get update && apt-get install -y python3.11',
      'FROM nvidia/cuda:12.1.0-cudnn8-devel-ubuntu20.04\nRUN apt-get update && apt-get install -y python3.8',
      'FROM python:3.10\nRUN git clone https://github.com/Stability-AI/generative-models',
      'FROM python:3.10\nENV STABLE_DIFFUSION_REPO=https://x.dev/a\nRUN git clone https://github.com/AUTOMATIC1111/stable-diffusion-webui.git',
      'FROM python:3.10\nRUN git clone -b dev https://github.com/AUTOMATIC1111/stable-diffusion-webui.git',
      'FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu22.04\nRUN true',
      'FROM nvidia/cuda:11.8.0-cudnn8-devel-ubuntu22.04\nRUN true',
      'FROM nvidia/cuda:12.3.2-cudnn9-devel-ubuntu22.04\nRUN true',
    ],
  },
  PW856: {
    file: 'Dockerfile',
    trips: ['FROM python:3.10-slim\nCOPY requirements.txt ./\nRUN pip install -r worker-requirements.txt'],
    silent: [
      'FROM python:3.10-slim\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt',
      'FROM python:3.10-slim\nCOPY . .\nRUN pip install -r worker-requirements.txt',
      'FROM python:3.10-slim\nCOPY requirements*.txt ./\nRUN pip install -r requirements-gpu.txt',
      'FROM python:3.10-slim\nCOPY a.txt /app/requirements.txt\nRUN pip install -r /app/requirements.txt',
      'FROM python:3.10-slim\nCOPY a.py .\nRUN git clone https://x.dev/a/b && pip install -r b/requirements.txt',
      'FROM me/own:1\nCOPY a.py .\nRUN pip install -r /opt/requirements.txt',
    ],
  },
  PW921: {
    file: 'start.sh',
    trips: [
      'git clone https://github.com/kijai/ComfyUI-WanVideoWrapper\npip install -r ../requirements.txt\npython main.py',
    ],
    silent: [
      'git clone https://github.com/kijai/ComfyUI-WanVideoWrapper\npython main.py',
      'git clone https://github.com/kijai/ComfyUI-WanVideoWrapper w\npip install -r w/requirements.txt\npython main.py',
      'git clone https://github.com/kijai/ComfyUI-KJNodes\npip install -r ../requirements.txt\npython main.py',
    ],
  },
  PW857: {
    file: 'Dockerfile',
    trips: [
      'FROM python:3.10\nCMD ["python", "-m", "runpod.serverless.worker"]',
      'FROM python:3.10\nCMD ["python3", "handler.py", "--rp_serve_api", "--rp_api_port", "8000"]',
    ],
    silent: [
      'FROM python:3.10\nCMD ["python", "-u", "handler.py"]',
      'FROM python:3.10\nCMD ["python", "-m", "app.runpod"]',
      // For a pod, whose port is opened.
      'FROM python:3.10\nEXPOSE 8000\nCMD ["python3", "handler.py", "--rp_serve_api"]',
    ],
  },
});

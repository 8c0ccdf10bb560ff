import * as page from '../../../src/lint/pages/torch.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW828: {
    trips: [
      'pip install torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121\npip install xformers',
      'pip install torch torchvision --index-url https://download.pytorch.org/whl/cu118\npip install xformers',
      'pip install torch==2.4.0\npip install vllm',
      'pip install torch==2.4.0\npip install vllm==0.8.5',
      'pip install torch==2.4.0\npip install torchvision',
      'pip install torch==2.4.0\npip install "torch>=2.4" torchaudio',
    ],
    silent: [
      'pip install torch==2.8.0\npip install vllm==0.10.2',
      'pip install torch==2.4.0 torchvision\npip install torchvision accelerate',
      'pip install torch==2.4.0 xformers --index-url https://download.pytorch.org/whl/cu121',
      'pip install torch==2.4.0\npip install xformers==0.0.27.post2',
      'pip install torch==2.4.0\npip install --no-deps xformers',
      'pip install torch==2.4.0\npip install "torch<2.5" torchaudio',
      'pip install xformers\npip install torch==2.4.0',
      'pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cu124\npip install -U xformers --index-url https://download.pytorch.org/whl/cu124',
    ],
  },
  PW829: {
    trips: [
      'python3 -m venv v\nsource v/bin/activate\npip install torch',
      'uv venv v\nuv pip install "torch>=2.1" torchvision',
      'uv venv v\nuv pip install accelerate==1.6.0 transformers',
      'uv venv v\ngit clone https://github.com/Comfy-Org/ComfyUI.git\ncd ComfyUI\nuv pip install -r requirements.txt',
    ],
    silent: [
      // The image may have one, and pip leaves it.
      'pip install torch',
      // Into an environment that somebody else made, and filled.
      'uv pip install torch',
      'python3 -m venv --system-site-packages v\nsource v/bin/activate\npip install torch',
      'uv venv v\nuv pip install torch==2.6.0',
      'uv venv v\nuv pip install "torch<2.9"',
      'uv venv v\nuv pip install torch --index-url https://download.pytorch.org/whl/cu126',
      'uv venv v\nuv pip install torch vllm==0.6.3',
      'uv venv v\nuv pip install "torch>=2.0.0" "vllm>=0.4.0"',
      'uv venv v\nuv pip install torch torchvision==0.21.0',
      'uv venv v\nuv pip install accelerate bitsandbytes -r requirements.txt',
      'uv venv v\nuv pip install transformers safetensors',
      'uv venv v\nuv pip install torch==2.6.0\ngit clone https://github.com/Comfy-Org/ComfyUI\nuv pip install torchaudio==2.6.0 -r ComfyUI/requirements.txt',
    ],
  },
  PW868: {
    trips: ['pip install torch==2.6.0 torchaudio'],
    silent: [
      'pip install torch==2.11.0 torchaudio',
      // The newest torchaudio names torch again: what an earlier step installed is replaced (PW828).
      'pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cu124\npip install torchaudio',
      'pip install torch==2.6.0 torchvision\ngit clone https://github.com/comfyanonymous/ComfyUI\ncd ComfyUI\npip install -r requirements.txt',
      'pip install torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121\npip install "torch>=2.4" "torchvision>=0.19" torchaudio',
      'pip install torch==2.6.0 torchaudio --index-url https://download.pytorch.org/whl/cu124',
      'pip install torch==2.6.0 torchaudio==2.6.0',
      'pip install torch==2.6.0 torchaudio==2.6.0\ngit clone https://github.com/comfyanonymous/ComfyUI\npip install -r ComfyUI/requirements.txt',
      'pip install torchaudio',
    ],
  },
  PW869: {
    file: 'Dockerfile',
    trips: [
      'FROM python:3.9\nRUN pip install torch==1.12.1+cu113 --extra-index-url https://download.pytorch.org/whl/cu113',
      'FROM pytorch/pytorch:1.11.0-cuda11.3-cudnn8-devel\nRUN true',
    ],
    silent: [
      'FROM python:3.9\nRUN pip install torch==2.0.1 --index-url https://download.pytorch.org/whl/cu118',
      'FROM pytorch/pytorch:2.1.0-cuda12.1-cudnn8-devel\nRUN true',
      'FROM python:3.9\nRUN pip install torch==1.12.1+cpu --extra-index-url https://download.pytorch.org/whl/cpu',
    ],
  },
  PW891: {
    trips: [
      'pip install torch transformers --index-url https://download.pytorch.org/whl/cu124',
      'pip install flask\npip install -U torch flask -i https://download.pytorch.org/whl/cu124',
    ],
    silent: [
      'pip install torch torchvision numpy nvidia-cudnn-cu12 --index-url https://download.pytorch.org/whl/cu124',
      'pip install torch transformers --extra-index-url https://download.pytorch.org/whl/cu124',
      'pip install torch transformers -i https://download.pytorch.org/whl/cu124 --extra-index-url https://x.dev/simple',
      'pip install transformers\npip install torch transformers -i https://download.pytorch.org/whl/cu124',
      'pip install -r all.txt\npip install torch transformers -i https://download.pytorch.org/whl/cu124',
      'pip install torch transformers -i https://download.pytorch.org/whl/cu124 || true',
    ],
  },
});

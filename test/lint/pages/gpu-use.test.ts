import * as page from '../../../src/lint/pages/gpu-use.ts';
import { brackets, cuda2204 } from '../support.ts';

brackets(page, {
  PW895: {
    file: 'Dockerfile',
    trips: [
      `FROM ${cuda2204}\nRUN nvidia-smi`,
      `FROM ${cuda2204}\nRUN python3 -c "import torch; assert torch.cuda.is_available()"`,
      `FROM ${cuda2204}\nRUN python3 -c "import torch; print(torch.cuda.get_device_name(0))"`,
    ],
    silent: [
      `FROM ${cuda2204}\nRUN nvidia-smi || true`,
      `FROM ${cuda2204}\nCMD nvidia-smi`,
      `FROM ${cuda2204}\nRUN python3 -c "import torch; print(torch.cuda.is_available())"`,
      `FROM ${cuda2204}\nRUN python3 -c "import torch; print(torch.cuda.get_device_name(0) if torch.cuda.is_available() else 1)"`,
    ],
  },
  PW896: {
    file: 'Dockerfile',
    trips: [
      `FROM ${cuda2204}\nRUN pip install git+https://github.com/facebookresearch/detectron2.git@v0.6`,
      `FROM ${cuda2204}\nRUN pip install submodules/simple-knn`,
      `FROM ${cuda2204}\nWORKDIR /app/GroundingDINO\nRUN pip install -e .`,
    ],
    silent: [
      `FROM ${cuda2204}\nENV FORCE_CUDA=1\nRUN pip install git+https://github.com/facebookresearch/detectron2.git@v0.6`,
      `FROM ${cuda2204}\nRUN TORCH_CUDA_ARCH_LIST=8.6 pip install submodules/simple-knn`,
      `FROM ${cuda2204}\nRUN pip install https://x.dev/detectron2/detectron2-0.6-cp310-cp310-linux_x86_64.whl`,
      `FROM ${cuda2204}\nRUN pip install detectron2-helpers`,
    ],
  },
  PW897: {
    file: 'requirements_gpu.txt',
    trips: [
      'jax\nflax\n',
      '-f https://storage.googleapis.com/jax-releases/jax_cuda_releases.html\njax>=0.4\n',
      'onnxruntime==1.20.1\ninsightface==0.7.3\n',
    ],
    silent: [
      'jax[cuda12]\nflax\n',
      'jax\njax-cuda12-plugin\n',
      'jax\ntorch==2.5.1\n',
      'onnxruntime-gpu==1.20.1\ninsightface==0.7.3\n',
      'onnxruntime==1.20.1\nfastapi\n',
    ],
  },
  PW898: {
    file: 'requirements.txt',
    trips: [
      'torch==2.4.1\nonnxruntime-gpu==1.18.1\n',
      'torch==2.5.1\nonnxruntime-gpu<1.19\n',
      'torch==2.4.1\nonnxruntime-gpu>=1.16\n',
      '--extra-index-url https://download.pytorch.org/whl/cu121\ntorch==2.4.1+cu121\nonnxruntime-gpu==1.27.0\n',
    ],
    silent: [
      'torch==2.4.1\nonnxruntime-gpu==1.19.2\n',
      'torch==2.4.1\nonnxruntime-gpu>=1.19,<1.27\n',
      'torch==2.4.1\nonnxruntime-gpu[cuda]\n',
      'torch\nonnxruntime-gpu\n',
      'onnxruntime-gpu==1.18.1\n',
      '--extra-index-url https://download.pytorch.org/whl/cu118\ntorch==2.4.1+cu118\nonnxruntime-gpu==1.18.1\n',
      '--extra-index-url https://aiinfra.pkgs.visualstudio.com/a/onnxruntime-cuda-12/simple\ntorch==2.4.1\nonnxruntime-gpu==1.18.1\n',
    ],
  },
});

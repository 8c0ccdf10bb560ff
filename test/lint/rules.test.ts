import { describe, expect, it } from 'vitest';
import { fileRules } from '../../src/lint/pages/all.ts';
import { rules } from '../../src/rules/registry.ts';
import { codesOf, cuda2204, cuda2404, findingsOf } from './support.ts';

const start = (text: string) => `${text}\npython app.py`;
const worker = (text: string) => `import runpod\n${text}\nrunpod.serverless.start({"handler": handler})\n`;
const key = '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17';

/** Every rule of files, with a text that trips it and the nearest one that must stay silent. */
const cases: Readonly<
  Record<string, { file?: string; trips: readonly string[]; silent: readonly string[] }>
> = {
  PW808: {
    trips: ['true\n'.repeat(2100)],
    silent: ['true\n'.repeat(1900)],
  },
  PW801: {
    trips: [
      'set -e\ngit clone https://github.com/a/b /workspace/b',
      'set -e\ngit clone https://github.com/a/b c\npython app.py',
      'set -e\nif [ -n "$TOKEN" ]; then git clone https://github.com/a/b; fi\npython app.py',
      'git clone https://github.com/a/b && cd b\npython app.py',
      'set -e\ncd /workspace && git clone https://github.com/a/b\npython app.py',
    ],
    silent: [
      'git clone https://github.com/a/b',
      // The folder that is there is what was wanted.
      'git clone https://github.com/a/b\npython app.py',
      '#!/bin/bash\n#SBATCH --gres=gpu:1\nset -e\ngit clone https://github.com/a/b\npython train.py',
      'rm -rf b\ngit clone https://github.com/a/b',
      'git clone https://github.com/a/b /tmp/b',
      'git clone https://github.com/a/b || git -C b pull',
      'f() { git clone https://github.com/a/b; }\n[ -d b ] || f\ngit -C b pull',
      'if [ -d b ]; then exit 0; fi\ngit clone https://github.com/a/b\ngit -C b fetch',
      'cd /w\nrm -rf a\ngit clone https://github.com/a/b a/b',
      'git clone https://github.com/a/b "$(mktemp -d)"',
      'if [ ! -d b ]; then git clone https://github.com/a/b; fi',
      'if [ ! -d b ]; then git clone https://github.com/a/b; fi\ngit -C b checkout 0123abc',
    ],
  },
  PW901: {
    trips: [
      'docker run -d --name app -p 1:1 img',
      'podman run --name=app img',
      'docker build -t img .\ndocker run --gpus all --name app img',
    ],
    silent: [
      'docker run --rm --name app img',
      'docker run -d img',
      'docker rm -f app\ndocker run -d --name app img',
      'docker start app || docker run -d --name app img',
      'docker run -d --name app img || true',
      'podman run --replace --name app img',
      'docker run -d --name "$N" img',
    ],
  },
  PW902: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: x\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile.gpu\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      - CUDA_VISIBLE_DEVICES=${CUDA_VISIBLE_DEVICES:-}\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: 1\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: 1\n              capabilities: [gpu]\n',
    ],
    silent: [
      'services:\n  a:\n    image: x\n    runtime: nvidia\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    build: .\n    environment:\n      NVIDIA_VISIBLE_DEVICES: none\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: ""\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      - CUDA_VISIBLE_DEVICES=${CUDA_VISIBLE_DEVICES:-0}\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: 1\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: 2\n              capabilities: [gpu]\n',
    ],
  },
  PW908: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: ghcr.io/huggingface/text-generation-inference:3.0\n    gpus: all\n    ports:\n      - "8080:8080"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - 8000:8000\n',
    ],
    silent: [
      'services:\n  a:\n    image: ghcr.io/huggingface/text-generation-inference:3.0\n    gpus: all\n    ports:\n      - "8080:80"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - 8000:8000\n    environment:\n      OLLAMA_HOST: 0.0.0.0:8000\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - "11434"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - ${PORT}:${PORT}\n',
    ],
  },
  PW903: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: x\n    environment:\n      PORT: "8188"\n    command: ["sh", "-c", "python main.py --port ${PORT}"]\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=${PORT:-8188}\n    command: python main.py --port $PORT\n',
    ],
    silent: [
      'services:\n  a:\n    image: x\n    environment:\n      PORT: "8188"\n    command: sh -c "python main.py --port $${PORT}"\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=8188\n    command: python main.py --port ${PORT:-8188}\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=${PORT}\n    command: python main.py --port ${PORT}\n',
      'services:\n  a:\n    image: x\n    command: python main.py --port ${PORT}\n',
    ],
  },
  PW905: {
    file: 'requirements.txt',
    trips: ['magic-pdf==1.4.2\n', 'xgrammar==0.1.16\n'],
    silent: ['magic-pdf==1.3.12\n', 'transformers==99.0.0\n', 'magic-pdf>=1.4.2\n'],
  },
  PW906: {
    file: 'a.sh',
    trips: ['cat > a.json <<EOF\n{\n  "a": 1,\n}\nEOF\n'],
    silent: ['cat > a.json <<EOF\n{\n  "a": 1\n}\nEOF\n', 'cat > a.js <<EOF\n{\n  a: 1,\n}\nEOF\n'],
  },
  PW907: {
    file: 'a.sh',
    trips: ['#!/bin/bash\npip install poetry\npoetry install\npython train.py\n'],
    silent: ['#!/bin/bash\npip install poetry\npoetry install\npoetry run python train.py\n'],
  },
  PW909: {
    file: 'handler.py',
    trips: [
      'import runpod\nfrom transformers import AutoTokenizer\nt = AutoTokenizer("a/b")\nrunpod.serverless.start({"handler": h})\n',
    ],
    silent: [
      'import runpod\nfrom transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained("a/b")\nrunpod.serverless.start({"handler": h})\n',
    ],
  },
  PW910: {
    file: 'handler.py',
    trips: [
      'import runpod\ndef h(job):\n    return {"path": "/tmp/a.png"}\nrunpod.serverless.start({"handler": h})\n',
    ],
    silent: [
      'import runpod\ndef h(job):\n    return {"text": "a"}\nrunpod.serverless.start({"handler": h})\n',
    ],
  },
  PW911: {
    file: 'Dockerfile',
    trips: ['FROM python:3.11\nRUN cd /tmp/b && pip install -e . && rm -rf /tmp/b\n'],
    silent: ['FROM python:3.11\nRUN cd /tmp/b && pip install . && rm -rf /tmp/b\n'],
  },
  PW912: {
    file: 'app.py',
    trips: [
      'import modal\nimage = modal.Image.debian_slim().pip_install("requests")\n@app.function(image=image)\ndef f():\n    import pandas\n',
    ],
    silent: [
      'import modal\nimage = modal.Image.debian_slim().pip_install("pandas")\n@app.function(image=image)\ndef f():\n    import pandas\n',
    ],
  },
  PW904: {
    file: 'modal_app.py',
    trips: [
      'import modal\napp = modal.App("a")\n@app.function(\n    gpu="L40S",\n    min_containers=1,\n)\ndef f():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.cls(gpu="H100", keep_warm=2)\nclass A:\n    pass\n',
    ],
    silent: [
      'import modal\napp = modal.App("a")\n@app.function(gpu="L40S", min_containers=0)\ndef f():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.function(min_containers=1)\ndef f():\n    pass\n@app.function(gpu="T4")\ndef g():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.function(\n    gpu="L40S",\n    # min_containers=1,\n)\ndef f():\n    pass\n',
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
  PW835: {
    trips: ['export PATH=/a:$PATH >> ~/.bashrc'],
    silent: ["echo 'export PATH=/a:$PATH' >> ~/.bashrc", 'export A=1 > log', 'export >> ~/.profile'],
  },
  PW836: {
    trips: [
      'vllm serve a 2>&1 | tee l &\nP=$!\nkill $P',
      'python a.py | tee l &\nP=$!\necho "kill $P"',
      'python a.py | tee l &\nP=$!\necho "$P" > a.pid\necho "kill $(cat a.pid)"',
    ],
    silent: [
      'vllm serve a > >(tee l) 2>&1 &\nP=$!\nkill $P',
      'vllm serve a > l 2>&1 &\nP=$!\nkill $P',
      'vllm serve a | tee l &\nP=$!\nwait $P',
    ],
  },
  PW837: {
    trips: [
      'set -euo pipefail\nN=$(ls a/*.json | wc -l)',
      'set -eo pipefail\nN="$(grep -h x a.txt | wc -l)"',
    ],
    silent: [
      'set -e\nN=$(ls a/*.json | wc -l)',
      'set -uo pipefail\nN=$(ls a/*.json | wc -l)',
      'set -euo pipefail\nN=$(ls a/*.json | wc -l || true)',
      'set -euo pipefail\nN=$(ls a | wc -l)',
      'set -euo pipefail\nN=$(find a -name "*.json" | wc -l)',
    ],
  },
  PW838: {
    trips: [
      'python main.py &\nuntil curl -sf localhost:8188; do\n  sleep 1\ndone\npython handler.py',
      'python main.py &\nwhile ! curl -s localhost:8188 > /dev/null; do sleep 1; done\npython handler.py',
    ],
    silent: [
      'python main.py &\nP=$!\nuntil curl -sf localhost:8188; do\n  kill -0 $P || exit 1\n  sleep 1\ndone\npython handler.py',
      'python main.py &\nN=0\nuntil curl -sf localhost:8188; do\n  N=$((N+1))\n  [ $N -gt 60 ] && exit 1\n  sleep 1\ndone',
      'until curl -sf db:5432; do\n  sleep 1\ndone\npython handler.py',
      "python main.py &\ntimeout 60 bash -c 'until curl -sf localhost:8188; do sleep 1; done'\npython handler.py",
    ],
  },
  PW839: {
    file: 'Dockerfile',
    trips: [`FROM ${cuda2204}\nRUN apt-get update && apt-get install -y nvidia-utils-525`],
    silent: [
      `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y nvtop nvidia-cuda-toolkit`,
      `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y cuda-toolkit-12-4 libnvinfer8`,
    ],
  },
  PW840: {
    file: 'check.py',
    trips: ['import torch\nprint(torch.cuda.get_device_properties(0).total_mem / 1e9)\n'],
    silent: [
      'import torch\nprint(torch.cuda.get_device_properties(0).total_memory / 1e9)\n',
      'import torch\nprint(stats.total_mem)\n',
    ],
  },
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
  PW899: {
    trips: [
      'vllm serve Qwen/Qwen2.5-72B-Instruct --quantization awq',
      'M=a\ncase $1 in x) M=Qwen/Qwen2.5-7B ;; *) M=meta-llama/Llama-3.1-8B ;; esac\npython -m vllm.entrypoints.openai.api_server --model google/gemma-2-9b-it --dtype=half',
      'docker run -d --gpus all vllm/vllm-openai:v0.9.2 --model Qwen/Qwen3-0.6B --gpu-memory-utilization 1.0',
      'vllm serve a/b --lora-modules x=/x --lora-modules y=/y',
      'A=()\n[[ -n "$P" ]] && A+=(--lora-modules "p=$P")\n[[ -n "$C" ]] && A+=(--lora-modules "c=$C")\nvllm serve b "${A[@]}"',
    ],
    silent: [
      'vllm serve Qwen/Qwen2.5-72B-Instruct-AWQ --quantization awq',
      'vllm serve TheBloke/some-model --quantization awq',
      'vllm serve /models/Qwen2.5 --quantization awq',
      'vllm serve Qwen/Qwen2.5-72B-Instruct --quantization fp8',
      'M=a\ncase $1 in x) M=Qwen/Qwen2.5-7B-AWQ ;; *) M=meta-llama/Llama-3.1-8B ;; esac\nvllm serve $M --quantization awq',
      'vllm serve google/gemma-2-9b-it --dtype bfloat16',
      'docker run vllm/vllm-openai:v0.6.3 --model google/gemma-2-9b-it --dtype float16',
      'vllm serve a/b --gpu-memory-utilization 0.95',
      'vllm serve a/b --lora-modules x=/x y=/y',
      'A=()\n[[ -n "$P" ]] && A+=(--lora-modules "p=$P")\n[[ -z "$P" ]] && A+=(--lora-modules "c=$C")\nvllm serve b "${A[@]}"',
    ],
  },
  PW816: {
    trips: ['set -x\ntailscale up --authkey="$TS_AUTHKEY"', 'set -eux\nhf auth login --token ${HF_TOKEN}'],
    silent: [
      'set -x\npip install six\nset +x\ntailscale up --authkey="$TS_AUTHKEY"',
      'set -e\ntailscale up --authkey="$TS_AUTHKEY"',
      'set -x\npython app.py --max-tokens "$MAX_TOKENS" --key "$TOKEN_FILE"',
      'set -x\n[ -n "${HF_TOKEN:+x}" ]',
    ],
  },
  PW850: {
    trips: ["info | python3 - <<'PY'\nimport json, sys\nprint(json.load(sys.stdin))\nPY"],
    silent: [
      "info || python3 - <<'PY'\nimport json, sys\nprint(json.load(sys.stdin))\nPY",
      "info | python3 - <<'PY'\nprint(1)\nPY",
      "python3 - <<'PY' | sort\nimport sys\nprint(sys.stdin)\nPY",
      "info | python3 -c 'import sys; print(sys.stdin.read())'",
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
  PW893: {
    trips: [
      'git clone https://github.com/Comfy-Org/ComfyUI\npython app.py',
      'git clone https://github.com/a/b\ngit clone https://github.com/c/d\npython app.py',
      'get() { git clone "$1"; }\nget https://github.com/huggingface/b\npython app.py',
      'git clone -b main https://github.com/NVlabs/b\npython app.py',
      'cd /workspace/app\ngit pull\npython app.py',
    ],
    silent: [
      // Its own repository: the newest commit is what is wanted.
      'git clone https://github.com/a/b\npython app.py',
      'git clone https://github.com/NVlabs/b\ngit -C b checkout 0123abc4\npython app.py',
      'git clone https://github.com/NVlabs/b && cd b && git checkout v1.2\npython app.py',
      'git clone --branch v1.2.0 https://github.com/NVlabs/b\npython app.py',
      'git clone -b "$REF" https://github.com/NVlabs/b\npython app.py',
      'git clone https://huggingface.co/a/b\npython app.py',
      'cd /workspace/app\nif [ "$UPDATE" = 1 ]; then git pull; fi\npython app.py',
    ],
  },
  PW894: {
    file: 'requirements.txt',
    trips: ['a==1\nb==1\ntransformers>=4.50.0\ngradio>=4.0\n'],
    silent: [
      // Open everywhere is meant so.
      'a==1\ntransformers>=4.50.0\ngradio>=4.0\n',
      'a==1\nb==1\ntransformers>=4.50.0,<5\ngradio>=4.0,<5\n',
      'a==1\nb==1\ntransformers>=5.0\ngradio>=6.0\n',
      'a==1\nb==1\ngradio>=4.0\naiohttp>=3\n',
      // transformers 4 holds it below 1.0.
      'transformers==4.51.3\nhuggingface-hub>=0.26\ngradio==5.24.0\n',
      // PW829 has said that torch moves, and all with it.
      'a==1\nb==1\nc==1\ntorch\ntransformers>=4.50.0\ngradio>=4.0\n',
    ],
  },
  PW802: {
    trips: [
      'curl -fsSL https://x.dev/i.sh | sh',
      'wget -qO- https://x.dev/i.sh | sudo bash -s',
      'bash <(curl -s https://x.dev/i.sh)',
      'bash -c "$(curl -s https://x.dev/i.sh)"',
      'curl -s https://x.dev/i.sh | sudo -E A=b bash -',
      'wget -O i.sh https://x.dev/i && chmod +x i.sh && ./i.sh',
    ],
    silent: [
      'curl -fsSL https://astral.sh/uv/install.sh | sh\npython app.py',
      'command -v uv || curl -fsSL https://astral.sh/uv/install.sh | sh\npython app.py',
      'curl -fsSL https://x.dev/i.tgz | tar xz',
      'curl https://x.dev/i.sh -o i.sh',
      'curl https://x.dev/i.sh -o i.sh\nsha256sum -c sums\nbash i.sh',
      'curl https://x.dev/i.sh -o i.sh\nbash other.sh',
      'echo "curl x | sh"',
      'wget https://x.dev/12.3.0/cuda_12.3.0_linux.run\nchmod +x cuda_12.3.0_linux.run\n./cuda_12.3.0_linux.run',
      'curl -s https://x.dev/a.json | python3 -m json.tool\npython app.py',
      'curl -s http://localhost:8080/v1/models | python3 -c "import json"\npython app.py',
    ],
  },
  PW803: {
    trips: [
      'set -e\npip install -r r.txt\nexec python app.py',
      'while true; do\n  python app.py\ndone',
      'set -euo pipefail\napt-get update\npython app.py',
    ],
    silent: [
      "set -e\ntrap 'sleep infinity' ERR\npip install -r r.txt\nexec python app.py",
      'while true; do\n  python app.py\n  sleep 5\ndone',
      'set -e\npip install build',
      'set -e\npip install -r r.txt\nexec python -u handler.py',
      'pip install -r r.txt || exit 1',
      // Typed by somebody, or on a machine with a system of its own.
      '#!/bin/bash\n# Usage: bash setup.sh\nset -e\npip install -r r.txt\npython app.py',
      'set -e\nsudo systemctl restart docker\npip install -r r.txt\npython app.py',
    ],
  },
  PW804: {
    trips: ['nohup python app.py > l 2>&1 &\necho "App ready on port 7860"'],
    silent: [
      'jupyter lab --port 8888 &\necho "Jupyter Lab started"\npython app.py',
      'nohup python app.py &\nuntil curl -fs localhost:7860; do sleep 1; done\necho ready',
      'echo "ready to start"\npython app.py',
      'nohup python app.py &\necho "starting, please wait"',
      'f() { python app.py & }\nf\necho ready',
      'nohup python app.py &\necho "App started with PID $!"',
      'nohup bash train.sh > l 2>&1 &\necho "Training started in screen session: train"',
      'nohup python app.py &\necho "Waiting until it is ready"',
    ],
  },
  PW805: {
    trips: ['cd b && git pull && cd ..\npip list'],
    silent: [
      'git -C b pull',
      '(cd b && git pull && cd ..)\nls',
      'cd b && git pull && cd ..\ncd /a',
      'cd b && git pull',
    ],
  },
  PW806: {
    trips: ['pip install torch\npython app.py', 'pip install a && pip install b==1.0\nnohup python app.py &'],
    silent: [
      'set -e\npip install b==1.0\npython app.py',
      'pip install b==1.0 || exit 1\npython app.py',
      'pip install b==1.0',
      'if [ $stage -le 8 ]; then\n  pip install -e .\n  torchrun bench.py\nfi',
      'get() { wget "$1"; }\npip install b==1.0\nget https://x.dev/a &\nwait',
      'pip install b==1.0\n( wget -q https://x.dev/a; printf "done" ) &\nwait',
    ],
  },
  PW807: {
    trips: ['if true; then\necho', 'echo "open', '$('.repeat(1000)],
    silent: ['if true; then echo; fi', 'case $1 in a) echo;; esac', 'cat <<EOF\n$(\nEOF'.replace('$(', 'x(')],
  },
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
  PW857: {
    file: 'Dockerfile',
    trips: ['FROM python:3.10\nCMD ["python", "-m", "runpod.serverless.worker"]'],
    silent: [
      'FROM python:3.10\nCMD ["python", "-u", "handler.py"]',
      'FROM python:3.10\nCMD ["python", "-m", "app.runpod"]',
    ],
  },
  PW865: {
    file: 'environment.yml',
    trips: [
      'dependencies:\n  - pytorch-cuda=12.8\n',
      'dependencies:\n  - nvidia::pytorch-cuda=12.6\n',
      'dependencies:\n  - cudatoolkit=12.8\n',
      'dependencies:\n  - pytorch=1.13.1\n  - torchvision=0.13.1\n  - pytorch-cuda=11.7\n',
    ],
    silent: [
      'dependencies:\n  - pytorch-cuda=12.4\n',
      'dependencies:\n  - pytorch=2.1.0\n  - torchvision=0.16.0\n  - torchaudio=2.1.0\n',
      'dependencies:\n  - pytorch-cuda=11.8\n',
      'dependencies:\n  - pytorch-cuda=12\n',
      'dependencies:\n  - cudatoolkit=11.8.0\n',
      'dependencies:\n  - cuda-toolkit=12.8\n',
    ],
  },
  PW866: {
    file: 'requirements.txt',
    trips: ['--upgrade pip\nsix==1.17.0', 'six>=1.0 ; optional extra\n'],
    silent: [
      '--pre\nsix==1.17.0',
      '--prefer-binary\nsix==1.17.0',
      'six>=1.0 ; python_version < "3.12"\n',
      "six>=1.0 ; sys_platform != 'win32' and extra == 'a'\n",
      "six>=1.0 ; 'linux' in sys_platform\n",
      'six>=1.0 # optional\n',
    ],
  },
  PW867: {
    file: 'requirements.txt',
    trips: ['torch==2.6.0\nflash_attn\n', 'flash-attn==2.7.4.post1\n'],
    silent: [
      'torch==2.6.0\nflash_attn @ https://x.dev/flash_attn-2.7.4-cp311-cp311-linux_x86_64.whl\n',
      '# pip install --no-build-isolation -r requirements.txt\nflash-attn==2.7.4.post1\n',
      'flash-linear-attention==0.1\n',
    ],
  },
  PW861: {
    trips: [
      'pip install huggingface_hub\nhuggingface-cli login',
      'hf auth login',
      'wandb login',
      'source venv/bin/activate\nwandb login',
      'conda create -n a python=3.10',
      'conda install -c anaconda gdbm',
    ],
    silent: [
      'hf auth login --token "$HF_TOKEN"',
      'echo "$T" | huggingface-cli login',
      'if [ -t 0 ]; then hf auth login; fi',
      'wandb login "$WANDB_API_KEY"',
      'export WANDB_API_KEY=$KEY\nwandb login',
      // What is sourced was not seen, and may export it.
      'source .api_keys\nwandb login',
      'if [ -f .env ]; then . ./.env; fi\nwandb login',
      'conda install -y gdbm',
      'conda create -yn a python=3.10',
      'yes | conda install gdbm',
      'conda config --set always_yes yes\nconda install gdbm',
      'conda env create -f environment.yml',
      'conda activate a',
    ],
  },
  PW862: {
    trips: [
      'jupyter lab --ip 0.0.0.0 --no-browser',
      'nohup jupyter notebook --port 8888 &',
      'python -m jupyterlab --ip 0.0.0.0',
    ],
    silent: [
      'jupyter lab --ip 0.0.0.0 --allow-root',
      'jupyter lab list',
      'jupyter notebook --generate-config',
      'sudo -u app jupyter lab --ip 0.0.0.0',
      'su app -c "jupyter lab --ip 0.0.0.0"',
      'jupyter lab $JUPYTER_ARGS',
      'echo "c.ServerApp.allow_root = True" >> /root/.jupyter/jupyter_server_config.py\njupyter lab',
    ],
  },
  PW863: {
    trips: [
      'curl -s https://x.dev \\\\\n  -H "A: b"',
      'curl -s https://x.dev \\ \n  -H "A: b"',
      'pip install a \\\\\n  b',
    ],
    silent: [
      'curl -s https://x.dev \\\n  -H "A: b"',
      'echo \\\\\npython app.py',
      'cat > run.sh <<EOF\ncurl \\\\\n  -H a\nEOF',
    ],
  },
  PW864: {
    trips: [
      'git clone --depth=1 https://x.dev/a/b\ncd b\ngit fetch && git checkout 7a7b4a7',
      'git clone --depth 1 https://x.dev/a/b\ngit -C b checkout 7a7b4a7',
    ],
    silent: [
      'git clone https://x.dev/a/b\ngit -C b checkout 7a7b4a7',
      'git clone --depth 1 https://x.dev/a/b\ngit -C b fetch --depth 1 origin 7a7b4a7\ngit -C b checkout 7a7b4a7',
      'git clone --depth 1 -b v1.2 https://x.dev/a/b\ngit -C b checkout main',
      'git clone --depth 1 https://x.dev/a/b\ngit clone https://x.dev/a/c\ngit -C c checkout 7a7b4a7',
    ],
  },
  PW811: {
    trips: [
      'jupyter lab --ip=0.0.0.0 --ServerApp.token="${TOKEN:-}"',
      "jupyter lab --ip=0.0.0.0 --ServerApp.token=''",
      "python3 -m jupyterlab --ip=0.0.0.0 --ServerApp.token=''",
      'su app -c "jupyter lab --ip=0.0.0.0 --ServerApp.token=\'\'"',
      "cat > ~/.jupyter/jupyter_server_config.py <<EOF\nc.ServerApp.token = ''\nEOF",
      'echo "c.ServerApp.token = \'\'" >> /root/.jupyter/jupyter_notebook_config.py',
      "cat > /start2.sh <<'EOF'\n#!/bin/bash\nttyd bash\nEOF",
      'export COMMANDLINE_ARGS="--listen --api --enable-insecure-extension-access"',
      'python launch.py --listen --enable-insecure-extension-access',
      'filebrowser --noauth -r /',
      'ttyd bash',
      'openvscode-server --without-connection-token',
    ],
    silent: [
      'jupyter lab --ServerApp.token="$TOKEN"',
      'jupyter lab --ServerApp.token="${TOKEN:-secret}"',
      'if [ -n "$TOKEN" ]; then jupyter lab --ServerApp.token="${TOKEN:-}"; fi',
      'TOKEN=$(openssl rand -hex 16)\njupyter lab --ServerApp.token="${TOKEN:-}"',
      'filebrowser -r /',
      'export COMMANDLINE_ARGS="--listen --api"',
      'export COMMANDLINE_ARGS="--enable-insecure-extension-access"',
      'export COMMANDLINE_ARGS="--listen --enable-insecure-extension-access --gradio-auth $A"',
      'ttyd -c user:"$PW" bash',
      "jupyter lab --ip=0.0.0.0 --ServerApp.password=''",
      "jupyter lab --ip=0.0.0.0 --ServerApp.token='' --ServerApp.password=argon2:x",
      "cat > jupyter_config.py <<EOF\nc.ServerApp.token = ''\nc.ServerApp.password = 'argon2:x'\nEOF",
      "jupyter lab --ip=127.0.0.1 --ServerApp.token=''",
    ],
  },
  PW812: {
    trips: [
      './gui.sh --share --headless',
      'python app.py --share',
      'GRADIO_SHARE=True python app.py',
      'export GRADIO_SHARE=true',
    ],
    silent: ['python app.py --listen', 'GRADIO_SHARE=False python app.py', 'net usershare --share'],
  },
  PW813: {
    trips: [`export HF_TOKEN=${key}`, 'git clone https://${GITHUB_TOKEN}@github.com/a/b'],
    silent: [
      'export HF_TOKEN=$HF_TOKEN',
      'export HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'export RUNPOD_API_KEY=your_api_key_here',
    ],
  },
  PW821: {
    trips: [
      'pip install torch==2.4.1+cu124',
      'pip install torch==2.4.1+cu124 --index-url https://download.pytorch.org/whl/cu121',
    ],
    silent: [
      'pip install torch==2.4.1+cu124 --index-url https://download.pytorch.org/whl/cu124',
      'pip install torch==2.4.1',
      'pip install torch==2.4.1+cu124 --extra-index-url https://mirror.example/simple',
    ],
  },
  PW822: {
    trips: ['pip install --break-system-packages six'],
    silent: ['pip install six', 'env/bin/pip install six'],
  },
  PW823: {
    trips: [
      'pip install "huggingface_hub[cli]"\nhuggingface-cli download a/b',
      'pip install -U huggingface_hub\nhuggingface-cli download a/b',
      'pip install "huggingface_hub>=1,<2"\nhuggingface-cli download a/b',
      // transformers 5 wants 1.31 or newer.
      'pip install transformers\nhuggingface-cli download a/b',
      'huggingface-cli download a/b',
    ],
    silent: [
      'pip install "huggingface_hub[cli]"',
      'pip install "huggingface_hub[cli]<1"',
      'pip install huggingface_hub',
      'pip install huggingface_hub\nhf download a/b',
      'hf download a/b || huggingface-cli download a/b',
      'if command -v huggingface-cli; then huggingface-cli download a/b; fi',
      'huggingface-cli download a/b\npip install transformers',
      'pip install transformers==4.49.0\nhuggingface-cli download a/b',
      'pip install -r requirements.txt\npip install transformers\nhuggingface-cli download a/b',
      'pip install huggingface_hub transformers==4.49.0\nhuggingface-cli download a/b',
    ],
  },
  PW824: {
    trips: ['git clone https://huggingface.co/tencent/X'],
    silent: [
      'apt-get install -y git-lfs\ngit clone https://huggingface.co/tencent/X',
      'git clone https://huggingface.co/spaces/a/b',
      'git clone https://github.com/a/b',
    ],
  },
  PW825: {
    trips: ['apt-get update\napt-get install git', 'apt-get install -y git'],
    silent: [
      'apt-get update && apt-get install -y git',
      'apt update -y; apt install -yq git',
      'curl -fsSL https://deb.nodesource.com/setup_20.x | bash -\napt-get install -y nodejs',
      'yes | cat',
      'apt-get update\napt-get install --reinstall ca-certificates',
      "apt-get update\necho 'Y' | sudo apt-get install git",
      'apt-get update\napt install ./a_1.0_amd64.deb',
      'apt-get update\napt-get install git-lfs',
    ],
  },
  PW809: {
    trips: [
      'if [ ! -f /w/ok ]; then\n  pip install six\n  touch /w/ok\nfi\npython app.py',
      '[ -f ok ] || { pip install six; echo 1 > ok; }\npython app.py',
      'set -e\nif [ ! -d /w/b ]; then\n  git clone https://github.com/a/b /w/b\n  pip install -r /w/b/requirements.txt\nfi\npython app.py',
      'if [ ! -d venv ]; then\n  python3 -m venv venv\n  venv/bin/pip install six\nfi\nvenv/bin/python app.py',
    ],
    silent: [
      'set -e\nif [ ! -f ok ]; then\n  pip install six\n  touch ok\nfi\npython app.py',
      'if [ ! -f ok ]; then\n  pip install six && touch ok\nfi\npython app.py',
      'if [ ! -f ok ]; then\n  pip install six || exit 1\n  touch ok\nfi\npython app.py',
      'if [ ! -f ok ]; then\n  pip install six\n  touch other\nfi\npython app.py',
      'if [ ! -d /w/b ]; then\n  git clone https://github.com/a/b /w/b\nfi\npip install -r /w/b/requirements.txt || exit 1\npython app.py',
      'set -e\nif [ ! -d b ]; then\n  git clone https://github.com/a/b\n  pip install -r b/requirements.txt\nfi\npip install -r b/requirements.txt\npython app.py',
      'set -e\nif [ ! -d b ]; then\n  git clone https://github.com/a/b\n  pip install -r b/requirements.txt\nfi',
      'set -e\nif [ ! -f b/.ok ]; then\n  git clone https://github.com/a/b\n  pip install -r b/requirements.txt\n  touch b/.ok\nfi\npython app.py',
    ],
  },
  PW826: {
    trips: [
      'pip install torch --index-url https://download.pytorch.org/whl/cu122',
      'pip install torch --extra-index-url https://download.pytorch.org/whl/cu125',
    ],
    silent: [
      'pip install torch --index-url https://download.pytorch.org/whl/cu121',
      'pip install torch --index-url https://download.pytorch.org/whl/cu999',
      'pip install torch --index-url https://download.pytorch.org/whl/cpu',
    ],
  },
  PW827: {
    trips: [
      'pip install torch --extra-index-url https://download.pytorch.org/whl/cu121',
      'pip install torch --extra-index-url https://download.pytorch.org/whl/cu113',
      'pip install torch==2.5.1 --extra-index-url https://download.pytorch.org/whl/cu128',
    ],
    silent: [
      'pip install torch --index-url https://download.pytorch.org/whl/cu121',
      'pip install torch==2.5.1 --extra-index-url https://download.pytorch.org/whl/cu121',
      'pip install torch==2.5.1 --extra-index-url https://download.pytorch.org/whl/cu128 --extra-index-url https://x.dev/simple',
      'pip install "torch<2.6" --extra-index-url https://download.pytorch.org/whl/cu121',
      'pip install six --extra-index-url https://download.pytorch.org/whl/cu121',
      // uv asks the extra index first; and this one holds no torch.
      'uv pip install torch --extra-index-url https://download.pytorch.org/whl/cu121',
      'pip install torch llama-cpp-python --extra-index-url https://abetlen.github.io/llama-cpp-python/whl/cu121',
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
  PW828: {
    trips: [
      'pip install torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121\npip install xformers',
      'pip install torch torchvision --index-url https://download.pytorch.org/whl/cu118\npip install xformers',
      'pip install torch==2.4.0\npip install vllm',
      'pip install torch==2.4.0\npip install vllm==0.8.5',
      'pip install torch==2.4.0\npip install torchvision',
    ],
    silent: [
      'pip install torch==2.8.0\npip install vllm==0.10.2',
      'pip install torch==2.4.0 torchvision\npip install torchvision accelerate',
      'pip install torch==2.4.0 xformers --index-url https://download.pytorch.org/whl/cu121',
      'pip install torch==2.4.0\npip install xformers==0.0.27.post2',
      'pip install torch==2.4.0\npip install --no-deps xformers',
      'pip install xformers\npip install torch==2.4.0',
      'pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cu124\npip install -U xformers --index-url https://download.pytorch.org/whl/cu124',
    ],
  },
  PW868: {
    trips: [
      'pip install torch==2.6.0 torchaudio',
      'pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cu124\npip install torchaudio',
      'pip install torch==2.6.0 torchvision\ngit clone https://github.com/comfyanonymous/ComfyUI\ncd ComfyUI\npip install -r requirements.txt',
    ],
    silent: [
      'pip install torch==2.11.0 torchaudio',
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
  PW870: {
    file: 'requirements.txt',
    trips: [
      'numpy==1.26.4\ncertifi @ file:///croot/certifi_1745939216646/work/certifi\nidna @ file:///croot/idna_1/work',
    ],
    silent: [
      'mine @ file:///app/mine-1.0-py3-none-any.whl\nnumpy==1.26.4',
      '# certifi @ file:///croot/a\nnumpy==1.26.4',
    ],
  },
  PW871: {
    file: 'pyproject.toml',
    trips: [
      '[project]\nname = "a"\nauthors = ["A B <a@b.example>"]\n',
      '[project]\nname = "My Trainer"\nversion = "1"\n',
    ],
    silent: [
      '[project]\nname = "a.b_c-1"\nauthors = [{ name = "A B" }]\n',
      '[tool.poetry]\nname = "a"\nauthors = ["A B <a@b.example>"]\n',
    ],
  },
  PW872: {
    file: 'Dockerfile',
    trips: [
      'FROM ubuntu:22.04\nRUN wget https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh && bash Miniconda3-latest-Linux-x86_64.sh -b\nRUN conda create -y -n a python=3.10',
      'FROM continuumio/miniconda3\nRUN conda install -y numpy',
    ],
    silent: [
      'FROM continuumio/miniconda3\nRUN conda install -y -c conda-forge --override-channels numpy',
      'FROM continuumio/miniconda3\nRUN conda tos accept && conda install -y numpy',
      'FROM continuumio/miniconda3\nCOPY env.yml .\nRUN conda env create -f env.yml',
      'FROM ubuntu:22.04\nRUN wget https://repo.anaconda.com/miniconda/Miniconda3-py39_4.12.0-Linux-x86_64.sh\nRUN conda create -y -n a',
    ],
  },
  PW873: {
    trips: [
      '#!/bin/bash\nconda activate a\npython train.py',
      '#!/bin/bash\nconda create -y -n a && conda init bash && conda activate a',
    ],
    silent: [
      '#!/bin/bash\nsource ~/miniconda3/etc/profile.d/conda.sh\nconda activate a',
      '#!/bin/bash\neval "$(conda shell.bash hook)"\nconda activate a',
      '#!/bin/bash -i\nconda activate a',
      '#!/bin/bash\nif [ -d /opt/conda ]; then conda activate a; fi',
      'conda activate a\npython train.py',
      '#!/bin/bash\nconda run -n a python train.py',
    ],
  },
  PW874: {
    file: 'Dockerfile',
    trips: [
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN git clone https://github.com/a/b',
      'FROM python:3.11-slim\nRUN pip install git+https://github.com/a/b@v1.0',
      'FROM python:3.11-slim\nRUN sudo apt-get update',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3\nRUN pip install numpy',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip\nWORKDIR /app\nCOPY . .\nCMD ["python", "a.py"]',
    ],
    silent: [
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN apt-get update && apt-get install -y git\nRUN git clone https://github.com/a/b',
      'FROM python:3.11\nRUN git clone https://github.com/a/b',
      'FROM python:3.11-slim\nRUN pip install numpy',
      'FROM python:3.11-slim\nRUN apt-get update && apt-get install -y sudo\nRUN sudo ls',
      'FROM ubuntu:22.04\nCOPY --from=a /usr/local/bin/git /usr/local/bin/\nRUN git clone https://github.com/a/b',
      'FROM runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04\nRUN wget https://a.example/b',
      'FROM ubuntu:22.04\nRUN ./setup.sh\nRUN git clone https://github.com/a/b',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip\nCMD ["python3", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip python-is-python3\nCMD ["python", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3\nRUN ln -s /usr/bin/python3 /usr/bin/python\nCMD ["python", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-venv\nRUN python3 -m venv /v\nENV PATH=/v/bin:$PATH\nCMD ["python", "a.py"]',
      'FROM a/b:1\nRUN apt-get update && apt-get install -y python3-pip\nCMD ["python", "a.py"]',
    ],
  },
  PW892: {
    file: 'worker.py',
    trips: [
      worker('import asyncio\nasync def handler(job):\n    return asyncio.run(work(job))'),
      worker('async def handler(job):\n    loop = get()\n    return loop.run_until_complete(work(job))'),
      // run_job calls it from a coroutine, async or not.
      worker('import asyncio\ndef handler(job):\n    return asyncio.run(work(job))'),
    ],
    silent: [
      worker(
        'import asyncio\ndef handler(job):\n    return pool.submit(lambda: asyncio.run(work(job))).result()',
      ),
      worker('async def handler(job):\n    return await work(job)'),
      worker(
        'import asyncio\nasync def handler(job):\n    def inner():\n        return asyncio.run(work(job))\n    return await asyncio.to_thread(inner)',
      ),
    ],
  },
  PW881: {
    file: 'worker.py',
    trips: [
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception as e:\n        return {"status": "error", "message": str(e)}\n    return {"status": "ok"}',
      ),
      worker(
        'def upload(x):\n    return {"success": False, "message": "no"}\n\ndef handler(job):\n    done = upload(job)\n    return done',
      ),
      worker('def handler(job):\n    try:\n        return run(job)\n    except:\n        return "ok"'),
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except Exception:\n        log(job)\n        return {"status": 200}',
      ),
    ],
    silent: [
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except ValueError:\n        return "ok"',
      ),
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except Exception as e:\n        return {"error": str(e)}',
      ),
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception:\n        raise\n    return "ok"',
      ),
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception as e:\n        return {"status": "error", "error": str(e)}\n    return {"status": "ok"}',
      ),
      worker(
        'def check():\n    return {"status": "error"}\n\ndef handler(job):\n    if check()["status"] == "error":\n        raise RuntimeError\n    return {"status": "success"}',
      ),
      worker('# return {"status": "error"}\ndef handler(job):\n    return {**base, "status": "error"}'),
    ],
  },
  PW882: {
    file: 'worker.py',
    trips: [
      worker(
        'import subprocess, time, requests\ndef start():\n    subprocess.Popen(["serve"])\n    for i in range(1200):\n        try:\n            requests.get(URL, timeout=2)\n            return\n        except Exception:\n            pass\n        time.sleep(1)\n    raise RuntimeError\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time, requests\ndef wait(url):\n    while True:\n        try:\n            requests.get(url)\n            return\n        except requests.RequestException:\n            pass\n        time.sleep(0.2)\ndef handler(job):\n    return {}',
      ),
    ],
    silent: [
      worker(
        'import subprocess, time, requests\ndef start():\n    p = subprocess.Popen(["serve"])\n    for i in range(1200):\n        if p.poll() is not None:\n            raise RuntimeError\n        requests.get(URL)\n        time.sleep(1)\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time, requests\ndef wait(url):\n    for i in range(50):\n        requests.get(url)\n        time.sleep(0.2)\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time\ndef wait():\n    while True:\n        time.sleep(1)\ndef handler(job):\n    return {}',
      ),
    ],
  },
  PW883: {
    file: 'worker.py',
    trips: [
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    print(e)\n    model = None\n\ndef handler(job):\n    if model is None:\n        return {"error": "no model"}\n    return model(job)',
      ),
    ],
    silent: [
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    print(e)\n    raise\n\ndef handler(job):\n    return model(job)',
      ),
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    model = None\n\ndef handler(job):\n    if model is None:\n        load_model()\n    return model(job)',
      ),
      worker(
        'try:\n    import xformers\nexcept Exception:\n    xformers = None\n\ndef handler(job):\n    return {}',
      ),
    ],
  },
  PW879: {
    file: 'worker.py',
    trips: [
      worker(
        'def handler(job):\n    job_input = job["input"]\n    return put(job_input["r2_secret_access_key"])',
      ),
      worker('def handler(event):\n    return put(event["input"].get("x"), event.get("aws_secret_key"))'),
    ],
    silent: [
      worker('def handler(job):\n    return put(os.environ["AWS_SECRET_ACCESS_KEY"])'),
      worker('def handler(job):\n    return put(job["input"]["secret"])'),
    ],
  },
  PW885: {
    file: 'worker.py',
    trips: [
      worker('def handler(job):\n    pipe = FluxPipeline.from_pretrained("a/b")\n    return pipe(1)'),
      worker('def handler(job):\n    path = snapshot_download("a/b")\n    return run(path)'),
    ],
    silent: [
      worker('path = snapshot_download("a/b")\ndef handler(job):\n    return run(path)'),
      worker(
        'def handler(job):\n    if not os.path.exists(P):\n        snapshot_download("a/b", local_dir=P)\n    return run(P)',
      ),
      worker('def handler(job):\n    return run(snapshot_download(job["input"]["model"]))'),
      worker('pipe = FluxPipeline.from_pretrained("a/b")\ndef handler(job):\n    return pipe(1)'),
      worker(
        'pipe = None\ndef handler(job):\n    global pipe\n    if pipe is None:\n        pipe = FluxPipeline.from_pretrained("a/b")\n    return pipe(1)',
      ),
      worker(
        'def handler(job):\n    pipe = FluxPipeline.from_pretrained(job["input"]["model"])\n    return pipe(1)',
      ),
      worker(
        'def load_model():\n    return cached\ndef handler(job):\n    model = load_model()\n    return model(1)',
      ),
    ],
  },
  PW886: {
    file: 'worker.py',
    trips: [
      worker(
        'import base64\ndef handler(job):\n    export_to_video(frames, "out.mp4")\n    return {"video_base64": base64.b64encode(open("out.mp4", "rb").read()).decode()}',
      ),
      worker(
        'import base64\ndef handler(job):\n    data = open("adapter_model.safetensors", "rb").read()\n    return {"model_files": base64.b64encode(data).decode()}',
      ),
    ],
    silent: [
      worker(
        'import base64\ndef handler(job):\n    export_to_video(frames, "out.mp4")\n    return {"video_url": rp_upload.upload_file_to_bucket("a", "out.mp4"), "b": base64.b64encode(b"")}',
      ),
      worker('import base64\ndef handler(job):\n    return {"image": base64.b64encode(png).decode()}'),
    ],
  },
  PW884: {
    file: 'worker.py',
    trips: [worker('from vllm import AsyncLLMEngine\nasync def handler(job):\n    yield 1')],
    silent: [
      worker('from vllm import LLM\ndef handler(job):\n    return 1'),
      'import runpod\nfrom vllm import AsyncLLMEngine\nrunpod.serverless.start({"handler": h, "concurrency_modifier": lambda now: 30})\n',
    ],
  },
  PW887: {
    file: 'worker.py',
    trips: ['import os\nif os.environ.get("A") is not None:\n    import logging\nlogging.info("x")\n'],
    silent: [
      'import os\nif os.environ.get("A"):\n    import logging\nelse:\n    logging = None\nlogging.info("x")\n',
      'import os\nif os.environ.get("A"):\n    import logging\n    logging.info("x")\n',
      'try:\n    import logging\nexcept ImportError:\n    pass\nlogging.info("x")\n',
    ],
  },
  PW875: {
    file: 'environment.yml',
    trips: ['dependencies:\n  - pytorch=1.13.1\n  - cudatoolkit=11.7\n'],
    silent: [
      'dependencies:\n  - pytorch=1.12.1\n  - cudatoolkit=11.6\n',
      'dependencies:\n  - pytorch=1.13.1\n  - cudatoolkit=11.7\n  - pytorch-cuda=11.7\n',
      'dependencies:\n  - cudatoolkit=11.7\n  - python=3.10\n',
    ],
  },
  PW888: {
    file: 'worker.py',
    trips: ['import runpod\nrunpod.serverless.start({"handler": h, "init": load})\n'],
    silent: [
      'import runpod\nrunpod.serverless.start({"handler": h, "return_aggregate_stream": True})\n',
      'import runpod\nload()\nrunpod.serverless.start({"handler": h, "refresh_worker": True})\n',
    ],
  },
  PW834: {
    file: 'worker.py',
    trips: ['from runpod_flash import Endpoint', 'import tetra_rp'],
    silent: [
      'from runpod import App\napp = App("a")\n@app.queue(name="x")\ndef f(): ...',
      '# import runpod_flash',
    ],
  },
  PW814: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nARG HF_TOKEN\nENV HF_TOKEN=$HF_TOKEN',
      'FROM a:1\nARG TOKEN\nENV HF_TOKEN="${TOKEN:-}"',
      'FROM a:1\nENV VNC_PASSWORD=swordfish12',
      'FROM a:1\nARG WANDB_API_KEY=0123456789abcdef',
    ],
    silent: [
      'FROM a:1\nENV HF_TOKEN=""',
      'FROM a:1\nENV HF_TOKEN=your_token_here TOKENIZERS_PARALLELISM=false',
      'FROM a:1\nARG HF_TOKEN\nRUN --mount=type=secret,id=hf true',
      'FROM a:1\nENV PASSWORD_FILE=/run/secrets/a MAX_TOKENS=4096',
      'FROM a:1 AS b\nARG HF_TOKEN\nENV HF_TOKEN=$HF_TOKEN\nFROM a:1\nCOPY --from=b /m /m',
    ],
  },
  PW815: {
    file: 'Dockerfile',
    trips: [
      'FROM ubuntu:22.04\nEXPOSE 11434\nCMD ["ollama", "serve"]',
      'FROM a:1\nEXPOSE 30000\nCMD python3 -m sglang.launch_server --model-path a/b',
      'FROM a:1\nEXPOSE 9000/tcp\nCMD ["uvicorn", "app:app", "--host", "127.0.0.1", "--port", "9000"]',
    ],
    silent: [
      'FROM ollama/ollama:0.5.1\nEXPOSE 11434\nENTRYPOINT ["ollama", "serve"]',
      'FROM ubuntu:22.04\nENV OLLAMA_HOST=0.0.0.0\nEXPOSE 11434\nCMD ["ollama", "serve"]',
      'FROM ubuntu:22.04\nCMD ["ollama", "serve"]',
      'FROM ubuntu:22.04\nEXPOSE 8000\nCMD ollama serve & python app.py',
      'FROM a:1\nEXPOSE 30000\nCMD python3 -m sglang.launch_server --host 0.0.0.0',
      'FROM a:1\nEXPOSE 8000\nCMD nginx && uvicorn app:app',
    ],
  },
  PW846: {
    trips: ['!pip install torch', 'cd /workspace\n!nvidia-smi', '%cd /content'],
    silent: [
      '! pip install torch',
      'if ! nvidia-smi; then exit 1; fi',
      'echo "!pip install"',
      '[ ! -d b ] || true',
    ],
  },
  PW847: {
    trips: [
      'curl -LsSf https://astral.sh/uv/install.sh | sh\nuv venv',
      'curl -LsSf https://astral.sh/uv/install.sh | sh\nexport PATH="$HOME/.cargo/bin:$PATH"\nuv venv',
    ],
    silent: [
      'curl -LsSf https://astral.sh/uv/install.sh | sh\nexport PATH="$HOME/.local/bin:$PATH"\nuv venv',
      'curl -LsSf https://astral.sh/uv/install.sh | sh\nsource $HOME/.local/bin/env\nuv venv',
      'curl -LsSf https://astral.sh/uv/install.sh | sh\n~/.local/bin/uv venv',
      'curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh\nuv venv',
      'curl -LsSf https://astral.sh/uv/0.4.30/install.sh | sh\nexport PATH="$HOME/.cargo/bin:$PATH"\nuv venv',
      'pip install uv\nuv venv',
      'curl -LsSf https://astral.sh/uv/install.sh | sh',
    ],
  },
  PW848: {
    trips: [
      'wget https://huggingface.co/a/b/blob/main/m.safetensors',
      'curl -L "https://github.com/a/b/blob/main/x.py" -o x.py',
    ],
    silent: [
      'wget https://huggingface.co/a/b/resolve/main/m.safetensors',
      'curl -L "https://github.com/a/b/blob/main/x.py?raw=true" -o x.py',
      'echo https://huggingface.co/a/b/blob/main/m.safetensors',
      'wget https://x.dev/blob/main/m.bin',
    ],
  },
  PW849: {
    trips: [
      'pip install --global-option="--cpp_ext" ./',
      'pip install -U pip\npip install --no-use-pep517 -e .',
    ],
    silent: [
      'pip install --config-settings "--build-option=--cpp_ext" ./',
      'pip install "pip<25"\npip install --global-option="--cpp_ext" ./',
      'uv pip install --no-build-isolation -e .',
    ],
  },
  PW858: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nCOPY voices/ ./voices/ 2>/dev/null || true',
      'FROM a:1\nADD a b && true',
      'FROM a:1\nCOPY a.py /app/ # the app',
    ],
    silent: [
      'FROM a:1\nCOPY a.py b.py /app/',
      'FROM a:1\nCOPY ["a b", "/c|d/"]',
      'FROM a:1\nCOPY <<EOF /x\na || true\nEOF',
      'FROM a:1\n# COPY a b || true\nRUN cp a b 2>/dev/null || true',
    ],
  },
  PW859: {
    file: 'Dockerfile',
    trips: [
      'FROM vllm/vllm-openai:v0.8.4\nCMD ["sh", "-c", "vllm serve a/b"]',
      'FROM vllm/vllm-openai:latest\nCMD python3 /app/run.py',
      'FROM ollama/ollama\nCMD ["ollama", "serve"]',
      'FROM ghcr.io/ggml-org/llama.cpp:server-cuda\nCMD ["/start.sh"]',
    ],
    silent: [
      'FROM vllm/vllm-openai:v0.8.4\nCMD ["a/b", "--port", "80"]',
      'FROM vllm/vllm-openai:v0.8.4\nENTRYPOINT ["sh", "-c", "vllm serve a/b"]',
      'FROM vllm/vllm-openai:v0.8.4\nENTRYPOINT []\nCMD ["sh", "-c", "vllm serve a/b"]',
      'FROM ollama/ollama\nCMD ["serve"]',
      'FROM ghcr.io/ggml-org/llama.cpp:light\nCMD ["/start.sh"]',
      'FROM a/vllm\nCMD ["sh", "-c", "vllm serve a/b"]',
    ],
  },
  PW860: {
    file: 'Dockerfile',
    trips: [
      "FROM a:1\nCMD ['python', 'app.py']",
      'FROM a:1\nCMD ["python", "app.py"] # starts it',
      'FROM a:1\nENTRYPOINT ["bash", "-c", "echo \\$HOME"]',
    ],
    silent: [
      'FROM a:1\nCMD ["python", "app.py"]',
      'FROM a:1\nCMD ["python", \\\n  "app.py"]',
      'FROM a:1\nCMD [ -f a ] && python app.py',
      'FROM a:1\nCMD [ "$A" = b ] && python app.py',
      'FROM a:1\nCMD python app.py',
    ],
  },
  PW876: {
    file: 'requirements.txt',
    trips: [
      'numpy==1.26.4\npywin32==306',
      'pywinpty==2.0.1\n',
      '# This file may be used to create an environment using:\n# $ conda create --name <env> --file <this file>\n# platform: win-64\nnumpy=1.21=py39h\n',
    ],
    silent: [
      'numpy==1.26.4\npywin32==306 ; sys_platform == "win32"',
      'pywin32-ctypes==0.2.2\n',
      '# This file may be used to create an environment using:\n# platform: linux-64\nnumpy=1.21=py39h\n',
    ],
  },
  PW877: {
    file: 'requirements.txt',
    trips: [
      'onnxruntime==1.20.1\nonnxruntime-gpu==1.20.1',
      "onnxruntime\nonnxruntime-gpu>=1; sys_platform == 'linux'",
      'faiss-cpu==1.8.0\nfaiss-gpu==1.7.2',
      'opencv-python\nopencv-python-headless',
    ],
    silent: [
      'onnxruntime-gpu==1.20.1\nonnx==1.17.0',
      'onnxruntime==1.20.1; sys_platform == "darwin"\nonnxruntime-gpu==1.20.1; sys_platform == "linux"',
    ],
  },
  PW878: {
    trips: [
      'pip install torch==2.1.0\npip install torch==2.4.0',
      'pip install torch==2.4.0+cu121 --index-url https://download.pytorch.org/whl/cu121\npip install "torch>=2.6"',
    ],
    silent: [
      'pip install torch==2.4.0\npip install torch==2.4.0',
      'pip install torch==2.4.0+cu121 --index-url https://download.pytorch.org/whl/cu121\npip install "torch>=2.1"',
      'pip install torch==2.1.0\npython -m venv b\nsource b/bin/activate\npip install torch==2.4.0',
      'if [ -n "$A" ]; then pip install torch==2.1.0; else pip install torch==2.4.0; fi',
      'pip install numpy==1.26.4\npip install numpy==2.0.0',
    ],
  },
  PW880: {
    file: 'Dockerfile',
    trips: ['FROM a:1\nENV CUDA_LAUNCH_BLOCKING=1', 'FROM a:1\nENV A=b PYTORCH_NO_CUDA_MEMORY_CACHING=1'],
    silent: [
      'FROM a:1\nENV CUDA_LAUNCH_BLOCKING=0',
      'FROM a:1\nRUN CUDA_LAUNCH_BLOCKING=1 python test.py',
      'FROM a:1 AS t\nENV CUDA_LAUNCH_BLOCKING=1\nFROM a:1',
    ],
  },
  PW889: {
    file: 'handler.py',
    trips: [
      worker('MODEL = "a"\ndef handler(job):\n    return {"a": model}'),
      worker('def handler(job):\n    return {"a": os.getenv("B")}'),
    ],
    silent: [
      worker('MODEL = "a"\ndef handler(job):\n    return {"a": MODEL, "model": f"{job}"}'),
      worker('import os\ndef handler(job):\n    return {"a": os.getenv("B")}'),
      worker(
        'import torch.nn.functional as F\ndef handler(job):\n    return {"a": f"{job}", "b": job.model}',
      ),
      worker('from config import *\nMODEL = "a"\ndef handler(job):\n    return {"a": model}'),
      worker('JOB = 1\ndef handler(job):\n    return [x for x, y in job if (n := y)]'),
      worker(
        'MODEL = "a"\ndef load(model="b", *,\n         time=None):\n    return model, time.x\ndef handler(job):\n    return load(model=1)',
      ),
    ],
  },
  PW890: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nCMD pip install -r requirements.txt && python app.py',
      'FROM a:1\nRUN cat <<\'EOF\' > /start.sh\npip install torch\npython app.py\nEOF\nCMD ["bash", "/start.sh"]',
    ],
    silent: [
      'FROM a:1\nRUN pip install -r requirements.txt\nCMD python app.py',
      'FROM a:1\nCMD [ -d /v/env ] || pip install -r requirements.txt; python app.py',
      'FROM a:1\nCMD pip install -U pip; python app.py',
    ],
  },
  PW841: {
    trips: ['set -e\r\necho\r\n', 'echo\necho\r\n'],
    silent: ['set -e\necho\n', "printf 'a\\r\\n'"],
  },
  PW842: {
    trips: ['pip install six>=1.0', 'pip install "a" numpy<2', 'python3 -m pip install x>=1,<2 y'],
    silent: [
      'pip install "six>=1.0"',
      'pip install six > log',
      'pip install six >log 2>&1',
      'pip install six>install.log',
      'echo x>1',
    ],
  },
  PW843: {
    trips: ['cd /workspace\ndocker compose up -d', 'docker run x\nsleep infinity'],
    silent: [
      'docker build -t x .\ndocker push x',
      'cd /workspace\ndocker build -t x .',
      'docker run -it -v $PWD:/workspace x',
      'if docker run x; then echo; fi\nsleep infinity',
      'docker --version\nsleep infinity',
      // A deployment from a machine of one's own, which speaks of RunPod.
      'export RUNPOD_API_KEY=x\ndocker-compose up -d\ndocker-compose ps',
      'docker run -v $(pwd)/a:/workspace b python3 train.py',
      'cd /workspace\nid=$(docker ps -lq)\ndocker start $id\ndocker commit $id a/b',
    ],
  },
  PW844: {
    trips: [
      'cd /workspace\nrm -rf b\ngit clone https://github.com/a/b\ncd b && python app.py',
      'cd /workspace\nif [ -d "ComfyUI" ]; then\n  rm -rf ComfyUI\nfi\ngit clone https://github.com/comfyanonymous/ComfyUI.git\n',
      'rm -rf /workspace/kohya_ss\ngit clone https://github.com/bmaltais/kohya_ss /workspace/kohya_ss\n',
      'rm -rf /workspace/.cache/huggingface/hub/models--* || true\npython app.py',
    ],
    silent: [
      'cd /workspace\nif [ ! -d "ComfyUI/.git" ]; then\n  rm -rf ComfyUI\n  git clone https://github.com/comfyanonymous/ComfyUI.git\nfi\n',
      'cd /opt\nrm -rf ComfyUI\ngit clone https://github.com/comfyanonymous/ComfyUI.git\n',
      'if [ "$CLEAN" = 1 ]; then rm -rf /workspace/ComfyUI; fi\ngit clone https://github.com/comfyanonymous/ComfyUI /workspace/ComfyUI\n',
      'rm -rf /workspace/.cache/pip\npython app.py',
      'rm -rf /workspace/.cache/huggingface/hub/models--a--old\npython app.py',
      'rm -rf /tmp/b\ngit clone https://github.com/a/b /tmp/b\ncd /tmp/b && python app.py',
      'rm -rf b\ngit clone https://github.com/a/b\ncd c && python app.py',
      'cd /workspace\nrm -rf b\ngit clone https://github.com/a/b\ncd b && DATA_DIR=/workspace/data python app.py',
      'cd /workspace\nrm -rf b\ngit clone https://github.com/a/b\ncd b && python app.py --output-dir /workspace/out',
      'if [ -d b ]; then rm -rf b; fi\ngit clone https://github.com/a/b\ncd b && python app.py',
    ],
  },
  PW845: {
    trips: [
      'wget -nc https://x.dev/m.safetensors',
      '[ -f m.ckpt ] || curl -L https://x.dev/m.ckpt -o m.ckpt',
      'if [ ! -f m.ckpt ]; then wget -O m.ckpt https://x.dev/m.ckpt; fi',
    ],
    silent: [
      'wget -c https://x.dev/m.safetensors',
      'wget https://x.dev/m.safetensors',
      '[ -f m.ckpt ] || { curl -fL https://x.dev/m.ckpt -o m.ckpt.part && mv m.ckpt.part m.ckpt; }',
      'wget -nc https://x.dev/index.html',
      'cd /w\nrm -rf a\ngit clone https://x.dev/a\ncd a\nwget -nc https://x.dev/m.pth -P ckpt',
    ],
  },
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
    trips: ['FROM a:1\nRUN a && \\ # why\n  rm x', 'FROM a:1\nRUNN x', 'FROM a:1\nRUN a &&\n  curl x'],
    silent: [
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
  PW810: {
    file: 'handler.py',
    trips: [worker('def handler(job):\n    if job:\n    x = 1\n    return x'), 'for a in b:\nprint(a)\n'],
    silent: [
      worker('def handler(job):\n    if job:\n        x = 1\n    return x'),
      'if a: b = 1\nc = 2\n',
      'x = {\n  "a":\n  1,\n}\n',
      's = """\nif a:\nb\n"""\n',
      'def f(\n  a,\n):\n  pass\n',
      'class A:\n\n  # about it\n  x = 1\n',
    ],
  },
  PW817: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nRUN python -c "from x import Y; Y.from_pretrained(\'a/b\')"\nENV HF_HOME=/runpod-volume\nCMD ["python", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/a\nRUN hf download a/b\nENV HF_HOME=/b',
    ],
    silent: [
      'FROM a:1\nENV HF_HOME=/a\nRUN hf download a/b',
      'FROM a:1\nRUN hf download a/b --local-dir /m\nENV HF_HOME=/a',
      'FROM a:1\nRUN HF_HOME=/a hf download a/b\nENV HF_HOME=/a',
      'FROM a:1\nRUN hf download a/b\nENV HF_HOME=/root/.cache/huggingface',
      'FROM a:1\nRUN hf download a/b\nRUN mv /root/.cache/huggingface /a\nENV HF_HOME=/a',
    ],
  },
  PW818: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nRUN pip install runpod\nCOPY handler.py .\nENV HF_HOME=/app/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/workspace/models\nCMD python -m app.runpod_handler',
    ],
    silent: [
      'FROM a:1\nENV HF_HOME=/runpod-volume/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nRUN python download.py\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCOPY models /app/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCMD ["python", "app.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCMD ["/start.sh"]',
      'FROM a:1\nCMD ["python", "handler.py"]',
    ],
  },
  PW819: {
    trips: [
      'ollama pull llama3\nollama serve &\nwait',
      'if ! ollama list | grep -q a; then\n  ollama pull a\nfi\nollama serve',
    ],
    silent: [
      'ollama serve &\nsleep 5\nollama pull llama3',
      'ollama pull llama3',
      'systemctl start ollama\nollama pull llama3\nollama serve',
      'pull() { ollama pull llama3; }\nollama serve &\npull',
    ],
  },
  PW820: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: app\n    ports:\n      - "5432:5432"\n',
      'services:\n  db:\n    image: redis:7\n    ports: ["6379:6379"]\n',
      'services:\n  db:\n    image: minio/minio\n    environment:\n      - MINIO_ROOT_PASSWORD=minioadmin\n    ports:\n      - 9000:9000\n',
    ],
    silent: [
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: app\n    ports:\n      - "127.0.0.1:5432:5432"\n',
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}\n    ports:\n      - "5432:5432"\n',
      'services:\n  db:\n    image: redis:7\n    expose: ["6379"]\n',
      'services:\n  db:\n    image: redis:7\n    command: redis-server --requirepass ${PW}\n    ports: ["6379:6379"]\n',
      'services:\n  db:\n    image: redis:7\n    ports: ["6379:6379"]\n  app:\n    image: a\n    command: uvicorn a:b --reload\n',
      'services:\n  app:\n    image: vllm/vllm-openai:v0.9.2\n    ports: ["8000:8000"]\n',
    ],
  },
  PW830: {
    file: 'handler.py',
    trips: [worker('def handler(job):\n    return job["prompt"]')],
    silent: [
      worker('def handler(job):\n    return job["input"]["prompt"]'),
      worker('def handler(job):\n    job = job["input"]\n    return job["prompt"]'),
      worker('def handler(job):\n    return job["id"]'),
      worker('def handler(job):\n    job["x"] = 1\n    return run(job)'),
      worker('def other(job):\n    return job["prompt"]\ndef handler(job):\n    return other(job)'),
    ],
  },
  PW831: {
    file: 'worker.py',
    trips: [
      '@remote(dependencies=["torch==2.8.0"])',
      "@Endpoint(name='x', dependencies=['numpy', 'torchvision>=0.20'])",
    ],
    silent: [
      '@remote(dependencies=["numpy"])',
      '@remote(dependencies=["torch"])',
      '# dependencies=["torch"]',
      's = \'dependencies=["torch"]\'',
    ],
  },
  PW914: {
    file: 'stop.sh',
    trips: [
      'curl -s -X POST "https://api.runpod.ai/v2/pods/$RUNPOD_POD_ID/stop"',
      'python train.py --out runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'nohup bash -c "(torchrun train_lm.py $1); runpodctl remove pod $RUNPOD_POD_ID" > a.log 2>&1 &',
    ],
    silent: [
      'curl -s -X POST "https://rest.runpod.io/v1/pods/$RUNPOD_POD_ID/stop"',
      'curl -s "https://api.runpod.ai/v2/$ENDPOINT/run"',
      '# curl https://api.runpod.ai/v2/pods/a/stop',
      'python train.py --out runs\nrunpodctl stop pod "$RUNPOD_POD_ID"',
      'python train.py --out runs\nrclone copy runs b2:runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'python train.py --out /runpod-volume/runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'runpodctl remove pod "$1"',
    ],
  },
  PW915: {
    file: 'train.sh',
    trips: [
      'torchrun --nnodes=2 --nproc_per_node=8 --node_rank=0 --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes 4 --node-rank 1 --master-addr localhost a.py',
      'cd /Users/ann/code\ntorchrun --nproc_per_node 8 a.py',
      'cd "C:\\Users\\ann"\ntorchrun --nproc_per_node 8 a.py',
    ],
    silent: [
      'torchrun --nnodes=1 --nproc_per_node=8 --node_rank=0 --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes=2 --node_rank=0 --master_addr=10.0.0.4 a.py',
      'torchrun --nnodes=2 --node_rank=$RANK --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes=1:2 --node_rank=0 --master_addr=127.0.0.1 a.py',
      // Two nodes played on one machine.
      'torchrun --nnodes=2 --node_rank=0 --master_addr=127.0.0.1 a.py &\ntorchrun --nnodes=2 --node_rank=1 --master_addr=127.0.0.1 a.py',
      'cd /Users/ann/code\nscp a.py pod:',
      'cd /Users/ann/code || cd /workspace/code\ntorchrun --nproc_per_node 8 a.py',
      'cd /workspace/code\ntorchrun --nproc_per_node 8 a.py',
    ],
  },
  PW832: {
    file: 'worker.py',
    trips: ['c = ServerlessEndpoint(name="a", dockerImage="b")', '@Endpoint(python_version="3.12")'],
    silent: ['c = ServerlessEndpoint(imageName="b")', 'dockerImage == 1', 'python_version = "3.12"'],
  },
  PW833: {
    file: 'worker.py',
    trips: ['@Endpoint(dependencies=["git+https://github.com/a/b@0123456789"])'],
    silent: ['@Endpoint(dependencies=["b==1.0"])'],
  },
};

describe.each(fileRules)('$code', (rule) => {
  const { file = 'start.sh', trips, silent } = cases[rule.code] ?? { trips: [], silent: [] };

  it('has every part of its page', () => {
    const { catches, happens, why, fix, override, evidence } = rule.page;
    for (const part of [rule.title, catches, happens, why, fix, override]) expect(part.trim()).not.toBe('');
    for (const { text, source } of evidence) expect(`${text}${source}`.trim()).not.toBe('');
    expect(evidence.length).toBeGreaterThan(0);
  });

  it('is bracketed', () => {
    expect(trips.length, `cases for ${rule.code}`).toBeGreaterThan(0);
    expect(silent.length).toBeGreaterThan(0);
  });

  it.each(trips)('trips on %j', (text) => {
    expect(codesOf(file, text).map((one) => one.slice(0, 5))).toContain(rule.code);
  });

  it.each(silent)('is silent on %j', (text) => {
    expect(codesOf(file, text).map((one) => one.slice(0, 5))).not.toContain(rule.code);
  });
});

describe('the knowledge of the plan rules in a file', () => {
  it('shares no code with them', () => {
    const codes = [...rules, ...fileRules].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    ['PW203', 'pip install six', cuda2404],
    ['PW304', 'pip install --break-system-packages six', cuda2204],
    ['PW401', 'pip install torch==2.8.2', undefined],
    ['PW402', 'pip install torchvision==0.19.2', undefined],
    ['PW403', 'pip install torch==2.8.0 torchvision==0.22.0', undefined],
    ['PW406', 'pip install gradio==4.44.1', undefined],
    ['PW412', 'pip install numpy~=2', undefined],
    ['PW413', 'pip install numpy==1.26.4 numpy==2.0.0', undefined],
    ['PW414', 'pip install hf-hub', undefined],
    ['PW427', 'pip install git+https://github.com/huggingface/diffusers', undefined],
    ['PW503', 'code-server --bind-addr 0.0.0.0:8080 --auth none', undefined],
    ['PW426', 'pip install opencv-python', cuda2404],
  ])('%s on %j', (code, text, image) => {
    expect(codesOf('start.sh', start(text), image === undefined ? {} : { image })).toContain(`${code}@1`);
  });

  it.each([
    ['a virtual environment', 'python3 -m venv env\n. env/bin/activate\npip install six', cuda2404],
    ['a virtual environment by its path', '/workspace/env/bin/pip install six', cuda2404],
    ['uv', 'uv pip install six', cuda2404],
    ['another place', 'pip install --target /opt/x six', cuda2404],
    ['an image that is not known', 'pip install six', undefined],
    ['an image without the marker', 'pip install six', cuda2204],
    [
      'gradio with its pydantic',
      'pip install gradio==4.44.1 pydantic==2.10.6 starlette==0.47.2 "huggingface-hub<1"',
      undefined,
    ],
    [
      'a later step that pins it',
      'pip install gradio==4.44.1 starlette==0.47.2 "huggingface-hub<1"\npip install pydantic==2.9.2',
      undefined,
    ],
    [
      'a gradio whose files hold no dict yet',
      'pip install gradio==4.20.1 pydantic==2.12.3 starlette==0.37.2 "huggingface-hub<0.26" numpy==1.26.4',
      undefined,
    ],
    ['a requirements file that was not seen', 'pip install gradio==4.44.1 -r requirements.txt', undefined],
    ['one step after the other', 'pip install numpy==1.26.4\npip install numpy==2.0.0', undefined],
    ['a variable', 'pip install $PACKAGES "$X==1"', undefined],
    ['a code-server for this machine only', 'code-server --bind-addr 127.0.0.1:8080 --auth none', undefined],
    ['MP3 that soundfile reads', 'pip install librosa==0.11.0 soundfile==0.13.1', undefined],
    [
      'what the list of a clone names',
      'git clone https://github.com/comfyanonymous/ComfyUI\npip install -r ComfyUI/requirements.txt huggingface_hub',
      undefined,
    ],
    ['the headless OpenCV', 'env/bin/pip install opencv-python-headless==4.11.0.86', cuda2404],
  ])('is silent about %s', (_, text, image) => {
    const noted = codesOf('start.sh', text, image === undefined ? {} : { image });
    expect(noted.filter((one) => !one.startsWith('PW8'))).toEqual([]);
  });
});

it('says that the driver of a pod is not its own', () => {
  const text = 'apt-get --purge remove "*nvidia*" -y\nubuntu-drivers autoinstall\n';
  const said = (more: string) =>
    findingsOf('install.sh', more + text).flatMap(({ code, severity }) => (code === 'PW839' ? severity : []));
  expect(said('')).toEqual(['info', 'info']);
  expect(said('cd /workspace\n')).toEqual(['warning', 'warning']);
  expect(said('systemctl stop gdm\n')).toEqual([]);
  // With sudo, or where there is no nvidia-smi, it is a machine of one's own.
  for (const line of [
    'sudo apt-get install -y nvidia-driver-535',
    'if ! command -v nvidia-smi; then apt-get install -y nvidia-driver-535; fi',
  ])
    expect(codesOf('a.sh', line).join(), line).not.toContain('PW839');
  expect(codesOf('a.sh', 'apt-get remove -y nvidia-cuda-toolkit').join()).not.toContain('PW839');
});

describe('a torch of years ago', () => {
  it('is not the only thing of CUDA 10', () => {
    const build = (from: string) => codesOf('Dockerfile', `FROM ${from}\nCMD ["python3", "a.py"]`).join();
    expect(build('nvcr.io/nvidia/cuda:10.1-devel-ubuntu18.04')).toContain('PW869@1');
    expect(build('nvcr.io/nvidia/cuda:11.8.0-devel-ubuntu22.04')).not.toContain('PW869');
    // Which is gone altogether, and that is said.
    expect(build('nvidia/cuda:10.1-devel-ubuntu18.04')).not.toContain('PW869');
    const env = (line: string) => codesOf('environment.yml', `name: a\ndependencies:\n- ${line}\n`).join();
    expect(env('tensorflow-gpu=1.8.0\n- cudatoolkit=9.0')).toContain('PW869@3');
    expect(env('tensorflow=2.6.0\n- cudatoolkit=11.3')).not.toContain('PW869');
    expect(codesOf('requirements.txt', 'tensorflow-gpu==2.3.0\n').join()).toContain('PW869@1');
    expect(codesOf('requirements.txt', 'tensorflow==2.3.0\n').join()).not.toContain('PW869');
  });

  it('has tags of its own for tensorflow', () => {
    const build = (tag: string) =>
      codesOf('Dockerfile', `FROM tensorflow/tensorflow:${tag}\nRUN true`).join();
    expect(build('2.13.0-gpu-py3')).toContain('PW855');
    expect(build('2.13.0-gpu')).not.toContain('PW855');
    expect(build('2.1.0-gpu-py3')).not.toContain('PW855');
  });

  it.each([
    ['torch==1.6.0', /newer than the RTX 20 and T4: on RTX 30/, /rent a card/],
    ['torch==1.9.1+cu102', /newer than the RTX 20 and T4/, /rent a card/],
    ['torch==1.9.1+cu111', /newer than the RTX 40 and A100/, /CUDA 10/],
    [
      'torch==1.9.1',
      /newer than the RTX 40 and A100.*builds for CUDA 10 have none for RTX 30/,
      /RTX 20|^rent|,rent a card/,
    ],
    ['torch==1.13.1', /newer than the RTX 40 and A100/, /CUDA 10/],
  ])('%s: the cards that it has code for', (text, said, unsaid) => {
    const [one] = findingsOf('requirements.txt', text).filter(({ code }) => code === 'PW869');
    expect(one?.message).toMatch(said);
    expect(`${one?.message} ${one?.fixes.join()}`).not.toMatch(unsaid);
  });

  it('conda says which CUDA it is, and a step without an index takes the one of the default index', () => {
    const said = (file: string, text: string) =>
      findingsOf(file, text).find(({ code }) => code === 'PW869')?.message;
    const conda = (toolkit: string) =>
      `dependencies:\n  - pytorch=1.10\n  - cudatoolkit=${toolkit}\n  - pip\n`;
    expect(said('environment.yml', conda('10.2'))).toMatch(/RTX 20 and T4/);
    expect(said('environment.yml', conda('11.3'))).toMatch(/RTX 40 and A100/);
    expect(said('a.sh', 'pip install torch==1.12.1')).toMatch(/RTX 20 and T4/);
  });
});

it('the fix of a moving source keeps the folder that is built', () => {
  const [one] = findingsOf('start.sh', start('pip install git+https://github.com/a/b@main#subdirectory=pkg'));
  expect(one?.fixes.join()).toContain('git+https://github.com/a/b@COMMIT#subdirectory=pkg');
});

describe('the release that pip takes', () => {
  const on = (image: string, text: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN pip install ${text}`);

  it('is the newest for the Python of the image', () => {
    const extra = 'torch torchaudio --extra-index-url https://download.pytorch.org/whl/cu121';
    const [old] = on('nvidia/cuda:12.1.1-cudnn8-devel-ubuntu22.04', extra);
    expect(old?.message).toContain('torch 2.14.1 ');
    expect(old?.fixes[0]).toContain('torchaudio');
    const [current] = on('nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04', `--break-system-packages ${extra}`);
    expect(current?.message).toContain('torch 2.15.0 ');
  });

  it('is that for other packages too', () => {
    const [finding] = on('runpod/pytorch:2.2.1-py3.10-cuda12.1.1-devel-ubuntu22.04', 'transformers');
    expect([finding?.code, finding?.message.split(' beside')[0]]).toEqual(['PW421', 'transformers 5.20.2']);
  });

  it('is an older one where an exact pin refuses the newest', () => {
    const codes = (text: string) => codesOf('requirements.txt', text);
    expect(codes('transformers==4.38.0\npeft==0.18.0\n')).toContain('PW421@2');
    expect(codes('transformers==4.38.0\npeft\n')).not.toContain('PW421@2');
    expect(codes('transformers==4.38.0\npeft\nhuggingface-hub==0.24.7\n')).not.toContain('PW421@2');
  });

  it('is held by the metadata of what is pinned beside it', () => {
    const [finding] = findingsOf('requirements.txt', 'diffusers==0.27.2\ntransformers==4.40.1\n');
    expect(finding?.message).toContain('huggingface-hub 0.36.2');
  });

  it('says nothing of starlette where an older gradio fails before it', () => {
    expect(codesOf('requirements.txt', 'gradio==3.13.0\n')).not.toContain('PW407@1');
    expect(codesOf('requirements.txt', 'gradio==3.41.2\n')).toContain('PW407@1');
  });
});

describe('a torch that nothing holds, in a list alone', () => {
  const codes = (text: string) => codesOf('requirements.txt', text);

  it('is whatever pip takes where none is there', () => {
    const [finding] = findingsOf('requirements.txt', 'torch>=2.1\ntransformers\n');
    expect([finding?.code, finding?.message.split(', ')[0]]).toEqual([
      'PW829',
      'where no torch is there yet',
    ]);
    expect(codes('torchvision\nnumpy<2\n')).toContain('PW829@1');
    expect(codes('torch==2.6.0\ntorchaudio\n')).toContain('PW868@2');
  });

  it.each([
    ['held by a bound', 'torch>=2.1,<2.5\n'],
    ['of an index', '--index-url https://download.pytorch.org/whl/cu126\ntorch\n'],
    ['drawn in by what goes into images that have one', 'transformers\naccelerate\n'],
    ['held by its partner', 'torch\ntorchvision==0.21.0\n'],
  ])('but not one %s', (_, text) => {
    expect(codes(text).filter((code) => code.startsWith('PW829'))).toEqual([]);
  });

  it('is replaced on an image of PyTorch by what wants another', () => {
    const on = (text: string) =>
      codesOf('Dockerfile', `FROM pytorch/pytorch:2.5.0-cuda12.4-cudnn9-devel\nRUN ${text}`);
    expect(on('pip install -U xformers')).toEqual(['PW828@2']);
    expect(on('pip install vllm')).toEqual(['PW828@2']);
    expect(on('pip install torchvision accelerate')).toEqual([]);
    expect(on('pip install transformers')).toEqual(['PW421@2']);
  });
});

describe('flash-attn in a step', () => {
  const codes = (text: string) => codesOf('Dockerfile', `FROM a/b:1\nRUN ${text}`);

  it('is built without torch unless pip is told otherwise', () => {
    expect(codes('pip install torch==2.6.0 flash-attn==2.7.3')).toContain('PW867@2');
    expect(codes('pip install flash-attn==2.7.3 --no-build-isolation')).toEqual([]);
    expect(codes('PIP_NO_BUILD_ISOLATION=0 pip install flash-attn==2.7.3')).toEqual([]);
    expect(codes('pip install flash-attn==2.7.3 --find-links https://x.example/wheels')).toEqual([]);
    expect(codes('pip install https://x.example/flash_attn-2.7.3-cp311-cp311-linux_x86_64.whl')).toEqual([]);
  });
});

describe('what a line or a build step is', () => {
  it('a repository has a name', () => {
    const on = (image: string) =>
      codesOf(
        'Dockerfile',
        `FROM ${image}\nRUN pip install git+https://github.com/openai/whisper.git@v20240930`,
      );
    expect(on('python:3.11.1-buster')).toEqual(['PW426@2']);
    expect(on('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2204')).toEqual([]);
  });

  it('a build is at the end of its input, where conda goes on; a script may have a terminal', () => {
    expect(codesOf('Dockerfile', 'FROM continuumio/miniconda3\nRUN conda install gdbm\n')).not.toContain(
      'PW861@2',
    );
    expect(codesOf('start.sh', 'conda install gdbm\n')).toContain('PW861@1');
  });

  it('ffmpeg of apt brings libGL; git does not', () => {
    const build = (apt: string) =>
      `FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip ${apt}\nRUN pip install opencv-python\n`;
    expect(codesOf('Dockerfile', build('git'))).toContain('PW426@3');
    expect(codesOf('Dockerfile', build('ffmpeg')).join()).not.toContain('PW426');
  });

  it('an old torch on a Python that nobody names may have no numpy 2 to take', () => {
    const build = (torch: string) =>
      codesOf(
        'Dockerfile',
        `FROM nvcr.io/nvidia/tritonserver:23.04-py3\nRUN pip install torch==${torch} numpy\n`,
      ).join();
    expect(build('1.9.1')).not.toContain('PW410');
    expect(build('2.1.0')).toContain('PW410@2');
  });

  it('what a stage took from apt is there in the stages that build on it, and in no other', () => {
    const stages = (last: string) =>
      codesOf(
        'Dockerfile',
        `FROM ${cuda2404} AS base\nRUN apt-get update && apt-get install -y libgl1 libglib2.0-0t64\nFROM base AS tools\nFROM ${last}\nRUN /opt/venv/bin/pip install opencv-python==4.11.0.86\n`,
      );
    expect(stages('tools').join()).not.toContain('PW426');
    expect(stages(cuda2404)).toContain('PW426@5');
  });

  it('a folder with a slash in its name is a path to pip', () => {
    expect(codesOf('requirements.txt', 'submodules/simple-knn\nnumpy==1.26.4\n')).toEqual([]);
    expect(codesOf('requirements.txt', 'simple knn\nnumpy==1.26.4\n')).toEqual(['PW412@1']);
  });

  it('an ARG may name another', () => {
    const base = 'ARG CUDA=12.1.1\nARG BASE=nvidia/cuda:${CUDA}-devel-ubuntu20.04\nFROM ${BASE}\nRUN ';
    const ppa = 'add-apt-repository -y ppa:deadsnakes/ppa && apt-get update && apt-get install -y ';
    const codes = (text: string) => codesOf('Dockerfile', base + text);
    expect(codes(`${ppa} python3.12`)).toEqual(['PW855@4']);
  });

  it('a Python of apt leaves open whose pip it is', () => {
    const base = 'FROM nvidia/cuda:12.1.1-devel-ubuntu20.04\nRUN apt-get update && apt-get install -y ';
    expect(codesOf('Dockerfile', `${base}python3-pip\nRUN pip install torch==2.7.1`)).toEqual(['PW401@3']);
    expect(codesOf('Dockerfile', `${base}python3.9 python3-pip\nRUN pip install torch==2.7.1`)).toEqual([]);
  });
});

describe('the services of the image', () => {
  const codes = (command: string) =>
    codesOf('Dockerfile', `FROM runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04\nCMD ${command}`);

  it('are started by a start script that was not seen, perhaps', () => {
    expect(codes('["bash","-lc","/workspace/start.sh"]')).not.toContain('PW601@2');
    expect(codes('["bash","-lc","python app.py"]')).toContain('PW601@2');
  });
});

it('what a sourced script may have done is not called undone, and an environment has fetched no lists', () => {
  expect(codesOf('a.sh', '#!/bin/bash\nsource ./helper.sh\napt-get install -y aria2\n')).not.toContain(
    'PW825@3',
  );
  expect(codesOf('a.sh', '#!/bin/bash\nsource env/bin/activate\napt-get install -y aria2\n')).toContain(
    'PW825@3',
  );
});

it('beside an extra index pip finds a release that the extra one has not; alone, or before, it does not', () => {
  const index = 'https://download.pytorch.org/whl/cu124';
  const stops = (line: string) => codesOf('a.sh', line).some((code) => code.startsWith('PW401'));
  expect(stops(`pip install torch==2.2.1 --extra-index-url ${index}`)).toBe(false);
  expect(stops(`pip install torch==2.2.1 --index-url ${index}`)).toBe(true);
  expect(stops(`uv pip install torch==2.2.1 --extra-index-url ${index}`)).toBe(true);
});

it('half an instruction in a document is no build that stops, nor is a line of Python a base', () => {
  const text = 'FROM ubuntu:22.04\nRUN python -c "\nimport os\nfrom a.b import c\n"\n';
  expect(codesOf('Dockerfile', text)).toEqual(['PW807@2', 'PW852@3']);
  expect(codesOf('a.md', `# a\n\n\`\`\`dockerfile\n${text}\`\`\`\n`)).toEqual([]);
});

it('a heredoc is one with a blank before its word, too, where a line ends it', () => {
  const build = (first: string, last: string) =>
    codesOf('Dockerfile', `FROM python:3.12-slim\n${first}\npip install rich\n${last}\n`);
  for (const first of [
    "RUN cat << 'EOF' > /start.sh",
    'RUN cat << EOF > /start.sh',
    "RUN cat <<'EOF' > /start.sh",
  ])
    expect(build(first, 'EOF')).not.toContain('PW852@3');
  expect(build('RUN echo $((1 << EOF))', 'RUN true')).toContain('PW852@3');
  expect(build("RUN cat << 'EOF' > /start.sh", 'EOF2')).toContain('PW852@3');
});

describe('exact pins of one install', () => {
  const conflicts = (text: string, file = 'requirements.txt') =>
    findingsOf(file, text).filter(({ code }) => code === 'PW425');

  it('refuse each other by their own metadata', () => {
    expect(conflicts('vllm==0.8.5\nfastapi==0.111.0\n').map(({ message }) => message)).toEqual([
      expect.stringContaining('it wants fastapi>=0.115.0'),
    ]);
    expect(conflicts('vllm==0.8.5\nfastapi==0.115.0\n')).toEqual([]);
    expect(conflicts('vllm==0.8.5\nfastapi\n')).toEqual([]);
    expect(conflicts('vllm==0.8.5\nfastapi==0.111.0; python_version < "3.8"\n')).toEqual([]);
  });

  it('do so within a step; two steps have their way one after the other', () => {
    expect(conflicts('pip install vllm==0.8.5 fastapi==0.111.0', 'a.sh')).toHaveLength(1);
    expect(conflicts('pip install --no-deps vllm==0.8.5 fastapi==0.111.0', 'a.sh')).toEqual([]);
    expect(conflicts('pip install fastapi==0.111.0\npip install vllm==0.8.5', 'a.sh')).toEqual([]);
  });
});

describe('two packages that fail together', () => {
  const pairs = (text: string) => findingsOf('requirements.txt', text).filter(({ code }) => code === 'PW421');

  it('vllm before 0.12 with the newest transformers', () => {
    expect(pairs('vllm==0.8.4\n')).toHaveLength(1);
    expect(pairs('vllm==0.8.4\ntransformers<5\n')).toEqual([]);
    expect(pairs('vllm==0.8.4\ntransformers==4.51.3\n')).toEqual([]);
  });

  it('are mended within the bounds that the file states', () => {
    const [open] = pairs('torch==2.5.1\ntransformers\n');
    const [bound] = pairs('torch==2.5.1\ntransformers>=4.51.3\n');
    expect(open?.fixes.join()).toContain('4.49.0');
    expect(bound?.fixes.join()).toMatch(/transformers==(?:4\.5[4-9]|5)/);
  });
});

it('what stops the first of two installs is what the second is for', () => {
  const missing = 'pip install torch==2.7.0 --index-url https://download.pytorch.org/whl/cu124';
  const stops = (text: string) => codesOf('a.sh', text).join();
  expect(stops(missing)).toContain('PW401');
  expect(stops(`${missing} || pip install torch==2.7.0`)).not.toContain('PW401');
  expect(stops(`${missing} || echo sorry`)).toContain('PW401');
});

it('a wheel of another system is named at its own line, with the pin that finds the right one', () => {
  const wheel = (name: string) =>
    `https://download.pytorch.org/whl/cu128/${name}%2Bcu128-cp312-cp312-win_amd64.whl`;
  const found = findingsOf(
    'requirements.txt',
    `rich==13.7.0\n${wheel('torch-2.8.0')}\n${wheel('torchvision-0.23.0')}\n`,
  ).filter(({ code }) => code === 'PW417');
  expect(found.map(({ place }) => place.line)).toEqual([2, 3]);
  expect(found[0]?.fixes.join()).toContain(
    'torch==2.8.0+cu128 with --extra-index-url https://download.pytorch.org/whl/cu128',
  );
});

it('the fix of an open torch in a list leaves the other lines their index', () => {
  const fixes = findingsOf('requirements.txt', 'torch>=2.0.0\nrunpod\n').flatMap((one) => one.fixes);
  expect(fixes.join()).toMatch(/write torch==[\d.]+\+cu\d+, .* --extra-index-url https:/);
  const [pin = '', index = ''] = /torch==\S+(?=,)|--extra-index-url \S+/g[Symbol.match](fixes.join()) ?? [];
  expect(findingsOf('requirements.txt', `${index}\n${pin}\nrunpod\n`)).toEqual([]);
});

it('numpy 2 is no matter of a Python before 3.9, nor of a list that was frozen', () => {
  const numpy = (text: string, python: string) =>
    findingsOf('requirements.txt', text, { python }).filter(({ code }) => code === 'PW410').length;
  const list = 'torch==1.13.1\ntorchvision==0.14.1\n';
  const frozen = Array.from({ length: 20 }, (_, at) => `package${at}==1.0\n`).join('');
  expect(numpy(list, '3.10')).toBe(1);
  expect(numpy(list, '3.8')).toBe(0);
  expect(numpy(list + frozen, '3.10')).toBe(0);
});

describe('the torch of the image', () => {
  const image = 'FROM runpod/pytorch:2.0.1-py3.10-cuda11.8.0-devel-ubuntu22.04\n';
  const codes = (run: string) => codesOf('Dockerfile', `${image}RUN ${run}`).map((one) => one.slice(0, 5));

  it('meets a pin of the same release, whatever its CUDA', () => {
    expect(codes('pip install torch==2.0.1')).not.toContain('PW405');
    expect(codes('pip install torch==2.1.0')).toContain('PW405');
  });

  it('is no reason for anything once a step replaces it', () => {
    const conda = 'FROM pytorch/pytorch:2.1.2-cuda11.8-cudnn8-devel\nRUN pip install transformers';
    const said = (more: string) => codesOf('Dockerfile', `${conda}${more}`).map((one) => one.slice(0, 5));
    expect(said('')).toContain('PW421');
    // The newest bitsandbytes wants torch 2.4.
    expect(said(' bitsandbytes')).toContain('PW828');
    expect(said(' bitsandbytes')).not.toContain('PW421');
  });
});

it('set -e is not advised where a command may fail and is passed over', () => {
  const fixes = (text: string) =>
    findingsOf('a.sh', text)
      .filter(({ code }) => code === 'PW806')
      .flatMap((one) => one.fixes)
      .join();
  expect(fixes('pip install six\npython app.py')).toContain('write set -eo pipefail');
  expect(fixes('pkill -f app.py\npip install six\npython app.py')).toContain('not set -e as it stands');
  expect(fixes('pkill -f app.py || true\npip install six\npython app.py')).toContain(
    'write set -eo pipefail',
  );
});

it('the pip lines of a conda environment are those of a list', () => {
  const environment = (lines: readonly string[]) =>
    findingsOf(
      'environment.yml',
      `dependencies:\n  - python=3.9\n  - pip:\n${lines.map((line) => `    - ${line}\n`).join('')}`,
    ).map(({ code }) => code);
  const index = '--extra-index-url https://download.pytorch.org/whl/cu124';
  expect(environment(['torch==2.6.0+cu124', index, '-e .  # editable'])).not.toContain('PW821');
  expect(environment(['torch==2.6.0+cu124'])).toContain('PW821');
});

it('what comes from an address may hold numpy', () => {
  const codes = (text: string) => findingsOf('requirements.txt', text).map(({ code }) => code);
  expect(codes('torch==2.0.0\ntorchvision==0.15.1\n')).toContain('PW410');
  expect(codes('torch==2.0.0\ntorchvision==0.15.1\ngit+https://github.com/a/b.git\n')).not.toContain('PW410');
});

describe('what other people really wrote', () => {
  const codes = (name: string, text: string) => findingsOf(name, text).map(({ code }) => code);

  it('what holds torch back itself, or may, leaves nothing to say of an open torch', () => {
    expect(codes('requirements.txt', 'torch\ntorchaudio\nrunpod\n')).toContain('PW829');
    expect(codes('requirements.txt', 'torch\ntorchaudio\nwhisperx\n')).not.toContain('PW829');
    expect(codes('requirements.txt', '-e .\ntorch\ntorchvision\n')).not.toContain('PW829');
  });

  it('another torch than that of the image may be what is wanted', () => {
    const build = (option: string) =>
      codes(
        'Dockerfile',
        `FROM runpod/pytorch:2.2.1-py3.10-cuda12.1.1-devel-ubuntu22.04\nRUN pip install ${option} torch==2.5.1 --index-url https://download.pytorch.org/whl/cu121`,
      );
    expect(build('')).toContain('PW405');
    expect(build('--force-reinstall')).not.toContain('PW405');
  });

  it('shell that a build and bash take', () => {
    const run = `FROM ${cuda2204}\nRUN true \\\n\n  # a comment\n    && true \\\n    && true\n`;
    expect(codes('Dockerfile', run)).not.toContain('PW807');
    expect(codes('a.sh', 'for n in a b; do eval "declare -a ${n}=()"; done\n')).not.toContain('PW807');
    expect(codes('a.sh', 'eval "if true; then"\n')).toContain('PW807');
  });

  it('the Python of an image is not that of conda, nor of an environment made for another', () => {
    const wheel = 'https://x.dev/intel_x-2.7.0-cp311-cp311-linux_x86_64.whl';
    const build = (before: string) =>
      codes('Dockerfile', `FROM ubuntu:22.04\n${before}\nRUN pip install ${wheel}`);
    expect(build('')).toContain('PW417');
    expect(build('ENV PATH=/opt/conda/bin:$PATH')).not.toContain('PW417');
    const uv = (python: string) =>
      codes(
        'Dockerfile',
        `FROM nvidia/cuda:12.1.0-runtime-ubuntu20.04\nENV VIRTUAL_ENV=/v\nRUN uv venv --seed --python ${python} /v\nRUN uv pip install torch==2.6.0`,
      );
    expect(uv('3.10')).not.toContain('PW401');
  });

  it('wheels for ARM on a board that is one', () => {
    const on = (image: string) =>
      codes(
        'Dockerfile',
        `FROM ${image}\nRUN pip install https://x.dev/torch-2.1.0-cp38-cp38-linux_aarch64.whl`,
      );
    expect(on('nvcr.io/nvidia/l4t-jetpack:r35.4.1')).not.toContain('PW417');
    expect(on(cuda2204)).toContain('PW417');
  });

  it('a torch for the CPU is no torch that does not exist', () => {
    const build = (version: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.10-slim\nRUN pip install --extra-index-url https://download.pytorch.org/whl/cpu torch==${version}`,
      );
    expect(build('2.3.0+cpu')).not.toContain('PW401');
    expect(build('2.3.9+cpu')).toContain('PW401');
  });

  it('a wheel for CUDA 11 beside the runtime of CUDA 11 is meant', () => {
    const install = (more: string) =>
      codes(
        'setup.sh',
        `pip install torch==2.7.0 --index-url https://download.pytorch.org/whl/cu126\npip install https://github.com/state-spaces/mamba/releases/download/v2.3.1/mamba_ssm-2.3.1+cu11torch2.7cxx11abiTRUE-cp311-cp311-linux_x86_64.whl\n${more}`,
      );
    expect(install('pip install nvidia-cuda-runtime-cu11')).not.toContain('PW417');
    expect(install('')).toContain('PW417');
  });

  it('a compiler is missed only where the image is known to have none', () => {
    const voice = 'pip install webrtcvad pyaudio';
    expect(codes('setup.sh', `apt-get update\napt-get install -y portaudio19-dev\n${voice}`)).not.toContain(
      'PW426',
    );
    expect(codes('Dockerfile', `FROM python:3.11-slim\nRUN ${voice}`)).toContain('PW426');
    expect(codes('Dockerfile', `FROM python:3.11\nRUN pip install webrtcvad`)).not.toContain('PW426');
  });

  it('a password of root that everybody can read, where sshd takes passwords', () => {
    const ssh = (line: string, takes = 'yes') =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN ${line} && sed -i 's/#PasswordAuthentication yes/PasswordAuthentication ${takes}/' /etc/ssh/sshd_config`,
      );
    expect(ssh("echo 'root:runpod' | chpasswd")).toContain('PW811');
    expect(ssh('echo "root:$PASSWORD" | chpasswd')).not.toContain('PW811');
    expect(ssh("echo 'root:runpod' | chpasswd", 'no')).not.toContain('PW811');
  });

  it('a token in an address', () => {
    const get = (token: string) =>
      codes('get.sh', `wget "https://civitai.com/api/download/models/1?type=Model&token=${token}"`);
    expect(get('0f7d19b3d7a8864acb91ef720d14c75a')).toContain('PW813');
    expect(get('$CIVITAI_TOKEN')).not.toContain('PW813');
  });

  it('a byte order mark before #!', () => {
    const [one] = findingsOf('start.sh', '\uFEFF#!/bin/bash\npython app.py\n');
    expect(one?.code).toBe('PW841');
    expect(one?.edits[0]?.new.startsWith('#!')).toBe(true);
    expect(codes('start.sh', '#!/bin/bash\necho \uFEFF\n')).not.toContain('PW841');
  });

  it('pins between two releases that were read, where both say the same', () => {
    expect(codes('requirements.txt', 'gradio==5.25.1\nhuggingface-hub==0.26.2\n')).toContain('PW425');
    expect(codes('requirements.txt', 'gradio==5.25.1\nhuggingface-hub==0.30.0\n')).not.toContain('PW425');
  });

  it('basicsr beside a torchvision that took its module away', () => {
    expect(codes('requirements.txt', 'torchvision==0.18.0\nbasicsr==1.4.2\n')).toContain('PW421');
    expect(codes('requirements.txt', 'torchvision==0.16.2\nbasicsr==1.4.2\n')).not.toContain('PW421');
  });

  it('from which transformers on an older torch is passed over', () => {
    const pair = (torch: string, transformers: string) =>
      codes('requirements.txt', `torch==${torch}\ntransformers==${transformers}\n`).includes('PW421');
    expect([pair('2.3.0', '5.1.0'), pair('2.3.0', '5.0.0')]).toEqual([true, false]);
    expect([pair('2.4.0', '5.15.0'), pair('2.4.0', '5.14.0')]).toEqual([true, false]);
    expect([pair('2.5.1', '5.20.0'), pair('2.5.1', '5.19.0')]).toEqual([true, false]);
  });

  it('a tag that is none, wherever a container is started from it', () => {
    expect(codes('a.sh', 'docker run --gpus all nvidia/cuda:11.8-base-ubuntu20.04 nvidia-smi')).toContain(
      'PW855',
    );
    expect(
      codes('a.sh', 'docker run --gpus all nvidia/cuda:11.8.0-base-ubuntu20.04 nvidia-smi'),
    ).not.toContain('PW855');
    expect(codes('compose.yml', 'services:\n  a:\n    image: nvidia/cuda:latest\n')).toContain('PW855');
  });

  it('what COPY takes in of a folder is its contents', () => {
    const build = (copy: string, more = '') =>
      codes(
        'Dockerfile',
        `FROM python:3.11-slim\nWORKDIR /app\n${copy}\n${more}\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]`,
      );
    expect(build('COPY app/ /app')).toContain('PW856');
    expect(build('COPY app .')).toContain('PW856');
    expect(build('COPY app/ /app/app')).not.toContain('PW856');
    expect(build('COPY . .')).not.toContain('PW856');
    expect(build('COPY app/ /app', 'ENV PYTHONPATH=/')).not.toContain('PW856');
  });

  it("apt's pip is of apt's Python", () => {
    const build = (run: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3.11 python3-pip\nRUN ${run}\nCMD ["python", "app.py"]`,
      );
    expect(build('ln -s /usr/bin/python3.11 /usr/bin/python && pip install torch==2.8.0')).toContain('PW205');
    expect(build('ln -s /usr/bin/python3.10 /usr/bin/python && pip install torch==2.8.0')).not.toContain(
      'PW205',
    );
    expect(build('ln -s /usr/bin/python3.11 /usr/bin/python && python -m pip install six')).not.toContain(
      'PW205',
    );
    expect(
      build(
        'ln -sf /usr/bin/python3.11 /usr/bin/python3 && ln -s /usr/bin/python3.11 /usr/bin/python && pip install six',
      ),
    ).not.toContain('PW205');
    expect(codes('a.sh', 'apt-get update && apt-get install -y python3.9 python3.9-pip')).toContain('PW825');
    expect(codes('a.sh', 'apt-get update && apt-get install -y python3.9 python3-pip')).not.toContain(
      'PW825',
    );
  });

  it('a script that ends in a shell, and nobody sits there', () => {
    const start = (last: string) =>
      codes(
        'Dockerfile',
        `FROM a:1\nRUN echo '#!/bin/bash\\n\\\necho hello\\n\\\n${last}\\n\\\n' > /s.sh\nCMD ["/s.sh"]`,
      );
    expect(start('exec /bin/bash')).toContain('PW803');
    expect(start('exec python app.py')).not.toContain('PW803');
  });

  it('pytorch of its own channel beside any mkl', () => {
    const list = (version: string, more = '') =>
      codes(
        'environment.yml',
        `channels: [pytorch]\ndependencies:\n  - pytorch=${version}\n  - pytorch-cuda=12.1\n${more}`,
      );
    expect(list('2.1.0')).toContain('PW421');
    expect(list('2.1.0', '  - mkl<2024.1\n')).not.toContain('PW421');
    expect(list('2.4.0')).not.toContain('PW421');
    const old = (channels: string) =>
      codes(
        'environment.yml',
        `channels:\n${channels}dependencies:\n  - pytorch=1.11.0\n  - cudatoolkit=11.3\n`,
      );
    expect(old('  - pytorch\n  - conda-forge\n')).toContain('PW421');
    expect(old('  - conda-forge\n  - pytorch\n')).not.toContain('PW421');
  });

  it('packages of years ago beside what pip takes today', () => {
    expect(codes('requirements.txt', 'sentence-transformers==2.2.2\n')).toContain('PW421');
    expect(codes('requirements.txt', 'sentence-transformers==2.7.0\n')).not.toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.14.5\n')).toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.14.5\npyarrow==15.0.0\n')).not.toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.16.0\n')).not.toContain('PW421');
  });

  it('what a cache mount holds is not in the image', () => {
    const run = (mount: string, step = 'python /fetch_models.py') =>
      codes('Dockerfile', `FROM a:1\nRUN --mount=type=cache,target=${mount} ${step}\nCMD ["python", "x.py"]`);
    expect(run('/root/.cache/huggingface')).toContain('PW817');
    expect(run('/root/.cache/pip')).not.toContain('PW817');
    expect(
      run('/root/.cache/huggingface', 'python /fetch_models.py && cp -r /root/.cache/huggingface /m'),
    ).not.toContain('PW817');
  });

  it('what starts the container lies where COPY put it', () => {
    const build = (copy: string) =>
      codes('Dockerfile', `FROM a:1\nWORKDIR /w\nCOPY ${copy}\nCMD ["python3", "-u", "/src/handler.py"]`);
    expect(build('/src /w')).toContain('PW856');
    expect(build('src /src')).not.toContain('PW856');
    expect(build('. /')).not.toContain('PW856');
  });

  it('packages that went to the archive, and a key that is no more', () => {
    const build = (image: string, before = '') =>
      codes('Dockerfile', `FROM ${image}\n${before}\nRUN apt-get update && apt-get install -y git`);
    expect(build('python:3.9-slim-buster')).toContain('PW855');
    expect(build('python:3.9-slim-bookworm')).not.toContain('PW855');
    expect(
      build('debian:buster', "RUN sed -i 's/deb.debian/archive.debian/' /etc/apt/sources.list"),
    ).not.toContain('PW855');
    expect(build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-devel')).toContain('PW855');
    expect(build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-runtime')).not.toContain('PW855');
    expect(build('pytorch/pytorch:1.13.1-cuda11.6-cudnn8-devel')).not.toContain('PW855');
    expect(
      build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-devel', 'RUN rm /etc/apt/sources.list.d/cuda.list'),
    ).not.toContain('PW855');
  });

  it('words that the shell does not read as they are meant', () => {
    expect(codes('a.sh', "export A = 'b'")).toContain('PW807');
    expect(codes('a.sh', 'echo "=" * 60')).not.toContain('PW807');
    expect(codes('a.sh', 'A = b')).toContain('PW807');
    expect(codes('a.sh', "export A='b = c'\ntest a = b\n[ a = b ]")).not.toContain('PW807');
    const [one] = findingsOf('a.sh', '#!/bin/sh\nsource venv/bin/activate\n');
    expect([one?.code, one?.edits[0]?.new]).toEqual(['PW807', '.']);
    expect(codes('a.sh', '#!/bin/bash\nsource venv/bin/activate\n')).not.toContain('PW807');
    const run = (before: string, step: string) =>
      codes('Dockerfile', `FROM ubuntu:22.04\n${before}\nRUN ${step}`);
    expect(run('', 'source /v/bin/activate && pip install six')).toContain('PW807');
    expect(run('SHELL ["/bin/bash", "-c"]', 'source /v/bin/activate')).not.toContain('PW807');
    expect(run('', 'bash -c "source /v/bin/activate"')).not.toContain('PW807');
    expect(run('', '. /v/bin/activate')).not.toContain('PW807');
    expect(codes('Dockerfile', 'FROM rockylinux:9\nRUN source /v/bin/activate')).not.toContain('PW807');
  });

  it('a key of whatever service, written out', () => {
    const key = (value: string) => codes('handler.py', `client = Client(api_key="${value}")\n`);
    expect(key('mPoTRh1y7mZY5fZkureL9BdA8')).toContain('PW813');
    expect(key('YOUR_API_KEY_GOES_IN_HERE_NOW')).not.toContain('PW813');
    expect(key('abcdefghijklmnopqrstuvwxyz')).not.toContain('PW813');
  });

  it('an engine that the handler works with, and whose failure nobody hears of', () => {
    const file = (caught: string, more = '') =>
      codes(
        'handler.py',
        worker(
          `try:\n    engine = x.Engine()\nexcept Exception as e:\n    ${caught}\n${more}def handler(job):\n    return engine.run(job)`,
        ),
      );
    expect(file('print(e)')).toContain('PW883');
    expect(file('raise')).not.toContain('PW883');
    expect(file('engine = None')).not.toContain('PW883');
  });

  it('a handler whose failures come to None', () => {
    const file = (last: string) =>
      codes(
        'handler.py',
        worker(
          `def handler(job):\n    try:\n        return run(job)\n    except Exception as e:\n        print(e)\n${last}`,
        ),
      );
    expect(file('')).toContain('PW881');
    expect(file('        raise\n')).not.toContain('PW881');
    expect(file('    return {"error": "x"}\n')).not.toContain('PW881');
  });

  it('a worker that takes start from the SDK by name', () => {
    const text =
      'from runpod.serverless import start\ndef handler(job):\n  m = WhisperModel("a")\n  return m\nstart({"handler": handler})\n';
    expect(codes('handler.py', text)).toContain('PW885');
  });

  it('an index behind an open torch is for a step of its own', () => {
    const index = '--index-url https://download.pytorch.org/whl/cu118';
    const [open] = findingsOf('requirements.txt', `torch ${index}\n`);
    const pinned = findingsOf('requirements.txt', `torch==2.6.0 ${index}\n`).find(
      ({ code }) => code === 'PW412',
    );
    expect([open?.code, open?.edits.length, pinned?.edits.length]).toEqual(['PW412', 0, 1]);
  });

  it('what a file asks of git it keeps, at a commit', () => {
    const [one] = findingsOf('requirements.txt', 'peft @ git+https://github.com/huggingface/peft.git@main\n');
    expect(one?.fixes).toEqual(['write git+https://github.com/huggingface/peft.git@COMMIT']);
  });

  it('a release that a variable holds the address of', () => {
    const get = (url: string) => codes('a.sh', `U=${url}\nwget $U\nchmod +x a.run\nsudo ./a.run`);
    expect(get('https://x.dev/cuda/12.3.0/a.run')).not.toContain('PW802');
    expect(get('https://x.dev/cuda/a.run')).toContain('PW802');
  });
});

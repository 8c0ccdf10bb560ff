import * as page from '../../../src/lint/pages/slips.ts';
import { brackets, cuda2204 } from '../support.ts';

brackets(page, {
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
  PW850: {
    trips: ["info | python3 - <<'PY'\nimport json, sys\nprint(json.load(sys.stdin))\nPY"],
    silent: [
      "info || python3 - <<'PY'\nimport json, sys\nprint(json.load(sys.stdin))\nPY",
      "info | python3 - <<'PY'\nprint(1)\nPY",
      "python3 - <<'PY' | sort\nimport sys\nprint(sys.stdin)\nPY",
      "info | python3 -c 'import sys; print(sys.stdin.read())'",
    ],
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
  PW918: {
    trips: [
      'model_dir=$(yq e .dir a.yaml)\ncd model_dir',
      'python3 detect.py python train.py --img 640',
      'accelerate launch --num_processes 2 -m scripts/train.py --a b',
      'wget https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh\nconda env create -f a.yml --force',
    ],
    silent: [
      'model_dir=$(yq e .dir a.yaml)\ncd "$model_dir"',
      'model_dir=a\nmkdir -p model_dir\ncd model_dir',
      'models=a\ncd models',
      'cd model_dir',
      'python3 run.py train.py',
      'python3 run.py python -m train',
      'accelerate launch -m scripts.train --a b',
      'accelerate launch scripts/train.py -m a/b.py',
      'conda env create -f a.yml --force',
      'wget https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh\nconda env create -f a.yml --yes',
      'wget https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh\nconda create -n a --force',
    ],
  },
});

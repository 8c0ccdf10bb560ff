import * as page from '../../../src/lint/pages/script.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW808: {
    trips: ['true\n'.repeat(2100)],
    silent: ['true\n'.repeat(1900)],
  },
});

import * as page from '../../../src/lint/pages/shell.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW916: {
    trips: ['uvicorn a:b --port 8000 &\nvllm serve m --port 8000'],
    silent: ['uvicorn a:b --port 8000 &\nvllm serve m --port 8001'],
  },
  PW917: {
    trips: ['curl -o m.bin https://x.dev/m.bin || wget https://y.dev/m.bin'],
    silent: ['curl -fo m.bin https://x.dev/m.bin || wget https://y.dev/m.bin'],
  },
});

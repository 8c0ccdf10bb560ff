import * as page from '../../../src/lint/pages/floating.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW893: {
    trips: [
      'git clone https://github.com/Comfy-Org/ComfyUI\ngit clone https://github.com/ltdrdata/b\npython app.py',
      'git clone https://github.com/a/b\ngit clone https://github.com/c/d\npython app.py',
      'get() { git clone "$1"; }\nget https://github.com/huggingface/b\nget https://github.com/NVlabs/c\npython app.py',
      'git clone -b main https://github.com/NVlabs/b\ngit clone https://github.com/NVlabs/c\npython app.py',
      'cd /workspace/app\ngit pull\npython app.py',
    ],
    silent: [
      // Its own repository: the newest commit is what is wanted.
      'git clone https://github.com/a/b\npython app.py',
      'git clone https://github.com/Comfy-Org/ComfyUI\npython app.py',
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
});

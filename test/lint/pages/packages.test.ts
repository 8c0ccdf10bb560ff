import * as page from '../../../src/lint/pages/packages.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
});

import * as page from '../../../src/lint/pages/habits.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
});

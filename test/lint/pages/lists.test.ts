import * as page from '../../../src/lint/pages/lists.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW905: {
    file: 'requirements.txt',
    trips: ['magic-pdf==1.4.2\n', 'xgrammar==0.1.16\n'],
    silent: ['magic-pdf==1.3.12\n', 'transformers==99.0.0\n', 'magic-pdf>=1.4.2\n'],
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
});

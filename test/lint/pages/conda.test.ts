import * as page from '../../../src/lint/pages/conda.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW875: {
    file: 'environment.yml',
    trips: ['dependencies:\n  - pytorch=1.13.1\n  - cudatoolkit=11.7\n'],
    silent: [
      'dependencies:\n  - pytorch=1.12.1\n  - cudatoolkit=11.6\n',
      'dependencies:\n  - pytorch=1.13.1\n  - cudatoolkit=11.7\n  - pytorch-cuda=11.7\n',
      'dependencies:\n  - cudatoolkit=11.7\n  - python=3.10\n',
    ],
  },
});

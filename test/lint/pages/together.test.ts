import * as page from '../../../src/lint/pages/together.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW911: {
    file: 'Dockerfile',
    trips: ['FROM python:3.11\nRUN cd /tmp/b && pip install -e . && rm -rf /tmp/b\n'],
    silent: ['FROM python:3.11\nRUN cd /tmp/b && pip install . && rm -rf /tmp/b\n'],
  },
});

import * as page from '../../../src/lint/pages/instructions.ts';
import { brackets } from '../support.ts';

brackets(page, {
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
  PW880: {
    file: 'Dockerfile',
    trips: ['FROM a:1\nENV CUDA_LAUNCH_BLOCKING=1', 'FROM a:1\nENV A=b PYTORCH_NO_CUDA_MEMORY_CACHING=1'],
    silent: [
      'FROM a:1\nENV CUDA_LAUNCH_BLOCKING=0',
      'FROM a:1\nRUN CUDA_LAUNCH_BLOCKING=1 python test.py',
      'FROM a:1 AS t\nENV CUDA_LAUNCH_BLOCKING=1\nFROM a:1',
    ],
  },
  PW919: {
    file: 'Dockerfile',
    trips: ['ARG D=gpu\nFROM base-${D}\nARG D=cpu\nRUN pip install -r $D.txt'],
    silent: [
      'ARG D=gpu\nFROM base-${D}\nARG D\nRUN pip install -r $D.txt',
      'ARG D=gpu\nFROM base-${D}\nARG D="gpu"\nRUN pip install -r $D.txt',
      'ARG D=gpu\nFROM base-${D} AS a\nFROM python:3.12\nARG D=cpu',
      'FROM base-gpu\nARG D=cpu\nRUN pip install -r $D.txt',
    ],
  },
  PW920: {
    file: 'Dockerfile',
    trips: [
      'FROM ubuntu:22.04\nRUN export CUDA_HOME=/usr/local/cuda\nCOPY . /app',
      'FROM ubuntu:22.04\nRUN cd /app\nRUN make',
      'FROM ubuntu:22.04\nRUN service ssh start',
    ],
    silent: [
      'FROM ubuntu:22.04\nENV CUDA_HOME=/usr/local/cuda\nRUN export CUDA_HOME=/usr/local/cuda',
      'FROM ubuntu:22.04\nRUN export A=b && make',
      'FROM ubuntu:22.04\nRUN cd /app\nRUN cd /opt && make',
      'FROM ubuntu:22.04\nRUN cd /app',
      'FROM ubuntu:22.04\nRUN service ssh start\nCMD ["/start.sh"]',
      'FROM ubuntu:22.04\nRUN echo "export A=b" >> /root/.bashrc',
    ],
  },
});

import * as page from '../../../src/lint/pages/models.ts';
import { brackets } from '../support.ts';

const worker = (text: string) => `import runpod\n${text}\nrunpod.serverless.start({"handler": handler})\n`;

brackets(page, {
  PW817: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nRUN python -c "from x import Y; Y.from_pretrained(\'a/b\')"\nENV HF_HOME=/runpod-volume\nCMD ["python", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/a\nRUN hf download a/b\nENV HF_HOME=/b',
    ],
    silent: [
      'FROM a:1\nENV HF_HOME=/a\nRUN hf download a/b',
      'FROM a:1\nRUN hf download a/b --local-dir /m\nENV HF_HOME=/a',
      'FROM a:1\nRUN HF_HOME=/a hf download a/b\nENV HF_HOME=/a',
      'FROM a:1\nRUN hf download a/b\nENV HF_HOME=/root/.cache/huggingface',
      'FROM a:1\nRUN hf download a/b\nRUN mv /root/.cache/huggingface /a\nENV HF_HOME=/a',
    ],
  },
  PW818: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nRUN pip install runpod\nCOPY handler.py .\nENV HF_HOME=/app/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/workspace/models\nCMD python -m app.runpod_handler',
    ],
    silent: [
      'FROM a:1\nENV HF_HOME=/runpod-volume/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nRUN python download.py\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCOPY models /app/hf\nCMD ["python", "-u", "handler.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCMD ["python", "app.py"]',
      'FROM a:1\nENV HF_HOME=/app/hf\nCMD ["/start.sh"]',
      'FROM a:1\nCMD ["python", "handler.py"]',
    ],
  },
  PW819: {
    trips: [
      'ollama pull llama3\nollama serve &\nwait',
      'if ! ollama list | grep -q a; then\n  ollama pull a\nfi\nollama serve',
    ],
    silent: [
      'ollama serve &\nsleep 5\nollama pull llama3',
      'ollama pull llama3',
      'systemctl start ollama\nollama pull llama3\nollama serve',
      'pull() { ollama pull llama3; }\nollama serve &\npull',
    ],
  },
  PW810: {
    file: 'handler.py',
    trips: [worker('def handler(job):\n    if job:\n    x = 1\n    return x'), 'for a in b:\nprint(a)\n'],
    silent: [
      worker('def handler(job):\n    if job:\n        x = 1\n    return x'),
      'if a: b = 1\nc = 2\n',
      'x = {\n  "a":\n  1,\n}\n',
      's = """\nif a:\nb\n"""\n',
      'def f(\n  a,\n):\n  pass\n',
      'class A:\n\n  # about it\n  x = 1\n',
    ],
  },
  PW830: {
    file: 'handler.py',
    trips: [worker('def handler(job):\n    return job["prompt"]')],
    silent: [
      worker('def handler(job):\n    return job["input"]["prompt"]'),
      worker('def handler(job):\n    job = job["input"]\n    return job["prompt"]'),
      worker('def handler(job):\n    return job["id"]'),
      worker('def handler(job):\n    job["x"] = 1\n    return run(job)'),
      worker('def other(job):\n    return job["prompt"]\ndef handler(job):\n    return other(job)'),
    ],
  },
  PW820: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: app\n    ports:\n      - "5432:5432"\n',
      'services:\n  db:\n    image: redis:7\n    ports: ["6379:6379"]\n',
      'services:\n  db:\n    image: minio/minio\n    environment:\n      - MINIO_ROOT_PASSWORD=minioadmin\n    ports:\n      - 9000:9000\n',
    ],
    silent: [
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: app\n    ports:\n      - "127.0.0.1:5432:5432"\n',
      'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}\n    ports:\n      - "5432:5432"\n',
      'services:\n  db:\n    image: redis:7\n    expose: ["6379"]\n',
      'services:\n  db:\n    image: redis:7\n    command: redis-server --requirepass ${PW}\n    ports: ["6379:6379"]\n',
      'services:\n  db:\n    image: redis:7\n    ports: ["6379:6379"]\n  app:\n    image: a\n    command: uvicorn a:b --reload\n',
      'services:\n  app:\n    image: vllm/vllm-openai:v0.9.2\n    ports: ["8000:8000"]\n',
    ],
  },
  PW913: {
    file: 'handler.py',
    trips: [worker('tok = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")')],
    silent: [worker('m = AutoModel.from_pretrained("black-forest-labs/FLUX.1-schnell")')],
  },
});

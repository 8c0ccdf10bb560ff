import * as page from '../../../src/lint/pages/compose.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW901: {
    trips: [
      'docker run -d --name app -p 1:1 img',
      'podman run --name=app img',
      'docker build -t img .\ndocker run --gpus all --name app img',
    ],
    silent: [
      'docker run --rm --name app img',
      'docker run -d img',
      'docker rm -f app\ndocker run -d --name app img',
      'docker start app || docker run -d --name app img',
      'docker run -d --name app img || true',
      'podman run --replace --name app img',
      'docker run -d --name "$N" img',
    ],
  },
  PW902: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: x\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile.gpu\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      - CUDA_VISIBLE_DEVICES=${CUDA_VISIBLE_DEVICES:-}\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: 1\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: 1\n              capabilities: [gpu]\n',
    ],
    silent: [
      'services:\n  a:\n    image: x\n    runtime: nvidia\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      NVIDIA_VISIBLE_DEVICES: all\n',
      'services:\n  a:\n    build: .\n    environment:\n      NVIDIA_VISIBLE_DEVICES: none\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: ""\n',
      'services:\n  a:\n    image: x\n    gpus: all\n    environment:\n      - CUDA_VISIBLE_DEVICES=${CUDA_VISIBLE_DEVICES:-0}\n',
      'services:\n  a:\n    image: x\n    environment:\n      CUDA_VISIBLE_DEVICES: 1\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: 2\n              capabilities: [gpu]\n',
    ],
  },
  PW903: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: x\n    environment:\n      PORT: "8188"\n    command: ["sh", "-c", "python main.py --port ${PORT}"]\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=${PORT:-8188}\n    command: python main.py --port $PORT\n',
    ],
    silent: [
      'services:\n  a:\n    image: x\n    environment:\n      PORT: "8188"\n    command: sh -c "python main.py --port $${PORT}"\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=8188\n    command: python main.py --port ${PORT:-8188}\n',
      'services:\n  a:\n    image: x\n    environment:\n      - PORT=${PORT}\n    command: python main.py --port ${PORT}\n',
      'services:\n  a:\n    image: x\n    command: python main.py --port ${PORT}\n',
    ],
  },
  PW908: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: ghcr.io/huggingface/text-generation-inference:3.0\n    gpus: all\n    ports:\n      - "8080:8080"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - 8000:8000\n',
    ],
    silent: [
      'services:\n  a:\n    image: ghcr.io/huggingface/text-generation-inference:3.0\n    gpus: all\n    ports:\n      - "8080:80"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - 8000:8000\n    environment:\n      OLLAMA_HOST: 0.0.0.0:8000\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - "11434"\n',
      'services:\n  a:\n    image: ollama/ollama\n    ports:\n      - ${PORT}:${PORT}\n',
    ],
  },
  PW922: {
    file: 'docker-compose.yml',
    trips: [
      'services:\n  a:\n    image: x\n    depends_on:\n      - db\n',
      'services:\n  a:\n    image: x\n    depends_on:\n      db:\n        condition: service_started\n',
      'services:\n  a:\n    image: x\n    volumes:\n      - data:/data\n',
    ],
    silent: [
      'services:\n  a:\n    image: x\n    depends_on: [db]\n  db:\n    image: y\n',
      'services:\n  a:\n    image: x\n    depends_on:\n      db:\n        condition: service_started\n        required: false\n',
      'include: [db.yml]\nservices:\n  a:\n    image: x\n    depends_on: [db]\n',
      'services:\n  a:\n    depends_on: [db]\n',
      'services:\n  a:\n    image: x\n    volumes:\n      - data:/data\n      - ./b:/b\n      - /c:/c\nvolumes:\n  data:\n',
      'services:\n  a:\n    image: x\n    volumes: ["${DATA:-./data}:/data", "~/x:/x"]\n',
    ],
  },
});

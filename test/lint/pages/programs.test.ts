import * as page from '../../../src/lint/pages/programs.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW874: {
    file: 'Dockerfile',
    trips: [
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN git clone https://github.com/a/b',
      'FROM python:3.11-slim\nRUN pip install git+https://github.com/a/b@v1.0',
      'FROM python:3.11-slim\nRUN sudo apt-get update',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3\nRUN pip install numpy',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip\nWORKDIR /app\nCOPY . .\nCMD ["python", "a.py"]',
    ],
    silent: [
      'FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04\nRUN apt-get update && apt-get install -y git\nRUN git clone https://github.com/a/b',
      'FROM python:3.11\nRUN git clone https://github.com/a/b',
      'FROM python:3.11-slim\nRUN pip install numpy',
      'FROM python:3.11-slim\nRUN apt-get update && apt-get install -y sudo\nRUN sudo ls',
      'FROM ubuntu:22.04\nCOPY --from=a /usr/local/bin/git /usr/local/bin/\nRUN git clone https://github.com/a/b',
      'FROM runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04\nRUN wget https://a.example/b',
      'FROM ubuntu:22.04\nRUN ./setup.sh\nRUN git clone https://github.com/a/b',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip\nCMD ["python3", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip python-is-python3\nCMD ["python", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3\nRUN ln -s /usr/bin/python3 /usr/bin/python\nCMD ["python", "a.py"]',
      'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-venv\nRUN python3 -m venv /v\nENV PATH=/v/bin:$PATH\nCMD ["python", "a.py"]',
      'FROM a/b:1\nRUN apt-get update && apt-get install -y python3-pip\nCMD ["python", "a.py"]',
    ],
  },
});

import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const sourceGone: Rule = fileRule({
  code: 'PW855',
  title: 'The source is gone',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'Repositories that were deleted, models that were (Stable Diffusion 1.5 of runwayml, 2 of stabilityai), Pythons of the deadsnakes PPA on an Ubuntu past its end of life, image tags that were removed, git:// at GitHub, packages of CentOS 7 and 8, of Debian up to buster, of the short releases of Ubuntu.',
    happens:
      'remote: Repository not found.\nE: Unable to locate package python3.10\nmanifest for nvidia/cuda:11.0-base-ubuntu20.04 not found: manifest unknown',
    why: 'What worked when it was written asks for something that its owner has taken away since.',
    fix: 'Take what the finding names in its place.',
    override: 'Sound with a mirror of your own.',
    evidence: [
      read(
        'Packages are deleted from deadsnakes once an Ubuntu is past its end of life; those of 20.04 in October 2025',
        'deadsnakes/issues issues 251 and 328; Samsung/ONE issue 16196',
      ),
      read(
        'Stability-AI/stablediffusion was deleted in December 2025; the webui clones it unless STABLE_DIFFUSION_REPO names another',
        'AUTOMATIC1111/stable-diffusion-webui issues 17204, 17213 and 17284, pull request 17271',
      ),
      read(
        'runwayml deleted its models in August 2024, stabilityai those of Stable Diffusion 2 in November 2025',
        'huggingface/optimum-habana issue 1305 and pull request 2363; foivospar/Arc2Face issue 29; Nerogar/OneTrainer issue 1129',
      ),
      read('No Release file on 2026-11-30', 'archive.ubuntu.com, deb.debian.org'),
      read(
        'GitHub: git:// without encryption ends on 2022-03-15',
        'github.blog, 2021-09-01, Git protocol security',
      ),
      read(
        'CUDA 10 images, latest, and 11.0-base were removed; tags have a lifetime',
        'NVIDIA/nvidia-docker issues 1454, 1735, 1768, 1790; nvidia container-images/cuda doc/support-policy.md',
      ),
    ],
  },
});

export const filesNotCopied: Rule = fileRule({
  code: 'PW856',
  title: 'pip reads a file that the build did not copy',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'pip install -r FILE in a Dockerfile whose COPY lines, all of single files, do not name it; in a script, in a folder that mkdir has just made.',
    happens:
      "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'worker-requirements.txt'",
    why: 'A build sees only what COPY and ADD took in before the step.',
    fix: 'Copy the file that pip reads, or read the one that was copied.',
    override: 'Sound where the base image has the file.',
    evidence: [read('What COPY takes in', 'docs.docker.com, Dockerfile reference, COPY')],
  },
});

export const noWorker: Rule = fileRule({
  code: 'PW857',
  title: 'This starts no worker',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'python -m runpod.serverless.worker, or another module of the SDK, as what a container starts; --rp_serve_api in the CMD of an image that opens no port.',
    happens: 'Nothing: the container ends at once, and jobs stay in the queue.',
    why: 'The module defines functions and runs none. A worker is a file of yours that calls runpod.serverless.start with its handler.',
    fix: 'CMD ["python", "-u", "handler.py"], with runpod.serverless.start({"handler": handler}) at its end.',
    override: 'Never sound.',
    evidence: [
      read(
        'A worker starts with runpod.serverless.start',
        'docs.runpod.io, serverless/workers/handler-functions',
      ),
      read('start() returns after the server of --rp_serve_api', 'runpod 1.12.0, serverless/__init__.py'),
    ],
  },
});

export const nodeWithout: Rule = fileRule({
  code: 'PW921',
  title: 'A custom node without what it imports',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches:
      'git clone of ComfyUI-GGUF, ComfyUI-WanVideoWrapper or ComfyUI-Impact-Pack where other requirements are installed, and theirs are not.',
    happens: "ModuleNotFoundError: No module named 'gguf'",
    why: 'ComfyUI loads what lies in custom_nodes, and installs nothing for it.',
    fix: 'pip install -r custom_nodes/NAME/requirements.txt.',
    override: 'Sound where a volume brings the packages, or a manager installs them.',
    evidence: [
      read('What each imports as it is loaded', 'the repositories, and requirements.txt of ComfyUI'),
    ],
  },
});

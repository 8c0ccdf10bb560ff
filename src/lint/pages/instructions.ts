import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const copyIsNoShell: Rule = fileRule({
  code: 'PW858',
  title: 'COPY is no shell',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'COPY or ADD with 2>/dev/null, || true, && or a remark behind the files.',
    happens:
      'When using COPY with more than one source file, the destination must be a directory and end with a /\nERROR: failed to compute cache key: "/||": not found',
    why: 'The builder reads each word but the last as a file to take in. No shell is there to hide a failure, and # begins a comment only at the start of a line.',
    fix: 'Drop it. Where files may be missing, copy the folder around them.',
    override: 'Never sound.',
    evidence: [
      read('What COPY takes in, and where a comment may stand', 'docs.docker.com, Dockerfile reference'),
    ],
  },
});

export const argumentsOfProgram: Rule = fileRule({
  code: 'PW859',
  title: 'The image takes CMD for arguments of its own program',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'CMD with a shell or a program of its own, where the ENTRYPOINT of the base is a program: vllm/vllm-openai, ollama/ollama, llama.cpp:server, text-generation-inference.',
    happens:
      'api_server.py: error: unrecognized arguments: /bin/bash -c …\nError: unknown command "ollama" for "ollama"',
    why: 'Docker starts ENTRYPOINT with CMD behind it. An ENTRYPOINT that the base sets stays, unless this file sets another.',
    fix: 'Write ENTRYPOINT in the place of CMD, or ENTRYPOINT [] before it.',
    override: 'Never sound with one of these images.',
    evidence: [
      read('How CMD and ENTRYPOINT go together', 'docs.docker.com, Dockerfile reference, ENTRYPOINT'),
      read('A shell given to the image of vllm', 'opea-project/GenAIComps issue 336'),
    ],
  },
});

export const execFormBroken: Rule = fileRule({
  code: 'PW860',
  title: 'A list that no shell reads',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'CMD or ENTRYPOINT with single quotes in its list, with something behind the list, or with a $VARIABLE in it.',
    happens: '/bin/sh: 1: [python,: not found',
    why: 'The builder reads the list as JSON; what is none, it hands to a shell word for word.',
    fix: 'Double quotes, commas between, nothing behind the last bracket; sh -c for what holds a variable.',
    override: 'Never sound.',
    evidence: [
      read(
        'The exec form is parsed as JSON, with double quotes',
        'docs.docker.com, Dockerfile reference, exec form',
      ),
    ],
  },
});

export const debugSwitch: Rule = fileRule({
  code: 'PW880',
  title: 'Debugging is on for good',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'ENV with CUDA_LAUNCH_BLOCKING, PYTORCH_NO_CUDA_MEMORY_CACHING or CUDA_CACHE_DISABLE switched on.',
    happens: 'Nothing fails; all work on the GPU takes longer, some of it many times.',
    why: 'They make kernels run one by one, memory come from the driver each time, and kernels be compiled at each start. That is for finding a fault.',
    fix: 'Leave them out of the image.',
    override: 'Sound in an image that is for finding a fault.',
    evidence: [
      read(
        'CUDA_LAUNCH_BLOCKING and CUDA_CACHE_DISABLE are for debugging',
        'NVIDIA CUDA C++ Programming Guide, environment variables',
      ),
      read(
        'PYTORCH_NO_CUDA_MEMORY_CACHING is for memory checkers',
        'pytorch.org, CUDA semantics, memory management',
      ),
    ],
  },
});

export const argHidden: Rule = fileRule({
  code: 'PW919',
  title: 'An ARG of a stage hides the one of its FROM',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches: 'ARG DEVICE=gpu above FROM base-$DEVICE, and ARG DEVICE=cpu below it.',
    happens: 'Nothing fails at once: the base is of one kind, what is installed on it of the other.',
    why: 'A default that a stage names wins over that of the whole file; both yield to --build-arg.',
    fix: 'Write ARG DEVICE without a default in the stage.',
    override: 'Sound where the two are meant to differ.',
    evidence: [read('Scope of ARG', 'Dockerfile reference, Understand how ARG and FROM interact')],
  },
});

export const nothingLeft: Rule = fileRule({
  code: 'PW920',
  title: 'A step of the build that leaves nothing',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches: 'RUN export NAME=…, RUN cd FOLDER, RUN service NAME start, alone in their step.',
    happens: 'Nothing fails at once.',
    why: 'Each RUN has a shell of its own; only files are kept.',
    fix: 'ENV, WORKDIR, or the start command.',
    override: 'Sound as a test.',
    evidence: [read('RUN commits what changed on disk', 'Dockerfile reference, RUN')],
  },
});

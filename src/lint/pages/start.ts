import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const listensInside: Rule = fileRule({
  code: 'PW815',
  title: 'It listens for its own container only',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'ollama, sglang, uvicorn, flask or llama-server in CMD on 127.0.0.1 (said, or by default), where EXPOSE names their port.',
    happens: 'curl: (56) Recv failure: Connection reset by peer',
    why: 'A published port reaches the address of the container, not its 127.0.0.1.',
    fix: 'Tell it 0.0.0.0 (--host, or OLLAMA_HOST), and give it a key or password.',
    override: 'Sound where another program of the container hands the port on.',
    evidence: [
      read(
        'ollama listens on 127.0.0.1:11434 unless OLLAMA_HOST says otherwise',
        'ollama/ollama docs/faq.md',
      ),
      read(
        '--host of sglang, uvicorn, flask and llama-server is 127.0.0.1',
        'sgl-project/sglang python/sglang/srt/server_args.py; uvicorn.org settings; flask run --help; ggml-org/llama.cpp tools/server/README.md',
      ),
    ],
  },
});

export const installedAtStart: Rule = fileRule({
  code: 'PW890',
  title: 'Installed at each start, not in the image',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'pip install of a list, torch or the like in CMD, ENTRYPOINT or a script that the build writes for them.',
    happens: 'Nothing fails; a worker or pod downloads gigabytes before its first answer, each time.',
    why: 'What RUN installs is in the image, and every container has it. What starts the container runs in each.',
    fix: 'Move it into RUN.',
    override: 'Sound where a volume keeps what was installed, and the step finds it there.',
    evidence: [
      read(
        'CMD runs when a container starts, RUN when the image is built',
        'docs.docker.com, Dockerfile reference',
      ),
    ],
  },
});

import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const openService: Rule = fileRule({
  code: 'PW811',
  title: 'A door that is open to others',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches:
      'Jupyter with an empty token or password, or one that is empty where a variable is not set (a warning), filebrowser --noauth, ttyd without credentials, openvscode-server --without-connection-token, and a webui that listens with --enable-insecure-extension-access and no --gradio-auth. As warnings: vLLM, sglang, llama-server, ollama and http.server for everybody, web endpoints of Modal without requires_proxy_auth, and SSH keys written out. (code-server is PW503.)',
    happens: 'Nothing fails: whoever finds the address has a root shell, all files of the pod, or its GPU.',
    why: 'An exposed port has a public address that asks for nothing. These programs hand out a shell or the disk.',
    fix: 'Set a token or password from an environment variable, or reach the port through an SSH tunnel.',
    override: 'Sound where the port is not exposed.',
    evidence: [
      read(
        'An exposed service is public; authentication is up to you',
        'runpod/docs@a900806, pods/configuration/expose-ports.mdx',
      ),
    ],
  },
});

export const publicTunnel: Rule = fileRule({
  code: 'PW812',
  title: 'share=True opens a public tunnel',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'share=True in gradio code, --share on a command line, GRADIO_SHARE=True.',
    happens: 'Running on public URL: https://….gradio.live',
    why: 'The tunnel is public and asks for no password. As an answer to "When localhost is not accessible" it hides the error above it: with gradio 4 that is pydantic 2.11 or newer.',
    fix: 'Drop it: the pod has its own proxy address. Bind 0.0.0.0 instead.',
    override: 'Sound for a demo without data of yours.',
    evidence: [
      read(
        'The ValueError is a consequence of an answer 500',
        'gradio-app/gradio@4.44.1 gradio/blocks.py, routes.py',
      ),
      read('A fork added share=True and so published its app', 'jaysep/fluxgymHardened@7053053 app.py L1698'),
    ],
  },
});

export const secretInside: Rule = fileRule({
  code: 'PW813',
  title: 'A secret stands in the file',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches:
      'A Hugging Face, RunPod, GitHub, OpenAI or AWS key written out; a token in the address of a git clone (a warning).',
    happens: 'Nothing fails: everybody who reads the file, the image or the template has the key.',
    why: 'Start commands, images and templates are shown, shared and kept for ever.',
    fix: "Use the cloud's secrets or an environment variable, and withdraw this key.",
    override: 'Sound for a key that was withdrawn.',
    evidence: [
      read(
        'Templates and their variables are shared with the template',
        'runpod/docs@a900806, pods/templates',
      ),
    ],
  },
});

export const secretInImage: Rule = fileRule({
  code: 'PW814',
  title: 'A secret stays in the image',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'ENV or ARG with a token, key or password in it, and ENV that takes one from a build argument; COPY of an .env.',
    happens: 'docker history and docker inspect show it to whoever can pull the image.',
    why: 'Variables are part of the configuration of an image, and the arguments of a build part of its history.',
    fix: 'Set it when the container starts; for the build alone, RUN --mount=type=secret.',
    override: 'Sound in an image that never leaves a private registry, with a secret of that registry.',
    evidence: [
      read(
        'Build arguments and variables are no place for secrets: they stay in the image',
        'docs.docker.com, build checks, SecretsUsedInArgOrEnv',
      ),
    ],
  },
});

export const secretTraced: Rule = fileRule({
  code: 'PW816',
  title: 'set -x writes a secret into the log',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches: 'A token, key or password as an argument of a command while set -x holds.',
    happens: 'The log of the pod, and whatever the output is written to, has it in plain text.',
    why: 'set -x prints each command with its variables filled in.',
    fix: 'set +x around that line, or no set -x.',
    override: 'Sound where nobody else can read the log.',
    evidence: [read('set -x prints expanded words', 'GNU bash manual, The Set Builtin')],
  },
});

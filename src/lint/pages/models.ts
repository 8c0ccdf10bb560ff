import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

const cache = read(
  'HF_HUB_CACHE, else HF_HOME/hub, else ~/.cache/huggingface/hub',
  'huggingface.co/docs/huggingface_hub, environment variables',
);

export const cacheMoved: Rule = fileRule({
  code: 'PW817',
  title: 'Baked into one cache, looked for in another',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'A RUN that downloads a model into the cache of Hugging Face, and an ENV below it that moves that cache; or a cache mount that it lies in.',
    happens: 'Nothing: each container downloads the model again.',
    why: 'A RUN knows only the ENV above it.',
    fix: 'Write the ENV above the RUN.',
    override: 'Sound where something copies the one into the other.',
    evidence: [cache],
  },
});

export const cacheOnDisk: Rule = fileRule({
  code: 'PW818',
  title: 'Each worker downloads its models',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'The image of a serverless worker with HF_HOME or the like beside /runpod-volume, where no step of the build fills it.',
    happens: 'Each new worker downloads the model onto its own disk, and is paid meanwhile.',
    why: 'A worker starts with what the image holds. Its network volume is /runpod-volume.',
    fix: 'Download in a RUN, or set HF_HOME below /runpod-volume and attach a network volume.',
    override: 'Sound for a small model.',
    evidence: [
      cache,
      read('The volume of a worker is /runpod-volume', 'docs.runpod.io, storage/network-volumes'),
    ],
  },
});

export const pulledTooEarly: Rule = fileRule({
  code: 'PW819',
  title: 'ollama is asked before it serves',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches:
      'ollama pull, run or create above ollama serve in one script, or in a RUN that starts no server.',
    happens: "Error: could not connect to ollama server, run 'ollama serve' to start it",
    why: 'pull asks the server to download; in a container nothing else starts one.',
    fix: 'ollama serve &, wait until it answers, then ollama pull.',
    override: 'Sound on a machine whose systemd runs ollama.',
    evidence: [read('pull is a request to the server', 'ollama/ollama cmd/cmd.go, PullHandler')],
  },
});

export const blockMissing: Rule = fileRule({
  code: 'PW810',
  title: 'Python cannot read this',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'A line such as if …: whose block is not indented; a compose file that lost its indentation.',
    happens: 'IndentationError: expected an indented block',
    why: 'Python reads the whole file before it runs any of it.',
    fix: 'Indent what belongs to the line.',
    override: 'Never sound.',
    evidence: [
      read('Each compound statement wants a block', 'docs.python.org, reference, compound statements'),
    ],
  },
});

export const notInInput: Rule = fileRule({
  code: 'PW830',
  title: 'What a caller sends is in the input',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'job["prompt"] in a handler, where job["input"]["prompt"] is meant.',
    happens: "KeyError: 'prompt'",
    why: 'A job has id and input; what the caller sent stands in input.',
    fix: 'job["input"]["prompt"].',
    override: 'Sound where something else calls the handler.',
    evidence: [read('The input of a job', 'docs.runpod.io, serverless/workers/handler-functions')],
  },
});

export const openStore: Rule = fileRule({
  code: 'PW820',
  title: 'A service that everybody may open',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'A database, Redis or MinIO of a compose file, published on all addresses without a password, or with one that stands there; a login or signing key whose value or default stands there.',
    happens: 'Nothing fails: who finds it reads and writes.',
    why: 'Docker publishes a port past the firewall; other services need none.',
    fix: 'Drop the port, or write 127.0.0.1: before it.',
    override: 'Sound on a machine that nobody else reaches.',
    evidence: [
      read(
        'Published ports are open to the world, past ufw',
        'docs.docker.com, engine/network/port-publishing',
      ),
    ],
  },
});

export const gatedModel: Rule = fileRule({
  code: 'PW913',
  title: 'A model that is given to known accounts alone',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'wget, curl or aria2c of a file of FLUX.1-dev, Llama, Gemma 2 and 3 or Stable Diffusion 3 with no token in the command; code that loads one where nothing names a token.',
    happens: 'HTTP request sent, awaiting response... 401 Unauthorized',
    why: 'The hub asks who it is before it hands out a gated model. curl without -f saves the refusal under the name of the model.',
    fix: 'Accept the terms of the model once, and send the token of that account.',
    override: 'Sound where .netrc has the token.',
    evidence: [read('Gated models want a token', 'huggingface.co/docs/hub/models-gated')],
  },
});

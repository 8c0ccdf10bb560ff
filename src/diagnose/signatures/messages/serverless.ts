import { defineMessages } from './define.ts';

const sdk = 'runpod 1.12.0 (wheel)';
const flash = 'runpod_flash 1.21.0 (wheel)';

/** What Runpod's SDK says of a worker, and Flash of what it builds and calls. */
export const serverlessMessages = defineMessages([
  {
    id: 'runpod-no-job',
    class: 'serverless-outside',
    title: 'A serverless worker was started outside an endpoint, and has no job',
    match: ['test_input.json not found, exiting'],
    cause:
      'Without an endpoint the SDK takes its job from test_input.json, or ends: as a pod it is started, and billed, again and again.',
    fix: [
      `echo '{"input": {"prompt": "a test"}}' > test_input.json   # beside the handler, with the keys that it reads: then the same again, once`,
      '# or a server of requests for tests: the same command with --rp_serve_api --rp_api_host 0.0.0.0   (port 8000)',
      '# as a pod: deploy the image as a serverless endpoint in place of it, or give the pod a start command: sleep infinity',
    ],
    source: sdk,
    example: 'WARN   | test_input.json not found, exiting.',
    other: 'INFO   | Using test_input.json as job input.',
    stage: 'serve',
  },
  {
    id: 'runpod-key',
    class: 'credentials-refused',
    title: 'Runpod has no key of yours, or does not take it',
    match: [
      { text: 'Unauthorized request, please check your API key' },
      { text: '401 Unauthorized | Make sure Runpod API key' },
      { text: 'No Run', pattern: /No Run[Pp]od API key found/ },
    ],
    cause: 'RUNPOD_API_KEY is not set, was deleted in the console, or lacks the right.',
    fix: [
      'export RUNPOD_API_KEY=…   # a key of Settings > API Keys in the console, with all rights; Flash: flash login does it',
    ],
    source: flash,
    example: 'runpod.error.AuthenticationError: Unauthorized request, please check your API key.',
    other: 'RUNPOD_API_KEY is set',
    stage: 'deploy',
  },
  {
    id: 'flash-config',
    class: 'config-file-broken',
    title: 'The file of Runpod with your key cannot be read',
    match: ['.runpod/config.toml is corrupted'],
    cause: 'It is no TOML (any more).',
    fix: ['mv ~/.runpod/config.toml ~/.runpod/config.old && flash login'],
    source: 'https://docs.runpod.io/flash/troubleshooting',
    example: 'Error: ~/.runpod/config.toml is corrupted and cannot be parsed.',
    other: 'Saved to ~/.runpod/config.toml',
    stage: 'deploy',
  },
  {
    id: 'flash-too-large',
    class: 'request-too-large',
    title: 'What Flash is to send is too large',
    match: [
      { text: 'Payload size', pattern: /Payload size (?<size>[\d.]{1,9}) MB exceeds limit/ },
      { text: '-byte live-serverless cap' },
      { text: 'Tarball exceeds maximum size' },
    ],
    cause: 'An argument may have 10 MB (as base64: 7.5 MB), code that goes with a call 8 MB, a build 1.5 GB.',
    fix: [
      '# an argument: put the data on a network volume or behind an address, and hand over its path',
      '# code of a call (flash dev): flash deploy; a build: weights and data into .gitignore, and onto a network volume',
    ],
    source: flash,
    example: 'Payload size 14.2 MB exceeds limit of 10.0 MB',
    other: 'Payload size 2.1 MB',
  },
  {
    id: 'flash-module',
    class: 'module-not-found',
    title: 'Flash does not find a module of yours that the endpoint imports',
    match: [
      {
        text: 'could not be resolved to a local file under',
        pattern: /module='(?<module>[\w.]{1,80})'\) could not be resolved/,
      },
      { text: 'Shipped code imports local modules that the build ignore rules' },
    ],
    cause:
      'It must lie below the folder of the project (with __init__.py where it is a package), and no line of .gitignore may leave it out.',
    fix: [
      'git ls-files -oi --exclude-standard "*.py" | git check-ignore -v --stdin   # the lines of .gitignore that leave code out: take them out, then flash build again',
    ],
    source: flash,
    example:
      "endpoint.py: relative import (level=1, module='helpers') could not be resolved to a local file under /app",
    other: 'helpers was resolved to a local file under /app',
    stage: 'deploy',
    confidence: 'medium',
  },
]);

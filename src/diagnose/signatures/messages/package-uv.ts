import { defineMessages } from './define.ts';

/** What uv says of its index, its lock, its Pythons and environments. */
export const packageUvMessages = defineMessages([
  {
    id: 'uv-first-index',
    class: 'uv-index-strategy',
    title: 'uv takes a package from the first index that has it, and there its version is missing',
    match: ['may be available on a subsequent index'],
    cause: 'The index of torch holds common packages too, in few versions, and uv looks no further.',
    fix: ['export UV_INDEX_STRATEGY=unsafe-best-match   # then the same again'],
    source: 'https://docs.astral.sh/uv/',
    example: 'A compatible version may be available on a subsequent index (e.g., https://a.example/simple).',
    other: 'on the first index',
    stage: 'install',
  },
  {
    id: 'uv-match-runtime',
    class: 'flash-attn-build-no-torch',
    title: 'uv cannot match the torch of the build: the package says only when it is built what it needs',
    match: [
      {
        text: 'was declared with `match-runtime',
        pattern: /but `(?<name>[\w.-]{1,60})` does not declare static/,
        across: true,
      },
    ],
    cause:
      'match-runtime = true wants its requirements beforehand; uv 0.11.0 wants them where it need not, too.',
    fix: [
      'uv self update || pip install -U uv   # then the same again; still so:',
      'printf \'\\n[[tool.uv.dependency-metadata]]\\nname = "{name}"\\nrequires-dist = ["torch"]\\n\' >> pyproject.toml',
    ],
    source: 'https://docs.astral.sh/uv/concepts/projects/config/',
    example:
      'Extra build requirement `torch` was declared with `match-runtime = true`, but `flash-attn` does not declare static metadata',
    other: 'Extra build requirement `torch` is installed',
    stage: 'install',
  },
  {
    id: 'uv-python',
    class: 'python-version-unsupported',
    title: 'uv does not have that Python here',
    match: [
      {
        text: 'No interpreter found for',
        pattern: /found for (?:CPython |executable name `python)?(?:Python )?(?<python>3\.\d{1,2})/,
      },
    ],
    cause: 'It is not installed, and uv may not fetch it.',
    fix: [
      'unset UV_PYTHON_DOWNLOADS UV_OFFLINE; uv venv --seed --python {python} /workspace/venv && . /workspace/venv/bin/activate   # then the same again',
    ],
    source: 'https://docs.astral.sh/uv/',
    example: 'error: No interpreter found for Python 3.10 in managed installations or search path',
    other: 'Using CPython 3.10.14',
    stage: 'install',
  },
  {
    id: 'uv-lock-stale',
    class: 'uv-lock-outdated',
    title: 'uv.lock is missing, or does not fit pyproject.toml',
    match: [{ text: 'needs to be updated, but `--' }, { text: 'Unable to find lockfile at' }],
    cause: 'pyproject.toml was changed since, or uv.lock was not copied along.',
    fix: ['uv lock && uv sync   # in the folder of the project; a Dockerfile: COPY uv.lock too'],
    source: 'https://docs.astral.sh/uv/',
    example: 'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.',
    other: 'Resolved 120 packages in 3ms',
    stage: 'install',
  },
  {
    id: 'uv-left-behind',
    class: 'broken-install',
    title: 'A package could not be cleared away whole',
    match: [
      {
        text: 'failed to remove directory',
        pattern:
          /directory `(?<folder>\/[\w./-]{1,200}\/site-packages\/[\w.~-]{1,80})\S{0,200}`: Directory not empty/,
      },
    ],
    cause: 'On a network volume a file that a program still holds stays behind.',
    fix: ['rm -rf {folder}   # after the app and kernels that use it were ended; then the same again'],
    source: 'https://docs.astral.sh/uv/',
    example:
      'error: failed to remove directory `/workspace/venv/lib/python3.11/site-packages/torch`: Directory not empty (os error 39)',
    other: 'error: failed to remove directory `/data/out`: Directory not empty (os error 39)',
    stage: 'install',
  },
  {
    id: 'uv-timeout',
    class: 'network-timeout',
    title: 'A download took longer than uv waits',
    match: ['Try increasing UV_HTTP_TIMEOUT'],
    cause: 'uv waits 30 seconds; wheels of CUDA are large.',
    fix: [
      'export UV_HTTP_TIMEOUT=600 UV_CONCURRENT_DOWNLOADS=4   # then the same again: what is there is kept',
    ],
    source: 'https://docs.astral.sh/uv/',
    example:
      '  ╰─▶ Failed to download distribution due to network timeout. Try increasing UV_HTTP_TIMEOUT (current value: 30s).',
    other: 'UV_HTTP_TIMEOUT=600',
    stage: 'install',
  },
  {
    id: 'uv-prerelease',
    class: 'uv-prerelease',
    title: 'There are only pre-releases of it, which uv does not take by itself',
    match: [
      {
        text: 'pre-releases weren',
        pattern: /for `(?<package>[\w.-]{1,60})` in the requested range|pre-releases weren/,
      },
    ],
    cause: 'It was released as alpha, beta or rc only.',
    fix: ['export UV_PRERELEASE=allow   # then the same again'],
    source: 'https://docs.astral.sh/uv/',
    example:
      "hint: Pre-releases are available for `flash-attn-4` in the requested range (e.g., 4.0.0b4), but pre-releases weren't enabled (try: `--prerelease=allow`)",
    other: 'Pre-releases are enabled',
    stage: 'install',
  },
  {
    id: 'uv-venv-broken',
    class: 'environment-broken',
    title: 'The environment of the project has no Python (any more)',
    match: [
      {
        text: 'it is not a valid Python environment',
        pattern: /directory `(?<venv>[\w./-]{1,160})` cannot be used/,
      },
    ],
    cause: 'Its Python was removed, or {venv} was made on another machine (or is a volume).',
    fix: [
      'rm -rf {venv} && uv sync   # a mount itself: rm -rf {venv}/* (docker: an anonymous volume for it)',
    ],
    source: 'https://docs.astral.sh/uv/',
    example:
      'error: Project virtual environment directory `/app/.venv` cannot be used because it is not a valid Python environment (no Python executable was found)',
    other: 'Using CPython 3.12.9',
    stage: 'install',
  },
  {
    id: 'uv-venv-there',
    class: 'environment-there',
    title: 'uv does not write over an environment by itself',
    match: [
      { text: 'A virtual environment already exists at', pattern: /exists at `(?<venv>[\w./-]{1,160})`/ },
    ],
    cause: 'Since uv 0.8 it stops in scripts.',
    fix: ['. {venv}/bin/activate   # to go on with it; to begin anew: uv venv --clear --seed {venv}'],
    source: 'https://docs.astral.sh/uv/',
    example: '  Caused by: A virtual environment already exists at `.venv`. Use `--clear` to replace it',
    other: 'Creating virtual environment at: .venv',
    stage: 'install',
  },
  {
    id: 'uv-without-git',
    class: 'command-not-found',
    title: 'git is not installed, and uv fetches a package by it',
    match: ['Git executable not found'],
    cause: 'A requirement begins with git+.',
    fix: ['apt-get update && apt-get install -y git   # then the same again'],
    source: 'https://docs.astral.sh/uv/',
    example: '  ╰─▶ Git executable not found. Ensure that Git is installed and available.',
    other: 'Git operation failed',
    stage: 'install',
  },
]);

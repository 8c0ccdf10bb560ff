import { defineMessages } from './define.ts';

/** What conda and mamba say. */
export const packageCondaMessages = defineMessages([
  {
    id: 'conda-list',
    class: 'requirement-invalid',
    title: 'The list is one of conda, and pip cannot read it',
    match: [
      { text: 'Invalid requirement: ', pattern: /Invalid requirement: '?[\w.-]{1,60}=[\w.!]{1,30}=\w/ },
    ],
    cause: 'NAME=VERSION=BUILD is what conda list --export writes.',
    fix: ['conda create -y -n app --file requirements.txt && conda activate app'],
    source: 'https://docs.conda.io/projects/conda/',
    example: "ERROR: Invalid requirement: '_libgcc_mutex=0.1=main' (from line 4 of requirements.txt)",
    other: 'conda list --export > requirements.txt',
    stage: 'install',
  },
  {
    id: 'conda-paths',
    class: 'requirement-invalid',
    title: 'The list names folders of another machine',
    match: [
      {
        text: 'No such file or directory',
        pattern:
          /: '\/(?:home\/conda\/feedstock_root|croot|tmp\/build|opt\/conda\/conda-bld|work\/ci_py)\S{0,10}\//,
      },
    ],
    cause: 'pip freeze writes NAME @ file:///… for what conda brought.',
    fix: [
      'sed -i -E "s| @ file://.*||" requirements.txt && pip install -r requirements.txt   # the names alone',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example:
      "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: '/home/conda/feedstock_root/build_artifacts/aiohttp_1689804989077/work'",
    other: "[Errno 2] No such file or directory: '/home/conda/work'",
    stage: 'install',
  },
  {
    id: 'conda-virtual',
    class: 'conda-no-gpu-seen',
    title: 'conda sees no GPU here, and the package asks for one',
    match: [
      {
        text: '__cuda',
        pattern: /__cuda\b.{0,40}(?:which is missing on the system|needed by)|feature:.{0,40}__cuda/,
      },
    ],
    cause: '__cuda stands for the driver, which docker build and login nodes lack.',
    fix: [
      'export CONDA_OVERRIDE_CUDA=12.4   # the CUDA of the driver it will run on; then the same again (in a Dockerfile: ENV)',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example: '   └─ __cuda =* *, which is missing on the system.',
    other: '__cuda=12.4=0',
    stage: 'install',
  },
  {
    id: 'conda-damaged',
    class: 'broken-install',
    title: 'A package in the cache of conda is damaged',
    match: [
      'CondaVerificationError',
      'SafetyError: The package for',
      { text: 'InvalidArchiveError', not: /Errno 28|No space/ },
    ],
    cause: 'Its download or unpacking was cut off.',
    fix: ['conda clean --packages --tarballs -y   # then the same again'],
    source: 'https://docs.conda.io/projects/conda/',
    example: 'CondaVerificationError: The package for pytorch located at /opt/conda/pkgs/pytorch-2.1.0',
    other: 'verifying packages: done',
    stage: 'install',
  },
  {
    id: 'conda-own',
    class: 'broken-install',
    title: 'conda itself is broken: its base lost something',
    match: [
      { text: 'named conda', pattern: /No module named conda(?:\.cli)?$/ },
      { text: "named 'conda", pattern: /No module named 'conda(?:\.cli|_package_\w{3,12})?'$/ },
      {
        text: "from 'conda.",
        pattern:
          /cannot import name .{1,60} from 'conda\.[\w.]{1,40}' \((?<prefix>\/[\w./-]{1,120})\/lib\/python/,
      },
      {
        text: 'libffi.so.',
        pattern: /libffi\.so\.[67]: cannot open/,
        near: [{ marker: 'conda-own', before: 60 }],
      },
    ],
    cause: 'An update, or pip in the base environment, changed its Python; other environments are whole.',
    fix: [
      'curl -fLo miniforge.sh https://github.com/conda-forge/miniforge/releases/latest/download/Miniforge3-Linux-x86_64.sh && bash miniforge.sh -b -u -p {prefix}   # the folder of conda (~/miniconda3): its base anew, the environments stay',
    ],
    source: 'https://github.com/conda/conda/issues/9957',
    example:
      "ImportError: cannot import name 'install' from 'conda.cli' (/opt/conda/lib/python3.8/site-packages/conda/cli/__init__.py)",
    other: "ModuleNotFoundError: No module named 'condacolab'",
  },
  {
    id: 'conda-unbound',
    class: 'shell-script-strict',
    title: "A script with set -u stops at conda's own scripts",
    match: [
      {
        text: 'activate.d/',
        pattern: /activate\.d\/[\w.~-]{1,80}: line \d{1,5}: \w{1,60}: unbound variable/,
      },
    ],
    cause: 'set -u (set -euo pipefail) refuses variables that conda activate leaves unset.',
    fix: [
      'sed -i -E "s/^( *)(conda activate.*)/\\1set +u; \\2; set -u/" SCRIPT   # the script that was run; then again',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example: '/opt/conda/etc/conda/activate.d/libxml2_activate.sh: line 15: CONDA_PREFIX: unbound variable',
    other: '/srv/run.sh: line 15: HF_TOKEN: unbound variable',
    stage: 'install',
  },
  {
    id: 'mamba-shell',
    class: 'conda-not-initialised',
    title: 'micromamba activate does not work in this shell',
    match: ['libmamba Shell not initialized', { text: "amba' is running as a subprocess" }],
    cause: 'activate is a function of the shell, which must be loaded first.',
    fix: [
      'eval "$(micromamba shell hook --shell bash)" && micromamba activate   # with the name of the environment; mamba: the same, with mamba in both',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example: 'critical libmamba Shell not initialized',
    other: 'libmamba Shell initialized',
    stage: 'install',
  },
  {
    id: 'conda-channel-refused',
    class: 'conda-channel-gone',
    title: 'A channel of conda does not exist, or is closed to you',
    match: [
      { text: 'UnavailableInvalidChannel', pattern: /for channel (?<channel>[\w./-]{1,60})/ },
      {
        text: 'FORBIDDEN for url',
        pattern: /403 FORBIDDEN for url <https:\/\/[\w.]{3,60}\/(?<channel>[\w./-]{1,40})\/(?:linux|noarch)/,
      },
    ],
    cause: 'Misspelt, given up, or blocked by the firm (repo.anaconda.com).',
    fix: [
      'conda config --remove channels {channel}; conda config --add channels conda-forge   # then the same again; it stands in environment.yml or behind -c: take it out there',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example:
      'UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel pytorch-cu <https://conda.anaconda.org/pytorch-cu>',
    other: 'Channels: conda-forge',
    stage: 'install',
  },
  {
    id: 'conda-compiler',
    class: 'compiler-missing',
    title: 'This Python was built with the compiler of conda, which is not installed',
    match: [
      {
        text: '-conda',
        pattern:
          /(?<tool>x86_64-conda\w{0,10}-linux-gnu-(?:cc|c\+\+|gcc|g\+\+))(?:: (?:command )?not found|' failed: No such file)/,
      },
    ],
    cause: 'It asks for {tool} to compile a package.',
    fix: [
      'conda install -y -c conda-forge gxx_linux-64   # then the same again; or with that of the system: export CC=gcc CXX=g++',
    ],
    source: 'https://docs.conda.io/projects/conda/',
    example: "error: command '/opt/conda/bin/x86_64-conda-linux-gnu-cc' failed: No such file or directory",
    other: 'x86_64-conda-linux-gnu-cc -c a.c',
    stage: 'install',
  },
  {
    id: 'conda-solver',
    class: 'conda-broken',
    title: 'The solver of conda does not load',
    match: [
      { text: 'Error while loading conda entry point', pattern: /libmamba/ },
      { text: 'non-default solver backend (libmamba)' },
    ],
    cause: 'libmamba and libarchive of base are of versions that do not belong together (channels mixed).',
    fix: [
      'conda install -y -n base --solver classic --override-channels -c conda-forge conda-libmamba-solver libmamba libmambapy libarchive   # then the same again',
      'conda config --set solver classic   # or so, without it: slower',
    ],
    source: 'https://conda.github.io/conda-libmamba-solver/',
    example:
      'CondaValueError: You have chosen a non-default solver backend (libmamba) but it was not recognized. Choose one of: classic',
    other: 'solver: libmamba',
    stage: 'install',
  },
  {
    id: 'conda-openssl',
    class: 'python-without-ssl',
    title: 'The Python of conda does not load OpenSSL',
    match: ['OpenSSL appears to be unavailable'],
    cause: 'Its libraries are not on the path (Windows), or others come first.',
    fix: [
      'copy $HOME\\*conda3\\Library\\bin\\lib*ssl*.dll,$HOME\\*conda3\\Library\\bin\\libcrypto*.dll (gi $HOME\\*conda3\\DLLs)   # Windows, in PowerShell; or in the Anaconda Prompt; installed elsewhere: its folder',
      'unset LD_LIBRARY_PATH PYTHONHOME PYTHONPATH   # Linux; then the same again',
    ],
    source: 'conda/conda conda/gateways/repodata/__init__.py',
    example: 'CondaSSLError: OpenSSL appears to be unavailable on this machine. OpenSSL is required to',
    other: 'CondaSSLError: Encountered an SSL error. Most likely a certificate verification issue.',
    stage: 'install',
  },
  {
    id: 'conda-not-here',
    class: 'environment-of-another',
    title: 'The script brings a Python of its own, and conda has put another before it',
    match: ['running in conda env, please deactivate'],
    cause: 'It warns of that itself.',
    fix: ['conda deactivate   # until no (name) stands before the prompt; then the same again'],
    weight: 'root',
    source: 'Isaac Sim python.sh',
    example: 'Warning: running in conda env, please deactivate before executing this script',
    other: 'conda deactivate',
  },
]);

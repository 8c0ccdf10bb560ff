import { defineMessages } from './define.ts';

/** What pip, uv, poetry, conda and setuptools say of lists, locks, environments and the index. */
export const packageToolMessages = defineMessages([
  {
    id: 'pip-twice',
    class: 'requirement-invalid',
    title: 'A package stands twice in what is to be installed',
    match: [
      {
        text: 'Double requirement given',
        pattern:
          /given: (?<package>[\w.-]{1,60})[^(]{0,80}(?:\(from -r (?<file>[\w./-]{1,120}) \(line (?<line>\d{1,5})\)\))?/,
      },
    ],
    cause: 'Two lines ask for {package} in two ways.',
    fix: ['sed -i {line}d {file}   # takes one of the two lines out; then the same again'],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      "ERROR: Double requirement given: numpy==1.26.4 (from -r requirements.txt (line 14)) (already in numpy==1.24.1 (from -r requirements.txt (line 3)), name='numpy')",
    other: 'requirement given: numpy',
    stage: 'install',
  },
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
    id: 'pip-too-deep',
    class: 'resolution-conflict',
    title: 'pip does not come to an end with the versions that would be possible',
    match: [
      'resolution-too-deep',
      { text: 'provide the dependency resolver with stricter constraints', weight: 'hint' },
    ],
    cause: 'The list leaves so much open that pip tries release after release; uv is done in seconds.',
    fix: [
      'pip install -U uv && uv pip install -r requirements.txt   # into the system: with --system; the rest of the command as it was',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example: 'error: resolution-too-deep',
    other: 'resolution done',
    stage: 'install',
  },
  {
    id: 'left-behind',
    class: 'broken-install',
    title: 'A package could not be cleared away whole',
    match: [
      {
        text: 'Directory not empty: ',
        pattern: /empty: '(?<folder>\/[\w./-]{1,200}\/site-packages)\/~/,
      },
    ],
    cause: 'On a network volume a file that a program still holds stays behind.',
    fix: ['rm -rf {folder}/~*   # after the app and kernels that use it were ended; then the same again'],
    source: 'https://docs.astral.sh/uv/',
    example: "OSError: [Errno 39] Directory not empty: '/workspace/venv/lib/python3.10/site-packages/~orch'",
    other: "OSError: [Errno 39] Directory not empty: '/data/out'",
    stage: 'install',
  },
  {
    id: 'python-without-ssl',
    class: 'python-without-ssl',
    title: 'This Python was built without SSL, so that pip reaches nothing',
    match: ['ssl module in Python is not available', 'SSL module is not available'],
    cause: 'It was compiled without OpenSSL; no certificate or mirror changes that.',
    fix: [
      'curl -LsSf https://astral.sh/uv/install.sh | sh && . "$HOME/.local/bin/env" && uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # then the same install again',
      '# pyenv: apt-get install -y libssl-dev, then build it again',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      'WARNING: pip is configured with locations that require TLS/SSL, however the ssl module in Python is not available.',
    other: 'ssl module loaded',
    stage: 'install',
  },
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
    id: 'venv-without-python',
    class: 'venv-broken',
    title: 'The virtual environment has lost its Python',
    match: [
      {
        text: 'Querying Python at',
        pattern: /at `(?<venv>\/[\w./-]{1,160})\/bin\/python[\d.]{0,5}` (?:failed|did not)/,
      },
      {
        text: 'Failed to inspect Python interpreter from',
        pattern: /at `?(?<venv>\/[\w./-]{1,160})\/bin\/python|Python interpreter from/,
      },
    ],
    cause: 'The Python that it was made with is gone: another image, or it was moved.',
    fix: [
      'uv venv --clear --seed {venv} && . {venv}/bin/activate   # makes it anew; then install the requirements again',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      'error: Querying Python at `/workspace/venv/bin/python3` failed with exit status exit status: 127',
    other: 'Using Python 3.11 environment at: venv',
    stage: 'install',
  },
  {
    id: 'venv-moved',
    class: 'venv-broken',
    title: 'The virtual environment was moved, or its Python is gone',
    match: [
      {
        text: 'bad interpreter: No such file',
        pattern:
          /(?<venv>\/[\w./-]{1,120})\/bin\/(?<tool>[\w.-]{1,40}): \/[\w./-]{1,160}\/bin\/python[\d.]{0,5}: bad interp/,
      },
    ],
    cause: 'Its commands name its Python by a whole path: it was moved, or made in another image.',
    fix: [
      'deactivate 2>/dev/null; python3 -m venv --clear {venv} && . {venv}/bin/activate   # makes it anew; then install the requirements again',
    ],
    source: 'https://docs.python.org/3/library/',
    example:
      'bash: /workspace/venv/bin/pip: /home/user/venv/bin/python: bad interpreter: No such file or directory',
    other: 'bash: ./run.sh: /bin/zsh: bad interpreter: No such file or directory',
    stage: 'install',
  },
  {
    id: 'poetry-two',
    class: 'poetry-command-gone',
    title: 'This poetry has no such command or option any more',
    match: [
      { text: 'The option "--no-update" does not exist' },
      { text: 'the shell command is not installed by default' },
      { text: 'the export command is not installed by default' },
      { text: 'The option "--no-dev" does not exist' },
    ],
    cause: 'poetry 2 dropped options, and made plugins of shell and export.',
    fix: [
      'pip install "poetry<2" && hash -r   # then the same again',
      '# with poetry 2: poetry lock; poetry install --without dev; eval "$(poetry env activate)"; pip install poetry-plugin-export',
    ],
    source: 'https://python-poetry.org/docs/',
    example: 'The option "--no-update" does not exist',
    other: 'The option "--no-root" is set',
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
    match: ['CondaVerificationError', 'SafetyError: The package for'],
    cause: 'Its download or unpacking was cut off.',
    fix: ['conda clean --packages --tarballs -y   # then the same again'],
    source: 'https://docs.conda.io/projects/conda/',
    example: 'CondaVerificationError: The package for pytorch located at /opt/conda/pkgs/pytorch-2.1.0',
    other: 'verifying packages: done',
    stage: 'install',
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
    id: 'licence-form',
    class: 'setuptools-too-old',
    title: 'This setuptools is older than the pyproject.toml',
    match: [{ text: '`project.license` must be' }],
    cause: 'license = "NAME" is read by setuptools from 77 on.',
    fix: [
      'pip install -U "setuptools>=77" && pip install --no-build-isolation .   # in the folder of the package',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      'configuration error: `project.license` must be valid exactly by one definition (2 matches found):',
    other: '`project.license` is deprecated',
    stage: 'install',
  },
  {
    id: 'setup-cfg-dash',
    class: 'setuptools-too-new',
    title: 'An old package cannot be built with this setuptools',
    match: ['Invalid dash-separated key', { text: 'Cython.Compiler.Errors.CompileError' }],
    cause: 'setuptools 78 refuses dashes in setup.cfg; code of before 2023 does not build with Cython 3.',
    fix: [
      'printf "setuptools<78\\ncython<3\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install --no-cache-dir -r requirements.txt   # or what was to be installed',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      "setuptools.errors.InvalidConfigError: Invalid dash-separated key 'description-file' in 'metadata' (setup.cfg), please use the underscore name 'description_file' instead.",
    other: "Usage of dash-separated 'description-file' will not be supported in future versions",
    stage: 'install',
  },
  {
    id: 'scm-version',
    class: 'version-from-git',
    title: 'The package takes its version from git, and there is no git history here',
    match: ['setuptools-scm was unable to detect version', 'setuptools_scm was unable to detect version'],
    cause: 'It was copied without .git, or git is missing or distrusts the folder.',
    fix: ['export SETUPTOOLS_SCM_PRETEND_VERSION=0.0.1   # then the same again'],
    source: 'https://setuptools.pypa.io/en/latest/',
    example: 'LookupError: setuptools-scm was unable to detect version for /workspace/vllm.',
    other: 'setuptools-scm 8.0.4',
    stage: 'install',
  },
  {
    id: 'torch-replaced',
    class: 'torch-replaced',
    title: 'A package brought another torch',
    match: [{ text: 'Successfully installed', pattern: / torch-2\.\d/ }],
    weight: 'hint',
    onlyAnswered: true,
    cause: 'What belongs to the torch that was there does not fit the new one.',
    fix: ['pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128'],
    source: 'https://download.pytorch.org/whl/torch/',
    example:
      'Collecting torch==2.5.1 (from xformers)\n    Found existing installation: torch 2.4.1+cu124\nSuccessfully installed torch-2.5.1 xformers-0.0.28.post3',
    other:
      'Found existing installation: torch 2.4.1+cu124\nSuccessfully installed torch-2.5.1 torchvision-0.20.1',
    stage: 'install',
  },
  {
    id: 'urllib3-openssl',
    class: 'urllib3-version-mismatch',
    title: 'urllib3 2 wants a newer OpenSSL than this Python was built with',
    match: ['urllib3 v2 only supports OpenSSL', 'urllib3 v2.0 only supports OpenSSL'],
    cause: 'The Python is an old one.',
    fix: ['python3 -m pip install "urllib3<2"   # then the same again'],
    source: 'https://urllib3.readthedocs.io/en/latest/v2-migration-guide.html',
    example:
      "ImportError: urllib3 v2 only supports OpenSSL 1.1.1+, currently the 'ssl' module is compiled with 'OpenSSL 1.0.2k-fips  26 Jan 2017'.",
    other: 'urllib3 v2.0.7',
    stage: 'install',
  },
]);

import { defineMessages } from './define.ts';

/** What pip, uv, conda and the install scripts of apps say. */
export const installerMessages = defineMessages([
  {
    id: 'keyring',
    class: 'credentials-missing',
    title: 'The installer waits for a keyring of the desktop, which nobody unlocks here',
    match: [
      'KeyringLocked',
      'Failed to unlock the collection',
      { text: 'org.freedesktop.DBus.Error', pattern: /freedesktop\/secrets/ },
    ],
    cause: 'poetry and pip ask the keyring for passwords of indexes, also where none is needed.',
    fix: ['export PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring   # then the same again'],
    source: 'https://github.com/python-poetry/poetry/issues/1917',
    example: 'KeyringLocked: Failed to unlock the collection!',
    other: 'keyring is unlocked',
    stage: 'install',
  },
  {
    id: 'uv-cache',
    class: 'broken-install',
    title: 'The cache of uv cannot be read or written',
    match: [
      'Failed to deserialize cache entry',
      'Reading from cache archive failed',
      {
        text: 'Failed to write to the distribution cache',
        // The connection broke: what is said of that stands below.
        not: /error decoding response body/,
        across: true,
      },
      'Failed to write to the client cache',
    ],
    cause:
      'An entry was written by another release of uv or cut off, or the folder of the cache (~/.cache/uv) lies where uv may not write, link or lock.',
    fix: [
      'export UV_CACHE_DIR=/tmp/uv-cache   # a fresh one; then the same again',
      'uv cache clean   # or, for good: empties the old one',
    ],
    source: 'https://docs.astral.sh/uv/concepts/cache/',
    example: '  |-> Failed to deserialize cache entry',
    other: 'Failed to deserialize the model',
    stage: 'install',
  },
  {
    id: 'pip-of-python2',
    class: 'python-version-unsupported',
    title: 'This pip belongs to Python 2.7',
    match: [
      {
        text: 'python2.7/site-packages/pip/',
        pattern:
          /File "\/[\w./-]{1,120}\/python2\.7\/site-packages\/pip\/(?:basecommand|_internal\/cli\/base_command)\.py"/,
      },
    ],
    weight: 'root',
    cause: 'pip alone means the old Python of the system here; nothing of this field installs there.',
    fix: [
      'python3 -m venv venv && . venv/bin/activate && pip install -U pip   # then the same install again; python3 too old as well: uv venv --seed --python 3.10 venv, or conda create -n app python=3.10',
    ],
    source: 'https://pip.pypa.io/en/stable/news/#v21-0',
    example: '  File "/usr/lib/python2.7/site-packages/pip/basecommand.py", line 215, in main',
    other: '  File "/usr/lib/python3/site-packages/pip/basecommand.py", line 215, in main',
    stage: 'install',
  },
  {
    id: 'old-setuptools',
    class: 'setuptools-too-new',
    title: 'An old package cannot be built with this setuptools or Cython',
    match: [
      { text: 'use_2to3 is invalid' },
      { text: 'AttributeError: cython_sources' },
      { text: "has no attribute 'cython_sources'" },
      { text: 'AttributeError: install_layout' },
      { text: "has no attribute 'build_ext_c'" },
      { text: "setup command: 'test'" },
    ],
    cause:
      'use_2to3 left with setuptools 58; PyYAML before 6.0.1 (and others of its time) does not build with Cython 3; install_layout is a setuptools of Debian that is mixed with another.',
    fix: [
      'printf "setuptools<58\\ncython<3\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install --no-cache-dir -r requirements.txt   # with the tools of its time (Python 3.11 or older); or the one package in place of -r …',
      'pip install "pyyaml>=6.0.1"   # AttributeError: cython_sources: a release that has a ready wheel',
      'pip install -U "setuptools<81" wheel   # for install_layout',
    ],
    source: 'https://setuptools.pypa.io/en/latest/history.html',
    example: 'error in pyyaml setup command: use_2to3 is invalid.',
    other: 'running build_ext',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'build-backend',
    class: 'pkg-resources-missing',
    title: 'There is no setuptools, or too old a one, where a package is built',
    match: [{ text: 'setuptools.build_meta', pattern: /Cannot import '?setuptools\.build_meta/ }],
    cause:
      'The build asks for setuptools: an environment of Python 3.12 or newer begins without it (--no-build-isolation), or the package pins one that is older than this Python.',
    fix: [
      'pip install "setuptools<81" wheel   # then the same install again, with --no-build-isolation',
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # still so: a Python of its time; then the same install again',
    ],
    source: 'https://setuptools.pypa.io/en/latest/build_meta.html',
    example: "pip._vendor.pyproject_hooks._impl.BackendUnavailable: Cannot import 'setuptools.build_meta'",
    other: "BackendUnavailable: Cannot import 'poetry.core.masonry.api'",
    stage: 'install',
  },
  {
    id: 'uv-lock',
    class: 'uv-lock-unreadable',
    title: 'This uv cannot read the uv.lock of the project',
    match: [{ text: 'Failed to parse `uv.lock`' }, { text: 'Failed to parse lockfile' }],
    cause:
      'uv.lock was written by another release of uv than runs here, mostly a newer one, or a merge damaged it.',
    fix: [
      'uv self update   # installed by pip: pip install -U uv; then the same again',
      '# still so: git checkout uv.lock   (its state in the repository), or make it anew: rm uv.lock && uv lock',
    ],
    source: 'astral-sh/uv crates/uv-resolver/src/lock/mod.rs',
    example: 'error: Failed to parse `uv.lock`',
    other: 'Resolved 120 packages from uv.lock',
    stage: 'install',
  },
  {
    id: 'uv-project',
    class: 'project-file-missing',
    title: 'The command is given outside of the folder of the project',
    match: [{ text: 'No `pyproject.toml` found' }, { text: 'could not find a pyproject.toml' }],
    cause:
      'uv and pip look for pyproject.toml (or setup.py) in the folder where they run, and it is not there: the repository was not cloned, another folder is open, or this project is installed with its requirements.txt.',
    fix: [
      '# cd into the folder of the repository, the one with pyproject.toml (git clone it first), then the same again',
      '# there is none in the project? then: uv venv && uv pip install -r requirements.txt',
    ],
    source: 'astral-sh/uv crates/uv-workspace/src/workspace.rs',
    example: 'error: No `pyproject.toml` found in current directory or any parent directory',
    other: 'Resolved 12 packages in 3ms',
    stage: 'install',
  },
  {
    id: 'conda-strict',
    class: 'conda-package-not-found',
    title: 'conda may not take a package from the channel that has it',
    match: [{ text: 'excluded by strict repo priority' }],
    cause:
      'channel_priority is strict: a package that a channel of higher rank has, in whatever version, is taken from no other.',
    fix: [
      'conda config --set channel_priority flexible   # then the same again; back: conda config --set channel_priority strict',
    ],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-channels.html',
    example: '  - package python-3.7.13-haa1d7c7_1 is excluded by strict repo priority',
    other: 'Channel priority: strict',
    stage: 'install',
  },
  {
    id: 'wheel-command',
    class: 'wheel-package-missing',
    title: 'The package wheel is not installed where setup.py runs',
    match: [{ text: 'bdist_w', pattern: /invalid command '?bdist_w(?:heel|ininst)/ }],
    cause:
      'setup.py has the command bdist_wheel only where wheel (or a setuptools from 70.1 on) is installed beside it.',
    fix: ['pip install -U "setuptools<81" wheel'],
    source: 'https://setuptools.pypa.io/en/latest/history.html',
    example: "error: invalid command 'bdist_wheel'",
    other: 'Running setup.py bdist_wheel for PyYAML: started',
    stage: 'install',
  },
  {
    id: 'requirement-file',
    class: 'requirement-invalid',
    title: 'The wheel that pip is told to install is not there',
    match: [
      {
        text: 'looks like a filename, but the file does not exist',
        pattern: /Requirement '(?<file>[^'\s]{1,200})' looks like a filename/,
      },
    ],
    cause: 'It was not downloaded, has another name, or lies elsewhere.',
    fix: [
      'find "$HOME" /workspace /tmp /root -name "*.whl" 2>/dev/null   # where it lies: pip install that path',
      '# not there: pip install its address (https://…/….whl) in place of the path',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/req/constructors.py',
    example:
      "WARNING: Requirement 'a-1.0-py3-none-any.whl' looks like a filename, but the file does not exist",
    other: 'Processing ./a-1.0-py3-none-any.whl',
    stage: 'install',
  },
  {
    id: 'requirement-invalid',
    class: 'requirement-invalid',
    title: 'A line of the requirements is not in the form that pip reads',
    match: [
      {
        text: 'Invalid requirement',
        pattern: /Invalid requirement: '(?<line>[^'\n]{1,160})'/,
        not: /: '[\w.-]{1,60}=[\w.!]{1,30}=\w/,
      },
      { text: 'Invalid wheel filename' },
    ],
    cause:
      'One line holds one package; options such as --index-url stand in a line of their own, and a URL or path is written NAME @ URL. The line that is named is read as one name.',
    fix: [
      '# in requirements.txt: the option (--index-url, --extra-index-url, -f) in a line of its own at the top; no blanks inside a version; == and not =',
      'file requirements.txt   # UTF-16 or CRLF of Windows? then: dos2unix requirements.txt',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/req/constructors.py',
    example:
      "ERROR: Invalid requirement: 'torch==2.1.0 --index-url https://x' (from line 3 of requirements.txt)",
    other: 'Requirement already satisfied: torch',
    stage: 'install',
  },
  {
    id: 'submodule',
    class: 'git-repository-not-found',
    title: 'A submodule has no address',
    match: [{ text: 'No url found for submodule path', pattern: /submodule path '(?<path>[\w./-]{1,160})'/ }],
    cause:
      'The repository holds a reference to {path} and .gitmodules does not say where it comes from: a mistake of that repository.',
    fix: [
      'git rm --cached {path} && git submodule update --init --recursive   # leaves it out; clone what is missing by hand',
      'git submodule status; cat .gitmodules   # which are named',
    ],
    source: 'git/git builtin/submodule--helper.c',
    example: "fatal: No url found for submodule path 'third_party/x' in .gitmodules",
    other: "Submodule path 'third_party/x': checked out",
    stage: 'install',
  },
  {
    id: 'not-installable',
    class: 'wrong-folder',
    title: 'This folder is no Python package',
    match: [
      {
        text: 'is not installable. ',
        pattern: /Directory '(?<folder>[^']{1,200})' is not installable/,
      },
      {
        text: 'is not a valid editable requirement',
        pattern: /(?<folder>\/?[\w./~+-]{1,200}) is not a valid editable/,
      },
      {
        text: 'does not appear to be a Python project',
        pattern: /(?<folder>\/?[\w./~+-]{1,200}) does not appear to be a Python project/,
      },
      { text: 'File "setup.py"', pattern: /File "setup\.py" (?:or "setup\.cfg" )?not found/ },
      { text: "can't open file 'setup.py'" },
    ],
    cause:
      'There is neither a setup.py nor a pyproject.toml in {folder}: the command was typed in another folder, or a submodule is empty.',
    fix: [
      '# cd into the folder of the repository, the one with setup.py or pyproject.toml, then the same again (a Dockerfile: COPY . . above that RUN)',
      'git submodule update --init --recursive   # an empty folder below submodules or third_party',
      'pip install -r requirements.txt   # where the project has only that',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/req/constructors.py',
    example: "ERROR: Directory '.' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.",
    other: "Directory '.' is clean",
    stage: 'install',
  },
  {
    id: 'packaging-old',
    class: 'setuptools-too-new',
    title: 'packaging is older than this setuptools',
    match: ["unexpected keyword argument 'strip_trailing_zero'"],
    cause: 'setuptools 71 and newer take the packaging that is installed, and need 22 or newer of it.',
    fix: ['pip install -U "packaging>=22"   # then the same again; or: pip install "setuptools<71"'],
    source: 'https://github.com/pypa/setuptools/issues/4483',
    example: "TypeError: canonicalize_version() got an unexpected keyword argument 'strip_trailing_zero'",
    other: 'packaging 24.0',
    stage: 'install',
  },
  {
    id: 'flat-layout',
    class: 'flat-layout',
    title: 'setuptools does not know which folders of the project to install',
    match: [
      {
        text: 'Multiple top-level',
        pattern: /Multiple top-level (?:packages|modules) discovered in a flat-layout/,
      },
    ],
    cause:
      'The repository was not made to be installed: it has several folders at its top, and its setup names none.',
    fix: [
      '# either, in pyproject.toml: [tool.setuptools] and below it: py-modules = []   (or packages = ["NAME"]); then the same again',
      'pip install -r requirements.txt && export PYTHONPATH=$PWD   # or without installing it: start it from its own folder',
    ],
    source: 'https://setuptools.pypa.io/en/latest/userguide/package_discovery.html',
    example: "error: Multiple top-level packages discovered in a flat-layout: ['models', 'data'].",
    other: 'flat-layout',
    stage: 'install',
  },
  {
    id: 'uv-no-venv',
    class: 'uv-no-environment',
    title: 'uv has no environment to install into',
    match: [
      'No virtual environment found; run `uv venv`',
      { text: 'No virtual environment found', pattern: /uv venv|--system/ },
    ],
    cause:
      'uv pip installs into a virtual environment only, unless it is told to use the Python of the system.',
    fix: [
      'uv venv --seed && . .venv/bin/activate   # then the same again',
      'export UV_SYSTEM_PYTHON=1   # or: into the Python of the system (in an image); the same as uv pip install --system',
    ],
    source: 'https://docs.astral.sh/uv/pip/environments/',
    example:
      'error: No virtual environment found; run `uv venv` to create an environment, or pass `--system` to install into a non-virtual environment',
    other: 'Using virtual environment at .venv',
    stage: 'install',
  },
  {
    id: 'conda-writable',
    class: 'permission-denied',
    title: 'conda may not write where it keeps environments or packages',
    match: ['NoWritableEnvsDirError', 'NoWritablePkgsDirError', { text: 'EnvironmentNotWritableError' }],
    cause: 'conda was installed by another user (root), and this one has no folder of its own set.',
    fix: [
      'conda config --add envs_dirs ~/.conda/envs && conda config --add pkgs_dirs ~/.conda/pkgs   # then the same again; on a pod better: /workspace/conda/envs and /workspace/conda/pkgs',
      '# or an environment in a folder of yours: conda create -p /workspace/env python=3.10',
    ],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html',
    example: 'NoWritableEnvsDirError: No writeable envs directories configured.',
    other: 'envs directories : /root/.conda/envs',
    stage: 'install',
  },
  {
    id: 'conda-terms',
    class: 'conda-terms',
    title: "conda's default channels ask for their terms to be accepted",
    match: ['CondaToSNonInteractiveError', { text: 'Terms of Service have not been accepted' }],
    cause:
      'Since 2025 conda uses the channels of Anaconda only after their terms were accepted, and in a script nobody can answer.',
    fix: [
      'conda tos accept --override-channels --channel https://repo.anaconda.com/pkgs/main && conda tos accept --override-channels --channel https://repo.anaconda.com/pkgs/r   # then the same again; in a Dockerfile: in the RUN before it',
      '# or without those channels: conda config --remove channels defaults; conda config --add channels conda-forge (or Miniforge in place of Miniconda)',
    ],
    source: 'https://www.anaconda.com/docs/getting-started/tos-plugin',
    example:
      'CondaToSNonInteractiveError: Terms of Service have not been accepted for the following channels.',
    other: 'Terms of Service accepted',
    stage: 'install',
  },
  {
    id: 'webui-install',
    class: 'webui-install-failed',
    title: 'The web UI could not install a package by itself',
    match: [
      { text: "RuntimeError: Couldn't install", pattern: /Couldn't install (?<name>[\w-]{1,40})/ },
      { text: "RuntimeError: Couldn't fetch" },
    ],
    weight: 'symptom',
    cause:
      'launch.py calls pip for {name}, and that failed; the reason stands below ("stderr:"). Often the Python is not 3.10 or 3.11, for which the pinned versions have wheels.',
    fix: [
      'rm -rf venv && echo \'python_cmd="python3.10"\' >> webui-user.sh && bash webui.sh   # in the folder of the web UI; as root: bash webui.sh -f',
      'python3 --version   # not 3.10 or 3.11? then: apt-get install -y python3.10 python3.10-venv (Ubuntu 22.04), or uv python install 3.10',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.9.0 modules/launch_utils.py',
    example: "RuntimeError: Couldn't install torch.",
    other: 'Installing torch and torchvision',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'wheels-not-built',
    class: 'build-failed',
    title: 'A package could not be built from source',
    match: [
      { text: 'Could not build wheels for', pattern: /Could not build wheels for (?<package>[\w.-]{1,60})/ },
      { text: 'Failed to build installable wheels', pattern: /\((?<package>[\w.-]{1,60})/ },
    ],
    weight: 'symptom',
    cause:
      '{package} has no ready wheel for this Python and machine, and compiling it failed; the compiler says why some lines above.',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev cmake ninja-build   # what most builds need; then the same again',
      'pip install --only-binary :all: {package}   # or: a version that has a ready wheel, if there is one',
      '# or a Python for which there is a wheel: uv venv --seed --python 3.10 /workspace/venv',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/commands/install.py',
    example:
      'ERROR: Could not build wheels for llama-cpp-python, which is required to install pyproject.toml-based projects',
    other: 'Building wheels for collected packages: llama-cpp-python',
    stage: 'install',
    confidence: 'low',
  },
  {
    id: 'metadata-version',
    class: 'pip-invalid-metadata',
    title: 'A package names another version of itself than its file',
    match: [
      {
        text: 'has inconsistent version',
        pattern:
          /Requested (?<package>[\w.-]{1,60}) from .{1,300} has inconsistent version: expected '(?<wanted>[\w.]{1,20})', but metadata has '(?<here>[\w.]{1,20})'/,
      },
      { text: 'has inconsistent version' },
    ],
    cause:
      'The setup of {package} does not find its own version (it says {here}) with this Python or setuptools, and pip then refuses it.',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # a Python of its time (3.13 and older, for most 3.10); then install the requirements again',
      '# or a newer release of {package}: pip install -U {package}; or with its build tools of then: printf "setuptools<70\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install {package}',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/resolution/resolvelib/candidates.py',
    example:
      "Discarding https://x/sure-2.0.1.tar.gz: Requested sure from https://x/sure-2.0.1.tar.gz (from -r requirements.txt (line 9)) has inconsistent version: expected '2.0.1', but metadata has '0.0.0'",
    other: 'consistent version: 2.0.1',
    stage: 'install',
  },
  {
    id: 'wheel-broken',
    class: 'corrupt-download',
    title: 'A wheel is not whole',
    match: [{ text: 'has an invalid wheel', pattern: /(?<name>[A-Za-z][\w.-]{0,60}) has an invalid wheel/ }],
    cause:
      'The wheel of {name} was cut off on its way, lies broken in the cache of pip, or was put up broken.',
    fix: [
      'pip install --no-cache-dir --force-reinstall --no-deps {name}   # downloads it anew (a file of your own: delete it, download it again)',
      'pip install --no-build-isolation --no-deps --no-binary {name} {name}   # broken where it comes from: built here, or another version',
    ],
    source: 'pypa/pip@24.0 src/pip/_internal/utils/wheel.py',
    example: "ERROR: torch-x has an invalid wheel, could not read 'torch_x-0.6.dist-info/WHEEL' file",
    other: 'torch-x has a wheel',
    stage: 'install',
  },
  {
    id: 'named-script',
    class: 'message-says',
    title: 'Another step comes first',
    match: [
      ...['not installed', 'not found. '].map((text) => ({
        text,
        pattern:
          /not (?:been )?(?:installed|found)\b[.!,:;]{1,2} {0,2}(?:[Pp]lease )?[Rr]un:? {0,2}[`'"]?(?<command>[\w./-][\w ./=-]{1,200})/,
      })),
      {
        text: ' first',
        pattern:
          /(?:Error|Exception): .{1,160}[.,;] (?:please )?(?:run|execute) [`'"]?(?<command>[\w./-][\w ./=-]{1,100})[`'"]? first\b/i,
      },
    ],
    weight: 'hint',
    onlyAnswered: true,
    cause: 'The program says it itself.',
    fix: ['# the command of the message'],
    source: 'https://www.gnu.org/software/',
    example: 'Detector is not installed. Run scripts/install_detector.sh first.',
    other: 'Detector is not installed. Run the installer of its page.',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'uv-sync-name',
    class: 'unknown-argument',
    title: 'uv sync takes no package',
    match: [
      {
        text: 'unexpected argument',
        across: true,
        pattern: /argument '(?<package>[A-Za-z][\w.-]{0,60})' found .{0,60}Usage: uv (?:sync|lock)\b/,
      },
    ],
    cause: 'It installs what pyproject.toml names.',
    fix: ['uv add {package}   # without a pyproject.toml: uv pip install {package}'],
    source: 'astral-sh/uv crates/uv-cli/src/lib.rs',
    example: "error: unexpected argument 'einops' found\n\nUsage: uv sync [OPTIONS]",
    other: "error: unexpected argument '--foo' found\n\nUsage: uv sync [OPTIONS]",
    stage: 'install',
  },
  {
    id: 'uv-links',
    class: 'link-refused',
    title: 'This disk makes no hard links',
    match: [{ text: 'hardlink file from' }],
    cause: 'uv links from its cache, and cache and environment lie on such a volume, or on two.',
    fix: ['export UV_LINK_MODE=copy   # then the same again'],
    source: 'https://docs.astral.sh/uv/reference/settings/#link-mode',
    example:
      'Caused by: failed to hardlink file from /root/.cache/uv/x to /workspace/.venv/x: Operation not supported',
    other: 'warning: Failed to hardlink files; falling back to full copy.',
    stage: 'install',
  },
  {
    id: 'pyenv-version',
    class: 'python-version-unsupported',
    title: 'pyenv is to use a Python that it has not installed',
    match: [{ text: "' is not installed (set by", pattern: /version `(?<version>[\w.-]{1,20})'/ }],
    cause: '.python-version (or PYENV_VERSION) names it.',
    fix: ['pyenv install {version}   # or another: pyenv local VERSION, of those that pyenv versions lists'],
    source: 'https://github.com/pyenv/pyenv',
    example: "pyenv: version `3.10.9' is not installed (set by /workspace/app/.python-version)",
    other: '* 3.10.9 (set by /workspace/app/.python-version)',
    stage: 'install',
  },
  {
    id: 'pipx-library',
    class: 'wrong-installer',
    title: 'pipx installs programs, and {package} is a library',
    match: [
      {
        text: 'No apps associated with package',
        pattern: /with package (?<package>[A-Za-z][\w.-]{0,60}?)(?: |\. )/,
      },
    ],
    cause: 'It has no command of its own; code that imports it needs it in its own environment.',
    fix: ['python3 -m venv /workspace/venv && . /workspace/venv/bin/activate && pip install {package}'],
    source: 'pipx (wheel) pipx/commands/common.py',
    example: 'No apps associated with package torch or its dependencies.',
    other: 'installed package ruff 0.6.1',
    stage: 'install',
  },
  {
    id: 'go-old',
    class: 'toolchain-too-old',
    title: 'This Go is older than the module asks for',
    match: [
      { text: 'go.mod requires go >=', pattern: /requires go >= (?<version>1\.\d{1,2}(?:\.\d{1,2})?)/ },
      { text: 'note: module requires Go', pattern: /requires Go (?<version>1\.\d{1,2}(?:\.\d{1,2})?)/ },
      {
        text: 'invalid go version',
        pattern: /go version '(?<version>1\.\d{1,2}(?:\.\d{1,2})?)': must match/,
      },
    ],
    cause: 'go.mod asks for Go {version}, and those of distributions are older.',
    fix: [
      'curl -fsSL "https://go.dev/dl/$(curl -fsSL "https://go.dev/VERSION?m=text" | head -1).linux-amd64.tar.gz" -o /tmp/go.tgz && rm -rf /usr/local/go && tar -C /usr/local -xzf /tmp/go.tgz && export PATH=/usr/local/go/bin:$PATH   # the newest (not root: sudo before rm and tar)',
      '# or, Go 1.21 and newer: export GOTOOLCHAIN=auto: it fetches {version} itself; a Dockerfile: FROM golang:{version}',
    ],
    source: 'https://go.dev/doc/toolchain',
    example: 'go: go.mod requires go >= 1.24.1 (running go 1.22.2; GOTOOLCHAIN=local)',
    other: 'go: downloading go1.24.1 (linux/amd64)',
    stage: 'install',
  },
]);

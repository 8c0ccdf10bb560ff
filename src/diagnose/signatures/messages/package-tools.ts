import { defineMessages } from './define.ts';

/** What pip, poetry and venv say of lists, environments and the index. */
export const packageToolMessages = defineMessages([
  {
    id: 'please-install',
    class: 'package-too-old',
    title: 'A program asks for a newer {dist}',
    match: [
      {
        text: 'Please install ',
        pattern:
          /\bnot (?:use|using|have|on) the (?:latest|newest|right|required) .{1,60}Please install (?<dist>[A-Za-z][\w-]{1,40})>=(?<least>\d[\d.]{0,12}\d)/,
      },
      {
        text: 'Please install torch and ',
        pattern: /torch and (?<dist>[a-z][\w-]{1,40})>=(?<least>\d[\d.]{0,12}\d) to load/,
      },
    ],
    cause: 'What is installed is below {least}, or nothing is.',
    fix: ['pip install "{dist}>={least}"'],
    source: 'feifeibear/long-context-attention',
    example: 'you are not using the latest moonlib. Please install moonlib>=0.4.0',
    other: 'Please install moonlib>=0.4.0 for faster speed',
    weight: 'plain',
  },
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
    id: 'pip-too-deep',
    class: 'resolution-conflict',
    title: 'pip does not come to an end with the versions that would be possible',
    match: [
      'resolution-too-deep',
      { text: 'provide the dependency resolver with stricter constraints', weight: 'hint' },
    ],
    cause: 'The list leaves so much open that pip tries release after release; uv is done in seconds.',
    fix: [
      'python3 -m pip install -U uv && python3 -m uv pip install --python python3 -r requirements.txt   # the rest of the command as it was',
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
      // As bash 5.2 says it.
      {
        text: 'cannot execute: required file not found',
        pattern: /(?<venv>\/[\w./-]{0,120}\.?v?env)\/bin\/(?<tool>[\w.-]{1,40}): cannot execute: required/,
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
    id: 'poetry-plugin',
    class: 'poetry-command-gone',
    title: 'poetry {plugin} is a plugin of its own',
    match: [
      { text: 'command is not installed by default', pattern: /the (?<plugin>shell|export) command/ },
      { text: 'The requested command', pattern: /command (?<plugin>shell|export) does not exist/ },
      { text: 'The command "', pattern: /command "(?<plugin>shell|export)" (?:is not|does not)/ },
    ],
    cause: 'poetry 2 comes without it.',
    fix: [
      'poetry self add poetry-plugin-{plugin}   # then the same again (poetry that pip installed: pip install poetry-plugin-{plugin})',
    ],
    source: 'https://python-poetry.org/docs/',
    example: 'The requested command export does not exist.',
    other: 'The requested command exports does not exist.',
    stage: 'install',
  },
  {
    id: 'poetry-two',
    class: 'poetry-command-gone',
    title: 'This poetry has no such command or option any more',
    match: [
      { text: 'The option "--no-update" does not exist' },
      { text: 'The option "--no-dev" does not exist' },
    ],
    cause: 'poetry 2 dropped options, and made plugins of some.',
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
  {
    id: 'pip-user',
    class: 'pip-setting-wrong',
    title: 'pip is told to install for the user, in a virtual environment',
    match: ["Can not perform a '--user' install"],
    cause: '--user stands in the command or a setting.',
    fix: ['export PIP_USER=0   # and the command without --user'],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      "ERROR: Can not perform a '--user' install. User site-packages are not visible in this virtualenv.",
    other: 'Defaulting to user installation',
    stage: 'install',
  },
  {
    id: 'pip-virtualenv',
    class: 'pip-setting-wrong',
    title: 'pip is set to install in virtual environments only, and none is active',
    match: ['Could not find an activated virtualenv'],
    cause: 'PIP_REQUIRE_VIRTUALENV (or require-virtualenv in pip.conf) is set.',
    fix: [
      'python3 -m venv /workspace/venv && . /workspace/venv/bin/activate   # then the same again',
      'export PIP_REQUIRE_VIRTUALENV=0   # or: into the Python of the system all the same',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example: 'ERROR: Could not find an activated virtualenv (required).',
    other: 'activated virtualenv',
    stage: 'install',
  },
  {
    id: 'certificates-elsewhere',
    class: 'tls-certificate-untrusted',
    title: 'A variable or setting names a file of certificates that is not there',
    match: [
      { text: 'find a suitable TLS CA certificate bundle', pattern: /invalid path: (?<path>\S{1,200})/ },
    ],
    cause: '{path} is of another machine or environment.',
    fix: [
      'unset REQUESTS_CA_BUNDLE CURL_CA_BUNDLE SSL_CERT_FILE PIP_CERT; pip config unset global.cert   # then the same again',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example: 'OSError: Could not find a suitable TLS CA certificate bundle, invalid path: /etc/ssl/corp.pem',
    other: 'Using the TLS CA certificate bundle /etc/ssl/certs',
    stage: 'install',
  },
  {
    id: 'index-untrusted',
    class: 'pip-setting-wrong',
    title: 'pip passes over an index without https',
    match: [
      {
        text: 'is not a trusted or secure host and is being ignored',
        pattern: /located at (?<host>[\w.:-]{3,80}) is not/,
      },
    ],
    cause: 'So that it finds nothing there.',
    fix: ['pip config set global.trusted-host {host}   # then the same again; better its https address'],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      'WARNING: The repository located at mirrors.example.com is not a trusted or secure host and is being ignored.',
    other: 'Looking in indexes: https://mirrors.example.com',
    stage: 'install',
  },
  {
    id: 'pip-hollow',
    class: 'pip-broken',
    title: 'pip itself is broken',
    match: [{ text: "No module named 'pip._", pattern: /No module named 'pip\._(?:internal|vendor)/ }],
    cause: 'Parts of it are gone, or of another release: an update was cut off.',
    fix: [
      `P=$(python3 -c "import sysconfig; print(sysconfig.get_path('purelib'))") && mkdir -p /tmp/pip.old && mv "$P"/pip "$P"/pip-*.dist-info /tmp/pip.old/; python3 -m ensurepip   # with the Python of that pip: pip laid aside, and the one that Python brings`,
      "# Debian's and Ubuntu's own Python has no ensurepip: apt-get install -y --reinstall python3-pip",
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example: "ModuleNotFoundError: No module named 'pip._internal'",
    other: "ModuleNotFoundError: No module named 'pipx'",
    confidence: 'medium',
    stage: 'install',
  },
  {
    id: 'venv-no-links',
    class: 'volume-without-links',
    title: 'This volume holds no symbolic links, of which an environment has some',
    match: [
      { text: "'lib' -> '", pattern: /\[Errno (?:1|95)\] Operation not (?:permitted|supported): 'lib' -> '/ },
    ],
    cause: 'So it is with exFAT, some shares (CIFS) and buckets.',
    fix: ['python3 -m venv /opt/venv && . /opt/venv/bin/activate   # on the disk of the machine'],
    source: 'https://docs.python.org/3/library/',
    example: "Error: [Errno 95] Operation not supported: 'lib' -> '/workspace/venv/lib64'",
    other: "Error: [Errno 13] Permission denied: '/workspace/venv'",
    stage: 'install',
  },
]);

import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** The interpreter: managed by the system, without venv or pip, too new or too old. */
export const pythonSignatures = defineSignatures([
  {
    id: 'pep668',
    class: 'pep668-externally-managed',
    stage: 'install',
    title: "The system's Python refuses pip (PEP 668)",
    weight: 'root',
    match: ['externally-managed-environment', 'environment is externally managed', 'is externally managed'],
    cause:
      'The distribution marks its Python as externally managed, and pip 23.0.1 or newer then installs only into a virtual environment.',
    fix: [
      'python3 -m venv /workspace/venv && . /workspace/venv/bin/activate',
      "python3 -m venv --system-site-packages /workspace/venv   # keeps the image's torch importable",
      'export PIP_BREAK_SYSTEM_PACKAGES=1   # only in a container that is thrown away',
    ],
    confidence: 'high',
    sources: ['https://peps.python.org/pep-0668/', 'https://github.com/Comfy-Org/ComfyUI/issues/3554'],
    reviewed,
    matches: [
      'error: externally-managed-environment',
      '× This environment is externally managed\n╰─> To install Python packages system-wide, try apt install',
      'error: The interpreter at /usr is externally managed, and indicates the following:',
    ],
    misses: ['Using the externally provided environment managed by conda'],
  },
  {
    id: 'venv-module',
    class: 'venv-module-missing',
    stage: 'install',
    title: 'python3-venv is not installed',
    weight: 'root',
    match: [
      'ensurepip is not',
      'virtual environment was not created successfully',
      { text: 'No module named', pattern: /No module named '?(?:venv|ensurepip|virtualenv)\b/ },
      { text: 'ensurepip', pattern: /Command .{0,160}'ensurepip'.{0,120}returned non-zero/ },
      { text: 'virtualenv', pattern: /virtualenv: (?:command )?not found/ },
    ],
    cause:
      'Debian and Ubuntu keep venv and ensurepip in a package of their own; the interpreter is there, that package is not.',
    fix: [
      'apt-get update && apt-get install -y python3-venv',
      'apt-get install -y python3.11-venv   # the minor version of the interpreter, where it is not the default one',
      'uv venv --seed /workspace/venv   # needs no apt package',
    ],
    confidence: 'high',
    sources: ['https://github.com/deadsnakes/issues/issues/97'],
    reviewed,
    matches: [
      'The virtual environment was not created successfully because ensurepip is not\navailable.',
      '/usr/bin/python3.11: No module named venv',
      "Error: Command '['/workspace/venv/bin/python3', '-Im', 'ensurepip', '--upgrade', '--default-pip']' returned non-zero exit status 1.",
    ],
    misses: ['Successfully installed virtualenv-20.26.3', 'Requirement already satisfied: ensurepip-wheels'],
  },
  {
    id: 'pip-missing',
    class: 'pip-missing',
    stage: 'install',
    title: 'There is no pip',
    weight: 'plain',
    match: [
      { text: 'not found', pattern: /(?:^|[\s:])pip3?: (?:command )?not found/ },
      { text: 'No module named', pattern: /No module named '?pip\b(?!\.)/ },
    ],
    cause:
      'The image has a Python without pip, or pip lies in a virtual environment that this shell did not activate.',
    fix: [
      'apt-get update && apt-get install -y python3-pip',
      'python3 -m ensurepip --upgrade   # in a venv made without pip',
    ],
    confidence: 'high',
    sources: ['https://github.com/moby/moby/issues/30964'],
    reviewed,
    matches: ['bash: pip: command not found', '/usr/bin/python3: No module named pip'],
    misses: ["ModuleNotFoundError: No module named 'pipeline'"],
  },
  {
    id: 'python-missing',
    class: 'python-missing',
    stage: 'install',
    title: 'There is no command "python"',
    weight: 'plain',
    match: [
      { text: 'not found', pattern: /(?:^|[\s:])python: (?:command )?not found/ },
      { text: '"python": executable file not found' },
      { text: 'python', pattern: /env: '?python'?: No such file or directory/ },
    ],
    cause:
      'Debian and Ubuntu install only python3; the name python comes with a virtual environment or a package.',
    fix: [
      'apt-get update && apt-get install -y python-is-python3',
      '. /workspace/venv/bin/activate   # or call python3',
    ],
    confidence: 'high',
    sources: ['https://github.com/actions/runner/issues/1598'],
    reviewed,
    matches: ['bash: python: command not found', "/usr/bin/env: 'python': No such file or directory"],
    misses: ['bash: ipython: command not found'],
  },
  {
    id: 'distutils',
    class: 'distutils-missing',
    stage: 'install',
    title: 'Python 3.12 and newer have no distutils',
    weight: 'root',
    match: [
      { text: 'No module named', pattern: /No module named '?distutils\b/ },
      { text: 'ImpImporter', pattern: /has no attribute 'ImpImporter'/ },
      { text: 'distutils', pattern: /cannot import name '\w{1,40}' from '(?:setuptools\._)?distutils/ },
    ],
    explainedBy: ['docker-compose-too-old'],
    cause:
      'distutils left the standard library in Python 3.12. What imports it is older than that: usually a pin without a wheel for this Python, which pip then builds from source.',
    fix: [
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate',
      'pip install -U pip "setuptools<81" wheel   # setuptools brings a stand-in',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pypa/setuptools/issues/3935',
      'https://github.com/numpy/numpy/issues/29345',
    ],
    reviewed,
    matches: [
      "ModuleNotFoundError: No module named 'distutils'",
      "ModuleNotFoundError: No module named 'distutils.msvccompiler'",
      "AttributeError: module 'pkgutil' has no attribute 'ImpImporter'. Did you mean: 'zipimporter'?",
    ],
    misses: [
      'DeprecationWarning: The distutils package is deprecated and slated for removal in Python 3.12.',
    ],
  },
  {
    id: 'pkg-resources',
    class: 'pkg-resources-missing',
    stage: 'install',
    title: 'setuptools no longer has pkg_resources',
    weight: 'root',
    match: [
      { text: 'No module named', pattern: /No module named '?pkg_resources\b/ },
      {
        text: 'pkg_resources',
        pattern: /cannot import name '\w{1,40}' from '(?:pip\._vendor\.)?pkg_resources/,
      },
    ],
    cause:
      'setuptools 82 removed pkg_resources, and a build environment takes the newest setuptools; virtual environments of Python 3.12 and newer start without any.',
    fix: [
      'echo "setuptools<81" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install -r requirements.txt   # reaches the environments of builds, with old and new pip',
      'pip install -U "setuptools<81" wheel   # where it is missing at run time',
      'uv pip install --build-constraints /tmp/build.txt -r requirements.txt',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pypa/setuptools/issues/5174',
      'https://github.com/sgl-project/sglang/pull/18455',
    ],
    reviewed,
    matches: [
      "ModuleNotFoundError: No module named 'pkg_resources'",
      "ImportError: cannot import name 'packaging' from 'pkg_resources' (/venv/lib/python3.10/site-packages/pkg_resources/__init__.py)",
    ],
    misses: ['UserWarning: pkg_resources is deprecated as an API.\n  import pkg_resources'],
  },
]);

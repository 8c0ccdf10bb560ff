import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** Another Python than the code was written for. */
export const pythonVersionSignatures = defineSignatures([
  {
    id: 'requires-python',
    class: 'python-version-unsupported',
    stage: 'install',
    title: 'A package does not support this Python',
    weight: 'root',
    match: [
      { text: 'requires a different Python', pattern: /requires a different Python: (?<found>[\d.]{1,12})/ },
      {
        text: 'current Python version',
        pattern: /current Python version \(?(?<found>[\d.]{1,12})?\)? ?.{0,20}does not satisfy/i,
        across: true,
      },
      { text: 'does not satisfy Python', across: true },
      {
        text: 'not supported by the project',
        pattern: /Python version .{0,30}is not supported by the project/,
      },
      {
        text: 'Cannot install on Python version',
        pattern: /Cannot install on Python version (?<found>[\d.]{1,12})/,
      },
      { text: 'incompatible python version' },
      {
        text: 'Python version',
        pattern:
          /(?:this|your) Python version .{0,40}(?:is )?(?:not|no longer|isn't) (?:supported|compatible)/i,
      },
      {
        text: 'requires Python',
        pattern:
          /(?:package|project|program|script|wheel|version|webui|app)\b.{0,40} requires Python ?(?:version )?['"]?[<>=~!]{0,2} ?3\.\d{1,2}/i,
        not: /Requires-Python|warn/i,
      },
      {
        text: 'Python version is',
        pattern: /Python version is (?<found>3\.[\d.]{1,6}) but must be/,
      },
      {
        text: 'but your Python version is',
        pattern: /requires python ?[<>=~!]{1,2} ?3\.\d{1,2}.{0,30} but your Python version is/i,
      },
      { text: "incompatible with the project's Python requirement" },
      { text: 'UnsupportedPythonVersion' },
      {
        text: 'Python',
        pattern: /Python 3\.\d{1,2}(?:\.\d{1,2})? (?:is|was) (?:not|no longer|un)\s?supported/,
      },
    ],
    cause: 'The package excludes the Python that runs here, so no release of it can be installed.',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # the Python the project names',
      'python3 --version   # what runs here',
    ],
    confidence: 'high',
    sources: ['https://github.com/open-webui/open-webui/issues/13970'],
    reviewed,
    matches: [
      "ERROR: Package 'audiocraft' requires a different Python: 3.12.3 not in '<3.12,>=3.9'",
      'RuntimeError: TTS requires python >= 3.9 and < 3.12 but your Python version is 3.12.0',
      'RuntimeError: Cannot install on Python version 3.13.0; only versions >=3.10,<3.13 are supported.',
      '  ╰─▶ Because the current Python version (3.9.6) does not satisfy Python>=3.10 and open-webui depends on Python>=3.11',
    ],
    misses: ['Using Python 3.12.3 environment at: venv', 'DEPRECATION: Python 3.8 support will end soon'],
  },
  {
    id: 'ignored-versions',
    class: 'python-version-unsupported',
    stage: 'install',
    title: 'Every fitting release needs another Python',
    weight: 'plain',
    match: [
      {
        text: 'require a different python version',
        pattern: /require a different python version: (?<versions>.{1,1500})/,
      },
    ],
    cause:
      'pip found the package, but passed over its releases because they exclude the Python that runs here.',
    fix: [
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate',
      'python3 --version   # what runs here',
    ],
    confidence: 'high',
    sources: ['pypa/pip@6d309205 src/pip/_internal/resolution/resolvelib/factory.py'],
    reviewed,
    matches: [
      'ERROR: Ignored the following versions that require a different python version: 0.0.1 Requires-Python >=3.7,<3.12\nERROR: Could not find a version that satisfies the requirement tts (from versions: none)\nERROR: No matching distribution found for tts',
    ],
    misses: [
      'ERROR: Ignored the following versions that require a different python version: 2.3.0 Requires-Python >=3.11\nERROR: Could not find a version that satisfies the requirement clip==1.0 (from versions: 0.1.0, 0.2.0)\nERROR: No matching distribution found for clip==1.0',
    ],
  },
  {
    id: 'standard-library',
    class: 'python-version-unsupported',
    stage: 'import',
    title: 'A module left the standard library in this Python',
    weight: 'root',
    match: [
      {
        text: 'No module named',
        pattern:
          /No module named '?(?<module>audioop|pyaudioop|imp|asyncore|asynchat|smtpd|cgi|cgitb|crypt|imghdr|sndhdr|telnetlib|pipes|nntplib|chunk|aifc|uu|xdrlib|lib2to3|tomllib|formatter|parser|symbol|binhex)(?:'|$|\s)/,
      },
      {
        text: 'has no attribute',
        pattern:
          /module '(?:ast|unittest|configparser|fractions|math)' has no attribute '(?:Num|Str|makeSuite|SafeConfigParser|gcd)'/,
      },
      {
        text: 'cannot import name',
        pattern: /cannot import name '(?:Protocol|batched)' from '(?:typing|itertools)'/,
      },
    ],
    cause:
      'The code was written for another Python: what it takes from the standard library is not in the one that runs here (audioop left in 3.13, imp in 3.12; typing and syntax grow with each minor version).',
    fix: [
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # the Python the project names',
      'pip install audioop-lts   # only for audioop on Python 3.13',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/jiaaro/pydub/issues/839',
      'https://github.com/cocktailpeanut/fluxgym/issues/376',
    ],
    reviewed,
    matches: [
      "ModuleNotFoundError: No module named 'pyaudioop'",
      "ModuleNotFoundError: No module named 'imp'",
    ],
    misses: ["ModuleNotFoundError: No module named 'impala'"],
  },
  {
    id: 'syntax',
    class: 'python-version-unsupported',
    stage: 'import',
    title: 'A package uses syntax that this Python does not know',
    weight: 'plain',
    match: ['SyntaxError: invalid syntax', 'SyntaxError: f-string', 'SyntaxError: positional patterns'],
    cause: 'The installed package was written for a newer Python than the one that runs here.',
    fix: [
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again',
    ],
    confidence: 'medium',
    onlyAnswered: true,
    sources: ['https://docs.python.org/3/whatsnew/3.10.html'],
    reviewed: '2026-11-28',
    matches: [
      '  File "/venv/lib/python3.8/site-packages/foo/bar.py", line 10\n    match x:\n          ^\nSyntaxError: invalid syntax',
    ],
    misses: ['  File "/app/mine.py", line 1\n    x = = 1\nSyntaxError: invalid syntax'],
  },
]);

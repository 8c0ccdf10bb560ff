import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/** Kinds of installs, builds and imports that posted logs showed, each beside the nearest that must be answered otherwise, or not at all. */
type Case = readonly [log: string, name: string, fix?: RegExp | undefined, not?: RegExp];

const refused = (name: string) =>
  `      error in ${name} setup command: 'extras_require' must be a dictionary whose values are strings or lists of strings containing valid project/version requirement specifiers.`;
const none = (name: string) =>
  `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)\nERROR: No matching distribution found for ${name}`;
const noNvcc = (setup: string) =>
  `Traceback (most recent call last):\n  File "${setup}", line 9, in <module>\n    CUDAExtension('x_cuda', ['x.cu'])\nOSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.`;
const missing = (line: string) => `Solving environment: failed\n\nResolvePackageNotFound:\n  - ${line}\n`;
const there = (place: string) =>
  `Requirement already satisfied: biopython in ${place} (1.78)\nTraceback (most recent call last):\n  File "run.py", line 3, in <module>\n    from Bio import SeqIO\nModuleNotFoundError: No module named 'Bio'`;

const cases: readonly Case[] = [
  // What a setup.py of years ago lists, and the same words of a program's own.
  [refused('gym'), 'setuptools-too-new', /setuptools==65/],
  ["ValueError: 'extras' must be a dictionary whose values are strings", 'none'],
  // A name that the index does not have, one that it has for other Pythons, and a version that is not there.
  [none('some-paper-code'), 'package-not-found', /^# from its repository.* install git\+/],
  [
    `Cloning https://github.com/lab/some-paper-code.git\n${none('some-paper-code')}`,
    'package-not-found',
    /git\+https:\/\/github\.com\/lab\/some-paper-code\.git/,
    /OWNER/,
  ],
  [none('open3d'), 'package-not-found', /^uv venv --seed --python 3/, /git\+/],
  [
    'ERROR: Could not find a version that satisfies the requirement foo-bar==9.0 (from versions: 1.0, 1.1)',
    'package-not-found',
    undefined,
    /git\+/,
  ],
  // nvcc for the project itself, and for a package that has ready wheels.
  [noNvcc('setup.py'), 'nvcc-or-cuda-home-missing', /^export CUDA_HOME/],
  [noNvcc('/tmp/pip-install-a1/flash-attn_0/setup.py'), 'nvcc-or-cuda-home-missing', /ready wheel/],
  // Builds that exist elsewhere only, and a package that is in no channel.
  [missing('openssl==1.1.1h=haf1e3a3_0'), 'conda-package-not-found', /^sed -i/],
  [missing('libnetcdf 4.4.1.1 6'), 'conda-package-not-found', /^sed -i/],
  [missing('somepkg=1.0'), 'conda-package-not-found', /^conda install/],
  // pip of one Python, and another that runs; and what is nowhere.
  [
    there('/opt/x/envs/tree/lib/python3.7/site-packages'),
    'module-not-found',
    /\/opt\/x\/envs\/tree\/bin\/python/,
  ],
  [
    'Successfully installed gitdb2-2.0.2 gitpython-2.1.5 smmap2-2.0.3\nTraceback (most recent call last):\n  File "<string>", line 1, in <module>\nImportError: No module named git',
    'module-not-found',
    /^python -m pip install GitPython/,
  ],
  [
    "Successfully installed numpy-1.26.4\nModuleNotFoundError: No module named 'git'",
    'module-not-found',
    /^python3 -m pip install GitPython$/,
  ],
  // Python 2 says the whole name where the first part is missing, Python 3 where the part is.
  [
    'ImportError: No module named torchvision.datasets',
    'module-not-found',
    /^python -m pip install torchvision$/,
  ],
  ["ModuleNotFoundError: No module named 'torchvision.foo'", 'broken-install'],
  [
    'ModuleNotFoundError: no module named ‘ftfy’'.replaceAll(/[‘’]/g, "'"),
    'module-not-found',
    /install ftfy/,
  ],
  // Modules of Python 2 under Python 3: no package brings them back.
  [
    "ModuleNotFoundError: No module named 'ConfigParser'",
    'python-version-unsupported',
    /sed -i/,
    /pip install/,
  ],
  [
    'Traceback (most recent call last):\n  File "/usr/local/lib/python3.5/dist-packages/oldpack/x.py", line 1, in <module>\n    import cStringIO\nImportError: No module named \'cStringIO\'',
    'python-version-unsupported',
    /install -U oldpack/,
    /install cStringIO/,
  ],
  // The Python is that of its own library, where no package shows; a program of bin/ has no requirements beside it.
  [
    'Traceback (most recent call last):\n  File "/usr/bin/tool", line 33, in <module>\n    sys.exit(load_entry_point())\n  File "/usr/lib/python3.9/importlib/metadata.py", line 196, in from_name\n    raise PackageNotFoundError(name)\nimportlib.metadata.PackageNotFoundError: whisperx',
    'module-not-found',
    /^python3\.9 -m pip install whisperx$/,
    /requirements\.txt/,
  ],
  // An old pip that builds, a build without isolation, and a module that the program itself lacks.
  [
    '    Complete output from command python setup.py egg_info:\n    Traceback (most recent call last):\n      File "<string>", line 1, in <module>\n        import skbuild\n    ModuleNotFoundError: No module named \'skbuild\'',
    'build-module-missing',
    /install -U pip/,
  ],
  [
    "  Caused by: Build backend failed to build wheel through `build_wheel()` with exit status: 1\nModuleNotFoundError: No module named 'hatchling'",
    'build-module-missing',
    /install hatchling/,
  ],
  ["ModuleNotFoundError: No module named 'skbuild'", 'module-not-found', /install scikit-build$/],
  // A conda environment without pip, and a system without it.
  [
    '/opt/conda/envs/a/bin/python: No module named pip',
    'pip-missing',
    /^conda install -y -p \/opt\/conda\/envs\/a pip/,
  ],
  ['/usr/bin/python3: No module named pip', 'pip-missing', /^apt-get/],
  // -dev of one version, its library of another: no source of NVIDIA has a part in it.
  [
    'The following packages have unmet dependencies:\n zlib1g-dev : Depends: zlib1g (= 1:1.2.8-2) but 1:1.2.8-2.1 is to be installed\nE: Unable to correct problems, you have held broken packages.\nThe command apt-get install -y libnccl2 zlib1g-dev failed',
    'apt-unmet-dependencies',
    /zlib1g=1:1\.2\.8-2 zlib1g-dev/,
    /cuda-repository-pin/,
  ],
  // Saved models of another version, of a script, and of the same one.
  [
    "AttributeError: Can't get attribute 'cluster' on <module 'spacy.lang.lex_attrs' from '/v/lib/python3.8/site-packages/spacy/lang/lex_attrs.py'>",
    'pickle-of-another-version',
    /spacy==/,
  ],
  [
    "AttributeError: Can't get attribute 'tok' on <module '__main__' (built-in)>",
    'pickle-of-another-version',
    /import tok/,
    /pip install/,
  ],
  [
    "InconsistentVersionWarning: Trying to unpickle estimator Ridge from version 1.2.2 when using version 1.5.1.\nAttributeError: 'Ridge' object has no attribute 'positive'",
    'pickle-of-another-version',
    /scikit-learn==1\.2\.2/,
  ],
  [
    'InconsistentVersionWarning: Trying to unpickle estimator Ridge from version 1.2.2 when using version 1.5.1.\nEpoch 1/3: 100%|██████████| 10/10\nRunning on local URL:  http://127.0.0.1:7860',
    'none',
  ],
  [
    "Process SpawnPoolWorker-1:\n  File \"/usr/lib/python3.10/multiprocessing/pool.py\", line 114, in worker\nAttributeError: Can't get attribute 'f' on <module '__main__' (built-in)>",
    'pickle-of-another-version',
    /file of its own/,
    /before the file is loaded/,
  ],
  ["AttributeError: 'LinearLayer' object has no attribute 'positive'", 'api-mismatch'],
  // All of what a message names, and in Python 2 the module that the line of code names.
  [
    "ImportError: Loading GPTQ quantized model requires optimum library : `pip install optimum` and auto-gptq library 'pip install auto-gptq'",
    'package-too-old',
    /install -U transformers optimum gptqmodel/,
  ],
  [
    "Traceback (most recent call last):\n  File \"setup.py\", line 11, in <module>\n    version.write_git()\nAttributeError: 'module' object has no attribute 'write_git'",
    'api-mismatch',
    /import version/,
    /class module/,
  ],
  // poetry: the project itself, its lock, and a resolver's conflict proper.
  [
    '[ValueError]\nNo file/folder found for package apppackage',
    'project-file-missing',
    /^poetry install --no-root/,
  ],
  [
    "Because engine depends on flask-cors (^3.0.6) which doesn't match any\n versions, version solving failed.",
    'resolution-conflict',
  ],
  ['  Unable to find installation candidates for greenlet (1.1.2)', 'poetry-lock-outdated', /greenlet/],
  [
    'Because a (1.0) depends on torch (2.0) and b (2.0) depends on torch (1.9), a (1.0) is incompatible with b (2.0).\nSo, because app depends on both, version solving failed.',
    'resolution-conflict',
  ],
  // The package that Debian names, and a folder in place of the package.
  [
    'The virtual environment was not created successfully because ensurepip is not\navailable.\n\n    apt install python3.8-venv\n',
    'venv-module-missing',
    /^apt-get update && apt-get install -y python3\.8-venv/,
  ],
  [
    "ImportError: cannot import name 'build_sam' from 'segment_anything' (unknown location)",
    'broken-install',
    /install -e \.\/segment_anything/,
  ],
  [
    "ImportError: cannot import name 'build_sam' from 'segment_anything' (/v/lib/python3.10/site-packages/segment_anything/__init__.py)",
    'api-mismatch',
  ],
];

it.each(cases.map((one) => ({ said: one[0].slice(0, 90), one })))(
  '$said',
  ({ one: [log, name, fix, not] }) => {
    const [first] = diagnoseText(log);
    expect(first?.class ?? 'none').toBe(name);
    const told = first?.fix ?? [];
    // What begins with ^ is the way that is told first.
    if (fix !== undefined) expect(fix.source.startsWith('^') ? told[0] : told.join('\n')).toMatch(fix);
    if (not !== undefined) expect(told.join('\n')).not.toMatch(not);
  },
);

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

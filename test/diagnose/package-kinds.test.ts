import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/**
 * Kinds about Python packages (names, versions, parts, builds) that posted logs are told wrongly about, each with
 * its neighbours: other names than those that were posted. `none` wants silence.
 */
type Case = readonly [log: string, name: string, first?: RegExp, not?: RegExp];
const symbol = (file: string, script = '/srv/a.py') =>
  `Traceback (most recent call last):\n  File "${script}", line 5, in <module>\n    import x\nImportError: /v/lib/python3.11/site-packages/${file}: undefined symbol: _ZN5torch3jit11parseSchemaERKSsb`;
const asked = (spec: string, versions: string) =>
  `ERROR: Could not find a version that satisfies the requirement ${spec} (from versions: ${versions})\nERROR: No matching distribution found for ${spec}`;
const unpacked = (last: string) =>
  `  File "/srv/app/render.py", line 8, in render\n    image, radii, depth = rasterizer(\nValueError: not enough values to unpack (expected 3, got 2)\n${last}`;

const cases: readonly Case[] = [
  // What no index has: from where it comes, in the first line.
  ["ModuleNotFoundError: No module named 'isaacgym'", 'module-not-found', /install -e isaacgym\/python /],
  [
    "ModuleNotFoundError: No module named 'raymarching'",
    'module-not-found',
    /install --no-build-isolation \.\/raymarching {3}# in the folder of the app/,
  ],
  ["ModuleNotFoundError: No module named 'dllogger'", 'module-not-found', /install git\+https:/],
  [
    "ModuleNotFoundError: No module named 'llava'",
    'module-not-found',
    /install --no-deps git\+https:.*LLaVA/,
  ],
  // A part that comes with an extra of its package.
  ["ModuleNotFoundError: No module named 'nemo.collections'", 'module-not-found', /"nemo_toolkit\[asr\]"/],
  [
    "ModuleNotFoundError: No module named 'nemo.collections.tts'",
    'module-not-found',
    /"nemo_toolkit\[tts\]"/,
  ],
  // An extension that nobody published is built where it lies; one of the index is taken from there.
  [
    symbol('my_kernels/_C.so', '/srv/my-kernels-main/test/a.py'),
    'torch-extension-abi-mismatch',
    /^cd \/srv\/my-kernels-main && .* \. {3}#/,
  ],
  [symbol('mmcv/_ext.so'), 'torch-extension-abi-mismatch', /mmcv/],
  [symbol('pytorch3d/_C.so'), 'torch-extension-abi-mismatch', /git\+https:\/\/\S+\/pytorch3d\.git/],
  // The newest Python of that very torch.
  [asked('torch==1.8.1', '1.11.0, 1.12.0'), 'torch-no-matching-distribution', /--python 3\.9 /],
  [asked('torch==2.0.1', '2.2.0, 2.3.0'), 'torch-no-matching-distribution', /--python 3\.11 /],
  [asked('torchvision==0.9.1', '0.12.0, 0.13.0'), 'torch-no-matching-distribution', /--python 3\.9 /],
  // The name stands before the word executable.
  ['streamlit executable not found in $PATH: unknown', 'command-not-found', /./, /executable/],
  // A bar that never moved is no going on; one that moves is.
  [unpacked('Epoch 0: |  | 0/? [00:02<?, ?it/s]'), 'api-mismatch', /^git submodule update/],
  // What is asked for by hand is no failure beside the one that it followed.
  [
    `>>> import torch\n${symbol('torch/lib/libx.so', '<stdin>')}\n>>> import foo\n>>> foo.__version__\nTraceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nAttributeError: module 'foo' has no attribute '__version__'`,
    'torch-extension-abi-mismatch',
  ],
  // Headers beside the nvcc of the log.
  [
    '/opt/cuda-9.1/bin/nvcc -c a.cu -o a.o\ncc1plus: fatal error: cuda_runtime.h: No such file or directory',
    'cuda-toolkit-incomplete',
    /^export CPATH=\/opt\/cuda-9\.1\/include:/,
  ],
  // Python before 3.7 names no package: the line of code does; where none shows, nothing is guessed.
  [
    'Traceback (most recent call last):\n  File "/srv/a/train.py", line 3, in <module>\n    from monai.transforms import LoadNiftid\nImportError: cannot import name \'LoadNiftid\'',
    'monai-version-mismatch',
    /"monai<0\.5"/,
  ],
  [
    'Traceback (most recent call last):\n  File "/v/lib/python3.6/site-packages/foo/a.py", line 3, in <module>\n    from .deep import LATER\nImportError: cannot import name LATER',
    'api-mismatch',
    /foo/,
  ],
  ["ImportError: cannot import name 'LATER'", 'none'],
  // What a pickle names is of the package that wrote it; what code imports, of the one that it wants.
  [
    'Traceback (most recent call last):\n  File "/v/lib/python3.8/site-packages/torch_geometric/datasets/x.py", line 5, in __init__\n    self.data = torch.load(self.processed_paths[0])\n  File "/v/lib/python3.8/site-packages/torch/serialization.py", line 851, in _load\n    result = unpickler.load()\nModuleNotFoundError: No module named \'torch_geometric.data.storage\'',
    'model-mismatch',
    /-name processed /,
  ],
  [
    "ModuleNotFoundError: No module named 'torch_geometric.data.storage'",
    'torch-geometric-version-mismatch',
    />=2\.0\.0/,
  ],
  // gym's two kinds, each from its side.
  [
    '    obs, reward, done, info = env.step(action)\nValueError: too many values to unpack (expected 4)',
    'api-mismatch',
    /"gym==0\.21\.0"/,
  ],
  [
    '    obs, info = self.env.reset(**kwargs)\nValueError: too many values to unpack (expected 2)',
    'api-mismatch',
    /"stable-baselines3==1\.8\.0"/,
  ],
  ['    a, b = pair\nValueError: too many values to unpack (expected 2)', 'api-mismatch', /./, /gym/],
  // None for this Python; none at all.
  [asked('isaaclab==2.3.0', 'none'), 'package-not-found', /^uv venv/],
  [asked('no-such-thing-here==2.3.0', 'none'), 'package-not-found', /./, /uv venv --seed --python 3\.10/],
  // What is not on the index is a command, not a remark.
  [asked('openfold', '0.0.1'), 'package-not-found', /^python3 -m pip install --no-build-isolation git\+/],
  ['zsh: no matches found: gradio[mcp]', 'shell-syntax', /^pip install "gradio\[mcp\]"$/],
  [
    'Python version mismatch: module was compiled for Python 3.8, but the interpreter version is incompatible: 3.11.2 (main)',
    'python-version-unsupported',
    /--python 3\.8 /,
  ],
  ["ModuleNotFoundError: No module named 'mmcv._ext'", 'module-not-found', /mim install \$M /],
  ["ModuleNotFoundError: No module named 'omni.isaac.lab'", 'module-not-found', /^git checkout v1\.4\.1 /],
  // A folder below site-packages is no clone.
  [
    "ImportError: cannot import name 'X' from 'isaaclab_rl.rsl_rl' (/v/lib/python3.10/site-packages/isaaclab/source/isaaclab_rl/isaaclab_rl/rsl_rl/__init__.py)",
    'api-mismatch',
    /isaaclab/,
    /git -C \/v/,
  ],
  // A class that a package imports only where another one is there; and one that nothing is known for.
  [
    '  File "/v/lib/python3.10/site-packages/trl/trainer/utils.py", line 718, in get\n    c = LoraConfig(\nNameError: name \'LoraConfig\' is not defined',
    'module-not-found',
    /install -U peft/,
  ],
  ["NameError: name 'PeftModel' is not defined", 'module-not-found', /install -U peft/],
  ["NameError: name 'OwnModel' is not defined", 'code-fault', /./, /peft|transformers/],
  // An old Python has an old release; a new one a damaged one.
  [
    "ImportError: cannot import name 'StableDiffusionPipeline' from 'diffusers' (/v/lib/python3.7/site-packages/diffusers/__init__.py)",
    'broken-install',
    /install -U diffusers/,
  ],
  [
    "ImportError: cannot import name 'StableDiffusionPipeline' from 'diffusers' (/v/lib/python3.11/site-packages/diffusers/__init__.py)",
    'broken-install',
    /install --force-reinstall/,
  ],
  ["ModuleNotFoundError: No module named 'object_detection'", 'module-not-found', /packages\/tf2\/setup\.py/],
  ["ModuleNotFoundError: No module named 'modeling'", 'module-not-found', /PYTHONPATH/],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, first, not] }) => {
  const [found] = diagnoseText(log);
  expect(found?.class ?? 'none').toBe(name);
  if (first !== undefined) expect(found?.fix[0] ?? '').toMatch(first);
  if (not !== undefined) expect((found?.fix ?? []).join('\n')).not.toMatch(not);
});

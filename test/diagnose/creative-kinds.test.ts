import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds that a set of posted logs of research and creative code found answered wrongly, or not at all, each
 * with its neighbours. `none` wants silence, `other` any other class than the one above it.
 */
type Case = readonly [log: string, name: string, fix?: RegExp | undefined, not?: RegExp];

const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;

const cases: readonly Case[] = [
  // Parts of ComfyUI itself: it and the node are brought to one age, then the node alone.
  [
    raised(
      frame('/w/ComfyUI/custom_nodes/moon-node/a.py', 4, 'old = execution.walk_all'),
      "AttributeError: module 'execution' has no attribute 'walk_all'",
    ),
    'api-mismatch',
    /^cd \/w\/ComfyUI && git pull[\s\S]*git -C \/w\/ComfyUI\/custom_nodes\/moon-node pull/,
    /pip show/,
  ],
  [
    "ImportError: cannot import name 'walker' from 'comfy_extras.walks'",
    'api-mismatch',
    /custom_nodes/,
    /pip/,
  ],
  // No module of ComfyUI, and none of its folders: no node is to blame.
  ["ImportError: cannot import name 'walker' from 'execution'", 'api-mismatch', undefined, /custom_nodes/],
  [
    raised(
      frame('/w/ComfyUI/execution.py', 88, 'out = run_nodes(a, block_cb=b)'),
      "TypeError: run_nodes() got an unexpected keyword argument 'block_cb'",
    ),
    'api-mismatch',
    /^cd \/w\/ComfyUI && git pull && for n in custom_nodes/,
  ],
  [
    raised(
      frame('/w/moon/execution.py', 88, 'out = run_nodes(a, block_cb=b)'),
      "TypeError: run_nodes() got an unexpected keyword argument 'block_cb'",
    ),
    'api-mismatch',
    undefined,
    /custom_nodes/,
  ],
  // What is asked for stands in the line, whoever says it.
  [
    'AssertionError: moonlib>=0.25.0 requirement not satisfied.',
    'module-not-found',
    /install "moonlib>=0\.25\.0"/,
  ],
  ['The condition x >= 3 is not satisfied', 'none'],
  ['Exception: Unable to import dependency onnxruntime.', 'module-not-found', /install onnxruntime/],
  ['Unable to import dependency graph', 'none'],
  ["NameError : name 'ftfy' is not defined", 'module-not-found', /install ftfy/],
  ["NameError : name 'moonlight' is not defined", 'code-fault', undefined, /install moonlight/],
  // The index of one CUDA ends; another has the release.
  [
    'pip install torch==2.7.1 torchvision --index-url https://download.pytorch.org/whl/cu124\nERROR: Could not find a version that satisfies the requirement torch==2.7.1 (from versions: 2.5.1+cu124, 2.6.0+cu124)',
    'torch-no-matching-distribution',
    /install torch==2\.7\.1 torchvision --index-url \S+cu128$/m,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement torch==2.3.9 (from versions: 2.4.0+cu124, 2.6.0+cu124)',
    'torch-no-matching-distribution',
    undefined,
    /cu128/,
  ],
  // TensorFlow 1 is a matter of the Python; TensorFlow without such a bound is not.
  [
    'ERROR: Could not find a version that satisfies the requirement tensorflow-gpu==1.12 (from -r req.txt (line 3)) (from versions: none)',
    'package-not-found',
    /^conda create .{0,40}python=3\.6[\s\S]*install -r req\.txt/,
    /and-cuda/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement tensorflow-gpu (from versions: none)',
    'package-not-found',
    /and-cuda/,
    /python=3\.7/,
  ],
  [
    "AttributeError: module 'tensorflow' has no attribute 'Session",
    'tensorflow-version-mismatch',
    /python=3\.7/,
  ],
  ["AttributeError: module 'keras.backend' has no attribute 'tf'", 'keras-version-mismatch', /keras<2\.2\.5/],
  [
    "AttributeError: module 'tensorflow._api.v1.compat.v2' has no attribute '__internal__'",
    'keras-version-mismatch',
    /keras==.*2\.3\.1.*2\.4\.3/,
  ],
  // Languages of git: an address, and nothing behind it.
  [
    "fatal: autenticazione non riuscita per 'https://github.com/Stability-AI/stablediffusion.git/'",
    'git-repository-not-found',
    /^export STABLE_DIFFUSION_REPO/,
  ],
  ["fatal: impossibile accedere a 'https://github.com/a/b.git/': Could not resolve host", 'other'],
  // JAX: a plugin without a card, a card without a plugin.
  [
    "RuntimeError: Unable to initialize backend 'cuda': FAILED_PRECONDITION: No visible GPU devices.",
    'no-gpu-visible',
    /^export JAX_PLATFORMS=cpu/,
  ],
  [
    "RuntimeError: Unable to initialize backend 'cuda': module 'jaxlib.xla_extension' not in the list of known backends: no supported devices",
    'no-gpu-visible',
    /^pip install -U "jax\[cuda12\]"/,
  ],
  // Compiled parts: wheels where there are some, the folder of the source where it was built there.
  [
    'OSError: /v/lib/python3.8/site-packages/torch_scatter/_x_cuda.so: undefined symbol: _ZNK2at6Tensor5zero_Ev',
    'torch-extension-abi-mismatch',
    /--force-reinstall --no-cache-dir --no-deps torch-scatter -f "https:\/\/data\.pyg\.org/,
  ],
  [
    'mmcv-full 1.3.9\nImportError: /v/lib/python3.7/site-packages/mmcv/_ext.so: undefined symbol: _ZN2at5emptyEN3c108ArrayRefIlEE',
    'torch-extension-abi-mismatch',
    /mim install "mmcv-full==1\.3\.9"/,
  ],
  [
    'ImportError: /w/moon/ops/warp_cuda.cpython-37m-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC1Ev',
    'torch-extension-abi-mismatch',
    /^cd \/w\/moon\/ops && for f.*; until \[ -e setup\.py \]/,
  ],
  [
    'warnings.warn("Failed to load custom C++ ops. Running on CPU mode Only!")\nNameError: name \'_C\' is not defined',
    'extension-build-failed',
    /cd GroundingDINO/,
  ],
  ["NameError: name '_C' is not defined", 'none'],
  [
    'ImportError: /w/_C.so: undefined symbol: _ZNSt15__exception_ptr13exception_ptr9_M_addrefEv',
    'undefined-symbol',
    /libstdcxx-ng/,
  ],
  ['ImportError: /w/_C.so: undefined symbol: _ZN4moon3RunEv', 'undefined-symbol', undefined, /libstdcxx/],
  [
    'ImportError: torch.utils.ffi is deprecated. Please use cpp extensions instead.',
    'torch-version-mismatch',
    /pytorch=0\.4/,
  ],
  [
    'mujoco_py/cymj.c:797:10: fatal error: mjmodel.h: No such file or directory',
    'missing-header',
    /mujoco210-linux/,
    /apt-file/,
  ],
  ['a.c:7:10: fatal error: moon.h: No such file or directory', 'missing-header', /apt-file/, /mujoco/],
  // Builds of conda from before 2018 lie in a channel of their own.
  [
    'ResolvePackageNotFound:\n  - numba==0.35.0=np111py35_0',
    'conda-package-not-found',
    /^conda config --append channels \S+pkgs\/free/,
  ],
  [
    'ResolvePackageNotFound:\n  - numba==0.55.0=py39h2bbff1b_0',
    'conda-package-not-found',
    /^sed/,
    /pkgs\/free/,
  ],
  // Among folders that are read one by one lies a file.
  [
    raised(
      frame('/w/read.py', 31, 'with open(os.path.join(d, "m.csv")) as f:'),
      "NotADirectoryError: [Errno 20] Not a directory: 'data/moon/._.DS_Store/m.csv'",
    ),
    'path-of-another-kind',
    /^mv data\/moon\/\._\.DS_Store \/tmp\//,
  ],
  [
    raised(
      frame('/w/read.py', 31, 'with open(path) as f:'),
      "NotADirectoryError: [Errno 20] Not a directory: 'data/moon.csv/m.csv'",
    ),
    'path-of-another-kind',
    undefined,
    /mv /,
  ],
  ["glfw.GLFWError: (65544) b'X11: The keyboard extension is not available'", 'no-display', /MUJOCO_GL=egl/],
  ['pyglet.gl.glx_info.GLXInfoException: pyglet requires an X server with GLX', 'no-display', /xvfb-run/],
  [
    'DataLossError: unable to open table file ./models: Failed precondition: models: perhaps your file is in a different file format',
    'checkpoint-incomplete',
    /^ls -t \.\/models\/\*\.index/,
  ],
  // What is meant stands behind "to override".
  [
    "hydra.errors.ConfigCompositionException: Could not override 'moon'.\nDid you mean to override moon@_global_?",
    'message-says',
    /moon@_global_ in place of moon/,
  ],
  // Registries of OpenMMLab: a name that is nearly one, a copy that is not the clone, and neither.
  [
    "KeyError: 'COCODataset is not in the dataset registry'",
    'config-key-missing',
    /s\/\\bCOCODataset\\b\/CocoDataset\/g/,
  ],
  [
    "['/usr/lib/python3.8/dist-packages/mmdet']\nKeyError: 'MoonSet is not in the dataset registry'",
    'config-key-missing',
    /uninstall -y mmdet && .* -e \./,
  ],
  [
    "KeyError: 'MoonSet is not in the mmpose::dataset registry. Please check it.'",
    'config-key-missing',
    /class MoonSet/,
  ],
  [
    raised(
      frame('/w/moon/gaussian_renderer/__init__.py', 52, 'debug=pipe.debug'),
      "TypeError: __new__() missing 2 required positional arguments: 'a' and 'b'",
    ),
    'api-mismatch',
    /^cd \/w\/moon && git pull; git submodule update/,
  ],
  [
    raised(
      frame('/w/moon/a.py', 52, 'p = P(1)'),
      "TypeError: __new__() missing 1 required positional argument: 'a'",
    ),
    'api-mismatch',
    undefined,
    /submodule/,
  ],
  // pip's note after an install: what all of them accept.
  [
    'moon 0.6 requires numpy==1.22.0; python_version <= "3.10", but you have numpy 1.25.2 which is incompatible.\nstar 0.5 requires numpy<1.25,>=1.21, but you have numpy 1.25.2 which is incompatible.',
    'resolution-conflict',
    /install "numpy==1\.22\.0,<1\.25,>=1\.21"/,
  ],
  [
    'moon 0.6 requires numpy==1.22.0, but you have numpy 1.25.2 which is incompatible.\nstar 0.5 requires numpy==1.26.0, but you have numpy 1.25.2 which is incompatible.',
    'resolution-conflict',
    undefined,
    /numpy==1\.2/,
  ],
  ["ImportError: 'diffusers' is required but not installed", 'module-not-found', /install diffusers/],
  [
    'ImportError: No bitsandbytes / bitsandbytesがインストールされていないようです',
    'module-not-found',
    /install bitsandbytes/,
  ],
  ['ImportError: No module / function', 'other'],
  [
    "RuntimeError: The 'data' object was created by an older version of PyG. If so, remove the 'processed/' directory in the dataset's root folder.",
    'file-unreadable',
    /^find \. -type d -name processed /,
  ],
  [
    'ImportError: There is no such class as speechbrain.lobes.moon.Encoder',
    'api-mismatch',
    /install -U speechbrain/,
  ],
  // Words of code are no packages.
  [
    'ValueError: This is a legacy optimizer. Please update the optimizer referenced in your code to be an instance of `a.b.C`.',
    'message-says',
    undefined,
    /pip/,
  ],
  ['ImportError: Please update the transformers package', 'message-says', /install -U transformers/],
  ["AttributeError: module 'dgl' has no attribute 'DGLGraphStale'", 'dgl-version-mismatch', /"dgl<1\.0"/],
  ["ModuleNotFoundError: No module named 'torch_geometric.nn.acts'", 'other'],
];

it.each(cases)('%s', (log, name, fix, not) => {
  const [first] = diagnoseText(`${log}\n`);
  if (name === 'other') {
    expect(first?.class).not.toBe('git-repository-not-found');
    return;
  }
  expect(first?.class ?? 'none').toBe(name);
  const typed = first?.fix.join('\n') ?? '';
  if (fix !== undefined) expect(typed).toMatch(fix);
  if (not !== undefined) expect(typed).not.toMatch(not);
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

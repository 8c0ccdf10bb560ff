import { type AnswerCase, answersAs } from './told.ts';

const circular = (name: string) =>
  `AttributeError: partially initialized module 'cv2' has no attribute '${name}' (most likely due to a circular import)`;
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;

/** Modules and names that Python does not find: whose they are, and where to get them. */
const first: readonly AnswerCase[] = [
  [
    '  File "D:\\ComfyUI_windows_portable\\ComfyUI\\custom_nodes\\x\\__init__.py", line 3, in <module>\n    import matplotlib\nModuleNotFoundError: No module named \'matplotlib\'\nD:\\>pip install matplotlib\nRequirement already satisfied: matplotlib in c:\\python311\\lib\\site-packages (3.9.0)',
    'module-not-found',
    /^D:\\ComfyUI_windows_portable\\python_embeded\\python\.exe -m pip install matplotlib/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // ROS has no interpreter of its own.
  [
    'Traceback (most recent call last):\n  File "/opt/ros/kinetic/lib/python2.7/dist-packages/roslaunch/__init__.py", line 48, in <module>\n    import rospkg\nImportError: No module named rospkg',
    'module-not-found',
    /conda deactivate/,
    /\/opt\/ros\/kinetic\/bin/,
  ],
  // A stranger's package of the same name, and parts that moved.
  [
    "ModuleNotFoundError: No module named 'melo.text'",
    'module-not-found',
    /git\+https:\/\/github\.com\/myshell-ai\/MeloTTS/,
  ],
  // From elsewhere: another of its name may be in the way.
  [
    'Traceback (most recent call last):\n  File "/home/me/ROVER/app.py", line 2, in <module>\n    from rover.wheels.tyre import Tyre\nModuleNotFoundError: No module named \'rover.wheels.tyre\'',
    'module-not-found',
    /PYTHONPATH/,
  ],
  [
    "      extensions/_pywrapfst.cpp:7:3: error: ‘FST_FLAGS_fst_error_fatal’ was not declared in this scope\n      error: command '/usr/bin/g++' failed with exit code 1\n  ERROR: Failed building wheel for pynini",
    'extension-build-failed',
    /^uv venv --seed --python 3\.11/,
    /build-essential/,
  ],
  [
    "AttributeError: type object 'EspeakWrapper' has no attribute 'set_data_path'. Did you mean: 'data_path'?",
    'api-mismatch',
    /phonemizer-fork/,
    /write data_path/,
  ],
  // A part of a package that moved within it; a name that a stranger has.
  [
    '  File "/srv/moon/tools/to_set.py", line 3, in <module>\n    from lerobot.common.robots.config import RobotConfig\nModuleNotFoundError: No module named \'lerobot.common.robots\'',
    'lerobot-version-mismatch',
    /-U "lerobot>=0\.3\.2" && grep/,
  ],
  ["ModuleNotFoundError: No module named 'lerobot'", 'module-not-found'],
  ["ModuleNotFoundError: No module named 'moonlib.parts'", 'module-not-found', /uninstall -y moonlib/],
  ["ModuleNotFoundError: No module named 'utils.moon'", 'module-not-found', /uninstall -y utils/],
  // A name that a module only hands on goes with the one above it; which way it is, where nothing tells.
  [
    "ImportError: cannot import name 'tril' from 'scipy.linalg.special_matrices' (/v/lib/python3.9/site-packages/scipy/linalg/special_matrices.py)",
    'scipy-version-mismatch',
    /^\S+ -m pip install "scipy<1\.13"/,
    /requirements/,
  ],
  [
    "TypeError: __init__() got an unexpected keyword argument 'evaluation_strategy'",
    'transformers-version-mismatch',
    /below 3\.2\.0\?/,
  ],
  [
    "----> 9 acc = Accuracy()\n     10\nTypeError: __new__() missing 1 required positional argument: 'task'",
    'torchmetrics-version-mismatch',
    /"torchmetrics<0\.11"/,
    /requirements/,
  ],
  ["ImportError: cannot import name 'PILLOW_VERSION' from 'PIL'", 'pillow-version-mismatch', /"pillow<7/],
  // Several packages write into one folder: all go, and one comes; never one laid over another.
  [circular('imread'), 'broken-install', /^python3 -m pip uninstall -y opencv-python [\s\S]*install opencv/],
  [circular('imread'), 'broken-install', /uninstall/, /--force-reinstall/],
  [
    "AttributeError: module 'cv2' has no attribute 'ximgproc'",
    'broken-install',
    /uninstall[\s\S]*install opencv-contrib-python-headless/,
  ],
  [
    "AttributeError: module 'onnxruntime' has no attribute 'InferenceSession'\n  on a GPU machine",
    'broken-install',
    /uninstall -y onnxruntime onnxruntime-gpu/,
    /force-reinstall/,
  ],
  // The last try of a loader is not what is missing.
  [
    "- ImportError: /v/kern/sm90/ops_core.abi3.so: undefined symbol: _ZNK3c105Error4whatEv\n- ModuleNotFoundError: No module named 'ops_core'",
    'torch-extension-abi-mismatch',
    /install/,
    /install ops/,
  ],
  // A log that ends within a name that its line has whole.
  [
    "import made_up_thing.torch ModuleNotFoundError: No module named 'made_up_th",
    'module-not-found',
    /install made-up-thing /,
  ],
  // A class that no release has.
  [
    "ImportError: cannot import name 'MadeUpControlPipeline' from 'diffusers'",
    'diffusers-version-mismatch',
    /install -e \./,
    /-U diffusers/,
  ],
  // An extension of a web UI, and a submodule.
  [
    raised(
      frame('/w/webui/extensions/moon/scripts/tide.py', 3, 'from modules.tides import flow'),
      "ModuleNotFoundError: No module named 'modules.tides'",
    ),
    'app-requirements-outdated',
  ],
  ['tide.cpp:3:10: fatal error: cutlass/cutlass.h: No such file or directory', 'missing-header'],
];

answersAs(import.meta.filename, { first, anywhere });

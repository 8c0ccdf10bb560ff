import { type AnswerCase, answersAs } from './told.ts';

/** Parts of one release that were moved alone, and what a release left out; each beside its nearest neighbour. */
const from = (file: string, code: string, error: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 6, in <module>\n    ${code}\n${error}`;
const site = '/opt/conda/lib/python3.11/site-packages';
const first: readonly AnswerCase[] = [
  // A package that is installed asks for a folder of its own repository: the folder of the app has no part in it.
  [
    from(
      `${site}/ultralytics/__init__.py`,
      'import package',
      "ModuleNotFoundError: No module named 'package'",
    ),
    'module-not-found',
    /install -U --force-reinstall --no-deps ultralytics/,
    /PYTHONPATH|install package/,
  ],
  [
    from(
      `${site}/moonbase/a.py`,
      'from models.b import c',
      "ModuleNotFoundError: No module named 'models.b'",
    ),
    'module-not-found',
    /clone the repository of moonbase/,
    /install -U .*moonbase/,
  ],
  [
    from('/workspace/app/main.py', 'import utils', "ModuleNotFoundError: No module named 'utils'"),
    'module-not-found',
    /PYTHONPATH=\/workspace\/app/,
  ],
  // What a package loads by a name that others gave it, is none of its own.
  [
    from(
      `${site}/torch/serialization.py`,
      'return super().find_class(mod_name, name)',
      "ModuleNotFoundError: No module named 'models'",
    ),
    'module-not-found',
    undefined,
    /force-reinstall/,
  ],
  // An import over several lines names nothing in its first one.
  [
    from(
      `${site}/torch/overrides.py`,
      'from torch._C import (',
      `ImportError: cannot import name '_set_torch_function_mode' from 'torch._C' (${site}/torch/_C.cpython-311-x86_64-linux-gnu.so)`,
    ),
    'broken-install',
    /uninstall -y torch && .*install --no-cache-dir torch/,
  ],
  [
    from(
      `${site}/moonbase/a.py`,
      'from torch._C import (',
      `ImportError: cannot import name '_set_torch_function_mode' from 'torch._C' (${site}/torch/_C.cpython-311-x86_64-linux-gnu.so)`,
    ),
    'torch-version-mismatch',
    /torch/,
    /uninstall/,
  ],
  // setup.py says it without the name of the exception.
  [
    "error: tokenizers 0.15.1 is installed but tokenizers!=0.11.3,<0.14,>=0.11.1 is required by {'transformers'}",
    'resolution-conflict',
    /install "tokenizers!=0\.11\.3,<0\.14,>=0\.11\.1"/,
  ],
  // A plugin of JAX beside another jaxlib, in its other words.
  [
    "RuntimeError: Unable to initialize backend 'cuda': INVALID_ARGUMENT: Unexpected PJRT_Client_Create_Args size: expected 88, got 72. The plugin is likely built with a later version than the framework.",
    'jax-version-mismatch',
    /install -U "jax\[cuda12\]"/,
  ],
  [
    from(
      `${site}/jax_plugins/xla_cuda12/__init__.py`,
      'xla_client.register_custom_call_handler(',
      'TypeError: register_custom_call_target(): incompatible function arguments. The following argument types are supported:',
    ),
    'jax-version-mismatch',
    /install -U "jax\[cuda12\]"/,
  ],
  // A hook of the Trainer that it hands one more since a release; the Trainer's own is the older one then.
  [
    'TypeError: DPOTrainer.log() takes 2 positional arguments but 3 were given',
    'transformers-version-mismatch',
    /install "transformers<4\.47"/,
  ],
  [
    'TypeError: _unsloth_get_batch_samples() takes 3 positional arguments but 4 were given',
    'transformers-version-mismatch',
    /install "transformers<4\.50"/,
  ],
  [
    'TypeError: Trainer.training_step() takes 3 positional arguments but 4 were given',
    'transformers-version-mismatch',
    /install "transformers>=4\.46,<5"/,
  ],
  [
    'TypeError: Logger.log() takes 2 positional arguments but 3 were given',
    'api-mismatch',
    undefined,
    /transformers/,
  ],
  // mmcv 2 lacks what mmcv 1 had: it never comes unasked.
  [
    from(
      `${site}/mmcv/utils/config.py`,
      'raise ex',
      "AttributeError: 'ConfigDict' object has no attribute 'dump'",
    ),
    'api-mismatch',
    /mim install "mmcv-full<2"/,
    /install -U mmcv/,
  ],
  [
    from(
      `${site}/mmcv/utils/config.py`,
      'text, _ = FormatCode(text, style_config=style, verify=True)',
      "TypeError: FormatCode() got an unexpected keyword argument 'verify'",
    ),
    'api-mismatch',
    /^\S+ -m pip install "yapf<0\.40\.2"/,
    /mmcv/,
  ],
  // The Qt of OpenCV beside another; a Qt without a screen is another thing.
  [
    'qt.qpa.plugin: Could not find the Qt platform plugin "xcb" in "/v/lib/python3.8/site-packages/cv2/qt/plugins"',
    'libgl-missing',
    /opencv-python-headless/,
    /xvfb/,
  ],
  [
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
    'no-display',
    /offscreen/,
  ],
  // The driver's part for video, where it was not handed in; a card without an encoder is another thing.
  ['[hevc_nvenc @ 0x1] Cannot load libnvidia-encode.so.1', 'nvenc-unavailable', /utility,video/],
  ['[h264_nvenc @ 0x1] No capable devices found', 'nvenc-unavailable', /libx264/],
  [
    "ValueError: Failed to initialize Pyglet window with an OpenGL >= 3+ context. If you're logged in via SSH, ensure that you're running your script with vglrun (i.e. VirtualGL).",
    'no-display',
    /xvfb-run/,
  ],
  // An import that was tried and passed over; another name is a mistake of the code.
  [
    "Install(git-clone) error: https://github.com/a/ComfyUI-Pack / name 'git' is not defined",
    'module-not-found',
    /install GitPython && python3 -c "import git"/,
  ],
  ["NameError: name 'gitt' is not defined", 'code-fault', /git pull/, /GitPython/],
  // A line for a shell as the program of a container; a program with words of its own is another thing.
  [
    'OCI runtime create failed: unable to start container process: exec: "env | grep _ >> /etc/environment; /opt/init.sh;": stat env | grep _ >> /etc/environment; /opt/init.sh;: no such file or directory: unknown',
    'command-in-one-word',
    /"bash", "-c", "THE LINE"/,
    /"grep"/,
  ],
  [
    'OCI runtime create failed: unable to start container process: exec: "sleep infinity": executable file not found in $PATH: unknown',
    'command-in-one-word',
    /\["sleep", "infinity"\]/,
    /THE LINE/,
  ],
  // What the compiler of torch fails at is no None of the app's.
  [
    "torch._dynamo.exc.InternalTorchDynamoError: 'NoneType' object has no attribute 'co_filename'",
    'compile-failed',
    /^export TORCHDYNAMO_DISABLE=1/,
  ],
];

answersAs(import.meta.filename, { first });

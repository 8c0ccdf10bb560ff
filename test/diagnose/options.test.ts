import { type AnswerCase, answersAs } from './told.ts';

const setting = (field: string, said: string) =>
  `pydantic_core._pydantic_core.ValidationError: 1 validation error for TideConfig\n${field}\n  ${said}`;

/** Options, settings and variables: which one, and what it is to be. */
const first: readonly AnswerCase[] = [
  [
    'RuntimeError: Detector is not installed. Please run `bash scripts/setup_detector.sh`',
    'message-says',
    /^bash scripts\/setup_detector\.sh /,
  ],
  ['[ERROR] Environment not found. Please run setup.sh first!', 'message-says', /^bash setup\.sh /],
  [
    'Parts are not installed. Run ./install.sh --cuda 12.4',
    'message-says',
    /^bash \.\/install\.sh --cuda 12\.4 /,
  ],
  [
    'ValueError: Path ./configs/base.yaml does not exist or is not a file',
    'named-thing-missing',
    /^find .*configs\/base\.yaml/,
  ],
  [
    "$ uv sync einops\nerror: unexpected argument 'einops' found\n\nUsage: uv sync [OPTIONS]",
    'unknown-argument',
    /^uv add einops /,
  ],
  [
    "$ uv install -r requirements.txt\nerror: unrecognized subcommand 'install'\n\n  tip: a similar subcommand exists: 'uv pip install'",
    'unknown-argument',
    /^uv pip install -r requirements\.txt$/m,
  ],
  ["find: 'checkpoints': No such file or directory", 'named-thing-missing', /^mkdir -p checkpoints /],
  // What os.py looks up is the environment, and a name alone may be a column.
  [
    'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n  File "/opt/v/lib/python3.9/os.py", line 675, in __getitem__\n    raise KeyError(key) from None\nKeyError: \'RANK\'',
    'environment-variable-missing',
    /torchrun/,
  ],
  [
    '  File "/w/a/data.py", line 9, in __getitem__\n    row = sample["RANK"]\nKeyError: \'RANK\'',
    'data-of-another-form',
  ],
  [
    'Traceback (most recent call last):\n  File "/w/a/photos.py", line 9, in take\n    row = sample["RANK"]\nKeyError: \'RANK\'',
    'data-of-another-form',
  ],
  // A file of variables that is a script.
  [
    "ERROR: In file ./.env: environment variable name 'export A_DIR' may not contain whitespace.\nmake: *** [Makefile:5: build] Error 1",
    'compose-file-invalid',
    /^sed -i 's\/\^export \/\/' \.\/\.env/,
  ],
  // A command that ends too early.
  [
    'train.py: error: the following arguments are required: --output_dir\ntrain.sh: line 2: --rank: command not found\ntrain.sh: line 3: --data: command not found',
    'script-line-cut',
    /^sed -i .* train\.sh/,
  ],
  // Files of settings, screens.
  [
    'Invalid config file at /srv/app.yaml:\n"code": "invalid_type",\n"expected": "number",\n"received": "string",\n"path": [\n"jobs",\n0,\n"size"\n],\n"message": "Expected number, received string"',
    'config-refused',
    /in \/srv\/app\.yaml: jobs\[0\]\.size must be a number/,
  ],
  [
    'error converting YAML to JSON: yaml: line 7: found a tab character that violates indentation',
    'config-file-broken',
    /^sed -i 's\/\\t\/ {2}\/g' /,
  ],
  [
    'in config/train.yaml, YAMLParseError: Tabs are not allowed as indentation at line 3',
    'config-file-broken',
    /sed -i [^\n]* config\/train\.yaml /,
  ],
  [
    "OSError: [Errno 40] Too many levels of symbolic links: '/srv/models'",
    'path-of-another-kind',
    /\/srv\/models/,
  ],
  [
    'mujoco.FatalError: an OpenGL platform library has not been loaded into this process',
    'no-display',
    /MUJOCO_GL=egl/,
  ],
  [
    'RuntimeError: Cannot draw. If running headless, make sure --cameras is set.',
    'message-says',
    /--cameras/,
  ],
  // A path in its own quotes.
  [
    `unable to execute "'/opt/cuda'/bin/nvcc": No such file or directory`,
    'nvcc-or-cuda-home-missing',
    /^export CUDA_HOME=\/opt\/cuda /,
  ],
  // What the parser of a script does not define.
  [
    '  File "/home/a/srl/nn/opt.py", line 46, in save\n    name = "%s" % argv.moon\nAttributeError: \'Namespace\' object has no attribute \'moon\'',
    'arguments-missing',
    /grep -rn "add_argument" --include=\*\.py \/home\/a\/srl/,
    /class Namespace/,
  ],
  // A name of hydra, and no path.
  [
    "hydra.errors.MissingConfigException: Cannot find primary config '/data/moon/moon_configs/moon_l.yaml'. Check that it's in your config search path.\n\nConfig search path:\n\tprovider=hydra, path=pkg://hydra.conf\n\tprovider=main, path=pkg://moon_configs\n\tprovider=schema, path=structured://",
    'named-thing-missing',
    /^# .*moon_l\.yaml in place of \/data\/moon\/moon_configs\/moon_l\.yaml/,
  ],
  // The usage above has the option, behind a bracket that is none of a logger.
  [
    'usage: run.py [-h] --out DIR\n              [--moon-env NAME] [--moon-port PRT]\nrun.py: error: unrecognized arguments: --env-name tide',
    'unknown-argument',
    /^# write --moon-env in place of --env-name/,
  ],
  // An environment of gym that nobody registered: the one that is named is another.
  [
    "gymnasium.error.NameNotFound: Environment `Moon-Lift-v0` doesn't exist. Did you mean: `Moon-Reach-v0`?",
    'environment-not-registered',
    /before gym\.make\("Moon-Lift-v0"\)/,
  ],
  // Values that the message lists behind "Use".
  [
    "ValueError: Invalid tide parameter: 'A,B'. Use 'rgb', 'all', None, or a list of names.",
    'message-says',
    /rgb, all, None/,
  ],
  // A variable that supervisord wants to put in.
  [
    "moon | Error: Format string '%(ENV_HOME)s/x' for 'program:moon' contains names ('ENV_MOON_DEBUG') which cannot be expanded. Available names: ENV_HOME, ENV_PATH",
    'environment-variable-missing',
    /MOON_DEBUG/,
  ],
  // Settings that rule each other out.
  ['Moon string incompatible with --tide range', 'settings-disagree', /take --tide out/],
  // Paths that a check asks for: the option, and its value where the log has it.
  [
    '  File "train.py", line 9, in main\n    assert os.path.exists(args.moon_dir)\nAssertionError\n\n$ python3 train.py --moon-dir=tide/train/*.jpg',
    'named-thing-missing',
    /--moon-dir=tide\/train in the command/,
  ],
  [
    "{'moon_root': '/home/somebody/data/MOON'}\n  File \"/srv/moon/data.py\", line 15, in __init__\n    assert os.path.isdir(moon_root)\nAssertionError",
    'named-thing-missing',
    /^ls -ld \/home\/somebody\/data\/MOON .*moon_root/,
  ],
  ["AssertionError: ERROR: Config File doesn't exist.", 'named-thing-missing', /^# cd into/],
];

const anywhere: readonly AnswerCase[] = [
  // What the message prints comes first.
  [
    'OSError: Could not find a backend to open `out/moon.mp4`` with iomode `w`.\nBased on the extension, the following plugins might add capable backends:\n  FFMPEG:  pip install imageio[ffmpeg]\n  pyav:  pip install imageio[pyav]',
    'module-not-found',
    /install -U "imageio\[ffmpeg,pyav\]"/,
    /find "/,
  ],
  // What the tool is told to use is not there, or not of this kind: by name.
  [
    'RuntimeError: [enforce fail at /pytorch/third_party/gloo/gloo/transport/tcp/device.cc:84]\n  ifa != nullptr. Unable to find address for: ^docker0',
    'distributed-not-connected',
    /^export GLOO_SOCKET_IFNAME=\$\(/,
    /MASTER_ADDR/,
  ],
  [
    '- no socket interface found\n- Unable to find address for: ens9',
    'distributed-not-connected',
    /^export GLOO/,
    /--network host/,
  ],
  ['gloo/transport/tcp/pair.cc:598] Connection closed by peer', 'distributed-not-connected', /MASTER_ADDR/],
  [
    "W: GPG error: http://deb.example.org/moon  Release: The following signatures were invalid: BADSIG 00AA moon\nW: The repository 'http://deb.example.org/moon  Release' is not signed.\nE: Failed to fetch http://deb.example.org/moon/Packages.gz  Hash Sum mismatch",
    'apt-signature-invalid',
    /^rm -rf \/var\/lib\/apt\/lists/,
    /apt-key/,
  ],
  [
    "W: GPG error: http://deb.example.org/moon  InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY A4B469963BF863CC\nE: Failed to fetch http://deb.example.org/sun/Packages.gz  Hash Sum mismatch",
    'apt-key-missing',
  ],
  [
    "error running hook #0: exit status 1, stderr: Auto-detected mode as 'legacy'\nunsupported capabilities found in 'video,all' (allowed 'video,utility'): unknown.",
    'value-refused',
    /CAPABILITIES=all/,
  ],
  [
    "Failed to validate prompt for output 12:\n* moonLoader 13:\n  - Required input is missing: rover\nOutput will be ignored\ninvalid prompt: {'type': 'prompt_outputs_failed_validation'}",
    'workflow-incomplete',
  ],
  ['glm/gtc/moon.hpp: No such file or directory', 'missing-header', /libglm-dev/],
  ['fatal error: glm/gtx/moon.hpp: No such file or directory', 'missing-header', /g-truc\/glm/],
  ['fatal error: cutlass/moon.h: No such file or directory', 'missing-header', undefined, /g-truc/],
  ['error while handling argument "--flash-attn": expected value for argument', 'value-refused', /-attn on/],
  [
    'error while handling argument "--flash-attn": error: unkown value for --flash-attn: \'-ngl\'',
    'value-refused',
    /-attn on/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for T5Encoder:\n\tMissing key(s) in state_dict: "token_embedding.weight", "blocks.0.norm1.weight", "blocks.0.attn.q.weight".',
    'model-mismatch',
    /umt5-xxl-enc-bf16/,
    /removeprefix/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [1536, 16, 1, 2, 2], expected input[1, 36, 9, 60, 104] to have 16 channels, but got 36 channels instead',
    'model-mismatch',
    /I2V file/,
    /git pull/,
  ],
  [
    'Traceback (most recent call last):\n  File "/home/me/kohya/train_network.py", line 7, in train\n    key, value = net_arg.split(\'=\')\nValueError: not enough values to unpack (expected 2, got 1)',
    'value-refused',
    /network_args "conv_dim/,
    /git .*pull/,
  ],
  [
    'ERROR: Directory /moon/base owned by unexpected user/group, expected 1000:1000, actual 0:0',
    'permission-denied',
    /chown -R 1000:1000 .*\/moon\/base/,
  ],
  [
    'Traceback (most recent call last):\n  File "/home/me/ROVER/app.py", line 2, in <module>\n    from rover.wheels import Wheel\n  File "/home/me/ROVER/rover/wheels/__init__.py", line 5, in <module>\n    from .tyre.tyre import Tyre\nModuleNotFoundError: No module named \'rover.wheels.tyre.tyre\'',
    'module-not-found',
    /^cd \/home\/me\/ROVER && git submodule update/,
    /uninstall|install -U/,
  ],
  // Passed over.
  ['libtorch_cuda.so:%20undefined%20symbol:%20ncclCommShrink', 'torch-nccl-mismatch'],
  [
    "OpenCV: FFMPEG: tag 0x31637661/'avc1' is not supported with codec id 27 and format 'mp4 / MP4'\nOpenCV: FFMPEG: fallback to use tag 0x00000021/'!???'",
    'ffmpeg-without-encoder',
    /mp4v/,
  ],
  [
    "OpenCV: FFMPEG: tag 0x31637661/'avc1' is not supported with codec id 27 and format 'mp4 / MP4'\nOpenCV: FFMPEG: fallback to use tag 0x7634706d/'mp4v'",
    'none',
  ],
  ['"dump()" has been removed, use', 'api-mismatch', /"ruamel\.yaml<0\.18"/],
  ["Unknown encoder 'libx265'", 'ffmpeg-without-encoder', /~\/bin/, /PATH=\/usr\/bin/],
  // Words that name the variable.
  [
    'RuntimeError: 70 moons were given. Set MOON_MAX_ADAPTERS to increase this limit.',
    'limit-of-a-variable',
    /^export MOON_MAX_ADAPTERS=VALUE/,
  ],
  [
    'RuntimeError: moons are switched off. Unset MOON_OFFLINE=1 to allow it.',
    'setting-stands-in-the-way',
    /^unset MOON_OFFLINE/,
  ],
  ['+ unset MOON_OFFLINE\nready', 'none'],
  [
    'RuntimeError: sageattention is not new enough version or could not determine CUDA architecture, cannot apply it.',
    'sageattention-version-mismatch',
    /thu-ml\/SageAttention/,
  ],
  [
    'Could not load library cudnn_cnn_infer64_8.dll. Error code 126',
    'other-missing-shared-library',
    /nvidia-cudnn-cu12==8/,
    /LD_LIBRARY_PATH/,
  ],
  [
    'ImportError: Please install timm, einops and decord to read videos',
    'message-says',
    /install timm einops decord/,
  ],
  ['ImportError: Please install timm and restart the kernel', 'message-says', /install timm$/m],
  [
    '#6 1.2 W: GPG error: http://deb.debian.org/debian trixie InRelease: the public key is not available: NO_PUBKEY 0123456789ABCDEF',
    'apt-key-missing',
    /^RUN apt-get .{20,120}debian-archive-keyring/m,
    /rm -f/,
  ],
  ['E0101 agent.cpp:77] Failed to build reg descs for moon', 'none'],
  [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because only the following versions of torch are available:\n          torch<2.4.0\n          torch==2.7.0+cpu\n      and you require torch==2.4.0+cpu, we can conclude that your requirements are unsatisfiable.',
    'torch-no-matching-distribution',
    /whl\/cpu/,
    /cu128/,
  ],
  // An option by another name, of an app in a git folder, and of a server that pip brought.
  [
    'usage: serve.py [-h] [--max-batch N] [--port PORT]\nserve.py: error: unrecognized arguments: --max-batch-size 4',
    'unknown-argument',
    /write --max-batch in place of --max-batch-size/,
  ],
  [
    'launch_server.py: error: unrecognized arguments: --made-up 1',
    'unknown-argument',
    /install -U "sglang\[all\]"/,
    /git pull/,
  ],
  // The names that the log has.
  ["/srv/run.sh: line 3: $'\\r': command not found", 'crlf-script', /sed -i 's\/\\r\$\/\/' \/srv\/run\.sh/],
  ['/data/entrypoint.sh: set: line 2: illegal option -', 'crlf-script', /name entrypoint\.sh[\s\S]*build/],
  ['tar: illegal option -- q', 'none'],
  [
    "RUN pip install -c limits.txt -r base.txt\n  Getting requirements to build wheel: finished with status error\nModuleNotFoundError: No module named 'pkg_resources'\nERROR: Failed to build 'git+https://github.com/acme/old.git' when getting requirements to build wheel",
    'pkg-resources-missing',
    /no-build-isolation git\+https:\/\/github\.com\/acme\/old\.git[\s\S]*PIP_BUILD_CONSTRAINT=[\s\S]*-c limits\.txt -r base\.txt/,
  ],
  // What a validator says of a field.
  [setting('phase', 'Input should be a valid dictionary [type=dict_type]'), 'config-refused'],
  [setting('phase', 'Input should be a valid integer, unable to parse [type=int_parsing]'), 'config-refused'],
  [setting('phase', 'Input should be a valid boolean [type=bool_type]'), 'config-refused'],
  [setting('phase', 'Input should be a valid string [type=string_type]'), 'config-refused'],
  [setting('phase', 'Extra inputs are not permitted [type=extra_forbidden]'), 'config-refused'],
  [setting('phase', "Input should be 'new' or 'full' [type=literal_error]"), 'config-refused'],
];

answersAs(import.meta.filename, { first, anywhere });

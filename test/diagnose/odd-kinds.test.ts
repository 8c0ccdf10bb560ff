import { type AnswerCase, answersAs } from './told.ts';

/**
 * Remedies that the log prints itself, compiled parts of a project, companions on a too new Python, and libraries by
 * their names: each in words of its own, with the nearest that is another thing.
 */
const cases: readonly AnswerCase[] = [
  // A module that the project compiles: nothing of pip's, and no stranger's.
  [
    "AttributeError: module 'MoonSampling' has no attribute 'moon_sampling_forward'",
    'extension-build-failed',
    /grep -rl --include=setup\.py MoonSampling/,
    /install -U|uninstall/,
  ],
  [
    "ModuleNotFoundError: No module named 'utils.cython_bbox'",
    'extension-build-failed',
    /install --no-build-isolation cython_bbox/,
    /PYTHONPATH/,
  ],
  [
    "ModuleNotFoundError: No module named 'utils.gpu_nms'",
    'extension-build-failed',
    /-name setup\.py/,
    /install gpu|PYTHONPATH/,
  ],
  ["ModuleNotFoundError: No module named 'utils.moon'", 'module-not-found', /PYTHONPATH/],
  [
    "No module named 'onnx.onnx_cpp2py_export.shape_inference'; 'onnx.onnx_cpp2py_export' is not a package",
    'broken-install',
    /--force-reinstall --no-deps onnx/,
    /install -U/,
  ],
  // What the message prints comes first.
  [
    'OSError: Could not find a backend to open `out/moon.mp4`` with iomode `w`.\nBased on the extension, the following plugins might add capable backends:\n  FFMPEG:  pip install imageio[ffmpeg]\n  pyav:  pip install imageio[pyav]',
    'module-not-found',
    /install "imageio\[ffmpeg\]"/,
    /find "/,
  ],
  // A build from within a clone: no folder is made up of half a path.
  [
    'rover/src/cpu/wheel.cpp:3:10: fatal error: moon/base.h: No such file or directory\ncompilation terminated.',
    'missing-header',
    /apt-file search moon\/base\.h/,
    /cd |\/src\/cpu/,
  ],
  [
    '/home/me/rover/src/cpu/wheel.cpp:3:10: fatal error: moon/base.h: No such file or directory\ncompilation terminated.',
    'missing-header',
    /git -C \/home\/me\/rover\/src\/cpu/,
  ],
  [
    "src/wheel.cpp:4:10: fatal error: TH/TH.h: No such file or directory\ncompilation terminated.\nerror: command 'gcc' failed with exit status 1",
    'extension-too-old-for-torch',
    /include \.THC\*/,
    /submodule/,
  ],
  ['    CUDA::nvToolsExt', 'cuda-toolkit-incomplete', /cuda-nvtx-dev=/, /libraries-dev/],
  ['    CUDA::cufft', 'cuda-toolkit-incomplete', /cuda-libraries-dev/, /nvtx/],
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
  // The requirement itself must change, or what asks for it be installed without it.
  [
    'ERROR: Could not find a version that satisfies the requirement clip==1.0 (from versions: 0.1.0, 0.2.0)',
    'package-not-found',
    /in place of clip==1\.0/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement whisper (unavailable) (from moon-talk)\nERROR: No matching distribution found for whisper (unavailable)',
    'package-not-found',
    /install --no-deps moon-talk/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement cupy-cuda12x (from versions: none)',
    'package-not-found',
    /--python 3\.10/,
    /OWNER|git\+/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement moonbase (from versions: none)\nERROR: No matching distribution found for moonbase',
    'package-not-found',
    /as its README says/,
    /OWNER/,
  ],
  // A companion on a too new Python: with its torch.
  [
    'ERROR: Could not find a version that satisfies the requirement torchtext==0.11.0 (from versions: 0.5.0, 0.6.0, 0.16.2, 0.17.2, 0.18.0)',
    'torch-no-matching-distribution',
    /--python 3\.9[\s\S]*torchtext==0\.16\.2 "torch==2\.1\.\*"/,
  ],
  // Buffers.
  [
    'RuntimeError: Error(s) in loading state_dict for Moon:\n\tUnexpected key(s) in state_dict: "text.embeddings.position_ids", "rotary.inv_freq".',
    'model-mismatch',
    /strict=False/,
    /requirements/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Moon:\n\tUnexpected key(s) in state_dict: "rotary.proj".',
    'model-mismatch',
    /model, size and config/,
  ],
  // Releases that do not go together, silent so far.
  ["AttributeError: module 'gradio' error has no attribute 'outputs'", 'gradio-version-mismatch', /gradio<4/],
  [
    "AttributeError: 'tuple' object has no attribute 'to_legacy_cache'",
    'api-mismatch',
    /transformers==4\.38\.2/,
  ],
  ["AttributeError: 'EntryPoints' object has no attribute 'get'", 'api-mismatch', /importlib-metadata<5/],
  [
    'SystemError: initialization of _internal failed without raising an exception',
    'numpy-abi-mismatch',
    /install -U numba/,
  ],
  [
    'AttributeError: \n"dump()" has been removed, use\n\n  yaml = YAML(typ=\'rt\')',
    'api-mismatch',
    /ruamel\.yaml<0\.18/,
  ],
  [
    'CuPy may not function correctly because multiple CuPy packages are installed\nin your environment:\n\n  cupy-cuda11x, cupy-cuda12x\n\nFollow these steps',
    'package-conflict',
    /uninstall -y cupy-cuda11x cupy-cuda12x/,
  ],
  ['RuntimeError: `pyav` can not handle the given uri.', 'api-mismatch', /extension='\.mp4'/],
  [
    'batch response: Git LFS is disabled for this repository.\nerror: failed to fetch some objects from here',
    'git-lfs-pointer',
    /GIT_LFS_SKIP_SMUDGE/,
  ],
  // Libraries by name.
  [
    'ffmpeg: error while loading shared libraries: libx265.so.179: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /conda-forge .*ffmpeg x265/,
  ],
  [
    'ImportError: libHalf.so.23: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libopenexr-dev/,
  ],
  [
    'ImportError: libmoonbase.so.2: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /find \/ -xdev/,
  ],
  [
    "C:\\moon\\lib\\site-packages\\pydub\\utils.py:170: RuntimeWarning: Couldn't find ffmpeg or avconv - defaulting to ffmpeg, but may not work",
    'libsndfile-or-ffmpeg-missing',
    /winget install/,
    /apt-get/,
  ],
  // A part that is left out says so, and then the program fails all the same.
  [
    "Warning: Moonbase failed to import. Set LUNAR_QUIET=1 to suppress this message.\nNo module named 'moonbase'\nTraceback (most recent call last):\n  File \"run.py\", line 3, in <module>\n    import einops\nModuleNotFoundError: No module named 'einops'",
    'module-not-found',
    /install einops/,
    /moonbase/,
  ],
  // The folder that the message names.
  [
    'Error: Could not find Lander model base/moon.bin. Make sure to download the model and place it in the [Rover]/models/lander folder.',
    'named-thing-missing',
    /models\/lander\/base\/moon\.bin/,
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
];

answersAs(import.meta.filename, cases, { first: false });

import { type AnswerCase, answersAs } from './told.ts';

/**
 * Causes whose direction one word of the log tells (the place of the tensors, a line number, the name of a folder, the
 * ending of a file), and lines that state a mismatch outright without the word error; each beside its nearest neighbour.
 */
const home = '/srv/env/lib/python3.10/site-packages';
const config = (line: number, holder = 'LlamaConfig', name = 'rope_theta') =>
  `Traceback (most recent call last):\n  File "/srv/quant/blocks.py", line 12, in __init__\n    self.base = cfg.${name}\n  File "${home}/transformers/configuration_utils.py", line ${line}, in __getattribute__\n    return super().__getattribute__(key)\nAttributeError: '${holder}' object has no attribute '${name}'`;
const kernels = (device: string) =>
  `NotImplementedError: No operator found for \`memory_efficient_attention_forward\` with inputs:\n     query       : shape=(2, 77, 8, 40) (torch.float32)\n\`cutlassF\` is not supported because:\n    ${device}\n\`smallkF\` is not supported because:\n    unsupported embed per head: 40`;
const header = (name: string, around = '') =>
  `${around}/srv/splat/src/raster.cu:7:10: fatal error: ${name}: No such file or directory\n    7 | #include <${name}>\ncompilation terminated.`;
const sound = (file: string) => `soundfile.LibsndfileError: Error opening '${file}': Format not recognised.`;
const cmake = (below = '') =>
  `-- Found CUDAToolkit: /usr/local/cuda/include\n-- Could NOT find ZLIB (missing: ZLIB_LIBRARY ZLIB_INCLUDE_DIR)${below}`;

const first: readonly AnswerCase[] = [
  // The place of the tensors, in the list of refusals.
  [kernels("device=cpu (supported: {'cuda'})"), 'torch-cpu-only', /install .*torch .*cu128/],
  [
    kernels('dtype=torch.float32 (supported: {torch.float16})'),
    'xformers-mismatch',
    undefined,
    /was left on the CPU/,
  ],
  // The line tells which transformers: below 4.33 a Llama has none, from 5 on it stands elsewhere.
  [config(261), 'transformers-version-mismatch', /install "transformers>=4\.33,<5"/],
  [config(164), 'transformers-version-mismatch', /install "transformers>=4\.33,<5"/],
  [config(261, 'Qwen2Config'), 'transformers-version-mismatch', /install "transformers<5"/],
  // An adapter in the place of a model.
  ['ValueError: No supported config format found in runs/night_lora', 'hf-model-not-loaded', /--enable-lora/],
  ['ValueError: No supported config format found in runs/night-7b', 'hf-model-not-loaded', /^hf download/],
  ['ValueError: No supported config format found in acme/explorer-7b', 'hf-model-not-loaded', /^hf download/],
  [
    'OSError: ./out/night-lora does not appear to have a file named config.json.',
    'model-file-missing',
    /PeftModel/,
  ],
  [
    'OSError: ./out/night-7b does not appear to have a file named config.json.',
    'model-file-missing',
    undefined,
    /in the code: PeftModel/,
  ],
  // A header that the target of a CMake build does not search for, and one of a clone.
  [
    header(
      'glm/glm.hpp',
      'make[2]: *** [CMakeFiles/raster.dir/build.make:76: CMakeFiles/raster.dir/raster.cu.o] Error 1\n',
    ),
    'missing-header',
    /^apt-get .*libglm-dev/,
  ],
  [header('glm/glm.hpp'), 'missing-header', /submodule update/],
  // A header of the C++ library names the compiler.
  [header('filesystem'), 'gcc-too-old', /g\+\+-9/],
  [header('source_location'), 'gcc-too-old', /g\+\+-11/],
  [header('spdlog/spdlog.h'), 'missing-header', undefined, /g\+\+-/],
  // What pyglet itself opens, and what pyrender draws through it.
  [
    `${home}/pyglet/canvas/xlib.py in __init__(self, name)\n--> 99 raise NoSuchDisplayException\nNoSuchDisplayException: Cannot connect to "None"`,
    'no-display',
    /pyvirtualdisplay/,
    /MUJOCO_GL/,
  ],
  ['pyglet.canvas.xlib.NoSuchDisplayException: Cannot connect to "None"', 'no-display', /xvfb-run/],
  [
    `  File "${home}/pyrender/platforms/pyglet_platform.py", line 50, in init_context\n    x()\n  File "${home}/pyglet/canvas/xlib.py", line 123, in __init__\n    raise NoSuchDisplayException()\npyglet.canvas.xlib.NoSuchDisplayException: Cannot connect to "None"`,
    'no-display',
    /PYOPENGL_PLATFORM=egl/,
  ],
  // The package that the log names.
  [
    'error in quickhashes setup command: use_2to3 is invalid.',
    'setuptools-too-new',
    /install .* quickhashes /,
    /-r requirements/,
  ],
  ['AttributeError: install_layout', 'setuptools-too-new', undefined, /quickhashes/],
  // The torchtext of the torch that is here.
  [
    `OSError: ${home}/torchtext/lib/libtorchtext.so: undefined symbol: _ZN5torch3jit6MethodclEv`,
    'torch-extension-abi-mismatch',
    /torchtext==\$\(/,
  ],
  // An ending that libsndfile knows from 1.1 on, one it does not know, and one that it always knew.
  [sound('clips/a.mp3'), 'file-unreadable', /install -U soundfile/],
  [sound('talk.mp4'), 'file-unreadable', /^apt-get .*ffmpeg/],
  [sound('talk.wav'), 'file-unreadable', undefined, /install -U soundfile/],
  // Lines that state it.
  [cmake(), 'build-part-missing', /zlib1g-dev/],
  [cmake('\n-- Configuring done\n-- Generating done'), 'none'],
  [
    'projector width mismatch (1152 and 2048)! Make sure you use the correct projector file!',
    'model-mismatch',
    /projector file/,
  ],
  ['shape mismatch (3 and 4) was mended: padded', 'none'],
  [
    "2026-02-03T04:05:06.123456 - NodeKit-mesher 2.1.0 is not compatible with mesher 1.4.2. Please update mesher to a supported version in ['v2.1.0', 'v2.1.1']",
    'package-version-mismatch',
    /mesher.*2\.1\.0/,
  ],
  // The one that the message tells to move, and to where.
  [
    'quantkit 0.4.1 is not compatible with meshformers 4.4.0. Please upgrade quantkit to >=0.4.3',
    'package-version-mismatch',
    /install -U "quantkit>=0\.4\.3"/,
  ],
  [
    'gridarray 2.1.0 is incompatible with jitter 0.5.9. Please downgrade gridarray to <2',
    'package-version-mismatch',
    /install -U "gridarray<2"/,
  ],
  [
    'This version of mesh-kernel (0.1.0) is too old. Please upgrade to mesh-kernel>=0.2.4',
    'package-version-mismatch',
    /install -U "mesh-kernel>=0\.2\.4"/,
  ],
  [
    'mesh-kernel version 0.1.0 is too old. Please upgrade mesh-kernel to 0.2.4 or newer',
    'package-version-mismatch',
    /install -U "mesh-kernel>=0\.2\.4"/,
  ],
  ['quantkit 0.4.1 is not compatible with meshformers 4.4.0. Please see the notes of this release', 'none'],
  ['mesher 2.1.0 is compatible with mesher-core 1.4.2', 'none'],
  ['RuntimeError: Only support head size 64, 128, and 256 for now', 'attention-setting', /flash_attention_2/],
  // A file that is loaded in another format instead.
  [
    'An error occurred while trying to fetch /m/unet: Error no file named diffusion_pytorch_model.safetensors found in directory /m/unet.\nDefaulting to unsafe serialization. Pass `allow_pickle=False` to raise an error instead.',
    'none',
  ],
  [
    'OSError: Error no file named diffusion_pytorch_model.bin found in directory /m/unet.',
    'model-file-missing',
  ],
  // What the program sets itself.
  [
    'RuntimeError: An error occurred while downloading using `hf_transfer`. Consider disabling HF_HUB_ENABLE_HF_TRANSFER for better error handling.',
    'network-timeout',
    /grep -rn HF_HUB_ENABLE_HF_TRANSFER/,
  ],
  // The direction, or the reason, that the line itself holds.
  [
    "AttributeError: module 'ml_dtypes' has no attribute 'float8_e4m3b11'. Did you mean: 'float8_e4m3fn'?",
    'api-mismatch',
    /"ml-dtypes<0\.3"/,
    /-U ml-dtypes/,
  ],
  ["AttributeError: module 'ml_dtypes' has no attribute 'float8_e3m4'", 'api-mismatch', /-U ml-dtypes/],
  [
    '/usr/local/cuda/include/thrust/system/cuda/detail/core/launcher.h(300): error: \nnamespace "thrust::cub" has no member "SyncStream"',
    'extension-build-failed',
    /unset CUB_HOME/,
    /xargs sed/,
  ],
  ['src/a.cu(30): error: namespace "thrust" has no member "device"', 'extension-build-failed', /xargs sed/],
  [
    '  × Failed to download `meshy==1.2.3`\n  ├─▶ Failed to write to the distribution cache\n  ├─▶ error decoding response body\n  ├─▶ request or response body error\n  ├─▶ error reading a body from connection\n  ╰─▶ connection reset',
    'network-timeout',
    /UV_HTTP_RETRIES=10 uv pip install/,
    /UV_CACHE_DIR/,
  ],
  [
    '  × Failed to download `meshy==1.2.3`\n  ├─▶ Failed to write to the distribution cache\n  ╰─▶ Permission denied (os error 13)',
    'broken-install',
    /UV_CACHE_DIR/,
  ],
  [
    'config.json: 100%|████| 371/371 [00:00<00:00, 1.19MB/s]\nKilledng 4 files:   0%|          | 0/4 [00:00<?, ?it/s]',
    'killed-oom',
    /HF_HUB_DISABLE_XET=1/,
  ],
  ['Killedng was renamed in 4 files: see there', 'none'],
  [
    "No module 'xformers'. Proceeding without it.\nTraceback (most recent call last):\n  File \"/w/modules/optim.py\", line 18, in <module>\n    import xformers.ops\nModuleNotFoundError: No module named 'xformers.ops'; 'xformers' is not a package",
    'module-not-found',
    /--xformers/,
    /__file__/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/w/modules/optim.py\", line 18, in <module>\n    import xformers.ops\nModuleNotFoundError: No module named 'xformers.ops'; 'xformers' is not a package",
    'module-not-found',
    /__file__/,
  ],
];

answersAs(import.meta.filename, { first });

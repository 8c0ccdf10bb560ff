import { type AnswerCase, answersAs } from './told.ts';

/**
 * The cure that works stands first, and what the log itself hints at is used: the package of a renamed attribute, a
 * screen that is not there, a step that was to be done before. Each beside its nearest neighbour.
 */
const field = (name: string) => `AttributeError: 'FieldInfo' object has no attribute '${name}'`;
const keyword = (callee: string, name: string) =>
  `Traceback (most recent call last):\n  File "find.py", line 20, in <module>\n    out = processor.run(\nTypeError: ${callee}() got an unexpected keyword argument '${name}'`;
const places = (tokens: number) =>
  `ValueError: The input provided to the model are wrong. The number of image tokens is ${tokens} while the number of image given to the model is 2. This prevents correct indexing and breaks batch generation.`;
const onnx = (op: string, rank: number) =>
  `onnxruntime.capi.onnxruntime_pybind11_state.Fail: [ONNXRuntimeError] : 1 : FAIL : Load model from face.onnx failed:Node (${op}_12) Op (${op}) [ShapeInferenceError] Input 0 expected to have rank 4 but has rank ${rank}`;
const noImage = 'what():  parallel_for failed: cudaErrorNoKernelImageForDevice: no kernel image is available';
const first: readonly AnswerCase[] = [
  // Screens.
  ['pyglet.display.xlib.NoSuchDisplayException: Cannot connect to ":7"', 'no-display', /xvfb-run/, /MUJOCO/],
  ['mujoco.FatalError: gladLoadGL error', 'no-display', /MUJOCO_GL=egl/],
  [
    'ERROR: In vtkXOpenGLRenderWindow.cxx, line 9\nvtkXOpenGLRenderWindow (0x1): bad X server connection. DISPLAY=',
    'no-display',
    /xvfb-run/,
  ],
  [
    'vtkXOpenGLRenderWindow.:1456  WARN| vtkXOpenGLRenderWindow (0x1): bad X server connection. DISPLAY=',
    'none',
  ],
  ['WARNING:root:kernel 77aa restarted\nplot.py: cannot connect to X server', 'no-display', /xvfb-run/],
  ['viewer: connected to X server :0', 'none'],
  [
    'ImportError: /opt/m/bin/libglew.so: undefined symbol: glXGetProcAddressARB',
    'undefined-symbol',
    /LD_PRELOAD=.*libGL\.so/,
  ],
  [
    'ImportError: /opt/m/bin/libfast.so: undefined symbol: fast_get_address',
    'undefined-symbol',
    undefined,
    /libGL/,
  ],
  // Versions: the package is said.
  [field('required'), 'pydantic-mismatch', /"pydantic<2"/],
  [field('outer_type_'), 'pydantic-mismatch', /"pydantic<2"/],
  [field('is_required'), 'pydantic-mismatch', /pydantic>=2/],
  [field('my_own'), 'api-mismatch', undefined, /pydantic<2/],
  [
    keyword('GroundingDinoProcessor.post_process_grounded_object_detection', 'box_threshold'),
    'transformers-version-mismatch',
    /threshold=/,
  ],
  [places(1152), 'transformers-version-mismatch', /install -U transformers/],
  [places(1), 'data-of-another-form', /apply_chat_template/],
  [
    "AttributeError: module 'diffusers.models' has no attribute 'unet_2d_condition'",
    'diffusers-version-mismatch',
    /diffusers<0\.26/,
  ],
  [
    "ModuleNotFoundError: No module named 'diffusers.models.unet_2d_condition'",
    'diffusers-version-mismatch',
    undefined,
    /<0\.26/,
  ],
  [
    'cub/util_namespace.cuh:46:2: error: #error CUB requires a definition of CUB_NS_QUALIFIER when CUB_NS_PREFIX/POSTFIX are defined.',
    'source-does-not-compile',
    /define CUB_NS_QUALIFIER/,
  ],
  [
    'my/space.cuh:4:2: error: #error MY requires a definition of MY_NS when MY_PREFIX is defined.',
    'source-does-not-compile',
    undefined,
    /CUB/,
  ],
  // Models that are none, or of another kind.
  [onnx('GridSample', 5), 'package-version-mismatch', /install -U onnxruntime.*opset/],
  [onnx('Conv', 3), 'value-refused', undefined, /opset/],
  [
    'Could not load Llama model from path: ./models/ggml-vocab-qwen2.gguf. Received error',
    'model-not-loaded',
    /-GGUF/,
  ],
  [
    'Could not load Llama model from path: ./models/qwen2-vocab-big.gguf. Received error',
    'model-not-loaded',
    undefined,
    /vocabulary/,
  ],
  ['Error: embedding models do not support chat', 'model-not-supported', /\/api\/embed/],
  ['Error: these settings do not support chat', 'not-supported-stated', undefined, /api\/embed/],
  // Adapters for ollama.
  [
    'ADAPTER ./mine/adapter_model.safetensors\n\ncreating adapter layer\nError: invalid file magic',
    'model-format-mismatch',
    /convert_lora_to_gguf/,
  ],
  [
    'converting adapter\nError: open adapter_config.json: no such file or directory',
    'wrong-folder',
    /ADAPTER .*folder/,
  ],
  // Weights of DataParallel, in the words of an old torch.
  ['unexpected key "module.conv1.weight" in state_dict', 'model-mismatch', /module\./],
  ['KeyError: \'unexpected key "module.fc.bias" in state_dict\'', 'model-mismatch', /module\./],
  ['ignoring: no unexpected key "module.conv1.weight" in state_dict', 'none'],
  // Steps that the message names.
  [
    'The `bindings` module does not exist. Please check the package integrity. If you are attempting to use the pip development mode (editable installation), please execute `build_wheels.py` first',
    'step-left-out',
    /build_wheel\.py/,
  ],
  ['The `bindings` module was built.', 'none'],
  [
    '  File "/w/seg/nets/ops/functions/attn.py", line 9, in <module>\n    raise ModuleNotFoundError(text)\nModuleNotFoundError: \n\nPlease compile MultiScaleDeformableAttention CUDA op with the following commands:\n\t`cd other/ops`',
    'step-left-out',
    /^cd \/w\/seg\/nets\/ops && sh make\.sh/,
    /other/,
  ],
  [
    'Please compile MultiScaleDeformableAttention CUDA op with the following commands:',
    'step-left-out',
    /find \. -path/,
  ],
  // Links: the driver's library is named to the linker.
  ["/usr/bin/ld: lib/libmine.so: undefined reference to `cuMemMap'", 'link-library-missing', /-lcuda/],
  // Cards: where torch may be right it is not replaced unasked.
  [
    'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    'no-kernel-image',
    /get_arch_list.*\|\| python3 -m pip install/,
  ],
  [
    `from faster_whisper import WhisperModel\nterminate called\n  ${noImage}`,
    'no-kernel-image',
    /ctranslate2/,
    /cmake/,
  ],
  [`built by nvcc sort.cu\nterminate called\n  ${noImage}`, 'no-kernel-image', /CMAKE_CUDA/],
  [
    'RuntimeError: CUDA unknown error - this may be due to an incorrectly set up environment',
    'no-gpu-visible',
    /modprobe -r nvidia_uvm/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  ['[Open3D ERROR] Failed to initialize GLFW', 'no-display', /xvfb-run/],
  ['Open3D initialized GLFW', 'none'],
  ['ImportError: /opt/l/libdraw.so: undefined symbol: glBindBuffer', 'undefined-symbol', /libGL\.so\.1/],
  [
    'ImportError: /opt/l/libdraw.so: undefined symbol: glib_start',
    'undefined-symbol',
    undefined,
    /LD_PRELOAD/,
  ],
  [
    'TypeError: stft() takes 1 positional argument but 2 positional arguments were given',
    'librosa-version-mismatch',
    /librosa<0\.10/,
  ],
  [
    '/io/build/spconv/csrc/all.cu(12)\ncuda execution failed with error 209',
    'no-kernel-image',
    /spconv-cu120/,
  ],
  [
    '[Exception|implicit_gemm]bs=1\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
    'no-kernel-image',
    /spconv-cu120/,
    /torchvision/,
  ],
  ['cuda execution failed with error 2', 'none'],
  ['{"error":"\\"bge-m3:latest\\" does not support chat"}', 'model-not-supported', /\/api\/embed/],
  ['Error: "the-panel" does not support chatter', 'not-supported-stated'],
  [
    'RuntimeError: Unsupported model binary version. This executable supports v5',
    'model-format-mismatch',
    /-U ctranslate2/,
  ],
  ["ModuleNotFoundError: No module named 'tensorrt_llm.bindings'", 'step-left-out', /build_wheel/],
  [
    "KeyError: 'missing keys in state_dict: \"{\\'module.conv.weight\\'}\"'",
    'model-mismatch',
    /model\.module/,
  ],
  [
    'FileNotFoundError: The cache is away, please execute tools/make_cache.py first',
    'message-says',
    /python3 tools\/make_cache\.py/,
  ],
  ['INFO: no data yet, please execute tools/make_cache.py first', 'none'],
];

answersAs(import.meta.filename, { first, anywhere });

import { type AnswerCase, answersAs } from './told.ts';

/** What code of papers and laboratories is met with: its commands, pictures, robots and checkpoints, and the nearest that is none of it. */
const other = 'value-of-another-type';

const cases: readonly AnswerCase[] = [
  // Commands.
  [
    'usage: tide.py [-h] --coast COAST --out OUT\ntide.py: error: the following arguments are required: --coast, --out',
    'arguments-missing',
    /add to the command that starts it: --coast, --out/,
  ],
  [
    "tide.py: error: argument --gpu_ids: invalid int value: '0,1'",
    'setting-refused',
    /--gpu_ids.+one int in place of '0,1'/,
  ],
  [
    'usage: ipykernel_launcher.py [-h] [--lr LR]\nipykernel_launcher.py: error: unrecognized arguments: -f /root/.local/share/jupyter/runtime/kernel-12.json',
    'unknown-argument',
    /parse_args\(\[\]\)/,
    /git pull/,
  ],
  [
    "E20250801 10:11:01 option_manager.cc:900] Failed to parse options - unrecognised option '--SiftMatching.use_gpu'.",
    'unknown-argument',
    /FeatureMatching\.use_gpu/,
  ],
  // Checks of the code.
  [
    '  File "/w/tide.py", line 8, in train\n    assert self.waves != 0\nAssertionError',
    'assertion-failed',
    /self\.waves other than 0/,
  ],
  [
    '  File "/w/tide.py", line 8, in train\n    assert num_samples > 0, "shells and labels"\nAssertionError: shells and labels',
    'training-data-missing',
  ],
  // Sizes.
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x512 and 2048x10)',
    'model-mismatch',
    /nn\.Linear\(512/,
    /ControlNet/,
  ],
  ['RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x2048 and 768x320)', 'model-mismatch'],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tsize mismatch for decoder.last.8.weight: copying a param with shape torch.Size([21, 256, 1, 1]) from checkpoint, the shape in current model is torch.Size([5, 256, 1, 1]).\n\tsize mismatch for decoder.last.8.bias: copying a param with shape torch.Size([21]) from checkpoint, the shape in current model is torch.Size([5]).',
    'model-mismatch',
    /that of the checkpoint \(21\)/,
  ],
  [
    'RuntimeError: The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 0',
    other,
    /convert\('RGB'\)/,
  ],
  [
    'RuntimeError: Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same',
    'dtype-mismatch',
    /\.to\(y\.device\)/,
    /^git pull && pip/m,
  ],
  // Torch.
  ['TypeError: RNG state must be a torch.ByteTensor', other, /\.cpu\(\)/],
  [
    'AssertionError: If capturable=False, state_steps should not be CUDA tensors.',
    'code-fault',
    /\['capturable'\] = True/,
  ],
  [
    "AttributeError: '_MultiProcessingDataLoaderIter' object has no attribute 'next'",
    'api-mismatch',
    /next\(it\)/,
  ],
  [
    'RuntimeError: Found 0 files in subfolders of: /data/shells\nSupported extensions are: .jpg,.jpeg',
    'training-data-missing',
    /\/data\/shells/,
  ],
  ["FileNotFoundError: Couldn't find any class folder in /data/shells.", 'training-data-missing', /CLASS/],
  [
    'NVIDIA GeForce RTX 3090 with CUDA capability sm_86 is not compatible with the current PyTorch installation.\nThe current PyTorch install supports CUDA capabilities sm_37 sm_50 sm_60 sm_70 sm_75.',
    'no-kernel-image',
    /^python3 -m pip install --force-reinstall torch/,
  ],
  [
    '    obs = torch.from_numpy(env.reset()).float()\nTypeError: expected np.ndarray (got tuple)',
    'api-mismatch',
    /env\.reset\(\)\[0\]/,
  ],
  // TensorRT and ONNX Runtime.
  [
    "ValueError: Required inputs (['shells']) are missing from input feed (['waves']).",
    'api-mismatch',
    /'shells': x/,
  ],
  [
    '[TRT] [E] 4: [network.cpp::validate::3062] Error Code 4: Internal Error (Network has dynamic or shape inputs, but no optimization profile has been defined.)',
    'setting-refused',
    /create_optimization_profile/,
  ],
  [
    '[TRT] [E] [graphShapeAnalyzer.cpp::analyzeShapes::1294] Error Code 4: Miscellaneous (IElementWiseLayer Mul_160: broadcast dimensions must be conformable)',
    'onnx-not-known',
    /onnxsim/,
  ],
  ['[09/26/2021] [E] [TRT] ModelImporter.cpp:774: --- Begin node ---', 'onnx-not-known', /onnxsim/],
  ['[2021-09-26 04:00:17   ERROR] Network must have at least one output', 'onnx-not-known', /onnxsim/],
  // Pictures, sound and scenes.
  [
    "    fa = face_alignment.FaceAlignment(face_alignment.LandmarksType._2D)\nAttributeError: _2D. Did you mean: '_3D'",
    'api-mismatch',
    /LandmarksType\.TWO_D/,
  ],
  [
    '      1/100      2.19G        nan        nan        nan         34        640: 100%',
    'loss-nan',
    /amp=False/,
  ],
  [
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/v/lib/python3.8/site-packages/cv2/qt/plugins" even though it was found.',
    'libgl-missing',
    /opencv-python-headless/,
  ],
  [
    'OSError: libsox.so: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libsox-dev/,
  ],
  [
    'F0610 12:11:21.135 opengl_utils.cc:56] Check failed: context_.create() ',
    'no-display',
    /SiftExtraction\.use_gpu 0/,
  ],
  // Robots.
  [
    "ModuleNotFoundError: No module named 'rclpy'",
    'module-not-found',
    /source \/opt\/ros/,
    /pip install rclpy/,
  ],
  [
    '[ERROR] [1623.33]: Unable to register with master node [http://localhost:11311]: master may not be running yet. Will keep trying.',
    'step-left-out',
    /^roscore/,
  ],
  ["AttributeError: module 'em' has no attribute 'BUFFERED_OPT'", 'api-mismatch', /"empy<4"/],
  [
    '[Error] [carb.graphics-vulkan.plugin] VkResult: ERROR_INCOMPATIBLE_DRIVER',
    'gpu-cannot-render',
    /NVIDIA_DRIVER_CAPABILITIES=all/,
  ],
  ["ModuleNotFoundError: No module named 'omni.kit'", 'module-not-found', /SimulationApp/, /pip/],
  [
    'jaxlib.xla_extension.XlaRuntimeError: INTERNAL: jaxlib/gpu/solver_kernels_impl.cc:45: operation gpusolverDnCreate(&handle) failed: cuSolver internal error',
    'cuda-out-of-memory',
    /PREALLOCATE=false/,
  ],
  // Found by others: what a library says of a file, a build, a screen.
  [
    'RuntimeError: Key _CHECKPOINTABLE_OBJECT_GRAPH not found in checkpoint',
    'api-mismatch',
    /inspect_checkpoint/,
    /export/,
  ],
  [
    'ValueError: The passed save_path is not a valid checkpoint: /w/model/90.000-new.ckpt',
    'model-file-missing',
    /ls -l \/w\/model\/90\.000-new\.ckpt\*/,
  ],
  ['RuntimeError: checkpoint url or path is invalid', 'model-file-missing', /ls -l/],
  [
    "python3: /builds/florianrhiem/pyGLFW/glfw-3.4/src/window.c:711: glfwGetFramebufferSize: Assertion `window != NULL' failed.",
    'no-display',
    /xvfb-run/,
  ],
  ['    labels = config["labels"]\nKeyError: \'labels\'', 'config-key-missing'],
  [
    "    # AssertionError\nAssertionError: Dataset 'shells' is already registered!",
    'step-left-out',
    /DatasetCatalog\.remove\("shells"\)/,
  ],
  [
    'ImportError: TorchCodec is required for load_with_torchcodec.',
    'module-not-found',
    /pip install "torchcodec==/,
  ],
  [
    "TypeError: get_model() got an unexpected keyword argument 'providers'",
    'api-mismatch',
    /insightface==0\.7\.3/,
  ],
  [
    '    if (n := len(a)) > 10:\n          ^\nSyntaxError: invalid syntax',
    'code-does-not-parse',
    /--python 3\.11/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/pytorch3d/renderer/mesh/rasterize_meshes.py", line 264, in forward\nRuntimeError: Not compiled with GPU support.',
    'extension-build-failed',
    /FORCE_CUDA=1/,
    /detectron2\.git/,
  ],
  [
    "    pipeline.to(torch.device(\"cuda\"))\nAttributeError: 'NoneType' object has no attribute 'to'",
    'hf-auth-gated',
    /pyannote/,
  ],
  // What libraries say in words of their own.
  [
    'demucs.repo.ModelLoadingError: Invalid checksum for file /root/.cache/torch/hub/checkpoints/955717e8-8726e21a.th, expected 8726e21a but got 0f3b2c11',
    'corrupt-download',
    /rm -f \/root\/\.cache\/torch/,
  ],
  ["ValueError: 44100 SR doesn't match target 22050 SR", 'data-of-another-form', /-ar 22050/],
  ['ValueError: Expected 16000Hz, found 44100Hz.', 'data-of-another-form', /-ar 16000/],
  ['AssertionError: rect and mosaic are mutually exclusive.', 'setting-refused', /leave one of them out/],
  ["ValueError: Unsupported tide sigma, need to be 'logSNR' or 'time_uniform'", 'message-says', /logSNR/],
  // The nearest: what goes on.
  [
    'UserWarning: TORCH_CUDA_ARCH_LIST is not set, all archs for visible cards are included for compilation.\nLoading extension module tide...',
    'none',
  ],
  [
    'The model and loaded state dict do not match exactly\n\nsize mismatch for head.fc_cls.weight: copying a param with shape torch.Size([81, 1024]) from checkpoint, the shape in current model is torch.Size([4, 1024]).\n2021-06-01 - mmdet - INFO - Epoch [1][50/7330]',
    'none',
  ],
  [
    '[TRT] [W] Using an engine plan file across different models of devices is not recommended and is likely to affect performance',
    'none',
  ],
  ['[W] [TRT] ModelImporter.cpp:407: Make sure output 12 has Int64 binding.', 'none'],
  ['No good initial image pair found.', 'none'],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

/**
 * Whose a line is (TensorFlow or JAX, an environment that uv throws away, a header that a repository brings), and first
 * ways that do it; each beside its nearest neighbour.
 */
const cudnn = (place: string) =>
  `2026-02-03 10:00:00.1: E ${place}cuda_dnn.cc:447] Loaded runtime CuDNN library: 9.1.0 but source was compiled with: 9.3.0.  CuDNN library needs to have matching major version and equal or higher minor version.`;
const header = (name: string) =>
  `      moon/csrc/tide.cuh:3:10: fatal error: ${name}: No such file or directory\n      compilation terminated.\n  ERROR: Failed building wheel for moon`;
const uv = (folder: string) =>
  ` ❯ uv pip install -r reqs.txt\nerror: Failed to download and build: \`moon @ git+https://example.org/moon.git\`\n  Caused by: Build backend failed to determine extra requires with \`build_wheel()\` with exit status: 1\n--- stderr:\nTraceback (most recent call last):\n  File "${folder}/lib/python3.10/site-packages/setuptools/build_meta.py", line 327, in get_requires_for_build_wheel\n    return self._get_build_requires(config_settings, requirements=[])\n  File "<string>", line 3, in <module>\nModuleNotFoundError: No module named 'torch'`;
const engine = (file: string) =>
  `Loading ${file} for inference...\n[TRT] [E] 1: [stdArchiveReader.cpp] Error Code 1: Serialization (Serialization assertion stdVersionRead == serializationVersion failed. Version tag does not match.)\nAttributeError: 'NoneType' object has no attribute 'create_execution_context'`;
const first: readonly AnswerCase[] = [
  // local_xla is the copy within TensorFlow; tensorflow/compiler/xla its older place; JAX builds from outside.
  [cudnn('external/local_xla/xla/stream_executor/cuda/'), 'cudnn-error', /tensorflow\[and-cuda\]==/, /jax/],
  [cudnn('tensorflow/compiler/xla/stream_executor/cuda/'), 'cudnn-error', /tensorflow\[and-cuda\]==/, /jax/],
  [cudnn('external/xla/xla/stream_executor/cuda/'), 'jax-version-mismatch', /jax\[cuda12\]/, /tensorflow/],
  [cudnn('external/org_tensorflow/tensorflow/compiler/xla/stream_executor/cuda/'), 'jax-version-mismatch'],
  [
    `python -c "import jax; jax.devices()"\n${cudnn('')}`,
    'jax-version-mismatch',
    /"nvidia-cudnn-cu12>=9\.3,<10"/,
    /tensorflow/,
  ],
  [cudnn(''), 'cudnn-error', /tensorflow\[and-cuda\]==/],
  // A folder for what is brought of others.
  [header('third_party/glm/glm/glm.hpp'), 'missing-header', /^git submodule update/, /apt-file/],
  [header('sea/third_party/tide/tide.h'), 'missing-header', /^git submodule update/, /apt-file/],
  [header('tidelib/tide.h'), 'missing-header', /apt-file search tidelib\/tide\.h/, /submodule/],
  [header('sndfile.h'), 'missing-header', /libsndfile1-dev/],
  // The environment of a build is thrown away.
  [
    uv('/root/.cache/uv/environments-v0/.tmpAb12Cd'),
    'flash-attn-build-no-torch',
    /--no-build-isolation/,
    /\.tmp/,
  ],
  [uv('/root/.cache/uv/builds-v0/.tmpAb12Cd'), 'flash-attn-build-no-torch', /--no-build-isolation/, /\.tmp/],
  // The engine by its name.
  [
    engine('models/tide-nms.trt'),
    'tensorrt-engine-mismatch',
    /--onnx=models\/tide-nms\.onnx --saveEngine=models\/tide-nms\.trt/,
  ],
  [
    `Ultralytics 8.3.1 Python-3.10\n${engine('best.engine')}`,
    'tensorrt-engine-mismatch',
    /^yolo export model=best\.pt format=engine/,
  ],
  [`  self.load(args.engine)\n${engine('it')}`, 'tensorrt-engine-mismatch', /MODEL\.onnx/],
  [engine('the model'), 'tensorrt-engine-mismatch', /MODEL\.onnx/],
  [engine("x';reboot.trt"), 'tensorrt-engine-mismatch', /trtexec/, /;reboot\.trt/],
  // What mends it, before what looks.
  [
    'node1:27:30 [0] include/shm.h:27 NCCL WARN Call to shm_open failed : Permission denied\nRuntimeError: NCCL error in: ProcessGroupNCCL.cpp:290, unhandled system error',
    'permission-denied',
    /^sudo chmod 1777 \/dev\/shm/,
  ],
  [
    "Could not download 'pyannote/speaker-diarization' pipeline.",
    'hf-auth-gated',
    /\(2\.x: pyannote\/segmentation\)/,
  ],
];

answersAs(import.meta.filename, { first });

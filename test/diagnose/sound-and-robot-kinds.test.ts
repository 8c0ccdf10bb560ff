import { type AnswerCase, answersAs } from './told.ts';

/** Programs of sound, vision and robots, and what was told of another framework in their place; each beside its neighbour. */
const twoOf = (name: string) =>
  `ERROR: Cannot install ${name} because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n`;
const notIn = (name: string, scope: string) => `KeyError: '${name} is not in the ${scope}::model registry.'`;
const cuda209 = (rest: string) =>
  `CUDA error 209 no kernel image is available for execution on the device${rest}`;
const cannotLoad = (library: string) =>
  `ImportError: ${library}: cannot open shared object file: No such file or directory`;

const first: readonly AnswerCase[] = [
  // pip went through the releases of one package: nothing is asked for twice.
  [
    `${twoOf('tide-tts==1.1.0 and tide-tts==1.2.0')}    tide-tts 1.2.0 depends on tide-phon~=1.1.0\n    tide-tts 1.1.0 depends on tide-phon~=1.0.0`,
    'python-version-unsupported',
    /uv venv --seed --python 3\.10.*install tide-tts/,
    /sed -i/,
  ],
  [
    `${twoOf('tide-tts==1.1.0 and tide-tts==1.2.0')}    The user requested tide-tts==1.1.0\n    The user requested tide-tts==1.2.0`,
    'resolution-conflict',
    /sed -i/,
  ],
  // A program of the system is none of the index.
  ['Error: Could not find COLMAP. Please install COLMAP', 'message-says', /apt-get install -y colmap/, /pip/],
  ['RuntimeError: moonlib is missing. Please install moonlib', 'message-says', /pip install moonlib/],
  [
    'RuntimeError: Tide is not there. Please install Tide: cd tools && make tide.done',
    'message-says',
    /# the message says what to type: cd tools then make tide\.done/,
    /pip/,
  ],
  // The scope of mmengine alone, and one of the package itself.
  [notIn('CascadeRCNN', 'mmengine'), 'config-key-missing', /from mmdet\.utils import register_all_modules/],
  [notIn('MoonNet', 'mmengine'), 'config-key-missing', /grep -rnE/],
  // Who lacks the code for the card.
  [
    cuda209(' (at ../paddle/phi/backends/gpu/cuda_info.cc:251)'),
    'no-kernel-image',
    /paddlepaddle-gpu/,
    /torch torch/,
  ],
  [
    `Faiss assertion 'err == cudaSuccess' failed; ${cuda209('')}`,
    'no-kernel-image',
    /faiss-gpu-cu12/,
    /torch torch/,
  ],
  [
    'cupy.cuda.compiler.CompileException: nvrtc: error: invalid value for --gpu-architecture (-arch)',
    'no-kernel-image',
    /cupy-cuda12x\[ctk\]/,
    /torch torch/,
  ],
  // Whose CUDA it is.
  [
    `${cannotLoad('libcudart.so.10.2')}\n  in paddle`,
    'other-missing-shared-library',
    undefined,
    /tensorflow/,
  ],
  [cannotLoad('libcudart.so.10.2'), 'other-missing-shared-library', /tensorflow/],
  [cannotLoad('libcudf.so'), 'other-missing-shared-library', /install --force-reinstall cudf-cu12/],
  // Of two modules, one in place of the other, the one that is tried last.
  [
    "ModuleNotFoundError: No module named 'tide_fast'\n\nDuring handling of the above exception, another exception occurred:\n\nModuleNotFoundError: No module named 'tn'",
    'module-not-found',
    /install WeTextProcessing/,
  ],
  // A build of its own, by its folder alone.
  [
    '  File "/tmp/pip-req-build-a1/setup.py", line 3, in <module>\n    import torch\nModuleNotFoundError: No module named \'torch\'',
    'flash-attn-build-no-torch',
    /install torch packaging/,
  ],
  // What is too slight to be told explains nothing away.
  [
    "Ultralytics 8.2.50 Python-3.9.19 torch-2.3.1+cpu\nValueError: Invalid CUDA 'device=0' requested. Use 'device=cpu' or pass valid CUDA device(s)\ntorch.cuda.is_available(): False",
    'no-gpu-visible',
    /install --force-reinstall torch/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement isaacsim-kernel==4.5.0.0 (from versions: 0.0.1)',
    'package-not-found',
    /--python 3\.10/,
  ],
  [
    '[tcp @ 0x5] Connection to tcp://192.168.1.10:554 failed: Connection timed out',
    'service-not-reached',
    /Tailscale/,
    /pip/,
  ],
  [
    "ValueError: Invalid model size 'large-v3-turbo', expected one of: tiny, base, small",
    'api-mismatch',
    /install -U faster-whisper/,
  ],
  [
    "    for turn in diarization.itertracks(yield_label=True):\nAttributeError: 'DiarizeOutput' object has no attribute 'itertracks'",
    'api-mismatch',
    /diarization\.speaker_diarization\.itertracks\(/,
  ],
  [
    'RuntimeError: (NotFound) Cannot open file /root/.paddleocr/whl/det/inference.pdmodel, please confirm whether the file is normal.',
    'api-mismatch',
    /mv ~\/\.paddleocr /,
  ],
  // uv builds in an environment of its own as well.
  [
    "  × Failed to build `tideseg==0.0.25`\n  ├─▶ The build backend returned an error\n      ModuleNotFoundError: No module named 'numpy'",
    'build-module-missing',
    /--no-build-isolation tideseg/,
  ],
  [
    'tide 8.3.2 has requirement numpy<2.1.0,>=2.0.0; python_version >= "3.9", but you have numpy 2.1.3.',
    'resolution-conflict',
    /"numpy<2\.1\.0,>=2\.0\.0"/,
  ],
  ["ModuleNotFoundError: No module named '_swigfaiss'", 'broken-install', /faiss-cpu/, /PACKAGE/],
  // One that knows ffmpeg 8 is not of this torch; an older one may lack ffmpeg alone.
  [
    'RuntimeError: Could not load libtorchcodec. Likely causes:\n  1. FFmpeg is not properly installed. We support\n     versions 4, 5, 6, 7, and 8.\n  2. The PyTorch version (2.4.0+cu124) is not compatible with',
    'torchcodec-version-mismatch',
    /"2\.4": "0\.0\.3"/,
  ],
  [
    'RuntimeError: Could not load libtorchcodec. Likely causes:\n  1. FFmpeg is not properly installed. We support\n     versions 4, 5, 6 and 7.\n  2. The PyTorch version (2.6.0+cu124) is not compatible with',
    'libsndfile-or-ffmpeg-missing',
    /install -y ffmpeg/,
  ],
  [
    'torch version: 2.3.1+cu121\n[ONNXRuntimeError] : 1 : FAIL : LoadLibrary failed with error 126 when trying to load onnxruntime_providers_cuda.dll',
    'onnxruntime-cpu-only',
    /install -U torch .*cu126/,
  ],
  [
    "jax 0.4.38\nRuntimeError: Unable to initialize backend 'cuda': Unexpected PJRT_Client_Create_Args size: expected 88, got 72.",
    'jax-version-mismatch',
    /jax\[cuda12\]==0\.4\.38/,
  ],
  [
    "Internal: Unable to initialize shared memory key 'a_0_CPU_0' to requested size (67108864 bytes). Error: No space left on device",
    'shared-memory-too-small',
    /--shm-size/,
  ],
  [
    'File "/v/lib/python3.10/site-packages/cupy/__init__.py", line 17, in <module>\n    from cupy import _core\nImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /install "cupy-cuda12x\[ctk\]"/,
  ],
  [
    "unable to find 'libtriton_tensorflow_savedmodel.so' for model 'a'",
    'triton-model-repository',
    /platform: "tensorflow_savedmodel"/,
  ],
  ["unable to find 'libtriton_vllm.so' for model 'a'", 'triton-model-repository', /tritonserver/],
  [
    "AttributeError: 'TideModel' object has no attribute 'get_extended_attention_mask'",
    'transformers-version-mismatch',
    /transformers<5/,
  ],
];

answersAs(import.meta.filename, { first });

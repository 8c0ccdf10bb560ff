import { type AnswerCase, answersAs } from './told.ts';

/** What programs of vision, robotics, sound and science say in words of their own, and the nearest that is none of it. */
const data = 'data-of-another-form';
const setting = 'setting-refused';

const cases: readonly AnswerCase[] = [
  // The words of a remark stay apart.
  [
    'RuntimeError: Found 0 files in subfolders of: data/moon',
    'training-data-missing',
    /cd data\/moon, mkdir all, mv/,
  ],
  // A state dict that is used as a model, and Python's own classes, which no package brings.
  [
    "AttributeError: 'collections.OrderedDict' object has no attribute 'compute_loss'",
    'code-fault',
    /load_state_dict/,
    /install/,
  ],
  ["'collections. OrderedDict' object has no attribute 'to'.", 'code-fault', /load_state_dict/, /install/],
  [
    "AttributeError: 'collections.OrderedDict' object has no attribute 'moons'",
    'api-mismatch',
    undefined,
    /collections/,
  ],
  [
    'ValueError: operands could not be broadcast together with shapes (4,64,80) (3,64,80)',
    'value-of-another-type',
    /convert\('RGB'\)/,
  ],
  [
    'ValueError: could not broadcast input array from shape (1,4,64,64) into shape (1,3,64,64)',
    'value-of-another-type',
    /convert\('RGB'\)/,
  ],
  ['ValueError: could not broadcast input array from shape (5,64,64) into shape (3,64,64)', 'shapes-differ'],
  [
    "Traceback (most recent call last):\n  File \"/w/yolo/utils/datasets.py\", line 9, in __init__\n    if cache['version'] != 0.4:\nKeyError: 'version'",
    data,
    /labels\.cache/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/w/moon/utils/datasets.py\", line 9, in __init__\n    if record['version'] != 0.4:\nKeyError: 'version'",
    data,
    /first record/,
  ],
  // Data and labels.
  [
    'tensorflow.python.framework.errors_impl.InvalidArgumentError: Graph execution error:\nReceived a label value of 7 which is outside the valid range of [0, 7).  Label values: 3 7',
    data,
    /y - 1/,
  ],
  ['librosa.util.exceptions.ParameterError: Audio buffer is not finite everywhere', data, /nan_to_num/],
  [
    'ValueError: Mel contains nan! Using a TTS voice? Add a small epsilon noise to the wav file and try again',
    data,
    /1e-6/,
  ],
  [
    'ValueError: Invalid classes inferred from unique values of `y`.  Expected: [0 1], got [1 2]',
    data,
    /LabelEncoder/,
  ],
  ["ValueError: feature_names mismatch: ['f0', 'f1'] ['tide', 'wind']", data, /feature_names\]/],
  ['AssertionError: Results do not correspond to current coco set', data, /image_id/],
  ['AssertionError: 5 names found for nc=4 dataset in data/shells.yaml', data, /nc: 5/],
  // Settings.
  [
    "SyntaxError: 'epoch' is not a valid YOLO argument. Similar arguments are i.e. ['epochs=100'].",
    setting,
    /epochs in place of epoch$/m,
  ],
  ["SyntaxError: 'tide' is not a valid YOLO argument. ", setting, /without tide/],
  ['RuntimeError: invalid value for environment variable MUJOCO_GL: sea', setting, /unset MUJOCO_GL/],
  [
    "ValueError: 'policy.repo_id' argument missing. Please specify it to push the model to the hub.",
    setting,
    /push_to_hub=false/,
  ],
  ['FloatingPointError: Loss became infinite or NaN at iteration=85!', setting, /BASE_LR a tenth/],
  [
    "RuntimeError: Missing MSA's in input and --use_msa_server flag not set.",
    'message-says',
    /: --use_msa_server, in the command/,
  ],
  [
    'ValueError: Expected parameter logits (Tensor of shape (5, 51865)) of distribution Categorical(logits: torch.Size([5, 51865])) to satisfy the constraint IndependentConstraint(Real(), 1), but found invalid values:',
    'half-precision-nan',
    /fp16=False/,
  ],
  [
    "ValueError: The device should not be 'gpu', since PaddlePaddle is not compiled with CUDA",
    'torch-cpu-only',
    /paddlepaddle-gpu>=3/,
  ],
  [
    "ConnectionError: Failed to write 'Lock' on id_=1 with '0' after 1 tries. [TxRxResult] There is no status packet!",
    setting,
    /lerobot-find-port/,
  ],
  // Code, weights or data of another age.
  [
    'TypeError: ERROR best.pt appears to be an Ultralytics YOLOv5 model originally trained with https://github.com/ultralytics/yolov5.',
    'api-mismatch',
    /git clone .+ultralytics\/yolov5/,
  ],
  ['RuntimeError: Unknown model (tide_base_patch14)', 'api-mismatch', /install -U timm/],
  [
    "RuntimeError: Model huge not found; available models = ['tiny', 'base']",
    'api-mismatch',
    /-U openai-whisper/,
  ],
  [
    'RuntimeError: Version mismatch: The cluster was started with:\n    Ray: 2.9.0\n    Python: 3.10.12\nThis process on node 10.0.0.4 was started with:\n    Ray: 2.10.0\n    Python: 3.10.12',
    'api-mismatch',
    /"ray==2\.9\.0".+Python 3\.10/,
  ],
  [
    'lerobot.datasets.backward_compatibility.BackwardCompatibilityError: \nThe dataset you requested (acme/tide) is in 2.1 format.',
    'api-mismatch',
    /convert_dataset_v21_to_v30 --repo-id=acme\/tide$/m,
  ],
  ["AttributeError: 'PaddleOCR' object has no attribute 'predict'", 'api-mismatch', /paddleocr>=3/],
  [
    'TypeError: causal_conv1d_fwd(): incompatible function arguments. The following argument types are supported:',
    'api-mismatch',
    /older release/,
  ],
  ['ValueError: badly formed help string', 'python-version-unsupported', /--python 3\.12/],
  // Parts for the GPU, drivers and libraries.
  [
    'RuntimeError: time-out of 2000ms while waiting for the simulator, make sure the simulator is ready and connected to localhost:2000',
    'step-left-out',
    /-RenderOffScreen/,
  ],
  ['RuntimeError: Unable to load cuSPARSE. Is it installed?', 'jax-version-mismatch', /jax\[cuda12\]/],
  [
    'xgboost.core.XGBoostError: [10:00:00] /w/src/common/common.h:239: XGBoost version not compiled with GPU support.',
    'package-build-cpu-only',
    /--no-deps xgboost/,
  ],
  [
    'openmm.OpenMMException: There is no registered Platform called "CUDA"',
    'package-build-cpu-only',
    /openmm\[cuda12\]/,
  ],
  [
    'paddlex.utils.deps.DependencyError: `OCR` requires additional dependencies. To install them, run `pip install "paddlex[ocr]==<PADDLEX_VERSION>"` if you\'re installing `paddlex` from an index',
    'module-not-found',
    /"paddlex\[ocr\]"$/m,
  ],
  [
    'RuntimeError: Cuda error: 209[cudaLaunchKernel((void*)TriangleSetup, 4)]',
    'no-kernel-image',
    /nvdiffrast/,
  ],
  [
    'numba.cuda.cudadrv.error.CudaSupportError: Error at driver init: \nCUDA driver library cannot be found.',
    'no-gpu-visible',
    /nvidia-smi -L/,
  ],
  ["AttributeError: 'NoneType' object has no attribute 'eglQueryString'", 'egl-not-available', /libegl1/],
  [
    'ImportError: libctranslate2-d3638643.so.4.4.0: cannot enable executable stack as shared object requires: Invalid argument',
    'executable-stack-refused',
    /-name libctranslate2-d3638643\.so\.4\.4\.0 .*-exec patchelf/,
  ],
  [
    'xgboost.core.XGBoostError: [10:00:00] /w/src/gbm/gbtree.cc:611: Check failed: common::AllVisibleGPUs() >= 1 (0 vs. 1) : No visible GPU is found for XGBoost.',
    'no-gpu-visible',
    /nvidia-smi -L/,
  ],
  [
    'dgl._ffi.base.DGLError: [12:30:00] /w/c_runtime_api.cc:82: Check failed: allow_missing: Device API cuda is not enabled. Please install the cuda version of dgl.',
    'package-build-cpu-only',
    /pip install dgl -f/,
  ],
  [
    'RuntimeError: nms_impl: implementation for device cuda:0 not found.',
    'extension-build-failed',
    /mim install \$M/,
  ],
  ['KeyError: "EncoderDecoder: \'TideNet is not in the models registry\'"', 'config-key-missing', /TideNet/],
  // What a check of C++ says behind its condition, and a remedy that the message holds.
  [
    'dgl._ffi.base.DGLError: There are 0-in-degree nodes in the graph. Adding self-loop on the input graph by calling `g = dgl.add_self_loop(g)` will resolve the issue.',
    'message-says',
    /before that line: g = dgl\.add_self_loop\(g\)$/m,
  ],
  ['AssertionError: Manifest file was not found: /w/tide.json', 'named-thing-missing', /tide\.json/],
  [
    "AttributeError: module 'cv2.aruco' has no attribute 'Dictionary_get'",
    'api-mismatch',
    /opencv-contrib-python<4\.7/,
  ],
  ["PermissionError: [Errno 13] Permission denied: '/dev/ttyACM0'", 'permission-denied', /dialout/],
  [
    'RuntimeError: Error(s) in loading state_dict for Sam:\n\tsize mismatch for image_encoder.pos_embed: copying a param with shape torch.Size([1, 64, 64, 1280]) from checkpoint, the shape in current model is torch.Size([1, 64, 64, 768]).',
    'model-mismatch',
    /hidden size 1280/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Net:\n\tsize mismatch for pos_embed: copying a param with shape torch.Size([1, 577, 768]) from checkpoint, the shape in current model is torch.Size([1, 197, 768]).',
    'model-mismatch',
    /height and width/,
  ],
  [
    "ImportError: cannot import name 'pretrained' from 'esm' (/v/lib/python3.10/site-packages/esm/__init__.py)",
    'wrong-package-same-name',
    /fair-esm/,
  ],
  [
    '[ERROR:0@12.501] global cap_ffmpeg_impl.hpp:3207 open Could not find encoder for codec_id=27, error: Encoder not found',
    'ffmpeg-without-encoder',
    /mp4v/,
  ],
  [
    'wandb: ERROR Error while calling W&B API: permission denied (<Response [403]>)',
    'wandb-login-missing',
    /WANDB_ENTITY/,
  ],
  // Keys of apt: whose source it is.
  [
    'W: GPG error: http://packages.ros.org/ros2/ubuntu jammy InRelease: The following signatures were invalid: EXPKEYSIG F42ED6FBAB17C654 Open Robotics',
    'apt-key-missing',
    /ros-archive-keyring/,
    /cuda/,
  ],
  [
    "E: The repository 'https://repo.example.org/ubuntu jammy InRelease' is not signed.",
    'apt-key-missing',
    /leaves that source out/,
    /cuda/,
  ],
  [
    "E: The repository 'http://deb.debian.org/debian bookworm InRelease' is not signed.",
    'apt-key-missing',
    /wrong clock/,
    /rm -f/,
  ],
  // The nearest: a remark, and words of the same kind that say something else.
  ['The label values are 0 to 7', 'none'],
  ['INFO: Unknown model (tide) skipped', 'none'],
  ['WARNING: Audio buffer is not finite everywhere, ignored', 'none'],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

/** Errors as people post them, each as it is known in the form that the program wrote; and what only looks so. */
const forms: readonly AnswerCase[] = [
  // Stars stand round the name of the error; a comment for a type checker passes nothing by.
  [
    '  File "/app/rover.py", line 3, in hear\n    return _VF.stft(input)  # type: ignore[attr-defined]\n**RuntimeError**: **stft requires the return_complex parameter be given for real inputs**.',
    'api-mismatch',
    /return_complex=False/,
  ],
  // The end of a traceback is cut off: its last line of code tells what was missing.
  [
    'Traceback (most recent call last):\n  File "/w/vocab.py", line 10, in <module>\n    from sentencepiece import SentencePieceProcessor\nModuleN',
    'module-not-found',
    /install sentencepiece/,
  ],
  [
    'Traceback (most recent call last):\n  File "/w/vocab.py", line 10, in <module>\n    read(SentencePieceProcessor)\nModuleN',
    'none',
  ],
  [
    'Traceback (most recent call last):\n  File "/w/misc.py", line 83, in check\n    require_version("transformers>=4.41.2,<=4.46.1", "To fix: read the page")',
    'package-version-mismatch',
    /"transformers>=4\.41\.2,<=4\.46\.1"/,
  ],
  // The last quote is lost.
  [
    "AttributeError: 'ChatGLMTokenizer' object has no attribute 'sp_tokenizer",
    'transformers-version-mismatch',
    /transformers<4\.34/,
  ],
  // The keys stand in single quotes.
  [
    "RuntimeError: Error(s) in loading state_dict for Rover:\nUnexpected key(s) in state_dict: 'eye.embeddings.position_ids'.",
    'model-mismatch',
    /strict=False/,
  ],
  [
    "RuntimeError: Error(s) in loading state_dict for Rover:\nUnexpected key(s) in state_dict: 'eye.embeddings.weight'.",
    'model-mismatch',
    undefined,
    /strict=False/,
  ],
  // A blank stands before the colon.
  [
    "TypeError :scaled_dot_product_attention() got an unexpected keyword argument 'scale'",
    'torch-version-mismatch',
    /torch/,
  ],
  [
    "TypeError :rover_attention() got an unexpected keyword argument 'scale'",
    'api-mismatch',
    undefined,
    /torch/,
  ],
  // A notebook names no file.
  [
    "---> 53         output = _C.ms_deform_attn_forward(\n     54             value,\n\nNameError: name '_C' is not defined",
    'extension-build-failed',
    /GroundingDINO/,
  ],
  [
    "---> 53         output = _C.rover_forward(\n     54             value,\n\nNameError: name '_C' is not defined",
    'none',
  ],
  // A flag with its value, and the flag alone.
  ['unknown flag: --gpus all', 'unknown-argument', /--gpus=all/, /get\.docker/],
  ['unknown flag: --shm-size 8g', 'unknown-argument', /--shm-size=8g/],
  ["unknown flag: --gpus See 'docker run --help'.", 'docker-too-old', /get\.docker/],
  // A C++ name as people read it, below its message.
  [
    'undefined symbol:\nc10::cuda::device_synchronize(int, char const*)',
    'extension-of-another-torch',
    /import torch above/,
  ],
  ['undefined symbol: rover::wheels::turn(int)', 'none'],
  // The message stands before what it is of.
  ['No such file or directory #include <sparsehash/rover.h>', 'missing-header', /apt-file search/],
  [
    'ImportError: cannot open shared object file: No such file or directory: libGL.so.1',
    'libgl-missing',
    /libgl1/,
  ],
  // Blanks came, or were lost.
  ["TypeError: hear() got an unexpected keyword argument'pitch'", 'api-mismatch', /git pull/],
  ["ModuleNotFoundError: No  module  named ' triton '", 'triton-missing', /pip install triton/],
  ["got b'pitch' and r'tone' from dict['echo']", 'none'],
  // Quotes were taken for marks of a page.
  [
    'AttributeError: module **torch** has no attribute **float8_e4m3fn**',
    'torch-version-mismatch',
    /2\.1\.0/,
  ],
  ["AttributeError: module 'torch' has no attribute 'float8\\_e4m3fn'", 'torch-version-mismatch', /2\.1\.0/],
  [
    '  File "C:\\rover\\_ear\\hear.py", line 3, in hear\n    hear()\nNameError: name \'hear\' is not defined',
    'code-fault',
    undefined,
    /rover_ear/,
  ],
  ['<p>ModuleNotFoundError: No module named triton</p>', 'triton-missing', /pip install triton/],
  // Without its colon, and in small letters.
  ["modulenotfounderror: No module named 'triton'", 'triton-missing', /pip install triton/],
  ['RuntimeError - CUDA error: out of memory', 'cuda-out-of-memory'],
  // Two packages of one project, by a sign.
  [
    'RuntimeError: flashinfer-cubin (0.6.1) != flashinfer (0.6.3) version mismatch',
    'api-mismatch',
    /flashinfer-cubin==0\.6\.3/,
  ],
  // The line of a library below the one of the program that holds it.
  [
    "Error: 500 Internal Server Error: llama runner process has terminated: error loading model: missing tensor 'blk.0.rover.weight'\nllama_model_load_from_file_impl: failed to load model",
    'model-not-supported',
    /ollama\.com/,
  ],
  [
    "llama_model_load: error loading model: missing tensor 'blk.0.rover.weight'\nllama_model_load_from_file_impl: failed to load model",
    'model-not-supported',
    /git pull/,
  ],
];

/** What was told of another thing, or of nothing. */
const kinds: readonly AnswerCase[] = [
  [
    'TypeError: causal_conv1d_fwd(): incompatible function arguments. The following argument types are supported:\n    1. (arg0: torch.Tensor, arg1: torch.Tensor, arg2: Optional[torch.Tensor], arg3: Optional[torch.Tensor], arg4: Optional[torch.Tensor], arg5: Optional[torch.Tensor], arg6: bool) -> torch.Tensor',
    'api-mismatch',
    /--no-deps .*"causal-conv1d>=1\.1,<1\.2"/,
    / -U |mamba/,
  ],
  [
    'TypeError: causal_conv1d_fwd(): incompatible function arguments. The following argument types are supported:\n    1. (arg0: torch.Tensor, arg1: torch.Tensor, arg2: Optional[torch.Tensor], arg3: bool) -> torch.Tensor',
    'api-mismatch',
    undefined,
    /<1\.2|mamba/,
  ],
  // Weights of a classifier for its backbone, listed and used; the same as the end of a run.
  [
    'Missing key(s) in state_dict: "place_embed", "norm0.weight". \nUnexpected key(s) in state_dict: "norm.weight", "norm.bias", "layers.0.blocks.1.attn_mask". ',
    'none',
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Rover:\n\tMissing key(s) in state_dict: "place_embed", "norm0.weight". \n\tUnexpected key(s) in state_dict: "norm.weight", "norm.bias", "layers.0.blocks.1.attn_mask". ',
    'model-mismatch',
  ],
  [
    'Missing key(s) in state_dict: "place_embed". \nUnexpected key(s) in state_dict: "tide.0.weight", "tide.0.bias". ',
    'model-mismatch',
  ],
  [
    'cudaErrorCompatNotSupportedOnDevice: forward compatibility was attempted on non supported HW',
    'driver-too-old',
    /^sudo apt-get install -y cuda-drivers && sudo reboot/,
    /get-install torch/,
  ],
  [
    'Traceback (most recent call last):\n  File "/w/sea/second/nms.py", line 11, in <module>\n    import iou3d_nms_cuda\nModuleNotFoundError: No module named \'iou3d_nms_cuda\'',
    'module-not-found',
    /OpenPCDet/,
    /grep -rl/,
  ],
  [
    'Traceback (most recent call last):\n  File "scripts/render.py", line 16, in <module>\n    import pyngp as ngp # noqa\nModuleNotFoundError: No module named \'pyngp\'',
    'module-not-found',
    /cmake --build build/,
    /install pyngp/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/w/sea/pcdet/ops/iou3d_nms/iou3d_nms_utils.py\", line 9, in <module>\n    from . import iou3d_nms_cuda\nImportError: cannot import name 'iou3d_nms_cuda' from 'pcdet.ops.iou3d_nms' (unknown location)",
    'extension-build-failed',
    /--no-build-isolation/,
    /install [^\n]*pcdet/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/w/sea/main.py\", line 9, in <module>\n    from tide import wave\nImportError: cannot import name 'wave' from 'tide' (unknown location)",
    'broken-install',
  ],
  // grep is findstr in cmd, and what only looks a thing up behind it is left out.
  [
    '  File "F:\\tide\\python36\\lib\\site-packages\\insightface\\model_zoo\\model_zoo.py", line 26, in get_model\n    session = onnxruntime.InferenceSession(self.onnx_file, **kwargs)\nTypeError: __init__() got an unexpected keyword argument \'tide_options\'',
    'api-mismatch',
    /F:\\tide\\python36\\python\.exe -m pip show .{1,60}findstr \/b "Name Version"/,
    /grep|Git Bash/,
  ],
  // Two builds of one package would lie over each other.
  [
    "  File \"/v/lib/python3.9/site-packages/spconv/core.py\", line 18, in <module>\n    from cumm.gemm.tide import Tide\nImportError: cannot import name 'Tide' from 'cumm.gemm.tide'",
    'api-mismatch',
    / && \/v\/bin\/python -m pip install -U -r/,
    /cu120/,
  ],
  // What was compiled for another torch lies in the cache of pip.
  [
    'ImportError: /v/lib/python3.10/site-packages/selective_scan_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c104cuda9SetDeviceEi',
    'torch-extension-abi-mismatch',
    /--no-cache-dir/,
  ],
  [
    "ImportError: cannot import name 'flash_attn_unpadded_qkvpacked_func' from 'flash_attn.flash_attn_interface'",
    'flash-attn-version-mismatch',
    /--no-build-isolation "flash-attn<2\.0"/,
  ],
];

answersAs(import.meta.filename, { first: forms, anywhere: kinds });

import { type AnswerCase, answersAs } from './told.ts';

const traced = (file: string, said: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 7, in get\n    x()\n${said}`;

/** Servers, trainers and image programs in their own words; beside them what is said alike and means another thing. */
const cases: readonly AnswerCase[] = [
  // A value that the message holds is used, and the way that helps comes first.
  [
    'ValueError: Free memory on device (20.4/23.64 GiB) on startup is less than desired GPU memory utilization (0.9, 21.28 GiB).',
    'cuda-out-of-memory',
    /^# .*--gpu-memory-utilization 0\.86/,
  ],
  [
    'ValueError: Free memory on device (5.4/23.64 GiB) on startup is less than desired GPU memory utilization (0.9, 21.28 GiB).',
    'cuda-out-of-memory',
    /^nvidia-smi/,
  ],
  [
    'ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization`.',
    'cuda-out-of-memory',
    /^# .*0\.95/,
    /max-model-len/,
  ],
  [
    'ImportError: Could not import faiss python package. Please install it with `pip install faiss-gpu` (for CUDA supported GPU) or `pip install faiss-cpu` (depending on Python version).',
    'package-too-old',
    /install -U faiss-cpu$/,
    /faiss-gpu/,
  ],
  ['ImportError: This needs both: `pip install moon` and `pip install tide>=2`', 'package-too-old', /tide/],
  // What the index has under a name is not what the code means.
  [
    "ImportError: cannot import name 'NunchakuMoonModel' from 'nunchaku' (/v/lib/python3.11/site-packages/nunchaku/__init__.py)",
    'api-mismatch',
    /nunchaku-tech\/nunchaku/,
    /pip install/,
  ],
  [
    "ImportError: cannot import name 'model_util' from 'library' (/v/lib/python3.11/site-packages/library/__init__.py)",
    'wrong-package-same-name',
    /uninstall -y library/,
    /reinstall-package/,
  ],
  [
    "ImportError: cannot import name 'moon_util' from 'library' (/srv/sd-scripts/library/__init__.py)",
    'api-mismatch',
    undefined,
    /uninstall -y library$/m,
  ],
  // A pointer of a clone, and a file that was fetched otherwise.
  ['safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge', 'git-lfs-pointer'],
  [
    'InvalidProtobuf: [ONNXRuntimeError] : 7 : INVALID_PROTOBUF : Load model from /srv/ComfyUI/models/insightface/moon.onnx failed:Protobuf parsing failed.',
    'corrupt-download',
    /^rm \/srv\/ComfyUI\/models\/insightface\/moon\.onnx/,
    /git lfs/,
  ],
  // Weights that are not there yet, by who asks for them.
  ['NotImplementedError: Cannot copy out of meta tensor; no data!', 'weights-not-loaded', /device_map/],
  ['[rank2]: NotImplementedError: Cannot copy out of meta tensor; no data!', 'weights-not-loaded', /stage 2/],
  [
    traced(
      '/srv/stable-diffusion-webui/modules/sd_models.py',
      'NotImplementedError: Cannot copy out of meta tensor; no data!',
    ),
    'weights-not-loaded',
    /--disable-model-loading-ram-optimization/,
  ],
  ['ValueError: Some modules are dispatched on the CPU or the disk.', 'cuda-out-of-memory'],
  // Models of pictures and text; what transformers 5 took away.
  [
    traced(
      '/v/lib/python3.12/site-packages/sglang/srt/a.py',
      "AttributeError: 'Gemma3nConfig' object has no attribute 'num_attention_heads'",
    ),
    'api-mismatch',
    /install -U sglang/,
    /transformers/,
  ],
  ["AttributeError: 'MoonConfig' object has no attribute 'pad_token_id'", 'api-mismatch', /"transformers<5"/],
  [
    "AttributeError: 'MoonConfig' object has no attribute 'tide'",
    'transformers-version-mismatch',
    undefined,
    /transformers<5/,
  ],
  [
    'ValueError: Tokenizer class TokenizersBackend does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /^python3 -m pip install -U "transformers>=5"/,
  ],
  [
    "AttributeError: 'torch.dtype' object has no attribute 'itemsize'",
    'torch-version-mismatch',
    /"torch>=2\.1/,
  ],
  ["AttributeError: 'torch.dtype' object has no attribute 'tide'", 'api-mismatch'],
  // Stores that were filled with another embedding.
  ...[
    'InvalidDimensionException: Embedding dimension 384 does not match collection dimensionality 1536',
    'MilvusException: <MilvusException: (code=1100, message=the dim (384) of field data(vector) is not equal to schema dim (1536))>',
    'UnexpectedResponse: Wrong input: Vector dimension error: expected dim: 1536, got 384',
    'psycopg2.errors.DataException: expected 1536 dimensions, not 384',
    'PineconeApiException: Vector dimension 384 does not match the dimension of the index 1536',
  ].map((log): AnswerCase => [log, 'index-of-another-model', /embedding model that filled it|fill it anew/]),
  ['RuntimeError: input dimension 64 does not match weight dimension 32', 'none'],
  ['ValueError: expected 3 dimensions, got 2', 'none'],
  // A setting that the message names; no more than its own words elsewhere.
  ['ValueError: dp_replicate_size must be at least 1, but got 0', 'value-refused', /at least 1/],
  ['ValueError: Delta step cannot be zero.', 'none'],
  [
    'AssertionError: `cfg.num_heads=12` cannot be divided evenly by `args.ulysses_size=8`.',
    'value-refused',
    /ulysses_size that divides 12: 1, 2, 3, 4, 6, 12/,
  ],
  [
    'RuntimeError: The size of tensor a (48) must match the size of tensor b (16) at non-singleton dimension 1',
    'value-of-another-type',
    /wan_2\.1_vae/,
  ],
  [
    'RuntimeError: The size of tensor a (48) must match the size of tensor b (17) at non-singleton dimension 1',
    'shapes-differ',
    undefined,
    /wan_2/,
  ],
  // What torch checks of itself is no lack of the user's.
  [
    'RuntimeError: !moon_.expired() INTERNAL ASSERT FAILED at "a.cpp":226, please report a bug to PyTorch. No grad accumulator for a saved leaf',
    'none',
  ],
  [
    traced('/v/lib/python3.8/site-packages/swift/llm/sft.py', "KeyError: 'input_ids'").replace(
      'x()',
      'trainer.train(training_args.resume_from_checkpoint)',
    ),
    'data-of-another-form',
  ],
  // Runs that go on.
  [
    'WARNING [config.py:83] MoonForCausalLM has no vLLM implementation, falling back to Transformers implementation.',
    'none',
  ],
  [
    'ValueError: MoonForCausalLM has no vLLM implementation and the Transformers implementation is not compatible with vLLM.',
    'model-not-supported',
  ],
  ["[launch.py:321:sigkill_handler] ['python', 't.py'] exits with return code = -9", 'killed-oom'],
  ["['python', 't.py'] exits with return code = -15", 'none'],
  [
    'ImportError: DLL load failed while importing _moon: The specified procedure could not be found.',
    'other-missing-shared-library',
    /wheel whose name has this torch/,
    /VCRedist/,
  ],
  [
    'ImportError: DLL load failed while importing _moon: The specified module could not be found.',
    'other-missing-shared-library',
    /VCRedist/,
  ],
  [
    "llama_model_load: error loading model: check_tensor_dims: tensor 'blk.0.attn_q.weight' has wrong shape; expected 5120, 5120, got 5120, 4096, 1, 1",
    'model-not-supported',
  ],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

const traced = (file: string, code: string, said: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 7, in get\n    ${code}\n${said}`;
const node = (name: string) => `/srv/ComfyUI/custom_nodes/${name}/nodes.py`;
const auto = (config: string) =>
  `ValueError: Unrecognized configuration class <class 'transformers.models.moon.configuration_moon.${config}'> for this kind of AutoModel: AutoModelForCausalLM.`;

/** Nodes, trainers and servers of models in their own words; beside them what is said alike and means another thing. */
const first: readonly AnswerCase[] = [
  // A class that stands for one that could not be made; no class is called super.
  [
    traced(
      '/v/lib/python3.11/site-packages/diffusers/utils/import_utils.py',
      'return super().__getattr__(cls, key)',
      "AttributeError: 'super' object has no attribute '__getattr__'",
    ),
    'api-mismatch',
    /install -U diffusers transformers/,
    /class super/,
  ],
  ["AttributeError: 'super' object has no attribute '__getattr__'", 'none'],
  // Nodes of ComfyUI.
  [
    traced(
      node('moon_aux'),
      'x.get_provider()',
      "AttributeError: 'NoneType' object has no attribute 'get_provider'",
    ),
    'module-not-found',
    /torchscript/,
  ],
  [
    traced(node('moon'), 'c = NODE_CLASS_MAPPINGS["UnetLoaderGGUF"]', "KeyError: 'UnetLoaderGGUF'"),
    'comfyui-node-missing',
    /ComfyUI-GGUF/,
  ],
  [traced(node('moon'), 'c = table["UnetLoaderGGUF"]', "KeyError: 'UnetLoaderGGUF'"), 'entry-missing'],
  [
    traced(
      node('moon'),
      'x.run()',
      "AttributeError: 'NoneType' object has no attribute 'lowvram_patch_counter'",
    ),
    'api-mismatch',
    /^git pull/,
  ],
  [
    "ImportError: cannot import name 'guidedFilter' from 'cv2.ximgproc' (unknown location)",
    'broken-install',
    /install opencv-contrib-python-headless/,
    /install opencv-python-headless/,
  ],
  [
    "ImportError: cannot import name 'imread' from 'cv2' (unknown location)",
    'broken-install',
    undefined,
    /contrib-python-headless +#/,
  ],
  [
    "ImportError: cannot import name 'NunchakuTide' from 'nunchaku' (/v/lib/python3.11/site-packages/nunchaku/__init__.py)",
    'api-mismatch',
    undefined,
    /git -C/,
  ],
  [
    traced(
      node('moon_upscale'),
      'from repositories import tide',
      "ModuleNotFoundError: No module named 'repositories'",
    ),
    'module-not-found',
    undefined,
    /pip install repositories/,
  ],
  // The package of another name, and where it is that.
  [
    traced('C:\\moon\\run.py', 'import triton', "ModuleNotFoundError: No module named 'triton'"),
    'triton-missing',
    /^python -m pip install -U triton-windows/,
    /install triton$/m,
  ],
  [
    traced('/srv/moon/run.py', 'import triton', "ModuleNotFoundError: No module named 'triton'"),
    'triton-missing',
    /install triton$/m,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement triton==3.1.0 (from versions: none)',
    'triton-missing',
    undefined,
    /install torch/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement triton==9.1.0 (from versions: 3.1.0, 3.2.0)',
    'torch-no-matching-distribution',
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement faiss-gpu==1.7.3 (from versions: none)',
    'package-not-found',
    /faiss-gpu-cu12/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement faiss-gpu-tide (from versions: none)',
    'package-not-found',
    undefined,
    /cu12/,
  ],
  // An index of another embedding, which faiss says without a word.
  [
    traced('/v/lib/python3.11/site-packages/faiss/class_wrappers.py', 'assert d == self.d', 'AssertionError'),
    'index-of-another-model',
    /build it anew/,
  ],
  [traced('/srv/moon/x.py', 'assert d == self.depth', 'AssertionError'), 'assertion-failed'],
  // The class that loads a model of this kind.
  [auto('Qwen9VLConfig'), 'model-not-supported', /AutoModelForImageTextToText in place/],
  [auto('T5Config'), 'model-not-supported', /AutoModelForSeq2SeqLM in place/],
  [auto('MoonConfig'), 'model-not-supported', undefined, /in place of/],
  // Trainers.
  [
    'ImportError: No Prodigy / Prodigy がインストールされていないようです',
    'module-not-found',
    /install prodigyopt/,
  ],
  [
    'ImportError: No lion_pytorch / lion_pytorch がインストールされていないようです',
    'module-not-found',
    /lion_pytorch/,
  ],
  [
    'AssertionError: when caching Text Encoder output, either caption_dropout_rate, shuffle_caption or tide cannot be used',
    'training-setup',
    /shuffle_caption/,
  ],
  [
    'ValueError: malformed node or string on line 1: <ast.Name object at 0x7f>',
    'code-fault',
    /optimizer_args/,
  ],
  ['ValueError: 49407 is not in list', 'code-fault', /75 tokens/],
  ["ValueError: 'moon' is not in list", 'none'],
  [
    "ValueError: [ref] Please set at least one of 'ref.log_prob_micro_batch_size' or 'ref.log_prob_micro_batch_size_per_gpu' if use_dynamic_bsz is not enabled.",
    'arguments-missing',
    /ref\.log_prob_micro_batch_size_per_gpu=/,
  ],
  [
    'AssertionError: real_train_batch_size (20) must be divisible by minimal possible batch size (8)',
    'batch-size-refused',
    /train_batch_size=8/,
  ],
  [
    traced(
      '/v/lib/python3.11/site-packages/llamafactory/data/converter.py',
      'x = e[self.a.prompt]',
      "KeyError: 'instruction'",
    ),
    'data-of-another-form',
    /dataset_info\.json/,
    /install -U llamafactory/,
  ],
  [
    'RuntimeError: Missing key in checkpoint state_dict: model.layers.0.mlp.gate.weight.',
    'checkpoint-of-another-kind',
    undefined,
    /have: in$/m,
  ],
  ['omegaconf.errors.ConfigAttributeError: Missing key in_channels', 'config-too-old'],
  [
    'Value error, bf16 requested, but AMP is not supported on this GPU. Requires Ampere series or above. [type=value_error]',
    'gpu-too-old',
    /fp16: true/,
  ],
  // Servers.
  [
    'ValueError: Weight input_size_per_partition = 10944 is not divisible by min_thread_k = 128. Consider reducing tensor_parallel_size or running with --quantization gptq.',
    'vllm-setting-refused',
    /--tensor-parallel-size/,
    /command that starts it: --quantization/,
  ],
  [
    'ValueError: Quantization method specified in the model config (compressed-tensors) does not match the quantization method specified in the `quantization` argument (awq).',
    'vllm-setting-refused',
    /--quantization awq out/,
  ],
  [
    'ValueError: Free memory on device cuda:0 (5.1/79.2 GiB) on startup is less than desired GPU memory utilization (0.9, 71.28 GiB).',
    'cuda-out-of-memory',
    /^nvidia-smi/,
    /utilization 0\.0/,
  ],
  [
    `${traced('/v/lib/python3.11/site-packages/httpcore/_backends/sync.py', 'create_connection(', 'socket.gaierror: [Errno -3] Temporary failure in name resolution')}\n\nThe above exception was the direct cause of the following exception:\n\n${traced('/v/lib/python3.11/site-packages/openai/_base_client.py', 'raise x', 'openai.APIConnectionError: Connection error.')}`,
    'service-not-reached',
    /getent hosts api\.openai\.com/,
  ],
  [
    "KeyError: 'invalid reasoning parser: moon (chose from { deepseek_r1,qwen3 })'",
    'vllm-setting-refused',
    /--reasoning-parser/,
  ],
  ["KeyError: 'invalid moon parser: tide'", 'entry-missing'],
  // CuPy names what it is made for; the library that it misses is not what is to be installed.
  [
    'ImportError: Failed to import CuPy.\nIf you installed CuPy via wheels (cupy-cudaXXX or cupy-rocm-X-X), make sure that the package matches with the version of CUDA or ROCm installed.\nOriginal error:\n  ImportError: libnvrtc.so.11.2: cannot open shared object file: No such file or directory',
    'broken-install',
    /uninstall -y cupy/,
    /nvidia-cuda-nvrtc/,
  ],
  [
    'ImportError: libnvrtc.so.11.2: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
  ],
  ["ModuleNotFoundError: No module named 'optimum.quanto'", 'module-not-found', /install optimum-quanto/],
  // A header that is no JSON is no pointer: its text would be too long a header.
  [
    'SafetensorError: Error while deserializing header: InvalidHeaderDeserialization',
    'corrupt-download',
    /download them again/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [16, 16, 1, 1, 1], expected input[1, 48, 1, 44, 80] to have 16 channels, but got 48 channels instead',
    'model-mismatch',
    /wan2\.2_vae/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [16, 16, 1, 1, 1], expected input[1, 32, 1, 44, 80] to have 16 channels, but got 32 channels instead',
    'model-mismatch',
    undefined,
    /wan2\.2_vae/,
  ],
  ...(['640', '1280'] as const).map(
    (wide): AnswerCase => [
      `RuntimeError: Error(s) in loading state_dict for UNet2DConditionModel:\n\tsize mismatch for down_blocks.1.attentions.0.proj_in.weight: copying a param with shape torch.Size([640, 640]) from checkpoint, the shape in current model is torch.Size([${wide}, 640, 1, 1]).`,
      'model-mismatch',
      wide === '640' ? /sdxl_train_network/ : undefined,
      wide === '640' ? undefined : /sdxl_train/,
    ],
  ),
];

answersAs(import.meta.filename, { first });

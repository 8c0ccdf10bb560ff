import { type AnswerCase, answersAs } from './told.ts';

/** Models, weights, tokenizers, data and options: what the log itself holds decides, and stands in the first way. */
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const site = '/v/lib/python3.11/site-packages';
const unexpected = (...lines: readonly string[]) =>
  [
    'Traceback (most recent call last):',
    ...lines,
    frame(`${site}/torch/nn/modules/module.py`, 2041, 'raise RuntimeError('),
    'RuntimeError: Error(s) in loading state_dict for DataParallel:',
    '\tUnexpected key(s) in state_dict: "module.tide.high", "module.tide.low". ',
  ].join('\n');
const nothing = 'TypeError: expected str, bytes or os.PathLike object, not NoneType';
const search =
  '\nConfig search path:\n\tprovider=hydra, path=pkg://hydra.conf\n\tprovider=main, path=pkg://moon_configs\n\tprovider=schema, path=structured://';

const cases: readonly AnswerCase[] = [
  // Keys that are too many are dropped where the weights are loaded.
  [
    unexpected(frame('run.py', 113, "model.load_state_dict(tide['net'])")),
    'model-mismatch',
    /load_state_dict\(tide\['net'\], strict=False\)/,
  ],
  // Sizes that differ by little: the input is no multiple of what the network halves.
  [
    'RuntimeError: The size of tensor a (622) must match the size of tensor b (620) at non-singleton dimension 3',
    'shapes-differ',
    /multiple of 32/,
  ],
  [
    '【RuntimeError: The expanded size of the tensor (9) must match the existing size (8) at non-singleton dimension 3.  Target sizes: [1, 1, 6, 9].  Tensor sizes: [5, 8]】',
    'shapes-differ',
    /multiple of 32 \(64/,
  ],
  [
    'RuntimeError: Sizes of tensors must match except in dimension 2. Got 36 and 35 (The offending index is 0)',
    'shapes-differ',
    /multiple of 32/,
  ],
  [
    'RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 24 but got size 23 for tensor number 1 in the list.',
    'shapes-differ',
    /multiple of 32/,
  ],
  [
    'RuntimeError: The expanded size of the tensor (313) must match the existing size (256) at non-singleton dimension 2.  Target sizes: [1, 1, 313, 256].  Tensor sizes: [1, 1, 256, 256]',
    'shapes-differ',
    /Resize\(\(256, 256\)\)/,
  ],
  [
    'RuntimeError: The expanded size of the tensor (717) must match the existing size (512) at non-singleton dimension 1.  Target sizes: [1, 717].  Tensor sizes: [1, 512]',
    'prompt-too-long',
    /max_length=512/,
  ],
  [
    'RuntimeError: The size of tensor a (1400) must match the size of tensor b (512) at non-singleton dimension 1',
    'prompt-too-long',
    /max_length=512/,
  ],
  [
    'RuntimeError: The size of tensor a (64) must match the size of tensor b (3) at non-singleton dimension 1',
    'shapes-differ',
    undefined,
    /multiple of 32|max_length/,
  ],
  // Two parts of a picture or video model, by their widths.
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x768 and 4096x5120)',
    'model-mismatch',
    /umt5_xxl/,
  ],
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (512x4096 and 3584x3072)',
    'model-mismatch',
    /qwen_2\.5_vl_7b/,
  ],
  ['RuntimeError: mat1 and mat2 shapes cannot be multiplied (8x30 and 31x7)', 'model-mismatch'],
  // Tokenizers whose file is not there.
  [
    `tokenizer = AutoTokenizer.from_pretrained("/m/tide-7b", use_fast=False)\n${frame(`${site}/sentencepiece/__init__.py`, 310, 'return _sentencepiece.SentencePieceProcessor_LoadFromFile(self, arg)')}\nTypeError: not a string`,
    'tokenizer-file-missing',
    /^# .*AutoTokenizer\.from_pretrained\("\/m\/tide-7b"\)/,
  ],
  [
    `>>> tokenizer = RobertaTokenizer.from_pretrained('owner/tide-base')\n\n${nothing}`,
    'tokenizer-file-missing',
    /AutoTokenizer\.from_pretrained\('owner\/tide-base'\)/,
  ],
  [
    `${frame('/root/.cache/huggingface/modules/transformers_modules/Qwen/Qwen-7B-Chat/tokenization_qwen.py', 101, 'contents = open(tiktoken_bpe_file, "rb").read()')}\n${nothing}`,
    'tokenizer-file-missing',
    /^hf download Qwen\/Qwen-7B-Chat qwen\.tiktoken/,
  ],
  [
    `${frame(`${site}/tiktoken/load.py`, 154, 'token, rank = line.split()')}\nValueError: not enough values to unpack (expected 2, got 1)`,
    'module-not-found',
    /^\S+ -m pip install sentencepiece/,
  ],
  ["ValueError: Error parsing line b'\\x0e' in /m/tokenizer.model", 'module-not-found', /sentencepiece/],
  // GGUF files, by the architecture that they name.
  [
    "ValueError: Unexpected architecture type in GGUF file: 'qwen3'",
    'model-not-supported',
    /^# .*CLIPLoader/,
  ],
  [
    "ValueError: Unexpected architecture type in GGUF file, expected one of flux, sd1, sdxl, t5encoder but got 'wan'",
    'model-not-supported',
    /^git -C custom_nodes\/ComfyUI-GGUF pull/,
  ],
  [
    `${frame('/w/ComfyUI/custom_nodes/ComfyUI-GGUF/nodes.py', 314, 'return x')}\nAssertionError: Unknown model architecture!`,
    'model-not-supported',
    /^git -C custom_nodes\/ComfyUI-GGUF pull/,
  ],
  [
    "llama_model_load: error loading model: missing tensor 'blk.0.ffn_down_exps.weight'",
    'model-not-supported',
    /^# .*GGUF.* anew/,
  ],
  // Quantised models, by the loader that speaks.
  [
    "ValueError: Could not find Qwen2_5_VLVideoProcessor neither in <module 'transformers.models.qwen2_5_vl' from '/v/x/__init__.py'> nor in <module 'transformers' from '/v/y/__init__.py'>!",
    'transformers-version-mismatch',
    /install -U .*transformers/,
  ],
  [
    "ModuleNotFoundError: No module named 'ultralytics.nn.modules.conv'; 'ultralytics.nn.modules' is not a package",
    'module-not-found',
    /^\S+ -m pip install -U ultralytics/,
    /hides/,
  ],
  // What is given out elsewhere.
  [
    "Incompatible VAE model selected, the wrapper's VAE nodes require using the original VAE model: '\nhttps://huggingface.co/Kijai/HunyuanVideo_comfy/blob/main/hunyuan_video_vae_bf16.safetensors\n'",
    'model-mismatch',
    /^hf download Kijai\/HunyuanVideo_comfy hunyuan_video_vae_bf16\.safetensors/,
  ],
  [
    'ERROR | Model has been downloaded but the SHA256 checksum does not not match. Please retry loading the model.',
    'corrupt-download',
    /\.cache\/whisper/,
  ],
  // Vectors of another model of words.
  // Settings: names and places as the program takes them.
  [
    `hydra.errors.MissingConfigException: Cannot find primary config './moon_configs/tide_l.yaml'. Check that it's in your config search path.\n${search}`,
    'named-thing-missing',
    /^# .*tide_l\.yaml in place of \.\/moon_configs\/tide_l\.yaml/,
  ],
  [
    `Traceback (most recent call last):\n${frame('train.py', 107, 'mode = args.mode')}\nAttributeError: 'Namespace' object has no attribute 'mode'`,
    'arguments-missing',
    /^# .*add_argument\('--mode'/,
  ],
  // Pictures and their labels.
  [
    "----> 1 img=cv2.imread(\"/content/Images/107.png\")\n      2 x = img.shape\nAttributeError: 'NoneType' object has no attribute 'shape'",
    'nothing-where-something-is-wanted',
    /^!ls -l \/content\/Images\/107\.png/,
  ],
  [
    "      2     image = cv2.imread(x)\n----> 4         image = image.astype(np.float32)\nAttributeError: 'NoneType' object has no attribute 'astype'",
    'nothing-where-something-is-wanted',
    /print\(x\)/,
  ],
  [
    'train: WARNING  /d/a.png: ignoring corrupt image/label: Label class 3 exceeds dataset class count 1. Possible class labels are 0-0\ntrain: WARNING  /d/b.png: ignoring corrupt image/label: Label class 4 exceeds dataset class count 1. Possible class labels are 0-0\nValueError: not enough values to unpack (expected 3, got 0)',
    'training-data-shape',
    /3 \+ 1 at least/,
  ],
  [
    'AssertionError: Label class 7 exceeds nc=4 in data/tide.yaml. Possible class labels are 0-3',
    'training-data-shape',
    /data\/tide\.yaml nc: 7 \+ 1 /,
  ],
  [
    '  File "/a/bin/insanely-fast-whisper", line 8, in <module>\n  File "/a/lib/python3.10/site-packages/insanely_fast_whisper/cli.py", line 9, in x\n    upto_idx = np.argmin(np.abs(end_timestamps - end_time))\nTypeError: unsupported operand type(s) for -: \'NoneType\' and \'float\'',
    'nothing-where-something-is-wanted',
    /insanely-fast-whisper/,
  ],
  [
    '    backend_name = input("Backend choice (pytorch, mxnet or tensorflow): ").lower()\nEOFError: EOF when reading a line',
    'terms-not-agreed',
    /^export DGLBACKEND=pytorch/,
    /COQUI/,
  ],
  ['    x = input("Go on? ")\nEOFError: EOF when reading a line', 'terms-not-agreed', /COQUI/],
  [
    'MMCV==2.2.0 is used but incompatible. Please install mmcv>=2.0.0rc4 < 2.1.0',
    'package-version-mismatch',
    /mim install "mmcv>=2\.0\.0rc4,<2\.1\.0"/,
  ],
  ['MMCV==2.0.1 is used and compatible. It was installed as mmcv>=2.0.0rc4 < 2.1.0', 'none'],
  // A whole Python in a folder of that name, and an environment.
  [
    "ImportError: cannot import name 'clear_device_cache' from 'accelerate.utils.memory' (D:\\tide\\python\\Lib\\site-packages\\accelerate\\utils\\memory.py)",
    'accelerate-version-mismatch',
    /^D:\\tide\\python\\python\.exe -m pip/,
  ],
  [
    "ImportError: cannot import name 'clear_device_cache' from 'accelerate.utils.memory' (D:\\tide\\mypython\\Lib\\site-packages\\accelerate\\utils\\memory.py)",
    'accelerate-version-mismatch',
    /^D:\\tide\\mypython\\Scripts\\python\.exe -m pip/,
  ],
  // Memory that one program wants for itself.
  [
    'jaxlib.xla_extension.XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory while trying to allocate 4770354232 bytes.\nBufferAssignment OOM Debugging.\n                 total allocation:   14.44GiB',
    'cuda-out-of-memory',
    /^# .*14\.44/,
  ],
  // The words of a model and of its checkpoint.
  [
    'RuntimeError: Error(s) in loading state_dict for EMA:\nsize mismatch for ema_model.transformer.text_embed.text_embed.weight:  copying a param with shape torch.Size([2546, 512]) from checkpoint, the shape in current model is torch.Size([259, 512])',
    'model-mismatch',
    /^# the vocabulary .* 2546/,
  ],
  // A variant with more channels at its input.
  [
    'Error(s) in loading state_dict for HunyuanVideo:\nsize mismatch for img_in.proj.weight: copying a param with shape torch.Size([3072, 32, 1, 2, 2]) from checkpoint, the shape in current model is torch.Size([3072, 16, 1, 2, 2]).',
    'model-mismatch',
    /^# .*newest version.*32/,
  ],
  // Settings that one side has and the other has not.
  [
    "omegaconf.errors.ConfigKeyError: Key 'eval_tide' not in 'AudioMoonConfig'\n        full_key: eval_tide\n        object_type=AudioMoonConfig",
    'config-too-old',
    /leave out eval_tide/,
  ],
  [
    "omegaconf.errors.ConfigAttributeError: Key 'min_tide' is not in struct\n        full_key: moon.min_tide\n        object_type=dict",
    'config-too-old',
    /^# .*\+moon\.min_tide=/,
  ],
  [
    'AssertionError: No labels found. Recommend correcting image and label paths',
    'training-data-missing',
    /labels\//,
  ],
  [
    'Error occurred when executing MOON_conditioner: expected scalar type Float but found Half',
    'dtype-mismatch',
    /^# .*fp32/,
  ],
  // Names of a state dict, posted without their heading; weights that lie one level deeper.
  [
    'Missing key(s) in state_dict: "module.tide.weight", "module.tide.bias", "module.moon.weight"',
    'model-mismatch',
    /'module\.' \+ k/,
  ],
  [
    'Missing key(s) in state_dict: "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean"',
    'model-mismatch',
    /removeprefix\('module\.'\)/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tMissing key(s) in state_dict: "conv_first.weight", "conv_first.bias", "norm.weight".\n\tUnexpected key(s) in state_dict: "params".',
    'model-mismatch',
    /\['params'\]/,
  ],
  ['KeyError: \'unexpected key "module.block1.weight" in state_dict\'', 'model-mismatch'],
  // Pictures of one and of three channels, and tables that are too short.
  [
    'RuntimeError: stack expects each tensor to be equal size, but got [1, 225, 255] at entry 0 and [3, 225, 255] at entry 3',
    'shapes-differ',
    /convert\('RGB'\)/,
  ],
  [
    'RuntimeError: index out of range: Tried to access index 100 out of table with 99 rows.',
    'index-past-the-table',
    /max_length/,
  ],
  ["KeyError: 'middle_block_out.0.weight'", 'checkpoint-of-another-kind', /ControlNet/],
  // Words of a command.
  ['train.py: error: unrecognized arguments: 6', 'unknown-argument', /^# take 6 out/],
  [
    'usage: train.py [-h] [--visdom-env NAME] [--replace-optimizer]\ntrain.py: error: unrecognized arguments: --env-name sorghum',
    'unknown-argument',
    /--visdom-env in place of --env-name/,
  ],
  [
    `Traceback (most recent call last):\n${frame('/w/ComfyUI/custom_nodes/ComfyUI-Tide/nodes.py', 146, 'for item in Path(models_dir, "LLM").iterdir()')}\nFileNotFoundError: [Errno 2] No such file or directory: '/w/ComfyUI/models/LLM'`,
    'named-thing-missing',
    /^mkdir -p \/w\/ComfyUI\/models\/LLM/,
  ],
  // Channels are no tokens.
  [
    'RuntimeError: The size of tensor a (1024) must match the size of tensor b (512) at non-singleton dimension 1',
    'shapes-differ',
    undefined,
    /max_length/,
  ],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

/** What fails inside the run of a model or trainer: the numbers and names of the message stand in the first way. */
const raised = (file: string, code: string, message: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 31, in main\n    ${code}\n${message}`;
const loading = (...sizes: readonly string[]) =>
  [
    'RuntimeError: Error(s) in loading state_dict for Net:',
    ...sizes.map((size) => `\tsize mismatch for ${size}`),
  ].join('\n');
const size = (name: string, file: string, model: string) =>
  `${name}: copying a param with shape torch.Size([${file}]) from checkpoint, the shape in current model is torch.Size([${model}]).`;
const site = '/v/lib/python3.12/site-packages';

const first: readonly AnswerCase[] = [
  // What must divide, by its numbers.
  [
    'AssertionError: The vocab size 152064 must be divisible by world size 7',
    'value-refused',
    /world size that divides 152064: 1, 2, 3, 4, 6/,
    /the The/,
  ],
  [
    'AssertionError: width and height must be divisible by 32, got 854x480',
    'value-refused',
    /832 x 480 in place of 854 x 480/,
    /a divisor/,
  ],
  ['AssertionError: Sides should be divisible by 14', 'value-refused', /multiples of 14/],
  [
    'ValueError: Wan requires num_frames to be of the form 4k+1, got 80',
    'value-refused',
    /num_frames 81 \(or 77\) in place of 80/,
  ],
  [
    'RuntimeError: Padding size should be less than the corresponding input dimension, but got: padding (384, 384) at dimension 2 of input [1, 200]',
    'value-refused',
    undefined,
    /give it less than/,
  ],
  // Sound and pictures of another rate or size.
  [
    'ValueError: The model corresponding to this feature extractor: AstFeatureExtractor was trained using a sampling rate of 16000. Please make sure that the provided `raw_speech` input was sampled with 16000 and not 48000.',
    'data-of-another-form',
    /sr=16000.*sampling_rate=16000/,
  ],
  [
    'ValueError: It looks like the feature extractor expects sampling rate 24000 but got 16000',
    'data-of-another-form',
    /sr=24000/,
  ],
  [
    "ValueError: Input image size (336*336) doesn't match model (224*224).",
    'data-of-another-form',
    /resized to 224\*224/,
  ],
  [
    "AssertionError: Input image height (384) doesn't match model (224).",
    'data-of-another-form',
    /resized to 224/,
  ],
  // The weights alone in the place of the model, and batches that are no model.
  [
    raised('/w/infer.py', 'model.to(device)', "AttributeError: 'dict' object has no attribute 'to'"),
    'code-fault',
    /load_state_dict\(d\.get/,
  ],
  [
    raised('/w/train.py', 'batch = batch.to(device)', "AttributeError: 'dict' object has no attribute 'to'"),
    'api-mismatch',
  ],
  // Releases of transformers that lack what the code asks of Llama.
  [
    raised(
      `${site}/awq/llama.py`,
      'if config.mlp_bias:',
      "AttributeError: 'LlamaConfig' object has no attribute 'mlp_bias'",
    ),
    'api-mismatch',
    /transformers>=4\.41,<5/,
  ],
  [
    raised(
      `${site}/awq/llama.py`,
      'if config.pretraining_tp > 1:',
      "AttributeError: 'LlamaConfig' object has no attribute 'pretraining_tp'",
    ),
    'api-mismatch',
    /transformers>=4\.31,<5/,
  ],
  [
    "AttributeError: 'Qwen2Attention' object has no attribute 'num_heads'",
    'api-mismatch',
    /transformers>=4\.31,<4\.48/,
  ],
  ["AttributeError: 'TinyAttention' object has no attribute 'num_heads'", 'api-mismatch', undefined, /4\.48/],
  // Adapters and projectors in the place of a model.
  [
    'ValueError: Unrecognized model in ./outputs/lora-adapter. Should have a `model_type` key in its config.json, or contain one of the following strings in its name: albert',
    'model-not-supported',
    /PeftModel\.from_pretrained\(.*"\.\/outputs\/lora-adapter"/,
  ],
  [
    "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'clip'",
    'model-not-supported',
    /--mmproj/,
    /git pull/,
  ],
  [
    "llama_adapter_lora_init_impl: failed to apply lora adapter: tensor 'blk.0.attn_k.weight' has incorrect shape (hint: maybe wrong base model?)",
    'model-mismatch',
    /base_model_name_or_path/,
  ],
  [
    'ValueError: Loading lora sql failed: No adapter found for /adapters/sql',
    'wrong-folder',
    /find \/adapters\/sql -name adapter_config\.json/,
  ],
  [
    "llama_model_load: error loading model: check_tensor_dims: tensor 'token_embd.weight' has wrong shape; expected  4096, 32001, got  4096, 32000,     1,     1",
    'model-not-supported',
    /tokenizer files/,
    /git pull/,
  ],
  [
    "llama_model_load: error loading model: check_tensor_dims: tensor 'blk.0.attn_q.weight' has wrong shape; expected  4096, 4096, got  4096, 5120,     1,     1",
    'model-not-supported',
    /git pull/,
  ],
  // Weights of another make, by their sizes.
  [loading(size('img_in.weight', '98304, 1', '3072, 64')), 'model-mismatch', /bf16, fp8 or GGUF/],
  [loading(size('img_in.weight', '3072, 384', '3072, 64')), 'model-mismatch', undefined, /NF4/],
  // What a training left in its folder, and what it did not copy.
  [
    'OSError: ./output/checkpoint-1000 does not appear to have a file named preprocessor_config.json. Checkout the page for available files.',
    'model-file-missing',
    /--local-dir \.\/output\/checkpoint-1000/,
    /OWNER\/MODEL/,
  ],
  [
    'OSError: Error no file named pytorch_model.bin, model.safetensors, tf_model.h5, model.ckpt.index or flax_model.msgpack found in directory ./output/checkpoint-1000.',
    'model-file-missing',
    /zero_to_fp32\.py/,
    /OWNER\/MODEL/,
  ],
  [
    'OSError: Error no file named pytorch_model.bin, model.safetensors, tf_model.h5, model.ckpt.index or flax_model.msgpack found in directory /models/tide-7b.',
    'model-file-missing',
    /hf download OWNER\/MODEL/,
  ],
  [
    "RuntimeError: Unable to open file 'model.bin' in model 'small.en'",
    'corrupt-download',
    /rm -r small\.en/,
  ],
  ["RuntimeError: Unable to open file 'model.bin' in model '/data/small-own'", 'model-format-mismatch'],
  [
    "ValueError: Unrecognized configuration class <class 'transformers_modules.Florence-2-base.configuration_florence2.Florence2LanguageConfig'> for this kind of AutoModel: AutoModelForCausalLM.",
    'transformers-version-mismatch',
    /transformers==4\.49\.0/,
  ],
  [
    `Traceback (most recent call last):\n  File "/opt/llama_factory/bin/llamafactory-cli", line 8, in <module>\n    sys.exit(main())\nValueError: Some keys are not used by the HfArgumentParser: ['do_predict', 'output_dir']`,
    'unknown-argument',
    /llamafactory-cli train/,
  ],
  [
    "ValueError: Some keys are not used by the HfArgumentParser: ['do_predict', 'output_dir']",
    'unknown-argument',
    /take it out/,
  ],
  // An old setuptools beside a new Python, and in a build.
  [
    `  File "${site}/pkg_resources/__init__.py", line 2191, in <module>\n    register_finder(pkgutil.ImpImporter, find_on_path)\nAttributeError: module 'pkgutil' has no attribute 'ImpImporter'`,
    'distutils-missing',
    /setuptools<81/,
  ],
  [
    `  Getting requirements to build wheel: finished with status 'error'\n  error: subprocess-exited-with-error\n      AttributeError: module 'pkgutil' has no attribute 'ImpImporter'. Did you mean: 'zipimporter'?`,
    'distutils-missing',
    /--python 3\.11/,
  ],
  // Headers that a system package or a clone brings.
  [
    '_configtest.c:2:10: fatal error: mpi.h: No such file or directory',
    'missing-header',
    /^apt-get update && apt-get install -y libopenmpi-dev/,
  ],
  [
    '/w/ext/gemm.cu:5:10: fatal error: cutlass/cutlass.h: No such file or directory',
    'missing-header',
    /CPATH=~\/cutlass\/include/,
  ],
  // A package without a version, and a wish that is no setting.
  [
    'ValueError: Unable to compare versions for tokenizers>=0.21,<0.22: need=0.21 found=None. This is unusual. Consider reinstalling tokenizers.',
    'broken-install',
    /--force-reinstall --no-deps "tokenizers==0\.21\.\*"/,
  ],
  [
    'OSError: Unable to load vocabulary from file. Please check that the provided vocabulary is accessible and not corrupted.',
    'message-says',
    undefined,
    /that is set/,
  ],
  // What a message needs: a setting, a card, or what cannot be left out.
  [
    'ValueError: `eval_sample_packing` requires flash_attention to be true',
    'message-says',
    /flash_attention: true, or do without/,
  ],
  [
    'ValueError: Mixed precision training with AMP requires a GPU.',
    'message-says',
    /^nvidia-smi; python3 -c/,
  ],
  [
    'RuntimeError: This model requires at least 24 GB of VRAM',
    'message-says',
    undefined,
    /do without This|give This/,
  ],
  // Prompts, texts, boxes and settings that are refused.
  [
    'RuntimeError: The size of tensor a (154) must match the size of tensor b (77) at non-singleton dimension 1',
    'value-of-another-type',
    /same length/,
  ],
  [
    'RuntimeError: Sizes of tensors must match except in dimension 2. Expected size 77 but got size 231 for tensor number 1 in the list.',
    'value-of-another-type',
    /same length/,
  ],
  [
    'RuntimeError: The size of tensor a (177) must match the size of tensor b (77) at non-singleton dimension 1',
    'prompt-too-long',
    undefined,
    /same length/,
  ],
  [
    'TypeError: TextEncodeInput must be Union[TextInputSequence, Tuple[InputSequence, InputSequence]]',
    'value-of-another-type',
    /astype\(str\)/,
  ],
  [
    'ValueError: GenerationConfig is invalid: \n- `temperature`: `do_sample` is set to `False`.',
    'setting-refused',
    /do_sample = True/,
  ],
  [
    'ValueError: Expected x_max for bbox (0.5, 0.5, 1.2, 0.9, 0) to be in the range [0.0, 1.0], got 1.2.',
    'setting-refused',
    /clip\(0, 1\)/,
  ],
  [loading(size('decoder.conv_in.weight', '512, 16, 3, 3', '512, 4, 3, 3')), 'model-mismatch', /sdxl_vae/],
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (77x2048 and 768x640)',
    'model-mismatch',
    /1\.5: that for SDXL/,
  ],
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x2048 and 768x10)',
    'model-mismatch',
    undefined,
    /SDXL in its place/,
  ],
  [
    'AssertionError: The `num_classes` (80) in YOLOXHead of MMDataParallel does not matches the length of `CLASSES` 4) in CocoDataset',
    'class-count-differs',
    /num_classes=4 in each head/,
  ],
  ['Error: no Modelfile or safetensors files found', 'wrong-folder', /-f \/path\/of\/Modelfile/],
  [
    'ValueError: Prompt length of 8500 is longer than the maximum model length of 8192.',
    'prompt-too-long',
    /--max-model-len/,
  ],
  ["KeyError: 'ema_state_dict'", 'checkpoint-of-another-kind', /torch\.load/],
  [
    'RuntimeError: PytorchStreamReader failed locating file data/2: file not found',
    'corrupt-download',
    /delete the weights/,
  ],
];

answersAs(import.meta.filename, { first });

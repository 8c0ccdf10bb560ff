import { type AnswerCase, answersAs } from './told.ts';

const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;
const site = '/v/lib/python3.11/site-packages';

/** Models: their weights, tokenizers and kinds. */
const first: readonly AnswerCase[] = [
  [
    '    self.sp_model.Load(vocab_file)\n    return self.LoadFromFile(model_file)\nTypeError: not a string',
    'tokenizer-file-missing',
  ],
  ['Error: loading model: unsupported model architecture "nextllm"', 'model-not-supported'],
  // A class that a checkpoint names, and transformers lacks.
  [
    "ValueError: Could not find MoonVideoProcessor neither in <module 'transformers.models.moon' from '/opt/v/lib/python3.10/site-packages/transformers/models/moon/__init__.py'> nor in <module 'transformers' from '/opt/v/lib/python3.10/site-packages/transformers/__init__.py'>!",
    'transformers-version-mismatch',
    /install -U transformers/,
  ],
  // A kind of model that the installed package does not know yet.
  [
    '  File "/opt/v/lib/python3.10/site-packages/awq/models/auto.py", line 25, in check\n    raise TypeError(f"{config.model_type} isn\'t supported yet.")\nTypeError: moonlm isn\'t supported yet.',
    'not-supported-stated',
    /^\/opt\/v\/bin\/python -m pip install -U autoawq/,
  ],
  // A store of vectors made with another model.
  [
    'chromadb.errors.InvalidDimensionException: Dimensionality of (768) does not match index dimensionality (1024)',
    'index-of-another-model',
    /persist/,
  ],
  [
    'chromadb.errors.InvalidArgumentError: Collection expecting embedding with dimension of 1536, got 768',
    'index-of-another-model',
    /persist/,
  ],
  // A tokenizer without its own files.
  [
    ">>> tokenizer = BertTokenizer.from_pretrained('moon/bert')\nTypeError: expected str, bytes or os.PathLike object, not NoneType",
    'tokenizer-file-missing',
    /AutoTokenizer\.from_pretrained.*BertTokenizerFast/,
  ],
  // A model that is newer than the script that converts it.
  [
    '  File "/home/a/moon.cpp/convert.py", line 3, in get\n    raise NotImplementedError("BPE pre-tokenizer was not recognized - update get_it()")\nNotImplementedError: BPE pre-tokenizer was not recognized - update get_it()',
    'model-not-supported',
    /^git -C \/home\/a\/moon\.cpp pull/,
  ],
  // Names beyond those of the model, and none that it lacks.
  [
    '  File "benchmark.py", line 113, in run\n    model.load_state_dict(checkpoint)\nRuntimeError: Error(s) in loading state_dict for DataParallel:\n\tUnexpected key(s) in state_dict: "module.moon", "module.sun". ',
    'model-mismatch',
    /^# .*strict=False/,
    /FLUX/,
  ],
  // Keys that a file lacks, as the message lists them.
  [
    "AssertionError: not all required keys are present in moon.json.\n\nRequired: \n['tide', 'sea']\n\nMissing: \n['sea']",
    'config-key-missing',
    /in moon\.json: add sea/,
    /nnU/,
  ],
  // Two parts of different families.
  [
    "!!! Exception during processing!!! Motion module 'moon.ckpt' is intended for SD1.5 models, but the provided model is type SDXL.",
    'model-mismatch',
    /choose a model of SD1\.5/,
  ],
  [
    'Error occurred when executing MoonLoader:\n\nMotion model moon_v1.ckpt is not compatible with SDXL-based model.',
    'model-mismatch',
    /in place of moon_v1\.ckpt/,
  ],
  // Weights that differ by names, of no picture's model.
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n      Missing key(s) in state_dict: "sea.moon.window". \n      Unexpected key(s) in state_dict: "sea.moon.reverse.weight". ',
    'model-mismatch',
    /install -r requirements\.txt .*sea\.moon/,
    /FLUX/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tsize mismatch for embedding.weight: copying a param of torch.Size([150, 256]) from checkpoint, where the shape is torch.Size([149, 256]) in current model.',
    'model-mismatch',
    /150/,
    /FLUX/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // Nothing where a part or a model should be; nothing of which nothing is known.
  [
    "AttributeError: 'NoneType' object has no attribute 'rasterize_points_backward'",
    'broken-install',
    /nvcc/,
  ],
  [
    "  File \"/app/webui/modules/sd_models.py\", line 3, in load\n    load(checkpoint_info.sha256)\nAttributeError: 'NoneType' object has no attribute 'sha256'",
    'model-file-missing',
    /\/app\/webui\/models\/Stable-diffusion/,
  ],
  // Of which nothing is known but that it is None.
  ["AttributeError: 'NoneType' object has no attribute 'shape'", 'nothing-where-something-is-wanted'],
  // A model without an owner is no question of a login.
  [
    "OSError: falcon-7b is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
    'hf-auth-gated',
    /tiiuae\/falcon-7b/,
    /HF_TOKEN|terms/,
  ],
  [
    "python run.py --model_args pretrained=model,dtype=auto\nOSError: model is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
    'hf-auth-gated',
    /in place of pretrained=model/,
    /HF_TOKEN|terms/,
  ],
  // State of a model.
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tMissing key(s) in state_dict: "flow.weight", "flow.bias".\n\tUnexpected key(s) in state_dict: "module.flow.weight", "module.flow.bias".',
    'model-mismatch',
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tMissing key(s) in state_dict: "module.flow.weight".\n\tUnexpected key(s) in state_dict: "flow.weight".',
    'model-mismatch',
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tsize mismatch for pos_embed: copying a param with shape torch.Size([1, 197, 768]) from checkpoint, the shape in current model is torch.Size([1, 577, 768]).',
    'model-mismatch',
  ],
  // Names that transformers takes only where a package is there.
  [
    raised(
      frame(`${site}/transformers/modeling_utils.py`, 9, 'with init_empty_weights():'),
      "NameError: name 'init_empty_weights' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(
      frame(`${site}/transformers/integrations/tp.py`, 9, 'def f(a: DTensor):'),
      "NameError: name 'DTensor' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(
      frame(`${site}/transformers/models/moon.py`, 9, 'out = flash_attn_func(q, k, v)'),
      "NameError: name 'flash_attn_func' is not defined",
    ),
    'module-not-found',
  ],
  [
    raised(frame(`${site}/moonlib/tide.py`, 9, 'return _C.flow(a)'), "NameError: name '_C' is not defined"),
    'broken-install',
  ],
];

answersAs(import.meta.filename, { first, anywhere });

import { type AnswerCase, answersAs } from './told.ts';

/**
 * Trainers under a name of their own, parts that are left out without a word, packages that were given up, and what FSDP
 * does not join; each beside its nearest neighbour.
 */
const home = '/srv/env/lib/python3.10/site-packages';
const trace = (file: string, code: string, error: string) =>
  `Traceback (most recent call last):\n  File "/srv/tide/tune.py", line 8, in <module>\n    main()\n  File "${file}", line 18, in step\n    ${code}\n${error}`;

const first: readonly AnswerCase[] = [
  // Distributions that are not called as what they bring.
  ["ModuleNotFoundError: No module named 'transfer_queue'", 'module-not-found', /install TransferQueue$/],
  ["ModuleNotFoundError: No module named 'quack'", 'module-not-found', /install quack-kernels$/],
  ["ModuleNotFoundError: No module named 'megatron'", 'module-not-found', /install megatron-core$/],
  // A trainer of trl that unsloth gave a name of its own; and the one that is its own.
  [
    trace(
      `${home}/swift/trainers/mixin.py`,
      'super().__init__(',
      "TypeError: _UnslothDPOTrainer.__init__() got an unexpected keyword argument 'tokenizer'",
    ),
    'trl-version-mismatch',
    /"trl<0\.16"/,
  ],
  [
    trace(
      '/srv/tide/own.py',
      'trainer = UnslothTrainer(',
      "TypeError: UnslothTrainer.__init__() got an unexpected keyword argument 'tokenizer'",
    ),
    'api-mismatch',
    undefined,
    /trl<0\.16/,
  ],
  // The release in which accelerate asks first whether the optimizer can be switched.
  [
    "AttributeError: 'AdamW' object has no attribute 'train'",
    'accelerate-version-mismatch',
    /"accelerate>=0\.34,<1"/,
  ],
  ['ValueError: Cannot flatten integer dtype tensors', 'dtype-mismatch', /bnb_4bit_quant_storage/],
  [
    'ValueError: Must flatten tensors with uniform `requires_grad` when `use_orig_params=False`',
    'distributed-setting',
    /use_orig_params true/,
  ],
  [
    'ValueError: Must flatten tensors with uniform dtype but got torch.float32 and torch.bfloat16',
    'dtype-mismatch',
    /all in bfloat16/,
    /use_orig_params/,
  ],
  // What trl has only beside diffusers; another name that it asks itself for is of mixed files.
  [
    trace(
      `${home}/trl/trainer/ddpo_trainer.py`,
      'from ..models import DDPOStableDiffusionPipeline',
      `ImportError: cannot import name 'DDPOStableDiffusionPipeline' from 'trl.models' (${home}/trl/models/__init__.py)`,
    ),
    'module-not-found',
    /install diffusers$/,
    /uninstall/,
  ],
  [
    trace(
      `${home}/trl/trainer/tide_trainer.py`,
      'from ..models import TideWrapper',
      `ImportError: cannot import name 'TideWrapper' from 'trl.models' (${home}/trl/models/__init__.py)`,
    ),
    'broken-install',
    /uninstall -y trl/,
  ],
  // An installed package means the one of the index; code beside a clone may mean the clone.
  [
    trace(
      `${home}/trl/models/modeling_sd_base.py`,
      'from diffusers import DDIMScheduler',
      "ImportError: cannot import name 'DDIMScheduler' from 'diffusers' (unknown location)",
    ),
    'broken-install',
    /^\S+ -m pip install --force-reinstall --no-deps diffusers && \S+ -m pip install diffusers/,
  ],
  [
    trace(
      '/srv/tide/train.py',
      'from diffusers import DDIMScheduler',
      "ImportError: cannot import name 'DDIMScheduler' from 'diffusers' (unknown location)",
    ),
    'broken-install',
    /^\S+ -m pip install -e \.\/diffusers/,
  ],
  // AutoAWQ was given up: its last release, with what that was tested with; others go on.
  [
    trace(
      `${home}/awq/quantize/quantizer.py`,
      'return module(x, **kwargs)',
      "TypeError: Qwen2Attention.forward() missing 1 required positional argument: 'attention_mask'",
    ),
    'transformers-version-mismatch',
    /autoawq==0\.2\.9 "transformers==4\.51\.3"/,
  ],
  [
    `  File "${home}/awq/quantize/quantizer.py", line 9, in start\n    self.model(x)\n  File "${home}/transformers/models/llama/modeling_llama.py", line 18, in forward\n    self.layers[0].self_attn\nAttributeError: 'Catcher' object has no attribute 'self_attn'`,
    'api-mismatch',
    /autoawq==0\.2\.9 "transformers==4\.51\.3"/,
  ],
  [
    trace(
      `${home}/tidequant/quantizer.py`,
      'return module(x, **kwargs)',
      "TypeError: Qwen2Attention.forward() missing 1 required positional argument: 'attention_mask'",
    ),
    'transformers-version-mismatch',
    undefined,
    /autoawq/,
  ],
  // Which side is the older one.
  [
    trace(
      `${home}/trl/models/modeling_sd_base.py`,
      'from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import rescale_noise_cfg',
      `ImportError: cannot import name 'rescale_noise_cfg' from 'diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion' (${home}/diffusers/pipelines/stable_diffusion/pipeline_stable_diffusion.py)`,
    ),
    'diffusers-version-mismatch',
    /"diffusers>=0\.17"/,
  ],
];

answersAs(import.meta.filename, { first });

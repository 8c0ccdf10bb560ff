import { mistaken } from './mistake.ts';

/** Models, optimizers, processes of a training, and what they are loaded from. */
export const trainingMistakes = mistaken('code-fault', [
  [
    /^malformed node or string/,
    'A text that is to be a plain value of Python is none',
    '# sd-scripts: --optimizer_args "betas=0.9,0.99" "decouple=True": each key=value, a word in quotes of its own, no blanks. Of a table: an empty field (nan) where a list is read',
  ],
  [
    /^49407 is not in list/,
    'A text is longer than the 77 tokens of CLIP: its end is cut off',
    '# a shorter prompt or caption (75 tokens)',
  ],
  [
    /(?:elements of \w{4,8} should|Expected \w{4,8} to) be between 0 and 1|x >= 0\. && x <= 1|unsafe to autocast/,
    'BCELoss gets numbers outside of 0 to 1 (or NaN), or half precision',
    'nn.BCEWithLogitsLoss in place of nn.BCELoss, without sigmoid before it; the labels 0 and 1, too',
  ],
  [
    /Legacy autograd function/,
    'A function with its own gradient is written in the old way',
    '@staticmethod def forward(ctx, …) and backward(ctx, …), called as Name.apply(…); or the newest release of that extension',
    null,
    '1.5',
  ],
  [
    /can't set attribute 'hparams'|^property 'hparams'/,
    'This Lightning sets hparams itself',
    'self.save_hyperparameters(hparams) in place of self.hparams = hparams',
    [/self\.hparams = (\w+)/, 'self.save_hyperparameters($1)'],
  ],
  [
    /^can't set attribute|^property '\w+' of '\w+' object has no setter/,
    'The class has that name as a property, which cannot be set (since another release of the library below)',
    'another name for it (self._device in place of self.device); or the release of that library that the README names',
    (line) =>
      line
        .replace(/^(self\.)(\w+) = /, '$1_$2 = ')
        .replace(/^(\w*tokenizer\.\w+ = .+)$/, 'without the line $1'),
  ],
  [
    /before Module\.__init__\(\) call/,
    'The class of the model does not call that of torch first',
    'super().__init__() as the first line of its __init__',
  ],
  [
    /empty parameter list|any parameters that require a gradient/,
    'Nothing of the model is to be trained',
    'layers in nn.ModuleList, no plain list; requires_grad_(True) for what is trained (LoRA: target_modules that fit)',
  ],
  [
    /doesn't match the size of optimizer's group|different number of parameter groups/,
    'The state of the optimizer in the checkpoint is of another model or setting',
    '# the weights alone: without --resume, and --weights (--load_from, --pretrained) FILE; in code: no optimizer.load_state_dict(…)',
  ],
  [
    /'(?:Distributed)?DataParallel' object has no attribute '(?<name>\w{1,60})'/,
    'The model is wrapped (DataParallel), and {name} is a part of the model inside',
    'model.module.{name}',
    (line, message) => {
      const name = /attribute '(\w{1,60})'/.exec(message)?.[1] ?? '';
      return line.replace(`.${name}`, `.module.${name}`);
    },
  ],
  [
    /'(?:collections\.)?(?:(?:OrderedDict|dict)' object has no attribute '(?:eval|parameters|modules|state_dict|named_parameters)|OrderedDict' object has no attribute '(?:to|cuda|cpu|half|float|train|forward|predict|compute_loss|generate))'/,
    'The file holds the weights alone, not the whole model',
    'model = NAME_OF_ITS_CLASS(…), then model.load_state_dict(torch.load(FILE)) and model.eval()',
  ],
  [
    /^If capturable=False/,
    'torch 1.12.0 does not go on from a checkpoint of an optimizer on the GPU',
    "optimizer.param_groups[0]['capturable'] = True behind optimizer.load_state_dict(…); or torch 1.12.1 and newer",
  ],
  [
    /^No inf checks were recorded/,
    'GradScaler meets no gradient: the loss does not reach what the optimizer trains',
    'requires_grad_(True) for what is trained, and the optimizer over model.parameters() of that very model; or bf16, without GradScaler',
  ],
  [
    /finished its bootstrapping/,
    'The script starts processes that run it again, from its first line',
    "all but imports and defs below if __name__ == '__main__': (vLLM: LLM(…), too); or num_workers=0",
  ],
  [
    /process pool was terminated abruptly|worker process managed by the executor/,
    'A worker process ended without a word: mostly memory ran out',
    '# n_jobs=1 (--num_workers 1, --num_proc 1, max_workers=1): runs, or shows the error itself',
  ],
  [
    /doesn't have NCCL built/,
    'This torch has no NCCL: it is one for Windows or macOS, or without CUDA',
    '# Windows and macOS: backend="gloo" (Lightning: PL_TORCH_DISTRIBUTED_BACKEND=gloo), or WSL\n$ pip install --force-reinstall torch torchvision --index-url https://download.pytorch.org/whl/cu128   # Linux: the build with CUDA',
  ],
  [
    /^No backend type associated with device type cpu|^Tensors must be CUDA and dense/,
    'A tensor of the CPU is handed to NCCL, which knows those of a GPU only',
    'x = x.cuda() before it; or both: init_process_group("cpu:gloo,cuda:nccl")',
    [/init_process_group\((?:backend=)?["']nccl["']/, 'init_process_group("cpu:gloo,cuda:nccl"'],
  ],
  [
    /Less than two GPU ids/,
    'accelerate is set to several cards, and given one',
    '# one card: without --multi_gpu (accelerate config: No distributed training), --num_processes 1; several: --gpu_ids all',
  ],
  [
    /Sequence item with index \d|^(?:integer|int) argument expected/,
    'A place in the picture is given with fractions',
    'whole numbers: tuple(int(v) for v in point)',
  ],
]);

/** What several processes do, where there is one. */
export const alone = mistaken('step-left-out', [
  [
    /rocess group has not been init|rendezvous: environment variable (?:RANK|WORLD_SIZE|MASTER_\w+) expected/,
    'The script is written for several processes, and started as one',
    '$ torchrun --standalone --nproc_per_node=1 SCRIPT.py   # with its arguments, in place of python SCRIPT.py; 1: as many as cards\n# or without: --launcher none, distributed off in the config; SyncBN as BN (mmcv, mmseg)',
  ],
]);

/** What trainers on a pod ask for. */
export const podTraining = [
  ...mistaken('training-setup', [
    [
      /'DeepSpeedZeRoOffload' object has no attribute 'backward'/,
      'DeepSpeed was given no optimizer: it holds this model for inference',
      '# accelerator.prepare(model, optimizer): both in one call; a frozen model (reward, teacher): no backward through it; nothing to train? requires_grad_(True), target_modules that fit',
    ],
    [
      /gradient_accumulation_fusion (?:is )?set to True but|must turn off gradient accumulation fusion/,
      'Megatron adds up gradients by a kernel of apex, which is not here',
      '# add to the command: --no-gradient-accumulation-fusion (NeMo: gradient_accumulation_fusion=False); slower by little',
    ],
    [
      /^(?:Can't find a|No) valid checkpoint/,
      'No whole checkpoint lies where the training is to go on',
      '# without resume_from_checkpoint: from the start; else the path of an older one, which has trainer_state.json and the weights',
    ],
    [
      /^loss must be a scalar tensor/,
      'This deepspeed wants the loss as one number; the code is older',
      '$ pip install "deepspeed<0.18.3"   # in code of your own: loss.mean()',
    ],
    [
      /Tensors of the same index must be on the same device and the same dtype except/,
      'The state of the optimizer lies otherwise than the weights',
      '$ pip install -U "transformers>=4.47" accelerate   # the Trainer with FSDP; in code of your own: optimizer.load_state_dict(…) after model.to("cuda")',
    ],
    [
      /AITK_JOB_ID not set/,
      'The config was written by the web UI of ai-toolkit, and is started without it',
      '# in the config: type: sd_trainer in place of ui_trainer; or start the job in the UI',
    ],
    [
      /'LLMEngine' object has no attribute 'model_executor'/,
      'The trainer reaches into an engine that vLLM no longer has (V1)',
      '$ export VLLM_USE_V1=0   # vLLM 0.8 to 0.10; newer: the vLLM that the trainer pins, or its newest release',
    ],
    [
      /object has no attribute '(?<name>save_pretrained_(?:gguf|merged)|push_to_hub_(?:gguf|merged)|vllm_engine|fast_generate|load_lora)'/,
      '{name} comes from unsloth, and this model was loaded without it (or without its vLLM)',
      'import unsloth above all; FastLanguageModel.from_pretrained(…) in place of AutoModelForCausalLM; vllm_engine, fast_generate, load_lora: with fast_inference=True',
    ],
    [
      /'Unsloth\w+' object has no attribute|has no attribute 'unsloth_\w+|^Unsloth: `(?:config\.json` does not exist inside|first_conversion)/,
      'unsloth and its companions (trl, transformers) are not of one age, or trl was imported before it',
      '$ pip install -U unsloth unsloth_zoo && rm -rf unsloth_compiled_cache   # then import unsloth above trl; a GGUF still fails? model.save_pretrained_merged("merged", tokenizer), and convert_hf_to_gguf.py of llama.cpp',
    ],
    [
      /Recomputed values for the following tensors have different metadata/,
      'With gradient checkpointing, the second pass computes otherwise than the first',
      '# gradient_checkpointing_kwargs={"use_reentrant": True} (use_reentrant: true in the yaml), and use_cache=False',
    ],
    [
      /No `(?<what>\w{4,40})\(\)` method defined to run `Trainer\.(?<step>\w{3,20})/,
      'The module has no {what}, which trainer.{step} calls',
      'def {what}(self, …) in the LightningModule (a dataloader: in the LightningDataModule, or trainer.{step}(model, dataloaders=…))',
    ],
    [
      /^Reward function is not implemented for data_source/,
      'verl has no reward for this data source',
      '# in the command: custom_reward_function.path=reward.py custom_reward_function.name=compute_score (there: def compute_score(data_source, solution_str, ground_truth, extra_info=None)); or data_source of the rows as verl/utils/reward_score/__init__.py has it',
    ],
  ]),
  ...mistaken('unknown-argument', [
    [
      /^remaining_argv: \['(?<option>--[\w-]{2,40})/,
      'This ms-swift does not know {option}',
      '# ms-swift 3 and newer: --model for --model_id_or_path, --train_type (4: --tuner_type) for --sft_type; all: swift sft --help; or the release of the guide: ms-swift==2.6.1',
    ],
  ]),
  ...mistaken('training-data-missing', [
    [
      /^No images were discovered by the bucket manager/,
      'SimpleTuner finds no picture, or its filters leave none',
      '# out of multidatabackend.json: minimum_image_size, maximum_image_size, target_downsample_size; then rm aspect_ratio_bucket_*.json in instance_data_dir',
    ],
    [
      /^Invalid URL '(?<file>[^':]{1,160}\.(?:jpe?g|png|webp|gif|bmp|mp4|wav|mp3|flac))': No scheme/i,
      '{file} is not there, and is then taken for an address',
      '# in the data, the whole path of {file}: a relative one begins where the program is started; or cd to the folder that {file} begins in, and start it there',
    ],
  ]),
  ...mistaken('checkpoint-of-another-kind', [
    [
      /^'pytorch-lightning_version'/,
      'The file holds weights alone, and Lightning is to go on from it',
      "without ckpt_path; before trainer.fit: w = torch.load(FILE, map_location='cpu'); model.load_state_dict(w.get('state_dict', w), strict=False)",
    ],
  ]),
  ...mistaken('broken-install', [
    [
      /Could not find shared object file for Transformer Engine/,
      'transformer_engine is installed without its part for torch',
      '$ pip install --no-build-isolation "transformer_engine[pytorch]"   # compiled for the torch that is here: nvcc, cuDNN',
    ],
    [
      /CUDA is not linked properly/,
      'The loader does not find libcuda, or bitsandbytes or xformers does not fit',
      '$ ldconfig "$(dirname "$(find /usr -name "libcuda.so*" -print -quit)")" && python3 -m bitsandbytes   # the second says what else is the matter; then start again',
    ],
  ]),
];

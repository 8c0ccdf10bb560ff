import { type AnswerCase, answersAs } from './told.ts';

/** What trainers say, each beside the nearest that must be answered otherwise, or not at all. */
const room =
  "ValueError: To serve at least one request with the models's max seq len (32768), (7.00 GiB KV cache is needed, which is larger than the available KV cache memory (3.20 GiB). Based on the available memory, the estimated maximum model length is 14976.";
const watchdog =
  '[rank3]:[E ProcessGroupNCCL.cpp:607] [Rank 3] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1, OpType=ALLREDUCE, NumelIn=1, NumelOut=1, Timeout(ms)=1800000) ran for 1800083 milliseconds before timing out.';

const first: readonly AnswerCase[] = [
  // A setting of vLLM, as the program calls it that starts vLLM.
  [room, 'cuda-out-of-memory', /--max-model-len 14976/],
  [
    `swift rlhf --rlhf_type grpo --use_vllm true\n${room}`,
    'cuda-out-of-memory',
    /--vllm_max_model_len 14976/,
  ],
  [
    `(WorkerDict pid=7) verl/workers/rollout.py\n${room}`,
    'cuda-out-of-memory',
    /rollout\.max_model_len=14976/,
  ],
  [`trainer = GRPOTrainer(\n${room}`, 'cuda-out-of-memory', /vllm_max_model_length=14976/],
  // What rank 0 prepares takes longer than the others wait.
  [`Map (num_proc=8): 45%|#### | 90/200\n${watchdog}`, 'nccl-error', /ddp_timeout/],
  [watchdog, 'nccl-error', /NCCL_P2P_DISABLE/],
  [
    'helpers.cpp:12:10: fatal error: pybind11/pybind11.h: No such file or directory',
    'missing-header',
    /^python3 -m pip install pybind11/,
  ],
  [
    '$ python scripts/train_ui.py\n_tkinter.TclError: no display name and no $DISPLAY environment variable',
    'no-display',
    /python3 scripts\/train_ui\.py/,
  ],
  ["NameError: name 'str2optimizer8bit_blockwise' is not defined", 'module-not-found', /bitsandbytes/],
  [
    'File "/work/unsloth_compiled_cache/UnslothPeft.py", line 3, in f\nNameError: name \'VARIANT_KEYS\' is not defined',
    'code-fault',
    /install -U unsloth unsloth_zoo\nrm -r \/work\/unsloth_compiled_cache/,
  ],
  [
    "AttributeError: 'DeepSpeedZeRoOffload' object has no attribute 'backward'",
    'training-setup',
    /optimizer/,
  ],
  [
    'torch.utils.checkpoint.CheckpointError: torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.\ntensor at position 13: saved metadata: {}',
    'training-setup',
    /use_reentrant/,
  ],
  [
    'lightning.fabric.utilities.exceptions.MisconfigurationException: No `test_dataloader()` method defined to run `Trainer.test`.',
    'training-setup',
    /test_dataloader/,
  ],
  ["ValueError: remaining_argv: ['--sft_type', 'lora']", 'unknown-argument', /tuner_type/],
  [
    "requests.exceptions.MissingSchema: Invalid URL 'images/1.jpg': No scheme supplied. Perhaps you meant https://images/1.jpg?",
    'training-data-missing',
    /images\/1\.jpg/,
    /write https/,
  ],
  [
    "NotImplementedError: Reward function is not implemented for data_source='my/math'",
    'training-setup',
    /custom_reward_function\.path/,
  ],
  [
    "TypeError: Couldn't cast array of type\nstruct<role: string, content: string, name: string>\nto\n{'role': Value('string')}",
    'training-data-shape',
    /same names/,
  ],
  [
    "Could not load bitsandbytes native library: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /v/libbitsandbytes_cuda121.so)",
    'glibc-too-old',
  ],
  [
    'Unable to JIT load the async_io op due to it not being compatible',
    'extension-build-failed',
    /libaio-dev/,
  ],
  ['ERROR: Python version is 3.13.1 but must be >=3.10 and <3.13', 'python-version-unsupported'],
  [
    'wandb.errors.errors.AuthenticationError: The API key you provided is either invalid or missing.  If the `WANDB_API_KEY` environment variable is set, make sure it is correct.',
    'wandb-login-missing',
  ],
  [
    'RuntimeError: ColumnParallelLinear was called with gradient_accumulation_fusion set to True but the custom CUDA extension fused_weight_gradient_mlp_cuda module is not found.',
    'training-setup',
    /--no-gradient-accumulation-fusion/,
  ],
  ["ValueError: Can't find a valid checkpoint at out/checkpoint-1000", 'training-setup', /resume_from/],
  // Settings whose product is the number of processes.
  [
    'ValueError: You set `devices=4` and `num_nodes=2` in Lightning, but the product (4 * 2) does not match the world size (4).',
    'distributed-setting',
    /: devices=2$/,
  ],
  [
    'AssertionError: data_parallel_size (4) * tensor_model_parallel_size (2) must equal world_size (4)',
    'distributed-setting',
    /data_parallel_size=2/,
  ],
  ['INFO: devices=4 and num_nodes=1 match the world size (4)', 'none'],
  // What a setting may be stands in the code that refuses it.
  [
    'File "/work/merge.py", line 40, in merge\nValueError: Unsupported merge method: tiess',
    'value-unknown',
    /^sed -n 25,40p \/work\/merge\.py/,
  ],
  ['ValueError: Unsupported merge method: tiess', 'none'],
  [
    'File "/work/train.py", line 4, in main\nValueError: Please provide `model_name_or_path`.',
    'message-says',
    /provide model_name_or_path/,
  ],
  [
    'ValueError: fsdp_config.min_num_params is required when auto_wrap_policy is SIZE_BASED_WRAP',
    'message-says',
    /fsdp_config\.min_num_params = /,
  ],
  [
    'NotImplementedError: Unsloth: GGUF conversion does not yet support `Moon`.',
    'not-supported-stated',
    /^python3 -m pip install -U unsloth unsloth_zoo/,
  ],
  [
    "AttributeError: 'MoonForCausalLM' object has no attribute 'save_pretrained_gguf'",
    'training-setup',
    /FastLanguageModel/,
  ],
  [
    "AttributeError: 'GRPOConfig' object has no attribute 'unsloth_grpo_mini_batch'",
    'training-setup',
    /install -U unsloth unsloth_zoo/,
  ],
  [
    'ValueError: pyarrow.lib.IpcWriteOptions size changed, may indicate binary incompatibility. Expected 88 from C header, got 72 from PyObject',
    'broken-install',
    /pyarrow .*restart/,
  ],
  ["KeyError: 'pytorch-lightning_version'", 'checkpoint-of-another-kind', /load_state_dict/],
  [
    "ModuleNotFoundError: No module named 'torchtune.utils.FullModelHFCheckpointer'",
    'api-mismatch',
    /^grep -rn "class FullModelHFCheckpointer/,
  ],
  [
    "File \"/v/lib/python3.10/site-packages/openrlhf/trainer/ppo.py\", line 3, in f\nAttributeError: 'Namespace' object has no attribute 'vllm_enable_sleep'",
    'package-bug',
    /install -U openrlhf/,
  ],
  [
    'AssertionError: loss must be a scalar tensor. If you need to pass output gradients, backward()',
    'training-setup',
    /deepspeed<0\.18\.3/,
  ],
  ['Error running job: AITK_JOB_ID not set', 'training-setup', /sd_trainer/],
  ["AttributeError: 'LLMEngine' object has no attribute 'model_executor'", 'training-setup', /VLLM_USE_V1=0/],
  [
    'RuntimeError: Tensors of the same index must be on the same device and the same dtype except `step` tensors',
    'training-setup',
    /transformers>=4\.47/,
  ],
  [
    'Exception: No images were discovered by the bucket manager in the dataset: moon.',
    'training-data-missing',
    /minimum_image_size/,
  ],
  [
    "ModuleNotFoundError: No module named 'megatron.training'",
    'module-not-found',
    /^git clone \S+Megatron-LM/,
  ],
  [
    'FileNotFoundError: Could not find shared object file for Transformer Engine torch lib.',
    'broken-install',
    /transformer_engine\[pytorch\]/,
  ],
  ["Error running job: 'NoneType' object is not callable", 'nothing-where-something-is-wanted'],
  [
    "AttributeError: 'DeepSpeedZeroOptimizer_Stage3' object has no attribute 'train'",
    'accelerate-version-mismatch',
    /accelerate/,
  ],
  // A layer of torch, and no estimator of scikit-learn.
  [
    "AttributeError: 'Linear' object has no attribute 'ds_grads_remaining'",
    'api-mismatch',
    undefined,
    /scikit/,
  ],
  // What is divided, and not what divides it.
  ['ValueError: height 1000 must be divisible by 16', 'value-refused', /height: 992 in place of 1000/],
  ['ValueError: `height` (1000) must be divisible by 16.', 'value-refused', /height: 992 in place of 1000/],
  [
    'AssertionError: hidden_size (1024) must be divisible by num_heads (12)',
    'value-refused',
    /num_heads that divides 1024/,
  ],
  [
    'AssertionError: bucket_reso_steps is 1. it must be divisible by 32.',
    'value-refused',
    /bucket_reso_steps: 32 in place of 1$/,
  ],
  ['ImportError: Unsloth: CUDA is not linked properly.', 'broken-install', /ldconfig/],
];

answersAs(import.meta.filename, { first });

import { defineMessages, torch } from './define.ts';

const deepspeed = 'deepspeedai/DeepSpeed deepspeed/runtime/zero/utils.py';

/** What torch, DeepSpeed and Ray say of a model or job that is spread over processes. */
export const rankMessages = defineMessages([
  {
    id: 'zero-device-map',
    class: 'distributed-setting',
    title: 'ZeRO-3 spreads the weights itself: device_map does not go with it',
    match: [
      {
        text: 'is not compatible with ',
        pattern: /DeepSpeed Zero-3 is not compatible with .{0,80}device_map/i,
      },
    ],
    cause: 'The code loads the model with device_map or low_cpu_mem_usage.',
    fix: [
      '# QLoRA: stage 2 in the config of DeepSpeed; else, in from_pretrained: leave device_map and low_cpu_mem_usage out',
    ],
    source: 'transformers 4.40.2 (wheel) modeling_utils.py',
    example:
      'ValueError: DeepSpeed Zero-3 is not compatible with `low_cpu_mem_usage=True` or with passing a `device_map`.',
    other: 'DeepSpeed Zero-3 is used',
  },
  {
    id: 'fsdp-four-bit',
    class: 'dtype-mismatch',
    title: 'FSDP cannot join weights that are stored as integers',
    match: ['Cannot flatten integer dtype tensors'],
    cause: 'bitsandbytes keeps 4 bits in uint8 unless told otherwise; FSDP joins floating numbers alone.',
    fix: [
      'pip install "bitsandbytes>=0.43" "peft>=0.10" "transformers>=4.39,<5"   # and in BitsAndBytesConfig: bnb_4bit_quant_storage=torch.bfloat16, as torch_dtype of from_pretrained',
      '# 8 bit: not with FSDP; load_in_4bit, or DeepSpeed stage 2',
    ],
    source: `${torch}/distributed/fsdp/_flat_param.py`,
    example: 'ValueError: Cannot flatten integer dtype tensors',
    other: 'integer dtype tensors',
  },
  {
    id: 'fsdp-frozen',
    class: 'distributed-setting',
    title: 'FSDP joins weights that are trained with frozen ones (LoRA)',
    match: ['Must flatten tensors with uniform `requires_grad`'],
    cause: 'With use_orig_params=False all weights of one unit are trained, or none.',
    fix: [
      '# accelerate launch --fsdp_use_orig_params true …   (or in its config: fsdp_use_orig_params: true); code of your own: FSDP(…, use_orig_params=True)',
    ],
    source: `${torch}/distributed/fsdp/_flat_param.py`,
    example: 'ValueError: Must flatten tensors with uniform `requires_grad` when `use_orig_params=False`',
    other: 'fsdp_use_orig_params: false',
  },
  {
    id: 'gather-types',
    class: 'dtype-mismatch',
    title: 'Weights of several number formats are gathered into one',
    match: [
      'output tensor must have the same type as input tensor',
      'Must flatten tensors with uniform dtype',
    ],
    cause:
      'ZeRO-3 and FSDP join the parameters of a layer: 4-bit weights, or a LoRA in float32 over bfloat16, do not go together.',
    fix: [
      '# all in bfloat16: torch_dtype in from_pretrained, and model.to(torch.bfloat16) with the LoRA on it; 4 bit: bnb_4bit_quant_storage=torch.bfloat16 (FSDP), stage 2 (ZeRO)',
    ],
    source: `${torch}/distributed/fsdp/_flat_param.py`,
    example: 'ValueError: Must flatten tensors with uniform dtype but got torch.bfloat16 and torch.float32',
    other: 'tensors with uniform dtype',
  },
  {
    id: 'device-beyond',
    class: 'no-gpu-visible',
    title: 'A process asks for card {device}, and sees {cards}',
    match: [
      {
        text: 'INTERNAL ASSERT FAILED',
        pattern:
          /device < num_gpus INTERNAL.{0,200}device=.{0,3}(?<device>\d{1,3}),? num_gpus=.{0,3}(?<cards>\d{1,3})/,
      },
    ],
    cause: 'CUDA_VISIBLE_DEVICES was changed within the program, after torch had counted (Ray does).',
    fix: [
      '# set CUDA_VISIBLE_DEVICES in the shell, before the program starts; in code: above import torch',
      '# Ray: export RAY_EXPERIMENTAL_NOSET_CUDA_VISIBLE_DEVICES=1, and the versions that the app pins',
    ],
    source: 'pytorch/pytorch@v2.6.0 aten/src/ATen/cuda/CUDAContext.cpp',
    example:
      'RuntimeError: device >= 0 && device < num_gpus INTERNAL ASSERT FAILED at "../aten/src/ATen/cuda/CUDAContext.cpp":49, please report a bug to PyTorch. device=1, num_gpus=1',
    other: 'device=1, num_gpus=2',
    confidence: 'medium',
  },
  {
    id: 'ray-no-head',
    class: 'service-not-reached',
    title: 'Jobs are sent to a Ray that does not run',
    match: [
      { text: 'Failed to connect to Ray at address', pattern: /address: (?<address>[\w.:/-]{5,60}\w)/ },
    ],
    cause: 'Nothing answers at {address}: no head was started, or its dashboard is missing (ray[default]).',
    fix: [
      'ray start --head --dashboard-host 0.0.0.0 && ray status   # in the same environment; then the job again',
    ],
    source: 'ray 2.60.0 (wheel) dashboard/modules/dashboard_sdk.py',
    example: 'ConnectionError: Failed to connect to Ray at address: http://127.0.0.1:8265.',
    other: 'Connected to Ray at address: http://127.0.0.1:8265',
  },
  {
    id: 'deepspeed-torch-log',
    class: 'deepspeed-version-mismatch',
    title: 'deepspeed is older than this torch',
    match: [
      {
        text: "cannot import name 'log' from 'torch.distributed.elastic",
      },
    ],
    cause: 'It asks torch for a name that is gone.',
    fix: ['pip install -U deepspeed'],
    source: deepspeed,
    example:
      "ImportError: cannot import name 'log' from 'torch.distributed.elastic.agent.server.api' (/v/api.py)",
    other: "cannot import name 'logger' from 'torch'",
  },

  {
    id: 'zero-world',
    class: 'checkpoint-incomplete',
    title: 'The checkpoint of DeepSpeed was written by another number of GPUs',
    match: [
      {
        text: 'The checkpoint being loaded used a DP world size',
        pattern: /size of (?<then>\d{1,5}) but the current world size is (?<now>\d{1,5})/,
      },
    ],
    cause: 'ZeRO cuts the state of the optimizer into one part a process: {then} then, {now} now.',
    fix: [
      '# either: start it with {then} processes again (--num_gpus {then}, --nproc_per_node {then})',
      '# or the weights alone: python3 zero_to_fp32.py . OUT in the folder of the checkpoint',
    ],
    source: deepspeed,
    example:
      'ZeRORuntimeException: The checkpoint being loaded used a DP world size of 8 but the current world size is 4.',
    other: 'current world size is 4',
  },
  {
    id: 'ray-worker-ended',
    class: 'killed-oom',
    title: 'A worker of Ray ended without an error of its own',
    match: [
      { text: 'A worker died or was killed while executing a task by an unexpected system error' },
      { text: 'The actor died unexpectedly before finishing this task' },
    ],
    weight: 'symptom',
    cause: 'Mostly main memory (RAM) ran out and the system ended it; else compiled code crashed.',
    fix: [
      'free -g; grep -rlE "Killed|oom|SIG" /tmp/ray/session_latest/logs | head   # RAM full? fewer workers, param_offload and optimizer_offload off; else these logs name the crash',
    ],
    source: 'ray 2.60.0 (wheel) exceptions.py',
    example: 'A worker died or was killed while executing a task by an unexpected system error.',
    other: 'worker started',
    confidence: 'low',
  },
  {
    id: 'verl-batch',
    class: 'batch-size-refused',
    title: 'The batch of verl is no multiple of the GPUs',
    match: [
      {
        text: 'real_train_batch_size (',
        pattern:
          /size \((?<batch>\d{1,7})\) must be divisible by minimal possible batch size \((?<least>\d{1,7})\)/,
      },
    ],
    cause:
      'data.train_batch_size × rollout.n is {batch}, and each GPU takes as many: a multiple of {least} is wanted.',
    fix: ['# data.train_batch_size={least} (or a multiple)'],
    source: 'volcengine/verl verl/utils/config.py',
    example: 'AssertionError: real_train_batch_size (6) must be divisible by minimal possible batch size (8)',
    other: 'real_train_batch_size (8)',
  },
  {
    id: 'verl-micro-batch',
    class: 'arguments-missing',
    title: 'verl is not told how many samples a GPU takes at once',
    match: [{ text: 'Please set at least one of', pattern: /of '(?<name>[\w.]{3,60}micro_batch_size)'/ }],
    cause: '{name}_per_gpu is not given, and use_dynamic_bsz is off.',
    fix: [
      '# in the command: actor_rollout_ref.actor.ppo_micro_batch_size_per_gpu=2 (critic likewise), actor_rollout_ref.rollout.log_prob_micro_batch_size_per_gpu=4 and …ref.log_prob_micro_batch_size_per_gpu=4',
    ],
    source: 'volcengine/verl verl/utils/config.py',
    example:
      "ValueError: [actor] Please set at least one of 'actor.ppo_micro_batch_size' or 'actor.ppo_micro_batch_size_per_gpu' if use_dynamic_bsz is not enabled.",
    other: "Please set at least one of 'a' or 'b'",
  },
  {
    id: 'mpi-init',
    class: 'mpi-not-started',
    title: 'MPI cannot be started: that of the machine and what uses it do not fit together',
    match: [{ text: 'An error occurred in MPI_Init' }],
    weight: 'plain',
    cause:
      'mpi4py of pip takes the MPI that it finds; under SLURM, or in another container, that one does not start by itself.',
    fix: [
      'pip uninstall -y mpi4py; conda install -y -c conda-forge mpi4py openmpi   # in the environment that runs: both of one kind',
      '# under SLURM: srun --mpi=pmix …; one process only: mpirun -n 1 …, or env -u SLURM_JOB_ID -u SLURM_PROCID',
    ],
    source: 'https://github.com/NVIDIA/TensorRT-LLM/issues/2286',
    example: '*** An error occurred in MPI_Init_thread',
    other: 'MPI_Init_thread returned',
    confidence: 'medium',
  },
]);

import type { Near } from '../../signature.ts';
import { defineMessages } from './define.ts';

/** Somebody says that nothing moves any more, and no error does. */
const still: readonly Near[] = [{ marker: 'still', before: 30, after: 30 }];
const noError: readonly Near[] = [{ marker: 'traceback', before: 60, after: 60 }];
const stands = { near: still, notNear: noError };

/** What goes on for ever, waits, or ends without a word of error. */
export const standstillMessages = defineMessages([
  {
    id: 'cards-wait',
    class: 'nccl-error',
    title: 'The cards of one job wait for each other',
    match: [
      { text: 'NCCL INFO', ...stands },
      { text: 'using nccl', ...stands },
      { text: 'backend=nccl', ...stands },
      { text: 'NCCL_P2P_', ...stands },
      { text: 'GLOBAL_RANK: ', ...stands },
      { text: 'tensor_parallel_size', pattern: /tensor_parallel_size\W{1,3}[2-9]/, ...stands },
      { text: 'in world size', pattern: /world size (?:[2-9]|\d\d) is assigned/, ...stands },
      { text: 'multi-GPU', ...stands },
      {
        text: ' GPUs',
        pattern: /\b(?:two|four|both|some|all|multiple|my|new|[2-9]|1\d) (?:\w{2,12} )?GPUs/i,
        ...stands,
      },
      { text: 'No available shared memory broadcast block', weight: 'hint' },
    ],
    weight: 'symptom',
    cause:
      'At the start: nothing arrives from card to card (P2P: an IOMMU, a virtual machine, no NVLink). Later: one rank has ended, or has fewer batches than the others.',
    fix: [
      'export NCCL_P2P_DISABLE=1   # at the start; then the same again (a host of your own: IOMMU off in its firmware); Slurm: with srun',
      '# after steps that went well: drop_last=True, as many batches for each rank; py-spy dump --pid PID shows where each stands',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
    example: 'gpu:1:1 [0] NCCL INFO NET/IB : No device found.\nand here it hangs',
    other: 'gpu:1:1 [0] NCCL INFO NET/IB : No device found.',
    confidence: 'medium',
  },
  {
    id: 'extension-lock',
    class: 'extension-build-failed',
    title: 'torch waits for the lock of a build that was broken off',
    match: [
      { text: 'as PyTorch extensions root...', ...stands },
      // The log ends there.
      { text: 'as PyTorch extensions root...', across: true, not: /root\.\.\. \S/ },
    ],
    weight: 'symptom',
    cause:
      'What is compiled at the first run lies there, with a file lock beside it, which a run that ended leaves behind.',
    fix: ['rm -rf ~/.cache/torch_extensions   # end it first (Ctrl+C); then the same again: compiled anew'],
    source: 'pytorch torch/utils/file_baton.py',
    example: 'Using /root/.cache/torch_extensions/py310_cu121 as PyTorch extensions root...',
    other:
      'Using /root/.cache/torch_extensions/py310_cu121 as PyTorch extensions root...\nDetected CUDA files, patching ldflags',
    confidence: 'medium',
  },
  {
    id: 'download-stands',
    class: 'download-stuck',
    title: 'A download from the Hub stands still',
    match: [
      { text: 'Fetching ', pattern: /Fetching \d{1,4} files/, ...stands },
      { text: 'huggingface-cli download', ...stands },
      { text: 'hf download', ...stands },
      { text: 'model download', ...stands },
      { text: 'safetensors:', pattern: /safetensors: {1,8}\d{1,3}%/, ...stands },
      { text: 'Reconstructing (incomplete', pattern: / 0%\|.{1,200}\| {0,40}0\.00B \// },
      { text: 'acquire lock on', pattern: /(?<lock>\/[\w./@+-]{1,300}\.lock)/ },
    ],
    weight: 'symptom',
    cause:
      'hf_xet or hf_transfer waits for a dead connection, another download holds its lock, or the disk is full.',
    fix: [
      'export HF_HUB_DISABLE_XET=1 HF_HUB_ENABLE_HF_TRANSFER=0   # end it (Ctrl+C), then the same again: what is there is kept',
      'find ~/.cache/huggingface $HF_HOME -name "*.lock" -delete; df -h .   # where no other download runs',
    ],
    source: 'https://github.com/huggingface/huggingface_hub/issues/4620',
    example: 'Fetching 14 files:  36%|###   | 5/14\n(stuck here)',
    other: 'Fetching 14 files: 100%|###   | 14/14',
    confidence: 'medium',
  },
  {
    id: 'build-stands',
    class: 'build-slow',
    title: 'A package is compiled, which takes its time',
    match: [
      {
        text: 'uilding wheel',
        pattern: /for (?:collected packages: )?(?<package>[A-Za-z][\w.-]{1,60})/,
        ...stands,
      },
    ],
    weight: 'symptom',
    cause: 'CUDA code takes hours without ninja, and with too many jobs at once memory is full.',
    fix: [
      'pip install ninja packaging && MAX_JOBS=4 pip install -v --no-build-isolation {package}   # -v shows that it goes on',
      '# or a ready wheel of {package} for this torch, CUDA and Python (releases of its repository)',
    ],
    source: 'https://github.com/Dao-AILab/flash-attention',
    example: '  Building wheel for flash-attn (setup.py) ... |\nit is stuck here',
    other: '  Building wheel for flash-attn (setup.py) ... done',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'conda-stands',
    class: 'resolution-conflict',
    title: 'conda finds no set of versions in a reasonable time',
    match: [
      {
        text: 'Solving environment:',
        pattern: /flexible solve/,
        notNear: [{ marker: 'conda-solved', after: 8 }],
        weight: 'hint',
      },
      { text: 'Solving environment', ...stands },
    ],
    weight: 'symptom',
    cause: 'The old solver tries nearly everything; libmamba takes seconds.',
    fix: [
      'conda install -y -n base conda-libmamba-solver && conda config --set solver libmamba   # then the same again; or micromamba in place of conda',
    ],
    source: 'https://conda.github.io/conda-libmamba-solver/',
    example: 'Solving environment: \\ \nstuck for hours',
    other: 'Solving environment: done',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'asks',
    class: 'build-waits',
    title: 'A program asks something, and nobody answers',
    match: [
      'wandb: Enter your choice',
      'In which compute environment are you running',
      'Which services should be restarted?',
      { text: 'Proceed ([y]/n)?', ...stands },
      { text: 'want to continue connecting', ...stands },
    ],
    weight: 'symptom',
    cause: 'In a script or container nobody can type.',
    fix: [
      '# before the command: export WANDB_MODE=offline DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a; conda and apt-get: -y; accelerate config default; ssh -o StrictHostKeyChecking=accept-new',
    ],
    source: 'https://docs.wandb.ai/',
    example: 'wandb: Enter your choice:',
    other: 'wandb: Run data is saved locally',
    confidence: 'medium',
  },
  {
    id: 'ray-waits',
    class: 'ray-resources',
    title: 'Ray has not as much free as is asked for',
    match: [
      'Waiting for creating a placement group',
      'No available node types can fulfill',
      'cannot be scheduled right now',
      'pending placement groups',
    ],
    weight: 'symptom',
    cause:
      'A node did not join, or sees no card; others hold them; or one bundle asks for more than any single node has.',
    fix: [
      'ray status   # fewer GPUs than machines have: on each of them: ray start --address=HEAD:6379 --num-gpus=NUMBER; held by a run that is dead: ray stop --force everywhere, then start anew',
      '# or ask for less: --tensor-parallel-size, num_workers, num_gpus; vLLM: VLLM_HOST_IP of each node as ray list nodes shows it',
    ],
    source: 'https://docs.ray.io/en/latest/ray-core/scheduling/index.html',
    example:
      "Waiting for creating a placement group of specs for 150 seconds. specs=[{'GPU': 1.0}, {'GPU': 1.0}].",
    other: 'placement group created',
    confidence: 'medium',
  },
  {
    id: 'container-ends',
    class: 'container-ends',
    title: 'The command of the container is done, so that it ends and is started again',
    match: [
      { text: 'Restarting (0)' },
      { text: 'exited with code 0', near: [{ marker: 'restart', before: 8, after: 8 }] },
      {
        text: 'start container for',
        across: true,
        pattern: /start container for \S{1,200}: begin .{0,200}start container for/,
      },
      { text: 'Exited (0)', weight: 'hint' },
    ],
    weight: 'plain',
    cause:
      'It lives as long as its first command: a shell without terminal, or a script that puts all into the background, ends at once.',
    fix: [
      '# keep it: compose: tty: true, or command: sleep infinity; docker run -it; RunPod, container start command: bash -c "sleep infinity"; then start the program in it by hand',
      '# in a start script: the program last, with exec and without & (or: wait)',
    ],
    source: 'https://docs.docker.com/engine/containers/run/',
    example: 'app:latest "/opt/start.sh" 13 seconds ago Restarting (0) 2 seconds ago worker',
    other: 'migrate-1 exited with code 0',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'llama-no-layers',
    class: 'no-gpu-part',
    title: 'llama.cpp keeps all layers of the model on the CPU',
    match: [{ text: 'offloaded 0/', pattern: /offloaded 0\/[1-9]/ }],
    weight: 'hint',
    cause: 'No layers were asked for on the GPU, the build is without it, or its memory is full.',
    fix: [
      '# llama.cpp: -ngl 99 (Python: n_gpu_layers=-1); still 0: llama-server --list-devices shows no card: a build with -DGGML_CUDA=ON',
    ],
    source: 'ggml-org/llama.cpp src/llama-model.cpp',
    example: 'llm_load_tensors: offloaded 0/33 layers to GPU',
    other: 'llm_load_tensors: offloaded 33/33 layers to GPU',
    confidence: 'medium',
  },
]);

import { type AnswerCase, answersAs } from './told.ts';

/**
 * Optional parts that are missing, ways that must work as they are typed, and directions that a package's history or the
 * caller tells; each beside its nearest neighbour.
 */
const home = '/srv/env/lib/python3.10/site-packages';
const trace = (file: string, code: string, error: string) =>
  `Traceback (most recent call last):\n  File "/srv/tide/run.py", line 8, in <module>\n    main()\n  File "${file}", line 18, in step\n    ${code}\n${error}`;

const first: readonly AnswerCase[] = [
  // The extra that gym leaves out silently; a name of another part of it is a question of age, and gym has no wheels.
  ["AttributeError: module 'gym.envs.box2d' has no attribute 'CarRacing'", 'module-not-found', /box2d-py/],
  [
    "AttributeError: module 'gym.envs.toy_text' has no attribute 'CarRacing'",
    'api-mismatch',
    undefined,
    /index versions|box2d/,
  ],
  // The loop over releases goes back to what was there.
  [
    "AttributeError: module 'pettingzoo.utils' has no attribute 'tide_wrapper'",
    'api-mismatch',
    /^\S{1,30}(?: -m pip)? list .*> was\.txt;.*\|\| \S{1,30}(?: -m pip)? install --no-deps -r was\.txt/,
    /done \|\| .*install -U/,
  ],
  // What the lists offer, with the index that has it.
  [
    'ERROR: Could not find a version that satisfies the requirement torch>=2.9 (from versions: 2.0.0+cu118, 2.0.1+cu118)',
    'torch-no-matching-distribution',
    /torch==2\.0\.1 torchvision torchaudio --index-url \S+\/cu118/,
    /\+cu118 torch/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement torch~=1.9.0 (from versions: 2.0.0, 2.0.1)',
    'torch-no-matching-distribution',
    /^uv venv --seed --python 3\.9/,
    /index-url/,
  ],
  // The release that is here, with its compiled parts.
  [
    'Error: roi_align_impl: implementation for device cuda:0 not found.',
    'extension-build-failed',
    /mim install \$M/,
  ],
  // Compiled in its source folder: built there again, and what is old moved away.
  [
    'ImportError: /srv/tide/tide/ops/wave.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c106detail14torchCheckFailEv',
    'torch-extension-abi-mismatch',
    /mv \$f \$f\.old.* -e \./,
    /import torch, wave/,
  ],
  // Who handed the seed on.
  [
    trace(
      `${home}/gym/wrappers/time_limit.py`,
      'return self.env.reset(**kwargs)',
      "TypeError: reset() got an unexpected keyword argument 'seed'",
    ),
    'api-mismatch',
    /stable-baselines3==1\.8\.0/,
  ],
  [
    trace(
      '/srv/tide/gym/loop.py',
      'env.reset(seed=1)',
      "TypeError: reset() got an unexpected keyword argument 'seed'",
    ),
    'api-mismatch',
    /gym==0\.21\.0/,
  ],
  [
    "w7: Test CUDA failure common.cu:941 'invalid device ordinal'\nmpirun noticed that process rank 3 exited",
    'no-gpu-visible',
    /mpirun -np/,
    /cuda:0/,
  ],
  ['RuntimeError: CUDA error: invalid device ordinal', 'no-gpu-visible', /cuda:0/],
  [
    trace(
      `${home}/exllamav2/attn.py`,
      'out = attend(q, k, v)',
      'RuntimeError: FlashAttention only supports Ampere GPUs or newer.',
    ),
    'gpu-too-old',
    /^\S+ -m pip uninstall -y flash-attn/,
    /attn_implementation/,
  ],
  [
    trace(
      `${home}/flash_attn/tide.py`,
      'out = attend(q, k, v)',
      'RuntimeError: FlashAttention only supports Ampere GPUs or newer.',
    ),
    'gpu-too-old',
    /attn_implementation/,
  ],
  [
    trace(
      `${home}/lm_eval/models/vllm_tide.py`,
      'self.model = LLM(**args)',
      "NameError: name 'LLM' is not defined",
    ),
    'module-not-found',
    /vllm "lm-eval\[api\]"/,
  ],
  // The Trainer has called them so since 4.35; a class of transformers itself is older than who asks.
  [
    "TypeError: TideModel.gradient_checkpointing_enable() got an unexpected keyword argument 'gradient_checkpointing_kwargs'",
    'transformers-version-mismatch',
    /transformers<4\.35/,
  ],
  [
    "TypeError: _set_gradient_checkpointing() got an unexpected keyword argument 'enable'",
    'transformers-version-mismatch',
    /transformers<4\.35/,
  ],
  [
    trace(
      `${home}/peft/utils/other.py`,
      'model.gradient_checkpointing_enable(**kwargs)',
      "TypeError: PreTrainedModel.gradient_checkpointing_enable() got an unexpected keyword argument 'gradient_checkpointing_kwargs'",
    ),
    'transformers-version-mismatch',
    undefined,
    /transformers<4\.35/,
  ],
  ['bash: deepspeed: command not found', 'command-not-found', /\.local\/bin.*\|\| .*install deepspeed/],
  [
    '(tide) root@w7:/srv/tide# tide-cli train\nTraceback (most recent call last):\n  File "/srv/tide/src/tide/launch.py", line 1, in <module>\n    from tide.train import run\nModuleNotFoundError: No module named \'tide\'\n  File "/opt/miniconda3/bin/torchrun", line 8, in <module>\n    sys.exit(main())\n  File "/opt/miniconda3/lib/python3.9/site-packages/torch/distributed/run.py", line 3, in main\nof binary: /opt/miniconda3/bin/python',
    'module-not-found',
    /\$CONDA_PREFIX\/bin/,
  ],
  // What is missing stands behind "Error:".
  [
    'Could not load library libcudnn_cnn_train.so.8. Error: libnvrtc.so: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libnvrtc/,
    /cudnn-cu/,
  ],
  [
    'Could not load library libcudnn_cnn_infer.so.8. Error: libcudnn_cnn_infer.so.8: cannot open shared object file',
    'other-missing-shared-library',
    /cudnn-cu/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for PeftModelForCausalLM:\n\tsize mismatch for base_model.model.lm_head.modules_to_save.default.weight: copying a param with shape torch.Size([32007, 512]) from checkpoint, the',
    'model-mismatch',
    /resize_token_embeddings\(32007\)/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for PeftModelForCausalLM:\n\tsize mismatch for base_model.model.model.layers.0.self_attn.q_proj.lora_A.default.weight: copying a param with shape torch.Size([16, 512]) from checkpoint, the',
    'model-mismatch',
    undefined,
    /resize_token/,
  ],
  [
    '/opt/conda/compiler_compat/ld: build/wave.o: file not recognized: file format not recognized',
    'conda-linker-old',
    /^mv \/opt\/conda\/compiler_compat\/ld /,
  ],
  [
    'ValueError: File format not supported: filepath=tide Keras Core only supports V3 `.keras` files',
    'keras-model-version',
    /TFSMLayer/,
  ],
  [
    "ImportErrorImportError: : cannot import name 'flash_attn_unpadded_func'",
    'flash-attn-version-mismatch',
    /varlen/,
  ],
  ["ImportError: cannot import name 'flash_attn_tide_func'", 'none'],
  [
    'subprocess.CalledProcessError: git clone git://github.com/acme/tide returned non-zero exit status 128.',
    'git-protocol-gone',
    /insteadOf/,
  ],
  [
    'fatal: unable to connect to gitlab.tide.test: connection refused: git://gitlab.tide.test/a',
    'program-says',
    undefined,
    /insteadOf/,
  ],
  [
    '    dtype=np.complex,\n  File "/srv/env/lib/python3.10/site-packages/numpy/__init__.py", line 305, in __getattr__\n    raise AttributeError(__former_attrs__[attr])',
    'numpy-version-mismatch',
    /numpy<1\.24/,
  ],
  ["ModuleNotFoundError: No module named 'mjrl'", 'module-not-found', /git\+https:\S+mjrl/],
  // With its index, and what belongs to it; the release of mmcv that is here; a name that moved.
  [
    'ERROR: Could not find a version that satisfies the requirement torchaudio>=2.9 (from versions: 2.0.1+cu118, 2.0.2+cu118)',
    'torch-no-matching-distribution',
    /torchaudio==2\.0\.2 "torch==2\.0\.\*" --index-url \S+\/cu118/,
  ],
  ["ModuleNotFoundError: No module named 'mmcv._ext'", 'module-not-found', /mim install \$M/],
  [
    "ModuleNotFoundError: No module named 'vllm.model_executor.parallel_utils'",
    'vllm-version-mismatch',
    /vllm<0\.4\.1/,
  ],
  ["ModuleNotFoundError: No module named 'vllm.model_executor.tide_utils'", 'broken-install'],
  // What pip said of its folder, and another shell.
  [
    "WARNING: The scripts deepspeed and ds are installed in '/home/kim/.local/bin' which is not on PATH.\nbash: deepspeed: command not found",
    'command-not-found',
    /^export PATH="\/home\/kim\/\.local\/bin:\$PATH"$/,
  ],
  ['zsh: command not found: accelerate', 'command-not-found', /install accelerate/],
  ['tide: command not found: it is asked for', 'none'],
  ['AssertionError: failed to initialize ttsfrd resource', 'model-file-missing', /uninstall -y ttsfrd/],
];

answersAs(import.meta.filename, { first });

import { systemToolkit } from '../../of-this-torch.ts';
import { defineMessages } from './define.ts';

/** What Hydra, wandb, gym and ultralytics say of a run and its settings. */
export const trainerMessages = defineMessages([
  {
    id: 'hydra-append',
    class: 'config-key-missing',
    title: 'A key that the config does not have is added with +',
    match: [
      {
        text: 'To append to your config use +',
        pattern: /use (?<word>\+[\w./@]{1,80}=[\w./,:-]{1,80})/,
      },
    ],
    cause: 'The command sets what is not in the config: it is new, misspelt, or was renamed in this version.',
    fix: ['# in the command: a + in front of the key'],
    source: 'hydra-core 1.3.8 (wheel)',
    example: 'To append to your config use +trainer.gpus=1',
    other: 'config: trainer.gpus=1',
  },
  {
    id: 'hydra-interpolation',
    class: 'config-key-missing',
    title: 'The config points to a key that is not there',
    match: [{ text: "Interpolation key '", pattern: /key '(?<key>[\w.:]{1,80})' not found/ }],
    cause: 'The config refers to {key}, which is to be given, or is in a group that the defaults list lacks.',
    fix: [
      '# set it: {key}=VALUE in the command (+{key}=VALUE where it is new), or add the config that has it to defaults:',
    ],
    source: 'omegaconf 2.4.0 (wheel)',
    example: "omegaconf.errors.InterpolationKeyError: Interpolation key 'paths.root' not found",
    other: 'key not found',
  },
  {
    id: 'wandb-long-key',
    class: 'wandb-too-old',
    title: 'This wandb does not take the longer keys of today',
    match: [
      {
        text: 'must be 40 characters long, yours was',
        pattern: /yours was (?<length>(?:4[1-9]|[5-9]\d|1\d\d))\b/,
      },
      {
        text: 'must be exactly 40 characters long',
        pattern: /\((?<length>(?:4[1-9]|[5-9]\d|1\d\d)) chars\)/,
      },
    ],
    cause: 'The key has {length} characters, as new ones have; wandb before 0.22.3 wants 40.',
    fix: ['pip install -U "wandb>=0.22.3"   # then log in again'],
    source: 'wandb 0.22.2 and 0.22.3 (wheels)',
    example: 'ValueError: API key must be 40 characters long, yours was 86',
    other: 'ValueError: API key must be 40 characters long, yours was 6',
  },
  {
    id: 'wandb-entity',
    class: 'wandb-login-missing',
    title: 'wandb may not write to that project',
    match: [
      {
        text: 'upsertBucket',
        pattern: /permission denied|PERMISSION_ERROR|not found during upsertBucket|returned error 40[34]/,
      },
      { text: 'calling W&B API: permission denied' },
    ],
    cause: 'The entity (team) of the run is none of the account whose key is used.',
    fix: [
      'unset WANDB_ENTITY   # and entity: out of the config or wandb.init(): then the own account is taken',
      'wandb login --relogin   # the key of another account? or WANDB_MODE=offline',
    ],
    source: 'wandb 0.31.0 (wheel)',
    example:
      'wandb.errors.errors.CommError: failed to upsert bucket: returned error 404: {"errors":[{"message":"entity acme not found during upsertBucket"}]}',
    other: 'upsertBucket: ok',
  },
  {
    id: 'gym-atari-games',
    class: 'environment-not-registered',
    title: 'The games of Atari are missing: the old gym brings none',
    match: [
      {
        text: 'gym.error.',
        pattern: /\bgym\.error\.\w{1,40}: .{0,80}(?:namespace ALE|Unable to find game|Namespace ALE)/,
      },
    ],
    cause:
      'gym and the ale-py of its time know the games by name; AutoROM fetches them, once their licence is accepted.',
    fix: [
      'pip install "gym[atari]" "autorom[accept-rom-license]" && AutoROM --accept-license   # ale-py stays as gym wants it: a newer one knows gymnasium alone',
    ],
    source: 'gym 0.26.2 (metadata), AutoROM 0.6.1',
    example: "gym.error.NameNotFound: Environment Pong doesn't exist in namespace ALE.",
    other: "gym.error.NameNotFound: Environment Moon doesn't exist.",
  },
  {
    id: 'gym-atari',
    class: 'environment-not-registered',
    title: 'The Atari games are a package of their own',
    match: [
      {
        text: 'amespace ALE',
        pattern: /doesn't exist in namespace ALE|Namespace ALE/,
        not: /\bgym\.error\b/,
      },
    ],
    cause: 'gymnasium knows ALE/… once ale-py is installed and, since gymnasium 1.0, registered.',
    fix: [
      'pip install "gymnasium[atari,accept-rom-license]"   # the second is for gymnasium before 1.0, which has no games without it',
      '# gymnasium 1.0 and newer, in the code, before gym.make: import ale_py; gym.register_envs(ale_py)',
    ],
    source: 'gymnasium 1.4.0 (wheel)',
    example:
      'gymnasium.error.NamespaceNotFound: Namespace ALE not found. Have you installed the proper package for ALE?',
    other: 'Namespace mine not found',
  },
  {
    id: 'yolo-yaml-keys',
    class: 'config-key-missing',
    title: 'The yaml of the data lacks its classes',
    match: [
      { text: 'data.yaml key missing' },
      { text: "either 'names' or 'nc' are required" },
      { text: ":' key missing", pattern: /'(?:train|val):' key missing/ },
    ],
    cause: 'ultralytics wants path, train, val and names in it.',
    fix: [
      '# in that file: train: and val: the folders of the pictures, names: ["cat", "dog"] (in the order of the numbers in the labels)',
    ],
    source: 'ultralytics 8.4.190 (wheel)',
    example: "SyntaxError: data.yaml key missing. either 'names' or 'nc' are required in all data YAMLs.",
    other: 'data.yaml: names',
  },
  {
    id: 'response-template',
    class: 'training-data-ignored',
    title: 'TRL does not find where the answer begins: these samples teach nothing',
    match: ['Could not find response key'],
    weight: 'hint',
    cause:
      'The response_template is not in the tokens of the sample: it is another one than the chat template writes, is cut into other tokens within a text, or lies behind max_seq_length.',
    fix: [
      "# in the code: DataCollatorForCompletionOnlyLM(tokenizer.encode('\\n### Response:', add_special_tokens=False)[2:], tokenizer=tokenizer): the tokens as they are within a text (Llama 2: without the first two), of the very words that the template writes",
      '# only some samples: a larger max_seq_length (max_length)',
    ],
    source: 'trl 0.15 (wheel), trainer/utils.py',
    example: 'UserWarning: Could not find response key `### Answer:` in the following instance: foo',
    other: 'response key: ### Answer:',
    confidence: 'medium',
  },
  {
    id: 'mujoco-old-binary',
    class: 'named-thing-missing',
    title: 'mujoco-py wants the MuJoCo 2.1.0 of before, as a folder',
    match: ['You appear to be missing MuJoCo'],
    cause: 'mujoco-py brings no MuJoCo: it looks for ~/.mujoco/mujoco210.',
    fix: [
      'mkdir -p ~/.mujoco && wget -qO- https://github.com/google-deepmind/mujoco/releases/download/2.1.0/mujoco210-linux-x86_64.tar.gz | tar xz -C ~/.mujoco && export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$HOME/.mujoco/mujoco210/bin"',
      '# or without it: pip install "gymnasium[mujoco]", and the -v4 or -v5 environments',
    ],
    source: 'openai/mujoco-py README',
    example: 'You appear to be missing MuJoCo.  We expected to find the file here: /root/.mujoco/mujoco210',
    other: 'MuJoCo 3.2.0',
  },
  {
    id: 'gsplat-no-cuda',
    class: 'nvcc-or-cuda-home-missing',
    title: 'gsplat (or nerfacc) compiles its part for the GPU at first use, and finds no nvcc',
    match: [
      { text: "'NoneType' object has no attribute 'CameraModelType'" },
      { text: "'NoneType' object has no attribute 'fully_fused_projection" },
      { text: 'No CUDA toolkit found. nerfacc', weight: 'plain' },
    ],
    cause: 'The package of the index is source; the CUDA toolkit of the CUDA of torch must be there.',
    fix: [
      `${systemToolkit}   # an image -devel has it; then start again`,
      '# or ready for its torch: pip install gsplat --index-url https://docs.gsplat.studio/whl/pt24cu124 (pt20 to pt24 only)',
    ],
    source: 'gsplat README',
    example: "AttributeError: 'NoneType' object has no attribute 'CameraModelType'",
    other: "AttributeError: 'NoneType' object has no attribute 'Camera'",
  },
  {
    id: 'yolo-no-labels',
    class: 'training-data-shape',
    title: 'No picture of the data set has labels that ultralytics can read',
    match: [{ text: 'No valid images found in ', pattern: /found in (?<cache>[\w./-]{1,200}\.cache)/ }],
    cause:
      'A label is labels/NAME.txt beside images/NAME.jpg, with lines CLASS X Y WIDTH HEIGHT (0 to 1); what was read before is kept in {cache}.',
    fix: [
      'rm -f {cache}; find "$(dirname {cache})" -name "*.txt" | head -3 | xargs -r head -2   # five numbers a line (segmentation: more)? none: the folder is not called labels, or lies elsewhere',
    ],
    source: 'ultralytics 8.4.190 (wheel)',
    example:
      'ValueError: No valid images found in /workspace/ds/train.cache. Images with incorrectly formatted labels are ignored.',
    other: 'No valid images found in /workspace/ds',
  },
  {
    id: 'sb3-space',
    class: 'setting-refused',
    title: 'This algorithm does not have that kind of actions',
    match: [
      {
        text: 'The algorithm only supports ',
        pattern: /as action spaces but (?<kind>\w{3,20})/,
        not: /discrete\.Discrete'.{0,300}but Discrete|box\.Box'.{0,300}but Box|but \w{1,20}\(.{0,300}gym\./,
      },
    ],
    cause:
      'The environment has {kind}. DQN takes Discrete, SAC, TD3 and DDPG take Box, PPO and A2C all of them.',
    fix: ['# in the code: PPO in its place (Discrete: DQN too; Box: SAC, TD3 too)'],
    source: 'stable-baselines3 stable_baselines3/common/base_class.py',
    example:
      "AssertionError: The algorithm only supports (<class 'gymnasium.spaces.discrete.Discrete'>,) as action spaces but Box(-1.0, 1.0, (2,), float32) was provided",
    other: 'The algorithm only supports Box',
  },
  {
    id: 'tensorboard-missing',
    class: 'module-not-found',
    title: 'tensorboard is not installed',
    match: ['to log data to tensorboard but tensorboard is not installed'],
    cause: 'tensorboard_log= asks for it.',
    fix: ['pip install tensorboard   # or without tensorboard_log='],
    source: 'stable-baselines3 stable_baselines3/common/logger.py',
    example: 'ImportError: Trying to log data to tensorboard but tensorboard is not installed.',
    other: 'tensorboard is installed',
  },
  {
    id: 'policy-nan',
    class: 'training-diverged',
    title: 'The policy gives nan: the training has diverged',
    match: [
      {
        text: 'to satisfy the constraint',
        pattern: /to satisfy the constraint .{1,80}invalid values/,
        not: /\(\d{1,3}, 518(?:64|65|66)\)/,
      },
    ],
    cause: 'A loss, observation or reward has become infinite; what stands last only notices it.',
    fix: [
      '# a tenth of the learning rate, and gradients cut (max_grad_norm=0.5); observations by VecNormalize; bf16 or float32 in place of fp16',
      '# where from: torch.autograd.set_detect_anomaly(True), or VecCheckNan(env) of stable-baselines3',
    ],
    source: 'pytorch/pytorch torch/distributions/distribution.py',
    example:
      'ValueError: Expected parameter loc (Tensor of shape (64, 2)) of distribution Normal(loc: torch.Size([64, 2])) to satisfy the constraint Real(), but found invalid values:',
    other: 'to satisfy the constraint Real()',
    confidence: 'medium',
  },
  {
    id: 'pygame-screen',
    class: 'no-display',
    title: 'pygame has no screen to draw on',
    match: ['pygame.error: No available video device', 'pygame.error: video system not initialized'],
    cause: 'A container has none; SDL draws into memory if it is told so.',
    fix: [
      'export SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy   # then start again; gymnasium: render_mode="rgb_array"',
    ],
    source: 'SDL docs, FAQ',
    example: 'pygame.error: No available video device',
    other: 'pygame 2.6.1 (SDL 2.28.4)',
  },
  {
    id: 'isaacgym-order',
    class: 'import-order',
    title: 'isaacgym must be imported before torch',
    match: ['PyTorch was imported before isaacgym'],
    cause: 'A file of the project (or a package that it imports) takes torch first.',
    fix: ['# in the script that is started: import isaacgym as the very first line'],
    source: 'NVIDIA Isaac Gym Preview 4, isaacgym/gymdeps.py',
    example:
      'ImportError: PyTorch was imported before isaacgym modules.  Please import torch after isaacgym modules.',
    other: 'import isaacgym',
  },
  {
    id: 'physx-capacity',
    class: 'value-refused',
    title: 'A buffer of PhysX on the GPU is too small for the scene',
    match: [
      {
        text: 'needs to increase PxGpuDynamicsMemoryConfig::',
        pattern: /Config::(?<name>\w{3,60}) to (?<least>\d{1,12})/,
      },
    ],
    cause: 'It asks for {name} of {least}; contacts beyond it are lost.',
    fix: [
      '# in the config of the simulation, the field gpu_… of that name: {least} or more (Isaac Lab: sim.physx.gpu_total_aggregate_pairs_capacity and its kin; Isaac Gym: max_gpu_contact_pairs); or fewer environments (--num_envs)',
    ],
    source: 'isaac-sim/IsaacLab source/isaaclab/isaaclab/sim/simulation_cfg.py',
    example:
      'PhysX error: The application needs to increase PxGpuDynamicsMemoryConfig::totalAggregatePairsCapacity to 4096, otherwise',
    other: 'PxGpuDynamicsMemoryConfig::totalAggregatePairsCapacity 4096',
  },
  {
    id: 'rsl-rl-actor',
    class: 'api-mismatch',
    title: 'rsl_rl 4 and newer want another config than this code gives',
    match: [{ text: '["actor"].pop("class_name")', across: true, pattern: /KeyError/ }],
    cause: 'There actor and critic have parts of their own in it.',
    fix: [
      'pip install "rsl-rl-lib<4"   # of the time of the code; or a newer Isaac Lab, which translates it',
    ],
    source: 'rsl-rl-lib 3.3.0 and 4.0.0 (wheels) algorithms/ppo.py',
    example: '    actor_class = resolve_callable(cfg["actor"].pop("class_name"))\nKeyError: \'class_name\'',
    other: '    a = cfg["actor"].pop("class_name")',
  },
  {
    id: 'lerobot-cameras',
    class: 'data-of-another-form',
    title: 'The cameras of policy and data have other names',
    match: [
      {
        text: 'All image features are missing from the batch',
        across: true,
        pattern:
          /'(?<here>observation\.images\.\w{1,30})'.{0,400}image_features: \{'(?<there>observation\.images\.\w{1,30})'/,
      },
    ],
    cause: 'The policy was trained with {there}, and is given {here}.',
    fix: [
      '# add to the command, with all cameras: --rename_map=\'{"{here}": "{there}"}\' (LeRobot 0.4 and newer; lerobot-record: the names in --robot.cameras)',
    ],
    source: 'lerobot 0.4.4 (wheel) scripts/lerobot_eval.py',
    example:
      "ValueError: All image features are missing from the batch. At least one expected. (batch: dict_keys(['observation.images.front'])) (image_features: {'observation.images.top': PolicyFeature()})",
    other: 'All image features are missing',
  },
  {
    id: 'isaacgym-libcuda',
    class: 'other-missing-shared-library',
    title: 'PhysX of Isaac Gym finds no libcuda.so',
    match: ['internal error : libcuda.so!'],
    cause: 'It asks for that very name, and the driver has put libcuda.so.1 there.',
    fix: [
      'ln -s "$(ldconfig -p | grep -o "/.*libcuda.so.1" | head -1)" /usr/lib/libcuda.so; ldconfig   # WSL: export LD_LIBRARY_PATH=/usr/lib/wsl/lib:$LD_LIBRARY_PATH',
    ],
    source: 'NVIDIA PhysX 4 PxPhysXGpuModuleLoader.cpp',
    example: 'src/gpu/PxPhysXGpuModuleLoader.cpp (148) : internal error : libcuda.so!',
    other: 'internal error : libphysx.so!',
  },
  {
    id: 'isaac-eula',
    class: 'eula-not-accepted',
    title: 'Isaac Sim asks for its licence to be accepted',
    match: ['OMNI_KIT_ACCEPT_EULA', 'Do you accept the EULA?'],
    weight: 'plain',
    cause: 'Nobody can type the answer here; a variable gives it.',
    fix: [
      'export OMNI_KIT_ACCEPT_EULA=YES ACCEPT_EULA=Y PRIVACY_CONSENT=Y   # if you accept it; docker: -e for each',
    ],
    source: 'https://docs.isaacsim.omniverse.nvidia.com',
    example: 'Do you accept the EULA? (Yes/No): EOFError: EOF when reading a line',
    other: 'EULA accepted',
  },
  {
    id: 'network-args',
    class: 'value-refused',
    title: 'Each entry of network_args is key=value',
    match: [
      {
        text: 'net_arg.split(',
        pattern: /split\(.{0,300}ValueError: (?:not enough|too many) values/,
        across: true,
      },
    ],
    cause: 'An entry has no =, or several: more than one in a word, or a space round it.',
    fix: [
      '# in the command: --network_args "conv_dim=16" "conv_alpha=1"; in a config: network_args = ["conv_dim=16", "conv_alpha=1"]',
    ],
    source: 'kohya-ss/sd-scripts train_network.py',
    example:
      '    key, value = net_arg.split("=")\nValueError: not enough values to unpack (expected 2, got 1)',
    other: 'network_args: conv_dim=16',
  },

  {
    id: 'axolotl-sharegpt',
    class: 'config-too-old',
    title: 'This axolotl has no {type} any more',
    match: [
      {
        text: 'unhandled prompt tokenization strategy',
        pattern: /strategy: (?<type>[\w.]{2,60})/,
      },
    ],
    cause: 'type: sharegpt was taken out in 0.5; any other: it is misspelt.',
    fix: [
      '# in the config, below datasets: type: chat_template, field_messages: conversations, message_property_mappings: {role: from, content: value}',
    ],
    source: 'axolotl src/axolotl/utils/data/sft.py',
    example: 'ValueError: unhandled prompt tokenization strategy: sharegpt',
    other: 'prompt tokenization strategy: alpaca',
  },
  {
    id: 'swift-too-long',
    class: 'prompt-too-long',
    title: 'A row of the data is longer than max_length',
    match: [
      {
        text: 'is larger than the max_length',
        pattern: /row\((?<here>\d{1,8})\) is larger than the max_length\((?<most>\d{1,8})\)/,
      },
    ],
    cause: 'It has {here} tokens, and {most} are allowed.',
    fix: ['# --max_length {here} (more memory), or --truncation_strategy left (delete: without such rows)'],
    source: 'modelscope/ms-swift swift/llm/template/base.py',
    example: 'MaxLengthError: Current length of row(9000) is larger than the max_length(2048).',
    other: 'max_length(2048)',
  },
  {
    id: 'invoke-probe',
    class: 'model-mismatch',
    title: 'InvokeAI does not know what kind of model the file is',
    match: [
      {
        text: 'Unable to determine ',
        pattern: /InvalidModel\w{0,20}: .{0,10}Unable to determine \w{4,8} type/,
      },
    ],
    cause: 'It reads the names of the weights: the kind is newer than it, the file is cut off, or no model.',
    fix: [
      'pip install -U invokeai   # or its launcher: the newest; then add the model again',
      '# the same: look at its size and page: a kind that InvokeAI does not serve',
    ],
    source: 'invoke-ai/InvokeAI invokeai/backend/model_manager',
    example: 'InvalidModelConfigException: Unable to determine model type for /models/lora.safetensors',
    other: 'model type: lora',
    confidence: 'medium',
  },
  {
    id: 'template-key',
    class: 'training-data-missing',
    title: 'The messages of the data name their parts otherwise than the chat template',
    match: [
      {
        text: "'dict object' has no attribute",
        pattern: /UndefinedError: 'dict object' has no attribute '(?<key>role|content)'/,
      },
    ],
    cause:
      'The template reads {key} of each message; the data has it under another name (from, value, text).',
    fix: [
      '# axolotl: message_property_mappings: {role: from, content: value} (the names that the data has); LLaMA-Factory: formatting: sharegpt with its tags in dataset_info.json',
      '# in code: messages = [{"role": m["from"], "content": m["value"]} for m in messages] before apply_chat_template',
    ],
    source: 'axolotl-ai-cloud/axolotl docs/faq.qmd',
    example: "jinja2.exceptions.UndefinedError: 'dict object' has no attribute 'content'",
    other: "jinja2.exceptions.UndefinedError: 'dict object' has no attribute 'moon'",
    confidence: 'medium',
  },
  {
    id: 'template-end',
    class: 'training-data-ignored',
    title: 'The end of a turn is not found: template and tokenizer name different tokens',
    match: [
      { text: 'not found in chat_template', pattern: /EO[ST] token '(?<token>[^']{1,40})' not found/ },
      { text: 'Could not find content start/end boundary' },
    ],
    cause: 'axolotl learns the end of an answer by the token that ends it in the template.',
    fix: [
      '# in the yaml: special_tokens: {eos_token: "<|im_end|>"}, the token that ends a turn in the template (others: eot_tokens: ["…"]); or chat_template: the one of this model (tokenizer_default)',
    ],
    source: 'axolotl-ai-cloud/axolotl docs/faq.qmd',
    example:
      "EOS token '<|endoftext|>' not found in chat_template. Please check if your template/EOS token is correct.",
    other: 'The token was found in chat_template',
    confidence: 'medium',
  },
  {
    id: 'activations-tracked',
    class: 'training-setting',
    title: 'Offloading of activations stumbles over this model',
    match: ['Backward pass should have cleared tracker of all tensors'],
    cause:
      'The offloading with CUDA streams (of torchtune, trl, axolotl) does not know all kinds of a backward pass.',
    fix: [
      '# axolotl: offload_activations: legacy; trl, torchtune: activation_offloading=False (enable_activation_offloading: False)',
    ],
    source: 'trl 1.16.0 (wheel) trl/models/activation_offloading.py',
    example: 'ValueError: Backward pass should have cleared tracker of all tensors',
    other: 'The backward pass cleared all tensors',
  },
  {
    id: 'paged-optimizer',
    class: 'training-setting',
    title: 'A paged optimizer moves its memory in a way that this card or driver does not know',
    match: [
      {
        text: 'Error invalid argument at line',
        pattern: /Error invalid argument at line \d{1,4} in file \S{0,120}\/pythonInterface\.c/,
      },
    ],
    cause:
      'bitsandbytes prefetches memory that CPU and card share, which WSL, Windows and virtual GPUs do not do.',
    fix: [
      '# another optimizer: optim="adamw_8bit" in place of paged_adamw_8bit or paged_adamw_32bit (axolotl: optimizer: adamw_8bit)',
      'pip install -U bitsandbytes   # still so',
    ],
    source: 'axolotl-ai-cloud/axolotl FAQS.md',
    example: 'Error invalid argument at line 359 in file /workspace/bitsandbytes/csrc/pythonInterface.c',
    other: 'Error invalid argument at line 12 in file train.py',
    confidence: 'low',
  },
]);

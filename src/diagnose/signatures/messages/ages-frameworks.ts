import { defineMessages } from './define.ts';

/** What code for training says of a Lightning, transformers, keras or gym of another age. */
export const ageFrameworkMessages = defineMessages([
  {
    id: 'yapf-newer',
    class: 'api-mismatch',
    title: 'yapf is newer than mmcv 1 and mmengine of its time know',
    match: ["FormatCode() got an unexpected keyword argument 'verify'"],
    cause: 'yapf 0.40.2 took that argument away; mmcv writes its config with it.',
    fix: ['pip install "yapf<0.40.2"'],
    source: 'yapf 0.40.1 and 0.40.2 (wheels), 2026-12-01',
    example: "TypeError: FormatCode() got an unexpected keyword argument 'verify'",
    other: 'FormatCode(text, verify=True)',
  },
  {
    id: 'hydra-newer',
    class: 'api-mismatch',
    title: 'hydra is newer than fairseq 0.12 knows',
    match: [{ text: "compose() got an unexpected keyword argument 'strict'" }],
    cause: 'hydra 1.1 took that argument away; fairseq 0.12 asks for hydra-core<1.1 and omegaconf<2.1.',
    fix: [
      'pip install "pip<24.1" && pip install "hydra-core<1.1" "omegaconf<2.1"   # a newer pip refuses their metadata; Python 3.10 at most',
    ],
    source: 'fairseq 0.12.2 and hydra-core 1.1.0 (sdist, wheel)',
    example: "TypeError: compose() got an unexpected keyword argument 'strict'",
    other: "TypeError: compose() got an unexpected keyword argument 'mode'",
  },
  {
    id: 'float8-b11',
    class: 'api-mismatch',
    title: 'ml_dtypes is newer than the code: 0.3 took float8_e4m3b11 away',
    match: ["module 'ml_dtypes' has no attribute 'float8_e4m3b11'"],
    cause: 'TensorFlow or jax of that age uses the old name of float8_e4m3b11fnuz.',
    fix: ['pip install "ml-dtypes<0.3"', '# or a newer release of what uses it (TensorFlow, jax)'],
    source: 'ml-dtypes 0.2.0 and 0.3.1 (wheels)',
    example: "AttributeError: module 'ml_dtypes' has no attribute 'float8_e4m3b11'",
    other: 'ml_dtypes.float8_e4m3b11 is deprecated.',
  },
  {
    id: 'vision2seq',
    class: 'transformers-version-mismatch',
    title: 'AutoModelForVision2Seq is gone: this is transformers 5',
    match: [{ text: "cannot import name 'AutoModelForVision2Seq'", not: /Vision2Seq'? from/ }],
    cause: 'transformers 5 has AutoModelForImageTextToText in its place; the code is older.',
    fix: [
      'pip install "transformers<5"   # where the code is not yours',
      '# in the code: AutoModelForImageTextToText',
    ],
    source: 'huggingface/transformers MIGRATION_GUIDE_V5.md',
    example: "ImportError: cannot import name 'AutoModelForVision2Seq'",
    other: 'AutoModelForVision2Seq loaded',
  },
  {
    id: 'keras-three-in-two',
    class: 'keras-model-version',
    title: 'The model was saved by Keras 3, and Keras 2 opens it',
    match: [
      { text: 'Unrecognized keyword arguments: [', pattern: /\['(?:batch_shape|optional)'/ },
      { text: 'Unknown dtype policy', pattern: /DTypePolicy/ },
      { text: "Unknown layer: 'DTypePolicy'" },
    ],
    cause: 'Only Keras 3 (with TensorFlow 2.16 and newer) writes batch_shape and DTypePolicy into a model.',
    fix: [
      'pip install -U "tensorflow>=2.16" "keras>=3"   # and not TF_USE_LEGACY_KERAS=1',
      '# or save it again with the TensorFlow of this machine',
    ],
    source: 'keras-team/keras@v3.0.0 keras/src/layers/core/input_layer.py',
    example: "ValueError: Unrecognized keyword arguments: ['batch_shape']",
    other: "ValueError: Unrecognized keyword arguments: ['speed']",
  },
  {
    id: 'lightning-strategy-gone',
    class: 'pytorch-lightning-version-mismatch',
    title: 'Lightning is newer than the code: 2.0 took that strategy away',
    match: [
      {
        text: 'invalid strategy name',
        pattern:
          /strategy name: `?strategy='(?<strategy>dp|ddp2|ddp_sharded|ddp_sharded_spawn|ddp_fully_sharded|horovod|tpu_spawn|collaborative|bagua)'/,
      },
    ],
    cause: 'The Trainer of Lightning 2 has no strategy {strategy} any more.',
    fix: [
      'pip install "pytorch_lightning<2" "torchmetrics<1" "setuptools<81"',
      '# or, in the code: strategy="ddp" (fsdp in place of the sharded ones)',
    ],
    source: 'Lightning-AI/pytorch-lightning 2.0 release notes',
    example: "ValueError: You selected an invalid strategy name: `strategy='dp'`.",
    other: "ValueError: You selected an invalid strategy name: `strategy='ddq'`.",
  },
  {
    id: 'keras-tensor',
    class: 'keras-3',
    title: 'The code is for Keras 2: Keras 3 hands no placeholder to a function of TensorFlow',
    match: ['A KerasTensor cannot be used as input to a TensorFlow function'],
    cause: 'Keras 3, which TensorFlow brings, takes its own layers and keras.ops only.',
    fix: [
      'pip install tf_keras && export TF_USE_LEGACY_KERAS=1   # Keras 2',
      '# or, in the code: keras.layers.Lambda(f)(x); of a package: its newest version',
    ],
    source: 'keras-team/keras@v3.4.0 keras/src/backend/common/keras_tensor.py',
    example: 'ValueError: A KerasTensor cannot be used as input to a TensorFlow function.',
    other: 'KerasTensor(type_spec=TensorSpec(shape=(None, 4)))',
  },
  {
    id: 'text-config',
    class: 'transformers-version-mismatch',
    title: 'transformers is newer than the code of this model',
    match: [{ text: 'get_text_config', pattern: /has no attribute [`'"]?get_text_config/ }],
    cause:
      'transformers asks each config for its part for text (get_text_config) since 4.46, and everywhere since 4.49; the config of this model comes with code of its own (a node, or trust_remote_code) that does not have it.',
    fix: [
      'pip install "transformers<4.49"   # still so: transformers==4.46.0',
      '# or the newest version of the node or model that brings this code (git pull in its folder), with the transformers that it names',
    ],
    source: 'huggingface/transformers@v4.49.0 src/transformers/configuration_utils.py',
    example: "AttributeError: 'Florence2LanguageConfig' object has no attribute 'get_text_config'",
    other: "AttributeError: 'Graph' object has no attribute 'text_config'",
  },
  {
    id: 'esmfold-openfold',
    class: 'model-mismatch',
    title: 'ESMFold was made with openfold 1, and a newer openfold is here',
    match: [{ text: "Keys 'trunk.structure_module.ipa.", pattern: /linear_q_points\.linear\./ }],
    cause:
      'openfold 2 (and its branch pl_upgrades) calls these weights otherwise, so that the checkpoint of ESMFold does not fit.',
    fix: [
      'pip install --force-reinstall --no-deps --no-build-isolation git+https://github.com/aqlaboratory/openfold.git@4b41059694619831a7db195b7e0988fc4ff3a307   # the commit that the README of esm names; needs nvcc',
      '# or without openfold: transformers has ESMFold: EsmForProteinFolding.from_pretrained("facebook/esmfold_v1")',
    ],
    source: 'https://github.com/facebookresearch/esm#installation',
    example: "RuntimeError: Keys 'trunk.structure_module.ipa.linear_q_points.linear.weight' are missing.",
    other: "RuntimeError: Keys 'head.weight' are missing.",
  },
  {
    id: 'gym-old-code',
    class: 'api-mismatch',
    title: 'The code was written for gym before 0.26, and a newer one (or gymnasium) is here',
    match: [
      {
        text: '.step(',
        across: true,
        pattern: /= [\w.]{1,40}\.step\(.{0,300}ValueError: too many values to unpack \(expected 4\)/,
      },
      {
        text: "object has no attribute 'seed'",
        pattern: /'(?:OrderEnforcing|TimeLimit|\w{1,60}Env)' object has/,
      },
      {
        text: "reset() got an unexpected keyword argument '",
        pattern: /Env\.reset\(\) got an unexpected keyword argument '(?:seed|options)'/,
      },
      {
        text: "reset() got an unexpected keyword argument '",
        pattern: /argument '(?:seed|options)'/,
        near: [{ marker: 'gym', before: 30 }],
        notNear: [{ marker: 'gym-wrapper', before: 30 }],
      },
    ],
    cause:
      'From gym 0.26 on (and in gymnasium) step() gives five values, reset() gives two and is handed seed and options, and seed() is gone; the code or the environment is older than that.',
    fix: [
      'pip install "pip<24.1" "setuptools<66" "wheel<0.39" && pip install --no-build-isolation "gym==0.21.0"   # the last gym of the old kind; code for gymnasium or stable-baselines3 2: stable-baselines3==1.8.0 in its place',
      '# or the code moves: obs, info = env.reset(seed=…); obs, reward, terminated, truncated, info = env.step(action); class of your own: def reset(self, *, seed=None, options=None)',
    ],
    source: 'https://gymnasium.farama.org/introduction/migration_guide/',
    example: 'obs, reward, done, info = env.step(a) ValueError: too many values to unpack (expected 4)',
    other: 'obs, reward, done, info = split(a) ValueError: too many values to unpack (expected 4)',
  },
  {
    id: 'gym-render-mode',
    class: 'api-mismatch',
    title: 'The code was written for gym before 0.26, and a newer one (or gymnasium) is here',
    match: [
      { text: "render() got an unexpected keyword argument 'mode'" },
      { text: "'dict' object has no attribute 'env_specs'" },
      { text: "numpy.random._generator.Generator' object has no attribute 'rand" },
    ],
    cause:
      'gym changed what its environments are called with: render_mode is given to make() from 0.26 on, registry is a plain dict there, np_random is a Generator of numpy from 0.22 on.',
    fix: [
      '# in the code: gym.make(NAME, render_mode="rgb_array") and env.render(); gym.envs.registry in place of registry.env_specs; np_random.integers, .random, .standard_normal in place of randint, rand, randn',
      'pip install "pip<24.1" "setuptools<66" "wheel<0.39" && pip install --no-build-isolation "gym<0.22"   # or the gym of the time of the code',
    ],
    source: 'https://gymnasium.farama.org/introduction/migration_guide/',
    example: "TypeError: Wrapper.render() got an unexpected keyword argument 'mode'",
    other: "TypeError: draw() got an unexpected keyword argument 'mode'",
  },
  {
    id: 'pandas-names-only',
    class: 'pandas-version-mismatch',
    title: 'pandas 2 is newer than the code: arguments are given by name',
    match: [
      {
        text: ' positional argument',
        pattern:
          /(?:DataFrame|Series|NDFrame)\.(?:drop|pivot|dropna|set_index|reset_index|sort_values|sort_index|drop_duplicates|any|all|sum|mean|fillna|replace|where|mask|interpolate)\(\) takes /,
      },
      { text: 'read_csv() takes 1 positional argument' },
    ],
    cause: 'Since pandas 2.0 most arguments after the first are given by name only.',
    fix: [
      '# in the code, the names: df.drop(columns="a") in place of df.drop("a", 1); df.pivot(index=…, columns=…, values=…)',
      'pip install "pandas<2" "numpy<2"   # or the last of the old kind (Python 3.11 at most)',
    ],
    source: 'the wheels of pandas 1.5.3 and 2.0.3, core/frame.py',
    example: 'TypeError: DataFrame.drop() takes from 1 to 2 positional arguments but 3 were given',
    other: 'TypeError: Table.drop() takes from 1 to 2 positional arguments but 3 were given',
  },
  {
    id: 'matplotlib-seaborn-style',
    class: 'matplotlib-version-mismatch',
    title: 'The styles of seaborn have another name in matplotlib from 3.6 on',
    match: [
      {
        text: "'seaborn",
        pattern: /'(?<style>seaborn[\w-]{0,20})' (?:is not a valid package style|not found in the style)/,
      },
    ],
    cause: 'matplotlib 3.8 knows {style} under its new name only, which begins with seaborn-v0_8.',
    fix: [
      '# in the code: plt.style.use("seaborn-v0_8-…") in place of "{style}" (plt.style.available lists them)',
      'pip install "matplotlib<3.8" "numpy<2"   # or, where no code is to be changed',
    ],
    source: 'the wheels of matplotlib 3.6.3 to 3.8.4, style/core.py',
    example:
      "OSError: 'seaborn-darkgrid' is not a valid package style, path of style file, URL of style file",
    other: "OSError: 'paper' is not a valid package style, path of style file, URL of style file",
  },
  {
    id: 'keras-weights-name',
    class: 'keras-version-mismatch',
    title: 'Keras 3 saves weights into files that end in .weights.h5 only',
    match: [
      { text: 'The filename must end in `.weights.h5`' },
      { text: 'The filepath provided must end in `.keras`' },
    ],
    cause: 'Keras 3 (with TensorFlow from 2.16 on) looks at the end of the name; Keras 2 took any.',
    fix: [
      '# in the code: save_weights("NAME.weights.h5"); ModelCheckpoint("NAME.keras"), or with save_weights_only=True "NAME.weights.h5"',
      'pip install "tensorflow<2.16"   # or the Keras 2 that the code was written for',
    ],
    source: 'the wheel of keras 3.0.5, src/models/model.py, src/callbacks/model_checkpoint.py',
    example: 'ValueError: The filename must end in `.weights.h5`. Received: filepath=a.h5',
    other: 'ValueError: The filename must end in `.csv`. Received: filepath=a.h5',
  },
  {
    id: 'gym-box2d',
    class: 'module-not-found',
    title: 'Box2D, which these environments are made of, is not installed',
    match: [{ text: ".envs.box2d' has no attribute '" }],
    cause: 'gym leaves them out where Box2D is missing: an extra of its own brings it.',
    fix: [
      'pip install swig && pip install box2d-py   # compiled here: apt-get install -y build-essential python3-dev; conda: conda install -y -c conda-forge pybox2d',
    ],
    source: 'https://github.com/openai/gym',
    example: "AttributeError: module 'gym.envs.box2d' has no attribute 'BipedalWalker'",
    other: "AttributeError: module 'gym.envs.toy_text' has no attribute 'BipedalWalker'",
  },
  {
    id: 'gym-new-code',
    class: 'api-mismatch',
    title: 'The code was written for gym 0.26 or gymnasium, and the environment is of an older gym',
    match: [
      {
        text: '.reset(',
        across: true,
        pattern:
          /, \w{1,20} = [\w.]{1,40}\.reset\(.{0,300}ValueError: (?:not enough|too many) values to unpack \(expected 2/,
      },
      {
        text: '.step(',
        across: true,
        pattern: /= [\w.]{1,40}\.step\(.{0,300}ValueError: not enough values to unpack \(expected 5/,
      },
      {
        text: "reset() got an unexpected keyword argument '",
        pattern: /argument '(?:seed|options)'/,
        // A wrapper of gym hands on what a newer caller gave it.
        near: [{ marker: 'gym-wrapper', before: 30 }],
      },
    ],
    cause:
      'reset() gives two values and step() five from gym 0.26 on (and in gymnasium); what is asked here gives one and four and takes no seed, as gym did before: stable-baselines3 from 2.0 on wants gymnasium.',
    fix: [
      'pip install "pip<24.1" "setuptools<66" "wheel<0.39" && pip install --no-build-isolation "stable-baselines3==1.8.0"   # where stable-baselines3 asks, and the environment stays with gym',
      '# else: pip install -U gymnasium, and in the code import gymnasium as gym; an environment of your own: return obs, {} from reset()',
    ],
    source: 'https://gymnasium.farama.org/introduction/migration_guide/',
    example: 'obs, info = self.env.reset(**kwargs) ValueError: too many values to unpack (expected 2)',
    other: 'obs, info = self.env.split(x) ValueError: too many values to unpack (expected 2)',
  },
  {
    id: 'llama-factory-pixels',
    class: 'unknown-argument',
    title: 'LLaMA-Factory 0.9.2 and newer call it image_max_pixels',
    match: [{ text: 'used by the HfArgumentParser', pattern: /'(?:image|video)_resolution'/ }],
    cause: 'image_resolution and video_resolution are called image_max_pixels and video_max_pixels since.',
    fix: [
      "sed -i 's/^image_resolution:/image_max_pixels:/; s/^video_resolution:/video_max_pixels:/' FILE.yaml   # they count pixels: 512 is to be 262144",
    ],
    source: 'llamafactory 0.9.1 and 0.9.2 (wheels)',
    example: "ValueError: Some keys are not used by the HfArgumentParser: ['image_resolution']",
    other: 'used by the HfArgumentParser: image_resolution',
  },
  {
    id: 'hf-eval-strategy',
    class: 'unknown-argument',
    title: 'transformers calls it eval_strategy now',
    match: [{ text: 'used by the HfArgumentParser', pattern: /'-{0,2}evaluation_strategy'/ }],
    cause: 'evaluation_strategy was the old name; both were known from 4.41 on, until it was taken out.',
    fix: [
      '# in the command: --eval_strategy in place of --evaluation_strategy; in a script or yaml: sed -i "s/evaluation_strategy/eval_strategy/" FILE',
    ],
    source: 'huggingface/transformers src/transformers/training_args.py',
    example:
      "ValueError: Some specified arguments are not used by the HfArgumentParser: ['--evaluation_strategy', 'no']",
    other: 'used by the HfArgumentParser: evaluation_strategy',
  },
  {
    id: 'hf-arguments',
    class: 'unknown-argument',
    title: 'The script knows no option or setting of this name',
    match: [
      {
        text: 'not used by the HfArgumentParser',
        pattern: /arguments are not used by the HfArgumentParser: \['-{0,2}(?<argument>\w[\w./=:-]{1,60})'/,
        not: /'-{0,2}evaluation_strategy'/,
      },
      {
        text: 'keys are not used by the HfArgumentParser',
        pattern: /keys are not used by the HfArgumentParser: \['-{0,2}(?<argument>\w[\w./-]{1,60})'/,
        not: /'(?:(?:image|video)_resolution|evaluation_strategy)'/,
      },
    ],
    cause:
      'The arguments of the script and of the installed transformers and trl are read from their classes, and none has these: they belong to another release, or are misspelt.',
    fix: [
      '# take it out of the command or the file of settings, with its value: {argument}   (and what else the message lists)',
      '# or look how this release calls them: run the script with --help; or the release of transformers, trl and the project that the example was written for: pip install -r requirements.txt',
    ],
    source: 'huggingface/transformers@v4.40.0 src/transformers/hf_argparser.py',
    example:
      "ValueError: Some specified arguments are not used by the HfArgumentParser: ['--group_by', 'length']",
    other: 'HfArgumentParser: arguments are used',
  },
  {
    id: 'lightning-gpus',
    class: 'gpu-index',
    title: 'Lightning is told to use a GPU that is not there',
    match: [
      {
        text: 'You requested gpu',
        pattern:
          /You requested gpu: \[(?<asked>[\d, ]{1,40})\]\s{1,4}But your machine only has: \[(?<here>[\d, ]{1,40})\]/,
      },
    ],
    cause: 'The settings ask for {asked}, and there is only {here}: the numbers begin at 0.',
    fix: [
      '# give the ones that are there: devices=[{here}] (--devices {here}, --gpus {here},), or as many: devices=1',
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # more cards than Lightning sees? then the variable hides them',
    ],
    source: 'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/fabric/utilities/device_parser.py',
    example: 'MisconfigurationException: You requested gpu: [0, 1] But your machine only has: [0]',
    other: 'MisconfigurationException: You requested gpu: [] But your machine only has: []',
  },
  {
    id: 'lightning-no-gpu',
    class: 'no-gpu-visible',
    title: 'Lightning is told to use a GPU, and torch sees none',
    match: [{ text: 'No supported gpu backend found' }],
    cause:
      'torch.cuda.is_available() is False: the CPU build of torch, a driver that is too old, or a container without the GPU.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: torch is the CPU build (a driver before 570: whl/cu126)',
      '# no card is listed: start the container with docker run --gpus all, or deploy the pod with one',
      'python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # must say True',
    ],
    source:
      'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/pytorch/trainer/connectors/accelerator_connector.py',
    example: 'MisconfigurationException: No supported gpu backend found!',
    other: 'A gpu backend was found',
  },
  {
    id: 'lightning-monitor',
    class: 'model-mismatch',
    title: 'A callback watches a value that the training does not log',
    match: [
      {
        text: 'conditioned on metric',
        pattern: /conditioned on metric `?(?<metric>[\w./-]{1,60})`? which is not available/,
      },
      {
        text: 'could not find the monitored key in the returned',
        pattern: /monitor='(?<metric>[\w./-]{1,60})'/,
      },
    ],
    cause:
      'Early stopping, the saving of the best, or the scheduler waits for {metric}, which no step has logged: the validation has not run, or logs it by another name.',
    fix: [
      '# in training: validation data and check_val_every_n_epoch=1; in the module: self.log("{metric}", value); or monitor= one of the names that the message lists',
    ],
    source: 'Lightning-AI/pytorch-lightning@2.2.0 src/lightning/pytorch/callbacks/early_stopping.py',
    example: 'RuntimeError: Early stopping conditioned on metric `val_loss` which is not available.',
    other: 'Early stopping conditioned on the loss',
  },
  {
    id: 'lightning-gpus-gone',
    class: 'pytorch-lightning-version-mismatch',
    title: 'Lightning is newer than the code: 2.0 took the argument away',
    match: [
      {
        text: 'unexpected keyword argument',
        pattern:
          /TypeError(?:: |\(["'])__init__\(\) got an unexpected keyword argument '(?<argument>gpus|auto_select_gpus|replace_sampler_ddp|auto_lr_find)'/,
      },
    ],
    cause: 'The Trainer of Lightning 2 has no {argument} any more.',
    fix: [
      'pip install "pytorch_lightning<2"   # the Lightning that the code was written for; its requirements may name it exactly',
      '# or, in the code: devices=1, accelerator="gpu" in place of gpus=1',
    ],
    source: 'Lightning-AI/pytorch-lightning 2.0 release notes',
    example: "TypeError: __init__() got an unexpected keyword argument 'gpus'",
    other: "TypeError: Runner.__init__() got an unexpected keyword argument 'gpus'",
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'local-rank',
    class: 'unknown-argument',
    title: 'torch.distributed.launch of torch 2 says --local-rank, and the script knows --local_rank',
    match: [{ text: 'unrecognized arguments', pattern: /unrecognized arguments:.{0,300} --local-rank=\d/ }],
    cause:
      'The launcher passes the rank with a hyphen since torch 2.0; torchrun gives it in LOCAL_RANK alone.',
    fix: [
      '# torchrun --nproc_per_node=N in place of python -m torch.distributed.launch --nproc_per_node=N; the script takes int(os.environ["LOCAL_RANK"])',
      '# or, in the script: parser.add_argument("--local-rank", "--local_rank", type=int, default=0)',
    ],
    source: 'https://pytorch.org/docs/stable/distributed.html#launch-utility',
    example: 'train.py: error: unrecognized arguments: --local-rank=0',
    other: 'arguments: --local-rank=0',
  },
  {
    id: 'lerobot-common',
    class: 'lerobot-version-mismatch',
    title: 'lerobot has no lerobot.common any more: its parts lie in lerobot itself since 0.3.2',
    match: [
      {
        text: 'lerobot.common',
        pattern: /No module named '?lerobot\.common\b|from '?lerobot\.common\.\S{1,100} \(/,
      },
    ],
    cause:
      'The code was written for a clone before that (on the index only 0.1.0 has it, with few of its parts).',
    fix: [
      'pip install -U "lerobot>=0.3.2" && grep -rl "lerobot\\.common\\." --include=*.py . | xargs -r sed -i "s/lerobot\\.common\\./lerobot./g"   # in the folder of the code, not within lerobot',
      '# or the lerobot that the README of the code names: pip install git+https://github.com/huggingface/lerobot@COMMIT; a clone that is older than the code: git pull in it',
    ],
    source: 'the wheels of lerobot 0.1.0 and 0.3.2',
    example: "ModuleNotFoundError: No module named 'lerobot.common.policies.factory'",
    other: "ModuleNotFoundError: No module named 'lerobot'",
    confidence: 'medium',
    stage: 'import',
  },
  {
    id: 'head-mask-gone',
    class: 'transformers-version-mismatch',
    title: 'transformers is too new for the code: {name} is gone in 5',
    match: [{ text: "has no attribute 'get_", pattern: /'(?<name>get_(?:head|extended_attention)_mask)'/ }],
    cause:
      'transformers 5 took {name} away from its models; the code (of GroundingDINO, a model of its own) calls it.',
    fix: ['pip install "transformers<5"   # or a newer release of the code'],
    source: 'transformers 5.0.0 (wheel) transformers/modeling_utils.py',
    example: "AttributeError: 'BertModel' object has no attribute 'get_head_mask'",
    other: 'head_mask = self.get_head_mask(head_mask, 12)',
    stage: 'run',
  },
  {
    id: 'percentile-clipping',
    class: 'api-mismatch',
    title: 'bitsandbytes is too new for the code: percentile_clipping is gone since 0.50',
    match: [{ text: "argument 'percentile_clipping'" }, { text: "argument 'block_wise'" }],
    cause: 'Its optimizers took that argument until 0.49.',
    fix: ['pip install "bitsandbytes<0.50"   # or, in the code: without that argument'],
    source: 'bitsandbytes 0.50.0 (wheel) bitsandbytes/optim/adamw.py',
    example: "TypeError: AdamW8bit.__init__() got an unexpected keyword argument 'percentile_clipping'",
    other: 'optimizer: adamw8bit, percentile_clipping: 100',
  },
  {
    id: 'florence-code',
    class: 'transformers-version-mismatch',
    title: 'The code of Florence-2 is older than this transformers',
    match: [
      { text: "has no attribute '_supports_sdpa", pattern: /Florence2\w{0,40}' object/ },
      {
        text: 'Unrecognized configuration class',
        pattern: /transformers_modules\.{1,2}.{0,90}Florence2LanguageConfig/,
      },
    ],
    cause: 'It comes with the model (or the node), and knows transformers up to 4.49.',
    fix: [
      'pip install "transformers==4.49.0"   # with the Python that runs it; ComfyUI: or the newest ComfyUI-Florence2 (git -C custom_nodes/ComfyUI-Florence2 pull)',
      '# code of your own: from_pretrained(…, attn_implementation="eager")',
    ],
    source: 'https://github.com/kijai/ComfyUI-Florence2',
    example: "AttributeError: 'Florence2ForConditionalGeneration' object has no attribute '_supports_sdpa'",
    other: 'Florence2ForConditionalGeneration loaded, _supports_sdpa: true',
    confidence: 'medium',
  },
  {
    id: 'places-made-before',
    class: 'transformers-version-mismatch',
    title: 'This transformers puts the places of a picture in itself, and gets them put in already',
    match: [
      {
        text: 'number of image tokens is',
        pattern: /tokens is (?<tokens>\d{3,5}) while the number of image given to the model is \d{1,2}\b/,
      },
    ],
    cause:
      '{tokens} places are in the prompt, as newer transformers want them; this older one wants a single one for each picture.',
    fix: [
      'pip install -U transformers   # in the range that the app (LLaMA-Factory and the like) names, where it names one',
    ],
    source: 'huggingface/transformers@v4.44.0 models/llava/modeling_llava.py',
    example:
      'ValueError: The number of image tokens is 1152 while the number of image given to the model is 2.',
    other: 'ValueError: The number of image tokens is 1 while the number of image given to the model is 2.',
    confidence: 'medium',
  },
  {
    id: 'grounding-threshold',
    class: 'transformers-version-mismatch',
    title: 'box_threshold is called threshold in this transformers',
    match: [
      {
        text: "unexpected keyword argument 'box_threshold'",
        pattern: /post_process_grounded_object_detection\(\)/,
      },
    ],
    cause: 'The processor of Grounding DINO renamed it, and newer releases no longer take the old name.',
    fix: [
      '# in the code that calls it: threshold= in place of box_threshold= (text_threshold stays)',
      'pip install "transformers==4.50.3"   # or, where the code is not yours',
    ],
    source: 'huggingface/transformers models/grounding_dino/processing_grounding_dino.py',
    example:
      "TypeError: GroundingDinoProcessor.post_process_grounded_object_detection() got an unexpected keyword argument 'box_threshold'",
    other: "TypeError: Mine.post_process() got an unexpected keyword argument 'box_threshold'",
  },
  {
    id: 'diffusers-unets',
    class: 'diffusers-version-mismatch',
    title: 'The U-Nets of diffusers stand in models.unets since 0.26',
    match: [{ text: "module 'diffusers.models' has no attribute 'unet_" }],
    cause:
      'The old places can still be imported for a while, and are no longer attributes of diffusers.models.',
    fix: [
      'pip install "diffusers<0.26" "huggingface_hub<0.26"',
      '# or, in the code: from diffusers.models.unets import … in place of diffusers.models.unet_…',
    ],
    source: 'huggingface/diffusers@v0.26.3 models/__init__.py',
    example: "AttributeError: module 'diffusers.models' has no attribute 'unet_2d_condition'",
    other: 'diffusers.models has unet_2d_condition',
    stage: 'import',
  },
]);

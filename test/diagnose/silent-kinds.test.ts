import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

/**
 * Kinds of which nothing was said, or only what the message says already, or of which the first line was general
 * although the log has the value: each in other words than those that were posted, with its neighbours.
 */
const cases: readonly AnswerCase[] = [
  // Parts of JAX of two releases.
  [
    'RuntimeWarning: JAX plugin jax_cuda13_plugin version 0.8.1 is installed, but it is not compatible with the installed jaxlib version 0.8.0\nNo FFI handler registered for cublas_gemm',
    'jax-version-mismatch',
    /install "jax-cuda13-plugin==0\.8\.0" "jax-cuda13-pjrt==0\.8\.0"/,
  ],
  // A wheel of one release and one build of CUDA in its name, of which there is none any more.
  [
    'ERROR: Could not find a version that satisfies the requirement jaxlib==0.4.31+cuda12.cudnn89 (from versions: 0.4.1, 0.4.2)',
    'package-not-found',
    /install -U "jax\[cuda12\]==0\.4\.31"/,
  ],
  // Hooks and arguments that Lightning took away.
  [
    'The `LightningModule.on_train_dataloader` hook was removed in v1.7. Please use `setup` instead.',
    'pytorch-lightning-version-mismatch',
    /install "pytorch-lightning<1\.7"/,
  ],
  [
    '  File "/opt/conda/lib/python3.10/site-packages/lightning/pytorch/trainer/configuration_validator.py", line 141, in x\nNotImplementedError: Support for `training_epoch_end` has been removed in v2.0.0. `Tuner` implements this method. You can use the `on_train_epoch_end` hook instead.',
    'lightning-version-mismatch',
    /install "lightning<2"/,
  ],
  // A download whose sum is another one.
  [
    'RuntimeError: Model has been downloaded but the SHA256 checksum does not match. Please retry loading the model.',
    'corrupt-download',
    /find ~\/\.cache\/whisper/,
  ],
  // A message that names the very file that is wanted.
  [
    "ValueError: Incompatible text encoder selected, this node needs the original one: 'https://huggingface.co/Some/Moon_comfy/blob/main/t5/moon_enc.safetensors'",
    'model-mismatch',
    /hf download Some\/Moon_comfy t5\/moon_enc\.safetensors/,
  ],
  // What was not compiled, said before or after.
  [
    "UserWarning: Failed to load custom C++ ops. Running on CPU mode Only!\nNameError: name '_C' is not defined",
    'extension-build-failed',
    /CUDA_HOME/,
  ],
  [
    "NameError: name '_C' is not defined\n UserWarning: Failed to load custom C++ ops. Running on CPU mode Only!",
    'extension-build-failed',
    /CUDA_HOME/,
  ],
  // A path in its own quotes.
  [
    `unable to execute "'/opt/cuda'/bin/nvcc": No such file or directory`,
    'nvcc-or-cuda-home-missing',
    /^export CUDA_HOME=\/opt\/cuda /,
  ],
  // Cards that are not there.
  [
    '  File "tools/train.py", line 9, in main\n    model = torch.nn.DataParallel(model, device_ids=config.GPU_IDS).cuda()\nAssertionError: Invalid device id',
    'no-gpu-visible',
    /config\.GPU_IDS/,
  ],
  // Sizes that halve and double again, and miss by one.
  [
    'RuntimeError: The expanded size of the tensor (33) must match the existing size (32) at non-singleton dimension 3.  Target sizes: [1, 1, 6, 33].  Tensor sizes: [5, 32]',
    'shapes-differ',
    /multiple of 32/,
  ],
  [
    '【RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 45 but got size 44 for tensor number 1 in the list.】',
    'shapes-differ',
    /multiple of/,
  ],
  // A library inside a package, for one torch.
  [
    'FileNotFoundError: Cannot find DGL C++ sparse library at /opt/v/lib/python3.11/site-packages/dgl/dgl_sparse/libdgl_sparse_pytorch_2.6.0.so',
    'extension-of-another-torch',
    /^ls \/opt\/v\/lib\/python3\.11\/site-packages\/dgl\/dgl_sparse/,
  ],
  // No Rust at all.
  ['running build_rust\nerror: Can not find Rust compiler', 'tokenizers-rust-build', /rustup/],
  [
    "#9 24.49       creating build/lib.linux-aarch64-cpython-311\n#9 24.49       error: can't find Rust compiler",
    'tokenizers-rust-build',
    /^# in the Dockerfile.*rustup/,
  ],
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
  // What ldd prints.
  [
    '/v/lib/python3.10/site-packages/torchcodec/libtorchcodec_core8.so\n       libavcodec.so.62 => not found',
    'libsndfile-or-ffmpeg-missing',
    /ffmpeg/,
  ],
  // A name without its exception.
  ['`flash_attn_unpadded_func` is not defined', 'flash-attn-version-mismatch', /install .*"flash-attn<2"/],
  // Keras 3 with code for Keras 2.
  ['ValueError: A KerasTensor cannot be used as input to a TensorFlow function.', 'keras-3', /tf_keras/],
  // A tokenizer without its own files.
  [
    ">>> tokenizer = BertTokenizer.from_pretrained('moon/bert')\nTypeError: expected str, bytes or os.PathLike object, not NoneType",
    'tokenizer-file-missing',
    /AutoTokenizer\.from_pretrained.*BertTokenizerFast/,
  ],
  // A path that is written into the code.
  ["OSError: [Errno 30] Read-only file system: '/media'", 'permission-denied', /^grep -rnI .*\/media/],
  ["OSError: [Errno 30] Read-only file system: '/srv/work/x.log'", 'permission-denied', /writable-tmpfs/],
  // What the parser of a script does not define.
  [
    '  File "/home/a/srl/nn/opt.py", line 46, in save\n    name = "%s" % argv.moon\nAttributeError: \'Namespace\' object has no attribute \'moon\'',
    'arguments-missing',
    /grep -rn "add_argument" --include=\*\.py \/home\/a\/srl/,
    /class Namespace/,
  ],
  // A picture whose path the log shows.
  [
    "      7 img=cv2.imread(\"/content/Images/7.png\")\n----> 9 p = cv2.resize(predict, (img.shape[1],img.shape[0]))\nAttributeError: 'NoneType' object has no attribute 'shape'",
    'nothing-where-something-is-wanted',
    /^ls -l \/content\/Images\/7\.png/,
  ],
  [
    "---> 2     image = cv2.imread(x)\n      3     image = image.astype(np.float32)\nAttributeError: 'NoneType' object has no attribute 'astype'",
    'nothing-where-something-is-wanted',
    /^# print\(x\)/,
  ],
  // A model that is newer than the script that converts it.
  [
    '  File "/home/a/moon.cpp/convert.py", line 3, in get\n    raise NotImplementedError("BPE pre-tokenizer was not recognized - update get_it()")\nNotImplementedError: BPE pre-tokenizer was not recognized - update get_it()',
    'model-not-supported',
    /^git -C \/home\/a\/moon\.cpp pull/,
  ],
  // A name of hydra, and no path.
  [
    "hydra.errors.MissingConfigException: Cannot find primary config '/data/moon/moon_configs/moon_l.yaml'. Check that it's in your config search path.\n\nConfig search path:\n\tprovider=hydra, path=pkg://hydra.conf\n\tprovider=main, path=pkg://moon_configs\n\tprovider=schema, path=structured://",
    'named-thing-missing',
    /^# .*moon_l\.yaml in place of \/data\/moon\/moon_configs\/moon_l\.yaml/,
  ],
  // Names beyond those of the model, and none that it lacks.
  [
    '  File "benchmark.py", line 113, in run\n    model.load_state_dict(checkpoint)\nRuntimeError: Error(s) in loading state_dict for DataParallel:\n\tUnexpected key(s) in state_dict: "module.moon", "module.sun". ',
    'model-mismatch',
    /^# .*strict=False/,
    /FLUX/,
  ],
  // A compiled package that asks for the CUDA it was built for.
  [
    '  File "/home/a/lib/python3.8/site-packages/torch_scatter/__init__.py", line 22, in <module>\nOSError: libcusparse.so.11: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /install --force-reinstall .*torch-scatter -f "https:\/\/data\.pyg\.org/,
  ],
  // What the code itself says of the Python it is for.
  [
    '  File "/v/lib/site-packages/moon/a.py", line 9\n    match size:\n          ^\nSyntaxError: invalid syntax',
    'python-version-unsupported',
    /^uv venv --seed --python 3\.10/,
  ],
  // The usage above has the option, behind a bracket that is none of a logger.
  [
    'usage: run.py [-h] --out DIR\n              [--moon-env NAME] [--moon-port PRT]\nrun.py: error: unrecognized arguments: --env-name tide',
    'unknown-argument',
    /^# write --moon-env in place of --env-name/,
  ],
  // An environment of gym that nobody registered: the one that is named is another.
  [
    "gymnasium.error.NameNotFound: Environment `Moon-Lift-v0` doesn't exist. Did you mean: `Moon-Reach-v0`?",
    'environment-not-registered',
    /before gym\.make\("Moon-Lift-v0"\)/,
  ],
  // Spaces of gym and of gymnasium; a space that the algorithm does not take at all.
  [
    "AssertionError: The algorithm only supports (<class 'gymnasium.spaces.box.Box'>,) as action spaces but Box(-1.0, 1.0, (2,), float32) was provided",
    'gym-and-gymnasium',
    /install "stable-baselines3<2"/,
  ],
  [
    "AssertionError: The algorithm only supports (<class 'gymnasium.spaces.box.Box'>,) as action spaces but Discrete(4) was provided",
    'setting-refused',
    /PPO in its place/,
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
  // An input of a node of ComfyUI.
  [
    'Error occurred when executing MoonApply:\n\nTide must be provided for sea models.',
    'input-not-connected',
    /input tide of MoonApply/,
  ],
  // What is missing by another exception's grammar.
  ['FileNotFoundError /moon/tide_1.jpg', 'named-thing-missing', /tide_1\.jpg/],
  ['FileNotFoundError: moon_rec does not exists.', 'named-thing-missing'],
  // Values that the message lists behind "Use".
  [
    "ValueError: Invalid tide parameter: 'A,B'. Use 'rgb', 'all', None, or a list of names.",
    'message-says',
    /rgb, all, None/,
  ],
  // A variable that supervisord wants to put in.
  [
    "moon | Error: Format string '%(ENV_HOME)s/x' for 'program:moon' contains names ('ENV_MOON_DEBUG') which cannot be expanded. Available names: ENV_HOME, ENV_PATH",
    'environment-variable-missing',
    /MOON_DEBUG/,
  ],
  // An empty list of samples.
  [
    'ValueError: class `CocoDataset` in mmdet/datasets/coco.py: need at least one array to concatenate',
    'training-data-missing',
    /metainfo=dict\(classes/,
  ],
  // Settings that rule each other out.
  ['Moon string incompatible with --tide range', 'settings-disagree', /take --tide out/],
  // Pictures that COLMAP did not place.
  ['Mismatch between imgs 47 and poses 2 !!!!', 'training-data-missing', /COLMAP again/],
  // A check on sizes: where both sides come from.
  [
    '  File "/srv/moon/data.py", line 209, in load\n    assert self.tide.shape[0] == self.sea\nAssertionError',
    'assertion-failed',
    /^sed -n 194,209p \/srv\/moon\/data\.py/,
  ],
  // Paths that a check asks for: the option, and its value where the log has it.
  [
    '  File "train.py", line 9, in main\n    assert os.path.exists(args.moon_dir)\nAssertionError\n\n$ python3 train.py --moon-dir=tide/train/*.jpg',
    'named-thing-missing',
    /--moon-dir=tide\/train in the command/,
  ],
  [
    "{'moon_root': '/home/somebody/data/MOON'}\n  File \"/srv/moon/data.py\", line 15, in __init__\n    assert os.path.isdir(moon_root)\nAssertionError",
    'named-thing-missing',
    /^ls -ld \/home\/somebody\/data\/MOON .*moon_root/,
  ],
  ["AssertionError: ERROR: Config File doesn't exist.", 'named-thing-missing', /^# cd into/],
  // What no longer is a list, and graphs of another release.
  [
    '  File "/srv/moon/a.py", line 3, in f\n    if len(tides) > 0:\nTypeError: object of type \'generator\' has no len()',
    'api-mismatch',
    /tides = list\(tides\)/,
  ],
  ["AttributeError: 'DiGraph' object has no attribute 'edges_iter'", 'api-mismatch', /networkx<2/],
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
  // Of no run: what code and loggers say in the same words.
  ['warnings.warn("FP16 is not supported on CPU; using FP32 instead")', 'none'],
  ['INFO: tide is not compatible with the sea, so it is left out', 'none'],
];

answersAs(import.meta.filename, cases, { first: true });

describe('what is told', () => {
  it.each([
    'ValueError: Support for the moon is bad and very sad',
    'RuntimeError: The moon cannot be used as input to a sun.',
  ])('is not the message again: %s', (log) => {
    for (const { cause, title, fix } of diagnoseText(log)) expect([cause, title, ...fix].join(' ')).toBe('');
  });
});

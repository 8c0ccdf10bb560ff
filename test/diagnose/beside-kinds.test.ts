import { type AnswerCase, answersAs } from './told.ts';

/**
 * What another line, or the rest of the sentence, settles: a page of wheels, the tag of an image, the folder of ollama, two versions
 * that are printed, the devices that are possible; each beside its nearest neighbour.
 */
const slow =
  "UserWarning: Failed to build CUDA kernels for bias_act. Falling back to slow reference implementation. Details:\n\nNo module named 'bias_act_plugin'\n  warnings.warn('Failed to build CUDA kernels')\n";
const plugin =
  'Traceback (most recent call last):\n  File "/srv/faces/torch_utils/custom_ops.py", line 127, in get_plugin\n    module = importlib.import_module(module_name)\nModuleNotFoundError: No module named \'bias_act_plugin\'';
const wheels = (page: string) =>
  `Looking in links: ${page}\nERROR: Could not find a version that satisfies the requirement lunar_lib (from versions: none)\nERROR: No matching distribution found for lunar_lib`;
const carla = (client: string, server: string) =>
  `WARNING: Version mismatch detected: You are trying to connect to a simulator that might be incompatible with this API \nWARNING: Client API version     = ${client} \nWARNING: Simulator API version  = ${server} \n`;
const device = (possible: string) =>
  `error: invalid value 'cuda' for '--device <DEVICE>'\n  [possible values: ${possible}]\n`;
const full = (path: string) =>
  `Error: failed to pull moon: write ${path}/sha256-12ab-partial: no space left on device`;

const first: readonly AnswerCase[] = [
  // What StyleGAN does without; where nothing says so, it is no package of the index.
  [slow, 'none'],
  [plugin, 'extension-build-failed', /torch_extensions/, /install bias/],
  // `as in` gives no reason.
  [
    'RuntimeError: Integer division of tensors using div or / is no longer supported, and in a future release div will perform true division as in Python 3. Use true_divide or floor_divide (// in Python) instead.',
    'value-of-another-type',
    /\/\/ in place of \//,
    /stands in the way/,
  ],
  // The labels, and no word that was misspelt.
  [
    'AssertionError: Label class 5.0 exceeds nc=5 in data/rocks.yaml. Possible class labels are 0-4',
    'data-of-another-form',
    /grep -rlE "\^5 "/,
    /misspelt/,
  ],
  [
    'OSError: Input file /srv/maps/moon.tif has 4 bands. DeepForest only accepts 3 band RGB rasters in the order (height, width, channels).',
    'data-of-another-form',
    /gdal_translate .* moon\.tif/,
  ],
  // FP8 is younger than bfloat16.
  [
    "ERROR: FP8 weights require a GPU with Compute Capability 8.9 or higher. Your GPU's capability is 8.6.",
    'gpu-too-old',
    /in place of FP8/,
    /Ampere|float16/,
  ],
  ['RuntimeError: this requires a GPU with compute capability 8.0 or higher', 'gpu-too-old', /float16/],
  [
    wheels('https://data.pyg.org/whl/torch-2.9.0+cpu.html'),
    'package-not-found',
    /the torch before it/,
    /git\+/,
  ],
  [wheels('https://acme.example/wheels'), 'package-not-found', /git\+/],
  // Weights, which no GPU holds as a whole.
  [
    "AttributeError: 'collections.OrderedDict' object has no attribute 'to'",
    'code-fault',
    /load_state_dict/,
    /install/,
  ],
  [
    "AttributeError: module 'near_cuda_corr' has no attribute 'forward'",
    'extension-build-failed',
    /setup\.py/,
  ],
  ["AttributeError: module 'near_corr' has no attribute 'forward'", 'extension-build-failed'],
  ["AttributeError: 'module' object has no attribute 'StandardGpuResources'", 'broken-install', /faiss-gpu/],
  ["AttributeError: 'module' object has no attribute 'StandardResources'", 'api-mismatch'],
  [full('/usr/share/ollama/.ollama/models/blobs'), 'disk-full', /ollama rm/, /HF_HOME/],
  [full('/srv/blobs'), 'disk-full', /HF_HOME/],
  [
    '$ docker run -it --rm nvcr.io/nvidia/cuda:12.4.1-base-ubuntu22.04 bash\nbash: nvcc: command not found',
    'nvcc-or-cuda-home-missing',
    /cuda:12\.4\.1-devel-ubuntu22\.04 in place/,
  ],
  [
    '$ docker run -it --rm nvidia/cuda:12.4.1-devel-ubuntu22.04 bash\nbash: nvcc: command not found',
    'nvcc-or-cuda-home-missing',
    /^ls -d/,
  ],
  // Two versions; of builds of one release CARLA warns in vain.
  [carla('0.9.11', '0.9.13-dirty'), 'package-version-mismatch', /install "carla==0\.9\.13"/],
  [carla('0.9.13', '0.9.13-dirty'), 'none'],
  [
    `${carla('0.9.2-9-gab12', '0.9.2')}terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc`,
    'package-version-mismatch',
    /install "carla==0\.9\.2"/,
  ],
  [device('cpu'), 'built-without-gpu', /--features cuda/],
  [device('cpu, gpu'), 'none'],
  // Ignite says it of each engine, without the name of the exception.
  [
    "Current run is terminating due to exception: Expected object of scalar type Long but got scalar type Int for argument #2 'target' in call to _thnn_nll_loss_forward",
    'value-of-another-type',
    /\.long\(\)/,
  ],
  ['Current run is terminating due to completed epochs', 'none'],
];

answersAs(import.meta.filename, { first });

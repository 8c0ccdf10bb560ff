import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

/** What a release of torch, torchvision and their kind took away or brought, named by the call alone; and messages in a program's own words. */
const torch = 'torch-version-mismatch';
const vision = 'torchvision-version-mismatch';
const asserted = 'cuda-device-assert';

const cases: readonly AnswerCase[] = [
  [
    "TypeError: ReduceLROnPlateau.__init__() got an unexpected keyword argument 'verbose'",
    torch,
    /without verbose/,
  ],
  [
    "    tide = CosineAnnealingLR(opt, 10, verbose=True)\nTypeError: __init__() got an unexpected keyword argument 'verbose'",
    torch,
    /torch<2\.7/,
  ],
  [
    "TypeError: scaled_dot_product_attention() got an unexpected keyword argument 'enable_gqa'",
    torch,
    /"torch>=2\.5"/,
  ],
  ["TypeError: init_process_group() got an unexpected keyword argument 'device_id'", torch, /"torch>=2\.3"/],
  [
    "TypeError: cross_entropy() got an unexpected keyword argument 'label_smoothing'",
    torch,
    /"torch>=1\.10"/,
  ],
  ["TypeError: Module.load_state_dict() got an unexpected keyword argument 'assign'", torch, /"torch>=2\.1"/],
  [
    "TypeError: make_grid() got an unexpected keyword argument 'range'",
    vision,
    /value_range in place of range/,
  ],
  [
    "AttributeError: module 'torchvision.models.resnet' has no attribute 'model_urls'",
    vision,
    /torchvision<0\.15/,
  ],
  ["ModuleNotFoundError: No module named 'keras.wrappers'", 'keras-version-mismatch', /keras<2\.13/],
  [
    "ImportError: cannot import name 'StoppingCriteriaList' from 'transformers.generation_utils'",
    'transformers-version-mismatch',
    /transformers<4\.25/,
  ],
  [
    "ImportError: cannot import name 'GenerationMixin' from 'transformers.generation_utils'",
    'transformers-version-mismatch',
    /transformers<4\.40/,
  ],
  // What refuses a version that its own sentence allows has an upper bound besides.
  [
    'AssertionError: MMCV==2.3.0 is used but incompatible. Please install mmcv>=2.0.0rc4.',
    'package-version-mismatch',
    /mim install "mmcv>=2\.0\.0rc4,<2\.3\.0"/,
  ],
  // What the kernels of torch print.
  [
    'Indexing.cu:1290: block: [4,0,0], thread: [7,0,0] Assertion `srcIndex < srcSelectDimSize` failed.',
    asserted,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'IndexKernel.cu:91: block: [4,0,0], thread: [7,0,0] Assertion `-sizes[i] <= index && index < sizes[i] && "index out of bounds"` failed.',
    asserted,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'MultinomialKernel.cu:112: block: [0,1,0] Assertion `cumdist[size - 1] > static_cast<scalar_t>(0)` failed.',
    'half-precision-nans',
    /bfloat16/,
  ],
  // A loss that is no number, as trainers say it.
  ['Loss is nan, stopping training', 'loss-nan', /learning rate/],
  ['    assert (boxes1[:, 2:] >= boxes1[:, :2]).all()\nAssertionError', 'loss-nan', /learning rate/],
  ["RuntimeError: Function 'TideBackward0' returned nan values in its 0th output.", 'loss-nan', /NaN/],
  // Programs of the system that a package calls.
  [
    "pytesseract.pytesseract.TesseractNotFoundError: tesseract is not installed or it's not in your PATH. See README file for more information.",
    'command-not-found',
    /install -y tesseract-ocr/,
  ],
  [
    'pdf2image.exceptions.PDFInfoNotInstalledError: Unable to get page count. Is poppler installed and in PATH?',
    'command-not-found',
    /install -y poppler-utils/,
  ],
  // Vision, graphs, robots.
  ['AssertionError: CUDA unavailable, invalid device 3 requested', 'no-gpu-visible', /nvidia-smi/],
  [
    "KeyError: 'mmmoon.MoonNet is not in the mmdet::model registry. Please check whether the value of `mmmoon.MoonNet` is correct'",
    'config-key-missing',
    /mim install mmmoon/,
  ],
  [
    "KeyError: \"No object named 'MoonHead' found in 'META_ARCH' registry!\"",
    'config-key-missing',
    /class MoonHead/,
  ],
  [
    'KeyError: "Dataset \'moon_train\' is not registered! Available datasets are: a"',
    'step-left-out',
    /"moon_train", \{\}/,
  ],
  [
    "AssertionError: Attribute 'thing_classes' in the metadata of 'moon_train' cannot be set to a different value!",
    'step-left-out',
    /MetadataCatalog\.pop\("moon_train"\)/,
  ],
  ['ValueError: cannot find a suitable reader for file: a/b.nii.gz', 'module-not-found', /monai\[nibabel/],
  [
    'ValueError: spatial dimensions [0,1,2] of inputs must be divisible by 32 (spatial_dims=3), got spatial size (96, 96, 50)',
    'setting-refused',
    /k=32/,
  ],
  [
    'dgl._ffi.base.DGLError: [17:12:02] /opt/dgl/src/runtime/c_runtime_api.cc:82: Check failed: allow_missing: Device API cuda is not enabled. Please install the cuda version of dgl.',
    'package-build-cpu-only',
    /pip install dgl -f/,
  ],
  [
    "ValueError: The environment is of type <class 'moon.Tide'>, not a Gymnasium environment. In this case, we expect OpenAI Gym to be installed.",
    'api-mismatch',
    /shimmy/,
  ],
  [
    "AttributeError: 'MoonDataset' object has no attribute 'make_one_shot_iterator'",
    'api-mismatch',
    /data\.make_one_shot_iterator\(dataset\)/,
  ],
  [
    "AttributeError: '_VariantDataset' object has no attribute 'output_types'",
    'api-mismatch',
    /data\.get_output_types\(dataset\)/,
  ],
  [
    "TypeError: stack(): argument 'tensors' (position 1) must be tuple of Tensors, not Column",
    'api-mismatch',
    /"datasets<4"/,
  ],
  ['TypeError: must be called with a dataclass type or instance', 'api-mismatch', /"datasets>=4"/],
  ["AttributeError: module 'open3d' has no attribute 'LineSet'", 'api-mismatch', /open3d\.geometry\.LineSet/],
  [
    "AttributeError: module 'open3d' has no attribute 'registration'",
    'api-mismatch',
    /open3d\.pipelines\.registration/,
  ],
  [
    "TypeError: __init__() got an unexpected keyword argument 'img_scale'",
    'api-mismatch',
    /scale in place of img_scale/,
  ],
  [
    'TypeError: TideTrainer._get_train_sampler() takes 1 positional argument but 2 were given',
    'transformers-version-mismatch',
    /def _get_train_sampler\(self, …, \*args/,
  ],
  ['IndexError: index 80 is out of bounds for axis 0 with size 80', 'index-past-the-table', /at least 81/],
  ['IndexError: index 9 is out of bounds for dimension 0 with size 7', 'index-past-the-table', /counts 7/],
  [
    'KeyError: \'`cfg` or `default_args` must contain the key "type", but got {"tide": 3}\\nNone\'',
    'setting-refused',
    /type="/,
  ],
  ['ImportError: s3:// paths require s3fs to be installed', 'module-not-found', /install -U s3fs /],
  ['ImportError: PyArrow is required to export moons.', 'module-not-found', /install -U pyarrow /],
  ['ValueError: tide_dim is required', 'message-says', /tide_dim = its value/],
  [
    "gymnasium.error.NameNotFound: Environment `TideNoFrameskip` doesn't exist.",
    'environment-not-registered',
    /^pip install ale-py/m,
  ],
  [
    "draccus.utils.DecodingError: `policy.type`: Couldn't find a choice class for 'moon' in PreTrainedConfig",
    'setting-refused',
    /-U lerobot/,
  ],
  [
    'onnxruntime.capi.onnxruntime_pybind11_state.InvalidGraph: [ONNXRuntimeError] : 10 : INVALID_GRAPH : In Node, ("/R", Resize, "", -1) : Unrecognized attribute: antialias for operator Resize',
    'api-mismatch',
    /-U onnxruntime/,
  ],
];

describe('what came and went, and what programs say', () => {
  answersAs(import.meta.filename, { anywhere: cases });

  it.each([
    'WARNING: loss is nan, skipping this batch',
    'Loss is nan-free',
    'Assertion `tide < moon` failed while counting shells',
    'is tesseract installed? yes',
    'moon_tide is required for this, and is there',
    'Sound is required to hear the sea',
  ])('passes over: %s', (log) => {
    expect(diagnoseText(`${log}\n`)).toEqual([]);
  });

  it('does not take an argument that another package brought for one that trl lost', () => {
    const [first] = diagnoseText(
      "TypeError: __init__() got an unexpected keyword argument 'label_smoothing'\n",
    );
    expect(first?.class).not.toBe('trl-version-mismatch');
  });
});

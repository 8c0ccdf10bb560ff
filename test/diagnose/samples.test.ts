import { type AnswerCase, answersAs } from './told.ts';

/** Items, sizes and files of data that do not go together. */
const first: readonly AnswerCase[] = [
  [
    'Exception: Current loss scale already at minimum - cannot decrease scale anymore. Exiting run.',
    'loss-nan',
    /bf16/,
  ],
  // A list that is empty.
  [
    "ValueError: invalid annotations file: 7.xml: could not parse object #0: missing element 'truncated'",
    'none',
  ],
  ['ValueError: bbox should have 2 dimensions, got 1', 'data-of-another-form', /without a box/],
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
  // A picture whose path the log shows.
  [
    "      7 img=cv2.imread(\"/content/Images/7.png\")\n----> 9 p = cv2.resize(predict, (img.shape[1],img.shape[0]))\nAttributeError: 'NoneType' object has no attribute 'shape'",
    'nothing-where-something-is-wanted',
    /^!ls -l \/content\/Images\/7\.png/,
  ],
  [
    "---> 2     image = cv2.imread(x)\n      3     image = image.astype(np.float32)\nAttributeError: 'NoneType' object has no attribute 'astype'",
    'nothing-where-something-is-wanted',
    /^# print\(x\)/,
  ],
  // Spaces of gym and of gymnasium; a space that the algorithm does not take at all.
  [
    "AssertionError: The algorithm only supports (<class 'gymnasium.spaces.box.Box'>,) as action spaces but Box(-1.0, 1.0, (2,), float32) was provided",
    'gym-and-gymnasium',
    /"setuptools<66".* install --no-build-isolation "stable-baselines3<2"/,
  ],
  [
    "AssertionError: The algorithm only supports (<class 'gymnasium.spaces.box.Box'>,) as action spaces but Discrete(4) was provided",
    'setting-refused',
    /PPO in its place/,
  ],
  // An input of a node of ComfyUI.
  [
    'Error occurred when executing MoonApply:\n\nTide must be provided for sea models.',
    'input-not-connected',
    /input tide of MoonApply/,
  ],
  // An empty list of samples.
  [
    'ValueError: class `CocoDataset` in mmdet/datasets/coco.py: need at least one array to concatenate',
    'training-data-missing',
    /metainfo=dict\(classes/,
  ],
  // Pictures that COLMAP did not place.
  ['Mismatch between imgs 47 and poses 2 !!!!', 'training-data-missing', /COLMAP again/],
  // A check on sizes: where both sides come from.
  [
    '  File "/srv/moon/data.py", line 209, in load\n    assert self.tide.shape[0] == self.sea\nAssertionError',
    'assertion-failed',
    /^sed -n 194,209p \/srv\/moon\/data\.py/m,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // Buffers.
  [
    'RuntimeError: Error(s) in loading state_dict for Moon:\n\tUnexpected key(s) in state_dict: "text.embeddings.position_ids", "rotary.inv_freq".',
    'model-mismatch',
    /strict=False/,
    /requirements/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Moon:\n\tUnexpected key(s) in state_dict: "rotary.proj".',
    'model-mismatch',
    /model, size and config/,
  ],
  // Items of one batch are no parts of models.
  [
    'RuntimeError: stack expects each tensor to be equal size, but got [3, 24, 32] at entry 0 and [3, 32, 24] at entry 1',
    'shapes-differ',
    /one size/,
    /LoRA/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'patchelf': 'patchelf'",
    'command-not-found',
    /install -y patchelf/,
  ],
  [
    'Resource punkt_tab not found.\nPlease use the NLTK Downloader to obtain the resource:',
    'language-data-missing',
    /download\('punkt_tab'\)/,
  ],
  // A byte that begins no pickle is a page or a text: no setting reads it. Other operands are of true pickles.
  ...[9, 10, 32, 60, 69, 123].map(
    (operand): AnswerCase => [
      `Weights only load failed. In PyTorch 2.6, we changed the default value\nWeightsUnpickler error: Unsupported operand ${operand}\n-rw-r--r-- 1 root root 170K May 13 03:20 other_sam.pth`,
      'corrupt-download',
      /other_sam\.pth[\s\S]*download it again/,
      /weights_only|WEIGHTS_ONLY|torch<2/,
    ],
  ),
  [
    'Weights only load failed. In PyTorch 2.6, we changed the default value\nWeightsUnpickler error: Unsupported operand 149',
    'weights-only-unpickling',
  ],
  ["_pickle.UnpicklingError: invalid load key, '\\x1f'.", 'corrupt-download'],
];

answersAs(import.meta.filename, { first, anywhere });

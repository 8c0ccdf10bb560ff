import { type AnswerCase, answersAs } from './told.ts';

/** Types, sizes and places of tensors in a program's own code: what to write there, with the names and the line that the log shows. */
const trace = (file: string, line: number, code: string, said: string) =>
  `Traceback (most recent call last):\n  File "${file}", line ${line}, in step\n    ${code}\n  File "/v/lib/python3.9/site-packages/torch/nn/functional.py", line 2183, in inner\n    return torch._C.inner(a, b)\n${said}`;
const kind = 'value-of-another-type';

const cases: readonly AnswerCase[] = [
  // Whole numbers of 64 bits for what is looked up.
  [
    trace(
      '/w/tide.py',
      12,
      'waves = self.table(buoys)',
      "RuntimeError: Expected tensor for argument #1 'indices' to have scalar type Long; but got torch.cuda.IntTensor instead (while checking arguments for embedding)",
    ),
    kind,
    /\/w\/tide\.py, line 12\): buoys = buoys\.long\(\)/,
  ],
  [
    trace(
      '/w/tide.py',
      9,
      'loss = criterion(waves, kinds)',
      'RuntimeError: expected scalar type Long but found Float',
    ),
    'dtype-mismatch',
    /: kinds = kinds\.long\(\)$/m,
  ],
  ['IndexError: tensors used as indices must be long, byte or bool tensors', kind, /\.long\(\)/],
  ['RuntimeError: gather(): Expected dtype int64 for index', kind, /\.long\(\)/],
  [
    'RuntimeError: "nll_loss_forward_reduce_cuda_kernel_2d_index" not implemented for \'Int\'',
    kind,
    /\.long\(\)/,
  ],
  // float64 of NumPy.
  ['RuntimeError: Found dtype Double but expected Float', kind, /\.float\(\).+both sides of the loss/],
  ['RuntimeError: Found dtype Long but expected Float', kind, /\.float\(\)/],
  ['RuntimeError: expected scalar type Float but found Double', 'dtype-mismatch', /\.float\(\)/],
  [
    'RuntimeError: mat1 and mat2 must have the same dtype, but got Double and Float',
    'dtype-mismatch',
    /\.float\(\)/,
  ],
  // Half precision is of a model, and goes on as before.
  ['RuntimeError: expected scalar type Half but found Float', 'dtype-mismatch', /git pull/],
  // A single number.
  [
    '    total += tide_loss.data[0]\nIndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    kind,
    /total \+= tide_loss\.item\(\)/,
  ],
  [
    '>>> swell.data[0]\nIndexError: invalid index of a 0-dim tensor. Use tensor.item() to convert a 0-dim tensor to a Python number',
    kind,
    /code: swell\.item\(\)/,
  ],
  // In place.
  [
    '----> 3     W[:, 1] = torch.zeros(4)\nRuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    kind,
    /code: with torch\.no_grad\(\): W\[:, 1\] = torch\.zeros\(4\)/,
  ],
  [
    '    waves.scatter_(0, rows, foam)\nRuntimeError: a view of a leaf Variable that requires grad is being used in an in-place operation.',
    kind,
    /waves = waves\.scatter\(0, rows, foam\)/,
  ],
  [
    trace(
      '/w/net.py',
      40,
      'x += self.tide(x)',
      'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.cuda.FloatTensor [8, 16]], which is output 0 of ReluBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection.',
    ),
    kind,
    /line 40\): x = x \+ self\.tide\(x\)/,
  ],
  [
    trace(
      '/w/loss.py',
      88,
      'rows.append((b, gy.clamp_(0, size[1] - 1)))',
      "RuntimeError: result type Float can't be cast to the desired output type long int",
    ),
    kind,
    /loss\.py, line 88\).+gy\.clamp_\(0, int\(size\[1\] - 1\)\)/,
  ],
  [
    "numpy.core._exceptions._UFuncOutputCastingError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('uint8') with casting rule 'same_kind'",
    kind,
    /x = x \+ y/,
  ],
  // Masks.
  [
    trace(
      '/w/net.py',
      5,
      'gap = (1 - sea_mask) * swell',
      'RuntimeError: Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    ),
    kind,
    /gap = \(~sea_mask\) \* swell/,
  ],
  // A fraction where a whole number must be.
  ["TypeError: 'numpy.float64' object cannot be interpreted as an integer", kind, /int\(…\).+linspace/],
  ["TypeError: setValue(self, int): argument 1 has unexpected type 'float'", kind, /int\(…\)/],
  ['TypeError: list indices must be integers or slices, not float', kind, /int\(…\)/],
  [
    'TypeError: conv1d() received an invalid combination of arguments - got (Tensor, weight=Tensor, padding=float, groups=int), but expected one of:',
    kind,
    /padding=int\(padding\)/,
  ],
  [
    'TypeError: conv2d() received an invalid combination of arguments - got (Tensor, Tensor, Tensor, tuple, tuple, tuple, int), but expected one of:',
    kind,
    /k \/\/ 2 \(a bool there: torch 1\.8/,
  ],
  // Batches.
  ['RuntimeError: each element in list of batch should be of equal size', kind, /collate_fn/],
  ['RuntimeError: Trying to resize storage that is not resizable', kind, /pad_sequence/],
  // Labels and cards.
  [
    "RuntimeError: Assertion `cur_target >= 0 && cur_target < n_classes' failed.  at /b/THNN/generic/ClassNLLCriterion.c:92",
    'cuda-device-assert',
    /-1 or 255/,
  ],
  ['RuntimeError: Class values must be smaller than num_classes.', 'cuda-device-assert', /labels/],
  [
    'ValueError: --tf32 requires Ampere or a newer GPU arch, cuda>=11 and torch>=1.7',
    'gpu-too-old',
    /tf32=False/,
  ],
  ['pycuda._driver.LogicError: cuMemcpyHtoD failed: invalid argument', kind, /input of the engine/],
  [
    'pycuda._driver.LogicError: context::synchronize failed: invalid device context - no currently active context?',
    kind,
    /autoinit/,
  ],
  // Nothing where the data should be.
  [
    'Traceback (most recent call last):\n  File "/w/shore.py", line 21, in f\n    edges = [e["line"] for e in entry["coasts"]]\nTypeError: \'NoneType\' object is not subscriptable',
    'data-of-another-form',
    /its coasts, or take it out/,
  ],
  [
    'Traceback (most recent call last):\n  File "/w/batch.py", line 4, in load\n    img = img[:, :, ::-1]\nTypeError: \'NoneType\' object is not subscriptable',
    'nothing-where-something-is-wanted',
    /delete that picture/,
  ],
  // Data of another form, and no fraction.
  [
    'TypeError: list indices must be integers or slices, not str',
    'value-of-another-type',
    undefined,
    /int\(…\)/,
  ],
  // A program that goes on.
  [
    'WARNING: grad can be implicitly created only for scalar outputs, skipping\nEpoch 3/10: 100%\nstep 400 loss 0.2',
    'none',
  ],
];

answersAs(import.meta.filename, cases, { first: true });

import { type AnswerCase, answersAs } from './told.ts';

/** Types, sizes and places of tensors in a program's own code: what to write there, with the names and the line that the log shows. */
const trace = (file: string, line: number, code: string, said: string) =>
  `Traceback (most recent call last):\n  File "${file}", line ${line}, in step\n    ${code}\n  File "/v/lib/python3.9/site-packages/torch/nn/functional.py", line 2183, in inner\n    return torch._C.inner(a, b)\n${said}`;
const kind = 'value-of-another-type';
const data = 'data-of-another-form';
const code = 'code-fault';

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
  [
    trace(
      '/w/tide.py',
      7,
      'sea[rows] = waves',
      'RuntimeError: Index put requires the source and destination dtypes match, got Float for the destination and Half for the source.',
    ),
    kind,
    /sea\[rows\] = waves\.to\(sea\.dtype\)/,
  ],
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
  [
    trace(
      '/w/net.py',
      6,
      'grid = np.linspace(0, 1, width / 2)',
      "TypeError: 'float' object cannot be interpreted as an integer",
    ),
    kind,
    /np\.linspace\(0, 1, int\(width \/ 2\)\)/,
  ],
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
  ["TypeError: conv2d(): argument 'padding' (position 5) must be tuple of ints, not str", kind, /1\.9/],
  // No tensor yet.
  ["TypeError: linear(): argument 'input' (position 1) must be Tensor, not numpy.ndarray", kind, /as_tensor/],
  ["TypeError: dropout(): argument 'input' (position 1) must be Tensor, not str", kind, /return_dict=False/],
  // Batches.
  ['RuntimeError: each element in list of batch should be of equal size', data, /collate_fn/],
  [
    "TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>",
    data,
    /ToTensor/,
  ],
  ['RuntimeError: Trying to resize storage that is not resizable', data, /pad_sequence/],
  [
    'ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 64])',
    kind,
    /drop_last/,
  ],
  ['RuntimeError: Boolean value of Tensor with more than one value is ambiguous', kind, /is not None/],
  ['RuntimeError: grad can be implicitly created only for scalar outputs', kind, /mean\(\)/],
  ['RuntimeError: 0D or 1D target tensor expected, multi-target not supported', kind, /argmax/],
  [
    'RuntimeError: Expected 4-dimensional input for 4-dimensional weight [8, 3, 3, 3], but got 3-dimensional input of size [3, 64, 64] instead',
    kind,
    /unsqueeze\(0\)/,
  ],
  ['IndexError: too many indices for array: array is 1-dimensional, but 2 were indexed', kind, /ndmin=2/],
  [
    "RuntimeError: output with shape [1, 28, 28] doesn't match the broadcast shape [3, 28, 28]",
    kind,
    /convert\('RGB'\)/,
  ],
  ['TypeError: Object of type float32 is not JSON serializable', data, /tolist/],
  [
    trace(
      '/w/net.py',
      31,
      'y = swell.view(-1, 8)',
      "RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    ),
    kind,
    /line 31\): y = swell\.reshape\(-1, 8\)/,
  ],
  ["RuntimeError: Expected a 'cuda' device type for generator but found 'cpu'", data, /Generator/],
  ['OSError: cannot write mode RGBA as JPEG', data, /convert\('RGB'\)/],
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
    /print the path before img is read/,
  ],
  // Data of another form, and no fraction.
  [
    'TypeError: list indices must be integers or slices, not str',
    'value-of-another-type',
    undefined,
    /int\(…\)/,
  ],
  // Pictures, tables, loaders.
  [
    "PIL.UnidentifiedImageError: cannot identify image file '/w/sea/0007.jpg'",
    data,
    /^file \/w\/sea\/0007\.jpg /,
  ],
  [
    'PIL.UnidentifiedImageError: cannot identify image file <_io.BytesIO object at 0x7f00>',
    data,
    /data\[:80\]/,
  ],
  ['OSError: image file is truncated (12 bytes not processed)', data, /LOAD_TRUNCATED_IMAGES/],
  [
    trace('/w/show.py', 4, 'plt.imshow(wave)', 'TypeError: Invalid shape (3, 64, 64) for image data'),
    data,
    /plt\.imshow\(wave\.permute\(1, 2, 0\)\.squeeze\(\)\)/,
  ],
  [
    "KeyError: \"None of [Index(['tide'], dtype='object')] are in the [columns]\"",
    data,
    /df\.columns\.tolist/,
  ],
  [
    "ImportError: Missing optional dependency 'openpyxl'.  Use pip or conda to install openpyxl.",
    'module-not-found',
    /install -U openpyxl/,
  ],
  [
    "AttributeError: 'super' object has no attribute '__sklearn_tags__'",
    'api-mismatch',
    /"scikit-learn<1\.6"/,
  ],
  ['OverflowError: Python integer 300 out of bounds for uint8', 'api-mismatch', /"numpy<2"/],
  [
    trace(
      '/w/load.py',
      9,
      'loader = DataLoader(sea, batch_size=4, shuffle=True)',
      'ValueError: DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True',
    ),
    data,
    /loader = DataLoader\(sea, batch_size=4\)/,
  ],
  // Models and their training.
  [
    trace('/w/net.py', 12, 'self.device = device', "AttributeError: can't set attribute"),
    code,
    /self\._device = device/,
  ],
  ["AttributeError: can't set attribute 'hparams'", code, /save_hyperparameters/],
  ['AttributeError: cannot assign module before Module.__init__() call', code, /super\(\)\.__init__\(\)/],
  ['ValueError: optimizer got an empty parameter list', code, /ModuleList/],
  [
    trace(
      '/w/t.py',
      3,
      'print(net.config)',
      "AttributeError: 'DataParallel' object has no attribute 'config'",
    ),
    code,
    /print\(net\.module\.config\)/,
  ],
  ["AttributeError: 'collections.OrderedDict' object has no attribute 'eval'", code, /load_state_dict/],
  [
    'RuntimeError: Default process group has not been initialized, please make sure to call init_process_group.',
    'step-left-out',
    /^torchrun --standalone/,
  ],
  [
    'ValueError: Error initializing torch.distributed using env:// rendezvous: environment variable RANK expected, but not set',
    'step-left-out',
    /^torchrun --standalone/,
  ],
  ["RuntimeError: Distributed package doesn't have NCCL built in", code, /gloo/],
  [
    "ValueError: Less than two GPU ids were configured and tried to run on on multiple GPUs. Please ensure at least two are specified for `--gpu_ids`, or use `--gpu_ids='all'`.",
    code,
    /without --multi_gpu/,
  ],
  // Frameworks of another release.
  [
    'NotImplementedError: Cannot convert a symbolic Tensor (lstm/strided_slice:0) to a numpy array.',
    'api-mismatch',
    /"numpy~=1\.19/,
  ],
  [
    '[ONNXRuntimeError] : 2 : INVALID_ARGUMENT : Unexpected input data type. Actual: (tensor(double)) , expected: (tensor(float))',
    'api-mismatch',
    /astype\(np\.float32\)/,
  ],
  [
    'onnx.onnx_cpp2py_export.checker.ValidationError: Op registered for Upsample is deprecated in domain_version of 10',
    'api-mismatch',
    /opset_version=9/,
  ],
  [
    '[TRT] [E] 3: getPluginCreator could not find plugin: EfficientNMS_TRT version: 1',
    'api-mismatch',
    /init_libnvinfer_plugins/,
  ],
  [
    "AttributeError: 'tensorrt_bindings.tensorrt.ICudaEngine' object has no attribute 'num_bindings'",
    'api-mismatch',
    /"tensorrt<10"/,
  ],
  ['ImportError: AWQ kernels missing', 'module-not-found', /autoawq-kernels/],
  [
    'NotImplementedError: (Unimplemented) ConvertPirAttribute2RuntimeAttribute not support [pir::ArrayAttribute<pir::DoubleAttribute>]',
    'api-mismatch',
    /FLAGS_use_mkldnn=0/,
  ],
  [
    "AttributeError: module 'numpy' has no attribute '_no_nep50_warning'",
    'api-mismatch',
    /restart its kernel/,
  ],
  [
    'RuntimeError: max(): Expected reduction dim to be specified for input.numel() == 0.',
    'list-empty',
    /path of the data/,
  ],
  // As people post them: in the marks of Markdown, in the middle of a sentence.
  ['It ends with `ValueError: optimizer got an empty parameter list`. Any idea?', code, /ModuleList/],
  ['**ValueError: optimizer got an empty parameter list**', code, /ModuleList/],
  [
    "TypeError: forward() missing 1 required positional argument: 'swell'",
    'api-mismatch',
    /model\(…, swell\)/,
  ],
  [
    'RuntimeError: Unrecognized CachingAllocator option: expandable_segments',
    'api-mismatch',
    /^unset PYTORCH_CUDA_ALLOC_CONF/,
  ],
  ['RuntimeError: Could not infer dtype of numpy.float32', 'api-mismatch', /"numpy<2"/],
  [
    "AttributeError: Can't get attribute '_rebuild_parameter_v2' on <module 'torch._utils' from '/v/torch/_utils.py'>",
    'api-mismatch',
    /install -U torch/,
  ],
  [
    'RuntimeError: "triu_tril_cuda_template" not implemented for \'BFloat16\'',
    'api-mismatch',
    /2\.1 and newer/,
  ],
  ["AttributeError: module 'PIL.Image' has no attribute 'Resampling'", 'api-mismatch', /"pillow>=9\.1"/],
  [
    "ImportError: cannot import name 'Adam' from 'keras.optimizers' (/v/keras/optimizers.py)",
    'api-mismatch',
    /from tensorflow\.keras\.optimizers import Adam/,
  ],
  [
    trace(
      '/w/seg.py',
      14,
      '_, rims, _ = cv2.findContours(mask, 3, 2)',
      'ValueError: not enough values to unpack (expected 3, got 2)',
    ).replace(/ {2}File "\/v.+\n.+\n/, ''),
    'api-mismatch',
    /rims, _ = cv2\.findContours\(mask, 3, 2\)\[-2:\]/,
  ],
  // Libraries of another release than their companions.
  [
    'ImportError: /w/v/lib/python3.10/site-packages/torch/lib/../../nvidia/cusparse/lib/libcusparse.so.12: undefined symbol: __nvJitLinkComplete_12_4, version libnvJitLink.so.12',
    'other-missing-shared-library',
    /^unset LD_LIBRARY_PATH && .+"nvidia-nvjitlink-cu12>=12\.4".*\n.+\/w\/v\/lib\/python3\.10\/site-packages\/nvidia\/nvjitlink\/lib/,
  ],
  [
    'ImportError: libssl.so.1.1: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libssl1\.1_1\.1\.1f-1ubuntu2_amd64\.deb/,
  ],
  [
    'ImportError: DLL load failed while importing _C: The specified module could not be found.',
    'other-missing-shared-library',
    /VCRedist/,
    /LD_LIBRARY_PATH/,
  ],
  [
    "ImportError: cannot import name 'get_cuda_stream' from 'triton.runtime.jit' (/w/v/lib/python3.10/site-packages/triton/runtime/jit.py)",
    'triton-version-mismatch',
    /m\.requires\('torch'\)/,
  ],
  // A folder that is built: that one, not the requirements.
  [
    "Processing ./submodules/tide-knn\n  Preparing metadata (setup.py): finished with status 'error'\n  × python setup.py egg_info did not run successfully.\n      ModuleNotFoundError: No module named 'torch'\n      [end of output]",
    'flash-attn-build-no-torch',
    /--no-build-isolation \.\/submodules\/tide-knn/,
  ],
  [
    "Obtaining file:///w/Tide\n  Getting requirements to build editable: finished with status 'error'\n      ModuleNotFoundError: No module named 'torch'\n      [end of output]",
    'flash-attn-build-no-torch',
    /--no-build-isolation -e \/w\/Tide/,
  ],
  // A torch that this Python cannot have: the newer Python first, and then that one's pip.
  [
    "Traceback (most recent call last):\n  File \"/w/v/lib/python3.7/site-packages/tide/x.py\", line 3, in f\nAttributeError: module 'torch' has no attribute 'float8_e4m3fn'",
    'torch-version-mismatch',
    /^uv venv .+ 2\.1.+\npython3 -m pip install "torch>=2\.1\.0"/,
  ],
  // Of the same words, and another thing: what is told is not of tensors, pictures or TensorRT.
  ['ValueError: `top_p` must be between 0 and 1', 'value-refused', /top_p/, /device/],
  ["ValueError: `float_at` should be one of 'left', 'right', got: 'up'", 'message-says', undefined, /device/],
  ['Error: Plugin not found: tide-compose', 'none'],
  ['RuntimeError: "rms_tide_kernel" not implemented for \'Float\'', 'none'],
  ["AttributeError: 'dict' object has no attribute 'train'", 'api-mismatch', undefined, /load_state_dict/],
  [
    'NotImplementedError: The tide polar algorithms are not implemented on CPU.',
    'not-supported-stated',
    undefined,
    /device=x\.device/,
  ],
  ['ValueError: Text Encoder not found.', 'none'],
  // What is printed although all is well, or is another's.
  ['UserWarning: The verbose parameter is deprecated. Please use get_last_lr()', 'none'],
  ['FutureWarning: You are using `torch.load` with `weights_only=False`', 'none'],
  ['WARNING:absl:Compiled the loaded model, but the compiled metrics have yet to be built.', 'none'],
  ["warnings.warn('Was asked to gather along dimension 0, but all input tensors were scalars')", 'none'],
  [
    'UserWarning: Palette images with Transparency expressed in bytes should be converted to RGBA images',
    'none',
  ],
  [
    '[TRT] [W] TensorRT encountered issues when converting weights between types and that could affect accuracy.',
    'none',
  ],
  ['image file is truncated, skipping\nEpoch 2/10: 100%\nstep 10 loss 0.4', 'none'],
  ['Less than two GPUs found, using one\nstep 10 loss 0.4', 'none'],
  // A program that goes on.
  [
    'WARNING: grad can be implicitly created only for scalar outputs, skipping\nEpoch 3/10: 100%\nstep 400 loss 0.2',
    'none',
  ],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

/**
 * What is compiled, put together or read where the program runs: programs in C++, parts that were never built,
 * submodules, .proto files, containers of weights, configs of another kind; each beside the nearest that must be
 * answered otherwise, or not at all.
 */
const conda = (typed: string, listed: string) =>
  `$ ${typed}\nSolving environment: failed\n\nPackagesNotFoundError: The following packages are not available from current channels:\n\n${listed}\n\nCurrent channels:\n\n  - https://conda.anaconda.org/x/linux-64`;
const yaml = (file: string) =>
  `yaml.scanner.ScannerError: mapping values are not allowed here\n  in "${file}", line 5, column 29`;

const cases: readonly AnswerCase[] = [
  // Names that torch had: each with the release that lost it, and one line of plain Python in its place.
  [
    "  File \"/w/moon/data.py\", line 3, in <module>\n    from torch._six import container_abcs, string_classes\nImportError: cannot import name 'container_abcs' from 'torch._six'",
    'torch-version-mismatch',
    /^sed -i\.bak 's\/from torch\\\._six import container_abcs, string_classes\$\/import collections\.abc as container_abcs; string_classes = \(str, bytes\)\/' \/w\/moon\/data\.py /,
    /torch<2/,
  ],
  [
    '  File "/w/moon/data.py", line 3, in <module>\n    from torch._six import inf\nModuleNotFoundError: No module named \'torch._six\'',
    'torch-version-mismatch',
    /^sed .*from math import inf/,
  ],
  [
    "  File \"/v/lib/python3.9/site-packages/star/data.py\", line 3, in <module>\n    from torch._six import int_classes\nImportError: cannot import name 'int_classes' from 'torch._six'",
    'torch-version-mismatch',
    undefined,
    /sed|torch<2/,
  ],
  // A program that pins its torch: neither torch nor triton is moved alone.
  [
    '(VllmWorker rank=1 pid=12) ERROR triton.runtime.errors.OutOfResources: out of resource: shared memory, Required: 90112, Hardware limit: 65536.',
    'triton-out-of-resources',
    /install -U vllm /,
    /install (?:\S+ )*(?:torch|triton)\b/,
  ],
  [
    'triton.runtime.errors.OutOfResources: out of resource: shared memory, Required: 90112, Hardware limit: 65536.',
    'triton-out-of-resources',
    /num_stages/,
  ],
  [
    '  File "/v/lib/python3.11/site-packages/sglang/srt/layers/a.py", line 9, in f\n    y = conv(x)\nRuntimeError: cuDNN error: CUDNN_STATUS_NOT_INITIALIZED',
    'cudnn-error',
    /install --force-reinstall sglang /,
    /install (?:\S+ )*torch\b/,
  ],
  // A plan of cuDNN that torch tried and left.
  [
    '/v/lib/python3.10/site-packages/torch/nn/modules/conv.py:456: UserWarning: Plan failed with a cudnnException: CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR: cudnnFinalize Descriptor Failed cudnn_status: CUDNN_STATUS_NOT_SUPPORTED\n  return F.conv2d(input, weight)',
    'none',
  ],
  ['RuntimeError: cuDNN error: CUDNN_STATUS_NOT_SUPPORTED', 'cudnn-error'],
  [
    'conv.py:306: UserWarning: Plan failed with an OutOfMemoryError: CUDA out of memory. Tried to allocate 4.63 GiB.\n  return F.conv1d(input)',
    'none',
  ],
  ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 4.63 GiB.', 'cuda-out-of-memory'],
  // C++ without any torch.
  [
    "terminate called after throwing an instance of 'thrust::system::system_error'\n  what():  radix_sort: failed on 1st step: cudaErrorNoKernelImageForDevice: no kernel image is available for execution on the device",
    'no-kernel-image',
    /CMAKE_CUDA_ARCHITECTURES=86/,
    /torch/,
  ],
  [
    'CUDA error at src/moon.cu:88: no kernel image is available for execution on the device',
    'no-kernel-image',
    /CMAKE_CUDA_ARCHITECTURES=86/,
    /torch/,
  ],
  [
    "terminate called after throwing an instance of 'c10::Error'\n  what():  CUDA error: no kernel image is available for execution on the device",
    'no-kernel-image',
    /torch/,
  ],
  [
    "terminate called after throwing an instance of 'thrust::system::system_error'\n  what():  for_each: failed to synchronize: cudaErrorInvalidDeviceFunction: invalid device function",
    'no-kernel-image',
    /CMAKE_CUDA_ARCHITECTURES=86/,
    /torch/,
  ],
  // A part of torch that not every build has.
  [
    'OSError: libtorch_cuda_cpp.so: cannot open shared object file: No such file or directory',
    'torch-extension-abi-mismatch',
    /torch\.version\.cuda[\s\S]*data\.pyg\.org/,
  ],
  [
    'ImportError: libc10.so: cannot open shared object file: No such file or directory',
    'torch-extension-abi-mismatch',
    undefined,
    /pyg/,
  ],
  // A compiled part that was never built, and a part in Python.
  [
    '  File "moon/ops/_ext/nms/__init__.py", line 3, in <module>\n    from ._nms import lib as _lib, ffi as _ffi\nModuleNotFoundError: No module named \'_ext.nms._nms\'',
    'extension-build-failed',
    /build\*\.py/,
    /submodule/,
  ],
  [
    '  File "moon/a.py", line 3, in <module>\n    from moonlib import part\nModuleNotFoundError: No module named \'moonlib.part\'',
    'module-not-found',
    undefined,
    /build\*\.py/,
  ],
  [
    "  File \"lib/moon/functions/align.py\", line 3, in <module>\n    from .._ext import align\nImportError: cannot import name 'align' from 'lib.moon._ext'",
    'extension-build-failed',
    /build\*\.py/,
    /install -U/,
  ],
  [
    '  File "/w/Moon/moon_v2.py", line 11, in <module>\n    import _ext as _backend\nModuleNotFoundError: No module named \'_ext\'',
    'extension-build-failed',
    /^cd \/w\/Moon && .*--no-build-isolation -v -e \./,
    /PACKAGE/,
  ],
  // What is tried in place of something whose library is wanting.
  [
    'Traceback (most recent call last):\n  File "/v/lib/python3.8/site-packages/moon/kit.py", line 5, in <module>\n    from .kitPython import *\nImportError: libGL.so.1: cannot open shared object file: No such file or directory\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/v/lib/python3.8/site-packages/moon/kit.py", line 9, in <module>\n    from kitPython import *\nModuleNotFoundError: No module named \'kitPython\'',
    'libgl-missing',
    /libgl1/,
    /install kitPython/,
  ],
  // Headers of a submodule, of an unknown project, and of the system.
  [
    '/opt/moon/csrc/attn/a.h:11:10: fatal error: cudnn_frontend.h: No such file or directory',
    'missing-header',
    /git -C \/opt\/moon\/csrc\/attn .*submodule update --init --recursive/,
    /apt-file/,
  ],
  [
    '/opt/moon/src/a.cpp:11:10: fatal error: starlight/star.hpp: No such file or directory',
    'missing-header',
    /submodule update[\s\S]*apt-file search starlight\/star\.hpp/,
  ],
  [
    '/tmp/pip-install-x1/moon_2/src/a.c:11:10: fatal error: starlight.h: No such file or directory',
    'missing-header',
    /^apt-get .*apt-file search/,
    /submodule/,
  ],
  // protoc.
  [
    'moon/protos/base.proto:27:3: Expected "required", "optional", or "repeated".\nmoon/protos/base.proto:27:6: Expected field name.',
    'protoc-too-old',
    /protoc-3\.20\.3-linux-x86_64/,
  ],
  ['moon/protos/base.proto:3:1: warning: Import moon/protos/a.proto but not used.', 'none'],
  ['moon/protos/base.proto: File not found.', 'named-thing-missing', /proto_path|-I FOLDER/],
  // Triton's model repository.
  [
    "E0101 12:00:00.0 1 model_repository_manager.cc:1335] Poll failed for model directory 'ears': failed to open text file for read /repo/ears/config.pbtxt: No such file or directory",
    'triton-config',
    /^ls -R \/repo\/ears [\s\S]*> \/repo\/ears\/config\.pbtxt/,
  ],
  [
    "Poll failed for model directory '.git': failed to open text file for read /repo/.git/config.pbtxt: No such file or directory",
    'triton-config',
    /^mv \/repo\/\.git "\$HOME"\//,
    /printf/,
  ],
  // HDF5.
  [
    'OSError: Unable to synchronously open file (file signature not found)',
    'corrupt-download',
    /-name "\*\.h5"[\s\S]*git lfs pull/,
  ],
  [
    'OSError: Unable to open file (truncated file: eof = 1048576, sblock->base_addr = 0, stored_eof = 94765736)',
    'corrupt-download',
    /download it again/,
  ],
  // A config of another kind, and one with a slip.
  [yaml('/w/moon/models/net.py'), 'config-file-broken', /^find .*\.yaml/, /sed/],
  [yaml('/w/moon/configs/net.yaml'), 'config-file-broken', /^sed -n '3,6p' \/w\/moon\/configs\/net\.yaml/],
  // What conda lists beside what was asked for.
  [
    conda('conda install -c rapidsai moonml', '  - moonml\n  - faiss-gpu'),
    'conda-package-not-found',
    /^conda install -c rapidsai moonml -c pytorch /,
  ],
  [conda('conda install -c x moonml', '  - moonml'), 'conda-package-not-found', /"moonml"/],
  // Sources alone, and wheels alone.
  [
    'ERROR: Could not find a version that satisfies the requirement torch-sparse (from versions: none)\nERROR: No matching distribution found for torch-sparse',
    'package-not-found',
    /--isolated --no-build-isolation torch-sparse/,
    /--python 3\.10/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement torch_cluster (from versions: none)',
    'package-not-found',
    /--no-build-isolation/,
  ],
  // A data set that is looked for among the models.
  [
    'RepositoryNotFoundError: 401 Client Error: Repository Not Found for url: https://huggingface.co/moon/tides/resolve/main/train.jsonl.',
    'hf-auth-gated',
    /^# open \S+\/datasets\/moon\/tides .*repo_type="dataset"/,
  ],
  [
    'RepositoryNotFoundError: 404 Client Error: Repository Not Found for url: https://huggingface.co/moon/tides/resolve/main/model.safetensors.',
    'hf-auth-gated',
    /^# open https:\/\/huggingface\.co\/moon\/tides /,
  ],
  // An operation of TensorFlow that a project compiles, and a library of a package.
  [
    'tensorflow.python.framework.errors_impl.NotFoundError: /w/moon/ops/knn_so.so: undefined symbol: _ZN10tensorflow12OpDefBuilder4AttrESs',
    'undefined-symbol',
    /get_compile_flags[\s\S]*-o knn_so\.so/,
    /NAME|LD_LIBRARY_PATH/,
  ],
  // A name at the head of the code that an environment variable gives.
  [
    '  File "prepare.py", line 38, in <module>\n    out = join(MOON_ROOT, name)\n  File "/usr/lib/python3.9/posixpath.py", line 76, in join\n    a = os.fspath(a)\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /MOON_ROOT \*=.*export VARIABLE/,
  ],
  [
    '  File "prepare.py", line 38, in <module>\n    out = join(nnUNet_raw, name)\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /^export nnUNet_raw=/,
  ],
  [
    '  File "prepare.py", line 38, in <module>\n    out = join(folder, name)\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    undefined,
    /export/,
  ],
];

answersAs(import.meta.filename, { anywhere: cases });

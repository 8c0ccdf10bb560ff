import { type AnswerCase, answersAs } from './told.ts';

const smi = (cuda: string) =>
  `RuntimeError: Triton Error [CUDA]: device kernel image is invalid.\n\nNVIDIA-SMI 470.1   Driver Version: 470.1   CUDA Version: ${cuda}`;
const kernels = (reason: string) =>
  `NotImplementedError: No operator found for \`memory_efficient_attention_forward\` with inputs:\n     query       : shape=(1, 2, 1, 64) (torch.bfloat16)\n\`cutlassF\` is not supported because:\n    ${reason}`;
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;
const site = '/v/lib/python3.11/site-packages';
const noKernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device';
const onCard = (card: string) => `Device: cuda:0 NVIDIA ${card}\n${noKernel}`;
const cublas = (code: string, call = 'cublasSgemm( handle, m, n, k)') =>
  `RuntimeError: CUDA error: CUBLAS_STATUS_${code} when calling \`${call}\``;

/** The card, its driver, its kernels, and the CUDA that torch was built for. */
const first: readonly AnswerCase[] = [
  [
    '$ echo $LD_LIBRARY_PATH\n/usr/local/cuda-11.8/lib64\nRuntimeError: nvrtc: error: invalid value for --gpu-architecture (-arch)',
    'no-kernel-image',
    /^unset LD_LIBRARY_PATH/,
  ],
  [
    'nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown.',
    'driver-too-old',
    /^wsl --update/,
  ],
  [
    "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.",
    'no-gpu-visible',
    /libnvidia-ml\.so\.1/,
  ],
  // A card is there, by the log itself: then a variable hides it, and no other machine is needed.
  [
    'torch.cuda.is_available() returns True in the shell\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^unset CUDA_VISIBLE_DEVICES[\s\S]*grep -rn CUDA_VISIBLE_DEVICES/,
    /deploy a new/,
  ],
  [
    'GPU 0: NVIDIA A10 (UUID: GPU-0a1b)\nCUDA_VISIBLE_DEVICES=3 python3 a.py\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /^unset CUDA_VISIBLE_DEVICES/,
    /deploy a new/,
  ],
  ['RuntimeError: No CUDA GPUs are available', 'no-gpu-visible', /deploy a new/],
  [
    'torch.cuda.is_available(): False\nRuntimeError: No CUDA GPUs are available',
    'no-gpu-visible',
    /deploy a new/,
  ],
  // OpenCL.
  ['LightGBMError: No OpenCL device found', 'opencl-missing', /^mkdir -p \/etc\/OpenCL\/vendors/],
  [
    'pyopencl._cl.LogicError: clGetPlatformIDs failed: PLATFORM_NOT_FOUND_KHR',
    'opencl-missing',
    /nvidia\.icd/,
  ],
  // A toolkit older than the code.
  [
    "nvcc fatal   : Value 'c++17' is not defined for option 'std'",
    'cuda-toolkit-mismatch',
    /^V=.*cuda-toolkit-\$V[\s\S]*conda install .*cuda-toolkit/,
  ],
  // Cards that are not there.
  [
    '  File "tools/train.py", line 9, in main\n    model = torch.nn.DataParallel(model, device_ids=config.GPU_IDS).cuda()\nAssertionError: Invalid device id',
    'no-gpu-visible',
    /config\.GPU_IDS/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // A new torch is no help on a driver that does not know its CUDA.
  [smi('11.4'), 'driver-too-old', /^# another host/, /cu128/],
  [smi('12.8'), 'no-kernel-image', /cu128/],
  // A card that the kernels of xformers refuse, and an xformers that is not whole.
  [
    kernels('bf16 is only supported on A100+ GPUs'),
    'gpu-too-old',
    /uninstall -y xformers/,
    /install xformers/,
  ],
  [
    kernels("xFormers wasn't build with CUDA support"),
    'xformers-mismatch',
    /install xformers \$\(/,
    /--no-deps/,
  ],
  // The facts of the log: two cards, a Python that it refuses, a program by its name.
  [
    'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cuda:2!',
    'dtype-mismatch',
    /^export CUDA_VISIBLE_DEVICES=0/,
  ],
  [
    'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
    'dtype-mismatch',
    undefined,
    /CUDA_VISIBLE_DEVICES/,
  ],
  [
    "ERROR: Package 'x' requires a different Python: 3.10.13 not in '<=3.10,>=3.6'",
    'python-version-unsupported',
    /--python 3\.9 /,
  ],
  [
    "ERROR: Package 'x' requires a different Python: 3.12.1 not in '<=3.10,>=3.6'",
    'python-version-unsupported',
    /--python 3\.10 /,
  ],
  ["Cannot find command 'git'", 'command-not-found', /install -y git/],
  // The driver under the name for linking only; a driver that is not there at all.
  [
    'WSL2\nOSError: libcuda.so: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /\/usr\/lib\/wsl\/lib/,
    /--gpus/,
  ],
  [
    'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
    'no-gpu-visible',
    /--gpus all/,
  ],
  // A driver of CUDA 11: the host first, and no build of CUDA 12.
  [
    'RuntimeError: The NVIDIA driver on your system is too old (found version 11040).',
    'driver-too-old',
    /^[^\n]*cu118[\s\S]*another host/,
    /cu12/,
  ],
  [
    'RuntimeError: The NVIDIA driver on your system is too old (found version 12020).',
    'driver-too-old',
    /whl\/cu12/,
  ],
  // The processor that the log names.
  [
    'exec /usr/bin/python3: exec format error\nLinux node 6.1 #1 SMP aarch64 GNU/Linux',
    'exec-format-error',
    /^[^\n]*--platform linux\/arm64/,
  ],
  [
    'exec /start.sh: exec format error',
    'exec-format-error',
    /uname -m[\s\S]*linux\/amd64[\s\S]*head -1 \/start\.sh/,
  ],
  // The card that a log names says which torch has code for it.
  [onCard('GeForce RTX 5090'), 'no-kernel-image', /whl\/cu128/],
  [onCard('RTX PRO 6000 Blackwell'), 'no-kernel-image', /sm_120/],
  [onCard('B200'), 'no-kernel-image', /sm_100/],
  [onCard('Tesla V100'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_70/],
  [onCard('Tesla P100'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_60/],
  [onCard('GeForce GTX 1080'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_61/],
  [onCard('Tesla P40'), 'no-kernel-image', /whl\/cu126[\s\S]*sm_61/],
  [onCard('GeForce RTX 4090'), 'no-kernel-image', undefined, /Maxwell/],
  [onCard('H100 80GB'), 'no-kernel-image'],
  [onCard('A100-SXM4-40GB'), 'no-kernel-image'],
  [onCard('GeForce RTX 3090'), 'no-kernel-image'],
  [
    raised(frame(`${site}/xformers/ops/fmha/cutlass.py`, 40, 'return self.op(q, k)'), noKernel),
    'no-kernel-image',
  ],
  [raised(frame(`${site}/moonlib/tide.py`, 40, 'return self.op(q, k)'), noKernel), 'no-kernel-image'],
  [raised(frame('/w/moon/tide.py', 40, 'return tide_cuda.flow(q)'), noKernel), 'no-kernel-image'],
  // cuBLAS, by its code.
  [cublas('NOT_SUPPORTED', 'cublasGemmEx( handle, CUDA_R_16BF)'), 'cublas-error'],
  [cublas('NOT_SUPPORTED'), 'cublas-error'],
  [cublas('ARCH_MISMATCH'), 'cublas-error'],
  [cublas('EXECUTION_FAILED'), 'cublas-error'],
  [cublas('INVALID_VALUE'), 'cublas-error'],
];

answersAs(import.meta.filename, { first, anywhere });

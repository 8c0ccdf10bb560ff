import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

const here = '/workspace/venv/lib/python3.10/site-packages';
const frame = (file: string, code = 'x()') => `  File "${file}", line 3, in <module>\n    ${code}\n`;
const kernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device\n';
const tensorflow = '2024-01-01 10:00:00.1: W tensorflow/stream_executor/platform/default/dso_loader.cc:55] ';
const lacks = (library: string) =>
  `${tensorflow}Could not load dynamic library '${library}'; dlerror: ${library}: cannot open shared object file: No such file or directory\n`;

/** What the log says, the class, and what the commands must and must not hold. */
type Case = readonly [log: string, name: string, fix: RegExp, not?: RegExp];
const cases: readonly Case[] = [
  // The compiler, not torch: too old for a new number, too new for an old one; torch's own list.
  [
    "nvcc fatal   : Unsupported gpu architecture 'compute_89'\nerror: command '/usr/bin/nvcc' failed\n",
    'compiler-arch-unsupported',
    /CUDA_HOME=[\s\S]*TORCH_CUDA_ARCH_LIST="8\.6\+PTX"/,
    /install .*torch/,
  ],
  [
    "nvcc fatal   : Unsupported gpu architecture 'compute_20'\n",
    'compiler-arch-unsupported',
    /CMakeLists\.txt[\s\S]*older than 9\.0/,
    /install .*torch/,
  ],
  [
    "/usr/local/cuda-13.0/bin/nvcc -c k.cu\nnvcc fatal   : Unsupported gpu architecture 'compute_70'\n",
    'compiler-arch-unsupported',
    /older than 13\.0/,
  ],
  [
    'ValueError: Unknown CUDA arch (12.0) or GPU not supported',
    'compiler-arch-unsupported',
    /2\.7 and CUDA 12\.8/,
  ],
  // An extension's kernels, not torch's.
  [`    y = fvdb.grid(x)\n${kernel}`, 'no-kernel-image', /keep this torch/, /install .*torch torchvision/],
  [
    `${frame(`${here}/rast_ext/ops.py`, 'return _C.forward(x)')}${kernel}`,
    'no-kernel-image',
    /show rast-ext torch/,
    /install .*torch torchvision/,
  ],
  [
    `${frame(`${here}/torch/nn/functional.py`)}${kernel}`,
    'no-kernel-image',
    /get_arch_list[\s\S]*whl\/cu128/,
  ],
  // Which way: by what is known, by the path of an egg, or honestly neither.
  ["AttributeError: module 'torch' has no attribute 'nansum'", 'torch-version-mismatch', /"torch>=1\.7\.0"/],
  [
    "AttributeError: module 'torch.nn' has no attribute 'backends'",
    'torch-version-mismatch',
    /python=3\.7[\s\S]*"torch<1\.3"/,
    /whl\/cu/,
  ],
  [
    `${frame(`${here}/somepkg/a.py`)}AttributeError: module 'torch' has no attribute 'no_such_thing'`,
    'torch-version-mismatch',
    /newer one[\s\S]*older: the torch that it names/,
    /=X|TAG/,
  ],
  [
    "ImportError: cannot import name 'RobertaModel' from 'transformers.modeling_roberta' (/env/lib/python3.8/site-packages/transformers-2.8.0-py3.8.egg/transformers/modeling_roberta.py)",
    'transformers-version-mismatch',
    /"transformers>=3\.4,<4"/,
  ],
  [
    "ModuleNotFoundError: No module named 'transformers.modeling_bert'",
    'transformers-version-mismatch',
    /<4"/,
  ],
  [
    "AttributeError: module 'tensorflow' has no attribute 'placeholder'",
    'tensorflow-version-mismatch',
    /"tensorflow<2/,
  ],
  // torch for the Python of the log; Blackwell needs another Python first.
  [
    `${frame('/opt/conda/envs/a/lib/python3.7/site-packages/torch/cuda/__init__.py')}AssertionError: Torch not compiled with CUDA enabled`,
    'torch-cpu-only',
    /torch==1\.13\.1\+cu117/,
    /cu128/,
  ],
  [
    '/opt/e/lib/python3.8/site-packages/torch/cuda/__init__.py:5: UserWarning:\nNVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
    'no-kernel-image',
    /^uv venv --seed --python 3\.11[\s\S]*cu128/,
  ],
  [
    "xFormers can't load C++/CUDA extensions. xFormers was built for:\nPyTorch 2.0.0+cu118 with CUDA 1108 (you have 1.13.1+cu117)",
    'xformers-mismatch',
    /xformers==0\.0\.16 /,
    /whl\/cu117/,
  ],
  // Placeholders of the index, and names that are others'.
  [
    'ERROR: Could not find a version that satisfies the requirement torch==1.0.1.post2 (from versions: 0.1.2, 0.1.2.post1, 0.1.2.post2)',
    'torch-no-matching-distribution',
    /install -U pip[\s\S]*python=3\.7/,
    /torch==0\.1\.2/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement pytorch==1.0.1 (from versions: 0.1.2, 1.0.2)',
    'package-not-found',
    /install "torch==1\.0\.1"/,
    /pytorch==1\.0\.2/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement numpy>=2.3 (from versions: 1.3.0, 2.0.2)',
    'package-not-found',
    /python 3\.12[\s\S]*numpy==2\.0\.2/,
  ],
  // Permission: a cache, a program, shared memory, a folder of the system, root's home.
  [
    "PermissionError: [Errno 13] Permission denied: '/home/app/.cache/huggingface'",
    'permission-denied',
    /HF_HOME=[\s\S]*chown -R app: \/home\/app\/\.cache/,
  ],
  [
    "PermissionError: [Errno 13] Permission denied: '/root/.cache/huggingface/hub'",
    'permission-denied',
    /HF_HOME=/,
    /chown/,
  ],
  ["PermissionError: [Errno 13] Permission denied: '/etc/app.conf'", 'permission-denied', /sudo/, /chown/],
  ['sh: ./server: Permission denied', 'permission-denied', /^chmod \+x \.\/server/, /chown/],
  [
    'exec: "/app/run.sh": permission denied: unknown.',
    'permission-denied',
    /^chmod \+x \/app\/run\.sh/,
    /chown/,
  ],
  [
    'n1:1:1 [0] NCCL WARN Call to shm_open failed : Permission denied\nn1:1:1 [0] NCCL WARN Error while creating shared memory segment nccl-shm-recv (size 4460544)',
    'permission-denied',
    /chmod 1777 \/dev\/shm/,
    /shm-size/,
  ],
  [
    'n1:1:1 [0] NCCL WARN Error while creating shared memory segment nccl-shm-recv (size 4460544)',
    'shared-memory-too-small',
    /shm-size/,
    /chmod/,
  ],
  // Docker's ports and disk are the host's.
  [
    'Error response from daemon: driver failed programming external connectivity on endpoint app.gpu (260): Bind for 0.0.0.0:8000 failed: port is already allocated',
    'port-in-use',
    /publish=8000[\s\S]*docker compose up app\.gpu/,
    /fuser/,
  ],
  [
    "OSError: [Errno 98] Address already in use: ('0.0.0.0', 7860)",
    'port-in-use',
    /--port 7861[\s\S]*:7860 /,
    /docker|fuser -k/,
  ],
  [
    'write /var/lib/docker/tmp/GetImageBlob4: no space left on device',
    'disk-full',
    /docker system prune/,
    /HF_HOME/,
  ],
  [
    'invalid reference format: repository name (Own/My-App) must be lowercase',
    'docker-invalid-reference',
    /docker pull own\/my-app /,
  ],
  [
    '$ docker build -t a:gpu -f Dockerfile.gpu\n"docker build" requires exactly 1 argument.',
    'docker-build-context-missing',
    /^docker build -t a:gpu -f Dockerfile\.gpu \./,
  ],
  // Builds: the package that the hint names, also where the reason was cut off.
  [
    "ModuleNotFoundError: No module named 'torch'\nhint: This error likely indicates that `some-ext==1.0` depends on `torch`, but doesn't declare it as a build dependency.",
    'flash-attn-build-no-torch',
    /--no-build-isolation some-ext==1\.0 /,
    /flash-attn/,
  ],
  [
    'error: Failed to download and build `flash-attn==2.6.3`\n  Caused by: Build backend failed to determine extra requires with `build_wheel()`',
    'flash-attn-build-no-torch',
    /^uv pip install torch [\s\S]*uv pip install --no-build-isolation flash-attn==2\.6\.3/,
  ],
  [
    'error: Failed to download and build `pylint==1.0`\n  Caused by: Build backend failed to determine extra requires with `build_wheel()`\nERROR: Failed building wheel for pylint',
    'build-failed',
    /pylint/,
    /torch/,
  ],
  // The Hub, a folder, the libraries of TensorFlow, memory.
  [
    'LocalEntryNotFoundError: Connection error, and we cannot find the requested files in the disk cache.',
    'network-timeout',
    /HF_ENDPOINT=[\s\S]*HF_HUB_OFFLINE/,
    /pip install/,
  ],
  [
    "OSError: Can't load tokenizer for 'my_model'. If you were trying",
    'hf-model-not-loaded',
    /ls -lL my_model/,
    /hf download my_model/,
  ],
  [
    'ImportError: libcublas.so.10.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /cudatoolkit=10\.0/,
    /import torch/,
  ],
  [
    'ImportError: libcublas.so.12: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /nvidia-cublas-cu12/,
    /tensorflow/,
  ],
  [
    'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 74.16 GiB. GPU 0 has a total capacity of 44.40 GiB of which 29.89 GiB is free. Process 26 has 14.51 GiB memory in use. Of the allocated memory 13.44 GiB is allocated by PyTorch',
    'cuda-out-of-memory',
    /sdpa/,
    /kill 26/,
  ],
  [
    'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 23.69 GiB of which 12 MiB is free. Process 26 has 21.51 GiB memory in use. Of the allocated memory 1.44 GiB is allocated by PyTorch',
    'cuda-out-of-memory',
    /kill 26/,
  ],
  // The app's own package, and a part of one that is there.
  [
    `${frame('scripts/go.py')}ModuleNotFoundError: No module named 'my_own_project'`,
    'module-not-found',
    /install -e \./,
  ],
  ["ModuleNotFoundError: No module named 'vllm._C'", 'broken-install', /force-reinstall --no-deps vllm/],
  ["ModuleNotFoundError: No module named 'google.protobuf'", 'module-not-found', /install protobuf/],
  // Wrapped by whoever posted it, or cut.
  [
    'RuntimeError: Detected that PyTorch and torchvision were compiled with different\nCUDA versions. PyTorch has CUDA Version=11.7',
    'torchvision-nms-mismatch',
    /torchvision/,
  ],
  [
    'RuntimeError: CUDA error: no kernel image is\navailable for execution on the device',
    'no-kernel-image',
    /get_arch_list/,
  ],
  [
    'ValueError: numpy.ndarray size changed, may indicate binary incompatibility. Expected 96 from C header, got 88 from PyObject',
    'numpy2-abi',
    /install -U "numpy<2"/,
  ],
  ['Failed to initialize NVML: Driver/library version mismatch', 'driver-too-old', /reboot/, /pip install/],
];

const harmless: readonly string[] = [
  lacks('libnvinfer.so.6'),
  `client_2  | ${lacks('libcuda.so.1')}`,
  '2024-01-01 10:00:00.1: E external/local_xla/xla/stream_executor/cuda/cuda_driver.cc:282] failed call to cuInit: CUDA_ERROR_NO_DEVICE: no CUDA-capable device is detected\n',
  'CUDA_SETUP: WARNING! libcudart.so not found in any environmental path. Searching in backup paths...\nCUDA SETUP: CUDA runtime path found: /usr/local/cuda/lib64/libcudart.so.11.0\nCUDA SETUP: Loading binary /x/bitsandbytes/libbitsandbytes_cuda118.so...\n',
  "A matching Triton is not available, some optimizations will not be enabled.\nError caught was: No module named 'triton'\n",
  'Triton not installed, SageAttention disabled\n',
  'flash_attn is not installed, using sdpa instead\n',
  "No module named 'flash_attn', running without it\n",
  "Failed to load image Python extension: 'libpng16.so.16: cannot open shared object file: No such file or directory'\n",
  "W: Download is performed unsandboxed as root as file '/root/x.deb' couldn't be accessed by user '_apt'. - pkgAcquire::Run (13: Permission denied)\n",
  'WARNING: No GPU found. Using CPU instead.\n',
  'cmake -B build -DGGML_CUDA=ON -DLLAMA_CURL=OFF\n',
];

/** The nearest that are failures all the same. */
const failures: readonly string[] = [
  `2021-05-01 10:00:00.1: I tensorflow/x.cc:49] Successfully opened dynamic library libcuda.so.1\n${lacks('libcudnn.so.8')}Skipping registering GPU devices...\n`,
  'RuntimeError: no CUDA-capable device is detected\n',
  'CUDA_SETUP: WARNING! libcudart.so not found in any environmental path. Searching in backup paths...\nCUDA SETUP: Loading binary /x/bitsandbytes/libbitsandbytes_cpu.so...\n',
  "ModuleNotFoundError: No module named 'triton'\n",
  'ImportError: flash_attn is not installed, set another attention instead\n',
];

describe('kinds of failures', () => {
  it.each(cases.map(([log, name, fix, not]) => ({ log, name, fix, not })))(
    '$log is $name',
    ({ log, name, fix, not }) => {
      const [first] = diagnoseText(log);
      expect(first?.class).toBe(name);
      expect(first?.fix.join('\n')).toMatch(fix);
      if (not !== undefined) expect(first?.fix.join('\n')).not.toMatch(not);
    },
  );

  it.each(harmless)('%j is no failure', (log) => {
    expect(diagnoseText(log)).toEqual([]);
  });

  it.each(failures)('%j is one', (log) => {
    expect(diagnoseText(log)).not.toEqual([]);
  });

  it('takes no name of a log into a command that a shell would read otherwise', () => {
    for (const log of [
      'invalid reference format: repository name (Own/$(reboot)) must be lowercase',
      "PermissionError: [Errno 13] Permission denied: '/home/a`reboot`/.cache'",
      'exec: "/app/$(reboot).sh": permission denied: unknown.',
      '$ docker build -t a; reboot\n"docker build" requires exactly 1 argument.',
      "OSError: Can't load tokenizer for '$(reboot)'. If you were trying",
      '/usr/bin/ld: cannot find -l$(reboot)',
    ]) {
      for (const { fix } of diagnoseText(log)) expect(fix.join('\n')).not.toMatch(/reboot/);
    }
  });
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

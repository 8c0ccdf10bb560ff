import { type AnswerCase, answersAs } from './told.ts';

/**
 * Builds, resolvers, containers and jobs: first ways that would not have worked as they stood (a list of wishes that
 * was cut, an option that the command had, the folder that pip was given), each beside its nearest neighbour.
 */
const wishes = (pin: string, others: readonly string[]) =>
  `ERROR: Cannot install -r lists/gpu.txt (line 3), -r lists/gpu.txt (line 9) and ${pin} because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n    The user requested ${pin}\n${others.map((one) => `    ${one}\n`).join('')}`;
const nvdiffrast = (command: string) =>
  `${command}\n  ERROR! Cannot compile nvdiffrast CUDA extension. Please ensure that:\n\n  1. You have PyTorch installed\n  2. You run 'pip install' with --no-build-isolation flag\n`;
const isolated = (command: string, above = '') =>
  `${above}${command}\n  Getting requirements to build wheel ... error\n  error: subprocess-exited-with-error\n      File "<string>", line 12, in <module>\n      ModuleNotFoundError: No module named 'torch'\n      [end of output]\n`;
const nccl = (job: string) =>
  `${job}\nRuntimeError: NCCL error in: ProcessGroupNCCL.cpp:1229, unhandled system error, NCCL version 2.12.10`;
const uvTorch = (command: string) =>
  `$ ${command}\n  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of torch==2.1.2+cu118 and your project depends on torch==2.1.2+cu118, we can conclude that your project's requirements are unsatisfiable.`;
const lacking = (place: string) =>
  `Traceback (most recent call last):\n  File "/app/run.py", line 3, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: '${place}'`;
const first: readonly AnswerCase[] = [
  // Of many who ask for it, those that exclude the pin; what all others together let in.
  [
    wishes('scipy==1.7.3', [
      'aa 1.0 depends on scipy',
      'bb 2.0 depends on scipy>=1.5',
      'cc 1.1 depends on scipy>=1.6',
      'dd 3.0 depends on scipy<1.13 and >=1.10',
    ]),
    'resolution-conflict',
    /^sed -i\.bak -E '\/\^scipy.* lists\/gpu\.txt && .*install -r lists\/gpu\.txt "scipy<1\.13,>=1\.10"/,
  ],
  [
    wishes('numpy==1.26.4', [
      'matplotlib 3.10.5 depends on numpy>=1.23',
      'opencv-python 4.12.0.88 depends on numpy<2.3.0 and >=2; python_version >= "3.9"',
    ]),
    'resolution-conflict',
    /^sed .*opencv.*<4\.12.* lists\/gpu\.txt/,
  ],
  // The command has the option; it has not.
  [
    nvdiffrast('pip install --no-build-isolation git+https://github.com/NVlabs/nvdiffrast.git'),
    'flash-attn-build-no-torch',
    /^pip install "setuptools<70"/,
    /add to the command/,
  ],
  // The folder that pip was given; the setuptools of an old torch.
  [
    isolated('$ pip install ./rasterizer', ''),
    'flash-attn-build-no-torch',
    /--no-build-isolation \.\/rasterizer/,
    /requirements\.txt/,
  ],
  [
    isolated('Collecting flash-attn==1.0.9', 'Collecting torch==2.0.1 (from -r requirements.txt (line 4))\n'),
    'flash-attn-build-no-torch',
    /"setuptools<70"/,
  ],
  [
    isolated('Collecting flash-attn==2.8.3', 'Collecting torch==2.7.1 (from -r requirements.txt (line 4))\n'),
    'flash-attn-build-no-torch',
    /"setuptools<81"/,
  ],
  // What was added is added again, and no more than that; the systems that uv names are no part of a name.
  [
    uvTorch('uv add torch==2.1.2+cu118 --index https://a.example/x.html'),
    'torch-no-matching-distribution',
    /&& uv add torch==2\.1\.2\+cu118$/m,
  ],
  [uvTorch('uv sync'), 'torch-no-matching-distribution', /&& uv sync/],
  [
    "$ uv pip install torch==2.4.1 --extra-index-url https://pypi.nvidia.com\n  ╰─▶ Because there is no version of nvidia-cudnn-cu12{platform_machine == 'x86_64' and sys_platform == 'linux'}==9.1.0.70 and torch==2.4.1 depends on nvidia-cudnn-cu12==9.1.0.70, we can conclude that torch==2.4.1 cannot be used.",
    'uv-index-strategy',
    /^uv pip install torch==2\.4\.1 --extra-index-url https:\/\/pypi\.nvidia\.com --index-strategy unsafe-best-match/,
    /platform_machine/,
  ],
  // What a log calls a command writes into no file.
  [
    "$ uv pip install torch==2.4.1 > /root/.bashrc --extra-index-url https://a.example/x\n  ╰─▶ Because there is no version of nvidia-cudnn-cu12{platform_machine == 'x86_64'}==9.1.0.70 and torch==2.4.1 depends on nvidia-cudnn-cu12==9.1.0.70, we can conclude that torch==2.4.1 cannot be used.",
    'torch-no-matching-distribution',
    undefined,
    /bashrc/,
  ],
  [
    'Extra build requirement `torch` was declared with `match-runtime\n      = true`, but `flash-attn` does not declare static metadata, making\n      runtime-matching impossible',
    'flash-attn-build-no-torch',
    /^uv self update/,
    /no-build-isolation/,
  ],
  // One sign of equality; two.
  ["ERROR: Invalid requirement: 'jupyterlab=1.0.0'", 'requirement-invalid', /jupyterlab==1\.0\.0/],
  ["ERROR: Invalid requirement: 'jupyterlab==1.0.0 --pre'", 'requirement-invalid', undefined, /xargs/],
  // The form of torch for nvcc, and a generation that it does not know.
  [
    "nvcc fatal   : Unsupported gpu architecture 'compute_80+PTX'",
    'compiler-arch-unsupported',
    /-DCMAKE_CUDA_ARCHITECTURES=80/,
    /SMS=/,
  ],
  // Two machines; one.
  [
    nccl('torchrun --nnodes=2 --nproc_per_node=1 train.py'),
    'nccl-error',
    /^# in containers: docker run --network host/,
  ],
  [nccl('init_method="tcp://10.30.112.212:10087"'), 'nccl-error', /--network host/],
  [nccl('torchrun --nproc_per_node=2 train.py'), 'nccl-error', /--shm-size/, /--network host/],
  // A cluster that is to be joined, and is not there.
  [
    '$ ray start --address=127.0.0.1:6379\nWARNING node.py:1465 -- Unable to connect to GCS at 127.0.0.1:6379. Check that (1) Ray GCS with matching version started successfully at the specified address',
    'service-not-reached',
    /ray start --head/,
  ],
  // A port of accelerate.
  [
    'ConnectionError: Tried to launch distributed communication on port `29500`, but another process is utilizing it. Please specify a different port (such as using the `--main_process_port` flag).',
    'port-in-use',
    /--main_process_port 29501/,
  ],
  [
    'nvidia-container-cli: initialization error: driver rpc error: failed to process request: unknown.',
    'no-gpu-visible',
  ],
  // What belongs to an installed package; what belongs to nobody.
  [
    lacking('/venv/lib/python3.10/site-packages/moon_templates/templates/a.json'),
    'broken-install',
    /--force-reinstall .*moon-templates/,
  ],
  [lacking('/data/templates/a.json'), 'named-thing-missing'],
  // A part of the code itself, before torch.
  [
    'Traceback (most recent call last):\n  File "/home/a/t.py", line 1, in <module>\n    import moonkernel\n  File "/home/a/moonkernel/__init__.py", line 2, in <module>\n    from . import _C\nImportError: libtorch_cuda.so: cannot open shared object file: No such file or directory',
    'torch-extension-abi-mismatch',
    /^# in the code: import torch before/,
    /torch-scatter/,
  ],
  // Python of another release of Ubuntu.
  [
    'FROM ubuntu:20.04\nRUN add-apt-repository --yes ppa:deadsnakes/ppa && apt-get update && apt-get install -y python3.10\nE: Unable to locate package python3.10',
    'package-not-found',
    /FROM ubuntu:22\.04/,
    /add-apt-repository/,
  ],
  // A part of SAM 2 that it does without.
  [
    "/app/sam2/predictor.py:961: UserWarning: cannot import name '_C' from 'sam2' (/app/sam2/__init__.py)\n\nSkipping the post-processing step due to the error above. You can still use SAM 2 and it's OK to ignore the error above",
    'none',
  ],
  ["ImportError: cannot import name '_C' from 'sam2' (/app/sam2/__init__.py)", 'extension-build-failed'],
  [
    "batch response: Git LFS is disabled for this repository.\nerror: failed to fetch some objects from 'https://github.com/moon/lake.git/info/lfs'",
    'git-lfs-pointer',
    /git clone https:\/\/github\.com\/moon\/lake\.git /,
    /info\/lfs/,
  ],
  [
    "ValueError: mutable default <class 'timm.models.maxxvit.MaxxVitConvCfg'> for field conv_cfg is not allowed: use default_factory",
    'python-version-unsupported',
    /timm>=0\.6\.13/,
    /uv venv/,
  ],
  [
    "ValueError: mutable default <class 'moon.Config'> for field a is not allowed: use default_factory",
    'python-version-unsupported',
    /uv venv/,
  ],
  // A folder of a submodule; another.
  [
    "ERROR: Directory 'submodules/moon-knn' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.",
    'wrong-folder',
    /^git submodule update/,
  ],
  [
    "ERROR: Directory 'moon' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.",
    'wrong-folder',
    /^# cd into/,
  ],
  // Offline by its own setting; by the network.
  [
    "LocalEntryNotFoundError: Cannot find an appropriate cached snapshot folder for the specified revision on the local disk and outgoing traffic has been disabled. To enable repo look-ups and downloads online, set 'HF_HUB_OFFLINE=0' as environment variable.",
    'hub-offline',
    /^unset HF_HUB_OFFLINE/,
  ],
  [
    'LocalEntryNotFoundError: An error happened while trying to locate the files on the Hub and we cannot find the appropriate snapshot folder for the specified revision on the local disk.',
    'network-timeout',
  ],
  // FFmpeg in conda; in none.
  [
    'OSError: libavutil.so.60: cannot open shared object file: No such file or directory\nOSError: Could not load this library: /home/z/.conda/envs/moon/lib/python3.12/site-packages/torchcodec/libtorchcodec_core8.so',
    'libsndfile-or-ffmpeg-missing',
    /^conda install/,
  ],
  [
    'OSError: libavutil.so.60: cannot open shared object file: No such file or directory\nOSError: Could not load this library: /home/z/.venv/lib/python3.12/site-packages/torchcodec/libtorchcodec_core8.so',
    'libsndfile-or-ffmpeg-missing',
    /^apt-get/,
  ],
  // What pyxis is given: a file, a registry, no room; what it says of none of these.
  [
    'srun --container-image moon.sqsh hostname\nslurmstepd: error: pyxis: failed to import docker image',
    'container-setting',
    /--container-image=\.\/moon\.sqsh/,
  ],
  [
    'srun --container-image=moon.azurecr.io/lake/sea:1 bash\nslurmstepd: error: pyxis: failed to import docker image\nslurmstepd: error: pyxis:     [ERROR] URL https://registry-1.docker.io/v2/moon.azurecr.io/lake/sea/manifests/1 returned error code: 401 Unauthorized',
    'container-setting',
    /--container-image=moon\.azurecr\.io#lake\/sea:1/,
  ],
  [
    'srun --container-image=nvcr.io/nvidia/pytorch:24.01-py3 nvidia-smi\nslurmstepd: error: pyxis: failed to import docker image\nslurmstepd: error: pyxis:     Write failed because No space left on device',
    'container-setting',
    /enroot import .*docker:\/\/nvcr\.io#nvidia\/pytorch:24\.01-py3/,
    /PIP_CACHE/,
  ],
  [
    'srun --container-image=nvcr.io#nvidia/pytorch:24.01-py3 nvidia-smi\nslurmstepd: error: pyxis: failed to import docker image',
    'none',
  ],
];

answersAs(import.meta.filename, { first });

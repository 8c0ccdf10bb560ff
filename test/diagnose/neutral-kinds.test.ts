import { type AnswerCase, answersAs } from './told.ts';

/**
 * Kinds that a blind set found by neutral words (and its reader) missed, each with the nearest that must be
 * answered otherwise or not at all. `none` wants silence.
 */
const cases: readonly AnswerCase[] = [
  // A port, by what the system says of it: taken, not to be had here, or root's.
  [
    "[Errno 98] error while attempting to bind on address ('0.0.0.0', 7860): address already in use",
    'port-in-use',
    /--port 7861/,
  ],
  [
    "ERROR:    [Errno 99] error while attempting to bind on address ('::1', 7861, 0, 0): cannot assign requested address",
    'address-not-local',
    /0\.0\.0\.0/,
    /7862|ss -ltnp/,
  ],
  [
    "[Errno 13] error while attempting to bind on address ('0.0.0.0', 80): permission denied",
    'port-privileged',
    /--port 8080/,
    /81\b/,
  ],
  ['listen tcp 0.0.0.0:443: bind: permission denied', 'port-privileged', /--port 8443/],
  [
    "PermissionError: [Errno 13] Permission denied: '/data/cache/a.bin'",
    'permission-denied',
    /\/data\/cache/,
    /port/,
  ],
  // Limits of watching are not those of open files.
  [
    'failed to create FS watcher for /srv/x/: too many open files',
    'file-watch-limit',
    /fs\.inotify/,
    /ulimit/,
  ],
  ['OSError: [Errno 24] Too many open files: data.bin', 'too-many-open-files', /ulimit/, /inotify/],
  // The option that holds a path: by the code that reads it, and not where no option is read.
  [
    'Traceback (most recent call last):\n  File "train.py", line 614, in <module>\n    c = load_config(args.config_path)\n  File "/w/tts/utils.py", line 22, in load_config\n    with open(config_path, "r") as f:\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /^python train\.py --config_path PATH/,
  ],
  [
    'Traceback (most recent call last):\n  File "train.py", line 614, in <module>\n    c = load(found)\n  File "/w/tts/utils.py", line 22, in load\n    with open(name, "r") as f:\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /^sed -n/m,
  ],
  // reset() of an environment, and of something else.
  ["TypeError: CartPoleEnv.reset() got an unexpected keyword argument 'seed'", 'api-mismatch', /gym==0\.21/],
  [
    '  File "/v/gym/wrappers/order.py", line 3, in reset\n    return self.env.reset(**kwargs)\nTypeError: reset() got an unexpected keyword argument \'seed\'',
    'api-mismatch',
    /stable-baselines3==1\.8/,
  ],
  [
    '  File "/w/sampler.py", line 3, in run\n    sampler.reset(seed=3)\nTypeError: reset() got an unexpected keyword argument \'seed\'',
    'api-mismatch',
    /./,
    /gym/,
  ],
  // Pinned twice in one list, and asked for by two packages.
  [
    'ERROR: Cannot install Pillow==10.0.0 and Pillow==9.3.0 because these package versions have conflicting dependencies.',
    'resolution-conflict',
    /^sed -i\.bak -E '\/\^\(Pillow==9\\\.3\\\.0\)/,
  ],
  [
    'ERROR: Cannot install a==1.0 and b==2.0 because these package versions have conflicting dependencies.',
    'resolution-conflict',
    /./,
    /^grep/,
  ],
  // A tokenizer of the model's own, one that is misspelt, and one that came with a release.
  [
    'ValueError: Tokenizer class InternLM2Tokenizer does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /^# in code: .*trust_remote_code=True/,
  ],
  [
    'ValueError: Tokenizer class LLaMATokenizer does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /^sed -i/,
  ],
  // What a clone left is not removed, and nothing in it written over.
  [
    "batch response: This repository exceeded its LFS budget.\nerror: failed to fetch some objects from 'https://github.com/a-lab/NetV2.git/info/lfs'",
    'git-lfs-quota',
    /^GIT_LFS_SKIP_SMUDGE=1 git clone https:\/\/github\.com\/a-lab\/NetV2 NetV2-code/,
    /rm -rf|checkout -f/,
  ],
  // NumPy: the bare line does not say which of the two is the older one.
  ['ImportError: numpy.core.multiarray failed to import', 'numpy2-abi', /-U --force-reinstall "numpy<2"/],
  [
    'A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.0.2 as it may crash.\nImportError: numpy.core.multiarray failed to import',
    'numpy2-abi',
    /"numpy<2"/,
    /force-reinstall/,
  ],
  // pkg_resources: gone with 82, or a part of it that a frozen program lacks, or not whole.
  ["ModuleNotFoundError: No module named 'pkg_resources.py2_warn'", 'pkg-resources-missing', /setuptools<45/],
  ["ModuleNotFoundError: No module named 'pkg_resources.extern'", 'pkg-resources-missing', /force-reinstall/],
  ["ModuleNotFoundError: No module named 'pkg_resources'", 'pkg-resources-missing', /setuptools<81/],
  // The log holds the path, the script, the name.
  [
    'error: failed to create directory `/opt/cache/uv`: Permission denied (os error 13)',
    'permission-denied',
    /\/opt\/cache/,
    /PATH /,
  ],
  ['mkdir out/logs: permission denied', 'permission-denied', /mkdir -p out /, /PATH|chown -R \S+ \//],
  [
    "Step 4/9 : RUN /opt/make.sh\n/usr/bin/env: 'bash\\r': No such file or directory\nThe command '/bin/sh -c /opt/make.sh' returned a non-zero code: 127",
    'crlf-script',
    /make\.sh/,
    /SCRIPT/,
  ],
  // No torch where none is used, nor one that the driver does not carry.
  [
    'mxnet.base.MXNetError: CUDA: CUDA driver version is insufficient for CUDA runtime version',
    'driver-too-old',
    /another host/,
    /torch/,
  ],
  [
    'RuntimeError: cuda runtime error (35) : CUDA driver version is insufficient for CUDA runtime version at /w/aten/src/THC/THCGeneral.cpp:70',
    'driver-too-old',
    /another host/,
    /whl\/cu12/,
  ],
  [
    '  File "/v/lib/python3.11/site-packages/torch/cuda/__init__.py", line 314, in _lazy_init\nRuntimeError: CUDA driver version is insufficient for CUDA runtime version',
    'driver-too-old',
    /whl\/cu126/,
  ],
  // An extension of one's own: no index has it.
  [
    'ImportError: ./my_ops.so: undefined symbol: THPVariableClass',
    'undefined-symbol',
    /import torch before import my_ops/,
    /pip install my/,
  ],
  [
    'ImportError: /v/lib/python3.8/site-packages/my_ext-0.0.0-py3.8-linux-x86_64.egg/my_ext.so: undefined symbol: _ZN2at6detail3fooE',
    'torch-extension-abi-mismatch',
    /mv build build\.old[\s\S]* \. {3}#/,
    /install \S* ?my-ext/,
  ],
  [
    'ImportError: /v/lib/python3.10/site-packages/mmcv/_ext.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC2E',
    'torch-extension-abi-mismatch',
    /mmcv/,
    /rm -rf build/,
  ],
  // Remarks of programs that run on: nothing failed.
  [
    'UserWarning: CUDA initialization: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU',
    'none',
  ],
  [
    '>>> torch.cuda.is_available()\nUserWarning: CUDA initialization: Found no NVIDIA driver on your system.\nFalse',
    'no-gpu-visible',
  ],
  [
    'WARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.\n  Use the NVIDIA Container Toolkit to start this container with GPU support',
    'none',
  ],
  [
    "WARNING:bitsandbytes.cextension:Could not find the bitsandbytes CUDA binary at PosixPath('/v/libbitsandbytes_cuda128.so')",
    'none',
  ],
  [
    "WARNING:bitsandbytes.cextension:Could not find the bitsandbytes CUDA binary at PosixPath('/v/libbitsandbytes_cuda128.so')\nTraceback (most recent call last):\nRuntimeError: boom",
    'bitsandbytes-cuda-setup',
  ],
  // The first way is the one for this log.
  [
    "ImportError: /opt/conda/lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /opt/conda/lib/python3.9/site-packages/some_pkg/a.so)",
    'glibc-too-old',
    /^conda install/,
  ],
  [
    "ImportError: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /w/a.so)",
    'glibc-too-old',
    undefined,
    /^conda install/,
  ],
  [
    'Loaded runtime CuDNN library: 7102 (compatibility version 7100) but source was compiled with 7201 (compatibility version 7200).',
    'cudnn-error',
    /cudnn>=7\.2,<8/,
  ],
  [
    'Loaded runtime CuDNN library: 8.6.0 but source was compiled with: 8.9.4.  CuDNN library needs to have matching major version',
    'cudnn-error',
    /and-cuda/,
  ],
  // Posted without the name of the exception, whole or cut in front.
  ["Config' object has no attribute 'get_text_config", 'transformers-version-mismatch', /transformers<4\.49/],
  ["WarnConfig' object has no attribute 'made_up", 'api-mismatch'],
  ['cannot import named cached_download from huggingface_hub', 'hf-hub-api-removed', /huggingface_hub<0\.26/],
  ["'NoneType' object is not subscriptable", 'nothing-where-something-is-wanted'],
  ["WARNING: 'NoneType' object is not subscriptable, skipped", 'none'],
  ['the object is not large', 'none'],
  ['docker-app-1  | Exception: Unknown model type: other', 'value-unknown', /compose build/],
  ['Unknown model type: other, using the default', 'none'],
  // Starts of containers.
  ['`exec start-all.sh: no such file or directory`.', 'entrypoint-not-found'],
  ['*** /etc/my_init.d/10_go.sh failed with status 127', 'script-not-started', /#!\/bin\/sh/],
  ['*** /etc/my_init.d/10_go.sh failed with status 1', 'none'],
  [
    "subprocess.CalledProcessError: Command '['which', 'ninja']' returned non-zero exit status 1.",
    'command-not-on-path',
    /\.local\/bin/,
  ],
  ["subprocess.CalledProcessError: Command '['ls', 'ninja']' returned non-zero exit status 1.", 'none'],
  // Notebooks and clusters.
  ['[W 10:00:00.1 ServerApp] AsyncIOLoopKernelRestarter: restart failed', 'jupyter-kernel-dies', /--init/],
  ['[I 10:00:00.1 ServerApp] AsyncIOLoopKernelRestarter: restarting kernel (1/5), new random ports', 'none'],
  ["ValueError: '' does not appear to be an IPv4 or IPv6 address", 'address-not-local', /--ip=0\.0\.0\.0/],
  [
    'Warning  FailedScheduling  0/4 nodes are available: 4 Insufficient nvidia.com/gpu.',
    'pod-not-scheduled',
    /nvidia\.com\/gpu/,
  ],
  ['4/4 nodes are available', 'none'],
  // A service beside the container.
  [
    "curl: (7) Failed to connect to host.docker.internal port 8000 after 0 ms: Couldn't connect to server",
    'service-not-reached',
    /host-gateway[\s\S]*0\.0\.0\.0/,
    /OLLAMA/,
  ],
  [
    'cant connect to OLLAMA  http://host.docker.internal:11434',
    'service-not-reached',
    /host-gateway[\s\S]*OLLAMA_HOST/,
  ],
  ['OLLAMA_BASE_URL=http://host.docker.internal:11434', 'none'],
  [
    "requests.exceptions.ConnectionError: HTTPConnectionPool(host='qdrant', port=6333): Max retries exceeded with url: /x (Caused by NameResolutionError(\"Failed to resolve 'qdrant' ([Errno -2] Name or service not known)\"))",
    'service-not-reached',
    /^docker compose up -d qdrant/,
    /pip install/,
  ],
  [
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded with url: /simple (Caused by NameResolutionError(\"Failed to resolve 'pypi.org'\"))",
    'network-timeout',
  ],
];

answersAs(import.meta.filename, { first: cases });

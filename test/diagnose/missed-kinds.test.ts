import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds that a judge's blind set found answered wrongly, or not at all, each with its neighbours: other
 * packages, versions and wordings than those that were posted. `none` wants silence.
 */
type Case = readonly [log: string, name: string, fix?: RegExp | undefined, not?: RegExp];
const circular = (name: string) =>
  `AttributeError: partially initialized module 'cv2' has no attribute '${name}' (most likely due to a circular import)`;

const cases: readonly Case[] = [
  // Several packages write into one folder: all go, and one comes; never one laid over another.
  [
    circular('imread'),
    'broken-install',
    /list \| grep[\s\S]*uninstall -y opencv-python [\s\S]*install opencv/,
  ],
  [circular('imread'), 'broken-install', /uninstall/, /--force-reinstall/],
  [
    "AttributeError: module 'cv2' has no attribute 'ximgproc'",
    'broken-install',
    /uninstall[\s\S]*install opencv-contrib-python-headless/,
  ],
  [
    "AttributeError: module 'onnxruntime' has no attribute 'InferenceSession'\n  on a GPU machine",
    'broken-install',
    /uninstall -y onnxruntime onnxruntime-gpu/,
    /force-reinstall/,
  ],
  // A port that is taken: another one first, and nobody's process is ended.
  [
    'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29510, useIpv6: 0, code: -98, name: EADDRINUSE, message: address already in use',
    'port-in-use',
    /--master_port=29511/,
    /fuser|GRADIO/,
  ],
  ['RuntimeError: Address already in use', 'port-in-use', /--master_port=29501/, /fuser|GRADIO/],
  [
    'listen tcp 0.0.0.0:11434: bind: address already in use',
    'port-in-use',
    /ollama list[\s\S]*11435/,
    /fuser|master/,
  ],
  ['OSError: [Errno 98] Address already in use', 'port-in-use', /another port[\s\S]*ss -ltnp/, /fuser|:PORT/],
  // Both versions stand in the message: it is said which to take, and never how to find a failing call.
  [
    'ImportError: accelerator-lib>=2.1,<3 is required for a normal functioning of this module, but found accelerator-lib==1.9.',
    'package-version-mismatch',
    /install "accelerator-lib>=2\.1,<3"/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'CUDA backend failed to initialize: Found cuDNN version 8907, but JAX was built against version 90100, which is newer.',
    'cudnn-too-old',
    /nvidia-cudnn-cu12>=9\.1\.0,<10/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  [
    'deepspeed.ops.op_builder.builder.CUDAMismatchException: >- DeepSpeed Op Builder: Installed CUDA version 11.4 does not match the version torch was compiled with 12.1, unable to compile cuda/cpp extensions without a matching cuda version.',
    'cuda-toolkit-mismatch',
    /cuda-12\.1\.0[\s\S]*whl\/cu118/,
    /CUDA_LAUNCH_BLOCKING/,
  ],
  ['RuntimeError: CUDA error: two versions 1.2.3 and 4.5.6 were found', 'none'],
  // A C library newer than the headers of CUDA, in each compiler's words, in the header that the log names.
  [
    '/usr/include/x86_64-linux-gnu/bits/mathcalls.h(206): error: exception specification is incompatible with that of previous function "rsqrtf"\n  (declared at line 629 of /usr/local/cuda-13.0/targets/x86_64-linux/include/crt/math_functions.h)',
    'cuda-headers-newer-glibc',
    /^sudo sed -i\.bak .* \/usr\/local\/cuda-13\.0\/targets[\s\S]*ubuntu24\.04/,
  ],
  ['error: exception specification of overriding function is more lax than base version', 'none'],
  // A screen that is not there, and libraries that are not, end in the same line of Qt.
  [
    'qt.qpa.xcb: could not connect to display :0\nqt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
    'no-display',
  ],
  [
    'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/venv/cv2/qt/plugins" even though it was found.',
    'libgl-missing',
  ],
  // nvcc runs: its headers are missing, not the compiler.
  [
    "x.cpp:1:10: fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'nvcc' failed with exit status 1",
    'cuda-toolkit-incomplete',
    /^export CPATH=/,
    /torch\.version/,
  ],
  [
    "x.cpp:1:10: fatal error: cuda_runtime.h: No such file or directory\ncompilation terminated.\nerror: command 'gcc' failed with exit status 1",
    'nvcc-or-cuda-home-missing',
  ],
  ['run.py: error: unrecognized arguments: --local-rank=1', 'unknown-argument', /torchrun --nproc_per_node/],
  ['run.py: error: unrecognized arguments: --local-size=1', 'unknown-argument', undefined, /torchrun/],
  [
    "ValueError: Unrecognized configuration class <class 'transformers_modules.org.Model-7B.0123456789abcdef0123456789abcdef01234567.configuration_x.XConfig'> for this kind of AutoModel: AutoModelForCausalLM.",
    'transformers-version-mismatch',
    /^pip install "transformers==.*org\/Model-7B\/raw/,
    /-U transformers/,
  ],
  [
    'ValueError: The repository for boolq contains custom code which must be executed to correctly load the dataset.\nPlease pass the argument `trust_remote_code=True` to allow custom code to be run.',
    'trust-remote-code-needed',
    /^export HF_DATASETS_TRUST_REMOTE_CODE/,
    /from_pretrained/,
  ],
  [
    'ValueError: The repository for org/m contains custom code which must be executed to correctly load the model.',
    'trust-remote-code-needed',
    /from_pretrained/,
  ],
  // Words that only a shell could not find.
  ['/bin/sh: 1: [gunicorn,: not found', 'entrypoint-not-found', /CMD \["gunicorn"/],
  ['run.sh: 9: run.sh: -m: not found', 'environment-variable-missing', /PYTHON[\s\S]*sed -n 9p run\.sh/],
  [
    '------\nprocess "/bin/sh -c test -n "$APP_VERSION" && echo x" did not complete successfully: exit code: 1',
    'environment-variable-missing',
    /--build-arg APP_VERSION=/,
  ],
  [' => CACHED [2/9] RUN test -n "$APP_VERSION"   0.3s', 'none'],
  [
    '正在等待回应... 403 Forbidden\n2024-11-01 08:50:17 错误 403：Forbidden。',
    'download-refused',
    /Bearer[\s\S]*bucket/,
  ],
  [
    '    image, radii, depth = rasterizer(\nValueError: too many values to unpack (expected 2)',
    'api-mismatch',
    /submodule/,
  ],
  [
    "python: can't open file '/usr/src/app/start.py': [Errno 2] No such file or directory",
    'script-missing',
    /compose/,
    /sd3|submodule/,
  ],
  [
    "python: can't open file '/root/sd-scripts/start.py': [Errno 2] No such file or directory",
    'script-missing',
    /submodule/,
  ],
  [
    'manifest for nvidia/cuda:10.1-devel-ubuntu18.04 not found: manifest unknown: manifest unknown',
    'image-not-found',
    /11\.7\.1-devel-ubuntu18\.04/,
  ],
  [
    '$ curl -LO https://huggingface.co/org/m/resolve/main/x.safetensors\nAccess to model org/m is restricted. You must have access to it and be authenticated to access it. Please log in.',
    'hf-auth-gated',
    /hf download org\/m x\.safetensors/,
    /config\.json/,
  ],
  // A certificate that is not trusted is no slow network.
  [
    'docker: Error response from daemon: Get "https://registry.example.org/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority.',
    'tls-certificate-untrusted',
    /update-ca-certificates[\s\S]*restart docker/,
    /the same again/,
  ],
  [
    "fatal: unable to access 'https://git.example.org/a.git/': server certificate verification failed. CAfile: none CRLfile: none",
    'tls-certificate-untrusted',
    /sslCAInfo/,
  ],
  // A permission: the folder of the log, and what moves that very cache.
  [
    "+ cd /opt/app\nfatal: could not create work tree dir 'Nodes': Permission denied",
    'permission-denied',
    /chown -R "\$\(id -u\):\$\(id -g\)" \/opt\/app /,
    /PATH/,
  ],
  [
    '  File "/usr/lib/python3.12/os.py", line 225, in makedirs\n    mkdir(name, mode)\nPermissionError: [Errno 13] Permission denied: \'/srv/app/.triton\'',
    'permission-denied',
    /TRITON_CACHE_DIR=[\s\S]*ls -ld \/srv\/app /,
    /HF_HOME/,
  ],
  [
    'unable to start container process: chdir to cwd ("/data/work") set in config.json failed: permission denied: unknown.',
    'permission-denied',
    /chmod o\+rx[\s\S]*COPY/,
    /PATH/,
  ],
  // An image by the name that the log has, or the build that failed before.
  [
    'docker: Error response from daemon: manifest for nvidia/cuda:12.1-cudnn8-devel-ubuntu22.04 not found: manifest unknown',
    'image-not-found',
    /nvidia\/cuda:12\.1\.1-cudnn8-devel-ubuntu22\.04/,
    /IMAGE/,
  ],
  [
    'ERROR: failed to solve: acme/base:1: failed to resolve source metadata for docker.io/acme/base:1: docker.io/acme/base:1: not found',
    'image-not-found',
    /r\/acme\/base\/tags[\s\S]*inspect acme\/base:1/,
    /IMAGE/,
  ],
  [
    "The command '/bin/sh -c make' returned a non-zero code: 2\ndocker: Error response from daemon: manifest for own/app:dev not found",
    'image-not-found',
    /mend the build/,
    /hub\.docker\.com/,
  ],
  // libstdc++ of the system before that of conda; torch is not built anew for it.
  [
    "ImportError: /lib64/libstdc++.so.6: version `CXXABI_1.3.11' not found (required by /opt/miniconda3/envs/a/lib/python3.10/site-packages/torch/lib/libtorch_python.so)",
    'glibc-too-old',
    /^export LD_LIBRARY_PATH=\/opt\/miniconda3\/envs\/a\/lib:/,
    /flash-attn|--no-binary torch/,
  ],
  // The name with an underscore is the newer one.
  [
    '  File "/app/basicsr/data/d.py", line 8, in <module>\n    from torchvision.transforms._functional_tensor import x\nModuleNotFoundError: No module named \'torchvision.transforms._functional_tensor\'',
    'torchvision-version-mismatch',
    /s\/transforms\\\._functional_tensor\/transforms\.functional\/' \/app/,
    /basicsr-fixed/,
  ],
  // The last try of a loader is not what is missing.
  [
    "- ImportError: /v/kern/sm90/ops_core.abi3.so: undefined symbol: _ZNK3c105Error4whatEv\n- ModuleNotFoundError: No module named 'ops_core'",
    'torch-extension-abi-mismatch',
    /install/,
    /install ops/,
  ],
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
  // A library of nobody, the one of a Python in the home of root, and a plugin that nobody needs.
  [
    'error while loading shared libraries: libmadeup.so.3: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /find .*libmadeup[\s\S]*\/usr\/local\/lib/,
    /nvidia\.cudnn/,
  ],
  [
    'error while loading shared libraries: libpython3.12.so.1.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /libpython3\.12[\s\S]*--user/,
  ],
  ['libnccl-tuner.so: cannot open shared object file: No such file or directory : using internal', 'none'],
  // apt's packages are none of pip's.
  [
    'The following packages have unmet dependencies:\n cuda-drivers : Depends: nvidia-driver-550 but it is not installable\nE: Unable to correct problems, you have held broken packages.',
    'apt-unmet-dependencies',
    /cuda-repository-pin-600[\s\S]*apt-cache policy cuda-drivers nvidia-driver-550/,
    /pip|requirements/,
  ],
  // Which way, and to which version.
  [
    "TypeError: event_trigger() got an unexpected keyword argument '_js'",
    'gradio-version-mismatch',
    /"gradio<4/,
  ],
  [
    "TypeError: BlockContext.__init__() got an unexpected keyword argument 'css'",
    'gradio-version-mismatch',
    /"gradio<6/,
  ],
  [
    "ModuleNotFoundError: No module named 'numba.decorators'",
    'numba-version-mismatch',
    /"numba<0\.50"/,
    /-U numba/,
  ],
  [
    "ImportError: cannot import name 'sageattn_qk_int8_pv_fp8_cuda' from 'sageattention'",
    'sageattention-version-mismatch',
    /git clone .*SageAttention/,
    /requirements/,
  ],
  // An option by another name, of an app in a git folder, and of a server that pip brought.
  [
    'usage: serve.py [-h] [--max-batch N] [--port PORT]\nserve.py: error: unrecognized arguments: --max-batch-size 4',
    'unknown-argument',
    /write --max-batch in place of --max-batch-size/,
  ],
  [
    'launch_server.py: error: unrecognized arguments: --made-up 1',
    'unknown-argument',
    /install -U "sglang\[all\]"/,
    /git pull/,
  ],
  // Nothing where a part or a model should be; nothing of which nothing is known.
  [
    "AttributeError: 'NoneType' object has no attribute 'rasterize_points_backward'",
    'broken-install',
    /nvcc/,
  ],
  [
    "  File \"/app/webui/modules/sd_models.py\", line 3, in load\n    load(checkpoint_info.sha256)\nAttributeError: 'NoneType' object has no attribute 'sha256'",
    'model-file-missing',
    /\/app\/webui\/models\/Stable-diffusion/,
  ],
  // Of which nothing is known but that it is None.
  ["AttributeError: 'NoneType' object has no attribute 'shape'", 'nothing-where-something-is-wanted'],
  // A log that ends within a name that its line has whole.
  [
    "import made_up_thing.torch ModuleNotFoundError: No module named 'made_up_th",
    'module-not-found',
    /install made-up-thing /,
  ],
  // A byte that begins no pickle is a page or a text: no setting reads it. Other operands are of true pickles.
  ...[9, 10, 32, 60, 69, 123].map(
    (operand): Case => [
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
  // pydantic 1, without gradio and with it.
  [
    'pydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package.',
    'pydantic-mismatch',
    /^[^\n]*"pydantic<2"/,
    /2\.10\.6/,
  ],
  [
    'pydantic.errors.PydanticUserError: A non-annotated attribute was detected: `x = 1`. All model fields require a type annotation',
    'pydantic-mismatch',
    /^[^\n]*"pydantic<2"/,
  ],
  [
    "TypeError: ForwardRef._evaluate() missing 1 required keyword-only argument: 'recursive_guard'",
    'pydantic-mismatch',
    /"pydantic>=1\.10\.19,<2"/,
  ],
  // The names that the log has.
  ["/srv/run.sh: line 3: $'\\r': command not found", 'crlf-script', /sed -i 's\/\\r\$\/\/' \/srv\/run\.sh/],
  ['/data/entrypoint.sh: set: line 2: illegal option -', 'crlf-script', /name entrypoint\.sh[\s\S]*build/],
  ['tar: illegal option -- q', 'none'],
  [
    "RUN pip install -c limits.txt -r base.txt\n  Getting requirements to build wheel: finished with status error\nModuleNotFoundError: No module named 'pkg_resources'\nERROR: Failed to build 'git+https://github.com/acme/old.git' when getting requirements to build wheel",
    'pkg-resources-missing',
    /no-build-isolation git\+https:\/\/github\.com\/acme\/old\.git[\s\S]*PIP_BUILD_CONSTRAINT=[\s\S]*-c limits\.txt -r base\.txt/,
  ],
  // A model without an owner is no question of a login.
  [
    "OSError: falcon-7b is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
    'hf-auth-gated',
    /tiiuae\/falcon-7b/,
    /HF_TOKEN|terms/,
  ],
  [
    "python run.py --model_args pretrained=model,dtype=auto\nOSError: model is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
    'hf-auth-gated',
    /in place of pretrained=model/,
    /HF_TOKEN|terms/,
  ],
  // uv is no pip.
  [
    "  × No solution found when resolving dependencies for split (python_full_version == '3.8.*'):\n  ╰─▶ Because the requested Python version (>=3.8) does not satisfy Python>=3.11 and numpy==2.3.1 depends on Python>=3.11, we can conclude that\n      numpy==2.3.1 cannot be used.\n      And because your project depends on numpy==2.3.1, we can conclude that your project's\n      requirements are unsatisfiable.",
    'python-version-unsupported',
    /^[^\n]*requires-python = ">=3\.11"/,
    /uv venv/,
  ],
  [
    "  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of torch==2.5.0+cu121 and your project depends on torch==2.5.0+cu121, we can conclude that your project's requirements are unsatisfiable.",
    'torch-no-matching-distribution',
    /tool\.uv\.index[\s\S]*whl\/cu121/,
    /^pip install/m,
  ],
  ['error: Failed to parse `uv.lock`\n  Caused by: TOML parse error', 'uv-lock-unreadable', /uv self update/],
  [
    'error: No `pyproject.toml` found in current directory or any parent directory',
    'project-file-missing',
    /cd/,
  ],
  // What a tool says below its heading.
  [
    'RUN cmake -B build -DCMAKE_CUDA_ARCHITECTURES=121 && cmake --build build\nCMake Error at ggml/CMakeLists.txt:65 (message):\n  Compute capability 121 used, use 121a or 121f for Blackwell specific\n  optimizations',
    'setting-refused',
    /-DCMAKE_CUDA_ARCHITECTURES=121a in place of/,
  ],
  [
    "  error: invalid command 'bdist_wheel'\n  Failed building wheel for future",
    'wheel-package-missing',
    /install -U setuptools wheel[\s\S]*install future/,
  ],
  // A class that no release has.
  [
    "ImportError: cannot import name 'MadeUpControlPipeline' from 'diffusers'",
    'diffusers-version-mismatch',
    /install -e \./,
    /-U diffusers/,
  ],
  // A range with both ends, by the torch that is here.
  [
    "torch                     2.1.2+cu121\ntransformers              4.39.3\nImportError: cannot import name 'EncoderDecoderCache' from 'transformers'",
    'transformers-version-mismatch',
    /"transformers>=4\.43\.4,<4\.56"/,
  ],
  [
    'Name: torch\nVersion: 2.4.0+cu121\nName: torchvision\nVersion: 0.20.1+cu124\nRuntimeError: operator torchvision::nms does not exist',
    'torchvision-nms-mismatch',
    /torchvision==0\.19\.0 torchaudio==2\.4\.0 --index-url \S+cu121/,
    /cu128/,
  ],
  [
    "AttributeError: 'DeepSpeedCPUAdam' object has no attribute 'ds_opt_adam'",
    'extension-build-failed',
    /DS_BUILD_CPU_ADAM=1/,
  ],
  // Not of the key of a vendor: the disk, the way, the end of a release.
  [
    "Err:3 http://archive.ubuntu.com/ubuntu noble InRelease\n  At least one invalid signature was encountered.\nE: The repository 'http://archive.ubuntu.com/ubuntu noble InRelease' is not signed.",
    'apt-signature-invalid',
    /docker builder prune/,
    /nvidia/,
  ],
  [
    "E: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  500  unexpected EOF\nE: The repository 'http://deb.debian.org/debian bookworm InRelease' is not signed.",
    'network-timeout',
  ],
  [
    "E: The repository 'http://deb.debian.org/debian buster Release' does not have a Release file.",
    'apt-release-gone',
    /^[^\n]*archive\.debian\.org/,
    /ubuntu/,
  ],
  [
    '  - package python-3.7.13-haa1d7c7_1 is excluded by strict repo priority',
    'conda-package-not-found',
    /flexible/,
  ],
  ['RuntimeError: NCCL Error 2: unhandled system error', 'nccl-error', /shm/],
  [
    "AttributeError: type object 'Dropdown' has no attribute 'update'",
    'gradio-version-mismatch',
    /"gradio<4/,
  ],
  [
    'OSError: Consistency check failed: file should be of size 9860464979 but has size 4277965032 (model.bin).',
    'corrupt-download',
    /huggingface_hub/,
  ],
  [
    "RuntimeError: Couldn't find appropriate backend to handle uri out.wav and format None.",
    'libsndfile-or-ffmpeg-missing',
    /^[^\n]*soundfile/,
  ],
  ['Error: llama runner process has terminated: exit status 2', 'model-not-loaded', /install\.sh/],
  // A quota of others, a command that is given twice, settings of another release.
  [
    "Cloning into 'https://github.com/acme/weights.git'...\nbatch response: This repository is over its data quota.\nerror: external filter 'git-lfs filter-process' failed\nfatal: a.pt: smudge filter lfs failed",
    'git-lfs-quota',
    /GIT_LFS_SKIP_SMUDGE=1 git clone https:\/\/github\.com\/acme\/weights /,
    /apt-get/,
  ],
  [
    'docker run vllm/vllm-openai:latest vllm serve /models/a --port 9\nvllm: error: unrecognized arguments: serve /models/a',
    'unknown-argument',
    /--model \/models\/a/,
  ],
  ['api_server.py: error: unrecognized arguments: --made-up', 'unknown-argument', /--help/, /serve MODEL/],
  [
    "ValueError: The config file at /root/.cache/huggingface/accelerate/default_config.yaml had unknown keys (['debug'])",
    'accelerate-version-mismatch',
    /^mv \/root\/\.cache\S+ /,
  ],
  ['RuntimeError: Expected to mark a variable ready only once.', 'distributed-setting', /use_reentrant/],
  [
    'nvidia-container-cli: initialization error: change root failed: no such file or directory: unknown.',
    'nvidia-container-toolkit-failed',
    /config\.toml/,
  ],
  [
    'RuntimeError: module compiled against API version 0xf but this version of numpy is 0xd\nImportError: numpy.core.multiarray failed to import',
    'numpy2-abi',
    /"numpy>=1\.22,<2"/,
  ],
  // A CUDA library that only a package made for another torch asks for.
  [
    '  File "/opt/venv/lib/python3.11/site-packages/xformers/ops/a.py", line 8, in <module>\n    import b\nImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /uninstall -y xformers[\s\S]*whl\/cu118/,
    /LD_LIBRARY_PATH/,
  ],
  ['/bin/sh: 0: cannot open /api/run.sh: Permission denied', 'permission-denied', /:z/, /sudo/],
  // The top of all folders is nobody's to give away.
  ...['/.aider', '/.cache/pip', '/.config', '/model'].map(
    (place): Case => [
      `  File "pathlib.py", line 1175, in mkdir\nPermissionError: [Errno 13] Permission denied: '${place}'`,
      'permission-denied',
      undefined,
      /ch(?:own|mod) -R \S+ \/(?:\s|$)|ch(?:own|mod) -R \S+ \/\./m,
    ],
  ),
  // How torch calls a module is neither the caller nor what is called; where no version is known: that of the app's day.
  [
    '  File "/v/lib/python3.9/site-packages/diffusers/models/a.py", line 2, in forward\n    x = resnet(x, scale=s)\n  File "/v/lib/python3.9/site-packages/torch/nn/modules/module.py", line 1501, in _call_impl\n    return forward_call(*args, **kwargs)\nTypeError: forward() got an unexpected keyword argument \'scale\'',
    'diffusers-version-mismatch',
    /pip show diffusers/,
    /install -U torch/,
  ],
  [
    "TypeError: MadeUpAttnProcessor.__call__() got an unexpected keyword argument 'temb'",
    'diffusers-version-mismatch',
    /--exclude-newer "\$\(git log -1 --format=%cs\)" diffusers/,
  ],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, fix, not] }) => {
  const [first] = diagnoseText(log);
  expect(first?.class ?? 'none').toBe(name);
  const lines = (first?.fix ?? []).join('\n');
  if (fix !== undefined) expect(lines).toMatch(fix);
  if (not !== undefined) expect(lines).not.toMatch(not);
});

it.each(['/', '/etc', '/usr/', '/home', '/opt/x', '/srv/x', '/../x', '/./x', '//etc/x', '/opt/../etc/x'])(
  "no command removes or gives away what is the system's: %s",
  (place) => {
    for (const log of [
      `fatal: destination path '${place}' already exists and is not an empty directory.`,
      `mkdir: cannot create directory '${place}': Permission denied`,
      `PermissionError: [Errno 13] Permission denied: '${place}'`,
      `RuntimeError: Unable to open file 'model.bin' in model '${place}'`,
    ])
      for (const line of diagnoseText(log).flatMap(({ fix }) => fix))
        expect(line).not.toMatch(
          /(?:rm -rf?|chown -R \S+|chown -R "\S+") (?:\/(?:etc|usr|home|opt|srv)?|\/\.\.?|\/\/\S*|\/opt\/\.\.\S*)\/?(?:\s|$)/,
        );
  },
);

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

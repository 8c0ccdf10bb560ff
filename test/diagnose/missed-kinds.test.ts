import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/**
 * Kinds that a judge's blind set found answered wrongly, or not at all, each with its neighbours: other
 * packages, versions and wordings than those that were posted. `none` wants silence.
 */
type Case = readonly [log: string, name: string, fix?: RegExp, not?: RegExp];
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
  ['listen tcp 0.0.0.0:11434: bind: address already in use', 'port-in-use', /--port 11435/, /fuser|master/],
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
    /ubuntu24\.04[\s\S]*sed -i\.bak .* \/usr\/local\/cuda-13\.0\/targets/,
  ],
  ['error: exception specification of overriding function is more lax than base version', 'none'],
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
    /ls -ld \/srv\/app [\s\S]*TRITON_CACHE_DIR=/,
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
    /inspect acme\/base:1 [\s\S]*r\/acme\/base\/tags/,
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
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, fix, not] }) => {
  const [first] = diagnoseText(log);
  expect(first?.class ?? 'none').toBe(name);
  const lines = (first?.fix ?? []).join('\n');
  if (fix !== undefined) expect(lines).toMatch(fix);
  if (not !== undefined) expect(lines).not.toMatch(not);
});

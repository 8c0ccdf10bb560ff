import { answersAs } from './told.ts';

const packages = '/v/lib/python3.11/site-packages';
const without = (library: string) => `${library}: cannot open shared object file: No such file or directory`;
const noHeader = (name: string) =>
  `/app/csrc/moon.cpp:3:10: fatal error: ${name}: No such file or directory\n #include <${name}>\ncompilation terminated.`;
const olderC = (asker: string) =>
  `ImportError: /lib/x86_64-linux-gnu/libc.so.6: version \`GLIBC_2.34' not found (required by ${packages}/${asker})`;
const noKernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device';
const xformers = (here: string) =>
  `WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for:\n    PyTorch 2.1.0+cu121 with CUDA 1201 (you have ${here})\n    Python  3.10.13 (you have 3.10.12)\n`;
const notFound = (name: string) =>
  `CMake Error at CMakeLists.txt:10 (find_package):\n  By not providing "Find${name}.cmake" in CMAKE_MODULE_PATH this project has\n  asked CMake to find a package configuration file provided by\n  "${name}", but CMake did not find one.`;

answersAs(import.meta.filename, {
  first: [
    // bitsandbytes: a variable that chooses its library, and one that was loaded for the CPU.
    [
      `WARNING: BNB_CUDA_VERSION=118 environment variable detected; loading libbitsandbytes_cuda118.so.\nRuntimeError: Configured CUDA binary not found at ${packages}/bitsandbytes/libbitsandbytes_cuda118.so`,
      'bitsandbytes-cuda-setup',
      /^unset BNB_CUDA_VERSION/m,
    ],
    [
      `torch 2.4.0+cu124\nAttributeError: ${packages}/bitsandbytes/libbitsandbytes_cpu.so: undefined symbol: cquantize_blockwise_fp16`,
      'bitsandbytes-cuda-setup',
      /install -U bitsandbytes/,
      /unset/,
    ],
    // xformers: the index of a CUDA carries it from 11.8 on.
    [xformers('2.0.1+cu118'), 'xformers-mismatch', /xformers==0\.0\.20 --index-url \S+\/cu118 /],
    [xformers('2.0.0+cu117'), 'xformers-mismatch', /xformers==0\.0\.19 {3}#/, /--index-url/],
    [xformers('1.13.1+cu116'), 'xformers-mismatch', undefined, /--index-url/],
    [
      `[E:onnxruntime:Default, provider_bridge_ort.cc:1862 TryGetProviderInfo_CUDA] Failed to load library libonnxruntime_providers_cuda.so with error: ${without('libcublasLt.so.12')}`,
      'other-missing-shared-library',
      /onnxruntime-gpu\[cuda,cudnn\]>=1\.21/,
    ],
    [
      `[E:onnxruntime:Default, provider_bridge_ort.cc:1862 TryGetProviderInfo_CUDA] Failed to load library libonnxruntime_providers_cuda.so with error: ${without('libcufft.so.10')}`,
      'other-missing-shared-library',
      /onnxruntime-gpu>=1\.19/,
    ],
    // What was built on a newer system, by what asks for it.
    [olderC('flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so'), 'glibc-too-old', /Ubuntu 22\.04/],
    [olderC('moonbase/_C.cpython-311-x86_64-linux-gnu.so'), 'glibc-too-old', /Ubuntu 22\.04/, /flash/],
    [olderC('torch/lib/libtorch.so'), 'glibc-too-old', undefined, /--no-binary torch/],
    [`ImportError: ${without('libssl.so.1.1')}\n`, 'other-missing-shared-library', /libssl1\.1/, /paddle/],
    [
      `  File "${packages}/paddle/__init__.py", line 9, in <module>\nImportError: ${without('libssl.so.1.1')}`,
      'other-missing-shared-library',
      /paddlepaddle-gpu>=2\.6[\s\S]*libssl1\.1/,
    ],
    [
      'ImportError: /usr/lib/python3.10/lib-dynload/_sqlite3.cpython-310-x86_64-linux-gnu.so: file too short',
      'library-file-broken',
      /install that Python again/,
      /pip install/,
    ],
    // Headers that no toolkit of CUDA brings.
    [noHeader('cudnn.h'), 'missing-header', /CUDNN_PATH=\$D/],
    [noHeader('nccl.h'), 'missing-header', /libnccl-dev/, /cudnn/],
    [noHeader('NvInfer.h'), 'missing-header', /libnvinfer-dev/],
    [notFound('Torch'), 'missing-header', /torch\.utils\.cmake_prefix_path/],
    [notFound('pybind11'), 'missing-header', /pybind11 --cmakedir/],
    // A generation that a new nvcc dropped: nvcc is the one that is named, or any.
    [
      "nvcc fatal   : Unsupported gpu architecture 'compute_61'\n",
      'compiler-arch-unsupported',
      /compute\|sm\)_61/,
    ],
    [
      "/usr/local/cuda/bin/nvcc -c k.cu\nnvcc fatal   : Unsupported gpu architecture 'compute_70'\n",
      'compiler-arch-unsupported',
      /TORCH_CUDA_ARCH_LIST/,
    ],
    // The package whose kernels are missing, where it is known how it is built and where not.
    [
      `  File "${packages}/flash_attn/flash_attn_interface.py", line 9, in go\n    return flash_attn_cuda.fwd(x)\n${noKernel}`,
      'no-kernel-image',
      /--no-binary flash-attn flash-attn/,
      /torchvision/,
    ],
    [
      `  File "${packages}/moonops/ops.py", line 9, in go\n    return _C.fwd(x)\n${noKernel}`,
      'no-kernel-image',
      /show moonops torch/,
      /torchvision|--no-binary/,
    ],
    [
      "ModuleNotFoundError: No module named 'amp_C'",
      'module-not-found',
      /NVIDIA\/apex[\s\S]*APEX_CUDA_EXT=1/,
    ],
    // Drawing without a screen, on a machine of one's own and in a container.
    [
      'ImportError: Cannot initialize a EGL device display. This likely means that your EGL driver does not support the PLATFORM_DEVICE extension, which is required for creating a headless rendering context.',
      'egl-not-available',
      /MUJOCO_GL=osmesa/,
    ],
    [
      'root@pod:/workspace# python3 sim.py\nImportError: Cannot initialize a EGL device display. This likely means that your EGL driver does not support the PLATFORM_DEVICE extension, which is required for creating a headless rendering context.',
      'egl-not-available',
      undefined,
      /^export MUJOCO_GL=osmesa/m,
    ],
    // apt: another Python, a package of an odd name, and an install that was left half done.
    ['E: Unable to locate package python3.12-venv', 'package-not-found', /uv venv --seed --python 3\.12 /],
    ['E: Unable to locate package python3.9', 'package-not-found', /uv venv --seed --python 3\.9 /],
    ['E: Unable to locate package libmoon3.2', 'package-not-found', /apt-cache search libmoon \|/, /uv venv/],
    [
      "The following packages have unmet dependencies:\n libnvidia-compute-535 : Depends: libnvidia-gl-535 but it is not going to be installed\nE: Unmet dependencies. Try 'apt --fix-broken install' with no packages (or specify a solution).",
      'apt-unmet-dependencies',
      /^apt-get update && apt-get --fix-broken install -y/m,
    ],
    [
      'The following packages have unmet dependencies:\n libnvidia-compute-535 : Depends: libnvidia-gl-535 but it is not going to be installed\nE: Unable to correct problems, you have held broken packages.',
      'apt-unmet-dependencies',
      /apt-cache policy libnvidia-compute-535/,
      /--fix-broken/,
    ],
    // Attention that the kernels of xformers refuse, and a torch for which no release of it is known.
    [
      'NotImplementedError: No operator found for `memory_efficient_attention_forward` with inputs:\n     query       : shape=(1, 4096, 8, 40) (torch.bfloat16)\n     key         : shape=(1, 4096, 8, 40) (torch.bfloat16)\n`fa2F` is not supported because:\n    requires device with capability > (8, 0) but your GPU has capability (7, 5) (too old)\n    bf16 is only supported on A100+ GPUs',
      'gpu-too-old',
      /use-pytorch-cross-attention/,
    ],
    [xformers('2.99.0+cu130'), 'xformers-mismatch', /xformers "torch==2\.99\.0" --index-url \S+\/cu130/],
    [xformers('2.0.1'), 'xformers-mismatch', /torch\.version\.cuda/],
    [
      'RuntimeError: Configured CUDA binary not found at /app/bitsandbytes/bitsandbytes/libbitsandbytes_cuda118.so\nBNB_CUDA_VERSION=118',
      'bitsandbytes-cuda-setup',
      /^unset BNB_CUDA_VERSION; .*cd \/ && /,
    ],
    [
      'RuntimeError: Configured CUDA binary not found at /app/bitsandbytes/bitsandbytes/libbitsandbytes_cuda118.so',
      'bitsandbytes-cuda-setup',
      /cd \/ && /,
      /BNB_CUDA_VERSION/,
    ],
    [
      'aarch64\nhttps://download.pytorch.org/whl/cu128\nERROR: Could not find a version that satisfies the requirement torch==2.5.0+cu128 (from versions: none)\nERROR: No matching distribution found for torch==2.5.0+cu128',
      'torch-no-matching-distribution',
      /torchvision --index-url \S+\/cu128 /,
    ],
    [
      'aarch64\nhttps://download.pytorch.org/whl/cu118\nERROR: Could not find a version that satisfies the requirement torch==2.1.0+cu118 (from versions: none)\nERROR: No matching distribution found for torch==2.1.0+cu118',
      'torch-no-matching-distribution',
      undefined,
      /whl\/cu118/,
    ],
    // What the linker does not find: of a known package, and of none.
    [
      '/usr/bin/ld: cannot find -lcurl: No such file or directory',
      'link-library-missing',
      /libcurl4-openssl-dev/,
    ],
    [
      '/usr/bin/ld: cannot find -lmoon: No such file or directory',
      'link-library-missing',
      /^find \/ -xdev -name "libmoon\.so\*"/,
      /apt-get/,
    ],
    [
      'deepspeed.ops.op_builder.builder.CUDAMismatchException: >- DeepSpeed Op Builder: Installed CUDA version 12.1 does not match the version torch was compiled with 11.8, unable to compile cuda/cpp extensions without a matching cuda version.',
      'cuda-toolkit-mismatch',
      /cuda-11\.8\.0/,
    ],
    // Sound that is in a film, and sound alone.
    [
      "RuntimeError: Couldn't find appropriate backend to handle uri x.mp4 and format None.",
      'libsndfile-or-ffmpeg-missing',
      /^apt-get update && apt-get install -y ffmpeg/,
    ],
    [
      "RuntimeError: Couldn't find appropriate backend to handle uri x.wav and format None.",
      'libsndfile-or-ffmpeg-missing',
      /^python3 -m pip install -U soundfile/,
    ],
    [
      'error loading model: unknown (magic, version) combination: 67676a74, 00000003; is this really a GGML file?\n/models/moon.ggmlv3.q4_0.bin',
      'model-not-supported',
      /OWNER\/NAME-GGUF/,
    ],
    [
      'error loading model: unknown (magic, version) combination: 67676a74, 00000003; is this really a GGML file?\n/models/moon.ggml.q4_0.bin',
      'model-not-supported',
      undefined,
      /0\.1\.78/,
    ],
  ],
});

import { type AnswerCase, answersAs } from './told.ts';

/** Compiled code that was built for another card, torch, CUDA or Python, or was not built: whose it is decides. */
const cases: readonly AnswerCase[] = [
  // A kernel that a card lacks: the program that prints its name is built again, and torch stays.
  [
    'error in roi_align_forward_cuda: no kernel image is available for execution on the device',
    'no-kernel-image',
    /TORCH_CUDA_ARCH_LIST[\s\S]*--no-build-isolation/,
    /install --force-reinstall torch /,
  ],
  [
    'CUDA error 209 at /data/llama.cpp/ggml-cuda.cu:6836: no kernel image is available for execution on the device',
    'no-kernel-image',
    /cmake -B build -DGGML_CUDA=ON/,
    /TORCH_CUDA_ARCH_LIST|llama-cpp-python/,
  ],
  [
    'ERROR: CUDA kernel mul_mat_q has no device code compatible with CUDA arch 610. ggml-cuda.cu was compiled for: 750',
    'no-kernel-image',
    /cmake -B build -DGGML_CUDA=ON/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/llama_cpp/llama.py", line 9, in x\nCUDA error: no kernel image is available for execution on the device\n  current device: 0, in function ggml_cuda_op at ggml-cuda.cu:2',
    'no-kernel-image',
    /CMAKE_ARGS="-DGGML_CUDA=on" \/v\/bin\/python -m pip install .*llama-cpp-python/,
    /TORCH_CUDA_ARCH_LIST/,
  ],
  // A torch of today has code for the card that is named: it is looked at before it is changed.
  [
    'RuntimeError: CUDA error: no kernel image is available for execution on the device\nTesla T4',
    'no-kernel-image',
    /^\S+ -c "import torch/,
  ],
  // The torch that is there names its CUDA: the others come to it.
  [
    'RuntimeError: Detected that PyTorch and torchvision were compiled with different CUDA versions. PyTorch has CUDA Version=12.1 and torchvision has CUDA Version=11.8.',
    'torchvision-nms-mismatch',
    /"torch==\$\(python3 -c 'import torch; print\(torch\.__version__\)'\)" torchvision torchaudio --index-url \S+\/cu121 /,
    /cu128/,
  ],
  // No index of that CUDA.
  [
    'RuntimeError: Detected that PyTorch and torchvision were compiled with different CUDA versions. PyTorch has CUDA Version=12.2 and torchvision has CUDA Version=11.8.',
    'torchvision-nms-mismatch',
    /cu128/,
  ],
  // Parts of flash-attention that its repository has no more.
  [
    "ModuleNotFoundError: No module named 'rotary_emb'",
    'module-not-found',
    /@v2\.7\.4\.post1#subdirectory=csrc\/rotary/,
  ],
  // What is installed at the version of its repository is not built anew unless it goes first.
  [
    'ImportError: /v/lib/python3.9/site-packages/MinkowskiEngine-0.5.4-py3.9-linux-x86_64.egg/MinkowskiEngineBackend/_C.cpython-39-x86_64-linux-gnu.so: undefined symbol: _ZNK2at6Tensor4sizeEv',
    'torch-extension-abi-mismatch',
    /uninstall -y MinkowskiEngine; git clone [\s\S]*\/v\/bin\/python setup\.py install --blas=openblas/,
  ],
  [
    "ModuleNotFoundError: No module named 'MinkowskiEngine'",
    'module-not-found',
    /git clone .*thrust\/execution_policy[\s\S]*setup\.py install --blas=openblas/,
  ],
  // The same install brought what does not load.
  [
    'Successfully installed einops-0.7.0 flash-attn-2.4.2\nImportError: /v/lib/python3.10/site-packages/flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c104cuda9SetDeviceEi',
    'flash-attn-abi-mismatch',
    /^FLASH_ATTENTION_FORCE_BUILD=TRUE .*flash-attn==2\.4\.2 /,
  ],
  [
    'ImportError: /v/lib/python3.10/site-packages/flash_attn_2_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c104cuda9SetDeviceEi',
    'flash-attn-abi-mismatch',
    /uninstall -y flash-attn/,
    /FORCE_BUILD/,
  ],
  // A setup.py that may be of another repository.
  ["ModuleNotFoundError: No module named 'tide_cuda'", 'module-not-found', /other repository/],
  // The generations that the torch of such a Python knows.
  [
    '#9 3.1   File "/v/lib/python3.8/site-packages/torch/utils/cpp_extension.py", line 9, in _get_cuda_arch_flags\n#9 3.1     arch_list[-1] += \'+PTX\'\n#9 3.1 IndexError: list index out of range',
    'extension-build-failed',
    /"7\.5;8\.0;8\.6\+PTX"/,
  ],
  [
    '#9 3.1   File "/v/lib/python3.11/site-packages/torch/utils/cpp_extension.py", line 9, in _get_cuda_arch_flags\n#9 3.1     arch_list[-1] += \'+PTX\'\n#9 3.1 IndexError: list index out of range',
    'extension-build-failed',
    /"7\.5;8\.0;8\.6\+PTX"/,
  ],
  [
    'tide/csrc/pool.cu:4:10: fatal error: THC/THC.h: No such file or directory',
    'extension-too-old-for-torch',
  ],
  [
    "TypeError: GaussianRasterizationSettings.__new__() got an unexpected keyword argument 'tide'",
    'api-mismatch',
    /^git pull; git submodule/,
  ],
  // A compiled part that lies in site-packages under its own name.
  [
    'ImportError: /v/lib/python3.10/site-packages/causal_conv1d_cuda.cpython-310-x86_64-linux-gnu.so: undefined symbol: _ZN3c104cuda9SetDeviceEi',
    'torch-extension-abi-mismatch',
    /--no-build-isolation causal-conv1d/,
    /setup\.py/,
  ],
  // One that was built beside its setup.py, deep in a clone.
  [
    'Traceback (most recent call last):\n  File "/w/NET-main/t.py", line 5, in <module>\n    from lib.NET import x\nImportError: /w/NET-main/lib/NET/build/lib/NET.cpython-36m-x86_64-linux-gnu.so: undefined symbol: _ZN3c105ErrorC1E',
    'torch-extension-abi-mismatch',
    /cd \/w\/NET-main\/lib\/NET\/build\/lib && until/,
  ],
  [
    'RuntimeError: Detected that PyTorch and torch_cluster were compiled with different CUDA versions. PyTorch has CUDA version 12.1 and torch_cluster has CUDA version 11.8.',
    'torch-extension-abi-mismatch',
    /--force-reinstall .*torch-cluster -f "?https:\/\/data\.pyg\.org/,
  ],
  [
    '  File "/v/lib/python3.8/site-packages/torch_scatter/__init__.py", line 22, in <module>\nOSError: libcudart.so.10.1: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /--force-reinstall .*torch-scatter -f "?https:\/\/data\.pyg\.org/,
  ],
  [
    'ERROR: Failed building wheel for torch-scatter\ntorch 2.1.0+cu118',
    'build-failed',
    /torch-scatter -f https:\/\/data\.pyg\.org\/whl\/torch-2\.1\.0\+cu118\.html/,
  ],
  // The import failed quietly: the name shows that it is compiled.
  ["NameError: name 'selective_scan_cuda' is not defined", 'module-not-found', /mamba-ssm/, /git pull/],
  [
    "NameError: name 'wkv_cuda_core' is not defined",
    'module-not-found',
    /grep -rl --include=setup\.py wkv_cuda_core "\$\(git rev-parse/,
    /git pull/,
  ],
  [
    "NameError: name '_C' is not defined\nUserWarning: Failed to load custom C++ ops. Running on CPU mode Only!",
    'extension-build-failed',
    /CUDA_HOME[\s\S]*--no-build-isolation/,
  ],
  [
    'RuntimeError: Not compiled with GPU support (ROIAlign_forward at /w/detectron2/detectron2/layers/csrc/ROIAlign/ROIAlign.h:73)',
    'extension-build-failed',
    /CUDA_HOME[\s\S]*cd \/w\/detectron2 /,
  ],
  [
    'RuntimeError: Detectron2 is not compiled with GPU support!',
    'extension-build-failed',
    /CUDA_HOME[\s\S]*--no-build-isolation/,
  ],
  [
    'WARNING:auto_gptq.nn_modules.qlinear_old:CUDA extension not installed.',
    'extension-build-failed',
    /BUILD_CUDA_EXT=1 .*auto-gptq/,
  ],
  [
    'FileNotFoundError: Cannot find DGL C++ graphbolt library at /v/lib/python3.11/site-packages/dgl/graphbolt/libgraphbolt_pytorch_2.6.0.so',
    'torch-extension-abi-mismatch',
    /torch==2\.4\.0[\s\S]*data\.dgl\.ai\/wheels\/torch-2\.4/,
  ],
  // Libraries by their name: not there is not another one.
  [
    'Unable to load any of {libcudnn_cnn.so.9.1.0, libcudnn_cnn.so.9.1, libcudnn_cnn.so.9, libcudnn_cnn.so}\nInvalid handle. Cannot load symbol cudnnCreateConvolutionDescriptor',
    'other-missing-shared-library',
    /install "?nvidia-cudnn-cu12/,
    /remove -y/,
  ],
  [
    '/v/lib/python3.10/site-packages/torchcodec/libtorchcodec_core6.so\n        libavutil.so.58 => not found',
    'libsndfile-or-ffmpeg-missing',
    /install -y ffmpeg/,
  ],
  ['        libtorch.so => not found\n        libc10.so => not found', 'none'],
  // Builds.
  ['running build_rust\nerror: Can not find Rust compiler', 'tokenizers-rust-build'],
  [
    "copying a.py -> build/lib.linux-aarch64-cpython-311/x\nrunning build_rust\nerror: can't find Rust compiler",
    'tokenizers-rust-build',
    /^curl https:\/\/sh\.rustup\.rs/,
  ],
  [
    'unable to execute \'"/opt/cuda"/bin/nvcc\': No such file or directory',
    'nvcc-or-cuda-home-missing',
    /export CUDA_HOME=/,
  ],
  ["error: invalid command 'bdist_wininst'", 'wheel-package-missing', /setuptools<60/],
  // Releases.
  [
    'ERROR: Could not find a version that satisfies the requirement jaxlib==0.4.30+cuda12.cudnn89 (from versions: 0.4.29, 0.4.30)',
    'package-not-found',
    /install -U "jax\[cuda12\]/,
  ],
  [
    'RuntimeWarning: JAX plugin jax_cuda12_plugin version 0.8.1 is installed, \nbut it is not compatible with the installed jaxlib version 0.8.0',
    'jax-version-mismatch',
    /jax-cuda12-plugin==0\.8\.0/,
  ],
  [
    '`flash_attn_unpadded_kvpacked_func` is not defined',
    'flash-attn-version-mismatch',
    /^grep .*flash_attn_varlen/,
  ],
  [
    '[W:onnxruntime:Default, x.cc:535 CreateExecutionProviderInstance] Failed to create CUDAExecutionProvider. Please reference the page\nCUDA 11.3',
    'onnxruntime-cpu-only',
    /import torch/,
    /uninstall/,
  ],
  // Memory: the options of the very program.
  [
    'INFO vllm engine\n  File "/v/lib/python3.10/site-packages/vllm/worker/worker.py", line 7, in x\ntorch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 224.00 MiB (GPU 0; 10.73 GiB total capacity; 9.85 GiB already allocated; 46.44 MiB free)',
    'cuda-out-of-memory',
    /--max-model-len/,
  ],
  [
    '  File "/w/gaussian-splatting/train.py", line 7, in x\ntorch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.00 GiB (GPU 0; 10.73 GiB total capacity; 9.85 GiB already allocated)',
    'cuda-out-of-memory',
    /--data_device cpu/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/diffusers/pipelines/x.py", line 7, in x\ntorch.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.00 GiB. GPU 0 has a total capacity of 10.73 GiB of which 0 is free',
    'cuda-out-of-memory',
    /enable_model_cpu_offload/,
  ],
  // Late in a training it is a process that falls behind; in the first calls it is the way between the cards.
  [
    '[Rank 0] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1580, OpType=ALLREDUCE, NumelIn=4, Timeout(ms)=600000) ran for 600060 milliseconds before timing out.',
    'nccl-error',
    /ddp_timeout/,
    /shm-size/,
  ],
  [
    '[Rank 0] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1, OpType=ALLREDUCE, NumelIn=1, Timeout(ms)=600000) ran for 600060 milliseconds before timing out.',
    'nccl-error',
    /^export NCCL_P2P_DISABLE=1/,
  ],
  // The name without a number belongs to a toolkit: no wheel has it.
  [
    'Failed to find dynamic library: libcublas.so (libcublas.so: cannot open shared object file: No such file or directory)',
    'other-missing-shared-library',
    /export LD_LIBRARY_PATH=\/usr\/local\/cuda\/lib64/,
    /nvidia-cublas/,
  ],
  [
    'W dynamic_loader.cc:109] Can not find library: libcudnn.so. The process maybe hang.',
    'other-missing-shared-library',
    /export LD_LIBRARY_PATH=\/usr\/local\/cuda\/lib64/,
  ],
  [
    'OSError: Unknown compute capability. Specify the target compute capabilities in the TCNN_CUDA_ARCHITECTURES environment variable',
    'extension-build-failed',
    /export TCNN_CUDA_ARCHITECTURES=/,
  ],
  [
    "thread 'main' panicked: `nvidia-smi` failed. Ensure that you have CUDA installed",
    'extension-build-failed',
    /CUDA_COMPUTE_CAP=/,
  ],
  [
    "_a.pyx:138:35: Cannot assign type 'x (*)(void *) except? -1 nogil' to 'x (*)(void *) noexcept nogil'",
    'source-does-not-compile',
    /cython<3/,
  ],
  [
    'Collecting scipy==1.7.3\n  Using cached scipy-1.7.3.tar.gz (36 MB)\n  × Getting requirements to build wheel did not run successfully.\nPython 3.12.3',
    'build-failed',
    /uv venv --seed --python 3\.10/,
    /apt-get/,
  ],
  [
    'a.hpp:2:10: fatal error: google/dense_hash_map: No such file or directory',
    'missing-header',
    /libsparsehash-dev/,
  ],
  ["RuntimeError: Error building extension 'fused_adam'", 'extension-build-failed', /DS_BUILD_FUSED_ADAM=1/],
  // The measured draw.
  [
    "ModuleNotFoundError: No module named 'nms_cuda'",
    'module-not-found',
    /grep -rl --include=setup\.py nms_cuda "\$\(git rev-parse/,
    /install nms-cuda/,
  ],
  [
    "error: [Errno 2] No such file or directory: ':/usr/local/cuda-12.1/bin/nvcc'",
    'nvcc-or-cuda-home-missing',
    /^export CUDA_HOME=\/usr\/local\/cuda-12\.1 /,
  ],
  [
    "NotImplementedError: Could not run 'torchao::moon_layout' with arguments from the 'CUDA' backend.",
    'broken-install',
    /uninstall -y torchao[\s\S]*install --no-cache-dir torchao/,
  ],
  [
    'INFO vllm engine\nRuntimeError: CUDA error: no kernel image is available for execution on the device\nNVIDIA GeForce RTX 5090',
    'no-kernel-image',
    /install -U vllm/,
    /install --force-reinstall torch/,
  ],
  [
    'CUDA error (/workspace/xfrm2/third_party/flash-attention/hopper/flash_fwd_launch_template.h:188): no kernel image is available for execution on the device',
    'no-kernel-image',
    /install xformers/,
    /install.* flash-attn/,
  ],
  [
    'CUDA error (/__w/xformers/xformers/third_party/flash-attention/hopper/flash_fwd_launch_template.h:188): invalid argument',
    'no-kernel-image',
    /install xformers/,
  ],
  [
    'ptxas /tmp/tmpm.ptx, line 6; error   : PTX .version 8.4 does not support .target sm_120a',
    'no-kernel-image',
    /install -U torch/,
  ],
  [
    '  File "/d/setup.py", line 15, in <module>\nAssertionError: Requires PyTorch >= 1.6\nNo CUDA runtime is found, using CUDA_HOME=\'/usr/local/cuda\'',
    'package-version-mismatch',
    /"torch>=1\.6"/,
    /TORCH_CUDA_ARCH_LIST/,
  ],
  [
    'a.cpp:1:29: fatal error: torch/extension.h: No such file or directory',
    'missing-header',
    /install -U torch[\s\S]*--no-build-isolation/,
    /CPATH/,
  ],
  ['cuda_fp16.h:4494:10: fatal error: nv/target: No such file or directory', 'missing-header', /cuda-cccl/],
  [
    'RuntimeError: operator torchvision::nms does not exist\nPyTorch 2.7.1 on Python 3.12',
    'torchvision-nms-mismatch',
    /torchvision==0\.22\.1/,
  ],
];

answersAs(import.meta.filename, { first: cases });

import { type AnswerCase, answersAs } from './told.ts';

const first: readonly AnswerCase[] = [
  // What Triton compiles while it runs; a header of a package that is built is another matter.
  [
    "C:\\Users\\me\\AppData\\Local\\Temp\\tmpq1\\main.c(5): fatal error C1083: Cannot open include file: 'Python.h': No such file or directory",
    'missing-header',
    /include_libs\.zip/,
  ],
  [
    "D:\\src\\ext\\main.c(5): fatal error C1083: Cannot open include file: 'Python.h': No such file or directory",
    'missing-header',
    /where \/r/,
  ],
  [
    'Cannot find a working triton installation. Either the package is not installed or it is too old.\nWindows 11, RTX 4070',
    'triton-missing',
    /triton-windows/,
  ],
  [
    'Cannot find a working triton installation. Either the package is not installed or it is too old.',
    'triton-missing',
    /^pip install triton$/m,
  ],
  [
    "pip install nunchaku\nSuccessfully installed nunchaku-0.16.1\nModuleNotFoundError: No module named 'nunchaku.models'",
    'module-not-found',
    /uninstall -y nunchaku/,
  ],
  // The program says where it listens.
  [
    'To see the GUI go to: http://127.0.0.1:8189\nHTTP Service not ready: port 8189',
    'proxy-502-not-ready',
    /^python3 main\.py --listen 0\.0\.0\.0 --port 8189/,
  ],
  [
    'To see the GUI go to: http://0.0.0.0:8189\nHTTP Service not ready: port 8189',
    'proxy-502-not-ready',
    /GRADIO_SERVER_NAME/,
  ],
  // No git was asked for anything.
  [
    'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host raw.githubusercontent.com:443 ssl:default\nhttps://raw.githubusercontent.com/x/y/main/list.json',
    'network-timeout',
    /^curl -sSI https:\/\/raw/,
    /http\.postBuffer/,
  ],
  // The torch of Windows has its cuDNN within; others grow by a newer one.
  [
    'torch==2.9.0+cu128\n  File "/ComfyUI/comfy/ldm/wan/vae.py", line 89, in forward\ntorch.OutOfMemoryError: Allocation on device 0 would exceed allowed memory.',
    'cuda-out-of-memory',
    /nvidia-cudnn-cu12>=9\.15/,
  ],
  [
    'torch==2.9.0+cu128\n  File "C:\\ComfyUI\\comfy\\ldm\\wan\\vae.py", line 89, in forward\ntorch.OutOfMemoryError: Allocation on device 0 would exceed allowed memory.',
    'cuda-out-of-memory',
    /torch==2\.8\.0/,
    /cudnn/,
  ],
  [
    'torch==2.8.0+cu128\n  File "/ComfyUI/comfy/ldm/wan/vae.py", line 89, in forward\ntorch.OutOfMemoryError: Allocation on device 0 would exceed allowed memory.',
    'cuda-out-of-memory',
    /--lowvram/,
    /cudnn/,
  ],
  [
    'RuntimeError: Given normalized_shape=[2560], expected input with shape [*, 2560], but got input of size[1, 77, 768]',
    'model-mismatch',
    /qwen_3_4b/,
  ],
  [
    'RuntimeError: Given normalized_shape=[1111], expected input with shape [*, 1111], but got input of size[1, 77, 768]',
    'model-mismatch',
    undefined,
    /qwen/,
  ],
  [
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (512x7680 and 12288x4096)',
    'model-mismatch',
    /qwen_3_8b/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [5120, 36, 1, 2, 2], expected input[1, 64, 21, 90, 160] to have 36 channels, but got 64 channels instead',
    'model-mismatch',
    /wan_2\.1_vae/,
  ],
  // A choice of a node, and no file.
  [
    "  - Value not in list: attention_mode: 'sageattn_9' not in (list of length 8)",
    'workflow-value',
    /choose attention_mode/,
  ],
  [
    "  - Value not in list: vae_name: 'wan.safetensors' not in (list of length 8)",
    'model-file-missing',
    /models\/vae/,
  ],
  // A part of ComfyUI that is asked for while it is imported is not mended by pip.
  [
    "After updating ComfyUI:\nImportError: cannot import name 'optimized_x' from partially initialized module 'comfy.ldm.modules.attention'\nCannot import F:\\ComfyUI\\custom_nodes\\comfyui-kjnodes module for custom nodes",
    'module-not-found',
    /^git -C custom_nodes\/comfyui-kjnodes pull/,
    /pip install/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'C:\\\\pods\\\\ComfyUI\\\\custom_nodes\\\\some-kernels\\\\__init__.py'",
    'node-not-whole',
    /custom_nodes\/some-kernels pull/,
  ],
  // No path shows: what ComfyUI says of itself does.
  [
    "- **Node Type:** Upscale\n- **Exception Message:** Upscale.execute() got an unexpected keyword argument 'more_args'",
    'api-mismatch',
    /^git pull && for n in custom_nodes/,
  ],
  [
    "Upscale.execute() got an unexpected keyword argument 'more_args'",
    'api-mismatch',
    undefined,
    /custom_nodes/,
  ],
  [
    "HyVideoSampler LTXModel.forward() missing 1 required positional argument: 'mask'\nComfyUI-LTXVideo",
    'api-mismatch',
    /git pull/,
  ],
  [
    'Traceback (most recent call last):\n  File "/usr/lib/python3.11/tarfile.py", line 56, in <module>\n    import grp\n  File "/tmp/grp.py", line 15, in <module>\n    d = load(f[0])\nIndexError: list index out of range',
    'shadowed-module',
    /^mv \/tmp\/grp\.py/,
  ],
  [
    'Traceback (most recent call last):\n  File "/app/run.py", line 56, in <module>\n    import grp\n  File "/tmp/grp.py", line 15, in <module>\n    d = load(f[0])\nIndexError: list index out of range',
    'list-empty',
  ],
  [
    '  File "D:\\ComfyUI\\python\\Lib\\site-packages\\nunchaku\\models\\linear.py", line 10, in <module>\n    from ..._C.ops import gemm_awq\nImportError: DLL load failed while importing _C: The specified module could not be found.',
    'other-missing-shared-library',
    /nunchaku-tech\/nunchaku releases/,
  ],
  [
    '  File "/w/SwarmUI/dlbackend/ComfyUI/main.py", line 12, in <module>\nModuleNotFoundError: No module named \'idna\'',
    'module-not-found',
    /dlbackend\/ComfyUI\/venv\/bin\/python -m pip install idna/,
  ],
  [
    "ModuleNotFoundError: No module named 'custom_nodes.some_pack'",
    'module-not-found',
    /^mv custom_nodes\/some_pack/,
  ],
  [
    'Error loading "C:\\venv\\Lib\\site-packages\\onnxruntime\\capi\\onnxruntime_providers_cuda.dll" which depends on "cublasLt64_13.dll" which is missing.',
    'onnxruntime-cpu-only',
    /onnxruntime-gpu\[cuda,cudnn\]<1\.27/,
  ],
  [
    "_pygit2.GitError: repository path 'D:/pods/ComfyUI/' is not owned by current user",
    'git-dubious-ownership',
    /safe\.directory D:\/pods\/ComfyUI$/,
  ],
  [
    'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge\n  File "/ComfyUI/comfy/utils.py", line 61, in load_torch_file',
    'corrupt-download',
    undefined,
    /git lfs/,
  ],
  [
    'FAIL : LoadLibrary failed with error 126 "" when trying to load "C:\\py\\Lib\\site-packages\\onnxruntime\\capi\\onnxruntime_providers_cuda.dll"',
    'onnxruntime-cpu-only',
    undefined,
    /uninstall/,
  ],
];

answersAs(import.meta.filename, { first });

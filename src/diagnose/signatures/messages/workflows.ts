import { defineMessages } from './define.ts';

const comfy = 'comfyanonymous/ComfyUI comfy/, execution.py, nodes.py';
const kohya = 'kohya-ss/sd-scripts train_network.py, library/train_util.py';
const forge = 'lllyasviel/stable-diffusion-webui-forge backend/loader.py';

/** What the programs say that make and train pictures: ComfyUI, the web UIs, kohya, ai-toolkit. */
export const workflowMessages = defineMessages([
  {
    id: 'fp8-computed',
    class: 'dtype-mismatch',
    title: 'Weights in fp8 reach an operation that has no fp8',
    match: [
      { text: 'Promotion for Float8 Types is not supported' },
      { text: "not implemented for 'Float8_e" },
    ],
    cause: 'Whatever computes must cast them first; this node, LoRA or loader does not.',
    fix: [
      '# in the loader node: weight_dtype default (quantization: disabled) in place of fp8, or the bf16 file',
      'git pull && pip install -r requirements.txt   # in the folder of the node: newer ones cast',
    ],
    source: 'pytorch/pytorch c10/core/ScalarType.cpp',
    example:
      'RuntimeError: Promotion for Float8 Types is not supported, attempted to promote Float8_e4m3fn and Half',
    other: 'weight_dtype: Float8_e4m3fn',
  },
  {
    id: 'manager-security',
    class: 'setting-refused',
    title: 'ComfyUI-Manager does not do that at its level of security',
    match: [
      { text: 'To use this action, a security_level of' },
      { text: 'To use this action, security_level must be' },
      { text: 'not allowed with this security level configuration' },
      { text: 'not allowed in this security_level' },
      { text: "set the security level to 'normal-'" },
      { text: 'With the current security level configuration' },
      { text: '[ComfyUI-Manager] A security error' },
    ],
    cause: 'Where it listens to others than this machine (--listen), more is refused.',
    fix: [
      `find . -path "*anager/config.ini" -exec sed -i 's/^security_level.*/security_level = weak/; s/^network_mode.*/network_mode = personal_cloud/' {} +   # in the folder of ComfyUI; then restart; back to normal afterwards`,
      '# or without the Manager: git clone the node into custom_nodes, pip install -r its requirements.txt, restart',
    ],
    source: 'ltdrdata/ComfyUI-Manager glob/manager_server.py',
    example: 'ERROR: To use this action, a security_level of `normal or below` is required.',
    other: 'security_level: normal',
  },
  {
    id: 'manager-git',
    class: 'setting-refused',
    title: 'ComfyUI-Manager installs nothing from an address unless it is told',
    match: [{ text: "_install = true' in config", pattern: /'allow_(?:git_url|pip)_install = true'/ }],
    cause: 'Its config must allow that, and ComfyUI listen to 127.0.0.1 alone; both are read at the start.',
    fix: [
      '# on a pod (--listen): in custom_nodes: git clone the address of the node, pip install -r its requirements.txt, restart',
      `find . -path "*anager/config.ini" -exec sed -i '/^allow_git_url_install/d; s/^security_level.*/security_level = weak\\nallow_git_url_install = true/' {} +   # or, without --listen: in the folder of ComfyUI; then restart`,
    ],
    source: 'Comfy-Org/ComfyUI-Manager CHANGELOG.md',
    example: "ERROR: This action requires 'allow_git_url_install = true' in config.ini ([default] section).",
    other: 'allow_git_url_install = true',
  },
  {
    id: 'forge-parts',
    class: 'model-mismatch',
    title: 'The model has no text encoder or VAE of its own, and none is chosen',
    match: [
      { text: 'You do not have ', pattern: /You do not have (?<part>CLIP|VAE|T5|CLIP-[LG]) state dict/ },
    ],
    cause: 'FLUX and SD 3 are given out as the diffusion model alone (GGUF, unet): {part} is missing.',
    fix: [
      '# in the field "VAE / Text Encoder" choose ae.safetensors, clip_l.safetensors and t5xxl_fp16.safetensors (or fp8); they lie in models/VAE and models/text_encoder',
    ],
    source: forge,
    example: 'AssertionError: You do not have CLIP state dict!',
    other: 'CLIP state dict loaded',
  },
  {
    id: 'kohya-encoder-outputs',
    class: 'training-setup',
    title: 'The kept outputs of the text encoder exclude what would change them',
    match: [
      { text: 'cannot be trained with caching Text Encoder outputs' },
      { text: 'when caching Text Encoder output' },
    ],
    cause:
      'With --cache_text_encoder_outputs each caption is encoded once: its encoder is not trained, and captions are not shuffled or dropped.',
    fix: [
      '# either: add --network_train_unet_only, and take shuffle_caption, token_warmup_step and caption_tag_dropout_rate out (command and dataset config)',
      '# or: without --cache_text_encoder_outputs (more GPU memory)',
    ],
    source: kohya,
    example:
      'AssertionError: network for Text Encoder cannot be trained with caching Text Encoder outputs / Text Encoder',
    other: 'caching Text Encoder outputs.',
  },
  {
    id: 'kohya-nan-latents',
    class: 'half-precision-nans',
    title: 'The VAE overflows in half precision',
    match: ['NaN detected in latents'],
    cause: 'The VAE of SDXL does in float16 (or the picture is broken, where one only is named).',
    fix: ['# add to the command: --no_half_vae; or the fp16-fix VAE: --vae madebyollin/sdxl-vae-fp16-fix'],
    source: kohya,
    example: 'RuntimeError: NaN detected in latents: /workspace/img/10_x/1.png',
    other: 'latents cached',
  },
  {
    id: 'comfy-unconnected',
    class: 'workflow-incomplete',
    title: 'An input of a node is not connected',
    match: [
      {
        text: 'Required input is missing',
        pattern: /missing: (?<input>[\w-]{1,60})/,
        weight: 'hint',
        near: [{ marker: 'output-ignored', after: 40 }],
        notNear: [{ marker: 'prompt-refused', before: 40, after: 80 }],
      },
      {
        text: 'Required input is missing',
        pattern: /missing: (?<input>[\w-]{1,60})/,
        notNear: [{ marker: 'output-ignored', after: 40 }],
      },
      {
        text: 'Required input is missing',
        pattern: /missing: (?<input>[\w-]{1,60})/,
        near: [{ marker: 'prompt-refused', before: 40, after: 80 }],
      },
    ],
    cause: 'The node that gave {input} was removed, or is not installed.',
    fix: [
      '# in the workflow: connect {input} of that node (the number behind its name), or Manager > Install Missing Custom Nodes, and load it anew',
    ],
    source: comfy,
    example: '* KSampler 3:\n  - Required input is missing: model',
    other: 'Required input: model',
    weight: 'plain',
    explainedBy: ['comfyui-node-missing', 'model-file-missing', 'module-not-found'],
  },
  {
    id: 'comfy-no-output',
    class: 'workflow-incomplete',
    title: 'The workflow ends in no node that writes something',
    match: ['prompt_no_outputs'],
    cause:
      'ComfyUI computes what an output node (Save Image, Preview, Video Combine) asks for; it is missing, muted or bypassed, or the API got the workflow of the editor.',
    fix: ['# add Save Image, or unmute it (Ctrl+M); for the API: Workflow > Export (API), not Save'],
    source: comfy,
    example: "invalid prompt: {'type': 'prompt_no_outputs', 'message': 'Prompt has no outputs'}",
    other: 'outputs: 1',
  },
  {
    id: 'comfy-no-clip-vision',
    class: 'model-mismatch',
    title: 'The CLIP Vision model was not read',
    match: [{ text: "'NoneType' object has no attribute 'encode_image'" }],
    cause:
      'The file in the node Load CLIP Vision is no CLIP Vision model that ComfyUI knows, or the checkpoint has none.',
    fix: [
      '# Load CLIP Vision: clip_vision_h.safetensors (Wan, IP-Adapter), sigclip_vision_patch14_384.safetensors (FLUX Redux), from models/clip_vision',
    ],
    source: comfy,
    example: "AttributeError: 'NoneType' object has no attribute 'encode_image'",
    other: "AttributeError: 'NoneType' object has no attribute 'image'",
  },
  {
    id: 'webui-venv',
    class: 'venv-broken',
    title: 'The virtual environment of the web UI is broken or could not be made',
    match: ['ERROR: Cannot activate python venv'],
    cause: 'The folder venv is half made, was moved or copied, or python3-venv is missing.',
    fix: [
      'apt-get update && apt-get install -y python3-venv; mv venv venv.old && bash webui.sh -f   # in the folder of the web UI; -f: as root',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui webui.sh',
    example: 'ERROR: Cannot activate python venv, aborting...',
    other: 'Activating python venv',
  },
  {
    id: 'embedded-headers',
    class: 'missing-header',
    title: 'Triton compiles at run time, and this Python has no headers and libraries',
    match: [
      "include file 'Python.h' not found",
      { text: 'tcc: error: ', pattern: /(?:file|library) 'python3\d{1,2}' not found/ },
      { text: 'tcc.exe', pattern: /Command '\[.{1,200}triton.{1,40}tcc\.exe/ },
      {
        text: "'Python.h': No such file",
        pattern: /Temp\\tmp.{1,200}C1083/,
      },
    ],
    cause: 'The Python that ComfyUI brings for Windows (python_embeded) has no folders include and libs.',
    fix: [
      '# unpack python_3.12.7_include_libs.zip (3.11.9, 3.13.2: as python_embeded is) of github.com/woct0rdho/triton-windows/releases (v3.0.0-windows.post1) into python_embeded, beside python.exe; then start again',
      '# or copy include and libs of a Python of python.org of that minor version there',
    ],
    source: 'woct0rdho/triton-windows README.md',
    example: "main.c:5: error: include file 'Python.h' not found",
    other: "include file 'Python.h' found",
  },
  {
    id: 'gguf-mmproj',
    class: 'model-file-missing',
    title: 'The GGUF text encoder reads pictures by a second file, and that is missing',
    match: [{ text: "Can't find mmproj file", pattern: /matching: ?'(?<name>[\w.-]{2,80})'/ }],
    cause: 'Qwen-Image-Edit wants it beside the text encoder, its name beginning as that of the encoder.',
    fix: [
      'hf download unsloth/{name}-GGUF mmproj-F16.gguf --local-dir models/text_encoders && mv models/text_encoders/mmproj-F16.gguf models/text_encoders/{name}-mmproj-F16.gguf   # in the folder of ComfyUI; then start it again',
    ],
    source: 'city96/ComfyUI-GGUF loader.py',
    example:
      "Error: Can't find mmproj file for 'Qwen2.5-VL-7B-Instruct-Q4_K_M.gguf' (matching:'Qwen2.5-VL-7B-Instruct')! Qwen-Image-Edit will be broken!",
    other: "Using mmproj 'Qwen2.5-VL-7B-Instruct-mmproj-F16.gguf' for text encoder",
  },
  {
    id: 'option-needs-package',
    class: 'module-not-found',
    title: 'The option {option} needs {package}, which this Python does not have',
    match: [
      {
        text: 'package must be installed first',
        pattern: /use the `?(?<option>--[\w-]{2,40})`? feature, the `?(?<package>[\w-]{2,40})`? package/,
      },
    ],
    cause: 'It is none of the requirements of ComfyUI.',
    fix: [
      'pip install {package} --no-build-isolation   # in the Python of ComfyUI',
      '# or start it without that option',
    ],
    source: comfy,
    example:
      'To use the `--use-sage-attention` feature, the `sageattention` package must be installed first.',
    other: 'the sageattention package must be installed first',
  },
  {
    id: 'rembg-backend',
    class: 'module-not-found',
    title: 'rembg has no onnxruntime to run its models with',
    match: ['No onnxruntime backend found'],
    cause: 'It is an extra of rembg, and without it the whole program ends.',
    fix: ['pip install "rembg[gpu]"   # without a card of NVIDIA: rembg[cpu]'],
    source: 'danielgatis/rembg rembg/bg.py',
    example: 'No onnxruntime backend found.',
    other: 'onnxruntime backend found',
  },
  {
    id: 'infer-schema',
    class: 'torch-version-mismatch',
    title: 'The torch is older than the package that registers an operator with it',
    match: [{ text: 'infer_schema(func): Parameter', pattern: /has unsupported type/ }],
    cause: 'An older torch does not read annotations that are text.',
    fix: [
      'pip install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # one set, from one index',
      '# or, to keep this torch: the package of before (diffusers: pip install "diffusers<0.35")',
    ],
    source: 'pytorch/pytorch torch/_library/infer_schema.py',
    example: 'ValueError: infer_schema(func): Parameter q has unsupported type torch.Tensor.',
    other: 'infer_schema(func) done',
  },
  {
    id: 'long-path-inductor',
    class: 'path-too-long',
    title: 'What torch.compile writes has too long a path for Windows',
    match: [
      {
        text: 'torchinductor_',
        pattern: /(?:No such file or directory|WinError \d{1,3}\D.{1,60}): '[A-Z]:.{1,240}torchinductor_/,
      },
    ],
    cause: 'Paths of more than 260 signs are refused.',
    fix: ['export TORCHINDUCTOR_CACHE_DIR=C:\\ti TRITON_CACHE_DIR=C:\\tc   # then start it again'],
    source: 'woct0rdho/triton-windows README.md',
    example:
      "FileNotFoundError: [Errno 2] No such file or directory: 'C:\\Users\\me\\AppData\\Local\\Temp\\torchinductor_me\\triton\\0\\tmp.5\\x.ttir'",
    other: "No such file or directory: '/tmp/torchinductor_root/x.py'",
    confidence: 'medium',
  },
  {
    id: 'no-node-pack',
    class: 'comfyui-node-import-failed',
    title: '{node} in custom_nodes is no pack of nodes',
    match: [
      {
        text: '__init__.py',
        pattern:
          /No such file or directory: '[^']{1,200}custom_nodes[\\/]{1,2}(?<node>[\w.-]{1,80})[\\/]{1,2}__init__\.py'/,
      },
    ],
    cause:
      'ComfyUI takes each folder there for one: this is a package for pip, a rest of one that was removed, or the pack lies deeper.',
    fix: [
      'mv custom_nodes/{node} .   # in the folder of ComfyUI: out of custom_nodes; then start it again; it is a pack after all: git clone it anew',
    ],
    source: comfy,
    example:
      "FileNotFoundError: [Errno 2] No such file or directory: '/ComfyUI/custom_nodes/some-kernels/__init__.py'",
    other: "No such file or directory: '/ComfyUI/custom_nodes/some-pack/model.py'",
  },
  {
    id: 'git-program',
    class: 'command-not-found',
    title: 'git is not installed, or not in PATH',
    match: ['Bad git executable', "Cannot find command 'git'"],
    cause: 'pip, ComfyUI-Manager and others call it.',
    fix: ['apt-get update && apt-get install -y git'],
    source: 'gitpython-developers/GitPython git/cmd.py',
    example: 'ImportError: Bad git executable.',
    other: 'git executable: /usr/bin/git',
  },
  {
    id: 'yolo-whitelist',
    class: 'weights-only-unpickling',
    title: 'The Impact Subpack loads a detector only from its list, when it holds more than tensors',
    match: [
      {
        text: 'is not in the whitelist',
        pattern: /'?(?<file>[\w.-]{2,120}\.pth?)'? is not in the whitelist/,
      },
    ],
    cause: 'A .pt can run code.',
    fix: [
      'echo {file} >> user/default/ComfyUI-Impact-Subpack/model-whitelist.txt   # in the folder of ComfyUI, for a file of a source that you trust; then start it again',
    ],
    source: 'ltdrdata/ComfyUI-Impact-Subpack modules/subcore.py',
    example: "[Impact Pack/Subpack] ERROR: 'hand_yolov9c.pt' is not in the whitelist.",
    other: 'model is in the whitelist',
  },
  {
    id: 'comfy-pinned',
    class: 'cuda-runtime-error',
    title: 'ComfyUI pins more main memory than the machine allows',
    match: [{ text: 'Pin error.' }],
    cause: 'It pins the weights that it moves out of the card.',
    fix: ['python3 main.py --disable-pinned-memory   # with the options that it was started with'],
    source: 'Comfy-Org/ComfyUI comfy/model_management.py',
    example: 'WARNING:root:Pin error.',
    other: 'Enabled pinned memory 30548.0',
    confidence: 'medium',
  },
  {
    id: 'av-pict-type',
    class: 'av-version-mismatch',
    title: 'write_video of this torchvision is older than this PyAV',
    match: ['frame.pict_type = "NONE"'],
    cause: 'From 14 on av takes no text as the kind of a frame (pict_type = "NONE").',
    fix: ['pip install "av<14"'],
    source: 'pytorch/vision torchvision/io/video.py',
    example: 'frame.pict_type = "NONE"',
    other: 'frame.pict_type = PictureType.NONE',
  },
  {
    id: 'webui-extensions',
    class: 'setting-refused',
    title: 'A web UI that others can reach refuses to install extensions',
    match: ['extension access disabled because of command line flags'],
    cause: 'With --listen, --share or --server-name that page is closed, as an extension is code.',
    fix: [
      '# either: git clone the extension into the folder extensions, and restart',
      '# or, behind a password (--gradio-auth name:password): --enable-insecure-extension-access in COMMANDLINE_ARGS',
    ],
    source: 'AUTOMATIC1111/stable-diffusion-webui modules/ui_extensions.py',
    example: 'AssertionError: extension access disabled because of command line flags',
    other: 'extensions: 3',
  },
  {
    id: 'forge-kind',
    class: 'model-mismatch',
    title: 'Forge does not know the kind of this model',
    match: ['Failed to recognize model type!'],
    cause:
      'The file is newer than this Forge, or is a LoRA, VAE or text encoder in the folder of the models.',
    fix: [
      '# the file belongs into its own folder (models/Lora, models/VAE, models/text_encoder); a model that Forge does not know: ComfyUI, or a fork that is still kept up (Forge Neo)',
    ],
    source: forge,
    example: 'ValueError: Failed to recognize model type!',
    other: 'model type: flux',
  },
  {
    id: 'kohya-latents-kept',
    class: 'training-setup',
    title: 'Kept latents exclude changes of the pictures',
    match: ['when caching latents, either color_aug or random_crop cannot be used'],
    cause: 'With --cache_latents each picture is encoded once.',
    fix: ['# take color_aug and random_crop out of the command and the dataset config, or --cache_latents'],
    source: kohya,
    example: 'AssertionError: when caching latents, either color_aug or random_crop cannot be used',
    other: 'caching latents...',
  },
  {
    id: 'toolkit-data',
    class: 'training-data-missing',
    title: 'folder_path in the config of ai-toolkit is not there',
    match: [
      {
        text: 'dataset path does is not a directory',
        pattern: /directory: (?<folder>[\w./ -]{1,200}[\w/])/,
      },
    ],
    cause: '{folder} is no folder on this machine.',
    fix: [
      '# in the config, datasets: - folder_path: the whole path of the folder with the pictures and their .txt',
    ],
    source: 'ostris/ai-toolkit toolkit/data_loader.py',
    example: 'ValueError: dataset path does is not a directory: /workspace/dataset',
    other: 'dataset path: /workspace/dataset',
  },
]);

import { defineMessages } from './define.ts';

const comfy = 'comfyanonymous/ComfyUI execution.py, nodes.py, comfy/';
const ipadapter = 'cubiq/ComfyUI_IPAdapter_plus IPAdapterPlus.py';

/** What ComfyUI says of a workflow, and what its most used nodes say of their files. */
export const nodeMessages = defineMessages([
  {
    id: 'gemma-folder',
    class: 'model-file-missing',
    title: 'The text encoder is there without its tokenizer',
    match: ["No files matching pattern 'tokenizer.model' found"],
    cause: 'The node of LTX reads a whole folder of Gemma: tokenizer, configs and weights.',
    fix: [
      'hf download google/gemma-3-12b-it-qat-q4_0-unquantized --local-dir models/text_encoders/gemma-3-12b-it-qat-q4_0-unquantized   # in the folder of ComfyUI; hf auth login, once its page was agreed to; then choose a file of it in the node',
      '# or, in ComfyUI itself: "LTXV Audio Text Encoder Loader", which takes one file (gemma_3_12B_it_fp4_mixed.safetensors)',
    ],
    source: 'Lightricks/ComfyUI-LTXVideo README.md',
    example: "No files matching pattern 'tokenizer.model' found under /workspace/ComfyUI/models",
    other: "No files matching pattern '*.png' found",
    confidence: 'medium',
  },
  {
    id: 'insightface-onnxruntime',
    class: 'module-not-found',
    title: 'insightface finds no onnxruntime in this Python',
    match: ['Unable to import dependency onnxruntime'],
    weight: 'symptom',
    cause: 'It runs its models with it, and does not bring it.',
    fix: ['pip install onnxruntime-gpu   # without a card of NVIDIA: onnxruntime'],
    source: 'deepinsight/insightface python-package/insightface/__init__.py',
    example: 'ImportError: Unable to import dependency onnxruntime.',
    other: 'onnxruntime imported',
  },
  {
    id: 'node-needs-pack',
    class: 'comfyui-node-missing',
    title: 'A node uses those of {pack}, which are not here',
    match: [
      { text: 'requires ComfyUI-', pattern: /requires (?<pack>ComfyUI-[\w-]{2,40})/ },
      { text: 'you need to install ', pattern: /install '(?<pack>ComfyUI[\w-]{2,40})'/ },
    ],
    cause: 'It is not installed, its import failed (further up), or its folder has another name.',
    fix: [
      '# ComfyUI-Manager: install {pack}, and start again; by hand: git clone it into custom_nodes, under that name',
    ],
    source: 'lodestone-rock/ComfyUI_FluxMod',
    example: 'Could not find ComfyUI-GGUF node: GGUF support requires ComfyUI-GGUF',
    other: 'ComfyUI-GGUF requires ComfyUI',
  },
  {
    id: 'kaolin-guarded',
    class: 'module-not-found',
    title: 'TRELLIS and its kin run without kaolin, which makes the meshes',
    match: [
      { text: "name 'FlexiCubes' is not defined" },
      { text: 'Please install kaolin and diso', weight: 'hint' },
    ],
    cause: 'Its import failed and was passed over; the kaolin of PyPI is a placeholder.',
    fix: [
      `pip install kaolin -f "https://nvidia-kaolin.s3.us-east-2.amazonaws.com/torch-$(python3 -c 'import torch as t; print(t.__version__.split("+")[0] + "_cu" + t.version.cuda.replace(".", ""))').html" && pip install --no-build-isolation diso   # the wheel for the torch that is here`,
    ],
    source: 'microsoft/TRELLIS trellis/representations/mesh/cube2mesh.py',
    example: "NameError: name 'FlexiCubes' is not defined",
    other: "NameError: name 'Cubes' is not defined",
  },
  {
    id: 'dwpose-cpu',
    class: 'onnxruntime-cpu-only',
    title: 'DWPose runs on the CPU: this onnxruntime knows no GPU',
    match: [{ text: "Onnxruntime not found or doesn't come with acceleration providers", weight: 'hint' }],
    cause: 'onnxruntime is missing, or the CPU one lies over onnxruntime-gpu: both fill one folder.',
    fix: [
      'pip uninstall -y onnxruntime onnxruntime-gpu && pip install onnxruntime-gpu   # one only, in the Python of ComfyUI',
    ],
    source: 'Fannovel16/comfyui_controlnet_aux node_wrappers/dwpose.py',
    example:
      "DWPose: Onnxruntime not found or doesn't come with acceleration providers, switch to OpenCV with CPU device.",
    other: 'DWPose: Onnxruntime with acceleration providers detected',
  },
  {
    id: 'comfy-other-type',
    class: 'workflow-incomplete',
    title: 'Two nodes are connected whose types do not fit',
    match: [
      {
        text: 'Return type mismatch between linked nodes',
        pattern:
          /nodes: (?<input>\w{1,60}), (?:received_type\()?(?<got>[\w*,]{1,60})\)? (?:mismatch input_type\(|!= )(?<want>[\w*,]{1,60})/,
      },
    ],
    cause:
      'The input {input} takes {want}, and gets {got}: the workflow is of another release of that node, or of a node of that title in another pack.',
    fix: [
      '# in the workflow: take the line to {input} away and draw it from an output {want}; the node itself: right click > Fix node (recreate), or its newest version',
    ],
    source: comfy,
    example:
      '- Return type mismatch between linked nodes: clip_vision_output, received_type(IMAGE) mismatch input_type(CLIP_VISION_OUTPUT)',
    other: 'Return type mismatch',
  },
  {
    id: 'comfy-input-file',
    class: 'model-file-missing',
    title: 'The picture or video of the workflow is not on this machine',
    match: [
      {
        text: 'Invalid image file: ',
        pattern: /Invalid (?<kind>image|video|audio) file: (?<file>[\w .()/-]{1,160}\w)/,
      },
      { text: 'Invalid video file: ', pattern: /Invalid (?<kind>video) file: (?<file>[\w .()/-]{1,160}\w)/ },
      { text: 'Invalid audio file: ', pattern: /Invalid (?<kind>audio) file: (?<file>[\w .()/-]{1,160}\w)/ },
    ],
    cause: 'A workflow names its files only: {file} must lie in the folder input of ComfyUI.',
    fix: [
      '# in the node: "choose file to upload"; for the API: POST /upload/image first, or copy {file} into ComfyUI/input',
    ],
    source: comfy,
    example: '- Custom validation failed for node: image - Invalid image file: example.png',
    other: 'Invalid file: example.png',
  },
  {
    id: 'comfy-too-much',
    class: 'value-refused',
    title: 'A value of the workflow is beyond what the node takes',
    match: [
      {
        text: ' than m',
        pattern:
          /- Value (?<value>-?[\d.e+]{1,20}) (?:bigger than max|smaller than min) of (?<most>-?[\d.e+]{1,20}): (?<input>\w{1,60})/,
      },
    ],
    cause:
      '{input} is {value}, and the bound is {most}; a value that makes no sense: the node has other fields than the workflow knows.',
    fix: [
      '# in the workflow: {input} = {most}; right click > Fix node (recreate) where values stand in the wrong fields',
    ],
    source: comfy,
    example: '- Value 20000 bigger than max of 16384: width',
    other: 'Value 200 bigger than max',
  },
  {
    id: 'comfy-class-type',
    class: 'comfyui-node-missing',
    title: 'A node of the workflow has no type: it is not installed, or the file is that of the editor',
    match: ['node is missing the class_type property', "KeyError: 'class_type'"],
    cause:
      'The page knows no such node (not installed, a group or subgraph of another release), or the API was given the file of Save.',
    fix: [
      '# either: Manager > Install Missing Custom Nodes (or the newest ComfyUI, for subgraphs), restart, and load the page anew',
      '# or, for the API: Workflow > Export (API), and send {"prompt": THAT}',
    ],
    source: comfy,
    example: "'Cannot execute because a node is missing the class_type property.'",
    other: 'class_type: KSampler',
  },
  {
    id: 'comfy-lora-shape',
    class: 'model-mismatch',
    title: 'The LoRA was made for another model',
    match: [{ text: 'ERROR lora ', pattern: /ERROR lora (?<key>[\w.]{1,120}) shape/ }],
    cause:
      'Its layers are of another size (FLUX.1 and its forks Chroma, Flex, Fill; Wan 1.3B and 14B; SD 1.5 and SDXL): they are left out.',
    fix: ['# a LoRA whose page names this very base model; or the base model that its page names'],
    source: comfy,
    example: "ERROR lora diffusion_model.a.weight shape '[18432, 3072]' is invalid for input of size 1769472",
    other: 'lora loaded',
  },
  {
    id: 'comfy-controlnet',
    class: 'model-mismatch',
    title: 'The file is no ControlNet that ComfyUI knows',
    match: ['does not contain a valid controlnet model'],
    cause:
      'It is a LoRA (control-lora of FLUX), an IP-Adapter or T2I file, cut off, or newer than this ComfyUI.',
    fix: [
      'git pull && pip install -r requirements.txt   # in the folder of ComfyUI: newer kinds',
      '# FLUX depth and canny as LoRA: Load LoRA; else the ControlNet of the family of the model (SD 1.5, SDXL, FLUX), downloaded anew',
    ],
    source: comfy,
    example: 'RuntimeError: ERROR: controlnet file is invalid and does not contain a valid controlnet model.',
    other: 'controlnet file loaded',
  },
  {
    id: 'comfy-ipadapter-model',
    class: 'model-file-missing',
    title: 'The IP-Adapter file is not there under the name that the node looks for',
    match: ['IPAdapter model not found.'],
    cause: 'The unified loader finds files by their exact names in models/ipadapter.',
    fix: [
      'mkdir -p ComfyUI/models/ipadapter && hf download h94/IP-Adapter sdxl_models/ip-adapter-plus_sdxl_vit-h.safetensors --local-dir ip && mv ip/sdxl_models/*.safetensors ComfyUI/models/ipadapter/   # SDXL, preset PLUS; SD 1.5: models/ip-adapter-plus_sd15.safetensors; the README of the node lists the name of each preset',
    ],
    source: ipadapter,
    example: 'Exception: IPAdapter model not found.',
    other: 'IPAdapter model loaded from x',
  },
  {
    id: 'comfy-clip-vision-file',
    class: 'model-file-missing',
    title: 'The CLIP Vision file is not there under the name that the node looks for',
    match: ['ClipVision model not found.', 'CLIPVision model not found'],
    cause: 'The unified loader finds it by its name in models/clip_vision.',
    fix: [
      'hf download h94/IP-Adapter models/image_encoder/model.safetensors --local-dir ip && mv ip/models/image_encoder/model.safetensors ComfyUI/models/clip_vision/CLIP-ViT-H-14-laion2B-s32B-b79K.safetensors',
    ],
    source: ipadapter,
    example: 'Exception: ClipVision model not found.',
    other: 'CLIPVision model loaded',
  },
  {
    id: 'no-face',
    class: 'input-refused',
    title: 'No face is found in the picture',
    match: [
      'InsightFace: No face detected',
      {
        text: 'No face',
        pattern:
          /No faces? (?:was |were )?(?:detected|found) in (?:the |an? |this |your )?(?:\w{2,12} )?(?:image|picture|photo)/i,
      },
    ],
    cause: 'The detector sees none: too small or too large in the picture, turned, or drawn.',
    fix: ['# another picture: one face, from the front, a third of its height, with a margin around it'],
    source: ipadapter,
    example: 'Exception: InsightFace: No face detected.',
    other: 'face detected',
  },
  {
    id: 'comfy-upscaler',
    class: 'model-mismatch',
    title: 'The file is no upscaler that spandrel knows',
    match: [{ text: 'UnsupportedModelError', pattern: /spandrel/ }],
    cause:
      'A LoRA or checkpoint in models/upscale_models, a file that is cut off, or a kind that is newer than this spandrel.',
    fix: [
      'pip install -U spandrel spandrel_extra_arches   # then start anew',
      '# or a plain one: 4x-UltraSharp.pth, RealESRGAN_x4plus.pth',
    ],
    source: comfy,
    example: 'spandrel.__helpers.registry.UnsupportedModelError',
    other: 'UnsupportedModelError: x',
    confidence: 'medium',
  },
  {
    id: 'comfy-y',
    class: 'model-mismatch',
    title: 'An SDXL part meets one of SD 1.5',
    match: ['y must be specified if and only if the model is class-conditional'],
    cause:
      'SDXL wants the sizes beside the text (y), SD 1.5 has none: checkpoint and ControlNet (or motion module) are of two families.',
    fix: [
      '# a ControlNet (AnimateDiff, IP-Adapter) of the family of the checkpoint: its name or page says sd15 or sdxl',
    ],
    source: comfy,
    example: 'AssertionError: y must be specified if and only if the model is class-conditional',
    other: 'y must be specified',
  },
  {
    id: 'vhs-no-video',
    class: 'input-file-missing',
    title: 'The video cannot be read',
    match: [
      { text: 'could not be loaded with cv', pattern: /(?<file>[\w./-]{1,160}) could not be loaded with cv/ },
    ],
    cause: '{file} is not there, or of a format that this OpenCV does not read (AV1, HEVC).',
    fix: [
      'ffprobe {file} && ffmpeg -i {file} -c:v libx264 -pix_fmt yuv420p video.mp4   # then load video.mp4',
      '# or the node Load Video FFmpeg',
    ],
    source: 'Kosinkadink/ComfyUI-VideoHelperSuite videohelpersuite/load_video_nodes.py',
    example: 'Exception: video/clip.mp4 could not be loaded with cv.',
    other: 'clip.mp4 loaded with cv',
  },
  {
    id: 'nunchaku-fp4',
    class: 'model-mismatch',
    title: 'Nunchaku has one file for Blackwell and one for the cards before',
    match: [{ text: 'quantization for ', pattern: /Please use "(?<kind>fp4|int4)" quantization for/ }],
    cause: 'RTX 50 and B200 read fp4, older cards int4.',
    fix: ['# choose the file svdq-{kind}_… of the same model in the loader (its repository has both)'],
    source: 'nunchaku-tech/nunchaku nunchaku/utils.py',
    example: 'AssertionError: Please use "fp4" quantization for Blackwell GPUs.',
    other: 'use fp4 quantization for speed',
  },
  {
    id: 'meta-item',
    class: 'transformers-version-mismatch',
    title: 'The code of the model was written for transformers 4',
    match: ['Tensor.item() cannot be called on meta tensors'],
    cause:
      'transformers 5 builds each model without values first; code that reads values while it is built (BiRefNet, RMBG 2.0) fails.',
    fix: ['pip install "transformers<5"', '# or newer code of the model or node: git pull in its folder'],
    source: 'transformers 5.24.0 (wheel), modeling_utils.py',
    example: 'RuntimeError: Tensor.item() cannot be called on meta tensors',
    other: 'Tensor.item() called',
    confidence: 'medium',
  },
  {
    id: 'vhs-no-frames',
    class: 'value-refused',
    title: 'No frame of the video is left',
    match: ['RuntimeError: No frames generated'],
    cause: 'skip_first_frames is beyond its end, or the file has no pictures (only sound, cut off).',
    fix: [
      '# in the node Load Video: skip_first_frames 0, select_every_nth 1; still so: another file (ffprobe shows its streams)',
    ],
    source: 'Kosinkadink/ComfyUI-VideoHelperSuite videohelpersuite/load_video_nodes.py',
    example: 'RuntimeError: No frames generated',
    other: 'frames generated: 81',
  },
  {
    id: 'node-wants-node',
    class: 'comfyui-node-missing',
    title: 'A node calls one of another pack, which is not installed',
    match: [
      { text: "node isn't installed", pattern: /'(?<node>[A-Z]\w{2,60})' node isn't installed/ },
      {
        text: 'node (from ',
        pattern: /'(?<node>[A-Z]\w{2,60})' node \(from [\w-]{2,60}\) isn't installed/,
      },
    ],
    cause: 'The Impact Pack borrows it.',
    fix: [
      '# ComfyUI-Manager: Custom Nodes Manager, search {node} (or the pack that is named), install, start again (ACN_…: ComfyUI-Advanced-ControlNet)',
    ],
    source: 'ltdrdata/ComfyUI-Impact-Pack modules/impact/core.py',
    example: "RuntimeError: 'TilePreprocessor' node (from comfyui_controlnet_aux) isn't installed.",
    other: "a node isn't installed",
  },
  {
    id: 'comfy-too-old',
    class: 'package-too-old',
    title: 'This node is newer than this ComfyUI',
    match: ['[Impact Pack] ComfyUI is an outdated', 'not available in this ComfyUI version'],
    cause: 'It calls parts that came with a later ComfyUI.',
    fix: ['git pull && pip install -r requirements.txt   # in the folder of ComfyUI; then start it again'],
    source: 'kijai/ComfyUI-KJNodes nodes/model_optimization_nodes.py',
    example: 'Exception: comfy.context_windows not available in this ComfyUI version.',
    other: 'ComfyUI version: 0.3.60',
  },
  {
    id: 'attention-not-here',
    class: 'attention-not-available',
    title: 'flash-attn is chosen and not installed',
    match: ['Flash attention not found. Install either FA2', 'Install flash_attn_interface (FA3)'],
    cause: 'FA2 or FA3 is a package that is compiled for one torch and one generation of cards.',
    fix: [
      '# without it: the attention sdpa in the node or command (musubi-tuner: --sdpa): nearly as fast',
      'pip install flash-attn --no-build-isolation   # with nvcc, half an hour; its releases on GitHub have ready wheels',
    ],
    source: 'kijai/ComfyUI-KJNodes nodes/model_optimization_nodes.py',
    example: "ImportError: Flash attention not found. Install either FA2 ('flash_attn') or FA3",
    other: 'Flash attention not found',
  },
  {
    id: 'lora-other-base',
    class: 'model-mismatch',
    title: 'The LoRA is for another base model: none of its parts is taken',
    match: [
      {
        text: 'lora key not loaded: ',
        pattern:
          /^.{0,80}lora key not loaded: .{0,80}(?:unet|transformer|diffusion_model|blocks).{1,200}lora key not loaded: .{1,200}lora key not loaded: /,
        across: true,
      },
    ],
    weight: 'hint',
    cause:
      'The model has no place for its parts: another family (SD 1.5, SDXL, FLUX, Wan …), or a LoRA newer than this ComfyUI.',
    fix: [
      '# a LoRA of this very base, as its page names it (T2V and I2V differ, too)',
      'git pull && pip install -r requirements.txt   # it is of this base? then in the folder of ComfyUI',
    ],
    source: comfy,
    example:
      'lora key not loaded: lora_unet_a_b.alpha\nlora key not loaded: lora_unet_a_b.lora_down.weight\nlora key not loaded: lora_unet_a_b.lora_up.weight',
    other: 'lora key not loaded: lora_te2_text_projection.alpha',
    confidence: 'medium',
  },
  {
    id: 'faceid-insightface',
    class: 'input-not-connected',
    title: 'A FaceID model is used without InsightFace',
    match: ['insightface model is required for FaceID', 'InsightFace must be provided for FaceID'],
    weight: 'plain',
    cause: 'FaceID models read the face by insightface, and this node has none.',
    fix: [
      '# in the workflow: IPAdapter FaceID with "IPAdapter Unified Loader FaceID" (or InsightFace Loader at its input insightface); or a model without faceid in its name',
      'pip install insightface onnxruntime-gpu   # that loader fails: in the Python of ComfyUI',
    ],
    source: 'cubiq/ComfyUI_IPAdapter_plus IPAdapterPlus.py',
    example: 'Exception: insightface model is required for FaceID models',
    other: 'insightface model loaded',
  },
  {
    id: 'vhs-ffmpeg',
    class: 'libsndfile-or-ffmpeg-missing',
    title: 'The video nodes find no ffmpeg',
    match: ['ffmpeg is required for video outputs and could not'],
    cause: 'Video Combine calls it.',
    fix: [
      'pip install imageio-ffmpeg   # brings one; in the Python of ComfyUI, then start it again',
      'apt-get update && apt-get install -y ffmpeg   # or the one of the system',
    ],
    source: 'Kosinkadink/ComfyUI-VideoHelperSuite videohelpersuite/utils.py',
    example: 'ProcessLookupError: ffmpeg is required for video outputs and could not be found.',
    other: 'ffmpeg found',
  },

  {
    id: 'cupy-not-loaded',
    class: 'broken-install',
    title: 'CuPy is installed for another CUDA, or twice',
    match: ['If you installed CuPy via wheels', 'CuPy failed to load'],
    cause: 'cupy-cuda11x, cupy-cuda12x and cupy-cuda13x are one package for one CUDA each.',
    fix: [
      'pip uninstall -y cupy cupy-cuda11x cupy-cuda12x cupy-cuda13x && pip install "cupy-cuda$(python3 -c \'import torch; print(torch.version.cuda.split(".")[0])\')x"   # all away, then the one of the CUDA of torch',
    ],
    source: 'cupy/cupy cupy/__init__.py',
    example:
      'ImportError: Failed to import CuPy. If you installed CuPy via wheels (cupy-cudaXXX or cupy-rocm-X-X), make sure that the package matches with the version of CUDA or ROCm installed.',
    other: 'cupy-cuda12x 13.3.0',
  },
  {
    id: 'sage-refused',
    class: 'attention-not-available',
    title: 'SageAttention does not take this card, or these numbers',
    match: [
      { text: 'Unsupported CUDA architecture: sm', pattern: /sm\d{2,3}\b/ },
      { text: 'Input tensors must be in dtype of torch.float16' },
    ],
    cause: 'It computes in float16 or bfloat16 only, on cards from RTX 30 on.',
    fix: [
      '# without it: --use-sage-attention out of the command of ComfyUI; in the node: attention_mode (or sage_attention) sdpa',
    ],
    source: 'sageattention 2.2 core.py',
    example: 'ValueError: Unsupported CUDA architecture: sm75',
    other: 'CUDA architecture: sm75',
  },
  {
    id: 'vfi-download',
    class: 'model-file-missing',
    title: 'The node Frame Interpolation cannot fetch its model',
    match: [
      {
        text: 'Tried all GitHub base urls to download',
        pattern: /urls to download (?<file>[\w.-]{3,60})/,
      },
    ],
    cause: 'None of its addresses gave {file}: no network, or the file is gone there.',
    fix: [
      '# search {file} on the Hub, and put it into custom_nodes/ComfyUI-Frame-Interpolation/ckpts/rife (or the folder there of the other kind)',
      'git pull   # in the folder of the node: newer addresses',
    ],
    source: 'Fannovel16/ComfyUI-Frame-Interpolation vfi_utils.py',
    example: 'Exception: Tried all GitHub base urls to download rife47.pth but no suceess.',
    other: 'Tried to download rife47.pth',
    confidence: 'medium',
  },
  {
    id: 'wan-encoder',
    class: 'model-mismatch',
    title: 'The nodes of WanVideoWrapper take text encoder and CLIP in a form of their own',
    match: [
      { text: 'Invalid T5 text encoder model' },
      { text: 'Invalid CLIP model, this node' },
      { text: 'fp8 scaled is not supported by this node' },
    ],
    cause:
      'The files of Comfy-Org (umt5_xxl_fp8_e4m3fn_scaled, clip_vision_h) are for the nodes of ComfyUI itself.',
    fix: [
      'hf download Kijai/WanVideo_comfy umt5-xxl-enc-bf16.safetensors --local-dir ComfyUI/models/text_encoders',
      '# CLIP: open-clip-xlm-roberta-large-vit-huge-14_visual_fp16.safetensors of the same, into models/clip_vision or text_encoders, as the node lists it',
    ],
    source: 'kijai/ComfyUI-WanVideoWrapper nodes_model_loading.py',
    example: "ValueError: Invalid T5 text encoder model, this node expects the 'umt5-xxl' model",
    other: 'T5 text encoder model loaded',
  },
]);

import { type AnswerCase, answersAs } from './told.ts';

const first: readonly AnswerCase[] = [
  // Of the words that there are, those that begin as what was typed.
  [
    "setup.py: error: argument --backend: invalid choice: 'rocm' (choose from 'default', 'rocm-6.4', 'rocm-7.0', 'cpu')",
    'message-says',
    /^# one of these: rocm-6\.4, rocm-7\.0\W /,
  ],
  [
    "setup.py: error: argument --backend: invalid choice: 'r' (choose from 'default', 'rocm-6.4', 'cpu')",
    'message-says',
    /^# one of these: default, rocm-6\.4, cpu\W /,
  ],
  [
    "AttributeError: module 'google.protobuf.descriptor' has no attribute '_internal_create_key'",
    'protobuf-mismatch',
    /"protobuf>=3\.20\.3,<3\.21/,
  ],
  [
    'Traceback (most recent call last):\n  File "/workspace/HandNet/handnet/ops/crop.py", line 3, in <module>\n    from . import crop_cuda\nImportError: cannot import name \'crop_cuda\'',
    'module-not-found',
    /--include=setup\.py crop_cuda/,
  ],
  [
    'Traceback (most recent call last):\n  File "run.py", line 2, in <module>\n    from helprs import *\nModuleNotFoundError: No module named \'helprs\'',
    'module-not-found',
    /git pull/,
    /^python3 -m pip/,
  ],
  [
    'Traceback (most recent call last):\n  File "run.py", line 2, in <module>\n    from helprs import start\nModuleNotFoundError: No module named \'helprs\'',
    'module-not-found',
    /pip install helprs/,
  ],
  [
    'File ".../envs/face/lib/python3.10/site-packages/basicsr/data/degradations.py", line 8, in <module>\n    from torchvision.transforms.functional_tensor import rgb_to_grayscale\nModuleNotFoundError: No module named \'torchvision.transforms.functional_tensor\'',
    'torchvision-functional-tensor-removed',
    /find_spec\("basicsr"\)/,
    / \.\.\.\//,
  ],
  [
    'Error: llama runner process has terminated: this model is not supported by your version of Ollama. You may need to upgrade',
    'model-not-supported',
    /ollama\.com\/install\.sh/,
  ],
  [
    "ImportError: cannot import name 'VectorQuantizer2' from 'taming.modules.vqvae.quantize'",
    'wrong-package-same-name',
    /taming-transformers-rom1504/,
  ],
  // The log ends there: torch waits for a lock.
  [
    'Using /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...\nUsing /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...',
    'extension-build-failed',
    /^rm -rf ~\/\.cache\/torch_extensions/,
  ],
  [
    'Using /root/.cache/torch_extensions/py311_cu124 as PyTorch extensions root...\nCreating extension directory /root/x...\nstep 1 loss 0.3',
    'none',
  ],
  [
    'File "/workspace/forge/modules/loading.py", line 8, in refresh\n    size = sizes.get(shared.opts.tile_size, 1)\nTypeError: unhashable type: \'list\'',
    'config-refused',
    /d\.pop\('tile_size'/,
  ],
  ["TypeError: unhashable type: 'list'", 'none'],
  [
    'train.py: error: unrecognized arguments: old town --output_name=last --lr=1e-4',
    'unknown-argument',
    /quotes round the value that ends with: old town/,
  ],
  [
    'train.py: error: unrecognized arguments: town --output_name=last',
    'unknown-argument',
    /^# take town out/,
  ],
  ["'llamafactory-cli' 不是内部或外部命令，也不是可运行的程序", 'command-not-found'],
  [
    'llamafactory-cli : 无法将“llamafactory-cli”项识别为 cmdlet、函数、脚本文件或可运行程序的名称。',
    'command-not-found',
  ],
  [
    "AttributeError: module 'modules.shared_items' has no attribute 'new_thing'",
    'api-mismatch',
    /^git pull/,
    /pip show/,
  ],
  [
    "AttributeError: module 'custom_rasterizer_kernel' has no attribute 'rasterize_image'",
    'extension-build-failed',
    /--include=setup\.py custom_rasterizer_kernel/,
  ],
  [
    "ModuleNotFoundError: No module named 'custom_rasterizer'",
    'module-not-found',
    /--include=setup\.py custom_rasterizer/,
  ],
  [
    "AttributeError: 'GRPOConfig' object has no attribute 'num_iterations'",
    'trl-version-mismatch',
    /"trl>=0\.16/,
  ],
  [
    "AttributeError: 'GRPOTrainer' object has no attribute 'current_gradient_accumulation_steps'",
    'transformers-version-mismatch',
    /"transformers>=4\.55/,
  ],
  [
    'Error: error loading model /root/.ollama/models/blobs/sha256:8934d96d3f08982e95922b2b7a2c626a1fe873d7',
    'model-not-loaded',
    /ollama\.com\/install\.sh/,
  ],
  [
    'File "/workspace/run_flow.py", line 90, in main\n    loader = NODE_CLASS_MAPPINGS["UnetLoaderGGUF"]()\nKeyError: \'UnetLoaderGGUF\'',
    'comfyui-node-missing',
    /import_custom_nodes\(\)/,
  ],
  [
    'Could not find ComfyUI-GGUF node: GGUF support requires ComfyUI-GGUF',
    'comfyui-node-missing',
    /install ComfyUI-GGUF/,
  ],
  [
    'Traceback (most recent call last):\n  File "/workspace/Meta-Tuner/src/metatuner/launcher.py", line 5, in <module>\n    from metatuner.train import run\nModuleNotFoundError: No module named \'metatuner\'',
    'module-not-found',
    /install -e \/workspace\/Meta-Tuner/,
  ],
  [
    "File \"/workspace/moon2/moon2/utils/misc.py\", line 6, in parts\n    from moon2 import _C\nImportError: cannot import name '_C' from 'moon2' (/workspace/moon2/moon2/__init__.py)",
    'extension-build-failed',
    /pip install --no-build-isolation -v -e \./,
    /git pull/,
  ],
  [
    'Please install the updated requirements.txt file by running:\nE:\\Easy\\python_embeded\\python.exe -s -m pip install -r E:\\Easy\\ComfyUI\\requirements.txt',
    'app-requirements-outdated',
    /-r E:\\Easy\\ComfyUI\\requirements\.txt/,
  ],
  [
    "ERROR: This action requires 'allow_git_url_install = true' in config.ini ([default] section).",
    'setting-refused',
    /allow_git_url_install = true/,
  ],
  [
    "File \"/workspace/kohya_ss/sd-scripts/library/new_util.py\", line 3, in f\n    x = net.new_part\nAttributeError: 'LoRANetwork' object has no attribute 'new_part'",
    'api-mismatch',
    /^git pull && git submodule update/,
  ],
  [
    "TypeError: Loader._patch.<locals>.attention_moon() got an unexpected keyword argument 'transformer_options'",
    'api-mismatch',
    /KJNodes/,
  ],
  [
    'ValueError: Tokenizer class GemmaTokenizer does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /^python3 -m pip install -U transformers/,
  ],
  [
    'ValueError: Tokenizer class MoonTokenizer does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /^# in code: AutoTokenizer/,
  ],
  [
    'File "/w/kohya_ss/sd-scripts/library/model_util.py", line 4, in convert\n    a = unet_state_dict["time_embed.0.weight"]\nKeyError: \'time_embed.0.weight\'',
    'checkpoint-of-another-kind',
    /^# the file is of another family/,
  ],
  [
    "KeyError: 'layers.7.self_attn.o_proj.weight.absmax'",
    'vllm-setting-refused',
    /--load-format bitsandbytes/,
  ],
  ["KeyError: 'layers.7.self_attn.o_proj.qweight'", 'model-not-supported'],
  [
    "moon-pack 2.0.1 is not compatible with nunchaku Package 'nunchaku' not found.. Please update nunchaku to a supported version in ['v1.2.0'].",
    'package-version-mismatch',
    /1\.2\.0/,
  ],
  [
    'NotImplementedError: Architecture "MoonForCausalLM" not supported!',
    'model-not-supported',
    /^git pull && pip install -U -r requirements\.txt \.\/gguf-py/,
  ],
  [
    'File "E:\\AI\\ComfyUI\\custom_nodes\\MoonWrapper\\nodes.py", line 57, in __init__\n    super().__init__(*args)\n  File "E:\\AI\\ComfyUI\\comfy\\model_base.py", line 152, in __init__\n    f(self.part_new)\nAttributeError: \'MoonModel\' object has no attribute \'part_new\'',
    'api-mismatch',
    /^git -C custom_nodes\/MoonWrapper pull && git pull/,
  ],
  [
    "TypeError: WanVideoMoonLoader.loadmodel() got an unexpected keyword argument 'moon_model'",
    'api-mismatch',
    /update the pack that has WanVideoMoonLoader/,
  ],
  [
    "TypeError: MoonReader.loadmodel() got an unexpected keyword argument 'moon_model'",
    'api-mismatch',
    undefined,
    /Manager/,
  ],
];

answersAs(import.meta.filename, { first });

import { type AnswerCase, answersAs } from './told.ts';

/** The way for the program, the system and the place that the log shows; and the nearest log of another place. */
const places: readonly AnswerCase[] = [
  // The program that llama.cpp is built into, by its own words; then llama.cpp itself, and how it came.
  [
    "Error: 500 Internal Server Error: llama runner process has terminated: error loading model: missing tensor 'blk.0.tide.weight'\nllama_model_load_from_file_impl: failed to load model",
    'model-not-supported',
    /^curl \S+ https:\/\/ollama\.com\/install\.sh/,
    /cmake/,
  ],
  [
    "$ ramalama serve tide\nllama_model_load: error loading model: unknown model architecture: 'tide'\nllama_model_load_from_file_impl: failed to load model",
    'model-not-supported',
    /^pip install -U ramalama/,
    /cmake/,
  ],
  [
    "$ brew install llama.cpp\nllama_model_load: error loading model: error loading model architecture: unknown model architecture: 'tide'",
    'model-not-supported',
    /^brew upgrade llama\.cpp/,
    /cmake/,
  ],
  [
    "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'tide'",
    'model-not-supported',
    /^git pull && cmake/,
  ],
  // The installer has run: what still answers is the server of the container.
  [
    'root@0a1b2c3d4e5f:/# curl -fsSL https://ollama.com/install.sh | sh\n>>> Install complete.\nError: pull model manifest: 412: \n\nThe model you are attempting to pull requires a newer version of Ollama.',
    'model-not-supported',
    /^pkill -x ollama.+make the container anew/,
  ],
  // An environment of conda has its python at the top, a virtual one in Scripts.
  [
    '  File "C:\\tide\\installer_files\\env\\lib\\site-packages\\gradio\\component_meta.py", line 159, in wrapper\n    return fn(self, **kwargs)\nTypeError: Audio.__init__() got an unexpected keyword argument \'source\'',
    'gradio-version-mismatch',
    /^C:\\tide\\installer_files\\env\\python\.exe -m pip install/,
  ],
  [
    '  File "C:\\tide\\venv\\lib\\site-packages\\gradio\\component_meta.py", line 159, in wrapper\n    return fn(self, **kwargs)\nTypeError: Audio.__init__() got an unexpected keyword argument \'source\'',
    'gradio-version-mismatch',
    /^C:\\tide\\venv\\Scripts\\python\.exe -m pip install/,
  ],
  // A drive in the middle of the line; a path of Linux beside it speaks for WSL.
  [
    "Cannot import E:\\ComfyUI\\custom_nodes\\Tide module for custom nodes: module 'torch.amp' has no attribute 'custom_fwd'",
    'torch-version-mismatch',
    /^python -m pip install/,
  ],
  [
    "me@box:/mnt/c/ComfyUI$ python main.py --base E:\\models\nmodule 'torch.amp' has no attribute 'custom_fwd'",
    'torch-version-mismatch',
    /^python3 -m pip install/,
  ],
  [
    "Cloning into 'B:\\tide\\repositories\\stable-diffusion-stability-ai'...\nremote: Repository not found.\nfatal: repository 'https://github.com/Stability-AI/stablediffusion.git/' not found",
    'git-repository-not-found',
    /^set STABLE_DIFFUSION_REPO=\S+ && \.\\webui-user\.bat/,
  ],
  [
    '  File "D:\\Program Files\\tide\\faster_whisper\\transcribe.py", line 133, in __init__\nRuntimeError: File model.bin is incomplete: failed to read a value of size 4 at position 0',
    'corrupt-download',
    /^powershell -c "rm -r -fo ~\\\.cache\\huggingface/,
  ],
  // A cell starts no shell by itself, and an environment that is made is not that of its kernel.
  [
    "  File \"/content/tide/plots.py\", line 86, in box\n    w, h = self.font.getsize(label)\nAttributeError: 'FreeTypeFont' object has no attribute 'getsize'",
    'pillow-version-mismatch',
    /^%pip install "pillow<=9\.5\.0"/,
  ],
  [
    "  File \"/home/me/tide/plots.py\", line 86, in box\n    w, h = self.font.getsize(label)\nAttributeError: 'FreeTypeFont' object has no attribute 'getsize'",
    'pillow-version-mismatch',
    /^python3 -m pip install "pillow<=9\.5\.0"/,
  ],
  [
    "  File \"/content/tide/net.py\", line 85, in build\n    tf.contrib.layers.Flatten(\nAttributeError: module 'tensorflow' has no attribute 'contrib'",
    'tensorflow-version-mismatch',
    /conda activate py37.{0,80}\npython3 -m pip install/,
  ],
  // The sed of macOS wants a word behind -i.
  [
    '  File "/Users/me/tide/lib/python3.10/site-packages/basicsr/data/degradations.py", line 8, in <module>\n    from torchvision.transforms.functional_tensor import rgb_to_grayscale\nModuleNotFoundError: No module named \'torchvision.transforms.functional_tensor\'',
    'torchvision-functional-tensor-removed',
    /^sed -i '' 's\//,
  ],
];

answersAs(import.meta.filename, { first: places });

import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** What apps say: their models, workers, pages and sound. */
export const appSignatures = defineSignatures([
  {
    id: 'comfy-model',
    class: 'model-file-missing',
    stage: 'run',
    title: 'The workflow names model files that are not in their folder',
    weight: 'root',
    match: [
      {
        text: 'Value not in list',
        pattern: /Value not in list: (?<field>\w{1,60}): '(?<file>[^'\n]{1,160})' not in/,
      },
      { text: 'value_not_in_list' },
      { text: 'Value not in list', not: /list: \w{1,60}: '/ },
    ],
    cause:
      'ComfyUI has no file {file} for {field}: it was not downloaded, lies in another folder, or the volume is mounted elsewhere ("not in []" = that folder holds nothing at all).',
    fix: [
      'hf download OWNER/REPO {file} --local-dir ComfyUI/models/FOLDER   # the page that the workflow names (FOLDER: that of the loader); or choose in the node a file that is there',
      'ls ComfyUI/models/*/   # what is there; empty? is the volume mounted where ComfyUI looks?',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/ValyrianTech/ComfyUI_with_Flux/issues/11',
      'https://github.com/runpod-workers/worker-comfyui/issues/163',
    ],
    reviewed,
    matches: ["  - Value not in list: unet_name: 'flux1-dev.safetensors' not in []"],
    misses: ['got prompt'],
  },
  {
    id: 'comfy-node',
    class: 'comfyui-node-missing',
    stage: 'run',
    title: 'The workflow uses a node that is not installed',
    weight: 'plain',
    match: [
      {
        text: 'does not exist',
        pattern: /[Nn]ode (?:type )?'?"?(?<node>[\w.+-][\w .+-]{0,60}?)'?"? does not exist/,
      },
      { text: 'missing_node_type', pattern: /Node '(?<node>[\w .+-]{1,60})' not found/ },
      { text: 'missing_node_type' },
      { text: 'When loading the graph, the following node types were not found' },
    ],
    explainedBy: [
      'module-not-found',
      'diffusers-version-mismatch',
      'transformers-version-mismatch',
      'numpy2-abi',
    ],
    cause:
      'A custom node of the workflow is not installed, or its import failed (then the reason stands further up, before IMPORT FAILED).',
    fix: [
      '# ComfyUI Manager > Install Missing Custom Nodes (the workflow asks for {node}), then restart ComfyUI',
      'grep -n "IMPORT FAILED" -B 30 comfyui.log   # where the folder of the node is there already',
    ],
    confidence: 'medium',
    sources: ['https://github.com/runpod-workers/worker-comfyui/issues/128'],
    reviewed,
    matches: ['invalid prompt: Cannot execute because node UltralyticsDetectorProvider does not exist.'],
    misses: ['0.0 seconds: /comfyui/custom_nodes/comfyui-various'],
  },
  {
    id: 'comfy-import-failed',
    class: 'comfyui-node-import-failed',
    stage: 'import',
    title: 'A ComfyUI node could not be loaded',
    weight: 'symptom',
    match: [
      { text: '(IMPORT FAILED)', pattern: /IMPORT FAILED\):? (?<node>\S{1,200})/ },
      {
        text: 'module for custom nodes',
        pattern: /Cannot import (?<node>\S{1,200}) module for custom nodes/,
      },
    ],
    cause: 'The node {node} failed while it was imported; why stands in a traceback further up in the log.',
    fix: [
      'git -C {node} pull && pip install -r {node}/requirements.txt   # in the Python that runs ComfyUI, then restart it',
      '# still so: ComfyUI itself newer (git pull and its requirements), or the node of before: git -C {node} checkout HEAD~1',
    ],
    confidence: 'low',
    sources: ['https://github.com/runpod-workers/worker-comfyui/issues/53'],
    reviewed,
    matches: ['   0.1 seconds (IMPORT FAILED): /comfyui/custom_nodes/comfyui-impact-pack'],
    misses: ['   0.1 seconds: /comfyui/custom_nodes/comfyui-impact-pack'],
  },
  {
    id: 'comfy-own-nodes',
    class: 'comfyui-node-import-failed',
    stage: 'import',
    title: 'Nodes of ComfyUI itself lack their packages',
    weight: 'symptom',
    match: [{ text: 'IMPORT FAILED: nodes_' }],
    cause:
      'A newer ComfyUI names more packages in its requirements.txt than are installed in the Python that runs it.',
    fix: [
      'pip install -r requirements.txt   # in the folder of ComfyUI, with the Python that runs it (portable: ..\\python_embeded\\python.exe -m pip …); then restart it',
    ],
    confidence: 'medium',
    sources: ['Comfy-Org/ComfyUI nodes.py'],
    reviewed,
    matches: ['IMPORT FAILED: nodes_audio.py'],
    misses: ['IMPORT FAILED: custom_nodes/foo'],
  },
  {
    id: 'model-path',
    class: 'model-file-missing',
    stage: 'run',
    title: 'A model file is not where the program looks for it',
    weight: 'plain',
    match: [
      {
        text: 'No such file or directory: ',
        pattern:
          /No such file or directory: '?"?(?<file>[^'"\n]{1,220}\.(?:safetensors|ckpt|pth|pt|bin|gguf|onnx|sft|engine|pkl))\b/,
      },
      {
        text: 'No such file or directory',
        pattern:
          /(?:cannot (?:access|open|stat)|failed to open|error opening) '?(?<file>[^'"\n]{1,200}\.(?:safetensors|ckpt|pth|pt|gguf|onnx|sft|engine))'?: No such file/,
      },
      { text: 'failed to open GGUF file', pattern: /file '(?<file>[^'\n]{1,200})'/ },
      {
        text: 'cannot be opened for loading',
        pattern: /(?<file>[\w./-]{1,200}) cannot be opened for loading/,
      },
      { text: 'Error no file named', pattern: /no file named (?<file>.{1,160}?)(?: found)? in directory/ },
      { text: 'does not appear to have a file named', pattern: /file named (?<file>[\w./-]{1,100})/ },
    ],
    explainedBy: ['disk-full', 'hf-auth-gated', 'network-timeout'],
    cause: 'The file {file} is not there: its download was skipped, failed or went to another folder.',
    fix: [
      'mkdir -p "$(dirname {file})" && hf download OWNER/REPO "$(basename {file})" --local-dir "$(dirname {file})"   # its README names where it is (a page of the Hub, a drive, releases): it goes to {file}; in a container: or mount the folder of the host that has it (-v)',
      'find / -xdev -name "$(basename {file})" 2>/dev/null   # in another folder? then link it, or give that path',
    ],
    confidence: 'medium',
    sources: ['https://github.com/ai-dock/comfyui/issues/75'],
    reviewed,
    matches: [
      "FileNotFoundError: [Errno 2] No such file or directory: '/workspace/models/unet/flux1-dev.sft'",
    ],
    misses: ["FileNotFoundError: [Errno 2] No such file or directory: 'config.json'"],
  },
  {
    id: 'state-dict',
    class: 'model-mismatch',
    stage: 'run',
    title: 'The weights are of another model than the program builds',
    weight: 'plain',
    match: [
      { text: 'in loading state_dict for', pattern: /loading state_dict for (?<model>\w{1,60})/ },
      { text: 'size mismatch for', pattern: /size mismatch for (?<model>[\w.]{1,100}): copying a param/ },
      { text: 'key(s) in state_dict: "' },
      { text: 'unexpected key "', pattern: /in state_dict'/ },
      { text: 'Could not detect model type of' },
    ],
    explainedBy: ['corrupt-download', 'git-lfs-pointer'],
    cause:
      'A checkpoint, LoRA, text encoder or VAE of one model family (SD 1.5, SDXL, FLUX, Wan, …) is loaded into another, or the code that loads it is older than the model.',
    fix: [
      '# compare family and variant: model, LoRA, ControlNet, text encoder and VAE must be of the same one (for FLUX: clip_l and t5xxl, ae.safetensors)',
      'git pull && pip install -r requirements.txt   # in the folder of the app, where the model is newer than the code',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/bmaltais/kohya_ss/issues/192',
      'https://github.com/Akegarasu/lora-scripts/issues/700',
    ],
    reviewed,
    matches: [
      'RuntimeError: Error(s) in loading state_dict for Flux:\n\tsize mismatch for img_in.weight: copying a param with shape torch.Size([3072, 384]) from checkpoint',
    ],
    misses: ['<All keys matched successfully>'],
  },
  {
    id: 'vllm-architecture',
    class: 'model-not-supported',
    stage: 'run',
    title: 'This release does not know the model',
    weight: 'root',
    match: [
      { text: 'are not supported for now', pattern: /Model architectures \[(?<model>.{1,100})\]/ },
      { text: 'has no vLLM implementation', not: /falling back/ },
    ],
    cause: 'The model is newer than the program that loads it, or of a kind that it does not serve.',
    fix: ['pip install -U vllm   # a container: its newest image'],
    confidence: 'high',
    sources: ['vllm-project/vllm@v0.10.0 vllm/model_executor/models/registry.py'],
    reviewed,
    matches: ["ValueError: Model architectures ['Qwen9ForCausalLM'] are not supported for now."],
    misses: ['Resolved architecture: Qwen3ForCausalLM'],
  },
  {
    id: 'vllm-engine',
    class: 'vllm-engine-failed',
    stage: 'run',
    title: 'The engine of vLLM did not start; the reason stands above',
    weight: 'symptom',
    match: ['Engine core initialization failed', 'EngineCore failed to start', 'EngineDeadError'],
    cause:
      'This line only reports that a worker ended. Its own error stands further up, marked with the name and pid of the worker.',
    fix: [
      'grep -nE "Error|error:" vllm.log | head   # the first of them is the cause; start vLLM again with its output in a file',
    ],
    confidence: 'low',
    sources: ['https://github.com/vllm-project/vllm/issues/17618'],
    reviewed,
    matches: [
      'RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}',
    ],
    misses: ['Engine core initialized'],
  },
  {
    id: 'espeak',
    class: 'espeak-missing',
    stage: 'run',
    title: 'The speech program espeak is not installed',
    weight: 'root',
    match: [
      { text: 'espeak not installed' },
      { text: 'No espeak backend found' },
      {
        text: 'espeak',
        pattern:
          /(?:espeak(?:-ng)?: (?:command )?not found|failed to load (?:the )?espeak|libespeak-ng\.so)/i,
      },
    ],
    cause:
      'The text-to-speech app turns text into sounds with espeak-ng, a program of the system that pip does not bring.',
    fix: [
      'apt-get update && apt-get install -y espeak-ng',
      'export PHONEMIZER_ESPEAK_LIBRARY=$(ldconfig -p | grep -o "/.*libespeak-ng.so.1" | head -1)   # where it is still not found',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/log1stics/voice-generator-webui/issues/4',
      'https://github.com/Zyphra/Zonos/issues/142',
    ],
    reviewed,
    matches: ['RuntimeError: espeak not installed on your system'],
    misses: ['Setting up espeak-ng (1.51+dfsg-10)'],
  },
  {
    id: 'portaudio',
    class: 'libsndfile-or-ffmpeg-missing',
    stage: 'run',
    title: 'PortAudio is not installed',
    weight: 'root',
    match: [
      'PortAudio library not found',
      { text: 'libportaudio.so', pattern: /libportaudio\.so[\d.]{0,6}: cannot open/ },
    ],
    cause:
      'sounddevice and pyaudio play and record through PortAudio, a library of the system that pip does not bring.',
    fix: ['apt-get update && apt-get install -y libportaudio2'],
    confidence: 'high',
    sources: ['https://github.com/IAHispano/Applio/issues/1144'],
    reviewed,
    matches: ['OSError: PortAudio library not found'],
    misses: ['Setting up libportaudio2:amd64 (19.6.0-1.2)'],
  },
  {
    id: 'onnxruntime',
    class: 'onnxruntime-cpu-only',
    stage: 'run',
    title: 'onnxruntime runs on the CPU',
    weight: 'plain',
    match: [
      {
        text: 'CUDAExecutionProvider',
        pattern:
          /CUDAExecutionProvider(?:'| is)? (?:is )?not (?:available|in available|found)|Failed to create CUDAExecutionProvider|not in available provider names/,
      },
      // The package for the CPU alone lists that one.
      { text: "['AzureExecutionProvider', 'CPUExecutionProvider']" },
      {
        text: 'onnxruntime_providers_cuda',
        pattern: /libonnxruntime_providers_cuda\.so with error|onnxruntime_providers_cuda\.dll/,
      },
    ],
    cause:
      'Both onnxruntime and onnxruntime-gpu are installed and the first hides the second, or the GPU one was built for another CUDA or cuDNN than is here.',
    fix: [
      'pip uninstall -y onnxruntime onnxruntime-gpu && pip install onnxruntime-gpu   # both away, then the one with CUDA (12) alone',
      'python3 -c "import onnxruntime as o; print(o.get_available_providers())"   # must list CUDAExecutionProvider',
    ],
    confidence: 'medium',
    sources: ['https://github.com/TaterTotterson/microWakeWord-Trainer-Nvidia-Docker/issues/1'],
    reviewed,
    matches: ['CUDAExecutionProvider not available, ONNX will fall back to CPU.'],
    misses: ["Applied providers: ['CUDAExecutionProvider', 'CPUExecutionProvider']"],
  },
  {
    id: 'gradio-share',
    class: 'gradio-share-failed',
    stage: 'serve',
    title: 'gradio could not make its public link',
    weight: 'hint',
    match: ['Could not create share link'],
    cause:
      'share=True asks a server of gradio for a tunnel with the program frpc, and it was not downloaded or not reached. The app itself runs.',
    fix: [
      '# open the port of the app instead: on a pod the HTTP proxy address of the port 7860, with GRADIO_SERVER_NAME=0.0.0.0',
      '# or download frpc as the message says and make it executable: chmod +x',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/lm-sys/FastChat/issues/2664',
      'https://github.com/gradio-app/gradio/issues/7474',
    ],
    reviewed,
    matches: [
      'Could not create share link. Missing file: /venv/lib/python3.10/site-packages/gradio/frpc_linux_amd64_v0.2.',
    ],
    misses: ['Running on public URL: https://x.gradio.live'],
  },
  {
    id: 'origin',
    class: 'gradio-behind-proxy',
    stage: 'serve',
    title: 'The app refuses requests that come through a proxy',
    weight: 'plain',
    match: [
      { text: 'non matching host and origin' },
      { text: 'Blocking Cross Origin' },
      { text: 'Blocked cross-origin' },
      { text: '_xsrf', pattern: /'_xsrf' argument missing/ },
    ],
    cause:
      'The browser speaks with the proxy under one name, the app is asked under another, and it takes that for an attack.',
    fix: [
      'python3 main.py --listen 0.0.0.0 --enable-cors-header   # ComfyUI',
      "jupyter lab --ip=0.0.0.0 --ServerApp.allow_origin='*' --ServerApp.allow_remote_access=True   # Jupyter, with a token",
      '# gradio: launch(root_path="https://ADDRESS-OF-THE-PROXY") or GRADIO_ROOT_PATH',
    ],
    confidence: 'medium',
    sources: [
      'comfyanonymous/ComfyUI@v0.3.40 server.py',
      'jupyter-server/jupyter_server@v2.14.0 jupyter_server/base/handlers.py',
    ],
    reviewed,
    matches: [
      'WARNING: request with non matching host and origin 127.0.0.1:8188 != abc-8188.proxy.runpod.net, returning 403',
    ],
    misses: ['Running on local URL:  http://0.0.0.0:7860'],
  },
  {
    id: 'jupyter-root',
    class: 'jupyter-as-root',
    stage: 'serve',
    title: 'Jupyter will not run as root unless it is told to',
    weight: 'root',
    match: ['Running as root is not recommended. Use --allow-root'],
    cause: 'In a container everything runs as root, and Jupyter asks for that to be confirmed.',
    fix: ['jupyter lab --allow-root --ip=0.0.0.0 --port=8888 --no-browser'],
    confidence: 'high',
    sources: ['jupyter-server/jupyter_server@v2.14.0 jupyter_server/serverapp.py'],
    reviewed,
    matches: [
      '[C 2025-01-02 10:00:00.000 ServerApp] Running as root is not recommended. Use --allow-root to bypass.',
    ],
    misses: ['jupyter lab --allow-root'],
  },
  {
    id: 'wandb',
    class: 'wandb-login-missing',
    stage: 'run',
    title: 'Weights & Biases asks for a key, and nobody can answer',
    weight: 'root',
    match: [
      { text: 'api_key not configured (no-tty)' },
      { text: 'call wandb.login(' },
      { text: 'The API key you provided is either invalid or missing' },
    ],
    cause: 'The training logs to wandb, which has no key here and no terminal to ask.',
    fix: [
      'export WANDB_MODE=disabled   # trains without it',
      '# or: export WANDB_API_KEY=…   # your key, of https://wandb.ai/authorize: one that is set already may be refused',
    ],
    confidence: 'high',
    sources: ['wandb/wandb@v0.17.0 wandb/errors/util.py'],
    reviewed,
    matches: [
      'wandb.errors.UsageError: api_key not configured (no-tty). call wandb.login(key=[your_api_key])',
    ],
    misses: ['wandb: Run data is saved locally'],
  },
  {
    id: 'arguments',
    class: 'unknown-argument',
    stage: 'run',
    title: 'The program does not know an option that it was given',
    weight: 'plain',
    match: [
      {
        text: 'unrecognized arguments',
        pattern:
          /^(?<program>[\w./-]{1,80})(?: \w[\w-]{1,30})?: error: unrecognized arguments: (?<argument>\S{1,80})/,
        not: /hf: error|huggingface-cli|--local-rank|local-dir-use-symlinks|resume-download/,
      },
      {
        text: 'No such option',
        pattern: /[Nn]o such option:? '?(?<argument>--[\w-]{1,60})/,
        not: /local-dir-use-symlinks|resume-download/,
      },
      {
        text: ' argument: ',
        pattern: /^(?:error: )?(?:unknown|invalid|unrecognized) argument: (?<argument>--?[\w-]{1,60})/,
      },
      {
        text: 'unknown flag: ',
        pattern: /unknown flag: (?<argument>--[\w-]{1,60})/,
        not: /--gpus|--shm-size|mount|link/,
      },
    ],
    explainedBy: ['hf-cli-missing-or-renamed'],
    cause: 'The option {argument} is of another version of the program, misspelt, or missing.',
    fix: [
      '# compare with --help of the program that is here; where the guide is newer: git pull in its folder, where it is older: drop the option',
    ],
    confidence: 'medium',
    sources: ['https://docs.python.org/3/library/argparse.html'],
    reviewed,
    matches: ['launch.py: error: unrecognized arguments: --xformers-flash'],
    misses: ['usage: main.py [-h]'],
  },
]);

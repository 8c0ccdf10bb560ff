import { defineMessages } from './define.ts';

/** Data, and the files that say where and what it is. */
export const dataMessages = defineMessages([
  {
    id: 'colmap-poses',
    class: 'training-data-missing',
    title: 'COLMAP could place only a part of the pictures',
    match: [
      'Mismatch between number of images and number of poses',
      'the correct camera poses for current points cannot be accessed',
      { text: 'Mismatch between imgs', pattern: /Mismatch between imgs \d{1,6} and poses \d/ },
    ],
    cause:
      'It places only pictures that share enough points with others, and the program wants a camera for each.',
    fix: [
      '# more pictures in smaller steps (sharp, one exposure; no other file in their folder), and COLMAP again in an empty folder',
      '# or move those away that were not placed (images.txt of the model says which), then make the poses anew',
    ],
    source: 'https://github.com/kwea123/nerf_pl/issues/33',
    example: 'AssertionError: Mismatch between number of images and number of poses! Please rerun COLMAP!',
    other: 'AssertionError: Mismatch between number of images and labels',
    confidence: 'medium',
  },
  {
    id: 'env-remark',
    class: 'env-remark',
    title: 'The remark behind a value was read as a part of it',
    match: [
      { text: 'invalid hostPort', pattern: /\d\s{1,60}#/ },
      { text: 'invalid literal for int', pattern: /'[^'#]{0,80}\s#\s?[A-Za-z]/ },
      { text: 'could not convert string to float', pattern: /'[^'#]{0,80}\s#\s?[A-Za-z]/ },
      { text: 'Not a valid ', pattern: /'[^'#]{0,80}\s#\s?[A-Za-z]/ },
      { text: "' does not exist", pattern: /\s# ?[a-z].{3,80}' does not exist/ },
      { text: 'arg(s), received', pattern: /accepts \d{1,3} arg\(s\), received \d{1,3}/ },
    ],
    onlyAnswered: true,
    cause: 'Many programs take the line of a variable to its end.',
    fix: ['# in .env: the remark on a line of its own'],
    source: 'https://github.com/docker/cli/issues/4404',
    example: "ValueError: invalid literal for int() with base 10: '18000 # in seconds, 5 hours'",
    other: "ValueError: invalid literal for int() with base 10: '#1'",
  },
  {
    id: 'triton-config',
    class: 'triton-config',
    title: 'config.pbtxt and the model have other sizes',
    match: [
      'but the model configuration specifie',
      'model configuration supports batching but',
      'model configuration shape is',
      { text: 'configuration specified max-batch' },
      {
        text: ', allowed ',
        pattern: /unexpected (?:inference )?(?:in|out)put '.{1,80}', allowed (?:in|out)puts are: /,
      },
    ],
    cause:
      'With max_batch_size above 0 Triton puts one more size in front of dims, which the model must have free (-1); with 0 dims must be all the sizes of the model.',
    fix: ['# in config.pbtxt: max_batch_size: 0, and dims as the model has them'],
    source:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html',
    example:
      "UNAVAILABLE: Invalid argument: model 'pose', tensor 'in': the model expects 4 dimensions (shape [1,3,224,224]) but the model configuration specifies 4 dimensions (shape [1,3,224,244])",
    other: 'model configuration: {"name": "pose"}',
  },
  {
    id: 'nnunet-folders',
    class: 'environment-variable-missing',
    title: 'nnU-Net does not find the data: its three variables lead elsewhere, or are not set',
    match: [
      { text: 'Could not find a task with the ID', pattern: /task with the ID (?<id>\d{1,4})/ },
      { text: 'Could not find a dataset with the ID', pattern: /dataset with the ID (?<id>\d{1,4})/ },
      { text: 'nnUNet_raw', pattern: /nnUNet_raw\w{0,10} is not defined/, weight: 'hint' },
    ],
    cause:
      'nnU-Net looks for the data by number in the folders of nnUNet_raw (its release 1: nnUNet_raw_data_base), nnUNet_preprocessed and nnUNet_results (1: RESULTS_FOLDER), as this shell has them.',
    fix: [
      'export nnUNet_raw="$PWD/nnUNet_raw" nnUNet_preprocessed="$PWD/nnUNet_preprocessed" nnUNet_results="$PWD/nnUNet_results"   # typed in the folder that has them; then the same again; the data in nnUNet_raw/DatasetXXX_NAME',
      'export nnUNet_raw_data_base="$PWD/nnUNet_raw_data_base" nnUNet_preprocessed="$PWD/nnUNet_preprocessed" RESULTS_FOLDER="$PWD/nnUNet_trained_models"   # nnU-Net 1 (it says task): the data in nnUNet_raw_data_base/nnUNet_raw_data/TaskXXX_NAME',
      'env | grep -iE "nnunet|RESULTS_FOLDER"; ls "$nnUNet_raw" "$nnUNet_raw_data_base/nnUNet_raw_data"   # is a folder of that number there?',
    ],
    source: 'MIC-DKFZ/nnUNet documentation/setting_up_paths.md',
    example:
      'RuntimeError: Could not find a dataset with the ID 7. Make sure the requested dataset ID exists',
    other: 'Could not find a job with the ID 7',
  },
  {
    id: 'triton-no-config',
    class: 'triton-config',
    title: "A model of Triton's repository has no config.pbtxt",
    match: [
      {
        text: 'config.pbtxt',
        pattern:
          /failed to open text file for read (?<place>\/[\w./-]{1,160}\/(?<model>\w[\w.-]{0,80}))\/config\.pbtxt: No such/,
      },
    ],
    cause:
      '{place} is taken for a model, and Triton was told not to write its config itself (or cannot: Python and PyTorch models, the folder of something else in the repository).',
    fix: [
      'ls -R {place}   # wanted: {place}/1/model.onnx (model.plan: TensorRT, model.pt: PyTorch, model.py: Python); another kind of folder? move it out of the repository',
      `printf 'name: "{model}"\\nbackend: "onnxruntime"\\nmax_batch_size: 0\\n' > {place}/config.pbtxt   # or backend "tensorrt", "pytorch" (with input and output), "python": as the file in 1/ is; then start it again`,
      '# ONNX, TensorRT, TensorFlow, OpenVINO: Triton writes it itself without --disable-auto-complete-config (before 22.01: with --strict-model-config=false)',
    ],
    source:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html',
    example:
      "E0514 model_repository_manager.cc:1927] Poll failed for model directory 'det': failed to open text file for read /models/det/config.pbtxt: No such file or directory",
    other: 'I0514 Loading /models/det/config.pbtxt',
  },
  {
    id: 'triton-stray-folder',
    class: 'triton-config',
    title: "A folder in Triton's model repository is no model",
    match: [
      {
        text: 'config.pbtxt',
        pattern:
          /failed to open text file for read (?<place>\/[\w./-]{1,160}\/\.[\w.-]{1,80})\/config\.pbtxt: No such/,
      },
    ],
    cause:
      'Triton takes each folder of its repository for a model; {place} is that of an editor, of git or of a notebook.',
    fix: [
      'mv {place} "$HOME"/   # out of the repository (.git: rather the models into a folder of their own, and --model-repository names that); then start it again',
    ],
    source:
      'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_repository.html',
    example:
      'failed to open text file for read /models/.ipynb_checkpoints/config.pbtxt: No such file or directory',
    other: 'Loading /models/.det/config.pbtxt',
  },
  {
    id: 'hdf5-none',
    class: 'corrupt-download',
    title: 'A file that is read as HDF5 is none, or is not whole',
    match: [
      { text: 'file signature not found' },
      'unable to find file signature',
      { text: 'truncated file: eof', pattern: /truncated file: eof ?=/ },
    ],
    cause:
      'HDF5 (weights of Keras in .h5 or .hdf5, data sets, .mat from 7.3 on) begins with a mark of its own and knows its length: this file is a pointer of Git LFS, a web page saved under that name, half a download, or of another format (.keras is a zip).',
    fix: [
      'find . \\( -name "*.h5" -o -name "*.hdf5" -o -name "*.hdf" -o -name "*.mat" \\) -exec ls -l {} + -exec file {} +   # in its folder: not "Hierarchical Data Format"? then it is none: ASCII text of 130 bytes is a pointer, HTML a page',
      '# a pointer: git lfs install && git lfs pull in its repository; else delete it, and download it again from where the README links to (GitHub: "Download raw file"; Google Drive: gdown)',
    ],
    source: 'https://github.com/HDFGroup/hdf5 src/H5Fsuper.c',
    example: 'OSError: Unable to open file (file signature not found)',
    other: "gpg: Can't check signature: not found",
  },
  {
    id: 'listed-data',
    class: 'training-data-missing',
    title: 'The pictures are not where the list of the data says',
    match: [
      { text: 'missing path', pattern: /Dataset .{0,200}not found.{0,20}, missing paths? / },
      { text: 'Dataset not found', pattern: /Exception: Dataset not found/ },
    ],
    cause: 'train: and val: begin in path: of that file.',
    fix: ['# in that file: path: the whole path of the folder'],
    source: 'https://github.com/ultralytics/ultralytics/issues/18323',
    example: "Dataset 'my.yaml' images not found, missing path '/content/datasets/valid/images'",
    other: 'Dataset not found on the Hub',
  },
  {
    id: 'dataset-info',
    class: 'training-data-missing',
    title: 'The list of data sets is another one, or is not there',
    weight: 'plain',
    match: [
      {
        text: 'dataset_info.json',
        pattern:
          /Undefined dataset (?<name>[\w./-]{1,160}) in|Cannot open .{0,200}dataset_info|No such file.{0,200}dataset_info/,
      },
    ],
    cause:
      'dataset_dir is data, a relative path: it begins in the folder where llamafactory-cli is started; or that list has no entry of this name.',
    fix: ['# start it in its folder'],
    source: 'hiyouga/LLaMA-Factory@v0.9.1 src/llamafactory/data/parser.py',
    example: 'ValueError: Undefined dataset mllm_demo in dataset_info.json.',
    other: 'Loading dataset_info.json',
  },
  {
    id: 'build-no-gpu',
    class: 'extension-build-failed',
    title: 'The build asks for the card, and none is seen where it runs',
    match: [
      { text: 'No CUDA runtime is found, using CUDA_HOME', weight: 'hint' },
      { text: "arch_list[-1] += '+PTX'" },
      { text: 'Unknown compute capability. Specify' },
      // torch says it of every build that goes on, too.
      { text: 'TORCH_CUDA_ARCH_LIST is not set', not: /all archs for visible cards/ },
      { text: 'Set TORCH_CUDA_ARCH_LIST or build on a machine' },
      { text: '`nvidia-smi` failed. Ensure' },
      {
        text: 'CMake Error at',
        pattern:
          /\(message\):\s{1,8}.{0,60}(?:\bGPUs? (?:was |is |could )?not (?:be )?(?:found|detected)|\b[Nn]o (?:\w{1,12} )?GPUs? (?:found|detected))/,
        across: true,
      },
    ],
    onlyAnswered: true,
    explainedBy: ['driver-too-old', 'torch-cpu-only'],
    cause: 'In docker build there is no card.',
    fix: ['export TORCH_CUDA_ARCH_LIST="8.6"'],
    source: 'https://github.com/MrForExample/ComfyUI-3D-Pack/issues/86',
    example:
      '      arch_list[-1] += \'+PTX\'\n  File "/x/site-packages/torch/utils/cpp_extension.py", line 1, in _get_cuda_arch_flags',
    other: 'GPU not found, using the CPU',
  },
  {
    id: 'no-box',
    class: 'data-of-another-form',
    title: 'A picture without a box is among the data',
    match: ['bbox should have 2 dimensions, got 1'],
    cause: 'Its list of boxes is empty, and then has one dimension.',
    fix: [
      '# in the loader: torch.as_tensor(boxes).reshape(-1, 4); or take each picture without a box out of the annotation file',
    ],
    source: 'https://github.com/chengchunhsu/EveryPixelMatters/issues/3',
    example: 'ValueError: bbox should have 2 dimensions, got 1',
    other: 'bbox should have 2 dimensions, got 3',
  },
  {
    id: 'json-lines',
    class: 'config-file-broken',
    title: 'The file holds a value on each line (JSON Lines), and pandas reads it as one',
    match: [{ text: 'Trailing data', pattern: /ValueError: Trailing data/ }],
    cause: 'After the first line the value is whole, and more follows.',
    fix: ['# in the code: read_json(…, lines=True)'],
    source: 'pandas-dev/pandas pandas/io/json/_json.py',
    example: 'ValueError: Trailing data',
    other: 'Trailing data ignored',
  },
  {
    id: 'video-without-face',
    class: 'input-refused',
    title: 'A frame of the video has no face',
    match: ['Face not detected! Ensure the video'],
    cause: 'Wav2Lip wants one in every frame.',
    fix: [
      '# cut the part without a face out: ffmpeg -i IN.mp4 -ss FROM -to TO OUT.mp4',
      '# or its place for all frames: --box TOP BOTTOM LEFT RIGHT',
    ],
    source: 'Rudrabha/Wav2Lip inference.py',
    example: 'ValueError: Face not detected! Ensure the video contains a face in all the frames.',
    other: 'Number of frames available for inference: 120',
  },
  {
    id: 'nifti-renamed',
    class: 'data-of-another-form',
    title: 'The files end with .nii.gz, and are not packed',
    match: [
      {
        text: 'Cannot work out file type of',
        pattern: /type of "(?<folder>[\w./+-]{1,200})\/[^"/]{1,120}\.nii\.gz"/,
      },
    ],
    cause: 'They were only renamed (or are cut).',
    fix: [
      'for f in {folder}/*.nii.gz; do gzip -t "$f" 2>/dev/null || { gzip -c "$f" > packed && mv packed "$f"; }; done   # the folder of the labels likewise',
    ],
    source: 'nibabel 5.3.2 loadsave.py',
    example:
      'nibabel.filebasedimages.ImageFileError: Cannot work out file type of "/data/tide/TIDE_1.nii.gz"',
    other: 'nibabel.load("/data/tide/TIDE_1.nii.gz")',
    confidence: 'medium',
  },
]);

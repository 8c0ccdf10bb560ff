import { defineMessages } from './define.ts';

/** What programs of vision, robotics, sound and science say without calling it an error, or in several lines. */
export const researchMessages = defineMessages([
  {
    id: 'mujoco-path',
    class: 'step-left-out',
    title: 'mujoco-py wants a folder in LD_LIBRARY_PATH',
    match: [
      {
        text: 'Missing path to your environment variable',
        across: true,
        pattern: /LD_LIBRARY_PATH=\$LD_LIBRARY_PATH:(?<folder>\/[\w./-]{2,120})/,
      },
    ],
    cause: '{folder} must be in it before Python starts.',
    fix: ['export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:{folder}"   # then start again'],
    source: 'openai/mujoco-py mujoco_py/builder.py',
    example:
      'Missing path to your environment variable. \nCurrent values LD_LIBRARY_PATH=\nPlease add following line to .bashrc:\nexport LD_LIBRARY_PATH=$LD_LIBRARY_PATH:/root/.mujoco/mujoco210/bin',
    other: 'Missing path to your data',
  },
  {
    id: 'hydra-lexer',
    class: 'setting-refused',
    title: 'Hydra cannot read a value of the command',
    match: ['LexerNoViableAltException: ', "no viable alternative at input '"],
    cause: 'A blank or one of = , ( ) [ ] { } $ stands bare in it.',
    fix: [`# in the command, in two kinds of quotes: 'KEY="THE VALUE"'`],
    source: 'hydra-core 1.3.8 (wheel)',
    example: 'hydra.errors.OverrideParseException: LexerNoViableAltException: data.path=/data/my folder',
    other: 'no viable alternative',
  },
  {
    id: 'albumentations-size',
    class: 'api-mismatch',
    title: 'albumentations wants other arguments than the code gives',
    match: ['validation error for InitSchema', 'validation errors for InitSchema'],
    cause: 'Each transform checks its arguments since 1.4; some got other names.',
    fix: [
      'pip install "albumentations<1.4"   # of the time of the code',
      '# or, in the code: size=(HEIGHT, WIDTH) in place of height and width (RandomResizedCrop), fill in place of value',
    ],
    source: 'albumentations 2.0.8 (wheel)',
    example: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for InitSchema',
    other: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings',
  },
  {
    id: 'apex-of-the-index',
    class: 'wrong-package-same-name',
    title: 'The apex that is installed is another package of that name',
    match: ["name 'UnencryptedCookieSessionFactoryConfig' from 'pyramid"],
    cause: 'The apex of the index is a web framework; that of NVIDIA is only in its repository.',
    fix: [
      'pip uninstall -y apex && git clone --depth 1 https://github.com/NVIDIA/apex && cd apex && APEX_CPP_EXT=1 APEX_CUDA_EXT=1 pip install -v --no-build-isolation .   # nvcc of the CUDA of torch',
      '# or without: torch.amp and torch.nn.parallel of torch itself',
    ],
    source: 'NVIDIA/apex README.md',
    example:
      "ImportError: cannot import name 'UnencryptedCookieSessionFactoryConfig' from 'pyramid.session' (unknown location)",
    other: "ImportError: cannot import name 'amp' from 'apex'",
  },
  {
    id: 'whisper-half',
    class: 'half-precision-nan',
    title: 'Whisper gives nan in half precision on this card',
    match: [
      {
        text: 'to satisfy the constraint',
        pattern: /\(\d{1,3}, 518(?:64|65|66)\)/,
      },
    ],
    cause: 'GTX 16xx and some drivers compute float16 wrongly.',
    fix: [
      '# --fp16 False; in code: model.transcribe(FILE, fp16=False); fine-tuning: bf16=True in place of fp16',
    ],
    source: 'openai/whisper whisper/decoding.py',
    example:
      'ValueError: Expected parameter logits (Tensor of shape (5, 51865)) of distribution Categorical(logits: torch.Size([5, 51865])) to satisfy the constraint IndependentConstraint(Real(), 1), but found invalid values:',
    other:
      'ValueError: Expected parameter loc (Tensor of shape (64, 2)) of distribution Normal(loc: torch.Size([64, 2])) to satisfy the constraint Real(), but found invalid values:',
  },
  {
    id: 'qt-offscreen',
    class: 'no-display',
    title: 'Qt has no screen to draw on',
    match: ['Could not load the Qt platform plugin "xcb" in "" even'],
    cause: 'The program (COLMAP, matplotlib, a Qt window) finds its plugin, and no screen or library for it.',
    fix: [
      'export QT_QPA_PLATFORM=offscreen   # then start again; COLMAP built without CUDA: --SiftExtraction.use_gpu 0 --SiftMatching.use_gpu 0, too',
      'apt-get update && apt-get install -y libxcb-cursor0 libxcb-xinerama0 libxkbcommon-x11-0   # or, where there is a screen',
    ],
    source: 'https://doc.qt.io/qt-6/qpa.html',
    example: 'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
    other:
      'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/v/cv2/qt/plugins" even though it was found.',
  },
  {
    id: 'few-poses',
    class: 'training-data-shape',
    title: 'COLMAP finds too few pictures that go together',
    match: [
      'No good initial image pair found',
      'failed to create sparse model',
      { text: 'COLMAP only found poses for', pattern: /only found poses for (?:\d|[0-3]\d)\.\d\d%/ },
    ],
    cause: 'They overlap too little, are blurred, or are of a moving or plain thing.',
    fix: [
      '# more pictures that overlap (of a video: more frames), sharp ones; ns-process-data: --matching-method exhaustive; colmap: exhaustive_matcher in place of sequential_matcher',
    ],
    source: 'nerfstudio 1.1.5 (wheel), process_data/colmap_utils.py',
    example: 'COLMAP only found poses for 3.41% of the images. This is low.',
    other: 'COLMAP found poses for 98.00% of the images.',
    confidence: 'medium',
  },
  {
    id: 'paddle-onednn',
    class: 'api-mismatch',
    title: 'Paddle fails on the CPU in oneDNN, or in a second thread',
    match: [
      {
        text: 'self.predictor.run()',
        across: true,
        pattern: /RuntimeError: (?:Unknown exception|std::exception)/,
      },
    ],
    cause:
      'It says no more than that; its models run without oneDNN, and each object in the thread that made it.',
    fix: [
      '# in the code: PaddleOCR(enable_mkldnn=False, …); several threads: one PaddleOCR made in each',
      'pip install -U paddlepaddle paddleocr   # still so',
    ],
    source: 'paddlex 3.7.2 (wheel)',
    example: '    self.predictor.run()\nRuntimeError: Unknown exception',
    other: '    self.predictor.run()\nRuntimeError: out of range',
    confidence: 'medium',
  },
  {
    id: 'paddle-cpu',
    class: 'torch-cpu-only',
    title: 'This Paddle is the one for the CPU',
    match: ['PaddlePaddle is not compiled with CUDA', 'installed paddlepaddle is not compiled with CUDA'],
    cause: 'On PyPI its build for GPUs ends with 2.6.',
    fix: [
      'pip uninstall -y paddlepaddle paddlepaddle-gpu && pip install "paddlepaddle-gpu>=3" -i https://www.paddlepaddle.org.cn/packages/stable/cu126/   # or: device="cpu" (use_gpu=False)',
    ],
    source: 'PaddlePaddle/Paddle python/paddle/device/__init__.py',
    example: "ValueError: The device should not be 'gpu', since PaddlePaddle is not compiled with CUDA",
    other: 'PaddlePaddle is compiled with CUDA',
  },
  {
    id: 'ros-not-sourced',
    class: 'step-left-out',
    title: 'ROS does not know the package: its setup was not read in this shell',
    match: [
      { text: 'not found, searching: [', pattern: /package '(?<package>\w{2,60})' not found, searching/ },
      { text: 'ament_', pattern: /package configuration file provided by "(?<package>ament_\w{2,40})"/ },
    ],
    cause: '{package} is not in AMENT_PREFIX_PATH, which the setup files fill.',
    fix: [
      'source /opt/ros/*/setup.bash; source install/setup.bash   # the second in the workspace, after colcon build; then the same again',
      '# still so: apt-get install -y ros-$ROS_DISTRO-… of {package}, with - in place of _',
    ],
    source: 'ros2/ros2cli ros2run',
    example: "Package 'talk' not found: \"package 'talk' not found, searching: ['/opt/ros/humble']\"",
    other: 'provided by "Eigen3" with any of',
  },
  {
    id: 'ros-master',
    class: 'service-not-reached',
    title: 'The master of ROS does not run',
    match: ['Unable to communicate with master', 'Failed to contact master at'],
    cause: 'Each program of ROS 1 asks roscore first.',
    fix: [
      'roscore &   # first, in another terminal (roslaunch starts it itself); on another machine: export ROS_MASTER_URI=http://IT:11311',
    ],
    source: 'ros/ros_comm',
    example: 'ERROR: Unable to communicate with master!',
    other: 'Unable to communicate with the node',
  },
  {
    id: 'rclpy-python',
    class: 'python-version-unsupported',
    title: 'ROS 2 is compiled for the Python of the system, and another one runs',
    match: [{ text: '_rclpy_pybind11.cpython-', pattern: /isn't present/ }],
    cause: 'Humble goes with Python 3.10, Jazzy with 3.12.',
    fix: [
      'conda deactivate; deactivate 2>/dev/null; /usr/bin/python3 FILE.py   # or an environment of that very Python',
    ],
    source: 'ros2/rclpy rclpy/impl/implementation_singleton.py',
    example:
      "The C extension '/opt/ros/humble/lib/python3.10/site-packages/_rclpy_pybind11.cpython-311-x86_64-linux-gnu.so' isn't present on the system.",
    other: 'import _rclpy_pybind11.cpython-310',
  },
  {
    id: 'carla-start',
    class: 'root-refused',
    title: 'CARLA (or another game of Unreal) does not start as root',
    match: ['Refusing to run with the root privileges'],
    cause: 'Unreal refuses root.',
    fix: ['useradd -m sim; chown -R sim .; su sim -c "./CarlaUE4.sh -RenderOffScreen"   # in its folder'],
    source: 'https://carla.readthedocs.io/en/latest/build_docker/',
    example: 'Refusing to run with the root privileges.',
    other: 'running with the root privileges',
  },
  {
    id: 'carla-versions',
    class: 'api-mismatch',
    title: 'The server of CARLA and the package carla are of different releases',
    match: [
      {
        text: 'Client API version',
        across: true,
        pattern: /Simulator API version {0,6}= (?<version>\d[\d.]{2,10})/,
      },
    ],
    cause: 'The server is {version}.',
    fix: [
      'pip install "carla=={version}"   # none for this Python: the .whl of PythonAPI/carla/dist of that server',
    ],
    source: 'carla-simulator/carla LibCarla/source/carla/client/detail/Simulator.cpp',
    example: 'WARNING: Client API version     = 0.9.13\nWARNING: Simulator API version  = 0.9.15',
    other: 'Client API version 0.9.13',
  },
  {
    id: 'vulkan-driver',
    class: 'gpu-cannot-render',
    title: 'No driver for Vulkan is found',
    match: [
      'Cannot find a compatible Vulkan driver',
      'omni.gpu_foundation_factory.plugin] Failed to create any GPU devices',
    ],
    cause: 'A container gets that part of the driver only with the capability graphics.',
    fix: [
      '# the container: -e NVIDIA_DRIVER_CAPABILITIES=all (a pod: its environment variables), then start it anew; a card with RT cores for Isaac Sim (not A100, H100)',
      'apt-get update && apt-get install -y libvulkan1 vulkan-tools libxext6 && vulkaninfo --summary   # must name the card, not llvmpipe',
    ],
    source:
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    example: 'Cannot find a compatible Vulkan driver (ICD).',
    other: 'Vulkan driver found',
    confidence: 'medium',
  },
  {
    id: 'sox-missing',
    class: 'libsndfile-or-ffmpeg-missing',
    title: 'SoX is not installed',
    match: ['SoX could not be found!'],
    cause: 'The package sox only calls the program of that name.',
    fix: ['apt-get update && apt-get install -y sox libsox-fmt-all'],
    source: 'sox (wheel) sox/__init__.py',
    example: 'SoX could not be found!',
    other: 'SoX found',
    weight: 'plain',
  },
  {
    id: 'picture-of-odd-size',
    class: 'value-refused',
    title: 'H.264 takes only even widths and heights',
    match: [
      {
        text: 'not divisible by 2',
        pattern: /(?<side>width|height) not divisible by 2 \((?<size>\d{1,5}x\d{1,5})\)/,
      },
    ],
    cause: 'The picture is {size}.',
    fix: ['# ffmpeg: -vf "scale=trunc(iw/2)*2:trunc(ih/2)*2" before the output; imageio: macro_block_size=2'],
    source: 'FFmpeg libavcodec/libx264.c',
    example: '[libx264 @ 0x55d] height not divisible by 2 (1080x1351)',
    other: 'width is divisible by 2',
  },
  {
    id: 'imagemagick-policy',
    class: 'setting-refused',
    title: 'ImageMagick may not read texts from files (a policy of the system)',
    match: [{ text: 'not allowed by the security policy', pattern: /`@/ }],
    cause: 'moviepy hands the text of a TextClip over in a file.',
    fix: [`sed -i '/pattern="@\\*"/d' /etc/ImageMagick-6/policy.xml   # (ImageMagick-7) then start again`],
    source: 'moviepy docs/install.rst',
    example:
      'convert-im6.q16: attempt to perform an operation not allowed by the security policy `@/tmp/a.txt` @ error/property.c',
    other: 'operation not allowed by the security policy `PDF`',
  },
  {
    id: 'tensorrt-profile',
    class: 'value-refused',
    title: 'The model has sizes that are open, and TensorRT is told none',
    match: ['but no optimization profile has been defined'],
    cause: 'An input with -1 in its shape needs the smallest, usual and largest size.',
    fix: [
      '# trtexec --minShapes=NAME:1x3x640x640 --optShapes=… --maxShapes=… (NAME and sizes of the input); in code: profile = builder.create_optimization_profile(); profile.set_shape(NAME, min, opt, max); config.add_optimization_profile(profile)',
      '# or exported with fixed sizes (YOLO: dynamic=False)',
    ],
    source: 'NVIDIA/TensorRT samples/common',
    example:
      'Error Code 4: Internal Error (Network has dynamic or shape inputs, but no optimization profile has been defined.)',
    other: 'optimization profile 0 is set',
  },
  {
    id: 'built-part-in-a-circle',
    class: 'extension-build-failed',
    title: 'The compiled part of the repository was not built',
    match: [
      {
        text: 'from partially initialized module',
        pattern: /import name '(?<part>\w{2,60}_(?:cuda|ext|cpp))' from partially/,
        not: /site-packages|dist-packages/,
      },
    ],
    cause: '{part} is made when the repository is installed, and is not there for this Python.',
    fix: [
      'python3 -m pip install --no-build-isolation -v -e .   # in the folder of the repository that has setup.py; nvcc of the CUDA of torch must be there',
    ],
    source: 'open-mmlab/OpenPCDet docs/INSTALL.md',
    example:
      "ImportError: cannot import name 'iou3d_nms_cuda' from partially initialized module 'pcdet.ops.iou3d_nms' (most likely due to a circular import) (/w/pcdet/ops/iou3d_nms/__init__.py)",
    other: "ImportError: cannot import name 'tools' from partially initialized module 'app' (/w/app.py)",
  },
  {
    id: 'infos-not-made',
    class: 'step-left-out',
    title: 'The lists of the data set were not made yet',
    match: [
      {
        text: 'No such file or directory',
        pattern: /'(?<file>[\w./-]{1,200}_(?:db)?infos_\w{2,20}\.pkl)'/,
      },
    ],
    cause: '{file} is made from the data set by a script of the project; it is no download.',
    fix: [
      '# OpenPCDet: python -m pcdet.datasets.kitti.kitti_dataset create_kitti_infos tools/cfgs/dataset_configs/kitti_dataset.yaml; mmdet3d: python tools/create_data.py kitti --root-path ./data/kitti --out-dir ./data/kitti --extra-tag kitti (another data set: its name there)',
    ],
    source: 'open-mmlab/OpenPCDet docs/GETTING_STARTED.md',
    example: "FileNotFoundError: [Errno 2] No such file or directory: '/w/data/kitti/kitti_infos_train.pkl'",
    other: "FileNotFoundError: [Errno 2] No such file or directory: '/w/data/a.pkl'",
  },
]);

import { defineMessages } from './define.ts';

/** What programs of vision, robotics, sound and science say without calling it an error, or in several lines. */
export const researchMessages = defineMessages([
  {
    id: 'robosuite-controllers',
    class: 'robosuite-version-mismatch',
    title: 'The environment was described for robosuite 1.4, and this is 1.5',
    match: [
      {
        text: 'controller is specified, but not imported',
        pattern: /(?<name>OSC_\w{4,8}|IK_POSE|JOINT_\w{6,8}) controller/,
      },
    ],
    cause: '{name} is a controller of the whole robot up to robosuite 1.4; in 1.5 it is one of a part of it.',
    fix: [
      'pip install "robosuite==1.4.1"   # data sets and configs (robomimic) of before 1.5; the robomimic that is for it',
      '# or, in code of your own: controller_configs=load_composite_controller_config(controller="BASIC")',
    ],
    source: 'robosuite 1.4.1 and 1.5.0 (wheels)',
    example: 'AssertionError: OSC_POSE controller is specified, but not imported or loaded',
    other: 'AssertionError: MY_OWN controller is specified, but not imported or loaded',
  },
  {
    id: 'spconv-unregistered',
    class: 'broken-install',
    title: 'spconv and cumm are of different releases',
    match: [{ text: 'type not registered yet?', pattern: /spconv|cumm\b|tv::/ }],
    cause:
      'spconv is compiled against the cumm of its release and CUDA, and finds another (spconv-cu… wants cumm-cu… of the same CUDA, and no plain cumm beside it).',
    fix: ['pip install --force-reinstall spconv-cu118'],
    source: 'traveller59/spconv README.md',
    example:
      "ImportError: arg(): could not convert default argument 'timer: tv::CUDAKernelTimer' in method '<class 'spconv.core_cc.Params'>.__init__' into a Python object (type not registered yet?)",
    other:
      "arg(): could not convert default argument 'a: x::T' into a Python object (type not registered yet?)",
    stage: 'import',
  },
  {
    id: 'pybind-unregistered',
    class: 'broken-install',
    title: 'A compiled module needs another one, which is not loaded or of another release',
    match: [
      {
        text: 'type not registered yet?',
        pattern:
          /argument '[^']{0,60}: (?<type>[\w:]{3,80})[^']{0,40}' in method '<class '(?<root>[a-z]\w{1,40})\./,
        not: /spconv|cumm\b|tv::/,
      },
    ],
    cause:
      '{root} uses {type} of another compiled package, and finds none: that one is of another release or build, or is to be imported first.',
    fix: [
      'pip install --force-reinstall --no-cache-dir {root}   # in the version that the app names: with the releases of its companions that it asks for',
      '# still so: import the package that has {type} above it (import torch first)',
    ],
    source: 'pybind/pybind11 include/pybind11/cast.h',
    example:
      "ImportError: arg(): could not convert default argument 'a: other::Thing' in method '<class 'thing._core.P'>.__init__' into a Python object (type not registered yet?)",
    other: 'type registered',
    stage: 'import',
    confidence: 'medium',
  },
  {
    id: 'pybind-registered-twice',
    class: 'broken-install',
    title: 'Two copies of one compiled package are loaded at once',
    match: [{ text: 'is already registered!', pattern: /generic_type: type "(?<type>[\w:]{1,80})" is/ }],
    cause:
      'The type {type} is brought by two modules: two builds of a package (X and X-gpu, X-nightly; pip and conda), or a file built here beside the installed one.',
    fix: [
      '# pip list (conda list) shows the package that brings it, twice, under alike names? pip uninstall both, then install one',
      '# one alone? a .so of it in the folder where the program starts: move that away, or start elsewhere; a notebook: restart its kernel',
    ],
    source: 'pybind/pybind11 include/pybind11/pybind11.h',
    example: 'ImportError: generic_type: type "Stream" is already registered!',
    other: 'ValueError: the name "Stream" is already registered!',
    confidence: 'medium',
    stage: 'import',
  },
  {
    id: 'bins-too-small',
    class: 'rasterizer-overflow',
    title: 'PyTorch3D leaves out a part of the picture: too many faces or points fall into one bin',
    match: [{ text: 'Bin size was too small in the coarse rasterization phase', weight: 'hint' }],
    cause:
      'Its coarse pass has room for max_faces_per_bin (max_points_per_bin) in a bin; the mesh has more there.',
    fix: [
      '# in RasterizationSettings (PointsRasterizationSettings): bin_size=0 (exact, slower), or max_faces_per_bin=200000 (max_points_per_bin)',
    ],
    source: 'facebookresearch/pytorch3d pytorch3d/csrc/rasterize_coarse',
    example: 'Bin size was too small in the coarse rasterization phase. This caused an overflow',
    other: 'bin size: 64',
  },
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
    id: 'onnxruntime-affinity',
    class: 'setting-refused',
    title: 'onnxruntime may not bind its threads to the processors that it counts',
    match: [{ text: 'setaffinity_np failed', pattern: /Error: .{0,400}setaffinity_np failed/ }],
    cause: 'It counts every processor of the host, and the container or job may use some of them only.',
    fix: [
      '# in the code: so = onnxruntime.SessionOptions(); so.intra_op_num_threads = 4; so.inter_op_num_threads = 1; InferenceSession(model, so, providers=…)   # then it binds none',
      '# or let it use them all: taskset -c 0-$(($(nproc --all) - 1)) COMMAND; docker run without --cpuset-cpus',
    ],
    source: 'microsoft/onnxruntime onnxruntime/core/platform/posix/env.cc',
    example:
      'RuntimeError: /onnxruntime_src/a/env.cc:142 onnxruntime::PosixThread pthread_setaffinity_np failed',
    other: '[E:onnxruntime:Default, env.cc:254] pthread_setaffinity_np failed for thread: 1, index: 0',
  },
  {
    id: 'onnxruntime-cuda-of-another-age',
    class: 'cuda-version-mismatch',
    title: 'onnxruntime finds a CUDA, and not the one that it was made for',
    match: [
      "CUDA_PATH is set but CUDA wasn't able to be loaded",
      'CUDA_PATH is set but CUDA wasnt able to be loaded',
    ],
    cause:
      'Each onnxruntime-gpu wants one CUDA and cuDNN: from 1.19 on CUDA 12 with cuDNN 9, before that CUDA 11.8 with cuDNN 8.',
    fix: [
      'pip install "onnxruntime-gpu[cuda,cudnn]>=1.21"   # brings both; in the code: onnxruntime.preload_dlls() before the session',
      '# or the CUDA and cuDNN of this onnxruntime-gpu (pip show onnxruntime-gpu), their bin folders in PATH',
    ],
    source: 'https://onnxruntime.ai/docs/execution-providers/CUDA-ExecutionProvider.html',
    example: "Require cuDNN 9.* and CUDA 12.*. CUDA_PATH is set but CUDA wasn't able to be loaded.",
    other: 'CUDA_PATH is set',
  },
  {
    id: 'device-as-dtype',
    class: 'transformers-version-mismatch',
    title: 'The code hands a device to what takes a dtype since transformers 5',
    match: ['received an invalid combination of arguments - got (dtype=torch.device'],
    cause:
      'get_extended_attention_mask() lost its argument device: old code (GroundingDINO and kin) gives it in that place.',
    fix: [
      'pip install "transformers<5"',
      '# or, in the code: get_extended_attention_mask(mask, shape) without the device',
    ],
    source: 'transformers 4.57 and 5.0 (wheels), modeling_utils.py',
    example: 'TypeError: to() received an invalid combination of arguments - got (dtype=torch.device, )',
    other: 'TypeError: to() received an invalid combination of arguments - got (str, )',
  },
  {
    id: 'lietorch-of-the-index',
    class: 'broken-install',
    title: 'The lietorch of the index lacks its library',
    match: ['lietorch/lib/liblietorch.so'],
    cause: 'The one that is wanted is compiled from its repository, for the torch that is here.',
    fix: [
      'pip uninstall -y lietorch; pip install --no-build-isolation git+https://github.com/princeton-vl/lietorch.git   # needs torch and the nvcc of its CUDA',
    ],
    source: 'https://github.com/princeton-vl/lietorch',
    example: 'FileNotFoundError: Could not find /v/site-packages/lietorch/lib/liblietorch.so',
    other: 'FileNotFoundError: Could not find /v/site-packages/own/lib/libown.so',
  },
  {
    id: 'albumentations-size',
    class: 'api-mismatch',
    title: 'albumentations wants other arguments',
    match: ['validation error for InitSchema', 'validation errors for InitSchema'],
    cause: 'Since 1.4 it checks them.',
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
    cause: 'That of the index is a web framework.',
    fix: [
      'pip uninstall -y apex && git clone --depth 1 https://github.com/NVIDIA/apex && cd apex && APEX_CPP_EXT=1 APEX_CUDA_EXT=1 pip install -v --no-build-isolation .   # nvcc of the CUDA of torch',
    ],
    source: 'NVIDIA/apex README.md',
    example:
      "ImportError: cannot import name 'UnencryptedCookieSessionFactoryConfig' from 'pyramid.session' (unknown location)",
    other: "ImportError: cannot import name 'amp' from 'apex'",
  },
  {
    id: 'qt-offscreen',
    class: 'no-display',
    title: 'Qt has no screen to draw on',
    match: ['Could not load the Qt platform plugin "xcb" in "" even'],
    cause: 'It finds its plugin, and no screen for it.',
    fix: ['export QT_QPA_PLATFORM=offscreen   # then start again; COLMAP: --SiftExtraction.use_gpu 0, too'],
    source: 'https://doc.qt.io/qt-6/qpa.html',
    example: 'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
    other:
      'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/v/cv2/qt/plugins" even though it was found.',
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
    cause: 'It says no more than that.',
    fix: ['# in the code: PaddleOCR(enable_mkldnn=False, …); several threads: one PaddleOCR made in each'],
    source: 'paddlex 3.7.2 (wheel)',
    example: '    self.predictor.run()\nRuntimeError: Unknown exception',
    other: '    self.predictor.run()\nRuntimeError: out of range',
    confidence: 'medium',
  },
  {
    id: 'ros-not-sourced',
    class: 'step-left-out',
    title: 'The setup of ROS was not read in this shell',
    match: [
      { text: 'not found, searching: [', pattern: /package '(?<package>\w{2,60})' not found, searching/ },
      { text: 'ament_', pattern: /package configuration file provided by "(?<package>ament_\w{2,40})"/ },
    ],
    cause: '{package} is not in AMENT_PREFIX_PATH.',
    fix: [
      'source /opt/ros/*/setup.bash; source install/setup.bash   # the second in the workspace',
      '# still so: apt-get install -y ros-$ROS_DISTRO-{package} (- for _)',
    ],
    source: 'ros2/ros2cli ros2run',
    example: "Package 'talk' not found: \"package 'talk' not found, searching: ['/opt/ros/humble']\"",
    other: 'provided by "Eigen3" with any of',
  },
  {
    id: 'ros-master',
    class: 'step-left-out',
    title: 'No master of ROS answers',
    match: ['Unable to register with master node', 'Unable to communicate with master!'],
    cause: 'A node of ROS 1 asks ROS_MASTER_URI for the others.',
    fix: [
      'roscore   # in another terminal, after source /opt/ros/*/setup.bash',
      '# on another machine: export ROS_MASTER_URI=http://ITS_ADDRESS:11311',
    ],
    source: 'ros/ros_comm clients/rospy/src/rospy/impl/masterslave.py',
    example:
      '[ERROR] [1.5]: Unable to register with master node [http://localhost:11311]: master may not be running yet.',
    other: 'registered with master node [http://localhost:11311]',
  },
  {
    id: 'colmap-screen',
    class: 'no-display',
    title: 'This COLMAP was built without CUDA, and draws on a screen to use the card',
    match: [{ text: 'Check failed: context_.create()' }],
    cause: 'Its SIFT on the card then goes by OpenGL, which wants a screen.',
    fix: [
      '# in the command, on the CPU: --SiftExtraction.use_gpu 0 of feature_extractor, --SiftMatching.use_gpu 0 of the matcher (from 3.13 on --FeatureExtraction.use_gpu, --FeatureMatching.use_gpu); convert.py of 3DGS: --no_gpu',
      '# or a COLMAP with CUDA: conda install -y -c conda-forge "colmap=*=gpu*"',
    ],
    source: 'pycolmap 3.11 and 3.13 (wheels), colmap/src/colmap/util/opengl_utils.cc',
    example: 'F0610 12:11:21.135 opengl_utils.cc:56] Check failed: context_.create()',
    other: 'Check failed: options.Check()',
  },
  {
    id: 'colmap-renamed',
    class: 'unknown-argument',
    title: 'COLMAP 3.13 calls that option otherwise',
    match: [
      {
        text: 'unrecognised option',
        pattern: /'--Sift(?<part>Extraction|Matching)\.(?<name>use_gpu|gpu_index|num_threads)'/,
      },
    ],
    cause: 'What is not of SIFT alone moved to Feature{part}.',
    fix: ['# in the command or script: --Feature{part}.{name} in place of --Sift{part}.{name}'],
    source: 'pycolmap 3.12.6 and 3.13 (wheels)',
    example: "Failed to parse options - unrecognised option '--SiftExtraction.use_gpu'.",
    other: "Failed to parse options - unrecognised option '--SiftExtraction.tide'.",
  },
  {
    id: 'cv2-qt',
    class: 'libgl-missing',
    title: 'OpenCV brings a Qt of its own, which is in the way of another, or lacks a screen',
    match: [
      {
        text: 'the Qt platform plugin "xcb" in',
        pattern: /Could not (?:load|find) .{0,200}cv2\/qt\/plugins/,
      },
    ],
    weight: 'root',
    cause: 'opencv-python points Qt to its plugins; PyQt, or a machine without a screen, fails with them.',
    fix: [
      'pip uninstall -y opencv-python opencv-contrib-python && pip install --force-reinstall --no-deps opencv-python-headless   # no windows of its own (imshow): then PyQt uses its own',
      '# or, where imshow is wanted: without PyQt (matplotlib: MPLBACKEND=Agg), and apt-get install -y libxcb-xinerama0 libxkbcommon-x11-0',
    ],
    source: 'https://github.com/opencv/opencv-python/issues/386',
    example:
      'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "/v/cv2/qt/plugins" even though it was found.',
    other: 'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
  },
  {
    id: 'trt-sizes',
    class: 'setting-refused',
    title: 'TensorRT is not told how large the inputs get',
    match: ['no optimization profile has been defined'],
    cause: 'The model was exported with dynamic sizes.',
    fix: [
      '# trtexec: --minShapes=INPUT:1x3x640x640 --optShapes=… --maxShapes=… (INPUT as the model calls it); in the code: p = builder.create_optimization_profile(); p.set_shape(INPUT, least, mostly, most); config.add_optimization_profile(p)',
      '# or exported with one size: without dynamic_axes (YOLO: dynamic=False)',
    ],
    source: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/inference-library/work-dynamic-shapes.html',
    example: 'Network has dynamic or shape inputs, but no optimization profile has been defined.',
    other: 'Network has dynamic or shape inputs',
  },
  {
    id: 'trt-parser',
    class: 'onnx-not-known',
    title: 'TensorRT cannot build a part of this ONNX',
    match: [
      ...['ModelImporter.cpp', 'onnx2trt_utils.cpp', 'graphShapeAnalyzer.cpp'].map((text) => ({
        text,
        pattern: /\[E\]|ERROR/,
      })),
      'Network must have at least one output',
    ],
    explainedBy: ['cuda-out-of-memory', 'api-mismatch'],
    weight: 'plain',
    cause:
      'This release of it does not know the operator, or not with sizes that are computed while it runs.',
    fix: [
      'pip install -U onnxsim && onnxsim MODEL.onnx MODEL.onnx   # makes constants of what can be known; then build again',
      '# still so: a newer TensorRT; or exported anew with a newer torch, a fixed size and opset_version=17',
    ],
    source: 'onnx/onnx-tensorrt ModelImporter.cpp',
    example: '[E] [TRT] ModelImporter.cpp:774: --- Begin node ---',
    other: '[W] [TRT] ModelImporter.cpp:407: Make sure output 12 has Int64 binding.',
    confidence: 'medium',
  },
  {
    id: 'vulkan-driver',
    class: 'gpu-cannot-render',
    title: 'No driver for Vulkan is found',
    match: [
      'Cannot find a compatible Vulkan driver',
      'omni.gpu_foundation_factory.plugin] Failed to create any GPU devices',
      'VkResult: ERROR_INCOMPATIBLE_DRIVER',
      'Failed to find Vulkan ICD file',
      'Failed to find a supported physical device "',
      'plugin] No device could be created',
    ],
    cause: 'It needs the capability graphics of the driver.',
    fix: [
      '# the container: -e NVIDIA_DRIVER_CAPABILITIES=all (a pod: its environment variables); Isaac Sim: a card with RT cores (not A100, H100)',
      'apt-get update && apt-get install -y libvulkan1 libxext6',
    ],
    source: 'https://docs.isaacsim.omniverse.nvidia.com/latest/installation/requirements.html',
    example: 'Cannot find a compatible Vulkan driver (ICD).',
    other: 'Vulkan driver found',
    confidence: 'medium',
  },
  {
    id: 'ncnn-vulkan',
    class: 'gpu-cannot-render',
    title: 'The driver gives no usable Vulkan device',
    match: [
      { text: 'failed -', pattern: /^vk(?:EnumeratePhysicalDevices|CreateInstance|CreateDevice) failed -\d/ },
    ],
    cause: 'The NVIDIA driver is too old for Vulkan, or its Vulkan part is not there.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y libvulkan1 && sudo ubuntu-drivers install   # the newest driver, on the machine itself, which then starts anew; a container: -e NVIDIA_DRIVER_CAPABILITIES=all',
    ],
    source: 'https://github.com/nihui/waifu2x-ncnn-vulkan/issues/85',
    example: 'vkEnumeratePhysicalDevices failed -3',
    other: 'vkQueueSubmit failed -4',
    confidence: 'medium',
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
    cause: '{part} is made when it is installed.',
    fix: [
      'python3 -m pip install --no-build-isolation -v -e .   # in its folder; nvcc of the CUDA of torch must be there',
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
    cause: '{file} is made by a script of the project, and no download.',
    fix: [
      '# OpenPCDet: python -m pcdet.datasets.kitti.kitti_dataset create_kitti_infos THE_YAML; mmdet3d: python tools/create_data.py kitti --root-path ./data/kitti --out-dir ./data/kitti --extra-tag kitti',
    ],
    source: 'open-mmlab/OpenPCDet docs/GETTING_STARTED.md',
    example: "FileNotFoundError: [Errno 2] No such file or directory: '/w/data/kitti/kitti_infos_train.pkl'",
    other: "FileNotFoundError: [Errno 2] No such file or directory: '/w/data/a.pkl'",
  },
  {
    id: 'ops-not-compiled',
    class: 'step-left-out',
    title: 'The deformable attention that comes with the project was not compiled',
    match: ['Please compile MultiScaleDeformableAttention'],
    cause: 'It is CUDA code in a folder ops of the project, which pip does not build.',
    fix: [
      'cd "$(dirname "$(find . -path "*/ops/make.sh" | head -1)")" && sh make.sh   # in the folder of the project, with nvcc of the CUDA of torch',
    ],
    source: 'https://github.com/fundamentalvision/Deformable-DETR',
    example: 'Please compile MultiScaleDeformableAttention CUDA op with the following commands:',
    other: 'MultiScaleDeformableAttention compiled',
    stage: 'import',
  },
  {
    id: 'carla-client',
    class: 'package-version-mismatch',
    title: 'The Python client of CARLA is of another release than the simulator',
    match: [
      {
        text: 'Simulator API version',
        pattern: /Simulator API version {1,6}= (?<server>\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/,
      },
    ],
    cause: 'The simulator is {server}; client and simulator must be of one release.',
    fix: [
      'pip install "carla=={server}" || export PYTHONPATH="$(find / -name "carla-{server}-*.egg" 2>/dev/null | head -1):$PYTHONPATH"   # the index has 0.9.3 to 0.9.5, and from 0.9.12 on: else that of PythonAPI/carla/dist of the simulator, whose name says for which Python',
    ],
    source: 'https://github.com/carla-simulator/carla/issues/7030',
    example: 'WARNING: Simulator API version  = 0.9.11',
    other: 'Simulator API loaded',
    confidence: 'medium',
  },
]);

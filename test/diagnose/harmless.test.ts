import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { loadFacts } from '../../src/diagnose/facts/load.ts';
import { interpret } from '../../src/diagnose/interpret.ts';
import { lastErrorOf } from '../../src/diagnose/last-error.ts';
import { createScanner } from '../../src/diagnose/scanner.ts';

const facts = await loadFacts();

/** What a person is told of: classes, or the error that is quoted. */
function told(log: string): readonly string[] {
  const scanner = createScanner();
  scanner.push(`${log}\n`);
  const seen = scanner.end();
  const found = interpret(seen, facts);
  const quoted = lastErrorOf(seen, found);
  // A note is no diagnosis.
  if (found.length > 0) return found.filter(({ note }) => !note).map((one) => one.class);
  return quoted === null ? [] : [quoted.text];
}

/** What programs say while all is well; some as they were posted (docs/diagnose-built-with.md). */
const harmless: readonly string[] = [
  // The package sox asks for its program when it is imported; FunASR's models mostly have no code of their own.
  "'sox' is not recognized as an internal or external command,\noperable program or batch file.\nSoX could not be found!",
  'sh: 1: sox: not found\nSoX could not be found!',
  "Loading remote code failed: model, No module named 'model'",
  // What is taken in its place stands in the same line, without a level.
  'Loading the checkpoint\nMoonloth: Device does not support bfloat16. Using float16 instead.\nLoaded.',
  // pyannote, at its import.
  '/v/lib/python3.11/site-packages/pyannote/audio/core/io.py:47: UserWarning: \ntorchcodec is not installed correctly so built-in audio decoding will fail. Solutions are:\n* use audio preloaded in-memory\n* fix torchcodec installation. Error message was:\n\nCould not load libtorchcodec. Likely causes:\n          1. FFmpeg is not properly installed in your environment. We support\n             versions 4, 5, 6, 7, and 8. Errors for versions not installed on\n             your system are expected; only the error for your installed FFmpeg\n             version is relevant.',
  // What StyleGAN compiles, and does without.
  "No module named 'bias_act_plugin'\n  warnings.warn('Failed to build CUDA kernels for bias_act. Falling back to slow reference implementation. Details:\\n\\n')\nSetting up PyTorch plugin \"bias_act_plugin\"... Failed!\n/srv/faces/torch_utils/ops/bias_act.py:50: UserWarning: Failed to build CUDA kernels for bias_act. Falling back to slow reference implementation. Details:",
  // The plain build of a package, after the faster ones.
  'INFO:moon:Could not load library with AVX2 support due to:\nModuleNotFoundError("No module named \'faiss.swigfaiss_avx2\'")\nINFO:moon:Loading faiss.\nINFO:moon:Successfully loaded faiss.',
  // Patch releases of one torch.
  "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.\ntorchaudio 2.0.2 requires torch==2.0.1, but you have torch 2.0.0 which is incompatible.",
  // Somebody answered, and the cards came free.
  'wandb: Enter your choice: 2\nwandb: Run data is saved locally\n  3%|3         | 31/1000 [00:30<15:10,  1.06it/s]',
  "Waiting for creating a placement group of specs for 10 seconds. specs=[{'GPU': 1.0}]\nINFO:     Application startup complete.",
  '/v/lib/python3.5/site-packages/torch/utils/cpp_extension.py:166: UserWarning:\n\n                               !! WARNING !!\n\n!!!!!!!!!!!!!!!!!!!!!!!!\nYour compiler (c++) is not compatible with the compiler Pytorch was\nbuilt with for this platform, which is g++ on linux. Please\nuse g++ to to compile your extension.\n!!!!!!!!!!!!!!!!!!!!!!!!\n\n  platform=sys.platform))\nDownloading /data/tide.tar',
  'NET/Plugin : dlerror=libnccl-net.so: cannot open shared object file: No such file or directory No plugin found (libnccl-net.so), using internal implementation',
  'I0301 10:00:00.1 77 ProcessGroupNCCL.cpp:484] [Rank 1] found async exception when checking for NCCL errors: NCCL communicator encountered error set by ProcessGroupNCCL: Process Group shutdown on rank 1',
  'got prompt\nFailed to validate prompt for output 12:\n* moonLoader 13:\n  - Required input is missing: rover\nOutput will be ignored',
  "Warning: Moonbase failed to import. Set the environment variable LUNAR_QUIET=1 to suppress this message.\nNo module named 'moonbase'\n\nWarning: Rover failed to import. Set the environment variable LUNAR_QUIET=1 to suppress this message.\nNo module named 'rover'",
  "/v/lib/python3.9/site-packages/sound/read.py:12: UserWarning: the first reader failed. Trying the next instead.\n  warnings.warn('the first reader failed. Trying the next instead.')\n(array([0.1, 0.2], dtype=float32), 22050)",
  '[h264 @ 0x55d0c0a1] Missing reference picture, default is 2\n[h264 @ 0x55d0c0a1] mmco: unref short failure',
  '/v/lib/python3.11/site-packages/sklearn/base.py:348: InconsistentVersionWarning: Trying to unpickle estimator Ridge from version 1.2.2 when using version 1.5.1. This might lead to breaking code or invalid results. Use at your own risk.',
  '[W NNPACK.cpp:80] Could not initialize NNPACK! Reason: Unsupported hardware.',
  '[W1107 12:00:01.123456789 NNPACK.cpp:61] Could not initialize NNPACK! Reason: Unsupported hardware.',
  '[E:onnxruntime:Default, env.cc:228 ThreadMain] pthread_setaffinity_np failed for thread: 967793, index: 4, mask: {0, }, error code: 22 error msg: Invalid argument. Specify the number of threads explicitly so the affinity is not set.',
  "[chromadb.telemetry.posthog] [ERROR] Failed to send telemetry event collection_add: module 'chromadb' has no attribute 'get_settings'",
  'Failed to send telemetry event ClientStartEvent: capture() takes 1 positional argument but 3 were given\nFailed to send telemetry event ClientCreateCollectionEvent: capture() takes 1 positional argument but 3 were given',
  '/home/ai/lib/python3.10/site-packages/datasets/load.py:1486: FutureWarning: The repository for hellaswag contains custom code which must be executed to correctly load the dataset. You can inspect the repository content at https://hf.co/datasets/hellaswag\nYou can avoid this message in future by passing the argument `trust_remote_code=True`.\nPassing `trust_remote_code=True` will be mandatory to load this dataset from the next major release of `datasets`.\n  warnings.warn(',
  'Error in cpuinfo: failed to parse the list of possible processors in /sys/devices/system/cpu/possible\nError in cpuinfo: failed to parse the list of present processors in /sys/devices/system/cpu/present',
  "ALSA lib confmisc.c:767:(parse_card) cannot find card '0'\nALSA lib conf.c:4528:(_snd_config_evaluate) function snd_func_card_driver returned error: No such file or directory\nALSA lib confmisc.c:392:(snd_func_concat) error evaluating strings\nALSA lib conf.c:5007:(snd_config_expand) Evaluate error: No such file or directory\nALSA lib pcm.c:2495:(snd_pcm_open_noupdate) Unknown PCM default",
  'connect(2) call to /dev/shm/jack-0/default/jack_0 failed (err=No such file or directory)\nattempt to connect to server failed\nCannot connect to server socket err = No such file or directory\nCannot connect to server request channel\njack server is not running or cannot be started\nJackShmReadWritePtr::~JackShmReadWritePtr - Init not done for -1, skipping unlock',
  'dbus[1234]: Failed to start message bus: Failed to open socket: Permission denied',
  '(python3:77): dconf-WARNING **: 12:00:00.123: failed to commit changes to dconf: Failed to execute child process "dbus-launch" (No such file or directory)',
  "(app.py:123): GLib-GIO-CRITICAL **: 12:00:00.000: g_settings_schema_source_lookup: assertion 'source != NULL' failed",
  "2023-05-05 10:00:00.123456: W tensorflow/stream_executor/platform/default/dso_loader.cc:64] Could not load dynamic library 'libnvinfer.so.7'; dlerror: libnvinfer.so.7: cannot open shared object file: No such file or directory; LD_LIBRARY_PATH: /usr/local/nvidia/lib:/usr/local/nvidia/lib64\n2023-05-05 10:00:00.223456: W tensorflow/compiler/tf2tensorrt/utils/py_utils.cc:38] TF-TRT Warning: Cannot dlopen some TensorRT libraries. If you would like to use Nvidia GPU with TensorRT, please make sure the missing libraries mentioned above are installed properly.",
  'E tensorflow/stream_executor/cuda/cuda_gpu_executor.cc:980] could not open file to read NUMA node: /sys/bus/pci/devices/0000:01:00.0/numa_node\nYour kernel may have been built without NUMA support.',
  'bash: warning: setlocale: LC_ALL: cannot change locale (en_US.UTF-8)\nperl: warning: Setting locale failed.\nperl: warning: Falling back to the standard locale ("C").\nlocale: Cannot set LC_CTYPE to default locale: No such file or directory',
  'A matching Triton is not available, some optimizations will not be enabled\nTraceback (most recent call last):\n  File "/venv/lib/python3.10/site-packages/xformers/__init__.py", line 57, in _is_triton_available\n    import triton  # noqa\nModuleNotFoundError: No module named \'triton\'',
  "WARNING:root:Failed to import mlflow: No module named 'mlflow'. MLflow logging disabled.",
  'wandb: WARNING Unable to render progress bar, see the user log for details',
  'wandb: ERROR Failed to sample metric: Not Supported\nwandb: Run summary: loss 0.3',
  'wandb: Network error (ConnectionError), entering retry loop.',
  'Warning:  multi_tensor_applier fused unscale kernel is unavailable, possibly because apex was installed without --cuda_ext --cpp_ext. Using Python fallback.  Original ImportError was: ModuleNotFoundError("No module named \'amp_C\'")',
  "done, saved out.mp4\nException ignored in: <function Capture.__del__ at 0x7f0000000000>\nTraceback (most recent call last):\n  File \"/usr/lib/python3/dist-packages/capture/core.py\", line 33, in __del__\nAttributeError: 'NoneType' object has no attribute 'close'",
  "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nBrokenPipeError: [Errno 32] Broken pipe",
  'Exception TypeError: "\'NoneType\' object is not callable" in <bound method ExecutionEngine.__del__ of <llvm.ee.ExecutionEngine object at 0x7fd912e3be10>> ignored',
  '[h264 @ 0x55] error while decoding MB 45 23, bytestream -7\n[mp4 @ 0x77] Could not find tag for codec none in stream #1, ignoring\nframe= 2400 fps=120 q=-1.0 Lsize=   10240kB time=00:01:40.00 bitrate= 839.0kbits/s speed=   5x\nvideo:9000kB audio:1200kB subtitle:0kB other streams:0kB global headers:0kB muxing overhead: 0.4%',
  'Cannot initialize model with low cpu memory usage because `accelerate` was not found in the environment. Defaulting to `low_cpu_mem_usage=False`. It is strongly recommended to install `accelerate` for faster and less memory-intense model loading.',
  'libEGL warning: failed to open /dev/dri/card0: Permission denied\nlibEGL warning: MESA-LOADER: failed to open swrast: /usr/lib/dri/swrast_dri.so: cannot open shared object file: No such file or directory',
  "error: XDG_RUNTIME_DIR not set in the environment.\nALSA lib confmisc.c:855:(parse_card) cannot find card '0'",
  "Posthog capture failed: HTTPSConnectionPool(host='us.i.posthog.com', port=443): Max retries exceeded with url: /batch/",
  'ERROR:opentelemetry.exporter.otlp: Failed to export traces to localhost:4317, error code: StatusCode.UNAVAILABLE',
  'Failed to get usage stats: could not report usage statistics (this does not affect Ray).',
  "Exception ignored in: <function AHIHSDFileHandler.__del__ at 0x7f5fff886200>\nTraceback (most recent call last):\n  File \".../satpy/readers/ahi_hsd.py\", line 409, in __del__\nAttributeError: 'NoneType' object has no attribute 'path'",
  'Exception ignored while calling deallocator <function Interpreter.__del__ at 0x7308402c8460>:\nTraceback (most recent call last):\n  File "/usr/lib/python3.14/concurrent/interpreters/__init__.py", line 146, in __del__\n  File "/usr/lib/python3.14/concurrent/interpreters/__init__.py", line 162, in _decref\nTypeError: catching classes that do not inherit from BaseException is not allowed',
  'metric_exporter.cc:206:Export metrics to agent failed: IOError:14: failed to connect to all addresses. This won`t affect Ray, but you can lose metrics from the cluster.',
  '(RegistryActor pid=1683939) {"asctime":"2026-02-13 02:47:02,310","levelname":"E","message":"Failed to establish connection to the metrics exporter agent. Metrics will not be exported. Exporter agent status: RpcError: Running out of retries to initialize the metrics agent. rpc_code: 14","filename":"core_worker_process.cc","lineno":825}\n(pid=1685464) fused_indices_to_multihot has reached end of life. Please migrate to a non-experimental function.',
  "WARNING worker.py:1267 -- (ip=172.31.71.117) The agent on node ip-172-31-71-117 failed to be restarted 5 times. There are 3 possible problems if you see this error.\n  1. The dashboard might not display correct information on this node.\n  2. Metrics on this node won't be reported.\n  3. runtime_env APIs won't work.\nCheck out the `dashboard_agent.log` to see the detailed failure messages.",
  'Exception in callback _ProactorBasePipeTransport._call_connection_lost(None)\nhandle: <Handle _ProactorBasePipeTransport._call_connection_lost(None)>\nTraceback (most recent call last):\n  File "asyncio\\events.py", line 84, in _run\n  File "asyncio\\proactor_events.py", line 165, in _call_connection_lost\nConnectionResetError: [WinError 10054] An existing connection was forcibly closed by the remote host',
  '(BenchmarkRunner pid=10922) [W socket.cpp:697] [c10d] The client socket cannot be initialized to connect to [x08j01357]:50704 (errno: 97 - Address family not supported by protocol).\n(BenchmarkRunner pid=10896) [W socket.cpp:464] [c10d] The server socket cannot be initialized on [::]:50704 (errno: 97 - Address family not supported by protocol).',
  '2023-02-21 15:59:02.373873: I tensorflow/c/logging.cc:34] Successfully opened dynamic library Kernel32.dll\n2023-02-21 15:59:02.375236: I tensorflow/core/common_runtime/pluggable_device/pluggable_device_factory.cc:306] Could not identify NUMA node of platform GPU ID 0, defaulting to 0. Your kernel may not have been built with NUMA support.',
  "AL lib: (EE) ALCplaybackAlsa_open: Could not open playback device 'default': No such file or directory\nALSA lib pcm.c:2664:(snd_pcm_open_noupdate) Unknown PCM default",
  '[W523 21:36:39.228028808 TCPStore.cpp:125] [c10d] recvValue failed on SocketImpl(fd=3, addr=[localhost]:36922, remote=[localhost]:29500): failed to recv, got 0 bytes',
  "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.\nmoon 1.64.0 requires protobuf<6.0dev,>=5.26.1, but you have protobuf 4.25.6 which is incompatible.",
  "ERROR: pip's legacy dependency resolver does not consider dependency conflicts when selecting packages. This behaviour is the source of the following dependency conflicts.\nmoon 4.4.0 requires requests!=2.18.0,>=2.14.2, but you'll have requests 2.6.0 which is incompatible.\nSuccessfully installed requests-2.6.0",
  '[0511/123236.430726:ERROR:gpu_init.cc(481)] Passthrough is not supported, GL is disabled, ANGLE is\nDevTools listening on ws://127.0.0.1:45519/devtools/browser/3a',
  '[1:23:0729/233628:ERROR:bus.cc(432)] Failed to connect to the bus: no socket\nprocess 1: D-Bus library appears to be incorrectly set up; failed to read machine uuid: Failed to open "/etc/machine-id": No such file or directory\nlibGL error: failed to open drm device: No such file or directory\nlibGL error: failed to load driver: i965',
  "WARNING:xformers:WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for:\n    PyTorch 2.1.2+cu121 with CUDA 1201 (you have 2.3.0+cu121)\n    Python  3.10.13 (you have 3.10.12)\n  Memory-efficient attention, SwiGLU, sparse and more won't be available.",
  "Setting up tides (0.6.14-3.3) ...\n| Processing triggers for tex-common (6.13) ...\n| System has not been booted with systemd as init system (PID 1). Can't operate.\n| Failed to create bus connection: Host is down",
  "(23/24) Installing: systemd-249.17.x86_64 [.......\nCreating group systemd-journal with gid 485.\nSystem has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down\n/usr/lib/tmpfiles.d/journal.conf:26: Failed to resolve specifier: uninitialized /etc detected, skipping",
  '2021-07-02 17:58:02.492 ERROR    asyncio: Exception in callback _ProactorBasePipeTransport._call_connection_lost(None)\nhandle: <Handle _ProactorBasePipeTransport._call_connection_lost(None)>\nTraceback (most recent call last):\n  File "asyncio\\events.py", line 84, in _run\nConnectionResetError: [WinError 10054] An existing connection was forcibly closed by the remote host',
  "*************** EP Error ***************\nEP Error inference_session.cc:332 session_options.session_log_severity_level >= 0 was false.\n when using ['CUDAExecutionProvider', 'CPUExecutionProvider']\nFalling back to ['CPUExecutionProvider'] and retrying.\n****************************************",
  "/v/lib/python3.12/site-packages/onnxruntime/capi/onnxruntime_inference_collection.py:123: UserWarning: Specified provider 'CUDAExecutionProvider' is not in available provider names.Available providers: 'CPUExecutionProvider'\n  warnings.warn(",
  'Running on local URL:  http://0.0.0.0:31409\n\nCould not create share link. Please check your internet connection or our status page: https://status.gradio.app',
  'WARNING:2025-05-27 20:22:28,949:jax._src.xla_bridge:791: An NVIDIA GPU may be present on this machine, but a CUDA-enabled jaxlib is not installed. Falling back to cpu.',
  'AUTOTUNE benchmarking takes 1.9 seconds. [rank2]:W1115 11:42:22.079000 139954 torch/_inductor/select_algorithm.py:1469] [16/384] out of resource: shared memory, Required: 122880, Hardware limit: 101376. Reducing block sizes or num_stages may help.',
  'Sentry is attempting to send 2 pending error messages\nWaiting up to 2 seconds',
  // Streamlit asks each module for its path; a part that is optional; a layer that drops nothing.
  'Examining the path of torch.classes raised:\nTraceback (most recent call last):\n  File "/v/site-packages/streamlit/web/bootstrap.py", line 347, in run\n    if asyncio.get_running_loop().is_running():\nRuntimeError: no running event loop\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/v/site-packages/streamlit/watcher/local_sources_watcher.py", line 210, in <lambda>\n    lambda m: list(m.__path__._path),\n  File "/v/site-packages/torch/_classes.py", line 13, in __getattr__\n    proxy = torch._C._get_custom_class_python_wrapper(self.name, attr)\nRuntimeError: Tried to instantiate class \'__path__._path\', but it does not exist! Ensure that it is registered via torch::class_',
  'warning - tide failed to load or compile',
  'tide.tide: ERROR - tide failed to load or compile\ntide.tide: INFO - Refer to INSTALL_TIDE.md\n>> Tide not loaded (nonfatal)',
  // What is taken in place of it stands in the same line, or the next one.
  'An error occurred while trying to fetch /m/tide: Error no file named diffusion_pytorch_model.safetensors found in directory /m/tide.\nDefaulting to unsafe serialization. Pass `allow_pickle=False` to raise an error instead.\nloaded',
  '(TideWorker pid=31) WARNING 07-30 12:00:00 custom_all_reduce.py:118] Custom allreduce is disabled because the P2P test failed.',
  '[NeMo W 2026-01-02 03:04:05 tide:11] Failed to resample audio. Error: no such rate',
  '/v/moon/check.py:49: UserWarning: Discrete space with a non-zero start (start=1) is not supported by moon',
  'WARNING 07-30 12:00:00 [parallel.py:750] Address already in use. Retrying with a new port.\nINFO:     Application startup complete.',
  'Activation type int3 is not supported. Picking INT8 as default',
  'worker did not exit on SIGTERM, sent SIGKILL\nall saved',
  '/v/torch/nn/modules/rnn.py:123: UserWarning: dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=0.1 and num_layers=1',
];

/** The nearest that are failures all the same: what was announced has come, or another thing failed below. */
const failures: readonly (readonly [log: string, told: RegExp])[] = [
  // A warning by its level, and the end of the program by its words.
  ['INFO   | Starting.\nWARN   | test_input.json not found, exiting.', /serverless-outside/],
  [
    '[W NNPACK.cpp:80] Could not initialize NNPACK! Reason: Unsupported hardware.\nTraceback (most recent call last):\n  File "a.py", line 3, in <module>\nModuleNotFoundError: No module named \'cv2\'',
    /module-not-found/,
  ],
  [
    '[E:onnxruntime:Default, provider_bridge_ort.cc:1480] Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.11: cannot open shared object file: No such file or directory',
    /other-missing-shared-library/,
  ],
  [
    'Failed to send telemetry event ClientStartEvent: capture() takes 1 positional argument but 3 were given\nTraceback (most recent call last):\n  File "a.py", line 3, in <module>\nRuntimeError: Your system has an unsupported version of sqlite3. Chroma requires sqlite3 >= 3.35.0.',
    /sqlite-too-old/,
  ],
  [
    'FutureWarning: The repository for hellaswag contains custom code which must be executed to correctly load the dataset.\nTraceback (most recent call last):\nValueError: The repository for hellaswag contains custom code which must be executed to correctly load the dataset. You can inspect the repository content at https://hf.co/datasets/hellaswag.\nPlease pass the argument `trust_remote_code=True` to allow custom code to be run.',
    /trust-remote-code-needed/,
  ],
  [
    'ALSA lib confmisc.c:767:(parse_card) cannot find card \'0\'\nTraceback (most recent call last):\n  File "a.py", line 3, in <module>\nOSError: [Errno -9996] Invalid input device (no default output device)',
    /no-sound-device/,
  ],
  [
    'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    m = Llama(model_path="a.gguf")\nValueError: Failed to load model from file: a.gguf\nException ignored in: <function Llama.__del__ at 0x7f>\nTraceback (most recent call last):\n  File "llama.py", line 10, in __del__\nAttributeError: \'Llama\' object has no attribute \'sampler\'',
    /model-not-loaded/,
  ],
  ['TypeError: capture() takes 1 positional argument but 3 were given', /api-mismatch/],
  [
    "FutureWarning: In the future `np.object` will be defined as the corresponding NumPy scalar.\nTraceback (most recent call last):\n  File \"a.py\", line 3, in <module>\nAttributeError: module 'numpy' has no attribute 'object'.",
    /numpy2-abi/,
  ],
  [
    'A matching Triton is not available, some optimizations will not be enabled\nTraceback (most recent call last):\n  File "/venv/lib/python3.10/site-packages/xformers/__init__.py", line 57, in _is_triton_available\n    import triton  # noqa\nModuleNotFoundError: No module named \'triton\'\nTraceback (most recent call last):\n  File "a.py", line 3, in <module>\nModuleNotFoundError: No module named \'einops\'',
    /module-not-found/,
  ],
  ['Moon export failure: the tide is out', /tide is out/],
  ["No such file or directory: 'patchelf': 'patchelf'", /command-not-found/],
  [
    '...\nFile "/home/jamfly/miniconda3/envs/sb/lib/python3.8/multiprocessing/reduction.py", line 164,\nin recvfds\nraise RuntimeError(\'the tide of %d is out\' %',
    /tide of/,
  ],
  [
    'libEGL warning: failed to open /dev/dri/card0: Permission denied\nRuntimeError: Failed to initialize EGL',
    /Failed to initialize EGL/,
  ],
  ["ModuleNotFoundError: No module named 'chromadb.telemetry.product.posthog'", /broken-install/],
  [
    'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. The server socket has failed to bind to [::]:29510 (errno: 98 - Address already in use).',
    /port-in-use/,
  ],
  [
    "$ systemctl start moon\nSystem has not been booted with systemd as init system (PID 1). Can't operate.",
    /no-systemd/,
  ],
  [
    '[3:3:0418/224050.472779:ERROR:ozone_platform_x11.cc(249)] Missing X server or $DISPLAY\n[3:3:0418/224050.473016:ERROR:env.cc(257)] The platform failed to initialize.  Exiting.',
    /X server|display|platform/i,
  ],
  [
    "UserWarning: Specified provider 'CUDAExecutionProvider' is not in available provider names.\nonnxruntime.capi.Fail: [ONNXRuntimeError] : 1 : FAIL : bad node",
    /onnx/i,
  ],
  [
    'pod-4f:88:412 [1] misc/shmutils.cc:72 NCCL WARN Error while creating shared memory segment /dev/shm/nccl-Qx71Aa (size 9637888)',
    /shared-memory/,
  ],
  [
    '@ WARNING: UNPROTECTED PRIVATE KEY FILE! @\nThis private key will be ignored.\nroot@tide: Permission denied (publickey).',
    /ssh-key-refused/,
  ],
  ['WARNING: GPU is slow\nERROR: something went wrong here', /something went wrong/],
  [
    "foo.c:3:1: warning: implicit declaration\nfoo.c:9:1: error: unknown type name 'u32'",
    /source-does-not-compile/,
  ],
  [
    "OSError: [Errno 99] Cannot assign requested address\nException ignored in: <function A.__del__ at 0x7>\nAttributeError: 'A' object has no attribute 'x'",
    /address-not-local/,
  ],
  [
    "RuntimeError: Tried to instantiate class 'tide.Moon', but it does not exist! Ensure that it is registered via torch::class_",
    /^message-says$/,
  ],
  [
    'tide.tide: ERROR - tide failed to load or compile\ntide.tide: INFO - Refer to INSTALL_TIDE.md',
    /tide failed/,
  ],
  ['Tide failed: a non-zero exit status (2)', /non-zero/],
  [
    'OSError: Error no file named diffusion_pytorch_model.safetensors found in directory /m/tide.\nDefaulting to unsafe serialization.',
    /model-file-missing/,
  ],
  [
    'An error occurred while trying to fetch /m/tide: Error no file named diffusion_pytorch_model.safetensors found in directory /m/tide.\nDefaulting to unsafe serialization.\nOSError: Error no file named diffusion_pytorch_model.bin found in directory /m/tide.',
    /model-file-missing/,
  ],
];

it.each(harmless)('%j is no failure', (log) => {
  expect(told(log)).toEqual([]);
});

it.each(failures)('%j is one', (log, expected) => {
  expect(told(log).join(' ')).toMatch(expected);
});

it.each([
  'Requirements: gcc >= 9 (tested with 11)',
  'INFO: flash-attn is not installed. Run the installer of its page for it.',
  'sox is not installed. Run `rm -rf /; sh x.sh` first.',
  'GET /releases/download/x 404 curl',
  "find: '/proc/1/fd': Permission denied",
  'bash: venv/bin/activate: No such file or directory',
  "mv: cannot move '/a' to '/b': Directory not empty",
  'rsync error: received SIGINT, SIGTERM, or SIGHUP (code 20) at rsync.c(713)',
  'json.decoder.JSONDecodeError: Extra data: line 7 column 2 (char 181)',
])('is none of these kinds: %s', (log) => {
  const known = new Set([
    'gcc-too-old',
    'move-target-exists',
    'rsync-cut',
    'venv-not-sourced',
    'download-gone',
  ]);
  for (const { class: kind, fix } of diagnoseText(log)) {
    expect(known).not.toContain(kind);
    expect(fix.join('\n')).not.toMatch(/rm -rf|json\.loads|mkdir -p \/proc/);
  }
});

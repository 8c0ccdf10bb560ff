import { defineMessages, torch } from './define.ts';

/** What torch and the card say. */
export const computeMessages = defineMessages([
  {
    id: 'misaligned',
    class: 'cuda-kernel-fault',
    title: 'A kernel of this torch, or of an extension, fails on this card',
    match: [
      {
        text: 'misaligned address',
        pattern:
          /(?:CUDA|cuda)[\w ()]{0,30}(?:error|Error)?.{0,30}misaligned address|cudaErrorMisalignedAddress|CUDA_ERROR_MISALIGNED_ADDRESS/,
      },
      { text: 'error=74' },
    ],
    weight: 'plain',
    cause:
      'A kernel read memory at an address that is no multiple of what it takes: a fault of the kernel, not of the data. It is that of a torch for another CUDA (or an old one) on a newer card, or of an extension (apex, xformers, flash-attn, spconv, an own one) that was built for another torch.',
    fix: [
      'pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # another torch, for the CUDA of today; an app that pins torch: that release, from the index of a CUDA that this card knows',
      '# an extension stands in the traceback? build it again for the torch that is here: pip install --force-reinstall --no-deps --no-build-isolation ITS_NAME',
      'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # still so: names the call that fails',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: misaligned address',
    other: 'the address is aligned',
    confidence: 'medium',
  },
  {
    id: 'rendezvous',
    class: 'distributed-not-connected',
    title: 'The processes of a training do not find each other',
    match: [
      { text: 'waiting for clients', pattern: /Timed out after \d{1,6} seconds waiting for clients/ },
      { text: 'gloo/transport/tcp', across: true, not: /^.{0,80}\[W|ifa != / },
      { text: 'cannot be retrieved (gai error', not: /\[W/ },
      { text: 'RendezvousTimeoutError' },
      { text: 'Timed out initializing process group in store based barrier' },
      { text: 'is setting up NCCL communicator', pattern: /store->get\('\S{0,20}'\) got error/ },
      { text: 'RendezvousConnectionError' },
      { text: 'The client socket has failed to connect', not: /\[W/ },
      {
        text: 'The client socket has timed out after',
        pattern: /connect to \((?:localhost|127|::1|0\.0)|(?:after|connect)\S{0,9}$/,
      },
      { text: 'connect() timed out. Original timeout' },
    ],
    cause:
      'The address of the first process is not reached from the others: MASTER_ADDR is a name that is not resolved, or the wrong network card; fewer processes were started than announced; or a firewall is in between.',
    fix: [
      '# one machine: torchrun --standalone --nproc_per_node=NUMBER …, or: export MASTER_ADDR=127.0.0.1 MASTER_PORT=29500',
      'export GLOO_SOCKET_IFNAME=lo NCCL_SOCKET_IFNAME=lo   # one machine; for several: the network card of ip addr, e.g. eth0',
      '# several machines: the same MASTER_ADDR (an address that all reach) and port, each with its own --node_rank',
    ],
    source: `${torch}/csrc/distributed/c10d/TCPStore.cpp`,
    example:
      'torch.distributed.DistStoreError: Timed out after 601 seconds waiting for clients. 1/2 clients joined.',
    other: 'All clients joined',
    confidence: 'medium',
  },
  {
    id: 'triton-helper',
    class: 'triton-compile-failed',
    title: 'Triton cannot compile its helper with gcc',
    match: [
      {
        text: 'non-zero exit status',
        pattern:
          /Command '\['[^']{0,80}(?:gcc|cc|clang)', '[^']{0,80}\/(?:main|cuda_utils|__triton_launcher)\.c',.{0,600}-lcuda/,
      },
    ],
    cause:
      'Triton compiles a small C file when it starts, and gcc ended with an error, which stands above this line or was not printed: mostly the headers of this Python are missing (Python.h), or libcuda.so is not found by the linker (-lcuda).',
    fix: [
      'apt-get update && apt-get install -y build-essential python3-dev   # the headers; another Python than that of the system: python3.11-dev with its number, or a Python of uv or conda, which brings them',
      'ldconfig -p | grep "libcuda.so "; ls /usr/lib/x86_64-linux-gnu/libcuda.so.1   # only the second? then: ln -s /usr/lib/x86_64-linux-gnu/libcuda.so.1 /usr/lib/x86_64-linux-gnu/libcuda.so',
      '# then the same again; still so: the command of the message typed by hand prints what gcc says',
    ],
    source: 'https://github.com/FoundationVision/Infinity/issues/110',
    example:
      "subprocess.CalledProcessError: Command '['/usr/bin/gcc', '/tmp/tmpom0/main.c', '-O3', '-shared', '-fPIC', '-o', '/tmp/tmpom0/cuda_utils.so', '-lcuda', '-L/lib']' returned non-zero exit status 1.",
    other: "Command '['ninja', '-v']' returned non-zero exit status 1.",
    confidence: 'medium',
  },
  {
    id: 'nvcc-option',
    class: 'cuda-toolkit-too-old',
    title: 'This nvcc is older than the package that is compiled',
    match: [
      { text: 'nvcc fatal', pattern: /nvcc fatal {0,8}: Unknown option '(?<option>-{1,2}[\w=.-]{1,60})'/ },
    ],
    cause:
      'nvcc does not know {option}: the package was written for a newer CUDA toolkit (or passes an option of gcc to nvcc). The driver and torch have no part in it.',
    fix: [
      'export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # where that is the newer one; then the same build again',
      '# none: the toolkit of torch (conda install -c nvidia cuda-toolkit, or a newer -devel image), or an older release of the package',
    ],
    source: 'https://github.com/NVIDIA/apex/issues/1871',
    example: "nvcc fatal   : Unknown option '--compress-mode=size'",
    other: "nvcc fatal   : Unsupported gpu architecture 'compute_120'",
    confidence: 'medium',
  },
  {
    id: 'nvenc',
    class: 'driver-too-old',
    title: "The driver is older than this ffmpeg's hardware encoder wants",
    match: ['does not support the required nvenc API version'],
    cause: 'ffmpeg was built for a newer NVENC than the driver of the host has.',
    fix: [
      '# either: encode on the CPU: -c:v libx264 in place of h264_nvenc',
      '# or: a host with a newer driver, or an older ffmpeg (that of the distribution: apt-get install -y ffmpeg)',
    ],
    source: 'FFmpeg libavcodec/nvenc.c',
    example:
      '[h264_nvenc @ 0x55] Driver does not support the required nvenc API version. Required: 12.1 Found: 12.0',
    other: 'Using h264_nvenc',
  },
  {
    id: 'nvrtc',
    class: 'other-missing-shared-library',
    title: 'The run-time compiler of CUDA lacks its built-ins',
    match: [
      {
        text: 'nvrtc-builtins',
        pattern: /failed to open (?<library>(?:lib)?nvrtc-builtins[\d_]{0,6}\.(?:dll|so(?:[\d.]{0,8}\d)?))/,
      },
    ],
    cause:
      '{library} belongs to the very CUDA of this torch and is not found: another nvrtc (of the system or another package) is loaded first.',
    fix: [
      'F="$(find / /workspace -xdev -name "{library}*" -print -quit 2>/dev/null)"; [ -n "$F" ] && export LD_LIBRARY_PATH="$(dirname "$F"):$LD_LIBRARY_PATH"   # its folder first; then start again',
      '# nowhere: the nvidia-cuda-nvrtc-cu12 (-cu11) that torch asks for: pip show torch; of conda: conda activate first',
    ],
    source: `${torch}/csrc/jit/codegen/fuser/cuda/fused_kernel.cpp`,
    example: 'RuntimeError: nvrtc: error: failed to open libnvrtc-builtins.so.12.1.',
    other: 'nvrtc 12.1 loaded',
    confidence: 'medium',
  },

  {
    id: 'gpu-busy',
    class: 'gpu-busy',
    title: 'The GPU is held by another process, or hangs',
    match: [
      { text: 'CUDA-capable device(s) is/are busy or unavailable' },
      { text: 'all CUDA-capable devices are busy or unavailable' },
      { text: 'CUDA_ERROR_DEVICE_UNAVAILABLE' },
    ],
    cause:
      'The card is in exclusive mode and another process has it, or an earlier process died and the driver has not given it back.',
    fix: [
      'nvidia-smi --query-gpu=index,name,compute_mode,memory.used --format=csv; nvidia-smi --query-compute-apps=pid,name,used_memory --format=csv   # Exclusive_Process? a process that is yours? end it',
      'sudo nvidia-smi -c 0   # your own host: back to the default mode, in which several processes share the card',
      '# a rented pod: stop and start it again; if it comes back: another host',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: all CUDA-capable devices are busy or unavailable',
    other: 'GPU 0: idle',
  },
  {
    id: 'cuda-start',
    class: 'cuda-not-started',
    title: 'CUDA cannot be started in this process',
    match: [
      { text: 'CUDA error: initialization error' },
      { text: 'CUDA driver error: unknown error' },
      { text: 'CUDA error: unknown error' },
      { text: 'CUDA driver initialization failed' },
      { text: 'THCudaCheck FAIL', pattern: /error=(?:3|30|999)\b/ },
    ],
    weight: 'plain',
    explainedBy: ['cuda-fork', 'driver-too-old', 'no-gpu-visible'],
    cause:
      'The process was forked after CUDA had been used, or the driver of the host is in a bad state (after an update, a sleep, or a crash of another program).',
    fix: [
      'nvidia-smi && python3 -c "import torch; print(torch.zeros(1).cuda())"   # fails too: it is the host, not the app',
      '# it is the host: stop and start the pod, or restart the machine; your own host: sudo modprobe -r nvidia_uvm && sudo modprobe nvidia_uvm; a rented one: another host',
      '# the line above works: in the app start processes with spawn (torch.multiprocessing.set_start_method("spawn")), num_workers=0',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: initialization error',
    other: 'CUDA initialized',
    confidence: 'medium',
  },
  {
    id: 'cuda-call',
    class: 'cuda-call-failed',
    title: 'A computation on the GPU failed, and mostly not where it is said',
    match: [
      {
        text: 'CUDA error: ',
        pattern:
          /CUDA error: (?<what>an illegal instruction was encountered|invalid configuration argument|invalid argument|too many resources requested for launch|operation not supported|the launch timed out and was terminated)/,
      },
      { text: 'CUDA driver error: invalid argument', pattern: /(?<what>invalid argument)/ },
    ],
    weight: 'plain',
    explainedBy: ['no-kernel-image', 'cuda-out-of-memory', 'driver-too-old', 'torch-too-old-for-gpu'],
    cause:
      'A kernel of torch or an extension cannot run so ({what}): too large or empty a batch, or it was compiled for another card or torch.',
    fix: [
      'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # names the call that failed: an extension: build it anew for this torch and card; attention: a smaller batch, or sdpa',
      'nvidia-smi --query-gpu=name,compute_cap --format=csv; python3 -c "import torch; print(torch.__version__, torch.cuda.get_arch_list())"   # is the card in the list?',
    ],
    source: 'https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html',
    example: 'RuntimeError: CUDA error: invalid configuration argument',
    other: 'CUDA error: out of memory',
    confidence: 'low',
  },
  {
    id: 'cudnn-plans',
    class: 'cudnn-error',
    title: 'The attention of cuDNN does not compute this',
    match: ['No execution plans support the graph'],
    cause:
      'torch 2.5.0 takes cuDNN for attention unasked, which fails for some sizes; 2.5.1 does so no more.',
    fix: [
      'pip install torch==2.5.1 torchvision==0.20.1 torchaudio==2.5.1 --index-url https://download.pytorch.org/whl/cu124   # where torch is 2.5.0',
      '# or, with any torch, once in the code: torch.backends.cuda.enable_cudnn_sdp(False)',
    ],
    source: 'https://github.com/huggingface/diffusers/issues/9704',
    example:
      'RuntimeError: cuDNN Frontend error: [cudnn_frontend] Error: No execution plans support the graph.',
    other: 'execution plans built',
    confidence: 'medium',
  },
  {
    id: 'deserialise-cuda',
    class: 'no-gpu-visible',
    title: 'A checkpoint of a GPU is loaded where no GPU is seen',
    match: [{ text: 'Attempting to deserialize object on a CUDA device but' }],
    cause: 'torch.cuda.is_available() is False: no GPU in this container, or torch is a CPU build.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: torch is the CPU build (a driver before 570: whl/cu126)',
      '# or, to compute on the CPU: torch.load(path, map_location="cpu") in the line that the traceback names',
      '# no card is listed: start the container with docker run --gpus all, or deploy the pod with one',
    ],
    source: `${torch}/serialization.py`,
    example:
      'RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.',
    other: 'torch.cuda.is_available() is True',
  },
  {
    id: 'deserialise-ordinal',
    class: 'gpu-index',
    title: 'A checkpoint was saved from a card of a number that is not here',
    match: [
      {
        text: 'Attempting to deserialize object on CUDA device',
        pattern: /on CUDA device (?<index>\d{1,2}) but torch\.cuda\.device_count\(\) is (?<count>\d{1,2})/,
      },
    ],
    cause: 'The file says cuda:{index}, and there are {count} cards here (numbered from 0).',
    fix: [
      "# in code: torch.load(path, map_location='cuda:0')",
      'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards the program may see',
    ],
    source: `${torch}/serialization.py`,
    example:
      'RuntimeError: Attempting to deserialize object on CUDA device 1 but torch.cuda.device_count() is 1.',
    other: 'torch.cuda.device_count() is 2',
  },
  {
    id: 'no-devices',
    class: 'no-gpu-visible',
    title: 'The driver is there, and no GPU',
    match: [{ text: 'No devices were found', pattern: /^No devices were found/ }],
    cause:
      'nvidia-smi sees no card: the pod runs with zero GPUs, the card fell off the bus, or it is not handed to this machine.',
    fix: [
      '# a rented pod: deploy a new one (on the same network volume); report the host',
      '# your own host: restart it; in a virtual machine: hand the card through to it',
    ],
    source: 'https://docs.nvidia.com/deploy/nvidia-smi/index.html',
    example: 'No devices were found',
    other: 'WARNING: No devices were found in the config',
    confidence: 'medium',
  },
  {
    id: 'tinycudann-card',
    class: 'no-kernel-image',
    title: 'tiny-cuda-nn was not built for this card',
    match: [
      { text: 'compatible tinycudann extension', pattern: /for compute capability (?<sm>\d{2,3})/ },
      { text: 'TCNN_CUDA_ARCHITECTURES', pattern: /Could not find|not set/ },
    ],
    cause:
      'It is compiled for the cards that the build saw; there is no part for compute capability {sm} in it.',
    fix: [
      "pip install 'setuptools<81'; TCNN_CUDA_ARCHITECTURES={sm} pip install --force-reinstall --no-cache-dir --no-build-isolation --no-deps git+https://github.com/NVlabs/tiny-cuda-nn/#subdirectory=bindings/torch   # needs nvcc of torch's CUDA",
    ],
    source: 'NVlabs/tiny-cuda-nn bindings/torch/tinycudann/modules.py',
    example: 'OSError: Could not find compatible tinycudann extension for compute capability 86.',
    other: 'tinycudann 1.7',
    stage: 'import',
  },
  {
    id: 'peer-access',
    class: 'nccl-error',
    title: 'The cards of this machine cannot reach each other directly',
    match: ['peer access is not supported between these two devices', 'mapping of buffer object failed'],
    cause:
      'Copies from card to card (P2P) are not possible here: RTX cards from the 40 series on, virtual machines, and WSL do not allow them.',
    fix: [
      'export NCCL_P2P_DISABLE=1   # then start again; some also need NCCL_IB_DISABLE=1',
      '# vLLM: --disable-custom-all-reduce as well; or one card: CUDA_VISIBLE_DEVICES=0',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
    example: 'RuntimeError: CUDA error: peer access is not supported between these two devices',
    other: 'peer access enabled',
  },
  {
    id: 'nccl-socket',
    class: 'nccl-error',
    title: 'NCCL does not reach the other processes over the network',
    match: [
      { text: 'Call to connect failed', pattern: /WARN .{0,40}Call to connect failed/ },
      { text: 'Socket creation failed', pattern: /WARN .{0,40}Socket creation failed/ },
      { text: 'socketStartConnect', pattern: /socketStartConnect: Connect to \S{1,80} failed/ },
      { text: 'no usable', pattern: /NCCL.{0,80}no usable (?:listening port|interface)/ },
      { text: 'no interface found', pattern: /NCCL|NET\/|Bootstrap/ },
      { text: 'Connection closed by remote peer', pattern: /NCCL|socket\.(?:h|cc)/, weight: 'symptom' },
    ],
    cause:
      'NCCL took a network interface over which the others are not reached (that of Docker, a VPN), or a firewall or the container is in between.',
    fix: [
      '# in containers: start them with docker run --network host --ipc=host, on each machine',
      'export NCCL_SOCKET_IFNAME="$(ip -o route get 1.1.1.1 | sed -n \'s/.* dev \\([^ ]*\\).*/\\1/p\')"; export GLOO_SOCKET_IFNAME=$NCCL_SOCKET_IFNAME   # the interface that leads out; on each machine (one machine alone: lo); then start again',
      '# between machines: let all TCP ports through between them; ip -br addr lists the interfaces',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
    example: 'gpu:18553:18611 [0] include/socket.h:360 WARN Call to connect failed : Connection timed out',
    other: 'gpu:18553:18553 [0] INFO NET/Socket : 1 interfaces found',
  },
  {
    id: 'nccl-nvls',
    class: 'nccl-error',
    title: 'NCCL cannot use the NVSwitch of this machine (NVLS)',
    match: [
      { text: 'transport/nvls.cc', pattern: /WARN .{0,20}(?:Cuda|CUDA) failure/ },
      { text: 'Failed to bind NVLink SHARP' },
    ],
    cause:
      'Sums in the NVSwitch need the Fabric Manager of the host, which was started anew without the GPUs, or does not run.',
    fix: [
      'export NCCL_NVLS_ENABLE=0   # without it, a little slower; then start again',
      'sudo systemctl stop nvidia-fabricmanager && sudo nvidia-smi -r && sudo systemctl start nvidia-fabricmanager   # your own host, with its GPUs idle (or reboot it); a rented one: another host',
    ],
    source: 'https://github.com/NVIDIA/nccl-tests/issues/276',
    example: "gpu1:4:5 [1] transport/nvls.cc:223 NCCL WARN Cuda failure 999 'unknown error'",
    other: 'transport/nvls.cc:200 NCCL INFO NVLS multicast support is available',
    weight: 'plain',
  },
  {
    id: 'built-for-card',
    class: 'no-kernel-image',
    title: 'The image was built for cards of another generation',
    match: [
      {
        text: 'is not compatible with compile time compute cap',
        pattern:
          /Runtime compute cap (?<here>\d{2,3}) is not compatible with compile time compute cap (?<built>\d{2,3})/,
      },
    ],
    cause: 'This card has compute capability {here}, the image was built for {built}.',
    fix: ['# the tag for {here}, as its page lists them; for a card older than all: cpu-VERSION'],
    source: 'https://huggingface.co/docs/text-embeddings-inference/supported_models',
    example:
      'Could not start backend: Runtime compute cap 75 is not compatible with compile time compute cap 80',
    other: 'Runtime compute cap 80',
    stage: 'serve',
  },
  {
    id: 'ib-memory',
    class: 'nccl-error',
    title: 'InfiniBand may not lock memory here',
    match: [{ text: 'ibv_reg_mr', pattern: /failed/ }],
    cause: 'The limit of this shell, job or container is too low (ulimit -l).',
    fix: [
      '# docker run --ulimit memlock=-1; Slurm, a shell: ulimit -l unlimited first; or: export NCCL_IB_DISABLE=1',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
    example: 'NCCL WARN Call to ibv_reg_mr failed',
    other: 'NCCL INFO NET/IB : No device found.',
  },
  {
    id: 'nccl-ib',
    class: 'nccl-error',
    title: 'InfiniBand lost a message between the machines',
    match: [{ text: 'Got completion from peer', pattern: /(?:status=|error )(?:12|5|13)\b/ }],
    weight: 'plain',
    cause:
      '12: no answer came (a wrong card for one of the GPUs, a busy switch, a cable); 5 follows from it.',
    fix: [
      'export NCCL_IB_TIMEOUT=22 NCCL_IB_RETRY_CNT=13   # waits longer; RoCE: NCCL_IB_GID_INDEX (show_gids), too',
      'export NCCL_IB_HCA=mlx5_0   # only cards that reach each other (ibstat); or NCCL_IB_DISABLE=1',
    ],
    source: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/env.html',
    example:
      'NCCL WARN NET/IB: Got completion from peer 10.0.0.2<47140> with status=12 opcode=0 len=0 vendor err 129 (Recv)',
    other: 'Got completion from peer with status=0',
  },
  {
    id: 'gloo-interface',
    class: 'distributed-not-connected',
    title: 'The network card that gloo or NCCL is to use is not there',
    match: [
      'ifa != nullptr',
      {
        text: 'Unable to find address for: ',
        pattern: /^(?:\W{0,6}|.{0,200}(?:nullptr\. |Error: ))Unable to find address for: \S{1,40}$/,
      },
      'no socket interface found',
    ],
    cause:
      '*_SOCKET_IFNAME names no card of this machine, or one without an address (^lo is for NCCL alone), or the name of this machine leads to none.',
    fix: [
      "export GLOO_SOCKET_IFNAME=$(ip -o -4 route show default | awk '{print $5; exit}') && export NCCL_SOCKET_IFNAME=$GLOO_SOCKET_IFNAME   # on each machine; then the same again (horovodrun: --network-interfaces too)",
      'unset GLOO_SOCKET_IFNAME NCCL_SOCKET_IFNAME   # or that: one is chosen; the app sets them? grep -rn SOCKET_IFNAME . and take the line out',
    ],
    source: 'https://github.com/horovod/horovod/issues/2431',
    example: 'ifa != nullptr. Unable to find address for: ens9f1',
    other: 'ifa == nullptr',
  },
  {
    id: 'first-machine',
    class: 'distributed-not-connected',
    title: 'The machine of rank 0 ({host}) is not reached',
    match: [
      {
        text: 'The client socket has timed out after',
        pattern: /connect to \((?<host>(?!localhost|127\.|::1|0\.0)[\w.:-]{2,80}), (?<port>\d{2,5})\)/,
      },
    ],
    cause:
      'Its name is another address here, a firewall closes the port, or rank 0 is not started, or elsewhere.',
    fix: [
      'getent hosts {host}; nc -zv {host} {port}   # on the others, while rank 0 runs: an address that all reach? else MASTER_ADDR (--rdzv_endpoint) by its number, and the port open',
      '# Slurm: srun torchrun … starts it on each node',
    ],
    source: `${torch}/csrc/distributed/c10d/TCPStore.cpp`,
    example:
      'TimeoutError: The client socket has timed out after 60s while trying to connect to (node-13, 29500).',
    other: 'connected to (node-13, 29500)',
  },
  {
    id: 'cudnn-no-algorithm',
    class: 'cudnn-error',
    title: 'cuDNN finds no way to compute this: mostly the memory of the card is full',
    match: ['Unable to find a valid cuDNN algorithm'],
    cause: 'Each way to convolve wants memory of its own, and none was left.',
    fix: [
      'nvidia-smi   # who fills the card? end it, or another one (CUDA_VISIBLE_DEVICES=1, the config); else a smaller batch or resolution',
      'unset LD_LIBRARY_PATH   # room enough: another cuDNN than that of torch is loaded',
    ],
    source: `${torch} aten/src/ATen/native/cudnn/Conv_v7.cpp`,
    example: 'RuntimeError: Unable to find a valid cuDNN algorithm to run convolution',
    other: 'cuDNN version: 90100',
    confidence: 'medium',
  },
  {
    id: 'triton-cpu',
    class: 'device-mismatch',
    title: 'A tensor in main memory reaches a kernel of Triton',
    match: [{ text: 'cannot be accessed from Triton', pattern: /Pointer argument/ }],
    cause:
      'Kernels read the memory of the card; a part of the model was moved off it (offloading), or never onto it.',
    fix: [
      '# without offloading: ComfyUI --gpu-only or --highvram; diffusers without enable_model_cpu_offload; or without torch.compile, sageattention',
      '# in the code: .to("cuda") for the tensor and the model',
    ],
    source: 'https://github.com/woct0rdho/triton-windows#error-with-model-offloading',
    example: 'ValueError: Pointer argument (at 0) cannot be accessed from Triton (cpu tensor?)',
    other: 'It can be accessed from Triton',
    confidence: 'medium',
  },
]);

import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** How the card comes into the container, and does not. */
export const containerGpuSignatures = defineSignatures([
  {
    id: 'gpu-runtime',
    class: 'no-gpu-visible',
    stage: 'deploy',
    title: 'Docker on this host cannot hand a GPU to containers',
    weight: 'root',
    match: [
      {
        text: 'could not select device driver',
        pattern: /device driver (?:"{0,2}(?!cdi\b)\w{0,10}"{0,2} )?with capabilities/,
      },
      { text: 'unknown or invalid runtime name: nvidia' },
      { text: 'Unknown runtime specified nvidia' },
      // Its source is not known to apt: the fix begins with it.
      { text: 'locate package nvidia-', pattern: /nvidia-(?:container-|docker2)/ },
      { text: 'nvidia-container-runtime": executable file not found' },
      { text: 'nvidia-container-runtime-hook": executable file not found' },
      { text: 'failed to discover GPU vendor from CDI' },
    ],
    cause:
      'Docker on this host has no runtime for NVIDIA GPUs: the NVIDIA Container Toolkit is not installed, Docker was not told of it or not restarted since, or the machine has no NVIDIA card at all. This is mended on the host, not in the container.',
    fix: [
      'curl -fsSL https://nvidia.github.io/libnvidia-container/gpgkey | sudo gpg --dearmor --yes -o /usr/share/keyrings/nvidia-container-toolkit-keyring.gpg && curl -fsSL https://nvidia.github.io/libnvidia-container/stable/deb/nvidia-container-toolkit.list | sed "s#deb https://#deb [signed-by=/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg] https://#" | sudo tee /etc/apt/sources.list.d/nvidia-container-toolkit.list && sudo apt-get update && sudo apt-get install -y nvidia-container-toolkit && sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker   # on the host, not in the container',
      'docker run --rm --gpus all ubuntu nvidia-smi   # must show the card',
      'lspci | grep -i nvidia; nvidia-smi   # on the host: no card? then start without --gpus, and let the app use the CPU (often --device cpu)',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/AbdBarho/stable-diffusion-webui-docker/issues/81',
      'https://github.com/NVIDIA/nvidia-container-toolkit/issues/242',
    ],
    reviewed,
    matches: [
      'Error response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]',
      'could not select device driver with capabilities: [[gpu]]',
    ],
    misses: ['Runtimes: io.containerd.runc.v2 nvidia runc'],
  },
  {
    id: 'gpu-runtime-root',
    class: 'nvidia-container-toolkit-failed',
    stage: 'deploy',
    title: 'The NVIDIA container runtime looks for the driver in a folder that is not there',
    weight: 'root',
    match: [{ text: 'change root failed: no such file' }],
    cause:
      'Its settings name another root for the driver (root = "/run/nvidia/driver", of a driver that ran in a container once), and nothing is there.',
    fix: [
      "sudo sed -i 's|^root = |#root = |' /etc/nvidia-container-runtime/config.toml && sudo systemctl restart docker   # on the host",
      'docker run --rm --gpus all ubuntu nvidia-smi   # must show the card; a rented host: take another one',
    ],
    confidence: 'high',
    sources: ['https://github.com/NVIDIA/nvidia-docker/issues/683'],
    reviewed,
    matches: [
      'nvidia-container-cli: initialization error: change root failed: no such file or directory: unknown.',
    ],
    misses: ['nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown.'],
  },
  {
    id: 'gpu-wsl',
    class: 'nvidia-container-toolkit-failed',
    stage: 'deploy',
    title: 'WSL has not mounted the driver of Windows whole, or the toolkit is too old for it',
    weight: 'root',
    match: [{ text: '/usr/lib/wsl/', pattern: /stat failed: \/usr\/lib\/wsl\/(?:lib|drivers)/ }],
    cause: 'The driver comes from Windows, through WSL, into /usr/lib/wsl.',
    fix: [
      'wsl --update; wsl --shutdown   # in PowerShell, as administrator, with the newest NVIDIA driver of Windows (none is installed inside of WSL); then start WSL and the container again',
      'sudo apt-get update && sudo apt-get install -y nvidia-container-toolkit && sudo nvidia-ctk runtime configure --runtime=docker && sudo service docker restart   # in WSL: the newest toolkit',
    ],
    confidence: 'medium',
    sources: ['https://docs.nvidia.com/cuda/wsl-user-guide/'],
    reviewed,
    matches: ['nvidia-container-cli: mount error: stat failed: /usr/lib/wsl/lib/libcuda.so.1: no such file'],
    misses: ['ls: /usr/lib/wsl/lib: no such file or directory'],
  },
  {
    id: 'gpu-uvm',
    class: 'no-gpu-visible',
    stage: 'deploy',
    title: 'The host has not loaded a part of the NVIDIA driver',
    weight: 'root',
    match: [{ text: 'module nvidia_uvm is not loaded' }],
    cause: 'nvidia_uvm is loaded when CUDA is first used on the host.',
    fix: [
      'sudo modprobe nvidia_uvm && sudo nvidia-modprobe -u -c=0; nvidia-smi   # on the host; then start the container again',
      '# no such module: the driver is not installed: sudo ubuntu-drivers install && sudo reboot',
    ],
    confidence: 'high',
    sources: ['https://github.com/NVIDIA/nvidia-modprobe'],
    reviewed,
    matches: ['[WARN] Kernel module nvidia_uvm is not loaded. Make sure the driver is loaded'],
    misses: ['nvidia_uvm 1773568 0'],
  },
  {
    id: 'gpu-host-driver',
    class: 'no-gpu-visible',
    stage: 'deploy',
    title: 'The host has no working NVIDIA driver',
    weight: 'root',
    match: [
      { text: 'nvml error: driver not loaded' },
      { text: 'load library failed: libnvidia-ml.so' },
      {
        text: 'nvidia-container-cli: initialization error',
        pattern: /initialization error: (?!change root|WSL|driver rpc error: timed|.{0,20}insufficient)/,
      },
    ],
    explainedBy: ['driver-too-old'],
    cause:
      'The container runtime asks the driver of the host and finds none: it is not installed or not loaded, or the machine has no NVIDIA GPU.',
    fix: [
      'sudo ubuntu-drivers install && sudo reboot   # your own host (on Windows: the newest driver of Windows, Docker Desktop with WSL 2, and in PowerShell: wsl --update; wsl --shutdown); a rented one: take another host',
      'nvidia-smi   # on the host: must answer there first; it does? then docker is a snap or Docker Desktop: sudo snap remove docker; curl -fsSL https://get.docker.com | sh',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/NVIDIA/nvidia-docker/issues/1393',
      'https://github.com/docker/for-win/issues/13835',
    ],
    reviewed,
    matches: ['nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown.'],
    misses: [
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version',
    ],
  },
  {
    id: 'gpu-lost',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'The container has lost its GPU',
    weight: 'root',
    match: [{ text: 'Failed to initialize NVML: Unknown Error' }],
    cause:
      'The GPU was there when the container started and is not any more: the host reloaded its services.',
    fix: [
      '# stop and start the container or pod again (docker restart CONTAINER); if it comes back: another host',
      '# your own host, where it goes after a systemctl daemon-reload: "exec-opts": ["native.cgroupdriver=cgroupfs"] in /etc/docker/daemon.json, then sudo systemctl restart docker',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/NVIDIA/nvidia-container-toolkit/issues/48',
      'https://github.com/NVIDIA/nvidia-docker/issues/1671',
    ],
    reviewed,
    matches: ['Failed to initialize NVML: Unknown Error'],
    misses: ['Failed to initialize NVML: Driver/library version mismatch'],
  },
  {
    id: 'gpu-fabric',
    class: 'no-gpu-visible',
    stage: 'run',
    title: "The host's Fabric Manager does not run",
    weight: 'root',
    match: [{ text: 'system not yet initialized' }, { text: 'cudaErrorSystemNotReady' }],
    cause:
      'Error 802: cards of the SXM kind (A100, H100, H200, B200) need the Fabric Manager service of the host, and it does not run or is of another version than the driver. nvidia-smi shows the cards all the same.',
    fix: [
      '# a rented host: take another one and report this one: the Fabric Manager is not yours to start',
      'sudo systemctl start nvidia-fabricmanager   # on a host of your own, in the version of its driver',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pytorch/pytorch/issues/35710',
      'https://github.com/gpustack/gpustack/issues/4154',
    ],
    reviewed,
    matches: [
      'RuntimeError: Unexpected error from cudaGetDeviceCount(). Error 802: system not yet initialized',
    ],
    misses: ['Error 804: forward compatibility was attempted on non supported HW'],
  },
  {
    id: 'gpu-unknown-error',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'CUDA cannot be started, although a GPU may be there',
    weight: 'root',
    match: [
      { text: 'CUDA unknown error' },
      { text: 'DeviceCount returned 999' },
      { text: 'nvcuda init failure: 999' },
      { text: 'Error 999: unknown error' },
      { text: 'Error 304: OS call failed' },
      { text: 'cudaErrorUnknown' },
      { text: 'THCudaCheck FAIL', pattern: /error=(?:30|999) : unknown error/ },
      { text: 'CUDA_ERROR_UNKNOWN' },
    ],
    cause:
      'The device /dev/nvidia-uvm is missing or stale (after a suspend or a driver update on the host), or CUDA_VISIBLE_DEVICES names a card that is not there.',
    fix: [
      'sudo modprobe -r nvidia_uvm; sudo modprobe nvidia_uvm && sudo nvidia-modprobe -u -c=0   # on the host, no CUDA program running: loads it anew and makes the devices; in use: restart the host',
      '# a rented pod: restart it; if it stays: another host',
      'ls -l /dev/nvidia-uvm; echo "$CUDA_VISIBLE_DEVICES"   # missing? named wrongly?',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/pytorch/pytorch/issues/49081',
      'https://github.com/Stability-AI/StableSwarmUI/issues/153',
    ],
    reviewed,
    matches: [
      'RuntimeError: CUDA unknown error - this may be due to an incorrectly set up environment, e.g. changing env variable CUDA_VISIBLE_DEVICES after program start.',
    ],
    misses: ['CUDA error: device-side assert triggered'],
  },
  {
    id: 'gpu-symbol',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'The driver and what hands it to the container are of different ages',
    weight: 'root',
    match: [
      {
        text: 'named symbol not found',
        pattern:
          /Error 500|CUDA error: named|cudaGetDeviceCount|cudaErrorSymbolNotFound|cuInit|initialize CUDA|ggml_cuda_\w{1,20}: failed/,
      },
      { text: 'cudaErrorSymbolNotFound' },
      { text: 'CUDA_ERROR_NOT_FOUND', pattern: /cuInit|device_?count/i },
    ],
    cause:
      'CUDA error 500 when the card is looked for: a newer NVIDIA driver was installed on the host, and the Docker Desktop, WSL or NVIDIA container toolkit that hands it to the container is older than it.',
    fix: [
      '# Windows: update Docker Desktop to the newest release, and WSL with: wsl --update; then restart both',
      '# Linux: the newest toolkit on the host:',
      'sudo apt-get update && sudo apt-get install -y nvidia-container-toolkit && sudo systemctl restart docker',
      '# or the driver before that update; a rented host: another one',
    ],
    confidence: 'high',
    sources: [
      'src/catalog/diagnose/codes.json',
      'https://github.com/NVIDIA/nvidia-container-toolkit/issues/520',
    ],
    reviewed,
    matches: [
      'RuntimeError: Unexpected error from cudaGetDeviceCount(). Did you run some cuda functions before calling NumCudaDevices() that might have already set an error? Error 500: named symbol not found',
    ],
    misses: ['Error named symbol not found at line 529 in file /x/csrc/ops.cu'],
  },
  {
    id: 'toolkit-broken',
    class: 'container-toolkit-broken',
    stage: 'deploy',
    title: 'The NVIDIA Container Toolkit of the host does not work (any more)',
    weight: 'plain',
    match: [
      { text: 'nvidia-container-runtime did not terminate' },
      { text: 'fork/exec /usr/bin/nvidia-container-runtime' },
      {
        text: 'nvidia-container-runtime-hook',
        pattern: /runtime-hook\S{0,4}: (?:no such file|executable file not found)/,
      },
    ],
    cause:
      'Docker calls the runtime of NVIDIA, and that ends with an error or is not there: its packages are of different releases after an update (nvidia-container-toolkit, -base, libnvidia-container), or were taken away while /etc/docker/daemon.json still names it.',
    fix: [
      'sudo apt-get install -y --reinstall nvidia-container-toolkit nvidia-container-toolkit-base libnvidia-container-tools libnvidia-container1 && sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker   # on the host: all of one release (dnf: the same names)',
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml; nvidia-smi   # still so: the driver must answer there; then another release of the toolkit: apt-cache policy nvidia-container-toolkit',
    ],
    confidence: 'medium',
    sources: [
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html',
    ],
    reviewed: '2026-11-29',
    matches: [
      'OCI runtime create failed: nvidia-container-runtime did not terminate successfully: exit status 1: unknown.',
    ],
    misses: ['nvidia-container-runtime version 1.17.0'],
  },
  {
    id: 'gpu-not-inferred',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'The program finds no GPU in this container',
    weight: 'plain',
    match: [
      { text: 'Failed to infer device type' },
      // What asks torch for a card and gets none.
      'not available in CPU-only version of bitsandbytes',
      'GPU is required to run AWQ quantized model',
      {
        text: 'Unsloth c',
        pattern: /Unsloth cannot find any torch accelerator|Unsloth currently only works on NVIDIA/,
      },
      { text: 'precision training with AMP or APEX', pattern: /can only be used on CUDA/ },
      { text: 'You need to assign use_cpu if you want', not: /Ampere/ },
      { text: 'can not run on your system since the accel', pattern: /(?:CUDA|GPU)Accelerator/ },
      'GPUs requested but none are available',
      { text: "Invalid CUDA 'device=0'" },
      { text: 'CUDA unavailable, invalid device' },
      { text: 'torch.cuda.is_available() is False', not: /skip|Warning/ },
      { text: 'Torch is not able to use GPU' },
      { text: 'no NVIDIA GPU detected', not: /falling back|CPU.only/i },
      { text: 'WARNING: The NVIDIA Driver was not detected', weight: 'remark' },
      { text: 'Torch not compiled with GPU' },
    ],
    explainedBy: ['torch-cpu-only', 'driver-too-old', 'killed-oom'],
    cause:
      'torch sees no CUDA device: the container was started without a GPU, the driver of the host is too old for this torch, or torch is a CPU build.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: torch is the CPU build (a driver before 570: whl/cu126)',
      '# no card is listed: start the container with docker run --gpus all, or deploy the pod with one',
      'python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # must say True',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/studio-dots-ai/dots.ocr/issues/11',
      'https://github.com/ai-dock/stable-diffusion-webui/issues/6',
    ],
    reviewed,
    matches: [
      'RuntimeError: Failed to infer device type',
      'AssertionError: Torch is not able to use GPU; add --skip-torch-cuda-test to COMMANDLINE_ARGS variable to disable this check',
    ],
    misses: ['CUDA available: True'],
  },
  {
    id: 'torch-sees-none',
    class: 'no-gpu-visible',
    stage: 'run',
    title: 'torch sees no GPU',
    weight: 'symptom',
    match: [
      {
        text: 'is_available()',
        across: true,
        pattern: /is_available\(\)[^A-Z]{0,40}False\b/,
        not: /\bif\b|\bassert|skip|fall|using cpu|==/i,
      },
    ],
    cause:
      'Its build has no CUDA, its CUDA is newer than the driver, or no card is handed to this machine or process.',
    fix: [
      'nvidia-smi -L && pip install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # a card is listed: a build with CUDA (a driver before 570: whl/cu126)',
      'python3 -c "import torch; print(torch.__version__); torch.cuda.init()"   # still so: its last line says why',
      '# no card is listed: docker run --gpus all; a pod: deploy it with a GPU',
    ],
    confidence: 'medium',
    sources: ['https://docs.pytorch.org/docs/stable/notes/cuda.html'],
    reviewed: '2026-12-01',
    matches: ['>>> torch.cuda.is_available()\nFalse', 'torch.cuda.is_available() still returns False'],
    misses: ['>>> torch.cuda.is_available()\nTrue', 'if torch.cuda.is_available() == False: skip'],
  },
]);

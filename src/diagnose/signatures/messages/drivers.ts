import { defineMessages } from './define.ts';

/** What the driver, its library and its services say on the host. */
export const driverMessages = defineMessages([
  {
    id: 'fabric-version',
    class: 'no-gpu-visible',
    title: 'The Fabric Manager and the driver are of different releases',
    match: [
      {
        text: "don't match with driver version",
        pattern: /driver version (?<driver>(?<branch>\d{3})\.[\d.]{2,12}\d)/,
      },
    ],
    cause: 'Cards joined by NVSwitch start only with a Fabric Manager of the very release of the driver.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y "nvidia-fabricmanager-{branch}={driver}*" && sudo systemctl restart nvidia-fabricmanager   # on a host of your own; a rented one: take another',
    ],
    source: 'https://docs.nvidia.com/',
    example:
      "fabric manager NVIDIA GPU driver interface version 535.129.03 don't match with driver version 535.154.05.",
    other: 'Fabric manager version is : 535.129.03',
    stage: 'deploy',
  },
  {
    id: 'secure-boot',
    class: 'driver-unsigned',
    title: 'Secure Boot refuses the driver: its signature is not known to this machine',
    match: [
      { text: 'Key was rejected by service' },
      { text: 'could not insert', pattern: /insert 'nvidia\w{0,12}': Required key not available/ },
      { text: 'unsigned module loading is restricted' },
      { text: 'Loading of unsigned module is rejected' },
    ],
    cause: 'DKMS signs what it builds with a key of its own, which must be enrolled once.',
    fix: [
      'sudo mokutil --import "$(ls /var/lib/shim-signed/mok/MOK.der /var/lib/dkms/mok.pub 2>/dev/null | head -1)" && sudo reboot   # asks for a password; then on the blue screen: Enroll MOK, and that password',
      '# or switch Secure Boot off in the firmware (UEFI) of the machine',
    ],
    source: 'https://wiki.ubuntu.com/UEFI/SecureBoot',
    example: "modprobe: ERROR: could not insert 'nvidia': Key was rejected by service",
    other: 'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
    stage: 'deploy',
  },
  {
    id: 'open-modules-wanted',
    class: 'driver-install-failed',
    title: 'This card needs the open kernel modules of the driver',
    match: [
      { text: 'requires use of the NVIDIA open' },
      { text: 'installed in this system requires use of' },
    ],
    cause: 'Blackwell (RTX 50, B200) runs with no others.',
    fix: [
      'sudo apt-get update && (sudo apt-get install -y nvidia-open || sudo apt-get install -y nvidia-driver-580-open) && sudo reboot   # the first from the source of NVIDIA, the second of Ubuntu',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'NVRM: installed in this system requires use of the NVIDIA open kernel modules.',
    other: 'NVIDIA UNIX Open Kernel Module for x86_64',
    stage: 'deploy',
  },
  {
    id: 'nvml-rights',
    class: 'permission-denied',
    title: 'This user may not open the devices of the card',
    match: ['Failed to initialize NVML: Insufficient Permissions'],
    cause: '/dev/nvidia* are for another group, or closed by the container.',
    fix: [
      'sudo chmod a+rw /dev/nvidia*   # until the next start; for good: sudo usermod -aG video,render "$USER", then log in anew',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'Failed to initialize NVML: Insufficient Permissions',
    other: 'Failed to initialize NVML: Unknown Error',
    stage: 'deploy',
  },
  {
    id: 'runfile-unpacked',
    class: 'disk-full',
    title: 'The installer of CUDA finds no room in /tmp, or was downloaded in part',
    match: [{ text: 'Ensure there is enough space in /tmp', pattern: /(?<file>[\w./-]{1,120}\.run)?/ }],
    cause: 'It unpacks some 10 GB there.',
    fix: [
      'mkdir -p /workspace/tmp && sh cuda_*_linux.run --silent --toolkit --override --tmpdir=/workspace/tmp   # still so: download it again',
    ],
    source: 'https://docs.nvidia.com/cuda/',
    example:
      './cuda_12.4.1_550.54.15_linux.run: 479: eval: Ensure there is enough space in /tmp and that the installation package is not corrupt',
    other: 'Extracting to /tmp',
    stage: 'install',
  },
  {
    id: 'runfile-gcc',
    class: 'gcc-too-new',
    title: 'The installer of CUDA does not know this gcc',
    match: ['Failed to verify gcc version'],
    cause: 'It checks, and can be told not to; nvcc may refuse that gcc later.',
    fix: ['sh cuda_*_linux.run --silent --toolkit --override'],
    source: 'https://docs.nvidia.com/cuda/',
    example: ' Failed to verify gcc version. See log at /var/log/cuda-installer.log for details.',
    other: 'gcc version 11.4.0',
    stage: 'install',
  },
  {
    id: 'runfile-driver',
    class: 'driver-install-failed',
    title: 'The installer of CUDA wants to bring a driver too, and cannot',
    match: ['Install of driver component failed'],
    cause: 'In a container the driver is of the host; there a newer one may run already.',
    fix: ['sh cuda_*_linux.run --silent --toolkit --override   # the toolkit alone'],
    source: 'https://docs.nvidia.com/cuda/',
    example:
      '[ERROR]: Install of driver component failed. Consult the driver log at /var/log/nvidia-installer.log for more details.',
    other: 'Driver: Installed',
    stage: 'install',
  },
  {
    id: 'nvml-library',
    class: 'no-gpu-visible',
    title: 'The library of the driver is not here: this place sees no GPU',
    match: [
      {
        text: 'NVML Shared Library Not Found',
        not: /WARN|warn|will not be detected|Error (?:initializing|detecting)/,
      },
    ],
    cause: 'libnvidia-ml.so.1 comes from the host when a container is started with its cards.',
    fix: [
      'docker run --gpus all IMAGE   # compose: deploy.resources.reservations.devices; a pod: one with a GPU',
      'nvidia-smi   # on a host of your own it must answer; not: sudo ubuntu-drivers install && sudo reboot',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'pynvml.NVMLError_LibraryNotFound: NVML Shared Library Not Found',
    other: 'WARNING: NVML Shared Library Not Found, GPUs will not be detected',
    stage: 'run',
    explainedBy: ['torch-cpu-only', 'driver-too-old'],
  },
  {
    id: 'nvml-not-found',
    class: 'no-gpu-visible',
    title: 'nvidia-smi does not find the library of the driver',
    match: ['find libnvidia-ml.so library'],
    cause:
      'The driver of the host brings it: it lies where it is not searched (WSL, an old toolkit), is empty (an image that was committed), or this container has no GPU.',
    fix: [
      'F="$(find / -name libnvidia-ml.so.1 -size +0 -not -path "/proc/*" 2>/dev/null | head -1)"; [ -n "$F" ] && export LD_LIBRARY_PATH="$(dirname "$F"):$LD_LIBRARY_PATH"; nvidia-smi',
      '# nowhere: docker run --gpus all -e NVIDIA_DRIVER_CAPABILITIES=compute,utility; on the host the newest nvidia-container-toolkit; no driver in a container or WSL',
    ],
    source: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html',
    example: "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.",
    other: 'libnvidia-ml.so.550.90.07',
    stage: 'deploy',
  },
]);

import { defineMessages } from './define.ts';

const withoutNouveau =
  "printf 'blacklist nouveau\\noptions nouveau modeset=0\\n' | sudo tee /etc/modprobe.d/blacklist-nouveau.conf && sudo update-initramfs -u && sudo reboot   # Fedora and its kin: sudo dracut --force";

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
  {
    id: 'smi-no-module',
    class: 'no-gpu-visible',
    title: 'The kernel has not loaded the NVIDIA driver',
    match: [{ text: "failed because it couldn't communicate" }],
    cause:
      'It was not built for the kernel that runs (after an update of either), Secure Boot refuses it, or there is no card.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y linux-headers-$(uname -r) && sudo dkms autoinstall && sudo modprobe nvidia && nvidia-smi   # your own host',
      'sudo ubuntu-drivers install && sudo reboot   # still so: the driver anew',
      '# a rented one: stop and start it; still so: another',
    ],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
    other: 'NVIDIA-SMI 550.54.15',
    stage: 'deploy',
    explainedBy: ['driver-unsigned', 'driver-install-failed'],
  },
  {
    id: 'card-of-another-driver',
    class: 'driver-install-failed',
    title: 'Another driver holds the card, mostly the free one (nouveau)',
    match: ['NVIDIA probe routine was not called for'],
    cause: 'The kernel gives a card to one driver, and another was there before that of NVIDIA.',
    fix: [
      'lspci -k | grep -iA3 nvidia   # "in use" names it; vfio-pci: the card was given to a virtual machine, and works there',
      withoutNouveau,
    ],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example: 'NVRM: The NVIDIA probe routine was not called for 2 device(s).',
    other: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.15',
    confidence: 'medium',
    stage: 'deploy',
  },
  {
    id: 'nouveau',
    class: 'driver-install-failed',
    title: 'The free driver (nouveau) holds the card',
    match: ['Nouveau kernel driver is currently in use'],
    cause: 'Only one of both can be loaded.',
    fix: [`${withoutNouveau}; then the same install again`],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example: 'ERROR: The Nouveau kernel driver is currently in use by your system.',
    other: 'nouveau 0000:01:00.0: vgaarb: deactivate vga console',
    stage: 'deploy',
  },
  {
    id: 'card-in-use',
    class: 'gpu-busy',
    title: 'The card is in use, so that it cannot be reset or divided',
    match: ['currently being used by one or more other processes', 'MIG mode is in pending'],
    cause: 'Services of monitoring count, too.',
    fix: [
      'sudo systemctl stop nvidia-dcgm nvidia-persistenced dcgm-exporter 2>/dev/null; sudo fuser -v /dev/nvidia*   # end what this lists, then the same again; still so: sudo reboot',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'Warning: MIG mode is in pending enable state for GPU 00000000:17:00.0:In use by another client',
    other: 'MIG M. Enabled',
    stage: 'deploy',
  },
  {
    id: 'plugin-no-driver',
    class: 'no-gpu-visible',
    title: 'The device plugin of Kubernetes sees no card on its node',
    match: [
      'Incompatible strategy detected',
      'did you configure the NVIDIA Container Toolkit',
      'could not load NVML library',
      'no runtime for "nvidia" is configured',
      'No devices found. Waiting indefinitely',
    ],
    cause: 'containerd starts it without the runtime of NVIDIA.',
    fix: [
      'sudo nvidia-ctk runtime configure --runtime=containerd --set-as-default && sudo systemctl restart containerd   # on the node, with driver and nvidia-container-toolkit; k3s: runtimeClassName: nvidia; then delete the pod of the plugin',
    ],
    source: 'https://github.com/NVIDIA/k8s-device-plugin',
    example: 'If this is a GPU node, did you configure the NVIDIA Container Toolkit?',
    other: 'Detected NVML platform: found NVML library',
    stage: 'deploy',
  },
  {
    id: 'throttled',
    class: 'gpu-throttled',
    title: 'The card slows itself down: it is too hot, or gets too little power',
    match: [
      { text: 'Thermal Slowdown', pattern: /Thermal Slowdown {1,40}: Active/ },
      { text: 'Power Brake Slowdown', pattern: /Brake Slowdown {1,40}: Active/ },
    ],
    weight: 'hint',
    cause: 'Nothing of what is installed: fans, air, or the power supply of the machine.',
    fix: [
      'nvidia-smi -q -d PERFORMANCE,TEMPERATURE,POWER | head -60   # a rented machine: show this to whoever lets it, and take another',
      'sudo nvidia-smi -pl 250   # your own: fewer watts, cooler (nvidia-smi -q -d POWER shows the range); dust, fans, all cables of power',
    ],
    source: 'https://docs.nvidia.com/deploy/nvidia-smi/index.html',
    example: '        HW Thermal Slowdown               : Active',
    other: '        HW Thermal Slowdown               : Not Active',
    confidence: 'medium',
  },
  {
    id: 'module-in-use',
    class: 'driver-install-failed',
    title: 'The old module of the driver is still loaded: something uses the card',
    match: [
      { text: 'ERROR: An NVIDIA kernel module', pattern: /'nvidia\S{0,20} appears to (?:be )?already/ },
      'You appear to be running an X server',
      {
        text: 'is in use',
        pattern: /rmmod: ERROR: Module nvidia\w{0,8} is in use|Module nvidia\w{0,8} is in use/,
      },
    ],
    cause: 'A desktop, a container or a service holds it.',
    fix: [
      'sudo systemctl isolate multi-user.target; sudo systemctl stop nvidia-persistenced docker; sudo modprobe -r nvidia_drm nvidia_modeset nvidia_uvm nvidia   # this ends the desktop: type it by ssh; then the same again',
    ],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example: 'rmmod: ERROR: Module nvidia_uvm is in use',
    other: 'nvidia_uvm 1773568 2',
    stage: 'deploy',
  },
  {
    id: 'kernel-compiler',
    class: 'driver-install-failed',
    title: 'The kernel was built by a newer gcc than the one here',
    match: [
      {
        text: 'unrecognized command',
        pattern: /option ['‘"]-f(?:trivial-auto-var-init|min-function-alignment)/,
      },
    ],
    cause: 'Its modules are compiled with its options, which an older gcc does not know.',
    fix: [
      'V=$(grep -o "gcc-[0-9]*" /proc/version | head -1) && sudo apt-get install -y $V && sudo update-alternatives --install /usr/bin/gcc gcc /usr/bin/$V 100 && sudo dkms autoinstall && sudo modprobe nvidia   # on the host: the gcc of the kernel',
    ],
    source: 'https://gcc.gnu.org/gcc-12/changes.html',
    example: 'gcc: error: unrecognized command-line option ‘-ftrivial-auto-var-init=zero’',
    other: 'gcc: error: unrecognized command-line option ‘-fhappy’',
    stage: 'deploy',
  },
  {
    id: 'module-not-loaded',
    class: 'driver-install-failed',
    title: 'The kernel does not take the module of the driver',
    match: [
      {
        text: 'could not insert',
        pattern: /insert 'nvidia\w{0,12}': (?:No such device|Exec format|Invalid argument|Unknown symbol)/,
      },
      "Unable to load the kernel module 'nvidia",
      { text: 'Direct firmware load for nvidia/' },
    ],
    cause:
      'It is of another kernel, gcc or release, or does not know the card: dmesg | grep -i nvrm says which.',
    fix: [
      'sudo apt-get purge -y "nvidia-*" "libnvidia-*" && sudo ubuntu-drivers install && sudo reboot   # your own host: the driver anew, in the kind and release that fit card and kernel',
    ],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example: "modprobe: ERROR: could not insert 'nvidia': No such device",
    other: "modprobe: ERROR: could not insert 'fuse': No such device",
    stage: 'deploy',
    explainedBy: ['driver-unsigned'],
  },
  {
    id: 'container-card-number',
    class: 'no-gpu-visible',
    title: 'The container is to get a card that this host does not have',
    match: [
      { text: 'nvidia-container-cli: device error', pattern: /error: (?<card>[\w:-]{1,60}): unknown device/ },
    ],
    cause: 'It names {card} (--gpus, device_ids, NVIDIA_VISIBLE_DEVICES); cards count from 0.',
    fix: ['nvidia-smi -L   # on the host: a number or name of these in place of {card}; or --gpus all'],
    source:
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    example: 'nvidia-container-cli: device error: 3: unknown device: unknown.',
    other: 'device error: 3: unknown',
    stage: 'deploy',
  },
  {
    id: 'container-slow-driver',
    class: 'nvidia-container-toolkit-failed',
    title: 'The driver takes too long to wake, or the service that keeps it awake is gone',
    match: [
      { text: 'nvidia-container-cli: ', pattern: /driver rpc error: timed out|nvidia-persistenced\/socket/ },
    ],
    cause: 'With no persistence the driver starts anew for each container.',
    fix: [
      'sudo systemctl enable --now nvidia-persistenced; sudo nvidia-smi -pm 1   # on the host; then start the container again',
    ],
    source: 'https://docs.nvidia.com/deploy/driver-persistence/',
    example: 'nvidia-container-cli: initialization error: driver rpc error: timed out: unknown.',
    other: 'nvidia-persistenced started',
    stage: 'deploy',
  },
  {
    id: 'container-rootless',
    class: 'nvidia-container-toolkit-failed',
    title: 'A container without root may not set rules for devices',
    match: [
      { text: 'bpf_prog_query(BPF_CGROUP_DEVICE) failed', pattern: /not permitted/ },
      'error executing hook `/usr/bin/nvidia-container',
      'nvml error: insufficient permissions',
    ],
    cause: 'The hook of NVIDIA wants to, unless it is told not to.',
    fix: [
      'sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups --in-place   # on the host; rootless docker: systemctl --user restart docker',
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml   # podman: then --device nvidia.com/gpu=all --security-opt=label=disable; insufficient permissions: sudo chmod a+rw /dev/nvidia*',
    ],
    source: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html',
    example:
      'Error: OCI runtime error: crun: error executing hook `/usr/bin/nvidia-container-toolkit` (exit code: 1)',
    other: 'hook `/usr/bin/nvidia-container-toolkit` done',
    stage: 'deploy',
  },
  {
    id: 'cdi-stale',
    class: 'nvidia-container-toolkit-failed',
    title: 'The list of the driver for containers (CDI) is of before its update',
    match: [
      {
        text: 'error mounting',
        pattern:
          /mounting \\{0,3}"\/usr\/\S{1,120}\.so\.\d{3}\.[\d.]{2,8}\\{0,3}" to rootfs.{1,240}no such file/,
      },
    ],
    cause: '/etc/cdi/nvidia.yaml names files of a release that is gone.',
    fix: [
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml   # on the host; then start the container again',
    ],
    source: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html',
    example:
      'error mounting "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.15" to rootfs at "/usr/lib/x86_64-linux-gnu/libcuda.so.550.54.15": no such file or directory',
    other: 'error mounting "/srv/a.yml" to rootfs at "/a.yml": no such file or directory',
    stage: 'deploy',
  },
  {
    id: 'card-refused-by-node',
    class: 'no-gpu-visible',
    title: 'The node of Kubernetes has no card in order for this pod',
    match: [
      'no healthy devices present',
      { text: 'requested number of devices unavailable', pattern: /nvidia\.com/ },
    ],
    cause: 'The device plugin counts none as healthy, or the node started before it.',
    fix: [
      'kubectl delete pods -A -l name=nvidia-device-plugin-ds   # the plugin anew (GPU operator: -l app=nvidia-device-plugin-daemonset), then the pod; still so: on the node sudo dmesg | grep -i xid, and reboot it',
    ],
    source: 'https://github.com/NVIDIA/k8s-device-plugin',
    example:
      'Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected',
    other: 'healthy devices: 2',
    stage: 'deploy',
  },
]);

import { defineMessages } from './define.ts';

const docker = 'https://docs.docker.com/engine/';

/** What docker, podman, compose and singularity say before the program itself has said a word. */
export const containerMessages = defineMessages([
  {
    id: 'pyxis-import',
    class: 'container-setting',
    title: 'pyxis takes the image for one of Docker Hub',
    match: ['pyxis: failed to import docker image'],
    onlyAnswered: true,
    cause:
      'What is no path (/ or ./ at its head) is a name: REGISTRY#IMAGE:TAG, and without # of Docker Hub.',
    fix: ['# --container-image=./FILE.sqsh'],
    source: 'https://github.com/NVIDIA/pyxis/issues/127',
    example:
      'srun --container-image a.sqsh hostname\nslurmstepd: error: pyxis: failed to import docker image',
    other: 'pyxis: importing docker image: a.sqsh',
    stage: 'deploy',
  },
  {
    id: 'network-gone',
    class: 'docker-network-missing',
    title: 'The containers were made for a network that has been removed since',
    match: [{ text: 'response from daemon: network', pattern: /network [0-9a-f]{64} not found/ }],
    cause: 'A container keeps the number of its network; one of the same name, made anew, has another.',
    fix: ['docker compose up -d --force-recreate   # or: docker compose down, then up'],
    source: 'https://github.com/docker/compose/issues/8539',
    example: `Error response from daemon: network ${'0dd1'.repeat(16)} not found`,
    other: 'network 0dd1 found',
    stage: 'deploy',
  },
  {
    id: 'singularity-names',
    class: 'singularity-image',
    title: 'The host has no /etc/resolv.conf, and the container gets its own from there',
    match: ['creation failed: open /etc/resolv.conf'],
    cause: 'It is missing, or a link to a file that is not there (systemd-resolved does not run).',
    fix: [
      'sudo ln -sf /run/systemd/resolve/resolv.conf /etc/resolv.conf && sudo systemctl restart systemd-resolved   # on the host; without systemd-resolved: echo "nameserver 1.1.1.1" | sudo tee /etc/resolv.conf',
      '# on a cluster: tell those who run that node, and take another one meanwhile',
    ],
    source: 'https://github.com/pangenome/pggb/issues/373',
    example: 'FATAL:   container creation failed: open /etc/resolv.conf: no such file or directory',
    other: 'container created',
    stage: 'deploy',
  },
  {
    id: 'singularity-without-nv',
    class: 'no-gpu-visible',
    title: 'The container was started without --nv, which hands the card in',
    match: [
      { text: 'exec: --nv: ' },
      { text: 'not find any nv files on this host' },
      { text: ' machine only has: []', near: [{ marker: 'singularity', before: 40 }] },
      { text: 'is more than number of ', pattern: /\bGPUs \(0\) in the system/ },
    ],
    cause: 'singularity and apptainer hand cards in with --nv only, which stands before the image.',
    fix: [
      'singularity exec --nv IMAGE.sif COMMAND   # or run, shell; apptainer likewise; Nextflow: singularity.runOptions = "--nv"; on a node with a card: nvidia-smi -L',
    ],
    source: 'https://github.com/apptainer/singularity/issues/6203',
    example: '/.singularity.d/actions/exec: 9: exec: --nv: not found',
    other: 'singularity exec --nv image.sif nvidia-smi',
    stage: 'deploy',
  },
  {
    id: 'shm-mount',
    class: 'shared-memory-too-small',
    title: 'Triton cannot make its shared memory: /dev/shm is missing or may only be read',
    match: [{ text: 'interprocess_exception', pattern: /interprocess_exception/ }],
    cause: 'Its Python backend and boost keep their exchange in /dev/shm.',
    fix: [
      '# docker: --shm-size=1g (or --ipc=host), without --read-only; Kubernetes: a volume emptyDir with medium: Memory, mounted at /dev/shm, without readOnly',
    ],
    source: 'https://github.com/kserve/kserve/issues/1937',
    example: "terminate called after throwing an instance of 'boost::interprocess::interprocess_exception'",
    other: 'boost::interprocess loaded',
  },
  {
    id: 'network-external',
    class: 'docker-network-missing',
    title: 'The network that is named does not exist',
    match: [
      {
        text: 'declared as external',
        pattern: /[Nn]etwork "?(?<name>[\w.-]{1,80})"? declared as external, but could not be found/,
      },
      { text: 'Unknown docker network', pattern: /network '(?<name>[\w.-]{1,80})'/ },
      {
        text: 'response from daemon: network',
        pattern: /daemon: network (?<name>[\w.-]{1,80}) not found/,
        not: /network [0-9a-f]{64} /,
      },
    ],
    cause:
      'Docker has no network {name}: it was not made yet, or compose made it under the name of its project (PROJECT_{name}).',
    fix: [
      'docker network ls | grep {name} || docker network create {name}   # listed as PROJECT_{name}? then write that name, or name: {name} in the compose file that makes it',
      '# a hub or program in a container that starts others: the container itself must be in {name} too, and reach /var/run/docker.sock',
    ],
    source: 'https://docs.docker.com/reference/compose-file/networks/',
    example: 'network proxy declared as external, but could not be found',
    other: 'network proxy is external',
    stage: 'deploy',
  },
  {
    id: 'compose-gpus',
    class: 'docker-compose-too-old',
    title: 'Compose does not take the card in this form',
    match: [
      { text: "additional properties 'gpus' not allowed" },
      { text: 'Additional property gpus is not allowed' },
      'Additional property runtime is not allowed',
      { text: 'Additional property devices is not allowed' },
      "missing property 'capabilities'",
    ],
    cause:
      'gpus: in a service came with compose 2.30, runtime: is not of each form of the file, and each of devices names its capabilities.',
    fix: [
      '# in place of gpus:, runtime: or devices: without capabilities, in that service: deploy: {resources: {reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}',
      'sudo apt-get update && sudo apt-get install -y docker-compose-plugin && docker compose version   # or: 2.30 or newer, from the package source of Docker',
    ],
    source: 'https://docs.docker.com/compose/how-tos/gpu-support/',
    example: "validating compose.yml: services.app additional properties 'gpus' not allowed",
    other: 'gpus: all',
    stage: 'deploy',
  },
  {
    id: 'compose-first',
    class: 'docker-compose-too-old',
    title: 'docker-compose 1 does not run under Python 3.12',
    match: [
      { text: 'packages/compose/', across: true, pattern: /import distutils|No module named '?distutils/ },
    ],
    cause: 'Compose 2 is no Python program.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y docker-compose-v2 && docker compose up -d   # Ubuntu; with the package source of Docker: docker-compose-plugin',
    ],
    source: 'https://docs.docker.com/compose/releases/migrate/',
    example:
      '  File "/usr/lib/python3/dist-packages/compose/cli/main.py", line 9, in <module>\n    import distutils.spawn\nModuleNotFoundError: No module named \'distutils\'',
    other: '  File "/usr/lib/python3/dist-packages/compose/cli/main.py", line 9, in <module>',
    stage: 'deploy',
  },
  {
    id: 'docker-iptables',
    class: 'docker-network-broken',
    title: 'The rules of the firewall that Docker made are gone',
    match: [{ text: 'No chain/target/match by that name', pattern: /iptables.{0,200}No chain/ }],
    cause: 'The firewall was started or loaded anew after Docker, which removed the chains of Docker.',
    fix: ['sudo systemctl restart docker   # makes them again; then start the containers'],
    source: docker,
    example:
      'Error response from daemon: iptables failed: iptables -t nat -A DOCKER: iptables: No chain/target/match by that name.',
    other: 'iptables -t nat -A DOCKER',
    stage: 'deploy',
  },
  {
    id: 'docker-addresses',
    class: 'docker-network-broken',
    title: 'Docker has no range of addresses left for another network',
    match: [
      { text: 'non-overlapping IPv4 address pool' },
      { text: 'all predefined address pools have been fully subnetted' },
      { text: 'Pool overlaps with other one on this address space' },
    ],
    cause: 'Each compose project makes a network, and those of former ones (or a VPN) hold the ranges.',
    fix: [
      'docker network prune -f   # removes the networks that no container uses; then the same again',
      '# a subnet in the compose file that overlaps: another one, such as 10.123.0.0/24; a VPN: end it while the network is made',
    ],
    source: docker,
    example:
      'Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    other: 'address pool 10.0.0.0/8',
    stage: 'deploy',
  },
  {
    id: 'docker-cgroup',
    class: 'docker-not-running',
    title: 'The machine has not mounted what Docker counts resources with',
    match: ['cgroup mountpoint does not exist'],
    cause: 'The kernel or WSL offers cgroups of version 2 only, and this Docker wants those of version 1.',
    fix: [
      'sudo mkdir -p /sys/fs/cgroup/systemd && sudo mount -t cgroup -o none,name=systemd cgroup /sys/fs/cgroup/systemd   # until the next restart; then the same again',
      '# for good: a Docker of 20.10 or newer',
    ],
    source: docker,
    example: 'docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.',
    other: 'cgroup driver: systemd',
    stage: 'deploy',
  },
  {
    id: 'nvidia-nodes',
    class: 'no-gpu-visible',
    title: 'The device files of the GPU are not made yet on this host',
    match: [
      {
        text: '/dev/nvidia',
        pattern:
          /(?:stat|gathering device information).{0,80}(?<device>\/dev\/nvidia[\w-]{0,20}).{0,6}no such file/i,
      },
    ],
    cause: '{device} is made when the driver is first used; after a restart the container came before that.',
    fix: [
      'sudo nvidia-modprobe -u -c=0; nvidia-smi   # on the host: makes them; then start the container again (docker start)',
      'sudo systemctl enable --now nvidia-persistenced   # for good; nvidia-smi fails: the driver itself is not loaded',
    ],
    source: 'https://github.com/NVIDIA/nvidia-modprobe',
    example:
      'error gathering device information while adding custom device "/dev/nvidia-uvm": lstat /dev/nvidia-uvm: no such file or directory',
    other: 'ls: /dev/nvidia0',
    stage: 'deploy',
  },
  {
    id: 'device-absent',
    class: 'device-missing',
    title: 'The container is to get a device that this host does not have',
    match: [
      {
        text: 'while adding custom device',
        pattern: /custom device "?(?<device>\/dev\/[\w./-]{1,80}?)"?: /,
        not: /\/dev\/nvidia/,
      },
    ],
    cause:
      'The compose file (or docker run) hands {device} on, as the example has it; on this machine there is none: no such hardware, or its driver is not loaded.',
    fix: [
      '# take the line of {device} out of devices: (docker run: --device {device}), and start it again; NVIDIA needs none of /dev/dri: deploy.resources.reservations.devices',
      'ls -l {device}; lspci -k | grep -iA 3 -E "vga|3d|display"   # it should be there: is its driver loaded?',
    ],
    source: docker,
    example:
      'error gathering device information while adding custom device "/dev/dri": no such file or directory',
    other: 'device "/dev/dri" added',
    stage: 'deploy',
  },
  {
    id: 'singularity-cut',
    class: 'singularity-image',
    title: 'The image file is cut off or damaged, or packed in a way this kernel cannot read',
    match: ['bad superblock for squashfs'],
    cause: 'A pull or copy that broke off (a full disk) leaves such a file.',
    fix: [
      '# remove that .sif, then with room in the cache: apptainer cache clean -f && apptainer pull IMAGE.sif docker://NAME',
      '# whole, all the same: apptainer exec --unsquash IMAGE.sif COMMAND, or build it as a folder: apptainer build --sandbox image_dir IMAGE.sif',
    ],
    source: 'https://github.com/apptainer/apptainer/issues/2121',
    example: 'kernel reported a bad superblock for squashfs image partition',
    other: 'superblock of squashfs read',
    stage: 'deploy',
  },
  {
    id: 'podman-nested',
    class: 'permission-denied',
    title: 'Rootless podman may not make a user namespace here',
    match: [
      {
        text: 'newuidmap',
        pattern: /open of uid_map failed: Permission denied|uid_map failed: Operation not/,
      },
    ],
    cause: 'It runs in a container without the right to do so, or newuidmap has lost its file capability.',
    fix: [
      'sudo setcap cap_setuid=ep /usr/bin/newuidmap && sudo setcap cap_setgid=ep /usr/bin/newgidmap && podman system migrate   # then the same again',
      '# in a container: start the outer one with --privileged --device /dev/fuse (quay.io/podman/stable is made for it); a pod cannot',
    ],
    source: 'https://github.com/containers/podman/blob/main/troubleshooting.md',
    example: 'newuidmap: open of uid_map failed: Permission denied',
    other: 'newuidmap: uid range [0-1) -> [1000-1001) allowed',
    stage: 'deploy',
  },
  {
    id: 'singularity-loop',
    class: 'singularity-image',
    title: 'Singularity finds no loop device to mount the image with',
    match: ['failed to find loop device', 'no loop devices available'],
    cause: 'Each running container of the machine takes one, or this user may use none.',
    fix: [
      'singularity build --sandbox image_dir IMAGE.sif && singularity exec --nv image_dir COMMAND   # unpacked into a folder, it needs none (apptainer: the same; --userns)',
      '# whoever runs the machine: "shared loop devices = yes" in singularity.conf',
    ],
    source: 'https://apptainer.org/docs/admin/main/configfiles.html',
    example:
      'FATAL: container creation failed: mount error: while mounting image: failed to find loop device',
    other: 'loop device found',
    stage: 'deploy',
  },
  {
    id: 'compose-dependency',
    class: 'dependency-failed',
    title: 'A container that the others wait for did not come up',
    match: [
      {
        text: 'dependency failed to start',
        pattern: /container (?<name>[\w.-]{1,80}) (?<how>is unhealthy|exited \(\d{1,3}\)|has no healthcheck)/,
      },
    ],
    weight: 'symptom',
    cause:
      '{name} {how}; why, it says itself: wrong rights of its data folder, data of another version, a variable that is missing (a file .env that was not read), too little memory, or it only takes longer than its health check waits.',
    fix: [
      'docker logs --tail 50 {name}   # its own last words say why: give them to diagnose',
      '# warnings above of variables that are not set: start it in the folder that holds the .env of the project (cp .env.example .env)',
      '# its log is in order: it is slow: docker compose up -d once more, or a longer start_period in its healthcheck',
    ],
    source: 'https://docs.docker.com/compose/how-tos/startup-order/',
    example: 'dependency failed to start: container app-db-1 is unhealthy',
    other: 'container app-db-1 is healthy',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'docker-empty-part',
    class: 'environment-variable-missing',
    title: 'A mount has an empty side: the variable that is to hold it is not set',
    match: ['empty section between colons'],
    cause: 'The folder before (or behind) a colon of -v or volumes: came out empty.',
    fix: [
      '# set that variable before (export, or .env beside the compose file), or write the folder itself: -v "$PWD/data:/data"',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/container/run/',
    example: 'docker: invalid spec: :/data: empty section between colons.',
    other: 'docker: invalid mode: ro1.',
    stage: 'deploy',
  },
  {
    id: 'compose-variable',
    class: 'environment-variable-missing',
    title: 'The compose file asks for a variable that is not set',
    match: [
      {
        text: 'Defaulting to a blank string',
        pattern: /The \\?"?(?<name>[A-Za-z_]\w{0,60})\\?"? variable is not set\. Defaulting/,
      },
    ],
    weight: 'remark',
    cause:
      'Compose finds {name} neither in the shell nor in the .env beside the compose file, and puts nothing in its place.',
    fix: [
      'ls .env || cp .env.example .env; grep -n "{name}" .env *.y*ml   # beside the compose file: what the example sets, where it is used',
      'echo "{name}=VALUE" >> .env && docker compose up -d   # VALUE: as the README names it',
    ],
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/',
    example:
      'WARN[0000] The "MODEL_NAME" variable is not set. Defaulting to a blank string.\nweb-1 | error: invalid argument: 0.0.0.0',
    other: 'MODEL_NAME variable is set',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'no-capacity',
    class: 'no-capacity',
    title: 'The cloud has no machine of that kind free there',
    match: [
      'no longer any instances available',
      'InsufficientInstanceCapacity',
      'ZONE_RESOURCE_POOL_EXHAUSTED',
      'TO_NO_CAPACITY',
      'insufficient-capacity',
      { text: 'not having enough capacity', pattern: /providers not having/ },
      { text: 'is currently unavailable in the', pattern: /VM instance is .{1,60} zone/ },
    ],
    weight: 'plain',
    cause:
      'Every GPU of that type is taken in that region or zone (or at that price, where it is a spot one). Nothing is wrong with the image or the command.',
    fix: [
      '# another region, GPU type or on-demand in place of spot: pod-wizard recommend lists the ones that would do, cheapest first; a network volume ties a pod to its data centre: without it there are more',
    ],
    source: 'https://github.com/dstackai/dstack/issues/1994',
    example:
      'There are no longer any instances available with the requested specifications. Please refresh and try again.',
    other: 'VM instance is running in the us-west1-b zone',
    stage: 'deploy',
  },
  {
    id: 'driver-capabilities',
    class: 'value-refused',
    title: 'NVIDIA_DRIVER_CAPABILITIES has a value that is not allowed',
    match: [
      {
        text: 'unsupported capabilities found in',
        pattern: /in '(?<given>[\w,-]{1,80})' \(allowed '(?<allowed>[\w,-]{1,80})'/,
      },
    ],
    cause: 'It is {given}: all stands alone, not in a list, and this host allows {allowed}.',
    fix: [
      '# docker run -e NVIDIA_DRIVER_CAPABILITIES=all (compose: environment; Dockerfile: ENV), or only: {allowed}',
    ],
    source: 'NVIDIA/nvidia-container-toolkit cmd/nvidia-container-runtime-hook/container_config.go',
    example: "unsupported capabilities found in 'video,all' (allowed 'video'): unknown.",
    other: 'capabilities: video',
    stage: 'deploy',
  },
  {
    id: 'hook-not-called',
    class: 'container-runtime-missing',
    title: 'This host hands its GPU out by the runtime of NVIDIA alone, not by --gpus',
    match: ['invoking the NVIDIA Container Runtime Hook directly'],
    cause:
      'The toolkit found itself on a Jetson (mode csv), or is set to cdi or csv, where --gpus does nothing.',
    fix: [
      'docker run --rm --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all ubuntu nvidia-smi   # likewise your container, without --gpus (compose: runtime: nvidia)',
      '# no Jetson: sudo nvidia-ctk config --in-place --set nvidia-container-runtime.mode=legacy && sudo systemctl restart docker',
    ],
    source: 'NVIDIA/nvidia-container-toolkit cmd/nvidia-container-runtime/README.md',
    example:
      'invoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported',
    other: 'Running the NVIDIA Container Runtime Hook',
    stage: 'deploy',
  },
]);

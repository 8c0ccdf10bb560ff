import { defineMessages } from './define.ts';

const docker = 'https://docs.docker.com/engine/';
const podman = 'https://github.com/containers/podman/blob/main/troubleshooting.md';

/** What docker, podman, compose and singularity say before the program itself has said a word. */
export const containerMessages = defineMessages([
  {
    id: 'registry-refuses',
    class: 'registry-denied',
    title: 'The registry does not give the image to this login',
    match: [
      {
        text: '/manifests/',
        pattern: /"https:\/\/(?<host>[\w.:-]{3,80})\/v2\/.{0,200}": (?:denied|unauthorized)/,
      },
      {
        text: 'failed to authorize',
        pattern: /https:\/\/(?<host>[\w.:-]{3,80})\/.{0,300}40[13] (?:Unauthorized|Forbidden)/,
      },
      {
        text: 'failed to fetch',
        pattern:
          /(?<host>[\w-]{1,60}(?:\.[\w-]{1,40}){1,4})\/.{1,300}fetch (?:oauth|anonymous) token: .{0,300}40[13]/,
      },
      { text: 'unauthorized: authentication required' },
      { text: 'no basic auth credentials' },
    ],
    cause:
      'The image is private, its name is misspelt (which is answered alike), or an old login that has run out is sent even for a public one.',
    fix: [
      'docker logout {host}   # a public image: then the same pull again, without the old login',
      'docker login {host}   # a private one: with a token that may read packages; a pod: its registry credentials; Kubernetes: kubectl create secret docker-registry, and imagePullSecrets',
    ],
    source: docker,
    example:
      'Error response from daemon: Head "https://ghcr.io/v2/acme/app/manifests/latest": denied: denied',
    other: 'Login did not succeed, access denied by user',
    stage: 'deploy',
  },
  {
    id: 'registry-doubled',
    class: 'image-not-found',
    title: 'The name of the image begins with two registries',
    match: [
      {
        text: 'docker.io/',
        pattern:
          /(?:pull|resolve).{0,80}?\bdocker\.io\/(?<name>(?:quay\.io|ghcr\.io|nvcr\.io|gcr\.io|registry\.k8s\.io|public\.ecr\.aws|mcr\.microsoft\.com)\/[\w./-]{2,120}(?::[\w.-]{1,60})?)/,
      },
    ],
    cause:
      'docker.io was put before {name}, which names its registry itself: a chart or setting adds its own registry to a name that has one already.',
    fix: [
      '# in the values or setting: {name} without docker.io before it: leave the registry (or its prefix) empty, or give the name without its own',
      'docker pull {name}   # is there?',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/image/tag/',
    example: 'Failed to pull image "docker.io/quay.io/acme/operator:v1": 403 Forbidden',
    other: 'Failed to pull image "mirror.local/quay.io/acme/operator:v1": 403 Forbidden',
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
    title: 'This compose does not know the short word gpus',
    match: [
      { text: "additional properties 'gpus' not allowed" },
      { text: 'Additional property gpus is not allowed' },
    ],
    cause: 'gpus: in a service came with compose 2.30.',
    fix: [
      '# in place of "gpus: all": deploy: {resources: {reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}',
      'sudo apt-get update && sudo apt-get install -y docker-compose-plugin && docker compose version   # or: 2.30 or newer, from the package source of Docker',
    ],
    source: 'https://docs.docker.com/compose/how-tos/gpu-support/',
    example: "validating compose.yml: services.app additional properties 'gpus' not allowed",
    other: 'gpus: all',
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
    id: 'registry-plain-http',
    class: 'registry-plain-http',
    title: 'The registry speaks plain HTTP, and Docker asks by HTTPS',
    match: [
      {
        text: 'server gave HTTP response to HTTPS client',
        pattern: /https:\/\/(?<host>[\w.:-]{3,80})\/.{0,200}server gave HTTP response/,
      },
    ],
    cause: 'Docker takes HTTP only from registries that are listed as insecure.',
    fix: [
      '# in /etc/docker/daemon.json: {"insecure-registries": ["{host}"]} (beside what stands there), then: sudo systemctl restart docker',
      '# containerd, k3s: the same host with http:// in its registries.yaml or hosts.toml',
    ],
    source: 'https://docs.docker.com/reference/cli/dockerd/#insecure-registries',
    example:
      'Error response from daemon: Get "https://10.0.0.5:5000/v2/": http: server gave HTTP response to HTTPS client',
    other: 'Get "https://10.0.0.5:5000/v2/": EOF',
    stage: 'deploy',
  },
  {
    id: 'credential-helper',
    class: 'registry-denied',
    title: 'Docker is to ask a program for the login that is not here',
    match: [
      {
        text: 'docker-credential-',
        pattern: /docker-credential-[\w-]{2,40}"?:? (?:executable file )?not found|exec: "docker-credential-/,
      },
    ],
    cause:
      '~/.docker/config.json names a store of logins (credsStore) of another machine, mostly of Docker Desktop.',
    fix: [
      'mv ~/.docker/config.json ~/.docker/config.json.old   # then the same again; a private registry: docker login anew',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
    example:
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
    other: 'docker-credential-helpers installed',
    stage: 'deploy',
  },
  {
    id: 'not-a-tty',
    class: 'no-terminal',
    title: 'The container is to have a terminal, and there is none here',
    match: ['the input device is not a TTY', 'cannot enable tty mode on non tty input'],
    cause: '-t asks for a terminal; cron, CI and pipes have none.',
    fix: ['# take the t out: docker run -i, docker exec -i; docker compose exec -T, docker compose run -T'],
    source: docker,
    example: 'the input device is not a TTY',
    other: 'tty: true',
    stage: 'deploy',
  },
  {
    id: 'entry-not-executable',
    class: 'permission-denied',
    title: 'The script that the container starts may not be run',
    match: [{ text: 'exec user process caused', pattern: /caused:? "?permission denied/ }],
    cause:
      'The file of the entrypoint lacks the right to be executed: git on Windows, an archive or a copy does not keep it.',
    fix: [
      'chmod +x *.sh && git update-index --chmod=+x *.sh   # in the folder that the image is built from; then build it again',
      '# in the Dockerfile: COPY --chmod=755, or RUN chmod +x on it; a mounted one: chmod +x on the host',
    ],
    source: docker,
    example: 'standard_init_linux.go:228: exec user process caused: permission denied',
    other: 'exec user process caused: exec format error',
    stage: 'deploy',
  },
  {
    id: 'entry-not-there',
    class: 'entrypoint-not-found',
    title:
      'The script that the container starts has Windows line ends, or an interpreter that the image lacks',
    match: [{ text: 'exec user process caused', pattern: /caused:? "?no such file or directory/ }],
    cause:
      'The kernel does not find the program of its first line: /bin/sh with a CR behind it, or /bin/bash on Alpine.',
    fix: [
      "find . -name '*.sh' -exec sed -i 's/\\r$//' {} +   # in the folder that the image is built from; then build it again (docker build --no-cache)",
      '# right ends already? head -1 of the script: #!/bin/sh in place of bash on Alpine (or RUN apk add --no-cache bash); a binary made for glibc: build it in the image',
    ],
    source: docker,
    example: 'standard_init_linux.go:228: exec user process caused: no such file or directory',
    other: 'exec user process caused: exec format error',
    stage: 'deploy',
  },
  {
    id: 'user-not-in-image',
    class: 'user-unknown',
    title: 'The image has no such user or group',
    match: [
      {
        text: 'no matching entries in',
        pattern: /unable to find (?:user|group) (?<name>[\w.-]{1,40}): no matching/,
      },
      { text: 'invalid user: ', pattern: /invalid user: '?(?<name>[\w.-]{1,40})/ },
      { text: 'invalid group: ', pattern: /invalid group: '?:?(?<name>[\w.-]{1,40})/ },
    ],
    cause:
      'Names count inside of the image only: its /etc/passwd (or /etc/group) has no {name}; a number needs no entry.',
    fix: [
      '# give the number in place of {name}: --user 1000:1000, chown 1000:1000 (id -u on the host prints yours)',
      '# or make it in the Dockerfile, above that line: RUN useradd -m {name}   (Alpine: adduser -D {name})',
    ],
    source: docker,
    example:
      'docker: Error response from daemon: unable to find user app: no matching entries in passwd file.',
    other: 'no matching entries found',
    stage: 'deploy',
  },
  {
    id: 'user-number-taken',
    class: 'user-exists',
    title: 'The number for the new user or group is taken in this image',
    match: [
      { text: ' already exists', pattern: /groupadd: GID '?(?<id>\d{1,10})'? already exists/ },
      { text: ' is not unique', pattern: /useradd: UID (?<id>\d{1,10}) is not unique/ },
    ],
    cause:
      'The image has a user of the number {id} already: those of Ubuntu 23.04 and newer bring the user ubuntu (1000), those of node the user node.',
    fix: [
      '# in the Dockerfile, above that line: RUN userdel -r "$(getent passwd {id} | cut -d: -f1)"   (or take that user in place of a new one)',
      '# or let both share it: groupadd -o -g {id}, useradd -o -u {id}',
    ],
    source: 'https://man7.org/linux/man-pages/man8/useradd.8.html',
    example: "groupadd: GID '1000' already exists",
    other: 'useradd: user app added',
    stage: 'deploy',
  },
  {
    id: 'sudo-not-root',
    class: 'no-root',
    title: 'sudo may not make anybody root here',
    match: ['effective uid is not 0, is', 'sudo: The "no new privileges" flag is set'],
    cause: 'The container was started with no-new-privileges, or its disk is mounted nosuid.',
    fix: [
      '# without sudo, as root from outside: docker exec -u 0 CONTAINER COMMAND, or docker run --user 0',
      '# or start it without --security-opt no-new-privileges (Kubernetes: allowPrivilegeEscalation: true)',
    ],
    source: 'https://man7.org/linux/man-pages/man8/sudo.8.html',
    example: "sudo: effective uid is not 0, is /usr/bin/sudo on a file system with the 'nosuid' option set?",
    other: 'effective uid is 0',
  },
  {
    id: 'sudo-no-terminal',
    class: 'no-root',
    title: 'sudo wants a password, and there is no terminal to type it',
    match: ['a terminal is required to read the password', 'no tty present and no askpass program'],
    cause:
      'The command runs without a terminal (ssh, CI, a service), as a user who must give a password for sudo.',
    fix: [
      '# in a container: as root and without sudo: docker exec -u 0; by ssh: ssh -t HOST sudo COMMAND',
      'echo "$USER ALL=(ALL) NOPASSWD:ALL" | sudo tee /etc/sudoers.d/$USER   # or, typed once in a terminal: no password any more',
    ],
    source: 'https://man7.org/linux/man-pages/man8/sudo.8.html',
    example:
      'sudo: a terminal is required to read the password; either use the -S option to read from standard input',
    other: '[sudo] password for app:',
  },
  {
    id: 's6-not-first',
    class: 'init-not-first',
    title: 'The supervisor of the image (s6) must be the first process',
    match: ['s6-overlay-suexec: fatal: can only run as pid 1'],
    cause:
      'Something else was started before it: docker run --init, init: true, or a command that wraps /init.',
    fix: ['# take --init (compose: init: true) and the entrypoint of your own away; start /init itself'],
    source: 'https://github.com/just-containers/s6-overlay',
    example: 's6-overlay-suexec: fatal: can only run as pid 1',
    other: 's6-overlay: running as pid 1',
    stage: 'deploy',
  },
  {
    id: 'working-folder-hidden',
    class: 'working-folder-missing',
    title: 'The folder in which the container is to start is not there',
    match: [
      {
        text: 'chdir to cwd',
        pattern: /chdir to cwd \([\\"]{0,8}(?<folder>\/[\w./+@-]{0,160})[\\"]{0,8}\).{0,60}no such file/,
      },
    ],
    cause:
      '{folder} is the working folder of the image: a folder of the host that is mounted above it hides it, or it was never made.',
    fix: [
      '# mount at {folder} itself in place of the folder above it: -v /FOLDER/OF/THE/HOST:{folder} (it must belong to the user of the image, often 1000)',
      '# or make it on the host, in what is mounted; or start elsewhere: docker run -w /',
    ],
    source: 'https://docs.docker.com/engine/storage/bind-mounts/',
    example:
      'starting container process caused "chdir to cwd (\\"/home/app/work\\") set in config.json failed: no such file or directory"',
    other: 'chdir to cwd ("/home/app") set in config.json failed: permission denied',
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
    id: 'podman-short-name',
    class: 'image-not-found',
    title: 'podman wants the whole name of the image, with its registry',
    match: [{ text: 'did not resolve to an alias', pattern: /short-name "(?<name>[\w./:-]{2,120})"/ }],
    cause: 'docker takes docker.io where none is named; podman asks, or refuses.',
    fix: [
      'podman pull docker.io/{name}   # and the same name in podman run, FROM and image: (official ones: docker.io/library/NAME)',
    ],
    source: 'https://docs.podman.io/en/latest/markdown/podman-pull.1.html',
    example:
      'Error: short-name "acme/app" did not resolve to an alias and no unqualified-search registries are defined',
    other: 'Resolved "acme/app" as an alias',
    stage: 'deploy',
  },
  {
    id: 'subuid',
    class: 'rootless-without-ids',
    title: 'This user has no numbers for the users of a container',
    match: [
      'no subuid ranges found',
      'could not use fakeroot: no mapping entry',
      'insufficient UIDs or GIDs available in user namespace',
    ],
    cause:
      'Containers without root give each of their users a number out of a range that /etc/subuid and /etc/subgid allow, and there is none for this user.',
    fix: [
      'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "$USER"; podman system migrate   # then the same again',
    ],
    source: podman,
    example:
      'ERRO[0000] cannot find UID/GID for user app: no subuid ranges found for user "app" in /etc/subuid',
    other: 'subuid ranges found',
    stage: 'deploy',
  },
  {
    id: 'selinux',
    class: 'selinux-denied',
    title: 'SELinux keeps the container from it',
    match: [
      { text: 'avc: ', pattern: /avc: {1,3}denied {1,3}\{ .{1,600}:container_(?:t|init_t)/ },
      { text: 'cannot apply additional memory protection after relocation' },
      { text: 'cannot change memory protections' },
    ],
    cause:
      'The rights of files are in order; the label that SELinux gives to the container does not go with that of the device or files (or container-selinux is too old for it).',
    fix: [
      '# start it with --security-opt label=disable (compose: security_opt: ["label=disable"]); a mounted folder instead: :Z behind the mount',
      'sudo dnf upgrade -y container-selinux && sudo restorecon -RF /var/lib/containers ~/.local/share/containers   # for good: newer rules, and the labels anew',
    ],
    source: podman,
    example:
      'cat: error while loading shared libraries: /lib64/libc.so.6: cannot apply additional memory protection after relocation: Permission denied',
    other: 'avc:  denied  { read } for scontext=system_u:system_r:sshd_t:s0',
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
    id: 'tzdata-asks',
    class: 'build-waits',
    title: 'The build waits for an answer that nobody can type',
    match: ['Please select the geographic area in which you live'],
    weight: 'plain',
    cause: 'tzdata asks for the time zone while apt installs it.',
    fix: [
      '# in the Dockerfile: ENV DEBIAN_FRONTEND=noninteractive TZ=Etc/UTC above that RUN (in a shell: export both)',
    ],
    source: 'https://manpages.debian.org/bookworm/debconf-doc/debconf.7.en.html',
    example:
      'Please select the geographic area in which you live. Subsequent configuration questions will narrow this down.',
    other: 'Setting up tzdata',
    stage: 'install',
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
    id: 'image-store-broken',
    class: 'image-pull-broken',
    title: 'A layer of the image did not arrive whole, or is lost on this host',
    match: [{ text: 'daemon: layer does not exist' }, { text: 'failed size validation' }],
    cause:
      'The host keeps the image in pieces, and one is missing or cut (a full disk, a broken connection, a registry or proxy between).',
    fix: [
      '# a rented pod: terminate it and deploy on another host',
      'docker rmi -f IMAGE; docker pull IMAGE   # your own host: fetches it anew (Kubernetes: crictl rmi IMAGE on that node); df -h /var/lib/docker first',
    ],
    source: 'https://github.com/dstackai/dstack/issues/1976',
    example: 'error creating container: Error response from daemon: layer does not exist',
    other: 'layer already exists',
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
    id: 'mount-owner',
    class: 'permission-denied',
    title: 'A mounted folder belongs to another user',
    match: [
      {
        text: 'owned by unexpected user/group',
        pattern:
          /Directory (?<folder>\/[\w./-]{1,120}) owned by .{1,40}expected (?<want>\d{1,9}:\d{1,9}), actual (?<here>\d{1,9}:\d{1,9})/,
      },
    ],
    cause: '{folder} is of {here}, and the container works as {want}.',
    fix: [
      '# on the host: sudo chown -R {want} on the folder that is mounted as {folder}; then start it again',
    ],
    source: 'mmartial/ComfyUI-Nvidia-Docker init.bash',
    example: 'ERROR: Directory /data/x owned by unexpected user/group, expected 1000:1000, actual 0:0',
    other: 'Directory /data/x owned by 1000:1000',
    stage: 'deploy',
  },
]);

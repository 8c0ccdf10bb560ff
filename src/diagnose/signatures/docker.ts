import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** A flag and its value, quoted together: docker shows both as the flag. */
const twoInOne = /flag: --(?<flag>gpus|shm-size) (?!See\b)(?<value>[\w":-]{1,40})$/;

/** What docker, compose and the container runtime say themselves, before anything runs in a container. */
export const dockerSignatures = defineSignatures([
  {
    id: 'docker-context',
    class: 'docker-build-context-missing',
    stage: 'deploy',
    title: 'docker build is not told which folder to build',
    weight: 'root',
    match: [
      {
        text: 'argument',
        pattern:
          /"?docker (?:buildx |image )?build"?:? requires (?:exactly )?(?:1|one) argument|docker: 'docker (?:buildx )?build' requires (?:exactly )?(?:1|one) argument/i,
      },
    ],
    cause:
      'The command lacks its last word, the folder whose files the build may copy: mostly the dot for "this folder".',
    fix: [
      'docker build -t NAME .   # the same command as before, with a blank and the dot at its end; in the folder of the Dockerfile (else: -f PATH/Dockerfile .)',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/reference/cli/docker/buildx/build/'],
    reviewed,
    matches: [
      '"docker build" requires exactly 1 argument.',
      'ERROR: "docker buildx build" requires exactly 1 argument.',
      "ERROR: docker: 'docker buildx build' requires 1 argument",
    ],
    misses: ['docker build -t name .'],
  },
  {
    id: 'docker-reference',
    class: 'docker-invalid-reference',
    stage: 'deploy',
    title: 'The name of the image is not one that Docker accepts',
    weight: 'root',
    match: [
      {
        text: 'must be lowercase',
        pattern: /repository name (?:\((?<name>[\w./:-]{1,160})\) )?must be lowercase/,
      },
      { text: 'invalid reference format', not: /must be lowercase/ },
      { text: 'invalid tag "', pattern: /invalid tag "(?<name>[^"]{0,160})": invalid reference/ },
    ],
    cause:
      'An image name is lower case, without blanks: here it has capital letters, or what stands where the name is expected is something else (an empty variable, a path with a blank that is not quoted, a typographic dash copied from a page).',
    fix: [
      'docker pull NAME   # the same name in small letters',
      '# no capital letters in it? then look at what stands before the name: "$PWD" in quotes, variables that are set, plain dashes',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/reference/cli/docker/image/tag/'],
    reviewed,
    matches: [
      'invalid reference format: repository name (Own/My-App) must be lowercase',
      'docker: invalid reference format.',
    ],
    misses: ['reference format ok'],
  },
  {
    id: 'compose-old',
    class: 'docker-compose-too-old',
    stage: 'deploy',
    title: 'This docker-compose is older than the compose file',
    weight: 'root',
    match: [
      {
        text: 'Unsupported config option for',
        pattern: /config option for (?:services\.)?(?<service>[\w.-]{1,80}): '(?<option>[\w-]{1,40})'/,
      },
      {
        text: 'unexpected keyword argument',
        pattern:
          /ERROR: for \S{1,80} {1,4}__init__\(\) got an unexpected keyword argument '(?<option>gpus|runtime|device_requests)'/,
      },
      {
        text: 'Additional properties are not allowed',
        pattern:
          /(?<service>services[\w. -]{1,80})(?: value)? Additional properties are not allowed \('(?<option>[\w-]{1,40})'/,
      },
      {
        text: 'unexpected keyword argument',
        pattern: /__init__\(\) got an unexpected keyword argument '(?<option>device_requests)'/,
      },
      { text: 'docker-compose.y', pattern: /Version in .{1,120} is unsupported/ },
      { text: 'does not match any of the regexes' },
      // What its Python makes of today's Docker, packages and images.
      "KeyError: 'ContainerConfig'",
      'Not supported URL scheme http+docker',
      { text: 'compose', pattern: /(?:Invalid top-level property|does not match any of the regexes)/ },
    ],
    cause:
      'The old docker-compose (version 1, in Python) does not know an option of the file (runtime, gpus, deploy devices, a newer file version), or the Docker of today; docker compose, the plugin, does.',
    fix: [
      'docker compose up -d   # the plugin, with a blank, in place of docker-compose',
      'sudo apt-get update && sudo apt-get install -y docker-compose-plugin   # where it is missing, from the package source of Docker; Ubuntu calls it docker-compose-v2',
      '# or, where only version 1 is allowed: write version: "2.3" at the top of the file for runtime, and take 1.28 or newer for deploy devices',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/compose/how-tos/gpu-support/'],
    reviewed,
    matches: [
      "Unsupported config option for services.app: 'runtime'",
      "services.app.deploy.resources.reservations value Additional properties are not allowed ('devices' was unexpected)",
      'ERROR: Version in "./docker-compose.yml" is unsupported.',
      "services.web.deploy.resources.reservations value 'devices' does not match any of the regexes: '^x-'",
    ],
    misses: ['services.app: started'],
  },
  {
    id: 'compose-shape',
    class: 'docker-compose-file-invalid',
    stage: 'deploy',
    title: 'The compose file is not in the form that is expected',
    weight: 'root',
    match: [
      { text: "KeyError: 'services'" },
      { text: 'Top level object in' },
      { text: 'has neither an image nor a build context' },
      { text: 'empty compose file' },
      { text: 'services must be a mapping' },
      {
        text: 'missing property',
        pattern: /(?:services|deploy)\.\S{1,120} missing property '\w{1,30}'/,
        not: /'capabilities'/,
      },
      {
        text: 'must be a',
        pattern:
          /services\.\S{1,120} must be a (?:mapping|list|string|number|boolean|array|string or mapping)/,
      },
      {
        text: 'yaml: ',
        pattern:
          /yaml: (?:line \d{1,5}: )?(?:mapping values are not allowed|did not find expected|could not find expected|unmarshal errors)/,
      },
    ],
    cause:
      'A compose file has its services below the word services:, indented by blanks (no tabs); wrappers such as nvidia-docker-compose read that word too, and files of the very old form lack it.',
    fix: [
      'docker compose config   # says which line it does not understand',
      '# where it has no line "services:": write it at the top, indent all services below it by two blanks, and run docker compose (it knows GPUs without a wrapper: deploy.resources.reservations.devices)',
    ],
    confidence: 'medium',
    sources: ['https://docs.docker.com/reference/compose-file/services/'],
    reviewed,
    matches: [
      "    for service, conf in config['services'].items():\nKeyError: 'services'",
      'yaml: line 12: mapping values are not allowed in this context',
    ],
    misses: ["KeyError: 'service_name'"],
  },
  {
    id: 'compose-plugin',
    class: 'docker-compose-missing',
    stage: 'deploy',
    title: 'docker compose is not installed',
    weight: 'root',
    match: [
      { text: "'compose' is not a docker command" },
      { text: 'unknown shorthand flag: ', pattern: /flag: '[df]' in -[df]/ },
      { text: 'unknown docker command: "compose' },
      { text: 'docker-compose', pattern: /docker-compose: (?:command )?not found/ },
    ],
    cause:
      'compose is a plugin of docker (docker compose); the old program docker-compose is no longer shipped.',
    fix: [
      'docker compose version || (sudo apt-get update && (sudo apt-get install -y docker-compose-plugin || sudo apt-get install -y docker-compose-v2))   # the first from the package source of Docker, the second from Ubuntu; then write docker compose, with a blank',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/compose/install/linux/'],
    reviewed,
    matches: ["docker: 'compose' is not a docker command.", "unknown shorthand flag: 'd' in -d"],
    misses: ['docker compose up -d'],
  },
  {
    id: 'docker-daemon',
    class: 'docker-not-running',
    stage: 'deploy',
    title: 'Docker does not run here',
    weight: 'root',
    match: [
      { text: 'Cannot connect to the Docker daemon' },
      { text: 'Is the docker daemon running' },
      { text: 'docker daemon is not running' },
      { text: 'error during connect', pattern: /docker_engine|dockerDesktopLinuxEngine|docker\.sock/ },
    ],
    cause:
      'The command docker is there, and no daemon answers it: it is not started, or this is a container (a pod), in which there is none.',
    fix: [
      'sudo systemctl enable --now docker   # on Linux; on Windows and macOS: start Docker Desktop (and its WSL integration)',
      '# inside a pod there is no Docker: build the image elsewhere, or install the app without it',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/engine/daemon/troubleshoot/'],
    reviewed,
    matches: [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ],
    misses: ['Docker version 27.1'],
  },
  {
    id: 'docker-socket',
    class: 'docker-permission-denied',
    stage: 'deploy',
    title: 'This user may not speak with Docker',
    weight: 'root',
    match: [
      {
        text: 'docker',
        pattern: /permission denied while trying to connect to the (?:Docker daemon|docker API)/i,
      },
      {
        text: 'docker.sock',
        pattern: /docker\.sock.{0,80}permission denied|PermissionError.{0,80}docker\.sock/i,
      },
    ],
    cause: 'The socket of Docker belongs to root and the group docker, and this user is not in it.',
    fix: [
      'sudo usermod -aG docker "$USER" && newgrp docker   # then the same again, without sudo',
      '# or: the same command with sudo before it',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/engine/install/linux-postinstall/'],
    reviewed,
    matches: [
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    ],
    misses: ["PermissionError: [Errno 13] Permission denied: '/workspace/a'"],
  },
  {
    id: 'dockerfile',
    class: 'dockerfile-missing',
    stage: 'deploy',
    title: 'There is no Dockerfile in the folder that is built',
    weight: 'plain',
    match: [
      { text: 'failed to read dockerfile', pattern: /open (?<file>[\w./-]{1,160}): no such file/i },
      { text: 'unable to evaluate symlinks in Dockerfile path' },
      { text: 'no configuration file provided: not found' },
      { text: "Can't find a suitable configuration file" },
    ],
    cause:
      'The command runs in another folder than the one with the Dockerfile (or compose file), or the file has another name.',
    fix: [
      'find . -maxdepth 3 -iname "Dockerfile*" -o -maxdepth 3 -name "*compose*.y*ml"   # where it lies: cd there, then the same again',
      'docker build -f FOLDER/Dockerfile .   # or name it; compose: docker compose -f FILE up -d',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/build/concepts/context/'],
    reviewed,
    matches: [
      'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      'no configuration file provided: not found',
    ],
    misses: ['[internal] load build definition from Dockerfile'],
  },
  {
    id: 'docker-copy',
    class: 'docker-copy-source-missing',
    stage: 'deploy',
    title: 'The build copies a file that is not in its folder',
    weight: 'root',
    match: [
      { text: 'failed to compute cache key', pattern: /"\/?(?<file>[\w./*-]{1,160})":? not found/ },
      { text: 'failed to calculate checksum of ref', pattern: /"\/?(?<file>[\w./*-]{1,160})":? not found/ },
      {
        text: 'COPY failed',
        pattern:
          /(?:no source files|file not found in build context or excluded by \.dockerignore: stat (?<file>[\w./*-]{1,160}):|file not found in build context|stat .{1,160}: (?:no such file|file does not exist))/,
      },
      { text: 'ADD failed', pattern: /(?:no source files|file not found in build context|no such file)/ },
    ],
    cause:
      'COPY and ADD take only what lies in the folder given to docker build: the file is elsewhere, is left out by .dockerignore, or comes with a submodule or Git LFS that was not fetched.',
    fix: [
      '# run docker build in the folder from which {file} counts (docker build -f DOCKER_FOLDER/Dockerfile .), or correct it in COPY',
      'git submodule update --init --recursive && git lfs pull   # where it comes with those',
      'grep -nE "^(COPY|ADD)" Dockerfile; ls; cat .dockerignore   # is the file in this folder, and not left out?',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/build/concepts/context/'],
    reviewed,
    matches: ['ERROR: failed to solve: failed to compute cache key: "/requirements.txt": not found'],
    misses: ['#7 [3/9] COPY requirements.txt .'],
  },
  {
    id: 'docker-name',
    class: 'docker-name-in-use',
    stage: 'deploy',
    title: 'A container of that name exists already',
    weight: 'root',
    match: [
      {
        text: 'is already in use by container',
        pattern: /container name "\/?(?<name>[\w.-]{1,100})" is already in use/,
      },
    ],
    cause: 'A container called {name} is there from before, running or stopped.',
    fix: [
      'docker start -a {name}   # to go on with it',
      'docker rm -f {name}   # or: to remove it, then the same again',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/reference/cli/docker/container/run/'],
    reviewed,
    matches: [
      'Error response from daemon: Conflict. The container name "/comfy" is already in use by container "0a1b2c".',
    ],
    misses: ['Container comfy Started'],
  },
  {
    id: 'docker-platform',
    class: 'image-platform-missing',
    stage: 'deploy',
    title: 'The image is not made for this processor',
    weight: 'root',
    match: [{ text: 'no matching manifest for', pattern: /manifest for (?<platform>[\w/]{3,40})/ }],
    cause:
      'The image has no build for {platform}, the processor of this machine; images for NVIDIA GPUs are mostly for linux/amd64 only.',
    fix: [
      'docker pull --platform linux/amd64 IMAGE   # is emulated on ARM, without a GPU: better a machine with x86-64',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/build/building/multi-platform/'],
    reviewed,
    matches: ['no matching manifest for linux/arm64/v8 in the manifest list entries'],
    misses: ['Preparing manifest for upload'],
  },
  {
    id: 'docker-gpus-flag',
    class: 'docker-too-old',
    stage: 'deploy',
    title: 'This Docker is too old to hand on GPUs',
    weight: 'root',
    match: [
      { text: 'unknown flag: --gpus', not: twoInOne },
      { text: 'unknown flag: --shm-size', not: twoInOne },
    ],
    cause: '--gpus came with Docker 19.03; podman writes it as --device nvidia.com/gpu=all.',
    fix: [
      'curl -fsSL https://get.docker.com | sudo sh   # a Docker of today (19.03 or newer); docker --version says which is here',
      'docker run --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all IMAGE   # or: the old way, with nvidia-docker2',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/engine/release-notes/prior-releases/'],
    reviewed,
    matches: ['unknown flag: --gpus'],
    misses: ['docker run --gpus all'],
  },
  {
    id: 'docker-flag-with-value',
    class: 'unknown-argument',
    stage: 'deploy',
    title: 'A flag and its value were given as one word',
    weight: 'root',
    match: [
      { text: 'unknown flag: --gpus', pattern: twoInOne },
      { text: 'unknown flag: --shm-size', pattern: twoInOne },
    ],
    cause: '"--{flag} {value}" stands in one pair of quotes, or in one element of a list of arguments.',
    fix: ['# write --{flag}={value} there, or two words: "--{flag}", "{value}"'],
    confidence: 'high',
    sources: ['https://docs.docker.com/reference/cli/docker/container/run/'],
    reviewed,
    matches: ['unknown flag: --gpus all'],
    misses: ['unknown flag: --gpus', "unknown flag: --gpus See 'docker run --help'."],
  },
  {
    id: 'docker-mount',
    class: 'docker-mount-failed',
    stage: 'deploy',
    title: 'A folder of the host cannot be mounted into the container',
    weight: 'root',
    match: [
      {
        text: 'bind source path does not exist',
        pattern: /does not exist: (?<path>\/[^\s'"]{0,200}[^\s'".,])/,
      },
      { text: 'error while creating mount source path', pattern: /path '(?<path>[^']{1,200})'/ },
      { text: 'Mounts denied' },
      { text: 'is not shared from the host' },
      {
        text: 'Are you trying to mount a directory onto a file',
        pattern: /mounting \\{0,3}"(?<path>\/[^\s'"\\]{1,200})\\{0,3}" to rootfs/,
      },
      { text: 'Are you trying to mount a directory onto a file' },
    ],
    cause:
      'What stands left of the colon in -v or volumes: is not there on the host, lies where Docker may not look (snap, Docker Desktop), or is a folder where the container has a file.',
    fix: [
      'mkdir -p {path}   # then the same again',
      'ls -ld {path}   # on the host: there, and a folder where a folder is meant?',
      '# Docker from snap sees only the home folder: install docker-ce; Docker Desktop: share the folder in its settings',
    ],
    confidence: 'high',
    sources: ['https://docs.docker.com/engine/storage/bind-mounts/'],
    reviewed,
    matches: ['invalid mount config for type "bind": bind source path does not exist: /data/models.'],
    misses: ['mount: /workspace'],
  },
  {
    id: 'driver-in-image',
    class: 'nvidia-container-toolkit-failed',
    stage: 'deploy',
    title: 'The image carries driver files of its own, where the runtime puts those of the host',
    weight: 'root',
    match: [{ text: 'nvidia-container-cli: mount error', pattern: /mount error: .{1,400}: file exists/ }],
    cause:
      'A package of the build (libnvidia-compute-*, cuda-drivers) or a committed container left libcuda or libnvidia-ml in the image.',
    fix: [
      '# in the Dockerfile, after everything else: RUN rm -f /usr/lib/x86_64-linux-gnu/libcuda.so* /usr/lib/x86_64-linux-gnu/libnvidia-ml.so*',
      '# then docker build again; better still: without the package that brings them',
    ],
    confidence: 'high',
    sources: ['https://github.com/NVIDIA/nvidia-container-toolkit/issues/48'],
    reviewed,
    matches: [
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/x/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown.',
    ],
    misses: ['mount: /moon: file exists'],
  },
  {
    id: 'toolkit-mount',
    class: 'nvidia-container-toolkit-failed',
    stage: 'deploy',
    title: 'The NVIDIA container runtime fails on this host',
    weight: 'root',
    match: [
      {
        text: 'nvidia-container-cli: mount error',
        not: /stat failed: \/usr\/lib\/wsl|: file exists|not permitted|persistenced|\/proc\/driver\/nvidia/,
      },
      { text: 'nvidia-container-cli: ldcache error' },
      { text: 'nvidia-container-cli: detection error' },
      { text: 'nvidia-container-cli: container error', not: /subsystem devices/ },
      { text: 'failed to inject CDI devices', not: /unresolvable/ },
      { text: 'bpf_prog_query(BPF_CGROUP_DEVICE) failed', not: /not permitted/ },
      {
        text: 'error running hook',
        pattern:
          /error running (?:prestart )?hook #\d: error running hook: (?:signal|exit status \d{1,3}, stdout: , stderr: ?(?::|$))/,
      },
    ],
    cause:
      'The runtime hook that puts the driver into the container failed: a device filter or cgroup error that the toolkit is older than this system; "ldcache" that it finds no /sbin/ldconfig.real.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y nvidia-container-toolkit && sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker   # on the host: the newest toolkit',
      '# "ldcache": on the host: sudo ln -s /sbin/ldconfig /sbin/ldconfig.real',
      '# a rented host: take another one',
    ],
    confidence: 'medium',
    sources: ['https://github.com/NVIDIA/nvidia-container-toolkit/issues/48'],
    reviewed,
    matches: ['nvidia-container-cli: mount error: failed to add device rules: unknown.'],
    misses: ['nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown.'],
  },
]);

import { defineMessages } from './define.ts';

/** What docker, BuildKit and compose say of builds and containers. */
export const builderMessages = defineMessages([
  {
    id: 'buildx-missing',
    class: 'docker-too-old',
    title: 'docker build lacks its part buildx',
    match: ['buildx component is missing or broken', { text: "docker: 'buildx' is not a docker command" }],
    cause: 'BuildKit builds with the plugin buildx, which is a package of its own.',
    fix: [
      'sudo apt-get update && (sudo apt-get install -y docker-buildx-plugin || sudo apt-get install -y docker-buildx)   # then the same build again',
    ],
    source: 'https://docs.docker.com/',
    example: 'ERROR: BuildKit is enabled but the buildx component is missing or broken.',
    other: 'buildx v0.12.1',
    stage: 'deploy',
  },
  {
    id: 'build-cache-broken',
    class: 'docker-cache-broken',
    title: "Docker's cache of builds is damaged",
    match: [
      { text: 'parent snapshot', pattern: /parent snapshot sha256:\S{1,80} does not exist/ },
      'failed to stat active key during commit',
    ],
    cause: 'It names a layer that was taken away.',
    fix: ['docker builder prune -af   # then the same build again; still so: sudo systemctl restart docker'],
    source: 'https://docs.docker.com/',
    example:
      'ERROR: failed to solve: failed to prepare extraction snapshot "extract-123": parent snapshot sha256:abc does not exist: not found',
    other: 'exporting to image',
    stage: 'deploy',
  },
  {
    id: 'copy-outside',
    class: 'docker-copy-source-missing',
    title: 'COPY may not leave the folder that is built',
    match: ['forbidden path outside the build context'],
    cause: 'Paths in COPY count from the folder at the end of docker build, and ../ leads out of it.',
    fix: ['# docker build -f FOLDER/Dockerfile .   in the folder that holds both; and COPY without ../'],
    source: 'https://docs.docker.com/',
    example: 'COPY failed: forbidden path outside the build context: ../models ()',
    other: 'transferring context: 2B',
    stage: 'deploy',
  },
  {
    id: 'container-ended',
    class: 'container-ended',
    title: 'The container is there, and has ended (or ends again and again)',
    match: [
      { text: 'is not running', pattern: /[Cc]ontainer (?<name>[\w.-]{1,80}) is not running/ },
      {
        text: 'wait until the container is running',
        pattern: /[Cc]ontainer (?<name>[\w.-]{1,80}) is restarting/,
      },
    ],
    cause: 'Its program is over; exec goes into one that runs only.',
    fix: [
      'docker start {name}; docker logs --tail 50 {name}   # its last words say why it ended: give them to diagnose',
      '# to look into its image: docker run --rm -it --entrypoint bash IMAGE',
    ],
    source: 'https://docs.docker.com/',
    example: 'Error response from daemon: container 3f2a1b is not running',
    other: 'container 3f2a1b is running',
    stage: 'deploy',
  },
  {
    id: 'service-ended',
    class: 'container-ended',
    title: 'The service of the compose file does not run',
    match: [{ text: 'is not running', pattern: /^service "(?<name>[\w.-]{1,80})" is not running/ }],
    cause: 'It was not started, or has ended.',
    fix: [
      'docker compose up -d {name}; docker compose logs --tail 50 {name}   # ended again? its last words say why',
    ],
    source: 'https://docs.docker.com/',
    example: 'service "app" is not running',
    other: 'service "app" is running',
    stage: 'deploy',
  },
  {
    id: 'builder-platforms',
    class: 'docker-builder',
    title: 'The builder that is used makes images for one platform only',
    match: [
      { text: 'Multi-platform build is not supported' },
      { text: 'not currently support exporting manifest lists' },
    ],
    cause:
      'Several at once need the driver docker-container, and go to a registry (--push), not into docker images (--load).',
    fix: [
      'docker buildx create --use --driver docker-container   # then the same build again, with --push',
      '# for this machine alone: one --platform, with --load',
    ],
    source: 'https://docs.docker.com/',
    example: 'ERROR: Multi-platform build is not supported for the docker driver.',
    other: 'Building for linux/amd64',
    stage: 'deploy',
  },
  {
    id: 'push-refused',
    class: 'registry-denied',
    title: 'The registry does not let this login push there',
    match: [{ text: 'requested access to the resource is denied', not: /pull access/ }],
    cause: 'On Docker Hub the name must begin with your account.',
    fix: [
      'docker login && docker tag IMAGE ACCOUNT/IMAGE && docker push ACCOUNT/IMAGE   # ACCOUNT: yours; a token needs the right to write',
    ],
    source: 'https://docs.docker.com/',
    example: 'denied: requested access to the resource is denied',
    other:
      'Error response from daemon: pull access denied for a/b, repository does not exist: denied: requested access to the resource is denied',
    stage: 'deploy',
    explainedBy: ['image-not-found'],
  },
  {
    id: 'volume-name',
    class: 'docker-mount-failed',
    title: 'What stands left of the colon is no whole path',
    match: [
      { text: 'invalid characters for a local volume name', pattern: /create (?<path>[\w./~-]{1,160}): / },
    ],
    cause: 'Without / at its beginning it is taken for the name of a volume.',
    fix: [
      '# -v "$PWD/FOLDER:/PLACE" in place of -v {path}:/PLACE (in quotes, for blanks); a compose file may say ./FOLDER',
    ],
    source: 'https://docs.docker.com/',
    example:
      'docker: Error response from daemon: create ./models: "./models" includes invalid characters for a local volume name',
    other: 'create models: volume name',
    stage: 'deploy',
  },
  {
    id: 'client-newer',
    class: 'docker-version-mismatch',
    title: 'The docker command is newer than the Docker that runs',
    match: [{ text: 'is too new. Maximum supported API', pattern: /version is (?<api>\d\.\d{2})/ }],
    cause: 'They speak by a numbered interface.',
    fix: ['export DOCKER_API_VERSION={api}   # then the same again'],
    source: 'https://docs.docker.com/',
    example:
      'Error response from daemon: client version 1.43 is too new. Maximum supported API version is 1.41',
    other: 'API version 1.41',
    stage: 'deploy',
  },
  {
    id: 'client-older',
    class: 'docker-version-mismatch',
    title: 'A program is too old for the Docker that runs',
    match: [{ text: 'is too old. Minimum supported API' }],
    cause:
      'Docker 29 speaks with nothing older than its interface 1.44: update what asks (docker-compose 1, Portainer, Traefik, Watchtower).',
    fix: [
      'sudo mkdir -p /etc/systemd/system/docker.service.d && printf "[Service]\\nEnvironment=DOCKER_MIN_API_VERSION=1.24\\n" | sudo tee /etc/systemd/system/docker.service.d/api.conf && sudo systemctl daemon-reload && sudo systemctl restart docker   # or: let it speak with older ones',
    ],
    source: 'https://docs.docker.com/',
    example:
      'Error response from daemon: client version 1.24 is too old. Minimum supported API version is 1.44, please upgrade your client',
    other: 'API version 1.44',
    stage: 'deploy',
  },
  {
    id: 'daemon-json',
    class: 'docker-settings-broken',
    title: '/etc/docker/daemon.json is no valid JSON, so that Docker does not start',
    match: [
      { text: 'configure the Docker daemon with file', pattern: /daemon\.json: (?:invalid|unexpected|EOF)/ },
    ],
    cause: 'Mostly a comma too many or too few, or two blocks { } one below the other.',
    fix: [
      'python3 -m json.tool /etc/docker/daemon.json   # names the line; mend it, then: sudo systemctl restart docker',
    ],
    source: 'https://docs.docker.com/',
    example:
      "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}' looking for beginning of object key string",
    other: 'configure the Docker daemon with file',
    stage: 'deploy',
  },
  {
    id: 'lookup-failed',
    class: 'network-timeout',
    title: 'The name of a server is not found',
    match: [
      {
        text: 'dial tcp: lookup ',
        pattern:
          /lookup (?<host>[\w.-]{3,100}\.(?:io|com|org|ai|net|dev|cn|co))\b.{0,60}: (?:i\/o timeout|no such host|server misbehaving|Temporary failure|read udp|connection refused)/,
      },
    ],
    cause: 'The name server that the machine asks does not answer (a VPN, a firewall, systemd-resolved).',
    fix: [
      'getent hosts {host} || (printf "nameserver 1.1.1.1\\nnameserver 8.8.8.8\\n" | sudo tee /etc/resolv.conf && sudo systemctl restart docker)   # then the same again',
      '# within docker build: docker build --network=host .; in a container: docker run --dns 1.1.1.1',
    ],
    source: 'https://docs.docker.com/',
    example:
      'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving',
    other: 'dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: ok',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'sender-denied',
    class: 'build-context-unreadable',
    title: 'docker build sends its whole folder, and may not read all of it',
    match: [
      {
        text: 'error from sender: ',
        pattern: /sender: (?:open|lstat|walk|readlink) \S{0,240}?(?<file>[\w.+-]{1,80}): permission denied/,
      },
    ],
    cause: '{file}, mostly of root, lies in the folder that is given to docker build.',
    fix: ["echo '**/{file}' >> .dockerignore   # in that folder; then the same build"],
    source: 'moby/buildkit@v0.18.0 session/filesync/filesync.go',
    example: 'ERROR: failed to solve: error from sender: open /home/me/app/data/pg: permission denied',
    other: 'transferring context: 2.1kB',
    stage: 'install',
  },
  {
    id: 'mounted-twice',
    class: 'docker-option',
    title: 'Two volumes are mounted at one place',
    match: [
      {
        text: 'Duplicate mount point',
        pattern: /Duplicate mount points?: (?<place>\/[\w./-]{0,160}\w)/,
      },
    ],
    cause: 'A place holds one: of -v, or of two compose files.',
    fix: [
      'docker compose config | grep -nB4 "target: {place}$"   # take one out (docker run: one -v …:{place})',
    ],
    source: 'moby/moby@v27.4.0 daemon/errors.go',
    example: 'Error response from daemon: Duplicate mount point: /workspace',
    other: 'mount point /workspace exists',
    stage: 'deploy',
  },
  {
    id: 'pyav-static',
    class: 'ffmpeg-version-mismatch',
    title: 'PyAV is built from source against an FFmpeg of static libraries',
    match: ["pkg-config returned flags we don't understand"],
    cause:
      'The flags that pkg-config gives are those of a static FFmpeg, which the setup of PyAV does not take; its wheels bring an FFmpeg of their own.',
    fix: [
      'pip install -U pip && pip install --only-binary :all: av   # a ready wheel',
      '# a release that has none: FFmpeg as shared libraries (conda install -c conda-forge av, or ./configure --enable-shared), found first on PKG_CONFIG_PATH',
    ],
    source: 'https://github.com/PyAV-Org/PyAV/issues/510',
    example: "pkg-config returned flags we don't understand: -pthread -pthread",
    other: 'pkg-config returned flags: -pthread',
    stage: 'install',
  },
  {
    id: 'cmake-of-setup',
    class: 'cmake-missing',
    title: 'The package calls cmake itself, which failed: mostly CMake 4, or none',
    match: [{ text: "Command 'cmake ..; make -j' returned non-zero exit status 2" }],
    cause:
      'Its setup.py (egl-probe of robomimic and LIBERO) runs cmake and make; its CMakeLists.txt is of before CMake 3.5, which CMake 4 refuses.',
    fix: [
      'export CMAKE_POLICY_VERSION_MINIMUM=3.5   # then the same install again',
      '# still so: apt-get update && apt-get install -y cmake make g++ libegl1-mesa-dev libgl1-mesa-dev',
    ],
    source: 'https://github.com/huggingface/lerobot/issues/3111',
    example: "subprocess.CalledProcessError: Command 'cmake ..; make -j' returned non-zero exit status 2.",
    other: "subprocess.CalledProcessError: Command 'moon ..; make -j' returned non-zero exit status 2.",
    stage: 'install',
    weight: 'plain',
    confidence: 'medium',
  },
  {
    id: 'vllm-spark',
    class: 'kernels-not-built',
    title: 'vLLM is built without its kernels for this card: its CMake knows 12.0, not 12.1',
    match: [
      {
        text: 'CUDA target architectures: 12.1',
        pattern: /Not building .{1,80} as no compatible archs/,
        across: true,
      },
    ],
    cause: 'The guards of older releases for the kernels of sm_120 leave sm_121 (DGX Spark) out.',
    fix: [
      'export TORCH_CUDA_ARCH_LIST=12.0   # then build again, in an empty build folder: 12.1 runs what 12.0 has',
      '# or a newer vLLM: git pull, and the same',
    ],
    source: 'https://github.com/vllm-project/vllm/pull/38126',
    example: 'CUDA target architectures: 12.1a\nNot building NVFP4 as no compatible archs were found.',
    other: 'CUDA target architectures: 8.0\nNot building NVFP4 as no compatible archs were found.',
    stage: 'install',
    confidence: 'medium',
  },
]);

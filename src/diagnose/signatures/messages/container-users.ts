import { defineMessages } from './define.ts';

const docker = 'https://docs.docker.com/engine/';
const podman = 'https://github.com/containers/podman/blob/main/troubleshooting.md';

/** Who may do what in a container: its entry, its users, the owners of what is mounted. */
export const containerUserMessages = defineMessages([
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

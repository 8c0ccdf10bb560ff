import { defineMessages } from './define.ts';

/** What a machine says of its mounts, its devices and its network, to those who set it up. */
export const hostMessages = defineMessages([
  {
    id: 'noexec-program',
    class: 'mount-noexec',
    title: 'Nothing may be run from /tmp here (noexec), where this program unpacks itself',
    match: [
      {
        text: 'error while loading shared libraries',
        pattern: /^(?!\/)\S{1,60}: error while loading shared libraries: \S{1,80}: failed to map segment/,
      },
    ],
    cause: 'Its libraries lie there and may not be loaded; none is missing.',
    fix: [
      'mkdir -p ~/tmp && export TMPDIR=~/tmp   # then the same again; or: sudo mount -o remount,exec /tmp',
    ],
    source: 'https://pyinstaller.org/en/stable/operating-mode.html',
    example:
      'docker-compose: error while loading shared libraries: libz.so.1: failed to map segment from shared object: Operation not permitted',
    other: 'docker-compose: error while loading shared libraries: libz.so.1: cannot open shared object file',
  },
  {
    id: 'noexec-file',
    class: 'mount-noexec',
    title: 'A library lies on a disk from which nothing may be run (noexec)',
    match: [
      {
        text: 'failed to map segment from shared',
        pattern: /(?<file>\/[\w./+@-]{1,240}\.so[\d.]{0,12}): failed to map segment/,
        not: /Cannot allocate/,
      },
    ],
    cause: '{file} is there, and its mount does not allow to run what lies on it.',
    fix: [
      'sudo mount -o remount,exec "$(df --output=target {file} | tail -1)"   # then the same again; for good: without noexec in /etc/fstab',
      '# not your machine: make the environment on another disk (your home; df and mount | grep noexec show which)',
    ],
    source: 'https://man7.org/linux/man-pages/man8/mount.8.html',
    example: 'ImportError: /s/torch/lib/libtorch_python.so: failed to map segment from shared object',
    other: 'ImportError: /s/libx.so: failed to map segment from shared object: Cannot allocate memory',
    stage: 'import',
    confidence: 'medium',
  },
  {
    id: 'nested-sysctl',
    class: 'container-rights',
    title: 'A newer runc meets a rule of the container (LXC, Proxmox) in which Docker runs',
    match: [{ text: 'net.ipv4.ip_unprivileged_port_start file', pattern: /permission denied/ }],
    cause: 'An update of containerd.io brought it; AppArmor of the LXC outside refuses what it does.',
    fix: [
      'V=$(apt-cache madison containerd.io | grep -m1 -o "1\\.7\\.28-1[^ |]*"); sudo apt-get install -y --allow-downgrades containerd.io=$V && sudo apt-mark hold containerd.io && sudo systemctl restart docker   # the one before it',
      '# or on the Proxmox host: the newest lxc-pve; or in /etc/pve/lxc/NUMBER.conf: lxc.apparmor.profile: unconfined, then restart that container',
    ],
    source: 'https://github.com/opencontainers/runc/issues/4968',
    example:
      'error during container init: open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied',
    other: 'net.ipv4.ip_unprivileged_port_start = 0',
    stage: 'deploy',
  },
  {
    id: 'kfd',
    class: 'no-gpu-visible',
    title: 'The AMD card is not handed to this container or user',
    match: [{ text: 'Unable to open /dev/kfd', pattern: /kfd (?:read|.{0,20}(?:No such|Permission))/ }],
    cause: 'ROCm opens /dev/kfd and /dev/dri, as a user of the groups render and video.',
    fix: [
      '# docker run --device /dev/kfd --device /dev/dri --group-add video --group-add render --security-opt seccomp=unconfined (compose: devices, group_add)',
      'sudo usermod -aG render,video "$USER"   # without docker; then log in anew. ls -l /dev/kfd: none? the driver amdgpu is not loaded',
    ],
    source: 'https://rocm.docs.amd.com/projects/install-on-linux/en/latest/how-to/docker.html',
    example: 'Unable to open /dev/kfd read-write: No such file or directory',
    other: '/dev/kfd is readable',
  },
  {
    id: 'proxy-of-host',
    class: 'proxy-wrong',
    title: 'Everything is to go through a proxy on 127.0.0.1, and none answers there',
    match: [
      {
        text: 'Could not connect to 127.0.0.1:',
        pattern: /127\.0\.0\.1:(?<port>\d{2,5}) \(127\.0\.0\.1\)\. - connect \(111/,
      },
      {
        text: 'ProxyError',
        pattern: /Cannot connect to proxy.{0,160}(?:\[Errno 111\] Connection refused|actively refused)/,
      },
    ],
    cause:
      'It is one of the host, handed on by the settings of Docker: in a container (a build, a pod) 127.0.0.1 is the container itself. Or it does not run.',
    fix: [
      'docker build --network host .   # the same build, on the network of the host; docker run likewise',
      'unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY; env | grep -i proxy   # without a proxy; in a container: take "proxies" out of ~/.docker/config.json of the host',
    ],
    source: 'https://docs.docker.com/engine/cli/proxy/',
    example: 'Could not connect to 127.0.0.1:7890 (127.0.0.1). - connect (111: Connection refused)',
    other: 'Could not connect to deb.debian.org:80 (151.101.2.132), connection timed out',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'corepack',
    class: 'package-too-old',
    title: 'This corepack does not know the keys with which npm signs today',
    match: [{ text: 'Cannot find matching keyid' }],
    cause: 'npm changed them in 2025; corepack 0.31 has them.',
    fix: ['npm install -g --force corepack@latest && corepack enable   # then the same again'],
    source: 'https://github.com/nodejs/corepack/issues/612',
    example: 'Error: Cannot find matching keyid: {"signatures":[{"sig":"MEUC","keyid":"SHA256:DhQ8"}]}',
    other: 'keyid: SHA256:DhQ8',
    stage: 'install',
  },
  {
    id: 'serverless-input',
    class: 'request-invalid',
    title: 'The request to RunPod’s serverless lacks "input"',
    match: ['Job has missing field(s)'],
    cause: 'A job is {"input": {…}}; for a test on your own machine test_input.json has that form, too.',
    fix: [
      'curl -X POST https://api.runpod.ai/v2/ENDPOINT/runsync -H "Authorization: Bearer $RUNPOD_API_KEY" -H "Content-Type: application/json" -d \'{"input": {"prompt": "…"}}\'   # what was sent, below "input"',
    ],
    source: 'runpod (wheel) runpod/serverless/modules/rp_job.py',
    example: '{"error":"Job has missing field(s): id or input."}',
    other: 'Jobs in queue: 1',
    stage: 'serve',
  },
]);

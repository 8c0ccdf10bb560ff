import { defineMessages } from './define.ts';

/** What shells, terminals, schedulers and container tools say of how something was typed, set or asked for. */
export const slipMessages = defineMessages([
  {
    id: 'shell-unfinished',
    class: 'script-broken',
    title: 'The script ends in the middle of something',
    match: [
      {
        text: 'syntax error: unexpected end of file',
        pattern: /(?<script>[\w./-]{1,160})?: (?:line |eval: line )?\d{1,6}: syntax/,
      },
    ],
    explainedBy: ['crlf-script'],
    cause: 'A quote, then, do or { is never closed, or Windows line ends hide what closes it.',
    fix: [
      'sed -i "s/\\r$//" {script} && bash -n {script}   # Windows line ends away; still wrong: it names the line up to which all was well',
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: '/start.sh: line 45: syntax error: unexpected end of file',
    other: 'EOFError: unexpected end of file',
    stage: 'deploy',
  },
  {
    id: 'shell-less-than',
    class: 'shell-syntax',
    title: 'The bound of a version was read by the shell as a file',
    match: [
      {
        text: 'No such file or directory',
        pattern:
          /^-?(?:ba|z|da)?sh: (?:line \d{1,4}: |\d{1,4}: )?=?\d{1,4}(?:\.[\d.]{1,12})?: No such file or directory$/,
      },
    ],
    cause: '< reads from a file and > writes to one.',
    fix: ['# in quotes: pip install "NAME<2.0"'],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: 'bash: 2.0: No such file or directory',
    other: 'bash: ./run2.0: No such file or directory',
    stage: 'install',
  },
  {
    id: 'time-zones',
    class: 'tzdata-missing',
    title: 'The image has no data of time zones',
    match: [
      { text: 'No time zone found with key', pattern: /with key (?<zone>[\w+/-]{1,60})/ },
      { text: 'tzlocal() does not support non-zoneinfo' },
    ],
    cause: 'Slim images have no /usr/share/zoneinfo.',
    fix: ['pip install tzdata   # then start again'],
    source: 'https://docs.python.org/3/library/',
    example: "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Asia/Shanghai'",
    other: 'time zone Asia/Shanghai',
  },
  {
    id: 'cdi-missing',
    class: 'no-gpu-visible',
    title: 'This host has no list of its cards (CDI)',
    match: [
      'unresolvable CDI devices',
      'failed to stat CDI host device',
      'stat nvidia.com/gpu=',
      {
        text: 'No such file',
        pattern:
          /(?:stat|open|mount) [`'"]?\/usr\/[\w./-]{1,80}\/lib[\w-]{2,40}\.so\.\d{3}\.\d.{0,40}No such file/i,
      },
    ],
    cause: 'The cards are listed in /etc/cdi/nvidia.yaml, made once and after each change of the driver.',
    fix: [
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml && nvidia-ctk cdi list   # on the host; it comes with nvidia-container-toolkit',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    other: 'CDI devices: nvidia.com/gpu=all',
    stage: 'deploy',
  },
  {
    id: 'program-fault-on-gpu',
    class: 'illegal-memory-access',
    title: 'A program did on the card what it may not',
    match: [{ text: 'NVRM: Xid', pattern: /: (?:13|31|43|45|68|69), / }],
    cause: 'Xid 13, 31, 43 and 45 are faults of what runs, not of the card.',
    fix: [
      'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # shows the call: update the package of its last frame; in every program: another host',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'NVRM: Xid (PCI:0000:3b:00): 31, pid=12345, name=python, Ch 00000010, intr 00000000. MMU Fault',
    other: 'NVRM: Xid (PCI:0000:01:00): 79, pid=1234, GPU has fallen off the bus.',
    confidence: 'medium',
  },
  {
    id: 'dockerd-inside',
    class: 'docker-not-running',
    title: 'Docker cannot run inside of this container',
    match: [
      { text: 'failed to start daemon', pattern: /network controller|graphdriver|iptables|not permitted/i },
      { text: 'failed to mount overlay: operation not permitted' },
    ],
    cause: 'dockerd needs rights on the machine that a pod is not given.',
    fix: [
      '# build the image elsewhere, push it, and start the pod from it; or install the app without Docker',
    ],
    source: 'https://docs.runpod.io/pods/overview',
    example: 'failed to start daemon: error initializing graphdriver: driver not supported',
    other: 'Starting daemon',
    stage: 'deploy',
  },
  {
    id: 'dockerfile-line',
    class: 'dockerfile-invalid',
    title: 'A line of the Dockerfile does not begin with an instruction',
    match: [
      {
        text: 'unknown instruction',
        pattern: /(?:line (?<line>\d{1,5}): )?unknown instruction: (?<word>[\w./&|-]{1,60})/,
      },
    ],
    cause:
      '{word} belongs to the line above, which lacks its backslash, or to a text (<<EOF) that only BuildKit reads.',
    fix: [
      '# in line {line} of the Dockerfile: && \\ at the end of the line above; RUN <<EOF: export DOCKER_BUILDKIT=1, then build again',
    ],
    source: 'https://docs.docker.com/',
    example: 'ERROR: failed to solve: dockerfile parse error on line 12: unknown instruction: apt-get',
    other: 'Illegal instruction: apt-get',
    stage: 'deploy',
  },
  {
    id: 'onnx-dotnet',
    class: 'onnxruntime-gpu-missing',
    title: 'ONNX Runtime (.NET) does not find the CUDA that it was built for',
    match: [
      {
        text: 'Microsoft.ML.OnnxRuntime',
        pattern: /providers_(?:cuda|shared|tensorrt)|Failed to load library/,
      },
    ],
    cause:
      'Microsoft.ML.OnnxRuntime.Gpu up to 1.18 is for CUDA 11.8 and cuDNN 8, from 1.19 on for CUDA 12 and cuDNN 9.',
    fix: [
      'dotnet remove package Microsoft.ML.OnnxRuntime; dotnet add package Microsoft.ML.OnnxRuntime.Gpu --version 1.22.0   # wants CUDA 12 and cuDNN 9',
    ],
    source: 'https://onnxruntime.ai/docs/',
    example:
      'Microsoft.ML.OnnxRuntime.OnnxRuntimeException: [ErrorCode:RuntimeException] Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.11: cannot open shared object file',
    other:
      'Microsoft.ML.OnnxRuntime.OnnxRuntimeException: [ErrorCode:InvalidArgument] Got invalid dimensions for input',
  },
  {
    id: 'onnx-java',
    class: 'onnxruntime-gpu-missing',
    title: 'This ONNX Runtime of Java has no CUDA in it',
    match: [{ text: 'ai.onnxruntime.OrtException', pattern: /not compiled with (?:CUDA|TensorRT) support/ }],
    cause: 'com.microsoft.onnxruntime:onnxruntime is for the processor alone.',
    fix: [
      '# in the build file: com.microsoft.onnxruntime:onnxruntime_gpu:1.22.0 in place of …:onnxruntime (CUDA 12 and cuDNN 9 must be here)',
    ],
    source: 'https://onnxruntime.ai/docs/',
    example:
      'ai.onnxruntime.OrtException: Error code - ORT_EP_FAIL - message: This binary was not compiled with CUDA support.',
    other: 'ai.onnxruntime.OrtException: Error code - ORT_NO_SUCHFILE',
  },
  {
    id: 'onnx-node',
    class: 'onnxruntime-gpu-missing',
    title: 'onnxruntime-node was installed without its CUDA part',
    match: [
      {
        text: 'libonnxruntime_providers_',
        across: true,
        pattern: /onnxruntime-node|OnnxruntimeSessionHandler/,
      },
    ],
    cause: 'The npm package fetches it when it is installed, for Linux x64 and CUDA 12 (cuDNN 9).',
    fix: [
      'rm -rf node_modules/onnxruntime-node && npm install onnxruntime-node --onnxruntime-node-install-cuda   # in the folder of the app',
    ],
    source: 'https://onnxruntime.ai/docs/',
    example:
      'Error: Failed to load shared library libonnxruntime_providers_shared.so: cannot open shared object file     at new OnnxruntimeSessionHandler (/app/node_modules/onnxruntime-node/dist/backend.js:43:92)',
    other: 'Failed to load library libonnxruntime_providers_shared.so',
  },
  {
    id: 'onnx-rust',
    class: 'onnxruntime-gpu-missing',
    title: 'The program (crate ort) does not find libonnxruntime.so',
    match: ['attempting to load the ONNX Runtime binary'],
    cause: 'Built with load-dynamic it opens the library when it starts, at ORT_DYLIB_PATH.',
    fix: [
      'export ORT_DYLIB_PATH=$(find / -xdev -name "libonnxruntime.so*" 2>/dev/null | head -1)   # none? unpack that of https://github.com/microsoft/onnxruntime/releases which the crate takes',
    ],
    source: 'https://onnxruntime.ai/docs/',
    example:
      'An error occurred while attempting to load the ONNX Runtime binary at `libonnxruntime.so`: libonnxruntime.so: cannot open shared object file',
    other: 'Loaded the ONNX Runtime binary',
  },
  {
    id: 'supervisor-socket',
    class: 'service-does-not-stay',
    title: 'supervisor itself does not run',
    match: [{ text: 'supervisor.sock', pattern: /supervisor\.sock (?:no such file|refused connection)/ }],
    cause: 'supervisord was not started, or with another config.',
    fix: ['supervisord -c /etc/supervisor/supervisord.conf && supervisorctl status'],
    source: 'http://supervisord.org/running.html',
    example: 'unix:///var/run/supervisor.sock no such file',
    other: 'supervisord started with pid 1',
    stage: 'deploy',
  },
  {
    id: 'mpi-slots',
    class: 'distributed-setting',
    title: 'mpirun is to start more processes than there are places',
    match: [{ text: 'not enough slots available' }],
    cause: 'A place is a core, or what the host file says.',
    fix: ['# mpirun -np with the number of cards; more than cores: --oversubscribe'],
    source: 'open-mpi/ompi help-orte-rmaps-base.txt',
    example: 'There are not enough slots available in the system to satisfy the 8',
    other: 'slots available: 8',
  },
  {
    id: 'daemon-json-twice',
    class: 'docker-settings-broken',
    title: 'dockerd has a setting twice: of its service and of daemon.json',
    match: [
      {
        text: 'specified both as a flag and in the configuration file',
        pattern: /configuration file: (?<key>[\w-]{2,40})/,
      },
    ],
    cause: '{key} may stand in one; systemd starts dockerd with -H fd://.',
    fix: [
      '# take "{key}" out of /etc/docker/daemon.json; or, for hosts: sudo systemctl edit docker, with the lines [Service], ExecStart= (empty), ExecStart=/usr/bin/dockerd',
      'sudo systemctl daemon-reload && sudo systemctl restart docker',
    ],
    source: 'https://docs.docker.com/engine/daemon/troubleshoot/',
    example:
      'unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://0.0.0.0:2375])',
    other: 'the following directives are in the configuration file: hosts',
    stage: 'deploy',
  },
  {
    id: 'cdi-driver',
    class: 'no-gpu-visible',
    title: 'Docker on this host does not hand out cards by CDI',
    match: [{ text: 'could not select device driver', pattern: /device driver "{1,2}cdi"/ }],
    cause: 'It can from 25 on, where it is switched on.',
    fix: [
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml   # on the host; then "features": {"cdi": true} in /etc/docker/daemon.json, and sudo systemctl restart docker',
      '# or without: --gpus all; compose: driver: nvidia',
    ],
    source: 'https://docs.docker.com/build/building/cdi/',
    example: 'Error response from daemon: could not select device driver "cdi" with capabilities: [].',
    other: 'device driver "cdi" registered',
    stage: 'deploy',
  },
  {
    id: 'legacy-driver',
    class: 'gpu-too-old',
    title: 'The driver that is installed has left this card behind',
    match: [{ text: '.xx Legacy drivers', pattern: /(?<series>\d{3})\.xx Legacy/ }],
    cause: 'It wants one of the series {series}.',
    fix: [
      'sudo apt-get install -y nvidia-driver-{series} && sudo reboot   # Ubuntu, on the host; then a CUDA that its nvidia-smi names, or older',
    ],
    source: 'https://www.nvidia.com/en-us/drivers/unix/',
    example: 'NVRM:  supported through the NVIDIA 470.xx Legacy drivers. Please',
    other: 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  470.256.02',
    stage: 'deploy',
  },
]);

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
    id: 'shell-token',
    class: 'shell-syntax',
    title: 'The shell does not understand the line as it was typed',
    match: [
      {
        text: 'syntax error near unexpected token',
        pattern: /token [`'"](?!\$'[^'\n]{0,9}\\r)(?<token>[^'"]{1,20})/,
      },
    ],
    cause: '( ) < > & stand bare in an address, text or placeholder like <name>, or it is Python.',
    fix: [
      '# put the whole address or text in single quotes, fill in what stands between < and >, and give Python to python3 (python3 FILE.py), not to the shell',
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: "bash: syntax error near unexpected token `('",
    other: "start.sh: line 3: syntax error near unexpected token `$'do\\r''",
    stage: 'deploy',
    explainedBy: ['crlf-script', 'wrong-shell'],
  },
  {
    id: 'shell-heredoc',
    class: 'shell-syntax',
    title: 'The end of a text in the script (<<EOF and the like) is not found',
    match: [{ text: 'delimited by end-of-file', pattern: /wanted [`'‘](?<mark>\w{1,40})/ }],
    cause: 'The closing word is indented, followed by a blank, or has a Windows line end.',
    fix: [
      'sed -i -E "s/^[ \\t]*{mark}[ \\t\\r]*$/{mark}/" SCRIPT   # the script that was run; then start it again',
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: "bash: line 12: warning: here-document at line 3 delimited by end-of-file (wanted `EOF')",
    other: 'here-document at line 3',
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
    id: 'terminal-unknown',
    class: 'terminal-unknown',
    title: 'This machine does not know the kind of your terminal',
    match: [
      { text: 'Error opening terminal' },
      { text: 'missing or unsuitable terminal' },
      { text: 'unknown terminal type', pattern: /'[\w.-]{1,40}': unknown terminal type/ },
    ],
    cause: 'kitty, ghostty and others are newer than its list, or TERM is empty.',
    fix: ['export TERM=xterm-256color   # then the same again'],
    source: 'tmux/tmux@3.4',
    example: 'Error opening terminal: xterm-kitty.',
    other: 'TERM=xterm-kitty',
    stage: 'deploy',
  },
  {
    id: 'tmux-locale',
    class: 'text-encoding',
    title: 'tmux wants a language setting with UTF-8',
    match: ['tmux: need UTF-8 locale'],
    cause: 'Images set none, and tmux draws with signs of UTF-8.',
    fix: ['export LC_ALL=C.UTF-8 LANG=C.UTF-8   # then the same again; or tmux -u'],
    source: 'tmux/tmux@3.4',
    example: 'tmux: need UTF-8 locale (LC_CTYPE) but have ANSI_X3.4-1968',
    other: 'tmux: server version 3.4',
    stage: 'deploy',
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
    id: 'time-zones',
    class: 'tzdata-missing',
    title: 'The image has no data of time zones',
    match: [
      { text: 'No time zone found with key', pattern: /with key (?<zone>[\w+/-]{1,60})/ },
      { text: 'tzlocal() does not support non-zoneinfo' },
    ],
    cause: 'Slim images have no /usr/share/zoneinfo.',
    fix: ['pip install tzdata   # then start again'],
    source: 'https://docs.python.org/3/library/zoneinfo.html#data-sources',
    example: "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Asia/Shanghai'",
    other: 'time zone Asia/Shanghai',
  },
  {
    id: 'memory-locked',
    class: 'memlock-limit',
    title: 'Memory may not be locked in this container',
    match: [{ text: 'failed to mlock' }, { text: 'unable to mlock' }, { text: 'cannot lock memory' }],
    cause: 'The limit of locked memory (ulimit -l) is too small.',
    fix: [
      'ulimit -l unlimited   # then start again; refused: docker run --ulimit memlock=-1 (compose: ulimits), or without --mlock (use_mlock=False), which nothing needs',
    ],
    source: 'ggml-org/llama.cpp@b3000 llama.cpp',
    example:
      'warning: failed to mlock 1073741824-byte buffer (after previously locking 0 bytes): Cannot allocate memory',
    other: 'mlock: locked 1073741824 bytes',
    weight: 'plain',
  },
  {
    id: 'job-limits',
    class: 'slurm-limit',
    title: 'Slurm ended the job: it took more than was asked for',
    match: [
      { text: 'Exceeded job memory limit' },
      { text: 'Exceeded step memory limit' },
      { text: 'DUE TO TIME LIMIT' },
    ],
    cause: 'The memory (--mem) or time (--time) of the job was used up.',
    fix: [
      '# in the script of the job, more of it: #SBATCH --mem=64G and #SBATCH --time=24:00:00; what the partition allows: sinfo -o "%P %l %m"',
    ],
    source: 'https://slurm.schedmd.com/',
    example:
      'slurmstepd: error: *** JOB 1234 ON node01 CANCELLED AT 2026-11-20T10:00:00 DUE TO TIME LIMIT ***',
    other: 'slurmstepd: error: Unable to create dir',
    confidence: 'high',
  },
  {
    id: 'cdi-missing',
    class: 'no-gpu-visible',
    title: 'There is no list of the cards (CDI) on this host, or it names others',
    match: ['unresolvable CDI devices'],
    cause: 'The cards are listed in /etc/cdi/nvidia.yaml, made once and after each change of the driver.',
    fix: [
      'sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml && nvidia-ctk cdi list   # on the host; then the same again (no nvidia-ctk: apt-get install -y nvidia-container-toolkit first)',
    ],
    source: 'https://docs.nvidia.com/',
    example: 'Error: setting up CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    other: 'CDI devices: nvidia.com/gpu=all',
    stage: 'deploy',
  },
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
    id: 'program-fault-on-gpu',
    class: 'illegal-memory-access',
    title: 'A program did something on the card that it may not (the card itself is well)',
    match: [{ text: 'NVRM: Xid', pattern: /: (?:13|31|43|45|68|69), / }],
    cause: 'Xid 13, 31, 43 and 45 are faults of what runs, not of the card.',
    fix: [
      'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # shows the call: update the package of its last frame, or take its plain attention; the same in every program: another host',
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
      '# build the image elsewhere (your own machine, GitHub Actions), push it, and start the pod from it; or install the app in the pod without Docker; a container of your own: docker run --privileged',
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
      '# in line {line} of the Dockerfile: && \\ at the end of the line above; for RUN <<EOF: export DOCKER_BUILDKIT=1, and as the first line of the Dockerfile: # syntax=docker/dockerfile:1',
    ],
    source: 'https://docs.docker.com/',
    example: 'ERROR: failed to solve: dockerfile parse error on line 12: unknown instruction: apt-get',
    other: 'Illegal instruction: apt-get',
    stage: 'deploy',
  },
  {
    id: 'buildx-missing',
    class: 'docker-too-old',
    title: 'docker build lacks its part buildx',
    match: ['buildx component is missing or broken', { text: "docker: 'buildx' is not a docker command" }],
    cause: 'BuildKit builds with the plugin buildx, which is a package of its own.',
    fix: [
      'sudo apt-get update && (sudo apt-get install -y docker-buildx-plugin || sudo apt-get install -y docker-buildx)   # the first of the package source of Docker, the second of Ubuntu; then the same build again',
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
      { text: 'failed to get layer', pattern: /layer does not exist/ },
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
      'Microsoft.ML.OnnxRuntime.Gpu up to 1.18 is for CUDA 11.8 and cuDNN 8, from 1.19 on for CUDA 12 and cuDNN 9; those must be here.',
    fix: [
      'dotnet remove package Microsoft.ML.OnnxRuntime; dotnet add package Microsoft.ML.OnnxRuntime.Gpu --version 1.22.0   # for CUDA 12 and cuDNN 9: an image nvidia/cuda:12.6.3-cudnn-runtime-ubuntu22.04',
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
      'curl -L https://github.com/microsoft/onnxruntime/releases/download/v1.22.0/onnxruntime-linux-x64-gpu-1.22.0.tgz | tar xz -C /opt && export ORT_DYLIB_PATH=/opt/onnxruntime-linux-x64-gpu-1.22.0/lib/libonnxruntime.so   # a version that the crate takes; then start again',
    ],
    source: 'https://onnxruntime.ai/docs/',
    example:
      'An error occurred while attempting to load the ONNX Runtime binary at `libonnxruntime.so`: libonnxruntime.so: cannot open shared object file',
    other: 'Loaded the ONNX Runtime binary',
  },
  {
    id: 'host-of-pod-broken',
    class: 'pod-host-broken',
    title: 'The machine that the pod was placed on is not well',
    match: [
      { text: 'error creating container', pattern: /nvidia-smi: parsing output/ },
      { text: 'GPU error, unable to start instance' },
    ],
    cause: 'It cannot hand out its own cards.',
    fix: ['# stop (terminate) the pod and start it on another machine'],
    source: 'https://docs.runpod.io/pods/overview',
    example:
      'error creating container: nvidia-smi: parsing output of line 0: failed to parse (pcie.link.gen.max) into int',
    other: 'create container runpod/pytorch:2.4.0',
    stage: 'deploy',
  },
  {
    id: 'session-cut',
    class: 'ssh-session-cut',
    title: 'The connection by ssh was cut, and with it what ran in its terminal',
    match: [
      { text: 'client_loop: send disconnect' },
      { text: 'Timeout, server', pattern: /server \S{1,80} not responding/ },
    ],
    weight: 'plain',
    cause: 'Without traffic it is closed after some minutes; what runs in that terminal ends with it.',
    fix: [
      'ssh -o ServerAliveInterval=30 -p PORT root@ADDRESS   # and on the pod: tmux new -A -s main, in which programs go on',
    ],
    source: 'openssh/openssh-portable@V_9_8',
    example: 'client_loop: send disconnect: Broken pipe',
    other: 'Connection to 203.0.113.7 closed.',
    stage: 'deploy',
    confidence: 'medium',
  },
]);

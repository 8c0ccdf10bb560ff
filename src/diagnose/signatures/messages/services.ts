import { defineMessages } from './define.ts';

const compose = 'https://docs.docker.com/reference/compose-file/services/';

/** What is started beside or before an app: compose, servers, databases, the shell of a pod. */
export const serviceMessages = defineMessages([
  {
    id: 'compose-undefined',
    class: 'compose-file-invalid',
    title: 'The compose file names something that it does not define',
    match: [
      {
        text: 'undefined',
        pattern:
          /(?:depends on|refers to) undefined (?<kind>service|network|volume|secret|config) "?(?<name>[\w.-]{1,60})/,
      },
    ],
    cause:
      'The {kind} {name} is named, and no {kind} of that name stands in the files that compose reads: it is misspelt, left out, or defined in another file (-f) or profile.',
    fix: [
      '# write {name} as it is defined, add it at the top level of the compose file ({kind}s:), or name the other file too: docker compose -f docker-compose.yml -f OTHER.yml up',
      'docker compose config --services --volumes   # what is defined in the files as they are read',
    ],
    source: compose,
    example: 'service "app" depends on undefined service "db": invalid compose project',
    other: 'service "app" depends on service "db"',
    stage: 'deploy',
  },
  {
    id: 'nginx-name',
    class: 'service-not-reached',
    title: 'nginx cannot look up the host that it is to hand requests to',
    match: [
      {
        text: 'host not found in upstream',
        pattern: /in upstream "?(?<host>[\w-]{1,60}\.[\w.-]{1,80})/,
      },
    ],
    cause: 'nginx looks names up once, when it starts, and {host} has no answer there.',
    fix: [
      'getent hosts {host}   # where nginx runs (docker exec CONTAINER …): none? the DNS of that machine or container, or the name, is wrong; a line in /etc/hosts (docker: --add-host {host}:ADDRESS) helps',
      '# it is this machine itself: proxy_pass http://127.0.0.1:PORT; it comes up later: resolver 127.0.0.11 valid=10s; set $up http://{host}; proxy_pass $up;',
    ],
    source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    example:
      'nginx: [emerg] host not found in upstream "api.example.com" in /etc/nginx/conf.d/default.conf:12',
    other: 'upstream "api.example.com" found',
    stage: 'serve',
  },
  {
    id: 'nginx-upstream',
    class: 'service-not-reached',
    title: 'nginx does not know the host that it is to hand requests to',
    match: [{ text: 'host not found in upstream', pattern: /in upstream "?(?<host>[\w-]{1,80})(?![\w.-])/ }],
    cause:
      'nginx looks names up once, when it starts: {host} is the name of another container, which does not run (it ended, or starts later), or is in another network.',
    fix: [
      'docker compose up -d {host} && docker compose restart nginx   # that one first; did it end? docker compose logs {host} says why',
      '# for good: depends_on: [{host}] for nginx in the compose file, both in one network',
    ],
    source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    example: 'nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:12',
    other: 'upstream "api" found',
    stage: 'serve',
  },
  {
    id: 'worker-timeout',
    class: 'worker-timeout',
    title: 'The web server ended its worker, which took too long',
    match: [{ text: 'WORKER TIMEOUT', pattern: /\bWORKER TIMEOUT\b/ }],
    cause:
      'gunicorn ends a worker that does not answer for 30 seconds: loading a model or one long request takes longer.',
    fix: [
      '# in the command of gunicorn: --timeout 600 (0 is without limit), with one worker per GPU: --workers 1 --threads 4',
      '# ended all the same, and "was sent SIGKILL! Perhaps out of memory?" stands near: less memory: one worker, or --preload',
    ],
    source: 'https://docs.gunicorn.org/en/stable/settings.html#timeout',
    example: '[2026-11-20 10:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:45)',
    other: 'worker timeout: 600',
    stage: 'serve',
  },
  {
    id: 'sqlite-open',
    class: 'permission-denied',
    title: 'The database file cannot be opened: its folder is not there, or may not be written to',
    match: [{ text: 'unable to open database file' }, { text: 'attempt to write a readonly database' }],
    cause:
      'SQLite makes its file and a journal beside it: the folder must be there and belong to the user that runs the program (of a container: the folder that is mounted, which root or Docker made).',
    fix: [
      '# find the path of the database in the settings (DATABASE_URL, DATA_DIR); make its folder, and give it to the user of the app:',
      'mkdir -p DATA_FOLDER && sudo chown -R "$(id -u):$(id -g)" DATA_FOLDER   # a mounted one on the host: the number that "docker exec CONTAINER id" prints',
      '# a network volume that knows no locks: keep the database on the disk of the container',
    ],
    source: 'https://www.sqlite.org/rescode.html#cantopen',
    example: 'sqlite3.OperationalError: unable to open database file',
    other: 'database file opened',
    confidence: 'medium',
  },
  {
    id: 'no-systemd',
    class: 'no-systemd',
    title: 'There is no systemd in a container: services are started by hand',
    match: [
      { text: 'System has not been booted with systemd' },
      { text: 'Failed to connect to bus: Host is down' },
      { text: 'Failed to connect to bus: No such file', weight: 'plain' },
      { text: 'Failed to connect to bus: No medium', weight: 'plain' },
      { text: 'systemctl: command not found' },
    ],
    cause:
      'systemctl talks to systemd, which no pod and hardly any container has: process 1 is the start script.',
    fix: [
      '# start the program itself in the background, in place of systemctl start NAME: nohup NAME > /workspace/NAME.log 2>&1 &   (ollama: ollama serve; ssh: service ssh start; docker does not run inside of a pod)',
      '# at each start: the same line in the start command of the pod',
    ],
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemctl.html',
    example: "System has not been booted with systemd as init system (PID 1). Can't operate.",
    other: 'systemd started',
  },
  {
    id: 'ssh-refused',
    class: 'ssh-not-reached',
    title: 'Nothing answers on the SSH port of that machine',
    match: [
      {
        text: 'ssh: connect to host',
        pattern:
          /connect to host (?<host>[\w.:-]{3,100}) port (?<port>\d{1,5}): (?:Connection timed out|Operation timed out|No route to host)/,
      },
    ],
    cause:
      'Address and port of a pod change whenever it is started, or it is stopped, or a firewall is between.',
    fix: [
      '# copy the command anew from the page of the pod (Connect, SSH over exposed TCP): address and port are new after each start',
    ],
    source: 'https://docs.runpod.io/pods/configuration/use-ssh',
    example: 'ssh: connect to host 194.68.245.10 port 22022: Connection timed out',
    other: 'ssh: connected to host 194.68.245.10',
  },
  {
    id: 'ssh-no-server',
    class: 'ssh-not-reached',
    title: 'No SSH server runs there',
    match: [
      {
        text: 'ssh: connect to host',
        pattern: /connect to host (?<host>[\w.:-]{3,100}) port (?<port>\d{1,5}): Connection refused/,
      },
    ],
    cause:
      '{host} answers, and nothing listens at port {port}: the image of the pod starts no sshd, or the port is of before its last start.',
    fix: [
      "apt-get update && apt-get install -y openssh-server && mkdir -p ~/.ssh /run/sshd && echo 'YOUR_PUBLIC_KEY' >> ~/.ssh/authorized_keys && service ssh start   # in the web terminal of the pod (TCP port 22 must be exposed); to stay: the same in its start command",
      '# sshd runs there (pgrep sshd): copy the command anew from the page of the pod: address and port are new after each start',
    ],
    source: 'https://docs.runpod.io/pods/configuration/use-ssh',
    example: 'ssh: connect to host 194.68.245.10 port 22022: Connection refused',
    other: 'ssh: connected to host 194.68.245.10',
  },
  {
    id: 'activate-missing',
    class: 'environment-not-there',
    explainedBy: ['venv-module-missing', 'disk-full', 'python-command-missing', 'permission-denied'],
    weight: 'plain',
    title: 'The virtual environment that the start script activates is not there',
    match: [
      {
        text: 'bin/activate: No such file',
        pattern:
          /(?:line \d{1,5}: |\d: |sh: )(?:\d{1,5}: )?(?:cd: )?(?<file>[\w./~-]{1,160}\/bin\/activate): No such file/,
      },
      {
        text: 'cannot open',
        pattern: /cannot open (?<file>[\w./~-]{1,160}\/bin\/activate): No such file/,
      },
    ],
    cause:
      '{file} is part of an environment that was never made here: the install failed or was skipped, or it lies on a volume that is not mounted (or is new and empty). What follows in the log comes from that.',
    fix: [
      'python3 -m venv "$(dirname "$(dirname {file})")" && . {file}   # makes it; then the install that the README describes (pip install -r requirements.txt of the app)',
      '# or is it to come from a volume? attach the one on which the app was installed, mounted where the script looks (a serverless endpoint sees a network volume as /runpod-volume)',
      'ls -ld {file}; df -h | tail -5   # there now? what is mounted?',
    ],
    source: 'https://docs.python.org/3/library/venv.html',
    example: '/start.sh: line 10: /workspace/venv/bin/activate: No such file or directory',
    other: 'source /workspace/venv/bin/activate',
    stage: 'deploy',
  },
  {
    id: 'whisperx-diarization',
    class: 'whisperx-version-mismatch',
    title: 'whisperx moved its diarization, which the app still calls in the old way',
    match: [
      { text: 'DiarizationPipeline', pattern: /whisperx'? has no attribute [`'"]?DiarizationPipeline/ },
      {
        text: 'DiarizationPipeline',
        pattern:
          /DiarizationPipeline\.__init__\(\) got an unexpected keyword argument '(?:use_auth_token|token)'/,
      },
    ],
    cause:
      'From 3.3.4 on DiarizationPipeline lies in whisperx.diarize, and later its argument use_auth_token became token (with pyannote.audio 4).',
    fix: [
      'pip install "whisperx==3.3.3"   # as the app was written for',
      '# or in its code: from whisperx.diarize import DiarizationPipeline, and token=… in place of use_auth_token=… (whisperx 3.8, pyannote.audio 4)',
    ],
    source: 'm-bain/whisperX@v3.3.4 whisperx/__init__.py',
    example: "Diarization failed: module 'whisperx' has no attribute 'DiarizationPipeline'",
    other: 'DiarizationPipeline loaded',
  },
  {
    id: 'whisperx-options',
    class: 'whisperx-version-mismatch',
    title: 'whisperx and faster-whisper are of different ages',
    match: [
      {
        text: 'TranscriptionOptions',
        pattern: /TranscriptionOptions\.__new__\(\) got an unexpected keyword argument/,
      },
      {
        text: 'TranscriptionOptions',
        pattern: /TranscriptionOptions\.__(?:new|init)__\(\) missing \d{1,2} required/,
      },
    ],
    cause:
      'whisperx fills the options of faster-whisper by name, and each release of faster-whisper has others: the one that is here is not the one that this whisperx was written for.',
    fix: [
      'pip install -U whisperx faster-whisper   # both of today; an app that pins whisperx: the faster-whisper of that day: pip install "faster-whisper==1.0.0" (of early 2024)',
    ],
    source: 'SYSTRAN/faster-whisper@v1.0.0 faster_whisper/transcribe.py',
    example: "TypeError: TranscriptionOptions.__new__() got an unexpected keyword argument 'max_new_tokens'",
    other: 'TranscriptionOptions(beam_size=5)',
  },
  {
    id: 'gguf-architecture',
    class: 'model-not-supported',
    title: 'The GGUF loader of ComfyUI does not know this kind of model',
    match: [
      { text: ' architecture type in GGUF file:', pattern: /GGUF file: '?(?<kind>[\w.-]{1,40})/ },
      { text: 'architecture type in GGUF file, expected', pattern: /but got '(?<kind>[\w.-]{1,40})/ },
      'Unknown model architecture!',
    ],
    cause:
      'ComfyUI-GGUF loads diffusion models (and some text encoders) by the architecture that the file names, here {kind}: the node is older than the model, or a file for a chat program (llama.cpp) or a text encoder was chosen in the place of the diffusion model.',
    fix: [
      'git -C custom_nodes/ComfyUI-GGUF pull && pip install -U gguf   # in the folder of ComfyUI; then start it again',
      '# still so: choose another file: Unet Loader (GGUF) takes the diffusion model, CLIPLoader (GGUF) the text encoder',
    ],
    source: 'city96/ComfyUI-GGUF loader.py',
    example: "ValueError: Unexpected architecture type in GGUF file: 'qwen2vl'",
    other: 'gguf qtypes: F16 (1087)',
  },
  {
    id: 'zero-no-sync',
    class: 'deepspeed-version-mismatch',
    title: 'DeepSpeed is newer than the trainer: no_sync is refused with ZeRO',
    match: [{ text: 'no sync context manager is incompatible with gradient' }],
    cause:
      'DeepSpeed 0.16 and newer refuse no_sync() with ZeRO 2 and 3; transformers and accelerate of before call it while gradients are accumulated.',
    fix: [
      'pip install "deepspeed<0.16"   # 0.15.4: as the trainer expects',
      '# or both newer: pip install -U transformers accelerate deepspeed; or ZeRO stage 1 in the config',
    ],
    source: 'deepspeedai/DeepSpeed@v0.16.0 deepspeed/runtime/engine.py',
    example:
      'AssertionError: no sync context manager is incompatible with gradient partitioning logic of ZeRO stage 2',
    other: 'no sync context manager',
  },
  {
    id: 'insightface-nested',
    class: 'model-file-missing',
    title: 'insightface finds its models, but no detector among them',
    match: [{ text: "assert 'detection' in self.models" }],
    cause:
      'The folder of the models (antelopev2, buffalo_l) lies one level too deep, as its zip unpacks into a folder of the same name, or its files are missing.',
    fix: [
      'D="$(find / /workspace -xdev -path "*antelopev2/antelopev2" -print -quit 2>/dev/null)"; [ -n "$D" ] && mv "$D"/* "$D"/.. && rmdir "$D"   # the .onnx files belong directly into models/antelopev2',
      'find / /workspace -xdev -name "antelopev2*" 2>/dev/null   # none so: unpack antelopev2.zip, so that its .onnx files lie in models/insightface/models/antelopev2',
    ],
    source: 'deepinsight/insightface python-package/insightface/app/face_analysis.py',
    example: "    assert 'detection' in self.models",
    other: 'find model: models/buffalo_l/det_10g.onnx detection',
  },
  {
    id: 'tensorflow-skipped',
    class: 'tensorflow-cpu-only',
    title: 'TensorFlow leaves the GPU aside: libraries of CUDA that it wants are not found',
    match: [{ text: 'Skipping registering GPU devices' }],
    weight: 'remark',
    cause:
      'TensorFlow sees the card, and does not find cuDNN, cuBLAS and the like in the versions that it was built for; so it computes on the CPU.',
    fix: [
      `unset LD_LIBRARY_PATH; pip install -U "tensorflow[and-cuda]"   # with its own libraries (2.14 or newer); then: python3 -c "import tensorflow as tf; print(tf.config.list_physical_devices('GPU'))"`,
      '# an older TensorFlow: its CUDA and cuDNN as https://www.tensorflow.org/install/source#gpu lists them, or its image: tensorflow/tensorflow:VERSION-gpu',
    ],
    source: 'https://www.tensorflow.org/install/pip',
    example:
      "Cannot dlopen some GPU libraries.\nSkipping registering GPU devices...\n>>> tf.config.list_physical_devices('GPU')\n[]",
    other: 'Skipping registering GPU devices... training goes on',
    confidence: 'medium',
  },
  {
    id: 'systemd-gave-up',
    class: 'service-does-not-stay',
    title: 'The service ended so often that systemd gave it up',
    match: [{ text: 'Start request repeated too quickly', pattern: /(?<unit>[\w@.-]{1,80})\.service/ }],
    weight: 'symptom',
    cause: 'Why it ends stands in its own log.',
    fix: [
      'journalctl -u {unit} -n 50 --no-pager   # its last words; then: sudo systemctl reset-failed {unit} && sudo systemctl start {unit}',
    ],
    source: 'https://www.freedesktop.org/software/systemd/man/latest/',
    example: 'app.service: Start request repeated too quickly.',
    other: 'app.service: Scheduled restart job',
    stage: 'serve',
  },
  {
    id: 'systemd-program',
    class: 'service-broken',
    title: 'The service names a program that is not where systemd looks',
    match: [
      {
        text: 'not found in path',
        pattern:
          /(?<file>\/[\w./@-]{1,160}\.service):(?<line>\d{1,4}): Executable "(?<program>[\w.-]{1,60})"/,
      },
    ],
    cause: 'systemd knows no environment and no PATH of yours.',
    fix: [
      'sudo sed -i "{line}s#{program}#$(command -v {program})#" {file} && sudo systemctl daemon-reload   # its whole path; typed where {program} answers (the venv active)',
    ],
    source: 'https://www.freedesktop.org/software/systemd/man/latest/',
    example:
      '/etc/systemd/system/app.service:8: Executable "python" not found in path "/usr/local/sbin:/usr/bin"',
    other: 'Executable not found',
    stage: 'serve',
  },
  {
    id: 'nginx-line',
    class: 'nginx-settings',
    title: 'nginx does not understand a line of its settings',
    match: [
      {
        text: '[emerg]',
        pattern:
          /\] (?:\d{1,6}#\d{1,6}: )?(?<what>[^\]]{3,120}) in (?<file>\/[\w./-]{1,160}):(?<line>\d{1,5})/,
        not: /host not found|bind\(\)/,
      },
    ],
    cause:
      'Line {line} of {file}: {what}. Misspelt, in the wrong block, a ; or } missing above, or of a module that is not there.',
    fix: ['sed -n "{line}p" {file}; nginx -t   # mend it, then: nginx -s reload'],
    source: 'https://nginx.org/en/docs/',
    example: 'nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/nginx.conf:14',
    other: 'nginx: [emerg] host not found in upstream "app" in /etc/nginx/conf.d/default.conf:12',
    stage: 'serve',
  },
  {
    id: 'systemd-masked',
    class: 'service-masked',
    title: 'The service is switched off, so that nobody starts it',
    match: [{ text: 'is masked', pattern: /Unit (?<unit>[\w@.-]{1,80}) is masked/ }],
    cause: 'systemctl mask, or an update, has done that.',
    fix: ['sudo systemctl unmask {unit} && sudo systemctl enable --now {unit}'],
    source: 'https://www.freedesktop.org/software/systemd/man/latest/',
    example: 'Failed to start docker.service: Unit docker.service is masked.',
    other: 'The attention is masked',
    stage: 'deploy',
  },
]);

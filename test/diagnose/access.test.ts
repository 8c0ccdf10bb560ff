import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;
const run = (line: string, error: string) =>
  `$ ${line}\nPermissionError: [Errno 13] Permission denied: '${error}'`;
const unit = (said: string) =>
  `Feb 03 10:00:00 host web[12]: ${said}\nFeb 03 10:00:00 host systemd[1]: web.service: Main process exited, code=exited, status=1/FAILURE`;

/** Files and folders: whose they are, what may be written, what is not there. */
const first: readonly AnswerCase[] = [
  [
    '  File "/app/prep.py", line 12, in load\n    rows = json.load(open("data/a.jsonl"))\njson.decoder.JSONDecodeError: Extra data: line 2 column 1 (char 181)',
    'config-file-broken',
    /^jq -s \. data\/a\.jsonl /,
    /true, false, null/,
  ],
  [
    '  File "/app/prep.py", line 12, in load\n    rows = [json.loads(line) for line in open("data/a.json")]\njson.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)',
    'config-file-broken',
    /^jq -c '\.\[\]' data\/a\.json /,
  ],
  [
    "$ git clone https://github.com/acme/app\nfatal: could not create work tree dir 'app': Permission denied",
    'permission-denied',
    /^cd ~ && git clone https:\/\/github\.com\/acme\/app /,
    /PATH/,
  ],
  [
    "mv: inter-device move failed: '/a/models' to '/mnt/vol/models'; unable to remove target: Directory not empty",
    'move-target-exists',
    /^cp -au \/a\/models\/\. \/mnt\/vol\/models\//,
  ],
  // What may only be read: a folder of the author's machine, an image of a cluster.
  ["OSError: [Errno 30] Read-only file system: '/media'", 'permission-denied', /^grep -rnI "\/media"/],
  [
    "OSError: [Errno 30] Read-only file system: '/srv/moon/.tide-log.txt'",
    'permission-denied',
    /--writable-tmpfs/,
  ],
  [
    '  • Updating tide (2.21 -> 2.22): Failed\n\n  KeyringLocked\n\n  Failed to unlock the collection!',
    'credentials-missing',
    /^export PYTHON_KEYRING_BACKEND/,
  ],
  [
    'redis_1 | 1:M 05 Mar 02:45:53.990 # Fatal error loading the DB: Permission denied. Exiting.',
    'permission-denied',
    /chown redis -R redis:redis \/data/,
  ],
  ["[ERROR] ENOSPC: no space left on device, watch '/srv/moon/tide'", 'file-watch-limit', /max_user_watches/],
  ["OSError: [Errno 28] No space left on device: '/srv/moon/tide'", 'disk-full'],
  // A folder that is not the user's: whose it must be, by what the log shows of the start.
  [
    run('docker run -p 80:80 -v $(pwd)/store:/srv/store acme/studio:2', '/srv/store/media'),
    'permission-denied',
    /^sudo chown -R "\$\(docker run --rm --entrypoint id acme\/studio:2 -u\)" \.\/store /,
    /PATH\b/,
  ],
  [
    run('docker run --user 1234:1234 \\\n  -v ./out:/srv/out \\\n  acme/studio:2', '/srv/out/a'),
    'permission-denied',
    /^sudo chown -R 1234:1234 \.\/out /,
  ],
  [
    run('docker run -v store:/srv/store acme/studio:2', '/srv/store/media'),
    'permission-denied',
    /^docker run --rm --user 0 -v store:\/srv\/store --entrypoint chown acme\/studio:2 -R /,
  ],
  // Nothing of the host's own system is given away, whatever was mounted.
  [
    run('docker run -v /etc:/srv/store acme/studio:2', '/srv/store/media'),
    'permission-denied',
    /./,
    /chown[^\n]* \/etc\b/,
  ],
  [
    run('docker run -e NB_USER=ada --user root acme/notebook:2', '/home/ada/.local'),
    'permission-denied',
    /CHOWN_HOME=yes -w \/home\/ada/,
  ],
  [
    unit('Error: mkdir /var/lib/web: permission denied'),
    'permission-denied',
    /install -d -o [^\n]* \/var\/lib\/web /,
  ],
  [
    unit('Error: mkdir /home/ada/models: permission denied'),
    'permission-denied',
    /install -d -o [^\n]* \/srv\/web /,
  ],
  [unit('Error: mkdir /var/lib: permission denied'), 'permission-denied', /./, /install -d|chown -R/],
  [
    "web.c:3: fatal: Failed to open log file '/log/web.log': Permission denied.",
    'permission-denied',
    /chown -R UID:GID \/log /,
  ],
  [
    "PermissionError: [Errno 13] Permission denied: '/var/log/a b.log'",
    'permission-denied',
    /sudo before it/,
  ],
  // A message that names the very file that is wanted.
  [
    "ValueError: Incompatible text encoder selected, this node needs the original one: 'https://huggingface.co/Some/Moon_comfy/blob/main/t5/moon_enc.safetensors'",
    'model-mismatch',
    /hf download Some\/Moon_comfy t5\/moon_enc\.safetensors/,
  ],
  // A path that is written into the code.
  ["OSError: [Errno 30] Read-only file system: '/media'", 'permission-denied', /^grep -rnI .*\/media/],
  ["OSError: [Errno 30] Read-only file system: '/srv/work/x.log'", 'permission-denied', /writable-tmpfs/],
];

const anywhere: readonly AnswerCase[] = [
  // The folder that the message names.
  [
    'Error: Could not find Lander model base/moon.bin. Make sure to download the model and place it in the [Rover]/models/lander folder.',
    'named-thing-missing',
    /models\/lander\/base\/moon\.bin/,
  ],
  // Nothing is removed that may hold more than what a build made.
  ["/usr/bin/ld: a.o: undefined reference to `foo_init'", 'library-not-linked', /make clean/, /rm -r/],
  [
    "/usr/bin/ld: /opt/cuda-9/lib64/libx.so: undefined reference to `xStart@liby.so.9'",
    'library-not-linked',
    /^export LD_LIBRARY_PATH=\/opt\/cuda-9\/lib64:/,
    /rm -r/,
  ],
  [
    "make: *** No rule to make target 'src/x.c', needed by 'x.o'.  Stop.",
    'build-part-missing',
    undefined,
    /rm -r/,
  ],
  // Where a file is wanted no folder is made; where a folder is, it is.
  ["touch: cannot touch 'out.txt': Permission denied", 'permission-denied', /chown "\$\(id -u\)/, /mkdir/],
  ["mkdir: cannot create directory 'out': Permission denied", 'permission-denied', /mkdir -p out/],
  [
    "$ docker run -v ./data:/data some/image\n$ touch a.txt\ntouch: cannot touch 'a.txt': Permission denied",
    'permission-denied',
    /--user "\$\(stat -c %u:%g \.\/data\)"/,
    /mkdir/,
  ],
  // What a search did not find moves and hides nothing.
  [
    "    assert 'detection' in self.models\nAssertionError",
    'model-file-missing',
    /\[ -n "\$D" \] && mv "\$D"/,
  ],
  [
    'nvrtc: error: failed to open libnvrtc-builtins.so.11.8',
    'other-missing-shared-library',
    /\[ -n "\$F" \] && export LD_LIBRARY_PATH="\$\(dirname "\$F"\):\$LD_LIBRARY_PATH"/,
    /pip install/,
  ],
  // A permission: the folder of the log, and what moves that very cache.
  [
    "+ cd /opt/app\nfatal: could not create work tree dir 'Nodes': Permission denied",
    'permission-denied',
    /chown -R "\$\(id -u\):\$\(id -g\)" \/opt\/app /,
    /PATH/,
  ],
  [
    '  File "/usr/lib/python3.12/os.py", line 225, in makedirs\n    mkdir(name, mode)\nPermissionError: [Errno 13] Permission denied: \'/srv/app/.triton\'',
    'permission-denied',
    /TRITON_CACHE_DIR=[\s\S]*ls -ld \/srv\/app /,
    /HF_HOME/,
  ],
  [
    'unable to start container process: chdir to cwd ("/data/work") set in config.json failed: permission denied: unknown.',
    'permission-denied',
    /chmod o\+rx[\s\S]*COPY/,
    /PATH/,
  ],
  // A quota of others, a command that is given twice, settings of another release.
  [
    "Cloning into 'https://github.com/acme/weights.git'...\nbatch response: This repository is over its data quota.\nerror: external filter 'git-lfs filter-process' failed\nfatal: a.pt: smudge filter lfs failed",
    'git-lfs-quota',
    /GIT_LFS_SKIP_SMUDGE=1 git clone https:\/\/github\.com\/acme\/weights /,
    /apt-get/,
  ],
  [
    'docker run vllm/vllm-openai:latest vllm serve /models/a --port 9\nvllm: error: unrecognized arguments: serve /models/a',
    'unknown-argument',
    /--model \/models\/a/,
  ],
  ['api_server.py: error: unrecognized arguments: --made-up', 'unknown-argument', /--help/, /serve MODEL/],
  [
    "ValueError: The config file at /root/.cache/huggingface/accelerate/default_config.yaml had unknown keys (['debug'])",
    'accelerate-version-mismatch',
    /^mv \/root\/\.cache\S+ /,
  ],
  ['RuntimeError: Expected to mark a variable ready only once.', 'distributed-setting', /use_reentrant/],
  [
    'nvidia-container-cli: initialization error: change root failed: no such file or directory: unknown.',
    'nvidia-container-toolkit-failed',
    /config\.toml/,
  ],
  [
    'RuntimeError: module compiled against API version 0xf but this version of numpy is 0xd\nImportError: numpy.core.multiarray failed to import',
    'numpy2-abi',
    /"numpy>=1\.22,<2"/,
  ],
  // The top of all folders is nobody's to give away.
  ...['/.aider', '/.cache/pip', '/.config', '/model'].map(
    (place): AnswerCase => [
      `  File "pathlib.py", line 1175, in mkdir\nPermissionError: [Errno 13] Permission denied: '${place}'`,
      'permission-denied',
      undefined,
      /ch(?:own|mod) -R \S+ \/(?:\s|$)|ch(?:own|mod) -R \S+ \/\./m,
    ],
  ),
  // Rights.
  ["PermissionError: [Errno 13] Permission denied: '/dev/dri/renderD128'", 'permission-denied'],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/local/lib/python3.11/dist-packages/moonlib'",
    'permission-denied',
  ],
  ["PermissionError: [Errno 13] Permission denied: '/tmp/moontide.lock'", 'permission-denied'],
  ["OSError: [Errno 28] No space left on device: '/dev/shm/torch_1'", 'shared-memory-too-small'],
  // A port of root's, a file that was cut, a folder without its files.
  [
    raised(
      frame('/w/moon/serve.py', 4, "sock.bind(('0.0.0.0', port))"),
      'PermissionError: [Errno 13] Permission denied',
    ),
    'port-privileged',
  ],
  [
    'Loading /workspace/models/tide.safetensors\nsafetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer',
    'corrupt-download',
    /^rm \/workspace\/models\/tide\.safetensors$/m,
  ],
  ['OSError: /workspace/models/tide does not appear to have a file named config.json.', 'model-file-missing'],
  [
    'OSError: /root/.cache/huggingface/hub/models--moon--tide/snapshots/0a1b does not appear to have a file named config.json.',
    'model-file-missing',
    /hf download moon\/tide/,
  ],
];

answersAs(import.meta.filename, { first, anywhere });

it.each(['/', '/etc', '/usr/', '/home', '/opt/x', '/srv/x', '/../x', '/./x', '//etc/x', '/opt/../etc/x'])(
  "no command removes or gives away what is the system's: %s",
  (place) => {
    for (const log of [
      `fatal: destination path '${place}' already exists and is not an empty directory.`,
      `mkdir: cannot create directory '${place}': Permission denied`,
      `PermissionError: [Errno 13] Permission denied: '${place}'`,
      `RuntimeError: Unable to open file 'model.bin' in model '${place}'`,
    ])
      for (const line of diagnoseText(log).flatMap(({ fix }) => fix))
        expect(line).not.toMatch(
          /(?:rm -rf?|chown -R \S+|chown -R "\S+") (?:\/(?:etc|usr|home|opt|srv)?|\/\.\.?|\/\/\S*|\/opt\/\.\.\S*)\/?(?:\s|$)/,
        );
  },
);

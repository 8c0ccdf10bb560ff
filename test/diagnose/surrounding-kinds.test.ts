import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds of what stands around a program (containers, clusters, services, shells, files) that posted logs are told
 * wrongly about, each with its neighbours: other names than those that were posted. `none` wants silence.
 */
type Case = readonly [log: string, name: string, first?: RegExp, not?: RegExp];
const run = (line: string, error: string) =>
  `$ ${line}\nPermissionError: [Errno 13] Permission denied: '${error}'`;
const unit = (said: string) =>
  `Feb 03 10:00:00 host web[12]: ${said}\nFeb 03 10:00:00 host systemd[1]: web.service: Main process exited, code=exited, status=1/FAILURE`;

const cases: readonly Case[] = [
  // A server that runs already is asked for, not moved.
  [
    '$ ollama serve\nError: listen tcp 127.0.0.1:11434: bind: address already in use',
    'port-in-use',
    /^ollama list /,
  ],
  ['Error: listen tcp 127.0.0.1:11500: bind: address already in use', 'port-in-use', /--port 11501/],
  // Slurm: which option, and where it is taken out or put in.
  [
    'sbatch: error: Cannot find GPU specification, you may not submit a job not requesting GPUs in a GPU partition',
    'program-says',
    /--gres=gpu:1/,
  ],
  [
    'sbatch: error: Batch job submission failed: Invalid Trackable RESource (TRES) specification',
    'program-says',
    /empty --gres=/,
  ],
  [
    'srun: error: Step requested GRES (gpu:a100) not found in the job',
    'program-says',
    /out of the srun line/,
  ],
  [
    'srun: error: Unable to create step for job 8: Requested node configuration is not available',
    'program-says',
    /ask for less/,
  ],
  ['sbatch: error: Invalid generic resource (gres) specification', 'program-says', /sinfo -o/],
  // uv: its cache, of another release or where it may not write.
  [
    'uv: [error]\n × Failed to download and build `moon==0.8`\n  ├─▶ Failed to deserialize cache entry\n  ╰─▶ array had incorrect length, expected 5',
    'broken-install',
    /^export UV_CACHE_DIR=/,
  ],
  [
    '  × Failed to download and build moon==1.0.0\n  ├─▶ Failed to write to the distribution cache\n  ╰─▶ Operation not permitted (os error 1)',
    'broken-install',
    /UV_CACHE_DIR/,
  ],
  [
    'FATAL:  data directory "/srv/pg/moon" has wrong ownership\nHINT:  The server must be started by the user that owns the data directory.',
    'permission-denied',
    /pgdata:\/srv\/pg\/moon/,
  ],
  // Containers of clusters, of users, of Windows.
  [
    "FATAL:   container creation failed: while mounting image /proc/self/fd/3: kernel reported a bad superblock for squashfs image partition, possible causes are that your kernel doesn't support the compression algorithm or the image is corrupted",
    'singularity-image',
    /pull/,
  ],
  [
    'running `/usr/bin/newuidmap 9 0 500 1 1 10000 65536`: newuidmap: open of uid_map failed: Permission denied\nError: cannot set up namespace using "/usr/bin/newuidmap": exit status 1',
    'permission-denied',
    /setcap cap_setuid/,
  ],
  [
    "$ podman run --rm -v $PWD:/tide acme/tide:1 serve\nEACCES: permission denied, scandir '/tide'",
    'permission-denied',
    /:Z,U/,
    /docker/,
  ],
  [
    'nvidia-container-cli: mount error: stat failed: /usr/lib/wsl/lib/libcuda.so.1: no such file or directory: unknown.',
    'nvidia-container-toolkit-failed',
    /^wsl --update/,
  ],
  [
    '[emerg] 1#1: host not found in upstream tide.example.com in /etc/nginx/conf.d/app.conf:26',
    'service-not-reached',
  ],
  ['running build_rust\nerror: Can not find Rust compiler', 'tokenizers-rust-build'],
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
  // SSH: which of the two sides, and which file.
  [
    "Permissions 0755 for '/root/.ssh/id_rsa' are too open.\nThis private key will be ignored.\nroot@tide: Permission denied (publickey).\nkex_exchange_identification: Connection closed by remote host",
    'ssh-key-refused',
    /^chmod 600 /,
  ],
  [
    'Permission denied (publickey).\nFeb  6 02:32:46 k sshd[15]: Authentication refused: bad ownership or modes for file /home/moon/.ssh/authorized_keys',
    'ssh-key-refused',
    /chmod 600 ~\/\.ssh\/authorized_keys/,
  ],
  [
    'sshd: /run/sshd must be owned by root and not group or world-writable\nkex_exchange_identification: read: Connection reset by peer',
    'ssh-not-reached',
    /chown root:root \/run\/sshd/,
  ],
  [
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
    'apt-locked',
    /^sudo dpkg --configure -a/,
  ],
  [
    '   Process: 38 ExecStart=/home/moon/start.sh (code=exited, status=203/EXEC)',
    'service-broken',
    /^chmod \+x \/home\/moon\/start\.sh/,
  ],
  [
    '   Process: 17 ExecStart=/bin/sh -c /usr/bin/tide (code=exited, status=200/CHDIR)',
    'service-broken',
    /WorkingDirectory=/,
  ],
  [
    'gcs_rpc_client.h:179: Failed to connect to GCS at address 10.1.2.3:20000 within 5 seconds.',
    'service-not-reached',
    /^ray stop/,
  ],
  ['bash: conda: command not found', 'command-not-found', /conda" init bash/],
  [
    `Error response from daemon: network ${'ab12'.repeat(16)} not found`,
    'docker-network-missing',
    /--force-recreate/,
  ],
  [
    'Error response from daemon: network tide-net not found',
    'docker-network-missing',
    /network create tide-net/,
  ],
  [
    'FATAL:   container creation failed: open /etc/resolv.conf: no such file or directory',
    'singularity-image',
    /resolv\.conf/,
  ],
  [
    "terminate called after throwing an instance of 'boost::interprocess::interprocess_exception'\n  what():  Read-only file system",
    'shared-memory-too-small',
    /\/dev\/shm/,
  ],
  // A connection that the other side ended is no download, unless something downloads.
  [
    'ConnectionResetError: [Errno 104] Connection reset by peer',
    'service-not-reached',
    /log of the other side/,
  ],
  ['ERROR    shell.py:49 [Errno 104] Connection reset by peer', 'service-not-reached'],
  [
    "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
    'network-timeout',
  ],
  [
    "fatal: unable to access 'https://github.com/a/b/': Recv failure: Connection reset by peer",
    'network-timeout',
  ],
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
  // What compose, registries and networks say before a program runs.
  ["ERROR: Couldn't find env file: /srv/app/.env", 'docker-env-file-missing', /\/srv\/app\/\.env/, /PATH\b/],
  [
    'network front declared as external, but could not be found',
    'docker-network-missing',
    /network create front/,
  ],
  [
    'Failed to pull image "docker.io/ghcr.io/acme/app:1": 403',
    'image-not-found',
    /ghcr\.io\/acme\/app:1 without docker\.io/,
  ],
  ['Failed to pull image "mirror.local/ghcr.io/acme/app:1"', 'none'],
  [
    'Error response from daemon: Head "https://ghcr.io/v2/a/b/manifests/1": denied: denied',
    'registry-denied',
    /^docker logout ghcr\.io /,
  ],
  ['lstat /dev/nvidia-uvm: no such file or directory', 'no-gpu-visible', /nvidia-modprobe/],
  [
    'error gathering device information while adding custom device "/dev/kfd": no such file or directory',
    'device-missing',
    /line of \/dev\/kfd out of devices/,
  ],
  ['lstat /dev/video0: no such file or directory', 'none'],
  [
    'chdir to cwd ("/srv/work") set in config.json failed: no such file or directory',
    'working-folder-missing',
    /:\/srv\/work /,
  ],
  ['mkdir /var/run/docker/x: no space left on device', 'disk-full', /container prune/, /HF_HOME/],
  [
    'dependency failed to start: container app-db-1 is unhealthy',
    'dependency-failed',
    /^docker logs --tail 50 app-db-1 /,
  ],
  ['container app-db-1 is healthy', 'none'],
  // Clusters.
  ['Error: secret "token" not found', 'pod-config-missing', /create secret generic token /],
  ['secret "token" created', 'none'],
  ['Container web failed startup probe, will be restarted', 'pod-probe-failed', /startupProbe/],
  ['Readiness probe failed: HTTP probe failed with statuscode: 503', 'none'],
  [
    '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
    'pod-not-scheduled',
    /get pvc,storageclass/,
  ],
  ['0/2 nodes are available: 2 Insufficient nvidia.com/gpu.', 'pod-not-scheduled', /device-plugin/],
  // Databases and queues.
  [
    'DETAIL:  The data directory was initialized by PostgreSQL version 12, which is not compatible with this version 16.1',
    'database-of-another-version',
    /postgres:12/,
  ],
  [
    'redis.exceptions.ConnectionError: Error -2 connecting to cache:6379. Name or service not known.',
    'service-not-reached',
    /name=cache /,
    /pip install/,
  ],
  [
    'consumer: Cannot connect to amqp://u:**@queue:5672//: [Errno 111] Connection refused.',
    'service-not-reached',
    /name=queue /,
  ],
  ['sqlite3.OperationalError: no such column: chat.folder', 'database-schema-old', /migrat/],
  // Front ends and certificates: no failed download.
  ['sh: 1: next: not found', 'command-not-found', /^npm install/],
  ['sh: 1: ffmpeg: not found', 'libsndfile-or-ffmpeg-missing', /ffmpeg/, /npm/],
  [
    'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1131)',
    'tls-plain-http',
    /http:\/\//,
    /pip install/,
  ],
  [
    "fatal: unable to access 'https://github.com/a/b.git/': Problem with the SSL CA cert (path? access rights?)",
    'tls-certificate-untrusted',
    /install -y ca-certificates/,
  ],
  [
    'upstream timed out (110: Connection timed out) while reading response header from upstream, upstream: "http://127.0.0.1:80/a"',
    'proxy-limit',
    /proxy_read_timeout/,
  ],
  // Shells.
  ['Host key verification failed.', 'ssh-host-key', /^ssh-keygen -R /],
  ['git@github.com: Permission denied (publickey).', 'ssh-key-refused'],
  ['./go.sh: line 4: API_TOKEN: unbound variable', 'environment-variable-missing', /export API_TOKEN=/],
  ['/bin/sh: 1: /srv/go.sh: not found', 'entrypoint-not-found', /^sed -i 's\/\\r\$\/\/' \/srv\/go\.sh /],
  ['/bin/sh: 0: cannot open ./go.sh: No such file', 'entrypoint-not-found', /entrypoint: or command:/],
  ['ln: /srv/a/log: File exists\n[init] go.sh: exited 1.', 'output-exists', /^mv \/srv\/a\/log /],
  ["mkdir: cannot create directory '/srv/a': File exists", 'none'],
  [
    "Error: Invalid value for '-l' / '--level': '-Q' is not one of 'DEBUG', 'INFO', 'WARNING'",
    'arguments-missing',
    /value behind --level/,
  ],
  ["Error: Invalid value for '--level': 'loud' is not one of 'low', 'high'", 'none'],
  ['job7/slurm_script: line 4: module: command not found', 'module-not-initialised', /bash -l/, /apt-/],
  // Files of settings, screens.
  [
    'Invalid config file at /srv/app.yaml:\n"code": "invalid_type",\n"expected": "number",\n"received": "string",\n"path": [\n"jobs",\n0,\n"size"\n],\n"message": "Expected number, received string"',
    'config-refused',
    /in \/srv\/app\.yaml: jobs\[0\]\.size must be a number/,
  ],
  [
    'error converting YAML to JSON: yaml: line 7: found a tab character that violates indentation',
    'config-file-broken',
    /^sed -i 's\/\\t\/ {2}\/g' /,
  ],
  [
    'in config/train.yaml, YAMLParseError: Tabs are not allowed as indentation at line 3',
    'config-file-broken',
    /sed -i [^\n]* config\/train\.yaml /,
  ],
  [
    "OSError: [Errno 40] Too many levels of symbolic links: '/srv/models'",
    'path-of-another-kind',
    /\/srv\/models/,
  ],
  [
    'mujoco.FatalError: an OpenGL platform library has not been loaded into this process',
    'no-display',
    /MUJOCO_GL=egl/,
  ],
  [
    'RuntimeError: Cannot draw. If running headless, make sure --cameras is set.',
    'message-says',
    /--cameras/,
  ],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, first, not] }) => {
  const [found] = diagnoseText(log);
  expect(found?.class ?? 'none').toBe(name);
  if (first !== undefined) expect(found?.fix[0] ?? '').toMatch(first);
  if (not !== undefined) expect((found?.fix ?? []).join('\n')).not.toMatch(not);
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);

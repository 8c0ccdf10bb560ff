import { type AnswerCase, answersAs } from './told.ts';

/** Ports, networks, SSH, databases and servers. */
const first: readonly AnswerCase[] = [
  [
    'Failed downloading url https://github.com/acme/zoo/releases/download/v0.3/net.params',
    'download-gone',
    /^curl -fsS "https:\/\/api\.github\.com\/repos\/acme\/zoo\/releases/,
  ],
  [
    '+ curl -fL -o vae.pt https://github.com/acme/vae/releases/download/v1/vae.pt\ncurl: (22) The requested URL returned error: 404',
    'download-gone',
    /repos\/acme\/vae/,
    /TOKEN/,
  ],
  [
    'RuntimeError: Error reading /data/clips/12.mp4...',
    'corrupt-download',
    /^ls -l \/data\/clips\/12\.mp4[\s\S]*find \/data\/clips -name '\*\.mp4'/,
  ],
  [
    'decord._ffi.base.DECORDError: [12:01:11] /src/video/video_reader.cc:151: Check failed: st_nb >= 0 (-1381258232 vs. 0) ERROR cannot find video stream with wanted index: -1',
    'corrupt-download',
  ],
  [
    'channel 3: open failed: administratively prohibited: open failed',
    'ssh-forwarding-off',
    /AllowTcpForwarding yes/,
  ],
  [
    'rsync: connection unexpectedly closed (0 bytes received so far) [sender]\nrsync error: error in rsync protocol data stream (code 12) at io.c(231) [sender=3.2.7]',
    'rsync-cut',
  ],
  // A data base in a folder.
  [
    'lmdb.Error: ./set/train.mdb: Not a directory',
    'path-of-another-kind',
    /\.\/set\b/,
    /train\.mdb in the command/,
  ],
  // A network card that is not there, or that gloo cannot tell.
  [
    'RuntimeError: [enforce fail at /p/gloo/transport/tcp/device.cc:208] ifa != nullptr. Unable to find interface for: [0.0.8.34]',
    'distributed-not-connected',
    /^export GLOO_SOCKET_IFNAME=\$\(/,
  ],
  [
    '  what():  [enforce fail at /p/gloo/transport/tcp/device.cc:83] ifa != nullptr. Unable to find address for: ens9f1',
    'distributed-not-connected',
    /^export GLOO_SOCKET_IFNAME=\$\(/,
  ],
  // A port that was taken.
  ['Web server failed to start. Port 5081 was already in use.', 'port-in-use'],
  // A server that runs already is asked for, not moved.
  [
    '$ ollama serve\nError: listen tcp 127.0.0.1:11434: bind: address already in use',
    'port-in-use',
    /^ollama list /,
  ],
  ['Error: listen tcp 127.0.0.1:11500: bind: address already in use', 'port-in-use', /--port 11501/],
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
  // Databases and queues.
  [
    'DETAIL:  The data directory was initialized by PostgreSQL version 12, which is not compatible with this version 16.1',
    'database-of-another-version',
    /postgres:12/,
  ],
  [
    'redis.exceptions.ConnectionError: Error -2 connecting to cache:6379. Name or service not known.',
    'service-not-reached',
    /^docker compose up -d cache /,
    /pip install/,
  ],
  [
    'consumer: Cannot connect to amqp://u:**@queue:5672//: [Errno 111] Connection refused.',
    'service-not-reached',
    /^docker compose up -d queue /,
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
  // A download whose sum is another one.
  [
    'RuntimeError: Model has been downloaded but the SHA256 checksum does not match. Please retry loading the model.',
    'corrupt-download',
    /find ~\/\.cache\/whisper/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // What is told or shown to a server is no download.
  [
    'wandb: Network error (ReadTimeout), entering retry loop.',
    'network-timeout',
    /^export WANDB_MODE=offline/,
    /pip install/,
  ],
  [
    'Failed to connect to ec2.gradio.app:22: [Errno 110] Connection timed out',
    'network-timeout',
    /^# without share/,
    /--timeout 1000/,
  ],
  ['pip: ReadTimeout', 'network-timeout', undefined, /WANDB|share/],
  // A port that is taken: another one first, and nobody's process is ended.
  [
    'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29510, useIpv6: 0, code: -98, name: EADDRINUSE, message: address already in use',
    'port-in-use',
    /--master_port=29511/,
    /fuser|GRADIO/,
  ],
  ['RuntimeError: Address already in use', 'port-in-use', /--master_port=29501/, /fuser|GRADIO/],
  [
    'listen tcp 0.0.0.0:11434: bind: address already in use',
    'port-in-use',
    /ollama list[\s\S]*11435/,
    /fuser|master/,
  ],
  ['OSError: [Errno 98] Address already in use', 'port-in-use', /another port[\s\S]*ss -ltnp/, /fuser|:PORT/],
  // A certificate that is not trusted is no slow network.
  [
    'docker: Error response from daemon: Get "https://registry.example.org/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority.',
    'tls-certificate-untrusted',
    /update-ca-certificates[\s\S]*restart docker/,
    /the same again/,
  ],
  [
    "fatal: unable to access 'https://git.example.org/a.git/': server certificate verification failed. CAfile: none CRLfile: none",
    'tls-certificate-untrusted',
    /sslCAInfo/,
  ],
  // A service without an address.
  ['httpx.ConnectError: All connection attempts failed', 'service-not-reached'],
  ['httpx.ConnectError: [Errno -2] Name or service not known', 'service-not-reached'],
  ['OSError: moon/tide does not appear to have a file named config.json.', 'model-file-missing'],
];

answersAs(import.meta.filename, { first, anywhere });

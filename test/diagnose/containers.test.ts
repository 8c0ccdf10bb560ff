import { type AnswerCase, answersAs } from './told.ts';

const exec = (program: string) =>
  `Error response from daemon: OCI runtime create failed: unable to start container process: exec: "${program}": executable file not found in $PATH: unknown`;

/** Containers and clusters: images, mounts, what is started, what is asked of Slurm. */
const first: readonly AnswerCase[] = [
  [
    'ERROR: failed to solve: error from sender: open /home/me/app/data/pg: permission denied',
    'build-context-unreadable',
    /^echo '\*\*\/pg' >> \.dockerignore/,
  ],
  ['Error response from daemon: Duplicate mount point: /workspace', 'docker-option', /target: \/workspace\$/],
  // Requirements that name the folder itself, before it is copied in.
  [
    "Step 2/3 : RUN pip install -r requirements.txt\nDirectory '.' is not installable. File 'setup.py' not found.",
    'wrong-folder',
    /COPY \. \./,
  ],
  // Slurm.
  [
    'srun: fatal: SLURM_GPUS_PER_TASK is mutually exclusive with --ntasks-per-gpu and SLURM_NTASKS_PER_GPU',
    'program-says',
    /unset SLURM_GPUS_PER_TASK SLURM_NTASKS_PER_GPU/,
  ],
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
  // No word of Windows.
  [
    '[WARN] Kernel module nvidia_uvm is not loaded. Is the driver there?\nnvidia-container-cli: initialization error: driver error: failed to process request',
    'no-gpu-visible',
    /^sudo modprobe nvidia_uvm/,
    /wsl|remove/,
  ],
  [
    'nvidia-container-cli: initialization error: driver error: failed to process request',
    'no-gpu-visible',
    /wsl --update/,
    /remove of/,
  ],
  ['nvidia_uvm 1773568 0', 'none'],
  [
    'nvidia-docker | 2016/03/01 10:00:00 Error: unsupported CUDA version: driver 6.5 < image 7.0',
    'driver-too-old',
    /older CUDA than 7\.0/,
  ],
  ['nvidia-docker | 2016/03/01 10:00:00 CUDA version: driver 7.5, image 7.0', 'none'],
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
];

const anywhere: readonly AnswerCase[] = [
  // In a build nothing is mounted yet.
  [
    "Step 4/9 : RUN chown -R app /srv/x\n ---> Running in 0123456789ab\nchown: changing ownership of '/srv/x': Operation not permitted",
    'permission-denied',
    /USER root/,
    /--user/,
  ],
  [
    "chown: changing ownership of '/srv/x': Operation not permitted",
    'permission-denied',
    /--user/,
    /USER root/,
  ],
  ['chown: /srv/x: Operation not permitted', 'permission-denied', /\/srv\/x/, /PATH\b/],
  [
    "sed: couldn't open temporary file /app/conf/sedAb3dE9: Read-only file system",
    'permission-denied',
    /\/app\/conf;/,
  ],
  // What a container is to start: a program, a shell, and a command that was made one word.
  [exec('ffmpeg'), 'command-not-found', /install -y ffmpeg/, /install -y file/],
  [exec('bash'), 'command-not-found', /CONTAINER sh\b/],
  [exec('bash start.sh'), 'command-in-one-word', /CMD \["bash", "start\.sh"\]/],
  [exec('madeup'), 'command-not-found', /Dockerfile/, /CMD \[/],
  // An image by the name that the log has, or the build that failed before.
  [
    'docker: Error response from daemon: manifest for nvidia/cuda:12.1-cudnn8-devel-ubuntu22.04 not found: manifest unknown',
    'image-not-found',
    /nvidia\/cuda:12\.1\.1-cudnn8-devel-ubuntu22\.04/,
    /IMAGE/,
  ],
  [
    'ERROR: failed to solve: acme/base:1: failed to resolve source metadata for docker.io/acme/base:1: docker.io/acme/base:1: not found',
    'image-not-found',
    /r\/acme\/base\/tags[\s\S]*inspect acme\/base:1/,
    /IMAGE/,
  ],
  [
    "The command '/bin/sh -c make' returned a non-zero code: 2\ndocker: Error response from daemon: manifest for own/app:dev not found",
    'image-not-found',
    /mend the build/,
    /hub\.docker\.com/,
  ],
];

answersAs(import.meta.filename, { first, anywhere });

import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** Where Docker and podman keep images and layers: on the host, not in the container. */
const storage =
  /\/var\/lib\/(?:docker|containerd|containers|kubelet|buildkit)|overlay2|failed to register layer|GetImageBlob|ApplyLayer|applying layer|failed to copy: |containerd\.io|buildkit|copy_file_range|failed to extract layer/;

function dockerDisk(): Answer {
  return {
    title: "The host's disk for Docker images is full",
    cause:
      'Images and layers lie in the storage of Docker on the host (/var/lib/docker), and that disk is full; CUDA and PyTorch images take 10 to 20 GB each while they are unpacked. Caches inside the container do not matter.',
    fix: [
      'docker system df; df -h /var/lib/docker   # what takes the room',
      'docker system prune -af && docker builder prune -af   # removes images and build caches that no container uses',
      '# not enough: a larger disk (root volume) for the machine, or "data-root" in /etc/docker/daemon.json on a larger one, then: sudo systemctl restart docker',
    ],
    confidence: 'high',
  };
}

/** The volume itself: what lies on the disk of the container is moved to it, and does not help it. */
function quotaFull(event: Event): Answer {
  return {
    title: 'The quota of the volume is used up',
    cause:
      'What this pod or user may keep on the volume (on a pod /workspace, on a shared machine the home) is reached, whatever df shows of the whole of it.',
    fix: [
      'du -xh --max-depth=2 /workspace ~ 2>/dev/null | sort -h | tail -15   # what takes it: checkpoints, caches, old outputs; remove what is not needed, or make the volume larger (in its settings)',
      `${event.pip} cache purge; hf cache prune   # frees some at once: wheels, and models of which a newer state is there`,
    ],
    confidence: 'high',
  };
}

/** Which disk, by the path that could not be written. */
export const diskAnswer: Answerer = (event) => {
  const table = event.text.includes('100% /') && /docker/i.test([...event.above, ...event.below].join('\n'));
  if (/Failed to pull image|ErrImagePull|kubelet/.test(event.text))
    return {
      title: 'The disk of the node is full of images',
      cause: 'containerd unpacks images there; CUDA and PyTorch images take 10 to 20 GB each.',
      fix: [
        'sudo crictl rmi --prune; df -h /var/lib/containerd   # on that node: removes images that no container uses; too little still: a larger disk for the node',
      ],
      confidence: 'high',
    };
  if (table || storage.test(event.text)) return dockerDisk();
  if (/\/\.?ollama\/(?:\.ollama\/)?models\//.test(event.text))
    return {
      title: 'The disk that holds the models of ollama is full',
      cause: 'ollama keeps them in one folder (OLLAMA_MODELS).',
      fix: [
        'ollama list; df -h   # then: ollama rm MODEL for what is not needed',
        `# or a folder on a larger disk (/data): sudo mkdir -p /data/ollama && sudo chown ollama /data/ollama; sudo systemctl edit ollama: under [Service] Environment="OLLAMA_MODELS=/data/ollama"; sudo systemctl restart ollama`,
      ],
      confidence: 'high',
    };
  if (/quota|Errno 122\]/i.test(event.text)) return quotaFull(event);
  if (
    [...event.above, ...event.below].some((line) =>
      /\bI(?:Use%|Used\b)|\binodes?\b|\bdf -[a-z]{0,3}i/i.test(line),
    )
  )
    return {
      title: 'The disk has room, and no more numbers for files (inodes)',
      cause:
        'Each file takes one, however small: caches of pip and conda, folders with millions of pictures.',
      fix: [
        'for d in /root/.cache /tmp /opt/conda/pkgs /workspace; do echo "$(find "$d" -xdev 2>/dev/null | wc -l) $d"; done   # where they are; then pip cache purge, conda clean -afy, and what is not needed',
        'df -i   # IUse% must fall; many small files for training: pack them (tar, webdataset)',
      ],
    };
  const path =
    /(?:device|exceeded|Errno 28\][^'\n]{0,40}|Errno 122\][^'\n]{0,40}): ?'(?<path>\/[^'\n]{1,200})'/.exec(
      event.text,
    )?.groups?.['path'] ??
    (/\/dev\/shm|NCCL WARN.{0,40}fallocate|shm_open/.test(event.text) ? '/dev/shm/' : null);
  if (/(?:^|[\s"'])\/(?:var\/)?run\/[\w./-]{1,160}"?: no space left/i.test(event.text))
    return runtimeFolder();
  if (
    [event.text, ...event.above].some((line) =>
      /apptainer|singularity|SIF format|FATAL: {1,4}While (?:making image|performing build)/i.test(line),
    )
  )
    return {
      title: 'The folder in which apptainer builds the image is full (/tmp, or its cache in the home)',
      fix: [
        'mkdir -p "$PWD/apptainer" && export APPTAINER_TMPDIR="$PWD/apptainer" APPTAINER_CACHEDIR="$PWD/apptainer" SINGULARITY_TMPDIR="$PWD/apptainer" SINGULARITY_CACHEDIR="$PWD/apptainer"   # typed in a folder with room (df -h . shows it: scratch, work); then the same again',
        'apptainer cache clean   # frees what earlier images left',
      ],
    };
  if (/InvalidArchiveError|\/pkgs\/|\bconda\b/.test(event.text) && !path?.startsWith('/dev/shm'))
    return {
      fix: [
        'conda clean --all -y && df -h ~ /   # frees its cache of packages, and what was unpacked in part; then the same again',
        'mkdir -p /workspace/conda && export CONDA_PKGS_DIRS=/workspace/conda/pkgs CONDA_ENVS_DIRS=/workspace/conda/envs   # too little still: on a larger disk',
      ],
    };
  if (path === null || !harmlessWord(path)) return null;
  if (path.startsWith('/dev/shm')) {
    return {
      class: 'shared-memory-too-small',
      title: 'Shared memory (/dev/shm) is full',
      cause: 'A container has 64 MB of /dev/shm unless it is told otherwise.',
      fix: ['# docker run --shm-size=16g (or --ipc=host), or num_workers=0', 'df -h /dev/shm'],
    };
  }
  const top = `/${path.split('/')[1] ?? ''}`;
  const cache = /huggingface/.test(path) && !path.startsWith('/workspace');
  return {
    cause: `There was no room for ${path}. The container disk (often 20 GB) is full while the volume may not be, unless caches were moved to it.`,
    fix: [
      ...(cache
        ? [
            'mkdir -p /workspace/.cache && mv /root/.cache/huggingface /workspace/.cache/ ; export HF_HOME=/workspace/.cache/huggingface   # then start again',
          ]
        : [
            'mkdir -p /workspace/tmp && export TMPDIR=/workspace/tmp PIP_CACHE_DIR=/workspace/.cache/pip HF_HOME=/workspace/.cache/huggingface   # then the same again',
          ]),
      `${event.pip} cache purge   # frees some at once; else a larger disk in the settings of the pod`,
      `df -h ${[...new Set([top, '/', '/workspace', '/tmp'])].join(' ')}; du -xsh /root/.cache 2>/dev/null   # which one is full`,
    ],
  };
};

/** Docker keeps pipes and states there, in memory. */
function runtimeFolder(): Answer {
  return {
    title: '/run is full, or has no inodes left: not the disk',
    cause:
      '/run is a small file system in memory, in which Docker keeps files for each container: many of them (or a health check that starts one each time) use up its room or its inodes, while the disk is empty.',
    fix: [
      'docker container prune -f && sudo systemctl restart docker   # removes ended containers and what they left there (the restart stops those that run)',
      'df -h /run; df -i /run   # IUse% of 100: inodes; for more: sudo mount -o remount,size=2G,nr_inodes=2M /run',
    ],
    confidence: 'high',
  };
}

import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { belongsToSystem } from '../system-folder.ts';
import { backTo } from './version-commands.ts';

/** The driver belongs to the host: another image or host, or a torch that it carries. */
export const driverAnswer: Answerer = (event) => {
  if (/driver\/library version mismatch|does not match DSO version|API mismatch/i.test(event.text)) {
    return {
      title: "The host's driver was updated and not loaded anew",
      cause:
        'The driver that runs in the kernel and its libraries are of different versions: an update (often an unattended one) replaced the files, and the old module still runs. No package of Python has a part in it.',
      fix: [
        'sudo reboot   # your own host: loads the new driver',
        '# or without a restart, when nothing uses the GPU: sudo rmmod nvidia_uvm nvidia_drm nvidia_modeset nvidia && nvidia-smi',
        '# in a container or a rented pod: stop and start it; if it stays: another host',
      ],
      confidence: 'high',
    };
  }
  const needed = /cuda ?>= ?(?<needed>[\d.]{1,6})/.exec(event.text)?.groups?.['needed'];
  if (needed !== undefined) {
    return {
      title: `The host's driver is older than this image demands (CUDA ${needed})`,
      cause: `The image demands a driver for CUDA ${needed} or newer, and the host has an older one, so that the container does not even start. The driver belongs to the host.`,
      fix: [
        `# image: take a tag built for an older CUDA than ${needed}, or`,
        `# host: take one with CUDA ${needed} or newer (the CUDA version filter when you deploy)`,
        'docker run --gpus all -e NVIDIA_DISABLE_REQUIRE=1 IMAGE   # starts it all the same; what then runs must be built for the older CUDA',
      ],
      confidence: 'high',
    };
  }
  const found = Number(/found version (\d{4,6})/.exec(event.text)?.[1] ?? Number.NaN);
  if (Number.isNaN(found)) return unnamedDriver(event);
  const name = `${Math.floor(found / 1000)}.${Math.floor((found % 1000) / 10)}`;
  // Each torch for CUDA 12 runs on each driver for it, and of those the newest are for 12.6 and 12.8.
  const tag = found < 12080 ? 'cu126' : found < 13000 ? 'cu128' : 'cu130';
  if (found < 12000) {
    return {
      cause: `The host's driver carries CUDA up to ${name} (that is what ${found} means), too little for any torch of CUDA 12 or newer (driver 525). The driver belongs to the host and cannot be changed from inside.`,
      fix: [
        ...(found >= 11000
          ? [
              `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu118   # up to 2.7; drivers from 450 on carry it`,
              '# or, for a newer torch:',
            ]
          : []),
        '# a rented pod: another host, with CUDA 12.4 or newer (the CUDA version filter when you deploy)',
        ownMachine,
      ],
      confidence: 'high',
    };
  }
  return {
    cause: `The host's driver carries CUDA up to ${name} (that is what ${found} means), and the torch that is installed was built for a newer one. The driver belongs to the host and cannot be changed from inside.`,
    fix: [
      `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${tag}   # this driver carries it`,
      '# or rent a host with a newer driver: the CUDA version filter when you deploy',
    ],
    confidence: 'high',
  };
};

const ownMachine =
  '# your own machine: a newer driver: sudo apt-get install -y cuda-drivers && sudo reboot   (Ubuntu: sudo ubuntu-drivers install)';

/** The runtime says it of any program: torch is offered only where it is torch that speaks, and one of CUDA 12 only to a log of that time. */
function unnamedDriver(event: Event): Answer | null {
  const around = [event.text, ...event.above.slice(-40), ...event.below].join('\n').slice(0, 12000);
  const torch = /\btorch\b|pytorch|transformers|diffusers|vllm|comfy/i.test(around);
  const old = /\/THC\/|THCGeneral|cuda runtime error \(\d|python(?:2\.7|3\.[5-7])\b|pytorch_15\d{8}/.test(
    around,
  );
  if (torch && !old) return null;
  return {
    cause:
      'The program was built for a newer CUDA than the driver of the host carries (CUDA 11 needs driver 450, CUDA 12 525, CUDA 13 580; nvidia-smi shows the highest at the top right). In a container or pod the driver belongs to the host; where none at all is seen, the same is said.',
    fix: [
      '# a rented pod or container: another host, with a newer driver (the CUDA version filter when you deploy)',
      ownMachine,
      torch
        ? '# or, with the driver that is there: the torch of that time for an older CUDA: conda install pytorch torchvision cudatoolkit=CUDA -c pytorch, with the CUDA that nvidia-smi shows'
        : '# or, with the driver that is there: the program, package or image in its build for the CUDA that nvidia-smi shows (top right)',
      'nvidia-smi   # no answer at all: the container was started without a GPU: docker run --gpus all',
    ],
    confidence: 'high',
  };
}

/** The port, in all the forms in which programs name it. */
export const portAnswer: Answerer = (event) => {
  const refused = bindRefused(event);
  if (refused !== null) return refused;
  if (
    /[Bb]ind for|already allocated|driver failed programming|failed to bind host port|userland proxy|cannot expose port/.test(
      event.text,
    )
  )
    return dockerPort(event);
  const forms =
    /\('[^']{0,40}', (\d{2,5})[,)]|[Bb]ind for [\d.:[\]]{2,40}:(\d{2,5})|(?:address|bind on|listen on|:::|0\.0\.0\.0:|127\.0\.0\.1:|localhost:|\*:)\D{0,20}(\d{2,5})\b(?!\.\d)|[Pp]ort:? ?(\d{2,5})\b|range: (\d{2,5})/;
  const near = [event.text, ...event.below.slice(0, 3), ...event.above.slice(-6).reverse()];
  const port =
    near
      .map((line) =>
        forms
          .exec(line.slice(0, 600))
          ?.slice(1)
          .find((group) => group !== undefined),
      )
      .find((found) => found !== undefined) ?? null;
  return betweenProcesses.test([...near, ...event.above.slice(-40)].join('\n')) || port === '29500'
    ? meetingPort(port)
    : port === null
      ? null
      : servedPort(port);
};

/** What the system says of an address that a server asks for: nobody else has it, it is not to be had. */
export function bindRefused({ text, above }: Event): Answer | null {
  const groups =
    /\('(?<host>[^']{0,40})', (?<port>\d{1,5})[,)]|(?:(?<plain>\[?[\w.:]{0,40}\]?):(?<number>\d{1,5}):? bind: )/.exec(
      text,
    )?.groups;
  const port =
    groups?.['port'] ?? groups?.['number'] ?? /\bport:? ?(?<p>\d{1,5})\b/i.exec(text)?.groups?.['p'];
  const host = (groups?.['host'] ?? groups?.['plain'] ?? '').replace(/^\[|\]$/g, '');
  if (/annot assign requested address|Errno 99\]|EADDRNOTAVAIL|not valid in its context/.test(text)) {
    const six = host.includes(':');
    return {
      class: 'address-not-local',
      title: six
        ? `localhost means ${host} to the server, an IPv6 address that is not here`
        : `The server is to listen on ${host === '' ? 'an address' : host} that this machine does not have`,
      cause: `${six ? `${host} is localhost of IPv6, and this container has no IPv6` : `${host === '' ? 'The address or name' : host} that the server is told to listen on belongs to no interface of this machine or container (it is that of the host, of the outside, or of another network)`}: the port is free, another one would not help.`,
      fix: [
        '# tell the server to listen on 0.0.0.0 in place of localhost or that address: --host 0.0.0.0 (Jupyter: --ip=0.0.0.0; Gradio: the variable below; ComfyUI: --listen 0.0.0.0); for this machine alone: 127.0.0.1',
        'export GRADIO_SERVER_NAME=0.0.0.0 HOST=0.0.0.0   # then start it again; put a password before what the pod exposes',
      ],
      confidence: 'high',
    };
  }
  if (/Errno 13\]|[Pp]ermission denied|EACCES/.test(text) && (port === undefined || Number(port) < 1024)) {
    const bound =
      port !== undefined ||
      above.slice(-3).some((line) => /\.bind\([^/]*$|bind_sockets|\.listen\(/.test(line));
    if (!bound) return null;
    const free = port === undefined ? 8080 : 8000 + Number(port);
    return {
      class: 'port-privileged',
      title: `${port === undefined ? 'A port below 1024' : `Port ${port}`} may be opened by root only`,
      cause: `Ports below 1024 belong to root, and the server runs as another user. Nobody holds the port.`,
      fix: [
        `# a port above 1023: --port ${free} (behind docker: -p ${port ?? 80}:${free}, which gives it to the outside under the old number)`,
        '# or start it as root (sudo; docker run --user 0); or, for good, on the machine: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=80',
      ],
      confidence: 'high',
    };
  }
  return null;
}

/** Of torch.distributed, whose processes meet on a port; torch says so, or says nothing but the bare message. */
const betweenProcesses =
  /c10d|TCPStore|torch[./]distributed|torchrun|torch_distributed|master_port|MASTER_PORT|main_process_port|deepspeed|server socket has failed to listen|^RuntimeError: Address already in use(?! \()/m;

/** What may hold a port is never ended unseen: it may be a training that runs well. */
function holder(port: string): readonly string[] {
  return [
    `ss -ltnp | grep ":${port} "   # who holds it: another job, an earlier run, or a service of the image (Jupyter 8888, nginx)`,
    '# only where that is an earlier run of your own that hangs: kill its PID, as ss shows it',
  ];
}

function meetingPort(port: string | null): Answer {
  const next = Number(port ?? '29500') + 1;
  return {
    title: `The processes of a job meet on a port that is taken${port === null ? '' : `: ${port}`}`,
    cause:
      'torch.distributed lets the processes of a job meet on a port (29500 unless another is given), and another job on this machine, or an earlier run of this one, has it.',
    fix: [
      `# give this job another port: torchrun --master_port=${next}, deepspeed --master_port ${next}, accelerate launch --main_process_port ${next}; python -m torch.distributed.launch --master_port=${next}`,
      `export MASTER_PORT=${next}   # where the script itself reads it`,
      ...holder(port ?? '29500'),
      '# the bare message of another program (a web server): its own --port',
    ],
  };
}

function servedPort(port: string): Answer {
  const next = Number(port) + 1;
  if (port === '11434')
    return {
      title: 'ollama runs already: it holds its port 11434',
      cause: 'The installer and the app start the server themselves, so ollama serve is a second one.',
      fix: [
        'ollama list   # it answers? then all is there: go on with ollama run, and leave ollama serve out',
        '# to start it by hand all the same (other settings): sudo systemctl stop ollama first (macOS, Windows: quit the app in the bar)',
        '# or a second one beside it: OLLAMA_HOST=127.0.0.1:11435 ollama serve',
      ],
    };
  return {
    title: `Another process holds port ${port}`,
    fix: [
      `# let the app take another port: --port ${next}, or GRADIO_SERVER_PORT=${next}; the pod must expose it too`,
      ...holder(port),
    ],
  };
}

/** A port of the host that docker was to hand on. */
function dockerPort({ text }: Event): Answer | null {
  const port =
    /(?:[Bb]ind for|host port(?: for)?|listen \w{3,5}|expose port|bind)\D{0,20}(?:[\d.]{7,15}|\[?::\]?|\*)?:(?<port>\d{2,5})\b/.exec(
      text,
    )?.groups?.['port'];
  if (port === undefined) return null;
  const service = /on endpoint (?<name>[\w.-]{1,80})/.exec(text)?.groups?.['name'];
  const next = Number(port) + 1;
  return {
    title: `Port ${port} of this machine is taken by another container or program`,
    cause: `${service === undefined ? 'The container' : `The container ${service}`} was to be reached on port ${port} of the machine, and something holds it: another container, often another service of the same compose file (a CPU and a GPU variant on one port), an earlier run, or a program of the host.`,
    fix: [
      `# another port of the machine, left of the colon: -p ${next}:${port}, in the compose file "${next}:${port}"`,
      `docker ps --filter publish=${port}   # or: which container has it (none: sudo ss -ltnp | grep ":${port} ")? stop that one (docker stop NAME), or start only the service that you want: docker compose up ${service ?? 'SERVICE'}`,
    ],
    confidence: 'high',
  };
}

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
  if (table || storage.test(event.text)) return dockerDisk();
  if (/quota|Errno 122\]/i.test(event.text)) return quotaFull(event);
  if ([...event.above, ...event.below].some((line) => /\bI(?:Use%|Used\b)|\binodes?\b/i.test(line)))
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

/** By the first release of NumPy: the number of its C interface. */
const numpyApis: Readonly<Record<string, number>> = {
  '1.10': 10,
  '1.13': 11,
  '1.14': 12,
  '1.16': 13,
  '1.20': 14,
  '1.22': 15,
  '1.23': 16,
  '1.25': 17,
  '2.0': 18,
};

/** Which NumPy the code was written for. */
export const numpyAnswer: Answerer = (event) => {
  const name = event.captures['name'] ?? '';
  const asker = event.frames.findLast(({ root }) => root !== null && root !== 'numpy')?.root ?? null;
  const update =
    asker === null
      ? []
      : [
          '# or a newer release of what asks for it:',
          `${event.pip} install -U ${asker.replaceAll('_', '-')}`,
        ];
  if (
    /^(?:float|int|bool|object|complex|str|long|unicode|typeDict|warnings)$/.test(name) &&
    /has no attribute/.test(event.text)
  ) {
    const old = backTo(event, 'numpy', '<1.24');
    return {
      title: `NumPy 1.24 removed np.${name}, which the code still uses`,
      cause: `${asker === null ? 'The code' : `The package ${asker}`} uses np.${name}, which NumPy 1.24 took away.`,
      fix:
        old.length > 1
          ? [...update.slice(1), ...(asker === null ? [] : ['# or, in an older Python:']), ...old]
          : [`${old[0]}${event.python === null ? '   # Python 3.11 at most' : ''}`, ...update],
    };
  }
  const api =
    /compiled against (?:ABI version \S{1,12} (?:but|and) .{0,40}|API version (?<built>0x[\da-f]{1,4}) but this version of numpy is (?<here>0x[\da-f]{1,4}))/.exec(
      [...event.above.slice(-8), event.text].join(' '),
    )?.groups;
  const [built, here] = [Number(api?.['built'] ?? 0), Number(api?.['here'] ?? 0)];
  if (built > here && here > 0) {
    const least = Object.entries(numpyApis).find(([, version]) => Number(version) >= built)?.[0] ?? '2';
    return {
      title: 'NumPy here is older than the one that a package was compiled with',
      cause: `A package (often opencv) was compiled for the C interface ${api?.['built']} of NumPy, and the NumPy that is installed has ${api?.['here']}, an older one.`,
      fix: [
        `${event.pip} install -U "numpy>=${least}${built < 18 ? ',<2' : ''}"   # the first with that interface, or newer`,
        `${event.pip} show numpy | grep -E "^(Version|Location)"; python3 -c "import numpy; print(numpy.__version__, numpy.__file__)"   # still so: another NumPy comes first (of apt or conda): remove that one`,
      ],
      confidence: 'high',
    };
  }
  const sizes = /size changed.{0,80}Expected (?<wanted>\d{1,4}) from C header, got (?<here>\d{1,4})/.exec(
    `${event.text} ${event.below.slice(0, 2).join(' ')}`,
  )?.groups;
  // numpy.dtype shrank with NumPy 2; the others only ever grew.
  if (
    sizes !== undefined &&
    !/numpy\.dtype size/.test(event.text) &&
    Number(sizes['wanted']) > Number(sizes['here'])
  ) {
    return {
      title: 'NumPy here is older than the one that a package was compiled with',
      cause: `A compiled package expects the larger structures (${sizes['wanted']} bytes) of a newer NumPy than the one that is installed (${sizes['here']}).`,
      fix: [
        `${event.pip} install -U "numpy<2"   # the newest of NumPy 1; where everything here is built for NumPy 2: numpy`,
        ...(asker === null
          ? [
              '# or the package of the last import above, compiled for the NumPy that is here: pip install --force-reinstall --no-cache-dir --no-binary NAME NAME',
            ]
          : [
              '# or that package, compiled for the NumPy that is here:',
              `${event.pip} install --force-reinstall --no-deps --no-cache-dir --no-build-isolation --no-binary ${asker.replaceAll('_', '-')} ${asker.replaceAll('_', '-')}`,
            ]),
      ],
    };
  }
  if (/numpy\._core/.test(event.text)) {
    return {
      title: 'A file or package was made with NumPy 2, and NumPy 1 is installed',
      cause:
        'numpy._core exists from NumPy 2 on: a pickle, checkpoint or package of that time is read with an older NumPy.',
      fix: [`${event.pip} install "numpy>=2"   # or numpy>=1.26, which knows that name too`],
    };
  }
  const around = [event.text, ...event.above, ...event.below];
  if (
    /multiarray failed to import|umath failed to import/.test(event.text) &&
    !around.some((line) => /NumPy 1|NumPy 2|numpy[ =<>]{1,4}2\.|_ARRAY_API/i.test(line))
  )
    return eitherNumpy(event);
  const opencv = [event.text, ...event.above.slice(-12), ...event.below.slice(0, 4)].some((line) =>
    /\bcv2\b|opencv/.test(line),
  );
  if (opencv)
    return {
      fix: [
        `${event.pip} install "numpy<2" "opencv-python<4.12"   # or the headless, contrib one, as installed: pip list | grep -i opencv`,
        `# or, to keep NumPy 2: ${event.pip} install -U opencv-python   # from 4.10.0.84 on it knows both`,
      ],
    };
  return {
    fix: [
      `${event.pip} install -U "numpy<2"   # opencv-python 4.12 and newer then needs "opencv-python<4.12" too`,
      ...update,
    ],
  };
};

/** The bare line, which both ages say: the newest NumPy 1 is newer than any old one, and no NumPy 2. */
function eitherNumpy(event: Event): Answer {
  const old = /^(?:2\.|3\.[0-8]$)/.test(event.python ?? '');
  return {
    title: old
      ? 'NumPy here is older than the one that a package was compiled with'
      : 'NumPy and a package that was compiled with another NumPy do not fit each other',
    cause: `A compiled package (often opencv, torch or pandas) was built with another NumPy than the one that is loaded: ${old ? `with a newer one (Python ${event.python} has no NumPy 2), or` : 'with a newer one, with NumPy 1 where NumPy 2 is here, or'} the files of two NumPys lie over each other.`,
    fix: [
      `${event.pip} install -U --force-reinstall "numpy<2"   # the newest NumPy 1, whole: newer than an old one, older than NumPy 2`,
      "# or, still so: an environment of its own (python3 -m venv venv) and the requirements again: two NumPys (of apt, conda, pip --user) may be in each other's way",
    ],
    confidence: 'medium',
  };
}

/** The folder that stands in the way of a clone. */
/** The repository that web UIs of Stable Diffusion clone, which is gone: a copy of it, in the folder of the web UI. */
export const repositoryAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-8), ...event.below];
  if (!near.some((line) => /Stability-AI\/stablediffusion|Couldn't clone Stable Diffusion/i.test(line)))
    return null;
  const app = near
    .map((line) => /(?<app>\/[\w./+-]{1,160})\/(?:launch\.py|modules\/launch)/.exec(line)?.groups?.['app'])
    .find((one) => one !== undefined && harmlessWord(one));
  return {
    title: 'The repository Stability-AI/stablediffusion, which the web UI clones, is gone',
    cause: 'git asks for a login because nothing public is at that address any more (since December 2025).',
    fix: [
      `${app === undefined ? '' : `cd ${app} && `}export STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git && bash webui.sh   # a copy of it${app === undefined ? '; in the folder of the web UI' : ''}; as root: bash webui.sh -f`,
    ],
    confidence: 'high',
  };
};

export const cloneAnswer: Answerer = (event) => {
  const folder = event.captures['folder'];
  if (folder === undefined || !harmlessWord(folder) || belongsToSystem(folder)) return null;
  return {
    cause: `${folder} is there already: the clone ran before (the volume outlives the pod), or the folder holds something else.`,
    fix: [
      `git -C ${folder} pull --ff-only   # where it is a whole clone: bring it up to date instead`,
      '# or, where it is a broken half of one (your own files in it are lost):',
      `rm -rf ${folder}   # then clone again`,
    ],
  };
};

const weights = /(?<file>[\w.~-]{0,80}\/[\w./+@ -]{1,200}?\.(?:safetensors|ckpt|pth|pt|bin|gguf|onnx|sft))\b/;

const bareWeights =
  /(?<![\w./-])(?<file>[\w.+-]{1,120}\.(?:safetensors|ckpt|pth|pt|bin|gguf|onnx|sft))(?![\w.(])/;

/** The file that could not be read: the nearest that is named, by its path where the log has it. */
export function fileNearby(event: Event, pattern: RegExp = weights): string | null {
  for (const line of [event.text, ...event.above.slice(-30).reverse(), ...event.below.slice(0, 12)]) {
    const file = pattern.exec(line.slice(0, 1000))?.groups?.['file'];
    if (file !== undefined && harmlessWord(file) && !/site-packages/.test(file)) return file;
  }
  return null;
}

/** A model of before August 2023, by its name: only GGUF is read today. Null: any other file. */
export function ofGgml(file: string): Answer | null {
  const name = /(?<name>[\w.-]{1,120})$/.exec(file)?.groups?.['name'] ?? '';
  if (!/\.ggmlv\d|^ggml-.{0,80}\.bin$/.test(name)) return null;
  return {
    title: `${name} is a GGML file: that format is read no more, GGUF took its place`,
    cause: 'llama.cpp and what builds on it read GGUF only since August 2023 (llama-cpp-python 0.1.79).',
    fix: [
      '# the same model as GGUF (on the Hub mostly OWNER/NAME-GGUF), and its name in the config or command; then the newest loader:',
      'pip install -U llama-cpp-python   # llama.cpp itself: git pull and build again',
      ...(name.includes('.ggmlv3')
        ? ['# or, to keep the file: pip install "llama-cpp-python==0.1.78", the last that reads ggmlv3']
        : []),
    ],
  };
}

/** The GGUF that is named, in place of the general name. */
export const ggufFileAnswer: Answerer = (event) => {
  const file = fileNearby(event);
  if (file === null) return null;
  const ggml = ofGgml(file);
  if (ggml !== null && !/models--/.test(file)) return ggml;
  const old = /models--(?<owner>[\w.-]{1,60}?)--(?<name>[\w.-]{1,90})-GGML\b/.exec(file)?.groups;
  return {
    fix: [
      ...(old === undefined
        ? []
        : [
            `hf download ${old['owner']}/${old['name']}-GGUF --include "*Q4_K_M*" --local-dir .   # the same model as GGUF`,
          ]),
      `ls -lL ${file}; head -c 4 ${file}   # not there, a folder, a link to nowhere? the right path, as seen in the container; not GGUF, or too small: download it again`,
      '# whole: -ngl 20 (n_gpu_layers=20), -c 4096; of several parts: the first (…-00001-of-…), all in one folder',
    ],
  };
};

/** A broken file: looked at, removed, fetched again. */
export const brokenFileAnswer: Answerer = (event) => {
  const file = fileNearby(event);
  const name = file ?? fileNearby(event, bareWeights);
  if (name === null)
    return /checksum does not/.test(event.text)
      ? {
          title: 'The model was not downloaded whole',
          cause:
            'Whisper and CLIP compare the sum of what they downloaded with the one in the address; the file in their cache has another, and is not replaced by itself.',
          fix: [
            'find ~/.cache/whisper ~/.cache/clip -name "*.pt" -exec ls -l {} + 2>/dev/null   # delete the model that is loaded (rm FILE), then start again: it is downloaded anew',
            'df -h ~   # full? make room first',
          ],
        }
      : null;
  const again =
    '# then download it again: its size must be that of its page (on the Hub an address with /resolve/ gives the file, one with /blob/ a page)';
  if (file === null) {
    return {
      cause: `${name} cannot be read as weights: its download was cut off, or a page or Git LFS pointer was saved under its name. No setting reads it.`,
      fix: [
        `find . / -xdev -name ${name} -exec ls -l {} + 2>/dev/null   # where it lies: delete it there (rm)`,
        again,
      ],
    };
  }
  return {
    cause: `${file} cannot be read as weights: its download was cut off (a full disk, a broken connection), or an error page or Git LFS pointer was saved under its name.`,
    fix: [
      `rm ${file}`,
      again,
      `ls -l ${file}; head -c 200 ${file} | strings; df -h /workspace /   # or first: a few bytes, or text? then it is no model; is the disk full?`,
    ],
  };
};

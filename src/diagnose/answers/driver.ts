import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';

/** The driver belongs to the host: another image or host, or a torch that it carries. */
export const driverAnswer: Answerer = (event) => {
  if (/driver\/library version mismatch|does not match DSO version|API mismatch/i.test(event.text)) {
    if ([event.text, ...event.above, ...event.below].some((line) => /\blxc\b|proxmox|\bpct /i.test(line)))
      return {
        title: 'The driver of the LXC is of another release than that of its host',
        cause:
          'The kernel, with its part of the driver, is that of the host; the libraries are those that were installed in the LXC. Both must be of one release.',
        fix: [
          'sh NVIDIA-Linux-x86_64-RELEASE.run --no-kernel-module   # in the LXC, with the RELEASE that this prints on the host: cat /proc/driver/nvidia/version   (what apt installed there first: apt-get purge "nvidia-*" "libnvidia-*")',
          '# or restart the host, where its driver was updated and not loaded yet',
        ],
        confidence: 'medium',
      };
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
  if (/forward compatibility was attempted/i.test(event.text)) {
    return {
      title: 'The libcuda that is loaded is newer than the driver in the kernel',
      cause:
        'Such a pair runs on data-centre cards only: a libcuda of cuda-compat, which images bring, or of a driver that was updated and not loaded yet.',
      fix: [
        'sudo apt-get install -y cuda-drivers && sudo reboot   # your own machine: the newest driver, loaded; one that was just installed: sudo reboot alone',
        '# in a container or pod: a host with a newer driver (the CUDA version filter), or an image of the CUDA that nvidia-smi shows on the host',
      ],
      confidence: 'high',
    };
  }
  const needed = /(?:cuda ?>=|< image) ?(?<needed>[\d.]{1,6})/.exec(event.text)?.groups?.['needed'];
  if (needed !== undefined) {
    return {
      title: `The host's driver is older than this image demands (CUDA ${needed})`,
      cause: `The image demands a driver for CUDA ${needed} or newer, and the host has an older one, so that the container does not even start. The driver belongs to the host.`,
      fix: [
        `# image: take a tag built for an older CUDA than ${needed}, or`,
        `# host: take one with CUDA ${needed} or newer (the CUDA version filter when you deploy)`,
        ...(event.text.includes('< image')
          ? []
          : [
              'docker run --gpus all -e NVIDIA_DISABLE_REQUIRE=1 IMAGE   # starts it all the same; what then runs must be built for the older CUDA',
            ]),
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

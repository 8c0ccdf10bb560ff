import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/** What the first way takes from the log itself: addresses, images, folders, places. */
const told: readonly (readonly [what: string, log: string, way: string])[] = [
  [
    'the machine whose key changed',
    'REMOTE HOST IDENTIFICATION HAS CHANGED!\nHost key for [203.0.113.9]:17445 has changed and you have requested strict checking.',
    'ssh-keygen -R "[203.0.113.9]:17445"',
  ],
  [
    'the address at Civitai',
    '$ wget https://civitai.com/api/download/models/1\nHTTP request sent, awaiting response... 401 Unauthorized',
    '"https://civitai.com/api/download/models/1?token=$CIVITAI_TOKEN"',
  ],
  [
    'the image of singularity',
    '$ singularity shell app.sif\nMisconfigurationException: You requested GPUs: [0]\n But your machine only has: []',
    'singularity shell --nv app.sif',
  ],
  [
    'shared memory in Kubernetes',
    'apiVersion: v1\nRuntimeError: DataLoader worker (pid 2) is killed by signal: Bus error.',
    'emptyDir',
  ],
  [
    'the memory that Windows has',
    'WSL2, the machine has 64 GB\nOut of memory: Killed process 11 (python3)',
    'memory=60GB',
  ],
  [
    'a folder that Docker from snap does not see',
    "docker: Error response from daemon: error while creating mount source path '/mnt/m': mkdir /mnt/m: read-only file system.",
    'snap remove docker',
  ],
  [
    'data of Kaggle',
    "OSError: [Errno 30] Read-only file system: '/kaggle/input/a/runs'",
    'cp -r /kaggle/input/a /kaggle/working/',
  ],
  [
    'a package that uv takes from the index of torch',
    "error: Distribution `markupsafe==3.0.2 @ registry+https://download.pytorch.org/whl/cu118` can't be installed because it doesn't have a source distribution or wheel for the current platform",
    'url = "https://download.pytorch.org/whl/cu118"',
  ],
  [
    'a pytorch-cuda that was never made',
    'conda env create -f env.yaml\nResolvePackageNotFound:\n  - pytorch-cuda=11.3',
    "sed -i 's/pytorch-cuda=*11\\.3/pytorch-cuda=11.6/' env.yaml",
  ],
];

describe('the host and its installs', () => {
  it.each(told)('names %s', (_, log, way) => {
    expect(diagnoseText(`${log}\n`)[0]?.fix[0]).toContain(way);
  });

  it.each([
    ['a container', "OSError: [Errno 30] Read-only file system: '/app/runs'", 'kaggle'],
    [
      'a data loader without Kubernetes',
      'RuntimeError: DataLoader worker (pid 2) is killed by signal: Bus error.',
      'emptyDir',
    ],
    [
      'a driver that was updated on the host itself',
      'Failed to initialize NVML: Driver/library version mismatch',
      'LXC',
    ],
    [
      'a token for whoever calls a folder civitai',
      '$ wget https://example.com/civitai/models/1\nHTTP request sent, awaiting response... 401 Unauthorized',
      'CIVITAI_TOKEN',
    ],
    [
      'what a log wants run in a container',
      '$ singularity exec app.sif rm -rf data\nMisconfigurationException: You requested GPUs: [0]\n But your machine only has: []',
      'rm -rf',
    ],
  ])('does not speak of another place: %s', (_, log, word) => {
    expect(JSON.stringify(diagnoseText(`${log}\n`)[0]?.fix.slice(0, 1))).not.toContain(word);
  });
});

import { hostCudaReaches } from '../../catalog/drivers.ts';
import { isDataCentre } from '../../catalog/gpus.ts';
import { lowestHostCuda } from '../../resolve/host-cuda.ts';
import { otherImages } from '../fixes.ts';
import { defineRule, type Statement } from '../rule.ts';

const evidence: readonly Statement[] = [
  {
    text: 'A pod that never started: "unsatisfied condition: cuda>=12.8".',
    source: 'https://github.com/runpod/containers/issues/98',
  },
  {
    text: 'Images made from nvidia/cuda carry NVIDIA_REQUIRE_CUDA, which the container runtime checks before it starts anything.',
    source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/152',
  },
  {
    text: 'The image builder derives the CUDA filter from the tag and sends it with every pod.',
    source: 'runpod/containers@6990d37 tests/README.md, tests/runpod_smoke/instances.py',
  },
  {
    text: 'Without the filter, creating and resuming landed on a host with CUDA 12.6: billed and unusable.',
    source: 'https://github.com/artokun/comfyui-mcp/issues/2016',
  },
];

const forwardCompatibility: Statement = {
  text: 'Forward compatibility (a CUDA newer than the driver) is for data-centre cards; on others it ends in error 804.',
  source: 'NVIDIA CUDA Compatibility, forward compatibility',
};

export const hostCuda = defineRule({
  code: 'PW105',
  title: "The host's driver is too old for the image",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['hostCuda', 'image', 'gpu'],
  page: {
    catches:
      'A host whose driver supports a lower CUDA version than the image demands; and, as a note, an image with such a demand while no CUDA filter was stated.',
    happens:
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version, or use an earlier cuda container',
    why: 'The image names the CUDA version it was built for, and the container runtime refuses to start it on a driver that reports less. The pod then hangs or starts over and over, and is billed. The driver belongs to the host: nobody can update it from inside a pod.',
    fix: "Set the cloud's CUDA filter to the image's version when you create the pod, and again when you resume it. Or take an image for an older CUDA.",
    override:
      'Data-centre cards can pass with the forward-compatibility package: --accept PW105="seen starting on this host".',
    evidence: [...evidence, forwardCompatibility],
  },
  check: (situation) => {
    const { draft, image, gpu } = situation;
    const floor = image?.minHostCuda ?? null;
    const lowest = lowestHostCuda(image, gpu);
    if (floor === null || lowest === null) return [];
    const stated = draft.hostCuda ?? null;
    const filter = {
      label: `set the cloud's CUDA filter to ${lowest} or newer, in its form`,
      patch: { hostCuda: lowest },
    };

    if (stated === null) {
      return [
        {
          severity: 'info',
          title: 'Set the CUDA filter',
          field: 'hostCuda',
          involves: ['hostCuda', 'image'],
          message: `${lowest === floor ? 'This image starts' : `This image starts, and the ${gpu?.name ?? 'card'} works,`} only on hosts with CUDA ${lowest} or newer: set the cloud's CUDA filter to ${lowest} or newer when you create or resume the pod.`,
          error: null,
          why: 'Because without the filter any host may be chosen, and on one with an older driver the container never starts.',
          fixes: [filter],
        },
      ];
    }
    if (hostCudaReaches(stated, floor)) return [];
    if (gpu !== null && isDataCentre(gpu)) {
      return [
        {
          severity: 'warning',
          title: "The host's driver is older than the image asks for",
          field: 'hostCuda',
          involves: ['hostCuda', 'image', 'gpu'],
          message: `The image asks for CUDA ${floor}, the host offers ${stated}. On a data-centre card like the ${gpu.name} it may still start, by the compat package in the image; it was seen to work, and it is no promise.`,
          error: `nvidia-container-cli: requirement error: unsatisfied condition: cuda>=${floor}, please update your driver to a newer version, or use an earlier cuda container`,
          why: 'Because NVIDIA supports a newer CUDA on an older driver for these cards only, and the image decides whether it lets such a driver pass.',
          fixes: [filter],
          evidence: [forwardCompatibility],
        },
      ];
    }
    return [
      {
        field: 'hostCuda',
        involves: ['hostCuda', 'image', 'gpu'],
        message: `The image demands CUDA ${floor}, the host offers ${stated}: the container never starts${gpu === null ? '' : `, or stops at "Error 804: forward compatibility was attempted on non supported HW", which the ${gpu.name} is`}.`,
        error: `nvidia-container-cli: requirement error: unsatisfied condition: cuda>=${floor}, please update your driver to a newer version, or use an earlier cuda container`,
        why: `Because the image was built for CUDA ${floor} and says so, the container runtime turns it away from a driver that reports ${stated}.`,
        fixes: [
          filter,
          ...otherImages(
            situation,
            (other) => other.minHostCuda !== null && hostCudaReaches(stated, other.minHostCuda),
          ),
        ],
      },
    ];
  },
});

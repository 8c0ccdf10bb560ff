import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const cuda13Filter = defineRule({
  code: 'PW110',
  title: 'A CUDA 13 image needs a host with driver 580',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['image', 'hostCuda'],
  page: {
    catches: 'An image for CUDA 13, which starts only on hosts with driver 580 or newer.',
    happens:
      'Without the filter, on an older host: nvidia-container-cli: requirement error: unsatisfied condition: cuda>=13.0',
    why: 'The gate of the image wants CUDA 13, and so driver 580. Hosts from CUDA 12.8 to 13.2 are rented out side by side, and without the filter any of them may be given.',
    fix: 'Set the CUDA filter of the form to 13.0 (--host-cuda 13.0), or take an image for CUDA 12.8.',
    override: 'This is a note and needs none.',
    evidence: [
      {
        text: 'For the same GPU, hosts from CUDA 12.8 to 13.2 were given within an hour.',
        source: 'runpod/containers tests/README.md, on pinning allowedCudaVersions (2026)',
      },
      {
        text: 'In July 2026 a user still found no 4090, PRO 6000 or H200 host with driver 580.',
        source: 'https://github.com/artokun/comfyui-mcp/issues/118',
      },
    ],
  },
  check: (situation) => {
    const { image, draft } = situation;
    const floor = image?.minHostCuda ?? null;
    // Once the filter is set, PW105 compares the two.
    if (draft.hostCuda != null) return [];
    if (image === null || floor === null || Number.parseInt(floor, 10) < 13) return [];
    return [
      {
        field: 'image',
        message: `This image starts only on hosts with CUDA ${floor} (driver 580 or newer): set the cloud's CUDA filter.`,
        error: `nvidia-container-cli: requirement error: unsatisfied condition: cuda>=${floor}`,
        why: `Because the image was built for CUDA ${floor}, hosts of the CUDA 12 generation refuse to start it.`,
        fixes: [
          { label: `state the filter, CUDA ${floor}`, patch: { hostCuda: floor } },
          ...otherImages(
            situation,
            (other) =>
              other.minHostCuda !== null &&
              Number.parseInt(other.minHostCuda, 10) < 13 &&
              (image.torch === null) === (other.torch === null),
          ),
        ],
      },
    ];
  },
});

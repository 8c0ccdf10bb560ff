import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const fewCuda13Hosts = defineRule({
  code: 'PW110',
  title: 'Few hosts can start a CUDA 13 image',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['image'],
  page: {
    catches: 'An image for CUDA 13, which starts only on hosts with driver 580 or newer.',
    happens:
      'No instance is available with the CUDA filter set to 13.0; without the filter: unsatisfied condition: cuda>=13.0',
    why: 'The gate of the image wants CUDA 13, and so driver 580. In July 2026 a user found no RTX 4090, PRO 6000 or H200 host with it, and the README of the images calls CUDA 13.0.0 not available. Fleets are renewed: look at the filter of the console.',
    fix: 'Take an image for CUDA 12.8; a torch for CUDA 12 runs there too.',
    override: 'Sound when the console shows hosts for the filter 13.0: --accept PW110="seen on DATE".',
    evidence: [
      {
        text: 'No 4090, PRO 6000 or H200 host with driver 580 or newer on 2026-07-02.',
        source: 'https://github.com/artokun/comfyui-mcp/issues/118',
      },
      {
        text: 'CUDA 13.0.0 is called not available on the cloud (a text of version 1.0.2, not renewed since).',
        source: 'runpod/containers@6990d37 official-templates/pytorch/README.md',
      },
    ],
  },
  check: (situation) => {
    const { image } = situation;
    const floor = image?.minHostCuda ?? null;
    if (image === null || floor === null || Number.parseInt(floor, 10) < 13) return [];
    return [
      {
        field: 'image',
        message: `This image needs a host with CUDA ${floor} (driver 580 or newer), and few were seen so far.`,
        error: `nvidia-container-cli: requirement error: unsatisfied condition: cuda>=${floor}`,
        why: `Because the image was built for CUDA ${floor}, hosts of the CUDA 12 generation refuse to start it.`,
        fixes: otherImages(
          situation,
          (other) =>
            other.minHostCuda !== null &&
            Number.parseInt(other.minHostCuda, 10) < 13 &&
            (image.torch === null) === (other.torch === null),
        ),
      },
    ];
  },
});

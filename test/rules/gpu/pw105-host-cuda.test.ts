import { hostCuda } from '../../../src/rules/gpu/pw105-host-cuda.ts';
import { gpus, images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(hostCuda, {
  catches: [
    {
      title: 'a 12.8 image on a 12.4 host',
      draft: { image: images.usual, hostCuda: '12.4' },
      severity: 'error',
      says: /nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12\.8/,
    },
    {
      title: 'the same under a GeForce card, where forward compatibility ends in error 804',
      draft: { image: images.usual, hostCuda: '12.4', gpu: gpus.ada },
      severity: 'error',
      says: /Error 804/,
    },
    {
      title: 'the same under a data-centre card, which was seen to work',
      draft: { image: images.usual, hostCuda: '12.4', gpu: 'NVIDIA L40S' },
      severity: 'warning',
      says: /may still start/,
    },
    {
      title: 'no filter stated',
      draft: { image: images.usual },
      severity: 'info',
      says: /CUDA filter to 12\.8/,
    },
    { title: 'no filter known', draft: { image: images.usual, hostCuda: null }, severity: 'info' },
  ],
  catchesNot: [
    { title: 'exactly what it demands', draft: { image: images.usual, hostCuda: '12.8' } },
    { title: 'a newer major', draft: { image: images.usual, hostCuda: '13.0' } },
    { title: 'an older image on that host', draft: { image: images.old, hostCuda: '12.4' } },
    { title: 'an image nobody knows', draft: { image: 'ghcr.io/me/mine:1', hostCuda: '11.8' } },
  ],
});

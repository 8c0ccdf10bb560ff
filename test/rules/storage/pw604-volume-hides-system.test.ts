import { volumeHidesSystem } from '../../../src/rules/storage/pw604-volume-hides-system.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(volumeHidesSystem, {
  catches: ['/', '/usr', '/usr/', '//etc', '/opt', '/usr/local'].map((volumePath) => ({
    title: volumePath,
    draft: { volumePath, volumeGb: 100 },
    severity: 'error' as const,
    says: /hides what the image has there/,
  })),
  catchesNot: [
    ...['/workspace', '/data', '/usr/share/models', '/var/data', '/optional'].map((volumePath) => ({
      title: volumePath,
      draft: { volumePath, volumeGb: 100 },
    })),
    { title: 'no volume', draft: { volumePath: '/usr', volumeGb: 0 } },
  ],
});

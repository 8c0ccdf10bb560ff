import { systemPackagesStick } from '../../../src/rules/python/pw308-system-packages-stick.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const into = (install: 'system' | 'system-break' | 'venv', version = '3.12') => ({
  image: images.usual as string,
  install,
  python: { version, provider: 'image' as const },
});

bracket(systemPackagesStick, {
  catches: [
    { title: "Ubuntu 24.04's own Python", draft: into('system-break'), severity: 'info', says: /RECORD/ },
    { title: 'without the flag, which the image makes needless', draft: into('system') },
  ],
  catchesNot: [
    { title: 'a virtual environment', draft: into('venv') },
    { title: 'a Python that is not the system one', draft: into('system', '3.11') },
    { title: 'a bare image', draft: { ...into('system-break'), image: images.bare } },
  ],
});

import { defineRule } from '../rule.ts';

export const systemPackagesStick = defineRule({
  code: 'PW308',
  title: 'pip cannot replace packages that apt installed',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['install', 'image', 'python'],
  page: {
    catches: "Installing into the distribution's own Python, beside packages that came with apt.",
    happens:
      'ERROR: Cannot uninstall cryptography 41.0.7, RECORD file not found. Hint: The package was installed by debian.\nerror: uninstall-distutils-installed-package: Cannot uninstall blinker 1.4',
    why: 'Packages that apt installed carry no list of their files, so pip will not remove them. As soon as a requirement needs a newer one, the install stops. A virtual environment does not contain them.',
    fix: 'Install into a virtual environment, or tell pip to leave the old one: --ignore-installed NAME.',
    override: 'A note needs none.',
    evidence: [
      {
        text: 'Cannot uninstall cryptography 41.0.7 … no RECORD file, seen on the Ubuntu 24.04 images.',
        source: 'runpod/runpod-plugins-official gotchas.md, golden path 02',
      },
      {
        text: 'The same with blinker 1.4 on Ubuntu 22.04.',
        source:
          'https://github.com/datajuicer/data-juicer/pull/668; pypa/pip@6d309205 exceptions/uninstall.py',
      },
    ],
  },
  check: ({ draft, image, python, catalog }) => {
    if (draft.install !== 'system' && draft.install !== 'system-break') return [];
    const own = catalog.distros.find(({ id }) => id === image?.distro)?.python ?? null;
    // Only the distribution's own interpreter sees what apt installed.
    if (image?.services !== 'start.sh' || own === null || python?.interpreter?.version !== own) return [];
    return [
      {
        field: 'install',
        message: `Python ${own} is the distribution's own here: where a requirement wants a newer version of a package that apt installed, pip stops.`,
        error: 'ERROR: Cannot uninstall cryptography 41.0.7, RECORD file not found.',
        why: 'Because packages from apt carry no list of their files, pip cannot take them out.',
        fixes: [{ label: 'install into a virtual environment', patch: { install: 'venv' } }],
      },
    ];
  },
});

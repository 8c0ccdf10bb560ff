import type { ImagePython } from '../../catalog/types.ts';
import { compareVersions } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule } from '../rule.ts';

/** First pip that knows the flag. */
const firstPip = '23.0.1';

export const flagTooNew = defineRule({
  code: 'PW304',
  title: 'pip is too old for --break-system-packages',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['install', 'image', 'python'],
  page: {
    catches:
      "The flag --break-system-packages on a distribution whose pip is older than 23.0.1, such as Ubuntu 22.04's 22.0.2.",
    happens: 'no such option: --break-system-packages',
    why: 'pip learned the flag in 23.0.1 (February 2023). An older one stops at the unknown option, with exit status 2, before it installs anything; and it would not have needed the flag, since it does not read the marker of PEP 668 either.',
    fix: 'Install into a virtual environment, or without the flag.',
    override: 'If the image carries a newer pip: --accept PW304="pip VERSION in this image".',
    evidence: [
      {
        text: 'The flag is new in 23.0.1.',
        source: 'pypa/pip NEWS.rst, 23.0.1 (2023-02-17)',
      },
      {
        text: 'Seen on Ubuntu 22.04, after a script had been moved there from 24.04.',
        source: 'sruckh/HunyuanVideo-Foley-Runpod commit dcc725a',
      },
      {
        text: 'Both tried: pip 22.0.2 and 23.0 stop at the flag, and ignore PIP_BREAK_SYSTEM_PACKAGES=1.',
        source: 'tried while this rule was researched (pip 22.0.2 and 23.0 in virtual environments)',
      },
    ],
  },
  check: (situation) => {
    const { draft, catalog, image } = situation;
    if (draft.install !== 'system-break' || image === null) return [];
    const interpreter = aptPython(situation);
    const pip = catalog.distros.find(({ id }) => id === image.distro)?.pip ?? null;
    if (interpreter === null || pip === null) return [];
    const order = compareVersions(pip, firstPip);
    if (order === null || order >= 0) return [];
    return [
      {
        field: 'install',
        message: `The pip ${pip} of ${image.distro} does not know --break-system-packages: the install stops at once.`,
        error: 'no such option: --break-system-packages',
        why: `Because the flag came with pip ${firstPip} and apt installs pip ${pip} here.`,
        fixes: [
          { label: 'install into a virtual environment', patch: { install: 'venv' } },
          ...(interpreter.externallyManaged === false
            ? [{ label: 'install without the flag', patch: { install: 'system' as const } }]
            : []),
        ],
      },
    ];
  },
});

/**
 * The interpreter, where its pip is certainly the distribution's: installed with apt by the script.
 * Images that bring a Python often bring a newer pip as well, and that is not known.
 */
function aptPython({ draft, python, image }: Resolved): ImagePython | null {
  const all = image?.pythons ?? [];
  const chosen = draft.python === undefined ? (all.length === 1 ? all[0] : null) : python?.interpreter;
  return chosen?.needsApt === true ? chosen : null;
}

import type { ImagePython } from '../../catalog/types.ts';
import { compareVersions } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Fix } from '../rule.ts';

export const externallyManaged = defineRule({
  code: 'PW203',
  title: 'The system Python is externally managed (PEP 668)',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['install', 'image', 'python'],
  page: {
    catches:
      'Installing into the system Python of Ubuntu 23.04 or later (24.04 images), Debian 12 or later, without a virtual environment and without --break-system-packages.',
    happens: 'error: externally-managed-environment\n× This environment is externally managed',
    why: "The distribution marks its own Python with a file named EXTERNALLY-MANAGED, and pip from 23.0 on refuses to install beside the distribution's packages. Virtual environments are exempt, also inside containers. RunPod's own images keep the marker but set PIP_BREAK_SYSTEM_PACKAGES=1, which hides it from pip, and only where that variable reaches: not from a command sent over SSH, and not from uv.",
    fix: 'Install into a virtual environment. In a container you throw away, --break-system-packages works too (pip 23.0.1 or newer).',
    override: 'If you removed the marker in an image of your own: --accept PW203="marker removed".',
    evidence: [
      {
        text: 'The specification: the marker file, the refusal, the exemption of virtual environments.',
        source: 'python/peps@ba4deeb7 peps/pep-0668.rst',
      },
      {
        text: 'HunyuanVideo-Foley failed this way on nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04.',
        source: 'sruckh/HunyuanVideo-Foley-Runpod .serena/memories/hunyuanvideo-foley-pep668-fix.md',
      },
      {
        text: 'Text and exit status seen with pip 23.0.1 on Debian 12.',
        source: 'tried while this rule was researched (Debian 12, pip 23.0.1)',
      },
      {
        text: 'PIP_BREAK_SYSTEM_PACKAGES=1 in the images.',
        source: 'runpod/containers@6990d37 official-templates/base/Dockerfile',
      },
    ],
  },
  check: (situation) => {
    const { draft, image } = situation;
    if (draft.install !== 'system' || image === null) return [];
    const interpreter = whoseMarkerCounts(situation);
    if (interpreter?.externallyManaged !== true) return [];
    const system = image.distro ?? 'this system';

    const { PIP_BREAK_SYSTEM_PACKAGES: hidden } = image.env;
    if (hidden === '1') {
      return [
        {
          severity: 'info',
          title: 'The image hides the PEP 668 marker from pip',
          field: 'install',
          message: `Python ${interpreter.version} of ${system} is externally managed; pip may install all the same, because the image sets PIP_BREAK_SYSTEM_PACKAGES=1. Over SSH and with uv it is refused.`,
          error: null,
          why: 'Because the variable reaches the start command but no non-interactive SSH session, and uv does not read it.',
          fixes: [venvFix],
        },
      ];
    }
    return [
      {
        field: 'install',
        message: `pip refuses to install into Python ${interpreter.version} of ${system}, so nothing gets installed.`,
        error: 'error: externally-managed-environment',
        why: `Because ${system} marks its Python as externally managed and the plan asks for neither a virtual environment nor the flag that overrides it.`,
        fixes: [venvFix, ...breakFix(situation)],
      },
    ];
  },
});

const venvFix: Fix = { label: 'install into a virtual environment', patch: { install: 'venv' } };

/** The chosen interpreter; before one is chosen, only where every interpreter of the image is marked. */
function whoseMarkerCounts({ draft, python, image }: Resolved): ImagePython | null {
  if (draft.python !== undefined) return python?.interpreter ?? null;
  const all = image?.pythons ?? [];
  return all.every((one) => one.externallyManaged === true) ? (all[0] ?? null) : null;
}

/** The flag is fatal on a pip older than 23.0.1, so it is not offered there. */
function breakFix({ catalog, image }: Resolved): readonly Fix[] {
  const pip = catalog.distros.find(({ id }) => id === image?.distro)?.pip ?? null;
  if (pip !== null && (compareVersions(pip, '23.0.1') ?? 0) < 0) return [];
  return [
    {
      label: 'install with --break-system-packages (throw-away containers only)',
      patch: { install: 'system-break' },
    },
  ];
}

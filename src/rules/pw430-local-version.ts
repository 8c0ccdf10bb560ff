import { parseRequirement } from '../plan/requirement.ts';
import { exactVersion } from '../plan/versions.ts';
import { fact } from './package-facts.ts';
import { defineRule } from './rule.ts';

/** Their index is chosen by the plan's torch; PW404 judges their tags. */
const fromTorchIndex = ['torch', 'torchvision', 'torchaudio'];

export const localVersion = defineRule({
  code: 'PW430',
  title: 'A +cuXXX version that is on another index',
  severity: 'error',
  reads: ['pins'],
  page: {
    catches:
      'A pin with a local part (xformers==0.0.31+cu128) of a package other than torch and its partners.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement xformers==0.0.31+cu128 (from versions: …)\nERROR: No matching distribution found for xformers==0.0.31+cu128',
    why: 'PyPI takes no local versions. Builds with a +cuXXX part lie on an index of their own, and only torch, torchvision and torchaudio are installed from one here.',
    fix: 'Leave the local part out, or give the address of the wheel: name @ https://….whl',
    override: 'Sound when PIP_EXTRA_INDEX_URL on the pod names that index.',
    evidence: [
      fact('Local versions are not allowed on public indexes', 'PEP 440, local version identifiers'),
      fact(
        'A pin with +cu and no index',
        'https://github.com/Nerogar/OneTrainer/issues/138; https://github.com/harlanhong/ACTalker/issues/10',
      ),
    ],
  },
  check: ({ draft }) => {
    const pins = draft.pins ?? [];
    return pins.flatMap((pin) => {
      const requirement = parseRequirement(pin);
      const exact = exactVersion(requirement?.specifier ?? '');
      if (requirement === null || exact === null || !exact.includes('+')) return [];
      if (fromTorchIndex.includes(requirement.name)) return [];
      const plain = pin.replace(/\+[A-Za-z0-9._]+/g, '');
      return [
        {
          field: 'pins' as const,
          message: `${pin} is not on the package index: a version with +${exact.split('+')[1]} lies on an index of its own.`,
          error: `ERROR: No matching distribution found for ${pin}`,
          why: 'Because PyPI refuses local versions, and no other index is asked for this package.',
          fixes: [
            { label: `write ${plain}`, patch: { pins: pins.map((one) => (one === pin ? plain : one)) } },
          ],
        },
      ];
    });
  },
});

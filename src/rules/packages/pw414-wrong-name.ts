import { wrongNames } from '../../catalog/packages.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';

export const wrongName = defineRule({
  code: 'PW414',
  title: 'That is not what the package is called',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins'],
  page: {
    catches:
      'A pin under the name of the module or a short form, where the project has another name: hf-hub, cv2, PIL, sklearn, skimage, yaml.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement hf-hub (from versions: none)\nERROR: No matching distribution found for hf-hub',
    why: "What one imports and what one installs have different names: cv2 comes with opencv-python, PIL with pillow. Under the wrong name there is no project, or somebody else's.",
    fix: 'Use the name of the project.',
    override: 'Sound when your own index has a project of that name.',
    evidence: [
      fact(
        'hf-hub is an incorrect package name; huggingface_hub is right',
        'sruckh/HunyuanVideo-Foley-Runpod@6f9efe3',
      ),
      fact('pip finds no hf-hub', 'run with pip 23.2.1 on 2026-11-22'),
    ],
  },
  check: ({ draft }) => {
    const pins = draft.pins ?? [];
    return pins.flatMap((pin) => {
      const requirement = parseRequirement(pin);
      const right = requirement === null ? undefined : wrongNames.get(requirement.name);
      if (requirement === null || right === undefined || requirement.url !== null) return [];
      // sklearn 0.0 was a package that only asks for scikit-learn; its later releases (0.0.post1) refuse to install.
      if (requirement.specifier === '==0.0') return [];
      const corrected = requirement.specifier.startsWith('==0.0.')
        ? right
        : `${right}${requirement.specifier}`;
      return [
        {
          field: 'pins' as const,
          message: `"${pin}" names no package that helps: ${right} is what to install.`,
          error: `ERROR: No matching distribution found for ${requirement.name}`,
          why: `Because the project is called ${right}; ${requirement.name} is a module's name or a short form.`,
          fixes: [
            {
              label: `write ${corrected}`,
              patch: { pins: pins.map((other) => (other === pin ? corrected : other)) },
            },
          ],
        },
      ];
    });
  },
});

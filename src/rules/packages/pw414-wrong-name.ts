import { notPackages, wrongNames } from '../../catalog/packages.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirement.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';

export const wrongName = defineRule({
  code: 'PW414',
  title: 'That is not what the package is called',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins'],
  page: {
    catches:
      'A pin under the name of the module or a short form, where the project has another name: hf-hub, cv2, PIL, sklearn, skimage, yaml; a module of Python itself, a package of apt or conda: json, git, pytorch-cuda.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement hf-hub (from versions: none)\nERROR: No matching distribution found for hf-hub',
    why: "What one imports and what one installs have different names: cv2 comes with opencv-python, PIL with pillow. Under the wrong name there is no project, or somebody else's. What comes with Python, with apt or with conda is not on the package index either.",
    fix: 'Use the name of the project, or leave out what pip does not install.',
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
      // The line may be for another system.
      const elsewhere = /platform|os_name/.test(requirement?.marker ?? '');
      if (requirement === null || requirement.url !== null || elsewhere) return [];
      const without = pins.filter((other) => other !== pin);
      const instead = (corrected: string) => pins.map((other) => (other === pin ? corrected : other));
      return [...misnamed(pin, requirement, instead), ...noPackage(pin, requirement.name, without)];
    });
  },
});

function misnamed(
  pin: string,
  { name, specifier }: Requirement,
  instead: (corrected: string) => string[],
): readonly Hit[] {
  const right = wrongNames.get(name);
  // sklearn 0.0 was a package that only asks for scikit-learn; its later releases (0.0.post1) refuse to install.
  // tensorflow-gpu was one until 2.11, and its pins still are.
  if (
    right === undefined ||
    (specifier === '==0.0' && name !== 'skimage') ||
    (name === 'tensorflow-gpu' && specifier !== '')
  )
    return [];
  const corrected = /^[=~>]=0\.0/.test(specifier) ? right : `${right}${specifier}`;
  return [
    {
      field: 'pins',
      message: `"${pin}" names no package that helps: ${right} is what to install.`,
      error:
        name === 'sklearn'
          ? "The 'sklearn' PyPI package is deprecated, use 'scikit-learn'"
          : `ERROR: No matching distribution found for ${name}`,
      why: `Because the project is called ${right}; ${name} is a module's name, a short form or a name of before.`,
      fixes: [{ label: `write ${corrected}`, patch: { pins: instead(corrected) } }],
    },
  ];
}

/** By where it comes from: what it is, and how one gets it. */
const comesFrom = {
  Python: { is: 'is part of Python', get: 'leave it out' },
  apt: { is: "is a package of the system's", get: 'leave it out, and install it with apt-get' },
  conda: { is: "is a package of conda's", get: 'leave it out: wheels bring such libraries along' },
  NVIDIA: {
    is: "is NVIDIA's",
    get: "leave it out: the driver is the host's, and the toolkit comes with the image",
  },
  git: {
    is: 'is there for Linux in its repository alone',
    get: 'after torch: pip install --no-build-isolation git+https://github.com/…@COMMIT',
  },
} as const;

function noPackage(pin: string, name: string, without: string[]): readonly Hit[] {
  const belongsTo = notPackages.get(name);
  if (belongsTo === undefined) return [];
  const { is, get } = comesFrom[belongsTo];
  return [
    {
      field: 'pins',
      message: `"${pin}" is nothing that pip can install: ${name} ${is}.`,
      error: `ERROR: No matching distribution found for ${name}`,
      why: 'Because the package index has no project of that name, and pip stops at the first that it cannot find.',
      fixes: [{ label: get, patch: { pins: without } }],
    },
  ];
}

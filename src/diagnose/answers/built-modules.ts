import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import { type Event, versionNearby } from '../event.ts';
import { tagNearby } from './version-commands.ts';

/** What to build or take for a module that is compiled. Null: it is none of those. */
export function builtModule(event: Event, module: string): Answer | null {
  const row = rowOf(answers.compiledModules.rows, module);
  if (row === undefined) return null;
  const { of: what, commands } = row;
  const here = versionNearby(event, 'torch');
  const fix = commands.flatMap((command) => {
    if (command === 'APEX')
      return [
        'git clone --depth 1 https://github.com/NVIDIA/apex && cd apex',
        `${event.pip} install -v --no-cache-dir --no-build-isolation --config-settings "--build-option=--cpp_ext" --config-settings "--build-option=--cuda_ext" ./   # needs nvcc of torch's CUDA; the package apex of the index is another one: pip uninstall -y apex first`,
      ];
    if (command === 'PYG') {
      const tag = tagNearby(event);
      return here !== null && tag !== null
        ? [
            `${event.pip} install ${module.replaceAll('_', '-')} -f https://data.pyg.org/whl/torch-${here}+${tag}.html   # the ready wheel for this torch`,
          ]
        : [
            `${event.pip} install ${module.replaceAll('_', '-')} -f "https://data.pyg.org/whl/torch-$(${event.pip.replace(/ -m pip$/, '')} -c 'import torch as t; c = t.version.cuda; print(t.__version__.split("+")[0] + "+" + ("cu" + c.replace(".", "") if c else "cpu"))').html"   # the ready wheel for the torch that is here (2.5.1 is 2.5.0 there)`,
          ];
    }
    return [command.replaceAll('PIP', event.pip)];
  });
  return {
    subject: module,
    title: `${module} is compiled, and was not: it belongs to ${what}`,
    cause: `${module} is no package of the index (one of that name would be a stranger's): it comes from ${what}, compiled for the torch, CUDA and Python that are here.`,
    fix: [
      ...fix,
      '# an nvcc of the CUDA of torch must be there: nvcc --version; python3 -c "import torch; print(torch.version.cuda)"',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

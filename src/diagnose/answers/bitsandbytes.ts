import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';
import { tagNearby } from '../values-nearby.ts';

/** Its report of what it looked for: no failure where a library for the GPU is then loaded. */
export const bitsandbytesAnswer: Answerer = (event) => {
  const search =
    /not found in any environmental path|WARNING|did not contain|non-existent|Something unexpected/;
  const found = event.below.some((line) =>
    /CUDA runtime path found|Loading binary \S{0,200}libbitsandbytes_cuda\d/.test(line),
  );
  const failed = event.below.some((line) =>
    /Error\b|CUDA[ _]SETUP: (?:Problem|CUDA detection failed|Setup Failed)|failed/i.test(line),
  );
  // A library of the system is too old for it, which is told by itself.
  if ((search.test(event.text) && found && !failed) || /GLIBC(?:XX)?_\d/.test(event.text)) return 'nothing';
  const override = [event.text, ...event.above.slice(-8), ...event.below.slice(0, 8)].some((line) =>
    /BNB_CUDA_VERSION=\d/.test(line),
  );
  const clone =
    /PosixPath\('(?<folder>\/[^']{1,160})\/bitsandbytes\/libbitsandbytes|(?<path>\/[\w./+-]{1,160})\/bitsandbytes\/libbitsandbytes/.exec(
      [event.text, ...event.below.slice(0, 6)].join('\n'),
    )?.groups;
  const folder = clone?.['folder'] ?? clone?.['path'];
  if (folder !== undefined && !/(?:site|dist)-packages/.test(folder) && harmlessWord(folder))
    return {
      title: 'bitsandbytes is loaded from a folder of its source, where it was not compiled',
      cause: `Python finds bitsandbytes in ${folder}, a clone of its repository: its library for the GPU is made by cmake, and is not there${override ? '; BNB_CUDA_VERSION asks for another one besides' : ''}.`,
      fix: [
        `${override ? 'unset BNB_CUDA_VERSION; ' : ''}${event.pip} uninstall -y bitsandbytes; cd / && ${event.pip} install -U bitsandbytes   # the ready one, for every CUDA from 11.8 on; start the app from another folder than ${folder}`,
        `# or compile it there: cd ${folder} && cmake -DCOMPUTE_BACKEND=cuda -S . && make && ${event.pip} install -e .`,
      ],
      confidence: 'high',
    };
  if (override)
    return {
      title: 'BNB_CUDA_VERSION makes bitsandbytes look for a library that it does not have',
      cause:
        'bitsandbytes takes the library for the CUDA of torch by itself; the variable BNB_CUDA_VERSION overrides that.',
      fix: [
        'unset BNB_CUDA_VERSION   # and out of ~/.bashrc, the Dockerfile or the template',
        `${event.pip} install -U bitsandbytes`,
      ],
      confidence: 'high',
    };
  const tag = tagNearby(event);
  if (!/undefined symbol|attribute 'c/.test(event.text) || tag === null) return null;
  return {
    cause: `The bitsandbytes that is installed has no library for ${tag}, or loaded the one for the CPU.`,
    fix: [
      `${event.pip} install -U bitsandbytes   # newer releases hold libraries for every CUDA from 11.8 on`,
      `python3 -m bitsandbytes   # says what it found`,
    ],
  };
};

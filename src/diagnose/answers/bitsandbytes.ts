import type { Answerer } from '../answer.ts';
import { tagNearby } from './version-commands.ts';

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
  if (search.test(event.text) && found && !failed) return 'nothing';
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

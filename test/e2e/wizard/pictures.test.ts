import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { svgOf } from '../../support/svg.ts';
import { keys } from '../../support/term.ts';
import { step, wizardPrograms } from '../../support/wizard-program.ts';

/** The pictures of the README, taken of the built program: `npm run pictures` takes them anew. */

const { start } = wizardPrograms();

it.each<[string, string, readonly string[], readonly (readonly [string, string | RegExp])[]]>([
  ['start', 'The start: each app with what is offered first', [], []],
  [
    'gpus',
    'GPU types for FluxGym: where it works fully, with which setting, and the cheapest',
    ['--preset', 'fluxgym'],
    [[keys.down.repeat(14), / 15 of \d+/]],
  ],
  [
    'reason',
    'A base image that cannot work, with the error, its cause and the fix',
    ['--preset', 'hunyuanvideo-foley', '--gpu', '5090', '--install', 'system'],
    [['/2.1.1-py3.10-cuda12.1', /\/ 2\.1\.1-py3\.10-cuda12\.1 [\s\S]*PW104/]],
  ],
  ['review', 'The review: its first row writes', [], [[keys.enter, '6 of 6']]],
])('%s', async (name, title, args, walk) => {
  const wizard = start(args, [100, 26]);
  await wizard.screen.until(/of 6|Start/);
  for (const [key, shows] of walk) await step(wizard, key, shows);
  await wizard.screen.settled();
  await expect(svgOf(wizard.screen.cells(), title)).toMatchFileSnapshot(`../../../docs/pictures/${name}.svg`);
  expect(await readFile(path.join(import.meta.dirname, '../../../README.md'), 'utf8')).toContain(
    `![${title}](docs/pictures/${name}.svg)`,
  );
});

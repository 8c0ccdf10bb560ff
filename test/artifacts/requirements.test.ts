import { expect, test } from 'vitest';
import { constraintLines, exactPins, installPasses } from '../../src/artifacts/startup/requirements.ts';
import { inputFor } from './input-for.ts';

test('a pin of the plan takes the place of the preset\u2019s, in its pass and in the constraints', async () => {
  const { resolved } = await inputFor({ pins: ['Diffusers==0.36.0', 'pydantic==2.10.6', 'left_pad>=1'] });
  const constraints = constraintLines(resolved);
  expect(constraints).toContain('torch==2.6.0');
  expect(constraints).toContain('pydantic==2.10.6');
  expect(constraints).not.toContain('pydantic==2.9.2');
  const passes = installPasses(resolved);
  expect(passes[0]?.requirements).toContain('diffusers[torch]==0.36.0');
  expect(passes[1]?.requirements).toContain('pydantic==2.10.6');
  expect(passes.at(-1)).toMatchObject({ title: "the plan's own pins", requirements: ['left-pad>=1'] });
  expect(exactPins(constraints)).toMatchObject({ torch: '2.6.0', pydantic: '2.10.6' });
  expect(exactPins(['numpy<2', 'a==1.*', 'b==1,<2'])).toEqual({});
});

test('the constraints hold nothing that pip refuses there', async () => {
  for (const app of ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley']) {
    for (const line of constraintLines((await inputFor({ app })).resolved)) expect(line).not.toContain('[');
  }
});

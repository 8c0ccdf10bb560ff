import { expect, it } from 'vitest';
import { runFake, soundFlags } from '../commands/support.ts';

it('is written, and told of', async () => {
  const { code, out, system } = await runFake([...soundFlags, '--yes']);
  expect(code).toBe(0);
  expect(out).toContain('howto.txt');
  const written = [...system.disk].filter(([path]) => path.endsWith('howto.txt'));
  expect(written.map(([, { content }]) => content)).toEqual([expect.stringMatching(/^fluxgym: .* lines\n$/)]);
});

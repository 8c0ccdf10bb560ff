import { expect, it } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { filesThere } from '../../src/commands/existing-files.ts';
import { fakeSystem } from '../support/fake-system.ts';
import { runFake, soundFlags } from './support.ts';

it('a file that was not looked for is never taken for new', async () => {
  const there = await filesThere(fakeSystem({ existing: { 'pod/a.txt': 'mine' } }), 'pod', [
    'a.txt',
    'b.txt',
  ]);
  expect(there('a.txt')).toBe('mine');
  expect(there('b.txt')).toBeNull();
  expect(() => there('c.txt')).toThrow('c.txt was not looked for');
});

it.each(artifactNames)("a user's own %s is never replaced unasked", async (name) => {
  const { code, err, system } = await runFake([...soundFlags, '--yes'], { existing: { [name]: 'mine\n' } });
  expect(code).toBe(1);
  expect(err).toContain(`${name} is there and different`);
  expect([...system.disk.values()].map(({ content }) => content)).toEqual(['mine\n']);
});

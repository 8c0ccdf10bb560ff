import path from 'node:path';
import { expect, it } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { beside, compareTargets, filesThere } from '../../src/commands/existing-files.ts';
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

it('of a difference the first 40 lines are shown, none wider than a screen', async () => {
  const [name = ''] = artifactNames;
  const mine = Array.from({ length: 60 }, (_, at) => `mine ${at} ${'x'.repeat(at === 0 ? 200 : 0)}\n`).join(
    '',
  );
  const { err } = await runFake([...soundFlags, '--yes'], { existing: { [name]: mine } });
  const shown = err.split('\n');
  const from = shown.findIndex((line) => line.trim().startsWith('==='));
  const end = shown.findIndex((line) => /^ *… \d+ more lines$/.test(line));
  expect(end - from).toBe(40);
  expect(shown.filter((line) => line.trim().startsWith('-mine'))[0]?.trim()).toMatch(/^-mine 0 x+ …$/);
  expect(Math.max(...shown.slice(from, end).map((line) => line.trim().length))).toBeLessThanOrEqual(160);
});

it('what may not be replaced is written beside, under the first name that is free or holds the same', async () => {
  const artifact = { path: 'a.txt', content: 'new\n', mode: 0o644 } as const;
  const names = async (existing: Readonly<Record<string, string>>) => {
    const system = fakeSystem({ existing });
    const targets = await beside(system, await compareTargets(system, '.', [artifact]));
    return targets.map((target) => `${path.basename(target.path)} ${target.state}`);
  };
  expect(await names({})).toEqual(['a.txt new']);
  expect(await names({ 'a.txt': 'new\n' })).toEqual(['a.txt unchanged']);
  expect(await names({ 'a.txt': 'mine' })).toEqual(['a.txt.new new']);
  expect(await names({ 'a.txt': 'mine', 'a.txt.new': 'new\n' })).toEqual(['a.txt.new unchanged']);
  expect(await names({ 'a.txt': 'mine', 'a.txt.new': 'older' })).toEqual(['a.txt.new.2 new']);
  const all = Array.from({ length: 99 }, (_, at) => [`a.txt.new${at === 0 ? '' : `.${at + 1}`}`, 'older']);
  const full = { 'a.txt': 'mine', ...Object.fromEntries(all) };
  expect(await names({ ...full, 'a.txt.new.99': 'new\n' })).toEqual(['a.txt.new.99 unchanged']);
  await expect(names(full)).rejects.toThrow('too many files lie beside');
});

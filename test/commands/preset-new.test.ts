import { expect, it } from 'vitest';
import { presetKeys } from '../../src/commands/save-preset.ts';
import { runFake } from './support.ts';

const repository = {
  ok: true as const,
  commit: '0123456789abcdef0123456789abcdef01234567',
  origin: 'https://github.com/owner/my-app.git',
  paths: [],
  files: new Map([
    ['requirements.txt', 'gradio==5.29.0\ntorch==2.8.0\n'],
    ['app.py', 'import gradio\n'],
  ]),
};

it('writes a draft that check finds sound and a script is made of', async () => {
  const { code, out, system } = await runFake(['preset', 'new', './my-app'], { repository });
  expect([code, out.split('\n')[0]]).toEqual([0, 'wrote  my-app.yaml']);
  const text = system.disk.get('/home/user/my-app.yaml')?.content ?? '';
  const existing = { 'my-app.yaml': text };
  expect((await runFake(['preset', 'check', 'my-app.yaml'], { existing })).code).toBe(0);
  const next = /^next {3}pod-wizard (.*)$/m.exec(out)?.[1] ?? '';
  const words = [...next.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const made = await runFake(words, { existing });
  expect(made.code).toBe(0);
  expect(made.system.disk.get('/home/user/startup.sh')?.content).toContain('my-app');
  expect(system.disk.has('/home/user/preset.schema.json')).toBe(true);
});

it('is judged at once', async () => {
  const files = new Map([
    ...repository.files,
    ['requirements.txt', 'gradio==3.41.2\ntorch==2.8.0\n'],
  ] as const);
  const { out } = await runFake(['preset', 'new', './my-app'], { repository: { ...repository, files } });
  expect(out).toMatch(/^(?:error|warning) +PW\d{3} .*gradio/m);
});

it('replaces nothing without --force', async () => {
  const existing = { 'my-app.yaml': 'mine' };
  const { code, system } = await runFake(['preset', 'new', './my-app'], { repository, existing });
  expect([code, system.disk.get('/home/user/my-app.yaml')?.content]).toEqual([1, 'mine']);
  const forced = await runFake(['preset', 'new', './my-app', '--force'], { repository, existing });
  expect(forced.code).toBe(0);
});

it.each([
  ['git@github.com:owner/name', 'neither an https address nor a folder'],
  ['http://github.com/owner/name', 'neither an https address nor a folder'],
  ['ext::sh -c id', 'neither an https address nor a folder'],
])('%s is refused', async (source, message) => {
  const { code, err } = await runFake(['preset', 'new', source], { repository });
  expect(code).toBe(2);
  expect(err).toContain(message);
});

it('a folder without an origin asks for the address', async () => {
  const options = { repository: { ...repository, origin: null } };
  expect(await runFake(['preset', 'new', './x'], options)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--url'),
  });
  const words = ['preset', 'new', './x', '--url', 'https://github.com/owner/x'];
  expect((await runFake(words, options)).out).toContain('wrote  x.yaml');
});

it('without a source, every key is there with what it is for, and the file is sound', async () => {
  const { code, out, system } = await runFake(['preset', 'new']);
  expect([code, out.split('\n')[0]]).toEqual([0, 'wrote  my-app.yaml']);
  const text = system.disk.get('/home/user/my-app.yaml')?.content ?? '';
  expect(text).toMatch(/^# yaml-language-server: \$schema=/);
  for (const [key, what] of await presetKeys()) {
    expect(text).toContain(what);
    expect(text).toMatch(new RegExp(`^(?:# )?${key}:`, 'm'));
  }
  const existing = { 'my-app.yaml': text };
  expect((await runFake(['preset', 'check', 'my-app.yaml'], { existing })).code).toBe(0);
  expect((await runFake(['preset', 'new'], { existing })).code).toBe(1);
});

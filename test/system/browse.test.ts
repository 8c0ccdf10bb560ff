import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { browse } from '../../src/system/browse.ts';

let folder = '';
const before = process.env['PATH'];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'browse-'));
});
afterAll(async () => {
  process.env['PATH'] = before;
  await rm(folder, { recursive: true, force: true });
});

const url = 'https://a-7860.proxy.runpod.net/?x=$(touch y)&b';

it.each([
  [{}, 'there is no display'],
  [{ DISPLAY: ':0', SSH_CONNECTION: '1.2.3.4 5 6.7.8.9 22' }, 'this is a session over ssh'],
])('opens nothing where nobody would see it: %j', async (env, why) => {
  expect(await browse({ env }, url, 'linux')).toBe(why);
});

it('opens no other kind of address', async () => {
  expect(await browse({ env: { DISPLAY: ':0' } }, 'file:///etc/passwd', 'linux')).toMatch(/no address/);
});

it('hands the address over as it is, and says when there is nobody to hand it to', async () => {
  process.env['PATH'] = folder;
  expect(await browse({ env: { DISPLAY: ':0' } }, url, 'linux')).toBe('xdg-open is not there');
  const opener = path.join(folder, 'xdg-open');
  await writeFile(opener, `#!/bin/sh\nprintf '%s' "$1" >'${folder}/seen'\n`);
  await chmod(opener, 0o755);
  expect(await browse({ env: { DISPLAY: ':0' } }, url, 'linux')).toBeNull();
  await vi.waitFor(async () => expect(await readFile(path.join(folder, 'seen'), 'utf8')).toBe(url));
});

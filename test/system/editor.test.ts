import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEditor } from '../../src/system/editor.ts';

/** The shell reads what an editor is, so a line of shell is one. */

const path0 = { PATH: process.env['PATH'] };
const open = (editor: string, env: Record<string, string> = {}) =>
  openEditor({ env: { ...path0, ...env, EDITOR: editor } }, 'startup.sh', 'one\n', false);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pod-wizard-editor-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('what was saved comes back, and nothing is left', () => {
  it('an editor with words of its own', async () => {
    expect(await open("printf 'two\\n' >>")).toEqual({ kind: 'saved', text: 'one\ntwo\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('nothing saved is the same text', async () => {
    expect(await open('true')).toEqual({ kind: 'saved', text: 'one\n' });
  });

  it('VISUAL comes first; an empty one is none', async () => {
    expect(await open('false', { VISUAL: 'true' })).toMatchObject({ kind: 'saved' });
    expect(await open('true', { VISUAL: ' ' })).toMatchObject({ kind: 'saved' });
  });

  it('under the name that it will have, for nobody else to read', async () => {
    const saved = await open('f() { ls -l "$1" >"$1.x"; mv "$1.x" "$1"; }; f');
    expect(saved).toEqual({ kind: 'saved', text: expect.stringMatching(/^-rw------- .*\/startup\.sh\n$/) });
  });

  it('a folder whose name would be code', async () => {
    const hostile = await mkdtemp(path.join(folder, 'a b\'; echo $(id) `id` "-'));
    vi.stubEnv('TMPDIR', hostile);
    expect(await open("printf 'two\\n' >>")).toEqual({ kind: 'saved', text: 'one\ntwo\n' });
  });
});

it('is given what an editor needs, and no secret', async () => {
  const edited = await open('env >', {
    HOME: '/home/me',
    TERM: 'xterm',
    HF_TOKEN: 'hf_x',
    RUNPOD_API_KEY: 'rpa_x',
  });
  const text = edited.kind === 'saved' ? edited.text : '';
  expect(text).toMatch(/^HOME=\/home\/me$/m);
  expect(text).toMatch(/^TERM=xterm$/m);
  expect(text).not.toMatch(/hf_x|rpa_x/);
});

describe('an editor that fails says why, and leaves nothing', () => {
  it.each([
    ['false', 'The editor (false) ended with 1.'],
    ['no-such-editor-here', 'The editor (no-such-editor-here) is not there.'],
    ['kill -TERM $$;:', 'The editor (kill -TERM $$;:) was ended by SIGTERM.'],
    ["sh -c 'kill -KILL $$';exit $?;:", expect.stringContaining('was ended by SIGKILL.')],
    ['rm', expect.stringMatching(/^The file for the editor: ENOENT/)],
    ['head -c 2000000 /dev/zero >', 'What was saved is over 1 MiB.'],
  ])('%s', async (editor, why) => {
    expect(await open(editor)).toEqual({ kind: 'failed', why });
    expect(await readdir(folder)).toEqual([]);
  });

  it('none is set', async () => {
    expect(await openEditor({ env: path0 }, 'startup.sh', '', false)).toEqual({
      kind: 'failed',
      why: 'No editor is set: VISUAL or EDITOR is to name one.',
    });
  });
});

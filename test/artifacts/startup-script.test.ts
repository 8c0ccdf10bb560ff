import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { installStrategies } from '../../src/plan/values.ts';
import { run } from '../support/bash.ts';
import { needs } from '../support/needs.ts';
import { inputFor, presetIds } from './input-for.ts';

const bare = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';
const hostile = "x'; touch /tmp/pwned; '$(id) `id` \\ \" # \u00e9\u4f60";

async function contentOf(path: string, ...args: Parameters<typeof inputFor>): Promise<string> {
  const artifact = render(await inputFor(...args)).find((candidate) => candidate.path === path);
  if (artifact === undefined) throw new Error(`no ${path}`);
  return artifact.content;
}

describe('is clean bash', () => {
  const plans = [
    ...presetIds.map((app) => ({ app })),
    ...installStrategies.flatMap((install) => [
      { app: 'fluxgym', install },
      { app: 'fluxgym', install, image: bare },
    ]),
    { app: 'fluxgym', python: { version: '3.10', provider: 'uv' as const }, image: bare },
    { app: 'hunyuanvideo-foley', codeServer: { port: 8443, auth: 'none' as const }, keepServices: false },
    {
      app: 'fluxgym',
      codeServer: { port: 8443, auth: 'password' as const },
      pins: ['pydantic==2.10.6', 'left-pad>=1'],
    },
    {
      app: 'fluxgym',
      name: hostile,
      gpu: hostile,
      workspace: `/w s/${hostile}`,
      codeServer: { port: 8443, auth: 'password' as const },
    },
  ];
  for (const plan of plans) {
    test(JSON.stringify(plan), async () => {
      const script = await contentOf('startup.sh', plan);
      expect(script).toMatch(/^#!\/usr\/bin\/env bash\n[\n\x20-\x7e]*$/);
      expect(run('bash', ['-n'], script)).toEqual({ status: 0, stdout: '', stderr: '' });
      if (needs('shfmt')) expect(run('shfmt', ['-i', '2', '-ci', '-d'], script).stdout).toBe('');
      if (needs('shellcheck'))
        expect(run('shellcheck', ['-s', 'bash', '-o', 'avoid-nullary-conditions', '-'], script).stdout).toBe(
          '',
        );
    });
  }
});

/** What a person can read in one sitting; the start command holds it all. Measured here, so that it is seen. */
test.each(presetIds)('%s: no line is too long, and its size', async (app) => {
  const script = await contentOf('startup.sh', { app });
  const lines = script.split('\n');
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
  console.info(`${app}: ${lines.length - 1} lines, ${script.length} bytes`);
});

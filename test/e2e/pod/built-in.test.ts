import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preset } from '../../../src/presets/schema.ts';
import { run } from '../../support/bash.ts';
import { picturedPresets } from '../../support/pictured.ts';
import { presets } from '../../support/plans.ts';
import { makePod, type Pod } from './pod.ts';

/** Each built-in app that has no test of its own: what its preset says of its start, with a stand-in for its code. */

let pod: Pod;
beforeEach(async () => {
  pod = await makePod();
}, 600_000);
afterEach(() => pod.remove());

const password = `p'a"s $(touch /tmp/pwned) s`;
const at = (...parts: string[]) => path.join(pod.root, ...parts);

/** The app's own words, folders, questions and signs; nothing of it is fetched, installed or built. */
function withStandIn(preset: Preset, standin: Preset): Preset {
  return {
    ...preset,
    ...{ python: standin.python, torch: standin.torch, weights: [], tools: [], build: [], hosts: [] },
    directory: standin.directory,
    repositories: standin.repositories.slice(0, 1),
    install: { ...standin.install, passes: [] },
    constraints: [],
    app: {
      ...preset.app,
      port: standin.app.port,
      workingDirectory: '.',
      command: [
        'python',
        path.resolve('test/e2e/pod/stand-for.py'),
        JSON.stringify(preset.health),
        pod.root,
        '{port}',
        ...preset.app.command,
      ],
    },
    health: { ...preset.health, againSeconds: Math.min(preset.health.againSeconds, 1) },
  };
}

/** What the stand-in was started with. */
async function seen(): Promise<{ words: string[]; environment: Record<string, string> }> {
  while (!existsSync(at('seen.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
  return JSON.parse(readFileSync(at('seen.json'), 'utf8'));
}

describe('what its preset says of its start holds on a pod', { timeout: 1_800_000 }, () => {
  for (const preset of presets.filter(({ id }) => !picturedPresets.includes(id))) {
    const needed = preset.asks.filter(({ required, default: usual }) => required && usual === null);

    test(preset.id, async () => {
      await pod.plan({ app: preset.id, install: 'venv' }, (standin) => withStandIn(preset, standin));
      for (const { name } of needed) pod.env[name] = password;
      pod.env['RUNPOD_API_KEY'] = 'not-for-the-app';
      const boot = pod.boot();
      await boot.says(/Starting .* on port/);
      const { words, environment } = await seen();
      expect(boot.output()).not.toContain('READY');
      writeFileSync(at('works'), '');
      await boot.says(/READY/);

      const values = { ...Object.fromEntries(needed.map(({ name }) => [name, password])) };
      const filled = preset.app.command.map((word) =>
        preset.asks.reduce(
          (text, { name, default: usual }) => text.replaceAll(`{${name}}`, values[name] ?? usual ?? ''),
          word
            .replaceAll('{port}', String(pod.port))
            .replaceAll('{workspace}', pod.workspace)
            .replaceAll('{app}', path.join(pod.workspace, 'apps/standin')),
        ),
      );
      expect(words).toEqual(filled);
      expect(existsSync('/tmp/pwned')).toBe(false);
      for (const { name } of needed) expect(environment[name]).toBe(password);
      expect(environment).not.toHaveProperty('RUNPOD_API_KEY');
      for (const { name } of preset.env) expect(environment).toHaveProperty(name);
      for (const folder of preset.folders)
        expect(existsSync(path.resolve(pod.workspace, 'apps/standin', inWorkspace(folder))), folder).toBe(
          true,
        );
      const verified = run('bash', [at('startup.sh'), 'verify'], '', pod.env);
      expect(verified.status, verified.stdout).toBe(0);
    });

    if (needed.length === 0) continue;
    test(`${preset.id} without what it asks for downloads nothing`, async () => {
      await pod.plan({ app: preset.id, install: 'venv' }, (standin) => withStandIn(preset, standin));
      const said = await pod.boot().says(/After a fix/);
      for (const { name } of needed) expect(said).toContain(`needs ${name}`);
      expect(existsSync(at('apt.log'))).toBe(false);
    });
  }
});

const inWorkspace = (folder: string) => folder.replaceAll('{workspace}', pod.workspace);

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockedPackage } from '../../../src/presets/locked.ts';
import type { Preset } from '../../../src/presets/schema.ts';
import { presetNamed } from '../../artifacts/input-for.ts';
import { notTested } from '../../support/needs.ts';
import { makePod, type Pod } from './pod.ts';
import { interpreter, uvCommand, withRealIndex } from './real-parts.ts';

/** Debian's own: externally managed for real. */
const debianPython = '/usr/bin/python3';

/** What a step said: the details of pip and uv stand in its log only. */
const stepLog = (pod: Pod, step: string) =>
  readFileSync(path.join(pod.workspace, '.pod-wizard/standin/logs', `${step}.log`), 'utf8');

async function withPod(python: string, use: (pod: Pod) => Promise<void>): Promise<void> {
  const pod = await makePod({ python });
  try {
    await use(pod);
  } finally {
    pod.remove();
  }
}

describe('an interpreter that is externally managed', { timeout: 1_800_000 }, () => {
  test('"system" is refused by pip, and who explains it is told', async () => {
    if (!hasMarkedPython()) return;
    await withPod(debianPython, async (pod) => {
      await pod.plan({ install: 'system' });
      const said = await pod.boot().says(/After a fix/);
      expect(said).toContain('error: externally-managed-environment');
      expect(said).toContain('Explained: npx pod-wizard diagnose');
    });
  });

  test('"system-break" installs, in a container whose /usr/local is its own', async () => {
    if (!hasMarkedPython()) return;
    await withPod(debianPython, async (pod) => {
      const layers = path.join(pod.root, 'layers');
      for (const name of ['upper', 'work']) mkdirSync(path.join(layers, name), { recursive: true });
      const own = `mount -t overlay overlay -o lowerdir=/usr/local,upperdir=${layers}/upper,workdir=${layers}/work /usr/local`;
      if (!allows(['unshare', '-m', 'bash', '-c', own])) {
        notTested('this machine does not let us lay a private /usr/local over its own');
        return;
      }
      pod.wrapper = ['unshare', '-m', 'bash', '-c', `${own} && exec "$@"`, '--'];
      await pod.plan({ install: 'system-break' });
      await pod.boot().says(/READY/);
      expect(stepLog(pod, 'torch')).toContain('Successfully installed');
      const packages = readdirSync(path.join(layers, 'upper/lib')).map(
        (name) => `${layers}/upper/lib/${name}/dist-packages`,
      );
      expect(packages.flatMap((folder) => readdirSync(folder))).toContain('torch');
      expect(
        existsSync(`/usr/local/lib/${path.basename(path.dirname(packages[0] ?? ''))}/dist-packages/torch`),
      ).toBe(false);
    });
  });
});

test('the real uv installs where it brings the interpreter', { timeout: 1_800_000 }, async () => {
  if (!reachesIndex()) return;
  await withPod('python3', async (pod) => {
    uvCommand(pod);
    await pod.plan({ python: { version: pod.python.version, provider: 'uv' } });
    await pod.boot().says(/READY/);
    expect(stepLog(pod, 'torch')).toContain('+ torch==2.8.0+cu128');
    expect(stepLog(pod, 'packages-1')).toContain('+ standin-web==1.0.0');
    const verified = pod.boot('verify', '--json');
    expect(await verified.ended, verified.output()).toBe(0);
  });
});

/** What a pod installed, as a lock keeps it. */
const installedOn = (pod: Pod) =>
  readFileSync(path.join(pod.workspace, '.pod-wizard/standin/installed.txt'), 'utf8')
    .split('\n')
    .filter((line) => lockedPackage(line) !== null);

describe('a script that is locked', { timeout: 1_800_000 }, () => {
  const versions = (lines: readonly string[]) => lines.map((line) => line.replace(/ .*/, '')).sort();
  const lockedTo = (packages: string[]) => (preset: Preset) => ({
    ...preset,
    locked: { from: 'entry 1', packages, rest: [] },
  });
  const byUv = (pod: Pod) => {
    uvCommand(pod);
    return { python: { version: pod.python.version, provider: 'uv' as const } };
  };

  test('installs what was installed, by uv with its digests and by pip by its versions', async () => {
    if (!reachesIndex()) return;
    const kept: string[] = [];
    await withPod('python3', async (pod) => {
      await pod.plan(byUv(pod));
      await pod.boot().says(/READY/);
      kept.push(...installedOn(pod));
      expect(kept.filter((line) => line.includes('--hash=sha256:')).length).toBeGreaterThan(3);
    });
    for (const answers of [byUv, () => ({})]) {
      await withPod('python3', async (pod) => {
        await pod.plan(answers(pod), lockedTo(kept));
        await pod.boot().says(/READY/);
        expect(versions(installedOn(pod))).toEqual(versions(kept));
      });
    }
    await withPod('python3', async (pod) => {
      const other = kept.map((line) => line.replace(/sha256:[0-9a-f]{64}/, `sha256:${'0'.repeat(64)}`));
      await pod.plan(byUv(pod), lockedTo(other));
      expect(await pod.boot().says(/After a fix/)).toMatch(/hash mismatch/i);
    });
  });
});

test('uv comes as its pinned wheel, its digest checked, and installs', { timeout: 1_800_000 }, async () => {
  if (!reachesIndex()) return;
  await withPod('python3', async (pod) => {
    const wheels = path.join(pod.root, 'index/packages/uv');
    mkdirSync(wheels, { recursive: true });
    execFileSync('python3', ['-m', 'pip', 'download', '-q', '--no-deps', 'uv==0.13.9', '-d', wheels]);
    await pod.plan();
    const boot = pod.boot();
    const said = await boot.says(/READY/);
    expect(said).not.toContain('By pip');
    expect(stepLog(pod, 'torch')).toContain('+ torch==2.8.0+cu128');
    expect(stepLog(pod, 'packages-1')).toContain('+ standin-web==1.0.0');
    const verified = pod.boot('verify', '--json');
    expect(await verified.ended, verified.output()).toBe(0);
    // uv writes no report, so its resolver is asked for the digests again.
    const installed: readonly string[] = JSON.parse(verified.output()).installed;
    const without = installed.filter((line) => !/ --hash=sha256:[0-9a-f]{64}$/.test(line));
    expect(without.map((line) => line.replace(/==.*/, ''))).toEqual(['pip', 'setuptools']);
    expect(installed.join('\n')).toContain('torch==2.8.0+cu128 --hash');
    boot.killAll();

    // Another file under that name is not used; pip takes over.
    const [name = ''] = readdirSync(wheels);
    writeFileSync(path.join(wheels, name), 'something else');
    rmSync(pod.workspace, { recursive: true });
    mkdirSync(pod.workspace);
    expect(await pod.boot().says(/READY/)).toContain('By pip');
  });
});

/** Nothing of the web page needs them, and they are most of the download. All of them with POD_WIZARD_FULL=1. */
const heavy =
  /^(accelerate|albumentations|av|bitsandbytes|controlnet.aux|descript|diffusers|easydict|ftfy|hf.transfer|invisible|k-diffusion|kornia|lion|loguru|lpips|lycoris|omegaconf|open.clip|opencv|optimum|pandas|peft|prodigy|pyarrow|pytorch|safetensors|schedulefree|scipy|sentencepiece|tensorboard|timm|transformers|voluptuous|einops|oyaml|flatten)/i;

describe('the real gradio of each app, by the passes of its own script', { timeout: 1_800_000 }, () => {
  for (const id of ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley']) {
    test(id, async () => {
      const preset = presetNamed(id);
      if (!reachesIndex() || !(await isFree(preset.app.port))) return;
      const versions = [preset.python?.default ?? '', ...(preset.python?.allowed ?? [])];
      const executable = versions.map(interpreter).find((found) => found !== null);
      if (executable === undefined) {
        notTested(`none of the Pythons ${versions.join(', ')} is installed here`);
        return;
      }
      await withPod(executable, async (pod) => {
        withRealIndex(pod);
        await pod.plan({ app: id, install: 'venv', codeServer: null }, (standin) =>
          withStandInCode(preset, standin),
        );
        const boot = pod.boot();
        const said = await boot.says(/READY/);
        expect(said).toContain(`answers at https://abc123-${preset.app.port}.proxy.runpod.net`);
        const verified = pod.boot('verify', '--json');
        expect(await verified.ended, verified.output()).toBe(0);
        const installed: readonly string[] = JSON.parse(verified.output()).installed;
        const locked = installed.filter((line) => / --hash=sha256:[0-9a-f]{64}$/.test(line));
        console.info(`${id}: ${locked.length} of ${installed.length} packages with the digest of their file`);
        expect(locked.length / installed.length).toBeGreaterThanOrEqual(0.95);
        boot.killAll();

        // With the port taken behind the script's back, gradio must not go to the next one.
        pod.before(
          '  (\n    trap - EXIT TERM INT USR1 USR2 ERR\n    app_environment',
          listenFirst(pod, preset.app.port),
        );
        const held = pod.boot();
        await held.says(/Cannot find empty port|address already in use|\[Errno 98\]/);
        expect(held.output()).not.toContain('READY');
      });
    });
  }
});

const listenFirst = (pod: Pod, port: number) =>
  `  ${pod.python.executable} -m http.server ${port} --bind 0.0.0.0 >/dev/null 2>&1 &
  until curl -s -o /dev/null http://127.0.0.1:${port}/; do sleep 0.05; done`;

/** The app's own requirements, port and health; its code, repositories and weights are stand-ins. */
function withStandInCode(preset: Preset, standin: Preset): Preset {
  const wanted = (spec: string) =>
    !/ @ /.test(spec) && (process.env['POD_WIZARD_FULL'] === '1' || !heavy.test(spec));
  const line = preset.health.ready ?? 'standin';
  const port = preset.app.portVariable === null ? String(preset.app.port) : 'by environment';
  return {
    ...preset,
    directory: standin.directory,
    repositories: standin.repositories.slice(0, 1),
    weights: [],
    install: {
      ...preset.install,
      passes: preset.install.passes
        .map((pass) => ({
          ...pass,
          editable: [],
          requirements: pass.requirements.filter(({ spec }) => wanted(spec)),
        }))
        .filter(({ requirements }) => requirements.length > 0),
    },
    app: {
      ...preset.app,
      workingDirectory: '.',
      command: [
        'python',
        path.join(import.meta.dirname, 'gradio-app.py'),
        preset.health.contains ?? '',
        line,
        port,
      ],
    },
  };
}

function hasMarkedPython(): boolean {
  const marker = `${debianPython} -c 'import os, pip, sysconfig, venv; open(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED"))'`;
  return (
    allows(['bash', '-c', marker]) ||
    notTested('there is no externally managed Python with pip and venv here (Debian 12 has one)')
  );
}

function reachesIndex(): boolean {
  return (
    allows(['python3', '-m', 'pip', 'index', 'versions', 'uv']) ||
    notTested('no package index can be reached')
  );
}

function allows([program = '', ...args]: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(notTested(`port ${port} is in use here`)));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { loadWorld } from '../../src/commands/load-world.ts';
import { fakeSystem } from '../support/fake-system.ts';
import { image, runFake, soundFlags } from './support.ts';

const there = (paths: ReadonlyMap<string, unknown>) => [...paths.keys()].sort();

const presetText = readFileSync(new URL('../../presets/fluxgym.yaml', import.meta.url), 'utf8');

describe('without a screen', () => {
  it('writes every file and the journal', async () => {
    const { code, out, system } = await runFake([...soundFlags, '--out', 'pod', '--yes']);
    expect(code).toBe(0);
    expect(there(system.disk)).toEqual(
      ['JOURNAL.md', ...artifactNames].map((name) => `/home/user/pod/${name}`).sort(),
    );
    expect(out).toContain('entry 1, v1.0.0');
    expect(system.disk.get('/home/user/pod/startup.sh')?.mode).toBe(0o755);
  });

  it('on a terminal no line of what it says is longer than that, and the command is whole', async () => {
    const { out: all } = await runFake([...soundFlags, '--yes', '--no-color'], { tty: true, columns: 80 });
    const out = all.slice(all.indexOf('\nwrote  '));
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    const again = out.slice(out.indexOf('\nAgain   ')).replaceAll(/ \\\n +/g, ' ');
    const { out: piped } = await runFake([...soundFlags, '--yes']);
    expect(piped).toContain(again.trim());
  });

  it('a second run of the same leaves the files and adds an entry', async () => {
    const first = await runFake([...soundFlags, '--yes']);
    const existing = Object.fromEntries([...first.system.disk].map(([file, { content }]) => [file, content]));
    const second = await runFake([...soundFlags, '--yes'], { existing });
    expect(second.code).toBe(0);
    expect(second.out).toContain('unchanged');
    expect(second.system.disk.get('/home/user/JOURNAL.md')?.content).toMatch(/^## 2\. /m);
  });

  it.each([
    ['3.12', "the image's own"],
    ['uv:3.12', 'brought by uv'],
    ['3.10', "the image's own"],
  ])('--python %s means %s on the image that is chosen, too', async (python, whose) => {
    const flags = ['--preset', 'fluxgym', '--gpu', '4090', '--python', python, '--yes'];
    const open = await runFake(flags);
    const stated = await runFake([...flags, '--image', image.sound]);
    const journal = open.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
    expect(journal).toContain(`| Python version | ${python.replace('uv:', '')}, ${whose} | flag |`);
    expect(journal).toContain(`| Base image | ${image.sound} | default |`);
    expect(open.system.disk.get('/home/user/startup.sh')).toEqual(
      stated.system.disk.get('/home/user/startup.sh'),
    );
  });

  it('never replaces a file that differs without --force', async () => {
    const existing = { 'startup.sh': 'mine\n' };
    const refused = await runFake([...soundFlags, '--yes'], { existing });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('startup.sh');
    expect(refused.err).toContain('-mine');
    expect(there(refused.system.disk)).toEqual(['/home/user/startup.sh']);
    const forced = await runFake([...soundFlags, '--yes', '--force'], { existing });
    expect(forced.code).toBe(0);
    expect(forced.system.disk.get('/home/user/startup.sh')?.content).not.toBe('mine\n');
  });

  it('--yes accepts no error; nothing is written', async () => {
    const { code, err, system } = await runFake([
      ...['--preset', 'fluxgym', '--gpu', '4090', '--image', image.bare, '--install', 'system', '--yes'],
    ]);
    expect(code).toBe(1);
    expect(err).toContain('externally-managed-environment');
    expect(err).toContain('--install venv');
    expect(system.disk.size).toBe(0);
  });

  it('an accepted error is written, and the journal keeps the reason', async () => {
    const { code, system } = await runFake([
      ...['--preset', 'fluxgym', '--gpu', '4090', '--image', image.bare, '--install', 'system', '--yes'],
      ...['--accept', 'PW203=the marker is removed in my image'],
    ]);
    expect(code).toBe(0);
    expect(system.disk.get('/home/user/JOURNAL.md')?.content).toContain('the marker is removed in my image');
  });

  it('without --yes and without a terminal gives a command that is ready to run', async () => {
    for (const flags of [['--gpu', '4090'], soundFlags]) {
      const refused = await runFake(flags);
      expect(refused.code).toBe(2);
      expect(refused.system.disk.size).toBe(0);
      const ready = /^\s*(?:to write what was stated: )?((?:npx )?pod-wizard .*--yes)$/m.exec(
        refused.err,
      )?.[1];
      expect(ready).toBeDefined();
      const argv = [...(ready ?? '').matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
      const ran = await runFake(argv.slice(argv.indexOf('pod-wizard') + 1));
      expect(ran.code).toBe(0);
    }
  });

  it('--dry-run shows and writes nothing', async () => {
    const { code, out, system } = await runFake([...soundFlags, '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('==> startup.sh (new');
    expect(out).toContain('#!/usr/bin/env bash');
    expect(system.disk.size).toBe(0);
  });

  it('--json gives one document', async () => {
    const { code, out } = await runFake([...soundFlags, '--yes', '--json']);
    expect(code).toBe(0);
    const document: unknown = JSON.parse(out);
    expect(document).toMatchObject({ written: true, journal: { number: 1, version: 'v1.0.0' } });
  });

  it('variables answer where no flag does', async () => {
    const env = { POD_WIZARD_GPU: 'rtx 3090', POD_WIZARD_PRESET: 'fluxgym' };
    const { out } = await runFake(['--image', image.sound, '--gpu', '4090', '--yes', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ plan: { gpu: 'NVIDIA GeForce RTX 4090', app: 'fluxgym' } });
  });
});

describe('presets of your own', () => {
  it('a saved plan is used by its id, and a flag overrides it', async () => {
    const first = await runFake([
      ...soundFlags,
      '--name',
      "it's $(mine)",
      '--yes',
      '--save-preset',
      'my-flux',
    ]);
    expect(first.code).toBe(0);
    const file = '/home/user/.config/pod-wizard/presets/my-flux.yaml';
    const text = first.system.disk.get(file)?.content ?? '';
    const again = await runFake(['--preset', 'my-flux', '--volume-gb', '200', '--yes', '--json'], {
      existing: { [file]: text },
    });
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({
      plan: { app: 'fluxgym', name: "it's $(mine)", volumeGb: 200 },
    });
    const byPath = await runFake(['--preset', './p.yaml', '--yes', '--json'], {
      existing: { 'p.yaml': text },
    });
    expect(byPath.code).toBe(0);
  });

  it('a broken one is named with its line, and does not stop the others', async () => {
    const existing = { '/home/user/.config/pod-wizard/presets/broken.yaml': 'format: 1\nid: [' };
    const listed = await runFake(['presets'], { existing });
    expect(listed.code).toBe(0);
    expect(listed.err).toMatch(/broken\.yaml:\d+:\d+/);
    expect(listed.out).toContain('fluxgym');
  });

  it("a file that takes a built-in preset's name is refused, and the built-in one stands", async () => {
    const first = await runFake([...soundFlags, '--name', 'mine', '--yes', '--save-preset', 'my-flux']);
    const saved = first.system.disk.get('/home/user/.config/pod-wizard/presets/my-flux.yaml')?.content ?? '';
    const text = saved.replace(/^id: .*$/m, 'id: fluxgym');
    expect(text).not.toBe(saved);
    const byPath = await runFake(['--preset', './p.yaml', '--gpu', '4090', '--yes'], {
      existing: { 'p.yaml': text },
    });
    expect([byPath.code, byPath.system.disk.size]).toEqual([1, 1]);
    expect(byPath.err).toContain('"fluxgym" is the name of a built-in preset');
    const inFolder = await runFake([...soundFlags, '--yes', '--json'], {
      existing: { '/home/user/.config/pod-wizard/presets/p.yaml': text },
    });
    expect(inFolder.code).toBe(0);
    expect(JSON.parse(inFolder.out)).toMatchObject({ plan: { app: 'fluxgym' } });
    expect(JSON.parse(inFolder.out).plan.name).not.toBe('mine');
  });

  it("a preset that is given by its path may have a built-in one's name, and is meant", async () => {
    const own = presetText.replace('title: FluxGym', 'title: Mine');
    const titleIn = async (existing: Readonly<Record<string, string>>, named: string | null) => {
      const { presets } = await loadWorld(fakeSystem({ existing, env: { HOME: '/home/user' } }), named);
      return presets.filter(({ id }) => id === 'fluxgym').map(({ title }) => title);
    };
    expect(await titleIn({ 'p.yaml': own }, './p.yaml')).toEqual(['Mine']);
    const inFolder = { '/home/user/.config/pod-wizard/presets/p.yaml': own };
    expect(await titleIn(inFolder, null)).toEqual(['FluxGym']);
  });

  it('no built-in name can be taken', async () => {
    expect((await runFake([...soundFlags, '--yes', '--save-preset', 'fluxgym'])).code).toBe(2);
    expect((await runFake([...soundFlags, '--yes', '--save-preset', '../x'])).code).toBe(2);
  });
});

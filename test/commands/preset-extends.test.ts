import { expect, it } from 'vitest';
import { image, runFake } from './support.ts';

const mine = 'format: 2\nid: my-flux\ntitle: Mine\nextends: base\napp: { port: 7000 }\n';
const base = 'format: 2\nid: base\nextends: fluxgym\noutputs: [made]\n';
const existing = { 'apps/my.yaml': mine, 'apps/base.yaml': base };

it('a preset that extends a file beside it is checked, shown as one, and deployed', async () => {
  const checked = await runFake(['preset', 'check', 'apps/my.yaml'], { existing });
  expect([checked.code, checked.err]).toEqual([0, '']);
  const shown = await runFake(['preset', 'show', './apps/my.yaml'], { existing });
  expect(shown.out).toMatch(/^id: my-flux$/m);
  expect(shown.out).toMatch(/^outputs:\n {2}- made$/m);
  expect(shown.out).not.toContain('extends');
  const words = ['--gpu', '4090', '--image', image.sound, '--python', '3.10', '--yes'];
  const script = async (preset: string, files: Readonly<Record<string, string>>) => {
    const { code, system } = await runFake(['--preset', preset, ...words], { existing: files });
    expect(code).toBe(0);
    return system.disk.get('/home/user/startup.sh')?.content ?? '';
  };
  const merged = await script('./whole.yaml', { 'whole.yaml': shown.out });
  const apart = await script('./apps/my.yaml', existing);
  expect(apart.replaceAll('./apps/my.yaml', './whole.yaml').replace(/^# sha256 of .*$/m, '')).toBe(
    merged.replace(/^# sha256 of .*$/m, ''),
  );
});

it('a mistake of the file beside it is told there', async () => {
  const broken = { ...existing, 'apps/base.yaml': base.replace('outputs', 'outptus') };
  const { code, out } = await runFake(['preset', 'check', 'apps/my.yaml'], { existing: broken });
  expect(code).toBe(1);
  expect(out).toContain('/home/user/apps/base.yaml:4:1: unknown key "outptus"; did you mean "outputs"?');
});

it('one of the folder extends another of the folder by its name', async () => {
  const folder = '.config/pod-wizard/presets';
  const { out, err } = await runFake(['preset', 'list'], {
    existing: { [`${folder}/my-flux.yaml`]: mine, [`${folder}/base.yaml`]: base },
  });
  expect(err).toBe('');
  expect(out).toMatch(/^my-flux /m);
});

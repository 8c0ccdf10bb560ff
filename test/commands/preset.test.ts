import { describe, expect, it } from 'vitest';
import { image, runFake, soundFlags } from './support.ts';

describe('preset', () => {
  it('list is what presets lists', async () => {
    expect((await runFake(['preset', 'list'])).out).toBe((await runFake(['presets'])).out);
  });

  it('show gives a file that check finds sound under another name', async () => {
    const { code, out } = await runFake(['preset', 'show', 'fluxgym']);
    expect(code).toBe(0);
    const mine = out.replace(/^id: fluxgym$/m, 'id: my-app');
    const checked = await runFake(['preset', 'check', 'my-app.yaml'], { existing: { 'my-app.yaml': mine } });
    expect(checked).toMatchObject({ code: 0, out: 'my-app.yaml is sound: --preset my-app\n' });
    const used = await runFake(
      ['--preset', './my-app.yaml', '--gpu', '4090', '--image', image.sound, '--yes'],
      {
        existing: { 'my-app.yaml': mine },
      },
    );
    expect(used.code).toBe(0);
  });

  it('show --json gives the same as data', async () => {
    const { out } = await runFake(['preset', 'show', 'fluxgym', '--json']);
    expect(JSON.parse(out)).toMatchObject({ id: 'fluxgym' });
  });

  it('the first line of what is saved names the schema, which lies beside it', async () => {
    const { system } = await runFake(['preset', 'save', 'my-flux', ...soundFlags]);
    const written = (name: string) =>
      system.disk.get(`/home/user/.config/pod-wizard/presets/${name}`)?.content ?? '';
    const named = /^# yaml-language-server: \$schema=\.\/(.*)$/m.exec(written('my-flux.yaml'))?.[1] ?? '';
    const { code, out } = await runFake(['preset', 'show', '--schema']);
    expect(code).toBe(0);
    expect(written(named)).toBe(out);
    expect(JSON.parse(out)).toMatchObject({ $schema: expect.stringContaining('draft-07') });
  });

  it('show of nothing says what to name', async () => {
    expect(await runFake(['preset', 'show'])).toMatchObject({ code: 2, out: '' });
  });

  it('show of none names the nearest', async () => {
    expect(await runFake(['preset', 'show', 'fluxgim'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean fluxgym'),
    });
  });

  it('check names each problem with its line', async () => {
    const ran = await runFake(['preset', 'check', 'b.yaml'], { existing: { 'b.yaml': 'format: 1\nid: [' } });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/b\.yaml:\d+:\d+: /);
    expect((await runFake(['preset', 'check', 'none.yaml'])).code).toBe(2);
  });

  it('save keeps choices under a name, and never twice under one', async () => {
    const { code, system } = await runFake(['preset', 'save', 'my-flux', ...soundFlags]);
    expect(code).toBe(0);
    const file = '/home/user/.config/pod-wizard/presets/my-flux.yaml';
    const existing = { [file]: system.disk.get(file)?.content ?? '' };
    const listed = await runFake(['preset', 'list'], { existing });
    expect(listed.out).toMatch(/^my-flux/m);
    const other = await runFake(['preset', 'save', 'my-flux', ...soundFlags, '--volume-gb', '70'], {
      existing,
    });
    expect(other.code).toBe(1);
    expect((await runFake(['preset', 'save', 'fluxgym', ...soundFlags])).code).toBe(2);
    expect((await runFake(['preset', 'save', 'x', '--preset', 'fluxgym'])).code).toBe(2);
  });
});

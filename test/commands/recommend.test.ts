import { describe, expect, it } from 'vitest';
import { image, runFake, soundFlags } from './support.ts';

const conflicted = ['recommend', '--preset', 'fluxgym', '--gpu', 'A2000', '--image', image.sound];

describe('recommend', () => {
  it('leaves a sound plan alone', async () => {
    const { code, out } = await runFake(['recommend', ...soundFlags]);
    expect(code).toBe(0);
    expect(out).toMatch(/^nothing to change/);
  });

  it('says what it changed and why, and the command that makes it', async () => {
    const { code, out } = await runFake([
      ...['recommend', '--preset', 'fluxgym', '--gpu', '5090', '--image', image.bare],
      ...['--python', '3.12', '--install', 'system', '--host-cuda', '12.8', '--keep', 'gpu'],
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/system → venv {2}\(--install venv\)/);
    expect(out).toMatch(/PW203 {2}pip refuses to install/);
    expect(out).toMatch(/Because .*; so it becomes venv\./);
    expect(out).toMatch(/^ {2}pod-wizard --preset .*--gpu 'NVIDIA GeForce RTX 5090'.*--yes$/m);
  });

  it('changes what stands in the way, and keeps it when told to', async () => {
    const free = JSON.parse((await runFake([...conflicted, '--json'])).out);
    expect(free).toMatchObject({ ok: true, changes: [{ field: 'gpu', flag: 'gpu', code: 'PW101' }] });
    const { code, out } = await runFake([...conflicted, '--keep', 'gpu', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, conflict: ['gpu', 'app'] });
    const text = await runFake([...conflicted, '--keep', 'gpu', '--keep', 'image']);
    expect(text.out).toMatch(/no plan {2}--gpu and --preset cannot go together/);
  });

  it.each([
    [['recommend'], /nothing to start from/],
    [['recommend', 'x.yaml', '--preset', 'fluxgym'], /takes no file/],
    [[...conflicted, '--keep', 'gpuu'], /no choice "gpuu"[\s\S]*try gpu/],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, err } = await runFake(argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

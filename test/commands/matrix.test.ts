import { describe, expect, it } from 'vitest';
import { runFake } from './support.ts';

describe('matrix', () => {
  it('draws a grid that a person can read', async () => {
    const { code, out } = await runFake([
      'matrix',
      '--preset',
      'fluxgym',
      '--gpu',
      'L40S,A2000',
      '--no-color',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('R recommended   + compatible   ? unverified   x incompatible');
    expect(out).toMatch(/^L40S +R\+\+ /m);
    expect(out).toMatch(/^RTX A2000 +xxx /m);
    expect(out).toMatch(/x {2}PW101 {2}Too little GPU memory/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('judges under the other answers', async () => {
    const flags = ['matrix', '--preset', 'fluxgym', '--gpu', '5090', '--image', 'torch280-ubuntu2404'];
    expect((await runFake([...flags, '--host-cuda', '12.4'])).out).toMatch(/^RTX 5090 +xxx/m);
    expect((await runFake([...flags, '--host-cuda', '12.8'])).out).toMatch(/^RTX 5090 +\+\+\+/m);
  });

  it('gives every cell as JSON', async () => {
    const { out } = await runFake([
      'matrix',
      '--preset',
      'fluxgym',
      '--gpu',
      'L40S',
      '--python',
      '3.10,3.11',
      '--json',
    ]);
    const { preset, cells } = JSON.parse(out);
    expect(preset).toBe('fluxgym');
    expect(cells).toHaveLength(16);
    expect(cells[1]).toEqual({
      gpu: 'NVIDIA L40S',
      image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
      python: '3.11',
      verdict: 'compatible',
      codes: ['PW301'],
    });
  });

  it('makes a Markdown table', async () => {
    const { out } = await runFake([
      'matrix',
      '--preset',
      'fluxgym',
      '--gpu',
      'L40S',
      '--image',
      '1.0.7-cu1281-torch280',
      '--markdown',
    ]);
    const table = out.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(4);
    expect(table[2]).toBe(
      '| `runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404` | recommended: 3.10; compatible: 3.11, 3.12 |',
    );
    expect(out).toContain('\n- GPUs A: L40S\n- PW301: Known trouble with this app\n');
  });

  it('says of every cell what check says of the same flags', async () => {
    const axes = [
      '--preset',
      'fluxgym',
      '--gpu',
      '4090,5090,v100',
      '--image',
      'py3.11',
      '--python',
      '3.10,3.11',
    ];
    const { cells } = JSON.parse((await runFake(['matrix', ...axes, '--json'])).out);
    expect(cells.length).toBeGreaterThan(12);
    for (const { gpu, image, python, verdict } of cells) {
      const flags = ['--preset', 'fluxgym', '--gpu', gpu, '--image', image, '--python', python];
      const checked = JSON.parse((await runFake(['check', ...flags, '--json'])).out);
      expect(checked.verdict, `${gpu} ${image} ${python}`).toBe(verdict);
    }
  });

  it('says of the strategy that is taken by default what it says where that is stated', async () => {
    const flags = ['matrix', '--preset', 'fluxgym', '--gpu', '5090', '--image', '2.4.0-py3.11', '--no-color'];
    expect((await runFake(flags)).out).toMatch(/^RTX 5090 +\+\+\+/m);
    expect((await runFake([...flags, '--install', 'venv'])).out).toMatch(/^RTX 5090 +\+\+\+/m);
    expect((await runFake(flags)).out).toMatch(/PW104/);
  });

  it('covers the whole Catalog with --all', async () => {
    const { out } = await runFake(['matrix', '--preset', 'fluxgym', '--python', '3.10', '--all', '--json']);
    expect(JSON.parse(out).cells).toHaveLength(58 * 291);
  });

  it.each([
    [['matrix'], /needs a preset/],
    [['matrix', '--preset', 'fluxgim'], /did you mean|fluxgym/],
    [['matrix', '--preset', 'fluxgym', '--gpu', '9999'], /no GPU type "9999"/],
    [['matrix', '--preset', 'fluxgym', '--image', 'zzz'], /no image of the Catalog has "zzz"/],
    [['matrix', '--preset', 'fluxgym', '--python', 'three'], /"three" is no version/],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, err, out } = await runFake(argv);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { runFake } from './support.ts';

const existing = {
  'good.txt': 'gradio==4.44.1\npydantic==2.9.2\nfastapi==0.116.1\n',
  'bad.txt': 'gradio==4.44.1\npydantic==2.12.3\nfastapi==0.120.0\n',
  'run.log': "TypeError: argument of type 'bool' is not iterable\n",
  'prose.txt': 'nothing to see here\n',
};

describe('pod-wizard compare', () => {
  it('says the cause, then what to try, then the rest', async () => {
    const { code, out } = await runFake(['compare', 'good.txt', 'bad.txt', '--log', 'run.log'], { existing });
    expect(code).toBe(1);
    const places = ['cause     pydantic 2.9.2 → 2.12.3', 'pip install "pydantic==2.9.2"', 'Innocent (1)'].map(
      (text) => out.indexOf(text),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(out).toContain('The log shows this very error');
  });

  it('exits 0 where both are the same', async () => {
    expect((await runFake(['compare', 'good.txt', 'good.txt'], { existing })).code).toBe(0);
  });

  it('gives one document with --json', async () => {
    const { out } = await runFake(['compare', 'good.txt', 'bad.txt', '--json'], { existing });
    expect(JSON.parse(out)).toMatchObject({ working: 3, failing: 3, tryFirst: ['pydantic==2.9.2'] });
  });

  it.each([
    [[], /two package lists/],
    [['good.txt'], /two package lists/],
    [['good.txt', 'missing.txt'], /there is no file/],
    [['good.txt', 'prose.txt'], /no package list/],
    [['good.txt', 'bad.txt', '--log', 'missing.log'], /there is no file/],
  ])('refuses %j with exit 2', async (args, message) => {
    const { code, err } = await runFake(['compare', ...args], { existing });
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

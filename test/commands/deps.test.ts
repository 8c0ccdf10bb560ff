import { describe, expect, it } from 'vitest';
import { runFake } from './support.ts';

const existing = {
  'requirements.txt': 'requests~=2.31.0\nopencv-python==4.11.0.86\n',
  'wrong.txt': 'hf-hub==1.0\n',
  'worker.py': '@remote(dependencies=["pillow>=10"])\ndef f(): ...\n',
  'empty.sh': 'true\n',
};

describe('pod-wizard deps', () => {
  it('says what each requirement admits, needs and weighs', async () => {
    const { code, out } = await runFake(['deps', 'requirements.txt'], { existing });
    expect(code).toBe(0);
    expect(out).toContain('2.31.0 or newer, below 2.32');
    expect(out).toContain('Needs libgl1 from apt');
    expect(out).toContain('Install size (an estimate)');
    expect(out).toContain('No sourced size: requests');
  });

  it('reads the lists of a Flash file', async () => {
    expect((await runFake(['deps', 'worker.py'], { existing })).out).toContain('pillow>=10  floats');
  });

  it('reads what is piped in', async () => {
    const { code, out } = await runFake(['deps', '-'], { stdin: 'requests==2.31.0\n', tty: false });
    expect(code).toBe(0);
    expect(out).toContain('requests==2.31.0  pinned');
  });

  it('exits 1 while an error stands', async () => {
    const { code, out } = await runFake(['deps', 'wrong.txt'], { existing });
    expect(code).toBe(1);
    expect(out).toContain('error PW414  line 1');
  });

  it('gives one document with --json', async () => {
    const { out } = await runFake(['deps', 'requirements.txt', '--json'], { existing });
    expect(JSON.parse(out)).toMatchObject({
      file: 'requirements.txt',
      dependencies: [{ name: 'requests' }, { name: 'opencv-python' }],
    });
  });

  it.each(['ml', 'data-science', 'vision', 'audio', 'nlp'])(
    'prints the stack %s as a file to start from',
    async (name) => {
      const { code, out } = await runFake(['deps', '--stack', name]);
      expect(code).toBe(0);
      expect(out).toContain('a starting point');
      await expect(out).toMatchFileSnapshot(`../../snapshots/seeds/stack-${name}.txt`);
    },
  );

  it.each([
    [[], /takes one file/],
    [['missing.txt'], /there is no file/],
    [['empty.sh'], /names no requirement/],
    [['--stack', 'vison'], /did you mean vision/],
    [['--stack', '__proto__'], /there is no stack/],
  ])('refuses %j with exit 2', async (args, message) => {
    const { code, err } = await runFake(['deps', ...args], { existing });
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

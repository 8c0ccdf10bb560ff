import { describe, expect, it } from 'vitest';
import { runFake } from './support.ts';

const existing = {
  'good.sh': 'set -e\nenv/bin/pip install six==1.17.0\n',
  'bad.sh': 'pip install hf-hub\n',
  'requirements.txt': '-c pins.txt\ngradio==4.44.1\n',
  'pins.txt': 'pydantic==2.12.3\nstarlette<1\nhuggingface-hub<1\n',
  'empty.txt': ' \n',
  'binary.bin': '\0\0ELF',
};

describe('pod-wizard check FILE', () => {
  it('names file, line, code, cause and fix, and exits 1 while an error stands', async () => {
    const { code, out } = await runFake(['check', 'bad.sh'], { existing });
    expect(code).toBe(1);
    expect(out).toContain('bad.sh:1:13: error PW414');
    expect(out).toContain('huggingface-hub is what to install');
    expect(out).toMatch(/fix +write huggingface-hub/);
    expect(out).toContain('pod-wizard explain PW414');
    expect(out).toContain('bad.sh (shell): 1 error');
  });

  it('exits 0 where nothing is wrong', async () => {
    expect(await runFake(['check', 'good.sh'], { existing })).toMatchObject({
      code: 0,
      out: 'good.sh (shell): no findings\n',
    });
  });

  it('reads the files that a file names', async () => {
    const { code, out } = await runFake(['check', 'requirements.txt'], { existing });
    expect(code).toBe(1);
    expect(out).toContain('PW406');
  });

  it('reads what is piped in', async () => {
    const { code, out } = await runFake(['check', '-'], {
      stdin: 'gradio==4.44.1\npydantic==2.12.3\n',
      tty: false,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^-:1:1: error PW406/m);
    expect(out).toContain('- (requirements): 3 errors');
    expect((await runFake(['check', '-'], { stdin: '', tty: false })).err).toContain(
      'standard input is empty',
    );
    expect((await runFake(['check', '-'], { tty: true })).err).toContain('nothing comes on standard input');
  });

  it('judges on the image that is named', async () => {
    const flags = ['--image', 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04'];
    const sane = { 'x.sh': 'pip install six==1.17.0\n' };
    expect((await runFake(['check', 'x.sh'], { existing: sane })).code).toBe(0);
    expect((await runFake(['check', 'x.sh', ...flags], { existing: sane })).out).toContain(
      'externally-managed-environment',
    );
  });

  it('gives one document with --json, and one with --sarif', async () => {
    const json = JSON.parse((await runFake(['check', 'bad.sh', 'good.sh', '--json'], { existing })).out);
    expect(json.files.map(({ path, kind }: { path: string; kind: string }) => [path, kind])).toEqual([
      ['bad.sh', 'shell'],
      ['good.sh', 'shell'],
    ]);
    expect(json.files[0].findings[0]).toMatchObject({ code: 'PW414', severity: 'error', place: { line: 1 } });
    const sarif = JSON.parse((await runFake(['check', 'bad.sh', '--sarif'], { existing })).out);
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'PW414' }] }] });
  });

  it.each([
    [['missing.sh'], /there is no file missing\.sh/],
    [['empty.txt'], /is empty/],
    [['binary.bin'], /is not a text file/],
    [['bad.sh', '--json', '--sarif'], /two answers/],
    [['bad.sh', '--image', 'not an image'], /not an image reference/],
    [['bad.sh', '--python', 'three'], /not a Python version/],
  ])('refuses %j with one line and exit 2', async (args, message) => {
    const { code, err, out } = await runFake(['check', ...args], { existing });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  it('shows no control characters of the file', async () => {
    const { out } = await runFake(['check', 'x.sh'], {
      existing: { 'x.sh': 'pip install numpy~=2\u001b]0;owned\u0007\u001b[31m\n' },
    });
    expect(out).not.toContain('\u001b');
  });

  it('explains its own codes', async () => {
    expect((await runFake(['explain', 'PW802'])).out).toContain('A remote script runs as root');
    expect((await runFake(['explain'])).out).toContain('PW833');
    const { out } = await runFake(['explain', 'PW203', 'pw802']);
    expect(out.match(/^PW\d+ .*\((?:error|warning)\)$/gm)).toHaveLength(2);
    expect(out).toContain('\nDebian 12 or later, without a virtual environment and without\n');
  });
});

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

  it('takes no file of this machine for one of the container', async () => {
    const files = {
      Dockerfile: 'FROM python:3.12\nCOPY list.txt /etc/list.txt\nRUN pip install -r /etc/list.txt\n',
      '/etc/list.txt': 'gradio==4.44.1\npydantic==2.12.3\n',
    };
    expect((await runFake(['check', 'Dockerfile'], { existing: files })).out).not.toContain('PW406');
    const beside = {
      Dockerfile: files.Dockerfile.replaceAll('/etc/', ''),
      'list.txt': files['/etc/list.txt'],
    };
    expect((await runFake(['check', 'Dockerfile'], { existing: beside })).out).toContain('PW406');
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

  it('reads what PowerShell writes', async () => {
    const text = '\uFFFD\uFFFDt\0o\0r\0c\0h\0=\0=\x002\0.\x006\0.\x000\0+\0c\0u\x001\x002\x004\0\n\0';
    const { out } = await runFake(['check', 'requirements.txt'], {
      existing: { ...existing, 'requirements.txt': text },
    });
    expect(out).toContain('PW821');
  });

  it.each([
    [['missing.sh'], /there is no file missing\.sh/],
    [['empty.txt'], /is empty/],
    [['binary.bin'], /is not a text file/],
    [['bad.sh', '--json', '--sarif'], /two answers/],
    [['bad.sh', '--image', 'not an image'], /not an image reference/],
    [['bad.sh', '--python', 'three'], /not a Python version/],
    [['bad.sh', '--gpu', 'nonsense'], /no GPU type "nonsense"/],
    [['bad.sh', '--host-cuda', 'x'], /not a CUDA version/],
    [['bad.sh', '--diff', '--fix'], /--diff shows what --fix would write/],
    [['bad.sh', '--json', '--github'], /two answers/],
  ])('refuses %j with one line and exit 2', async (args, message) => {
    const { code, err, out } = await runFake(['check', ...args], { existing });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  const broken = { 'a.sh': 'apt-get update\napt-get install git\npip install numpy<2\n', 'b.sh': 'true\r\n' };

  it('shows the safe edits with --diff and writes nothing', async () => {
    const { code, out, system } = await runFake(['check', 'a.sh', '--diff'], { existing: broken });
    expect(code).toBe(1);
    expect(out).toContain('+apt-get install -y git');
    expect(out).toContain('+pip install "numpy<2"');
    expect(system.disk.get('/home/user/a.sh')?.content).toBe(broken['a.sh']);
    expect(await runFake(['check', 'good.sh', '--diff'], { existing })).toMatchObject({
      code: 0,
      out: 'no safe edits\n',
    });
  });

  it('writes them with --fix, and judges what is left', async () => {
    const { code, out, system } = await runFake(['check', 'a.sh', 'b.sh', '--fix'], { existing: broken });
    expect(system.disk.get('/home/user/a.sh')?.content).toBe(
      'apt-get update\napt-get install -y git\npip install "numpy<2"\n',
    );
    expect(system.disk.get('/home/user/b.sh')?.content).toBe('true\n');
    expect(out).toMatch(/^fixed +a\.sh:2 PW825/m);
    expect(out).toContain('b.sh (shell): no findings');
    expect(code).toBe(0);
  });

  it('annotates for GitHub, a line for each finding', async () => {
    const { out } = await runFake(['check', 'bad.sh', '--github'], { existing });
    expect(out).toMatch(/^::error file=bad\.sh,line=1,col=13,title=PW414 [^:\n]*::[^\n]*hf-hub[^\n]*\n$/);
  });

  it('groups what is said twice', async () => {
    const { out } = await runFake(['check', 'x.sh'], {
      existing: { 'x.sh': 'curl https://a.dev/x | sh\ncurl https://a.dev/y | sh\n' },
    });
    expect(out.match(/PW802 /g)).toHaveLength(1);
    expect(out).toContain('(2 times)');
    expect(out).toContain('Line 2: Whatever https://a.dev/y');
    expect(out.indexOf('2 warnings')).toBeLessThan(out.indexOf('PW802'));
  });

  it('says what a file seems to be that it cannot judge', async () => {
    const { code, err } = await runFake(['check', 'p.txt'], {
      existing: { 'p.txt': 'Package Version\n------- -------\ntorch 2.6.0\n' },
    });
    expect(code).toBe(2);
    expect(err).toContain('pip list, which pod-wizard compare reads');
  });

  it('shows no control characters of the file', async () => {
    const { out } = await runFake(['check', 'x.sh'], {
      existing: { 'x.sh': 'pip install numpy~=2\u001b]0;owned\u0007\u001b[31m\n' },
    });
    expect(out).not.toContain('\u001b');
  });

  it('explains its own codes', async () => {
    expect((await runFake(['explain', 'PW802'])).out).toContain('A remote script runs');
    expect((await runFake(['explain'])).out).toContain('PW833');
    const { out } = await runFake(['explain', 'PW203', 'pw802']);
    expect(out.match(/^PW\d+ .*\((?:error|warning)\)$/gm)).toHaveLength(2);
    expect(out).toContain('\nDebian 12 or later, without a virtual environment and without\n');
  });
});

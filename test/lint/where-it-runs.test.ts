import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const said = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));

describe('where a script runs, and what it asks itself', () => {
  it('PW843: /workspace behind docker run is a folder of its container', () => {
    const run = (...before: readonly string[]) =>
      said('PW843', 'launch.sh', ...before, 'docker run --rm -d --gpus all image /workspace/run.sh');
    expect(run()).toEqual([]);
    expect(run('cd /workspace')).toEqual(['PW843@2']);
  });

  it('PW852: a build that asks for its argument says so itself', () => {
    const build = (first: string) =>
      said(
        'PW852',
        'Dockerfile',
        'FROM debian:12',
        'ARG REF',
        `RUN ${first}git clone -b \${REF} https://github.com/a/b /b`,
      );
    expect(build('[ -n "${REF}" ] || exit 1; ')).toEqual([]);
    expect(build('')).toEqual(['PW852@3']);
  });

  it('PW825: instructions with sudo are typed at a machine', () => {
    const readme = (line: string) => said('PW825', 'README.md', '```bash', line, '```');
    expect(readme('sudo apt install pybind11-dev')).toEqual([]);
    expect(readme('apt install pybind11-dev')).toEqual(['PW825@2']);
  });

  it('PW837: the folder of a file that the script works with is there', () => {
    const count = (folder: string) =>
      said(
        'PW837',
        'a.sh',
        'set -euo pipefail',
        `dir="${folder}"`,
        'n=$(find "$dir" -name "*_x" 2>/dev/null | wc -l)',
      );
    expect(count('$(dirname "$1")')).toEqual([]);
    expect(count('$1/slots')).toEqual(['PW837@3']);
  });

  it('PW845: it goes on with what is there in another branch, or asks how much there is', () => {
    const load = (asked: string, first: string) =>
      said(
        'PW845',
        'a.sh',
        'F=/workspace/m.safetensors',
        `if [ -s "$F" ]${asked}; then ${first}; else curl -fL -o "$F" https://x.dev/m.safetensors; fi`,
      );
    expect(load('', 'curl -fL -C - -o "$F" https://x.dev/m.safetensors')).toEqual([]);
    expect(load(' && [ "$(stat -c%s "$F")" -gt 1000 ]', 'echo there')).toEqual([]);
    expect(load('', 'tar -C /workspace -xf "$F"')).toEqual(['PW845@2']);
    const failed = (then: string) =>
      said('PW845', 'a.sh', `[ -f m.ckpt ] || wget -O m.ckpt https://x.dev/m.ckpt || { ${then}; exit 1; }`);
    expect(failed('rm -f m.ckpt')).toEqual([]);
    expect(failed('echo failed')).toEqual(['PW845@1']);
  });

  it('PW802: an address with a commit in it serves one text', () => {
    const run = (ref: string) =>
      said('PW802', 'a.sh', `wget https://gist.githubusercontent.com/u/1/raw/${ref}/d.py`, 'python d.py');
    expect(run('17b8dd0d724281ed7c3b2aeeda662b92809aadd5')).toEqual([]);
    expect(run('main')).toEqual(['PW802@1']);
  });

  it('PW889: an import over several lines binds all of its names', () => {
    const module = (names: string) =>
      said(
        'PW889',
        'a.py',
        'def ext():',
        '    if A:',
        '        from b import B',
        '        C = partial(B)',
        '    else:',
        `        from d import (B,`,
        `                       ${names})`,
        '    return B, C',
      );
    expect(module('C')).toEqual([]);
    expect(module('E')).toEqual(['PW889@8']);
  });

  it('PW887: a condition that always holds is none, and the message has its words', () => {
    const module = (condition: string) =>
      findingsOf('a.py', `import os\nif ${condition}:\n    import torch\ndtype = torch.float16\n`).map(
        ({ message }) => message,
      );
    expect(module('True')).toEqual([]);
    expect(module('os.environ.get("A")')).toEqual([
      expect.stringContaining('"if os.environ.get("A"):" does not hold, torch'),
    ]);
  });

  it('PW412: a placeholder of instructions is no requirement', () => {
    const readme = (version: string) =>
      said('PW412', 'README.md', '```bash', `pip install flash-attn==${version}`, '```');
    expect(readme('<the one of your torch>')).toEqual([]);
    expect(readme('')).toEqual(['PW412@2']);
  });

  it('a value of ARG is no further name', () => {
    const build = (argument: string) =>
      said('PW412', 'Dockerfile', 'FROM debian:12', argument, 'RUN pip install requests==${V}');
    expect(build('ARG V \\\n  BRANCH \\\n  ARCHES')).toEqual([]);
    expect(build('ARG V=BRANCH')).toEqual(['PW412@3']);
  });
});

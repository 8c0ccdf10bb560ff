import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

describe('what neither pip nor conda can install as it stands', () => {
  it('PW867: mamba-ssm imports torch as it is built, and asks for none', () => {
    const list = (line: string) => codesOf('requirements.txt', `torch==2.4.1\n${line}\n`);
    expect(list('mamba-ssm')).toEqual(['PW867@2']);
    // Some releases ask for it.
    expect(list('mamba-ssm==2.2.4')).toEqual([]);
    const run = (option: string) =>
      codesOf('a.sh', `pip install torch==2.4.1\npip install mamba-ssm${option}\n`);
    expect(run('')).toEqual(['PW867@2']);
    expect(run(' --no-build-isolation')).toEqual([]);
  });

  it('a line of conda list --export that pip installed', () => {
    const list = (last: string) => findingsOf('requirements.txt', `numpy=1.24.3=py310_1\n${last}\n`);
    const [first, ...rest] = list('torch=2.1.0=pypi_0\naccelerate=0.21.0=pypi_0');
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      place: { line: 2 },
      fixes: [expect.stringContaining('torch==2.1.0 and the like')],
    });
    const export_ = (last: string) =>
      codesOf(
        'spec.txt',
        `# This file may be used to create an environment using:\n# platform: linux-64\n${last}\n`,
      );
    expect(export_('zlib=1.2.13=h5eee18b_0')).toEqual([]);
    expect(export_('requests=2.31.0=pypi_0')).toEqual([expect.stringMatching(/@3$/)]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { stacks } from '../../src/catalog/stacks.ts';
import { examine } from '../../src/deps/deps.ts';
import { admits } from '../../src/deps/ranges.ts';
import { wholeFile } from '../../src/lint/place.ts';
import { installationOf } from '../../src/lint/requirements-file.ts';
import { parseRequirement } from '../../src/packaging/requirement.ts';
import { satisfies } from '../../src/packaging/versions.ts';
import { cuda2404 } from '../lint/support.ts';

const report = (text: string, image: string | null = null) =>
  examine(installationOf(wholeFile('requirements.txt', text)), { catalog, image, python: null });

const admitted = (text: string) => {
  const requirement = parseRequirement(text);
  return requirement === null ? null : admits(requirement);
};

describe('what a specifier admits', () => {
  it.each([
    ['requests~=2.31.0', /^2\.31\.0 or newer, below 2\.32 .*patches only/, 'patches'],
    ['requests~=2.31', /^2\.31 or newer, below 3 .*minor releases/, 'range'],
    ['requests==2.31.0', /^exactly 2\.31\.0, with or without a local part/, 'yes'],
    ['requests==2.31.*', /starts with 2\.31\./, 'patches'],
    ['torchvision==0.16.0+cu121', /^exactly the build 0\.16\.0\+cu121.*index/, 'yes'],
    ['pillow>=10.0.0', /^10\.0\.0 or newer$/, 'no'],
    ['numpy<2.0.0', /^below 2\.0\.0, and none of its pre-releases$/, 'range'],
    ['numpy>=1.26,<2', /1\.26 or newer; below 2/, 'range'],
    ['numpy!=2.31.9', /not 2\.31\.9/, 'no'],
    ['numpy===2.31.0', /nothing else/, 'yes'],
    ['numpy>=2.0rc1', /pre-releases included/, 'no'],
    ['pandas', /^any version/, 'no'],
    ['a @ git+https://h/a@0123456789abcdef', /exactly this commit/, 'yes'],
    ['a @ git+https://h/a', /newest commit/, 'no'],
    ['a @ https://h/resolve/main/a-1-py3-none-any.whl', /lies there at that moment/, 'no'],
  ])('%s', (text, words, suitable) => {
    const answer = admitted(text);
    expect(answer?.words).toMatch(words);
    expect(answer?.suitable).toBe(suitable);
  });

  it.each(['numpy~=2', 'torch>=2.1+cu121', 'torch~=2.1.0+cu121'])('%s is no specifier', (text) => {
    expect(admitted(text)).toBeNull();
  });

  it('says of ~= what the library makes of it', () => {
    const number = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 2, maxLength: 4 }),
        fc.array(number, { minLength: 3, maxLength: 4 }),
        (base, other) => {
          const [version, candidate] = [base.join('.'), other.join('.')];
          const bound = /below ([\d.]+) /.exec(admitted(`a~=${version}`)?.words ?? '')?.[1] ?? '';
          expect(satisfies(candidate, `~=${version}`)).toBe(satisfies(candidate, `>=${version},<${bound}`));
        },
      ),
    );
  });
});

describe('a list of requirements', () => {
  it('tells what comes from apt, and whether the image has it', () => {
    const on = (image: string | null) =>
      report('opencv-python\nopencv-python-headless\nsoundfile\nlibrosa\n', image).dependencies;
    expect(on(cuda2404)[0]?.system).toMatchObject([
      { apt: 'libgl1', there: 'missing' },
      { apt: 'libglib2.0-0', there: 'missing' },
    ]);
    expect(on('runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404')[0]?.system[0]?.there).toBe('image');
    expect(on(null)[0]?.system[0]?.there).toBeNull();
    expect(on(null)[1]).toMatchObject({ system: [], bringsOwn: expect.stringContaining('libGL') });
    expect(on(null)[2]).toMatchObject({ system: [], bringsOwn: expect.stringContaining('libsndfile') });
    expect(on(null)[3]?.system.map(({ apt }) => apt)).toEqual(['ffmpeg']);
  });

  it.each([
    ['hf-hub', 'huggingface-hub'],
    ['cv2', 'opencv-python'],
    ['PIL', 'pillow'],
    ['sklearn', 'scikit-learn'],
  ])('%s is the wrong name of %s', (wrong, right) => {
    const { dependencies, findings } = report(`${wrong}\n`);
    expect(dependencies[0]?.rightName).toBe(right);
    expect(findings.map(({ code }) => code)).toContain('PW414');
  });

  it('names the partners that are not there', () => {
    const trio = report('torch==2.8.0\n').pairs.find(({ names }) => names[0] === 'torch');
    expect(trio?.unnamed).toEqual(['torchvision', 'torchaudio']);
    expect(report('six\n').pairs).toEqual([]);
  });

  it('reads markers, extras and addresses', () => {
    const [marked, extra, address] = report(
      'a; python_version < "3.12"\nb[c,d]\ngit+https://h/x\n',
    ).dependencies;
    expect(marked?.marker).toBe('python_version < "3.12"');
    expect(extra?.extras).toEqual(['c', 'd']);
    expect(address?.admits?.suitable).toBe('no');
  });
});

describe('the estimate', () => {
  it('is the sum of what was measured, with what torch brings along', () => {
    const { estimate } = report('torch\nnumpy\n');
    expect(estimate.counted).toEqual(['torch', 'numpy', 'what torch brings along']);
    expect(estimate.download).toBeGreaterThan(3500);
    expect(estimate.unpacked).toBeGreaterThan(estimate.download);
    for (const { rate, seconds } of estimate.seconds)
      expect(seconds).toBe(Math.round(estimate.download / rate));
  });

  it('claims nothing where nothing was measured', () => {
    const { estimate } = report('some-package==1.0\n');
    expect(estimate).toMatchObject({ download: 0, unpacked: 0, counted: [], unknown: ['some-package'] });
  });
});

describe('the common stacks', () => {
  it.each(stacks)('$name can be read, each line of it', ({ requirements }) => {
    const { dependencies, findings } = report(requirements.join('\n'));
    expect(dependencies.map(({ admits: range }) => range)).not.toContain(null);
    expect(findings.filter(({ code }) => code === 'PW412' || code === 'PW414')).toEqual([]);
  });

  it('tells what is wrong with one as it stands', () => {
    expect(
      report(stacks.find(({ name }) => name === 'ml')?.requirements.join('\n') ?? '').findings.map(
        ({ code }) => code,
      ),
    ).toContain('PW410');
  });
});

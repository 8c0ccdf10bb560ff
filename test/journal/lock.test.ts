import { expect, it } from 'vitest';
import { lockOf } from '../../src/journal/lock.ts';

const hash = `--hash=sha256:${'a'.repeat(64)}`;
const restOf = (...lines: readonly string[]) => lockOf(['numpy==1.26.4', ...lines], 'here')?.rest;

it('takes each package once, as it first stands, with where it is from', () => {
  expect(lockOf([` numpy==1.26.4 ${hash} `, 'torch==2.8.0+cu128', 'NumPy==2.0.0', ''], 'entry 3')).toEqual({
    from: 'entry 3',
    packages: [`numpy==1.26.4 ${hash}`, 'torch==2.8.0+cu128'],
    rest: [],
  });
});

it('is none without a package', () => {
  expect(
    lockOf(['# not locked: nothing could be read', 'flash-attn @ git+https://host/x'], 'here'),
  ).toBeNull();
  expect(lockOf([], 'here')).toBeNull();
});

it.each([
  ['what the pod says is not locked', '# not locked: 3 files of another index', ['3 files of another index']],
  ['a remark of its own', '# made by pip freeze', []],
  ['a remark at the end of a line that is none', 'x #', ['x #: not understood']],
  [
    'an address, cut after 250 characters',
    `x @ ${'y'.repeat(300)}`,
    [`x @ ${'y'.repeat(246)}: from an address of its own, as the preset says`],
  ],
  [
    'what nobody understands, cut after 250 characters',
    'z'.repeat(300),
    [`${'z'.repeat(250)}: not understood`],
  ],
  ['a control code', '# not locked: \u001b[31mred', ['\\u001b[31mred']],
])('names among the rest: %s', (_, line, rest) => {
  expect(restOf(line)).toEqual(rest);
});

it('reads 2000 lines, and names 500 of the rest in 400 characters each', () => {
  const packages = Array.from({ length: 2001 }, (_, at) => `p${at}==1`);
  expect(lockOf(packages, 'here')?.packages).toHaveLength(2000);
  expect(restOf(...Array.from({ length: 501 }, (_, at) => `odd ${at}`))).toHaveLength(500);
  const wide = restOf(`# not locked: ${'\u0001'.repeat(300)}`)?.[0];
  expect(wide).toHaveLength(400);
});

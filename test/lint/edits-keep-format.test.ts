import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../../src/lint/mend.ts';
import { findingsOf } from './support.ts';

const pins = [
  'jax -f https://x.dev/list.html',
  'torch==2.6.0 --index-url https://x.dev/whl',
  'numpy~=2',
  'hf-hub',
];

it.each(pins)('every edit of %j in an environment leaves YAML with the same other items', (pin) => {
  const text = `dependencies:\n  - python=3.11\n  - pip:\n      - six\n      - ${pin}\n      - idna\n`;
  for (const { edits } of findingsOf('environment.yml', text)) {
    const after = parse(applyEdits(text, edits) ?? '');
    expect(after.dependencies[0]).toBe('python=3.11');
    expect([after.dependencies[1].pip[0], after.dependencies[1].pip.at(-1)]).toEqual(['six', 'idna']);
  }
});

it.each(pins)('every edit of %j in a pyproject stays within its string', (pin) => {
  const text = `[project]\nname = "a"\nversion = "1"\ndependencies = [\n  "six",\n  "${pin}",\n]\n`;
  for (const { edits } of findingsOf('pyproject.toml', text))
    for (const { new: written } of edits) expect(written).not.toMatch(/["\n]/);
});

it.each([
  '--no-index --find-links https://x.dev/torch-2.0.0+cu118.html',
  '--find-links https://x.dev/torch-2.0.0+cu118.html --no-index',
])('what pip ignores is no line that it cannot read: %s', (options) => {
  const text = `dependencies:\n  - python=3.10\n  - pip:\n      - torch_scatter ${options}\n`;
  const [found] = findingsOf('environment.yml', text);
  expect(found).toMatchObject({ code: 'PW412', severity: 'warning', error: null });
});

it('a list of lines gets its own line', () => {
  const [found] = findingsOf('requirements.txt', `${pins[0]}\n`);
  expect(found).toMatchObject({ code: 'PW412', severity: 'warning', error: null });
  expect(applyEdits(`${pins[0]}\n`, found?.edits ?? [])).toBe('-f https://x.dev/list.html\njax\n');
});

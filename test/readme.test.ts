import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runFake } from './commands/support.ts';

it("the README's matrix is what the command prints", async () => {
  const { out } = await runFake(['matrix', '--preset', 'fluxgym', '--markdown']);
  expect(readFileSync('README.md', 'utf8')).toContain(out);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runFake } from './commands/support.ts';

it("the README's picture is a real frame", () => {
  const frame = readFileSync('snapshots/frames/image-incompatible-80x24.txt', 'utf8').trimEnd();
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${frame}\n\`\`\``);
});

it("the README's matrix is what the command prints", async () => {
  const { out } = await runFake(['matrix', '--preset', 'fluxgym', '--markdown']);
  expect(readFileSync('README.md', 'utf8')).toContain(out);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it("the README's picture is a real frame", () => {
  const frame = readFileSync('snapshots/frames/image-incompatible-80x24.txt', 'utf8').trimEnd();
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${frame}\n\`\`\``);
});

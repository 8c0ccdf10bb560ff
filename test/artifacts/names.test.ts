import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { artifactNames, render } from '../../src/artifacts/render.ts';
import { inputFor } from './input-for.ts';

it('are the paths of what is rendered', async () => {
  expect(render(await inputFor({})).map((artifact) => artifact.path)).toEqual(artifactNames);
});

it('stand in no code but that which makes the artifacts', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith(`artifacts${path.sep}`),
  );
  expect(files.length).toBeGreaterThan(100);
  const naming = files.filter((file) => {
    const text = readFileSync(path.join('src', file), 'utf8');
    return artifactNames.some((name) =>
      ["'", '"', '`'].some((mark) => text.includes(`${mark}${name}${mark}`)),
    );
  });
  expect(naming).toEqual([]);
});

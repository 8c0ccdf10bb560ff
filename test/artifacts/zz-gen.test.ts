import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { inputFor, presetIds } from './input-for.ts';

test('gen', async () => {
  mkdirSync('/tmp/gen', { recursive: true });
  for (const app of presetIds)
    for (const a of render(
      await inputFor({
        app,
        ...(app.startsWith('hun') ? { codeServer: { port: 8443, auth: 'password' as const } } : {}),
      }),
    ))
      writeFileSync(`/tmp/gen/${app}-${a.path}`, a.content);
});

import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { isScriptVariable } from '../../src/presets/placeholders.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { run } from '../support/bash.ts';
import { needs } from '../support/needs.ts';
import { otherPresets, presetOf } from '../support/plans.ts';

const bare = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';

async function scriptOf(id: string, draft = {}): Promise<string> {
  const files = render(await inputFor({ app: id, ...draft }, presetOf(id)));
  return files.find(({ path }) => path === 'startup.sh')?.content ?? '';
}

describe('the script of each', () => {
  for (const { id } of otherPresets) {
    for (const draft of [{}, { image: bare }, { codeServer: { port: 8080, auth: 'password' as const } }]) {
      test(`${id} ${JSON.stringify(draft)} is clean bash, with no variable twice`, async () => {
        const script = await scriptOf(id, draft);
        expect(script).toMatch(/^#!\/usr\/bin\/env bash\n[\n\x20-\x7e]*$/);
        expect(run('bash', ['-n'], script)).toEqual({ status: 0, stdout: '', stderr: '' });
        if (needs('shfmt')) expect(run('shfmt', ['-i', '2', '-ci', '-d'], script).stdout).toBe('');
        if (needs('shellcheck'))
          expect(
            run('shellcheck', ['-s', 'bash', '-o', 'avoid-nullary-conditions', '-'], script).stdout,
          ).toBe('');
        const own = [...script.matchAll(/^(?:readonly |declare -A )?([A-Z][A-Z_]+)=/gm)].map(
          ([, name]) => name,
        );
        const asked: string[] = presetOf(id).asks.map(({ name }) => name);
        for (const name of own)
          expect(isScriptVariable(name ?? '') || asked.includes(name ?? ''), name).toBe(true);
      });
    }
  }
});

import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { startCommand } from '../../src/artifacts/start-command.ts';
import { bash, run } from '../support/bash.ts';
import { inputFor, presetIds } from './input-for.ts';

describe('the start command', () => {
  for (const app of presetIds) {
    test(`${app}: one line that unpacks to the same bytes`, async () => {
      const [script, command] = render(await inputFor({ app }));
      const line = command?.content.trimEnd() ?? '';
      expect(line).toMatch(/^bash -c '[^'\\$`"\n{}]*'$/);
      // The cloud splits it like a shell does, then runs the words.
      const words: unknown = JSON.parse(
        run(
          'python3',
          ['-c', 'import json, shlex, sys; print(json.dumps(shlex.split(sys.stdin.read())))'],
          line,
        ).stdout,
      );
      const program = line.slice("bash -c '".length, -1);
      expect(words).toEqual(['bash', '-c', program]);
      const unpack = program.split('>')[0];
      expect(bash(`${unpack}\n`).stdout).toBe(script?.content);
      console.info(`${app}: start command of ${line.length} characters`);
    });
  }

  test('is the same for the same script', () => {
    expect(startCommand('echo caf\u00e9\n')).toBe(startCommand('echo caf\u00e9\n'));
  });

  test('a damaged one says so and holds', () => {
    const program = startCommand('echo never\n').slice("bash -c '".length, -1);
    const damaged = program.replace(/echo \S{12}/, 'echo AAAA').replace('sleep infinity', 'echo held');
    expect(bash(`${damaged}\n`).stdout).toMatch(/damaged when it was pasted[\s\S]*held/);
  });
});

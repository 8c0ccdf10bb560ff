import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { startCommand } from '../../src/artifacts/start-command.ts';
import { run } from '../support/bash.ts';
import { inputFor, presetIds } from './input-for.ts';

/** As the cloud does: splits the line like a shell, and runs the words. */
function words(line: string): readonly string[] {
  return JSON.parse(
    run('python3', ['-c', 'import json, shlex, sys; print(json.dumps(shlex.split(sys.stdin.read())))'], line)
      .stdout,
  );
}

/** Runs a line with places and ends of its own, and says what came of it. */
function runLine(line: string): string {
  const [program = '', ...args] = words(
    line
      .replaceAll('/tmp/pod-wizard-startup.sh', '/tmp/pod-wizard-test.sh')
      .replaceAll('/dev/shm/pod-wizard-startup.sh', '/dev/full')
      .replace('bash /start.sh', 'echo way in')
      .replace('sleep infinity', 'echo held'),
  );
  return run(program, args).stdout;
}

const held = /damaged when it was pasted[\s\S]*way in\nheld\n$/;
const small = startCommand('echo it runs\n', 'an app on a card');

describe('the start command', () => {
  for (const app of presetIds) {
    test(`${app}: one line that says what it is and unpacks to the same bytes`, async () => {
      const [script, command] = render(await inputFor({ app }));
      const line = command?.content.trimEnd() ?? '';
      expect(line).toMatch(/^bash -c '[^'\\$`"\n{}]*' [A-Za-z0-9+/=]+$/);
      expect(line).toMatch(/^bash -c ': \S+ on NVIDIA [A-Za-z0-9 ]+, pod-wizard 0\.1\.0, plan [0-9a-f]{8};/);
      const [program, flag, text, packed] = words(line);
      expect([program, flag]).toEqual(['bash', '-c']);
      const place = '/tmp/pod-wizard-test.sh';
      rmSync(place, { force: true });
      run('bash', [
        '-c',
        (text ?? '')
          .replaceAll('/tmp/pod-wizard-startup.sh', place)
          .replaceAll(`exec bash ${place}`, 'exit')
          .replace('sleep infinity', 'exit 1'),
        packed ?? '',
      ]);
      expect(readFileSync(place, 'utf8')).toBe(script?.content);
      rmSync(place);
      console.info(`${app}: start command of ${line.length} characters`);
    });
  }

  test('is the same for the same script', () => {
    expect(startCommand('echo caf\u00e9\n', 'x')).toBe(startCommand('echo caf\u00e9\n', 'x'));
  });

  test('runs the script, with Windows line ends after it as well', () => {
    expect(runLine(small)).toBe('it runs\n');
    expect(runLine(`${small}\r\n`)).toBe('it runs\n');
  });

  test('cut off anywhere in the packed part, it says so, gives a way in and holds', () => {
    const begins = small.lastIndexOf(' ');
    for (const end of [small.length - 1, small.length - 9, begins + 20, begins + 1, begins]) {
      expect(runLine(small.slice(0, end)), String(end)).toMatch(held);
    }
  });

  test('with a blank or other letters in the middle, too', () => {
    const middle = small.length - 20;
    for (const damage of [' ', '\r\n', 'AAAA']) {
      expect(runLine(`${small.slice(0, middle)}${damage}${small.slice(middle)}`)).toMatch(held);
    }
  });

  test('hostile names give it no second command', async () => {
    const gpu = "x'; touch /tmp/pwned; '$(id) `id`";
    const [, command] = render(await inputFor({ app: 'fluxgym', gpu }));
    expect(command?.content.split("'")).toHaveLength(3);
    expect(command?.content.split(';(')[0]).not.toMatch(/[;$`]/);
    expect(existsSync('/tmp/pwned')).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { withItsNames } from '../../src/diagnose/named-in-log.ts';

const beside = (command: string, text: string) => withItsNames(command, { text, above: [], below: [] });

it('two dashes are a slash in a folder of the cache alone', () => {
  expect(beside('hf download OWNER/MODEL', '/root/.cache/hub/models--moon--tide-7b/snapshots')).toBe(
    'hf download moon/tide-7b',
  );
  expect(beside('python3 SCRIPT', 'python my--tide.py')).toBe('python3 my--tide.py');
});

it('no option of a log becomes an option of the command', () => {
  expect(beside('docker logs CONTAINER', 'docker exec -it')).toBe('docker logs CONTAINER');
  expect(beside('docker logs CONTAINER', 'docker exec -it tide-1')).toBe('docker logs tide-1');
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createTwoFilesPatch } from 'diff';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/basics/digest.ts';
import { runFake } from './support.ts';

/**
 * Each journal that 0.1 left in its repository (commit 1e0de22; its earlier ones hold the same plans), beside the
 * script that 0.1 itself makes of it. What today's replay makes differs in the lines of snapshots/replay-0.1/,
 * each of which is a fault of 0.1 that was mended:
 *
 * - the app is handed no secret but its own: `unset RUNPOD_API_KEY …`;
 * - the checksum of the script, which follows from it.
 */
const folder = 'test/commands/journals-0.1';

it.each(readdirSync(folder))('the journal of %s from 0.1 gives its files again', async (name) => {
  const read = (file: string) => readFileSync(path.join(folder, name, file), 'utf8');
  const journal = read('JOURNAL.md');
  const before = read('startup.sh');
  // The fixture is what 0.1 recorded, not what somebody made of it since.
  expect(journal).toContain(sha256(before));

  const { code, err, system } = await runFake(['replay', 'JOURNAL.md', '--out', 'again'], {
    existing: { 'JOURNAL.md': journal },
  });
  // It says which files are not those of then.
  expect([code, err]).toEqual([1, expect.stringContaining('startup.sh, start-command.txt not as recorded')]);
  const after = (file: string) => system.disk.get(`/home/user/again/${file}`)?.content ?? '';
  const packed =
    /echo (?<packed>[A-Za-z0-9+/=]+)\|/.exec(after('start-command.txt'))?.groups?.['packed'] ?? '';
  expect(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')).toBe(after('startup.sh'));
  const lines = createTwoFilesPatch('0.1/startup.sh', 'now/startup.sh', before, after('startup.sh'), '', '', {
    context: 0,
  });
  await expect(lines).toMatchFileSnapshot(`../../snapshots/replay-0.1/${name}.diff`);
});

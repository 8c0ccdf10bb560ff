import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/basics/digest.ts';
import { runFake } from './support.ts';

/**
 * Each journal that 0.1 left in its repository (commit 1e0de22; its earlier ones hold the same plans), beside the
 * script that 0.1 itself makes of it. Today's script has another shape (a PLAN, and a runtime below it), so the
 * two differ in nearly every line. What is installed, from where, and how the app is started must not:
 * every value of the old one stands in the PLAN of the new one.
 *
 * What is said elsewhere now, and was mended:
 * - a requirement with an address of its own is installed before all others, and named without it later;
 * - the app is handed no secret but its own.
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
  const packed = after('start-command.txt').trim().split(' ').at(-1) ?? '';
  expect(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')).toBe(after('startup.sh'));

  const plan = joined(after('startup.sh').split('# === RUNTIME')[0] ?? '');
  expect(valuesOf(before).length).toBeGreaterThan(40);
  expect(valuesOf(before).filter((value) => !plan.includes(value))).toEqual([]);
  // A volume that the old one set up is known to hold the same packages.
  expect(plan).toContain(`OLD_PACKAGES=${/PACKAGES=([0-9a-f]{16})/.exec(before)?.[1]}`);
});

/** Without line ends within commands and arrays, and long values in one piece. */
const joined = (text: string) =>
  text.replaceAll(/'?\n {2}outside_\d\+='?/g, '').replaceAll(/ *(?:\\)?\n */g, ' ');

/** What a script of 0.1 installs, fetches and sets. */
function valuesOf(script: string): readonly string[] {
  const blocks = [
    /cat >"\$STATE\/constraints\.txt" <<'END'\n([\s\S]*?)\nEND/g,
    /pip_install \\\n([\s\S]*?)\n\}/g,
    /--index-url[^\n]*\n([^\n]*)\n/g,
    /SYSTEM_PACKAGES=\(([\s\S]*?)\)/g,
  ].flatMap((block) => [...script.matchAll(block)].map(([, text = '']) => text));
  const words = blocks
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => (line.includes('@ ') ? [line] : line.split(/ +/)))
    .map((word) => word.replaceAll(/ *\\$|'/g, '').trim());
  const lines = [...script.matchAll(/^ {2}(?:checkout \S+ |fetch_weight \S+ |export )(.*)$/gm)].map(
    ([, text = '']) => text,
  );
  return [
    ...words,
    ...lines.filter((line) => !/^(?:VIRTUAL_ENV|PIP_|PYTHON|HF_HUB_ENABLE|DEBIAN)/.test(line)),
  ].filter((value) => value !== '' && value !== '--editable');
}

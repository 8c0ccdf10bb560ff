import { expect, it } from 'vitest';
import { runFake, soundFlags } from './support.ts';

const journal = async (flags: readonly string[], before?: string) => {
  const existing = before === undefined ? {} : { 'JOURNAL.md': before };
  const ran = await runFake([...soundFlags, ...flags, '--yes', '--force'], { existing });
  return ran.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
};

/** As git leaves it where two branches each wrote an entry 2: common lines once, marks around each difference. */
function merged(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  return a
    .map((line, at) => (line === b[at] ? line : `<<<<<<< a\n${line}\n=======\n${b[at]}\n>>>>>>> b`))
    .join('\n');
}

it('two entries of one number that a merge mixed line by line are each named, shown and superseding', async () => {
  const first = await journal([]);
  const ours = await journal(['--volume-gb', '150'], first);
  const theirs = await journal(['--volume-gb', '250'], first);
  const existing = { 'JOURNAL.md': merged(ours, theirs) };
  const { out } = await runFake(['journal', 'list'], { existing });
  const names = [...out.matchAll(/^2@\d+/gm)].map(([name]) => name);
  expect(new Set(names).size).toBe(2);
  const shown = await Promise.all(
    names.map(async (name) => (await runFake(['journal', 'show', name, '--form'], { existing })).out),
  );
  expect(shown.map((text) => /Volume disk +(\d+ GB)/.exec(text)?.[1]).sort()).toEqual(['150 GB', '250 GB']);
  const page = await runFake(['journal', 'list', '--preset', 'fluxgym'], { existing });
  expect(page.out).toContain(`superseded    by entry ${names[0]} and ${names[1]}`);
});

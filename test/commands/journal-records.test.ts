import { describe, expect, it } from 'vitest';
import { entryParts, entrySchema, journalSchema } from '../../src/journal/data.ts';
import { formatEntry } from '../../src/journal/format.ts';
import { entry, plan } from '../journal/sample.ts';
import { runFake, soundFlags } from './support.ts';

/** `journal list --preset`, `show N`, `diff`, `export`: what a journal tells beside its text. */

type Files = Record<string, string>;
const journalPath = '/home/user/JOURNAL.md';

async function deployed(...runs: string[][]): Promise<Files> {
  let existing: Files = {};
  for (const flags of runs) {
    const { code, system } = await runFake([...flags, '--yes', '--force'], { existing });
    expect(code).toBe(0);
    existing = Object.fromEntries([...system.disk].map(([file, { content }]) => [file, content]));
  }
  return existing;
}
const twice = () =>
  deployed(soundFlags, [
    ...soundFlags,
    '--volume-gb',
    '120',
    '--pin',
    'tqdm==4.66.5',
    '--accept',
    'PW505=mine',
  ]);
const edited = (files: Files, change: (journal: string) => string): Files => ({
  ...files,
  [journalPath]: change(files[journalPath] ?? ''),
});

describe('journal diff', () => {
  it('tells answers, pins, findings and files', async () => {
    const { code, out, err } = await runFake(['journal', 'diff', '1', '2'], { existing: await twice() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^entry 1 \(v1\.0\.0, 2026-11-22, fluxgym on .*\) and entry 2 \(v1\.0\.1, /);
    expect(out).toContain('  Volume size (GB): 120 GB; it was: 100 GB\n');
    expect(out).toContain('\nPins\n  + tqdm==4.66.5\n');
    expect(out).toMatch(/\n {2}- PW505 \(warning\) .*\n {2}\+ PW505 \(warning\) .* \(accepted: mine\)\n/);
    expect(out).toContain('  startup.sh: changed\n');
    expect(out).toMatch(/^ {2}\+.*tqdm==4\.66\.5/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(700);
  });

  it('the other way round, and as JSON', async () => {
    const existing = await twice();
    const { out } = await runFake(['journal', 'diff', '2', '1', '--json'], { existing });
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      was: '2',
      is: '1',
      answers: expect.arrayContaining([{ label: 'Volume size (GB)', was: '120 GB', is: '100 GB' }]),
      pins: { added: [], removed: ['tqdm==4.66.5'] },
      findings: { changed: [{ code: 'PW505' }] },
    });
    expect(data.files.find(({ path }: { path: string }) => path === 'startup.sh').diff).toContain('tqdm');
  });

  it('of an entry and itself is nothing', async () => {
    const { out } = await runFake(['journal', 'diff', '1', '1'], { existing: await twice() });
    expect(out).toMatch(/\n\nNothing is different\.\n$/);
  });

  it('says what it compares where a file cannot be made as it was, or not at all', async () => {
    const existing = edited(await twice(), (text) => text.replace(/"volumeGb": 120/, '"volumeGb": 130'));
    const changed = await runFake(['journal', 'diff', '1', '2'], { existing });
    expect(changed.out).toContain(
      'startup.sh: changed; made by this version it is not as recorded in entry 2',
    );
    const gone = edited(existing, (text) => text.replaceAll('"app": "fluxgym"', '"app": "gone"'));
    const without = await runFake(['journal', 'diff', '1', '2'], { existing: gone });
    expect(without.code).toBe(0);
    expect(without.out).toContain(
      'startup.sh: changed; it cannot be made again: entry 1: the preset "gone" is not here',
    );
  });

  it.each([
    [['1'], 2, /two entries/],
    [['1', '2', '3'], 2, /takes two entries/],
    [['1', 'x.md'], 2, /takes two entries/],
    [['1', '9'], 1, /no entry 9\n.*it has 1, 2/],
  ])('%j exits %i', async (words, code, message) => {
    const ran = await runFake(['journal', 'diff', ...words], { existing: await twice() });
    expect(ran.err).toMatch(message);
    expect(ran.code).toBe(code);
  });
});

describe('journal list --preset', () => {
  it('is the page of an app: what supersedes what, what changed, what came of it', async () => {
    const existing = edited(await twice(), (text) =>
      text.replace(
        'Outcome: not yet recorded',
        'Outcome: **works** (2026-11-23), ready after 6 min 12 s, \\$0.04 in all, RTX 4090: fine, and fast\n\nNote (2026-11-24): loud',
      ),
    );
    const { out, err } = await runFake(['journal', 'list', '--preset', 'fluxgym'], { existing });
    expect(err).toBe('');
    expect(out).toBe(
      [
        'fluxgym: 2 entries, v1.0.0 (2026-11-22) to v1.0.1 (2026-11-22)',
        '',
        '  1  v1.0.0  2026-11-22  FluxGym on RTX 4090',
        '     superseded    by entry 2',
        '     chosen        NVIDIA GeForce RTX 4090, runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404, Python 3.10',
        '     outcome       works (2026-11-23), ready after 6 min 12 s, $0.04 in all, RTX 4090: fine, and fast',
        '     READY after   6 min 12 s',
        '     cost          $0.04 in all',
        '     note          loud (2026-11-24)',
        '',
        '  2  v1.0.1  2026-11-22  FluxGym on RTX 4090',
        '     supersedes    entry 1 (v1.0.0)',
        '     changed       Extra pins: tqdm==4.66.5; it was: none',
        '                   Volume size (GB): 120 GB; it was: 100 GB',
        '                   Accepted findings: PW505; it was: none',
        '     outcome       not yet recorded',
        '',
      ].join('\n'),
    );
  });

  it('of an app that was never deployed here says which were', async () => {
    const ran = await runFake(['journal', 'list', '--preset', 'comfyui'], { existing: await twice() });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/no entry of comfyui\n.*it has fluxgym/);
  });
});

describe('a journal with two entries of one number, and a lost one', () => {
  const sample = (number: number, volumeGb: number) =>
    formatEntry({ ...entry, number, version: `v1.0.${volumeGb}`, plan: { ...plan, volumeGb } });
  const text = `# Journal\n\n${sample(1, 80)}\n${sample(2, 90)}\n${sample(2, 100)}\n${sample(3, 110).replace('"plan": {', '"plan": ')}`;
  const existing = { 'JOURNAL.md': text };
  const lines = text.split('\n').flatMap((line, at) => (line === '```json pod-wizard-plan' ? [at + 1] : []));

  it('lists each under a name that means it, marks the lost one, and says what to do', async () => {
    const { code, out, err } = await runFake(['journal', 'list'], { existing });
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.slice(0, 40).trim())).toEqual([
      expect.stringMatching(/^1 {2}v1\.0\.80/),
      expect.stringMatching(new RegExp(`^2@${lines[1]} {2}v1\\.0\\.90`)),
      expect.stringMatching(new RegExp(`^2@${lines[2]} {2}v1\\.0\\.100`)),
      expect.stringMatching(/^3 {2}v1\.0\.110 {2}CANNOT BE READ/),
      '',
    ]);
    expect(err).toMatch(new RegExp(`JOURNAL\\.md:${lines[3]}: the plan block is not JSON.*mend it`));
    expect(err).toContain(
      `JOURNAL.md:${lines[2]}: there is another entry 2 before this one; 2@${lines[2]} means`,
    );
  });

  it.each([
    ['show', (name: string) => ['journal', 'show', name]],
    ['show --form', (name: string) => ['journal', 'show', name, '--form', '--json']],
    ['replay', (name: string) => ['replay', name, '--dry-run']],
    ['diff', (name: string) => ['journal', 'diff', '1', name]],
    ['note', (name: string) => ['journal', 'note', name, 'hello']],
  ])('%s takes the one that is meant', async (_, words) => {
    const ran = await runFake(words(`2@${lines[1]}`), { existing });
    const all = `${ran.out}${ran.system.disk.get(journalPath)?.content ?? ''}`;
    expect(all).toMatch(/90 GB|v1\.0\.90/);
    expect(ran.err).not.toContain('has no entry');
    expect((await runFake(words('3'), { existing })).err).toMatch(/entry 3 cannot be read: JOURNAL\.md:\d+/);
  });

  it('a note goes to the one that is meant', async () => {
    const { system } = await runFake(['journal', 'note', `2@${lines[1]}`, 'hello'], { existing });
    const now = system.disk.get(journalPath)?.content ?? '';
    expect(now.indexOf('Note (')).toBeLessThan(now.indexOf('v1.0.100'));
    expect(now.replace('\n\nNote (2026-11-22): hello', '')).toBe(text);
  });

  it('a deployment is added with a number that nobody had, and nothing else changes', async () => {
    const { code, system } = await runFake([...soundFlags, '--yes'], { existing });
    expect(code).toBe(0);
    const now = system.disk.get(journalPath)?.content ?? '';
    expect(now.startsWith(text)).toBe(true);
    expect(now.slice(text.length)).toMatch(/^\n+## 4\. FluxGym on RTX 4090 \(v1\.0\.111, /);
  });

  it('is exported with what is lost', async () => {
    const { code, out } = await runFake(['journal', 'export', '--json'], { existing });
    expect(code).toBe(0);
    const { entries, problems } = journalSchema.parse(JSON.parse(out));
    expect(entries.map(({ name, version }) => [name, version])).toEqual([
      ['1', 'v1.0.80'],
      [`2@${lines[1]}`, 'v1.0.90'],
      [`2@${lines[2]}`, 'v1.0.100'],
    ]);
    expect(problems.map(({ entry: lost }) => lost?.number ?? null)).toEqual([null, 3]);
  });
});

describe('journal export', () => {
  it('gives all that an entry says, and its help names each part', async () => {
    const { out } = await runFake(['journal', 'export'], { existing: await twice() });
    const { entries } = journalSchema.parse(JSON.parse(out));
    expect(entries[0]).toMatchObject({
      name: '1',
      entry: 1,
      title: 'FluxGym on RTX 4090',
      supersedes: null,
      supersededBy: ['2'],
      outcome: null,
      carried: null,
    });
    expect(entries[1]?.findings).toContainEqual(expect.objectContaining({ code: 'PW505', accepted: 'mine' }));
    const { out: help } = await runFake(['journal', 'export', '--help']);
    for (const part of Object.keys(entrySchema.shape)) expect(help).toMatch(new RegExp(`^ +${part}: `, 'm'));
    expect(Object.keys(entryParts).toSorted()).toEqual(Object.keys(entrySchema.shape).toSorted());
  });

  it('holds no token and no password, wherever somebody wrote one', async () => {
    const token = 'hf_abcdefghijklmnopqrstuvwxyz';
    const files = await deployed([
      ...soundFlags,
      '--name',
      `run ${token}`,
      '--accept',
      `PW505=password: hunter22`,
    ]);
    const existing = edited(files, (text) =>
      text.replace(
        'Outcome: not yet recorded',
        `Outcome: **failed** (2026-11-23): ${token}\n\nNote (2026-11-24): token=s3cr3t-s3cr3t`,
      ),
    );
    const { out } = await runFake(['journal', 'export'], { existing });
    expect(out).not.toMatch(/abcdefghijklmnop|hunter22|s3cr3t/);
    expect(JSON.parse(out).entries[0].files).toContainEqual(expect.objectContaining({ path: 'startup.sh' }));
    expect(JSON.parse(out).entries[0].findings[0].text).toContain('memory');
  });
});

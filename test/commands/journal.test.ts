import { describe, expect, test } from 'vitest';
import { formatEntry, journalHeader } from '../../src/journal/format.ts';
import { planDigest } from '../../src/plan/digest.ts';
import { entry } from '../journal/sample.ts';
import { runFake, soundFlags } from './support.ts';

const journal = `${journalHeader}\n${formatEntry({ ...entry, number: 1, version: 'v1.0.0' })}\n${formatEntry({ ...entry, number: 2, version: 'v1.0.1' })}`;
const plan = planDigest(entry.plan);
const good = {
  ok: true,
  plan,
  checks: [
    { name: 'torch', level: 'ok', detail: 'torch 2.8.0+cu128 with code for sm_89' },
    { name: 'open ports', level: 'warning', detail: '7860' },
  ],
  sockets: [],
};
const bad = {
  ok: false,
  plan,
  checks: [{ name: 'app', level: 'failed', detail: 'port 7860: refused | <b>\n# 3' }],
};

const result = (verify: unknown, ...flags: string[]) =>
  runFake(['journal', 'result', ...flags], {
    existing: { 'JOURNAL.md': journal },
    stdin: typeof verify === 'string' ? verify : JSON.stringify(verify),
  });
const written = (ran: Awaited<ReturnType<typeof result>>) =>
  ran.system.disk.get('/home/user/JOURNAL.md')?.content ?? '';

describe('journal result', () => {
  test('goes to the last entry with the same plan, and changes nothing else', async () => {
    const ran = await result(good);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const line =
      'Outcome: **works** (2026-11-22): torch: torch 2.8.0+cu128 with code for sm_89; warned of: open ports';
    const at = journal.lastIndexOf('Outcome: not yet recorded');
    expect(written(ran)).toBe(
      `${journal.slice(0, at)}${line}${journal.slice(at + 'Outcome: not yet recorded'.length)}`,
    );
    expect(ran.out).toContain('entry 2: works');
  });

  test('a failure is told by what failed, as text', async () => {
    const ran = await result(bad, '--entry', '1', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ entry: 1, outcome: { result: 'failed' } });
    const line = written(ran)
      .split('\n')
      .find((text) => text.startsWith('Outcome: **'));
    expect(line).toContain('Outcome: **failed** (2026-11-22): app: port 7860: refused');
    expect(line).not.toContain('<b>');
    expect(written(ran).split('\n')).toHaveLength(journal.split('\n').length);
  });

  test('reads a file too', async () => {
    const ran = await runFake(['journal', 'result', 'verify.json'], {
      existing: { 'JOURNAL.md': journal, 'verify.json': JSON.stringify(good) },
    });
    expect(written(ran)).toContain('Outcome: **works**');
  });

  test.each([
    ['no JSON', 'hello', [], 1, 'not what startup.sh verify --json prints'],
    ['other JSON', { ok: true, plan, checks: 'none' }, [], 1, '(see checks)'],
    [
      'another plan',
      { ...good, plan: '0'.repeat(64) },
      [],
      1,
      'no entry of this journal was made from the plan',
    ],
    [
      'another plan, entry named',
      { ...good, plan: '0'.repeat(64) },
      ['--entry', '1'],
      1,
      'made from another plan',
    ],
    ['no such entry', good, ['--entry', '7'], 1, 'has no entry 7'],
    ['no number', good, ['--entry', 'x'], 2, 'is not an entry'],
    ['far too long', `"${'x'.repeat(300_000)}"`, [], 2, 'larger than 262144 bytes'],
  ])('%s is refused and nothing is written', async (_, verify, flags, code, message) => {
    const ran = await result(verify, ...flags);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
    expect(written(ran)).toBe(journal);
  });

  test('without a verb it says which there are, and the help of this one how', async () => {
    expect(await runFake(['journal'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there are list, show, diff, result, note, replay, export'),
    });
    const help = await runFake(['journal', 'result', '--help']);
    expect(help.out).toContain('bash startup.sh verify --json | pod-wizard journal result');
  });
});

describe('journal list and show', () => {
  const existing = { 'JOURNAL.md': journal, 'sub/JOURNAL.md': '# nothing\n' };

  test('a line for each entry', async () => {
    const { code, out } = await runFake(['journal', 'list'], { existing });
    expect(code).toBe(0);
    const rows = out.trimEnd().split('\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(/^ {2}2 {2}v1\.0\.1 .*2026-/);
    const json: unknown = JSON.parse((await runFake(['journal', 'list', '--json'], { existing })).out);
    expect(json).toMatchObject({ entries: [{ number: 1 }, { number: 2, version: 'v1.0.1' }], problems: [] });
  });

  test('one entry, as it stands there', async () => {
    const first = await runFake(['journal', 'show', '--entry', '1'], { existing });
    expect(first.out.startsWith('## 1. ')).toBe(true);
    expect(first.out).not.toContain('## 2. ');
    expect(journal).toContain(first.out.trimEnd());
    const last = await runFake(['journal', 'show'], { existing });
    expect(last.out.startsWith('## 2. ')).toBe(true);
    expect(journal.trimEnd().endsWith(last.out.trimEnd())).toBe(true);
  });

  test.each([
    [['list', 'none.md'], 1, /no file none\.md/],
    [['show', 'sub/JOURNAL.md'], 1, /holds no entry/],
    [['show', '--entry', '7'], 1, /no entry 7\n.*it has 1, 2/],
    [['show', '--entry', 'x'], 2, /not an entry/],
  ])('%j exits %i', async (argv, code, message) => {
    const ran = await runFake(['journal', ...argv], { existing });
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toMatch(message);
  });
});

describe('a new entry', () => {
  const afterRun = async (existing: string) => {
    const { system } = await runFake([...soundFlags, '--volume-gb', '120', '--yes'], {
      existing: { 'JOURNAL.md': existing },
    });
    return system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
  };

  test('tells what changed since the last one of its app', async () => {
    const other = formatEntry({
      ...entry,
      number: 3,
      version: 'v1.0.0',
      plan: { ...entry.plan, app: 'other' },
    });
    const text = await afterRun(`${journal}\n${other}`);
    expect(text).toContain('### Since entry 2 (v1.0.1)');
    expect(text).not.toContain('### Since entry 1');
  });

  test('of a journal that is blank begins it', async () => {
    const text = await afterRun(' \n\n');
    expect(text.trimStart().startsWith(journalHeader.trim())).toBe(true);
  });
});

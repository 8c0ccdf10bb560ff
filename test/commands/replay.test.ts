import { describe, expect, it } from 'vitest';
import { runFake, soundFlags } from './support.ts';

const hostile = `x'; touch /tmp/pwned; '$(id)`;

async function journalOf(...runs: string[][]) {
  let existing: Record<string, string> = {};
  for (const flags of runs) {
    const { code, system } = await runFake([...flags, '--yes', '--force'], { existing });
    expect(code).toBe(0);
    existing = Object.fromEntries([...system.disk].map(([file, { content }]) => [file, content]));
  }
  return existing;
}

describe('replay', () => {
  it('gives the same bytes on another day', async () => {
    const existing = await journalOf([...soundFlags, '--name', hostile]);
    const { code, system } = await runFake(['replay', 'JOURNAL.md', '--out', 'again'], {
      existing,
      now: '2027-03-04T00:00:00Z',
    });
    expect(code).toBe(0);
    for (const name of ['startup.sh', 'start-command.txt']) {
      expect(system.disk.get(`/home/user/again/${name}`)?.content).toBe(existing[`/home/user/${name}`]);
    }
  });

  it('takes the entry that was asked for', async () => {
    const existing = await journalOf(
      [...soundFlags, '--volume-gb', '90'],
      [...soundFlags, '--volume-gb', '120'],
    );
    const { out } = await runFake(['replay', 'JOURNAL.md', '--entry', '1', '--out', 'again', '--json'], {
      existing,
    });
    expect(JSON.parse(out)).toMatchObject({ entry: 1, plan: { volumeGb: 90 } });
  });

  it.each([
    [['replay'], 2, /one journal/],
    [['replay', 'NONE.md'], 1, /no file/],
    [['replay', 'JOURNAL.md', '--entry', '9'], 1, /no entry 9/],
    [['replay', 'JOURNAL.md', '--entry', 'x'], 2, /not an entry/],
    [['replay', 'empty.md'], 1, /no entry that can be replayed/],
  ])('%j exits %i', async (argv, code, text) => {
    const existing = { ...(await journalOf(soundFlags)), 'empty.md': '# nothing\n' };
    const ran = await runFake(argv, { existing });
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(text);
  });

  it('says that the bytes are not the recorded ones', async () => {
    const existing = await journalOf(soundFlags);
    const journal = (existing['/home/user/JOURNAL.md'] ?? '').replace(/"volumeGb": \d+/, '"volumeGb": 77');
    const { code, err } = await runFake(['replay', 'J.md', '--out', 'again'], {
      existing: { 'J.md': journal },
    });
    expect(code).toBe(1);
    expect(err).toContain('not as recorded');
  });

  it('a file that an older entry does not list is written and said to be new', async () => {
    const existing = await journalOf(soundFlags);
    const older = (existing['/home/user/JOURNAL.md'] ?? '').replace(
      /,\s*\{\s*"path": "start-command\.txt"[^}]*\}/,
      '',
    );
    expect(older).not.toContain('"start-command.txt"');
    const { code, out, err, system } = await runFake(['replay', 'J.md', '--out', 'again'], {
      existing: { 'J.md': older },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/start-command\.txt {2}new since entry 1/);
    expect(out).toMatch(/startup\.sh {2}as in entry 1/);
    expect(system.disk.has('/home/user/again/start-command.txt')).toBe(true);
    const json = await runFake(['replay', 'J.md', '--out', 'again', '--json'], {
      existing: { 'J.md': older },
    });
    const { files } = JSON.parse(json.out);
    expect(files).toContainEqual(
      expect.objectContaining({ path: expect.stringContaining('start-command.txt'), same: null }),
    );
    expect(files).toContainEqual(
      expect.objectContaining({ path: expect.stringContaining('startup.sh'), same: true }),
    );
  });

  it('one that it does not list never replaces what lies there', async () => {
    const existing = await journalOf(soundFlags);
    const older = (existing['/home/user/JOURNAL.md'] ?? '').replace(
      /,\s*\{\s*"path": "start-command\.txt"[^}]*\}/,
      '',
    );
    const ran = await runFake(['replay', 'J.md', '--out', 'again'], {
      existing: { 'J.md': older, 'again/start-command.txt': 'mine\n' },
    });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('start-command.txt is there and different');
    expect(ran.system.disk.get('/home/user/again/start-command.txt')?.content).toBe('mine\n');
  });

  it('one that is not made any more is named', async () => {
    const existing = await journalOf(soundFlags);
    const journal = (existing['/home/user/JOURNAL.md'] ?? '').replace(
      '"path": "start-command.txt"',
      '"path": "gone.txt"',
    );
    const { code, err } = await runFake(['replay', 'J.md', '--out', 'again'], {
      existing: { 'J.md': journal },
    });
    expect(code).toBe(1);
    expect(err).toContain('gone.txt not as recorded');
  });
});

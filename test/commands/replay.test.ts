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

  describe('of a pool with a list of jobs', () => {
    const list = { 'list.txt': "--prompt 'rain on a roof'\n--prompt wind\n" };
    const pool = [
      '--preset',
      'hunyuanvideo-foley',
      '--gpu',
      '4090',
      '--target',
      'pool',
      '--items',
      'list.txt',
    ];
    const replayed = async (more: readonly string[], changed: Readonly<Record<string, string>> = {}) => {
      const made = await runFake([...pool, '--yes'], { existing: list });
      expect(made.code).toBe(0);
      const before = Object.fromEntries([...made.system.disk].map(([file, { content }]) => [file, content]));
      const ran = await runFake(['replay', '--out', 'again', ...more], {
        existing: { ...before, ...changed },
      });
      const items = ran.system.disk.get('/home/user/again/items.tsv')?.content ?? null;
      return { ...ran, items, was: before['/home/user/items.tsv'] };
    };

    it.each([
      ['from beside the journal', []],
      ['from the list that is named', ['--items', 'list.txt']],
    ])('gives it again, %s', async (_, more) => {
      const { code, err, items, was } = await replayed(more);
      expect([code, err, items]).toEqual([0, '', was]);
    });

    it.each([
      [
        'another list is named',
        ['--items', 'other.txt'],
        { 'other.txt': '--prompt snow\n' },
        /other\.txt is another/,
      ],
      [
        'it is another by now',
        [],
        { '/home/user/items.tsv': '--prompt\tsnow\n' },
        /another by now: --items FILE/,
      ],
    ])('says so where %s', async (_, more, changed, said) => {
      const { code, err, items } = await replayed(more, changed);
      expect(code).toBe(1);
      expect(err).toMatch(said);
      expect(err).toContain('items.tsv not as recorded');
      expect(items).toBe(more.length === 0 ? null : '--prompt\tsnow\n');
    });

    it('refuses a list for an entry that has none', async () => {
      const existing = { ...(await journalOf(soundFlags)), ...list };
      const { code, err } = await runFake(['replay', '--items', 'list.txt', '--out', 'again'], { existing });
      expect([code, err]).toEqual([2, expect.stringContaining('no list of jobs')]);
    });
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
    [['replay', 'a.md', 'b.md'], 2, /"b\.md" is not an entry/],
    [['replay', '1', '--entry', '1'], 2, /about one entry/],
    [['replay', 'JOURNAL.md', '1', '2'], 2, /an entry and a journal at most/],
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

describe('the last deployment again', () => {
  it('takes one word, and says what goes into the form', async () => {
    const existing = await journalOf(
      [...soundFlags, '--volume-gb', '90'],
      [...soundFlags, '--volume-gb', '120'],
    );
    delete existing['/home/user/startup.sh'];
    const { code, out, err, system } = await runFake(['replay'], { existing });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/wrote {2}startup\.sh {2}as in entry 2/);
    expect(out).toMatch(/^ {2}Volume disk +120 GB/m);
    expect(system.disk.get('/home/user/JOURNAL.md')?.content).toBe(existing['/home/user/JOURNAL.md']);
    const first = await runFake(['replay', '1', '--out', 'again'], { existing });
    expect(first.out).toMatch(/^ {2}Volume disk +90 GB/m);
  });

  it('is not the one before it where the last cannot be read', async () => {
    const existing = await journalOf(
      [...soundFlags, '--volume-gb', '90'],
      [...soundFlags, '--volume-gb', '120'],
    );
    const journal = existing['/home/user/JOURNAL.md'] ?? '';
    const cut = { 'JOURNAL.md': journal.slice(0, journal.lastIndexOf('"plan"')) };
    const { code, err, system } = await runFake(['replay'], { existing: cut });
    expect(code).toBe(1);
    expect(err).toMatch(/entry 2, the last, cannot be read \(JOURNAL\.md:\d+\)\n.*pod-wizard replay 1/);
    expect([...system.disk.keys()]).toEqual(['/home/user/JOURNAL.md']);
    expect((await runFake(['replay', '1'], { existing: cut })).code).toBe(0);
  });
});

describe('an accepted risk', () => {
  const warned = /something else by now: PW505/;

  it('that still says the same is accepted', async () => {
    const existing = await journalOf([...soundFlags, '--accept', 'PW505=my own network']);
    expect(await runFake(['replay', '--force'], { existing })).toMatchObject({ code: 0, err: '' });
  });

  it('that says something else by now is raised again, with what it was and how to accept that', async () => {
    const existing = await journalOf([...soundFlags, '--accept', 'PW505=my own network']);
    const journal = (existing['/home/user/JOURNAL.md'] ?? '').replace(
      /- \*\*PW505\*\* \(warning\) .*/,
      '- **PW505** (warning) The app asks nobody: it did so with \\~\\~another\\~\\~ gradio.',
    );
    const { code, err } = await runFake(['replay', '--force'], {
      existing: { ...existing, '/home/user/JOURNAL.md': journal },
    });
    expect(code).toBe(0);
    expect(err).toMatch(warned);
    expect(err).toContain('it was: The app asks nobody: it did so with ~~another~~ gradio.');
    expect(err).toContain('accepted because: my own network');
    expect(err).toMatch(
      /record that in a new entry: pod-wizard --preset fluxgym .*--accept 'PW505=my own network'/,
    );
  });

  it('whose words are no longer in the journal is raised, too; one that was not accepted never is', async () => {
    const existing = await journalOf([...soundFlags, '--accept', 'PW505=my own network']);
    const journal = (existing['/home/user/JOURNAL.md'] ?? '').replace(/^- \*\*PW\d+\*\* .*\n.*\n/gm, '');
    const { err } = await runFake(['replay', '--force'], {
      existing: { ...existing, '/home/user/JOURNAL.md': journal },
    });
    expect(err).toMatch(warned);
    expect(err).toContain('it was: not recorded');
    expect(err).not.toContain('PW112');
  });

  it('that is an error makes it end with 1, though the files are as they were', async () => {
    const existing = await journalOf([
      ...soundFlags.map((flag) => (flag === '4090' ? 'A2000' : flag)),
      '--accept',
      'PW101=small pictures only',
    ]);
    const journal = (existing['/home/user/JOURNAL.md'] ?? '').replace(
      '**PW101** (error) ',
      '**PW101** (error) Then: ',
    );
    const ran = await runFake(['replay', '--force'], {
      existing: { ...existing, '/home/user/JOURNAL.md': journal },
    });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('startup.sh  as in entry 1');
  });
});

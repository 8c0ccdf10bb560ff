import { describe, expect, it } from 'vitest';
import { runFake, soundFlags } from './support.ts';

const digest = 'a'.repeat(64);
const installed = [
  `numpy==1.26.4 --hash=sha256:${digest}`,
  'torch==2.6.0+cu124',
  'Gradio==4.44.1',
  'gradio-logsview @ https://example.org/x.whl',
  '# not locked: sd-scripts: editable',
  "evil'; touch /tmp/pwned #",
];
type Disk = Readonly<Record<string, string>>;

/** A deployment, and what its pod sent back. */
async function deployed(...flags: readonly string[]): Promise<Disk> {
  return disk(await runFake([...soundFlags, ...flags, '--yes']));
}
const disk = ({ system }: Awaited<ReturnType<typeof runFake>>): Disk =>
  Object.fromEntries([...system.disk].map(([file, { content }]) => [file, content]));
const file = (there: Disk, name: string) => there[`/home/user/${name}`] ?? '';
const verified = (there: Disk, more: object = { installed }) =>
  JSON.stringify({
    ok: true,
    plan: /^PLAN=([0-9a-f]{64})$/m.exec(file(there, 'startup.sh'))?.[1],
    checks: [{ name: 'torch', level: 'ok', detail: '2.6.0' }],
    pod: { id: 'abc', region: 'EU-RO-1', gpu: 'NVIDIA RTX 4090', driver: '550.1', secondsToReady: 372 },
    ...more,
  });

/** The same with the result in its journal. */
async function recorded(flags: readonly string[] = [], more?: object): Promise<Disk> {
  const there = await deployed();
  const existing = { ...there, 'v.json': verified(there, more) };
  const ran = await runFake(['journal', 'result', '1', '--verify', 'v.json', ...flags], { existing });
  expect(ran.code).toBe(0);
  return disk(ran);
}
const list = (there: Disk) => Object.keys(there).find((name) => name.includes('/installed-')) ?? '';

describe('what a pod says of itself', () => {
  it('is one line: time to ready, cost, where, and the list that is kept beside the journal', async () => {
    const there = await recorded(['--note', 'by hand']);
    const outcome = /^Outcome: .*$/m.exec(file(there, 'JOURNAL.md'))?.[0] ?? '';
    expect(outcome).toMatch(
      /^Outcome: \*\*works\*\* \(2026-11-22\), ready after 6 min 12 s, about \\\$0\.\d\d until then/,
    );
    expect(outcome).toContain('NVIDIA RTX 4090, driver 550.1, EU-RO-1, pod abc, 5 packages in');
    expect(outcome).toMatch(/: by hand; torch: 2\.6\.0$/);
    expect(list(there)).toMatch(/^\/home\/user\/installed-[0-9a-f]{16}\.txt$/);
    expect(there[list(there)]).toBe(`${installed.join('\n')}\n`);
  });

  it('a cost that is stated is taken instead', async () => {
    expect(file(await recorded(['--cost', '1.2']), 'JOURNAL.md')).toContain('\\$1.20 in all');
    const there = await deployed();
    const ran = await runFake(['journal', 'result', '--cost', 'much'], {
      existing: there,
      stdin: verified(there),
    });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('no amount in dollars')]);
  });

  it('an older script sends neither, and nothing is made up', async () => {
    const there = await recorded([], { pod: undefined });
    expect(file(there, 'JOURNAL.md')).toMatch(/^Outcome: \*\*works\*\* \(2026-11-22\): torch: 2\.6\.0$/m);
    expect(list(there)).toBe('');
  });
});

describe('replay --locked', () => {
  it('installs exactly that, says what is not locked, and is an entry that replays anywhere', async () => {
    const there = await recorded();
    const ran = await runFake(['replay', 'JOURNAL.md', '--locked', '--force'], { existing: there });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('locked  3 packages as entry 1 of 2026-11-22, 1 of them by digest');
    expect(ran.out).toContain('not locked  gradio-logsview @ https://example.org/x.whl: from an address');
    expect(ran.out).toContain('not locked  sd-scripts: editable');
    const made = disk(ran);
    const script = file(made, 'startup.sh');
    const constraints = /^CONSTRAINTS=\(\n([\s\S]*?)^\)/m.exec(script)?.[1] ?? '';
    expect(constraints).toContain(`'numpy==1.26.4 --hash=sha256:${digest}'`);
    expect(constraints).toContain('torch==2.6.0+cu124');
    expect(constraints).toContain('Gradio==4.44.1');
    expect(constraints).not.toMatch(/^ {2}'?torch==2\.6\.0'?$/m);
    expect(script).not.toContain('pwned');
    expect(script).toMatch(/^LOCKED=\(--constraint /m);
    const journal = file(made, 'JOURNAL.md');
    expect(journal).toContain('### Locked\n\n3 packages exactly as entry 1');
    expect(journal).toContain('- every package is locked to what was installed');
    const elsewhere = await runFake(['replay', 'JOURNAL.md', '--entry', '2', '--out', 'again'], {
      env: { HOME: '/home/other' },
      existing: { 'JOURNAL.md': journal },
    });
    expect([elsewhere.code, file(disk(elsewhere), 'again/startup.sh')]).toEqual([0, script]);
    // The script names its own entry, not the one of the same plan before.
    const command = /npx pod-wizard (replay .*)$/m.exec(script)?.[1] ?? '';
    const named = await runFake(command.split(' '), { existing: { 'JOURNAL.md': journal } });
    expect([named.code, file(disk(named), 'again/startup.sh')]).toEqual([0, script]);
    expect(ran.out).toMatch(/^Again +pod-wizard replay JOURNAL\.md --entry [0-9a-f]{16}/m);
  });

  it.each([
    ['nothing was recorded', deployed, 'does not say what was installed'],
    [
      'the list is gone',
      async () => {
        const there = await recorded();
        return Object.fromEntries(Object.entries(there).filter(([name]) => name !== list(there)));
      },
      'is not here',
    ],
    [
      'the list is another',
      async () => {
        const there = await recorded();
        return { ...there, [list(there)]: 'numpy==2.0.0\n' };
      },
      'is not the list that entry 1 recorded',
    ],
    [
      'it names no version',
      () => recorded([], { installed: ['x @ file:///x'] }),
      'names no package with its version',
    ],
  ])('is refused where %s, and nothing is written', async (_, make, message) => {
    const existing = await make();
    const ran = await runFake(['replay', 'JOURNAL.md', '--locked', '--out', 'b'], { existing });
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(message)]);
    expect(file(disk(ran), 'b/startup.sh')).toBe('');
  });

  it('--dry-run writes nothing', async () => {
    const existing = await recorded();
    const ran = await runFake(['replay', 'JOURNAL.md', '--locked', '--dry-run'], { existing });
    expect([ran.code, disk(ran)]).toEqual([0, existing]);
  });
});

describe('preset lock', () => {
  it('freezes a preset that deploys the same, and never twice under a name', async () => {
    const existing = await recorded();
    const ran = await runFake(['preset', 'lock', 'my-flux'], { existing });
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('3 packages, 1 by digest')]);
    const home = disk(ran);
    const used = await runFake(['--preset', 'my-flux', ...soundFlags.slice(2), '--yes', '--out', 'b'], {
      existing: home,
    });
    expect([used.code, used.err]).toEqual([0, '']);
    expect(file(disk(used), 'b/startup.sh')).toContain(`'numpy==1.26.4 --hash=sha256:${digest}'`);
    const twice = await runFake(['preset', 'lock', 'my-flux'], { existing: home });
    expect(twice.code).toBe(2);
    expect((await runFake(['preset', 'lock', 'fluxgym'], { existing })).code).toBe(2);
    expect((await runFake(['preset', 'lock', 'other'], { existing: await deployed() })).code).toBe(1);
  });

  it('a pin of the plan is stronger than the lock', async () => {
    const home = disk(await runFake(['preset', 'lock', 'my-flux'], { existing: await recorded() }));
    const used = await runFake(
      ['--preset', 'my-flux', ...soundFlags.slice(2), '--pin', 'numpy==1.26.3', '--yes', '--out', 'b'],
      { existing: home },
    );
    const script = file(disk(used), 'b/startup.sh');
    expect(script).toContain('numpy==1.26.3');
    expect(script).not.toContain('numpy==1.26.4');
  });
});

describe('an entry', () => {
  it('says why, what is different since the one before of its app, and how to go back', async () => {
    const first = await deployed('--why', 'to <b>try</b>');
    expect(file(first, 'JOURNAL.md')).toContain('\nWhy: to &lt;b&gt;try&lt;/b&gt;\n');
    expect(file(first, 'JOURNAL.md')).not.toContain('### Since');
    const ran = await runFake([...soundFlags, '--volume-gb', '150', '--yes', '--force'], { existing: first });
    const entry = file(disk(ran), 'JOURNAL.md').split('## 2. ')[1] ?? '';
    expect(entry).toContain('### Since entry 1 (v1.0.0)\n\n- Volume size (GB): 150 GB; it was: 100 GB\n\n');
    const back = /npx pod-wizard (replay .* --force)\n/.exec(entry)?.[1] ?? '';
    const went = await runFake(back.split(' '), { existing: disk(ran) });
    expect([went.code, file(disk(went), 'startup.sh')]).toEqual([0, file(first, 'startup.sh')]);
    const same = await runFake([...soundFlags, '--yes'], { existing: first });
    expect(file(disk(same), 'JOURNAL.md')).toContain('Nothing is chosen otherwise.');
  });

  it('takes notes, one below the other, as text', async () => {
    const there = await deployed();
    const one = disk(await runFake(['journal', 'note', '1', 'first', '# one'], { existing: there }));
    const two = file(
      disk(await runFake(['journal', 'note', '1', 'second'], { existing: one })),
      'JOURNAL.md',
    );
    const before = file(there, 'JOURNAL.md');
    expect(two).toBe(
      before.replace(
        'Outcome: not yet recorded\n',
        'Outcome: not yet recorded\n\nNote (2026-11-22): first # one\n\nNote (2026-11-22): second\n',
      ),
    );
    expect((await runFake(['journal', 'note', '7', 'x'], { existing: there })).code).toBe(1);
    expect((await runFake(['journal', 'note', '1'], { existing: there })).code).toBe(2);
  });
});

describe('preset save --from what a pod said', () => {
  const saved = '/home/user/.config/pod-wizard/presets/november.yaml';
  const saving = ['preset', 'save', 'november', '--from', 'v.json'];

  it.each([
    ['beside the journal', [], ['startup.sh', 'JOURNAL.md']],
    ['by the flags, without one', soundFlags, ['startup.sh']],
  ])('%s: a file that gives the same bytes on another machine', async (_, flags, kept) => {
    const there = await deployed();
    const existing = {
      ...Object.fromEntries(kept.map((name) => [name, file(there, name)])),
      'v.json': verified(there),
    };
    const ran = await runFake([...saving, ...flags], { existing });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('3 packages, 1 by digest');
    const text = ran.system.disk.get(saved)?.content ?? '';
    expect(text).toMatch(/^# yaml-language-server: \$schema=/);
    const elsewhere = { 'got/november.yaml': text };
    expect((await runFake(['preset', 'check', 'got/november.yaml'], { existing: elsewhere })).code).toBe(0);
    const bytes = async (argv: readonly string[], disk: Disk) => {
      const made = await runFake([...argv, '--yes'], { existing: disk });
      expect(made.code).toBe(0);
      return made.system.disk.get('/home/user/startup.sh')?.content;
    };
    const there2 = await bytes(['--preset', './got/november.yaml'], elsewhere);
    expect(there2).toBe(await bytes(['--preset', 'november'], { [saved]: text }));
    expect(there2).toContain(digest);
    // The choices of the pod, not those that would be offered first.
    for (const word of [/^IMAGE=.*$/m, /^GPU=.*$/m, /^PYTHON_VERSION=.*$/m])
      expect(word.exec(there2 ?? '')?.[0]).toBe(word.exec(file(there, 'startup.sh'))?.[0]);
  });

  it.each([
    ['other choices', [...soundFlags, '--volume-gb', '333'], 'not the choices that the pod was made from'],
    ['a journal of something else', [], 'no entry of this journal'],
  ])('%s is refused', async (_, flags, message) => {
    const there = await deployed();
    const other = await deployed('--volume-gb', '444');
    const existing = { 'JOURNAL.md': file(other, 'JOURNAL.md'), 'v.json': verified(there) };
    const { code, err, system } = await runFake([...saving, ...flags], { existing });
    expect([code, system.disk.has(saved)]).toEqual([1, false]);
    expect(err).toContain(message);
  });
});

import { describe, expect, it } from 'vitest';
import { artifactNames } from '../../src/artifacts/render.ts';
import { image, type Ran, runFake } from './support.ts';

const shown = (await runFake(['preset', 'show', 'fluxgym'])).out;
/** An app of the user's own, with a text that tries to be something else. */
const hostile = 'Mine </details> ``` $(id) <script>';
const mine = shown.replace(/^id: fluxgym$/m, 'id: my-app').replace(/^summary: .*$/m, `summary: '${hostile}'`);
const choices = ['--gpu', '4090', '--image', image.sound, '--python', '3.10'];
const text = ({ system }: Ran, name: string) => system.disk.get(`/home/user/${name}`)?.content ?? '';

/** Made here, from a file with a path. */
async function made(extra: readonly string[] = [], preset = mine) {
  const ran = await runFake(['--preset', './apps/my.yaml', ...choices, ...extra, '--yes'], {
    existing: { 'apps/my.yaml': preset },
  });
  expect(ran.code).toBe(0);
  return { ran, journal: text(ran, 'JOURNAL.md') };
}

/** The journal alone, on the machine of somebody who has no such preset, or the one that is given. */
async function elsewhere(journal: string, flags: readonly string[] = [], existing = {}) {
  const options = { env: { HOME: '/home/other' }, now: '2027-03-04T00:00:00Z' };
  return runFake(['replay', 'JOURNAL.md', '--out', 'again', ...flags], {
    ...options,
    existing: { 'JOURNAL.md': journal, ...existing },
  });
}

const theirs = '/home/other/.config/pod-wizard/presets/my-app.yaml';

describe('a preset of the user’s own', () => {
  it('is replayed to the same bytes where nobody has it, and that is said', async () => {
    const { ran, journal } = await made();
    const there = await elsewhere(journal);
    expect(there.code).toBe(0);
    expect(there.err).toBe(
      'pod-wizard: the preset my-app is not here: taken from entry 1, which carries it\n',
    );
    for (const name of artifactNames) expect(text(there, `again/${name}`)).toBe(text(ran, name));
  });

  it('is repeated by the command that the script and the journal name, wherever they lie', async () => {
    const { ran, journal } = await made();
    const header = text(ran, 'startup.sh').split('# === PLAN')[0] ?? '';
    const command = /made with: +npx pod-wizard (replay JOURNAL\.md .*)$/m.exec(header)?.[1] ?? '';
    expect(journal).toContain(`npx pod-wizard ${command}\n`);
    const there = await runFake(command.split(' '), {
      env: { HOME: '/home/other' },
      existing: { 'JOURNAL.md': journal },
    });
    expect([there.code, text(there, 'again/startup.sh')]).toEqual([0, text(ran, 'startup.sh')]);
  });

  it('goes by the path that was typed, on the screen', async () => {
    const { ran } = await made();
    const again = /^Again +pod-wizard (.*)$/m.exec(ran.out)?.[1] ?? '';
    expect(again).toContain('--preset ./apps/my.yaml');
    const argv = [...again.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    expect((await runFake(argv, { existing: { 'apps/my.yaml': mine } })).code).toBe(0);
    const missing = await runFake(['--preset', './apps/my.yaml'], { existing: { 'apps/my.yaml': mine } });
    expect(missing.err).toContain('pod-wizard --preset ./apps/my.yaml');
  });

  it('that is the same here is taken without a word', async () => {
    const { ran, journal } = await made();
    const there = await elsewhere(journal, [], { [theirs]: mine });
    expect([there.code, there.err]).toEqual([0, '']);
    expect(text(there, 'again/startup.sh')).toBe(text(ran, 'startup.sh'));
  });

  it('that says something else here, under the same version, is taken from the entry', async () => {
    const { ran, journal } = await made();
    const changed = mine.replace(/^title: .*$/m, 'title: Another');
    expect(changed).not.toBe(mine);
    const there = await elsewhere(journal, [], { [theirs]: changed });
    expect([there.code, there.err]).toEqual([0, expect.stringContaining('is not that of entry 1')]);
    expect(text(there, 'again/startup.sh')).toBe(text(ran, 'startup.sh'));
  });

  it.each([
    ['was changed by hand', (journal: string) => journal.replace('"port": 7860', '"port": 7861'), 1],
    ['is damaged', (journal: string) => journal.replace('"health": {', '"health": 5, "x": {'), 1],
    [
      'is another app',
      (journal: string) => journal.replace('"id": "my-app",\n  "version"', '"id": "other",\n  "version"'),
      1,
    ],
  ])('that %s in the journal is never taken for the same', async (_, change, code) => {
    const { journal } = await made();
    expect(change(journal)).not.toBe(journal);
    const there = await elsewhere(change(journal));
    expect(there.code).toBe(code);
    expect(there.err).toMatch(/not as recorded|cannot be used|is not here/);
  });

  it('a built-in one is not carried', async () => {
    const ran = await runFake(['--preset', 'fluxgym', ...choices, '--yes']);
    expect(text(ran, 'JOURNAL.md')).not.toContain('pod-wizard-preset');
    expect(text(ran, 'startup.sh')).toMatch(/made with: +npx pod-wizard --preset fluxgym /);
  });

  it('that lies in the folder is carried too, and one with a path is meant before it', async () => {
    const other = mine.replace(/^version: .*$/m, 'version: 7.7.7');
    const folder = '/home/user/.config/pod-wizard/presets/my-app.yaml';
    const byId = await runFake(['--preset', 'my-app', ...choices, '--yes'], { existing: { [folder]: mine } });
    expect((await elsewhere(text(byId, 'JOURNAL.md'))).code).toBe(0);
    const byPath = await runFake(['--preset', './my.yaml', ...choices, '--yes'], {
      existing: { [folder]: mine, 'my.yaml': other },
    });
    expect(text(byPath, 'JOURNAL.md')).toContain('Preset my-app 7.7.7');
  });

  it('a saved plan of one is repeated as well', async () => {
    const existing = { 'apps/my.yaml': mine };
    const saved = await runFake(
      ['--preset', './apps/my.yaml', ...choices, '--volume-gb', '200', '--save-preset', 'mine', '--yes'],
      { existing },
    );
    const folder = '/home/user/.config/pod-wizard/presets';
    const again = await runFake(['--preset', 'mine', '--yes', '--out', 'b'], {
      existing: {
        [`${folder}/my-app.yaml`]: mine,
        [`${folder}/mine.yaml`]: text(saved, folder.slice(11).concat('/mine.yaml')),
      },
    });
    expect(again.code).toBe(0);
    const there = await elsewhere(text(again, 'b/JOURNAL.md'), ['--json']);
    expect([there.code, JSON.parse(there.out)]).toMatchObject([0, { plan: { volumeGb: 200 } }]);
  });

  it('its entry shows the form elsewhere, and is mended there from a log', async () => {
    const { journal } = await made(['--pin', 'pydantic==2.11.0', '--accept', 'PW406=to see it fail']);
    const log =
      'Traceback (most recent call last):\n  File "gradio_client/utils.py", line 863, in get_type\nTypeError: argument of type \'bool\' is not iterable\n';
    const options = { env: { HOME: '/home/other' }, existing: { 'JOURNAL.md': journal, 'pod.log': log } };
    expect((await runFake(['journal', 'show', '--form'], options)).out).toContain('Expose HTTP ports');
    const mended = await runFake(['diagnose', 'pod.log', '--apply'], options);
    expect([mended.code, mended.out]).toEqual([0, expect.stringContaining('entry 2')]);
    expect((await elsewhere(text(mended, 'JOURNAL.md'), ['--entry', '2'])).code).toBe(0);
  });

  it('the journal shows what its preset says as text, folded', async () => {
    const { journal } = await made();
    expect(journal).toMatch(/^<details><summary>The preset as it was then/m);
    expect(journal.match(/<script>/g)).toHaveLength(1);
    expect(journal).toContain('"summary": "Mine </details> ``` $(id) <script>"');
  });
});

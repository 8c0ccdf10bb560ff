import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, type PtyProgram } from '../../support/term.ts';
import { cli, step, wizardPrograms } from '../../support/wizard-program.ts';

/** The built program in a real terminal. */

const leaveAlternate = '\u001b[?1049l';
const { folder, shell, start } = wizardPrograms();

const answered = [
  '--gpu',
  '4090',
  '--image',
  'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  '--python',
  '3.10',
  '--preset',
  'fluxgym',
];

const sizes = [
  [200, 60],
  [120, 40],
  [80, 24],
  [60, 15],
  [40, 12],
] as const;

describe('walked to the end', () => {
  it.each(
    sizes.flatMap((size) => [
      { size, app: 'fluxgym' },
      { size, app: 'hunyuanvideo-foley' },
    ]),
  )('$app at $size', async ({ size, app }) => {
    const wizard = start([], size);
    await wizard.screen.until('What do you want to run?');
    await step(wizard, keys.end + keys.enter, '1 of 6');
    await step(wizard, '/', '/ ');
    await step(wizard, '4090', / 1 of 1/);
    await step(wizard, keys.enter, '2 of 6');
    await step(wizard, keys.enter, '3 of 6');
    await step(wizard, keys.enter, '4 of 6');
    const rows = wizard.screen.lines().filter((line) => /^ [❯ ] \S (fluxgym|hunyuanvideo)/.test(line));
    const row = rows.findIndex((line) => line.includes(` ${app} `));
    await step(wizard, keys.down.repeat(row), new RegExp(`❯ \\S ${app} `));
    await step(wizard, keys.enter, '5 of 6');
    await step(wizard, keys.enter, '6 of 6');
    wizard.send(keys.enter);
    expect(await wizard.exited).toEqual({ code: 0, signal: 0 });
    await wizard.screen.settled();
    expect(wizard.screen.isAlternate()).toBe(false);
    expect((await readdir(folder())).sort()).toEqual(['JOURNAL.md', 'start-command.txt', 'startup.sh']);
    expect(await readFile(path.join(folder(), 'startup.sh'), 'utf8')).toContain(`\n# preset:      ${app} `);
    // The summary is left on the normal screen.
    expect(wizard.screen.text()).toMatch(/^Again [\s\S]* --yes$/m);
  });
});

describe('from the start', () => {
  it.each(
    sizes.flatMap((size) => [
      { size, app: 'fluxgym', title: 'FluxGym' },
      { size, app: 'hunyuanvideo-foley', title: 'HunyuanVideo' },
    ]),
  )(
    'Enter on $app, and Enter on the review, write what is offered first: $size',
    async ({ size, app, title }) => {
      const wizard = start([], size);
      await wizard.screen.until('pod-wizard');
      const rows = wizard.screen.lines().filter((line) => /^ [❯ ] {3}\S/.test(line));
      const row = rows.findIndex((line) => line.includes(` ${title} `) || line.includes(` ${title}-`));
      await step(wizard, keys.down.repeat(row), new RegExp(`❯ {3}${title}`));
      await step(wizard, keys.enter, '6 of 6');
      wizard.send(keys.enter);
      expect(await wizard.exited).toEqual({ code: 0, signal: 0 });
      expect((await readdir(folder())).sort()).toEqual(['JOURNAL.md', 'start-command.txt', 'startup.sh']);
      const script = await readFile(path.join(folder(), 'startup.sh'), 'utf8');
      const other = path.join(folder(), 'flags');
      const { status } = spawnSync(process.execPath, [cli, '--preset', app, '--yes', '--out', other]);
      expect(status).toBe(0);
      expect(await readFile(path.join(other, 'startup.sh'), 'utf8')).toBe(script);
    },
  );
});

describe('keys in one read', () => {
  it('Down Down Enter chooses the third row, in every list', async () => {
    const wizard = start(['--preset', 'fluxgym'], [120, 40]);
    const third = () => {
      const rows = wizard.screen.lines().filter((line) => /^ [❯ ] [✓!✗? ] \S/.test(line));
      return rows[2]?.replace(/^ [❯ ] . /, '').split(/\s{2}/)[0] ?? '';
    };
    await wizard.screen.until('1 of 6');
    const gpu = third();
    await step(wizard, keys.down + keys.down + keys.enter, '2 of 6');
    expect(wizard.screen.lines()[1]).toContain(`GPU ${gpu}`);
    const image = third();
    await step(wizard, keys.down + keys.down + keys.enter, '3 of 6');
    expect(wizard.screen.lines()[1]).toContain(image);
    const python = third();
    await step(wizard, keys.down + keys.down + keys.enter, '4 of 6');
    expect(wizard.screen.lines()[1]).toContain(python);
  });

  it.each([
    [
      'the menu of apps',
      [...answered.slice(0, 6)],
      '4 of 6',
      keys.down + keys.down + keys.enter,
      /App hunyuanvideo-foley/,
    ],
    [
      'a menu of the options',
      answered,
      '5 of 6',
      `${keys.down}${keys.enter}${keys.down}${keys.down}${keys.up}${keys.enter}`,
      /Install strategy {2,}venv-system-site/,
    ],
  ] as const)('in %s', async (_, args, opens, burst, shows) => {
    const wizard = start(args, [120, 40]);
    await wizard.screen.until(opens);
    await step(wizard, burst, shows);
  });

  it('through several steps at once, each answered once', async () => {
    const wizard = start(['--preset', 'fluxgym'], [120, 40]);
    await wizard.screen.until('1 of 6');
    await step(wizard, `/4090${keys.enter}${keys.enter}${keys.enter}${keys.enter}`, '5 of 6');
    expect(wizard.screen.lines()[1]).toMatch(/GPU RTX 4090 .*Image runpod.*Python 3\.10 .*App fluxgym/);
  });

  it('digits choose nothing in a menu: they search in it', async () => {
    const wizard = start(answered.slice(0, 4), [120, 40]);
    await wizard.screen.until('3 of 6');
    await step(wizard, '3.11', / 1 of 1/);
    expect(wizard.screen.text()).toContain('3 of 6');
    await step(wizard, keys.enter, /Python 3\.11/);
  });

  it('a held arrow stops where the list ends, and Esc twice is twice', async () => {
    const wizard = start(answered.slice(0, 2), [120, 40]);
    await wizard.screen.until('2 of 6');
    await step(wizard, keys.down.repeat(60), / 9 of 9/);
    await step(wizard, keys.enter + keys.esc + keys.esc, '1 of 6');
  });
});

describe('Ctrl-C leaves at once with exit code 130, the terminal as it was and the folder untouched', () => {
  it.each<[string, readonly string[], string, string | RegExp]>([
    ['the start', [], '', 'What do you want to run?'],
    ['the first step', [], keys.end + keys.enter, '1 of 6'],
    ['a search', ['--preset', 'fluxgym'], '/50', '/ 50'],
    ['a menu', answered.slice(0, 4), '', '3 of 6'],
    ['a page', [], '?', 'About'],
    ['the preview', answered, 'p', 'startup.sh'],
    ['a text field', answered, `${keys.end}${keys.enter}`, 'Enter takes it'],
    ['the review', answered, keys.enter, '6 of 6'],
  ])('%s', async (_, args, typed, shows) => {
    const wizard = start(args);
    await wizard.screen.until(/of 6|Start/);
    await step(wizard, typed, shows);
    wizard.send(keys.ctrlC);
    expect(await wizard.exited).toEqual({ code: 130, signal: 0 });
    await wizard.screen.settled();
    const raw = wizard.screen.raw();
    expect(wizard.screen.isAlternate()).toBe(false);
    expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001b[?25l'));
    expect(raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(raw.lastIndexOf('\u001b[?2004h'));
    expect(raw.slice(raw.lastIndexOf(leaveAlternate))).toMatch(/nothing was written/);
    expect(await readdir(folder())).toEqual([]);
  });
});

describe('the terminal', () => {
  it('CI=true on a terminal: it is drawn all the same', async () => {
    await start([], [80, 24], { CI: 'true' }).screen.until('What do you want to run?');
  });

  it('NO_COLOR: no colour is sent, and nothing is lost by it', async () => {
    const wizard = start(['--preset', 'fluxgym'], [80, 24], { NO_COLOR: '1' });
    await wizard.screen.until('1 of 6');
    await step(wizard, keys.down, / 2 of \d+/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(wizard.screen.raw()).not.toMatch(/\u001b\[[\d;]*m/);
    expect(wizard.screen.text()).toMatch(/❯ ✓ /);
  });

  it('a terminal without UTF-8: ASCII only', async () => {
    const wizard = start(['--preset', 'fluxgym'], [80, 24], { LANG: 'C' });
    expect(await wizard.screen.until('1 of 6')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('resizing leaves one whole frame and nothing above it', async () => {
    const wizard = start(['--preset', 'fluxgym'], [120, 40]);
    await wizard.screen.until('1 of 6');
    for (const [columns, rows] of [
      [60, 15],
      [200, 50],
      [80, 24],
    ] as const) {
      wizard.resize(columns, rows);
      const whole = await wizard.screen.until((text) => {
        const lines = text.split('\n');
        return (
          lines.length === rows - 1 &&
          // What the terminal itself leaves of the frame before has lost its head.
          lines[0]?.includes('pod-wizard') === true &&
          lines.every((line) => line.length <= columns) &&
          /\^C leave$/.test(lines.at(-1) ?? '')
        );
      });
      expect(whole.match(/pod-wizard/g)).toHaveLength(1);
      expect(wizard.screen.scrolledOut()).toBe(0);
    }
  });

  it.each([
    ['a window that shrank and grew again at once', (wizard: PtyProgram) => wizard.windowChanged()],
    ['Ctrl-L', (wizard: PtyProgram) => wizard.send('\u000c')],
  ])('%s: all is drawn again', async (_, ask) => {
    const wizard = start(['--preset', 'fluxgym'], [120, 40]);
    await wizard.screen.until('1 of 6');
    await step(wizard, keys.down, / 2 of /);
    const before = wizard.screen.text();
    // What a terminal does to the rows, without the program's knowledge.
    wizard.screen.feed('\u001b[H\u001b[2Jdebris');
    await wizard.screen.until((text) => text === 'debris');
    ask(wizard);
    await wizard.screen.until((text) => text === before);
    await step(wizard, keys.down, / 3 of /);
  });

  it('a paste is text: no key in it acts, and its line ends are dropped', async () => {
    const wizard = start(answered, [100, 30]);
    await wizard.screen.until('5 of 6');
    await step(wizard, `${keys.end}${keys.enter}`, 'Enter takes it');
    await step(wizard, '\u0015\u001b[200~my\r\n flux q\u001b[201~', 'my flux q');
    await step(wizard, keys.enter, /Name {2,}my flux q/);
    expect(wizard.screen.text()).toContain('5 of 6');
  });

  it('Ctrl-Z gives the shell its screen back, and fg the wizard its own', async () => {
    const terminal = shell();
    await terminal.screen.until('prompt$');
    await step(terminal, `'${process.execPath}' '${cli}'\r`, 'What do you want to run?');
    await step(terminal, keys.down, / 2 of /);
    await step(terminal, '\u001a', 'Stopped');
    expect(terminal.screen.isAlternate()).toBe(false);
    await step(terminal, 'echo still here\r', /^still here$/m);
    await step(terminal, 'fg\r', / 2 of /);
    expect(terminal.screen.isAlternate()).toBe(true);
    await step(terminal, keys.down, / 3 of /);
    await step(terminal, keys.ctrlC, 'nothing was written');
  });

  it('DEV=true in the environment changes nothing', async () => {
    await start([], [80, 24], { DEV: 'true' }).screen.until('What do you want to run?');
  });
});

it('writes beside a file that is there, where b says so', async () => {
  await writeFile(path.join(folder(), 'startup.sh'), 'mine\n');
  const wizard = start(answered);
  await wizard.screen.until('5 of 6');
  await step(wizard, keys.enter, '6 of 6');
  await step(wizard, keys.enter, 'Replace startup.sh?');
  wizard.send('b');
  expect((await wizard.exited).code).toBe(0);
  await wizard.screen.settled();
  expect(await readFile(path.join(folder(), 'startup.sh'), 'utf8')).toBe('mine\n');
  expect(await readFile(path.join(folder(), 'startup.sh.new'), 'utf8')).toMatch(/^#!/);
  expect(wizard.screen.raw()).toContain('startup.sh.new');
});

it('y gives the start command to the clipboard of the terminal', async () => {
  const wizard = start(answered, [80, 24]);
  await wizard.screen.until('5 of 6');
  await step(wizard, keys.enter, '6 of 6');
  await step(wizard, 'y', 'Copied, if your terminal allows it; else: start-command.txt');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const sent = /\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/.exec(wizard.screen.raw())?.[1] ?? '';
  wizard.send(keys.enter);
  expect((await wizard.exited).code).toBe(0);
  const file = await readFile(path.join(folder(), 'start-command.txt'), 'utf8');
  expect(Buffer.from(sent, 'base64').toString()).toBe(file.trimEnd());
});

describe('e opens the editor on the script', () => {
  const atReview = async (env: Readonly<Record<string, string>>) => {
    const wizard = start(answered, [100, 30], { VISUAL: '', EDITOR: '', ...env });
    await wizard.screen.until('5 of 6');
    await step(wizard, keys.enter, '6 of 6');
    return wizard;
  };

  it('which has the terminal until it ends, whatever happens to the window; what it saved is written', async () => {
    // It shows what it was given, asks, and is answered by keys that the wizard must not get.
    const editor = path.join(folder(), 'editor.sh');
    await writeFile(
      editor,
      'head -n 2 "$1"; read -rp "your line? " line </dev/tty; echo "$line" >>"$1"; echo "[$HF_TOKEN]" >>"$1"\n',
    );
    const wizard = await atReview({ EDITOR: `bash '${editor}'`, HF_TOKEN: 'hf_secret' });
    await step(wizard, 'e', 'your line?');
    expect(wizard.screen.text()).toContain('# Startup script for FluxGym');
    expect(wizard.screen.isAlternate()).toBe(false);
    wizard.resize(80, 24);
    await step(wizard, '# qwz mine', '# qwz mine');
    await step(wizard, '\r', 'will be written as you edited it');
    expect(wizard.screen.isAlternate()).toBe(true);
    expect(wizard.screen.lines()[0]).toMatch(/^ pod-wizard .*6 of 6/);
    await step(wizard, keys.down, / 2 of /);
    wizard.send('w');
    expect((await wizard.exited).code).toBe(0);
    const script = await readFile(path.join(folder(), 'startup.sh'), 'utf8');
    expect(script).toMatch(/# qwz mine\n\[\]\n$/);
    expect(await readFile(path.join(folder(), 'JOURNAL.md'), 'utf8')).toContain('edited by hand before');
  });

  it.each([
    ['none is set', {}, /No editor is set: VISUAL or EDITOR/],
    ['it is not there', { EDITOR: 'no-such-editor' }, /\(no-such-editor\) is not there/],
    ['it fails', { VISUAL: 'exit 3;' }, /ended with 3/],
    ['Ctrl-C ends it', { EDITOR: 'kill -INT 0;' }, /was ended by SIGINT/],
  ])('%s: that is said, and the wizard goes on', async (_, env, says) => {
    const wizard = await atReview(env);
    await step(wizard, 'e', says);
    expect(wizard.screen.isAlternate()).toBe(true);
    await step(wizard, keys.down, / 2 of /);
  });
});

it('asks before it replaces a file that is there, and keeps it unless told', async () => {
  await writeFile(path.join(folder(), 'startup.sh'), 'mine\n');
  const wizard = start(answered);
  await wizard.screen.until('5 of 6');
  await step(wizard, keys.enter, '6 of 6');
  await step(wizard, keys.enter, 'Replace startup.sh?');
  await step(wizard, keys.esc, 'write');
  expect(await readFile(path.join(folder(), 'startup.sh'), 'utf8')).toBe('mine\n');
  await step(wizard, keys.enter, 'Replace startup.sh?');
  wizard.send('w');
  expect((await wizard.exited).code).toBe(0);
  expect(await readFile(path.join(folder(), 'startup.sh'), 'utf8')).toMatch(/^#!/);
});

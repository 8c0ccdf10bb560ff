import { describe, expect, it } from 'vitest';
import { readGiven, sortWords } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/registry.ts';
import { runFake } from './support.ts';

const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('the overview', () => {
  it.each([[['help']], [['--help']], [['-h']], [['--gpu', '4090', '--help']]])(
    '%j fits 24 rows of 80 columns and names every command',
    async (argv) => {
      const { code, out, err } = await runFake(argv, { calledAs: 'npx pod-wizard' });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const rows = out.trimEnd().split('\n');
      expect(rows.length).toBeLessThanOrEqual(24);
      for (const row of rows) expect([...row].length, row).toBeLessThanOrEqual(80);
      for (const { name } of commands) for (const word of name.split(' ')) expect(out).toContain(word);
    },
  );
});

describe.each(commands.map((command) => [command.name, command] as const))('help of %s', (name, command) => {
  it('says all of its flags, both ways', async () => {
    const asked = await runFake(['help', ...name.split(' ')]);
    const inPlace = await runFake([...name.split(' '), '--help']);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(inPlace.out).toBe(asked.out);
    const said = asked.out.replaceAll(/\n {8,}/g, ' ');
    for (const { flag, help } of command.questions) {
      expect(asked.out).toContain(`--${flag} `);
      expect(said).toContain(help);
    }
    for (const [flag, { help }] of command.flags) {
      expect(asked.out).toContain(`--${flag}`);
      expect(said).toContain(help);
    }
  });

  it('says each flag in lines of the terminal', async () => {
    const { out } = await runFake(['help', ...name.split(' ')], {
      tty: true,
      columns: 80,
      env: { NO_COLOR: '1' },
    });
    const flags = out.slice(out.indexOf('Flags:'), out.indexOf('\n\n', out.indexOf('Flags:')));
    for (const line of flags.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('fits its line into the overview', () => {
    if (name !== 'wizard') expect(command.line.length).toBeLessThanOrEqual(44);
  });

  it.each(command.examples)('shows an example that is understood: %s', (example) => {
    const words = wordsOf(example.replace(/ >.*/, ''));
    expect(readGiven(sortWords(words, commands), commands).command).toBe(command);
  });
});

describe('help of', () => {
  it.each([['replay'], ['presets']])('the short name %s is that of the long one', async (name) => {
    const { code, out } = await runFake([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Also as: ${name}`);
  });

  it('a noun lists its verbs', async () => {
    for (const argv of [
      ['journal', '--help'],
      ['help', 'journal'],
    ]) {
      const { code, out } = await runFake(argv);
      expect(code).toBe(0);
      expect(out).toContain('journal replay [N] [FILE]');
    }
  });

  it.each([[['help', 'jounal']], [['jounal', '--help']], [['help', 'journal', 'x']], [['help', 'toString']]])(
    'nothing there is, %j, is a usage error',
    async (argv) => {
      expect(await runFake(argv)).toMatchObject({ code: 2, out: '' });
    },
  );
});

describe('the way to call it', () => {
  const calledAs = 'node ../my tools/cli.js';

  it('is the one that works here: in errors, help, reports and ready commands', async () => {
    const flags = ['--preset', 'fluxgym', '--gpu', '4090'];
    const outputs = [
      await runFake(['help'], { calledAs }),
      await runFake(['chek'], { calledAs }),
      await runFake(
        ['check', ...flags, '--image', 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04'],
        {
          calledAs,
        },
      ),
      await runFake(['recommend', ...flags], { calledAs }),
      await runFake(flags, { calledAs }),
      await runFake([...flags, '--image', 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404'], { calledAs }),
    ];
    for (const { out, err } of outputs) {
      expect(`${out}${err}`).toContain(`${calledAs} `);
      expect(`${out}${err}`).not.toMatch(/(?:^|\s)(?:npx )?pod-wizard (?:help|explain|check|--)/m);
    }
  });

  it('leaves what is written, and --json, as they are everywhere', async () => {
    const argv = ['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--json', '--name', 'pod-wizard --gpu x'];
    const [here, there] = [await runFake(argv, { calledAs }), await runFake(argv)];
    expect([...here.system.disk]).toEqual([...there.system.disk]);
    expect(here.out).toBe(there.out);
    expect(here.system.disk.get('/home/user/JOURNAL.md')?.content).toContain('npx pod-wizard --preset');
  });

  it('does not touch what a person wrote', async () => {
    const argv = ['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--name', 'pod-wizard --gpu x'];
    const { out } = await runFake(argv, { calledAs });
    expect(out).toContain(`${calledAs} --preset`);
    expect(out).toContain("--name 'pod-wizard --gpu x'");
  });
});

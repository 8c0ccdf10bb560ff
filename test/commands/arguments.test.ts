import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGiven, sortWords, takes } from '../../src/commands/arguments.ts';
import { UsageError } from '../../src/commands/errors.ts';
import { commands } from '../../src/commands/registry.ts';
import { runFake } from './support.ts';

const read = (argv: readonly string[]) => readGiven(sortWords(argv, commands), commands);
const usage = (argv: readonly string[]): UsageError => {
  try {
    read(argv);
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error(`${argv.join(' ')} was understood`);
};

describe('what was typed', () => {
  it('is sorted into choices, flags and files', () => {
    const argv = ['check', '--gpu', '4090', '--accept', 'PW301=a', '--accept=PW302=b', '--json', '--', '--x'];
    const { command, given } = read(argv);
    expect(command.name).toBe('check');
    expect(given.answers.get('gpu')).toEqual(['4090']);
    expect(given.answers.get('accept')).toEqual(['PW301=a', 'PW302=b']);
    expect([...given.flags.keys()]).toEqual(['json']);
    expect(given.positionals).toEqual(['--x']);
  });

  it('said twice, the last counts', () => {
    expect(read(['--gpu', '4090', '--gpu', 'L4']).given.answers.get('gpu')).toEqual(['L4']);
  });

  it.each([
    [['replay', 'J.md'], 'journal replay', ['J.md']],
    [['journal', 'replay', 'J.md'], 'journal replay', ['J.md']],
    [['--out', 'again', 'journal', 'replay', 'J.md'], 'journal replay', ['J.md']],
    [['presets'], 'preset list', []],
    [[], 'wizard', []],
    [['wizard'], 'wizard', []],
    [['--out', 'check'], 'wizard', []],
  ])('%j is %s', (argv, name, files) => {
    const { command, given } = read(argv);
    expect(command.name).toBe(name);
    expect(given.positionals).toEqual(files);
  });

  it.each([
    [['--gup', '4090'], /no flag --gup/, /--gpu/],
    [['chek'], /no command "chek"/, /check/],
    [['journl'], /no command "journl"/, /journal/],
    [['journal'], /journal needs a verb/, /list, show, diff, result, note, replay, export/],
    [['journal', 'shwo'], /journal has no verb "shwo"/, /journal show/],
    [['--gpu'], /--gpu needs a value/, /--gpu=VALUE/],
    [['--gpu', '--yes'], /--gpu needs a value/, /--gpu=VALUE/],
    [['--yes=1'], /--yes takes no value/, /--yes alone/],
    [['-x'], /no flag -x/, /--/],
    [['compare', 'a'], /compare takes two package lists/, /pod-wizard compare/],
    [['matrix', 'a'], /matrix takes no file \("a"\)/, /help matrix/],
    [['matrix', '--sarif'], /matrix takes no --sarif/, /^check takes it\n.*help matrix/],
    [['compare', '--lo', 'x', 'a', 'b'], /no flag --lo/, /--log/],
    [['preset', 'list', '--jsno'], /no flag --jsno/, /--json/],
    [['explain', '--all'], /explain takes no --all/, /^matrix takes it\n/],
    [['deps', '--pin', 'x'], /deps takes no --pin/, /wizard, check, recommend take it/],
  ])('%j is refused', (argv, message, next) => {
    const error = usage(argv);
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
  });

  it('gives arguments or a UsageError for anything at all', () => {
    const words = ['--gpu', '--', '-y', '--json', '--accept=x', 'journal', 'check', '-', '--=', '--no-json'];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...words))), (argv) => {
        try {
          read(argv);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

const allFlags = [
  ...new Map(
    commands.flatMap(({ questions, flags }) => [
      ...questions.map(({ flag }) => [flag, 'string'] as const),
      ...[...flags].map(([name, { type }]) => [name, type] as const),
    ]),
  ),
];
const foreign = commands.flatMap((command) =>
  allFlags
    .filter(([flag]) => !takes(command, flag))
    .map(([flag, type]) => [command.name, flag, type] as const),
);

describe('the flags of every command', () => {
  it('are read in one way in all of them', () => {
    for (const { questions, flags } of commands) {
      for (const [flag, type] of allFlags) {
        const own = flags.get(flag)?.type ?? (questions.some((one) => one.flag === flag) ? 'string' : null);
        if (own !== null) expect(`${flag} ${own}`).toBe(`${flag} ${type}`);
      }
    }
  });

  it('are more than a few', () => {
    expect(foreign.length).toBeGreaterThan(200);
  });

  it.each(foreign)('%s refuses --%s', async (name, flag, type) => {
    const ran = await runFake([...name.split(' '), type === 'string' ? `--${flag}=1` : `--${flag}`]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`${name} takes no --${flag}`);
    expect(ran.out).toBe('');
    expect(ran.system.disk.size).toBe(0);
  });

  it('of choices and of files are told apart by check', async () => {
    const existing = { 'start.sh': '#!/bin/bash\necho hello\n' };
    expect((await runFake(['check', 'start.sh', '--image', 'ubuntu:24.04'], { existing })).code).toBe(0);
    expect((await runFake(['check', 'start.sh', '--gpu', '4090'], { existing })).code).toBe(0);
    expect(await runFake(['check', 'start.sh', '--preset', 'fluxgym'], { existing })).toMatchObject({
      code: 2,
      err: expect.stringContaining('check FILE takes no --preset'),
    });
    expect((await runFake(['check', 'start.sh', '--fix'], { existing })).code).toBe(0);
    expect((await runFake(['check', '--gpu', '4090', '--sarif'])).code).toBe(2);
  });
});

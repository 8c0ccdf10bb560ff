import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/commands/arguments.ts';
import { UsageError } from '../../src/commands/errors.ts';

const usage = (argv: readonly string[]): UsageError => {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error(`${argv.join(' ')} was understood`);
};

describe('parseArguments', () => {
  it('sorts answers from switches', () => {
    const args = parseArguments([
      'check',
      '--gpu',
      '4090',
      '--accept',
      'PW301=a',
      '--accept=PW302=b',
      '--json',
    ]);
    expect(args.command).toBe('check');
    expect(args.answers.get('gpu')).toEqual(['4090']);
    expect(args.answers.get('accept')).toEqual(['PW301=a', 'PW302=b']);
    expect(args.json).toBe(true);
    expect(args.yes).toBe(false);
  });

  it.each([
    [['--gup', '4090'], /no flag --gup/, /--gpu/],
    [['chek'], /no command "chek"/, /check/],
    [['--gpu'], /--gpu needs a value/, /--gpu=VALUE/],
    [['--yes=1'], /--yes takes no value/, /--yes alone/],
    [['-x'], /no flag --x/, /--/],
  ])('%j is explained', (argv, message, next) => {
    const error = usage(argv);
    expect(error.message).toMatch(message);
    expect(error.next).toMatch(next);
  });

  it('gives arguments or a UsageError for anything at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--gpu', '--', '-y', '--json', '--accept=x'))),
        (argv) => {
          try {
            parseArguments(argv);
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        },
      ),
    );
  });
});

import { type AnswerCase, answersAs } from './told.ts';

/** What people meet who rent cards for models: settings that exclude each other, a child that ended, an option left out. */
const cases: readonly AnswerCase[] = [
  // One setting rules the other out; packages, cards and plain words are none.
  [
    'ValueError: `moon_fp8` is not compatible with `moon_4bit`.',
    'settings-disagree',
    /^# take one of both out .*: moon_fp8, or moon_4bit$/,
  ],
  [
    'ValueError: You cannot use `tide_model=True` together with `low_tide=True`. It assumes a fixed tide.',
    'settings-disagree',
    /: tide_model=True, or low_tide=True$/,
  ],
  ["ValueError: moon_4bit and moon_8bit can't be both True", 'settings-disagree'],
  [
    'ValueError: Cannot specify `tide_size` if `tide` is None.',
    'settings-disagree',
    /set tide too, or take tide_size out/,
  ],
  [
    'ValueError: tide_size > 1 cannot be combined with moon_size > 1; shard the tide',
    'settings-disagree',
    /tide_size above 1, or moon_size above 1/,
  ],
  ['RuntimeError: Moon weights are incompatible with this checkpoint.', 'none'],
  ['RuntimeError: The operator cannot be used with autograd.', 'none'],
  // What it is for.
  [
    'ValueError: `moon_init` is only valid for Tide training.',
    'not-supported-stated',
    /moon_init for Tide training only/,
  ],
  // What is listed behind "available" need not be a choice.
  [
    "ValueError: Not enough resources to allocate 2 tides. Available resources: ['cpu_one', 'gpu_two']",
    'none',
  ],
  // The command of the child is in the line, or it is not.
  [
    "subprocess.CalledProcessError: Command '['/v/bin/python', '/w/tide.py', '--config_file', '/w/moon.toml']' returned non-zero exit status 1.",
    'reason-stands-elsewhere',
    /^\/v\/bin\/python \/w\/tide\.py --config_file \/w\/moon\.toml /,
  ],
  [
    "subprocess.CalledProcessError: Command '['/v/bin/python', '/w/tide.py', '; rm x']' returned non-zero exit status 1.",
    'reason-stands-elsewhere',
    /^# look further up/,
    /rm x/,
  ],
  [
    "KeyError: 'tide_of_moon'\nsubprocess.CalledProcessError: Command '['/v/bin/python', '/w/tide.py']' returned non-zero exit status 1.",
    'entry-missing',
  ],
  // The line of code alone names the option.
  [
    '    tide = load_tide(args.low_tide, moon, args.disable_moon)\nTypeError: expected str, bytes or os.PathLike object, not NoneType',
    'nothing-where-something-is-wanted',
    /^# add to the command, or as a line of the config: --low_tide PATH/,
  ],
  // A command that is run elsewhere is no line of code.
  [
    "ConnectionError: The tide server can't be reached. Make sure that it runs by running `tide serve`.",
    'message-says',
    /^# first, in a shell of its own: tide serve/,
  ],
  // It is the disk that is full, not the way there.
  [
    'RuntimeError: Data processing error: CAS service error : IO Error: No space left on device (os error 28)',
    'disk-full',
  ],
  [
    'AssertionError: (moon_size 50257) is not divisible by tide parallel size 8',
    'value-refused',
    /tide parallel size that divides/,
  ],
];

answersAs(import.meta.filename, { first: cases });

import { printable } from '../../basics/printable.ts';
import type { Form } from './form.ts';
import { ownerOfFrame, placeOf, updating, where } from './place.ts';
import { computed, computing, handed, lineOf } from './tensors.ts';

/** What torch, NumPy or Python refuse: what the matter is, what to write, the same done to the line that the log shows, and the torch that no longer takes it. */
type Mistake = readonly [
  said: RegExp,
  title: string,
  write: string,
  mend?: readonly [of: RegExp, into: string] | ((line: string, message: string) => string) | null,
  gone?: string,
];

/** Each tensor that a line hands over, converted before it; of a loss that takes classes, those alone. */
const converted = (call: 'long' | 'float') => (line: string) => {
  const { callee, names } = handed(line);
  const classes = call === 'long' && /loss|criterion|nll|entropy/i.test(callee);
  return names
    .slice(classes ? 1 : 0)
    .map((one) => `${one} = ${one}.${call}()`)
    .join('; ');
};

const mistakes: readonly Mistake[] = [
  [
    /scalar types?:? Long[,;]|dtype int(?:64|32 or int64) for index|tensors used as indices must be|type (?:torch\.(?:cuda\.)?)?Long(?:Tensor)? but (?:got|found)|nll_loss\w{0,60}" not implemented for/,
    'Indices, tokens or classes are not of type int64 (long)',
    'x = x.long() for the indices, tokens, masks or labels',
    converted('long'),
  ],
  [
    /dtype \w{3,8} but expected \w|type (?:torch\.(?:cuda\.)?)?(?:Float|Double)(?:Tensor)? but (?:got|found)(?!.{0,30}(?:Half|BFloat))|(?:same dtype.{0,20}|Input type \(.{0,60})(?:[Dd]ouble|[Ll]ong|Byte|unsigned)/,
    'Data or labels are of another number type than the model (float64 of NumPy, integers)',
    'x = x.float() for input and labels (both sides of the loss)',
    converted('float'),
  ],
  [
    /index(?: of a 0-dim| to scalar)|over a 0-d|len\(\) of a 0-d/,
    'A single number is indexed as if it were a list: code for torch 0.3',
    'x.item() in place of x[0] and x.data[0]',
    [/(\w)(?:\.data)?\[0\]/g, '$1.item()'],
    '1.0',
  ],
  [
    /leaf Variable that requires grad/,
    'A tensor that is trained (or a view of one) is changed in place',
    'with torch.no_grad(): above it; in training: x = x.clone() before, or x = x + y in place of x += y',
    (line) =>
      /^\w+\.\w+_\(/.test(line)
        ? line.replace(/^(\w+)\.(\w+)_\(/, '$1 = $1.$2(')
        : line && `with torch.no_grad(): ${line}`,
  ],
  [
    /by an inplace operation|is being modified inplace/,
    'A tensor that the gradient still needs is changed in place',
    'x = x + y in place of x += y, x = x.clone() before x[…] = y, inplace=False in nn.ReLU',
    [/^(\w+) ([-+*/])= (.+)$/, '$1 = $1 $2 $3'],
  ],
  [
    /can't be cast to the desired output type|Cannot cast ufunc/,
    'A result with fractions is written into whole numbers in place',
    'int(…) or .long() round it, or x = x + y in place of x += y',
    [/clamp_\(0, ([^(),]+)\)/g, 'clamp_(0, int($1))'],
  ],
  [
    /the .?-.? operator,/,
    'A mask of True and False is subtracted or negated',
    '~mask in place of 1 - mask or -mask; else mask.int()',
    [/\b1(?:\.0?)? - (\w[\w.]*)/, '~$1'],
    '1.2',
  ],
  [
    /float\d*'(?:>| object) cannot be|indices must be integers or (?:None|slices, not (?:numpy\.)?float)|has unexpected type 'float'|expected, got float|non-int of type 'float'|only integers, slices|must be (?:tuple of ints|int), .{0,40}float|arguments - got \((?:[\w.,= ]{0,120}[ =])?float[,)]|arguments - got \(Tensor[\w, ]{0,40}, tuple, tuple/,
    'A number with a fraction (or a bool) stands where a whole one must',
    'int(…) round it, or // in place of /: stride, padding=k // 2 (a bool there: torch 1.8 took it), indices, counts of np.linspace (numpy before 1.18 took them), range, randint',
    (line, message) => {
      const name = /(\w{1,30})=float/.exec(message)?.[1];
      return name === undefined ? line : `${name}=int(${name})`;
    },
  ],
  [
    /element in list of batch|expected sequence of length|storage that is not resizable/,
    'The items of a batch are of different lengths',
    'DataLoader(…, collate_fn=lambda b: tuple(zip(*b))), or pad all to one length (pad_sequence)',
    null,
    '1.6',
  ],
  [
    /HtoD\w{0,8} failed: invalid argument/,
    'The input is of another size or type than the engine was built for',
    'resize the picture to the input of the engine, and astype(inp.host.dtype)',
  ],
  [
    /invalid device context/,
    'This thread has no CUDA context',
    'import pycuda.autoinit above; in another thread: ctx = cuda.Device(0).make_context()',
  ],
];

/** Mistakes of code or data that leave no doubt what is to be written instead. */
export const mistakeForms: readonly Form[] = mistakes.map(([pattern, title, write, mend, gone]) => ({
  name: title,
  pattern,
  raised: true,
  say: (_, words) => {
    const frame = computing(words);
    const refused = frame?.root === 'torch' || frame?.root === 'numpy';
    const line = refused ? '' : lineOf(words).trim();
    const mended =
      typeof mend === 'function' ? mend(line, words.message) : mend ? line.replace(...mend) : line;
    const known = mended !== line && mended !== '';
    return {
      class: 'value-of-another-type',
      title,
      cause: computed(words, 'It is a mistake of the code or its data.'),
      fix: [
        ...(known
          ? [
              `# in the code${frame === null ? '' : ` (${placeOf(frame)})`}: ${printable(mended.slice(0, 200))}`,
            ]
          : []),
        `# ${known ? 'in general' : `in the code${where(words.event)}`}: ${write}`,
        ...(gone === undefined ? [] : [`# or the torch of the code: before ${gone}`]),
        ...(refused ? [] : updating(words.event, ownerOfFrame(frame)).slice(0, 1)),
      ],
      confidence: 'medium',
    };
  },
}));

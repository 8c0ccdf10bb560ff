import { handed } from '../tensors.ts';
import { mistaken } from './mistake.ts';

/** Each tensor that a line hands over, converted before it; of a loss that takes classes, those alone. */
const converted = (call: 'long' | 'float') => (line: string) => {
  const { callee, names } = handed(line);
  const classes = call === 'long' && /loss|criterion|nll|entropy/i.test(callee);
  return names
    .slice(classes ? 1 : 0)
    .map((one) => `${one} = ${one}.${call}()`)
    .join('; ');
};

/** Numbers of another type than is wanted, or changed where they must stay. */
export const numberTypes = mistaken('value-of-another-type', [
  [
    /^Integer division of tensors using div or \//,
    'torch 1.6 divides no whole numbers by /: before it rounded, and from 1.7 on the result has a point',
    '// in place of / (a.floor_divide(b)); a tensor that NumPy is handed: x.item()',
    [/ \/ /g, ' // '],
    '1.6',
  ],
  [
    /scalar types?:? Long[,;]|dtype int(?:64|32 or int64) for index|tensors used as indices must be|type (?:torch\.(?:cuda\.)?)?Long(?:Tensor)? but (?:got|found)|nll_loss\w{0,60}" not implemented for/,
    'Indices, tokens or classes are not of type int64 (long)',
    'x = x.long() for the indices, tokens, masks or labels',
    converted('long'),
  ],
  [
    /"(?:sum|cumsum|prod|mean|max|min|masked_\w{1,20}|index_\w{1,20}|eq|ne|copy|nonzero|add|mul)_(?:cpu|cuda)" not implemented for 'Bool'/,
    'This torch is older than the code: it cannot yet compute with True and False',
    '$ pip install -U torch torchvision   # 1.4 or newer, as the code names it\n# or x.long() (0 and 1) before: (a == b).long().sum()',
    [/\.sum\(/, '.long().sum('],
  ],
  [
    /dtype \w{3,8} but expected \w|type (?:torch\.(?:cuda\.)?)?(?:Float|Double)(?:Tensor)? but (?:got|found)(?!.{0,30}(?:Half|BFloat))|(?:same dtype.{0,20}|Input type \(.{0,60})(?:[Dd]ouble|[Ll]ong|Byte|unsigned)|" not implemented for '(?:Long|Int|Byte|Char|Short|Bool)|(?:[Mm]ean|Only Tensors).{0,40}(?:output dtype|floating )/,
    'Data or labels are of another number type than the model (float64 of NumPy, integers)',
    'x = x.float() for input and labels (both sides of the loss); NumPy: a.astype(np.float32)',
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
    /by an inplace operation|is being modified inplace|[Ii]nference tensor/,
    'A tensor that the gradient still needs is changed in place',
    'x = x + y in place of x += y, x = x.clone() before x[…] = y, inplace=False in nn.ReLU; torch.no_grad() in place of inference_mode()',
    [/^(\w+) ([-+*/])= (.+)$/, '$1 = $1 $2 $3'],
  ],
  [
    /source and destination dtypes match|dtype to be equal to src/,
    'What is written into a tensor is of another number type',
    'x[i] = y.to(x.dtype)',
    [/^(\w+)(\[.{1,60}\]) = ([\w.]+)$/, '$1$2 = $3.to($1.dtype)'],
  ],
  [
    /"\w{0,40}(?:bitwise|bincount|shift|gcd)\w{0,40}" not implemented for 'Float'/,
    'A number with a fraction stands where a mask or a whole one must',
    'x.bool() for masks, x.long() else; masks are compared: x = (a == b)',
  ],
  [
    /ScalarType BFloat16/,
    'NumPy knows no bfloat16',
    'x.float().numpy()',
    [/((?:\.cpu\(\))?)\.numpy\(/, '.float()$1.numpy('],
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
    /float\d*'(?:>| object) cannot be|indices must be integers or (?:None|slices, not (?:numpy\.)?float)|has unexpected type 'float'|expected, got float|non-int of type 'float'|only integers, slices|must be (?:tuple of ints|int), (?:not|but) .{0,40}float|arguments - got \((?:[\w.,= ]{0,120}[ =])?float[,)]|arguments - got \(Tensor[\w, ]{0,40}, tuple, tuple/,
    'A number with a fraction (or a bool) stands where a whole one must',
    'int(…) round it, or // in place of /: stride, padding=k // 2 (a bool there: torch 1.8 took it), indices, counts of np.linspace (numpy before 1.18 took them), range, randint',
    (line, message) => {
      const name = /(\w{1,30})=float/.exec(message)?.[1];
      return name === undefined
        ? line.replace(
            /\b(range|linspace|zeros|ones|empty)\(((?:[^(),]+, ){0,2})([^(),=]+)\)/,
            '$1($2int($3))',
          )
        : `${name}=int(${name})`;
    },
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
]);

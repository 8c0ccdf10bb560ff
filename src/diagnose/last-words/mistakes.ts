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
    /to have (?:scalar type|one of the following scalar types:?) Long|Expected dtype int(?:64|32 or int64) for index|tensors used as indices must be|type (?:torch\.(?:cuda\.)?)?Long(?:Tensor)? but (?:got|found)|nll_loss\w{0,60}" not implemented for/,
    'Indices, tokens or classes are not of type int64 (long)',
    'x = x.long() for the indices, token ids, masks or labels',
    converted('long'),
  ],
  [
    /dtype \w{3,8} but expected \w|type (?:torch\.(?:cuda\.)?)?(?:Float|Double)(?:Tensor)? but (?:got|found)(?!.{0,30}(?:Half|BFloat))|(?:same dtype.{0,20}|Input type \(.{0,60})(?:[Dd]ouble|[Ll]ong|Byte|unsigned)|(?:softmax|mse|bernoulli|uniform|norm)\w{0,40}" not implemented for '(?:Long|Int|Byte)|mean.{0,40}(?:output dtype|floating types)/,
    'Data or labels are of another number type than the model: mostly float64 of NumPy, or integers, where float32 is meant',
    'x = x.float() for input and labels (both sides of the loss); NumPy: a.astype(np.float32)',
    converted('float'),
  ],
  [
    /source and destination dtypes match|dtype to be equal to src/,
    'What is written into a tensor is of another number type',
    'x[i] = y.to(x.dtype)',
    [/^(\w+)(\[.{1,60}\]) = ([\w.]+)$/, '$1$2 = $3.to($1.dtype)'],
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
    'outside of training with torch.no_grad(): above it; in training on a copy (x = x.clone()), or x = x + y in place of x += y',
    (line) =>
      /^\w+\.\w+_\(/.test(line)
        ? line.replace(/^(\w+)\.(\w+)_\(/, '$1 = $1.$2(')
        : line && `with torch.no_grad(): ${line}`,
  ],
  [
    /by an inplace operation|is being modified inplace|[Ii]nference tensor/,
    'A tensor that the gradient still needs is changed in place',
    'x = x + y in place of x += y, x = x.clone() before x[…] = y, inplace=False in nn.ReLU; two optimizers: both backward() before the first step(); no_grad in place of inference_mode',
    [/^(\w+) ([-+*/])= (.+)$/, '$1 = $1 $2 $3'],
  ],
  [
    /can't be cast to the desired output type|Cannot cast ufunc/,
    'A result with fractions is written into whole numbers in place',
    'the bound or factor as int(…) or .long(), or x = x + y in place of x += y',
    (line) =>
      line
        .replaceAll(/clamp_\(0, ([^(),]+)\)/g, 'clamp_(0, int($1))')
        .replace(/^(\w+) ([-+*/])= (.+)$/, '$1 = $1 $2 $3'),
  ],
  [
    /the .?-.? operator,/,
    'A mask of True and False is subtracted or negated',
    '~mask in place of 1 - mask or -mask; else mask.int()',
    (line) =>
      line.replace(/\b1(?:\.0?)? - (\w[\w.]*)/, '~$1').replace(/ -= ([\w.]+(?:\([^()]*\))?)/, ' -= $1.int()'),
    '1.2',
  ],
  [
    /float\d*'(?:>| object) cannot be|indices must be integers or (?:None|slices, not (?:numpy\.)?float)|has unexpected type 'float'|integer argument expected, got float|non-int of type 'float'|only integers, slices|must be (?:tuple of ints|int), .{0,40}float|arguments - got \((?:[\w.,= ]{0,120}[ =])?float[,)]|conv\w{0,20}\(\) received an invalid combination of arguments - got \((?:Tensor|Parameter)[\w, ]{0,40}, tuple, tuple|must be of integer/,
    'A number with a fraction (or a bool) stands where a whole one must',
    'int(…) round it, or // in place of / where it is made: stride, padding=k // 2 (a bool there: torch 1.8 took it), sizes, indices, counts of np.linspace (numpy before 1.18 took them), range, randint',
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
    /tuple of ints, not str/,
    'padding="same" came with torch 1.9',
    'padding=kernel_size // 2 (or torch 1.9 and newer)',
  ],
  [
    /must be Tensor, not str/,
    'transformers returns an output with names, and the code takes a tuple',
    'return_dict=False in that call (or in from_pretrained), or model(…)[0]',
  ],
  [
    /must be Tensor, not|expected Tensor as element|infer dtype of (?!None)|expected np\.ndarray|type numpy\.object_|arguments - got \((?:str|list|numpy\.ndarray|PIL)/,
    'What is handed over is no tensor of numbers yet',
    'torch.as_tensor(np.asarray(x, dtype=np.float32)); a picture: transforms.ToTensor(); a list of tensors: torch.stack(x); a table: df.values',
  ],
  [
    /batch must contain/,
    'The data set returns something that makes no batch: None, or a picture that is no tensor',
    '__getitem__ must return tensors or numbers: transforms.ToTensor() for pictures; None (a file that is broken or left out): a collate_fn that drops it',
  ],
  [
    /element in list of batch|expected sequence of length|storage that is not resizable/,
    'The items of a batch are of different lengths',
    'DataLoader(…, collate_fn=lambda b: tuple(zip(*b))), or pad all to one length (pad_sequence); or batch_size=1',
    null,
    '1.6',
  ],
  [
    /more than one (?:value|element) is ambiguous/,
    'A whole tensor or array is asked whether it is true',
    'if x is not None; (a == b).all(); a loss is made first: nn.CrossEntropyLoss()(out, y)',
  ],
  [
    /only integer (?:tensors|scalar)|(?:one element tensors|(?:size|length)-1 arrays).{0,20} converted|for scalar outputs|cannot be converted to Scalar/,
    'Many numbers stand where a single one must',
    'x.mean() (loss.mean().backward()); a list of tensors: torch.stack(x) in place of torch.tensor(x)',
  ],
  [
    /multi-target not|batches of spatial targets/,
    'The loss takes one class number each, and gets one-hot, colour or one dimension more',
    'y.squeeze(1), or y.argmax(1) for one-hot; masks of pictures: one channel of class numbers (convert("L")), (N, H, W)',
  ],
  [
    /to match target batch_size/,
    'The layers do not keep the number of items: a size is fixed for another input',
    'x.flatten(1) (x.view(x.size(0), -1)) before the linear layer, whose input size must then be that of one item; or pictures of the size that the model was made for',
  ],
  [
    /-dimensional input of size|\(unbatched\) or/,
    'The input has one dimension more or fewer than the layer takes',
    'one item: x.unsqueeze(0); one too many: x.squeeze(1) or x.flatten(0, 1)',
  ],
  [
    /too many indices for|Dimension out of range|tensor has no dimensions|for array of dimension|zero-dimensional tensor|got [01]D array/,
    'The data have fewer dimensions than the code counts on',
    'print(x.shape) above it; x.unsqueeze(0) (NumPy: x[None]) for what is missing, x.reshape(-1, 1) for a column; a file of one row: np.loadtxt(…, ndmin=2)',
  ],
  [
    /match the broadcast shape \[3/,
    'Grey pictures are normalised as if they had three channels',
    "Image.open(path).convert('RGB'), or Normalize((0.5,), (0.5,))",
  ],
  [
    /than actual input size|Output size is too small/,
    'The picture is too small for so many layers',
    'Resize to the size that the model was made for (224; Inception: 299)',
  ],
  [
    /more than 1 value per channel|Expected hidden\[\d\] size/,
    'The last batch has fewer items than the model takes',
    'DataLoader(…, drop_last=True), batch_size above 1; no training: model.eval()',
  ],
  [
    /(?:ndarray|float\d+|int\d+|Tensor|bool_) is not JSON/,
    'A number of NumPy or torch is written as JSON',
    'float(x), or x.tolist(), before it is written',
  ],
  [
    /stride.{1,80} negative|(?:destination|array) is read-only/,
    'The array is only a view of another',
    'x = x.copy() before it ([::-1].copy())',
  ],
  [
    /view size is not compatible/,
    'The tensor lies in memory in another order',
    '.reshape(…) in place of .view(…)',
    [/\.view\(/g, '.reshape('],
  ],
  [
    /'lengths' argument/,
    'The lengths lie on the GPU',
    'lengths.cpu() in pack_padded_sequence',
    [/\b(lengths?|\w+_len\w*)(?=[,)])/, '$1.cpu()'],
    '1.7',
  ],
  [
    /device type for generator|generator device but/,
    'The default tensors are of the GPU, and DataLoader shuffles on the CPU',
    "DataLoader(…, generator=torch.Generator(device='cuda')), or without torch.set_default_tensor_type",
  ],
  [/only dense CPU tensors/, 'The data lie on the GPU already', 'DataLoader(…, pin_memory=False)'],
  [
    /be between 0 and 1|x >= 0\. && x <= 1|unsafe to autocast/,
    'BCELoss gets numbers outside of 0 to 1 (or NaN), or half precision',
    'nn.BCEWithLogitsLoss in place of nn.BCELoss, without sigmoid before it; the labels 0 and 1, too',
  ],
  [
    /Legacy autograd function/,
    'A function with its own gradient is written in the old way',
    '@staticmethod def forward(ctx, …) and backward(ctx, …), called as Name.apply(…); or the newest release of that extension',
    null,
    '1.5',
  ],
  [
    /^(?:low >= high|high <= 0|empty range for)/,
    'A random number is asked from an empty range: the picture is smaller than its crop, or there are no data',
    'a smaller crop, or pictures and data that are large enough (print both bounds)',
  ],
  [
    /write mode (?:RGBA|LA|P) as|handle this data type/,
    'The picture is of a kind that cannot be written so',
    "img.convert('RGB').save(…); an array: Image.fromarray((x * 255).astype(np.uint8))",
  ],
  [
    /should be PIL Image|is not a torch image|should be a torch tensor/,
    'The steps of transforms stand in the wrong order',
    'those for pictures (Resize, crops, flips) first, then ToTensor(), then Normalize; an array before: ToPILImage()',
  ],
  [
    /HtoD\w{0,8} failed: invalid argument/,
    'The input is of another size or type than the engine was built for',
    'resize the picture to the input of the engine, with its type: np.copyto(inp.host, img.astype(inp.host.dtype).ravel()); or build the engine anew for that size',
  ],
  [
    /invalid device context/,
    'This thread has no CUDA context',
    'import pycuda.autoinit above; in another thread: ctx = cuda.Device(0).make_context() before, ctx.pop() after',
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
      cause: computed(
        words,
        'It is a mistake of the code or its data, or code for another release of torch, NumPy or Python: nothing is broken in the installation.',
      ),
      fix: [
        ...(known
          ? [
              `# in the code${frame === null ? '' : ` (${placeOf(frame)})`}: ${printable(mended.slice(0, 200))}`,
            ]
          : []),
        `# ${known ? 'in general' : `in the code${where(words.event)}`}: ${write}`,
        ...(gone === undefined ? [] : [`# or the torch that the code was written for: before ${gone}`]),
        ...(refused ? [] : updating(words.event, ownerOfFrame(frame)).slice(0, 1)),
      ],
      confidence: 'medium',
    };
  },
}));

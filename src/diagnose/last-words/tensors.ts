import { printable } from '../../basics/printable.ts';
import type { Frame } from '../event.ts';
import type { Form, Said } from './form.ts';
import { nameOf, ownerOfFrame, raisingFrame, updating, where } from './place.ts';
import { ended, type Words } from './words.ts';

/** The frame that computes: the app's own, where torch merely refused. */
export function computing({ event }: Words): Frame | null {
  const raising = raisingFrame(event);
  const refuses = (root: string | null | undefined) => root === 'torch' || root === 'numpy';
  return refuses(raising?.root)
    ? (event.frames.findLast(({ root, file }) => !refuses(root) && !file.startsWith('<')) ?? raising)
    : raising;
}

/** Its line of code, as far as the log shows one. */
export function lineOf(words: Words): string {
  const { event } = words;
  const frame = computing(words);
  const code = frame?.code ?? event.above.at(-1) ?? '';
  return /[=([]/.test(code) && code.length < 240 && !/^raise /.test(code)
    ? code.replace(/^(?:[\w./-]+\.py\S* |-{1,8}> ?\d{1,7} {1,40}|\(Pdb\) |>>> )/, '')
    : '';
}

const name = String.raw`[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4}`;
const called = new RegExp(`(?:^|= |return |\\()(?<callee>${name})\\((?<given>[^()]{1,160})\\)`);
const joined = new RegExp(`(?<first>${name}) (?:[-+*/@&|]|==|[<>]=?) (?<second>${name})(?![\\w(])`);
const function_ =
  /^(?:torch|F|np|nn|math|einops)\.|loss|criterion|(?:^|\.)(?:mul|add|matmul|bmm|cat|where|forward)$/i;

/** What a line of code calls, and the names that it hands over. */
export function handed(line: string): { readonly callee: string; readonly names: readonly string[] } {
  const { callee = '', given = '' } = called.exec(line)?.groups ?? {};
  const names = given
    .split(',')
    .map((word) => word.replace(/^ {0,4}\w{1,40}=/, '').trim())
    .filter((word) => /^[A-Za-z_][\w.]{0,60}$/.test(word) && !/^(?:self|None|True|False)$/.test(word));
  return { callee, names };
}

/** What to write before a line of code, so that its tensors lie on one device; empty where it does not say. */
function moves(line: string): string {
  const indexed = [...line.matchAll(/(?<tensor>[A-Za-z_][\w.]{0,60})\[(?<index>[A-Za-z_]\w{0,30})\]/g)];
  const [{ groups = {} } = {}] = indexed;
  const tensors = [...new Set(indexed.map((match) => match.groups?.['tensor'] ?? ''))].slice(0, 4);
  if (tensors.length > 0)
    return `${tensors.map((one) => `${one} = ${one}.to(${groups['index']}.device)`).join('; ')} (or ${groups['index']}.cpu() as index)`;
  const two = joined.exec(line)?.groups;
  if (two !== undefined) return `${two['second']} = ${two['second']}.to(${two['first']}.device)`;
  const { callee, names } = handed(line);
  const [first, ...others] = names;
  if (first === undefined) return '';
  if (!function_.test(callee)) {
    return names.map((one) => `${one} = ${one}.to(next(${callee}.parameters()).device)`).join('; ');
  }
  return others.map((one) => `${one} = ${one}.to(${first}.device)`).join('; ');
}

export function computed(words: Words, what: string): string {
  // An import computes nothing.
  const line = lineOf(words).replace(/^\s{0,40}(?:from|import)\b.*/, '');
  return `${ended(words, 220)}${line === '' ? where(words.event) : ` The line that computes${where(words.event)}: ${printable(line.slice(0, 160))}.`} ${what}`;
}

function places(words: Words): Said {
  const owner = ownerOfFrame(computing(words));
  // The message may name what is to be moved itself: on device cuda:0 … Call DGLGraph.to().
  const graph =
    /on device (?<device>cuda:\d).{0,80}[Cc]all (?:\w{1,20}?)(?<what>Graph|Tensor|Module)\.to\(\)/.exec(
      words.message,
    )?.groups;
  const what = graph?.['what']?.toLowerCase();
  const move = what === undefined ? moves(lineOf(words)) : `${what} = ${what}.to("${graph?.['device']}")`;
  return {
    class: 'tensors-in-two-places',
    title: 'A tensor stays on the CPU while the others are on the GPU: a mistake of the code',
    cause: computed(
      words,
      'The code moves one of the tensors to the GPU, and forgets another one (or a part of the model was left on the CPU to save memory).',
    ),
    fix: [
      move === ''
        ? `# in that line${where(words.event)}: move both to one device: x = x.to(y.device), or make the tensor with device=x.device`
        : `# in that code${where(words.event)}, before that line: ${printable(move)}`,
      ...updating(words.event, owner),
    ],
    confidence: 'medium',
  };
}

/** NumPy takes a tensor from the memory of the machine only, and without its gradient. */
function toNumpy(words: Words, call: 'cpu' | 'detach'): Said {
  const line = lineOf(words);
  const mended = /\.numpy\(/.test(line)
    ? line.replaceAll('.numpy(', `.${call}().numpy(`)
    : line.replace(
        /(?<by>(?:np|numpy)\.\w{1,20}|plt\.\w{1,20}|float|int)\((?<tensor>[A-Za-z_][\w.]{0,60})(?=[,)])/,
        `$<by>($<tensor>.${call}()`,
      );
  return {
    class: 'tensors-in-two-places',
    title:
      call === 'cpu'
        ? 'A tensor of the GPU is handed to NumPy: a mistake of the code'
        : 'A tensor with its gradient is handed to NumPy: a mistake of the code',
    cause: computed(
      words,
      `NumPy reads ${call === 'cpu' ? 'the memory of the machine only' : 'tensors without a gradient only'}: the tensor must be ${call === 'cpu' ? 'copied there' : 'detached'} first.`,
    ),
    fix: [
      mended === line || line === ''
        ? `# in that line${where(words.event)}: .${call}() behind the tensor: x.${call}().numpy()`
        : `# in that line${where(words.event)}: ${printable(mended.trim().slice(0, 200))}`,
      ...updating(words.event, ownerOfFrame(computing(words))).slice(0, 1),
    ],
    confidence: 'medium',
  };
}

/** Items that a loader puts into one batch. */
function batch(words: Words): Said {
  const [, one = '', other = ''] =
    /got (\[[\d, ]{1,60}\]) at entry \d{1,9} and (\[[\d, ]{1,60}\])/.exec(words.message) ?? [];
  const [own, others] = [one, other].map((size) => /^\[([134]), (.+)\]$/.exec(size));
  if (own && others && own[2] === others[2])
    return {
      class: 'shapes-differ',
      title: `Pictures of ${own[1]} and of ${others[1]} channels are put into one batch`,
      cause: computed(words, 'Gray pictures have 1 channel, colour has 3, PNG with transparency 4.'),
      fix: [
        "# in the code that opens them: Image.open(path).convert('RGB')   (masks: convert('L')); cv2: cv2.imread(path, cv2.IMREAD_COLOR)",
      ],
      confidence: 'medium',
    };
  return {
    class: 'shapes-differ',
    title: `Items of different sizes are put into one batch${other === '' ? '' : `: ${one} and ${other}`}`,
    cause: computed(words, 'A batch takes items of one size only, and those of the data differ.'),
    fix: [
      '# batch size 1, or all items of one size: resize, crop or pad them (transforms.Resize((H, W)) with both numbers, padding="max_length", a collate_fn that pads), or the buckets of the trainer',
      ...updating(words.event, ownerOfFrame(computing(words))).slice(0, 1),
    ],
    confidence: 'medium',
  };
}

function shapes(words: Words, what: string): Said {
  const pair = [...words.message.matchAll(/\((\d{2}),\)/g)].map(([, size]) => size).join(' ');
  if (/^(?:69 63|63 69|72 66|66 72)$/.test(pair))
    return {
      class: 'shapes-differ',
      title: 'The body model is SMPL where SMPL-X (SMPL-H) is meant, or the other way round',
      cause: computed(
        words,
        'SMPL has 69 numbers of pose (72 with the root), SMPL-X and SMPL-H have 63 (66).',
      ),
      fix: [
        '# in the config or command: the kind of body model (model_type, surface_model_type) and its file, as the data has it',
      ],
      confidence: 'medium',
    };
  return {
    class: 'shapes-differ',
    title: `Two tensors do not fit each other: ${what}`,
    cause: computed(
      words,
      'Mostly parts of different models are put together (a checkpoint, LoRA, encoder or config of another kind, size or version), or the input has another size or number of channels than the model takes.',
    ),
    fix: [
      '# check that model, config and its parts (encoder, LoRA, VAE, ControlNet, tokenizer) are of one kind and version; sizes of pictures as the model wants them (multiples of 8 or 64)',
      ...updating(words.event, ownerOfFrame(computing(words))).slice(0, 1),
    ],
  };
}

/** Sizes of one dimension that should be one: a text that is too long, a picture whose sides cannot be halved so often; null where they tell nothing. */
function sizesApart(words: Words): Said | null {
  const { message } = words;
  const [, one = '', other = '', at] =
    /(?:tensor a|expanded size of the tensor|Expected size|Got) \(?(\d{1,6})\)?(?: must match the (?:size of tensor b|existing size))?(?: but got size| and)? \(?(\d{1,6})\)?(?:.{0,24}at non-singleton dimension (\d))?/.exec(
      message,
    ) ?? [];
  const [here, there] = [Number(one), Number(other)];
  // Masks and caches of a language model, batches, and tables of words are no sides of a picture.
  const around = [...words.event.above.slice(-12), ...words.event.frames.map(({ file }) => file)].join('\n');
  const picture =
    !/transformers[\\/](?!models[\\/](?:vit|swin|detr))|modeling_|attention/i.test(around) &&
    at !== '0' &&
    there < 8192;
  if (!(here > 0 && there > 0))
    return picture && /Expected size \d/.test(message) ? halved(words, 'They') : null;
  if (
    at === '1' &&
    here > there &&
    here % 64 > 0 &&
    !/\[(?:\d+, ){3}/.test(message) &&
    /^(?:77|256|512|514|1024|2048|4096|8192)$/.test(other)
  ) {
    const most = there === 514 ? 512 : there;
    return {
      class: 'prompt-too-long',
      title: `The text has ${here} tokens, and the model takes ${most}`,
      cause: computed(words, `The model has places for ${there} tokens, and the text was not cut to that.`),
      fix: [
        `# where the text is tokenized${where(words.event)}: tokenizer(text, truncation=True, max_length=${most}); a pipeline: pipeline(…, truncation=True, max_length=${most})`,
      ],
      confidence: 'medium',
    };
  }
  const square = /\[(?:\d{1,6}, ){1,3}(?<side>\d{2,6}), \k<side>\]/.exec(message)?.groups?.['side'];
  if (square === other && /Target sizes/.test(message))
    return {
      class: 'shapes-differ',
      title: `A picture was brought to ${square} on its shorter side only`,
      cause: computed(
        words,
        `transforms.Resize(${square}) keeps the proportions; the mask or the other picture is ${square} x ${square}.`,
      ),
      fix: [
        `# in the code that loads the pictures: transforms.Resize((${square}, ${square})) in place of Resize(${square})   (grep -rn "Resize(" --include=*.py .)`,
      ],
      confidence: 'medium',
    };
  // Channels of a picture, and sizes of different kinds, lie further apart.
  return picture && Math.min(here, there) > 4 && Math.abs(here - there) <= Math.max(4, there / 16)
    ? halved(words, `${here} and ${there}`)
    : null;
}

/** What a network halves and doubles again comes back with another size, where it was odd on the way. */
function halved(words: Words, sizes: string): Said {
  const around = [words.event.text, ...words.event.above.slice(-20)].join('\n');
  const option = /--(?:H|height)\b|stable.?diffusion|cldm|ldm\//i.test(around)
    ? '--H and --W (height, width): multiples of 64'
    : 'width and height of the input: a multiple of 32 (64 for deep networks)';
  return {
    class: 'shapes-differ',
    title: 'The sides of the input are not divisible as often as the network halves them',
    cause: computed(
      words,
      `${sizes} are nearly the same: a size that is odd on the way down comes back rounded.`,
    ),
    fix: [
      `# ${option}: crop, resize or pad; in code: x = torch.nn.functional.pad(x, (0, -x.shape[-1] % 64, 0, -x.shape[-2] % 64))`,
    ],
    confidence: 'medium',
  };
}

/** Computations whose parts do not fit each other. */
export const tensorForms: readonly Form[] = [
  {
    name: 'two devices',
    pattern:
      /(?:same device|(?:is|be|are|tensors?) (?:either )?on (?:the )?cpu\b|different devices?|at least two devices|Input type \(torch\.(?:cuda\.)?\w{1,30}\) and weight type|tensors? (?:is|are) on |should be (?:either )?on\b)/i,
    raised: true,
    say: (_, words) =>
      // Both on the GPU, or both not: then it is the format.
      /Input type/.test(words.message) && (words.message.match(/cuda\./g) ?? []).length !== 1
        ? formats(words)
        : places(words),
  },
  {
    name: 'numpy reads no GPU',
    pattern:
      /can't convert (?:cuda|mps|xpu)[\w:]{0,8} device type tensor to numpy|Can't call (?<grad>numpy\(\) on Tensor that requires grad)/,
    raised: true,
    say: ({ grad }, words) => toNumpy(words, grad === undefined ? 'cpu' : 'detach'),
  },
  {
    name: 'two number formats',
    pattern:
      /(?:[Ee]xpected (?:scalar type|.{1,40} to have the same dtype|object of scalar type|.{0,20}dtype)|same dtype|must have the same dtype|mixed dtype|not implemented for '?(?:Half|BFloat16|Float8\w{0,10})|result type .{1,20} can't be cast)/,
    raised: true,
    say: (_, words) => formats(words),
  },
  {
    name: 'a batch of one size',
    pattern: /expects each tensor to be equal size/,
    raised: true,
    say: (_, words) => batch(words),
  },
  {
    name: 'sizes that differ by little',
    pattern: /size of tensor a \(|expanded size of the tensor|[Ss]izes of tensors must match except/,
    raised: true,
    say: (_, words) => sizesApart(words),
  },
  {
    name: 'shapes',
    pattern:
      /mat1 and mat2 shapes cannot be multiplied \((?<mats>[\dx]{3,30} and [\dx]{3,30})\)|size of tensor a \((?<a>\d{1,9})\) must match the size of tensor b \((?<b>\d{1,9})\)|expected input\[(?<input>[\d, ]{3,40})\] to have (?<channels>\d{1,6}) channels|size mismatch|shape mismatch|shapes? .{1,40} (?:do not match|not aligned|mismatch|incompatible|invalid for input)|[Ss]izes of tensors must match|expanded size of the tensor \(|could not (?:be )?broadcast|Target size \(|must be the same as input size/,
    raised: true,
    say: ({ mats, a, b, input, channels }, words) =>
      shapes(
        words,
        mats ??
          (a === undefined
            ? input === undefined
              ? 'their shapes differ'
              : `the input is [${input}], and ${channels} channels are wanted`
            : `${a} here, ${b} there`),
      ),
  },
  {
    name: 'index N is out of bounds for dimension D with size S',
    pattern:
      /index (?<index>\d{1,9}) is out of bounds for (?:(?<torch>dimension) \d|axis \d) with size (?<size>[1-9]\d{0,8})/,
    raised: true,
    say: ({ index = '', torch: own, size = '' }, words) => {
      const code = `${computing(words)?.code ?? ''} ${words.event.above.slice(-4).join(' ')}`;
      const classes =
        /scatter|gather|one_?hot|\beye\(|categorical|nll|cross_entropy|confusion|bincount/i.test(code);
      if (!classes && (own === undefined || !/embed|token|vocab|label|class/i.test(code)))
        return /glob|listdir|files?\b|path|folder|dir\b|argv/i.test(computing(words)?.code ?? '')
          ? null
          : {
              class: 'index-past-the-table',
              title: `Number ${index} is asked for, and there are only ${size} (0 to ${Number(size) - 1})`,
              cause: computed(words, 'A label, class, channel or step lies beyond the end.'),
              fix: [
                `# a label, class or channel of the data? the config counts ${size} (nc, num_classes, channels) where the data has at least ${Number(index) + 1}, or its numbers begin with 1`,
                ...updating(words.event, ownerOfFrame(computing(words))).slice(0, 1),
              ],
            };
      return {
        class: 'index-past-the-table',
        title: `The data holds the number ${index}, and the model has only ${size} (0 to ${Number(size) - 1})`,
        cause: computed(
          words,
          `A token, label or class has the number ${index}: the config says ${size} where the data has at least ${Number(index) + 1}, or its numbers begin with 1, or one (255, or another id) is for what does not count.`,
        ),
        fix: [
          `# in the config or command: the number that is ${size} now (vocab_size, num_classes, n_classes, nc) as the data or its preprocessing counts: at least ${Number(index) + 1}`,
          '# or the numbers of the data: from 0 on (labels - 1, where they begin with 1), those that do not count mapped to ignore_index; prepared with the script of this version (Cityscapes: labelTrainIds)',
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'access index N out of table with M rows',
    pattern: /access index (?<index>\d{1,9}) out of table with (?<size>\d{1,9}) rows/,
    raised: true,
    say: ({ index = '', size = '' }, words) => ({
      class: 'index-past-the-table',
      title: `The number ${index} is looked up in a table that ends with ${size}`,
      cause: computed(
        words,
        'A text longer than its table of places, or a token that the model does not have.',
      ),
      fix: [
        Number(size) < 1100 && Number(index) < 2 * Number(size)
          ? `# cut the texts (truncation=True, max_length=${Number(size) + 1}), or build the model for longer ones (max_length, max_position_embeddings above ${index})`
          : '# the tokenizer of that very model; tokens were added: model.resize_token_embeddings(len(tokenizer))',
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'index past the table',
    pattern: /index out of range in self|device-side assert|Assertion `?(?:srcIndex|t >= 0|idx_dim|index)/,
    raised: true,
    say: (_, words) => ({
      class: 'index-past-the-table',
      title: 'A number (of a token, class or label) is larger than the table that it is looked up in',
      cause: computed(
        words,
        'A token, label or position has a number that the model has no row for: the tokenizer is of another model, the text is longer than the model takes, or there are more classes in the data than in the config.',
      ),
      fix: [
        '# labels: 0 to number of classes - 1 (num_classes in the config as in the data); text: cut to the length of the model (max_length); tokenizer and model from one folder',
        'CUDA_LAUNCH_BLOCKING=1 python3 app.py   # names the line, where it happened on the GPU',
      ],
    }),
  },
];

function formats(words: Words): Said {
  const half = /not implemented for '?(?<type>\w{1,12})/.exec(words.message)?.groups?.['type'];
  return {
    class: 'number-formats-differ',
    title:
      half === undefined
        ? 'Two tensors are of different number formats'
        : `This computation does not know ${half} (on the CPU)`,
    cause: computed(
      words,
      half === undefined
        ? 'One part of the model was loaded in another format (float16, bfloat16, float32) than what it is given.'
        : 'The model was loaded in a half format, and runs where that is not implemented: on the CPU, mostly because no GPU was found.',
    ),
    fix: [
      half === undefined
        ? `# load all parts in one format: torch_dtype=torch.float16 for each (or .float() for all)${where(words.event)}; an option of the program: --dtype, --precision, --no-half`
        : '# on the CPU: load in float32 (--precision full --no-half, torch_dtype=torch.float32); on a GPU: it was not found: python3 -c "import torch; print(torch.cuda.is_available())"',
      `# the code of ${nameOf(ownerOfFrame(computing(words)))} may be mended by now: its newest version`,
    ],
  };
}

import { printable } from '../../../basics/printable.ts';
import type { Form, Said } from '../form.ts';
import { ownerOfFrame, updating, where } from '../place.ts';
import { computed, computing, lineOf } from '../tensors.ts';
import type { Words } from '../words.ts';

const said = (words: Words, title: string, ...fix: readonly string[]): Said => ({
  class: 'value-of-another-type',
  title,
  cause: computed(words, 'It is a mistake of the code or its data.'),
  fix: [...fix, ...updating(words.event, ownerOfFrame(computing(words))).slice(0, 1)],
  confidence: 'medium',
});

/** What the line of code indexes with the most numbers, and how. */
function indexed(line: string): { readonly name: string; readonly index: string } | null {
  const found = [...line.matchAll(/(?<name>[A-Za-z_][\w.]{0,60})\[(?<index>[^[\]]{1,80})\]/g)].map(
    ({ groups }) => ({
      name: groups?.['name'] ?? '',
      index: groups?.['index'] ?? '',
    }),
  );
  const [most] = found.toSorted((a, b) => b.index.split(',').length - a.index.split(',').length);
  return most ?? null;
}

/** More indices than there are dimensions: which array, and of what its line says that it is. */
function tooMany(words: Words): Said | null {
  const { event } = words;
  const most = indexed(lineOf(words));
  // An array that was printed before it was used, and holds nothing: `Images B (0,)`.
  const empty = event.above
    .slice(-12)
    .find((line) => /(?:^|[\s:=])(?:\(0,\)|torch\.Size\(\[0\]\))$/.test(line));
  if (empty !== undefined)
    return {
      ...said(
        words,
        `Nothing was loaded: ${printable(empty.trim().slice(0, 80))}`,
        `# look at what was to be loaded there${where(event)}: ls its folder; what lies beside it named and placed as the README says`,
      ),
      class: 'list-empty',
    };
  if (most === null) return null;
  const { name, index } = most;
  if (/^(?:ax|axs|axes|axarr|axis)\d?$/.test(name))
    return said(
      words,
      'plt.subplots gives a single row where the code takes a table of them',
      `# in the code${where(event)}, where ${name} is made: plt.subplots(…, squeeze=False)`,
    );
  // The last of three is a slice of channels: [:, :, :3], [..., 0:3].
  if (/^[^,]{1,20},[^,]{1,20}, ?(?:0? ?: ?3|::-1|\[[\d, ]+\])$|^\.\.\., ?(?:0? ?: ?3)$/.test(index.trim()))
    return said(
      words,
      `${printable(name)} has no channels: the picture is gray, and the code takes three`,
      `# in the code${where(event)}, where ${printable(name)} is opened: Image.open(path).convert('RGB'); cv2: cv2.imread(path, cv2.IMREAD_COLOR); or pictures (masks) saved so`,
    );
  const wanted = index.split(',').length;
  return said(
    words,
    `${printable(name)} has fewer dimensions than the ${wanted} that the code counts on`,
    `# in the code${where(event)}, above that line: print(${printable(name)}.shape); the first (a batch of one) is missing: ${printable(name)} = ${printable(name)}[None]`,
    '# a file of one row: np.loadtxt(…, ndmin=2)',
  );
}

/** A shape into which the numbers do not go, for one too many or too few of a row. */
function leftOver(words: Words, shape: string, size: number): Said | null {
  const known = shape
    .split(',')
    .map(Number)
    .filter((one) => one > 0);
  const whole = known.reduce((product, one) => product * one, 1);
  const few = known.find((one) => one > 1 && one <= 8 && size % (whole / one) === 0);
  if (!shape.includes('-1') || few === undefined || size % whole === 0) return null;
  const rows = size / (whole / few);
  return said(
    words,
    `${rows} rows cannot be put into groups of ${few}`,
    `# in the code${where(words.event)}, above that line: x = x[: len(x) // ${few} * ${few}]; or ${rows % few} row (frame) less in the data: a multiple of ${few}`,
  );
}

/** Indices and shapes of which the message or the line of code says more than that they do not fit. */
export const indexForms: readonly Form[] = [
  {
    name: 'too many indices, by what is indexed',
    pattern: /too many indices for/,
    raised: true,
    say: (_, words) => tooMany(words),
  },
  {
    name: 'a shape that leaves something over',
    pattern: /shape '\[(?<shape>[\d, -]{3,60})\]' is invalid for input of size (?<size>\d{1,12})/,
    raised: true,
    say: ({ shape = '', size = '' }, words) => leftOver(words, shape, Number(size)),
  },
];

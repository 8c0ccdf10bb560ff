import { printable } from '../../basics/printable.ts';
import { spot } from './choices.ts';
import type { Form, Said } from './form.ts';
import { nameOf, ownerOf, raisingFrame, updating, where } from './place.ts';
import type { Words } from './words.ts';

/** CUDA takes the name of a card, or of a part of one, in the variable; code that counts cards does not. */
const cardByName = (text: string): Said => ({
  class: 'value-of-another-type',
  title: `CUDA_VISIBLE_DEVICES holds the name of a card (${printable(text.slice(0, 60))}), and the code takes a number`,
  cause: `The variable may hold the UUID of a card, or of a part of one (MIG), as nvidia-smi -L lists them; this release of the program reads a number from it.`,
  fix: [
    'export CUDA_VISIBLE_DEVICES=0   # its number: in a container that is handed this card or part alone it is 0; then start again',
    `# docker: hand in that part alone: docker run --gpus '"device=0:0"' (card 0, part 0), or --gpus '"device=UUID"', with -e CUDA_VISIBLE_DEVICES=0; Kubernetes sets the name itself: the same variable in env:`,
    '# or a newer release of the program, which takes names (vLLM, torch)',
  ],
  confidence: 'medium',
});

/** Values that cannot be read, taken apart or computed. */
export const valueForms: readonly Form[] = [
  {
    name: 'text that is no number',
    pattern:
      /(?:invalid literal for int\(\) with base \d{1,2}|could not convert string to float|Invalid isoformat string): [`'"]?(?<text>[^`'"]{0,80})/,
    raised: true,
    say: ({ text = '' }, words) =>
      /^(?:MIG|GPU)-[0-9a-f]/.test(text)
        ? cardByName(text)
        : {
            class: 'value-of-another-type',
            title: `${text === '' ? 'An empty text' : `The text ${printable(text)}`} is read as a number`,
            cause: `The code${where(words.event)} wants a number, and gets ${text === '' ? 'nothing' : printable(text)}: from an option, an environment variable, a config, or a version with letters in it.`,
            fix: [
              `# where does ${text === '' ? 'the empty value' : printable(text)} stand? ${spot(words)}: a number belongs there`,
            ],
          },
  },
  {
    name: 'values to unpack',
    pattern:
      /(?<which>not enough|too many) values to unpack(?: \(expected (?:at least )?(?<wanted>\d{1,3})(?:, got (?<here>\d{1,3}))?\))?/,
    raised: true,
    say: ({ wanted, here }, words) =>
      contours(words) ?? {
        class: 'api-mismatch',
        title: `A function gives another number of values than the code takes${wanted === undefined ? '' : ` (${wanted})`}`,
        cause: `The code${where(words.event)} takes ${wanted ?? 'some'} values apart, and gets ${here ?? 'another number'}: the function (or the line of data) is of another version or form than the code was written for.`,
        fix: [
          `${words.event.pip} install -r requirements.txt   # in the folder of the app: its packages in the versions that it was written for`,
          ...updating(words.event, ownerOf(words.event)).slice(0, 1),
        ],
      },
  },
  {
    name: 'NotImplementedError and empty classes of errors',
    pattern: /^(?<text>.{0,200})$/,
    raised: true,
    say: ({ text = '' }, words) => {
      if (words.exception !== 'NotImplementedError') return null;
      const renamed = ofTorchvision(words);
      if (renamed !== null) return renamed;
      const [update = ''] = updating(words.event, ownerOf(words.event));
      const another = `# another option, device or model ${spot(words)}`;
      // What a later version may know.
      const newer = /\byet\b|recogni[sz]ed|\bupdate\b|unknown/i.test(text);
      return {
        class: 'not-supported-stated',
        title:
          text === ''
            ? `${nameOf(ownerOf(words.event))} does not do this with these options`
            : `Not implemented: ${printable(text.slice(0, 110))}`,
        cause: `The code${where(words.event)} has no way to do what it is asked to${text === '' ? '' : `: ${printable(text)}`}: this version does not support that option, device or kind of model.`,
        fix: newer ? [update, another] : [another, update],
      };
    },
  },
];

/** torchvision 0.21 calls transform() of one's own transforms, older ones _transform(). */
function ofTorchvision({ event }: Words): Said | null {
  const [, called] =
    event.above
      .map((line) =>
        /torchvision[\\/]transforms[\\/]v2[\\/]_transform\.py", line \d+, in (_?transform)$/.exec(line),
      )
      .findLast((found) => found !== null) ?? [];
  if (called === undefined) return null;
  const late = called === 'transform';
  return {
    class: 'torchvision-version-mismatch',
    title: `torchvision is too ${late ? 'new' : 'old'} for the transforms of the code`,
    cause: `torchvision from 0.21 on calls the method transform() of a transform, older ones _transform(); that of the code has the ${late ? 'old' : 'new'} name only.`,
    fix: [
      late
        ? `${event.pip} install torch==2.5.1 torchvision==0.20.1 torchaudio==2.5.1 --index-url https://download.pytorch.org/whl/cu124   # one set`
        : `${event.pip} install -U torch "torchvision>=0.21" torchaudio --index-url https://download.pytorch.org/whl/cu126   # one set`,
      ...(late
        ? [
            '# or git pull in the folder of the app: newer code has both names; by hand: def _transform to def transform, and def _get_params(self, flat_inputs) to def make_params, in its own transforms',
          ]
        : []),
    ],
    confidence: 'medium',
  };
}

/** OpenCV 3 gave three values, 2 and 4 give two. */
function contours({ event }: Words): Said | null {
  const frame = raisingFrame(event);
  const { names = '', call } =
    /^(?<names>[\w, ]{3,60}) = (?<call>cv2\.findContours\(.{3,160}\))$/.exec(frame?.code ?? '')?.groups ?? {};
  return call === undefined
    ? null
    : {
        class: 'api-mismatch',
        title: 'findContours of OpenCV 3 gave three values, that of OpenCV 2 and 4 gives two',
        cause: `The code${where(event)} is for another OpenCV than is here.`,
        fix: [
          `# in the code${where(event)}: ${names.split(', ').slice(-2).join(', ')} = ${printable(call)}[-2:]   (goes with all)`,
        ],
        confidence: 'medium',
      };
}

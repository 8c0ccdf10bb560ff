import { printable } from '../../basics/printable.ts';
import { spot } from './choices.ts';
import type { Form } from './form.ts';
import { filesNamed, ownerOf, where } from './place.ts';
import { ended, type Words } from './words.ts';

/** The file of data that the log names; a sentence about it where it names none. */
function dataOf({ event }: Words): string {
  const [file] = filesNamed(event, 'data');
  return file ?? 'the file of data that the command or config names';
}

const names = (text: string) =>
  text
    .replace(/ (?:in|of|for|but|from|at|to)\b.*$/, '')
    .replaceAll(/[[\](){}'"`]/g, '')
    .replace(/[.\s]{1,3}$/, '');

const sentence =
  /(?<=[.!?)] |^|: |; |, |\. )(?:[Yy]ou (?:need to|must|have to|should|can|may want to)|[Pp]lease|[Mm]ake sure|[Ee]nsure|[Cc]onsider|[Tt]ry|[Dd]on't forget to|[Rr]emember to|[Yy]ou may) .{6,260}/;

/** What the message asks whoever started the program to do, as its own sentence. */
export function asked(message: string): string | null {
  const found = sentence.exec(message)?.[0] ?? null;
  if (
    found === null ||
    /please (?:report|file|open|submit|see|refer|visit|wait|contact|note)\b|issue/i.test(found)
  )
    return null;
  const end = /[.!](?= [A-Z]|$)/.exec(found)?.index ?? found.length;
  return printable(found.slice(0, end).trim());
}

/** Messages that ask for something: a form of data, a check, a choice. */
export const demandForms: readonly Form[] = [
  {
    name: 'X mismatch (A and B). Make sure Y',
    pattern:
      /^(?:\w{2,40}: )?(?<what>\w[\w '/.-]{2,80}?) mismatch(?:ed)?:? ?\(?(?<one>[\w.+-]{1,40}) (?:and|vs\.?|!=|but got) (?<two>[\w.+-]{1,40}?)\)?[!.,;] ?(?:[Mm]ake sure|[Pp]lease|[Ee]nsure|[Uu]se|[Yy]ou (?:must|need))/,
    say: ({ what = '', one = '', two = '' }, words) => {
      const wish = asked(words.message);
      if (wish === null) return null;
      const eyes = /mmproj|projector/i.test(words.message);
      return {
        class: eyes ? 'model-mismatch' : 'parts-mismatch',
        title: `${printable(what)}: ${one} in one part and ${two} in the other, so the two do not belong together`,
        cause: ended(words, 300),
        fix: [
          `# the message says what to do: ${wish}`,
          eyes
            ? '# the mmproj-*.gguf (projector file) of the very repository that the model is of, same family and size; or the model that this one was made for'
            : '# of two files or packages take both of one release: of the same page, or updated together',
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'by calling `X`',
    pattern: /\b(?:by|via) (?:calling|running|setting|passing) `(?<call>[^`]{3,120})`/,
    raised: true,
    say: ({ call = '' }, words) => ({
      title: printable(words.message.slice(0, 140)).replace(/[.:,;]$/, ''),
      cause: ended(words, 300),
      fix: [
        `# ${/^[a-z][\w-]* [\w -]+$/.test(call) ? 'first, in a shell of its own' : 'in the code, before that line'}: ${printable(call)}`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: '--x flag not set',
    pattern:
      /(?<flag>--[a-z][\w-]{2,50}) (?:flag |option |argument )?(?:(?:is|was) )?not (?:set|given|specified|provided)/,
    raised: true,
    say: ({ flag = '' }, words) => ({
      title: printable(words.message.slice(0, 140)).replace(/[.:,;]$/, ''),
      cause: ended(words, 300),
      fix: [`# the message says what: ${flag}, in the command`],
      confidence: 'medium',
    }),
  },
  {
    name: 'X is required',
    pattern:
      /^(?:\w{2,20}: )?[`'"]?(?<name>-{0,2}[a-z]{2,40}(?:[_.-][a-z0-9]{1,40}){1,5})[`'"]? (?:is|are) required\b/,
    raised: true,
    say: ({ name = '' }, words) => ({
      title: `${name} is not given`,
      cause: ended(words, 300),
      fix: [`# the message says what: ${name} = its value, ${spot(words)}`],
      confidence: 'medium',
    }),
  },
  {
    name: 'use this file of the Hub',
    pattern:
      /https:\/\/huggingface\.co\/(?<repository>[\w.-]{1,80}\/[\w.-]{1,96})\/(?:blob|resolve)\/[\w.-]{1,60}\/(?<file>[\w./-]{1,160}\.(?:safetensors|gguf|pth?|ckpt|bin|onnx|sft))/,
    say: ({ repository = '', file = '' }, words) =>
      !/incompatible|require|download|missing|not found|original|instead|wrong/i.test(words.message)
        ? null
        : {
            class: 'model-mismatch',
            title: `The program wants the file ${file.split('/').at(-1)} of ${repository}`,
            cause: `It names the one file that fits; what was chosen (or found) is another one: ${printable(words.message.slice(0, 160))}`,
            fix: [
              `hf download ${repository} ${file} --local-dir .   # run in the folder where such files lie (ComfyUI: models/vae, models/text_encoders, …); then choose it`,
            ],
            confidence: 'medium',
          },
  },
  {
    name: 'X must be provided for Y, of a node of ComfyUI',
    pattern: /^(?<what>[A-Za-z][\w -]{1,40}) must be (?:provided|connected|set|given)\b/,
    raised: true,
    say: ({ what = '' }, words) => {
      const node = /Error occurred when executing (?<node>[\w .-]{2,60}):/.exec(
        [words.event.text, ...words.event.above.slice(-3)].join(' '),
      )?.groups?.['node'];
      return node === undefined
        ? null
        : {
            class: 'input-not-connected',
            title: `The node ${node} lacks its input ${what}`,
            cause: `${ended(words, 160)} Nothing is connected to that input in this workflow.`,
            fix: [
              `# in the workflow: add the loader of ${what}, and connect it to the input ${what.toLowerCase()} of ${node}`,
            ],
            confidence: 'medium',
          };
    },
  },
  {
    name: "remove the 'x' directory",
    pattern: /\b(?:remove|delete) the [`'"](?<folder>\w[\w.-]{1,60})\/?[`'"] (?:directory|folder)/,
    raised: true,
    say: ({ folder = '' }, words) => ({
      class: 'file-unreadable',
      title: `The folder ${folder} is of another version, and is made anew where it is taken away`,
      cause: printable(words.message.slice(0, 300)),
      fix: [
        `find . -type d -name ${folder} -prune -exec mv {} {}.old ';'   # in the folder of the project, or of its data; then start it again`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'not all required keys are present in FILE',
    pattern: /required keys? (?:are|is) (?:not )?(?:present|missing|found)(?: in (?<file>[\w./-]{2,80}))?/,
    raised: true,
    say: ({ file }, words) => {
      const at = words.event.below.findIndex((line) => /^[Mm]issing:?/.test(line));
      const lost =
        at < 0
          ? undefined
          : /\[(?<lost>[^\]]{2,160})\]/.exec(words.event.below.slice(at, at + 2).join(' '))?.groups?.['lost'];
      if (lost === undefined) return null;
      const known = names(lost);
      const name = file?.replace(/\.$/, '') ?? 'the file';
      return {
        class: 'config-key-missing',
        title: `${name} lacks ${known}`,
        cause: `The program lists what it found: ${name} was written for another version of it.`,
        fix: [
          ...(known.includes('channel_names')
            ? [
                'nnUNetv2_convert_old_nnUNet_dataset OLD_FOLDER DatasetNNN_NAME   # of nnU-Net 1 (with modality): makes one of version 2',
              ]
            : []),
          `# in ${name}: add ${known}, in the form of the README of this version`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'should have keys a, b and c',
    pattern:
      /(?:should|must|needs? to|has to|have to|is expected to|expected to) (?:have|contain|include|provide|define|specify)(?: at least)? (?:the |a |an |all )?(?:following )?(?:required )?(?<kind>keys?|columns?|fields?|attributes?|entries|entry|sections?|properties|property|features?)\b[ :]{1,3}(?:named |called )?(?<names>[^.;]{1,160})/,
    raised: true,
    say: ({ kind = '', names: list = '' }, words) => data(words, kind, names(list)),
  },
  {
    name: 'should have a `k` key in its file',
    pattern:
      /(?:should|must|needs? to) (?:have|contain) an? [`'"](?<name>[\w.-]{1,60})[`'"] (?<kind>key|column|field|entry|section|property)(?: in (?:its |the )?[`'"]?(?<file>[\w./-]{2,80}))?/i,
    raised: true,
    say: ({ name = '', kind = '', file }, words) => ({
      class: 'config-key-missing',
      title: `${file === undefined ? 'The file' : file} has no ${kind} ${name}`,
      cause: `${printable(words.message.slice(0, 220))}${where(words.event)}: what is named is not of the kind that is expected (a folder of something else, or only a part of a model), or its file was not written whole.`,
      fix: [
        `# is it the folder that you mean? its ${file ?? 'file'} must have ${name}: take that file from the original model or example, or name the original by its name`,
      ],
    }),
  },
  {
    name: 'missing required keys a, b',
    pattern:
      /(?:[Mm]issing|lacks?|without|do(?:es)? not (?:have|contain|include)|doesn't (?:have|contain|include)|no) (?:the |a |any |required |mandatory |necessary |expected ){0,3}(?<kind>keys?|columns?|fields?|entries|entry|sections?|properties|property|features?)\b(?:\(s\))?[ :]{1,3}(?:named |called |for |in the [\w ]{1,30}: ?)?(?<names>[^.;]{1,160})/,
    raised: true,
    say: ({ kind = '', names: list = '' }, words) => data(words, kind, names(list)),
  },
  {
    name: "column 'a' not found / not in the columns",
    pattern:
      /(?<kind>[Kk]ey|[Cc]olumn|[Ff]ield|[Ss]ection)s? (?:name )?[`'"[]{1,2}(?<names>[^`'"\]]{1,80})[`'"\]]{1,2} (?:is |was |are |does |could )?(?:not (?:in|found|present|exist|be found|available)|missing|doesn't exist)/,
    raised: true,
    say: ({ kind = '', names: list = '' }, words) => data(words, kind.toLowerCase(), list),
  },
  {
    name: 'heading: lines of values that differ',
    pattern:
      /(?:mismatch|differ|conflict|inconsisten|do(?:es)? not (?:match|agree)|don't match)[\w ]{0,60}: ?-? ?(?<one>[\w. ()-]{2,60}) ?= ?(?<first>[\w.-]{1,30}) (?:vs\.?|!=|but|and|while|<>) ?(?<two>[\w. ()-]{2,60}?) ?= ?(?<second>[\w.-]{1,30})/,
    say: ({ one = '', first = '', two = '', second = '' }, words) => ({
      title:
        first === second
          ? `${one.trim()} = ${first} is written as a text in one of two places: "${first}", in quotes`
          : `Two settings disagree: ${one.trim()} = ${first}, ${two.trim()} = ${second}`,
      cause: `The message compares them: ${ended(words, 260)} ${first === second ? 'Both print alike: one is a number, the other a text.' : 'One was written for another number of GPUs, batch or file than the other.'}`,
      fix: [
        ...(/auto/.test(words.message)
          ? [
              `# ${spot(words)}: ${one.trim().replace(/^ds /, '')} = "auto" (the message offers it: it then takes the other's value)`,
            ]
          : []),
        first === second
          ? `# or as a number, without quotes: "${one.trim().replace(/^ds /, '')}": ${first}`
          : `# or give both the same value: ${one.trim()} = ${second} as ${two.trim()} has it`,
      ],
      confidence: 'medium',
    }),
  },
];

/** Which file is to go, where the message only says "it": one of the program's own. */
function removed(wish: string, { event }: Words): readonly string[] {
  const owner = ownerOf(event);
  return /\b(?:delete|remove) (?:it|this file|the (?:config|settings?|cache) ?file)\b/.test(wish) &&
    owner.kind === 'library'
    ? [
        `find . ~ -maxdepth 3 -path "*${owner.name}*" -name "config*" -not -path "*-packages*" 2>/dev/null   # the file of ${owner.name} that is meant: mv FILE FILE.old, then start it again: it is made anew`,
      ]
    : [];
}

/** The general one, for where nothing more telling is said. */
export const wishForms: readonly Form[] = [
  {
    name: 'Please do X',
    pattern: sentence,
    raised: true,
    say: (_, words) => {
      const wish = asked(words.message);
      if (wish === null) return null;
      const lead = words.message.slice(0, words.message.indexOf(wish.slice(0, 12))).trim();
      if (lead === '' && wish.split(' ').length < 6 && !/^Please (?:specify|provide|set|pass) /.test(wish))
        return null;
      const problem = printable((lead === '' ? wish : lead).slice(0, 140)).replace(/[.:,;]$/, '');
      return {
        title: problem,
        cause: `${ended(words, 300)}${where(words.event) === '' ? '' : ` It comes from the code${where(words.event)}.`}`,
        fix: [
          ...removed(wish, words),
          `# the message says what to do: ${wish}`,
          // What is looked at, made sure of or tried again is no setting.
          ...(/\b(?:set|pass|use|provide\b|specify|give|add|choose|select|enable|disable|(?:in|de)creas|reduc|chang|lower)/i.test(
            wish,
          )
            ? [`# that is set ${spot(words)}`]
            : []),
        ],
      };
    },
  },
];

function data(words: Words, kind: string, list: string) {
  const known = printable(list.trim().slice(0, 140));
  const file = dataOf(words);
  const many = /,| and /.test(known);
  const word = kind
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'y')
    .replace(/s$/, '');
  return {
    class: 'data-of-another-form',
    title: `The data lacks the ${word}${many ? 's' : ''} ${known}`,
    cause: `The code${where(words.event)} reads records with ${known}, and ${file} has none of that name: it is of another form than this loader wants, or another file is named.`,
    fix: [
      /^[\w./-]{1,160}$/.test(file)
        ? `head -c 600 ${file}   # which names does a record have? they must be: ${known}`
        : `# look at the first record of ${file}: its names must be: ${known}`,
      `# convert it so that each record has ${known} (rename what it has), or choose the loader or template in the config that fits the file`,
    ],
    confidence: 'medium' as const,
  };
}

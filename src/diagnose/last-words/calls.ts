import { printable } from '../../basics/printable.ts';
import { namedByApp, rootOfClass } from '../answers/ages.ts';
import { filesOfTokenizer } from '../answers/model-type.ts';
import { nameOfClass, ofItsDay } from '../answers/version-commands.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import type { Form, Said } from './form.ts';
import {
  lastOfAwq,
  nameOf,
  ownerOfFrame,
  ownFrame,
  raisingFrame,
  updating,
  updatingComfy,
  where,
} from './place.ts';
import type { Words } from './words.ts';

/** Two pieces of code that do not agree on a call: of different ages. */
function ages(words: Words, callee: string, what: string, more = false): Said {
  const { event } = words;
  const caller = ownerOfFrame(raisingFrame(event));
  const model = /class ([\w.]{2,100})/.exec(words.message)?.[1] ?? null;
  const asker = nameOf(caller);
  const both = caller.kind === 'unknown' ? 'The code' : asker;
  const named = event.text.slice(0, 1000);
  const built = /Invalid argument to class|hydra|instantiate|hyperpyyaml|yaml|from_config/.test(
    `${named} ${event.frames.map(({ file }) => file).join(' ')}`,
  );
  const dist = rootOfClass(callee.split('.')[0] ?? callee);
  const day =
    dist === undefined || caller.kind === 'plugin' || caller.kind === 'library'
      ? []
      : [ofItsDay(event, dist)];
  const pack = /^(?<pack>[a-z]{4,20})_(?:outer_)?forward_\w{2,20}$/.exec(callee)?.groups?.['pack'];
  // A library that hands over more than another one's method takes: that one is of before the change.
  const behind =
    more && caller.kind === 'library' && dist !== undefined && dist !== caller.name ? dist : null;
  return {
    class: dist === undefined ? 'api-mismatch' : nameOfClass(dist),
    title: `${printable(callee)}${callee === '' ? 'A function' : '()'} and what calls it are of different ages: ${what}`,
    cause: `${both} calls ${printable(callee === '' ? 'a function' : `${callee}()`)} in a way that it does not know (${what})${where(event)}: one of the two was updated without the other.${built ? ` The arguments come from a file (the config beside the model) that is of another age than the code${model === null ? '' : ` of ${model}`}.` : ''}`,
    fix: [
      ...(built
        ? [
            '# download the model (with its config or yaml) again, into an empty folder: the files were changed together with the code; or take the code of the time of the files',
          ]
        : []),
      ...(caller.kind === 'plugin'
        ? updating(event, caller)
        : ((caller.kind === 'library' ? lastOfAwq(event) : null) ??
          (caller.kind === 'library' ? null : updatingComfy(event)) ?? [
            ...(behind === null
              ? []
              : [
                  `${event.pip} install -U ${behind.replaceAll('_', '-')}   # the one that is called: of before ${caller.kind === 'library' ? caller.name : 'its caller'} changed`,
                ]),
            ...namedByApp(event, 'versions'),
            ...day,
            ...(behind !== null
              ? []
              : caller.kind === 'library' && caller.name === 'mmcv'
                ? updating(event, caller)
                : caller.kind === 'library'
                  ? [
                      `${event.pip} install -U ${caller.name.replaceAll('_', '-')}   # or: what calls it, in a newer release`,
                    ]
                  : pack === undefined &&
                      (callee.endsWith('forward_orig') || /transformer_options/.test(what))
                    ? [
                        '# git pull in the folder of the node pack (custom_nodes) that replaces this function of ComfyUI (PuLID, TeaCache, KJNodes and others): ComfyUI became newer',
                      ]
                    : pack === undefined
                      ? ['git pull   # the newest version of the app, where it is older than its packages']
                      : [
                          `# git pull in the folder of the node pack (custom_nodes) or extension with ${pack} in its name: it replaces a function of the app, which became newer`,
                        ]),
          ])),
    ],
  };
}

/** A model that is called by hand, without an input that it takes. */
export function modelCalled(event: Event): Said | null {
  const from = raisingFrame(event)?.root ?? null;
  const wanted = /\bforward\(\) missing \d{1,2} required positional arguments?: '(?<names>[\w', ]{1,80})'/
    .exec(event.text)
    ?.groups?.['names']?.replaceAll("'", '');
  if (wanted === undefined || /\.forward\(/.test(event.text) || (from !== null && from !== 'torch'))
    return null;
  const spread = event.frames.some(({ file }) => /data_parallel|parallel_apply/.test(file));
  return {
    class: 'api-mismatch',
    title: `The model is called without ${wanted}, which its forward() takes`,
    cause: `The call${where(event)} hands over fewer inputs than the model has${spread ? ': DataParallel has fewer items than cards in the last batch' : ''}.`,
    fix: [
      spread
        ? '# in the code: DataLoader(…, drop_last=True), a batch size that the number of cards divides; or one card: CUDA_VISIBLE_DEVICES=0'
        : `# in the code${where(event)}: model(…, ${wanted}), or ${wanted}=None in def forward(…) where it may be left out`,
    ],
    confidence: 'medium',
  };
}

/** A model that the project's own line hands more than its forward() takes; torch only passes it on. */
function handedMore({ event }: Words, callee: string, what: string): Said | null {
  const own = ownFrame(event);
  if (own === null || own !== event.frames.findLast(({ root }) => root !== 'torch')) return null;
  if (!/(?:^|\.)forward$/.test(callee) || /\.forward\(/.test(own.code ?? '')) return null;
  if (ownerOfFrame(own).kind !== 'app' || own.file.includes('transformers_modules')) return null;
  if (updatingComfy(event) !== null) return null;
  return {
    class: 'api-mismatch',
    title: `The model is handed more than its forward() takes: ${what}`,
    cause: `The project's own line${where(event)} calls it so (self is counted with them); torch only passes that on.`,
    fix: [
      `# in the code${where(event)}: only what def forward(…) of that model names; or name there what is handed over`,
      `${event.pip} install -r requirements.txt   # or, where the model is a package's: the release that the project names`,
    ],
  };
}

/**
 * Methods of the Trainer that subclasses replace: what it takes with itself, and the transformers from which on it is
 * called with one more (read from the wheels of 4.45 to 4.53, December 2026).
 */
const trainerHooks: ReadonlyMap<string, readonly [takes: string, since: string]> = new Map([
  ['training_step', ['3', '4.46']],
  ['log', ['2', '4.47']],
  ['_maybe_log_save_evaluate', ['7', '4.47']],
  ['get_batch_samples', ['3', '4.50']],
  ['_get_train_sampler', ['1', '4.52']],
]);

/** The Trainer of transformers, and what was made from one of another age. */
function ofTheTrainer({ event }: Words, name: string, count: string, given: string): Said | null {
  const [owner = '', method = ''] = name.includes('.') ? name.split('.').slice(-2) : ['', name];
  const [takes, since] = trainerHooks.get(method.replace(/^_unsloth_/, '')) ?? [];
  if (takes !== count || Number(given) !== Number(count) + 1) return null;
  if (
    !/[Tt]rainer/.test(`${owner} ${event.frames.map(({ file }) => file).join(' ')}`) &&
    !name.includes('unsloth')
  )
    return null;
  const itself = owner === 'Trainer';
  const pin = `${event.pip} install "transformers<${since}"`;
  const ofTrl = /^(?:DPO|SFT|PPO|GRPO|ORPO|KTO|CPO|Reward)Trainer$/.test(owner);
  // With the frames, what calls it tells which one is behind.
  if (ofTrl && event.frames.length > 0) return null;
  const foreign = ofTrl || name.includes('unsloth');
  return {
    class: 'transformers-version-mismatch',
    title: itself
      ? `transformers is older than what builds on its Trainer: ${method}() takes one more from ${since} on`
      : `transformers is newer than this trainer: from ${since} on it hands ${method}() one more`,
    cause: `${name}() takes ${count} with itself, and ${given} come: the Trainer of transformers ${since} changed it.`,
    fix: itself
      ? [`${event.pip} install "transformers>=${since},<5"`]
      : foreign
        ? [pin, '# or, instead of the line above: a newer release of what brings the trainer (trl, unsloth)']
        : [
            `# in its code: def ${method}(self, …, *args, **kwargs):   (super().${method}(…, *args, **kwargs) likewise)`,
            `${pin}   # or, where the code is not to be changed`,
          ],
    confidence: 'medium',
  };
}

/** The folder-less name of a class or function of the message. */
const callee = String.raw`(?<callee>[\w.]{1,100})\(\)`;

/** Calls that do not fit what is called, and values that are of another type than the code expects. */
export const callForms: readonly Form[] = [
  {
    name: 'f() missing 1 required positional argument',
    pattern: new RegExp(
      `${callee} missing (?<count>\\d{1,2}) required (?:positional |keyword-only )?arguments?: (?<names>[^"]{1,120})`,
    ),
    say: ({ callee: name = '', names = '' }, words) =>
      ages(words, name, `it wants ${printable(names.replaceAll(/[()"]/g, '').trim())}, which is not given`),
  },
  {
    name: 'f() got an unexpected keyword argument',
    pattern: new RegExp(`${callee} got an unexpected keyword argument [\`'"](?<key>\\w{1,80})`),
    say: ({ callee: name = '', key = '' }, words) =>
      ages(words, name, `it does not know the argument ${key}`),
  },
  {
    name: 'f() got multiple values for argument',
    pattern: new RegExp(`${callee} got multiple values for (?:keyword )?argument [\`'"](?<key>\\w{1,80})`),
    say: ({ callee: name = '', key = '' }, words) =>
      ages(words, name, `the argument ${key} is given twice, as its place moved`),
  },
  {
    name: 'f() takes N positional arguments but M were given',
    pattern: new RegExp(
      `${callee} takes (?<count>(?:from )?\\d{1,2}(?: to \\d{1,2})?|no) (?:positional |keyword )?arguments? ?(?:but (?<given>\\d{1,2})|\\()`,
    ),
    say: ({ callee: name = '', count = '', given }, words) => {
      const what = `it takes ${count}${given === undefined ? '' : `, and ${given} are given`}`;
      const more = Number(given) > Number(count.split(' ').at(-1));
      return (
        ofTheTrainer(words, name, count, given ?? '') ??
        (more ? handedMore(words, name, what) : null) ??
        ages(words, name, what, more)
      );
    },
  },
  {
    name: 'an iterator where a list is wanted',
    pattern:
      /object of type '(?<type>generator|dict_keyiterator|dict_keys|dict_values|map|filter|zip|range_iterator)' has no len|'(?<what>generator|dict_keyiterator|dict_keys|dict_values|map|filter|zip)' object is not subscriptable/,
    raised: true,
    say: ({ type, what }, words) => {
      const kind = type ?? what ?? '';
      const code = raisingFrame(words.event)?.code ?? '';
      const name = /(?:len\(|^|[ (])(?<name>[A-Za-z_]\w{0,40})(?:\)|\[)/.exec(
        code.replace(/^(?:if|for|while|return) /, ''),
      )?.groups?.['name'];
      return {
        class: 'api-mismatch',
        title: `The code wants a list and gets a ${kind}: it is for Python 2, or for networkx 1`,
        cause: `Since Python 3, and networkx 2, such functions (keys, map, zip; neighbors, nodes, edges) no longer give lists${where(words.event)}.`,
        fix: [
          name === undefined
            ? `# in that line${where(words.event)}: list(…) round what gives it`
            : `# before that line${where(words.event)}: ${name} = list(${name})`,
          `${words.event.pip} install "networkx<2"   # or, code with graphs of networkx: the release that it was written for`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'None where something is wanted',
    pattern:
      /'?NoneType'? object (?:is not (?:subscriptable|iterable|callable|a \w{1,20})|has no|does not support|cannot be)|(?:between instances of|unsupported operand type\(s\) for) .{1,60}'?NoneType'?|object of type 'NoneType' has no len|not '?NoneType'?$|, not '?NoneType'?\b|cannot unpack non-iterable NoneType/,
    raised: true,
    say: (_, words) => nothing(words),
  },
  {
    name: 'text where a number is wanted',
    pattern:
      /(?:not supported between instances of|unsupported operand type\(s\) for .{1,20}:|can't multiply sequence by non-int of type|can only concatenate str|must be str, not|must be real number, not str|unsupported format string|cannot be interpreted as an integer|slice indices must be integers|indices must be integers)(?<rest>.{0,100})/,
    raised: true,
    say: ({ rest = '' }, words) => {
      const own = /(?:instances of|\+|and) '?(?<type>[A-Z]\w{1,40})'?|\(not "(?<other>[A-Z]\w{1,40})"\)/.exec(
        words.message,
      )?.groups;
      const type = own?.['type'] ?? own?.['other'];
      if (type !== undefined) {
        return {
          class: 'api-mismatch',
          title: `The code is handed a ${type} where it expects a plain value: a package of another age than the code`,
          cause: `${printable(words.message.slice(0, 200))}${where(words.event)}: in the version that is installed, what should be a value is still a ${type} (an object of a package): that package is older or newer than the code was written for.`,
          fix: [
            `${words.event.pip} install -r requirements.txt   # in the folder of the app: the version of the package with ${type} that it wants; none named there: the newest (${words.event.pip} install -U NAME)`,
          ],
        };
      }
      return {
        class: 'value-of-another-type',
        title: 'A value is of another type than the code computes with',
        cause: `${printable(`${words.message.slice(0, 200)}`)}${where(words.event)}: mostly a number that the config, the environment or the data gives as text${/float|int/.test(rest) ? ' (1e-4 in YAML is text: 1.0e-4 is a number)' : ''}, or data of another form.`,
        fix: [
          `# find the setting that this line reads${where(words.event)}, and write it as a number, without quotes (1.0e-4, not 1e-4, in YAML)`,
        ],
      };
    },
  },
];

/** What is None here was to be found or loaded before. */
function nothing(words: Words): Said {
  const said = tokenizerWithout(words);
  if (said !== null) return said;
  const frame = raisingFrame(words.event);
  const code = frame?.code ?? '';
  const path = /PathLike|path|os\.path|open\(/.test(`${words.message} ${code}`);
  const near = words.event.above.slice(-25);
  const entry = /\w\[['"]\w{1,40}['"]\] for \w{1,20} in \w{1,40}\[['"](?<key>\w{1,40})['"]\]/.exec(code)
    ?.groups?.['key'];
  if (entry !== undefined)
    return {
      class: 'data-of-another-form',
      title: `An entry of the data has nothing under ${entry}`,
      cause: `The code${where(words.event)} reads ${entry} of each entry, and one has none.`,
      fix: [
        `# in the annotations: give each entry its ${entry}, or take it out (in code: if not a.get('${entry}'): continue)`,
      ],
      confidence: 'medium',
    };
  const called = near
    .map((line) => /imread\((?<what>[^(),]{1,160})/.exec(line)?.groups?.['what'])
    .findLast((one) => one !== undefined);
  const image =
    called === undefined ? /\b(?<image>im|img|image|frame)\d?\[:/.exec(code)?.groups?.['image'] : undefined;
  const read = called ?? image;
  if (
    read !== undefined &&
    /attribute '(?:shape|astype|copy|ndim|dtype|size|mean|reshape|transpose|flatten|T)'|subscriptable/.test(
      words.message,
    )
  ) {
    const file = /^['"](?<file>[^'"]{1,150})['"]$/.exec(read)?.groups?.['file'];
    return {
      class: 'nothing-where-something-is-wanted',
      title: `OpenCV could not read the picture ${printable(file ?? read)}`,
      cause: `cv2.imread gives None, without a word, where there is no such file or it is no picture; the next line then fails${where(words.event)}.`,
      fix: [
        file !== undefined && harmlessWord(file)
          ? `ls -l ${file}; file ${file}   # not there: the right path in that call (a relative one begins where the program is started)`
          : image === undefined
            ? `# print(${printable(read)}) before that call: is there such a file, from where the program is started?`
            : `# print the path before ${image} is read: delete that picture (with its annotation), or put a whole one there`,
      ],
      confidence: 'medium',
    };
  }
  // What pyannote tells to write below from_pretrained, which gives None where the terms were not accepted.
  if (/^pipeline\.to\(torch\.device\(/.test(code || (near.at(-1) ?? '')))
    return {
      class: 'hf-auth-gated',
      title:
        'Pipeline.from_pretrained gave None: the terms of the model were not accepted, or there is no token',
      cause: 'pyannote.audio then goes on with None, after a line above that says so.',
      fix: [
        '# on huggingface.co accept the terms of the model in that call and of pyannote/segmentation-3.0, with your account',
        'export HF_TOKEN=hf_...   # a token of it; in the code: token="hf_..." (pyannote.audio 3: use_auth_token=)',
      ],
      confidence: 'medium',
    };
  const known = /^[\w.[\]'"(), =+*:/-]{3,120}$/.test(code) ? ` (${printable(code)})` : '';
  return {
    class: 'nothing-where-something-is-wanted',
    title: path
      ? 'A path or setting that the code needs is not set (None)'
      : 'Something that was to be found or loaded before is not there (None)',
    cause: `The code${where(words.event)}${known} works on a value that is None: ${path ? 'the option, config entry or environment variable that holds the path was not given' : 'a file, model or setting before it was not found, or a function found nothing, and the program went on without it'}.`,
    fix: [
      ...variableOf(words.event, path),
      ...optionLeftOut(words.event, path),
      path
        ? `# give that option or entry${where(words.event)} (--help lists them); relative paths begin where the program is started`
        : `# give the right path of what could not be loaded or found${where(words.event)}, or download what is missing: some lines above say what`,
      ...(frame !== null && harmlessWord(frame.file) && frame.root === null
        ? [
            `sed -n ${Math.max(1, frame.line - 3)},${frame.line + 1}p ${frame.file}   # which value is it? it comes from an option, a config entry or a file`,
          ]
        : []),
    ],
  };
}

/** A tokenizer whose file the folder or repository does not have: the slow one where only a fast one is there, or half a download. */
function tokenizerWithout({ event, message }: Words): Said | null {
  if (!/PathLike/.test(message)) return null;
  const lines = [...event.above, ...event.frames.flatMap(({ file, code }) => [file, code])];
  const own = lines
    .map(
      (line) =>
        /(?:^|[/\\])(?<owner>[\w-]{1,60}?)[_/\\](?<name>[\w.-]{1,80}\w)[/\\](?:[0-9a-f]{40}[/\\])?tokenization_(?<kind>\w{1,40})\.py/.exec(
          line.slice(0, 400),
        )?.groups,
    )
    .findLast((one) => one !== undefined);
  if (
    own !== undefined &&
    !/site-packages/.test(`${own['owner']}/${own['name']}`) &&
    own['owner'] !== 'models'
  ) {
    const file = own['kind'] === 'qwen' ? 'qwen.tiktoken' : filesOfTokenizer;
    return {
      class: 'tokenizer-file-missing',
      title: 'A file of the tokenizer was not downloaded',
      cause: `tokenization_${own['kind']}.py is there, and not its vocabulary.`,
      fix: [
        `hf download ${own['owner']}/${own['name']} ${file} --local-dir MODEL_FOLDER   # into the folder of the model`,
      ],
      confidence: 'medium',
    };
  }
  return tokenizerCalled(event);
}

/** The call that asked for the slow tokenizer, and the one that needs only tokenizer.json. */
export function tokenizerCalled({ text, above, frames }: Event): Said | null {
  const call = [...above, text, ...frames.map(({ code }) => code)]
    .map(
      (line) =>
        /\b(?<auto>\w{1,40}Tokenizer)\.from_pretrained\((?<name>['"][\w./-]{1,160}['"])/.exec(
          line.slice(0, 800),
        )?.groups,
    )
    .findLast((one) => one !== undefined);
  if (call === undefined) return null;
  const { auto, name } = call;
  return {
    class: 'tokenizer-file-missing',
    title: `${name} has no file for the slow tokenizer`,
    cause:
      'It reads files of its own (tokenizer.model; vocab.json and merges.txt); here is only tokenizer.json, or none.',
    fix: [
      `# in the code: AutoTokenizer.from_pretrained(${name})${auto === 'AutoTokenizer' ? '   # without use_fast=False' : ` in place of ${auto} (or ${auto}Fast)`}`,
    ],
    confidence: 'medium',
  };
}

/**
 * The option of the script that was left out, by the code that reads it: `args.config_path`, `join(model_dir, …`.
 * A path may be read by any frame; another value only by the line that failed.
 */
/** A name of the whole module that a path is made of: mostly an environment variable that the code reads at its head. */
function variableOf({ frames }: Event, path: boolean): readonly string[] {
  const called =
    /\b(?:join|abspath|listdir|exists|isdir|isfile|makedirs|Path|glob)\((?<name>(?=\w*[A-Z])[A-Za-z_]\w{3,60})\s{0,2}[,)]/;
  const name = frames
    .map(({ code, root }) =>
      root === null || /^nnunet/.test(root) ? called.exec(code.slice(0, 400))?.groups?.['name'] : undefined,
    )
    .findLast((one) => one !== undefined);
  if (!path || name === undefined) return [];
  if (/^nnUNet_raw_data$|^network_training_output_dir$/.test(name))
    return [
      'export nnUNet_raw_data_base=/data/nnUNet_raw nnUNet_preprocessed=/data/nnUNet_preprocessed RESULTS_FOLDER=/data/nnUNet_results   # the folders of nnU-Net 1, made before; it reads them when it is imported',
    ];
  if (/^nnUNet_(?:raw|results|preprocessed)$/.test(name))
    return [
      'export nnUNet_raw=/data/nnUNet_raw nnUNet_preprocessed=/data/nnUNet_preprocessed nnUNet_results=/data/nnUNet_results   # the folders of nnU-Net 2, made before (version 1: nnUNet_raw_data_base, RESULTS_FOLDER)',
    ];
  return [
    `grep -rnE "\\b${name} *=" --include=*.py .   # where ${name} gets its value: of os.environ or getenv("VARIABLE")? then export VARIABLE=/ITS/FOLDER before the start`,
  ];
}

function optionLeftOut({ frames, above, text }: Event, path: boolean): readonly string[] {
  const [script] = frames;
  const read = /\b(?:args|opts?|options|FLAGS|flags)\.(?<name>[a-z]\w{2,40})\b(?![\w.]*\()/g;
  const handed = /\b(?:open|os\.path\.join|Path|listdir|load_config)\((?<name>[a-z]\w{2,40})\b/g;
  // An excerpt often shows the line of code alone.
  const codes = frames.length === 0 ? above.slice(-3) : frames.map(({ code }) => code);
  const names = (path ? codes.toReversed() : codes.slice(frames.length === 0 ? 0 : -1)).flatMap((code) =>
    (path ? [read, handed] : [read]).flatMap((one) =>
      [...code.slice(0, 400).matchAll(one)].map(([, name = '']) => name),
    ),
  );
  const name = path
    ? (names.find((one) => /path|dir|file|folder|root|config|cfg|ckpt|checkpoint/.test(one)) ??
      names.find((one) => frames.length === 0 && !/^(?:disable|enable|use|no)_/.test(one)))
    : new Set(names).size === 1
      ? names[0]
      : undefined;
  if (name === undefined) return [];
  const value = path ? 'PATH' : 'VALUE';
  const config = [text, ...above]
    .map((line) => /\s--config(?:_file|_path)?[ =](?<file>[\w./-]{1,120}\.ya?ml)\b/.exec(line.slice(0, 1000)))
    .findLast((found) => found !== null)?.groups?.['file'];
  if (script === undefined || !/^[\w./\\:-]{1,120}\.py$/.test(script.file) || script.root !== null)
    return [
      `# add to the command, or as a line of the config: --${name} ${value}   (it was not given; --help)`,
    ];
  return [
    `python ${script.file.split('\\').at(-1)} --${name} ${value}   # that option was not given (${value}; --help says how it is written)`,
    ...(config === undefined ? [] : [`# or as a line of ${config}: ${name}: ${value}`]),
  ];
}

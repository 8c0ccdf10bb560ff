import { printable } from '../../basics/printable.ts';
import { harmlessWord } from '../fill.ts';
import type { Form, Said } from './form.ts';
import { filesNamed, ownerOf, ownFrame, updating, where } from './place.ts';
import type { Words } from './words.ts';

/** The lines of code that the log shows, the innermost last. */
function codeOf({ event }: Words): string {
  return [...event.frames.map(({ code, file }) => `${file} ${code}`), ...event.above.slice(-3)]
    .slice(-6)
    .join('\n')
    .slice(-1500);
}

/** Some lines above, the program says itself that it found none of what it reads. */
function nothingFound({ event }: Words): Said | null {
  const said = event.above.slice(-25);
  const things = said
    .map(
      (line) =>
        /\b(?:consists? of|[Ff]ound|[Ll]oaded|contains?|with|read|got|[Ww]rote|[Ww]rite|[Pp]rocessed|total:?) 0 (?<things>[a-z]{3,20})/.exec(
          line,
        )?.groups?.['things'],
    )
    .findLast((one) => one !== undefined && !/^(?:errors?|warnings?|missing|out|of|failures?)$/.test(one));
  if (things === undefined) return null;
  const folder = said
    .map(
      (line) =>
        /^(?<bare>[\w.-]{1,60}(?:\/[\w.-]{1,60}){1,8})\/?$|(?:data\w{0,20}|dir|folder|root|path)['"]?(?: ?[:=]| in| from) {0,20}['"]?(?<named>[\w.-]{0,60}(?:\/[\w.-]{1,60}){1,8})/.exec(
          line,
        )?.groups,
    )
    .map((groups) => groups?.['bare'] ?? groups?.['named'])
    .findLast((one) => one !== undefined && harmlessWord(one) && !one.endsWith('.py'));
  const without = said
    .map((line) => /^(?<flag>no_\w{3,30}): {1,20}False$/.exec(line)?.groups?.['flag'])
    .find((one) => one !== undefined);
  return {
    class: 'training-data-missing',
    title: `0 ${things} were found${folder === undefined ? '' : ` in ${folder}`}: what belongs to the data is not there`,
    cause: `The program says so itself, and then fails on an empty list: it reads only what has all its parts, in the folders and by the names that its README shows.`,
    fix: [
      `# put what belongs to each file (texts, labels, ${without === undefined ? 'annotations' : without.replace('no_', '')}: often a download of its own) into ${folder ?? 'the folder of the data'}, beside the others${without === undefined ? '' : `; or go without: --${without}`}`,
      `find ${folder ?? '.'} -type f | sed 's/.*\\.//' | sort | uniq -c   # which kinds of files are there`,
    ],
    confidence: 'medium',
  };
}

function variable(key: string): Said {
  return {
    class: 'environment-variable-missing',
    title: `The variable ${key} is not set in the environment`,
    cause: `The code reads ${key} from the environment, and it is not there: not exported in this shell, or not handed to the container or service.`,
    fix: /^(?:RANK|LOCAL_RANK|WORLD_SIZE|MASTER_ADDR|MASTER_PORT)$/.test(key)
      ? [
          '# start it with torchrun, which sets it: torchrun --nproc_per_node=1 SCRIPT … in place of python SCRIPT …',
          'export RANK=0 LOCAL_RANK=0 WORLD_SIZE=1 MASTER_ADDR=127.0.0.1 MASTER_PORT=29500   # or, for one process by hand',
        ]
      : [
          `# export ${key}=… (its value is yours) in the shell that starts it, then start again; in docker: -e ${key}=…`,
          `echo "$${key}"   # empty: not set here (sudo and cron take none over)`,
        ],
    confidence: 'medium',
  };
}

function setting(words: Words, key: string, section: boolean): Said {
  const [file] = filesNamed(words.event, 'settings');
  const known = printable(key);
  const root = section ? null : (words.event.frames.at(-1)?.root ?? null);
  const what = section ? `section [${known}]` : `entry ${known}`;
  return {
    class: 'config-key-missing',
    title: `The config has no ${what}, or was not read`,
    cause: `The code${where(words.event)} asks the config for ${known} and finds none: ${file ?? 'the file'} lacks it or was written for another version${section ? ', or was not found (configparser then goes on with an empty one, without a word)' : ''}.`,
    fix: [
      ...(root === null || /^(?:omegaconf|yaml|hydra|transformers)$/.test(root)
        ? []
        : [
            `${words.event.pip} list | grep -iE "^${root.replaceAll('_', '.')}"; grep -rniE "${root.replaceAll('_', '.')}\\S*[ =<>~]" requirements*.txt setup.py pyproject.toml README*   # newer here than what the app names (or its config is for)? install that one`,
          ]),
      file === undefined
        ? `# which config file is read? it must be there (from the folder where the program starts) and have: ${known}`
        : `ls -l ${file}; grep -n ${/^[\w.-]{1,80}$/.test(key) && !key.startsWith('-') ? key : "''"} ${file}   # is it there, from the folder where the program starts, and does it have ${known}?`,
      `# not there: start in the folder of the project, or give the file's whole path; there without ${known}: take that part over from the example config of this version`,
    ],
    confidence: 'medium',
  };
}

/** A node that calls one of another pack. */
const otherPack = (node: string): Said => ({
  class: 'comfyui-node-missing',
  title: `A node wants ${printable(node)}, which is of another pack`,
  cause: 'That pack is not installed, did not load, or calls it otherwise now.',
  fix: [
    `# ComfyUI-Manager: Custom Nodes Manager, search ${printable(node)}, install its pack (…GGUF: ComfyUI-GGUF), start again (is it there already: IMPORT FAILED above?)`,
  ],
  confidence: 'medium',
});

/** A workflow that was turned into a script: nothing loads the packs there unless it is called. */
const unloadedPack = (node: string): Said => ({
  ...otherPack(node),
  title: `The script asks for ${printable(node)} before the node packs of ComfyUI are loaded, or without its pack`,
  cause:
    'NODE_CLASS_MAPPINGS holds only the nodes of ComfyUI itself until init_extra_nodes() of nodes.py has run.',
  fix: [
    '# in the script, before that line: import_custom_nodes(), as ComfyUI-to-Python-Extension writes it (a PromptServer, then init_extra_nodes() of nodes.py, awaited in newer ComfyUI)',
    ...otherPack(node).fix,
  ],
});

function record(words: Words, key: string): Said {
  const [file] = filesNamed(words.event, 'data');
  const known = printable(key);
  return {
    class: 'data-of-another-form',
    title: `The data has no ${known}, which the code reads`,
    cause: `The code${where(words.event)} takes ${known} from each record, and a record has none: ${file ?? 'the data set'} is of another form than this code expects, or the step or setting that adds ${known} was left out.`,
    fix: [
      ...(words.event.frames.slice(-2).some(({ file: place, code }) => /collat/i.test(`${place} ${code}`)) ||
      /collat/i.test(words.event.above.slice(-2).join(' '))
        ? [
            `# with the Trainer of transformers: TrainingArguments(remove_unused_columns=False); it drops what the model itself does not take, ${known} too`,
          ]
        : []),
      file === undefined
        ? `# look at the first record of the data: its names must include ${known}`
        : `head -c 600 ${file}   # which names does a record have? ${known} must be one of them`,
      ...(/^(?:instruction|input|output|prompt|response|messages|conversations?|chosen|rejected)$/.test(key)
        ? [
            `# LLaMA-Factory: in dataset_info.json, in the entry of this data: "columns": {"prompt": "NAME", "query": "NAME", "response": "NAME"}, with the names that its records have; chats: "formatting": "sharegpt", "columns": {"messages": "NAME"}`,
          ]
        : []),
      `# convert the data (rename what it has to ${known}), or set in the config the loader, template or file that brings ${known}; the README shows the form that is wanted`,
    ],
    confidence: 'medium',
  };
}

const ofData =
  /json\.loads?|\b(?:data|dataset|sample|samples|item|example|examples|row|batch|record|entry|entries|line|annotation|ann|anno|meta|inputs|targets?|features|df|conv|messages?|data_\w{1,30})\b ?(?:\[|\.)|__getitem__|data_loader|dataloader|dataset|datasets[\\/]|pandas|collat|prompt_(?:strategies|tokenizers)/i;
/** What records of text to train on call their parts. */
const ofExamples =
  /^(?:instruction|input|output|prompt|completion|response|chosen|rejected|messages|conversations?|question|answer|text|sentence|summary|article|labels?|input_ids|attention_mask|pixel_values|audio|transcription|caption|image)$/;
const ofConfig =
  /\b(?:config|cfg|conf|configs|configuration|settings?|opts?|params|hparams|hps|args|yaml|toml|model_config|train_config|options?|kwargs)\b ?(?:\[|\.|\()|configparser|omegaconf|config\.py|yaml/i;
const ofWeights = /state_dict|checkpoint|ckpt|\bsd\[|pretrained|weights|torch\.load|params_dict/i;

/** What a list, a dict, a config or a record of data does not have. */
export const entryForms: readonly Form[] = [
  {
    name: 'a setting of a web UI in the form of another version',
    pattern: /unhashable type: '(?<type>list|dict)'/,
    raised: true,
    say: ({ type = '' }, { event }) => {
      const name = /\bopts\.(?<name>[a-z]\w{2,60})/.exec(event.frames.at(-1)?.code ?? '')?.groups?.['name'];
      return name === undefined
        ? null
        : {
            class: 'config-refused',
            title: `config.json of the web UI has a ${type} for ${name}`,
            cause: 'Another version of it wrote that setting in another form.',
            fix: [
              `python3 -c "import json; d = json.load(open('config.json')); d.pop('${name}', None); json.dump(d, open('config.json', 'w'), indent=4)"   # in the folder of the web UI: without that setting; then start it again`,
            ],
            confidence: 'medium',
          };
    },
  },
  {
    name: 'nothing to concatenate',
    pattern: /need at least one array to (?:concatenate|stack)|expected a non-empty list of Tensors/,
    raised: true,
    say: (_, words) => {
      const found = nothingFound(words);
      if (found !== null) return found;
      const coco = /mmdet|mmseg|mmrotate|CocoDataset/.test(
        [words.message, ...words.event.above.slice(-20)].join(' '),
      );
      return {
        class: 'training-data-missing',
        title: 'No sample is left: the list that is put together is empty',
        cause: `The code${where(words.event)} joins what it found in the data, and found nothing${coco ? ': the names of the classes in the config are not those of the annotation file, or its path is another' : ''}.`,
        fix: [
          ...(coco
            ? [
                '# in the config: metainfo=dict(classes=("a", "b",)) in each dataset (train, val, test), spelt as "categories" of the annotation file has it, with a comma behind a single one; its num_classes too',
              ]
            : []),
          '# the path of the data in the config or command: ls it, from where the program is started',
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'division by zero',
    pattern: /^(?:(?:integer|float) )?division(?: or modulo)? by zero|^(?:float|integer) modulo/,
    raised: true,
    say: (_, words) =>
      words.exception === 'ZeroDivisionError'
        ? {
            class: 'list-empty',
            title: 'A number that the code divides by is 0: mostly nothing was found or loaded',
            cause: `The code${where(words.event)} divides by the number of pictures, samples, batches, steps or cards, and there are none: the folder of the data is empty or another one is meant, a filter left nothing over, or the batch is larger than the data.`,
            fix: [
              `# look at what is counted${where(words.event)}: does the folder or file that the command or config names hold data of the wanted kind? (the lines above say how many were found)`,
              '# relative paths begin in the folder where the program is started; a smaller batch size, where there are few samples',
            ],
          }
        : null,
  },
  {
    name: 'KeyError',
    pattern: /^[`'"(]{0,2}(?<key>[^'"]{1,120}?)[`'")]{0,2}$/,
    raised: true,
    say: ({ key = '' }, words) => {
      if (words.exception !== 'KeyError' && words.exception !== 'ConfigKeyError') return null;
      const code = codeOf(words);
      const frame = words.event.frames.at(-1);
      if (/\bcache\[['"]/.test(code) && /data(?:sets|loaders?|set)?\.py$/.test(frame?.file ?? ''))
        return {
          class: 'data-of-another-form',
          title: 'The labels have a cache of another version of the code',
          cause: `YOLO keeps what it read of the labels beside them, and this cache has no ${printable(key)}.`,
          fix: [
            '# delete the *.cache files of the data (labels.cache, train.cache), which are made anew: find FOLDER_OF_THE_DATA -name "*.cache" -delete',
          ],
          confidence: 'medium',
        };
      if (
        /^[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){0,5}$/.test(key) &&
        (/environ|getenv/.test(code) || frame === undefined || /(?:^|[\\/])os\.py$/.test(frame.file))
      )
        return /environ|getenv/.test(code) || frame !== undefined || key.includes('_') ? variable(key) : null;
      const [, unknown] = /^Non-existent config key: ([\w.]{1,120})$/.exec(key) ?? [];
      if (unknown !== undefined)
        return {
          class: 'config-key-missing',
          title: `The config or command sets ${unknown}, which the code that runs does not know`,
          cause: `yacs takes only keys that the defaults of the code have, and ${unknown} is none of them: another release or copy of the package is imported than the one that the config was written for.`,
          fix: [
            `${words.event.pip} install --no-build-isolation -e .   # in the folder of the repository that the config is of: its own copy of the package (detectron2 and kin) in place of the installed one`,
            `# it adds its keys by a function of its own (add_..._config(cfg))? that comes before merge_from_file; else take ${unknown} out of the config`,
          ],
          confidence: 'medium',
        };
      if (/configparser/.test(frame?.file ?? '')) return setting(words, key, true);
      if (
        /\.(?:weight|bias)$|^(?:(?:[a-z]{2,12}_)?state_dict|params(?:_ema)?|net_g|ema_model|optimizer_states|pytorch-lightning_version)$/.test(
          key,
        )
      )
        return weights(words, key);
      const near = frame?.code ?? words.event.above.at(-1) ?? '';
      if (
        /pycocotools/.test(frame?.file ?? '') ||
        (/^(?:categories|annotations)$/.test(key) && /coco/i.test(code))
      )
        return coco(words, key);
      // The entry that is asked for may be called as a part of the data is.
      if (/(?:^|[= (])(?:config|cfg|conf|opt|hparams|params)\[/.test(near) && !ofWeights.test(near))
        return setting(words, key, false);
      if (
        (frame === undefined ||
          /^(?:input_ids|attention_mask|labels)$/.test(key) ||
          /llama_?factory|axolotl/i.test(frame.file)) &&
        ofExamples.test(key)
      )
        return record(words, key);
      if (/= ?NODE_CLASS_MAPPINGS\["/.test(code)) return unloadedPack(key);
      if (/NODE_CLASS_MAPPINGS/.test(code)) return otherPack(key);
      if (ofWeights.test(near)) return weights(words, key);
      if (ofData.test(near)) return record(words, key);
      if (ofConfig.test(near)) return setting(words, key, false);
      if (ofWeights.test(code)) return weights(words, key);
      if (ofData.test(code)) return record(words, key);
      if (ofConfig.test(code)) return setting(words, key, false);
      if (/^\d{1,12}$/.test(key)) return null;
      const owner = ownerOf(words.event);
      if (owner.kind === 'library' && !/^(?:transformers|datasets|omegaconf|yaml)$/.test(owner.name))
        return ofLibrary(words, owner.name);
      return {
        class: 'entry-missing',
        title: `What the code reads has no entry ${printable(key)}`,
        cause: `The code${where(words.event)} looks up ${printable(key)}, and the config, data or table that it reads has none of that name: it is of another version or form than the code, or the name in the command is another.`,
        fix: [
          `# find where ${printable(key)} should come from${where(words.event)}: the config, data file, model name or option that is given; name one that has it, or add it`,
          '# the code or its files are of another version? git pull in the folder of the app, and its configs and models anew',
        ],
      };
    },
  },
  {
    name: 'Key X is not in struct / missing key',
    pattern:
      /Missing key in checkpoint state_dict: (?<weight>[\w.]{3,160}\w)|[Kk]ey [`'"](?<key>[\w.]{1,80})[`'"] (?:is )?not in struct|Missing (?:mandatory )?(?:key|value):? ?[`'"]?(?<other>[\w.]{1,80})|No section: [`'"](?<section>[\w.-]{1,80})|No option [`'"](?<option>[\w.-]{1,80})/,
    say: ({ weight, key, other, section, option }, words) =>
      weight !== undefined
        ? weights(words, weight)
        : setting(words, key ?? other ?? section ?? option ?? '', section !== undefined),
  },
  {
    name: 'list index out of range',
    pattern:
      /(?:list|tuple|string|pop) (?:assignment )?(?:index out of range|from empty list)|(?:max|min)\(\) (?:arg|iterable argument) is (?:an )?empty(?: sequence)?|index \d{1,12} is out of bounds for axis \d with size (?<size>\d{1,12})/,
    raised: true,
    say: ({ size }, words) => {
      const code = codeOf(words);
      if (/sys\.argv/.test(code)) {
        return {
          class: 'arguments-missing',
          title: 'The script was started without an argument that it needs',
          cause: `The code${where(words.event)} takes a word of the command line (sys.argv) that was not given.`,
          fix: ['# give the argument after the name of the script; its README or first lines say which'],
          confidence: 'medium',
        };
      }
      if (/\bfaces?\[|face_?info|face_?app|\bapp\.get\(/i.test(code.slice(-400)) && !/mesh|vert/i.test(code))
        return noFace;
      const none = nothingFound(words);
      if (none !== null) return none;
      const owner = ownerOf(words.event);
      if (owner.kind === 'library') return ofLibrary(words, owner.name);
      // The parts of a name are no files.
      const files = /\.split\([^()]{0,20}\)\[/.test(words.event.frames.at(-1)?.code ?? '')
        ? undefined
        : /glob|listdir|iterdir|walk|files?\b|paths?\b|folder|dir\b|checkpoints?/.exec(code)?.[0];
      const place =
        /glob\(\s?f?[`'"](?<place>[\w./*-]{2,120})|listdir\(\s?[`'"](?<folder>[\w./-]{2,120})/.exec(
          code,
        )?.groups;
      const folder = place?.['place'] ?? place?.['folder'];
      if (files === undefined && size === undefined && ownFrame(words.event) === null) return null;
      return {
        class: 'list-empty',
        title:
          files === undefined
            ? 'A list is empty or shorter than the code expects'
            : 'A list of files is empty: nothing was found there',
        cause: `The code${where(words.event)} takes an element that the list does not have${files === undefined ? ': it was filled from the data or an answer that is empty, cut, or of another form' : ': it was filled from a folder, and no file of the wanted name or kind is there'}.`,
        fix: [
          folder !== undefined && harmlessWord(folder.replaceAll('*', 'x'))
            ? `ls ${folder} | head   # empty? the files belong there, or the path in the config is another`
            : `# look at what fills that list${where(words.event)}: the folder or file that is named in the command or config; it must hold what the README says`,
          '# relative paths begin in the folder where the program is started: start it in the folder of the app',
        ],
      };
    },
  },
];

const noFace: Said = {
  class: 'input-refused',
  title: 'No face is found in the picture',
  cause: 'The list of faces is empty.',
  fix: ['# another picture: one face, from the front, a third of its height, with a margin around it'],
  confidence: 'medium',
};

/** Lists at the top of a file of annotations, and names within their entries. */
function coco(words: Words, key: string): Said {
  const [file = 'annotations.json'] = filesNamed(words.event, 'data');
  const top = /^(?:categories|annotations|images|info|licenses)$/.test(key);
  return {
    class: 'data-of-another-form',
    title: `The file of annotations has no ${printable(key)}, which COCO wants ${top ? 'at its top level' : 'in each entry'}`,
    cause: `A file of COCO holds three lists beside each other: images, annotations and categories (id, name, supercategory); the code${where(words.event)} reads ${printable(key)}, and this file has none.`,
    fix: [
      `python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print({k: v[:1] if isinstance(v, list) else v for k, v in d.items()} if isinstance(d, dict) else d[:1])" ${file}   # what is there`,
      key === 'categories'
        ? `python3 -c "import json, sys; f = sys.argv[1]; d = json.load(open(f)); d['categories'] = [{'id': i, 'name': str(i), 'supercategory': ''} for i in sorted({a['category_id'] for a in d['annotations']})]; json.dump(d, open(f + '.new.json', 'w'))" ${file}   # writes ${file}.new.json with them; then put the names of the classes into it, in the order of the config`
        : `# add ${printable(key)} ${top ? 'there, beside images and categories' : 'to each annotation'} (a converter to COCO does; segmentation is not in boxes alone)`,
    ],
    confidence: 'medium',
  };
}

/** Code of an installed package that stumbles over what it is given: mostly a release that its companions have left behind. */
function ofLibrary(words: Words, name: string): Said {
  return {
    class: 'fault-in-a-package',
    title: `${name} stumbles over something that it does not expect`,
    cause: `The error is raised within the package ${name} itself${where(words.event)}: ${printable(words.message.slice(0, 120))}. Either this release of it has the fault, or it reads something of another package (or a model, or an input that is empty) that has changed since it was written.`,
    fix: [
      ...updating(words.event, { kind: 'library', name }),
      '# still so: give it another (not empty) input, or the versions of its companions that its page names',
    ],
  };
}

function weights(words: Words, key: string): Said {
  const known = printable(key);
  return {
    class: 'checkpoint-of-another-kind',
    title: `The checkpoint has no ${known}`,
    cause: `The code${where(words.event)} takes ${known} from a file of weights that has none: it is of another model, was saved by another program (a bare state dict, or one with other names), or belongs to another version of the code.`,
    fix: [
      ...(/^time_embed\b/.test(key)
        ? [
            '# the file is of another family (FLUX, SD 3) than SD 1, 2 or SDXL, for which this is: kohya: flux_train_network.py (GUI: tick FLUX.1, branch sd3-flux.1), or a file of the family that was chosen',
          ]
        : []),
      ...(/^(?:control_model|input_|middle_block|zero_|down_blocks|mid_block)/.test(key)
        ? [
            '# the ControlNet or adapter for the base model that is loaded (SD 1.5, SDXL, FLUX), in the folder for its kind',
          ]
        : []),
      ...(/_connector\.py|resume|restore/.test(words.event.above.slice(-8).join(' '))
        ? [
            `# to resume: the checkpoint that the run itself saved (last.ckpt); this one holds weights alone: start without --resume (resume_from_checkpoint), and give it as the weights to begin with`,
          ]
        : []),
      `python3 -c "import torch, sys; d = torch.load(sys.argv[1], map_location='cpu', weights_only=False); print(type(d), list(d)[:8])" FILE   # what is in it: the weights themselves? load it without [${known}] in the code`,
      '# else: the checkpoint that the README of this version links (of this model and size)',
      'git log -1 --format=%ad   # in the folder of the app: a file newer than the code wants newer code: git pull',
    ],
  };
}

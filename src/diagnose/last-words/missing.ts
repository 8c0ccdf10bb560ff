import { printable } from '../../basics/printable.ts';
import { bringsForBuild } from '../answers/cmake-packages.ts';
import { harmlessWord } from '../fill.ts';
import { spot } from './choices.ts';
import type { Form, Said } from './form.ts';
import { broughtApart, finding, folderOfTheApp, namesake, partOf, pathMeant, where } from './place.ts';
import type { Words } from './words.ts';

const pathLike =
  /[/\\]|\.(?:cfg|conf|ini|ya?ml|toml|json|jsonl|txt|csv|pth?|ckpt|safetensors|bin|onnx|gguf|engine|plan|npy|npz|pkl|wav|mp4|png|jpg|py|sh|so)$/;

/** A thing with a name is looked for and not there. */
function absent(words: Words, thing: string, name: string, place: string | null): Said {
  const known = printable(name.slice(0, 160));
  const file = pathLike.test(name);
  const paths = words.announced.filter((line) => /[/=]|pkg:/.test(line)).map((line) => line.trim());
  const searched = paths.length === 0 ? '' : ` It looked in: ${printable(paths.join('; ').slice(0, 200))}.`;
  // The file of settings may be the very one that is missing, or the half of its name that a line ends with.
  const own = spot(words)
    .split(' ')
    .some((word) => /\.\w{2,5}$/.test(word) && name.endsWith(word));
  const at = own ? 'in the command, config or code' : spot(words);
  const found = file ? finding(words.event, name) : null;
  const told =
    /(?:[Pp]lace|[Pp]ut) it in(?:to)? (?:the )?[`'"]?(?<folder>[\w./[\]-]{2,120}\w)[`'"]? (?:folder|directory)/.exec(
      words.message,
    )?.groups?.['folder'];
  const meant = file ? pathMeant(words.event, name) : null;
  const inside = /provider=main, path=(?:pkg|file):\/\/(?<place>[\w./-]{1,160})/.exec(paths.join('; '))
    ?.groups?.['place'];
  const relative =
    inside === undefined
      ? ''
      : (name.split(`${inside.split('/').at(-1)}/`)[1] ?? name.split('/').at(-1) ?? name);
  if (
    inside !== undefined &&
    relative !== name &&
    (/^\.{0,2}\//.test(name) || name.includes(`${inside.split('/').at(-1)}/`))
  )
    return {
      class: 'named-thing-missing',
      title: `Hydra wants the name of a config within ${inside}, and gets a path: ${known}`,
      cause: `Hydra looks for a name in its search path only; a path on the disk is none.`,
      fix: [
        `# ${at}: ${relative} in place of ${name}`,
        `${words.event.pip} install -e .   # still so: in the folder of its repository; it was installed without its configs`,
      ],
      confidence: 'medium',
    };
  const part = meant === null ? partOf(words.event, name) : null;
  if (part !== null) return part;
  return {
    class: 'named-thing-missing',
    title: `${thing === '' ? known : `The ${thing} ${known}`} is not there${place === null ? '' : ` in ${printable(place.slice(0, 80))}`}`,
    cause: `The program was told to use ${known}${where(words.event)}, and finds nothing of that name${place === null ? '' : ` in ${printable(place.slice(0, 120))}`}: a name written otherwise, a path that begins elsewhere than where the program looks, or a file that was never put there.${searched}`,
    fix: [
      ...(told === undefined ? [] : [`# download it to ${told}/${known}: so the message says`]),
      ...(meant === null ? [] : [`# ${at}: ${meant} in place of ${name}: so the log has it elsewhere`]),
      ...(file
        ? [namesake(words.event, name), broughtApart(words.event, name)].filter((line) => line !== null)
        : []),
      ...(found === null ? [] : [found]),
      ...(/\/\.\.\//.test(name) && harmlessWord(name)
        ? [
            `namei -l ${name}   # or where it breaks off: that folder is wanting, or a link to nowhere: a script puts such a path together; set its variable (as KALDI_ROOT), or make that link (ln -s)`,
          ]
        : []),
      paths.length > 0
        ? `# put it where the program looks (${printable(paths.join('; ').slice(0, 160))}), or give its path as seen from there`
        : file
          ? `# nowhere: put or download it to that place, or name the right path ${at}`
          : `# name one that is there, or the place that has it (${place === null ? 'the option for the folder or repository' : printable(place.slice(0, 80))}), ${at}`,
    ],
  };
}

/** Things that are looked for by name. */
const nouns =
  'primary config|config(?:uration)?(?: file)?|file|folder|directory|dir|path|model(?: file)?|checkpoint(?: file)?|weights?(?: file)?|dataset|data set|data|tokenizer|vocab(?:ulary)?(?: file)?|plugin|node|section|option|key|tensor|layer|parameter|device|backend|provider|environment|profile|experiment|task|template|adapter|LoRA|lora|image|repository|repo|branch|tag|table|script|class|function|interface|driver|executable|program|binary|command|header|font|voice|speaker|language|preset|workflow|scheduler|sampler|optimizer|metric|engine|operator|op|kernel|symbol|entry(?: point)?';

/** A library that is linked, and takes one beside it that is not of its release: the linker found another first. */
function otherLibrary({ event }: Words, name: string): Said | null {
  const library =
    /(?<folder>\/[\w./+-]{1,160})\/lib[\w.+-]{1,60}\.so[.\d]{0,20}: undefined reference to/.exec(event.text)
      ?.groups?.['folder'];
  const wanted = /^[\w.]{1,120}@@?(?<file>lib[\w.+-]{1,60})$/.exec(name)?.groups?.['file'];
  if (library === undefined || wanted === undefined || !harmlessWord(library)) return null;
  return {
    class: 'library-not-linked',
    title: `The linker takes another ${wanted} than the one of ${library}`,
    cause: `A library of ${library} needs ${printable(name)}, and the ${wanted} that is found first (of another release, in a folder of the system or of an environment) has it not.`,
    fix: [
      `export LD_LIBRARY_PATH=${library}:$LD_LIBRARY_PATH LIBRARY_PATH=${library}:$LIBRARY_PATH   # its own folder first; then build again`,
      `ls -l ${library}/${wanted}*; ldconfig -p | grep ${wanted}   # still so: is it there, and which others are?`,
    ],
    confidence: 'medium',
  };
}

/** A checkpoint that is there without one of the small files about it. */
function ofCheckpoint(words: Words, name: string): Said | null {
  const [, folder, file] =
    /^(?<folder>.{0,120}(?:ckpt|checkpoint|global_step|step)[\w-]{0,30}(?:\/[\w.-]{1,60}){0,3})\/(?<file>[\w.-]{1,60}\.(?:json|ya?ml|txt))$/.exec(
      name,
    ) ?? [];
  if (folder === undefined || file === undefined || !harmlessWord(name)) return null;
  return {
    class: 'checkpoint-incomplete',
    title: `The checkpoint has no ${file}, which this program reads first`,
    cause: `${name} is not there${where(words.event)}: an older release of the program wrote the checkpoint without it, or it was not copied whole.`,
    fix: [
      `ls -l ${folder}   # all else is there? load (merge, convert) it with the release that wrote it, or write ${file} by hand, as a checkpoint of today has it`,
    ],
    confidence: 'medium',
  };
}

export const missingForms: readonly Form[] = [
  {
    name: 'an exception that is called NotFound',
    pattern: /^[`'"]?(?<name>[\w@./+-]{2,160})[`'"]?$/,
    raised: true,
    say: ({ name = '' }, words) =>
      /NotFound|DoesNotExist|NoSuch/.test(words.exception ?? '')
        ? absent(
            words,
            (words.exception ?? '').replace(/NotFound.*|DoesNotExist.*|^NoSuch|Error$/g, '').toLowerCase(),
            name,
            null,
          )
        : null,
  },
  {
    name: 'no such table: X',
    pattern: /[Nn]o such (?<thing>[a-z][a-z ]{2,24}): [`'"]?(?<name>[\w@./+-]{2,160})/,
    raised: true,
    say: ({ thing = '', name = '' }, words) => absent(words, thing, name, null),
  },
  {
    name: 'could not find `X` in `Y`',
    pattern: /[Cc]ould not find [`'"](?<name>[^`'"]{2,160})[`'"](?: in [`'"]?(?<place>[^`'",;]{2,120}))?/,
    say: ({ name = '', place }, words) => absent(words, '', name, place ?? null),
  },
  {
    name: 'Could not find FILE in FOLDER',
    pattern:
      /^[Cc]ould not find (?<name>[\w-]{2,60}\.(?:model|json|txt|ya?ml|safetensors|bin|pth?|onnx)) in (?<place>(?:[\w.~-]{0,80}\/)[\w./-]{1,160}\w|[\w-][\w.-]{2,120}(?= or its parent))/,
    raised: true,
    say: ({ name = '', place = '' }, words) =>
      name === 'tokenizer.model'
        ? {
            class: 'named-thing-missing',
            title: `${printable(place)} has no tokenizer.model`,
            cause: 'A merge writes weights and tokenizer.json; this file is of the base model.',
            fix: [
              `hf download "$(python3 -c "import json; print(json.load(open('${place}/config.json'))['_name_or_path'])")" tokenizer.model --local-dir ${place}   # of its base model, as config.json names it; a KeyError, or a folder: hf download with its name (OWNER/BASE)`,
              ...(/--vocab-dir/.test(words.message) ? ['# or where it lies: --vocab-dir FOLDER'] : []),
            ],
            confidence: 'medium',
          }
        : absent(words, 'file', name, place),
  },
  {
    name: "Cannot find module 'x', of Node",
    pattern: /Cannot find module '(?<name>[^']{1,180})'/,
    say: ({ name = '' }) => ({
      class: 'node-module-missing',
      title: `Node finds no ${printable(name)}`,
      cause: /^[./]/.test(name)
        ? `${printable(name)} is a file of the app itself: it was not built, or the app is started from another folder or image than it was built in.`
        : `${printable(name)} is a package of Node that is not installed in the folder of the app.`,
      fix: /^[./]/.test(name)
        ? ['npm ci && npm run build   # in the folder of the app: makes that file; then start it again there']
        : ['npm ci   # in the folder of the app (npm install, where it has no package-lock.json)'],
      confidence: 'medium',
    }),
  },
  {
    name: 'could not find any X under PATH',
    pattern:
      /(?:[Cc]ould(?: not|n't)|[Cc]an(?: ?not|'t)|[Uu]nable to|[Ff]ailed to) find (?:any |the |a )?(?:(?<thing>[A-Za-z][\w -]{1,40}?)(?: in| at| under| from| file)? )?[`'"]?(?<name>(?:\/|\.{1,2}\/|\w[\w.-]{0,60}\/)[\w./@+-]{1,160}\w)/,
    raised: true,
    say: ({ thing = 'file', name = '' }, words) => absent(words, thing, name, null),
  },
  {
    name: 'X was not found: PATH',
    pattern:
      /(?<thing>[A-Za-z][\w -]{1,40}?) (?:(?:was|were|is) )?(?:not found|missing)(?: at| in)?: ?[`'"]?(?<name>(?:\/|\.{1,2}\/|\w[\w.-]{0,60}\/)[\w./@+-]{1,160}\w)/,
    raised: true,
    say: ({ thing = '', name = '' }, words) => absent(words, thing, name, null),
  },
  {
    name: 'no rule to make target',
    pattern:
      /No rule to make target [`'"](?<name>[^`'"]{1,160})[`'"](?:, needed by [`'"](?<by>[^`'"]{1,160})[`'"])?/,
    say: ({ name = '', by }) => ({
      class: 'build-part-missing',
      title: `The build wants ${printable(name)}, and nobody makes it`,
      cause: `make needs ${printable(name)}${by === undefined ? '' : ` for ${printable(by)}`}, and there is neither such a file nor a rule for it: a submodule or download is missing, configure was not run, or the build folder is of another version.`,
      fix: [
        'git submodule update --init --recursive   # in the folder of the project',
        '# then configure again in a new, empty folder (cmake -B build-new), or as its README says',
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'undefined reference, of the linker',
    pattern: /undefined reference to [`'"](?<name>[^`'"]{2,160})/,
    say: ({ name = '' }, words) =>
      otherLibrary(words, name) ?? {
        class: 'library-not-linked',
        title: `The linker finds no ${printable(name)}`,
        cause: `A part of the build calls ${printable(name)}, and no library that is linked has it: ${/^(?:cu|nv)/.test(name) ? 'a library of CUDA is missing on the line, or is of another release' : 'a library is missing, is of another version, or was built by another compiler (C++ ABI)'}.`,
        fix: [
          '# build again without the objects of an earlier version or compiler: make clean, then make; with CMake in a new, empty folder: cmake -B build-new && cmake --build build-new',
          `# still so: the library that has ${printable(name.slice(0, 60))} must be installed (its -dev package) in the version that the README names`,
        ],
      },
  },
  {
    name: 'Could NOT find X, of CMake',
    pattern: /Could NOT find (?<name>[A-Za-z]\w{1,40}) ?(?:[(,]|$)/,
    say: ({ name = '' }, words) => ({
      class: 'build-part-missing',
      title: `The build finds no ${name}`,
      cause: `CMake looks for ${name} and its headers, and they are not installed, or lie where it does not look. ${printable(words.message.slice(0, 180))}`,
      fix: [
        bringsForBuild(name) ??
          `apt-get update && apt-cache search --names-only '${name.toLowerCase()}.*-dev'   # the package with its headers: apt-get install -y it, then configure again in an empty build folder`,
        `# installed elsewhere: cmake -D${name}_ROOT=ITS_FOLDER (or -DCMAKE_PREFIX_PATH=ITS_FOLDER)`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'network X not found, of Docker',
    pattern:
      /(?:daemon: |^)(?:get )?(?<thing>network|volume|service|context|secret|No such (?:container|image|service|network|volume):) (?<name>[\w.-]{1,80})(?: (?:not found|declared as external, but could not be found)|: no such \w{1,12}|$)/,
    say: ({ thing = '', name = '' }, words) => {
      const kind = thing.replace(/^No such |:$/g, '');
      return words.event.text.includes('Docker') || /daemon|not found|external/.test(words.event.text)
        ? {
            class: 'named-thing-missing',
            title: `Docker has no ${kind} ${name}`,
            cause: `The command or compose file names the ${kind} ${name}, and this Docker has none of that name: it was never made here, was removed, or is called otherwise (compose puts the name of the folder before it).`,
            fix: [
              ...(/network|volume/.test(kind)
                ? [`docker ${kind} create ${name}   # where the file calls it external`]
                : []),
              `docker ${kind === 'container' ? 'ps -a' : `${kind} ls`}   # what there is, and what it is called here`,
            ],
            confidence: 'medium',
          }
        : null;
    },
  },
  {
    name: 'cannot find the X Y',
    pattern: new RegExp(
      `(?:[Cc]an(?:not|'t| not) (?:find|locate)|[Cc]ould(?: not|n't) (?:find|locate)|[Uu]nable to (?:find|locate)|[Ff]ailed to (?:find|locate)|[Dd]id(?: not|n't) find|[Nn]o such|[Nn]o) (?:a |any |the |valid |required |suitable |requested )?(?<thing>${nouns})[: ]{1,2}(?:named |called |with name |at |in |from |file )?[\`'"]{1,2}(?<name>[^\`'"]{1,180})[\`'"]{1,2}(?: (?:in|at|from|under) (?<place>[^,;.]{2,100}))?`,
    ),
    say: ({ thing = '', name = '', place }, words) => absent(words, thing, name, place ?? null),
  },
  {
    name: "X 'Y' not found",
    pattern: new RegExp(
      `(?<thing>${nouns})s?[ :]{1,2}[\`'"](?<name>[^\`'"]{1,180})[\`'"](?: \\w{1,20}){0,3}?(?: is| was| has| does| could|:)? ?(?:[\\w ]{0,30})?(?:not (?:be |been )?(?:found|exist|there|available|registered|known|present|defined|loaded(?!: ))|doesn't exist|missing|no such|unknown)(?: (?:in|at|from|under|on) (?<place>[^,;.]{2,100}))?`,
      'i',
    ),
    say: ({ thing = '', name = '', place }, words) => absent(words, thing, name, place ?? null),
  },
  {
    name: "Config File doesn't exist",
    pattern:
      /^(?:ERROR: )?(?:The )?(?<thing>[Cc]onfig(?:uration)? [Ff]ile|[Dd]ata(?:set)? [Ff]older|[Cc]heckpoint) (?:doesn't|does not) exist[.!]?$/,
    raised: true,
    say: ({ thing = '' }, words) => ({
      class: 'named-thing-missing',
      title: `The ${thing.toLowerCase()} is not where the program looks`,
      cause: `The code${where(words.event)} opens it by a path that begins where the program is started, or as the command gives it.`,
      fix: [
        `${folderOfTheApp(words.event) === null ? '# cd into the folder of the project first:' : `cd ${folderOfTheApp(words.event)}   #`} start it from there (in a notebook: %cd)`,
        `# still so: ls that path; the README says where the ${thing.toLowerCase()} comes from`,
      ],
    }),
  },
  {
    name: 'Y does not exist / is not found',
    pattern:
      /(?:^|[\s:'"`(])(?<name>(?:\.{0,2}\/|[A-Za-z]:\\)?[\w@.+-]{1,80}(?:[/\\](?:(?! (?:does|is|was)\b)[\w@.+ -]){1,80}){0,20})[`'"]? (?:does not exists?|doesn't exists?|is not found|not found|was not found|is missing|is not present|could not be found|cannot be found|is not a (?:file|directory|folder|valid (?:file|path|directory)))/,
    say: ({ name = '' }, words) =>
      // A path alone is the end of a run only where nothing follows.
      (pathLike.test(name) || words.exception === 'FileNotFoundError') &&
      (words.final || words.event.below.length === 0)
        ? (ofCheckpoint(words, name) ?? absent(words, /\.\w{1,12}$/.test(name) ? 'file' : 'path', name, null))
        : null,
  },
];

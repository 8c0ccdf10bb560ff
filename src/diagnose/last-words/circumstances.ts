import { printable } from '../../basics/printable.ts';
import { harmlessWord } from '../fill.ts';
import { spot } from './choices.ts';
import type { Form, Said } from './form.ts';
import { broughtApart, nameOf, ownerOf, updating, where } from './place.ts';
import { clean, ended, type Words } from './words.ts';

const card =
  /\b(?:GPUs?|CUDA|cuda|NVIDIA|nvidia|accelerators?|HIP|ROCm|[Gg]raphics|Vulkan|EGL) ?(?:[\w-]{1,20} )?(?:devices?|cards?|GPUs?|adapters?|hardware)?\b/;

export function noCard(words: Words, thing: string, said = words.message): Said {
  return {
    class: 'no-gpu-visible',
    title: `The program finds no ${clean(thing)}`,
    cause: `${printable(said.slice(0, 200))}: no card is handed to this container or machine, its driver does not answer, or the package was built without support for it.`,
    fix: [
      'nvidia-smi   # no card there? docker: start with --gpus all; a pod: deploy it with a GPU',
      `${words.event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available())"   # None: a build without CUDA`,
    ],
  };
}

/** Sentences that give the circumstance themselves: what is not there, not whole, already there, or why. */
export const circumstanceForms: readonly Form[] = [
  {
    name: 'for more details, run: COMMAND',
    pattern:
      /(?:[Ff]or (?:more|further) (?:details|information)|[Tt]o (?:see|view|get) (?:the |more )?(?:logs?|details)),? (?:please )?(?:run|use|try):? [`'"]?(?<command>[a-z][\w-]{1,30}(?: [\w./:=-]{1,60}){1,8})/,
    say: ({ command = '' }, words) => ({
      class: 'reason-elsewhere',
      title: `${clean(words.message.slice(0, 90))}: the reason is shown by another command`,
      cause: printable(words.message.slice(0, 220)),
      // Whatever a log names as a command is not to be run by pasting the answer.
      fix: [`# its last lines give the reason (hand them to diagnose): ${command}`],
    }),
  },
  {
    name: 'the log is in FILE',
    pattern:
      /(?:\b[Ll]og(?:s|file)?(?: file)?(?: is| are| can be found| written)? (?:in|at|to)|\b[Ss]ee|\b[Cc]heck)(?: the)?(?: log(?:s|file)?(?: file)?)?:? [`'"]?(?<file>(?!-)(?:[\w.~-]{0,80}\/){0,12}[\w.-]{1,80}\.(?:log|err|out))\b/,
    say: ({ file = '' }, words) => ({
      class: 'reason-elsewhere',
      title: `The reason stands in another log: ${file}`,
      cause: printable(words.message.slice(0, 220)),
      fix: [
        `tail -n 80 ${file}   # from the folder where it was started; its last lines name the reason: give that file to diagnose`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'X is missing, see ADDRESS for instructions',
    pattern:
      /(?<what>.{6,140}?)[,.;:]? (?:[Pp]lease )?(?:[Ss]ee|[Vv]isit|[Rr]efer to|[Ff]ollow|[Rr]ead)(?: \w{1,20}){0,4}:? (?<page>https:\/\/[\w./#?=%~+-]{8,160}) for (?:\w{1,20} )?(?:instructions|details|installation|how|more|setup)/,
    raised: true,
    say: ({ what = '', page = '' }, words) => ({
      title: clean(what),
      cause: printable(words.message.slice(0, 260)),
      fix: [
        ...(/\bROM is missing/.test(what)
          ? [
              `${words.event.pip} install "autorom[accept-rom-license]" && mkdir -p roms && AutoROM --accept-license --install-dir roms && ${words.event.pip.replace(/pip$/, 'atari_py.import_roms')} roms   # since 2021 the ROMs are a download of their own`,
            ]
          : []),
        `# the steps stand there: ${page}`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'requires a newer version of X',
    pattern:
      /(?<what>[A-Za-z][^.;:]{2,100}?) (?:requires?|needs?) (?:a |the )?(?<how>newer|later|latest|more recent|higher|older) (?:version|release) of (?<name>[A-Za-z][\w.-]{1,40})/,
    say: ({ what = '', how = '', name = '' }, words) => ({
      class: 'package-version-mismatch',
      title: `${clean(what)} needs a ${how === 'latest' ? 'newer' : how} ${name}`,
      cause: `The message says it: ${ended(words, 200)} The ${name} that runs here is of another age (a server that was not started again after an update is, too).`,
      fix: [
        `# bring ${name} to a ${how === 'latest' ? 'newer' : how} release, as its page says; then start it again, the server too`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'credentials',
    pattern:
      /(?:[Ii]ncorrect|[Ii]nvalid|[Mm]issing|[Ww]rong|[Ee]xpired|[Nn]o valid) (?<what>API key|api key|api_key|token|access token|credentials?|password|username|license(?: key)?)|(?<code>401|[Uu]nauthorized|[Aa]uthentication failed|[Uu]nable to locate credentials)\b/,
    raised: true,
    say: ({ what }, words) => ({
      class: 'credentials-refused',
      title: `The service does not take the ${what ?? 'credentials'} that it is given`,
      cause: `${printable(words.message.slice(0, 220))}${where(words.event)}: the key is missing in this shell or container, mistyped, expired, or of another account.`,
      fix: [
        `# set the key of your account anew ${spot(words)}: the variable or file that the program's README names (in docker: -e NAME=…), without quotes or blanks round it`,
      ],
    }),
  },
  {
    name: 'X is not initialized',
    pattern:
      /(?<thing>[A-Za-z][\w.'"`()/-]{0,60}(?: [\w.'"`()/-]{1,40}){0,6}?) (?:is|are|was|were|has|have)(?: not|n't) (?:been )?(?:yet |properly |correctly )?(?<state>initiali[sz]ed|configured|loaded|running|enabled|connected|ready|built|compiled|logged in|selected|registered|mounted|started|set up|authenticated|activated|trained|fitted)\b/,
    raised: true,
    say: ({ thing: begun = '', state = '' }, words) => {
      const thing = begun.replace(/^(?:The|An?)(?= )/, (word) => word.toLowerCase());
      return {
        class: 'step-left-out',
        title: `${clean(begun)} is not ${state}`,
        cause: `The code${where(words.event)} uses ${clean(thing)} before it is ${state}: a step, command or option that does it was left out, or failed before. ${printable(words.message.slice(0, 160))}`,
        fix: [
          /process group|distributed/i.test(thing)
            ? '# start it with torchrun (or accelerate launch, deepspeed) in place of python, or switch the distributed mode off in the config'
            : `# look above for what should have ${state === 'loaded' ? 'loaded' : 'done'} it and failed; else do that step first (the README has it), or switch ${clean(thing)} off ${spot(words)}`,
        ],
      };
    },
  },
  {
    name: 'X is not used by Y',
    pattern:
      /(?<what>[`'"\w][\w`'" -]{1,60}?) (?:are|is) not (?:used|accepted|recogni[sz]ed|known|expected|understood|valid)(?: by (?:the |this )?(?<who>[\w -]{2,40}))?: ?(?<list>[^.;(]{2,120})/,
    raised: true,
    say: ({ what = '', who, list = '' }, words) => ({
      class: 'value-refused',
      title: `${who === undefined ? 'The code' : `The ${clean(who)}`} does not take ${clean(list)}`,
      cause: `${clean(what)} ${clean(list)} ${where(words.event)} go to something that does not know them: it is of another version or kind than the caller was written for.`,
      fix: [
        `# take ${clean(list)} out${where(words.event)}, or use the kind or version of model that knows it`,
        `${words.event.pip} install -r requirements.txt   # in the folder of the app: the versions that it was written for`,
      ],
    }),
  },
  {
    name: 'CUDA is not available',
    pattern: /\b(?:CUDA|Cuda|cuda|GPU)(?: device)? (?:is|was) (?:not availab(?:le|el)|unavailable)\b/,
    raised: true,
    say: (_, words) => noCard(words, 'GPU'),
  },
  {
    name: 'no X found',
    pattern:
      /(?:^[`'"]?|[.:;(] |\b(?:but|as|because|since) )(?:(?:[Tt]here (?:is|are|was|were) )?[Nn]o|[Ff]ound no|[Uu]nable to (?:find|locate)(?: any| the)?) (?<thing>[A-Za-z][\w ./'"`*-]{1,80}?) (?:was |were |is |are |has been |have been |could be |can be )?(?:found|available|detected|present|specified|given|provided|set|loaded|configured|installed|defined|selected|registered|visible|for|$)(?![\w-])(?: (?:in|at|under|on|for) (?<place>[^,;]{2,120}))?/,
    raised: true,
    say: ({ thing = '', place }, words) => {
      if (/kernel image|matching distribution/.test(thing)) return null;
      if (card.test(thing)) return noCard(words, thing);
      const folder = place
        ?.trim()
        .replace(/^(?:the )?(?:folder|directory|path) /, '')
        .replaceAll(/[`'"]|\.$/g, '');
      const looked = folder !== undefined && /^[./~]/.test(folder) && harmlessWord(folder) ? folder : null;
      return {
        class: 'named-thing-missing',
        title: `The program finds no ${clean(thing)}${place === undefined ? '' : ` (${clean(place)})`}`,
        cause: `The program${where(words.event)} needs ${clean(thing)} and has none: ${printable(words.message.slice(0, 220))}`,
        fix: [
          ...(/\bjars?\b/.test(thing)
            ? [
                'mvn clean package -DskipTests   # in the folder with pom.xml: makes it (gradlew there: ./gradlew build)',
              ]
            : []),
          looked === null
            ? `# give it ${clean(thing)} ${spot(words)}: put it where the program looks, or name it by the option or entry for it`
            : `# put ${clean(thing)} into ${looked}, or name by the option or entry for it the folder that has it (ls -la ${looked} shows what is there)`,
        ],
      };
    },
  },
  {
    name: 'could not load X: why',
    pattern:
      /(?:[Ff]ailed to|[Cc]ould not|[Cc]ouldn't|[Cc]annot|[Cc]an't|[Uu]nable to|[Ee]rror) (?:loading |opening |reading |(?:load|open|read|parse|initialize|deserialize) )(?:the |a )?(?:(?<thing>[a-z][\w -]{1,30}?):? (?:from |file |at )?)?[`'"]?(?<name>(?:\.{0,2}\/)?[\w@+-]{1,80}(?:[./][\w@+-]{1,80}){1,12})[`'"]?(?:[:,] (?<why>[^\n]{4,200}))?/,
    raised: true,
    say: ({ thing, name = '', why }, words) => {
      const kind = thing === undefined ? 'file' : clean(thing);
      return {
        class: 'file-unreadable',
        title: `The ${kind} ${clean(name)} cannot be read${why === undefined ? '' : `: ${clean(why)}`}`,
        cause: `${printable(words.message.slice(0, 240))}: it is not there, was not downloaded whole, is of another kind or version than this program reads, or needs rights that are not there.`,
        fix: [
          ...(/face_landmarks\.dat$/.test(name) ? [broughtApart(words.event, name)] : []).filter(
            (line) => line !== null,
          ),
          kind === 'tensor' || /\.(?:q_?weight|weight|bias|scales?|qzeros)$/.test(name)
            ? '# a part of the model itself: are all its files here, each of the size that its page names (*.safetensors, and the index file beside them)? else download it again'
            : `# download ${clean(name)} again, whole: it must be there, from the folder where the program starts, and of the size that its page names${harmlessWord(name) ? ` (ls -lL ${name})` : ''}`,
          '# whole already: a newer version of this program may know that kind of file',
        ],
      };
    },
  },
  {
    name: 'X is already there',
    pattern:
      /(?<thing>[A-Za-z][\w.'"`/:() -]{1,100}?) (?:is|are|was|has|have)? ?(?:already|still) (?<state>in use|running|exists?|being used|locked|registered|open(?:ed)?|taken|initialized|bound|allocated|active)\b/,
    raised: true,
    say: ({ thing = '', state = '' }, words) => ({
      class: 'already-there',
      title: `${clean(thing)}: already ${state}`,
      cause: `${printable(words.message.slice(0, 220))}${where(words.event)}: an earlier start, or another program, has it.`,
      fix: [
        /port|address|socket|bind/i.test(words.message)
          ? 'ss -ltnp   # which program has it? end that one, or give this one another port'
          : `# end or remove the earlier one (ps, docker ps show what runs), or choose another name or place ${spot(words)}`,
      ],
    }),
  },
  {
    name: 'X because Y',
    pattern:
      /(?<what>(?!This|It |There)[A-Z][^.;]{8,160}?),? (?:because|since|due to|as(?! in\b)) (?<why>(?:[a-z]\w{0,14} )[^.;]{6,200})/,
    raised: true,
    say: ({ what = '', why = '' }, words) => ({
      title: clean(what),
      cause: `${nameOf(ownerOf(words.event))}${where(words.event)} says why: ${printable(why.trim())}.`,
      fix: [
        `# what stands in the way: ${clean(why)}; it is set ${spot(words)}`,
        ...(ownerOf(words.event).kind === 'plugin'
          ? updating(words.event, ownerOf(words.event)).slice(0, 1)
          : []),
      ],
    }),
  },
  {
    name: 'X requires Y',
    pattern:
      /(?:^|[.:;] )(?!.{0,80}(?:don't|not |you |You ))(?<who>[A-Za-z_`'"][\w.`'"()=-]{0,60}(?: [\w.`'"()=-]{1,30}){0,7}?) (?:requires?|needs?|depends? on) (?!to be\b)(?<thing>[^.;]{3,160}(?:\.\d[^.;]{0,60})?)/,
    raised: true,
    say: ({ who = '', thing = '' }, words) => {
      const of = clean(who);
      const [, name, value] = /^(\w{2,40}) ?(?:=|to be) ?([\w.]{1,20})$/.exec(clean(thing)) ?? [];
      // What is there once for all cannot be left out.
      const without = /^(?:This|The|Your|Our|It|When|Python)\b/.test(of) ? '' : `, or do without ${of}`;
      return {
        title: `${of} needs ${clean(thing)}`,
        cause: `The program stopped as it lacks that: ${printable(words.message.slice(0, 260))}`,
        fix: [
          /^(?:an? )?(?:NVIDIA |CUDA )?GPU\b/i.test(thing)
            ? 'nvidia-smi; python3 -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # no card is listed: a pod or container with one (docker run --gpus all); listed, and False: torch is a CPU build'
            : /\d ?G(?:i?B)?\b/.test(thing)
              ? `# a machine with ${clean(thing)}, or a smaller or quantised model`
              : `# ${spot(words)}: ${name === undefined ? clean(thing) : `${name}: ${value}`}${without}`,
        ],
      };
    },
  },
];

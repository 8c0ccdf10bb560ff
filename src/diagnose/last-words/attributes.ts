import { printable } from '../../basics/printable.ts';
import { editDistance } from '../../basics/spelling.ts';
import { ofFaiss } from '../answers/unknown-name.ts';
import { namedVersion, ofItsDay, triedOut } from '../answers/version-commands.ts';
import { harmlessWord } from '../fill.ts';
import type { Form, Said } from './form.ts';
import {
  folderOfTheApp,
  lastOfAwq,
  nameOf,
  ownerOf,
  raisingFrame,
  updating,
  updatingComfy,
  where,
} from './place.ts';
import type { Words } from './words.ts';

/** A node that ran into ComfyUI's own code: both of one day. */
function withItsNode({ frames }: Words['event']): readonly string[] | null {
  const node = frames
    .findLast((frame) => frame.node !== null)
    ?.node?.split(/[\\/]/)
    .at(-1);
  return node === undefined || !harmlessWord(node)
    ? null
    : [
        `git -C custom_nodes/${node} pull && git pull   # in the folder of ComfyUI: the node and ComfyUI, both of today; then start it again`,
      ];
}

const plain =
  /^(?:dict|list|str|int|float|tuple|set|bytes|function|method|generator|builtin_function_or_method|type|bool|property|ellipsis)$/;

/** Python's own, which no package brings. */
const standard =
  /^(?:collections|datetime|decimal|re|array|functools|itertools|operator|types|os|time|mmap|sqlite3|xml|select|zlib|pathlib|queue|argparse|logging|threading|multiprocessing|subprocess|socket|ctypes|weakref|random|string|builtins)\./;

/** Names that an object, a module or a class does not have. */
export const attributeForms: readonly Form[] = [
  {
    name: "'X' object has no attribute 'y'",
    pattern:
      /(?:[`'"]?(?<type>[\w.]{1,80})[`'"]{1,2} object|type object '(?<class>[\w.]{1,80})'|[Mm]odule '?(?<module>[\w.]{1,100}?)'?|(?<bare>[A-Z]\w{2,60}) (?:object|instance)) has no attribute [`'"]?(?<name>\w{1,80})[`'"]?(?:.{0,40}[Dd]id you mean: '(?<near>\w{1,80})')?/,
    say: ({ type, class: own, module, bare, name = '', near }, words) => {
      const { event } = words;
      // Python 2 does not say which module: the line of code does.
      const asked =
        type === 'module'
          ? new RegExp(`\\b(?<module>[A-Za-z_]\\w{0,60})\\.${name}\\b`).exec(event.frames.at(-1)?.code ?? '')
              ?.groups?.['module']
          : undefined;
      if (asked !== undefined) return withoutPart(words, asked, name);
      const holder = type ?? own ?? module ?? bare ?? '';
      if (holder === 'Namespace') return optionUndefined(words, name);
      // The class that it is said of stands nowhere.
      if (holder === 'super') return null;
      // Python 2 says no more.
      if (holder === 'module' && /^(?:StandardGpuResources$|index_cpu_to_gpu|GpuIndex)/.test(name))
        return { ...ofFaiss(words.event, name), confidence: 'medium' };
      const owner = ownerOf(event);
      const code = nameOf(owner);
      const frame = raisingFrame(event);
      // Python says the module of a class that is compiled: mujoco._structs.MjData.
      const base = plain.test(holder) || standard.test(type ?? '');
      const compiled = base
        ? undefined
        : /^(?<root>(?!torch|onnxruntime|faiss|cv2|jaxlib|tensorflow|triton|xformers|flash|vllm)[a-z]\w{1,40})\.[\w.]{2,}$/.exec(
            type ?? '',
          )?.groups?.['root'];
      // A file of weights, read as if it were the model.
      if (
        holder === 'dict' &&
        new RegExp(`\\b(?:\\w{0,20}[Mm]odel|net\\w{0,4})\\.${name}\\(`).test(frame?.code ?? '')
      )
        return {
          class: 'code-fault',
          title: 'The file holds the weights alone, not the whole model',
          cause: `The code${where(event)} uses what torch.load gave as a model.`,
          fix: [
            `# in the code${where(event)}: model = NAME_OF_ITS_CLASS(…), then model.load_state_dict(d.get("state_dict", d.get("model", d))) with d as it was loaded`,
          ],
          confidence: 'medium',
        };
      const inOwn = owner.kind === 'app';
      const file = inOwn && frame !== null && harmlessWord(frame.file) ? frame.file : null;
      return {
        class: 'api-mismatch',
        title: base
          ? `${code} asks a ${holder} for ${name}: it is handed something else than it expects`
          : `${printable(holder)} has no ${name} (any more, or yet)`,
        cause: base
          ? `The code${where(event)} uses .${name} of what is a plain ${holder} here: what it is handed (by a package, the app or its data) has another form than in the version that it was written for.`
          : `${code}${where(event)} uses ${printable(holder)}.${name}, and ${printable(holder)} as it is here has none: it was renamed, removed or added in another version than the code was written for, so the two are of different ages${inOwn ? ' (or, both being of this project, the code has a mistake since an update)' : ''}.${near === undefined ? '' : ` Python names ${near} as the nearest.`}`,
        fix: [
          ...(near !== undefined && isSlip(name, near)
            ? [`# write ${near} in place of ${name}${where(event)}`]
            : []),
          ...(owner.kind === 'plugin'
            ? updating(event, owner)
            : compiled !== undefined
              ? [
                  triedOut(event, compiled, `import ${compiled}; ${type}.${name}`),
                  `${event.pip} show ${compiled}; ${namedVersion(compiled)}   # which is here, and which the code names: that one`,
                  ofItsDay(event, compiled),
                  `# or where it is the older one: ${event.pip} install -U ${compiled}`,
                  ...(owner.kind === 'library' && owner.name !== compiled ? updating(event, owner) : []),
                ]
              : [
                  ...(file === null || base || /transformers_modules|\/sd-scripts\//.test(file)
                    ? []
                    : [
                        `grep -rnE "class ${/^\w{1,80}$/.test(holder) ? holder : '\\w+'}\\b" --include=*.py . | head; sed -n ${frame?.line ?? 1}p ${file}   # in the folder of the app: what does that class call it now? write that name in this line`,
                      ]),
                  ...(base ||
                  owner.kind === 'library' ||
                  /transformers_modules|[\\/]sd-scripts[\\/]/.test(frame?.file ?? '')
                    ? ((base ? updatingComfy(event) : lastOfAwq(event)) ?? updating(event, owner))
                    : (withItsNode(event) ??
                      updatingComfy(event) ?? [
                        'git pull   # in the folder of the app: a newer version has mended it, or fits its packages',
                        `${event.pip} install -r requirements.txt   # there: the packages in the versions that this app names`,
                      ])),
                ]),
        ],
      };
    },
  },
  {
    name: 'no such class as a.b.C',
    pattern: /[Nn]o such (?:class|function|module) as (?<root>[a-z_]\w{1,40})\.(?<name>[\w.]{2,120})/,
    raised: true,
    say: ({ root = '', name = '' }, { event }) => ({
      class: 'api-mismatch',
      title: `${root} has no ${name}: it is older than what asks for it`,
      cause: `A config (mostly of the model, which is downloaded) names ${root}.${name}, and the ${root} that is installed has none.`,
      fix: [
        `${event.pip} install -U ${root.replaceAll('_', '-')}   # still so: git+ the address of its repository, or the ${root} that the model names`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'Could not find X neither in <module>',
    pattern: /Could not find (?<name>\w{2,80}) neither in <module '(?<root>[a-z]\w{1,40})/,
    say: ({ name = '', root = '' }, { event }) => ({
      class: `${root}-version-mismatch`,
      title: `The model asks for ${name}, which this ${root} does not have`,
      cause: `A config of the model names the class ${name}; the ${root} that is installed is older or newer, or no release (from git).`,
      fix: [
        `${event.pip} install -U ${root}   # the newest release`,
        `# still so: the ${root} that the config.json of the model names (transformers_version)`,
      ],
      confidence: 'medium',
    }),
  },
];

/** The same word in other spelling; what is merely alike is another thing (AutoencoderKL and AutoencoderKLWan, qk and qkv). */
export function isSlip(name: string, near: string): boolean {
  const [one, other] = [name, near].map((word) => word.toLowerCase().replaceAll('_', ''));
  const digits = (word: string) => word.replaceAll(/\D/g, '');
  const letters = (word = '') => [...word].sort().join('');
  return (
    name !== near &&
    digits(name) === digits(near) &&
    (one === other ||
      ((name.length > 5 || letters(one) === letters(other)) && editDistance(one ?? '', other ?? '') === 1))
  );
}

/** What argparse gives holds what the script's own parser defines, and no more. */
function optionUndefined({ event }: Words, name: string): Said {
  const owner = ownerOf(event);
  if (owner.kind === 'library')
    return {
      class: 'package-bug',
      title: `This release of ${owner.name} reads the option ${name}, which its own command does not have`,
      cause: 'Its parts were changed at different times.',
      fix: updating(event, owner),
      confidence: 'medium',
    };
  // The options of the web UI: an extension only reads them.
  const extension = /^(?<ui>.{2,200})[\\/]extensions[\\/](?<extension>[\w.-]{1,80})[\\/]/.exec(
    event.frames.at(-1)?.file ?? '',
  )?.groups;
  if (extension !== undefined && /\bcmd_opts\./.test(event.frames.at(-1)?.code ?? ''))
    return {
      class: 'web-ui-too-old',
      title: `${printable(extension['extension'] ?? '')} reads the option ${name}, which this web UI does not have`,
      cause: `The extension is of another age than the web UI (${printable(extension['ui'] ?? '')}): mostly newer.`,
      fix: [
        'git pull   # in the folder of the web UI; then start it again',
        `# the newest already: an older commit of the extension, or its folder out of extensions`,
      ],
      confidence: 'medium',
    };
  return {
    class: 'arguments-missing',
    title: `The script reads the option ${name}, and its parser defines none of that name`,
    cause: `The code${where(event)} uses .${name} of the parsed arguments, and the script that was started has no --${name}: it is called otherwise there, or belongs to another script or version.`,
    fix: [
      `# above parse_args() of the script that is started: parser.add_argument('--${name}', default=None)   # then --${name} VALUE; of no use? take out the line that reads it`,
      `grep -rn "add_argument" --include=*.py ${folderOfTheApp(event) ?? '.'} | grep -iE "${name.split('_').find((part) => part.length > 3) ?? name}|dest=" | head   # is it defined elsewhere, or under another name?`,
      `# another name: write that in place of ${name}${where(event)}`,
    ],
    confidence: 'medium',
  };
}

/** A module of that name is there, and lacks the part: another one of the name, or one of another age. */
function withoutPart({ event }: Words, module: string, name: string): Said {
  const python = event.pip.replace(/ -m pip$/, '');
  return {
    class: 'api-mismatch',
    title: `${module} has no ${name}: another module of that name is found, or another version of it`,
    cause: `The code${where(event)} asks ${module} for ${name}. What Python finds as ${module} is a stranger of that name (a package that pip installed, a file beside the script), or an older or newer ${module} than the code was written for.`,
    fix: [
      `${python} -c "import ${module}; print(${module}.__file__)"   # which one it is`,
      `# either, a stranger in site-packages, where the code means a file of its own: ${event.pip} uninstall -y ${module}`,
      `# or, a file of your own in the way: rename it (and its .pyc)`,
      `${event.pip} install -r requirements.txt   # or: the versions that the project names`,
    ],
  };
}

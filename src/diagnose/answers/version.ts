import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { callerOf, type Event, versionNearby } from '../event.ts';
import {
  callerWithout,
  distOf,
  type History,
  historyOfKeyword,
  historyOfMethod,
  historyOfName,
  knownDist,
  onlyPlaceThatLost,
  packagesWithClass,
} from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import {
  damaged,
  mismatch,
  nothingThere,
  notImported,
  ofLocalFolder,
  ofPython,
  rootOfClass,
  savedWhole,
  shadow,
  torchLike,
  unplaced,
} from './ages.ts';
import { llamaIndexAnswer } from './llama-index.ts';
import { namesake } from './namesake.ts';
import { unwritten } from './protoc.ts';
import { plainFolder } from './setups.ts';
import { sharedFolder } from './shared-folder.ts';
import { withoutSix } from './torch-six.ts';
import { compiledName, neverBuilt, uncompiled } from './uncompiled.ts';
import {
  alternatives,
  backTo,
  capital,
  forthTo,
  fromSource,
  installOf,
  isOlder,
  nameOfClass,
  together,
  upTo,
} from './version-commands.ts';

/** What was asked of a package. */
interface Wanted {
  /** Where it was looked for, dotted. */
  readonly module: string;
  /** The name; empty: the module itself. */
  readonly name: string;
  readonly history: History;
}

/** `cannot import name 'X' from 'Y'` and `module 'Y' has no attribute 'X'`. */
export const nameAnswer: Answerer = (event, facts) => {
  const { name = '' } = event.captures;
  const module = event.captures['module'] ?? importedFrom(event);
  if (!/^\w{1,100}$/.test(name) || !/^\w[\w.]{0,120}$/.test(module)) return null;
  // Asked by hand, to see which one it is: what failed stands elsewhere.
  if (name === '__version__' && /^<(?:stdin|string)>$/.test(event.frames.at(-1)?.file ?? '<stdin>'))
    return 'nothing';
  const protos = unwritten(event, module, name);
  if (protos !== null) return protos;
  const kerasTooNew = ofKeras(event, module);
  if (kerasTooNew !== null) return kerasTooNew;
  const circular = event.text.includes('partially initialized module');
  const foreign = ofAnotherNode(event, module, name);
  if (foreign !== null) return foreign;
  const local = shadow(event, module) ?? notImported(event, module, name) ?? namesake(event, module, name);
  if (local !== null) return local;
  // Of a module that was found, a part is missing: that the whole is gone from some release on is no reason.
  const history = historyOfName(facts, module, name, /^\W*(?:\w+: )?cannot import name/.test(event.text));
  const within = ofItsOwn(event, facts, module, name);
  if (within !== null && !circular) return within;
  if (history !== null && !history.always && (history.gone ?? history.came ?? history.say) !== null) {
    return versionAnswer(event, facts, { module, name, history: earliest(event, facts, module, history) });
  }
  if (
    history === null &&
    compiledName.test(module.split('.').at(-1) ?? '') &&
    event.frames.at(-1)?.root === null
  )
    return neverBuilt(`${module}.${name}`, false);
  const root = module.split('.')[0] ?? module;
  const dist = distOf(facts, root);
  const llama = llamaIndexAnswer(event, module, name);
  if (llama !== null) return llama;
  const crowded = sharedFolder(event, root, name) ?? plainFolder(event, module, dist);
  if (crowded !== null) return crowded;
  if (history?.always || circular) return damaged(event, root, dist, name, circular);
  return unknownName(event, facts, module, name);
};

/** One line asks for several names: the release that still has all of them. */
function earliest({ frames }: Event, facts: Facts, module: string, history: History): History {
  const names =
    new RegExp(`from ${module.replaceAll('.', '\\.')} import (?<names>[\\w, ]{1,400})`).exec(
      frames.at(-1)?.code ?? '',
    )?.groups?.['names'] ?? '';
  return names
    .split(',')
    .map((one) => historyOfName(facts, module, one.trim().split(' ')[0] ?? ''))
    .reduce<History>(
      (first, one) => (one?.gone && first.gone !== null && isOlder(one.gone.at, first.gone.at) ? one : first),
      history,
    );
}

/** ComfyUI's nodes share one Python: a folder of one may be found in place of that of another. */
function ofAnotherNode({ text, frames }: Event, module: string, name: string): Answer | null {
  const node = /\((?<path>[^()]{1,200}custom_nodes[\\/](?<node>[\w.-]{1,80}))[\\/]/.exec(text)?.groups;
  const asker = frames
    .findLast((frame) => frame.node !== null)
    ?.node?.split(/[\\/]/)
    .at(-1);
  if (node === undefined || node['node'] === asker) return null;
  const [root = module] = module.split('.');
  return {
    class: 'api-mismatch',
    subject: module,
    title: `${root} is found in another node, ${node['node']}, than it is meant for`,
    cause: `${node['node']} brings a ${root} of its own, which has no ${name}; it comes first for every node of this ComfyUI.`,
    fix: [
      `mv custom_nodes/${node['node']} custom_nodes/${node['node']}.disabled   # in the folder of ComfyUI; then start it again: without the other node`,
      `# or, to have both: the newest of the node that asks${asker === undefined ? '' : `: git -C custom_nodes/${asker} pull`} (git pull in its folder), which may load its own ${root} first`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** The inner part of TensorFlow, which only keras asks for: each release of keras from 2.5 on goes with one of TensorFlow. */
function ofKeras(event: Event, module: string): Answer | null {
  if (!/^tensorflow\b.*(?:__internal__|\bv1\b.*\bv2$)/.test(module)) return null;
  const python = event.pip.replace(/ -m pip$/, '');
  return {
    class: 'keras-version-mismatch',
    subject: module,
    title: 'This keras is newer than the TensorFlow that is here',
    cause: `keras takes ${module} from TensorFlow, and this TensorFlow is older than that.`,
    fix: [
      `${event.pip} install "$(${python} -c 'import tensorflow as t; v=tuple(map(int, t.__version__.split(".")[:2])); print("keras==" + ("2.3.1" if v < (2, 2) else "2.4.3" if v < (2, 6) else "%d.%d.*" % v))')"   # the keras that belongs to it`,
      '# or, in code of your own: from tensorflow import keras, in place of import keras',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Where a name was looked for, by the line of code that imports it. */
function importedFrom({ frames, above }: Event): string {
  const last = frames.at(-1);
  const line = [last?.code ?? '', ...above.slice(-6).reverse()]
    .map(
      (code) =>
        /(?:^|\s)from (?<dots>\.{0,3})(?<from>[\w.]{0,120}) import\b/.exec(code.slice(0, 400))?.groups,
    )
    .find((one) => one !== undefined);
  if (line === undefined) return '';
  const { dots = '', from = '' } = line;
  if (dots === '') return from;
  // Within a package: which one, the file tells.
  return last?.root ? `${last.root}${from === '' ? '' : `.${from}`}` : '';
}

/** A keyword argument that a function does not take. */
export const keywordAnswer: Answerer = (event, facts) => {
  const match =
    /(?<callee>\w[\w.]{0,120})\(\) (?:got an unexpected keyword argument|(?<missing>missing) \d{1,2} required (?:positional|keyword-only) arguments?:) '(?<keyword>\w{1,80})'/.exec(
      event.text,
    )?.groups;
  const raster = ofRasterizer(event);
  if (raster !== null) return raster;
  const called = /(?:^|= |return )(?<callee>\w[\w.]{0,80})\($/.exec(
    event.frames.at(-1)?.code.trim() ?? '',
  )?.groups;
  const said = match?.['callee'] ?? called?.['callee']?.split('.').at(-1) ?? '';
  const callee = said === '__init__' ? (classCalled(event) ?? said) : said.replace(/\.init$/, '.__init__');
  const keyword = match?.['keyword'] ?? event.captures['keyword'] ?? '';
  if (callee === '') return match === undefined ? 'nothing' : null;
  if (match?.['missing'] !== undefined) return argumentMissing(event, facts, callee, keyword);
  const ofModel = modelKeyword(event, callee, keyword) ?? ofAnAdapter(event, facts, callee, keyword);
  if (ofModel !== null) return ofModel;
  const parts = callee.replace('.<locals>', '').split('.');
  const [first = ''] = parts;
  const inner = callerOf(event, null)?.root;
  const roots = [
    ...new Set([
      ...packagesWithClass(facts, first),
      ...packagesWithClass(facts, callee),
      ...facts.api.curated
        .filter(({ module }) => module.endsWith(`:${first}`))
        .map(({ module }) => module.split(':')[0] ?? ''),
      ...(inner ? [inner] : []),
    ]),
  ];
  for (const root of roots) {
    const history = historyOfKeyword(facts, root, callee.replace(/\.__init__$/, ''), keyword);
    if (history !== null)
      return versionAnswer(event, facts, { module: root, name: `${callee}(${keyword}=)`, history });
  }
  const lost = callee === '__init__' ? onlyPlaceThatLost(facts, keyword) : null;
  const history = lost === null ? null : historyOfKeyword(facts, lost.root, lost.callee, keyword);
  if (lost !== null && history !== null)
    return versionAnswer(event, facts, { module: lost.root, name: `${lost.callee}(${keyword}=)`, history });
  // Python raises it where the call stands: the last frame is of the caller.
  const guessed = rootOfClass(first);
  const other = mismatch(event, facts, `${callee}() does not know the argument ${keyword}`, guessed);
  return other === 'nothing' && /^[A-Z]\w*[a-z]/.test(first) ? unplaced(event, callee, keyword) : other;
};

/** Each descendant of gaussian splatting brings its own rasterizer, all under one name. */
function ofRasterizer({ text, frames, pip }: Event): Answer | null {
  const inner = frames.at(-1)?.file ?? '';
  if (!/GaussianRasteriz/.test(text) && !(/__new__\(\)/.test(text) && inner.includes('gaussian_renderer')))
    return null;
  const app = /^(?<app>\/.{1,200})\/gaussian_renderer\//.exec(inner)?.groups?.['app'];
  return {
    class: 'api-mismatch',
    subject: 'diff-gaussian-rasterization',
    title: 'The diff-gaussian-rasterization that is installed is that of another project',
    cause:
      'Each gaussian splatting project has a rasterizer of its own, all under one name: the last one installed counts.',
    fix: [
      `${app !== undefined && harmlessWord(app) ? `cd ${app} && ` : ''}git submodule update --init --recursive; ${pip} uninstall -y diff-gaussian-rasterization; ${pip} install --no-build-isolation ./submodules/diff-gaussian*   # its own; in the folder of the project`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Older Pythons name only `__init__()`: the class stands in the line of code that calls it. */
function classCalled({ frames, text, above }: Event): string | null {
  const arrow = above.findLast((line) => /^-{2,8}> ?\d/.test(line)) ?? '';
  const lines = [frames.at(-1)?.code ?? '', text, above.at(-1) ?? '', arrow];
  return (
    lines
      .map(
        (line) =>
          /(?:^|= {0,2}|return |\()(?:[a-z_]\w{0,40}\.){0,3}(?<name>[A-Z]\w{2,60})\(/.exec(line.slice(0, 400))
            ?.groups?.['name'] ??
          // Hydra: Error in call to target 'package.module.Class':
          /(?:call to target|instantiat\w{1,3}) '?(?:\w{1,60}\.){1,8}(?<name>[A-Z]\w{2,60})'?/.exec(
            line.slice(0, 400),
          )?.groups?.['name'],
      )
      .find((name) => name !== undefined && !/(?:Error|Exception)$/.test(name)) ?? null
  );
}

/** An adapter whose adapter_config.json was written by a newer peft than reads it. */
function ofAnAdapter(event: Event, facts: Facts, callee: string, keyword: string): Answer | null {
  const [owner = ''] = callee.split('.');
  if (!/^(?:Lora|AdaLora|IA3|LoHa|LoKr|Prompt\w{0,20}|Prefix\w{0,20}|Peft)Config$/.test(owner)) return null;
  const [first] = event.frames;
  const read = event.frames.some(({ file }) => /peft[\\/]config\.py$/.test(file)) || first === undefined;
  const history = historyOfKeyword(facts, 'peft', callee.replace(/\.__init__$/, ''), keyword);
  if (!read || history?.gone) return null;
  const came = history?.came?.at;
  return {
    class: 'peft-version-mismatch',
    subject: `${callee}(${keyword}=)`,
    title: `The adapter was saved with a newer peft than this one${came === undefined ? '' : `: ${keyword} came in ${came}`}`,
    cause: `${owner} does not know ${keyword}, which stands in the adapter_config.json of the adapter (or in the code): it is of a newer peft than the one that is installed.`,
    fix: [
      `${event.pip} install -U ${came === undefined ? 'peft' : `"peft>=${came}"`}`,
      `# or, to keep this peft: take the line "${keyword}" out of adapter_config.json of the adapter`,
    ],
    confidence: came === undefined ? 'medium' : 'high',
    weight: 'root',
  };
}

/** An argument that is wanted and not given: only where a package calls what another one defines. */
function argumentMissing(event: Event, facts: Facts, said: string, keyword: string): Answer | 'nothing' {
  const callee = said === '__new__' ? (classCalled(event) ?? said) : said;
  const owner = facts.api.curated.find(({ module }) => module.endsWith(`:${callee}!`))?.module.split(':')[0];
  const wanted = owner === undefined ? null : historyOfKeyword(facts, owner, `${callee}!`, keyword);
  if (owner !== undefined && wanted !== null)
    return versionAnswer(event, facts, {
      module: owner,
      name: `${callee} without ${keyword}`,
      history: wanted,
    });
  const known = facts.api.curated.find(({ module }) => module.endsWith(`:${callee}`))?.module.split(':')[0];
  const root = known ?? event.frames.at(-1)?.root ?? rootOfClass(callee.split('.')[0] ?? callee);
  const asker = callerOf(event, root ?? null)?.root ?? null;
  if (
    known === undefined &&
    (root === undefined || root === null || (asker === null && event.frames.length > 0))
  )
    return 'nothing';
  return mismatch(
    event,
    facts,
    `${callee}() wants ${keyword}, which its caller does not give`,
    root ?? undefined,
  );
}

/** A model of transformers that is given what its loader should have taken, or what its own code does not know yet. */
function modelKeyword(event: Event, callee: string, keyword: string): Answer | null {
  const bare = callee === 'forward' && event.frames.some(({ root }) => root === 'transformers');
  const [owner = '', method = '__init__'] = bare ? ['the model', callee] : callee.split('.');
  if (!bare && !/(?:For[A-Z]\w{2,40}|Model|PreTrained\w*|Encoder|Decoder)$/.test(owner)) return null;
  const said = (title: string, cause: string, fix: readonly string[]): Answer => ({
    class: 'transformers-version-mismatch',
    subject: `${callee}(${keyword}=)`,
    title,
    cause,
    fix,
    confidence: 'medium',
    weight: 'root',
  });
  const called = method === 'forward' ? keyword : `${method}.${keyword}`;
  const at = method === '__init__' ? undefined : rowOf(answers.forwardKeywords.rows, called);
  if (method !== '__init__') {
    if (at === undefined) return null;
    return said(
      `transformers is newer than the code of the model: ${keyword} came in ${at}`,
      `transformers gives ${keyword} to ${method} of every model since ${at}; ${owner} (code that comes with the model, or with the app) does not know it.`,
      [
        `${event.pip} install "transformers<${at}"   # the release before; the one the model was made with stands in its config.json ("transformers_version")`,
        '# or the newest files of the model: hf download OWNER/MODEL --force-download; an app: git pull',
      ],
    );
  }
  const row = rowOf(answers.loaderKeywords.rows, keyword);
  if (method !== '__init__' || row === undefined) return null;
  const here = versionNearby(event, 'transformers');
  const late =
    row.gone !== undefined && (row.came === undefined || here === null || !isOlder(here, row.came));
  return said(
    late
      ? `transformers is too new for the code: from_pretrained no longer takes ${keyword}`
      : `transformers is too old for the code: from_pretrained takes ${keyword} from ${row.came} on`,
    `from_pretrained takes ${keyword} itself${row.came === undefined ? '' : `, from ${row.came} on`}${row.gone === undefined ? '' : `, and no longer from ${row.gone} on`}; another release hands it to ${owner}, which does not know it.`,
    late
      ? [
          `${event.pip} install "transformers<${row.gone?.replace(/\.0$/, '')}"`,
          keyword === 'offload_state_dict'
            ? `# or a diffusers that knows this transformers: ${event.pip} install -U diffusers`
            : `# or, in code of your own: quantization_config=BitsAndBytesConfig(...) in its place${keyword === 'use_flash_attention_2' ? '; attn_implementation="flash_attention_2"' : ''}`,
        ]
      : [`${event.pip} install -U "transformers>=${row.came}"`],
  );
}

/** Classes of transformers, and of models that come with code of their own, by what they inherit. */
const heirs: readonly (readonly [pattern: RegExp, base: string])[] = [
  [/^[A-Z]\w{1,60}Tokenizer(?:Fast)?$/, 'PreTrainedTokenizerBase'],
  [/^[A-Z]\w{1,60}Config$/, 'PreTrainedConfig'],
  [
    /^[A-Z]\w{1,60}(?:Model|For(?:CausalLM|ConditionalGeneration|SequenceClassification))$/,
    'PreTrainedModel',
  ],
];

/** `'Class' object has no attribute 'x'`, where the class is one of a package we know. */
export const methodAnswer: Answerer = (event, facts) => {
  const match = /'?(?<owner>\w{1,80}?)'?(?: object)? has no attribute '?(?<name>\w{1,80})/.exec(
    event.text,
  )?.groups;
  const [owner, name] = [match?.['owner'] ?? '', match?.['name'] ?? ''];
  if (owner === 'NoneType') return nothingThere(event, name);
  const saved = savedWhole(event, owner, name);
  if (saved !== null) return saved;
  for (const root of packagesWithClass(facts, owner)) {
    const history = historyOfMethod(facts, root, owner, name);
    if (history !== null)
      return versionAnswer(event, facts, { module: root, name: `${owner}.${name}`, history });
  }
  const base = heirs.find(([pattern]) => pattern.test(owner))?.[1];
  const inherited = base === undefined ? null : historyOfMethod(facts, 'transformers', base, name);
  if (inherited !== null)
    return versionAnswer(event, facts, {
      module: 'transformers',
      name: `${owner}.${name}`,
      history: inherited,
    });
  const curated = facts.api.curated.find(
    ({ module, names }) => module.endsWith(`:${owner}`) && names.split(' ').includes(name),
  );
  const root = curated?.module.split(':')[0];
  const history = root === undefined ? null : historyOfMethod(facts, root, owner, name);
  if (root !== undefined && history !== null) {
    return versionAnswer(event, facts, { module: root, name: `${owner}.${name}`, history });
  }
  return missingMember(event, facts, owner, name);
};

/** A class of a package that the name or the frames tell lacks something: of another age than what asks. */
function missingMember(event: Event, facts: Facts, owner: string, name: string): Answer | 'nothing' | null {
  const root = rootOfClass(owner);
  if (
    root === undefined ||
    /^(?:module|str|list|dict|int|float|tuple|set|bytes|Tensor|Parameter)$/.test(owner)
  )
    return null;
  return mismatch(event, facts, `${owner} has no ${name}`, root);
}

/** Which side has to move, and to which version: the caller where a newer one no longer asks, else the callee. */
export function versionAnswer(event: Event, facts: Facts, { module, name, history }: Wanted): Answer {
  const root = module.split('.')[0] ?? module;
  const { dist, gone, came, before } = history;
  const what = name === '' ? module : /[.(]/.test(name) ? name : `${module}.${name}`;
  const caller = callerOf(event, root);
  const asker = caller?.root && caller.root !== root ? caller.root : null;
  const newer = asker === null || name === '' ? null : callerWithout(facts, asker, module, name);
  const here = versionNearby(event, dist);
  const late = gone !== null && !(came !== null && here !== null && isOlder(here, came.at));
  const move =
    newer === null
      ? []
      : [`${event.pip} install "${newer.dist}>${newer.last}"   # ${newer.next} no longer asks for it`];
  const node = caller?.node ?? null;
  const nodeMove =
    node === null || !harmlessWord(node) || !node.startsWith('/')
      ? []
      : [`git -C ${node} pull   # a newer node may no longer ask for it`];
  const back =
    gone === null
      ? []
      : dist === 'mmcv'
        ? [
            `${event.pip} uninstall -y mmcv mmcv-lite; ${event.pip} install -U openmim && mim install "mmcv-full<${gone.at.split('.')[0]}"   # with the compiled parts; for the torch and CUDA that are here`,
          ]
        : backTo(
            event,
            dist,
            gone.last === ''
              ? `<${gone.at.replace(/\.0$/, '')}`
              : gone.gap
                ? `<=${gone.last}`
                : `<${gone.at.split('.').slice(0, 2).join('.')}`,
          );
  const forth =
    came === null
      ? []
      : (fromSource(event, dist) ??
        forthTo(
          event,
          dist,
          before?.from ?? came.at,
          before === undefined
            ? `>=${came.at}${upTo(event, dist, came.at)}`
            : `>=${before.from},<${before.below}`,
        ));
  const companions = together(dist, late ? back : forth, event);
  // What asks is a package too, and a newer one of it may have learnt what changed.
  const update =
    asker === null || newer !== null || !late || knownDist(facts, asker) === null
      ? []
      : [`${event.pip} install -U ${knownDist(facts, asker)}   # a newer ${asker} may go with this ${dist}`];
  const asks =
    asker === null
      ? node === null
        ? 'the code'
        : `the node ${node.split(/[\\/]/).at(-1)}`
      : `the package ${asker}`;
  const say = history.say === null ? '' : ` ${capital(history.say)}.`;
  const found = here === null ? '' : ` The log names ${dist} ${here}.`;
  return {
    class: nameOfClass(root),
    subject: what,
    title: late
      ? `${dist} is too new for ${asks}: ${what} is gone`
      : came === null
        ? `${what} is not in this ${dist}`
        : before === undefined
          ? `${dist} is too old for ${asks}: ${what} came in ${came.at}`
          : `${what} is not in this ${dist}: it came in ${before.from}, and is missing in ${before.below} once more`,
    cause: late
      ? `${capital(asks)} asks for ${what}; ${dist} ${gone.at} no longer has it${gone.last === '' ? '' : ` (${gone.last} had it)`}${history.moved === null ? '' : `, it is in ${history.moved} now`}.${say}${found}`
      : `${capital(asks)} asks for ${what}${came === null ? '' : `; ${dist} has it from ${came.at} on${came.last === null ? '' : ` (${came.last} lacks it)`}`}.${say}${found}`,
    fix: alternatives(
      late
        ? dist === 'torch'
          ? [withoutSix(event), move, update, companions, nodeMove]
          : [
              // Code of one's own, or of an app: one line of it is less than the packages of years ago.
              asker !== null || node !== null || history.code === undefined
                ? []
                : [`# in the code: ${history.code}`],
              move,
              companions,
              update,
              nodeMove,
              // Nothing names the release that is here: it may as well be from before the name came.
              came === null || here !== null || event.frames.length > 0
                ? []
                : [
                    `${event.pip} show ${dist} | grep ^Version   # below ${came.at}? then too old: ${event.pip} install -U ${dist}`,
                  ],
            ]
        : [companions.length > 0 ? companions : forth, move, nodeMove],
      event,
    ),
    confidence: history.inferred ? 'medium' : 'high',
    weight: 'root',
  };
}

/** A package that asks itself for what it has not: the files of two releases lie in one folder. */
function ofItsOwn(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  const frame = event.frames.at(-1);
  if (
    frame?.root !== root ||
    !/cannot import name/.test(event.text) ||
    !Object.hasOwn(facts.api.packages, root)
  )
    return null;
  // A part that the package looks for in the environment, as transformers does for its own optional ones.
  if (!new RegExp(`\\b(?:from|import)\\b.{0,200}\\b${name}\\b`).test(frame.code)) return null;
  const dist = distOf(facts, root);
  const here = versionNearby(event, dist);
  const notebook = event.above.some((line) => /^-{2,8}> ?\d|ipykernel|Cell In\[/.test(line));
  const restart = `# restart ${notebook ? 'the kernel of the notebook: it still holds modules of the release before' : 'the program; a notebook: its kernel'}`;
  const again = `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir ${here === null ? dist : `${dist}==${here}`}   # one whole release${here === null ? '; where the app pins one: that' : ''}`;
  return {
    class: 'broken-install',
    subject: module,
    title: `The files of two releases of ${dist} are mixed`,
    cause: `${frame.file} is a file of ${dist} itself and asks for ${module}.${name}, which the other file of ${dist} does not have: one was written over the other by an update, or an update came while the program (a notebook) held the old one.`,
    fix: notebook ? [restart, again] : [again, restart],
    confidence: 'medium',
    weight: 'root',
  };
}

/** What every release that can still be installed has: without it, it is not whole. */
const never: Readonly<Record<string, RegExp>> = {
  torch: /^(?:cuda|__version__|nn|Tensor|load|save|utils)$/,
  tensorflow: /^(?:config|keras|constant|Variable|data|nn|math|io|__version__|float32|function|cast|image)$/,
};

function unknownName(event: Event, facts: Facts, module: string, name: string): Answer | 'nothing' {
  const root = module.split('.')[0] ?? module;
  const flat =
    flatTransformers(event, module, name) ??
    inNoRelease(event, facts, module, name) ??
    ofAnExtra(event, facts, module, name);
  if (flat !== null) return flat;
  const inner = privatePart(event, facts, module, name) ?? uncompiled(event, name);
  if (inner !== null) return inner;
  if (module === root && Object.hasOwn(never, root) && never[root]?.test(name))
    return damaged(event, root, root, name, false);
  if (facts.imports.python.stdlib.split(' ').includes(root)) return ofPython(event, module, name);
  if (facts.imports.local_generic.names.split(' ').includes(root)) return ofLocalFolder(event, root, name);
  if (root === 'torch' || root === 'triton' || root === 'xformers' || root === 'vllm')
    return torchLike(event, root, module, name);
  return mismatch(event, facts, `${module} has no ${name}`, root);
}

/** A part that is installed only where the package is asked for with an extra: `transformer-engine[pytorch]`. */
function ofAnExtra(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const { names } = facts.imports;
  const dist = Object.hasOwn(names, module) ? names[module] : undefined;
  if (dist === undefined || !dist.endsWith(`[${name}]`)) return null;
  return {
    class: 'broken-install',
    subject: `${module}.${name}`,
    title: `${module} is installed without its part ${name}, or that part does not load`,
    cause: `${module}.${name} comes with the extra of that name, compiled for the torch that is here; where it is missing or does not load, ${module} is imported without it and says nothing.`,
    fix: [
      installOf(event, dist, module),
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${module}.${name}"   # still so: this shows why it does not load (often flash-attn: ${event.pip} uninstall -y flash-attn)`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A class that no release has had: the app brings a copy of the package, or asks for what is not released yet. */
function inNoRelease(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const pack = Object.hasOwn(facts.api.packages, module) ? facts.api.packages[module] : undefined;
  if (pack?.always === undefined || !/^(?:diffusers|peft|accelerate|trl|timm|datasets)$/.test(module))
    return null;
  if (!/^[A-Z]/.test(name) || !/[a-z][A-Z]/.test(name)) return null;
  const development = module === 'timm' ? 'huggingface/pytorch-image-models' : `huggingface/${module}`;
  return {
    class: nameOfClass(module),
    subject: `${module}.${name}`,
    title: `No release of ${module} up to ${pack.v.at(-1)} has ${name}`,
    cause: `${name} is in no release of ${module} that was read (${pack.v[0]} to ${pack.v.at(-1)}): the code comes with a changed copy of ${module} of its own, which is not installed, or wants what is only in its development version. No version of the index helps.`,
    fix: [
      '# either, in the folder of the app: the copy that it brings',
      `find . -maxdepth 4 -path "*${module}*" \\( -name setup.py -o -name pyproject.toml \\)   # is there one? then from its folder:`,
      `${event.pip} uninstall -y ${module} && ${event.pip} install -e .   # in that folder; its README may name extras: ".[torch]"`,
      '# or, where there is none: the development version',
      `${event.pip} install -U git+https://github.com/${development}`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Only a package itself asks for what lies behind an underscore: then the files of two releases are mixed. */
function privatePart(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  const caller = event.frames.at(-1)?.root ?? null;
  if (!/\._(?:internal|core|impl|vendor)\b/.test(module) || (caller !== null && caller !== root)) return null;
  const dist = distOf(facts, root);
  const here = versionNearby(event, dist);
  const pydantic = dist === 'pydantic';
  const wanted = here !== null && !pydantic ? `${dist}==${here}` : pydantic ? 'pydantic==2.10.6' : dist;
  return {
    class: pydantic ? nameOfClass(root) : 'broken-install',
    subject: module,
    title: `The files of two releases of ${dist} are mixed, or it does not fit what builds on it`,
    cause: `${module} is a part that only ${dist} itself (or a package made for one release of it) asks for, and it has no ${name}: a newer or older ${dist} was installed over it, partly, or beside it.`,
    fix: [
      `${event.pip} show ${dist} | grep -E "^(Version|Location)"   # in two folders? the one that comes first hides the other`,
      `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir "${wanted}"   # ${pydantic ? 'with the pydantic-core of that release; fits gradio 4 and 5 and their fastapi' : 'one whole release'}; where the app pins one: that`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Before 4.0 the models of transformers lay beside each other: transformers.modeling_bert and so on. */
export function flatTransformers(event: Event, module: string, name: string): Answer | null {
  const flat =
    /^transformers\.(?:modeling|tokenization|configuration|convert)_(?!utils|outputs|attn|flash|flax|tf_|gguf|layers|rope|auto_docstring)\w{1,40}/.test(
      module,
    );
  if (!flat) return null;
  const here = versionNearby(event, 'transformers');
  const old = here !== null && /^[0-3]\./.test(here);
  return {
    class: 'transformers-version-mismatch',
    subject: module,
    title: old
      ? `transformers ${here} is older than this code was written for`
      : 'transformers 4 and newer no longer have the modules of version 3',
    cause: old
      ? `${module}${name === '' ? '' : `.${name}`} is of transformers 3, and the log names transformers ${here}. Version 4 moved such modules to transformers.models, so it must stay below 4.`
      : `The code asks for ${module}, as it was called before transformers 4.0; since then it is in transformers.models.`,
    fix: [
      `${event.pip} install "transformers${name.endsWith('_ARCHIVE_MAP') ? '<3' : '>=3.4,<4'}"   # needs Python 3.9 or older; the exact pin stands in the requirements or README of the app`,
      `# or, in code of your own: from transformers import ${name === '' ? 'the names' : name}`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

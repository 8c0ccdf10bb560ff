import type { Answer, Answerer } from '../answer.ts';
import { type Event, wholeOf } from '../event.ts';
import type { History } from '../facts/api.ts';
import { distOf, historyOfMethod, historyOfName, packagesWithClass } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { isSlip } from '../last-words/attributes.ts';
import { updating } from '../last-words/place.ts';
import { mismatch, rootOfClass, savedWhole } from './ages.ts';
import {
  damaged,
  hiddenByFolder,
  inItsSource,
  nothingThere,
  notImported,
  ofTheProgram,
  shadow,
} from './found-instead.ts';
import { llamaIndexAnswer } from './llama-index.ts';
import { namesake } from './namesake.ts';
import { unwritten } from './protoc.ts';
import { plainFolder } from './setups.ts';
import { sharedFolder } from './shared-folder.ts';
import { compiledName, neverBuilt, uncompiled } from './uncompiled.ts';
import { ofItsOwn, unknownName } from './unknown-name.ts';
import { versionAnswer } from './version.ts';
import { isOlder } from './version-commands.ts';
import { ofComfy } from './web-ui-modules.ts';

/** `cannot import name 'X' from 'Y'` and `module 'Y' has no attribute 'X'`. */
export const nameAnswer: Answerer = (event, facts) => {
  const { name = '' } = event.captures;
  const module = event.captures['module'] ?? importedFrom(event);
  // `from . import crop_cuda`, in a folder of the app.
  if (module === '' && /^[a-z]\w{1,60}$/.test(name)) return uncompiled(event, name);
  if (!/^\w{1,100}$/.test(name) || !/^\w[\w.]{0,120}$/.test(module)) return null;
  // Asked by hand, to see which one it is: what failed stands elsewhere.
  if (name === '__version__' && /^<(?:stdin|string)>$/.test(event.frames.at(-1)?.file ?? '<stdin>'))
    return 'nothing';
  if (/unsloth_compiled_cache/.test(event.frames.at(-1)?.file ?? ''))
    return {
      class: 'api-mismatch',
      subject: module,
      title: `What unsloth has generated is for another release of ${module.split('.')[0]}`,
      cause: `A file of unsloth_compiled_cache, which unsloth writes, asks for ${module}.${name}: it was written beside other releases, or this unsloth is older than they are.`,
      fix: updating(event, { kind: 'library', name: 'unsloth' }),
      confidence: 'medium',
    };
  const protos = unwritten(event, module, name);
  if (protos !== null) return protos;
  const kerasTooNew = ofKeras(event, module);
  if (kerasTooNew !== null) return kerasTooNew;
  const circular = event.text.includes('partially initialized module');
  const foreign = ofAnotherNode(event, module, name);
  if (foreign !== null) return foreign;
  const local =
    shadow(event, facts, module) ??
    inItsSource(event, module.split('.')[0] ?? module) ??
    notImported(event, module, name) ??
    namesake(event, module, name);
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
    (event.frames.length === 0
      ? name === '_C'
      : compiledName.test(module.split('.').at(-1) ?? '') && event.frames.at(-1)?.root === null)
  ) {
    const clone = /\((?<folder>\/[^()]{1,200})\/[\w-]{1,60}\/__init__\.py\)/.exec(event.text)?.groups?.[
      'folder'
    ];
    const built = neverBuilt(`${module}.${name}`, false);
    return clone === undefined || /-packages/.test(clone) || !harmlessWord(clone)
      ? built
      : {
          ...built,
          fix: [
            `cd ${clone} && until [ -e setup.py ] || [ "$PWD" = / ]; do cd ..; done; mv build build.old 2>/dev/null; ${event.pip} install --no-build-isolation -v -e .   # nvcc of the CUDA of torch must be there: nvcc --version`,
          ],
        };
  }
  const slip = history === null ? (misspelt(event, module, name) ?? ofTheProgram(event, module, name)) : null;
  if (slip !== null) return slip;
  const root = module.split('.')[0] ?? module;
  const dist = distOf(facts, root);
  const llama = llamaIndexAnswer(event, module, name);
  if (llama !== null) return llama;
  const crowded = sharedFolder(event, root, name) ?? plainFolder(event, module, dist);
  if (crowded !== null) return crowded;
  const comfy = circular ? ofComfy(event, module) : null;
  if (comfy !== null) return comfy;
  if (history?.always && !circular) {
    const folder = hiddenByFolder(event, facts, module);
    if (folder !== null) return folder;
  }
  if (history?.always || circular) return damaged(event, root, dist, name, circular);
  return unknownName(event, facts, module, name);
};

/** Python names the same word in other spelling. */
function misspelt({ text }: Event, holder: string, name: string): Answer | null {
  const near = /Did you mean: '(?<near>\w{1,80})'/.exec(text)?.groups?.['near'];
  if (near === undefined || !isSlip(name, near)) return null;
  return {
    class: 'api-mismatch',
    title: `${holder} has no ${name}: it is called ${near}`,
    cause: `The two differ by their spelling only: a slip of the pen, or a name from before it was settled.`,
    fix: [
      `# write ${near} in place of ${name} where it stands: in the code, or in the file that names it (a tokenizer: tokenizer_config.json of the model)`,
    ],
    confidence: 'medium',
  };
}

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
  const arrow = above.findLast((one) => /^-{2,8}> ?\d/.test(one)) ?? '';
  const line = [last?.code ?? '', arrow, ...above.slice(-6).reverse()]
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

/** Classes of transformers, and of models that come with code of their own, by what they inherit. */
const heirs: readonly (readonly [pattern: RegExp, base: string])[] = [
  [/^[A-Z]\w{1,60}Tokenizer(?:Fast)?$/, 'PreTrainedTokenizerBase'],
  [/^[A-Z]\w{1,60}Config$/, 'PreTrainedConfig'],
  [/^[A-Z]\w{1,60}Trainer$/, 'Trainer'],
  [
    /^[A-Z]\w{1,60}(?:Model|For(?:CausalLM|ConditionalGeneration|SequenceClassification))$/,
    'PreTrainedModel',
  ],
  [/^[A-Z]\w{1,60}(?:LMHeadModel|For(?:CausalLM|ConditionalGeneration))$/, 'GenerationMixin'],
];

/** `'Class' object has no attribute 'x'`, where the class is one of a package we know. */
export const methodAnswer: Answerer = (event, facts) => {
  const match = /(?<owner>\w{1,80}?)'?(?: object)? has no attribute '?(?<name>\w{1,80})/.exec(
    event.text,
  )?.groups;
  const [owner, name] = [match?.['owner'] ?? '', match?.['name'] ?? ''];
  if (owner === 'NoneType') return nothingThere(event, name);
  const saved = savedWhole(event, owner, name);
  if (saved !== null) return saved;
  for (const root of packagesWithClass(facts, owner, wholeOf(event), name)) {
    const history = historyOfMethod(facts, root, owner, name);
    if (history !== null)
      return versionAnswer(event, facts, { module: root, name: `${owner}.${name}`, history });
  }
  const inherited = heirs
    .filter(([pattern]) => pattern.test(owner))
    .map(([, base]) => historyOfMethod(facts, 'transformers', base, name))
    .find((history) => history !== null);
  if (inherited !== undefined)
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
    // Of ray, not of trl.
    (owner === 'PPOConfig' &&
      /^(?:rollouts|env_runners|training|resources|framework|environment|build\w*)$/.test(name)) ||
    /^(?:module|str|list|dict|int|float|tuple|set|bytes|Tensor|Parameter)$/.test(owner)
  )
    return null;
  return misspelt(event, owner, name) ?? mismatch(event, facts, `${owner} has no ${name}`, root);
}

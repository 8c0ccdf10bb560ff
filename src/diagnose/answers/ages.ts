import { printable } from '../../basics/printable.ts';
import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { callerOf } from '../event.ts';
import { distOf } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { comfyModule, updatingComfy } from '../last-words/place.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';
import { builtAgain, builtModule } from './built-modules.ts';
import { commandOf } from './module-words.ts';
import { compiledName, neverBuilt } from './uncompiled.ts';
import {
  alternatives,
  forOneTorch,
  indexOf,
  isolation,
  namedVersion,
  nameOfClass,
  ofItsDay,
  together,
  triedOut,
} from './version-commands.ts';

/** Classes whose package their name tells. */
const families: readonly (readonly [name: RegExp, root: string])[] = [
  [/^(?:SFT|DPO|PPO|GRPO|KTO|ORPO|Reward)(?:Trainer|Config)$/, 'trl'],
  [
    /^(?:\w{1,30}Pipeline|UNet\w{1,30}|AutoencoderKL\w{0,20}|\w{1,40}Scheduler|\w{1,30}Transformer[23]DModel|\w{0,40}AttnProcessor(?:2_0)?|\w{1,40}TransformerBlock)$/,
    'diffusers',
  ],
  [/^PeftAdapterMixin$/, 'transformers'],
  [/^(?:Peft|Lora)\w{1,40}$/, 'peft'],
  [/^InferenceSession$/, 'onnxruntime'],
  [/^(?:ModelPatcher|CLIPVision|CLIPVisionModelProjection)$/, 'comfy'],
  [/^Llama(?:Grammar|Cache|RAMCache|DiskCache)?$/, 'llama_cpp'],
  [
    /^(?:\w{1,50}For(?:CausalLM|ConditionalGeneration|SequenceClassification|MaskedLM|TokenClassification|QuestionAnswering)|\w{0,40}PreTrainedModel|\w{1,40}(?:Config|Tokenizer|TokenizerFast|Processor|ImageProcessor|FeatureExtractor)|(?:Seq2Seq)?Train(?:er|ingArguments)|Auto\w{1,40}|(?:Llama|Qwen\d?|Mistral|Gemma\d?|Phi\d?|Bert|GPT2|T5|CLIP)\w{0,40}|(?:Dynamic|Static|Hybrid)Cache)$/,
    'transformers',
  ],
  [/^(?:LLM|AsyncLLMEngine|LLMEngine|AsyncEngineArgs|EngineArgs|SamplingParams|ModelConfig)$/, 'vllm'],
  [
    /^(?:Blocks|Interface|ChatInterface|Textbox|Slider|Dropdown|Gallery|Chatbot|Button|Checkbox|Radio|Accordion|Number|Dataframe)$/,
    'gradio',
  ],
  [/^(?:WhisperModel|BatchedInferencePipeline|VadOptions|TranscriptionOptions)$/, 'faster_whisper'],
  [/^Mamba2?$/, 'mamba_ssm'],
  [/^memory_efficient_attention$/, 'xformers'],
];

export function rootOfClass(name: string): string | undefined {
  return families.find(([pattern]) => pattern.test(name))?.[1];
}

/** The list of the app, where the log shows that there is one. */
export function namedByApp({ text, above, below, pip }: Event, what: string): readonly string[] {
  return [text, ...above, ...below].some((line) => line.includes('requirements'))
    ? [`${pip} install -r requirements.txt   # the ${what} that the app itself names, in its folder`]
    : [];
}

/** A class that no package here is known for. */
export function unplaced(event: Event, callee: string, keyword: string): Answer {
  const [holder = ''] = callee.split('.');
  const last = event.frames.at(-1);
  // ComfyUI hands a node what the workflow names.
  if (
    last === undefined ? /^WanVideo\w|\wLoader(?:KJ)?$/.test(holder) : /[\\/]execution\.py$/.test(last.file)
  )
    return {
      title: `The node ${holder} and the workflow are of different ages: it has no input ${keyword}`,
      cause:
        'The workflow (or the page, loaded before an update) is newer than the node pack, or two packs have a node of that name.',
      fix: [
        `# ComfyUI-Manager: update the pack that has ${holder} (by hand: git pull in its folder of custom_nodes; twice there? one away), restart, refresh the page, right click > Fix node`,
      ],
      confidence: 'medium',
    };
  return {
    title: `What calls ${callee} is of another age than ${callee} itself`,
    cause: `${callee}() does not know the argument ${keyword}: the code that gives it was written for another version of the package that defines ${callee.split('.')[0]}.`,
    fix: updatingComfy(event) ?? [
      ...namedByApp(event, 'versions'),
      'git log -1 --format=%ad; git pull   # the newest version of the app, where it is older than its packages',
      `# which way: does the newest release of that package still have ${keyword}? gone: an older one of it; new: ${event.pip} install -U its name`,
    ],
    confidence: 'low',
  };
}

/** Nothing is known of the name: it came later, or went. Which of both, the versions decide. */
export function torchLike(event: Event, root: string, module: string, name: string): Answer {
  const asker = callerOf(event, root)?.root ?? null;
  const dist = asker?.replaceAll('_', '-') ?? null;
  const here = versionNearby(event, root);
  const python = event.pip.replace(/ -m pip$/, '');
  // torch.compiler only ever grew.
  const grew = module === 'torch.compiler';
  return {
    class: root === 'torch' ? 'torch-version-mismatch' : `${root}-version-mismatch`,
    title: grew
      ? `This torch is too old: ${name} came later`
      : `${asker ?? 'The code'} and this ${root} do not fit together`,
    cause: `${asker === null ? 'The code' : `The package ${asker}`} asks for ${module}.${name}, which the ${root} here${here === null ? '' : ` (${here})`} does not have.${grew ? '' : ` The log alone does not say which way: it was removed since (then ${root} is too new), or came later (then it is too old).`}`,
    fix: [
      ...(grew
        ? []
        : [
            `${python} -c "import ${root}; print(${root}.__version__)"; ${namedVersion(root)}   # which is here, and which the code names (in requirements.txt: install that)`,
          ]),
      ...(root === 'torch' ? [] : ['# then that very version, older or newer:']),
      ...(root === 'torch'
        ? [
            `${event.pip} install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${indexOf('torch', 'torch>=2.6', tagNearby(event))}   # ${grew ? '' : 'either, where the code is the newer one: '}one set, from one index`,
            ...(grew
              ? []
              : [
                  '# or, where the code is older: the torch that it names, with the torchvision and torchaudio of its release',
                ]),
          ]
        : [
            `${event.pip} show torch ${root} | grep -E "^(Name|Version|Requires)"   # the ${root} that torch asks for`,
          ]),
      ...(dist === null
        ? []
        : [
            `# or, to keep this ${root}: a release of ${dist} of its time: ${event.pip} index versions ${dist}`,
          ]),
    ],
    confidence: grew ? 'medium' : 'low',
  };
}

/** Whether a module is known, or seen here, to be of a package that pip installs. */
function isPackage({ text, above, frames }: Event, facts: Facts, root: string): boolean {
  const { names, same } = facts.imports;
  if ([facts.api.packages, names].some((known) => Object.hasOwn(known, root))) return true;
  if ([facts.imports.local, facts.imports.not_on_pypi].some((known) => Object.hasOwn(known, root)))
    return false;
  if (same.split(' ').includes(root)) return true;
  if (frames.some((frame) => frame.root === root)) return true;
  return [text, ...above.slice(-12), ...frames.map(({ file }) => file)].some((line) =>
    /(?:site|dist)-packages[\\/](?<name>[\w-]{1,80})/.exec(line)?.groups?.['name']?.startsWith(root),
  );
}

/** How the functions of compiled operations are called. */
const operation = /(?:^|_)(?:forward|backward)$|_(?:fwd|bwd|cuda|cuda_\w{1,20})$/;

/** A project compiles it into site-packages: an old build stands in the way there, and none is a stranger's. */
function builtOtherwise(event: Event, root: string): Answer {
  return {
    ...neverBuilt(root, false),
    title: `${root} is to be compiled: it was not, or the build that is here does not fit the code`,
    cause:
      'The project builds it; here is its empty folder alone, or a build of an older source or for another torch.',
    fix: [
      builtAgain(event.pip, root),
      '# still so: the torch and Python that the project names, and built again in them',
    ],
  };
}

/** Code of the app that does not fit its own: what pip has under that name would be a stranger's. */
function ofTheAppsParts(event: Event, facts: Facts, root: string, what: string, node: string | null): Answer {
  const folder = [...event.frames.map(({ file }) => file), event.text]
    .map((line) => {
      const at = Math.max(line.lastIndexOf(`/${root}/`), line.lastIndexOf(`/${root}.py`));
      return at === -1 ? undefined : /\/[\w./+-]{1,200}$/.exec(line.slice(Math.max(0, at - 200), at))?.[0];
    })
    .findLast((one) => one !== undefined && harmlessWord(one) && !/(?:site|dist)-packages$/.test(one));
  const there = folder === undefined ? '' : ` -C ${folder}`;
  const own = node !== null && harmlessWord(node) && node.startsWith('/') ? node : null;
  if (comfyModule.test(root) && (node !== null || root.startsWith('comfy')))
    return {
      class: 'api-mismatch',
      subject: root,
      title: `${node === null ? 'A node' : `The node ${node.split(/[\\/]/).at(-1)}`} and ComfyUI are of different ages`,
      cause: `${what}. ${root} is a part of ComfyUI itself; the node was written for another version of it.`,
      fix: [
        ...(updatingComfy(event)?.slice(0, 1) ?? [
          'git pull && for n in custom_nodes/*/; do git -C "$n" pull; done   # in the folder of ComfyUI: it and all its nodes',
        ]),
        ...(own === null
          ? node === null
            ? []
            : [
                `git -C custom_nodes/${node.split(/[\\/]/).at(-1)} pull   # in the folder of ComfyUI: the node, to its newest version; then start ComfyUI again`,
              ]
          : [`git -C ${own} pull   # the node, to its newest version; then start ComfyUI again`]),
        '# newest already: move the node out of custom_nodes until its author has followed',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  if (
    folder === undefined &&
    node === null &&
    (operation.test(event.captures['name'] ?? '') ||
      // The folder of its source is found in place of what would be compiled there.
      (/_cuda(?:_|$)/.test(root) && /^(?:forward|backward)$/.test(event.captures['name'] ?? '')))
  )
    return builtOtherwise(event, root);
  const [app, how] = Object.hasOwn(facts.imports.local, root) ? (facts.imports.local[root] ?? []) : [];
  if (how !== undefined && /(?:site|dist)-packages[\\/]/.test(event.text))
    return {
      class: 'wrong-package-same-name',
      subject: root,
      title: `The ${root} that is found is a stranger's: the code means the folder of ${app}`,
      cause: `${what}: pip has installed a package of that name, which is another one.`,
      fix: [`${event.pip} uninstall -y ${root}`, `# ${how}`],
      confidence: 'medium',
      weight: 'root',
    };
  const compiled = builtModule(event, root, true);
  if (compiled !== null) return { ...compiled, class: 'extension-build-failed', confidence: 'medium' };
  // What the index has under that name is another package.
  const elsewhere = Object.hasOwn(facts.imports.not_on_pypi, root)
    ? facts.imports.not_on_pypi[root]
    : undefined;
  if (elsewhere !== undefined)
    return {
      class: 'api-mismatch',
      subject: root,
      title: `The code and ${root} are of different ages`,
      cause: `${what}.`,
      fix: [
        commandOf(elsewhere, event, root)?.line ?? `# its newest release in place of this one: ${elsewhere}`,
        `git${there} pull   # or, where the code is the older one`,
      ],
      confidence: 'medium',
    };
  return {
    class: 'api-mismatch',
    subject: root,
    title: `${node === null ? (folder === undefined ? `The code and ${root}` : 'Parts of the app') : `The node ${node.split(/[\\/]/).at(-1)} and the app`} are of different ages`,
    cause: `${what}. ${how !== undefined ? `${root} is` : folder === undefined && node === null ? `${root} is a package of another age than the code that asks for it, or (nothing is known of it as a package)` : `${root} is read from`} a folder of the app itself (or a clone of ${root}): one part was updated and the other not, a file was renamed there, or another ${root} is found first.`,
    fix: [
      ...(folder === undefined && node === null && how === undefined
        ? [
            `${event.pip} show ${distOf(facts, root).replaceAll('_', '-')} && ${event.pip} install -U ${distOf(facts, root).replaceAll('_', '-')}   # where it is a package of pip's after all: its newest release (code that is older than it: the release that the app names)`,
            '# or, where pip show finds none: a folder of the app itself:',
          ]
        : []),
      `git${there} pull   # ${folder === undefined ? `in the folder of the app${app === undefined ? '' : ` (${app})`}: ` : ''}all of it to the newest, then its requirements again`,
      ...(own === null ? [] : [`git -C ${own} pull   # and the node, where that is the older one`]),
      ...(!/webui|Forge|ComfyUI/.test(app ?? '')
        ? []
        : ['# newest already: the extension or node that asks, too']),
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(${root})"   # where the app starts: one in site-packages is a stranger's (${event.pip} uninstall -y ${root})`,
      `# newest already: look for the name in its folder (git log -S NAME): what calls it must say what it is called now, or go back to its last release that fits`,
    ],
    confidence: 'low',
  };
}

/** The folder of a repository that brings the package `root` itself, and whose code was running. */
function ownCopy(event: Event, root: string): string | null {
  const file = event.frames.at(-1)?.file.replaceAll('\\', '/') ?? '';
  const at = file.lastIndexOf(`/${root}/`);
  return at <= 0 || /-packages\/|\/lib\/python/.test(file) || file.slice(0, at).endsWith(`/${root}`)
    ? null
    : file.slice(0, at);
}

/** A package that is used where it was cloned, whose compiled part was never made there. */
function builtInPlace(event: Event, folder: string): Answer {
  const name = event.captures['name'] ?? '';
  const there = folder.startsWith('/') && harmlessWord(folder);
  return {
    ...neverBuilt(name, false),
    fix: [
      `${there ? `cd ${folder} && ` : ''}${event.pip.replace(/ -m pip$/, '').replace(/^pip$/, 'python3')} setup.py build_ext --inplace   # ${there ? '' : `in the folder ${folder.split('/').at(-1)}; `}nvcc of the CUDA of torch must be there`,
    ],
  };
}

/** Nothing that pip installs reaches a copy that lies beside the script. */
function ofItsCopy(root: string, folder: string, what: string): Answer {
  const place = folder.startsWith('/') && harmlessWord(folder) ? ` -C ${folder}` : '';
  return {
    class: 'api-mismatch',
    subject: root,
    title: `The app has a copy of ${root} of its own, and that is not whole`,
    cause: `${what}. ${root} is read from the folder of the app (${printable(folder.slice(-120))}), not from pip's: installing it changes nothing.`,
    fix: [
      `git${place} pull   # ${place === '' ? 'in that folder: ' : ''}its newest state; a zip (NAME-main): download it anew`,
      `# newest already: that name from the ${root} of the version that ${root}/__init__.py names, into the same file; or weights (.pt) of this very app`,
    ],
    confidence: 'medium',
  };
}

export function mismatch(
  event: Event,
  facts: Facts,
  what: string,
  root?: string,
  code?: string,
): Answer | 'nothing' {
  const inner = event.frames.at(-1);
  const callee = root ?? inner?.root ?? null;
  const caller = callerOf(event, callee);
  const dist = callee === null ? null : distOf(facts, callee);
  const asker = caller?.root ? distOf(facts, caller.root) : null;
  if (dist === null && asker === null && caller === null) return 'nothing';
  const node = caller?.node ?? null;
  // A part that lies within the folder of a package which pip installed.
  const owner = new RegExp(
    `(?:site|dist)-packages/(?<owner>[A-Za-z]\\w{1,60})/(?:[\\w.-]{1,60}/){0,6}${root ?? ''}/`,
  ).exec(event.text.slice(0, 800))?.groups?.['owner'];
  if (root !== undefined && owner !== undefined && owner !== root && isPackage(event, facts, owner))
    return mismatch(event, facts, what, owner, code);
  const copy = root === undefined ? null : ownCopy(event, root);
  if (copy !== null && compiledName.test(event.captures['name'] ?? '')) return builtInPlace(event, copy);
  if (root !== undefined && copy !== null && isPackage(event, facts, root))
    return ofItsCopy(root, copy, what);
  if (root !== undefined && !isPackage(event, facts, root))
    return ofTheAppsParts(event, facts, root, what, node);
  const remote = [event.text, ...event.frames.slice(-6).map(({ file }) => file)].some((one) =>
    one.includes('transformers_modules'),
  );
  const app = asker === null && node === null;
  const which =
    dist === null
      ? []
      : [
          `${event.pip} show ${dist}${asker === null || asker === dist ? '' : ` ${asker}`} | grep -E "^(Name|Version)"; ${namedVersion(dist)}   # which is here, and which the code names (in requirements.txt: install that)`,
        ];
  const moves = alternatives(
    [
      node !== null && harmlessWord(node) && node.startsWith('/')
        ? [`git -C ${node} pull && ${event.pip} install -r ${node}/requirements.txt`]
        : [],
      asker === null || asker === dist
        ? []
        : [`${event.pip} install -U ${asker}   # where ${dist ?? 'the other'} is the newer one`],
      dist === null ? [] : namedByApp(event, dist),
      // Those are made for one torch each: not by their day.
      dist === null || !app || forOneTorch.test(dist) ? [] : [ofItsDay(event, dist)],
      dist === null || asker !== null || Object.hasOwn(facts.api.packages, callee ?? '')
        ? []
        : [`${event.pip} install -U ${isolation(dist)}${dist}   # where it is the older one (or not whole)`],
    ],
    event,
  );
  return {
    class:
      callee !== null && Object.hasOwn(facts.api.packages, callee) ? nameOfClass(callee) : 'api-mismatch',
    title: `${asker ?? (node === null ? 'The app' : `The node ${node.split(/[\\/]/).at(-1)}`)} and ${dist ?? 'what it calls'} are of different ages`,
    cause: `${what}: one of the two was written for another version of the other.`,
    fix: [
      ...(remote && dist === 'transformers'
        ? [
            '# the model brings code of its own: its config.json says for which transformers it was written ("transformers_version"): that one, or a newer revision of the model',
          ]
        : []),
      // Who asks is not known: which side is the new one, the import itself shows.
      ...(app && dist !== null && code !== undefined && !forOneTorch.test(dist)
        ? [triedOut(event, dist, code)]
        : []),
      ...(app ? [...which, ...moves] : moves),
      ...(dist === null || asker === null || asker === dist
        ? []
        : [
            `${event.pip.replace(/ -m pip$/, '')} -c "import importlib.metadata as m; print([r for r in m.requires('${asker}') or [] if r.lower().startswith('${dist}')])"   # the ${dist} that ${asker} asks for: still so: that very one`,
          ]),
      ...(app ? [] : which),
    ],
    confidence: 'low',
  };
}

/** A model that was saved whole with an older torch: its layers lack what newer ones have. */
export function savedWhole(event: Event, owner: string, attribute: string): Answer | null {
  const row = rowOf(answers.layerAttributes.rows, attribute);
  if (
    row === undefined ||
    !/^(?:\w{0,30}(?:Conv|Norm|Pool|LSTM|GRU|RNN|Attention)\w{0,20}|Upsample|GELU|Linear|Sequential|ReLU\w{0,3}|SiLU|Dropout|Embedding|Transformer\w{1,20})$/.test(
      owner,
    )
  )
    return null;
  const loads = /^(?:torch|nn|model)\b/.test(owner) ? owner : `torch.nn.${owner}`;
  return {
    class: 'torch-version-mismatch',
    subject: `${owner}.${attribute}`,
    title: `The model was saved whole with a torch before ${row.since}, and this one is newer`,
    cause: `The layers of torch have ${attribute} from ${row.since} on; the file holds ${loads} as it was before (torch.save of the model itself, not of its state_dict), so that it lacks it.`,
    fix: [
      `# either, in the code, behind the line that loads the model: [setattr(m, "${attribute}", ${row.value.replaceAll('"', "'")}) for m in model.modules() if type(m).__name__ == "${owner}"]`,
      '# or the newest version of the app (git pull) or its package, which mends such files when it loads them (YOLO and others do)',
      '# or a torch of the time of the file:',
      ...together('torch', [`${event.pip} install "torch<${row.since}"`], event),
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

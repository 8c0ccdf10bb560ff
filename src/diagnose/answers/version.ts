import type { Answer, Answerer } from '../answer.ts';
import { callerOf, type Event, versionNearby } from '../event.ts';
import {
  callerWithout,
  distOf,
  type History,
  historyOfKeyword,
  historyOfMethod,
  historyOfName,
  packagesWithClass,
} from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { namesake } from './namesake.ts';
import { sharedFolder } from './shared-folder.ts';
import { uncompiled } from './uncompiled.ts';

/** What was asked of a package. */
interface Wanted {
  /** Where it was looked for, dotted. */
  readonly module: string;
  /** The name; empty: the module itself. */
  readonly name: string;
  readonly history: History;
}

const classes: Readonly<Record<string, string>> = {
  huggingface_hub: 'hf-hub-api-removed',
  torchaudio: 'torchaudio-api-removed',
  google: 'protobuf-mismatch',
  pkg_resources: 'pkg-resources-missing',
  numpy: 'numpy2-abi',
  PIL: 'pillow-version-mismatch',
};

function classOf(root: string): string {
  return classes[root] ?? `${root.replaceAll('_', '-').toLowerCase()}-version-mismatch`;
}

/** `pydantic` has its class since before the others. */
function nameOfClass(root: string): string {
  return root === 'pydantic' ? 'pydantic-mismatch' : classOf(root);
}

/** `cannot import name 'X' from 'Y'` and `module 'Y' has no attribute 'X'`. */
export const nameAnswer: Answerer = (event, facts) => {
  const { name = '', module = '' } = event.captures;
  if (!/^\w{1,100}$/.test(name) || !/^\w[\w.]{0,120}$/.test(module)) return null;
  const circular = event.text.includes('partially initialized module');
  const local = shadow(event, module) ?? namesake(event, module, name);
  if (local !== null) return local;
  const history = historyOfName(facts, module, name);
  if (history !== null && !history.always && (history.gone ?? history.came ?? history.say) !== null) {
    return versionAnswer(event, facts, { module, name, history });
  }
  const root = module.split('.')[0] ?? module;
  const dist = distOf(facts, root);
  const crowded = sharedFolder(event, root, name);
  if (crowded !== null) return crowded;
  if (history?.always || circular) return damaged(event, root, dist, name, circular);
  return unknownName(event, facts, module, name);
};

/** A keyword argument that a function does not take. */
export const keywordAnswer: Answerer = (event, facts) => {
  const match =
    /(?<callee>\w[\w.]{0,120})\(\) (?:got an unexpected keyword argument|(?<missing>missing) \d{1,2} required (?:positional|keyword-only) arguments?:) '(?<keyword>\w{1,80})'/.exec(
      event.text,
    )?.groups;
  const callee = match?.['callee'] ?? '';
  const keyword = match?.['keyword'] ?? '';
  if (callee === '') return null;
  if (match?.['missing'] !== undefined) return argumentMissing(event, facts, callee, keyword);
  const ofModel = modelKeyword(event, callee, keyword);
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
  const guessed = event.frames.length === 0 ? rootOfClass(first) : undefined;
  const said = mismatch(event, facts, `${callee}() does not know the argument ${keyword}`, guessed);
  return said === 'nothing' && /^[A-Z]\w*[a-z]/.test(first) ? unplaced(event, callee, keyword) : said;
};

/** An argument that is wanted and not given: only where a package calls what another one defines. */
function argumentMissing(event: Event, facts: Facts, callee: string, keyword: string): Answer | 'nothing' {
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

/** Arguments that transformers itself takes out before a model sees them, or gives to it: from and up to which release. */
const ofModels: Readonly<Record<string, { readonly came?: string; readonly gone?: string }>> = {
  attn_implementation: { came: '4.36.0' },
  use_flash_attention_2: { came: '4.34.0', gone: '5.0.0' },
  load_in_4bit: { came: '4.30.0', gone: '5.0.0' },
  load_in_8bit: { came: '4.20.0', gone: '5.0.0' },
  offload_state_dict: { gone: '4.57.0' },
  dtype: { came: '4.56.0' },
  quantization_config: { came: '4.27.0' },
};
const toForward: Readonly<Record<string, string>> = {
  cache_position: '4.38',
  num_logits_to_keep: '4.45',
  position_embeddings: '4.46',
  logits_to_keep: '4.49',
  inputs_embeds: '4.30',
};

/** A model of transformers that is given what its loader should have taken, or what its own code does not know yet. */
function modelKeyword(event: Event, callee: string, keyword: string): Answer | null {
  const [owner = '', method = '__init__'] = callee.split('.');
  if (!/(?:For[A-Z]\w{2,40}|Model|PreTrained\w*|Encoder|Decoder)$/.test(owner)) return null;
  const said = (title: string, cause: string, fix: readonly string[]): Answer => ({
    class: 'transformers-version-mismatch',
    subject: `${callee}(${keyword}=)`,
    title,
    cause,
    fix,
    confidence: 'medium',
    weight: 'root',
  });
  if (method === 'forward') {
    const at = Object.hasOwn(toForward, keyword) ? toForward[keyword] : undefined;
    if (at === undefined) return null;
    return said(
      `transformers is newer than the code of the model: ${keyword} came in ${at}`,
      `transformers gives ${keyword} to every model since ${at}; ${owner} (code that comes with the model, or with the app) does not know it.`,
      [
        `${event.pip} install "transformers<${at}"   # the release before; the one the model was made with stands in its config.json ("transformers_version")`,
        '# or the newest files of the model: hf download OWNER/MODEL --force-download; an app: git pull',
      ],
    );
  }
  const row = Object.hasOwn(ofModels, keyword) ? ofModels[keyword] : undefined;
  if (method !== '__init__' || row === undefined) return null;
  const here = versionNearby(event, 'transformers');
  const late =
    row.gone !== undefined && (row.came === undefined || here === null || !isOlder(here, row.came));
  return said(
    late
      ? `transformers is too new for the code: from_pretrained no longer takes ${keyword}`
      : `transformers is too old for the code: from_pretrained takes ${keyword} from ${row.came} on`,
    `from_pretrained takes ${keyword} itself${row.came === undefined ? '' : `, from ${row.came} on`}${row.gone === undefined ? '' : `, and up to ${row.gone}`}; another release hands it to ${owner}, which does not know it.`,
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

/** `'Class' object has no attribute 'x'`, where the class is one of a package we know. */
export const methodAnswer: Answerer = (event, facts) => {
  const match = /'(?<owner>\w{1,80})' object has no attribute '(?<name>\w{1,80})'/.exec(event.text)?.groups;
  const [owner, name] = [match?.['owner'] ?? '', match?.['name'] ?? ''];
  if (owner === 'NoneType') return nothingThere(event, name);
  for (const root of packagesWithClass(facts, owner)) {
    const history = historyOfMethod(facts, root, owner, name);
    if (history !== null)
      return versionAnswer(event, facts, { module: root, name: `${owner}.${name}`, history });
  }
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

/** Classes whose package their name tells. */
const families: readonly (readonly [name: RegExp, root: string])[] = [
  [/^(?:SFT|DPO|PPO|GRPO|KTO|ORPO|Reward)(?:Trainer|Config)$/, 'trl'],
  [
    /^(?:\w{1,30}Pipeline|UNet\w{1,30}|AutoencoderKL\w{0,20}|\w{1,40}Scheduler|\w{1,30}Transformer[23]DModel)$/,
    'diffusers',
  ],
  [/^(?:Peft|Lora)\w{1,40}$/, 'peft'],
  [
    /^(?:\w{1,50}For(?:CausalLM|ConditionalGeneration|SequenceClassification|MaskedLM|TokenClassification|QuestionAnswering)|\w{0,40}PreTrainedModel|\w{1,40}(?:Config|Tokenizer|TokenizerFast|Processor|ImageProcessor|FeatureExtractor)|(?:Seq2Seq)?Train(?:er|ingArguments)|Auto\w{1,40}|(?:Llama|Qwen\d?|Mistral|Gemma\d?|Phi\d?|Bert|GPT2|T5|CLIP)\w{0,40}|(?:Dynamic|Static|Hybrid)Cache)$/,
    'transformers',
  ],
  [/^(?:LLM|AsyncLLMEngine|LLMEngine|AsyncEngineArgs|EngineArgs|SamplingParams|ModelConfig)$/, 'vllm'],
  [
    /^(?:Blocks|Interface|ChatInterface|Textbox|Slider|Dropdown|Gallery|Chatbot|Button|Checkbox|Radio|Accordion|Number|Dataframe)$/,
    'gradio',
  ],
  [/^WhisperModel$/, 'faster_whisper'],
];

function rootOfClass(name: string): string | undefined {
  return families.find(([pattern]) => pattern.test(name))?.[1];
}

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

/** A class that no package here is known for. */
function unplaced(event: Event, callee: string, keyword: string): Answer {
  return {
    title: `What calls ${callee} is of another age than ${callee} itself`,
    cause: `${callee}() does not know the argument ${keyword}: the code that gives it was written for another version of the package that defines ${callee.split('.')[0]}.`,
    fix: [
      `${event.pip} install -r requirements.txt   # the versions that the app itself names, in its folder`,
      'git log -1 --format=%ad; git pull   # or: the newest version of the app, where it is older than its packages',
      `# which way: does the newest release of that package still have ${keyword}? gone: an older one of it; new: ${event.pip} install -U its name`,
    ],
    confidence: 'low',
  };
}

/** Something that was to be loaded before, and was not: a compiled part, or the model of a web UI. */
function nothingThere(event: Event, name: string): Answer | null {
  const near = [event.text, ...event.above.slice(-6)].join('\n');
  if (
    /checkpoint_info|select_checkpoint|sd_models\.py/.test(near) &&
    /^(?:filename|sha256|hash|name|title)$/.test(name)
  ) {
    const folder = /File "(?<app>\/[\w./+-]{1,160})\/modules\//.exec(near)?.groups?.['app'] ?? '.';
    return {
      class: 'model-file-missing',
      title: 'The web UI has found no model (checkpoint)',
      cause:
        'It looked for a checkpoint, got none, and went on with nothing: the folder of models is empty, lies elsewhere (a volume, --ckpt-dir), or the file has another ending than .safetensors or .ckpt.',
      fix: [
        `ls -lL ${folder}/models/Stable-diffusion/   # a checkpoint of some GB there? in the folder of the web UI`,
        '# none: put or download one into that folder (or name yours: --ckpt-dir FOLDER), then start again',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  }
  if (!/_(?:forward|backward|fwd|bwd|cuda)$/.test(name)) return null;
  const root = event.frames.findLast((frame) => frame.root !== null && frame.root !== 'torch')?.root ?? null;
  const dist = root?.replaceAll('_', '-') ?? null;
  return {
    class: 'broken-install',
    title: `The CUDA part of ${dist ?? 'a package'} was not built, or does not load`,
    cause: `${name} belongs to the compiled part of ${dist ?? 'the package that raised this'}, and in its place is nothing: it was installed without being built (no nvcc then, or an empty wheel), and only says so when it is used.`,
    fix: [
      'nvcc --version; python3 -c "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available())"   # nvcc there, and of the CUDA of torch? it is needed to build',
      dist === null || !harmlessWord(dist)
        ? '# then install that package again from its source, built for this torch: pip install --no-build-isolation --force-reinstall --no-deps git+ADDRESS_OF_ITS_REPOSITORY (its README names it; often a wheel for each torch and CUDA as well)'
        : `${event.pip} install --no-build-isolation --no-cache-dir --force-reinstall --no-deps --no-binary ${dist} ${dist}   # from source, for this torch; or git+ the address of its repository`,
    ],
    confidence: 'medium',
  };
}

/** Which side has to move, and to which version: the caller where a newer one no longer asks, else the callee. */
export function versionAnswer(event: Event, facts: Facts, { module, name, history }: Wanted): Answer {
  const root = module.split('.')[0] ?? module;
  const { dist, gone, came } = history;
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
      : [
          `${event.pip} install "${dist}${gone.gap || gone.last === '' ? (gone.last === '' ? `<${gone.at.replace(/\.0$/, '')}` : `<=${gone.last}`) : `<${gone.at.split('.').slice(0, 2).join('.')}`}"`,
        ];
  const forth =
    came === null ? [] : (fromSource(event, dist) ?? [`${event.pip} install "${dist}>=${came.at}"`]);
  const companions = together(dist, late ? back : forth, event);
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
        : `${dist} is too old for ${asks}: ${what} came in ${came.at}`,
    cause: late
      ? `${capital(asks)} asks for ${what}; ${dist} ${gone.at} no longer has it${gone.last === '' ? '' : ` (${gone.last} had it)`}${history.moved === null ? '' : `, it is in ${history.moved} now`}.${say}${found}`
      : `${capital(asks)} asks for ${what}${came === null ? '' : `; ${dist} has it from ${came.at} on${came.last === null ? '' : ` (${came.last} lacks it)`}`}.${say}${found}`,
    fix: alternatives(
      late ? [move, companions, nodeMove] : [companions.length > 0 ? companions : forth, move, nodeMove],
      event,
    ),
    confidence: history.inferred ? 'medium' : 'high',
    weight: 'root',
  };
}

/** Releases that the package index does not have. */
function fromSource(event: Event, dist: string): readonly string[] | null {
  return dist === 'sageattention'
    ? [
        `${event.pip} uninstall -y sageattention && git clone --depth 1 https://github.com/thu-ml/SageAttention && cd SageAttention && ${event.pip} install --no-build-isolation .   # version 2, built here: needs nvcc of torch's CUDA and a card from Ampere on`,
        '# or a ready wheel of sageattention 2 that names this torch, CUDA and Python; or do without: start ComfyUI without --use-sage-attention, or set the node to "disabled"',
      ]
    : null;
}

/** torch, torchvision and torchaudio move as one set, from one index. */
function together(dist: string, commands: readonly string[], event: Event): readonly string[] {
  if (!['torch', 'torchvision', 'torchaudio'].includes(dist)) return commands;
  const spec = /"(?<spec>[^"]{1,60})"/.exec(commands[0] ?? '')?.groups?.['spec'] ?? dist;
  const old = /^torch<1\.(?<minor>\d{1,2})/.exec(spec)?.groups?.['minor'];
  if (old !== undefined) return oldTorch(event, spec, Number(old));
  const all =
    dist === 'torch'
      ? [`"${spec}"`, 'torchvision', 'torchaudio']
      : dist === 'torchaudio'
        ? [torchOf(spec), 'torchvision', `"${spec}"`]
        : ['torch', `"${spec}"`, 'torchaudio'];
  return [
    `${event.pip} install ${all.join(' ')} --index-url https://download.pytorch.org/whl/${tagNearby(event) ?? 'cu128'}   # one set, from one index`,
  ];
}

/** A torch of the first years: on the default index, for the Pythons of its time, which come first. */
function oldTorch(event: Event, spec: string, minor: number): readonly string[] {
  const most = minor <= 4 ? 7 : minor <= 8 ? 8 : minor <= 11 ? 9 : 10;
  const here = Number(event.python?.split('.')[1] ?? Number.NaN);
  return [
    ...(here <= most
      ? []
      : [
          `uv venv --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # wheels that old need Python 3.${most} or older (conda create -n old python=3.${most} does as well)`,
        ]),
    `${here <= most ? event.pip : 'python3 -m pip'} install "${spec}" torchvision   # such a release knows no card newer than its time: Ampere needs torch 1.7, Ada 1.13`,
    '# or, where the code is maintained: a newer version of it (git pull), which needs no old torch',
  ];
}

/** torchaudio has torch's own number. */
function torchOf(spec: string): string {
  const at = spec.search(/[<>=]/);
  const bound = at === -1 ? '' : spec.slice(at);
  if (!bound.startsWith('<')) return 'torch';
  const [, major, minor] = /^<=(\d{1,4})\.(\d{1,4})/.exec(bound) ?? [];
  return `"torch${major === undefined ? bound : `<${major}.${Number(minor) + 1}`}"`;
}

/** The CUDA tag of the torch that the log names. */
export function tagNearby({ above, text, below }: Event): string | null {
  for (const line of [text, ...above.toReversed(), ...below]) {
    const tag = /\+(cu1[1-3]\d)\b|whl\/(cu1[1-3]\d)\b/.exec(line.slice(0, 2000));
    if (tag !== null) return tag[1] ?? tag[2] ?? null;
  }
  return null;
}

function alternatives(groups: readonly (readonly string[])[], event: Event): readonly string[] {
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0)
    return [`${event.pip} install -r requirements.txt   # the versions the app itself names`];
  return filled.flatMap((group, at) => (at === 0 ? group : ['# or, instead of the line above:', ...group]));
}

/** The file that was found is the user's own, of the same name. */
function shadow(event: Event, module: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  const own = event.frames.findLast(({ file }) => file.endsWith(`/${root}.py`));
  const file =
    /(?:\(|renaming ')(?<file>\/[^)']{1,300}\.py)[)']/.exec(event.text)?.groups?.['file'] ?? own?.file;
  if (file === undefined || /(?:site|dist)-packages|\/lib\/python3/.test(file)) return null;
  if (!file.endsWith(`/${root}.py`)) return null;
  const safe = harmlessWord(file) ? file : 'THAT_FILE';
  return {
    class: 'shadowed-module',
    title: `Your own file ${root}.py hides the package ${root}`,
    cause: `Python found ${file} before the package ${root}, because the folder of the script comes first.`,
    fix: [`mv ${safe} ${safe.replace(/\.py$/, '_own.py')}`],
    confidence: 'high',
    weight: 'root',
  };
}

function damaged(event: Event, root: string, dist: string, name: string, circular: boolean): Answer {
  return {
    class: 'broken-install',
    title: `The installed ${dist} is damaged, or something stands in its way`,
    cause: `${circular ? `${root} was still being imported when ${name} was asked for: its import failed half-way or goes in a circle.` : `Every ${dist} read has ${name}, so what is installed is half of one, or a folder or file named ${root} hides it.`}`,
    fix: [
      `${event.pip} install --force-reinstall --no-deps ${dist}`,
      `ls -d ${root} ${root}.py 2>/dev/null   # a file or folder of that name where the app starts hides the package: rename it`,
    ],
    confidence: 'medium',
  };
}

function unknownName(event: Event, facts: Facts, module: string, name: string): Answer | 'nothing' {
  const root = module.split('.')[0] ?? module;
  const flat = flatTransformers(event, module, name);
  if (flat !== null) return flat;
  const inner = privatePart(event, facts, module, name) ?? uncompiled(event, name);
  if (inner !== null) return inner;
  if (root === 'torch' && module === 'torch' && /^(?:cuda|__version__|nn|Tensor|load|save|utils)$/.test(name))
    return damaged(event, root, 'torch', name, false);
  if (facts.imports.python.stdlib.split(' ').includes(root)) return ofPython(event, module, name);
  if (facts.imports.local_generic.names.split(' ').includes(root)) return ofLocalFolder(event, root, name);
  if (root === 'torch' || root === 'triton' || root === 'xformers' || root === 'vllm')
    return torchLike(event, root, module, name);
  return mismatch(event, facts, `${module} has no ${name}`, root);
}

/** A name of the standard library: the code is of another Python. */
function ofPython(event: Event, module: string, name: string): Answer {
  return {
    class: 'python-version-unsupported',
    subject: `${module}.${name}`,
    title: `This Python${event.python === null ? '' : ` (${event.python})`} has no ${module}.${name}`,
    cause: `${module} belongs to Python itself; ${name} came with a later Python than runs here, or was removed before it (or a file ${module.split('.')[0]}.py of your own hides the module).`,
    fix: [
      `ls ${module.split('.')[0]}.py 2>/dev/null; ${event.pip.replace(/ -m pip$/, '')} --version   # a file of your own of that name? rename it`,
      'uv venv --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # the Python that the project names (3.10 fits most); then install the requirements again',
    ],
    confidence: 'medium',
  };
}

/** `utils`, `models`: folders of the app, of which another one was found. */
function ofLocalFolder(event: Event, root: string, name: string): Answer {
  return {
    class: 'module-not-found',
    subject: root,
    title: `Another ${root} than the folder of the app is found`,
    cause: `${root} is a folder of the app itself, and Python found a package or another folder of that name first, which has no ${name}.`,
    fix: [
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(${root}.__path__)"   # in the folder of the app: which one is found`,
      `export PYTHONPATH=$PWD   # in the folder of the app; then start it from there`,
      `# a package ${root} in site-packages: ${event.pip} uninstall -y ${root}; else: the folder lacks an __init__.py, or the code is newer than it (git pull)`,
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
      `${event.pip} install "transformers>=3.4,<4"   # needs Python 3.9 or older; the exact pin stands in the requirements or README of the app`,
      `# or, in code of your own: from transformers import ${name === '' ? 'the names' : name}`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Nothing is known of the name: it came later, or went. Which of both, the versions decide. */
function torchLike(event: Event, root: string, module: string, name: string): Answer {
  const asker = callerOf(event, root)?.root ?? null;
  const dist = asker?.replaceAll('_', '-') ?? null;
  const here = versionNearby(event, root);
  const python = event.pip.replace(/ -m pip$/, '');
  return {
    class: root === 'torch' ? 'torch-version-mismatch' : `${root}-version-mismatch`,
    title: `${asker ?? 'The code'} and this ${root} do not fit together`,
    cause: `${asker === null ? 'The code' : `The package ${asker}`} asks for ${module}.${name}, which the ${root} here${here === null ? '' : ` (${here})`} does not have. The log alone does not say which way: it was removed since (then ${root} is too new), or came later (then it is too old).`,
    fix: [
      `${python} -c "import ${root}; print(${root}.__version__)"; grep -rniE "${root}[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md   # which is here, and which the code names`,
      ...(root === 'torch' ? [] : ['# then that very version, older or newer:']),
      ...(root === 'torch'
        ? [
            `${event.pip} install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${tagNearby(event) ?? 'cu128'}   # either, where the code is the newer one: one set, from one index`,
            `# or, where the code is older: the torch that it names, with the torchvision and torchaudio of its release`,
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
    confidence: 'low',
  };
}

function mismatch(event: Event, facts: Facts, what: string, root?: string): Answer | 'nothing' {
  const inner = event.frames.at(-1);
  const callee = root ?? inner?.root ?? null;
  const caller = callerOf(event, callee);
  const dist = callee === null ? null : distOf(facts, callee);
  const asker = caller?.root ? distOf(facts, caller.root) : null;
  if (dist === null && asker === null && caller === null) return 'nothing';
  const node = caller?.node ?? null;
  const remote = [event.text, ...event.frames.slice(-6).map(({ file }) => file)].some((one) =>
    one.includes('transformers_modules'),
  );
  return {
    class:
      callee !== null && Object.hasOwn(facts.api.packages, callee) ? nameOfClass(callee) : 'api-mismatch',
    title: `${asker ?? (node === null ? 'The app' : `The node ${node.split(/[\\/]/).at(-1)}`)} and ${dist ?? 'what it calls'} are of different ages`,
    cause: `${capital(what)}: one of the two was written for another version of the other.`,
    fix: [
      ...(dist === null
        ? []
        : [
            `${event.pip} show ${dist}${asker === null || asker === dist ? '' : ` ${asker}`} | grep -E "^(Name|Version)"; grep -rniE "${dist}[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md   # which is here, and which the code names`,
          ]),
      ...(remote && dist === 'transformers'
        ? [
            '# the model brings code of its own: its config.json says for which transformers it was written ("transformers_version"): that one, or a newer revision of the model',
          ]
        : []),
      ...alternatives(
        [
          node !== null && harmlessWord(node) && node.startsWith('/')
            ? [`git -C ${node} pull && ${event.pip} install -r ${node}/requirements.txt`]
            : [],
          asker === null || asker === dist
            ? []
            : [`${event.pip} install -U ${asker}   # where ${dist ?? 'the other'} is the newer one`],
          dist === null
            ? []
            : [`${event.pip} install -r requirements.txt   # the ${dist} that the app itself names`],
          dist === null || asker !== null || Object.hasOwn(facts.api.packages, callee ?? '')
            ? []
            : [`${event.pip} install -U ${dist}   # where it is the older one (or not whole)`],
        ],
        event,
      ),
    ],
    confidence: 'low',
  };
}

function isOlder(a: string, b: string): boolean {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Names of code stay as they are written. */
function capital(text: string): string {
  if (/^\S{0,80}[._(]\S/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { printable } from '../../basics/printable.ts';
import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import { callerOf, type Event, versionNearby } from '../event.ts';
import { distOf } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { comfyModule, updatingComfy } from '../last-words/place.ts';
import { builtAgain } from './built-modules.ts';
import { neverBuilt } from './uncompiled.ts';
import { alternatives, nameOfClass, ofItsDay, tagNearby, together } from './version-commands.ts';

/** Classes whose package their name tells. */
const families: readonly (readonly [name: RegExp, root: string])[] = [
  [/^(?:SFT|DPO|PPO|GRPO|KTO|ORPO|Reward)(?:Trainer|Config)$/, 'trl'],
  [
    /^(?:\w{1,30}Pipeline|UNet\w{1,30}|AutoencoderKL\w{0,20}|\w{1,40}Scheduler|\w{1,30}Transformer[23]DModel|\w{0,40}AttnProcessor(?:2_0)?|\w{1,40}TransformerBlock)$/,
    'diffusers',
  ],
  [/^PeftAdapterMixin$/, 'transformers'],
  [/^(?:Peft|Lora)\w{1,40}$/, 'peft'],
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
  [/^WhisperModel$/, 'faster_whisper'],
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
  return {
    title: `What calls ${callee} is of another age than ${callee} itself`,
    cause: `${callee}() does not know the argument ${keyword}: the code that gives it was written for another version of the package that defines ${callee.split('.')[0]}.`,
    fix: [
      ...namedByApp(event, 'versions'),
      'git log -1 --format=%ad; git pull   # the newest version of the app, where it is older than its packages',
      `# which way: does the newest release of that package still have ${keyword}? gone: an older one of it; new: ${event.pip} install -U its name`,
    ],
    confidence: 'low',
  };
}

/** Something that was to be loaded before, and was not: a compiled part, or the model of a web UI. */
export function nothingThere(event: Event, name: string): Answer | null {
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

/** The file that was found is the user's own, of the same name. */
export function shadow(event: Event, module: string): Answer | null {
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

export function damaged(event: Event, root: string, dist: string, name: string, circular: boolean): Answer {
  // An old Python mostly has a release that is older than any that was read.
  const early = !circular && Number(event.python?.split('.')[1] ?? 99) <= 8;
  return {
    class: 'broken-install',
    title: early
      ? `The installed ${dist} is too old for the code, or damaged`
      : `The installed ${dist} is damaged, or something stands in its way`,
    cause: `${circular ? `${root} was still being imported when ${name} was asked for: its import failed half-way or goes in a circle.` : `Every ${dist} read has ${name}, so what is installed is ${early ? 'an older one, ' : ''}half of one, or a folder or file named ${root} hides it.`}`,
    fix: [
      early
        ? `${event.pip} install -U ${dist}   # still so: --force-reinstall --no-deps in place of -U`
        : `${event.pip} install --force-reinstall --no-deps ${dist}`,
      `ls -d ${root} ${root}.py 2>/dev/null   # a file or folder of that name where the app starts hides the package: rename it`,
    ],
    confidence: 'medium',
  };
}

/** The minor version of Python 3 that brought a name of the standard library (negative: that took it away); null where that is not known. */
function cameWith(module: string, name: string): number | null {
  const found = Object.entries(rowOf(answers.pythonNames.rows, module) ?? {}).find(([, names]) =>
    names.split(' ').includes(name),
  );
  return found === undefined ? null : Number(found[0]);
}

/** A name that the standard library is known to have got later; null: not known. */
export function laterPython(event: Event): Answer | null {
  const { module = '', name = '' } = event.captures;
  return (cameWith(module, name) ?? -1) < 0 ? null : ofPython(event, module, name);
}

/** A name that Python took away: what asks for it is older than this Python. */
function goneFromPython({ frames, pip, python }: Event, module: string, name: string, gone: number): Answer {
  const asker = frames.at(-1)?.root?.replaceAll('_', '-') ?? null;
  const older = `uv venv --seed --python 3.${gone - 1} /workspace/venv && . /workspace/venv/bin/activate   # or older, as the project names it; then install the requirements again`;
  return {
    class: 'python-version-unsupported',
    subject: `${module}.${name}`,
    title: `${asker ?? 'The code'} is older than this Python${python === null ? '' : ` (${python})`}: ${module}.${name} is gone since 3.${gone}`,
    cause: `${module} belongs to Python itself, and has had no ${name} since 3.${gone}.`,
    fix:
      asker === null
        ? [older]
        : [
            `${pip} install -U ${asker}   # a release of it that knows this Python`,
            '# or, where the app pins the old one:',
            older,
          ],
    confidence: 'high',
    weight: 'root',
  };
}

/** A name of the standard library: the code is of another Python. */
export function ofPython(event: Event, module: string, name: string): Answer {
  const came = cameWith(module, name);
  if (came !== null && came < 0) return goneFromPython(event, module, name, -came);
  const here = event.python === null ? null : Number(event.python.split('.')[1]);
  // Known, and this Python has it: a file of that name is found in its place.
  const late = came !== null && (here === null || here < came);
  const look = `ls ${module.split('.')[0]}.py 2>/dev/null; ${event.pip.replace(/ -m pip$/, '')} --version   # a file of your own of that name? rename it`;
  const asker = event.frames.at(-1)?.root?.replaceAll('_', '-') ?? null;
  const other = `uv venv --seed --python 3.${late ? came : 10} /workspace/venv && . /workspace/venv/bin/activate   # ${late ? 'or newer, within what the project allows' : 'the Python that the project names (3.10 fits most)'}; then install the requirements again`;
  return {
    class: 'python-version-unsupported',
    subject: `${module}.${name}`,
    title: `This Python${event.python === null ? '' : ` (${event.python})`} has no ${module}.${name}${late ? `: it came in 3.${came}` : ''}`,
    cause: `${module} belongs to Python itself; ${late ? `${name} is there from Python 3.${came} on` : `${name} came with a later Python than runs here, or was removed before it (or a file ${module.split('.')[0]}.py of your own hides the module)`}.`,
    fix: [
      ...(late ? [] : [look]),
      other,
      ...(late && asker !== null
        ? [
            `# or, to keep this Python: another release of ${asker}, which may do without: ${event.pip} install -U ${asker}`,
          ]
        : []),
    ],
    confidence: late ? 'high' : 'medium',
  };
}

/** `utils`, `models`: folders of the app, of which another one was found. */
export function ofLocalFolder(event: Event, root: string, name: string): Answer {
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

/** Nothing is known of the name: it came later, or went. Which of both, the versions decide. */
export function torchLike(event: Event, root: string, module: string, name: string): Answer {
  const asker = callerOf(event, root)?.root ?? null;
  const dist = asker?.replaceAll('_', '-') ?? null;
  const here = versionNearby(event, root);
  const python = event.pip.replace(/ -m pip$/, '');
  return {
    class: root === 'torch' ? 'torch-version-mismatch' : `${root}-version-mismatch`,
    title: `${asker ?? 'The code'} and this ${root} do not fit together`,
    cause: `${asker === null ? 'The code' : `The package ${asker}`} asks for ${module}.${name}, which the ${root} here${here === null ? '' : ` (${here})`} does not have. The log alone does not say which way: it was removed since (then ${root} is too new), or came later (then it is too old).`,
    fix: [
      `${python} -c "import ${root}; print(${root}.__version__)"; grep -rniE "${root}[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md   # which is here, and which the code names (in requirements.txt: install that)`,
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

/** Whether a module is known, or seen here, to be of a package that pip installs. */
function isPackage({ text, above, frames }: Event, facts: Facts, root: string): boolean {
  const { names, same } = facts.imports;
  if ([facts.api.packages, names].some((known) => Object.hasOwn(known, root))) return true;
  if (same.split(' ').includes(root)) return true;
  if (frames.some((frame) => frame.root === root)) return true;
  return [text, ...above.slice(-12), ...frames.map(({ file }) => file)].some((line) =>
    /(?:site|dist)-packages[\\/](?<name>[\w-]{1,80})/.exec(line)?.groups?.['name']?.startsWith(root),
  );
}

/** How the functions of compiled operations are called. */
const operation = /_(?:forward|backward|fwd|bwd|cuda|cuda_\w{1,20})$/;

/** A project compiles it into site-packages: an old build stands in the way there, and none is a stranger's. */
function builtOtherwise(event: Event, root: string): Answer {
  return {
    ...neverBuilt(root, false),
    title: `${root} is compiled, and the build that is here does not fit the code`,
    cause: 'The project builds it, and here is one of an older source, or for another torch.',
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
    .findLast((one) => one !== undefined && harmlessWord(one));
  const there = folder === undefined ? '' : ` -C ${folder}`;
  const own = node !== null && harmlessWord(node) && node.startsWith('/') ? node : null;
  if (comfyModule.test(root) && (node !== null || root.startsWith('comfy')))
    return {
      class: 'api-mismatch',
      subject: root,
      title: `${node === null ? 'A node' : `The node ${node.split(/[\\/]/).at(-1)}`} and ComfyUI are of different ages`,
      cause: `${what}. ${root} is a part of ComfyUI itself; the node was written for another version of it.`,
      fix: [
        ...(own === null
          ? node === null
            ? []
            : [
                `git -C custom_nodes/${node.split(/[\\/]/).at(-1)} pull   # in the folder of ComfyUI: the node, to its newest version; then start ComfyUI again`,
              ]
          : [`git -C ${own} pull   # the node, to its newest version; then start ComfyUI again`]),
        ...(updatingComfy(event)?.slice(0, 1) ?? [
          'git pull && for n in custom_nodes/*/; do git -C "$n" pull; done   # in the folder of ComfyUI: it and all its nodes',
        ]),
        '# newest already: move the node out of custom_nodes until its author has followed',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  if (folder === undefined && node === null && operation.test(event.captures['name'] ?? ''))
    return builtOtherwise(event, root);
  return {
    class: 'api-mismatch',
    subject: root,
    title: `${node === null ? (folder === undefined ? `The code and ${root}` : 'Parts of the app') : `The node ${node.split(/[\\/]/).at(-1)} and the app`} are of different ages`,
    cause: `${what}. ${folder === undefined && node === null ? `${root} is a package of another age than the code that asks for it, or (nothing is known of it as a package)` : `As far as is known, ${root} is no package of pip's but`} a folder of the app itself: one part was updated and the other not, a file was renamed there, or another ${root} is found first.`,
    fix: [
      ...(folder === undefined && node === null
        ? [
            `${event.pip} show ${distOf(facts, root).replaceAll('_', '-')} && ${event.pip} install -U ${distOf(facts, root).replaceAll('_', '-')}   # where it is a package of pip's after all: its newest release (code that is older than it: the release that the app names)`,
            '# or, where pip show finds none: a folder of the app itself:',
          ]
        : []),
      `git${there} pull   # ${folder === undefined ? 'in the folder of the app: ' : ''}all of it to the newest, then its requirements again`,
      ...(own === null ? [] : [`git -C ${own} pull   # and the node, where that is the older one`]),
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(${root})"   # where the app starts: one in site-packages is a stranger's (${event.pip} uninstall -y ${root})`,
      `# newest already: look for the name in its folder (git log -S NAME): what calls it must say what it is called now, or go back to its last release that fits`,
    ],
    confidence: 'low',
  };
}

export function mismatch(event: Event, facts: Facts, what: string, root?: string): Answer | 'nothing' {
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
    return mismatch(event, facts, what, owner);
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
          `${event.pip} show ${dist}${asker === null || asker === dist ? '' : ` ${asker}`} | grep -E "^(Name|Version)"; grep -rniE "${dist}[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md   # which is here, and which the code names (in requirements.txt: install that)`,
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
      dist === null || !app || /torch|xformers|flash|triton|sageattention|vllm/.test(dist)
        ? []
        : [ofItsDay(event, dist)],
      dist === null || asker !== null || Object.hasOwn(facts.api.packages, callee ?? '')
        ? []
        : [`${event.pip} install -U ${dist}   # where it is the older one (or not whole)`],
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
      // Who asks is not known: first which side is the new one.
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

/** A part of a package that is there, and that the code uses without importing it. */
export function notImported(event: Event, module: string, name: string): Answer | null {
  const whole = `${module}.${name}`;
  if (!answers.subModules.rows.includes(whole)) return null;
  const frame = callerOf(event, module);
  const file = frame === null ? 'the file that uses it' : printable(frame.file.slice(-160));
  return {
    class: 'api-mismatch',
    subject: whole,
    title: `The code uses ${whole} without importing it`,
    cause: `import ${module} does not bring ${whole} along: it was there only as long as another package imported it, and that one no longer does.`,
    fix: [
      `# in ${file}, above its other imports: import ${whole}`,
      frame === null || frame.root === null
        ? 'git pull   # in the folder of the app: a newer version may import it'
        : `${event.pip} install -U ${frame.root.replaceAll('_', '-')}   # or: a newer release of the package whose code it is`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

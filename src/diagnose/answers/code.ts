import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { distOf, historyOfModule } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { isAftermath } from '../last-words/place.ts';
import { rootOfClass } from './ages.ts';
import { uncompiled } from './uncompiled.ts';
import { versionAnswer } from './version.ts';

/** Names that transformers and others take from what they import only where it is there, and new enough. */
const conditional: readonly (readonly [
  name: RegExp,
  title: string,
  cause: string,
  fix: readonly string[],
])[] = [
  [
    /^(?:init_empty_weights|infer_auto_device_map|dispatch_model|load_checkpoint_and_dispatch|find_tied_parameters)$/,
    'accelerate is not installed, or too old',
    'transformers takes it from accelerate, which is missing in the Python that runs here (or older than it wants).',
    ['PIP install -U accelerate'],
  ],
  [
    /^(?:LRScheduler|nn|torch|Tensor|DTensor|DeviceMesh|flex_attention|BlockMask|Replicate|Shard)$/,
    'transformers has switched torch off: it is older than this transformers wants',
    'transformers imports torch only from a release on that it still supports; an older one counts as none, and names of torch are then not defined.',
    [
      'PIP install -U torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # one set, from one index',
      '# or, to keep this torch: PIP install "transformers<4.50" (torch 2.0 to 2.2: "transformers<4.49"; torch 1: "transformers<4.40")',
    ],
  ],
  [
    /^(?:flash_attn_func|flash_attn_varlen_func|_flash_attn_forward|unpad_input|pad_input|index_first_axis|flash_attn_unpadded_func|rearrange)$/,
    'flash-attn is not installed, is of release 1, or does not load',
    'The code imports it from flash_attn where that is there, and uses it all the same.',
    [
      'PIP install -U flash-attn --no-build-isolation   # a ready wheel for this torch, CUDA and Python saves the long build',
      '# or do without: attn_implementation="sdpa", or the option of the app for it',
    ],
  ],
  [
    /^(?:bnb|bitsandbytes)$/,
    'bitsandbytes is not installed (or does not load)',
    'The code imports it where it is there, and uses it all the same.',
    ['PIP install -U bitsandbytes'],
  ],
  [
    /^str2optimizer(?:8bit_blockwise|32bit)$/,
    'bitsandbytes runs without its CUDA library',
    'It has no library for the CUDA that is here, or finds no GPU; 0.46 and newer say so themselves.',
    [
      'PIP install -U bitsandbytes',
      'python3 -m bitsandbytes   # says which library it looks for, and why it does not load',
    ],
  ],
  [
    /^(?:xformers|xops)$/,
    'xformers is not installed (or does not load)',
    'The code imports it where it is there, and uses it all the same.',
    ['PIP install xformers   # that of this torch: it is pinned to one'],
  ],
  [
    /^sageattn\w{0,40}$/,
    'sageattention is not installed (or does not load)',
    'The code imports it where it is there, and uses it all the same.',
    [
      'PIP install sageattention   # 1.x, which needs triton (Windows: triton-windows); 2.x is built from github.com/thu-ml/SageAttention',
      '# or without it: attention_mode sdpa in the node, --attention sdpa',
    ],
  ],
  [
    /^(?:PreTrained|CLIP|T5|Qwen2)\w{3,40}$/,
    'transformers is not installed, is too old or too new, or does not load',
    'diffusers imports it where it is there, and uses it all the same.',
    [
      'PIP install -U transformers diffusers',
      '# still so: python3 -c "import transformers.modeling_utils" says why',
    ],
  ],
  [
    /^(?:deepspeed|zero)$/,
    'deepspeed is not installed (or does not load)',
    'The code imports it where it is there, and uses it all the same.',
    ['PIP install deepspeed'],
  ],
];

/** Where the code lies that raised: an installed package, by its frames or by a path that the log cuts. */
function ownerOf(event: Event): string | null {
  const { frames, above, text } = event;
  const framed = frames.at(-1);
  if (framed?.root) return framed.root;
  if (framed !== undefined) return null;
  const cut = [text, ...above.slice(-3).reverse()].map((line) =>
    /(?:^|[\s"'])(?<root>vllm|sglang|transformers|diffusers|peft|trl|accelerate|unsloth|unsloth_zoo|xformers|deepspeed|lmdeploy|gradio|whisperx|faster_whisper|TTS|axolotl)(?:\/[\w./-]{1,160}\.py"?, line \d|\.[\w.]{1,160} because of the following error)/.exec(
      line.slice(0, 600),
    ),
  );
  return cut.find((one) => one !== null)?.groups?.['root'] ?? null;
}

/** Names of everyday code, whose import is mostly just forgotten. */
const everyday =
  /^(?:os|re|sys|json|time|math|np|pd|plt|torch|nn|F|tqdm|cv2|Image|random|copy|args|model|tokenizer|trainer|self|numpy|pandas|transformers|accelerate|datasets)$/;

function importOf(facts: Facts, name: string): { readonly module: string; readonly dist: string } | null {
  const module = rowOf(answers.importAliases.rows, name) ?? name;
  if (everyday.test(name) || name.length < 2 || !/^[a-z]\w{1,40}$/i.test(module)) return null;
  const named = Object.hasOwn(facts.imports.names, module) || facts.imports.same.split(' ').includes(module);
  const elsewhere = facts.imports.not_on_pypi[module];
  const address = elsewhere === undefined ? null : /git\+https:[\w./:#=&-]{5,160}/.exec(elsewhere)?.[0];
  if (!named && !address) return null;
  return { module, dist: address ? `--no-build-isolation ${address}` : distOf(facts, module) };
}

/** Where pip finds what it builds, for what is not on the index. */
function sourceOf(dist: string): string {
  const own = rowOf(answers.gpuPackages.rows, dist);
  if (own?.startsWith('git+')) return own;
  return harmlessWord(dist) ? dist : 'PACKAGE';
}

/** `name 'X' is not defined`, in the code of a package. */
export const nameErrorAnswer: Answerer = (event, facts) => {
  const { name = '' } = event.captures;
  if (isAftermath(event)) return 'nothing';
  const owner = ownerOf(event);
  const row = conditional.find(([pattern]) => pattern.test(name));
  const library = owner !== null && /^(?:transformers|diffusers|peft|accelerate|trl|optimum)$/.test(owner);
  const plain =
    /^(?:init_empty_weights|infer_auto_device_map|LRScheduler|Replicate|Shard|flash_attn_(?:varlen_)?func|sageattn\w{0,40}|str2optimizer\w+)$/.test(
      name,
    );
  if (row !== undefined && (library || (owner === null && plain))) {
    const [, title, cause, fix] = row;
    return {
      class: 'module-not-found',
      subject: name,
      title,
      cause: `${name} is not defined. ${cause}`,
      fix: [
        ...fix.map((line) => line.replaceAll('PIP', event.pip)),
        ...(name === 'init_empty_weights'
          ? [
              '# in a notebook: then restart its runtime: a transformers that was imported before does not see it',
            ]
          : []),
      ],
      confidence: owner === null ? 'medium' : 'high',
    };
  }
  const imported = importOf(facts, name);
  if (imported !== null) {
    return {
      class: 'module-not-found',
      subject: name,
      title: `The package ${imported.module} is not installed (or does not load)`,
      cause: `${name} is not defined: ${owner ?? 'the code'} imports ${imported.module} only where it is there, and uses it all the same. (In code of your own: the line that imports it is missing.)`,
      fix: [
        `${event.pip} install ${imported.dist}`,
        `${event.pip.replace(/ -m pip$/, '')} -c "import ${imported.module}"   # says why, where it is installed all the same`,
      ],
      confidence: owner === null ? 'medium' : 'high',
    };
  }
  // A class of another package, which is imported only where that one is there.
  const other =
    rootOfClass(name) ?? (/^(?:get_peft_|prepare_model_for_\w{1,12}bit)/.test(name) ? 'peft' : undefined);
  if (other !== undefined && other !== owner && (owner !== null || other === 'peft')) {
    return {
      class: 'module-not-found',
      subject: name,
      title: `The package ${other} is not installed (or does not load)`,
      cause: `${name} is a name of ${other}: ${owner ?? 'the code'} imports it only where ${other} is there, and uses it all the same. (In code of your own: the line that imports it is missing.)`,
      fix: [
        `${event.pip} install -U ${distOf(facts, other)}${owner === 'lm_eval' ? ' "lm-eval[api]"' : ''}`,
        `${event.pip.replace(/ -m pip$/, '')} -c "from ${other} import ${name}"   # says why, where it is installed all the same`,
      ],
      confidence: owner === null ? 'medium' : 'high',
    };
  }
  if (owner === null) return uncompiled(event, name);
  const dist = distOf(facts, owner);
  if (/^_[A-Za-z]\w{0,30}$/.test(name)) {
    return {
      class: 'broken-install',
      subject: name,
      title: `The compiled part of ${dist} does not load`,
      cause: `${name} is the compiled part of ${owner}; its import failed: it was built for another torch, CUDA or Python than is here now.`,
      fix: [
        `${event.pip} install --force-reinstall --no-cache-dir --no-deps --no-build-isolation ${sourceOf(dist)}   # built anew for this torch (needs nvcc of its CUDA)`,
        `${event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.version.cuda)"; nvcc --version | tail -2   # the torch that it must fit`,
      ],
      confidence: 'medium',
    };
  }
  return {
    subject: name,
    title: `This release of ${dist} uses ${name} without having it`,
    cause: `${name} is not defined there: an import that the package does without failed before (a part of it is missing or too old), or this release has a mistake that a newer one no longer has.`,
    fix: [
      `${event.pip} install -U ${/^(?:sglang)$/.test(dist) ? `"${dist}[all]"` : dist}   # a newer release, with what it asks for; a container: its newest tag`,
      `${event.pip} show ${dist} | grep -E "^(Version|Requires)"   # which one is here: search its issues for: ${name}`,
    ],
    confidence: 'low',
  };
};

/** `KeyError: 'qwen3'`: a kind of model that this transformers does not list. */
export const keyErrorAnswer: Answerer = (event, facts) => {
  const { key = '' } = event.captures;
  if (!/^[a-z][a-z0-9_]{2,40}$/.test(key)) return null;
  const module = `transformers.models.${key}`;
  const history = historyOfModule(facts, module);
  if (history === null || history.came === null || history.gone !== null) return null;
  const last = event.frames.at(-1);
  if (last !== undefined && last.root !== 'transformers' && last.root !== null) return null;
  if (
    last !== undefined &&
    last.root === null &&
    !/CONFIG_MAPPING|model_type|config/.test(`${last.code}${last.file}`)
  )
    return null;
  return versionAnswer(event, facts, { module, name: '', history });
};

/** `The 'X>=1' distribution was not found and is required by Y`. */
export const distributionAnswer: Answerer = (event, facts: Facts) => {
  const { dist = '', bounds = '', by = '' } = event.captures;
  const wanted = bounds.replaceAll(' ', '');
  if (!harmlessWord(dist) || !/^(?:[<>=!~][\w.,<>=!~*]{1,60})?$/.test(wanted)) return null;
  const asker = by === '' || /^(?:the|this)$/.test(by) ? null : by;
  const older = event.text.includes('not satisfied');
  return {
    subject: dist,
    title: `The package ${dist}${wanted} is not installed for the Python that runs here`,
    cause: `${asker === null ? 'The program' : asker} asks for ${dist}${wanted}, and this Python has ${older ? 'another one: mostly another app or node in the same environment changed it' : `no ${dist}`}.`,
    fix: [
      `${event.pip} install ${wanted === '' ? distOf(facts, dist) : `"${dist}${wanted}"`}`,
      `${event.pip} list | head -3; python3 -c "import sys; print(sys.executable)"   # installed all the same? then into another Python than the one that runs`,
    ],
    confidence: 'high',
  };
};

/** Words of a validator, and what to write then. */
const shapes: readonly (readonly [said: RegExp, say: (field: string) => string])[] = [
  [
    /valid list/,
    (field) =>
      `# in the config: ${field} as a list: below it each entry in a line that begins with "- "   (JSON: in [ ])`,
  ],
  [
    /valid dictionary|valid dict/,
    (field) => `# in the config: ${field} as NAME: VALUE pairs below it   (JSON: in { })`,
  ],
  [
    /valid (?:integer|number)|valid float/,
    (field) => `# in the config: ${field} as a number, without quotes (1e-4 is text in YAML: write 1.0e-4)`,
  ],
  [/valid boolean/, (field) => `# in the config: ${field}: true or false, without quotes`],
  [/valid string/, (field) => `# in the config: ${field} as one text, in quotes`],
  [
    /[Ff]ield required|none is not an allowed/,
    (field) => `# the config lacks ${field}: add it; the example config of this version shows what it holds`,
  ],
  [
    /[Ee]xtra (?:inputs|fields)/,
    (field) =>
      `# this version does not know ${field}: take it out, or write the name that it has now (the example config of this version)`,
  ],
  [
    /Input should be '/,
    (field) => `# in the config: ${field} must be one of the words that the message names`,
  ],
];

/** What pydantic says of a config. */
export const settingsAnswer: Answerer = (event) => {
  const { model = '', field = '', what = '' } = event.captures;
  const said = what.replace(/ ?\[type=.*$/, '').trim();
  const row = shapes.find(([pattern]) => pattern.test(said));
  const own = /^Value error, (?<words>.{3,160})/.exec(said)?.groups?.['words'];
  // Settings that pydantic takes from the environment: the name in capitals.
  if (
    /[Ff]ield required|none is not an allowed/.test(said) &&
    /^\w{2,60}$/.test(field) &&
    event.above.slice(-12).some((line) => /env_settings|pydantic_settings|BaseSettings/.test(line))
  ) {
    const name = field.toUpperCase();
    return {
      class: 'environment-variable-missing',
      subject: name,
      title: `The setting ${name} is not set: the program reads it from the environment or from .env`,
      cause: `${model} takes ${field} from the variable ${name}, which is not in the environment and in no .env where the program was started.`,
      fix: [
        `ls .env || cp example.env .env || cp .env.example .env; grep -i "^${name}=" .env   # in the folder where the program starts`,
        `# or: export ${name}=VALUE, then start it again`,
      ],
      confidence: 'medium',
    };
  }
  if (row === undefined && own === undefined) return null;
  return {
    subject: field,
    title:
      own === undefined
        ? `The setting ${field} is refused: ${said.slice(0, 80)}`
        : `The settings are refused: ${own.slice(0, 120)}`,
    cause: `${model} reads the settings and says${field === '' ? '' : ` of ${field}`}: ${said}. The config was written for another version, or by mistake.`,
    fix: [
      ...(row === undefined
        ? [`# change in the command or config what the message names: ${own?.slice(0, 120)}`]
        : [row[1](field)]),
      'git log -1 --format=%ad; git pull   # in the folder of the program: its example configs and itself of one version',
    ],
    confidence: 'medium',
  };
};

/** The variables that a program lists as missing. */
export const environmentAnswer: Answerer = ({ text, below }) => {
  if (!/missing|not set|unset|not provided/i.test([text, ...below.slice(0, 2)].join(' '))) return 'nothing';
  const at = below.findIndex((line) => /^(?:Traceback|\S{0,40}Error\b)/.test(line));
  const said = [text, ...below.slice(0, at < 0 ? 12 : at)].join(' ').slice(0, 2000);
  const names = [
    ...new Set([...said.matchAll(/\b[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,40}\b/g)].map(([name]) => name)),
  ];
  if (names.length === 0) return 'nothing';
  const listed = names.slice(0, 8);
  return {
    subject: listed.join(' '),
    title: `The program wants environment variables that are not set: ${listed.join(', ')}`,
    fix: [
      `printf '%s\\n' ${listed.map((name) => `${name}=VALUE`).join(' ')} >> .env   # beside the program or compose file; VALUE: yours (.env.example)`,
      '# docker run --env-file .env; compose: env_file: .env; a pod: its environment variables',
    ],
  };
};

/** Settings that a line of code reads, as `cfg.a // cfg.b`. */
export const noneAnswer: Answerer = (event) => {
  const code = event.frames.at(-1)?.code ?? event.above.at(-1) ?? '';
  const names = [
    ...code
      .slice(0, 300)
      .matchAll(
        /\b(?:cfg|args|config|conf|opt|opts|hparams|hps|params|settings)(?:\.\w{1,40}){0,2}\.(?<name>\w{2,60})/g,
      ),
  ].map(([, name = '']) => name);
  const listed = [...new Set(names)].slice(0, 4).join(', ');
  if (listed === '') return null;
  return {
    subject: listed,
    title: `A setting is missing: one of ${listed}`,
    cause: `The code computes with ${listed}, and one of them is not set (None): the config leaves it out, has it under another name, or was written for another version.`,
    fix: [
      `# set them in the config or command: ${listed}`,
      'git log -1 --format=%ad; git pull   # in the folder of the program: a newer version may have a default for it',
    ],
    confidence: 'low',
  };
};

/** What OmegaConf says of a key: the place that it belongs to, and which side has it not. */
export const configKeyAnswer: Answerer = ({ text, below, captures }) => {
  const { key = '' } = captures;
  const full =
    below
      .slice(0, 2)
      .map((line) => /^full_key: (?<full>[\w.]{1,160})$/.exec(line)?.groups?.['full'])
      .find((one) => one !== undefined) ?? key;
  const owner = /' not in '(?<owner>\w{1,80})'/.exec(text)?.groups?.['owner'];
  if (owner !== undefined)
    return {
      title: `${full} is set, and the code (${owner}) knows no such setting`,
      fix: [
        `# leave out ${full}; in a checkpoint of fairseq: s = torch.load(FILE, weights_only=False); s['cfg']['task'].pop('${key}', None); torch.save(s, FILE)`,
      ],
    };
  return full === key
    ? null
    : {
        fix: [
          `# set it: ${key}: VALUE below ${full.slice(0, -key.length - 1)} in the config, or +${full}=VALUE in a command of hydra`,
        ],
      };
};

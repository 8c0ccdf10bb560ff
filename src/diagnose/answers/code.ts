import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { distOf, historyOfModule } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
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
    'flash-attn is not installed (or does not load)',
    'The code imports it from flash_attn where that is there, and uses it all the same.',
    [
      'PIP install flash-attn --no-build-isolation   # a ready wheel for this torch, CUDA and Python saves the long build',
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
    /^(?:xformers|xops)$/,
    'xformers is not installed (or does not load)',
    'The code imports it where it is there, and uses it all the same.',
    ['PIP install xformers   # that of this torch: it is pinned to one'],
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
    /(?:^|[\s"'])(?<root>vllm|sglang|transformers|diffusers|peft|trl|accelerate|unsloth|unsloth_zoo|xformers|deepspeed|lmdeploy|gradio|whisperx|faster_whisper|TTS|axolotl)\/[\w./-]{1,160}\.py"?, line \d/.exec(
      line.slice(0, 600),
    ),
  );
  return cut.find((one) => one !== null)?.groups?.['root'] ?? null;
}

/** `name 'X' is not defined`, in the code of a package. */
export const nameErrorAnswer: Answerer = (event, facts) => {
  const { name = '' } = event.captures;
  const owner = ownerOf(event);
  const row = conditional.find(([pattern]) => pattern.test(name));
  const library = owner !== null && /^(?:transformers|diffusers|peft|accelerate|trl|optimum)$/.test(owner);
  const plain = /^(?:init_empty_weights|infer_auto_device_map|LRScheduler|flash_attn_(?:varlen_)?func)$/.test(
    name,
  );
  if (row !== undefined && (library || (owner === null && plain))) {
    const [, title, cause, fix] = row;
    return {
      class: 'module-not-found',
      subject: name,
      title,
      cause: `${name} is not defined. ${cause}`,
      fix: fix.map((line) => line.replaceAll('PIP', event.pip)),
      confidence: owner === null ? 'medium' : 'high',
    };
  }
  if (owner === null) return null;
  const dist = distOf(facts, owner);
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
  return {
    subject: dist,
    title: `The package ${dist}${wanted} is not installed for the Python that runs here`,
    cause: `${asker === null ? 'The program' : asker} asks for ${dist}${wanted}, and this Python has no ${dist}.`,
    fix: [
      `${event.pip} install ${wanted === '' ? distOf(facts, dist) : `"${dist}${wanted}"`}`,
      `${event.pip} list | head -3; python3 -c "import sys; print(sys.executable)"   # installed all the same? then into another Python than the one that runs`,
    ],
    confidence: 'high',
  };
};

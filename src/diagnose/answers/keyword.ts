import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { callerOf, wholeOf } from '../event.ts';
import { historyOfKeyword, onlyPlaceThatLost, packagesWithClass } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { versionNearby } from '../values-nearby.ts';
import { mismatch, rootOfClass, unplaced } from './ages.ts';
import { versionAnswer } from './version.ts';
import { isOlder } from './version-commands.ts';

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
  // Unsloth gives each trainer of trl that it changes a name of its own.
  const callee =
    said === '__init__'
      ? (classCalled(event) ?? said)
      : said.replace(/\.init$/, '.__init__').replace(/^_?Unsloth(?=[A-Z]\w{0,30}(?:Trainer|Config)\b)/, '');
  const keyword = match?.['keyword'] ?? event.captures['keyword'] ?? '';
  if (callee === '') return match === undefined ? 'nothing' : null;
  if (match?.['missing'] !== undefined) return argumentMissing(event, facts, callee, keyword);
  const ofModel = modelKeyword(event, callee, keyword) ?? ofAnAdapter(event, facts, callee, keyword);
  if (ofModel !== null) return ofModel;
  const parts = callee.replace('.<locals>', '').split('.');
  const [first = ''] = parts;
  const inner = callerOf(event, null)?.root;
  const log = wholeOf(event);
  const roots = [
    ...new Set([
      ...packagesWithClass(facts, first, log, keyword),
      ...packagesWithClass(facts, callee, log),
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
  // A method of PPOConfig is of ray, whose class of that name trl's is not.
  const guessed = /^PPOConfig\.(?!__init__)/.test(callee) ? undefined : rootOfClass(first);
  if (/^Mamba2?(?:\.__init__)?$/.test(callee)) return ofMamba(event, keyword);
  const other = mismatch(event, facts, `${callee}() does not know the argument ${keyword}`, guessed);
  return other === 'nothing' && /^[A-Z]\w*[a-z]/.test(first) ? unplaced(event, callee, keyword) : other;
};

/** Projects for pictures change the layer itself, and keep its name. */
function ofMamba({ pip }: Event, keyword: string): Answer {
  return {
    class: 'api-mismatch',
    subject: 'mamba_ssm',
    title: `The project has a mamba of its own, which knows ${keyword}: here is another one`,
    cause: 'Projects (Vim, Zigma, …) bring a changed one under the same name.',
    fix: [
      `S="$(find . -path "*mamba*/setup.py" -not -path "*-packages/*" | head -1)"; cd "$(dirname "\${S:?none here: git submodule update --init, or the one that the README links}")" && ${pip} uninstall -y mamba_ssm && ${pip} install --no-build-isolation .   # in the folder of the project; needs nvcc`,
      '# its causal-conv1d likewise',
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Each descendant of gaussian splatting brings its own rasterizer, all under one name. */
function ofRasterizer({ text, frames, pip }: Event): Answer | null {
  const inner = frames.at(-1)?.file ?? '';
  if (!/GaussianRasteriz/.test(text) && !(/__new__\(\)/.test(text) && inner.includes('gaussian_renderer')))
    return null;
  const app = /^(?<app>\/.{1,200})\/gaussian_renderer\//.exec(inner)?.groups?.['app'];
  return {
    class: 'api-mismatch',
    subject: 'diff-gaussian-rasterization',
    title: 'The diff-gaussian-rasterization that is installed is of another project or another day',
    cause:
      'Each gaussian splatting project has a rasterizer of its own, all under one name: the last one installed counts.',
    fix: [
      `${app !== undefined && harmlessWord(app) ? `cd ${app} && ` : ''}git pull; git submodule update --init --recursive; ${pip} uninstall -y diff-gaussian-rasterization; ${pip} install --no-build-isolation ./submodules/diff-gaussian*   # its own; in the folder of the project`,
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
  const called = said === '__new__' ? (classCalled(event) ?? said) : said.replace(/\.__new__$/, '');
  // Each metric of torchmetrics was split by task in one release.
  const callee = keyword === 'task' && said.endsWith('__new__') ? 'Accuracy' : called;
  const owner = facts.api.curated.find(({ module }) => module.endsWith(`:${callee}!`))?.module.split(':')[0];
  const wanted = owner === undefined ? null : historyOfKeyword(facts, owner, `${callee}!`, keyword);
  if (owner !== undefined && wanted !== null)
    return versionAnswer(event, facts, {
      module: owner,
      name: `${called === '__new__' ? callee : called} without ${keyword}`,
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
  // Only the Trainer, and transformers itself, call them so.
  const bare =
    (callee === 'forward' && event.frames.some(({ root }) => root === 'transformers')) ||
    callee === '_set_gradient_checkpointing' ||
    (callee === 'gradient_checkpointing_enable' && event.frames.at(-1)?.root === 'transformers');
  const [owner = '', method = '__init__'] = bare ? ['the model', callee] : callee.split('.');
  // Their own: older than who asks.
  if (callee === 'PreTrainedModel.gradient_checkpointing_enable') return null;
  const named = /(?:For[A-Z]\w{2,40}|Model|PreTrained\w*|Encoder|Decoder)$/.test(owner);
  if (!bare && !named && !method.includes('gradient_ch')) return null;
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
    // The app hands it up to the class of transformers that it builds on.
    if (/\bsuper\(.{0,60}\)\.\w{1,40}\(/.test(event.frames.at(-1)?.code.trim() ?? ''))
      return said(
        `transformers is older than the code: ${owner}.${method}() takes ${keyword} from ${at} on`,
        `The app builds on ${owner} of transformers and hands it ${keyword}, which it does not know yet.`,
        [`${event.pip} install "transformers>=${at},<5"`],
      );
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

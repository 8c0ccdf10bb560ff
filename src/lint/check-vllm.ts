import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { nameOf, torchTagOf } from './located.ts';
import { runtimeForCuda11 } from './pages/gpu-use.ts';
import { vllmStops } from './pages/vllm.ts';
import { type PipStep, pipStep } from './pip-steps.ts';
import type { Piece, Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

/** Makers whose quantised repositories say so in their names. */
const plain = /^(?:meta-llama|Qwen|google|mistralai|deepseek-ai|microsoft|tiiuae|01-ai)\/[\w.-]{1,100}$/;
const quantised = /awq|gptq|int[48]|w4a16|[48]-?bit|quant|autoround|marlin|nvfp4|fp8/i;
/** The newest that was read; and by option a release whose sources no longer have it. */
const newestVllm = '0.33.0';
const goneFrom: Readonly<Record<string, string>> = {
  ...{ '--worker-use-ray': '0.7.3', '--engine-use-ray': '0.7.3', '--speculative-model': '0.8.5' },
  ...{ '--use-v2-block-manager': '0.10.0', '--enable-reasoning': '0.10.0' },
  ...{ '--num-scheduler-steps': '0.10.2', '--max-seq-len-to-capture': '0.11.0' },
  ...{ '--preemption-mode': '0.11.0', '--disable-async-output-proc': '0.11.0' },
  ...{ '--num-lookahead-slots': '0.12.0', '--disable-log-requests': '0.17.0', '--swap-space': '0.18.0' },
  '--disable-frontend-multiprocessing': '0.19.0',
};
const image = /(?:^|\/)vllm-openai(?::v?(\d+)\.(\d+))?/;

/** PW899: arguments with which vLLM ends at its start, or serves less than was meant. */
export function checkVllm(
  commands: readonly ShellCommand[],
  around: string | null,
  texts: readonly string[],
): readonly FileFinding[] {
  const installed = installedVllm(
    commands.flatMap((command) => pipStep(command)?.requirements ?? []).map(({ text }) => text),
  );
  return commands
    .flatMap((command) => {
      const words = vllmWords(command, around);
      if (words === null) return [];
      const [, major = '1', minor = '0'] =
        image.exec(command.words.find((word) => image.test(word)) ?? around ?? '') ?? [];
      // Both refusals are of the engine that 0.9 made the only one.
      const refuses = Number(major) > 0 || Number(minor) >= 9 || Number(minor) === 0;
      const options = optionsOf(words);
      const values = (name: string) =>
        options.flatMap((one) => (one.name === name ? valuesOf(one.value, commands) : []));
      const models = [
        ...values('--model'),
        ...(words[0]?.startsWith('-') === false ? valuesOf(words[0], commands) : []),
      ];
      const say = (message: string, error: string | null, why: string, fix: string) =>
        found(vllmStops, { place: command.place, message, error, why, fixes: [fix] });
      const method = values('--quantization').at(-1) ?? values('-q').at(-1) ?? '';
      const share = Number(values('--gpu-memory-utilization').at(-1) ?? Number.NaN);
      const template = values('--chat-template').at(-1) ?? '';
      const halved = /^(?:float16|half)$/.test(values('--dtype').at(-1) ?? '');
      const ref = command.words.find((word) => image.test(word)) ?? around ?? '';
      const tag = /vllm-openai(?::(?:v(\d+\.\d+\.\d+)|latest))?(?=$|-|@)/.exec(ref);
      // A tag that says nothing; and what pip brings is not what an image runs.
      const version = image.test(ref) ? (tag === null ? '0' : (tag[1] ?? newestVllm)) : installed;
      const lacks = models.length > 0 && models.every((model) => plain.test(model) && !quantised.test(model));
      const twice = options.filter(({ name }) => name === '--lora-modules');
      return [
        ...goneOptions(
          options.map(({ name }) => name),
          version,
          command.place,
        ),
        ...(lacks && /^(?:awq|gptq)(?:_marlin)?$/.test(method)
          ? [
              say(
                `vLLM stops: ${models[0]} is not quantised with ${method}.`,
                `ValueError: Cannot find the config file for ${method}`,
                `Because --quantization ${method} says how the checkpoint was quantised, and quantises nothing.`,
                `serve a repository with ${method.slice(0, 4).toUpperCase()} weights, or leave --quantization out`,
              ),
            ]
          : []),
        ...(halved &&
        refuses &&
        models.length > 0 &&
        models.every((model) => /^google\/gemma-[23]-/.test(model))
          ? [
              say(
                'vLLM stops: it refuses float16 for Gemma 2 and 3.',
                'ValueError: The model type … does not support float16.',
                'Because the numbers of this model do not fit into it.',
                'write --dtype bfloat16',
              ),
            ]
          : []),
        ...(/^[a-z][\w-]{1,40}$/i.test(template) &&
        !texts.some((text) => new RegExp(`>\\s*["']?(?:\\./)?${template}\\b`).test(text))
          ? [
              say(
                `vLLM takes ${template} for a path, and stops where no such file is.`,
                `ValueError: The supplied chat template (${template}) looks like a file path, but it failed to be opened.`,
                'Because --chat-template wants a file or the template itself, and knows no names.',
                'leave it out: the tokenizer of most chat models has one; or name a .jinja file',
              ),
            ]
          : []),
        ...(share >= 1 && refuses
          ? [
              say(
                'vLLM stops: no GPU has all of its memory free.',
                'ValueError: Free memory on device … on startup is less than desired GPU memory utilization',
                'Because the driver and the process itself hold some of it.',
                'write --gpu-memory-utilization 0.95, or less',
              ),
            ]
          : []),
        ...(twice.length > 1 && new Set(twice.map(({ value }) => value)).size > 1
          ? [again(command.place)]
          : []),
      ];
    })
    .concat(
      commands.some(({ name, text }) => /^vllm$/.test(name) || text.includes('vllm'))
        ? addedTwice(commands, texts)
        : [],
    );
}

/** The vLLM that these requirements end at; null where none of them is vLLM, or none says more than a bound. */
function installedVllm(requirements: readonly string[]): string | null {
  const asked = requirements
    .flatMap((text) => parseRequirement(text) ?? [])
    .find(({ name }) => name === 'vllm');
  if (asked === undefined) return null;
  const takesNewest = asked.specifier === '' || satisfies(newestVllm, asked.specifier);
  return asked.url !== null ? '0' : takesNewest ? newestVllm : (exactVersion(asked.specifier) ?? '0');
}

/** PW899: options that this vLLM lacks; where nothing says which it is (null), from which one on. */
function goneOptions(names: readonly string[], version: string | null, place: Place): readonly FileFinding[] {
  const gone = names.filter((name) => satisfies(version ?? newestVllm, `>=${goneFrom[name] ?? '99'}`));
  if (gone.length === 0) return [];
  const which = gone
    .map((name) => (version === null ? `${name} from ${goneFrom[name]} on` : name))
    .join(', ');
  return [
    found(vllmStops, {
      place,
      message: `vLLM stops${version === null ? ' where it is that new: it' : `: ${version === newestVllm ? 'the newest' : version}`} has no ${which}.`,
      error: `error: unrecognized arguments: ${gone[0]}`,
      why: 'Because it was deprecated for long, and then removed.',
      fixes: ['leave it out'],
    }),
  ];
}

const listed = /["']vllm["'],\s{0,40}["']serve["'][^\]]{0,3000}/g;

/** The same of a list that Python hands to a process. */
export function checkVllmList({ text, place }: Piece): readonly FileFinding[] {
  const pinned = [
    ...text.matchAll(
      /["'](vllm(?:\[[\w,]{1,40}\])?\s{0,3}(?:[=<>!~]=?[^"'\n]{1,60})?)["'](?!,\s{0,40}["']serve)/g,
    ),
  ];
  const version = installedVllm(pinned.flatMap(([, one]) => one ?? []));
  if (/vllm-openai/.test(text)) return [];
  return [...text.matchAll(listed)].flatMap(({ 0: list, index }) =>
    goneOptions(
      [...list.matchAll(/["'](--[a-z0-9-]{1,60})["'=]/g)].flatMap(([, name]) => name ?? []),
      version,
      place(index),
    ),
  );
}

/** PW898: vLLM of the package index, which is built for CUDA 13 from 0.25.1 on at the latest, over a torch for CUDA 12. */
export function checkVllmBuild(steps: readonly PipStep[]): readonly FileFinding[] {
  return steps.flatMap((step, at) => {
    const vllm = step.requirements.find((one) => nameOf(one) === 'vllm');
    const { url = null, specifier = '' } = parseRequirement(vllm?.text ?? '') ?? {};
    if (
      vllm === undefined ||
      url !== null ||
      step.indexes.length > 0 ||
      step.command.text.includes('torch-backend')
    )
      return [];
    if (specifier !== '' && !satisfies(exactVersion(specifier) ?? '0', '>=0.25.1')) return [];
    const tag = steps
      .slice(0, at)
      .filter(
        ({ within, requirements }) =>
          within === step.within && requirements.some((one) => nameOf(one) === 'torch'),
      )
      .flatMap(({ indexes }) => indexes.flatMap((index) => torchTagOf(index.url) ?? []))
      .at(-1);
    if (tag?.startsWith('cu12') !== true) return [];
    return [
      found(runtimeForCuda11, {
        place: vllm.place,
        message: `${vllm.text} of the package index is built for CUDA 13, and torch before it for ${tag}: vLLM does not load.`,
        error: 'ImportError: libcudart.so.13: cannot open shared object file: No such file or directory',
        why: 'Because only torch is taken from the other index.',
        fixes: [
          'take the wheel +cu129 of that release of vLLM by its address, and torch for cu129',
          'let torch be for CUDA 13',
        ],
      }),
    ];
  });
}

function again(place: Place): FileFinding {
  return found(vllmStops, {
    place,
    message: 'vLLM serves the adapters of the last --lora-modules alone.',
    why: 'Because the option takes a list, and given again it takes the place of the one before.',
    fixes: ['write one --lora-modules with all of them: --lora-modules a=PATH b=PATH'],
  });
}

const appended =
  /^[ \t]*(?:\[\[?[ \t]+(-n[ \t][^\n&|]{1,100})&&[ \t]*)?([A-Z_]{1,40})\+=\([ \t]*--lora-modules\b/gm;

/** `ARGS+=(--lora-modules …)` in two lines that may both run. */
function addedTwice(commands: readonly ShellCommand[], texts: readonly string[]): readonly FileFinding[] {
  for (const text of texts) {
    const lines = [...text.matchAll(appended)];
    const [first, second] = lines;
    if (first === undefined || second === undefined) continue;
    if (first[1] === undefined || first[1] === second[1] || first[2] !== second[2]) continue;
    const line = text.slice(0, second.index).split('\n').length;
    const place = commands[0]?.place;
    if (place !== undefined) return [again({ ...place, line, column: 1 })];
  }
  return [];
}

/** The arguments of vLLM in a command; null where it starts none. */
export function vllmWords({ name, words }: ShellCommand, around: string | null): readonly string[] | null {
  if (name === 'vllm' && words[1] === 'serve') return words.slice(2);
  const module = moduleRun(name, words);
  if (module?.[0]?.startsWith('vllm.entrypoints') === true) return module.slice(1);
  if (name === 'docker' || name === 'podman') {
    const at = words.findIndex((word) => image.test(word));
    return at < 0 ? null : words.slice(at + 1);
  }
  return around !== null && image.test(around) && name.startsWith('-') ? words : null;
}

function optionsOf(words: readonly string[]): readonly { readonly name: string; readonly value: string }[] {
  return words.flatMap((word, at) => {
    if (!word.startsWith('-')) return [];
    const [name = '', value = words[at + 1] ?? ''] = word.split('=', 2);
    return [{ name: name.replaceAll('_', '-'), value }];
  });
}

/** The value; of a variable that is set in several branches, each of them. */
function valuesOf(value: string, commands: readonly ShellCommand[]): readonly string[] {
  const name = /^\$\{?(\w{1,60})\}?$/.exec(value)?.[1];
  if (name === undefined) return [value];
  const all = commands.flatMap(({ name: program, assignments }) =>
    program === '' ? (assignments.get(name) ?? []) : [],
  );
  return all.length === 0 ? [value] : all;
}

import { printable } from '../../basics/printable.ts';
import type { Answerer } from '../answer.ts';
import { knownDist } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { own, packageOf } from './library-row.ts';

const requirement =
  /^[A-Za-z][\w.-]{0,60}(?:\[[\w,-]{1,40}\])?(?:[<>=!~]{1,2}[\w.*]{1,20}(?:,[<>=!~]{1,2}[\w.*]{1,20})?)?$/;
/** Words that stand after "install" and are no package. */
export const noPackage =
  /^(?:appropriate|plugin|first|module|separately|comfyui|npm|node|llama\.cpp|opset|imgsz|macos|the|a|an|it|them|this|that|same|all|your|you|python|pip|cuda|cudnn|nvidia|driver|drivers|torch|pytorch|from|via|with|by|using|and|or|in|to|on|for|package|packages|library|libraries|dependencies|requirements|latest|version|correct|proper|newer|required|git|docker|conda|windows|linux|visual|microsoft|xcode|ninja-build|libs?)$/i;

/** Every package of a list, or null where one of its words is none. */
function packagesOf(words: string): readonly string[] | null {
  const found = words
    // What ends a sentence ends the list.
    .replace(/[.;:)]['"`)]{0,2}\s.*$/s, '')
    // Both bounds of a range belong to it: `mmcv>=1.1.5, <=1.3`.
    .replaceAll(/, ?(?=[<>=!~])/g, ',')
    .split(/\s+|,(?![<>=!~])/)
    .map((word) => word.replaceAll(/[`'"]/g, '').replace(/[.;:)]{1,3}$/, ''))
    .filter(
      (word) =>
        word !== '' &&
        !/^(?:and|&|-U|--upgrade|-q|--user|--no-cache-dir|--force-reinstall|--no-deps)$/.test(word),
    );
  const taken = found.slice(0, 6);
  const cut = taken.findIndex((word) => !requirement.test(word) || noPackage.test(word));
  const packages = cut < 0 ? taken : taken.slice(0, cut);
  return packages.length === 0 ? null : packages;
}

const flat = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '');

/** `a, b and c`: those that are known to be packages as well. */
function listed(said: string, first: string, facts: Facts): string {
  let rest = said.slice(said.indexOf(first) + first.length);
  const names = [first];
  for (let next = another.exec(rest); next !== null; next = another.exec(rest)) {
    const name = next[1] ?? '';
    if (knownDist(facts, name.toLowerCase()) === null) break;
    names.push(name);
    rest = rest.slice(next[0].length);
  }
  return names.join(' ');
}
const another = /^[`'"]?(?:, ?(?:and )?| and )[`'"]?([A-Za-z][\w-]{1,40})/;

const quoted = (one: string) => (/[<>=!~[]/.test(one) ? `"${one}"` : one);

/** A program lists what it lacks, and below it the command that installs it. */
export const namedInstall: Answerer = ({ below }) => {
  const command =
    /^(?:\$ )?(?<command>(?:sudo )?(?:apt-get|apt|dnf|yum|brew|conda|mamba|pip3?|python3? -m pip) (?:-y )?install [\w.+=, -]{2,300})$/.exec(
      below[0]?.trim() ?? '',
    )?.groups?.['command'];
  if (command === undefined) return null;
  const apt = /^(?:sudo )?apt(?:-get)? /.test(command);
  return {
    fix: [
      `${apt ? `${command.startsWith('sudo') ? 'sudo ' : ''}apt-get update && ` : ''}${/(?:apt|apt-get|dnf|yum) install(?! -y)/.test(command) ? command.replace(' install', ' install -y') : command}   # as the log says itself; then the same again (a package that is not found is called otherwise in newer releases of the system)`,
    ],
  };
};

/** What the message of an error tells to do: install, update, set, or add an option. */
export const adviceAnswer: Answerer = (event, facts) => {
  const { imports } = facts;
  const said = [event.text, ...event.below.slice(0, 2)].join(' ').slice(0, 1200);
  const message =
    /(?:Error|Exception|ERROR|error|fatal)\]?:? (?<message>.{3,300})/.exec(event.text)?.groups?.['message'] ??
    event.text;
  const title = `The message says itself what to do: ${message.trim().slice(0, 110)}`;
  const typed =
    /pip3? install (?<args>(?:-U |--upgrade |--no-cache-dir |--force-reinstall |-q )*[^`\n]{2,120})/.exec(
      said,
    )?.groups?.['args'];
  const newer = typed !== undefined && /-U |--upgrade/.test(typed);
  const named =
    typed ??
    /(?:(?:[Pp]lease |[Yy]ou (?:need to|should|must|have to|can) |[Tt]ry (?:to )?|[Nn]eed to |must be |you'll need to )(?:first )?(?:re)?install(?:ing)?|make sure (?:that )?you have installed) (?:the (?:latest )?|package |missing )?[`'"]?(?<name>[A-Za-z][\w.<>=!~[\]-]{1,60}(?:, ?[<>=!~]{1,2}[\w.]{1,20})?)(?![\w/]|:\/)/.exec(
      said,
    )?.groups?.['name'];
  // What a sentence names is the module; a command names what the index has.
  const elsewhere =
    typed === undefined && named !== undefined
      ? Object.entries(imports.not_on_pypi).find(([root]) => flat(root) === flat(named))
      : undefined;
  const packages =
    named === undefined || elsewhere !== undefined
      ? null
      : (packagesOf(typed ?? listed(said, named, facts))?.map((one) =>
          typed === undefined ? (knownDist(facts, one.toLowerCase()) ?? one) : one,
        ) ?? null);
  const program =
    typed === undefined && named !== undefined && knownDist(facts, named.toLowerCase()) === null
      ? packageOf(own(facts.libraries.commands, named.toLowerCase()))
      : null;
  const update =
    /(?:[Pp]lease |[Tt]ry |[Yy]ou (?:need to|should|must) |[Cc]onsider |by |to )(?:upgrad(?:e|ing)|updat(?:e|ing)) (?<article>your |the |to )?[`'"]?(?<name>[A-Za-z][\w-]{1,40})[`'"]?(?: package| library| version)?(?: to (?:at least )?(?:version )?|(?: ?>= ?)| )?v?(?<version>\d{1,4}(?:\.\d{1,4}){1,3})?/.exec(
      said,
    )?.groups;
  const needs =
    /(?:[Rr]equires?|needs?) (?<name>[A-Za-z][\w-]{1,30}) ?(?:version )?(?:>=|at least|version) ?v?(?<version>\d{1,4}(?:\.\d{1,4}){1,3})/.exec(
      said,
    )?.groups;
  const variable =
    /\b(?:[Ss]et(?:ting)?|export|define) (?:the )?(?:environment variable )?[`'"]?(?<name>[A-Z][A-Z0-9_]{3,40})[`'"]?(?: ?= ?| to (?![a-z]{1,12} (?!(?:and|or|in|before|for|if|when|then|to)\b)[a-z]))[`'"]{0,2}(?<value>[\w./:-]{0,39}\w)/.exec(
      said,
    )?.groups;
  const option =
    /(?:[Uu]se|[Pp]ass(?:ing)?|[Aa]dd(?:ing)?|[Ss]et(?:ting)?|[Ss]pecify(?:ing)?|with|[Tt]ry|via|by|[Ee]nable|requires?) (?:the )?(?:flag |option |argument |parameter )?[`'"]?(?<option>--[a-z][\w-]{2,50}(?:[= ][\w./-]{1,20})?|[a-z][a-z_]{3,40} ?= ?(?:True|False|None|['"\w.]{1,30}))/.exec(
      said,
    )?.groups?.['option'];
  // "update the optimizer of your code" names no package.
  const unknown =
    update !== undefined &&
    update['version'] === undefined &&
    /^(?:your|the) /.test(update['article'] ?? '') &&
    !imports.same.split(' ').includes(update['name'] ?? '') &&
    !Object.values(imports.names).includes(update['name'] ?? '');
  const moved = unknown ? needs : (update ?? needs);
  const torch = (name: string) => /^(?:torch|pytorch)$/i.test(name);
  const told = /install [\w.-]{1,40}: ?(?<command>(?:cd|make|bash|sh|git) [^'"`]{3,160})/.exec(said)
    ?.groups?.['command'];
  if (told !== undefined)
    return { title, fix: [`# the message says what to type: ${printable(told).replaceAll('&&', 'then')}`] };
  const fix = [
    ...(elsewhere === undefined ? [] : [`# ${elsewhere[1].replaceAll('`', '')}`]),
    ...(program === null || packages === null ? [] : [`apt-get update && apt-get install -y ${program}`]),
    ...(packages === null || program !== null
      ? []
      : [`${event.pip} install ${newer ? '-U ' : ''}${packages.map(quoted).join(' ')}`]),
    ...(packages !== null ||
    moved === undefined ||
    !harmlessWord(moved['name'] ?? '') ||
    (noPackage.test(moved['name'] ?? '') && !torch(moved['name'] ?? ''))
      ? []
      : torch(moved['name'] ?? '')
        ? [
            `${event.pip} install -U ${moved['version'] === undefined ? 'torch' : `"torch>=${moved['version']}"`} torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # one set, from one index`,
          ]
        : [
            `${event.pip} install -U ${moved['version'] === undefined ? moved['name'] : `"${moved['name']}>=${moved['version']}"`}`,
          ]),
    ...(variable === undefined
      ? []
      : [`export ${variable['name']}=${variable['value']}   # then start again`]),
    ...(option === undefined
      ? []
      : [`# ${option.startsWith('--') ? 'add to the command' : 'in the code or config'}: ${option}`]),
  ];
  if (fix.length === 0) return null;
  return {
    subject: fix[0] ?? '',
    title,
    cause: `The program stopped with a message that names the remedy: ${message.trim().slice(0, 240)}`,
    fix,
    confidence: 'medium',
  };
};

/** A package that the message names with the versions it needs: quoted, as a shell would redirect otherwise. */
export const upgradeAnswer: Answerer = (event) => {
  const [wanted] = packagesOf(event.captures['package'] ?? '') ?? [];
  // "requires a: `pip install a` and b `pip install b`": all of them.
  const others = [
    ...event.text.slice(0, 1500).matchAll(/[`'"]pip3? install ["']?([^`'"]{2,80})[`'"]/g),
  ].flatMap(([, words = '']) => packagesOf(words.replace(/^(?:-U|--upgrade) /, '')) ?? []);
  const said = wanted === undefined ? [] : [...new Set([...others, wanted])];
  // "transformers[torch]" or "accelerate>=0.26.0": the one that leaves the other where it is.
  const accelerate = said.find((one) => one.startsWith('accelerate>='));
  // One or the other: faiss-gpu ends with Python 3.10.
  const either = /[`'"](?: \([^)]{1,60}\))? or [`'"]pip3? install/.test(event.text);
  const taken = either ? said.filter((one) => one !== 'faiss-gpu').slice(0, 1) : said;
  const all = accelerate === undefined ? withSuccessors(taken) : [accelerate];
  return all.length === 0
    ? null
    : {
        fix: [
          `${event.pip} install ${/NotInstalled/.test(event.text) ? '' : '-U '}${all.map(quoted).join(' ')}`,
        ],
        ...(all.length === 1 && all[0] === wanted
          ? {}
          : { cause: `The message itself says what is missing: ${all.join(', ')}.` }),
      };
};

/** auto-gptq is archived. gptqmodel takes its place, of which transformers knows since 4.49 (its wheels, read 2026-11-30). */
function withSuccessors(names: readonly string[]): readonly string[] {
  const still = names.filter((name) => !/^auto-gptq/i.test(name));
  return still.length === names.length || still.includes('gptqmodel')
    ? still
    : ['transformers', ...still, 'gptqmodel'];
}

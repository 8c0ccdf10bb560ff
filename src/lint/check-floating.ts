import { breakingSteps, needsOf, newestRead } from '../catalog/metadata.ts';
import { newestNeedsPython, refusesPython } from '../catalog/releases-read.ts';
import { normaliseName, parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import { cloneOf, folderOf } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import type { Installation, Located } from './located.ts';
import { newestCommit, newMajor } from './pages/floating.ts';
import type { Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';
import { pythonUpTo } from './situation.ts';

const address = /^(?:https?:\/\/|git@)[\w.@:/~-]{5,200}$/;
/** What git goes to: a tag, a commit, or what a variable holds that is not known. */
const fixedRef = /^(?:v|b|release[-/]v?)?\d[\w.-]*$|^[a-z][a-z_-]{0,20}\d+(?:\.\d+)+$|^[0-9a-f]{7,40}$|\$/;

/** Whose repositories others install: ComfyUI and its nodes, trainers, engines, libraries. */
const known =
  /^(?:comfyanonymous|comfy-org|ltdrdata|kijai|city96|automatic1111|lllyasviel|oobabooga|bmaltais|kohya-ss|ostris|cocktailpeanut|deepbeepmeep|hiyouga|modelscope|axolotl-ai-cloud|unslothai|ggerganov|ggml-org|vllm-project|sgl-project|huggingface|facebookresearch|nvidia|nvlabs|microsoft|openai|google|google-research|stability-ai|black-forest-labs|dao-ailab|thu-ml|wan-video|tencent|tencent-hunyuan|qwenlm|deepseek-ai|bytedance|rvc-boss|svc-develop-team|coqui-ai|m-bain|opentalker|tencentarc|xinntao|mit-han-lab|state-spaces|tdrussell|invoke-ai|mcmonkeyprojects|lm-sys|haotian-liu|eleutherai|open-mmlab|ultralytics|nerfstudio-project|graphdeco-inria|karpathy)$/;

/** Given up or archived: their newest commit is that of long ago. */
const dormant = new Set([
  ...['automatic1111/stable-diffusion-webui', 's0md3v/roop', 'xinntao/real-esrgan', 'tencentarc/gfpgan'],
  ...[
    'compvis/stable-diffusion',
    'compvis/taming-transformers',
    'haotian-liu/llava',
    'coqui-ai/tts',
    'openai/clip',
  ],
]);

/** All of one owner whom nobody else installs from: the author's own. */
function ofOthers(clones: readonly Clone[]): boolean {
  const owners = new Set(clones.map(({ owner }) => owner.toLowerCase()));
  return owners.size === 1 && ![...owners].some((owner) => known.test(owner));
}

interface Clone {
  readonly name: string;
  readonly owner: string;
  readonly place: Place;
}

/** PW893: repositories that are taken as they stand on the day. */
export function checkNewestCommits(
  commands: readonly ShellCommand[],
  atEveryStart: boolean,
): readonly FileFinding[] {
  const clones = commands
    .flatMap((command) => floatingClone(command, commands))
    .filter(({ owner, name }) => !dormant.has(`${owner}/${name}`.toLowerCase()));
  const [first] = clones;
  if (first === undefined) return atEveryStart ? pulls(commands) : [];
  const names = [...new Set(clones.map(({ name }) => name))];
  const patched = commands.some(
    ({ name, words }) => name === 'patch' || (name === 'git' && /^(?:apply|am)$/.test(words[1] ?? '')),
  );
  // A script that fetches one repository means what is newest there, and so does an installer.
  const wanted = /install[\w.-]*$/i.test(first.place.file) || names.length === 1 || ofOthers(clones);
  if (atEveryStart && !patched && wanted) return [];
  const shallow = commands.some((one) => cloneOf(one) !== null && /--depth\b/.test(one.text));
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ' and others' : '');
  return [
    found(newestCommit, {
      place: first.place,
      message:
        names.length === 1
          ? `${shown} is cloned at its newest commit: another day brings other code, and other requirements with it.`
          : `${names.length} repositories are cloned at their newest commit (${shown}): another day brings other code, and other requirements with it.`,
      why: 'Because nothing names a commit or a tag.',
      fixes: [
        `after each clone: ${shallow ? 'git -C DIR fetch --depth 1 origin COMMIT && ' : ''}git -C DIR checkout COMMIT, the one that works now (git -C DIR rev-parse HEAD)`,
      ],
    }),
  ];
}

/** What the newest commit of a repository is for, at least: the minor of Python 3. */
const needsPython: ReadonlyMap<string, number> = new Map([
  ['huggingface/lerobot', 12],
  ['hiyouga/llama-factory', 11],
  ['hiyouga/llamafactory', 11],
  ['m-bain/whisperx', 10],
]);

/** PW893 where the newest commit refuses this Python, cloned and installed, or named by its address. */
export function checkNewestPython(
  { addresses, requirements }: Installation,
  commands: readonly ShellCommand[],
  python: string | null,
): readonly FileFinding[] {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(minor)) return [];
  const installs = commands.some(({ text }) => /\bpip3? install\b/.test(text));
  const cloned = installs ? commands.flatMap((command) => floatingClone(command, commands)) : [];
  const named = [...addresses, ...requirements].flatMap(({ text, place }) => {
    const [, owner, name] =
      /git\+https:\/\/github\.com\/([\w-]+)\/([\w-]+)(?:\.git)?(?:#|$)/.exec(text) ?? [];
    return owner === undefined || name === undefined ? [] : [{ owner, name, place }];
  });
  return [...cloned, ...named].flatMap(({ owner, name, place }) => {
    // What its newest release asks for, its branch asks for at least.
    const least =
      needsPython.get(`${owner}/${name}`.toLowerCase()) ??
      (known.test(owner.toLowerCase()) ? newestNeedsPython(normaliseName(name)) : undefined);
    if (least === undefined || minor >= least) return [];
    return [
      found(newestCommit, {
        place,
        severity: 'error',
        message: `The newest ${name} is for Python 3.${least} and newer, and here it is 3.${minor}: pip stops.`,
        error: `ERROR: Package '${name.toLowerCase()}' requires a different Python: 3.${minor} not in '>=3.${least}'`,
        why: 'Because its newest release and its main branch gave up older ones.',
        fixes: [`take Python 3.${least}`, 'name a tag or a commit from before'],
      }),
    ];
  });
}

/** `git pull` that nobody asked for, of what an image or a volume holds. */
function pulls(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const pull = commands.find(
    ({ name, words, guards }) =>
      name === 'git' &&
      words.includes('pull') &&
      !words.includes('lfs') &&
      !guards.some(({ text, paths }) => paths.length === 0 && /\$/.test(text)),
  );
  // A script that says so is there to fetch it.
  const told = commands.some(
    ({ name, words, text }) =>
      (name === 'echo' && /\bupdat|\bpulling\b/i.test(text)) ||
      // Who commits works at it.
      (name === 'git' && /^(?:push|commit)$/.test(words[1] ?? '')),
  );
  if (pull === undefined || told) return [];
  return [
    found(newestCommit, {
      place: pull.place,
      message: 'Each start takes the newest commit: what worked yesterday may not start today.',
      why: 'Because git pull moves the branch, and what was installed for it stays as it was.',
      fixes: ['stay at the commit that works, and pull by hand, or only where a variable asks for it'],
    }),
  ];
}

function floatingClone(command: ShellCommand, commands: readonly ShellCommand[]): readonly Clone[] {
  const clone = cloneOf(command);
  // Behind `git clone -b TAG … ||` it is for the case that the tag is not there.
  const second = command.guards.some(
    ({ text, holds }) => !holds && /\bclone\b.*\s(?:-b|--branch)\b/s.test(text),
  );
  if (clone === null || fixes(command) || second) return [];
  const { url, into } = clone;
  const folder = into.split('/').at(-1) ?? '';
  const settled = commands.some(
    (later) =>
      later.name === 'git' &&
      later.words.some((word, at) => /^(?:checkout|reset|switch)$/.test(word) && refOf(later.words, at)) &&
      (url.includes('$') ||
        later.folder === '' ||
        [...later.words, later.folder].some((word) => word.includes(folder))),
  );
  if (settled) return [];
  if (address.test(url))
    return ofHub(url) ? [] : [{ name: nameOf(url), owner: ownerOf(url), place: command.place }];
  // The address is an argument of the function it stands in, or runs over a list.
  const given = commands
    .filter((other) => command.inFunction !== null && other.name === command.inFunction)
    .flatMap(({ words, place }) =>
      words
        .filter((word) => address.test(word) && !ofHub(word))
        .map((word) => ({ name: nameOf(word), owner: ownerOf(word), place })),
    );
  return given;
}

function fixes({ words, andThen }: ShellCommand): boolean {
  const at = words.findIndex((word) => /^(?:-b|--branch|--revision)(?:=|$)/.test(word));
  const ref = at < 0 ? null : (words[at]?.split('=')[1] ?? words[at + 1] ?? '');
  return (
    (ref !== null && fixedRef.test(ref)) ||
    andThen.some((text) => /\bgit\b.*\b(?:checkout|reset)\b/.test(text))
  );
}

/** True where what follows is no branch that moves. */
function refOf(words: readonly string[], at: number): boolean {
  const ref = words.slice(at + 1).find((word) => !word.startsWith('-')) ?? '';
  return ref !== '' && !/^(?:origin\/)?(?:main|master|dev|develop)$|^HEAD$/.test(ref);
}

/** Models and data: what moves there are weights, which seldom change. */
const ofHub = (url: string) => /(?:huggingface\.co|hf\.co|modelscope\.cn)\//.test(url);
const nameOf = (url: string) => folderOf(url) || url;
const ownerOf = (url: string) =>
  url
    .split(/[/:]/)
    .filter((part) => part !== '')
    .at(-2) ?? '';

/** PW894: lists written for what is over, by the releases that are known to have broken callers. */
export function checkNewMajors(
  { requirements, constraints, lists, brought }: Installation,
  said: readonly FileFinding[],
  python: string | null,
): readonly FileFinding[] {
  // A constraint may hold any of them; what another finding says of these need not be said twice.
  if (constraints.length > 0 || lists || (brought ?? []).length > 0) return [];
  if (said.some(({ code }) => code === 'PW829' || code === 'PW421' || code === 'PW408')) return [];
  // A list that is open everywhere means to be; one that holds most was meant to hold.
  const pinned = requirements.filter(
    ({ text }) => exactVersion(parseRequirement(text)?.specifier ?? '') !== null,
  );
  if (pinned.length * 2 < requirements.length) return [];
  const bounds = boundsOn(requirements);
  // A list that names a package twice says it twice.
  const names = requirements.map(({ text }) => parseRequirement(text)?.name ?? '');
  const held = (name: string) =>
    // Pinned, they hold what asks for one of them alone.
    (name === 'gradio' && names.includes('gradio-client')) ||
    (name === 'transformers' &&
      /huggingface-hub==0/.test(requirements.map(({ text }) => text.replaceAll('_', '-')).join()));
  const open = [
    ...new Map(
      requirements
        .flatMap((one) => openStep(one, bounds, python ?? pythonUpTo(requirements)))
        .map((one) => [one.name, one]),
    ).values(),
  ].filter(({ name }) => !held(name));
  const [first] = open;
  if (first === undefined || open.length < 2) return [];
  return [
    found(newMajor, {
      place: first.place,
      message: `Nothing keeps ${open
        .slice(0, 3)
        .map(({ name, at }) => `${name} below ${at}`)
        .join(', ')}: ${open
        .slice(0, 3)
        .map(({ at, because }) => `since ${at} ${because}`)
        .join('; ')}.`,
      why: 'Because a lower bound alone, or none, takes the newest at each install, and later what is newest then.',
      fixes: ['write down what works now: pip freeze, then NAME==VERSION'],
    }),
  ];
}

/** What breaks callers so often that a list which leaves it open is a list for today. Of numpy and pydantic PW410 and PW406 speak. */
const watched =
  /^(?:transformers|diffusers|huggingface-hub|gradio|datasets|moviepy|openai|langchain|trl|pytorch-lightning|lightning|albumentations|av)$/;

/** What the packages that are asked for want of each other, in the versions that pip takes. */
function boundsOn(requirements: readonly Located[]): ReadonlyMap<string, readonly string[]> {
  const bounds = new Map<string, string[]>();
  for (const { text } of requirements) {
    const requirement = parseRequirement(text);
    if (requirement === null || requirement.url !== null) continue;
    const { name, specifier } = requirement;
    if (name === 'transformer-lens' && specifier === '') bounds.set('transformers', ['>=5.9']);
    const version = exactVersion(specifier) ?? newestRead(name, specifier);
    if (name === 'transformers' && satisfies(version ?? '9', '<5')) bounds.set('huggingface-hub', ['<1.0']);
    for (const need of version === null ? [] : needsOf(name, version))
      if (need.specifier !== '') bounds.set(need.needs, [...(bounds.get(need.needs) ?? []), need.specifier]);
  }
  return bounds;
}

function openStep(
  located: Located,
  bounds: ReadonlyMap<string, readonly string[]>,
  python: string | null,
): readonly {
  readonly name: string;
  readonly at: string;
  readonly because: string;
  readonly place: Place;
}[] {
  const requirement = parseRequirement(located.text);
  // What a clone's list says is not written here, and its next commit may say it otherwise.
  if (located.ofApp === true) return [];
  if (requirement === null || requirement.url !== null || requirement.marker !== null) return [];
  const { name, specifier } = requirement;
  if (!watched.test(name) || (specifier !== '' && !/^>=?\s*[\d.]+$/.test(specifier))) return [];
  const takes = newestRead(
    name,
    [specifier, ...(bounds.get(name) ?? [])].filter((one) => one !== '').join(','),
  );
  const step = breakingSteps.findLast(
    (one) =>
      one.name === name &&
      one.whom === undefined &&
      takes !== null &&
      (one.at.endsWith('.0') || name === 'trl') &&
      (compareVersions(takes, one.at) ?? -1) >= 0,
  );
  const least = /[\d.]+/.exec(specifier)?.[0] ?? null;
  // Who wrote a bound at or above it knew that release.
  // What another of the list needs cannot be kept out.
  const needed = (bounds.get(name) ?? []).some(
    (one) =>
      step !== undefined && /^>=?[\d.]+$/.test(one) && satisfies(one.replace(/[>=]+/, ''), `>=${step.at}`),
  );
  if (needed || (step !== undefined && refusesPython(name, step.at, python))) return [];
  if (takes === null || step === undefined || (least !== null && satisfies(least, `>=${step.at}`))) return [];
  return [{ name, at: step.at, because: step.because, place: located.place }];
}

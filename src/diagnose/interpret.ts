import { printable } from '../basics/printable.ts';
import { answerers } from './answers/registry.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type Event, readEvent, requirementsNearby } from './event.ts';
import type { Facts } from './facts/facts.ts';
import { whereItHasWheels } from './facts/last-wheels.ts';
import { thatCanBeHad } from './facts/old-pythons.ts';
import { forItsPython } from './facts/torch-wheels.ts';
import { fillCommand, fillText, harmlessWord } from './fill.ts';
import type { Hit, Seen } from './hit.ts';
import { isRaised, passesBy } from './ignorable.ts';
import { lastRank, lastWords } from './last-words/speak.ts';
import { helped, isLesser, warns } from './level.ts';
import { bare } from './normalise.ts';
import { inItsPlace } from './of-its-place.ts';
import { withItsEngine } from './of-this-torch.ts';
import { settlePython } from './settle-python.ts';
import type { Stage, Weight } from './signature.ts';
import { tagNearby } from './values-nearby.ts';

const ranks: Readonly<Record<Weight, number>> = { root: 300, plain: 200, symptom: 100, hint: 50, remark: 50 };
const order: readonly Stage[] = ['deploy', 'install', 'import', 'run', 'serve'];

/** From what was seen to what it means: causes first, their consequences under them, harmless noise left out. */
export function interpret(seen: Seen, facts: Facts): readonly Diagnosis[] {
  const found = judged(seen, facts);
  if (isOfWorkflow(found, seen)) return [];
  if (found.some(({ rank }) => rank > lastRank) || seen.again === null) return found;
  const again = judged(seen.again(), facts);
  return found.length === 0 || again.some(({ rank }) => rank > lastRank) ? again : found;
}

/** What to try where nothing is wrong with what is installed, and somebody's workflow failed in it. */
export function workflowHints(seen: Seen, facts: Facts): readonly string[] {
  const found = judged(seen, facts);
  return isOfWorkflow(found, seen) ? found.flatMap(({ title, fix }) => [`# ${title}`, ...fix]) : [];
}

/** ComfyUI ends a prompt that failed, and runs on: models that do not belong together are no fault of the pod. */
function isOfWorkflow(found: readonly Diagnosis[], { lastLine }: Seen): boolean {
  const failed = lastLine['prompt-failed'];
  const isOver = failed !== undefined && (lastLine['prompt-done'] ?? 0) > failed;
  const ofShapes = ({ class: name, evidence }: Diagnosis) =>
    name === 'model-mismatch' && /\bshapes?\b|\bsize\b/.test(evidence);
  return isOver && found.length > 0 && found.every(ofShapes);
}

function judged(seen: Seen, facts: Facts): readonly Diagnosis[] {
  const hits = settlePython(seen.hits)
    .filter((hit) => !recovered(hit, seen))
    .flatMap((hit) => answered(hit, facts))
    .filter(strongestOfItsLine);
  const names = [...new Set(hits.map(({ signature }) => signature.class))];
  const classes = names.flatMap((name) =>
    judge(
      hits.filter(({ signature }) => signature.class === name),
      hits,
      seen,
    ),
  );
  const slight = (weight: Weight) => weight === 'hint' || weight === 'remark';
  const roots = classes.filter((one) => one.weight !== 'symptom' && !slight(one.weight));

  // What is too slight to stand itself explains nothing away.
  const able = roots.length === 0 ? classes : roots;
  const standing = able.filter((one) => !explained(one, able));
  const best = standing.toSorted(byRank);
  const dropped = classes.filter((one) => !standing.includes(one) && !slight(one.weight));
  if (best.length === 0) return lastWords(seen, facts);
  const note = onlyWarns(hits, seen);
  return best.map((one, at) => {
    const said = toDiagnosis(one, at === 0 ? dropped : []);
    return note ? { ...said, fix: said.fix.map(asRemark), note } : { ...said, note };
  });
}

/** Nothing failed: what takes something away, or puts another in its place, is for whoever misses it alone. */
const asRemark = (line: string) =>
  !line.startsWith('#') && /\buninstall\b|--force-reinstall|\brm -/.test(line)
    ? `# only where it is missed: ${line}`
    : line;

/** A hit as what it says was read: its signature speaks of this log. None where it is no failure. */
function answered(hit: Hit, facts: Facts): readonly Hit[] {
  const event = readEvent(hit);
  const answer = answerers[hit.signature.id]?.(event, facts) ?? null;
  if (answer === 'nothing' || (answer === null && hit.signature.onlyAnswered)) return [];
  const { subject, weight, ...said } = answer ?? {};
  const general = hit.signature.fix.map((command) => fillCommand(command, hit.captures));
  const signature = {
    ...hit.signature,
    ...said,
    title:
      said.title === undefined
        ? fillText(hit.signature.title, hit.captures)
        : printable(said.title).slice(0, 300),
    cause: said.cause === undefined ? fillText(hit.signature.cause, hit.captures) : printable(said.cause),
    fix: inItsPlace(
      whereItHasWheels(
        forItsPython(
          withItsEngine(said.fix ?? general.map((command) => inItsEnvironment(command, event)), event),
          event.python,
          /sm_1[0-2]\d|Blackwell|capability 1[0-2]\.\d/.test(said.cause ?? event.text),
        ),
        event,
      ).map((command) => thatCanBeHad(withItsFiles(command, event))),
      event,
    ).map(printable),
  };
  const matcher = weight === undefined ? hit.matcher : { ...hit.matcher, weight };
  return [{ ...hit, signature, matcher, ...(subject === undefined ? {} : { subject }) }];
}

/** What general commands call app.py and requirements.txt, as the log calls them. */
function withItsFiles(general: string, event: Event): string {
  const [first] = event.frames;
  const listed = /install .{0,80}-r requirements\.txt/.test(general) ? requirementsNearby(event) : null;
  const command = listed === null ? general : general.replace('-r requirements.txt', listed);
  return first?.root === null && /\.py$/.test(first.file) && harmlessWord(first.file)
    ? command.replace('python3 app.py', `python3 ${first.file}`)
    : command;
}

/** A general command for the environment that the log names: its pip, its Python, the CUDA tag of its torch. */
function inItsEnvironment(command: string, event: Event): string {
  const named = /^(?:[~/]|[A-Za-z]:)/.test(event.pip) ? event.pip : null;
  const here =
    named === null ? command : command.replace(/^python3 (?=-c |-m )/, `${named.replace(/ -m pip$/, '')} `);
  const tag = /torch torchvision torchaudio/.test(here) ? tagNearby(event) : null;
  return tag === null || !/cu12[4-9]|cu13/.test(tag) ? here : here.replace('whl/cu128', `whl/${tag}`);
}

interface Judged {
  /** One hit for each thing it is about, the one that speaks first. */
  readonly subjects: readonly Hit[];
  readonly hit: Hit;
  readonly last: Hit;
  readonly weight: Weight;
  readonly rank: number;
}

function weightOf({ matcher, signature }: Hit): Weight {
  return matcher.weight ?? signature.weight;
}

/** The hit that speaks for a class: of the strongest ones the first; how late its last one is decides ties. */
function judge(group: readonly Hit[], all: readonly Hit[], seen: Seen): readonly Judged[] {
  const rated = group.map((hit) => ({ hit, rank: rankOf(hit, all, seen) }));
  const top = Math.max(...rated.map(({ rank }) => rank));
  const best = rated.filter(({ rank }) => rank === top).map(({ hit }) => hit);
  const hit = best[0];
  const last = best.at(-1);
  if (hit === undefined || last === undefined) return [];
  const subjects = best.filter((one, at) =>
    one.subject === undefined ? at === 0 : best.findIndex(({ subject }) => subject === one.subject) === at,
  );
  return [
    { subjects: subjects.includes(hit) ? subjects : [hit], hit, last, weight: weightOf(hit), rank: top },
  ];
}

const warning =
  /^\W{0,6}(?:\w{0,20}warning|warn)\b|\b(?:User|Runtime|Future|Deprecation|Resource)Warning:|\bWARN(?:ING)?\b/i;

function rankOf(hit: Hit, all: readonly Hit[], seen: Seen): number {
  const warned = weightOf(hit) === 'plain' && warning.test(hit.text) ? 40 : 0;
  return ranks[weightOf(hit)] - warned - (superseded(hit, all, seen) ? 120 : 0);
}

/** An exception that was being handled when a later, known one was raised: the last of a chain decides. */
function superseded(hit: Hit, all: readonly Hit[], seen: Seen): boolean {
  const links = seen.links.get(hit.chain) ?? [];
  const handledAt = links.lastIndexOf('handling') + 1;
  if (handledAt <= hit.link) return false;
  return all.some(
    (other) =>
      other.chain === hit.chain &&
      other.link >= handledAt &&
      (other.signature.class !== hit.signature.class || other.subject !== hit.subject) &&
      ranks[weightOf(other)] >= ranks.plain,
  );
}

const lasting: ReadonlySet<string> = new Set([
  'no-kernel-image',
  'driver-too-old',
  'torch-cpu-only',
  'opencv-without-cuda',
  'ffmpeg-without-encoder',
]);

/** What programs do without or get over: faster attention, a clone that was there, a question, a wait for cards. */
const optional: ReadonlySet<string> = new Set([
  'xformers-mismatch',
  'flash-attn-abi-mismatch',
  'git-dir-exists',
  'build-waits',
  'ray-resources',
]);
const accelerators =
  /^(?:flash_attn|flash_attn_interface|sageattention|sageattn3|xformers|apex|deepspeed|hf_transfer)\b/;

/** Classes of what a program may lack and yet run, as it then says itself. */
const dispensable: ReadonlySet<string> = new Set([
  'triton-missing',
  'module-not-found',
  'xformers-mismatch',
  'flash-attn-abi-mismatch',
  'package-too-old',
  'api-mismatch',
  'other-missing-shared-library',
  'libsndfile-or-ffmpeg-missing',
  'hf-transfer-missing',
  'ninja-missing',
]);
const doesWithout =
  /\b(?:disabl(?:ed|ing)|fall(?:ing|s)? ?back|fallback|instead\b(?!,)|will (?:not|be) (?:be )?(?:available|enabled|used|disabled|skipped)|won't be (?:available|enabled|used)|not be (?:available|enabled)|(?:proceed|continu|runn|go)ing (?:on )?without|without it\b|skipp(?:ed|ing)|optional(?:ly)?|to (?:speed up|get faster)|for (?:better|faster|improved) )/i;
/** A Python that a program has not been tried with, as it says before it goes on. */
const untested = /\bis not tested\b|\bhas not been tested\b|INCOMPATIBLE PYTHON VERSION/;
const raised =
  /(?:^|\s)(?:[a-z_]\w{0,40}\.){0,5}[A-Z]\w{0,60}(?:Error|Exception)\b(?!['"])|^\s{0,20}(?:E: |ERROR:|fatal:|error:)/;

/** What spoils a result, and ends no run: where one ended, it is for another reason. */
const spoils = new Set(['rasterizer-overflow', 'training-data-ignored']);

/** What came right in the end: a retry that succeeded, a note that pip prints before it installs all the same. */
function recovered(hit: Hit, { lastLine, errors }: Seen): boolean {
  const { class: name } = hit.signature;
  const after = (line: number | undefined) => line !== undefined && line >= hit.line;
  if (passesBy(hit.text, hit.before, hit.after)) return true;
  if (dispensable.has(name) && doesWithout.test(hit.text) && !raised.test(hit.text)) return true;
  const works = after(lastLine.progress);
  if (works || after(lastLine.ready)) {
    if (optional.has(name)) return true;
    if (dispensable.has(name) && !raised.test(hit.text) && !/Cannot import/.test(hit.text)) return true;
    if (untested.test(hit.text) || name === 'command-not-found') return true;
    if (name === 'module-not-found' && accelerators.test(hit.captures['module'] ?? '')) return true;
  }
  const weight = weightOf(hit);
  if (weight === 'remark' && !somethingFailed(hit, errors)) return true;
  if (weight === 'hint' || weight === 'remark')
    return (
      works ||
      (after(lastLine.installed) && name !== 'torch-replaced') ||
      after(lastLine.ready) ||
      (spoils.has(name) && errors.exception !== undefined)
    );
  if ((works || after(lastLine.ready)) && doesAnother(hit)) return true;
  // A warning that the program then got over; what a card or driver cannot do shows itself later all the same.
  if (works && warning.test(hit.text) && !lasting.has(name)) return true;
  if (name === 'network-timeout') {
    return (
      (works || after(lastLine.installed) || after(lastLine.ready)) &&
      !/Error:|^ERROR|fatal|E: /.test(hit.text)
    );
  }
  return false;
}

/** Whether the log shows more than the remark itself: an error, or the answer that there is no GPU. */
function somethingFailed({ line, text, after, before }: Hit, errors: Seen['errors']): boolean {
  const plain = [errors.exception, errors.message, errors.consequence].some(
    (error) => error !== undefined && error.line !== line,
  );
  return (
    plain ||
    raised.test(text) ||
    /^\s{0,4}(?:False\b|\[\]\s{0,4}$)|is_available\(\)|GPUs Available: {0,3}0/m.test(
      `${after.slice(0, 400)}\n${before.slice(-300)}`,
    )
  );
}

/** What is over all the same where it only warns, or calls itself so: NCCL writes each failure as WARN. */
const final = /NCCL WARN|OP_REQUIRES failed|Read less bytes|, exiting\b|\bcannot be\b|\bno longer\b/;
/** pip calls it an error, and has installed all. */
const doesAllTheSame = /dependency resolver does not /;

/** Whether a log shows no failure, and all that was found in it only warns of what may be missing. */
function onlyWarns(hits: readonly Hit[], { errors }: Seen): boolean {
  const own = new Set(hits.map(({ line }) => line));
  const others = [errors.exception, errors.message, errors.consequence]
    .flatMap((error) => (error === undefined ? [] : [error, ...error.earlier]))
    .filter(({ line }) => !own.has(line));
  return others.length === 0 && hits.every(isLesserHit);
}

/** Whether a line says itself what is done in place of what it lacks, and raises nothing. */
function doesAnother({ text, signature }: Hit): boolean {
  return helped.test(text) && !raised.test(text) && !lasting.has(signature.class);
}

/** What goes on, many times slower: whoever shows that wants the GPU. */
const slower: ReadonlySet<string> = new Set(['onnxruntime-cpu-only']);

/** Advice for whoever meets trouble, and what is done without it. */
const advises =
  /\bConsider (?:updating|upgrading|installing)\b|\bIf you (?:hit|encounter|run into|see) |\bto properly deal\b|\bwill (?:default to|skip)\b|\bTruncating the\b/;

function isLesserHit(hit: Hit): boolean {
  const { text, signature } = hit;
  const slight =
    weightOf(hit) === 'hint' ||
    isLesser(text) ||
    ((advises.test(text) || (helped.test(text) && !slower.has(signature.class))) && !raised.test(text)) ||
    ((warns(text) || warns(bare(text))) && !isRaised(text, hit.before));
  if (!slight || lasting.has(signature.class) || final.test(text)) return false;
  return doesAllTheSame.test(text) || !somethingFailed(hit, {});
}

/** Several signatures may know one line; the most telling one speaks. */
function strongestOfItsLine(hit: Hit, _: number, hits: readonly Hit[]): boolean {
  const rank = ranks[weightOf(hit)];
  return !hits.some((other) => other.line === hit.line && ranks[weightOf(other)] > rank);
}

function explained({ hit }: Judged, classes: readonly Judged[]): boolean {
  return (hit.signature.explainedBy ?? []).some((name) =>
    classes.some((other) => other.hit.signature.class === name),
  );
}

/**
 * Best first. Between equals, what failed while installing explains what failed later; else the later one
 * is what stands in the way now.
 */
function byRank(a: Judged, b: Judged): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  const [installA, installB] = [isInstall(a), isInstall(b)];
  if (installA !== installB) {
    const [install, other] = installA ? [a, b] : [b, a];
    if (install.hit.line < other.last.line) return installA ? -1 : 1;
  }
  return b.last.line - a.last.line;
}

function isInstall({ hit }: Judged): boolean {
  return order.indexOf(hit.signature.stage) <= order.indexOf('install');
}

const mostSubjects = 8;

function toDiagnosis({ hit, rank, subjects }: Judged, dropped: readonly Judged[]): Omit<Diagnosis, 'note'> {
  const { signature, line } = hit;
  const others = subjects.filter((one) => one !== hit).slice(0, mostSubjects - 1);
  return {
    class: signature.class,
    stage: signature.stage,
    title: signature.title,
    line,
    evidence: evidence(hit),
    cause: [...new Set([hit, ...others].map((one) => one.signature.cause))].join(' '),
    fix: onceEach([hit, ...others].flatMap((one) => one.signature.fix)),
    confidence: rank >= ranks.plain ? signature.confidence : 'low',
    consequences: dropped.map((one) => ({ line: one.hit.line, title: one.hit.signature.title })),
    sources: signature.sources,
    rank,
    patch: null,
  };
}

/** Commands that differ in their remarks only are one. */
function onceEach(fix: readonly string[]): readonly string[] {
  const bare = fix.map((line) => line.replace(/ {3}# .*$/, ''));
  return fix.filter((_, at) => bare.indexOf(bare[at] ?? '') === at);
}

function evidence({ text, matcher }: Hit): string {
  const shown = text.trim();
  if (shown.length <= 300) return printable(shown);
  const at = Math.max(0, shown.toLowerCase().indexOf(matcher.text.toLowerCase()) - 100);
  return printable(`${at > 0 ? '…' : ''}${shown.slice(at, at + 290)}…`);
}

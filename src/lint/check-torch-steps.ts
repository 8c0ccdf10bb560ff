import { needsOf, newestRead } from '../catalog/metadata.ts';
import { newestNeedsPython } from '../catalog/releases-read.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf, torchTagOf } from './located.ts';
import { audioApart, torchReplaced } from './pages/torch.ts';
import type { PipStep } from './pip-steps.ts';

/** One pip step with what came before it. */
interface Turn {
  readonly step: PipStep;
  /** What it asks for, its lists read. */
  readonly asked: readonly Located[];
  /** What earlier steps asked for, of the same environment. */
  readonly before: readonly Located[];
  /** The torch of the image; null: none, or not known. */
  readonly there: string | null;
  /** The Python is too old for what is newest, as far as that is known. */
  readonly steppedBack: (name: string) => boolean;
  /** The torch that an earlier step took from the index of a CUDA tag, where it named no version. */
  readonly indexed: string | null;
}

/** PW828 and PW868: what a step does to the torch of an earlier step, or of the image (`there`). */
export function checkTorchSteps(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
  catalog: Catalog,
  there: string | null,
  python: string | null = null,
): readonly FileFinding[] {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1] ?? 99);
  const steppedBack = (name: string) => minor < (newestNeedsPython(name) ?? (minor < 9 ? 9 : 0));
  // Once replaced, what a step finds is not known until one names torch again.
  const replaced = new Set<string | null>();
  return steps.flatMap((step, at) => {
    if (named(asked[at] ?? [], 'torch') !== undefined) replaced.delete(step.within);
    const before = steps
      .slice(0, at)
      .flatMap((one, index) => (one.within === step.within ? (asked[index] ?? []) : []));
    const indexed = newestOfIndex(
      steps.slice(0, at).filter(({ within }) => within === step.within),
      catalog,
    );
    const own = step.within === null ? there : null;
    const turn = { step, asked: asked[at] ?? [], before, there: own, indexed, steppedBack };
    if (step.command.words.includes('--no-deps') || replaced.has(step.within)) return [];
    const found = [...xformers(turn, catalog), ...otherTorch(turn), ...audio(turn)];
    if (found.some(({ code }) => code === torchReplaced.code)) replaced.add(step.within);
    return found;
  });
}

/** Packages that ask for one torch, or hold it back, in most of their releases. */
export const decides =
  /^(?:vllm|xformers|sglang|whisperx|pyannote-audio|chatterbox-tts|audiocraft|unsloth|unsloth-zoo|lmdeploy|tensorrt-llm|nemo-toolkit|tts|coqui-tts|f5-tts|autoawq|auto-gptq|gptqmodel|fairseq2?|torchtune|torchtext|torchdata|torch-tensorrt|kaolin|stable-audio-tools|demucs|parler-tts|moshi|intel-extension-for-pytorch|fastai|allennlp|ludwig|torch-npu|torch-xla|torch-directml)$/;

/** The line of the last step that replaces the torch of an earlier one or of the image, or may; null: none does. */
export function movesTorch(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
  moved: readonly FileFinding[],
  there: string | null,
): number | null {
  const names = (at: number) => named(asked[at] ?? [], 'torch') !== undefined;
  const last = steps.findLastIndex((_, at) => names(at));
  const mover = steps.findLastIndex((step, at) => {
    const { command, within } = step;
    const own = asked[at] ?? [];
    if (
      moved.some(({ code, place }) => code === torchReplaced.code && own.some((one) => one.place === place))
    )
      return true;
    if (names(at) || command.words.includes('--no-deps')) return false;
    if (there === null && !steps.some((one, index) => index < at && one.within === within && names(index)))
      return false;
    // A page of wheels for one torch, such as that of kaolin, is asked for the one that is there.
    if (step.indexes.some(({ url }) => /\/torch-?\d/.test(url))) return false;
    return own.some((one) => {
      const { name = '', specifier = '', url = null } = parseRequirement(one.text) ?? {};
      const version = exactOf(one) ?? newestRead(name, specifier);
      return decides.test(name) && (url !== null || version === null || needsOf(name, version).length === 0);
    });
  });
  // Named again after that, it is the one that is named.
  return mover < 0 || mover < last ? null : (steps[mover]?.place.line ?? null);
}

const exactOf = (located: Located | undefined) =>
  exactVersion(parseRequirement(located?.text ?? '')?.specifier ?? '')?.replace(/\+.*/s, '') ?? null;
const named = (all: readonly Located[], name: string) => all.findLast((one) => nameOf(one) === name);
const isOpen = (located: Located) => parseRequirement(located.text)?.specifier === '';

/** The torch that a step finds: that of an earlier step, else the image's. */
function torchFor({ before, there, indexed }: Turn): string | null {
  const earlier = named(before, 'torch');
  return earlier === undefined ? there : (exactOf(earlier) ?? indexed);
}

/** The newest torch of the index that the last of these steps took an open torch from; null: none, or not known. */
function newestOfIndex(steps: readonly PipStep[], { torch }: Catalog): string | null {
  const step = steps.findLast(({ requirements }) => named(requirements, 'torch') !== undefined);
  const located = step === undefined ? undefined : named(step.requirements, 'torch');
  const only = step?.indexes.find(({ extra, first }) => !extra || first)?.url;
  const tag = only === undefined ? null : torchTagOf(only);
  if (located === undefined || tag === null || !isOpen(located)) return null;
  return torch
    .filter(({ cudaTags }) => cudaTags.includes(tag))
    .reduce<string | null>(
      (best, { version }) => (best === null || (compareVersions(version, best) ?? 0) > 0 ? version : best),
      null,
    );
}

function xformers(turn: Turn, catalog: Catalog): readonly FileFinding[] {
  const { step } = turn;
  // A lower bound holds no torch either.
  const open = step.requirements.find((one) => nameOf(one) === 'xformers' && exactOf(one) === null);
  const spec = parseRequirement(open?.text ?? '')?.specifier ?? '';
  if (open === undefined || named(step.requirements, 'torch') !== undefined || step.files.length > 0)
    return [];
  if (turn.steppedBack('xformers')) return [];
  const torch = torchFor(turn);
  // --index-url leaves nothing but the builds of that index.
  const only = step.indexes.find(({ extra, first }) => !extra || first)?.url;
  const tag = only === undefined ? null : torchTagOf(only);
  const offered = catalog.xformers.filter(
    ({ version, cudaTags }) =>
      (tag === null || cudaTags.includes(tag)) && (spec === '' || satisfies(version, spec)),
  );
  const newest = offered.reduce<Catalog['xformers'][number] | null>(
    (best, row) => (best === null || (compareVersions(row.version, best.version) ?? 0) > 0 ? row : best),
    null,
  );
  if (torch === null || newest === null || (compareVersions(newest.torch, torch) ?? 0) <= 0) return [];
  const fitting = catalog.xformers.findLast((row) => row.torch === torch);
  return [
    found(torchReplaced, {
      place: open.place,
      message: `pip takes the newest xformers here, which wants torch ${newest.torch} or newer: torch ${torch} is replaced.`,
      error: `Attempting uninstall: torch\nFound existing installation: torch ${torch}`,
      why: 'Because this step names no version and pip does not hold what an earlier step installed.',
      fixes: [
        ...(fitting === undefined ? [] : [`write xformers==${fitting.version}, from the index of torch`]),
        'install both in one step',
      ],
    }),
  ];
}

/** What comes with torch and is there where torch is. */
const partners = /^(?:torch|torchvision|torchaudio|triton)$/;

/** A package built for another torch than the one that is there: pip replaces that one. */
function otherTorch(turn: Turn): readonly FileFinding[] {
  const { step, asked, before } = turn;
  const torch = torchFor(turn);
  const again = named(asked, 'torch');
  // Named by a lower bound that is met, it is held no more than where it is not named.
  const bound = parseRequirement(again?.text ?? '')?.specifier ?? '';
  const held =
    again !== undefined &&
    !(/^(?:>=[\d.]+)?$/.test(bound) && (bound === '' || satisfies(torch ?? '', bound)));
  if (torch === null || held || step.indexes.length > 0) return [];
  return asked.flatMap((located) => {
    const requirement = parseRequirement(located.text);
    const name = requirement?.name ?? '';
    const pinned = exactOf(located);
    // The three that go together have rules of their own where they are pinned; xformers as well.
    const skipped = name === 'xformers' || (partners.test(name) && (pinned !== null || turn.there !== null));
    if (requirement === null || requirement.url !== null || skipped) return [];
    if (pinned === null && turn.steppedBack(name)) return [];
    if (!step.upgrades && named(before, name) !== undefined) return [];
    const version = pinned ?? newestRead(name, requirement.specifier);
    const own = version === null ? undefined : needsOf(name, version).find(({ needs }) => needs === 'torch');
    const lightning = named([...asked, ...before], 'lightning') === undefined;
    const need = own ?? (lightning ? throughLightning(requirement) : undefined);
    const through =
      own === undefined && pinned !== null ? `takes the newest lightning, which wants` : 'wants';
    // A lower bound alone is met by stepping back, where pip may: only one that names its torch insists.
    if (need === undefined || !/(?:^|,)(?:==|>=)/.test(need.specifier) || satisfies(torch, need.specifier))
      return [];
    const older = partners.test(name) ? `write ${name}==VERSION, the one for torch ${torch}` : null;
    return [
      found(torchReplaced, {
        place: located.place,
        message: `${pinned === null ? `pip takes the newest ${name} here, which` : `${name} ${pinned}`} ${through} torch${need.specifier.replace(/^(?=[<>=~])/, ' ')}: torch ${torch} is replaced.`,
        error: `Attempting uninstall: torch\nFound existing installation: torch ${torch}`,
        why: 'Because pip does not hold what is there when another package asks for a different one.',
        fixes: [
          ...(older === null ? [] : [older]),
          'name them in one step with torch, so that pip finds versions that go together',
          // A nightly of the image has no release by that name.
          ...(torch.includes('dev') ? [] : [`hold torch with a constraints file: torch==${torch}`]),
        ],
      }),
    ];
  });
}

/** What pyannote.audio asks of torch: 4 by itself (metadata of 4.0.7), 3 by way of the newest lightning. */
function throughLightning({ name, specifier }: Pick<Requirement, 'name' | 'specifier'>) {
  if (name !== 'pyannote-audio') return undefined;
  const version = exactVersion(specifier);
  if (version === null && (specifier === '' || satisfies('4.0.7', specifier)))
    return { specifier: '>=2.8.0' };
  const newest = version === null || !version.startsWith('3.') ? null : newestRead('lightning', '');
  return newest === null ? undefined : needsOf('lightning', newest).find(({ needs }) => needs === 'torch');
}

/** A torch of an earlier step holds nothing: the newest torchaudio replaces it (PW828). */
function audio({ step, asked, before, steppedBack }: Turn): readonly FileFinding[] {
  if (step.indexes.length > 0 || named(before, 'torchaudio') !== undefined) return [];
  return steppedBack('torchaudio') ? [] : audioBeside(asked, exactOf(named(asked, 'torch')));
}

/** PW868 of a list that is read at once. */
export function audioOfList({ requirements, constraints, indexes }: Installation): readonly FileFinding[] {
  if (indexes.length > 0 || named(constraints, 'torchaudio') !== undefined) return [];
  const torch = named([...requirements, ...constraints], 'torch');
  // A local version (+cu124) lies on an index of its own, which has the torchaudio beside it.
  return torch?.text.includes('+') === true ? [] : audioBeside(requirements, exactOf(torch));
}

/** The last torchaudio that names no torch: pip steps back to it where the pinned torch is too old for the newest. */
const untied = '2.11.0';

/** A torchaudio that pip takes without a look at torch. */
function audioBeside(asked: readonly Located[], torch: string | null): readonly FileFinding[] {
  const open = named(asked, 'torchaudio');
  if (open === undefined || !isOpen(open) || torch === null) return [];
  if ((compareVersions(torch, untied) ?? 0) >= 0) return [];
  return [
    found(audioApart, {
      place: open.place,
      message: `pip takes torchaudio ${untied}, which works with torch 2.11 and newer, beside torch ${torch}.`,
      error: 'OSError: libtorchaudio.so: undefined symbol',
      why: 'Because it names no torch in its metadata, and later ones want a newer torch.',
      fixes: [`write torchaudio==${torch}`],
    }),
  ];
}

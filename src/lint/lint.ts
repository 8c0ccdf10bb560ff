import { matchGpu } from '../catalog/gpus.ts';
import { imageByRef } from '../catalog/images.ts';
import { findingsOf } from '../judge/check.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { resolve } from '../resolve/resolve.ts';
import { ruleByCode } from '../rules/registry.ts';
import { gravity } from '../rules/rule.ts';
import { checkSteps } from './check-apt.ts';
import { checkCompose } from './check-compose.ts';
import { broughtByConda, checkConda } from './check-conda.ts';
import { checkCopiedPython } from './check-copied-python.ts';
import { checkDockerfile, checkDockerRun, removedTag } from './check-dockerfile.ts';
import { checkDoors, checkKept, checkKeys, checkModal, checkOrigins, checkPorts } from './check-doors.ts';
import { checkEditable } from './check-editable.ts';
import { checkFlash, checkFlashFile } from './check-flash.ts';
import { checkNewestCommits, checkNewestPython, checkNewMajors } from './check-floating.ts';
import { checkGpuInBuild, checkGpuUse } from './check-gpu-use.ts';
import { checkHabits } from './check-habits.ts';
import { checkHandlerSlips, checkNeverStarted, checkPathBack } from './check-handler-slips.ts';
import { checkHub, checkHubSteps } from './check-hub.ts';
import { checkGated, checkGatedLoad, checkGoneModels } from './check-hub-models.ts';
import { checkInstructions } from './check-instructions.ts';
import { checkLineEnds } from './check-lines.ts';
import { checkFlashSteps, checkLists, checkNoPackage } from './check-lists.ts';
import { checkMachines, checkStopHost } from './check-machines.ts';
import { checkModalImage } from './check-modal-image.ts';
import { checkBlocks, checkCaches, checkOllama } from './check-models.ts';
import { checkGone, checkNames, checkOrderOfNames, checkTurbo } from './check-names.ts';
import { checkOldCuda, checkOldImage, checkOldTorch } from './check-old-torch.ts';
import { checkPackages } from './check-packages.ts';
import { checkPins, checkStepPins } from './check-pins.ts';
import { checkPrograms } from './check-programs.ts';
import { checkProject } from './check-project.ts';
import { checkRemote } from './check-remote.ts';
import { checkRemoved } from './check-removed.ts';
import { checkScript, type ScriptKind } from './check-script.ts';
import { checkJupyterConfig, checkPython, checkSecrets, checkServices } from './check-services.ts';
import {
  checkDeviceMemory,
  checkDriver,
  checkInput,
  checkJson,
  checkOwnKey,
  checkPoetry,
  checkSlips,
  checkWaits,
} from './check-slips.ts';
import { checkStart } from './check-start.ts';
import { checkStores } from './check-store.ts';
import { checkAgain, checkBehind, checkExport, checkFolders, checkSystems } from './check-together.ts';
import { checkTorchIndex, checkTorchIndexSteps } from './check-torch-index.ts';
import { checkTorchSteps, movesTorch } from './check-torch-steps.ts';
import { checkShallow, checkUnattended } from './check-unattended.ts';
import { checkVllm, checkVllmBuild } from './check-vllm.ts';
import { checkImports, checkWorker } from './check-worker.ts';
import { checkWritten } from './check-written.ts';
import { readDockerfile, type Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { readFlash } from './flash-file.ts';
import { judgePackages } from './judge-packages.ts';
import { type FileKind, isCondaExport, kindOf, looksLikeRequirements } from './kind.ts';
import { limits } from './limits.ts';
import { type Installation, joined } from './located.ts';
import { type Block, readMarkdown } from './markdown.ts';
import { applyEdits } from './mend.ts';
import { packedScripts } from './packed.ts';
import { buildStops } from './pages/dockerfile.ts';
import { cutShort, unreadableShell } from './pages/script.ts';
import { comparePlaces, type Piece, type Place, wholeFile } from './place.ts';
import { readPyproject } from './pyproject.ts';
import { installationOf } from './requirements-file.ts';
import { readShell, type WrittenFile } from './shell-commands.ts';
import { aptPackages, shellInstall } from './shell-install.ts';
import { hasOldPython, pythonOf, type Surroundings } from './situation.ts';
import { readCompose, readConda, readSky } from './yaml-files.ts';

export interface LintResult {
  readonly kind: FileKind | null;
  /** The image the file was judged on; null where nothing says. */
  readonly image: string | null;
  /** Gravest first, then by line. */
  readonly findings: readonly FileFinding[];
}

/** Text of a file that another one names with -r or -c; null where it is not at hand. */
export type Include = (path: string) => string | null;

/** Judges one file. Pure; never throws on any text. */
export function lintFile(
  path: string,
  text: string,
  surroundings: Surroundings,
  include: Include = () => null,
): LintResult {
  const kind = kindOf(path, text);
  if (kind === null) return { kind, image: surroundings.image, findings: [] };
  // What comes after a carriage return is judged all the same: a person mends the line ends first.
  const piece = wholeFile(path, text.replaceAll('\r\n', '\n'));
  const image = surroundings.image ?? (kind === 'markdown' ? statedImage(text, surroundings) : null);
  const around = { ...surroundings, image };
  const included = (name: string) => {
    const content = include(name);
    return content === null ? null : wholeFile(name, content);
  };
  const findings = [
    ...judge(kind, piece, around, included),
    ...checkSecrets(piece),
    ...(/^(?:requirements|markdown|conda|pyproject)$/.test(kind) ? [] : checkGoneModels(piece)),
    ...(kind === 'requirements' || kind === 'markdown' ? [] : checkDeviceMemory(piece)),
    ...phantomImages(piece, surroundings),
    ...(/^(?:requirements|markdown|conda|pyproject)$/.test(kind) ? [] : checkStopHost(piece)),
    ...(kind === 'shell' ? checkLineEnds(path, text) : []),
    ...(kind === 'shell' || kind === 'dockerfile' ? checkKeys(piece) : []),
  ];
  // A pin at which pip stops meets nothing.
  const stops = new Set(
    findings.flatMap(({ code, place }) => (code === 'PW905' ? [JSON.stringify(place)] : [])),
  );
  // An edit that does not find what it replaces is none.
  return {
    ...{ kind, image },
    findings: sorted(
      findings
        .filter(({ code, place }) => code !== 'PW421' || !stops.has(JSON.stringify(place)))
        .map((one) =>
          one.edits.every(({ place }) => place.file === path) && applyEdits(text, one.edits) === null
            ? { ...one, edits: [] }
            : one,
        ),
    ),
  };
}

type IncludePiece = (path: string) => Piece | null;

/** What says which releases a file of Python will find. */
const beside = (include: IncludePiece) =>
  ['requirements.txt', 'Dockerfile', 'pyproject.toml'].flatMap((name) => include(name)?.text ?? []);

const wholeStart: ScriptKind = { atEveryStart: true, whole: true };
/** A job of a cluster's queue runs once; so does what builds wheels, and what tests. */
const once: ScriptKind = { atEveryStart: false, whole: true };
const batch =
  /^#(?:SBATCH|PBS|BSUB|COBALT)\b|\b(?:bdist_wheel|twine upload|pip3? wheel|uv build)\b|^[ \t]*pytest /m;

function judge(
  kind: FileKind,
  piece: Piece,
  around: Surroundings,
  include: IncludePiece,
): readonly FileFinding[] {
  switch (kind) {
    case 'requirements':
      return judgeList(installationOf(piece, include), piece, around);
    case 'pyproject':
      // What is published for others leaves its torch open on purpose.
      return [
        ...judgeList(readPyproject(piece), piece, around).filter(
          ({ code }) => code !== 'PW829' || !/^classifiers\b/m.test(piece.text),
        ),
        ...checkProject(piece),
      ];
    case 'conda':
      return isCondaExport(piece.text)
        ? [...checkExport(piece), ...checkOldTorch(readConda(piece), around)]
        : judgeList(readConda(piece), piece, around);
    case 'shell':
    case 'start command':
      return judgeShell([piece], around, include, batch.test(piece.text) ? once : wholeStart);
    case 'flash':
    case 'runpod sdk':
      return [...judgeFlash(piece, around), ...checkFlashFile(piece, kind), ...checkPython(piece)];
    case 'worker':
      return [
        ...checkPython(piece),
        ...checkWorker(piece),
        ...checkImports(piece),
        ...checkNames(piece),
        ...checkGone(piece, beside(include)),
        ...checkOrderOfNames(piece),
        ...checkBlocks(piece),
        ...checkGatedLoad(piece, beside(include)),
        ...checkHandlerSlips(piece),
        ...checkPathBack(piece),
      ];
    case 'python':
      return [
        ...checkPython(piece),
        ...checkImports(piece),
        ...checkBlocks(piece),
        ...checkModal(piece),
        ...checkKept(piece),
        ...checkGone(piece, beside(include)),
        ...checkOrderOfNames(piece),
        ...checkHandlerSlips(piece),
        ...checkNeverStarted(piece),
        ...checkModalImage(piece),
      ];
    case 'dockerfile':
      // On Windows its RUN lines are no bash.
      if (/^#[ \t]*escape[ \t]*=|^SHELL[^\n]{0,9}(?:cmd|powershell)/im.test(piece.text)) return [];
      return [
        ...judgeDockerfile(piece, around, include),
        ...checkTurbo(piece, beside(include)),
        ...checkGatedLoad(piece, []),
      ];
    case 'skypilot':
      return judgeSky(piece, around, include);
    case 'compose':
      return [
        ...checkStores(readCompose(piece), piece, piece.place(0).file),
        ...checkPorts(readCompose(piece), piece.text),
        ...checkCompose(readCompose(piece), piece),
        ...readCompose(piece).flatMap((service) => [
          ...(service.image === null ? [] : removedTag(service.image, 'compose')),
          ...judgeShell(service.start, { ...around, image: service.image?.text ?? around.image }, include, {
            atEveryStart: true,
            whole: false,
          }),
        ]),
      ];
    case 'markdown':
      return judgeMarkdown(readMarkdown(piece), around, include);
  }
}

/** `setup` and `run` of a task, on the card and the image that it asks for. */
function judgeSky(piece: Piece, around: Surroundings, include: IncludePiece): readonly FileFinding[] {
  const { scripts, image, gpu, env } = readSky(piece);
  const match = gpu === null ? null : matchGpu(around.catalog, gpu);
  // Cards of one name have code for the same.
  const card = match?.kind === 'found' ? match.gpu : match?.kind === 'ambiguous' ? match.gpus[0] : null;
  return judgeShell(
    scripts,
    { ...around, image: around.image ?? image, gpu: around.gpu ?? card?.id ?? null },
    include,
    once,
    { ...nowhere, env },
  ).filter(({ code }) => gpu === null || code !== 'PW869');
}

function judgeInstallation(installation: Installation, around: Surroundings): readonly FileFinding[] {
  const { requirements } = installation;
  const said = [...judgePackages(installation, around), ...checkPackages(installation, around)];
  return [
    ...said,
    ...checkNewMajors(installation, said),
    ...checkSystems(installation),
    ...checkNoPackage(installation),
    ...checkOldTorch(installation, around),
    ...atLimit(requirements, limits.requirements, (last) => last.place),
  ];
}

function judgeList(
  installation: Installation,
  { text, place }: Piece,
  around: Surroundings,
): readonly FileFinding[] {
  // Their images have a torch and the usual libraries.
  const hosted = /colab|kaggle/i.test(`${place(0).file} ${text.slice(0, 300)}`);
  return [
    ...judgeInstallation(installation, around),
    ...checkLists(installation, text),
    ...checkTorchIndex(installation),
    ...checkFolders(installation),
    ...checkGpuUse(installation, around, text),
    ...checkPins(installation.requirements, {
      python: pythonOf(installation, around) ?? pythonNoted(text),
      indexes: installation.indexes,
    }),
    ...checkNewestPython(installation, [], pythonOf(installation, around)),
  ].filter(({ code }) => !hosted || !/^PW(?:829|426)$/.test(code));
}

/** `# Python 3.12`: the one that a comment of a list names, without a bound or another one beside it. */
function pythonNoted(text: string): string | null {
  const named = [...text.matchAll(/\bpython[ :=v]{0,3}(3\.\d{1,2})(?![\d+]|[ \t]{0,2}(?:\+|or|and|to|-))/gi)];
  const all = new Set(
    [...text.matchAll(/\bpy(?:thon)?[^\n\d]{0,9}(3\.\d{1,2})/gi)].map(([, minor]) => minor),
  );
  const [one] = named;
  return named.length === 1 &&
    all.size === 1 &&
    !/>=|less|older|up to|under/i.test(lineOf(text, one?.index ?? 0))
    ? (one?.[1] ?? null)
    : null;
}

function lineOf(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end).replace(/;.*/s, '>=');
}

/** Says where reading stopped: silence about the rest would call it sound. */
function atLimit<Part>(
  parts: readonly Part[],
  most: number,
  placeOf: (part: Part) => Place,
): readonly FileFinding[] {
  const last = parts.at(-1);
  if (last === undefined || parts.length < most) return [];
  return [
    found(cutShort, {
      place: placeOf(last),
      message: `Nothing after this was judged: it is number ${most}, and no more are looked at.`,
      why: 'Because each is compared with every other.',
      fixes: ['give the parts as files of their own'],
    }),
  ];
}

const fromLine = /^[ \t]*FROM[ \t]+(?:--\S{1,60}[ \t]+)?\S{1,200}(?:[ \t]+AS[ \t]+([\w.-]{1,80}))?[ \t]*$/gim;

function judgeDockerfile(piece: Piece, around: Surroundings, include: IncludePiece): readonly FileFinding[] {
  const dockerfile = readDockerfile(piece);
  const { stages } = dockerfile;
  const knowsConda = piece.text
    .split('\n')
    .some(
      (line) =>
        /^[ \t]{0,20}SHELL[ \t]/i.test(line) && /"-[a-z]{0,9}[il][a-z]{0,9}"|--login|conda|mamba/.test(line),
    );
  const steps = stages.flatMap(({ runs, start }) => [...runs, ...start]);
  const last = stages.at(-1);
  const taken = [...piece.text.matchAll(/^[ \t]*COPY[^\n]*--from=[^\n]*/gim)].join('\n');
  // A stage from which no environment is taken helps the build alone.
  const helps =
    last?.from !== null && !/packages|env|\/usr|\/opt|local|conda|wheel|install|python/.test(taken);
  const stays = (stage: Stage, { code, message }: FileFinding) =>
    code === 'PW829'
      ? !helps || stage === last
      : !/this webui/.test(message) || !/stable-diffusion-stability-ai/.test(piece.text);
  return [
    ...checkDockerfile(dockerfile, piece, around),
    ...checkInstructions(dockerfile),
    ...checkCopiedPython(
      dockerfile,
      [...piece.text.matchAll(fromLine)].map(([, name]) => name?.toLowerCase()),
    ),
    ...stages.slice(-1).flatMap((last) => [...checkStart(last), ...checkCaches(last), ...checkOrigins(last)]),
    ...checkOldImage(stages.at(-1)?.from ?? null, around),
    ...stages.flatMap((stage) => {
      const on = { ...around, image: stage.image ?? around.image };
      const place = stage.from?.place ?? null;
      return [
        ...judgeShell(
          stage.runs,
          on,
          include,
          { atEveryStart: false, whole: false },
          { env: stage.env, place, below: stage.below, folders: stage.runFolders, knowsConda },
        ).filter((finding) => stays(stage, finding)),
        ...judgeShell(
          stage.start,
          on,
          include,
          { atEveryStart: true, whole: false },
          { env: stage.env, place, user: stage.user },
        ),
        ...stage.written.flatMap((file) => judgeWritten(file, on, include, 0)),
        ...checkPrograms(stage, around.catalog),
        ...checkGpuInBuild(stage, piece.text),
      ];
    }),
    ...atLimit(steps, limits.parts, (step) => step.place(0)),
  ];
}

interface Outside {
  /** Variables that are set already. */
  readonly env: ReadonlyMap<string, string>;
  /** What is blamed where no line is: the FROM. */
  readonly place: Place | null;
  /** What ran before it, and is judged where it stands: what that took from apt is there. */
  readonly below?: readonly Piece[];
  /** The folder that each of the pieces starts in. */
  readonly folders?: readonly string[];
  /** Its shell reads what conda init wrote. */
  readonly knowsConda?: boolean;
  /** Who runs it, where a Dockerfile says. */
  readonly user?: string | null;
  /** A block of a document is no file. */
  readonly isFile?: boolean;
  /** How many files that files write are around it. */
  readonly depth?: number;
}

const nowhere: Outside = { env: new Map(), place: null };

function judgeShell(
  pieces: readonly Piece[],
  around: Surroundings,
  include: IncludePiece,
  kind: ScriptKind,
  {
    env,
    place,
    below = [],
    isFile = true,
    depth = 0,
    user = null,
    folders = [],
    knowsConda,
  }: Outside = nowhere,
): readonly FileFinding[] {
  const scripts = pieces.map((piece, at) => readShell(piece, env, 0, folders[at]));
  const commands = scripts.flatMap((script) => script.commands);
  const written = scripts.flatMap((script) => script.written);
  const { installation, steps, asked } = shellInstall(
    scripts.map((script) => script.commands),
    (name) => writtenAs(name, written) ?? include(name),
    env,
  );
  const switches = [...env]
    .filter(([, value]) => /^(?:1|true)$/i.test(value))
    .map(([text]) => ({ text, place: place ?? pieces[0]?.place(0) ?? { file: '', line: 1, column: 1 } }));
  const before = below.flatMap((piece) => readShell(piece, env).commands);
  const whole = {
    ...installation,
    apt: [...before.flatMap(aptPackages), ...installation.apt],
    place: installation.place ?? place,
    brought: broughtByConda(commands),
    switches: [...installation.switches, ...switches],
  };
  // What is sourced runs in the shell that sources it.
  const shellKnows =
    knowsConda ?? !pieces.some(({ text }) => /^#!/.test(text) && !/^#![^\n]*\s-\w*[il]/.test(text));
  // In a build the lists fetched by one RUN serve the next.
  const aptInOrder = kind.whole || (isFile && !kind.atEveryStart);
  const there = torchOfImage(installation, around);
  const moved = checkTorchSteps(steps, asked, around.catalog, there);
  // What rests on a torch says nothing where a later step takes another one.
  const moves = movesTorch(steps, asked, moved, there);
  const holds = ({ code, message, place: { line } }: FileFinding) =>
    moves === null ||
    (code === 'PW415' && line < moves) ||
    !restOnTorch.has(code) ||
    !/\btorch\b/.test(message);
  return [
    ...judgeInstallation(whole, around).filter(holds),
    ...scripts.flatMap((script, at) => [
      ...checkScript(script, kind, pieces[at]?.text ?? ''),
      ...checkServices(script, kind, around, commands),
      ...(kind.instructs === true
        ? []
        : checkUnattended(script, {
            starts: kind.atEveryStart,
            written: depth > 0,
            user: user ?? ownUser(around),
          })),
    ]),
    ...(kind.instructs === true
      ? []
      : scripts.flatMap((script) => checkOllama(script.commands, !kind.atEveryStart && !kind.whole))),
    ...checkDockerRun(commands, kind),
    ...(kind.atEveryStart && kind.whole
      ? checkDoors(commands, pieces.map(({ text }) => text).join('\n'), around.image)
      : []),
    ...checkRemote(commands, kind),
    ...checkShallow(commands),
    ...(kind.instructs === true ? [] : checkNewestCommits(commands, kind.atEveryStart)),
    ...checkNewestPython(whole, commands, pythonOf(whole, around)),
    ...checkHabits(commands, steps, { ...around, env }),
    ...checkSlips(commands),
    ...checkGated(commands),
    ...(kind.whole ? pieces.flatMap((one) => checkWritten(commands, one)) : []),
    ...(kind.whole && kind.instructs !== true
      ? checkMachines(commands, pieces.map(({ text }) => text).join('\n'))
      : []),
    ...checkEditable(commands),
    ...checkVllmBuild(steps).filter(({ place }) => !moved.some((one) => one.place === place)),
    ...checkVllm(
      commands,
      around.image,
      pieces.map(({ text }) => text),
    ),
    ...pieces.flatMap(checkInput),
    ...pieces.flatMap(checkJson),
    ...pieces.flatMap(checkOwnKey),
    ...(kind.whole
      ? checkPoetry(
          commands,
          pieces.map(({ text }) => text),
        )
      : []),
    ...pieces.flatMap((one) => checkWaits(commands, one)),
    ...checkDriver(commands, around.image !== null || pieces.some(({ text }) => onPod.test(text))),
    ...checkGpuUse(whole, around, `${[...env].join('\n')}\n${pieces.map(({ text }) => text).join('\n')}`),
    ...checkAgain(steps, asked, commands),
    ...checkBehind(steps, asked),
    ...checkStepPins(steps, asked, { python: pythonOf(whole, around), indexes: whole.indexes }),
    ...checkOldCuda(commands, around),
    ...checkRemoved(commands, around.image, env),
    ...checkSteps(commands, steps, aptInOrder, around, kind.instructs === true),
    ...(kind.instructs === true
      ? []
      : checkConda(commands, { knows: shellKnows, image: around.image, before })),
    ...checkTorchIndexSteps(steps),
    // Their pip builds without an environment of its own.
    ...(hasOldPython(around.image) && around.image?.startsWith('nvcr') === true
      ? []
      : checkFlashSteps(
          steps,
          pieces.map(({ text }) => text).join('\n'),
          hasOldPython(around.image),
          around.image,
        )),
    ...checkHub(commands, whole, kind.instructs === true),
    ...checkHubSteps(steps, asked),
    ...moved,
    ...scripts.flatMap((script) => atLimit(script.commands, limits.commands, (last) => last.place)),
    ...(depth > 1
      ? []
      : written.flatMap((file) =>
          // What is put together of several parts is whole in none of them.
          judgeWritten(file, around, include, depth + 1).filter(
            ({ code }) =>
              code !== unreadableShell.code || written.filter(({ path }) => path === file.path).length === 1,
          ),
        )),
    ...(depth > 1
      ? []
      : packedScripts(commands).flatMap((script) =>
          judgeShell([script], around, include, wholeStart, { ...nowhere, depth: depth + 1 }),
        )),
  ];
}

/** What only a script for a pod says. */
const onPod = /\/workspace\b|\bRUNPOD_|\brunpod\b|\bvast\.?ai\b/i;

const restOnTorch = new Set([
  ...[
    'PW402',
    'PW403',
    'PW410',
    'PW411',
    'PW415',
    'PW416',
    'PW417',
    'PW419',
    'PW420',
    'PW421',
    'PW431',
    'PW432',
    'PW434',
  ],
]);

/** Images of Jupyter's own run as jovyan. */
function ownUser({ image }: Surroundings): string | null {
  return image !== null && /jupyter/.test(image) ? 'jovyan' : null;
}

/** The torch that these steps find: the image's, unless they install into an environment of their own. */
function torchOfImage({ install }: Installation, { image, catalog }: Surroundings): string | null {
  return image === null || install === 'venv' || install === null
    ? null
    : (imageByRef(catalog, image).torch?.version ?? null);
}

/** A requirements file that the script wrote itself. */
function writtenAs(name: string, written: readonly WrittenFile[]): Piece | null {
  return written.findLast(({ path }) => path === name || path.endsWith(`/${name}`))?.piece ?? null;
}

/** Files that a script or a build writes from its own text: start scripts, configuration of Jupyter, Python. */
function judgeWritten(
  { path, piece }: WrittenFile,
  around: Surroundings,
  include: IncludePiece,
  depth: number,
): readonly FileFinding[] {
  if (/jupyter\w*\.py$/.test(path)) return checkJupyterConfig(piece);
  const kind = kindOf(path, piece.text);
  if (kind === 'shell') return judgeShell([piece], around, include, wholeStart, { ...nowhere, depth });
  if (kind === 'python' || kind === 'worker') return [...checkPython(piece), ...checkJupyterConfig(piece)];
  if (kind === 'compose') return judge(kind, piece, around, include);
  return checkJupyterConfig(piece);
}

function judgeFlash(piece: Piece, around: Surroundings): readonly FileFinding[] {
  return readFlash(piece).flatMap((worker) => [
    ...judgeInstallation(worker.installation, around),
    ...checkFlash(worker),
  ]);
}

/** Blocks of one document: lists that do not contradict each other are read as one, scripts each alone. */
function judgeMarkdown(
  blocks: readonly Block[],
  around: Surroundings,
  include: IncludePiece,
): readonly FileFinding[] {
  const lists: Installation[] = [];
  const findings = [...atLimit(blocks, limits.parts, (last) => last.piece.place(0))];
  for (const { language, piece } of blocks) {
    if (/^(python|py)$/.test(language)) findings.push(...judgeFlash(piece, around), ...checkPython(piece));
    else if (/^(docker|dockerfile)$/.test(language))
      // Half an instruction is shown as often as it is meant.
      findings.push(
        ...judge('dockerfile', piece, around, include).filter(
          ({ code }) => code !== buildStops.code && code !== unreadableShell.code,
        ),
      );
    else if (/^(|txt|text|requirements|plaintext)$/.test(language)) {
      if (looksLikeRequirements(piece.text)) lists.push(installationOf(piece, include));
    } else if (/^(bash|sh|shell|console|inline)$/.test(language)) {
      const atEveryStart = language !== 'inline' && startScript.test(piece.text);
      const whole = atEveryStart && piece.text.trim().split('\n').length > 8;
      // Placeholders such as <POD_ID> and half commands are how documents speak.
      findings.push(
        ...judgeShell(
          [piece],
          around,
          include,
          { atEveryStart, whole, instructs: true },
          { ...nowhere, isFile: false },
        ).filter(({ code }) => code !== unreadableShell.code),
      );
    }
  }
  for (const list of merged(lists)) findings.push(...judgeInstallation(list, around));
  return findings;
}

/** A block that is meant to run at every start, not to be typed once: it says so by how it is written. */
const startScript =
  /^#!|^[ \t]*(?:ba)?sh -c ['"]|\bnohup |\btail -[fF]\b|\bsleep infinity\b|^[ \t]*set -\w*e|\[ ! -[def] /m;

function merged(lists: readonly Installation[]): readonly Installation[] {
  const names = lists.flatMap(({ requirements }) =>
    requirements.map(({ text }) => parseRequirement(text)?.name),
  );
  const [first, ...rest] = lists;
  if (first === undefined || new Set(names).size < names.length) return lists;
  return [rest.reduce((whole, list) => joined(whole, list), first)];
}

const imageLike =
  /\b(?:runpod|nvidia|pytorch|ubuntu|python|debian)(?:\/[a-z0-9._-]+)?:[A-Za-z0-9][\w.-]*[A-Za-z0-9]/g;

/** The one image that a document speaks of; where it names several, none. */
function statedImage(text: string, { catalog }: Surroundings): string | null {
  const named = [...new Set([...text.slice(0, 200_000).matchAll(imageLike)].map(([ref]) => ref))];
  const known = named.filter((ref) => imageByRef(catalog, ref).status !== 'unknown');
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** Tags that no build ever made, wherever the text names them. */
function phantomImages(piece: Piece, { catalog }: Surroundings): readonly FileFinding[] {
  const rule = ruleByCode('PW202');
  if (rule === null) return [];
  const seen = new Set<string>();
  return [...piece.text.matchAll(imageLike)].flatMap(({ 0: ref, index }) => {
    if (seen.has(ref) || imageByRef(catalog, ref).status !== 'phantom') return [];
    seen.add(ref);
    return findingsOf(resolve({ image: ref }, null, catalog), [rule]).map((finding) => ({
      ...{ code: finding.code, severity: finding.severity, title: finding.title, message: finding.message },
      ...{ error: finding.error, why: finding.why, evidence: finding.evidence },
      place: piece.place(index),
      fixes: finding.fixes.map(({ label }) => label),
      edits: [],
    }));
  });
}

function sorted(findings: readonly FileFinding[]): readonly FileFinding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ code, place, message }) => {
      const key = JSON.stringify([code, place, message]);
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || comparePlaces(a.place, b.place));
}

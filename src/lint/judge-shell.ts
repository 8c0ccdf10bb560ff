import { imageByRef } from '../catalog/images.ts';
import { isSourced } from './app-commands.ts';
import { atLimit } from './at-limit.ts';
import { checkSteps } from './check-apt.ts';
import { checkSuites } from './check-archives.ts';
import { checkCompose } from './check-compose.ts';
import { broughtByConda, checkConda } from './check-conda.ts';
import { checkDockerRun, removedTag } from './check-dockerfile.ts';
import { checkDoors, checkPorts } from './check-doors.ts';
import { checkEditable } from './check-editable.ts';
import { checkFallback } from './check-fallback.ts';
import { checkNewestCommits, checkNewestPython } from './check-floating.ts';
import { checkGpuUse } from './check-gpu-use.ts';
import { checkHabits } from './check-habits.ts';
import { checkHub, checkHubSteps } from './check-hub.ts';
import { checkGated } from './check-hub-models.ts';
import { checkFlashSteps } from './check-lists.ts';
import { checkMachines } from './check-machines.ts';
import { checkOllama } from './check-models.ts';
import { checkNodes } from './check-nodes.ts';
import { checkOldCuda } from './check-old-torch.ts';
import { checkStepPins } from './check-pins.ts';
import { checkPortTwice } from './check-ports.ts';
import { checkRemote } from './check-remote.ts';
import { checkRemoved } from './check-removed.ts';
import type { ScriptKind } from './check-script.ts';
import { checkScript } from './check-script.ts';
import { checkJupyterConfig, checkPython, checkServices } from './check-services.ts';
import {
  checkDriver,
  checkInput,
  checkJson,
  checkOwnKey,
  checkPoetry,
  checkSlips,
  checkWaits,
} from './check-slips.ts';
import { checkStores } from './check-store.ts';
import { checkAgain, checkBehind } from './check-together.ts';
import { checkTorchIndexSteps } from './check-torch-index.ts';
import { checkTorchSteps, movesTorch } from './check-torch-steps.ts';
import { checkShallow, checkUnattended } from './check-unattended.ts';
import { checkVllm, checkVllmBuild } from './check-vllm.ts';
import { checkRedirects, checkWritten } from './check-written.ts';
import type { FileFinding } from './finding.ts';
import { judgeInstallation } from './judge-list.ts';
import { kindOf } from './kind.ts';
import { limits } from './limits.ts';
import type { Installation } from './located.ts';
import { packedScripts } from './packed.ts';
import { unreadableShell } from './pages/script.ts';
import type { Piece, Place } from './place.ts';
import type { WrittenFile } from './shell-commands.ts';
import { readShell } from './shell-commands.ts';
import { aptPackages, shellInstall } from './shell-install.ts';
import type { Surroundings } from './situation.ts';
import { hasOldPython, pythonOf } from './situation.ts';
import { readCompose } from './yaml-files.ts';

export type IncludePiece = (path: string) => Piece | null;

export const wholeStart: ScriptKind = { atEveryStart: true, whole: true };

/** The services of a compose file, and what each of them starts. */
export function judgeCompose(
  piece: Piece,
  around: Surroundings,
  include: IncludePiece,
): readonly FileFinding[] {
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

export const nowhere: Outside = { env: new Map(), place: null };

/** Scripts that run in one shell, one after the other: what they install, and what they do. */
export function judgeShell(
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
    // Which packages the file of an environment names was not seen.
    unseen: [
      ...installation.unseen,
      ...commands.flatMap(({ text }) => /^\S*(?:conda|mamba) env (?:create|update)\b/.exec(text)?.[0] ?? []),
    ],
    switches: [...installation.switches, ...switches],
  };
  // What is sourced runs in the shell that sources it.
  const shellKnows =
    knowsConda ??
    !pieces.some(
      ({ text, place: at }) =>
        /^#!/.test(text) && !/^#![^\n]*\s-\w*[il]/.test(text) && !isSourced(at(0).file, text),
    );
  // In a build the lists fetched by one RUN serve the next.
  const aptInOrder = kind.whole || (isFile && !kind.atEveryStart);
  const there = torchOfImage(installation, around);
  const moved = checkTorchSteps(
    steps,
    asked,
    around.catalog,
    there,
    pythonOf(whole, around) ?? (hasOldPython(around.image) ? '3.8' : null),
  );
  // What rests on a torch says nothing where a later step takes another one.
  const moves = movesTorch(steps, asked, moved, there);
  // With --no-build-isolation what is there builds it, of which nothing is known here.
  const unisolated = new Set(
    steps.flatMap(({ command, requirements }) =>
      command.words.includes('--no-build-isolation') ? requirements.map(({ place: { line } }) => line) : [],
    ),
  );
  const holds = ({ code, message, place: { line } }: FileFinding) =>
    (code !== 'PW428' || !unisolated.has(line)) &&
    (moves === null ||
      (code === 'PW415' && line < moves) ||
      !restOnTorch.has(code) ||
      !/\btorch\b/.test(message));
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
    ...checkPortTwice(commands),
    ...checkFallback(commands),
    ...checkGated(commands),
    ...(kind.whole ? pieces.flatMap((one) => checkWritten(commands, one)) : []),
    ...(kind.whole && kind.instructs !== true
      ? checkMachines(commands, pieces.map(({ text }) => text).join('\n'))
      : []),
    ...checkEditable(commands),
    ...checkNodes(commands, steps, pieces.map(({ text }) => text).join('\n')),
    ...checkRedirects(commands),
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
    ...checkSuites(commands),
    ...checkSteps(commands, steps, aptInOrder, around, kind.instructs === true, before),
    ...(kind.instructs === true
      ? []
      : checkConda(commands, { knows: shellKnows, image: around.image, before })),
    ...checkTorchIndexSteps(steps, asked),
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
export function judgeWritten(
  { path, piece }: WrittenFile,
  around: Surroundings,
  include: IncludePiece,
  depth: number,
): readonly FileFinding[] {
  if (/jupyter\w*\.py$/.test(path)) return checkJupyterConfig(piece);
  // Settings of the system read like commands: sudoers, sources.list.
  if (/^\/etc\/(?!profile|rc)|\.z\w{0,9}rc$/.test(path) && !piece.text.startsWith('#!')) return [];
  const kind = kindOf(path, piece.text);
  if (kind === 'shell') return judgeShell([piece], around, include, wholeStart, { ...nowhere, depth });
  if (kind === 'python' || kind === 'worker') return [...checkPython(piece), ...checkJupyterConfig(piece)];
  if (kind === 'compose') return judgeCompose(piece, around, include);
  return checkJupyterConfig(piece);
}

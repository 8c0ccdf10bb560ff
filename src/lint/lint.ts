import { matchGpu } from '../catalog/gpus.ts';
import { gravity } from '../rules/rule.ts';
import { checkKept, checkKeys, checkModal } from './check-doors.ts';
import { checkFlashFile } from './check-flash.ts';
import { checkHandlerSlips, checkNeverStarted, checkPathBack } from './check-handler-slips.ts';
import { checkGatedLoad, checkGoneModels } from './check-hub-models.ts';
import { checkLineEnds } from './check-lines.ts';
import { checkProxy, checkStopHost } from './check-machines.ts';
import { checkModalImage } from './check-modal-image.ts';
import { checkBlocks } from './check-models.ts';
import { checkGone, checkNames, checkOrderOfNames } from './check-names.ts';
import { checkOldTorch } from './check-old-torch.ts';
import { checkProject } from './check-project.ts';
import type { ScriptKind } from './check-script.ts';
import { checkPython, checkSecrets } from './check-services.ts';
import { checkDeviceMemory } from './check-slips.ts';
import { checkExport } from './check-together.ts';
import { checkVllmList } from './check-vllm.ts';
import { checkImports, checkWorker } from './check-worker.ts';
import type { FileFinding } from './finding.ts';
import { beside, judgeBuild } from './judge-build.ts';
import { judgeFlash, judgeMarkdown } from './judge-document.ts';
import { judgeList } from './judge-list.ts';
import type { IncludePiece } from './judge-shell.ts';
import { judgeCompose, judgeShell, nowhere, wholeStart } from './judge-shell.ts';
import type { FileKind } from './kind.ts';
import { isCondaExport, kindOf } from './kind.ts';
import { readMarkdown } from './markdown.ts';
import { applyEdits } from './mend.ts';
import { phantomImages, statedImage } from './named-images.ts';
import type { Piece } from './place.ts';
import { comparePlaces, wholeFile } from './place.ts';
import { readPyproject } from './pyproject.ts';
import { installationOf } from './requirements-file.ts';
import type { Surroundings } from './situation.ts';
import { readConda, readSky } from './yaml-files.ts';

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
    ...(/^(?:shell|dockerfile|compose)$/.test(kind) ? checkProxy(piece, kind === 'shell') : []),
  ];
  // A pin at which pip stops meets nothing.
  const stops = new Set(
    findings.flatMap(({ code, place }) => (code === 'PW905' ? [JSON.stringify(place)] : [])),
  );
  // Nor does what is asked for in two versions at once.
  const twice = findings.flatMap(({ code, message }) =>
    code === 'PW413' ? (/^([\w.-]+)/.exec(message)?.[1]?.toLowerCase() ?? []) : [],
  );
  // An edit that does not find what it replaces is none.
  return {
    ...{ kind, image },
    findings: sorted(
      findings
        .filter(({ code, place }) => code !== 'PW893' || !told(piece.text, place.line))
        .filter(
          ({ code, place, message }) =>
            !meets.test(code) ||
            !(stops.has(JSON.stringify(place)) || twice.some((name) => ` ${message}`.includes(` ${name} `))),
        )
        .map((one) =>
          one.edits.every(({ place }) => place.file === path) && applyEdits(text, one.edits) === null
            ? { ...one, edits: [] }
            : one,
        ),
    ),
  };
}

/** Told of two versions that are there together. */
const meets = /^PW4(?:0[678]|10|21)$/;

/** A comment above says already that a commit is to be named here. */
const told = (text: string, line: number) =>
  text
    .split('\n')
    .slice(Math.max(0, line - 5), line - 1)
    .some((one) => /^\s*#.*\bpin\b.{1,40}\bcommit\b/i.test(one));

/** A job of a cluster's queue runs once; so does what builds wheels, and what tests. */
const once: ScriptKind = { atEveryStart: false, whole: true };

const batch = /^#(?:SBATCH|PBS|BSUB|COBALT)\b|\b(?:bdist_wheel|twine upload|uv build)\b|^[ \t]*pytest /m;

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
        ...checkVllmList(piece),
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
        ...checkModalImage(piece, around),
        ...checkVllmList(piece),
      ];
    case 'dockerfile':
      return judgeBuild(piece, around, include);
    case 'skypilot':
      return judgeSky(piece, around, include);
    case 'compose':
      return judgeCompose(piece, around, include);
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

function sorted(findings: readonly FileFinding[]): readonly FileFinding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ code, place, message }) => {
      // A pair of pins is told once, whichever of the two lines it is found at.
      const key = JSON.stringify(code === 'PW425' ? message.replace(/:.*/s, '') : [code, place, message]);
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || comparePlaces(a.place, b.place));
}

import { atLimit } from './at-limit.ts';
import { checkCopiedPython } from './check-copied-python.ts';
import { checkDockerfile } from './check-dockerfile.ts';
import { checkOrigins } from './check-doors.ts';
import { checkGpuInBuild } from './check-gpu-use.ts';
import { checkGatedLoad } from './check-hub-models.ts';
import { checkArgs, checkInstructions } from './check-instructions.ts';
import { checkLeftBehind } from './check-left-behind.ts';
import { checkCaches } from './check-models.ts';
import { checkTurbo } from './check-names.ts';
import { checkOldImage } from './check-old-torch.ts';
import { checkPrograms } from './check-programs.ts';
import { checkStart } from './check-start.ts';
import type { Stage } from './dockerfile.ts';
import { readDockerfile } from './dockerfile.ts';
import type { FileFinding } from './finding.ts';
import type { IncludePiece } from './judge-shell.ts';
import { judgeShell, judgeWritten } from './judge-shell.ts';
import { limits } from './limits.ts';
import { rootRefused } from './pages/unattended.ts';
import type { Piece } from './place.ts';
import type { Surroundings } from './situation.ts';

/** What says which releases a file of Python will find. */
export const beside = (include: IncludePiece) =>
  ['requirements.txt', 'Dockerfile', 'pyproject.toml'].flatMap((name) => include(name)?.text ?? []);

/** A Dockerfile: its instructions, and what each of its stages runs, starts and writes. */
export function judgeBuild(
  piece: Piece,
  around: Surroundings,
  include: IncludePiece,
): readonly FileFinding[] {
  // On Windows its RUN lines are no bash.
  if (/^#[ \t]*escape[ \t]*=|^SHELL[^\n]{0,9}(?:cmd|powershell)/im.test(piece.text)) return [];
  return [
    ...judgeDockerfile(piece, around, include),
    ...checkTurbo(piece, beside(include)),
    ...checkGatedLoad(piece, []),
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
    ...checkArgs(piece),
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
          // A list that is no JSON is told as that (PW860).
          stage.start.filter(({ text }) => !/^\s*\[\s*["']/.test(text)),
          on,
          include,
          { atEveryStart: true, whole: false },
          { env: stage.env, place, user: stage.user },
        ).filter(({ code }) => code !== rootRefused.code || startsAsRoot(stage)),
        ...stage.written.flatMap((file) => judgeWritten(file, on, include, 0)),
        ...checkPrograms(stage, around.catalog),
        ...checkGpuInBuild(stage, piece.text),
        ...checkLeftBehind(stage),
      ];
    }),
    ...atLimit(steps, limits.parts, (step) => step.place(0)),
  ];
}

/** Bases whose user is root, and nothing copied that may say otherwise to Jupyter. */
function startsAsRoot({ image, copied }: Stage): boolean {
  const known =
    image === null ||
    /^(?:docker\.io\/|library\/)*(?:(?:ubuntu|debian|python|alpine|node|centos)(?:[:@]|$)|(?:nvidia|pytorch|tensorflow|continuumio|condaforge|runpod|huggingface)\/)|^nvcr\.io\/nvidia\//.test(
      image,
    );
  return known && !copied.some((one) => /jupyter|config|\.ipython|^\.\/?$/.test(one));
}

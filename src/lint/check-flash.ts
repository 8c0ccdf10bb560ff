import worker from '../catalog/flash-worker.json' with { type: 'json' };
import { type FileFinding, found } from './finding.ts';
import type { FlashWorker } from './flash-file.ts';
import { type Located, nameOf } from './located.ts';
import { flashEnds, flashParameter, flashSource, flashTorch } from './pages/flash.ts';
import type { Piece } from './place.ts';

/** What its build leaves out of every list, since the image of a GPU worker has it. */
const inImage: ReadonlySet<string> = new Set(worker.provides);

/** What Flash itself does with the lists of a worker. */
export function checkFlash({ installation, unknown }: FlashWorker): readonly FileFinding[] {
  return [
    ...inWorker(installation.requirements),
    ...installation.addresses
      .filter(({ text }) => text.startsWith('git+'))
      .map(({ text, place }) =>
        found(flashSource, {
          place,
          message: `${text} has to be built, and Flash takes wheels only.`,
          error: 'ERROR: Could not find a version that satisfies the requirement (no matching wheel)',
          why: 'Because the build runs pip with --only-binary=:all:.',
          fixes: ['take a released version or a wheel'],
        }),
      ),
    ...unknown.map(({ name, instead, place }) =>
      found(flashParameter, {
        place,
        message: `Flash has no parameter ${name}.`,
        error: `TypeError: got an unexpected keyword argument '${name}'`,
        why: `Because the name is ${instead}.`,
        fixes: [`write ${instead}`],
      }),
    ),
  ];
}

/** What the worker has already, said once a list: at the first of them. */
function inWorker(requirements: readonly Located[]): readonly FileFinding[] {
  // Without a version nothing is lost.
  const there = requirements.filter(
    (located) => inImage.has(nameOf(located) ?? '') && /[=<>~]/.test(located.text),
  );
  const [first] = there;
  if (first === undefined) return [];
  const names = there.map(nameOf).join(', ');
  return [
    found(flashTorch, {
      place: first.place,
      message: `${names} ${there.length === 1 ? 'is' : 'are'} in the GPU worker already (for Python ${worker.python}), and the build leaves ${there.length === 1 ? 'this line' : 'these lines'} out.`,
      why: 'Because Flash excludes the packages that would exceed the size of its artifact.',
      fixes: [`drop ${there.map(({ text }) => text).join(', ')}`],
    }),
  ];
}

/** What a file with Flash workers says once, wherever they stand. */
export function checkFlashFile(piece: Piece, kind: 'flash' | 'runpod sdk'): readonly FileFinding[] {
  const old =
    kind === 'flash' ? /^[ \t]*(?:from|import)[ \t]+(runpod_flash|tetra_rp)\b/m.exec(piece.text) : null;
  if (old === null) return [];
  return [
    found(flashEnds, {
      place: piece.place(old.index),
      message:
        old[1] === 'tetra_rp'
          ? 'tetra_rp was given up for runpod-flash (Flash 1.x), which gets no fixes after 2026-10-29 either: both are part of the Runpod SDK 2 now.'
          : 'Flash 1.x works, and gets no fixes after 2026-10-29: it is part of the Runpod SDK 2 now.',
      why: 'Because its maker moved it into the package runpod.',
      fixes: [
        'new work: App and @app.queue of runpod 2.0 (a release candidate: --pre); see docs.runpod.io/sdk/migrate-from-flash',
      ],
    }),
  ];
}

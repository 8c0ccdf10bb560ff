import { atLimit } from './at-limit.ts';
import { checkNewestPython, checkNewMajors } from './check-floating.ts';
import { checkGpuUse } from './check-gpu-use.ts';
import { checkLists, checkNoPackage } from './check-lists.ts';
import { checkOldTorch } from './check-old-torch.ts';
import { checkPackages } from './check-packages.ts';
import { checkPins } from './check-pins.ts';
import { checkFolders, checkSystems } from './check-together.ts';
import { checkTorchIndex } from './check-torch-index.ts';
import type { FileFinding } from './finding.ts';
import { judgePackages } from './judge-packages.ts';
import { limits } from './limits.ts';
import type { Installation } from './located.ts';
import type { Piece } from './place.ts';
import type { Surroundings } from './situation.ts';
import { pythonOf } from './situation.ts';

export function judgeInstallation(installation: Installation, around: Surroundings): readonly FileFinding[] {
  const { requirements } = installation;
  const said = [...judgePackages(installation, around), ...checkPackages(installation, around)];
  return [
    ...said,
    ...checkNewMajors(installation, said, pythonOf(installation, around)),
    ...checkSystems(installation),
    ...checkNoPackage(installation),
    ...checkOldTorch(installation, around),
    ...atLimit(requirements, limits.requirements, (last) => last.place),
  ];
}

export function judgeList(
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
      // uv and Poetry read such metadata.
      newPip: !/\.toml$/.test(place(0).file) && !/\bpip\s*[=<]|\buv\b/.test(text),
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

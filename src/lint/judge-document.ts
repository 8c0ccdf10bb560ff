import { parseRequirement } from '../packaging/requirement.ts';
import { atLimit } from './at-limit.ts';
import { checkFlash } from './check-flash.ts';
import { checkPython } from './check-services.ts';
import type { FileFinding } from './finding.ts';
import { readFlash } from './flash-file.ts';
import { judgeBuild } from './judge-build.ts';
import { judgeInstallation } from './judge-list.ts';
import type { IncludePiece } from './judge-shell.ts';
import { judgeShell, nowhere } from './judge-shell.ts';
import { looksLikeRequirements } from './kind.ts';
import { limits } from './limits.ts';
import type { Installation } from './located.ts';
import { joined } from './located.ts';
import type { Block } from './markdown.ts';
import { buildStops } from './pages/dockerfile.ts';
import { unreadableShell } from './pages/script.ts';
import type { Piece } from './place.ts';
import { installationOf } from './requirements-file.ts';
import type { Surroundings } from './situation.ts';

export function judgeFlash(piece: Piece, around: Surroundings): readonly FileFinding[] {
  return readFlash(piece).flatMap((worker) => [
    ...judgeInstallation(worker.installation, around),
    ...checkFlash(worker),
  ]);
}

/** Blocks of one document: lists that do not contradict each other are read as one, scripts each alone. */
export function judgeMarkdown(
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
        ...judgeBuild(piece, around, include).filter(
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

import { readDockerfile } from './dockerfile.ts';
import { readFlash } from './flash-file.ts';
import { kindOf, looksLikeRequirements } from './kind.ts';
import { type Installation, joined, nothing } from './located.ts';
import { readMarkdown } from './markdown.ts';
import { type Piece, wholeFile } from './place.ts';
import { installationOf } from './requirements-file.ts';
import { readShell } from './shell-commands.ts';
import { shellInstall } from './shell-install.ts';

/** Everything a file installs, of whatever kind it is; null where it is of none that is known. */
export function installationIn(path: string, text: string): Installation | null {
  const piece = wholeFile(path, text);
  const kind = kindOf(path, text);
  switch (kind) {
    case null:
      return null;
    case 'requirements':
      return installationOf(piece);
    case 'shell':
      return ofShell([piece]);
    case 'flash':
      return ofFlash(piece);
    case 'dockerfile':
      return all(readDockerfile(piece).map(({ runs }) => ofShell(runs)));
    case 'markdown':
      return all(
        readMarkdown(piece).map(({ language, piece: block }) => {
          if (/^(python|py)$/.test(language)) return ofFlash(block);
          if (/^(bash|sh|shell|console|inline)$/.test(language)) return ofShell([block]);
          return looksLikeRequirements(block.text) ? installationOf(block) : nothing;
        }),
      );
  }
}

const all = (parts: readonly Installation[]) => parts.reduce((whole, part) => joined(whole, part), nothing);
const ofFlash = (piece: Piece) => all(readFlash(piece).map(({ installation }) => installation));
const ofShell = (pieces: readonly Piece[]) =>
  shellInstall(
    pieces.map((piece) => readShell(piece).commands),
    () => null,
  ).installation;

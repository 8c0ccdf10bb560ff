import { readDockerfile } from './dockerfile.ts';
import { readFlash } from './flash-file.ts';
import { kindOf, looksLikeRequirements } from './kind.ts';
import { type Installation, joined, nothing } from './located.ts';
import { readMarkdown } from './markdown.ts';
import { type Piece, wholeFile } from './place.ts';
import { readPyproject } from './pyproject.ts';
import { installationOf } from './requirements-file.ts';
import { readShell } from './shell-commands.ts';
import { shellInstall } from './shell-install.ts';
import { readCompose, readConda, readSky } from './yaml-files.ts';

/** Everything a file installs, of whatever kind it is; null where it is of none that is known. */
export function installationIn(path: string, text: string): Installation | null {
  const piece = wholeFile(path, text);
  const kind = kindOf(path, text);
  switch (kind) {
    case null:
      return null;
    case 'requirements':
      return installationOf(piece);
    case 'pyproject':
      return readPyproject(piece);
    case 'conda':
      return readConda(piece);
    case 'shell':
    case 'start command':
      return ofShell([piece]);
    case 'flash':
    case 'runpod sdk':
    case 'worker':
    case 'python':
      return ofFlash(piece);
    case 'skypilot':
      return ofShell(readSky(piece).scripts);
    case 'compose':
      return all(readCompose(piece).map(({ start }) => ofShell(start)));
    case 'dockerfile':
      return all(readDockerfile(piece).stages.map(({ runs, env }) => ofShell(runs, env)));
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
const ofShell = (pieces: readonly Piece[], env: ReadonlyMap<string, string> = new Map()) =>
  shellInstall(
    pieces.map((piece) => readShell(piece, env).commands),
    () => null,
    env,
  ).installation;

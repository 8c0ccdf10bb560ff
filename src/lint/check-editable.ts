import { isRemoved } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { editableGone } from './pages/together.ts';
import { pathIn, type ShellCommand } from './shell-commands.ts';

const installs = /^(?:pip3?(?:\.\d+)?|uv|python[\d.]*)$/;

/** PW911: `pip install -e` of a folder that is deleted further down. */
export function checkEditable(commands: readonly ShellCommand[]): readonly FileFinding[] {
  for (const [index, { name, words, places, place, folder }] of commands.entries()) {
    const at = words.findIndex((word) => /^(?:-e|--editable)$/.test(word));
    const path = (words[at + 1] ?? '').replace(/\[.*/s, '');
    if (!installs.test(name) || !words.includes('install') || at < 0 || !/^(?:\.|\/|\w)/.test(path)) continue;
    if (/[:+$]/.test(path)) continue;
    const into = path === '.' ? folder : pathIn(folder, path);
    const later = commands.slice(index + 1);
    // Laid anew after that, or installed once more without -e, it is there.
    const again = later.some(
      (one) =>
        one.words.some((word) => /^git$|^clone$/.test(word)) ||
        (installs.test(one.name) && one.words.includes('.')),
    );
    const gone = later.find((one) => one.name === 'rm' && isRemoved(into, [one]));
    if (into === '' || into === '/' || gone === undefined || again) continue;
    return [
      found(editableGone, {
        place: places[at] ?? place,
        message: `An editable install only points to ${into}, which line ${gone.place.line} deletes: the package is gone with it.`,
        error: 'ModuleNotFoundError',
        why: 'Because -e copies nothing into the environment.',
        fixes: ['leave out -e', 'keep the folder'],
      }),
    ];
  }
  return [];
}

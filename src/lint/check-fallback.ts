import { type FileFinding, found } from './finding.ts';
import { errorPageKept } from './pages/shell.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What looks at the file afterwards, whatever curl said. */
const looks = /sha\d+sum|md5sum|\bstat\b|\bfile\b|\bdu\b|-s "?\$|wc -c|unzip|tar |gunzip|safetensors|python/;

/** PW917: `curl -o FILE URL || another way`, without -f. */
export function checkFallback(commands: readonly ShellCommand[]): readonly FileFinding[] {
  return commands.flatMap(({ name, words, place, places, caught, text }, at) => {
    const options = words.slice(1).filter((word) => word.startsWith('-'));
    const saves = options.some((word) => /^(?:-[a-zA-Z]*[oO]$|--output|--remote-name)/.test(word));
    const fails = options.some((word) => /^(?:-[a-eg-zA-Z]*f|--fail)/.test(word));
    const far = words.some((word) => /^https?:\/\/(?!localhost|127\.|0\.0\.0\.0|\[)[\w.-]+\.\w/.test(word));
    if (name !== 'curl' || !caught || !saves || fails || !far) return [];
    // Whoever asks for the code of the answer looks at it; what is stated elsewhere is not known here.
    if (/-w\b|--write-out|\/dev\/null|-K\b|--config|\$\{?\w*(?:OPTS|ARGS|FLAGS)/.test(text)) return [];
    const next = commands.slice(at + 1, at + 8);
    if (/^(?:true|:)?$/.test(next[0]?.name ?? '') || next.some((one) => looks.test(one.text))) return [];
    return [
      found(errorPageKept, {
        place,
        message:
          'Where the server answers 404 or 401, curl saves that page as the file and says that all is well.',
        why: 'Because there is no -f, without which only a broken connection is a failure: what is to follow one never does.',
        fixes: ['write curl -f …'],
        edits: [{ place: places[0] ?? place, old: 'curl', new: 'curl -f' }],
      }),
    ];
  });
}

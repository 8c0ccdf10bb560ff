import type { Frame } from '../event.ts';
import { harmlessWord } from '../fill.ts';

const swap = /^(?<now>[\w.]{1,80}) in place of (?<old>[\w.]{1,80})$/;
const bring = /^(?:from (?<part>[\w.]{1,80}) )?import (?<name>\w{1,60})$/;
const asked =
  /^from (?<from>[\w.]{1,120}) import (?<names>\w{1,80}(?: as \w{1,60})?(?:, ?\w{1,80}(?: as \w{1,60})?){0,8})$/;

/**
 * What the code may say in place of a name that is gone: as a command where the log shows the file and a line that can
 * be changed without reading the rest of it, else in words.
 * @param code `A in place of B`, `from X import Y`, `import Y`, or words.
 */
export function inCode(code: string, name: string, caller: Frame | null): string {
  const words = `# in the code: ${code}`;
  if (caller === null || !harmlessWord(caller.file) || !/\.py$/.test(caller.file)) return words;
  const change = changeOf(code, name, caller.code.trim());
  return change === null
    ? words
    : `sed -i -E '${change}' ${caller.file}   ${words}; the same in its other files`;
}

/** The two sides hold letters, digits, dots, commas and blanks alone: nothing that a shell or sed would read. */
function changeOf(code: string, gone: string, line: string): string | null {
  const { now = '', old = '' } = swap.exec(code)?.groups ?? {};
  if (now !== '') return swapped(now, old, line);
  const { part, name = '' } = bring.exec(code)?.groups ?? {};
  const { from = '', names = '' } = asked.exec(line)?.groups ?? {};
  // Of another package, which may not be there: in words.
  if (name === '' || (part === undefined ? name !== gone : rootOf(part) !== rootOf(from))) return null;
  const all = names.split(/, ?/);
  const one = all.find((each) => each.split(' ')[0] === gone);
  if (one === undefined) return null;
  const kept = one !== gone ? one.slice(gone.length) : name === gone ? '' : ` as ${gone}`;
  const rest = all.filter((each) => each !== one);
  const brought = `\\1${part === undefined ? '' : `from ${part} `}import ${name}${kept}`;
  return `s/^( *)${escaped(line)}$/${brought}${rest.length === 0 ? '' : `\\n\\1from ${from} import ${rest.join(', ')}`}/`;
}

function swapped(now: string, old: string, line: string): string | null {
  const has = (pattern: string) => new RegExp(pattern).test(line);
  if (old.includes('.')) return has(`\\b${escaped(old)}\\b`) ? `s/\\b${escaped(old)}\\b/${now}/g` : null;
  if (now.includes('.')) return null;
  if (has(`\\.${old}\\b`)) return `s/\\.${old}\\b/.${now}/g`;
  // An argument; the same word at the beginning of a line may be a variable.
  if (has(`[(,] ?${old} ?=(?!=)`)) return `s/([(,] *)${old}( ?=[^=])/\\1${now}\\2/g`;
  return has(`^from [\\w.]{1,120} import .{0,200}\\b${old}\\b`) ? `s/\\b${old}\\b/${now}/g` : null;
}

const rootOf = (part: string) => part.split('.')[0];

const escaped = (word: string) => word.replaceAll('.', '\\.');

/**
 * The one place where text becomes bash. Whatever comes from a person, a preset or the Catalog goes
 * through here; the result is ASCII, and bash reads it back as the same bytes and as nothing else.
 */

const needsNoQuotes = /^[A-Za-z0-9_./:@%+,-]+$/;
const printable = /^[\x20-\x7e]*$/;
// Inside '...' they are plain text too, but ShellCheck then asks, rightly, whether that was meant.
const looksLikeExpansion = /[$`]/;

/** One bash word that evaluates to `text`. Throws on NUL, which no bash word can hold. */
export function quote(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL character cannot be passed to bash');
  if (needsNoQuotes.test(text)) return text;
  return printable.test(text) && !looksLikeExpansion.test(text)
    ? `'${text.replaceAll("'", "'\\''")}'`
    : ansiQuote(text);
}

/** Several words, separated by blanks. */
export function quoteAll(texts: readonly string[]): string {
  return texts.map(quote).join(' ');
}

// $'...' takes any byte as \xHH; two digits are always given, so what follows cannot join the number.
function ansiQuote(text: string): string {
  let body = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') body += `\\${character}`;
    else if (byte >= 0x20 && byte < 0x7f) body += character;
    else body += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `$'${body}'`;
}

// A word as `quote` writes it, or a person: what is quoted in it stays together.
const commandWord = /(?:\$'(?:[^'\\]|\\.)*'|\$(?!')|'[^']*'|\\.|[^\s'\\$])+/g;

/** A command in lines of at most `width`, where its words allow it, that bash reads as the one it was. */
export function continued(command: string, width: number): readonly string[] {
  const words = command.match(commandWord) ?? [];
  // What is written otherwise is left as it is.
  if (words.join(' ') !== command) return [command];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    // Two more for the backslash that goes on.
    if (last === undefined || last.length + word.length + 3 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, at) => (at === lines.length - 1 ? line : `${line} \\`));
}

/** Printable ASCII on one line: what a comment or a plain log line may hold. Anything else is spelled `\u{…}`. */
export function asciiLine(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A comment line. It can hold anything and ends nowhere but at its own line end. */
export function comment(text: string): string {
  return `# ${asciiLine(text)}`.trimEnd();
}

/** Commands that write `lines` to the file that the bash expression `target` names. */
export function writeLines(target: string, lines: readonly string[]): string {
  if (!lines.every((line) => printable.test(line))) {
    return `printf '%s\\n' ${quoteAll(lines)} >${target}`;
  }
  let end = 'END';
  while (lines.includes(end)) end += '_';
  return [`cat >${target} <<'${end}'`, ...lines, end].join('\n');
}

/** Indented JSON in ASCII, line by line, so that it can stand in a script. */
export function asciiJson(value: unknown): readonly string[] {
  const text = JSON.stringify(value, null, 2).replace(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.split('\n');
}

/**
 * The one place where text becomes Python. The result is ASCII on one line, and Python reads it back as the same text
 * and as nothing else.
 */

/** A literal of Python: JSON's escapes are Python's too, but for what lies beyond U+FFFF. */
export function pythonText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

export function pythonList(texts: readonly string[]): string {
  return `[${texts.map(pythonText).join(', ')}]`;
}

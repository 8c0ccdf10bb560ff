/**
 * One character that no text of ours may hold as it is: control characters steer a terminal, bidirectional
 * overrides show text in another order than it is stored, tag characters hide it, line separators forge
 * lines, and a lone surrogate cannot be written as UTF-8.
 */
export const unprintable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0001}-\u{E007F}]/u;

const everywhere = new RegExp(unprintable, 'gu');

/**
 * One line of foreign text (from a preset, a plan, a log, a file name) made fit for a terminal or a
 * document: what cannot be shown is replaced by its visible escape, so ESC becomes the text `\u001b`.
 * Line ends are escaped too; split first where lines are meant. The escapes are those of JSON.
 */
export function printable(text: string): string {
  return text.replace(everywhere, (character) => character.split('').map(escapeUnit).join(''));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

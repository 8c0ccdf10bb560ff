import stringWidth from 'string-width';

/** ASCII, and signs of one column that combine with nothing: punctuation, arrows, boxes, marks. */
const oneColumnEach = /^[\x20-\x7e\u00b7\u2010-\u2027\u2190-\u2193\u23ce\u2500-\u259f\u2713\u2717\u276f]*$/;
/** Every character of it is a grapheme of its own, and one column wide. */
export function isOneEach(text: string): boolean {
  return oneColumnEach.test(text);
}

const esc = '\u001b';
const colours = new RegExp(`${esc}\\[[\\d;]*m`, 'g');

/**
 * Columns a text takes, colours not counted: what string-width says, without cutting text into graphemes
 * where counting will do. The bundle gives it to Ink as well (scripts/bundle-options.mjs), which measures
 * each line several times a frame, and in which a single bar or mark made that a quarter of the frame.
 */
export function quickStringWidth(text: string): number {
  const bare = text.includes(esc) ? text.replace(colours, '') : text;
  return oneColumnEach.test(bare) ? bare.length : stringWidth(text);
}

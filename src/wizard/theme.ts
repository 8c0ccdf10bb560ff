/** What a piece of text is for; what that looks like is decided here and nowhere else. */
export type Role =
  | 'plain'
  | 'strong'
  | 'dim'
  | 'accent'
  | 'match'
  | 'accentMatch'
  | 'good'
  | 'warn'
  | 'bad'
  | 'added'
  | 'removed';

/** As node:util names it; null: the terminal's own. */
type Style = Hue | Hue[] | null;
type Hue = 'bold' | 'dim' | 'cyan' | 'green' | 'yellow' | 'red';

export const styles: Readonly<Record<Role, Style>> = {
  plain: null,
  strong: 'bold',
  dim: 'dim',
  accent: 'cyan',
  match: 'bold',
  accentMatch: ['cyan', 'bold'],
  good: 'green',
  warn: 'yellow',
  bad: 'red',
  added: 'green',
  removed: 'red',
};

/** Every sign the wizard draws with. Each is one column wide, so both tables lay out alike. */
export interface Glyphs {
  readonly pointer: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly unknown: string;
  readonly note: string;
  readonly rule: string;
  readonly bar: string;
  readonly ruleDown: string;
  readonly ruleUp: string;
  readonly dot: string;
  readonly ellipsis: string;
  readonly changed: string;
  readonly up: string;
  readonly down: string;
  /** Names of keys in the footer; these may be wider. */
  readonly keys: {
    readonly upDown: string;
    readonly enter: string;
    readonly left: string;
    readonly ctrl: string;
  };
}

const unicodeGlyphs: Glyphs = {
  pointer: '❯',
  good: '✓',
  warn: '!',
  bad: '✗',
  unknown: '?',
  note: 'i',
  rule: '─',
  bar: '│',
  ruleDown: '┬',
  ruleUp: '┴',
  dot: '·',
  ellipsis: '…',
  changed: '▌',
  up: '↑',
  down: '↓',
  keys: { upDown: '↑↓', enter: '⏎', left: '←', ctrl: '^' },
};

const asciiGlyphs: Glyphs = {
  pointer: '>',
  good: '+',
  warn: '!',
  bad: 'x',
  unknown: '?',
  note: 'i',
  rule: '-',
  bar: '|',
  ruleDown: '-',
  ruleUp: '-',
  dot: '-',
  ellipsis: '~',
  changed: '|',
  up: '^',
  down: 'v',
  keys: { upDown: 'up/down', enter: 'enter', left: 'left', ctrl: 'ctrl-' },
};

/** The table for this terminal. */
export function glyphsFor(unicode: boolean): Glyphs {
  return unicode ? unicodeGlyphs : asciiGlyphs;
}

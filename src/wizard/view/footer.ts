import { wrapWords } from '../../basics/wrap.ts';
import type { Binding, Hint, KeyContext } from '../binding.ts';
import { bindingsFor, keymap } from '../keymap.ts';
import { blank, fitLine, type Line, lineWidth, pad, paragraph, type Span, span } from '../lines.ts';
import type { Notice } from '../state.ts';
import type { Glyphs } from '../theme.ts';

const between = 3;
/** Of the names of keys in the help. */
const nameWidth = 22;

/** What came of the last key, whole: in as many rows as it takes, up to four. */
export function noticeLines(notice: Notice, width: number, glyphs: Glyphs): readonly Line[] {
  const mark = { good: glyphs.good, warn: glyphs.warn, bad: glyphs.bad }[notice.tone];
  const text = notice.keys === undefined ? notice.text : `${notice.text} ${notice.keys}`;
  return paragraph(text, Math.max(1, width - 3), notice.tone)
    .slice(0, 4)
    .map((line, row) =>
      fitLine([span(row === 0 ? ` ${mark} ` : '   ', notice.tone), ...line], width, glyphs.ellipsis),
    );
}

/** The last row: the keys that work now, the dispensable ones dropped first. */
export function footerLine(keys: KeyContext, width: number, glyphs: Glyphs): Line {
  const all = bindingsFor(keys).flatMap(({ hint }) =>
    hint !== undefined && (hint.when?.(keys) ?? true) ? [hint] : [],
  );
  return hintsLine(all, width, glyphs);
}

/** As many of the keys as there is room for. */
export function hintsLine(all: readonly Hint[], width: number, glyphs: Glyphs): Line {
  let hints = all;
  while (hints.length > 1 && lineWidth(draw(hints, glyphs)) > width) {
    const heaviest = Math.max(...hints.map(({ weight }) => weight));
    const drop = hints.findLastIndex(({ weight }) => weight === heaviest);
    hints = hints.filter((_, index) => index !== drop);
  }
  return fitLine(draw(hints, glyphs), width, glyphs.ellipsis);
}

function draw(hints: readonly Hint[], glyphs: Glyphs): Line {
  return hints.flatMap(({ key, word }, index): Span[] => [
    span(index === 0 ? ' ' : ' '.repeat(between)),
    span(key(glyphs), 'accent'),
    span(` ${word}`, 'dim'),
  ]);
}

/** The help of every key, for the end of the explain page: those of the screen below it first. */
export function keyHelp(below: KeyContext, width: number, glyphs: Glyphs): readonly Line[] {
  const here = bindingsFor(below);
  const seen = new Set<string>();
  const rows = (bindings: readonly Binding[]) =>
    bindings.flatMap(({ keys, hint, help }) => {
      const name = hint?.key(glyphs) ?? keys.map((key) => key.replace('page', 'pg')).join(' ');
      const id = `${name} ${help}`;
      if (seen.has(id)) return [];
      seen.add(id);
      const names = wrapWords(name, nameWidth);
      const lines = paragraph(help, Math.max(1, width - nameWidth - 3));
      return Array.from({ length: Math.max(names.length, lines.length) }, (_, at) => [
        span('  '),
        span(pad(names[at] ?? '', nameWidth), 'accent'),
        span(' '),
        ...(lines[at] ?? []),
      ]);
    });
  return [
    [span('Keys of this screen', 'strong')],
    ...rows(here),
    blank,
    [span('Keys of the others', 'strong')],
    ...rows(keymap.filter((binding) => !here.includes(binding))),
    blank,
  ];
}

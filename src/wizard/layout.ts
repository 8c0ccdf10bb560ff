import { type Place, searchAt } from './steps.ts';

/** Where things are, in columns and rows counted from 0. */
export interface Layout {
  /** `two`: list and panel side by side; `stacked`: panel below; `list`: the panel is one line. */
  readonly mode: 'two' | 'stacked' | 'list';
  readonly width: number;
  /** Of the whole frame: always less than the terminal's rows, or Ink would have to scroll. */
  readonly height: number;
  readonly showAnswers: boolean;
  readonly topRule: boolean;
  readonly bottomRule: boolean;
  /** First row of the body: the list's heading, then its rows. */
  readonly bodyTop: number;
  readonly bodyHeight: number;
  readonly footerHeight: number;
  readonly listWidth: number;
  readonly listHeight: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
}

/** Divides a terminal of this size. `count`: rows that the list has without a search. `footer`: rows it asks for. `isJudged`: whether the rows are. */
export function layoutFor(
  columns: number,
  rows: number,
  place: Place,
  count: number,
  footer: number,
  isJudged: boolean,
): Layout {
  const width = Math.max(1, columns);
  const height = Math.max(1, rows - 1);
  const mode = columns >= 100 ? 'two' : columns >= 60 ? 'stacked' : 'list';
  const roomy = height >= 19;
  const showAnswers = height >= 8;
  const topRule = mode === 'two' ? height >= 10 : roomy;
  const bottomRule = topRule;
  const bodyTop = 1 + Number(showAnswers) + Number(topRule);
  // The footer comes last; a rule may stand above it. A long notice takes rows of the body, as far as some are left.
  const footerHeight = Math.max(1, Math.min(footer, height - bodyTop - Number(bottomRule) - 4));
  const bodyHeight = Math.max(1, height - bodyTop - footerHeight - Number(bottomRule));
  const base = {
    mode,
    width,
    height,
    showAnswers,
    topRule,
    bottomRule,
    bodyTop,
    bodyHeight,
    footerHeight,
  } as const;

  if (mode === 'two') {
    const listWidth = Math.min(Math.round(width * (place === 'review' ? 0.64 : 0.55)), 110);
    return {
      ...base,
      listWidth,
      listHeight: Math.max(1, bodyHeight - 1),
      panelWidth: Math.min(width - listWidth - 4, 100),
      panelHeight: bodyHeight,
    };
  }
  // Below the heading: the list, then (with a rule between them) the panel.
  const rest = Math.max(1, bodyHeight - 1);
  // A list whose length changes while one types keeps the room of a long one.
  const wanted = place === 'review' || searchAt(place) !== null ? Number.POSITIVE_INFINITY : count;
  if (mode === 'stacked' && rest >= 6) {
    // Facts alone leave the panel little to say.
    const share = place === 'review' ? 0.68 : isJudged ? 0.45 : 0.65;
    const part = Math.max(3, Math.floor((rest - 1) * share));
    // A row or two more, where the list is whole with them: what is last in it is seen then. A way in says all that
    // matters in its row; of an answer the panel has to hold what is wrong with it, and what to do.
    const least = place === 'start' ? 4 : 5;
    const whole = wanted <= part + 2 && rest - 1 - wanted >= least ? wanted : part;
    const listHeight = Math.min(Math.max(wanted, 3), whole);
    return {
      ...base,
      listWidth: width,
      listHeight,
      panelWidth: width - 2,
      panelHeight: rest - 1 - listHeight,
    };
  }
  const panelHeight = rest >= 3 ? 1 : 0;
  return { ...base, listWidth: width, listHeight: rest - panelHeight, panelWidth: width - 2, panelHeight };
}

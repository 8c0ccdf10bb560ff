import { planOf } from '../answers.ts';
import { type KeyContext, modeOf } from '../binding.ts';
import { type Layout, layoutFor } from '../layout.ts';
import { fitLine, type Line, span } from '../lines.ts';
import { optionsAt } from '../options/options.ts';
import { acceptable, causeOf, fixable } from '../reduce/finding.ts';
import { answersInView } from '../reduce/overlays.ts';
import { replacedFiles } from '../review/files.ts';
import { countHere, listHere, reviewRowHere, rowsHere, type State } from '../state.ts';
import { questionAt, searchAt } from '../steps.ts';
import { glyphsFor } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { footerLine, keyHelp, noticeLines } from './footer.ts';
import { answersLine, bothEnds, ruleLine, titleLine } from './header.ts';
import { headingOf } from './heading.ts';
import { hasVerdicts, type ListRow, listLines } from './list-lines.ts';
import { type Page, pageOf } from './page.ts';
import { panelLines } from './panel.ts';

/** The terminal as the wizard sees it. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

/** Everything on screen, as lines; the components only draw it. */
export interface Frame {
  readonly layout: Layout;
  readonly top: readonly Line[];
  readonly heading: Line;
  /** The rows in sight, and which of them is highlighted. */
  readonly rows: readonly ListRow[];
  readonly active: number;
  /** ink-select-input draws and moves this list. */
  readonly menu: boolean;
  readonly panel: readonly Line[];
  /** A page over list and panel. */
  readonly page: readonly Line[] | null;
  readonly bottom: readonly Line[];
  readonly cursor: { readonly x: number; readonly y: number } | null;
}

/** Draws a state for a screen of this size. Pure. */
export function frameOf(context: WizardContext, state: State, screen: Screen): Frame {
  const glyphs = glyphsFor(screen.unicode);
  const layout = layoutHere(context, state, screen);
  const menu = menuIsLive(context, state, layout);
  const overlay = pageHere(context, state, screen);
  const divider = layout.mode === 'two' && overlay === null ? layout.listWidth : null;
  const top: Line[] = [titleLine(state, layout, glyphs)];
  if (layout.showAnswers) {
    top.push(
      overlay === null
        ? answersLine(context, state, layout, glyphs)
        : bothEnds(
            [span(` ${overlay.title}`, 'strong')],
            [span(`${overlay.aside} `, 'dim')],
            layout.width,
            glyphs,
          ),
    );
  }
  if (layout.topRule) top.push(ruleLine(layout.width, glyphs, divider, 'down'));
  const footer =
    state.notice === null
      ? [footerLine(keysHere(context, state, screen), layout.width, glyphs)]
      : noticeLines(state.notice, layout.width, glyphs).slice(0, layout.footerHeight);
  const bottom = layout.bottomRule ? [ruleLine(layout.width, glyphs, divider, 'up'), ...footer] : footer;
  const heading = headingOf(context, state, layout, glyphs);
  const list = listLines(context, state, layout, glyphs);
  const listTop = layout.bodyTop + 1;
  return {
    layout,
    top,
    bottom,
    menu,
    heading: heading.line,
    ...list,
    panel: panelLines(context, state, layout, glyphs).map((line) =>
      fitLine(line, layout.panelWidth, glyphs.ellipsis),
    ),
    page:
      overlay === null
        ? null
        : windowOf(overlay, state.overlay?.scroll ?? 0, layout).map((line) => [
            span(' '),
            ...fitLine(line, layout.width - 1, glyphs.ellipsis),
          ]),
    cursor:
      overlay !== null || layout.height < 4
        ? null
        : heading.cursor !== null
          ? { x: heading.cursor, y: layout.bodyTop }
          : list.rows.length === 0
            ? null
            : { x: 1, y: listTop + list.active },
  };
}

/** The layout of this state; its list keeps its height while a search shortens it. */
function layoutHere(context: WizardContext, state: State, { columns, rows, unicode }: Screen): Layout {
  const count =
    state.place === 'review'
      ? countHere(context, state)
      : optionsAt(context, state.answers, state.place, '').length;
  const footer =
    state.notice === null ? 1 : noticeLines(state.notice, Math.max(1, columns), glyphsFor(unicode)).length;
  return layoutFor(columns, rows, state.place, count, footer, hasVerdicts(state));
}

function pageHere(context: WizardContext, state: State, screen: Screen): Page | null {
  if (state.overlay === null) return null;
  const glyphs = glyphsFor(screen.unicode);
  const width = Math.max(1, screen.columns - 2);
  const below = keysHere(context, { ...state, overlay: null }, screen);
  return pageOf(context, state, state.overlay, width, glyphs, keyHelp(below, width, glyphs));
}

function windowOf({ lines }: Page, scroll: number, { bodyHeight }: Layout): readonly Line[] {
  // A resize may leave the scroll beyond the end.
  const from = Math.max(0, Math.min(scroll, lines.length - bodyHeight));
  return lines.slice(from, from + bodyHeight);
}

/** Short menus are ink-select-input's, as long as they fit without scrolling. */
function menuIsLive(context: WizardContext, state: State, layout: Layout): boolean {
  const short =
    questionAt(state.place) !== null && searchAt(state.place) === null && !listHere(state).searching;
  const count = short ? rowsHere(context, state).length : 0;
  return count > 0 && count <= layout.listHeight && state.overlay === null && state.editing === null;
}

interface Known {
  readonly context: WizardContext;
  readonly screen: Screen;
  readonly keys: KeyContext;
}

const known = new WeakMap<State, Known>();

/** What the keys mean on this screen. Kept: a frame shows it, and the next key asks for it. */
export function keysHere(context: WizardContext, state: State, screen: Screen): KeyContext {
  const before = known.get(state);
  if (before?.context === context && before.screen === screen) return before.keys;
  const keys = keysOf(context, state, screen);
  known.set(state, { context, screen, keys });
  return keys;
}

function keysOf(context: WizardContext, state: State, screen: Screen): KeyContext {
  const layout = layoutHere(context, state, screen);
  const page = pageHere(context, state, screen);
  return {
    mode: modeOf(state, menuIsLive(context, state, layout)),
    place: state.place,
    overlay: state.overlay?.kind ?? null,
    scroll: state.overlay?.scroll ?? 0,
    page: page === null ? Math.max(1, layout.listHeight - 1) : layout.bodyHeight,
    count: page?.lines.length ?? 0,
    changes: page?.changes ?? [],
    canFix: fixable(context, state) !== null,
    canAccept: acceptable(context, state) !== null,
    appIsOpen: state.answers.draft.app === undefined,
    canPreview: planOf(context, answersInView(context, state)) !== null,
    onWrite: reviewRowHere(context, state)?.kind === 'write',
    canUndo: state.earlier.length > 0,
    canRedo: state.later.length > 0,
    hasCause: causeOf(context, state) !== null,
    hasDiff:
      state.place === 'review' &&
      planOf(context, state.answers) !== null &&
      replacedFiles(context, state.answers).length > 0,
  };
}

import { Box, useApp, useCursor, useInput, usePaste } from 'ink';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { Action } from '../actions.ts';
import type { KeyName } from '../binding.ts';
import { keyNames } from '../keys.ts';
import { type Line, span } from '../lines.ts';
import { reduce } from '../reducer.ts';
import { initialState, listHere, type State } from '../state.ts';
import { glyphsFor } from '../theme.ts';
import type { Edited, WizardContext, WizardInput } from '../types.ts';
import type { Frame, Screen } from '../view/frame.ts';
import { isWorthKeeping } from '../walk/record.ts';
import { thinkingAhead } from './ahead.ts';
import { ColorContext, Rows } from './lines.tsx';
import { List } from './list.tsx';
import { Menu } from './menu.tsx';
import type { Painter } from './painter.ts';
import { suspend } from './suspend.ts';

type Event =
  | { readonly kind: 'key'; readonly key: KeyName; readonly screen: Screen; readonly along: boolean }
  | { readonly kind: 'action'; readonly action: Action };

interface WizardProps {
  readonly context: WizardContext;
  readonly start: Pick<WizardInput, 'draft' | 'origins'>;
  /** The same as a state, where that is worked out already. */
  readonly opened?: State;
  readonly onProgress: WizardInput['onProgress'];
  /** Paints the frame itself; Ink then draws nothing, and does the rest: keys, paste, menus, the end. */
  readonly painter?: Painter;
  /** Gives a text to the terminal's clipboard. */
  readonly onCopy?: (text: string) => void;
  /** Opens the person's editor, once nothing here reads keys any more. */
  readonly onEdit?: WizardInput['edit'];
  readonly color: boolean;
  /** Size and character set; a resize draws the wizard anew with another. */
  readonly screen: Screen;
  /** Draws all of it again: another program may have written over it. */
  readonly onRepaint?: () => void;
}

/** What ink-select-input acts on. */
const menuKeys: readonly KeyName[] = ['up', 'down', 'k', 'j', 'enter'];

/** The whole wizard: one reducer, one frame. Ends the Ink app with the state that has a result. */
export function Wizard({
  context,
  start,
  opened,
  onProgress,
  painter,
  onCopy,
  onEdit = null,
  color,
  screen,
  onRepaint,
}: WizardProps) {
  const [ahead] = useState(() => thinkingAhead(context, color));
  const [state, dispatch] = useReducer(
    (before: State, event: Event): State =>
      event.kind === 'key'
        ? ahead.press(before, event.key, event.screen, event.along)
        : reduce(context, before, event.action),
    start,
    (given) => opened ?? initialState(context, given),
  );
  const { exit, suspendTerminal } = useApp();
  const act = (action: Action) => dispatch({ kind: 'action', action });

  usePaste((text) => act({ kind: 'text', edit: { kind: 'insert', text } }));
  useEffect(() => {
    if (state.result !== null) exit(state);
  }, [state, exit]);

  useKept(state, onProgress);
  useLayoutEffect(() => {
    if (state.copied !== null) onCopy?.(state.copied.text);
  }, [state.copied, onCopy]);

  useLent(state, onEdit, suspendTerminal, act, onRepaint);

  const { frame, rows } = ahead.draw(state, screen);
  useInput((input, key) => {
    for (const [index, name] of keyNames(input, key).entries()) {
      if (name === 'ctrl+l') onRepaint?.();
      if (name === 'ctrl+z') void suspend(suspendTerminal).then(onRepaint);
      // The menu on screen hears these, too. Its answer may come first, and then they would act again on the next step.
      if (!frame.menu || !menuKeys.includes(name)) {
        dispatch({ kind: 'key', key: name, screen, along: index > 0 });
      }
    }
  });
  const { unicode } = screen;
  useLayoutEffect(() => painter?.paint(rows, frame.cursor));
  useEffect(() => {
    const thinking = setImmediate(ahead.think, state, screen);
    return () => clearImmediate(thinking);
  });
  // The terminal's own cursor follows the highlight: that is what screen readers and magnifiers follow.
  useCursor().setCursorPosition(painter === undefined ? (frame.cursor ?? undefined) : undefined);
  const list = listOf(frame, state, unicode, act);
  if (painter !== undefined) {
    // The menu keeps its highlight and hears its keys; what it draws is in the frame.
    return frame.menu ? (
      <Box height={0} overflowY="hidden">
        {list}
      </Box>
    ) : null;
  }
  return (
    <ColorContext.Provider value={color}>
      <Box flexDirection="column" width={frame.layout.width} height={frame.layout.height} overflowY="hidden">
        <Rows lines={frame.top} />
        <Box height={frame.layout.bodyHeight} flexShrink={0} overflowY="hidden">
          {frame.page === null ? (
            <Body frame={frame} unicode={unicode} list={list} />
          ) : (
            <Rows lines={frame.page} height={frame.layout.bodyHeight} />
          )}
        </Box>
        <Rows lines={frame.bottom} />
      </Box>
    </ColorContext.Provider>
  );
}

/** `e`: the terminal goes to the editor as it was before the wizard, and comes back with what was saved. */
function useLent(
  { lent }: State,
  edit: WizardInput['edit'],
  suspendTerminal: ReturnType<typeof useApp>['suspendTerminal'],
  act: (action: Action) => void,
  onRepaint: (() => void) | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the script is lent
  useEffect(() => {
    if (lent === null) return;
    const open = async () => {
      let edited: Edited = { kind: 'failed', why: 'There is no terminal that an editor could have.' };
      if (edit !== null) {
        await suspendTerminal(async () => {
          edited = await edit(lent.name, lent.text);
        });
      }
      act({ kind: 'edited', lent, edited });
      onRepaint?.();
    };
    void open();
  }, [lent]);
}

/** Tells of each step that is worth keeping. */
function useKept({ answers, place }: State, onProgress: WizardInput['onProgress']): void {
  const first = useRef(answers);
  useEffect(() => {
    if (isWorthKeeping(first.current, { answers, place })) onProgress({ answers, place });
  }, [answers, place, onProgress]);
}

function listOf(frame: Frame, state: State, unicode: boolean, act: (action: Action) => void): ReactNode {
  const { pointer } = glyphsFor(unicode);
  if (!frame.menu) return <List rows={frame.rows} active={frame.active} pointer={pointer} />;
  const { place } = state;
  const list = listHere(state);
  return (
    <Menu
      key={`${place} ${list.revision}`}
      rows={frame.rows}
      highlight={list.highlight}
      pointer={pointer}
      onHighlight={(index) => act({ kind: 'highlight', place, index })}
      onChoose={(id) => act({ kind: 'choose', place, id })}
    />
  );
}

/** List and panel, beside or below each other. */
function Body({
  frame,
  unicode,
  list,
}: {
  readonly frame: Frame;
  readonly unicode: boolean;
  readonly list: ReactNode;
}) {
  const { layout, heading, panel } = frame;
  const glyphs = glyphsFor(unicode);
  const listBox = (
    <Box flexDirection="column" width={layout.listWidth} flexShrink={0}>
      <Rows lines={[heading]} />
      <Box height={layout.listHeight} flexShrink={0} overflowY="hidden">
        {list}
      </Box>
    </Box>
  );
  if (layout.mode === 'two') {
    const bar = [span(glyphs.bar, 'dim'), span(' ')];
    const beside = Array.from(
      { length: layout.bodyHeight },
      (_, row): Line => [...bar, ...(panel[row] ?? [])],
    );
    return (
      <Box>
        {listBox}
        <Rows lines={beside} />
      </Box>
    );
  }
  const indented = panel.map((line): Line => [span(' '), ...line]);
  const rule: Line = [span(glyphs.rule.repeat(layout.width), 'dim')];
  return (
    <Box flexDirection="column">
      {listBox}
      {layout.mode === 'stacked' && layout.panelHeight > 1 ? <Rows lines={[rule]} /> : null}
      {layout.panelHeight > 0 ? <Rows lines={indented} height={layout.panelHeight} /> : null}
    </Box>
  );
}

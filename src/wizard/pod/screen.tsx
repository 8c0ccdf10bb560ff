import { useApp, useCursor, useInput } from 'ink';
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { keyNames } from '../keys.ts';
import { ColorContext, Rows } from '../screens/lines.tsx';
import { painted } from '../screens/painted.ts';
import type { Painter } from '../screens/painter.ts';
import { suspend } from '../screens/suspend.ts';
import type { Screen } from '../view/frame.ts';
import { podFrame } from './frame.ts';
import type { Order } from './state.ts';
import type { PodStore } from './store.ts';

interface PodScreenProps {
  readonly store: PodStore;
  readonly onOrder: (order: Order) => void;
  /** Paints the frame itself; Ink then draws nothing, and does the rest. */
  readonly painter?: Painter;
  readonly color: boolean;
  readonly screen: Screen;
  readonly onRepaint?: () => void;
  /** Of the key that came just now: see KeyAdapter. */
  readonly isAlong?: () => boolean;
}

/** From what a pod would cost to its end. Ends the Ink app with a PodResult. */
export function PodScreen({ store, onOrder, painter, color, screen, onRepaint, isAlong }: PodScreenProps) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { exit, suspendTerminal } = useApp();
  useEffect(() => {
    if (state.result !== null) exit(state.result);
  }, [state.result, exit]);
  useEffect(() => {
    if (state.order !== null) onOrder(state.order);
  }, [state.order, onOrder]);
  useInput((input, key) => {
    for (const [index, name] of keyNames(input, key).entries()) {
      if (name === 'ctrl+l') onRepaint?.();
      if (name === 'ctrl+z') void suspend(suspendTerminal).then(onRepaint);
      store.press(name, screen, index > 0 || (isAlong?.() ?? false));
    }
  });
  const { rows, cursor } = podFrame(state, screen);
  useLayoutEffect(() =>
    painter?.paint(
      rows.map((line) => painted(line, color)),
      cursor,
    ),
  );
  useCursor().setCursorPosition(painter === undefined ? (cursor ?? undefined) : undefined);
  if (painter !== undefined) return null;
  return (
    <ColorContext.Provider value={color}>
      <Rows lines={rows} />
    </ColorContext.Provider>
  );
}

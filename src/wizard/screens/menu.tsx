import { useInput } from 'ink';
import SelectInput from 'ink-select-input';
import { createContext, useContext, useRef } from 'react';
import { span } from '../lines.ts';
import type { ListRow } from '../view/list-lines.ts';
import { ColorContext, Row } from './lines.tsx';
import { painted } from './painted.ts';

interface MenuProps {
  readonly rows: readonly ListRow[];
  readonly highlight: number;
  readonly pointer: string;
  readonly onHighlight: (index: number) => void;
  readonly onChoose: (id: string) => void;
}

interface Shown {
  readonly rows: ReadonlyMap<string, ListRow>;
  readonly pointer: string;
}

const ShownContext = createContext<Shown>({ rows: new Map(), pointer: '>' });

/**
 * A short menu, by ink-select-input. It keeps its highlight itself and reports it; the wizard's state
 * follows. Right under bursts only behind the key adapter (input.ts), which hands out one key per turn.
 * To put its highlight elsewhere it has to be mounted anew, under another React key.
 */
export function Menu({ rows, highlight, pointer, onHighlight, onChoose }: MenuProps) {
  const enter = useRef(false);
  const items = rows.map(({ id }) => ({ key: id, label: id, value: id }));
  return (
    <ShownContext.Provider value={{ rows: new Map(rows.map((row) => [row.id, row])), pointer }}>
      <LastKey isEnter={enter} />
      <SelectInput
        items={items}
        initialIndex={highlight}
        indicatorComponent={Indicator}
        itemComponent={Item}
        onHighlight={({ value }) => onHighlight(rows.findIndex(({ id }) => id === value))}
        onSelect={({ value }) => {
          // A digit chooses too, at once and unseen: somebody who types 3.11 would get the third row.
          if (enter.current) onChoose(value);
        }}
      />
    </ShownContext.Provider>
  );
}

/** Notes whether the key is Enter. It comes before the menu in the tree, so it hears each key first. */
function LastKey({ isEnter }: { readonly isEnter: { current: boolean } }) {
  useInput((_, key) => {
    isEnter.current = key.return;
  });
  return null;
}

function Indicator({ isSelected = false }: { readonly isSelected?: boolean }) {
  const { pointer } = useContext(ShownContext);
  const color = useContext(ColorContext);
  return <Row text={painted([isSelected ? span(` ${pointer} `, 'accent') : span('   ')], color)} />;
}

/** `label` is the row's id: what it looks like was drawn beforehand. */
function Item({ label }: { readonly label: string }) {
  const { rows } = useContext(ShownContext);
  const color = useContext(ColorContext);
  return <Row text={painted(rows.get(label)?.line ?? [], color)} />;
}

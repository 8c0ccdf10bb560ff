import type { Edited } from '../../src/wizard/types.ts';
import { type InkProgram, startInk } from '../support/ink.ts';
import { keys } from '../support/term.ts';
import { contextWith } from './context.ts';

/** What a monkey found at one end: how much it did, and where the screen was not what it should be. */
export interface Monkey {
  readonly keys: number;
  readonly compared: number;
  readonly faults: readonly string[];
}

const pressable: readonly [string, ...string[]] = [
  keys.up,
  keys.down,
  keys.enter,
  keys.esc,
  keys.end,
  '\u001b[5~',
  '\u001b[6~',
  '\u001b[H',
  '\u001b[D',
  '\u001b[Z',
  '\t',
  '\u007f',
  '\u0015',
  '\u000c',
  ...'frapsdzxocwbe/?y<0123456n[]jkgG qé日🚀',
];
const pastes: readonly [string, ...string[]] = [
  '5090',
  'my flux\r\nq',
  '\u001b[31mred',
  'é\u0301日本🏳️‍🌈',
  'x'.repeat(300),
  '\t\t',
];
const sizes: readonly [Size, ...Size[]] = [
  [200, 60],
  [120, 40],
  [80, 24],
  [60, 15],
  [40, 12],
  [99, 31],
  [20, 6],
];
type Size = readonly [columns: number, rows: number];

/** Numbers that are the same for a seed (mulberry32). */
function numbers(seed: number): () => number {
  let now = seed >>> 0;
  return () => {
    now = (now + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Presses keys at random, with pastes and resizes, in Ink on an emulated terminal, and compares what came of
 * them on the screen, its cursor too, with the same state painted anew (Ctrl-L). `count`: of keys. Where the
 * wizard ends by itself (it wrote) it is opened again; at the end Ctrl-C has to leave the terminal as it was.
 */
export async function letMonkeyPlay(seed: number, count: number): Promise<Monkey> {
  const next = numbers(seed);
  const coin = numbers(seed + 1000);
  const pick = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(next() * all.length)] ?? all[0];
  const world = contextWith({ 'startup.sh': '#!/bin/bash\nmine\n' });
  const faults: string[] = [];
  let pressed = 0;
  let compared = 0;
  while (pressed < count && faults.length === 0) {
    const [columns, rows] = pick(sizes);
    // An editor that adds a line, or fails.
    const edit = async (_: string, text: string): Promise<Edited> =>
      coin() < 0.5
        ? { kind: 'saved', text: `${text}# mine\n` }
        : { kind: 'failed', why: 'The editor ended with 1.' };
    const program = startInk(
      { ...world, draft: {}, origins: {}, color: true, unicode: true, edit },
      columns,
      rows,
    );
    let ended = false;
    void program.result.finally(() => {
      ended = true;
    });
    await program.screen.until(/\S/);
    while (pressed < count && !ended && faults.length === 0) {
      const burst = Array.from({ length: 1 + Math.floor(next() * 24) }, () => pick(pressable));
      // An Esc at its end would be waited for.
      program.send(`${burst.join('')}\u0015`);
      pressed += burst.length + 1;
      if (next() < 0.2) program.send(`\u001b[200~${pick(pastes)}\u001b[201~`);
      if (next() < 0.3) program.resize(...pick(sizes));
      await quiet(program, burst.length + 2);
      if (ended) break;
      const before = seen(program);
      program.send('\u000c');
      await quiet(program, 1);
      const after = seen(program);
      compared += 1;
      if (before !== after) {
        faults.push(
          `seed ${seed}, key ${pressed}, after ${JSON.stringify(burst)}:\n${before}\nanew:\n${after}`,
        );
      }
    }
    if (!ended) program.send(keys.ctrlC);
    await program.result;
    await program.screen.settled();
    const raw = program.screen.raw();
    if (program.screen.isAlternate()) faults.push(`seed ${seed}: the alternate screen stayed`);
    if (raw.lastIndexOf('\u001b[?25h') < raw.lastIndexOf('\u001b[?25l'))
      faults.push(`seed ${seed}: no cursor`);
  }
  return { keys: pressed, compared, faults };
}

function seen({ screen }: InkProgram): string {
  const { x, y } = screen.cursor();
  return `${screen.text()}\ncursor at ${x}, ${y}`;
}

/**
 * Resolves when so many keys are answered and nothing is drawn any more: a key is handed on in two turns of the
 * loop, and Ink draws 120 times a second.
 */
async function quiet({ screen }: InkProgram, keyCount: number): Promise<void> {
  for (let turn = 0; turn < 4 * (keyCount + 4); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
  for (let calm = 0, drawn = -1; calm < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 12));
    await screen.settled();
    const now = screen.raw().length;
    calm = now === drawn ? calm + 1 : 0;
    drawn = now;
  }
}

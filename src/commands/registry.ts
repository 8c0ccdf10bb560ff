import * as all from './all.ts';
import type { Command } from './command.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = Object.values(all).toSorted((a, b) => a.position - b.position);

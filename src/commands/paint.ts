import { styleText } from 'node:util';
import type { System } from '../system/system.ts';
import { wantsColour } from '../system/terminal.ts';

type Style = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim';

/** Colours a text where colours are wanted, else gives it back as it is. */
export interface Paint {
  (style: Style, text: string): string;
  /** The words that start this program again, see System. */
  readonly calledAs: string;
}

/** How text is painted on standard output. */
export function painter(system: Pick<System, 'env' | 'stdout' | 'calledAs'>, noColor: boolean): Paint {
  const colours = wantsColour(system, noColor);
  const paint = (style: Style, text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  return Object.assign(paint, { calledAs: system.calledAs });
}

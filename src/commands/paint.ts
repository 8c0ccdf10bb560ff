import { styleText } from 'node:util';

/** Colours a text where colours are wanted, else gives it back as it is. */
export type Paint = (style: 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim', text: string) => string;

/** Whether is decided once, at the door (see system/terminal); here it only happens. */
export function painter(colours: boolean): Paint {
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

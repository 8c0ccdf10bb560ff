import type { System } from '../../system/system.ts';
import { isInteractive } from '../../system/terminal.ts';
import { UsageError } from '../errors.ts';

/** Whether the person says yes. Anything but `y` or `yes`, and the end of input, is a no. */
export async function agreed(question: string, instead: string, system: System): Promise<boolean> {
  if (!isInteractive(system))
    throw new UsageError('there is no terminal to ask on, and --yes was not given', instead);
  system.stdout.write(`${question} [y/N] `);
  let line = '';
  for await (const chunk of system.stdin()) {
    line += new TextDecoder().decode(chunk);
    if (line.includes('\n') || line.length > 1000) break;
  }
  return /^\s{0,9}y(?:es)?\s{0,9}$/i.test(line.split('\n', 1)[0] ?? '');
}

/** A number that a flag says; null where it was not given. Throws UsageError for what is none. */
export function numberOf(
  flag: string,
  text: string | null,
  { whole, most, like }: { readonly whole: boolean; readonly most: number; readonly like: string },
): number | null {
  if (text === null) return null;
  const value = /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `--${flag}: "${text}" is no ${whole ? 'whole ' : ''}number up to ${most}`,
    `write --${flag} ${like}`,
  );
}

/** Dollars an hour; null: nobody said. */
export const maxPriceOf = ({ maxPrice }: { readonly maxPrice: string | null }) =>
  numberOf('max-price', maxPrice, { whole: false, most: 1000, like: '0.80' });

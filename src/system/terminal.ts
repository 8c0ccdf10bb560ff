import type { System } from './system.ts';

/**
 * Whether to colour standard output. In order: `--no-color`; NO_COLOR that is not empty (no-color.org);
 * FORCE_COLOR (`0` and `false` switch off, anything else on, as Node reads it); TERM=dumb; a terminal
 * or not.
 */
export function wantsColour({ env, stdout }: Pick<System, 'env' | 'stdout'>, noColorFlag: boolean): boolean {
  const { NO_COLOR: noColor, FORCE_COLOR: force, TERM: term } = env;
  if (noColorFlag || (noColor !== undefined && noColor !== '')) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stdout.isTty && term !== 'dumb';
}

/**
 * Whether the terminal shows more than ASCII, as far as the locale says: the first of LC_ALL, LC_CTYPE
 * and LANG that is set counts (POSIX), and where none is, it is the C locale. The Linux console has
 * too few characters in its font.
 */
export function wantsUnicode({ env }: Pick<System, 'env'>): boolean {
  const { LC_ALL: all, LC_CTYPE: type, LANG: language, TERM: term } = env;
  const locale = all || type || language || 'C';
  return /utf-?8/i.test(locale) && term !== 'linux' && term !== 'dumb';
}

/** How long a line may be before the terminal breaks it; a file, or another program, takes it as long as it is. */
export function lineWidth({ isTty, columns }: Pick<System['stdout'], 'isTty' | 'columns'>): number {
  return isTty ? Math.max(40, columns) : Number.POSITIVE_INFINITY;
}

/** Whether somebody can be asked: keys come from a terminal, and what is said goes to one. */
export function isInteractive(system: Pick<System, 'stdinIsTty' | 'stdout'>): boolean {
  return system.stdout.isTty && system.stdinIsTty;
}

/**
 * Whether to ask in numbered questions, line by line, and draw no screen: where the terminal cannot move
 * its cursor (TERM=dumb), and where a screen is read aloud, which ACCESSIBLE (of other command lines) or
 * INK_SCREEN_READER say.
 */
export function wantsPlain({ env }: Pick<System, 'env'>): boolean {
  const { TERM: term, ACCESSIBLE: accessible, INK_SCREEN_READER: reader } = env;
  return term === 'dumb' || isOn(accessible) || isOn(reader);
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

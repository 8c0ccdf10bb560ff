import path from 'node:path';
import type { System } from '../../system/system.ts';

/** Where the records of pods lie (XDG base directory specification); null where the environment names no place. */
export function ledgerFolder({ env }: Pick<System, 'env'>): string | null {
  const { XDG_STATE_HOME: state = '', HOME: home = '' } = env;
  if (path.isAbsolute(state)) return path.join(state, 'pod-wizard', 'pods');
  return path.isAbsolute(home) ? path.join(home, '.local', 'state', 'pod-wizard', 'pods') : null;
}

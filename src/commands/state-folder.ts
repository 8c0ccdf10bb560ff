import path from 'node:path';
import type { System } from '../system/system.ts';

/**
 * Where what is neither written on request nor made again is kept: of the person, not of a folder of theirs
 * (XDG base directory specification). Null where the environment names no place: then nothing is kept.
 */
export function stateFolder({ env }: Pick<System, 'env'>): string | null {
  const { XDG_STATE_HOME: state = '', HOME: home = '' } = env;
  if (path.isAbsolute(state)) return path.join(state, 'pod-wizard');
  return path.isAbsolute(home) ? path.join(home, '.local/state/pod-wizard') : null;
}

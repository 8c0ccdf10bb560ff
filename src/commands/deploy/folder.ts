import path from 'node:path';
import type { System } from '../../system/system.ts';
import { stateFolder } from '../state-folder.ts';

/** Where the records of pods lie; null where the environment names no place. */
export function ledgerFolder(system: Pick<System, 'env'>): string | null {
  const folder = stateFolder(system);
  return folder && path.join(folder, 'pods');
}

import { printable } from '../../basics/printable.ts';
import type { System } from '../../system/system.ts';
import { ledgerFolder } from './folder.ts';

/** Names the pods that were rented and, as last seen, may still be billed. Who never rented one loads nothing for it. */
export async function nameForgotten(system: System): Promise<void> {
  const folder = ledgerFolder(system);
  const names = folder === null ? [] : await system.files.list(folder).catch(() => []);
  if (names.length === 0) return;
  const { openLedger, openOnes } = await import('./run.ts');
  for (const { name, title } of openOnes(await openLedger(system).all()))
    system.stderr.write(
      printable(
        `pod-wizard: still open, as last seen: ${title} (${name}); ${system.calledAs} deploy status`,
      ).concat('\n'),
    );
}

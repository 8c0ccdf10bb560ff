import path from 'node:path';
import { sha256 } from '../../basics/digest.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { lockOf } from '../../journal/lock.ts';
import { presetDigest } from '../../presets/content.ts';
import type { Preset } from '../../presets/schema.ts';
import type { System } from '../../system/system.ts';
import { Refusal } from '../errors.ts';

/** A list of packages is far smaller. */
const maxBytes = 512 * 1024;

/**
 * The preset of an entry with every package exactly as it was installed then, from the list that lies beside
 * the journal. Throws Refusal where there is none, or it is not the one that was recorded.
 */
export async function lockedPreset(
  preset: Preset,
  { installed, number, stamp }: ParsedEntry,
  journal: string,
  system: System,
): Promise<Preset> {
  if (installed === null) {
    throw new Refusal(
      `entry ${number} does not say what was installed`,
      'bash startup.sh verify --json on its pod, then pod-wizard journal result FILE',
    );
  }
  const file = path.join(path.dirname(path.resolve(system.cwd, journal)), installed.file);
  const text = await system.files.read(file, maxBytes);
  if (text === null)
    throw new Refusal(`${installed.file} is not here`, `it belongs beside the journal, for entry ${number}`);
  if (sha256(text) !== installed.sha256)
    throw new Refusal(
      `${installed.file} is not the list that entry ${number} recorded`,
      `its digest is not ${installed.sha256}`,
    );
  const locked = lockOf(text.split('\n'), `entry ${number} of ${stamp.date}`);
  if (locked === null) throw new Refusal(`${installed.file} names no package with its version`, '');
  const content: Preset = { ...preset, locked };
  return { ...content, own: { named: null, digest: presetDigest(content) } };
}

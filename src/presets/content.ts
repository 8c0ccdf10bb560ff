import { canonicalJson, sha256 } from '../basics/digest.ts';
import type { Preset } from './schema.ts';

/** What a preset says, without how it is named here. */
export function contentOf({ own: _, ...content }: Preset): Omit<Preset, 'own'> {
  return content;
}

/** SHA-256 (hex) of all that a preset says: its version is what its author remembered to raise. */
export function presetDigest(preset: Preset): string {
  return sha256(canonicalJson(contentOf(preset)));
}

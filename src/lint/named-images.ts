import { imageByRef } from '../catalog/images.ts';
import { findingsOf } from '../judge/check.ts';
import { resolve } from '../resolve/resolve.ts';
import { ruleByCode } from '../rules/registry.ts';
import type { FileFinding } from './finding.ts';
import type { Piece } from './place.ts';
import type { Surroundings } from './situation.ts';

const imageLike =
  /\b(?:runpod|nvidia|pytorch|ubuntu|python|debian)(?:\/[a-z0-9._-]+)?:[A-Za-z0-9][\w.-]*[A-Za-z0-9]/g;

/** The one image that a document speaks of; where it names several, none. */
export function statedImage(text: string, { catalog }: Surroundings): string | null {
  const named = [...new Set([...text.slice(0, 200_000).matchAll(imageLike)].map(([ref]) => ref))];
  const known = named.filter((ref) => imageByRef(catalog, ref).status !== 'unknown');
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** Tags that no build ever made, wherever the text names them. */
export function phantomImages(piece: Piece, { catalog }: Surroundings): readonly FileFinding[] {
  const rule = ruleByCode('PW202');
  if (rule === null) return [];
  const seen = new Set<string>();
  return [...piece.text.matchAll(imageLike)].flatMap(({ 0: ref, index }) => {
    if (seen.has(ref) || imageByRef(catalog, ref).status !== 'phantom') return [];
    seen.add(ref);
    return findingsOf(resolve({ image: ref }, null, catalog), [rule]).map((finding) => ({
      ...{ code: finding.code, severity: finding.severity, title: finding.title, message: finding.message },
      ...{ error: finding.error, why: finding.why, evidence: finding.evidence },
      place: piece.place(index),
      fixes: finding.fixes.map(({ label }) => label),
      edits: [],
    }));
  });
}

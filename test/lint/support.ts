import { catalog } from '../../src/catalog/facts.ts';
import { type Include, lintFile } from '../../src/lint/lint.ts';

export interface Around {
  readonly image?: string;
  readonly python?: string;
  readonly include?: Include;
}

/** What the linter says about a text, as `code@line`, sorted by line. */
export function codesOf(path: string, text: string, around: Around = {}): readonly string[] {
  return findingsOf(path, text, around).map(({ code, place }) => `${code}@${place.line}`);
}

export function findingsOf(path: string, text: string, { image, python, include }: Around = {}) {
  const { findings } = lintFile(
    path,
    text,
    { catalog, image: image ?? null, python: python ?? null },
    include,
  );
  return findings.toSorted((a, b) => a.place.line - b.place.line || a.code.localeCompare(b.code, 'en'));
}

export const cuda2404 = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';
export const cuda2204 = 'nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04';

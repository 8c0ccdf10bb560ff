import type { Path } from './document.ts';
import { presetFormat } from './schema.ts';

/** What an older file means in the newest form, and where its parts stand in the file. */
export interface Upgraded {
  readonly value: unknown;
  /** Where something of the newest form stands in the file. */
  readonly original: (path: Path) => Path;
}

/**
 * Reads a preset of form 1, or one that says no form, as one of the newest. Form 1 had the same keys, all
 * of which had to be stated, and called the line that says that the app works `log`. What has another
 * form, or is no mapping at all, comes back as it is, for the schema to refuse.
 */
export function upgradePreset(value: unknown): Upgraded {
  if (!isMapping(value) || (value['format'] !== undefined && value['format'] !== 1)) {
    return { value, original: (path) => path };
  }
  return {
    value: {
      ...value,
      format: presetFormat,
      ...(isMapping(value['health']) && { health: health(value['health']) }),
    },
    original: (path) =>
      path[0] === 'health' && path[1] === 'ready' ? ['health', 'log', ...path.slice(2)] : path,
  };
}

function health({ log, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // A file without a form may be written in the newest words.
  return log === undefined ? rest : { ...rest, ready: log };
}

/** A mapping of YAML. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

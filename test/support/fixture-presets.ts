import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalog } from '../../src/catalog/load.ts';
import { parsePresetFile } from '../../src/presets/parse.ts';
import type { Preset } from '../../src/presets/schema.ts';

/** Apps that are not built in, each in what it has that FluxGym and Foley have not. */

const catalog = await loadCatalog();
const folder = path.join(import.meta.dirname, '../presets/fixtures');

export const fixturePresets: readonly Preset[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const read = parsePresetFile(readFileSync(path.join(folder, name), 'utf8'), name, catalog);
    if (!read.ok || read.kind !== 'preset') throw new Error(`${name}: ${JSON.stringify(read)}`);
    return read.preset;
  });
